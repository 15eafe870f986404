//! Numbers without names: what aggregate sheets state beside what lists show (COUNTING, Aggregates).

use std::collections::BTreeSet;

use super::around::Around;
use super::places::{Places, at_end};
use super::turns::Fate;
use super::{StatedMembers, Turn};
use crate::finding::{Code, Finding};
use crate::model::{Category, Lang, Level, Turns, UnitId, When};
use crate::normalise::{AggregateCell, Body, Measure};
use crate::settings::words::GroupHow;

/// One stated number of turns with where it stands.
struct Stated<'a> {
    row: usize,
    unit: UnitId,
    cell: &'a AggregateCell,
    when: When,
}

/// Turns that only aggregates state, added to `turns`; the fate of every aggregate row's claims.
pub(super) fn turns(
    around: &Around,
    places: &mut Places,
    turns: &mut Vec<Turn>,
    findings: &mut Vec<Finding>,
) -> Vec<(usize, Fate)> {
    let mut fates: Vec<(usize, Fate)> = Vec::new();
    let mut stated = Vec::new();
    for (number, row) in around.rows.iter().enumerate() {
        let Body::Aggregate(cells) = &row.record.body else { continue };
        let mut fate = Fate::default();
        for cell in cells.iter().filter(|cell| matches!(cell.measure, Measure::Turns { .. })) {
            match cell.when {
                None => fate.waiting += cell.number,
                Some((when, _)) if !around.period.contains(when) => fate.outside += cell.number,
                Some((when, _)) => {
                    let unit = row.unit.unwrap_or(around.tables[row.table].sender);
                    stated.push(Stated { row: number, unit, cell, when });
                }
            }
        }
        fates.push((number, fate));
    }
    // Units below first, so that what they leave over is known to those above them; then by values.
    stated.sort_by_cached_key(|one| {
        let unit = around.units.get(one.unit);
        let record = &around.rows[one.row].record;
        let table = &around.tables[around.rows[one.row].table];
        let depth = around.units.ancestors(one.unit).count();
        let place = (table.path.clone(), table.sheet.clone(), one.cell.at);
        (std::cmp::Reverse(depth), unit.code.clone(), one.when, record.content, place)
    });
    for one in stated {
        let left = left_over(around, &one, turns);
        let fate = fates.iter_mut().find(|(row, _)| *row == one.row).map(|(_, fate)| fate);
        if let Some(fate) = fate {
            fate.counted += left;
            fate.duplicate += one.cell.number - left;
        }
        if left != one.cell.number {
            findings.push(differs(around, &one, one.cell.number - left, left));
        }
        if left > 0 {
            turns.push(turn(around, places, &one, left));
        }
    }
    fates
}

/// Whether a counted turn is one of those a stated number counts.
fn covers(around: &Around, one: &Stated, turn: &Turn) -> bool {
    let Measure::Turns { channel, group } = &one.cell.measure else { return false };
    let group_fits = match group {
        Some(group) if group.how.is_some() => turn.group.as_ref() == Some(&group.code),
        _ => true,
    };
    let unit_fits = turn.unit.is_some_and(|unit| around.units.is_within(unit, one.unit))
        || turn.rows_senders(around).contains(&one.unit);
    let (from, to) = one.when.span(around.period.cut);
    let (first, last) = turn.when.span(around.period.cut);
    turn.channel == channel.0 && group_fits && unit_fits && from <= first && last <= to
}

/// A unit's own list beats its number; lists below it leave over what they do not reach.
fn left_over(around: &Around, one: &Stated, turns: &[Turn]) -> u64 {
    let covered: Vec<&Turn> = turns.iter().filter(|turn| covers(around, one, turn)).collect();
    let own = covered.iter().any(|turn| turn.rows_senders(around).contains(&one.unit));
    if own {
        return 0;
    }
    let listed: u64 = covered.iter().map(|turn| turn.count.0).sum();
    one.cell.number.saturating_sub(listed)
}

