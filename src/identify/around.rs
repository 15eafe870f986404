//! What every step of identify looks at.

use std::collections::{BTreeMap, BTreeSet};

use super::persons::Persons;
use super::versions::Versions;
use crate::answers::Answers;
use crate::finding::Code;
use crate::model::{Period, Units};
use crate::validate::{Row, Table};

/// Accepted rows with their tables, and what the steps before decided.
pub(super) struct Around<'a> {
    pub rows: &'a [Row],
    pub tables: &'a [Table],
    pub persons: &'a Persons,
    pub versions: &'a Versions,
    pub units: &'a Units,
    pub period: &'a Period,
    /// Whether somebody set the period; otherwise the dates of the folder made it, and one stray date may have.
    pub period_told: bool,
    pub answers: &'a Answers,
    /// Rows about students of other schools and who has not joined, with why: out of scope with everything they say.
    pub elsewhere: &'a BTreeMap<usize, Code>,
    /// Rows of wards that a newer word of the same ward takes back.
    pub corrected: &'a BTreeSet<usize>,
}

impl Around<'_> {
    /// Whether a row says nothing here: it was replaced, or it is about somebody who is none of ours.
    pub fn is_left_out(&self, row: usize) -> bool {
        self.is_replaced(row) || self.elsewhere.contains_key(&row)
    }

    /// Whether a newer version of its list, or its ward's newer word, stands in its place.
    pub fn is_replaced(&self, row: usize) -> bool {
        self.versions.replaced_by.contains_key(&self.rows[row].table) || self.corrected.contains(&row)
    }
}
