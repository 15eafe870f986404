//! Bytes to a workbook of positioned raw cells. Alone in using calamine and the other readers.
//!
//! Nothing is guessed here: a number stays a number, a text stays as typed. Declared sizes are never trusted, memory is bounded
//! by [`Limits`], and a reader that fails or panics makes its own file unreadable and no other.

mod biff;
mod compound;
mod csv;
mod formats;
mod gather;
mod html;
mod mentions;
mod ods;
mod ods_marks;
mod ods_styles;
mod package;
mod pass;
mod preflight;
mod spreadsheetml;
mod xls;
mod xlsb;
mod xlsx;

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::finding::{Code, Finding};
use crate::intake::{Format, SourceFile, is_cut_compound};
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
    /// Coloured cells of rows that hold something, in order, neighbours of one colour as one; empty cells too.
    pub fills: Vec<Fill>,
    /// Cells with a comment, in order.
    pub comments: Vec<CellRef>,
    /// Cells with a line through what they hold, in order.
    pub struck: Vec<CellRef>,
}

/// Neighbours in a row that are filled with one colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fill {
    pub row: u32,
    pub first: u32,
    pub last: u32,
    /// Tells colours of one workbook apart, and nothing else.
    pub colour: u32,
}

/// A font of the nineties: what its letters mean is not what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OldFont {
    Tcvn3,
    /// Shows small letters as capitals.
    Tcvn3Capitals,
    Vni,
}

/// One row with its cells in order of column.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub index: u32,
    /// Hidden or filtered away.
    pub hidden: bool,
    /// Shared with the body rows of tables, nearly all of which are just these.
    pub cells: Arc<[Cell]>,
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
    /// The font, where it is one that Unicode replaced.
    pub font: Option<OldFont>,
}

impl OldFont {
    /// By the name of the font: `.VnTime`, `.VnArialH`, `VNI-Times`.
    pub fn of(name: &str) -> Option<Self> {
        let small = name.trim().to_ascii_lowercase();
        if small.starts_with("vni-") {
            return Some(Self::Vni);
        }
        let tcvn3 = small.starts_with(".vn").then_some(Self::Tcvn3)?;
        Some(if small.ends_with('h') { Self::Tcvn3Capitals } else { tcvn3 })
    }
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
        self.seen().into_owned()
    }

    /// As [`Self::shown`], to be kept: what is a text already is shared.
    pub fn text(&self) -> Arc<str> {
        match self {
            Self::Text(text) => Arc::clone(text),
            other => other.seen().into(),
        }
    }

    /// Whether both are one text in memory; equal texts of a sheet mostly are.
    pub fn is_same_text(&self, other: &Self) -> bool {
        matches!((self, other), (Self::Text(one), Self::Text(other)) if Arc::ptr_eq(one, other))
    }

    /// As [`Self::shown`], without a copy of what is a text already.
    pub fn seen(&self) -> Cow<'_, str> {
        Cow::Owned(match self {
            Self::Text(text) => return Cow::Borrowed(text),
            Self::Number(number) => shown_number(*number),
            Self::Date(serial) => shown_date(*serial),
            Self::Bool(yes) => return Cow::Borrowed(if *yes { "TRUE" } else { "FALSE" }),
            Self::Error(error) => return Cow::Borrowed(error),
            Self::NoResult => return Cow::Borrowed(""),
        })
    }
}

/// A number without a fraction, where a cell can hold it exactly. Far quicker than by its digits.
pub fn whole(number: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
    (number.fract() == 0.0 && number.abs() < 9e15).then_some(number as i64)
}

