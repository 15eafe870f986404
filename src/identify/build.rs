//! Puts the register together: each step decides one thing, and no step looks at the order of files, sheets or rows.

use std::collections::{BTreeMap, BTreeSet};

use super::absences::{self, Absent};
use super::ages;
use super::around::Around;
use super::asked;
use super::change;
use super::consolidated;
use super::copied;
use super::elsewhere;
use super::history;
use super::introductions::{self, by_person, introduced_to};
use super::membership::{self, Members, RosterFate};
use super::number;
use super::persons;
use super::places::Places;
use super::shown;
use super::spelling;
use super::summaries;
use super::turns::{self, Fate, Met};
use super::versions;
use super::{
    Claims, Disposition, Held, Member, PersonId, Question, Register, RowId, Stated, StatedMembers, Stay, Turn,
    aggregates, grades,
};
use crate::answers;
use crate::finding::{Code, Finding, Severity};
use crate::model::{CellRef, Form, GroupCode, Lang, SheetKind, Turns, UnitId, When};
use crate::normalise::{Answer, Body};
use crate::settings::{PeriodChoice, Settings};
use crate::validate::Accepted;

/// Decides who is who and what counts once.
pub fn register(accepted: Accepted, settings: &Settings) -> (Register, Vec<Finding>) {
    let mut findings = Vec::new();
    let (decided, said) = answers::decided(&settings.answers);
    findings.extend(said);
    let who = persons::persons(&accepted.rows, &accepted.tables, &accepted.units, &decided, settings.matching);
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
        rows: &accepted.rows,
        tables: &accepted.tables,
        persons: who,
        versions: &versions,
        units: &accepted.units,
        period: &accepted.period,
        period_told: matches!(settings.period, PeriodChoice::Given(_)),
    };
    let mut places = Places::new(settings, accepted.home.as_ref().map(|home| home.province.clone()));
    let members = membership::members(&around, findings);
    // Introductions before turns: a turn without a ward takes the one its member was introduced to.
    let introduced = introductions::introductions(&around, &mut places, settings.lang, findings);
    let slips = by_person(&around, &mut places);
    let mut found = turns::turns(&around, &mut places);
    let homes: BTreeMap<usize, UnitId> = members.held.iter().map(|(&person, held)| (person, held.unit)).collect();
    let mut all: Vec<Turn> = found
        .met
        .iter_mut()
        .map(|met| {
            let mut turn = turn(&around, met, homes.get(&met.person).copied());
            let day = met.when.span(accepted.period.cut).0;
            turn.ward = turn.ward.or_else(|| introduced_to(met.person, &slips, day));
            turn
        })
        .collect();
    // Workbooks of lower levels, then aggregates: lists reduce both.
    let lower_fates = consolidated::turns(&around, &mut all, findings);
    let (held, lower_members) = consolidated::members(&around, &members, findings);
    let aggregate_fates = aggregates::turns(&around, &mut places, &mut all, findings);
    let graded = grades::grades(&around, settings, findings);
    findings.extend(grades::uniform(&homes, &graded, &around, settings));
    let (people, values) = shown::people(&around, &members, &graded, &found.met);
    let stays = history::stays(&around);
    findings.extend(history::vanished(&around, &stays, &members));
    findings.extend(ages::findings(&around, &people, &members, &found.met));
    findings.extend(copied::findings(&around, settings));
    let province = accepted.home.as_ref().map(|home| home.province.as_str());
    findings.extend(change::findings(&around, (&found.met, &all), &homes, province, settings));
    findings.extend(spelling::findings(&around, &people));
    let counted: Vec<aggregates::Counted> = members
        .held
        .iter()
        .map(|(&person, held)| aggregates::Counted { unit: held.unit, category: people[person].category })
        .collect();
    let mut stated: Vec<StatedMembers> =
        aggregates::members(&around, &counted, settings.lang, findings).into_iter().map(|(_, one)| one).collect();
    stated.sort_by(|a, b| (&a.place, a.total).cmp(&(&b.place, b.total)));
    let total = members.held.len() as u64 + held.iter().map(|held| held.members).sum::<u64>();
    stated_in_config(settings, &all, total, &mut stated, findings);
    let mut fates = found.fates;
    lower_fates.into_iter().chain(aggregate_fates).for_each(|(row, fate)| fates[row] = fate);
    say_turns(&around, &found.met, &members, &found.outside, findings);
    findings.extend(summaries::findings(&around, &found.met));
    other_share(&all, settings, findings);
    findings.extend(places.findings());

    let known = Known { members: &members, fates: &fates, introduced: &introduced, lower: &lower_members };
    let mut judged: Vec<Judged> = (0..accepted.rows.len()).map(|row| judge(&around, row, &known)).collect();
    let passed_over = (0..accepted.tables.len()).filter(|&table| {
        consolidated::left_out(&around, table).is_some_and(|(fate, _)| fate == Disposition::OutOfScope)
    });
    let elsewhen = outside_tables(accepted, &judged, passed_over.collect(), &found.outside, findings);
    for (row, judged) in accepted.rows.iter().zip(&mut judged) {
        if judged.disposition == Disposition::Waiting && elsewhen.outside.contains(&row.table) {
            *judged =
                Judged { disposition: Disposition::OutOfScope, reason: Code::PeriodOutside.as_str(), same_as: None };
        }
    }
    let questions = asked::questions(&around, &members, &all, &introduced, settings.lang);
    let claims = claims(accepted, &fates, &elsewhen.outside);
    let merged = who.merged;
    let absences = absences::absences(&around);
    Whole {
        people,
        stays,
        values,
        turns: all,
        held,
        judged,
        introduced,
        absences,
        questions,
        stated,
        claims,
        elsewhen,
        merged,
    }
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

