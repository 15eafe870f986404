//! `so-cai/`: the ledger as CSV tables in UTF-8 with a `schema.json` naming their types, for any program that reads tables.

use std::fmt::{Display, Write};

use serde_json::{Value, json};

use crate::finding::Finding;
use crate::finding::render::Show;
use crate::identify::{Register, RowId};
use crate::model::{Lang, UnitId};

/// One table: file name, columns with their types, and its lines as CSV already: as texts of their own they would not fit.
struct Table {
    name: &'static str,
    columns: &'static [(&'static str, &'static str)],
    rows: usize,
    csv: Vec<u8>,
}

impl Table {
    /// `line` writes the cells of one item, as many as there are columns.
    fn of<T>(
        name: &'static str,
        columns: &'static [(&'static str, &'static str)],
        items: impl Iterator<Item = T>,
        line: impl Fn(&mut Line, T),
    ) -> Self {
        let writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new());
        let mut table = Line { writer, text: String::new(), whole: true };
        for (name, _) in columns {
            table.cell(name);
        }
        table.end();
        let mut rows = 0;
        for item in items {
            line(&mut table, item);
            table.end();
            rows += 1;
        }
        debug_assert!(table.whole, "lines of {name} differ in length");
        Self { name, columns, rows, csv: table.writer.into_inner().unwrap_or_default() }
    }
}

/// Writes the cells of a table one after the other: no line is held, and what is no text is written out in one place.
struct Line {
    writer: csv::Writer<Vec<u8>>,
    text: String,
    /// Writing to memory cannot fail, and every line has as many cells as the header.
    whole: bool,
}

impl Line {
    fn cell(&mut self, text: &str) {
        self.whole &= self.writer.write_field(text).is_ok();
    }

    fn shown(&mut self, value: impl Display) {
        self.text.clear();
        // Writing to a text cannot fail.
        self.whole &= write!(self.text, "{value}").is_ok() && self.writer.write_field(&self.text).is_ok();
    }

    fn optional(&mut self, value: Option<impl Display>) {
        match value {
            Some(value) => self.shown(value),
            None => self.cell(""),
        }
    }

    /// Numbers of rows with blanks between.
    fn ids(&mut self, rows: &[RowId]) {
        self.text.clear();
        for (at, row) in rows.iter().enumerate() {
            let between = if at == 0 { "" } else { " " };
            self.whole &= write!(self.text, "{between}{}", row.0).is_ok();
        }
        self.whole &= self.writer.write_field(&self.text).is_ok();
    }

    fn end(&mut self) {
        self.whole &= self.writer.write_record(None::<&[u8]>).is_ok();
    }
}

/// Every file of `so-cai/` by name.
pub fn tables(register: &Register, findings: &[Finding], lang: Lang) -> Vec<(String, Vec<u8>)> {
    let tables = [
        members(register),
        values(register),
        memberships(register),
        rows(register),
        turns(register),
        introductions(register),
        questions(register),
        found(findings, lang),
    ];
    let described: Vec<Value> = tables.iter().map(describe).collect();
    let schema = json!({"schema": "tonghop.ledger/1", "encoding": "utf-8", "tables": described});
    let mut files: Vec<(String, Vec<u8>)> =
        tables.into_iter().map(|table| (format!("{}.csv", table.name), table.csv)).collect();
    let mut bytes = serde_json::to_vec_pretty(&schema).unwrap_or_default();
    bytes.push(b'\n');
    files.push(("schema.json".to_owned(), bytes));
    files
}

fn describe(table: &Table) -> Value {
    let columns: Vec<Value> = table.columns.iter().map(|(name, kind)| json!({"name": name, "type": kind})).collect();
    json!({"file": format!("{}.csv", table.name), "rows": table.rows, "columns": columns})
}

