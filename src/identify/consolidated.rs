//! Figures of a lower level's workbooks beside what was sent here (ARCHITECTURE, Roll-up).
//!
//! A workbook is a partition: each of its finest sums belongs to one unit, and is reduced only by what was sent about that unit.
//! Workbooks of deeper units and of shorter periods go first, so that nothing counts twice.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::around::Around;
use super::fates::Judged;
use super::membership::Members;
use super::places::at_end;
use super::turns::Fate;
use super::versions::{Versions, later};
use super::{Disposition, Held, RowId, Turn};
use crate::answers::Answers;
use crate::finding::{Code, Finding, Severity};
use crate::model::consolidated::Consolidated;
use crate::model::{ChannelCode, Date, GroupCode, SheetKind, Turns, UnitId, Units, When};
use crate::normalise::{Body, LowerFigure, LowerOf};
use crate::settings::words::GroupHow;
use crate::validate::{Row, Table};

/// Two workbooks of one sender and period: the later one replaces the earlier; without an order somebody must look.
pub(super) fn versions(
    rows: &[Row],
    tables: &[Table],
    answers: &Answers,
    versions: &mut Versions,
    findings: &mut Vec<Finding>,
) {
    let mut books: BTreeMap<(UnitId, Date, Date), Vec<usize>> = BTreeMap::new();
    for (number, table) in tables.iter().enumerate() {
        if let Some(book) = &table.facts.consolidated {
            books.entry((table.sender, book.from, book.to)).or_default().push(number);
        }
    }
    let content = |table: usize| -> Vec<[u8; 16]> {
        let mut content: Vec<_> = rows.iter().filter(|row| row.table == table).map(|row| row.record.content).collect();
        content.sort_unstable();
        content
    };
    for books in books.into_values().filter(|books| books.len() > 1) {
        for &old in &books {
            let newer =
                books.iter().copied().filter(|&new| later(&tables[old], &tables[new], answers) == Some(Ordering::Less));
            let newest =
                newer.reduce(|a, b| if later(&tables[a], &tables[b], answers) == Some(Ordering::Less) { b } else { a });
            let mut others = books.iter().copied().filter(|&other| other != old);
            let (other, severity) = match newest {
                Some(newest) => {
                    versions.replaced_by.insert(old, newest);
                    (newest, Severity::Note)
                }
                None => {
                    let unclear = |&other: &usize| {
                        later(&tables[old], &tables[other], answers).is_none() && content(old) != content(other)
                    };
                    let Some(other) = others.find(unclear) else { continue };
                    (other, Severity::Query)
                }
            };
            let finding = Finding::new(Code::FileSuperseded).severity(severity).file(&tables[old].path);
            let finding = if severity == Severity::Note { finding } else { finding.unordered() };
            findings.push(finding.sheet(&tables[old].sheet).arg("other", &tables[other].path));
        }
    }
}

/// Why nothing of a workbook is taken; None where it is.
pub(super) fn left_out(around: &Around, table: usize) -> Option<(Disposition, &'static str)> {
    let (number, table) = (table, &around.tables[table]);
    let book = table.facts.consolidated.as_ref()?;
    let own = around.units.office.is_some_and(|office| around.units.is_within(office, table.sender));
    if own {
        // Our own workbook, or that of the level above us.
        Some((Disposition::OutOfScope, Code::SheetOutside.as_str()))
    } else if !around.period.touches(When::Span(book.from, book.to)) {
        Some((Disposition::OutOfScope, Code::PeriodOutside.as_str()))
    } else if around.versions.replaced_by.contains_key(&number) {
        Some((Disposition::Duplicate, Code::FileSuperseded.as_str()))
    } else {
        None
    }
}

/// The workbooks that are taken: deepest sender and shortest period first, then by values.
fn books<'a>(around: &'a Around) -> Vec<(usize, &'a Consolidated)> {
    let mut content: BTreeMap<usize, Vec<[u8; 16]>> = BTreeMap::new();
    for row in around.rows.iter().filter(|row| around.tables[row.table].kind == SheetKind::Consolidated) {
        content.entry(row.table).or_default().push(row.record.content);
    }
    content.values_mut().for_each(|rows| rows.sort_unstable());
    let all = around.tables.iter().enumerate();
    let mut books: Vec<(usize, &Consolidated)> = all
        .filter_map(|(number, table)| Some((number, table.facts.consolidated.as_ref()?)))
        .filter(|&(number, _)| left_out(around, number).is_none())
        .collect();
    books.sort_by_cached_key(|&(number, book)| {
        let table = &around.tables[number];
        let depth = around.units.ancestors(table.sender).count();
        let days = book.from.until(book.to).map_or(i32::MAX, |length| length.get_days());
        let sender = around.units.get(table.sender).code.clone();
        (std::cmp::Reverse(depth), days, book.from, sender, content.get(&number).cloned(), table.path.clone())
    });
    books
}

