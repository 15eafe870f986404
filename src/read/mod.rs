//! Bytes to a workbook of positioned raw cells. Alone in using calamine and the other readers.

mod cells;
mod csv;
mod old;
mod xlsx;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::finding::{Code, Finding};
use crate::intake::{Format, SourceFile};
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
        match self {
            Self::Text(text) => text.to_string(),
            Self::Number(number) if number.fract() == 0.0 && number.abs() < 1e16 => format!("{number:.0}"),
            Self::Number(number) => format!("{number}"),
            Self::Date(serial) => shown_date(*serial),
            Self::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
            Self::Error(error) => (*error).to_owned(),
            Self::NoResult => String::new(),
        }
    }
}

/// A serial as the day it is; the 1900 system counts a 29 February that never was.
fn shown_date(serial: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "bounded by the calendar below")]
    let days = serial.clamp(0.0, 2_958_465.0).floor() as i32;
    let shift = i32::from(days < 60);
    let day = jiff::civil::date(1899, 12, 30).checked_add(jiff::Span::new().days(days + shift));
    day.map_or_else(|_| format!("{serial}"), crate::model::date::show_day)
}

/// Why a file could not be read.
enum Trouble {
    Encrypted,
    TooLarge(String),
    Unreadable(String),
}

/// Reads one file. What cannot be read is None with a finding that says what it is and what to do.
pub fn workbook(file: &SourceFile, limits: Limits) -> (Option<Workbook>, Vec<Finding>) {
    let finding = |code| Finding::new(code).file(&file.path);
    let mut findings = Vec::new();
    // A reader that panics on a malformed file has not read it; nothing of the attempt is kept.
    let read = catch_unwind(AssertUnwindSafe(|| by_format(file, limits, &mut findings)));
    let read = read.unwrap_or_else(|_| Err(finding(Code::FileUnreadable).arg("cause", "malformed")));
    match read {
        Ok(sheets) => (Some(Workbook { sheets }), findings),
        Err(problem) => (None, vec![problem]),
    }
}

fn by_format(file: &SourceFile, limits: Limits, findings: &mut Vec<Finding>) -> Result<Vec<Sheet>, Finding> {
    let finding = |code| Finding::new(code).file(&file.path);
    let bytes = &file.bytes;
    let read = match file.format {
        Format::Xlsx => xlsx::xlsx(bytes, limits),
        Format::Xlsb => xlsx::xlsb(bytes, limits),
        Format::Xls => old::xls(bytes, limits),
        Format::Ods => old::ods(bytes, limits),
        Format::Csv => csv::csv(bytes, limits).map(|(sheets, encoding)| {
            if let Some(encoding) = encoding {
                findings.push(finding(Code::TextEncoding).arg("encoding", encoding));
            }
            (sheets, false)
        }),
        Format::Encrypted => Err(Trouble::Encrypted),
        Format::Pdf
        | Format::Picture
        | Format::Word
        | Format::Archive
        | Format::Other
        | Format::Html
        | Format::SpreadsheetMl => {
            return Err(finding(Code::FileNotASheet).arg("format", file.format.code()));
        }
        Format::Empty => Err(Trouble::Unreadable("0 bytes".to_owned())),
    };
    let (sheets, epoch) = read.map_err(|trouble| match trouble {
        Trouble::Encrypted => finding(Code::FileEncrypted),
        Trouble::TooLarge(limit) => finding(Code::FileTooLarge).arg("limit", limit),
        Trouble::Unreadable(cause) => finding(Code::FileUnreadable).arg("cause", cause),
    })?;
    if epoch {
        findings.push(finding(Code::Date1904));
    }
    if renamed(file) {
        findings.push(finding(Code::FileOtherFormat).arg("format", file.format.code()));
    }
    Ok(sheets)
}

/// Whether the name promises another format than the bytes are.
fn renamed(file: &SourceFile) -> bool {
    let name = file.path.name().to_lowercase();
    let Some((_, extension)) = name.rsplit_once('.') else { return false };
    match extension {
        "xlsx" | "xlsm" | "xltx" => file.format != Format::Xlsx,
        "xls" => file.format != Format::Xls,
        "xlsb" => file.format != Format::Xlsb,
        "ods" => file.format != Format::Ods,
        "csv" | "tsv" | "txt" => file.format != Format::Csv,
        _ => false,
    }
}
