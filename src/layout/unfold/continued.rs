//! A list that goes on on the next sheet, where nobody typed its title and its header again.
//!
//! Must never join what another sheet says itself: without columns, kinds of values, running numbers and a name that agree the rows
//! are asked about.

use std::collections::BTreeMap;

use super::{Desk, GoesOn, Unfolded, list};
use crate::finding::{Code, Finding, Severity};
use crate::layout::content;
use crate::layout::grid::{Grid, holds, is_used, whole};
use crate::layout::{LineRole, Table};
use crate::model::{Area, CellRef, Field, SheetName};
use crate::read::{Fill, Row, Sheet};
use crate::text;

/// A list that the next sheet may go on with.
pub(in crate::layout) struct Before<'a> {
    /// Where its title and its header stand.
    sheet: &'a Sheet,
    /// The sheet that holds its last rows.
    name: &'a SheetName,
    /// The last row of its header.
    head: u32,
    /// Rows of the sub-headers that hold at its end.
    held: Vec<u32>,
    fields: BTreeMap<u32, Field>,
    /// The last running number.
    last: Option<u32>,
}

impl<'a> Before<'a> {
    /// The one list of a sheet, if it has its own header.
    pub(in crate::layout) fn of(sheet: &'a Sheet, tables: &[Table]) -> Option<Self> {
        let [table] = tables else { return None };
        table.kind?;
        let head = *table.header_rows.last().filter(|_| table.places.is_none() && table.parked.is_none())?;
        // Below the header nothing but column numbers stands above the body.
        let numbers = table.lines.iter().filter(|line| line.role == LineRole::Header).map(|line| line.row);
        let head = numbers.take_while(|row| *row <= head + 1).last().unwrap_or(head);
        let held = table.body.last().map(|row| row.context.clone()).unwrap_or_default();
        let fields = table.columns.iter().map(|column| (column.col, column.field.clone())).collect();
        let mut before = Self { sheet, name: &sheet.name, head, held, fields, last: None };
        before.last = before.last_number(table);
        Some(before)
    }

    /// The same list after one more sheet.
    #[must_use]
    pub(in crate::layout) fn after(self, sheet: &'a Sheet, tables: &[Table]) -> Self {
        let last = tables.last().and_then(|table| self.last_number(table)).or(self.last);
        Self { name: &sheet.name, last, ..self }
    }

    fn last_number(&self, table: &Table) -> Option<u32> {
        let col = self.column(&[Field::Stt])?;
        table.body.iter().rev().find_map(|row| row.cell(col).and_then(whole))
    }

    fn column(&self, fields: &[Field]) -> Option<u32> {
        self.fields.iter().find(|(_, field)| fields.contains(field)).map(|(col, _)| *col)
    }
}

/// The list of a sheet that has no header as what `before` goes on with; `surely`: only where nothing speaks against it.
pub(in crate::layout) fn unfold(sheet: &Sheet, before: &Before<'_>, surely: bool) -> Option<Unfolded> {
    let rows: Vec<&Row> = sheet.rows.iter().filter(|row| is_used(row)).collect();
    let name = before.column(&[Field::Name, Field::FamilyName])?;
    let items = rows.iter().take_while(|row| is_item(row, name)).count();
    let (body, below) = rows.split_at(items);
    // Below the list nothing but its footer and signatures.
    let more = below.iter().any(|row| is_item(row, name) && before.number(row).is_some());
    let fits = !body.is_empty() && !more && before.holds_alike(body);
    let sure = before.counts_on(body);
    if !fits || !goes_on_by_name(before, &sheet.name) || (surely && !sure) {
        return None;
    }
    Some(Unfolded { doubt: !sure, ..below_header(sheet, before, &rows) })
}

