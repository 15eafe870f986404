//! Whatever repeats in many rows of a column is one finding with cell ranges, not many.

use std::cmp::Ordering;

use super::{Code, Finding};
use crate::model::{Area, CellRef};

/// What somebody is asked about by the words of the cell.
const ASKED_BY_WORDS: &[Code] =
    &[Code::ActivityUnmapped, Code::ActivityByKeyword, Code::WardAmbiguous, Code::WardIsHamlet];

/// The columns an area lies in: cells first, then whole rows, then whole columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Lane {
    Cells { first: u32, last: u32 },
    Rows,
    Column(u32),
}

/// Joins findings that differ only in cell and value, and puts all into a total order: file, sheet, first cell, code.
///
/// Findings without a cell, and those whose words somebody is asked about, are joined only where their values are equal too: each
/// activity and each ward of a column is a question of its own. What was seen and repaired is of the first cell.
/// The result depends on the values alone, never on the order of `findings`.
pub fn grouped(findings: Vec<Finding>) -> Vec<Finding> {
    let mut keyed: Vec<(Vec<Lane>, Finding)> = findings
        .into_iter()
        .map(|mut finding| {
            finding.cells.sort_unstable_by_key(|area| place(*area));
            (lanes(&finding.cells), finding)
        })
        .collect();
    keyed.sort_unstable_by(|a, b| kin(a, b).then_with(|| by_place(&a.1, &b.1)));

    let mut joined: Vec<(Vec<Lane>, Finding)> = Vec::new();
    for next in keyed {
        match joined.last_mut() {
            Some(last) if kin(last, &next).is_eq() => last.1.cells.extend(next.1.cells),
            _ => joined.push(next),
        }
    }
    let mut findings: Vec<Finding> = joined
        .into_iter()
        .map(|(_, mut finding)| {
            finding.cells = united(std::mem::take(&mut finding.cells));
            finding
        })
        .collect();
    findings.sort_unstable_by(by_place);
    findings
}

/// Order of everything that must be equal for two findings to be one.
fn kin(a: &(Vec<Lane>, Finding), b: &(Vec<Lane>, Finding)) -> Ordering {
    let key = |one: &Finding| (one.code, one.severity);
    let values = |one: &Finding| {
        // Without a cell the value is all that tells two findings apart.
        let told = one.cells.is_empty() || ASKED_BY_WORDS.contains(&one.code);
        (told.then(|| one.seen.clone()), told.then(|| one.repaired.clone()))
    };
    let ((lanes_a, a), (lanes_b, b)) = (a, b);
    key(a)
        .cmp(&key(b))
        .then_with(|| (&a.file, &a.sheet).cmp(&(&b.file, &b.sheet)))
        .then_with(|| lanes_a.cmp(lanes_b))
        .then_with(|| (&a.args, &a.unit).cmp(&(&b.args, &b.unit)))
        .then_with(|| values(a).cmp(&values(b)))
}

/// The order in which findings are shown.
fn by_place(a: &Finding, b: &Finding) -> Ordering {
    let first = |one: &Finding| one.cells.first().map(|area| place(*area));
    (&a.file, &a.sheet)
        .cmp(&(&b.file, &b.sheet))
        .then_with(|| first(a).cmp(&first(b)))
        .then_with(|| (a.code, a.severity).cmp(&(b.code, b.severity)))
        .then_with(|| (&a.seen, &a.repaired, &a.args, &a.unit).cmp(&(&b.seen, &b.repaired, &b.args, &b.unit)))
        .then_with(|| a.cells.cmp(&b.cells))
}

/// Where an area begins: row, then column; whole rows before the cells of their first row.
fn place(area: Area) -> (u32, u32, Area) {
    let (row, col) = match area {
        Area::Cells { first, .. } => (first.row, first.col),
        Area::Rows { first, .. } => (first, 0),
        Area::Column(col) => (0, col),
    };
    (row, col, area)
}

fn lane(area: Area) -> Lane {
    match area {
        Area::Cells { first, last } => Lane::Cells { first: first.col, last: last.col },
        Area::Rows { .. } => Lane::Rows,
        Area::Column(col) => Lane::Column(col),
    }
}

fn lanes(cells: &[Area]) -> Vec<Lane> {
    let mut lanes: Vec<Lane> = cells.iter().map(|area| lane(*area)).collect();
    lanes.sort_unstable();
    lanes.dedup();
    lanes
}

