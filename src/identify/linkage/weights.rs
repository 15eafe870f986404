//! Match weights: what a comparison level speaks for or against one person, estimated from the data at hand.
//!
//! Among pairs of two persons shares (u) come from pairs drawn evenly from all; among pairs of one person shares (m) come from the
//! candidates by expectation-maximisation; both begin at the priors. An equal value weighs by its own frequency: a rare name is
//! evidence, Nguyễn is not.

use rayon::prelude::*;

use super::level::level;
use super::name;
use super::priors::priors;
use super::table::{Column, Table};
use super::{Candidates, Kind};

/// Pairs drawn to learn what two persons have in common by chance.
const DRAWN: usize = 60_000;
/// Candidates from which shares among pairs of one person are learnt.
const LOOKED_AT: usize = 200_000;
/// Rounds of expectation and maximisation; the shares stand still long before.
const ROUNDS: usize = 25;
/// No level.
const UNKNOWN: u8 = 15;
/// The most that one column speaks against, in tenths: a wrong cell is always possible.
const FLOOR: i32 = -120;

/// One reason of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    pub kind: Kind,
    /// The comparison level, 0 the best.
    pub level: u8,
    /// In tenths of a bit.
    pub tenths: i32,
}

impl Point {
    /// Whether a name is of a level that spellings of one name have.
    pub const fn is_same_name(&self) -> bool {
        matches!(self.kind, Kind::Name) && self.level < name::MIDDLE_DIFFERS
    }

    /// Whether a birth is of a level that slips of one birth have.
    pub const fn is_same_birth(&self) -> bool {
        matches!(self.kind, Kind::Birth) && self.level < super::level::TWO_OF_THREE
    }
}

/// The match weight of a pair: `base` and the points add up to `tenths`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    pub base: i32,
    pub points: Vec<Point>,
    pub tenths: i32,
}

/// How likely a match weight makes one person, 0 to 1.
pub fn probability(tenths: i32) -> f64 {
    1.0 / (1.0 + (-f64::from(tenths) / 10.0).exp2())
}

/// Weights of every level of every column, in tenths of a bit.
#[derive(Clone, Debug)]
pub struct Model {
    base: i32,
    weights: Vec<Vec<i32>>,
    /// For columns whose equal values weigh by frequency: the weight of certain equality, to which the value's rarity is added.
    equal: Vec<f64>,
    /// For names: chance that two persons share family, middle and given name.
    parts: [f64; 3],
}

type Shares = Vec<Vec<f64>>;

impl Model {
    /// Learns the weights from the records and the pairs that blocking gives.
    pub fn learn(table: &Table, candidates: &Candidates) -> Self {
        let u = by_chance(table);
        let mut m: Shares = each(table, |one| one.1);
        let records = table.len as f64;
        let pairs = (records * (records - 1.0) / 2.0).max(1.0);
        // Before the data is seen: one record in a hundred stands twice.
        let believed = (records * 0.01).max(0.5);
        let mut lambda = believed / (pairs + 2.0 * believed);
        let patterns = patterns(table, candidates);
        for _ in 0..ROUNDS {
            let weights = logs(&m, &u);
            let base = (lambda / (1.0 - lambda)).log2();
            let mut same: Shares = each(table, |one| one.1 * priors().weight);
            let mut expected = 0.0;
            for (pattern, count) in &patterns {
                let levels = levels(*pattern, m.len());
                let weight: f64 = base + levels.clone().map(|(column, level)| weights[column][level]).sum::<f64>();
                let share = *count / (1.0 + (-weight).exp2());
                expected += share;
                levels.for_each(|(column, level)| same[column][level] += share);
            }
            // No record stands three times on average: what says so takes strangers for one.
            lambda = ((expected + believed * 0.1).min(records) / (pairs + believed * 0.1)).min(0.5);
            for (column, of) in same.into_iter().enumerate() {
                m[column] = held(of, priors().of(table.columns[column].kind));
            }
        }
        let weights = logs(&m, &u);
        let tenths = |weight: f64| tenths(weight).max(FLOOR);
        Self {
            base: self::tenths((lambda / (1.0 - lambda)).log2()),
            weights: weights.iter().map(|of| of.iter().map(|&one| tenths(one)).collect()).collect(),
            equal: m.iter().map(|of| of[0].log2()).collect(),
            parts: table.column(Kind::Name).map_or([1.0; 3], chance_of_parts),
        }
    }

