//! A list without a header row: its columns are told by what stands in them, or by what stands between the signs of each line.

use std::collections::BTreeMap;

use super::pieces::{self, NAME, REMARK};
use super::{Desk, Unfolded, text_cell};
use crate::finding::Code;
use crate::layout::content;
use crate::layout::fields;
use crate::layout::grid::{holds, is_used, label, raw_text, whole};
use crate::model::{CellRef, Field};
use crate::read::{Cell, Row, Sheet};
use crate::settings::Settings;

const NUMBER: &str = "STT";
/// Persons that make a list where their lines are numbered, and where they are not.
const FEWEST: usize = 2;
const FEWEST_WITHOUT_NUMBERS: usize = 3;

/// The list of a sheet, if it has one.
pub(super) fn unfold(sheet: &Sheet, settings: &Settings) -> Option<Unfolded> {
    let rows: Vec<&Row> = sheet.rows.iter().filter(|row| is_used(row)).collect();
    lines(sheet, &rows, settings).or_else(|| columns(sheet, &rows, settings))
}

/// The rows from the first item to the last, if most of them are items and these are enough to be a list.
fn span<T>(items: &[Option<T>], is_numbered: impl Fn(&T) -> bool) -> Option<(usize, usize)> {
    let first = items.iter().position(Option::is_some)?;
    let last = items.iter().rposition(Option::is_some)?;
    let held = items.iter().flatten().count();
    let numbered = items.iter().flatten().filter(|item| is_numbered(item)).count();
    let fewest = if numbered == held { FEWEST } else { FEWEST_WITHOUT_NUMBERS };
    (held >= fewest && held * 5 >= (last - first + 1) * 4).then_some((first, last))
}

/// A line of text that stands alone in its row, or alone between two line breaks of such a cell.
struct Text<'a> {
    cell: &'a Cell,
    at: CellRef,
    hidden: bool,
    /// In a cell of its own before it.
    number: Option<String>,
    text: &'a str,
}

/// The one text of a row, and the number in a cell before it.
fn alone(row: &Row) -> Option<(Option<String>, &Cell, &str)> {
    let held: Vec<&Cell> = row.cells.iter().filter(|cell| holds(cell)).collect();
    match held[..] {
        [cell] => Some((None, cell, raw_text(cell)?)),
        [number, cell] => Some((Some(whole(number)?.to_string()), cell, raw_text(cell)?)),
        _ => None,
    }
}

/// Where the list begins: one row above its first item where that names a group, as rows further down do.
fn opened<T>(items: &[Option<T>], first: usize, last: usize) -> usize {
    let grouped = items[first..=last].iter().any(Option::is_none);
    if grouped && first > 1 { first - 1 } else { first }
}

