//! Workbook to tables: kind of sheet, header rows, which column is which field, and what every other row is.
//! Looks at where cells stand and what shape they have; values are typed by normalise. Must never drop a row: every row
//! that holds something gets one role here.

mod activities;
mod assemble;
mod attending;
mod bands;
mod checks;
mod colour;
mod column_parts;
mod columns;
mod confidence;
mod consolidated;
mod content;
mod context;
mod contradicting;
mod doubtful;
mod earlier;
mod examples;
mod fields;
mod form;
mod grid;
mod header;
mod hints;
mod kind;
mod legend;
mod lines;
mod members;
mod merge;
mod neighbours;
mod nested;
mod numbers;
mod ordinals;
mod paragraphs;
mod part;
mod pause;
mod phrases;
mod pivot;
mod restated;
mod sections;
mod shape;
mod subtotals;
mod sums;
mod timed;
mod times;
mod titles;
mod unfold;
mod view;
mod vocabulary;
mod weekdays;
mod wide;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::{Code, Finding};
use crate::model::{Area, CellRef, Field, FilePath, Form, FormKind, Places, SheetKind, SheetName};
use crate::read::{Cell, Sheet, Workbook};
use crate::settings::Settings;
use crate::settings::numbering::Numbering;
use grid::Grid;
use legend::Explained;
use unfold::Before;

/// All that was understood of one file.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// In order of sheets, then of rows. A visible sheet with rows and no recognised table is one [`Table`] without kind.
    pub tables: Vec<Table>,
    /// tonghop wrote the workbook: a sheet that was not recognised says nothing, whatever words stand in it.
    pub ours: bool,
}

/// One table of a sheet. A sheet usually has one.
#[derive(Clone, Debug)]
pub struct Table {
    pub sheet: SheetName,
    pub visible: bool,
    /// None: not recognised; then nothing below but `lines` is filled.
    pub kind: Option<SheetKind>,
    /// How sure layout is of kind and columns, 0 to 1 in hundredths; 0 without a kind.
    pub confidence: f64,
    /// Why its rows wait until somebody says more: what it is (less sure than config asks for), or whom two columns of names mean.
    pub parked: Option<Code>,
    /// Set where tonghop itself handed the sheet out.
    pub form: Option<Form>,
    /// Header rows, from 0, in order. Empty only without a kind, or where the sheet says that there is nothing to report.
    pub header_rows: Vec<u32>,
    pub columns: Vec<Column>,
    /// Columns of marks or counts that nobody understands, on a sheet that says who took part: one of them may be what says so.
    pub doubtful: Vec<u32>,
    /// Columns that say what the marks and counts of their row add up to; those before them, or of the first all behind it.
    pub sums: Vec<u32>,
    /// Which of its rows are parts of others, on a report of figures.
    pub nested: Nested,
    /// Words around the table say that who stands on it took part, so that a row asserts it by standing there.
    pub attended: bool,
    /// Set where layout unfolded the sheet: everything here counts its rows and columns, and stands where these say.
    pub places: Option<Places>,
    /// The sheet whose list goes on here: it has the title and the header.
    pub continues: Option<SheetName>,
    /// What numbers of groups mean by the sender's own legend.
    pub numbering: Option<Arc<Numbering>>,
    /// Every non-empty row that is no body row, in order: title, header, context, total, signature, note. A row that holds
    /// a line of place and date beside other texts stands here twice: once for these, once for that line.
    pub lines: Vec<Line>,
    /// In order of rows.
    pub body: Vec<BodyRow>,
}

/// Rows of a report of figures that are parts of others: `2 Theo nhóm` with `2.1`, `2.2` below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nested {
    /// Rows that only sum others, and so are totals.
    pub sums: BTreeMap<u32, Vec<u32>>,
    /// Rows that count, but for what rows of their own say of them.
    pub rest: BTreeMap<u32, Rest>,
    /// The row that each row is a part of.
    pub under: BTreeMap<u32, u32>,
    /// Columns that count, but for what columns of their own say of them.
    pub columns: BTreeMap<u32, Rest>,
}

