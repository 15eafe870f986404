//! What each row of a table is: exactly one role for every row that holds something.

use std::collections::{BTreeMap, BTreeSet};

use super::LineRole;
use super::content::is_name;
use super::context::{self, Numbering, Rank};
use super::grid::{Grid, has_digit, holds, raw_text, whole};
use super::header::Header;
use super::legend;
use super::merge::Reaching;
use super::vocabulary::NOTE_PREFIXES;
use super::{pause, phrases, sums};
use crate::model::{CellRef, Field, SheetKind};
use crate::read::{Cell, Row, Value};
use crate::settings::Words;
use crate::text::{self, starts_with_words};

/// What a row below the header is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Body,
    Line(LineRole),
    Context(Rank),
    /// A body row whose number ends the sub-headers of its level and below.
    BodyAbove(Rank),
    /// Only a number in the column of numbers: a row of an empty form.
    EmptyTemplate,
    /// A remark, a share or a number of the list, or that nobody is on it: no person is lost with it.
    Aside,
    /// A place-and-date line beside another text.
    PlaceDateBeside(LineRole),
}

/// Tells the rows of one table apart, from its header downwards.
pub(super) struct Judge<'a> {
    grid: &'a Grid<'a>,
    header: &'a Header,
    kind: SheetKind,
    words: &'a Words,
    fields: BTreeMap<u32, Field>,
    /// The columns of running numbers and of names.
    numbers: Vec<u32>,
    names: Vec<u32>,
    /// A signature was seen: nothing below is body.
    ended: bool,
    /// A total of the whole was seen.
    summed: bool,
    /// Some rows are numbered in figures.
    numbered: bool,
    /// Some rows are numbered in figures: those with letters or Roman numbers stand above them.
    nested: bool,
    /// Rows of a sheet of figures that sum the turns of others.
    sums: BTreeSet<u32>,
}

