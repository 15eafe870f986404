//! What units answered on sheets we handed out about whom a ward confirms: their member, or somebody else. Such an answer is one
//! about two persons, like those of `cau-hoi.xlsx`, and holds for as long as both sides write what was shown then.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::{Persons, Stated};
use crate::answers::{Answers, Given, Key, Told, Verdict};
use crate::finding::{Code, Finding, Severity};
use crate::identify::linkage::Near;
use crate::identify::versions::later;
use crate::model::form::UnitAnswer;
use crate::model::{Date, Form, FormKind, Level, SheetKind, UnitId};
use crate::normalise::{Answer, Body};
use crate::text;
use crate::validate::{Accepted, Row, Table};

/// Everything units said of whom a ward confirms, by the marks of both. Of several answers the one to the latest period holds, and of
/// these a unit's newer sheet corrects its older.
pub(super) fn by_units(
    persons: &Persons,
    stated: &[Option<Stated>],
    accepted: &Accepted,
    answers: &Answers,
    findings: &mut Vec<Finding>,
) -> Vec<Told> {
    let code = |unit| accepted.units.get(unit).code.to_string();
    let marks = |person: usize| -> BTreeSet<String> {
        persons.rows[person].iter().filter_map(|&row| Some(stated[row].as_ref()?.mark(code))).collect()
    };
    let mut told = Vec::new();
    for ((member, confirmed), (_, said)) in latest(persons, accepted, findings) {
        let said = newest(&said, &accepted.tables, answers);
        let pairs: Vec<(String, String)> = marks(member)
            .iter()
            .flat_map(|one| marks(confirmed).into_iter().map(|other| (one.clone(), other)))
            .collect();
        // Where it was answered otherwise here, or by another copy of that sheet, one pair is enough to say so and none may hold.
        let against = |(one, other): &&(String, String)| {
            let here = answers.get(&Key::persons(one, other));
            here.is_some_and(|here| *here != Verdict::Unsure && said.iter().any(|given| given.verdict != *here))
        };
        let disputed = pairs.iter().find(against).or_else(|| pairs.first().filter(|_| said.len() > 1));
        let pairs = disputed.map_or_else(|| pairs.clone(), |pair| vec![pair.clone()]);
        for (one, other) in pairs {
            told.extend(said.iter().map(|given| (one.clone(), other.clone(), given.clone())));
        }
    }
    told
}

/// What was said of two persons, the unit's first, in the latest period that was asked about, and on which tables.
type Latest = BTreeMap<(usize, usize), (Date, Vec<(usize, Given)>)>;

/// One answer of each kind, without those on a sheet of which the unit sent a newer version that answers too. Where nobody can tell which
/// is newer all of them stand, and contradict each other.
fn newest(said: &[(usize, Given)], tables: &[Table], answers: &Answers) -> Vec<Given> {
    let unit = |table: &Table| table.facts.form.as_ref().and_then(|form| form.unit.clone());
    let corrected = |one: &&(usize, Given)| {
        let own = &tables[one.0];
        said.iter().map(|(other, _)| &tables[*other]).any(|other| {
            other.path != own.path && unit(other) == unit(own) && later(own, other, answers) == Some(Ordering::Less)
        })
    };
    let mut kept: Vec<Given> = Vec::new();
    for (_, given) in said.iter().filter(|one| !corrected(one)) {
        if kept.iter().all(|one| one.verdict != given.verdict) {
            kept.push(given.clone());
        }
    }
    kept
}

