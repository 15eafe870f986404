//! The records that the parts of an xlsb are made of, and what stands in them: kinds, whole numbers, texts.

use std::io::{BufReader, Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;

use crate::read::package::part_index;

/// Records longer than this are skipped: no text of a cell is.
const LONGEST: usize = 1 << 18;

/// Kinds of records.
pub(super) mod kind {
    pub const ROW: u16 = 0x0000;
    pub const BLANK: u16 = 0x0001;
    pub const SMALL_NUMBER: u16 = 0x0002;
    pub const ERROR: u16 = 0x0003;
    pub const TRUTH: u16 = 0x0004;
    pub const NUMBER: u16 = 0x0005;
    pub const TEXT: u16 = 0x0006;
    pub const SHARED: u16 = 0x0007;
    /// The same as results of formulas.
    pub const FORMULA_TEXT: u16 = 0x0008;
    pub const FORMULA_NUMBER: u16 = 0x0009;
    pub const FORMULA_TRUTH: u16 = 0x000A;
    pub const FORMULA_ERROR: u16 = 0x000B;
    /// From blank to shared text again, each the cell after the one before it, whose column is not said.
    pub const SHORT: std::ops::RangeInclusive<u16> = 0x000C..=0x0012;
    pub const SHARED_ITEM: u16 = 0x0013;
    pub const FONT: u16 = 0x002B;
    pub const FORMAT: u16 = 0x002C;
    pub const FILL: u16 = 0x002D;
    pub const XF: u16 = 0x002F;
    pub const COL_INFO: u16 = 0x003C;
    /// A text with fonts of its own inside the cell.
    pub const RICH_TEXT: u16 = 0x003E;
    pub const END_SHEET_DATA: u16 = 0x0092;
    pub const WORKBOOK: u16 = 0x0099;
    pub const SHEET: u16 = 0x009C;
    pub const MERGE: u16 = 0x00B0;
    pub const CELL_STYLES: u16 = 0x0269;
    pub const END_CELL_STYLES: u16 = 0x026A;
    pub const COMMENT: u16 = 0x027B;
}

/// The records of one part, one after the other.
pub(super) struct Records<'r, 'a> {
    part: BufReader<ZipFile<'r, Cursor<&'a [u8]>>>,
    data: Vec<u8>,
}

impl<'r, 'a> Records<'r, 'a> {
    /// None where the package has no such part.
    pub fn of(archive: &'r mut ZipArchive<Cursor<&'a [u8]>>, path: &str) -> Option<Self> {
        let at = part_index(archive, path)?;
        Some(Self { part: BufReader::new(archive.by_index(at).ok()?), data: Vec::new() })
    }

    /// The next record's kind and its bytes; None at the end or where it is cut off.
    pub fn next(&mut self) -> Option<(u16, Data<'_>)> {
        let low = self.byte()?;
        let high = if low & 0x80 == 0 { 0 } else { self.byte()? };
        let what = u16::from(low & 0x7F) | u16::from(high & 0x7F) << 7;
        let mut length = 0usize;
        for shift in [0, 7, 14, 21] {
            let piece = self.byte()?;
            length |= usize::from(piece & 0x7F) << shift;
            if piece & 0x80 == 0 {
                break;
            }
        }
        self.data.clear();
        let whole = u64::try_from(length).ok()?;
        let mut record = self.part.by_ref().take(whole);
        let found = if length <= LONGEST {
            record.read_to_end(&mut self.data).ok()?
        } else {
            usize::try_from(std::io::copy(&mut record, &mut std::io::sink()).ok()?).ok()?
        };
        (found == length).then_some((what, Data(&self.data)))
    }

    fn byte(&mut self) -> Option<u8> {
        let mut byte = [0];
        self.part.read_exact(&mut byte).ok().map(|()| byte[0])
    }
}

/// The bytes of a record. What lies behind their end is None.
#[derive(Clone, Copy)]
pub(super) struct Data<'a>(pub &'a [u8]);

impl Data<'_> {
    pub fn byte(self, at: usize) -> Option<u8> {
        self.0.get(at).copied()
    }

    pub fn short(self, at: usize) -> Option<u16> {
        Some(u16::from_le_bytes(self.array(at)?))
    }

    pub fn long(self, at: usize) -> Option<u32> {
        Some(u32::from_le_bytes(self.array(at)?))
    }

    pub fn double(self, at: usize) -> Option<f64> {
        Some(f64::from_le_bytes(self.array(at)?))
    }

    /// A number in four bytes: whole or the upper half of a double, and perhaps a hundred times too large.
    pub fn small_number(self, at: usize) -> Option<f64> {
        let bytes = self.array(at)?;
        let (flags, whole) = (bytes[0] & 3, i32::from_le_bytes(bytes) >> 2);
        let double = f64::from_bits(u64::from(u32::from_le_bytes(bytes) & !3) << 32);
        let number = if flags & 2 == 0 { double } else { f64::from(whole) };
        Some(if flags & 1 == 0 { number } else { number / 100.0 })
    }

    /// A text with its length before it, and where it ends.
    pub fn text(self, at: usize) -> Option<(String, usize)> {
        let from = at.checked_add(4)?;
        let end = usize::try_from(self.long(at)?).ok()?.checked_mul(2)?.checked_add(from)?;
        let units = self.0.get(from..end)?.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]]));
        Some((char::decode_utf16(units).filter_map(Result::ok).collect(), end))
    }

    fn array<const N: usize>(self, at: usize) -> Option<[u8; N]> {
        self.0.get(at..)?.first_chunk().copied()
    }
}
