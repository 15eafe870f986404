//! Finds header rows anywhere on a sheet and joins their one to four levels through merges to one path a column.

use std::collections::BTreeMap;

use super::fields;
use super::grid::{Grid, holds, label, raw_text};
use super::hints;
use super::legend;
use super::phrases;
use super::times;
use super::vocabulary::TITLE_PREFIXES;
use super::weekdays;
use crate::model::CellRef;
use crate::read::{Cell, Row, Value};
use crate::settings::Words;
use crate::text::{self, starts_with_words};

/// More levels than any form has; what lies deeper is body.
const MOST_LEVELS: usize = 4;
/// Rows below a header that number its columns or say how to fill them in.
const MOST_EXPLAINING: u32 = 3;
/// A longer text is a sentence and no header.
const LONGEST_HEADER: usize = 160;

/// One cell of a header, seen from a column it covers.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub at: CellRef,
    /// Lower right corner of its rectangle.
    pub last: CellRef,
    /// Composed, single blanks.
    pub text: String,
    /// `text::plain` of it.
    pub key: String,
}

/// A column with its header from top to bottom.
#[derive(Clone, Debug)]
pub(super) struct Path {
    pub col: u32,
    pub parts: Vec<Part>,
}

impl Path {
    pub(super) fn leaf(&self) -> &Part {
        // Paths are made with at least one part.
        &self.parts[self.parts.len() - 1]
    }

    pub(super) fn parents(&self) -> &[Part] {
        &self.parts[..self.parts.len() - 1]
    }

    pub(super) fn shown(&self) -> String {
        self.parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" > ")
    }
}

/// The header of one table.
#[derive(Clone, Debug)]
pub(super) struct Header {
    pub rows: Vec<u32>,
    /// A row of column numbers right below, if there is one.
    pub numbers: Option<u32>,
    /// Rows below it that say how to fill in the columns.
    pub hints: Vec<u32>,
    pub paths: Vec<Path>,
    /// Header rows further down that repeat this one (printed pages).
    pub repeated: Vec<u32>,
}

impl Header {
    pub(super) fn first_row(&self) -> u32 {
        self.rows.first().copied().unwrap_or_default()
    }

    /// The last row that belongs to it, column numbers and hints included.
    pub(super) fn last_row(&self) -> u32 {
        self.hints.last().copied().max(self.numbers).or(self.rows.last().copied()).unwrap_or_default()
    }
}

/// How much a row looks like a header.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Score {
    pub known: u32,
    pub texts: u32,
}

impl Score {
    fn is_header(self) -> bool {
        (self.known >= 2 && self.known * 2 >= self.texts) || (self.known >= 4 && self.known * 3 >= self.texts)
    }

    /// `known/texts`, as findings show it.
    pub(super) fn shown(self) -> String {
        format!("{}/{}", self.known, self.texts)
    }
}

/// Every header of a sheet, top to bottom; repeated ones are with the header they repeat.
pub(super) fn find(grid: &Grid<'_>, words: &Words) -> Vec<Header> {
    let mut headers: Vec<Header> = Vec::new();
    let mut after = None;
    let mut opening = String::new();
    for row in &grid.sheet.rows {
        if after.is_some_and(|last| row.index <= last) || (!headers.is_empty() && is_plain_body(row, &opening)) {
            continue;
        }
        // One cell alone is no header, whatever it says: nearly all lines of a title are.
        if row.cells.iter().filter(|cell| holds(cell)).nth(1).is_none() {
            continue;
        }
        let score = score(row, words);
        if !(score.is_header() || numbers_persons(row, score, words)) || heads_header(grid, row, words) {
            continue;
        }
        if (!headers.is_empty() && is_signed(row)) || legend::explains(row, words) || states_figures(row) {
            continue;
        }
        if headers.is_empty() {
            opening = first_text(row).unwrap_or_default().to_owned();
        }
        let header = build(grid, row, after.map_or(0, |last| last + 1), words);
        after = Some(header.last_row());
        match headers.last_mut() {
            Some(before) if repeats(&header, before) && !is_retitled(grid, before, &header) => {
                before.repeated.extend(&header.rows);
                before.repeated.extend(header.numbers);
                before.repeated.extend(header.hints);
            }
            _ => headers.push(header),
        }
    }
    if headers.is_empty() {
        headers.extend(lone(grid, words));
    }
    headers
}

