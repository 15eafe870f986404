//! The sheet "Nguồn": every file and sheet, what was recognised, what became of its rows.

use super::book::{Cell, Sheet, Style, Value};
use super::details::unit;
use super::words::Words;
use crate::identify::Register;
use crate::model::Lang;
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

pub(super) fn sources(register: &Register, words: &Words) -> Sheet {
    let wrapped = |text: &str| Cell::text(text).style(Style::Wrapped);
    let mut lines = Vec::new();
    for file in &register.files {
        let start = |sheet: &str, kind: String, header: String| {
            vec![
                wrapped(file.path.as_str()),
                wrapped(unit(register, file.unit).1),
                wrapped(words.file_state(file.state)),
                wrapped(say::sheet::format(words.lang, file.format)),
                wrapped(sheet),
                wrapped(&kind),
                wrapped(&header),
            ]
        };
        if file.sheets.is_empty() {
            let mut line = start("", String::new(), String::new());
            line.extend((0..5).map(|_| Cell::number(0)));
            line.push(wrapped(words.untold(file.format)));
            lines.push(line);
        }
        for sheet in &file.sheets {
            let unknown = if sheet.visible {
                words.say("không nhận ra", "not recognised")
            } else {
                words.say("trang ẩn", "hidden")
            };
            let kind = sheet.kind.map_or(unknown, |kind| kind.label(words.lang)).to_owned();
            let header: Vec<String> = sheet.header_rows.iter().map(|row| (row + 1).to_string()).collect();
            let mut line = start(&sheet.sheet, kind, header.join(", "));
            line.push(Cell::number(sheet.rows.iter().sum()));
            line.extend(sheet.rows.iter().map(|&rows| Cell::number(rows)));
            line.push(wrapped(words.untold(file.format)));
            lines.push(line);
        }
    }
    let mut sheet = Sheet::new(SOURCES, &[56, 26, 16, 12, 14, 18, 9, 8, 8, 8, 8, 8, 26]);
    let header: [&str; 13] = match words.lang {
        Lang::Vi => [
            "Tệp",
            "Đơn vị",
            "Tình trạng",
            "Dạng",
            "Trang",
            "Loại bảng",
            "Dòng tiêu đề",
            "Đọc",
            "Tính",
            "Trùng",
            "Chờ",
            "Ngoài",
            "Dạng tệp này không giữ",
        ],
        Lang::En => [
            "File",
            "Unit",
            "State",
            "Format",
            "Sheet",
            "Kind",
            "Header rows",
            "Read",
            "Counted",
            "Duplicate",
            "Waiting",
            "Outside",
            "Not kept by this format",
        ],
    };
    // What a format does not keep is seldom anything, and serves nobody on paper.
    let untold = header.len() - 1;
    let kept = lines.iter().all(|line| line[untold].value == Value::Empty);
    let shown = if kept { untold } else { header.len() };
    lines.iter_mut().for_each(|line| line.truncate(shown));
    sheet.widths.truncate(shown);
    sheet.list("Nguon", &header[..shown], lines);
    sheet.landscape = true;
    sheet.printed = u16::try_from(untold).ok();
    sheet
}