/// Fifteen significant digits, as spreadsheets show: 0.1 + 0.2 is 0.3.
fn shown_number(number: f64) -> String {
    if number.fract() == 0.0 {
        return whole(number).map_or_else(|| format!("{number:.0}"), |number| number.to_string());
    }
    let size = number.abs().log10().floor().clamp(-20.0, 14.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 to 34")]
    let places = (14.0 - size) as usize;
    let text = format!("{number:.places$}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A serial as the day it is; the 1900 system counts a 29 February that never was.
fn shown_date(serial: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "bounded by the calendar")]
    let days = serial.clamp(0.0, 2_958_465.0).floor() as i32;
    let shift = i32::from(days < 60);
    let day = jiff::civil::date(1899, 12, 30).checked_add(jiff::Span::new().days(days + shift));
    day.map_or_else(|_| shown_number(serial), crate::model::date::show_day)
}

/// Errors of formulas, as every program writes them.
const ERRORS: &[&str] = &["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

/// Why a file could not be read.
#[derive(Debug, PartialEq, Eq)]
enum Trouble {
    Encrypted,
    /// The limit it would pass.
    TooLarge(String),
    /// The cause, as a reader says it.
    Unreadable(String),
}

impl Trouble {
    #[expect(clippy::needless_pass_by_value, reason = "stands as it is where errors are mapped")]
    fn unreadable(cause: impl ToString) -> Self {
        Self::Unreadable(cause.to_string())
    }

    fn cells(limits: Limits) -> Self {
        Self::TooLarge(format!("{} ô (cells)", limits.cells))
    }

    fn strings(limits: Limits) -> Self {
        Self::TooLarge(format!("{} chuỗi dùng chung (shared strings)", limits.shared_strings))
    }

    fn tags(limits: Limits) -> Self {
        Self::TooLarge(format!("{} cấp thẻ lồng nhau (nested tags)", limits.tags()))
    }

    fn columns() -> Self {
        Self::TooLarge(format!("{} cột (columns)", gather::COLUMNS))
    }

    fn bytes(limits: Limits) -> Self {
        Self::TooLarge(format!("{} MB", limits.unpacked_bytes >> 20))
    }

    fn code(&self) -> Code {
        match self {
            Self::Encrypted => Code::FileEncrypted,
            Self::TooLarge(_) => Code::FileTooLarge,
            Self::Unreadable(_) => Code::FileUnreadable,
        }
    }
}

/// What a format's reader gives: the sheets, and what must be said about how they came out.
#[derive(Debug, Default)]
struct Outcome {
    sheets: Vec<Sheet>,
    /// Days are counted from 1904; the sheets have them from 1899 already.
    epoch_1904: bool,
    /// A format from before Excel 97.
    old: bool,
    /// The encoding of a text file that is not UTF-8.
    encoding: Option<&'static str>,
}

/// What an xlsx says of its sheets before any of them is read, so that it is unpacked once for whoever asks and for the reader.
#[derive(Debug, Default)]
pub struct Contents(Option<package::WorkbookPart>);

impl Contents {
    /// Empty for every other format, and for a workbook whose parts do not say.
    pub fn of(file: &SourceFile) -> Self {
        if file.format != Format::Xlsx {
            return Self::default();
        }
        let archive = zip::ZipArchive::new(std::io::Cursor::new(&*file.bytes)).ok();
        Self(archive.and_then(|mut archive| package::workbook(&mut archive)))
    }

    /// Whether there is a sheet of this name.
    pub fn has_sheet(&self, name: &str) -> bool {
        self.0.iter().flat_map(|book| &book.sheets).any(|sheet| sheet.name == name)
    }
}

pub use mentions::mentions;

/// Reads one file. What cannot be read is None with a finding that says what it is and what to do.
pub fn workbook(file: &SourceFile, limits: Limits) -> (Option<Workbook>, Vec<Finding>) {
    workbook_of(file, Contents::of(file), limits)
}

/// As [`workbook`], of a file that was looked into before.
pub fn workbook_of(file: &SourceFile, contents: Contents, limits: Limits) -> (Option<Workbook>, Vec<Finding>) {
    // A file without bytes taken in has its finding already.
    if !file.was_read() {
        return (None, Vec::new());
    }
    if !file.format.has_tables() && !matches!(file.format, Format::Encrypted | Format::Empty) {
        let finding = Finding::new(Code::FileNotASheet).file(&file.path).arg("kind", file.format.code());
        return (None, vec![finding.arg("format", file.format.label())]);
    }
    // A reader that panics on a malformed file has not read it; nothing of the attempt is kept.
    let read = catch_unwind(AssertUnwindSafe(|| by_format(file, contents, limits)));
    match read.unwrap_or_else(|_| Err(Trouble::unreadable("malformed"))) {
        Ok(outcome) => {
            let findings = notes(file, &outcome);
            (Some(Workbook { sheets: outcome.sheets }), findings)
        }
        Err(trouble) => {
            let finding = Finding::new(trouble.code()).file(&file.path).arg("kind", befallen(file));
            let finding = match trouble {
                Trouble::Encrypted => finding,
                Trouble::TooLarge(limit) => finding.arg("limit", limit),
                Trouble::Unreadable(cause) => finding.arg("cause", cause),
            };
            (None, vec![finding])
        }
    }
}

/// What befell a file that is a table and could not be read: it is empty, its end is missing, or else its format.
fn befallen(file: &SourceFile) -> &'static str {
    let package = file.bytes.starts_with(b"PK") && zip::ZipArchive::new(std::io::Cursor::new(&file.bytes)).is_err();
    let cut = package || is_cut_compound(&file.bytes);
    if cut { "cut-off" } else { file.format.code() }
}

fn by_format(file: &SourceFile, contents: Contents, limits: Limits) -> Result<Outcome, Trouble> {
    let bytes = &file.bytes;
    match file.format {
        Format::Xlsx => pass::read(bytes, contents.0, limits)?.map_or_else(|| xlsx::read(bytes, limits), Ok),
        Format::Xlsb => xlsb::read(bytes, limits),
        Format::Xls => xls::read(bytes, limits),
        Format::Ods => ods::read(bytes, limits),
        Format::Csv => csv::read(bytes, limits),
        Format::Html => html::read(bytes, limits),
        Format::SpreadsheetMl => spreadsheetml::read(bytes, limits),
        Format::Encrypted => Err(Trouble::Encrypted),
        Format::Empty => Err(Trouble::unreadable("0 byte")),
        _ => Err(Trouble::unreadable(file.format.label())),
    }
}

/// The used cells of a range with their places in the sheet: a range begins at its own first cell, not at A1.
fn absolute(range: &calamine::Range<calamine::Data>) -> impl Iterator<Item = (CellRef, &calamine::Data)> {
    let (first_row, first_col) = range.start().unwrap_or_default();
    let from = |first: u32, at: usize| first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
    range.used_cells().map(move |(row, col, data)| (CellRef::new(from(first_row, row), from(first_col, col)), data))
}

/// What is said about a file that was read.
fn notes(file: &SourceFile, outcome: &Outcome) -> Vec<Finding> {
    let note = |code| Finding::new(code).file(&file.path);
    let mut findings = Vec::new();
    if renamed(file) {
        findings.push(note(Code::FileOtherFormat).arg("format", file.format.label()));
    }
    if outcome.old {
        findings.push(note(Code::FileOldFormat));
    }
    if let Some(encoding) = outcome.encoding {
        let finding = note(Code::TextEncoding).arg("format", encoding);
        let page = file.format == Format::Html;
        findings.push(if page { finding.arg("kind", "page") } else { finding });
    }
    if outcome.epoch_1904 {
        let dated = outcome.sheets.iter().filter(|sheet| {
            sheet.rows.iter().flat_map(|row| &*row.cells).any(|cell| matches!(cell.value, Value::Date(_)))
        });
        findings.extend(dated.map(|sheet| note(Code::Date1904).sheet(&sheet.name)));
    }
    findings
}

/// Endings and the formats they promise.
const ENDINGS: &[(&str, Format)] = &[
    ("xlsx", Format::Xlsx),
    ("xlsm", Format::Xlsx),
    ("xltx", Format::Xlsx),
    ("xltm", Format::Xlsx),
    ("xlsb", Format::Xlsb),
    ("xls", Format::Xls),
    ("xlt", Format::Xls),
    ("ods", Format::Ods),
    ("csv", Format::Csv),
    ("tsv", Format::Csv),
    ("txt", Format::Csv),
    ("htm", Format::Html),
    ("html", Format::Html),
    ("xml", Format::SpreadsheetMl),
];

/// Whether the name promises another format than the bytes are.
fn renamed(file: &SourceFile) -> bool {
    let name = file.path.name().to_lowercase();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ENDINGS.iter().find(|(word, _)| *word == ending).is_some_and(|(_, promised)| *promised != file.format)
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod text_tests;
