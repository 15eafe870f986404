//! Rows that Excel puts among those of a list (Data > Subtotal): `Phường Trà An Count` below each group, `Grand Count` below all.
//!
//! Must never take a person's row for one: nobody is called so, unless the row above names them and nothing but figures stands here.

use super::grid::{Grid, holds, label, raw_text, whole};
use super::phrases;
use crate::read::{Cell, Row};
use crate::text;

/// Rows of a group that leave the cell of their group empty at most.
const MOST_EMPTY: u32 = 64;

/// Whether a row is one of them; `header`: the row below which the list begins.
pub(super) fn is_one(grid: &Grid<'_>, row: &Row, header: u32) -> bool {
    let held = || row.cells.iter().filter(|cell| holds(cell));
    let mut texts = held().filter_map(|cell| Some((cell, raw_text(cell)?))).filter(|(cell, _)| whole(cell).is_none());
    let (Some((cell, raw)), None) = (texts.next(), texts.next()) else { return false };
    // Hardly any row holds one text alone.
    let key = text::plain(raw);
    if phrases::is_grand_total(&key) {
        return true;
    }
    let Some(group) = phrases::subtotalled(&key).filter(|_| held().nth(1).is_some()) else { return false };
    above(grid, row.index, cell.col, header).is_some_and(|named| text::plain(&label(named)) == group)
}

/// The cell above that names the group.
fn above<'g>(grid: &Grid<'g>, row: u32, col: u32, header: u32) -> Option<&'g Cell> {
    let first = row.saturating_sub(MOST_EMPTY).max(header + 1);
    let rows = grid.rows(first, row.checked_sub(1)?).iter().rev();
    let mut cells = rows.filter_map(|row| row.cells.iter().find(|cell| cell.col == col && holds(cell)));
    cells.next()
}
