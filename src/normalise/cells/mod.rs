//! Single cells to typed values. Each function looks at one cell only and says what it repaired.

mod dates;
mod numbers;
mod times;

pub use dates::{birth, when};
pub use numbers::{Tick, citizen_id, code_number, count, phone, tick};
pub use times::{month_word, place_date, when_in, when_in_year};

use crate::finding::{Code, Severity};
use crate::read::{Cell, Value};

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
    /// The value after repair, as shown; None for what is only wrong.
    pub repaired: Option<String>,
}

impl<T> Parsed<T> {
    fn empty() -> Self {
        Self { value: None, notes: Vec::new() }
    }

    fn of(value: T) -> Self {
        Self { value: Some(value), notes: Vec::new() }
    }

    fn wrong(code: Code) -> Self {
        Self { value: None, notes: vec![Note { code, severity: None, repaired: None }] }
    }

    /// Remembers a repair.
    fn repaired(mut self, code: Code, now: &str) -> Self {
        if self.notes.iter().all(|note| note.code != code) {
            self.notes.push(Note { code, severity: None, repaired: Some(now.to_owned()) });
        }
        self
    }

    /// Remembers something to look at.
    fn query(mut self, code: Code) -> Self {
        self.notes.push(Note { code, severity: Some(Severity::Query), repaired: None });
        self
    }
}

/// A cell's text, cleaned; numbers without exponent or `.0`.
fn text_of(cell: &Cell) -> String {
    match &cell.value {
        Value::Text(text) => crate::text::clean(text).text,
        other => other.shown(),
    }
}
