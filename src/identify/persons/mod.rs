//! One person or two: the deterministic rules of DOMAIN §3.7, then the scored comparison, with questions where they end.
//!
//! Rows that state the same facts are one node; rules and scores join nodes into clusters. Nothing depends on the order of rows.

mod clusters;
mod decide;
mod namesakes;
mod nodes;
mod rules;
mod runs;
mod scored;
#[cfg(test)]
mod tests;
mod told;

pub use decide::{Candidate, Persons, Why, decide};
pub use namesakes::Namesakes;
pub use nodes::Stated;
pub(super) use nodes::compared;

use std::collections::BTreeMap;

use super::ours;
use crate::answers::{self, Decided};
use crate::finding::{Code, Finding};
use crate::model::{SheetKind, UnitId, When};
use crate::normalise::Body;
use crate::settings::Settings;
use crate::text;
use crate::validate::{Accepted, Row, Table};

/// Decides which rows are about one person. Whom a unit says to be its member, or not to be, can only be looked up when it is known who
/// is who without that: then it is decided again.
pub(super) fn persons(accepted: &Accepted, settings: &Settings, findings: &mut Vec<Finding>) -> Persons {
    let (rows, tables) = (&accepted.rows, &accepted.tables);
    let lists = lists(tables);
    let mut stated: Vec<Option<Stated>> = rows.iter().map(|row| stated(row, tables, &lists)).collect();
    runs::number(&mut stated, rows);
    let code = |unit| accepted.units.get(unit).code.to_string();
    let resolve = |decided: &Decided| {
        let mut persons = decide(&stated, code, decided, settings.matching);
        ours::settle(&mut persons, rows, tables);
        persons
    };
    let (decided, said) = answers::decided(&settings.answers, &[], settings.lang);
    let persons = resolve(&decided);
    let told = told::by_units(&persons, &stated, accepted, &settings.answers, findings);
    if told.is_empty() {
        findings.extend(said);
        return persons;
    }
    let (decided, said) = answers::decided(&settings.answers, &told, settings.lang);
    findings.extend(said);
    // Answers of units are none to our questions.
    Persons { answered: persons.answered, ..resolve(&decided) }
}

/// The number of the list that each table is: the same for a list sent again.
fn lists(tables: &[Table]) -> Vec<u32> {
    let key = |table: &Table| -> (UnitId, SheetKind, Option<When>, String) {
        let when = table.facts.when.map(|(when, _)| when);
        (table.sender, table.kind, when, table.facts.title_key.clone())
    };
    let mut known: BTreeMap<_, u32> = tables.iter().map(|table| (key(table), 0)).collect();
    for (number, place) in known.values_mut().enumerate() {
        *place = u32::try_from(number).unwrap_or(u32::MAX);
    }
    tables.iter().map(|table| known[&key(table)]).collect()
}

/// What a row states; None where it names nobody, or stands on a sheet we handed out.
fn stated<'a>(row: &'a Row, tables: &[Table], lists: &[u32]) -> Option<Stated<'a>> {
    let facts = &row.record.person;
    if tables[row.table].facts.form.is_some() || facts.name.is_none() && !facts.has_strong_id() {
        return None;
    }
    let ward = match &row.record.body {
        Body::Membership(membership) => membership.ward.as_deref().map(text::plain),
        _ => None,
    };
    Some(Stated {
        name: facts.name.as_deref(),
        birth: facts.birth,
        gender: facts.gender,
        student_no: facts.particulars().student_no.as_deref(),
        member_code: facts.particulars().member_code.as_deref(),
        citizen_id: facts.particulars().citizen_id.as_ref(),
        phone: facts.particulars().phone.as_deref(),
        email: facts.particulars().email.as_deref(),
        address: facts.particulars().address.as_deref(),
        ward,
        unit: row.unit,
        list: (lists[row.table], row.record.content),
        run: None,
    })
}

/// Says what could not be decided, at both rows.
pub(super) fn findings(persons: &Persons, rows: &[Row], tables: &[Table]) -> Vec<Finding> {
    let said = |one: &Candidate| {
        let (row, other) = (&rows[one.rows.0], &rows[one.rows.1]);
        let table = &tables[row.table];
        // Two of one name on one list are rather two persons, of whom too little is known; An and Ân are not of one name.
        let names = row.record.person.name.as_ref().zip(other.record.person.name.as_ref());
        let one_name = names.is_none_or(|(a, b)| a.key == b.key || a.bare || b.bare);
        let one_list = one.why == Why::NameAndClass && row.table == other.table && one_name;
        let finding = Finding::new(if one_list { Code::PersonSameName } else { one.code });
        let finding = finding.file(&table.path).sheet(&table.sheet).at(row.record.at);
        row.record.person.name.iter().fold(finding, |finding, name| finding.seen(&name.shown))
    };
    let other = |one: &Candidate| {
        let other = &rows[one.rows.1];
        format!("{} {}!{}", tables[other.table].path, tables[other.table].sheet, other.record.at)
    };
    let apart = persons.candidates.iter().map(|one| said(one).arg("other", other(one)));
    // Asked about together they are said together, without the place of each one's namesake.
    let together = persons.namesakes.iter().flat_map(|unit| &unit.candidates).map(|one| said(one).arg("kind", "names"));
    apart.chain(together).collect()
}
