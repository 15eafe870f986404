//! Weeks of a month and other loose words before it: `Tuần 2 tháng 11`, `tuần 2/11`, `Tuần 4 T11`, `đầu tháng 11/2026`.
//!
//! A week lies in its month as people count weeks, so that it says the month and no day.

use std::borrow::Cow;

use crate::text;

/// Words that stand before a week or a month and tell no other time, folded.
const LOOSE: &[&str] = &["dau", "giua", "cuoi", "trong", "vao", "khoang", "cua", "thuoc"];
/// Numbers of weeks, as words and as Rome counts, folded.
const WEEKS: &[&str] = &[
    "1", "2", "3", "4", "5", "i", "ii", "iii", "iv", "v", "nhat", "mot", "hai", "ba", "tu", "bon", "nam", "cuoi", "dau",
];

/// Whether a word may number a week.
pub(super) fn numbers_week(word: &str) -> bool {
    WEEKS.contains(&word.strip_prefix('0').unwrap_or(word))
}

/// A text that names a month behind a week or a loose word, as that month alone; any other text as it is.
pub fn without_week(text: &str) -> Cow<'_, str> {
    // Nearly all that is typed for a time begins with a figure.
    if !text.starts_with(|one: char| one.is_alphabetic()) {
        return Cow::Borrowed(text);
    }
    let parted = |month: &str| text.trim_end().ends_with(&format!("/{month}")) || text.contains(&format!("/{month}/"));
    month_behind(&text::plain(text), parted).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// `parted`: whether a stroke stands before a number, so that it is no second week.
fn month_behind(key: &str, parted: impl Fn(&str) -> bool) -> Option<String> {
    let mut words = key.split(' ').peekable();
    let mut told = false;
    while words.next_if(|word| LOOSE.contains(word)).is_some() {
        told = true;
    }
    if words.next_if_eq(&"tuan").is_some() {
        told = true;
        let _ = words.next_if(|word| matches!(*word, "thu" | "le"));
        words.next_if(|word| numbers_week(word))?;
        while words.next_if(|word| LOOSE.contains(word)).is_some() {}
    }
    if !told {
        return None;
    }
    let named = words.next_if(|word| matches!(*word, "thang" | "t")).is_some();
    let month = words.next()?;
    let short = month.strip_prefix('t').filter(|_| !named).unwrap_or(month);
    if !named && short == month && !parted(month) {
        return None;
    }
    let number: u8 = short.parse().ok().filter(|month| short.len() <= 2 && (1..=12).contains(month))?;
    let _ = words.next_if_eq(&"nam");
    let year = words.next().filter(|year| matches!(year.len(), 2 | 4) && year.bytes().all(|one| one.is_ascii_digit()));
    match (year, words.next()) {
        (Some(year), None) => Some(format!("tháng {number}/{year}")),
        // Words behind it may say anything.
        (None, None) if key.ends_with(month) => Some(format!("tháng {number}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::without_week;

    #[test]
    fn a_week_is_its_month() {
        for (text, month) in [
            ("Tuần 2 tháng 11", "tháng 11"),
            ("tuần 2/11", "tháng 11"),
            ("Tuần 4 T11", "tháng 11"),
            ("Tuần 1/T11", "tháng 11"),
            ("Tuần thứ 2 của tháng 11", "tháng 11"),
            ("Tuần cuối tháng 9", "tháng 9"),
            ("Tuần II, tháng 10 năm 2026", "tháng 10/2026"),
            ("tuần 3/10/2026", "tháng 10/2026"),
            ("đầu tháng 11", "tháng 11"),
            ("Giữa T10/26", "tháng 10/26"),
        ] {
            assert_eq!(without_week(text), month, "{text}");
        }
        for text in [
            "tháng 11",
            "Tuần 1",
            "Tuần 2, 3 tháng 11",
            "tuần 6/11",
            "T2/11",
            "7/11",
            "Tuần 2 tháng 13",
            "cuối tuần",
            "đầu tháng 11 và cuối tháng 12",
        ] {
            assert_eq!(without_week(text), text);
        }
    }
}
