//! Names across the top, what was done or when down the side, marks where they meet: a list of who took part with the two exchanged.
//!
//! Must never take a list for one that has anything but marks below its names.

use std::collections::{BTreeMap, BTreeSet};

use super::form::{FIRST_ROWS, Pair};
use super::looks::NAME;
use crate::layout::content;
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

/// The pairs of each row: each name with itself, each mark with what its row is about. None where the sheet is no such list.
pub(super) fn pairs(rows: &[&Row], settings: &Settings) -> Option<Vec<Vec<Pair>>> {
    let (at, head) = rows.iter().take(FIRST_ROWS).enumerate().find_map(|(at, row)| Some((at, head(row, settings)?)))?;
    let mut pairs: Vec<Vec<Pair>> = rows.iter().map(|_| Vec::new()).collect();
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
    Some(pairs)
}

/// The row of names.
struct Head {
    persons: BTreeMap<u32, Cell>,
    /// Running numbers and days beside what the rows are about.
    numbers: BTreeSet<u32>,
    days: BTreeSet<u32>,
}

fn head(row: &Row, settings: &Settings) -> Option<Head> {
    let is_name = |cell: &&Cell| raw_text(cell).is_some_and(text::is_person);
    let held = || row.cells.iter().filter(|cell| holds(cell));
    // Most rows have one name or none, or a figure, and to look closer at each costs time.
    let alike = || held().filter(|cell| raw_text(cell).is_some_and(content::is_name)).take(FEWEST).count();
    if held().any(|cell| raw_text(cell).is_none()) || alike() < FEWEST {
        return None;
    }
    let persons: BTreeMap<u32, Cell> = held().filter(is_name).map(|cell| (cell.col, cell.clone())).collect();
    let first = *persons.keys().next().filter(|_| persons.len() >= FEWEST)?;
    let mut head = Head { persons, numbers: BTreeSet::new(), days: BTreeSet::new() };
    for cell in held().filter(|cell| !is_name(cell)) {
        let shown = label(cell);
        // The sums of the rows may stand behind the names.
        if cell.col > first && phrases::is_sum_header(&text::plain(&shown)) {
            continue;
        }
        match fields::of_text(&shown, &settings.words).filter(|_| cell.col < first)? {
            Field::Stt => head.numbers.insert(cell.col),
            Field::Date => head.days.insert(cell.col),
            Field::Activity | Field::Group | Field::Channel | Field::Measure => true,
            _ => return None,
        };
    }
    Some(head)
}

/// What a row is about, with its day if that stands beside it, its marks, and the column that says it; None for a row of anything
/// else.
fn marked<'r>(row: &'r Row, head: &Head) -> Option<(String, Vec<&'r Cell>, u32)> {
    let first = *head.persons.keys().next()?;
    let held = || row.cells.iter().filter(|cell| holds(cell));
    let beside = held().filter(|cell| cell.col < first && !head.numbers.contains(&cell.col));
    let (days, about): (Vec<&Cell>, Vec<&Cell>) = beside.partition(|cell| head.days.contains(&cell.col));
    let marks: Vec<&Cell> = held().filter(|cell| head.persons.contains_key(&cell.col)).collect();
    if is_sum(row) || marks.is_empty() || !marks.iter().all(|cell| is_mark(cell)) {
        return None;
    }
    match (&about[..], &days[..]) {
        ([one], []) | ([], [one]) => Some((label(one).trim().to_owned(), marks, one.col)),
        ([one], [day]) => Some((format!("{} ({})", label(one).trim(), label(day).trim()), marks, one.col)),
        _ => None,
    }
}

fn is_sum(row: &Row) -> bool {
    row.cells.iter().find_map(raw_text).is_some_and(|raw| {
        let key = text::plain(raw);
        phrases::is_sum_header(&key) || TOTAL_PREFIXES.iter().any(|prefix| starts_with_words(&key, prefix))
    })
}

fn is_mark(cell: &Cell) -> bool {
    let tick = cells::tick(cell);
    tick.value.is_some() && tick.notes.iter().all(|note| note.severity.is_none())
}
