//! Answers that were given and could not be used: said at their cells, and beside the question, which stays open.

use std::collections::BTreeMap;

use super::read::{QUESTION, of_question};
use super::{Answers, Key, Verdict};
use crate::finding::{Code, Finding, Severity};
use crate::identify::Question;
use crate::settings::Settings;

/// What is said where an answer names a unit that is none of ours, at the cell it stands in.
pub fn not_a_unit(key: &Key, settings: &Settings) -> Option<Finding> {
    let given = settings.answers.given.get(key)?;
    let Verdict::Unit(said) = &given.verdict else { return None };
    let finding = Finding::new(Code::AnswerUnknown).severity(Severity::Query).file(&given.file).sheet(&given.sheet);
    Some(of_question(finding.at(given.at).seen(said), key, settings).arg("kind", "unit"))
}

/// What was answered and could not be used, by question.
pub type Unused = BTreeMap<Key, Finding>;

/// What of these findings says so.
pub fn unused(findings: &[Finding]) -> Unused {
    let of = |finding: &Finding| {
        let (_, key) = finding.args.iter().find(|(name, _)| *name == QUESTION)?;
        Key::parse(key)
    };
    let void = [Code::AnswerUnknown, Code::DecisionContradiction];
    let unused = findings.iter().filter(|one| void.contains(&one.code));
    unused.filter_map(|one| Some((of(one)?, one.clone()))).collect()
}

impl Answers {
    /// How many answers are used.
    pub fn used(&self, unused: &Unused) -> usize {
        self.given.keys().filter(|key| self.settle(key, unused)).count()
    }

    /// Whether a question need not be asked: it is answered, and by more than the name of a unit that is none.
    pub(super) fn settle(&self, key: &Key, unused: &Unused) -> bool {
        let void = |given: &Verdict| match (given, unused.get(key).and_then(|one| one.seen.as_deref())) {
            (Verdict::Unit(said), Some(seen)) => said == seen,
            _ => false,
        };
        self.get(key).is_some_and(|given| !void(given))
    }
}

/// Puts beside each open question what was answered to it and not understood; of questions that nobody asks any more nothing is
/// said.
pub fn recall(questions: &mut [Question], findings: &mut Vec<Finding>, unused: &mut Unused, settings: &Settings) {
    for one in questions.iter_mut() {
        one.unused = unused.get(&one.key).cloned();
    }
    let idle = |key: &Key| !questions.iter().any(|one| one.key == *key) && !settings.answers.has(key);
    let (nobodys, asked): (Unused, Unused) = std::mem::take(unused).into_iter().partition(|(key, _)| idle(key));
    *unused = asked;
    findings.retain(|one| !nobodys.values().any(|idle| idle == one));
}
