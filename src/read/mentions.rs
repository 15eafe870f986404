//! Whether words stand somewhere in a file, without reading it as a table.

use std::io::{Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;

use crate::intake::{Format, SourceFile};

/// A part is not unpacked further than this.
const MOST: u64 = 8 << 20;

/// Whether these ASCII words stand in the texts of a file that says nothing of its sheets by itself. An xlsx is not searched: its
/// sheets are known by name ([`super::Contents`]), and it is what nearly everybody sends.
pub fn mentions(file: &SourceFile, words: &str) -> bool {
    match file.format {
        Format::Csv | Format::Html | Format::SpreadsheetMl | Format::Xls => holds(&file.bytes, words),
        Format::Ods => part(&file.bytes, "content.xml").is_some_and(|part| holds(&part, words)),
        Format::Xlsb => part(&file.bytes, "xl/sharedStrings.bin").is_some_and(|part| holds(&part, words)),
        _ => false,
    }
}

/// In one byte a letter or in two.
fn holds(bytes: &[u8], words: &str) -> bool {
    let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    memmem::find(bytes, words.as_bytes()).is_some() || memmem::find(bytes, &wide).is_some()
}

fn part(bytes: &[u8], path: &str) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut unpacked = Vec::new();
    archive.by_name(path).ok()?.take(MOST).read_to_end(&mut unpacked).ok()?;
    Some(unpacked)
}
