//! The Word report of a run.

use std::path::{Path, PathBuf};

use crate::compare::lines::{Renumbered, renumbered};
use crate::deliver::disk::{self, OutFile};
use crate::deliver::template;
use crate::error::Fatal;
use crate::model::Lang;
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

/// The report as she edited it.
pub(super) struct Edited {
    pub bytes: Vec<u8>,
    /// This run makes it otherwise than the one she edited was made.
    pub outdated: bool,
    /// Lines of hers whose numbers are no longer this run's. None are told of a report that is not outdated: she may know better.
    pub numbers: Vec<Renumbered>,
}

/// What she made of the report, where she edited it, beside what this run makes of it.
pub(super) fn edited(
    dir: &Path,
    outcome: &Outcome,
    file: &OutFile,
    report: &Report,
    lang: Lang,
) -> Result<Option<Edited>, Fatal> {
    let folder = outcome.register.period.folder();
    let Some(bytes) = disk::edited(dir, &folder, &[file], lang)?.remove(REPORT) else { return Ok(None) };
    let outdated = !disk::was_written(dir, &folder, file);
    // What is no .docx any more says nothing that could be compared.
    let numbers = match (docx::lines(&bytes), docx::lines(&report.bytes)) {
        (Ok(hers), Ok(ours)) if outdated => renumbered(&hers, &ours),
        _ => Vec::new(),
    };
    Ok(Some(Edited { bytes, outdated, numbers }))
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
