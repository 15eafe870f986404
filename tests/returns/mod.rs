//! What is returned to senders, asked of wards and units, and read back from them: exact cells, exact figures, and no word of
//! one unit in a workbook of another.

mod answers;
mod change;
mod corrected;
mod feedback;
mod history;
mod inferred;
mod leaks;
mod nameless;
mod parts;
mod persons;
mod reconciled;
mod replies;
mod senders;
mod status;
mod unlisted;

use rayon::iter::ParallelIterator;
use tonghop::pipeline::{self, Outcome};
use tonghop::report;
use tonghop::report::book::{Book, Cell, Sheet, Value};
use tonghop::report::parcel::Parcel;
use tonghop::settings::Settings;

use crate::support::run::Folder;

/// A school with a faculty, three chapters and a registered ward union; `P-TA` is introduced to and has no union.
pub const SCHOOL: &str = concat!(
    office!(),
    "[period]\nfrom = 2021-03-01\nto = 2021-03-31\ndue_days = 5\n",
    unit!("K-CNTT", "Đoàn khoa Công nghệ thông tin", "faculty", "CDN"),
    unit!("CNTT-K10", "Chi đoàn CNTT K10", "chapter", "K-CNTT"),
    unit!("CNTT-K11", "Chi đoàn CNTT K11", "chapter", "K-CNTT"),
    unit!("CK-K9", "Chi đoàn Cơ khí K9", "chapter", "CDN"),
    unit!("P-BT", "Đoàn phường Bình Thủy", "ward"),
);

/// Four slips of K10: three to Bình Thủy, one to Trà An, which has no registered union.
pub const SLIPS: &str = "
| DANH SÁCH GIỚI THIỆU ĐOÀN VIÊN VỀ SINH HOẠT TẠI NƠI CƯ TRÚ |
| STT | Họ và tên | Ngày sinh | MSSV | Giới thiệu về | Ngày giới thiệu |
| =1 | Nguyễn Văn An | 12/05/2002 | 2010001 | Phường Bình Thủy | 01/03/2021 |
| =2 | Trần Thị Bích | 03/11/2002 | 2010002 | Phường Bình Thủy | 01/03/2021 |
| =3 | Lê Minh Châu | 21/07/2003 | 2010003 | Phường Bình Thủy | 01/03/2021 |
| =4 | Phạm Quốc Dũng | 30/01/2002 | 2010004 | Phường Trà An | 02/03/2021 |
";

/// The school with K10's slips.
pub fn school() -> Folder {
    Folder::new(SCHOOL, "--today 2021-04-10").sheet("CNTT-K10/gioi thieu.xlsx", "GT", SLIPS)
}

/// Every text and number of a sheet, row by row; an empty cell is an empty text.
pub fn texts(sheet: &Sheet) -> Vec<Vec<String>> {
    sheet.whole().iter().map(|row| row.iter().map(shown).collect()).collect()
}

pub fn shown(cell: &Cell) -> String {
    match &cell.value {
        Value::Empty => String::new(),
        Value::Text(text) | Value::Link(_, text) => text.clone(),
        Value::Number(number) | Value::Formula(_, number) => number.to_string(),
        Value::Day(day) => day.to_string(),
    }
}

/// What goes back to each sender.
pub fn returns(outcome: &Outcome, settings: &Settings) -> Vec<Parcel> {
    report::returns(&outcome.register, &outcome.findings, settings).collect()
}

/// Every faculty's own part of the workbook.
pub fn slices(outcome: &Outcome, settings: &Settings) -> Vec<Parcel> {
    pipeline::parts(outcome, settings).map(|part| report::slice(&part, settings)).collect()
}

/// The parcel of a unit.
pub fn of<'a>(parcels: &'a [Parcel], unit: &str) -> &'a Parcel {
    parcels.iter().find(|parcel| parcel.unit.as_str() == unit).unwrap_or_else(|| panic!("nothing for {unit}"))
}

/// Rows of a sheet below its header row, which begins with the number of lines.
pub fn body(book: &Book) -> Vec<Vec<String>> {
    let rows = texts(&book.sheets[0]);
    let header = rows.iter().position(|row| row.first().is_some_and(|first| first == "STT")).unwrap();
    rows.into_iter().skip(header + 1).collect()
}

/// The book with a text in the row that names somebody, under a header.
pub fn answered(book: &Book, name: &str, header: &str, text: &str) -> Book {
    let mut book = book.clone();
    let rows = texts(&book.sheets[0]);
    let column = rows.iter().find_map(|row| row.iter().position(|cell| cell == header)).unwrap();
    let row = rows.iter().position(|row| row.get(1).is_some_and(|cell| cell == name)).unwrap();
    book.sheets[0].rows[row][column].value = Value::Text(text.to_owned());
    book
}

/// A folder with a book in it.
pub fn with(folder: Folder, path: &str, book: &Book) -> Folder {
    let bytes = tonghop::write::xlsx::workbook(book).unwrap();
    let mut folder = folder;
    folder.files.push((path.to_owned(), bytes));
    folder
}

/// Introduced, confirmed, unconfirmed, withdrawn, unannounced.
pub fn slips(outcome: &Outcome) -> [u64; 5] {
    let one = &outcome.figures.introductions;
    [one.introduced, one.confirmed, one.unconfirmed, one.withdrawn, one.unannounced]
}

/// Codes of queries and errors, with their first cells.
pub fn found(outcome: &Outcome) -> Vec<String> {
    let shown = |one: &tonghop::finding::Finding| {
        let cells: Vec<String> = one.cells.iter().map(ToString::to_string).collect();
        format!("{} {}", one.code.as_str(), cells.join(" ")).trim().to_owned()
    };
    let weighty = outcome.findings.iter().filter(|one| one.severity > tonghop::finding::Severity::Note);
    weighty.map(shown).collect()
}
