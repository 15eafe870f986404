//! Lists and reads what was sent. With `deliver` the only stage that touches the file system; it only reads.

use std::path::Path;

use crate::error::Fatal;
use crate::finding::Finding;
use crate::model::FilePath;
use crate::settings::Settings;

/// What the bytes of a file are, whatever its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    Xlsx,
    Xls,
    Xlsb,
    Ods,
    Csv,
    /// A table saved as HTML or SpreadsheetML 2003 under a sheet's name.
    Html,
    SpreadsheetMl,
    /// A workbook behind a password.
    Encrypted,
    Pdf,
    Picture,
    Word,
    Archive,
    Empty,
    /// Nothing that is known.
    Other,
}

impl Format {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Xlsb => "xlsb",
            Self::Ods => "ods",
            Self::Csv => "csv",
            Self::Html => "html",
            Self::SpreadsheetMl => "spreadsheetml",
            Self::Encrypted => "encrypted",
            Self::Pdf => "pdf",
            Self::Picture => "picture",
            Self::Word => "word",
            Self::Archive => "archive",
            Self::Empty => "empty",
            Self::Other => "other",
        }
    }
}

/// One file that was sent.
#[derive(Clone, Debug)]
pub struct SourceFile {
    pub path: FilePath,
    pub bytes: Vec<u8>,
    /// blake3 of the bytes, in hex.
    pub hash: String,
    pub format: Format,
}

/// Every file under `input`, in code-point order of its path; lock files and system files are passed over.
/// A file that cannot be read is a finding and an entry without bytes.
///
/// # Errors
/// Where the folder itself cannot be read.
pub fn folder(_input: &Path, _settings: &Settings) -> Result<(Vec<SourceFile>, Vec<Finding>), Fatal> {
    todo!()
}
