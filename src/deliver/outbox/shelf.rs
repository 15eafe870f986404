//! What lies in the outbox, and which of it a run leaves, replaces or takes away.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::files::{self, entries, shift, store};
use super::{Envelope, LOOK, NEW, Prepared, SENT};
use crate::deliver::letter::Letter;
use crate::error::Fatal;
use crate::model::Lang;

/// What lay in the outbox before, and what of `moi/` stays there.
pub(super) struct Shelf {
    pub sent: BTreeMap<String, Envelope>,
    pub look: BTreeMap<String, Envelope>,
    new: BTreeMap<String, Envelope>,
    /// Names below `moi/` that stay.
    pub kept: BTreeSet<String>,
    /// Keys of this run's letters.
    pub wanted: BTreeSet<String>,
}

impl Shelf {
    pub fn of(dir: &Path, lang: Lang) -> Result<Self, Fatal> {
        Ok(Self {
            sent: entries(dir, SENT, lang)?,
            look: entries(dir, LOOK, lang)?,
            new: entries(dir, NEW, lang)?,
            kept: BTreeSet::new(),
            wanted: BTreeSet::new(),
        })
    }

    /// What a run laid aside and nobody tried to send is replaced like anything not sent.
    pub fn drop_held(
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
    pub fn drop_refused(
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
    pub fn settles(&mut self, envelope: &Envelope, prepared: &mut Prepared) -> bool {
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
    pub fn number(&self, envelope: &Envelope) -> u32 {
        let begun = self.new.values().filter(|one| !one.sent_to.is_empty() && one.key != envelope.key);
        let tried =
            self.sent.values().chain(self.look.values().filter(|one| !one.held && !one.is_refused())).chain(begun);
        tried.filter(|one| one.thread() == envelope.thread()).map(|one| one.number).max().unwrap_or(0) + 1
    }

    /// The message in `moi/` that is this letter already. One to be held is there only if a person put it there, or if it
    /// has begun to reach people.
    pub fn waits(&self, envelope: &Envelope, hold: bool) -> Option<String> {
        let same = |one: &Envelope| {
            let begun = !one.sent_to.is_empty();
            let equal = one.key == envelope.key && one.number == envelope.number && (!hold || one.held || begun);
            equal || (begun && envelope.settled_by(one))
        };
        self.new.iter().find(|(_, one)| same(one)).map(|(stem, _)| stem.clone())
    }

    /// What is said of an unchanged message may have changed.
    pub fn annotate(&self, dir: &Path, stem: &str, notes: &[String], lang: Lang) -> Result<(), Fatal> {
        match self.new.get(stem) {
            Some(before) if before.notes != notes => {
                store(dir, NEW, stem, &Envelope { notes: notes.to_vec(), ..before.clone() }, None, lang)
            }
            _ => Ok(()),
        }
    }

    pub fn keep(&mut self, stem: String) {
        if let Some(one) = self.new.get(&stem) {
            self.wanted.insert(one.key.clone());
        }
        self.kept.insert(stem);
    }

    /// Takes out of `moi/` what this run does not want; what has reached somebody already becomes a record.
    pub fn withdraw(&self, dir: &Path, prepared: &mut Prepared, lang: Lang) -> Result<(), Fatal> {
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
