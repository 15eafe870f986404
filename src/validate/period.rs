//! The period of a run where nobody set it (COUNTING, Dates and periods).

use std::collections::{BTreeMap, BTreeSet};

use super::{Row, Table};
use crate::finding::{Code, Finding};
use crate::model::date::Cut;
use crate::model::{Area, CellRef, Period, SheetKind, When, YearMonth};
use crate::normalise::{Body, LowerOf, Measure, Record};
use crate::settings::{PeriodChoice, Settings};

/// A month farther than this from its nearest neighbour is isolated.
const ISOLATED_MONTHS: i32 = 12;

/// `--period` or config's, else the months the claims span, else those of introductions and confirmations, else the month of today.
pub(super) fn period(rows: &[Row], tables: &[Table], settings: &Settings, findings: &mut Vec<Finding>) -> Period {
    let cut = settings.cut;
    let when = match settings.period {
        PeriodChoice::Given(when) => when,
        PeriodChoice::Inferred => {
            let claims: Vec<(CellRef, usize, When)> =
                rows.iter().flat_map(|row| claimed(&row.record).map(|(at, when)| (at, row.table, when))).collect();
            // A month that somebody said is wrong neither counts nor is asked about again.
            let right = |one: &(CellRef, usize, When)| {
                one.2.month(cut).is_none_or(|month| !settings.answers.is_wrong_month(&month.to_string()))
            };
            let claims: Vec<(CellRef, usize, When)> = claims.into_iter().filter(right).collect();
            isolated(&claims, tables, cut, findings);
            stretched(&claims, tables, cut, findings);
            spanned(claims.iter().map(|one| one.2), cut)
                .or_else(|| spanned(rows.iter().filter_map(|row| dated(&row.record)), cut))
                .or_else(|| spanned(tables.iter().filter_map(titled), cut))
                .unwrap_or_else(|| When::Month(cut.month_of(settings.today)))
        }
    };
    Period::new(when, cut)
}

/// The time a list of turns is titled with, where all its rows wait; a year or a school year is no time of its turns.
fn titled(table: &Table) -> Option<When> {
    let turns = matches!(table.kind, SheetKind::Participations | SheetKind::Confirmations | SheetKind::Introductions);
    let when = table.facts.when.map(|(when, _)| when)?;
    (turns && !matches!(when, When::Year(_) | When::SchoolYear(_))).then_some(when)
}

/// First to last month of all of these.
fn spanned(whens: impl Iterator<Item = When>, cut: Cut) -> Option<When> {
    let months = whens.map(|when| {
        let (from, to) = when.span(cut);
        (cut.month_of(from), cut.month_of(to))
    });
    let (first, last) = months.reduce(|all, one| (all.0.min(one.0), all.1.max(one.1)))?;
    Some(if first == last { When::Month(first) } else { When::Months(first, last) })
}

/// The dated claims of a row.
fn claimed(record: &Record) -> Box<dyn Iterator<Item = (CellRef, When)> + '_> {
    match &record.body {
        Body::Participation(part) | Body::Confirmation(part) => {
            Box::new(part.claims.iter().filter_map(|one| one.when.map(|(when, _)| (one.at, when))))
        }
        Body::Aggregate(cells) => Box::new(
            cells
                .iter()
                .filter(|cell| matches!(cell.measure, Measure::Turns { .. }))
                .filter_map(|cell| cell.when.map(|(when, _)| (cell.at, when))),
        ),
        Body::Lower(figure) => match figure.of {
            LowerOf::Turns { when, .. } => Box::new(std::iter::once((figure.at, when))),
            LowerOf::Members { .. } => Box::new(std::iter::empty()),
        },
        Body::Membership(_) | Body::Slip(_) | Body::Unit(_) | Body::Answer(_) => Box::new(std::iter::empty()),
    }
}

/// The date of a row that claims nothing.
fn dated(record: &Record) -> Option<When> {
    match &record.body {
        Body::Confirmation(part) => part.when.map(|(when, _)| when),
        Body::Slip(slip) => slip.months.or(slip.date.map(|(when, _)| when)),
        _ => None,
    }
}

fn isolated(claims: &[(CellRef, usize, When)], tables: &[Table], cut: Cut, findings: &mut Vec<Finding>) {
    let mut weights: BTreeMap<YearMonth, usize> = BTreeMap::new();
    for month in claims.iter().filter_map(|one| one.2.month(cut)) {
        *weights.entry(month).or_default() += 1;
    }
    let months: BTreeSet<YearMonth> = weights.keys().copied().collect();
    let far = |month: YearMonth| {
        let before = months.range(..month).next_back().map(|other| month.index() - other.index());
        let after = months.range(month.plus(1)..).next().map(|other| other.index() - month.index());
        before.into_iter().chain(after).min().is_some_and(|distance| distance > ISOLATED_MONTHS)
    };
    let lonely: BTreeSet<YearMonth> = months.iter().copied().filter(|&month| far(month)).collect();
    // Of two months far apart both are far from the other: the one with more claims is no slip of the finger.
    let heaviest = weights.iter().map(|(&month, &weight)| (weight, month)).max().map(|(_, month)| month);
    if lonely.is_empty() {
        return;
    }
    for (at, table, when) in claims {
        let Some(month) = when.month(cut) else { continue };
        if lonely.contains(&month) && Some(month) != heaviest {
            let table = &tables[*table];
            let finding = Finding::new(Code::PeriodIsolated).file(&table.path).sheet(&table.sheet).at(*at);
            findings.push(finding.seen(&month.shown()).arg("month", month));
        }
    }
}

/// A month at either end that nothing but cells contradicting the month above them makes part of the period: one wrong date there, and
/// the whole run is of another time than everybody meant.
fn stretched(claims: &[(CellRef, usize, When)], tables: &[Table], cut: Cut, findings: &mut Vec<Finding>) {
    let told = |table: usize| {
        let (from, to) = tables[table].facts.when?.0.span(cut);
        (cut.month_of(from) == cut.month_of(to)).then(|| cut.month_of(from))
    };
    let backed =
        |one: &&(CellRef, usize, When)| one.2.month(cut).is_none_or(|month| told(one.1).is_none_or(|of| of == month));
    let months = claims.iter().filter(backed).map(|one| {
        let (from, to) = one.2.span(cut);
        (cut.month_of(from), cut.month_of(to))
    });
    let Some((first, last)) = months.reduce(|all, one| (all.0.min(one.0), all.1.max(one.1))) else { return };
    for (at, table, when) in claims {
        let Some(month) = when.month(cut).filter(|month| *month < first || *month > last) else { continue };
        let table = &tables[*table];
        let known = findings.iter().any(|one| {
            one.code == Code::PeriodIsolated
                && one.file.as_ref() == Some(&table.path)
                && one.cells == [Area::Cells { first: *at, last: *at }]
        });
        if !known {
            let finding = Finding::new(Code::PeriodIsolated).file(&table.path).sheet(&table.sheet).at(*at);
            findings.push(finding.seen(&month.shown()).arg("month", month));
        }
    }
}
