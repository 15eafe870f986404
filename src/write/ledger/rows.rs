//! What each table says of one thing, in the order of its columns.

use super::line::Line;
use crate::finding::Finding;
use crate::finding::render::Show;
use crate::identify::Register;
use crate::model::{Lang, UnitId};

fn unit(register: &Register, id: Option<UnitId>) -> &str {
    id.map_or("", |id| register.units.get(id).code.as_str())
}

fn person(register: &Register, id: Option<crate::identify::PersonId>) -> &str {
    id.map_or("", |id| register.member(id).id.as_str())
}

pub(super) fn member(line: &mut Line, register: &Register, member: &crate::identify::Member) {
    line.cell(&member.id);
    line.cell(&member.name);
    line.optional(member.birth);
    line.cell(match member.gender {
        Some(crate::model::Gender::Male) => "male",
        Some(crate::model::Gender::Female) => "female",
        None => "",
    });
    line.cell(member.category.code());
    line.cell(unit(register, member.unit));
    line.optional(member.joined);
    line.cell(if member.on_roster { "true" } else { "false" });
    line.ids(&member.sources);
    line.end();
}

pub(super) fn stated(line: &mut Line, register: &Register, one: &crate::identify::Stated) {
    line.cell(person(register, Some(one.person)));
    line.shown(&one.field);
    line.cell(&one.value);
    line.cell(if one.shown { "true" } else { "false" });
    line.cell(one.rule.code());
    line.ids(&one.rows);
    line.end();
}

pub(super) fn stay(line: &mut Line, register: &Register, one: &crate::identify::Stay) {
    line.cell(person(register, Some(one.person)));
    line.cell(unit(register, Some(one.unit)));
    line.optional(one.from);
    line.optional(one.to);
    line.cell(one.ended.map_or("", crate::identify::Ending::code));
    line.ids(&one.rows);
    line.end();
}

/// A line for each sheet; a file without any has one all the same.
pub(super) fn source(line: &mut Line, register: &Register, file: &crate::identify::FileEntry) {
    let sheets = file.sheets.iter().map(Some);
    for sheet in sheets.chain(file.sheets.is_empty().then_some(None)) {
        line.cell(file.path.as_str());
        line.cell(&file.hash);
        line.cell(sheet.map_or("", |sheet| &sheet.sheet));
        line.cell(sheet.and_then(|sheet| sheet.kind).map_or("", |kind| kind.code()));
        line.cell(unit(register, sheet.and_then(|sheet| sheet.sender).or(file.unit)));
        line.cell(file.state.code());
        line.cell(if sheet.is_some_and(|sheet| sheet.later) { "true" } else { "false" });
        line.end();
    }
}

pub(super) fn row(line: &mut Line, register: &Register, number: usize, row: &crate::identify::RowEntry) {
    line.number(number);
    line.cell(row.file.as_str());
    line.cell(&row.sheet);
    line.number(row.row + 1);
    line.cell(row.kind.code());
    line.cell(unit(register, row.unit));
    line.cell(row.disposition.code());
    line.cell(row.reason);
    match row.same_as {
        Some(row) => line.number(row.0),
        None => line.cell(""),
    }
    line.cell(person(register, row.person));
    line.end();
}

pub(super) fn turn(line: &mut Line, register: &Register, number: usize, turn: &crate::identify::Turn) {
    line.shown(format_args!("T{:06}", number + 1));
    line.cell(person(register, turn.person));
    line.cell(turn.channel.as_str());
    line.cell(turn.group.as_ref().map_or("", |group| group.as_str()));
    line.cell(turn.ward.as_ref().map_or("", |ward| ward.code.as_str()));
    line.cell(unit(register, turn.unit));
    line.shown(turn.when);
    line.cell(turn.when.precision());
    line.cell(turn.activity.as_deref().unwrap_or_default());
    line.cell(turn.grade.as_ref().map_or("", |grade| grade.as_str()));
    line.number(turn.count.0);
    line.ids(&turn.rows);
    line.end();
}

pub(super) fn introduction(line: &mut Line, register: &Register, number: usize, one: &crate::identify::Introduction) {
    line.shown(format_args!("I{:05}", number + 1));
    line.cell(person(register, Some(one.person)));
    line.cell(one.ward.as_ref().map_or("", |ward| ward.code.as_str()));
    line.optional(one.date);
    line.cell(one.outcome.code());
    line.ids(&one.rows);
    line.end();
}

pub(super) fn question(line: &mut Line, one: &crate::identify::Question) {
    line.cell(&one.id);
    line.cell(one.kind.code());
    line.cell(&one.subject);
    line.cell(&one.other);
    line.shown(format_args!("{}.{:03}", one.score / 1000, one.score % 1000));
    line.cell(&one.reasons);
    line.cell("");
    line.end();
}

pub(super) fn found(line: &mut Line, lang: Lang, one: &Finding) {
    let shown = Show { lang, full: false }.object(one);
    line.cell(shown.code);
    line.cell(one.severity.code());
    line.optional(shown.file);
    line.optional(shown.sheet);
    line.cell(&shown.cells.join(" "));
    line.optional(shown.seen);
    line.optional(shown.repaired);
    line.cell(&shown.message);
    line.cell(&shown.remedy);
    line.optional(shown.unit);
    line.end();
}