impl<'a> Judge<'a> {
    /// For the table under `header` that ends in row `end`.
    pub(super) fn new(
        grid: &'a Grid<'a>,
        (header, end): (&'a Header, u32),
        kind: SheetKind,
        fields: BTreeMap<u32, Field>,
        words: &'a Words,
    ) -> Self {
        let columns = |of: &[Field]| {
            fields.iter().filter(|(_, field)| of.contains(field)).map(|(col, _)| *col).collect::<Vec<u32>>()
        };
        let (numbers, names) = (columns(&[Field::Stt]), columns(&[Field::Name, Field::FamilyName]));
        let number = numbers.first().copied();
        let below = grid.sheet.rows.iter().filter(|row| row.index > header.last_row());
        let mut running = below.filter_map(|row| row.cells.iter().find(|cell| Some(cell.col) == number));
        let numbered = running.any(|cell| whole(cell).is_some());
        let figures = kind == SheetKind::Aggregate;
        let nested = figures && numbered;
        let sums =
            if figures { sums::of_turns(grid.rows(header.last_row() + 1, end), &fields) } else { BTreeSet::new() };
        Self { grid, header, kind, words, fields, numbers, names, ended: false, summed: false, numbered, nested, sums }
    }

    /// The role of a row; `above` are the cells merged into it from above. Rows are asked for in order.
    pub(super) fn role(&mut self, row: &Row, above: &[Reaching]) -> Role {
        let role = self.judged(row, above);
        let signs = matches!(role, Role::Line(LineRole::Signature) | Role::PlaceDateBeside(LineRole::Signature));
        self.ended = self.ended || signs;
        self.summed = self.summed || role == Role::Line(LineRole::Total);
        role
    }

    fn judged(&self, row: &Row, above: &[Reaching]) -> Role {
        if self.header.repeated.contains(&row.index) || self.header.numbers == Some(row.index) {
            return Role::Line(LineRole::Header);
        }
        if !self.ended && above.is_empty() && self.is_numbered_person(row) {
            return Role::Body;
        }
        let view = View::new(row, above, &self.fields);
        if let Some(role) = self.footer(&view) {
            return role;
        }
        if !self.ended && view.is_plainly_body() {
            return Role::Body;
        }
        let texts = view.texts();
        if texts.len() == 2 && self.kind != SheetKind::Aggregate && legend::explains(row, self.words) {
            return Role::Aside;
        }
        if let Some(role) = self.place_date(&view, &texts) {
            return role;
        }
        if self.ended {
            return after_the_end(&view, &texts);
        }
        if self.sums.contains(&row.index) || self.is_total(&view, &texts) {
            // A sheet of figures states parts as well.
            let listed = !matches!(self.kind, SheetKind::Aggregate | SheetKind::Units);
            return texts.first().filter(|_| listed).map_or(Role::Line(LineRole::Total), |text| sum_or_part(&text.key));
        }
        if is_signature(&view, &texts) {
            return Role::Line(LineRole::Signature);
        }
        if is_note(&view, &texts) {
            return note(&view, &texts);
        }
        if let Some(role) = self.remark(&view, &texts) {
            return role;
        }
        if view.is_empty_template() {
            return Role::EmptyTemplate;
        }
        if let Some(rank) = self.context(&view, &texts) {
            return Role::Context(rank);
        }
        if self.is_stray(&view, &texts) {
            return note(&view, &texts);
        }
        match view.number_cell().and_then(raw_text).map(context::numbered) {
            Some((numbering @ Some(Numbering::Roman | Numbering::Letter), "")) => {
                Role::BodyAbove(Rank { numbering, word: None })
            }
            _ => Role::Body,
        }
    }

    /// A running number beside a name: what nearly all rows are, told without a look at anything else.
    fn is_numbered_person(&self, row: &Row) -> bool {
        let first = |of: &[u32]| row.cells.iter().find(|cell| of.contains(&cell.col) && holds(cell));
        let name = first(&self.names).and_then(raw_text);
        name.is_some_and(|name| is_somebody(name) && !phrases::says_nobody(name))
            && first(&self.numbers).is_some_and(|cell| whole(cell).is_some())
    }

    /// A sum, a share or "nobody" in the column of names: `Tỷ lệ (%)`, `Số ĐV tham gia`, `Không có`.
    fn footer(&self, view: &View<'_>) -> Option<Role> {
        if matches!(self.kind, SheetKind::Aggregate | SheetKind::Units) {
            return None;
        }
        let name = view.name_cell().and_then(raw_text)?;
        if phrases::says_nobody(name) {
            return Some(Role::Aside);
        }
        let given = view.cells.iter().any(|(col, _)| view.is(*col, &[Field::GivenName]));
        if given || view.number_cell().is_some_and(|cell| whole(cell).is_some()) || view.has_whole_facts() {
            return None;
        }
        let key = text::plain(name);
        phrases::is_footer(&key, self.numbered).then(|| sum_or_part(&key))
    }

    fn place_date(&self, view: &View<'_>, texts: &[Text]) -> Option<Role> {
        let first = self.fields.keys().next().copied().unwrap_or_default();
        // A day merged over the table or at its left heads the rows below it; the one above a signature stands right.
        let dated = |text: &Text| {
            let right = text.col > first + 1 && !self.is_wide(view.row, text);
            phrases::is_place_date(&text.raw, self.ended || right)
        };
        texts.iter().find(|text| dated(text))?;
        let others: Vec<&Text> = texts.iter().filter(|text| !dated(text)).collect();
        if others.is_empty() {
            return Some(Role::Line(LineRole::PlaceDate));
        }
        (others.len() <= 2).then_some(Role::PlaceDateBeside(LineRole::Signature))
    }

    fn is_total(&self, view: &View<'_>, texts: &[Text]) -> bool {
        let figures = view.cells.iter().any(|(_, cell)| !matches!(cell.value, Value::Text(_)));
        let measured = self.kind == SheetKind::Aggregate && self.fields.values().any(|field| *field == Field::Measure);
        // Beside nobody's name and number a label is one wherever it stands.
        let nobody = view.name_cell().is_none() && view.number_cell().is_none() && self.kind != SheetKind::Aggregate;
        let spoken: &[Field] =
            if nobody { &[Field::Note] } else { &[Field::Note, Field::Result, Field::Reason, Field::Activity] };
        let labelled = texts.iter().filter(|text| !view.is(text.col, spoken));
        if labelled.clone().any(|text| phrases::is_total(&text.raw, &text.key, measured, figures)) {
            return true;
        }
        // Sums without a label below the marks.
        let summed = |(col, cell): &(u32, &Cell)| {
            matches!(cell.value, Value::Number(_))
                && matches!(self.fields.get(col), Some(Field::MarkOf(_) | Field::Mark | Field::Count | Field::Members))
        };
        self.kind != SheetKind::Units && texts.is_empty() && !view.cells.is_empty() && view.cells.iter().all(summed)
    }

    /// A line that stands where a sub-header can and says when nobody met, or something in brackets.
    fn remark(&self, view: &View<'_>, texts: &[Text]) -> Option<Role> {
        let [line] = texts else { return None };
        let alone = view.own.len() == 1 && self.heads(view, line);
        match alone {
            true if pause::is_pause(&line.raw) => Some(Role::Aside),
            true if pause::is_bracketed(&line.raw) => Some(note(view, texts)),
            _ => None,
        }
    }

    /// A sub-header: one text, numbered or not, that says no person and no row of its own.
    fn context(&self, view: &View<'_>, texts: &[Text]) -> Option<Rank> {
        let number = view.number_cell();
        let number_text = number.and_then(|cell| raw_text(cell));
        let says: Vec<&Text> =
            texts.iter().filter(|text| Some(text.col) != number.map(|cell| cell.col) || texts.len() == 1).collect();
        let [line] = says.as_slice() else { return None };
        if number.is_some_and(|cell| whole(cell).is_some()) {
            return None;
        }
        let rank = context::rank(&line.raw, number_text.filter(|_| texts.len() == 2));
        let figures: Vec<u32> =
            view.cells.iter().filter(|(_, cell)| raw_text(cell).is_none()).map(|(col, _)| *col).collect();
        let counted = figures.iter().all(|col| {
            matches!(self.fields.get(col), Some(Field::MarkOf(_) | Field::Mark | Field::Count | Field::Members) | None)
        });
        let shouted = matches!(rank.numbering, Some(Numbering::Roman | Numbering::Letter));
        if self.kind == SheetKind::Aggregate || self.kind == SheetKind::Units {
            let measured = self.fields.values().any(|field| *field == Field::Measure);
            let heads =
                if figures.is_empty() { shouted || self.is_wide(view.row, line) } else { shouted && self.nested };
            return (heads && (figures.is_empty() || !measured)).then_some(rank);
        }
        if !counted {
            return None;
        }
        let in_name = view.is(line.col, &[Field::Name, Field::FamilyName]);
        let named = in_name && is_name(&line.raw) && rank.word.is_none();
        let stands_out = self.is_wide(view.row, line) || shouted || rank.word.is_some() || !in_name;
        (stands_out && !(named && !shouted && !self.is_wide(view.row, line)) && (in_name || self.heads(view, line)))
            .then_some(rank)
    }

    /// Whether a text is merged over most of the table.
    fn is_wide(&self, row: &Row, line: &Text) -> bool {
        let last = self.grid.last_of(CellRef::new(row.index, line.col)).col;
        let width = u32::try_from(self.fields.len()).unwrap_or(u32::MAX);
        last > line.col && (last - line.col + 1) * 2 >= width
    }

    /// Whether a text stands where a sub-header can: merged, or in the first columns.
    fn heads(&self, view: &View<'_>, line: &Text) -> bool {
        let first = self.fields.keys().next().copied().unwrap_or_default();
        self.is_wide(view.row, line) || line.col <= first + 1 || context::rank(&line.raw, None).word.is_some()
    }

    /// A text somewhere beside the data that states nothing a row of this table could state.
    fn is_stray(&self, view: &View<'_>, texts: &[Text]) -> bool {
        if self.kind == SheetKind::Aggregate || self.kind == SheetKind::Units {
            return view.cells.len() == 1 && texts.len() == 1 && (self.summed || texts[0].words() >= 8);
        }
        let person = view.cells.iter().any(|(col, _)| self.fields.get(col).is_some_and(names_a_person));
        let alone = texts.len() == 1 && view.cells.len() == 1;
        let prose = alone && (texts[0].words() >= 7 || self.summed);
        prose || (alone && !person)
    }
}

/// A text of a row with its keys.
#[derive(Clone, Debug)]
pub(super) struct Text {
    pub col: u32,
    pub raw: String,
    key: String,
}

impl Text {
    fn words(&self) -> usize {
        self.raw.split_whitespace().count()
    }
}

/// Fields by which a name is somebody's.
const FACTS: &[Field] =
    &[Field::Birth, Field::BirthMale, Field::BirthFemale, Field::StudentNo, Field::MemberCode, Field::CitizenId];

/// A row as its table sees it, merged cells included.
struct View<'a> {
    row: &'a Row,
    cells: Vec<(u32, &'a Cell)>,
    /// What came from above is no text of this row.
    own: Vec<(u32, &'a Cell)>,
    fields: &'a BTreeMap<u32, Field>,
}

impl<'a> View<'a> {
    fn new(row: &'a Row, above: &[Reaching<'a>], fields: &'a BTreeMap<u32, Field>) -> Self {
        let own: Vec<_> = row.cells.iter().filter(|cell| holds(cell)).map(|cell| (cell.col, cell)).collect();
        let mut cells = own.clone();
        let above = above.iter().map(|one| (one.cell.col, one.cell));
        cells.extend(above.filter(|(col, _)| !own.iter().any(|(taken, _)| taken == col)));
        cells.sort_by_key(|(col, _)| *col);
        Self { row, cells, own, fields }
    }

    fn is(&self, col: u32, of: &[Field]) -> bool {
        self.fields.get(&col).is_some_and(|field| of.contains(field))
    }

    fn number_cell(&self) -> Option<&'a Cell> {
        self.own.iter().find(|(col, _)| self.is(*col, &[Field::Stt])).map(|(_, cell)| *cell)
    }

