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

/// Whether activities are named after a day of the year.
pub fn is_feast(day: i8, month: i8) -> bool {
    FEASTS.iter().any(|&(feast, of)| (i16::from(feast), i16::from(of)) == (i16::from(day), i16::from(month)))
}

/// Words that lead to a day or a month.
const LEADING: &[&str] = &["ngay", "thang", "nam", "vao"];

/// The words of a folded text from which to which it names something, without days and months before and behind, and days of the
/// week beside them; as places of words. All of them where nothing else would be left.
fn undated(words: &[&str]) -> (usize, usize) {
    let all = (0, words.len());
    let (mut from, mut to) = all;
    // A day stands before it, or behind it, or both.
    let opening = weekday_at(words, 0);
    let first = &words[opening..];
    if let Some(length) = (2..=7).rev().find(|&length| length < first.len() && is_time(&first[..length])) {
        from = opening + length;
    }
    let end = to - weekday_before(words, to);
    if let Some(length) = (2..=7).rev().find(|&length| from + length < end && is_time(&words[end - length..end])) {
        to = end - length;
        to -= weekday_before(&words[from..], to - from);
    }
    let named = words[from..to].iter().any(|word| word.chars().any(char::is_alphabetic) && word.len() > 1);
    if named { (from, to) } else { all }
}

/// How many words from a place on name a day of the week or a part of the day: `cn`, `chu nhat`, `sang thu 7`.
fn weekday_at(words: &[&str], from: usize) -> usize {
    let mut at = from;
    loop {
        at += match (words.get(at), words.get(at + 1)) {
            (Some(&"chu"), Some(&"nhat")) => 2,
            (Some(&"thu"), Some(day)) if DAYS.contains(day) => 2,
            (Some(word), _) if ALONE.contains(word) => 1,
            _ => return at - from,
        };
    }
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

/// As [`weekday_at`], of the words that end at a place; never all of them.
fn weekday_before(words: &[&str], to: usize) -> usize {
    let begins = (1..to).find(|&from| weekday_at(&words[..to], from) == to - from);
    begins.map_or(0, |from| to - from)
}

/// Words of the days of the week behind `thu`, and those that are one alone, as parts of a day are.
const DAYS: &[&str] = &["2", "3", "4", "5", "6", "7", "hai", "ba", "tu", "nam", "sau", "bay"];
const ALONE: &[&str] = &["cn", "t2", "t3", "t4", "t5", "t6", "t7", "sang", "trua", "chieu", "toi"];

/// A name as typed without its day or days: `Hiến máu (04/10/2026)` and `Hiến máu 10-11/10` are `Hiến máu`.
pub fn undated_text(text: &str) -> &str {
    let places = super::places_of_words(text);
    let plain: Vec<String> = places.iter().map(|&(from, to)| super::plain(&text[from..to])).collect();
    let words: Vec<&str> = plain.iter().map(String::as_str).collect();
    let (from, mut to) = undated(&words);
    if (from, to) == (0, words.len()) {
        return text;
    }
    let first = first_of_two(text, &places, &words[..to]);
    if from + first < to && first > 0 {
        to -= first;
        to -= weekday_before(&words[from..], to - from);
    }
    let (from, to) = (places[from].0, places[to - 1].1);
    // A bracket that belongs to the name stays closed: `Trồng cây (đợt 2) 07/3`.
    let opened = text[from..to].contains('(') && !text[from..to].contains(')') && text[to..].starts_with(')');
    &text[from..to + usize::from(opened)]
}

/// As [`undated_text`], folded.
pub fn undated_key(text: &str) -> String {
    super::plain(undated_text(text))
}

/// How many words at the end of a name are the first of two days, the last of which was taken away behind it: `10` of `10-11/4`, `30/9`
/// of `30/9 - 02/10`. The number of `Đợt 2 - 14/3` is none.
fn first_of_two(text: &str, places: &[(usize, usize)], kept: &[&str]) -> usize {
    let to = kept.len();
    let Some(next) = places.get(to) else { return 0 };
    let between = &text[places[to - 1].1..next.0];
    if to > 2 && between.contains(['-', '–']) && is_time(&kept[to - 2..]) {
        return 2;
    }
    let is_day = |word: &str| word.len() <= 2 && word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day));
    let numbered = to > 1 && NUMBERED.contains(&kept[to - 2]);
    usize::from(to > 1 && matches!(between, "-" | "–") && is_day(kept[to - 1]) && !numbered)
}

/// Words whose number is no day, folded.
const NUMBERED: &[&str] = &["dot", "lan", "buoi", "tuan", "ky", "ca", "kv", "vuc", "ap", "to", "so", "nhom", "lop"];

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
        let of = undated_key;
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
            "Hiến máu (CN 04/10)",
            "Hiến máu sáng chủ nhật 04/10/2026",
            "Thứ 7, 03/10: Hiến máu",
            "Hiến máu 04/10 (CN)",
            "Hiến máu (10-11/4)",
            "Hiến máu (T7, CN 10-11/4)",
            "Hiến máu 30/9 - 02/10/2026",
            "Hiến máu",
        ] {
            assert_eq!(of(dated), "hien mau", "{dated}");
            assert_eq!(undated_text(dated), "Hiến máu", "{dated}");
        }
        assert_eq!(undated_text("Trồng cây (đợt 2) 07/3"), "Trồng cây (đợt 2)");
        assert_eq!(undated_text("Hiến máu đợt 2 - 14/3"), "Hiến máu đợt 2");
        assert_eq!(undated_text("Hiến máu đợt 2-14/3"), "Hiến máu đợt 2");
        assert_eq!(undated_text("Hội trại 26/3"), "Hội trại 26/3");
        for kept in [
            "Hội trại 26/3",
            "Chủ nhật xanh",
            "Ngày thứ bảy tình nguyện",
            "Mừng 8/3",
            "Đợt 2",
            "Hiến máu đợt 1",
            "04/10/2026",
            "Tháng 10",
            "Chạy 5 km",
            "A80",
        ] {
            assert_eq!(of(kept), text::plain(kept).trim(), "{kept}");
        }
    }
}
