//! Single cells to typed values. Each function looks at one cell only and says what it repaired.
//!
//! Nothing here knows rows, columns or the other cells, and nothing is dropped in silence: a value that cannot be used leaves
//! a note behind.

pub mod absence;
pub mod confirmed;

mod attended;
mod beside;
mod class;
mod date;
mod dated;
mod days;
mod doubt;
mod figure;
mod id;
mod items;
mod list;
mod mark;
mod often;
mod phone;
mod spelt;
mod spoken;
mod tokens;
mod typed;
mod weekdays;
mod weeks;
mod written;

use crate::finding::{Code, Severity};
use crate::model::{Date, Text};
use crate::read::{Cell, Value};
use crate::text;

pub use attended::{Attended, attended};
pub use beside::days_beside;
pub use class::class_of;
pub use date::{birth, birth_year, day_and_month, is_believed, is_short_year, show_when, when};
pub use dated::dated_items;
pub use days::{DayMonth, between_days};
pub use doubt::{is_of_another, leaves_open};
pub use figure::{Figure, figure, heads_persons, says_only_turns, titles_persons, unit_of_title};
pub use id::{citizen_id, code_number, is_citizen_number};
pub use list::{Listed, days_of, listed, months, one_or_more};
pub use mark::{count, tick};
pub use often::{WeekOf, only_times, times_told, weeks_of};
pub use phone::{is_phone, phone};
pub use spoken::{day_of, month_within, month_word, place_date, when_in};
pub use weekdays::{Weekdays, is_hour, unglued, weekdays};
pub use weeks::without_week;

/// A cell's value after repair and what was done or is wrong with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed<T> {
    /// None: empty, or an error dropped the value.
    pub value: Option<T>,
    /// In order, each code at most once.
    pub notes: Vec<Note>,
}

/// One thing that was repaired in, or is wrong with, a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub code: Code,
    /// Where FINDINGS raises or lowers the code's own severity.
    pub severity: Option<Severity>,
    /// The finding's `kind`, where the code has words of its own for the case.
    pub kind: Option<&'static str>,
    /// The value after repair, as shown; None for what is only wrong.
    pub repaired: Option<Text>,
}

/// What a tick cell says: a mark (count 1), no mark (0), a count, or a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    No,
    Yes,
    Count(u32),
    On(Date),
}

/// Words that stand for an empty cell, without marks.
const NOTHING: &[&str] = &[
    "",
    "khong",
    "khong co",
    "chua co",
    "chua ro",
    "khong ro",
    "kxd",
    "khong biet",
    "na",
    "n a",
    "chua cap",
    "chua lam",
];

/// What a cell holds once it can be read.
#[derive(Clone, Debug, PartialEq)]
enum Seen {
    /// Cleaned, never empty.
    Text(String),
    Number(f64),
    /// Serial days.
    Date(f64),
    Bool(bool),
}

/// Notes on one cell while it is being read.
#[derive(Debug, Default)]
struct Notes(Vec<Said>);

/// One note while its cell is being read.
#[derive(Debug)]
struct Said {
    code: Code,
    severity: Option<Severity>,
    kind: Option<&'static str>,
}

impl Notes {
    fn add(&mut self, code: Code) {
        self.push(code, None);
    }

    /// The code with another severity than its own.
    fn raise(&mut self, code: Code, severity: Severity) {
        self.push(code, Some(severity));
    }

    /// A case of the code that has words of its own; they take the place of others.
    fn tell(&mut self, code: Code, severity: Severity, kind: &'static str) {
        self.drop(code);
        self.0.push(Said { code, severity: Some(severity), kind: Some(kind) });
    }

    fn push(&mut self, code: Code, severity: Option<Severity>) {
        match self.0.iter_mut().find(|one| one.code == code) {
            Some(before) => before.severity = before.severity.max(severity),
            None => self.0.push(Said { code, severity, kind: None }),
        }
    }

