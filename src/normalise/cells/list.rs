//! Several times in one cell: `05/10/2026; 12/10/2026`, `5, 12/10/2026`, `06/9 và 20/9`, `8, 9, 10` below "Các tháng tham gia".
//!
//! Must never complete a time from anything but the times behind it, or what the sheet says it is about.

use super::Notes;
use super::date::happened_in;
use super::typed::{Reading, Typed, text_reading};
use crate::model::{Date, When, YearMonth};
use crate::text;

/// One time of a list, with what it says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    Full(When),
    DayMonth(i8, i8),
    Number(i8),
    /// `tháng 8`.
    Month(i8),
    /// `T8`: a month, and up to `T7` as well a day of the week.
    Short(i8),
}

/// The times of a cell that lists at least two and nothing else, as they stand there. A span (`05/10 - 12/10`) is no list.
pub fn listed(text: &str) -> Option<Vec<Listed>> {
    let text = without_heading(text);
    let pieces = |signs: &[char]| {
        let parts = text.split(signs).flat_map(|part| part.split(" và "));
        let parts = parts.map(|part| part.trim().trim_start_matches("và ").trim()).filter(|part| !part.is_empty());
        let found: Option<Vec<Listed>> = parts.map(one).collect();
        found.filter(|found| found.len() > 1)
    };
    // Line breaks are blanks after cleaning.
    pieces(&[',', ';', '&', '+', '\n'])
        .or_else(|| pieces(&[',', ';', ' ', '\n']))
        .or_else(|| in_dashes(text).then(|| pieces(&['-', '–'])).flatten())
}

/// Days without what stands before a list of them: `các ngày 07, 14, 21/11`, `Sáng các ngày chủ nhật: 8, 15/11`. Nothing is taken off that may
/// be a time of its own: `thứ 7, 14/11` is one Saturday.
fn without_heading(text: &str) -> &str {
    let Some(digit) = text.find(|one: char| one.is_ascii_digit()).filter(|&digit| digit > 0) else { return text };
    // `T7 các ngày 7, 14/11`: what heads the list ends with the word for days.
    let head = |end: usize| text::plain(&text[..end]);
    let ends = text.match_indices(' ').map(|(at, _)| at + 1).chain([digit]);
    let heads = ends.filter(|&end| text[end..].starts_with(|one: char| one.is_ascii_digit()));
    let is_heading = |head: &str| {
        let mut words = head.split(' ');
        DAYS.iter().any(|days| text::has_words(head, days)) && words.all(|word| BEFORE_DAYS.contains(&word))
    };
    heads.filter(|&end| is_heading(&head(end))).min().map_or(text, |end| &text[end..])
}

/// Words that say that days follow, folded.
const DAYS: [&str; 2] = ["ngay", "cac buoi"];
/// All words that may stand before such a list, folded.
const BEFORE_DAYS: [&str; 31] = [
    "cac", "nhung", "ngay", "buoi", "sang", "trua", "chieu", "toi", "vao", "trong", "chu", "nhat", "cn", "thu", "hai",
    "ba", "tu", "nam", "sau", "bay", "t2", "t3", "t4", "t5", "t6", "t7", "2", "3", "4", "7", "lan",
];

/// Whether dashes part days and make no span: `7-14-21/11/2026` has three of one month, in order.
fn in_dashes(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '–']).map(str::trim).collect();
    let Some((last, before)) = parts.split_last().filter(|(_, before)| before.len() >= 2) else { return false };
    let digits = last.bytes().take_while(u8::is_ascii_digit).count();
    let behind = last[digits..].trim_start();
    let day = |part: &&str| part.parse::<i8>().ok().filter(|day| part.len() <= 2 && (1..=31).contains(day));
    let days: Option<Vec<i8>> = before.iter().chain([&&last[..digits]]).map(day).collect();
    behind.starts_with(['/', '.', 't']) && days.is_some_and(|days| days.is_sorted_by(|one, next| one < next))
}

/// As [`listed`], of a single time as well.
pub fn one_or_more(text: &str) -> Option<Vec<Listed>> {
    listed(text).or_else(|| one(text.trim()).map(|one| vec![one]))
}

/// Whether a time of a list can be nothing but a day.
pub(super) const fn is_day(one: Listed) -> bool {
    matches!(one, Listed::Full(When::Day(_)))
}

