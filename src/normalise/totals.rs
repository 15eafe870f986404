//! Footers compared with the rows above them (COUNTING, "Sums" and "Small print").
//!
//! Must never change what counts: a footer is only looked at.

use std::collections::BTreeSet;

use super::cells;
use super::desk::Desk;
use super::path::{Word, words};
use super::title;
use super::{Body, Measure, Record, TableRecords};
use crate::finding::{Code, Finding};
use crate::layout::{Line, LineRole};
use crate::model::{Area, CellRef};
use crate::read::{Cell, Value};
use crate::text::{self, has_any, starts_with_words};

/// Words behind a number of persons, folded.
const PERSONS: &[&str] =
    &["doan vien", "dv", "dong chi", "nguoi", "sinh vien", "hoc sinh", "hssv", "thanh nien", "ban"];

/// Words behind a number of turns, folded.
const TURNS: &[&str] = &["luot"];

/// Words in which a number is repeated in brackets, folded.
const SPELLED: &[&str] = &[
    "mot", "hai", "ba", "bon", "tu", "nam", "lam", "sau", "bay", "tam", "chin", "muoi", "tram", "nghin", "ngan",
    "linh", "le", "khong",
];

/// Beginnings of notes that state a total, folded.
const NOTES: &[&str] = &["danh sach nay", "danh sach co", "danh sach gom", "tong cong", "tong so"];

/// What a number in words counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Persons,
    Turns,
    Untold,
}

/// Compares every footer with the body rows above it.
pub(super) fn compare(desk: &mut Desk, records: &[Record]) {
    let table = desk.table;
    let mut start = 0;
    for line in &table.lines {
        match line.role {
            LineRole::Total => {
                numbers(desk, line, start, records);
                in_words(desk, line, start, records);
                start = line.row;
            }
            LineRole::Note if NOTES.iter().any(|word| starts_with_words(&text::plain(&line.text), word)) => {
                in_words(desk, line, start, records);
            }
            // A subtotal holds for the rows below its own sub-header.
            LineRole::Context => start = line.row,
            _ => {}
        }
    }
}

/// Numbers under mark and count columns. A footer inside the table may also be the sum of its own part.
fn numbers(desk: &mut Desk, line: &Line, start: u32, records: &[Record]) {
    let counted = summed(desk, line, records);
    let next = desk.table.lines.iter().filter(|other| other.row > line.row && other.role == LineRole::Total);
    let next = next.map(|other| other.row).min().unwrap_or(u32::MAX);
    let next_is_part = desk.table.body.iter().any(|body| body.row > line.row && body.row < next);
    if let Some(parts) = desk.table.nested.sums.get(&line.row) {
        return of_parts(desk, line, parts);
    }
    for cell in &line.cells {
        let is_counted = desk.counted.iter().any(|(_, col, _)| *col == cell.col) || is_number_column(desk, cell.col);
        let Some(stated) = number(cell).filter(|_| is_counted) else { continue };
        // A total that stands right below the header sums what is below it.
        let on_top = desk.table.body.iter().all(|body| body.row > line.row);
        let above = counted.iter().filter(|(row, col, _)| *col == cell.col && (*row < line.row || on_top));
        let all: u64 = above.clone().map(|(_, _, number)| number).sum();
        let part: Vec<u64> = above.filter(|(row, ..)| *row > start).map(|(_, _, number)| *number).collect();
        let of_part = has_rows_outside(desk, line.row, start) && !part.is_empty() && part.iter().sum::<u64>() == stated;
        // "Tổng số lượt: 120, trong đó:" stands above its own part.
        let below = counted.iter().filter(|(row, col, _)| *col == cell.col && *row > line.row && *row < next);
        let of_below = next_is_part && below.map(|(_, _, number)| number).sum::<u64>() == stated;
        let of_nothing = stated == 0 && is_empty(desk, line.row, start);
        if stated != all && !of_part && !of_below && !of_nothing {
            differs(desk, CellRef::new(line.row, cell.col), &cell.value.shown(), all);
        }
    }
}

