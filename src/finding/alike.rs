//! Findings that say the same of several places, as a reader wants them: one sentence with all its places.
//!
//! [`super::grouped`] has joined what stands in one column and differs in nothing; here is joined what differs in values only.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use super::words::fill_parts;
use crate::model::{Area, Lang};

/// Findings by what they say: those of equal `key` together, in the order in which each key is first met.
pub fn alike<'a, K: Ord>(findings: &[&'a Finding], key: impl Fn(&Finding) -> K) -> Vec<Vec<&'a Finding>> {
    let mut places: BTreeMap<K, usize> = BTreeMap::new();
    let mut all: Vec<Vec<&Finding>> = Vec::new();
    for &one in findings {
        let at = *places.entry(key(one)).or_insert_with(|| {
            all.push(Vec::new());
            all.len() - 1
        });
        all[at].push(one);
    }
    all
}

/// The cells of several findings, each once.
pub fn cells_of(findings: &[&Finding]) -> Vec<Area> {
    let cells: BTreeSet<Area> = findings.iter().flat_map(|one| one.cells.iter().copied()).collect();
    cells.into_iter().collect()
}

impl Finding {
    /// Whether it says that its place does not go with another place. Two such findings beside each other are not a pair.
    pub fn is_of_a_pair(&self) -> bool {
        self.words(Lang::Vi).0.contains("{other}")
    }

    /// What its sentence says of this place alone: the parts in brackets that hold a value beside the one that was seen.
    pub fn particulars(&self, lang: Lang) -> Vec<String> {
        let told = |part: &str| part.contains('{') && !part.contains("{seen}") && !part.contains("{n}");
        fill_parts(self.words(lang).0, told, |name| self.value(name))
    }
}
