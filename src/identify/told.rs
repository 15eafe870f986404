//! What is said of turns once they are told: repeated rows, persons on no roster, how many are of no known group.

use std::collections::BTreeSet;

use super::Turn;
use super::around::Around;
use super::membership::Members;
use super::turns::Met;
use crate::finding::{Code, Finding, Severity};
use crate::model::{CellRef, GroupCode, Lang, When};
use crate::settings::Settings;

/// Repeated rows, persons on no roster, rows of another period.
pub(super) fn say_turns(
    around: &Around,
    met: &[Met],
    members: &Members,
    outside: &[(usize, CellRef, When)],
    findings: &mut Vec<Finding>,
) {
    let mut strangers: BTreeSet<(usize, usize)> = BTreeSet::new();
    for one in met {
        let (first, at) = one.tokens[0];
        let (mine, home) = (&around.rows[first], &around.tables[around.rows[first].table]);
        for &(row, cell) in one.tokens[1..].iter().filter(|token| token.0 != first) {
            let row = &around.rows[row];
            let table = &around.tables[row.table];
            let same = table.sender == home.sender;
            let sums_up = |table: usize| around.versions.summaries.contains(&table);
            // Of a summary it is said once, for the whole sheet.
            if same && (sums_up(row.table) || sums_up(mine.table)) {
                continue;
            }
            let code = if same { Code::RowRepeated } else { Code::TurnReportedTwice };
            let finding = Finding::new(code).file(&table.path).sheet(&table.sheet).at(cell);
            let differs = same && row.record.content != mine.record.content;
            let finding = if differs { finding.severity(Severity::Query) } else { finding };
            let other = format!("{} {}!{}", home.path, home.sheet, at);
            findings.push(finding.arg("other", other));
        }
        if !members.held.contains_key(&one.person) {
            strangers.insert((one.person, first));
        }
    }
    if members.any_roster {
        let mut named = BTreeSet::new();
        for (person, row) in strangers {
            if named.insert(person) {
                let record = &around.rows[row].record;
                let table = &around.tables[around.rows[row].table];
                let finding = Finding::new(Code::MemberUnknown).file(&table.path).sheet(&table.sheet).at(record.at);
                findings.push(record.person.name.iter().fold(finding, |finding, name| finding.seen(&name.shown)));
            }
        }
    } else if !strangers.is_empty() {
        findings.push(Finding::new(Code::MemberUnknown));
    }
    for &(row, at, when) in outside {
        let table = &around.tables[around.rows[row].table];
        let finding = Finding::new(Code::PeriodOutside).file(&table.path).sheet(&table.sheet).at(at);
        findings.push(finding.seen(&when.shown()));
    }
}

pub(super) fn other_share(turns: &[Turn], settings: &Settings, findings: &mut Vec<Finding>) {
    let sum = |fits: &dyn Fn(&GroupCode) -> bool| {
        turns.iter().filter(|turn| turn.group.as_ref().is_some_and(fits)).map(|turn| turn.count.0).sum::<u64>()
    };
    let (all, other) = (sum(&|_| true), sum(&|code| code.as_str() == GroupCode::OTHER));
    #[expect(clippy::cast_precision_loss, reason = "a share for a threshold, far below 2^53")]
    let share = if all == 0 { 0.0 } else { other as f64 / all as f64 };
    if share > settings.checks.other_share {
        findings.push(
            Finding::new(Code::OtherShareHigh)
                .seen(&percent(share, settings.lang))
                .arg("other", other)
                .arg("total", all),
        );
    }
}

/// `56,9%`.
fn percent(share: f64, lang: Lang) -> String {
    let text = format!("{:.1}", share * 100.0);
    if lang == Lang::En { format!("{text}%") } else { format!("{}%", text.replace('.', ",")) }
}
