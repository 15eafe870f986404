//! Who did not take part and why, as lists and answers on sheets of ours give it.

use super::around::Around;
use super::turns::participation;
use super::{PersonId, RowId};
use crate::model::{Form, ReasonCode, Text};
use crate::normalise::{Absence, Body};

/// A reason somebody gave for one person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Absent {
    pub person: PersonId,
    pub reason: ReasonCode,
    /// As typed.
    pub text: Text,
    pub row: RowId,
}

/// Every reason that is given for the period, in order of person, reason and row.
pub(super) fn absences(around: &Around) -> Vec<Absent> {
    let mut all = Vec::new();
    for (number, row) in around.rows.iter().enumerate() {
        let Some(person) = around.persons.of_row[number] else { continue };
        let replaced = around.is_left_out(number);
        let Some(Absence { reason, text }) = given(&row.record.body).filter(|_| !replaced) else { continue };
        let facts = &around.tables[row.table].facts;
        let own = participation(&row.record.body).and_then(|part| part.when).or(facts.when).map(|(when, _)| when);
        let when = facts.form.as_ref().map(Form::when).or(own);
        if when.is_none_or(|when| around.period.touches(when)) {
            let (person, row) = (PersonId::at(person), RowId::at(number));
            all.push(Absent { person, reason: reason.clone(), text: Text::clone(text), row });
        }
    }
    all
}

fn given(body: &Body) -> Option<&Absence> {
    match body {
        Body::Answer(answer) => answer.absence.as_ref(),
        body => participation(body)?.absence.as_deref(),
    }
}
