//! Units that somebody registered: in config, and in units sheets.

use std::collections::BTreeMap;

use super::ReadFile;
use super::units::{Builder, core, level_of};
use crate::model::{CellRef, FilePath, Level, SheetKind, Unit, UnitCode, UnitId, Units};
use crate::normalise::{Body, UnitRow};
use crate::settings::{Settings, UnitEntry};
use crate::text::plain;

/// Config's units and those of units sheets, in order of code, with their parents.
pub(super) fn units(files: &[ReadFile], settings: &Settings) -> Builder {
    let mut known: BTreeMap<String, (Unit, Option<String>)> = BTreeMap::new();
    for (row, _, _) in sheet_rows(files) {
        if let Some((code, unit)) = from_sheet(row) {
            known.entry(code).or_insert((unit, row.parent.clone()));
        }
    }
    for entry in &settings.units {
        let unit = from_config(entry, known.get(&entry.code).map(|(unit, _)| unit));
        let parent = entry.parent.clone().or_else(|| known.get(&entry.code).and_then(|(_, parent)| parent.clone()));
        known.insert(entry.code.clone(), (unit, parent));
    }
    let office = office(settings, &known);
    if let Some((unit, parent)) = &office {
        known.entry(unit.code.as_str().to_owned()).or_insert((unit.clone(), parent.clone()));
    }
    let mut builder = Builder::default();
    let parents: Vec<Option<String>> = known.values().map(|(_, parent)| parent.clone()).collect();
    for (unit, _) in known.into_values() {
        builder.add(unit);
    }
    let found = |parent: &Option<String>| {
        let text = parent.as_ref()?;
        builder.units.by_code(text).or_else(|| builder.directory().resolve(text))
    };
    let parents: Vec<Option<UnitId>> = parents.iter().map(found).collect();
    builder.units.office = match office {
        Some((unit, _)) => builder.units.by_code(unit.code.as_str()),
        None => school(&builder.units, &parents),
    };
    for (id, found) in builder.units.ids().zip(parents) {
        let unit = builder.units.get(id);
        let orphan = Some(id) != builder.units.office && !matches!(unit.level, Level::Ward | Level::City);
        let parent = found.filter(|&parent| parent != id).or(builder.units.office.filter(|_| orphan));
        builder.units.all[id.0 as usize].parent = parent;
    }
    break_circles(&mut builder.units);
    builder
}

/// The office of a register that leaves no doubt whose it is, where nobody says: its one school, with two units or more below
/// it, and nothing else but wards and what stands above.
fn school(units: &Units, parents: &[Option<UnitId>]) -> Option<UnitId> {
    let level = |id: UnitId| units.get(id).level;
    let mut schools = units.ids().filter(|&id| level(id) == Level::School);
    let (Some(school), None) = (schools.next(), schools.next()) else { return None };
    let line = |id: UnitId| {
        let above = |id: &UnitId| parents[id.0 as usize].filter(|parent| parent != id);
        std::iter::successors(Some(id), above).take(units.all.len())
    };
    let below = |id: UnitId| line(id).any(|at| at == school);
    // Whoever stands below nothing stands below the office.
    let loose = |id: UnitId| level(id) != Level::City && parents[id.0 as usize].is_none();
    let others = || units.ids().filter(|&id| id != school && level(id) != Level::Ward);
    let own = |id: &UnitId| parents[id.0 as usize] == Some(school) || loose(*id);
    let fits = others().all(|id| below(id) || line(id).any(loose) || line(school).any(|at| at == id));
    (fits && others().filter(own).count() >= 2).then_some(school)
}

/// A register in which two units stand above each other: the link of the later one by code is cut.
fn break_circles(units: &mut Units) {
    for id in units.ids() {
        let mut at = units.get(id).parent;
        for _ in 0..units.all.len() {
            match at {
                Some(parent) if parent == id => {
                    units.all[id.0 as usize].parent = None;
                    break;
                }
                Some(parent) => at = units.get(parent).parent,
                None => break,
            }
        }
    }
}

/// Rows of units sheets with their file and place.
fn sheet_rows(files: &[ReadFile]) -> impl Iterator<Item = (&UnitRow, &FilePath, CellRef)> {
    files.iter().flat_map(|file| {
        let tables = file.records.iter().flat_map(|records| &records.tables);
        tables.filter(|table| table.kind == SheetKind::Units).flat_map(move |table| {
            table.records.iter().filter(|record| record.waits.is_empty()).filter_map(move |record| match &record.body {
                Body::Unit(row) => Some((row, &file.path, record.at)),
                _ => None,
            })
        })
    })
}

fn from_sheet(row: &UnitRow) -> Option<(String, Unit)> {
    let name = row.name.clone().or_else(|| row.code.clone())?;
    let code = row.code.clone().unwrap_or_else(|| core(&plain(&name)).0.to_uppercase().replace(' ', "-"));
    let level = row.level.or_else(|| level_of(&name)).unwrap_or(Level::Chapter);
    let unit = Unit {
        code: UnitCode::new(&code),
        name,
        level,
        parent: None,
        email: row.email.clone(),
        category: row.category,
        aliases: Vec::new(),
        waived: None,
        registered: true,
        unlisted: false,
    };
    Some((code, unit))
}

fn from_config(entry: &UnitEntry, sheet: Option<&Unit>) -> Unit {
    let name = entry.name.clone().or_else(|| sheet.map(|unit| unit.name.clone())).unwrap_or_else(|| entry.code.clone());
    let told = || sheet.map(|unit| unit.level).or_else(|| level_of(&name));
    Unit {
        code: UnitCode::new(&entry.code),
        level: entry.level.or_else(told).unwrap_or(Level::Chapter),
        name,
        parent: None,
        email: entry.email.clone().or_else(|| sheet.and_then(|unit| unit.email.clone())),
        category: entry.category.or_else(|| sheet.and_then(|unit| unit.category)),
        aliases: entry.aliases.clone(),
        waived: entry.waived.clone(),
        registered: true,
        unlisted: false,
    }
}

/// The office itself: its own entry among the units, else one made from `[office]`.
fn office(settings: &Settings, known: &BTreeMap<String, (Unit, Option<String>)>) -> Option<(Unit, Option<String>)> {
    let office = &settings.office;
    let name = office.name.clone().or_else(|| office.short_name.clone()).or_else(|| office.code.clone())?;
    let code = office.code.clone().unwrap_or_else(|| core(&plain(&name)).0.to_uppercase().replace(' ', "-"));
    // A code the register does not have is a slip where it has the very name: that unit is the office, and nobody below it.
    let (given, mut same) = (plain(&name), known.values().filter(|(unit, _)| plain(&unit.name) == plain(&name)));
    let by_name = same.next().filter(|_| !given.is_empty() && same.next().is_none());
    if let Some((unit, parent)) = known.get(&code).or(by_name) {
        return Some((unit.clone(), parent.clone()));
    }
    let unit = Unit {
        code: UnitCode::new(&code),
        level: office.level.or_else(|| level_of(&name)).unwrap_or(Level::School),
        name,
        parent: None,
        email: None,
        category: None,
        aliases: office.short_name.iter().cloned().collect(),
        waived: None,
        registered: true,
        unlisted: false,
    };
    Some((unit, office.parent.clone()))
}
