//! Who is a member, as of the period's last day (COUNTING, Members).

use std::collections::{BTreeMap, BTreeSet};

use super::ages;
use super::around::Around;
use crate::finding::{Code, Finding, Severity};
use crate::model::{Category, Date, Level, Period, SheetKind, UnitId, When};
use crate::normalise::{Body, Membership};
use crate::validate::Row;
use crate::validate::units::category_of;

/// The fate of a roster row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RosterFate {
    Counted,
    /// The row that counts in its stead, and what kind of duplicate it is.
    Duplicate(usize, Code),
    Outside(&'static str),
}

/// One member of the roster that holds.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub unit: UnitId,
    pub joined: Option<When>,
}

/// All members, and the fate of every roster row.
#[derive(Clone, Debug, Default)]
pub(super) struct Members {
    pub held: BTreeMap<usize, Held>,
    pub fates: BTreeMap<usize, RosterFate>,
    /// Whether any roster was sent at all.
    pub any_roster: bool,
    /// The day from which the roster of each unit that counts holds; None: undated.
    pub holding: BTreeMap<UnitId, Option<Date>>,
}

/// A roster: one sheet's rows of one unit.
struct Part {
    unit: UnitId,
    table: usize,
    /// First day; None where nothing dates it.
    begins: Option<Date>,
    rows: Vec<usize>,
}

pub(super) fn members(around: &Around, findings: &mut Vec<Finding>) -> Members {
    let mut members = Members::default();
    let mut by_unit: BTreeMap<UnitId, Vec<Part>> = BTreeMap::new();
    for part in parts(around) {
        members.any_roster = true;
        by_unit.entry(part.unit).or_default().push(part);
    }
    let mut standing: Vec<(usize, usize, UnitId, Option<Date>)> = Vec::new();
    for (unit, mut parts) in by_unit {
        for part in parts.extract_if(.., |part| around.versions.replaced_by.contains_key(&part.table)) {
            for row in part.rows {
                let newer = replacement(around, row);
                members.fates.insert(row, RosterFate::Duplicate(newer, Code::FileSuperseded));
            }
        }
        let Some(holds) = holding(&parts, around.period) else { continue };
        members.holding.insert(unit, holds);
        judge(around, unit, &parts, holds, findings);
        for part in parts {
            for row in part.rows {
                if part.begins != holds {
                    members.fates.insert(row, RosterFate::Outside("roster-replaced"));
                    continue;
                }
                if let Some(reason) = outside(around, row).or_else(|| below_admission(around, row, findings)) {
                    members.fates.insert(row, RosterFate::Outside(reason));
                } else if let Some(person) = around.persons.of_row[row] {
                    standing.push((person, row, unit, part.begins));
                }
            }
        }
    }
    place(around, standing, &mut members, findings);
    members
}

/// The row of the newer list about the same person; the row itself where it has none.
fn replacement(around: &Around, row: usize) -> usize {
    let newer = around.versions.replaced_by.get(&around.rows[row].table);
    let person = around.persons.of_row[row];
    let same = person.and_then(|person| {
        around.persons.rows[person].iter().copied().find(|&other| newer == Some(&around.rows[other].table))
    });
    same.unwrap_or(row)
}

fn parts(around: &Around) -> Vec<Part> {
    let mut parts: BTreeMap<(UnitId, usize), Vec<usize>> = BTreeMap::new();
    for (number, row) in around.rows.iter().enumerate() {
        let table = &around.tables[row.table];
        if table.kind == SheetKind::Roster {
            parts.entry((row.unit.unwrap_or(table.sender), row.table)).or_default().push(number);
        }
    }
    let part = |((unit, table), rows)| Part { unit, table, begins: begins(around, table), rows };
    parts.into_iter().map(part).collect()
}

/// The day from which a roster holds: of what dates it, else of the line of place and date.
pub(super) fn begins(around: &Around, table: usize) -> Option<Date> {
    let facts = &around.tables[table].facts;
    facts.when.map(|(when, _)| when.span(around.period.cut).0).or(facts.document_date)
}

