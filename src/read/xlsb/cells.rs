//! One sheet: its cells, and what hides rows and columns or merges cells.

use std::sync::Arc;

use super::records::{Data, Records, kind};
use crate::model::CellRef;
use crate::read::formats::Style;
use crate::read::gather::{Gather, Marks};
use crate::read::{Trouble, Value};

/// What every sheet of the workbook refers to.
pub(super) struct Book {
    pub strings: Vec<Arc<str>>,
    pub styles: Vec<Style>,
    pub epoch_1904: bool,
}

/// Errors by their byte.
const ERRORS: &[(u8, &str)] = &[
    (0x00, "#NULL!"),
    (0x07, "#DIV/0!"),
    (0x0F, "#VALUE!"),
    (0x17, "#REF!"),
    (0x1D, "#NAME?"),
    (0x24, "#NUM!"),
    (0x2A, "#N/A"),
    (0x2B, "#GETTING_DATA"),
];

/// What a cell's record says, wherever it says it.
struct Told<'a> {
    what: u16,
    at: CellRef,
    style: Style,
    data: Data<'a>,
    /// Where the value begins.
    from: usize,
}

/// Gathers the cells of a sheet and gives its marks.
///
/// # Errors
/// Where a value does not end within its record, or the limits are passed.
pub(super) fn read(mut records: Records, book: &Book, gather: &mut Gather) -> Result<Marks, Trouble> {
    let mut marks = Marks::default();
    // Where the row stands, and where a cell stands that does not say it.
    let (mut row, mut next, mut ended) = (0, 0, false);
    while let Some((what, data)) = records.next() {
        match what {
            kind::ROW => {
                row = data.long(0).ok_or_else(broken)?;
                next = 0;
                if data.byte(11).is_some_and(|flags| flags & 0x10 != 0) {
                    marks.hidden_rows.insert(row);
                }
            }
            kind::COL_INFO => {
                let hidden = data.short(16).is_some_and(|flags| flags & 1 != 0) || data.long(8) == Some(0);
                marks.hidden_columns.extend(data.long(0).zip(data.long(4)).filter(|_| hidden));
            }
            kind::MERGE => {
                let corner = |row, col| Some(CellRef::new(data.long(row)?, data.long(col)?));
                marks.merges.extend(corner(0, 8).zip(corner(4, 12)));
            }
            kind::END_SHEET_DATA => ended = true,
            _ if ended || !is_cell(what) => {}
            _ => {
                let told = told(what, CellRef::new(row, next), data, book).ok_or_else(broken)?;
                next = told.at.col.saturating_add(1);
                marks.fill(told.at, told.style.look.colour);
                if let Some(value) = value(&told, book, gather)? {
                    gather.push(told.at, value, told.style.look)?;
                }
            }
        }
    }
    Ok(marks)
}

fn broken() -> Trouble {
    Trouble::unreadable("xlsb: record")
}

fn is_cell(what: u16) -> bool {
    (kind::BLANK..=kind::FORMULA_ERROR).contains(&what) || kind::SHORT.contains(&what) || what == kind::RICH_TEXT
}

/// None where the record ends too early.
fn told<'a>(what: u16, next: CellRef, data: Data<'a>, book: &Book) -> Option<Told<'a>> {
    let short = kind::SHORT.contains(&what);
    let (what, at, from) = if short {
        (what - kind::SHORT.start() + kind::BLANK, next, 4)
    } else {
        (what, CellRef::new(next.row, data.long(0)?), 8)
    };
    let style = usize::try_from(data.long(from - 4)? & 0x00FF_FFFF).ok()?;
    let style = book.styles.get(style).copied().unwrap_or_default();
    Some(Told { what, at, style, data, from })
}

/// The value of a cell; None where it is empty. A formula has a result in this format, be it an empty text: which of them were
/// never computed cannot be told.
fn value(told: &Told, book: &Book, gather: &mut Gather) -> Result<Option<Value>, Trouble> {
    let Told { data, from, .. } = *told;
    let number = |number: Option<f64>| number.map(|number| told.style.value(number, book.epoch_1904));
    let mut text = |at| {
        let (text, _) = data.text(at)?;
        Some((!text.is_empty()).then(|| gather.text(&text)))
    };
    let found = match told.what {
        kind::BLANK => Some(None),
        kind::SMALL_NUMBER => number(data.small_number(from)).map(Some),
        kind::NUMBER | kind::FORMULA_NUMBER => number(data.double(from)).map(Some),
        kind::TRUTH | kind::FORMULA_TRUTH => data.byte(from).map(|truth| Some(Value::Bool(truth != 0))),
        kind::ERROR | kind::FORMULA_ERROR => data.byte(from).map(|byte| {
            let known = ERRORS.iter().find(|(one, _)| *one == byte);
            Some(Value::Error(known.map_or("#VALUE!", |(_, name)| name)))
        }),
        kind::TEXT | kind::FORMULA_TEXT => text(from),
        kind::RICH_TEXT => text(from + 1),
        kind::SHARED => {
            let shared = data.long(from).and_then(|at| book.strings.get(usize::try_from(at).ok()?));
            shared.map(|text| (!text.is_empty()).then(|| Value::Text(text.clone())))
        }
        _ => Some(None),
    };
    found.ok_or_else(broken)
}
