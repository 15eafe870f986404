//! The outbox of a period, `thu/`: `moi/` (new), `da-gui/` (sent), `can-xem/` (look at it). A message is a `.eml` with its
//! envelope beside it as `.json`.
//!
//! Records what happened; no run deletes what was sent or may have been. Must never prepare the same content again once it
//! was, and never let a message carry what was made for another unit.

mod files;
mod list;
mod message;
mod refused;
mod standing;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

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
    let mut shelf = Shelf {
        sent: entries(dir, SENT, lang)?,
        look: entries(dir, LOOK, lang)?,
        new: entries(dir, NEW, lang)?,
        kept: BTreeSet::new(),
        wanted: BTreeSet::new(),
    };
    let closed = Known::of(dir, &shelf.look, &shelf.sent);
    let letters: Vec<Envelope> = drafts.iter().map(|(envelope, _)| envelope.clone()).collect();
    shelf.drop_held(dir, &drafts, &mut prepared, lang)?;
    // A trial says nothing of the letters to the units themselves.
    if mail.to_all.is_none() {
        shelf.drop_refused(dir, &letters, &mut prepared, lang)?;
    }
    let mut aside = Vec::new();
    let mut names: BTreeSet<String> = shelf.sent.keys().chain(shelf.look.keys()).cloned().collect();
    for (mut envelope, letter) in drafts {
        let nobody = closed.withhold(&mut envelope, lang);
        if shelf.settles(&envelope, &mut prepared) {
            continue;
        }
        envelope.number = shelf.number(&envelope);
        if let Some(stem) = shelf.waits(&envelope, letter.hold.is_some()) {
            shelf.annotate(dir, &stem, &envelope.notes, lang)?;
            names.insert(stem.clone());
            prepared.unchanged.push(format!("{stem}.eml"));
            shelf.keep(stem);
            continue;
        }
        if envelope.number > 1 {
            envelope.subject = update(&envelope.subject, envelope.number, lang);
        }
        if letter.hold.is_some() {
            aside.push((envelope, letter));
            continue;
        }
        let stem = stem(&envelope, &mut names);
        let bytes = message(&letter, &envelope, &from, today, lang)?;
        if nobody {
            closed.close(&mut envelope);
            let reason = because(&envelope.refusals(), true, false, lang);
            prepared.undelivered.push(put_aside(dir, &stem, &envelope, (&bytes, &reason), lang)?);
            continue;
        }
        store(dir, NEW, &stem, &envelope, Some(&bytes), lang)?;
        prepared.new.push(format!("{stem}.eml"));
        shelf.wanted.insert(envelope.key);
        shelf.kept.insert(stem);
    }
    shelf.withdraw(dir, &mut prepared, lang)?;
    for (mut envelope, letter) in aside {
        envelope.held = true;
        let stem = stem(&envelope, &mut names);
        let bytes = message(&letter, &envelope, &from, today, lang)?;
        let why = letter.hold.as_deref().unwrap_or_default();
        prepared.held.push(put_aside(dir, &stem, &envelope, (&bytes, why), lang)?);
    }
    prepared.held.sort();
    if mail.to_all.is_none() {
        refused::tidy(dir, &letters, lang)?;
    }
    Ok(prepared)
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

/// What lay in the outbox before, and what of `moi/` stays there.
struct Shelf {
    sent: BTreeMap<String, Envelope>,
    look: BTreeMap<String, Envelope>,
    new: BTreeMap<String, Envelope>,
    /// Names below `moi/` that stay.
    kept: BTreeSet<String>,
    /// Keys of this run's letters.
    wanted: BTreeSet<String>,
}

impl Shelf {
    /// What a run laid aside and nobody tried to send is replaced like anything not sent.
    fn drop_held(
        &mut self,
        dir: &Path,
        drafts: &[(Envelope, Letter)],
        prepared: &mut Prepared,
        lang: Lang,
    ) -> Result<(), Fatal> {
        let hold: BTreeSet<&str> =
            drafts.iter().filter(|(_, letter)| letter.hold.is_some()).map(|(one, _)| one.key.as_str()).collect();
        let stale = |one: &Envelope| one.held && !hold.contains(one.key.as_str());
        self.drop_looked_at(dir, stale, prepared, lang)
    }

