//! A table pasted from a text: a second paragraph of one cell comes as a row of its own, and all other cells are merged over both.
//!
//! Must never take a second turn for such a paragraph: what does not plainly go on with the cell above is a row.

use super::grid::{Grid, holds, label, raw_text};
use super::merge::Reaching;
use crate::model::CellRef;
use crate::read::Row;
use crate::settings::Words;
use crate::text;

/// How a row goes on with the one above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paragraph {
    /// It adds something in brackets, or the number of whom the cell names.
    Bracketed,
    /// It goes on with the text of this column.
    Rest(u32),
}

/// Whether a row is only a further paragraph of one cell of the row above; `above` are the cells merged into it, `names` the columns of
/// names.
pub(super) fn of(grid: &Grid<'_>, row: &Row, above: &[Reaching], names: &[u32], words: &Words) -> Option<Paragraph> {
    let first = above.first()?.first_row();
    if let Some(number) = number_below_name(grid, row, above, names) {
        return Some(number);
    }
    let filled = |col: u32| above.iter().any(|one| one.cell.col == col);
    if !names.iter().any(|&col| filled(col)) || above.iter().any(|one| one.first_row() != first) {
        return None;
    }
    let mut held = row.cells.iter().filter(|cell| holds(cell));
    let (own, None) = (held.next()?, held.next()) else { return None };
    let begun = grid.row(first)?;
    let over_both = |col: u32| grid.last_of(CellRef::new(first, col)).row >= row.index;
    if filled(own.col) || !begun.cells.iter().all(|cell| cell.col == own.col || !holds(cell) || over_both(cell.col)) {
        return None;
    }
    let (text, begins) = (raw_text(own)?, raw_text(begun.cells.iter().find(|cell| cell.col == own.col)?)?);
    if text.starts_with('(') && text.ends_with(')') {
        return Some(Paragraph::Bracketed);
    }
    let small = |text: &str| text.chars().next().is_some_and(char::is_lowercase);
    // Whoever writes all in small letters begins another activity so as well.
    let another = words.group_in(text).is_some() && words.group_in(begins).is_some();
    (small(text) && !small(begins) && !another).then_some(Paragraph::Rest(own.col))
}

/// A row that holds nothing of its own but a number in a column of names, all other cells being merged over it and the row above, whose
/// name stands in that column: the name's own number.
fn number_below_name(grid: &Grid<'_>, row: &Row, above: &[Reaching], names: &[u32]) -> Option<Paragraph> {
    let mut held = row.cells.iter().filter(|cell| holds(cell));
    let (own, None) = (held.next()?, held.next()) else { return None };
    let first = row.index.checked_sub(1)?;
    let begun = grid.row(first)?;
    let named = begun.cells.iter().find(|cell| cell.col == own.col).and_then(raw_text)?;
    let reach = |col: u32| grid.last_of(CellRef::new(first, col)).row >= row.index;
    let all = begun.cells.iter().filter(|cell| holds(cell) && cell.col != own.col).all(|cell| reach(cell.col));
    let number = label(own);
    let is_number = number.bytes().filter(u8::is_ascii_digit).count() >= 4 && !number.trim().contains(' ');
    (names.contains(&own.col) && all && above.len() > 1 && is_number && text::is_person(named))
        .then_some(Paragraph::Bracketed)
}
