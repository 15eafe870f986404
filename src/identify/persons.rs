//! One person or two: the deterministic rules of DOMAIN §3.7, with questions where they end.
//!
//! Rows that state the same facts are one node; rules join nodes into clusters. A rule joins only what does not contradict
//! itself, and never a node that would fit two clusters which contradict each other. Nothing depends on the order of rows.

use std::collections::{BTreeMap, BTreeSet};

use strsim::damerau_levenshtein;

use super::linkage::Score;
use super::ours;
use super::scored::{self, Comparison};
use crate::answers::Decided;
use crate::finding::{Code, Finding};
use crate::model::{Birth, CitizenId, Gender, SheetKind, UnitId, Units, When};
use crate::settings::Matching;
use crate::validate::{Row, Table};

/// Facts of one row that decide who it is about. Equal facts are one node.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NodeKey {
    pub name: Option<String>,
    pub birth: Option<Birth>,
    pub student_no: Option<String>,
    pub member_code: Option<String>,
    pub citizen_id: Option<CitizenId>,
    pub phone: Option<String>,
    pub gender: Option<Gender>,
    pub unit: Option<UnitId>,
    pub bare: bool,
    /// Name and class alone prove nothing, so such rows are one only where the same list was sent again.
    pub list: Option<(UnitId, SheetKind, Option<When>, String, [u8; 16])>,
}

/// What a cluster of nodes knows.
#[derive(Clone, Debug, Default)]
pub(super) struct Cluster {
    pub nodes: Vec<usize>,
    names: BTreeSet<(String, String, String, bool)>,
    births: BTreeSet<Birth>,
    student_nos: BTreeSet<String>,
    member_codes: BTreeSet<String>,
    cccds: BTreeSet<String>,
    genders: BTreeSet<Gender>,
    units: BTreeSet<UnitId>,
    /// Nodes that somebody said are another person.
    apart: BTreeSet<usize>,
    /// Nodes about which somebody said that it cannot be told.
    unsure: BTreeSet<usize>,
}

/// Two records that may be one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub code: Code,
    /// Rows that stand for either side, by index into the accepted rows.
    pub rows: (usize, usize),
    /// What an answer is remembered by: the marks of both records.
    pub marks: (String, String),
    pub why: Why,
    pub score: Score,
}

/// Why two records may be one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
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
pub(super) struct Persons {
    /// Person of each accepted row; None for rows about no person.
    pub of_row: Vec<Option<usize>>,
    /// Rows of each person, in order of the rows.
    pub rows: Vec<Vec<usize>>,
    pub candidates: Vec<Candidate>,
    /// Persons whose rows named them by different facts.
    pub merged: u64,
    /// Answers about records that are there.
    pub answered: u64,
}

/// Decides which rows are about one person.
pub(super) fn persons(rows: &[Row], tables: &[Table], units: &Units, decided: &Decided, matching: Matching) -> Persons {
    let (nodes, node_rows, of_row) = nodes(rows, tables);
    let seen = Comparison::new(rows, &nodes, &node_rows);
    let first: Vec<usize> = node_rows.iter().map(|rows| rows[0]).collect();
    let mut join = Join::new(rows, &nodes, &first, units, &seen);
    // What somebody said goes before every rule.
    let answered = join.obey(decided);
    join.by_identifier(|facts| facts.cccds.iter().cloned().collect());
    join.by_identifier(|facts| facts.student_nos.iter().cloned().collect());
    join.by_identifier(|facts| facts.member_codes.iter().cloned().collect());
    join.by_name_and_birth();
    join.by_name_year_and_class();
    join.ask();
    scored::link(&mut join, &seen, matching);
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    let mut persons = Persons { of_row: vec![None; rows.len()], ..Persons::default() };
    for (row, node) in of_row.iter().enumerate() {
        let Some(node) = *node else { continue };
        let cluster = join.of[node];
        let number = *numbers.entry(cluster).or_insert_with(|| {
            persons.rows.push(Vec::new());
            persons.rows.len() - 1
        });
        persons.of_row[row] = Some(number);
        persons.rows[number].push(row);
    }
    ours::settle(&mut persons, rows, tables);
    persons.answered = answered;
    persons.merged = join.clusters.values().filter(|cluster| cluster.nodes.len() > 1).count() as u64;
    persons.candidates = join.open_candidates();
    persons
}

