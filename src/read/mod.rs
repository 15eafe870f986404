//! Bytes to a workbook of positioned raw cells. Alone in using calamine and the other readers.

use std::sync::Arc;

use crate::finding::Finding;
use crate::intake::SourceFile;
use crate::model::{CellRef, SheetName};
use crate::settings::Limits;

/// A file's sheets in their order; hidden ones too, marked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workbook {
    pub sheets: Vec<Sheet>,
}

/// One sheet. Only rows and cells that hold something; positions are absolute and count from 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    pub name: SheetName,
    pub visible: bool,
    pub rows: Vec<Row>,
    /// Merged rectangles (first, last), cut to the used part of the sheet, in order.
    pub merges: Vec<(CellRef, CellRef)>,
    pub hidden_columns: Vec<u32>,
}

/// One row with its cells in order of column.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub index: u32,
    /// Hidden or filtered away.
    pub hidden: bool,
    pub cells: Vec<Cell>,
}

/// One cell that holds something.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub col: u32,
    pub value: Value,
    /// The cell's number format says text (`@`).
    pub text_format: bool,
    /// The cell's number format pads with zeros to this many digits (`000000000000`); 0 where it does not.
    pub zero_digits: u8,
}

/// A cell's value as the file has it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Not trimmed, not composed. Never empty.
    Text(Arc<str>),
    Number(f64),
    /// A number in a date format: days since 1899-12-30 with the 1904 system already added; the fraction is the time.
    Date(f64),
    Bool(bool),
    /// `#REF!` and the like, as shown.
    Error(&'static str),
    /// A formula that was never computed.
    NoResult,
}

impl Sheet {
    pub fn cell(&self, at: CellRef) -> Option<&Cell> {
        let row = self.rows.binary_search_by_key(&at.row, |row| row.index).ok()?;
        let row = &self.rows[row];
        let cell = row.cells.binary_search_by_key(&at.col, |cell| cell.col).ok()?;
        Some(&row.cells[cell])
    }
}

impl Value {
    /// What a person sees in the cell, near enough to quote: numbers without exponent, dates as dd/mm/yyyy.
    pub fn shown(&self) -> String {
        todo!()
    }
}

/// Reads one file. What cannot be read is None with a finding that says what it is and what to do.
pub fn workbook(_file: &SourceFile, _limits: Limits) -> (Option<Workbook>, Vec<Finding>) {
    todo!()
}
