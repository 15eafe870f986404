//! Letters: to whom, what about, with what attached. From figures, what was found, and templates the secretary may edit.
//!
//! A letter has a [`Recipient`] only where the register or config gives the unit an address, and an [`Attachment`] knows whose
//! it is. Templates never see a person: they get figures, names of units, and sentences with every long number masked.

mod carried;
mod compose;
mod guard;
mod kinds;
mod recipient;
mod returned;
mod template;

pub use carried::{Carrier, Hers};
pub use compose::{Composed, Material, Paper, Unmade, compose, try_out};
pub use guard::Names;
pub use recipient::{Recipient, Unreachable};
pub use template::{FOLDER, Templates, builtin};

use super::slug::file_slug;
use crate::finding::masked;
use crate::model::{Lang, UnitCode};
use crate::say::mail as say;

/// What a letter is for (DESIGN §9). Ordered as they are shown and sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The report to the unit above us.
    Up,
    /// To a ward union: whom we introduced and it has not confirmed.
    Ward,
    /// To a faculty: its own slice, and which of its chapters are missing.
    Faculty,
    /// To a unit that sent nothing.
    Reminder,
    /// To a sender: what is to be put right in its files.
    Returned,
}

impl Kind {
    pub const ALL: [Self; 5] = [Self::Up, Self::Ward, Self::Faculty, Self::Reminder, Self::Returned];

    /// `cap-tren`: the name of its template, and part of file names.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Up => "cap-tren",
            Self::Ward => "dia-ban",
            Self::Faculty => "doan-khoa",
            Self::Reminder => "nhac-nop",
            Self::Returned => "tra-lai",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// In words, with the code where an envelope names a kind that is none of ours.
    pub fn label(code: &str, lang: Lang) -> String {
        match Self::parse(code) {
            Some(Self::Up) => say::kind_up(lang),
            Some(Self::Ward) => say::kind_ward(lang),
            Some(Self::Faculty) => say::kind_faculty(lang),
            Some(Self::Reminder) => say::kind_reminder(lang),
            Some(Self::Returned) => say::kind_returned(lang),
            None => code.to_owned(),
        }
    }
}

/// A file of a letter, with the unit it was made for.
#[derive(Clone, Debug)]
pub struct Attachment {
    name: String,
    unit: UnitCode,
    bytes: Vec<u8>,
    persons: u64,
    edited: bool,
    doubt: Option<String>,
}

impl Attachment {
    /// A file that names no person. The name becomes plain ASCII, which every mail program shows, without any long number.
    pub fn new(name: &str, unit: &UnitCode, bytes: Vec<u8>) -> Self {
        Self { name: Self::named(name), unit: unit.clone(), bytes, persons: 0, edited: false, doubt: None }
    }

    /// What a file of this name is called in a letter.
    pub fn named(name: &str) -> String {
        file_slug(&masked(name))
    }

    /// The same with `persons` rows that name somebody.
    #[must_use]
    pub fn naming(mut self, persons: u64) -> Self {
        self.persons = persons;
        self
    }

    /// The same, where these are the bytes a person edited and not those of the run.
    #[must_use]
    pub fn edited(mut self, edited: bool) -> Self {
        self.edited = edited;
        self
    }

    /// The same, where somebody must look before it goes out, and why.
    #[must_use]
    pub fn doubted(mut self, doubt: Option<String>) -> Self {
        self.doubt = doubt;
        self
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn unit(&self) -> &UnitCode {
        &self.unit
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Rows that name a person.
    pub fn persons(&self) -> u64 {
        self.persons
    }
}

/// A letter, not yet a message.
#[derive(Clone, Debug)]
pub struct Letter {
    pub kind: Kind,
    /// Of a reminder: its step of the ladder, in days after the due day. One letter a step, whatever changes later.
    pub step: Option<u32>,
    /// The period's folder name, `2021-04`.
    pub period: String,
    pub to: Recipient,
    /// Addresses that get a copy.
    pub copy: Vec<String>,
    pub subject: String,
    pub body: String,
    pub attachments: Vec<Attachment>,
    /// What the secretary should know before she sends it.
    pub notes: Vec<String>,
    /// Why it must not go out by itself: it is laid aside for a person.
    pub hold: Option<String>,
}

impl Letter {
    /// The same, held as well for `why`.
    #[must_use]
    fn held(mut self, why: Option<String>) -> Self {
        let all: Vec<String> = why.into_iter().chain(self.hold).collect();
        self.hold = (!all.is_empty()).then(|| all.join("\n"));
        self
    }
}

/// A header line: no control characters, single blanks.
pub fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
