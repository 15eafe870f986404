//! Whom the rows of sheets are about that tonghop itself handed out.

use std::collections::{BTreeMap, BTreeSet};

use super::persons::Persons;
use crate::model::{Birth, UnitId};
use crate::normalise::Body;
use crate::validate::{Row, Table};

/// Rows of sheets we handed out are about whom we named there: the one person of that name whose births agree, of several
/// the one of that unit, of several the one with that slip. Nobody is asked about them, and they never join two persons.
pub(super) fn settle(persons: &mut Persons, rows: &[Row], tables: &[Table]) {
    if tables.iter().all(|table| table.facts.form.is_none()) {
        return;
    }
    let ours = |number: &usize| tables[rows[*number].table].facts.form.is_some();
    let name = |row: usize| rows[row].record.person.name.as_ref().map(|name| name.key.clone());
    let mut by_name: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mut answered: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for row in 0..rows.len() {
        let Some(name) = name(row) else { continue };
        match persons.of_row[row] {
            Some(person) => drop(by_name.entry(name).or_default().insert(person)),
            None if ours(&row) => answered.entry(name).or_default().push(row),
            None => {}
        }
    }
    for (name, of_name) in answered {
        let known = by_name.remove(&name).unwrap_or_default();
        let mut strangers: BTreeMap<(Option<Birth>, Option<UnitId>), usize> = BTreeMap::new();
        for row in of_name {
            let key = (rows[row].record.person.birth, rows[row].unit);
            let person = whom_we_named(&known, persons, rows, row).unwrap_or_else(|| {
                *strangers.entry(key).or_insert_with(|| {
                    persons.rows.push(Vec::new());
                    persons.rows.len() - 1
                })
            });
            persons.of_row[row] = Some(person);
            persons.rows[person].push(row);
        }
    }
    persons.rows.iter_mut().for_each(|rows| rows.sort_unstable());
}

/// The one of `known` that a row of ours names; None where it is nobody or cannot be told.
fn whom_we_named(known: &BTreeSet<usize>, persons: &Persons, rows: &[Row], row: usize) -> Option<usize> {
    let mine = &rows[row];
    let of = |person: usize| persons.rows[person].iter().map(|&row| &rows[row]);
    let agrees = |&person: &usize| {
        let births: Vec<Birth> = of(person).filter_map(|other| other.record.person.birth).collect();
        mine.record.person.birth.is_none_or(|birth| births.is_empty() || births.iter().any(|one| one.agrees(birth)))
    };
    let mut fitting: Vec<usize> = known.iter().copied().filter(agrees).collect();
    let narrowed = |fitting: &mut Vec<usize>, fits: &dyn Fn(usize) -> bool| {
        if fitting.len() > 1 && fitting.iter().any(|&person| fits(person)) {
            fitting.retain(|&person| fits(person));
        }
    };
    narrowed(&mut fitting, &|person| mine.unit.is_some() && of(person).any(|other| other.unit == mine.unit));
    narrowed(&mut fitting, &|person| of(person).any(|other| other.record.person.birth == mine.record.person.birth));
    narrowed(&mut fitting, &|person| of(person).any(|other| matches!(other.record.body, Body::Slip(_))));
    match fitting[..] {
        [one] => Some(one),
        _ => None,
    }
}
