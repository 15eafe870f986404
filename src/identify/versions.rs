//! Corrections: which of two lists of one sender replaces the other (COUNTING, The same thing sent again).

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::persons::Persons;
use crate::answers::{Answers, Key, collected_number};
use crate::finding::{Code, Finding, Severity};
use crate::model::{ChannelCode, Date, GroupCode, SheetKind, Text, UnitId, When};
use crate::normalise::{Body, Source};
use crate::validate::{Row, Table};

/// The share of the larger list's persons that must be the same, in percent.
const SAME_PERSONS: usize = 80;

/// What became of each table.
#[derive(Clone, Debug, Default)]
pub(super) struct Versions {
    /// The table that replaces this one.
    pub replaced_by: BTreeMap<usize, usize>,
    /// Tables of one sender that are two versions of one list whose order nobody can tell: each meets the others like
    /// another sender's. Numbers are 1 and up; all others are 0.
    pub variant: BTreeMap<usize, u32>,
    /// Tables that sum up others of their file: each meets the others like another sender's.
    pub summaries: BTreeSet<usize>,
}

impl Versions {
    /// Tells summaries apart from their sender's lists, and from each other.
    pub fn sum_up(&mut self, summaries: BTreeSet<usize>) {
        for (&table, place) in summaries.iter().zip(0..) {
            self.variant.entry(table).or_insert(u32::MAX - place);
        }
        self.summaries = summaries;
    }
}

/// What two versions of one list have in common.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct ListKey {
    sender: UnitId,
    kind: SheetKind,
    title: String,
    when: Option<When>,
}

/// A table's persons, and what its claims name on their own.
#[derive(Default)]
struct Content {
    persons: BTreeSet<usize>,
    rows: BTreeSet<[u8; 16]>,
    days: BTreeSet<When>,
    facts: BTreeSet<(ChannelCode, Option<GroupCode>, Option<Text>, Option<String>)>,
}

pub(super) fn versions(
    rows: &[Row],
    tables: &[Table],
    persons: &Persons,
    answers: &Answers,
    findings: &mut Vec<Finding>,
) -> Versions {
    let mut lists: BTreeMap<ListKey, Vec<usize>> = BTreeMap::new();
    for (number, table) in tables.iter().enumerate() {
        if matches!(table.kind, SheetKind::Units | SheetKind::Aggregate | SheetKind::Answers | SheetKind::Consolidated)
        {
            continue;
        }
        // A sheet of ours is answered by halves: of a newer one each answer corrects its own, and nothing else.
        if table.facts.form.is_some() {
            continue;
        }
        let when = table.facts.when.map(|(when, _)| when);
        let key = ListKey { sender: table.sender, kind: table.kind, title: table.facts.title_key.clone(), when };
        lists.entry(key).or_default().push(number);
    }
    lists.retain(|_, list| list.len() > 1);
    // Nearly every list was sent once, and what it says is compared with nothing.
    let mut contents: Vec<Content> = tables.iter().map(|_| Content::default()).collect();
    let mut compared = vec![false; tables.len()];
    lists.values().flatten().for_each(|&table| compared[table] = true);
    for (number, row) in rows.iter().enumerate().filter(|(_, row)| compared[row.table]) {
        fill(&mut contents[row.table], row, persons.of_row[number]);
    }
    let mut versions = Versions::default();
    for list in lists.into_values() {
        compare(&list, tables, &contents, answers, &mut versions, findings);
    }
    versions
}

fn fill(content: &mut Content, row: &Row, person: Option<usize>) {
    content.persons.extend(person);
    content.rows.insert(row.record.content);
    if let Body::Participation(part) | Body::Confirmation(part) = &row.record.body {
        for claim in &part.claims {
            if let Some((when, Source::Row | Source::Header | Source::Context)) = claim.when {
                content.days.insert(when);
            }
            let group = claim.group.as_ref().map(|group| group.code.clone());
            let ward = claim.ward.as_ref().map(|ward| ward.text.clone());
            let activity = claim.activity.as_ref().map(|text| crate::text::plain(text));
            content.facts.insert((claim.channel.0.clone(), group, ward, activity));
        }
    }
}

/// Whether two tables are versions of one list: overlapping claims, and nearly the same persons.
fn same_list(a: &Content, b: &Content) -> bool {
    let common = a.persons.intersection(&b.persons).count();
    let larger = a.persons.len().max(b.persons.len());
    let overlap = |empty: bool, disjoint: bool| empty || !disjoint;
    larger > 0
        && common * 100 >= larger * SAME_PERSONS
        && (a.days.is_empty() == b.days.is_empty())
        && overlap(a.days.is_empty(), a.days.is_disjoint(&b.days))
        && overlap(a.facts.is_empty() && b.facts.is_empty(), a.facts.is_disjoint(&b.facts))
}

