//! Every figure from the register. What is about turns is counted by frames; rosters, units and balances are folded here.

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashSet;
use polars::prelude::PolarsResult;

use super::frames::{Frame, Key, Sums, UNKNOWN};
use super::{
    Categories, ChannelFigures, Figures, FindingCounts, GradeFigures, GroupFigures, IntroductionFigures, JoinedMonth,
    Members, MonthFigures, OfficeName, PeriodName, ReasonFigures, StatedTotal, TurnTotal, WardFigures, period_label,
};
use super::{balance, parts, units};
use crate::finding::{Finding, Severity};
use crate::identify::{Held, Outcome, PersonId, Register, Waiting};
use crate::model::{Category, Persons, Turns, When};
use crate::settings::Settings;

/// Counts. `rows_read` is counted apart from what became of the rows; findings are those of the whole run, grouped, with
/// config's severities applied.
///
/// # Panics
/// Never: the frames are made here with the columns that are asked of them.
pub fn figures(register: &Register, rows_read: u64, findings: &[Finding], settings: &Settings) -> Figures {
    #[expect(clippy::expect_used, reason = "columns of the frame are fixed in frames.rs, so no column can be missing")]
    let counted = Counted::of(register).expect("the frame has its own columns");
    Figures {
        schema: "tonghop.figures/1",
        version: env!("CARGO_PKG_VERSION"),
        office: office(register, settings),
        period: period(register, settings),
        members: members(register, &counted),
        turns: turns(register, &counted),
        channels: channels(&counted, settings),
        groups: groups(&counted, settings),
        months: months(register, &counted, settings),
        units: units::units(register),
        unplaced: units::unplaced(register),
        wards: wards(register, &counted),
        grades: grades(register, settings),
        reasons: reasons(register, settings),
        introductions: introductions(register),
        reporting: units::reporting(register),
        balance: balance::balance(register, rows_read),
        duplicates: balance::duplicates(register),
        findings: finding_counts(findings),
        previous: None,
    }
}

/// The period with what it is called.
fn period(register: &Register, settings: &Settings) -> PeriodName {
    let label = settings.period_label.clone();
    PeriodName {
        from: register.period.from.to_string(),
        to: register.period.to.to_string(),
        label: label.unwrap_or_else(|| period_label(&register.period, settings.lang)),
    }
}

fn turns(register: &Register, counted: &Counted) -> TurnTotal {
    let unnamed = register.turns.iter().filter(|turn| turn.person.is_none()).map(|turn| turn.count).sum();
    TurnTotal { total: counted.total, unnamed, parts: parts::turns(register) }
}

/// What the frames counted.
struct Counted {
    total: Turns,
    participants: Persons,
    channels: BTreeMap<String, Sums>,
    groups: BTreeMap<String, Sums>,
    months: BTreeMap<String, Sums>,
    wards: BTreeMap<String, Sums>,
    months_by_channel: BTreeMap<(String, String), Turns>,
    keywords: BTreeMap<String, Turns>,
}

impl Counted {
    fn of(register: &Register) -> PolarsResult<Self> {
        let frame = Frame::of(register)?;
        Ok(Self {
            total: frame.total()?,
            participants: frame.participants()?,
            channels: frame.by(Key::Channel)?,
            groups: frame.by(Key::Group)?,
            months: frame.by(Key::Month)?,
            wards: frame.by(Key::Ward)?,
            months_by_channel: frame.months_by_channel()?,
            keywords: frame.keywords()?,
        })
    }
}

fn office(register: &Register, settings: &Settings) -> OfficeName {
    let unit = register.units.office.map(|id| register.units.get(id));
    let name = settings.office.name.clone().or_else(|| unit.map(|unit| unit.name.clone())).unwrap_or_default();
    let parent = unit.and_then(|unit| unit.parent).map(|id| register.units.get(id).name.clone());
    let code = unit.map(|unit| unit.code.to_string());
    let level = unit.map(|unit| unit.level.code());
    OfficeName { name, code, level, parent: parent.or_else(|| settings.office.parent.clone()) }
}

