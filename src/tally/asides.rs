//! Counts beside the figures: what a list of things to do is made of. None of them stands in `so-lieu.json`.

use std::collections::BTreeMap;

use crate::finding::{Code, Finding, Severity};
use crate::identify::{Disposition, FileState, Register};
use crate::model::{FilePath, UnitId};

/// Counts of a run that are no figures of what was reported.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asides {
    /// Files by what became of them; every state.
    pub files: FileCounts,
    /// Rows that wait, by the unit they belong to; None: nobody knows whose. Only units of which a row waits.
    pub waiting: BTreeMap<Option<UnitId>, u64>,
    /// Errors and queries by kind: errors first, then what is frequent.
    pub kinds: Vec<Kind>,
    pub questions: u64,
    /// Files that the run of an earlier period read already.
    pub handled: u64,
    /// Of the questions, those answered in words that were not understood.
    pub misunderstood: u64,
}

/// Files by what became of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileCounts {
    pub total: u64,
    pub read: u64,
    pub same: u64,
    pub superseded: u64,
    pub unreadable: u64,
}

/// Findings of one code, weight and case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    pub code: Code,
    pub severity: Severity,
    /// One of them without place and values: its words are those of all.
    pub case: Finding,
    pub count: u64,
    /// The files they stand in, in order.
    pub files: Vec<FilePath>,
}

/// Counts what stands beside the figures.
pub fn asides(register: &Register, findings: &[Finding]) -> Asides {
    let state = |state: FileState| register.files.iter().filter(|file| file.state == state).count() as u64;
    let mut waiting: BTreeMap<Option<UnitId>, u64> = BTreeMap::new();
    for row in register.rows.iter().filter(|row| row.disposition == Disposition::Waiting) {
        *waiting.entry(row.unit).or_default() += 1;
    }
    Asides {
        files: FileCounts {
            total: register.files.len() as u64,
            read: state(FileState::Read),
            same: state(FileState::Same),
            superseded: state(FileState::Superseded),
            unreadable: state(FileState::Unreadable),
        },
        waiting,
        kinds: kinds(findings),
        questions: register.questions.len() as u64,
        handled: register.files.iter().filter(|file| file.handled).count() as u64,
        misunderstood: register.questions.iter().filter(|one| one.unused.is_some()).count() as u64,
    }
}

fn kinds(findings: &[Finding]) -> Vec<Kind> {
    let mut kinds: BTreeMap<Finding, Kind> = BTreeMap::new();
    for one in findings.iter().filter(|one| one.severity > Severity::Note) {
        let case = Finding { file: None, sheet: None, cells: Vec::new(), ..one.bare() };
        let (code, severity) = (one.code, one.severity);
        let empty = || Kind { code, severity, case: case.clone(), count: 0, files: Vec::new() };
        let kind = kinds.entry(case.clone()).or_insert_with(empty);
        kind.count += 1;
        kind.files.extend(one.file.clone());
    }
    let mut kinds: Vec<Kind> = kinds.into_values().collect();
    for kind in &mut kinds {
        kind.files.sort();
        kind.files.dedup();
    }
    kinds.sort_by(|a, b| {
        let weighty = b.severity.cmp(&a.severity).then(b.count.cmp(&a.count));
        weighty.then_with(|| a.code.as_str().cmp(b.code.as_str())).then_with(|| a.case.cmp(&b.case))
    });
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_come_first_then_what_is_frequent() {
        let at = |code, file: &str| Finding::new(code).file(&FilePath::new(file));
        let findings = [
            at(Code::TextIY, "b.xlsx"),
            at(Code::RowHidden, "a.xlsx"),
            at(Code::TextIY, "a.xlsx"),
            at(Code::TextIY, "b.xlsx"),
            at(Code::DateImpossible, "c.xlsx"),
            at(Code::IdLostZero, "d.xlsx"),
        ];
        let kinds = kinds(&findings);
        let shown: Vec<(&str, u64, Vec<&str>)> = kinds
            .iter()
            .map(|kind| (kind.code.as_str(), kind.count, kind.files.iter().map(FilePath::as_str).collect()))
            .collect();
        assert_eq!(
            shown,
            [
                ("date-impossible", 1, vec!["c.xlsx"]),
                ("text-i-y", 3, vec!["a.xlsx", "b.xlsx"]),
                ("row-hidden", 1, vec!["a.xlsx"])
            ]
        );
    }
}
