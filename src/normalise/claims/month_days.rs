//! Days in the cells of month columns: `12`, `7; 21`, `ngày 9` below `Ngày sinh hoạt` > `T10` are days of that month, a turn each; and
//! in any columns of marks where a line around the table says that days stand there: `(ghi ngày tham gia vào ô tương ứng)`.
//!
//! Must never take such a number for how many.

use super::away;
use crate::layout::{LineRole, Table};
use crate::model::{Date, MarkOf, When, YearMonth};
use crate::normalise::cells::{self, Listed, Tick};
use crate::normalise::dates;
use crate::normalise::desk::{Desk, Entry, MarkColumn};
use crate::read::Value;
use crate::text::{self, has_any};

/// Words of headers over months that ask for days, folded.
const ASKING: &[&str] =
    &["ghi ngay", "ngay sinh hoat", "ngay sh", "ngay tham gia", "ngay hop", "ngay du", "cac ngay", "ngay nao"];

/// Words that ask how many of them.
const COUNTING: &[&str] = &["so ngay", "bao nhieu ngay", "tong ngay", "so lan", "so buoi", "so luot"];

/// What a line asks for that stands around a table whose cells hold days, folded.
const NOTED: &[&str] = &["ghi ngay", "ghi ro ngay", "ghi cu the ngay", "ghi cac ngay", "dien ngay", "dien ro ngay"];

/// What a line says its table holds.
const HELD: &[&str] = &["ngay tham gia trong thang", "ngay sinh hoat trong thang", "ngay du trong thang"];

/// What else a line may ask the day of, behind [`NOTED`].
const OTHER_DAYS: &[&str] = &[
    "sinh",
    "thang nam sinh",
    "vao",
    "ket nap",
    "ky",
    "nop",
    "lap",
    "cap",
    "gui",
    "bao cao",
    "vang",
    "nghi",
    "gioi thieu",
    "chuyen",
];

/// Of [`ASKING`], what asks for days over no month as well.
const ASKING_ALONE: &[&str] = &["ngay sinh hoat", "ngay sh", "ngay tham gia"];

/// Whether a line around a table, or a header, says that the cells hold days; its key given.
fn notes(key: &str) -> bool {
    let behind = |words: &&str| key.split_once(words).map(|(_, rest)| rest.trim_start());
    let of_taking_part = |rest: &str| {
        let other = |word: &&str| text::starts_with_words(rest, word);
        !OTHER_DAYS.iter().any(other) || text::starts_with_words(rest, "sinh hoat")
    };
    let noted = NOTED.iter().filter_map(behind).any(of_taking_part);
    (noted || has_any(key, HELD)) && !has_any(key, COUNTING)
}

/// Whether some line around the rows of a table says that its cells hold days.
pub(in crate::normalise) fn noted(table: &Table) -> bool {
    table
        .lines
        .iter()
        .any(|line| !matches!(line.role, LineRole::Header | LineRole::Context) && notes(&text::plain(&line.text)))
}

/// Whether the cells below a header, its key given, hold days; `noted`: a line around the table says that days stand in its cells.
pub(in crate::normalise) fn holds(of: &MarkOf, key: &str, noted: bool) -> bool {
    let asked = match of.when {
        Some(When::Month(_)) => has_any(key, ASKING),
        None => notes(key) || has_any(key, ASKING_ALONE),
        Some(_) => return false,
    };
    (noted || asked) && !has_any(key, COUNTING)
}

/// The days that a cell names, one each, or how many where nothing tells of which month they are; none where nobody can tell which,
/// which is asked.
/// None: the cell names no day (`x`, `1`, `0`). `base`: the time around the row.
pub(super) fn of(
    desk: &mut Desk,
    entry: &Entry,
    mark: &MarkColumn,
    base: Option<When>,
) -> Option<Vec<(u32, Option<Date>)>> {
    if !mark.days {
        return None;
    }
    let cut = desk.settings.cut;
    let listed = listed(entry)?;
    let base = mark.of.when.or(base);
    let Some(month) = base.and_then(|base| base.month(cut)) else {
        // Of a longer time nobody knows the month of a bare day: a turn each.
        let bare = listed.iter().all(|one| matches!(one, Listed::Number(_)));
        return u32::try_from(listed.len()).ok().filter(|_| bare).map(|many| vec![(many, None)]);
    };
    let (from, to) = When::Month(month).span(cut);
    let of = |day: i8, named: Option<i8>| {
        if let Some(named) = named.filter(|_| mark.of.when.is_none()) {
            return dates::nearest(day, named, When::Month(month), cut);
        }
        let months = [Some(month), month_before(month)].into_iter().flatten();
        let days = months.filter_map(|one| Date::new(one.year(), one.month(), day).ok());
        days.into_iter().find(|day| (from..=to).contains(day) && named.is_none_or(|named| named == day.month()))
    };
    let within = |day: &Date| mark.of.when.is_none() || (from..=to).contains(day);
    let days = cells::days_of(&listed, of).filter(|days| days.iter().all(within));
    if days.is_none() {
        // A whole date of another month says itself when it was.
        if matches!(listed[..], [Listed::Full(_)]) {
            return None;
        }
        away::ask(desk, entry, UNREAD);
    }
    Some(days.unwrap_or_default().into_iter().map(|day| (1, Some(day))).collect())
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