fn members(register: &Register) -> Table {
    let line = |line: &mut Line, member: &crate::identify::Member| {
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
    };
    Table::of(
        "members",
        &[
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
        register.members.iter(),
        line,
    )
}

/// Where the rows of a person do not say the same: every value with its rows, which one is shown, and by which rule.
fn values(register: &Register) -> Table {
    let line = |line: &mut Line, one: &crate::identify::Stated| {
        line.cell(person(register, Some(one.person)));
        line.shown(&one.field);
        line.cell(&one.value);
        line.cell(if one.shown { "true" } else { "false" });
        line.cell(one.rule.code());
        line.ids(&one.rows);
    };
    Table::of(
        "values",
        &[
            ("person", "string"),
            ("field", "string"),
            ("value", "string"),
            ("shown", "boolean"),
            ("rule", "string"),
            ("rows", "list of row"),
        ],
        register.values.iter(),
        line,
    )
}

/// Where each person belonged and when, by every roster.
fn memberships(register: &Register) -> Table {
    let line = |line: &mut Line, one: &crate::identify::Stay| {
        line.cell(person(register, Some(one.person)));
        line.cell(unit(register, Some(one.unit)));
        line.optional(one.from);
        line.optional(one.to);
        line.cell(one.ended.map_or("", crate::identify::Ending::code));
        line.ids(&one.rows);
    };
    Table::of(
        "memberships",
        &[
            ("person", "string"),
            ("unit", "string"),
            ("from", "string"),
            ("to", "string"),
            ("ended", "string"),
            ("rows", "list of row"),
        ],
        register.stays.iter(),
        line,
    )
}

fn unit(register: &Register, id: Option<UnitId>) -> &str {
    id.map_or("", |id| register.units.get(id).code.as_str())
}

fn person(register: &Register, id: Option<crate::identify::PersonId>) -> &str {
    id.map_or("", |id| register.members[id.0 as usize].id.as_str())
}

fn rows(register: &Register) -> Table {
    let line = |line: &mut Line, (number, row): (usize, &crate::identify::RowEntry)| {
        line.shown(number);
        line.cell(row.file.as_str());
        line.cell(&row.sheet);
        line.shown(row.row + 1);
        line.cell(row.kind.code());
        line.cell(unit(register, row.unit));
        line.cell(row.disposition.code());
        line.cell(row.reason);
        line.optional(row.same_as.map(|row| row.0));
        line.cell(person(register, row.person));
    };
    Table::of(
        "rows",
        &[
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
        register.rows.iter().enumerate(),
        line,
    )
}

fn turns(register: &Register) -> Table {
    let line = |line: &mut Line, (number, turn): (usize, &crate::identify::Turn)| {
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
        line.shown(turn.count.0);
        line.ids(&turn.rows);
    };
    Table::of(
        "turns",
        &[
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
        register.turns.iter().enumerate(),
        line,
    )
}

fn introductions(register: &Register) -> Table {
    let line = |line: &mut Line, (number, one): (usize, &crate::identify::Introduction)| {
        line.shown(format_args!("I{:05}", number + 1));
        line.cell(person(register, Some(one.person)));
        line.cell(one.ward.as_ref().map_or("", |ward| ward.code.as_str()));
        line.optional(one.date);
        line.cell(one.outcome.code());
        line.ids(&one.rows);
    };
    Table::of(
        "introductions",
        &[
            ("introduction", "string"),
            ("person", "string"),
            ("ward", "string"),
            ("date", "string"),
            ("outcome", "string"),
            ("rows", "list of row"),
        ],
        register.introductions.iter().enumerate(),
        line,
    )
}

fn questions(register: &Register) -> Table {
    let line = |line: &mut Line, one: &crate::identify::Question| {
        line.cell(&one.id);
        line.cell(one.kind.code());
        line.cell(&one.subject);
        line.cell(&one.other);
        line.shown(format_args!("{}.{:03}", one.score / 1000, one.score % 1000));
        line.cell(&one.reasons);
        line.cell("");
    };
    Table::of(
        "questions",
        &[
            ("question", "string"),
            ("kind", "string"),
            ("subject", "string"),
            ("other", "string"),
            ("score", "number"),
            ("reasons", "string"),
            ("answer", "string"),
        ],
        register.questions.iter(),
        line,
    )
}

fn found(findings: &[Finding], lang: Lang) -> Table {
    let line = |line: &mut Line, one: &Finding| {
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
    };
    Table::of(
        "findings",
        &[
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
        findings.iter(),
        line,
    )
}
