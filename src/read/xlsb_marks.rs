//! What calamine does not tell of an xlsb: hidden rows and columns, merges, fonts, fills, comments, number formats, errors of
//! formulas. A walk over the records; cell values are calamine's to read, from records that were seen to be whole.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Cursor, Read};

use zip::ZipArchive;

use super::OldFont;
use super::gather::{Look, Marks, NumberStyle};
use super::package::{related, relations, resolved, text_of};
use crate::model::CellRef;

/// Records longer than this are skipped: no text of a cell is.
const LONGEST: usize = 1 << 18;

/// Kinds of records.
mod kind {
    pub const ROW: u16 = 0x0000;
    pub const BLANK: u16 = 0x0001;
    /// Small number, error, truth, number, text, shared text; then the same as results of formulas.
    pub const CELLS: std::ops::RangeInclusive<u16> = 0x0002..=0x000B;
    pub const TEXT: u16 = 0x0006;
    pub const FORMULA_TEXT: u16 = 0x0008;
    pub const FORMULA_ERROR: u16 = 0x000B;
    pub const SHARED_TEXT: u16 = 0x0013;
    pub const FONT: u16 = 0x002B;
    pub const FILL: u16 = 0x002D;
    pub const COMMENT: u16 = 0x027B;
    pub const FORMAT: u16 = 0x002C;
    pub const XF: u16 = 0x002F;
    pub const COL_INFO: u16 = 0x003C;
    pub const SHEET: u16 = 0x009C;
    pub const MERGE: u16 = 0x00B0;
    pub const CELL_STYLES: u16 = 0x0269;
    pub const END_CELL_STYLES: u16 = 0x026A;
}

/// Errors by their byte.
const ERRORS: &[(u8, &str)] = &[
    (0x00, "#NULL!"),
    (0x07, "#DIV/0!"),
    (0x0F, "#VALUE!"),
    (0x17, "#REF!"),
    (0x1D, "#NAME?"),
    (0x24, "#NUM!"),
    (0x2A, "#N/A"),
    (0x2B, "#GETTING_DATA"),
];

/// Of one sheet, beside its cells.
#[derive(Debug, Default)]
pub(super) struct SheetExtra {
    pub marks: Marks,
    /// Formulas whose result is an error.
    pub errors: Vec<(CellRef, &'static str)>,
    looks: BTreeMap<CellRef, Look>,
}

impl SheetExtra {
    pub fn look(&self, at: CellRef) -> Look {
        self.looks.get(&at).copied().unwrap_or_default()
    }
}

/// The package and the paths of its sheets in the workbook's order.
pub(super) struct Package<'a> {
    archive: Option<ZipArchive<Cursor<&'a [u8]>>>,
    sheets: Vec<String>,
    looks: Vec<Look>,
}

impl<'a> Package<'a> {
    /// A package that does not open has no sheets: calamine says why it cannot be read.
    pub fn open(bytes: &'a [u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok();
        let sheets = archive.as_mut().and_then(sheet_paths).unwrap_or_default();
        let looks = archive.as_mut().and_then(looks).unwrap_or_default();
        Self { archive, sheets, looks }
    }

    /// Whether every text of the shared table ends within its record. calamine reads on in what an earlier record left
    /// behind, so that a table of nothing can fill all memory.
    pub fn is_sound(&mut self) -> bool {
        let part = self.archive.as_mut().and_then(|archive| archive.by_name("xl/sharedStrings.bin").ok());
        let Some(mut part) = part.map(BufReader::new) else { return true };
        let mut data = Vec::new();
        while let Some(what) = next(&mut part, &mut data) {
            if what == kind::SHARED_TEXT && !data.is_empty() && wide(&data, 1).is_none() {
                return false;
            }
        }
        true
    }

    /// None where a text does not end within its record.
    pub fn sheet(&mut self, at: usize) -> Option<SheetExtra> {
        let (Some(archive), Some(path)) = (self.archive.as_mut(), self.sheets.get(at)) else {
            return Some(SheetExtra::default());
        };
        let mut extra = match archive.by_name(path) {
            Ok(part) => walk(BufReader::new(part), &self.looks)?,
            Err(_) => SheetExtra::default(),
        };
        extra.marks.comments = comments(archive, path);
        Some(extra)
    }
}

/// Where the comments of a sheet stand.
fn comments(archive: &mut ZipArchive<Cursor<&[u8]>>, sheet: &str) -> Vec<CellRef> {
    let path = related(archive, sheet, "/comments");
    let Some(part) = path.and_then(|path| archive.by_name(&path).ok()) else { return Vec::new() };
    let (mut part, mut data, mut found) = (BufReader::new(part), Vec::new(), Vec::new());
    while let Some(what) = next(&mut part, &mut data) {
        if what == kind::COMMENT {
            found.extend(long(&data, 4).zip(long(&data, 12)).map(|(row, col)| CellRef::new(row, col)));
        }
    }
    found
}