/// A row compared with those that are parts of it.
fn of_parts(desk: &mut Desk, line: &Line, rows: &[u32]) {
    for cell in line
        .cells
        .iter()
        .filter(|cell| is_number_column(desk, cell.col) && !is_of_members(desk, cell.col))
        .collect::<Vec<_>>()
    {
        let told = parts(desk, rows, cell.col);
        if number(cell).is_some_and(|stated| stated != told) {
            let finding = Finding::new(Code::TotalDiffers).seen(&cell.value.shown()).repaired(&told.to_string());
            let below = rows.iter().all(|&part| part < line.row);
            desk.say(CellRef::new(line.row, cell.col), if below { finding } else { finding.arg("kind", "parts") });
        }
    }
}

/// What some rows of the table, whatever they are, state in a column together.
pub(super) fn parts(desk: &Desk, rows: &[u32], col: u32) -> u64 {
    let table = desk.table;
    let cells = |row: u32| {
        let body = table.body.binary_search_by_key(&row, |body| body.row).ok();
        body.map(|at| &*table.body[at].cells).or_else(|| table.line(row).map(|line| &*line.cells))
    };
    let stated = |row: u32| cells(row)?.iter().find(|cell| cell.col == col).and_then(number);
    rows.iter().filter_map(|&row| stated(row)).sum()
}

/// The counted numbers a footer sums: one of turns leaves out the members that a sheet of figures states beside them.
fn summed(desk: &Desk, line: &Line, records: &[Record]) -> Vec<(u32, u32, u64)> {
    let of_turns = has_any(&text::plain(&line.text), TURNS);
    let cells =
        records.iter().filter_map(|record| if let Body::Aggregate(cells) = &record.body { Some(cells) } else { None });
    let members = cells.flatten().filter(|cell| matches!(cell.measure, Measure::Members(_)));
    let members: BTreeSet<(u32, u32)> = members.map(|cell| (cell.at.row, cell.at.col)).collect();
    let counted = desk.counted.iter().copied();
    counted.filter(|&(row, col, _)| !of_turns || !members.contains(&(row, col))).collect()
}

/// Whether the table goes on beyond the part that `line` closes, above or below.
fn has_rows_outside(desk: &Desk, line: u32, start: u32) -> bool {
    desk.table.body.iter().any(|body| body.row < start || body.row > line)
}

/// Whether nobody stands in the part that `line` closes: nothing between it and its own sub-header, or above it at all.
fn is_empty(desk: &Desk, line: u32, start: u32) -> bool {
    let from = if desk.table.line(start).is_some_and(|line| line.role == LineRole::Context) { start } else { 0 };
    let on_top = from == 0 && desk.table.body.iter().any(|body| body.row > line);
    !on_top && !desk.table.body.iter().any(|body| (from..line).contains(&body.row))
}

fn is_number_column(desk: &Desk, col: u32) -> bool {
    use crate::model::Field;
    desk.columns.marks.iter().any(|mark| mark.col == col)
        || desk.columns.all(&Field::Count).contains(&col)
        || desk.columns.all(&Field::Members).contains(&col)
}

/// Persons of several parts are not as many as their sum.
fn is_of_members(desk: &Desk, col: u32) -> bool {
    desk.columns.all(&crate::model::Field::Members).contains(&col)
}

/// A footer's number; its notes are of no interest.
fn number(cell: &Cell) -> Option<u64> {
    match &cell.value {
        Value::Number(_) | Value::Text(_) => cells::count(cell).value,
        _ => None,
    }
}

