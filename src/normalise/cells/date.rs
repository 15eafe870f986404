//! Dates: births and days of activities. A year is never its 1 January, a month never its first day.

use jiff::ToSpan;

use super::days::between_days;
use super::typed::{Century, Reading, Typed, text_reading};
use super::{Notes, Parsed, Seen, list, read, spoken, whole_number};
use crate::finding::{Code, Severity};
use crate::model::date::{Cut, show_day};
use crate::model::{Birth, Date, When};
use crate::read::{Cell, Value};
use crate::text::has_words;

/// Ages, in years, that a person on a sheet can have.
const AGES: std::ops::RangeInclusive<i16> = 10..=80;

/// The first year a date on a sheet is believed (joining the Union, taking part).
const FIRST_YEAR: i16 = 1950;

/// How many days ahead of today a date may lie: lists are also made for what is planned.
const AHEAD: i64 = 366;

/// Serial days that are years somebody typed into a date column.
const YEAR_SERIALS: std::ops::RangeInclusive<i64> = 1900..=2100;

/// Serial days that a number without a date format is still taken for: 1954 to 2100.
pub(super) const PLAIN_SERIALS: std::ops::RangeInclusive<i64> = 20_000..=73_415;

/// A birth date: d/m/y in text, serial or ISO; year, month or day precision; two-digit years by the window 1980-2015;
/// a "date" of 1900 to 2100 serial days in a birth column is a year. Impossible and out-of-range dates are errors.
pub fn birth(cell: &Cell, today: Date) -> Parsed<Birth> {
    let (seen, mut notes) = read(cell);
    let Some(seen) = seen else { return notes.finish(None, Birth::to_string) };
    let typed = match reading(&seen, born_in, &mut notes) {
        Reading::Date(typed) => Some(typed),
        Reading::Impossible if matches!(seen, Seen::Text(_) | Seen::Date(_)) => {
            notes.add(Code::DateImpossible);
            None
        }
        // What is in no form of a date is in no calendar either, but nobody meant it to be.
        Reading::DayMonth(..) | Reading::Impossible | Reading::Other => {
            notes.raise(Code::DateImpossible, Severity::Error);
            None
        }
        Reading::Beyond => {
            notes.add(Code::DateOutOfRange);
            None
        }
    };
    let value = typed.map(|typed| match typed {
        Typed::Day(day) => Birth::Day(day),
        Typed::Month(month) => Birth::Month(month),
        Typed::Year(year) => Birth::Year(year),
    });
    let believed = value.filter(|&birth| can_be_born(birth, today));
    if believed != value {
        notes.drop(Code::DateAsText);
        notes.add(Code::DateOutOfRange);
    }
    notes.finish(believed, Birth::to_string)
}

/// Whether a cell holds no more than the last two digits of a year.
pub fn is_short_year(cell: &Cell) -> bool {
    match &cell.value {
        Value::Text(text) => {
            let text = text.trim();
            text.len() == 2 && text.bytes().all(|one| one.is_ascii_digit())
        }
        Value::Number(number) => whole_number(*number).is_some_and(|year| year < 100),
        _ => false,
    }
}

/// A birth below a header that asks for the year alone: `99`, `02`, and 2 where a spreadsheet took it for a number.
pub fn birth_year(cell: &Cell, today: Date) -> Parsed<Birth> {
    let (seen, mut notes) = read(cell);
    let digits = match seen {
        Some(Seen::Text(text)) => text.parse::<i16>().ok(),
        Some(Seen::Number(number)) => whole_number(number).and_then(|year| i16::try_from(year).ok()),
        _ => None,
    };
    let year = digits.map(|year| {
        let (year, certain) = born_in(year);
        if certain {
            notes.add(Code::DateTwoDigitYear);
        } else {
            notes.raise(Code::DateTwoDigitYear, Severity::Query);
        }
        Birth::Year(year)
    });
    let believed = year.filter(|&birth| can_be_born(birth, today));
    if believed != year {
        notes = Notes::default();
        notes.add(Code::DateOutOfRange);
    }
    notes.finish(believed, Birth::to_string)
}