/// `Sĩ số: | 24 | Tham gia: | 17 | Tỉ lệ: | 70,8`: labels with their figures behind them, as stand above a list. They head nothing.
pub(super) fn states_figures(row: &Row) -> bool {
    let held: Vec<&Cell> = row.cells.iter().filter(|cell| holds(cell)).collect();
    let figure = |cell: &Cell| match raw_text(cell) {
        Some(raw) => raw.len() <= LONGEST_FIGURE && raw.starts_with(|one: char| one.is_ascii_digit()),
        None => true,
    };
    let labelled = |pair: &&[&Cell]| raw_text(pair[0]).is_some_and(|raw| raw.ends_with(':')) && figure(pair[1]);
    let each = |(at, cell): (usize, &&Cell)| figure(cell) == (at % 2 == 1);
    held.windows(2).any(|pair| labelled(&pair)) || (held.len() >= 4 && held.iter().enumerate().all(each))
}

/// `17/24 đv`, `70,8 %` have fewer bytes.
const LONGEST_FIGURE: usize = 16;

/// Nothing but who signs below a list: `Người lập`, `Bí thư`. Some of these words head columns of registers too.
fn is_signed(row: &Row) -> bool {
    let mut held = row.cells.iter().filter(|cell| holds(cell));
    held.all(|cell| raw_text(cell).is_some_and(|raw| phrases::is_signature(&text::plain(raw))))
}

/// The header in a row that is known to be one, whatever its words.
pub(super) fn at(grid: &Grid<'_>, row: u32) -> Header {
    let rows = vec![row];
    Header { paths: paths(grid, &rows), rows, numbers: None, hints: Vec::new(), repeated: Vec::new() }
}

/// Whether a row only stands above a header, as months do over lists side by side: the row below it opens the list.
fn heads_header(grid: &Grid<'_>, row: &Row, words: &Words) -> bool {
    let below = || grid.row(row.index + 1).filter(|below| opens_list(below, words) && score(below, words).is_header());
    !opens_list(row, words) && below().is_some()
}

/// The row that comes nearest to a header on a sheet that has none, with its score.
pub(super) fn best(grid: &Grid<'_>, words: &Words) -> Option<(u32, Score)> {
    let mut best: Option<(u32, Score)> = None;
    for row in &grid.sheet.rows {
        let score = score(row, words);
        let better = best.is_none_or(|(_, found)| (score.known, score.texts) > (found.known, found.texts));
        if score.texts > 0 && better {
            best = Some((row.index, score));
        }
    }
    best
}

/// Rows with figures are no header, unless they begin as one: saves looking up the words of every body row.
fn is_plain_body(row: &Row, opening: &str) -> bool {
    let figure = |cell: &Cell| match raw_text(cell) {
        Some(raw) => raw.starts_with(|one: char| one.is_ascii_digit()),
        None => holds(cell),
    };
    row.cells.iter().any(figure) && first_text(row) != Some(opening)
}

fn first_text(row: &Row) -> Option<&str> {
    row.cells.iter().find_map(raw_text)
}

/// How a header scored, over its lowest cells, and the row after it that looks most like one.
pub(super) fn scores(grid: &Grid<'_>, header: &Header, end: u32, words: &Words) -> (Score, Score) {
    let mut own = Score::default();
    for path in &header.paths {
        own.texts += 1;
        own.known += u32::from(fields::named(path, words).is_some() || is_known_leaf(path, words));
    }
    let opening = grid.row(header.first_row()).and_then(first_text).unwrap_or_default();
    let after = grid.rows(header.last_row() + 1, end).iter().take(MOST_ROWS_COMPARED);
    let others = after.filter(|row| !header.repeated.contains(&row.index) && !is_plain_body(row, opening));
    let others = others.map(|row| score(row, words));
    (own, others.max_by_key(|score| score.known).unwrap_or_default())
}

/// Rows after a header that are compared with it.
const MOST_ROWS_COMPARED: usize = 8;

fn is_known_leaf(path: &Path, words: &Words) -> bool {
    fields::is_known(&path.leaf().text, words) || times::is_day(&path.leaf().text)
}

