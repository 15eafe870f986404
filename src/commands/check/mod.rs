//! `check`: what was understood of each file, and every finding. Writes nothing.

mod screen;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Bar, Io, Stop};
use crate::cli::Common;
use crate::error::{Exit, Fatal};
use crate::finding::render::{Object, Show};
use crate::finding::{Finding, Severity};
use crate::identify::{FileEntry, Register, SheetEntry};
use crate::intake::{self, SourceFile};
use crate::model::place::column_letters;
use crate::model::{Date, FilePath};
use crate::pipeline;
use crate::say::{number, run as say_run, sheet as say};
use crate::settings::Settings;

/// Looks at `files`, or at all of input/ where none is named; the rest of input/ is context.
pub(super) fn check(common: &Common, today: Date, files: &[PathBuf], io: &mut Io<'_>) -> Result<Exit, Stop> {
    let (settings, _) = super::settings(common, today)?;
    let (sources, findings, asked) = sources(common, files, &settings)?;
    let bar = Bar::new(common, io, settings.lang);
    let outcome = pipeline::understand(sources, findings, &settings, &bar);
    bar.done();
    let outcome = outcome?;
    let looked_at = |path: &FilePath| asked.as_ref().is_none_or(|asked| asked.contains(path));
    let entries: Vec<&FileEntry> = outcome.register.files.iter().filter(|file| looked_at(&file.path)).collect();
    // What no file carries only a whole run can tell.
    let shown: Vec<&Finding> = outcome
        .findings
        .iter()
        .filter(|one| {
            one.file.as_ref().is_some_and(looked_at)
                && (common.verbose || one.severity > Severity::Note || !one.code.rule().structure)
        })
        .collect();
    let show = Show { lang: settings.lang, full: common.full };
    if common.json {
        let report = Report {
            schema: "tonghop.check/1",
            files: entries.iter().map(|file| file_object(file, &outcome.register)).collect(),
            findings: shown.iter().map(|one| show.object(one)).collect(),
        };
        super::json(&report, io)?;
    } else {
        let printed =
            Printed { entries: &entries, findings: &shown, register: &outcome.register, notes: common.verbose };
        print(&printed, show, io)?;
    }
    let errors = shown.iter().any(|one| one.severity == Severity::Error);
    Ok(if errors { Exit::Found } else { Exit::Done })
}

/// Files to understand, findings of reading them, and the paths asked for (None: all).
type Sources = (Vec<SourceFile>, Vec<Finding>, Option<BTreeSet<FilePath>>);

fn sources(common: &Common, files: &[PathBuf], settings: &Settings) -> Result<Sources, Stop> {
    let input = common.dir.join("input");
    if files.is_empty() {
        let (sources, findings) = super::run::input(&input, settings)?;
        return Ok((sources, findings, None));
    }
    let (mut sources, mut findings) =
        if input.is_dir() { intake::folder(&input, settings)? } else { (Vec::new(), Vec::new()) };
    let mut asked = BTreeSet::new();
    for path in files {
        let shown = path.display();
        if path.is_dir() {
            return Err(Fatal::new(say_run::is_a_folder(settings.lang, shown)).into());
        }
        let Ok(real) = path.canonicalize() else {
            let fatal = Fatal::new(say_run::no_such_file(settings.lang, shown));
            return Err(fatal.hint(say_run::see_permissions(settings.lang)).into());
        };
        let (inside, said) = intake::file(path, settings)?;
        let given: BTreeSet<FilePath> = inside.iter().map(|file| file.path.clone()).collect();
        // The same file, or what is in the same container, is not read a second time as a part of input/.
        let same = |other: &FilePath| {
            let mut around = Path::new(other.as_str()).ancestors().filter(|one| !one.as_os_str().is_empty());
            around.any(|one| input.join(one).canonicalize().is_ok_and(|other| other == real))
        };
        sources.retain(|other| !given.contains(&other.path) && !same(&other.path));
        findings.retain(|one| one.file.as_ref().is_none_or(|other| !same(other)));
        asked.extend(given);
        sources.extend(inside);
        findings.extend(said);
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    Ok((sources, findings, Some(asked)))
}

/// `tonghop.check/1`.
#[derive(Serialize)]
struct Report {
    schema: &'static str,
    files: Vec<FileObject>,
    findings: Vec<Object>,
}

#[derive(Serialize)]
struct FileObject {
    file: String,
    hash: String,
    format: &'static str,
    unit: Option<String>,
    period: Option<String>,
    state: &'static str,
    sheets: Vec<SheetObject>,
}

#[derive(Serialize)]
struct SheetObject {
    sheet: String,
    visible: bool,
    kind: Option<&'static str>,
    /// How sure that is, 0 to 1; null without a kind.
    confidence: Option<f64>,
    header_rows: Vec<u32>,
    /// Column letters to fields, left to right; `A.2` is the second field of one cell.
    columns: Map<String, Value>,
    body: Option<[u32; 2]>,
    rows: RowCounts,
}

#[derive(Serialize)]
struct RowCounts {
    read: u64,
    counted: u64,
    duplicate: u64,
    waiting: u64,
    out_of_scope: u64,
}

fn file_object(file: &FileEntry, register: &Register) -> FileObject {
    FileObject {
        file: file.path.to_string(),
        hash: file.hash.clone(),
        format: file.format.code(),
        unit: file.unit.map(|unit| register.units.get(unit).code.to_string()),
        period: file.when.map(|when| when.to_string()),
        state: file.state.code(),
        sheets: file.sheets.iter().map(sheet_object).collect(),
    }
}

fn sheet_object(sheet: &SheetEntry) -> SheetObject {
    let [counted, duplicate, waiting, out_of_scope] = sheet.rows;
    let mut columns = Map::new();
    for (col, field, _) in &sheet.columns {
        let letters = column_letters(*col);
        // Of a list typed into one column each further field has a key of its own: `A`, `A.2`.
        let before = columns.keys().filter(|key| key.split('.').next() == Some(letters.as_str())).count();
        let key = if before == 0 { letters } else { format!("{letters}.{}", before + 1) };
        columns.insert(key, Value::from(field.to_string()));
    }
    SheetObject {
        sheet: sheet.sheet.to_string(),
        visible: sheet.visible,
        kind: sheet.kind.map(|kind| kind.code()),
        confidence: sheet.kind.map(|_| sheet.confidence),
        header_rows: sheet.header_rows.iter().map(|row| row + 1).collect(),
        columns,
        body: sheet.body.map(|(first, last)| [first + 1, last + 1]),
        rows: RowCounts { read: sheet.rows.iter().sum(), counted, duplicate, waiting, out_of_scope },
    }
}

/// What is told to people.
struct Printed<'a> {
    entries: &'a [&'a FileEntry],
    findings: &'a [&'a Finding],
    register: &'a Register,
    /// Whether notes are listed; else they are only counted.
    notes: bool,
}

