//! `3/4` in a cell of marks, counts or remarks: three of four occasions, or a day of April.
//!
//! A spreadsheet may have made days of what was typed so. Must never take a day for a number: the column's header or all of its
//! values must leave no doubt.

use std::collections::BTreeSet;

use super::away;
use crate::finding::{Code, Finding};
use crate::model::{Date, Field, When};
use crate::normalise::cells::{self, Attended, Tick};
use crate::normalise::desk::{Desk, Entry};
use crate::read::{Cell, Value};
use crate::text::has_any;

/// What a cell says of how many occasions.
pub(super) enum Rate {
    Came(u32),
    /// As well a day of a month.
    Doubtful,
}

/// The words of a finding about a text that may be either.
pub(super) const DOUBTFUL: &str = "rate";

/// Words of headers that ask how many, folded.
const COUNTS: &[&str] = &["so buoi", "so lan", "so luot", "tong so", "ty le", "ti le", "chuyen can"];

/// Reads a cell; None where it is no such text, and where it is a day. `base` is the time that the row or its header is about.
pub(super) fn of(desk: &mut Desk, entry: &Entry, base: Option<When>) -> Option<Rate> {
    let one = of_cell(entry.cell)?;
    // The first of January or one of one: it is one turn.
    let once = one.came == 1 && one.held == 1 && !is_day(entry);
    if one.sure || once {
        return Some(Rate::Came(one.came));
    }
    match counts(desk, entry, base) {
        Column::Counts => Some(Rate::Came(one.came)),
        Column::Open => Some(Rate::Doubtful),
        Column::Days => (!is_day(entry)).then_some(Rate::Doubtful),
    }
}

/// Whether a remark says how many, or may.
pub(super) fn is_any(entry: &Entry) -> bool {
    typed(entry).is_some()
}

/// As [`of`], of a remark; what is read or left open is said.
pub(super) fn remark(desk: &mut Desk, entry: &Entry) -> Option<u32> {
    let one = typed(entry)?;
    if one.sure {
        Some(say(desk, entry, one.came))
    } else {
        away::ask(desk, entry, DOUBTFUL);
        None
    }
}

/// Says of a cell how it was read.
pub(super) fn say(desk: &mut Desk, entry: &Entry, came: u32) -> u32 {
    if is_day(entry) && !entry.copied {
        let finding = Finding::new(Code::CountAsText).arg("kind", "day").seen(&entry.cell.value.text());
        desk.say(entry.at, finding.repaired(&came.to_string()));
    }
    desk.say_of(entry, Code::CountAsText, Some(&came.to_string()));
    came
}

fn typed(entry: &Entry) -> Option<Attended> {
    of_cell(entry.cell).filter(|_| !is_day(entry))
}

/// Whether a spreadsheet holds the cell for a day.
fn is_day(entry: &Entry) -> bool {
    matches!(entry.cell.value, Value::Date(_))
}

/// What a cell says of how many; of a day, what was typed if a spreadsheet made it of such a text: `3/4` is 3 April or 4 March.
fn of_cell(cell: &Cell) -> Option<Attended> {
    match &cell.value {
        Value::Text(raw) => cells::attended(raw),
        Value::Date(_) => match cells::tick(cell).value {
            Some(Tick::On(day)) => {
                let (day, month) = (u32::from(day.day().unsigned_abs()), u32::from(day.month().unsigned_abs()));
                Some(Attended { came: day.min(month), held: day.max(month), sure: false })
            }
            _ => None,
        },
        _ => None,
    }
}

/// What the cells of a column with a slash are, where all are some of a number of occasions.
pub(in crate::normalise) struct Held {
    numbers: BTreeSet<u32>,
    /// One of them is 0 of it, which no day is.
    nought: bool,
    /// Some are days to a spreadsheet, some are texts.
    days: bool,
    texts: bool,
}

impl Held {
    fn of(desk: &Desk, col: u32) -> Option<Self> {
        let mut held = Self { numbers: BTreeSet::new(), nought: false, days: false, texts: false };
        for cell in desk.table.body.iter().filter_map(|body| body.cell(col)) {
            match &cell.value {
                Value::Text(raw) if raw.contains('/') => held.texts = true,
                Value::Date(_) => held.days = true,
                _ => continue,
            }
            let one = of_cell(cell)?;
            held.nought |= one.came == 0;
            held.numbers.insert(one.held);
        }
        Some(held)
    }
}

/// What a column with such cells holds.
enum Column {
    Counts,
    /// Days, or counts that a spreadsheet made days of.
    Open,
    Days,
}

/// Whether a column counts: its header says so, or each of its values is of the same number, which is no month that is meant here. Of
/// what a spreadsheet holds for days both must hold, or other cells must be counts.
fn counts(desk: &mut Desk, entry: &Entry, base: Option<When>) -> Column {
    let col = entry.at.col;
    if !desk.rates.contains_key(&col) {
        let held = Held::of(desk, col);
        desk.rates.insert(col, held);
    }
    let Some(Some(held)) = desk.rates.get(&col) else { return Column::Days };
    let headed = desk.columns.at(col).field == Field::Count || has_any(desk.columns.key(col), COUNTS);
    if headed && !held.days {
        return Column::Counts;
    }
    let meant = |base: When| {
        let (from, to) = base.span(desk.settings.cut);
        let mut months = held.numbers.iter().filter_map(|number| i8::try_from(*number).ok());
        months.any(|month| within(month, from, to))
    };
    let no_month = held.numbers.iter().all(|number| *number > 12) || base.is_some_and(|base| !meant(base));
    match held.numbers.len() == 1 && (held.nought || no_month) {
        true if headed || held.texts => Column::Counts,
        // A day after the twelfth is one in any order of day and month.
        true if held.numbers.iter().all(|number| *number <= 12) => Column::Open,
        _ => Column::Days,
    }
}

/// Whether some day of a month lies between two days.
fn within(month: i8, from: Date, to: Date) -> bool {
    let months = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month()) - i32::from(from.month());
    let behind = (i32::from(month) - i32::from(from.month())).rem_euclid(12);
    behind <= months
}