fn persons(number: usize) -> Persons {
    Persons(number as u64)
}

/// Persons on rosters, and numbers of members of units that only a lower level knows by name.
fn members(register: &Register, counted: &Counted) -> Members {
    let on_roster = || register.members.iter().filter(|member| member.on_roster);
    let held = |fits: &dyn Fn(&Held) -> bool| -> u64 {
        register.held.iter().filter(|held| fits(held)).map(|held| held.members).sum()
    };
    let of = |category: Category| {
        let named = on_roster().filter(|member| member.category == category).count() as u64;
        Persons(named + held(&|held| held.category == category))
    };
    let stranger = |person: &PersonId| !register.member(*person).on_roster;
    let strangers: HashSet<PersonId> = register.turns.iter().filter_map(|turn| turn.person).filter(stranger).collect();
    let period = &register.period;
    let inside = |joined: Option<When>| joined.filter(|&when| period.contains(when));
    let joined_named = on_roster().filter_map(|member| inside(member.joined)).map(|when| (when, 1));
    let joined_held = register.held.iter().filter_map(|held| Some((inside(held.joined)?, held.members)));
    let (mut joined, mut in_period) = (BTreeMap::<String, u64>::new(), 0);
    for (when, number) in joined_named.chain(joined_held) {
        in_period += number;
        if let Some(month) = when.month(period.cut) {
            *joined.entry(month.to_string()).or_default() += number;
        }
    }
    let total = on_roster().count() as u64 + held(&|_| true);
    Members {
        total: Persons(total),
        joined_in_period: Persons(in_period),
        joined: joined.into_iter().map(|(month, members)| JoinedMonth { month, members: Persons(members) }).collect(),
        by_category: Categories {
            student: of(Category::Student),
            lecturer: of(Category::Lecturer),
            staff: of(Category::Staff),
            other: of(Category::Other),
            unknown: of(Category::Unknown),
        },
        not_on_roster: persons(strangers.len()),
        participants: counted.participants,
        stated: stated(register, total),
        parts: parts::members(register),
    }
}

fn stated(register: &Register, counted: u64) -> Vec<StatedTotal> {
    register
        .stated
        .iter()
        .map(|one| StatedTotal {
            total: one.total,
            difference: i64::try_from(i128::from(one.total) - i128::from(counted)).unwrap_or(i64::MAX),
            file: one.place.as_ref().map(|(file, ..)| file.to_string()),
            sheet: one.place.as_ref().map(|(_, sheet, _)| sheet.to_string()),
            cell: one.place.as_ref().map(|(.., cell)| cell.to_string()),
        })
        .collect()
}

fn channels(counted: &Counted, settings: &Settings) -> Vec<ChannelFigures> {
    let figure = |channel: &crate::settings::Channel| {
        let sums = counted.channels.get(channel.code.as_str()).copied().unwrap_or_default();
        let label = settings.channel_label(&channel.code).to_owned();
        ChannelFigures { code: channel.code.to_string(), label, turns: sums.turns, members: sums.members }
    };
    settings.channels.iter().map(figure).collect()
}

fn groups(counted: &Counted, settings: &Settings) -> Vec<GroupFigures> {
    let figure = |group: &crate::settings::Group| {
        let code = group.code.as_str();
        let sums = counted.groups.get(code).copied().unwrap_or_default();
        GroupFigures {
            code: code.to_owned(),
            label: settings.group_label(&group.code).to_owned(),
            turns: sums.turns,
            members: sums.members,
            by_keyword: counted.keywords.get(code).copied().unwrap_or_default(),
        }
    };
    settings.groups.iter().map(figure).collect()
}

