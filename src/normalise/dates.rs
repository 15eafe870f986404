//! The date a row states by its own columns.

use super::desk::{Desk, Entry, Row};
use super::{cells, month};
use crate::finding::{Code, Finding};
use crate::model::{CellRef, Date, Field, When, YearMonth};
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
    if let Some(day) = base.and_then(|base| day_within(desk, &entry, base)) {
        desk.say_of(&entry, Code::DateAsText, Some(&When::Day(day).to_string()));
        return Some(When::Day(day));
    }
    desk.take(entry.when(entry.cell, desk.settings), &entry)
}

/// The day of `21/10`, or of a bare 21 under a header that says day, where the sheet says of which year or month it is.
fn day_within(desk: &Desk, entry: &Entry, base: When) -> Option<Date> {
    let (from, to) = base.span(desk.settings.cut);
    let text = matches!(entry.cell.value, Value::Text(_));
    let stated = text.then(|| cells::day_and_month(&entry.text)).flatten();
    let (day, month) = match stated {
        Some(stated) => stated,
        None => (bare_day(desk, entry)?, base.month(desk.settings.cut)?.month()),
    };
    // In a longer time than a year the same day stands twice.
    if days_between(from, to) > 366 {
        return None;
    }
    // A list of October may name a day of September, one of January a day of December.
    let years = from.year() - 1..=to.year() + 1;
    let days = years.filter_map(|year| Date::new(year, month, day).ok());
    days.min_by_key(|&one| (days_between(one, from).max(days_between(to, one)).max(0), one))
}

/// A bare 21 under a header that says day and no month.
fn bare_day(desk: &Desk, entry: &Entry) -> Option<i8> {
    let header = desk.columns.key(entry.at.col);
    let says = |word: &str| header.split(' ').any(|one| one == word);
    let number = matches!(entry.cell.value, Value::Text(_) | Value::Number(_)) && says("ngay") && !says("thang");
    entry.text.parse().ok().filter(|day| number && (1..=31).contains(day))
}

/// Days from one to the other, below 0 where the other is earlier.
fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
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
