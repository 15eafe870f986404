//! What is to be done, decided before anything is touched: what is written, kept, removed, and what is remembered of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

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
    let manifest = Manifest { schema: "tonghop.published/1".to_owned(), files: BTreeMap::new() };
    let published = Published { folder: folder.to_owned(), ..Published::default() };
    let plan = Plan { puts: Vec::new(), removals: Vec::new(), manifest, published };
    let taken = outputs.iter().map(|file| file.path.clone()).collect();
    let mut planning = Planning { folder, before, lang, taken, plan };
    for file in outputs {
        planning.place(file)?;
    }
    // What stands at the end knows what becomes of all before it.
    if let Some(file) = last(&planning.plan.published)? {
        check_paths(std::slice::from_ref(&file), lang)?;
        planning.taken.insert(file.path.clone());
        planning.place(file)?;
    }
    planning.leave()?;
    let Planning { mut plan, .. } = planning;
    plan.published.removed.clone_from(&plan.removals);
    plan.published.written.sort();
    plan.published.unchanged.sort();
    plan.published.kept.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(plan)
}

/// A plan on its way, and what it is made from.
struct Planning<'a> {
    folder: &'a Path,
    before: &'a Manifest,
    lang: Lang,
    /// Paths that some output has.
    taken: BTreeSet<String>,
    plan: Plan,
}

impl Planning<'_> {
    fn hash_of(&self, path: &str) -> Result<Option<String>, Fatal> {
        hash_of(&self.folder.join(path)).map_err(|(path, error)| cannot_read(&path, &error, self.lang))
    }

    /// Finds an output's place: its own, or beside what a person edited there.
    fn place(&mut self, file: OutFile) -> Result<(), Fatal> {
        let mut path = file.path.clone();
        let mut number = 1;
        let there = loop {
            let there = self.hash_of(&path)?;
            match &there {
                Some(found) if *found != file.hash && !self.before.is_ours(&path, found) => {}
                _ => break there,
            }
            if path != file.path {
                // A version of an earlier run that was edited as well.
                self.plan.published.kept.push(Kept { path: path.clone(), new: None });
            }
            keep(&mut self.plan.manifest, self.before, &path);
            path = beside(&file.path, &mut number, &mut self.taken);
        };
        if path != file.path {
            self.plan.published.kept.push(Kept { path: file.path.clone(), new: Some(path.clone()) });
        }
        self.plan.manifest.files.insert(path.clone(), BTreeSet::from([file.hash.clone()]));
        if there.as_ref() == Some(&file.hash) {
            self.plan.published.unchanged.push(path);
        } else {
            self.plan.published.written.push(path.clone());
            self.plan.puts.push(OutFile { path, ..file });
        }
        Ok(())
    }

    /// What earlier runs wrote and this one does not: it goes, unless a person edited it.
    fn leave(&mut self) -> Result<(), Fatal> {
        for path in self.before.files.keys().filter(|path| !self.plan.manifest.files.contains_key(*path)) {
            match self.hash_of(path)? {
                Some(found) if self.before.is_ours(path, &found) => self.plan.removals.push(path.clone()),
                Some(_) if self.plan.published.kept.iter().any(|kept| kept.path == *path) => {}
                Some(_) => self.plan.published.kept.push(Kept { path: path.clone(), new: None }),
                None => {}
            }
        }
        Ok(())
    }
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
