//! Sheets of numbers: what each number of a row counts.
//!
//! Must never read a number of persons as a number of turns.

use std::sync::Arc;

use super::around::Around;
use super::cells::Figure;
use super::desk::{Desk, Entry, Row};
use super::named::{self, Named, Said};
use super::{AggregateCell, Measure, Source, WardText, cells, dates, remark, residence, totals};
use crate::finding::{Code, Finding, Severity};
use crate::layout::BodyRow;
use crate::model::{Category, CellRef, ChannelCode, Field, MarkOf, Text, When};
use crate::settings::words::GroupHow;
use crate::wards;

/// What the texts of a row say its numbers count.
enum Subject {
    Members(Option<Category>),
    Turns {
        channel: Option<ChannelCode>,
        named: Option<Named>,
    },
    /// Some persons, shares, meetings: neither members nor turns, so no figure of ours.
    Other,
    /// The row names a unit, or nothing.
    Open,
}

/// Reads a row; the second value are the codes for which it waits.
pub(super) fn read(desk: &mut Desk, around: &Around, row: &Row) -> (Vec<AggregateCell>, Vec<Code>) {
    let base = around.when(row.body);
    let own = dates::of_or_around(desk, row, base.map(|(when, _)| when)).map(|when| (when, Source::Row));
    let ward = row.first(&desk.columns, &Field::Ward).map(|entry| WardText {
        text: residence::address(desk, row, entry),
        source: Source::Row,
        at: Some(entry.at),
    });
    let label = row.first(&desk.columns, &Field::Measure).filter(|label| is_ward(label));
    let ward = ward.or_else(|| {
        label.map(|label| WardText { text: Text::clone(&label.text), source: Source::Row, at: Some(label.at) })
    });
    let unit = around.facts.title.iter().find_map(|line| cells::unit_of_title(line));
    let subject = subject(desk, row, unit);
    let mut waits = Vec::new();
    let mut stated = Vec::new();
    let mut none = Vec::new();
    for (col, kind) in numbers(desk) {
        waits.extend(row.lost.get(&col).copied());
        let Some(entry) = row.get(col) else { continue };
        let parsed = cells::count(entry.cell);
        if parsed.value.is_none() {
            waits.extend(parsed.notes.first().map(|note| note.code));
        }
        let Some(number) = desk.take(parsed, entry) else { continue };
        let members = matches!(kind, Kind::Members);
        let number = if members { number } else { left(desk, row, entry, number) };
        let rest = left_of_columns(desk, row, entry, number);
        if rest == 0 && number > 0 {
            desk.counted.push((row.body.row, col, number));
            continue;
        }
        let (of, header_at) = match &kind {
            Kind::Mark(of, at) => (Some(of), *at),
            Kind::Count | Kind::Members => (None, entry.at),
        };
        let measure = match kind {
            // How many persons some turns are of is no number of members.
            Kind::Members if matches!(subject, Subject::Turns { .. } | Subject::Other) => None,
            Kind::Members => Some(Measure::Members(category(desk, &subject, col))),
            Kind::Mark(..) if cells::heads_persons(desk.columns.header(col), unit) => None,
            _ => measure(desk, around, row, &subject, of),
        };
        if measure.is_some() {
            desk.counted.push((row.body.row, col, number));
        } else if number > 0 {
            none.push((entry.clone(), number));
        }
        let number = rest;
        let header_when: Option<(When, Source)> = of.and_then(|of| of.when).map(|when| (when, Source::Header));
        let header_ward = of.and_then(|of| of.ward.clone()).map(|text| WardText {
            text: text.into(),
            source: Source::Header,
            at: Some(header_at),
        });
        let when = own.or(header_when).or(base);
        let ward = ward.clone().or(header_ward).or_else(|| around.ward(row.body).map(Arc::unwrap_or_clone));
        stated.extend(measure.map(|measure| AggregateCell { at: entry.at, number, measure, when, ward }));
    }
    persons_by_title(desk, around, &stated);
    none.iter().for_each(|(entry, number)| uncounted(desk, row, entry, *number, &stated));
    undated(desk, row, &stated, &mut waits);
    waits.dedup();
    (stated, waits)
}

/// What the parts of a row leave over of its number.
fn left(desk: &mut Desk, row: &Row, entry: &Entry, number: u64) -> u64 {
    let Some(rest) = desk.table.nested.rest.get(&row.body.row) else { return number };
    let told = totals::parts(desk, &rest.parts, entry.at.col);
    beside_parts(desk, entry, (number, told), rest.among)
}

