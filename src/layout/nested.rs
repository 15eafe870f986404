//! Rows of a report of figures that are parts of others: `2 Theo nhóm` over `2.1`, `2.2`, `a)`, `- `, or over rows behind the words
//! `Trong đó`, and `Cộng theo nhóm` below them.
//!
//! A row with parts sums them and counts nothing itself. Where words say that they are only some of it, or a column tells nothing
//! of them, it goes on counting, and normalise takes away what they tell.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::{lower, raw_text};
use super::{Nested, Rest, phrases};
use crate::model::Field;
use crate::normalise::cells::{self, Figure};
use crate::read::{Cell, Row, Value};
use crate::settings::Words;
use crate::settings::words::GroupHow;
use crate::text::{self, has_words, starts_with_words};

/// Fields of which each row of another kind of sheet is one: units and times down.
const BY_ROW: &[Field] = &[Field::Unit, Field::ParentUnit, Field::Ward, Field::Hamlet, Field::Date];

/// How a row is numbered. Those before stand above those behind; signs stand below whatever they follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    Capital,
    Roman,
    /// By how many figures: `2` one, `2.1` two.
    Figures(usize),
    Letter,
    Sign(char),
    /// Nothing, behind `Trong đó`.
    Among,
}

/// One row of figures.
struct Line {
    row: u32,
    key: String,
    mark: Option<Mark>,
    numbers: BTreeMap<u32, u64>,
    /// Counts turns, or nothing says anything else.
    turns: bool,
    /// Counts turns by its own words or unit.
    surely: bool,
    /// Names a channel, that of groups; a group.
    channel: bool,
    of_groups: bool,
    group: bool,
    /// Begins with a word of sums: `Cộng`, `Tổng`.
    sums: bool,
    /// `Trong đó` stands in it or alone right below it.
    among: bool,
    under: Option<usize>,
}

impl Line {
    fn held(&self) -> bool {
        !self.numbers.is_empty()
    }
}

/// Which rows are parts of which; nothing where rows are units or times.
pub(super) fn of(rows: &[Row], fields: &BTreeMap<u32, Field>, words: &Words) -> Nested {
    let label = fields.iter().find(|(_, field)| matches!(field, Field::Measure | Field::Group | Field::Channel));
    let Some((&label, _)) = label.filter(|_| !fields.values().any(|field| BY_ROW.contains(field))) else {
        return Nested::default();
    };
    let mut lines = read(rows, fields, label, words);
    nest(&mut lines);
    by_sums(&mut lines);
    let mut nested = Nested::default();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.held()) {
        if let Some(above) = line.under {
            nested.under.insert(line.row, lines[above].row);
        }
        let parts: Vec<&Line> =
            lines.iter().filter(|part| part.under == Some(at) && part.turns && part.held()).collect();
        judge(line, &parts, &mut nested);
    }
    above(&lines, &mut nested);
    nested
}

/// The rows that say something of figures. A row `Trong đó:` alone only says what the next ones are.
fn read(rows: &[Row], fields: &BTreeMap<u32, Field>, label: u32, words: &Words) -> Vec<Line> {
    let of = |row: &'_ Row, wanted: &Field| {
        row.cells.iter().position(|cell| fields.get(&cell.col) == Some(wanted)).map(|at| row.cells[at].clone())
    };
    let mut lines: Vec<Line> = Vec::new();
    for row in rows {
        let Some(raw) = row.cells.iter().find(|cell| cell.col == label).and_then(raw_text) else { continue };
        let key = text::plain(raw);
        let numbers = numbers(row, fields);
        let among = has_words(&key, "trong do");
        if numbers.is_empty() && among {
            lines.last_mut().into_iter().for_each(|last| last.among = true);
            continue;
        }
        let unit = of(row, &Field::MeasuredIn);
        let figure = cells::figure(raw, unit.as_ref().and_then(raw_text));
        let (channel, group) = (words.channel_in(raw), words.group_in(raw).is_some());
        let of_groups = channel.as_ref().is_some_and(|channel| channel.is_group());
        let channel = channel.is_some();
        let turns = match figure {
            Figure::Turns | Figure::Open => true,
            Figure::Loose => channel || group,
            Figure::Members | Figure::Persons | Figure::Measured | Figure::Other => false,
        };
        let said = lower(raw);
        let firmly = words.group_in(raw).is_some_and(|(_, how)| how != GroupHow::Keyword);
        let of_sums = channel || firmly || phrases::is_sum_header(&key) || cells::says_only_turns(raw);
        let sums = of_sums && begins_as_sum(&said);
        let mark = of(row, &Field::Stt).as_ref().and_then(mark).or_else(|| leading(raw));
        let surely = figure == Figure::Turns;
        lines.push(Line {
            row: row.index,
            key,
            mark,
            numbers,
            turns,
            surely,
            channel,
            of_groups,
            group,
            sums,
            among,
            under: None,
        });
    }
    lines
}

