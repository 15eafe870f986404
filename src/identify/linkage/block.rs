//! Blocking rules: which pairs are compared at all.
//!
//! Records equal in what a rule names stand in one block, and every pair of a block is compared. A block too large to compare pair by
//! pair is divided by what the rule names next, and so on; one that stays too large is left out and counted, so that work grows
//! with the number of records and not with its square.

use rayon::prelude::*;

use super::Kind;
use super::table::{NONE, Table};

/// The pairs to compare, and what was too much.
#[derive(Clone, Debug, Default)]
pub struct Candidates {
    /// Each pair once, in order: the smaller record in the upper half.
    pairs: Vec<u64>,
    pub rules: Vec<BlockingRule>,
}

impl Candidates {
    pub const fn len(&self) -> usize {
        self.pairs.len()
    }

    pub const fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// The smaller record first.
    pub fn get(&self, at: usize) -> (u32, u32) {
        halves(self.pairs[at])
    }

    pub fn iter(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.pairs.iter().copied().map(halves)
    }

    pub(in crate::identify) fn par_iter(&self) -> impl ParallelIterator<Item = (u32, u32)> + '_ {
        self.pairs.par_iter().copied().map(halves)
    }
}

fn halves(pair: u64) -> (u32, u32) {
    let half = |pair: u64| u32::try_from(pair & u64::from(u32::MAX)).unwrap_or(NONE);
    (half(pair >> 32), half(pair))
}

/// What a blocking rule costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockingRule {
    pub name: &'static str,
    /// Blocks of two records and more.
    pub blocks: usize,
    /// Records in the largest of them.
    pub largest: usize,
    /// Pairs that are compared.
    pub pairs: usize,
    /// Blocks too large to compare however they are divided.
    pub left_out: usize,
}

/// What a rule may look at.
#[derive(Clone, Copy, Debug)]
enum Part {
    Whole(Kind),
    /// The name without marks.
    Plain,
    Given,
    Family,
    /// The first letters of every part, in the order of letters.
    Initials,
    Year,
    Month,
    Day,
}

/// A block larger than this is divided further.
const LARGE: usize = 60;
/// A block is left out from here on.
const TOO_LARGE: usize = 400;

struct Rule {
    name: &'static str,
    /// Equal in all of these,
    key: &'static [Part],
    /// then, where that is too many, in one of these each: (what divides, in order).
    further: &'static [&'static [Part]],
}

const RULES: &[Rule] = &[
    Rule { name: "citizen id", key: &[Part::Whole(Kind::CitizenId)], further: &[&[Part::Given]] },
    Rule { name: "student number", key: &[Part::Whole(Kind::StudentNo)], further: &[&[Part::Given]] },
    Rule { name: "member code", key: &[Part::Whole(Kind::MemberCode)], further: &[&[Part::Given]] },
    Rule { name: "phone", key: &[Part::Whole(Kind::Phone)], further: &[&[Part::Given], &[Part::Year]] },
    Rule { name: "e-mail", key: &[Part::Whole(Kind::Email)], further: &[&[Part::Given], &[Part::Year]] },
    Rule {
        name: "address",
        key: &[Part::Whole(Kind::Address)],
        further: &[&[Part::Given], &[Part::Year], &[Part::Month]],
    },
    Rule {
        name: "birth",
        key: &[Part::Whole(Kind::Birth)],
        further: &[&[Part::Given], &[Part::Family, Part::Initials], &[Part::Whole(Kind::Unit)]],
    },
    Rule {
        name: "name",
        key: &[Part::Plain],
        further: &[
            &[Part::Year, Part::Month],
            &[Part::Year, Part::Day],
            &[Part::Day, Part::Month],
            &[Part::Whole(Kind::Unit)],
        ],
    },
    Rule {
        name: "initials, birth year and ward",
        key: &[Part::Initials, Part::Year, Part::Whole(Kind::Ward)],
        further: &[&[Part::Given, Part::Month], &[Part::Family, Part::Day]],
    },
];

