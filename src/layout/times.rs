//! Times in headers: months, days and quarters, their year from above or from what stands around the table.

use super::activities;
use super::grid::lower;
use super::header::{Part, Path};
use super::vocabulary::OCCASIONS;
use crate::model::{When, YearMonth};
use crate::normalise::cells::{self, DayMonth};
use crate::read::{Cell, Value};
use crate::settings::Words;
use crate::text;

/// Where the year of a month column comes from when its header does not say: title, sheet, file, folder, in this order.
#[derive(Clone, Debug, Default)]
pub(super) struct Years {
    said: Vec<When>,
    school_year_start: i8,
}

impl Years {
    pub(super) fn new<'t>(texts: impl Iterator<Item = &'t str>, school_year_start: i8) -> Self {
        Self { said: texts.filter_map(cells::when_in).collect(), school_year_start }
    }

    /// The year of a month: from what stands above the column, else from around the table.
    fn of(&self, month: i8, parents: &[Part]) -> Option<i16> {
        let above = parents.iter().rev().filter_map(|part| when_of(&part.text, &part.key));
        above.chain(self.said.iter().copied()).find_map(|when| self.year_in(when, month))
    }

    /// What a run of bare numbers over columns names: days of the month around the table, months of the longer time around it.
    pub(super) fn of_numbers(&self, numbers: &[i8]) -> Option<Vec<When>> {
        let rising = numbers.windows(2).all(|two| two[0] < two[1]);
        let following = numbers.windows(2).all(|two| two[1] == two[0] % 12 + 1);
        match self.said.first()? {
            When::Month(month) if rising => {
                let day = |day: &i8| jiff::civil::Date::new(month.year(), month.month(), *day).ok().map(When::Day);
                numbers.iter().map(day).collect()
            }
            When::Month(_) | When::Day(_) => None,
            _ if following => {
                let month = |month: &i8| YearMonth::new(self.of(*month, &[])?, *month).map(When::Month);
                numbers.iter().map(month).collect()
            }
            _ => None,
        }
    }

    /// The month that the title or a name is about, for days below no month of their own.
    pub(super) fn month(&self) -> Option<(i16, i8)> {
        self.said.iter().find_map(|when| match when {
            When::Month(month) => Some((month.year(), month.month())),
            _ => None,
        })
    }

    /// Whether what stands around the table is about one day or month.
    pub(super) fn is_of_a_month(&self) -> bool {
        matches!(self.said.first(), Some(When::Day(_) | When::Month(_)))
    }

    /// Whether a time that a list of turns is about stands around the table; lists of members name years too.
    pub(super) fn is_dated(&self) -> bool {
        self.said.iter().any(|when| !matches!(when, When::Year(_) | When::SchoolYear(_)))
    }

    /// The year of a quarter, where one calendar year is told.
    fn of_quarter(&self, quarter: i8, parents: &[Part]) -> Option<i16> {
        let first = self.of(quarter * 3 - 2, parents)?;
        (self.of(quarter * 3, parents) == Some(first)).then_some(first)
    }

    fn year_in(&self, when: When, month: i8) -> Option<i16> {
        match when {
            When::Year(year) | When::Quarter(year, _) => Some(year),
            When::SchoolYear(year) => Some(if month >= self.school_year_start { year } else { year + 1 }),
            // A list of January may name a day of December.
            When::Month(named) => Some(named.year() - i16::from((month - named.month()) / 11)),
            When::Day(day) => Some(day.year()),
            When::Months(from, to) => first_within(month, from, to),
            When::Span(from, to) => first_within(month, YearMonth::of(from), YearMonth::of(to)),
        }
    }
}

/// The year in which a calendar month first falls between two months.
fn first_within(month: i8, from: YearMonth, to: YearMonth) -> Option<i16> {
    let year = if month >= from.month() { from.year() } else { from.year() + 1 };
    YearMonth::new(year, month).filter(|found| *found <= to).map(|_| year)
}

/// The time a header path names: a day or month at any level, its year from above or around.
pub(super) fn when_of_path(path: &Path, years: &Years, words: &Words) -> Option<When> {
    for (at, part) in path.parts.iter().enumerate().rev() {
        let parents = &path.parts[..at];
        if let Some(found) = when_of(&part.text, &part.key).filter(|when| !matches!(when, When::Year(_))) {
            return Some(found);
        }
        let below_month =
            parents.last().is_some_and(|parent| parent.key == "thang" || parent.key.starts_with("cac thang"));
        if let Some(quarter) = quarter_word(&part.key) {
            return years.of_quarter(quarter, parents).map(|year| When::Quarter(year, quarter));
        }
        let month = month_word(&part.key).or_else(|| bare_month(&part.key).filter(|_| below_month));
        if let Some(month) = month {
            return years.of(month, parents).and_then(|year| YearMonth::new(year, month)).map(When::Month);
        }
        if let Some((month, year)) = short_year(&part.text) {
            let told = years.of(month, parents).filter(|told| told % 100 == year);
            return told.and_then(|year| YearMonth::new(year, month)).map(When::Month);
        }
        if let Some(day) = day_word(&part.text) {
            return day_below(day, parents, years);
        }
        if let Some(days) = days_word(&part.text) {
            return week(days, parents, years);
        }
        if let Some(when) = beside_words(&part.text, parents, (years, words)) {
            return Some(when);
        }
    }
    None
}

