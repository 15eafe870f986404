//! Publishes a run's files as `output/<period>/`: all of them, or the previous ones stay whole.
//!
//! Everything is written in a staging folder on the same volume as soon as it is made, then renamed file by file; a failure on the
//! way takes back what was renamed. Must never overwrite what a person edited, and never touch `thu/` or `da-chot/`.

mod plan;
mod staging;
mod steps;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub use staging::Staging;

use self::plan::{plan, read_manifest};
use self::steps::{apply, remove_empty, stage};
use super::{cannot_read, cannot_write, say, sync_folder};
use crate::error::Fatal;
use crate::model::Lang;

/// Remembers the hashes of what was written, to know later what a person edited.
pub const MANIFEST: &str = ".tonghop.json";

/// Folders of a period that record what happened; no run rebuilds them.
const RECORDS: [&str; 2] = ["thu", "da-chot"];

/// One file to publish: its bytes wait in a [`Staging`].
#[derive(Clone, Debug)]
pub struct OutFile {
    /// Below `output/<period>/`, with `/`.
    pub path: String,
    hash: String,
    staged: PathBuf,
}

/// What a publishing did. Paths are below `folder`, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    pub folder: PathBuf,
    pub written: Vec<String>,
    pub unchanged: Vec<String>,
    pub kept: Vec<Kept>,
    pub removed: Vec<String>,
}

impl Published {
    /// Where this run's version of an output stands: beside the one a person edited, else in its own place.
    pub fn newest<'a>(&'a self, path: &'a str) -> &'a str {
        self.kept.iter().find(|kept| kept.path == path).and_then(|kept| kept.new.as_deref()).unwrap_or(path)
    }
}

/// A file a person edited: it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub path: String,
    /// Where the run's own version stands (`NAME-moi.EXT`); None where the run makes this file no more.
    pub new: Option<String>,
}

/// Publishes `outputs`, all of `staging`, as `output/<period_folder>/` beside it, with one output more, `last`, which is made
/// knowing what will become of the others.
///
/// # Errors
/// Where the disk is full, the folder read-only or a file open in another program, and whatever `last` says; the previous output
/// is then whole.
pub fn publish(
    staging: &Staging,
    period_folder: &str,
    outputs: Vec<OutFile>,
    last: impl FnOnce(&Published) -> Result<Option<OutFile>, Fatal>,
) -> Result<Published, Fatal> {
    let lang = staging.lang();
    check_paths(&outputs, lang)?;
    let folder = staging.output().join(period_folder);
    fs::create_dir_all(&folder).map_err(|error| cannot_write(&folder, &error, lang))?;

    let before = read_manifest(&folder);
    let plan = plan(&folder, outputs, &before, last, lang)?;
    let steps =
        stage(staging.folder(), &folder, &plan, &before).map_err(|(path, error)| cannot_write(&path, &error, lang))?;
    apply(staging.folder(), steps).map_err(|(path, error)| cannot_write(&path, &error, lang))?;
    remove_empty(&folder, &plan.removals);
    sync_folder(&folder);
    Ok(plan.published)
}

/// Whether a published file is there and is no longer as a run wrote it.
///
/// # Errors
/// Where it cannot be read.
pub fn is_edited(folder: &Path, path: &str, lang: Lang) -> Result<bool, Fatal> {
    let found = hash_of(&folder.join(path)).map_err(|(path, error)| cannot_read(&path, &error, lang))?;
    Ok(found.is_some_and(|hash| !read_manifest(folder).is_ours(path, &hash)))
}

/// Whether a run wrote these very bytes where a file stands that a person may have edited since.
pub fn was_written(root: &Path, period_folder: &str, file: &OutFile) -> bool {
    read_manifest(&root.join("output").join(period_folder)).is_ours(&file.path, &file.hash)
}

/// Lets the next publishing replace a version of a file that was edited and is now kept elsewhere.
///
/// # Errors
/// Where the folder cannot be written.
pub fn release(folder: &Path, path: &str, hash: &str, lang: Lang) -> Result<(), Fatal> {
    let mut manifest = read_manifest(folder);
    manifest.files.entry(path.to_owned()).or_default().insert(hash.to_owned());
    let target = folder.join(MANIFEST);
    super::write_whole(&target, &manifest.bytes()).map_err(|error| cannot_write(&target, &error, lang))
}

