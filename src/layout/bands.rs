//! Lists printed side by side: the same header again to the right, or another list behind an empty column. Each becomes a sheet of its own columns, in the same places.

use super::fields;
use super::grid::holds;
use super::header::{Header, Path};
use crate::finding::{Code, Finding};
use crate::model::{Area, CellRef, Field};
use crate::read::{Row, Sheet};
use crate::settings::Words;

/// One of several lists beside each other.
pub(super) struct Band {
    pub sheet: Sheet,
    /// The first row of its own; what stands above belongs to every band and is told of by the first.
    pub header: u32,
    /// Its first and last column.
    cols: (u32, u32),
}

/// The bands of a sheet with these headers, left to right; empty where it is one list, as nearly all are.
pub(super) fn split(sheet: &Sheet, headers: &[Header], words: &Words) -> Vec<Band> {
    let Some(starts) = headers.first().and_then(|header| starts(header, words)) else { return Vec::new() };
    // Lists below each other that are not divided alike are left as they are.
    if headers.iter().any(|header| self::starts(header, words).as_ref() != Some(&starts)) {
        return Vec::new();
    }
    at(sheet, own_from(sheet, headers[0].first_row(), &starts), &starts)
}

/// The bands that begin in these columns, left to right, and in this row.
pub(super) fn at(sheet: &Sheet, first: u32, starts: &[u32]) -> Vec<Band> {
    let ends = starts.iter().skip(1).copied().chain([u32::MAX]);
    let bands = starts.iter().zip(ends).enumerate();
    bands.map(|(at, (&start, end))| band(sheet, first, if at == 0 { 0 } else { start }, end)).collect()
}

/// The first row that belongs to the bands one by one: what stands right above the header once for each (`Tháng 9`, `Tháng 10`)
/// is its band's own.
fn own_from(sheet: &Sheet, header: u32, starts: &[u32]) -> u32 {
    let band_of = |col: u32| starts.iter().rposition(|&start| col >= start).unwrap_or(0);
    let parted = |index: u32| {
        let row = sheet.rows.iter().find(|row| row.index == index)?;
        let held = row.cells.iter().filter(|cell| holds(cell)).map(|cell| band_of(cell.col));
        let bands: Vec<usize> = held.collect();
        (bands.len() == starts.len() && bands.iter().copied().eq(0..starts.len())).then_some(index)
    };
    let mut first = header;
    while let Some(above) = first.checked_sub(1).and_then(parted) {
        first = above;
    }
    first
}

/// Where the header begins anew: columns from which the same names, one of which tells persons apart, are said again.
fn starts(header: &Header, words: &Words) -> Option<Vec<u32>> {
    let opening = &header.paths.first()?.leaf().key;
    let at: Vec<usize> =
        header.paths.iter().enumerate().filter(|(_, path)| path.leaf().key == *opening).map(|(at, _)| at).collect();
    let last = *at.last().filter(|_| at.len() > 1)?;
    let whole = at[1];
    let same = |from: usize, length: usize| {
        (0..length).all(|step| {
            header.paths.get(from + step).map(|path| &path.leaf().key)
                == header.paths.get(step).map(|path| &path.leaf().key)
        })
    };
    let even = at.windows(2).all(|pair| pair[1] - pair[0] == whole) && at[0] == 0;
    let tail = header.paths.len() - last;
    let persons = names_persons(&header.paths[..whole], words);
    // The last list may lack its last columns, never the one that names persons.
    let whole_bands = at.iter().take(at.len() - 1).all(|&from| same(from, whole));
    let alike = whole > 1 && even && persons && whole_bands && tail > 1 && tail <= whole && same(last, tail);
    (alike || are_apart(header, &at, words)).then(|| at.iter().map(|&index| header.paths[index].col).collect())
}

/// Whether lists of different columns stand beside each other: each begins anew behind an empty column and names its own persons.
fn are_apart(header: &Header, at: &[usize], words: &Words) -> bool {
    let ends = at.iter().skip(1).copied().chain([header.paths.len()]);
    let behind_a_gap = |&from: &usize| header.paths[from].col > header.paths[from - 1].col + 1;
    at.first() == Some(&0)
        && at.iter().skip(1).all(behind_a_gap)
        && at.iter().zip(ends).all(|(&from, end)| end - from > 1 && names_persons(&header.paths[from..end], words))
}

fn names_persons(paths: &[Path], words: &Words) -> bool {
    paths.iter().any(|path| {
        matches!(
            fields::named(path, words),
            Some(Field::Name | Field::FamilyName | Field::StudentNo | Field::CitizenId | Field::MemberCode)
        )
    })
}

fn band(sheet: &Sheet, header: u32, start: u32, end: u32) -> Band {
    let within = |col: u32| (start..end).contains(&col);
    let rows = sheet.rows.iter().filter_map(|row| {
        let mut row: Row = row.clone();
        if row.index >= header {
            row.cells = row.cells.iter().filter(|cell| within(cell.col)).cloned().collect();
        }
        (!row.cells.is_empty()).then_some(row)
    });
    let merges = sheet.merges.iter().filter(|(from, _)| from.row < header || within(from.col));
    let sheet = Sheet {
        name: sheet.name.clone(),
        visible: sheet.visible,
        rows: rows.collect(),
        merges: merges.copied().collect(),
        fills: sheet.fills.clone(),
        comments: sheet.comments.clone(),
        struck: sheet.struck.clone(),
        hidden_columns: sheet.hidden_columns.iter().copied().filter(|col| within(*col)).collect(),
    };
    let own =
        || sheet.rows.iter().filter(|row| row.index >= header).flat_map(|row| row.cells.iter()).map(|cell| cell.col);
    let cols = (own().min().unwrap_or(start), own().max().unwrap_or(start));
    Band { sheet, header, cols }
}

/// What a band has to tell: to the right nothing about the rows that all bands share, and of what is asked of each list by itself
/// which of them it is.
pub(super) fn own(findings: Vec<Finding>, band: &Band, first: bool) -> Vec<Finding> {
    let below =
        |finding: &Finding| finding.cells.iter().all(|area| area.first_row().is_none_or(|row| row >= band.header));
    let mut findings: Vec<Finding> = findings.into_iter().filter(|finding| first || below(finding)).collect();
    for area in findings.iter_mut().filter(|one| one.code == Code::SheetUnsure).flat_map(|one| &mut one.cells) {
        if let Area::Rows { first, last } = *area {
            let (from, end) = band.cols;
            *area = Area::Cells { first: CellRef::new(first, from), last: CellRef::new(last, end) };
        }
    }
    findings
}
