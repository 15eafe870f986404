//! The finest sums of turns and of members: every turn, and every member on a roster, in exactly one of them.
//!
//! They are what a higher level's tonghop reads. Sums of one key alone (channels, wards ...) cannot be put together again there.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use super::{MemberPart, TurnPart};
use crate::identify::Register;
use crate::model::consolidated::IN_PERIOD;
use crate::model::{Persons, Turns, UnitId};

/// Turns by unit, channel, group, keyword, month and ward.
pub(super) fn turns(register: &Register) -> Vec<TurnPart> {
    let cut = register.period.cut;
    // Only looked up; what is gathered is put into order.
    let mut at: HashMap<_, usize> = HashMap::new();
    let mut parts: Vec<TurnPart> = Vec::new();
    for turn in &register.turns {
        let month = turn.when.month(cut);
        let ward = turn.ward.as_ref().map(|ward| (ward.code.as_str(), ward.new));
        let key = (turn.unit, turn.channel.as_str(), &turn.group, turn.by_keyword, month, ward);
        let at = *at.entry(key).or_insert_with(|| {
            parts.push(TurnPart {
                unit: turn.unit.map(|unit| register.units.get(unit).code.clone()),
                channel: turn.channel.clone(),
                group: turn.group.clone(),
                by_keyword: turn.by_keyword,
                month,
                ward: turn.ward.clone(),
                turns: Turns(0),
            });
            parts.len() - 1
        });
        parts[at].turns += turn.count;
    }
    parts.sort_unstable_by(|a, b| a.key().cmp(&b.key()));
    parts
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