/// "Tổng cộng: 35 đoàn viên", "Danh sách này có 22 đoàn viên./.", "Tổng cộng: 21 lượt".
fn in_words(desk: &mut Desk, line: &Line, start: u32, records: &[Record]) {
    for (at, text) in title::texts(line) {
        if is_number_column(desk, at.col) && !text.contains(char::is_whitespace) {
            continue;
        }
        let Some((stated, unit)) = stated(&text) else { continue };
        if stated == 0 && is_empty(desk, line.row, start) {
            continue;
        }
        let on_top = desk.table.body.iter().all(|body| body.row > line.row);
        let above: Vec<&Record> = records.iter().filter(|record| record.row < line.row || on_top).collect();
        let part: Vec<&Record> = above.iter().copied().filter(|record| record.row > start).collect();
        let agrees = |of: &[&Record]| !of.is_empty() && sums(unit, of).contains(&stated);
        if agrees(&above) || (has_rows_outside(desk, line.row, start) && agrees(&part)) {
            continue;
        }
        let computed = sums(unit, &above).first().copied().unwrap_or_default();
        differs(desk, at, &text, computed);
    }
}

fn differs(desk: &mut Desk, at: CellRef, seen: &str, computed: u64) {
    desk.say(at, Finding::new(Code::TotalDiffers).seen(seen).repaired(&computed.to_string()));
}

/// Lets go of totals that hold for several tables side by side or sheet after sheet: one footer under two lists sums both. `read` are tables with what was
/// said about each.
pub(super) fn across(read: &mut [(Option<TableRecords>, Vec<Finding>)]) {
    for at in 0..read.len() {
        let wrong = read[at].1.iter().any(|one| one.code == Code::TotalDiffers);
        let Some(own) = read[at].0.as_ref().filter(|_| wrong) else { continue };
        let list = |table: &TableRecords| (table.continues.clone().unwrap_or_else(|| table.sheet.clone()), table.kind);
        let goes_on = |table: &TableRecords| table.continues.is_some();
        let beside = |one: &&TableRecords| one.row == own.row || goes_on(one) || goes_on(own);
        let side = read.iter().filter_map(|(table, _)| table.as_ref()).filter(|one| list(one) == list(own));
        let side = side.filter(beside);
        let all: Vec<&Record> = side.flat_map(|table| &table.records).collect();
        if all.len() == own.records.len() {
            continue;
        }
        let on = goes_on(own);
        let sums = |one: &Finding| {
            let seen = one.seen.as_deref().unwrap_or_default();
            let number = seen.trim().parse().ok().map(|number| (number, Unit::Untold));
            let (said, unit) = number.or_else(|| stated(seen))?;
            // A number under a column may be the sum of that column alone.
            let of_column = number.is_some().then(|| in_column(one, &all));
            let sums: Vec<u64> = of_column.into_iter().chain(sums(unit, &all)).collect();
            Some((sums.contains(&said), sums[0]))
        };
        let sums: Vec<Option<(bool, u64)>> = read[at].1.iter().map(sums).collect();
        let mut kept = sums.into_iter();
        read[at].1.retain_mut(|one| {
            let Some((holds, all)) = kept.next().flatten().filter(|_| one.code == Code::TotalDiffers) else {
                return true;
            };
            if on {
                *one = one.clone().repaired(&all.to_string());
            }
            !holds
        });
    }
}

/// The turns of the column a finding is about.
fn in_column(one: &Finding, records: &[&Record]) -> u64 {
    let Some(Area::Cells { first, .. }) = one.cells.first() else { return 0 };
    let turns = |record: &&Record| match &record.body {
        Body::Participation(part) | Body::Confirmation(part) => {
            part.claims.iter().filter(|claim| claim.at.col == first.col).map(|claim| u64::from(claim.count)).sum()
        }
        Body::Aggregate(cells) => cells.iter().filter(|cell| cell.at.col == first.col).map(|cell| cell.number).sum(),
        _ => 0,
    };
    records.iter().map(turns).sum()
}