/// `Cộng theo nhóm`, `Tổng lượt`; `Tổng vệ sinh` is an activity, and so says its caller.
fn begins_as_sum(said: &str) -> bool {
    ["cộng", "tổng"].iter().any(|word| said.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')))
}

/// The numbers of a row by column.
fn numbers(row: &Row, fields: &BTreeMap<u32, Field>) -> BTreeMap<u32, u64> {
    let counted = |col: u32| matches!(fields.get(&col), Some(Field::MarkOf(_) | Field::Mark | Field::Count));
    let numbers = row.cells.iter().filter(|cell| counted(cell.col));
    numbers.filter_map(|cell| Some((cell.col, cells::count(cell).value?))).collect()
}

/// The mark in a column of numbers. A program may have made a day or a fraction of `2.1`.
fn mark(cell: &Cell) -> Option<Mark> {
    match &cell.value {
        Value::Number(number) => Some(Mark::Figures(if number.fract() == 0.0 { 1 } else { 2 })),
        Value::Date(_) => Some(Mark::Figures(2)),
        Value::Text(raw) => {
            let bare = raw.trim().trim_end_matches(['.', ')', '/', ':']);
            numbered(bare).or_else(|| sign(bare.chars().next()?))
        }
        _ => None,
    }
}

/// The mark before a text: `2.1. Hiến máu`, `a) Hiến máu`, `- Hiến máu`.
fn leading(raw: &str) -> Option<Mark> {
    let raw = raw.trim_start();
    let end = raw.find(|one: char| !(one.is_ascii_alphanumeric() || one == '.')).unwrap_or(raw.len());
    let head = &raw[..end];
    let closed = head.ends_with('.') || raw[end..].starts_with(')') || head.trim_end_matches('.').contains('.');
    if !head.is_empty() && closed {
        return numbered(head.trim_end_matches('.'));
    }
    sign(raw.chars().next()?)
}

fn sign(first: char) -> Option<Mark> {
    let first = if matches!(first, '–' | '—') { '-' } else { first };
    matches!(first, '-' | '+' | '*' | '•' | '·' | '●' | '▪').then_some(Mark::Sign(first))
}

fn numbered(head: &str) -> Option<Mark> {
    let figures = head
        .split(['.', ','])
        .all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|one| one.is_ascii_digit()));
    if figures {
        return Some(Mark::Figures(head.split(['.', ',']).count()));
    }
    let bytes = head.as_bytes();
    if !bytes.is_empty() && bytes.len() <= 5 && bytes.iter().all(|one| matches!(one, b'I' | b'V' | b'X')) {
        return Some(Mark::Roman);
    }
    match bytes {
        [one] if one.is_ascii_uppercase() => Some(Mark::Capital),
        [one] if one.is_ascii_lowercase() => Some(Mark::Letter),
        _ if bytes.len() <= 4 && !bytes.is_empty() && bytes.iter().all(|one| matches!(one, b'i' | b'v' | b'x')) => {
            Some(Mark::Letter)
        }
        _ => None,
    }
}

/// Gives each row the one above it in rank, and what is no turn to those below it.
fn nest(lines: &mut [Line]) {
    let numbered = lines.iter().any(|line| line.mark.is_some());
    let mut open: Vec<(Mark, usize)> = Vec::new();
    for at in 0..lines.len() {
        let told = |line: &Line| starts_with_words(&line.key, "trong do");
        // Rows without a mark are parts behind `Trong đó` alone, until one has a mark again.
        let behind = at > 0 && (lines[at - 1].among && !told(&lines[at - 1]) && lines[at - 1].held());
        let beside = open.last().is_some_and(|(mark, _)| *mark == Mark::Among) && numbered;
        let mark = match lines[at].mark {
            None if told(&lines[at]) || behind || (beside && !lines[at].sums) => Some(Mark::Among),
            mark => mark,
        };
        let Some(mark) = mark else {
            if !numbered {
                open = vec![(Mark::Figures(1), at)];
            }
            continue;
        };
        close(&mut open, mark);
        if mark == Mark::Among && open.is_empty() && at > 0 {
            open.push((Mark::Figures(1), at - 1));
        }
        let above = open.last().map(|(_, above)| *above);
        lines[at].under = above;
        if let Some(above) = above
            && !lines[above].turns
            && lines[above].held()
            && !lines[at].surely
        {
            lines[at].turns = false;
        }
        open.push((mark, at));
    }
}

