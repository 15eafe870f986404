//! The Word template of the report: the secretary's own where she has one, else the built-in one of the language.

use std::fs;
use std::path::{Path, PathBuf};

use super::cannot_read;
use crate::error::Fatal;
use crate::model::Lang;
use crate::write::docx::{Flaw, MOST_BYTES, Wrong};

const DEFAULT_VI: &[u8] = include_bytes!("../data/templates/bao-cao.docx");
const DEFAULT_EN: &[u8] = include_bytes!("../data/templates/bao-cao.en.docx");

/// A template and where it stands, for messages.
#[derive(Clone, Debug)]
pub struct ReportTemplate {
    pub path: PathBuf,
    pub bytes: Vec<u8>,
}

/// The built-in template of a language.
pub const fn built_in(lang: Lang) -> &'static [u8] {
    match lang {
        Lang::Vi => DEFAULT_VI,
        Lang::En => DEFAULT_EN,
    }
}

/// Its name below `templates/`.
pub const fn name(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "bao-cao.docx",
        Lang::En => "bao-cao.en.docx",
    }
}

/// The template in `root/templates/`, else the built-in one.
///
/// # Errors
/// Where hers is there and cannot be read, or is so big that it cannot be meant.
pub fn report(root: &Path, lang: Lang) -> Result<ReportTemplate, Fatal> {
    let path = root.join("templates").join(name(lang));
    // Its size first: nobody waits for a film that bears the template's name.
    let size = fs::metadata(&path).map_or(0, |known| known.len());
    if size > MOST_BYTES {
        return Err(Flaw::File(Wrong::TooBig).fatal(&path, lang));
    }
    match fs::read(&path) {
        Ok(bytes) => Ok(ReportTemplate { path, bytes }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Ok(ReportTemplate { path, bytes: built_in(lang).to_vec() })
        }
        Err(error) => Err(cannot_read(&path, &error, lang)),
    }
}
