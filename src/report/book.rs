//! A workbook as plain data: what stands in which cell and how it looks. Knows no file format.

use super::lines::Lines;
use crate::model::Date;

/// A workbook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    pub title: String,
    pub author: String,
    /// Pinned: document properties carry it instead of the clock.
    pub created: Option<Date>,
    pub sheets: Vec<Sheet>,
}

/// One sheet. Rows and columns count from 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub name: String,
    /// Widths in characters, left to right.
    pub widths: Vec<u16>,
    pub rows: Vec<Vec<Cell>>,
    /// Further rows below these, packed.
    pub lines: Lines,
    /// Columns of these packed rows in which a text that is longer than its column is wrapped.
    pub wrapped: Vec<u16>,
    /// Cells of one row joined for a heading: (row, first column, last column). Never data.
    pub joined: Vec<(u32, u16, u16)>,
    pub table: Option<Table>,
    /// Rows above this stay in view and are repeated on every page.
    pub frozen: u32,
    /// Printed across the page.
    pub landscape: bool,
    /// How many columns are printed, so that they can be read on paper; the others are for the screen. None: all.
    pub printed: Option<u16>,
    /// Rows that begin what stays together on paper; none: pages end where they are full.
    pub blocks: Vec<u32>,
    pub charts: Vec<Chart>,
    /// Not shown; for the lists of drop-downs.
    pub hidden: bool,
    /// Columns that are not shown: what only we read back.
    pub hidden_columns: Vec<u16>,
    pub choices: Vec<Choice>,
}

/// Cells of one column with a drop-down; other answers are let in with a warning.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub column: u16,
    /// First and last row, from 0.
    pub rows: (u32, u32),
    pub list: Vec<String>,
    /// The cells that hold the answers, for lists too long to be written out (`'Danh mục'!$A$1:$A$9`).
    pub range: Option<String>,
}

/// An Excel table over a header row and the rows below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Letters and underscores only.
    pub name: String,
    pub header: u32,
    pub last: u32,
    pub columns: u16,
}

/// A native chart of one column over another.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    pub title: String,
    /// Sheet, first and last row, column of names, columns of values with their names.
    pub sheet: String,
    pub rows: (u32, u32),
    pub names: u16,
    pub values: Vec<(u16, String)>,
    /// Where its upper left corner stands.
    pub at: (u32, u16),
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    pub value: Value,
    pub style: Style,
}

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    #[default]
    Empty,
    Text(String),
    Number(i64),
    Day(Date),
    /// A formula in Excel's English form without `=`, and its computed result.
    Formula(String, i64),
    /// A place in this workbook (`'Nguồn'!A1`) and its words.
    Link(String, String),
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    #[default]
    Plain,
    /// A number that only numbers lines.
    Centred,
    /// Wrapped text of several lines.
    Wrapped,
    Title,
    Subtitle,
    /// A line of the official header, upright or bold, centred.
    Official,
    OfficialBold,
    Italic,
    Section,
    Head,
    Total,
    Warning,
    Note,
    /// A wrapped text between borders, for lists that are printed.
    Boxed,
    /// A cell that waits for somebody's answer.
    Answer,
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { value: if text.is_empty() { Value::Empty } else { Value::Text(text) }, style: Style::Plain }
    }

    pub fn number(number: u64) -> Self {
        Self { value: Value::Number(i64::try_from(number).unwrap_or(i64::MAX)), style: Style::Plain }
    }

    pub fn formula(formula: impl Into<String>, result: i64) -> Self {
        Self { value: Value::Formula(formula.into(), result), style: Style::Plain }
    }

    #[must_use]
    pub fn style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }
}

impl Sheet {
    pub fn new(name: &str, widths: &[u16]) -> Self {
        Self { name: name.to_owned(), widths: widths.to_vec(), ..Self::default() }
    }

    /// Number of the row that comes next.
    pub fn next(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }

    /// Adds a row and gives its number.
    pub fn push(&mut self, cells: Vec<Cell>) -> u32 {
        self.rows.push(cells);
        self.next() - 1
    }

    /// Adds a heading over all columns.
    pub fn heading(&mut self, text: &str, style: Style) -> u32 {
        let row = self.push(vec![Cell::text(text).style(style)]);
        let last = u16::try_from(self.widths.len().max(1) - 1).unwrap_or(0);
        if last > 0 {
            self.joined.push((row, 0, last));
        }
        row
    }

    /// As [`Self::list`], for lists of hundreds of thousands of lines.
    pub fn long_list(&mut self, name: &str, header: &[&str], lines: Lines) {
        self.list(name, header, Vec::new());
        let header_at = self.next() - 1;
        let columns = u16::try_from(header.len()).unwrap_or(u16::MAX);
        let table = Table { name: name.to_owned(), header: header_at, last: header_at, columns };
        self.table = (!lines.is_empty()).then_some(table);
        self.below(lines);
    }

    /// Puts packed lines below everything; a table reaches over them.
    pub fn below(&mut self, lines: Lines) {
        if let Some(table) = &mut self.table {
            table.last += u32::try_from(lines.len()).unwrap_or(u32::MAX);
        }
        self.lines = lines;
    }

    /// Every row as cells, packed ones unpacked.
    pub fn whole(&self) -> Vec<Vec<Cell>> {
        self.rows.iter().cloned().chain(self.lines.as_cells()).collect()
    }

    /// Adds a header row and the rows of a list, which become an Excel table; the header stays in view.
    pub fn list(&mut self, name: &str, header: &[&str], rows: Vec<Vec<Cell>>) {
        let at = self.push(header.iter().map(|text| Cell::text(*text).style(Style::Head)).collect());
        self.frozen = at + 1;
        if !rows.is_empty() {
            let last = at + u32::try_from(rows.len()).unwrap_or(u32::MAX);
            let columns = u16::try_from(header.len()).unwrap_or(u16::MAX);
            self.table = Some(Table { name: name.to_owned(), header: at, last, columns });
        }
        self.rows.extend(rows);
    }
}
