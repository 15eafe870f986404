//! `diff`: two submissions, or the figures of two periods.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::Value;

use super::previous::FIGURES;
use super::{Io, Stop, left, shown};
use crate::cli::Common;
use crate::compare::figures::{FigureChange, changes};
use crate::compare::{self, Changed, Difference, Line};
use crate::error::{Exit, Fatal};
use crate::finding::masked;
use crate::intake;
use crate::layout::Layout;
use crate::model::{Date, Lang, Level};
use crate::normalise::Records;
use crate::pipeline;
use crate::say::{diff as say, number, run as say_run};
use crate::settings::Settings;

/// What an argument names.
enum Named {
    Submission(PathBuf),
    Figures(PathBuf),
}

pub(super) fn diff(common: &Common, today: Date, names: [&String; 2], io: &mut Io<'_>) -> Result<Exit, Stop> {
    let (settings, _) = super::settings(common, today)?;
    let lang = settings.lang;
    match (named(&common.dir, names[0], lang)?, named(&common.dir, names[1], lang)?) {
        (Named::Submission(before), Named::Submission(after)) => {
            rows(common, &settings, [&before, &after], io)?;
        }
        (Named::Figures(before), Named::Figures(after)) => {
            let found = changes(&figures(&before, lang)?, &figures(&after, lang)?);
            tell_figures(common, names, &found, &settings, io)?;
        }
        _ => {
            let fatal = Fatal::new(say::one_of_each(lang, names[0], names[1]));
            return Err(fatal.hint(say::two_alike(lang)).into());
        }
    }
    Ok(Exit::Done)
}

/// A period's folder or its `so-lieu.json`, else a file, else a period of the working folder's output.
fn named(dir: &Path, name: &str, lang: Lang) -> Result<Named, Fatal> {
    let path = PathBuf::from(name);
    let output = dir.join("output");
    for folder in [path.clone(), output.join(name.replace("..", "_"))] {
        if folder.join(FIGURES).is_file() {
            return Ok(Named::Figures(folder.join(FIGURES)));
        }
    }
    if path.is_file() {
        let json = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
        return Ok(if json { Named::Figures(path) } else { Named::Submission(path) });
    }
    let mut periods: Vec<String> = fs::read_dir(&output)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.path().join(FIGURES).is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    periods.sort();
    let fatal = Fatal::new(say::neither(lang, name));
    Err(if periods.is_empty() { fatal } else { fatal.hint(say::periods(lang, periods.join(", "))) })
}

fn figures(path: &Path, lang: Lang) -> Result<Value, Fatal> {
    let damaged = || Fatal::new(say::not_figures(lang, shown(path))).hint(say::run_again(lang));
    let bytes = fs::read(path).map_err(|error| {
        Fatal::new(say_run::cannot_read(lang, shown(path))).system(&error, lang).hint(say_run::see_permissions(lang))
    })?;
    let value: Value = serde_json::from_slice(&bytes).map_err(|error| damaged().cause(error))?;
    let ours = value.get("schema").and_then(Value::as_str) == Some("tonghop.figures/1");
    ours.then_some(value).ok_or_else(damaged)
}

/// `diff --json` of two periods.
#[derive(Serialize)]
struct FigureReport<'a> {
    schema: &'static str,
    kind: &'static str,
    before: &'a str,
    after: &'a str,
    changed: &'a [FigureChange],
}

const SCHEMA: &str = "tonghop.diff/1";

fn tell_figures(
    common: &Common,
    names: [&String; 2],
    found: &[FigureChange],
    settings: &Settings,
    io: &mut Io<'_>,
) -> Result<(), Stop> {
    let (lang, [before, after]) = (settings.lang, names);
    if common.json {
        let report = FigureReport { schema: SCHEMA, kind: "figures", before, after, changed: found };
        return super::json(&report, io);
    }
    if found.is_empty() {
        writeln!(io.out, "{}", say::nothing(lang, before, after))?;
        return Ok(());
    }
    writeln!(io.out, "{}", say::figures(lang, before, after, found.len()))?;
    for (begin, title) in say::GROUPS {
        let of_group: Vec<&FigureChange> = found.iter().filter(|one| group_of(&one.key) == *begin).collect();
        if of_group.is_empty() {
            continue;
        }
        writeln!(io.out, "\n{}", say::pick(lang, title.0, title.1))?;
        let called: Vec<String> = of_group.iter().map(|one| called(one, settings)).collect();
        let width = called.iter().map(|text| text.chars().count()).max().unwrap_or_default();
        for (one, called) in of_group.iter().zip(called) {
            let of = |figure: Option<i64>| figure.map_or_else(|| "-".to_owned(), |figure| number(lang, figure));
            let sign = if one.difference.is_some_and(|difference| difference > 0) { "+" } else { "" };
            let difference = one.difference.map_or_else(String::new, |one| format!("{sign}{}", number(lang, one)));
            let line = format!("{:>9} → {:>9}  {difference:>8}", of(one.before), of(one.after));
            writeln!(io.out, "  {} {}", left(&called, width), line.trim_end())?;
        }
    }
    Ok(())
}

