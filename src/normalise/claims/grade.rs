//! The grade of a row, and what is odd about one without a turn or a row without one.

use crate::finding::{Code, Finding, Severity};
use crate::model::{CellRef, Field, GradeCode, SheetKind};
use crate::normalise::cells::absence::Said;
use crate::normalise::cells::{self, Tick, confirmed};
use crate::normalise::desk::{Desk, Entry, Row};
use crate::say::sheet as say;

/// The grade of the result column.
pub(super) fn grade(desk: &mut Desk, row: &Row) -> Option<GradeCode> {
    if let Some(grade) = ticked_grade(desk, row) {
        return Some(grade);
    }
    let entries: Vec<Entry> = row.all(&desk.columns, &Field::Result).cloned().collect();
    let away = |entry: &&Entry| entry.absence() == Some(Said::Away);
    let told = |entry: &Entry| desk.settings.words.grade(&entry.text).filter(|_| !never_came(entry));
    let grade = entries.iter().find_map(told);
    let grade = grade.or_else(|| entries.iter().find(away).map(|_| GradeCode::new(GradeCode::ABSENT)));
    // Whether somebody confirmed it is no grade, and nothing odd.
    let confirms = |entry: &&Entry| confirmed(desk, entry).is_none();
    if let (None, Some(entry)) = (&grade, entries.iter().find(confirms)) {
        let finding = Finding::new(Code::ResultUnmapped).severity(Severity::Query);
        desk.say(entry.at, finding.seen(&entry.cell.value.shown()).unread());
    }
    grade
}

/// Whether a result says that somebody never turned up where they were introduced to; a word of the scale all by itself is one.
pub(super) fn never_came(entry: &Entry) -> bool {
    const OF_THE_SCALE: &str = "khong den";
    let key = entry.plain().trim();
    key != OF_THE_SCALE && entry.absence() != Some(Said::Away) && confirmed::never_came(key)
}

/// Whether a result that is no grade denies something else than a quality: `Không có tên`, `Chưa đánh giá`. It confirms nobody.
pub(super) fn denies(desk: &Desk, entry: &Entry) -> bool {
    let denied = entry.absence().is_none() && confirmed::denies(entry.plain().trim());
    denied && desk.settings.words.grade(&entry.text).is_none()
}

/// Whether a result says that somebody confirmed the row, or that nobody did; None where it says something else.
pub(super) fn confirmed(desk: &Desk, entry: &Entry) -> Option<bool> {
    let confirms = desk.table.kind == Some(SheetKind::Confirmations);
    let asked = || confirms || confirmed::asks(desk.columns.key(entry.at.col));
    confirmed::said(entry.plain()).or_else(|| match cells::tick(entry.cell).value.filter(|_| asked())? {
        Tick::Yes => Some(true),
        Tick::No => Some(false),
        Tick::Count(_) | Tick::On(_) => None,
    })
}

/// The one grade whose column is ticked; two ticks of one row contradict each other and say nothing.
fn ticked_grade(desk: &mut Desk, row: &Row) -> Option<GradeCode> {
    let ticked = |col: &u32| {
        let entry = row.get(*col)?;
        let tick = cells::tick(entry.cell).value;
        matches!(tick, Some(Tick::Yes | Tick::Count(1))).then(|| entry.clone())
    };
    let found: Vec<(Entry, String)> =
        desk.columns.grades.iter().filter_map(|(col, grade)| Some((ticked(col)?, grade.clone()))).collect();
    match &found[..] {
        [(_, grade)] => desk.settings.words.grade(grade),
        [(first, _), ..] => {
            let finding = Finding::new(Code::ResultUnmapped).severity(Severity::Query);
            desk.say(first.at, finding.seen(&first.cell.value.shown()).unread());
            None
        }
        [] => None,
    }
}

/// A confirmation without a result and without a claim confirms nothing.
pub(super) fn without_result(desk: &mut Desk, row: &Row, waits: &mut Vec<Code>, at: CellRef) {
    let asked = desk.columns.has(&Field::Result) || !desk.columns.grades.is_empty();
    let marked = !desk.columns.marks.is_empty() || desk.columns.has(&Field::Count);
    if row.first(&desk.columns, &Field::Result).is_some() || (!asked && marked) {
        return;
    }
    let code = row.lost(&desk.columns, &Field::Result).unwrap_or(Code::ColumnMissing);
    // Of a table that has no such column it was said already.
    if code == Code::ColumnMissing && asked {
        let place = row.place(&desk.columns, &Field::Result, at);
        desk.say(place, Finding::new(code).arg("field", say::field(desk.settings.lang, &Field::Result)).of_row());
    }
    waits.push(code);
}

/// A grade beside ticks none of which is set; who registered and stayed away is no contradiction.
pub(super) fn without_turn(desk: &mut Desk, row: &Row, grade: Option<&GradeCode>) {
    let absent = grade.is_some_and(|grade| grade.as_str() == GradeCode::ABSENT);
    if let Some(entry) = row.first(&desk.columns, &Field::Result).filter(|_| !absent).cloned() {
        desk.say_of(&entry, Code::ResultWithoutTurn, None);
    }
}
