//! The floor: what reading every cell and writing it into one workbook costs, with the same two crates and no thought between.
//! `cargo bench --bench copy -- INPUT OUT.xlsx`; without arguments it does nothing.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a measuring instrument")]

use std::fs::File;
use std::io::BufReader;

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::Workbook;
use walkdir::WalkDir;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let [input, out] = words.as_slice() else { return };
    let mut book = Workbook::new();
    // A sheet for each folder: rosters, lists, the register.
    let mut folders: Vec<_> =
        WalkDir::new(input).into_iter().map(Result::unwrap).filter(|one| one.file_type().is_dir()).collect();
    folders.sort_by(|a, b| a.path().cmp(b.path()));
    for folder in folders {
        let sheet = book.add_worksheet();
        let mut at = 0;
        let mut files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|one| one.unwrap().path()).collect();
        files.sort();
        for path in files.iter().filter(|path| path.is_file()) {
            let mut file: Xlsx<_> = calamine::open_workbook_from_rs(BufReader::new(File::open(path).unwrap())).unwrap();
            for name in file.sheet_names() {
                for row in file.worksheet_range(&name).unwrap().rows() {
                    for (col, cell) in (0..).zip(row) {
                        match cell {
                            Data::String(text) => _ = sheet.write(at, col, text).unwrap(),
                            Data::Float(number) => _ = sheet.write(at, col, *number).unwrap(),
                            Data::DateTime(date) => _ = sheet.write(at, col, date.as_f64()).unwrap(),
                            _ => {}
                        }
                    }
                    at += 1;
                }
            }
        }
    }
    book.save(out).unwrap();
}