/// When something was: a day, `Tháng 3/2021`, `T3/2021`, `Quý I/2021`, `Năm học 2020-2021`, `HK1 ...`, `từ 01/03 đến 15/03/2021`.
pub fn when(cell: &Cell, today: Date, cut: Cut) -> Parsed<When> {
    let (seen, mut notes) = read(cell);
    let Some(seen) = seen else { return notes.finish(None, When::to_string) };
    let value = match reading(&seen, happened_in, &mut notes) {
        // `8, 9, 10` is a list of months or days, `10-11/10` two days of no year, and neither is anybody's date.
        Reading::Date(_) if is_enumerated(&seen) || is_span(&seen) => {
            notes = Notes::default();
            notes.raise(Code::DateImpossible, Severity::Query);
            None
        }
        Reading::Date(Typed::Day(day)) => Some(When::Day(day)),
        Reading::Date(Typed::Month(month)) => Some(When::Month(month)),
        Reading::Date(Typed::Year(year)) => Some(When::Year(year)),
        Reading::Impossible => {
            notes.add(Code::DateImpossible);
            None
        }
        Reading::Beyond => {
            notes.add(Code::DateOutOfRange);
            None
        }
        Reading::DayMonth(..) | Reading::Other => spoken_time(&seen, cut, &mut notes),
    };
    let believed = value.filter(|&when| is_believed(when, today, cut));
    if believed != value {
        notes.drop(Code::DateAsText);
        notes.add(Code::DateOutOfRange);
    }
    notes.finish(believed, show_when)
}

/// A day and a month without a year as a whole text: `21/10`, `ngày 21 tháng 10`.
pub fn day_and_month(text: &str) -> Option<(i8, i8)> {
    match text_reading(text, happened_in, &mut Notes::default()) {
        Reading::DayMonth(day, month) => Some((day, month)),
        _ => None,
    }
}

/// Whether a date on a sheet can be one of an activity.
pub fn is_believed(when: When, today: Date, cut: Cut) -> bool {
    let (from, _) = when.span(cut);
    from.year() >= FIRST_YEAR && today.checked_add(AHEAD.days()).is_ok_and(|latest| from <= latest)
}

