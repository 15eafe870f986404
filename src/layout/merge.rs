//! Cells merged down the data: each fills the rows of its own rectangle and nothing beyond.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Filled;
use super::grid::{Grid, holds};
use crate::finding::{Code, Finding};
use crate::model::{Area, CellRef};
use crate::read::{Cell, Row};

/// A merged cell on its way down.
#[derive(Clone, Copy)]
pub(super) struct Reaching<'a> {
    pub cell: &'a Cell,
    first: u32,
    last: u32,
}

impl Reaching<'_> {
    /// The row its cell begins in.
    pub(super) const fn first_row(&self) -> u32 {
        self.first
    }
}

/// Walks the rows of a table downwards and knows which merged cells reach into each.
pub(super) struct Filler<'a> {
    grid: &'a Grid<'a>,
    waiting: std::vec::IntoIter<(CellRef, CellRef)>,
    next: Option<(CellRef, CellRef)>,
    /// The merge that is open in a column.
    open: BTreeMap<u32, Reaching<'a>>,
    /// Columns whose cells state a sum of their own: filling them would multiply it.
    never: Vec<u32>,
}

impl<'a> Filler<'a> {
    pub(super) fn new(grid: &'a Grid<'a>, first: u32, last: u32, never: Vec<u32>) -> Self {
        let merges = grid.merges_in(first, last).into_iter();
        let down: Vec<_> = merges.filter(|(from, end)| from.row >= first && end.row > from.row).collect();
        let mut waiting = down.into_iter();
        let next = waiting.next();
        Self { grid, waiting, next, open: BTreeMap::new(), never }
    }

    /// The cells that reach into `row` from above, by column. Rows are asked for in order.
    pub(super) fn reaching(&mut self, row: u32) -> Vec<Reaching<'a>> {
        while let Some((from, end)) = self.next.filter(|(from, _)| from.row < row) {
            self.next = self.waiting.next();
            if end.row >= row
                && !self.never.contains(&from.col)
                && let Some(cell) = self.grid.sheet.cell(from).filter(|cell| holds(cell))
            {
                self.open.insert(from.col, Reaching { cell, first: from.row, last: end.row });
            }
        }
        self.open.retain(|_, one| one.last >= row);
        self.open.values().copied().collect()
    }
}

/// A row's cells with those that reach into it, by column, and the columns that were filled.
pub(super) fn filled(row: &Row, above: &[Reaching]) -> (Arc<[Cell]>, Vec<Filled>) {
    if above.is_empty() {
        return (Arc::clone(&row.cells), Vec::new());
    }
    let mut cells = row.cells.to_vec();
    let mut columns = Vec::new();
    for Reaching { cell, first, .. } in above {
        match cells.binary_search_by_key(&cell.col, |one| one.col) {
            Ok(at) if holds(&cells[at]) => continue,
            Ok(at) => cells[at] = (*cell).clone(),
            Err(at) => cells.insert(at, (*cell).clone()),
        }
        columns.push(Filled { col: cell.col, from: *first });
    }
    (cells.into(), columns)
}

/// One note for each merged cell that filled a body row.
pub(super) fn notes(grid: &Grid<'_>, first: u32, last: u32, used: &[(u32, u32)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (from, end) in grid.merges_in(first, last) {
        let fills = |(row, col): &(u32, u32)| *col == from.col && from.row < *row && *row <= end.row;
        let start = used.partition_point(|(row, _)| *row <= from.row);
        if from.row >= first && used[start..].iter().take_while(|(row, _)| *row <= end.row).any(fills) {
            let seen = grid.sheet.cell(from).map(super::grid::label).unwrap_or_default();
            let area = Area::Cells { first: from, last: CellRef::new(end.row, from.col) };
            findings.push(Finding::new(Code::CellMergedDown).at(area).seen(&seen).repaired(&seen));
        }
    }
    findings
}