/// `9/26`, `10-26`: a month and the end of its year, which no month is; whether of that year what stands around it tells.
fn short_year(raw: &str) -> Option<(i8, i16)> {
    let (month, year) = raw.trim().split_once(['/', '-'])?;
    let year = year.trim().parse().ok().filter(|year| (13..100).contains(year))?;
    Some((bare_month(month.trim())?, year))
}

/// The day, days or month beside words that say what was done, that somebody met, or where: `Gói bánh ú 07/3`, `Ra quân (10-11/4)`,
/// `Sinh hoạt tháng 3`. A feast it is named after is none (`Hội trại 26/3`).
fn beside_words(raw: &str, parents: &[Part], (years, words): (&Years, &Words)) -> Option<When> {
    if !raw.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let name = activities::beside_time(raw, words)?;
    let (before, behind) = raw.split_once(name)?;
    let mut around = [before, behind].into_iter().filter(|text| text.bytes().any(|byte| byte.is_ascii_digit()));
    let time = around.next().filter(|_| around.next().is_none())?;
    let time = time.trim_matches(|one: char| !one.is_alphanumeric());
    if let Some(day) = day_word(time) {
        return day_below(day, parents, years);
    }
    if let Some(days) = days_word(time) {
        return week(days, parents, years);
    }
    let key = text::plain(time);
    if let Some(quarter) = quarter_word(&key) {
        return years.of_quarter(quarter, parents).map(|year| When::Quarter(year, quarter));
    }
    let month = month_word(&key)?;
    // `NTM T4` on a list of March is on a Wednesday.
    if key.starts_with('t') && !key.starts_with("th") && (2..=7).contains(&month) {
        years.month().is_none_or(|(_, about)| about == month).then_some(())?;
    }
    years.of(month, parents).and_then(|year| YearMonth::new(year, month)).map(When::Month)
}

fn day_below((day, month): (i8, Option<i8>), parents: &[Part], years: &Years) -> Option<When> {
    let (year, month) = match month {
        Some(month) => (years.of(month, parents)?, month),
        None => {
            let above = parents.iter().rev().find_map(|part| match when_of(&part.text, &part.key) {
                Some(When::Month(month)) => Some((month.year(), month.month())),
                _ => month_word(&part.key).and_then(|month| Some((years.of(month, parents)?, month))),
            });
            above.or_else(|| years.month())?
        }
    };
    jiff::civil::Date::new(year, month, day).ok().map(When::Day)
}

/// From a day to a day. What reaches into the month beside it is of the month that the sheet is about.
fn week((from, to): (DayMonth, DayMonth), parents: &[Part], years: &Years) -> Option<When> {
    let year = years.of(to.1, parents).or_else(|| years.of(from.1, parents))?;
    let last = jiff::civil::Date::new(year, to.1, to.0).ok()?;
    let first = jiff::civil::Date::new(if from.1 > to.1 { year - 1 } else { year }, from.1, from.0).ok()?;
    let about = years.month().and_then(|(year, month)| YearMonth::new(year, month));
    let reached = about.filter(|about| from.1 != to.1 && [YearMonth::of(first), YearMonth::of(last)].contains(about));
    (first <= last).then(|| reached.map_or(When::Span(first, last), When::Month))
}

/// A time with its year in one header cell.
pub(super) fn when_of(raw: &str, key: &str) -> Option<When> {
    if let Some(year) = key.strip_prefix("nam ").and_then(|rest| rest.parse::<i16>().ok()) {
        return (1990..=2100).contains(&year).then_some(When::Year(year));
    }
    let mut parts = key.split(' ');
    let (month, year) = match (parts.next()?, parts.next(), parts.next(), parts.next()) {
        ("thang", Some(month), Some(year), None) => (month, year),
        (short, Some(year), None, None) if short.starts_with('t') => {
            (short.trim_start_matches("th").trim_start_matches('t'), year)
        }
        _ => return cells::when_in(raw),
    };
    match (month.parse().ok(), year.parse::<i16>().ok()) {
        (Some(month), Some(year)) if year >= 1990 => YearMonth::new(year, month).map(When::Month),
        _ => cells::when_in(raw),
    }
}

/// `tháng 3`, `T3`, `th 3` without a year.
pub(super) fn month_word(key: &str) -> Option<i8> {
    let rest = ["thang", "th", "t"].iter().find_map(|word| key.strip_prefix(word))?;
    bare_month(rest.trim_start())
}

/// `quý 2`, `Q.III` without a year.
fn quarter_word(key: &str) -> Option<i8> {
    let rest = ["quy", "q"].iter().find_map(|word| key.strip_prefix(word))?.trim_start();
    ["1", "2", "3", "4"]
        .iter()
        .chain(&["i", "ii", "iii", "iv"])
        .position(|one| *one == rest)
        .map(|at| [1, 2, 3, 4][at % 4])
}

