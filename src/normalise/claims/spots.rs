//! Where a row asserts turns, and how many: marks, counts, listed times, or the row itself.

use super::away;
use super::month_days;
use super::rate::{self, Rate};
use super::says::Says;
use crate::finding::Code;
use crate::model::{CellRef, ChannelCode, Field, GradeCode, MarkOf, SheetKind, When};
use crate::normalise::around::Around;
use crate::normalise::cells::{self, Tick};
use crate::normalise::desk::{Desk, Entry, MarkColumn, Row};
use crate::normalise::named::{self, Named, Said};
use crate::read::Value;
use crate::settings::words::GroupHow;

/// One place of a row that asserts turns.
pub(super) struct Spot<'m> {
    pub at: CellRef,
    pub count: u32,
    pub mark: Option<&'m MarkColumn>,
    pub on: Option<When>,
    /// The groups that its cell names instead of a mark: `NTM, ASXH` below `Theo nhóm`.
    pub named: Vec<Named>,
}

/// Where the row asserts turns: its marks, else its counts, else the row itself.
pub(super) fn spots<'m>(
    desk: &mut Desk,
    row: &Row,
    marks: &'m [MarkColumn],
    (around, says): (&Around, &Says),
    at: CellRef,
    waits: &mut Vec<Code>,
    base: Option<When>,
) -> Vec<Spot<'m>> {
    let mut spots = Vec::new();
    for mark in marks {
        let Some(entry) = row.get(mark.col) else { continue };
        let by_legend = by_legend(desk, entry).is_some();
        if let Some(days) = if by_legend { None } else { month_days::of(desk, entry, mark, base) } {
            let many = days.iter().map(|(count, _)| u64::from(*count)).sum();
            desk.counted.push((row.body.row, mark.col, many));
            let spot = |(count, day): (u32, Option<_>)| Spot {
                at: entry.at,
                count,
                mark: Some(mark),
                on: day.map(When::Day),
                named: Vec::new(),
            };
            spots.extend(days.into_iter().map(spot));
            continue;
        }
        let place = mark.of.elsewhere && names_place(entry);
        let named = groups_of(desk, entry, mark, base);
        if !named.is_empty() {
            let many = named.iter().map(|one| one.days.len().max(one.times as usize) as u64).sum();
            desk.counted.push((row.body.row, mark.col, many));
            spots.push(Spot { at: entry.at, count: 1, mark: Some(mark), on: None, named });
            continue;
        }
        let tick = if place { Some(Tick::Yes) } else { tick(desk, entry, || mark.of.when.or(base)) };
        let (count, on) = match tick {
            None | Some(Tick::No) => continue,
            Some(Tick::Yes) => (1, None),
            Some(Tick::Count(count)) => (count, None),
            Some(Tick::On(day)) => (1, Some(When::Day(day))),
        };
        if count > 0 {
            desk.counted.push((row.body.row, mark.col, u64::from(count)));
            spots.push(Spot { at: entry.at, count, mark: Some(mark), on, named: Vec::new() });
        }
    }
    let counts = desk.columns.all(&Field::Count).to_vec();
    // One column that says whether somebody came, and nothing more, leaves it to a count beside it how often.
    let whether =
        matches!((marks, &spots[..]), ([mark], [Spot { count: 1, on: None, .. }]) if mark.of == MarkOf::default());
    if spots.is_empty() || (whether && !counts.is_empty()) {
        let counted = counted(desk, row, &counts, waits, base);
        if spots.is_empty() || !counted.is_empty() {
            spots = counted;
        }
    }
    let counted = counts.iter().any(|&col| row.get(col).is_some());
    let plain = marks.is_empty() && !counted && (counts.is_empty() || says.own) && !says.absent;
    if spots.is_empty() && plain {
        let remarks: Vec<Entry> = row.all(&desk.columns, &Field::Note).cloned().collect();
        if !around.says_done(row.body) && !remarks.iter().any(rate::is_any) && is_silent(desk, row) {
            return spots;
        }
        let came = remarks.iter().find_map(|entry| rate::remark(desk, entry));
        let came = came.or_else(|| often(desk, says, base, &remarks)).unwrap_or(says.times);
        if came > 0 {
            spots.push(Spot { at, count: came, mark: None, on: None, named: Vec::new() });
        }
    }
    spots
}

