//! Columns that are not what their headers say: content that contradicts, sums of other columns, twins.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{Draft, Sight};
use super::fields;
use super::grid::{holds, raw_text, whole};
use super::phrases;
use super::vocabulary::{self, REPORTED};
use crate::finding::{Code, Finding, Severity};
use crate::model::{CellRef, Field, When};
use crate::normalise::cells::{self, Tick};
use crate::read::{Cell, Row};
use crate::settings::Words;
use crate::text;

/// A column that sums the marks beside it states nothing new.
pub(super) fn sums(drafts: &mut [Draft], sight: &Sight<'_>) {
    quarters_of_months(drafts);
    let marks: BTreeSet<u32> =
        drafts.iter().filter(|draft| matches!(draft.field, Field::MarkOf(_))).map(|draft| draft.col).collect();
    if marks.len() < 2 {
        // With nothing beside it to sum, such a column counts. Beside this month's figures it is what came before as well.
        let alone = !drafts.iter().any(|draft| draft.field == Field::Count && REPORTED.contains(&draft.key()));
        let counts = |draft: &&mut Draft| draft.field == Field::Unknown && phrases::is_sum_header(draft.key());
        let field = if alone { Field::Count } else { Field::Ignored };
        drafts.iter_mut().filter(counts).for_each(|draft| draft.field = field.clone());
        return;
    }
    for draft in drafts.iter_mut() {
        let called = phrases::is_sum_header(draft.key()) && matches!(draft.field, Field::Count | Field::Unknown);
        let presence = draft.field == Field::Mark && counts_marks(sight.rows, draft.col, &marks);
        if called || presence || (draft.field == Field::Count && adds_up(sight.rows, draft.col, &marks)) {
            draft.field = Field::Ignored;
        }
    }
}

/// Columns that nobody counts because they sum the marks or counts of their row, all of which stand before them, or behind them.
pub(super) fn sums_of_rows(drafts: &[Draft], words: &Words) -> Vec<u32> {
    let marks = || drafts.iter().filter(|draft| matches!(draft.field, Field::MarkOf(_))).map(|draft| draft.col);
    let Some(last) = marks().max().filter(|_| marks().count() > 1) else { return Vec::new() };
    let first = marks().min().unwrap_or_default();
    let named = |draft: &Draft| draft.path.as_ref().and_then(|path| fields::of_text(&path.leaf().text, words));
    let sum = |draft: &&Draft| {
        let called = phrases::is_sum_header(draft.key()) || named(draft) == Some(Field::Count);
        called && draft.field == Field::Ignored && (draft.col > last || draft.col < first)
    };
    drafts.iter().filter(sum).map(|draft| draft.col).collect()
}

/// A column of a quarter sums the months of it that have columns of their own. Of a quarter without any it is all that is said.
fn quarters_of_months(drafts: &mut [Draft]) {
    let when = |draft: &Draft| match &draft.field {
        Field::MarkOf(of) => of.when,
        _ => None,
    };
    let parted: BTreeSet<(i16, i8)> = drafts
        .iter()
        .filter_map(|draft| match when(draft)? {
            When::Month(month) => Some((month.year(), (month.month() + 2) / 3)),
            _ => None,
        })
        .collect();
    let sums = |draft: &&mut Draft| matches!(when(draft), Some(When::Quarter(year, quarter)) if parted.contains(&(year, quarter)));
    drafts.iter_mut().filter(sums).for_each(|draft| draft.field = Field::Ignored);
}

/// Whether a column is the sum of the marks of its row in four rows of five. What may say that somebody was away counts or not.
fn adds_up(rows: &[Row], sum: u32, marks: &BTreeSet<u32>) -> bool {
    let may_be_away = |cell: &Cell| {
        let letters = |raw: &str| AWAY.iter().any(|letter| raw.trim().eq_ignore_ascii_case(letter));
        raw_text(cell).is_some_and(|raw| letters(raw) || cells::tick(cell).value == Some(Tick::No))
    };
    let mut rows_with_sum = 0_u32;
    let mut right = 0_u32;
    for row in rows.iter().take(200) {
        let Some(stated) = row.cells.iter().find(|cell| cell.col == sum).and_then(whole) else { continue };
        let (mut least, mut most) = (0, 0);
        for cell in row.cells.iter().filter(|cell| marks.contains(&cell.col) && holds(cell)) {
            let number = whole(cell).unwrap_or(1);
            most += number;
            least += if may_be_away(cell) { 0 } else { number };
        }
        rows_with_sum += 1;
        right += u32::from((least..=most).contains(&stated));
    }
    rows_with_sum > 0 && right * 5 >= rows_with_sum * 4
}