fn months(register: &Register, counted: &Counted, settings: &Settings) -> Vec<MonthFigures> {
    let figure = |key: &str, month: Option<String>| {
        let sums = counted.months.get(key).copied().unwrap_or_default();
        let of =
            |code: &str| counted.months_by_channel.get(&(key.to_owned(), code.to_owned())).copied().unwrap_or_default();
        let channels = settings.channels.iter().map(|one| (one.code.to_string(), of(one.code.as_str()))).collect();
        MonthFigures { month, turns: sums.turns, members: sums.members, channels }
    };
    let known = register.period.months().into_iter().map(|month| month.to_string());
    let mut months: Vec<MonthFigures> = known.map(|month| figure(&month, Some(month.clone()))).collect();
    if counted.months.contains_key(UNKNOWN) {
        months.push(figure(UNKNOWN, None));
    }
    months
}

fn wards(register: &Register, counted: &Counted) -> Vec<WardFigures> {
    let names: BTreeMap<&str, &str> = register
        .turns
        .iter()
        .filter_map(|turn| turn.ward.as_ref())
        .map(|ward| (ward.code.as_str(), ward.name.as_str()))
        .collect();
    let figure = |(code, sums): (&String, &Sums)| WardFigures {
        code: Some(code.clone()).filter(|code| code != UNKNOWN),
        name: names.get(code.as_str()).map(|name| (*name).to_owned()),
        turns: sums.turns,
        members: sums.members,
    };
    let known = counted.wards.iter().filter(|(code, _)| *code != UNKNOWN).map(figure);
    known.chain(counted.wards.get_key_value(UNKNOWN).map(figure)).collect()
}

fn grades(register: &Register, settings: &Settings) -> Vec<GradeFigures> {
    let of = |grade: &crate::settings::Grade| GradeFigures {
        code: grade.code.to_string(),
        label: settings.grade_label(&grade.code).to_owned(),
        members: persons(register.members.iter().filter(|member| member.grade.as_ref() == Some(&grade.code)).count()),
    };
    settings.grades.iter().map(of).collect()
}

fn introductions(register: &Register) -> IntroductionFigures {
    let of = |outcome: Outcome| register.introductions.iter().filter(|one| one.outcome == outcome).count() as u64;
    IntroductionFigures {
        introduced: register.introductions.len() as u64,
        confirmed: of(Outcome::Confirmed),
        unconfirmed: of(Outcome::Unconfirmed),
        elsewhere: of(Outcome::Elsewhere),
        other_period: of(Outcome::OtherPeriod),
        person_differs: of(Outcome::PersonDiffers),
        withdrawn: of(Outcome::Withdrawn),
        unannounced: register.unannounced.len() as u64,
        ageing: ageing(register),
    }
}

fn ageing(register: &Register) -> BTreeMap<&'static str, u64> {
    let mut ageing: BTreeMap<&str, u64> = Waiting::ALL.into_iter().map(|one| (one.code(), 0)).collect();
    for waiting in register.introductions.iter().filter_map(|one| one.waiting(&register.period)) {
        *ageing.entry(waiting.code()).or_default() += 1;
    }
    ageing
}

fn reasons(register: &Register, settings: &Settings) -> Vec<ReasonFigures> {
    let of = |reason: &crate::settings::Reason| {
        let given = register.absences.iter().filter(|one| one.reason == reason.code).map(|one| one.person);
        ReasonFigures {
            code: reason.code.to_string(),
            label: settings.reason_label(&reason.code).to_owned(),
            members: persons(given.collect::<BTreeSet<_>>().len()),
        }
    };
    settings.reasons.iter().map(of).collect()
}

fn finding_counts(findings: &[Finding]) -> FindingCounts {
    let mut counts = FindingCounts::default();
    for one in findings {
        match one.severity {
            Severity::Error => counts.error += 1,
            Severity::Query => counts.query += 1,
            Severity::Note => counts.note += 1,
        }
        *counts.by_code.entry(one.code.as_str()).or_default() += 1;
    }
    counts
}
