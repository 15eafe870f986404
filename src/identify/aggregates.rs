//! Numbers without names: what aggregate sheets state beside what lists show (COUNTING, Aggregates).

use std::cmp::Reverse;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::around::Around;
use super::places::{Places, at_end};
use super::turns::Fate;
use super::{StatedMembers, Turn};
use crate::finding::{Code, Finding, Severity};
use crate::model::{Category, CellRef, Lang, Level, Turns, UnitId, When};
use crate::normalise::{AggregateCell, Body, Measure, Source};
use crate::settings::words::GroupHow;
use crate::wards::Ward;

/// One stated number of turns with where it stands.
struct Stated<'a> {
    row: usize,
    /// Index of its table.
    table: usize,
    unit: UnitId,
    /// Its row, or what stands around it, names that unit; else it is a part of it that nobody knows.
    named: bool,
    cell: &'a AggregateCell,
    when: When,
    /// As of the period's last day.
    ward: Option<Ward>,
}

/// Turns that only aggregates state, added to `turns`; the fate of every aggregate row's claims.
pub(super) fn turns(
    around: &Around,
    places: &mut Places,
    turns: &mut Vec<Turn>,
    findings: &mut Vec<Finding>,
) -> Vec<(usize, Fate)> {
    let repeated = repeated(around, findings);
    let mut fates: BTreeMap<usize, Fate> = BTreeMap::new();
    let mut stated = Vec::new();
    for (number, row) in around.rows.iter().enumerate() {
        let Body::Aggregate(cells) = &row.record.body else { continue };
        let fate = fates.entry(number).or_default();
        for cell in cells.iter().filter(|cell| matches!(cell.measure, Measure::Turns { .. })) {
            match cell.when {
                None => fate.waiting += cell.number,
                Some((when, _)) if !around.period.contains(when) => fate.outside += cell.number,
                Some(_) if repeated.contains_key(&number) => fate.duplicate += cell.number,
                Some((when, _)) => stated.push(Stated::of(around, places, (number, cell), when)),
            }
        }
        fate.same_as = repeated.get(&number).copied();
    }
    // Units below first, so that what they leave over is known to those above them, and months before what they add up to; then
    // by values.
    stated.sort_by_cached_key(|one| {
        let unit = around.units.get(one.unit);
        let record = &around.rows[one.row].record;
        let table = &around.tables[one.table];
        let depth = around.units.ancestors(one.unit).count();
        let (from, to) = one.when.span(around.period.cut);
        let days = from.until(to).map_or(i32::MAX, |length| length.get_days());
        let place = (table.path.clone(), table.sheet.clone(), one.cell.at);
        (Reverse(depth), one.named, days, unit.code.clone(), one.when, record.content, place)
    });
    let mut sums = Sums::of(around, &stated);
    for (number, one) in stated.iter().enumerate() {
        let left = sums.left_over(around, number, turns);
        let fate = fates.entry(one.row).or_default();
        fate.counted += left;
        fate.duplicate += one.cell.number - left;
        if left > 0 {
            turns.push(turn(one, left));
        }
    }
    findings.extend(sums.met.iter().filter_map(|met| differs(around, met, &stated, turns)));
    fates.into_iter().collect()
}

/// Rows of one table that are equal in every cell but STT, each with the first of them; numbers alone tell no row.
fn repeated(around: &Around, findings: &mut Vec<Finding>) -> BTreeMap<usize, usize> {
    let mut first: BTreeMap<(usize, [u8; 16], String), usize> = BTreeMap::new();
    let mut repeated = BTreeMap::new();
    for (number, row) in around.rows.iter().enumerate() {
        let Body::Aggregate(cells) = &row.record.body else { continue };
        let told = |cell: &AggregateCell| (cell.number, cell.measure.clone(), cell.when, cell.ward.clone());
        let says = row.record.unit.iter().any(|(_, source)| *source == Source::Row)
            || cells.iter().any(|cell| cell.ward.as_ref().is_some_and(|ward| ward.source == Source::Row));
        if !says {
            continue;
        }
        let facts: Vec<_> = cells.iter().map(told).collect();
        let key =
            (row.table, row.record.content, format!("{facts:?} {:?} {:?}", row.record.unit, row.record.parent_unit));
        match first.entry(key) {
            Entry::Vacant(free) => {
                free.insert(number);
            }
            Entry::Occupied(known) => {
                repeated.insert(number, *known.get());
                let (table, other) = (&around.tables[row.table], &around.rows[*known.get()].record);
                let finding = Finding::new(Code::RowRepeated).severity(Severity::Query);
                let other = format!("{} {}!{}", table.path, table.sheet, other.at);
                findings.push(finding.file(&table.path).sheet(&table.sheet).at(row.record.at).arg("other", other));
            }
        }
    }
    repeated
}

