//! The running number of a data frame: a first column that programs write without a header, or under one they made up.

use super::columns::{Draft, Sight};
use super::grid::{column, holds, whole};
use crate::model::Field;
use crate::read::Row;

/// Headers of such columns, folded.
const INDEX: &[&str] = &["index", "idx", "level 0", "rowid", "row id", "row names", "rownames", "x", "1"];

/// Makes running numbers left of all other columns the number of the list; one below another of them says it again.
pub(super) fn of_frames(drafts: &mut [Draft], sight: &Sight<'_>) {
    if drafts.iter().any(|draft| draft.field == Field::Stt) {
        return;
    }
    let mut found = false;
    for draft in drafts.iter_mut() {
        let free = matches!(draft.field, Field::Unknown | Field::Mark | Field::Count | Field::Ignored);
        if !free || !is_made_up(draft) || !runs(sight.rows, draft.col) {
            return;
        }
        draft.field = if found { Field::Ignored } else { Field::Stt };
        found = true;
    }
}

/// Whether nobody wrote what heads a column.
fn is_made_up(draft: &Draft) -> bool {
    let Some(path) = &draft.path else { return true };
    let key = path.leaf().key.as_str();
    path.parents().is_empty() && (INDEX.contains(&key) || key.starts_with("unnamed "))
}

/// Whether every row has a whole number in a column, and the numbers rise, beginning anew now and then, or are each another.
fn runs(rows: &[Row], col: u32) -> bool {
    let held = rows.iter().filter(|row| row.cells.iter().filter(|cell| holds(cell)).count() > 1);
    let numbers: Option<Vec<u32>> = held.map(|row| column([row], col).find_map(whole)).collect();
    let Some(numbers) = numbers.filter(|numbers| numbers.len() > 1) else { return false };
    let falls = numbers.windows(2).filter(|two| two[1] <= two[0]).count();
    let from_start = |two: &[u32]| two[1] > two[0] || two[1] <= 1;
    let mut sorted = numbers.clone();
    sorted.sort_unstable();
    let apart = sorted.windows(2).all(|two| two[0] < two[1]) && numbers.len() > 2;
    apart || (falls * 2 < numbers.len() - 1 && numbers.windows(2).all(from_start))
}