    fn name_cell(&self) -> Option<&'a Cell> {
        self.cells.iter().find(|(col, _)| self.is(*col, &[Field::Name, Field::FamilyName])).map(|(_, cell)| *cell)
    }

    /// A numbered row with a name, or a name beside a birth date or an identifier: what nearly all rows are.
    fn is_plainly_body(&self) -> bool {
        let Some(name) = self.name_cell().and_then(raw_text) else { return false };
        if self.number_cell().is_some_and(|cell| whole(cell).is_some()) {
            return is_somebody(name);
        }
        !phrases::is_total_label(name)
            && name.split_whitespace().count() <= 7
            && self.cells.iter().any(|(col, cell)| self.is(*col, FACTS) && has_digit(cell))
    }

    /// Whether the row states a birth or an identifier in whole: no number of persons is that long.
    fn has_whole_facts(&self) -> bool {
        let long = |cell: &Cell| match &cell.value {
            Value::Date(_) => true,
            Value::Number(number) => *number >= 1900.0,
            Value::Text(raw) => raw.bytes().filter(u8::is_ascii_digit).count() >= 4,
            _ => false,
        };
        self.cells.iter().any(|(col, cell)| self.is(*col, FACTS) && long(cell))
    }

    fn texts(&self) -> Vec<Text> {
        let texts = self.own.iter().filter_map(|(col, cell)| Some((*col, raw_text(cell)?)));
        texts.map(|(col, raw)| Text { col, key: text::plain(raw), raw: raw.to_owned() }).collect()
    }

    /// A form's row that nobody filled in.
    fn is_empty_template(&self) -> bool {
        let Some(number) = self.number_cell() else { return false };
        let blank = |cell: &Cell| match &cell.value {
            Value::Number(value) => *value == 0.0,
            Value::Text(raw) => matches!(raw.trim(), "-" | "–" | "."),
            _ => false,
        };
        whole(number).is_some() && self.own.iter().all(|(_, cell)| std::ptr::eq(*cell, number) || blank(cell))
    }
}

