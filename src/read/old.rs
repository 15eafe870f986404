//! Formats that calamine only reads whole: xls and ods. Both are bounded by the format or by calamine.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, Ods, OdsError, Range, Reader, SheetType, SheetVisible, Xls, XlsError};

use super::cells::{Gather, NumberStyle, value_of};
use super::xlsx::preflight;
use super::{Sheet, Trouble};
use crate::settings::Limits;

pub(super) fn xls(bytes: &[u8], limits: Limits) -> Result<(Vec<Sheet>, bool), Trouble> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|problem| match problem {
        XlsError::Password => Trouble::Encrypted,
        other => Trouble::Unreadable(other.to_string()),
    })?;
    let epoch = book.has_1904_epoch();
    let mut sheets = Vec::new();
    let mut room = limits.cells;
    for meta in book.sheets_metadata().to_vec().into_iter().filter(|meta| meta.typ == SheetType::WorkSheet) {
        let range = book.worksheet_range(&meta.name).map_err(|problem| Trouble::Unreadable(problem.to_string()))?;
        let merges = book.merge_cells_by_sheet_name(&meta.name).unwrap_or_default();
        let merges = merges.into_iter().map(|one| (one.start, one.end)).collect();
        let gather = gathered(&range, epoch, room, limits)?;
        room = gather.room();
        sheets.push(gather.sheet(
            &meta.name,
            meta.visible == SheetVisible::Visible,
            merges,
            &BTreeSet::new(),
            Vec::new(),
        ));
    }
    Ok((sheets, epoch))
}

pub(super) fn ods(bytes: &[u8], limits: Limits) -> Result<(Vec<Sheet>, bool), Trouble> {
    preflight(bytes, limits)?;
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|problem| match problem {
        OdsError::Password => Trouble::Encrypted,
        OdsError::CellLimitExceeded { .. } => Trouble::TooLarge(problem.to_string()),
        other => Trouble::Unreadable(other.to_string()),
    })?;
    let mut sheets = Vec::new();
    let mut room = limits.cells;
    for meta in book.sheets_metadata().to_vec() {
        let range = book.worksheet_range(&meta.name).map_err(|problem| Trouble::Unreadable(problem.to_string()))?;
        let gather = gathered(&range, false, room, limits)?;
        room = gather.room();
        sheets.push(gather.sheet(
            &meta.name,
            meta.visible == SheetVisible::Visible,
            Vec::new(),
            &BTreeSet::new(),
            Vec::new(),
        ));
    }
    Ok((sheets, false))
}

/// A range begins at its own first cell, not at A1.
fn gathered(range: &Range<Data>, epoch: bool, room: u64, limits: Limits) -> Result<Gather, Trouble> {
    let mut gather = Gather::new(room);
    let Some((first_row, first_col)) = range.start() else { return Ok(gather) };
    for (row, col, data) in range.used_cells() {
        let row = first_row + u32::try_from(row).unwrap_or(u32::MAX);
        let col = first_col + u32::try_from(col).unwrap_or(u32::MAX);
        if let Some(value) = value_of(data, epoch, &mut gather) {
            let full = |()| Trouble::TooLarge(format!("{} cells", limits.cells));
            gather.push(row, col, value, NumberStyle::default()).map_err(full)?;
        }
    }
    Ok(gather)
}
