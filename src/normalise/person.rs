//! The person of a row: every field typed and repaired, none invented.
//!
//! Must never let an error on one field cost another: only a row that nothing names waits.

use std::sync::Arc;

use super::cells::{self, Parsed, Tick};
use super::desk::{Desk, Entry, Row};
use super::remark;
use crate::finding::{Code, Finding, Severity};
use crate::model::{Birth, CellRef, CitizenId, Field, Gender, Lang, Name, Particulars, PersonFacts, Text};
use crate::read::{Cell, Value};
use crate::say::sheet as say;
use crate::text;

/// The person of a row and what stands in the way of using it.
pub(super) struct Who {
    pub facts: PersonFacts,
    /// Codes for which the row waits: nothing names a person.
    pub waits: Vec<Code>,
    /// The cell that stands for the row: its name.
    pub at: CellRef,
    /// A remark in brackets behind the name, or what stars there stand for.
    pub bracket: Option<String>,
}

/// Reads the person of a row.
pub(super) fn read(desk: &mut Desk, row: &Row) -> Who {
    let (name, problem, bracket) = name(desk, row);
    let at = name_place(desk, row);
    let mut facts = PersonFacts::default();
    facts.name = name;
    birth(desk, row, &mut facts);
    gender(desk, row, &mut facts);
    let particulars = Particulars {
        student_no: parsed(desk, row, &Field::StudentNo, cells::code_number),
        member_code: parsed(desk, row, &Field::MemberCode, cells::code_number),
        card_no: parsed(desk, row, &Field::CardNo, cells::code_number),
        citizen_id: citizen_id(desk, row, facts.birth),
        phone: parsed(desk, row, &Field::Phone, cells::phone),
        email: email(row, desk),
        address: row.first(&desk.columns, &Field::Address).map(|entry| entry.fold().to_owned()),
        position: row.text(&desk.columns, &Field::Position),
    };
    facts.category = row.first(&desk.columns, &Field::Category).and_then(|entry| remark::category(&entry.text));
    let facts = facts.with_particulars(particulars);
    check_citizen_id(desk, row, &facts);
    let mut waits = Vec::new();
    if facts.name.is_none() && !facts.has_strong_id() {
        let code = problem.unwrap_or(Code::ColumnMissing);
        // Where no column of the table could name anybody, that was said of the table.
        if code == Code::ColumnMissing && NAMING.iter().any(|field| desk.columns.has(field)) {
            desk.say(at, Finding::new(code).arg("field", say::field(desk.settings.lang, &Field::Name)).of_row());
        }
        waits.push(code);
    } else if facts.name.is_none() && problem.is_none() && NAMED.iter().any(|field| desk.columns.has(field)) {
        // A number names somebody (DOMAIN §3.7, rules 1 to 3), so the row counts; who it is nobody can read.
        let lacking = Finding::new(Code::ColumnMissing).severity(Severity::Query);
        desk.say(at, lacking.arg("field", say::field(desk.settings.lang, &Field::Name)).of_nameless());
    }
    Who { facts, waits, at, bracket }
}

/// Columns that name a person.
const NAMING: [Field; 7] = [
    Field::Name,
    Field::FamilyName,
    Field::GivenName,
    Field::StudentNo,
    Field::MemberCode,
    Field::CardNo,
    Field::CitizenId,
];

/// Of these the columns of names.
const NAMED: [Field; 3] = [Field::Name, Field::FamilyName, Field::GivenName];

/// The citizen number. Ten digits may as well be a phone: two zeros come back only where the birth year agrees (FINDINGS 55).
fn citizen_id(desk: &mut Desk, row: &Row, birth: Option<Birth>) -> Option<CitizenId> {
    let entry = row.first(&desk.columns, &Field::CitizenId)?;
    let mut read = cells::citizen_id(entry.cell);
    let agrees = match &read.value {
        Some(CitizenId::Cccd(digits)) => {
            birth.is_some_and(|birth| told_by(digits).is_some_and(|told| told.0 == birth.year()))
        }
        _ => true,
    };
    let lost = |note: &&mut cells::Note| note.code == Code::IdLostTwoZeros;
    if let Some(note) = read.notes.iter_mut().find(lost).filter(|_| !agrees) {
        (note.severity, note.repaired) = (Some(Severity::Query), None);
        read.value = None;
    }
    desk.take(read, entry)
}

/// The year of birth and the gender that a CCCD tells (DOMAIN §3.1).
fn told_by(digits: &str) -> Option<(i16, Gender)> {
    let number = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<i16>().ok());
    let code = number(3, 4)?;
    let gender = if code % 2 == 0 { Gender::Male } else { Gender::Female };
    Some((1900 + code / 2 * 100 + number(4, 6)?, gender))
}

