//! What tonghop says about what was sent. Senders' mistakes are findings, never errors.

mod alike;
mod catalogue;
mod group;
pub mod render;
mod told;
mod variants;
mod words;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use alike::{alike, cells_of};
pub use catalogue::{Code, RULES, Rule};
pub use group::grouped;
pub use told::Asked;
pub use words::masked;

use crate::model::{Area, FilePath, Places, SheetName, UnitCode};

/// How much a finding weighs. Ordered: notes first, errors last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Repaired and counted; nobody is asked (ghi chú).
    Note,
    /// Counted as it stands; somebody should look (cần xem).
    Query,
    /// On a field the row cannot do without the row waits; elsewhere the value is dropped (lỗi).
    Error,
}

impl Severity {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Query => "query",
            Self::Error => "error",
        }
    }
}

/// One finding: what, how much it weighs, where, what was seen. Its sentence is made from these when it is shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub file: Option<FilePath>,
    pub sheet: Option<SheetName>,
    pub cells: Vec<Area>,
    pub code: Code,
    pub severity: Severity,
    /// The value of the first cell as sent.
    pub seen: Option<Arc<str>>,
    /// The value of the first cell after repair.
    pub repaired: Option<Arc<str>>,
    /// Further words for the sentence, by placeholder name. Findings that differ here are never joined.
    pub args: Vec<(&'static str, String)>,
    pub unit: Option<UnitCode>,
}

/// The kind of a finding about a sender that names itself and is in no register.
const UNLISTED: &str = "named";

impl Finding {
    /// A finding with the severity of its code's rule and no place.
    pub fn new(code: Code) -> Self {
        Self {
            file: None,
            sheet: None,
            cells: Vec::new(),
            code,
            severity: code.rule().severity,
            seen: None,
            repaired: None,
            args: Vec::new(),
            unit: None,
        }
    }

    #[must_use]
    pub fn file(mut self, file: &FilePath) -> Self {
        self.file = Some(file.clone());
        self
    }

    #[must_use]
    pub fn sheet(mut self, sheet: &SheetName) -> Self {
        self.sheet = Some(sheet.clone());
        self
    }

    #[must_use]
    pub fn at(mut self, area: impl Into<Area>) -> Self {
        self.cells.push(area.into());
        self
    }

    #[must_use]
    pub fn seen(mut self, text: &str) -> Self {
        self.seen = Some(Arc::from(text));
        self
    }

    #[must_use]
    pub fn repaired(mut self, text: &str) -> Self {
        self.repaired = Some(Arc::from(text));
        self
    }

    /// Puts its areas back to where the cells of an unfolded table stand.
    pub fn moved(&mut self, places: &Places) {
        self.cells.iter_mut().for_each(|area| *area = places.area(*area));
    }

    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "words, numbers and codes are given alike, and seldom kept")]
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    #[must_use]
    pub fn unit(mut self, unit: &UnitCode) -> Self {
        self.unit = Some(unit.clone());
        self
    }

    /// A sender that says who it is and that the register lacks: only the office can settle that.
    #[must_use]
    pub fn of_unlisted(self) -> Self {
        self.severity(Severity::Query).arg("kind", UNLISTED)
    }

    /// Whether it is about such a sender.
    pub fn is_of_unlisted(&self) -> bool {
        self.code == Code::UnitUnknown && self.args.contains(&("kind", UNLISTED.to_owned()))
    }

    /// Whether it says that nobody knows for certain whose the file is. At a cell it is the unit of one row that is doubtful, not the
    /// sender's.
    pub fn doubts_sender(&self) -> bool {
        matches!(self.code, Code::UnitAmbiguous | Code::UnitUnknown) && self.cells.is_empty() && !self.is_of_unlisted()
    }
}
