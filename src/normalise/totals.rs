//! Footers compared with the rows above them (COUNTING, Sums): what they state is shown beside what was counted.

use super::cells;
use super::table::total_lines;
use super::{Body, Record};
use crate::finding::{Code, Finding};
use crate::layout::{Line, Table};
use crate::model::{CellRef, Field, FilePath, SheetKind};
use crate::read::{Cell, Value};
use crate::text::plain;

pub(super) fn compare(
    path: &FilePath,
    table: &Table,
    kind: SheetKind,
    records: &[Record],
    findings: &mut Vec<Finding>,
) {
    for line in total_lines(table) {
        let above: Vec<&Record> = records.iter().filter(|record| record.row < line.row).collect();
        for cell in &line.cells {
            let Some((stated, counted)) = stated_and_counted(table, kind, line, cell, &above) else { continue };
            if stated != counted {
                findings.push(
                    Finding::new(Code::TotalDiffers)
                        .file(path)
                        .sheet(&table.sheet)
                        .at(CellRef::new(line.row, cell.col))
                        .seen(&cell.value.shown())
                        .repaired(&counted.to_string())
                        .arg("stated", stated)
                        .arg("counted", counted),
                );
            }
        }
    }
}

/// What a footer's cell states and what the rows above give; None where it states nothing that can be compared.
fn stated_and_counted(
    table: &Table,
    kind: SheetKind,
    line: &Line,
    cell: &Cell,
    above: &[&Record],
) -> Option<(u64, u64)> {
    if let Some(text) = sentence(cell) {
        return in_words(kind, &text, above);
    }
    let column = table.columns.iter().find(|column| column.col == cell.col)?;
    let stated = cells::count(cell).value?;
    let counted = match &column.field {
        Field::Mark | Field::MarkOf(_) | Field::Count | Field::Members => in_column(cell.col, above),
        Field::Name | Field::Birth | Field::Stt if line.cells.len() <= 2 => above.len() as u64,
        _ => return None,
    };
    Some((stated, counted))
}

/// A text of more than a number.
fn sentence(cell: &Cell) -> Option<String> {
    match &cell.value {
        Value::Text(text) => Some(plain(text)).filter(|text| text.split(' ').count() >= 2),
        _ => None,
    }
}

/// `Tổng cộng: 35 đoàn viên`, `Danh sách này có 03 đoàn viên./.`, `Tổng cộng: 21 lượt`.
fn in_words(kind: SheetKind, text: &str, above: &[&Record]) -> Option<(u64, u64)> {
    let words: Vec<&str> = text.split(' ').collect();
    let at = words.iter().position(|word| word.len() <= 6 && word.bytes().all(|byte| byte.is_ascii_digit()))?;
    let stated: u64 = words[at].parse().ok()?;
    let unit = words.get(at + 1..).unwrap_or_default().join(" ");
    let claims = || above.iter().map(|record| crate::validate::claims_of(record)).sum();
    let counted = if unit.starts_with("luot") {
        claims()
    } else if kind == SheetKind::Aggregate {
        return None;
    } else if unit.starts_with("doan vien")
        || unit.starts_with("nguoi")
        || unit.starts_with("dong chi")
        || unit.is_empty()
    {
        above.len() as u64
    } else {
        return None;
    };
    Some((stated, counted))
}

/// What the rows above assert in one column.
fn in_column(col: u32, above: &[&Record]) -> u64 {
    above
        .iter()
        .map(|record| match &record.body {
            Body::Participation(part) | Body::Confirmation(part) => {
                let mut cells: Vec<CellRef> = Vec::new();
                let mine = part.claims.iter().filter(|claim| claim.at.col == col);
                // Several groups of one cell are one mark.
                mine.filter(|claim| {
                    !cells.contains(&claim.at) && {
                        cells.push(claim.at);
                        true
                    }
                })
                .map(|claim| u64::from(claim.count))
                .sum()
            }
            Body::Aggregate(cells) => cells.iter().filter(|cell| cell.at.col == col).map(|cell| cell.number).sum(),
            _ => 0,
        })
        .sum::<u64>()
}
