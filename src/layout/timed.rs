//! Headers of marks that name a month or quarter beside what it is of: `NTM T2`, `T2 - NTM`, `NTM (02/2021)`, `ASXH quý 1`.
//!
//! Must never take a weekday for a month of its own: `T2` alone is a month only where a group or activity stands beside it.

use super::attending;
use super::vocabulary::{NUMBERS, TO_COME};
use super::wide;
use crate::settings::Words;
use crate::text::{self, starts_with_words};

/// A time of at most as many words stands beside a name.
const MOST_WORDS: usize = 4;

/// A header cell without the time it names beside something that was done; as it stands where it names none.
pub(super) fn untimed<'t>(raw: &'t str, words: &Words) -> &'t str {
    if !raw.bytes().any(|byte| byte.is_ascii_digit()) && !raw.contains(['I', 'V']) {
        return raw;
    }
    let name = text::undated_text(raw);
    if name.len() < raw.len() {
        return name;
    }
    beside_month(raw).filter(|(rest, dated)| *dated || names_done(rest, words)).map_or(raw, |(rest, _)| rest)
}

/// A header cell without the month or quarter in it, whatever it is about.
pub(super) fn without_month(raw: &str) -> &str {
    beside_month(raw).map_or(raw, |(rest, _)| rest)
}

/// Whether a text is what somebody took part in, so that a short word beside it is its month.
fn names_done(rest: &str, words: &Words) -> bool {
    let key = text::plain(rest);
    let listed = words.groups.iter().any(|(name, ..)| *name == key) || words.is_answered(rest);
    let figures = || key.bytes().any(|byte| byte.is_ascii_digit());
    let other = || [NUMBERS, TO_COME].iter().any(|list| list.iter().any(|begin| starts_with_words(&key, begin)));
    let known = || words.group_in(rest).is_some() || words.channel_in(rest).is_some() || wide::names_ward(rest);
    listed || !(figures() || other() || attending::is_away(&key)) && known()
}

/// What is left of a text when the month or quarter at its end, or at its beginning, is taken away, and whether that has its year.
fn beside_month(raw: &str) -> Option<(&str, bool)> {
    let places = text::places_of_words(raw);
    let keys: Vec<String> = places.iter().map(|&(from, to)| text::plain(&raw[from..to])).collect();
    let all = keys.len();
    let most = MOST_WORDS.min(all.checked_sub(1)?);
    let time = |from: usize, to: usize| month(&keys[from..to]);
    let behind = || (1..=most).rev().find_map(|length| Some((0, all - length, time(all - length, all)?)));
    let before = || (1..=most).rev().find_map(|length| Some((length, all, time(0, length)?)));
    let (from, to, dated) = behind().or_else(before)?;
    let (from, to) = (places[from].0, places[to - 1].1);
    let opened = raw[from..to].contains('(') && !raw[from..to].contains(')') && raw[to..].starts_with(')');
    Some((&raw[from..to + usize::from(opened)], dated))
}

/// `t2`, `th 2`, `thang 2`, `quy 1`, `q1`, each with a year behind it or without, and `02 2021`: whether it has its year. None where it
/// is no month or quarter.
fn month(words: &[String]) -> Option<bool> {
    let year = |word: &str| word.len() == 4 && word.parse().is_ok_and(|year: u16| (1990..=2100).contains(&year));
    let (words, dated) = match words {
        [rest @ .., nam, last] if nam == "nam" && year(last) => (rest, true),
        [rest @ .., last] if year(last) => (rest, true),
        _ => (words, false),
    };
    let number = |text: &str, most: u8| {
        (1..=2).contains(&text.len()) && text.parse().is_ok_and(|number: u8| (1..=most).contains(&number))
    };
    let quarter = |text: &str| number(text, 4) || matches!(text, "i" | "ii" | "iii" | "iv");
    let is_time = match words {
        [word, figure] if matches!(word.as_str(), "t" | "th" | "thang") => number(figure, 12),
        [word, figure] if matches!(word.as_str(), "q" | "quy") => quarter(figure),
        [word] => {
            let month = |lead: &str| word.strip_prefix(lead).is_some_and(|figure| number(figure, 12));
            month("th") || month("t") || word.strip_prefix('q').is_some_and(quarter) || (dated && number(word, 12))
        }
        _ => false,
    };
    is_time.then_some(dated)
}

#[cfg(test)]
mod tests {
    use super::beside_month;

    #[test]
    fn a_month_stands_before_or_behind_a_name() {
        for raw in [
            "NTM T2",
            "T2 - NTM",
            "T2: NTM",
            "NTM th2",
            "NTM (T2)",
            "NTM T.2",
            "NTM tháng 2",
            "NTM T2/2021",
            "NTM (02/2021)",
            "02/2021 NTM",
            "NTM tháng 2 năm 2021",
            "NTM quý 1",
            "NTM Q1/2021",
            "Quý II: NTM",
        ] {
            assert_eq!(beside_month(raw), Some(("NTM", raw.contains("2021"))), "{raw}");
        }
        for raw in ["NTM", "T2", "NTM 2", "NTM T13", "Nhóm 2"] {
            assert_eq!(beside_month(raw), None, "{raw}");
        }
    }
}
