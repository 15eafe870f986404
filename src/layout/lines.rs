//! What each row of a table is: exactly one role for every row that holds something.

use std::collections::{BTreeMap, BTreeSet};

use super::LineRole;
use super::context::{self, Numbering, Rank};
use super::examples::Examples;
use super::grid::{Grid, holds, raw_text, whole};
use super::header::{Header, states_figures};
use super::legend;
use super::merge::Reaching;
use super::paragraphs::{self, Paragraph};
use super::view::{Text, View, after_the_end, is_note, is_signature, is_somebody, names_a_person, note, sum_or_part};
use super::{Nested, nested, pause, phrases, sections, subtotals, sums};
use crate::model::{CellRef, Field, SheetKind};
use crate::read::{Cell, Row, Value};
use crate::settings::Words;
use crate::text;

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
    /// A row by which the form shows how to fill it in.
    Example,
    /// What the form says below its header of how to fill it in.
    Hints,
    /// A remark, a share or a number of the list, or that nobody is on it: no person is lost with it.
    Aside,
    /// A further paragraph of the row above: it goes on with the text of this column.
    GoesOn(u32),
    /// A place-and-date line beside another text.
    PlaceDateBeside(LineRole),
}

/// Tells the rows of one table apart, from its header downwards.
pub(super) struct Judge<'a> {
    grid: &'a Grid<'a>,
    header: &'a Header,
    kind: SheetKind,
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
    /// Which of them are parts of others.
    pub(super) parts: Nested,
    words: &'a Words,
    examples: Examples,
    /// The table's last row, and the last one that is somebody's.
    end: u32,
    last_person: u32,
    /// A line with a star headed rows: others with one do too.
    starred: bool,
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
        let examples = Examples::of(grid, header, &fields, kind);
        let rows = grid.rows(header.last_row() + 1, end);
        let parts = if figures { nested::of(rows, &fields, words) } else { Nested::default() };
        let mut sums = if figures { sums::of_turns(rows, &fields) } else { BTreeSet::new() };
        sums.retain(|row| !parts.rest.contains_key(row));
        sums.extend(parts.sums.keys());
        let is_person = |row: &&Row| match number {
            Some(number) => row.cells.iter().any(|cell| cell.col == number && whole(cell).is_some()),
            None => row.cells.iter().filter(|cell| holds(cell)).count() > 2,
        };
        let last_person = rows.iter().rev().find(is_person).map_or(0, |row| row.index);
        Self {
            grid,
            header,
            kind,
            fields,
            numbers,
            names,
            ended: false,
            summed: false,
            numbered,
            nested: figures && numbered,
            sums,
            parts,
            words,
            examples,
            end,
            last_person,
            starred: false,
        }
    }

    /// The role of a row; `above` are the cells merged into it from above. Rows are asked for in order.
    pub(super) fn role(&mut self, row: &Row, above: &[Reaching]) -> Role {
        if self.header.hints.contains(&row.index) {
            return Role::Hints;
        }
        if !self.ended && self.examples.has(row, self.numbered) {
            return Role::Example;
        }
        let role = self.judged(row, above);
        // The same header below a signature begins a list of the same columns.
        let anew = self.ended && self.header.repeated.contains(&row.index);
        (self.ended, self.summed) = (self.ended && !anew, self.summed && !anew);
        let signs = matches!(role, Role::Line(LineRole::Signature) | Role::PlaceDateBeside(LineRole::Signature));
        self.ended = self.ended || signs;
        self.summed = self.summed
            || (role == Role::Line(LineRole::Total) && !subtotals::is_one(self.grid, row, self.header.last_row()));
        self.starred = self.starred || matches!(role, Role::Context(Rank { sign: Some('*'), .. }));
        role
    }

    fn judged(&self, row: &Row, above: &[Reaching]) -> Role {
        if self.header.repeated.contains(&row.index) || self.header.numbers == Some(row.index) {
            return Role::Line(LineRole::Header);
        }
        if !self.ended && above.is_empty() && self.is_numbered_person(row) {
            return self.numbered_heading(row).map_or(Role::Body, Role::Context);
        }
        if subtotals::is_one(self.grid, row, self.header.last_row()) {
            return Role::Line(LineRole::Total);
        }
        if let Some(paragraph) = self.paragraph(row, above) {
            return match paragraph {
                Paragraph::Bracketed => Role::Aside,
                Paragraph::Rest(col) => Role::GoesOn(col),
            };
        }
        let view = View::new(row, above, &self.fields);
        if let Some(role) = self.footer(&view) {
            return role;
        }
        if let Some(rank) = self.heading_in_cells(&view) {
            return Role::Context(rank);
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
        if self.is_part(row.index) {
            return Role::Body;
        }
        if self.sums.contains(&row.index) || self.is_total(&view, &texts) {
            // A sheet of figures states parts as well.
            let listed = !matches!(self.kind, SheetKind::Aggregate | SheetKind::Units);
            return texts.first().filter(|_| listed).map_or(Role::Line(LineRole::Total), |text| sum_or_part(&text.key));
        }
        if is_signature(&view, &texts) {
            return Role::Line(LineRole::Signature);
        }
        if is_note(&view, &texts) && !self.is_starred_heading(&view, &texts) {
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
        if self.lists_persons() && view.name_cell().and_then(raw_text).is_none() && states_figures(row) {
            return Role::Aside;
        }
        match view.number_cell().and_then(raw_text).map(context::numbered) {
            Some((numbering @ Some(Numbering::Roman | Numbering::Letter), "")) => {
                Role::BodyAbove(Rank { numbering, sign: None, word: None, detail: None })
            }
            _ => Role::Body,
        }
    }

    /// Whether a row of a list is a further paragraph of one cell of the row above.
    fn paragraph(&self, row: &Row, above: &[Reaching]) -> Option<Paragraph> {
        let lists = self.lists_persons() && !self.ended && !above.is_empty();
        lists.then(|| paragraphs::of(self.grid, row, above, &self.names, self.words))?
    }

    /// Whether a row counts as a part of another, or as what its parts leave over.
    fn is_part(&self, row: u32) -> bool {
        let part = self.parts.under.contains_key(&row) || self.parts.rest.contains_key(&row);
        part && !self.sums.contains(&row)
    }

    /// A running number beside a name: what nearly all rows are, told without a look at anything else.
    fn is_numbered_person(&self, row: &Row) -> bool {
        let first = |of: &[u32]| row.cells.iter().find(|cell| of.contains(&cell.col) && holds(cell));
        let name = first(&self.names).and_then(raw_text);
        name.is_some_and(|name| is_somebody(name) && !phrases::says_nobody(name))
            && first(&self.numbers).is_some_and(|cell| whole(cell).is_some())
    }

    /// Whether the table lists persons and lines may head parts of it by what these did.
    fn lists_persons(&self) -> bool {
        !matches!(self.kind, SheetKind::Aggregate | SheetKind::Units)
    }

    fn begins_below(&self, row: &Row) -> bool {
        sections::begins_below(self.grid, (row.index, self.end), &self.header.repeated, &self.numbers)
    }

    /// `2 | Hiến máu tại phường Trà An, ngày 18/10/2026` over persons numbered anew.
    fn numbered_heading(&self, row: &Row) -> Option<Rank> {
        let name = row.cells.iter().find(|cell| self.names.contains(&cell.col)).and_then(raw_text)?;
        let heads = self.lists_persons() && sections::is_numbered(row, name, self.words) && self.begins_below(row);
        heads.then(|| context::rank(name, Some("1.")))
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
            let heads = || {
                let among = self.lists_persons() && !self.ended && !right && view.row.index < self.last_person;
                among && sections::heads_by_day(&text.raw, self.words)
            };
            phrases::is_place_date(&text.raw, self.ended || right) && !heads()
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

    /// `* Hiến máu tại phường Trà An` over persons numbered anew, and every line written as the one that was such.
    fn is_starred_heading(&self, view: &View<'_>, texts: &[Text]) -> bool {
        let (line, starred) = match texts {
            [line] => (line, line.raw.starts_with('*') && self.heads(view, line)),
            [star, line] => (line, star.raw.trim() == "*" && view.is(line.col, &[Field::Name, Field::FamilyName])),
            _ => return false,
        };
        let stands = view.own.len() == texts.len() && !self.ended && view.row.index < self.last_person;
        let starred = starred && stands && self.lists_persons();
        starred && sections::says_what(&line.raw, self.words) && (self.starred || self.begins_below(view.row))
    }

    /// `II | Hiến máu | | Phường Trà An | 18/10/2026` over persons numbered anew: what was done stands where a name would.
    fn heading_in_cells(&self, view: &View<'_>) -> Option<Rank> {
        let name = view
            .name_cell()
            .and_then(raw_text)
            .filter(|name| !text::is_written_as_name(name) && sections::sentence(name))?;
        let number = view.number_cell();
        let heads = !self.ended
            && self.lists_persons()
            && number.is_none_or(|cell| whole(cell).is_none())
            && self.words.group_in(name).is_some()
            && self.begins_below(view.row);
        heads.then(|| context::rank(name, number.and_then(raw_text)))
    }

    /// A text alone in the column of names that heads persons by what they did.
    fn heads_in_names(&self, view: &View<'_>, line: &Text, rank: Rank) -> bool {
        let marked = rank.numbering.is_some() || rank.sign.is_some();
        view.own.len() <= 1 + usize::from(view.number_cell().is_some())
            && sections::sentence(&line.raw)
            && sections::says_what(&line.raw, self.words)
            && (marked || self.begins_below(view.row))
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
        let named = in_name && text::is_written_as_name(&line.raw) && rank.word.is_none();
        let stands_out = self.is_wide(view.row, line)
            || shouted
            || rank.word.is_some()
            || !in_name
            || self.heads_in_names(view, line, rank);
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
        // Among rows that say more than a name, words alone below names are a remark unless they could be somebody's.
        let remark = || self.last_person > 0 && !text::may_be_person(&texts[0].raw);
        let prose = alone && (texts[0].words() >= 7 || self.summed || remark());
        prose || (alone && !person)
    }
}
