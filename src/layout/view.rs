//! A row as its table sees it, and what its texts alone make it: a signature, a remark, a sum.

use std::collections::BTreeMap;

use super::LineRole;
use super::context;
use super::grid::{has_digit, holds, raw_text, whole};
use super::lines::Role;
use super::merge::Reaching;
use super::phrases;
use super::vocabulary::NOTE_PREFIXES;
use crate::model::Field;
use crate::read::{Cell, Row, Value};
use crate::text::{self, starts_with_words};

/// A text of a row with its keys.
#[derive(Clone, Debug)]
pub(super) struct Text {
    pub col: u32,
    pub raw: String,
    pub key: String,
}

impl Text {
    pub(super) fn words(&self) -> usize {
        self.raw.split_whitespace().count()
    }
}

/// Fields by which a name is somebody's.
const FACTS: &[Field] =
    &[Field::Birth, Field::BirthMale, Field::BirthFemale, Field::StudentNo, Field::MemberCode, Field::CitizenId];

/// A row as its table sees it, merged cells included.
pub(super) struct View<'a> {
    pub row: &'a Row,
    pub cells: Vec<(u32, &'a Cell)>,
    /// What came from above is no text of this row.
    pub own: Vec<(u32, &'a Cell)>,
    fields: &'a BTreeMap<u32, Field>,
}

impl<'a> View<'a> {
    pub(super) fn new(row: &'a Row, above: &[Reaching<'a>], fields: &'a BTreeMap<u32, Field>) -> Self {
        let own: Vec<_> = row.cells.iter().filter(|cell| holds(cell)).map(|cell| (cell.col, cell)).collect();
        let mut cells = own.clone();
        let above = above.iter().map(|one| (one.cell.col, one.cell));
        cells.extend(above.filter(|(col, _)| !own.iter().any(|(taken, _)| taken == col)));
        cells.sort_by_key(|(col, _)| *col);
        Self { row, cells, own, fields }
    }

    pub(super) fn is(&self, col: u32, of: &[Field]) -> bool {
        self.fields.get(&col).is_some_and(|field| of.contains(field))
    }

    pub(super) fn number_cell(&self) -> Option<&'a Cell> {
        self.own.iter().find(|(col, _)| self.is(*col, &[Field::Stt])).map(|(_, cell)| *cell)
    }

    pub(super) fn name_cell(&self) -> Option<&'a Cell> {
        self.cells.iter().find(|(col, _)| self.is(*col, &[Field::Name, Field::FamilyName])).map(|(_, cell)| *cell)
    }

    /// A numbered row with a name, or a name beside a birth date or an identifier: what nearly all rows are.
    pub(super) fn is_plainly_body(&self) -> bool {
        let Some(name) = self.name_cell().and_then(raw_text) else { return false };
        if self.number_cell().is_some_and(|cell| whole(cell).is_some()) {
            return is_somebody(name);
        }
        !phrases::is_total_label(name)
            && name.split_whitespace().count() <= 7
            && self.cells.iter().any(|(col, cell)| self.is(*col, FACTS) && has_digit(cell))
    }

    /// Whether the row states a birth or an identifier in whole: no number of persons is that long.
    pub(super) fn has_whole_facts(&self) -> bool {
        let long = |cell: &Cell| match &cell.value {
            Value::Date(_) => true,
            Value::Number(number) => *number >= 1900.0,
            Value::Text(raw) => raw.bytes().filter(u8::is_ascii_digit).count() >= 4,
            _ => false,
        };
        self.cells.iter().any(|(col, cell)| self.is(*col, FACTS) && long(cell))
    }

    pub(super) fn texts(&self) -> Vec<Text> {
        let texts = self.own.iter().filter_map(|(col, cell)| Some((*col, raw_text(cell)?)));
        texts.map(|(col, raw)| Text { col, key: text::plain(raw), raw: raw.to_owned() }).collect()
    }

    /// A form's row that nobody filled in: a number alone, or boxes that nobody ticked and the formula that counts them.
    pub(super) fn is_empty_template(&self) -> bool {
        let number = self.number_cell().filter(|cell| whole(cell).is_some());
        let open = |(col, cell): &(u32, &Cell)| is_open_box(cell) && !self.fields.get(col).is_some_and(names_a_person);
        if number.is_none() && !self.own.iter().any(open) {
            return false;
        }
        let numbers = |cell: &Cell| number.is_some_and(|number| std::ptr::eq(cell, number));
        let blank = |(col, cell): &(u32, &Cell)| match &cell.value {
            Value::Number(value) => *value == 0.0,
            Value::Text(raw) => matches!(raw.trim(), "-" | "–" | ".") || open(&(*col, cell)),
            Value::Bool(_) => open(&(*col, cell)),
            Value::NoResult => self.is(*col, &[Field::Ignored, Field::Count]),
            _ => false,
        };
        self.own.iter().all(|one| numbers(one.1) || blank(one))
    }
}

