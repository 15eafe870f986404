//! Findings that ask what nothing of this period depends on: what they are about counts in another one, or elsewhere.

use std::collections::BTreeSet;

use crate::finding::{Code, Finding, Severity};
use crate::identify::{Disposition, Register, RowId};
use crate::model::{FilePath, SheetName};
use crate::validate::ReadFile;

/// What is asked of a list's sender or of the secretary, and is answered for the month it is about.
const ASKED: [Code; 7] = [
    Code::ActivityByKeyword,
    Code::ActivityUnmapped,
    Code::WardAmbiguous,
    Code::WardIsHamlet,
    Code::ChannelAssumed,
    Code::PersonCandidate,
    Code::ColumnUnknown,
];

/// A sheet that goes on the list of another: file, that other's name, its own.
pub(super) type GoesOn = (FilePath, SheetName, SheetName);

/// The sheets that go on.
pub(super) fn going_on(files: &[ReadFile]) -> BTreeSet<GoesOn> {
    let tables = files.iter().flat_map(|file| {
        let tables = file.records.iter().flat_map(|records| &records.tables);
        tables.map(|one| (&file.path, one))
    });
    tables.filter_map(|(path, one)| Some((path.clone(), one.continues.clone()?, one.sheet.clone()))).collect()
}

/// Leaves out who asks for the channel of turns that all count elsewhere, and makes a note of what is asked in its own month.
pub(super) fn without(mut findings: Vec<Finding>, register: &Register, going_on: &BTreeSet<GoesOn>) -> Vec<Finding> {
    let for_channels = |one: &Finding| one.code == Code::ChannelAssumed && one.severity == Severity::Query;
    if findings.iter().any(for_channels) {
        let counting: BTreeSet<RowId> = register.turns.iter().filter_map(|turn| turn.rows.first()).copied().collect();
        findings.retain(|one| !for_channels(one) || needs_channel(one, register, &counting, going_on));
    }
    let asked = |one: &&mut Finding| {
        one.severity == Severity::Query && ASKED.contains(&one.code) && register.is_of_another_time(one)
    };
    findings.iter_mut().filter(asked).for_each(|one| one.severity = Severity::Note);
    findings
}

/// Whether a turn of the sheet counts, or may count yet.
fn needs_channel(one: &Finding, register: &Register, counting: &BTreeSet<RowId>, going_on: &BTreeSet<GoesOn>) -> bool {
    let (Some(file), Some(sheet)) = (&one.file, &one.sheet) else { return true };
    let more = going_on.iter().filter(|(path, before, _)| path == file && before == sheet).map(|(.., own)| own);
    let mut rows = 0;
    let needed = [sheet].into_iter().chain(more).any(|sheet| {
        register.rows_of(file, sheet).any(|(id, row)| {
            rows += 1;
            row.disposition == Disposition::Waiting
                || row.disposition == Disposition::OutOfScope
                || counting.contains(&id)
        })
    });
    needed || rows == 0
}
