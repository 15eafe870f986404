//! One sheet: its cells in their rows, and what hides rows and columns or merges cells.

use std::collections::HashSet;
use std::io::Read;
use std::sync::Arc;

use super::scan::{Scan, Token};
use super::styles::number;
use super::{Stop, quick, strings};
use crate::model::CellRef;
use crate::read::formats::{Look, Style};
use crate::read::gather::{COLUMNS, Marks};
use crate::read::{Cell, ERRORS, Row, Trouble, Value};
use crate::settings::Limits;

/// What every sheet of the workbook refers to.
pub(super) struct Book {
    pub strings: Vec<Arc<str>>,
    pub styles: Vec<Style>,
    pub epoch_1904: bool,
    pub limits: Limits,
    /// Cells that may still come.
    pub room: u64,
    /// Texts inside cells, held once. Only looked up, never walked.
    pub inline: HashSet<Arc<str>>,
}

/// A sheet as its part has it.
#[derive(Default)]
pub(super) struct Part {
    pub rows: Vec<Row>,
    pub marks: Marks,
}

/// Reads the part of one worksheet.
pub(super) fn read<R: Read>(scan: &mut Scan<R>, book: &mut Book) -> Result<Part, Stop> {
    let mut part = Part::default();
    scan.root(b"worksheet")?;
    loop {
        let token = scan.expect()?;
        match token.name() {
            b"col" => part.marks.hidden_columns.extend(hidden_columns(&token)?),
            b"sheetData" if token.is_empty() => break,
            b"sheetData" => {
                rows(scan, book, &mut part.rows, &mut part.marks)?;
                break;
            }
            b"/worksheet" => return Err(Stop::Unknown),
            _ => {}
        }
    }
    loop {
        let token = scan.expect()?;
        match token.name() {
            b"mergeCell" => {
                let merge = token.attribute(b"ref")?.and_then(merge);
                part.marks.merges.extend(merge);
            }
            b"sheetData" => return Err(Stop::Unknown),
            b"/worksheet" => return Ok(part),
            _ => {}
        }
    }
}

/// The rows up to the end of the data. They and their cells must stand in order, each place once.
fn rows<R: Read>(scan: &mut Scan<R>, book: &mut Book, rows: &mut Vec<Row>, marks: &mut Marks) -> Result<(), Stop> {
    let mut next = 0u32;
    let mut cells = Vec::new();
    loop {
        let token = scan.expect()?;
        match token.name() {
            b"row" => {
                let (stated, hidden) = row(&token)?;
                let index = stated.unwrap_or(next);
                if index < next {
                    return Err(Stop::Unknown);
                }
                next = index + 1;
                if token.is_empty() {
                    continue;
                }
                self::cells(scan, book, index, &mut cells, marks)?;
                if !cells.is_empty() {
                    rows.push(Row { index, hidden, cells: cells.drain(..).collect() });
                }
            }
            b"/sheetData" => return Ok(()),
            _ => return Err(Stop::Unknown),
        }
    }
}

/// The row's place, if it is stated, and whether it is hidden or filtered away.
fn row(token: &Token) -> Result<(Option<u32>, bool), Stop> {
    let (mut index, mut hidden) = (None, false);
    for one in token.attributes() {
        match one? {
            (b"r", value) => index = Some(number(value).and_then(|row| row.checked_sub(1)).ok_or(Stop::Unknown)?),
            (b"hidden", value) => hidden |= is_true(value),
            (b"ht", value) => hidden |= is_zero(value),
            _ => {}
        }
    }
    Ok((index, hidden))
}

/// What a cell says its value is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A number, as a number or without saying so.
    Number,
    Shared,
    Text,
    Inline,
    Bool,
    Error,
}

