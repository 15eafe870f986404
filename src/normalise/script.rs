//! Columns typed in a font of the nineties. What a name alone cannot tell ("Tè" is a word, and Tố in such a font), its
//! column can, and the font of its cell where the file tells it (FINDINGS 29).

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
    /// With letters that only Unicode has, as they are.
    unicode: usize,
}

/// Reads cells that may be either as the others of their column are; gives the places in `rows` of those that changed.
pub(super) fn settle(rows: &mut [Row]) -> Vec<(usize, usize)> {
    let legacy =
        |entry: &Entry| entry.repairs.iter().copied().find(|code| matches!(code, Code::TextTcvn3 | Code::TextVni));
    // Nearly every table has none, and pays one look.
    let told = |entry: &Entry| legacy(entry).is_some() || entry.cell.font.is_some();
    if !rows.iter().flat_map(|row| &row.entries).any(told) {
        return Vec::new();
    }
    let mut columns: BTreeMap<u32, Seen> = BTreeMap::new();
    for entry in rows.iter().flat_map(|row| &row.entries) {
        let seen = columns.entry(entry.at.col).or_default();
        match legacy(entry) {
            Some(Code::TextVni) => seen.vni += 1,
            Some(_) => seen.tcvn3 += 1,
            None => seen.unicode += usize::from(is_unicode(&entry.text)),
        }
    }
    let (tcvn3, vni) = columns.values().fold((0, 0), |sum, seen| (sum.0 + seen.tcvn3, sum.1 + seen.vni));
    // An old font that stays on the sheet tells nothing where letters are typed into it that it does not have.
    let mut in_font = rows.iter().flat_map(|row| &row.entries).filter(|entry| entry.cell.font.is_some());
    let fonts_tell = !in_font.any(|entry| legacy(entry).is_none() && is_unicode(&entry.text));
    let mut changed = Vec::new();
    for (row, one) in rows.iter_mut().enumerate() {
        for (at, entry) in one.entries.iter_mut().enumerate() {
            let Some(seen) = columns.get(&entry.at.col).filter(|seen| seen.unicode == 0) else { continue };
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
            let Value::Text(raw) = &entry.cell.value else { continue };
            if entry.text.is_ascii() || legacy(entry).is_some() {
                continue;
            }
            let Some(meant) = text::read_as(raw, font) else { continue };
            let cleaned = text::clean(&meant);
            let repairs = entry.repairs.iter().copied().chain(cleaned.repairs).chain([font]).collect();
            entry.ready = Ready::new(cleaned.text.into(), repairs);
            changed.push((row, at));
        }
    }
    changed
}

/// Whether a text has letters that no font of the nineties has.
fn is_unicode(text: &str) -> bool {
    text.chars().any(|letter| ('\u{100}'..'\u{2000}').contains(&letter))
}
