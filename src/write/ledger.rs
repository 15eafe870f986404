//! `so-cai/`: the ledger as CSV tables in UTF-8 with a `schema.json` naming their types, for any program that reads tables.

use std::fmt::Display;

use serde_json::{Value, json};

use crate::finding::Finding;
use crate::finding::render::Show;
use crate::identify::{Register, RowId};
use crate::model::{Lang, UnitId};

/// One table: file name, columns with their types, lines.
struct Table {
    name: &'static str,
    columns: &'static [(&'static str, &'static str)],
    lines: Vec<Vec<String>>,
}

/// Every file of `so-cai/` by name.
pub fn tables(register: &Register, findings: &[Finding], lang: Lang) -> Vec<(String, Vec<u8>)> {
    let tables = [
        members(register),
        rows(register),
        turns(register),
        introductions(register),
        questions(register),
        found(findings, lang),
    ];
    let mut files: Vec<(String, Vec<u8>)> =
        tables.iter().map(|table| (format!("{}.csv", table.name), csv_of(table))).collect();
    let described: Vec<Value> = tables.iter().map(describe).collect();
    let schema = json!({"schema": "tonghop.ledger/1", "encoding": "utf-8", "tables": described});
    let mut bytes = serde_json::to_vec_pretty(&schema).unwrap_or_default();
    bytes.push(b'\n');
    files.push(("schema.json".to_owned(), bytes));
    files
}

fn describe(table: &Table) -> Value {
    let columns: Vec<Value> = table.columns.iter().map(|(name, kind)| json!({"name": name, "type": kind})).collect();
    json!({"file": format!("{}.csv", table.name), "rows": table.lines.len(), "columns": columns})
}

fn csv_of(table: &Table) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new());
    let header = table.columns.iter().map(|(name, _)| *name);
    // Writing to memory cannot fail, and every line has as many cells as the header.
    let mut written = writer.write_record(header);
    for line in &table.lines {
        written = written.and_then(|()| writer.write_record(line));
    }
    debug_assert!(written.is_ok(), "lines of {} differ in length", table.name);
    writer.into_inner().unwrap_or_default()
}

fn text(value: Option<impl Display>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn ids(rows: &[RowId]) -> String {
    rows.iter().map(|row| row.0.to_string()).collect::<Vec<_>>().join(" ")
}

fn members(register: &Register) -> Table {
    let unit = |id: Option<UnitId>| text(id.map(|id| &register.units.get(id).code));
    let line = |member: &crate::identify::Member| {
        vec![
            member.id.clone(),
            member.name.clone(),
            text(member.birth),
            text(member.gender.map(|gender| if gender == crate::model::Gender::Male { "male" } else { "female" })),
            member.category.code().to_owned(),
            unit(member.unit),
            text(member.joined),
            member.on_roster.to_string(),
            ids(&member.sources),
        ]
    };
    Table {
        name: "members",
        columns: &[
            ("person", "string"),
            ("name", "string"),
            ("birth", "string"),
            ("gender", "string"),
            ("category", "string"),
            ("unit", "string"),
            ("joined", "string"),
            ("on_roster", "boolean"),
            ("sources", "list of row"),
        ],
        lines: register.members.iter().map(line).collect(),
    }
}

fn person(register: &Register, id: Option<crate::identify::PersonId>) -> String {
    text(id.map(|id| &register.members[id.0 as usize].id))
}

fn rows(register: &Register) -> Table {
    let line = |(number, row): (usize, &crate::identify::RowEntry)| {
        vec![
            number.to_string(),
            row.file.to_string(),
            row.sheet.to_string(),
            (row.row + 1).to_string(),
            row.kind.code().to_owned(),
            text(row.unit.map(|id| &register.units.get(id).code)),
            row.disposition.code().to_owned(),
            row.reason.to_owned(),
            text(row.same_as.map(|row| row.0)),
            person(register, row.person),
        ]
    };
    Table {
        name: "rows",
        columns: &[
            ("row", "integer"),
            ("file", "string"),
            ("sheet", "string"),
            ("line", "integer"),
            ("kind", "string"),
            ("unit", "string"),
            ("disposition", "string"),
            ("reason", "string"),
            ("same_as", "integer"),
            ("person", "string"),
        ],
        lines: register.rows.iter().enumerate().map(line).collect(),
    }
}

fn turns(register: &Register) -> Table {
    let line = |(number, turn): (usize, &crate::identify::Turn)| {
        vec![
            format!("T{:06}", number + 1),
            person(register, turn.person),
            turn.channel.to_string(),
            text(turn.group.as_ref()),
            text(turn.ward.as_ref().map(|ward| &ward.code)),
            text(turn.unit.map(|id| &register.units.get(id).code)),
            turn.when.to_string(),
            turn.when.precision().to_owned(),
            text(turn.activity.as_ref()),
            text(turn.grade.as_ref()),
            turn.count.0.to_string(),
            ids(&turn.rows),
        ]
    };
    Table {
        name: "turns",
        columns: &[
            ("turn", "string"),
            ("person", "string"),
            ("channel", "string"),
            ("group", "string"),
            ("ward", "string"),
            ("unit", "string"),
            ("date", "string"),
            ("precision", "string"),
            ("activity", "string"),
            ("grade", "string"),
            ("count", "integer"),
            ("rows", "list of row"),
        ],
        lines: register.turns.iter().enumerate().map(line).collect(),
    }
}

fn introductions(register: &Register) -> Table {
    let line = |(number, one): (usize, &crate::identify::Introduction)| {
        vec![
            format!("I{:05}", number + 1),
            person(register, Some(one.person)),
            text(one.ward.as_ref().map(|ward| &ward.code)),
            text(one.date),
            one.outcome.code().to_owned(),
            ids(&one.rows),
        ]
    };
    Table {
        name: "introductions",
        columns: &[
            ("introduction", "string"),
            ("person", "string"),
            ("ward", "string"),
            ("date", "string"),
            ("outcome", "string"),
            ("rows", "list of row"),
        ],
        lines: register.introductions.iter().enumerate().map(line).collect(),
    }
}

fn questions(register: &Register) -> Table {
    let line = |one: &crate::identify::Question| {
        vec![
            one.id.clone(),
            one.kind.code().to_owned(),
            one.subject.clone(),
            one.other.clone(),
            format!("{}.{:03}", one.score / 1000, one.score % 1000),
            one.reasons.clone(),
            String::new(),
        ]
    };
    Table {
        name: "questions",
        columns: &[
            ("question", "string"),
            ("kind", "string"),
            ("subject", "string"),
            ("other", "string"),
            ("score", "number"),
            ("reasons", "string"),
            ("answer", "string"),
        ],
        lines: register.questions.iter().map(line).collect(),
    }
}

fn found(findings: &[Finding], lang: Lang) -> Table {
    let line = |one: &Finding| {
        let shown = Show { lang, full: false }.object(one);
        vec![
            shown.code.to_owned(),
            one.severity.code().to_owned(),
            text(shown.file),
            text(shown.sheet),
            shown.cells.join(" "),
            text(shown.seen),
            text(shown.repaired),
            shown.message,
            shown.remedy,
            text(shown.unit),
        ]
    };
    Table {
        name: "findings",
        columns: &[
            ("code", "string"),
            ("severity", "string"),
            ("file", "string"),
            ("sheet", "string"),
            ("cells", "list of area"),
            ("seen", "string"),
            ("repaired", "string"),
            ("message", "string"),
            ("remedy", "string"),
            ("unit", "string"),
        ],
        lines: findings.iter().map(line).collect(),
    }
}
