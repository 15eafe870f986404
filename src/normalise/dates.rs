//! The date a row states by its own columns.

use super::desk::{Desk, Entry, Row};
use super::{cells, month};
use crate::finding::{Code, Finding};
use crate::model::{CellRef, Field, When, YearMonth};
use crate::read::Value;

/// The row's own date: its date column, or from and to. `base` gives the year of a month named without one.
pub(super) fn of(desk: &mut Desk, row: &Row, base: Option<When>) -> Option<When> {
    if let Some(when) = field(desk, row, &Field::Date, base) {
        return Some(when);
    }
    let from = field(desk, row, &Field::FromDate, base);
    let to = field(desk, row, &Field::ToDate, base);
    match (from, to) {
        (Some(from), Some(to)) => Some(between(from, to, desk)),
        (one, other) => one.or(other),
    }
}

/// The time that a field of the row states.
pub(super) fn field(desk: &mut Desk, row: &Row, field: &Field, base: Option<When>) -> Option<When> {
    let entry = row.first(&desk.columns, field)?.clone();
    if let Some(month) = bare_month(desk, &entry)
        && let Some(when) = base.and_then(|base| completed(month, base, desk))
    {
        return Some(when);
    }
    desk.take(cells::when(&entry.cell, desk.settings.today, desk.settings.cut), &entry)
}

/// Says that no date can be told, at the row's date cell with what it holds; `or` where there is no such column.
pub(super) fn say_unknown(desk: &mut Desk, row: &Row, or: CellRef) {
    let at = row.place(&desk.columns, &Field::Date, or);
    let seen = row.first(&desk.columns, &Field::Date).map(|entry| entry.cell.value.shown());
    let finding = Finding::new(Code::PeriodUnknown);
    desk.say(at, if let Some(seen) = seen { finding.seen(&seen) } else { finding });
}

/// `Tháng 3`, or a bare 3 under a header that says month.
fn bare_month(desk: &Desk, entry: &Entry) -> Option<i8> {
    let under_month = desk.columns.key(entry.at.col) == "thang";
    match &entry.cell.value {
        Value::Text(_) => month::whole(&entry.text)
            .or_else(|| entry.text.parse().ok().filter(|month| under_month && (1..=12).contains(month))),
        Value::Number(_) if under_month => entry.text.parse().ok().filter(|month| (1..=12).contains(month)),
        _ => None,
    }
}

/// The month in `base`, which may itself be one month.
fn completed(month: i8, base: When, desk: &Desk) -> Option<When> {
    let cut = desk.settings.cut;
    match base.month(cut) {
        Some(only) => YearMonth::new(only.year(), month).map(When::Month),
        None => month::complete(month, base, cut),
    }
}

/// The span of two dates; whole months where both are.
fn between(from: When, to: When, desk: &Desk) -> When {
    match (from, to) {
        _ if from == to => from,
        (When::Month(first), When::Month(last)) if first <= last => When::Months(first, last),
        _ => {
            let (first, last) = (from.span(desk.settings.cut).0, to.span(desk.settings.cut).1);
            // Swapped ends are still the same days.
            if first <= last {
                When::Span(first, last)
            } else {
                When::Span(to.span(desk.settings.cut).0, from.span(desk.settings.cut).1)
            }
        }
    }
}
