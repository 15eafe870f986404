//! The Word report of a run.

use std::path::{Path, PathBuf};

use crate::deliver::template;
use crate::error::Fatal;
use crate::pipeline::Outcome;
use crate::report;
use crate::settings::Settings;
use crate::write::docx;

/// Its name below `output/<period>/`.
pub(super) const REPORT: &str = "bao-cao.docx";

/// The report as made, not yet written.
pub(super) struct Report {
    pub bytes: Vec<u8>,
    /// Its template, where that had tracked changes: they were taken as accepted.
    pub changes: Option<PathBuf>,
}

/// Fills the secretary's template, or the built-in one.
pub(super) fn report(dir: &Path, outcome: &Outcome, settings: &Settings) -> Result<Report, Fatal> {
    let (figures, register, lang) = (&outcome.figures, &outcome.register, settings.lang);
    let template = template::report(dir, lang)?;
    let values = report::official::values(figures, register, settings);
    let properties = docx::Properties {
        title: format!("{} · {}", figures.office.name, figures.period.label),
        author: figures.office.name.clone(),
        day: register.period.to,
    };
    let filled =
        docx::fill(&template.bytes, &values, &properties, lang).map_err(|flaw| flaw.fatal(&template.path, lang))?;
    Ok(Report { bytes: filled.bytes, changes: filled.changes.then_some(template.path) })
}