    /// What was noted elsewhere, beside what is noted here.
    fn extend(&mut self, other: Self) {
        other.0.into_iter().for_each(|one| match one.kind {
            Some(kind) => self.tell(one.code, one.severity.unwrap_or(Severity::Note), kind),
            None => self.push(one.code, one.severity),
        });
    }

    fn drop(&mut self, code: Code) {
        self.0.retain(|one| one.code != code);
    }

    fn has(&self, code: Code) -> bool {
        self.0.iter().any(|one| one.code == code)
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn finish<T>(self, value: Option<T>, shown: impl Fn(&T) -> String) -> Parsed<T> {
        // What was repaired is worded only where something was.
        let repaired = value.as_ref().filter(|_| !self.0.is_empty()).map(shown).map(Text::from);
        let note = |Said { code, severity, kind }| Note { code, severity, kind, repaired: repaired.clone() };
        Parsed { value, notes: self.0.into_iter().map(note).collect() }
    }
}

/// The readable content of a cell and the notes so far. None for nothing, errors and formulas never computed.
fn read(cell: &Cell) -> (Option<Seen>, Notes) {
    let mut notes = Notes::default();
    let seen = match &cell.value {
        Value::Text(raw) => {
            let cleaned = text::clean(raw);
            if is_nothing(&cleaned.text) {
                None
            } else {
                cleaned.repairs.into_iter().for_each(|code| notes.add(code));
                Some(Seen::Text(cleaned.text))
            }
        }
        Value::Number(number) => Some(Seen::Number(*number)),
        Value::Date(serial) => Some(Seen::Date(*serial)),
        Value::Bool(truth) => Some(Seen::Bool(*truth)),
        Value::Error(_) => {
            notes.add(Code::CellError);
            None
        }
        Value::NoResult => {
            notes.add(Code::FormulaWithoutValue);
            None
        }
    };
    (seen, notes)
}

/// Whether a cleaned text says that there is nothing. No word for it has a digit.
fn is_nothing(text: &str) -> bool {
    !text.bytes().any(|byte| byte.is_ascii_digit())
        && NOTHING.contains(&text::plain(text).as_str())
        && !text.contains(is_sign_with_meaning)
}

/// Signs that a key drops although they say something (✓).
fn is_sign_with_meaning(letter: char) -> bool {
    !letter.is_ascii() && !letter.is_alphanumeric() && !"–—…“”‘’·".contains(letter)
}

/// Whether a text is a number whose digits a spreadsheet has thrown away (`9.2203E+10`).
fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let digits = |part: &str| !part.is_empty() && part.chars().all(|letter| letter.is_ascii_digit());
    let (whole, rest) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, "0"));
    digits(exponent) && whole.len() == 1 && digits(whole) && digits(rest) && (mantissa.len() > 1 || exponent.len() > 1)
}

/// A whole number that is not negative; None for fractions and what a double does not hold exactly.
fn whole_number(number: f64) -> Option<i64> {
    let nearest = number.round();
    let exact = (number - nearest).abs() < 1e-6 && (0.0..9_007_199_254_740_992.0).contains(&nearest);
    #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
    exact.then_some(nearest as i64)
}

/// The digits of [`whole_number`].
fn whole_digits(number: f64) -> Option<String> {
    whole_number(number).map(|whole| whole.to_string())
}

/// Digits without the `.0` that a number has once it became a text: no digit of it is the number's.
fn without_decimals(text: &str) -> Option<&str> {
    let (whole, decimals) = text.split_once(['.', ','])?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|one| one.is_ascii_digit());
    (digits(whole) && matches!(decimals, "0" | "00")).then_some(whole)
}

/// Letters typed for the digits they look like.
fn digit_for(letter: char) -> Option<char> {
    match letter {
        'O' | 'o' | 'Ο' | 'О' | 'о' => Some('0'),
        'l' | 'I' | '|' | 'i' => Some('1'),
        _ => None,
    }
}

#[cfg(test)]
mod spelling_tests;
#[cfg(test)]
mod tests;
