//! Pivot tables beside the list they are made of: `Count of Ngày tham gia` with `Grand Total` on one sheet, the list on another.
//!
//! Such a sheet says again what its list says, and may be older than it: it is compared, and never counted beside the list. Without
//! its list in the workbook it is read as any other sheet.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::{holds, is_used, raw_text, whole};
use super::phrases;
use super::{Layout, Table};
use crate::finding::{Code, Finding};
use crate::model::CellRef;
use crate::read::{Row, Sheet, Workbook};
use crate::text;

/// What a pivot table shows, before the name of the column it is made of, folded.
const SHOWN: &[(&str, bool)] = &[
    ("count of ", false),
    ("count ", false),
    ("dem cua ", false),
    ("so luong cua ", false),
    ("sum of ", true),
    ("sum ", true),
    ("tong cua ", true),
];

/// Texts that stand in no list: over rows and columns, and in place of what is blank or not chosen, folded.
const OWN: &[&str] = &[
    "row labels",
    "column labels",
    "nhan hang",
    "nhan cot",
    "blank",
    "trong",
    "empty",
    "all",
    "tat ca",
    "multiple items",
    "values",
    "data",
    "filter",
];

/// Rows in which the beginning of a pivot table is looked for.
const FIRST_ROWS: usize = 12;
/// Labels by which a list is known, where no column of it is named.
const ENOUGH: usize = 3;

/// What a pivot table shows of its list.
struct Shown {
    /// The row and the text that say so.
    row: u32,
    text: String,
    /// The column it is made of, folded; empty where only its labels tell.
    column: String,
    adds: bool,
}

/// A pivot table whose list stands in the workbook.
pub(super) struct Pivot {
    list: usize,
    shown: Shown,
    total: Option<(CellRef, u32)>,
}

/// Those of a workbook, by the number of their sheet.
pub(super) fn all(workbook: &Workbook) -> BTreeMap<usize, Pivot> {
    let read = |sheet: &Sheet| sheet.visible && sheet.rows.iter().any(is_used);
    let sheets: Vec<usize> = (0..workbook.sheets.len()).filter(|&at| read(&workbook.sheets[at])).collect();
    if sheets.len() < 2 {
        return BTreeMap::new();
    }
    let shown: BTreeMap<usize, Shown> =
        sheets.iter().filter_map(|&at| Some((at, shown(&workbook.sheets[at])?))).collect();
    let lists: Vec<usize> = sheets.into_iter().filter(|at| !shown.contains_key(at)).collect();
    let made = |(at, shown): (usize, Shown)| {
        let sheet = &workbook.sheets[at];
        let labels = labels(sheet, &shown);
        let list = lists.iter().copied().find(|&list| is_made_of(&labels, &shown, &workbook.sheets[list]))?;
        Some((at, Pivot { list, total: total(sheet), shown }))
    };
    shown.into_iter().filter_map(made).collect()
}

/// What a sheet shows, if it begins as a pivot table does.
fn shown(sheet: &Sheet) -> Option<Shown> {
    let mut labelled = None;
    for row in sheet.rows.iter().take(FIRST_ROWS) {
        for raw in row.cells.iter().filter_map(raw_text).filter(|raw| raw.len() <= 120) {
            let key = text::plain(raw);
            let value = SHOWN.iter().find_map(|(word, adds)| Some((key.strip_prefix(word)?, *adds)));
            if let Some((column, adds)) = value.filter(|(column, _)| !column.is_empty()) {
                return Some(Shown { row: row.index, text: raw.to_owned(), column: column.to_owned(), adds });
            }
            if labelled.is_none() && matches!(&*key, "row labels" | "nhan hang") {
                let column = String::new();
                labelled = Some(Shown { row: row.index, text: raw.to_owned(), column, adds: false });
            }
        }
    }
    labelled
}

/// What a pivot table names: values of its list, and columns of it.
fn labels(sheet: &Sheet, shown: &Shown) -> BTreeSet<String> {
    let below = sheet.rows.iter().filter(|row| row.index >= shown.row);
    let texts = below.flat_map(|row| row.cells.iter()).filter_map(raw_text).filter(|raw| *raw != shown.text);
    let keys = texts.map(text::plain).filter(|key| !phrases::is_grand_total(key));
    let keys = keys.map(|key| phrases::subtotalled(&key).map(str::to_owned).unwrap_or(key));
    keys.filter(|key| !key.is_empty() && !OWN.contains(&key.as_str())).collect()
}

/// Whether a list has the column that is shown, and what is named beside it.
fn is_made_of(labels: &BTreeSet<String>, shown: &Shown, list: &Sheet) -> bool {
    let texts: BTreeSet<String> =
        list.rows.iter().flat_map(|row| row.cells.iter()).filter_map(raw_text).map(text::plain).collect();
    let known = labels.iter().filter(|label| texts.contains(*label)).count();
    if !shown.column.is_empty() && texts.contains(&shown.column) {
        // Days and months are shown in words that no cell of the list has.
        return known > 0 && known * 5 >= labels.len() * 4;
    }
    known == labels.len() && known >= ENOUGH
}

/// The last number of the row of the grand total, and where it stands.
fn total(sheet: &Sheet) -> Option<(CellRef, u32)> {
    let is_total = |row: &&Row| {
        let first = row.cells.iter().filter(|cell| holds(cell)).find_map(raw_text);
        first.is_some_and(|raw| phrases::is_grand_total(&text::plain(raw)))
    };
    let row = sheet.rows.iter().rev().find(is_total)?;
    let last = row.cells.iter().rev().find(|cell| holds(cell))?;
    Some((CellRef::new(row.index, last.col), whole(last)?))
}

/// For each pivot table that its list was read in its place, or that it states another number.
pub(super) fn compared(pivots: &BTreeMap<usize, Pivot>, workbook: &Workbook, layout: &Layout) -> Vec<Finding> {
    pivots
        .iter()
        .map(|(&at, pivot)| pivot.compared(&workbook.sheets[at], &workbook.sheets[pivot.list], layout))
        .collect()
}

impl Pivot {
    fn compared(&self, sheet: &Sheet, list: &Sheet, layout: &Layout) -> Finding {
        let counted =
            layout.tables.iter().filter(|table| table.sheet == list.name).filter_map(|table| self.count(table));
        let counted = counted.reduce(|all, one| all + one);
        let differs = self.total.zip(counted).filter(|((_, stated), counted)| u64::from(*stated) != *counted);
        let finding = match differs {
            Some(((at, stated), counted)) => Finding::new(Code::StatedTotalDiffers)
                .at(at)
                .arg("what", &self.shown.text)
                .arg("stated", stated)
                .arg("counted", counted)
                .arg("difference", i64::from(stated) - i64::try_from(counted).unwrap_or(i64::MAX)),
            None => Finding::new(Code::TurnReportedTwice).arg("kind", "summary").arg("other", &*list.name),
        };
        finding.sheet(&sheet.name)
    }

    /// What the list says in the column that is shown.
    fn count(&self, table: &Table) -> Option<u64> {
        let leaf = |header: &str| text::plain(header.rsplit(" > ").next().unwrap_or_default());
        let column = table.columns.iter().find(|column| leaf(&column.header) == self.shown.column)?;
        let cells = table.body.iter().filter_map(|row| row.cell(column.col)).filter(|cell| holds(cell));
        Some(cells.map(|cell| if self.shown.adds { whole(cell).map_or(0, u64::from) } else { 1 }).sum())
    }
}
