//! What calamine does not tell of an xls: hidden rows and columns, number formats, its age, and how far its cells really reach.
//! A walk over the record headers; cell values are calamine's to read.

use std::collections::BTreeMap;

use super::Trouble;
use super::gather::{Marks, NumberStyle};
use crate::model::CellRef;
use crate::settings::Limits;

/// Rows and columns an xls can have.
const ROWS: u64 = 65_536;
const COLUMNS: u64 = 256;

/// What the records say of the workbook.
#[derive(Debug, Default)]
pub(super) struct Marked {
    /// From before Excel 97.
    pub old: bool,
    /// In the order of the workbook.
    pub sheets: Vec<MarkedSheet>,
}

/// What they say of one sheet.
#[derive(Debug, Default)]
pub(super) struct MarkedSheet {
    pub marks: Marks,
    /// Cells whose number format matters.
    pub styles: BTreeMap<CellRef, NumberStyle>,
}

/// Kinds of records.
mod kind {
    pub const BOF: u16 = 0x0809;
    pub const EOF: u16 = 0x000A;
    pub const BOUND_SHEET: u16 = 0x0085;
    pub const FORMAT: u16 = 0x041E;
    pub const XF: u16 = 0x00E0;
    pub const FORMULA: u16 = 0x0006;
    pub const COL_INFO: u16 = 0x007D;
    pub const MUL_RK: u16 = 0x00BD;
    pub const DIMENSIONS: u16 = 0x0200;
    pub const ROW: u16 = 0x0208;
    /// Cells with one value: rich text, shared text, number, text, truth, small number.
    pub const CELLS: [u16; 6] = [0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E];
}

/// Walks the workbook stream. A record that is cut off ends the walk: calamine reports it.
///
/// # Errors
/// Where the reader would have to reserve more memory than the limits allow.
pub(super) fn walk(stream: &[u8], limits: Limits) -> Result<Marked, Trouble> {
    let mut found = Marked::default();
    let mut starts = Vec::new();
    let mut formats = BTreeMap::new();
    let mut styles = Vec::new();
    for (what, data) in records(stream) {
        match what {
            kind::BOF => found.old = short(data, 0) == Some(0x0500),
            kind::BOUND_SHEET => starts.extend(long(data, 0)),
            kind::FORMAT => formats.extend(format(data, found.old)),
            kind::XF => styles.extend(short(data, 2)),
            kind::EOF => break,
            _ => {}
        }
    }
    let styles: Vec<NumberStyle> = styles
        .into_iter()
        .map(|id| formats.get(&id).copied().unwrap_or(NumberStyle { text: id == 49, zeros: 0 }))
        .collect();
    let mut room = limits.cells;
    for start in starts {
        let sheet = usize::try_from(start).ok().and_then(|start| stream.get(start..)).unwrap_or_default();
        let (sheet, reach) = walk_sheet(sheet, &styles, limits)?;
        room = room.checked_sub(reach).ok_or_else(|| Trouble::cells(limits))?;
        found.sheets.push(sheet);
    }
    Ok(found)
}

/// The sheet's marks, and the cells in the rectangle its cells span: calamine holds all of it.
fn walk_sheet(stream: &[u8], styles: &[NumberStyle], limits: Limits) -> Result<(MarkedSheet, u64), Trouble> {
    let mut sheet = MarkedSheet::default();
    let mut span: Option<(CellRef, CellRef)> = None;
    let mut depth = 0u32;
    for (what, data) in records(stream) {
        // Charts inside a sheet bring records of their own.
        match what {
            kind::BOF => depth += 1,
            kind::EOF if depth <= 1 => break,
            kind::EOF => depth -= 1,
            _ if depth != 1 => continue,
            kind::DIMENSIONS if claims_too_much(data) => return Err(Trouble::cells(limits)),
            // Height zero, or hidden by hand or by a filter: one flag.
            kind::ROW if short(data, 12).is_some_and(|flags| flags & 0x20 != 0) => {
                sheet.marks.hidden_rows.extend(short(data, 0).map(u32::from));
            }
            kind::COL_INFO if short(data, 8).is_some_and(|flags| flags & 1 != 0) => {
                let run = short(data, 0).zip(short(data, 2));
                sheet.marks.hidden_columns.extend(run.map(|(first, last)| (u32::from(first), u32::from(last))));
            }
            kind::FORMULA | kind::MUL_RK => cell(data, what, styles, &mut sheet, &mut span),
            _ if kind::CELLS.contains(&what) => cell(data, what, styles, &mut sheet, &mut span),
            _ => {}
        }
    }
    let reach =
        span.map_or(0, |(first, last)| u64::from(last.row - first.row + 1) * u64::from(last.col - first.col + 1));
    Ok((sheet, reach))
}

/// Takes down where a cell record stands and what its format says.
fn cell(
    data: &[u8],
    what: u16,
    styles: &[NumberStyle],
    sheet: &mut MarkedSheet,
    span: &mut Option<(CellRef, CellRef)>,
) {
    let (Some(row), Some(col)) = (short(data, 0), short(data, 2)) else { return };
    let at = CellRef::new(u32::from(row), u32::from(col));
    // Many numbers of one row: six bytes each between the first column and the last.
    let several = what == kind::MUL_RK;
    let count = if several { data.len().saturating_sub(6) / 6 } else { 1 };
    for step in 0..count {
        let place = CellRef::new(at.row, at.col + u32::try_from(step).unwrap_or(0));
        let style = short(data, 4 + step * 6).and_then(|id| styles.get(usize::from(id))).copied().unwrap_or_default();
        if style.matters() {
            sheet.styles.insert(place, style);
        }
        let (first, last) = span.unwrap_or((place, place));
        *span = Some((
            CellRef::new(first.row.min(place.row), first.col.min(place.col)),
            CellRef::new(last.row.max(place.row), last.col.max(place.col)),
        ));
    }
}

/// calamine reserves memory for what a sheet says of its own size.
fn claims_too_much(data: &[u8]) -> bool {
    let size = |first: Option<u64>, last: Option<u64>| last.unwrap_or(0).saturating_sub(first.unwrap_or(0));
    let word = |at| long(data, at).map(u64::from);
    let half = |at| short(data, at).map(u64::from);
    if data.len() < 14 {
        size(half(0), half(2)) > ROWS || size(half(4), half(6)) > COLUMNS
    } else {
        size(word(0), word(4)) > ROWS || size(half(8), half(10)) > COLUMNS
    }
}

/// A number format and its id.
fn format(data: &[u8], old: bool) -> Option<(u16, NumberStyle)> {
    let id = short(data, 0)?;
    let code = if old {
        String::from_utf8_lossy(data.get(3..)?).into_owned()
    } else if data.get(4)? & 1 == 0 {
        data.get(5..)?.iter().copied().map(char::from).collect()
    } else {
        char::decode_utf16(data.get(5..)?.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])))
            .filter_map(Result::ok)
            .collect()
    };
    Some((id, NumberStyle::of(&code)))
}

/// Records from the beginning to the end or to the first that is cut off.
fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let what = short(rest, 0)?;
        let end = 4 + usize::from(short(rest, 2)?);
        let data = rest.get(4..end)?;
        rest = &rest[end..];
        Some((what, data))
    })
}

fn short(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes([*data.get(at)?, *data.get(at + 1)?]))
}

fn long(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(short(data, at)?) | u32::from(short(data, at + 2)?) << 16)
}
