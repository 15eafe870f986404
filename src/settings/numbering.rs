//! What the numbers of groups mean by a sender's own legend: `Nhóm 1: NTM; Nhóm 4: VHVN`, `N1 = Nông thôn mới`, `(1) Hiến máu`.
//!
//! Must never choose between the sender's numbers and the official ones: where the legend leaves open which hold, the words it
//! leaves are no group, so that somebody is asked.

use std::collections::BTreeMap;

use super::Words;
use crate::text;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// `Nhóm 1`.
    Group,
    /// `N1`.
    Letter,
    /// `1`, `(1)`.
    Bare,
}

/// One number of a legend with what it says of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Numbered {
    pub number: u8,
    pub form: Form,
    /// As typed.
    pub meaning: String,
}

/// The numbers of one sheet or workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbering {
    /// The words that each number stands for; words of nobody's group where the legend contradicts itself.
    meant: BTreeMap<u8, String>,
    /// Numbers that mean what they mean officially.
    official: Vec<u8>,
    /// What the legend says, where it departs from the official numbers: those it does not name mean nothing that is known.
    departs: Option<String>,
    /// Folded texts that are no group, whatever words stand in them.
    open: Vec<String>,
}

/// Groups at most: what numbers more is no legend of them.
const MOST: u8 = 20;

impl Numbering {
    /// By the lines of a legend; None where they say nothing of groups.
    pub fn of(lines: &[Numbered], words: &Words) -> Option<Self> {
        let group = |text: &str| words.group_in(text).map(|(code, _)| code);
        let people = |one: &&Numbered| group(&one.meaning).is_none() && text::is_person(&one.meaning);
        let lines = lines.iter().filter(|one| !people(one));
        // Bare numbers stand before anything: a group or activity must be all that stands behind one of them.
        let (bare, named): (Vec<&Numbered>, Vec<&Numbered>) = lines.partition(|one| one.form == Form::Bare);
        let listed = bare.iter().any(|one| words.is_listed(&text::plain(&one.meaning)));
        let short = |one: &&Numbered| one.meaning.split_whitespace().count() <= MOST_WORDS;
        let lines = match named.is_empty() {
            true if listed => bare.into_iter().filter(short).collect(),
            true => return None,
            false => named,
        };
        let mut numbering = Self::default();
        let mut departing = false;
        for number in 1..=MOST {
            let mut meanings: Vec<&str> =
                lines.iter().filter(|one| one.number == number).map(|one| &*one.meaning).collect();
            meanings.sort_unstable_by_key(|one| text::plain(one));
            meanings.dedup_by_key(|one| text::plain(one));
            let Some(first) = meanings.first() else { continue };
            let named = group(first);
            let official = group(&format!("nhóm {number}"));
            departing |= meanings.iter().any(|one| group(one).is_some() && group(one) != official);
            if meanings.iter().all(|one| group(one) == named) && (meanings.len() == 1 || named.is_some()) {
                if named.is_some() && named == official {
                    numbering.official.push(number);
                }
                numbering.meant.insert(number, (*first).to_owned());
            } else {
                let open = shortened(&format!("Nhóm {number}: {}", meanings.join("; ")));
                numbering.open.push(text::plain(&open));
                numbering.meant.insert(number, open);
            }
        }
        numbering.departs = departing.then(|| numbering.shown());
        let unlisted: Vec<String> = (1..=MOST).filter_map(|number| numbering.unlisted(number)).collect();
        numbering.open.extend(unlisted.iter().map(|one| text::plain(one)));
        // What only repeats the official numbers says nothing new.
        let new = lines.iter().any(|one| one.form != Form::Group || !numbering.official.contains(&one.number));
        new.then_some(numbering)
    }

    fn shown(&self) -> String {
        let shown: Vec<String> = self.meant.iter().map(|(number, words)| format!("{number}: {words}")).collect();
        shown.join("; ")
    }

    /// The words of a number that a departing legend does not name.
    fn unlisted(&self, number: u8) -> Option<String> {
        let legend = self.departs.as_ref().filter(|_| !self.meant.contains_key(&number))?;
        Some(shortened(&format!("Nhóm {number} ≠ {legend}")))
    }

    pub fn is_empty(&self) -> bool {
        self.meant.is_empty()
    }

