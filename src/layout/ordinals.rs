//! The running number of a data frame: a first column that programs write without a header, or under one they made up.

use std::collections::BTreeSet;

use super::columns::{Draft, Sight};
use super::grid::{column, holds, whole};
use crate::model::Field;
use crate::read::Row;
use crate::text::starts_with_words;

/// Headers of such columns, folded.
const INDEX: &[&str] = &["index", "idx", "level 0", "rowid", "row id", "row names", "rownames"];

/// Headers under which forms of the web number their answers, folded. `ID` may head other things too.
const ANSWERS: &[&str] = &[
    "id",
    "response id",
    "respondent id",
    "submission id",
    "entry id",
    "ma phan hoi",
    "ma cau tra loi",
    "ma tra loi",
    "ma phieu tra loi",
    "so thu tu phan hoi",
    "stt phan hoi",
];

/// Larger numbers may be somebody's.
const LARGEST: u32 = 99_999;

/// Makes running numbers left of all other columns the number of the list; one below another of them says it again. So do the numbers
/// of answers, wherever they stand.
pub(super) fn of_frames(drafts: &mut [Draft], sight: &Sight<'_>) {
    let mut found = drafts.iter().any(|draft| draft.field == Field::Stt);
    let mut leftmost = true;
    for draft in drafts.iter_mut() {
        let free = matches!(draft.field, Field::Unknown | Field::Mark | Field::Count | Field::Ignored);
        let such = free && ((leftmost && is_made_up(draft)) || numbers_answers(draft, sight.rows));
        let Some(run) = such.then(|| run(sight.rows, draft.col)).flatten() else {
            leftmost = false;
            continue;
        };
        // Of a frame that was filtered or sorted the numbers say nothing of rows that are missing.
        draft.field = if found || run == Run::Apart { Field::Ignored } else { Field::Stt };
        found = true;
    }
}

/// `ID` over small numbers in an export of a form.
fn numbers_answers(draft: &Draft, rows: &[Row]) -> bool {
    let headed = draft.path.as_ref().is_some_and(|path| path.parents().is_empty()) && ANSWERS.contains(&draft.key());
    headed && column(rows, draft.col).filter_map(whole).all(|number| number <= LARGEST)
}

/// Whether nobody wrote what heads a column.
fn is_made_up(draft: &Draft) -> bool {
    let Some(path) = &draft.path else { return true };
    let key = path.leaf().key.as_str();
    path.parents().is_empty() && (is_made_up_name(key) || matches!(key, "x" | "1"))
}

/// Whether programs head a column without a name so.
pub(super) fn is_made_up_name(key: &str) -> bool {
    key.len() > 2 && (INDEX.contains(&key) || starts_with_words(key, "unnamed"))
}

/// How the numbers of a column follow each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Run {
    /// Rising one by one, beginning anew now and then.
    On,
    /// Each another.
    Apart,
}

/// The run of a column that has a whole number in every row of a list.
fn run(rows: &[Row], col: u32) -> Option<Run> {
    let held = rows.iter().filter(|row| row.cells.iter().filter(|cell| holds(cell)).count() > 1);
    let numbers: Vec<u32> = held.map(|row| column([row], col).find_map(whole)).collect::<Option<_>>()?;
    let next = |two: &&[u32]| two[1] == two[0] + 1;
    let anew = |two: &[u32]| two[1] == two[0] + 1 || two[1] == numbers[0];
    let steps = numbers.windows(2);
    let on = numbers.first()? <= &1 && steps.clone().all(anew) && steps.clone().filter(next).count() * 2 >= steps.len();
    if on && numbers.len() > 1 {
        return Some(Run::On);
    }
    let apart = numbers.iter().collect::<BTreeSet<_>>().len() == numbers.len();
    (apart && numbers.len() > 2).then_some(Run::Apart)
}