/// Tables that say nothing of this period.
#[derive(Default)]
pub(super) struct Elsewhen {
    pub outside: BTreeSet<usize>,
    /// Those of them that say something of days after it.
    pub later: BTreeSet<usize>,
}

/// The fate of an accepted row.
#[derive(Clone, Copy)]
pub(super) struct Judged {
    pub disposition: Disposition,
    pub reason: &'static str,
    pub same_as: Option<usize>,
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

/// Repeated rows, persons on no roster, rows of another period.
fn say_turns(
    around: &Around,
    met: &[Met],
    members: &Members,
    outside: &[(usize, CellRef, When)],
    findings: &mut Vec<Finding>,
) {
    let mut strangers: BTreeSet<(usize, usize)> = BTreeSet::new();
    for one in met {
        let (first, at) = one.tokens[0];
        let (mine, home) = (&around.rows[first], &around.tables[around.rows[first].table]);
        for &(row, cell) in one.tokens[1..].iter().filter(|token| token.0 != first) {
            let row = &around.rows[row];
            let table = &around.tables[row.table];
            let same = table.sender == home.sender;
            let sums_up = |table: usize| around.versions.summaries.contains(&table);
            // Of a summary it is said once, for the whole sheet.
            if same && (sums_up(row.table) || sums_up(mine.table)) {
                continue;
            }
            let code = if same { Code::RowRepeated } else { Code::TurnReportedTwice };
            let finding = Finding::new(code).file(&table.path).sheet(&table.sheet).at(cell);
            let differs = same && row.record.content != mine.record.content;
            let finding = if differs { finding.severity(Severity::Query) } else { finding };
            let other = format!("{} {}!{}", home.path, home.sheet, at);
            findings.push(finding.arg("other", other));
        }
        if !members.held.contains_key(&one.person) {
            strangers.insert((one.person, first));
        }
    }
    if members.any_roster {
        let mut named = BTreeSet::new();
        for (person, row) in strangers {
            if named.insert(person) {
                let record = &around.rows[row].record;
                let table = &around.tables[around.rows[row].table];
                let name = record.person.name.as_ref().map_or("", |name| name.shown.as_str());
                let finding = Finding::new(Code::MemberUnknown).file(&table.path).sheet(&table.sheet);
                findings.push(finding.at(record.at).seen(name));
            }
        }
    } else if !strangers.is_empty() {
        findings.push(Finding::new(Code::MemberUnknown));
    }
    for &(row, at, when) in outside {
        let table = &around.tables[around.rows[row].table];
        let finding = Finding::new(Code::PeriodOutside).file(&table.path).sheet(&table.sheet).at(at);
        findings.push(finding.seen(&when.shown()));
    }
}

fn other_share(turns: &[Turn], settings: &Settings, findings: &mut Vec<Finding>) {
    let sum = |fits: &dyn Fn(&GroupCode) -> bool| {
        turns.iter().filter(|turn| turn.group.as_ref().is_some_and(fits)).map(|turn| turn.count.0).sum::<u64>()
    };
    let (all, other) = (sum(&|_| true), sum(&|code| code.as_str() == GroupCode::OTHER));
    #[expect(clippy::cast_precision_loss, reason = "a share for a threshold, far below 2^53")]
    let share = if all == 0 { 0.0 } else { other as f64 / all as f64 };
    if share > settings.checks.other_share {
        findings.push(
            Finding::new(Code::OtherShareHigh)
                .seen(&percent(share, settings.lang))
                .arg("other", other)
                .arg("total", all),
        );
    }
}

/// `56,9%`.
fn percent(share: f64, lang: Lang) -> String {
    let text = format!("{:.1}", share * 100.0);
    if lang == Lang::En { format!("{text}%") } else { format!("{}%", text.replace('.', ",")) }
}

/// Tables of which every row is of another period or office. A row that waits is of the time its table is of, and so is a table
/// without a row: that there is nothing to report for one month says nothing of the next.
fn outside_tables(
    accepted: &Accepted,
    judged: &[Judged],
    passed_over: BTreeSet<usize>,
    claims: &[(usize, CellRef, When)],
    findings: &mut Vec<Finding>,
) -> Elsewhen {
    let period = &accepted.period;
    // The time a whole table is of; None where nothing around its rows tells one, and for lists that hold longer than their month.
    let time = |number: usize| {
        let table = &accepted.tables[number];
        let holds = matches!(table.kind, SheetKind::Roster | SheetKind::Introductions | SheetKind::Units);
        let asked = table.facts.form.as_ref().map(Form::when);
        asked.or(table.facts.when.map(|(when, _)| when)).filter(|_| !holds)
    };
    let mut rows: Vec<[u64; 3]> = vec![[0; 3]; accepted.tables.len()];
    for (row, judged) in accepted.rows.iter().zip(judged) {
        let out = judged.disposition == Disposition::OutOfScope && judged.reason == Code::PeriodOutside.as_str();
        let waits = judged.disposition == Disposition::Waiting;
        rows[row.table][if out { 1 } else { usize::from(waits) * 2 }] += 1;
    }
    accepted.waiting.iter().for_each(|row| rows[row.table][2] += 1);
    let is_outside = |number: &usize| {
        let [inside, outside, waiting] = rows[*number];
        let elsewhen = time(*number).is_some_and(|when| !period.touches(when));
        inside == 0 && (elsewhen || (outside > 0 && waiting == 0))
    };
    let outside: BTreeSet<usize> = (0..accepted.tables.len()).filter(is_outside).chain(passed_over).collect();
    let after = |when: When| when.span(period.cut).1 > period.to;
    let claimed = claims.iter().filter(|(.., when)| after(*when)).map(|&(row, ..)| accepted.rows[row].table);
    let titled = (0..accepted.tables.len()).filter(|&number| time(number).is_some_and(after));
    let later = claimed.chain(titled).filter(|number| outside.contains(number)).collect();
    say_outside(accepted, &outside, &rows, findings);
    Elsewhen { outside, later }
}

/// Only another month's, kept in a folder that grows, is no news: its sender sent the same kind for this period too, or the run of
/// its own period read it. Else it may be the wrong month's, and somebody should look. A sheet of ours says itself of when it is.
fn say_outside(accepted: &Accepted, outside: &BTreeSet<usize>, rows: &[[u64; 3]], findings: &mut Vec<Finding>) {
    let sent: BTreeSet<(UnitId, SheetKind)> = (0..accepted.tables.len())
        .filter(|number| !outside.contains(number))
        .map(|number| (accepted.tables[number].sender, accepted.tables[number].kind))
        .collect();
    for &number in outside {
        let table = &accepted.tables[number];
        // Nothing is left out of a sheet without a row.
        if rows[number] == [0; 3] && table.kind != SheetKind::Consolidated {
            continue;
        }
        let past = table.facts.when.is_some_and(|(when, _)| when.span(accepted.period.cut).1 < accepted.period.from);
        let again = past && sent.contains(&(table.sender, table.kind));
        let kept = again || accepted.is_handled(table) || table.facts.form.is_some();
        let when = table.facts.when.map_or_else(String::new, |(when, _)| when.to_string());
        let mut finding = Finding::new(Code::SheetOutside).file(&table.path).sheet(&table.sheet).arg("when", when);
        if kept {
            finding = finding.severity(Severity::Note);
        }
        findings.push(finding);
    }
}

/// What the steps before decided about rows.
struct Known<'a> {
    members: &'a Members,
    fates: &'a [Fate],
    introduced: &'a introductions::Met,
    /// Rows about members in workbooks of lower levels.
    lower: &'a BTreeMap<usize, Judged>,
}

