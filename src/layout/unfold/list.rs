//! A list without a header row: its columns are told by what stands in them, or by what stands between the signs of each line.
//!
//! Must never leave a person out in silence: what cannot be told makes the whole list doubtful, and a doubtful list is asked about.

use std::collections::{BTreeMap, BTreeSet};

use super::looks::{self, COUNT, Known, NAME, REMARK};
use super::pieces::{self, Line};
use super::{Desk, Unfolded, text_cell, told};
use crate::finding::Code;
use crate::layout::fields;
use crate::layout::grid::{has_digit, holds, is_used, label, raw_text, whole};
use crate::layout::kind::Around;
use crate::model::place::column_letters;
use crate::model::{CellRef, Field, FilePath};
use crate::read::{Cell, Row, Sheet};
use crate::settings::Settings;
use crate::text;

const NUMBER: &str = "STT";
const FAMILY: &str = "Họ đệm";
pub(super) const GIVEN: &str = "Tên";
pub(super) const MARK: &str = "Tham gia";
/// Persons that make a list where their lines are numbered or have a bullet, and where they have neither.
pub(super) const FEWEST: usize = 2;
const FEWEST_WITHOUT_SIGN: usize = 3;
/// Nobody types a longer or wider list without a header.
const MOST_CELLS: usize = 10_000;
const MOST_COLUMNS: usize = 40;

/// The rows of a sheet that is no larger than such lists are.
pub(super) fn used(sheet: &Sheet) -> Option<Vec<&Row>> {
    let rows: Vec<&Row> = sheet.rows.iter().filter(|row| is_used(row)).collect();
    let cells: usize = rows.iter().map(|row| row.cells.len()).sum();
    let wide = rows.iter().any(|row| row.cells.len() > MOST_COLUMNS);
    (cells <= MOST_CELLS && !wide).then_some(rows)
}

/// The list of a sheet, if it has one.
pub(super) fn unfold(path: &FilePath, sheet: &Sheet, settings: &Settings) -> Option<Unfolded> {
    let rows = used(sheet)?;
    let mut known = Known::new(settings);
    lines(sheet, &rows, &mut known).or_else(|| columns(path, sheet, &rows, &known))
}

/// A line of text that stands alone in its row, or alone between two line breaks of such a cell.
struct Text<'a> {
    cell: &'a Cell,
    at: CellRef,
    hidden: bool,
    text: &'a str,
    line: Line,
}

/// The one text of a row, and the number in a cell before it.
fn alone(row: &Row) -> Option<(Option<String>, &Cell, &str)> {
    let held: Vec<&Cell> = row.cells.iter().filter(|cell| holds(cell)).collect();
    match held[..] {
        [cell] => Some((None, cell, raw_text(cell)?)),
        [number, cell] => Some((Some(whole(number)?.to_string()), cell, raw_text(cell)?)),
        _ => None,
    }
}

/// The texts of all rows in order; a row that holds more than one text as it is.
fn texts<'a>(rows: &[&'a Row]) -> Vec<Result<Text<'a>, &'a Row>> {
    let mut texts = Vec::new();
    for &row in rows {
        let Some((number, cell, raw)) = alone(row) else {
            texts.push(Err(row));
            continue;
        };
        let at = CellRef::new(row.index, cell.col);
        for text in raw.split(['\n', '\r']).map(str::trim).filter(|part| !part.is_empty()) {
            let line = pieces::line(text);
            let line = Line { number: number.clone().or(line.number), ..line };
            texts.push(Ok(Text { cell, at, hidden: row.hidden, text, line }));
        }
    }
    texts
}