fn sheet_paths(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Option<Vec<String>> {
    let relations = relations(&text_of(archive, "xl/_rels/workbook.bin.rels")?);
    let mut part = BufReader::new(archive.by_name("xl/workbook.bin").ok()?);
    let mut data = Vec::new();
    let mut paths = Vec::new();
    while let Some(what) = next(&mut part, &mut data) {
        if what == kind::SHEET {
            let id = wide(&data, 8).unwrap_or_default();
            let target = relations.iter().find(|one| one.id == id);
            paths.push(target.map_or_else(String::new, |one| resolved("xl", &one.target)));
        }
    }
    Some(paths)
}

/// How cells of each style look.
fn looks(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Option<Vec<Look>> {
    let mut part = BufReader::new(archive.by_name("xl/styles.bin").ok()?);
    let mut data = Vec::new();
    let mut formats = BTreeMap::new();
    let (mut fonts, mut colours, mut looks) = (Vec::new(), Vec::new(), Vec::new());
    let mut inside = false;
    while let Some(what) = next(&mut part, &mut data) {
        match what {
            kind::FONT => fonts.push(wide(&data, 21).and_then(|name| OldFont::of(&name))),
            kind::FILL => colours.push(colour(&data)),
            kind::FORMAT => formats.extend(short(&data, 0).zip(wide(&data, 2))),
            kind::CELL_STYLES => inside = true,
            kind::END_CELL_STYLES => inside = false,
            kind::XF if inside => {
                let id = |at| short(&data, at).unwrap_or(0);
                let builtin = NumberStyle { text: id(2) == 49, zeros: 0 };
                let number = formats.get(&id(2)).map_or(builtin, |code: &String| NumberStyle::of(code));
                let font = fonts.get(usize::from(id(4))).copied().flatten();
                let colour = colours.get(usize::from(id(6))).copied().unwrap_or(0);
                looks.push(Look { number, font, colour });
            }
            _ => {}
        }
    }
    Some(looks)
}

/// What tells the colour of a fill from others; 0 for none and white.
fn colour(data: &[u8]) -> u32 {
    if long(data, 0).is_none_or(|pattern| pattern == 0) {
        return 0;
    }
    let kind = data.get(4).map_or(0, |kind| kind >> 1);
    let (index, tint) = (data.get(5).copied().unwrap_or(0), short(data, 6).unwrap_or(0));
    let rgb = long(data, 8).unwrap_or(0) & 0xFF_FFFF;
    let white = match kind {
        1 => matches!(index, 1 | 9 | 64 | 65),
        2 => rgb == 0xFF_FFFF,
        3 => index == 0 && tint == 0,
        _ => true,
    };
    let told = if kind == 2 { rgb } else { u32::from(index) << 16 | u32::from(tint) };
    if white { 0 } else { u32::from(kind) << 24 | told }
}

/// What the records of a sheet say; None where a text does not end within its record.
fn walk(mut part: impl BufRead, looks: &[Look]) -> Option<SheetExtra> {
    let mut extra = SheetExtra::default();
    let mut data = Vec::new();
    let mut row = 0;
    while let Some(what) = next(&mut part, &mut data) {
        match what {
            kind::ROW => {
                row = long(&data, 0).unwrap_or(row);
                if data.get(11).is_some_and(|flags| flags & 0x10 != 0) {
                    extra.marks.hidden_rows.insert(row);
                }
            }
            kind::COL_INFO if short(&data, 16).is_some_and(|flags| flags & 1 != 0) => {
                extra.marks.hidden_columns.extend(long(&data, 0).zip(long(&data, 4)));
            }
            kind::MERGE => {
                let corner = |row, col| Some(CellRef::new(long(&data, row)?, long(&data, col)?));
                extra.marks.merges.extend(corner(0, 8).zip(corner(4, 12)));
            }
            kind::TEXT | kind::FORMULA_TEXT if wide(&data, 8).is_none() => return None,
            _ if what == kind::BLANK || kind::CELLS.contains(&what) => extra.cell(what, row, &data, looks),
            _ => {}
        }
    }
    Some(extra)
}

impl SheetExtra {
    fn cell(&mut self, what: u16, row: u32, data: &[u8], looks: &[Look]) {
        let Some(col) = long(data, 0) else { return };
        let at = CellRef::new(row, col);
        let style = long(data, 4).and_then(|id| usize::try_from(id & 0x00FF_FFFF).ok());
        let look = style.and_then(|id| looks.get(id)).copied().unwrap_or_default();
        self.marks.fill(at, look.colour);
        if what == kind::BLANK {
            return;
        }
        if look.number != NumberStyle::default() || look.font.is_some() {
            self.looks.insert(at, look);
        }
        if what == kind::FORMULA_ERROR {
            let error = ERRORS.iter().find(|(byte, _)| data.get(8) == Some(byte));
            self.errors.push((at, error.map_or("#VALUE!", |(_, name)| name)));
        }
    }
}

/// The next record's kind, its bytes in `data`; None at the end or where it is cut off.
fn next(part: &mut impl Read, data: &mut Vec<u8>) -> Option<u16> {
    let mut byte = [0u8; 1];
    let mut read = |part: &mut dyn Read| part.read_exact(&mut byte).ok().map(|()| byte[0]);
    let low = read(part)?;
    let high = if low & 0x80 == 0 { 0 } else { read(part)? };
    let what = u16::from(low & 0x7F) | u16::from(high & 0x7F) << 7;
    let mut length = 0usize;
    for shift in [0, 7, 14, 21] {
        let piece = read(part)?;
        length |= usize::from(piece & 0x7F) << shift;
        if piece & 0x80 == 0 {
            break;
        }
    }
    data.clear();
    let whole = u64::try_from(length).ok()?;
    if length <= LONGEST {
        let taken = part.take(whole).read_to_end(data).ok()?;
        (taken == length).then_some(what)
    } else {
        let skipped = std::io::copy(&mut part.take(whole), &mut std::io::sink()).ok()?;
        (skipped == whole).then_some(what)
    }
}

/// A text with its length before it.
fn wide(data: &[u8], at: usize) -> Option<String> {
    let length = usize::try_from(long(data, at)?).ok()?.checked_mul(2)?;
    let bytes = data.get(at + 4..)?.get(..length)?;
    let units = bytes.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]]));
    Some(char::decode_utf16(units).filter_map(Result::ok).collect())
}

fn short(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes([*data.get(at)?, *data.get(at + 1)?]))
}

fn long(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(short(data, at)?) | u32::from(short(data, at + 2)?) << 16)
}
