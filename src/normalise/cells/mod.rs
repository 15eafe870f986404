//! Single cells to typed values. Each function looks at one cell only and says what it repaired.

use crate::finding::{Code, Severity};
use crate::model::date::Cut;
use crate::model::{Birth, CitizenId, Date, When};
use crate::read::Cell;

/// A cell's value after repair and what was done or is wrong with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed<T> {
    /// None: empty, or an error dropped the value.
    pub value: Option<T>,
    /// In order, each code at most once.
    pub notes: Vec<Note>,
}

/// One thing that was repaired in, or is wrong with, a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub code: Code,
    /// Where FINDINGS raises or lowers the code's own severity.
    pub severity: Option<Severity>,
    /// The value after repair, as shown; None for what is only wrong.
    pub repaired: Option<String>,
}

/// A birth date: d/m/y in text, serial or ISO; year, month or day precision; two-digit years by the window 1980-2015;
/// a "date" of 1900 to 2100 serial days in a birth column is a year. Impossible and out-of-range dates are errors.
pub fn birth(_cell: &Cell, _today: Date) -> Parsed<Birth> {
    todo!()
}

/// When something was: a day, `Tháng 3/2021`, `T3/2021`, `Quý I/2021`, `Năm học 2020-2021`, `HK1 ...`, `từ 01/03 đến 15/03/2021`.
pub fn when(_cell: &Cell, _today: Date, _cut: Cut) -> Parsed<When> {
    todo!()
}

/// The time a longer text names (title, sheet name, file name, folder, remark): the most precise one in it, None if none.
/// Reads `THÁNG 3 NĂM 2021`, `thang 5-2021`, `2021-03`, `Tháng 4-2021`, `NĂM HỌC 2020-2021`, `Quý I năm 2021`, `quy I-2021`,
/// `15/01/2021`, `ngày 20/04/2021`, `20-04-2021`, `danh-sach-2019-2020`, `từ 09/2018 đến 04/2021`, `tháng 3` without a year as None.
pub fn when_in(_text: &str) -> Option<When> {
    todo!()
}

/// The place-and-date line above a signature: `Cần Thơ, ngày 05 tháng 4 năm 2021`. None for dots instead of numbers.
pub fn place_date(_text: &str) -> Option<Date> {
    todo!()
}

/// A CCCD or CMND, checked as DOMAIN §3.1 and FINDINGS 54 to 61 have it.
pub fn citizen_id(_cell: &Cell) -> Parsed<CitizenId> {
    todo!()
}

/// A mobile or landline number (FINDINGS 63 to 68); ten digits.
pub fn phone(_cell: &Cell) -> Parsed<String> {
    todo!()
}

/// A student number, member code or card number: no blanks, no `.0`, upper case.
pub fn code_number(_cell: &Cell) -> Parsed<String> {
    todo!()
}

/// What a tick cell says: a mark (count 1), no mark (0), a count, or a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    No,
    Yes,
    Count(u32),
    On(Date),
}

/// A cell of a tick or count column (FINDINGS 70 to 74). `x X х v ✓ 1 có Đ` are yes, `- 0 không vắng KTG` are no.
pub fn tick(_cell: &Cell, _today: Date) -> Parsed<Tick> {
    todo!()
}

/// A whole number in a count column: `3`, `03`, `3 lần`, `ba`, `1.604`.
pub fn count(_cell: &Cell) -> Parsed<u64> {
    todo!()
}
