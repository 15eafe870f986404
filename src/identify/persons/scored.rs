//! The scored comparison: what the rules left apart is merged where it is as good as certain, asked where it may be.
//!
//! Must never undo what a rule or an answer decided, and never merge what contradicts itself.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::clusters::Clusters;
use super::nodes::Nodes;
use crate::identify::linkage::{self, Candidates, Kind, Model, Score};
use crate::settings::Matching;

/// The records of a run, compared.
pub(super) struct Comparison<'a> {
    nodes: &'a Nodes<'a>,
    pub candidates: Candidates,
    model: Model,
}

impl<'a> Comparison<'a> {
    pub fn new(nodes: &'a Nodes<'a>) -> Self {
        let candidates = linkage::candidates(&nodes.table);
        let model = Model::learn(&nodes.table, &candidates);
        Self { nodes, candidates, model }
    }

    /// The match weight of two clusters, of whatever each of them is known by.
    pub fn score(&self, clusters: &Clusters, a: u32, b: u32) -> Score {
        let records = |id: u32| {
            let mut records: Vec<u32> =
                clusters.members(id).iter().map(|&node| self.nodes.record[node as usize]).collect();
            records.sort_unstable();
            records.dedup();
            records
        };
        self.model.score(&self.nodes.table, &records(a), &records(b))
    }

    /// Whether there are so many records that chance alone makes namesakes of one birth.
    pub fn has_namesakes(&self) -> bool {
        self.nodes.table.len() >= NAMESAKES
    }

    /// Whether a rule that knows name and birth alone may join two. Among few records it may, unless two things and more are known
    /// of both and all of them differ. Among many whatever speaks against it must be outweighed.
    pub fn believes(&self, clusters: &Clusters, a: u32, b: u32, merge_at: i32) -> bool {
        let beside = [Kind::Phone, Kind::Email, Kind::Address, Kind::Ward];
        let score = self.score(clusters, a, b);
        let points = || score.points.iter().filter(|one| beside.contains(&one.kind));
        let all_differ =
            || points().count() > 1 && points().all(|one| one.tenths < 0) && points().any(|one| one.kind != Kind::Ward);
        let against = if self.has_namesakes() { points().any(|one| one.tenths < 0) } else { all_differ() };
        !against || score.tenths >= merge_at
    }
}

/// Of so many records two have one name and one birth by chance: half their square, times what is believed of both.
const NAMESAKES: usize = 3_000;

/// Two clusters that may be one person.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub a: u32,
    pub b: u32,
    pub score: Score,
    merge: bool,
}

/// How far below a threshold two records may be whose persons are compared by all they are known by.
const SLACK: i32 = 60;

/// Merges what is as good as certain, and gives the pairs that only a person can tell, as they were compared.
pub(super) fn link(clusters: &mut Clusters, seen: &Comparison, matching: Matching) -> Vec<Pair> {
    let merge_at = threshold(matching.merge_at);
    let pairs = pairs(clusters, seen, matching);
    let torn = torn(clusters, seen, &pairs, matching);
    let mut groups: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    let mut of: BTreeMap<u32, u32> = BTreeMap::new();
    let mut asked: Vec<Pair> = Vec::new();
    for pair in pairs {
        if !pair.merge || torn.contains(&pair.a) || torn.contains(&pair.b) {
            asked.push(pair);
            continue;
        }
        let (one, other) = (of.get(&pair.a).copied().unwrap_or(pair.a), of.get(&pair.b).copied().unwrap_or(pair.b));
        if one == other {
            continue;
        }
        let group = |id: u32| groups.get(&id).cloned().unwrap_or_else(|| vec![id]);
        let (mine, its) = (group(one), group(other));
        if !are_one(clusters, seen, &mine, &its, merge_at) {
            asked.push(pair);
            continue;
        }
        groups.remove(&other);
        of.extend(its.iter().map(|&id| (id, one)));
        groups.insert(one, mine.into_iter().chain(its).collect());
    }
    for group in groups.into_values() {
        clusters.merge(&group);
    }
    asked
}