/// A field read by a reader of single cells.
fn parsed<T>(desk: &mut Desk, row: &Row, field: &Field, read: fn(&crate::read::Cell) -> Parsed<T>) -> Option<T> {
    let entry = row.first(&desk.columns, field)?;
    desk.take(read(entry.cell), entry)
}

/// Where the name stands, or should.
fn name_place(desk: &Desk, row: &Row) -> CellRef {
    let family = row.place(&desk.columns, &Field::FamilyName, row.start());
    row.place(&desk.columns, &Field::Name, family)
}

/// The name, the code of what is wrong with it, and the remark in brackets behind it.
fn name(desk: &mut Desk, row: &Row) -> (Option<Arc<Name>>, Option<Code>, Option<String>) {
    let columns = &desk.columns;
    let whole = row.first(columns, &Field::Name);
    let family = row.first(columns, &Field::FamilyName);
    let given = row.first(columns, &Field::GivenName);
    let (entry, joined) = match (whole, family, given) {
        (Some(whole), ..) => (whole, None),
        (None, Some(family), Some(given)) => (family, Some(format!("{} {}", family.text, given.text))),
        (None, Some(one), None) | (None, None, Some(one)) => (one, None),
        (None, None, None) => {
            let lost = [Field::Name, Field::FamilyName, Field::GivenName];
            return (None, lost.iter().find_map(|field| row.lost(columns, field)), None);
        }
    };
    let (name, codes, bracket) = joined.as_deref().map_or_else(|| entry.name().clone(), text::name);
    let shown = name.as_ref().map(|name| name.shown.as_str());
    if let Some(joined) = &joined {
        desk.say_of(entry, Code::NameSplit, Some(joined));
    }
    for &code in &codes {
        desk.say_of(entry, code, shown);
    }
    let starred = given.filter(|_| joined.is_some()).unwrap_or(entry).text.trim();
    let bracket = desk.legend.starred(starred).map(str::to_owned).or(bracket);
    let problem = codes.into_iter().find(|code| code.rule().severity == Severity::Error);
    (name, problem, bracket)
}

/// The birth date, and the gender where two columns tell it.
fn birth(desk: &mut Desk, row: &Row, facts: &mut PersonFacts) {
    let take = |desk: &mut Desk, field: &Field| {
        let entry = row.first(&desk.columns, field)?.clone();
        let before = desk.findings.len();
        let birth: Option<Birth> = desk.known(entry.birth(desk.settings), &entry);
        if birth.is_none() {
            say_of_words(desk, before, &entry.text);
        }
        Some((entry, birth))
    };
    if let Some((_, birth)) = take(desk, &Field::Birth) {
        facts.birth = birth;
    }
    birth_in_parts(desk, row, facts);
    if !desk.columns.has(&Field::BirthMale) && !desk.columns.has(&Field::BirthFemale) {
        return;
    }
    match (take(desk, &Field::BirthMale), take(desk, &Field::BirthFemale)) {
        (Some((male, first)), Some((_, second))) => {
            facts.birth = facts.birth.or(if first == second { first } else { None });
            desk.say_of(&male, Code::GenderBoth, None);
        }
        (Some((_, birth)), None) => {
            facts.birth = facts.birth.or(birth);
            facts.gender = Some(Gender::Male);
        }
        (None, Some((_, birth))) => {
            facts.birth = facts.birth.or(birth);
            facts.gender = Some(Gender::Female);
        }
        (None, None) => {
            let at = row.place(&desk.columns, &Field::BirthMale, row.start());
            desk.say(at, Finding::new(Code::GenderNone));
        }
    }
}

/// A birth date whose day, month and year stand in columns of their own: as precise as what is filled in.
fn birth_in_parts(desk: &mut Desk, row: &Row, facts: &mut PersonFacts) {
    let part = |field: &Field| row.first(&desk.columns, field).cloned();
    let Some(year) = part(&Field::BirthYear) else { return };
    let (day, month) = (part(&Field::BirthDay), part(&Field::BirthMonth));
    let first = day.as_ref().or(month.as_ref()).unwrap_or(&year).clone();
    let parts: Vec<Text> = [day.filter(|_| month.is_some()), month, Some(year)]
        .into_iter()
        .flatten()
        .map(|one| Text::clone(&one.text))
        .collect();
    let cell = Cell { value: Value::Text(parts.join("/").into()), ..first.cell.clone() };
    let today = desk.settings.today;
    let before = desk.findings.len();
    let read: Option<Birth> = desk.take(cells::birth(&cell, today), &Entry { cell: &cell, ..first });
    say_of_words(desk, before, &cell.value.text());
    facts.birth = facts.birth.or(read);
}

