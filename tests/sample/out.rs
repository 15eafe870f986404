//! Where the sample's files are collected, and what the run must find in them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::book::{Cell, Sheet, csv, vn, xlsx};
use super::people::unmarked;
use super::plan::{Chapter, FACULTIES, Plan, Sender, WARDS, split};

/// Who issues the school's lists.
pub const SCHOOL: &str = "BCH ĐOÀN TRƯỜNG CAO ĐẲNG NGHỀ CẦN THƠ";

/// Rows or claims by what becomes of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fate {
    pub counted: usize,
    pub duplicate: usize,
    pub waiting: usize,
    pub out_of_scope: usize,
}

/// What the sheets of one kind come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    pub rows: Fate,
    pub claims: Fate,
}

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Xlsx,
    /// Separated by semicolons, with or without a byte order mark.
    Csv(bool),
    /// Made once by another program from these sheets and kept under this name.
    Fixture(&'static str),
}

/// The files by path, and their balance by kind of sheet.
#[derive(Debug, Default)]
pub struct Out {
    pub files: BTreeMap<String, Vec<u8>>,
    /// Sheets of the files that other programs made.
    pub sources: BTreeMap<&'static str, Vec<Sheet>>,
    pub balance: BTreeMap<&'static str, Balance>,
}

impl Out {
    pub fn put(&mut self, path: String, sheets: &[Sheet], form: Form) {
        let bytes = match form {
            Form::Xlsx => xlsx(sheets),
            Form::Csv(mark) => csv(&sheets[0], ';', mark),
            Form::Fixture(name) => {
                self.sources.insert(name, sheets.to_vec());
                fixture(name)
            }
        };
        assert!(self.files.insert(path.clone(), bytes).is_none(), "{path} twice");
    }

    pub fn of(&mut self, kind: &'static str) -> &mut Balance {
        self.balance.entry(kind).or_default()
    }
}

/// A file made by another program.
pub fn fixture(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sample").join(name);
    // While the sources of the fixtures are written there are none yet.
    std::fs::read(path).unwrap_or_default()
}

/// The folder of a sender, as secretaries name folders: by name, by code, without marks.
pub fn folder(plan: &Plan, sender: Sender) -> String {
    match sender {
        Sender::Faculty(faculty) => FACULTIES[faculty].1.to_owned(),
        Sender::Ward(ward) => format!("Đoàn phường {}", ward_name(ward)),
        Sender::Chapter(number) => {
            let chapter = &plan.chapters[number];
            let own = match number % 5 {
                2 => chapter.code.clone(),
                4 => unmarked(&format!("Chi đoàn {}", chapter.class)),
                _ => format!("Chi đoàn {}", chapter.class),
            };
            format!("{}/{own}", FACULTIES[chapter.faculty].1)
        }
    }
}

/// `An Thới`.
pub fn ward_name(ward: usize) -> &'static str {
    WARDS[ward].1.trim_start_matches("Phường ")
}

/// `ĐOÀN KHOA ĐIỆN`.
pub fn faculty_title(faculty: usize) -> String {
    format!("ĐOÀN {}", FACULTIES[faculty].1.to_uppercase())
}

/// `CHI ĐOÀN CĐ ĐIỆN K44A`.
pub fn chapter_title(chapter: &Chapter) -> String {
    format!("CHI ĐOÀN {}", chapter.class.to_uppercase())
}

/// `Tháng 3 năm 2021`.
pub fn month_title(month: i32) -> String {
    let (year, month) = split(month);
    format!("Tháng {month} năm {year}")
}

/// The title block: who writes at the left, the Union at the right, then titles over all columns.
pub fn head(sheet: &mut Sheet, left: &[&str], signed: Option<&str>, titles: &[&str], last: u16) {
    let middle = last / 2;
    for (number, text) in left.iter().enumerate() {
        let row = sheet.across(text, 0, middle);
        let right = if number == 0 {
            Some("ĐOÀN TNCS HỒ CHÍ MINH")
        } else if number == 1 {
            signed
        } else {
            None
        };
        if let Some(text) = right {
            sheet.put(row, middle + 1, text);
            if last > middle + 1 {
                sheet.merge(row, middle + 1, row, last);
            }
        }
    }
    sheet.skip();
    for title in titles {
        sheet.across(title, 0, last);
    }
    sheet.skip();
}

/// Who made the list and who signs it.
pub fn foot(sheet: &mut Sheet, signs: &str, last: u16) {
    sheet.skip();
    let row = sheet.next;
    for (text, right) in [("Người lập bảng", signs), ("(Ký và ghi rõ họ tên)", "BÍ THƯ")] {
        sheet.line(vec![text.into()]);
        sheet.put(sheet.next - 1, last - 1, right);
    }
    sheet.merge(row, last - 1, row, last);
}

/// A header row of plain texts.
pub fn header(sheet: &mut Sheet, texts: &[&str]) -> u32 {
    sheet.line(texts.iter().map(|text| Cell::from(*text)).collect())
}

/// A date as a true date in two rows of three, else as text.
pub fn dated(day: Date, number: usize) -> Cell {
    if number % 3 == 1 { vn(day).into() } else { day.into() }
}

/// Every text of a sheet decomposed, as some programs write it.
pub fn decomposed(sheet: &mut Sheet) {
    use unicode_normalization::UnicodeNormalization;
    for cell in sheet.cells.values_mut() {
        if let Cell::Text(text) = cell {
            *text = text.nfd().collect();
        }
    }
}
