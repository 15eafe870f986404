//! Gathers cells as they stream in, in any order, into rows; bounded by the number of cells, never by declared sizes.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use calamine::{CellErrorType, Data, DataRef, ExcelDateTime};

use super::formats::Look;
use super::{Cell, Fill, Row, Sheet, Trouble, Value};
use crate::model::CellRef;
use crate::settings::Limits;

/// What a sheet of any spreadsheet program can have: rows, columns, letters of one cell. More is no list, but a file that is
/// broken (a quote that never closes) or made to harm.
const ROWS: u32 = 1_048_576;
pub(super) const COLUMNS: u32 = 16_384;
pub(super) const LETTERS: usize = 32_767;

/// Days between the two systems of counting.
pub(super) const EPOCH_1904: f64 = 1462.0;

/// Builds the sheets of one workbook, one after the other. Texts are held once a workbook.
pub(super) struct Gather {
    rows: BTreeMap<u32, Vec<Cell>>,
    limits: Limits,
    /// Cells that may still come.
    room: u64,
    epoch: bool,
    /// Only looked up, never walked.
    texts: HashSet<Arc<str>>,
    /// Cells of the sheet at hand that a line goes through.
    struck: Vec<CellRef>,
}

/// What a sheet has beside its cells.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub hidden_rows: BTreeSet<u32>,
    /// First and last of each run, from 0.
    pub hidden_columns: Vec<(u32, u32)>,
    pub merges: Vec<(CellRef, CellRef)>,
    /// In any order, empty cells too.
    pub fills: Vec<Fill>,
    pub comments: Vec<CellRef>,
    /// Cells that hold something, with a line through it.
    pub struck: Vec<CellRef>,
}

impl Marks {
    /// A cell of this colour. Neighbours are one run.
    pub fn fill(&mut self, at: CellRef, colour: u32) {
        if colour == 0 {
            return;
        }
        match self.fills.last_mut() {
            Some(last) if last.row == at.row && last.colour == colour && last.last + 1 == at.col => last.last = at.col,
            _ => self.fills.push(Fill { row: at.row, first: at.col, last: at.col, colour }),
        }
    }
}

impl Gather {
    pub fn new(limits: Limits, epoch_1904: bool) -> Self {
        Self {
            rows: BTreeMap::new(),
            limits,
            room: limits.cells,
            epoch: epoch_1904,
            texts: HashSet::new(),
            struck: Vec::new(),
        }
    }

    /// The text, held once.
    pub fn text(&mut self, text: &str) -> Value {
        if let Some(known) = self.texts.get(text) {
            return Value::Text(known.clone());
        }
        let made: Arc<str> = Arc::from(text);
        self.texts.insert(made.clone());
        Value::Text(made)
    }

    /// Takes one cell.
    ///
    /// # Errors
    /// Where the limit of cells is reached, or the cell is one that no sheet can have.
    pub fn push(&mut self, at: CellRef, value: Value, look: Look) -> Result<(), Trouble> {
        if at.col >= COLUMNS {
            return Err(Trouble::columns());
        }
        if at.row >= ROWS {
            return Err(Trouble::TooLarge(format!("{ROWS} dòng (rows)")));
        }
        if matches!(&value, Value::Text(text) if text.len() > LETTERS && text.chars().count() > LETTERS) {
            return Err(Trouble::TooLarge(format!("{LETTERS} ký tự một ô (letters of a cell)")));
        }
        self.room = self.room.checked_sub(1).ok_or_else(|| Trouble::cells(self.limits))?;
        let Look { number, font, struck, .. } = look;
        if struck {
            self.struck.push(at);
        }
        let cell = Cell { col: at.col, value, text_format: number.text, zero_digits: number.zeros, font };
        self.rows.entry(at.row).or_default().push(cell);
        Ok(())
    }

    /// Closes the sheet and makes ready for the next.
    pub fn sheet(&mut self, name: &str, visible: bool, mut marks: Marks) -> Sheet {
        marks.struck.append(&mut self.struck);
        let gathered = std::mem::take(&mut self.rows);
        let rows: Vec<Row> = gathered
            .into_iter()
            .map(|(index, mut cells)| {
                cells.sort_by_key(|cell| cell.col);
                cells.dedup_by_key(|cell| cell.col);
                Row { index, hidden: marks.hidden_rows.contains(&index), cells: cells.into() }
            })
            .collect();
        finish(name, visible, rows, marks)
    }

    /// A value as calamine reads it; None for an empty cell.
    pub fn value(&mut self, data: &DataRef) -> Option<Value> {
        match data {
            DataRef::Empty => None,
            DataRef::Int(number) => Some(Value::Number(double(*number))),
            DataRef::Float(number) => Some(Value::Number(*number)),
            DataRef::String(text) => self.some_text(text),
            DataRef::SharedString(text) => self.some_text(text),
            DataRef::Bool(yes) => Some(Value::Bool(*yes)),
            DataRef::DateTime(date) => Some(self.date(date)),
            DataRef::DateTimeIso(text) => {
                iso_day(text).map_or_else(|| self.some_text(text), |day| Some(Value::Date(day)))
            }
            DataRef::DurationIso(text) => {
                iso_duration(text).map_or_else(|| self.some_text(text), |days| Some(Value::Number(days)))
            }
            DataRef::Error(error) => Some(Value::Error(error_name(error))),
        }
    }