/// Which texts are items, and whether all is told for certain; None where they make no list.
fn items(texts: &[Result<Text, &Row>], known: &Known) -> Option<(BTreeSet<usize>, bool)> {
    let lines: Vec<(usize, &Line)> =
        texts.iter().enumerate().filter_map(|(at, text)| Some((at, &text.as_ref().ok()?.line))).collect();
    let signs: [(&dyn Fn(&Line) -> bool, usize); 3] = [
        (&Line::is_numbered, FEWEST),
        (&Line::is_bulleted, FEWEST),
        // A name alone may be a title or a signature.
        (&|line| line.person && line.pieces.len() > 1, FEWEST_WITHOUT_SIGN),
    ];
    let (signed, persons) = signs.into_iter().find_map(|(has, fewest)| {
        let signed: Vec<(usize, &Line)> = lines.iter().copied().filter(|(_, line)| has(line)).collect();
        let persons = signed.iter().filter(|(_, line)| line.person).count();
        (persons >= fewest && persons * 5 >= signed.len() * 3).then_some((signed, persons))
    })?;
    let (first, last) = (signed.first()?.0, signed.last()?.0);
    let items: BTreeSet<usize> = signed.iter().map(|(at, _)| *at).collect();
    if texts[first..=last].iter().any(Result::is_err) {
        return None;
    }
    let between = texts[first..=last].iter().enumerate().filter(|(at, _)| !items.contains(&(first + at)));
    let groups: Vec<&Text> = between.filter_map(|(_, text)| text.as_ref().ok()).collect();
    let titles: Vec<&str> = texts[..first].iter().filter_map(|text| Some(text.as_ref().ok()?.text)).collect();
    // A group is a unit or a ward; a title may stand on each page.
    let odd = |text: &&Text| looks::group(text.text, known).is_none() && !titles.contains(&text.text);
    let otherwise = titles.iter().any(|text| pieces::says_otherwise(text));
    let doubt = persons < signed.len()
        || otherwise
        || signed
            .iter()
            .any(|(_, line)| line.doubt || line.others.iter().any(|&at| !known.wards.contains(&line.pieces[at])))
        || groups.iter().any(odd)
        || groups.len() * 2 > signed.len();
    Some((items, doubt))
}

/// A list typed as lines of text, all of them in one column, or in one cell.
fn lines(sheet: &Sheet, rows: &[&Row], known: &mut Known) -> Option<Unfolded> {
    let texts = texts(rows);
    if texts.len() > MOST_CELLS {
        return None;
    }
    known.wards = bare_wards(&texts, known);
    let known = &*known;
    let (items, doubt) = items(&texts, known)?;
    let (first, last) = (*items.first()?, *items.last()?);
    let start = texts[first].as_ref().ok()?.at;
    let (headers, told, uneven) = told(&texts, &items, known);
    let mut desk = Desk::new(std::iter::empty());
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let group = |at: usize| texts[at].as_ref().ok().and_then(|text| looks::group(text.text, known));
    // The list begins one row above its first item where that names a group, as rows further down do.
    let opened = if items.len() <= last - first && first > 1 && group(first - 1).is_some() { first - 1 } else { first };
    let head = number(opened);
    for (at, text) in texts.iter().enumerate() {
        let index = number(at) + u32::from(at >= opened);
        if at == opened {
            let cells = (start.col..).zip(&headers).map(|(col, (header, _))| (text_cell(col, header, None), start));
            desk.push(head, false, cells.collect());
        }
        match (text, told.get(&at)) {
            (Ok(text), Some(values)) => {
                let cell = |(at, value): &(usize, String)| {
                    (text_cell(start.col + number(*at), value, Some(text.cell)), text.at)
                };
                desk.push(index, text.hidden, values.iter().map(cell).collect());
            }
            (Ok(text), None) => {
                let shown = group(at).filter(|_| at >= opened && at < last).unwrap_or(text.text);
                let cell = text_cell(text.at.col, shown, Some(text.cell));
                desk.push(index, text.hidden, vec![(cell, text.at)]);
            }
            (Err(row), _) => desk.moved(index, row),
        }
    }
    let shown: Vec<&str> = headers.iter().map(|(header, _)| header.as_str()).collect();
    let unfolded = desk.done(sheet, head, Code::HeaderMissing, &shown.join(" | "));
    Some(Unfolded { doubt: doubt || uneven, ..unfolded })
}

