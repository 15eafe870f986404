//! Lines that head a part of a list by what was done, where and when: `2. Hiến máu tại phường Ninh Kiều, ngày 18/10/2026`. Tells them from
//! persons, remarks and lines of place and date, and finds the one above the first header.

use super::context::{self, Rank};
use super::grid::{Grid, holds, is_used, lower, raw_text, whole};
use super::phrases;
use super::vocabulary::TITLE_PREFIXES;
use super::{Line, LineRole};
use crate::read::Row;
use crate::settings::Words;
use crate::text::{self, starts_with_words};
use crate::wards;

/// Whether a text names a ward, a day, or a group or an activity that some group has, and is nobody's name.
pub(super) fn says_what(raw: &str, words: &Words) -> bool {
    wards::mention(raw).is_some()
        || (!text::is_written_as_name(raw) && (names_day(raw) || words.group_in(raw).is_some()))
}

/// Whether a text holds a day and a month in figures (`18/10`, `18-10-2026`) or `ngày 18`.
pub(super) fn names_day(raw: &str) -> bool {
    let bytes = raw.as_bytes();
    let figure = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let joined = (1..bytes.len()).any(|at| matches!(bytes[at], b'/' | b'-' | b'.') && figure(at - 1) && figure(at + 1));
    joined || {
        let folded = lower(raw);
        folded.split("ngày ").skip(1).any(|rest| rest.starts_with(|one: char| one.is_ascii_digit()))
    }
}

/// Whether the rows right below a line begin a list: a header said again, or the person numbered 1, with no more than two lines between.
/// Where nobody is numbered, anybody begins one.
pub(super) fn begins_below(grid: &Grid<'_>, (row, end): (u32, u32), repeated: &[u32], numbers: &[u32]) -> bool {
    for below in grid.rows(row + 1, end).iter().filter(|row| is_used(row)).take(3) {
        if repeated.contains(&below.index) {
            return true;
        }
        let number = below.cells.iter().find(|cell| numbers.contains(&cell.col)).and_then(whole);
        match (number, below.cells.iter().filter(|cell| holds(cell)).count()) {
            (Some(number), _) => return number == 1,
            (None, held) if held > 2 => return numbers.is_empty(),
            _ => {}
        }
    }
    false
}

/// Whether a line of place and date is none: it stands among the rows and says more than where something was signed.
pub(super) fn heads_by_day(raw: &str, words: &Words) -> bool {
    let Some((place, _)) = raw.split_once("ngày").or_else(|| raw.split_once("NGÀY")).or_else(|| raw.split_once("Ngày"))
    else {
        return false;
    };
    wards::mention(place).is_some() || words.group_in(place).is_some() || words.channel_in(place).is_some() || {
        // Places are written in capitals word by word.
        place.split_whitespace().any(|word| word.chars().next().is_some_and(char::is_lowercase))
    }
}

/// Which of the lines above the first header head the rows below it as `headings`, lines among the rows, head those below them.
/// Gives their rows, topmost first.
pub(super) fn above(title: &[Line], headings: &[(String, Rank)], words: &Words) -> Vec<(u32, Rank)> {
    let mut found = Vec::new();
    for line in title.iter().rev() {
        if line.role == LineRole::PlaceDate && !heads_by_day(&line.text, words) {
            continue;
        }
        let bracketed = line.text.starts_with('(') && line.text.ends_with(')');
        if bracketed && found.is_empty() {
            continue;
        }
        let rank = context::rank(&line.text, None);
        let alike = headings
            .iter()
            .filter(|(_, other)| rank.is_like(*other) && !found.iter().any(|(_, own): &(u32, Rank)| own.is_like(rank)));
        let mut alike = alike.peekable();
        let Some((next, _)) = alike.peek() else { break };
        if !goes_on(&line.text, next, rank, words)
            || !alike.all(|(other, _)| rank.numbering.is_some() || says_alike(&line.text, other, words))
        {
            break;
        }
        found.push((line.row, rank));
    }
    found.reverse();
    found
}

/// Of tables below each other, each with lines of its own above it, which of these head its rows: those of the first one that are written
/// as those of the others. Empty where there are none.
pub(super) fn above_each(titles: &[Vec<Line>], words: &Words) -> Vec<Vec<(u32, Rank)>> {
    let [first, others @ ..] = titles else { return Vec::new() };
    let told: Vec<(String, Rank)> =
        others.iter().flatten().map(|line| (line.text.clone(), context::rank(&line.text, None))).collect();
    let found = above(first, &told, words);
    if found.is_empty() || others.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    let of = |lines: &Vec<Line>| {
        let ranks = lines.iter().map(|line| (line.row, context::rank(&line.text, None)));
        ranks.filter(|(_, rank)| found.iter().any(|(_, own)| own.is_like(*rank))).collect()
    };
    std::iter::once(found.clone()).chain(others.iter().map(of)).collect()
}

/// Whether `next`, written as `text` is, is its next: numbered on from it or anew, or saying the like.
fn goes_on(text: &str, next: &str, rank: Rank, words: &Words) -> bool {
    if rank.numbering.is_none() {
        return says_alike(text, next, words);
    }
    let number = |text: &str| {
        let text = text.trim_start();
        let end = text.find(|one: char| !one.is_ascii_alphanumeric()).unwrap_or(text.len());
        text[..end].to_owned()
    };
    let (own, next) = (number(text), number(next));
    match (own.parse::<u32>(), next.parse::<u32>()) {
        (Ok(own), Ok(next)) => next == own + 1 || own == 1 && next == 1,
        _ => next > own && !own.is_empty() || roman_one(&own),
    }
}

fn roman_one(number: &str) -> bool {
    matches!(number, "I" | "A" | "a")
}

/// Whether two lines without numbers say the like: the same first word, or each what, where or when; no title and no unit does.
fn says_alike(text: &str, other: &str, words: &Words) -> bool {
    let key = |raw: &str| text::plain(raw.trim_start_matches(|one: char| !one.is_alphanumeric()));
    let (own, other_key) = (key(text), key(other));
    let titled = TITLE_PREFIXES.iter().any(|prefix| starts_with_words(&own, prefix)) || phrases::is_signature(&own);
    if titled {
        return false;
    }
    let same = own.split(' ').next() == other_key.split(' ').next();
    // No line that heads rows is somebody's name, however it is written.
    let says = |raw: &str| wards::mention(raw).is_some() || names_day(raw) || words.group_in(raw).is_some();
    same || (says(text) && says(other))
}

/// Whether a row that holds a number and one text is no person but heads those below: the text is nobody's name and says what.
pub(super) fn is_numbered(row: &Row, name: &str, words: &Words) -> bool {
    row.cells.iter().filter(|cell| holds(cell)).count() == 2
        && !text::is_written_as_name(name)
        && name.split_whitespace().count() > 1
        && sentence(name)
        && says_what(name, words)
        && row.cells.iter().filter_map(raw_text).any(|raw| raw == name)
}

/// Whether a text is written as a sentence and not as a name: a word in small letters, or figures.
pub(super) fn sentence(raw: &str) -> bool {
    raw.split_whitespace()
        .skip(1)
        .any(|word| word.chars().next().is_some_and(|one| one.is_lowercase() || one.is_ascii_digit()))
}