/// The beginning of the roster that holds: the newest on or before the period's last day, else an undated one, else the earliest.
#[expect(clippy::option_option, reason = "no roster at all, an undated one, a dated one")]
fn holding(parts: &[Part], period: &Period) -> Option<Option<Date>> {
    let begun = parts.iter().filter_map(|part| part.begins).filter(|&day| day <= period.to).max();
    let undated = parts.iter().any(|part| part.begins.is_none());
    let later = parts.iter().filter_map(|part| part.begins).min();
    match (begun, undated) {
        (Some(day), _) => Some(Some(day)),
        (None, true) => Some(None),
        (None, false) => later.map(Some),
    }
}

fn judge(around: &Around, unit: UnitId, parts: &[Part], holds: Option<Date>, findings: &mut Vec<Finding>) {
    let Some(day) = holds else { return };
    let this_year = around.period.cut.school_year_of(around.period.cut.month_of(around.period.to));
    let of_list = around.period.cut.school_year_of(around.period.cut.month_of(day));
    let code = if day > around.period.to {
        Code::RosterLater
    } else if of_list + 1 < this_year {
        Code::RosterStale
    } else {
        return;
    };
    for part in parts.iter().filter(|part| part.begins == holds) {
        let table = &around.tables[part.table];
        let unit = around.units.get(unit);
        findings.push(
            Finding::new(code)
                .file(&table.path)
                .sheet(&table.sheet)
                .seen(&crate::model::date::show_day(day))
                .arg("unit", &unit.name)
                .arg("other", format!("{} {}", table.path, table.sheet))
                .unit(&unit.code),
        );
    }
}

pub(super) fn membership(row: &Row) -> Option<&Membership> {
    match &row.record.body {
        Body::Membership(membership) => Some(membership),
        _ => None,
    }
}

/// Why a row of the roster that holds makes nobody a member.
fn outside(around: &Around, row: usize) -> Option<&'static str> {
    let membership = membership(&around.rows[row])?;
    if membership.not_a_member {
        return Some(Code::NotAMember.as_str());
    }
    match membership.left {
        Some(None) => return Some(Code::MemberLeft.as_str()),
        Some(Some(when)) if when.span(around.period.cut).0 <= around.period.to => {
            return Some(Code::MemberLeft.as_str());
        }
        _ => {}
    }
    let joined = membership.joined.map(|when| when.span(around.period.cut).0);
    joined.is_some_and(|day| day > around.period.to).then_some("joined-later")
}

/// Says that somebody is below the age of admission; a reason only where that is certain.
fn below_admission(around: &Around, row: usize, findings: &mut Vec<Finding>) -> Option<&'static str> {
    let below = ages::below_admission(around, row)?;
    findings.push(ages::told(around, below, row));
    (below == Code::AgeBelow15).then_some(below.as_str())
}

/// Each person in one unit: the newest roster's; of one date the deepest of a branch, else the first by code.
fn place(
    around: &Around,
    standing: Vec<(usize, usize, UnitId, Option<Date>)>,
    members: &mut Members,
    findings: &mut Vec<Finding>,
) {
    let mut by_person: BTreeMap<usize, Vec<(usize, UnitId, Option<Date>)>> = BTreeMap::new();
    for (person, row, unit, begins) in standing {
        by_person.entry(person).or_default().push((row, unit, begins));
    }
    for (person, mut rows) in by_person {
        rows.sort_by(|a, b| rank(around, a.0).cmp(&rank(around, b.0)));
        let newest = rows.iter().map(|row| row.2).max().flatten();
        let mut units: BTreeSet<UnitId> = rows.iter().filter(|row| row.2 == newest).map(|row| row.1).collect();
        let deepest = units.clone();
        units.retain(|&unit| !deepest.iter().any(|&other| other != unit && around.units.is_within(other, unit)));
        let Some(&home) = units.iter().min_by(|&&a, &&b| around.units.get(a).code.cmp(&around.units.get(b).code))
        else {
            continue;
        };
        let elsewhere: BTreeSet<UnitId> =
            rows.iter().map(|row| row.1).filter(|&unit| !around.units.is_within(home, unit)).collect();
        let counting = rows.iter().find(|row| row.1 == home).unwrap_or(&rows[0]).0;
        let mut first: BTreeMap<UnitId, usize> = BTreeMap::new();
        for &(row, unit, _) in &rows {
            if row == counting {
                members.fates.insert(row, RosterFate::Counted);
                continue;
            }
            // Whoever stands twice on the other unit's roster is on two units' once.
            let finding = match first.get(&unit).filter(|_| elsewhere.contains(&unit)) {
                Some(&same) => repeated(around, row, same, false, home),
                None => repeated(around, row, counting, elsewhere.contains(&unit), home),
            };
            first.entry(unit).or_insert(row);
            members.fates.insert(row, RosterFate::Duplicate(counting, finding.code));
            // Lecturers and staff may belong to a faculty and to the chapter they look after.
            let employed = || matches!(category(around, person, Some(home)), Category::Lecturer | Category::Staff);
            findings.push(if finding.code == Code::PersonTwoUnits && employed() {
                finding.severity(Severity::Note).arg("kind", "employed")
            } else {
                finding
            });
        }
        let joined = rows.iter().find_map(|&(row, ..)| membership(&around.rows[row]).and_then(|one| one.joined));
        members.held.insert(person, Held { unit: home, joined });
    }
}