/// The nodes in their order, the rows of each, and the node of each row.
fn nodes(rows: &[Row], tables: &[Table]) -> (Vec<NodeKey>, Vec<Vec<usize>>, Vec<Option<usize>>) {
    let mut known: BTreeMap<NodeKey, Vec<usize>> = BTreeMap::new();
    for (number, row) in rows.iter().enumerate() {
        let facts = &row.record.person;
        if tables[row.table].facts.form.is_some() {
            continue;
        }
        if facts.name.is_some() || facts.has_strong_id() {
            known.entry(key(row, &tables[row.table])).or_default().push(number);
        }
    }
    let mut of_row = vec![None; rows.len()];
    let (mut nodes, mut of_node) = (Vec::new(), Vec::new());
    for (key, of_key) in known {
        for &row in &of_key {
            of_row[row] = Some(nodes.len());
        }
        nodes.push(key);
        of_node.push(of_key);
    }
    (nodes, of_node, of_row)
}

fn key(row: &Row, table: &Table) -> NodeKey {
    let facts = &row.record.person;
    let proven = facts.birth.is_some() || facts.has_strong_id();
    let list = || {
        let when = table.facts.when.map(|(when, _)| when);
        (table.sender, table.kind, when, table.facts.title_key.clone(), row.record.content)
    };
    NodeKey {
        name: facts.name.as_ref().map(|name| name.key.clone()),
        birth: facts.birth,
        student_no: facts.student_no.clone(),
        member_code: facts.member_code.clone(),
        citizen_id: facts.citizen_id.clone(),
        phone: facts.phone.clone(),
        gender: facts.gender,
        unit: row.unit,
        bare: facts.name.as_ref().is_some_and(|name| name.bare),
        list: (!proven).then(list),
    }
}

/// What a node is remembered by in answers: equal for equal facts in any run, and telling nothing of them. Rows that state nothing
/// but name and class are one whatever list they stand on, so that what was said of them holds for next month's list.
fn mark(key: &NodeKey, units: &Units) -> String {
    let mut hasher = blake3::Hasher::new_derive_key("tonghop record of a person 1");
    let mut add = |part: Option<String>| {
        // A length before each part, so that no two records run together to one.
        let part = part.unwrap_or_default();
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    };
    add(key.name.clone());
    add(key.birth.map(|birth| birth.to_string()));
    add(key.student_no.clone());
    add(key.member_code.clone());
    // Of personal numbers only that they changed: a short hash of twelve digits could be tried out.
    let trace = |number: &str| blake3::hash(number.as_bytes()).to_hex()[..2].to_owned();
    add(key.citizen_id.as_ref().map(|id| trace(id.digits())));
    add(key.phone.as_deref().map(trace));
    add(key.gender.map(|gender| format!("{gender:?}")));
    add(key.unit.map(|unit| units.get(unit).code.to_string()));
    hasher.finalize().to_hex()[..12].to_owned()
}

/// Whether two sets of identifiers of one kind speak against one person: both known, none in common.
fn differ(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    !a.is_empty() && !b.is_empty() && a.is_disjoint(b)
}

/// Identifiers so alike that one may be a slip of the other.
fn close(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    a.iter().any(|one| b.iter().any(|other| damerau_levenshtein(one, other) <= 1))
}

impl Cluster {
    pub fn contradicts(&self, other: &Self) -> bool {
        differ(&self.cccds, &other.cccds)
            || differ(&self.student_nos, &other.student_nos)
            || differ(&self.member_codes, &other.member_codes)
            || self.births.iter().any(|one| other.births.iter().any(|born| !one.agrees(*born)))
            || (!self.genders.is_empty() && !other.genders.is_empty() && self.genders.is_disjoint(&other.genders))
            || self.is_apart(other)
    }

    fn is_apart(&self, other: &Self) -> bool {
        self.apart.iter().any(|node| other.nodes.contains(node))
    }

