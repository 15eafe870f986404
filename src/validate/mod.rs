//! What only the whole folder can tell (units, the office's province, wards, the period), then rules that only look.

use crate::finding::Finding;
use crate::identify::SheetEntry;
use crate::intake::Format;
use crate::model::{FilePath, Period, Units};
use crate::normalise::Records;
use crate::settings::Settings;

/// One file after read, layout and normalise.
#[derive(Clone, Debug)]
pub struct ReadFile {
    pub path: FilePath,
    pub hash: String,
    pub format: Format,
    /// None: received and unreadable.
    pub records: Option<Records>,
    /// What was recognised, without rows by disposition yet.
    pub sheets: Vec<SheetEntry>,
}

/// What goes on to identify.
#[derive(Clone, Debug)]
pub struct Accepted {
    pub units: Units,
    pub period: Period,
}

/// Resolves units, wards and the period, and tells accepted rows from waiting ones.
pub fn accept(_files: Vec<ReadFile>, _settings: &Settings) -> (Accepted, Vec<Finding>) {
    todo!()
}