impl<'a> Stated<'a> {
    fn of(around: &Around, places: &mut Places, (row, cell): (usize, &'a AggregateCell), when: When) -> Self {
        let (number, named) = (around.rows[row].table, around.rows[row].unit);
        let table = &around.tables[number];
        let unit = named.unwrap_or(table.sender);
        let day = when.span(around.period.cut).0;
        let stated = cell.ward.as_ref().and_then(|text| places.resolve(text, day, table, number));
        let ward = stated.or_else(|| places.of_sender(around.units, unit, day, (table, number)));
        let ward = ward.map(|ward| at_end(&ward, around.period));
        Self { row, table: number, unit, named: named.is_some(), cell, when, ward }
    }
}

/// Numbers of one unit in one table, whose turns are taken from lists once.
type Side = (usize, UnitId, bool);

/// Stated numbers that lists or other tables show in whole or in part, with the turns they show of them together.
struct Met {
    side: Side,
    /// Places of the numbers, and of the turns.
    numbers: Vec<usize>,
    turns: BTreeSet<usize>,
}

/// What stated numbers have taken from lists.
struct Sums<'s, 'a> {
    stated: &'s [Stated<'a>],
    /// One number for the tables that stand side by side under one header.
    table: Vec<usize>,
    /// Units that the rows of a table name.
    named: BTreeMap<usize, BTreeSet<UnitId>>,
    taken: BTreeMap<Side, BTreeMap<usize, u64>>,
    met: Vec<Met>,
}

impl<'s, 'a> Sums<'s, 'a> {
    fn of(around: &Around, stated: &'s [Stated<'a>]) -> Self {
        let table = side_by_side(around);
        let mut named: BTreeMap<usize, BTreeSet<UnitId>> = BTreeMap::new();
        for one in stated.iter().filter(|one| one.named && one.unit != around.tables[one.table].sender) {
            named.entry(table[one.table]).or_default().insert(one.unit);
        }
        Self { stated, table, named, taken: BTreeMap::new(), met: Vec::new() }
    }

    /// A sender's own list beats its number; other lists leave over what they do not reach, and each of their turns is met once.
    fn left_over(&mut self, around: &Around, number: usize, turns: &[Turn]) -> u64 {
        let one = &self.stated[number];
        let side = (self.table[one.table], one.unit, one.named);
        let covered: BTreeSet<usize> = (0..turns.len()).filter(|&at| self.covers(around, one, &turns[at])).collect();
        if covered.is_empty() {
            return one.cell.number;
        }
        let taken = self.taken.entry(side).or_default();
        let mut left = one.cell.number;
        for &at in &covered {
            let taken = taken.entry(at).or_default();
            let met = left.min(turns[at].count.0 - *taken);
            *taken += met;
            left -= met;
        }
        // Whose number it is says the sheet's sender: a faculty's row about a chapter is the faculty's, as its total would be.
        let sender = around.tables[one.table].sender;
        let own = covered.iter().any(|&at| turns[at].is_listed_by(around, sender));
        self.meet(side, number, covered);
        if own { 0 } else { left }
    }

    /// Remembers which turns show a number; numbers of one unit that share turns are judged together.
    fn meet(&mut self, side: Side, number: usize, turns: BTreeSet<usize>) {
        let (mut numbers, mut all) = (vec![number], turns);
        for met in self.met.extract_if(.., |met| met.side == side && !met.turns.is_disjoint(&all)).collect::<Vec<_>>() {
            numbers.extend(met.numbers);
            all.extend(met.turns);
        }
        numbers.sort_unstable();
        self.met.push(Met { side, numbers, turns: all });
    }

    /// Whether a counted turn is one of those a stated number counts.
    fn covers(&self, around: &Around, one: &Stated, turn: &Turn) -> bool {
        let Measure::Turns { channel, group } = &one.cell.measure else { return false };
        // A channel that nobody named contradicts none.
        if channel.1 != Source::Assumed && turn.channel != channel.0 {
            return false;
        }
        let group_fits = match group {
            Some(group) if group.how.is_some() => turn.group.as_ref() == Some(&group.code),
            _ => true,
        };
        let ward_fits = one.ward.is_none() || turn.ward.is_none() || one.ward == turn.ward;
        let (from, to) = one.when.span(around.period.cut);
        let (first, last) = turn.when.span(around.period.cut);
        group_fits && ward_fits && from <= first && last <= to && self.is_of(around, one, turn)
    }

    /// Whether a number is the sum of what its table states of parts of its unit. Only then it holds those that nobody knows: they may be
    /// of its own kind.
    fn adds_up(&self, one: &Stated) -> bool {
        let table = self.table[one.table];
        let parts = self.stated.iter().filter(|part| {
            self.table[part.table] == table
                && (!part.named || part.unit != one.unit)
                && (&part.cell.measure, part.when) == (&one.cell.measure, one.when)
        });
        parts.map(|part| part.cell.number).sum::<u64>() == one.cell.number
    }

    /// Whether a turn is one of the unit's. Rows of one table never repeat each other: whoever lists two means two. But a row of the
    /// union states what the rows of its chapters add up to, and a column of a quarter what its months do.
    fn is_of(&self, around: &Around, one: &Stated, turn: &Turn) -> bool {
        let within = turn.unit.is_some_and(|unit| around.units.is_within(unit, one.unit));
        let from = turn.rows.first().map(|row| row.0 as usize);
        let same =
            from.filter(|&row| turn.is_stated(around) && self.table[around.rows[row].table] == self.table[one.table]);
        if let Some(row) = same {
            let known = around.rows[row].unit.is_some();
            let part = if known { turn.unit != Some(one.unit) } else { self.adds_up(one) };
            let wider = one.when.span(around.period.cut) != turn.when.span(around.period.cut);
            return within && (one.named && part || row == one.row && wider);
        }
        // A part of the union that nobody knows is none of those the table names beside it.
        let beside = || self.named.get(&self.table[one.table]).into_iter().flatten();
        let other =
            !one.named && turn.unit.is_some_and(|unit| beside().any(|&named| around.units.is_within(unit, named)));
        !other && (within || turn.rows_senders(around).contains(&one.unit))
    }
}

