//! The finest sums of turns and of members: every turn, and every member on a roster, in exactly one of them.
//!
//! They are what a higher level's tonghop reads. Sums of one key alone (channels, wards ...) cannot be put together again there.

use std::collections::BTreeMap;

use super::{MemberPart, TurnPart};
use crate::identify::Register;
use crate::model::consolidated::IN_PERIOD;
use crate::model::{Persons, Turns, UnitId};

/// Turns by unit, channel, group, keyword, month and ward.
pub(super) fn turns(register: &Register) -> Vec<TurnPart> {
    let cut = register.period.cut;
    let mut sums: BTreeMap<TurnPart, Turns> = BTreeMap::new();
    for turn in &register.turns {
        let key = TurnPart {
            unit: code(register, turn.unit),
            channel: turn.channel.to_string(),
            group: turn.group.as_ref().map(ToString::to_string),
            by_keyword: turn.by_keyword,
            month: turn.when.month(cut).map(|month| month.to_string()),
            ward: turn.ward.as_ref().map(|ward| ward.code.clone()),
            ward_new: turn.ward.as_ref().is_some_and(|ward| ward.new),
            turns: Turns(0),
        };
        *sums.entry(key).or_default() += turn.count;
    }
    sums.into_iter().map(|(key, turns)| TurnPart { turns, ..key }).collect()
}

/// Members on rosters by unit, category and the month of joining inside the period.
pub(super) fn members(register: &Register) -> Vec<MemberPart> {
    let cut = register.period.cut;
    let mut sums: BTreeMap<MemberPart, u64> = BTreeMap::new();
    let named = register.members.iter().filter(|member| member.on_roster);
    let named = named.map(|member| (member.unit, member.category, member.joined, 1));
    let held = register.held.iter().map(|held| (held.unit, held.category, held.joined, held.members));
    for (unit, category, joined, number) in named.chain(held) {
        let inside = joined.filter(|&when| register.period.contains(when));
        let key = MemberPart {
            unit: code(register, unit),
            category: category.code(),
            joined: inside.map(|when| when.month(cut).map_or(IN_PERIOD.to_owned(), |month| month.to_string())),
            members: Persons(0),
        };
        *sums.entry(key).or_default() += number;
    }
    sums.into_iter().map(|(key, number)| MemberPart { members: Persons(number), ..key }).collect()
}

fn code(register: &Register, unit: Option<UnitId>) -> Option<String> {
    unit.map(|unit| register.units.get(unit).code.to_string())
}