fn judge(around: &Around, row: usize, known: &Known) -> Judged {
    let Known { members, fates, introduced, lower } = *known;
    let judged = |disposition, reason, same_as| Judged { disposition, reason, same_as };
    let entry = &around.rows[row];
    let replaced = around.versions.replaced_by.contains_key(&entry.table);
    if around.elsewhere.contains(&row) {
        return judged(Disposition::OutOfScope, Code::OtherSchool.as_str(), None);
    }
    match &entry.record.body {
        Body::Membership(_) => match members.fates.get(&row) {
            Some(RosterFate::Counted) | None => judged(Disposition::Counted, "", None),
            Some(&RosterFate::Duplicate(other, code)) => {
                judged(Disposition::Duplicate, code.as_str(), (other != row).then_some(other))
            }
            Some(RosterFate::Outside(reason)) => judged(Disposition::OutOfScope, reason, None),
        },
        Body::Slip(_) => match introduced.repeated.get(&row) {
            Some(&other) => judged(Disposition::Duplicate, Code::RowRepeated.as_str(), (other != row).then_some(other)),
            None if introduced.counted.contains(&row) => judged(Disposition::Counted, "", None),
            None => judged(Disposition::OutOfScope, Code::PeriodOutside.as_str(), None),
        },
        Body::Unit(_) => judged(Disposition::Counted, "", None),
        Body::Lower(_) => match (lower.get(&row), consolidated::left_out(around, entry.table)) {
            (Some(fate), _) => *fate,
            (None, Some((disposition, reason))) => judged(disposition, reason, None),
            (None, None) => by_claims(&fates[row], false),
        },
        Body::Answer(answer) => answered(around, row, answer),
        Body::Aggregate(cells) => {
            let members = cells.iter().any(|cell| matches!(cell.measure, crate::normalise::Measure::Members(_)));
            by_claims(&fates[row], members || cells.is_empty())
        }
        Body::Participation(_) | Body::Confirmation(_) if replaced => {
            judged(Disposition::Duplicate, Code::FileSuperseded.as_str(), fates[row].same_as)
        }
        Body::Participation(part) | Body::Confirmation(part) => listed(around, row, part, &fates[row]),
    }
}

