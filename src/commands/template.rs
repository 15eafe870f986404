//! `template`: an empty workbook to hand out. Never writes over a file that is there.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::{Io, Stop, shown};
use crate::cli::{Blank, Common};
use crate::deliver;
use crate::error::{Exit, Fatal};
use crate::intake::SourceFile;
use crate::model::{Date, FilePath, Level};
use crate::normalise::Body;
use crate::pipeline;
use crate::report::blank::blank;
use crate::say::run as say;
use crate::settings::Settings;
use crate::text;
use crate::write;

/// Makes the workbook of `kind` as `out`, or as `<KIND>.xlsx` in the working folder.
pub(super) fn template(
    common: &Common,
    today: Date,
    kind: Blank,
    out: Option<&Path>,
    io: &mut Io<'_>,
) -> Result<Exit, Stop> {
    let (settings, _) = super::settings(common, today)?;
    let lang = settings.lang;
    let name = kind.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned());
    let path = out.map_or_else(|| common.dir.join(format!("{name}.xlsx")), Path::to_path_buf);
    if path.exists() {
        let fatal = Fatal::new(say::init_exists(lang, shown(&path)));
        return Err(fatal.hint(say::template_elsewhere(lang)).into());
    }
    let chapters = chapters(&common.dir.join("input"), &settings);
    let bytes = write::blank::workbook(&blank(kind, &chapters, &settings))
        .map_err(|error| Fatal::new(say::cannot_make(lang, shown(&path))).cause(error))?;
    deliver::write_file(&path, &bytes, lang)?;
    if common.json {
        super::json(&serde_json::json!({ "kind": name, "file": shown(&path) }), io)?;
    } else {
        // The register is the office's own; every other workbook is handed out.
        let done = if kind == Blank::Units { say::register_done } else { say::template_done };
        writeln!(io.out, "{}", done(lang, shown(&path)))?;
    }
    Ok(Exit::Done)
}

/// The chapters of the register, by name in its order: those of config, then those of a units sheet that lies in input/ itself.
/// What cannot be read is a run's to tell; here it only makes no list.
fn chapters(input: &Path, settings: &Settings) -> Vec<String> {
    let of_config =
        settings.units.iter().filter(|unit| unit.level == Some(Level::Chapter)).filter_map(|unit| unit.name.clone());
    let mut files: Vec<PathBuf> = std::fs::read_dir(input)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    let of_sheets = files.iter().flat_map(|path| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let file = SourceFile::new(FilePath::new(&name), std::fs::read(path).unwrap_or_default());
        let records = pipeline::opened(file, settings).1;
        let rows = records.tables.into_iter().flat_map(|table| table.records).filter_map(|record| match record.body {
            Body::Unit(unit) if unit.level == Some(Level::Chapter) => unit.name,
            _ => None,
        });
        rows.collect::<Vec<String>>()
    });
    let mut names: Vec<String> = Vec::new();
    let mut known = BTreeSet::new();
    names.extend(of_config.chain(of_sheets).filter(|name| known.insert(text::plain(name))));
    names
}
