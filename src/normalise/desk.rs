//! What the readers of one table share: its columns by field, its rows ready to read, and the findings they make.
//!
//! Must never decide what a value means.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

use super::claims::{Held, days_noted, holds_days};
use super::fill;
use super::legend::Legend;
use super::named::Said;
use super::ready::{self, Known, Ready, Texts};
use super::remark;
use super::rounds::{self, Round};
use hashbrown::HashSet;
use strum::EnumCount as _;

use crate::finding::{Code, Finding, Severity};
use crate::layout::{BodyRow, Column, Table};
use crate::model::{Birth, CellRef, Field, FieldKind, FilePath, MarkOf, Text, When};
use crate::normalise::cells::Parsed;
use crate::read::Cell;
use crate::settings::Settings;
use crate::text;

/// One table on the desk of its readers.
pub(super) struct Desk<'a> {
    pub path: &'a FilePath,
    pub table: &'a Table,
    pub settings: &'a Settings,
    pub columns: Columns,
    /// What signs of marks mean by the table's own words.
    pub legend: Legend,
    texts: Texts,
    remembered: &'a mut Known,
    pub findings: Vec<Finding>,
    /// Numbers taken from mark and count columns as (row, column, number), for footers.
    pub counted: Vec<(u32, u32, u64)>,
    /// Columns that were asked whether they say how many occasions of how many.
    pub rates: BTreeMap<u32, Option<Held>>,
    /// What was said of which cell. Only looked up, never walked.
    said: HashSet<(Code, CellRef)>,
    /// As `said`, of what several things in one cell say.
    parts: HashSet<(Code, CellRef, Arc<str>)>,
}

/// The columns of a table by field.
pub(super) struct Columns {
    /// Left to right, those of one field together.
    cols: Vec<u32>,
    /// By [`FieldKind`], where its columns stand in `cols`: asked for many times a row.
    spans: [(usize, usize); FieldKind::COUNT],
    /// By column, from the first of the sheet.
    by_place: Vec<Option<Headed>>,
    /// For cells in no column of the table.
    unheaded: Headed,
    /// Columns that ask who is a member, left to right.
    pub membership: Vec<u32>,
    /// The column of halls, streets and wards that is no field.
    pub held_at: Option<u32>,
    /// Tick columns of one grade each, left to right, with the grade's words.
    pub grades: Vec<(u32, String)>,
    /// What is asked several times beside each other; empty on nearly all sheets.
    pub rounds: Arc<[Round]>,
    /// Tick columns left to right, those of unknown meaning with an empty [`MarkOf`].
    pub marks: Arc<[MarkColumn]>,
}

/// Headers, folded, below which a form on the web notes when it was sent: whoever sends it twice says the same twice.
const FORM_STAMPS: &[&str] = &["dau thoi gian", "timestamp"];

/// What is asked of a column for each of its cells.
pub(super) struct Headed {
    pub field: Field,
    pub header: String,
    /// The header folded.
    pub key: String,
    /// Whether its lowest part speaks of days, of months.
    pub days: bool,
    pub months: bool,
    /// Of free text.
    pub text: bool,
    /// How its cells weigh in what a row says; None for running numbers and the stamps of a form, which say nothing.
    pub weight: Option<u128>,
}

/// A tick or count column of a wide sheet.
#[derive(Clone)]
pub(super) struct MarkColumn {
    pub col: u32,
    pub header_at: CellRef,
    pub header: String,
    pub of: MarkOf,
    /// Its cells name days, of its month where it has one.
    pub days: bool,
}

/// One cell of a body row: a text ready to read, at its place.
#[derive(Clone)]
pub(super) struct Entry<'a> {
    pub at: CellRef,
    pub cell: &'a Cell,
    pub ready: Rc<Ready>,
    /// Comes from another cell (ditto, merge, the person above): what is wrong with it was said there.
    pub copied: bool,
}

impl Entry<'_> {
    /// It as a date of birth.
    pub fn birth(&self, settings: &Settings) -> &Parsed<Birth> {
        self.ready.birth(self.cell, settings)
    }

    /// What it says in a column of groups or activities.
    pub fn said(&self, settings: &Settings) -> &Said {
        self.ready.said(self.cell, settings)
    }

    /// It as a time.
    pub fn when(&self, settings: &Settings) -> &Parsed<When> {
        self.ready.when(self.cell, settings)
    }
}

impl Deref for Entry<'_> {
    type Target = Ready;

    fn deref(&self) -> &Ready {
        &self.ready
    }
}

/// A body row with dittos resolved and unusable cells taken out.
pub(super) struct Row<'a> {
    pub body: &'a BodyRow,
    /// In order of columns.
    pub entries: Vec<Entry<'a>>,
    /// Columns whose value was lost, and the code that says why.
    pub lost: BTreeMap<u32, Code>,
    /// The row above that names the person of this one as well.
    pub person: Option<u32>,
}

