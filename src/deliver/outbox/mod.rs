//! The outbox of a period, `thu/`: `moi/` (new), `da-gui/` (sent), `can-xem/` (look at it). A message is a `.eml` with its
//! envelope beside it as `.json`.
//!
//! Records what happened; no run deletes what was sent or may have been. Must never prepare the same content again once it
//! was, and never let a message carry what was made for another unit.

mod files;
mod list;
mod message;
mod refused;
mod shelf;
mod standing;

use std::collections::BTreeSet;
use std::path::Path;

use lettre::message::Mailbox;
use serde::{Deserialize, Serialize};

pub(super) use files::{entries, explain, make_folders, recover, shift, store};
pub use list::{NotMade, OTHER_UNITS_FILE, Parked, Pending, Tried, not_made, parked, pending, remember, tried};
pub use refused::{Refusal, refusals};
pub(super) use refused::{because, works};
pub use standing::{Sending, Standing, remember_sending, standing};

use super::letter::{Attachment, Letter};
use super::say;
use super::slug::slug;
use crate::error::Fatal;
use crate::model::{Date, Lang};
use crate::settings::Mail;
use message::{envelope, message, sender};
use refused::Known;
use shelf::Shelf;

pub const NEW: &str = "moi";
pub const SENT: &str = "da-gui";
pub const LOOK: &str = "can-xem";

/// What stands beside a message: all that sending it needs, and what it was made of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    pub schema: String,
    /// blake3 of period, recipients, kind and content, in hex.
    pub key: String,
    pub message_id: String,
    pub period: String,
    pub kind: String,
    /// Of a reminder: days after the due day.
    #[serde(default)]
    pub step: Option<u32>,
    pub unit: String,
    #[serde(default)]
    pub unit_name: String,
    /// 1, then 2 for the first update.
    pub number: u32,
    pub from: String,
    /// Whom it still has to reach, copies as well.
    pub to: Vec<String>,
    /// Those of all its addresses that get a copy.
    #[serde(default)]
    pub copy: Vec<String>,
    #[serde(default)]
    pub sent_to: Vec<String>,
    /// Addresses the server refused for good, with its words.
    #[serde(default)]
    pub refused: Vec<(String, String)>,
    /// Of these, the addresses that were refused themselves, whatever the message says.
    #[serde(default)]
    pub no_mailbox: Vec<String>,
    pub subject: String,
    pub attachments: Vec<Carried>,
    /// What the secretary should know before she sends it.
    #[serde(default)]
    pub notes: Vec<String>,
    /// It was laid aside before anybody tried to send it; a person may move it to `moi/`.
    #[serde(default)]
    pub held: bool,
}

/// An attachment as the envelope knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    pub name: String,
    /// Bytes before encoding.
    pub size: u64,
    pub unit: String,
    /// Rows that name a person.
    #[serde(default)]
    pub persons: u64,
}

impl Envelope {
    /// Everybody it was ever for, in order.
    fn everybody(&self) -> Vec<&str> {
        let refused = self.refused.iter().map(|(address, _)| address);
        let mut all: Vec<&str> = self.to.iter().chain(&self.sent_to).chain(refused).map(String::as_str).collect();
        all.sort_unstable();
        all
    }

    /// What makes two messages versions of one another.
    fn thread(&self) -> (&str, &str, Option<u32>, &str, Vec<&str>) {
        (&self.period, &self.kind, self.step, &self.unit, self.everybody())
    }

    /// Who refused it and why, on one line.
    pub(super) fn refusals(&self) -> String {
        self.refused.iter().map(|(address, reason)| format!("{address}: {reason}")).collect::<Vec<_>>().join("; ")
    }

    /// Whether the server refused it for everybody it was for.
    fn is_refused(&self) -> bool {
        self.to.is_empty() && self.sent_to.is_empty() && !self.refused.is_empty()
    }