/// The pieces of the lines of persons that are wards by their names alone.
fn bare_wards(texts: &[Result<Text, &Row>], known: &Known) -> BTreeSet<String> {
    let lines = texts.iter().filter_map(|text| text.as_ref().ok()).filter(|text| text.line.person);
    let pieces = lines.flat_map(|text| text.line.pieces.iter().skip(1)).map(String::as_str);
    let bare: Vec<&str> = pieces.filter(|piece| looks::header_of(piece, known).0 == REMARK).collect();
    looks::bare_wards(&bare, known).into_iter().map(str::to_owned).collect()
}

/// A header made up, and the field it names.
type Headed = (String, Option<Field>);
/// The values of an item by column.
type Values = Vec<(usize, String)>;

/// The columns of the items in the order in which they come, the values of each item, and whether something is said of some of
/// them that the others leave open: how often, or of one of them two days.
fn told(
    texts: &[Result<Text, &Row>],
    items: &BTreeSet<usize>,
    known: &Known,
) -> (Vec<Headed>, BTreeMap<usize, Values>, bool) {
    let headed = |header: &str| (header.to_owned(), fields::of_text(header, &known.settings.words));
    let mut headers: Vec<Headed> = vec![headed(NUMBER), headed(NAME)];
    let mut told: BTreeMap<usize, Values> = BTreeMap::new();
    let (mut counted, mut twice) = (0, false);
    for (at, text) in items.iter().filter_map(|&at| Some((at, texts[at].as_ref().ok()?))) {
        let line = &text.line;
        let name = line.pieces.first().cloned().unwrap_or_else(|| text.text.to_owned());
        let mut values = vec![(1, name)];
        values.extend(line.number.iter().filter(|number| !number.is_empty()).map(|number| (0, number.clone())));
        for piece in line.pieces.iter().skip(1) {
            let (header, value) = looks::header_of(piece, known);
            counted += usize::from(header == COUNT);
            let header = headed(&header);
            let same = |known: &Headed| if known.1.is_some() { known.1 == header.1 } else { known.0 == header.0 };
            let column = headers.iter().position(same).unwrap_or_else(|| {
                headers.push(header);
                headers.len() - 1
            });
            match values.iter_mut().find(|(known, _)| *known == column) {
                Some((_, before)) => {
                    // `Phước Thới, Ô Môn`: the ward and what it lies in.
                    let around = known.wards.contains(piece) && known.wards.contains(before.as_str());
                    twice |= !around && !matches!(headers[column].1, None | Some(Field::Note | Field::Address));
                    *before = format!("{before}, {value}");
                }
                None => values.push((column, value)),
            }
        }
        values.sort();
        told.insert(at, values);
    }
    let uneven = twice || (counted > 0 && counted != items.len());
    (headers, told, uneven)
}

