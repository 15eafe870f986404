//! What calamine does not tell of an ods: hidden and filtered rows, hidden columns, merges, comments, formulas without a result, how
//! cells look by the styles of [`super::ods_styles`], and how much memory its repeats ask for.

use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::formats::Look;
use super::gather::Marks;
use super::ods_styles::Styles;
use super::package::attribute;
use super::{Fill, Trouble};
use crate::model::CellRef;
use crate::settings::Limits;

/// The last row and column a sheet can have, counted from 1.
const ROWS: u64 = 1_048_576;
const COLUMNS: u64 = 16_384;
/// Cells that are only said to repeat, beyond so many for each cell that is written: no list of persons is like that, and memory follows
/// what is in a file.
const COPIES: u64 = 100_000;
const COPIES_OF_EACH: u64 = 64;
/// Cells of the rectangle that a table spans, beyond so many for each cell that is written.
const SPANNED: u64 = 4_000_000;

/// Of one sheet, beside its cells.
#[derive(Debug, Default)]
pub(super) struct SheetExtra {
    pub marks: Marks,
    /// Cells in a font of the nineties, struck through, or whose numbers are padded with zeros.
    pub looks: BTreeMap<CellRef, Look>,
    /// Formula cells that were never computed.
    pub no_result: Vec<CellRef>,
}

/// One table while it is walked.
#[derive(Default)]
struct Table {
    name: String,
    extra: SheetExtra,
    /// The look of each run of columns, by its last column.
    columns: BTreeMap<u64, Look>,
    /// Fills of the row at hand: first and last column, colour.
    row_fills: Vec<(u64, u64, u32)>,
    /// Where the last cell began.
    last_cell: u64,
    row: u64,
    col: u64,
    /// How often the row at hand repeats, and whether it is hidden.
    repeats: u64,
    hidden: bool,
    /// How cells of the row at hand look by it, where it says so.
    row_look: Option<Look>,
    /// First and last place that holds something.
    span: Option<(u64, u64, u64, u64)>,
    /// Cells calamine lists before it repeats rows.
    listed: u64,
    /// Of the row at hand, up to its last cell that holds something.
    row_listed: u64,
    /// Cells with something in them: as they are written, and written out with what repeats; the latter of the row at hand too.
    written: u64,
    copied: u64,
    row_copied: u64,
}

/// The marks of every sheet by name.
///
/// # Errors
/// Where the cells, with all repeats written out, would pass the limits.
pub(super) fn scan(bytes: &[u8], limits: Limits) -> Result<BTreeMap<String, SheetExtra>, Trouble> {
    let mut found = BTreeMap::new();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Trouble::unreadable)?;
    let mut styles = Styles::of_workbook(&mut archive);
    // calamine says what is missing or broken.
    let Ok(part) = archive.by_name("content.xml") else { return Ok(found) };
    let (mut reader, mut buffer) = (walker(part), Vec::new());
    let mut table = Table::default();
    let (mut room, mut blanks) = (limits.cells, 0u64);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => match element.name().as_ref() {
                "table:table" => {
                    styles.settle();
                    let name = attribute(&element, "name").unwrap_or_default().into_owned();
                    table = Table { name, ..Table::default() };
                }
                "table:table-column" => table.column(&element, &styles),
                "table:table-row" => table.begin_row(&element, &styles),
                "table:table-cell" | "table:covered-table-cell" => table.cell(&element, &styles),
                "office:annotation" => table.comment(),
                "text:s" => blanks = blanks.saturating_add(number(&element, "c")),
                _ => styles.begin(&element),
            },
            Ok(Event::End(element)) => match element.name().as_ref() {
                "table:table-row" => table.end_row(),
                "table:table" => {
                    let done = std::mem::take(&mut table);
                    room = room.checked_sub(done.cost()).ok_or_else(|| Trouble::cells(limits))?;
                    found.insert(done.name, done.extra);
                }
                name => styles.end(name),
            },
            Ok(Event::Eof) | Err(_) => return Ok(found),
            Ok(_) => {}
        }
        if blanks > limits.unpacked_bytes || table.listed > room {
            return Err(Trouble::cells(limits));
        }
        if table.repeats_too_much() {
            return Err(Trouble::TooLarge(format!("{COPIES} ô chỉ ghi là lặp lại (repeated cells)")));
        }
    }
}

impl Table {
    fn column(&mut self, element: &BytesStart, styles: &Styles) {
        let repeats = number(element, "number-columns-repeated");
        let look = styles.of(element, "default-cell-style-name").unwrap_or_else(|| styles.usual());
        self.columns.insert(self.col.saturating_add(repeats - 1), look);
        if is_hidden(element) {
            let last = (self.col + repeats - 1).min(COLUMNS - 1);
            self.extra.marks.hidden_columns.push((small(self.col), small(last)));
        }
        self.col = self.col.saturating_add(repeats).min(COLUMNS);
    }

