//! From what rows state to persons: nodes, rules, scores, and the questions that are left. The rows themselves are not looked at.

use std::collections::{BTreeMap, BTreeSet};

use super::clusters::Clusters;
use super::namesakes::{self, Namesakes};
use super::nodes::{Nodes, Stated};
use super::scored::{self, Comparison};
use super::{rules, runs};
use crate::answers::Decided;
use crate::finding::Code;
use crate::identify::linkage::{BlockingRule, Score};
use crate::model::UnitId;
use crate::settings::Matching;

/// Two records that may be one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub code: Code,
    /// Rows that stand for either side.
    pub rows: (usize, usize),
    /// What an answer is remembered by: the marks of both records.
    pub marks: (String, String),
    pub why: Why,
    pub score: Score,
}

/// Why two records may be one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    NameAndClass,
    PhoneAndGivenName,
    NameAndBirth,
    SpellingOfY,
    SameIdentifier,
    /// Nothing but the score.
    Alike,
}

/// Who is who.
#[derive(Clone, Debug, Default)]
pub struct Persons {
    /// Person of each accepted row; None for rows about no person.
    pub of_row: Vec<Option<usize>>,
    /// Rows of each person, in order of the rows.
    pub rows: Vec<Vec<usize>>,
    pub candidates: Vec<Candidate>,
    /// Those of a unit that are asked about together.
    pub namesakes: Vec<Namesakes>,
    /// Persons whose rows named them by different facts.
    pub merged: u64,
    /// Answers about records that are there.
    pub answered: u64,
    /// What comparing cost.
    pub blocking: Vec<BlockingRule>,
}

/// Decides which rows are about one person. `code` gives the code of a unit, by which answers know it.
pub fn decide(
    stated: &[Option<Stated<'_>>],
    code: impl Fn(UnitId) -> String,
    decided: &Decided,
    matching: Matching,
) -> Persons {
    let nodes = Nodes::new(stated);
    let seen = Comparison::new(&nodes);
    let mut clusters = Clusters::new(&nodes);
    // Rows of one node state the same.
    let marked = |node: u32| {
        let first = stated[nodes.first[node as usize] as usize].as_ref();
        first.map_or_else(String::new, |first| first.mark(&code))
    };
    // One cell names one person, whatever anybody says of records.
    runs::join(&mut clusters, &nodes, stated);
    // What somebody said goes before every rule.
    let answered = clusters.obey(decided, marked);
    let conflicts = rules::join(&mut clusters, &seen, scored::threshold(matching.merge_at));
    let told = namesakes::Told::of(&nodes, stated, &code, decided);
    told.join(&mut clusters);
    let scored = scored::link(&mut clusters, &seen, matching);
    let mut questions = Questions { clusters: &clusters, seen: &seen, open: BTreeMap::new() };
    for (a, b) in conflicts {
        questions.ask(a, b, true);
    }
    for (a, b) in rules::suspects(&clusters, &seen) {
        questions.ask(a, b, true);
    }
    for pair in &scored {
        questions.ask(pair.a, pair.b, false);
    }
    let candidates = questions.least().into_iter().map(|(one, other, why, score)| Candidate {
        code: if why == Why::SameIdentifier { Code::PersonConflict } else { Code::PersonCandidate },
        rows: (nodes.first[one as usize] as usize, nodes.first[other as usize] as usize),
        marks: (marked(one), marked(other)),
        why,
        score,
    });
    let mut candidates: Vec<Candidate> = candidates.collect();
    // Records of one mark stand on several lists: about them one question is enough.
    let mut known = BTreeSet::new();
    candidates.retain(|one| {
        let (a, b) = &one.marks;
        known.insert(if a <= b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) })
    });
    let namesakes = told.gather(&clusters, &mut candidates);
    let answered = answered + told.answered();
    let (of_row, rows) = numbered(&nodes, &clusters);
    let merged = clusters.merged() as u64;
    Persons { of_row, rows, candidates, namesakes, merged, answered, blocking: seen.candidates.rules.clone() }
}

