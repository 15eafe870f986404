//! Columns of figures that are parts of others: `Theo nhóm` beside the columns of its groups, `Tổng NTM T10` behind them.
//!
//! Such a column goes on being read, and normalise takes away what its parts tell: of a sum nothing is left.

use std::collections::BTreeMap;

use super::columns::{Draft, Sight};
use super::grid::lower;
use super::{Rest, phrases, timed, wide};
use crate::model::{Field, MarkOf, SheetKind};
use crate::normalise::cells;
use crate::read::Row;
use crate::settings::Words;
use crate::text::{self, has_words};

/// How many rows of a column are what its parts add up to, more, or less.
#[derive(Clone, Copy, Debug, Default)]
struct Fit {
    equal: usize,
    more: usize,
    less: usize,
}

impl Fit {
    fn of(rows: &[Row], whole: u32, parts: &[u32]) -> Self {
        let number = |row: &Row, col: u32| {
            row.cells.iter().find(|cell| cell.col == col).and_then(|cell| cells::count(cell).value)
        };
        let mut fit = Self::default();
        for row in rows {
            let Some(stated) = number(row, whole) else { continue };
            let told: u64 = parts.iter().filter_map(|&col| number(row, col)).sum();
            match stated.cmp(&told) {
                std::cmp::Ordering::Equal => fit.equal += 1,
                std::cmp::Ordering::Greater => fit.more += 1,
                std::cmp::Ordering::Less => fit.less += 1,
            }
        }
        fit
    }

    /// Four rows of five.
    const fn sums(self) -> bool {
        self.equal > 0 && self.equal * 5 >= (self.equal + self.more + self.less) * 4
    }
}

/// The columns of figures that others are parts of. On lists of persons a sum is no column of marks.
pub(super) fn of(drafts: &mut [Draft], kind: SheetKind, sight: &Sight<'_>) -> BTreeMap<u32, Rest> {
    let mut found = BTreeMap::new();
    for at in 0..drafts.len() {
        if let Some(rest) = called_sum(drafts, at, sight) {
            if kind == SheetKind::Aggregate {
                found.insert(drafts[at].col, rest);
            } else {
                drafts[at].field = Field::Ignored;
            }
        }
    }
    if kind == SheetKind::Aggregate {
        for at in 0..drafts.len() {
            if let Some(rest) = channel_over_groups(drafts, at, &found, sight) {
                found.insert(drafts[at].col, rest);
            }
        }
    }
    found
}

fn marks(draft: &Draft) -> Option<&MarkOf> {
    match &draft.field {
        Field::MarkOf(of) if !of.elsewhere => Some(of),
        _ => None,
    }
}

/// Whether a header is a word of sums, and behind it nothing but a time or a group: `Tổng NTM T10`, `Cộng T9`. `Tổng vệ sinh` is done.
fn is_called_sum(draft: &Draft, words: &Words) -> bool {
    let Some(path) = &draft.path else { return false };
    let said = lower(&path.leaf().text);
    let rest = ["tổng", "cộng"].iter().find_map(|word| said.strip_prefix(word));
    rest.filter(|rest| rest.is_empty() || rest.starts_with(' ')).is_some_and(|rest| {
        let key = text::plain(timed::without_month(&format!("cộng{rest}")));
        let of = key.strip_prefix("cong").unwrap_or(&key).trim();
        of.is_empty() || phrases::is_sum_header(&key) || wide::group_named(of, words).is_some()
    })
}

/// What a column called a sum holds of those right before it: as many as it adds up, else those of the same time.
fn called_sum(drafts: &[Draft], at: usize, sight: &Sight<'_>) -> Option<Rest> {
    let own = marks(&drafts[at]).filter(|_| is_called_sum(&drafts[at], sight.words))?;
    let before = drafts[..at].iter().rev();
    let run: Vec<&Draft> = before
        .take_while(|one| one.field == Field::Ignored || (marks(one).is_some() && !is_called_sum(one, sight.words)))
        .collect();
    let run: Vec<&Draft> = run.into_iter().filter(|one| marks(one).is_some()).collect();
    let cols = |length: usize| run[..length].iter().map(|one| one.col).collect::<Vec<u32>>();
    let adds = (1..=run.len()).find(|&length| Fit::of(sight.rows, drafts[at].col, &cols(length)).sums());
    let when = |one: &Draft| marks(one).and_then(|of| of.when);
    let last = run.first().and_then(|one| when(one));
    let same = run.iter().take_while(|one| when(one) == last).count();
    // A group that none of those before it is of has a figure of its own.
    let own_group =
        own.group.is_some() && !run[..same].iter().any(|one| marks(one).is_some_and(|of| of.group == own.group));
    let length = adds.or_else(|| (same > 1 && !own_group).then_some(same))?;
    Some(Rest { parts: cols(length), among: false })
}

/// What a column of the channel of groups holds of the columns of groups right behind it.
fn channel_over_groups(drafts: &[Draft], at: usize, found: &BTreeMap<u32, Rest>, sight: &Sight<'_>) -> Option<Rest> {
    let own = marks(&drafts[at]).filter(|of| of.channel.as_ref().is_some_and(|channel| channel.is_group()))?;
    if own.group.is_some() || own.activity.is_some() || found.contains_key(&drafts[at].col) {
        return None;
    }
    let part = |one: &&Draft| {
        let of = marks(one).filter(|of| of.group.is_some() || of.activity.is_some());
        of.is_some_and(|of| {
            let channel = of.channel.is_none() || of.channel == own.channel;
            channel && of.when == own.when && of.ward == own.ward && !found.contains_key(&one.col)
        })
    };
    let run: Vec<&Draft> = drafts[at + 1..].iter().take_while(part).collect();
    let cols: Vec<u32> = run.iter().map(|one| one.col).collect();
    let fit = Fit::of(sight.rows, drafts[at].col, &cols);
    let among = run.iter().any(|one| {
        one.path.as_ref().is_some_and(|path| path.parts.iter().any(|part| has_words(&part.key, "trong do")))
    });
    if run.is_empty() {
        return None;
    }
    if fit.sums() && !among {
        return Some(Rest { parts: cols, among: false });
    }
    (among || (fit.less == 0 && fit.more + fit.equal > 0)).then_some(Rest { parts: cols, among: true })
}

/// Columns of a sheet of figures that hold numbers nobody understands.
pub(super) fn unread(drafts: &[Draft], sight: &Sight<'_>) -> Vec<u32> {
    let unread = |draft: &&Draft| {
        let profile = sight.profile(draft.col);
        let header = draft.path.as_ref().map(|path| path.leaf().text.as_str());
        let figure = header.map(|header| cells::figure(header, None));
        let turns = !matches!(figure, Some(cells::Figure::Members | cells::Figure::Persons | cells::Figure::Other));
        draft.field == Field::Unknown
            && profile.cells > 0
            && profile.mostly(profile.numbers)
            && turns
            && header.is_some()
            && !phrases::is_sum_header(draft.key())
    };
    drafts.iter().filter(unread).map(|draft| draft.col).collect()
}
