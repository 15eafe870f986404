//! Rows as lines, and the title block above a header.

use super::grid::{Grid, holds, is_used, label, raw_text};
use super::header::Header;
use super::phrases::is_place_date;
use super::sections::heads_by_day;
use super::vocabulary::TOTAL_PREFIXES;
use super::{Line, LineRole};
use crate::model::form::WARD_REQUEST;
use crate::read::{Cell, Row};
use crate::settings::Words;
use crate::text::{self, has_words, starts_with_words};

/// A row as a line of its role.
pub(super) fn line(row: &Row, role: LineRole) -> Line {
    line_of(row, row.cells.iter().filter(|cell| holds(cell)).cloned().collect(), role)
}

fn line_of(row: &Row, cells: Vec<Cell>, role: LineRole) -> Line {
    let texts: Vec<String> =
        cells.iter().filter(|cell| raw_text(cell).is_some()).map(label).filter(|text| !text.is_empty()).collect();
    Line { row: row.index, role, cells, text: texts.join(" ") }
}

/// A row as two lines: what stands beside the line of place and date, and that line.
pub(super) fn split_line(row: &Row, beside: LineRole) -> [Line; 2] {
    let is_date = |cell: &Cell| raw_text(cell).is_some_and(|raw| is_place_date(raw, true));
    let (dates, others) = row.cells.iter().filter(|cell| holds(cell)).cloned().partition(|cell| is_date(cell));
    [line_of(row, others, beside), line_of(row, dates, LineRole::PlaceDate)]
}

/// The first row of the title block of a table that stands below another one.
pub(super) fn title_start(grid: &Grid<'_>, before: &Header, header: &Header, words: &Words) -> u32 {
    let mut start = header.first_row();
    let first = before.repeated.last().copied().unwrap_or_default().max(before.last_row()) + 1;
    for row in grid.rows(first, header.first_row().saturating_sub(1)).iter().rev().filter(|row| is_used(row)) {
        if start - row.index > 3 || !is_title_row(row, words) {
            break;
        }
        start = row.index;
    }
    start
}

fn is_title_row(row: &Row, words: &Words) -> bool {
    let texts: Vec<&str> = row.cells.iter().filter(|cell| holds(cell)).filter_map(raw_text).collect();
    let used = row.cells.iter().filter(|cell| holds(cell)).count();
    let titled = |raw: &&str| {
        let key = text::plain(raw);
        let ends = ["nguoi lap", "ky ", "bi thu", "ghi chu"].iter().any(|word| key.starts_with(word));
        let total = TOTAL_PREFIXES.iter().any(|prefix| starts_with_words(&key, prefix))
            && !key.starts_with("danh sach doan vien");
        let somebody = text::is_written_as_name(raw) && raw.split_whitespace().count() <= 4 && !has_title_word(&key);
        !(ends || total || somebody || (is_place_date(raw, true) && !heads_by_day(raw, words)))
    };
    used <= 2 && used == texts.len() && texts.iter().all(titled)
}

fn has_title_word(key: &str) -> bool {
    ["danh sach", "thang", "nam", "doan", "lop", "phuong", "xa", "quy", "hoat dong", "bang"]
        .iter()
        .any(|word| has_words(key, word))
}

/// The rows above a header.
pub(super) fn title_lines(grid: &Grid<'_>, start: u32, header: u32) -> Vec<Line> {
    let mut lines = Vec::new();
    let Some(last) = header.checked_sub(1) else { return lines };
    for row in grid.rows(start, last).iter().filter(|row| is_used(row)) {
        let texts: Vec<&str> = row.cells.iter().filter_map(raw_text).collect();
        // A sheet of ours whose mark is gone is read as any other, and what we ask for in it is no title.
        if texts.iter().any(|raw| *raw == WARD_REQUEST.0 || *raw == WARD_REQUEST.1) {
            lines.push(line(row, LineRole::Note));
            continue;
        }
        let dated = texts.iter().filter(|raw| is_place_date(raw, false)).count();
        match dated {
            0 => lines.push(line(row, LineRole::Title)),
            all if all == texts.len() => lines.push(line(row, LineRole::PlaceDate)),
            _ => lines.extend(split_line(row, LineRole::Title)),
        }
    }
    lines
}
