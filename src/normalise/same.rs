//! Rows about the person of a row above: one cell names him for all of them, merged down, dittoed or left blank.
//!
//! Must never take two persons for one because their cells were merged: what a row itself says of its person goes before.

use super::desk::{Columns, Desk, Entry, Row};
use super::fill::PERSON;
use crate::model::{Birth, CellRef, Field, Gender, SheetKind};
use crate::settings::Settings;

/// Numbers of which nobody has two.
const NUMBERS: &[Field] = &[Field::StudentNo, Field::MemberCode, Field::CitizenId];

/// Columns that tell a birth; of two of them one says the gender as well.
const BIRTHS: &[Field] = &[Field::Birth, Field::BirthMale, Field::BirthFemale];

/// A birth in parts, and the gender, are compared as they are written.
const WRITTEN: &[Field] = &[Field::BirthDay, Field::BirthMonth, Field::BirthYear, Field::Gender];

/// Gives a row whose name is that of a row above in one cell or by a ditto what that row says of the person beyond it. `rows` are
/// those before it.
pub(super) fn carry<'a>(desk: &Desk, row: &mut Row<'a>, rows: &[Row<'a>]) {
    let persons = [SheetKind::Roster, SheetKind::Introductions, SheetKind::Participations, SheetKind::Confirmations];
    if !desk.table.kind.is_some_and(|kind| persons.contains(&kind)) {
        return;
    }
    let Some(above) = named_above(&desk.columns, row, rows) else { return };
    if !contradicts(&desk.columns, row, above, desk.settings) {
        copy(&desk.columns, row, above);
    }
}

/// Fills what a row lacks of its person from the row that is about the same.
pub(super) fn copy<'a>(columns: &Columns, row: &mut Row<'a>, above: &Row<'a>) {
    let lacking = |col: &u32| row.get(*col).is_none() && !row.lost.contains_key(col);
    let copies: Vec<Entry<'a>> = PERSON
        .iter()
        .flat_map(|field| columns.all(field))
        .copied()
        .filter(lacking)
        .filter_map(|col| above.get(col))
        .map(|entry| Entry { at: CellRef::new(row.body.row, entry.at.col), copied: true, ..entry.clone() })
        .collect();
    row.entries.extend(copies);
    row.entries.sort_by_key(|entry| entry.at.col);
    row.person = Some(above.person.unwrap_or(above.body.row));
}

/// The row before whose name is this row's too, because one cell holds it or a ditto repeats it.
fn named_above<'r, 'a>(columns: &Columns, row: &Row<'a>, rows: &'r [Row<'a>]) -> Option<&'r Row<'a>> {
    let whole = row.first(columns, &Field::Name);
    let parts = [row.first(columns, &Field::FamilyName), row.first(columns, &Field::GivenName)];
    let cells = || whole.into_iter().chain(parts.into_iter().flatten().filter(|_| whole.is_none()));
    if cells().next().is_none() || !cells().all(|entry| entry.copied) {
        return None;
    }
    let last = rows.last()?;
    // Of a name in two cells the one that begins last tells whose it is.
    let from = |entry: &Entry| row.body.filled.iter().find(|one| one.col == entry.at.col).map(|one| one.from);
    let first = cells().map(|entry| from(entry).unwrap_or(last.body.row)).max()?;
    let leads = |one: &Row| one.person.unwrap_or(one.body.row);
    // The rows of a merged cell follow each other, so that the last of them knows all that was said so far; unless it said itself that
    // it is about somebody else, and then nobody knows whom the rows below it mean.
    let begun = rows.get(rows.partition_point(|one| one.body.row < first))?;
    (leads(begun) == leads(last)).then_some(last)
}

/// Whether a row says itself that its person is another than that of the row above.
fn contradicts(columns: &Columns, row: &Row, above: &Row, settings: &Settings) -> bool {
    let both = |field: &Field| {
        let (one, other) = (row.first(columns, field)?, above.first(columns, field)?);
        (!one.copied).then_some((one, other))
    };
    let digits = |entry: &Entry| -> String {
        let kept: String = entry.fold().chars().filter(|one| one.is_alphanumeric()).collect();
        kept.trim_start_matches('0').to_owned()
    };
    let numbers = NUMBERS.iter().filter_map(both).any(|(one, other)| digits(one) != digits(other));
    let written = WRITTEN.iter().filter_map(both).any(|(one, other)| one.fold() != other.fold());
    numbers || written || births_differ(columns, row, above, settings)
}

fn births_differ(columns: &Columns, row: &Row, above: &Row, settings: &Settings) -> bool {
    let born = |row: &Row| -> Option<(Birth, Option<Gender>)> {
        let gender = |field: &Field| match field {
            Field::BirthMale => Some(Gender::Male),
            Field::BirthFemale => Some(Gender::Female),
            _ => None,
        };
        BIRTHS.iter().find_map(|field| Some((row.first(columns, field)?.birth(settings).value?, gender(field))))
    };
    let (Some((one, gender)), Some((other, beside))) = (born(row), born(above)) else { return false };
    !one.agrees(other) || gender.zip(beside).is_some_and(|(one, other)| one != other)
}
