//! What two submissions, or the figures of two periods, differ in. Values in, values out; counts nothing that a report shows.
//!
//! Rows are matched by what the program knows a person by, never by their place: identifiers, then name and birth, then name;
//! rows about no person by their texts. The order of rows and columns is no difference.

pub mod figures;
pub mod lines;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::layout::{Layout, Table};
use crate::model::place::column_letters;
use crate::model::{CellRef, Field, SheetKind};
use crate::normalise::Records;
use crate::read::Value;
use crate::text;

/// What two submissions differ in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Rows with the same content in both.
    pub same: u64,
    pub added: Vec<Line>,
    pub gone: Vec<Line>,
    pub changed: Vec<Changed>,
    /// Headers of columns that only one of them has: (before, after).
    pub columns: (Vec<String>, Vec<String>),
}

/// A row of one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub sheet: String,
    /// As Excel shows it.
    pub row: u32,
    /// The person's name, else the first text of the row.
    pub who: String,
    /// (header, text) of every cell that holds something.
    pub cells: Vec<(String, String)>,
}

/// A row of both that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    pub who: String,
    pub cells: Vec<CellChange>,
}

/// A cell that differs; an empty text is an empty cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellChange {
    pub header: String,
    /// (sheet, cell as Excel shows it, text).
    pub before: (String, String, String),
    pub after: (String, String, String),
}

/// A row ready to be compared.
#[derive(Clone, Debug)]
struct Entry {
    kind: SheetKind,
    sheet: String,
    row: u32,
    who: String,
    /// What it is known by, strongest first; a row may lack any.
    keys: [Option<String>; KEYS],
    /// By the column's key: (header, column, text).
    cells: BTreeMap<String, (String, CellRef, String)>,
}

const KEYS: usize = 8;

/// Compares two files by their tables and records; both hold the same sheets, the records those of recognised ones.
pub fn submissions(before: (&Layout, &Records), after: (&Layout, &Records)) -> Difference {
    let (mut left, mut right) = (entries(before.0, before.1), entries(after.0, after.1));
    let mut difference = Difference { columns: columns(&left, &right), ..Difference::default() };
    let mut pairs: Vec<(Entry, Entry)> = Vec::new();
    for number in 0..KEYS {
        meet(&mut left, &mut right, number, &mut pairs);
    }
    pairs.sort_by(|(_, a), (_, b)| (&a.sheet, a.row).cmp(&(&b.sheet, b.row)));
    for (before, after) in pairs {
        let cells = changes(&before, &after);
        if cells.is_empty() {
            difference.same += 1;
        } else {
            difference.changed.push(Changed { who: after.who, cells });
        }
    }
    difference.gone = left.into_iter().map(Entry::line).collect();
    difference.added = right.into_iter().map(Entry::line).collect();
    difference
}

impl Entry {
    fn line(self) -> Line {
        let mut cells: Vec<(String, CellRef, String)> = self.cells.into_values().collect();
        cells.sort_by_key(|cell| cell.1);
        let cells = cells.into_iter().map(|(header, _, text)| (header, text)).collect();
        Line { sheet: self.sheet, row: self.row + 1, who: self.who, cells }
    }

    fn text(&self, key: &str) -> &str {
        self.cells.get(key).map_or("", |cell| cell.2.as_str())
    }

    /// How many cells are equal in both.
    fn likeness(&self, other: &Self) -> usize {
        self.cells.iter().filter(|(key, cell)| other.text(key) == cell.2).count()
    }
}

