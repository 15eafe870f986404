//! Tables that say nothing of this period: what they are, and whether somebody should look.

use std::collections::BTreeSet;

use super::Disposition;
use super::fates::Judged;
use crate::finding::{Code, Finding, Severity};
use crate::model::{CellRef, Form, SheetKind, UnitId, When};
use crate::validate::Accepted;

/// Tables that say nothing of this period.
#[derive(Default)]
pub(super) struct Elsewhen {
    pub outside: BTreeSet<usize>,
    /// Those of them that say something of days after it.
    pub later: BTreeSet<usize>,
}

/// Tables of which every row is of another period or office. A row that waits is of the time its table is of, and so is a table
/// without a row: that there is nothing to report for one month says nothing of the next.
pub(super) fn outside_tables(
    accepted: &Accepted,
    judged: &[Judged],
    passed_over: BTreeSet<usize>,
    claims: &[(usize, CellRef, When)],
    findings: &mut Vec<Finding>,
) -> Elsewhen {
    let period = &accepted.period;
    // The time a whole table is of; None where nothing around its rows tells one, and for lists that hold longer than their month.
    let time = |number: usize| {
        let table = &accepted.tables[number];
        let holds = matches!(table.kind, SheetKind::Roster | SheetKind::Introductions | SheetKind::Units);
        let asked = table.facts.form.as_ref().map(Form::when);
        asked.or(table.facts.when.map(|(when, _)| when)).filter(|_| !holds)
    };
    let mut rows: Vec<[u64; 3]> = vec![[0; 3]; accepted.tables.len()];
    for (row, judged) in accepted.rows.iter().zip(judged) {
        let out = judged.disposition == Disposition::OutOfScope && judged.reason == Code::PeriodOutside.as_str();
        let waits = judged.disposition == Disposition::Waiting;
        rows[row.table][if out { 1 } else { usize::from(waits) * 2 }] += 1;
    }
    accepted.waiting.iter().for_each(|row| rows[row.table][2] += 1);
    let is_outside = |number: &usize| {
        let [inside, outside, waiting] = rows[*number];
        let elsewhen = time(*number).is_some_and(|when| !period.touches(when));
        inside == 0 && (elsewhen || (outside > 0 && waiting == 0))
    };
    let outside: BTreeSet<usize> = (0..accepted.tables.len()).filter(is_outside).chain(passed_over).collect();
    let after = |when: When| when.span(period.cut).1 > period.to;
    let claimed = claims.iter().filter(|(.., when)| after(*when)).map(|&(row, ..)| accepted.rows[row].table);
    let titled = (0..accepted.tables.len()).filter(|&number| time(number).is_some_and(after));
    let later = claimed.chain(titled).filter(|number| outside.contains(number)).collect();
    say_outside(accepted, &outside, &rows, findings);
    Elsewhen { outside, later }
}

/// Only another month's, kept in a folder that grows, is no news: its sender sent the same kind for this period too, or the run of
/// its own period read it. Else it may be the wrong month's, and somebody should look. A sheet of ours says itself of when it is.
fn say_outside(accepted: &Accepted, outside: &BTreeSet<usize>, rows: &[[u64; 3]], findings: &mut Vec<Finding>) {
    let sent: BTreeSet<(UnitId, SheetKind)> = (0..accepted.tables.len())
        .filter(|number| !outside.contains(number))
        .map(|number| (accepted.tables[number].sender, accepted.tables[number].kind))
        .collect();
    for &number in outside {
        let table = &accepted.tables[number];
        // Nothing is left out of a sheet without a row.
        if rows[number] == [0; 3] && table.kind != SheetKind::Consolidated {
            continue;
        }
        let past = table.facts.when.is_some_and(|(when, _)| when.span(accepted.period.cut).1 < accepted.period.from);
        let again = past && sent.contains(&(table.sender, table.kind));
        let kept = again || accepted.is_handled(table) || table.facts.form.is_some();
        let when = table.facts.when.map_or_else(String::new, |(when, _)| when.to_string());
        let mut finding = Finding::new(Code::SheetOutside).file(&table.path).sheet(&table.sheet).arg("when", when);
        if kept {
            finding = finding.severity(Severity::Note);
        }
        findings.push(finding);
    }
}
