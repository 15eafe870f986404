//! Shows a file in the program the system has for it. The one place that starts another program.

use std::path::Path;

use crate::error::Fatal;
use crate::model::Lang;
use crate::say::run as say;

/// Opens the page in the browser.
///
/// # Errors
/// Where there is no program for it, or the path is none. What the run wrote stands all the same.
pub(super) fn page(path: &Path, lang: Lang) -> Result<(), Fatal> {
    let cannot = |cause: &dyn std::fmt::Display| Fatal::new(say::cannot_open(lang, path.display())).cause(cause);
    let whole = std::path::absolute(path).map_err(|error| cannot(&error))?;
    opener::open(&whole).map_err(|error| cannot(&error))
}