    /// What the server refused for everybody reached nobody: it lies there for the letter of this run or for none.
    fn drop_refused(
        &mut self,
        dir: &Path,
        letters: &[Envelope],
        prepared: &mut Prepared,
        lang: Lang,
    ) -> Result<(), Fatal> {
        let stale = |one: &Envelope| one.is_refused() && !letters.iter().any(|letter| letter.settled_by(one));
        self.drop_looked_at(dir, stale, prepared, lang)
    }

    /// Removes what lies aside for a person and is stale.
    fn drop_looked_at(
        &mut self,
        dir: &Path,
        stale: impl Fn(&Envelope) -> bool,
        prepared: &mut Prepared,
        lang: Lang,
    ) -> Result<(), Fatal> {
        let stems: Vec<String> = self.look.iter().filter(|(_, one)| stale(one)).map(|(stem, _)| stem.clone()).collect();
        for stem in stems {
            files::remove(dir, LOOK, &stem, lang)?;
            self.look.remove(&stem);
            prepared.withdrawn.push(format!("{stem}.eml"));
        }
        Ok(())
    }

    /// Whether nothing is to be done for a letter any more.
    fn settles(&mut self, envelope: &Envelope, prepared: &mut Prepared) -> bool {
        let before = self.sent.iter().chain(&self.look).find(|(_, one)| envelope.settled_by(one));
        let Some((stem, before)) = before else { return false };
        if before.held && self.look.contains_key(stem) {
            prepared.held.push(format!("{stem}.eml"));
        } else if before.is_refused() {
            prepared.undelivered.push(format!("{stem}.eml"));
        } else {
            prepared.done += 1;
        }
        self.wanted.insert(before.key.clone());
        true
    }

    /// 1, or the number of the update it is: what reached nobody is no first letter.
    fn number(&self, envelope: &Envelope) -> u32 {
        let begun = self.new.values().filter(|one| !one.sent_to.is_empty() && one.key != envelope.key);
        let tried =
            self.sent.values().chain(self.look.values().filter(|one| !one.held && !one.is_refused())).chain(begun);
        tried.filter(|one| one.thread() == envelope.thread()).map(|one| one.number).max().unwrap_or(0) + 1
    }

    /// The message in `moi/` that is this letter already. One to be held is there only if a person put it there, or if it
    /// has begun to reach people.
    fn waits(&self, envelope: &Envelope, hold: bool) -> Option<String> {
        let same = |one: &Envelope| {
            let begun = !one.sent_to.is_empty();
            let equal = one.key == envelope.key && one.number == envelope.number && (!hold || one.held || begun);
            equal || (begun && envelope.settled_by(one))
        };
        self.new.iter().find(|(_, one)| same(one)).map(|(stem, _)| stem.clone())
    }

    /// What is said of an unchanged message may have changed.
    fn annotate(&self, dir: &Path, stem: &str, notes: &[String], lang: Lang) -> Result<(), Fatal> {
        match self.new.get(stem) {
            Some(before) if before.notes != notes => {
                store(dir, NEW, stem, &Envelope { notes: notes.to_vec(), ..before.clone() }, None, lang)
            }
            _ => Ok(()),
        }
    }

    fn keep(&mut self, stem: String) {
        if let Some(one) = self.new.get(&stem) {
            self.wanted.insert(one.key.clone());
        }
        self.kept.insert(stem);
    }

    /// Takes out of `moi/` what this run does not want; what has reached somebody already becomes a record.
    fn withdraw(&self, dir: &Path, prepared: &mut Prepared, lang: Lang) -> Result<(), Fatal> {
        for (stem, envelope) in &self.new {
            if !envelope.sent_to.is_empty() && !self.wanted.contains(&envelope.key) {
                shift(dir, stem, SENT, lang)?;
            } else if envelope.sent_to.is_empty() && !self.kept.contains(stem) {
                files::remove(dir, NEW, stem, lang)?;
            } else {
                continue;
            }
            prepared.withdrawn.push(format!("{stem}.eml"));
        }
        Ok(())
    }
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
