//! What the runs of other periods have read, as their own output tells.

use std::collections::BTreeMap;

use crate::identify::FileEntry;
use crate::model::{Date, Period};

/// Files and sheets by the content of the file, with the last day of the first period whose run read them.
#[derive(Clone, Debug, Default)]
pub struct Handled {
    files: BTreeMap<String, Date>,
    sheets: BTreeMap<(String, String), Date>,
}

impl Handled {
    /// Takes over that the run of a period ending on `to` read this sheet, or this file, which has no sheet that could be read.
    pub fn add(&mut self, hash: &str, sheet: Option<&str>, to: Date) {
        let first = |known: &mut Date| *known = to.min(*known);
        self.files.entry(hash.to_owned()).and_modify(first).or_insert(to);
        if let Some(sheet) = sheet {
            self.sheets.entry((hash.to_owned(), sheet.to_owned())).and_modify(first).or_insert(to);
        }
    }

    /// Marks a file and its sheets as far as the run of a period that ended before this one read them.
    pub fn mark(&self, file: &mut FileEntry, period: &Period) {
        let before = |to: Option<&Date>| to.is_some_and(|&to| to < period.from);
        file.handled = before(self.files.get(&file.hash));
        if !file.handled {
            return;
        }
        for sheet in &mut file.sheets {
            sheet.handled = before(self.sheets.get(&(file.hash.clone(), sheet.sheet.to_string())));
        }
    }
}
