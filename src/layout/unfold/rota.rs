//! Names below what they did or when: a rota whose columns are days, shifts or activities and whose cells are the persons who came.
//!
//! Must never leave a person out in silence: a cell below such a header that is no name makes it no rota.

use std::collections::{BTreeMap, BTreeSet};

use super::crossed::is_sum;
use super::form::FIRST_ROWS;
use super::looks::{NAME, is_ward};
use super::{Desk, Unfolded, list, text_cell};
use crate::finding::Code;
use crate::layout::fields;
use crate::layout::grid::{holds, label, raw_text, whole};
use crate::layout::phrases;
use crate::layout::vocabulary::PARTS_OF_DAY;
use crate::model::{CellRef, Field};
use crate::normalise::cells::{self, Tick, absence};
use crate::read::{Cell, Row, Sheet, Value};
use crate::settings::Settings;
use crate::text::{self, has_words};

/// Headers of the list that it becomes.
const DAY: &str = "Ngày tham gia";
const DONE: &str = "Hoạt động";
const WARD: &str = "Phường";

/// Columns of names, and names, that make a rota.
const FEWEST_COLUMNS: usize = 2;
const FEWEST: usize = 4;

/// What a header or the label of a row says of the names that it stands over or beside.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Says {
    When,
    Done,
    Where,
    /// A part of the day, or nothing that counts.
    Nothing,
}

/// The head of a column, or the label of a row.
#[derive(Clone)]
struct Label {
    says: Says,
    cell: Cell,
    at: CellRef,
}

/// One name with the labels it stands under and beside.
struct Named<'a> {
    name: &'a str,
    cell: &'a Cell,
    at: CellRef,
    labels: Vec<Label>,
}

/// The list of a rota; None where a sheet is none.
pub(super) fn unfold(sheet: &Sheet, settings: &Settings) -> Option<Unfolded> {
    let rows = list::used(sheet)?;
    let mut tops = 0..rows.len().min(FIRST_ROWS);
    let (head, heads) = tops.find_map(|at| Some((at, heads(sheet, &rows, at, settings)?)))?;
    let end = signed(&rows, head + 1);
    let sums = rows[head + 1..end].iter().position(|row| ends(row, &heads));
    let end = sums.map_or(end, |behind| head + 1 + behind);
    let names = names(&rows[head + 1..end], &heads, settings)?;
    let columns = heads.keys().filter(|col| names.iter().any(|name| name.at.col == **col)).count();
    let told = |says: Says| names.iter().any(|name| name.labels.iter().any(|label| label.says == says));
    if names.len() < FEWEST || columns < FEWEST_COLUMNS || ![Says::When, Says::Done, Says::Where].into_iter().any(told)
    {
        return None;
    }
    let start = rows[head].index;
    let names_persons = |row: &&Row| row.cells.iter().any(|cell| asks_for_names(cell, settings));
    let above = head - usize::from(head > 0 && names_persons(&rows[head - 1]));
    let mut desk = Desk::new(rows[..above].iter().map(|&row| row.clone()));
    let there = |col: u32| CellRef::new(start, col);
    let first = *heads.keys().next()?;
    let headers = [(NAME, true), (DAY, told(Says::When)), (DONE, told(Says::Done)), (WARD, told(Says::Where))];
    let headers: Vec<&str> = headers.into_iter().filter(|(_, stands)| *stands).map(|(header, _)| header).collect();
    let header = (0..).zip(&headers).map(|(col, header)| (text_cell(col, header, None), there(first)));
    desk.push(start, false, header.collect());
    let mut next = start;
    for name in &names {
        next += 1;
        desk.push(next, false, name.cells(&headers));
    }
    let body = start + 1..=next;
    for row in &rows[end..] {
        next += 1;
        // Sums of names stand in no column of the list.
        let kept = row.cells.iter().filter(|cell| raw_text(cell).is_some_and(|raw| raw.contains(char::is_alphabetic)));
        desk.moved(next, &Row { cells: kept.cloned().collect(), ..(*row).clone() });
    }
    let shown: Vec<String> = heads.values().map(|head| label(&head.cell)).collect();
    let mut unfolded = desk.done(sheet, start, Code::SheetForm, &shown.join(" | "));
    unfolded.finding = unfolded.finding.arg("kind", "rota");
    Some(Unfolded { body: Some(body), ..unfolded })
}

