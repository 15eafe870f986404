//! Body rows made ready to read: texts cleaned, dittos resolved, the person above carried down where a list says so.
//!
//! Must never fill a blank cell that nothing declares to be the same as above.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::blank::Blanks;
use super::desk::{Desk, Entry, Row};
use super::{same, script};
use crate::finding::{Code, Finding, Severity};
use crate::layout::BodyRow;
use crate::model::{CellRef, Field, SheetKind};
use crate::read::{Cell, Value};
use crate::text;

/// Words of a cell that repeats the one above, folded; see [`is_ditto`] for signs.
const DITTO_WORDS: &[&str] = &["nt", "n t", "nhu tren", "nhu tren nt"];

/// Signs of a cell that repeats the one above.
const DITTO_SIGNS: &[char] = &['"', '″', '〃', '“', '”', '„', '\'', '’', '‘', '′', ','];

/// Fields that belong to the person of a row.
pub(super) const PERSON: &[Field] = &[
    Field::Name,
    Field::FamilyName,
    Field::GivenName,
    Field::Birth,
    Field::BirthMale,
    Field::BirthFemale,
    Field::BirthDay,
    Field::BirthMonth,
    Field::BirthYear,
    Field::Gender,
    Field::GenderMale,
    Field::GenderFemale,
    Field::StudentNo,
    Field::MemberCode,
    Field::CardNo,
    Field::CitizenId,
    Field::Unit,
    Field::ParentUnit,
    Field::IntroducedBy,
    Field::Phone,
    Field::Email,
    Field::Category,
    Field::Position,
];

/// Fields any of which says that a row begins a person of its own.
const OWN_PERSON: &[Field] = &[
    Field::Stt,
    Field::Name,
    Field::FamilyName,
    Field::GivenName,
    Field::Birth,
    Field::BirthMale,
    Field::BirthFemale,
    Field::StudentNo,
    Field::MemberCode,
    Field::CitizenId,
];

/// Fields by which a row states a participation.
const STATING: &[Field] = &[
    Field::Activity,
    Field::Group,
    Field::Channel,
    Field::Date,
    Field::FromDate,
    Field::ToDate,
    Field::Count,
    Field::Result,
];

/// Fields of free text, whose repairs are said. Typed fields say their own.
const TEXTS: &[Field] = &[
    Field::Name,
    Field::FamilyName,
    Field::GivenName,
    Field::Gender,
    Field::Unit,
    Field::ParentUnit,
    Field::IntroducedBy,
    Field::IntroducedTo,
    Field::Address,
    Field::Ward,
    Field::Hamlet,
    Field::JoinedPlace,
    Field::Category,
    Field::Position,
    Field::Channel,
    Field::Group,
    Field::Activity,
    Field::Measure,
    Field::Result,
    Field::Evidence,
    Field::Reason,
    Field::Level,
    Field::Contact,
    Field::Note,
];

/// Whether the repairs of a field's texts are said as they are.
pub(super) fn is_free_text(field: &Field) -> bool {
    TEXTS.contains(field)
}

/// All body rows of the table, in order.
pub(super) fn rows<'a>(desk: &mut Desk<'a>) -> Vec<Row<'a>> {
    let table = desk.table;
    let mut rows: Vec<Row<'a>> = Vec::with_capacity(table.body.len());
    let blanks = Blanks::of(table);
    let names = blanks.as_ref().is_some_and(|blanks| blanks.names);
    for body in &table.body {
        let above = rows.last().filter(|above| above.body.context == body.context);
        let mut row = read(desk, body, above);
        if !carry_person(desk, &mut row, above, names) {
            same::carry(desk, &mut row, &rows);
        }
        if let Some(blanks) = &blanks {
            blanks.fill(desk, &mut row, above);
        }
        rows.push(row);
    }
    let settled = script::settle(&mut rows);
    for (row, at) in settled.changed {
        say_text(desk, &rows[row].entries[at]);
    }
    for (row, at, code) in settled.doubted {
        desk.doubt(rows[row].entries[at].at, code, "column");
    }
    rows
}

/// One row; `above` is the row before it in the same group.
fn read<'a>(desk: &mut Desk<'a>, body: &'a BodyRow, above: Option<&Row<'a>>) -> Row<'a> {
    let mut row = Row { body, entries: Vec::with_capacity(body.cells.len()), lost: BTreeMap::new(), person: None };
    for cell in &*body.cells {
        let at = CellRef::new(body.row, cell.col);
        let copied = body.filled.iter().any(|one| one.col == cell.col);
        if let Some(code) = broken(&cell.value) {
            row.lost.insert(cell.col, code);
            if !copied {
                say_broken(desk, cell, at, code);
            }
            continue;
        }
        // In many columns rows say what the one above says, in one text that they share.
        let beside = above.and_then(|above| above.entries.get(row.entries.len()));
        let same =
            beside.filter(|beside| beside.cell.value.is_same_text(&cell.value)).map(|beside| Rc::clone(&beside.ready));
        let Some(ready) = same.or_else(|| desk.ready(cell)) else { continue };
        let entry = Entry { at, cell, ready, copied };
        if entry.ditto && desk.columns.at(cell.col).field != Field::Stt {
            match repeat(desk, &entry, above) {
                Some(repeated) => row.entries.push(repeated),
                None => {
                    row.lost.insert(cell.col, Code::CellDitto);
                }
            }
            continue;
        }
        say_text(desk, &entry);
        row.entries.push(entry);
    }
    row
}