/// Whether a text is nothing but short numbers with commas between them.
fn is_enumerated(seen: &Seen) -> bool {
    let short = |part: &str| {
        let part = part.trim();
        (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    matches!(seen, Seen::Text(text) if text.contains(',') && text.split(',').all(short))
}

/// Whether a text names two days without their year.
fn is_span(seen: &Seen) -> bool {
    matches!(seen, Seen::Text(text) if between_days(text).is_some())
}

/// A time as findings show it.
pub fn show_when(when: &When) -> String {
    when.day().map_or_else(|| when.to_string(), show_day)
}

/// A time in words, or several days in one cell. What names a month or day without a year is asked about, not dropped.
fn spoken_time(seen: &Seen, cut: Cut, notes: &mut Notes) -> Option<When> {
    let Seen::Text(text) = seen else {
        if notes.is_empty() {
            notes.raise(Code::DateImpossible, Severity::Query);
        }
        return None;
    };
    if let Some(days) = list::days(text) {
        notes.raise(Code::DateAsText, Severity::Query);
        let (first, last) = (days.iter().min()?, days.iter().max()?);
        return Some(When::Span(*first, *last));
    }
    // Of another calendar, of the American order, one of two: no day that anybody could count by.
    if is_otherwise(text) {
        notes.raise(Code::DateImpossible, Severity::Query);
        return None;
    }
    // Of days that nobody can tell, none is taken for all of them.
    if list::listed(text).is_some_and(|all| all.iter().any(|one| list::is_day(*one))) {
        notes.raise(Code::DateImpossible, Severity::Query);
        return None;
    }
    let when = spoken::when_in_cut(text, cut);
    match when {
        Some(When::Month(_)) => notes.add(Code::DateMonthOnly),
        // A month is named, and nobody can tell which: `5 tháng một năm 2002`.
        Some(When::Year(_)) if has_words(&crate::text::plain(text), "thang") => {
            notes.raise(Code::DateYearOnly, Severity::Query);
        }
        Some(When::Year(_)) => notes.add(Code::DateYearOnly),
        Some(When::Day(_)) if has_words(&crate::text::plain(text), "khoang") => {
            notes.raise(Code::DateAsText, Severity::Query);
        }
        Some(When::Day(_)) => notes.add(Code::DateAsText),
        Some(_) => {}
        None if spoken::month_word(text).is_some() => notes.raise(Code::DateMonthOnly, Severity::Query),
        None => notes.raise(Code::DateImpossible, Severity::Query),
    }
    when
}

/// Whether a text says that its day is not to be read as it stands.
fn is_otherwise(text: &str) -> bool {
    let key = crate::text::plain(text);
    ["am lich", "al", "hoac", "m d", "mm dd", "m d y", "mm dd yyyy"].iter().any(|words| has_words(&key, words))
}

fn can_be_born(birth: Birth, today: Date) -> bool {
    let years = today.year() - birth.year();
    let age = match birth {
        Birth::Day(day) if (day.month(), day.day()) > (today.month(), today.day()) => years - 1,
        _ => years,
    };
    AGES.contains(&age)
}

/// Births of members lie from 1980 to 2015; older years are believed of a lecturer, with a question.
fn born_in(two_digits: i16) -> (i16, bool) {
    match two_digits {
        0..=15 => (2000 + two_digits, true),
        80.. => (1900 + two_digits, true),
        _ => (1900 + two_digits, false),
    }
}

/// Activities and admissions: this century, but the nineties stay the nineties.
pub(super) fn happened_in(two_digits: i16) -> (i16, bool) {
    if two_digits >= 70 { (1900 + two_digits, true) } else { (2000 + two_digits, true) }
}

fn reading(seen: &Seen, century: Century, notes: &mut Notes) -> Reading {
    match seen {
        Seen::Text(text) => text_reading_noted(text, century, notes),
        Seen::Number(number) => number_reading(*number, century, notes),
        Seen::Date(serial) => serial_reading(*serial, notes),
        Seen::Bool(_) => Reading::Impossible,
    }
}

/// A text whose blanks in front are a date's own finding.
fn text_reading_noted(text: &str, century: Century, notes: &mut Notes) -> Reading {
    let apostrophes: &[char] = &['\'', '’', '‘', '`'];
    let bare = text.trim_start_matches(apostrophes).trim_start();
    let led = bare.len() < text.len() || notes.has(Code::CellWhitespace);
    let before = notes.has(Code::TextInvisible);
    let result = text_reading(bare, century, notes);
    if led && matches!(result, Reading::Date(_)) {
        notes.drop(Code::CellWhitespace);
        notes.add(Code::DateLeadingBlank);
    }
    let silent = !led && !before && notes.is_empty();
    if silent && matches!(result, Reading::Date(Typed::Day(_))) {
        notes.add(Code::DateAsText);
    }
    result
}

/// A number without a date format: a year, `9.2002`, `05092002` without its zero, or serial days.
fn number_reading(number: f64, century: Century, notes: &mut Notes) -> Reading {
    if number.fract() != 0.0 && whole_number(number.floor()).is_some_and(is_plain_serial) {
        notes.add(Code::DateAsText);
        return serial_reading(number, notes);
    }
    let Some(serial) = whole_number(number) else {
        // A trailing zero of "9.2010" is lost in a number; four decimals bring it back.
        let text = format!("{number:.4}");
        return text_reading(&text, century, notes);
    };
    if is_plain_serial(serial) {
        notes.add(Code::DateAsText);
        return day_of_serial(serial).map_or(Reading::Impossible, |day| Reading::Date(Typed::Day(day)));
    }
    if (1..=12).contains(&serial) {
        notes.raise(Code::DateMonthOnly, Severity::Query);
        return Reading::Other;
    }
    let digits = serial.to_string();
    match digits.len() {
        4 | 8 => text_reading(&digits, century, notes),
        7 => text_reading(&format!("0{digits}"), century, notes),
        _ => Reading::Impossible,
    }
}

fn is_plain_serial(days: i64) -> bool {
    PLAIN_SERIALS.contains(&days)
}

fn serial_reading(serial: f64, notes: &mut Notes) -> Reading {
    // To the second first: a day less a thousandth of a second is that day.
    let seconds = (serial * 86_400.0).round();
    let days = (seconds / 86_400.0).floor();
    let rest = seconds - days * 86_400.0;
    let Some(whole) = whole_number(days) else {
        return Reading::Impossible;
    };
    if rest >= 43_200.0 {
        notes.raise(Code::DateTimeFraction, Severity::Query);
    } else if rest > 0.0 {
        notes.add(Code::DateTimeFraction);
    }
    if YEAR_SERIALS.contains(&whole) {
        notes.add(Code::DateYearAsSerial);
        return i16::try_from(whole).map_or(Reading::Impossible, |year| Reading::Date(Typed::Year(year)));
    }
    day_of_serial(whole).map_or(Reading::Impossible, |day| Reading::Date(Typed::Day(day)))
}

/// The day of a date cell; None where the cell holds a year or nothing that is a day.
pub(super) fn serial_day(serial: f64, notes: &mut Notes) -> Option<Date> {
    match serial_reading(serial, notes) {
        Reading::Date(Typed::Day(day)) => Some(day),
        _ => None,
    }
}

/// Days since 30 December 1899, as spreadsheets count.
pub(super) fn day_of_serial(days: i64) -> Option<Date> {
    let span = jiff::Span::new().try_days(days).ok()?;
    jiff::civil::date(1899, 12, 30).checked_add(span).ok()
}