/// What the columns that are parts of a column leave over of its number.
fn left_of_columns(desk: &mut Desk, row: &Row, entry: &Entry, number: u64) -> u64 {
    let Some(rest) = desk.table.nested.columns.get(&entry.at.col) else { return number };
    let told = rest.parts.iter().filter_map(|&col| cells::count(row.get(col)?.cell).value).sum();
    beside_parts(desk, entry, (number, told), rest.among)
}

/// What is left of a number beside what its parts tell of it; `among`: words say that they are only some of it.
fn beside_parts(desk: &mut Desk, entry: &Entry, (number, told): (u64, u64), among: bool) -> u64 {
    let finding = || Finding::new(Code::TotalDiffers).seen(&number.to_string()).repaired(&told.to_string());
    if told == 0 || told == number {
        return number - told;
    }
    if told < number && among {
        desk.say(entry.at, finding().arg("kind", "among").arg("rest", number - told));
        return number - told;
    }
    desk.say(entry.at, finding().arg("kind", "parts"));
    0
}

/// Says of a number that it is none of turns, and that nothing was compared with it.
fn uncounted(desk: &mut Desk, row: &Row, entry: &Entry, number: u64, stated: &[AggregateCell]) {
    let label = label(desk, row.body.row, LABELS);
    let header = || Some(desk.columns.header(entry.at.col)).filter(|header| !header.is_empty()).map(Text::from);
    let Some(label) = label.or_else(header) else { return };
    // Beside a channel or a group another unit than turns may be a slip of the pen, and where no turns of it are told all of them are missing.
    let words = &desk.settings.words;
    let named =
        words.channel_in(&label).is_some() || words.group_in(&label).is_some_and(|(_, how)| how != GroupHow::Keyword);
    let weight = if named && !is_told(desk, row, &label, stated) { Severity::Query } else { Severity::Note };
    let finding = Finding::new(Code::RowNote).severity(weight).seen(label.trim()).repaired(&number.to_string());
    desk.say(entry.at, finding.arg("kind", "figure"));
}

/// Asks where a title calls the numbers of turns below it persons, and no word of columns or lines calls them turns.
fn persons_by_title(desk: &mut Desk, around: &Around, stated: &[AggregateCell]) {
    let turns = stated.iter().find(|cell| matches!(cell.measure, Measure::Turns { .. }) && cell.number > 0);
    let (Some(cell), Some(title)) = (turns, around.facts.title.iter().find(|line| cells::titles_persons(line))) else {
        return;
    };
    let label = label(desk, cell.at.row, LABELS).unwrap_or_default();
    let told = [desk.columns.header(cell.at.col), &label];
    if !told.iter().any(|one| cells::figure(one, None) == Figure::Turns) {
        let finding = Finding::new(Code::RowNote).severity(Severity::Query).arg("kind", "persons").seen(title);
        desk.say_of_table(finding);
    }
}

/// Columns that label the rows of a report of figures.
const LABELS: &[Field] = &[Field::Measure, Field::Group, Field::Channel, Field::Activity];
/// Lines of a report before and behind one in which its turns are looked for.
const NEAR: usize = 12;

/// Whether turns of what a label names are told as well: by another number of its row, or by another line near it.
fn is_told(desk: &Desk, row: &Row, label: &str, stated: &[AggregateCell]) -> bool {
    let words = &desk.settings.words;
    let of = |label: &str| (words.channel_in(label), words.group_in(label).map(|(code, _)| code));
    let (channel, group) = of(label);
    let in_row = stated.iter().any(|cell| match &cell.measure {
        Measure::Turns { channel: (code, _), group: of } => {
            channel.as_ref().is_none_or(|one| one == code)
                && (group.is_none() || of.as_ref().map(|of| &of.code) == group.as_ref())
        }
        Measure::Members(_) => false,
    });
    let at = desk.table.body.partition_point(|body| body.row < row.body.row);
    let near = &desk.table.body[at.saturating_sub(NEAR)..desk.table.body.len().min(at + NEAR)];
    let turns = |body: &&BodyRow| {
        let unit = self::label(desk, body.row, &[Field::MeasuredIn]);
        self::label(desk, body.row, LABELS).is_some_and(|other| {
            matches!(cells::figure(&other, unit.as_deref()), Figure::Turns | Figure::Open | Figure::Loose)
                && of(&other) == (channel.clone(), group.clone())
        })
    };
    in_row || near.iter().filter(|body| body.row != row.body.row).any(|body| turns(&body))
}

