//! What a run takes from `output/`: the figures of the period before, and what the runs of earlier periods have read.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use serde::Deserialize;

use super::shown;
use crate::model::{Date, Lang};
use crate::pipeline::Outcome;
use crate::say::run as say;
use crate::settings::Handled;
use crate::tally::previous::{Unusable, compare};
use crate::write::ledger;

/// The file of figures in a period's folder.
pub(super) const FIGURES: &str = "so-lieu.json";

/// Sets the outcome's figures beside those of the period before, where they are there. Gives what to say where they cannot be
/// used; that is never a mistake of this run.
pub(super) fn add(dir: &Path, outcome: &mut Outcome, lang: Lang) -> Option<String> {
    let before = outcome.register.period.before();
    let path = dir.join("output").join(before.folder()).join(FIGURES);
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return None,
        Err(error) => return Some(say::previous_unreadable(lang, shown(&path), error)),
    };
    match compare(&outcome.figures, &bytes, &before) {
        Ok(previous) => outcome.figures.previous = Some(previous),
        Err(Unusable::Damaged) => return Some(say::previous_damaged(lang, shown(&path))),
        Err(Unusable::OtherPeriod) => return Some(say::previous_other(lang, shown(&path))),
    }
    None
}

/// What the runs of all periods in `output/` have read. A folder that is damaged, or of a version that did not write this down, tells
/// nothing: then what was said once may be said again, and nothing is left unsaid.
pub(super) fn handled(dir: &Path) -> Handled {
    let entries = fs::read_dir(dir.join("output")).into_iter().flatten().flatten();
    let mut handled = Handled::default();
    for folder in entries.map(|entry| entry.path()) {
        let Some(to) = reported_to(&folder.join(FIGURES)) else { continue };
        let file = folder.join("so-cai").join(ledger::File::Sources.name());
        let Ok(lines) = csv::Reader::from_path(file) else { continue };
        // What is of days after that period was only looked at there.
        for line in lines.into_deserialize::<Source>().flatten().filter(|line| !line.later) {
            handled.add(&line.hash, Some(&*line.sheet).filter(|sheet| !sheet.is_empty()), to);
        }
    }
    handled
}

/// A line of `so-cai/sources.csv`, as far as it matters here.
#[derive(Deserialize)]
struct Source {
    hash: String,
    sheet: String,
    later: bool,
}

/// The last day of the period that figures are of; None where they count no turn, for then perhaps only the period was mistyped.
fn reported_to(figures: &Path) -> Option<Date> {
    #[derive(Deserialize)]
    struct Reported {
        period: To,
        turns: Total,
    }
    #[derive(Deserialize)]
    struct To {
        to: String,
    }
    #[derive(Deserialize)]
    struct Total {
        total: u64,
    }
    let reported: Reported = serde_json::from_slice(&fs::read(figures).ok()?).ok()?;
    reported.period.to.parse().ok().filter(|_| reported.turns.total > 0)
}
