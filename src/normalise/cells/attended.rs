//! How many occasions of how many somebody came to: `3/4`, `3/4 buổi`, `Tham gia 3 trên 4 buổi`.
//!
//! A bare `3/4` is a day of April as well: whoever asks must know from the column which of them it is.

use crate::text;

/// Some of the occasions held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attended {
    pub came: u32,
    pub held: u32,
    /// A word says what is counted, so that it is no day.
    pub sure: bool,
}

/// Words around the two numbers.
const WORDS: &[&str] = &[
    "tham", "gia", "du", "co", "mat", "di", "da", "duoc", "sinh", "hoat", "so", "tong", "buoi", "lan", "luot", "tiet",
    "dot", "hop",
];

/// What is counted.
const UNITS: &[&str] = &["buoi", "lan", "luot", "tiet", "dot"];

/// More occasions than these no list has.
const MOST: u32 = 99;

/// The two numbers of a whole text; None where it says anything else, or more came than were held.
pub fn attended(text: &str) -> Option<Attended> {
    // Most texts are told by that alone.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) || !(text.contains('/') || text.contains("tr")) {
        return None;
    }
    let key = text::plain(&text.replace('/', " trên "));
    let (left, right) = key.split_once(" tren ").or_else(|| key.split_once(" trong "))?;
    let (came, before) = number(left)?;
    let (held, after) = number(right)?;
    let sure = before || after;
    // `04/10` is written as days are.
    let padded = left.trim().starts_with('0') && left.trim().len() > 1;
    ((1..=MOST).contains(&held) && came <= held && (sure || !padded)).then_some(Attended { came, held, sure })
}

/// The one number of a text of nothing but known words, and whether one of them says what is counted.
fn number(text: &str) -> Option<(u32, bool)> {
    let mut found = None;
    let mut counted = false;
    for word in text.split_whitespace() {
        if word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit()) {
            if found.replace(word.parse().ok()?).is_some() {
                return None;
            }
        } else if WORDS.contains(&word) {
            counted |= UNITS.contains(&word);
        } else {
            return None;
        }
    }
    found.map(|number| (number, counted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn occasions_of_how_many() {
        let one = |came, held, sure| Some(Attended { came, held, sure });
        for (text, wanted) in [
            ("3/4", one(3, 4, false)),
            ("0/4", one(0, 4, false)),
            ("3 / 4", one(3, 4, false)),
            ("3/4 buổi", one(3, 4, true)),
            ("Tham gia 3/4 buổi", one(3, 4, true)),
            ("03/04 buổi", one(3, 4, true)),
            ("3 buổi/4 buổi", one(3, 4, true)),
            ("3 trên 4 buổi", one(3, 4, true)),
            ("có mặt 3 trong tổng số 4 buổi", one(3, 4, true)),
            ("04/10", None),
            ("18/10", None),
            ("3/4/2026", None),
            ("2/0", None),
            ("12/3 KV2", None),
            ("3", None),
            ("Tham gia", None),
            ("trực 3/4", None),
        ] {
            assert_eq!(attended(text), wanted, "{text}");
        }
    }
}
