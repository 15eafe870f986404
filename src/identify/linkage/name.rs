//! Two names, part by part.

use super::slips::{Letters, slips};
use crate::text;

/// A name made ready for comparison; parts by number, so that equal ones compare at once.
#[derive(Clone, Debug)]
pub(super) struct NameForm {
    /// With marks, tone style unified.
    key: Box<str>,
    /// Without marks, i and y as one letter.
    pub plain: Box<str>,
    /// Parts of `plain` in the order of letters.
    sorted: Box<str>,
    /// Not a mark in it, although it is longer than a word.
    bare: bool,
    /// As typed in an editor that left the signs of telex behind; empty where that reads the same.
    telex: Box<str>,
    letters: Letters,
    /// How many parts.
    count: usize,
    pub family: u32,
    pub middle: u32,
    pub given: u32,
}

/// The levels, best first, as in linkage.toml.
pub(super) const EXACT: u8 = 0;
const NO_MARKS: u8 = 1;
const MARKS: u8 = 2;
const ABBREVIATED: u8 = 3;
const SWAPPED: u8 = 4;
const ONE_SLIP: u8 = 5;
const TWO_SLIPS: u8 = 6;
const PART_MISSING: u8 = 7;
pub(super) const MIDDLE_DIFFERS: u8 = 8;
/// Family and middle name equal or nearly so, and another given name: as brothers and sisters have it.
pub(super) const GIVEN_DIFFERS: u8 = 9;
const ELSE: u8 = 10;

impl NameForm {
    /// `part` numbers texts of parts: (which part, text).
    pub fn new(key: &str, mut part: impl FnMut(usize, &str) -> u32) -> Self {
        let plain = text::plain(key).replace('y', "i");
        let plain: String = plain.replace('.', ". ").split_whitespace().collect::<Vec<_>>().join(" ");
        let words: Vec<&str> = plain.split(' ').collect();
        let mut sorted = words.clone();
        sorted.sort_unstable();
        let (first, last) = (words.first().copied().unwrap_or_default(), words.last().copied().unwrap_or_default());
        let middle = if words.len() > 2 { words[1..words.len() - 1].join(" ") } else { String::new() };
        let mut telex: String = words.iter().map(|word| without_telex(word)).collect::<Vec<_>>().join(" ");
        if telex == plain {
            telex.clear();
        }
        let bare = key.contains(' ') && key.chars().filter(|letter| letter.is_alphabetic()).all(|one| one.is_ascii());
        Self {
            key: key.into(),
            family: part(0, first),
            middle: part(1, &middle),
            given: part(2, last),
            sorted: sorted.join(" ").into(),
            letters: Letters::of(plain.as_bytes()),
            count: words.len(),
            bare,
            telex: telex.into(),
            plain: plain.into(),
        }
    }
}

impl NameForm {
    fn given_name(&self) -> &str {
        self.plain.rsplit(' ').next().unwrap_or_default()
    }
}

/// A word without the letters that telex typing adds: doubled vowels and d, w, and the letter of a tone behind.
fn without_telex(word: &str) -> String {
    let word = word.replace("aa", "a").replace("ee", "e").replace("oo", "o").replace("dd", "d");
    let word = word.replace("uw", "u").replace("ow", "o").replace("aw", "a").replace("uow", "uo");
    let mut letters: Vec<char> = word.chars().collect();
    let vowel = |letter: &char| "aeiou".contains(*letter);
    if letters.len() > 2 && letters.last().is_some_and(|one| "sfrxj".contains(*one)) && letters.iter().any(vowel) {
        letters.pop();
    }
    letters.into_iter().collect()
}

/// Whether names of this level are one name, with its marks or without.
pub(super) const fn is_same(level: u8) -> bool {
    level <= MARKS
}

/// Whether names of this level are one name that somebody shortened or mistyped.
pub(super) const fn is_miswritten(level: u8) -> bool {
    matches!(level, ABBREVIATED | SWAPPED | ONE_SLIP | TWO_SLIPS | PART_MISSING)
}

