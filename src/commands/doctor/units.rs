//! The register of units and their addresses.

use std::collections::BTreeMap;
use std::path::Path;

use super::checks::listed;
use super::{Check, State, What};
use crate::commands::send::outboxes;
use crate::deliver::letter::{Recipient, Unreachable};
use crate::deliver::outbox;
use crate::model::{Lang, Level, Unit, UnitId, Units};
use crate::say::doctor as say;
use crate::settings::Settings;
use crate::text;

fn registered(units: &Units) -> impl Iterator<Item = (UnitId, &Unit)> {
    units.ids().map(|id| (id, units.get(id))).filter(|(_, unit)| unit.registered)
}

fn shown(unit: &Unit) -> String {
    format!("{} ({})", unit.name, unit.code)
}

/// Units with nobody above them, below one of a lower level, or with another's name.
pub(super) fn register(units: &Units, settings: &Settings) -> Check {
    let lang = settings.lang;
    let count = registered(units).count();
    if count == 0 {
        return Check::new(What::Units, State::Look, say::no_register(lang)).remedy(say::make_register(lang));
    }
    let mut lines = Vec::new();
    let mut add = |names: Vec<String>, sentence: fn(Lang, String) -> String| {
        if !names.is_empty() {
            lines.push(sentence(lang, listed(&names, lang)));
        }
    };
    // A unit that config names without one above is taken for one of the office's own.
    let tops: Vec<&str> = units
        .office
        .into_iter()
        .flat_map(|office| units.ancestors(office))
        .map(|id| units.get(id).code.as_str())
        .collect();
    let alone = settings.units.iter().filter(|one| one.parent.is_none() && !tops.contains(&one.code.as_str()));
    let alone = alone.filter_map(|one| units.by_code(&one.code)).map(|id| units.get(id));
    add(alone.filter(|unit| unit.level != Level::Ward).map(shown).collect(), say::orphans);
    let upside_down = |(_, unit): &(UnitId, &Unit)| {
        let parent = unit.parent.map(|parent| units.get(parent).level);
        parent.is_some_and(|parent| parent >= unit.level && unit.level != Level::Ward)
    };
    add(registered(units).filter(upside_down).map(|(_, unit)| shown(unit)).collect(), say::upside_down);
    let mut names: BTreeMap<(String, Option<UnitId>), Vec<&Unit>> = BTreeMap::new();
    for (_, unit) in registered(units) {
        names.entry((text::plain(&unit.name), unit.parent)).or_default().push(unit);
    }
    let twice = names.values().filter(|list| list.len() > 1);
    let twice: Vec<String> =
        twice.map(|list| list.iter().map(|unit| shown(unit)).collect::<Vec<_>>().join(" = ")).collect();
    add(twice, say::same_name);
    if lines.is_empty() {
        let levels: Vec<String> = Level::ALL
            .into_iter()
            .map(|level| (level, registered(units).filter(|(_, unit)| unit.level == level).count()))
            .filter(|(_, count)| *count > 0)
            .map(|(level, count)| format!("{} {count}", level.label(lang).to_lowercase()))
            .collect();
        return Check::new(What::Units, State::Ok, say::register(lang, count, levels.join(", ")));
    }
    Check::new(What::Units, State::Look, lines.join("\n")).remedy(say::mend_register(lang))
}

/// Who cannot be written to. Without `[mail]` nobody is, so nothing is missing.
pub(super) fn addresses(dir: &Path, units: &Units, settings: &Settings) -> Check {
    let lang = settings.lang;
    let all: Vec<(UnitId, &Unit)> =
        registered(units).filter(|(id, unit)| Some(*id) != units.office && unit.waived.is_none()).collect();
    let with = all.iter().filter(|(_, unit)| unit.email.is_some()).count();
    if settings.mail.is_none() || all.is_empty() {
        return Check::new(What::Addresses, State::Ok, say::addresses_known(lang, with, all.len()));
    }
    let above = units.office.and_then(|office| units.get(office).parent).map(|parent| units.get(parent));
    if let Some(parent) = above.filter(|parent| parent.email.is_none()) {
        return Check::new(What::Addresses, State::Look, say::parent_without(lang, shown(parent)))
            .remedy(say::add_address(lang));
    }
    let refusals = refusals(dir, settings);
    let (mut without, mut wrong, mut refused) = (Vec::new(), Vec::new(), Vec::new());
    for (id, unit) in &all {
        match Recipient::registered(units, *id) {
            Err(Unreachable::BadAddress(text)) => wrong.push(format!("{} “{text}”", shown(unit))),
            Err(_) => without.push(shown(unit)),
            Ok(recipient) => refused.extend(recipient.addresses().iter().filter_map(|address| {
                let reason = refusals.get(&address.to_lowercase())?;
                Some(format!("{} “{address}”: {reason}", shown(unit)))
            })),
        }
    }
    let lacking = say::without_address(lang, without.len(), all.len(), listed(&without, lang));
    let mistyped = say::wrong_address(lang, wrong.len(), all.len(), listed(&wrong, lang));
    let dead = say::refused_address(lang, refused.len(), listed(&refused, lang));
    let lines = [(lacking, without.is_empty()), (mistyped, wrong.is_empty()), (dead, refused.is_empty())].into_iter();
    let lines: Vec<String> = lines.filter(|(_, none)| !none).map(|(line, _)| line).collect();
    if lines.is_empty() {
        return Check::new(What::Addresses, State::Ok, say::addresses_known(lang, with, all.len()));
    }
    Check::new(What::Addresses, State::Look, lines.join("\n")).remedy(say::add_address(lang))
}

/// Why an address was refused in any period, by the address in small letters. An outbox that cannot be read is told by the run.
fn refusals(dir: &Path, settings: &Settings) -> BTreeMap<String, String> {
    let all = outboxes(dir, settings).into_iter().filter_map(|thu| outbox::refusals(&thu, settings.lang).ok());
    all.flatten().map(|one| (one.address.to_lowercase(), one.reason)).collect()
}
