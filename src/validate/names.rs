//! What files and folders are called: after whoever sent them, or as anybody's are.
//!
//! Must never make a unit of a text that is no name: `lớp nào đấy`, `DS lớp`, `file mới`.

use super::heads;
use super::inferred::level_told;
use super::units::core;
use crate::model::Level;
use crate::text::{plain, starts_with_words};

/// Words that files of anybody are called by, folded.
#[rustfmt::skip]
const ANY_FILE: &[&str] = &[
    "ds", "danh", "sach", "doan", "vien", "dv", "dvtn", "dsdv", "thang", "nam", "hoc", "ky", "quy", "bao", "cao",
    "tong", "hop", "tham", "gia", "sinh", "hoat", "gioi", "thieu", "noi", "cu", "tru", "diem", "danh", "theo", "doi",
    "class", "list", "book", "sheet", "file", "form", "phan", "hoi", "bieu", "mau", "cau", "tra", "loi", "responses",
    "moi", "nhat", "ban", "cuoi", "final", "copy", "of", "nop", "gui", "so", "lieu", "t", "untitled", "new", "data",
    "du", "dinh", "hang", "ket", "qua", "hoan", "chinh", "sua",
    // Which of them, and whom it is for.
    "nao", "do", "day", "nay", "kia", "gi", "minh", "em", "cua", "khac", "chua", "ro", "ten", "ca", "cac", "tat", "toan", "bo", "xem",
    "zalo", "download", "downloads", "desktop", "tai", "ve", "xuong", "bai", "tep", "tap", "tin", "excel", "xlsx", "xls", "sheet1", "book1",
];

/// Words that go on about something else than the unit, behind its name.
const TIMES: &[&str] = &["thang", "nam", "quy", "dot", "lan", "ngay", "tham", "nop", "gui"];

/// Words that say no name behind the word of a unit's kind: `lớp nào đấy`, `lớp mình`, `lớp trưởng`.
const NO_NAME: &[&str] =
    &["nao", "do", "day", "nay", "kia", "gi", "minh", "em", "toi", "ta", "cua", "truong", "pho", "moi", "khac"];

/// Beginnings of what is taught in a class that is no chapter.
const COURSES: &[&str] = &["tap huan", "boi duong", "ky nang", "cam tinh"];

/// Whether a name has a word that not all such names have.
pub(super) fn names_somebody(name: &str) -> bool {
    let figures = |word: &str| word.trim_start_matches('t').bytes().all(|byte| byte.is_ascii_digit());
    plain(name).split([' ', '_', '-']).any(|word| !figures(word) && !ANY_FILE.contains(&word))
}

/// Whether the name of a unit says which: behind the word of its kind stands a number or a name.
pub(super) fn says_which(name: &str) -> bool {
    let own = core(&plain(name)).0;
    !own.split(' ').all(|word| NO_NAME.contains(&word)) && !COURSES.iter().any(|words| starts_with_words(&own, words))
}

/// As [`says_which`], of a file's name, which may go on with words that all files have.
fn is_told(name: &str) -> bool {
    let figure = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    says_which(name) && core(&plain(name)).0.split(' ').any(|word| figure(word) || !ANY_FILE.contains(&word))
}

/// The unit that the name of a file names: by the word of its kind and a name behind it, or because it looks like the name of a class.
pub(super) fn unit_in_stem(stem: &str) -> Option<(String, Level)> {
    let spaced = stem.replace('_', " ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    // Whose list it is, told last: `DS lớp 12A1`.
    let begins = (0..words.len()).find(|&at| {
        words[..at].iter().all(|word| is_any(word)) && {
            let rest = words[at..].join(" ");
            core(&plain(&rest)).1.is_some() || !is_any(words[at])
        }
    })?;
    let ends = (begins + 1..words.len()).find(|&at| TIMES.contains(&&*plain(words[at])) || is_month(words[at]));
    let name = words[begins..ends.unwrap_or(words.len())].join(" ");
    let level = level_told(&name).filter(|_| is_told(&name) && !heads::is_home(&name))?;
    Some((name, level))
}

/// First words of a folder that is called after a whole school, folded.
const SCHOOLS: [&str; 3] = ["thpt", "thcs", "truong"];

/// Whether a folder is called after a whole school.
pub(super) fn is_school(name: &str) -> bool {
    SCHOOLS.contains(&plain(name).split(' ').next().unwrap_or_default())
}

/// The one class of a high school that a file's name names: `10A1`, `12B`, `11C2`.
pub(super) fn class_in(stem: &str) -> Option<&str> {
    let is_class = |word: &&str| {
        let letters = word.trim_start_matches(|one: char| one.is_ascii_digit());
        let number = letters.trim_start_matches(|one: char| one.is_ascii_alphabetic());
        matches!(&word[..word.len() - letters.len()], "10" | "11" | "12")
            && (1..=3).contains(&(letters.len() - number.len()))
            && number.len() <= 2
            && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut classes = stem.split(|one: char| !one.is_alphanumeric()).filter(is_class);
    let first = classes.next()?;
    classes.all(|other| other == first).then_some(first)
}

fn is_any(word: &str) -> bool {
    ANY_FILE.contains(&&*plain(word))
}

/// `T3`, `3-2021`; a bare number may be the unit's own.
fn is_month(word: &str) -> bool {
    let key = plain(word);
    let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.' | b'/'));
    figures(key.trim_start_matches('t')) && !key.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_a_unit_or_as_anybodys_is() {
        for (stem, unit) in [
            ("Lớp 12A1", Some("Lớp 12A1")),
            ("DS lớp 12A1", Some("lớp 12A1")),
            ("K10A", Some("K10A")),
            ("danh sach K10A thang 3", Some("K10A")),
            ("Chi đoàn CNTT K10", Some("Chi đoàn CNTT K10")),
            ("DS_Chi đoàn_Điện K12_T3", Some("Chi đoàn Điện K12")),
            ("Danh sách đoàn viên chi đoàn Du lịch 21A năm học 2020-2021", Some("chi đoàn Du lịch 21A")),
            ("Khoa Cơ bản", Some("Khoa Cơ bản")),
            ("khoa Du lich nop", Some("khoa Du lich")),
            ("Chi đoàn Cầu đường", Some("Chi đoàn Cầu đường")),
            ("Chi đoàn 1", Some("Chi đoàn 1")),
            ("Chi đoàn giảng viên", Some("Chi đoàn giảng viên")),
            ("Đoàn phường Bình Thủy", Some("Đoàn phường Bình Thủy")),
            ("lop nao day", None),
            ("Lớp nào đấy", None),
            ("DS lớp", None),
            ("danh sách lớp mình", None),
            ("lớp trưởng gửi", None),
            ("Chi đoàn", None),
            ("danh sách chi đoàn mới", None),
            ("danh sách", None),
            ("DS doan vien thang 3", None),
            ("mẫu 2", None),
            ("Copy of danh sach", None),
            ("file mới", None),
            ("gửi cô", None),
            ("hien mau", None),
            ("Book1", None),
            ("chi đoàn khu vực 3", None),
        ] {
            assert_eq!(unit_in_stem(stem).map(|one| one.0).as_deref(), unit, "{stem}");
        }
        for name in ["nop", "Danh sách", "file mới", "Zalo", "bài nộp tháng 3", "T3"] {
            assert!(!names_somebody(name), "{name}");
        }
        for name in ["Cơ khí", "K10A", "Cô Hoa"] {
            assert!(names_somebody(name), "{name}");
        }
    }
}