/// A list typed as lines of text, all of them in one column, or in one cell.
fn lines(sheet: &Sheet, rows: &[&Row], settings: &Settings) -> Option<Unfolded> {
    let mut texts: Vec<Result<Text, &Row>> = Vec::new();
    for &row in rows {
        match alone(row) {
            Some((number, cell, raw)) => {
                let at = CellRef::new(row.index, cell.col);
                let parts = raw.split(['\n', '\r']).map(str::trim).filter(|part| !part.is_empty());
                texts.extend(parts.map(|text| Ok(Text { cell, at, hidden: row.hidden, number: number.clone(), text })));
            }
            None => texts.push(Err(row)),
        }
    }
    let item = |text: &Result<Text, &Row>| {
        let text = text.as_ref().ok()?;
        let line = pieces::line(text.text)?;
        Some(pieces::Line { number: line.number.or_else(|| text.number.clone()), ..line }).filter(is_item)
    };
    let mut items: Vec<Option<pieces::Line>> = texts.iter().map(item).collect();
    // Where lines are numbered, what is not is a title, a group or a signature.
    let numbered = items.iter().flatten().filter(|line| is_numbered(line)).count();
    if numbered * 2 >= items.iter().flatten().count() {
        items.iter_mut().for_each(|item| *item = item.take().filter(is_numbered));
    }
    let (first, last) = span(&items, is_numbered)?;
    if texts[first..=last].iter().any(Result::is_err) {
        return None;
    }
    let start = texts[first].as_ref().ok()?.at;
    let first = opened(&items, first, last);
    let (headers, told) = told(&items, settings);
    let mut desk = Desk::new(std::iter::empty());
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let head = number(first);
    for (at, text) in texts.iter().enumerate() {
        let index = number(at) + u32::from(at >= first);
        if at == first {
            let cells = (start.col..).zip(&headers).map(|(col, (header, _))| (text_cell(col, header, None), start));
            desk.push(head, false, cells.collect());
        }
        match (text, &told[at]) {
            (Ok(text), Some(values)) if at <= last => {
                let cell = |(at, value): &(usize, String)| {
                    (text_cell(start.col + number(*at), value, Some(text.cell)), text.at)
                };
                desk.push(index, text.hidden, values.iter().map(cell).collect());
            }
            (Ok(text), _) => {
                let cell = text_cell(text.at.col, text.text, Some(text.cell));
                desk.push(index, text.hidden, vec![(cell, text.at)]);
            }
            (Err(row), _) => desk.moved(index, row),
        }
    }
    let shown: Vec<&str> = headers.iter().map(|(header, _)| header.as_str()).collect();
    Some(desk.done(sheet, head, Code::HeaderMissing, &shown.join(" | ")))
}

/// A name alone may be a title or a signature.
fn is_item(line: &pieces::Line) -> bool {
    line.number.is_some() || line.pieces.len() > 1
}

fn is_numbered(line: &pieces::Line) -> bool {
    line.number.as_ref().is_some_and(|number| !number.is_empty())
}

/// A header made up, and the field it names.
type Headed = (String, Option<Field>);

/// The columns of the lines in the order in which they come, and the values of each line by column.
fn told(items: &[Option<pieces::Line>], settings: &Settings) -> (Vec<Headed>, Vec<Option<Vec<(usize, String)>>>) {
    let headed = |header: &str| (header.to_owned(), fields::of_text(header, &settings.words));
    let mut headers: Vec<Headed> = vec![headed(NUMBER), headed(NAME)];
    let mut told = Vec::new();
    for item in items {
        let Some(line) = item else {
            told.push(None);
            continue;
        };
        let mut values = vec![(1, line.pieces[0].clone())];
        values.extend(line.number.iter().filter(|number| !number.is_empty()).map(|number| (0, number.clone())));
        for piece in &line.pieces[1..] {
            let (header, value) = pieces::header_of(piece, settings);
            let header = headed(&header);
            let same = |known: &Headed| if known.1.is_some() { known.1 == header.1 } else { known.0 == header.0 };
            let column = headers.iter().position(same).unwrap_or_else(|| {
                headers.push(header);
                headers.len() - 1
            });
            match values.iter_mut().find(|(known, _)| *known == column) {
                Some((_, before)) => *before = format!("{before}, {value}"),
                None => values.push((column, value)),
            }
        }
        values.sort();
        told.push(Some(values));
    }
    (headers, told)
}

