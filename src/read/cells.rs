//! Gathers cells as they stream in, in any order, into rows; bounded by the number of cells, never by declared sizes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use calamine::{CellErrorType, Data};

use super::xlsx::{Interned, serial};
use super::{Cell, Row, Sheet, Value};
use crate::model::CellRef;

/// What a number format says of how a number is to be read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct NumberStyle {
    text: bool,
    zeros: u8,
}

impl NumberStyle {
    pub(super) fn of(code: &str) -> Self {
        let zeros = code.len() > 1 && code.bytes().all(|byte| byte == b'0');
        Self { text: code == "@", zeros: if zeros { u8::try_from(code.len()).unwrap_or(0) } else { 0 } }
    }
}

/// Cells of one sheet while they come in.
pub(super) struct Gather {
    rows: BTreeMap<u32, Vec<Cell>>,
    room: u64,
    texts: Interned,
}

impl Gather {
    pub(super) fn new(room: u64) -> Self {
        Self { rows: BTreeMap::new(), room, texts: Interned::default() }
    }

    /// Cells that may still come.
    pub(super) fn room(&self) -> u64 {
        self.room
    }

    pub(super) fn text(&mut self, text: &str) -> Arc<str> {
        self.texts.get(text)
    }

    /// Takes one cell; Err where the limit is reached.
    pub(super) fn push(&mut self, row: u32, col: u32, value: Value, style: NumberStyle) -> Result<(), ()> {
        self.room = self.room.checked_sub(1).ok_or(())?;
        let cell = Cell { col, value, text_format: style.text, zero_digits: style.zeros };
        self.rows.entry(row).or_default().push(cell);
        Ok(())
    }

    pub(super) fn sheet(
        self,
        name: &str,
        visible: bool,
        merges: Vec<((u32, u32), (u32, u32))>,
        hidden: &BTreeSet<u32>,
        hidden_columns: Vec<u32>,
    ) -> Sheet {
        let rows: Vec<Row> = self
            .rows
            .into_iter()
            .map(|(index, mut cells)| {
                cells.sort_by_key(|cell| cell.col);
                cells.dedup_by_key(|cell| cell.col);
                Row { index, hidden: hidden.contains(&index), cells }
            })
            .collect();
        let last_row = rows.last().map_or(0, |row| row.index);
        let last_col = rows.iter().filter_map(|row| row.cells.last()).map(|cell| cell.col).max().unwrap_or(0);
        let mut merges: Vec<(CellRef, CellRef)> = merges
            .into_iter()
            .filter(|(start, end)| start.0 <= last_row && start.1 <= last_col && start != end)
            .map(|(start, end)| {
                (CellRef::new(start.0, start.1), CellRef::new(end.0.min(last_row), end.1.min(last_col.max(start.1))))
            })
            .collect();
        merges.sort();
        Sheet { name: Arc::from(name), visible, rows, merges, hidden_columns }
    }
}

/// A value of any of calamine's readers; None for an empty cell.
pub(super) fn value_of(data: &Data, epoch: bool, gather: &mut Gather) -> Option<Value> {
    match data {
        Data::Empty => None,
        Data::Int(number) => {
            #[expect(clippy::cast_precision_loss, reason = "spreadsheets hold doubles")]
            let number = *number as f64;
            Some(Value::Number(number))
        }
        Data::Float(number) => Some(Value::Number(*number)),
        Data::String(text) if text.is_empty() => None,
        Data::String(text) => Some(error_text(text).map_or_else(|| Value::Text(gather.text(text)), Value::Error)),
        Data::Bool(yes) => Some(Value::Bool(*yes)),
        Data::DateTime(date) => Some(serial(date, epoch).map_or(Value::Number(date.as_f64()), Value::Date)),
        Data::DateTimeIso(text) => Some(iso(text).map_or_else(|| Value::Text(gather.text(text)), Value::Date)),
        Data::DurationIso(text) => Some(Value::Text(gather.text(text))),
        Data::Error(error) => Some(Value::Error(error_name(error))),
    }
}

const ERRORS: [&str; 7] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

/// Some formats hand errors on as texts.
fn error_text(text: &str) -> Option<&'static str> {
    ERRORS.into_iter().find(|error| *error == text)
}

fn error_name(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        _ => "#VALUE!",
    }
}

/// Days since 1899-12-30 of `2004-02-29` or `2004-02-29T07:00:00`.
fn iso(text: &str) -> Option<f64> {
    let day: jiff::civil::Date = text.get(..10)?.parse().ok()?;
    let days = jiff::civil::date(1899, 12, 30).until(day).ok()?.get_days();
    Some(f64::from(days))
}