    /// Makes it one that nobody refused yet.
    fn try_again(&mut self) {
        self.to = std::mem::take(&mut self.refused).into_iter().map(|(address, _)| address).collect();
        self.no_mailbox.clear();
    }

    /// Whether a message that was sent or tried leaves nothing to do for this one: the same content, or the same step of a
    /// reminder's ladder.
    fn settled_by(&self, other: &Self) -> bool {
        self.key == other.key || (self.step.is_some() && !other.held && self.thread() == other.thread())
    }
}

/// What a preparing did. Files are names below `moi/`, those of `held` below `can-xem/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prepared {
    pub new: Vec<String>,
    /// Prepared by an earlier run with the same content, and not sent yet.
    pub unchanged: Vec<String>,
    /// Laid aside because a person has to judge who may get them.
    pub held: Vec<String>,
    /// Letters that were sent or laid aside with the same content.
    pub done: usize,
    /// Letters that lie below `can-xem/` because the server refused everybody they are for.
    pub undelivered: Vec<String>,
    /// Messages not sent that this run replaces or no longer needs.
    pub withdrawn: Vec<String>,
    /// (unit, why): letters that would have carried another unit's file.
    pub refused: Vec<(String, String)>,
}

/// Makes messages of `letters` in the outbox `dir` (`output/<period>/thu`). A message not sent yet is replaced.
///
/// # Errors
/// Where the outbox cannot be read or written, or the sender's address is none.
pub fn prepare(dir: &Path, letters: Vec<Letter>, mail: &Mail, today: Date, lang: Lang) -> Result<Prepared, Fatal> {
    make_folders(dir, lang)?;
    recover(dir, lang)?;
    let from = sender(mail, lang)?;
    let mut prepared = Prepared::default();
    let (own, foreign): (Vec<Letter>, Vec<Letter>) = letters.into_iter().partition(|one| others(one).is_none());
    for letter in &foreign {
        let why = others(letter).map(|other| others_file(other.name(), other.unit().as_str(), lang));
        prepared.refused.extend(why.map(|why| (letter.to.unit().to_string(), why)));
    }
    let drafts: Vec<_> = own.into_iter().map(|letter| (envelope(&letter, mail, &from), letter)).collect();
    let mut shelf = Shelf::of(dir, lang)?;
    let closed = Known::of(dir, &shelf.look, &shelf.sent);
    let letters: Vec<Envelope> = drafts.iter().map(|(envelope, _)| envelope.clone()).collect();
    shelf.drop_held(dir, &drafts, &mut prepared, lang)?;
    // A trial says nothing of the letters to the units themselves.
    if mail.to_all.is_none() {
        shelf.drop_refused(dir, &letters, &mut prepared, lang)?;
    }
    let names = shelf.sent.keys().chain(shelf.look.keys()).cloned().collect();
    let mut packing = Packing { dir, lang, from, today, closed, shelf, names, prepared };
    let mut aside = Vec::new();
    for (envelope, letter) in drafts {
        aside.extend(packing.pack(envelope, letter)?);
    }
    packing.shelf.withdraw(dir, &mut packing.prepared, lang)?;
    for (envelope, letter) in aside {
        packing.lay_aside(envelope, &letter)?;
    }
    let mut prepared = packing.prepared;
    prepared.held.sort();
    if mail.to_all.is_none() {
        refused::tidy(dir, &letters, lang)?;
    }
    Ok(prepared)
}

/// Makes messages of letters, one after the other.
struct Packing<'a> {
    dir: &'a Path,
    lang: Lang,
    from: Mailbox,
    today: Date,
    /// Mailboxes that are known to take nothing.
    closed: Known,
    shelf: Shelf,
    /// Names of files that are taken.
    names: BTreeSet<String>,
    prepared: Prepared,
}

