//! The days that stand beside a name in one text: `Hiến máu (18/10)`, `VSMT 04/10, 11/10`, `04/10: VSMT`.
//!
//! Must never take a day of the year that an activity is named after (`Hội trại 26/3`) or a number that counts for a day.

use super::days;
use super::list::{self, Listed};
use crate::model::When;
use crate::text;

/// Words of a part of the day, or of the week, folded; `thu` goes with the word behind it.
const PARTS: &[&str] =
    &["sang", "trua", "chieu", "toi", "cn", "chu", "nhat", "vao", "t2", "t3", "t4", "t5", "t6", "t7"];

/// Words whose number is no day, folded.
const NUMBERED: &[&str] =
    &["dot", "lan", "buoi", "tuan", "ky", "ca", "kv", "vuc", "ap", "to", "so", "nhom", "lop", "khoa"];

/// The days beside a name, as they stand there; empty where none is told for sure.
pub fn days_beside(typed: &str) -> Vec<Listed> {
    if !typed.bytes().any(|one| one.is_ascii_digit()) {
        return Vec::new();
    }
    let mut days = bracketed(typed);
    let rest = if days.is_empty() { typed } else { typed.rsplit([')', ']']).next().unwrap_or_default() };
    let others = behind(rest).or_else(|| if days.is_empty() { ahead(typed) } else { None });
    for day in others.into_iter().flatten() {
        if !days.contains(&day) {
            days.push(day);
        }
    }
    days
}

/// What brackets hold that name days and nothing else.
fn bracketed(typed: &str) -> Vec<Listed> {
    let opened = typed.match_indices(['(', '[']).map(|(at, _)| at + 1);
    opened.filter_map(|at| typed[at..].split([')', ']']).next()).filter_map(times).flatten().collect()
}

/// The days that a text ends with.
fn behind(typed: &str) -> Option<Vec<Listed>> {
    let places = text::places_of_words(typed);
    let of_time = |&&(from, to): &&(usize, usize)| is_of_time(&text::plain(&typed[from..to]));
    let run = places.iter().rev().take_while(of_time).count();
    let mut first = places.len() - run;
    // `Đợt 2 14/3`: the number is of what stands before it.
    first.checked_sub(1)?;
    if is_numbered(typed, &places, first) {
        first += 1;
    }
    let from = places.get(first)?.0;
    times(&typed[from..]).filter(|days| !days.iter().any(is_feast))
}

/// Whether a number stands behind a word that is counted by it; what is `định kỳ` is not.
pub(super) fn is_numbered(typed: &str, places: &[(usize, usize)], at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map(|at| text::plain(&typed[places[at].0..places[at].1]));
    let regular = word(1).as_deref() == Some("ky") && word(2).as_deref() == Some("dinh");
    !regular && word(1).is_some_and(|word| NUMBERED.contains(&word.as_str()))
}

/// The days that a text begins with; before a colon those of a feast as well.
fn ahead(typed: &str) -> Option<Vec<Listed>> {
    let places = text::places_of_words(typed);
    let run = places.iter().take_while(|&&(from, to)| is_of_time(&text::plain(&typed[from..to]))).count();
    let (to, next) = (places.get(run.checked_sub(1)?)?.1, places.get(run)?.0);
    let headed = typed[to..next].contains(':');
    times(&typed[..to]).filter(|days| headed || !days.iter().any(is_feast))
}

pub(super) fn is_of_time(word: &str) -> bool {
    word.bytes().all(|one| one.is_ascii_digit())
        || matches!(word, "ngay" | "va" | "thang" | "nam")
        || PARTS.contains(&word)
}

pub(super) fn is_feast(one: &Listed) -> bool {
    matches!(*one, Listed::DayMonth(day, month) if text::is_feast(day, month))
}

/// Days alone, with or without what says which part of the week or day they are: bare numbers only behind `ngày`, or before a day
/// that says its month.
pub(super) fn times(typed: &str) -> Option<Vec<Listed>> {
    let key = text::plain(typed);
    let bare = unworded(typed.trim_matches([' ', ',', ';', ':', '-', '–', '.', '(', ')', '[', ']']));
    // `10-11/10` is from a day to a day, and no day of a year 10.
    if days::between_days(&bare).is_some() {
        return None;
    }
    let found = list::one_or_more(&bare)?;
    let day = |one: &Listed| matches!(one, Listed::Full(When::Day(_)) | Listed::DayMonth(..) | Listed::Number(_));
    let named = text::starts_with_words(&key, "ngay") || !matches!(found.last(), Some(Listed::Number(_)));
    (named && found.iter().all(day)).then_some(found)
}

/// A text without the words of [`PARTS`] and `ngày` before its days.
fn unworded(typed: &str) -> String {
    let mut kept = Vec::new();
    let mut words = typed.split(' ').peekable();
    while let Some(word) = words.next() {
        let key = text::plain(word);
        if key == "thu" && words.peek().is_some() {
            words.next();
        } else if key != "ngay" && !PARTS.contains(&key.trim()) {
            kept.push(word);
        }
    }
    kept.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_stand_beside_a_name() {
        let day = |day, month| Listed::DayMonth(day, month);
        for (text, days) in [
            ("Vệ sinh môi trường (04/10)", vec![day(4, 10)]),
            ("Hiến máu 18/10", vec![day(18, 10)]),
            ("VSMT (ngày 25/10)", vec![day(25, 10)]),
            ("VSMT ngày 25/10", vec![day(25, 10)]),
            ("VSMT (04/10, 11/10)", vec![day(4, 10), day(11, 10)]),
            ("VSMT 04/10, 11/10", vec![day(4, 10), day(11, 10)]),
            ("Hiến máu 18/10 và 25/10", vec![day(18, 10), day(25, 10)]),
            ("VSMT (04/10) tại khu vực 3", vec![day(4, 10)]),
            ("NTM 3 lần (04/10, 11/10)", vec![day(4, 10), day(11, 10)]),
            ("Dọn kênh (04/10), sơn cầu (11/10)", vec![day(4, 10), day(11, 10)]),
            ("Hiến máu đợt 2 (18/10) - dọn kênh 25/10", vec![day(18, 10), day(25, 10)]),
            ("04/10: VSMT", vec![day(4, 10)]),
            ("Ngày 04/10 dọn rác", vec![day(4, 10)]),
            ("VSMT (CN 04/10)", vec![day(4, 10)]),
            ("VSMT (Thứ 7, 03/10)", vec![day(3, 10)]),
            ("VSMT (sáng 03/10)", vec![day(3, 10)]),
            ("Hội thi văn nghệ (10/10)", vec![day(10, 10)]),
            ("20/10: Văn nghệ", vec![day(20, 10)]),
            ("Hiến máu (ngày 4, 11)", vec![Listed::Number(4), Listed::Number(11)]),
            ("Hiến máu đợt 2 14/10", vec![day(14, 10)]),
            ("Sinh hoạt định kỳ 04/10", vec![day(4, 10)]),
            ("Hội trại 26/3", vec![]),
            ("Chào mừng ngày 20/10", vec![]),
            ("Hiến máu (2)", vec![]),
            ("Hiến máu đợt 2", vec![]),
            ("Trồng cây (đợt 2)", vec![]),
            ("Hiến máu tháng 10", vec![]),
            ("Hiến máu (10-11/10)", vec![]),
            ("Chạy 5 km", vec![]),
            ("04/10", vec![]),
        ] {
            assert_eq!(days_beside(text), days, "{text}");
        }
    }
}
