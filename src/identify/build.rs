//! Puts the register together: each step decides one thing, and no step looks at the order of files, sheets or rows.

use super::absences::{self, Absent};
use super::ages;
use super::around::Around;
use super::asked;
use super::change;
use super::consolidated;
use super::copied;
use super::corrected;
use super::elsewhere;
use super::fates::{Judged, Known, claims, judge};
use super::history;
use super::introductions::{self, by_person, introduced_to};
use super::membership;
use super::number;
use super::outside::{Elsewhen, outside_tables};
use super::persons;
use super::places::Places;
use super::shown;
use super::spelling;
use super::summaries;
use super::told::{other_share, say_turns};
use super::turns::{self, Fate, Met};
use super::versions;
use super::{
    Claims, Disposition, Held, Member, PersonId, Question, Register, RowId, Stated, StatedMembers, Stay, Turn,
    aggregates, grades,
};
use crate::finding::{Code, Finding};
use crate::model::{CellRef, Lang, Level, Turns, UnitId, When};
use crate::settings::{PeriodChoice, Settings};
use crate::validate::Accepted;
use std::collections::{BTreeMap, BTreeSet};

/// Decides who is who and what counts once.
pub fn register(accepted: Accepted, settings: &Settings) -> (Register, Vec<Finding>) {
    let mut findings = Vec::new();
    let who = persons::persons(&accepted, settings, &mut findings);
    findings.extend(persons::findings(&who, &accepted.rows, &accepted.tables));
    let whole = decide(&accepted, &who, settings, &mut findings);
    number::finish(accepted, settings, whole, &who, findings)
}

/// What counts, by numbers of rows and persons. What was only needed to tell it is gone afterwards: rows get their numbers when there
/// is room for them.
fn decide(accepted: &Accepted, who: &persons::Persons, settings: &Settings, findings: &mut Vec<Finding>) -> Whole {
    let mut versions = versions::versions(&accepted.rows, &accepted.tables, who, &settings.answers, findings);
    versions.sum_up(summaries::of(&accepted.rows, &accepted.tables, accepted.period.cut));
    consolidated::versions(&accepted.rows, &accepted.tables, &settings.answers, &mut versions, findings);
    let (elsewhere, said) = elsewhere::rows(accepted, who, settings);
    findings.extend(said);
    let around = Around {
        elsewhere: &elsewhere,
        corrected: &BTreeSet::new(),
        rows: &accepted.rows,
        tables: &accepted.tables,
        persons: who,
        versions: &versions,
        answers: &settings.answers,
        units: &accepted.units,
        period: &accepted.period,
        period_told: matches!(settings.period, PeriodChoice::Given(_)),
    };
    let mut places = Places::new(settings, accepted.home.as_ref().map(|home| home.province.clone()));
    let corrected = corrected::rows(&around, &mut places, findings);
    let around = Around { corrected: &corrected, ..around };
    let counted = count(&around, &mut places, settings.lang, findings);
    let people = people(&around, &counted, accepted, settings, findings);
    let stated = stated(&around, &counted, &people.people, settings, findings);
    say_turns(&around, &counted.met, &counted.members, &counted.outside, findings);
    findings.extend(summaries::findings(&around, &counted.met));
    other_share(&counted.turns, settings, findings);
    findings.extend(places.findings());
    let (judged, elsewhen) = judged(accepted, &around, &counted, findings);
    Whole {
        questions: asked::questions(
            &around,
            &counted.members,
            &counted.turns,
            &counted.introduced,
            &judged,
            settings.lang,
        ),
        claims: claims(accepted, &counted.fates, &elsewhen.outside),
        judged,
        absences: absences::absences(&around),
        merged: who.merged,
        people: people.people,
        stays: people.stays,
        values: people.values,
        turns: counted.turns,
        held: counted.held,
        introduced: counted.introduced,
        stated,
        elsewhen,
    }
}

/// Who is a member, what was introduced, and which turns there are.
struct CountedAll {
    members: membership::Members,
    introduced: introductions::Met,
    /// The unit of each member.
    homes: BTreeMap<usize, UnitId>,
    met: Vec<Met>,
    outside: Vec<(usize, CellRef, When)>,
    turns: Vec<Turn>,
    held: Vec<Held>,
    /// Rows about members in workbooks of lower levels.
    lower_members: BTreeMap<usize, Judged>,
    fates: Vec<Fate>,
}