/// Every body row, in order of sheets and rows.
fn entries(layout: &Layout, records: &Records) -> Vec<Entry> {
    let mut entries = Vec::new();
    for table in &layout.tables {
        let Some(kind) = table.kind else { continue };
        let place = table.header_rows.first().copied().unwrap_or_default();
        let place = table.sheet_row(place);
        let known = records.tables.iter().find(|one| one.sheet == table.sheet && one.row == place);
        let keys = column_keys(table);
        for (at, body) in table.body.iter().enumerate() {
            let row = table.sheet_row(body.row);
            let mut cells = BTreeMap::new();
            for cell in &*body.cells {
                let Some((key, header)) = keys.get(&cell.col) else { continue };
                let shown = shown(&cell.value);
                if !shown.is_empty() {
                    cells.insert(key.clone(), (header.clone(), table.sheet_cell(body.row, cell.col), shown));
                }
            }
            let record = known.and_then(|known| known.records.get(at)).filter(|record| record.row == row);
            let person = record.map(|record| &record.person);
            let name = person.and_then(|person| person.name.as_ref());
            let texts = texts(&cells);
            let who = name.map(|name| name.shown.clone()).or_else(|| texts.first().cloned()).unwrap_or_default();
            entries.push(Entry {
                kind,
                sheet: table.sheet.to_string(),
                row,
                who,
                keys: known_by(person, &texts, &cells),
                cells,
            });
        }
    }
    entries
}

/// What a row is known by, strongest first.
fn known_by(
    person: Option<&crate::model::PersonFacts>,
    texts: &[String],
    cells: &BTreeMap<String, (String, CellRef, String)>,
) -> [Option<String>; KEYS] {
    let whole = Some(cells.iter().map(|(key, cell)| format!("{key}={}", cell.2)).collect::<Vec<_>>().join("\n"));
    let Some(person) = person.filter(|one| one.name.is_some() || one.has_strong_id()) else {
        let all = Some(texts.join("\n")).filter(|text| !text.is_empty());
        return [whole, None, None, None, None, None, all, texts.first().cloned()];
    };
    let name = person.name.as_ref();
    let born = |name: &str| person.birth.map(|birth| format!("{name} {birth}"));
    [
        whole,
        person.particulars().citizen_id.as_ref().map(|id| id.digits().to_owned()),
        person.particulars().student_no.clone(),
        person.particulars().member_code.clone(),
        name.and_then(|name| born(&name.key)),
        name.and_then(|name| born(&name.plain)),
        name.map(|name| name.key.clone()),
        name.map(|name| name.plain.clone()),
    ]
}

/// The texts of a row that are no numbers, by column.
fn texts(cells: &BTreeMap<String, (String, CellRef, String)>) -> Vec<String> {
    let mut all: Vec<&(String, CellRef, String)> = cells.values().collect();
    all.sort_by_key(|cell| cell.1);
    let number = |text: &str| text.chars().all(|one| one.is_ascii_digit() || ".,".contains(one));
    all.into_iter().map(|cell| cell.2.clone()).filter(|text| !number(text)).collect()
}

/// Columns by what they hold, by their header where nothing is known of it; the line's number is no content.
fn column_keys(table: &Table) -> BTreeMap<u32, (String, String)> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let mut keys = BTreeMap::new();
    for column in table.columns.iter().filter(|column| column.field != Field::Stt) {
        let bare = match column.field {
            Field::Unknown | Field::Ignored => format!("={}", text::plain(&column.header)),
            ref field => field.to_string(),
        };
        let number = seen.entry(bare.clone()).or_default();
        *number += 1;
        let header = match column.header.as_str() {
            "" => column_letters(column.col),
            header => header.to_owned(),
        };
        keys.insert(column.col, (format!("{bare} {number}"), header));
    }
    keys
}