impl<'a> Desk<'a> {
    pub fn new(path: &'a FilePath, table: &'a Table, settings: &'a Settings, known: &'a mut Known) -> Self {
        Self {
            path,
            table,
            settings,
            columns: Columns::of(&table.columns, days_noted(table)),
            legend: Legend::of(table, settings),
            // A row has few texts that stand in no other.
            texts: Texts::with_capacity(table.body.len() * 4),
            remembered: known,
            findings: Vec::new(),
            counted: Vec::new(),
            rates: BTreeMap::new(),
            said: HashSet::new(),
            parts: HashSet::new(),
        }
    }

    /// What a cell of the table is as a text; None where nothing is left of it.
    pub fn ready(&mut self, cell: &'a Cell) -> Option<Rc<Ready>> {
        self.texts.of(&cell.value, self.remembered)
    }

    /// Adds a finding at a cell, each code at most once a cell.
    pub fn say(&mut self, at: CellRef, finding: Finding) {
        if self.said.insert((finding.code, at)) {
            self.findings.push(finding.file(self.path).sheet(&self.table.sheet).at(at));
        }
    }

    /// As [`Self::say`], about one of several things that a cell says: each code at most once for each of them.
    pub fn say_part(&mut self, at: CellRef, finding: Finding) {
        let seen = finding.seen.clone().unwrap_or_default();
        if self.parts.insert((finding.code, at, seen)) {
            self.findings.push(finding.file(self.path).sheet(&self.table.sheet).at(at));
        }
    }

    /// Adds a finding about a cell as it was sent; silent about copied cells.
    pub fn say_of(&mut self, entry: &Entry, code: Code, repaired: Option<&str>) {
        if entry.copied {
            return;
        }
        let mut finding = Finding::new(code);
        finding.seen = Some(entry.cell.value.text());
        if let Some(repaired) = repaired {
            finding = finding.repaired(repaired);
        }
        self.say(entry.at, finding);
    }

    /// Whether something was said of a cell.
    pub fn is_said(&self, at: CellRef, code: Code) -> bool {
        self.said.contains(&(code, at))
    }

    /// Takes back what was said of a cell, where another finding says what it is.
    pub fn unsay(&mut self, at: CellRef, code: Code) {
        if self.said.remove(&(code, at)) {
            self.findings.retain(|one| one.code != code || one.cells != [at.into()]);
        }
    }

    /// Makes a query of what was said of a cell.
    pub fn doubt(&mut self, at: CellRef, code: Code, kind: &'static str) {
        let said = self.findings.iter_mut().find(|one| one.code == code && one.cells == [at.into()]);
        if let Some(one) = said {
            *one = one.clone().severity(Severity::Query).arg("kind", kind);
        }
    }

    /// Adds a finding about the table as a whole, each code at most once.
    pub fn say_of_table(&mut self, finding: Finding) {
        let place = CellRef::new(self.table.header_rows.first().copied().unwrap_or_default(), u32::MAX);
        if self.said.insert((finding.code, place)) {
            self.findings.push(finding.file(self.path).sheet(&self.table.sheet).at(self.table.place()));
        }
    }

    /// The value of a parsed cell; its notes become findings.
    pub fn take<T>(&mut self, parsed: Parsed<T>, entry: &Entry) -> Option<T> {
        self.say_notes(&parsed, entry);
        parsed.value
    }

    /// As [`Self::take`], of what is remembered for other cells as well.
    pub fn known<T: Copy>(&mut self, parsed: &Parsed<T>, entry: &Entry) -> Option<T> {
        self.say_notes(parsed, entry);
        parsed.value
    }

    fn say_notes<T>(&mut self, parsed: &Parsed<T>, entry: &Entry) {
        for note in parsed.notes.iter().filter(|_| !entry.copied) {
            let mut finding = Finding::new(note.code);
            finding.seen = Some(entry.cell.value.text());
            finding.severity = note.severity.unwrap_or(finding.severity);
            finding.repaired.clone_from(&note.repaired);
            match note.kind {
                Some(kind) => finding = finding.arg("kind", kind),
                None if note.repaired.is_none() && note.severity.is_some() => finding = finding.unread(),
                None => {}
            }
            self.say(entry.at, finding);
        }
    }
}

