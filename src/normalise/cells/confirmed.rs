//! Words of a confirmation: whether somebody said that a person took part; all folded and without marks.

/// What a text begins with that says it was done, and what says that it was not, or not yet.
const DONE: &[&str] = &["da", "co", "duoc"];
const NOT_DONE: &[&str] = &["chua", "khong", "k", "ko", "kg", "cho", "dang"];

/// Whole texts of a state in which nothing is settled, or nothing came of it.
const OPEN: &[&str] = &[
    "cho duyet",
    "dang cho duyet",
    "chua duyet",
    "khong duyet",
    "khong duoc duyet",
    "tu choi",
    "bi tu choi",
    "dang xu ly",
    "cho xu ly",
    "pending",
    "rejected",
    "cancelled",
    "canceled",
    "not done",
];

/// The deed itself, shortened.
const DEED: &[&str] = &["xn", "ky"];

/// What may stand around it: who does it, and how.
const AROUND: &[&str] =
    &["da", "co", "duoc", "dc", "cho", "ten", "roi", "cua", "doan", "phuong", "xa", "ap", "khu", "vuc", "dia"];

/// What follows a word of [`NOT_DONE`] where somebody never turned up: `chưa đến liên hệ`, `không liên hệ được`, `chưa trình diện`.
const TURN_UP: &[&str] =
    &["lien he", "lien lac", "trinh dien", "gap mat", "ra mat", "den", "gap", "ve sinh hoat", "toi"];
/// What may stand between them, and what `đến` goes on with where it is about coming.
const BETWEEN: &[&str] = &["thay", "co", "he", "lan", "nao", "duoc", "em", "ban", "dv", "ai"];
const COMING: &[&str] = &[
    "lien", "trinh", "gap", "phuong", "xa", "doan", "chi", "dia", "khu", "kv", "ap", "nop", "dang", "lan", "nhan",
    "noi", "du", "bao", "ra",
];
/// Beside one of these whoever was late came after all, or to some meetings.
const CAME: &[&str] =
    &["da", "nhung", "sau", "roi", "tot", "tich", "dat", "kha", "buoi", "gio", "han", "muc", "tuoi", "day", "noi"];

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
    if never_came(plain) || OPEN.contains(&plain.trim()) {
        return Some(false);
    }
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

/// Whether a text begins with a denial of anything but how well somebody did: `chưa xếp loại`, not `chưa tích cực`.
pub fn denies(plain: &str) -> bool {
    let mut words = plain.split(|one: char| !one.is_alphanumeric()).filter(|word| !word.is_empty());
    let no = words.next().is_some_and(|word| matches!(word, "chua" | "khong" | "ko" | "kg"));
    no && words.next().is_some() && !plain.split(' ').any(|word| QUALITIES.contains(&word))
}

/// Words of how somebody took part: whoever is told them did.
const QUALITIES: &[&str] = &[
    "tot", "dat", "tich", "cuc", "nhiet", "tinh", "deu", "thuong", "xuyen", "hoan", "thanh", "dung", "du", "day",
    "xuat", "sac", "cao", "nghiem", "tuc", "gang", "kha", "tham", "vang", "buoi", "vi", "pham", "nhieu", "phat",
    "bieu", "hay", "tre", "muon", "phai", "y", "kien", "loi", "xau", "gi", "nang", "dong",
];

/// Whether a remark says that somebody has not turned up where they were sent.
pub fn never_came(plain: &str) -> bool {
    let words: Vec<&str> = plain.split(|one: char| !one.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let Some(no) = words.iter().position(|word| matches!(*word, "chua" | "khong" | "ko" | "kg" | "k")) else {
        return false;
    };
    if words.len() > LONGEST || words.iter().enumerate().any(|(at, word)| at != no && CAME.contains(word)) {
        return false;
    }
    let rest = &words[no + 1..];
    let skipped = rest.iter().take_while(|word| BETWEEN.contains(word)).count();
    let rest = &rest[skipped..];
    let begins = |phrase: &&str| phrase.split(' ').eq(rest.iter().take(phrase.split(' ').count()).copied());
    match TURN_UP.iter().find(|phrase| begins(phrase)) {
        Some(&("den" | "toi")) => rest.get(1).is_none_or(|next| COMING.contains(next)),
        Some(&"gap") => rest.get(1).is_none_or(|next| matches!(*next, "duoc" | "doan" | "chi" | "bi" | "dv" | "mat")),
        found => found.is_some(),
    }
}

/// A longer remark tells a story.
const LONGEST: usize = 12;

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
            "Chưa đến liên hệ",
            "chưa liên hệ",
            "Không liên hệ được",
            "chưa trình diện",
            "Đoàn viên chưa đến trình diện tại phường",
            "không thấy đến",
            "Chưa đến",
            "chưa gặp",
            "chưa liên lạc được (đi thực tập)",
            "không đến liên hệ với chi đoàn",
            "ko liên hệ",
            "Chờ duyệt",
            "Từ chối",
            "Pending",
        ] {
            assert_eq!(of(no), Some(false), "{no}");
        }
        for other in [
            "chưa",
            "không",
            "Đạt",
            "x",
            "",
            "xác nhận sai tên",
            "không tham gia",
            "kỳ 2",
            "chưa rõ",
            "chưa đến giờ",
            "không đến 2 buổi",
            "chưa liên hệ, sau đã tham gia",
            "chưa tốt",
            "không đến nỗi",
            "đã liên hệ",
            "gặp khó khăn",
        ] {
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