/// How often a remark says that somebody came, and nothing else, where the row says no day: `2 buổi`, `tham gia 3 lần`.
fn often(desk: &mut Desk, says: &Says, base: Option<When>, remarks: &[Entry]) -> Option<u32> {
    let day = matches!(says.when.or(base), Some(When::Day(_)));
    if day || !says.listed.is_empty() || says.named.iter().any(|one| !one.days.is_empty() || one.times > 1) {
        return None;
    }
    let (entry, times) = remarks.iter().find_map(|entry| Some((entry, cells::only_times(&entry.text)?)))?;
    desk.say_of(entry, Code::CountAsText, Some(&times.to_string()));
    Some(times)
}

/// The groups that a cell names instead of a mark, below a header of the channel of groups and nothing more: `NTM, ASXH`. Below one of a
/// day, or of nothing, only by their own words, and channels as well.
fn groups_of(desk: &Desk, entry: &Entry, mark: &MarkColumn, base: Option<When>) -> Vec<Named> {
    let of = &mark.of;
    let grouped = of.channel.as_ref().is_some_and(ChannelCode::is_group);
    let open = (grouped || of.channel.is_none()) && of.group.is_none() && of.activity.is_none();
    if !open || !matches!(entry.cell.value, Value::Text(_)) || cells::tick(entry.cell).value.is_some() {
        return Vec::new();
    }
    if by_legend(desk, entry).is_some() {
        return Vec::new();
    }
    let base = of.when.or(base);
    let told =
        |named: &Named| named.channel.is_some() || matches!(named.group.how, Some(how) if how != GroupHow::Keyword);
    let found: Vec<Named> = match entry.said(desk.settings) {
        Said::Activities(named) => named.iter().map(|one| named::at_cell(entry, one, base, desk.settings)).collect(),
        Said::Channel(channel, listed, times) if !grouped => {
            vec![named::of_channel(entry, (channel, listed, *times), base, desk.settings)]
        }
        _ => Vec::new(),
    };
    let known = if grouped { found.iter().any(|one| one.group.how.is_some()) } else { found.iter().all(told) };
    if known { found } else { Vec::new() }
}

/// Whether a cell below `Nơi khác` is no mark, so that it names the place.
pub(super) fn names_place(entry: &Entry) -> bool {
    entry.text.chars().any(char::is_alphabetic) && cells::tick(entry.cell).value.is_none()
}

/// What the columns of counts say.
fn counted<'m>(desk: &mut Desk, row: &Row, counts: &[u32], waits: &mut Vec<Code>, base: Option<When>) -> Vec<Spot<'m>> {
    let mut spots = Vec::new();
    for &col in counts {
        let Some(entry) = row.get(col) else {
            waits.extend(row.lost.get(&col));
            continue;
        };
        let parsed = cells::count(entry.cell);
        let came = match parsed.value {
            None => rate::of(desk, entry, base),
            Some(_) => None,
        };
        let number = if let Some(Rate::Came(came)) = came {
            rate::say(desk, entry, came)
        } else {
            let broken = parsed.value.is_none().then(|| parsed.notes.first().map(|note| note.code)).flatten();
            waits.extend(broken);
            desk.take(parsed, entry).and_then(|number| u32::try_from(number).ok()).unwrap_or(0)
        };
        if number > 0 {
            desk.counted.push((row.body.row, col, u64::from(number)));
            spots.push(Spot { at: entry.at, count: number, mark: None, on: None, named: Vec::new() });
        }
    }
    spots
}

/// Columns of what was done, by any of which a row says that something was.
const DONE: [Field; 6] = [Field::Activity, Field::Group, Field::Channel, Field::Date, Field::FromDate, Field::ToDate];

/// Whether a row leaves blank what its list asks of each person, where nothing says that who stands on the list took part: a member
/// who did nothing.
fn is_silent(desk: &Desk, row: &Row) -> bool {
    let columns = &desk.columns;
    if desk.table.attended || desk.table.kind != Some(SheetKind::Participations) {
        return false;
    }
    let told = DONE.iter().chain(&[Field::Result, Field::Evidence]);
    let blank = |field: &Field| row.first(columns, field).is_none() && row.lost(columns, field).is_none();
    DONE.iter().any(|field| columns.has(field)) && columns.grades.is_empty() && told.into_iter().all(blank)
}

