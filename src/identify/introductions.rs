//! Slips met with what wards confirm (COUNTING, Introductions).

use std::collections::{BTreeMap, BTreeSet};

use super::around::Around;
use super::differing::differing;
use super::linkage::Near;
use super::persons::compared;
use super::places::{Places, at_end};
use super::turns::participation;
use super::words::{Answers, asked_ward};
use super::{Introduction, Outcome, PersonId, RowId, Waiting, Word};
use crate::finding::{Code, Finding};
use crate::model::form::UnitAnswer;
use crate::model::{CitizenId, Date, Lang, SheetKind, Text, UnitId, When};
use crate::normalise::{Body, Slip};
use crate::validate::Row;
use crate::wards::Ward;

/// A slip that holds in the period.
pub(super) struct Held<'a> {
    pub row: usize,
    pub person: usize,
    pub slip: &'a Slip,
    pub ward: Option<Ward>,
    pub from: Date,
    pub to: Date,
    /// From when on a confirmation of an earlier period is one of it: its own day, without one that school year's first.
    pub since: Date,
    /// By its own list, or by its unit's answer.
    pub withdrawn: bool,
}

/// A confirmation of the period, or of a time before it: what a ward confirmed once stays confirmed for as long as the slip holds.
struct Seen {
    row: usize,
    person: usize,
    ward: Option<Ward>,
    span: (Date, Date),
    /// It was of an earlier period, so that it is no news of this one.
    past: bool,
}

/// Introductions with outcomes, and what was confirmed without one.
#[derive(Default)]
pub(super) struct Met {
    pub introductions: Vec<Introduction>,
    pub unannounced: Vec<(PersonId, Option<Ward>, Vec<RowId>)>,
    pub words: Vec<Word>,
    pub ward_unions: BTreeMap<UnitId, Ward>,
    /// Slips that count, and those that say again what another says (with that one).
    pub counted: BTreeSet<usize>,
    pub repeated: BTreeMap<usize, usize>,
}

/// The slips of the period, each told once, in an order of values.
fn slips<'a>(around: &Around<'a>, places: &mut Places, met: &mut Met) -> Vec<Held<'a>> {
    let cut = around.period.cut;
    let is_slip = |&row: &usize| matches!(around.rows[row].record.body, Body::Slip(_));
    let mut order: Vec<usize> = (0..around.rows.len()).filter(is_slip).collect();
    order.sort_by_cached_key(|&row| {
        let table = &around.tables[around.rows[row].table];
        let sender = around.units.get(table.sender);
        let record = &around.rows[row].record;
        (sender.level.nearness(), sender.code.clone(), record.content, table.path.clone(), record.row)
    });
    let mut known: BTreeMap<(usize, Option<Ward>, Option<When>, Option<Text>), usize> = BTreeMap::new();
    let mut held = Vec::new();
    for number in order {
        let row = &around.rows[number];
        let (Body::Slip(slip), Some(person)) = (&row.record.body, around.persons.of_row[number]) else { continue };
        if around.versions.replaced_by.contains_key(&row.table) {
            met.repeated.insert(number, number);
            continue;
        }
        let stated = slip.date.map(|(when, _)| when);
        let begins = stated.map_or(around.period.from, |when| when.span(cut).0);
        let (year_from, year_to) = When::SchoolYear(cut.school_year_of(cut.month_of(begins))).span(cut);
        let (from, to) = match slip.months {
            Some(months) => months.span(cut),
            None => (begins, if stated.is_some() { year_to } else { around.period.to.max(year_to) }),
        };
        let since = if slip.months.or(stated).is_some() { from } else { year_from };
        if !(from <= around.period.to && around.period.from <= to) {
            continue;
        }
        let ward = places.resolve(&slip.ward, from, &around.tables[row.table], row.table);
        let ward = ward.map(|ward| at_end(&ward, around.period));
        let key = (person, ward.clone(), slip.months.or(stated), slip.number.clone());
        if let Some(&first) = known.get(&key) {
            met.repeated.insert(number, first);
            continue;
        }
        known.insert(key, number);
        met.counted.insert(number);
        held.push(Held { row: number, person, slip, ward, from, to, since, withdrawn: slip.withdrawn });
    }
    let answers = Answers::of(around, &held);
    for slip in &mut held {
        slip.withdrawn |= answers.say(slip, UnitAnswer::Withdrawn);
    }
    held
}