/// Turns that no date can be told of wait, as claims do.
fn undated(desk: &mut Desk, row: &Row, stated: &[AggregateCell], waits: &mut Vec<Code>) {
    let mut turns = stated.iter().filter(|cell| matches!(cell.measure, Measure::Turns { .. })).peekable();
    if turns.peek().is_some() && turns.all(|cell| cell.when.is_none()) {
        dates::say_unknown(desk, row, row.start());
        waits.push(Code::PeriodUnknown);
    }
}

/// A column of numbers.
enum Kind {
    Count,
    Members,
    Mark(MarkOf, CellRef),
}

/// The columns of numbers, left to right.
fn numbers(desk: &Desk) -> Vec<(u32, Kind)> {
    let columns = &desk.columns;
    let counts = columns.all(&Field::Count).iter().map(|&col| (col, Kind::Count));
    let members = columns.all(&Field::Members).iter().map(|&col| (col, Kind::Members));
    let marks = columns.marks.iter().map(|mark| (mark.col, Kind::Mark(mark.of.clone(), mark.header_at)));
    let mut all: Vec<(u32, Kind)> = counts.chain(members).chain(marks).collect();
    all.sort_by_key(|(col, _)| *col);
    all
}

/// What the row's own texts say: group, then channel, then the label of the row.
fn subject(desk: &Desk, row: &Row, unit: Option<&str>) -> Subject {
    let columns = &desk.columns;
    let words = &desk.settings.words;
    let own = row.first(columns, &Field::MeasuredIn).map(|entry| Text::clone(&entry.text));
    let unit = own.as_deref().or(unit);
    let channel = row.first(columns, &Field::Channel).and_then(|entry| words.channel_in(&entry.text));
    let named = row.first(columns, &Field::Group).or_else(|| row.first(columns, &Field::Channel));
    if named.is_some_and(|entry| cells::figure(&entry.text, unit) == Figure::Measured) {
        return Subject::Other;
    }
    if let Some(entry) = row.first(columns, &Field::Group) {
        return by_cell(desk, entry, channel);
    }
    let label = row.first(columns, &Field::Measure).or_else(|| row.first(columns, &Field::Activity));
    let Some(entry) = label else {
        let category = row.first(columns, &Field::Category).and_then(|entry| remark::category(&entry.text));
        return match (channel, category) {
            (Some(channel), _) => Subject::Turns { channel: Some(channel), named: None },
            (None, Some(category)) => Subject::Members(Some(category)),
            (None, None) => Subject::Open,
        };
    };
    let firmly = words.group_in(&entry.text).is_some_and(|(_, how)| how != GroupHow::Keyword);
    let own = words.channel_in(&entry.text);
    match cells::figure(&entry.text, unit) {
        Figure::Members if !firmly => return Subject::Members(remark::category(&entry.text)),
        Figure::Persons if !firmly => return Subject::Other,
        Figure::Other | Figure::Measured => return Subject::Other,
        Figure::Turns if own.is_none() && cells::says_only_turns(&entry.text) => return Subject::Open,
        Figure::Loose if own.is_none() && words.group_in(&entry.text).is_none() => return Subject::Other,
        Figure::Open | Figure::Loose if own.is_none() && !firmly => {
            match above(desk, row, entry) {
                // Below its channel a row says which group.
                Some(Subject::Turns { channel: Some(channel), named: None })
                    if channel.is_group() && !is_ward(entry) => {}
                Some(subject) => return subject,
                None if is_ward(entry) => return Subject::Open,
                None => {}
            }
        }
        _ => {}
    }
    match own {
        Some(channel) if !firmly => Subject::Turns { channel: Some(channel), named: None },
        _ => by_cell(desk, entry, channel),
    }
}

/// Whether a label is where, and not what: `Phường Cái Khế` below a channel.
fn is_ward(label: &Entry) -> bool {
    wards::mention(&label.text).is_some_and(|ward| *ward == *label.text)
}

