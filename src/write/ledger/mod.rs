//! `so-cai/`: the ledger as CSV tables in UTF-8 with a `schema.json` naming their types, for any program that reads tables.

use std::fmt::{Display, Write as _};
use std::io::{self, Write};

use serde_json::{Value, json};

use crate::finding::Finding;
use crate::finding::render::Show;
use crate::identify::{Register, RowId};
use crate::model::{Lang, UnitId};

/// What the ledger is of.
#[derive(Clone, Copy, Debug)]
pub struct Ledger<'a> {
    pub register: &'a Register,
    pub findings: &'a [Finding],
    pub lang: Lang,
}

/// One file of `so-cai/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    Members,
    /// Where the rows of a person do not say the same: every value with its rows, which one is shown, and by which rule.
    Values,
    /// Where each person belonged and when, by every roster.
    Memberships,
    Rows,
    Turns,
    Introductions,
    Questions,
    Findings,
    /// Every sheet that was sent, by the content of its file: what the run of a later period knows as read.
    Sources,
    /// The columns of the tables and how many rows they have.
    Schema,
}

impl File {
    pub const ALL: [Self; 10] = [
        Self::Members,
        Self::Values,
        Self::Memberships,
        Self::Rows,
        Self::Turns,
        Self::Introductions,
        Self::Questions,
        Self::Findings,
        Self::Sources,
        Self::Schema,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Members => "members.csv",
            Self::Values => "values.csv",
            Self::Memberships => "memberships.csv",
            Self::Rows => "rows.csv",
            Self::Turns => "turns.csv",
            Self::Introductions => "introductions.csv",
            Self::Questions => "questions.csv",
            Self::Findings => "findings.csv",
            Self::Sources => "sources.csv",
            Self::Schema => "schema.json",
        }
    }

    /// The columns of a table with their types.
    const fn columns(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Members => &[
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
            Self::Values => &[
                ("person", "string"),
                ("field", "string"),
                ("value", "string"),
                ("shown", "boolean"),
                ("rule", "string"),
                ("rows", "list of row"),
            ],
            Self::Memberships => &[
                ("person", "string"),
                ("unit", "string"),
                ("from", "string"),
                ("to", "string"),
                ("ended", "string"),
                ("rows", "list of row"),
            ],
            Self::Rows => &[
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
            Self::Turns => &[
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
            Self::Introductions => &[
                ("introduction", "string"),
                ("person", "string"),
                ("ward", "string"),
                ("date", "string"),
                ("outcome", "string"),
                ("rows", "list of row"),
            ],
            Self::Questions => &[
                ("question", "string"),
                ("kind", "string"),
                ("subject", "string"),
                ("other", "string"),
                ("score", "number"),
                ("reasons", "string"),
                ("answer", "string"),
            ],
            Self::Findings => &[
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
            Self::Sources => &[
                ("file", "string"),
                ("hash", "string"),
                ("sheet", "string"),
                ("kind", "string"),
                ("unit", "string"),
                ("state", "string"),
                ("later", "boolean"),
            ],
            Self::Schema => &[],
        }
    }
}

impl Ledger<'_> {
    /// Writes one file, line by line: no table is held.
    ///
    /// # Errors
    /// Where `out` takes no more.
    pub fn write(&self, file: File, out: &mut dyn Write) -> io::Result<()> {
        let register = self.register;
        let mut line = match file {
            File::Schema => return self.schema(out),
            table => Line::begin(table, out),
        };
        match file {
            File::Members => register.members.iter().for_each(|one| member(&mut line, register, one)),
            File::Values => register.values.iter().for_each(|one| stated(&mut line, register, one)),
            File::Memberships => register.stays.iter().for_each(|one| stay(&mut line, register, one)),
            File::Rows => register.rows.iter().enumerate().for_each(|(at, one)| row(&mut line, register, at, one)),
            File::Turns => register.turns.iter().enumerate().for_each(|(at, one)| turn(&mut line, register, at, one)),
            File::Introductions => {
                register
                    .introductions
                    .iter()
                    .enumerate()
                    .for_each(|(at, one)| introduction(&mut line, register, at, one));
            }
            File::Questions => register.questions.iter().for_each(|one| question(&mut line, one)),
            File::Findings => self.findings.iter().for_each(|one| found(&mut line, self.lang, one)),
            File::Sources => register.files.iter().for_each(|one| source(&mut line, register, one)),
            File::Schema => {}
        }
        line.finish()
    }

    fn schema(&self, out: &mut dyn Write) -> io::Result<()> {
        let tables = File::ALL.into_iter().filter(|file| *file != File::Schema);
        let described: Vec<Value> = tables.map(|file| self.describe(file)).collect();
        let schema = json!({"schema": "tonghop.ledger/1", "encoding": "utf-8", "tables": described});
        serde_json::to_writer_pretty(&mut *out, &schema)?;
        out.write_all(b"\n")
    }

    fn describe(&self, file: File) -> Value {
        let columns: Vec<Value> =
            file.columns().iter().map(|(name, kind)| json!({"name": name, "type": kind})).collect();
        let rows = match file {
            File::Members => self.register.members.len(),
            File::Values => self.register.values.len(),
            File::Memberships => self.register.stays.len(),
            File::Rows => self.register.rows.len(),
            File::Turns => self.register.turns.len(),
            File::Introductions => self.register.introductions.len(),
            File::Questions => self.register.questions.len(),
            File::Findings => self.findings.len(),
            File::Sources => self.register.files.iter().map(|file| file.sheets.len().max(1)).sum(),
            File::Schema => 0,
        };
        json!({"file": file.name(), "rows": rows, "columns": columns})
    }
}

/// Writes the cells of a table one after the other: no line is held, and what is no text is written out in one place.
struct Line<'o> {
    writer: csv::Writer<&'o mut dyn Write>,
    text: String,
    /// The first thing that went wrong; nothing is written after it.
    failed: Option<csv::Error>,
}

