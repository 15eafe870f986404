//! Those of whom a unit's lists give nothing but a name. Name and class prove nothing (DOMAIN §3.7, rule 6), so twelve monthly sheets of
//! thirty names are asked about; but once for the unit, not once for each name.
//!
//! Must never join two who stand on one list, nor whoever may be one of two.

use std::collections::{BTreeMap, BTreeSet};

use super::clusters::Clusters;
use super::nodes::{Nodes, Stated};
use super::rules::{groups, settle};
use super::{Candidate, Why};
use crate::answers::{Decided, Verdict};
use crate::model::UnitId;

/// So many names of one unit are asked about together; fewer are looked at one by one.
const LEAST: usize = 5;

/// Names of one unit that are asked about together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Namesakes {
    /// Its code.
    pub unit: String,
    pub names: usize,
    /// How many persons less there are if equal names are one person.
    pub less: usize,
    pub candidates: Vec<Candidate>,
}

/// What was answered about units whose lists give the name alone.
pub(super) struct Told<'a> {
    nodes: &'a Nodes<'a>,
    /// The units of whom anything is stated, and their codes.
    codes: BTreeMap<UnitId, String>,
    said: BTreeMap<UnitId, Verdict>,
    /// The lists that each node of such a unit stands on.
    lists: BTreeMap<u32, BTreeSet<u32>>,
}

impl<'a> Told<'a> {
    pub fn of(
        nodes: &'a Nodes<'a>,
        stated: &[Option<Stated<'_>>],
        code: impl Fn(UnitId) -> String,
        decided: &Decided,
    ) -> Self {
        // Only where a list gives the name alone there is anything to ask or to join.
        let bare = nodes.all.iter().filter(|node| node.list.is_some());
        let codes: BTreeMap<UnitId, String> = bare
            .filter_map(|node| node.unit)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .map(|unit| (unit, code(unit)))
            .collect();
        let said = codes.iter().filter_map(|(&unit, code)| Some((unit, decided.names.get(code)?.clone())));
        let said: BTreeMap<UnitId, Verdict> = said.collect();
        let alone = nodes.all.iter().filter(|node| node.list.is_some()).map(|node| (node.unit, node.name));
        let alone: BTreeSet<_> = alone.collect();
        let mut lists: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
        let rows = nodes.of_row.iter().zip(stated).filter(|_| !alone.is_empty());
        for (node, row) in rows.filter_map(|(node, row)| Some(((*node)?, row.as_ref()?))) {
            if alone.contains(&(row.unit, nodes.get(node).name)) {
                lists.entry(node).or_default().insert(row.list.0);
            }
        }
        Self { nodes, codes, said, lists }
    }

    /// How many of the answers are about units that are there.
    pub fn answered(&self) -> u64 {
        self.said.len() as u64
    }

    /// Makes equal names of a unit one person where somebody said that they are.
    pub fn join(&self, clusters: &mut Clusters) {
        for group in self.of_one_name(clusters, |unit| self.said.get(&unit) == Some(&Verdict::Same)) {
            settle(clusters, group, |clusters, a, b| self.may_be_one(clusters, a, b));
        }
    }

    /// Takes what is asked about together out of the questions, and what nobody can tell.
    pub fn gather(&self, clusters: &Clusters, candidates: &mut Vec<Candidate>) -> Vec<Namesakes> {
        let mut by_unit: BTreeMap<UnitId, Vec<Candidate>> = BTreeMap::new();
        let mut apart = Vec::new();
        for one in std::mem::take(candidates) {
            match self.unit_of(clusters, &one) {
                Some(unit) => by_unit.entry(unit).or_default().push(one),
                None => apart.push(one),
            }
        }
        let mut together = Vec::new();
        for (unit, found) in by_unit {
            match self.said.get(&unit) {
                Some(Verdict::Unsure) => {}
                None => {
                    let sums = self.sums(clusters, unit);
                    if sums.0 < LEAST {
                        apart.extend(found);
                    } else {
                        let unit = self.codes[&unit].clone();
                        together.push(Namesakes { unit, names: sums.0, less: sums.1, candidates: found });
                    }
                }
                Some(_) => apart.extend(found),
            }
        }
        apart.sort_by_key(|one| one.rows);
        *candidates = apart;
        together
    }

    /// The unit whose equal names would be one person by an answer, of a question that this answer would end.
    fn unit_of(&self, clusters: &Clusters, one: &Candidate) -> Option<UnitId> {
        let cluster = |row: usize| self.nodes.of_row[row].map(|node| (node, clusters.of(node)));
        let ((first, a), (other, b)) = (cluster(one.rows.0)?, cluster(one.rows.1)?);
        let unit = self.nodes.get(first).unit.filter(|unit| self.codes.contains_key(unit))?;
        let named = self.nodes.get(first).name == self.nodes.get(other).name && self.nodes.get(first).name > 0;
        let joins = named && self.nodes.get(other).unit == Some(unit) && self.may_be_one(clusters, a, b);
        (one.why == Why::NameAndClass && joins).then_some(unit)
    }

    /// How many names of a unit several persons bear who may be one, and how many persons these are beyond the first of each.
    fn sums(&self, clusters: &Clusters, unit: UnitId) -> (usize, usize) {
        let groups = self.of_one_name(clusters, |one| one == unit);
        let fits = |group: &&Vec<u32>| {
            group.iter().enumerate().all(|(at, &a)| group[..at].iter().all(|&b| self.may_be_one(clusters, a, b)))
        };
        groups.iter().filter(fits).fold((0, 0), |sum, group| (sum.0 + 1, sum.1 + group.len() - 1))
    }

    fn of_one_name(&self, clusters: &Clusters, wanted: impl Fn(UnitId) -> bool) -> Vec<Vec<u32>> {
        groups(clusters, |_, node| {
            let node = self.nodes.get(node);
            let unit = node.unit.filter(|unit| self.codes.contains_key(unit) && wanted(*unit))?;
            (node.name > 0).then_some((node.name, unit))
        })
    }

    fn may_be_one(&self, clusters: &Clusters, a: u32, b: u32) -> bool {
        let lists = |id: u32| clusters.members(id).iter().filter_map(|node| self.lists.get(node)).flatten();
        let beside = || lists(a).any(|list| lists(b).any(|other| other == list));
        clusters.lack_birth(a, b) && !clusters.contradicts(a, b) && !clusters.is_settled(a, b) && !beside()
    }
}
