//! Who did not take part, as titles, sub-headers and legends say it.
//!
//! Must never take a word of absence beside one of presence for either: such a text says nothing.

use std::collections::BTreeMap;

use super::around::has_any;
use super::cells::absence::PHRASES;
use crate::layout::{LineRole, Table};
use crate::text;

/// Words of presence, plain.
const PRESENT: &[&str] = &["tham gia", "tham du", "co mat", "hien dien"];

/// Whether a title or sub-header says that those below it did not take part, or that they did; None where it says neither or both.
pub(super) fn said(text: &str) -> Option<bool> {
    let mut key = text::plain(text);
    // Without its mark the word is gold, and the end of many a place.
    let alone = text::fold(text).split(' ').any(|word| word.trim_matches(|one: char| !one.is_alphanumeric()) == "vắng");
    let absent = alone || has_any(&key, PHRASES);
    for phrase in PHRASES {
        key = format!(" {key} ").replace(&format!(" {phrase} "), " ").trim().to_owned();
    }
    match (absent, has_any(&key, PRESENT)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// What the signs of a table mean by its own legend: `x: có mặt; P: vắng có phép; V: vắng`. True where the person was there.
#[derive(Debug, Default)]
pub(super) struct Legend(BTreeMap<String, bool>);

/// Signs are short; longer texts before a colon are labels.
const LONGEST_SIGN: usize = 4;

impl Legend {
    /// By the lines around the table's rows.
    pub fn of(table: &Table) -> Self {
        let mut signs = BTreeMap::new();
        let lines = table.lines.iter().filter(|line| line.role != LineRole::Header);
        for part in lines.flat_map(|line| line.text.split([';', ',', '(', ')', '|', '\n'])) {
            let dashed = || part.split_once(" - ").or_else(|| part.split_once(" – "));
            let Some((left, meaning)) = part.rsplit_once([':', '=']).or_else(dashed) else { continue };
            let sign = left.rsplit([' ', ':', '"', '“', '”', '\'']).find(|word| !word.is_empty()).unwrap_or_default();
            let is_sign = (1..=LONGEST_SIGN).contains(&sign.chars().count()) && !sign.chars().all(char::is_numeric);
            if let Some(there) = meant(meaning).filter(|_| is_sign) {
                signs.insert(text::fold(sign), there);
            }
        }
        Self(signs)
    }

    /// What a sign means, by its [`text::fold`]; None where the legend does not say.
    pub fn get(&self, sign: &str) -> Option<bool> {
        self.0.get(sign.trim_end_matches('.')).copied()
    }
}

/// Words by which a legend says that somebody was not there, folded with marks; and that somebody was.
const NO: &[&str] = &["vắng", "không", "nghỉ", "chưa", "phép", "vang", "khong", "nghi", "chua", "phep"];
const YES: &[&str] = &["có", "tham", "dự", "đủ", "đi", "co", "du"];

fn meant(text: &str) -> Option<bool> {
    let folded = text::fold(text);
    let has = |words: &[&str]| {
        folded.split(' ').any(|word| words.contains(&word.trim_matches(|one: char| !one.is_alphanumeric())))
    };
    if has(NO) { Some(false) } else { has(YES).then_some(true) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_say_who_did_not_come() {
        for text in [
            "DANH SÁCH ĐOÀN VIÊN KHÔNG THAM GIA SINH HOẠT THÁNG 10",
            "B. Chưa tham gia",
            "DANH SACH DOAN VIEN VANG MAT",
            "Vắng sinh hoạt định kỳ",
            "Đoàn viên vắng",
        ] {
            assert_eq!(said(text), Some(true), "{text}");
        }
        for text in ["DANH SÁCH ĐOÀN VIÊN THAM GIA", "A. Có mặt"] {
            assert_eq!(said(text), Some(false), "{text}");
        }
        for text in [
            "Theo dõi đoàn viên tham gia, không tham gia",
            "Có mặt / vắng mặt",
            "Sinh hoạt định kỳ ấp Cái Vàng",
            "KHU VUC VANG 2",
            "DANH SÁCH ĐOÀN VIÊN",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }

    #[test]
    fn legends_say_what_was_there() {
        let cases =
            [("vắng có phép", Some(false)), ("Có mặt", Some(true)), ("không tham gia", Some(false)), ("định kỳ", None)];
        for (text, there) in cases {
            assert_eq!(meant(text), there, "{text}");
        }
    }
}