impl<'o> Line<'o> {
    fn begin(table: File, out: &'o mut dyn Write) -> Self {
        let writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(out);
        let mut line = Self { writer, text: String::new(), failed: None };
        for (name, _) in table.columns() {
            line.cell(name);
        }
        line.end();
        line
    }

    fn cell(&mut self, text: &str) {
        if self.failed.is_none() {
            self.failed = self.writer.write_field(text).err();
        }
    }

    fn shown(&mut self, value: impl Display) {
        let mut text = std::mem::take(&mut self.text);
        text.clear();
        // Writing to a text cannot fail.
        let _ = write!(text, "{value}");
        self.cell(&text);
        self.text = text;
    }

    fn optional(&mut self, value: Option<impl Display>) {
        match value {
            Some(value) => self.shown(value),
            None => self.cell(""),
        }
    }

    fn number(&mut self, number: impl itoa::Integer) {
        self.cell(itoa::Buffer::new().format(number));
    }

    /// Numbers of rows with blanks between.
    fn ids(&mut self, rows: &[RowId]) {
        let mut text = std::mem::take(&mut self.text);
        text.clear();
        let mut digits = itoa::Buffer::new();
        for (at, row) in rows.iter().enumerate() {
            if at > 0 {
                text.push(' ');
            }
            text.push_str(digits.format(row.0));
        }
        self.cell(&text);
        self.text = text;
    }

    fn end(&mut self) {
        if self.failed.is_none() {
            self.failed = self.writer.write_record(None::<&[u8]>).err();
        }
    }

    fn finish(mut self) -> io::Result<()> {
        match self.failed {
            Some(error) => Err(error.into()),
            None => self.writer.flush(),
        }
    }
}

fn unit(register: &Register, id: Option<UnitId>) -> &str {
    id.map_or("", |id| register.units.get(id).code.as_str())
}

fn person(register: &Register, id: Option<crate::identify::PersonId>) -> &str {
    id.map_or("", |id| register.member(id).id.as_str())
}

fn member(line: &mut Line, register: &Register, member: &crate::identify::Member) {
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

fn stated(line: &mut Line, register: &Register, one: &crate::identify::Stated) {
    line.cell(person(register, Some(one.person)));
    line.shown(&one.field);
    line.cell(&one.value);
    line.cell(if one.shown { "true" } else { "false" });
    line.cell(one.rule.code());
    line.ids(&one.rows);
    line.end();
}

fn stay(line: &mut Line, register: &Register, one: &crate::identify::Stay) {
    line.cell(person(register, Some(one.person)));
    line.cell(unit(register, Some(one.unit)));
    line.optional(one.from);
    line.optional(one.to);
    line.cell(one.ended.map_or("", crate::identify::Ending::code));
    line.ids(&one.rows);
    line.end();
}

/// A line for each sheet; a file without any has one all the same.
fn source(line: &mut Line, register: &Register, file: &crate::identify::FileEntry) {
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

fn row(line: &mut Line, register: &Register, number: usize, row: &crate::identify::RowEntry) {
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

fn turn(line: &mut Line, register: &Register, number: usize, turn: &crate::identify::Turn) {
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

fn introduction(line: &mut Line, register: &Register, number: usize, one: &crate::identify::Introduction) {
    line.shown(format_args!("I{:05}", number + 1));
    line.cell(person(register, Some(one.person)));
    line.cell(one.ward.as_ref().map_or("", |ward| ward.code.as_str()));
    line.optional(one.date);
    line.cell(one.outcome.code());
    line.ids(&one.rows);
    line.end();
}

fn question(line: &mut Line, one: &crate::identify::Question) {
    line.cell(&one.id);
    line.cell(one.kind.code());
    line.cell(&one.subject);
    line.cell(&one.other);
    line.shown(format_args!("{}.{:03}", one.score / 1000, one.score % 1000));
    line.cell(&one.reasons);
    line.cell("");
    line.end();
}

fn found(line: &mut Line, lang: Lang, one: &Finding) {
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