impl Packing<'_> {
    /// Puts a letter where it belongs; gives back one that a person has to judge, which is named after all others.
    fn pack(&mut self, mut envelope: Envelope, letter: Letter) -> Result<Option<(Envelope, Letter)>, Fatal> {
        let (dir, lang) = (self.dir, self.lang);
        let nobody = self.closed.withhold(&mut envelope, lang);
        if self.shelf.settles(&envelope, &mut self.prepared) {
            return Ok(None);
        }
        envelope.number = self.shelf.number(&envelope);
        if let Some(stem) = self.shelf.waits(&envelope, letter.hold.is_some()) {
            self.shelf.annotate(dir, &stem, &envelope.notes, lang)?;
            self.names.insert(stem.clone());
            self.prepared.unchanged.push(format!("{stem}.eml"));
            self.shelf.keep(stem);
            return Ok(None);
        }
        if envelope.number > 1 {
            envelope.subject = update(&envelope.subject, envelope.number, lang);
        }
        if letter.hold.is_some() {
            return Ok(Some((envelope, letter)));
        }
        let stem = stem(&envelope, &mut self.names);
        let bytes = message(&letter, &envelope, &self.from, self.today, lang)?;
        if nobody {
            self.closed.close(&mut envelope);
            let reason = because(&envelope.refusals(), true, false, lang);
            self.prepared.undelivered.push(put_aside(dir, &stem, &envelope, (&bytes, &reason), lang)?);
            return Ok(None);
        }
        store(dir, NEW, &stem, &envelope, Some(&bytes), lang)?;
        self.prepared.new.push(format!("{stem}.eml"));
        self.shelf.wanted.insert(envelope.key);
        self.shelf.kept.insert(stem);
        Ok(None)
    }

    /// Lays a letter aside for the person who has to judge it.
    fn lay_aside(&mut self, mut envelope: Envelope, letter: &Letter) -> Result<(), Fatal> {
        envelope.held = true;
        let stem = stem(&envelope, &mut self.names);
        let bytes = message(letter, &envelope, &self.from, self.today, self.lang)?;
        let why = letter.hold.as_deref().unwrap_or_default();
        self.prepared.held.push(put_aside(self.dir, &stem, &envelope, (&bytes, why), self.lang)?);
        Ok(())
    }
}

/// What a letter carries that was made for another unit.
fn others(letter: &Letter) -> Option<&Attachment> {
    letter.attachments.iter().find(|one| one.unit() != letter.to.unit())
}

/// Puts a message where somebody has to look at it, with the reason beside it; gives the name of its file.
fn put_aside(
    dir: &Path,
    stem: &str,
    envelope: &Envelope,
    (bytes, why): (&[u8], &str),
    lang: Lang,
) -> Result<String, Fatal> {
    explain(dir, stem, why, lang)?;
    store(dir, LOOK, stem, envelope, Some(bytes), lang)?;
    Ok(format!("{stem}.eml"))
}

fn update(subject: &str, number: u32, lang: Lang) -> String {
    say(lang, format!("{subject} (cập nhật lần {number})"), format!("{subject} (update {number})"))
}

fn others_file(name: &str, unit: &str, lang: Lang) -> String {
    say(
        lang,
        format!("Tệp đính kèm {name} là của đơn vị {unit}, không được gửi cho đơn vị này."),
        format!("The attachment {name} belongs to unit {unit} and may not go to this one."),
    )
}

/// `cap-tren-thanh-doan-2021-04`, `...-lan-2`; with a piece of the key where another message has the name.
fn stem(envelope: &Envelope, names: &mut BTreeSet<String>) -> String {
    let mut stem = format!("{}-{}-{}", slug(&envelope.kind), slug(&envelope.unit), slug(&envelope.period));
    if let Some(days) = envelope.step {
        stem = format!("{stem}-sau-{days}-ngay");
    }
    if envelope.number > 1 {
        stem = format!("{stem}-lan-{}", envelope.number);
    }
    if names.contains(&stem) {
        stem = format!("{stem}-{}", &envelope.key[..8]);
    }
    names.insert(stem.clone());
    stem
}

#[cfg(test)]
mod tests;
