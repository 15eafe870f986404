//! Answers on sheets that tonghop handed out (`doi-chieu/`).
//!
//! A ward's grade is a confirmation; every other answer is somebody's word, and an empty cell says nothing at all: such a row
//! names nobody and waits for nothing. What our own questions were answered was read before everything else and reports nothing:
//! such a sheet has no records. Must never ask again about what tonghop itself wrote there.

use super::around::Around;
use super::desk::{Desk, Entry, Row};
use super::ready::{Known, Ready};
use super::{Answer, Body, Participation, Record, Source, TableRecords, dates, fill, person, reason};
use crate::finding::{Code, Finding, Severity};
use crate::layout::Table;
use crate::model::form::{DIFFERS, NOT_KNOWN, UnitAnswer, says_not_known};
use crate::model::{CellRef, Field, FilePath, Form, FormKind, GradeCode, PersonFacts, SheetKind, Text, When};
use crate::say::pick;
use crate::settings::Settings;
use crate::text;

/// The records of a sheet that came back.
pub(super) fn read(
    path: &FilePath,
    table: &Table,
    form: &Form,
    settings: &Settings,
    known: &mut Known,
) -> (TableRecords, Vec<Finding>) {
    let mut facts = Around::of(path, (table, None), settings).facts;
    facts.when = (!form.asks()).then(|| (form.when(), Source::Title));
    facts.title_key = form.mark();
    facts.nothing_to_report = false;
    facts.form = Some(form.clone());
    let mut desk = Desk::new(path, table, settings, known);
    let rows = if form.asks() { Vec::new() } else { fill::rows(&mut desk) };
    // What was repaired above is of our own making.
    desk.findings.clear();
    let records = rows.iter().map(|row| record(&mut desk, form, row)).collect();
    desk.findings.retain(|one| one.severity > Severity::Note || one.code == Code::ReasonUnmapped);
    let kind = if form.kind == FormKind::Ward { SheetKind::Confirmations } else { SheetKind::Answers };
    let row = table.header_rows.first().copied().unwrap_or_default();
    (TableRecords { sheet: table.sheet.clone(), continues: None, kind, row, facts, records }, desk.findings)
}

fn record(desk: &mut Desk, form: &Form, row: &Row) -> Record {
    let field = form.kind.answer();
    let answer = row.first(&desk.columns, &field).cloned();
    let waits = if desk.columns.has(&field) { Vec::new() } else { vec![Code::ColumnMissing] };
    let at = row.place(&desk.columns, &Field::Name, row.start());
    let content = super::table::content(desk, row);
    let silent = |waits| Record {
        row: row.body.row,
        at,
        content,
        person: PersonFacts::default(),
        run: None,
        unit: Vec::new(),
        parent_unit: None,
        waits,
        body: Body::Answer(Answer::default()),
    };
    if !waits.is_empty() {
        return silent(waits);
    }
    // Whoever only says why not has said that they did not take part.
    let Some(answer) = answer.or_else(|| implied(desk, form.kind, row)) else {
        unanswered(desk, form.kind, row);
        return silent(waits);
    };
    let absence = if is_denied(desk, row, &answer) { None } else { reason::read(desk, row) };
    let who = person::read(desk, row);
    let body = match form.kind {
        FormKind::Ward => ward(desk, form, row, &answer),
        FormKind::Unit | FormKind::Returned | FormKind::Slice | FormKind::Questions => unit(desk, row, &answer),
    };
    let body = match body {
        Body::Confirmation(part) => Body::Confirmation(Participation { absence: absence.map(Box::new), ..part }),
        Body::Answer(answer) => Body::Answer(Answer { absence, ..answer }),
        other => other,
    };
    let unit = row.text(&desk.columns, &Field::Unit).map(|unit| (unit, Source::Row));
    Record { person: who.facts, at: who.at, unit: unit.into_iter().collect(), body, ..silent(who.waits) }
}

/// The answer of a row that gives a reason and no answer: it stands where the reason does. What is no reason on our list a unit may
/// say of its own member in words of its own; a ward would confirm something by it.
fn implied<'a>(desk: &Desk, kind: FormKind, row: &Row<'a>) -> Option<Entry<'a>> {
    let mut entry = given_reason(desk, row)?.clone();
    let known = desk.settings.words.reason(&entry.text).is_some();
    if !known && (kind == FormKind::Ward || is_answer(desk, &entry.text)) {
        return None;
    }
    entry.ready = Ready::new(UnitAnswer::DidNotTakePart.label(desk.settings.lang).into(), Vec::new());
    Some(entry)
}

/// What stands in the column of reasons; a sign without a letter is none.
fn given_reason<'r, 'a>(desk: &Desk, row: &'r Row<'a>) -> Option<&'r Entry<'a>> {
    row.first(&desk.columns, &Field::Reason).filter(|one| one.text.chars().any(char::is_alphabetic))
}

