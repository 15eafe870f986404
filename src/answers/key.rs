//! What is asked about, as the workbook of questions carries it.

use crate::model::Lang;

/// A kind of question (DESIGN §5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuestionKind {
    Person,
    Group,
    Ward,
    Unit,
    Version,
    Period,
    Column,
    Sheet,
}

impl QuestionKind {
    pub const ALL: [Self; 8] =
        [Self::Person, Self::Group, Self::Ward, Self::Unit, Self::Version, Self::Period, Self::Column, Self::Sheet];

    /// As in the ledger.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Group => "group",
            Self::Ward => "ward",
            Self::Unit => "unit",
            Self::Version => "version",
            Self::Period => "period",
            Self::Column => "column",
            Self::Sheet => "sheet",
        }
    }

    /// The name of its sheet, which is the question itself.
    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Person, Lang::Vi) => "Một người hay hai",
            (Self::Group, Lang::Vi) => "Thuộc nhóm nào",
            (Self::Ward, Lang::Vi) => "Phường, xã nào",
            (Self::Unit, Lang::Vi) => "Tệp của đơn vị nào",
            (Self::Version, Lang::Vi) => "Bản nào mới hơn",
            (Self::Period, Lang::Vi) => "Có thuộc kỳ này",
            (Self::Column, Lang::Vi) => "Cột này là gì",
            (Self::Sheet, Lang::Vi) => "Bảng này là gì",
            (Self::Person, Lang::En) => "One person or two",
            (Self::Group, Lang::En) => "Which group",
            (Self::Ward, Lang::En) => "Which ward",
            (Self::Unit, Lang::En) => "Whose file",
            (Self::Version, Lang::En) => "Which is newer",
            (Self::Period, Lang::En) => "Part of the period",
            (Self::Column, Lang::En) => "What is this column",
            (Self::Sheet, Lang::En) => "What is this table",
        }
    }
}

/// What is asked about: equal for the same facts in any run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// Two records by their marks, the smaller first.
    Persons(String, String),
    /// Everybody of whom the lists of a unit, by its code, give nothing but a name.
    Names(String),
    /// A folded text about an activity.
    Group(String),
    /// A ward as typed.
    Ward(String),
    /// A file.
    Unit(String),
    /// Two files, the smaller path first.
    Versions(String, String),
    /// `2018-03`.
    Month(String),
    /// A folder and a folded header.
    Column(String, String),
    /// A folder and the folded headers of a table.
    Sheet(String, String),
}

/// Parts of a key; no path and no text has it.
const SEPARATOR: char = '\u{241f}';

impl Key {
    /// Two records in whatever order.
    pub fn persons(one: &str, other: &str) -> Self {
        let (one, other) = if one <= other { (one, other) } else { (other, one) };
        Self::Persons(one.to_owned(), other.to_owned())
    }

    pub const fn kind(&self) -> QuestionKind {
        match self {
            Self::Persons(..) | Self::Names(_) => QuestionKind::Person,
            Self::Group(_) => QuestionKind::Group,
            Self::Ward(_) => QuestionKind::Ward,
            Self::Unit(_) => QuestionKind::Unit,
            Self::Versions(..) => QuestionKind::Version,
            Self::Month(_) => QuestionKind::Period,
            Self::Column(..) => QuestionKind::Column,
            Self::Sheet(..) => QuestionKind::Sheet,
        }
    }

    /// As the column of keys has it.
    pub fn shown(&self) -> String {
        let code = self.kind().code();
        match self {
            Self::Persons(one, other)
            | Self::Versions(one, other)
            | Self::Column(one, other)
            | Self::Sheet(one, other) => {
                format!("{code}{SEPARATOR}{one}{SEPARATOR}{other}")
            }
            Self::Names(one) | Self::Group(one) | Self::Ward(one) | Self::Unit(one) | Self::Month(one) => {
                format!("{code}{SEPARATOR}{one}")
            }
        }
    }

    /// None for what is no key of ours.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().splitn(3, SEPARATOR);
        let code = parts.next()?;
        let (one, other) = (parts.next()?.to_owned(), parts.next().map(str::to_owned));
        match (QuestionKind::ALL.into_iter().find(|kind| kind.code() == code)?, other) {
            (QuestionKind::Person, Some(other)) => Some(Self::Persons(one, other)),
            (QuestionKind::Person, None) => Some(Self::Names(one)),
            (QuestionKind::Version, Some(other)) => Some(Self::Versions(one, other)),
            (QuestionKind::Column, Some(other)) => Some(Self::Column(one, other)),
            (QuestionKind::Sheet, Some(other)) => Some(Self::Sheet(one, other)),
            (QuestionKind::Group, None) => Some(Self::Group(one)),
            (QuestionKind::Ward, None) => Some(Self::Ward(one)),
            (QuestionKind::Unit, None) => Some(Self::Unit(one)),
            (QuestionKind::Period, None) => Some(Self::Month(one)),
            _ => None,
        }
    }

    /// The question's number: stable for the same key, and telling nothing of it.
    pub fn number(&self) -> String {
        let mut hasher = blake3::Hasher::new_derive_key("tonghop question 1");
        hasher.update(self.shown().as_bytes());
        format!("Q{}", &hasher.finalize().to_hex()[..8])
    }
}
