//! Columns typed in a font of the nineties, or with signs for marks. What a name alone cannot tell ("Tè" is a word, and Tố in such a
//! font; `Ba?o` has lost a letter, or is Bảo), its column can, and the font of its cell where the file tells it (FINDINGS 29).

use std::collections::BTreeMap;

use super::desk::{Entry, Row};
use super::ready::Ready;
use crate::finding::Code;
use crate::read::{OldFont, Value};
use crate::text;

/// Cells of a column that must be of a font, and of a table where the column has fewer.
const LEAST: usize = 2;
const LEAST_OF_TABLE: usize = 3;

/// What the texts of a column are.
#[derive(Default)]
struct Seen {
    tcvn3: usize,
    vni: usize,
    viqr: usize,
    /// Not all in ASCII, and not read from a font.
    marked: usize,
    /// With letters that only Unicode has, as they are.
    unicode: usize,
}

/// What was settled of the cells of a table, by their places in `rows`.
#[derive(Default)]
pub(super) struct Settled {
    /// Those that were read anew.
    pub changed: Vec<(usize, usize)>,
    /// Those that were read from a font by themselves, with a column against them.
    pub doubted: Vec<(usize, usize, Code)>,
}

/// Reads cells that may be either as the others of their column are.
pub(super) fn settle(rows: &mut [Row]) -> Settled {
    let legacy = |entry: &Entry| {
        let of = |code: &Code| matches!(code, Code::TextTcvn3 | Code::TextVni | Code::TextViqr);
        entry.repairs.iter().copied().find(of)
    };
    // Nearly every table has none, and pays one look.
    let told = |entry: &Entry| legacy(entry).is_some() || entry.cell.font.is_some();
    if !rows.iter().flat_map(|row| &row.entries).any(told) {
        return Settled::default();
    }
    let mut columns: BTreeMap<u32, Seen> = BTreeMap::new();
    for entry in rows.iter().flat_map(|row| &row.entries) {
        let seen = columns.entry(entry.at.col).or_default();
        match legacy(entry) {
            Some(Code::TextVni) => seen.vni += 1,
            Some(Code::TextViqr) => seen.viqr += 1,
            Some(_) => seen.tcvn3 += 1,
            None => {
                seen.unicode += usize::from(is_unicode(&entry.text));
                seen.marked += usize::from(!entry.text.is_ascii());
            }
        }
    }
    let (tcvn3, vni) = columns.values().fold((0, 0), |sum, seen| (sum.0 + seen.tcvn3, sum.1 + seen.vni));
    // An old font that stays on the sheet tells nothing where letters are typed into it that it does not have.
    let mut in_font = rows.iter().flat_map(|row| &row.entries).filter(|entry| entry.cell.font.is_some());
    let fonts_tell = !in_font.any(|entry| legacy(entry).is_none() && is_unicode(&entry.text));
    let mut settled = Settled::default();
    for (row, one) in rows.iter_mut().enumerate() {
        for (at, entry) in one.entries.iter_mut().enumerate() {
            let Some(seen) = columns.get(&entry.at.col) else { continue };
            if let Some(code) = legacy(entry).filter(|_| seen.unicode > 0) {
                if code != Code::TextViqr && (entry.cell.font.is_none() || !fonts_tell) {
                    settled.doubted.push((row, at, code));
                }
                continue;
            }
            if seen.unicode > 0 {
                continue;
            }
            if seen.viqr >= LEAST && seen.marked + seen.tcvn3 + seen.vni == 0 {
                if legacy(entry).is_none() && read_anew(entry, Code::TextViqr, text::as_neighbours) {
                    settled.changed.push((row, at));
                }
                continue;
            }
            let fits = |own: usize, all: usize, other: usize| other == 0 && (own >= LEAST || all >= LEAST_OF_TABLE);
            let of_cell = entry.cell.font.filter(|_| fonts_tell).map(|font| match font {
                OldFont::Tcvn3 | OldFont::Tcvn3Capitals => Code::TextTcvn3,
                OldFont::Vni => Code::TextVni,
            });
            let font = if let Some(font) = of_cell {
                font
            } else if fits(seen.tcvn3, tcvn3, vni) {
                Code::TextTcvn3
            } else if fits(seen.vni, vni, tcvn3) {
                Code::TextVni
            } else {
                continue;
            };
            if entry.text.is_ascii() || legacy(entry).is_some() {
                continue;
            }
            if read_anew(entry, font, |raw| text::read_as(raw, font)) {
                settled.changed.push((row, at));
            }
        }
    }
    settled
}

/// Puts what a cell was typed as in the place of what it was taken for; false where it can be no such thing.
fn read_anew(entry: &mut Entry, code: Code, read: impl Fn(&str) -> Option<String>) -> bool {
    let Value::Text(raw) = &entry.cell.value else { return false };
    let Some(meant) = read(raw) else { return false };
    let cleaned = text::clean(&meant);
    let repairs = entry.repairs.iter().copied().chain(cleaned.repairs).chain([code]).collect();
    entry.ready = Ready::new(cleaned.text.into(), repairs);
    true
}

/// Whether a text has letters that no font of the nineties has.
fn is_unicode(text: &str) -> bool {
    text.chars().any(|letter| ('\u{100}'..'\u{2000}').contains(&letter))
}