    /// Whether somebody was asked about the two already.
    pub fn is_settled(&self, other: &Self) -> bool {
        self.is_apart(other) || self.unsure.iter().any(|node| other.nodes.contains(node))
    }

    /// Whether the two are certainly two: numbers of one kind that are no slip of each other, or another gender.
    pub fn is_another(&self, other: &Self) -> bool {
        let clearly = |a: &BTreeSet<String>, b: &BTreeSet<String>| differ(a, b) && !close(a, b);
        clearly(&self.cccds, &other.cccds)
            || clearly(&self.student_nos, &other.student_nos)
            || clearly(&self.member_codes, &other.member_codes)
            || (!self.genders.is_empty() && !other.genders.is_empty() && self.genders.is_disjoint(&other.genders))
    }

    /// Whether the names are equal but for i and y, and the chapters differ: asked, never merged (COUNTING, Members).
    pub fn differs_in_y(&self, other: &Self) -> bool {
        let pairs = || self.names.iter().flat_map(|one| other.names.iter().map(move |name| (one, name)));
        pairs().any(|(one, name)| one.1 == name.1 && one.0 != name.0)
            && pairs().all(|(one, name)| one.0 != name.0)
            && self.units.is_disjoint(&other.units)
    }

    /// Whether a given name is equal with its marks, or was typed without any.
    pub fn given_alike(&self, other: &Self) -> bool {
        let given = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
        let pairs = || self.names.iter().flat_map(|one| other.names.iter().map(move |name| (one, name)));
        pairs()
            .any(|(one, name)| given(&one.0) == given(&name.0) || (one.3 != name.3 && given(&one.2) == given(&name.2)))
    }

    /// Whether a name of either may be a spelling of a name of the other; needed beside an equal identifier.
    fn names_alike(&self, other: &Self) -> bool {
        self.names.is_empty()
            || other.names.is_empty()
            || self.names.iter().any(|one| other.names.iter().any(|name| alike(&one.2, &name.2)))
    }

    fn absorb(&mut self, other: Self) {
        self.nodes.extend(other.nodes);
        self.names.extend(other.names);
        self.births.extend(other.births);
        self.student_nos.extend(other.student_nos);
        self.member_codes.extend(other.member_codes);
        self.cccds.extend(other.cccds);
        self.genders.extend(other.genders);
        self.units.extend(other.units);
        self.apart.extend(other.apart);
        self.unsure.extend(other.unsure);
    }
}

/// Names without marks: equal, two slips apart, or one leaving out parts of the other but never its last.
fn alike(a: &str, b: &str) -> bool {
    if a == b || damerau_levenshtein(a, b) <= 2 {
        return true;
    }
    let parts = |name: &str| name.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (short, long) = if a.len() < b.len() { (parts(a), parts(b)) } else { (parts(b), parts(a)) };
    let mut rest = long.iter();
    short.len() >= 2 && short.last() == long.last() && short.iter().all(|part| rest.any(|other| other == part))
}

/// Clusters while they grow. A cluster is known by its smallest node.
pub(super) struct Join<'a> {
    rows: &'a [Row],
    node_rows: &'a [usize],
    /// What each node is remembered by.
    marks: Vec<String>,
    pub of: Vec<usize>,
    pub clusters: BTreeMap<usize, Cluster>,
    /// By the first nodes of both sides: a pair is asked about once, for the first reason there is.
    candidates: BTreeMap<(usize, usize), (Code, Why, Score)>,
    seen: &'a Comparison,
}

impl<'a> Join<'a> {
    fn new(rows: &'a [Row], nodes: &[NodeKey], node_rows: &'a [usize], units: &Units, seen: &'a Comparison) -> Self {
        let mut clusters = BTreeMap::new();
        for (number, key) in nodes.iter().enumerate() {
            let facts = &rows[node_rows[number]].record.person;
            let mut cluster = Cluster { nodes: vec![number], ..Cluster::default() };
            if let Some(name) = &facts.name {
                cluster.names.insert((name.key.clone(), name.iy.clone(), name.plain.clone(), name.bare));
            }
            cluster.births.extend(facts.birth);
            cluster.student_nos.extend(facts.student_no.clone());
            cluster.member_codes.extend(facts.member_code.clone());
            if let Some(CitizenId::Cccd(digits)) = &facts.citizen_id {
                cluster.cccds.insert(digits.clone());
            }
            cluster.genders.extend(facts.gender);
            cluster.units.extend(key.unit);
            clusters.insert(number, cluster);
        }
        let marks = nodes.iter().map(|key| mark(key, units)).collect();
        Self { rows, node_rows, marks, of: (0..nodes.len()).collect(), clusters, candidates: BTreeMap::new(), seen }
    }

