//! Columns that a sheet asks again and again beside each other: `Tháng 9 > Ngày | Nội dung`, `Tháng 10 > Ngày | Nội dung`. Each
//! such round of a row is read as a row of its own would be.
//!
//! Must never take two columns for rounds that only mean alike (`Hoạt động | Nội dung`): rounds have the same names.

use super::desk::{Desk, Row};
use super::{cells, dates, month};
use crate::layout::Column;
use crate::model::{Field, When};
use crate::text;

/// One round, left to right.
#[derive(Clone)]
pub(crate) struct Round {
    pub cols: Vec<u32>,
    /// What stands above its columns, outermost first; empty where nothing does.
    above: Vec<String>,
}

/// Fields that say what one turn was.
const ASKED: &[Field] =
    &[Field::Date, Field::Activity, Field::Group, Field::Channel, Field::Ward, Field::FromDate, Field::ToDate];

/// The rounds of a table's columns; none where nothing is asked twice by the same names in the same order, or where a mark or count
/// stands beside them that belongs to none: what it counts nobody knows.
pub(crate) fn of(columns: &[Column]) -> Vec<Round> {
    let counts = |column: &&Column| matches!(column.field, Field::MarkOf(_) | Field::Mark | Field::Count);
    let asked: Vec<(&Column, String)> = columns
        .iter()
        .filter(|column| ASKED.contains(&column.field))
        .map(|column| (column, key(column)))
        .filter(|(column, key)| {
            let alike = |other: &&Column| other.field == column.field && self::key(other) == *key;
            columns.iter().filter(alike).count() > 1
        })
        .collect();
    let Some((_, first)) = asked.first() else { return Vec::new() };
    let length = asked.iter().skip(1).position(|(_, key)| key == first).map_or(asked.len(), |at| at + 1);
    let rounds = asked.chunks(length);
    let whole =
        rounds.clone().all(|round| round.iter().map(|(_, key)| key).eq(asked[..length].iter().map(|(_, key)| key)));
    if rounds.len() < 2 || !whole {
        return Vec::new();
    }
    let round = |round: &[(&Column, String)]| Round {
        cols: round.iter().map(|(column, _)| column.col).collect(),
        above: parents(round[0].0),
    };
    let mut rounds: Vec<Round> = rounds.map(round).collect();
    for column in columns.iter().filter(counts) {
        let above = parents(column);
        match rounds.iter_mut().find(|round| !above.is_empty() && round.above == above) {
            Some(round) => round.cols.push(column.col),
            None => return Vec::new(),
        }
    }
    rounds
}

/// The lowest cell of a column's header, folded, without the number of its round.
fn key(column: &Column) -> String {
    let leaf = column.header.rsplit(" > ").next().unwrap_or_default();
    text::plain(leaf).trim_end_matches(|one: char| one.is_ascii_digit() || one == ' ').to_owned()
}

fn parents(column: &Column) -> Vec<String> {
    let mut parts: Vec<String> = column.header.split(" > ").map(str::to_owned).collect();
    parts.pop();
    parts
}

impl Round {
    /// The time above it, innermost first, its year completed from what the sheet is about.
    pub(super) fn when(&self, desk: &Desk, base: Option<When>) -> Option<When> {
        self.above.iter().rev().find_map(|part| {
            let bare = || dates::completed(month::whole(part)?, base?, desk);
            cells::when_in(part).or_else(bare)
        })
    }

    /// The row with this round alone, as if nothing else had been asked; None where nothing of it is filled in.
    pub(super) fn of_row<'a>(&self, row: &Row<'a>, rounds: &[Self]) -> Option<Row<'a>> {
        let own = |col: &u32| self.cols.contains(col);
        let other = |col: &u32| !own(col) && rounds.iter().any(|round| round.cols.contains(col));
        row.entries.iter().any(|entry| own(&entry.at.col)).then(|| Row {
            body: row.body,
            entries: row.entries.iter().filter(|entry| !other(&entry.at.col)).cloned().collect(),
            lost: row.lost.iter().filter(|(col, _)| !other(col)).map(|(col, code)| (*col, *code)).collect(),
            person: row.person,
        })
    }
}

/// The row without any of its rounds.
pub(super) fn none_of<'a>(row: &Row<'a>, rounds: &[Round]) -> Row<'a> {
    let asked = |col: u32| rounds.iter().any(|round| round.cols.contains(&col));
    let entries = row.entries.iter().filter(|entry| !asked(entry.at.col)).cloned().collect();
    Row { body: row.body, entries, lost: row.lost.clone(), person: row.person }
}