/// A list in cells of its own whose header nobody typed.
fn columns(sheet: &Sheet, rows: &[&Row], settings: &Settings) -> Option<Unfolded> {
    let name = |row: &Row| row.cells.iter().position(|cell| raw_text(cell).is_some_and(content::is_name));
    let items: Vec<Option<&Row>> = rows
        .iter()
        .map(|&row| {
            let at = name(row)?;
            let held = row.cells.iter().filter(|cell| holds(cell)).count();
            // Titles stand in one cell, a head of two offices in two that both look like names.
            let other = row.cells.iter().enumerate().any(|(other, cell)| other != at && is_fact(cell, settings));
            (held > 1 && other).then_some(row)
        })
        .collect();
    let numbered = |row: &&Row| row.cells.first().is_some_and(|cell| whole(cell).is_some());
    let (first, last) = span(&items, numbered)?;
    let held: Vec<&Row> = items[first..=last].iter().flatten().copied().collect();
    let headers = headed(&held, settings);
    if !headers.values().any(|header| *header == NAME || *header == GIVEN) {
        return None;
    }
    let first = opened(&items, first, last);
    let head = rows[first].index;
    let mut desk = Desk::new(rows[..first].iter().map(|&row| row.clone()));
    let cells = headers.iter().map(|(&col, header)| (text_cell(col, header, None), CellRef::new(head, col)));
    desk.push(head, false, cells.collect());
    rows[first..].iter().for_each(|row| desk.moved(row.index + 1, row));
    let shown: Vec<&str> = headers.values().copied().collect();
    Some(desk.done(sheet, head, Code::HeaderMissing, &shown.join(" | ")))
}

const FAMILY: &str = "Họ đệm";
const GIVEN: &str = "Tên";

/// Something that stands beside a name on a list and on no head of an office: a number, a day, a code, a ward.
fn is_fact(cell: &Cell, settings: &Settings) -> bool {
    match raw_text(cell) {
        Some(raw) => pieces::by_look(raw, settings).is_some() || whole(cell).is_some(),
        None => holds(cell),
    }
}

/// The header of each column that most of its cells agree on, left to right; columns nobody can tell have none.
fn headed(rows: &[&Row], settings: &Settings) -> BTreeMap<u32, &'static str> {
    let mut looks: BTreeMap<u32, (usize, BTreeMap<&'static str, usize>)> = BTreeMap::new();
    for row in rows {
        for cell in row.cells.iter().filter(|cell| holds(cell)) {
            let seen = looks.entry(cell.col).or_default();
            seen.0 += 1;
            if let Some(look) = look(cell, settings) {
                *seen.1.entry(look).or_default() += 1;
            }
        }
    }
    let mut headers: BTreeMap<u32, &'static str> = BTreeMap::new();
    for (&col, (cells, seen)) in &looks {
        let most = seen.iter().max_by_key(|(look, count)| (**count, std::cmp::Reverse(**look)));
        let Some((&look, _)) = most.filter(|(_, count)| **count * 5 >= cells * 3) else { continue };
        // The first of several columns that look alike; numbers in order only before the name.
        let known = headers.values().any(|header| *header == look);
        let late = look == NUMBER && headers.values().any(|header| *header == NAME);
        if !known && !late && look != REMARK {
            headers.insert(col, look);
        }
    }
    split_name(rows, &mut headers);
    headers
}

fn look(cell: &Cell, settings: &Settings) -> Option<&'static str> {
    let text = label(cell);
    if whole(cell).is_some_and(|number| number < 1000) {
        return Some(NUMBER);
    }
    pieces::by_look(&text, settings).or_else(|| raw_text(cell).filter(|raw| content::is_name(raw)).map(|_| NAME))
}

/// A name in two columns: right of the names, nothing but one capitalised word.
fn split_name(rows: &[&Row], headers: &mut BTreeMap<u32, &'static str>) {
    let Some(col) = headers.iter().find(|(_, header)| **header == NAME).map(|(&col, _)| col) else { return };
    let given = |row: &&&Row| {
        let cell = row.cells.iter().find(|cell| cell.col == col + 1);
        cell.and_then(raw_text).is_some_and(|raw| {
            !raw.contains(char::is_whitespace)
                && raw.chars().all(char::is_alphabetic)
                && raw.starts_with(char::is_uppercase)
        })
    };
    let count = rows.iter().filter(given).count();
    if count * 5 >= rows.len() * 4 && !headers.contains_key(&(col + 1)) {
        headers.insert(col, FAMILY);
        headers.insert(col + 1, GIVEN);
    }
}
