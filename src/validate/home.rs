//! The office's province: what config says, else what the folder as a whole makes clear.
//!
//! Names of wards repeat all over the country. Those that do not, and title blocks, tell where the others must be looked for.
//! Must never take a province that is only likely: without a clear one ambiguous names stay questions.

use std::collections::{BTreeMap, BTreeSet};

use super::{Row, Table};
use crate::identify::Home;
use crate::model::{Level, Period, Unit, Units};
use crate::normalise::{Body, WardText};
use crate::settings::Settings;
use crate::wards::{self, Origin};

/// Wards that must agree at least.
const LEAST: usize = 2;
/// The share of all wards with a name of their own that must agree, in percent: members go home to other provinces too.
const SHARE: usize = 75;

/// The office's province, and what told it.
pub(super) fn home(
    settings: &Settings,
    units: &Units,
    (tables, rows): (&[Table], &[Row]),
    period: &Period,
) -> Option<Home> {
    let office = &settings.office;
    let told = office.province.as_deref().or_else(|| wards::province_in(office.place.as_deref()?));
    if let Some(province) = told {
        return Some(Home { province: province.to_owned(), inferred: false, wards: 0 });
    }
    let titled = titles(tables).or_else(|| cities(units));
    if let Some(province) = titled {
        return Some(Home { province, inferred: true, wards: 0 });
    }
    let unions = units.all.iter().filter(|unit| unit.level == Level::Ward).map(union_name);
    let named = unions.collect::<BTreeSet<_>>();
    let written = rows.iter().flat_map(|row| texts(&row.record.body)).map(|ward| &*ward.text);
    // Whose lists are sent says more than where members live.
    let clear = |texts: BTreeSet<&str>| clear(&texts, settings, period);
    clear(named.clone()).or_else(|| clear(written.chain(named).collect()))
}

/// The province most title blocks name; of equally many the first by name.
fn titles(tables: &[Table]) -> Option<String> {
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for province in tables.iter().filter_map(|table| table.facts.province.as_deref()) {
        *named.entry(province).or_default() += 1;
    }
    named.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0))).map(|(name, _)| name.to_owned())
}

/// The province whose union the register names, where it is one.
fn cities(units: &Units) -> Option<String> {
    let named = units.all.iter().filter(|unit| unit.level == Level::City);
    let provinces: BTreeSet<&str> = named.filter_map(|unit| wards::province_in(&unit.name)).collect();
    let one = provinces.first().filter(|_| provinces.len() == 1);
    one.map(|name| (*name).to_owned())
}

/// What a ward union's name says of its ward: "Đoàn phường Trà An" without its first word.
fn union_name(unit: &Unit) -> &str {
    let (first, rest) = unit.name.split_once(' ').unwrap_or((unit.name.as_str(), ""));
    if crate::text::plain(first) == "doan" { rest } else { &unit.name }
}

/// The wards a row names as places of turns and slips; residences on rosters are none.
fn texts(body: &Body) -> Vec<&WardText> {
    match body {
        Body::Participation(part) | Body::Confirmation(part) => {
            part.claims.iter().map(|claim| &claim.ward).chain([&part.ward]).filter_map(Option::as_deref).collect()
        }
        Body::Slip(slip) => vec![&slip.ward],
        Body::Aggregate(cells) => cells.iter().filter_map(|cell| cell.ward.as_ref()).collect(),
        Body::Membership(_) | Body::Unit(_) | Body::Answer(_) | Body::Lower(_) => Vec::new(),
    }
}

/// The province nearly all wards lie in whose names are nobody else's; each ward once, however often and however it is written.
fn clear(texts: &BTreeSet<&str>, settings: &Settings, period: &Period) -> Option<Home> {
    let mut known: BTreeMap<String, Origin> = BTreeMap::new();
    for text in texts {
        if let Some(origin) = wards::origin(text, period.from, period.to, &settings.words.wards) {
            known.insert(origin.ward.clone(), origin);
        }
    }
    let (today, wards) = most(known.values().map(|one| one.today))?;
    // A province of before may be a third of one of today: names are looked for there first, so it must be clear too.
    let before: Vec<&str> = known.values().filter(|one| one.today == today).filter_map(|one| one.before).collect();
    let province = if before.is_empty() { today } else { most(before.into_iter())?.0 };
    Some(Home { province: province.to_owned(), inferred: true, wards })
}

/// What clearly most of these say, and how many.
fn most<T: Ord + Copy>(said: impl Iterator<Item = T>) -> Option<(T, usize)> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    said.for_each(|one| *counts.entry(one).or_default() += 1);
    let total: usize = counts.values().sum();
    let (&first, &count) = counts.iter().max_by_key(|(_, count)| **count)?;
    (count >= LEAST && count * 100 >= total * SHARE).then_some((first, count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_clear_majority_of_two_or_more_holds() {
        assert_eq!(most([1, 1, 1, 2].into_iter()), Some((1, 3)));
        assert_eq!(most([1, 1, 2].into_iter()), None);
        assert_eq!(most([1].into_iter()), None);
        assert_eq!(most(std::iter::empty::<u8>()), None);
    }

    #[test]
    fn a_unions_name_holds_its_wards() {
        let mut unit = Unit {
            code: crate::model::UnitCode::new("P-TA"),
            name: "Đoàn phường Trà An".into(),
            level: Level::Ward,
            parent: None,
            email: None,
            category: None,
            aliases: Vec::new(),
            waived: None,
            registered: true,
            unlisted: false,
        };
        assert_eq!(union_name(&unit), "phường Trà An");
        unit.name = "Phường Trà An".into();
        assert_eq!(union_name(&unit), "Phường Trà An");
    }
}
