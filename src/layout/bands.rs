//! Lists printed side by side: the same header again to the right. Each becomes a sheet of its own columns, in the same places.

use super::fields;
use super::header::Header;
use crate::finding::Finding;
use crate::model::Field;
use crate::read::{Row, Sheet};
use crate::settings::Words;

/// One of several lists beside each other.
pub(super) struct Band {
    pub sheet: Sheet,
    /// Header row; what stands above belongs to every band and is told of by the first.
    pub header: u32,
}

/// The bands of a sheet with these headers, left to right; empty where it is one list, as nearly all are.
pub(super) fn split(sheet: &Sheet, headers: &[Header], words: &Words) -> Vec<Band> {
    let Some(starts) = headers.first().and_then(|header| starts(header, words)) else { return Vec::new() };
    // Lists below each other that are not divided alike are left as they are.
    if headers.iter().any(|header| self::starts(header, words).as_ref() != Some(&starts)) {
        return Vec::new();
    }
    let first = headers[0].first_row();
    let ends = starts.iter().skip(1).copied().chain([u32::MAX]);
    let bands = starts.iter().zip(ends).enumerate();
    bands.map(|(at, (&start, end))| band(sheet, first, if at == 0 { 0 } else { start }, end)).collect()
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
    let persons = header.paths[..whole].iter().any(|path| {
        matches!(
            fields::named(path, words),
            Some(Field::Name | Field::FamilyName | Field::StudentNo | Field::CitizenId | Field::MemberCode)
        )
    });
    // The last list may lack its last columns, never the one that names persons.
    let whole_bands = at.iter().take(at.len() - 1).all(|&from| same(from, whole));
    (whole > 1 && even && persons && whole_bands && tail > 1 && tail <= whole && same(last, tail))
        .then(|| at.iter().map(|&index| header.paths[index].col).collect())
}

fn band(sheet: &Sheet, header: u32, start: u32, end: u32) -> Band {
    let within = |col: u32| (start..end).contains(&col);
    let rows = sheet.rows.iter().filter_map(|row| {
        let mut row: Row = row.clone();
        if row.index >= header {
            row.cells.retain(|cell| within(cell.col));
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
        hidden_columns: sheet.hidden_columns.iter().copied().filter(|col| within(*col)).collect(),
    };
    Band { sheet, header }
}

/// What a band to the right has to tell: nothing about the rows that all bands share.
pub(super) fn own(findings: Vec<Finding>, header: u32) -> Vec<Finding> {
    let below =
        |finding: &Finding| finding.cells.iter().all(|area| area.first_row().is_none_or(|first| first >= header));
    findings.into_iter().filter(below).collect()
}
