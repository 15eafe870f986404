//! Answers typed into `output/*/cau-hoi.xlsx` are brought to `input/quyet-dinh/` as numbered files: the one place where tonghop
//! adds to `input/`. Must never lose an answer: the file there is written before the one in `output/` may be replaced.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::disk::{self, MANIFEST};
use super::{cannot_read, cannot_write, write_whole};
use crate::answers::{self, FOLDER};
use crate::error::Fatal;
use crate::model::{FilePath, Lang};

/// The workbook of questions, and what a newer one beside an edited one is called.
const NAMES: [&str; 2] = ["cau-hoi.xlsx", "cau-hoi-moi.xlsx"];

/// Copies every edited workbook of questions that is not collected yet; gives what was written, below `input/`.
///
/// # Errors
/// Where a workbook is open elsewhere or the folder cannot be written; nothing was changed in `output/` then.
pub fn collect(root: &Path, lang: Lang) -> Result<Vec<String>, Fatal> {
    let folder = root.join("input").join(FOLDER);
    let mut known = collected(&folder, lang)?;
    let mut next = known.iter().filter_map(|(number, _)| *number).max().unwrap_or(0) + 1;
    let mut written = Vec::new();
    let mut take = |bytes: &[u8], at_once: &mut u32| -> Result<String, Fatal> {
        let hash = blake3::hash(bytes).to_hex().to_string();
        if !known.iter().any(|(_, hashes)| *hashes == hash) {
            fs::create_dir_all(&folder).map_err(|error| cannot_write(&folder, &error, lang))?;
            *at_once += 1;
            let number = if *at_once == 1 { next } else { next - 1 };
            let name = format!("{}.xlsx", answers::collected_as(number, *at_once));
            let target = folder.join(&name);
            write_whole(&target, bytes).map_err(|error| cannot_write(&target, &error, lang))?;
            written.push(format!("{FOLDER}/{name}"));
            known.push((Some(number), hash.clone()));
            next = number + 1;
        }
        Ok(hash)
    };
    // What somebody typed keeps its place in the order of answers from now on. Nothing tells which of several is newer, one that was put
    // into input/ or one that was edited in output/: they share one place.
    let mut at_once = 0;
    for path in dropped(root) {
        take(&fs::read(&path).map_err(|error| cannot_read(&path, &error, lang))?, &mut at_once)?;
    }
    for (period, name) in edited(root, lang)? {
        let path = period.join(&name);
        let bytes = fs::read(&path).map_err(|error| cannot_read(&path, &error, lang))?;
        let hash = take(&bytes, &mut at_once)?;
        // Kept where it cannot be lost, so this version may be replaced.
        disk::release(&period, &name, &hash, lang)?;
    }
    Ok(written)
}

/// Workbooks of questions that somebody put into `input/`, by their names, in order.
fn dropped(root: &Path) -> Vec<PathBuf> {
    let input = root.join("input");
    let files = WalkDir::new(&input).sort_by_file_name().into_iter().flatten();
    let files = files.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    let fits = |path: &PathBuf| {
        let below = path.strip_prefix(&input).unwrap_or(path).to_string_lossy().replace('\\', "/");
        let (below, name) = (FilePath::new(&below), path.file_name().unwrap_or_default().to_string_lossy());
        let excel = path.extension().is_some_and(|ext| ext.eq_ignore_ascii_case("xlsx")) && !name.starts_with("~$");
        excel && !below.folders().any(|folder| folder.eq_ignore_ascii_case(FOLDER)) && answers::collectable(&below)
    };
    files.filter(fits).collect()
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

/// Workbooks of questions that are no longer as they were published, in order of periods.
fn edited(root: &Path, lang: Lang) -> Result<Vec<(PathBuf, String)>, Fatal> {
    let output = root.join("output");
    let entries = fs::read_dir(&output).into_iter().flatten().flatten();
    let mut periods: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| path.join(MANIFEST).is_file()).collect();
    periods.sort();
    let mut found = Vec::new();
    for period in periods {
        for name in NAMES {
            if disk::is_edited(&period, name, lang)? {
                found.push((period.clone(), name.to_owned()));
            }
        }
    }
    Ok(found)
}
