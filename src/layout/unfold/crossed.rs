//! Names across the top, what was done or when down the side, marks where they meet: a list of who took part with the two exchanged.
//!
//! Must never take a list for one that has anything but marks below its names.

use std::collections::{BTreeMap, BTreeSet};

use super::form::{FIRST_ROWS, Pair};
use super::looks::NAME;
use crate::layout::fields;
use crate::layout::grid::{holds, label, raw_text};
use crate::layout::phrases;
use crate::layout::vocabulary::TOTAL_PREFIXES;
use crate::model::{CellRef, Field};
use crate::normalise::cells;
use crate::read::{Cell, Row};
use crate::settings::Settings;
use crate::text::{self, starts_with_words};

/// Persons, and rows of marks, that make such a list.
const FEWEST: usize = 2;

/// Such a list.
pub(super) struct Crossed {
    /// The pairs of each row: each name with itself, each mark with what its row is about.
    pub pairs: Vec<Vec<Pair>>,
    /// The row above that of the names, where the headers beside these stand in it.
    pub above: Option<usize>,
}

/// The list of a sheet; None where it is no such list.
pub(super) fn read(rows: &[&Row], settings: &Settings) -> Option<Crossed> {
    let above = |at: usize| at.checked_sub(1).map(|before| rows[before]);
    let heads = rows.iter().take(FIRST_ROWS).enumerate();
    let (at, head) =
        heads.map(|(at, row)| (at, head(row, above(at), settings))).find_map(|(at, head)| Some((at, head?)))?;
    let mut pairs: Vec<Vec<Pair>> = rows.iter().map(|_| Vec::new()).collect();
    // Who signs stands below the names too.
    let end = rows.iter().skip(at + 1).position(|row| is_signed(row)).map_or(rows.len(), |behind| at + 1 + behind);
    let rows = &rows[..end];
    let mut about: BTreeSet<String> = BTreeSet::new();
    for (row, own) in rows.iter().zip(&mut pairs).skip(at + 1) {
        let Some(marked) = marked(row, &head) else { continue };
        // Of two rows about the same nobody knows which mark is of which.
        if !about.insert(marked.0.clone()) {
            return None;
        }
        let place = CellRef::new(row.index, marked.2);
        let pair = |cell: &Cell| Pair {
            at: place,
            label: marked.0.clone(),
            field: Field::Unknown,
            there: CellRef::new(row.index, cell.col),
            value: cell.clone(),
        };
        *own = marked.1.into_iter().map(pair).collect();
    }
    // A row that holds something below the names and is none of marks makes them no names of persons who are marked.
    let below = |row: &&Row| row.cells.iter().any(|cell| holds(cell) && head.persons.contains_key(&cell.col));
    let odd = rows.iter().zip(&pairs).skip(at + 1).filter(|(row, own)| own.is_empty() && below(row) && !is_sum(row));
    if about.len() < FEWEST || odd.count() > 0 {
        return None;
    }
    let name = |(&col, cell): (&u32, &Cell)| {
        let at = CellRef::new(rows[at].index, col);
        Pair { at, label: NAME.to_owned(), field: Field::Name, there: at, value: cell.clone() }
    };
    pairs[at] = head.persons.iter().map(name).collect();
    Some(Crossed { pairs, above: at.checked_sub(1).filter(|_| head.below_names) })
}

/// The row of names.
struct Head {
    persons: BTreeMap<u32, Cell>,
    /// Running numbers and days beside what the rows are about.
    numbers: BTreeSet<u32>,
    days: BTreeSet<u32>,
    wards: BTreeSet<u32>,
    /// Whether the headers beside the names stand in the row above.
    below_names: bool,
}

