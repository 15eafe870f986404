//! How the turns of one spot are shared among the groups and activities that its row names, and the days beside these.
//!
//! Must never drop a part without a word: where a row counts other turns than it names things, days or times, somebody is asked.

use super::says::Says;
use super::spots::Spot;
use crate::model::When;
use crate::normalise::desk::Desk;
use crate::normalise::named::Named;

/// The turns of one part of a spot.
pub(super) struct Share<'n> {
    pub count: u32,
    pub named: Option<&'n Named>,
    /// The day that stands beside it.
    pub day: Option<When>,
}

/// What of the words beside a part makes turns of their own.
#[derive(Clone, Copy)]
pub(super) struct Takes {
    days: bool,
    /// How often, where no day is told.
    times: bool,
}

/// What beside that which a cell names makes turns. How often it was done is said of a row, and of no mark of a column.
pub(super) fn takes(desk: &Desk, says: &Says, spot: &Spot) -> Takes {
    let plain = (spot.mark.is_none() || !spot.named.is_empty())
        && spot.on.is_none()
        && !matches!(says.when, Some(When::Day(_)));
    Takes { days: takes_days(desk, says, spot), times: plain && says.listed.is_empty() }
}

/// Whether the days beside what a cell names date its turns: a column, or the row's own date, that names a day goes before them.
fn takes_days(desk: &Desk, says: &Says, spot: &Spot) -> bool {
    let over = spot.mark.and_then(|mark| mark.of.when).or(says.over);
    let within = |when: &When| {
        let (from, to) = over.map_or_else(|| when.span(desk.settings.cut), |over| over.span(desk.settings.cut));
        let (first, last) = when.span(desk.settings.cut);
        from <= first && last <= to
    };
    let named = if spot.named.is_empty() { &says.named } else { &spot.named };
    spot.on.is_none()
        && !matches!(says.when, Some(When::Day(_)))
        && !matches!(over, Some(When::Day(_)))
        && named.iter().flat_map(|named| &named.days).all(within)
}

/// The days beside a part, where they are taken.
fn days(named: &Named, takes: Takes) -> &[When] {
    if takes.days { &named.days } else { &[] }
}

/// How many turns the parts are: each day of one counted, else how often its words say.
fn turns(named: &[Named], takes: Takes) -> usize {
    named.iter().map(|one| days(one, takes).len().max(often(one, takes))).sum()
}

/// How often a part was done by its words, where no day says so.
fn often(named: &Named, takes: Takes) -> usize {
    if takes.times && named.days.is_empty() { named.times.max(1) as usize } else { 1 }
}

/// Whether a row that counts more than a mark names more than it counts, or says in words how often and means another number.
pub(super) fn are_unlike(count: u32, named: &[Named], takes: Takes) -> bool {
    let told = turns(named, takes);
    let spoken = named.iter().any(|one| often(one, takes) > 1);
    count > 1 && usize::try_from(count).is_ok_and(|count| count < told || (spoken && count != told))
}

/// The shares where each part is of its own. A mark is one turn for each part and each of its days; a count of n stays n in all.
pub(super) fn of_each(count: u32, named: &[Named], takes: Takes) -> Vec<Share<'_>> {
    if count == 1 || usize::try_from(count) == Ok(turns(named, takes)) {
        return named.iter().flat_map(|one| each_day(one, days(one, takes), often(one, takes))).collect();
    }
    let groups = u32::try_from(named.len()).unwrap_or(u32::MAX);
    let first = count.saturating_sub(groups - 1).max(1);
    let counts = std::iter::once(first).chain((0..count - first).map(|_| 1));
    counts.zip(named).map(|(count, one)| Share { count, named: Some(one), day: only(days(one, takes)) }).collect()
}

/// The shares where all that was done is of one channel without groups: a turn, or one for each day that is named.
pub(super) fn of_all(count: u32, named: &[Named], takes: Takes) -> Vec<Share<'_>> {
    let all: Vec<When> = named.iter().flat_map(|one| days(one, takes)).copied().collect();
    let share = |count, day| Share { count, named: named.first(), day };
    if all.len() > 1 && (count == 1 || usize::try_from(count) == Ok(all.len())) {
        return all.into_iter().map(|day| share(1, Some(day))).collect();
    }
    vec![share(count, only(&all))]
}

fn each_day<'n>(named: &'n Named, days: &[When], often: usize) -> Vec<Share<'n>> {
    let share = |day, count| Share { count, named: Some(named), day };
    let many = u32::try_from(often).unwrap_or(u32::MAX);
    if days.is_empty() { vec![share(None, many)] } else { days.iter().map(|day| share(Some(*day), 1)).collect() }
}

fn only(days: &[When]) -> Option<When> {
    match days {
        [day] => Some(*day),
        _ => None,
    }
}