/// The comparison level of two names; the smaller the more alike.
pub(super) fn level(a: &NameForm, b: &NameForm) -> u8 {
    if a.key == b.key {
        return EXACT;
    }
    if a.plain == b.plain {
        return if a.bare == b.bare { MARKS } else { NO_MARKS };
    }
    if telex_of(a, b) || telex_of(b, a) {
        return NO_MARKS;
    }
    // Most pairs are of two strangers: what cannot be is not tried.
    let equal_count = a.count == b.count;
    if equal_count && a.given == b.given && (abbreviated(&a.plain, &b.plain) || abbreviated(&b.plain, &a.plain)) {
        return ABBREVIATED;
    }
    if a.letters == b.letters && a.sorted == b.sorted {
        return SWAPPED;
    }
    if a.letters.are_near(&b.letters) {
        match slips(a.plain.as_bytes(), b.plain.as_bytes()) {
            1 => return ONE_SLIP,
            2 if slips(a.given_name().as_bytes(), b.given_name().as_bytes()) > 1 => return GIVEN_DIFFERS,
            2 => return TWO_SLIPS,
            _ => {}
        }
    }
    if !equal_count && (part_missing(&a.plain, &b.plain) || part_missing(&b.plain, &a.plain)) {
        return PART_MISSING;
    }
    match (a.family == b.family, a.given == b.given, a.middle == b.middle) {
        (true, true, _) => MIDDLE_DIFFERS,
        (true, false, true) => GIVEN_DIFFERS,
        _ => ELSE,
    }
}

fn telex_of(a: &NameForm, b: &NameForm) -> bool {
    !a.telex.is_empty() && (*a.telex == *b.plain || *a.telex == *b.telex)
}

/// Whether `short` writes parts of `long` by their first letters, with a dot or alone. Both have as many parts and one given name.
fn abbreviated(short: &str, long: &str) -> bool {
    if short.len() >= long.len() {
        return false;
    }
    let mut some = false;
    for (one, other) in short.split(' ').zip(long.split(' ')) {
        let stem = one.trim_end_matches('.');
        if stem == other {
            continue;
        }
        // A letter, or the consonants before the vowel: N, Ng, Th.
        let initial = stem.len() == 1 || stem.len() == 2 && !stem.ends_with(['a', 'e', 'i', 'o', 'u']);
        if !initial || !other.starts_with(stem) {
            return false;
        }
        some = true;
    }
    some
}

/// Whether every part of `short` stands in `long` in the same order, and more does.
fn part_missing(short: &str, long: &str) -> bool {
    let mut rest = long.split(' ');
    short.len() < long.len() && short.split(' ').all(|part| rest.any(|other| other == part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(a: &str, b: &str) -> u8 {
        let mut known: Vec<(usize, String)> = Vec::new();
        let mut part = |which: usize, text: &str| {
            let wanted = (which, text.to_owned());
            let at = known.iter().position(|one| *one == wanted).unwrap_or_else(|| {
                known.push(wanted);
                known.len() - 1
            });
            u32::try_from(at).unwrap()
        };
        let a = NameForm::new(&text::fold(a), &mut part);
        let b = NameForm::new(&text::fold(b), &mut part);
        assert_eq!(level(&a, &b), level(&b, &a));
        level(&a, &b)
    }

    #[test]
    fn levels() {
        assert_eq!(between("Nguyễn Văn An", "NGUYỄN VĂN AN"), EXACT);
        assert_eq!(between("Lê Thị Thuý", "Lê Thị Thúy"), EXACT);
        assert_eq!(between("Nguyễn Văn An", "Nguyen Van An"), NO_MARKS);
        assert_eq!(between("Nguyễn Văn Hòa", "Nguyeenx Vawn Hoaf"), NO_MARKS);
        assert_eq!(between("Trần Thị Hoa", "Trần Thị Hòa"), MARKS);
        assert_eq!(between("Nguyễn Văn An", "Ng. V. An"), ABBREVIATED);
        assert_eq!(between("Nguyễn Thị Hoa", "N.T. Hoa"), ABBREVIATED);
        assert_eq!(between("Nguyễn Văn An", "An Nguyễn Văn"), SWAPPED);
        assert_eq!(between("Nguyễn Văn Anh", "Nguyễn Văn Ạn"), ONE_SLIP);
        assert_eq!(between("Lê Thị Kim Ngân", "Lê Kim Ngân"), PART_MISSING);
        assert_eq!(between("Nguyễn Văn Thành", "Nguyễn Quốc Thành"), MIDDLE_DIFFERS);
        assert_eq!(between("Nguyễn Văn Trọng", "Nguyễn Văn Thắng"), GIVEN_DIFFERS);
        assert_eq!(between("Nguyễn Văn Bảo", "Nguyễn Văn Vân"), GIVEN_DIFFERS);
        assert_eq!(between("Nguyễn Văn An", "Trần Quốc Bảo"), ELSE);
    }
}
