//! A form that one person filled in: labels with their values beside them or behind a colon, one person or several on a sheet.

use std::collections::{BTreeMap, BTreeSet};

use super::crossed;
use super::looks::{NAME, is_ward};
use super::{Desk, Unfolded, slip, text_cell};
use crate::finding::Code;
use crate::layout::fields;
use crate::layout::grid::{holds, is_used, label, raw_text};
use crate::model::{CellRef, Field};
use crate::read::{Cell, Row, Sheet, Value};
use crate::settings::Settings;
use crate::text;

/// Labels of letters that no list has over a column, as keys, with the header they stand for.
const LETTERS: &[(&str, &str)] = &[
    ("dong chi", NAME),
    ("gioi thieu dong chi", NAME),
    ("doan vien", NAME),
    ("gioi thieu doan vien", NAME),
    ("xac nhan dong chi", NAME),
    ("xac nhan doan vien", NAME),
    ("kinh gui", "Giới thiệu về"),
    ("nay gioi thieu ve", "Giới thiệu về"),
    ("ve sinh hoat tai", "Giới thiệu về"),
    ("duoc gioi thieu ve", "Giới thiệu về"),
];
/// Words of a label behind a value of the same cell.
const LONGEST_LABEL: usize = 6;
/// More is no form, and no few forms below each other.
const MOST_CELLS: usize = 2_000;
/// Labels that make a form.
const FEWEST: usize = 3;

/// One label with its value.
pub(super) struct Pair {
    pub at: CellRef,
    /// As it is shown over its column.
    pub label: String,
    pub field: Field,
    pub value: Cell,
    pub there: CellRef,
}

impl Pair {
    /// Whether both belong under one header.
    fn is_of(&self, other: &Self) -> bool {
        self.field == other.field
            && (!matches!(self.field, Field::Unknown | Field::Ignored) || self.label == other.label)
    }
}

/// The forms of a sheet, each one row; None where it is no form.
pub(super) fn unfold(sheet: &Sheet, settings: &Settings) -> Option<Unfolded> {
    let rows: Vec<&Row> = sheet.rows.iter().filter(|row| is_used(row)).collect();
    if rows.iter().map(|row| row.cells.len()).sum::<usize>() > MOST_CELLS {
        return None;
    }
    let crossed = crossed::read(&rows, settings);
    let above = crossed.as_ref().and_then(|crossed| crossed.above);
    let turned = if crossed.is_some() { None } else { turned(&rows, settings) };
    let fewest = if turned.is_some() { FEWEST - 1 } else { FEWEST };
    // Whoever stands over marks needs nothing else to be told by.
    let named = crossed.is_some();
    let across = crossed.map(|crossed| crossed.pairs).or(turned);
    let by_column = across.is_some();
    let mut pairs = across.unwrap_or_else(|| rows.iter().map(|row| pairs(row, settings)).collect());
    let heads = if by_column { slip::Heads::default() } else { slip::heads(&rows, &mut pairs) };
    let first = pairs.iter().position(|pairs| !pairs.is_empty())?;
    let blocks = heads.blocks(&pairs);
    let mut persons = if by_column { self::by_column(&pairs) } else { blocks.into_iter().flat_map(persons).collect() };
    slip::share(&heads, &mut persons);
    if persons.is_empty() || !(named || persons.iter().all(|own| is_person(own, fewest))) {
        return None;
    }
    let mut labels: Vec<&Pair> = Vec::new();
    for pair in persons.iter().flatten() {
        if !labels.iter().any(|known| known.is_of(pair)) {
            labels.push(pair);
        }
    }
    // The row stands where its name does.
    labels.sort_by_key(|pair| pair.field != Field::Name);
    let head = rows[first].index;
    let mut desk = Desk::new(rows[..above.unwrap_or(first)].iter().map(|&row| row.clone()));
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let cells = labels.iter().enumerate().map(|(at, pair)| (text_cell(number(at), &pair.label, None), pair.at));
    desk.push(head, false, cells.collect());
    let mut next = head;
    for own in &persons {
        next += 1;
        let cell = |(at, label): (usize, &&Pair)| {
            let pair = own.iter().find(|pair| pair.is_of(label))?;
            Some((Cell { col: number(at), ..pair.value.clone() }, pair.there))
        };
        desk.push(next, false, labels.iter().enumerate().filter_map(cell).collect());
    }
    for (row, _) in rows.iter().zip(&pairs).skip(first).filter(|(_, pairs)| pairs.is_empty()) {
        next += 1;
        // Sums of persons are none of the columns that their marks stand in now.
        let kept = row.cells.iter().filter(|cell| !named || raw_text(cell).is_some());
        desk.moved(next, &Row { cells: kept.cloned().collect(), ..(*row).clone() });
    }
    let body = head + 1..=head + number(persons.len());
    let on_rows = rows.iter().zip(&pairs).filter(|(_, pairs)| !pairs.is_empty()).map(|(row, _)| row.index);
    let on_rows = on_rows.chain(above.map(|above| rows[above].index)).collect();
    // A letter to another school introduces nobody to a ward.
    let to = |pair: &&&Pair| pair.field == Field::IntroducedTo && !is_ward(&label(&pair.value));
    let doubt = persons.iter().flatten().any(|pair| to(&pair));
    let shown: Vec<&str> = labels.iter().map(|pair| pair.label.as_str()).collect();
    let mut unfolded = desk.done(sheet, head, Code::SheetForm, &shown.join(" | "));
    if by_column {
        unfolded.finding = unfolded.finding.arg("kind", "turned");
    }
    Some(Unfolded { doubt, body: Some(body), labels: on_rows, ..unfolded })
}