fn latest(persons: &Persons, accepted: &Accepted, findings: &mut Vec<Finding>) -> Latest {
    let mut known = Latest::new();
    let Some(asked) = Asked::of(persons, accepted) else { return known };
    let mut all: Vec<(&Form, &Answer, Verdict, usize)> = Vec::new();
    for (number, row) in accepted.rows.iter().enumerate() {
        let (Some(form), Body::Answer(answer)) = (&accepted.tables[row.table].facts.form, &row.record.body) else {
            continue;
        };
        let verdict = match answer.known {
            Some(UnitAnswer::SamePerson) => Verdict::Same,
            Some(UnitAnswer::OtherPerson) => Verdict::Different,
            Some(UnitAnswer::Withdrawn | UnitAnswer::Moved | UnitAnswer::DidNotTakePart) | None => continue,
        };
        if form.kind == FormKind::Unit && form.from <= accepted.period.to {
            all.push((form, answer, verdict, number));
        }
    }
    all.sort_by_key(|(form, .., number)| (form.to, *number));
    for (form, answer, verdict, number) in all {
        let row = &accepted.rows[number];
        let table = &accepted.tables[row.table];
        let at = answer.at.unwrap_or(row.record.at);
        let given = Given { verdict, file: table.path.clone(), sheet: table.sheet.clone(), at };
        let mut pairs: BTreeSet<(usize, usize)> = asked.pair(form, answer, number).into_iter().collect();
        // A slip that is confirmed shows nobody beside it any more: a refusal is about whom it was said of before.
        if given.verdict == Verdict::Different && answer.beside.is_none() {
            pairs.extend(known.keys().filter(|pair| Some(pair.0) == persons.of_row[number]));
        }
        if pairs.is_empty() && asked.compares_nobody(form, answer, number) {
            let finding = Finding::new(Code::ResultUnmapped).severity(Severity::Query).arg("kind", "nobody");
            findings.push(finding.file(&given.file).sheet(&given.sheet).at(given.at).seen(&answer.text));
        }
        for pair in pairs {
            let (to, said) = known.entry(pair).or_insert((form.to, Vec::new()));
            if *to < form.to {
                (*to, *said) = (form.to, Vec::new());
            }
            said.push((row.table, given.clone()));
        }
    }
    known
}

/// Those an answer may be about.
struct Asked<'a> {
    persons: &'a Persons,
    accepted: &'a Accepted,
    /// Whom wards name that no other unit knows, by folded name.
    confirmed: BTreeMap<&'a str, BTreeSet<usize>>,
}

impl<'a> Asked<'a> {
    /// None where no sheet of a unit came back.
    fn of(persons: &'a Persons, accepted: &'a Accepted) -> Option<Self> {
        let tables = &accepted.tables;
        let of_unit = |form: &Form| form.kind == FormKind::Unit;
        if !tables.iter().any(|table| table.facts.form.as_ref().is_some_and(of_unit)) {
            return None;
        }
        let mut confirmed: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for (row, person) in accepted.rows.iter().zip(&persons.of_row) {
            let (table, name) = (&tables[row.table], &row.record.person.name);
            if let (SheetKind::Confirmations, None, Some(name), Some(person)) =
                (table.kind, &table.facts.form, name, person)
            {
                confirmed.entry(&name.key).or_default().insert(*person);
            }
        }
        Some(Self { persons, accepted, confirmed })
    }

    /// The unit's own person and the one that a ward confirms; None where either cannot be told for certain.
    fn pair(&self, form: &Form, answer: &Answer, number: usize) -> Option<(usize, usize)> {
        let unit = self.accepted.units.by_code(form.unit.as_deref()?)?;
        let subject = self.persons.of_row[number]?;
        let facts = &self.accepted.rows[number].record.person;
        let name = &facts.name.as_ref()?.key;
        let pair = match (&answer.ward, &answer.beside) {
            // Confirmed without a slip: the row names whom the ward wrote, and beside it stands the ward.
            (None, _) => {
                let birth = facts.birth.map(|birth| birth.to_string());
                let confirmed = self.confirmed(name, Some(birth.as_deref()), unit, answer.beside.as_deref())?;
                (self.member(unit, name, confirmed)?, confirmed)
            }
            // Name and birth as the ward has them. A birth is the last part, where there is one.
            (Some(ward), Some(shown)) => {
                let (name, birth) = match shown.rsplit_once(", ") {
                    Some((name, birth)) => (name, Some(birth)),
                    None => (&**shown, None),
                };
                (subject, self.confirmed(&text::fold(name), Some(birth), unit, Some(ward))?)
            }
            (Some(ward), None) => (subject, self.confirmed(name, None, unit, Some(ward))?),
        };
        (pair.0 != pair.1).then_some(pair)
    }

