//! What becomes of each row, and of each claim.
//!
//! Must never leave a row without a fate.

use std::collections::{BTreeMap, BTreeSet};

use super::around::Around;
use super::consolidated;
use super::introductions;
use super::membership::{Members, RosterFate};
use super::turns::Fate;
use super::{Claims, Disposition};
use crate::finding::Code;
use crate::model::{Form, SheetKind};
use crate::normalise::{Answer, Body};
use crate::validate::Accepted;

/// The fate of an accepted row.
#[derive(Clone, Copy)]
pub(super) struct Judged {
    pub disposition: Disposition,
    pub reason: &'static str,
    pub same_as: Option<usize>,
}

/// What the steps before decided about rows.
pub(super) struct Known<'a> {
    pub members: &'a Members,
    pub fates: &'a [Fate],
    pub introduced: &'a introductions::Met,
    /// Rows about members in workbooks of lower levels.
    pub lower: &'a BTreeMap<usize, Judged>,
}

pub(super) fn judge(around: &Around, row: usize, known: &Known) -> Judged {
    let Known { members, fates, introduced, lower } = *known;
    let judged = |disposition, reason, same_as| Judged { disposition, reason, same_as };
    let entry = &around.rows[row];
    let replaced = around.is_replaced(row);
    if let Some(why) = around.elsewhere.get(&row) {
        return judged(Disposition::OutOfScope, why.as_str(), None);
    }
    match &entry.record.body {
        Body::Membership(_) => match members.fates.get(&row) {
            Some(RosterFate::Counted) | None => judged(Disposition::Counted, "", None),
            Some(&RosterFate::Duplicate(other, code)) => {
                judged(Disposition::Duplicate, code.as_str(), (other != row).then_some(other))
            }
            Some(RosterFate::Outside(reason)) => judged(Disposition::OutOfScope, reason, None),
        },
        Body::Slip(_) => match introduced.repeated.get(&row) {
            Some(&other) => judged(Disposition::Duplicate, Code::RowRepeated.as_str(), (other != row).then_some(other)),
            None if introduced.counted.contains(&row) => judged(Disposition::Counted, "", None),
            None => judged(Disposition::OutOfScope, Code::PeriodOutside.as_str(), None),
        },
        Body::Unit(_) => judged(Disposition::Counted, "", None),
        Body::Lower(_) => match (lower.get(&row), consolidated::left_out(around, entry.table)) {
            (Some(fate), _) => *fate,
            (None, Some((disposition, reason))) => judged(disposition, reason, None),
            (None, None) => by_claims(&fates[row], false),
        },
        Body::Answer(_) if around.corrected.contains(&row) => {
            judged(Disposition::Duplicate, Code::FileSuperseded.as_str(), None)
        }
        Body::Answer(answer) => answered(around, row, answer),
        Body::Aggregate(cells) => {
            let members = cells.iter().any(|cell| matches!(cell.measure, crate::normalise::Measure::Members(_)));
            by_claims(&fates[row], members || cells.is_empty())
        }
        Body::Participation(_) | Body::Confirmation(_) if replaced => {
            judged(Disposition::Duplicate, Code::FileSuperseded.as_str(), fates[row].same_as)
        }
        Body::Participation(part) | Body::Confirmation(part) => listed(around, row, part, &fates[row]),
    }
}

/// A row of a sheet we handed out: an empty answer is a listed person without any mark, an equal one from a copy a duplicate.
fn answered(around: &Around, row: usize, answer: &Answer) -> Judged {
    let judged = |disposition, reason, same_as| Judged { disposition, reason, same_as };
    let asked = around.tables[around.rows[row].table].facts.form.as_ref().map(Form::when);
    if asked.is_some_and(|when| !around.period.touches(when)) {
        return judged(Disposition::OutOfScope, Code::PeriodOutside.as_str(), None);
    }
    match first_copy(around, row).filter(|_| !answer.text.is_empty()) {
        Some(other) => judged(Disposition::Duplicate, Code::RowRepeated.as_str(), Some(other)),
        None => judged(Disposition::Counted, "", None),
    }
}

/// A row of a list: what became of its claims; without any, whether it is the first of its kind and inside the period.
fn listed(around: &Around, row: usize, part: &crate::normalise::Participation, fate: &Fate) -> Judged {
    let entry = &around.rows[row];
    let table = &around.tables[entry.table];
    let when = part.when.or(table.facts.when).map(|(when, _)| when);
    let inside = when.is_none_or(|when| around.period.touches(when));
    if part.claims.is_empty() {
        if !inside {
            return Judged {
                disposition: Disposition::OutOfScope,
                reason: Code::PeriodOutside.as_str(),
                same_as: None,
            };
        }
        return match first_copy(around, row) {
            Some(other) => {
                Judged { disposition: Disposition::Duplicate, reason: Code::RowRepeated.as_str(), same_as: Some(other) }
            }
            None => Judged { disposition: Disposition::Counted, reason: "", same_as: None },
        };
    }
    // A ward's word is taken even where the turn it names is counted elsewhere, unless the row itself is a copy.
    let word =
        table.kind == SheetKind::Confirmations && part.grade.is_some() && inside && first_copy(around, row).is_none();
    by_claims(fate, word)
}

fn by_claims(fate: &Fate, taken: bool) -> Judged {
    let (disposition, reason) = if fate.counted > 0 || taken {
        (Disposition::Counted, "")
    } else if fate.duplicate > 0 {
        (Disposition::Duplicate, Code::TurnReportedTwice.as_str())
    } else if fate.waiting > 0 {
        (Disposition::Waiting, Code::PeriodUnknown.as_str())
    } else if fate.outside > 0 {
        (Disposition::OutOfScope, Code::PeriodOutside.as_str())
    } else {
        (Disposition::Counted, "")
    };
    Judged { disposition, reason, same_as: fate.same_as.filter(|_| disposition == Disposition::Duplicate) }
}

/// The row this one is a copy of: the same content about the same person from the same sender, in a list of the same time.
fn first_copy(around: &Around, row: usize) -> Option<usize> {
    let mine = &around.rows[row];
    let table = &around.tables[mine.table];
    let person = around.persons.of_row[row]?;
    let key = |number: usize| {
        let other = &around.rows[number];
        let list = &around.tables[other.table];
        (list.path.as_str(), list.sheet.as_ref(), other.record.row)
    };
    around.persons.rows[person].iter().copied().filter(|&number| number != row && key(number) < key(row)).find(
        |&number| {
            let other = &around.rows[number];
            let list = &around.tables[other.table];
            other.record.content == mine.record.content
                && (list.sender, list.kind, &list.facts.title_key) == (table.sender, table.kind, &table.facts.title_key)
                && list.facts.when.map(|when| when.0) == table.facts.when.map(|when| when.0)
        },
    )
}

/// Sums every claim's fate; `read` was counted before. What waits in a table of another time is not of this period.
pub(super) fn claims(accepted: &Accepted, fates: &[Fate], outside: &BTreeSet<usize>) -> Claims {
    let mut claims = Claims { read: accepted.claims_read, ..Claims::default() };
    let mut wait = |table: usize, count: u64| {
        let of = if outside.contains(&table) { &mut claims.out_of_scope } else { &mut claims.waiting };
        *of += count;
    };
    fates.iter().zip(&accepted.rows).for_each(|(fate, row)| wait(row.table, fate.waiting));
    accepted.waiting.iter().for_each(|row| wait(row.table, row.claims));
    for fate in fates {
        claims.counted += fate.counted;
        claims.duplicate += fate.duplicate;
        claims.out_of_scope += fate.outside;
    }
    claims
}
