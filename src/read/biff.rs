//! What calamine does not tell of an xls: hidden rows and columns, fonts, fills, comments, number formats, its age, and how much
//! memory its cells will cost. A walk over the record headers; cell values are calamine's to read.

use std::collections::BTreeMap;

use super::formats::{Font, Look, NumberStyle};
use super::gather::Marks;
use super::{OldFont, Trouble};
use crate::model::CellRef;
use crate::settings::Limits;

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
    /// Cells whose look matters.
    pub looks: BTreeMap<CellRef, Look>,
}

/// Kinds of records.
mod kind {
    pub const BOF: u16 = 0x0809;
    pub const EOF: u16 = 0x000A;
    pub const BOUND_SHEET: u16 = 0x0085;
    pub const FONT: u16 = 0x0031;
    pub const FORMAT: u16 = 0x041E;
    pub const XF: u16 = 0x00E0;
    /// The texts that all cells share.
    pub const SHARED: u16 = 0x00FC;
    pub const FORMULA: u16 = 0x0006;
    pub const COL_INFO: u16 = 0x007D;
    pub const MUL_RK: u16 = 0x00BD;
    pub const BLANK: u16 = 0x0201;
    pub const MUL_BLANK: u16 = 0x00BE;
    pub const DIMENSIONS: u16 = 0x0200;
    pub const ROW: u16 = 0x0208;
    pub const NOTE: u16 = 0x001C;
    /// Cells with one value: rich text, shared text, number, text, truth, small number, formula.
    pub const CELLS: [u16; 7] = [0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, FORMULA];
    /// A kind that nobody knows.
    pub const NOTHING: u16 = 0xFFFF;
}

/// The workbook stream without what its sheets say of their own size: memory would be reserved by it. None where sheets lie
/// across each other, so that taking it out of one puts it into another.
pub(super) fn unsized_stream(mut stream: Vec<u8>) -> Option<Vec<u8>> {
    const ROUNDS: usize = 4;
    let mut rounds =
        (0..ROUNDS).map(|_| starts(&stream).into_iter().filter(|&start| unsize(&mut stream, start)).count());
    rounds.any(|found| found == 0).then_some(stream)
}

/// Takes the sizes out of one sheet; whether there were any.
fn unsize(stream: &mut [u8], start: usize) -> bool {
    let Some(sheet) = stream.get_mut(start..) else { return false };
    let (mut at, mut found) = (0, false);
    loop {
        let first = records(&sheet[at..]).next();
        let Some((what, length)) = first.map(|(what, data)| (what, data.len())) else { return found };
        if what == kind::DIMENSIONS {
            sheet[at..at + 2].copy_from_slice(&kind::NOTHING.to_le_bytes());
            found = true;
        }
        at += 4 + length;
    }
}

/// Where the sheets begin in the stream.
fn starts(stream: &[u8]) -> Vec<usize> {
    let globals = records(stream).take_while(|(what, _)| *what != kind::EOF);
    let sheets = globals.filter(|(what, _)| *what == kind::BOUND_SHEET);
    sheets.filter_map(|(_, data)| usize::try_from(long(data, 0)?).ok()).collect()
}

/// Walks the workbook stream. A record that is cut off ends the walk: calamine reports it.
///
/// # Errors
/// Where calamine would hold more cells than the limits allow.
pub(super) fn walk(stream: &[u8], limits: Limits) -> Result<Marked, Trouble> {
    let mut found = Marked::default();
    let mut formats = BTreeMap::new();
    let mut fonts = Vec::new();
    let mut styles = Vec::new();
    for (what, data) in records(stream) {
        match what {
            kind::BOF => found.old = short(data, 0) == Some(0x0500),
            kind::FONT => fonts.push(font(data, found.old)),
            kind::FORMAT => formats.extend(format(data, found.old)),
            kind::XF => styles.push(data),
            // How many texts it says that all cells share.
            kind::SHARED if long(data, 4).is_some_and(|texts| u64::from(texts) > limits.shared_strings) => {
                return Err(Trouble::strings(limits));
            }
            kind::EOF => break,
            _ => {}
        }
    }
    let looks: Vec<Look> = styles.into_iter().map(|data| look(data, &fonts, &formats, found.old)).collect();
    let mut room = limits.cells / HELD;
    let starts = starts(stream);
    if starts.len() > SHEETS {
        return Err(Trouble::TooLarge(format!("{SHEETS} sheet")));
    }
    for start in starts {
        let (sheet, held) = walk_sheet(stream.get(start..).unwrap_or_default(), &looks);
        room = room.checked_sub(held).ok_or_else(|| Trouble::cells(limits))?;
        found.sheets.push(sheet);
    }
    Ok(found)
}

/// calamine holds the rectangle that the cells of a sheet span, empty ones too, twice while it is given out, and the one its
/// formulas span: so much more than a cell that streams.
const HELD: u64 = 4;
/// More sheets than anybody makes: each is walked, wherever it begins.
const SHEETS: usize = 1_000;

/// The first and the last row and column of cells.
#[derive(Default)]
struct Span(Option<(CellRef, CellRef)>);

impl Span {
    fn add(&mut self, at: CellRef) {
        let (first, last) = self.0.unwrap_or((at, at));
        self.0 = Some((
            CellRef::new(first.row.min(at.row), first.col.min(at.col)),
            CellRef::new(last.row.max(at.row), last.col.max(at.col)),
        ));
    }

    fn cells(&self) -> u64 {
        let size = |(first, last): (CellRef, CellRef)| {
            u64::from(last.row - first.row + 1) * u64::from(last.col - first.col + 1)
        };
        self.0.map_or(0, size)
    }
}