    /// Carries out what was answered, and counts the answers whose records are there.
    fn obey(&mut self, decided: &Decided) -> u64 {
        let pairs = [&decided.same, &decided.different, &decided.unsure];
        if pairs.iter().all(|pairs| pairs.is_empty()) {
            return 0;
        }
        let mut known: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (node, mark) in self.marks.iter().enumerate() {
            known.entry(mark).or_default().push(node);
        }
        let [same, different, unsure] = pairs.map(|pairs| {
            let here = |(one, other): &(String, String)| {
                Some((known.get(one.as_str())?.clone(), known.get(other.as_str())?.clone()))
            };
            pairs.iter().filter_map(here).collect::<Vec<(Vec<usize>, Vec<usize>)>>()
        });
        for (pairs, apart) in [(&different, true), (&unsure, false)] {
            for (ones, others) in pairs.iter().flat_map(|(one, other)| [(one, other), (other, one)]) {
                for one in ones {
                    if let Some(cluster) = self.clusters.get_mut(one) {
                        let of = if apart { &mut cluster.apart } else { &mut cluster.unsure };
                        of.extend(others.iter().filter(|other| *other != one));
                    }
                }
            }
        }
        for (ones, others) in &same {
            let ids: BTreeSet<usize> = ones.iter().chain(others).map(|&node| self.current(node)).collect();
            self.merge(&ids.into_iter().collect::<Vec<_>>());
        }
        (same.len() + different.len() + unsure.len()) as u64
    }

    pub fn merge(&mut self, ids: &[usize]) {
        let Some((&first, rest)) = ids.split_first() else { return };
        for id in rest {
            if let Some(other) = self.clusters.remove(id) {
                for &node in &other.nodes {
                    self.of[node] = first;
                }
                if let Some(cluster) = self.clusters.get_mut(&first) {
                    cluster.absorb(other);
                }
            }
        }
    }

    /// Remembers a question about two clusters, unless somebody answered it. Without a score the two are compared.
    pub fn candidate(&mut self, code: Code, a: usize, b: usize, why: Why, score: Option<Score>) {
        let (one, other) = (&self.clusters[&a.min(b)], &self.clusters[&a.max(b)]);
        if one.is_settled(other) || other.is_settled(one) {
            return;
        }
        let score = score.unwrap_or_else(|| self.seen.score(one, other));
        self.candidates.entry((one.nodes[0], other.nodes[0])).or_insert((code, why, score));
    }

    /// The questions that are open when everything is decided: about two persons, and about each two once, for the likeliest reason.
    fn open_candidates(&self) -> Vec<Candidate> {
        let mut open: BTreeMap<(usize, usize), Candidate> = BTreeMap::new();
        for (&(one, other), (code, why, score)) in &self.candidates {
            let (a, b) = (self.of[one].min(self.of[other]), self.of[one].max(self.of[other]));
            if a == b || self.clusters[&a].is_settled(&self.clusters[&b]) {
                continue;
            }
            let candidate = || Candidate {
                code: *code,
                rows: (self.node_rows[one], self.node_rows[other]),
                marks: (self.marks[one].clone(), self.marks[other].clone()),
                why: *why,
                score: score.clone(),
            };
            let known = open.entry((a, b)).or_insert_with(candidate);
            if (known.code != Code::PersonConflict, known.why == Why::Alike, -known.score.tenths)
                > (*code != Code::PersonConflict, *why == Why::Alike, -score.tenths)
            {
                *known = candidate();
            }
        }
        open.into_values().collect()
    }

