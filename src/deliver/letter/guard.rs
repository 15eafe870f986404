//! Who must not get what by itself: personal data go only where register, path and sheet agree (DESIGN §9).

use std::collections::{BTreeSet, HashSet};
use std::sync::OnceLock;

use crate::identify::{FileEntry, Register};
use crate::model::{Lang, UnitId};
use crate::read::{self, Workbook};
use crate::report::book::{Book, Cell, Sheet, Value};
use crate::say::mail as say;
use crate::text::plain;

/// The members' names, to find them in books.
#[derive(Debug)]
pub struct Names<'a> {
    exact: HashSet<&'a str>,
    folded: OnceLock<HashSet<String>>,
}

impl<'a> Names<'a> {
    pub fn of(register: &'a Register) -> Self {
        let exact = register.members.iter().map(|member| member.name.as_str()).collect();
        Self { exact, folded: OnceLock::new() }
    }

    /// Rows of a book of ours that name a member.
    pub fn rows(&self, book: &Book) -> u64 {
        count(book, |text| self.exact.contains(text))
    }

    /// Rows of a book that name a member as somebody may have typed it.
    pub fn rows_as_typed(&self, book: &Book) -> u64 {
        count(book, |text| self.is_typed(text))
    }

    /// Rows of a workbook that was read which name a member as somebody may have typed it.
    pub(super) fn rows_of(&self, workbook: &Workbook) -> u64 {
        let rows = workbook.sheets.iter().flat_map(|sheet| &sheet.rows);
        rows.filter(|row| row.cells.iter().any(|cell| self.typed(cell).is_some())).count() as u64
    }

    /// The members' names in a workbook that was read, as they stand there.
    pub(super) fn in_book<'b>(&self, workbook: &'b Workbook) -> BTreeSet<&'b str> {
        let rows = workbook.sheets.iter().flat_map(|sheet| &sheet.rows);
        rows.flat_map(|row| row.cells.iter().filter_map(|cell| self.typed(cell))).collect()
    }

    fn typed<'b>(&self, cell: &'b read::Cell) -> Option<&'b str> {
        match &cell.value {
            read::Value::Text(text) if text.trim().contains(' ') && self.is_typed(text) => Some(text),
            _ => None,
        }
    }

    fn is_typed(&self, text: &str) -> bool {
        let names = self.folded.get_or_init(|| self.exact.iter().map(|name| plain(name)).collect());
        names.contains(&plain(text))
    }
}

fn count(book: &Book, names: impl Fn(&str) -> bool) -> u64 {
    // A name has two words at least; most cells are told apart before anything is looked up.
    let names = |text: &str| text.trim().contains(' ') && names(text);
    let named = |cells: &&Vec<Cell>| {
        cells.iter().any(|cell| match &cell.value {
            Value::Text(text) => names(text),
            _ => false,
        })
    };
    let rows = |sheet: &Sheet| sheet.rows.iter().filter(named).count() + sheet.lines.showing(names);
    book.sheets.iter().map(rows).sum::<usize>() as u64
}

/// Why what is said of a sender's own files must not go to `unit` by itself: every one of them must be its by its path and by
/// its sheets.
pub(super) fn sender(register: &Register, unit: UnitId, files: &BTreeSet<&str>, lang: Lang) -> Option<String> {
    let own = register.files.iter().filter(|file| files.contains(file.path.as_str()));
    own.filter_map(|file| doubt(register, file, unit, true, lang)).next()
}

/// Why a slice must not go to `unit` by itself: a file that rows of it came from is another unit's by its path or its sheets.
/// Where one of the two says nothing, the other holds.
pub(super) fn slice(register: &Register, unit: UnitId, lang: Lang) -> Option<String> {
    let units = &register.units;
    let inside = |id: Option<UnitId>| id.is_some_and(|id| units.is_within(id, unit));
    let from: BTreeSet<&str> =
        register.rows.iter().filter(|row| inside(row.unit)).map(|row| row.file.as_str()).collect();
    let files = register.files.iter().filter(|file| from.contains(file.path.as_str()));
    // A ward's list or the office's own names members of many units, each by its row.
    let sent = files.filter(|file| inside(file.unit) || inside(file.told.path) || contradicts(register, file));
    sent.filter_map(|file| doubt(register, file, unit, false, lang)).next()
}

/// Why a ward union's list must not go to `unit` by itself: one of its own files contradicts itself about whose it is.
pub(super) fn ward(register: &Register, unit: UnitId, lang: Lang) -> Option<String> {
    let about = |file: &&FileEntry| file.told.path == Some(unit) || file.told.sheets.contains(&unit);
    let mut files = register.files.iter().filter(about).filter(|file| contradicts(register, file));
    files.find_map(|file| doubt(register, file, unit, false, lang))
}

/// Whether path and sheets name units of which neither stands above the other.
fn contradicts(register: &Register, file: &FileEntry) -> bool {
    let units = &register.units;
    let kin = |a: UnitId, b: UnitId| units.is_within(a, b) || units.is_within(b, a);
    file.told.path.is_some_and(|path| file.told.sheets.iter().any(|&sheet| !kin(path, sheet)))
}

fn doubt(register: &Register, file: &FileEntry, unit: UnitId, all: bool, lang: Lang) -> Option<String> {
    let units = &register.units;
    let inside = |id: UnitId| units.is_within(id, unit);
    let told = &file.told;
    let path_fits = told.path.map_or(!all, inside);
    let sheets_fit = told.sheets.iter().all(|&sheet| inside(sheet)) && !(all && told.silent);
    if path_fits && sheets_fit {
        return None;
    }
    let name = |id: Option<UnitId>| id.map_or_else(|| say::no_unit_named(lang), |id| units.get(id).name.clone());
    let sheet = told.sheets.iter().copied().find(|&sheet| !inside(sheet)).or(told.sheets.first().copied());
    let sheet = if told.silent && told.sheets.iter().all(|&sheet| inside(sheet)) { None } else { sheet };
    Some(say::hold_disagree(lang, &file.path, name(told.path), name(sheet)))
}
