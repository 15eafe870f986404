//! What follows from the figures alone: sums, differences and shares that sentences need. Not part of `so-lieu.json`.
//!
//! A share stands here only where numerator and denominator cover the same period (COUNTING, Sums): there is none of the
//! participants of a period among the members of a day.

use super::Figures;
use crate::identify::State;
use crate::model::{Level, Persons, Turns};

/// Sums, differences and shares. Shares are thousandths, None where there is nothing to divide by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derived {
    /// Turns of all groups.
    pub group_turns: Turns,
    /// Members with a grade; each has one.
    pub graded: Persons,
    /// Of all turns, in the order of `channels`.
    pub channel_shares: Vec<Option<u64>>,
    /// Of all turns of groups, in the order of `groups`.
    pub group_shares: Vec<Option<u64>>,
    /// Of all graded members, in the order of `grades`.
    pub grade_shares: Vec<Option<u64>>,
    /// Slips that were confirmed, of all slips.
    pub confirmed_share: Option<u64>,
    /// Slips that met a confirmation of another ward, period or person.
    pub confirmed_otherwise: u64,
    /// Direct units that sent nothing.
    pub missing: u64,
    /// Units that sent nothing, in the order of `reporting.levels`.
    pub level_missing: Vec<u64>,
    /// Known wards with turns.
    pub wards: u64,
    /// Ward unions that sent something for the period.
    pub ward_senders: u64,
}

/// Derives.
pub fn derived(figures: &Figures) -> Derived {
    let group_turns: Turns = figures.groups.iter().map(|one| one.turns).sum();
    let graded: u64 = figures.grades.iter().map(|one| one.members.0).sum();
    let slips = &figures.introductions;
    Derived {
        group_turns,
        graded: Persons(graded),
        channel_shares: figures.channels.iter().map(|one| share(one.turns.0, figures.turns.total.0)).collect(),
        group_shares: figures.groups.iter().map(|one| share(one.turns.0, group_turns.0)).collect(),
        grade_shares: figures.grades.iter().map(|one| share(one.members.0, graded)).collect(),
        confirmed_share: share(slips.confirmed, slips.introduced),
        confirmed_otherwise: slips.elsewhere + slips.other_period + slips.person_differs,
        missing: figures.reporting.expected.saturating_sub(figures.reporting.received),
        level_missing: figures.reporting.levels.iter().map(|one| one.expected.saturating_sub(one.received)).collect(),
        wards: figures.wards.iter().filter(|one| one.code.is_some()).count() as u64,
        ward_senders: wards_heard(figures),
    }
}

/// A list of another month is none of this one.
fn wards_heard(figures: &Figures) -> u64 {
    let heard = |state: &str| ![State::Missing, State::Unreadable].iter().any(|none| none.code() == state);
    figures.units.iter().filter(|one| one.level == Level::Ward.code() && one.files > 0 && heard(one.state)).count()
        as u64
}

/// Thousandths, rounded half up; never all or nothing where it is neither: 9.999 of 10.000 are 999.
fn share(part: u64, whole: u64) -> Option<u64> {
    if whole == 0 {
        return None;
    }
    let mille = u64::try_from((u128::from(part) * 2000 + u128::from(whole)) / (u128::from(whole) * 2)).unwrap_or(1000);
    Some(if part == 0 || part >= whole { mille } else { mille.clamp(1, 999) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_round_half_up_and_never_to_all_or_nothing() {
        assert_eq!(share(275, 483), Some(569));
        assert_eq!(share(1, 8), Some(125));
        assert_eq!(share(1, 2000), Some(1));
        assert_eq!((share(1, 100_000), share(99_999, 100_000)), (Some(1), Some(999)));
        assert_eq!((share(0, 5), share(5, 5), share(0, 0)), (Some(0), Some(1000), None));
        assert_eq!(share(u64::MAX / 2, u64::MAX), Some(500));
    }
}