/// Pairs of clusters from the threshold of a question up, the likeliest first.
fn pairs(clusters: &Clusters, seen: &Comparison, matching: Matching) -> Vec<Pair> {
    let (ask, merge) = (threshold(matching.ask_at), threshold(matching.merge_at));
    let nodes = seen.nodes;
    // Nodes stand in the order of their records.
    let of_record = |record: u32| {
        let first = nodes.record.partition_point(|&one| one < record);
        let own = nodes.record[first..].iter().take_while(move |&&one| one == record).enumerate();
        own.filter_map(move |(at, _)| {
            let node = first + at;
            nodes.proven[node].then(|| clusters.of(u32::try_from(node).unwrap_or(u32::MAX)))
        })
    };
    let mut likely: Vec<(u32, u32)> = seen
        .candidates
        .par_iter()
        .filter(|&(one, other)| seen.model.tenths(&nodes.table, one, other) >= ask - SLACK)
        .flat_map_iter(|(one, other)| {
            of_record(one).flat_map(move |a| of_record(other).map(move |b| (a.min(b), a.max(b))))
        })
        .filter(|(a, b)| a != b)
        .collect();
    likely.par_sort_unstable();
    likely.dedup();
    let mut pairs: Vec<Pair> = likely
        .into_par_iter()
        .filter_map(|(a, b)| {
            if clusters.is_settled(a, b) || clusters.are_two(a, b) {
                return None;
            }
            let score = seen.score(clusters, a, b);
            let merge = score.tenths >= merge && mergeable(clusters, a, b, &score);
            (score.tenths >= ask).then_some(Pair { a, b, score, merge })
        })
        .collect();
    pairs.sort_by(|one, other| (other.score.tenths, one.a, one.b).cmp(&(one.score.tenths, other.a, other.b)));
    pairs
}

/// Whether a score may merge the two: no identifier contradicts, the names are alike, births are known or a strong number is equal
/// (DOMAIN §3.7, rules 6 and 7), and not by spellings of i and y alone. Twins are called Thúy and Thùy, or Lan and Lam: given names that
/// differ need a number or an e-mail that nobody shares.
fn mergeable(clusters: &Clusters, a: u32, b: u32, score: &Score) -> bool {
    let point = |kind: Kind| score.points.iter().find(|point| point.kind == kind);
    let equal = |kind: Kind| point(kind).is_some_and(|point| point.level == 0);
    let numbered = [Kind::CitizenId, Kind::StudentNo, Kind::MemberCode].into_iter().any(equal);
    let own = numbered || equal(Kind::Email);
    let names = point(Kind::Name).is_none_or(|point| point.is_same_name());
    let births = point(Kind::Birth).is_none_or(|point| point.is_same_birth());
    !clusters.is_barred(a, b)
        && names
        && births
        && (numbered || point(Kind::Birth).is_some() && point(Kind::Name).is_some())
        && (own || !clusters.given_differ(a, b))
}

/// Clusters that may be one person with two that cannot be one, and belong to none of them clearly more than to the other.
fn torn(clusters: &Clusters, seen: &Comparison, pairs: &[Pair], matching: Matching) -> BTreeSet<u32> {
    let (ask, margin) = (threshold(matching.ask_at), threshold(matching.merge_at));
    let mut partners: BTreeMap<u32, Vec<(u32, i32)>> = BTreeMap::new();
    for pair in pairs.iter().filter(|pair| pair.merge) {
        partners.entry(pair.a).or_default().push((pair.b, pair.score.tenths));
        partners.entry(pair.b).or_default().push((pair.a, pair.score.tenths));
    }
    partners.retain(|_, mine| mine.len() > 1);
    let apart = |a: u32, b: u32| clusters.contradicts(a, b) || seen.score(clusters, a, b).tenths < ask;
    let is_torn = |mine: &[(u32, i32)]| {
        mine.iter().enumerate().any(|(at, one)| {
            mine[at + 1..].iter().any(|other| (one.1 - other.1).abs() < margin && apart(one.0, other.0))
        })
    };
    partners.into_iter().filter(|(_, mine)| is_torn(mine)).map(|(id, _)| id).collect()
}

/// Whether two groups are one person: no pair contradicts, and all pairs together are as likely as a merge must be.
fn are_one(clusters: &Clusters, seen: &Comparison, mine: &[u32], its: &[u32], merge_at: i32) -> bool {
    let mut sum = 0_i64;
    for &a in mine {
        for &b in its {
            if clusters.is_barred(a, b) {
                return false;
            }
            sum += i64::from(seen.score(clusters, a, b).tenths);
        }
    }
    let pairs = i64::try_from(mine.len() * its.len()).unwrap_or(i64::MAX);
    sum >= i64::from(merge_at) * pairs
}

/// The match weight of a probability, in tenths of a bit.
#[expect(clippy::cast_possible_truncation, reason = "a weight is within some hundred bits")]
pub(super) fn threshold(probability: f64) -> i32 {
    let probability = probability.clamp(1e-9, 1.0 - 1e-9);
    ((probability / (1.0 - probability)).log2() * 10.0).round() as i32
}
