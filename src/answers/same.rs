//! Answers about persons, taken together: transitive both ways, and what cannot all hold left out with its chain.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Answers, Given, Verdict};
use crate::finding::{Code, Finding};
use crate::model::Lang;
use crate::model::form::UnitAnswer;
use crate::say::pick;

/// Answers about persons that hold together. Records are known by their marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decided {
    pub same: Vec<(String, String)>,
    pub different: Vec<(String, String)>,
    pub unsure: Vec<(String, String)>,
    /// What was said of units, by code, whose lists give the name alone: equal names are one person, each is to be asked about, or nobody
    /// can tell.
    pub names: BTreeMap<String, Verdict>,
}

/// One answer of two marks.
type Pair<'a> = (&'a str, &'a str, &'a Given);

/// What a unit answered about two records, on a sheet of its own slips.
pub type Told = (String, String, Given);

/// Divides the answers, and says which contradict each other (`decision-contradiction`, with the chain): none of those holds. What
/// units told weighs as much as what was answered here.
pub fn decided(answers: &Answers, told: &[Told], lang: Lang) -> (Decided, Vec<Finding>) {
    let of = |wanted: Verdict| -> Vec<Pair<'_>> {
        let told = told.iter().map(|(one, other, given)| (one.as_str(), other.as_str(), given));
        answers.persons().chain(told).filter(|(.., given)| given.verdict == wanted).collect()
    };
    let (mut same, mut different) = (of(Verdict::Same), of(Verdict::Different));
    let mut findings = Vec::new();
    // Every answer found in a contradiction is dropped at once, so that no order of them decides which is.
    let mut dropped: BTreeSet<(&str, &str)> = BTreeSet::new();
    for apart in &different {
        let Some(chain) = chain(&same, apart.0, apart.1) else { continue };
        let by_unit = told.iter().any(|(.., given)| given == apart.2);
        findings.push(contradiction(&chain, apart, by_unit, lang));
        dropped.insert((apart.0, apart.1));
        dropped.extend(chain.iter().map(|link| (link.0, link.1)));
    }
    same.retain(|pair| !dropped.contains(&(pair.0, pair.1)));
    different.retain(|pair| !dropped.contains(&(pair.0, pair.1)));
    let decided = Decided {
        same: owned(&same),
        different: owned(&different),
        unsure: owned(&of(Verdict::Unsure)),
        names: answers.names().map(|(unit, verdict)| (unit.to_owned(), verdict.clone())).collect(),
    };
    (decided, findings)
}

fn owned(pairs: &[Pair<'_>]) -> Vec<(String, String)> {
    pairs.iter().map(|(one, other, _)| ((*one).to_owned(), (*other).to_owned())).collect()
}

/// The shortest chain of "same" from one record to another.
fn chain<'a>(same: &[Pair<'a>], from: &str, to: &str) -> Option<Vec<Pair<'a>>> {
    let mut came: BTreeMap<&str, Pair<'a>> = BTreeMap::new();
    let mut queue = VecDeque::from([from]);
    while let Some(at) = queue.pop_front() {
        if at == to {
            let (mut chain, mut at) = (Vec::new(), to);
            while at != from {
                let link = came[at];
                chain.push(link);
                at = if link.0 == at { link.1 } else { link.0 };
            }
            chain.reverse();
            return Some(chain);
        }
        for link in same.iter().filter(|link| link.0 == at || link.1 == at) {
            let next = if link.0 == at { link.1 } else { link.0 };
            if next != from && !came.contains_key(next) {
                came.insert(next, *link);
                queue.push_back(next);
            }
        }
    }
    None
}

/// Two answers against each other, in the words of the sheet on which the one that says "apart" stands.
fn contradiction(chain: &[Pair<'_>], apart: &Pair<'_>, by_unit: bool, lang: Lang) -> Finding {
    let place = |given: &Given| format!("{} {}!{}", given.file, given.sheet, given.at);
    let links: Vec<String> = chain.iter().map(|(.., given)| place(given)).collect();
    let finding = Finding::new(Code::DecisionContradiction).file(&apart.2.file).sheet(&apart.2.sheet).at(apart.2.at);
    let finding = finding.arg("other", links.join(", "));
    if by_unit {
        let words = [UnitAnswer::OtherPerson, UnitAnswer::SamePerson].map(|answer| answer.label(lang));
        finding.seen(&words.join(" / ")).arg("kind", "unit-sheet")
    } else {
        finding.seen(pick(lang, "Hai người / Một người", "Two persons / One person"))
    }
}
