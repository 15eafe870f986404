//! Nodes that are one person, while that is being decided.

use std::collections::{BTreeMap, BTreeSet};

use strsim::damerau_levenshtein;

use super::nodes::{Node, Nodes};
use crate::answers::Decided;
use crate::model::{Birth, CitizenId};

/// Clusters of nodes. A cluster is known by its smallest node.
pub(super) struct Clusters<'a> {
    pub nodes: &'a Nodes<'a>,
    of: Vec<u32>,
    /// The nodes of each cluster of more than one, in no order.
    members: BTreeMap<u32, Vec<u32>>,
    /// Every number once, so that a node alone is a slice too.
    alone: Vec<u32>,
    /// Nodes that somebody said are another person, and about which somebody said that it cannot be told.
    apart: BTreeMap<u32, Vec<u32>>,
    unsure: BTreeMap<u32, Vec<u32>>,
    /// Nodes that somebody said are one person with others.
    joined: BTreeSet<u32>,
    /// Of nodes that one cell names, the cluster these were before anything was compared.
    given: BTreeMap<u32, u32>,
}

/// A fact of a node as a number; 0: none.
pub(super) type Fact = fn(&Nodes, &Node) -> u32;

/// The strong identifiers. A CMND beside a CCCD contradicts nothing, so only the latter is one.
pub(super) const STRONG: [Fact; 3] = [cccd, student_no, |_, node| node.member_code];

/// The same, each by itself.
const WRITTEN: [Fact; 3] = [cccd, |_, node| node.student_no, |_, node| node.member_code];

fn student_no(nodes: &Nodes, node: &Node) -> u32 {
    nodes.without_zeros[node.student_no as usize]
}

fn cccd(nodes: &Nodes, node: &Node) -> u32 {
    match nodes.citizen_ids.get(node.citizen_id) {
        Some(CitizenId::Cccd(_)) => node.citizen_id,
        _ => 0,
    }
}

fn gender(_: &Nodes, node: &Node) -> u32 {
    node.gender.map_or(0, |gender| gender as u32 + 1)
}

impl<'a> Clusters<'a> {
    pub fn new(nodes: &'a Nodes<'a>) -> Self {
        let alone: Vec<u32> = (0..u32::try_from(nodes.all.len()).unwrap_or(u32::MAX)).collect();
        Self {
            nodes,
            of: alone.clone(),
            members: BTreeMap::new(),
            alone,
            apart: BTreeMap::new(),
            unsure: BTreeMap::new(),
            joined: BTreeSet::new(),
            given: BTreeMap::new(),
        }
    }

    /// The cluster of a node.
    pub fn of(&self, node: u32) -> u32 {
        self.of[node as usize]
    }

    /// The nodes of a cluster.
    pub fn members(&self, id: u32) -> &[u32] {
        self.members.get(&id).map_or(&self.alone[id as usize..=id as usize], Vec::as_slice)
    }

