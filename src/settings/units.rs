//! `[office]` and `[[unit]]`, checked against each other.

use std::collections::BTreeMap;

use super::check::text;
use super::raw::{File, Unit};
use super::typed::{At, Mistakes, nearest};
use super::{Office, UnitEntry, mail};
use crate::say::config as say;
use crate::wards;

/// Codes of the office and of every `[[unit]]`, in order.
pub(super) fn codes(own: &File) -> Vec<String> {
    let office = own.office.iter().filter_map(|one| one.value.code.as_ref());
    let units = own.unit.iter().flat_map(|list| &list.value).filter_map(|one| one.value.code.as_ref());
    office.chain(units).map(|code| code.value.trim().to_owned()).collect()
}

/// Leaves `code` open where it is none of `codes`: only input tells whether a register has it.
pub(super) fn known(code: &At<String>, codes: &[String], mistakes: &mut Mistakes) {
    let named = code.value.trim();
    if codes.iter().any(|one| one == named) {
        return;
    }
    let sentence = match nearest(named, codes.iter().map(String::as_str)) {
        Some(near) => say::unknown_unit_suggested(mistakes.lang, named, near),
        None => say::unknown_unit(mistakes.lang, named),
    };
    mistakes.open.push((named.to_owned(), code.at, sentence));
}

pub(super) fn office(own: &File, mistakes: &mut Mistakes) -> Office {
    let Some(office) = own.office.as_ref().map(|one| &one.value) else { return Office::default() };
    if let Some(parent) = &office.parent {
        known(parent, &codes(own), mistakes);
    }
    if let Some(province) = office.province.as_ref().filter(|one| wards::province_in(&one.value).is_none()) {
        mistakes.add(province.at, say::unknown_province(mistakes.lang, &province.value));
    }
    Office {
        code: code(&office.code, mistakes),
        name: text(&office.name, "name", mistakes),
        short_name: text(&office.short_name, "short_name", mistakes),
        level: office.level.as_ref().map(|one| one.value),
        parent: text(&office.parent, "parent", mistakes),
        place: text(&office.place, "place", mistakes),
        province: text(&office.province, "province", mistakes),
        signer: text(&office.signer, "signer", mistakes),
    }
}

/// A code that can name a folder.
fn code(value: &Option<At<String>>, mistakes: &mut Mistakes) -> Option<String> {
    let one = value.as_ref()?;
    let bad = |letter: char| letter.is_control() || "\\/:*?\"<>|".contains(letter);
    if one.value.trim().is_empty() || one.value.trim() != one.value || one.value.contains(bad) || one.value == ".." {
        mistakes.add(one.at, say::bad_code(mistakes.lang, &one.value));
    }
    Some(one.value.clone())
}

pub(super) fn units(own: &File, office: Option<&str>, mistakes: &mut Mistakes) -> Vec<UnitEntry> {
    let codes = codes(own);
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut units = Vec::new();
    for one in own.unit.iter().flat_map(|list| &list.value) {
        let Some(code) = code(&one.value.code, mistakes) else {
            mistakes.add(one.key, say::missing(mistakes.lang, "code", "[[unit]]"));
            continue;
        };
        if let Some(first) = seen.insert(code.clone(), one.key) {
            let at = one.value.code.as_ref().map_or(one.key, |code| code.at);
            let line = mistakes.line(first);
            mistakes.add(at, say::code_twice(mistakes.lang, &code, line));
        }
        if let Some(parent) = &one.value.parent {
            known(parent, &codes, mistakes);
        }
        units.push(unit(one, code, mistakes));
    }
    circles(own, &units, office, mistakes);
    units
}

fn unit(one: &At<Unit>, code: String, mistakes: &mut Mistakes) -> UnitEntry {
    let raw = &one.value;
    if let (Some(from), Some(to)) = (&raw.valid_from, &raw.valid_to)
        && from.value > to.value
    {
        mistakes.add(to.at, say::ends_before(mistakes.lang, from.value, to.value));
    }
    UnitEntry {
        name: text(&raw.name, "name", mistakes),
        level: raw.level.as_ref().map(|one| one.value),
        parent: text(&raw.parent, "parent", mistakes),
        email: mail::addresses(&raw.email, mistakes),
        category: raw.category.as_ref().map(|one| one.value),
        aliases: raw.aliases.iter().flat_map(|list| &list.value).map(|one| one.value.trim().to_owned()).collect(),
        valid_from: raw.valid_from.as_ref().map(|one| one.value),
        valid_to: raw.valid_to.as_ref().map(|one| one.value),
        waived: raw.waived.as_ref().and_then(|one| one.value.0.clone()),
        line: mistakes.line(one.key),
        code,
    }
}

/// Adds a mistake at the parent of every unit that stands below itself.
fn circles(own: &File, units: &[UnitEntry], office: Option<&str>, mistakes: &mut Mistakes) {
    let mut parents: BTreeMap<&str, &str> =
        units.iter().filter_map(|one| Some((one.code.as_str(), one.parent.as_deref()?))).collect();
    let above = own.office.as_ref().and_then(|one| one.value.parent.as_ref());
    if let Some((code, above)) = office.zip(above) {
        parents.entry(code).or_insert(above.value.as_str());
    }
    for one in own.unit.iter().flat_map(|list| &list.value) {
        let (Some(code), Some(parent)) = (&one.value.code, &one.value.parent) else { continue };
        let mut at = code.value.as_str();
        for _ in 0..=parents.len() {
            let Some(next) = parents.get(at) else { break };
            at = next;
            if at == code.value {
                mistakes.add(parent.at, say::own_parent(mistakes.lang, at));
                break;
            }
        }
    }
}
