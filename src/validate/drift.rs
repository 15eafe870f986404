//! What changed in a sender's form since its sheet before: columns that changed places, a known column under a new name.
//!
//! Nothing is repaired: columns are known by name wherever they stand, and one that nobody understands is asked about.

use std::collections::BTreeMap;

use super::Table;
use crate::finding::{Code, Finding};
use crate::identify::{FileEntry, SheetEntry};
use crate::model::{Area, Field, SheetKind, UnitId};
use crate::say::sheet as say;
use crate::settings::Settings;
use crate::text;

/// Says which tables have their columns in another order than the table before of the same sender and kind, and adds to what
/// was `said` of unknown columns under which name the same thing stood before.
pub(super) fn look(tables: &[Table], entries: &[FileEntry], settings: &Settings, said: &mut [Finding]) -> Vec<Finding> {
    let mut by_sender: BTreeMap<(UnitId, SheetKind), Vec<&Table>> = BTreeMap::new();
    for table in tables.iter().filter(|table| table.facts.form.is_none() && table.facts.consolidated.is_none()) {
        by_sender.entry((table.sender, table.kind)).or_default().push(table);
    }
    let entry = |table: &Table| &entries[table.file].sheets[table.entry];
    let mut findings = Vec::new();
    for same in by_sender.values_mut() {
        let begins = |table: &Table| table.facts.when.map(|(when, _)| when.span(settings.cut).0);
        same.sort_by_cached_key(|table| (begins(table), table.path.clone(), table.sheet.clone(), table.row));
        for pair in same.windows(2) {
            let (before, now) = (pair[0], pair[1]);
            findings.extend(moved(entry(before), entry(now)).map(|header| {
                let other = format!("{} {}", before.path, before.sheet);
                Finding::new(Code::HeaderOrder)
                    .file(&now.path)
                    .sheet(&now.sheet)
                    .at(Area::row(now.row))
                    .seen(header)
                    .arg("other", other)
            }));
        }
        for (at, now) in same.iter().enumerate() {
            let before = at.checked_sub(1).map(|before| entry(same[before]));
            let known = known_before(before, now, entry(now), settings);
            if !known.is_empty() {
                name_unknown(now, entry(now), &known, settings, said);
            }
        }
    }
    findings
}

/// Fields that stand once in a table and tell something, in its order.
fn fields(entry: &SheetEntry) -> Vec<(&Field, &str)> {
    let telling =
        entry.columns.iter().filter(|one| !matches!(one.1, Field::Unknown | Field::Ignored | Field::Stt | Field::Note));
    let all: Vec<(&Field, &str)> = telling.map(|(_, field, header)| (field, header.as_str())).collect();
    let once = |field: &Field| all.iter().filter(|one| one.0 == field).count() == 1;
    all.iter().copied().filter(|(field, _)| once(field)).collect()
}

/// The header of the first column that stands before one it stood behind.
fn moved<'a>(before: &SheetEntry, now: &'a SheetEntry) -> Option<&'a str> {
    let (old, new) = (fields(before), fields(now));
    let places = new.iter().filter_map(|one| {
        let place = old.iter().position(|known| known.0 == one.0)?;
        Some((place, one.1))
    });
    let places: Vec<(usize, &str)> = places.collect();
    places.windows(2).find(|pair| pair[1].0 < pair[0].0).map(|pair| pair[0].1)
}

/// Fields the table lacks that its sender had before, with the header each had: in the sheet before, else as somebody
/// explained it.
fn known_before(
    before: Option<&SheetEntry>,
    now: &Table,
    entry: &SheetEntry,
    settings: &Settings,
) -> Vec<(Field, String)> {
    let lacks = |field: &Field| !entry.columns.iter().any(|one| one.1 == *field);
    let mut known: Vec<(Field, String)> = before
        .map(|before| fields(before).into_iter().map(|(field, header)| (field.clone(), header.to_owned())).collect())
        .unwrap_or_default();
    for (header, field) in settings.answers.headers(&now.path) {
        let explained = Field::parse(&field).filter(|field| !known.iter().any(|one| one.0 == *field));
        known.extend(explained.map(|field| (field, header)));
    }
    known.retain(|(field, _)| lacks(field) && !matches!(field, Field::Ignored | Field::Note));
    known
}

/// Adds the lost field to the finding about the unknown column that may be it, where no other may.
fn name_unknown(now: &Table, entry: &SheetEntry, known: &[(Field, String)], settings: &Settings, said: &mut [Finding]) {
    let unknown = |one: &&(u32, Field, String)| one.1 == Field::Unknown && !one.2.is_empty();
    let [(_, _, header)] = entry.columns.iter().filter(unknown).collect::<Vec<_>>()[..] else { return };
    let [(field, before)] = known else { return };
    let about = |one: &&mut Finding| {
        one.code == Code::ColumnUnknown
            && one.file.as_ref() == Some(&now.path)
            && one.sheet.as_ref() == Some(&now.sheet)
            && one.seen.as_deref().is_some_and(|seen| text::plain(seen) == text::plain(header))
    };
    for one in said.iter_mut().filter(about) {
        one.args.push(("field", say::column(settings, field)));
        one.args.push(("other", before.clone()));
    }
}