/// The group a figure is listed under: the last one where none is named for it.
fn group_of(key: &str) -> &'static str {
    let begin = key.split('.').next().unwrap_or_default();
    // Totals and shares of members and turns stand on top, together.
    let groups = || say::GROUPS.iter().map(|(begin, _)| *begin);
    match begin {
        "members" | "turns" => say::GROUPS[0].0,
        _ => groups().find(|known| *known == begin).unwrap_or(say::GROUPS[say::GROUPS.len() - 1].0),
    }
}

/// A figure in words: of whom or what, and which number; a code of config that has no words here is shown as it is.
fn called(one: &FigureChange, settings: &Settings) -> String {
    let lang = settings.lang;
    if let Some((_, vi, en)) = say::FIGURES.iter().find(|(key, ..)| *key == one.key) {
        return say::pick(lang, vi, en).to_owned();
    }
    let parts: Vec<&str> = one.key.split('.').collect();
    let channel = |code: &str| {
        let known = settings.channels.iter().find(|one| one.code.as_str() == code);
        known.map_or(code, |one| settings.channel_label(&one.code)).to_owned()
    };
    let last = measure(parts[parts.len() - 1], lang);
    let subject = say::SUBJECTS.iter().find(|(begin, ..)| one.key.starts_with(begin));
    match (parts.as_slice(), subject) {
        (_, Some((_, vi, en))) => format!("{}: {last}", say::pick(lang, vi, en)),
        (["members", "joined", at, _], _) => say::joined(lang, month(at, lang)),
        (["members", "stated", at, _], _) => {
            // People count from 1.
            let number = at.parse::<usize>().map_or_else(|_| (*at).to_owned(), |at| (at + 1).to_string());
            format!("{}: {last}", say::stated(lang, number))
        }
        (["months", at, "channels", code], _) => {
            format!("{}, {}: {}", month(at, lang), channel(code), measure("turns", lang))
        }
        (["months", at, _], _) => format!("{}: {last}", month(at, lang)),
        (["reporting", "levels", code, _], _) => {
            let level = Level::ALL.into_iter().find(|level| level.code() == *code);
            format!("{}: {last}", level.map_or(*code, |level| level.label(lang)))
        }
        ([_, code, .., _], _) => {
            let of = if one.label.is_empty() { *code } else { one.label.as_str() };
            if of == "null" { format!("{}: {last}", say::not_known(lang)) } else { format!("{of}: {last}") }
        }
        _ => last.to_owned(),
    }
}

/// What a figure counts, by the last part of its key.
fn measure(part: &str, lang: Lang) -> &str {
    say::MEASURES.iter().find(|(key, ..)| *key == part).map_or(part, |(_, vi, en)| say::pick(lang, vi, en))
}

/// `2021-03` in words.
fn month(code: &str, lang: Lang) -> String {
    match code.split_once('-') {
        Some((year, month)) => say::month(lang, month, year),
        None => say::month_unknown(lang),
    }
}

fn rows(common: &Common, settings: &Settings, paths: [&PathBuf; 2], io: &mut Io<'_>) -> Result<(), Stop> {
    let lang = settings.lang;
    let mut sides = Vec::new();
    for path in paths {
        // Of a container everything in it is one side.
        let (mut layout, mut records) = <(Layout, Records)>::default();
        for file in intake::file(path, settings)?.0 {
            let (tables, rows) = pipeline::opened(file, settings);
            layout.tables.extend(tables.tables);
            records.tables.extend(rows.tables);
        }
        if layout.tables.iter().all(|table| table.kind.is_none()) {
            let fatal = Fatal::new(say::no_rows(lang, shown(path)));
            return Err(fatal.hint(say::see_check(lang, shown(path))).into());
        }
        sides.push((layout, records));
    }
    let found = compare::submissions((&sides[0].0, &sides[0].1), (&sides[1].0, &sides[1].1));
    let told = Told { names: paths.map(|path| shown(path)), found: &found, lang, full: common.full };
    if common.json {
        return super::json(&told.report(), io);
    }
    told.print(io)
}

