//! What the cells below a header look like: shares of names, codes, dates, marks. Looks at shapes only, never at meaning.

use std::collections::BTreeMap;

use super::grid::{has_digit, holds, raw_text, serial_day, trimmed, whole};
use super::numbers::{Start, Sure, sure};
use crate::read::{Cell, Row, Value};

/// Enough rows to tell what a column holds, taken evenly from all of a table.
const SAMPLE: usize = 128;

/// How many cells of a column have which shape; a cell may have several.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    pub cells: u32,
    pub names: u32,
    pub codes: u32,
    /// Of codes those that are a day, its month and a year run together.
    pub days_of_year: u32,
    pub dates: u32,
    pub ticks: u32,
    pub numbers: u32,
    pub flags: u32,
    pub one_word: u32,
    /// Texts with a letter.
    pub letters: u32,
    /// Cells with a digit.
    pub digits: u32,
    /// Numbers that one kind of column alone holds.
    pub citizens: u32,
    pub phones: u32,
    pub emails: u32,
    pub lettered: u32,
    pub students: u32,
    /// Codes that begin as the first of them does.
    pub akin: u32,
    start: Option<Start>,
    /// Of true dates and dates as texts: how many have a year, and the sum of these years.
    years: (u32, u32),
}

impl Profile {
    fn take(&mut self, cell: &Cell) {
        let (raw, dated, digits) = (raw_text(cell), is_date(cell), has_digit(cell));
        // A date typed as a text is no code, and may be a mark.
        let typed = dated && raw.is_some();
        let one_word = raw.is_some_and(|raw| !raw.contains(char::is_whitespace));
        self.cells += 1;
        self.names += u32::from(!digits && !one_word && raw.is_some_and(is_name));
        self.codes += u32::from(!typed && digits && is_code(cell));
        self.days_of_year += u32::from(!typed && digits && is_day_of_year(cell));
        self.dates += u32::from(dated);
        self.ticks += u32::from(typed || is_tick(cell));
        self.numbers += u32::from(matches!(cell.value, Value::Number(_)));
        self.flags += u32::from(is_flag(cell));
        self.letters += u32::from(raw.is_some_and(|raw| raw.chars().any(char::is_alphabetic)));
        self.digits += u32::from(digits);
        self.one_word += u32::from(one_word);
        if dated {
            if let Some(year) = year_of(cell) {
                self.years = (self.years.0 + 1, self.years.1 + year);
            }
        } else if digits || one_word {
            self.take_number(cell);
        }
    }

    fn take_number(&mut self, cell: &Cell) {
        let (sure, start) = sure(cell);
        match sure {
            Some(Sure::Citizen) => self.citizens += 1,
            Some(Sure::Phone) => self.phones += 1,
            Some(Sure::Email) => self.emails += 1,
            Some(Sure::Lettered) => self.lettered += 1,
            Some(Sure::Student) => self.students += 1,
            None => {}
        }
        if let Some(start) = start {
            self.akin += u32::from(*self.start.get_or_insert(start) == start);
        }
    }

    /// The mean of the years of its dates.
    pub(super) const fn year(&self) -> Option<u32> {
        let (count, sum) = self.years;
        sum.checked_div(count)
    }

    /// Whether at least four of five cells are `part` of them.
    pub(super) const fn mostly(&self, part: u32) -> bool {
        self.cells > 0 && part * 5 >= self.cells * 4
    }

    pub(super) const fn hardly(&self, part: u32) -> bool {
        part * 5 <= self.cells
    }

    /// Whether marks and counts may prevail: cells that are short at all.
    pub(super) const fn may_be_marks(&self) -> bool {
        self.ticks * 2 >= self.cells
    }

    /// Whether nothing of one shape stands where nearly all is of that shape in the other column. A few cells tell nothing.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let shapes = |one: &Self| [one.names, one.dates, one.letters, one.digits];
        let differs = |(own, known): (u32, u32)| {
            (self.mostly(own) && other.hardly(known)) || (self.hardly(own) && other.mostly(known))
        };
        other.cells < 3 || !shapes(self).into_iter().zip(shapes(other)).any(differs)
    }

    /// Nothing but marks and counts, or nothing at all.
    pub(super) const fn is_ticked(&self) -> bool {
        self.cells == 0 || self.mostly(self.ticks)
    }
}

/// The shapes of each column below a header, over rows that hold at least two cells.
pub(super) fn profiles(rows: &[Row]) -> BTreeMap<u32, Profile> {
    let mut profiles: Vec<(u32, Profile)> = Vec::new();
    let held = rows.iter().filter(|row| row.cells.iter().filter(|cell| holds(cell)).take(2).count() == 2);
    let held: Vec<&Row> = held.collect();
    for row in held.iter().step_by(held.len().div_ceil(SAMPLE).max(1)) {
        // Rows of a list hold the same columns, so that the place of each is found where the one before it stands.
        let mut at = 0;
        for cell in row.cells.iter().filter(|cell| holds(cell)) {
            at += profiles[at..].iter().take_while(|(col, _)| *col < cell.col).count();
            if profiles.get(at).is_none_or(|(col, _)| *col != cell.col) {
                profiles.insert(at, (cell.col, Profile::default()));
            }
            profiles[at].1.take(cell);
        }
    }
    profiles.into_iter().collect()
}

