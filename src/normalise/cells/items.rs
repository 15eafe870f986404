//! The forms in which texts name a time, each a small function from a place in a text to what it says and where it ends.

use super::spelt::{english_month, spelt_month};
use super::tokens::Tokens;
use crate::model::date::Cut;
use crate::model::{Date, When, YearMonth};

/// What one form says. All but `Full` lack something that the rest of the text may tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    Full(When),
    DayMonth(i8, i8),
    Day(i8),
    Month(i8),
    Quarter(i8),
    /// A semester, 1 or 2, or the summer after them (3).
    Semester(i8),
    /// A number that is a year only beside another one.
    BareYear(i16),
}

/// An item and the place behind it.
pub type Found = Option<(Item, usize)>;

/// Words before a number that is then no month: `đợt 1/2021`, `số 12/2021`, `K10-2021`.
pub const NUMBERED: &[&str] = &[
    "dot", "lan", "so", "khoa", "lop", "to", "doi", "kv", "khu", "vuc", "phong", "tuan", "ky", "k", "nhom", "bai", "ap",
];

/// Signs between the numbers of a date.
const DATE_SIGNS: &str = "/.-_–";

/// Signs that may stand between a month, quarter or word and its number or year.
const LOOSE_SIGNS: &str = "/.-_–,(:";

/// The item that begins at a place. `led`: a word such as "từ" or "đến" stands before, so that less will do.
pub fn item(tokens: &Tokens, at: usize, led: bool) -> Found {
    let forms: [fn(&Tokens, usize) -> Found; 10] = [
        semester,
        school_year,
        part_of_year,
        quarter,
        month,
        spelt_month,
        english_month,
        day_in_words,
        summer,
        year_in_words,
    ];
    forms.iter().find_map(|form| form(tokens, at)).or_else(|| in_numbers(tokens, at, led))
}

pub(super) fn full(when: When, end: usize) -> Found {
    Some((Item::Full(when), end))
}

fn roman(word: &str) -> Option<i8> {
    Some(match word {
        "i" => 1,
        "ii" => 2,
        "iii" => 3,
        "iv" => 4,
        _ => return None,
    })
}

/// A small number in Arabic or Roman figures.
fn ordinal(tokens: &Tokens, at: usize, most: i8) -> Option<i8> {
    let number = tokens.word(at).map_or_else(|| tokens.small(at, i32::from(most)), roman)?;
    (1..=most).contains(&number).then_some(number)
}

/// The year that belongs to what ended before `at`: `/2021`, ` năm 2021`, `, năm: 2021`; `/21` where `short` allows.
pub(super) fn linked_year(tokens: &Tokens, at: usize, short: bool) -> Option<(i16, usize)> {
    let mut place = tokens.skip_signs(at, LOOSE_SIGNS);
    if place > at + 2 {
        return None;
    }
    if matches!(tokens.word(place), Some("cua" | "trong")) {
        place += 1;
    }
    if tokens.is(place, "năm", "nam") {
        place = tokens.skip_signs(place + 1, LOOSE_SIGNS);
    }
    let year = tokens.year(place);
    let year =
        year.or_else(|| tokens.short_year(place).filter(|_| short && tokens.sign(at) == Some('/') && place == at + 1));
    // A school year behind a month decides by itself which of its years is meant.
    let is_school_year = two_years(tokens, place).is_some();
    year.filter(|_| !is_school_year).map(|year| (year, place + 1))
}

/// Two following years, `2020-2021`, and the place behind.
fn two_years(tokens: &Tokens, at: usize) -> Option<(i16, usize)> {
    let (first, second, end) = pair(tokens, at, false)?;
    (second == first + 1).then_some((first, end))
}

/// Two years with a sign or blank between; `short`: also of two digits.
fn pair(tokens: &Tokens, at: usize, short: bool) -> Option<(i16, i16, usize)> {
    let first = tokens.year(at).or_else(|| tokens.short_year(at).filter(|_| short))?;
    let next = if tokens.sign(at + 1).is_some_and(|sign| "-–—_/".contains(sign)) { at + 2 } else { at + 1 };
    let second = tokens.year(next).or_else(|| tokens.short_year(next).filter(|_| short && next > at + 1))?;
    // 2021-04.. is no year of its own.
    let goes_on = tokens.sign(next + 1).is_some_and(|sign| "-/".contains(sign) && tokens.is_glued(next + 1))
        && tokens.number(next + 2).is_some_and(|(_, length)| length <= 2);
    (!goes_on).then_some((first, second, next + 1))
}

