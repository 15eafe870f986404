//! What is to be done, decided before anything is touched: what is written, kept, removed, and what is remembered of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Kept, MANIFEST, OutFile, Published, check_paths, hash_of};
use crate::deliver::cannot_read;
use crate::error::Fatal;
use crate::model::Lang;

#[derive(Default, Serialize, Deserialize)]
pub(super) struct Manifest {
    pub schema: String,
    /// Path to the hashes that are ours; two while a publishing is under way.
    pub files: BTreeMap<String, BTreeSet<String>>,
}

impl Manifest {
    pub fn bytes(&self) -> Vec<u8> {
        // A map of strings always becomes JSON.
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    pub fn is_ours(&self, path: &str, hash: &str) -> bool {
        self.files.get(path).is_some_and(|hashes| hashes.contains(hash))
    }
}

/// What is to be done, decided before anything is touched.
pub(super) struct Plan {
    pub puts: Vec<OutFile>,
    pub removals: Vec<String>,
    pub manifest: Manifest,
    pub published: Published,
}

/// A missing or damaged manifest means that nothing is known to be ours: all that differs is kept.
pub(super) fn read_manifest(folder: &Path) -> Manifest {
    let text = fs::read(folder.join(MANIFEST)).unwrap_or_default();
    serde_json::from_slice(&text).unwrap_or_default()
}

pub(super) fn plan(
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