impl Before<'_> {
    /// Whether a sheet may go on with the list, told by its first row.
    pub(in crate::layout) fn goes_on_in(&self, sheet: &Sheet) -> bool {
        let first = sheet.rows.iter().find(|row| is_used(row));
        first.and_then(|row| self.number(row)).is_some_and(|number| self.last.is_some_and(|last| number == last + 1))
    }

    /// Whether every cell stands in a column of the list and holds what stands there.
    fn holds_alike(&self, body: &[&Row]) -> bool {
        let held = body.iter().flat_map(|row| row.cells.iter().filter(|cell| holds(cell)));
        let placed = held.into_iter().all(|cell| self.fields.contains_key(&cell.col));
        let rows: Vec<Row> = body.iter().map(|row| (*row).clone()).collect();
        let (own, known) =
            (content::profiles(&rows), content::profiles(Grid::new(self.sheet).rows(self.head + 1, u32::MAX)));
        placed && own.iter().all(|(col, own)| known.get(col).is_none_or(|known| own.is_like(known)))
    }

    /// Rows of the title and the header, and the sub-headers that hold at its end.
    fn above(&self) -> Vec<&Row> {
        self.sheet.rows.iter().filter(|row| row.index <= self.head || self.held.contains(&row.index)).collect()
    }

    /// Whether the running numbers go on where those of the list ended.
    fn counts_on(&self, body: &[&Row]) -> bool {
        let Some(last) = self.last else { return false };
        body.iter().zip(last + 1..).all(|(row, wanted)| self.number(row) == Some(wanted))
    }

    fn number(&self, row: &Row) -> Option<u32> {
        let col = self.column(&[Field::Stt])?;
        row.cells.iter().find(|cell| cell.col == col).and_then(whole)
    }
}

/// A person beside whom something stands.
fn is_item(row: &Row, name: u32) -> bool {
    let others = row.cells.iter().any(|cell| cell.col != name && holds(cell));
    others && list::is_person_at(row, name)
}

/// Whether the name of a sheet says nothing but that it is the next one.
fn goes_on_by_name(before: &Before<'_>, name: &str) -> bool {
    const NAMES: &[&str] = &[
        "",
        "sheet",
        "trang",
        "trang tinh",
        "page",
        "ds",
        "danh sach",
        "tiep",
        "tiep theo",
        "tt",
        "to",
        "phan",
        "bang",
    ];
    let stem = |name: &str| {
        let key = text::plain(name);
        let bare = key.trim_end_matches(|one: char| one.is_ascii_digit() || one == ' ').to_owned();
        (key, bare)
    };
    let ((first, first_stem), (next, next_stem)) = (stem(before.name), stem(name));
    let plain = |stem: &str| NAMES.contains(&stem);
    // `K10A (2)`, `K10A tiếp` after `K10A`.
    let further = next.strip_prefix(first.as_str()).map(|rest| stem(rest).1);
    (plain(&first_stem) && plain(&next_stem)) || further.is_some_and(|rest| plain(rest.trim()))
}

/// The rows of a sheet below the title and the header of the list before.
fn below_header(sheet: &Sheet, before: &Before<'_>, rows: &[&Row]) -> Unfolded {
    let start = rows.first().map_or(0, |row| row.index);
    let above = before.above();
    let own = above.last().map_or(0, |row| row.index + 1);
    let mut desk = Desk::new(std::iter::empty());
    for row in &above {
        // Whatever is said of title and header here is said of the list that goes on.
        let here = row.cells.iter().map(|cell| (cell.clone(), CellRef::new(start, cell.col)));
        desk.push(row.index, row.hidden, here.collect());
    }
    let down = |row: u32| row - start + own;
    rows.iter().for_each(|row| desk.moved(down(row.index), row));
    let shifted = |at: &CellRef| CellRef::new(down(at.row), at.col);
    let finding = Finding::new(Code::HeaderMissing)
        .severity(Severity::Note)
        .at(Area::row(start))
        .arg("kind", "continued")
        .arg("other", before.name);
    let is_above = |at: &CellRef| above.iter().any(|row| row.index == at.row);
    let merges = before.sheet.merges.iter().filter(|(first, _)| is_above(first)).copied();
    let merged = sheet.merges.iter().filter(|(first, _)| first.row >= start);
    let unfolded = Sheet {
        name: sheet.name.clone(),
        visible: sheet.visible,
        rows: desk.rows,
        merges: merges.chain(merged.map(|(first, end)| (shifted(first), shifted(end)))).collect(),
        hidden_columns: sheet.hidden_columns.clone(),
        fills: sheet.fills.iter().map(|fill| Fill { row: down(fill.row), ..*fill }).collect(),
        comments: sheet.comments.iter().filter(|at| at.row >= start).map(shifted).collect(),
        struck: sheet.struck.iter().filter(|at| at.row >= start).map(shifted).collect(),
    };
    let list = before.sheet.name.clone();
    Unfolded { goes_on: Some(GoesOn { list, own }), ..Unfolded::new(unfolded, desk.places, finding, own) }
}