/// Whether a text is what the column of answers offers, in either sheet.
fn is_answer(desk: &Desk, text: &str) -> bool {
    desk.settings.words.grade(text).is_some() || says_not_known(text) || UnitAnswer::parse(text).is_some()
}

/// A row with an empty answer beside which somebody wrote all the same: it is not used, and they are asked for the answer.
fn unanswered(desk: &mut Desk, kind: FormKind, row: &Row) {
    let written = |field: &Field| {
        let entry = row.first(&desk.columns, field)?;
        entry.text.chars().any(char::is_alphanumeric).then(|| (entry.at, entry.cell.value.shown()))
    };
    if let Some((at, seen)) = [Field::Reason, Field::Date, Field::Note].iter().find_map(written) {
        say(desk, at, &seen, kind, "unanswered");
    }
}

/// Whether an answer that somebody took part stands beside a reason why not; then the reason is not used, and it is asked.
fn is_denied(desk: &mut Desk, row: &Row, answer: &Entry) -> bool {
    let took_part = match desk.settings.words.grade(&answer.text) {
        Some(grade) => !matches!(grade.as_str(), GradeCode::ABSENT | GradeCode::FAIL),
        None => UnitAnswer::parse(&answer.text) == Some(UnitAnswer::SamePerson),
    };
    let reason = given_reason(desk, row).filter(|_| took_part);
    let Some((at, seen)) = reason.map(|one| (one.at, one.cell.value.shown())) else {
        return false;
    };
    desk.say(at, Finding::new(Code::MarkVariant).severity(Severity::Query).arg("kind", "excuse").seen(&seen));
    true
}

/// A grade confirms, dated by its own column, else by the period that was asked about.
fn ward(desk: &mut Desk, form: &Form, row: &Row, answer: &Entry) -> Body {
    let Some(grade) = desk.settings.words.grade(&answer.text) else {
        let ours = says_not_known(&answer.text) || UnitAnswer::parse(&answer.text) == Some(UnitAnswer::DidNotTakePart);
        if !ours {
            say(desk, answer.at, &answer.text, form.kind, "answer");
        }
        return Body::Answer(Answer { text: answer.text.clone(), at: Some(answer.at), ..Answer::default() });
    };
    let stated = dates::of(desk, row, Some(form.when()));
    let when = stated.filter(|&when| touches(form, when, desk.settings));
    if let (Some(stated), None) = (stated, when) {
        // Often the day of signing. The sheet asked about its own period, and that is what the grade is for.
        let at = row.place(&desk.columns, &Field::Date, answer.at);
        let asked = format!("{} - {}", show(form.from), show(form.to));
        desk.say(at, Finding::new(Code::ConfirmedOtherPeriod).seen(&asked).repaired(&stated.to_string()));
    }
    Body::Confirmation(Participation {
        grade: Some(grade),
        when: when.map(|when| (when, Source::Row)).or(Some((form.when(), Source::Title))),
        evidence: row.text(&desk.columns, &Field::Note),
        ..Participation::default()
    })
}

fn show(day: crate::model::Date) -> String {
    crate::model::date::show_day(day)
}

fn touches(form: &Form, when: When, settings: &Settings) -> bool {
    let (from, to) = when.span(settings.cut);
    form.from <= to && from <= form.to
}

/// A unit's word about a slip, which is told by its ward and date as they were written there.
fn unit(desk: &mut Desk, row: &Row, answer: &Entry) -> Body {
    let known = UnitAnswer::parse(&answer.text);
    if known.is_none() {
        say(desk, answer.at, &answer.text, FormKind::Unit, "answer");
    }
    let ward = row.text(&desk.columns, &Field::IntroducedTo);
    let date = dates::field(desk, row, &Field::SlipDate, None);
    let shown = |entry: &&Entry| {
        let key = &desk.columns.at(entry.at.col).key;
        [DIFFERS.0, DIFFERS.1].iter().any(|header| text::plain(header) == *key)
    };
    let beside = row.entries.iter().find(shown).map(|entry| Text::clone(&entry.text));
    Body::Answer(Answer { text: answer.text.clone(), at: Some(answer.at), known, ward, date, beside, absence: None })
}

/// Asks for an answer of those the sheet offers; `of` is the kind of the sentence.
fn say(desk: &mut Desk, at: CellRef, seen: &str, kind: FormKind, of: &'static str) {
    let (settings, lang) = (desk.settings, desk.settings.lang);
    let offered: Vec<&str> = if kind == FormKind::Ward {
        let grades = settings.grades.iter().map(|grade| settings.grade_label(&grade.code));
        grades.chain([pick(lang, NOT_KNOWN.0, NOT_KNOWN.1)]).collect()
    } else {
        UnitAnswer::ALL.iter().map(|answer| answer.label(lang)).collect()
    };
    let finding = Finding::new(Code::ResultUnmapped).severity(Severity::Query).seen(seen);
    desk.say(at, finding.arg("kind", of).arg("expected", offered.join("; ")));
}
