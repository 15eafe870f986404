//! What a line of a report of figures counts, by its label and its unit of measure.
//!
//! Must never take persons, shares or meetings for turns.

use crate::text::{self, has_any, starts_with_words};

/// What the number of a line counts, as far as its own words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Turns, by name.
    Turns,
    /// What the label is about, if it is a channel, a group or an activity.
    Open,
    /// Turns only where the label names a channel or a group.
    Loose,
    /// All members, or all of one category.
    Members,
    /// Some persons: who took part, who did not, who was introduced, women.
    Persons,
    /// Persons, by the unit of measure alone.
    Measured,
    /// Shares, meetings, units and whatever else is counted.
    Other,
}

/// Words for members, folded.
const MEMBERS: &[&str] = &["doan vien", "dv", "dvtn", "hssv"];

/// Words for persons who may be members, folded.
const OTHERS: &[&str] = &["hoc sinh", "sinh vien", "giang vien", "giao vien", "vien chuc", "can bo"];

/// Beginnings of a number of persons, folded.
const PEOPLE: &[&str] = &["so nguoi", "so luong nguoi", "tong so nguoi", "so dong chi"];

/// Beginnings of a number, folded.
const COUNTED: &[&str] = &["so", "tong", "luong"];

/// All that a number of all members may be called besides, folded.
const ALL_MEMBERS: &[&str] = &[
    "tong", "so", "luong", "toan", "the", "doan", "vien", "dv", "dvtn", "hssv", "hoc", "sinh", "giang", "giao", "vien",
    "chuc", "can", "bo", "cbvc", "va", "la", "cua", "hien", "co", "nay", "dang", "quan", "ly", "trong", "truong",
    "khoa", "chi", "don", "vi", "tinh", "den", "thoi", "diem", "cuoi", "dau", "ky", "thang", "ngay", "khoi", "thuoc",
    "tai", "lop",
];

/// Words for turns, folded.
const TURNS: &[&str] = &["luot", "so lan"];

/// Words at the beginning that name some persons, folded.
const SOME: &[&str] = &[
    "nu",
    "dan toc",
    "ton giao",
    "dang vien",
    "vang",
    "nghi",
    "chua tham",
    "khong tham",
    "chua sinh hoat",
    "khong sinh hoat",
    "chua gioi thieu",
    "chua duoc",
];

/// What is counted and is neither persons nor turns, folded.
const THINGS: &[&str] = &[
    "buoi",
    "cuoc",
    "hoat dong",
    "cong trinh",
    "phan viec",
    "phuong",
    "xa",
    "chi doan",
    "don vi",
    "mo hinh",
    "cau lac bo",
    "clb",
    "phieu",
    "giay",
    "tin bai",
    "van ban",
    "ap",
    "khu vuc",
    "chi hoi",
];

/// Units of measure of persons, folded.
const PERSONS: &[&str] = &[
    "doan vien",
    "dv",
    "dvtn",
    "nguoi",
    "dong chi",
    "d c",
    "dc",
    "hssv",
    "hoc sinh",
    "sinh vien",
    "thanh nien",
    "ban",
];

/// Units of measure of turns, folded.
const MEASURES: &[&str] = &["luot", "lan"];

/// What a line counts. `unit`: its cell in the column of units of measure.
pub fn figure(label: &str, unit: Option<&str>) -> Figure {
    let key = text::plain(label);
    let key = key.strip_prefix("trong do").unwrap_or(&key).trim();
    let unit = unit.map(str::trim).filter(|unit| unit.chars().any(|one| one.is_alphanumeric() || one == '%'));
    let measure = unit.map(text::plain).or_else(|| in_brackets(label));
    let measured = |words: &[&str]| measure.as_ref().is_some_and(|key| has_any(key, words));
    let share = starts_with_words(key, "ty le") || starts_with_words(key, "ti le") || label.contains('%');
    if share {
        return Figure::Other;
    }
    if measured(MEASURES) {
        return Figure::Turns;
    }
    if measure.is_some() && !measured(PERSONS) {
        return Figure::Other;
    }
    if has_any(key, TURNS) {
        return Figure::Turns;
    }
    // `Dạy kèm học sinh` is done for them, `Số học sinh tham gia` counts them.
    let begins = |words: &[&str]| words.iter().any(|word| starts_with_words(key, word));
    if PEOPLE.iter().any(|people| starts_with_words(key, people)) {
        return Figure::Persons;
    }
    if has_any(key, MEMBERS) || begins(OTHERS) || (begins(COUNTED) && has_any(key, OTHERS)) {
        return if is_of_all(key) { Figure::Members } else { Figure::Persons };
    }
    if key == "nam" && !label.to_lowercase().contains("năm") || begins(SOME) {
        return Figure::Persons;
    }
    if measure.is_some() {
        return Figure::Measured;
    }
    let counted = ["tong so ", "so luong ", "so "].iter().find_map(|begin| key.strip_prefix(begin));
    match counted {
        Some(rest) if THINGS.iter().any(|thing| starts_with_words(rest, thing)) => Figure::Other,
        Some(_) => Figure::Loose,
        None => Figure::Open,
    }
}