/// Whose each label is: the last person named before it; of those named beside each other the one whose name it stands below.
fn persons(pairs: &[Vec<Pair>]) -> Vec<Vec<&Pair>> {
    let mut persons: Vec<Vec<&Pair>> = Vec::new();
    // What stands above the first of several names holds for all of them.
    let mut shared: Vec<&Pair> = Vec::new();
    for pair in pairs.iter().flatten() {
        if pair.field == Field::Name {
            persons.push(vec![pair]);
            continue;
        }
        let row = persons.last().map(|own| own[0].at.row);
        let beside = persons.iter().rposition(|own| Some(own[0].at.row) == row && own[0].at.col <= pair.at.col);
        let own = match beside.or(persons.len().checked_sub(1)) {
            Some(at) => &mut persons[at],
            None => &mut shared,
        };
        // A label said again for the same person is another's: the bearer of a signature, a parent.
        if !own.iter().any(|known| known.is_of(pair)) {
            own.push(pair);
        }
    }
    for own in &mut persons {
        let missing = |pair: &&&Pair| !own.iter().any(|known| known.is_of(pair));
        let above: Vec<&Pair> = shared.iter().filter(missing).copied().collect();
        own.extend(above);
    }
    persons
}

/// A list that lies on its side: `Họ và tên` and what else is known of persons down the first column, a person in each other one.
/// The pairs of each row; None where the sheet is none.
fn turned(rows: &[&Row], settings: &Settings) -> Option<Vec<Vec<Pair>>> {
    let held = |row: &Row| row.cells.iter().filter(|cell| holds(cell)).cloned().collect::<Vec<Cell>>();
    let heads = |row: &&Row| {
        let mut cells = row.cells.iter().filter(|cell| holds(cell));
        let label = cells.next()?;
        // What names look like is told before what they mean: hardly any row of a sheet is of names alone.
        let like_names = |cell: &&Cell| raw_text(cell).is_some_and(text::is_written_as_name);
        let names: Vec<&Cell> = cells.clone().take_while(like_names).collect();
        if names.len() < 2 || names.len() < cells.count() {
            return None;
        }
        alone(label, settings).filter(|(_, field)| *field == Field::Name)?;
        let persons: BTreeSet<u32> = names.iter().map(|cell| cell.col).collect();
        names.iter().all(|cell| alone(cell, settings).is_none()).then_some((label.col, persons))
    };
    let (col, persons) = rows.iter().take(FIRST_ROWS).find_map(heads)?;
    let pairs = |row: &&Row| {
        let cells = held(row);
        let Some((label, values)) = cells.split_first() else { return Vec::new() };
        let within = label.col == col && values.iter().all(|cell| persons.contains(&cell.col));
        let shown = self::label(label);
        if !within || values.is_empty() {
            return Vec::new();
        }
        let field = fields::of_text(&shown, &settings.words).unwrap_or(Field::Unknown);
        let at = CellRef::new(row.index, col);
        let pair = |value: &Cell| {
            let there = CellRef::new(row.index, value.col);
            Pair { at, label: shown.trim().to_owned(), field: field.clone(), value: value.clone(), there }
        };
        values.iter().map(pair).collect()
    };
    Some(rows.iter().map(pairs).collect())
}

