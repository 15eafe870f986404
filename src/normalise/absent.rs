//! Who did not take part, as titles, sub-headers and legends say it.
//!
//! Must never take a word of absence beside one of presence for either: such a text says nothing.

use super::cells::absence::PHRASES;
use crate::text::{self, has_any};

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
}
