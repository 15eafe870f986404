//! How an outbox stands, and what its last sending did: what a page can say of the mail.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::list::{OTHER_UNITS_FILE, not_made, parked, pending, tried};
use super::refused::{Refusal, refusals};
use super::{LOOK, NEW, SENT, entries};
use crate::deliver::{cannot_write, write_whole};
use crate::error::Fatal;
use crate::model::Lang;

/// The last sending, beside the folders of the outbox.
const LAST: &str = "lan-gui.json";

/// How many messages lie where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    pub sent: usize,
    /// Of these, the updates of letters sent before.
    pub updates: usize,
    pub waiting: usize,
    /// The server refused them; they reached nobody.
    pub refused: usize,
    /// Nobody knows whether they arrived.
    pub unknown: usize,
    /// Laid aside before anybody tried to send them.
    pub held: usize,
    /// Letters that were not made, because another unit's file would have gone with them.
    pub others: usize,
    /// Addresses that somebody has to put right.
    pub refusals: Vec<Refusal>,
    /// Every message, by unit and file: whose it is, its folder and its file there.
    pub letters: Vec<(String, &'static str, String)>,
    pub last: Option<Sending>,
}

/// What one sending did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sending {
    /// The day of the call, as people write it.
    pub day: String,
    pub sent: usize,
    /// What the server did not take this time.
    pub later: usize,
    pub to_look_at: usize,
    /// What lay aside then, waiting for a person before anybody tries to send it.
    #[serde(default)]
    pub held: usize,
}

impl Standing {
    /// Messages that should go and go nowhere before a person has seen to them. Of what may have arrived nothing waits: it is said
    /// when it happens, and is never sent again.
    pub fn for_a_person(&self) -> usize {
        self.held + self.refused + self.others
    }
}

/// How the outbox `dir` stands. A damaged memory of the last sending is passed over: the next one writes it anew.
///
/// # Errors
/// Where the outbox cannot be read.
pub fn standing(dir: &Path, lang: Lang) -> Result<Standing, Fatal> {
    let tried = tried(dir, lang)?;
    let held = parked(dir, lang)?.iter().filter(|one| one.held).count();
    let last = std::fs::read(dir.join(LAST)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let sent = entries(dir, SENT, lang)?;
    let (new, look) = (entries(dir, NEW, lang)?, entries(dir, LOOK, lang)?);
    let mut letters = Vec::new();
    for (folder, all) in [(NEW, &new), (SENT, &sent), (LOOK, &look)] {
        let lying = all.iter().map(|(stem, one)| (one.unit.clone(), stem.clone(), folder, one.unit_name.clone()));
        letters.extend(lying);
    }
    letters.sort();
    let letters = letters
        .into_iter()
        .map(|(unit, stem, folder, name)| (if name.is_empty() { unit } else { name }, folder, format!("{stem}.eml")));
    Ok(Standing {
        letters: letters.collect(),
        sent: sent.len(),
        updates: sent.values().filter(|one| one.number > 1).count(),
        waiting: pending(dir, lang)?.len(),
        refused: tried.refused,
        unknown: tried.unknown,
        held,
        others: not_made(dir).iter().filter(|one| one.cause == OTHER_UNITS_FILE).count(),
        refusals: refusals(dir, lang)?,
        last,
    })
}

/// Writes down what a sending did, in the place of the one before.
///
/// # Errors
/// Where the outbox cannot be written.
pub fn remember_sending(dir: &Path, sending: &Sending, lang: Lang) -> Result<(), Fatal> {
    let path = dir.join(LAST);
    // Texts and numbers always become JSON.
    let mut bytes = serde_json::to_vec_pretty(sending).unwrap_or_default();
    bytes.push(b'\n');
    write_whole(&path, &bytes).map_err(|error| cannot_write(&path, &error, lang))
}
