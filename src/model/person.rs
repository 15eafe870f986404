//! A person as one row states them.

use std::sync::Arc;

use super::Text;
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonFacts {
    /// None where the name cannot be used (lost letters, two people); then an identifier must stand in.
    /// Shared by the rows of one file that name somebody alike.
    pub name: Option<Arc<Name>>,
    pub birth: Option<Birth>,
    pub gender: Option<Gender>,
    /// From the row's own column only.
    pub category: Option<Category>,
    /// Rows of lists by the hundred thousand have none of it. Never empty.
    particulars: Option<Box<Particulars>>,
}

/// What a roster says of a person beyond name, birth and gender.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Particulars {
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
    pub position: Option<Text>,
}

static NO_PARTICULARS: Particulars = Particulars {
    student_no: None,
    member_code: None,
    card_no: None,
    citizen_id: None,
    phone: None,
    email: None,
    address: None,
    position: None,
};

impl PersonFacts {
    pub const fn has_particulars(&self) -> bool {
        self.particulars.is_some()
    }

    pub fn particulars(&self) -> &Particulars {
        self.particulars.as_deref().unwrap_or(&NO_PARTICULARS)
    }

    /// Changes what is said beyond name, birth and gender.
    pub fn with_particulars(self, particulars: Particulars) -> Self {
        let stated = particulars != NO_PARTICULARS;
        Self { particulars: stated.then(|| Box::new(particulars)), ..self }
    }

    /// The student number, to be mended; None where the row has none.
    pub fn student_no_mut(&mut self) -> Option<&mut String> {
        self.particulars.as_mut()?.student_no.as_mut()
    }

    /// Whether anything names a person strongly enough to do without a name.
    pub fn has_strong_id(&self) -> bool {
        let stated = self.particulars();
        stated.citizen_id.is_some() || stated.student_no.is_some() || stated.member_code.is_some()
    }
}