/// Whether a text beside a running number names who the row is about.
fn is_somebody(name: &str) -> bool {
    !name.starts_with("(*") && !phrases::is_total_label(name)
}

fn names_a_person(field: &Field) -> bool {
    matches!(
        field,
        Field::Name | Field::FamilyName | Field::GivenName | Field::StudentNo | Field::MemberCode | Field::CitizenId
    )
}

/// The role of a footer by its key.
fn sum_or_part(key: &str) -> Role {
    if phrases::states_part(key) { Role::Aside } else { Role::Line(LineRole::Total) }
}

/// A row of a signature block: few texts, one of which says so, and no figures.
fn is_signature(view: &View<'_>, texts: &[Text]) -> bool {
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

fn is_note(view: &View<'_>, texts: &[Text]) -> bool {
    let Some(first) = texts.first() else { return false };
    let few = view.own.len() <= 2 && view.number_cell().is_none_or(|cell| whole(cell).is_none());
    // `* Khu vực Bình Dương` heads the rows below it, as with any other sign before it.
    let heads = first.words() <= 6 && !first.raw.contains([':', '=']) && context::rank(&first.raw, None).word.is_some();
    let starred = first.raw.starts_with("(*") || (first.raw.starts_with('*') && !heads);
    let worded = NOTE_PREFIXES.iter().any(|prefix| starts_with_words(&first.key, prefix));
    few && (starred || (worded && (first.raw.contains(':') || first.words() > 2)))
}

/// A remark; one in the column of names, one with a star as beside a person's row, or a name, may be about a person (FINDINGS 17).
fn note(view: &View<'_>, texts: &[Text]) -> Role {
    let person = |raw: &str| raw.starts_with(['*', '(']) && !raw.contains([':', '=']) || is_name(raw);
    let named = view.name_cell().is_some() || texts.iter().any(|one| person(&one.raw));
    if named { Role::Line(LineRole::Note) } else { Role::Aside }
}

fn after_the_end(view: &View<'_>, texts: &[Text]) -> Role {
    if view.is_plainly_body() {
        Role::Line(LineRole::Note)
    } else if is_note(view, texts) {
        note(view, texts)
    } else {
        Role::Line(LineRole::Signature)
    }
}