fn score(row: &Row, words: &Words) -> Score {
    let is_text = |cell: &&Cell| raw_text(cell).is_some_and(|raw| !raw.bytes().all(|byte| byte.is_ascii_digit()));
    let held = || row.cells.iter().filter(|cell| holds(cell));
    let count = |cells: usize| u32::try_from(cells).unwrap_or(u32::MAX);
    let texts = count(held().filter(is_text).count());
    let days = held().filter(|cell| times::may_be_day(cell) && times::names_day(&label(cell))).count();
    // Days across, however many there are, are one more thing that the header of a list says; so is what was done on each.
    if days > 1 && opens_list(row, words) {
        let others = held().filter(is_text).filter_map(raw_text).filter(|raw| !times::names_day(raw));
        let known = others.clone().filter(|raw| raw.len() <= LONGEST_HEADER && fields::is_known(raw, words)).count();
        return Score { known: count(known) + 1, texts: count(others.count()) + 1 };
    }
    // A body row may name a group or a unit; it has figures as well.
    if count(held().count()) - texts > texts {
        return Score { known: 0, texts };
    }
    let labels = held().filter(is_text).filter_map(raw_text).filter(|raw| raw.len() <= LONGEST_HEADER);
    Score { known: count(labels.filter(|raw| fields::is_known(raw, words)).count()), texts }
}

/// Whether a cell of a row is headed as the persons or units of a list are, or as their numbers. No body row says so.
fn opens_list(row: &Row, words: &Words) -> bool {
    use crate::model::Field;
    let named = row.cells.iter().filter_map(raw_text).filter_map(|raw| fields::of_text(raw, words));
    let opens = |field: &Field| {
        let persons = [Field::Name, Field::FamilyName, Field::StudentNo, Field::CitizenId, Field::MemberCode];
        persons.contains(field) || matches!(field, Field::Stt | Field::Unit)
    };
    named.into_iter().any(|field| opens(&field))
}

/// Whether a row heads numbered persons, whatever else stands over the columns behind them. No body row says both.
fn numbers_persons(row: &Row, score: Score, words: &Words) -> bool {
    use crate::model::Field;
    if score.known < 2 {
        return false;
    }
    let named: Vec<Field> =
        row.cells.iter().filter_map(raw_text).filter_map(|raw| fields::of_text(raw, words)).collect();
    named.contains(&Field::Stt) && named.iter().any(|field| matches!(field, Field::Name | Field::FamilyName))
}

/// A sheet whose only header is one known word over one column.
fn lone(grid: &Grid<'_>, words: &Words) -> Option<Header> {
    let found = grid.sheet.rows.windows(2).find(|pair| {
        let score = score(&pair[0], words);
        score.known >= 1 && score.texts <= 2 && pair[1].index == pair[0].index + 1 && names_somebody(&pair[0], words)
    })?;
    Some(build(grid, &found[0], 0, words))
}

fn names_somebody(row: &Row, words: &Words) -> bool {
    use crate::model::Field;
    let mut found = row.cells.iter().filter_map(raw_text).filter_map(|raw| fields::of_text(raw, words));
    found.any(|field| matches!(field, Field::Name | Field::StudentNo | Field::CitizenId | Field::MemberCode))
}

/// The whole header around the row that was recognised; `floor` is the first row that is free.
fn build(grid: &Grid<'_>, anchor: &Row, floor: u32, words: &Words) -> Header {
    let mut rows = vec![anchor.index];
    while rows.len() < MOST_LEVELS {
        let first = rows[0];
        match first.checked_sub(1).filter(|above| *above >= floor) {
            Some(above) if is_parent_row(grid, above, first) => rows.insert(0, above),
            _ => break,
        }
    }
    while rows.len() < MOST_LEVELS {
        let next = rows[rows.len() - 1] + 1;
        if !is_child_row(grid, &rows, next, words) {
            break;
        }
        rows.push(next);
    }
    let (numbers, hints) = explaining(grid, &rows, words);
    let paths = paths(grid, &rows);
    Header { rows, numbers, hints, paths, repeated: Vec::new() }
}

/// The rows right below a header that number its columns, or say how to fill them in.
fn explaining(grid: &Grid<'_>, rows: &[u32], words: &Words) -> (Option<u32>, Vec<u32>) {
    let (mut numbers, mut hints) = (None, Vec::new());
    let last = rows[rows.len() - 1];
    let columns = hints::Columns::of(rows.iter().filter_map(|row| grid.row(*row)), words);
    for row in (last + 1..=last + MOST_EXPLAINING).map_while(|at| grid.row(at)) {
        if numbers.is_none() && is_numbering(row) {
            numbers = Some(row.index);
        } else if hints::is_row(row, &columns, words) {
            hints.push(row.index);
        } else {
            break;
        }
    }
    (numbers, hints)
}