/// Whether a header over numbers says that they are persons who did what it names: `Số ĐV sinh hoạt định kỳ`. `unit`: the unit of measure
/// of the whole sheet.
pub fn heads_persons(header: &str, unit: Option<&str>) -> bool {
    let of = |part: &str| figure(part, unit);
    let says_turns = header.split(" > ").any(|part| has_any(&text::plain(part), TURNS));
    let counts = |part: &str| {
        let key = text::plain(part);
        COUNTED.iter().chain(MEMBERS).any(|begin| starts_with_words(&key, begin))
    };
    !says_turns
        && header.split(" > ").any(|part| match of(part) {
            Figure::Measured => true,
            Figure::Persons | Figure::Members => counts(part) || in_brackets(part).is_some(),
            _ => false,
        })
}

/// The unit of measure that a line of a title gives for all numbers: `(ĐVT: đoàn viên)`.
pub fn unit_of_title(line: &str) -> Option<&str> {
    let (head, unit) = line.rsplit_once(':')?;
    let head = text::plain(head);
    (head.ends_with("dvt") || head.ends_with("don vi tinh")).then(|| unit.trim_matches([' ', ')', '.', ';']))
}

/// The unit of measure in brackets behind a label: `Sinh hoạt định kỳ (người)`.
fn in_brackets(label: &str) -> Option<String> {
    let inside = label.trim_end().strip_suffix(')')?.rsplit_once('(')?.1;
    let key = text::plain(inside).trim().to_owned();
    PERSONS.iter().chain(MEASURES).any(|one| *one == key).then_some(key)
}

/// Whether a title says that its numbers are persons: `BÁO CÁO SỐ ĐOÀN VIÊN THAM GIA SINH HOẠT`.
pub fn titles_persons(title: &str) -> bool {
    let key = text::plain(title);
    let members = ["so doan vien", "so luong doan vien", "so dv"];
    let took_part = |one: &&str| text::has_words(&key, &format!("{one} tham gia"));
    PEOPLE.iter().chain(&members).any(took_part) && !has_any(&key, TURNS)
}

/// Whether a label says that it counts turns, and not of what: `Tổng số lượt tham gia`.
pub fn says_only_turns(label: &str) -> bool {
    const WORDS: &[&str] = &[
        "tong", "cong", "so", "cac", "luot", "lan", "tham", "gia", "sinh", "hoat", "sh", "doan", "vien", "dv", "trong",
        "ca", "thang", "quy", "nam", "ky", "noi", "cu", "tru", "tai", "dia", "phuong", "cua",
    ];
    let key = text::plain(label);
    let figure = |word: &str| word.bytes().all(|one| one.is_ascii_digit());
    has_any(&key, TURNS) && key.split(' ').all(|word| WORDS.contains(&word) || figure(word))
}

/// Whether a number of members is one of all: words that say which of them would leave others out.
fn is_of_all(key: &str) -> bool {
    let mut before = "";
    key.split(' ').all(|word| {
        let figure = word.bytes().all(|one| one.is_ascii_digit());
        // `tháng 10 năm 2026`, and not `nam`.
        let known = figure || ALL_MEMBERS.contains(&word) || (word == "nam" && before == "thang");
        if !figure {
            before = word;
        }
        known
    })
}

#[cfg(test)]
mod tests {
    use super::{Figure, figure};

    #[test]
    fn a_label_says_what_is_counted() {
        let cases = [
            ("Tổng số đoàn viên", None, Figure::Members),
            ("Tổng số ĐV của chi đoàn", None, Figure::Members),
            ("Số đoàn viên là HSSV", None, Figure::Members),
            ("Tổng số đoàn viên tính đến tháng 10 năm 2026", None, Figure::Members),
            ("Số đoàn viên được giới thiệu về nơi cư trú", None, Figure::Persons),
            ("Số đoàn viên chuyển đi", None, Figure::Persons),
            ("Số đoàn viên nam", None, Figure::Persons),
            ("Trong đó: nữ", None, Figure::Persons),
            ("Vắng", None, Figure::Persons),
            ("Số lượt đoàn viên tham gia", None, Figure::Turns),
            ("Kết quả", Some("lượt"), Figure::Turns),
            ("Sinh hoạt định kỳ", Some("đ/c"), Figure::Measured),
            ("Văn hóa, văn nghệ", Some("người"), Figure::Measured),
            ("Sinh hoạt định kỳ", Some("lượt ĐV"), Figure::Turns),
            ("Sinh hoạt định kỳ", Some("buổi"), Figure::Other),
            ("Sinh hoạt định kỳ (người)", None, Figure::Measured),
            ("Sinh hoạt định kỳ (lượt)", None, Figure::Turns),
            ("Số người tham gia sinh hoạt định kỳ", None, Figure::Persons),
            ("Tỷ lệ tham gia", None, Figure::Other),
            ("Tham gia", Some("%"), Figure::Other),
            ("Số hoạt động tổ chức", None, Figure::Other),
            ("Văn hóa, văn nghệ", Some(" - "), Figure::Open),
        ];
        for (label, unit, wanted) in cases {
            assert_eq!(figure(label, unit), wanted, "{label} {unit:?}");
        }
    }
}