fn school_year(tokens: &Tokens, at: usize) -> Found {
    let head = match tokens.word(at) {
        Some("nam" | "nien") if matches!(tokens.word(at + 1), Some("hoc")) => Some(at + 2),
        Some("nh") => Some(at + 1),
        _ => None,
    };
    if let Some(head) = head {
        let (first, second, end) = pair(tokens, tokens.skip_signs(head, LOOSE_SIGNS), true)?;
        return (second == first + 1).then_some((Item::Full(When::SchoolYear(first)), end));
    }
    let touched = at > 0 && tokens.is_glued(at) && tokens.word(at - 1).is_some();
    let (first, end) = two_years(tokens, at).filter(|_| !touched)?;
    full(When::SchoolYear(first), end)
}

fn semester(tokens: &Tokens, at: usize) -> Found {
    let (number, end) = match tokens.word(at)? {
        "hki" => (1, at + 1),
        "hkii" => (2, at + 1),
        "hk" => {
            let place = tokens.skip_signs(at + 1, ".-_ ");
            (ordinal(tokens, place, 3)?, place + 1)
        }
        "hoc" if matches!(tokens.word(at + 1), Some("ky" | "ki")) => {
            let place = tokens.skip_signs(at + 2, ".-_");
            (ordinal(tokens, place, 3)?, place + 1)
        }
        _ => return None,
    };
    Some((Item::Semester(number), end))
}

/// The months of a semester in a school year that begins in `year`.
pub fn semester_months(year: i16, semester: i8, cut: Cut) -> When {
    let (first, last) = cut.school_year(year);
    match semester {
        1 => When::Months(first, first.plus(4)),
        2 => When::Months(first.plus(5), last),
        _ => When::Months(last.plus(-2), last),
    }
}

/// `6 tháng đầu năm 2021`, `9 tháng cuối năm 2021`.
fn part_of_year(tokens: &Tokens, at: usize) -> Found {
    let count = tokens.small(at, 11)?;
    let first = match (tokens.is(at + 1, "tháng", "thang"), tokens.word(at + 2)) {
        (true, Some("dau")) => 1,
        (true, Some("cuoi")) => 13 - count,
        _ => return None,
    };
    let (year, end) = linked_year(tokens, at + 3, false)?;
    full(When::Months(YearMonth::new(year, first)?, YearMonth::new(year, first + count - 1)?), end)
}

fn quarter(tokens: &Tokens, at: usize) -> Found {
    let short = tokens.full(at)? == "q";
    if !(short || matches!(tokens.full(at)?, "quý" | "quí" | "quy" | "qui")) {
        return None;
    }
    let place = tokens.skip_signs(at + 1, ".-_");
    if short && !tokens.is_glued(place) {
        return None;
    }
    let number = ordinal(tokens, place, 4)?;
    match linked_year(tokens, place + 1, true) {
        Some((year, end)) => full(When::Quarter(year, number), end),
        None if short => None,
        None => Some((Item::Quarter(number), place + 1)),
    }
}

/// `Tháng 3/2021`, `thang 5-2021`, `T3/2021`, `tháng 3, 4 và 5 năm 2021`, `tháng 3`.
fn month(tokens: &Tokens, at: usize) -> Found {
    let short = matches!(tokens.full(at)?, "t" | "th");
    if !(short || tokens.is(at, "tháng", "thang") || matches!(tokens.full(at)?, "thg")) {
        return None;
    }
    let place = tokens.skip_signs(at + 1, if short { "." } else { ".-_:" });
    if short && !tokens.is_glued(place) {
        return None;
    }
    let number = tokens.small(place, 12)?;
    if let Some((year, end)) = linked_year(tokens, place + 1, true) {
        return full(When::Month(YearMonth::new(year, number)?), end);
    }
    if short {
        return None;
    }
    months(tokens, place).or(Some((Item::Month(number), place + 1)))
}

/// Months one after another and their one year: `3, 4, 5 năm 2021`, `3-5/2021`, `9 đến tháng 4 năm 2021`.
fn months(tokens: &Tokens, at: usize) -> Found {
    let first = tokens.small(at, 12)?;
    let mut end = at + 1;
    loop {
        let is_link = tokens.sign(end).is_some_and(|sign| ",+&-–".contains(sign))
            || matches!(tokens.word(end), Some("va" | "den" | "toi"));
        let mut next = end + usize::from(is_link);
        if tokens.is(next, "tháng", "thang") {
            next += 1;
        }
        let last = tokens.small(next, 12).filter(|_| is_link)?;
        end = next + 1;
        if let Some((year, end)) = linked_year(tokens, end, false) {
            let begins = if first > last { year - 1 } else { year };
            return full(When::Months(YearMonth::new(begins, first)?, YearMonth::new(year, last)?), end);
        }
    }
}

/// `ngày 20/04/2021`, `ngày 05 tháng 4 năm 2021`, `ngày 15, 16 tháng 3 năm 2021`, `ngày 15/3`.
fn day_in_words(tokens: &Tokens, at: usize) -> Found {
    if !tokens.is(at, "ngày", "ngay") {
        return None;
    }
    let place = tokens.skip_signs(at + 1, ":-_");
    in_numbers(tokens, place, true)
}

