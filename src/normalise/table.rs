//! One table to its records: rows made ready, read by their kind, compared with their footers.

use std::sync::Arc;

use super::around::{Around, WITHDRAWN, says_nothing};
use super::desk::{Desk, Entry, Row};
use super::person::{self, Who};
use super::ready::Known;
use super::remark::{self, Remark};
use super::{Body, Measure, Membership, Record, Slip, Source, TableRecords, WardText};
use super::{aggregate, cells, claims, consolidated, dates, fill, form, residence, row_sums, totals, units, whole};
use crate::finding::{Code, Finding};
use crate::layout::Table;
use crate::model::{CellRef, Field, FilePath, PersonFacts, SheetKind, Text, When};
use crate::say::sheet as say;
use crate::settings::Settings;
use crate::text::{self, has_any};
use crate::wards;

/// The records of one table; `above` is the one whose title it stands under as well. None for a table that was not recognised, unless it says that there is nothing to report.
pub(super) fn read(
    path: &FilePath,
    (table, above): (&Table, Option<&Table>),
    settings: &Settings,
    known: &mut Known,
) -> (Option<TableRecords>, Vec<Finding>) {
    if table.kind == Some(SheetKind::Consolidated) {
        let (records, findings) = consolidated::read(path, table, settings);
        return (Some(records), findings);
    }
    if let Some(form) = &table.form {
        let (records, findings) = form::read(path, table, form, settings, known);
        return (Some(records), findings);
    }
    let kind = match table.kind {
        Some(kind) => kind,
        None if table.body.is_empty() && says_nothing(path, table) => SheetKind::Participations,
        None => return (None, Vec::new()),
    };
    // What is remembered of texts holds for the official numbers of groups.
    let mut numbered = table.numbering.as_ref().map(|numbering| (settings.numbered(numbering), Known::default()));
    let (settings, known) = match &mut numbered {
        Some((settings, known)) => (&*settings, known),
        None => (settings, known),
    };
    let around = Around::of(path, (table, above), settings);
    let mut desk = Desk::new(path, table, settings, known);
    let rows = if kind == SheetKind::Answers { Vec::new() } else { fill::rows(&mut desk) };
    let mut records: Vec<Record> = rows.iter().map(|row| record(&mut desk, &around, row, kind)).collect();
    if matches!(kind, SheetKind::Participations | SheetKind::Confirmations) {
        claims::mixed_columns(&mut desk, &around, &rows);
    }
    lead(&rows, &mut records);
    whole::look(&mut desk, &rows);
    whole::student_numbers(&mut desk, &rows, &mut records);
    if kind == SheetKind::Roster {
        whole::members(&mut desk, &rows, &mut records);
    }
    totals::compare(&mut desk, &records);
    row_sums::compare(&mut desk);
    if records.iter().any(assumes_channel) {
        let label = settings.channel_label(&settings.default_channel);
        let finding = Finding::new(Code::ChannelAssumed).repaired(label).arg("channel", label);
        // A column of channels that was not understood says something: what, somebody should tell.
        let written = rows.iter().find_map(|row| row.first(&desk.columns, &Field::Channel));
        match written.filter(|entry| entry.channel(settings).is_none()).cloned() {
            Some(entry) => desk.say(entry.at, finding.unread().seen(&entry.text)),
            None if table.continues.is_some() => {}
            None => desk.say_of_table(finding),
        }
    }
    if let Some(why) = table.parked {
        park(&mut desk, &mut records, why);
    }
    let row = table.header_rows.first().or(table.lines.first().map(|line| &line.row)).copied().unwrap_or_default();
    // A list that goes on has its header on another sheet.
    let row = if table.continues.is_some() { table.sheet_row(row) } else { row };
    let (sheet, continues) = (table.sheet.clone(), table.continues.clone());
    (Some(TableRecords { sheet, continues, kind, row, facts: around.facts, records }), desk.findings)
}

/// The row whose name those below repeat is one of them.
fn lead(rows: &[Row], records: &mut [Record]) {
    for first in rows.iter().filter_map(|row| row.person) {
        if let Ok(at) = rows.binary_search_by_key(&first, |row| row.body.row) {
            records[at].run = Some(first);
        }
    }
}

/// Nothing of a table that nobody is sure of is counted, and nothing of it but that is worth a word.
fn park(desk: &mut Desk, records: &mut [Record], why: Code) {
    desk.findings.clear();
    records.iter_mut().for_each(|record| record.waits = vec![why]);
}

/// Whether a turn of a row that does not wait took config's default channel.
fn assumes_channel(record: &Record) -> bool {
    record.waits.is_empty()
        && match &record.body {
            Body::Participation(part) | Body::Confirmation(part) => {
                part.claims.iter().any(|claim| claim.channel.1 == Source::Assumed)
            }
            Body::Aggregate(cells) => cells.iter().any(|cell| {
                cell.number > 0 && matches!(&cell.measure, Measure::Turns { channel: (_, Source::Assumed), .. })
            }),
            Body::Membership(_) | Body::Slip(_) | Body::Unit(_) | Body::Answer(_) | Body::Lower(_) => false,
        }
}

