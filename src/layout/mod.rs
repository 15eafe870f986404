//! Workbook to tables: kind of sheet, header rows, which column is which field, and what every other row is.

use crate::finding::Finding;
use crate::model::{Area, Field, FilePath, SheetKind, SheetName};
use crate::read::{Cell, Workbook};
use crate::settings::Settings;

/// All that was understood of one file.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// In order of sheets, then of rows. A visible sheet with rows and no recognised table is one [`Table`] without kind.
    pub tables: Vec<Table>,
}

/// One table of a sheet. A sheet usually has one.
#[derive(Clone, Debug)]
pub struct Table {
    pub sheet: SheetName,
    pub visible: bool,
    /// None: not recognised; then nothing below but `lines` is filled.
    pub kind: Option<SheetKind>,
    /// Header rows, from 0, in order. Empty only without a kind.
    pub header_rows: Vec<u32>,
    pub columns: Vec<Column>,
    /// Every non-empty row that is no body row, in order: title, header, context, total, signature, note.
    pub lines: Vec<Line>,
    /// In order of rows.
    pub body: Vec<BodyRow>,
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub col: u32,
    pub field: Field,
    /// The header from its top row to its bottom row, composed, single blanks, joined by ` > `.
    pub header: String,
    /// The cell of the header that named it.
    pub header_row: u32,
}

/// What a row is that is no body row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineRole {
    /// Above the header: office, unit, title, sub-title.
    Title,
    /// A line of place and date; dates a document, never a claim. Above or below.
    PlaceDate,
    Header,
    /// A sub-header inside the body; holds for the rows below it until the next of its level.
    Context,
    Total,
    Signature,
    Note,
}

/// One row that is no body row.
#[derive(Clone, Debug)]
pub struct Line {
    pub row: u32,
    pub role: LineRole,
    pub cells: Vec<Cell>,
    /// All texts of the row joined by a blank, composed, single blanks.
    pub text: String,
}

/// One body row. Merged cells are filled over their range, ditto marks are still there.
#[derive(Clone, Debug)]
pub struct BodyRow {
    pub row: u32,
    pub hidden: bool,
    /// By column; filled from merges where `filled` says so.
    pub cells: Vec<Cell>,
    /// Columns of `cells` that come from a cell merged down from a row above.
    pub filled: Vec<u32>,
    /// Rows of the context lines that hold for it, outermost first.
    pub context: Vec<u32>,
}

impl Table {
    pub fn line(&self, row: u32) -> Option<&Line> {
        self.lines.iter().find(|line| line.row == row)
    }

    /// All columns of a field, left to right.
    pub fn columns_of(&self, field: &Field) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(move |column| &column.field == field)
    }

    /// The title lines, top to bottom.
    pub fn title(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.role == LineRole::Title)
    }

    /// Where the table as a whole is pointed at: its header row.
    pub fn place(&self) -> Area {
        Area::row(self.header_rows.first().copied().unwrap_or_default())
    }
}

impl BodyRow {
    pub fn cell(&self, col: u32) -> Option<&Cell> {
        self.cells.binary_search_by_key(&col, |cell| cell.col).ok().map(|at| &self.cells[at])
    }
}

/// Understands one workbook. Findings carry the file's path.
pub fn tables(_path: &FilePath, _workbook: &Workbook, _settings: &Settings) -> (Layout, Vec<Finding>) {
    todo!()
}