/// One finest sum of turns inside the period.
struct Stated<'a> {
    row: usize,
    figure: &'a LowerFigure,
    unit: UnitId,
    when: When,
    left: u64,
    same_as: Option<usize>,
    /// The sender's own list of it was sent here too.
    own: bool,
}

/// Counted turns by what they have in common, each with how many of them no sum has met yet.
type Pool = BTreeMap<(UnitId, ChannelCode, Option<GroupCode>), Vec<(usize, u64)>>;

/// Turns that only workbooks know, added to `turns`; the fate of every row's claims.
pub(super) fn turns(around: &Around, turns: &mut Vec<Turn>, findings: &mut Vec<Finding>) -> Vec<(usize, Fate)> {
    let mut fates: BTreeMap<usize, Fate> = BTreeMap::new();
    for (number, row) in around.rows.iter().enumerate() {
        let Body::Lower(figure) = &row.record.body else { continue };
        let LowerOf::Turns { .. } = figure.of else { continue };
        let fate = fates.entry(number).or_default();
        match left_out(around, row.table) {
            Some((Disposition::Duplicate, _)) => fate.duplicate += figure.number,
            Some(_) => fate.outside += figure.number,
            None => {}
        }
    }
    for (table, _) in books(around) {
        let mut stated = stated(around, table, &mut fates, findings);
        meet(around, table, &mut stated, turns);
        for one in &stated {
            let fate = fates.entry(one.row).or_default();
            fate.counted += one.left;
            fate.duplicate += one.figure.number - one.left;
            fate.same_as = one.same_as;
            findings.extend(differs(around, one));
        }
        turns.extend(stated.iter().filter(|one| one.left > 0).map(|one| turn(around, one)));
    }
    fates.into_iter().collect()
}

/// The sums of turns of one workbook that lie in the period, the most precise first.
fn stated<'a>(
    around: &'a Around,
    table: usize,
    fates: &mut BTreeMap<usize, Fate>,
    findings: &mut Vec<Finding>,
) -> Vec<Stated<'a>> {
    let mut stated = Vec::new();
    for (number, row) in around.rows.iter().enumerate().filter(|(_, row)| row.table == table) {
        let Body::Lower(figure) = &row.record.body else { continue };
        let LowerOf::Turns { when, .. } = figure.of else { continue };
        if around.period.contains(when) {
            let unit = row.unit.unwrap_or(around.tables[table].sender);
            stated.push(Stated { row: number, figure, unit, when, left: figure.number, same_as: None, own: false });
        } else {
            fates.entry(number).or_default().outside += figure.number;
            let table = &around.tables[table];
            let finding = Finding::new(Code::PeriodOutside).file(&table.path).sheet(&table.sheet);
            findings.push(finding.at(figure.at).seen(&when.to_string()));
        }
    }
    stated.sort_by_cached_key(|one| {
        let (from, to) = one.when.span(around.period.cut);
        let days = from.until(to).map_or(i32::MAX, |length| length.get_days());
        (days, from, around.rows[one.row].record.content, around.rows[one.row].record.row)
    });
    stated
}