    /// The match weight of two persons, each known from one record or more: of several values the ones most alike count.
    pub fn score(&self, table: &Table, a: &[u32], b: &[u32]) -> Score {
        let mut score = Score { base: self.base, points: Vec::new(), tenths: self.base };
        for (number, column) in table.columns.iter().enumerate() {
            let points = a.iter().flat_map(|&one| {
                b.iter().filter_map(move |&other| {
                    let (one, other) = (one as usize, other as usize);
                    let level = level(column, one, other)?;
                    Some((self.weight(number, column, level, one, other, table.len), std::cmp::Reverse(level)))
                })
            });
            if let Some((tenths, level)) = points.max() {
                score.points.push(Point { kind: column.kind, level: level.0, tenths });
            }
        }
        let has = |fits: &dyn Fn(&Point) -> bool| score.points.iter().any(fits);
        if has(&|point| point.kind == Kind::Name && point.level == name::GIVEN_DIFFERS)
            && !has(&|point| point.kind.is_own() && point.level == 0)
        {
            score
                .points
                .iter_mut()
                .filter(|point| of_a_house(point.kind))
                .for_each(|one| one.tenths = one.tenths.min(0));
        }
        score.tenths += score.points.iter().map(|point| point.tenths).sum::<i32>();
        score
    }

    /// The match weight of two records alone.
    pub fn tenths(&self, table: &Table, a: u32, b: u32) -> i32 {
        let (a, b) = (a as usize, b as usize);
        let (mut sum, mut house, mut other_given, mut own) = (self.base, 0, false, false);
        for (number, column) in table.columns.iter().enumerate() {
            let Some(level) = level(column, a, b) else { continue };
            let weight = self.weight(number, column, level, a, b, table.len);
            if of_a_house(column.kind) && weight > 0 {
                house += weight;
            } else {
                sum += weight;
            }
            other_given |= column.kind == Kind::Name && level == name::GIVEN_DIFFERS;
            own |= column.kind.is_own() && level == 0;
        }
        if other_given && !own { sum } else { sum + house }
    }

    fn weight(&self, number: usize, column: &Column, level: u8, a: usize, b: usize, records: usize) -> i32 {
        let plain = self.weights[number][level as usize];
        let share = |count: u32| f64::from(count.max(2)) / (records as f64).max(2.0);
        if level == 0 && column.kind != Kind::Gender {
            // Both values are equal or read the same; the more frequent spelling is the safer measure.
            let count = column.counts[column.of[a] as usize].max(column.counts[column.of[b] as usize]);
            return tenths(self.equal[number] - share(count).log2());
        }
        if column.kind != Kind::Name || level == name::GIVEN_DIFFERS {
            return plain;
        }
        let (Some(one), Some(other)) = (column.name(a), column.name(b)) else { return plain };
        let of = |name: &name::NameForm| [name.family, name.middle, name.given];
        let rarity = of(one)
            .into_iter()
            .zip(of(other))
            .enumerate()
            .filter(|(_, (one, other))| one == other)
            .map(|(which, (part, _))| (self.parts[which] / share(column.parts[which][part as usize])).log2());
        plain + tenths(rarity.sum::<f64>()).clamp(-40, 80)
    }
}

/// What brothers and sisters share, and twins to the day: beside another given name it says nothing of one person.
const fn of_a_house(kind: Kind) -> bool {
    matches!(kind, Kind::Birth | Kind::Phone | Kind::Address | Kind::Ward)
}

#[expect(clippy::cast_possible_truncation, reason = "weights are within some hundred bits")]
fn tenths(weight: f64) -> i32 {
    (weight * 10.0).round() as i32
}

/// A figure for each level of each column from the priors.
fn each(table: &Table, of: impl Fn(&(String, f64, f64)) -> f64) -> Shares {
    table.columns.iter().map(|column| priors().of(column.kind).iter().map(&of).collect()).collect()
}