fn shown(value: &Value) -> String {
    text::clean(&value.shown()).text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Pairs rows that are known by the same key; of several of one person those that are most alike.
fn meet(left: &mut Vec<Entry>, right: &mut Vec<Entry>, number: usize, pairs: &mut Vec<(Entry, Entry)>) {
    let by_key = |list: &[Entry]| {
        let mut groups: BTreeMap<(SheetKind, String), Vec<usize>> = BTreeMap::new();
        for (at, entry) in list.iter().enumerate() {
            if let Some(key) = &entry.keys[number] {
                groups.entry((entry.kind, key.clone())).or_default().push(at);
            }
        }
        groups
    };
    let mut others = by_key(right);
    let mut met: Vec<(usize, usize)> = Vec::new();
    for (key, mine) in by_key(left) {
        let Some(theirs) = others.get_mut(&key) else { continue };
        let mut scored: Vec<(usize, usize, usize)> = mine
            .iter()
            .flat_map(|&at| theirs.iter().map(move |&other| (at, other)))
            .filter(|&(at, other)| !contradicts(&left[at], &right[other], number))
            .map(|(at, other)| (usize::MAX - left[at].likeness(&right[other]), at, other))
            .collect();
        scored.sort_unstable();
        let (mut used, mut taken) = (BTreeSet::new(), BTreeSet::new());
        for (_, at, other) in scored {
            if !used.contains(&at) && !taken.contains(&other) {
                used.insert(at);
                taken.insert(other);
                met.push((at, other));
            }
        }
    }
    let (gone, came): (BTreeSet<usize>, BTreeSet<usize>) = met.iter().copied().unzip();
    let take = |list: &mut Vec<Entry>, chosen: &BTreeSet<usize>| {
        let mut taken = BTreeMap::new();
        let mut kept = Vec::new();
        for (at, entry) in std::mem::take(list).into_iter().enumerate() {
            if chosen.contains(&at) {
                taken.insert(at, entry);
            } else {
                kept.push(entry);
            }
        }
        *list = kept;
        taken
    };
    let (mut lefts, mut rights) = (take(left, &gone), take(right, &came));
    pairs.extend(met.iter().filter_map(|(at, other)| Some((lefts.remove(at)?, rights.remove(other)?))));
}

/// Two rows of one name with different identifiers of one kind are two persons, as everywhere.
fn contradicts(one: &Entry, other: &Entry, number: usize) -> bool {
    let differ = |key: usize| matches!((&one.keys[key], &other.keys[key]), (Some(a), Some(b)) if a != b);
    number > 3 && (1..4).any(differ)
}

fn changes(before: &Entry, after: &Entry) -> Vec<CellChange> {
    let keys: BTreeSet<&String> = before.cells.keys().chain(after.cells.keys()).collect();
    let mut changes: Vec<(CellRef, CellChange)> = keys
        .into_iter()
        .filter(|key| before.text(key) != after.text(key))
        .map(|key| {
            let (own, other) = (before.cells.get(key), after.cells.get(key));
            let place = |entry: &Entry, cell: Option<&(String, CellRef, String)>| {
                let at = cell.map_or(String::new(), |cell| cell.1.to_string());
                (entry.sheet.clone(), at, cell.map_or(String::new(), |cell| cell.2.clone()))
            };
            let header = other.or(own).map_or(String::new(), |cell| cell.0.clone());
            let column = other.or(own).map_or(CellRef::new(0, 0), |cell| cell.1);
            (column, CellChange { header, before: place(before, own), after: place(after, other) })
        })
        .collect();
    changes.sort_by_key(|change| change.0);
    changes.into_iter().map(|change| change.1).collect()
}

/// Headers that only one side has, among columns with content.
fn columns(left: &[Entry], right: &[Entry]) -> (Vec<String>, Vec<String>) {
    let of = |list: &[Entry]| {
        let cells = list.iter().flat_map(|entry| &entry.cells);
        cells.map(|(key, cell)| (key.clone(), cell.0.clone())).collect::<BTreeMap<String, String>>()
    };
    let (left, right) = (of(left), of(right));
    let only = |own: &BTreeMap<String, String>, other: &BTreeMap<String, String>| {
        own.iter().filter(|(key, _)| !other.contains_key(*key)).map(|(_, header)| header.clone()).collect()
    };
    (only(&left, &right), only(&right, &left))
}