/// `diff --json` of two submissions.
#[derive(Serialize)]
struct RowReport {
    schema: &'static str,
    kind: &'static str,
    before: String,
    after: String,
    same: u64,
    added: Vec<RowObject>,
    gone: Vec<RowObject>,
    changed: Vec<ChangedObject>,
}

#[derive(Serialize)]
struct RowObject {
    sheet: String,
    row: u32,
    who: String,
    cells: serde_json::Map<String, Value>,
}

#[derive(Serialize)]
struct ChangedObject {
    who: String,
    cells: Vec<CellObject>,
}

#[derive(Serialize)]
struct CellObject {
    column: String,
    before: PlaceObject,
    after: PlaceObject,
}

/// A cell that is not there has no place.
#[derive(Serialize)]
struct PlaceObject {
    sheet: String,
    cell: Option<String>,
    value: Option<String>,
}

struct Told<'a> {
    names: [String; 2],
    found: &'a Difference,
    lang: Lang,
    /// Numbers of persons in full.
    full: bool,
}

impl Told<'_> {
    fn value(&self, text: &str) -> String {
        if self.full { text.to_owned() } else { masked(text) }
    }

    fn report(&self) -> RowReport {
        let row = |line: &Line| RowObject {
            sheet: line.sheet.clone(),
            row: line.row,
            who: self.value(&line.who),
            cells: line.cells.iter().map(|(header, text)| (header.clone(), self.value(text).into())).collect(),
        };
        let place = |(sheet, cell, text): &(String, String, String)| PlaceObject {
            sheet: sheet.clone(),
            cell: Some(cell.clone()).filter(|cell| !cell.is_empty()),
            value: Some(self.value(text)).filter(|text| !text.is_empty()),
        };
        let changed = |one: &Changed| ChangedObject {
            who: self.value(&one.who),
            cells: one
                .cells
                .iter()
                .map(|cell| CellObject {
                    column: cell.header.clone(),
                    before: place(&cell.before),
                    after: place(&cell.after),
                })
                .collect(),
        };
        let [before, after] = self.names.clone();
        RowReport {
            schema: SCHEMA,
            kind: "rows",
            before,
            after,
            same: self.found.same,
            added: self.found.added.iter().map(row).collect(),
            gone: self.found.gone.iter().map(row).collect(),
            changed: self.found.changed.iter().map(changed).collect(),
        }
    }

    fn print(&self, io: &mut Io<'_>) -> Result<(), Stop> {
        let (lang, found) = (self.lang, self.found);
        let [before, after] = &self.names;
        if found.added.is_empty() && found.gone.is_empty() && found.changed.is_empty() {
            writeln!(io.out, "{}", say::nothing(lang, before, after))?;
            return Ok(());
        }
        let counts = [found.added.len(), found.gone.len(), found.changed.len()].map(|count| number(lang, count));
        let [added, gone, changed] = counts;
        writeln!(io.out, "{}", say::rows(lang, before, after, number(lang, found.same), added, gone, changed))?;
        let (only_before, only_after) = &found.columns;
        if !only_before.is_empty() {
            writeln!(io.out, "{}", say::only_before(lang, only_before.join(", ")))?;
        }
        if !only_after.is_empty() {
            writeln!(io.out, "{}", say::only_after(lang, only_after.join(", ")))?;
        }
        for (head, lines) in [(say::added(lang), &found.added), (say::gone(lang), &found.gone)] {
            if !lines.is_empty() {
                writeln!(io.out, "\n{head}")?;
            }
            for line in lines {
                let cells: Vec<String> = line.cells.iter().map(|(_, text)| self.value(text)).collect();
                writeln!(io.out, "  {} ({})", cells.join(" · "), say::place(lang, &line.sheet, line.row))?;
            }
        }
        if !found.changed.is_empty() {
            writeln!(io.out, "\n{}", say::changed(lang))?;
        }
        for one in &found.changed {
            writeln!(io.out, "  {}", self.value(&one.who))?;
            for cell in &one.cells {
                let (old, new) = (self.quoted(&cell.before.2), self.quoted(&cell.after.2));
                let places: Vec<&str> = [&cell.before.1, &cell.after.1]
                    .into_iter()
                    .filter(|at| !at.is_empty())
                    .map(String::as_str)
                    .collect();
                writeln!(io.out, "    {}: {old} → {new} ({})", cell.header, places.join(" → "))?;
            }
        }
        Ok(())
    }

    fn quoted(&self, text: &str) -> String {
        if text.is_empty() { say::empty(self.lang) } else { format!("“{}”", self.value(text)) }
    }
}
