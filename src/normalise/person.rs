//! The person of a row: every field typed and repaired, none invented.
//!
//! Must never let an error on one field cost another: only a row that nothing names waits.

use std::sync::Arc;

use super::cells::{self, Note, Parsed, Tick};
use super::desk::{Desk, Entry, Row};
use super::remark;
use crate::finding::{Code, Finding, Severity};
use crate::model::{Birth, CellRef, CitizenId, Date, Field, Gender, Lang, Name, Particulars, PersonFacts, Text};
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
    if !SAYS_YEAR.iter().any(|field| row.first(&desk.columns, field).is_some()) {
        let named = row.first(&desk.columns, &Field::Name).zip(bracket.as_deref());
        facts.birth = facts.birth.or(named.and_then(|(entry, said)| born(said, entry.cell, desk.settings.today)));
    }
    gender(desk, row, &mut facts);
    let particulars = Particulars {
        student_no: parsed(desk, row, &Field::StudentNo, cells::code_number),
        member_code: parsed(desk, row, &Field::MemberCode, cells::code_number),
        card_no: parsed(desk, row, &Field::CardNo, cells::code_number),
        citizen_id: citizen_id(desk, row, &facts),
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

/// The citizen number. A zero comes back only where the number then says nothing else than the row (FINDINGS 54). Ten digits may as
/// well be a phone: two zeros come back only where the birth year agrees (FINDINGS 55).
fn citizen_id(desk: &mut Desk, row: &Row, facts: &PersonFacts) -> Option<CitizenId> {
    let entry = row.first(&desk.columns, &Field::CitizenId)?;
    let mut read = cells::citizen_id(entry.cell);
    let told = match &read.value {
        Some(CitizenId::Cccd(digits)) => told_by(digits),
        _ => None,
    };
    let agrees = |code: Code| match code {
        Code::IdLostZero => !told.is_some_and(|told| contradicts(told, facts).any()),
        Code::IdLostTwoZeros => told.is_some_and(|told| facts.birth.is_some_and(|birth| told.0 == birth.year())),
        _ => true,
    };
    if let Some(note) = read.notes.iter_mut().find(|note| read.value.is_some() && !agrees(note.code)) {
        (note.severity, note.repaired) = (Some(Severity::Query), None);
        read.value = None;
    }
    if let Some(note) = read.notes.iter_mut().find(|note| note.code == Code::IdCmnd)
        && asks_for_new_card(desk.columns.key(entry.at.col))
    {
        (note.severity, note.kind) = (Some(Severity::Query), Some("expired"));
    }
    desk.take(read, entry)
}

/// Whether a header asks for the card of twelve digits and not for the one before it.
fn asks_for_new_card(key: &str) -> bool {
    text::has_any(key, &["cccd", "can cuoc", "dinh danh"]) && !text::has_any(key, &["cmnd", "cmt", "chung minh"])
}

/// What of a row a CCCD contradicts.
struct Contradicted {
    year: bool,
    gender: bool,
}

impl Contradicted {
    const fn any(&self) -> bool {
        self.year || self.gender
    }
}

fn contradicts((year, gender): (i16, Gender), facts: &PersonFacts) -> Contradicted {
    Contradicted {
        year: facts.birth.is_some_and(|birth| birth.year() != year),
        gender: facts.gender.is_some_and(|stated| stated != gender),
    }
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
        // What cleaning could read was said by it: this is what nobody can.
        if matches!(code, Code::TextTcvn3 | Code::TextVni | Code::TextMojibake) && !entry.copied {
            let finding = Finding::new(code).severity(Severity::Query).seen(&entry.cell.value.text());
            desk.unsay(entry.at, code);
            desk.say(entry.at, finding.unread());
        } else {
            desk.say_of(entry, code, shown);
        }
    }
    // The line break between two people is no blank too many.
    if codes.contains(&Code::NameTwoPeople) {
        desk.unsay(entry.at, Code::CellWhitespace);
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
        let birth: Option<Birth> = if cells::is_short_year(entry.cell) && asks_for_year(desk.columns.key(entry.at.col))
        {
            desk.take(cells::birth_year(entry.cell, desk.settings.today), &entry)
        } else {
            desk.known(entry.birth(desk.settings), &entry)
        };
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

/// Whether a header asks for a year of birth and no day.
fn asks_for_year(key: &str) -> bool {
    text::has_any(key, &["nam sinh"]) && !text::has_any(key, &["ngay", "thang"])
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

/// The birth in a remark behind a name: `(2008)`, `(SN: 12/03/2008; lớp 12A4)`. What leaves anything to ask is none.
fn born(remark: &str, like: &Cell, today: Date) -> Option<Birth> {
    let digits = remark.split([',', ';']).find_map(text::birth_in)?;
    let cell = Cell { value: Value::Text(digits.into()), ..like.clone() };
    let read = cells::birth(&cell, today);
    let sure = |note: &Note| note.severity.unwrap_or(note.code.rule().severity) == Severity::Note;
    read.value.filter(|_| read.notes.iter().all(sure))
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
    if *entry.text != *label && *entry.text != *gender.label(Lang::En) {
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

/// Columns that tell a year of birth, and those that tell a gender.
const SAYS_YEAR: &[Field] = &[Field::Birth, Field::BirthMale, Field::BirthFemale, Field::BirthYear];
const SAYS_GENDER: &[Field] =
    &[Field::Gender, Field::GenderMale, Field::GenderFemale, Field::BirthMale, Field::BirthFemale];

/// A CCCD tells gender, century and year of birth (DOMAIN §3.1); what contradicts the row is asked at both cells, and both are
/// kept.
fn check_citizen_id(desk: &mut Desk, row: &Row, facts: &PersonFacts) {
    let Some(CitizenId::Cccd(digits)) = &facts.particulars().citizen_id else { return };
    let Some(told) = told_by(digits) else { return };
    let against = contradicts(told, facts);
    let Some(entry) = row.first(&desk.columns, &Field::CitizenId).filter(|one| against.any() && !one.copied) else {
        return;
    };
    let stated = |fields: &[Field]| fields.iter().find_map(|field| row.first(&desk.columns, field));
    let year = stated(SAYS_YEAR).filter(|_| against.year);
    let gender = stated(SAYS_GENDER).filter(|_| against.gender);
    let mut both: Vec<&Entry> = [year, gender].into_iter().flatten().collect();
    both.dedup_by_key(|one| one.at);
    let first = both.iter().copied().chain([entry]).min_by_key(|one| one.at.col).unwrap_or(entry);
    let finding = Finding::new(Code::IdContradictsPerson).seen(&first.cell.value.shown());
    let (at, finding) = (entry.at, both.iter().fold(finding, |finding, one| finding.at(one.at)));
    // That the number is odd by itself goes without saying then.
    desk.unsay(at, Code::IdContradictsPerson);
    desk.say(at, finding);
}