impl Columns {
    /// `noted`: a line around the table says that days stand in its cells.
    fn of(columns: &[Column], noted: bool) -> Self {
        let mut by_place: Vec<Option<Headed>> = Vec::new();
        let mut keys: BTreeMap<String, usize> = BTreeMap::new();
        let (mut membership, mut marks, mut grades) = (Vec::new(), Vec::new(), Vec::new());
        let mut held_at = None;
        for column in columns {
            let key = text::plain(&column.header);
            if remark::asks_membership(&column.header, &key) {
                membership.push(column.col);
            }
            if column.field == Field::Ignored && key.starts_with("dia diem") {
                held_at = held_at.or(Some(column.col));
            }
            // Columns of one name are told apart by their order.
            let before = keys.entry(key.clone()).or_default();
            let headed = Headed::new(column.field.clone(), column.header.clone(), key, *before);
            *before += 1;
            let place = usize::try_from(column.col).unwrap_or(usize::MAX);
            if by_place.len() <= place {
                by_place.resize_with(place + 1, || None);
            }
            by_place[place] = Some(headed);
            if let Field::ResultOf(grade) = &column.field {
                grades.push((column.col, grade.clone()));
            }
            let of = match &column.field {
                Field::Mark => MarkOf::default(),
                Field::MarkOf(of) => of.clone(),
                _ => continue,
            };
            let header_at = CellRef::new(column.header_row, column.col);
            let days = holds_days(&of, &text::plain(&column.header), noted);
            marks.push(MarkColumn { col: column.col, header_at, header: column.header.clone(), of, days });
        }
        marks.sort_by_key(|mark: &MarkColumn| mark.col);
        let unheaded = Headed::new(Field::Unknown, String::new(), String::new(), 0);
        let rounds = rounds::of(columns).into();
        let mut cols = Vec::with_capacity(columns.len());
        let spans = std::array::from_fn(|kind| {
            let from = cols.len();
            let of = |column: &&Column| FieldKind::from(&column.field) as usize == kind;
            cols.extend(columns.iter().filter(of).map(|column| column.col));
            (from, cols.len())
        });
        Self { cols, spans, by_place, membership, held_at, unheaded, grades, rounds, marks: marks.into() }
    }

    /// The columns of a field, left to right; of marks and grades whatever their headers say beside it.
    pub fn all(&self, field: &Field) -> &[u32] {
        let (from, to) = self.spans[FieldKind::from(field) as usize];
        &self.cols[from..to]
    }

    pub fn first(&self, field: &Field) -> Option<u32> {
        self.all(field).first().copied()
    }

    pub fn has(&self, field: &Field) -> bool {
        !self.all(field).is_empty()
    }

    /// A column by its place.
    pub fn at(&self, col: u32) -> &Headed {
        let headed = usize::try_from(col).ok().and_then(|col| self.by_place.get(col)?.as_ref());
        headed.unwrap_or(&self.unheaded)
    }

    /// The folded header above a column; empty where it has none.
    pub fn key(&self, col: u32) -> &str {
        &self.at(col).key
    }

    /// The header above a column; empty where it has none.
    pub fn header(&self, col: u32) -> &str {
        &self.at(col).header
    }
}

impl Headed {
    /// `before`: columns left of it with the same header.
    fn new(field: Field, header: String, key: String, before: usize) -> Self {
        let text = fill::is_free_text(&field);
        // Odd, so that no digest is lost by it.
        let says = field != Field::Stt && !FORM_STAMPS.contains(&key.as_str());
        let weight = says.then(|| ready::digest(&format!("{key}\u{1}{before}")) | 1);
        let leaf = text::plain(header.rsplit(" > ").next().unwrap_or_default());
        let says = |word: &str| leaf.split(' ').any(|one| one == word);
        // `Ngày tham gia trong tháng` asks for days.
        let (days, months) = (says("ngay"), says("thang") && !leaf.contains("trong thang"));
        Self { field, header, key, days, months, text, weight }
    }
}

impl<'a> Row<'a> {
    pub fn get(&self, col: u32) -> Option<&Entry<'a>> {
        self.entries.binary_search_by_key(&col, |entry| entry.at.col).ok().map(|at| &self.entries[at])
    }

    /// The filled cells of a field, left to right.
    pub fn all<'r>(&'r self, columns: &'r Columns, field: &Field) -> impl Iterator<Item = &'r Entry<'a>> + use<'r, 'a> {
        columns.all(field).iter().filter_map(|&col| self.get(col))
    }

    /// The first filled cell of a field.
    pub fn first(&self, columns: &Columns, field: &Field) -> Option<&Entry<'a>> {
        columns.all(field).iter().find_map(|&col| self.get(col))
    }

    /// The cleaned text of the first filled cell of a field.
    pub fn text(&self, columns: &Columns, field: &Field) -> Option<Text> {
        self.first(columns, field).map(|entry| Text::clone(&entry.text))
    }

    /// The place of a field in this row, filled or not; `or` where the table has no such column.
    pub fn place(&self, columns: &Columns, field: &Field, or: CellRef) -> CellRef {
        match self.first(columns, field) {
            Some(entry) => entry.at,
            None => columns.first(field).map_or(or, |col| CellRef::new(self.body.row, col)),
        }
    }

    /// The first cell of the row that holds something.
    pub fn start(&self) -> CellRef {
        CellRef::new(self.body.row, self.body.cells.first().map_or(0, |cell| cell.col))
    }

    /// Why the value of a field was lost, if it was.
    pub fn lost(&self, columns: &Columns, field: &Field) -> Option<Code> {
        columns.all(field).iter().find_map(|col| self.lost.get(col).copied())
    }
}
