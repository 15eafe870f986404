//! Names of activities without the day they were held on: `hien mau 04 10 2026` is the `hien mau` of every other day.

/// Days of the year that activities are named after, day and month: `Hội trại 26/3` is no camp of some 26 March.
const FEASTS: &[(u8, u8)] = &[
    (9, 1),
    (3, 2),
    (27, 2),
    (8, 3),
    (22, 3),
    (26, 3),
    (22, 4),
    (30, 4),
    (1, 5),
    (7, 5),
    (15, 5),
    (19, 5),
    (1, 6),
    (5, 6),
    (26, 6),
    (27, 7),
    (19, 8),
    (2, 9),
    (10, 10),
    (13, 10),
    (15, 10),
    (20, 10),
    (9, 11),
    (20, 11),
    (1, 12),
    (22, 12),
];

/// Words that lead to a day or a month.
const LEADING: &[&str] = &["ngay", "thang", "nam", "vao"];

/// The words of a folded text from which to which it names something, without days and months before and behind; as places of
/// words. All of them where nothing else would be left.
pub fn undated(words: &[&str]) -> (usize, usize) {
    let all = (0, words.len());
    let (mut from, mut to) = all;
    // A day stands before it, or behind it, or both.
    if let Some(length) = (2..=7).rev().find(|&length| length < to && is_time(&words[..length])) {
        from = length;
    }
    if let Some(length) = (2..=7).rev().find(|&length| from + length < to && is_time(&words[to - length..to])) {
        to -= length;
    }
    let named = words[from..to].iter().any(|word| word.chars().any(char::is_alphabetic) && word.len() > 1);
    if named { (from, to) } else { all }
}

/// As [`undated`], of a whole folded text.
pub fn undated_key(key: &str) -> String {
    let words: Vec<&str> = key.split(' ').filter(|word| !word.is_empty()).collect();
    let (from, to) = undated(&words);
    words[from..to].join(" ")
}

/// A folded text without the times in it that a word or a year tells: `danh sach lop dien thang 2 2021` is the `danh sach lop dien` of
/// every other month. `lop 12 4` stays, which may be a class.
pub fn timeless(key: &str) -> String {
    let words: Vec<&str> = key.split(' ').filter(|word| !word.is_empty()).collect();
    let (mut kept, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let most = words.len().min(at + 7);
        match (at + 2..=most).rev().find(|&end| is_told_time(&words[at..end])) {
            Some(end) => at = end,
            None => {
                kept.push(words[at]);
                at += 1;
            }
        }
    }
    kept.join(" ")
}

/// A time that is surely one: with a word before its first figure, or with a year.
fn is_told_time(words: &[&str]) -> bool {
    let year = |word: &str| word.len() == 4 && word.parse().is_ok_and(|year: u16| (1990..=2100).contains(&year));
    let month = |word: &str| word.len() <= 2 && word.parse().is_ok_and(|month: u8| (1..=12).contains(&month));
    match words {
        ["nam", one] => year(one),
        ["nam", "hoc", one] | ["hoc", "ky" | "ki", one] => year(one) || month(one),
        ["nam", "hoc", one, other] => year(one) && year(other),
        [one, other] if month(one) && year(other) => true,
        _ => (LEADING.contains(&words[0]) || words.iter().any(|word| year(word))) && is_time(words),
    }
}

/// `04 10 2026`, `ngay 04 10`, `thang 10 2026`, `ngay 4 thang 10`.
fn is_time(words: &[&str]) -> bool {
    let number = |word: &str| word.parse::<u16>().ok().filter(|_| word.bytes().all(|one| one.is_ascii_digit()));
    let figures: Vec<(u16, usize)> =
        words.iter().filter_map(|word| number(word).map(|figure| (figure, word.len()))).collect();
    if !words.iter().all(|word| number(word).is_some() || LEADING.contains(word)) || figures.is_empty() {
        return false;
    }
    let day = |(figure, length): (u16, usize)| length <= 2 && (1..=31).contains(&figure);
    let month = |(figure, length): (u16, usize)| length <= 2 && (1..=12).contains(&figure);
    let year = |(figure, length): (u16, usize)| (length == 4 && (1990..=2100).contains(&figure)) || length == 2;
    let feast =
        |one: u16, other: u16| FEASTS.iter().any(|&(day, month)| (u16::from(day), u16::from(month)) == (one, other));
    match figures[..] {
        [one, other, last] => day(one) && month(other) && year(last) && last.1 + one.1 + other.1 >= 4,
        [one, last] if words.contains(&"thang") && last.1 == 4 => month(one) && year(last),
        [one, other] => day(one) && month(other) && !feast(one.0, other.0),
        [one] => words.contains(&"thang") && month(one),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn a_title_without_its_times_is_that_of_the_next_month() {
        let of = |one: &str| timeless(&text::plain(one));
        for dated in [
            "DANH SÁCH LỚP ĐIỆN XYZ THÁNG 2/2021",
            "Danh sách tháng 02 năm 2021 lớp Điện XYZ",
            "Danh sách lớp Điện XYZ năm học 2020-2021",
            "02/2021 - Danh sách lớp Điện XYZ",
            "Danh sách lớp Điện XYZ học kỳ 1 năm học 2020-2021",
            "Danh sách lớp Điện XYZ ngày 14/02/2021",
        ] {
            assert_eq!(of(dated), "danh sach lop dien xyz", "{dated}");
        }
        for kept in ["Lớp 12/4", "Zalo 7", "Lớp Điện 12", "Đợt 2"] {
            assert_eq!(of(kept), text::plain(kept), "{kept}");
        }
        assert_eq!(of("tháng 3"), "");
    }

    #[test]
    fn an_activity_is_named_without_its_day() {
        let of = |one: &str| undated_key(&text::plain(one));
        for dated in [
            "Hiến máu (04/10/2026)",
            "Hiến máu > 18/10/2026",
            "Hiến máu 04/10",
            "Hiến máu ngày 04/10",
            "04/10/2026: Hiến máu",
            "Hiến máu tháng 10",
            "Hiến máu tháng 10/2026",
            "Hiến máu ngày 4 tháng 10 năm 2026",
            "18-10 - Hiến máu",
            "Hiến máu",
        ] {
            assert_eq!(of(dated), "hien mau", "{dated}");
        }
        for kept in
            ["Hội trại 26/3", "Mừng 8/3", "Đợt 2", "Hiến máu đợt 1", "04/10/2026", "Tháng 10", "Chạy 5 km", "A80"]
        {
            assert_eq!(of(kept), text::plain(kept).trim(), "{kept}");
        }
    }
}
