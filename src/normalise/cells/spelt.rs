//! Months by their names, in words of ours and in English.

use super::items::{Found, full, linked_year};
use super::tokens::Tokens;
use crate::model::{When, YearMonth};

/// Months as they are spoken, without and with their marks.
const SPOKEN: [(&str, &str, i8); 10] = [
    ("một", "mot", 1),
    ("hai", "hai", 2),
    ("ba", "ba", 3),
    ("tư", "tu", 4),
    ("sáu", "sau", 6),
    ("bảy", "bay", 7),
    ("tám", "tam", 8),
    ("chín", "chin", 9),
    ("mười", "muoi", 10),
    ("năm", "nam", 5),
];

/// `tháng mười năm 2026`, `Tháng Mười Hai 2026`. `Tháng năm 2026` may lack its number, so that May needs both words.
pub(super) fn spelt_month(tokens: &Tokens, at: usize) -> Found {
    // A day before it would be lost.
    let day = at.checked_sub(1).and_then(|before| tokens.number(before));
    if day.is_some() || !tokens.is(at, "tháng", "thang") {
        return None;
    }
    let spoken = |at: usize| SPOKEN.iter().find(|(full, bare, _)| tokens.is(at, full, bare)).map(|(.., month)| *month);
    let (month, end) = match (spoken(at + 1)?, spoken(at + 2)) {
        (10, Some(more @ 1..=2)) => (10 + more, at + 3),
        (5, Some(5)) => (5, at + 2),
        (5, _) => return None,
        (month, _) => (month, at + 2),
    };
    let (year, end) = linked_year(tokens, end, false)?;
    full(When::Month(YearMonth::new(year, month)?), end)
}

/// Months of programs that speak English. `May` and `Mar` are words of ours.
const ENGLISH: [(&str, i8); 21] = [
    ("january", 1),
    ("jan", 1),
    ("february", 2),
    ("feb", 2),
    ("march", 3),
    ("april", 4),
    ("apr", 4),
    ("june", 6),
    ("jun", 6),
    ("july", 7),
    ("jul", 7),
    ("august", 8),
    ("aug", 8),
    ("september", 9),
    ("sep", 9),
    ("october", 10),
    ("oct", 10),
    ("november", 11),
    ("nov", 11),
    ("december", 12),
    ("dec", 12),
];

/// `October 2026`, `Oct-2026`.
pub(super) fn english_month(tokens: &Tokens, at: usize) -> Found {
    let word = tokens.full(at)?;
    let (_, month) = ENGLISH.iter().find(|(name, _)| *name == word)?;
    let (year, end) = linked_year(tokens, at + 1, false)?;
    full(When::Month(YearMonth::new(year, *month)?), end)
}
