//! Dates of single cells: births, and days on which something was.

use super::{Parsed, text_of, when_in};
use crate::finding::Code;
use crate::model::date::{Cut, show_day};
use crate::model::{Birth, Date, When, YearMonth};
use crate::read::{Cell, Value};

/// Two-digit birth years mean these (FINDINGS 42).
const BIRTH_WINDOW: std::ops::RangeInclusive<i16> = 1980..=2015;
/// Nobody on a list is younger or older than this, in years.
const AGES: std::ops::RangeInclusive<i16> = 10..=80;

/// The day of a serial number (days since 1899-12-30; below 61 the 1900 system's missing day is mended).
pub(super) fn day_of_serial(serial: f64) -> Option<Date> {
    if !(1.0..200_000.0).contains(&serial) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "within 200,000")]
    let days = serial.floor() as i32;
    let shift = i32::from(days < 60);
    let base = jiff::civil::date(1899, 12, 30);
    base.checked_add(jiff::Span::new().days(days + shift)).ok()
}

/// What a text says: digits in groups, d/m/y.
enum Written {
    Day(Date),
    Month(YearMonth),
    Year(i16),
    Impossible,
    Other,
}

/// A date as typed; `window` gives two-digit years their century.
fn written(text: &str, window: impl Fn(i16) -> i16) -> (Written, Vec<Code>) {
    let mut codes = Vec::new();
    let lower = text.to_lowercase();
    let spelled: String = lower.replace("ngày", " ").replace("tháng", "/").replace("năm", "/");
    let bare = spelled.trim().trim_start_matches('\'').trim().trim_start_matches(['t', '/']).trim();
    let bare =
        bare.split_whitespace().collect::<Vec<_>>().join(" ").replace(" / ", "/").replace("/ ", "/").replace(" /", "/");
    let day_part = bare.split(' ').next().unwrap_or_default();
    // "05/09/2002 00:00:00" is its day.
    let bare = if bare.contains(':') { day_part } else { bare.as_str() };
    if bare.chars().any(|c| !c.is_ascii_digit() && !matches!(c, '/' | '-' | '.' | ' ')) || bare.is_empty() {
        return (Written::Other, codes);
    }
    let parts: Vec<&str> = bare.split(['/', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    if !bare.contains('/') || bare.contains(['-', '.', ' ']) {
        codes.push(Code::DateSeparator);
    }
    let number = |part: &str| part.parse::<i16>().ok();
    let year = |part: &str, codes: &mut Vec<Code>| match part.len() {
        4 => number(part),
        2 => {
            codes.push(Code::DateTwoDigitYear);
            number(part).map(&window)
        }
        _ => None,
    };
    let found = match parts[..] {
        [whole] if whole.len() == 8 => {
            let (day, month, year) = (&whole[..2], &whole[2..4], &whole[4..]);
            day_of(number(day), number(month), number(year))
        }
        [whole] if whole.len() == 4 => {
            codes.retain(|code| *code != Code::DateSeparator);
            number(whole).filter(|year| (1900..2100).contains(year)).map_or(Written::Other, Written::Year)
        }
        [a, b, c] if a.len() == 4 => day_of(number(c), number(b), number(a)),
        [a, b, c] if a.len() <= 2 && b.len() <= 2 => {
            let year = year(c, &mut codes);
            if year.is_none() { Written::Other } else { day_of(number(a), number(b), year) }
        }
        [a, b] if a.len() <= 2 && b.len() == 4 => {
            let month = number(a).and_then(|month| i8::try_from(month).ok());
            month
                .zip(number(b))
                .and_then(|(month, year)| YearMonth::new(year, month))
                .map_or(Written::Impossible, Written::Month)
        }
        [a, b] if a.len() == 4 && b.len() <= 2 => {
            let month = number(b).and_then(|month| i8::try_from(month).ok());
            month
                .zip(number(a))
                .and_then(|(month, year)| YearMonth::new(year, month))
                .map_or(Written::Impossible, Written::Month)
        }
        _ => Written::Other,
    };
    (found, codes)
}

fn day_of(day: Option<i16>, month: Option<i16>, year: Option<i16>) -> Written {
    let (Some(day), Some(month), Some(year)) = (day, month, year) else { return Written::Impossible };
    let date =
        i8::try_from(day).ok().zip(i8::try_from(month).ok()).and_then(|(day, month)| Date::new(year, month, day).ok());
    date.map_or(Written::Impossible, Written::Day)
}

/// A birth date: d/m/y in text, serial or ISO; year, month or day precision; two-digit years by the window 1980-2015;
/// a "date" of 1900 to 2100 serial days in a birth column is a year. Impossible and out-of-range dates are errors.
pub fn birth(cell: &Cell, today: Date) -> Parsed<Birth> {
    let parsed = match &cell.value {
        Value::Number(number) => serial_birth(*number, false),
        Value::Date(serial) => serial_birth(*serial, true),
        Value::Text(raw) => {
            let text = text_of(cell);
            let window = |year: i16| if BIRTH_WINDOW.contains(&(1900 + year)) { 1900 + year } else { 2000 + year };
            let (found, codes) = written(&text, window);
            let parsed = match found {
                Written::Day(day) => Parsed::of(Birth::Day(day)).repaired(Code::DateAsText, &show_day(day)),
                Written::Month(month) => {
                    Parsed::of(Birth::Month(month)).repaired(Code::DateMonthOnly, &Birth::Month(month).to_string())
                }
                Written::Year(year) => Parsed::of(Birth::Year(year)).repaired(Code::DateYearOnly, &year.to_string()),
                Written::Impossible | Written::Other => Parsed::wrong(Code::DateImpossible),
            };
            let leading = raw.starts_with([' ', '\t', '\u{a0}', '\'']);
            let codes = codes.into_iter().chain(leading.then_some(Code::DateLeadingBlank));
            let shown = parsed.value.map_or_else(String::new, |value| value.to_string());
            if parsed.value.is_some() {
                codes.fold(parsed, |parsed, code| parsed.repaired(code, &shown))
            } else {
                parsed
            }
        }
        _ => Parsed::wrong(Code::DateImpossible),
    };
    match parsed.value {
        Some(born) if out_of_range(born, today) => Parsed::wrong(Code::DateOutOfRange),
        _ => parsed,
    }
}

fn out_of_range(born: Birth, today: Date) -> bool {
    let age = today.year() - born.year();
    !AGES.contains(&age) || born.day().is_some_and(|day| day > today)
}

fn serial_birth(serial: f64, dated: bool) -> Parsed<Birth> {
    if (1900.0..=2100.0).contains(&serial) && serial.fract() == 0.0 {
        #[expect(clippy::cast_possible_truncation, reason = "between 1900 and 2100")]
        let year = serial as i16;
        let code = if dated { Code::DateYearAsSerial } else { Code::DateYearOnly };
        return Parsed::of(Birth::Year(year)).repaired(code, &year.to_string());
    }
    // School systems add seven hours: the day is the rounded-down one, unless the fraction says half a day or more.
    let Some(day) = day_of_serial(serial) else { return Parsed::wrong(Code::DateImpossible) };
    let parsed = Parsed::of(Birth::Day(day));
    match serial.fract() {
        0.0 => parsed,
        part if part >= 0.5 => parsed.query(Code::DateTimeFraction),
        _ => parsed.repaired(Code::DateTimeFraction, &show_day(day)),
    }
}

/// When something was: a day, `Tháng 3/2021`, `T3/2021`, `Quý I/2021`, `Năm học 2020-2021`, `từ 01/03 đến 15/03/2021`.
pub fn when(cell: &Cell, today: Date, _cut: Cut) -> Parsed<When> {
    match &cell.value {
        Value::Date(serial) => dated(*serial),
        Value::Number(number) if (1990.0..2100.0).contains(number) && number.fract() == 0.0 => {
            #[expect(clippy::cast_possible_truncation, reason = "between 1990 and 2100")]
            let year = *number as i16;
            Parsed::of(When::Year(year)).repaired(Code::DateYearOnly, &year.to_string())
        }
        Value::Number(number) if *number > 30_000.0 => dated(*number),
        Value::Text(raw) => {
            let text = text_of(cell);
            if text.is_empty() {
                return Parsed::empty();
            }
            let (found, codes) = written(&text, |year| 2000 + year);
            let parsed = match found {
                Written::Day(day) => Parsed::of(When::Day(day)).repaired(Code::DateAsText, &show_day(day)),
                Written::Month(month) => Parsed::of(When::Month(month)),
                Written::Year(year) => Parsed::of(When::Year(year)),
                Written::Impossible => return Parsed::wrong(Code::DateImpossible),
                Written::Other => when_in(&text).map_or_else(|| partial(&text, today), Parsed::of),
            };
            let leading = raw.starts_with([' ', '\t', '\u{a0}', '\'']).then_some(Code::DateLeadingBlank);
            let shown = parsed.value.map_or_else(String::new, |value| value.to_string());
            if parsed.value.is_none() {
                return parsed;
            }
            codes.into_iter().chain(leading).fold(parsed, |parsed, code| parsed.repaired(code, &shown))
        }
        _ => Parsed::wrong(Code::DateImpossible),
    }
}

fn dated(serial: f64) -> Parsed<When> {
    match day_of_serial(serial) {
        Some(day) if (1990..2100).contains(&day.year()) => Parsed::of(When::Day(day)),
        _ => Parsed::wrong(Code::DateOutOfRange),
    }
}

/// A text that is a date to the eye and none to the calendar is an error; any other text says nothing of time.
fn partial(text: &str, _today: Date) -> Parsed<When> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits >= 6 && text.contains(['/', '-', '.']) { Parsed::wrong(Code::DateImpossible) } else { Parsed::empty() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::cells::Note;

    const TODAY: Date = jiff::civil::date(2021, 6, 1);

    fn text(text: &str) -> Cell {
        Cell { col: 0, value: Value::Text(text.into()), text_format: false, zero_digits: 0 }
    }

    fn value(value: Value) -> Cell {
        Cell { col: 0, value, text_format: false, zero_digits: 0 }
    }

    fn codes(notes: &[Note]) -> Vec<&'static str> {
        notes.iter().map(|note| note.code.as_str()).collect()
    }

    #[test]
    fn spellings_of_a_birth() {
        for spelling in [
            "05/09/2002",
            "5/9/2002",
            "5.9.2002",
            "5-9-2002",
            "05092002",
            "\t05/09/2002",
            "5/9/02",
            "2002-09-05",
            "05 / 09 / 2002",
        ] {
            let found = birth(&text(spelling), TODAY).value.map(|born| born.to_string());
            assert_eq!(found.as_deref(), Some("05/09/2002"), "{spelling}");
        }
        assert_eq!(birth(&text("2002"), TODAY).value, Some(Birth::Year(2002)));
        assert_eq!(birth(&value(Value::Number(2002.0)), TODAY).value, Some(Birth::Year(2002)));
        assert_eq!(birth(&text("09/2002"), TODAY).value, YearMonth::new(2002, 9).map(Birth::Month));
        assert_eq!(birth(&text("5/9/95"), TODAY).value.map(Birth::year), Some(1995));
    }

    #[test]
    fn wrong_births_drop_the_value() {
        assert_eq!(codes(&birth(&text("31/02/2002"), TODAY).notes), ["date-impossible"]);
        assert_eq!(codes(&birth(&text("12/03/2021"), TODAY).notes), ["date-out-of-range"]);
        assert_eq!(birth(&text("31/02/2002"), TODAY).value, None);
    }

    #[test]
    fn serials() {
        assert_eq!(
            birth(&value(Value::Date(37504.0)), TODAY).value.map(|born| born.to_string()).as_deref(),
            Some("05/09/2002")
        );
        let fraction = birth(&value(Value::Date(37504.2917)), TODAY);
        assert_eq!(fraction.value.map(|born| born.to_string()).as_deref(), Some("05/09/2002"));
        assert_eq!(codes(&fraction.notes), ["date-time-fraction"]);
        assert_eq!(birth(&value(Value::Date(2002.0)), TODAY).value, Some(Birth::Year(2002)));
    }

    #[test]
    fn whens() {
        let found = |cell: &Cell| when(cell, TODAY, Cut::default()).value.map(|when| when.to_string());
        assert_eq!(found(&text("06/03/2021")).as_deref(), Some("2021-03-06"));
        assert_eq!(found(&text("Tháng 3/2021")).as_deref(), Some("2021-03"));
        assert_eq!(found(&text("Quý I/2021")).as_deref(), Some("2021-Q1"));
        assert_eq!(found(&text("nhiều lần")), None);
        assert_eq!(codes(&when(&text("31/02/2021"), TODAY, Cut::default()).notes), ["date-impossible"]);
    }
}