/// A row of a sheet we handed out: an empty answer is a listed person without any mark, an equal one from a copy a duplicate.
fn answered(around: &Around, row: usize, answer: &Answer) -> Judged {
    let judged = |disposition, reason, same_as| Judged { disposition, reason, same_as };
    let asked = around.tables[around.rows[row].table].facts.form.as_ref().map(Form::when);
    if asked.is_some_and(|when| !around.period.touches(when)) {
        return judged(Disposition::OutOfScope, Code::PeriodOutside.as_str(), None);
    }
    match first_copy(around, row).filter(|_| !answer.text.is_empty()) {
        Some(other) => judged(Disposition::Duplicate, Code::RowRepeated.as_str(), Some(other)),
        None => judged(Disposition::Counted, "", None),
    }
}

/// A row of a list: what became of its claims; without any, whether it is the first of its kind and inside the period.
fn listed(around: &Around, row: usize, part: &crate::normalise::Participation, fate: &Fate) -> Judged {
    let entry = &around.rows[row];
    let table = &around.tables[entry.table];
    let when = part.when.or(table.facts.when).map(|(when, _)| when);
    let inside = when.is_none_or(|when| around.period.touches(when));
    if part.claims.is_empty() {
        if !inside {
            return Judged {
                disposition: Disposition::OutOfScope,
                reason: Code::PeriodOutside.as_str(),
                same_as: None,
            };
        }
        return match first_copy(around, row) {
            Some(other) => {
                Judged { disposition: Disposition::Duplicate, reason: Code::RowRepeated.as_str(), same_as: Some(other) }
            }
            None => Judged { disposition: Disposition::Counted, reason: "", same_as: None },
        };
    }
    // A ward's word is taken even where the turn it names is counted elsewhere, unless the row itself is a copy.
    let word =
        table.kind == SheetKind::Confirmations && part.grade.is_some() && inside && first_copy(around, row).is_none();
    by_claims(fate, word)
}