/// Takes from every sum what is counted already: first turns at the same ward, then those of which one side names none.
fn meet(around: &Around, table: usize, stated: &mut [Stated], turns: &[Turn]) {
    let mut pool = Pool::new();
    for (number, turn) in turns.iter().enumerate() {
        let Some(unit) = turn.unit else { continue };
        let key = (unit, turn.channel.clone(), turn.group.clone());
        pool.entry(key).or_default().push((number, turn.count.0));
    }
    let sender = around.tables[table].sender;
    for exact in [true, false] {
        for one in stated.iter_mut() {
            let LowerOf::Turns { channel, group, ward, .. } = &one.figure.of else { continue };
            let key = |unit| (unit, channel.clone(), group.as_ref().map(|group| group.code.clone()));
            let ward = ward.as_ref().map(|ward| at_end(ward, around.period));
            let (from, to) = one.when.span(around.period.cut);
            let lies_in = |turn: &Turn| {
                let (first, last) = turn.when.span(around.period.cut);
                from <= first && last <= to
            };
            if exact {
                let mut above =
                    around.units.ancestors(one.unit).take_while(|&unit| around.units.is_within(unit, sender));
                one.own = above.any(|unit| {
                    let told = pool.get(&key(unit)).map_or(&[][..], Vec::as_slice);
                    told.iter().any(|&(turn, _)| lies_in(&turns[turn]) && listed_by(around, &turns[turn], sender))
                });
            }
            for (number, rest) in pool.get_mut(&key(one.unit)).into_iter().flatten() {
                let turn = &turns[*number];
                let fits = if exact { turn.ward == ward } else { turn.ward.is_none() || ward.is_none() };
                if fits && lies_in(turn) {
                    let met = one.left.min(*rest);
                    *rest -= met;
                    one.left -= met;
                    let first = turn.rows.first().map(|row| row.0 as usize).filter(|_| met > 0);
                    one.same_as = one.same_as.or(first);
                }
            }
        }
    }
    // A unit's own list beats its own figures.
    stated.iter_mut().filter(|one| one.own).for_each(|one| one.left = 0);
}

/// Whether the unit itself listed the turn, by name or as an aggregate, beside its workbook.
fn listed_by(around: &Around, turn: &Turn, sender: UnitId) -> bool {
    turn.rows.iter().any(|row| {
        let table = &around.tables[around.rows[row.0 as usize].table];
        table.sender == sender && table.kind != SheetKind::Consolidated
    })
}

/// A sum of which lists show a part only.
fn differs(around: &Around, one: &Stated) -> Option<Finding> {
    let counted = one.figure.number - one.left;
    let differs = counted > 0 && one.left > 0;
    let table = &around.tables[around.rows[one.row].table];
    let unit = around.units.get(one.unit);
    differs.then(|| {
        Finding::new(Code::StatedTotalDiffers)
            .file(&table.path)
            .sheet(&table.sheet)
            .at(one.figure.at)
            .seen(&one.figure.number.to_string())
            .arg("stated", one.figure.number)
            .arg("counted", counted)
            .arg("difference", one.left)
            .arg("what", &unit.name)
            .unit(&unit.code)
    })
}

fn turn(around: &Around, one: &Stated) -> Turn {
    let LowerOf::Turns { channel, group, ward, .. } = &one.figure.of else {
        unreachable!("only sums of turns are collected");
    };
    Turn {
        person: None,
        channel: channel.clone(),
        group: group.as_ref().map(|group| group.code.clone()),
        by_keyword: group.as_ref().is_some_and(|group| group.how == Some(GroupHow::Keyword)),
        ward: ward.as_ref().map(|ward| at_end(ward, around.period)),
        unit: Some(one.unit),
        when: one.when,
        activity: None,
        grade: None,
        count: Turns(one.left),
        rows: vec![RowId::at(one.row)],
        cell: one.figure.at,
    }
}

/// Members that only workbooks know, and the fate of every row about members.
pub(super) fn members(
    around: &Around,
    members: &Members,
    findings: &mut Vec<Finding>,
) -> (Vec<Held>, BTreeMap<usize, Judged>) {
    let listed: BTreeSet<UnitId> = members.held.values().map(|held| held.unit).collect();
    let holding = holding(around);
    let (mut held, mut fates) = (Vec::new(), BTreeMap::new());
    let mut stated: BTreeMap<(usize, UnitId), (u64, usize)> = BTreeMap::new();
    let judged = |disposition, reason| Judged { disposition, reason, same_as: None };
    for (number, row) in around.rows.iter().enumerate() {
        let Body::Lower(figure) = &row.record.body else { continue };
        let LowerOf::Members { category, joined } = &figure.of else { continue };
        let sender = around.tables[row.table].sender;
        let unit = row.unit.unwrap_or(sender);
        let fate = if let Some((disposition, reason)) = left_out(around, row.table) {
            judged(disposition, reason)
        } else if let Some(roster) = listed_above(around.units, unit, sender, &listed) {
            let entry = stated.entry((row.table, roster)).or_insert((0, number));
            entry.0 += figure.number;
            judged(Disposition::Duplicate, Code::PersonInTwoFiles.as_str())
        } else if holding.get(&unit) == Some(&row.table) {
            held.push(Held {
                unit: Some(unit),
                category: *category,
                joined: *joined,
                members: figure.number,
                row: RowId::at(number),
                cell: figure.at,
            });
            judged(Disposition::Counted, "")
        } else {
            replaced(around, row.table, holding.get(&unit).copied())
        };
        fates.insert(number, fate);
    }
    for ((_, roster), (number, row)) in stated {
        let counted = members.held.values().filter(|held| around.units.is_within(held.unit, roster)).count() as u64;
        findings.extend((counted != number).then(|| roster_differs(around, row, roster, number, counted)));
    }
    findings.extend(too_new(around, &holding));
    (held, fates)
}

