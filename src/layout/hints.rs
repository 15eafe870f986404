//! The row of hints that a form has below its header: `(ghi rõ họ tên) | (ngày/tháng/năm) | (chọn trong danh sách)`.
//!
//! Asked once for a header, of the rows right below it. Must never take what heads columns (days, groups, places in brackets) for
//! hints, nor a row in which anything but a running number says something of its own.

use super::fields;
use super::grid::{holds, raw_text};
use super::times;
use crate::model::Field;
use crate::read::{Cell, Row};
use crate::settings::Words;
use crate::text::{self, has_any, starts_with_words};
use crate::wards;

/// How a hint begins, folded.
const BEGINNINGS: &[&str] = &[
    "ghi",
    "viet",
    "dien",
    "nhap",
    "chon",
    "danh dau",
    "tick",
    "tich",
    "theo mau",
    "theo cccd",
    "theo giay",
    "theo danh sach",
    "neu co",
    "bat buoc",
    "khong bat buoc",
    "dinh dang",
    "in hoa",
    "chu in hoa",
    "viet hoa",
    "vi du",
    "vd",
    "de trong",
    "dd mm",
    "mm yyyy",
    "ngay thang nam",
    "required",
    "optional",
    "enter",
    "select",
    "choose",
];

/// Words of a hint wherever they stand in it, folded.
const WITHIN: &[&str] =
    &["giay khai sinh", "tha xuong", "trong danh sach", "tu danh sach", "co dau", "day du ho", "neu co"];

/// The columns of running numbers and of names under a header, by the words over them.
#[derive(Default)]
pub(super) struct Columns {
    numbers: Option<u32>,
    names: Vec<u32>,
}

impl Columns {
    pub(super) fn of<'a>(rows: impl Iterator<Item = &'a Row>, words: &Words) -> Self {
        let mut found = Self::default();
        for cell in rows.flat_map(|row| row.cells.iter()) {
            match raw_text(cell).and_then(|raw| fields::of_text(raw, words)) {
                Some(Field::Stt) => found.numbers = found.numbers.or(Some(cell.col)),
                Some(Field::Name | Field::FamilyName) => found.names.push(cell.col),
                _ => {}
            }
        }
        found
    }
}

/// Whether a row says nothing but how to fill in the columns it stands below, or says that where a name would stand.
pub(super) fn is_row(row: &Row, columns: &Columns, words: &Words) -> bool {
    let others = || row.cells.iter().filter(|cell| holds(cell) && Some(cell.col) != columns.numbers);
    let named = |cell: &Cell| {
        columns.names.contains(&cell.col) && raw_text(cell).is_some_and(|raw| is_bracketed(raw) && speaks(raw))
    };
    let said = || others().filter_map(raw_text);
    let all = said().count() == others().count() && said().all(|raw| is_hint(raw, words));
    let told = |raw: &str| is_star(raw) || speaks(raw) || raw.contains(char::is_whitespace);
    others().count() >= 2 && (others().any(named) || (all && said().any(told)))
}

fn is_hint(raw: &str, words: &Words) -> bool {
    is_star(raw) || speaks(raw) || (is_bracketed(raw) && !heads(raw, words))
}

/// `*`, `(*)`: a column that must be filled in.
fn is_star(raw: &str) -> bool {
    raw.contains('*') && raw.chars().all(|one| matches!(one, '*' | '(' | ')'))
}

/// Whether the words of a text are those of a hint.
fn speaks(raw: &str) -> bool {
    let key = text::plain(raw);
    BEGINNINGS.iter().any(|word| starts_with_words(&key, word)) || has_any(&key, WITHIN)
}

/// The whole of it in brackets, with a letter.
fn is_bracketed(raw: &str) -> bool {
    let inside =
        raw.strip_prefix(['(', '[']).and_then(|rest| rest.trim_end_matches(['*', '.', ':']).strip_suffix([')', ']']));
    inside.is_some_and(|inside| !inside.contains(['(', ')', '[', ']']) && inside.chars().any(char::is_alphabetic))
}

/// `(Hiến máu)`, `(Phường Trà An)`, `(ngày 18/10)` below a header say what its columns are of.
fn heads(raw: &str, words: &Words) -> bool {
    let inside = raw.trim_matches(['(', ')', '[', ']', ' ']);
    let such = words.group_in(inside).is_some() || words.channel_in(inside).is_some();
    let placed = || wards::mention(inside).is_some() || times::names_day(inside);
    // `(activity group)` says again what stands above it.
    (such || placed()) && fields::of_text(inside, words).is_none()
}
