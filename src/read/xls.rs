//! Workbooks of Excel 97-2003 and 5/95. calamine reads the cells whole; [`super::biff`] looks first how far they reach and tells
//! what calamine does not. Both get the same stream: calamine is given it in a container made here, without the sizes it claims.

use std::io::Cursor;

use calamine::{Reader, SheetType, SheetVisible, Xls, XlsError};

use super::biff;
use super::gather::Gather;
use super::{Outcome, Trouble, compound};
use crate::model::CellRef;
use crate::settings::Limits;

/// Every worksheet in its order.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Outcome, Trouble> {
    let broken = || Trouble::unreadable("compound file");
    let stream = compound::stream(bytes, &["Workbook", "Book"]).ok_or_else(broken)?;
    let stream = biff::unsized_stream(stream).ok_or_else(broken)?;
    let marked = biff::walk(&stream, limits)?;
    let bytes = compound::wrapped(&stream).ok_or_else(|| Trouble::bytes(limits))?;
    drop(stream);
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|problem| match problem {
        XlsError::Password => Trouble::Encrypted,
        other => Trouble::unreadable(other),
    })?;
    let epoch_1904 = book.has_1904_epoch();
    let mut gather = Gather::new(limits, epoch_1904);
    let mut sheets = Vec::new();
    let mut marks = marked.sheets.into_iter();
    for meta in book.sheets_metadata().to_vec() {
        let mut beside = marks.next().unwrap_or_default();
        // A chart on a sheet of its own has cells too, and they are nobody's.
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let merges = book.merge_cells_by_sheet_name(&meta.name).unwrap_or_default();
        let place = |(row, col)| CellRef::new(row, col);
        beside.marks.merges = merges.into_iter().map(|one| (place(one.start), place(one.end))).collect();
        let range = book.worksheet_range(&meta.name).map_err(Trouble::unreadable)?;
        for (at, data) in super::absolute(&range) {
            if let Some(value) = gather.owned(data) {
                gather.push(at, value, beside.looks.get(&at).copied().unwrap_or_default())?;
            }
        }
        sheets.push(gather.sheet(&meta.name, meta.visible == SheetVisible::Visible, beside.marks));
    }
    Ok(Outcome { sheets, epoch_1904, old: marked.old, encoding: None })
}