/// Rows in which the names of a list on its side stand.
pub(super) const FIRST_ROWS: usize = 15;

/// Whose each value of a list on its side is.
fn by_column(pairs: &[Vec<Pair>]) -> Vec<Vec<&Pair>> {
    let mut persons: BTreeMap<u32, Vec<&Pair>> = BTreeMap::new();
    for pair in pairs.iter().flatten() {
        persons.entry(pair.there.col).or_default().push(pair);
    }
    persons.into_values().collect()
}

/// Whether a row that looks like a header is one of labels: forms beside each other, or a list on its side.
pub(super) fn is_across(sheet: &Sheet, header: u32, settings: &Settings) -> bool {
    let rows: Vec<&Row> = sheet.rows.iter().filter(|row| is_used(row)).collect();
    if rows.iter().map(|row| row.cells.len()).sum::<usize>() > MOST_CELLS {
        return false;
    }
    let Some(at) = rows.iter().position(|row| row.index == header) else { return false };
    let names = |row: &Row| {
        let pairs = pairs(row, settings);
        pairs.len() >= 2 && pairs.iter().all(|pair| pair.field == Field::Name)
    };
    names(rows[at]) || turned(&rows, settings).is_some() || crossed::read(&rows, settings).is_some()
}

/// A name, something that tells its bearer from others of the name, and as many labels as make a form.
fn is_person(own: &[&Pair], fewest: usize) -> bool {
    let has = |fields: &[Field]| own.iter().any(|pair| fields.contains(&pair.field));
    let told = [Field::Birth, Field::StudentNo, Field::CitizenId, Field::MemberCode, Field::CardNo];
    let known = own.iter().filter(|pair| !matches!(pair.field, Field::Unknown | Field::Ignored)).count();
    known >= fewest && has(&[Field::Name]) && has(&told)
}

/// The labels of a row with their values, left to right. A label without a value is none.
fn pairs(row: &Row, settings: &Settings) -> Vec<Pair> {
    let cells: Vec<&Cell> = row.cells.iter().filter(|cell| holds(cell)).collect();
    let mut pairs = Vec::new();
    // What is no value of the label before it is a label itself, and was told to be one then.
    let mut told = None;
    let mut at = 0;
    while at < cells.len() {
        let cell = cells[at];
        let place = CellRef::new(row.index, cell.col);
        at += 1;
        let told_before = told.take();
        let within = inside(cell, place, settings);
        if !within.is_empty() {
            pairs.extend(within);
            continue;
        }
        let Some(&value) = cells.get(at) else { continue };
        let Some((label, field)) = told_before.or_else(|| alone(cell, settings)) else { continue };
        told = alone(value, settings);
        if told.is_none() {
            at += 1;
            let mut boxes = vec![value];
            while raw_text(value).is_some_and(is_box) && at < cells.len() && raw_text(cells[at]).is_some_and(is_box) {
                boxes.push(cells[at]);
                at += 1;
            }
            let value = ticked(&boxes);
            let there = CellRef::new(row.index, value.col);
            pairs.push(Pair { at: place, label, field, value, there });
        }
    }
    pairs
}

/// A cell that is a label and nothing else.
fn alone(cell: &Cell, settings: &Settings) -> Option<(String, Field)> {
    let shown = label(cell);
    let named = shown.trim_end_matches(|one: char| one.is_whitespace() || matches!(one, ':' | '.' | '…' | '_'));
    of_label(named, settings).or_else(|| unknown(named).filter(|_| shown.ends_with(':')))
}

/// What stands before a colon and is no name of a field.
fn unknown(label: &str) -> Option<(String, Field)> {
    let label = leaders(label);
    (!label.is_empty()).then(|| (label.to_owned(), Field::Unknown))
}

