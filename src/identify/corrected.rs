//! Rows of a ward that its own newer word about the same person takes back: it graded somebody and knows nobody of the name now, or the
//! other way round, or gives another grade on a newer version of the sheet.
//!
//! Row by row and never list by list: an empty cell of the newer sheet says nothing, so what it leaves out still stands.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::around::Around;
use super::places::{Places, at_end};
use super::turns::participation;
use super::versions::later;
use super::words::asked_ward;
use crate::finding::{Code, Finding, Severity};
use crate::model::form::says_not_known;
use crate::model::{Date, FormKind, GradeCode, SheetKind};
use crate::normalise::Body;
use crate::wards::Ward;

/// A ward's word about one person.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word<'a> {
    /// It took part, with this grade where there is one.
    Confirmed(Option<&'a GradeCode>),
    NotKnown,
}

/// A word with its row.
struct Said<'a> {
    row: usize,
    word: Word<'a>,
    span: (Date, Date),
    /// On a sheet of ours, which asked about one period.
    asked: bool,
}

impl Said<'_> {
    /// Whether one of both cannot be meant any more. Grades of two periods are each that period's, and lists say theirs themselves.
    fn contradicts(&self, other: &Self) -> bool {
        match (self.word, other.word) {
            (Word::Confirmed(_), Word::Confirmed(_)) if !(self.asked && other.asked && self.span == other.span) => {
                false
            }
            (mine, theirs) => mine != theirs,
        }
    }
}

/// The rows that a newer one corrects. Where nobody can tell which is newer, both stand and it is asked.
pub(super) fn rows(around: &Around, places: &mut Places, findings: &mut Vec<Finding>) -> BTreeSet<usize> {
    let mut corrected: BTreeMap<usize, usize> = BTreeMap::new();
    // Rows that contradict each other, and nobody can tell which is newer.
    let mut open: Vec<(usize, usize)> = Vec::new();
    for said in said(around, places).into_values().filter(|said| said.len() > 1) {
        for (older, newer) in said.iter().flat_map(|one| said.iter().map(move |other| (one, other))) {
            let [own, other] = [older, newer].map(|one| around.rows[one.row].table);
            if around.tables[own].path == around.tables[other].path || !older.contradicts(newer) {
                continue;
            }
            match order(around, older, newer) {
                Some(Ordering::Less) => drop(corrected.insert(older.row, other)),
                None => open.push((older.row, newer.row)),
                Some(_) => {}
            }
        }
    }
    tell(around, &corrected, open, findings);
    corrected.into_keys().collect()
}

/// By person and ward, up to the period's last day.
fn said<'a>(around: &Around<'a>, places: &mut Places) -> BTreeMap<(usize, Ward), Vec<Said<'a>>> {
    let mut by_slip: BTreeMap<(usize, Ward), Vec<Said>> = BTreeMap::new();
    for (row, entry) in around.rows.iter().enumerate().filter(|&(row, _)| !around.is_left_out(row)) {
        let table = &around.tables[entry.table];
        let form = table.facts.form.as_ref().filter(|form| form.kind == FormKind::Ward);
        let Some(person) = around.persons.of_row[row].filter(|_| table.kind == SheetKind::Confirmations) else {
            continue;
        };
        let (word, own) = match (&entry.record.body, participation(&entry.record.body)) {
            (Body::Answer(answer), _) if says_not_known(&answer.text) => (Word::NotKnown, None),
            // A list that names what somebody did has more to say than that it knows them.
            (_, Some(part)) if !part.refused && part.claims.is_empty() => {
                (Word::Confirmed(part.grade.as_ref()), part.when)
            }
            _ => continue,
        };
        let when = form.map(crate::model::Form::when).or(own.or(table.facts.when).map(|(when, _)| when));
        let span = when.map_or((around.period.from, around.period.to), |when| when.span(around.period.cut));
        let ward = match form {
            Some(form) => asked_ward(form),
            None => places.of_unit(around.units, table.sender, span.0),
        };
        let Some(ward) = ward.map(|ward| at_end(&ward, around.period)).filter(|_| span.0 <= around.period.to) else {
            continue;
        };
        by_slip.entry((person, ward)).or_default().push(Said { row, word, span, asked: form.is_some() });
    }
    by_slip
}

/// Which was said later: about a later time, else on a newer version.
fn order(around: &Around, one: &Said, other: &Said) -> Option<Ordering> {
    let by_time = if one.asked && other.asked {
        one.span.1.cmp(&other.span.1)
    } else if one.span.1 < other.span.0 {
        Ordering::Less
    } else if other.span.1 < one.span.0 {
        Ordering::Greater
    } else {
        Ordering::Equal
    };
    let [mine, theirs] = [one, other].map(|said| &around.tables[around.rows[said.row].table]);
    Some(by_time).filter(|order| order.is_ne()).or_else(|| later(mine, theirs, around.answers))
}

/// A sheet of which nothing is left was replaced; two that contradict each other are asked about.
fn tell(around: &Around, corrected: &BTreeMap<usize, usize>, open: Vec<(usize, usize)>, findings: &mut Vec<Finding>) {
    let mut left: BTreeMap<usize, usize> = BTreeMap::new();
    let named = |row: &usize| around.persons.of_row[*row].is_some() && !corrected.contains_key(row);
    (0..around.rows.len()).filter(named).for_each(|row| *left.entry(around.rows[row].table).or_default() += 1);
    let replaced = corrected.iter().map(|(&row, &newer)| (around.rows[row].table, newer));
    let replaced: BTreeMap<usize, usize> = replaced.filter(|(table, _)| !left.contains_key(table)).collect();
    let said = |table: usize, other: usize| {
        let (table, other) = (&around.tables[table], &around.tables[other]);
        Finding::new(Code::FileSuperseded).file(&table.path).sheet(&table.sheet).arg("other", &other.path)
    };
    findings.extend(replaced.into_iter().map(|(table, newer)| said(table, newer)));
    let stands = |&(row, other): &(usize, usize)| !corrected.contains_key(&row) && !corrected.contains_key(&other);
    let table = |row: usize| around.rows[row].table;
    let asked: BTreeMap<usize, usize> =
        open.into_iter().filter(stands).map(|(row, other)| (table(row), table(other))).collect();
    findings.extend(asked.into_iter().map(|(table, other)| said(table, other).severity(Severity::Query).unordered()));
}
