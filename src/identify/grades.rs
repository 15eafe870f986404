//! The grade of each member: the newest in the period; of two of one date that differ the lower one (COUNTING, Sums).

use std::collections::BTreeMap;

use super::around::Around;
use super::turns::participation;
use crate::finding::{Code, Finding};
use crate::model::{Date, GradeCode, UnitId};
use crate::settings::Settings;

/// Grades by person.
pub(super) fn grades(around: &Around, settings: &Settings, findings: &mut Vec<Finding>) -> BTreeMap<usize, GradeCode> {
    let rank = |code: &GradeCode| settings.grades.iter().position(|grade| &grade.code == code).unwrap_or(usize::MAX);
    let mut stated: BTreeMap<usize, Vec<(Date, usize, &GradeCode)>> = BTreeMap::new();
    for (number, row) in around.rows.iter().enumerate() {
        let replaced = around.is_left_out(number);
        let (Some(part), Some(person), false) =
            (participation(&row.record.body), around.persons.of_row[number], replaced)
        else {
            continue;
        };
        let Some(grade) = &part.grade else { continue };
        let when = part.when.or_else(|| part.claims.iter().find_map(|claim| claim.when)).map(|(when, _)| when);
        if when.is_some_and(|when| !around.period.contains(when)) {
            continue;
        }
        let day = when.map_or(around.period.from, |when| when.span(around.period.cut).1);
        stated.entry(person).or_default().push((day, number, grade));
    }
    let mut grades = BTreeMap::new();
    for (person, all) in stated {
        let newest = all.iter().map(|one| one.0).max();
        let last: Vec<_> = all.iter().filter(|one| Some(one.0) == newest).collect();
        let Some(lowest) = last.iter().max_by_key(|one| rank(one.2)) else { continue };
        for one in last.iter().filter(|one| one.2 != lowest.2) {
            let (row, low) = (&around.rows[one.1], &around.rows[lowest.1]);
            let (table, other) = (&around.tables[row.table], &around.tables[low.table]);
            findings.push(
                Finding::new(Code::ResultContradicts)
                    .file(&table.path)
                    .sheet(&table.sheet)
                    .at(row.record.at)
                    .seen(settings.grade_label(one.2))
                    .repaired(settings.grade_label(lowest.2))
                    .arg("other", format!("{} {}!{}", other.path, other.sheet, low.record.at)),
            );
        }
        grades.insert(person, lowest.2.clone());
    }
    grades
}

/// Units in which every one of many members has the same grade.
pub(super) fn uniform(
    homes: &BTreeMap<usize, UnitId>,
    grades: &BTreeMap<usize, GradeCode>,
    around: &Around,
    settings: &Settings,
) -> Vec<Finding> {
    let mut by_unit: BTreeMap<UnitId, Vec<&GradeCode>> = BTreeMap::new();
    for (person, grade) in grades {
        if let Some(&unit) = homes.get(person) {
            by_unit.entry(unit).or_default().push(grade);
        }
    }
    by_unit
        .into_iter()
        .filter(|(_, grades)| grades.len() >= settings.checks.uniform_members as usize)
        .filter(|(_, grades)| grades.iter().all(|grade| grade == &grades[0]))
        .map(|(unit, grades)| {
            let unit = around.units.get(unit);
            Finding::new(Code::GradingUniform)
                .arg("unit", &unit.name)
                .seen(settings.grade_label(grades[0]))
                .arg("members", grades.len())
                .unit(&unit.code)
        })
        .collect()
}
