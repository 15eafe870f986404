//! Sheets of numbers: what each number of a row counts.
//!
//! Must never read a number of persons as a number of turns.

use std::sync::Arc;

use super::around::Around;
use super::desk::{Desk, Entry, Row};
use super::named::{self, Named, Said};
use super::{AggregateCell, Measure, Source, WardText, cells, dates, remark, residence};
use crate::finding::Code;
use crate::model::{Category, CellRef, ChannelCode, Field, MarkOf, When};
use crate::settings::words::GroupHow;
use crate::text::{self, has_any};

/// What the texts of a row say its numbers count.
enum Subject {
    Members(Option<Category>),
    Turns {
        channel: Option<ChannelCode>,
        named: Option<Named>,
    },
    /// Persons who took part: neither members nor turns, so no figure of ours.
    Participants,
    /// The row names a unit, or nothing.
    Open,
}

/// Words for members, folded.
const MEMBERS: &[&str] =
    &["doan vien", "hssv", "hoc sinh", "sinh vien", "giang vien", "giao vien", "vien chuc", "can bo"];

/// Words that make a number of persons one of those who took part, folded.
const TAKING_PART: &[&str] = &["tham gia", "sinh hoat", "dang ky"];

/// Words for turns, folded.
const TURNS: &[&str] = &["luot", "so lan"];

/// Reads a row; the second value are the codes for which it waits.
pub(super) fn read(desk: &mut Desk, around: &Around, row: &Row) -> (Vec<AggregateCell>, Vec<Code>) {
    let base = around.when(row.body);
    let own = dates::of_or_around(desk, row, base.map(|(when, _)| when)).map(|when| (when, Source::Row));
    let ward = row.first(&desk.columns, &Field::Ward).map(|entry| WardText {
        text: residence::address(desk, row, entry),
        source: Source::Row,
        at: Some(entry.at),
    });
    let subject = subject(desk, row);
    let mut waits = Vec::new();
    let mut stated = Vec::new();
    for (col, kind) in numbers(desk) {
        waits.extend(row.lost.get(&col).copied());
        let Some(entry) = row.get(col) else { continue };
        let parsed = cells::count(entry.cell);
        if parsed.value.is_none() {
            waits.extend(parsed.notes.first().map(|note| note.code));
        }
        let Some(number) = desk.take(parsed, entry) else { continue };
        desk.counted.push((row.body.row, col, number));
        let (of, header_at) = match &kind {
            Kind::Mark(of, at) => (Some(of), *at),
            Kind::Count | Kind::Members => (None, entry.at),
        };
        let measure = match kind {
            Kind::Members => Some(Measure::Members(category(desk, &subject, col))),
            _ => measure(desk, around, row, &subject, of),
        };
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
    undated(desk, row, &stated, &mut waits);
    waits.dedup();
    (stated, waits)
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
fn subject(desk: &Desk, row: &Row) -> Subject {
    let columns = &desk.columns;
    let words = &desk.settings.words;
    let channel = row.first(columns, &Field::Channel).and_then(|entry| words.channel_in(&entry.text));
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
    let key = text::plain(&entry.text);
    let firmly = words.group_in(&entry.text).is_some_and(|(_, how)| how != GroupHow::Keyword);
    let persons = has_any(&key, MEMBERS) && !has_any(&key, TURNS);
    if persons && !firmly {
        return match has_any(&key, TAKING_PART) {
            true => Subject::Participants,
            false => Subject::Members(remark::category(&entry.text)),
        };
    }
    match words.channel_in(&entry.text) {
        Some(channel) if !firmly => Subject::Turns { channel: Some(channel), named: None },
        _ => by_cell(desk, entry, channel),
    }
}

/// The group a cell names; of several the first, for a number cannot be split.
fn by_cell(desk: &Desk, entry: &Entry, channel: Option<ChannelCode>) -> Subject {
    match entry.said(desk.settings) {
        Said::Activities(named) => {
            Subject::Turns { channel, named: named.first().map(|one| named::at_cell(entry, one, None, desk.settings)) }
        }
        Said::Channel(other, _) => Subject::Turns { channel: channel.or_else(|| Some(other.clone())), named: None },
        Said::Nothing => Subject::Open,
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
        Subject::Participants => return None,
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