    /// Rules 1 to 3: an equal strong identifier, where nothing contradicts.
    fn by_identifier(&mut self, of: impl Fn(&Cluster) -> Vec<String>) {
        let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (&id, cluster) in &self.clusters {
            for value in of(cluster) {
                groups.entry(value).or_default().push(id);
            }
        }
        for group in groups.into_values() {
            let fits = |a: &Cluster, b: &Cluster| a.names_alike(b) && !a.contradicts(b);
            let group = self.settle(group, fits);
            for (at, &a) in group.iter().enumerate() {
                for &b in &group[at + 1..] {
                    self.candidate(Code::PersonConflict, a, b, Why::SameIdentifier, None);
                }
            }
        }
    }

    /// Joins what fits within a group and gives what is left apart, in order.
    ///
    /// Whoever fits two that do not fit each other stays alone: exactly one candidate must fit.
    fn settle(&mut self, group: Vec<usize>, fits: impl Fn(&Cluster, &Cluster) -> bool) -> Vec<usize> {
        let group: Vec<usize> =
            group.into_iter().map(|id| self.current(id)).collect::<BTreeSet<_>>().into_iter().collect();
        if group.len() < 2 {
            return group;
        }
        let friends: Vec<BTreeSet<usize>> = group
            .iter()
            .map(|a| (0..group.len()).filter(|&b| fits(&self.clusters[a], &self.clusters[&group[b]])).collect())
            .collect();
        let torn: Vec<bool> = friends
            .iter()
            .map(|mine| mine.iter().any(|&a| mine.iter().any(|&b| a != b && !friends[a].contains(&b))))
            .collect();
        let mut left = Vec::new();
        let mut done = vec![false; group.len()];
        for at in 0..group.len() {
            if done[at] {
                continue;
            }
            let together: Vec<usize> = if torn[at] {
                vec![at]
            } else {
                friends[at]
                    .iter()
                    .copied()
                    .filter(|&other| !torn[other] && !done[other])
                    .chain([at])
                    .collect::<BTreeSet<_>>()
                    .into_iter()
                    .collect()
            };
            together.iter().for_each(|&other| done[other] = true);
            let ids: Vec<usize> = together.iter().map(|&other| group[other]).collect();
            self.merge(&ids);
            left.push(ids[0]);
        }
        left
    }

    fn current(&self, id: usize) -> usize {
        self.of[id]
    }

    /// Rule 4: equal name and full birth date; i and y spellings only within a chapter; names without marks beside one with.
    fn by_name_and_birth(&mut self) {
        let seen = self.seen;
        let compatible = |a: &Cluster, b: &Cluster| !a.contradicts(b) && !seen.strangers(a, b);
        for group in self.groups(|name, birth, _| birth.day().map(|_| (name.0.clone(), birth))) {
            self.settle(group, compatible);
        }
        for group in self.groups(|name, birth, unit| birth.day().and(unit).map(|_| (name.1.clone(), birth, unit))) {
            self.settle(group, compatible);
        }
        for group in self.groups(|name, birth, _| birth.day().map(|_| (name.2.clone(), birth))) {
            self.settle(group, |a, b| bare_beside(a, b) && !a.contradicts(b) && !seen.strangers(a, b));
        }
    }

    /// Rule 5: equal name, birth year and class, for lists that know only the year.
    fn by_name_year_and_class(&mut self) {
        let year = |birth: Birth| Birth::Year(birth.year());
        let compatible = |a: &Cluster, b: &Cluster| !a.contradicts(b);
        for group in self.groups(|name, birth, unit| unit.map(|_| (name.0.clone(), year(birth), unit))) {
            self.settle(group, compatible);
        }
        for group in self.groups(|name, birth, unit| unit.map(|_| (name.2.clone(), year(birth), unit))) {
            self.settle(group, |a, b| !a.contradicts(b) && bare_beside(a, b));
        }
    }

    /// Clusters by what a rule needs to be equal, in order.
    fn groups<K: Ord>(
        &self,
        of: impl Fn(&(String, String, String, bool), Birth, Option<UnitId>) -> Option<K>,
    ) -> Vec<Vec<usize>> {
        let mut groups: BTreeMap<K, Vec<usize>> = BTreeMap::new();
        for (&id, cluster) in &self.clusters {
            let units: Vec<Option<UnitId>> =
                if cluster.units.is_empty() { vec![None] } else { cluster.units.iter().copied().map(Some).collect() };
            let mut keys = BTreeSet::new();
            for name in &cluster.names {
                for &birth in &cluster.births {
                    keys.extend(units.iter().filter_map(|&unit| of(name, birth, unit)));
                }
            }
            for key in keys {
                groups.entry(key).or_default().push(id);
            }
        }
        groups.into_values().filter(|group| group.len() > 1).collect()
    }

