//! Every figure from the register. What is about turns is counted by frames; rosters, units and balances are folded here.

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashSet;
use polars::prelude::PolarsResult;

use super::frames::{Frame, Key, Sums, UNKNOWN};
use super::parts;
use super::{
    Balance, BalanceLine, Categories, ChannelFigures, DuplicateRows, Duplicates, Figures, FindingCounts, GradeFigures,
    GroupFigures, IntroductionFigures, JoinedMonth, LevelReporting, Members, MonthFigures, OfficeName, PeriodName,
    ReasonFigures, Reporting, SlipBalance, StatedTotal, TurnTotal, UnitFigures, UnplacedFigures, WardFigures,
    period_label,
};
use crate::finding::{Code, Finding, Severity};
use crate::identify::{Disposition, Held, Outcome, PersonId, Register, Waiting};
use crate::model::{Category, Level, Persons, SheetKind, Turns, UnitId, Units, When};
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
        period: PeriodName {
            from: register.period.from.to_string(),
            to: register.period.to.to_string(),
            label: settings.period_label.clone().unwrap_or_else(|| period_label(&register.period, settings.lang)),
        },
        members: members(register, &counted),
        turns: TurnTotal { total: counted.total, unnamed: unnamed(register), parts: parts::turns(register) },
        channels: channels(&counted, settings),
        groups: groups(&counted, settings),
        months: months(register, &counted, settings),
        units: units(register),
        unplaced: unplaced(register),
        wards: wards(register, &counted),
        grades: grades(register, settings),
        reasons: reasons(register, settings),
        introductions: introductions(register),
        reporting: reporting(register),
        balance: Balance { rows: rows(register, rows_read), claims: claims(register), introductions: slips(register) },
        duplicates: Duplicates {
            merged: register.merged,
            members: duplicate_rows(register),
            questions: register.questions.len() as u64,
            answered: register.answered,
        },
        findings: finding_counts(findings),
        previous: None,
    }
}

