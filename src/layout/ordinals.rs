//! The running number of a data frame: a first column that programs write without a header, or under one they made up.

use std::collections::BTreeSet;

use super::columns::{Draft, Sight};
use super::grid::{column, holds, whole};
use crate::model::Field;
use crate::read::Row;
use crate::text::starts_with_words;

/// Headers of such columns, folded.
const INDEX: &[&str] = &["index", "idx", "level 0", "rowid", "row id", "row names", "rownames"];

/// Makes running numbers left of all other columns the number of the list; one below another of them says it again.
pub(super) fn of_frames(drafts: &mut [Draft], sight: &Sight<'_>) {
    let mut found = drafts.iter().any(|draft| draft.field == Field::Stt);
    for draft in drafts.iter_mut() {
        let free = matches!(draft.field, Field::Unknown | Field::Mark | Field::Count | Field::Ignored);
        let Some(run) = run(sight.rows, draft.col).filter(|_| free && is_made_up(draft)) else { return };
        // Of a frame that was filtered or sorted the numbers say nothing of rows that are missing.
        draft.field = if found || run == Run::Apart { Field::Ignored } else { Field::Stt };
        found = true;
    }
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