    /// Every cluster, in order.
    pub fn ids(&self) -> impl Iterator<Item = u32> + '_ {
        self.alone.iter().copied().filter(|&id| self.of(id) == id)
    }

    /// Clusters of more than one node, but for those that one cell names.
    pub fn merged(&self) -> usize {
        let given = |node: &u32| self.given.get(node).copied().unwrap_or(*node);
        self.members.values().filter(|all| all.iter().any(|node| given(node) != given(&all[0]))).count()
    }

    /// Makes the nodes one that stand for rows of one name's cell.
    pub fn given(&mut self, nodes: &[u32]) {
        let ids: Vec<u32> = nodes.iter().map(|&node| self.of(node)).collect();
        if ids.iter().all(|id| *id == ids[0]) {
            return;
        }
        self.merge(&ids);
        let first = self.of(nodes[0]);
        let all = self.members.get(&first).map_or(&[][..], Vec::as_slice);
        self.given.extend(all.iter().map(|&node| (node, first)));
    }

    fn facts(&self, id: u32, fact: Fact) -> impl Iterator<Item = u32> + '_ {
        self.members(id).iter().map(move |&node| fact(self.nodes, self.nodes.get(node))).filter(|&value| value > 0)
    }

    pub fn births(&self, id: u32) -> impl Iterator<Item = Birth> + '_ {
        self.members(id).iter().filter_map(|&node| self.nodes.get(node).birth)
    }

    /// Nodes that have a name.
    pub fn named(&self, id: u32) -> impl Iterator<Item = u32> + '_ {
        self.members(id).iter().copied().filter(|&node| self.nodes.get(node).name > 0)
    }

    /// Makes clusters one. `ids` are clusters.
    pub fn merge(&mut self, ids: &[u32]) {
        let Some(&first) = ids.iter().min() else { return };
        let mut all: Vec<u32> = Vec::new();
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        ids.dedup();
        if ids.len() < 2 {
            return;
        }
        for id in ids {
            all.extend(self.members.remove(&id).unwrap_or_else(|| vec![id]));
        }
        for &node in &all {
            self.of[node as usize] = first;
        }
        self.members.insert(first, all);
    }

    /// Carries out what was answered, and counts the answers whose records are there. `marks` are what nodes are remembered by.
    pub fn obey(&mut self, decided: &Decided, marks: impl Fn(u32) -> String) -> u64 {
        let pairs = [&decided.same, &decided.different, &decided.unsure];
        if pairs.iter().all(|pairs| pairs.is_empty()) {
            return 0;
        }
        let mut known: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for &node in &self.alone {
            known.entry(marks(node)).or_default().push(node);
        }
        let [same, different, unsure] = pairs.map(|pairs| {
            let here = |(one, other): &(String, String)| Some((known.get(one)?.clone(), known.get(other)?.clone()));
            pairs.iter().filter_map(here).collect::<Vec<(Vec<u32>, Vec<u32>)>>()
        });
        for (pairs, told) in [(&different, &mut self.apart), (&unsure, &mut self.unsure)] {
            for (ones, others) in pairs.iter().flat_map(|(one, other)| [(one, other), (other, one)]) {
                for one in ones {
                    told.entry(*one).or_default().extend(others.iter().filter(|other| *other != one));
                }
            }
        }
        for (ones, others) in &same {
            let ids: Vec<u32> = ones.iter().chain(others).map(|&node| self.of(node)).collect();
            self.merge(&ids);
            self.joined.extend(ones.iter().chain(others));
        }
        (same.len() + different.len() + unsure.len()) as u64
    }

    fn is_told(&self, told: &BTreeMap<u32, Vec<u32>>, a: u32, b: u32) -> bool {
        let meets = |node: &u32| told.get(node).is_some_and(|others| others.iter().any(|&other| self.of(other) == b));
        !told.is_empty() && self.members(a).iter().any(meets)
    }

    /// Whether somebody said that the two are two.
    pub fn are_apart(&self, a: u32, b: u32) -> bool {
        self.is_told(&self.apart, a, b)
    }

    /// Whether somebody was asked about the two already.
    pub fn is_settled(&self, a: u32, b: u32) -> bool {
        self.are_apart(a, b) || self.is_told(&self.unsure, a, b)
    }

    /// Whether facts of one kind speak against one person: both known, none in common.
    fn differ(&self, a: u32, b: u32, fact: Fact) -> bool {
        let mut known = false;
        for one in self.facts(a, fact) {
            for other in self.facts(b, fact) {
                if one == other {
                    return false;
                }
                known = true;
            }
        }
        known
    }

    /// Whether both have an equal strong identifier.
    pub fn share_identifier(&self, a: u32, b: u32) -> bool {
        STRONG.iter().any(|&fact| self.facts(a, fact).any(|one| self.facts(b, fact).any(|other| one == other)))
    }

    /// Whether the two are certainly two: identifiers of one kind that are no slip of each other, or somebody said so.
    pub fn are_two(&self, a: u32, b: u32) -> bool {
        STRONG.iter().enumerate().any(|(kind, &fact)| self.differ(a, b, fact) && !self.is_slip(a, b, kind))
            || self.are_apart(a, b)
    }

    /// Whether identifiers of a kind are so alike that one may be a slip of the other.
    fn is_slip(&self, a: u32, b: u32, kind: usize) -> bool {
        let text = |value: u32| match kind {
            0 => self.nodes.citizen_ids.get(value).map(CitizenId::digits),
            1 => self.nodes.student_nos.get(value),
            _ => self.nodes.member_codes.get(value),
        };
        let close = |one: u32, other: u32| {
            text(one).zip(text(other)).is_some_and(|(one, other)| damerau_levenshtein(one, other) <= 1)
        };
        self.facts(a, WRITTEN[kind]).any(|one| self.facts(b, WRITTEN[kind]).any(|other| close(one, other)))
    }

    /// Whether the two may not be one without a person's word: any strong identifier or the gender differs.
    pub fn excludes(&self, a: u32, b: u32) -> bool {
        STRONG.iter().any(|&fact| self.differ(a, b, fact)) || self.differ(a, b, gender) || self.are_apart(a, b)
    }

    /// As `excludes`, or births that cannot be one day.
    pub fn contradicts(&self, a: u32, b: u32) -> bool {
        self.excludes(a, b) || !self.births_agree(a, b)
    }

    /// Whether the births of the two cannot be compared.
    pub fn lack_birth(&self, a: u32, b: u32) -> bool {
        self.births(a).next().is_none() || self.births(b).next().is_none()
    }

    /// Whether no birth of one speaks against a birth of the other. Of whom somebody said to be one person every birth is known that he
    /// is listed with: each of the other's need agree with one of these only.
    pub fn births_agree(&self, a: u32, b: u32) -> bool {
        let met = |one: u32, told: u32| {
            self.is_joined(told) && self.births(one).all(|birth| self.births(told).any(|known| known.agrees(birth)))
        };
        self.births(a).all(|one| self.births(b).all(|other| one.agrees(other))) || met(a, b) || met(b, a)
    }

    /// Whether somebody said that nodes of it are one person.
    fn is_joined(&self, id: u32) -> bool {
        !self.joined.is_empty() && self.members(id).iter().any(|node| self.joined.contains(node))
    }

    fn pairs_of_names(&self, a: u32, b: u32) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.named(a).flat_map(move |one| self.named(b).map(move |other| (one, other)))
    }

    /// Whether a name of either is a name of the other.
    pub fn share_name(&self, a: u32, b: u32) -> bool {
        self.pairs_of_names(a, b).any(|(one, other)| self.nodes.get(one).name == self.nodes.get(other).name)
    }

    /// Whether a name is equal without its marks.
    pub fn share_plain(&self, a: u32, b: u32) -> bool {
        self.pairs_of_names(a, b).any(|(one, other)| self.nodes.form(one).plain == self.nodes.form(other).plain)
    }

    /// Whether the names are equal but for i and y.
    pub fn is_spelling_of_y(&self, a: u32, b: u32) -> bool {
        !self.share_name(a, b)
            && self.pairs_of_names(a, b).any(|(one, other)| self.nodes.form(one).iy == self.nodes.form(other).iy)
    }

    /// Whether no score may make the two one: `excludes`, or only spellings of i and y beyond one unit.
    pub fn is_barred(&self, a: u32, b: u32) -> bool {
        self.excludes(a, b) || (self.is_spelling_of_y(a, b) && !self.share_unit(a, b))
    }

    pub fn share_unit(&self, a: u32, b: u32) -> bool {
        let unit = |node: &u32| self.nodes.get(*node).unit;
        self.members(a)
            .iter()
            .any(|one| unit(one).is_some() && self.members(b).iter().any(|other| unit(one) == unit(other)))
    }

    pub fn share_phone(&self, a: u32, b: u32) -> bool {
        let phone: Fact = |_, node| node.phone;
        self.facts(a, phone).any(|one| self.facts(b, phone).any(|other| one == other))
    }

    /// Whether the given names are two words, and none is the other typed without marks or with a slip that leaves no word: as
    /// brothers and sisters are called, and twins.
    pub fn given_differ(&self, a: u32, b: u32) -> bool {
        self.pairs_of_names(a, b).all(|(one, other)| {
            let bare = self.nodes.get(one).bare != self.nodes.get(other).bare;
            let (one, other) = (self.nodes.form(one), self.nodes.form(other));
            let unmarked = bare && one.given_plain == other.given_plain;
            one.given != other.given && !unmarked && one.is_word && other.is_word
        })
    }

    /// Whether one of two names was typed without marks.
    pub fn bare_beside(&self, a: u32, b: u32) -> bool {
        let bare = |id: u32| self.named(id).any(|node| self.nodes.get(node).bare);
        bare(a) != bare(b)
    }

    /// Whether a name of either may be a spelling of a name of the other; needed beside an equal identifier.
    pub fn names_alike(&self, a: u32, b: u32) -> bool {
        let plain = |node: u32| self.nodes.names.get(self.nodes.get(node).name).map_or("", |name| &name.0.plain);
        self.named(a).next().is_none()
            || self.named(b).next().is_none()
            || self.pairs_of_names(a, b).any(|(one, other)| alike(plain(one), plain(other)))
    }
}

/// Names without marks: equal, two slips apart, or one leaving out parts of the other but never its last.
fn alike(a: &str, b: &str) -> bool {
    if a == b || damerau_levenshtein(a, b) <= 2 {
        return true;
    }
    let parts = |name: &'_ str| -> Vec<String> { name.split(' ').map(str::to_owned).collect() };
    let (short, long) = if a.len() < b.len() { (parts(a), parts(b)) } else { (parts(b), parts(a)) };
    let mut rest = long.iter();
    short.len() >= 2 && short.last() == long.last() && short.iter().all(|part| rest.any(|other| other == part))
}
