//! Rows of a sheet of figures that sum the turns of the rows around them: `Tổng số lượt tham gia` under a header `Nội dung`.
//!
//! The same words beside numbers of members alone are the one figure of turns the sheet has. So a label is not enough: the rows
//! beside it must be what it sums.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::{raw_text, whole};
use super::phrases;
use crate::model::Field;
use crate::read::Row;
use crate::text::{self, has_words};

/// One row of figures.
struct Figures {
    row: u32,
    /// Its text, folded.
    label: String,
    /// By column.
    numbers: BTreeMap<u32, u64>,
    /// Its text says that it sums turns.
    sums: bool,
}

/// Those of a table's rows that sum others.
pub(super) fn of_turns(rows: &[Row], fields: &BTreeMap<u32, Field>) -> BTreeSet<u32> {
    let rows: Vec<Figures> = rows.iter().filter_map(|row| Figures::of(row, fields)).collect();
    let sums = |at: &usize| rows[*at].sums && (among_parts(&rows) || adds_up(&rows, *at));
    (0..rows.len()).filter(sums).map(|at| rows[at].row).collect()
}

impl Figures {
    fn of(row: &Row, fields: &BTreeMap<u32, Field>) -> Option<Self> {
        let counted = |col: u32| matches!(fields.get(&col), Some(Field::MarkOf(_) | Field::Mark | Field::Count));
        let numbers = row.cells.iter().filter(|cell| counted(cell.col));
        let numbers: BTreeMap<u32, u64> = numbers.filter_map(|cell| Some((cell.col, whole(cell)?.into()))).collect();
        let label = row.cells.iter().filter(|cell| fields.get(&cell.col) != Some(&Field::Stt)).find_map(raw_text)?;
        let label = text::plain(label);
        let sums = phrases::is_sum_of_turns(&label);
        (!numbers.is_empty()).then_some(Self { row: row.index, label, numbers, sums })
    }

    /// Members, and whatever else is counted, are no turns that a sum of turns could hold.
    fn is_other_measure(&self) -> bool {
        let counts = self.label.starts_with("so ") || self.label.starts_with("tong so ");
        !has_words(&self.label, "luot") && (counts || has_words(&self.label, "doan vien"))
    }
}

/// Whether all rows that sum nothing are parts of a whole, whatever they add up to.
fn among_parts(rows: &[Figures]) -> bool {
    let parts = || rows.iter().filter(|row| !row.sums);
    parts().count() >= 2 && parts().all(|row| !row.is_other_measure())
}

/// Whether a row is, in every column, what the rows right above or right below it add up to.
fn adds_up(rows: &[Figures], at: usize) -> bool {
    let part = |row: &&Figures| !row.sums && !row.is_other_measure();
    let above: Vec<&Figures> = rows[..at].iter().rev().take_while(part).collect();
    let below: Vec<&Figures> = rows[at + 1..].iter().take_while(part).collect();
    let sums = |rows: &[&Figures], col: u32| rows.iter().filter_map(|row| row.numbers.get(&col)).sum::<u64>();
    let fits = |run: &[&Figures]| rows[at].numbers.iter().all(|(&col, &number)| sums(run, col) == number);
    [above, below].iter().any(|run| (1..=run.len()).any(|length| fits(&run[..length])))
}