/// Letters by which some say that somebody was away: `V` (vắng), `P` (phép), `K` (không phép).
const AWAY: &[&str] = &["v", "p", "k", "kp", "cp"];

/// Whether a column headed as a mark says how many of the marks before it there are: `Có mặt` behind the days of meetings, some of
/// whose marks say that somebody stayed away.
fn counts_marks(rows: &[Row], col: u32, marks: &BTreeSet<u32>) -> bool {
    let before = |cell: &&Cell| marks.contains(&cell.col) && cell.col < col && holds(cell);
    let mut often = false;
    for row in rows {
        let held = row.cells.iter().filter(before).count();
        let Some(cell) = row.cells.iter().find(|cell| cell.col == col && holds(cell)).filter(|_| held > 0) else {
            continue;
        };
        match whole(cell) {
            Some(stated) if usize::try_from(stated).is_ok_and(|stated| stated <= held) => often |= stated > 1,
            _ => return false,
        }
    }
    often
}

/// Two columns with one name of which one may be meant: both stay, by their letters. Remarks are all read, what nobody keeps costs
/// nothing, and `rounds`, the columns asked again and again in one order, are each a row of their own.
pub(super) fn duplicates(drafts: &[Draft], rounds: impl FnOnce() -> Vec<Vec<u32>>) -> Vec<Finding> {
    let mut by_name: BTreeMap<Vec<&str>, Vec<&Draft>> = BTreeMap::new();
    for draft in drafts {
        if let Some(path) = &draft.path {
            by_name.entry(path.parts.iter().map(|part| part.key.as_str()).collect()).or_default().push(draft);
        }
    }
    by_name.retain(|_, same| {
        let clear = same[0].field == Field::Note || vocabulary::is_ignored(same[0].key());
        same.len() > 1 && !clear
    });
    if by_name.is_empty() {
        return Vec::new();
    }
    let rounds = rounds();
    let said = by_name.values().filter_map(|same| duplicate(same, &rounds));
    said.collect()
}

/// The finding about two columns of names that name different persons in one row: nobody can tell whose the row is, so all wait.
/// `said` are the findings about columns of one name.
pub(super) fn names_differ(drafts: &[Draft], rows: &[Row], said: &[Finding]) -> Option<Finding> {
    let twice = said.iter().find(|one| one.code == Code::HeaderDuplicate && one.severity == Severity::Error)?;
    let name = drafts.iter().find(|draft| draft.field == Field::Name)?;
    let again = drafts.iter().filter(|draft| draft.col != name.col && draft.key() == name.key()).map(|draft| draft.col);
    let again: Vec<u32> = again.collect();
    let text = |row: &Row, col: u32| {
        let cell = row.cells.iter().find(|cell| cell.col == col && holds(cell));
        cell.and_then(raw_text).map(text::plain)
    };
    let differs = |row: &Row| {
        let own = text(row, name.col);
        again.iter().any(|&col| text(row, col).is_some_and(|other| own.as_ref().is_some_and(|own| *own != other)))
    };
    let of_names = twice.cells.iter().any(|area| name.path.as_ref().is_some_and(|path| *area == path.leaf().at.into()));
    (of_names && rows.iter().any(differs)).then(|| twice.clone().arg("kind", "names"))
}

fn duplicate(same: &[&Draft], rounds: &[Vec<u32>]) -> Option<Finding> {
    let mut cells: Vec<CellRef> =
        same.iter().filter_map(|draft| draft.path.as_ref()).map(|path| path.leaf().at).collect();
    cells.dedup();
    let path = same[0].path.as_ref().filter(|_| cells.len() > 1)?;
    let round =
        same.iter().map(|draft| rounds.iter().find(|round| round.contains(&draft.col))).collect::<Option<Vec<_>>>();
    if round.as_ref().is_some_and(|round| round.iter().all(|round| round.len() > 1)) {
        return None;
    }
    let mut finding = Finding::new(Code::HeaderDuplicate).seen(&path.leaf().text);
    for cell in cells {
        finding = finding.at(cell);
    }
    Some(match &same[0].field {
        Field::Name
        | Field::FamilyName
        | Field::GivenName
        | Field::StudentNo
        | Field::CitizenId
        | Field::MemberCode => finding.severity(Severity::Error),
        Field::Mark | Field::MarkOf(_) => finding.arg("kind", "each"),
        Field::Ignored | Field::Unknown => finding.arg("kind", "unused"),
        _ if round.is_some() => finding.arg("kind", "each"),
        _ => finding,
    })
}
