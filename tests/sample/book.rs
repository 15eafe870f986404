//! Sheets as values, and their bytes: the same values give the same bytes.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Formula, Workbook};

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    /// A text in a cell formatted as text.
    Typed(String),
    Number(f64),
    Day(Date),
    /// An error such as `#REF!`.
    Error(&'static str),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

impl From<Date> for Cell {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

/// One sheet.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub name: String,
    pub cells: BTreeMap<(u32, u16), Cell>,
    /// First row, first column, last row, last column.
    pub merges: Vec<(u32, u16, u32, u16)>,
    pub hidden: bool,
    pub hidden_rows: Vec<u32>,
    /// The next free row.
    pub next: u32,
}

impl Sheet {
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Adds a row; empty texts leave no cell. Gives the number of the row.
    pub fn row<const N: usize>(&mut self, cells: [Cell; N]) -> u32 {
        self.line(cells.into())
    }

    pub fn line(&mut self, cells: Vec<Cell>) -> u32 {
        let row = self.next;
        for (col, cell) in (0..).zip(cells) {
            if cell != Cell::Text(String::new()) {
                self.cells.insert((row, col), cell);
            }
        }
        self.next += 1;
        row
    }

    /// A row with one text over the columns `from` to `to`.
    pub fn across(&mut self, text: &str, from: u16, to: u16) -> u32 {
        let row = self.next;
        self.put(row, from, text);
        if to > from {
            self.merges.push((row, from, row, to));
        }
        self.next += 1;
        row
    }

    pub fn put(&mut self, row: u32, col: u16, cell: impl Into<Cell>) {
        self.cells.insert((row, col), cell.into());
    }

    pub fn merge(&mut self, first_row: u32, first_col: u16, last_row: u32, last_col: u16) {
        self.merges.push((first_row, first_col, last_row, last_col));
    }

    pub fn skip(&mut self) {
        self.next += 1;
    }

    /// The cells of one row, blanks as empty texts.
    fn texts(&self, row: u32, columns: u16) -> Vec<String> {
        let text = |col| match self.cells.get(&(row, col)) {
            None => String::new(),
            Some(Cell::Text(text) | Cell::Typed(text)) => text.clone(),
            Some(Cell::Number(number)) => number.to_string(),
            Some(Cell::Day(day)) => vn(*day),
            Some(Cell::Error(error)) => (*error).to_owned(),
        };
        (0..columns).map(text).collect()
    }
}

/// `05/04/2021`.
pub fn vn(day: Date) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// An .xlsx of some sheets. The creation date is pinned, so that bytes depend on the sheets alone.
pub fn xlsx(sheets: &[Sheet]) -> Vec<u8> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2021, 5, 4).expect("a day of the calendar");
    book.set_properties(&DocProperties::new().set_author("").set_creation_datetime(&made));
    let (day, text) = (Format::new().set_num_format("dd/mm/yyyy"), Format::new().set_num_format("@"));
    let plain = Format::new();
    let merged = Format::new().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter).set_bold();
    for sheet in sheets {
        let out = book.add_worksheet();
        out.set_name(&sheet.name).expect("a name a sheet may have");
        for &(first_row, first_col, last_row, last_col) in &sheet.merges {
            out.merge_range(first_row, first_col, last_row, last_col, "", &merged).expect("a range of its own");
        }
        for (&(row, col), cell) in &sheet.cells {
            let inside = sheet.merges.iter().any(|m| (m.0, m.1) == (row, col));
            let format = if inside { &merged } else { &plain };
            match cell {
                Cell::Text(value) => out.write_string_with_format(row, col, value, format),
                Cell::Typed(value) => out.write_string_with_format(row, col, value, &text),
                Cell::Number(value) => out.write_number_with_format(row, col, *value, format),
                Cell::Day(value) => out.write_datetime_with_format(row, col, excel(*value), &day),
                Cell::Error(value) => out.write_formula(row, col, Formula::new(format!("={value}")).set_result(*value)),
            }
            .expect("a cell within the sheet");
        }
        for row in &sheet.hidden_rows {
            out.set_row_hidden(*row).expect("a row of the sheet");
        }
        out.set_column_width(1, 26).expect("a column of the sheet");
        out.set_hidden(sheet.hidden);
    }
    book.save_to_buffer().expect("a book in memory")
}

fn excel(day: Date) -> ExcelDateTime {
    let part = |number: i8| u8::try_from(number).expect("months and days are small");
    ExcelDateTime::from_ymd(u16::try_from(day.year()).expect("our years"), part(day.month()), part(day.day()))
        .expect("a day of the calendar")
}

/// A sheet as separated text.
pub fn csv(sheet: &Sheet, separator: char, mark: bool) -> Vec<u8> {
    let columns = sheet.cells.keys().map(|key| key.1 + 1).max().unwrap_or(0);
    let mut out = if mark { "\u{feff}".to_owned() } else { String::new() };
    for row in 0..sheet.next {
        let quoted = |text: String| {
            if text.contains([separator, '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
        };
        let line: Vec<String> = sheet.texts(row, columns).into_iter().map(quoted).collect();
        out.push_str(&line.join(&separator.to_string()));
        out.push_str("\r\n");
    }
    out.into_bytes()
}
