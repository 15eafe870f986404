//! What the runs of other periods have read, as their own output tells.

use std::collections::BTreeMap;

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

    /// Whether the run of a period that ended before this one read the file.
    pub fn has_file(&self, hash: &str, period: &Period) -> bool {
        self.files.get(hash).is_some_and(|&to| to < period.from)
    }

    /// As [`Self::has_file`], of one of its sheets.
    pub fn has_sheet(&self, hash: &str, sheet: &str, period: &Period) -> bool {
        self.sheets.get(&(hash.to_owned(), sheet.to_owned())).is_some_and(|&to| to < period.from)
    }
}
