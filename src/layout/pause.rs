//! Lines among the rows that say when nobody met (`Tuần 3 nghỉ lễ, không sinh hoạt`), or that stand in brackets: notes about no person.
//!
//! Must never take a line that heads a list of who stayed away (`B. Không sinh hoạt`, `Đoàn viên nghỉ sinh hoạt tháng 3`) for one.

use super::context::{self, Numbering};
use super::grid::lower;
use crate::normalise::cells::absence;
use crate::text::{self, has_any, starts_with_words};

/// Words of a time off or put off, folded.
const OFF: &[&str] = &[
    "tam nghi",
    "tam ngung",
    "tam dung",
    "tam hoan",
    "ngung sinh hoat",
    "ngung hoat dong",
    "hoan sinh hoat",
    "hoan lai",
    "duoc nghi",
    "cho nghi",
];

/// The same, where their marks must be there.
const MARKED_OFF: &[&str] = &["nghỉ lễ", "nghỉ tết", "nghỉ hè", "nghỉ giữa kỳ", "nghỉ bù", "nghỉ thi"];

/// Words by which nobody met, beside a time; alone they head a list of persons.
const NOT_MET: &[&str] =
    &["khong sinh hoat", "khong to chuc", "khong hop", "nghi sinh hoat", "chua sinh hoat", "khong hoat dong"];

/// Words of a time, folded.
const TIMES: &[&str] = &["tuan", "thang", "ngay", "dot", "ky", "quy", "buoi", "hoc ky"];

/// Beginnings of a line about persons, folded.
const PERSONS: &[&str] = &[
    "doan vien",
    "dv",
    "danh sach",
    "ds",
    "cac",
    "nhung",
    "sinh vien",
    "hoc sinh",
    "thanh nien",
    "so dv",
    "so doan vien",
    "nguoi",
    "nhom",
    "vang",
];

/// Whether a line says that for some time nobody met.
pub(super) fn is_pause(raw: &str) -> bool {
    let (numbering, rest) = context::numbered(raw);
    if matches!(numbering, Some(Numbering::Roman | Numbering::Letter)) || rest.trim_end().ends_with(':') {
        return false;
    }
    let key = text::plain(rest);
    let key = key.trim();
    if PERSONS.iter().any(|word| starts_with_words(key, word)) {
        return false;
    }
    let timed = has_any(key, TIMES) || key.bytes().any(|byte| byte.is_ascii_digit());
    let folded = lower(rest);
    has_any(key, OFF) || MARKED_OFF.iter().any(|words| folded.contains(words)) || (timed && has_any(key, NOT_MET))
}

/// Whether a line stands in brackets and neither heads a place, a unit or a time nor says no more than that who follows was absent.
pub(super) fn is_bracketed(raw: &str) -> bool {
    let Some(inside) = raw.trim().strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else { return false };
    let heads = inside.split_whitespace().count() <= 6 && context::rank(inside, None).word.is_some();
    !heads && !inside.contains(['(', ')']) && !absence::is_whole(&text::plain(inside))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_without_meetings_is_no_list_of_absentees() {
        for text in [
            "(Tạm nghỉ sinh hoạt từ ngày 16/02 đến 22/02/2026 do nghỉ Tết Nguyên đán)",
            "Tuần 3 nghỉ lễ, không sinh hoạt",
            "Tháng 2 không sinh hoạt",
            "Chi đoàn khu vực tạm ngừng sinh hoạt tháng 02",
            "Nghỉ Tết Nguyên đán",
        ] {
            assert!(is_pause(text), "{text}");
        }
        for text in [
            "B. Chưa tham gia",
            "II. Đoàn viên không tham gia",
            "Vắng mặt:",
            "Không sinh hoạt",
            "II. Không sinh hoạt tháng 3",
            "Đoàn viên nghỉ sinh hoạt tháng 3",
            "Nghỉ sinh hoạt tháng 3:",
            "Tháng 2",
            "Phường Bình Thủy",
        ] {
            assert!(!is_pause(text), "{text}");
        }
    }

    #[test]
    fn brackets_hold_a_remark_unless_it_heads_the_rows() {
        assert!(is_bracketed("(Nghỉ Tết, không sinh hoạt)") && is_bracketed("(theo danh sách của khoa)"));
        for text in ["(Phường Bình Thủy)", "(Tháng 2)", "(1) Phường Bình Thủy", "(Vắng mặt)", "(a) và (b)", "Vắng"]
        {
            assert!(!is_bracketed(text), "{text}");
        }
    }
}
