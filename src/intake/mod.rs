//! Lists and reads what was sent. With `deliver` the only stage that touches the file system; it only reads.

#![expect(clippy::disallowed_methods, reason = "intake is one of the two ends: it reads what was sent, and only reads")]

mod sniff;

use std::path::Path;

use unicode_normalization::UnicodeNormalization;
use walkdir::WalkDir;

pub use sniff::sniff;

use crate::error::Fatal;
use crate::finding::{Code, Finding};
use crate::model::{FilePath, Lang};
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

/// Files that programs leave behind and nobody sent.
fn is_leftover(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.starts_with("~$")
        || lower.starts_with('.')
        || matches!(lower.as_str(), "thumbs.db" | "desktop.ini" | "__macosx")
        || lower.ends_with(".tmp")
        || lower.ends_with(".lnk")
}

/// Every file under `input`, in code-point order of its path; lock files and system files are passed over.
/// A file that cannot be read is a finding and an entry without bytes.
///
/// # Errors
/// Where the folder itself cannot be read.
pub fn folder(input: &Path, settings: &Settings) -> Result<(Vec<SourceFile>, Vec<Finding>), Fatal> {
    let mut paths = Vec::new();
    let mut findings = Vec::new();
    let entries = WalkDir::new(input)
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_leftover(&entry.file_name().to_string_lossy()));
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_type().is_file() => paths.push(entry.into_path()),
            Ok(_) => {}
            Err(problem) if problem.depth() == 0 => return Err(unreadable(input, &problem, settings.lang)),
            Err(problem) => {
                let path = problem.path().map_or_else(String::new, |path| shown(input, path));
                let cause = problem.to_string();
                findings.push(Finding::new(Code::FileUnreadable).file(&FilePath::new(&path)).arg("cause", cause));
            }
        }
    }
    let mut files = Vec::with_capacity(paths.len());
    for path in paths {
        let name = FilePath::new(&shown(input, &path));
        let bytes = std::fs::read(&path).unwrap_or_else(|problem| {
            findings.push(Finding::new(Code::FileUnreadable).file(&name).arg("cause", problem));
            Vec::new()
        });
        files.push(source(name, bytes));
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok((files, findings))
}

/// One file named on the command line, known by the name it was given.
///
/// # Errors
/// Where it cannot be read.
pub fn file(path: &Path, lang: Lang) -> Result<SourceFile, Fatal> {
    let name: String = path.to_string_lossy().replace('\\', "/").nfc().collect();
    match std::fs::read(path) {
        Ok(bytes) => Ok(source(FilePath::new(&name), bytes)),
        Err(problem) => Err(unreadable(path, &problem, lang)),
    }
}

fn source(path: FilePath, bytes: Vec<u8>) -> SourceFile {
    let hash = blake3::hash(&bytes).to_hex().to_string();
    SourceFile { path, hash, format: sniff(&bytes), bytes }
}

/// A path relative to `input/` with `/`, composed: archives made on a Mac have decomposed names.
fn shown(input: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(input).unwrap_or(path);
    let parts: Vec<String> =
        inside.components().map(|part| part.as_os_str().to_string_lossy().nfc().collect()).collect();
    parts.join("/")
}

fn unreadable(path: &Path, cause: &dyn std::fmt::Display, lang: Lang) -> Fatal {
    let (what, hint) = match lang {
        Lang::Vi => (format!("Không đọc được {}", path.display()), "Kiểm tra đường dẫn và quyền đọc rồi chạy lại."),
        Lang::En => {
            (format!("cannot read {}", path.display()), "Check the path and the permission to read, then run again.")
        }
    };
    Fatal::new(what).cause(cause).hint(hint)
}
