//! What the register keeps of each row, unit, file and sheet.

use super::{PersonId, RowId};
use crate::intake::Format;
use crate::layout::LineRole;
use crate::model::{Date, Field, FilePath, SheetKind, SheetName, UnitId, Units, When};

/// What became of a body row (số phận của dòng).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Disposition {
    Counted,
    Duplicate,
    Waiting,
    OutOfScope,
}

impl Disposition {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Duplicate => "duplicate",
            Self::Waiting => "waiting",
            Self::OutOfScope => "out-of-scope",
        }
    }
}

/// One body row and its fate.
#[derive(Clone, Debug)]
pub struct RowEntry {
    pub file: FilePath,
    pub sheet: SheetName,
    /// From 0.
    pub row: u32,
    pub kind: SheetKind,
    pub unit: Option<UnitId>,
    pub disposition: Disposition,
    /// Why it is not counted: a code of a finding, or empty.
    pub reason: &'static str,
    /// The row that counts in its stead.
    pub same_as: Option<RowId>,
    pub person: Option<PersonId>,
}

/// The state of a unit, the first that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    Waived,
    Missing,
    Unreadable,
    Returned,
    NothingToReport,
    Late,
    Accepted,
}

impl State {
    pub const ALL: [Self; 7] = [
        Self::Waived,
        Self::Missing,
        Self::Unreadable,
        Self::Returned,
        Self::NothingToReport,
        Self::Late,
        Self::Accepted,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Waived => "waived",
            Self::Missing => "missing",
            Self::Unreadable => "unreadable",
            Self::Returned => "returned",
            Self::NothingToReport => "nothing-to-report",
            Self::Late => "late",
            Self::Accepted => "accepted",
        }
    }
}

/// How a unit reported.
#[derive(Clone, Copy, Debug)]
pub struct UnitState {
    pub state: State,
    /// Nobody waits for anything of it and it sent nothing: the office, what stands above it, another office.
    pub exempt: bool,
    /// Something in what it sent is wrong, and nothing goes back: it is not certain whose the file is.
    pub kept: bool,
    /// It, or any unit below it, sent something readable.
    pub received: bool,
    /// Known to be in time; None: no arrival is known.
    pub on_time: Option<bool>,
    /// The first day of sending that its files tell.
    pub arrived: Option<Date>,
    /// Files of the unit itself.
    pub files: u64,
    /// It filled in a list of reconciliation that we handed out; that is no report.
    pub answered: bool,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    Read,
    Same,
    Superseded,
    Unreadable,
}

impl FileState {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Same => "same",
            Self::Superseded => "superseded",
            Self::Unreadable => "unreadable",
        }
    }
}

/// One file as it was understood.
#[derive(Clone, Debug)]
pub struct FileEntry {
    pub path: FilePath,
    pub hash: String,
    pub format: Format,
    pub unit: Option<UnitId>,
    pub when: Option<When>,
    pub state: FileState,
    pub sheets: Vec<SheetEntry>,
    /// Whose it says it is, each place by itself.
    pub told: Told,
    /// The run of an earlier period read it already, or a sheet of it.
    pub handled: bool,
}

/// Whom a file names as its sender, before anything is decided: what letters with personal data must agree on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// By its folders or its name.
    pub path: Option<UnitId>,
    /// By the title, the name or the unit column of a sheet; each once.
    pub sheets: Vec<UnitId>,
    /// A sheet with a table names nobody.
    pub silent: bool,
}

impl FileEntry {
    /// Whether the file and each of its sheets were sent by `unit` or by units below it.
    pub fn is_of(&self, unit: UnitId, units: &Units) -> bool {
        let mut senders = self.sheets.iter().filter_map(|sheet| sheet.sender).chain(self.unit);
        self.unit.is_some() && senders.all(|sender| units.is_within(sender, unit))
    }
}

/// Rows below each other that have one role and are no data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineRun {
    pub role: LineRole,
    /// First and last row, from 0.
    pub rows: (u32, u32),
    /// Beginning of the first row's text.
    pub text: Box<str>,
}

/// One table of a file as it was understood.
#[derive(Clone, Debug)]
pub struct SheetEntry {
    pub sheet: SheetName,
    pub visible: bool,
    /// Who sent it, by its own title where that says so; None where no table was recognised.
    pub sender: Option<UnitId>,
    pub kind: Option<SheetKind>,
    /// A sheet of our own questions, whose answers were read before everything else.
    pub asks: bool,
    /// How sure layout was of it, 0 to 1 in hundredths.
    pub confidence: f64,
    /// Rows that are no data, in order: runs of one role with the first row's text.
    pub lines: Vec<LineRun>,
    /// From 0.
    pub header_rows: Vec<u32>,
    /// (column, field, header) of every column, left to right.
    pub columns: Vec<(u32, Field, String)>,
    /// First and last body row, from 0.
    pub body: Option<(u32, u32)>,
    /// How many body rows layout told.
    pub body_rows: u64,
    /// Rows by disposition: counted, duplicate, waiting, out of scope.
    pub rows: [u64; 4],
    /// The run of an earlier period read it already, so whatever is wrong in it was said then.
    pub handled: bool,
    /// It says nothing of this period, but something of days after it.
    pub later: bool,
}