fn confirmations(around: &Around, places: &mut Places) -> Vec<Seen> {
    let mut seen = Vec::new();
    let mut known: BTreeSet<(usize, Option<Ward>, (Date, Date), [u8; 16])> = BTreeSet::new();
    // What a ward writes on a sheet of ours about somebody its own list confirms too is said already.
    let listed = listed(around);
    for (number, row) in around.rows.iter().enumerate() {
        let table = &around.tables[row.table];
        if table.kind != SheetKind::Confirmations || around.is_left_out(number) {
            continue;
        }
        let (Some(part), Some(person)) = (participation(&row.record.body), around.persons.of_row[number]) else {
            continue;
        };
        if part.refused {
            continue;
        }
        let when = part.when.or_else(|| part.claims.iter().find_map(|claim| claim.when)).map(|(when, _)| when);
        let span = when.map_or((around.period.from, around.period.to), |when| when.span(around.period.cut));
        let past = span.1 < around.period.from;
        let again = table.facts.form.is_some() && listed.contains(&(person, table.sender, past));
        if again || span.0 > around.period.to {
            continue;
        }
        let stated = part.ward.as_ref().and_then(|text| places.resolve(text, span.0, table, row.table));
        let asked = table.facts.form.as_ref().and_then(asked_ward);
        let union = asked.or_else(|| places.of_sender(around.units, table.sender, span.0, (table, row.table)));
        let ward = union.or(stated);
        let ward = ward.map(|ward| at_end(&ward, around.period));
        if known.insert((person, ward.clone(), span, row.record.content)) {
            seen.push(Seen { row: number, person, ward, span, past });
        }
    }
    seen
}

/// Whom each sender confirms on a list of its own in the period, and whom before it.
fn listed(around: &Around) -> BTreeSet<(usize, UnitId, bool)> {
    let own = |(number, row): (usize, &Row)| {
        let table = &around.tables[row.table];
        let replaced = around.is_left_out(number);
        let part = participation(&row.record.body)?;
        let when = part.when.or_else(|| part.claims.iter().find_map(|claim| claim.when)).map(|(when, _)| when);
        let span = when.map_or((around.period.from, around.period.to), |when| when.span(around.period.cut));
        let begun = span.0 <= around.period.to;
        let counts =
            table.kind == SheetKind::Confirmations && table.facts.form.is_none() && !replaced && begun && !part.refused;
        let past = span.1 < around.period.from;
        around.persons.of_row[number].filter(|_| counts).map(|person| (person, table.sender, past))
    };
    around.rows.iter().enumerate().filter_map(own).collect()
}

/// Strong identifiers of a person, and name with full birth; to find the same person under other details.
fn marks(around: &Around, person: usize) -> BTreeSet<String> {
    let mut marks = BTreeSet::new();
    for &row in &around.persons.rows[person] {
        let facts = &around.rows[row].record.person;
        marks.extend(facts.particulars().student_no.iter().map(|number| format!("s{number}")));
        marks.extend(facts.particulars().member_code.iter().map(|number| format!("m{number}")));
        if let Some(CitizenId::Cccd(digits)) = &facts.particulars().citizen_id {
            marks.insert(format!("c{digits}"));
        }
    }
    marks
}

/// Whom a ward confirms, and nobody but that ward has ever named: one of them may be somebody we introduced to it, written otherwise.
struct Strangers {
    by_ward: BTreeMap<Ward, Vec<(usize, usize, (Date, Date), Near)>>,
}