/// The first number of a text that a word of counting follows; else its only number.
fn stated(text: &str) -> Option<(u64, Unit)> {
    let joined = without_thousands(text);
    let words = words(&joined);
    let is_number = |at: usize| words[at].plain().parse::<u64>().ok();
    for at in 0..words.len() {
        let Some(number) = is_number(at) else { continue };
        let rest: Vec<&str> =
            words[at + 1..].iter().map(Word::plain).skip_while(|word| SPELLED.contains(word)).collect();
        let rest = rest.join(" ");
        if PERSONS.iter().any(|word| starts_with_words(&rest, word)) {
            return Some((number, Unit::Persons));
        }
        if TURNS.iter().any(|word| starts_with_words(&rest, word)) {
            return Some((number, Unit::Turns));
        }
    }
    // The number of a page, or of pages, is no sum: "Cộng trang 1", "Tổng cộng 2 trang".
    let page = |at: usize| words.get(at).is_some_and(|word| matches!(word.plain(), "trang" | "to"));
    let of_page = |at: usize| page(at + 1) || at > 0 && page(at - 1);
    let mut numbers = (0..words.len()).filter(|&at| !of_page(at)).filter_map(is_number);
    let only = numbers.next().filter(|_| numbers.next().is_none())?;
    let key = text::plain(text);
    let total = ["tong", "cong", "danh sach nay"].iter().any(|word| starts_with_words(key.trim(), word));
    let untold = if text::plain(text).contains("luot") { Unit::Turns } else { Unit::Untold };
    total.then_some((only, untold))
}

/// `1.604` as `1604`.
fn without_thousands(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let point = |at: usize| {
        matches!(chars[at], '.' | ',')
            && at > 0
            && digit(at - 1)
            && (1..=3).all(|next| digit(at + next))
            && !digit(at + 4)
    };
    (0..chars.len()).filter(|&at| !point(at)).map(|at| chars[at]).collect()
}

/// The numbers that a footer may mean; the first is the one to show.
fn sums(unit: Unit, records: &[&Record]) -> Vec<u64> {
    let rows = u64::try_from(records.len()).unwrap_or(u64::MAX);
    let claims: u64 = records.iter().map(|record| claims(record)).sum();
    let persons: BTreeSet<_> = records.iter().map(|record| person(record)).collect();
    let persons = u64::try_from(persons.len()).unwrap_or(u64::MAX);
    // Of one name without a birth may be several, and each cell is one.
    let named: BTreeSet<u32> = records.iter().map(|record| record.run.unwrap_or(record.row)).collect();
    let named = u64::try_from(named.len()).unwrap_or(u64::MAX);
    match unit {
        Unit::Persons => vec![rows, persons, named],
        Unit::Turns if claims == 0 => vec![rows],
        Unit::Turns => vec![claims],
        Unit::Untold => vec![rows, persons, claims, named],
    }
}

/// How many turns a record claims.
fn claims(record: &Record) -> u64 {
    match &record.body {
        Body::Participation(part) | Body::Confirmation(part) => {
            part.claims.iter().map(|one| u64::from(one.count)).sum()
        }
        Body::Aggregate(cells) => cells.iter().map(|cell| cell.number).sum(),
        Body::Membership(_) | Body::Slip(_) | Body::Unit(_) | Body::Answer(_) | Body::Lower(_) => 0,
    }
}

/// What tells persons of one list apart; a row that names nobody is its own.
fn person(record: &Record) -> (Option<String>, Option<String>, u32) {
    let facts = &record.person;
    let id = facts
        .particulars()
        .student_no
        .clone()
        .or_else(|| facts.particulars().citizen_id.as_ref().map(|id| id.digits().to_owned()));
    let name = facts.name.as_ref().map(|name| format!("{} {}", name.key, facts.birth.map_or(0, |birth| birth.year())));
    let own = if id.is_none() && name.is_none() { record.row } else { 0 };
    (id, name, own)
}