/// The areas with those that touch within one lane united, in order of place.
fn united(mut cells: Vec<Area>) -> Vec<Area> {
    cells.sort_unstable_by_key(|area| (lane(*area), place(*area)));
    let mut result: Vec<Area> = Vec::with_capacity(cells.len());
    for next in cells {
        let whole = result.last().and_then(|last| union(*last, next));
        match (whole, result.last_mut()) {
            (Some(whole), Some(last)) => *last = whole,
            _ => result.push(next),
        }
    }
    result.sort_unstable_by_key(|area| place(*area));
    result
}

/// Both areas as one where they lie in one lane and touch or overlap; `before` begins first.
fn union(before: Area, after: Area) -> Option<Area> {
    if lane(before) != lane(after) {
        return None;
    }
    match (before, after) {
        (Area::Cells { first, last }, Area::Cells { first: next, last: end }) if next.row <= last.row + 1 => {
            Some(Area::Cells { first, last: CellRef::new(last.row.max(end.row), last.col) })
        }
        (Area::Rows { first, last }, Area::Rows { first: next, last: end }) if next <= last + 1 => {
            Some(Area::Rows { first, last: last.max(end) })
        }
        (Area::Column(col), Area::Column(_)) => Some(Area::Column(col)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{FilePath, SheetName};

    fn at(code: Code, file: &str, row: u32, col: u32) -> Finding {
        let sheet: SheetName = Arc::from("K10A");
        let cell = CellRef::new(row, col);
        Finding::new(code).file(&FilePath::new(file)).sheet(&sheet).at(cell).seen(&format!("v{row}"))
    }

    fn shown(finding: &Finding) -> String {
        finding.cells.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn rows_of_a_column_become_ranges_whatever_their_order() {
        let mut findings: Vec<Finding> = [8, 6, 11, 9, 10].map(|row| at(Code::IdLostZero, "a.xlsx", row, 3)).into();
        findings.push(at(Code::IdLostZero, "a.xlsx", 7, 4));
        findings.push(at(Code::IdLostZero, "b.xlsx", 7, 3));
        let forward = grouped(findings.clone());
        findings.reverse();
        assert_eq!(forward, grouped(findings));
        let lines: Vec<String> = forward.iter().map(shown).collect();
        assert_eq!(lines, ["D7 D9:D12", "E8", "D8"]);
        assert_eq!(forward[0].seen.as_deref(), Some("v6"));
    }

    #[test]
    fn whole_rows_unite_and_columns_stay_apart() {
        let sheet: SheetName = Arc::from("K10A");
        let place = |area: Area| Finding::new(Code::RowHidden).file(&FilePath::new("a.xlsx")).sheet(&sheet).at(area);
        let found = grouped(vec![
            place(Area::row(8)),
            place(Area::Column(3)),
            place(Area::row(6)),
            place(Area::row(7)),
            place(Area::Column(3)),
        ]);
        let lines: Vec<String> = found.iter().map(shown).collect();
        assert_eq!(lines, ["D:D", "7:9"]);
    }

    #[test]
    fn what_differs_in_words_severity_or_unit_is_never_joined() {
        let found = grouped(vec![
            at(Code::ResultUnmapped, "a.xlsx", 6, 3).arg("kind", "a"),
            at(Code::ResultUnmapped, "a.xlsx", 7, 3).arg("kind", "b"),
            at(Code::ResultUnmapped, "a.xlsx", 8, 3).arg("kind", "a"),
        ]);
        assert_eq!(found.iter().map(shown).collect::<Vec<_>>(), ["D7 D9", "D8"]);
        // Each activity of a column is asked about.
        let activity = |row: u32, words: &str| at(Code::ActivityUnmapped, "a.xlsx", row, 3).seen(words);
        let found = grouped(vec![activity(6, "A"), activity(7, "B"), activity(8, "A")]);
        assert_eq!(found.iter().map(shown).collect::<Vec<_>>(), ["D7 D9", "D8"]);

        let file = FilePath::new("a.xlsx");
        let bare = |seen: &str| Finding::new(Code::ContextFromName).file(&file).seen(seen);
        assert_eq!(grouped(vec![bare("a"), bare("b"), bare("a")]).len(), 2);
    }

    #[test]
    fn order_is_file_sheet_first_cell_code() {
        let found = grouped(vec![
            at(Code::IdNumeric, "b.xlsx", 1, 1),
            at(Code::IdNumeric, "a.xlsx", 9, 1),
            at(Code::DateSeparator, "a.xlsx", 9, 1),
            at(Code::IdNumeric, "a.xlsx", 2, 5),
            Finding::new(Code::UnitMissing),
        ]);
        let codes: Vec<&str> = found.iter().map(|one| one.code.as_str()).collect();
        assert_eq!(codes, ["unit-missing", "id-numeric", "date-separator", "id-numeric", "id-numeric"]);
    }
}