fn repeated(around: &Around, row: usize, counting: usize, other_unit: bool, home: UnitId) -> Finding {
    let (mine, other) = (&around.rows[row], &around.rows[counting]);
    let (table, beside) = (&around.tables[mine.table], &around.tables[other.table]);
    let same_sender = table.sender == beside.sender;
    let code = match (other_unit, same_sender) {
        (true, _) => Code::PersonTwoUnits,
        (false, true) => Code::RowRepeated,
        (false, false) => Code::PersonInTwoFiles,
    };
    let finding = Finding::new(code).file(&table.path).sheet(&table.sheet).at(mine.record.at);
    // Over whose rows one cell was merged, whoever wrote it knows that he stands there twice.
    let one_cell = mine.table == other.table && mine.record.run.is_some() && mine.record.run == other.record.run;
    let finding = match code {
        Code::RowRepeated if mine.record.content != other.record.content && !one_cell => {
            finding.severity(Severity::Query)
        }
        _ => finding,
    };
    let name = mine.record.person.name.as_ref().map_or("", |name| name.shown.as_str());
    let place = match code {
        Code::PersonTwoUnits => around.units.get(home).name.clone(),
        _ => format!("{} {}!{}", beside.path, beside.sheet, other.record.at),
    };
    finding.seen(name).arg("other", place)
}

type Rank<'a> = (u8, &'a str, [u8; 16], &'a str, u32);

/// Of equal rows the one of the unit nearest to the member counts, then by unit code, then by values.
fn rank<'a>(around: &'a Around, row: usize) -> Rank<'a> {
    let row = &around.rows[row];
    let table = &around.tables[row.table];
    let sender = around.units.get(table.sender);
    (sender.level.nearness(), sender.code.as_str(), row.record.content, table.path.as_str(), row.record.row)
}

/// The category of a person by COUNTING's ladder.
pub(super) fn category(around: &Around, person: usize, home: Option<UnitId>) -> Category {
    let rows = || around.persons.rows[person].iter().map(|&row| &around.rows[row]);
    let rosters = || rows().filter(|row| around.tables[row.table].kind == SheetKind::Roster);
    let stated = rosters().chain(rows()).find_map(|row| row.record.person.category);
    let of_unit = || home.and_then(|unit| around.units.get(unit).category);
    let of_title = || rosters().find_map(|row| around.tables[row.table].facts.category);
    let of_name = || home.and_then(|unit| category_of(&around.units.get(unit).name));
    let student = || {
        let numbered = rows().any(|row| row.record.person.particulars().student_no.is_some());
        let class = home.is_some_and(|unit| around.units.get(unit).level == Level::Chapter);
        (numbered || class).then_some(Category::Student)
    };
    stated.or_else(of_unit).or_else(of_title).or_else(of_name).or_else(student).unwrap_or(Category::Unknown)
}
