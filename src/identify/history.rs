//! Where each person belonged and when, from every roster that `input/` holds; and who stands on an earlier roster of a unit and
//! is gone from the one that counts without a word.

use std::collections::{BTreeMap, BTreeSet};

use super::around::Around;
use super::membership::{self, Members, membership};
use super::{PersonId, RowId};
use crate::finding::{Code, Finding};
use crate::model::{Area, Date, Lang, SheetKind, UnitId, When};
use crate::normalise::Leaving;

/// Names that are written out in one finding.
const MOST_NAMES: usize = 20;

/// One person in one unit, from the first of the unit's rosters that names them without a gap to the last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stay {
    pub person: PersonId,
    pub unit: UnitId,
    /// The first roster's day: they were there then. None: it is undated.
    pub from: Option<Date>,
    /// When it ended; None: as far as anybody says it has not.
    pub to: Option<When>,
    pub ended: Option<Ending>,
    /// Of the rosters, in order of their days.
    pub rows: Vec<RowId>,
}

/// How a stay ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    /// A remark says so, or a later roster of another unit.
    Said(Leaving),
    /// The unit's next roster has them no more, and nobody says why.
    Gone,
}

impl Ending {
    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Said(leaving), lang) => leaving.label(lang),
            (Self::Gone, Lang::Vi) => "không còn trong danh sách sau",
            (Self::Gone, Lang::En) => "on the next list no more",
        }
    }

    /// `moved transferred graduated matured left gone`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Said(leaving) => leaving.code(),
            Self::Gone => "gone",
        }
    }
}

/// The rosters of one unit that begin on one day, and the row of each person on them.
#[derive(Default)]
struct Issue {
    persons: BTreeMap<usize, Vec<usize>>,
}

/// The rosters of a unit by the day they begin; None: undated.
type Issues = BTreeMap<Option<Date>, Issue>;

/// Every stay of every person, in order of person, unit and day.
pub(super) fn stays(around: &Around) -> Vec<Stay> {
    let by_unit = issues(around);
    // The days on which somebody stands on a roster of a unit.
    let mut standing: BTreeMap<usize, Vec<(Date, UnitId)>> = BTreeMap::new();
    for (&unit, issues) in &by_unit {
        for (day, issue) in issues.iter().filter_map(|(day, issue)| Some(((*day)?, issue))) {
            for &person in issue.persons.keys() {
                standing.entry(person).or_default().push((day, unit));
            }
        }
    }
    let mut stays = Vec::new();
    for (&unit, issues) in &by_unit {
        let order: Vec<(Option<Date>, &Issue)> = issues.iter().map(|(day, issue)| (*day, issue)).collect();
        let persons: BTreeSet<usize> = order.iter().flat_map(|(_, issue)| issue.persons.keys().copied()).collect();
        for person in persons {
            of_unit(around, (person, unit), &order, standing.get(&person), &mut stays);
        }
    }
    stays.sort();
    stays
}

fn issues(around: &Around) -> BTreeMap<UnitId, Issues> {
    let mut by_unit: BTreeMap<UnitId, Issues> = BTreeMap::new();
    for (number, row) in around.rows.iter().enumerate() {
        let table = &around.tables[row.table];
        let replaced = around.is_left_out(number);
        let (SheetKind::Roster, Some(person), false) = (table.kind, around.persons.of_row[number], replaced) else {
            continue;
        };
        if membership(row).is_some_and(|membership| membership.not_a_member) {
            continue;
        }
        let begins = membership::begins(around, row.table);
        if begins.is_some_and(|day| day > around.period.to) {
            continue;
        }
        let issues = by_unit.entry(row.unit.unwrap_or(table.sender)).or_default();
        issues.entry(begins).or_default().persons.entry(person).or_default().push(number);
    }
    by_unit
}