impl Strangers {
    fn of(around: &Around, held: &[Held], seen: &[Seen]) -> Self {
        let introduced: BTreeSet<usize> = held.iter().map(|slip| slip.person).collect();
        let mut by_ward: BTreeMap<Ward, Vec<_>> = BTreeMap::new();
        for (number, one) in seen.iter().enumerate().filter(|(_, one)| !introduced.contains(&one.person)) {
            let sender = |row: usize| around.tables[around.rows[row].table].sender;
            let alone = around.persons.rows[one.person].iter().all(|&row| sender(row) == sender(one.row));
            if let (Some(ward), Some(near), true) = (&one.ward, near(around, one.person), alone) {
                by_ward.entry(ward.clone()).or_default().push((number, one.person, one.span, near));
            }
        }
        Self { by_ward }
    }

    /// Confirmations by the slip's own ward of somebody who may be the one it introduces.
    fn near(&self, around: &Around, slip: &Held) -> Vec<usize> {
        let Some(there) = slip.ward.as_ref().and_then(|ward| self.by_ward.get(ward)) else { return Vec::new() };
        let Some(mine) = near(around, slip.person) else { return Vec::new() };
        let inside = |span: &(Date, Date)| span.0 <= slip.to && slip.since <= span.1;
        let fits = |person: usize, other: &Near| mine.is_near(other) && !numbered_apart(around, slip.person, person);
        there
            .iter()
            .filter(|(_, person, span, other)| inside(span) && fits(*person, other))
            .map(|(number, ..)| *number)
            .collect()
    }
}

/// A person's name and births as their rows give them; None where no row has a name.
fn near(around: &Around, person: usize) -> Option<Near> {
    let facts = || around.persons.rows[person].iter().map(|&row| &around.rows[row].record.person);
    let name = facts().find_map(|facts| facts.name.as_ref())?;
    let births: BTreeSet<String> = facts().filter_map(|facts| facts.birth).map(compared).collect();
    Some(Near::new(&name.key, births.into_iter()))
}

/// Whether two persons have student numbers, and none in common.
fn numbered_apart(around: &Around, one: usize, other: usize) -> bool {
    let numbers = |person: usize| -> BTreeSet<&String> {
        let rows = around.persons.rows[person].iter();
        rows.filter_map(|&row| around.rows[row].record.person.particulars().student_no.as_ref()).collect()
    };
    let (one, other) = (numbers(one), numbers(other));
    !one.is_empty() && !other.is_empty() && one.is_disjoint(&other)
}