    fn begin_row(&mut self, element: &BytesStart, styles: &Styles) {
        self.row_look = styles.of(element, "default-cell-style-name");
        self.repeats = number(element, "number-rows-repeated");
        self.hidden = is_hidden(element);
        (self.col, self.row_listed, self.row_copied) = (0, 0, 0);
        self.row_fills.clear();
    }

    fn comment(&mut self) {
        self.extra.marks.comments.push(CellRef::new(small(self.row), small(self.last_cell)));
    }

    /// How the cells look that begin at this column; without a style of their own as their row or column says.
    fn look(&self, element: &BytesStart, styles: &Styles) -> Look {
        let own = styles.of(element, "style-name").or(self.row_look);
        let column = || self.columns.range(self.col..).next().map(|(_, look)| *look);
        own.or_else(column).unwrap_or_else(|| styles.usual())
    }

    fn cell(&mut self, element: &BytesStart, styles: &Styles) {
        let look = self.look(element, styles);
        self.last_cell = self.col;
        let repeats = number(element, "number-columns-repeated").min(COLUMNS);
        let (valued, formula) = (attribute(element, "value-type").is_some(), attribute(element, "formula").is_some());
        let holds = valued || formula;
        let here = CellRef::new(small(self.row), small(self.col));
        if formula && !valued {
            self.extra.no_result.push(here);
        }
        if look.colour != 0 {
            self.row_fills.push((self.col, self.col.saturating_add(repeats - 1), look.colour));
        }
        if holds && (look.font.is_some() || look.struck || look.number.zeros > 0) {
            let cols = here.col..here.col.saturating_add(small(repeats));
            self.extra.looks.extend(cols.map(|col| (CellRef { col, ..here }, look)));
        }
        let (across, down) = (number(element, "number-columns-spanned"), number(element, "number-rows-spanned"));
        if across > 1 || down > 1 {
            let first = CellRef::new(small(self.row), small(self.col));
            let last = CellRef::new(small(self.row + down.min(ROWS) - 1), small(self.col + across.min(COLUMNS) - 1));
            self.extra.marks.merges.push((first, last));
        }
        if holds {
            self.written += 1;
            self.row_copied = self.row_copied.saturating_add(repeats);
            let last_col = self.col + repeats - 1;
            let last_row = (self.row + self.repeats - 1).min(ROWS);
            let (top, left, bottom, right) = self.span.unwrap_or((self.row, self.col, last_row, last_col));
            self.span = Some((top.min(self.row), left.min(self.col), bottom.max(last_row), right.max(last_col)));
            self.row_listed = self.col + repeats;
        }
        self.col = self.col.saturating_add(repeats);
    }

    fn end_row(&mut self) {
        self.listed = self.listed.saturating_add(self.row_listed);
        self.copied = self.copied.saturating_add(self.row_copied.saturating_mul(self.repeats));
        // A hidden run may reach to the last row of the sheet; only rows that hold something are asked for.
        if self.hidden && self.row_listed > 0 {
            let end = (self.row + self.repeats).min(ROWS);
            self.extra.marks.hidden_rows.extend(small(self.row)..small(end));
        }
        // Only rows that hold something are asked for; what they repeat is bounded with their cells.
        if self.row_listed > 0 {
            let end = self.row.saturating_add(self.repeats).min(ROWS);
            let fills = &self.row_fills;
            self.extra.marks.fills.extend((self.row..end).flat_map(|row| {
                fills.iter().map(move |&(first, last, colour)| Fill {
                    row: small(row),
                    first: small(first),
                    last: small(last),
                    colour,
                })
            }));
        }
        self.row = self.row.saturating_add(self.repeats).min(ROWS);
    }

    /// Whether far more cells are claimed than written; every row that begins is looked at with the rows before it.
    fn repeats_too_much(&self) -> bool {
        let copied = self.copied.max(self.row_copied.saturating_mul(self.repeats));
        let each = self.written.saturating_mul(COPIES_OF_EACH);
        copied > COPIES.saturating_add(each) || self.spanned() > SPANNED.saturating_add(each)
    }

    /// Cells of the rectangle that the table's cells span.
    fn spanned(&self) -> u64 {
        self.span.map_or(0, |(top, left, bottom, right)| (bottom - top + 1).saturating_mul(right - left + 1))
    }

    /// Cells calamine holds for the table: the listed ones and the rectangle they span.
    fn cost(&self) -> u64 {
        self.listed.saturating_add(self.spanned())
    }
}

/// Every element begins and ends, an empty one too; what does not fit together is calamine's to say.
pub(super) fn walker<R: Read>(part: R) -> Reader<BufReader<R>> {
    let mut reader = Reader::from_reader(BufReader::new(part));
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().check_end_names = false;
    reader
}

fn is_hidden(element: &BytesStart) -> bool {
    attribute(element, "visibility").is_some_and(|how| how == "collapse" || how == "filter")
}

/// A count; 1 where it is not stated.
fn number(element: &BytesStart, name: &str) -> u64 {
    attribute(element, name).and_then(|text| text.parse().ok()).unwrap_or(1).clamp(1, u64::from(u32::MAX))
}

fn small(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
