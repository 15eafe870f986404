//! The deterministic rules of DOMAIN §3.7, in their order. A rule joins only what does not contradict itself, and never a node that
//! would fit two clusters which contradict each other. What a rule may only suspect is given back, to be asked about.

use std::collections::BTreeSet;

use super::clusters::{Clusters, Fact, STRONG};
use super::scored::Comparison;
use crate::model::{Birth, Date, UnitId};

/// Two clusters that a rule suspects to be one person.
pub(super) type Suspects = BTreeSet<(u32, u32)>;

/// Joins by rules 1 to 5; the pairs are those that share an identifier and contradict each other.
pub(super) fn join(clusters: &mut Clusters, seen: &Comparison, merge_at: i32) -> Suspects {
    let mut conflicts = Suspects::new();
    for identifier in STRONG {
        by_identifier(clusters, seen, identifier, &mut conflicts);
    }
    by_name_and_birth(clusters, seen, merge_at);
    by_name_year_and_class(clusters, seen, merge_at);
    conflicts
}

/// Rules 1 to 3: an equal strong identifier, where nothing contradicts.
fn by_identifier(clusters: &mut Clusters, seen: &Comparison, of: Fact, conflicts: &mut Suspects) {
    let nodes = clusters.nodes;
    let found = groups(clusters, |_, node| Some(of(nodes, nodes.get(node))).filter(|&value| value > 0));
    for group in found {
        let left = settle(clusters, group, |clusters, a, b| clusters.names_alike(a, b) && !clusters.contradicts(a, b));
        // Each that is left is asked about once, against the one it is most like: of forty with one number there are no 780 pairs.
        for (at, &one) in left.iter().enumerate().skip(1) {
            let like = |&&other: &&u32| (seen.score(clusters, one, other).tenths, std::cmp::Reverse(other));
            if let Some(&other) = left[..at].iter().max_by_key(like) {
                conflicts.insert((one.min(other), one.max(other)));
            }
        }
    }
}

/// Rule 4: equal name and full birth date; i and y spellings only within a chapter; names without marks beside one with.
fn by_name_and_birth(clusters: &mut Clusters, seen: &Comparison, merge_at: i32) {
    let fits = |clusters: &Clusters, a, b| !clusters.contradicts(a, b) && seen.believes(clusters, a, b, merge_at);
    let nodes = clusters.nodes;
    let day = |birth: Birth| birth.day();
    for group in by_birth(clusters, |name, birth, _| Some((nodes.get(name).name, day(birth)?))) {
        settle(clusters, group, fits);
    }
    for group in by_birth(clusters, |name, birth, unit| Some((nodes.form(name).iy, day(birth)?, unit?))) {
        settle(clusters, group, fits);
    }
    for group in by_birth(clusters, |name, birth, _| Some((nodes.form(name).plain, day(birth)?))) {
        settle(clusters, group, |clusters, a, b| clusters.bare_beside(a, b) && fits(clusters, a, b));
    }
}

/// Rule 5: equal name, birth year and class, for lists that know only the year.
fn by_name_year_and_class(clusters: &mut Clusters, seen: &Comparison, merge_at: i32) {
    let fits = |clusters: &Clusters, a, b| !clusters.contradicts(a, b) && seen.believes(clusters, a, b, merge_at);
    let nodes = clusters.nodes;
    for group in by_birth(clusters, |name, birth, unit| Some((nodes.get(name).name, birth.year(), unit?))) {
        settle(clusters, group, fits);
    }
    for group in by_birth(clusters, |name, birth, unit| Some((nodes.form(name).plain, birth.year(), unit?))) {
        settle(clusters, group, |clusters, a, b| clusters.bare_beside(a, b) && fits(clusters, a, b));
    }
}

/// Rules 6 and 7: name and class without a birth to compare, a phone with a given name; and what rule 5 lacks a class for.
pub(super) fn suspects(clusters: &Clusters, seen: &Comparison) -> Suspects {
    let nodes = clusters.nodes;
    let mut found = Suspects::new();
    let by_class = groups(clusters, |id, node| {
        let plain = Some(nodes.form(node).plain).filter(|&plain| plain > 0)?;
        Some((plain, clusters.members(id).iter().find_map(|&node| nodes.get(node).unit)?))
    });
    first_fits(clusters, by_class, |a, b| clusters.lack_birth(a, b), &mut found);
    let by_phone = groups(clusters, |_, node| {
        let (phone, given) = (nodes.get(node).phone, nodes.form(node).given_plain);
        (phone > 0 && given > 0).then_some((phone, given))
    });
    first_fits(clusters, by_phone, |_, _| true, &mut found);
    // Where chance makes no namesakes of one birth, whom rule 4 left apart may be one all the same.
    if !seen.has_namesakes() {
        // Beyond one class also who is called so but for the marks: in one class these are twins, Thúy and Thùy.
        let by_day = by_birth(clusters, |name, birth, _| Some((nodes.form(name).plain, birth.day()?)));
        let alike = |a, b| clusters.share_name(a, b) || !clusters.share_unit(a, b);
        first_fits(clusters, by_day, alike, &mut found);
    }
    swapped(clusters, &mut found);
    only_fits(clusters, groups(clusters, |_, node| Some(nodes.get(node).name).filter(|&name| name > 0)), &mut found);
    found
}