/// The cells of one row.
fn cells<R: Read>(
    scan: &mut Scan<R>,
    book: &mut Book,
    row: u32,
    cells: &mut Vec<Cell>,
    marks: &mut Marks,
) -> Result<(), Stop> {
    let mut next = 0u32;
    loop {
        let plain = quick::cell(scan.window()).filter(|plain| plain.at.row == row);
        if let Some(plain) = plain {
            let kind = if plain.shared { Kind::Shared } else { Kind::Number };
            let value = value(plain.value, book, kind, plain.style)?;
            let (at, style, length) = (plain.at, plain.style, plain.length);
            scan.skip(length);
            next = take((at, next), style, value, book, (&mut *cells, &mut *marks))?;
            continue;
        }
        let token = scan.expect()?;
        match token.name() {
            b"c" => {
                let (col, style, kind) = head(&token, row, next)?;
                let value = if token.is_empty() { None } else { content(scan, book, kind, style)? };
                let at = CellRef::new(row, col);
                next = take((at, next), style, value, book, (&mut *cells, &mut *marks))?;
            }
            b"/row" => return Ok(()),
            _ => return Err(Stop::Unknown),
        }
    }
}

/// Puts a cell with its colour and its value, if it holds one, behind those before it; gives the next column that is free.
fn take(
    (at, free): (CellRef, u32),
    style: Option<usize>,
    value: Option<Value>,
    book: &mut Book,
    (cells, marks): (&mut Vec<Cell>, &mut Marks),
) -> Result<u32, Stop> {
    if at.col < free || at.col >= COLUMNS {
        return Err(Stop::Unknown);
    }
    // Without a style of its own a cell has the first.
    let look = book.styles.get(style.unwrap_or(0)).map(|style| style.look).unwrap_or_default();
    let Look { number, font, struck, colour } = look;
    marks.fill(at, colour);
    if let Some(value) = value {
        book.room = book.room.checked_sub(1).ok_or_else(|| Stop::Trouble(Trouble::cells(book.limits)))?;
        if struck {
            marks.struck.push(at);
        }
        cells.push(Cell { col: at.col, value, text_format: number.text, zero_digits: number.zeros, font });
    }
    Ok(at.col + 1)
}

/// Column, style and kind of a cell; `next` is where it stands if it does not say.
fn head(token: &Token, row: u32, next: u32) -> Result<(u32, Option<usize>, Kind), Stop> {
    let (mut col, mut style, mut kind) = (next, None, Kind::Number);
    for one in token.attributes() {
        match one? {
            (b"r", value) => {
                let at = place(value).filter(|at| at.row == row).ok_or(Stop::Unknown)?;
                col = at.col;
            }
            (b"s", value) => {
                let id = number(value).ok_or(Stop::Unknown)?;
                style = Some(usize::try_from(id).map_err(|_| Stop::Unknown)?);
            }
            (b"t", value) => {
                kind = match value {
                    b"s" => Kind::Shared,
                    b"n" => Kind::Number,
                    b"str" => Kind::Text,
                    b"inlineStr" => Kind::Inline,
                    b"b" => Kind::Bool,
                    b"e" => Kind::Error,
                    _ => return Err(Stop::Unknown),
                }
            }
            _ => {}
        }
    }
    Ok((col, style, kind))
}

/// The value up to the end of the cell; None where it is empty.
fn content<R: Read>(
    scan: &mut Scan<R>,
    book: &mut Book,
    kind: Kind,
    style: Option<usize>,
) -> Result<Option<Value>, Stop> {
    let mut found = None;
    let (mut formula, mut stored) = (false, false);
    loop {
        let token = scan.expect()?;
        match token.name() {
            b"v" => {
                // A computed text may be empty, and then it was computed all the same.
                stored |= kind == Kind::Text;
                if token.is_empty() {
                    continue;
                }
                let close = scan.expect()?;
                if close.name() != b"/v" || found.is_some() {
                    return Err(Stop::Unknown);
                }
                if kind != Kind::Inline {
                    stored |= !close.text.trim_ascii().is_empty();
                    found = value(close.text, book, kind, style)?;
                }
            }
            b"f" if stored || found.is_some() => return Err(Stop::Unknown),
            b"f" => {
                formula = true;
                if !token.is_empty() && scan.expect()?.name() != b"/f" {
                    return Err(Stop::Unknown);
                }
            }
            b"is" => {
                stored = true;
                let mut text = String::new();
                if !token.is_empty() {
                    strings::runs(scan, b"/is", &mut text)?;
                }
                if found.is_some() {
                    return Err(Stop::Unknown);
                }
                found = inline(book, &text);
            }
            b"/c" => return Ok(if formula && !stored { Some(Value::NoResult) } else { found }),
            _ => return Err(Stop::Unknown),
        }
    }
}

