//! Carries a plan out: everything lies beside on the disk first, then file by file, and a failure takes back what was done.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::plan::{Manifest, Plan};
use super::{MANIFEST, staging};
use crate::deliver::{is_open_elsewhere, readable};

/// One change of one file.
pub(super) struct Step {
    pub target: PathBuf,
    /// The staged file that takes its place; None: it is removed.
    pub staged: Option<PathBuf>,
}

/// Sees to it that everything lies beside, on the disk. The manifest that knows both versions goes first and the final one last,
/// so that a run killed between two renames leaves nothing that looks edited.
pub(super) fn stage(
    staging: &Path,
    folder: &Path,
    plan: &Plan,
    before: &Manifest,
) -> Result<Vec<Step>, (PathBuf, io::Error)> {
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
pub(super) fn apply(staging: &Path, steps: Vec<Step>) -> Result<(), (PathBuf, io::Error)> {
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
        if result.as_ref().err().is_none_or(|error| !is_open_elsewhere(error)) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(200));
        result = rename();
    }
    result
}

/// Folders that lost their last file go as well.
pub(super) fn remove_empty(folder: &Path, removals: &[String]) {
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
