//! Rows of a list that one cell names: they are one person before anything is compared.

use std::collections::{BTreeMap, BTreeSet};

use super::clusters::Clusters;
use super::nodes::{Nodes, Stated};
use crate::validate::Row;

/// Numbers the runs of all tables. Two runs of one list that have a row in common are told apart by all their rows: who was merged
/// apart is two, though each came to the same meeting.
pub(super) fn number(stated: &mut [Option<Stated>], rows: &[Row]) {
    let mut runs: BTreeMap<(usize, u32), Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        if let Some(run) = row.record.run {
            runs.entry((row.table, run)).or_default().push(at);
        }
    }
    let mut holders: BTreeMap<(usize, [u8; 16]), BTreeSet<u32>> = BTreeMap::new();
    for (&(table, run), all) in &runs {
        for &at in all {
            holders.entry((table, rows[at].record.content)).or_default().insert(run);
        }
    }
    for (number, ((table, _), all)) in (0..).zip(&runs) {
        let shared = |at: &usize| holders[&(*table, rows[*at].record.content)].len() > 1;
        let is_shared = all.iter().any(shared);
        let content = all.iter().map(|&at| u128::from_le_bytes(rows[at].record.content)).fold(0, u128::wrapping_add);
        for &at in all {
            let is_own = is_shared && shared(&at);
            if let Some(one) = &mut stated[at] {
                one.run = Some(number);
                one.list.1 = if is_own { content.to_le_bytes() } else { one.list.1 };
            }
        }
    }
}

/// Makes the rows of each run one person.
pub(super) fn join(clusters: &mut Clusters, nodes: &Nodes, stated: &[Option<Stated>]) {
    let mut runs: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (row, node) in stated.iter().zip(&nodes.of_row) {
        if let Some((run, node)) = row.as_ref().and_then(|row| row.run).zip(*node) {
            runs.entry(run).or_default().push(node);
        }
    }
    for run in runs.into_values() {
        clusters.given(&run);
    }
}