/// The value before the end of `<v>`.
fn value(raw: &[u8], book: &mut Book, kind: Kind, style: Option<usize>) -> Result<Option<Value>, Stop> {
    if raw.is_empty() {
        return Ok(None);
    }
    Ok(Some(match kind {
        Kind::Shared => {
            let at = number(raw).and_then(|at| usize::try_from(at).ok()).ok_or(Stop::Unknown)?;
            let text = book.strings.get(at).ok_or(Stop::Unknown)?;
            return Ok((!text.is_empty()).then(|| Value::Text(text.clone())));
        }
        Kind::Number => {
            let number = double(raw).ok_or(Stop::Unknown)?;
            let style = style.and_then(|style| book.styles.get(style)).copied().unwrap_or_default();
            style.value(number, book.epoch_1904)
        }
        Kind::Text | Kind::Inline => {
            let mut text = String::new();
            strings::push(raw, true, &mut text)?;
            return Ok(inline(book, &text));
        }
        Kind::Bool => match raw {
            b"0" => Value::Bool(false),
            b"1" => Value::Bool(true),
            _ => return Err(Stop::Unknown),
        },
        Kind::Error => {
            let known = ERRORS.iter().find(|error| error.as_bytes() == raw);
            Value::Error(known.ok_or(Stop::Unknown)?)
        }
    }))
}

/// A text that stands in its cell.
fn inline(book: &mut Book, text: &str) -> Option<Value> {
    if text.is_empty() {
        return None;
    }
    if let Some(known) = book.inline.get(text) {
        return Some(Value::Text(known.clone()));
    }
    let made: Arc<str> = Arc::from(text);
    book.inline.insert(made.clone());
    Some(Value::Text(made))
}

/// A number as sheets write it.
fn double(raw: &[u8]) -> Option<f64> {
    // Nearly all are small whole numbers: running numbers, days.
    if let Some(whole) = number(raw) {
        return Some(f64::from(whole));
    }
    let plain = raw.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E'));
    let number = std::str::from_utf8(raw).ok().filter(|_| plain)?.parse::<f64>().ok()?;
    number.is_finite().then_some(number)
}

/// `B3` as a place within what a sheet can have.
pub(super) fn place(reference: &[u8]) -> Option<CellRef> {
    let letters = reference.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    if letters > 3 {
        return None;
    }
    let col =
        reference[..letters].iter().fold(0, |col, letter| col * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    Some(CellRef::new(number(&reference[letters..])?.checked_sub(1)?, col.checked_sub(1)?))
}

fn merge(reference: &[u8]) -> Option<(CellRef, CellRef)> {
    let colon = reference.iter().position(|&byte| byte == b':')?;
    Some((place(&reference[..colon])?, place(&reference[colon + 1..])?))
}

/// The run of columns that a `<col>` hides.
fn hidden_columns(token: &Token) -> Result<Option<(u32, u32)>, Stop> {
    let hidden = token.attribute(b"hidden")?.is_some_and(is_true) || token.attribute(b"width")?.is_some_and(is_zero);
    if !hidden {
        return Ok(None);
    }
    let first = token.attribute(b"min")?.and_then(number).and_then(|first| first.checked_sub(1));
    let last = token.attribute(b"max")?.and_then(number).map(|last| last.saturating_sub(1));
    Ok(first.map(|first| (first, last.unwrap_or(first))))
}

fn is_true(value: &[u8]) -> bool {
    matches!(value, b"1" | b"true")
}

fn is_zero(value: &[u8]) -> bool {
    std::str::from_utf8(value).ok().and_then(|value| value.parse::<f64>().ok()) == Some(0.0)
}