fn print(printed: &Printed<'_>, show: Show, io: &mut Io<'_>) -> Result<(), Stop> {
    for file in printed.entries {
        let own = printed.findings.iter().copied().filter(|one| one.file.as_ref() == Some(&file.path));
        let own: Vec<&Finding> = own.collect();
        writeln!(io.out, "{}", screen::file(file, &own, printed.register, show, printed.notes))?;
    }
    let of = |severity| printed.findings.iter().filter(move |one| one.severity == severity);
    let count = |severity| number(show.lang, of(severity).count());
    let (errors, queries, notes) = (count(Severity::Error), count(Severity::Query), count(Severity::Note));
    writeln!(io.out, "{}", say::totals(show.lang, number(show.lang, printed.entries.len()), errors, queries, notes))?;
    if !printed.notes && of(Severity::Note).next().is_some() {
        writeln!(io.out, "{}", say::notes_with_v(show.lang))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Field, MarkOf, SheetKind};

    fn entry() -> SheetEntry {
        let column = |col, field, header: &str| (col, field, header.to_owned());
        SheetEntry {
            sheet: "Sheet1".into(),
            visible: true,
            sender: None,
            kind: Some(SheetKind::Participations),
            asks: false,
            confidence: 0.95,
            lines: Vec::new(),
            header_rows: vec![4, 5],
            columns: vec![
                column(0, Field::Stt, "STT"),
                column(3, Field::BirthMale, "Ngày sinh > Nam"),
                column(
                    26,
                    Field::MarkOf(MarkOf { group: Some(crate::model::GroupCode::new("g4")), ..MarkOf::default() }),
                    "NTM",
                ),
                column(27, Field::Unknown, "Quê"),
            ],
            body: Some((6, 40)),
            body_rows: 35,
            rows: [30, 2, 1, 2],
            handled: false,
            later: false,
        }
    }

    #[test]
    fn a_sheet_is_as_the_schema_has_it() {
        let value = serde_json::to_string(&sheet_object(&entry())).unwrap();
        assert_eq!(
            value,
            r#"{"sheet":"Sheet1","visible":true,"kind":"participations","confidence":0.95,"header_rows":[5,6],"columns":{"A":"stt","D":"birth.male","AA":"mark:g4","AB":"unknown"},"body":[7,41],"rows":{"read":35,"counted":30,"duplicate":2,"waiting":1,"out_of_scope":2}}"#
        );
        let bare = SheetEntry { kind: None, body: None, columns: Vec::new(), header_rows: Vec::new(), ..entry() };
        let value = serde_json::to_value(sheet_object(&bare)).unwrap();
        assert!(value["kind"].is_null() && value["body"].is_null());
        let field = |field| (0, field, String::new());
        let columns = vec![field(Field::Stt), field(Field::Name), field(Field::Birth)];
        let value = serde_json::to_value(sheet_object(&SheetEntry { columns, ..entry() })).unwrap();
        assert_eq!(value["columns"], serde_json::json!({"A": "stt", "A.2": "name", "A.3": "birth"}));
    }
}