    /// Rules 6 and 7 and what the others left open: questions, each pair once.
    fn ask(&mut self) {
        let mut by_class: BTreeMap<(String, UnitId), Vec<usize>> = BTreeMap::new();
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut by_phone: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
        for (&id, cluster) in &self.clusters {
            for name in &cluster.names {
                by_name.entry(name.2.clone()).or_default().push(id);
                for &unit in &cluster.units {
                    by_class.entry((name.2.clone(), unit)).or_default().push(id);
                }
                let given = name.2.rsplit(' ').next().unwrap_or_default().to_owned();
                for &node in &cluster.nodes {
                    if let Some(phone) = &self.rows[self.node_rows[node]].record.person.phone {
                        by_phone.entry((phone.clone(), given.clone())).or_default().push(id);
                    }
                }
            }
        }
        self.ask_groups(by_class, Why::NameAndClass, |a, b| a.births.is_empty() || b.births.is_empty());
        self.ask_groups(by_phone, Why::PhoneAndGivenName, |_, _| true);
        self.ask_groups(by_name, Why::NameAndBirth, |a, b| {
            let same_name = a.names.iter().any(|one| b.names.iter().any(|name| one.0 == name.0));
            !a.births.is_empty() && !b.births.is_empty() && (same_name || bare_beside(a, b))
        });
        let mut by_iy: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (&id, cluster) in &self.clusters {
            for name in &cluster.names {
                by_iy.entry(name.1.clone()).or_default().push(id);
            }
        }
        self.ask_groups(by_iy, Why::SpellingOfY, |a, b| !a.births.is_empty() && !b.births.is_empty());
    }

    /// Asks about every pair of a group in which the later is asked against the first it fits.
    fn ask_groups<K: Ord>(
        &mut self,
        groups: BTreeMap<K, Vec<usize>>,
        why: Why,
        fits: impl Fn(&Cluster, &Cluster) -> bool,
    ) {
        for mut group in groups.into_values() {
            group.dedup();
            for at in 1..group.len() {
                let b = &self.clusters[&group[at]];
                let near = |a: &Cluster| {
                    let slip =
                        |mine: &BTreeSet<String>, other: &BTreeSet<String>| !differ(mine, other) || close(mine, other);
                    let births = a.births.iter().all(|one| b.births.iter().all(|born| one.agrees(*born)));
                    births
                        && slip(&a.cccds, &b.cccds)
                        && slip(&a.student_nos, &b.student_nos)
                        && slip(&a.member_codes, &b.member_codes)
                };
                let found = group[..at].iter().copied().find(|a| near(&self.clusters[a]) && fits(&self.clusters[a], b));
                if let Some(a) = found {
                    self.candidate(Code::PersonCandidate, a, group[at], why, None);
                }
            }
        }
    }
}

/// Whether one of two names was typed without marks.
fn bare_beside(a: &Cluster, b: &Cluster) -> bool {
    a.names.iter().any(|name| name.3) != b.names.iter().any(|name| name.3)
}

/// Says what could not be decided, at both rows.
pub(super) fn findings(persons: &Persons, rows: &[Row], tables: &[Table]) -> Vec<Finding> {
    persons
        .candidates
        .iter()
        .map(|one| {
            let (row, other) = (&rows[one.rows.0], &rows[one.rows.1]);
            let (table, beside) = (&tables[row.table], &tables[other.table]);
            let name = row.record.person.name.as_ref().map_or("", |name| name.shown.as_str());
            Finding::new(one.code)
                .file(&table.path)
                .sheet(&table.sheet)
                .at(row.record.at)
                .seen(name)
                .arg("other", format!("{} {}!{}", beside.path, beside.sheet, other.record.at))
        })
        .collect()
}