fn logs(m: &Shares, u: &Shares) -> Shares {
    let of = |(m, u): (&Vec<f64>, &Vec<f64>)| m.iter().zip(u).map(|(m, u)| (m / u).log2()).collect();
    m.iter().zip(u).map(of).collect()
}

/// The shares of levels among two persons: pairs drawn evenly from all records, beside the priors.
fn by_chance(table: &Table) -> Shares {
    let records = table.len;
    let drawn = if records < 2 { 0 } else { DRAWN.min(records * (records - 1) / 2) };
    // Steps that visit the records evenly; nothing is left to a clock or a seed.
    let pair = |number: usize| {
        let mixed =
            (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(31).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let (one, other) = (mixed >> 33, mixed & 0x7fff_ffff);
        let one = usize::try_from(one).unwrap_or(0) % records;
        (one, (one + 1 + usize::try_from(other).unwrap_or(0) % (records - 1)) % records)
    };
    let weight = 2_000.0;
    table
        .columns
        .par_iter()
        .map(|column| {
            let of_kind = priors().of(column.kind);
            let mut counts = vec![0_u32; of_kind.len()];
            for (one, other) in (0..drawn).map(pair) {
                if let Some(level) = level(column, one, other) {
                    counts[level as usize] += 1;
                }
            }
            // Equal values are counted and not drawn.
            let all: f64 = counts.iter().map(|&count| f64::from(count)).sum();
            let mut shares: Vec<f64> = of_kind
                .iter()
                .zip(&counts)
                .map(|(level, &count)| (f64::from(count) + level.2 * weight) / (all + weight))
                .collect();
            if column.kind != Kind::Gender {
                shares[0] = chance_of_equal(&column.counts).max(1e-9);
            }
            shares
        })
        .collect()
}

/// Shares from counts. A level that is believed to speak against one person never goes far above its belief: else expectation and
/// maximisation would take namesakes and twins for the persons they look for.
fn held(counts: Vec<f64>, believed: &[(String, f64, f64)]) -> Vec<f64> {
    let all: f64 = counts.iter().sum();
    let bound = |at: usize| Some(believed[at].1 * 2.0).filter(|_| believed[at].1 < believed[at].2);
    let shares = counts.into_iter().enumerate().map(|(at, one)| (one / all).min(bound(at).unwrap_or(1.0)));
    let shares: Vec<f64> = shares.collect();
    let all: f64 = shares.iter().sum();
    shares.into_iter().map(|one| one / all).collect()
}

/// How likely two records have the same value.
fn chance_of_equal(counts: &[u32]) -> f64 {
    let all: f64 = counts.iter().map(|&count| f64::from(count)).sum();
    counts.iter().map(|&count| (f64::from(count) / all.max(1.0)).powi(2)).sum()
}

fn chance_of_parts(column: &Column) -> [f64; 3] {
    [0, 1, 2].map(|which| chance_of_equal(&column.parts[which]).max(1e-9))
}

/// How many candidates have which levels: four bits for each column. Of very many candidates every so many-th is looked at.
fn patterns(table: &Table, candidates: &Candidates) -> Vec<(u64, f64)> {
    let of_pair = |(one, other): (u32, u32)| {
        table.columns.iter().enumerate().fold(0_u64, |pattern, (number, column)| {
            let level = level(column, one as usize, other as usize);
            pattern | u64::from(level.unwrap_or(UNKNOWN)) << (4 * number)
        })
    };
    let step = (candidates.len() / LOOKED_AT).max(1);
    let looked_at = candidates.len().div_ceil(step);
    let mut all: Vec<u64> = (0..looked_at).into_par_iter().map(|at| of_pair(candidates.get(at * step))).collect();
    all.par_sort_unstable();
    let stands_for = candidates.len() as f64 / looked_at.max(1) as f64;
    all.chunk_by(|one, other| one == other).map(|run| (run[0], run.len() as f64 * stands_for)).collect()
}

/// The known levels of a pattern: (column, level).
fn levels(pattern: u64, columns: usize) -> impl Iterator<Item = (usize, usize)> + Clone {
    (0..columns).filter_map(move |column| {
        let level = pattern >> (4 * column) & 15;
        (level != u64::from(UNKNOWN)).then_some((column, usize::try_from(level).unwrap_or(0)))
    })
}