fn unnamed(register: &Register) -> Turns {
    register.turns.iter().filter(|turn| turn.person.is_none()).map(|turn| turn.count).sum()
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

/// A unit's line is its own and what its descendants hold, each person once.
fn units(register: &Register) -> Vec<UnitFigures> {
    let units = &register.units;
    let size = units.all.len();
    let mut held = vec![0u64; size];
    let mut took = vec![0usize; size];
    let mut turns = vec![Turns(0); size];
    let above: Vec<Vec<UnitId>> = units.ids().map(|id| units.ancestors(id).collect()).collect();
    let above = |unit: Option<UnitId>| unit.into_iter().flat_map(|unit| &above[unit.0 as usize]);
    for member in register.members.iter().filter(|member| member.on_roster) {
        for unit in above(member.unit) {
            held[unit.0 as usize] += 1;
        }
    }
    for one in &register.held {
        for unit in above(one.unit) {
            held[unit.0 as usize] += one.members;
        }
    }
    // Only looked up, never walked.
    let mut seen: HashSet<(UnitId, PersonId)> = HashSet::new();
    for turn in &register.turns {
        for &unit in above(turn.unit) {
            turns[unit.0 as usize] += turn.count;
            if turn.person.is_some_and(|person| seen.insert((unit, person))) {
                took[unit.0 as usize] += 1;
            }
        }
    }
    units
        .ids()
        .map(|id| {
            let (unit, at) = (units.get(id), id.0 as usize);
            UnitFigures {
                code: unit.code.to_string(),
                name: unit.name.clone(),
                level: unit.level.code(),
                parent: unit.parent.map(|parent| units.get(parent).code.to_string()),
                direct: is_direct(units, id),
                members: Persons(held[at]),
                participants: persons(took[at]),
                turns: turns[at],
                state: register.states[at].state.code(),
                files: register.states[at].files,
            }
        })
        .collect()
}

/// What belongs to no direct unit of the office.
fn unplaced(register: &Register) -> UnplacedFigures {
    let units = &register.units;
    let placed: Vec<bool> = units.ids().map(|id| units.ancestors(id).any(|above| is_direct(units, above))).collect();
    let outside = |unit: Option<UnitId>| unit.is_none_or(|unit| !placed[unit.0 as usize]);
    let listed = register.members.iter().filter(|member| member.on_roster && outside(member.unit)).count() as u64;
    let held: u64 = register.held.iter().filter(|one| outside(one.unit)).map(|one| one.members).sum();
    let turns = || register.turns.iter().filter(|turn| outside(turn.unit));
    let took: HashSet<PersonId> = turns().filter_map(|turn| turn.person).collect();
    UnplacedFigures {
        members: Persons(listed + held),
        participants: persons(took.len()),
        turns: turns().map(|turn| turn.count).sum(),
    }
}

/// Whether a unit stands right below the office, or below nobody: no ward, and nothing above the office.
fn is_direct(units: &Units, id: UnitId) -> bool {
    let unit = units.get(id);
    !matches!(unit.level, Level::Ward | Level::City)
        && Some(id) != units.office
        && (unit.parent.is_none() || unit.parent == units.office)
        && units.office.is_none_or(|office| !units.is_within(office, id))
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

/// The rows that introduce are counted apart from the slips with their outcomes.
fn slips(register: &Register) -> SlipBalance {
    let of = |fits: fn(Outcome) -> bool| register.introductions.iter().filter(|one| fits(one.outcome)).count() as u64;
    let confirmed = of(|outcome| outcome == Outcome::Confirmed);
    let withdrawn = of(|outcome| outcome == Outcome::Withdrawn);
    let open = |outcome| {
        matches!(outcome, Outcome::Unconfirmed | Outcome::Elsewhere | Outcome::OtherPeriod | Outcome::PersonDiffers)
    };
    let unconfirmed = of(open);
    let told = i128::from(confirmed) + i128::from(unconfirmed) + i128::from(withdrawn);
    let residual = i64::try_from(i128::from(register.slips) - told).unwrap_or(i64::MAX);
    SlipBalance { introduced: register.slips, confirmed, unconfirmed, withdrawn, residual }
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

/// The office's own children, and all units below it by level; wards and waived units are not expected.
fn reporting(register: &Register) -> Reporting {
    let units = &register.units;
    let expects = |id: &UnitId| {
        let unit = units.get(*id);
        !matches!(unit.level, Level::Ward | Level::City) && unit.waived.is_none() && Some(*id) != units.office
    };
    let below = |id: &UnitId| units.office.is_none_or(|office| units.is_within(*id, office));
    let expected: Vec<UnitId> = units.ids().filter(expects).filter(below).collect();
    let own: Vec<UnitId> = expected.iter().copied().filter(|id| units.get(*id).parent == units.office).collect();
    let received = |all: &[UnitId]| all.iter().filter(|id| register.states[id.0 as usize].received).count() as u64;
    let known: Vec<bool> = own.iter().filter_map(|id| register.states[id.0 as usize].on_time).collect();
    let level = |level: Level| {
        let of: Vec<UnitId> = expected.iter().copied().filter(|id| units.get(*id).level == level).collect();
        (!of.is_empty()).then(|| LevelReporting {
            level: level.code(),
            expected: of.len() as u64,
            received: received(&of),
        })
    };
    Reporting {
        expected: own.len() as u64,
        received: received(&own),
        on_time: (!known.is_empty()).then(|| known.iter().filter(|&&on_time| on_time).count() as u64),
        levels: [Level::School, Level::Faculty, Level::Chapter].into_iter().filter_map(level).collect(),
    }
}

/// Rows of rosters that name a member again, told apart.
fn duplicate_rows(register: &Register) -> DuplicateRows {
    let mut all = DuplicateRows::default();
    let mut named = BTreeSet::new();
    for row in register.rows.iter().filter(|row| row.kind == SheetKind::Roster) {
        let Some(member) = row.person.map(|person| register.member(person)) else { continue };
        let again = !named.insert((&row.file, row.person));
        match row.disposition {
            Disposition::OutOfScope if row.reason == "roster-replaced" && member.on_roster => {
                all.between_periods += 1;
            }
            Disposition::Duplicate if row.reason == Code::PersonTwoUnits.as_str() => {
                let employed = matches!(member.category, Category::Lecturer | Category::Staff);
                *(if employed { &mut all.double_membership } else { &mut all.between_units }) += 1;
            }
            Disposition::Duplicate if again => all.within_file += 1,
            Disposition::Duplicate => all.between_files += 1,
            _ => {}
        }
    }
    all
}

fn line(read: u64, counted: u64, duplicate: u64, waiting: u64, out_of_scope: u64) -> BalanceLine {
    let disposed = i128::from(counted) + i128::from(duplicate) + i128::from(waiting) + i128::from(out_of_scope);
    let residual = i64::try_from(i128::from(read) - disposed).unwrap_or(i64::MAX);
    BalanceLine { read, counted, duplicate, waiting, out_of_scope, residual }
}

fn rows(register: &Register, read: u64) -> BalanceLine {
    let of =
        |disposition: Disposition| register.rows.iter().filter(|row| row.disposition == disposition).count() as u64;
    line(
        read,
        of(Disposition::Counted),
        of(Disposition::Duplicate),
        of(Disposition::Waiting),
        of(Disposition::OutOfScope),
    )
}

fn claims(register: &Register) -> BalanceLine {
    let claims = &register.claims;
    line(claims.read, claims.counted, claims.duplicate, claims.waiting, claims.out_of_scope)
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
