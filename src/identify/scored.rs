//! The scored comparison in the line: what the rules left apart is merged where it is as good as certain, asked where it may be.
//!
//! Must never undo what a rule or an answer decided, and never merge what contradicts itself.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::linkage::{self, Candidates, Kind, Model, Score, Table};
use super::persons::{Cluster, Join, NodeKey, Why};
use crate::finding::Code;
use crate::model::{Birth, Gender};
use crate::normalise::Body;
use crate::settings::Matching;
use crate::validate::Row;

/// The records of a run, compared.
pub(super) struct Comparison {
    table: Table,
    candidates: Candidates,
    model: Model,
    /// The record of each node. Nodes that only different lists tell apart are one record.
    of: Vec<u32>,
    /// Whether a node states enough to be compared by itself: more than a name and a class.
    proven: Vec<bool>,
}

impl Comparison {
    /// `nodes` in their order of values, `rows_of` the rows of each.
    pub fn new(rows: &[Row], nodes: &[NodeKey], rows_of: &[Vec<usize>]) -> Self {
        let mut table = Table::new(&Kind::ALL);
        let (mut of, mut proven) = (Vec::with_capacity(nodes.len()), Vec::with_capacity(nodes.len()));
        let mut known: BTreeMap<NodeKey, u32> = BTreeMap::new();
        for (node, of_node) in nodes.iter().zip(rows_of) {
            let own = Own::of(rows, of_node);
            let enough = node.list.is_none() || node.phone.is_some() || own.email.is_some();
            let key = NodeKey { list: None, ..node.clone() };
            let record = match known.get(&key).filter(|_| node.list.is_some()) {
                Some(&record) => record,
                None => {
                    let record = u32::try_from(table.len()).unwrap_or(u32::MAX);
                    push(&mut table, node, &own);
                    if node.list.is_some() {
                        known.insert(key, record);
                    }
                    record
                }
            };
            of.push(record);
            proven.push(enough);
        }
        table.close();
        let candidates = linkage::candidates(&table);
        let model = Model::learn(&table, &candidates);
        Self { table, candidates, model, of, proven }
    }

    fn records(&self, cluster: &Cluster) -> Vec<u32> {
        cluster.nodes.iter().map(|&node| self.of[node]).collect::<BTreeSet<u32>>().into_iter().collect()
    }

    /// The match weight of two clusters, of whatever each of them is known by.
    pub fn score(&self, a: &Cluster, b: &Cluster) -> Score {
        self.model.score(&self.table, &self.records(a), &self.records(b))
    }

    /// Whether two of one name and birth differ in everything else that is known of both, and in two things at least: then nothing
    /// but chance may have given them the name and the day.
    pub fn strangers(&self, a: &Cluster, b: &Cluster) -> bool {
        let others = [Kind::Phone, Kind::Email, Kind::Address, Kind::Ward];
        let score = self.score(a, b);
        let points = || score.points.iter().filter(|point| others.contains(&point.kind));
        points().count() > 1 && points().all(|point| point.tenths < 0) && points().any(|point| point.kind != Kind::Ward)
    }
}

/// What rows of one node say beyond its key; of several values the smallest, so that no order decides.
#[derive(Default)]
struct Own<'a> {
    email: Option<&'a str>,
    address: Option<&'a str>,
    ward: Option<String>,
}

impl<'a> Own<'a> {
    fn of(rows: &'a [Row], of_node: &[usize]) -> Self {
        let facts = || of_node.iter().map(|&row| &rows[row].record.person);
        let ward = of_node.iter().filter_map(|&row| match &rows[row].record.body {
            Body::Membership(membership) => membership.ward.as_deref(),
            _ => None,
        });
        Self {
            email: facts().filter_map(|one| one.email.as_deref()).min(),
            address: facts().filter_map(|one| one.address.as_deref()).min(),
            ward: ward.min().map(crate::text::plain),
        }
    }
}

fn push(table: &mut Table, node: &NodeKey, own: &Own) {
    let birth = node.birth.map(|birth| match birth {
        Birth::Day(day) => day.to_string(),
        Birth::Month(month) => month.year().to_string(),
        Birth::Year(year) => year.to_string(),
    });
    let gender = node.gender.map(|gender| if gender == Gender::Male { "m" } else { "f" });
    let unit = node.unit.map(|unit| unit.0.to_string());
    let values = [
        node.name.as_deref(),
        birth.as_deref(),
        gender,
        node.citizen_id.as_ref().map(|id| id.digits()),
        node.student_no.as_deref(),
        node.member_code.as_deref(),
        node.phone.as_deref(),
        own.email,
        own.address,
        own.ward.as_deref(),
        unit.as_deref(),
    ];
    table.push(values);
}

/// Two clusters that may be one person.
struct Pair {
    a: usize,
    b: usize,
    tenths: i32,
    merge: bool,
}

/// How far below a threshold two records may be whose persons are compared by all they are known by.
const SLACK: i32 = 60;

