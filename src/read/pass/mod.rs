//! An xlsx in one pass: each part that matters is unpacked once, tag by tag, and gives cells together with all that calamine does
//! not tell of them. It reads what spreadsheet programs write. Of any other shape it declines the file as a whole, never guessing,
//! and calamine reads it. Memory follows the cells and texts that are there, not what parts claim.

mod cells;
mod quick;
mod scan;
mod strings;
mod styles;

use std::collections::{BTreeSet, HashSet};
use std::io::Cursor;

use zip::ZipArchive;
use zip::read::ZipFile;

use super::formats::Look;
use super::gather;
use super::package::{self, SheetPart, WorkbookPart};
use super::{Outcome, Trouble};
use crate::settings::Limits;
use cells::Book;
use scan::{Room, Scan};

/// More parts than any workbook has.
const PARTS: usize = 20_000;

/// Why the pass ends before the end.
enum Stop {
    /// A shape it does not know.
    Unknown,
    /// What no reader may go on with.
    Trouble(Trouble),
}

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Every worksheet in its order; None where the file is for calamine.
///
/// # Errors
/// Where it would pass the limits.
pub(super) fn read(bytes: &[u8], workbook: Option<WorkbookPart>, limits: Limits) -> Result<Option<Outcome>, Trouble> {
    match whole(bytes, workbook, limits) {
        Ok(outcome) => Ok(Some(outcome)),
        Err(Stop::Unknown) => Ok(None),
        Err(Stop::Trouble(trouble)) => Err(trouble),
    }
}

fn whole(bytes: &[u8], workbook: Option<WorkbookPart>, limits: Limits) -> Result<Outcome, Stop> {
    let workbook = workbook.ok_or(Stop::Unknown)?;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Stop::Unknown)?;
    if archive.len() > PARTS {
        return Err(Stop::Unknown);
    }
    let mut room = Room::new(limits);
    let names: BTreeSet<&str> = workbook.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    if names.len() != workbook.sheets.len() {
        return Err(Stop::Unknown);
    }
    let beside = |name: &str| package::joined(&workbook.folder, name);
    let styles = match part(&mut archive, &beside("styles.xml"))? {
        Some(part) => styles::read(&mut scan(part, &mut room))?,
        None => Vec::new(),
    };
    let strings = match part(&mut archive, &beside("sharedStrings.xml"))? {
        Some(part) => strings::shared(&mut scan(part, &mut room), limits)?,
        None => Vec::new(),
    };
    let (epoch_1904, inline) = (workbook.epoch_1904, HashSet::new());
    let mut book = Book { strings, styles, epoch_1904, limits, room: limits.cells, inline };
    let mut sheets = Vec::new();
    for SheetPart { name, path, kind, visible } in &workbook.sheets {
        match kind.as_str() {
            "worksheet" => {
                let comments = package::comments(&mut archive, path);
                let part = part(&mut archive, path)?.ok_or(Stop::Unknown)?;
                let mut read = cells::read(&mut scan(part, &mut room), &mut book)?;
                read.marks.comments = comments;
                sheets.push(gather::finish(name, *visible, read.rows, read.marks));
            }
            // Charts and dialogs have no cells.
            "chartsheet" | "dialogsheet" => {}
            _ => return Err(Stop::Unknown),
        }
    }
    Ok(Outcome { sheets, epoch_1904, ..Outcome::default() })
}

/// How cells of each style look, by the part of the styles; empty where it is of a shape the pass does not know.
pub(super) fn looks(archive: &mut Archive, path: &str, limits: Limits) -> Vec<Look> {
    let mut room = Room::new(limits);
    let styles = part(archive, path).ok().flatten().and_then(|part| styles::read(&mut scan(part, &mut room)).ok());
    styles.unwrap_or_default().into_iter().map(|style| style.look).collect()
}

fn scan<'r, 'p, 'a>(
    part: ZipFile<'p, Cursor<&'a [u8]>>,
    room: &'r mut Room,
) -> Scan<'r, ZipFile<'p, Cursor<&'a [u8]>>> {
    let packed = part.compressed_size();
    Scan::new(part, packed, room)
}

/// A part by its path; None where the package has none.
fn part<'r, 'a>(archive: &'r mut Archive<'a>, path: &str) -> Result<Option<ZipFile<'r, Cursor<&'a [u8]>>>, Stop> {
    let Some(at) = package::part_index(archive, path) else { return Ok(None) };
    archive.by_index(at).map(Some).map_err(|_| Stop::Unknown)
}

#[cfg(test)]
mod tests;