/// Changes a published text, and this run's version beside one a person edited, where they are as a run wrote them. What `edit` has
/// nothing to say to stays.
///
/// # Errors
/// Where the folder cannot be read or written.
pub fn renew(folder: &Path, path: &str, edit: impl Fn(&str) -> Option<String>, lang: Lang) -> Result<(), Fatal> {
    let mut manifest = read_manifest(folder);
    let (stem, extension) = path.rsplit_once('.').unwrap_or((path, ""));
    let beside = |one: &&String| one.starts_with(&format!("{stem}-moi")) && one.ends_with(extension);
    let known: Vec<String> = manifest.files.keys().filter(|one| *one == path || beside(one)).cloned().collect();
    let write = |target: &Path, bytes: &[u8]| {
        super::write_whole(target, bytes).map_err(|error| cannot_write(target, &error, lang))
    };
    for path in known {
        let target = folder.join(&path);
        let Ok(before) = fs::read_to_string(&target) else { continue };
        let Some(after) = edit(&before).filter(|after| *after != before) else { continue };
        let ours = hash(before.as_bytes());
        if !manifest.is_ours(&path, &ours) {
            continue;
        }
        // Both are known to be ours as long as either may stand there.
        manifest.files.insert(path.clone(), BTreeSet::from([ours, hash(after.as_bytes())]));
        write(&folder.join(MANIFEST), &manifest.bytes())?;
        write(&target, after.as_bytes())?;
        manifest.files.insert(path, BTreeSet::from([hash(after.as_bytes())]));
        write(&folder.join(MANIFEST), &manifest.bytes())?;
    }
    Ok(())
}

/// Those of `outputs` that a person edited since they were written, with the bytes they have now. Publishing keeps them.
///
/// # Errors
/// Where one is there and cannot be read.
pub fn edited(
    root: &Path,
    period_folder: &str,
    outputs: &[&OutFile],
    lang: Lang,
) -> Result<BTreeMap<String, Vec<u8>>, Fatal> {
    let folder = root.join("output").join(period_folder);
    let before = read_manifest(&folder);
    let mut edited = BTreeMap::new();
    for file in outputs {
        let path = folder.join(&file.path);
        match fs::read(&path) {
            Ok(bytes) => {
                let found = hash(&bytes);
                if found != file.hash && !before.is_ours(&file.path, &found) {
                    edited.insert(file.path.clone(), bytes);
                }
            }
            Err(error) if !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Err(cannot_read(&path, &error, lang));
            }
            _ => {}
        }
    }
    Ok(edited)
}

/// Outputs are named by code, but units and senders have a part in it: a path that could leave the folder stops the run.
fn check_paths(outputs: &[OutFile], lang: Lang) -> Result<(), Fatal> {
    let mut seen = BTreeSet::new();
    for file in outputs {
        let mut parts = file.path.split('/');
        let first = parts.clone().next().unwrap_or_default();
        let plain =
            parts.all(|part| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':', '\0']));
        // Windows takes names that differ only in case for one.
        let fresh = seen.insert(file.path.to_lowercase());
        if !plain || !fresh || RECORDS.iter().any(|record| first.eq_ignore_ascii_case(record)) || first == MANIFEST {
            return Err(Fatal::new(say(
                lang,
                format!("Tên tệp kết quả không dùng được: “{}”", file.path),
                format!("This name of an output cannot be used: “{}”", file.path),
            ))
            .hint(say(
                lang,
                "Hãy xem lại mã đơn vị trong config.toml.",
                "Look at the unit codes in config.toml.",
            )));
        }
    }
    Ok(())
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// The hash of a file; None where there is none.
fn hash_of(path: &Path) -> Result<Option<String>, (PathBuf, io::Error)> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(hash(&bytes))),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err((path.to_owned(), error)),
    }
}
