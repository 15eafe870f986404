//! Binary workbooks (xlsb). calamine streams the cells; what it does not tell comes from [`super::xlsb_marks`].

use std::io::Cursor;

use calamine::{Reader, SheetType, SheetVisible, Xlsb, XlsbError};

use super::gather::Gather;
use super::xlsb_marks::{Package, SheetExtra};
use super::{Outcome, Trouble, Value, preflight};
use crate::model::CellRef;
use crate::settings::Limits;

/// Every worksheet in its order.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Outcome, Trouble> {
    preflight::check(bytes, limits)?;
    let mut package = Package::open(bytes);
    let broken = || Trouble::unreadable("xlsb: text");
    if !package.is_sound() {
        return Err(broken());
    }
    let mut book: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).map_err(trouble)?;
    let epoch_1904 = book.has_1904_epoch();
    let mut gather = Gather::new(limits, epoch_1904);
    let mut sheets = Vec::new();
    for (at, meta) in book.sheets_metadata().to_vec().into_iter().enumerate() {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let extra = package.sheet(at).ok_or_else(broken)?;
        cells(&mut book, &meta.name, &extra, &mut gather)?;
        for (at, error) in &extra.errors {
            gather.push(*at, Value::Error(error), extra.look(*at))?;
        }
        sheets.push(gather.sheet(&meta.name, meta.visible == SheetVisible::Visible, extra.marks));
    }
    Ok(Outcome { sheets, epoch_1904, ..Outcome::default() })
}

fn cells(book: &mut Xlsb<Cursor<&[u8]>>, name: &str, extra: &SheetExtra, gather: &mut Gather) -> Result<(), Trouble> {
    let mut reader = book.worksheet_cells_reader(name).map_err(trouble)?;
    while let Some(cell) = reader.next_cell().map_err(trouble)? {
        let (row, col) = cell.get_position();
        let at = CellRef::new(row, col);
        if let Some(value) = gather.value(cell.get_value()) {
            gather.push(at, value, extra.look(at))?;
        }
    }
    Ok(())
}

fn trouble(problem: XlsbError) -> Trouble {
    match problem {
        XlsbError::Password => Trouble::Encrypted,
        other => Trouble::unreadable(other),
    }
}
