//! Sheets that tonghop handed out and that come back: known by their mark, read by the header words they were given.
//!
//! Columns may have been moved, added or deleted, the file renamed or saved by another program. Must never take the note, the
//! mark or the signature for an answer.

use super::assemble::not_a_list;
use super::grid::{Grid, holds, is_used, label, raw_text};
use super::titles::line;
use super::{BodyRow, Column, LineRole, Table};
use crate::finding::{Code, Finding};
use crate::model::form::FormColumn;
use crate::model::{Area, Date, Field, Form, FormKind, Lang, SheetKind};
use crate::read::{Row, Sheet};
use crate::say::pick;
use crate::text;

/// Rows at either end of a sheet in which its mark is looked for.
const ENDS: usize = 20;

/// What the sheet says of itself, if tonghop handed it out.
pub(super) fn of(sheet: &Sheet) -> Option<Form> {
    let last = sheet.rows.len().saturating_sub(ENDS).max(ENDS);
    let rows = sheet.rows.iter().take(ENDS).chain(sheet.rows.iter().skip(last));
    rows.flat_map(|row| &*row.cells).filter_map(raw_text).find_map(Form::parse).or_else(|| questions(sheet))
}

/// A sheet of questions whose mark somebody deleted: no list of anybody has our column of keys. Of when it was made nothing is left, and
/// nothing needs it.
fn questions(sheet: &Sheet) -> Option<Form> {
    let kind = FormKind::Questions;
    let (vi, en, _) = kind.columns().iter().find(|column| column.2 == kind.subject())?;
    let ours = |row: &&Row| row.cells.iter().filter_map(raw_text).any(|text| text == *vi || text == *en);
    let head = sheet.rows.iter().take(ENDS).find(ours)?;
    header(head, kind).map(|_| Form { kind, from: Date::ZERO, to: Date::ZERO, ward: None, unit: None })
}

/// The table of such a sheet. One that is not answered has no rows to read.
pub(super) fn table(grid: &Grid<'_>, form: &Form, lang: Lang) -> (Vec<Table>, Vec<Finding>) {
    let kind = if form.kind == FormKind::Ward { SheetKind::Confirmations } else { SheetKind::Answers };
    let bare = |table: Table| Table { kind: Some(kind), form: Some(form.clone()), confidence: 1.0, ..table };
    let known = form.kind.columns();
    if known.is_empty() {
        return (vec![bare(not_a_list(grid, LineRole::Note))], Vec::new());
    }
    let mut headers = grid.sheet.rows.iter().filter_map(|row| Some((row, header(row, form.kind)?)));
    let subject = form.kind.subject();
    let names = |columns: &[Column]| columns.iter().any(|column| column.field == subject);
    let Some((at, columns)) = headers.clone().find(|(_, columns)| names(columns)) else {
        // The header still shows where the column stood.
        let at = headers.next().map(|(row, _)| row).or(grid.sheet.rows.first()).map_or(0, |row| row.index);
        let lacking = lacking(known, &subject, lang).at(Area::row(at));
        return (vec![bare(not_a_list(grid, LineRole::Note))], vec![lacking]);
    };
    let mut table = bare(not_a_list(grid, LineRole::Note));
    table.header_rows = vec![at.index];
    table.lines.clear();
    for row in grid.sheet.rows.iter().filter(|row| is_used(row)) {
        if row.index > at.index && is_body(row, &columns, form.kind) {
            table.body.push(body(row));
            continue;
        }
        let role = match row.index.cmp(&at.index) {
            std::cmp::Ordering::Less => LineRole::Title,
            std::cmp::Ordering::Equal => LineRole::Header,
            std::cmp::Ordering::Greater => LineRole::Note,
        };
        table.lines.push(line(row, role));
    }
    let answered = columns.iter().any(|column| column.field == form.kind.answer());
    let lacking = (!answered).then(|| lacking(known, &form.kind.answer(), lang).at(Area::row(at.index)));
    table.columns = columns;
    (vec![table], lacking.into_iter().collect())
}

/// A column the sheet was handed out with and no longer has.
fn lacking(known: &[FormColumn], field: &Field, lang: Lang) -> Finding {
    let name = known.iter().find(|column| column.2 == *field).map_or("", |column| pick(lang, column.0, column.1));
    Finding::new(Code::ColumnMissing).arg("field", name)
}

/// The columns of a row of headers; None where this is none.
fn header(row: &Row, kind: FormKind) -> Option<Vec<Column>> {
    let mut columns = Vec::new();
    for cell in row.cells.iter().filter(|cell| holds(cell)) {
        let header = label(cell);
        let key = text::plain(&header);
        let column = kind.columns().iter().find(|(vi, en, _)| text::plain(vi) == key || text::plain(en) == key);
        let field = column.map_or(Field::Unknown, |column| column.2.clone());
        columns.push(Column { col: cell.col, field, header, header_row: row.index });
    }
    let found = columns.iter().filter(|column| column.field != Field::Unknown).count();
    (found >= 3).then_some(columns)
}

/// A row that names somebody beside a number or another fact, or that answers for nobody.
fn is_body(row: &Row, columns: &[Column], kind: FormKind) -> bool {
    let has = |fits: &dyn Fn(&Field) -> bool| {
        let mut cells = columns.iter().filter(|column| fits(&column.field));
        cells.any(|column| row.cells.iter().any(|cell| cell.col == column.col && holds(cell)))
    };
    let marked = row.cells.iter().filter_map(raw_text).any(|text| Form::parse(text).is_some());
    let (subject, answer) = (kind.subject(), kind.answer());
    let beside = |field: &Field| *field != subject && !matches!(field, Field::Unknown | Field::Note);
    !marked && ((has(&|field| *field == subject) && has(&beside)) || has(&|field| *field == answer))
}

fn body(row: &Row) -> BodyRow {
    let cells = row.cells.iter().filter(|cell| holds(cell)).cloned().collect();
    BodyRow { row: row.index, hidden: row.hidden, cells, filled: Vec::new(), context: Vec::new() }
}
