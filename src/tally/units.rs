//! Figures of each unit with those below it, and who of them has reported.

use hashbrown::HashSet;

use super::{LevelReporting, Reporting, UnitFigures, UnplacedFigures};
use crate::identify::{PersonId, Register};
use crate::model::{Level, Persons, Turns, UnitId, Units};

/// A unit's line is its own and what its descendants hold, each person once.
pub(super) fn units(register: &Register) -> Vec<UnitFigures> {
    let units = &register.units;
    let size = units.all.len();
    let mut held = vec![0u64; size];
    let mut took = vec![0u64; size];
    let mut turns = vec![Turns(0); size];
    let above: Vec<Vec<UnitId>> = units.ids().map(|id| units.ancestors(id).collect()).collect();
    let above = |unit: Option<UnitId>| unit.into_iter().flat_map(|unit| &above[unit.0 as usize]);
    for member in register.members.iter().filter(|member| member.on_roster) {
        for unit in above(member.unit) {
            held[unit.0 as usize] += 1;
        }
    }
    for one in &register.held {
        for unit in above(one.unit) {
            held[unit.0 as usize] += one.members;
        }
    }
    // Only looked up, never walked.
    let mut seen: HashSet<(UnitId, PersonId)> = HashSet::new();
    for turn in &register.turns {
        for &unit in above(turn.unit) {
            turns[unit.0 as usize] += turn.count;
            if turn.person.is_some_and(|person| seen.insert((unit, person))) {
                took[unit.0 as usize] += 1;
            }
        }
    }
    units
        .ids()
        .map(|id| {
            let (unit, at) = (units.get(id), id.0 as usize);
            UnitFigures {
                code: unit.code.to_string(),
                name: unit.name.clone(),
                level: unit.level.code(),
                parent: unit.parent.map(|parent| units.get(parent).code.to_string()),
                direct: is_direct(units, id),
                members: Persons(held[at]),
                participants: Persons(took[at]),
                turns: turns[at],
                state: register.states[at].state.code(),
                exempt: register.states[at].exempt,
                kept: register.states[at].kept,
                files: register.states[at].files,
            }
        })
        .collect()
}

/// What belongs to no direct unit of the office.
pub(super) fn unplaced(register: &Register) -> UnplacedFigures {
    let units = &register.units;
    let placed: Vec<bool> = units.ids().map(|id| units.ancestors(id).any(|above| is_direct(units, above))).collect();
    let outside = |unit: Option<UnitId>| unit.is_none_or(|unit| !placed[unit.0 as usize]);
    let listed = register.members.iter().filter(|member| member.on_roster && outside(member.unit)).count() as u64;
    let held: u64 = register.held.iter().filter(|one| outside(one.unit)).map(|one| one.members).sum();
    let turns = || register.turns.iter().filter(|turn| outside(turn.unit));
    let took: HashSet<PersonId> = turns().filter_map(|turn| turn.person).collect();
    UnplacedFigures {
        members: Persons(listed + held),
        participants: Persons(took.len() as u64),
        turns: turns().map(|turn| turn.count).sum(),
    }
}

/// Whether a unit stands right below the office, or below nobody: no ward, nothing above the office, and none that the register lacks.
fn is_direct(units: &Units, id: UnitId) -> bool {
    let unit = units.get(id);
    !matches!(unit.level, Level::Ward | Level::City)
        && Some(id) != units.office
        && !unit.unlisted
        && (unit.parent.is_none() || unit.parent == units.office)
        && units.office.is_none_or(|office| !units.is_within(office, id))
}

/// The office's own children, and all units below it by level; wards, waived units and those that the register lacks are not expected.
pub(super) fn reporting(register: &Register) -> Reporting {
    let units = &register.units;
    let expects = |id: &UnitId| {
        let unit = units.get(*id);
        !matches!(unit.level, Level::Ward | Level::City)
            && unit.waived.is_none()
            && Some(*id) != units.office
            && !units.is_unlisted(*id)
    };
    let below = |id: &UnitId| units.office.is_none_or(|office| units.is_within(*id, office));
    let expected: Vec<UnitId> = units.ids().filter(expects).filter(below).collect();
    let own: Vec<UnitId> = expected.iter().copied().filter(|id| units.get(*id).parent == units.office).collect();
    let received = |all: &[UnitId]| all.iter().filter(|id| register.states[id.0 as usize].received).count() as u64;
    let known: Vec<bool> = own.iter().filter_map(|id| register.states[id.0 as usize].on_time).collect();
    let level = |level: Level| {
        let of: Vec<UnitId> = expected.iter().copied().filter(|id| units.get(*id).level == level).collect();
        (!of.is_empty()).then(|| LevelReporting {
            level: level.code(),
            expected: of.len() as u64,
            received: received(&of),
        })
    };
    Reporting {
        expected: own.len() as u64,
        received: received(&own),
        on_time: (!known.is_empty()).then(|| known.iter().filter(|&&on_time| on_time).count() as u64),
        levels: [Level::School, Level::Faculty, Level::Chapter].into_iter().filter_map(level).collect(),
    }
}