/// Whether the row above a header row heads several of its columns.
fn is_parent_row(grid: &Grid<'_>, above: u32, first: u32) -> bool {
    let merges = grid.merges_in(above, above);
    if merges.iter().any(|(from, last)| from.row == above && last.row >= first) {
        return true;
    }
    let (Some(row), Some(below)) = (grid.row(above), grid.row(first)) else { return false };
    let leftmost = below.cells.iter().find(|cell| holds(cell)).map_or(0, |cell| cell.col);
    let mut spans = 0;
    for cell in row.cells.iter().filter(|cell| holds(cell)) {
        let Some(raw) = raw_text(cell) else { return false };
        let key = text::plain(raw);
        let is_title = TITLE_PREFIXES.iter().any(|prefix| starts_with_words(&key, prefix)) || is_capitals(raw);
        if raw.len() > LONGEST_HEADER || is_title || cell.col <= leftmost {
            return false;
        }
        spans += usize::from(grid.last_of(CellRef::new(above, cell.col)).col > cell.col);
    }
    spans > 0
}

fn is_capitals(raw: &str) -> bool {
    raw.chars().filter(|one| one.is_alphabetic()).count() > 12 && !raw.chars().any(char::is_lowercase)
}

/// Whether a row still belongs to the header above it.
fn is_child_row(grid: &Grid<'_>, rows: &[u32], next: u32, words: &Words) -> bool {
    let first = rows[0];
    let mut merges = grid.merges_in(first, next).into_iter();
    if merges.any(|(from, last)| from.row >= first && from.row < next && last.row >= next) {
        return true;
    }
    let (Some(row), Some(above)) = (grid.row(next), grid.row(next - 1)) else { return false };
    if grid.row(next).is_some_and(is_numbering) {
        return false;
    }
    let leftmost = above.cells.iter().find(|cell| holds(cell)).map_or(0, |cell| cell.col);
    if are_days_of(row, above, leftmost) {
        return true;
    }
    let mut known = 0;
    let mut texts = 0;
    for cell in row.cells.iter().filter(|cell| holds(cell)) {
        let Some(raw) = raw_text(cell) else { return false };
        if cell.col <= leftmost || raw.len() > LONGEST_HEADER || raw.bytes().all(|byte| byte.is_ascii_digit()) {
            return false;
        }
        texts += 1;
        known += usize::from(fields::is_known(raw, words));
    }
    let blank_above = row.cells.iter().filter(|cell| holds(cell)).any(|cell| {
        let over = above.cells.iter().find(|one| one.col == cell.col);
        over.is_none_or(|one| !holds(one)) || grid.last_of(CellRef::new(above.index, cell.col)).col > cell.col
    });
    known >= 1 && known * 2 >= texts && blank_above
}

/// Nothing but days, each below a text of the row above and none where that row begins: when each of these took place.
fn are_days_of(row: &Row, above: &Row, leftmost: u32) -> bool {
    let held = || row.cells.iter().filter(|cell| holds(cell));
    let headed = |cell: &Cell| above.cells.iter().any(|over| over.col == cell.col && raw_text(over).is_some());
    let day =
        |cell: &Cell| cell.col > leftmost && headed(cell) && times::may_be_day(cell) && times::is_day(&label(cell));
    held().count() >= 2 && held().all(day)
}

/// `(1) (2) (3)`, `1 2 3 4` or `A B 1 2` under a header.
fn is_numbering(row: &Row) -> bool {
    let cells: Vec<_> = row.cells.iter().filter(|cell| holds(cell)).collect();
    let mut expected = None;
    let mut letters = 0;
    for cell in &cells {
        let said = label(cell);
        let inner = said.trim_matches(['(', ')', '[', ']', ' ']);
        if expected.is_none() && inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_uppercase()) {
            letters += 1;
            continue;
        }
        let Ok(number) = inner.parse::<u32>() else { return false };
        if expected.is_some_and(|wanted| wanted != number) || (expected.is_none() && number != 1) {
            return false;
        }
        expected = Some(number + 1);
    }
    cells.len() >= 3 && letters < cells.len() && expected.is_some()
}

