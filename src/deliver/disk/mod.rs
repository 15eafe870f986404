//! Publishes a run's files as `output/<period>/`: all of them, or the previous ones stay whole.
//!
//! Everything is written in a staging folder on the same volume as soon as it is made, then renamed file by file; a failure on the
//! way takes back what was renamed. Must never overwrite what a person edited, and never touch `thu/` or `da-chot/`.

mod staging;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub use staging::Staging;

use serde::{Deserialize, Serialize};

use super::{cannot_read, cannot_write, readable, say, sync_folder};
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

#[derive(Default, Serialize, Deserialize)]
struct Manifest {
    schema: String,
    /// Path to the hashes that are ours; two while a publishing is under way.
    files: BTreeMap<String, BTreeSet<String>>,
}

impl Manifest {
    fn bytes(&self) -> Vec<u8> {
        // A map of strings always becomes JSON.
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    fn is_ours(&self, path: &str, hash: &str) -> bool {
        self.files.get(path).is_some_and(|hashes| hashes.contains(hash))
    }
}

/// What is to be done, decided before anything is touched.
struct Plan {
    puts: Vec<OutFile>,
    removals: Vec<String>,
    manifest: Manifest,
    published: Published,
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

/// A missing or damaged manifest means that nothing is known to be ours: all that differs is kept.
fn read_manifest(folder: &Path) -> Manifest {
    let text = fs::read(folder.join(MANIFEST)).unwrap_or_default();
    serde_json::from_slice(&text).unwrap_or_default()
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

fn plan(
    folder: &Path,
    outputs: Vec<OutFile>,
    before: &Manifest,
    last: impl FnOnce(&Published) -> Result<Option<OutFile>, Fatal>,
    lang: Lang,
) -> Result<Plan, Fatal> {
    let hash_of = |path: PathBuf| hash_of(&path).map_err(|(path, error)| cannot_read(&path, &error, lang));
    let mut published = Published { folder: folder.to_owned(), ..Published::default() };
    let mut manifest = Manifest { schema: "tonghop.published/1".to_owned(), files: BTreeMap::new() };
    let mut taken: BTreeSet<String> = outputs.iter().map(|file| file.path.clone()).collect();
    let mut puts = Vec::new();
    let (mut outputs, mut last) = (outputs.into_iter(), Some(last));
    loop {
        let file = match outputs.next() {
            Some(file) => file,
            None => {
                // What stands at the end knows what becomes of all before it.
                let Some(file) = last.take().map(|make| make(&published)).transpose()?.flatten() else { break };
                check_paths(std::slice::from_ref(&file), lang)?;
                taken.insert(file.path.clone());
                file
            }
        };
        let new = file.hash.clone();
        let mut path = file.path.clone();
        let mut number = 1;
        let there = loop {
            let there = hash_of(folder.join(&path))?;
            match &there {
                Some(found) if *found != new && !before.is_ours(&path, found) => {}
                _ => break there,
            }
            if path != file.path {
                // A version of an earlier run that was edited as well.
                published.kept.push(Kept { path: path.clone(), new: None });
            }
            keep(&mut manifest, before, &path);
            path = beside(&file.path, &mut number, &mut taken);
        };
        if path != file.path {
            published.kept.push(Kept { path: file.path.clone(), new: Some(path.clone()) });
        }
        manifest.files.insert(path.clone(), BTreeSet::from([new.clone()]));
        if there.as_ref() == Some(&new) {
            published.unchanged.push(path);
        } else {
            published.written.push(path.clone());
            puts.push(OutFile { path, ..file });
        }
    }
    let mut removals = Vec::new();
    for path in before.files.keys().filter(|path| !manifest.files.contains_key(*path)) {
        match hash_of(folder.join(path))? {
            Some(found) if before.is_ours(path, &found) => removals.push(path.clone()),
            Some(_) if published.kept.iter().any(|kept| kept.path == *path) => {}
            Some(_) => published.kept.push(Kept { path: path.clone(), new: None }),
            None => {}
        }
    }
    published.removed.clone_from(&removals);
    published.written.sort();
    published.unchanged.sort();
    published.kept.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Plan { puts, removals, manifest, published })
}

/// Carries the memory of a kept file over, so that undoing the edit gives the file back to the runs.
fn keep(manifest: &mut Manifest, before: &Manifest, path: &str) {
    if let Some(hashes) = before.files.get(path) {
        manifest.files.insert(path.to_owned(), hashes.clone());
    }
}

/// `bao-cao.docx` to `bao-cao-moi.docx`, then `bao-cao-moi-2.docx`; never the name of another output.
fn beside(path: &str, number: &mut u32, taken: &mut BTreeSet<String>) -> String {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let (stem, extension) = match name.rfind('.') {
        Some(dot) if dot > 0 => name.split_at(dot),
        _ => (name, ""),
    };
    loop {
        let count = if *number == 1 { String::new() } else { format!("-{number}") };
        let slash = if folder.is_empty() { "" } else { "/" };
        *number += 1;
        let beside = format!("{folder}{slash}{stem}-moi{count}{extension}");
        if taken.insert(beside.clone()) {
            return beside;
        }
    }
}

/// One change of one file.
struct Step {
    target: PathBuf,
    /// The staged file that takes its place; None: it is removed.
    staged: Option<PathBuf>,
}

/// Sees to it that everything lies beside, on the disk. The manifest that knows both versions goes first and the final one last,
/// so that a run killed between two renames leaves nothing that looks edited.
fn stage(staging: &Path, folder: &Path, plan: &Plan, before: &Manifest) -> Result<Vec<Step>, (PathBuf, io::Error)> {
    let mut both = Manifest { schema: plan.manifest.schema.clone(), files: before.files.clone() };
    for (path, hashes) in &plan.manifest.files {
        both.files.entry(path.clone()).or_default().extend(hashes.iter().cloned());
    }
    let manifest = |name: &str, manifest: &Manifest| {
        let (staged, target) = (staging.join(name), folder.join(MANIFEST));
        match write_staged(&staged, &manifest.bytes()) {
            Ok(()) => Ok(Step { target, staged: Some(staged) }),
            Err(error) => Err((target, error)),
        }
    };
    let mut steps = Vec::with_capacity(plan.puts.len() + plan.removals.len() + 2);
    steps.push(manifest("first", &both)?);
    for file in &plan.puts {
        let target = folder.join(&file.path);
        if let Err(error) = staging::settle(&file.staged) {
            return Err((target, error));
        }
        steps.push(Step { target, staged: Some(file.staged.clone()) });
    }
    steps.extend(plan.removals.iter().map(|path| Step { target: folder.join(path), staged: None }));
    steps.push(manifest("last", &plan.manifest)?);
    Ok(steps)
}

fn write_staged(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create_new(path)?;
    file.write_all(bytes)?;
    readable(&file)?;
    file.sync_all()
}

/// Takes the steps in order; after a failure takes back, last first, those that were taken.
fn apply(staging: &Path, steps: Vec<Step>) -> Result<(), (PathBuf, io::Error)> {
    let mut done: Vec<(PathBuf, Option<PathBuf>)> = Vec::new();
    for (number, step) in steps.into_iter().enumerate() {
        let backup = staging.join(format!("c{number}"));
        match take(&step, &backup) {
            Ok(saved) => done.push((step.target, saved.then_some(backup))),
            Err(error) => {
                take_back(done);
                return Err((step.target, error));
            }
        }
    }
    Ok(())
}

/// One step; whether there was a file before, which then stands in `backup`.
fn take(step: &Step, backup: &Path) -> io::Result<bool> {
    let Some(staged) = &step.staged else {
        patiently(|| fs::rename(&step.target, backup))?;
        return Ok(true);
    };
    if let Some(parent) = step.target.parent() {
        fs::create_dir_all(parent)?;
    }
    let saved = step.target.is_file();
    if saved && fs::hard_link(&step.target, backup).is_err() {
        fs::copy(&step.target, backup)?;
    }
    patiently(|| fs::rename(staged, &step.target))?;
    Ok(saved)
}

fn take_back(done: Vec<(PathBuf, Option<PathBuf>)>) {
    for (target, backup) in done.into_iter().rev() {
        // The first failure is what is told; a second one here cannot be mended and must not hide it.
        let _ = match backup {
            Some(backup) => fs::rename(backup, &target),
            None => fs::remove_file(&target),
        };
    }
}

/// Virus scanners on Windows hold a new file for a moment; Excel holds it until it is closed.
fn patiently(rename: impl Fn() -> io::Result<()>) -> io::Result<()> {
    let tries = if cfg!(windows) { 5 } else { 1 };
    let mut result = rename();
    for _ in 1..tries {
        if result.as_ref().err().is_none_or(|error| !super::is_open_elsewhere(error)) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(200));
        result = rename();
    }
    result
}

/// Folders that lost their last file go as well.
fn remove_empty(folder: &Path, removals: &[String]) {
    for path in removals {
        let mut parent = Path::new(path).parent();
        while let Some(inner) = parent.filter(|inner| !inner.as_os_str().is_empty()) {
            // Fails on a folder that still holds something, which is the end of the way up.
            if fs::remove_dir(folder.join(inner)).is_err() {
                break;
            }
            parent = inner.parent();
        }
    }
}

#[cfg(test)]
mod tests;
