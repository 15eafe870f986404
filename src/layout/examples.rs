//! Rows that a form shows how to fill it in by, left in what came back: `VD | Nguyễn Văn A | ... | (dòng ví dụ)`.
//!
//! A row is one only where it says so itself, or where nothing but its name could be left of one and the form speaks of examples. Every
//! row is asked, so that texts are looked at by their letters first.

use std::collections::BTreeMap;

use super::grid::{Grid, holds, raw_text, whole};
use super::header::Header;
use crate::model::{Field, SheetKind};
use crate::read::Row;
use crate::text::{self, has_any, starts_with_words};

/// What calls a row an example, folded, and the words that may stand around it in a remark.
const EXAMPLE: &[&str] = &["vi du", "vd", "dong mau", "hang mau", "du lieu mau", "minh hoa", "example", "sample"];
const AROUND: &[&str] = &[
    "vi", "du", "vd", "dong", "hang", "mau", "lieu", "minh", "hoa", "day", "la", "nay", "ve", "cach", "dien", "ghi",
    "nhap", "xoa", "bo", "di", "truoc", "khi", "nop", "gui", "vui", "long", "xin", "hay", "khong", "tinh", "tham",
    "khao", "huong", "dan", "chi", "de", "cho", "example", "sample", "row", "delete", "this", "only", "please",
];
/// What only a column of running numbers calls an example by itself.
const NUMBERED: &[&str] = &["mau", "ex", "eg", "e g", "v d", "vi du", "vd", "example", "sample"];
/// Given names that stand for any name.
const LETTERS: &[&str] = &["a", "b", "c", "d", "x", "y", "z"];

/// A longer remark tells a story.
const LONGEST: usize = 80;

/// Where a table may call rows examples.
#[derive(Default)]
pub(super) struct Examples {
    numbers: Vec<u32>,
    names: Vec<u32>,
    given: Vec<u32>,
    /// Columns of remarks, and those that nobody headed.
    spoken: Vec<u32>,
    /// What stands above the table speaks of example rows.
    told: bool,
    /// The row above was nothing but the word for one.
    heralded: bool,
}

impl Examples {
    /// Sheets of figures and of units have none.
    pub(super) fn of(grid: &Grid<'_>, header: &Header, fields: &BTreeMap<u32, Field>, kind: SheetKind) -> Self {
        if matches!(kind, SheetKind::Aggregate | SheetKind::Units) {
            return Self::default();
        }
        let columns = |of: &[Field]| {
            fields.iter().filter(|(_, field)| of.contains(field)).map(|(col, _)| *col).collect::<Vec<u32>>()
        };
        let above = grid.rows(0, header.first_row().saturating_sub(1)).iter().flat_map(|row| row.cells.iter());
        let told = above.filter_map(raw_text).any(|raw| has_any(&text::plain(raw), &["vi du", "dong mau", "hang mau"]));
        Self {
            numbers: columns(&[Field::Stt]),
            names: columns(&[Field::Name, Field::FamilyName]),
            given: columns(&[Field::GivenName]),
            spoken: columns(&[Field::Note, Field::Unknown]),
            told,
            heralded: false,
        }
    }

    /// Whether a row is an example of the form; `numbered`: some rows of the table have a number.
    pub(super) fn has(&mut self, row: &Row, numbered: bool) -> bool {
        if self.names.is_empty() {
            return false;
        }
        let heralded = std::mem::take(&mut self.heralded);
        let mut held = row.cells.iter().filter(|cell| holds(cell));
        if let (Some(cell), None) = (held.next(), held.next()) {
            self.heralded = raw_text(cell).is_some_and(|raw| may_say(raw) && calls_by_number(raw));
            return self.heralded;
        }
        let mut stands_for_any = None;
        let mut hinted = self.told || heralded;
        // Hardly any row of a list with numbers has none.
        let number = row.cells.iter().find(|cell| self.numbers.contains(&cell.col)).and_then(whole);
        hinted |= numbered && !self.numbers.is_empty() && number.is_none_or(|number| number == 0);
        for cell in row.cells.iter() {
            let Some(raw) = raw_text(cell) else { continue };
            let says = if self.numbers.contains(&cell.col) {
                whole(cell).is_none() && calls_by_number(raw)
            } else if self.names.contains(&cell.col) {
                stands_for_any = Some(raw);
                may_say(raw) && names_example(raw)
            } else {
                let short = self.spoken.contains(&cell.col) && raw.len() <= LONGEST && may_say(raw);
                hinted |= short && NUMBERED.contains(&text::plain(raw).as_str());
                short && is_example(raw)
            };
            if says {
                return true;
            }
        }
        hinted && stands_for_any.is_some_and(|name| self.is_anybody(name, row))
    }

    /// `Nguyễn Văn A`, `Trần Thị B`.
    fn is_anybody(&self, name: &str, row: &Row) -> bool {
        let given = row.cells.iter().find(|cell| self.given.contains(&cell.col)).and_then(raw_text);
        let last = given.or_else(|| name.rsplit(' ').next()).unwrap_or_default();
        LETTERS.iter().any(|letter| last.eq_ignore_ascii_case(letter)) && (given.is_some() || name.contains(' '))
    }
}

/// Whether a text may hold a word of [`EXAMPLE`], told by its letters alone.
fn may_say(raw: &str) -> bool {
    let pairs = raw.as_bytes().windows(2);
    let small = |pair: &[u8]| (pair[0].to_ascii_lowercase(), pair[1].to_ascii_lowercase());
    raw.len() >= 2
        && pairs
            .map(small)
            .any(|pair| matches!(pair, (b'v', b'd' | b'i' | 0xc3) | (b'm', _) | (b'e', b'x') | (b's', b'a')))
}

fn calls_by_number(raw: &str) -> bool {
    let key = text::plain(raw);
    let word = key.trim_end_matches(|one: char| one.is_ascii_digit()).trim_end();
    NUMBERED.contains(&word) || is_example(raw)
}

/// `VD: Nguyễn Văn A`, `Nguyễn Văn A (ví dụ)`.
fn names_example(raw: &str) -> bool {
    let key = text::plain(raw);
    let behind = raw.split_once('(').is_some_and(|(_, rest)| is_example(rest));
    behind
        || (starts_with_words(&key, "vi du") || starts_with_words(&key, "vd"))
            && raw.contains([':', ')', ']', '.', '-'])
}

/// `(dòng ví dụ)`, `Dòng mẫu, xóa trước khi nộp`.
fn is_example(raw: &str) -> bool {
    let key = text::plain(raw);
    let known = |word: &str| AROUND.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit());
    // `VD` in a remark alone may be short for anything.
    key != "vd" && has_any(&key, EXAMPLE) && key.split(' ').all(known)
}