/// Persons by number, in order of their first rows.
fn numbered(nodes: &Nodes, clusters: &Clusters) -> (Vec<Option<usize>>, Vec<Vec<usize>>) {
    let mut number_of: Vec<Option<usize>> = vec![None; nodes.all.len()];
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let of_row = nodes.of_row.iter().enumerate().map(|(row, node)| {
        let cluster = clusters.of((*node)?) as usize;
        let number = *number_of[cluster].get_or_insert_with(|| {
            rows.push(Vec::new());
            rows.len() - 1
        });
        rows[number].push(row);
        Some(number)
    });
    let of_row = of_row.collect();
    (of_row, rows)
}

/// Questions while they are gathered: about two persons once.
struct Questions<'a> {
    clusters: &'a Clusters<'a>,
    seen: &'a Comparison<'a>,
    /// By the persons: (a rule asks, the score, why, the nodes that stand for them).
    open: BTreeMap<(u32, u32), (bool, Score, Why, (u32, u32))>,
}

impl Questions<'_> {
    /// Asks about the persons that two nodes stand for by now, unless they are one, cannot be one, or somebody was asked.
    fn ask(&mut self, one: u32, other: u32, by_rule: bool) {
        let (a, b) = (self.clusters.of(one), self.clusters.of(other));
        if a == b || self.clusters.is_settled(a, b) {
            return;
        }
        let (a, b) = (a.min(b), a.max(b));
        let why = why(self.clusters, a, b);
        if why != Why::SameIdentifier && self.clusters.are_two(a, b) {
            return;
        }
        let score = || self.seen.score(self.clusters, a, b);
        let asked = if self.clusters.of(one) == a { (one, other) } else { (other, one) };
        // About an identifier it is asked where it stands. Else the fullest record stands for a person: what is said of it binds
        // the others, which a record that states less could not.
        let fullest = |id: u32| {
            let all = self.clusters.members(id).iter().copied();
            all.max_by_key(|&node| (self.clusters.nodes.get(node).facts(), std::cmp::Reverse(node))).unwrap_or(id)
        };
        let sides = if why == Why::SameIdentifier { asked } else { (fullest(a), fullest(b)) };
        let known = self.open.entry((a, b)).or_insert_with(|| (by_rule, score(), why, sides));
        known.0 |= by_rule;
        known.3 = known.3.min(sides);
    }

    /// The fewest questions that tie together all who may be one, the likeliest first: of three that are alike the third follows from
    /// two answers, and where these part them it is asked then. What a rule asks is asked in any case.
    fn least(self) -> Vec<(u32, u32, Why, Score)> {
        let mut all: Vec<_> = self.open.into_values().collect();
        all.sort_by_key(|one| (!one.0, -one.1.tenths, one.3));
        let mut up: BTreeMap<u32, u32> = BTreeMap::new();
        let root = |up: &BTreeMap<u32, u32>, mut at: u32| {
            while let Some(&next) = up.get(&at) {
                at = next;
            }
            at
        };
        let mut least = Vec::new();
        for (by_rule, score, why, (one, other)) in all {
            let (a, b) = (root(&up, self.clusters.of(one)), root(&up, self.clusters.of(other)));
            if a != b {
                up.insert(a.max(b), a.min(b));
            }
            if a != b || by_rule {
                least.push((one, other, why, score));
            }
        }
        least.sort_by_key(|one| (one.0, one.1));
        least
    }
}

/// What two persons have in common that makes one ask.
fn why(clusters: &Clusters, a: u32, b: u32) -> Why {
    let plain = || clusters.share_plain(a, b);
    let given = || {
        let given = |node| clusters.nodes.form(node).given_plain;
        clusters.named(a).any(|one| clusters.named(b).any(|other| given(one) == given(other)))
    };
    if clusters.share_identifier(a, b) {
        Why::SameIdentifier
    } else if clusters.lack_birth(a, b) && clusters.share_unit(a, b) && plain() {
        Why::NameAndClass
    } else if clusters.is_spelling_of_y(a, b) && clusters.births_agree(a, b) {
        Why::SpellingOfY
    } else if clusters.share_phone(a, b) && given() {
        Why::PhoneAndGivenName
    } else if clusters.share_name(a, b) && !clusters.lack_birth(a, b) && clusters.births_agree(a, b) {
        Why::NameAndBirth
    } else {
        Why::Alike
    }
}
