//! `template`: an empty workbook to hand out. Never writes over a file that is there.

use std::path::Path;

use clap::ValueEnum;

use super::{Io, Stop, shown};
use crate::cli::{Blank, Common};
use crate::deliver;
use crate::error::{Exit, Fatal};
use crate::model::Date;
use crate::report::blank::blank;
use crate::say::run as say;
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
    let bytes = write::blank::workbook(&blank(kind, &settings))
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