/// A box to tick that stands unticked, as spreadsheets on the web fill whole columns with them.
fn is_open_box(cell: &Cell) -> bool {
    match &cell.value {
        Value::Bool(ticked) => !ticked,
        Value::Text(raw) => matches!(raw.trim(), "☐" | "□" | "FALSE" | "False" | "false"),
        _ => false,
    }
}

/// Whether a text beside a running number names who the row is about.
pub(super) fn is_somebody(name: &str) -> bool {
    !name.starts_with("(*") && !phrases::is_total_label(name)
}

pub(super) fn names_a_person(field: &Field) -> bool {
    matches!(
        field,
        Field::Name | Field::FamilyName | Field::GivenName | Field::StudentNo | Field::MemberCode | Field::CitizenId
    )
}

/// The role of a footer by its key.
pub(super) fn sum_or_part(key: &str) -> Role {
    if phrases::states_part(key) { Role::Aside } else { Role::Line(LineRole::Total) }
}

/// A row of a signature block: few texts, one of which says so, and no figures.
pub(super) fn is_signature(view: &View<'_>, texts: &[Text]) -> bool {
    if texts.is_empty() || texts.len() > 4 || view.own.len() != texts.len() {
        return false;
    }
    let signs = |text: &&Text| phrases::is_signature(&text.key);
    let free = texts.iter().filter(|text| !view.is(text.col, &[Field::Position, Field::Contact, Field::Note]));
    // A position beside somebody's name is that person's.
    let somebody = view.name_cell().and_then(raw_text).is_some_and(|name| !phrases::is_signature(&text::plain(name)));
    if somebody {
        free.filter(signs).any(|text| view.number_cell().is_none() && !view.is(text.col, &[Field::Unit]))
    } else {
        texts.iter().any(|text| signs(&text))
    }
}

pub(super) fn is_note(view: &View<'_>, texts: &[Text]) -> bool {
    let Some(first) = texts.first() else { return false };
    let few = view.own.len() <= 2 && view.number_cell().is_none_or(|cell| whole(cell).is_none());
    // `* Khu vực Bình Dương` heads the rows below it, as with any other sign before it.
    let heads = first.words() <= 6 && !first.raw.contains([':', '=']) && context::rank(&first.raw, None).word.is_some();
    let starred = first.raw.starts_with("(*") || (first.raw.starts_with('*') && !heads);
    let worded = NOTE_PREFIXES.iter().any(|prefix| starts_with_words(&first.key, prefix));
    few && (starred || (worded && (first.raw.contains(':') || first.words() > 2)))
}

/// A remark; one in the column of names, one with a star as beside a person's row, or a name, may be about a person (FINDINGS 17).
pub(super) fn note(view: &View<'_>, texts: &[Text]) -> Role {
    let person = |raw: &str| raw.starts_with(['*', '(']) && !raw.contains([':', '=']) || text::is_written_as_name(raw);
    let named = view.name_cell().is_some() || texts.iter().any(|one| person(&one.raw));
    if named { Role::Line(LineRole::Note) } else { Role::Aside }
}

pub(super) fn after_the_end(view: &View<'_>, texts: &[Text]) -> Role {
    if view.is_plainly_body() {
        Role::Line(LineRole::Note)
    } else if is_note(view, texts) {
        note(view, texts)
    } else {
        Role::Line(LineRole::Signature)
    }
}
