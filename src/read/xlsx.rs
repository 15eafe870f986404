//! Workbooks of Excel 2007 and later that [`super::pass`] declines. calamine streams the cells; what it does not tell comes from
//! [`super::package`].

use std::io::Cursor;

use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::formats::{Look, NumberStyle};
use super::gather::{Gather, Marks};
use super::package::Package;
use super::{Outcome, Trouble, Value, preflight};
use crate::model::CellRef;
use crate::settings::Limits;

/// Every worksheet in its order. Cells are streamed: the space between two far cells costs nothing.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Outcome, Trouble> {
    preflight::check(bytes, limits)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(trouble)?;
    let epoch_1904 = book.has_1904_epoch();
    let mut package = Package::open(bytes, limits);
    let mut gather = Gather::new(limits, epoch_1904);
    let mut sheets = Vec::new();
    for (at, meta) in book.sheets_metadata().to_vec().into_iter().enumerate() {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let mut extra = package.sheet(at, &meta.name);
        cells(&mut book, &meta.name, &package.looks, &mut gather, &mut extra.marks)?;
        for at in extra.no_result {
            gather.push(at, Value::NoResult, Look::default())?;
        }
        sheets.push(gather.sheet(&meta.name, meta.visible == SheetVisible::Visible, extra.marks));
    }
    Ok(Outcome { sheets, epoch_1904, ..Outcome::default() })
}

fn cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    looks: &[Look],
    gather: &mut Gather,
    marks: &mut Marks,
) -> Result<(), Trouble> {
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
        let (row, col) = cell.get_position();
        let at = CellRef::new(row, col);
        let number = styles.get(style).copied().unwrap_or_default();
        let look = Look { number, ..looks.get(style).copied().unwrap_or_default() };
        marks.fill(at, look.colour);
        if let Some(value) = gather.value(cell.get_value()) {
            gather.push(at, value, look)?;
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