pub(super) fn introductions(around: &Around, places: &mut Places, lang: Lang, findings: &mut Vec<Finding>) -> Met {
    let mut met = Met { ward_unions: ward_unions(around, places), ..Met::default() };
    let held = slips(around, places, &mut met);
    let seen = confirmations(around, places);
    let answers = Answers::of(around, &held);
    let mut by_person: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut by_mark: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, one) in seen.iter().enumerate() {
        by_person.entry(one.person).or_default().push(number);
        for mark in marks(around, one.person) {
            by_mark.entry(mark).or_default().push(number);
        }
    }
    let strangers = Strangers::of(around, &held, &seen);
    let mut used: BTreeSet<usize> = BTreeSet::new();
    for slip in &held {
        let mine = by_person.get(&slip.person).map_or(&[][..], Vec::as_slice);
        let marked = marks(around, slip.person);
        let marked = marked.iter().flat_map(|mark| by_mark.get(mark).into_iter().flatten().copied());
        let others = marked.filter(|&number| seen[number].person != slip.person);
        let others: BTreeSet<usize> = others.chain(strangers.near(around, slip)).collect();
        let others: Vec<usize> = others.into_iter().collect();
        findings.extend(answers.disputed(around, slip));
        let (outcome, by) = outcome(slip, &seen, (mine, &others), &answers);
        used.extend(&by);
        let said = say(around, slip, outcome, by.first().map(|&number| &seen[number]), (answers.of_ward(slip), lang));
        findings.extend(said);
        let confirmed_by = by.first().and_then(|&number| seen[number].ward.clone());
        met.introductions.push(Introduction {
            person: PersonId::at(slip.person),
            ward: slip.ward.clone(),
            confirmed_by: confirmed_by.filter(|_| outcome == Outcome::Elsewhere),
            date: slip.slip.date.map(|(when, _)| when),
            number: slip.slip.number.clone(),
            outcome,
            not_known: answers.does_not_know(slip),
            seen: by.first().map(|&number| seen[number].span),
            rows: std::iter::once(slip.row).chain(by.iter().map(|&number| seen[number].row)).map(RowId::at).collect(),
        });
    }
    for (_, one) in seen.iter().enumerate().filter(|(number, one)| !one.past && !used.contains(number)) {
        let row = &around.rows[one.row];
        let table = &around.tables[row.table];
        let name = row.record.person.name.as_ref().map_or("", |name| name.shown.as_str());
        let finding = Finding::new(Code::ConfirmationUnannounced).file(&table.path).sheet(&table.sheet);
        let finding = finding.at(row.record.at).seen(name);
        findings.push(match &one.ward {
            Some(ward) => finding.arg("ward", &ward.name),
            None => finding,
        });
        met.unannounced.push((PersonId::at(one.person), one.ward.clone(), vec![RowId::at(one.row)]));
    }
    met.words = answers.words();
    met
}

/// The ward of every ward union whose name tells one.
fn ward_unions(around: &Around, places: &mut Places) -> BTreeMap<UnitId, Ward> {
    let ward = |unit| Some((unit, places.of_unit(around.units, unit, around.period.to)?));
    around.units.ids().filter_map(ward).collect()
}

/// The outcome of a slip and the confirmations it met.
///
/// The slip's own unit may withdraw it, and may say whether the one confirmed under other details is its member.
fn outcome(
    slip: &Held,
    seen: &[Seen],
    (mine, others): (&[usize], &[usize]),
    answers: &Answers,
) -> (Outcome, Vec<usize>) {
    let inside = |one: &Seen| one.span.0 <= slip.to && if one.past { slip.since } else { slip.from } <= one.span.1;
    let here = |one: &Seen| one.ward.is_none() || slip.ward.is_none() || one.ward == slip.ward;
    let of = |numbers: &[usize], fits: &dyn Fn(&Seen) -> bool| -> Vec<usize> {
        let fits = |one: &Seen| (!one.past || inside(one)) && fits(one);
        numbers.iter().copied().filter(|&number| fits(&seen[number])).collect()
    };
    if slip.withdrawn {
        return (Outcome::Withdrawn, of(mine, &|one| inside(one) && here(one)));
    }
    let says = |wanted: UnitAnswer| answers.say(slip, wanted);
    let differing = if says(UnitAnswer::OtherPerson) { Vec::new() } else { of(others, &|one| here(one)) };
    let steps = [
        (Outcome::Confirmed, of(mine, &|one| inside(one) && here(one))),
        (Outcome::Elsewhere, of(mine, &|one| inside(one) && !here(one))),
        (Outcome::OtherPeriod, of(mine, &|one| !inside(one))),
        (if says(UnitAnswer::SamePerson) { Outcome::Confirmed } else { Outcome::PersonDiffers }, differing),
    ];
    steps.into_iter().find(|(_, by)| !by.is_empty()).unwrap_or((Outcome::Unconfirmed, Vec::new()))
}

