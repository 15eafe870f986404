//! What was read and what became of it: rows, claims and slips balance; rosters that name a member again are told apart.

use std::collections::BTreeSet;

use super::{Balance, BalanceLine, DuplicateRows, Duplicates, SlipBalance};
use crate::finding::Code;
use crate::identify::{Disposition, Outcome, Register};
use crate::model::{Category, SheetKind};

/// `rows_read` is counted apart from what became of the rows.
pub(super) fn balance(register: &Register, rows_read: u64) -> Balance {
    Balance { rows: rows(register, rows_read), claims: claims(register), introductions: slips(register) }
}

pub(super) fn duplicates(register: &Register) -> Duplicates {
    Duplicates {
        merged: register.merged,
        members: duplicate_rows(register),
        questions: register.questions.len() as u64,
        answered: register.answered,
    }
}

fn line(read: u64, counted: u64, duplicate: u64, waiting: u64, out_of_scope: u64) -> BalanceLine {
    let disposed = i128::from(counted) + i128::from(duplicate) + i128::from(waiting) + i128::from(out_of_scope);
    let residual = i64::try_from(i128::from(read) - disposed).unwrap_or(i64::MAX);
    BalanceLine { read, counted, duplicate, waiting, out_of_scope, residual }
}

fn rows(register: &Register, read: u64) -> BalanceLine {
    let of =
        |disposition: Disposition| register.rows.iter().filter(|row| row.disposition == disposition).count() as u64;
    line(
        read,
        of(Disposition::Counted),
        of(Disposition::Duplicate),
        of(Disposition::Waiting),
        of(Disposition::OutOfScope),
    )
}

fn claims(register: &Register) -> BalanceLine {
    let claims = &register.claims;
    line(claims.read, claims.counted, claims.duplicate, claims.waiting, claims.out_of_scope)
}

/// The rows that introduce are counted apart from the slips with their outcomes.
fn slips(register: &Register) -> SlipBalance {
    let of = |fits: fn(Outcome) -> bool| register.introductions.iter().filter(|one| fits(one.outcome)).count() as u64;
    let confirmed = of(|outcome| outcome == Outcome::Confirmed);
    let withdrawn = of(|outcome| outcome == Outcome::Withdrawn);
    let open = |outcome| {
        matches!(outcome, Outcome::Unconfirmed | Outcome::Elsewhere | Outcome::OtherPeriod | Outcome::PersonDiffers)
    };
    let unconfirmed = of(open);
    let told = i128::from(confirmed) + i128::from(unconfirmed) + i128::from(withdrawn);
    let residual = i64::try_from(i128::from(register.slips) - told).unwrap_or(i64::MAX);
    SlipBalance { introduced: register.slips, confirmed, unconfirmed, withdrawn, residual }
}

/// Rows of rosters that name a member again, told apart.
fn duplicate_rows(register: &Register) -> DuplicateRows {
    let mut all = DuplicateRows::default();
    let mut named = BTreeSet::new();
    for row in register.rows.iter().filter(|row| row.kind == SheetKind::Roster) {
        let Some(member) = row.person.map(|person| register.member(person)) else { continue };
        let again = !named.insert((&row.file, row.person));
        match row.disposition {
            Disposition::OutOfScope if row.reason == "roster-replaced" && member.on_roster => {
                all.between_periods += 1;
            }
            Disposition::Duplicate if row.reason == Code::PersonTwoUnits.as_str() => {
                let employed = matches!(member.category, Category::Lecturer | Category::Staff);
                *(if employed { &mut all.double_membership } else { &mut all.between_units }) += 1;
            }
            Disposition::Duplicate if again => all.within_file += 1,
            Disposition::Duplicate => all.between_files += 1,
            _ => {}
        }
    }
    all
}
