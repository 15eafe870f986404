//! The date a row states by its own columns.

use super::desk::{Desk, Entry, Row};
use super::{cells, month};
use crate::finding::{Code, Finding, Severity};
use crate::model::date::Cut;
use crate::model::{CellRef, Date, Field, When, YearMonth};
use crate::read::Value;
use crate::settings::Settings;

/// The row's own date: its date column, or from and to. `base` gives the year of a month named without one.
pub(super) fn of(desk: &mut Desk, row: &Row, base: Option<When>) -> Option<When> {
    if let Some(day) = in_parts(desk, row, base) {
        return Some(When::Day(day));
    }
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

/// The date that `Thời gian` > `Ngày`, `Tháng` and perhaps `Năm` have in a column each; `base` gives the year where none has it.
fn in_parts(desk: &Desk, row: &Row, base: Option<When>) -> Option<Date> {
    if desk.columns.all(&Field::Date).len() < 2 {
        return None;
    }
    let entries = || row.all(&desk.columns, &Field::Date);
    let day = entries().find_map(|entry| bare_day(desk, entry))?;
    let month = entries().find_map(|entry| bare_month(desk, entry))?;
    let year = entries().find_map(|entry| bare_year(desk, entry));
    match (year, base) {
        (Some(year), _) => Date::new(year, month, day).ok(),
        (None, Some(base)) => nearest(day, month, base, desk.settings.cut),
        (None, None) => None,
    }
}

/// The same of a row that holds for the time around it (`base`) where it states none that can be: a day that no calendar has is
/// said to be dropped, and what counts instead.
pub(super) fn of_or_around(desk: &mut Desk, row: &Row, base: Option<When>) -> Option<When> {
    let before = desk.findings.len();
    let own = of(desk, row, base);
    if own.is_none() && base.is_some() {
        let dropped = |one: &&mut Finding| {
            matches!(one.code, Code::DateImpossible | Code::DateOutOfRange) && one.severity == Severity::Error
        };
        for one in desk.findings.iter_mut().skip(before).filter(dropped) {
            *one = one.clone().around();
        }
    }
    own
}

/// The days or months that the row's date cell lists, two at least; None where it lists none or leaves in doubt which they are.
pub(super) fn listed(desk: &mut Desk, row: &Row, base: Option<When>) -> Option<Vec<When>> {
    let entry = row.first(&desk.columns, &Field::Date).filter(|one| matches!(one.cell.value, Value::Text(_)))?.clone();
    if let Some(weeks) = weeks(desk, &entry, base) {
        return Some(weeks);
    }
    let listed = entry.dated().listed.as_ref()?;
    let headed = desk.columns.at(entry.at.col);
    let cut = desk.settings.cut;
    let days = || {
        let last = |day: i8, month: Option<i8>| {
            let base = base?;
            let month = month.or_else(|| base.month(cut).filter(|_| headed.days).map(|month| month.month()));
            nearest(day, month?, base, cut)
        };
        let found = cells::days_of(listed, last)?;
        Some(found.into_iter().map(When::Day).collect::<Vec<_>>())
    };
    let months = || {
        // `Tháng 8, 9, 10`: the word holds for all of them.
        let named = match listed[0] {
            cells::Listed::Month(_) | cells::Listed::Full(When::Month(_)) => true,
            // `T2, T4, T6` may be Monday, Wednesday and Friday.
            cells::Listed::Short(_) => {
                listed.iter().any(|one| matches!(one, cells::Listed::Short(month) if !(2..=7).contains(month)))
            }
            _ => false,
        };
        let asked = headed.months && !headed.days;
        let year = |month: i8| match completed(month, base?, desk)? {
            When::Month(month) => Some(month.year()),
            _ => None,
        };
        let found = cells::months(listed, year).filter(|_| named || asked)?;
        Some(found.into_iter().map(When::Month).collect::<Vec<_>>())
    };
    let mut found = months().or_else(days)?;
    let today = desk.settings.today;
    let believed = |when: &When| cells::is_believed(*when, today, cut);
    // The same time twice is no second turn of it.
    found.sort_unstable();
    found.dedup();
    if !found.iter().all(believed) {
        return None;
    }
    let shown: Vec<String> = found.iter().map(cells::show_when).collect();
    desk.say_of(&entry, Code::DateAsText, Some(&shown.join("; ")));
    Some(found)
}

/// The months of the weeks that a cell lists, one for each of them; None where it lists none or nothing says of which month they are.
fn weeks(desk: &mut Desk, entry: &Entry, base: Option<When>) -> Option<Vec<When>> {
    let cut = desk.settings.cut;
    let month = |&(month, year): &cells::WeekOf| match (month, year) {
        (Some(month), Some(year)) => YearMonth::new(year, month).map(When::Month),
        (Some(month), None) => completed(month, base?, desk),
        (None, _) => base?.month(cut).map(When::Month),
    };
    let mut found: Vec<When> = entry.dated().weeks.as_ref()?.iter().map(month).collect::<Option<_>>()?;
    found.sort_unstable();
    if !found.iter().all(|when| cells::is_believed(*when, desk.settings.today, cut)) {
        return None;
    }
    let shown: Vec<String> = found.iter().map(cells::show_when).collect();
    desk.say_of(entry, Code::DateAsText, Some(&shown.join("; ")));
    Some(found)
}

/// The days beside a name in a cell, each once; none where one of them is of no month that is told, or no day to believe.
pub(super) fn beside(listed: &[cells::Listed], base: Option<When>, settings: &Settings) -> Vec<When> {
    let cut = settings.cut;
    let last = |day: i8, month: Option<i8>| {
        let base = base?;
        nearest(day, month.or_else(|| base.month(cut).map(|month| month.month()))?, base, cut)
    };
    let mut days: Vec<When> = cells::days_of(listed, last).unwrap_or_default().into_iter().map(When::Day).collect();
    days.sort_unstable();
    days.dedup();
    let believed = days.iter().all(|day| cells::is_believed(*day, settings.today, cut));
    if believed { days } else { Vec::new() }
}

/// The one time that covers those listed.
pub(super) fn spanning(listed: &[When], cut: Cut) -> Option<When> {
    let (first, last) = (listed.first()?, listed.last()?);
    Some(match (first, last) {
        (When::Month(first), When::Month(last)) if first == last => When::Month(*first),
        (When::Month(first), When::Month(last)) => When::Months(*first, *last),
        _ => When::Span(first.span(cut).0, last.span(cut).1),
    })
}

/// The time that a field of the row states.
pub(super) fn field(desk: &mut Desk, row: &Row, field: &Field, base: Option<When>) -> Option<When> {
    let entry = row.first(&desk.columns, field)?.clone();
    if says_no_day(desk, &entry, base) {
        return None;
    }
    if let Some(month) = bare_month(desk, &entry)
        && let Some(when) = base.and_then(|base| completed(month, base, desk))
    {
        return Some(when);
    }
    if let Some(day) = base.and_then(|base| day_within(desk, &entry, base)) {
        desk.say_of(&entry, Code::DateAsText, Some(&When::Day(day).to_string()));
        return Some(When::Day(day));
    }
    if let Some(span) = base.and_then(|base| days_within(desk, &entry, base)) {
        desk.say_of(&entry, Code::DateAsText, Some(&span.to_string()));
        return Some(span);
    }
    desk.known(entry.when(desk.settings), &entry)
}

/// Whether a cell names days of the week or hours and no date; the time around it holds then. Said, and asked where it may be
/// months as well.
fn says_no_day(desk: &mut Desk, entry: &Entry, base: Option<When>) -> bool {
    let Some(weekdays) = entry.weekdays() else { return false };
    let headed = desk.columns.at(entry.at.col);
    let severity = match weekdays {
        cells::Weekdays::Sure => Severity::Note,
        // A header that asks for months gets them.
        cells::Weekdays::Short(_) if headed.months && !headed.days => return false,
        cells::Weekdays::Short(days) => match base.and_then(|base| base.month(desk.settings.cut)) {
            Some(month) if days.contains(&month.month()) => return false,
            Some(_) if days.len() > 1 => Severity::Note,
            // `T7` of a year's list is July.
            None if days.len() == 1 => return false,
            _ => Severity::Query,
        },
    };
    if !entry.copied {
        let kind = if severity == Severity::Note { "weekday" } else { "weekday-or-month" };
        let finding = Finding::new(Code::DateImpossible).severity(severity).arg("kind", kind);
        desk.say(entry.at, finding.seen(&entry.cell.value.shown()));
    }
    true
}

/// The day of `21/10`, or of a bare 21 under a header that says day, where the sheet says of which year or month it is.
fn day_within(desk: &Desk, entry: &Entry, base: When) -> Option<Date> {
    let text = matches!(entry.cell.value, Value::Text(_));
    let stated = text.then(|| entry.dated().day).flatten();
    let (day, month) = match stated {
        Some(stated) => stated,
        None => (bare_day(desk, entry)?, base.month(desk.settings.cut)?.month()),
    };
    nearest(day, month, base, desk.settings.cut)
}

/// From the first to the last day of `10-11/10`, where the sheet says of which year they are. Days that reach into the month beside it
/// are of the month that the sheet is about, as over columns.
fn days_within(desk: &Desk, entry: &Entry, base: When) -> Option<When> {
    let (first, last) = Some(entry).filter(|one| matches!(one.cell.value, Value::Text(_)))?.dated().days?;
    let last = nearest(last.0, last.1, base, desk.settings.cut)?;
    // From December to January the first year is the one before.
    let years = [last.year(), last.year() - 1];
    let first = years.into_iter().find_map(|year| Date::new(year, first.1, first.0).ok().filter(|day| *day < last))?;
    let months = [YearMonth::of(first), YearMonth::of(last)];
    let about = base.month(desk.settings.cut).filter(|month| months[0] != months[1] && months.contains(month));
    (days_between(first, last) <= LONGEST_SPAN).then(|| about.map_or(When::Span(first, last), When::Month))
}

/// Days that what is written as two days without a year lasts at most.
const LONGEST_SPAN: i32 = 100;

/// The day of that number and month in a time, or nearest to it; None where it may stand there twice.
pub(super) fn nearest(day: i8, month: i8, base: When, cut: Cut) -> Option<Date> {
    let (from, to) = base.span(cut);
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
    let headed = desk.columns.at(entry.at.col);
    let asked = headed.days && !headed.months;
    let number = matches!(entry.cell.value, Value::Text(_) | Value::Number(_)) && asked;
    number.then(|| entry.text.parse().ok())?.filter(|day| (1..=31).contains(day))
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
    let headed = desk.columns.at(entry.at.col);
    let under_month = headed.months && !headed.days;
    match &entry.cell.value {
        Value::Text(_) => entry
            .dated()
            .month
            .or_else(|| entry.text.parse().ok().filter(|month| under_month && (1..=12).contains(month))),
        Value::Number(_) if under_month => entry.text.parse().ok().filter(|month| (1..=12).contains(month)),
        _ => None,
    }
}

/// A bare 2026 under a header that ends with the word year.
fn bare_year(desk: &Desk, entry: &Entry) -> Option<i16> {
    let asked = desk.columns.key(entry.at.col).rsplit(' ').next() == Some("nam");
    asked.then(|| entry.text.parse().ok())?.filter(|year| (2000..2100).contains(year))
}

/// The month in `base`, which may itself be one month.
pub(super) fn completed(month: i8, base: When, desk: &Desk) -> Option<When> {
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