/// The names of a row, and what the cells beside them say of the rows below: in the same row, or in the one above where the names
/// stand below a header of their own.
fn head(row: &Row, above: Option<&Row>, settings: &Settings) -> Option<Head> {
    let is_name = |cell: &&Cell| raw_text(cell).is_some_and(text::is_person);
    let held = || row.cells.iter().filter(|cell| holds(cell));
    // Most rows have one name or none, or a figure, and to look closer at each costs time.
    let alike = || held().filter(|cell| raw_text(cell).is_some_and(text::is_written_as_name)).take(FEWEST).count();
    if held().any(|cell| raw_text(cell).is_none()) || alike() < FEWEST {
        return None;
    }
    let persons: BTreeMap<u32, Cell> = held().filter(is_name).map(|cell| (cell.col, cell.clone())).collect();
    let first = *persons.keys().next().filter(|_| persons.len() >= FEWEST)?;
    let [numbers, days, wards] = [(); 3].map(|()| BTreeSet::new());
    let mut head = Head { persons, numbers, days, wards, below_names: false };
    let own: Vec<&Cell> = held().filter(|cell| !is_name(cell)).collect();
    let over = || above.into_iter().flat_map(|row| row.cells.iter()).filter(|cell| holds(cell));
    head.below_names = own.is_empty() && over().any(|cell| cell.col == first && is_name_header(cell, settings));
    let beside =
        if head.below_names { over().filter(|cell| !head.persons.contains_key(&cell.col)).collect() } else { own };
    for cell in beside {
        let shown = label(cell);
        // The sums of the rows and remarks may stand behind the names.
        let field = fields::of_text(&shown, &settings.words);
        let aside = matches!(field, Some(Field::Note | Field::Ignored)) || phrases::is_sum_header(&text::plain(&shown));
        if cell.col > first && aside {
            continue;
        }
        match field.filter(|_| cell.col < first)? {
            Field::Stt => head.numbers.insert(cell.col),
            Field::Date => head.days.insert(cell.col),
            Field::Ward => head.wards.insert(cell.col),
            Field::Activity | Field::Group | Field::Channel | Field::Measure => true,
            _ => return None,
        };
    }
    Some(head)
}

/// Whether a cell heads names: `Họ và tên đoàn viên`.
fn is_name_header(cell: &Cell, settings: &Settings) -> bool {
    fields::of_text(&label(cell), &settings.words) == Some(Field::Name)
}

/// What a row is about, with its ward and day if they stand beside it, its marks, and the column that says it; None for a row of anything
/// else.
fn marked<'r>(row: &'r Row, head: &Head) -> Option<(String, Vec<&'r Cell>, u32)> {
    let first = *head.persons.keys().next()?;
    let held = || row.cells.iter().filter(|cell| holds(cell));
    let beside: Vec<&Cell> = held().filter(|cell| cell.col < first && !head.numbers.contains(&cell.col)).collect();
    let of =
        |columns: &BTreeSet<u32>| beside.iter().copied().filter(|cell| columns.contains(&cell.col)).collect::<Vec<_>>();
    let (days, wards) = (of(&head.days), of(&head.wards));
    let is_about = |cell: &&Cell| !head.days.contains(&cell.col) && !head.wards.contains(&cell.col);
    let about: Vec<&Cell> = beside.iter().copied().filter(is_about).collect();
    let marks: Vec<&Cell> = held().filter(|cell| head.persons.contains_key(&cell.col)).collect();
    if is_sum(row) || marks.is_empty() || !marks.iter().all(|cell| is_mark(cell)) {
        return None;
    }
    let one = about.first().or(wards.first()).or(days.first())?;
    if about.len() > 1 || wards.len() > 1 || days.len() > 1 {
        return None;
    }
    let shown = |cell: &Cell| label(cell).trim().to_owned();
    let (done, ward) = (about.first().map(|cell| shown(cell)), wards.first().map(|cell| shown(cell)));
    let day = days.first().map(|cell| shown(cell));
    let what = match (done, ward) {
        (Some(done), Some(ward)) => Some(format!("{done} tại {ward}")),
        (done, ward) => done.or(ward),
    };
    let said = match (what, day) {
        (Some(what), Some(day)) => format!("{what} ({day})"),
        (what, day) => what.or(day)?,
    };
    Some((said, marks, one.col))
}

fn is_signed(row: &Row) -> bool {
    row.cells.iter().filter_map(raw_text).any(|raw| phrases::is_signature(&text::plain(raw)))
}

/// Whether a row begins with the words of a sum.
pub(super) fn is_sum(row: &Row) -> bool {
    row.cells.iter().find_map(raw_text).is_some_and(|raw| {
        let key = text::plain(raw);
        phrases::is_sum_header(&key) || TOTAL_PREFIXES.iter().any(|prefix| starts_with_words(&key, prefix))
    })
}

fn is_mark(cell: &Cell) -> bool {
    let tick = cells::tick(cell);
    tick.value.is_some() && tick.notes.iter().all(|note| note.severity.is_none())
}
