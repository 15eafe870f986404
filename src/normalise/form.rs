//! Answers on sheets that tonghop handed out (`doi-chieu/`).
//!
//! A ward's grade is a confirmation; every other answer is somebody's word, and an empty cell says nothing at all: such a row
//! names nobody and waits for nothing. What our own questions were answered was read before everything else and reports nothing:
//! such a sheet has no records. Must never ask again about what tonghop itself wrote there.

use super::around::Around;
use super::desk::{Columns, Desk, Entry, Row};
use super::ready::{Known, Ready};
use super::{Answer, Body, Participation, Record, Source, TableRecords, dates, fill, person, reason};
use crate::finding::{Code, Finding, Severity};
use crate::layout::Table;
use crate::model::form::{DIFFERS, UnitAnswer, says_not_known};
use crate::model::{Field, FilePath, Form, FormKind, Lang, PersonFacts, SheetKind, Text, When};
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
    facts.when = Some((form.when(), Source::Title));
    facts.title_key = form.mark();
    facts.nothing_to_report = false;
    facts.form = Some(form.clone());
    let mut desk = Desk::new(path, table, settings, known);
    let rows = if form.asks() { Vec::new() } else { fill::rows(&mut desk) };
    // What was repaired above is of our own making.
    desk.findings.clear();
    let records = rows.iter().map(|row| record(&mut desk, form, row)).collect();
    desk.findings.retain(|one| one.severity > Severity::Note);
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
        unit: Vec::new(),
        parent_unit: None,
        waits,
        body: Body::Answer(Answer::default()),
    };
    let absence = reason::read(desk, row).filter(|_| waits.is_empty());
    // Whoever only says why not has said that they did not take part.
    let implied = || absence.as_ref().map(|_| implied(row, &desk.columns, desk.settings.lang));
    let Some(answer) = answer.filter(|_| waits.is_empty()).or_else(implied) else { return silent(waits) };
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

/// The answer of a row that gives a reason and no answer: it stands where the reason does.
fn implied<'a>(row: &Row<'a>, columns: &Columns, lang: Lang) -> Entry<'a> {
    let mut entry = row.first(columns, &Field::Reason).cloned().unwrap_or_else(|| row.entries[0].clone());
    entry.ready = Ready::new(UnitAnswer::DidNotTakePart.label(lang).into(), Vec::new());
    entry
}

/// A grade confirms, dated by its own column, else by the period that was asked about.
fn ward(desk: &mut Desk, form: &Form, row: &Row, answer: &Entry) -> Body {
    // The drop-down of an English sheet offers English labels, which are no words of a sender.
    let key = text::plain(&answer.text);
    let labelled = desk.settings.grades.iter().find(|grade| text::plain(&grade.label_en) == key);
    let labelled = labelled.map(|grade| grade.code.clone());
    let Some(grade) = labelled.or_else(|| desk.settings.words.grade(&answer.text)) else {
        let ours = says_not_known(&answer.text) || UnitAnswer::parse(&answer.text) == Some(UnitAnswer::DidNotTakePart);
        if !ours {
            foreign(desk, answer);
        }
        return Body::Answer(Answer { text: answer.text.clone(), ..Answer::default() });
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
        foreign(desk, answer);
    }
    let ward = row.text(&desk.columns, &Field::IntroducedTo);
    let date = dates::field(desk, row, &Field::SlipDate, None);
    let shown = |entry: &&Entry| {
        let key = &desk.columns.at(entry.at.col).key;
        [DIFFERS.0, DIFFERS.1].iter().any(|header| text::plain(header) == *key)
    };
    let beside = row.entries.iter().find(shown).map(|entry| Text::clone(&entry.text));
    Body::Answer(Answer { text: answer.text.clone(), known, ward, date, beside, absence: None })
}

/// An answer that is on no list: shown as it is, and somebody should look.
fn foreign(desk: &mut Desk, answer: &Entry) {
    let finding = Finding::new(Code::ResultUnmapped).severity(Severity::Query).seen(&answer.text);
    desk.say(answer.at, finding);
}