/// Which of two was sent later: by what was answered, by the numbers under which they were collected, by the mails they came in, by
/// the day of sending in the path, else by its version words. None: nobody can tell.
pub(super) fn later(a: &Table, b: &Table, answers: &Answers) -> Option<Ordering> {
    if let Some(newer) = answers.newer(&a.path, &b.path) {
        return Some(if newer { Ordering::Greater } else { Ordering::Less });
    }
    if let (Some(mine), Some(other)) = (collected_number(&a.path), collected_number(&b.path)) {
        return Some(mine.cmp(&other)).filter(|order| order.is_ne());
    }
    if let (Some(mine), Some(other)) = (a.mailed, b.mailed)
        && mine != other
    {
        return Some(mine.cmp(&other));
    }
    let dates: (Option<Date>, Option<Date>) = (a.facts.arrived, b.facts.arrived);
    if let (Some(mine), Some(other)) = dates
        && mine != other
    {
        return Some(mine.cmp(&other));
    }
    let version = |table: &Table| table.facts.version.unwrap_or(0);
    match version(a).cmp(&version(b)) {
        Ordering::Equal => None,
        order => Some(order),
    }
}

/// The answers without those by which a list would be newer than itself: with them nothing of it would be left.
fn without_circles(
    list: &[usize],
    tables: &[Table],
    contents: &[Content],
    answers: &Answers,
    findings: &mut Vec<Finding>,
) -> Answers {
    let mut kept = answers.clone();
    let at = |path: &str| list.iter().copied().filter(|&table| tables[table].path.as_str() == path).collect::<Vec<_>>();
    let older = |a: usize, b: usize| {
        same_list(&contents[a], &contents[b]) && later(&tables[a], &tables[b], answers) == Some(Ordering::Less)
    };
    let leads = |from: usize, to: usize| {
        let (mut open, mut seen) = (vec![from], BTreeSet::new());
        while let Some(table) = open.pop() {
            if table == to {
                return true;
            }
            if seen.insert(table) {
                open.extend(list.iter().copied().filter(|&next| next != table && older(table, next)));
            }
        }
        false
    };
    let mut places = Vec::new();
    for (first, second, given) in answers.versions() {
        let (firsts, seconds) = (at(first), at(second));
        let circle = |&a: &usize| seconds.iter().any(|&b| (older(a, b) && leads(b, a)) || (older(b, a) && leads(a, b)));
        if firsts.iter().any(circle) {
            kept.forget(&Key::Versions(first.to_owned(), second.to_owned()));
            places.push(given);
        }
    }
    if let [first, others @ ..] = &places[..] {
        let others: Vec<String> = others.iter().map(|one| format!("{} {}!{}", one.file, one.sheet, one.at)).collect();
        let finding = Finding::new(Code::DecisionContradiction).file(&first.file).sheet(&first.sheet).at(first.at);
        findings.push(finding.arg("other", others.join(", ")));
    }
    kept
}

fn compare(
    list: &[usize],
    tables: &[Table],
    contents: &[Content],
    answers: &Answers,
    versions: &mut Versions,
    findings: &mut Vec<Finding>,
) {
    let answers = &without_circles(list, tables, contents, answers, findings);
    let mut unordered: BTreeSet<usize> = BTreeSet::new();
    for &a in list {
        for &b in list {
            if a == b || tables[a].path == tables[b].path || !same_list(&contents[a], &contents[b]) {
                continue;
            }
            match later(&tables[a], &tables[b], answers) {
                Some(Ordering::Less) => {
                    let newest = versions.replaced_by.entry(a).or_insert(b);
                    if later(&tables[*newest], &tables[b], answers) == Some(Ordering::Less) {
                        *newest = b;
                    }
                }
                None if contents[a].rows != contents[b].rows => {
                    unordered.extend([a, b]);
                }
                _ => {}
            }
        }
    }
    for &table in list {
        if let Some(&newer) = versions.replaced_by.get(&table) {
            let (old, new) = (&tables[table], &tables[newer]);
            findings.push(Finding::new(Code::FileSuperseded).file(&old.path).sheet(&old.sheet).arg("other", &new.path));
        }
    }
    let open: Vec<usize> = unordered.into_iter().filter(|table| !versions.replaced_by.contains_key(table)).collect();
    if open.len() > 1 && tables[open[0]].kind != SheetKind::Roster {
        let first = &tables[open[0]];
        for (number, &table) in open.iter().enumerate() {
            versions.variant.insert(table, u32::try_from(number + 1).unwrap_or(u32::MAX));
            let other = if number == 0 { &tables[open[1]] } else { first };
            findings.push(
                Finding::new(Code::FileSuperseded)
                    .severity(Severity::Query)
                    .file(&tables[table].path)
                    .sheet(&tables[table].sheet)
                    .arg("other", &other.path)
                    .unordered(),
            );
        }
    }
}
