//! One body row while it is read: its cells by field, ditto marks resolved, and what is said of them.

use crate::finding::{Code, Finding};
use crate::layout::{BodyRow, Column, Table};
use crate::model::{CellRef, Field, FilePath};
use crate::read::{Cell, Value};
use crate::text::{clean, plain};

use super::cells::Parsed;

/// The cells of one row as they are to be read, and where findings go.
pub(super) struct RowReader<'a> {
    pub path: &'a FilePath,
    pub table: &'a Table,
    pub body: &'a BodyRow,
    /// Cells by column, ditto marks replaced by what they repeat.
    pub cells: Vec<Cell>,
    pub findings: &'a mut Vec<Finding>,
}

/// Whether a text means "as above".
pub(super) fn is_ditto(text: &str) -> bool {
    let trimmed = text.trim();
    if matches!(trimmed, "\"" | "″" | "''" | "”" | "“" | "〃" | "-\"-" | "- \" -" | "–\"–") {
        return true;
    }
    let folded = plain(trimmed);
    matches!(folded.as_str(), "nt" | "nhu tren") && !trimmed.is_empty()
}

impl RowReader<'_> {
    pub fn at(&self, col: u32) -> CellRef {
        CellRef::new(self.body.row, col)
    }

    pub fn cell(&self, col: u32) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.col == col)
    }

    /// The columns of a field that hold something in this row.
    pub fn filled(&self, field: &Field) -> Vec<(u32, Cell)> {
        let of_field = self.table.columns.iter().filter(|column| &column.field == field);
        of_field.filter_map(|column| self.cell(column.col).cloned().map(|cell| (column.col, cell))).collect()
    }

    pub fn first(&self, field: &Field) -> Option<(u32, Cell)> {
        self.filled(field).into_iter().next()
    }

    /// A finding at one of this row's cells.
    pub fn finding(&self, code: Code, col: u32) -> Finding {
        let seen = self.cell(col).map_or_else(String::new, |cell| cell.value.shown());
        Finding::new(code).file(self.path).sheet(&self.table.sheet).at(self.at(col)).seen(&seen)
    }

    pub fn say(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// The text of a field's first filled cell, cleaned; what was cleaned is said.
    pub fn text(&mut self, field: &Field) -> Option<(String, u32)> {
        let (col, cell) = self.first(field)?;
        self.text_at(col, &cell).map(|text| (text, col))
    }

    pub fn text_at(&mut self, col: u32, cell: &Cell) -> Option<String> {
        match &cell.value {
            Value::Text(raw) => {
                let cleaned = clean(raw);
                for code in &cleaned.repairs {
                    let finding = self.finding(*code, col).repaired(&cleaned.text);
                    self.say(finding);
                }
                Some(cleaned.text).filter(|text| !text.is_empty())
            }
            Value::Error(_) => {
                let finding = self.finding(Code::CellError, col);
                self.say(finding);
                None
            }
            Value::NoResult => {
                let finding = self.finding(Code::FormulaWithoutValue, col);
                self.say(finding);
                None
            }
            other => Some(other.shown()),
        }
    }

    /// Reads a cell by one of the cell functions and says what it repaired.
    pub fn parsed<T>(&mut self, col: u32, cell: &Cell, read: impl Fn(&Cell) -> Parsed<T>) -> Option<T> {
        if matches!(cell.value, Value::Error(_) | Value::NoResult) {
            self.text_at(col, cell);
            return None;
        }
        let parsed = read(cell);
        for note in &parsed.notes {
            let mut finding = self.finding(note.code, col);
            if let Some(severity) = note.severity {
                finding = finding.severity(severity);
            }
            if let Some(repaired) = &note.repaired {
                finding = finding.repaired(repaired);
            }
            self.say(finding);
        }
        parsed.value
    }

    /// The cell that stands for the row: its name, else its first cell.
    pub fn anchor(&self) -> CellRef {
        let named = [Field::Name, Field::GivenName, Field::FamilyName, Field::Group, Field::Measure, Field::Unit];
        let found = named.iter().find_map(|field| self.first(field)).map(|(col, _)| col);
        let first = || self.cells.first().map(|cell| cell.col);
        let name_column = || self.table.columns_of(&Field::Name).next().map(|column| column.col);
        self.at(found.or_else(name_column).or_else(first).unwrap_or(0))
    }
}

/// A row's cells with ditto marks replaced by the cell above, said at each; on a first row there is nothing to repeat.
pub(super) fn resolved(
    path: &FilePath,
    table: &Table,
    body: &BodyRow,
    above: Option<&[Cell]>,
    findings: &mut Vec<Finding>,
) -> Vec<Cell> {
    let mut cells = body.cells.clone();
    for cell in &mut cells {
        let Value::Text(text) = &cell.value else { continue };
        let mark_column = table.columns.iter().any(|column| column.col == cell.col && is_mark(column));
        if mark_column || !is_ditto(text) {
            continue;
        }
        let at = CellRef::new(body.row, cell.col);
        let finding = Finding::new(Code::CellDitto).file(path).sheet(&table.sheet).at(at).seen(text);
        let source = above.and_then(|above| above.iter().find(|other| other.col == cell.col));
        match source {
            Some(source) => {
                findings.push(finding.repaired(&source.value.shown()));
                cell.value = source.value.clone();
            }
            None => findings.push(finding.severity(crate::finding::Severity::Error)),
        }
    }
    cells
}

fn is_mark(column: &Column) -> bool {
    matches!(column.field, Field::Mark | Field::MarkOf(_) | Field::Stt)
}

/// Equal for rows identical in every cell but STT.
pub(super) fn content(table: &Table, cells: &[Cell]) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new();
    for cell in cells {
        let stt = table.columns.iter().any(|column| column.col == cell.col && column.field == Field::Stt);
        if stt {
            continue;
        }
        let header =
            table.columns.iter().find(|column| column.col == cell.col).map_or("", |column| column.header.as_str());
        let value = crate::text::fold(&cell.value.shown());
        if !value.is_empty() {
            hasher.update(crate::text::plain(header).as_bytes());
            hasher.update(b"\x1f");
            hasher.update(value.as_bytes());
            hasher.update(b"\x1e");
        }
    }
    let mut short = [0; 16];
    short.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    short
}
