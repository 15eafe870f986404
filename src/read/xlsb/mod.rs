//! Binary workbooks (xlsb), record by record. calamine knows none of the short records that many programs write for every cell
//! but the first of a row, and would lose those cells without a word.

mod cells;
mod records;
mod styles;

use std::io::Cursor;
use std::sync::Arc;

use zip::ZipArchive;

use self::cells::Book;
use self::records::{Records, kind};
use super::gather::{Gather, Marks};
use super::package::{Root, SheetPart, WorkbookPart, joined, related};
use super::{Outcome, Trouble, preflight};
use crate::model::CellRef;
use crate::settings::Limits;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Every worksheet in its order.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Outcome, Trouble> {
    preflight::check(bytes, limits)?;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Trouble::unreadable)?;
    let workbook = workbook(&mut archive).ok_or_else(|| Trouble::unreadable("xlsb: workbook.bin"))?;
    let beside = |name: &str| joined(&workbook.folder, name);
    let book = Book {
        strings: strings(&mut archive, &beside("sharedStrings.bin"), limits)?,
        styles: Records::of(&mut archive, &beside("styles.bin")).map(styles::read).unwrap_or_default(),
        epoch_1904: workbook.epoch_1904,
    };
    let mut gather = Gather::new(limits, book.epoch_1904);
    let mut sheets = Vec::new();
    // Charts and dialogs have no cells.
    let has_cells = |sheet: &&SheetPart| !matches!(&*sheet.kind, "chartsheet" | "dialogsheet");
    for sheet in workbook.sheets.iter().filter(has_cells) {
        let records = Records::of(&mut archive, &sheet.path).ok_or_else(|| Trouble::unreadable(&sheet.path))?;
        let marks = cells::read(records, &book, &mut gather)?;
        let marks = Marks { comments: comments(&mut archive, &sheet.path), ..marks };
        sheets.push(gather.sheet(&sheet.name, sheet.visible, marks));
    }
    Ok(Outcome { sheets, epoch_1904: book.epoch_1904, ..Outcome::default() })
}

/// The workbook part; None where it is missing.
fn workbook(archive: &mut Archive) -> Option<WorkbookPart> {
    let root = Root::of(archive, "xl/workbook.bin")?;
    let mut found = WorkbookPart { folder: root.folder.clone(), epoch_1904: false, sheets: Vec::new() };
    let mut records = Records::of(archive, &root.path)?;
    while let Some((what, data)) = records.next() {
        match what {
            kind::WORKBOOK => found.epoch_1904 = data.byte(0).is_some_and(|flags| flags & 1 != 0),
            kind::SHEET => {
                // One without a relation has no part.
                let Some((id, end)) = data.text(8) else { continue };
                let (name, _) = data.text(end)?;
                found.sheets.push(root.sheet(&id, name, data.long(0) == Some(0)));
            }
            _ => {}
        }
    }
    Some(found)
}

/// All shared texts, in order. Memory follows the texts that are there, never the number the part claims.
fn strings(archive: &mut Archive, path: &str, limits: Limits) -> Result<Vec<Arc<str>>, Trouble> {
    let mut texts = Vec::new();
    let Some(mut records) = Records::of(archive, path) else { return Ok(texts) };
    let most = usize::try_from(limits.cells.max(1_000)).unwrap_or(usize::MAX);
    while let Some((what, data)) = records.next() {
        if what == kind::SHARED_ITEM {
            let (text, _) = data.text(1).ok_or_else(|| Trouble::unreadable("xlsb: text"))?;
            if texts.len() == most {
                return Err(Trouble::cells(limits));
            }
            if u64::try_from(texts.len()).is_ok_and(|texts| texts >= limits.shared_strings) {
                return Err(Trouble::strings(limits));
            }
            texts.push(Arc::from(text));
        }
    }
    Ok(texts)
}

/// Where the comments of a sheet stand.
fn comments(archive: &mut Archive, sheet: &str) -> Vec<CellRef> {
    let Some(path) = related(archive, sheet, "/comments") else { return Vec::new() };
    let mut found = Vec::new();
    let Some(mut records) = Records::of(archive, &path) else { return found };
    while let Some((what, data)) = records.next() {
        if what == kind::COMMENT {
            found.extend(data.long(4).zip(data.long(12)).map(|(row, col)| CellRef::new(row, col)));
        }
    }
    found
}

#[cfg(test)]
mod tests;
