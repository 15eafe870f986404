//! The sheet "Nguồn": every file and sheet, what was recognised, what became of its rows.

use super::book::{Cell, Sheet, Style, Value};
use super::details::unit;
use super::words::Words;
use crate::identify::{FileEntry, Register, SheetEntry};
use crate::say;

pub(super) const SOURCES: &str = "Nguồn";

/// File and sheet of every line of "Nguồn", in its order.
pub(super) fn sources_order(register: &Register) -> Vec<(&str, Option<&str>)> {
    register
        .files
        .iter()
        .flat_map(|file| {
            let sheets: Vec<Option<&str>> = if file.sheets.is_empty() {
                vec![None]
            } else {
                file.sheets.iter().map(|one| Some(one.sheet.as_ref())).collect()
            };
            sheets.into_iter().map(|sheet| (file.path.as_str(), sheet))
        })
        .collect()
}

/// The column of "Nguồn" with what each sheet is.
pub(super) const SOURCE_KIND: &str = "F";
/// Columns of "Nguồn" that formulas look at: rows read, counted, duplicate, waiting, out of scope.
pub(super) const SOURCE_COLUMNS: [&str; 5] = ["H", "I", "J", "K", "L"];

/// Headers of "Nguồn", in Vietnamese and in English.
const HEADERS: [(&str, &str); 13] = [
    ("Tệp", "File"),
    ("Đơn vị", "Unit"),
    ("Tình trạng", "State"),
    ("Dạng", "Format"),
    ("Trang", "Sheet"),
    ("Loại bảng", "Kind"),
    ("Dòng tiêu đề", "Header rows"),
    ("Đọc", "Read"),
    ("Tính", "Counted"),
    ("Trùng", "Duplicate"),
    ("Chờ", "Waiting"),
    ("Ngoài", "Outside"),
    ("Dạng tệp này không giữ", "Not kept by this format"),
];

pub(super) fn sources(register: &Register, words: &Words) -> Sheet {
    let mut lines: Vec<_> = register.files.iter().flat_map(|file| file_lines(register, file, words)).collect();
    let mut sheet = Sheet::new(SOURCES, &[56, 26, 16, 12, 14, 18, 9, 8, 8, 8, 8, 8, 26]);
    // What a format does not keep is seldom anything, and serves nobody on paper.
    let untold = HEADERS.len() - 1;
    let kept = lines.iter().all(|line| line[untold].value == Value::Empty);
    let shown = if kept { untold } else { HEADERS.len() };
    lines.iter_mut().for_each(|line| line.truncate(shown));
    sheet.widths.truncate(shown);
    let header = HEADERS.map(|(vi, en)| words.say(vi, en));
    sheet.list("Nguon", &header[..shown], lines);
    sheet.landscape = true;
    sheet.printed = u16::try_from(untold).ok();
    sheet
}

/// A line for each sheet of a file, one where it has none.
fn file_lines(register: &Register, file: &FileEntry, words: &Words) -> Vec<Vec<Cell>> {
    let wrapped = |text: &str| Cell::text(text).style(Style::Wrapped);
    let line = |sheet: &str, kind: &str, header: &str, read: u64, rows: &[u64]| {
        let mut line = vec![
            wrapped(file.path.as_str()),
            wrapped(unit(register, file.unit).1),
            wrapped(words.file_state(file.state)),
            wrapped(say::sheet::format(words.lang, file.format)),
            wrapped(sheet),
            wrapped(kind),
            wrapped(header),
            Cell::number(read),
        ];
        line.extend(rows.iter().map(|&rows| Cell::number(rows)));
        line.push(wrapped(words.untold(file.format)));
        line
    };
    if file.sheets.is_empty() {
        return vec![line("", "", "", 0, &[0; 4])];
    }
    let of_sheet = |sheet: &SheetEntry| {
        let unknown = if sheet.visible {
            words.say("không nhận ra", "not recognised")
        } else {
            words.say("trang ẩn", "hidden")
        };
        let kind = sheet.kind.map_or(unknown, |kind| kind.label(words.lang));
        let header: Vec<String> = sheet.header_rows.iter().map(|row| (row + 1).to_string()).collect();
        line(&sheet.sheet, kind, &header.join(", "), sheet.rows.iter().sum(), &sheet.rows)
    };
    file.sheets.iter().map(of_sheet).collect()
}
