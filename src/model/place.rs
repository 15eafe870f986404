//! Where something stands: made once by the reader with absolute rows and columns, cheap to copy afterwards.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// A file as people know it: relative to `input/` with `/`, or as given on the command line. Composed form (NFC).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FilePath(Arc<str>);

impl FilePath {
    pub fn new(path: &str) -> Self {
        Self(Arc::from(path))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folders above the file, outermost first; of a zip or a mail its name without the ending.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.around().map(|(name, _)| name)
    }

    /// As [`Self::folders`], and whether it is a mail: whose name is what somebody wrote above it, and seldom a sender's.
    pub fn around(&self) -> impl Iterator<Item = (&str, bool)> {
        let end = self.0.rfind('/').unwrap_or(0);
        self.0[..end].split('/').filter(|part| !part.is_empty()).map(|part| match part.rsplit_once('.') {
            Some((name, ending)) if !name.is_empty() && ending.eq_ignore_ascii_case("zip") => (name, false),
            Some((name, ending)) if !name.is_empty() && ending.eq_ignore_ascii_case("eml") => (name, true),
            _ => (part, false),
        })
    }

    /// The file's name without folders.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// The file's name without folders and without its last extension.
    pub fn stem(&self) -> &str {
        let name = self.name();
        match name.rfind('.') {
            Some(dot) if dot > 0 => &name[..dot],
            _ => name,
        }
    }
}

impl fmt::Display for FilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A sheet's name as its workbook has it; `Sheet1` for formats without one.
pub type SheetName = Arc<str>;

/// One cell. Row and column count from 0; [`fmt::Display`] writes what Excel shows (`D7`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    pub row: u32,
    pub col: u32,
}

impl CellRef {
    pub const fn new(row: u32, col: u32) -> Self {
        Self { row, col }
    }
}

/// The letters of a column counted from 0: 0 is `A`, 26 is `AA`.
pub fn column_letters(col: u32) -> String {
    let mut rest = col + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        // `rest % 26` is below 26, so the sum stays an ASCII letter.
        letters.push(b'A' + u8::try_from(rest % 26).unwrap_or(0));
        rest /= 26;
    }
    letters.iter().rev().map(|&letter| char::from(letter)).collect()
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Nearly every column has one letter, and hundreds of thousands of places are written out.
        match u8::try_from(self.col).ok().filter(|&col| col < 26) {
            Some(col) => write!(f, "{}{}", char::from(b'A' + col), self.row + 1),
            None => write!(f, "{}{}", column_letters(self.col), self.row + 1),
        }
    }
}

/// A rectangle of cells, whole rows or a whole column of one sheet; both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    Cells { first: CellRef, last: CellRef },
    Rows { first: u32, last: u32 },
    Column(u32),
}

impl Area {
    pub const fn cell(at: CellRef) -> Self {
        Self::Cells { first: at, last: at }
    }

    pub const fn row(row: u32) -> Self {
        Self::Rows { first: row, last: row }
    }

    /// None: a whole column.
    pub const fn first_row(&self) -> Option<u32> {
        match self {
            Self::Cells { first, .. } => Some(first.row),
            Self::Rows { first, .. } => Some(*first),
            Self::Column(_) => None,
        }
    }
}

impl From<CellRef> for Area {
    fn from(at: CellRef) -> Self {
        Self::cell(at)
    }
}

/// As in `check --json`: `D7`, `D9:D12`, `7:7`, `D:D`.
impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cells { first, last } if first == last => write!(f, "{first}"),
            Self::Cells { first, last } => write!(f, "{first}:{last}"),
            Self::Rows { first, last } => write!(f, "{}:{}", first + 1, last + 1),
            Self::Column(col) => write!(f, "{0}:{0}", column_letters(*col)),
        }
    }
}

/// Where the cells of a table stand on its sheet: layout had to unfold it, because several values share a cell or a person a row
/// of labels. What is not told stands where it says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places(BTreeMap<CellRef, CellRef>);

impl Places {
    /// The cell at `here` of the table is the one at `there` of the sheet.
    pub fn set(&mut self, here: CellRef, there: CellRef) {
        self.0.insert(here, there);
    }

    /// A cell of the sheet; for one that holds nothing, the nearest to its left in the row, else the row's first.
    pub fn cell(&self, here: CellRef) -> CellRef {
        let row = CellRef::new(here.row, 0)..=CellRef::new(here.row, u32::MAX);
        let before = self.0.range(*row.start()..=here).next_back();
        before.or_else(|| self.0.range(row).next()).map_or(here, |(_, there)| *there)
    }

    pub fn row(&self, here: u32) -> u32 {
        self.cell(CellRef::new(here, 0)).row
    }

    pub fn column(&self, here: u32) -> u32 {
        self.0.iter().find(|(at, _)| at.col == here).map_or(here, |(_, there)| there.col)
    }

    pub fn area(&self, here: Area) -> Area {
        match here {
            Area::Cells { first, last } => {
                let (one, other) = (self.cell(first), self.cell(last));
                let first = CellRef::new(one.row.min(other.row), one.col.min(other.col));
                let last = CellRef::new(one.row.max(other.row), one.col.max(other.col));
                Area::Cells { first, last }
            }
            Area::Rows { first, last } => {
                let (one, other) = (self.row(first), self.row(last));
                Area::Rows { first: one.min(other), last: one.max(other) }
            }
            Area::Column(col) => Area::Column(self.column(col)),
        }
    }
}
