//! The figures of the period before, from its own output folder: the one thing a run takes from `output/`.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::shown;
use crate::model::Lang;
use crate::pipeline::Outcome;
use crate::say::run as say;
use crate::tally::previous::{Unusable, compare};

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