/// The first of a list of days in one month: its days and where the month stands.
fn days_of_month(tokens: &Tokens, at: usize) -> Option<(i8, i8, usize)> {
    let first = tokens.small(at, 31)?;
    let (mut last, mut end) = (first, at + 1);
    while tokens.sign(end).is_some_and(|sign| ",-–&+".contains(sign)) || tokens.word(end) == Some("va") {
        match tokens.small(end + 1, 31) {
            Some(day) => (last, end) = (day, end + 2),
            None => break,
        }
    }
    Some((first, last, end))
}

/// `05 tháng 4 năm 2021` and `15, 16 tháng 3`.
fn worded_day(tokens: &Tokens, at: usize) -> Found {
    let (first, last, end) = days_of_month(tokens, at)?;
    if !tokens.is(end, "tháng", "thang") {
        return None;
    }
    let number = tokens.small(end + 1, 12)?;
    match linked_year(tokens, end + 2, false) {
        Some((year, end)) => span(day(year, number, first)?, day(year, number, last)?, end),
        None => Some((Item::DayMonth(first, number), end + 2)),
    }
}

fn span(first: Date, last: Date, end: usize) -> Found {
    match first.cmp(&last) {
        std::cmp::Ordering::Less => full(When::Span(first, last), end),
        std::cmp::Ordering::Equal => full(When::Day(first), end),
        std::cmp::Ordering::Greater => None,
    }
}

fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// `hè 2021`, `mùa hè xanh năm 2021`: June to August.
fn summer(tokens: &Tokens, at: usize) -> Found {
    let before = at.checked_sub(1).and_then(|before| tokens.word(before));
    let is_season = matches!(before, Some("hoat" | "mua" | "dip" | "nghi"));
    if !(tokens.full(at)? == "hè" || tokens.full(at)? == "he" && is_season) {
        return None;
    }
    let place = if tokens.word(at + 1) == Some("xanh") { at + 2 } else { at + 1 };
    let (year, end) = linked_year(tokens, place, false)?;
    full(When::Months(YearMonth::new(year, 6)?, YearMonth::new(year, 8)?), end)
}

/// `năm 2021`, `giai đoạn 2018-2022`, `năm 2018 - 2021`.
fn year_in_words(tokens: &Tokens, at: usize) -> Found {
    let place = match tokens.word(at)? {
        "giai" if tokens.word(at + 1) == Some("doan") => at + 2,
        "nam" if tokens.is(at, "năm", "nam") => at + 1,
        _ => return None,
    };
    let place = tokens.skip_signs(place, LOOSE_SIGNS);
    if let Some((first, end)) = two_years(tokens, place).filter(|_| tokens.word(at) == Some("nam")) {
        return full(When::SchoolYear(first), end);
    }
    if let Some((first, second, end)) = pair(tokens, place, false).filter(|(first, second, _)| first < second) {
        return full(When::Months(YearMonth::new(first, 1)?, YearMonth::new(second, 12)?), end);
    }
    let year = tokens.year(place)?;
    full(When::Year(year), place + 1)
}

/// The sign between two numbers, with the place of the second.
fn joined(tokens: &Tokens, at: usize) -> Option<(char, usize)> {
    let sign = tokens.sign(at + 1).filter(|sign| DATE_SIGNS.contains(*sign))?;
    tokens.number(at + 2).map(|_| (sign, at + 2))
}

/// Dates in numbers.
fn in_numbers(tokens: &Tokens, at: usize, led: bool) -> Found {
    let (_, length) = tokens.number(at)?;
    let before = at.checked_sub(1);
    let in_word = before.is_some_and(|before| tokens.is_glued(at) && tokens.word(before).is_some());
    let in_chain = !led
        && at > 1
        && tokens.is_glued(at)
        && tokens.is_glued(at - 1)
        && match (tokens.sign(at - 1), tokens.number(at - 2)) {
            (Some('/' | '.'), Some(_)) => true,
            // A telephone's groups are longer than a day.
            (Some('-'), Some((_, length))) => length > 2,
            _ => false,
        };
    if in_word || in_chain {
        return None;
    }
    match length {
        8 => run_together(tokens, at),
        4 => from_year(tokens, at).or_else(|| bare_year(tokens, at)),
        1 | 2 => from_day(tokens, at, led)
            .or_else(|| if led { worded_day(tokens, at) } else { None })
            .or_else(|| from_month(tokens, at))
            .or_else(|| short_day(tokens, at, led)),
        _ => None,
    }
}

fn bare_year(tokens: &Tokens, at: usize) -> Found {
    tokens.year(at).map(|year| (Item::BareYear(year), at + 1))
}