/// The unit, or the nearest one above it up to the sender, of which a roster with names was sent.
fn listed_above(units: &Units, unit: UnitId, sender: UnitId, listed: &BTreeSet<UnitId>) -> Option<UnitId> {
    units.ancestors(unit).take_while(|&at| at == unit || units.is_within(at, sender)).find(|at| listed.contains(at))
}

/// The workbook whose members of a unit hold: the newest that ends inside the period, else the earliest of all.
fn holding(around: &Around) -> BTreeMap<UnitId, usize> {
    let mut holding: BTreeMap<UnitId, (usize, (bool, u32))> = BTreeMap::new();
    for (number, book) in books(around) {
        let table = &around.tables[number];
        let days = book.to.until(around.period.to).map_or(u32::MAX, |span| span.get_days().unsigned_abs());
        let distance = (book.to > around.period.to, days);
        for &unit in table.lower.values().chain([&table.sender]) {
            if holding.get(&unit).is_none_or(|(_, known)| distance < *known) {
                holding.insert(unit, (number, distance));
            }
        }
    }
    holding.into_iter().map(|(unit, (number, _))| (unit, number)).collect()
}

/// The fate of members that another workbook gives: of the same day the same fact, of another day a list replaced by it.
fn replaced(around: &Around, table: usize, by: Option<usize>) -> Judged {
    let day = |table: usize| around.tables[table].facts.consolidated.as_ref().map(|book| book.to);
    let same = by.is_some_and(|by| day(by) == day(table));
    let (disposition, reason) = if same {
        (Disposition::Duplicate, Code::PersonInTwoFiles.as_str())
    } else {
        (Disposition::OutOfScope, "roster-replaced")
    };
    Judged { disposition, reason, same_as: None }
}

fn roster_differs(around: &Around, row: usize, roster: UnitId, stated: u64, counted: u64) -> Finding {
    let (row, unit) = (&around.rows[row], around.units.get(roster));
    let table = &around.tables[row.table];
    Finding::new(Code::StatedTotalDiffers)
        .file(&table.path)
        .sheet(&table.sheet)
        .at(row.record.at)
        .seen(&stated.to_string())
        .arg("stated", stated)
        .arg("counted", counted)
        .arg("difference", i128::from(stated) - i128::from(counted))
        .arg("what", &unit.name)
        .unit(&unit.code)
}

/// Workbooks whose members are those of a day after the period.
fn too_new(around: &Around, holding: &BTreeMap<UnitId, usize>) -> Vec<Finding> {
    let used: BTreeSet<usize> = holding.values().copied().collect();
    let late = |&number: &usize| {
        let to = around.tables[number].facts.consolidated.as_ref()?.to;
        let has = around.rows.iter().any(|row| {
            let figure = if let Body::Lower(figure) = &row.record.body { Some(&figure.of) } else { None };
            row.table == number && matches!(figure, Some(LowerOf::Members { .. }))
        });
        (has && to > around.period.to).then_some((number, to))
    };
    let say = |(number, to): (usize, Date)| {
        let table = &around.tables[number];
        let unit = around.units.get(table.sender);
        Finding::new(Code::RosterLater)
            .file(&table.path)
            .sheet(&table.sheet)
            .arg("unit", &unit.name)
            .arg("date", crate::model::date::show_day(to))
            .unit(&unit.code)
    };
    used.iter().filter_map(late).map(say).collect()
}
