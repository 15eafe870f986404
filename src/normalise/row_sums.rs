//! Columns that sum the marks and counts of their row, compared with what was counted there.
//!
//! Must never change what counts: such a column is only looked at, and only where it surely is a sum.

use std::collections::{BTreeMap, BTreeSet};

use super::cells;
use super::desk::Desk;
use crate::finding::{Code, Finding};
use crate::model::{CellRef, SheetKind};

/// Says of each sum that it differs from its row, where at least half of its column agree with theirs: otherwise it sums something else,
/// as what was carried over from months before.
pub(super) fn compare(desk: &mut Desk) {
    let table = desk.table;
    let figures = table.kind == Some(SheetKind::Aggregate);
    let of_persons = matches!(table.kind, Some(SheetKind::Participations | SheetKind::Confirmations));
    if table.sums.is_empty() || !(of_persons || figures) {
        return;
    }
    // What others are parts of would be summed twice, and members are no turns.
    let marks: BTreeSet<u32> = desk.columns.marks.iter().map(|one| one.col).collect();
    let part = |col: u32| !figures || (!table.nested.columns.contains_key(&col) && marks.contains(&col));
    let first = marks.first().copied().unwrap_or_default();
    for &sum in table.sums.iter().filter(|&&sum| figures || sum > first) {
        let mut counted: BTreeMap<u32, u64> = BTreeMap::new();
        for &(row, col, number) in &desk.counted {
            if (col < sum || sum < first) && part(col) {
                *counted.entry(row).or_default() += number;
            }
        }
        let mut agree = 0;
        let mut differ = Vec::new();
        for body in &table.body {
            let Some(cell) = body.cells.iter().find(|cell| cell.col == sum) else { continue };
            let Some(stated) = cells::count(cell).value else { continue };
            let all = counted.get(&body.row).copied().unwrap_or_default();
            if stated == all {
                agree += 1;
            } else {
                differ.push((CellRef::new(body.row, sum), cell.value.shown(), all));
            }
        }
        if differ.len() > agree {
            continue;
        }
        for (at, seen, all) in differ {
            desk.say(at, Finding::new(Code::TotalDiffers).seen(&seen).repaired(&all.to_string()));
        }
    }
}