fn count(around: &Around, places: &mut Places, lang: Lang, findings: &mut Vec<Finding>) -> CountedAll {
    let members = membership::members(around, findings);
    // Introductions before turns: a turn without a ward takes the one its member was introduced to.
    let introduced = introductions::introductions(around, places, lang, findings);
    let slips = by_person(around, places);
    let turns::Turns { mut met, mut fates, outside } = turns::turns(around, places);
    let homes: BTreeMap<usize, UnitId> = members.held.iter().map(|(&person, held)| (person, held.unit)).collect();
    let told = told_units(around, &homes);
    let mut turns: Vec<Turn> = met
        .iter_mut()
        .map(|met| {
            let home = homes.get(&met.person).or_else(|| told.get(&met.person)).copied();
            let mut turn = turn(around, met, home);
            let day = met.when.span(around.period.cut).0;
            turn.ward = turn.ward.or_else(|| introduced_to(met.person, &slips, day));
            turn
        })
        .collect();
    // Workbooks of lower levels, then aggregates: lists reduce both.
    let lower_fates = consolidated::turns(around, &mut turns, findings);
    let (held, lower_members) = consolidated::members(around, &members, findings);
    let aggregate_fates = aggregates::turns(around, places, &mut turns, findings);
    lower_fates.into_iter().chain(aggregate_fates).for_each(|(row, fate)| fates[row] = fate);
    CountedAll { members, introduced, homes, met, outside, turns, held, lower_members, fates }
}

/// Of whom no roster lists the one unit that their rows are of, as columns and senders tell: what a ward confirms of them is that unit's.
fn told_units(around: &Around, homes: &BTreeMap<usize, UnitId>) -> BTreeMap<usize, UnitId> {
    let unit = |&row: &usize| {
        let row = &around.rows[row];
        let sender =
            || Some(around.tables[row.table].sender).filter(|&sender| around.units.get(sender).level == Level::Chapter);
        row.unit.or_else(sender)
    };
    let strangers = around.persons.rows.iter().enumerate().filter(|(person, _)| !homes.contains_key(person));
    let told = strangers.filter_map(|(person, rows)| {
        let mut units = rows.iter().filter_map(unit);
        let first = units.next()?;
        units.all(|unit| unit == first).then_some((person, first))
    });
    told.collect()
}

/// Everybody as they are shown, with where they belonged and what is odd about them.
struct People {
    people: Vec<Member>,
    values: Vec<Stated>,
    stays: Vec<Stay>,
}

fn people(
    around: &Around,
    counted: &CountedAll,
    accepted: &Accepted,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) -> People {
    let CountedAll { members, homes, met, turns, .. } = counted;
    let graded = grades::grades(around, settings, findings);
    findings.extend(grades::uniform(homes, &graded, around, settings));
    let (people, values) = shown::people(around, members, &graded, met);
    let stays = history::stays(around);
    findings.extend(history::vanished(around, &stays, members));
    findings.extend(ages::findings(around, &people, members, met));
    findings.extend(copied::findings(around, settings));
    let province = accepted.home.as_ref().map(|home| home.province.as_str());
    findings.extend(change::findings(around, (met, turns), homes, province, settings));
    findings.extend(spelling::findings(around, &people));
    People { people, values, stays }
}

/// Totals that somebody states, compared with what was counted.
fn stated(
    around: &Around,
    counted: &CountedAll,
    people: &[Member],
    settings: &Settings,
    findings: &mut Vec<Finding>,
) -> Vec<StatedMembers> {
    let CountedAll { members, held, turns, .. } = counted;
    let one = |(&person, held): (&usize, &membership::Held)| aggregates::Counted {
        unit: held.unit,
        category: people[person].category,
    };
    let of_members: Vec<aggregates::Counted> = members.held.iter().map(one).collect();
    let all = aggregates::members(around, &of_members, settings.lang, findings);
    let mut stated: Vec<StatedMembers> = all.into_iter().map(|(_, one)| one).collect();
    stated.sort_by(|a, b| (&a.place, a.total).cmp(&(&b.place, b.total)));
    let total = members.held.len() as u64 + held.iter().map(|held| held.members).sum::<u64>();
    stated_in_config(settings, turns, total, &mut stated, findings);
    stated
}

