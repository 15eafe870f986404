//! Lists and reads what was sent. With `deliver` the only stage that touches the file system; it only reads.

#![expect(clippy::disallowed_methods, reason = "intake is one of the two ends: it reads what was sent, and only reads")]

mod container;
mod format;
mod letter;
mod name;
mod sniff;
mod zipped;

use std::io::ErrorKind;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;
use walkdir::WalkDir;

pub use container::opened;
pub use format::Format;
pub use sniff::sniff;
pub(crate) use sniff::{Wide, is_cut_compound, starts_wide};

use crate::error::Fatal;
use crate::finding::{Code, Finding};
use crate::model::{FilePath, Lang, Mail};
use crate::settings::Settings;

/// One file that was sent.
#[derive(Clone, Debug)]
pub struct SourceFile {
    pub path: FilePath,
    /// Empty where the file could not be read.
    pub bytes: Vec<u8>,
    /// blake3 of the bytes, in hex; empty where the file could not be read, so that it is like no other file.
    pub hash: String,
    pub format: Format,
    /// The mail it came in, where it was taken out of one.
    pub mail: Mail,
}

impl SourceFile {
    /// A file of these bytes. Of one that no program can read a table out of they are not kept.
    pub fn new(path: FilePath, bytes: Vec<u8>) -> Self {
        let hash = blake3::hash(&bytes).to_hex().to_string();
        let format = sniff(&bytes);
        let bytes = if format.has_tables() || format.is_container() { bytes } else { Vec::new() };
        Self { path, bytes, hash, format, mail: Mail::default() }
    }

    /// Whether there were bytes to look at; where not, a finding has said why.
    pub fn was_read(&self) -> bool {
        !self.hash.is_empty()
    }
}

/// Files and folders that programs leave behind and nobody sent.
pub fn is_leftover(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.starts_with("~$")
        || lower.starts_with('.')
        || matches!(lower.as_str(), "thumbs.db" | "ehthumbs.db" | "desktop.ini" | "__macosx" | "$recycle.bin")
        // Saved beside a web page.
        || lower.ends_with(".css")
        || lower.ends_with(".js")
}

/// Every file under `input`, in code-point order of its path; lock files and system files are passed over, links are not followed.
/// A file that cannot be read is a finding and an entry without bytes. A folder that is not there holds no files.
///
/// # Errors
/// Where the folder itself cannot be read.
pub fn folder(input: &Path, settings: &Settings) -> Result<(Vec<SourceFile>, Vec<Finding>), Fatal> {
    let mut found = Vec::new();
    let mut findings = Vec::new();
    let entries = WalkDir::new(input)
        .follow_root_links(true)
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_leftover(&entry.file_name().to_string_lossy()));
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_type().is_file() => found.push((shown(input, entry.path()), entry.into_path())),
            Ok(_) => {}
            Err(problem) if problem.depth() == 0 => match problem.io_error() {
                Some(cause) if cause.kind() == ErrorKind::NotFound => return Ok((Vec::new(), Vec::new())),
                _ => return Err(unreadable(input, &problem.into(), settings.lang)),
            },
            // A folder below that cannot be opened may hide files: it is named like one of them.
            Err(problem) => {
                let path = problem.path().map_or_else(String::new, |path| shown(input, path));
                let cause = problem.io_error().map_or_else(|| problem.to_string(), ToString::to_string);
                findings.push(Finding::new(Code::FileUnreadable).file(&FilePath::new(&path)).arg("cause", cause));
            }
        }
    }
    found.sort();
    let mut files = Vec::with_capacity(found.len());
    for (name, path) in found {
        let (file, finding) = taken(FilePath::new(&name), &path, settings);
        findings.extend(finding);
        let (inside, said) = opened(file, settings.limits);
        files.extend(inside);
        findings.extend(said);
    }
    // What lies in a container stands where its path belongs.
    files.sort_by(|a, b| a.path.cmp(&b.path));
    findings.sort();
    Ok((files, findings))
}

/// The file with its bytes, or without them and why.
fn taken(name: FilePath, path: &Path, settings: &Settings) -> (SourceFile, Option<Finding>) {
    let without = |name: FilePath, finding: Finding| {
        let file = SourceFile {
            path: name,
            bytes: Vec::new(),
            hash: String::new(),
            format: Format::Empty,
            mail: Mail::default(),
        };
        (file, Some(finding))
    };
    let limit = settings.limits.unpacked_bytes;
    // What is larger than it may unpack to is not worth the memory.
    if std::fs::metadata(path).is_ok_and(|facts| facts.len() > limit) {
        let finding = Finding::new(Code::FileTooLarge).file(&name).arg("limit", format!("{} MB", limit >> 20));
        return without(name, finding);
    }
    match std::fs::read(path) {
        Ok(bytes) => (SourceFile::new(name, bytes), None),
        Err(problem) => {
            let finding = Finding::new(Code::FileUnreadable).file(&name).arg("cause", problem);
            without(name, finding)
        }
    }
}

/// One file named on the command line, known by the name it was given; of a container what is in it, in order of path.
///
/// # Errors
/// Where it cannot be read.
pub fn file(path: &Path, settings: &Settings) -> Result<(Vec<SourceFile>, Vec<Finding>), Fatal> {
    let name: String = path.to_string_lossy().replace('\\', "/").nfc().collect();
    match std::fs::read(path) {
        Ok(bytes) => Ok(opened(SourceFile::new(FilePath::new(&name), bytes), settings.limits)),
        Err(problem) => Err(unreadable(path, &problem, settings.lang)),
    }
}

/// A path relative to `input/` with `/`, composed: archives made on a Mac have decomposed names.
fn shown(input: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(input).unwrap_or(path);
    let parts: Vec<String> =
        inside.components().map(|part| part.as_os_str().to_string_lossy().nfc().collect()).collect();
    parts.join("/")
}

fn unreadable(path: &Path, cause: &std::io::Error, lang: Lang) -> Fatal {
    let (what, hint) = match lang {
        Lang::Vi => (format!("Không đọc được “{}”", path.display()), "Kiểm tra đường dẫn và quyền đọc rồi chạy lại."),
        Lang::En => {
            (format!("cannot read {}", path.display()), "Check the path and the permission to read, then run again.")
        }
    };
    Fatal::new(what).system(cause, lang).hint(hint)
}

#[cfg(test)]
mod tests;
