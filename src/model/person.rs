//! A person as one row states them.

use std::sync::Arc;

use super::codes::{Category, Gender};
use super::date::Birth;

/// A name with its comparison keys. Made by `text::name`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// Composed, single blanks, title case where it was all capitals or all small: what people see.
    pub shown: String,
    /// Lower case, tone style unified; equal keys are one spelling of one name.
    pub key: String,
    /// As `key`, with i and y as one letter (Quí, Quý).
    pub iy: String,
    /// As `iy`, without any marks, đ as d: for names typed without them. Never shown.
    pub plain: String,
    /// Whether the source had no marks at all although the name is longer than one word.
    pub bare: bool,
}

/// A personal number. Kinds never contradict each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CitizenId {
    /// Twelve digits, checked for province, century, year.
    Cccd(String),
    /// The old nine-digit card.
    Cmnd(String),
}

impl CitizenId {
    pub fn digits(&self) -> &str {
        match self {
            Self::Cccd(digits) | Self::Cmnd(digits) => digits,
        }
    }
}

/// What one row says of a person; every value typed and repaired, none invented.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonFacts {
    /// None where the name cannot be used (lost letters, two people); then an identifier must stand in.
    /// Shared by the rows of one file that name somebody alike.
    pub name: Option<Arc<Name>>,
    pub birth: Option<Birth>,
    pub gender: Option<Gender>,
    /// Upper case, no blanks.
    pub student_no: Option<String>,
    pub member_code: Option<String>,
    pub card_no: Option<String>,
    pub citizen_id: Option<CitizenId>,
    /// Ten digits after repair.
    pub phone: Option<String>,
    pub email: Option<String>,
    /// Folded; only ever compared.
    pub address: Option<String>,
    /// From the row's own column only.
    pub category: Option<Category>,
    pub position: Option<String>,
}

impl PersonFacts {
    /// Whether anything names a person strongly enough to do without a name.
    pub fn has_strong_id(&self) -> bool {
        self.citizen_id.is_some() || self.student_no.is_some() || self.member_code.is_some()
    }
}