    /// The same of an owned value.
    pub fn owned(&mut self, data: &Data) -> Option<Value> {
        match data {
            Data::String(text) => self.some_text(text),
            Data::DateTimeIso(text) => self.value(&DataRef::DateTimeIso(text.clone())),
            Data::DurationIso(text) => self.value(&DataRef::DurationIso(text.clone())),
            Data::Empty => None,
            Data::Int(number) => Some(Value::Number(double(*number))),
            Data::Float(number) => Some(Value::Number(*number)),
            Data::Bool(yes) => Some(Value::Bool(*yes)),
            Data::DateTime(date) => Some(self.date(date)),
            Data::Error(error) => Some(Value::Error(error_name(error))),
        }
    }

    fn some_text(&mut self, text: &str) -> Option<Value> {
        (!text.is_empty()).then(|| self.text(text))
    }

    /// Times of day and durations are no dates; they stay numbers.
    fn date(&self, date: &ExcelDateTime) -> Value {
        let serial = date.as_f64();
        if date.is_duration() || (0.0..1.0).contains(&serial) {
            return Value::Number(serial);
        }
        Value::Date(if self.epoch { serial + EPOCH_1904 } else { serial })
    }
}

/// A sheet of rows in order; what marks them is cut to the part that holds something.
pub(super) fn finish(name: &str, visible: bool, rows: Vec<Row>, marks: Marks) -> Sheet {
    let last_col = rows.iter().filter_map(|row| row.cells.last()).map(|cell| cell.col).max().unwrap_or(0);
    let last = CellRef::new(rows.last().map_or(0, |row| row.index), last_col);
    let mut merges: Vec<_> = marks.merges.into_iter().filter_map(|merge| used(merge, last)).collect();
    merges.sort();
    merges.dedup();
    let columns: BTreeSet<u32> =
        marks.hidden_columns.into_iter().flat_map(|(from, to)| from..=to.min(last_col)).collect();
    let used_row = |row: u32| rows.binary_search_by_key(&row, |one| one.index).is_ok();
    let mut fills: Vec<Fill> = marks.fills;
    fills.retain(|fill| fill.first <= last_col && used_row(fill.row));
    fills.iter_mut().for_each(|fill| fill.last = fill.last.min(last_col));
    fills.sort();
    fills.shrink_to_fit();
    let mut comments = marks.comments;
    comments.retain(|at| used_row(at.row));
    comments.sort();
    comments.dedup();
    let mut struck = marks.struck;
    struck.sort();
    struck.dedup();
    let hidden_columns = columns.into_iter().collect();
    Sheet { name: Arc::from(name), visible, rows, merges, hidden_columns, fills, comments, struck }
}

/// The part of a merge that lies in the used part of its sheet.
fn used((first, end): (CellRef, CellRef), last: CellRef) -> Option<(CellRef, CellRef)> {
    let end = CellRef::new(end.row.min(last.row), end.col.min(last.col));
    (first.row <= end.row && first.col <= end.col && first != end).then_some((first, end))
}

fn double(number: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "spreadsheets hold doubles; integers of a cell come from one")]
    let number = number as f64;
    number
}

fn error_name(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}

/// Days since 1899-12-30 of `2004-02-29` or `2004-02-29T07:30:00`.
pub(super) fn iso_day(text: &str) -> Option<f64> {
    let day: jiff::civil::Date = text.get(..10)?.parse().ok()?;
    let days = jiff::civil::date(1899, 12, 30).until(day).ok()?.get_days();
    let time: Option<jiff::civil::Time> = text.get(11..).and_then(|time| time.trim_end_matches('Z').parse().ok());
    let seconds =
        time.map_or(0, |time| i32::from(time.hour()) * 3600 + i32::from(time.minute()) * 60 + i32::from(time.second()));
    Some(f64::from(days) + f64::from(seconds) / 86_400.0)
}

/// Days of `PT07H30M00S`.
fn iso_duration(text: &str) -> Option<f64> {
    let (mut days, mut number) = (0.0, String::new());
    for letter in text.strip_prefix("PT")?.chars() {
        let unit = match letter {
            'H' => 24.0,
            'M' => 1_440.0,
            'S' => 86_400.0,
            digit => {
                number.push(digit);
                continue;
            }
        };
        days += std::mem::take(&mut number).parse::<f64>().ok()? / unit;
    }
    number.is_empty().then_some(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_no_sheet_can_have_is_refused() {
        let mut gather =
            Gather::new(Limits { unpacked_bytes: 1, cells: 100, shared_strings: 4_000_000, nesting: 4 }, false);
        let mut push = |row, col, text: &str| {
            let value = Value::Text(Arc::from(text));
            gather.push(CellRef::new(row, col), value, Look::default())
        };
        assert_eq!(push(ROWS - 1, COLUMNS - 1, &"ộ".repeat(LETTERS)), Ok(()));
        for refused in [push(ROWS, 0, "a"), push(0, COLUMNS, "a"), push(0, 0, &"ộ".repeat(LETTERS + 1))] {
            assert!(matches!(refused, Err(Trouble::TooLarge(_))), "{refused:?}");
        }
    }

    #[test]
    fn dates_and_times_in_words() {
        assert_eq!(iso_day("2004-02-29"), Some(38046.0));
        assert_eq!(iso_day("2004-02-29T12:00:00"), Some(38046.5));
        assert_eq!(iso_day("1/2/2004"), None);
        assert_eq!(iso_duration("PT12H00M00S"), Some(0.5));
    }
}