fn bare_month(key: &str) -> Option<i8> {
    let short = !key.is_empty() && key.len() <= 2 && key.bytes().all(|byte| byte.is_ascii_digit());
    key.parse().ok().filter(|month| short && (1..=12).contains(month))
}

/// The time that the end of a header names, its key given: `Số lượt` > `T9`, `Số lần` > `tháng 9/2026`.
pub(super) fn when_named(key: &str, path: &Path, years: &Years) -> Option<When> {
    if let Some(month) = month_word(key) {
        return years.of(month, path.parents()).and_then(|year| YearMonth::new(year, month)).map(When::Month);
    }
    when_of(key, key).filter(|when| !matches!(when, When::Year(_)))
}

/// Whether a key begins with the word month and its number.
pub(super) fn begins_with_month(key: &str) -> bool {
    let mut words = key.split(' ');
    words.next() == Some("thang") && words.next().is_some_and(|number| bare_month(number).is_some())
}

/// Words that name a weekday or a part of the day beside its day: `CN 04/10`, `Sáng 10/10`. Without their marks some of them are other words.
const WEEKDAYS: &[&str] = &[
    "cn", "nhật", "hai", "ba", "tư", "năm", "sáu", "bảy", "t2", "t3", "t4", "t5", "t6", "t7", "sáng", "trưa", "chiều",
    "tối",
];

/// `06/3`, `6-3`, `ngày 6`, `CN 06/3`, `Buổi 1 (06/3)` without a year: the day and, if it is there, the month.
fn day_word(raw: &str) -> Option<(i8, Option<i8>)> {
    // Most texts are told by that alone.
    if !raw.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let folded = lower(raw);
    let mut said = false;
    let mut left = None;
    let mut numbered = false;
    let words = folded.split([' ', '(', ')', ',', ':', ';']).filter(|word| !matches!(*word, "" | "-" | "–"));
    for word in words.map(cells::unglued) {
        let number = word.bytes().all(|byte| byte.is_ascii_digit());
        if matches!(word, "thứ" | "chủ") || OCCASIONS.contains(&text::plain(word).as_str()) {
            numbered = true;
        } else if word == "ngày" {
            (said, numbered) = (true, false);
        } else if !(WEEKDAYS.contains(&word) || (numbered && number) || cells::is_hour(word))
            && left.replace(word).is_some()
        {
            return None;
        }
    }
    let mut parts = left?.split(['/', '-', '.']);
    let number = |part: &str| part.trim().parse::<i8>().ok();
    let day = number(parts.next()?).filter(|day| (1..=31).contains(day))?;
    match (parts.next(), parts.next()) {
        (None, _) => said.then_some((day, None)),
        (Some(month), None) => number(month).filter(|month| (1..=12).contains(month)).map(|month| (day, Some(month))),
        _ => None,
    }
}

/// Whether a cell could be a day at all: nearly all texts have no figure.
pub(super) fn may_be_day(cell: &Cell) -> bool {
    match &cell.value {
        Value::Text(raw) => raw.chars().any(char::is_numeric),
        Value::Number(_) | Value::Date(_) => true,
        _ => false,
    }
}

/// `Tuần 1 (02/3-08/3)`, `02-08/3`, `T2: từ 09/3 đến 15/3`, `T7, CN 10-11/10`: two days of one week or so, the first perhaps
/// without its month.
fn days_word(raw: &str) -> Option<(DayMonth, DayMonth)> {
    if !raw.contains('/') {
        return None;
    }
    let folded = lower(raw);
    let mut kept = Vec::new();
    let mut numbered = false;
    let words = folded.split([' ', '(', ')', ':', ';', '\n']).filter(|word| !word.is_empty());
    for (at, word) in words.enumerate() {
        let number = word.bytes().all(|byte| byte.is_ascii_digit());
        let week = at == 0 && WEEKS.contains(&word);
        let counted = std::mem::take(&mut numbered) && number;
        if OCCASIONS.contains(&text::plain(word).as_str()) {
            numbered = true;
        } else if !(counted || week) {
            kept.push(word);
        }
    }
    cells::between_days(&kept.join(" "))
}

/// Short words of the weeks of a month.
const WEEKS: &[&str] = &["t1", "t2", "t3", "t4", "t5"];

/// Whether a header cell is a day and nothing else, with its year or without.
pub(super) fn is_day(raw: &str) -> bool {
    day_word(raw).is_some() || (raw.len() <= LONGEST_DAY && matches!(cells::when_in(raw), Some(When::Day(_))))
}

/// Whether a header cell is a day, or words with their day behind or before them: `Dọn vệ sinh 07/11/2026`.
pub(super) fn names_day(raw: &str) -> bool {
    is_day(raw) || (raw.contains('/') && raw.len() <= LONGEST_DATED && text::undated_text(raw).len() < raw.len())
}

/// What was done, and when, has fewer bytes; a longer text is a sentence.
const LONGEST_DATED: usize = 160;

/// `Chủ nhật, ngày 11/10/2026` has fewer bytes; a longer text with a day in it is about something else.
const LONGEST_DAY: usize = 36;
