//! Helper columns: numbers that say again, row by row, what a column of marks says, as `=IF(D5="x",1,0)` does.
//!
//! Must never take a column for one whose header names something else than the marks do.

use super::columns::{Draft, Sight};
use super::grid::{holds, raw_text, whole};
use crate::model::{Field, MarkOf};
use crate::read::{Cell, Row};
use crate::settings::Words;

/// Different marks of a column at most: more are sentences.
const MOST_MARKS: usize = 6;
/// Marks that agree without a zero beside a blank anywhere, until that is no chance.
const ENOUGH: u32 = 3;
/// A longer header names something.
const LONGEST_NAMELESS: usize = 4;

/// How surely a column says again what another says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Again {
    /// Nothing contradicts it, and nothing more.
    Perhaps,
    /// Where marks are and where none is.
    Surely,
    /// It has a zero where there is no mark, or one that says that somebody was not there.
    Computed,
}

/// Takes the helper columns of a table for what they are: they state nothing new.
pub(super) fn columns(drafts: &mut [Draft], sight: &Sight<'_>) {
    let all = || drafts.iter().map(|helper| (helper.col, again(helper, drafts, sight)));
    let found: Vec<(u32, Again)> = all().filter_map(|(col, found)| Some((col, found?))).collect();
    if found.iter().all(|(_, found)| *found == Again::Perhaps) {
        return;
    }
    for draft in drafts.iter_mut().filter(|draft| found.iter().any(|(col, _)| *col == draft.col)) {
        draft.field = Field::Ignored;
    }
}

/// How surely a column says again what some column of marks does.
fn again(helper: &Draft, drafts: &[Draft], sight: &Sight<'_>) -> Option<Again> {
    if !matches!(helper.field, Field::MarkOf(_) | Field::Mark | Field::Unknown) {
        return None;
    }
    let own = sight.profile(helper.col);
    if own.cells == 0 || own.numbers < own.cells {
        return None;
    }
    let marks = drafts.iter().filter(|mark| {
        let other = sight.profile(mark.col);
        let typed = other.letters > 0 && other.letters * 2 >= other.cells;
        mark.col != helper.col
            && matches!(mark.field, Field::MarkOf(_) | Field::Mark)
            && (typed || own.cells > other.cells)
            && !names_another(helper, mark, sight.words)
    });
    let nameless = helper.key().len() <= LONGEST_NAMELESS;
    marks
        .filter_map(|mark| says_again(sight.rows, helper.col, mark.col))
        .filter(|found| nameless || *found == Again::Computed)
        .max()
}

/// Whether a header says of its column what that of the marks does not.
fn names_another(helper: &Draft, mark: &Draft, words: &Words) -> bool {
    let none = MarkOf::default();
    let said = |draft: &Draft| match &draft.field {
        Field::MarkOf(of) => of.clone(),
        _ => none.clone(),
    };
    let (own, other) = (said(helper), said(mark));
    let group = own.group.or_else(|| own.activity.as_ref().and_then(|done| Some(words.group_in(done)?.0)));
    (group.is_some() && group != other.group)
        || (own.channel.is_some() && own.channel != other.channel)
        || (own.when.is_some() && own.when != other.when)
        || (own.ward.is_some() && own.ward != other.ward)
}

fn says_again(rows: &[Row], helper: u32, marks: u32) -> Option<Again> {
    let at = |row: &'_ Row, col: u32| row.cells.iter().position(|cell| cell.col == col && holds(cell));
    let end = rows.iter().rposition(|row| at(row, helper).is_some())? + 1;
    let mut known: Vec<(&str, u32)> = Vec::new();
    let (mut marked, mut zeros, mut blank, mut unsaid) = (0, 0, 0, 0_u32);
    for row in &rows[..end] {
        let cell = |col: u32| at(row, col).map(|at| &row.cells[at]);
        match (cell(marks), cell(helper)) {
            (None, None) => blank += 1,
            (None, Some(number)) if whole(number) == Some(0) => zeros += 1,
            (Some(mark), None) if whole(mark) == Some(0) => unsaid += 1,
            (Some(mark), Some(number)) => marked += u32::from(agrees(mark, whole(number)?, &mut known)?),
            _ => return None,
        }
    }
    let values: Vec<u32> = known.iter().map(|(_, number)| *number).filter(|number| *number > 0).collect();
    let one = values.windows(2).all(|two| two[0] == two[1]);
    if marked == 0 || !one || unsaid > zeros {
        return None;
    }
    Some(if zeros > 0 || known.iter().any(|(_, number)| *number == 0) {
        Again::Computed
    } else if blank > 0 && marked >= ENOUGH {
        Again::Surely
    } else {
        Again::Perhaps
    })
}

/// Whether a number says that there is a mark; None where it cannot be what is made of it. Equal marks make equal numbers.
fn agrees<'r>(mark: &'r Cell, number: u32, known: &mut Vec<(&'r str, u32)>) -> Option<bool> {
    if let Some(stated) = whole(mark) {
        // A mark that is a number, or a sum below both columns.
        return (stated == number).then_some(number == 1);
    }
    let sign = raw_text(mark)?;
    match known.iter().find(|(text, _)| *text == sign) {
        Some((_, before)) => (*before == number).then_some(number > 0),
        None if known.len() < MOST_MARKS => {
            known.push((sign, number));
            Some(number > 0)
        }
        None => None,
    }
}
