//! Everything a run writes.
use std::path::Path;

use super::summary::Written;
use crate::error::Fatal;
use crate::pipeline::Outcome;
use crate::settings::Settings;

pub(super) fn publish(dir: &Path, outcome: &Outcome, _settings: &Settings) -> Result<Written, Fatal> {
    let folder = dir.join("output").join(outcome.register.period.folder());
    Ok(Written { workbook: folder.join("tong-hop.xlsx"), ..Written::default() })
}