impl Named<'_> {
    /// It as a row of the list.
    fn cells(&self, headers: &[&str]) -> Vec<(Cell, CellRef)> {
        let said = |says: Says| self.labels.iter().rev().find(|label| label.says == says);
        let cell = |(col, header): (u32, &&str)| {
            let says = match *header {
                NAME => return Some((text_cell(col, self.name, Some(self.cell)), self.at)),
                DAY => Says::When,
                DONE => Says::Done,
                _ => Says::Where,
            };
            said(says).map(|label| (Cell { col, ..label.cell.clone() }, label.at))
        };
        (0..).zip(headers).filter_map(cell).collect()
    }
}

/// The columns below a row in which names stand.
fn named(rows: &[&Row]) -> BTreeSet<u32> {
    let is_name =
        |cell: &&Cell| raw_text(cell).and_then(|raw| several(raw).next()).is_some_and(text::is_written_as_name);
    rows.iter().flat_map(|row| row.cells.iter()).filter(is_name).map(|cell| cell.col).collect()
}

/// The columns of names by what the cells of a row say; None where one of them says anything else. What stands left of the first
/// name heads the labels of rows.
fn heads(sheet: &Sheet, rows: &[&Row], at: usize, settings: &Settings) -> Option<BTreeMap<u32, Label>> {
    let row = rows[at];
    let named = named(&rows[at + 1..signed(rows, at + 1)]);
    let first = *named.first()?;
    let mut heads = BTreeMap::new();
    for cell in row.cells.iter().filter(|cell| holds(cell) && cell.col >= first) {
        let place = CellRef::new(row.index, cell.col);
        match says(cell, settings) {
            Some(Says::Nothing) => {
                let over = at.checked_sub(1).and_then(|before| over(sheet, rows[before], cell.col, &named));
                let over = over.and_then(|over| Some((says(over, settings)?, over)));
                let above = |(says, over): (Says, &Cell)| Label {
                    says,
                    cell: over.clone(),
                    at: CellRef::new(rows[at - 1].index, over.col),
                };
                let own = Label { says: Says::Nothing, cell: cell.clone(), at: place };
                heads.insert(cell.col, over.map_or(own, above));
            }
            Some(says) => {
                heads.insert(cell.col, Label { says, cell: cell.clone(), at: place });
            }
            None => return None,
        }
    }
    (heads.len() >= FEWEST_COLUMNS && named.iter().all(|col| heads.contains_key(col))).then_some(heads)
}

/// The cell of a row that stands over a column, by itself or merged over it and not over all that are `named`, as a title is.
fn over<'r>(sheet: &Sheet, row: &'r Row, col: u32, named: &BTreeSet<u32>) -> Option<&'r Cell> {
    let covers = |first: &CellRef, last: &CellRef, col: u32| {
        (first.row..=last.row).contains(&row.index) && (first.col..=last.col).contains(&col)
    };
    let merged = sheet.merges.iter().find(|(first, last)| covers(first, last, col));
    if merged.is_some_and(|(first, last)| named.iter().all(|&one| covers(first, last, one))) {
        return None;
    }
    let from = merged.map_or(col, |(first, _)| first.col);
    row.cells.iter().find(|cell| cell.col == from && holds(cell))
}

/// What a label says; None for one that says nothing of when or what.
fn says(cell: &Cell, settings: &Settings) -> Option<Says> {
    if matches!(cell.value, Value::Date(_)) {
        return Some(Says::When);
    }
    let raw = raw_text(cell)?;
    let key = text::plain(raw);
    if has_day(raw) || cells::when_in(raw).is_some() {
        return Some(Says::When);
    }
    if is_part(key.strip_prefix("ca ").unwrap_or(&key)) || cells::weekdays(raw).is_some() {
        return Some(Says::Nothing);
    }
    if is_ward(raw) {
        return Some(Says::Where);
    }
    let done = settings.words.group_in(raw).is_some() || settings.words.channel_in(raw).is_some();
    done.then_some(Says::Done)
}