/// What is not as it was announced; `answer` is what the ward says in other words than a grade.
fn say(
    around: &Around,
    slip: &Held,
    outcome: Outcome,
    by: Option<&Seen>,
    (answer, lang): (Option<&str>, Lang),
) -> Option<Finding> {
    let code = match outcome {
        Outcome::Confirmed | Outcome::Withdrawn => return None,
        Outcome::Elsewhere => Code::ConfirmedElsewhere,
        Outcome::OtherPeriod => Code::ConfirmedOtherPeriod,
        Outcome::PersonDiffers => Code::ConfirmedPersonDiffers,
        Outcome::Unconfirmed => Code::IntroductionUnconfirmed,
    };
    let row = &around.rows[slip.row];
    let table = &around.tables[row.table];
    let name = row.record.person.name.as_ref().map_or("", |name| name.shown.as_str());
    let finding = Finding::new(code)
        .file(&table.path)
        .sheet(&table.sheet)
        .at(row.record.at)
        .seen(name)
        .arg("ward", slip.ward.as_ref().map_or(&*slip.slip.ward.text, |ward| ward.name.as_str()));
    let finding = if outcome == Outcome::Unconfirmed {
        let waiting = Waiting::of(slip.slip.date.map(|(when, _)| when), around.period);
        finding.arg("age", waiting.label(lang))
    } else {
        finding
    };
    let finding = match answer.filter(|_| outcome == Outcome::Unconfirmed) {
        Some(answer) => finding.arg("answer", answer),
        None => finding,
    };
    let other = match (outcome, by) {
        // Who stands on the confirmation in the member's place.
        (Outcome::PersonDiffers, Some(one)) => Some(named(around, one.row)),
        (_, one) => one.and_then(|one| one.ward.as_ref()).map(|ward| ward.name.clone()),
    };
    let finding = match (outcome, by) {
        (Outcome::OtherPeriod, Some(one)) => {
            finding.seen(&shown(slip.from, slip.to)).repaired(&shown(one.span.0, one.span.1))
        }
        (Outcome::PersonDiffers, Some(one)) => {
            let finding = finding.seen(&named(around, slip.row));
            match differing(around, slip.person, one.person, lang) {
                // The same as far as both tell it, and too little to be one person by that alone.
                what if what.is_empty() => finding.arg("kind", "alike"),
                what => finding.arg("what", what),
            }
        }
        _ => finding,
    };
    Some(match other {
        Some(other) => finding.arg("other", other),
        None => finding,
    })
}

/// Name and birth as a row gives them.
fn named(around: &Around, row: usize) -> String {
    let person = &around.rows[row].record.person;
    let name = person.name.as_ref().map_or("", |name| name.shown.as_str());
    person.birth.map_or_else(|| name.to_owned(), |birth| format!("{name}, {birth}"))
}

/// Days as people read them, one or from and to.
fn shown(from: Date, to: Date) -> String {
    if from == to { When::Day(from).shown() } else { When::Span(from, to).shown() }
}

/// The ward a person was introduced to on a day, for turns whose ward nobody states; None where two slips differ.
pub(super) fn introduced_to(
    person: usize,
    slips: &BTreeMap<usize, Vec<(Date, Date, Ward)>>,
    day: Date,
) -> Option<Ward> {
    let wards: BTreeSet<&Ward> = slips
        .get(&person)?
        .iter()
        .filter(|(from, to, _)| *from <= day && day <= *to)
        .map(|(_, _, ward)| ward)
        .collect();
    match wards.len() {
        1 => wards.into_iter().next().cloned(),
        _ => None,
    }
}

/// When and where each person was introduced, for [`introduced_to`]. Withdrawn slips introduce nobody.
pub(super) fn by_person(around: &Around, places: &mut Places) -> BTreeMap<usize, Vec<(Date, Date, Ward)>> {
    let mut scratch = Met::default();
    let mut by_person: BTreeMap<usize, Vec<(Date, Date, Ward)>> = BTreeMap::new();
    for slip in slips(around, places, &mut scratch) {
        if let Some(ward) = slip.ward.filter(|_| !slip.withdrawn) {
            by_person.entry(slip.person).or_default().push((slip.from, slip.to, ward));
        }
    }
    by_person
}
