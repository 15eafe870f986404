//! The Word report of a run.

use std::path::{Path, PathBuf};

use crate::compare::lines::{Renumbered, renumbered};
use crate::deliver::disk::{self, OutFile};
use crate::deliver::template;
use crate::error::Fatal;
use crate::model::Lang;
use crate::pipeline::Outcome;
use crate::report;
use crate::say::report as say;
use crate::settings::Settings;
use crate::text::plain;
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
    /// Why it may be no report of this period, or no report at all.
    pub doubt: Option<String>,
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
    let (hers, ours) = (docx::said(&bytes), docx::said(&report.bytes));
    let (numbers, doubt) = match (&hers, &ours) {
        (Ok(hers), Ok(ours)) => {
            let numbers = if outdated { renumbered(&hers.lines, &ours.lines) } else { Vec::new() };
            (numbers, of_other(hers, ours, &outcome.figures.period.label, lang))
        }
        // What is no .docx any more says nothing that could be compared.
        (Err(flaw), _) | (_, Err(flaw)) => (Vec::new(), Some(say::report_unreadable(lang, flaw.cause(lang)))),
    };
    Ok(Some(Edited { bytes, outdated, doubt, numbers }))
}

/// Why hers may be the report of another period or office. A program that keeps no title leaves the words.
fn of_other(hers: &docx::Said, ours: &docx::Said, period: &str, lang: Lang) -> Option<String> {
    match (&hers.title, &ours.title) {
        (Some(title), Some(own)) => (title != own).then(|| say::report_of_other(lang, title, own)),
        (_, None) => None,
        (None, Some(_)) => {
            let period_said = plain(&hers.lines.join(" ")).contains(&plain(period));
            (!period_said).then(|| say::report_unnamed(lang, period))
        }
    }
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
