//! `3/4` in a cell of marks, counts or remarks: three of four occasions, or a day of April.
//!
//! Must never take a day for a number: the column's header or all of its values must leave no doubt.

use std::collections::BTreeSet;

use super::away;
use crate::finding::Code;
use crate::model::{Date, Field, When};
use crate::normalise::cells::{self, Attended};
use crate::normalise::desk::{Desk, Entry};
use crate::read::Value;
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

/// Reads a cell; None where it is no such text. `base` is the time that the row or its header is about.
pub(super) fn of(desk: &mut Desk, entry: &Entry, base: Option<When>) -> Option<Rate> {
    let one = attended(entry)?;
    Some(if one.sure || counts(desk, entry, base) { Rate::Came(one.came) } else { Rate::Doubtful })
}

/// Whether a remark says how many, or may.
pub(super) fn is_any(entry: &Entry) -> bool {
    attended(entry).is_some()
}

/// As [`of`], of a remark; what is read or left open is said.
pub(super) fn remark(desk: &mut Desk, entry: &Entry) -> Option<u32> {
    let one = attended(entry)?;
    if one.sure {
        Some(say(desk, entry, one.came))
    } else {
        away::ask(desk, entry, DOUBTFUL);
        None
    }
}

/// Says of a cell how it was read.
pub(super) fn say(desk: &mut Desk, entry: &Entry, came: u32) -> u32 {
    desk.say_of(entry, Code::CountAsText, Some(&came.to_string()));
    came
}

fn attended(entry: &Entry) -> Option<Attended> {
    matches!(entry.cell.value, Value::Text(_)).then(|| cells::attended(&entry.text))?
}

/// What the cells of a column with a slash are, where all are some of a number of occasions.
pub(in crate::normalise) struct Held {
    numbers: BTreeSet<u32>,
    /// One of them is 0 of it, which no day is.
    nought: bool,
}

impl Held {
    fn of(desk: &Desk, col: u32) -> Option<Self> {
        let cells = desk.table.body.iter().filter_map(|body| body.cells.iter().find(|cell| cell.col == col));
        let slashed = cells.filter_map(|cell| match &cell.value {
            Value::Text(raw) if raw.contains('/') => Some(cells::attended(raw)),
            Value::Date(_) => Some(None),
            _ => None,
        });
        let all: Vec<Attended> = slashed.collect::<Option<_>>()?;
        let nought = all.iter().any(|one| one.came == 0);
        Some(Self { numbers: all.iter().map(|one| one.held).collect(), nought })
    }
}

/// Whether a column counts: its header says so, or each of its values is of the same number, which is no month that is meant here.
fn counts(desk: &mut Desk, entry: &Entry, base: Option<When>) -> bool {
    let col = entry.at.col;
    if !desk.rates.contains_key(&col) {
        let held = Held::of(desk, col);
        desk.rates.insert(col, held);
    }
    let Some(Some(held)) = desk.rates.get(&col) else { return false };
    if desk.columns.at(col).field == Field::Count || has_any(desk.columns.key(col), COUNTS) {
        return true;
    }
    let meant = |base: When| {
        let (from, to) = base.span(desk.settings.cut);
        let mut months = held.numbers.iter().filter_map(|number| i8::try_from(*number).ok());
        months.any(|month| within(month, from, to))
    };
    let no_month = held.numbers.iter().all(|number| *number > 12) || base.is_some_and(|base| !meant(base));
    held.numbers.len() == 1 && (held.nought || no_month)
}

/// Whether some day of a month lies between two days.
fn within(month: i8, from: Date, to: Date) -> bool {
    let months = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month()) - i32::from(from.month());
    let behind = (i32::from(month) - i32::from(from.month())).rem_euclid(12);
    behind <= months
}