/// A list in cells of its own whose header nobody typed.
fn columns(path: &FilePath, sheet: &Sheet, rows: &[&Row], known: &Known) -> Option<Unfolded> {
    let (col, first, last) = span(rows, known)?;
    let held: Vec<&Row> = rows[first..=last].iter().copied().filter(|row| cell_at(row, col).is_some()).collect();
    let persons = held.iter().filter(|row| is_person_at(row, col)).count();
    if persons * 5 < (last - first + 1) * 3 {
        return None;
    }
    let mut headers = headed(&held, known);
    let title = rows[..first].iter().flat_map(|row| row.cells.iter().filter_map(raw_text));
    let told = told::by_title(&held, &headers, &Around::new(title, sheet, path), known);
    headers.extend(told);
    if !headers.values().any(|header| *header == NAME || *header == GIVEN) {
        return None;
    }
    let group = |row: &Row| alone(row).is_some_and(|(_, _, text)| looks::group(text, known).is_some());
    let opened = if held.len() <= last - first && first > 1 && group(rows[first - 1]) { first - 1 } else { first };
    let head = rows[opened].index;
    let mut desk = Desk::new(rows[..opened].iter().map(|&row| row.clone()));
    let unsure: BTreeSet<u32> = held.iter().flat_map(|row| unsure(row, &headers)).collect();
    // What may say who took part is asked about by its letters.
    let lettered = unsure.iter().filter(|col| !headers.contains_key(col));
    let mut titled: BTreeMap<u32, String> =
        lettered.map(|&col| (col, format!("Cột {}", column_letters(col)))).collect();
    titled.extend(headers.iter().map(|(&col, header)| (col, (*header).to_owned())));
    let cells = titled.iter().map(|(&col, header)| (text_cell(col, header, None), CellRef::new(head, col)));
    desk.push(head, false, cells.collect());
    rows[opened..].iter().for_each(|row| desk.moved(row.index + 1, row));
    let said = |row: &&Row| row.cells.iter().filter_map(raw_text).any(pieces::says_otherwise);
    let groups = rows[first..=last].iter().filter(|row| cell_at(row, col).is_none());
    let doubt = persons < held.len()
        || !unsure.is_empty()
        || is_one_year(&held, &headers)
        || rows[..opened].iter().any(said)
        || groups.into_iter().any(|row| !group(row));
    let shown: Vec<&str> = headers.values().copied().collect();
    let unfolded = desk.done(sheet, head, Code::HeaderMissing, &shown.join(" | "));
    Some(Unfolded { doubt, ..unfolded.below(sheet) })
}

pub(super) fn cell_at(row: &Row, col: u32) -> Option<&Cell> {
    row.cells.iter().find(|cell| cell.col == col && holds(cell))
}

pub(super) fn is_person_at(row: &Row, col: u32) -> bool {
    // The family name may stand in a column of its own.
    cell_at(row, col).and_then(raw_text).is_some_and(|raw| {
        let given = cell_at(row, col + 1).and_then(raw_text).filter(|raw| !raw.contains(char::is_whitespace));
        text::is_person(raw) || given.is_some_and(|given| text::is_person(&format!("{raw} {given}")))
    })
}

/// The column of names, and the rows from the first person beside whom something stands to the last, with the numbered rows that
/// go on in that column.
pub(super) fn span(rows: &[&Row], known: &Known) -> Option<(u32, usize, usize)> {
    let facts = |row: &&Row| -> Vec<u32> {
        row.cells.iter().filter(|cell| is_fact(cell, known)).map(|cell| cell.col).collect()
    };
    let facts: Vec<Vec<u32>> = rows.iter().map(facts).collect();
    let item = |at: usize, col: u32| is_person_at(rows[at], col) && facts[at].iter().any(|&fact| fact != col);
    let mut by_col: BTreeMap<u32, usize> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        for cell in row.cells.iter().filter(|cell| item(at, cell.col)) {
            *by_col.entry(cell.col).or_default() += 1;
        }
    }
    let (&col, &count) = by_col.iter().max_by_key(|(col, count)| (**count, std::cmp::Reverse(**col)))?;
    let mut first = (0..rows.len()).find(|&at| item(at, col))?;
    let mut last = (0..rows.len()).rev().find(|&at| item(at, col))?;
    let numbered = |row: &Row| row.cells.iter().take_while(|cell| cell.col < col).any(|cell| whole(cell).is_some());
    let goes_on = |row: &Row| numbered(row) && cell_at(row, col).is_some();
    while first > 0 && goes_on(rows[first - 1]) {
        first -= 1;
    }
    while last + 1 < rows.len() && goes_on(rows[last + 1]) {
        last += 1;
    }
    let fewest = if numbered(rows[first]) { FEWEST } else { FEWEST_WITHOUT_SIGN };
    (count >= fewest).then_some((col, first, last))
}

/// Something that stands beside a name on a list and on no head of an office: a number, a day, a code, a ward.
fn is_fact(cell: &Cell, known: &Known) -> bool {
    match raw_text(cell) {
        Some(raw) => looks::by_look(raw, known).is_some() || whole(cell).is_some(),
        None => holds(cell),
    }
}

