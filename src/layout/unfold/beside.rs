//! Lists without a header row beside each other: where each begins.
//!
//! Must never part what belongs to one person: a second name with nothing of its own is no second list.

use super::list::{FEWEST, cell_at, headed, span, used};
use super::looks::Known;
use crate::layout::grid::{has_digit, is_used, raw_text, whole};
use crate::read::{Cell, Row, Sheet};
use crate::settings::Settings;
use crate::text;

/// Lists in cells of their own beside each other: each with its own names, one of their rows or a blank column apart, and with the
/// same columns. The last may lack some rows.
pub(super) fn starts(sheet: &Sheet, settings: &Settings) -> Option<(u32, Vec<u32>)> {
    let rows = used(sheet)?;
    let known = Known::new(settings);
    let (_, first, last) = span(&rows, &known)?;
    let held = &rows[first..=last];
    let width = held.iter().filter_map(|row| row.cells.last()).map(|cell| cell.col).max()?;
    let filled = |col: u32| held.iter().filter(|row| cell_at(row, col).is_some()).count();
    let most = |col: u32, such: &dyn Fn(&Cell) -> bool| {
        let cells = filled(col);
        cells >= FEWEST
            && held.iter().filter_map(|row| cell_at(row, col)).filter(|cell| such(cell)).count() * 5 >= cells * 3
    };
    let named =
        |col: u32| most(col, &|cell| raw_text(cell).is_some_and(|raw| text::is_person(raw) && !has_digit(cell)));
    let numbered = |col: u32| most(col, &|cell| whole(cell).is_some_and(|number| number < 1000));
    let start = |col: u32| match col.checked_sub(1) {
        Some(left) if numbered(left) => Some(left),
        Some(left) if filled(left) == 0 => Some(col),
        Some(_) => None,
        None => Some(col),
    };
    let starts: Vec<u32> = (0..=width).filter(|&col| named(col)).map(start).collect::<Option<_>>()?;
    if starts.len() < 2 {
        return None;
    }
    let part = |from: u32, end: u32| {
        let own = |row: &&Row| Row { cells: within(row, from, end).into(), ..(**row).clone() };
        let own: Vec<Row> = held.iter().map(own).filter(is_used).collect();
        let headers = headed(&own.iter().collect::<Vec<_>>(), &known);
        headers.into_iter().map(|(col, header)| (col - from, header)).collect::<Vec<_>>()
    };
    let ends = starts.iter().skip(1).copied().chain([u32::MAX]);
    let mut parts = starts.iter().zip(ends).map(|(&from, end)| part(from, end));
    let columns = parts.next()?;
    (columns.len() > 1 && parts.all(|part| part == columns)).then(|| (rows[first].index, starts))
}

fn within(row: &Row, from: u32, end: u32) -> Vec<Cell> {
    row.cells.iter().filter(|cell| (from..end).contains(&cell.col)).cloned().collect()
}