/// `07/11`, `CN 08/11`: figures on both sides of a sign.
fn has_day(raw: &str) -> bool {
    let signed = |three: &[u8]| matches!(three, [one, b'/' | b'-' | b'.', other] if one.is_ascii_digit() && other.is_ascii_digit());
    raw.as_bytes().windows(3).any(signed)
}

/// `sáng`, `Ca 1`, `Buổi chiều`.
fn is_part(key: &str) -> bool {
    let key = key.strip_prefix("buoi ").unwrap_or(key);
    let part = |word: &str| matches!(word, "sang" | "trua" | "chieu" | "toi" | "dem");
    let number = |word: &str| word.len() <= 2 && word.bytes().all(|one| one.is_ascii_digit());
    let words: Vec<&str> = key.split(' ').collect();
    part(words[0]) || (words.len() == 1 && number(words[0])) || PARTS_OF_DAY.contains(&key)
}

/// Whether a cell heads names: `Họ và tên đoàn viên đã trực`.
fn asks_for_names(cell: &Cell, settings: &Settings) -> bool {
    let shown = label(cell);
    let key = text::plain(&shown);
    fields::of_text(&shown, &settings.words) == Some(Field::Name)
        || has_words(&key, "ho va ten")
        || has_words(&key, "ho ten")
}

/// The first row, from one on, of place and date or of who signs; else how many rows there are.
fn signed(rows: &[&Row], from: usize) -> usize {
    let signs = |raw: &str| phrases::is_signature(&text::plain(raw)) || phrases::is_place_date(raw, true);
    let found = rows[from..].iter().position(|row| row.cells.iter().filter_map(raw_text).any(signs));
    found.map_or(rows.len(), |behind| from + behind)
}

/// Whether the names end before a row: sums, or nothing below any head and beside it.
fn ends(row: &Row, heads: &BTreeMap<u32, Label>) -> bool {
    let own = || row.cells.iter().filter(|cell| holds(cell) && heads.contains_key(&cell.col));
    let below = own().next().is_some() && !own().all(|cell| whole(cell).is_some());
    let labelled = own().next().is_none() && row.cells.iter().any(holds);
    is_sum(row) || (!below && !labelled)
}

/// The names below the heads, in order; None where a cell is no name.
fn names<'a>(rows: &[&'a Row], heads: &BTreeMap<u32, Label>, settings: &Settings) -> Option<Vec<Named<'a>>> {
    let first = *heads.keys().next()?;
    let mut names = Vec::new();
    let mut beside: Vec<Label> = Vec::new();
    for row in rows {
        let own: Vec<Label> = row
            .cells
            .iter()
            .filter(|cell| cell.col < first && holds(cell))
            .filter_map(|cell| {
                let says = says(cell, settings).unwrap_or(Says::Nothing);
                Some(Label { says, cell: cell.clone(), at: CellRef::new(row.index, cell.col) })
                    .filter(|label| label.says != Says::Nothing)
            })
            .collect();
        // A label merged down, or left blank, holds for the rows below it.
        if !own.is_empty() || row.cells.iter().any(|cell| cell.col < first && holds(cell)) {
            beside = own;
        }
        for cell in row.cells.iter().filter(|cell| holds(cell) && cell.col >= first) {
            let head = heads.get(&cell.col)?;
            let raw = raw_text(cell)?;
            let at = CellRef::new(row.index, cell.col);
            let labels: Vec<Label> = beside.iter().cloned().chain([head.clone()]).collect();
            if cells::tick(cell).value == Some(Tick::No) || absence::is_whole(&text::plain(raw)) {
                continue;
            }
            for name in several(raw) {
                if !text::is_person(name) {
                    return None;
                }
                names.push(Named { name, cell, at, labels: labels.clone() });
            }
        }
    }
    Some(names)
}

/// The names of a cell, without the number or sign of their line: `1. Trần Văn An`, `- Trần Văn An`.
fn several(raw: &str) -> impl Iterator<Item = &str> {
    let ahead = |one: char| one.is_ascii_digit() || matches!(one, '.' | ')' | '-' | '–' | '+' | ' ');
    let parts = raw.split(['\n', '\r', ',', ';']).map(move |name| name.trim().trim_start_matches(ahead));
    parts.filter(|name| !name.is_empty())
}
