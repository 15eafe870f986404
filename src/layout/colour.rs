//! Coloured and struck cells and comments in a table's body. They are told of and never understood (FINDINGS 99): what yellow means,
//! only its sender knows. A colour that is how the table looks (a whole column, every other row) means nothing.

use std::collections::BTreeMap;

use super::Table;
use super::grid::{Grid, label};
use crate::finding::{Code, Finding};
use crate::model::{Area, CellRef, Field};
use crate::read::Fill;

/// A colour on more than one of so many rows is how a column looks.
const RARE: usize = 3;

/// One finding for each run of cells that stand out, for each comment and for each block of struck cells, inside the body.
pub(super) fn notes(grid: &Grid<'_>, table: &Table) -> Vec<Finding> {
    let sheet = grid.sheet;
    // Most sheets have colours in their headers alone.
    let (first, last) = (table.body.first().map_or(0, |row| row.row), table.body.last().map_or(0, |row| row.row));
    let beyond = sheet.fills.partition_point(|fill| fill.row < first);
    let coloured = sheet.fills.get(beyond).is_some_and(|fill| fill.row <= last);
    if table.body.is_empty() || (!coloured && sheet.comments.is_empty() && sheet.struck.is_empty()) {
        return Vec::new();
    }
    let columns: Vec<u32> =
        table.columns.iter().filter(|column| column.field != Field::Ignored).map(|column| column.col).collect();
    let mut odd: BTreeMap<CellRef, u32> = BTreeMap::new();
    for &col in &columns {
        odd.extend(standing_out(grid, table, col));
    }
    let comments = sheet
        .comments
        .iter()
        .filter(|at| columns.contains(&at.col) && table.body.binary_search_by_key(&at.row, |row| row.row).is_ok());
    // A comment on a coloured cell is told of with it.
    let comments: Vec<CellRef> = comments.filter(|at| !odd.contains_key(at)).copied().collect();
    let runs = runs(&odd).into_iter().chain(comments.into_iter().map(|at| (at, at)));
    let told = runs.map(|(first, last)| {
        let seen = (first.col..=last.col).find_map(|col| grid.sheet.cell(CellRef { col, ..first })).map(label);
        let finding = Finding::new(Code::CellColour).at(Area::Cells { first, last });
        match seen.filter(|seen| !seen.is_empty()) {
            Some(seen) => finding.seen(&seen),
            None => finding,
        }
    });
    told.chain(struck(grid, table, &columns)).collect()
}

/// Cells with a line through what they hold. Whoever strikes out a row takes it back or marks it as done, and does not say which: it
/// is read as it stands.
fn struck<'a>(grid: &'a Grid<'_>, table: &Table, columns: &[u32]) -> impl Iterator<Item = Finding> + use<'a> {
    let in_body = |at: &&CellRef| table.body.binary_search_by_key(&at.row, |row| row.row).is_ok();
    let cells = grid.sheet.struck.iter().filter(|at| columns.contains(&at.col)).filter(in_body);
    let mut blocks: Vec<(CellRef, CellRef)> = Vec::new();
    let rows = cells.fold(Vec::new(), |mut rows: Vec<(CellRef, CellRef)>, &at| {
        match rows.last_mut() {
            Some((_, last)) if last.row == at.row && last.col + 1 == at.col => *last = at,
            _ => rows.push((at, at)),
        }
        rows
    });
    for (first, last) in rows {
        match blocks.last_mut() {
            Some((top, end)) if end.row + 1 == first.row && (top.col, end.col) == (first.col, last.col) => *end = last,
            _ => blocks.push((first, last)),
        }
    }
    let name = table.columns.iter().find(|column| matches!(column.field, Field::Name | Field::FamilyName));
    let name = name.map(|column| column.col);
    blocks.into_iter().map(move |(first, last)| {
        let col = name.filter(|col| (first.col..=last.col).contains(col)).unwrap_or(first.col);
        let seen = grid.sheet.cell(CellRef { col, ..first }).map(label);
        let finding = Finding::new(Code::CellColour).at(Area::Cells { first, last }).arg("kind", "struck");
        seen.filter(|seen| !seen.is_empty()).iter().fold(finding, |finding, seen| finding.seen(seen))
    })
}

/// The cells of a column whose colour is not that of the column, and their colours.
fn standing_out(grid: &Grid<'_>, table: &Table, col: u32) -> Vec<(CellRef, u32)> {
    let cells: Vec<(CellRef, u32)> =
        table.body.iter().map(|row| CellRef::new(row.row, col)).map(|at| (at, colour(&grid.sheet.fills, at))).collect();
    let mut often: BTreeMap<u32, usize> = BTreeMap::new();
    for (_, colour) in &cells {
        *often.entry(*colour).or_default() += 1;
    }
    // Of equally many the uncoloured.
    let usual = often.iter().max_by_key(|(colour, count)| (**count, **colour == 0)).map_or(0, |(colour, _)| *colour);
    let odd: Vec<(CellRef, u32)> =
        cells.iter().filter(|(_, colour)| *colour != 0 && *colour != usual).copied().collect();
    if odd.len() * RARE <= cells.len() { odd } else { Vec::new() }
}

/// The colour of a cell; 0 for none.
fn colour(fills: &[Fill], at: CellRef) -> u32 {
    let after = fills.partition_point(|fill| (fill.row, fill.first) <= (at.row, at.col));
    let last = after.checked_sub(1).and_then(|before| fills.get(before));
    last.filter(|fill| fill.row == at.row && fill.last >= at.col).map_or(0, |fill| fill.colour)
}

/// Neighbours in a row of one colour, from the first to the last.
fn runs(odd: &BTreeMap<CellRef, u32>) -> Vec<(CellRef, CellRef)> {
    let mut runs: Vec<(CellRef, CellRef, u32)> = Vec::new();
    for (&at, &colour) in odd {
        match runs.last_mut() {
            Some((_, last, same)) if *same == colour && last.row == at.row && last.col + 1 == at.col => *last = at,
            _ => runs.push((at, at, colour)),
        }
    }
    runs.into_iter().map(|(first, last, _)| (first, last)).collect()
}
