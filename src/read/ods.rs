//! Workbooks of LibreOffice (ods). calamine reads the cells whole; [`super::ods_marks`] looks first how far they reach and tells
//! what calamine does not. Of number formats only padding with zeros is read: texts are texts in this format, and numbers carry
//! their own kind.

use std::io::Cursor;

use calamine::{Data, Ods, OdsError, Reader, SheetVisible};

use zip::ZipArchive;

use super::formats::Look;
use super::gather::Gather;
use super::package::text_of;
use super::{Outcome, Trouble, Value, ods_marks, preflight};
use crate::settings::Limits;

/// Every sheet in its order.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Outcome, Trouble> {
    preflight::check(bytes, limits)?;
    if is_locked(bytes) {
        return Err(Trouble::Encrypted);
    }
    let mut marked = ods_marks::scan(bytes, limits)?;
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(trouble)?;
    let mut gather = Gather::new(limits, false);
    let mut sheets = Vec::new();
    for meta in book.sheets_metadata().to_vec() {
        let extra = marked.remove(&meta.name).unwrap_or_default();
        let range = book.worksheet_range(&meta.name).map_err(trouble)?;
        for (at, data) in super::absolute(&range) {
            let value = match data {
                Data::String(text) => error(text).map(Value::Error).or_else(|| gather.owned(data)),
                data => gather.owned(data),
            };
            if let Some(value) = value {
                gather.push(at, value, extra.looks.get(&at).copied().unwrap_or_default())?;
            }
        }
        for at in extra.no_result {
            gather.push(at, Value::NoResult, Look::default())?;
        }
        sheets.push(gather.sheet(&meta.name, meta.visible == SheetVisible::Visible, extra.marks));
    }
    Ok(Outcome { sheets, ..Outcome::default() })
}

/// Whether the package's list of parts says that they are behind a password; calamine knows only the older of two ways.
fn is_locked(bytes: &[u8]) -> bool {
    let archive = ZipArchive::new(Cursor::new(bytes)).ok();
    let list = archive.and_then(|mut archive| text_of(&mut archive, "META-INF/manifest.xml"));
    list.is_some_and(|list| list.contains("encryption-data"))
}

/// Errors stand in this format as texts.
fn error(text: &str) -> Option<&'static str> {
    if text.starts_with("Err:") {
        return Some("#VALUE!");
    }
    super::ERRORS.iter().find(|error| **error == text).copied()
}

fn trouble(problem: OdsError) -> Trouble {
    match problem {
        OdsError::Password => Trouble::Encrypted,
        OdsError::CellLimitExceeded { max, .. } => Trouble::TooLarge(format!("{max} ô (cells)")),
        other => Trouble::unreadable(other),
    }
}