fn of_label(label: &str, settings: &Settings) -> Option<(String, Field)> {
    let label = leaders(label);
    let key = text::plain(label);
    let header = LETTERS.iter().find(|(letter, _)| *letter == key).map_or(label, |(_, header)| header);
    let field = fields::of_text(header, &settings.words)?;
    (field != Field::Stt).then(|| (header.trim().to_owned(), field))
}

/// `Họ và tên: Nguyễn Văn An    Sinh ngày: 12/05/2002`: labels and values of one cell.
fn inside(cell: &Cell, place: CellRef, settings: &Settings) -> Vec<Pair> {
    // Labels of a cell end with a colon before their values.
    let Some(raw) = raw_text(cell).filter(|raw| raw.contains(':')) else { return Vec::new() };
    let parts: Vec<&str> = raw.split(':').collect();
    let mut pairs: Vec<(String, Field, String)> = Vec::new();
    let open = of_label(parts[0], settings).or_else(|| unknown(parts[0]));
    let Some(mut open) = open.filter(|_| parts[1..].iter().any(|part| !leaders(part).is_empty())) else {
        return Vec::new();
    };
    let mut value = String::new();
    for (number, part) in parts.iter().enumerate().skip(1) {
        let last = number + 1 == parts.len();
        match ending(part, settings).filter(|_| !last) {
            Some((before, next)) => {
                value.push_str(before);
                pairs.push((open.0, open.1, std::mem::take(&mut value)));
                open = next;
            }
            None => {
                value.push_str(part);
                if !last {
                    value.push(':');
                }
            }
        }
    }
    pairs.push((open.0, open.1, value));
    let filled = pairs.into_iter().filter_map(|(label, field, value)| {
        let value = leaders(&value);
        let value = (!value.is_empty()).then(|| text_cell(cell.col, value, Some(cell)))?;
        Some(Pair { at: place, label, field, value, there: place })
    });
    filled.collect()
}

/// The label that a text ends with, and what stands before it.
fn ending<'t>(text: &'t str, settings: &Settings) -> Option<(&'t str, (String, Field))> {
    let starts: Vec<usize> = text
        .char_indices()
        .zip(std::iter::once(' ').chain(text.chars()))
        .filter(|((_, one), before)| !one.is_whitespace() && (before.is_whitespace() || matches!(before, ',' | ';')))
        .map(|((at, _), _)| at)
        .collect();
    let candidates = starts.iter().rev().take(LONGEST_LABEL).rev();
    candidates.copied().find_map(|at| Some((&text[..at], of_label(&text[at..], settings)?)))
}

/// A value without the dots to write on.
fn leaders(text: &str) -> &str {
    text.trim_matches(|one: char| one.is_whitespace() || matches!(one, '.' | '…' | '_' | ',' | ';'))
}

/// Boxes to tick, and those that are ticked.
const BOXES: &[char] = &['☐', '□', '◻', '☑', '☒', '✓', '✔', '■'];
const TICKED: &[char] = &['☑', '☒', '✓', '✔', '■'];

fn is_box(text: &str) -> bool {
    text.contains(BOXES)
}

/// Of several boxes beside each other the one that is ticked; all of them as typed where that is not one.
fn ticked(cells: &[&Cell]) -> Cell {
    let ticked: Vec<&&Cell> =
        cells.iter().filter(|cell| raw_text(cell).is_some_and(|raw| raw.contains(TICKED))).collect();
    if let ([one], true) = (&ticked[..], raw_text(cells[0]).is_some_and(is_box)) {
        let text = raw_text(one).unwrap_or_default();
        // Several boxes in one cell are read as they stand.
        if text.matches(BOXES).count() == 1 {
            let text = text.trim_matches(|one: char| one.is_whitespace() || BOXES.contains(&one));
            return Cell { value: Value::Text(text.into()), ..(**one).clone() };
        }
    }
    match cells {
        [one] => bare(one),
        several => {
            let texts: Vec<&str> = several.iter().copied().filter_map(raw_text).collect();
            Cell { value: Value::Text(texts.join(" ").into()), ..several[0].clone() }
        }
    }
}

fn bare(cell: &Cell) -> Cell {
    match raw_text(cell).map(leaders) {
        Some(text) if !text.is_empty() => Cell { value: Value::Text(text.into()), ..cell.clone() },
        _ => cell.clone(),
    }
}
