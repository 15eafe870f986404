//! `so-cai/`: the ledger as CSV tables in UTF-8 with a `schema.json` naming their types, for any program that reads tables.

mod columns;
mod line;
mod rows;

use std::io::{self, Write};

use serde_json::{Value, json};

use self::line::Line;
use self::rows::{found, introduction, member, question, row, source, stated, stay, turn};
use crate::finding::Finding;
use crate::identify::Register;
use crate::model::Lang;

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