/// `đang xác minh`, `?` where a birth is asked for: no date at all, and so none that the calendar lacks. `before`: the findings made
/// before the cell was read.
fn say_of_words(desk: &mut Desk, before: usize, text: &str) {
    if text.chars().any(char::is_numeric) {
        return;
    }
    let words = desk.findings.iter_mut().skip(before).filter(|one| one.code == Code::DateImpossible);
    words.for_each(|one| *one = one.clone().arg("kind", "words"));
}

/// The gender by its own column or tick columns; never a default.
fn gender(desk: &mut Desk, row: &Row, facts: &mut PersonFacts) {
    if let Some(entry) = row.first(&desk.columns, &Field::Gender).cloned() {
        facts.gender = gender_word(desk, &entry).or(facts.gender);
    }
    let ticked = |field: &Field| {
        let entry = row.first(&desk.columns, field)?;
        let tick = cells::tick(entry.cell).value;
        matches!(tick, Some(Tick::Yes | Tick::Count(1))).then(|| entry.clone())
    };
    match (ticked(&Field::GenderMale), ticked(&Field::GenderFemale)) {
        (Some(male), Some(_)) => desk.say_of(&male, Code::GenderBoth, None),
        (Some(entry), None) => set_by_tick(desk, &entry, Gender::Male, facts),
        (None, Some(entry)) => set_by_tick(desk, &entry, Gender::Female, facts),
        (None, None) => {}
    }
}

fn set_by_tick(desk: &mut Desk, entry: &Entry, gender: Gender, facts: &mut PersonFacts) {
    facts.gender = Some(gender);
    desk.say_of(entry, Code::GenderWord, Some(gender.label(Lang::Vi)));
}

/// Words of a gender column, folded.
const GENDERS: &[(&str, Gender)] = &[
    ("nam", Gender::Male),
    ("m", Gender::Male),
    ("male", Gender::Male),
    ("trai", Gender::Male),
    ("nu", Gender::Female),
    ("f", Gender::Female),
    ("female", Gender::Female),
    ("gai", Gender::Female),
];

/// A gender as typed. Bare 0 and 1 mean nothing unless the header says what they stand for ("1: nam").
fn gender_word(desk: &mut Desk, entry: &Entry) -> Option<Gender> {
    let key = entry.plain().trim();
    let gender = match GENDERS.iter().find(|(word, _)| *word == key) {
        Some((_, gender)) => *gender,
        None => {
            let Some(gender) = declared_gender(desk.columns.key(entry.at.col), key) else {
                if !entry.copied {
                    let finding = Finding::new(Code::GenderWord).severity(Severity::Query);
                    desk.say(entry.at, finding.seen(&entry.cell.value.shown()).unread());
                }
                return None;
            };
            gender
        }
    };
    let label = gender.label(Lang::Vi);
    if *entry.text != *label {
        desk.say_of(entry, Code::GenderWord, Some(label));
    }
    Some(gender)
}

/// What a sign stands for by its header: `1: Nam, 0: Nữ`, or the words first, `Nam 1, Nữ 0`.
fn declared_gender(header: &str, sign: &str) -> Option<Gender> {
    let word = |token: &str| GENDERS.iter().find(|(word, _)| *word == token).map(|(_, gender)| *gender);
    let telling = header.split(' ').filter(|token| word(token).is_some() || token.len() == 1);
    let tokens: Vec<&str> = telling.collect();
    tokens.chunks_exact(2).find_map(|pair| match (word(pair[0]), word(pair[1])) {
        (Some(gender), None) if pair[1] == sign => Some(gender),
        (None, Some(gender)) if pair[0] == sign => Some(gender),
        _ => None,
    })
}

/// An e-mail address, in small letters. What has no `@` is none.
fn email(row: &Row, desk: &Desk) -> Option<String> {
    let text = row.text(&desk.columns, &Field::Email)?;
    let text = text.trim_start_matches("mailto:").to_lowercase();
    let (name, host) = text.split_once('@')?;
    (!name.is_empty() && host.contains('.') && !text.contains(' ')).then_some(text)
}

/// A CCCD tells gender, century and year of birth (DOMAIN §3.1); what contradicts the row is asked, and both are kept.
fn check_citizen_id(desk: &mut Desk, row: &Row, facts: &PersonFacts) {
    let Some(CitizenId::Cccd(digits)) = &facts.particulars().citizen_id else { return };
    let Some((year, gender)) = told_by(digits) else { return };
    let differs =
        facts.gender.is_some_and(|stated| stated != gender) || facts.birth.is_some_and(|birth| birth.year() != year);
    if let Some(entry) = row.first(&desk.columns, &Field::CitizenId).filter(|_| differs).cloned() {
        desk.say_of(&entry, Code::IdContradictsPerson, None);
    }
}