    /// Whether an answer of this period says "this is the one" of somebody whom no ward confirms, on a row that showed nobody beside.
    fn compares_nobody(&self, form: &Form, answer: &Answer, number: usize) -> bool {
        let confirmed = |row: &Row| self.accepted.tables[row.table].kind == SheetKind::Confirmations;
        answer.known == Some(UnitAnswer::SamePerson)
            && answer.ward.is_some()
            && answer.beside.is_none()
            && self.accepted.period.from <= form.to
            && self.persons.of_row[number].is_some_and(|person| !self.rows(person).any(confirmed))
    }

    fn rows(&self, person: usize) -> impl Iterator<Item = &'a Row> {
        let accepted = self.accepted;
        self.persons.rows[person]
            .iter()
            .map(|&row| &accepted.rows[row])
            .filter(|row| accepted.tables[row.table].facts.form.is_none())
    }

    /// The one of a name, and of a birth where that is told (`Some(None)`: no birth was shown), whom nobody but wards and the unit knows;
    /// of several the one that this ward names.
    #[expect(clippy::option_option, reason = "no birth to go by, none was written, a birth")]
    fn confirmed(&self, name: &str, birth: Option<Option<&str>>, unit: UnitId, ward: Option<&str>) -> Option<usize> {
        let units = &self.accepted.units;
        let sender = |row: &Row| self.accepted.tables[row.table].sender;
        let fits = |&person: &usize| {
            let births: BTreeSet<String> =
                self.rows(person).filter_map(|row| row.record.person.birth).map(|birth| birth.to_string()).collect();
            let born = match birth {
                None => true,
                Some(None) => births.is_empty(),
                Some(Some(birth)) => births.contains(birth),
            };
            // Whom the unit lists itself is its member already.
            let stranger = self.rows(person).all(|row| {
                let kind = self.accepted.tables[row.table].kind;
                let listed = matches!(kind, SheetKind::Roster | SheetKind::Introductions);
                !listed && (sender(row) == unit || units.get(sender(row)).level == Level::Ward)
            });
            born && stranger
        };
        let mut fitting: Vec<usize> = self.confirmed.get(name)?.iter().copied().filter(fits).collect();
        if let (true, Some(ward)) = (fitting.len() > 1, ward) {
            let ward = text::plain(ward);
            fitting.retain(|&person| {
                self.rows(person).any(|row| text::plain(&units.get(sender(row)).name).ends_with(&ward))
            });
        }
        one(fitting)
    }

    /// The unit's own person whom a name means: of that name, else the only one nearly so.
    fn member(&self, unit: UnitId, name: &str, confirmed: usize) -> Option<usize> {
        let own = |row: &Row| {
            let table = &self.accepted.tables[row.table];
            let listed = matches!(table.kind, SheetKind::Roster | SheetKind::Introductions);
            listed && row.unit.unwrap_or(table.sender) == unit
        };
        let mut members: BTreeSet<usize> = BTreeSet::new();
        for (row, person) in self.accepted.rows.iter().zip(&self.persons.of_row).filter(|(row, _)| own(row)) {
            members.extend(person.filter(|&person| person != confirmed && row.record.person.name.is_some()));
        }
        let named = |person: usize| self.rows(person).filter_map(|row| row.record.person.name.as_ref());
        let same: Vec<usize> =
            members.iter().copied().filter(|&person| named(person).any(|one| one.key == name)).collect();
        let near = |person: usize| {
            let births = self.rows(person).filter_map(|row| row.record.person.birth).map(super::compared);
            named(person).next().map(|name| Near::new(&name.key, births.collect::<BTreeSet<_>>().into_iter()))
        };
        match same {
            found if found.len() > 1 => None,
            found => one(found).or_else(|| {
                let theirs = near(confirmed)?;
                one(members.into_iter().filter(|&one| near(one).is_some_and(|one| one.is_near(&theirs))).collect())
            }),
        }
    }
}

fn one(found: Vec<usize>) -> Option<usize> {
    match found[..] {
        [one] => Some(one),
        _ => None,
    }
}