/// The pairs that the blocking rules give.
pub fn candidates(table: &Table) -> Candidates {
    let mut found = Candidates::default();
    let given: Vec<(Vec<u64>, BlockingRule)> = RULES.par_iter().map(|rule| of_rule(table, rule)).collect();
    let mut all: Vec<u64> = Vec::new();
    for (pairs, cost) in given {
        found.rules.push(cost);
        all.extend(pairs);
    }
    all.par_sort_unstable();
    all.dedup();
    all.shrink_to_fit();
    found.pairs = all;
    found
}

/// The pairs of a rule, and what it costs.
fn of_rule(table: &Table, rule: &Rule) -> (Vec<u64>, BlockingRule) {
    let mut found = Vec::new();
    let mut cost = BlockingRule { name: rule.name, blocks: 0, largest: 0, pairs: 0, left_out: 0 };
    let records = (0..u32::try_from(table.len).unwrap_or(NONE)).collect();
    for block in blocks(table, records, rule.key) {
        cost.blocks += 1;
        cost.largest = cost.largest.max(block.len());
        if block.len() <= LARGE || rule.further.is_empty() {
            pairs(&block, &mut found, &mut cost);
            continue;
        }
        for division in rule.further {
            blocks(table, block.clone(), division).iter().for_each(|part| pairs(part, &mut found, &mut cost));
        }
    }
    found.sort_unstable();
    found.dedup();
    cost.pairs = found.len();
    (found, cost)
}

fn pairs(block: &[u32], found: &mut Vec<u64>, cost: &mut BlockingRule) {
    if block.len() > TOO_LARGE {
        cost.left_out += 1;
        return;
    }
    for (at, &one) in block.iter().enumerate() {
        found.extend(block[at + 1..].iter().map(|&other| u64::from(one.min(other)) << 32 | u64::from(one.max(other))));
    }
}

/// Records of `records` by equal key, those of at least two.
fn blocks(table: &Table, records: Vec<u32>, key: &[Part]) -> Vec<Vec<u32>> {
    let mut keyed: Vec<(u64, u32)> =
        records.into_iter().filter_map(|record| Some((key_of(table, record as usize, key)?, record))).collect();
    keyed.sort_unstable();
    keyed
        .chunk_by(|one, other| one.0 == other.0)
        .filter(|block| block.len() > 1)
        .map(|block| block.iter().map(|one| one.1).collect())
        .collect()
}

/// One number for the key of a record; None where a part is unknown. Keys that fall together by chance cost a comparison, no more.
fn key_of(table: &Table, record: usize, key: &[Part]) -> Option<u64> {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |value: u64| {
        hash = (hash ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^= hash >> 29;
    };
    for &part in key {
        let name = || table.column(Kind::Name)?.name(record);
        let birth = || table.column(Kind::Birth)?.birth(record);
        let number = |value: i32| Some(u64::from(value.unsigned_abs())).filter(|&value| value > 0);
        match part {
            Part::Whole(kind) => {
                let value = table.column(kind)?.of[record];
                add(Some(u64::from(value)).filter(|_| value != NONE)?);
            }
            Part::Plain => name()?.plain.bytes().for_each(|byte| add(u64::from(byte))),
            Part::Given => add(u64::from(name()?.given)),
            Part::Family => add(u64::from(name()?.family)),
            Part::Initials => {
                let mut letters: Vec<u8> = name()?.plain.split(' ').filter_map(|part| part.bytes().next()).collect();
                letters.sort_unstable();
                letters.into_iter().for_each(|byte| add(u64::from(byte)));
            }
            Part::Year => add(number(birth()?.year)?),
            Part::Month => add(number(birth()?.month)?),
            Part::Day => add(number(birth()?.day)?),
        }
    }
    Some(hash)
}