/// The days of a cell that lists days, each with its year, month or both from the next one that has it.
pub(super) fn days(text: &str) -> Option<Vec<Date>> {
    days_of(&listed(text)?, |_, _| None)
}

/// As [`days`]; `last` gives the day of a day and its month, where that is stated, with nothing behind it.
pub fn days_of(listed: &[Listed], last: impl Fn(i8, Option<i8>) -> Option<Date>) -> Option<Vec<Date>> {
    let mut behind: Option<Date> = None;
    let mut days = Vec::new();
    for one in listed.iter().rev() {
        let day = match (*one, behind) {
            (Listed::Full(When::Day(day)), _) => day,
            (Listed::DayMonth(day, month), Some(next)) => {
                let same = Date::new(next.year(), month, day).ok()?;
                // From December to January the year is the one before; `18/10, 04/10` are days of one year.
                let before = same > next && same.until(next).map_or(0, |span| -span.get_days()) > HALF_A_YEAR;
                if before { Date::new(next.year() - 1, month, day).ok()? } else { same }
            }
            // `25, 2/11` may be of two months.
            (Listed::Number(day), Some(next)) if day < next.day() => Date::new(next.year(), next.month(), day).ok()?,
            (Listed::DayMonth(day, month), None) => last(day, Some(month))?,
            (Listed::Number(day), None) => last(day, None)?,
            _ => return None,
        };
        behind = Some(day);
        days.push(day);
    }
    days.reverse();
    Some(days)
}

/// Days between two of a list from which on they are of two years.
const HALF_A_YEAR: i32 = 183;

/// `lần 1: 7/11` without the number of the time.
fn without_number(part: &str) -> &str {
    let numbered = part.split_once(':').filter(|(head, _)| {
        let key = text::plain(head);
        key.split_once(' ').is_some_and(|(word, number)| {
            matches!(word, "lan" | "buoi" | "dot")
                && number.len() <= 2
                && number.bytes().all(|one| one.is_ascii_digit())
        })
    });
    numbered.map_or(part, |(_, rest)| rest.trim())
}

fn one(part: &str) -> Option<Listed> {
    let part = without_number(part);
    let key = text::plain(part);
    let number = |digits: &str| digits.parse::<i8>().ok().filter(|_| digits.len() <= 2);
    let month = |word: &str| number(key.strip_prefix(word)?);
    if let Some(listed) = month("thang ").map(Listed::Month).or_else(|| month("t").map(Listed::Short)) {
        let (Listed::Month(month) | Listed::Short(month)) = listed else { return None };
        return (1..=12).contains(&month).then_some(listed);
    }
    if let Some(day) = number(key.strip_prefix("ngay ").unwrap_or(part)).filter(|day| (1..=31).contains(day)) {
        return Some(Listed::Number(day));
    }
    match text_reading(part, happened_in, &mut Notes::default()) {
        Reading::Date(Typed::Day(day)) => Some(Listed::Full(When::Day(day))),
        Reading::Date(Typed::Month(month)) => Some(Listed::Full(When::Month(month))),
        Reading::DayMonth(day, month) => Some(Listed::DayMonth(day, month)),
        Reading::Date(Typed::Year(_)) | Reading::Impossible | Reading::Beyond | Reading::Other => None,
    }
}

/// Months of a list below a header that asks for months: `8, 9, 10`, `T8; T10`, `8, 9/2026`; `year` gives the year of those without one.
pub fn months(listed: &[Listed], year: impl Fn(i8) -> Option<i16>) -> Option<Vec<YearMonth>> {
    let mut behind: Option<YearMonth> = None;
    let mut months = Vec::new();
    for one in listed.iter().rev() {
        let month = match *one {
            Listed::Full(When::Month(month)) => month,
            Listed::Number(month) | Listed::Month(month) | Listed::Short(month) => {
                let next = behind.map(|next| if month > next.month() { next.year() - 1 } else { next.year() });
                YearMonth::new(year(month).or(next)?, month)?
            }
            // `10/26` is a day of no month and a month of a year.
            Listed::DayMonth(..) | Listed::Full(_) => return None,
        };
        behind = Some(month);
        months.push(month);
    }
    months.reverse();
    Some(months)
}