/// One row by the kind of its sheet.
fn record(desk: &mut Desk, around: &Around, row: &Row, kind: SheetKind) -> Record {
    let content = content(desk, row);
    let (person, waits, at, body) = match kind {
        SheetKind::Units => {
            let (unit, waits, at) = units::read(desk, row);
            (PersonFacts::default(), waits, at, Body::Unit(unit))
        }
        SheetKind::Aggregate | SheetKind::Consolidated | SheetKind::Answers => {
            let (stated, waits) = aggregate::read(desk, around, row);
            let at = row.place(&desk.columns, &Field::Unit, row.start());
            (PersonFacts::default(), waits, at, Body::Aggregate(stated))
        }
        SheetKind::Roster => {
            let mut who = person::read(desk, row);
            who.facts.category = who.facts.category.or_else(|| around.category(row.body));
            let member = membership(desk, around, row, &who);
            (who.facts, who.waits, who.at, Body::Membership(member))
        }
        SheetKind::Introductions => {
            let Who { facts, mut waits, at, .. } = person::read(desk, row);
            let slip = slip(desk, around, row, &mut waits, at);
            (facts, waits, at, Body::Slip(slip))
        }
        SheetKind::Participations | SheetKind::Confirmations => {
            let Who { facts, mut waits, at, bracket } = person::read(desk, row);
            let confirms = kind == SheetKind::Confirmations;
            let (part, more) = claims::read(desk, around, row, (at, bracket.as_deref()), confirms);
            waits.extend(more);
            (facts, waits, at, if confirms { Body::Confirmation(part) } else { Body::Participation(part) })
        }
    };
    let unit = unit(desk, around, row, kind);
    if let Some(entry) = row.first(&desk.columns, &Field::Unit).filter(|entry| !entry.copied)
        && let Some(class) = cells::class_of(entry.cell)
    {
        let taken = Finding::new(Code::HeaderContradictsContent).arg("kind", "class");
        desk.say(entry.at, taken.seen(&entry.cell.value.shown()).repaired(&class));
    }
    let parent_unit = row.text(&desk.columns, &Field::ParentUnit).or_else(|| around.parent(row.body));
    let (run, waits) = (row.person, each_once(waits));
    Record { row: row.body.row, at, content, person, run, unit, parent_unit, waits, body }
}

