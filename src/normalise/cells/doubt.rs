//! Words beside what was done that leave it open whether it was: `NTM (hoãn)`, `sẽ đi hiến máu`, `NTM?`.
//!
//! Must never take words of a name for them: `Không khói thuốc` and `Ngày hội Chưa bao giờ muộn` are done.

use super::absence::words;
use crate::text;

/// First words by which something is still to come, or was not done, in small letters with their marks.
const AHEAD: &[&[&str]] = &[
    &["sẽ"],
    &["dự", "kiến"],
    &["hoãn"],
    &["chưa", "đi"],
    &["chưa", "tham"],
    &["chưa", "làm"],
    &["chưa", "đến"],
    &["không", "đi"],
    &["không", "tham"],
    &["không", "làm"],
    &["không", "đến"],
    &["ko", "đi"],
    &["ko", "tham"],
];

/// What is said behind a sign at the end of a text and leaves all before it open.
const OPEN: &[&str] = &["hoãn", "hủy", "huỷ", "chưa", "không", "ko", "sẽ", "kiến", "chờ", "đợi", "bỏ", "nghỉ", "vắng"];

/// Words that may stand beside these.
const BESIDE: &[&str] = &[
    "dự", "đã", "bị", "lại", "đi", "đến", "tham", "gia", "xác", "nhận", "duyệt", "kết", "quả", "do", "vì", "mưa",
    "bão", "rồi", "nên", "có", "tổ", "chức", "diễn", "ra", "làm", "được", "biết", "rõ", "chắc", "thực", "hiện", "dời",
    "ngày", "tuần", "tháng", "sau", "ạ",
];

/// Whether a text about what was done, by its [`crate::text::fold`], leaves open whether it was.
pub fn leaves_open(fold: &str) -> bool {
    let fold = fold.trim();
    if fold.trim_end_matches([')', ' ', '.']).ends_with('?') {
        return true;
    }
    let all = words(fold);
    if AHEAD.iter().any(|ahead| all.len() > ahead.len() && all.iter().zip(*ahead).all(|(one, other)| one == other)) {
        return true;
    }
    let behind = ["(", " - ", " – ", ",", ";", ":", " nhưng "].iter().filter_map(|sign| fold.rsplit_once(sign));
    behind.map(|(_, rest)| words(rest)).any(|rest| {
        let known = |word: &&str| OPEN.contains(word) || BESIDE.contains(word);
        !rest.is_empty() && rest.iter().all(known) && rest.iter().any(|word| OPEN.contains(word))
    })
}

/// Phrases of a remark, folded without marks, by which a row may be about somebody else or was said twice.
const ELSE: &[&str] = &[
    "khong phai lop",
    "khong thuoc lop",
    "khong phai doan vien lop",
    "khong phai dv lop",
    "truong khac",
    "lop khac",
    "nham lop",
    "di thay",
    "di ho",
    "bi trung",
    "trung ten",
    "trung lap",
    "ghi trung",
];

/// Whether a remark, by its [`crate::text::plain`], says that its row may be somebody else's, or one too many.
pub fn is_of_another(plain: &str) -> bool {
    plain.trim() == "trung" || text::has_any(plain, ELSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_to_come_or_was_put_off_is_open() {
        for open in [
            "NTM?",
            "NTM (?)",
            "NTM (hoãn)",
            "Hiến máu - hoãn do mưa",
            "Hiến máu, chưa xác nhận",
            "NTM (chưa xác nhận)",
            "NTM nhưng không đi",
            "sẽ đi NTM",
            "Dự kiến hiến máu",
            "Chưa tham gia NTM",
            "Không đi hiến máu",
            "Hiến máu (đã hủy)",
            "Hiến máu: chờ kết quả",
            "NTM (không tổ chức được)",
        ] {
            assert!(leaves_open(&text::fold(open)), "{open}");
        }
        for done in [
            "NTM",
            "Không khói thuốc lá",
            "Chiến dịch “Không rác thải nhựa”",
            "Chưa bao giờ muộn",
            "Hiến máu (đợt 2)",
            "Hiến máu, dọn vệ sinh",
            "Thu gom, tiêu hủy rác",
            "Đăng ký hiến máu",
            "Hiến máu (tham gia tích cực)",
            "Trực chốt - tổ 3",
            "Hiến máu (350 ml)",
            "Dọn rác, trồng cây (tổ chức tại xã)",
            "",
        ] {
            assert!(!leaves_open(&text::fold(done)), "{done}");
        }
    }
}
