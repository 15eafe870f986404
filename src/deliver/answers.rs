//! Answers typed into `output/*/cau-hoi.xlsx` and `output/*/doi-chieu/`, and workbooks of questions that somebody put into `input/`,
//! are brought to `input/quyet-dinh/` as numbered files: the one place where tonghop adds to `input/`. Whatever else was sent stays
//! where it lies. Must never lose an answer: the file there is written before the one in `output/` may be replaced.

use std::fs;
use std::path::{Path, PathBuf};

use super::disk::{self, MANIFEST};
use super::{cannot_read, cannot_write, write_whole};
use crate::answers::{self, FOLDER};
use crate::error::Fatal;
use crate::intake::{self, SourceFile};
use crate::model::{FilePath, Lang};

/// The workbook of questions, and what a newer one beside an edited one is called.
const NAMES: [&str; 2] = ["cau-hoi.xlsx", "cau-hoi-moi.xlsx"];
/// The folder of the lists that wards and units answer.
const LISTS: &str = "doi-chieu";

/// A workbook below `output/` that a person edited or put there.
#[derive(Clone, Debug)]
pub struct Typed {
    /// The period's folder, and the workbook's place in it, with `/`.
    period: PathBuf,
    path: String,
    pub file: SourceFile,
}

/// What lies in `output/*/doi-chieu/` and is not as a run wrote it, in order of periods and names. Whether anything is answered in
/// it, nobody knows yet.
///
/// # Errors
/// Where a folder or a workbook cannot be read.
pub fn lists(root: &Path, lang: Lang) -> Result<Vec<Typed>, Fatal> {
    let mut found = Vec::new();
    for period in periods(root) {
        let entries = fs::read_dir(period.join(LISTS)).into_iter().flatten().flatten();
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
        files.sort();
        for target in files {
            let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if intake::is_leftover(&name) {
                continue;
            }
            let path = format!("{LISTS}/{name}");
            if disk::is_edited(&period, &path, lang)? {
                let bytes = fs::read(&target).map_err(|error| cannot_read(&target, &error, lang))?;
                let file = SourceFile::new(FilePath::new(&path), bytes);
                found.push(Typed { period: period.clone(), path, file });
            }
        }
    }
    Ok(found)
}

/// Copies every workbook with answers that is not collected yet: those of questions from `input/`, which were read already, and those
/// edited in `output/`; `typed` are lists in which something was answered, but for those that were put into `input/` as well. Gives
/// the files that were written.
///
/// # Errors
/// Where a workbook is open elsewhere or the folder cannot be written; nothing was changed in `output/` then.
pub fn collect<'a>(
    root: &Path,
    dropped: impl Iterator<Item = &'a SourceFile>,
    typed: &[Typed],
    lang: Lang,
) -> Result<Vec<SourceFile>, Fatal> {
    let folder = root.join("input").join(FOLDER);
    let mut known = collected(&folder, lang)?;
    let mut next = known.iter().filter_map(|(number, _)| *number).max().unwrap_or(0) + 1;
    let mut written = Vec::new();
    let mut take = |bytes: &[u8], ending: &str, at_once: &mut u32| -> Result<String, Fatal> {
        let hash = blake3::hash(bytes).to_hex().to_string();
        if !known.iter().any(|(_, hashes)| *hashes == hash) {
            fs::create_dir_all(&folder).map_err(|error| cannot_write(&folder, &error, lang))?;
            *at_once += 1;
            let number = if *at_once == 1 { next } else { next - 1 };
            let name = format!("{}.{ending}", answers::collected_as(number, *at_once));
            let target = folder.join(&name);
            write_whole(&target, bytes).map_err(|error| cannot_write(&target, &error, lang))?;
            written.push(SourceFile::new(FilePath::new(&format!("{FOLDER}/{name}")), bytes.to_vec()));
            known.push((Some(number), hash.clone()));
            next = number + 1;
        }
        Ok(hash)
    };
    // What somebody typed keeps its place in the order of answers from now on. Nothing tells which of several is newer, one that was put
    // into input/ or one that was edited in output/: they share one place.
    let mut at_once = 0;
    for file in dropped.filter(|file| !answers::is_collected(&file.path)) {
        take(&file.bytes, &ending(&file.path), &mut at_once)?;
    }
    for (period, name) in edited(root, lang)? {
        let path = period.join(&name);
        let bytes = fs::read(&path).map_err(|error| cannot_read(&path, &error, lang))?;
        let hash = take(&bytes, "xlsx", &mut at_once)?;
        // Kept where it cannot be lost, so this version may be replaced.
        disk::release(&period, &name, &hash, lang)?;
    }
    for Typed { period, path, file } in typed {
        let hash = take(&file.bytes, &ending(&file.path), &mut at_once)?;
        disk::release(period, path, &hash, lang)?;
    }
    Ok(written)
}

/// A file's ending, as the copy has it.
fn ending(path: &FilePath) -> String {
    path.name().rsplit_once('.').map_or_else(|| "xlsx".to_owned(), |(_, ending)| ending.to_lowercase())
}

/// What lies in the folder of answers: its number, where the name is one, and its hash.
fn collected(folder: &Path, lang: Lang) -> Result<Vec<(Option<u32>, String)>, Fatal> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).map_err(|error| cannot_read(folder, &error, lang))?;
    let mut known = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()) {
        let bytes = fs::read(&path).map_err(|error| cannot_read(&path, &error, lang))?;
        let number = path.file_stem().and_then(|stem| answers::numbered(&stem.to_string_lossy()));
        known.push((number, blake3::hash(&bytes).to_hex().to_string()));
    }
    Ok(known)
}

/// The folders of periods below `output/`, in order.
fn periods(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root.join("output")).into_iter().flatten().flatten();
    let mut periods: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| path.join(MANIFEST).is_file()).collect();
    periods.sort();
    periods
}

/// Workbooks of questions that are no longer as they were published, in order of periods.
fn edited(root: &Path, lang: Lang) -> Result<Vec<(PathBuf, String)>, Fatal> {
    let mut found = Vec::new();
    for period in periods(root) {
        for name in NAMES {
            if disk::is_edited(&period, name, lang)? {
                found.push((period.clone(), name.to_owned()));
            }
        }
    }
    Ok(found)
}