impl Turn {
    /// Who sent the rows behind it. Only while the register is built: rows are still numbers of accepted rows.
    fn rows_senders(&self, around: &Around) -> BTreeSet<UnitId> {
        self.rows.iter().map(|row| around.tables[around.rows[row.0 as usize].table].sender).collect()
    }
}

fn differs(around: &Around, one: &Stated, listed: u64, left: u64) -> Finding {
    let table = &around.tables[around.rows[one.row].table];
    let unit = around.units.get(one.unit);
    Finding::new(Code::StatedTotalDiffers)
        .file(&table.path)
        .sheet(&table.sheet)
        .at(one.cell.at)
        .seen(&one.cell.number.to_string())
        .arg("stated", one.cell.number)
        .arg("counted", listed)
        .arg("difference", left)
        .arg("what", &unit.name)
        .unit(&unit.code)
}

fn turn(around: &Around, places: &mut Places, one: &Stated, left: u64) -> Turn {
    let Measure::Turns { channel, group } = &one.cell.measure else {
        unreachable!("only cells that state turns are collected");
    };
    let row = &around.rows[one.row];
    let day = one.when.span(around.period.cut).0;
    let stated =
        one.cell.ward.as_ref().and_then(|text| places.resolve(text, day, &around.tables[row.table], row.table));
    let ward = stated.or_else(|| places.of_sender(around.units, one.unit, day, (&around.tables[row.table], row.table)));
    Turn {
        person: None,
        channel: channel.0.clone(),
        group: group.as_ref().filter(|_| channel.0.is_group()).map(|group| group.code.clone()),
        by_keyword: group.as_ref().is_some_and(|group| group.how == Some(GroupHow::Keyword)),
        ward: ward.map(|ward| at_end(&ward, around.period)),
        unit: Some(one.unit),
        when: one.when,
        activity: None,
        grade: None,
        count: Turns(left),
        rows: vec![super::RowId::at(one.row)],
        cell: one.cell.at,
    }
}

/// What is known of a counted member, for comparison with stated numbers.
pub(super) struct Counted {
    pub unit: UnitId,
    pub category: Category,
}

/// Numbers of members that sheets state: the office's own as figures, those of units below as findings where they differ.
pub(super) fn members(
    around: &Around,
    counted: &[Counted],
    lang: Lang,
    findings: &mut Vec<Finding>,
) -> Vec<(usize, StatedMembers)> {
    let mut stated = Vec::new();
    for (number, row) in around.rows.iter().enumerate() {
        let table = &around.tables[row.table];
        let Body::Aggregate(cells) = &row.record.body else { continue };
        let unit = row.unit.unwrap_or(table.sender);
        for cell in cells {
            let Measure::Members(category) = &cell.measure else { continue };
            let office = around.units.office.is_none_or(|office| office == unit)
                && matches!(around.units.get(unit).level, Level::School | Level::City);
            let fits = |one: &&Counted| {
                category.is_none_or(|category| one.category == category)
                    && (office || around.units.is_within(one.unit, unit))
            };
            let total = counted.iter().filter(fits).count() as u64;
            if total != cell.number {
                let what = category.map_or(String::new(), |category| category.label(lang).to_owned());
                findings.push(
                    Finding::new(Code::StatedTotalDiffers)
                        .file(&table.path)
                        .sheet(&table.sheet)
                        .at(cell.at)
                        .seen(&cell.number.to_string())
                        .arg("stated", cell.number)
                        .arg("counted", total)
                        .arg("difference", i128::from(cell.number) - i128::from(total))
                        .arg("what", if what.is_empty() { around.units.get(unit).name.clone() } else { what })
                        .unit(&around.units.get(unit).code),
                );
            }
            if office && category.is_none() {
                let place = Some((table.path.clone(), table.sheet.clone(), cell.at));
                stated.push((number, StatedMembers { total: cell.number, place }));
            }
        }
    }
    stated
}