/// Two to six capitalised words without figures.
pub(super) fn is_name(raw: &str) -> bool {
    let mut words = 0;
    let mut within = false;
    for one in raw.chars() {
        if one.is_whitespace() {
            within = false;
            continue;
        }
        if !within && !one.is_uppercase() {
            return false;
        }
        words += u32::from(!within);
        within = true;
        if !(is_letter(one) || one == '\'' || ('\u{300}'..='\u{36f}').contains(&one)) {
            return false;
        }
    }
    (2..=6).contains(&words)
}

/// As [`char::is_alphabetic`], which looks long at letters beyond ASCII: these two blocks are of letters alone.
fn is_letter(one: char) -> bool {
    one.is_ascii_alphabetic() || matches!(one, '\u{100}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') || one.is_alphabetic()
}

fn is_code(cell: &Cell) -> bool {
    match &cell.value {
        Value::Number(number) => number.fract() == 0.0 && *number >= 50_000.0,
        Value::Text(raw) => {
            let trimmed = trimmed(raw);
            trimmed.len() >= 5
                && trimmed.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
                && trimmed.bytes().filter(u8::is_ascii_digit).count() >= 4
        }
        _ => false,
    }
}

/// `05092002`, and `5092002` without its zero.
fn is_day_of_year(cell: &Cell) -> bool {
    let number = match &cell.value {
        Value::Text(raw) => {
            Some(trimmed(raw)).filter(|raw| matches!(raw.len(), 7 | 8)).and_then(|raw| raw.parse().ok())
        }
        _ => whole(cell),
    };
    number.is_some_and(|number: u32| {
        let (day, month, year) = (number / 1_000_000, number / 10_000 % 100, number % 10_000);
        (1..=31).contains(&day) && (1..=12).contains(&month) && (1940..=2030).contains(&year)
    })
}

fn is_date(cell: &Cell) -> bool {
    match &cell.value {
        Value::Date(_) => true,
        // A year, or a serial that lost its format.
        Value::Number(number) => (1950.0..=2030.0).contains(number) || (18_000.0..50_000.0).contains(number),
        Value::Text(raw) => {
            let trimmed = trimmed(raw);
            // Nearly all texts are longer than any date.
            if trimmed.len() > 10 {
                return false;
            }
            if trimmed.len() == 4 && (trimmed.starts_with("19") || trimmed.starts_with("20")) {
                return trimmed.bytes().all(|byte| byte.is_ascii_digit());
            }
            let marks = trimmed.bytes().filter(|byte| matches!(byte, b'/' | b'.' | b'-')).count();
            (1..=2).contains(&marks)
                && trimmed.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'/' | b'.' | b'-'))
        }
        _ => false,
    }
}

/// Whether a cell holds a day with its year, with the time of day or without: `2026-10-09T07:12`, `07:12 09/10/2026`.
pub(super) fn holds_day(cell: &Cell) -> bool {
    let is_day = |word: &str| {
        let parts: Vec<&str> = word.split(['/', '.', '-']).collect();
        parts.len() == 3
            && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
            && (parts[0].len() == 4 || parts[2].len() == 4)
    };
    match &cell.value {
        // The first day of 2000: a time of day alone is less than one.
        Value::Date(serial) => *serial >= 36_526.0,
        Value::Text(raw) => raw.split(|sign: char| sign.is_whitespace() || matches!(sign, 'T' | ',')).any(is_day),
        _ => false,
    }
}

/// The year of a date, told by its last four figures or its serial.
pub(super) fn year_of(cell: &Cell) -> Option<u32> {
    let year = match &cell.value {
        Value::Date(serial) | Value::Number(serial) if *serial > 3_000.0 => {
            u32::try_from(serial_day(*serial)?.year()).ok()
        }
        Value::Number(_) => whole(cell),
        Value::Text(raw) => {
            let raw = raw.trim();
            raw.get(raw.len().checked_sub(4)?..)?.parse().ok()
        }
        _ => None,
    };
    year.filter(|year| (1900..2100).contains(year))
}

/// A mark, a small count, a true date, a short refusal.
fn is_tick(cell: &Cell) -> bool {
    match &cell.value {
        Value::Number(number) => number.fract() == 0.0 && (0.0..1000.0).contains(number),
        Value::Date(_) | Value::Bool(_) | Value::NoResult | Value::Error(_) => true,
        Value::Text(raw) => {
            let trimmed = trimmed(raw);
            // No eight letters have more bytes.
            trimmed.len() <= 32 && trimmed.chars().count() <= 8 && trimmed.split_whitespace().count() <= 2
                || trimmed.eq_ignore_ascii_case("không tham gia")
                || lists_days(trimmed)
        }
    }
}

/// `10, 17, 24`, `10/10 và 24/10`: days one behind the other.
fn lists_days(trimmed: &str) -> bool {
    let signs = |one: char| matches!(one, ' ' | ',' | ';' | '&' | '+' | '/');
    if trimmed.len() > 64 || !trimmed.starts_with(|one: char| one.is_ascii_digit()) {
        return false;
    }
    let slashed = trimmed.contains('/');
    let mut parts = trimmed.split(signs).filter(|part| !matches!(*part, "" | "và"));
    parts.all(|part| part.bytes().all(|one| one.is_ascii_digit()) && (part.len() <= 2 || (slashed && part.len() == 4)))
}

/// `1`, `0`, `x`: an answer to a yes-or-no question.
fn is_flag(cell: &Cell) -> bool {
    match &cell.value {
        Value::Bool(_) => true,
        // No letter has more bytes than four.
        Value::Text(raw) => trimmed(raw).len() <= 4 && trimmed(raw).chars().count() == 1,
        _ => whole(cell).is_some_and(|number| number <= 1),
    }
}
