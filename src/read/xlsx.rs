//! Workbooks of Excel 2007 and later that [`super::pass`] declines. calamine streams the cells; what it does not tell comes from
//! [`super::package`].

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::gather::{Gather, NumberStyle};
use super::package::Package;
use super::{Outcome, Trouble, Value, preflight};
use crate::model::CellRef;
use crate::settings::Limits;

/// Every worksheet in its order. Cells are streamed: the space between two far cells costs nothing.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Outcome, Trouble> {
    preflight::check(bytes, limits)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(trouble)?;
    let epoch_1904 = book.has_1904_epoch();
    let mut package = Package::open(bytes);
    let mut gather = Gather::new(limits, epoch_1904);
    let mut sheets = Vec::new();
    for (at, meta) in book.sheets_metadata().to_vec().into_iter().enumerate() {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let extra = package.sheet(at, &meta.name);
        cells(&mut book, &meta.name, &mut gather)?;
        for at in extra.no_result {
            gather.push(at, Value::NoResult, NumberStyle::default())?;
        }
        sheets.push(gather.sheet(&meta.name, meta.visible == SheetVisible::Visible, extra.marks));
    }
    Ok(Outcome { sheets, epoch_1904, ..Outcome::default() })
}

fn cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, gather: &mut Gather) -> Result<(), Trouble> {
    let mut reader = match book.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        // A sheet of another kind under a worksheet's relation, or one that holds nothing.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
        Err(problem) => return Err(trouble(problem)),
    };
    let styles: Vec<NumberStyle> = reader
        .styles()
        .iter()
        .map(|style| {
            style.number_format.as_ref().map_or_else(NumberStyle::default, |one| NumberStyle::of(&one.format_code))
        })
        .collect();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(trouble)? {
        if matches!(cell.get_value(), DataRef::Empty) {
            continue;
        }
        let (row, col) = cell.get_position();
        if let Some(value) = gather.value(cell.get_value()) {
            let style = styles.get(style).copied().unwrap_or_default();
            gather.push(CellRef::new(row, col), value, style)?;
        }
    }
    Ok(())
}

fn trouble(problem: XlsxError) -> Trouble {
    match problem {
        XlsxError::Password => Trouble::Encrypted,
        other => Trouble::unreadable(other),
    }
}
