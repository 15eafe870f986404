//! Who did not take part, as titles, sub-headers and legends say it.
//!
//! Must never take a word of absence beside one of presence for either: such a text says nothing.

use super::cells::absence::PHRASES;
use crate::text::{self, has_any, starts_with_words};

/// Words of presence, plain.
const PRESENT: &[&str] = &["tham gia", "tham du", "co mat", "hien dien"];

/// Whether a title or sub-header says that those below it did not take part, or that they did; None where it says neither or both.
pub(super) fn said(text: &str) -> Option<bool> {
    let mut key = text::plain(text);
    // Without its mark the word is gold, and the end of many a place.
    let alone = has_any(&key, &["vang"])
        && text::fold(text).split(' ').any(|word| word.trim_matches(|one: char| !one.is_alphanumeric()) == "vắng");
    let absent = alone || has_any(&key, PHRASES);
    for phrase in PHRASES.iter().filter(|_| absent) {
        key = format!(" {key} ").replace(&format!(" {phrase} "), " ").trim().to_owned();
    }
    match (absent, has_any(&key, PRESENT)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// Words that may stand before the absence in a line that heads a list, plain.
const OPENING: &[&str] = &[
    "danh", "sach", "ds", "so", "cac", "nhung", "doan", "vien", "dv", "sinh", "sv", "hoc", "hs", "thanh", "nien", "tn",
    "nguoi", "ban", "nhom", "con", "lai", "xin", "co", "da", "dang", "ky", "truong", "hop", "dien", "bao",
];

/// As [`said`], of a line among the rows: absent are those below it only where it names a list of them (`B. Chưa tham gia`, `Vắng mặt:`).
/// That a chapter did not meet for some time says so of nobody.
pub(super) fn heading(text: &str) -> Option<bool> {
    let absent = said(text)?;
    let key = text::plain(text);
    let words: Vec<&str> = key.split_whitespace().collect();
    let begins = |at: usize| {
        let rest = words[at..].join(" ");
        starts_with_words(&rest, "vang") || PHRASES.iter().any(|phrase| starts_with_words(&rest, phrase))
    };
    let named = || {
        let first = (0..words.len()).find(|&at| begins(at));
        first.is_some_and(|at| words[..at].iter().all(|word| OPENING.contains(word)))
    };
    (!absent || named()).then_some(absent)
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
    fn a_line_among_rows_must_name_a_list_of_absentees() {
        for text in ["Chưa tham gia", "Vắng mặt:", "Đoàn viên không tham gia", "Đăng ký nhưng không tham gia"]
        {
            assert_eq!(heading(text), Some(true), "{text}");
        }
        assert_eq!(heading("Có mặt"), Some(false));
        for text in ["Chi đoàn khu vực không sinh hoạt", "Do mưa lớn, không sinh hoạt"] {
            assert_eq!(heading(text), None, "{text}");
        }
    }
}