/// Merges what is as good as certain, and gives the questions about what is not.
pub(super) fn link(join: &mut Join, seen: &Comparison, matching: Matching) {
    let pairs = pairs(join, seen, matching);
    let torn = torn(join, seen, &pairs, matching);
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut asked: Vec<&Pair> = Vec::new();
    for pair in &pairs {
        if !pair.merge || torn.contains(&pair.a) || torn.contains(&pair.b) {
            asked.push(pair);
            continue;
        }
        let (one, other) = (of.get(&pair.a).copied().unwrap_or(pair.a), of.get(&pair.b).copied().unwrap_or(pair.b));
        if one == other {
            continue;
        }
        let (mine, its) = (
            groups.get(&one).cloned().unwrap_or_else(|| vec![one]),
            groups.get(&other).cloned().unwrap_or_else(|| vec![other]),
        );
        if !are_one(join, seen, &mine, &its, matching) {
            asked.push(pair);
            continue;
        }
        groups.remove(&other);
        of.extend(its.iter().map(|&id| (id, one)));
        groups.insert(one, mine.into_iter().chain(its).collect());
    }
    // Questions are put about the records as they were compared; whoever is one by then is not asked about.
    for pair in asked {
        let score = seen.score(&join.clusters[&pair.a], &join.clusters[&pair.b]);
        join.candidate(Code::PersonCandidate, pair.a, pair.b, Why::Alike, Some(score));
    }
    for group in groups.into_values() {
        let ids: BTreeSet<usize> = group.into_iter().collect();
        join.merge(&ids.into_iter().collect::<Vec<_>>());
    }
}

/// Pairs of clusters from the threshold of a question up, the likeliest first.
fn pairs(join: &Join, seen: &Comparison, matching: Matching) -> Vec<Pair> {
    let (ask, merge) = (threshold(matching.ask_at), threshold(matching.merge_at));
    let mut nodes: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (node, &record) in seen.of.iter().enumerate().filter(|(node, _)| seen.proven[*node]) {
        nodes.entry(record).or_default().push(node);
    }
    let here = |record: u32| nodes.get(&record).map_or(&[][..], Vec::as_slice);
    let likely: Vec<(usize, usize)> = seen
        .candidates
        .pairs
        .par_iter()
        .filter(|&&(one, other)| seen.model.tenths(&seen.table, one, other) >= ask - SLACK)
        .flat_map_iter(|&(one, other)| {
            let clusters = move |record: u32| here(record).iter().map(|&node| join.of[node]);
            clusters(one).flat_map(move |a| clusters(other).map(move |b| (a.min(b), a.max(b))))
        })
        .filter(|(a, b)| a != b)
        .collect();
    let likely: BTreeSet<(usize, usize)> = likely.into_iter().collect();
    let mut pairs: Vec<Pair> = likely
        .into_par_iter()
        .filter_map(|(a, b)| {
            let (one, other) = (&join.clusters[&a], &join.clusters[&b]);
            if one.is_settled(other) || other.is_settled(one) || one.is_another(other) {
                return None;
            }
            let score = seen.score(one, other);
            let merge = score.tenths >= merge && mergeable(one, other, &score);
            (score.tenths >= ask).then_some(Pair { a, b, tenths: score.tenths, merge })
        })
        .collect();
    pairs.sort_by(|one, other| (other.tenths, one.a, one.b).cmp(&(one.tenths, other.a, other.b)));
    pairs
}

/// Whether a score may merge the two: nothing contradicts, births are known or a strong number is equal (DOMAIN §3.7, rules 6 and 7),
/// not by spellings of i and y alone, and not of one house with given names a letter or a mark apart: twins are called Thúy and Thùy.
fn mergeable(one: &Cluster, other: &Cluster, score: &Score) -> bool {
    let equal = |kinds: &[Kind]| score.points.iter().any(|point| kinds.contains(&point.kind) && point.level == 0);
    let own = score.points.iter().any(|point| point.kind.is_own() && point.level == 0);
    let births = score.points.iter().any(|point| point.kind == Kind::Birth);
    !one.contradicts(other)
        && (births || equal(&[Kind::CitizenId, Kind::StudentNo, Kind::MemberCode]))
        && !one.differs_in_y(other)
        && (one.given_alike(other) || !equal(&[Kind::Address]) || own)
}

/// Clusters that may be one person with two that cannot be one: whose they are, only a person can tell.
fn torn(join: &Join, seen: &Comparison, pairs: &[Pair], matching: Matching) -> BTreeSet<usize> {
    let mut partners: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for pair in pairs.iter().filter(|pair| pair.merge) {
        partners.entry(pair.a).or_default().insert(pair.b);
        partners.entry(pair.b).or_default().insert(pair.a);
    }
    let mut torn = BTreeSet::new();
    for (&id, mine) in partners.iter().filter(|(_, mine)| mine.len() > 1) {
        let mine: Vec<usize> = mine.iter().copied().collect();
        let apart = mine.iter().enumerate().any(|(at, a)| {
            mine[at + 1..].iter().any(|b| {
                let (one, other) = (&join.clusters[a], &join.clusters[b]);
                one.contradicts(other) || seen.score(one, other).tenths < threshold(matching.ask_at)
            })
        });
        if apart {
            torn.insert(id);
        }
    }
    torn
}

/// Whether two groups are one person: no pair contradicts, and all pairs together are as likely as a merge must be.
fn are_one(join: &Join, seen: &Comparison, mine: &[usize], its: &[usize], matching: Matching) -> bool {
    let mut sum = 0_i64;
    for a in mine {
        for b in its {
            let (one, other) = (&join.clusters[a], &join.clusters[b]);
            if one.contradicts(other) || one.differs_in_y(other) {
                return false;
            }
            sum += i64::from(seen.score(one, other).tenths);
        }
    }
    let pairs = i64::try_from(mine.len() * its.len()).unwrap_or(i64::MAX);
    sum >= i64::from(threshold(matching.merge_at)) * pairs
}

/// The match weight of a probability, in tenths of a bit.
#[expect(clippy::cast_possible_truncation, reason = "a weight is within some hundred bits")]
fn threshold(probability: f64) -> i32 {
    let probability = probability.clamp(1e-9, 1.0 - 1e-9);
    ((probability / (1.0 - probability)).log2() * 10.0).round() as i32
}
