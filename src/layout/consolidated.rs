//! Workbooks that a lower level's tonghop wrote: only their sheet "Dữ liệu" is read, told by its header in either language,
//! wherever the workbook was saved and whatever it is called. Its finest sums are body rows, every other figure is a total of
//! them or a note: so nothing counts twice.

use super::assemble::not_a_list;
use super::grid::{Grid, holds, is_used, label, raw_text};
use super::titles::line;
use super::{BodyRow, Column, LineRole, Table};
use crate::model::consolidated::{column, header, key};
use crate::model::{Field, Lang, SheetKind};
use crate::read::{Row, Sheet, Workbook};
use crate::text;

/// Rows from the top in which the header is looked for: somebody may have written a line above it.
const HEAD: usize = 10;

/// The sheet of figures of a workbook of ours: the first visible one.
pub(super) fn data_sheet(workbook: &Workbook) -> Option<&Sheet> {
    workbook.sheets.iter().find(|sheet| sheet.visible && header_row(sheet).is_some())
}

fn header_row(sheet: &Sheet) -> Option<&Row> {
    sheet.rows.iter().take(HEAD).find(|row| [Lang::Vi, Lang::En].iter().any(|&lang| is_header(row, lang)))
}

fn is_header(row: &Row, lang: Lang) -> bool {
    let words = header(lang);
    let cell = |col: u32| row.cells.iter().find(|cell| cell.col == col);
    let said = |col: u32| cell(col).map(|cell| text::plain(&label(cell)));
    // Most rows tell by their length that they are none, or by a number or a short word at their beginning.
    let begins = |word: &&str| cell(0).and_then(raw_text).is_some_and(|raw| raw.len() >= word.chars().count());
    row.cells.len() >= words.len()
        && words.first().is_some_and(begins)
        && (0..).zip(words).all(|(col, word)| said(col) == Some(text::plain(word)))
}

/// What stands in the column of keys.
pub(super) fn key_of(row: &Row) -> String {
    row.cells.iter().find(|cell| cell.col == column::KEY).map(label).unwrap_or_default()
}

/// The sheet as a table.
pub(super) fn table(grid: &Grid<'_>) -> Table {
    let mut table = not_a_list(grid, LineRole::Note);
    let Some(head) = header_row(grid.sheet) else { return table };
    table.kind = Some(SheetKind::Consolidated);
    table.confidence = 1.0;
    table.header_rows = vec![head.index];
    table.columns = columns(head);
    table.lines.clear();
    for row in grid.sheet.rows.iter().filter(|row| is_used(row)) {
        let named = key_of(row);
        if row.index > head.index && (named.starts_with(key::TURN_PARTS) || named.starts_with(key::MEMBER_PARTS)) {
            table.body.push(body(row));
            continue;
        }
        let role = match row.index.cmp(&head.index) {
            std::cmp::Ordering::Less => LineRole::Title,
            std::cmp::Ordering::Equal => LineRole::Header,
            std::cmp::Ordering::Greater if is_sum(&named) => LineRole::Total,
            std::cmp::Ordering::Greater => LineRole::Note,
        };
        table.lines.push(line(row, role));
    }
    table
}

/// Whether a key names a sum that the finest sums give: of turns, or of members on rosters.
fn is_sum(key: &str) -> bool {
    let turns = key == "turns.total"
        || ["channels.", "groups.", "months.", "wards.", "units."].iter().any(|start| key.starts_with(start))
            && (key.ends_with(".turns") || key.ends_with(".by_keyword") || key.contains(".channels."));
    let members = ["members.total", "members.joined_in_period"].contains(&key)
        || key.starts_with("members.by_category.")
        || key.starts_with("members.joined.")
        || (key.starts_with(key::UNITS) && key.ends_with(".members"));
    turns || members
}

fn columns(head: &Row) -> Vec<Column> {
    let field = |col: u32| match col {
        column::KEY => Field::Measure,
        column::NAME => Field::Unit,
        column::VALUE => Field::Count,
        _ => Field::Ignored,
    };
    let cells = head.cells.iter().filter(|cell| cell.col <= column::VALUE && holds(cell));
    let column = |cell| (cell, label(cell));
    cells
        .map(column)
        .map(|(cell, header)| Column { col: cell.col, field: field(cell.col), header, header_row: head.index })
        .collect()
}

fn body(row: &Row) -> BodyRow {
    BodyRow {
        row: row.index,
        hidden: row.hidden,
        cells: row.cells.iter().filter(|cell| holds(cell)).cloned().collect(),
        filled: Vec::new(),
        context: Vec::new(),
    }
}