/// Columns of the cells that stand under no header and may say whether, when or how often somebody took part, or name somebody else.
fn unsure(row: &Row, headers: &BTreeMap<u32, &'static str>) -> Vec<u32> {
    let is_unsure = |cell: &&Cell| {
        let header = headers.get(&cell.col);
        let short = |raw: &str| raw.chars().count() <= 2 || pieces::is_absence(raw) || text::is_person(raw);
        match raw_text(cell) {
            _ if header == Some(&MARK) => false,
            Some(raw) if pieces::is_absence(raw) => true,
            _ if header.is_some() => false,
            Some(raw) => short(raw) || has_digit(cell),
            None => true,
        }
    };
    row.cells.iter().filter(|cell| holds(cell)).filter(is_unsure).map(|cell| cell.col).collect()
}

/// One year for everybody is an amount, or the year of something else.
fn is_one_year(rows: &[&Row], headers: &BTreeMap<u32, &'static str>) -> bool {
    let Some((&col, _)) = headers.iter().find(|(_, header)| **header == "Ngày sinh") else { return false };
    let values: BTreeSet<String> = rows.iter().filter_map(|row| cell_at(row, col)).map(label).collect();
    rows.len() > 2 && values.len() == 1
}

/// The header of each column that most of its cells agree on, left to right; columns nobody can tell have none.
pub(super) fn headed(rows: &[&Row], known: &Known) -> BTreeMap<u32, &'static str> {
    let mut looks: BTreeMap<u32, (usize, BTreeMap<&'static str, usize>)> = BTreeMap::new();
    for row in rows {
        for cell in row.cells.iter().filter(|cell| holds(cell)) {
            let seen = looks.entry(cell.col).or_default();
            seen.0 += 1;
            if let Some(look) = look(cell, known) {
                *seen.1.entry(look).or_default() += 1;
            }
        }
    }
    let mut headers: BTreeMap<u32, &'static str> = BTreeMap::new();
    for (&col, (cells, seen)) in &looks {
        let most = seen.iter().max_by_key(|(look, count)| (**count, std::cmp::Reverse(**look)));
        let Some((&look, _)) = most.filter(|(_, count)| **count * 5 >= cells * 3) else { continue };
        // The first of several columns that look alike; numbers in order only before the name.
        let known = headers.values().any(|header| *header == look);
        let late = look == NUMBER && headers.values().any(|header| *header == NAME);
        if !known && !late && look != REMARK {
            headers.insert(col, look);
        }
    }
    split_name(rows, &mut headers);
    headers
}

fn look(cell: &Cell, known: &Known) -> Option<&'static str> {
    if whole(cell).is_some_and(|number| number < 1000) {
        return Some(NUMBER);
    }
    let person = || raw_text(cell).filter(|raw| text::may_be_person(raw)).map(|_| NAME);
    let ward = || raw_text(cell).filter(|raw| known.is_ward_name(raw)).map(|_| looks::WARD_HEADER);
    looks::by_look(&label(cell), known).or_else(ward).or_else(person)
}

/// A name in two columns: right of the names, nothing but one capitalised word.
fn split_name(rows: &[&Row], headers: &mut BTreeMap<u32, &'static str>) {
    let Some(col) = headers.iter().find(|(_, header)| **header == NAME).map(|(&col, _)| col) else { return };
    let given = |row: &&&Row| {
        cell_at(row, col + 1).and_then(raw_text).is_some_and(|raw| {
            !raw.contains(char::is_whitespace)
                && raw.chars().all(char::is_alphabetic)
                && raw.starts_with(char::is_uppercase)
        })
    };
    let count = rows.iter().filter(given).count();
    if count * 5 >= rows.len() * 4 && !headers.contains_key(&(col + 1)) {
        headers.insert(col, FAMILY);
        headers.insert(col + 1, GIVEN);
    }
}