fn by_claims(fate: &Fate, taken: bool) -> Judged {
    let (disposition, reason) = if fate.counted > 0 || taken {
        (Disposition::Counted, "")
    } else if fate.duplicate > 0 {
        (Disposition::Duplicate, Code::TurnReportedTwice.as_str())
    } else if fate.waiting > 0 {
        (Disposition::Waiting, Code::PeriodUnknown.as_str())
    } else if fate.outside > 0 {
        (Disposition::OutOfScope, Code::PeriodOutside.as_str())
    } else {
        (Disposition::Counted, "")
    };
    Judged { disposition, reason, same_as: fate.same_as.filter(|_| disposition == Disposition::Duplicate) }
}

/// The row this one is a copy of: the same content about the same person from the same sender, in a list of the same time.
fn first_copy(around: &Around, row: usize) -> Option<usize> {
    let mine = &around.rows[row];
    let table = &around.tables[mine.table];
    let person = around.persons.of_row[row]?;
    let key = |number: usize| {
        let other = &around.rows[number];
        let list = &around.tables[other.table];
        (list.path.as_str(), list.sheet.as_ref(), other.record.row)
    };
    around.persons.rows[person].iter().copied().filter(|&number| number != row && key(number) < key(row)).find(
        |&number| {
            let other = &around.rows[number];
            let list = &around.tables[other.table];
            other.record.content == mine.record.content
                && (list.sender, list.kind, &list.facts.title_key) == (table.sender, table.kind, &table.facts.title_key)
                && list.facts.when.map(|when| when.0) == table.facts.when.map(|when| when.0)
        },
    )
}

/// Sums every claim's fate; `read` was counted before. What waits in a table of another time is not of this period.
fn claims(accepted: &Accepted, fates: &[Fate], outside: &BTreeSet<usize>) -> Claims {
    let mut claims = Claims { read: accepted.claims_read, ..Claims::default() };
    let mut wait = |table: usize, count: u64| {
        let of = if outside.contains(&table) { &mut claims.out_of_scope } else { &mut claims.waiting };
        *of += count;
    };
    fates.iter().zip(&accepted.rows).for_each(|(fate, row)| wait(row.table, fate.waiting));
    accepted.waiting.iter().for_each(|row| wait(row.table, row.claims));
    for fate in fates {
        claims.counted += fate.counted;
        claims.duplicate += fate.duplicate;
        claims.out_of_scope += fate.outside;
    }
    claims
}