/// What the row that this one is a part of says of both: parts of members are persons, those of a channel without groups are of it, and
/// those of a group are of that group.
fn above(desk: &Desk, row: &Row, entry: &Entry) -> Option<Subject> {
    let table = desk.table;
    let words = &desk.settings.words;
    let mut at = row.body.row;
    while let Some(&up) = table.nested.under.get(&at) {
        at = up;
        let (label, unit) =
            (label(desk, at, &[Field::Measure, Field::Group, Field::Channel])?, label(desk, at, &[Field::MeasuredIn]));
        let figure = cells::figure(&label, unit.as_deref());
        let channel = words.channel_in(&label);
        if let Some((_, how)) = words.group_in(&label)
            && how != GroupHow::Keyword
        {
            let named = named::among(desk.settings, &label, Source::Context, Some(entry.at));
            return Some(Subject::Turns { channel: None, named });
        }
        match figure {
            Figure::Members | Figure::Persons | Figure::Measured | Figure::Other => return Some(Subject::Other),
            Figure::Loose if channel.is_none() => return Some(Subject::Other),
            _ => {}
        }
        if let Some(channel) = channel {
            return Some(Subject::Turns { channel: Some(channel), named: None });
        }
    }
    None
}

/// What a row of the table says in the first of some columns, whatever the row is.
fn label(desk: &Desk, row: u32, fields: &[Field]) -> Option<Text> {
    let cols = || fields.iter().flat_map(|field| desk.columns.all(field).iter().copied());
    let body = desk.table.body.binary_search_by_key(&row, |body| body.row).ok().map(|at| &*desk.table.body[at].cells);
    let cells = body.or_else(|| desk.table.line(row).map(|line| &*line.cells))?;
    cols().find_map(|col| cells.iter().find(|cell| cell.col == col).map(|cell| cell.value.text()))
}

/// The group a cell names; of several the first, for a number cannot be split.
fn by_cell(desk: &Desk, entry: &Entry, channel: Option<ChannelCode>) -> Subject {
    match entry.said(desk.settings) {
        Said::Activities(named) => {
            Subject::Turns { channel, named: named.first().map(|one| named::at_cell(entry, one, None, desk.settings)) }
        }
        Said::Channel(other, ..) => Subject::Turns { channel: channel.or_else(|| Some(other.clone())), named: None },
        // `Vắng`: whatever it counts, nobody did it.
        Said::Nothing => Subject::Other,
    }
}

/// The category of a column of members: the row's, else its header's.
fn category(desk: &Desk, subject: &Subject, col: u32) -> Option<Category> {
    match subject {
        Subject::Members(category) => *category,
        _ => remark::category(desk.columns.header(col)),
    }
}

/// What a number in a count column counts, by row, header and title; None for what is no figure of ours.
fn measure(desk: &mut Desk, around: &Around, row: &Row, subject: &Subject, of: Option<&MarkOf>) -> Option<Measure> {
    let (channel, row_named) = match subject {
        Subject::Members(category) if of.is_none() => return Some(Measure::Members(*category)),
        Subject::Other => return None,
        Subject::Turns { channel, named } => (channel.clone(), named.clone()),
        Subject::Members(_) | Subject::Open => (None, None),
    };
    let header_named = of.and_then(|of| header(desk, of, row));
    let named = header_named.or(row_named).or_else(|| around.context_named(row.body).cloned());
    let group = || (ChannelCode::new(ChannelCode::GROUP), Source::Implied);
    let channel = channel
        .map(|channel| (channel, Source::Row))
        .or_else(|| of.and_then(|of| of.channel.clone()).map(|channel| (channel, Source::Header)))
        .or_else(|| named.is_some().then(group))
        .or_else(|| around.context_channel(row.body).map(|channel| (channel, Source::Context)))
        .or_else(|| around.channel().cloned())
        .or_else(|| around.named().map(|_| group()))
        .unwrap_or_else(|| (desk.settings.default_channel.clone(), Source::Assumed));
    let named = named.or_else(|| around.named().cloned()).filter(|_| channel.0.is_group());
    if let Some(named) = &named {
        named::say(desk, named);
    }
    Some(Measure::Turns { channel, group: named.map(|named| named.group) })
}

/// The group a header names.
fn header(desk: &Desk, of: &MarkOf, row: &Row) -> Option<Named> {
    let mark = desk.columns.marks.iter().find(|mark| mark.of == *of && row.get(mark.col).is_some())?;
    named::header(desk.settings, mark)
}
