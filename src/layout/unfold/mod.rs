//! Sheets without a header row that a person reads all the same: a list without one, a list typed as lines of text, one form a
//! person. Each is unfolded into an ordinary sheet with a header of its own, laid out like any other, and keeps its places.
//!
//! Must never take part in a sheet that has a header.

mod beside;
mod continued;
mod crossed;
mod form;
mod list;
mod looks;
mod pieces;
mod rota;
mod slip;
#[cfg(test)]
mod tests;
mod told;

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

pub(super) use continued::Before;

use super::grid::{Grid, is_used, raw_text};
use super::header::Header;
use super::titles::line;
use super::{LineRole, Table};
use crate::finding::{Code, Finding};
use crate::model::{Area, CellRef, FilePath, Places, SheetName};
use crate::read::{Cell, Fill, Row, Sheet, Value};
use crate::settings::Settings;

/// A sheet as it would stand with a header.
pub(super) struct Unfolded {
    pub sheet: Sheet,
    pub places: Places,
    /// What it was, as a finding of the sheet it stands on.
    pub finding: Finding,
    /// Where its own header row stands on `sheet`.
    pub header: u32,
    /// Something in it may mean something else: it is asked about and not counted.
    pub doubt: bool,
    /// Of a form: the only rows that are data, and the rows of the sheet that hold its labels.
    pub body: Option<RangeInclusive<u32>>,
    pub labels: BTreeSet<u32>,
    pub goes_on: Option<GoesOn>,
}

/// Of a list that goes on: the sheet that has its title and header, and the first of its own rows, which stand below these.
pub(super) struct GoesOn {
    pub list: SheetName,
    pub own: u32,
}

/// A form that one person filled in, or several below each other. Its labels are headers, so it may look like one.
pub(super) fn form(grid: &Grid<'_>, settings: &Settings) -> Option<Unfolded> {
    form::unfold(grid.sheet, settings)
}

/// Whether what was taken for a header are labels of forms beside each other, or of a list on its side.
pub(super) fn is_across(grid: &Grid<'_>, headers: &[Header], settings: &Settings) -> bool {
    headers.first().is_some_and(|header| form::is_across(grid.sheet, header.first_row(), settings))
}

/// A list without a header row.
pub(super) fn list(path: &FilePath, grid: &Grid<'_>, settings: &Settings) -> Option<Unfolded> {
    list::unfold(path, grid.sheet, settings)
}

/// Names below the days they came on, or what they did.
pub(super) fn rota(grid: &Grid<'_>, settings: &Settings) -> Option<Unfolded> {
    rota::unfold(grid.sheet, settings)
}

/// Lists without a header row beside each other: the first row they have, and the column in which each begins.
pub(super) fn beside(grid: &Grid<'_>, settings: &Settings) -> Option<(u32, Vec<u32>)> {
    beside::starts(grid.sheet, settings)
}

/// A list that goes on where the one before ended; `surely`: only where nothing speaks against it.
pub(super) fn continued(grid: &Grid<'_>, before: &Before<'_>, surely: bool) -> Option<Unfolded> {
    continued::unfold(grid.sheet, before, surely)
}

/// Whether what was taken for headers are the labels of a form: one ends with a colon, and so does what stands below it.
pub(super) fn is_labels(grid: &Grid<'_>, headers: &[Header]) -> bool {
    let ends = |row: &Row| row.cells.iter().find_map(raw_text).is_some_and(|raw| raw.contains(':'));
    let below = |row: u32| grid.rows(row + 1, u32::MAX).iter().find(|row| is_used(row));
    let labels = |header: &Header| {
        let row = header.first_row();
        grid.row(row).is_some_and(ends) && below(row).is_some_and(ends)
    };
    !headers.is_empty() && headers.iter().all(labels)
}

impl Unfolded {
    const fn new(sheet: Sheet, places: Places, finding: Finding, header: u32) -> Self {
        Self { sheet, places, finding, header, doubt: false, body: None, labels: BTreeSet::new(), goes_on: None }
    }

    pub(super) const fn is_form(&self) -> bool {
        self.body.is_some()
    }

