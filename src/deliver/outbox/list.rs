//! What lies in an outbox, for showing: what waits, what was laid aside, what could not be written.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Carried, Envelope, LOOK, NEW, entries};
use crate::deliver::{cannot_read, cannot_write, write_whole};
use crate::error::Fatal;
use crate::model::Lang;

/// The list of letters that could not be written, beside the folders of the outbox.
const NOT_MADE: &str = "chua-soan.json";

/// Why a letter could not be written: it would have carried what was made for another unit.
pub const OTHER_UNITS_FILE: &str = "other-units-file";

/// A message that waits to be sent, or that was laid aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// Its name below its folder.
    pub file: String,
    /// The code of its kind.
    pub kind: String,
    pub unit: String,
    pub unit_name: String,
    /// Whom it still has to reach, without copies.
    pub to: Vec<String>,
    pub copy: Vec<String>,
    pub subject: String,
    pub attachments: Vec<Carried>,
    pub notes: Vec<String>,
}

/// A message that only a person can judge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parked {
    pub message: Pending,
    /// Nobody tried to send it: it names persons and it is doubtful whose they are.
    pub held: bool,
    /// In the language of the run that laid it aside.
    pub reason: String,
}

/// A letter that could not be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotMade {
    pub unit: String,
    pub name: String,
    /// The code of its level.
    pub level: String,
    /// Codes of the kinds of letters.
    pub kinds: Vec<String>,
    /// `no-address`, `bad-address`, `unregistered`, `other-units-file`.
    pub cause: String,
    /// In the language of the run.
    pub why: String,
}

/// What waits in the outbox `dir`, in order of kind and file name. Empty where there is no outbox.
///
/// # Errors
/// Where the outbox cannot be read.
pub fn pending(dir: &Path, lang: Lang) -> Result<Vec<Pending>, Fatal> {
    Ok(entries(dir, NEW, lang)?.into_iter().map(shown).collect())
}

/// What lies in `can-xem/`, with the reasons.
///
/// # Errors
/// Where the outbox cannot be read.
pub fn parked(dir: &Path, lang: Lang) -> Result<Vec<Parked>, Fatal> {
    let mut parked = Vec::new();
    for (stem, envelope) in entries(dir, LOOK, lang)? {
        let path = dir.join(LOOK).join(format!("{stem}.txt"));
        let reason = match std::fs::read(&path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).trim().to_owned(),
            // Somebody threw the explanation away; the message is there all the same.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(cannot_read(&path, &error, lang)),
        };
        let held = envelope.held;
        parked.push(Parked { message: shown((stem, envelope)), held, reason });
    }
    Ok(parked)
}

fn shown((stem, envelope): (String, Envelope)) -> Pending {
    let copied = |address: &String| envelope.copy.contains(address);
    // One that was refused by all was for those who refused it.
    let refused = envelope.refused.iter().map(|(address, _)| address).filter(|_| envelope.is_refused());
    let (copy, to): (Vec<String>, Vec<String>) = envelope.to.iter().chain(refused).cloned().partition(copied);
    Pending {
        file: format!("{stem}.eml"),
        kind: envelope.kind,
        unit: envelope.unit,
        unit_name: envelope.unit_name,
        to,
        copy,
        subject: envelope.subject,
        attachments: envelope.attachments,
        notes: envelope.notes,
    }
}

/// Messages of `can-xem/` that somebody tried to send.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    /// The server said no: they reached nobody.
    pub refused: usize,
    /// Nobody knows whether they arrived.
    pub unknown: usize,
}

/// How many messages lie in `can-xem/` that were tried.
///
/// # Errors
/// Where the outbox cannot be read.
pub fn tried(dir: &Path, lang: Lang) -> Result<Tried, Fatal> {
    let mut tried = Tried::default();
    for (_, envelope) in entries(dir, LOOK, lang)? {
        match (envelope.held, envelope.is_refused()) {
            (true, _) => {}
            (false, true) => tried.refused += 1,
            (false, false) => tried.unknown += 1,
        }
    }
    Ok(tried)
}

/// Writes down which letters of the run could not be written, in the place of what the run before could not.
///
/// # Errors
/// Where the outbox cannot be written.
pub fn remember(dir: &Path, list: &[NotMade], lang: Lang) -> Result<(), Fatal> {
    let path = dir.join(NOT_MADE);
    // Texts and lists of them always become JSON.
    let mut bytes = serde_json::to_vec_pretty(list).unwrap_or_default();
    bytes.push(b'\n');
    write_whole(&path, &bytes).map_err(|error| cannot_write(&path, &error, lang))
}

/// The letters the last run could not write. A damaged list is taken for empty: the next run writes it anew.
pub fn not_made(dir: &Path) -> Vec<NotMade> {
    let bytes = std::fs::read(dir.join(NOT_MADE)).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}