    /// Whether the legend names a number.
    pub fn names(&self, number: u8) -> bool {
        self.meant.contains_key(&number)
    }

    /// The words that a whole folded text stands for, if it is a number of this legend. `bare`: it stands where only groups do.
    pub fn meaning(&self, key: &str, bare: bool) -> Option<String> {
        if self.meant.is_empty() {
            return None;
        }
        let (number, form) = number_of(key).filter(|(_, form)| bare || *form != Form::Bare)?;
        if form == Form::Group && self.official.contains(&number) {
            return None;
        }
        self.meant.get(&number).cloned().or_else(|| self.unlisted(number).filter(|_| form != Form::Letter))
    }

    /// Whether a folded text leaves open which group it is.
    pub fn leaves_open(&self, key: &str) -> bool {
        self.open.iter().any(|open| open == key)
    }
}

/// Words of what is asked about at most: a question about an activity takes no more.
const MOST_ASKED: usize = 8;

/// The first words of a text.
fn shortened(typed: &str) -> String {
    let words: Vec<&str> = typed.split_whitespace().collect();
    match words.get(..MOST_ASKED) {
        Some(first) if words.len() > MOST_ASKED => format!("{}…", first.join(" ")),
        _ => typed.to_owned(),
    }
}

/// Words that a bare number explains at most: more are a remark.
const MOST_WORDS: usize = 12;

/// The number that a whole folded text is, and how it is written.
pub fn number_of(key: &str) -> Option<(u8, Form)> {
    let key = key.trim();
    let leading = ["nhom hoat dong so ", "nhom hoat dong ", "nhom hd ", "nhom so ", "nhom "];
    let (digits, form) = match leading.iter().find_map(|word| key.strip_prefix(word)) {
        Some(digits) => (digits, Form::Group),
        None => match key.strip_prefix('n') {
            Some(digits) => (digits.trim_start(), Form::Letter),
            None => (key, Form::Bare),
        },
    };
    let figures = (1..=2).contains(&digits.len()) && digits.bytes().all(|one| one.is_ascii_digit());
    let number = digits.parse().ok().filter(|number| figures && (1..=MOST).contains(number))?;
    Some((number, form))
}

/// The numbers of a text that lists groups by number and nothing else: `Nhóm 1, 3`, `N1; N3`, `1 + 3`. None where it is no such list of
/// two at least, and empty where it may be from one to another; `bare`: numbers alone are groups.
pub fn numbers_of(typed: &str, bare: bool) -> Option<Vec<u8>> {
    let key = text::plain(typed);
    let spans = typed.contains(['-', '–', '>']) || typed.contains('.');
    let mut numbers = Vec::new();
    let mut named = bare;
    for word in key.split(' ').filter(|word| !word.is_empty()) {
        match word {
            "nhom" | "n" => named = true,
            "va" | "so" => {}
            _ => {
                let (number, form) = number_of(word)?;
                named |= form == Form::Letter;
                numbers.push(number);
            }
        }
    }
    (named && numbers.len() > 1).then(|| if spans { Vec::new() } else { numbers })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_three_ways() {
        for (key, number) in [
            ("nhom 1", Some((1, Form::Group))),
            ("nhom so 04", Some((4, Form::Group))),
            ("nhom hoat dong 3", Some((3, Form::Group))),
            ("n1", Some((1, Form::Letter))),
            ("1", Some((1, Form::Bare))),
            ("nhom 21", None),
            ("nhom 1 ntm", None),
            ("nam", None),
            ("2026", None),
        ] {
            assert_eq!(number_of(key), number, "{key}");
        }
    }

    #[test]
    fn several_numbers_are_several_groups() {
        for (text, numbers) in [
            ("Nhóm 1, 3", Some(vec![1, 3])),
            ("Nhóm 1 và nhóm 3", Some(vec![1, 3])),
            ("N1; N3", Some(vec![1, 3])),
            ("Nhóm 1", None),
            ("Nhóm 1-3", Some(vec![])),
            ("1, 3", None),
            ("Nhóm 1, NTM", None),
        ] {
            assert_eq!(numbers_of(text, false), numbers, "{text}");
        }
        assert_eq!(numbers_of("1, 3", true), Some(vec![1, 3]));
        assert_eq!(numbers_of("04/10", true), Some(vec![4, 10]), "where nothing but groups stands");
    }
}