/// `20210420`, and `20042021` where the first is no date. Other numbers of eight digits are codes.
fn run_together(tokens: &Tokens, at: usize) -> Found {
    let (value, _) = tokens.number(at).filter(|_| !tokens.is_in_code(at))?;
    let date = |year: i32, month: i32, of_month: i32| {
        let year = i16::try_from(year).ok().filter(|year| (2010..=2040).contains(year))?;
        day(year, i8::try_from(month).ok()?, i8::try_from(of_month).ok()?)
    };
    let forward = date(value / 10_000, value / 100 % 100, value % 100);
    let when = forward.or_else(|| date(value % 10_000, value / 10_000 % 100, value / 1_000_000))?;
    full(When::Day(when), at + 1)
}

/// `2021-03-06`, `2021-03`, `2021-Q1`, `2020-21`.
fn from_year(tokens: &Tokens, at: usize) -> Found {
    let year = tokens.year(at)?;
    let after_sign = tokens.skip_signs(at + 1, "-/_.");
    if tokens.full(after_sign) == Some("q") && after_sign <= at + 2 && tokens.is_glued(after_sign + 1) {
        let number = tokens.small(after_sign + 1, 4)?;
        return full(When::Quarter(year, number), after_sign + 2);
    }
    let (sign, second) = joined(tokens, at)?;
    let (value, length) = tokens.number(second).filter(|_| !tokens.is_in_code(second))?;
    if length == 2 && value > 12 && value == i32::from(year + 1) % 100 {
        return full(When::SchoolYear(year), second + 1);
    }
    let number = tokens.small(second, 12)?;
    match joined(tokens, second).filter(|(other, _)| *other == sign) {
        Some((_, third)) => full(When::Day(day(year, number, tokens.small(third, 31)?)?), third + 1),
        None => full(When::Month(YearMonth::new(year, number)?), second + 1),
    }
}

/// `20/04/2021`, `15/3/21` where it is led, `15-16/3/2021`, `3-5/2021`, `20 04 2021`.
fn from_day(tokens: &Tokens, at: usize, led: bool) -> Found {
    let first = tokens.small(at, 31)?;
    let Some((sign, second)) = joined(tokens, at) else { return spaced_day(tokens, at, first) };
    let (other, third) = joined(tokens, second)?;
    let middle = tokens.small(second, 31)?;
    // Of four numbers the third is a month, also where it could be a year: `10-11/10/2026`.
    let fourth = joined(tokens, third).filter(|_| "-–".contains(sign));
    if let Some((year, fourth)) = fourth.and_then(|(_, fourth)| Some((tokens.year(fourth)?, fourth))) {
        let number = tokens.small(third, 12)?;
        return span(day(year, number, first)?, day(year, number, middle)?, fourth + 1);
    }
    if let Some(year) = tokens.year(third).or_else(|| tokens.short_year(third).filter(|_| led || sign == '-')) {
        if sign == other {
            return full(When::Day(day(year, middle, first)?), third + 1);
        }
        let (from, to) = (YearMonth::new(year, first)?, YearMonth::new(year, middle)?);
        return (from < to).then_some((Item::Full(When::Months(from, to)), third + 1));
    }
    None
}

/// `20 04 2021`, as in names of files.
fn spaced_day(tokens: &Tokens, at: usize, first: i8) -> Found {
    let two = |place: usize| tokens.number(place).is_some_and(|(_, length)| length == 2);
    if !(two(at) && two(at + 1)) {
        return None;
    }
    full(When::Day(day(tokens.year(at + 2)?, tokens.small(at + 1, 12)?, first)?), at + 3)
}

/// `03/2021`, `4-2021`.
fn from_month(tokens: &Tokens, at: usize) -> Found {
    let number = tokens.small(at, 12)?;
    let before = (0..at).rev().find(|&before| tokens.sign(before).is_none_or(|sign| !":.#".contains(sign)));
    let numbered = before.and_then(|before| tokens.word(before)).is_some_and(|word| NUMBERED.contains(&word));
    let (_, second) = joined(tokens, at).filter(|_| !numbered)?;
    let year = tokens.year(second).filter(|_| two_years(tokens, second).is_none())?;
    full(When::Month(YearMonth::new(year, number)?), second + 1)
}

/// `15/3` and `15`, where a word before says that it is a day.
fn short_day(tokens: &Tokens, at: usize, led: bool) -> Found {
    let first = tokens.small(at, 31).filter(|_| led)?;
    match joined(tokens, at) {
        Some(('/' | '.' | '-', second)) if tokens.small(second, 12).is_some() => {
            let number = tokens.small(second, 12)?;
            Some((Item::DayMonth(first, number), second + 1))
        }
        _ => Some((Item::Day(first), at + 1)),
    }
}
