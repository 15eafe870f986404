//! Words of a confirmation: whether somebody said that a person took part; all folded and without marks.

/// What a text begins with that says it was done, and what says that it was not, or not yet.
const DONE: &[&str] = &["da", "co", "duoc"];
const NOT_DONE: &[&str] = &["chua", "khong", "k", "ko", "kg", "cho", "dang"];

/// The deed itself, shortened.
const DEED: &[&str] = &["xn", "ky"];

/// What may stand around it: who does it, and how.
const AROUND: &[&str] =
    &["da", "co", "duoc", "dc", "cho", "ten", "roi", "cua", "doan", "phuong", "xa", "ap", "khu", "vuc", "dia"];

/// Headers of columns in which who came signs.
pub const SIGNED: &[&str] = &["ky ten", "chu ky", "ky nhan", "ky"];

/// A header that speaks of papers, days or persons by whom it was done asks something else.
const OTHERS: &[&str] = &["giay", "ngay", "nguoi", "so", "phieu", "ma", "link", "thoi"];

/// Whether a header, folded, asks whether somebody confirmed what stands in its row, or signed for it.
pub fn asks(key: &str) -> bool {
    let mut words = key.split(' ');
    SIGNED.contains(&key) || (key.contains("xac nhan") && !words.any(|word| OTHERS.contains(&word)))
}

/// Whether a whole text says that somebody confirmed (`đã xác nhận`), or that nobody did (`chưa ký`); None where it is about
/// something else.
pub fn said(plain: &str) -> Option<bool> {
    let key = plain.trim().replace("xac nhan", "xn");
    let words: Vec<&str> = key.split(|one: char| !one.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let (first, rest) = words.split_first()?;
    let deed = |word: &str| DEED.contains(&word);
    let (done, named) = match *first {
        word if deed(word) => (true, true),
        word if DONE.contains(&word) => (true, rest.iter().any(|word| deed(word))),
        word if NOT_DONE.contains(&word) => (false, rest.iter().any(|word| deed(word))),
        _ => return None,
    };
    (named && rest.iter().all(|word| deed(word) || AROUND.contains(word))).then_some(done)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn a_text_says_whether_somebody_confirmed() {
        let of = |one: &str| said(&text::plain(one));
        for yes in
            ["đã xác nhận", "Xác nhận", "có xác nhận", "được xác nhận", "Đã ký", "đã XN", "đã được phường xác nhận"]
        {
            assert_eq!(of(yes), Some(true), "{yes}");
        }
        for no in [
            "chưa xác nhận",
            "Không xác nhận",
            "chưa được xác nhận",
            "chưa ký",
            "chưa ký xác nhận",
            "chờ xác nhận",
            "đang chờ xã xác nhận",
            "ko xn",
            "chưa có xác nhận của địa phương",
        ] {
            assert_eq!(of(no), Some(false), "{no}");
        }
        for other in ["chưa", "không", "Đạt", "x", "", "xác nhận sai tên", "không tham gia", "kỳ 2", "chưa rõ"]
        {
            assert_eq!(of(other), None, "{other}");
        }
    }

    #[test]
    fn a_header_asks_whether_somebody_confirmed() {
        for key in
            ["xac nhan", "xac nhan cua phuong", "phuong xac nhan", "ky xac nhan", "tinh trang xac nhan", "ky ten"]
        {
            assert!(asks(key), "{key}");
        }
        for key in ["giay xac nhan", "nguoi xac nhan", "ngay xac nhan", "ket qua", "so giay xac nhan", "ngay ky"] {
            assert!(!asks(key), "{key}");
        }
    }
}
