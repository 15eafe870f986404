//! From a day to a day without a year: `10-11/10`, `T7, CN 10-11/10`, `từ 30/9 đến 02/10`.

use super::weekdays;
use crate::text;

/// A day and its month.
pub type DayMonth = (i8, i8);

/// Words around two days, in small letters.
const AROUND: &[&str] = &["từ", "tu", "đến", "den", "ngày", "ngay", "tới"];

/// The first and the last day of a text that names two and nothing else but days of the week and hours; None where nothing says
/// that the one leads to the other. The first may lack its month.
pub fn between_days(text: &str) -> Option<(DayMonth, DayMonth)> {
    // Hardly any text that is asked has both.
    let spans = text.contains(['-', '–']) || text.contains("đến") || text.contains("tới") || text.contains("den ");
    if !spans || !text.contains('/') {
        return None;
    }
    let folded = text::fold(text);
    let words = folded.split([' ', '(', ')', ',', ':', ';', '-', '–', '\n']).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.map(weekdays::unglued).collect();
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let weekday = weekdays::leading(&words[at..]);
        match weekday {
            0 if AROUND.contains(&words[at]) => at += 1,
            0 => {
                pieces.push(words[at]);
                at += 1;
            }
            length => at += length,
        }
    }
    let [from, to] = pieces[..] else { return None };
    let to = day_of(to, None)?;
    let from = day_of(from, Some(to.1))?;
    (from != to).then_some((from, to))
}

/// `11/10`, and `10` where the month is known.
fn day_of(word: &str, month: Option<i8>) -> Option<DayMonth> {
    let number = |part: &str| part.parse::<i8>().ok().filter(|_| part.len() <= 2);
    let (day, month) = match word.split_once('/') {
        Some((day, month)) => (number(day)?, number(month)?),
        None => (number(word)?, month?),
    };
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((day, month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_days_are_told_with_what_stands_around_them() {
        for text in ["10-11/10", "T7, CN 10-11/10", "Thứ 7, CN (10/10 - 11/10)", "từ 10 đến 11/10", "10–11/10 (T7-CN)"]
        {
            assert_eq!(between_days(text), Some(((10, 10), (11, 10))), "{text}");
        }
        assert_eq!(between_days("Từ ngày 30/9 đến ngày 02/10"), Some(((30, 9), (2, 10))));
        for text in
            ["10, 11/10", "11/10", "10-10/10", "3-4 buổi/tháng", "10-11-12/10", "10-11/13", "10/10-11/10/2026", ""]
        {
            assert_eq!(between_days(text), None, "{text}");
        }
    }
}