/// What becomes of every row, and which tables are of another time.
fn judged(
    accepted: &Accepted,
    around: &Around,
    counted: &CountedAll,
    findings: &mut Vec<Finding>,
) -> (Vec<Judged>, Elsewhen) {
    let CountedAll { members, fates, introduced, lower_members: lower, outside, .. } = counted;
    let known = Known { members, fates, introduced, lower };
    let mut judged: Vec<Judged> = (0..accepted.rows.len()).map(|row| judge(around, row, &known)).collect();
    let passed_over = (0..accepted.tables.len()).filter(|&table| {
        consolidated::left_out(around, table).is_some_and(|(fate, _)| fate == Disposition::OutOfScope)
    });
    let elsewhen = outside_tables(accepted, &judged, passed_over.collect(), outside, findings);
    for (row, judged) in accepted.rows.iter().zip(&mut judged) {
        if judged.disposition == Disposition::Waiting && elsewhen.outside.contains(&row.table) {
            *judged =
                Judged { disposition: Disposition::OutOfScope, reason: Code::PeriodOutside.as_str(), same_as: None };
        }
    }
    (judged, elsewhen)
}

/// Everything decided, still by numbers of accepted rows and unsorted persons.
pub(super) struct Whole {
    pub people: Vec<Member>,
    pub stays: Vec<Stay>,
    pub values: Vec<Stated>,
    pub turns: Vec<Turn>,
    pub held: Vec<Held>,
    pub judged: Vec<Judged>,
    pub introduced: introductions::Met,
    pub absences: Vec<Absent>,
    pub questions: Vec<Question>,
    pub stated: Vec<StatedMembers>,
    pub claims: Claims,
    pub elsewhen: Elsewhen,
    pub merged: u64,
}

/// Takes over what a turn says; of `met` its person and places are needed further.
fn turn(around: &Around, met: &mut Met, home: Option<UnitId>) -> Turn {
    let mut rows: Vec<RowId> = Vec::new();
    for &(row, _) in &met.tokens {
        if !rows.contains(&RowId::at(row)) {
            rows.push(RowId::at(row));
        }
    }
    Turn {
        person: Some(PersonId::at(met.person)),
        channel: met.channel.clone(),
        group: met.group.clone(),
        by_keyword: met.by_keyword,
        ward: met.ward.take(),
        unit: Some(turns::unit_of(around, met, home)),
        when: met.when,
        activity: met.activity.take(),
        grade: met.grade.take(),
        count: Turns(1),
        rows,
        cell: met.tokens[0].1,
    }
}

fn stated_in_config(
    settings: &Settings,
    turns: &[Turn],
    members: u64,
    stated: &mut Vec<StatedMembers>,
    findings: &mut Vec<Finding>,
) {
    let source = settings.stated.source.clone().unwrap_or_else(|| "config.toml".to_owned());
    let mut compare = |what: &str, total: u64, counted: u64| {
        if total != counted {
            findings.push(
                Finding::new(Code::StatedTotalDiffers)
                    .seen(&total.to_string())
                    .arg("stated", total)
                    .arg("counted", counted)
                    .arg("difference", i128::from(total) - i128::from(counted))
                    .arg("what", format!("{what} ({source})")),
            );
        }
    };
    if let Some(total) = settings.stated.members {
        let what = if settings.lang == Lang::En { "members" } else { "đoàn viên" };
        compare(what, total, members);
        stated.push(StatedMembers { total, place: None });
    }
    let sum =
        |fits: &dyn Fn(&Turn) -> bool| turns.iter().filter(|turn| fits(turn)).map(|turn| turn.count.0).sum::<u64>();
    for (code, &total) in &settings.stated.channels {
        compare(settings.channel_label(code), total, sum(&|turn| &turn.channel == code));
    }
    for (code, &total) in &settings.stated.groups {
        compare(settings.group_label(code), total, sum(&|turn| turn.group.as_ref() == Some(code)));
    }
}
