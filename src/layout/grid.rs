//! A sheet as the rest of layout looks at it: labels of cells and merged rectangles. Never changes a cell.

use std::collections::BTreeMap;

use crate::model::CellRef;
use crate::model::date::{Date, show_day};
use crate::read::{self, Cell, Row, Sheet, Value};
use crate::text;

/// A sheet with its merges by their upper left cell.
pub(super) struct Grid<'a> {
    pub sheet: &'a Sheet,
    merged: BTreeMap<CellRef, CellRef>,
    /// Of each merge of the sheet, in order, the last row that it or one before it reaches: a sheet may have thousands, and
    /// which of them touch a row is asked for many rows.
    deepest: Vec<u32>,
}

impl<'a> Grid<'a> {
    pub(super) fn new(sheet: &'a Sheet) -> Self {
        let deepest = sheet.merges.iter().scan(0, |deepest, (_, end)| {
            *deepest = end.row.max(*deepest);
            Some(*deepest)
        });
        Self { sheet, merged: sheet.merges.iter().copied().collect(), deepest: deepest.collect() }
    }

    pub(super) fn row(&self, index: u32) -> Option<&'a Row> {
        let at = self.sheet.rows.binary_search_by_key(&index, |row| row.index).ok()?;
        Some(&self.sheet.rows[at])
    }

    /// The rows from `first` to `last`, both included.
    pub(super) fn rows(&self, first: u32, last: u32) -> &'a [Row] {
        let from = self.sheet.rows.partition_point(|row| row.index < first);
        let to = self.sheet.rows.partition_point(|row| row.index <= last);
        &self.sheet.rows[from..to.max(from)]
    }

    /// The last row that holds something.
    pub(super) fn last_row(&self) -> u32 {
        self.sheet.rows.last().map_or(0, |row| row.index)
    }

    /// The lower right cell of the rectangle that begins at `at`; `at` itself where nothing is merged.
    pub(super) fn last_of(&self, at: CellRef) -> CellRef {
        self.merged.get(&at).copied().unwrap_or(at)
    }

    /// Every merged rectangle that touches a row of `first` to `last`.
    pub(super) fn merges_in(&self, first: u32, last: u32) -> Vec<(CellRef, CellRef)> {
        let from = self.deepest.partition_point(|deepest| *deepest < first);
        let to = self.sheet.merges.partition_point(|(from, _)| from.row <= last);
        let near = &self.sheet.merges[from..to.max(from)];
        near.iter().filter(|(_, end)| end.row >= first).copied().collect()
    }
}

/// The cells of one column, top to bottom.
pub(super) fn column<'a>(rows: impl IntoIterator<Item = &'a Row>, col: u32) -> impl Iterator<Item = &'a Cell> {
    rows.into_iter().filter_map(move |row| row.cells.iter().find(|cell| cell.col == col))
}

/// What a cell says as a label: cleaned text, a whole number, a day. Empty for anything else.
pub(super) fn label(cell: &Cell) -> String {
    match &cell.value {
        Value::Text(raw) => text::clean(raw).text,
        Value::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        Value::Date(serial) => serial_day(*serial).map(show_day).unwrap_or_default(),
        _ => String::new(),
    }
}

/// The text of a cell without blanks around it; None for what is no text or is blank.
pub(super) fn raw_text(cell: &Cell) -> Option<&str> {
    match &cell.value {
        Value::Text(raw) => Some(trimmed(raw)).filter(|trimmed| !trimmed.is_empty()),
        _ => None,
    }
}

/// A text in small letters with its marks as typed, composed: for the few words that only marks tell apart.
pub(super) fn lower(raw: &str) -> String {
    text::clean(raw).text.to_lowercase()
}

/// Whether a cell holds anything a person would see.
pub(super) fn holds(cell: &Cell) -> bool {
    match &cell.value {
        // Nearly all texts begin with a letter or a figure.
        Value::Text(raw) => {
            raw.as_bytes().first().is_some_and(u8::is_ascii_graphic)
                || raw.chars().any(|one| !one.is_whitespace() && !is_invisible(one))
        }
        _ => true,
    }
}

/// [`str::trim`], which looks long at texts without a blank at either end, as nearly all are.
pub(super) fn trimmed(raw: &str) -> &str {
    match raw.as_bytes() {
        [one] if one.is_ascii_graphic() => raw,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => raw,
        _ => raw.trim(),
    }
}

const fn is_invisible(one: char) -> bool {
    matches!(one, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Whether a row holds anything a person would see.
pub(super) fn is_used(row: &Row) -> bool {
    row.cells.iter().any(holds)
}

/// The day of a date serial; None outside the years a sheet can mean.
pub(super) fn serial_day(serial: f64) -> Option<Date> {
    const LATEST: f64 = 110_000.0;
    if !(1.0..LATEST).contains(&serial) {
        return None;
    }
    // A time fraction is no part of the day.
    let days = i32::try_from(read::whole(serial.floor())?).ok()?;
    jiff::civil::date(1899, 12, 30).checked_add(jiff::Span::new().days(days)).ok()
}

/// A whole number as a cell has it, in figures or as text (`3`, `03`, `3.`).
pub(super) fn whole(cell: &Cell) -> Option<u32> {
    let digits = match &cell.value {
        Value::Number(number) => {
            return read::whole(*number)
                .and_then(|whole| u32::try_from(whole).ok())
                .filter(|whole| *whole < 1_000_000_000);
        }
        Value::Text(raw) => raw.trim().trim_end_matches(['.', ')']),
        _ => return None,
    };
    if digits.is_empty() || digits.len() > 9 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// Whether a cell holds a figure of any kind: a number, a date, or a text with a digit.
pub(super) fn has_digit(cell: &Cell) -> bool {
    match &cell.value {
        Value::Text(raw) => raw.bytes().any(|byte| byte.is_ascii_digit()),
        Value::Number(_) | Value::Date(_) => true,
        _ => false,
    }
}
