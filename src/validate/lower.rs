//! Whose a lower level's workbook is, and the units that stand in it.
//!
//! A code means a unit only where it stands below the sender: two schools may call their chapters alike.

use std::collections::BTreeMap;

use super::ReadFile;
use super::units::Builder;
use crate::finding::{Code, Finding};
use crate::model::consolidated::{Consolidated, LowerUnit};
use crate::model::{Level, Unit, UnitCode, UnitId};
use crate::normalise::TableRecords;
use crate::text::plain;

/// Senders of such workbooks and their units by the codes they have there, by file and number of the table.
#[derive(Default)]
pub(super) struct Lower {
    pub senders: BTreeMap<(usize, usize), UnitId>,
    pub units: BTreeMap<(usize, usize), BTreeMap<String, UnitId>>,
}

/// Enters the units of every such workbook; those of higher levels first, so that a faculty is found in its school.
pub(super) fn enter(builder: &mut Builder, files: &[ReadFile], findings: &mut Vec<Finding>) -> Lower {
    let mut books: Vec<(&Consolidated, &ReadFile, &TableRecords, (usize, usize))> = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let tables = file.records.iter().flat_map(|records| &records.tables);
        for (order, table) in tables.enumerate() {
            books.extend(table.facts.consolidated.as_ref().map(|book| (book, file, table, (number, order))));
        }
    }
    books.sort_by(|a, b| {
        let key = |one: &&(&Consolidated, &ReadFile, &TableRecords, (usize, usize))| {
            (one.0.level, one.0.code.clone(), one.0.name.clone())
        };
        key(&a).cmp(&key(&b)).then_with(|| a.1.path.cmp(&b.1.path))
    });
    let mut lower = Lower::default();
    for (book, file, table, at) in books {
        let sender = sender(builder, book, file, table, findings);
        lower.senders.insert(at, sender);
        let units = units(builder, book, sender);
        lower.units.insert(at, units);
    }
    lower
}

/// The office the workbook names, by code, then by name; else the path's unit; else a new one.
fn sender(
    builder: &mut Builder,
    book: &Consolidated,
    file: &ReadFile,
    table: &TableRecords,
    findings: &mut Vec<Finding>,
) -> UnitId {
    let fits = |id: &UnitId| book.level.is_none_or(|level| builder.units.get(*id).level == level);
    let by_code = book.code.as_ref().and_then(|code| builder.units.by_code(code)).filter(fits);
    let by_name = || book.name.as_ref().and_then(|name| builder.directory().resolve(name)).filter(fits);
    let path = builder.directory().in_path(&file.path);
    let Some(known) = by_code.or_else(by_name) else {
        if builder.registered() && path.is_none() {
            findings.push(Finding::new(Code::UnitUnknown).file(&file.path).sheet(&table.sheet));
        }
        return path.unwrap_or_else(|| {
            let name = book.name.clone().or_else(|| book.code.clone()).unwrap_or_else(|| file.path.stem().to_owned());
            let code = book.code.clone().unwrap_or_else(|| plain(&name).to_uppercase().replace(' ', "-"));
            let level = book.level.unwrap_or(Level::Faculty);
            let parent = builder.units.office.filter(|_| !builder.registered());
            let made = add(builder, &code, &name, level, parent, false);
            builder.units.all[made.0 as usize].unlisted = builder.registered();
            made
        });
    };
    if let Some(path) =
        path.filter(|&path| !builder.units.is_within(known, path) && !builder.units.is_within(path, known))
    {
        let (by_book, by_path) = (builder.units.get(known), builder.units.get(path));
        findings.push(
            Finding::new(Code::UnitAmbiguous)
                .file(&file.path)
                .sheet(&table.sheet)
                .seen(&by_book.name)
                .arg("other", &by_path.name)
                .unit(&by_book.code),
        );
    }
    known
}

/// Every unit of the workbook, parents first; those not known yet are added below the sender.
fn units(builder: &mut Builder, book: &Consolidated, sender: UnitId) -> BTreeMap<String, UnitId> {
    let mut known: BTreeMap<String, UnitId> = BTreeMap::new();
    known.extend(book.code.clone().map(|code| (code, sender)));
    let mut waiting: Vec<&LowerUnit> =
        book.units.iter().filter(|unit| Some(&unit.code) != book.code.as_ref()).collect();
    let below = |unit: &LowerUnit| book.code.as_ref().is_none_or(|office| stands_below(book, &unit.code, office));
    waiting.sort_by_key(|unit| (depth(book, &unit.code), &unit.code));
    for unit in waiting {
        let by_code = builder.units.by_code(&unit.code);
        let found = if unit.level == Some(Level::Ward) {
            let ward = |id: &UnitId| builder.units.get(*id).level == Level::Ward;
            by_code.filter(ward).or_else(|| builder.directory().resolve(&unit.name).filter(ward))
        } else if below(unit) {
            let inside = |id: &UnitId| *id != sender && builder.units.is_within(*id, sender);
            by_code.filter(inside).or_else(|| builder.directory().resolve_within(&unit.name, sender).filter(inside))
        } else {
            // A unit beside or above the office there: only where we know it too, else its figures are the sender's.
            known.extend(by_code.map(|id| (unit.code.clone(), id)));
            continue;
        };
        let id = found.unwrap_or_else(|| {
            let level = unit.level.unwrap_or(Level::Chapter);
            let above = unit.parent.as_ref().and_then(|parent| known.get(parent)).copied().unwrap_or(sender);
            let parent = (level != Level::Ward).then_some(above);
            let code = if by_code.is_some() {
                format!("{}-{}", builder.units.get(sender).code, unit.code)
            } else {
                unit.code.clone()
            };
            add(builder, &code, &unit.name, level, parent, unit.state.as_deref() == Some("waived"))
        });
        known.insert(unit.code.clone(), id);
    }
    known
}

fn above<'b>(book: &'b Consolidated, code: &'b str) -> impl Iterator<Item = &'b str> {
    let parent = |code: &&'b str| {
        let at = book.units.binary_search_by(|unit| unit.code.as_str().cmp(code)).ok()?;
        book.units[at].parent.as_deref()
    };
    std::iter::successors(Some(code), parent).take(book.units.len() + 1)
}

fn depth(book: &Consolidated, code: &str) -> usize {
    above(book, code).count()
}

fn stands_below(book: &Consolidated, code: &str, office: &str) -> bool {
    above(book, code).any(|one| one == office)
}

fn add(builder: &mut Builder, code: &str, name: &str, level: Level, parent: Option<UnitId>, waived: bool) -> UnitId {
    let mut code = code.to_owned();
    while builder.units.by_code(&code).is_some() {
        code.push('+');
    }
    builder.add(Unit {
        code: UnitCode::new(&code),
        name: name.to_owned(),
        level,
        parent,
        email: None,
        category: None,
        aliases: Vec::new(),
        waived: waived.then(String::new),
        registered: false,
        unlisted: false,
    })
}