/// Of one name, whose births are one day with day and month exchanged, as Excel exchanges them (FINDINGS 41).
fn swapped(clusters: &Clusters, found: &mut Suspects) {
    let sides = |day: Date| (day.year(), i16::from(day.month()), i16::from(day.day()));
    let by_day = by_birth(clusters, |name, birth, _| {
        let (year, month, day) = sides(birth.day()?);
        (day <= 12 && day != month).then(|| (clusters.nodes.get(name).name, year, day.min(month), day.max(month)))
    });
    for group in by_day {
        for (at, &one) in group.iter().enumerate().skip(1) {
            let fits = |&&other: &&u32| !clusters.births_agree(other, one) && !clusters.are_two(other, one);
            if let Some(&other) = group[..at].iter().find(fits) {
                found.insert((one.min(other), one.max(other)));
            }
        }
    }
}

/// Of one name, whoever is known by the year of birth alone with the only one it may be: of several nobody could tell which.
fn only_fits(clusters: &Clusters, groups: Vec<Vec<u32>>, found: &mut Suspects) {
    let has_day = |id: u32| clusters.births(id).any(|birth| birth.day().is_some());
    let has_birth = |id: u32| clusters.births(id).next().is_some();
    for group in groups {
        for &one in group.iter().filter(|&&one| has_birth(one) && !has_day(one)) {
            let may_be = |&other: &u32| {
                other != one && has_birth(other) && clusters.births_agree(other, one) && !clusters.are_two(other, one)
            };
            let fitting: Vec<u32> = group.iter().copied().filter(may_be).collect();
            let exact: Vec<u32> = fitting.iter().copied().filter(|&other| has_day(other)).collect();
            if let ([other], _) | ([], [other]) = (&exact[..], &fitting[..]) {
                found.insert((one.min(*other), one.max(*other)));
            }
        }
    }
}

/// Every later one of a group with the first it may be.
fn first_fits(clusters: &Clusters, groups: Vec<Vec<u32>>, fits: impl Fn(u32, u32) -> bool, found: &mut Suspects) {
    for group in groups {
        for (at, &one) in group.iter().enumerate().skip(1) {
            let may_be =
                |&&other: &&u32| clusters.births_agree(other, one) && !clusters.are_two(other, one) && fits(other, one);
            if let Some(&other) = group[..at].iter().find(may_be) {
                found.insert((one.min(other), one.max(other)));
            }
        }
    }
}

/// Clusters that are equal in what a rule looks at in a node of theirs, in order of that; each cluster once in a group.
pub(super) fn groups<K: Ord>(clusters: &Clusters, of: impl Fn(u32, u32) -> Option<K>) -> Vec<Vec<u32>> {
    let of = &of;
    let keyed =
        clusters.ids().flat_map(|id| clusters.members(id).iter().filter_map(move |&node| Some((of(id, node)?, id))));
    divided(keyed.collect())
}

/// Clusters that are equal in name (given by a node that has it), birth and unit, each of whatever node.
fn by_birth<K: Ord>(clusters: &Clusters, of: impl Fn(u32, Birth, Option<UnitId>) -> Option<K>) -> Vec<Vec<u32>> {
    let mut keyed = Vec::new();
    for id in clusters.ids() {
        let members = clusters.members(id);
        let mut units: Vec<Option<UnitId>> = members.iter().map(|&node| clusters.nodes.get(node).unit).collect();
        let mut births: Vec<Birth> = clusters.births(id).collect();
        units.sort_unstable();
        units.dedup();
        births.sort_unstable();
        births.dedup();
        for name in clusters.named(id) {
            for &birth in &births {
                keyed.extend(units.iter().filter_map(|&unit| Some((of(name, birth, unit)?, id))));
            }
        }
    }
    divided(keyed)
}

fn divided<K: Ord>(mut keyed: Vec<(K, u32)>) -> Vec<Vec<u32>> {
    keyed.sort_unstable();
    keyed.dedup();
    keyed
        .chunk_by(|one, other| one.0 == other.0)
        .filter(|group| group.len() > 1)
        .map(|group| group.iter().map(|one| one.1).collect())
        .collect()
}

/// Joins what fits within a group and gives what is left apart, in order.
///
/// Whoever fits two that do not fit each other stays alone: exactly one candidate must fit.
pub(super) fn settle(clusters: &mut Clusters, group: Vec<u32>, fits: impl Fn(&Clusters, u32, u32) -> bool) -> Vec<u32> {
    let mut group: Vec<u32> = group.into_iter().map(|id| clusters.of(id)).collect();
    group.sort_unstable();
    group.dedup();
    if group.len() < 2 {
        return group;
    }
    let len = group.len();
    let mut friends = vec![false; len * len];
    for a in 0..len {
        friends[a * len + a] = true;
        for b in a + 1..len {
            let fit = fits(clusters, group[a], group[b]);
            friends[a * len + b] = fit;
            friends[b * len + a] = fit;
        }
    }
    let friends = &friends;
    let of = |a: usize| (0..len).filter(move |b| friends[a * len + b]);
    let torn: Vec<bool> = (0..len).map(|at| of(at).any(|a| of(at).any(|b| a != b && !friends[a * len + b]))).collect();
    let mut left = Vec::new();
    let mut done = vec![false; len];
    for at in 0..len {
        if done[at] {
            continue;
        }
        let together: Vec<usize> = if torn[at] {
            vec![at]
        } else {
            of(at).filter(|&other| other == at || !torn[other] && !done[other]).collect()
        };
        together.iter().for_each(|&other| done[other] = true);
        let ids: Vec<u32> = together.iter().map(|&other| group[other]).collect();
        clusters.merge(&ids);
        left.push(clusters.of(ids[0]));
    }
    left
}