/// Closes what a row of a mark ends.
fn close(open: &mut Vec<(Mark, usize)>, mark: Mark) {
    if let Some(same) = open.iter().position(|(other, _)| *other == mark) {
        open.truncate(same);
    } else if matches!(mark, Mark::Capital | Mark::Roman | Mark::Figures(_)) {
        while open.last().is_some_and(|(other, _)| *other > mark) {
            open.pop();
        }
    }
}

/// Rows without parts that are, in every column, what the next ones add up to: a channel over its groups without any sign, and what is
/// said to have parts (`, trong đó:`) where no sign tells how many.
fn by_sums(lines: &mut [Line]) {
    for at in 0..lines.len() {
        let line = &lines[at];
        let heads = line.held() && line.turns && ((line.of_groups && !line.group) || line.among);
        let parted: Vec<usize> = (at + 1..lines.len()).filter(|&part| lines[part].under == Some(at)).collect();
        if !heads || (parted.len() > 1 || parted.iter().any(|&part| lines[part].mark.is_some())) {
            continue;
        }
        let part = |one: &&Line| {
            one.turns && one.held() && (one.mark.is_none() || one.mark == line.mark) && !one.sums && !one.channel
        };
        let told = |one: &&Line| line.among || one.group;
        let run = lines[at + 1..].iter().take_while(part).take_while(told).count();
        let fits =
            |run: &usize| line.numbers.iter().all(|(col, number)| sum(&lines[at + 1..=at + run], *col) == *number);
        if let Some(run) = (1..=run).rev().find(fits) {
            lines[at + 1..=at + run].iter_mut().for_each(|part| part.under = Some(at));
        } else if line.among && run > 0 && parted.len() == 1 && line.key.ends_with("trong do") {
            lines[at + 1..=at + run].iter_mut().for_each(|part| part.under = Some(at));
        }
    }
}

fn sum<'l>(parts: impl IntoIterator<Item = &'l Line>, col: u32) -> u64 {
    parts.into_iter().filter_map(|part| part.numbers.get(&col)).sum()
}

/// What a row with parts is: their sum, or more than they tell.
fn judge(line: &Line, parts: &[&Line], nested: &mut Nested) {
    let told = |col: u32| sum(parts.iter().copied(), col);
    if !line.turns || line.numbers.keys().all(|&col| told(col) == 0) {
        return;
    }
    let among = line.among || parts.iter().any(|part| part.among);
    let more = |(&col, &number): (&u32, &u64)| number > told(col) && (among || told(col) == 0);
    let rows = parts.iter().map(|part| part.row).collect();
    if line.numbers.iter().any(more) {
        nested.rest.insert(line.row, Rest { parts: rows, among });
    } else {
        nested.sums.insert(line.row, rows);
    }
}

/// `Cộng theo nhóm` below its parts: the rows right above it that it adds up, else all those above it back to the last sum.
fn above(lines: &[Line], nested: &mut Nested) {
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for (at, line) in lines.iter().enumerate() {
        let known = nested.sums.contains_key(&line.row) || nested.rest.contains_key(&line.row);
        if !line.sums || !line.turns || !line.held() || known {
            continue;
        }
        let free = |other: usize| {
            let one = &lines[other];
            one.turns && one.held() && !taken.contains(&other) && !nested.sums.contains_key(&one.row)
        };
        let run: Vec<&Line> = (0..at).rev().take_while(|&other| free(other)).map(|other| &lines[other]).collect();
        let fits = |length: &usize| {
            let part = || run[..*length].iter().copied();
            line.numbers.iter().all(|(col, number)| sum(part(), *col) == *number)
        };
        let plainly = lower(&line.key).starts_with("cong ");
        let grouped = run.iter().take_while(|one| one.group).count();
        let all = if line.channel && grouped > 0 { grouped } else { run.len() };
        let length = (2..=run.len()).find(fits).or_else(|| (plainly && all > 0).then_some(all));
        if let Some(length) = length {
            nested.sums.insert(line.row, run[..length].iter().map(|part| part.row).collect());
            taken.insert(at);
        }
    }
}