/// Of each table the first of those that stand beside it under the same header row and tell their rows by the same.
fn side_by_side(around: &Around) -> Vec<usize> {
    let mut told = vec![(false, false); around.tables.len()];
    for row in around.rows {
        let Body::Aggregate(cells) = &row.record.body else { continue };
        let told = &mut told[row.table];
        told.0 |= row.record.unit.iter().any(|(_, source)| *source == Source::Row);
        told.1 |= cells.iter().any(|cell| cell.ward.as_ref().is_some_and(|ward| ward.source == Source::Row));
    }
    let mut first = BTreeMap::new();
    let tables = around.tables.iter().zip(told).enumerate();
    tables
        .map(|(number, (table, told))| *first.entry((&table.path, &table.sheet, table.row, told)).or_insert(number))
        .collect()
}

impl Turn {
    /// Who sent the rows behind it. Only while the register is built: rows are still numbers of accepted rows.
    fn rows_senders(&self, around: &Around) -> BTreeSet<UnitId> {
        self.rows.iter().map(|row| around.tables[around.rows[row.0 as usize].table].sender).collect()
    }

    /// Whether an aggregate states it.
    fn is_stated(&self, around: &Around) -> bool {
        self.rows.iter().all(|row| matches!(around.rows[row.0 as usize].record.body, Body::Aggregate(_)))
    }

    /// Whether a unit's own list shows it.
    fn is_listed_by(&self, around: &Around, unit: UnitId) -> bool {
        !self.is_stated(around) && self.rows_senders(around).contains(&unit)
    }
}

/// Stated numbers beside what was counted of the same, where they differ.
fn differs(around: &Around, met: &Met, stated: &[Stated], turns: &[Turn]) -> Option<Finding> {
    let numbers = || met.numbers.iter().map(|&number| &stated[number]);
    let said: u64 = numbers().map(|one| one.cell.number).sum();
    let counted: u64 = met.turns.iter().map(|&at| turns[at].count.0).sum();
    let first = numbers().min_by_key(|one| one.cell.at)?;
    let table = &around.tables[first.table];
    let unit = around.units.get(first.unit);
    (said != counted).then(|| {
        let finding = Finding::new(Code::StatedTotalDiffers).file(&table.path).sheet(&table.sheet);
        let mut cells: Vec<CellRef> = numbers().map(|one| one.cell.at).collect();
        cells.sort_unstable();
        cells
            .into_iter()
            .fold(finding, Finding::at)
            .seen(&first.cell.number.to_string())
            .arg("stated", said)
            .arg("counted", counted)
            .arg("difference", i128::from(said) - i128::from(counted))
            .arg("what", &unit.name)
            .unit(&unit.code)
    })
}

fn turn(one: &Stated, left: u64) -> Turn {
    let Measure::Turns { channel, group } = &one.cell.measure else {
        unreachable!("only cells that state turns are collected");
    };
    Turn {
        person: None,
        channel: channel.0.clone(),
        group: group.as_ref().filter(|_| channel.0.is_group()).map(|group| group.code.clone()),
        by_keyword: group.as_ref().is_some_and(|group| group.how == Some(GroupHow::Keyword)),
        ward: one.ward.clone(),
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
        // What is stated of a unit that nobody knows is compared with no other's members.
        let Some(unit) = row.unit else { continue };
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