/// What is told of a number by its parts: rows, or columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rest {
    pub parts: Vec<u32>,
    /// Words say that they are only some of it: `Trong đó`.
    pub among: bool,
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub col: u32,
    pub field: Field,
    /// The header from its top row to its bottom row, composed, single blanks, joined by ` > `.
    pub header: String,
    /// The cell of the header that named it.
    pub header_row: u32,
}

/// What a row is that is no body row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineRole {
    /// Above the header: office, unit, title, sub-title.
    Title,
    /// A line of place and date; dates a document, never a claim. Above or below.
    PlaceDate,
    Header,
    /// A sub-header inside the body; holds for the rows below it until the next of its level.
    Context,
    Total,
    Signature,
    Note,
}

/// One row that is no body row.
#[derive(Clone, Debug)]
pub struct Line {
    pub row: u32,
    pub role: LineRole,
    pub cells: Vec<Cell>,
    /// All texts of the row joined by a blank, composed, single blanks.
    pub text: String,
}

/// A cell of a body row that a merged one reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filled {
    pub col: u32,
    /// The row where the merged cell begins.
    pub from: u32,
}

/// One body row. Merged cells are filled over their range, ditto marks are still there.
#[derive(Clone, Debug)]
pub struct BodyRow {
    pub row: u32,
    pub hidden: bool,
    /// By column; filled from merges where `filled` says so.
    pub cells: Arc<[Cell]>,
    /// Columns of `cells` that come from a cell merged down from a row above, and that row.
    pub filled: Vec<Filled>,
    /// Rows of the context lines that hold for it, outermost first.
    pub context: Vec<u32>,
}

impl Table {
    pub fn line(&self, row: u32) -> Option<&Line> {
        self.lines.iter().find(|line| line.row == row)
    }

    /// A row of the table as the sheet counts it.
    pub fn sheet_row(&self, row: u32) -> u32 {
        self.places.as_ref().map_or(row, |places| places.row(row))
    }

    /// A cell of the table where it stands on the sheet.
    pub fn sheet_cell(&self, row: u32, col: u32) -> CellRef {
        let at = CellRef::new(row, col);
        self.places.as_ref().map_or(at, |places| places.cell(at))
    }

    /// A column of the table as the sheet counts it.
    pub fn sheet_column(&self, col: u32) -> u32 {
        self.places.as_ref().map_or(col, |places| places.column(col))
    }

    /// The header rows that stand on the sheet; none where layout made up the header.
    pub fn sheet_header(&self) -> Vec<u32> {
        if self.places.is_some() { Vec::new() } else { self.header_rows.clone() }
    }

    /// All columns of a field, left to right.
    pub fn columns_of(&self, field: &Field) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(move |column| &column.field == field)
    }

    /// The title lines, top to bottom.
    pub fn title(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.role == LineRole::Title)
    }

    /// Whether nothing but what heads its rows stands above it: it is a part of the list that the sheet's title is of.
    pub fn is_part(&self) -> bool {
        let header = self.header_rows.first().copied().unwrap_or_default();
        self.title().next().is_none()
            && self.lines.iter().any(|line| line.role == LineRole::Context && line.row < header)
    }

    /// Where the table as a whole is pointed at: its header row.
    pub fn place(&self) -> Area {
        Area::row(self.header_rows.first().copied().unwrap_or_default())
    }
}

impl BodyRow {
    pub fn cell(&self, col: u32) -> Option<&Cell> {
        self.cells.binary_search_by_key(&col, |cell| cell.col).ok().map(|at| &self.cells[at])
    }
}