/// The stays of one person in one unit: runs of rosters that follow each other and name them.
fn of_unit(
    around: &Around,
    (person, unit): (usize, UnitId),
    order: &[(Option<Date>, &Issue)],
    standing: Option<&Vec<(Date, UnitId)>>,
    stays: &mut Vec<Stay>,
) {
    let mut at = 0;
    while at < order.len() {
        if !order[at].1.persons.contains_key(&person) {
            at += 1;
            continue;
        }
        let first = at;
        let mut rows: Vec<usize> = Vec::new();
        while let Some(more) = order.get(at).and_then(|(_, issue)| issue.persons.get(&person)) {
            rows.extend(more);
            at += 1;
        }
        let last = order[at - 1].0;
        let next = order.get(at).and_then(|(day, _)| *day);
        let (to, ended) = ending(around, &rows, unit, (last, next), standing);
        let person = PersonId::at(person);
        let rows = rows.into_iter().map(RowId::at).collect();
        stays.push(Stay { person, unit, from: order[first].0, to, ended, rows });
    }
}

/// How a stay ended: by a remark, by standing on a later roster of another unit, by being gone from the unit's next one.
fn ending(
    around: &Around,
    rows: &[usize],
    unit: UnitId,
    (last, next): (Option<Date>, Option<Date>),
    standing: Option<&Vec<(Date, UnitId)>>,
) -> (Option<When>, Option<Ending>) {
    let said = rows.iter().rev().filter_map(|&row| {
        let membership = membership(&around.rows[row])?;
        Some((membership.left?, membership.leaving?, row))
    });
    if let Some((when, leaving, row)) = said.into_iter().next() {
        let known = when.is_none_or(|when| when.span(around.period.cut).0 <= around.period.to);
        // An undated remark: before the day of the list it stands on.
        let list = membership::begins(around, around.rows[row].table).map(When::Day);
        if known {
            return (when.or(list), Some(Ending::Said(leaving)));
        }
    }
    let elsewhere = |&&(day, other): &&(Date, UnitId)| {
        let related = around.units.is_within(other, unit) || around.units.is_within(unit, other);
        !related && last.is_some_and(|last| day > last)
    };
    let moved = standing.into_iter().flatten().filter(elsewhere).map(|(day, _)| *day).min();
    match (moved, next) {
        (Some(day), next) if next.is_none_or(|next| day <= next) => {
            (Some(When::Day(day)), Some(Ending::Said(Leaving::Moved)))
        }
        (_, Some(next)) => (Some(When::Day(next)), Some(Ending::Gone)),
        (_, None) => (None, None),
    }
}

/// Who stood on a unit's roster before the one that counts, is on nobody's now, and of whom no roster says why: one finding for each
/// earlier list, at their names.
pub(super) fn vanished(around: &Around, stays: &[Stay], members: &Members) -> Vec<Finding> {
    let mut later: BTreeMap<u32, Option<Date>> = BTreeMap::new();
    for stay in stays {
        let from = later.entry(stay.person.0).or_default();
        *from = (*from).max(stay.from);
    }
    let mut lists: BTreeMap<(usize, UnitId), Vec<usize>> = BTreeMap::new();
    for stay in stays.iter().filter(|stay| stay.ended == Some(Ending::Gone)) {
        let person = stay.person.0 as usize;
        let gone = stay.to.and_then(When::day);
        let counts = members.holding.get(&stay.unit).copied().flatten();
        if gone != counts || members.held.contains_key(&person) || later[&stay.person.0] > stay.from {
            continue;
        }
        let Some(&row) = stay.rows.last() else { continue };
        let row = row.0 as usize;
        lists.entry((around.rows[row].table, stay.unit)).or_default().push(row);
    }
    lists
        .into_iter()
        .map(|((table, unit), rows)| {
            let (table, unit) = (&around.tables[table], around.units.get(unit));
            let name = |row: &usize| {
                let name = around.rows[*row].record.person.name.as_ref();
                name.map_or_else(String::new, |name| name.shown.clone())
            };
            let mut names: Vec<String> = rows.iter().map(name).take(MOST_NAMES).collect();
            if rows.len() > MOST_NAMES {
                names.push(format!("… (+{})", rows.len() - MOST_NAMES));
            }
            let mut finding = Finding::new(Code::MemberVanished).file(&table.path).sheet(&table.sheet);
            finding.cells.extend(rows.iter().map(|&row| Area::cell(around.rows[row].record.at)));
            finding.seen(&names.join(", ")).arg("unit", &unit.name).unit(&unit.code)
        })
        .collect()
}