/// A plain row that lists several times asserts a turn at each, and so does a count of as many. Marks of columns, other counts and
/// several activities stay as they are: nobody says which was when.
pub(super) fn each_time<'m>(says: &Says, spots: Vec<Spot<'m>>) -> Vec<Spot<'m>> {
    match &spots[..] {
        [spot]
            if spot.mark.is_none()
                && says.named.len() <= 1
                && says.listed.len() > 1
                && (spot.count == 1 || usize::try_from(spot.count) == Ok(says.listed.len())) =>
        {
            // Weeks are known by their month: two of one month are two turns of it.
            let mut each: Vec<Spot> = Vec::new();
            for &when in &says.listed {
                match each.last_mut().filter(|before| before.on == Some(when)) {
                    Some(before) => before.count += 1,
                    None => {
                        each.push(Spot { at: spot.at, count: 1, mark: None, on: Some(when), named: Vec::new() });
                    }
                }
            }
            each
        }
        _ => spots,
    }
}

/// What a cell of marks says, and what there is to say of it: by the table's legend, else by what is usual.
fn tick(desk: &mut Desk, entry: &Entry, base: impl Fn() -> Option<When>) -> Option<Tick> {
    let by_legend = by_legend(desk, entry);
    if by_legend == Some(Tick::No) {
        desk.say_of(entry, Code::MarkNegative, Some("0"));
    }
    let tick = by_legend.or_else(|| {
        let parsed = cells::tick(entry.cell);
        if parsed.notes.is_empty() && !matches!(parsed.value, Some(Tick::On(_))) {
            return parsed.value;
        }
        match rate::of(desk, entry, base()) {
            Some(Rate::Came(came)) => Some(Tick::Count(rate::say(desk, entry, came))),
            Some(Rate::Doubtful) => {
                away::ask(desk, entry, rate::DOUBTFUL);
                Some(Tick::Yes)
            }
            None => desk.take(parsed, entry),
        }
    });
    // Whoever was graded in a column of marks was there; that it is no mark was said.
    let graded = || desk.settings.words.grade(&entry.text).map(|grade| grade.as_str() != GradeCode::ABSENT);
    tick.or_else(|| graded().map(|there| if there { Tick::Yes } else { Tick::No }))
}

fn by_legend(desk: &Desk, entry: &Entry) -> Option<Tick> {
    desk.legend.get(entry.fold()).map(|there| if there { Tick::Yes } else { Tick::No })
}

/// The words of a finding about a number that may be a day.
const DAYS: &str = "days";

/// A column that holds ticks and counts alike (FINDINGS 73): a tick is 1, and somebody should look. Of who stayed away neither counts.
pub(in crate::normalise) fn mixed_columns(desk: &mut Desk, around: &Around, rows: &[Row]) {
    let marks = desk.columns.marks.clone();
    for mark in marks.iter().filter(|mark| !mark.days) {
        let mut ticks = Vec::new();
        let mut counts = Vec::new();
        let mut days = false;
        for entry in rows.iter().filter(|row| around.away(row.body).is_none()).filter_map(|row| row.get(mark.col)) {
            let digits =
                !matches!(entry.cell.value, Value::Text(_)) || entry.text.chars().all(|one| one.is_ascii_digit());
            let listed = if digits { None } else { cells::listed(&entry.text) };
            days |= listed.is_some_and(|all| all.iter().all(|one| matches!(one, cells::Listed::Number(_))));
            match by_legend(desk, entry).or_else(|| cells::tick(entry.cell).value) {
                Some(Tick::Yes) if !digits => ticks.push((entry.clone(), "1".to_owned())),
                // Days listed in a cell are marks as well.
                Some(Tick::Count(count)) if count > 1 && cells::listed(&entry.text).is_none() => {
                    counts.push((entry.clone(), count.to_string()));
                }
                _ => {}
            }
        }
        // `10, 24` in one cell and 17 in another: the one is days, and so may the other be.
        if days {
            counts.iter().for_each(|(entry, _)| away::ask(desk, entry, DAYS));
        }
        if !ticks.is_empty() && !counts.is_empty() {
            for (entry, number) in ticks.iter().chain(&counts) {
                desk.say_of(entry, Code::MarkAndCount, Some(number));
            }
        }
    }
}