/// The sheet's marks, and the cells calamine holds of it.
fn walk_sheet(stream: &[u8], looks: &[Look]) -> (MarkedSheet, u64) {
    let mut sheet = MarkedSheet::default();
    let (mut all, mut formulas) = (Span::default(), Span::default());
    let (mut begun, mut depth, mut listed) = (false, 0u32, 0u64);
    for (what, data) in records(stream) {
        // Charts inside a sheet bring records of their own.
        match what {
            kind::BOF if begun => depth += 1,
            kind::BOF => begun = true,
            kind::EOF if depth == 0 => break,
            kind::EOF => depth -= 1,
            _ if depth > 0 => {}
            // Height zero, or hidden by hand or by a filter: one flag.
            kind::ROW if short(data, 12).is_some_and(|flags| flags & 0x20 != 0) => {
                sheet.marks.hidden_rows.extend(short(data, 0).map(u32::from));
            }
            kind::COL_INFO if short(data, 8).is_some_and(|flags| flags & 1 != 0) => {
                let run = short(data, 0).zip(short(data, 2));
                sheet.marks.hidden_columns.extend(run.map(|(first, last)| (u32::from(first), u32::from(last))));
            }
            kind::NOTE => sheet.marks.comments.extend(place(data)),
            kind::BLANK | kind::MUL_BLANK | kind::MUL_RK => {
                for (at, look) in cells(data, what, looks) {
                    sheet.add(at, look);
                    if what == kind::MUL_RK {
                        all.add(at);
                        listed += 1;
                    }
                }
            }
            _ if kind::CELLS.contains(&what) => {
                for (at, look) in cells(data, what, looks) {
                    sheet.add(at, look);
                    all.add(at);
                    listed += 1;
                    if what == kind::FORMULA {
                        formulas.add(at);
                    }
                }
            }
            _ => {}
        }
    }
    (sheet, all.cells().max(listed) + formulas.cells())
}

impl MarkedSheet {
    fn add(&mut self, at: CellRef, look: Look) {
        self.marks.fill(at, look.colour);
        if look.number != NumberStyle::default() || look.font.is_some() || look.struck {
            self.looks.insert(at, look);
        }
    }
}

/// Where the cells of a record stand and how they look.
fn cells<'a>(data: &'a [u8], what: u16, looks: &'a [Look]) -> impl Iterator<Item = (CellRef, Look)> + 'a {
    // Many cells of one row: so many bytes each between the first column and the last.
    let (count, each) = match what {
        kind::MUL_RK => (data.len().saturating_sub(6) / 6, 6),
        kind::MUL_BLANK => (data.len().saturating_sub(6) / 2, 2),
        _ => (1, 0),
    };
    let first = place(data);
    (0u32..).zip(0..count).filter_map(move |(step, at)| {
        let first = first?;
        let look = short(data, 4 + at * each).and_then(|id| looks.get(usize::from(id))).copied().unwrap_or_default();
        Some((CellRef::new(first.row, first.col + step), look))
    })
}

fn place(data: &[u8]) -> Option<CellRef> {
    Some(CellRef::new(u32::from(short(data, 0)?), u32::from(short(data, 2)?)))
}

/// In the flags of a font.
const STRUCK: u16 = 0x0008;

fn font(data: &[u8], old: bool) -> Font {
    let struck = short(data, 2).is_some_and(|flags| flags & STRUCK != 0);
    Font { old: old_font(data, old), struck }
}

/// The font, where it is one of the nineties.
fn old_font(data: &[u8], old: bool) -> Option<OldFont> {
    let length = usize::from(*data.get(14)?);
    let name: String = match (old, data.get(15)) {
        (true, _) => data.get(15..)?.iter().take(length).copied().map(char::from).collect(),
        (false, Some(flags)) if flags & 1 == 0 => {
            data.get(16..)?.iter().take(length).copied().map(char::from).collect()
        }
        (false, _) => wide(data.get(16..)?.get(..length * 2)?),
    };
    OldFont::of(&name)
}

/// How a cell of this style looks.
fn look(data: &[u8], fonts: &[Font], formats: &BTreeMap<u16, NumberStyle>, old: bool) -> Look {
    let format = short(data, 2).unwrap_or_default();
    let number = formats.get(&format).copied().unwrap_or(NumberStyle { text: format == 49, zeros: 0 });
    // There is no font of number 4.
    let font = usize::from(short(data, 0).unwrap_or_default());
    let font = fonts.get(if font > 4 { font - 1 } else { font }).copied().unwrap_or_default();
    let (pattern, colour) = if old {
        (long(data, 8).map(|word| word >> 16 & 0x3F), short(data, 8))
    } else {
        (long(data, 14).map(|word| word >> 26 & 0x3F), short(data, 18))
    };
    // White, by its number in the palette and as what the system shows behind cells.
    let colour = colour.map(|two| two & 0x7F).filter(|one| !matches!(one, 1 | 9 | 64 | 65));
    let filled = pattern.is_some_and(|pattern| pattern != 0);
    let colour = colour.filter(|_| filled).map_or(0, |colour| 1 + u32::from(colour));
    Look { number, font: font.old, struck: font.struck, colour }
}

/// A number format and its id.
fn format(data: &[u8], old: bool) -> Option<(u16, NumberStyle)> {
    let id = short(data, 0)?;
    let code = if old {
        String::from_utf8_lossy(data.get(3..)?).into_owned()
    } else if data.get(4)? & 1 == 0 {
        data.get(5..)?.iter().copied().map(char::from).collect()
    } else {
        wide(data.get(5..)?)
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

fn wide(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]]));
    char::decode_utf16(units).filter_map(Result::ok).collect()
}

fn short(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes([*data.get(at)?, *data.get(at + 1)?]))
}

fn long(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(short(data, at)?) | u32::from(short(data, at + 2)?) << 16)
}
