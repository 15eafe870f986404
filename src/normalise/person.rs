//! The person a row is about. Nothing is invented: no gender, no marks, no day of a year.

use super::cells;
use super::row::RowReader;
use crate::finding::Code;
use crate::model::{Birth, Category, CitizenId, Date, Field, Gender, Name, PersonFacts};
use crate::read::Value;
use crate::text::{self, plain};

/// Reads the person; codes say why the row cannot do without what is wrong.
pub(super) fn person(row: &mut RowReader, today: Date) -> (PersonFacts, Vec<Code>) {
    let mut facts = PersonFacts::default();
    let (name, lost) = name(row);
    facts.name = name;
    facts.student_no = number(row, &Field::StudentNo);
    facts.member_code = number(row, &Field::MemberCode);
    facts.card_no = number(row, &Field::CardNo);
    if let Some((col, cell)) = row.first(&Field::CitizenId) {
        facts.citizen_id = row.parsed(col, &cell, cells::citizen_id);
    }
    if let Some((col, cell)) = row.first(&Field::Phone) {
        facts.phone = row.parsed(col, &cell, cells::phone);
    }
    let (birth, by_column) = birth(row, today);
    facts.birth = birth;
    facts.gender = gender(row).or(by_column);
    facts.email = row.text(&Field::Email).map(|(text, _)| text.to_lowercase()).filter(|text| text.contains('@'));
    facts.category = row.text(&Field::Category).and_then(|(text, _)| category(&text));
    facts.position = row.text(&Field::Position).map(|(text, _)| text);
    contradictions(row, &mut facts);
    let mut waits = Vec::new();
    if facts.name.is_none() && !facts.has_strong_id() {
        waits.push(lost.unwrap_or(Code::ColumnMissing));
        if lost.is_none() {
            let at = row.anchor();
            let finding = row.finding(Code::ColumnMissing, at.col).arg("field", "họ tên");
            row.say(finding);
        }
    }
    (facts, waits)
}

/// The name from its column, or from its two parts; the error that made it useless, if any.
fn name(row: &mut RowReader) -> (Option<Name>, Option<Code>) {
    let whole = row.first(&Field::Name);
    let (col, raw) = match whole {
        Some((col, cell)) => match &cell.value {
            Value::Text(raw) => (col, raw.to_string()),
            _ => {
                row.text_at(col, &cell);
                return (None, None);
            }
        },
        None => {
            let family = row.text(&Field::FamilyName);
            let given = row.text(&Field::GivenName);
            let col = given.as_ref().or(family.as_ref()).map(|(_, col)| *col);
            let parts: Vec<String> = [family, given].into_iter().flatten().map(|(text, _)| text).collect();
            let Some(col) = col else { return (None, None) };
            (col, parts.join(" "))
        }
    };
    let (name, codes, _) = text::name(&raw);
    let shown = name.as_ref().map(|name| name.shown.clone());
    for code in &codes {
        let finding = row.finding(*code, col);
        row.say(match &shown {
            Some(shown) => finding.repaired(shown),
            None => finding,
        });
    }
    if row.first(&Field::Name).is_none() && name.is_some() {
        let finding = row.finding(Code::NameSplit, col).repaired(shown.as_deref().unwrap_or_default());
        row.say(finding);
    }
    let lost = codes.iter().copied().find(|code| matches!(code, Code::TextLostLetters | Code::NameTwoPeople));
    (name, lost)
}

fn number(row: &mut RowReader, field: &Field) -> Option<String> {
    let (col, cell) = row.first(field)?;
    row.parsed(col, &cell, cells::code_number)
}

/// The birth, and the gender that its column tells (Ngày sinh > Nam, Nữ).
fn birth(row: &mut RowReader, today: Date) -> (Option<Birth>, Option<Gender>) {
    let read = |row: &mut RowReader, field: &Field| -> Option<(Option<Birth>, u32)> {
        let (col, cell) = row.first(field)?;
        let text = row.cell(col).map(|cell| cell.value.shown()).unwrap_or_default();
        if matches!(cell.value, Value::Text(_)) && matches!(text.trim().to_lowercase().as_str(), "x" | "" | "-") {
            return None;
        }
        Some((row.parsed(col, &cell, |cell| cells::birth(cell, today)), col))
    };
    if let Some((birth, _)) = read(row, &Field::Birth) {
        return (birth, None);
    }
    let male = read(row, &Field::BirthMale);
    let female = read(row, &Field::BirthFemale);
    match (male, female) {
        (Some((birth, _)), None) => (birth, Some(Gender::Male)),
        (None, Some((birth, _))) => (birth, Some(Gender::Female)),
        (Some((birth, col)), Some(_)) => {
            let finding = row.finding(Code::GenderBoth, col);
            row.say(finding);
            (birth, None)
        }
        (None, None) => {
            let column = row.table.columns_of(&Field::BirthMale).next().map(|column| column.col);
            if let Some(col) = column {
                let finding = row.finding(Code::GenderNone, col);
                row.say(finding);
            }
            (None, None)
        }
    }
}

fn gender(row: &mut RowReader) -> Option<Gender> {
    if let Some((text, col)) = row.text(&Field::Gender) {
        let found = match plain(&text).as_str() {
            "nam" | "m" | "male" => Some(Gender::Male),
            "nu" | "f" | "female" => Some(Gender::Female),
            _ => None,
        };
        if found.is_none() {
            let finding = row.finding(Code::GenderWord, col).severity(crate::finding::Severity::Query);
            row.say(finding);
        }
        return found;
    }
    let ticked = |row: &RowReader, field: &Field| row.first(field).is_some();
    match (ticked(row, &Field::GenderMale), ticked(row, &Field::GenderFemale)) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}

/// The category a cell names; None where it names none we know.
pub(super) fn category(text: &str) -> Option<Category> {
    let words = plain(text);
    let has = |one: &str| format!(" {words} ").contains(&format!(" {one} "));
    if words.is_empty() {
        None
    } else if has("giang vien") || has("giao vien") || has("gv") {
        Some(Category::Lecturer)
    } else if has("vien chuc") || has("nhan vien") || has("can bo") || has("chuyen vien") {
        Some(Category::Staff)
    } else if has("hssv") || has("hoc sinh") || has("sinh vien") || has("hs") || has("sv") {
        Some(Category::Student)
    } else if has("khac") {
        Some(Category::Other)
    } else {
        None
    }
}

/// A CCCD knows gender and year of birth; where it says otherwise, both stand and somebody should look.
fn contradictions(row: &mut RowReader, facts: &mut PersonFacts) {
    let Some(CitizenId::Cccd(digits)) = &facts.citizen_id else { return };
    let Some(century) = digits.as_bytes().get(3).map(|digit| digit - b'0') else { return };
    let female = century % 2 == 1;
    let gender_differs = facts.gender.is_some_and(|gender| (gender == Gender::Female) != female);
    let year = digits[4..6].parse::<i16>().ok().map(|year| 1900 + i16::from(century / 2) * 100 + year);
    let year_differs = year.zip(facts.birth).is_some_and(|(year, birth)| birth.year() != year);
    if (gender_differs || year_differs)
        && let Some((col, _)) = row.first(&Field::CitizenId)
    {
        let finding = row.finding(Code::IdContradictsPerson, col);
        row.say(finding);
    }
}