fn each_once(mut codes: Vec<Code>) -> Vec<Code> {
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Units by the row's own columns, then by its context lines.
fn unit(desk: &Desk, around: &Around, row: &Row, kind: SheetKind) -> Vec<(Text, Source)> {
    if kind == SheetKind::Units {
        return Vec::new();
    }
    // Figures of a school by its unions: the union is what a row is about.
    let by_union = kind == SheetKind::Aggregate && desk.columns.all(&Field::Unit).is_empty();
    let field = if by_union { Field::ParentUnit } else { Field::Unit };
    let own = row.all(&desk.columns, &field).filter(|entry| !remark::is_part_of_chapter(entry.plain()));
    let named = |entry: &Entry| cells::class_of(entry.cell).map_or_else(|| Text::clone(&entry.text), Text::from);
    let own = own.map(|entry| (named(entry), Source::Row));
    let context = around.units(row.body).into_iter().map(|unit| (unit, Source::Context));
    let mut units = own.chain(context);
    // There are as many of these as rows, and nearly all of them hold one.
    let mut held: Vec<_> = units.next().into_iter().collect();
    held.extend(units);
    held
}

/// What a row says in every cell but the running number, in 128 bits; equal for rows that say the same under the same headers.
pub(super) fn content(desk: &Desk, row: &Row) -> [u8; 16] {
    let weighed = |entry: &Entry| Some(desk.columns.at(entry.at.col).weight?.wrapping_mul(entry.digest()));
    let sum = row.entries.iter().filter_map(weighed).fold(0, u128::wrapping_add);
    sum.to_le_bytes()
}

/// A roster row.
fn membership(desk: &mut Desk, around: &Around, row: &Row, who: &Who) -> Membership {
    let mut member = Membership { ward: row.text(&desk.columns, &Field::Ward), ..Membership::default() };
    let told = [Field::Note, Field::Joined, Field::Category, Field::Position];
    let cells: Vec<_> = told.iter().flat_map(|field| row.all(&desk.columns, field)).cloned().collect();
    let remarks = cells.iter().filter_map(|entry| Some((entry, entry.remark()?)));
    let remark = remarks.clone().find(|(_, remark)| *remark == Remark::NotAMember).or_else(|| remarks.clone().next());
    match remark {
        Some((entry, Remark::NotAMember)) => {
            member.not_a_member = true;
            member.remark = Some(entry.at);
            desk.say_of(entry, Code::NotAMember, None);
        }
        Some((entry, Remark::Left(leaving, when))) => {
            (member.left, member.leaving) = (Some(when), Some(leaving));
            member.remark = Some(entry.at);
            desk.say_of(entry, Code::MemberLeft, None);
        }
        None => {
            by_name(desk, row, who, &mut member);
            if let Some((remark, seen)) = around.remark(row.body).filter(|_| member.remark.is_none()) {
                stands_over(desk, who, (*remark, seen), &mut member);
            }
        }
    }
    let joined = row.first(&desk.columns, &Field::Joined).filter(|entry| Some(entry.at) != member.remark).cloned();
    if let Some(entry) = joined {
        let settings = desk.settings;
        member.joined = desk.known(entry.when(settings), &entry);
    }
    member
}

/// What the line over the row says of its member.
fn stands_over(desk: &mut Desk, who: &Who, (remark, seen): (Remark, &str), member: &mut Membership) {
    let code = match remark {
        Remark::NotAMember => {
            member.not_a_member = true;
            Code::NotAMember
        }
        Remark::Left(leaving, when) => {
            (member.left, member.leaving) = (Some(when), Some(leaving));
            Code::MemberLeft
        }
    };
    member.remark = Some(who.at);
    desk.say(who.at, Finding::new(code).seen(seen));
}

/// A remark in brackets behind the name, and a column "Đoàn viên" that says no.
fn by_name(desk: &mut Desk, row: &Row, who: &Who, member: &mut Membership) {
    match who.bracket.as_deref().and_then(remark::read) {
        Some(Remark::NotAMember) => {
            member.not_a_member = true;
            desk.say(who.at, Finding::new(Code::NotAMember).seen(who.bracket.as_deref().unwrap_or_default()));
        }
        Some(Remark::Left(leaving, when)) => {
            (member.left, member.leaving) = (Some(when), Some(leaving));
            desk.say(who.at, Finding::new(Code::MemberLeft).seen(who.bracket.as_deref().unwrap_or_default()));
        }
        None => {
            let mut asked = desk.columns.membership.iter().filter_map(|&col| row.get(col));
            let no = asked.find(|entry| remark::answers_no(entry.plain().trim()));
            if let Some(entry) = no.cloned() {
                member.not_a_member = true;
                member.remark = Some(entry.at);
                desk.say_of(&entry, Code::NotAMember, None);
            }
            return;
        }
    }
    member.remark = Some(who.at);
}

/// An introduction; without a ward it waits.
fn slip(desk: &mut Desk, around: &Around, row: &Row, waits: &mut Vec<Code>, at: CellRef) -> Slip {
    let base = around.when(row.body);
    let year = base.map(|(when, _)| when);
    let written = dates::field(desk, row, &Field::SlipDate, year);
    let named = dates::of(desk, row, year);
    // A single day beside no date of its own is the day the slip was written.
    let (written, months) = match (written, named) {
        (None, Some(When::Day(day))) => (Some(When::Day(day)), None),
        other => other,
    };
    let own = row.first(&desk.columns, &Field::IntroducedTo).or_else(|| row.first(&desk.columns, &Field::Ward));
    let own = own.map(|entry| WardText {
        text: ward_of(residence::address(desk, row, entry)),
        source: Source::Row,
        at: Some(entry.at),
    });
    let ward = own.or_else(|| around.ward(row.body).map(Arc::unwrap_or_clone)).unwrap_or_else(|| {
        let place = row.place(&desk.columns, &Field::IntroducedTo, at);
        let lost = row.lost(&desk.columns, &Field::IntroducedTo);
        if lost.is_none() {
            desk.say(
                place,
                Finding::new(Code::ColumnMissing)
                    .arg("field", say::field(desk.settings.lang, &Field::IntroducedTo))
                    .of_row(),
            );
        }
        waits.push(lost.unwrap_or(Code::ColumnMissing));
        WardText { text: Text::default(), source: Source::Assumed, at: Some(place) }
    });
    let texts = [Field::Note, Field::Reason, Field::Result];
    let said = texts.iter().flat_map(|field| row.all(&desk.columns, field));
    let withdrawn = said.into_iter().any(|entry| has_any(entry.plain(), WITHDRAWN));
    Slip {
        ward,
        date: written.map(|when| (when, Source::Row)).or(base),
        months,
        number: row.text(&desk.columns, &Field::SlipNo),
        withdrawn: withdrawn || around.withdrawn,
    }
}

/// The ward of a ward union's name: `Đoàn phường Bình Thủy`.
fn ward_of(text: Text) -> Text {
    let key = text::plain(&text);
    let union = ["doan ", "bch doan "].iter().any(|word| key.starts_with(word));
    wards::mention(&text).filter(|_| union).map_or(text, Text::from)
}