/// Understands one workbook. Findings carry the file's path.
pub fn tables(path: &FilePath, workbook: &Workbook, settings: &Settings) -> (Layout, Vec<Finding>) {
    let mut layout = Layout::default();
    let mut findings = Vec::new();
    let forms: Vec<Option<Form>> = workbook.sheets.iter().map(form::of).collect();
    let slice = forms.iter().flatten().find(|form| form.kind == FormKind::Slice);
    let figures = consolidated::data_sheet(workbook);
    let ours = figures.is_some() || kind::ours(workbook);
    layout.ours = ours;
    let mut before: Option<Before> = None;
    let legends = legend::all(workbook, ours || slice.is_some(), settings);
    let pivots = if ours || slice.is_some() { BTreeMap::new() } else { pivot::all(workbook) };
    for (at, ((sheet, form), legend)) in workbook.sheets.iter().zip(&forms).zip(&legends).enumerate() {
        if !sheet.rows.iter().any(grid::is_used) {
            continue;
        }
        let grid = Grid::new(sheet);
        let (tables, found) = if !sheet.visible {
            (vec![assemble::unread(sheet)], vec![Finding::new(Code::SheetHidden).seen(&sheet.name)])
        } else if let Some(form) = slice.or(form.as_ref()) {
            form::table(&grid, form, settings.lang)
        } else if figures.is_some_and(|figures| std::ptr::eq(figures, sheet)) {
            (vec![consolidated::table(&grid)], Vec::new())
        } else if ours || pivots.contains_key(&at) {
            (vec![assemble::not_a_list(&grid, LineRole::Note)], Vec::new())
        } else {
            match legend {
                Explained::Nothing => list(path, &grid, settings, &mut before),
                Explained::Others => (vec![assemble::not_a_list(&grid, LineRole::Note)], Vec::new()),
                Explained::By(numbering) => {
                    let (mut tables, found) = list(path, &grid, &settings.numbered(numbering), &mut before);
                    tables.iter_mut().for_each(|table| table.numbering = Some(Arc::clone(numbering)));
                    (tables, found)
                }
            }
        };
        layout.tables.extend(tables);
        findings.extend(found.into_iter().map(|finding| finding.file(path).sheet(&sheet.name)));
    }
    findings.extend(pivot::compared(&pivots, workbook, &layout).into_iter().map(|finding| finding.file(path)));
    findings.extend(several(path, workbook));
    // A workbook of questions has the sheets we gave it.
    if forms.iter().flatten().any(Form::asks) {
        findings.retain(|one| !matches!(one.code, Code::SheetHidden | Code::SheetSeveral));
    }
    (layout, findings)
}

/// The tables of a sheet of lists, the last of which may go on from the sheet before and on the next one.
fn list<'a>(
    path: &FilePath,
    grid: &Grid<'a>,
    settings: &Settings,
    before: &mut Option<Before<'a>>,
) -> (Vec<Table>, Vec<Finding>) {
    let last = before.take();
    let goes_on = |surely: bool| last.as_ref().and_then(|last| assemble::going_on(path, grid, settings, last, surely));
    let (read, on) = match goes_on(true) {
        Some(read) => (read, true),
        None => {
            let read = assemble::tables(path, grid, settings);
            let understood = read.0.iter().any(|table| table.kind.is_some() && table.parked.is_none());
            // What nobody can read by itself may be more of the list before: that is asked.
            match goes_on(false).filter(|_| !understood) {
                Some(asked) => (asked, false),
                None => (read, false),
            }
        }
    };
    *before = if on { last.map(|last| last.after(grid.sheet, &read.0)) } else { Before::of(grid.sheet, &read.0) };
    read
}

/// A workbook with more than one sheet to read says which they are.
fn several(path: &FilePath, workbook: &Workbook) -> Option<Finding> {
    let read = |sheet: &&Sheet| sheet.visible && sheet.rows.iter().any(grid::is_used);
    let names: Vec<&str> = workbook.sheets.iter().filter(read).map(|sheet| &*sheet.name).collect();
    (names.len() > 1).then(|| {
        let finding = Finding::new(Code::SheetSeveral).file(path).seen(&names.join(", "));
        finding.arg("sheets", names.len())
    })
}

/// The area a row uses, from its first cell that holds something to its last.
fn used_area(row: &crate::read::Row) -> Area {
    let mut cols = row.cells.iter().filter(|cell| grid::holds(cell)).map(|cell| cell.col);
    let first = cols.next().unwrap_or_default();
    let last = cols.next_back().unwrap_or(first);
    Area::Cells { first: CellRef::new(row.index, first), last: CellRef::new(row.index, last) }
}
