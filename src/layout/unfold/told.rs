//! A column behind the names that no cell of its own explains and the title does.

use std::collections::{BTreeMap, BTreeSet};

use super::list::{GIVEN, MARK};
use super::looks::{COUNT, Known, NAME};
use crate::layout::grid::{holds, raw_text, whole};
use crate::layout::kind::Around;
use crate::normalise::cells::{self, Tick};
use crate::read::{Cell, Row};

/// More turns than this one person has in no month.
const MOST_TURNS: u32 = 31;

/// The one column behind the names that holds nothing but one sign and refusals, on a list of who took part; or nothing but small
/// numbers, on a list of how often. Of several nobody knows what each is.
pub(super) fn by_title(
    rows: &[&Row],
    headers: &BTreeMap<u32, &'static str>,
    around: &Around,
    known: &Known,
) -> Option<(u32, &'static str)> {
    let words = &known.settings.words;
    let (name, _) = headers.iter().find(|(_, header)| matches!(**header, NAME | GIVEN))?;
    let mut open: BTreeMap<u32, Vec<&Cell>> = BTreeMap::new();
    for cell in rows.iter().flat_map(|row| row.cells.iter()).filter(|cell| cell.col > *name && holds(cell)) {
        if !headers.contains_key(&cell.col) {
            open.entry(cell.col).or_default().push(cell);
        }
    }
    let counted = |cells: &[&Cell]| cells.iter().all(|cell| whole(cell).is_some_and(|number| number <= MOST_TURNS));
    let (header, told): (_, &dyn Fn(&[&Cell]) -> bool) = match around.asks_who_came(words) {
        true if around.counts_turns() => (COUNT, &counted),
        true => (MARK, &is_marked),
        false => return None,
    };
    let mut found = open.iter().filter(|(_, cells)| told(cells));
    let (&col, _) = found.next()?;
    found.next().is_none().then_some((col, header))
}

/// One sign of presence, and refusals. `v` is a tick to some and an absence to others.
fn is_marked(cells: &[&Cell]) -> bool {
    let mut signs = BTreeSet::new();
    let told = cells.iter().all(|cell| {
        let Some(raw) = raw_text(cell) else { return false };
        let sign = raw.trim().to_lowercase();
        let tick = cells::tick(cell);
        let sure = tick.notes.iter().all(|note| note.severity.is_none());
        match tick.value.filter(|_| sure && sign != "v" && whole(cell).is_none()) {
            Some(Tick::Yes) => {
                signs.insert(sign);
                true
            }
            Some(Tick::No) => true,
            _ => false,
        }
    });
    told && signs.len() == 1
}