    /// With what hangs on the cells of `sheet`, whose rows from the made up header on all stand one row further down.
    fn below(mut self, sheet: &Sheet) -> Self {
        let row = |row: u32| row + u32::from(row >= self.header);
        let cell = |at: &CellRef| CellRef::new(row(at.row), at.col);
        self.sheet.merges = sheet.merges.iter().map(|(first, last)| (cell(first), cell(last))).collect();
        self.sheet.comments = sheet.comments.iter().map(cell).collect();
        self.sheet.struck = sheet.struck.iter().map(cell).collect();
        self.sheet.fills = sheet.fills.iter().map(|fill| Fill { row: row(fill.row), ..*fill }).collect();
        self.sheet.hidden_columns.clone_from(&sheet.hidden_columns);
        self
    }

    /// Tables and findings that were made of the unfolded sheet, as those of the sheet itself.
    pub(super) fn back(self, tables: &mut [Table], mut findings: Vec<Finding>) -> Vec<Finding> {
        for table in tables.iter_mut() {
            // Nobody typed that row, or not here.
            table
                .lines
                .retain(|line| line.row != self.header && (self.goes_on.is_none() || line.role != LineRole::Header));
            if let Some(body) = &self.body {
                table.body.retain(|row| body.contains(&row.row));
                let known = |index: u32| table.lines.iter().any(|line| line.row == index);
                let others = self.sheet.rows.iter().filter(|row| row.index > *body.end() && !known(row.index));
                let others: Vec<_> = others.map(|row| line(row, LineRole::Note)).collect();
                table.lines.extend(others);
                table.lines.sort_by_key(|line| line.row);
            }
            table.places = Some(self.places.clone());
            table.continues = self.goes_on.as_ref().map(|goes_on| goes_on.list.clone());
        }
        let counted = !tables.iter().all(|table| table.parked.is_some());
        if let Some(goes_on) = self.goes_on.as_ref().filter(|_| counted) {
            // What is odd about title and header was said where they stand.
            let above = |area: &Area| area.first_row().is_some_and(|row| row < goes_on.own);
            findings.retain(|one| one.cells.is_empty() || !one.cells.iter().all(above));
        }
        findings.iter_mut().for_each(|one| one.moved(&self.places));
        // Of a table that is parked nothing else is worth a word.
        if counted {
            findings.insert(0, self.finding);
        }
        findings
    }
}

/// Rows in the making: each cell with the place it comes from.
struct Desk {
    rows: Vec<Row>,
    places: Places,
}

impl Desk {
    /// Begins with the rows above, which stay as they are.
    fn new(above: impl Iterator<Item = Row>) -> Self {
        Self { rows: above.collect(), places: Places::default() }
    }

    fn push(&mut self, index: u32, hidden: bool, cells: Vec<(Cell, CellRef)>) {
        for (cell, there) in &cells {
            self.places.set(CellRef::new(index, cell.col), *there);
        }
        self.rows.push(Row { index, hidden, cells: cells.into_iter().map(|(cell, _)| cell).collect() });
    }

    /// A row as it is, at another index.
    fn moved(&mut self, index: u32, row: &Row) {
        let cells = row.cells.iter().map(|cell| (cell.clone(), CellRef::new(row.index, cell.col)));
        self.push(index, row.hidden, cells.collect());
    }

    fn done(self, of: &Sheet, header: u32, code: Code, seen: &str) -> Unfolded {
        let at = self.places.row(header);
        let merges = of.merges.iter().filter(|(_, end)| end.row < header).copied().collect();
        let sheet = Sheet {
            name: of.name.clone(),
            visible: of.visible,
            rows: self.rows,
            merges,
            hidden_columns: Vec::new(),
            fills: Vec::new(),
            comments: Vec::new(),
            struck: Vec::new(),
        };
        let finding = Finding::new(code).at(Area::row(at)).seen(seen);
        Unfolded::new(sheet, self.places, finding, header)
    }
}

/// A cell of text.
fn text_cell(col: u32, text: &str, like: Option<&Cell>) -> Cell {
    Cell {
        col,
        value: Value::Text(text.into()),
        text_format: false,
        zero_digits: 0,
        font: like.and_then(|like| like.font),
    }
}
