//! Days in the cells of month columns: `12`, `7; 21`, `ngày 9` below `Ngày sinh hoạt` > `T10` are days of that month, a turn each.
//!
//! Must never take such a number for how many.

use super::away;
use crate::model::{Date, When, YearMonth};
use crate::normalise::cells::{self, Listed, Tick};
use crate::normalise::desk::{Desk, Entry, MarkColumn};
use crate::read::Value;
use crate::text::has_any;

/// Words of headers over months that ask for days, folded.
const ASKING: &[&str] =
    &["ghi ngay", "ngay sinh hoat", "ngay sh", "ngay tham gia", "ngay hop", "ngay du", "cac ngay", "ngay nao"];

/// Words that ask how many of them.
const COUNTING: &[&str] = &["so ngay", "bao nhieu ngay", "tong ngay"];

/// Whether a header over a month, its key given, asks for days of it.
pub(in crate::normalise) fn asks(key: &str) -> bool {
    has_any(key, ASKING) && !has_any(key, COUNTING)
}

/// The days that a cell names; none where nobody can tell which, which is asked. None: the cell names no day (`x`, `1`, `0`).
pub(super) fn of(desk: &mut Desk, entry: &Entry, mark: &MarkColumn) -> Option<Vec<Date>> {
    let Some(When::Month(month)) = mark.of.when.filter(|_| mark.days) else { return None };
    let (from, to) = When::Month(month).span(desk.settings.cut);
    let listed = listed(entry)?;
    let of = |day: i8, named: Option<i8>| {
        let months = [Some(month), month_before(month)].into_iter().flatten();
        let days = months.filter_map(|one| Date::new(one.year(), one.month(), day).ok());
        days.into_iter().find(|day| (from..=to).contains(day) && named.is_none_or(|named| named == day.month()))
    };
    let days = cells::days_of(&listed, of).filter(|days| days.iter().all(|day| (from..=to).contains(day)));
    if days.is_none() {
        // A whole date of another month says itself when it was.
        if matches!(listed[..], [Listed::Full(_)]) {
            return None;
        }
        away::ask(desk, entry, UNREAD);
    }
    Some(days.unwrap_or_default())
}

/// The words of a finding about a cell by which no turn is counted.
const UNREAD: &str = "unread";

fn month_before(month: YearMonth) -> Option<YearMonth> {
    let (year, number) = if month.month() == 1 { (month.year() - 1, 12) } else { (month.year(), month.month() - 1) };
    YearMonth::new(year, number)
}

/// The days as they stand there. `1` is a mark as well, and either way one turn.
fn listed(entry: &Entry) -> Option<Vec<Listed>> {
    if let Value::Text(_) = entry.cell.value {
        let found = cells::one_or_more(&entry.text)?;
        return (!matches!(found[..], [Listed::Number(1) | Listed::Month(_) | Listed::Short(_)])).then_some(found);
    }
    match cells::tick(entry.cell).value? {
        // No month has that many: nobody can tell.
        Tick::Count(number) => Some(vec![Listed::Number(i8::try_from(number).unwrap_or(i8::MAX))]),
        Tick::On(day) => Some(vec![Listed::Full(When::Day(day))]),
        Tick::Yes | Tick::No => None,
    }
}