/// Why a cell holds no value that could be read.
fn broken(value: &Value) -> Option<Code> {
    match value {
        Value::Error(_) => Some(Code::CellError),
        Value::NoResult => Some(Code::FormulaWithoutValue),
        _ => None,
    }
}

/// An error in a cell that is needed weighs more than one in a remark (FINDINGS 93).
fn say_broken(desk: &mut Desk, cell: &Cell, at: CellRef, code: Code) {
    let needed = matches!(
        desk.columns.at(at.col).field,
        Field::Name
            | Field::FamilyName
            | Field::GivenName
            | Field::Date
            | Field::Count
            | Field::Members
            | Field::Mark
            | Field::MarkOf(_)
            | Field::Result
            | Field::IntroducedTo
    );
    let finding = match &cell.value {
        Value::NoResult => Finding::new(code),
        value => Finding::new(code).seen(&value.shown()),
    };
    desk.say(at, if needed { finding.severity(Severity::Error) } else { finding });
}

/// Whether a cell says "as above": `-nt-`, `nt`, `"`, `''`, `như trên`.
pub(super) fn is_ditto(text: &str) -> bool {
    // Every word that says so has an n, and signs are few: nearly all cells are neither.
    if text.len() > 48 || (!text.contains(['n', 'N']) && text.contains(char::is_alphanumeric)) {
        return false;
    }
    let signs = text.trim_matches(|one: char| one.is_whitespace() || matches!(one, '-' | '–' | '.'));
    let count = signs.chars().count();
    let only_signs = count > 0 && count <= 4 && signs.chars().all(|one| DITTO_SIGNS.contains(&one));
    // A single apostrophe or comma is a slip of the finger; two of them are a ditto.
    let by_signs = only_signs && (count > 1 || !matches!(signs, "'" | "’" | "‘" | "′" | ","));
    by_signs || (text.chars().count() <= 12 && DITTO_WORDS.contains(&text::plain(text).trim()))
}

/// The cell above under a ditto's place. On the first row of a group, or under an empty cell, nothing can be repeated.
fn repeat<'a>(desk: &mut Desk, entry: &Entry, above: Option<&Row<'a>>) -> Option<Entry<'a>> {
    let seen = entry.cell.value.shown();
    let Some(source) = above.and_then(|above| above.get(entry.at.col)) else {
        desk.say(entry.at, Finding::new(Code::CellDitto).seen(&seen).severity(Severity::Error).unread());
        return None;
    };
    desk.say(entry.at, Finding::new(Code::CellDitto).seen(&seen).repaired(&source.text));
    Some(Entry { at: entry.at, copied: true, ..source.clone() })
}

/// Repairs of free text, and text that a spreadsheet would take for a formula.
fn say_text(desk: &mut Desk, entry: &Entry) {
    if !entry.repairs.is_empty() && desk.columns.at(entry.at.col).text {
        for &code in &entry.repairs {
            desk.say_of(entry, code, Some(&entry.text));
        }
    }
    if entry.formula {
        desk.say_of(entry, Code::TextFormula, None);
    }
}

/// Text beginning with `= + - @` that is no lone mark, number or phone.
pub(super) fn looks_like_formula(raw: &str) -> bool {
    let text = raw.trim();
    let mut rest = text.chars();
    let Some(first) = rest.next().filter(|first| matches!(first, '=' | '+' | '-' | '@')) else {
        return false;
    };
    let rest = rest.as_str();
    let word = rest.chars().any(char::is_alphanumeric);
    let number = rest.chars().all(|one| one.is_ascii_digit() || " .,()/-".contains(one));
    word && !(number && matches!(first, '+' | '-'))
}

/// A long list names a person once and leaves the cells blank in the rows that follow (FINDINGS 20): such a row has no
/// number, name or identifier of its own and states something. Whether it is such a row. `numbered`: the sheet says so of its empty
/// cells, so that a running number names nobody else.
fn carry_person<'a>(desk: &mut Desk, row: &mut Row<'a>, above: Option<&Row<'a>>, numbered: bool) -> bool {
    if !matches!(desk.table.kind, Some(SheetKind::Participations | SheetKind::Confirmations)) {
        return false;
    }
    let columns = &desk.columns;
    let fields = || OWN_PERSON.iter().filter(|field| !numbered || **field != Field::Stt);
    let own = fields().any(|field| row.first(columns, field).is_some() || row.lost(columns, field).is_some());
    let states = STATING.iter().any(|field| row.first(columns, field).is_some());
    let Some(above) = above.filter(|_| !own && states) else {
        return false;
    };
    let named = above.first(columns, &Field::Name).or_else(|| above.first(columns, &Field::GivenName));
    let Some(named) = named.or_else(|| above.first(columns, &Field::StudentNo)) else {
        return false;
    };
    let at = CellRef::new(row.body.row, named.at.col);
    let finding = Finding::new(Code::CellBlankAsAbove).repaired(&named.text);
    same::copy(columns, row, above);
    desk.say(at, finding);
    true
}