/// One path for each column that any header cell covers.
fn paths(grid: &Grid<'_>, rows: &[u32]) -> Vec<Path> {
    let (first, last) = (rows[0], rows[rows.len() - 1]);
    let mut by_col: BTreeMap<u32, Vec<Part>> = BTreeMap::new();
    let merges: Vec<_> = grid.merges_in(first, last).into_iter().filter(|(from, _)| from.row >= first).collect();
    let widest = grid.rows(first, last).iter().filter_map(|row| row.cells.last()).map(|cell| cell.col).max();
    for row in grid.rows(first, last) {
        for cell in row.cells.iter().filter(|cell| holds(cell)) {
            let said = label(cell);
            if said.is_empty() {
                continue;
            }
            let at = CellRef::new(row.index, cell.col);
            let end = merges.iter().find(|(from, _)| *from == at).map_or(at, |(_, end)| *end);
            let key = text::plain(&said);
            let part = Part { at, last: end, text: said, key };
            // A rectangle may be merged far beyond what is used; columns without any cell below are no columns.
            for col in at.col..=end.col.min(at.col.max(widest.unwrap_or(at.col).max(at.col + 64))) {
                by_col.entry(col).or_default().push(part.clone());
            }
        }
    }
    if !merges.iter().any(|(from, end)| end.col > from.col) {
        fill_right(&mut by_col, rows);
    }
    let mut paths: Vec<Path> =
        by_col.into_iter().map(|(col, parts)| Path { col, parts: without_echo(parts) }).collect();
    weekdays::aside(&mut paths);
    paths
}

/// Formats without merges leave a parent's further columns empty: they take the parent to their left.
fn fill_right(by_col: &mut BTreeMap<u32, Vec<Part>>, rows: &[u32]) {
    let Some((&leaf_row, upper)) = rows.split_last() else { return };
    for &row in upper.iter().rev() {
        let mut parent: Option<Part> = None;
        for (&col, parts) in by_col.iter_mut() {
            let own = parts.iter().find(|part| part.at.row == row).cloned();
            let below = parts.iter().any(|part| part.at.row > row && part.at.row <= leaf_row);
            match (own, &mut parent) {
                (Some(part), _) => parent = Some(part).filter(|_| below),
                (None, Some(left)) if below => {
                    left.last.col = col;
                    parts.insert(0, left.clone());
                }
                _ => parent = None,
            }
        }
    }
}

/// A header that says the same at two levels says it once.
fn without_echo(parts: Vec<Part>) -> Vec<Part> {
    let mut kept: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        match kept.last_mut() {
            Some(before) if before.key == part.key && before.last.col == part.last.col => *before = part,
            _ => kept.push(part),
        }
    }
    kept
}

/// Whether a header is the one above it again, as on the second printed page.
/// Whether the line right above a header that is said again is the title of another unit's list: `DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN K10B`.
/// A page's own title, said again with its header, begins nothing new.
fn is_retitled(grid: &Grid<'_>, before: &Header, header: &Header) -> bool {
    const UNITS: &[&str] = &["chi doan", "lop", "doan khoa", "doan phuong", "doan xa"];
    const ACTS: &[&str] = &["tham gia", "tham du", "hoat dong"];
    let alone = |row: &Row| {
        let mut held = row.cells.iter().filter(|cell| holds(cell));
        let only = held.next().filter(|_| held.next().is_none());
        only.and_then(raw_text).map(text::plain)
    };
    let first = header.first_row();
    let above =
        grid.rows(before.last_row() + 1, first.saturating_sub(1)).iter().rev().find(|row| row.cells.iter().any(holds));
    let Some(title) = above.filter(|row| first - row.index <= 2).and_then(alone) else { return false };
    let of_unit = text::has_any(&title, UNITS) || text::has_any(&title, ACTS);
    let titled = TITLE_PREFIXES.iter().any(|word| starts_with_words(&title, word)) && of_unit;
    titled && !grid.rows(0, before.first_row()).iter().any(|row| alone(row).as_ref() == Some(&title))
}

fn repeats(header: &Header, before: &Header) -> bool {
    let same = header
        .paths
        .iter()
        .filter(|path| before.paths.iter().any(|other| other.col == path.col && other.leaf().key == path.leaf().key));
    same.count() * 5 >= header.paths.len().max(before.paths.len()) * 4
}

/// Whether a header cell was typed with line breaks, tabs or blanks to spare.
pub(super) fn has_odd_blanks(value: &Value) -> bool {
    let Value::Text(raw) = value else { return false };
    raw.contains(['\n', '\r', '\t', '\u{a0}']) || raw.contains("  ") || raw.trim() != &**raw
}
