//! A sender's own numbers of groups, by lines outside its lists: `Ghi chú: Nhóm 1: NTM; Nhóm 4: VHVN`, a row or a cell each, above or
//! below a table or on a sheet of their own.
//!
//! Must never take the rows of a list for a legend: only rows of few cells are looked at.

use std::sync::Arc;

use super::grid::{holds, label, raw_text};
use crate::read::{Row, Sheet, Workbook};
use crate::settings::numbering::{Form, Numbered, Numbering, number_of};
use crate::settings::{Settings, Words};
use crate::text;

/// Filled cells of a row of a legend at most: a signature may stand beside it.
const MOST_CELLS: usize = 3;

/// By what legend a sheet is read.
#[derive(Clone, Debug)]
pub(super) enum Explained {
    Nothing,
    By(Arc<Numbering>),
    /// It is the legend of the other sheets, and nothing else stands on it.
    Others,
}

/// The legend that stands on a sheet, and whether nothing else does.
struct Legend {
    numbering: Arc<Numbering>,
    alone: bool,
}

/// By what legend each sheet of a workbook is read: its own, else that of a sheet that holds nothing else. `ours`: tonghop wrote it.
pub(super) fn all(workbook: &Workbook, ours: bool, settings: &Settings) -> Vec<Explained> {
    let read = |sheet: &Sheet| if ours || !sheet.visible { None } else { of(sheet, settings) };
    let mut legends: Vec<Option<Legend>> = workbook.sheets.iter().map(read).collect();
    if legends.len() < 2 {
        legends.iter_mut().flatten().for_each(|legend| legend.alone = false);
    }
    let shared = legends.iter().flatten().find(|legend| legend.alone).map(|legend| Arc::clone(&legend.numbering));
    let explained = |legend: &Option<Legend>| match legend {
        Some(legend) if legend.alone => Explained::Others,
        Some(legend) => Explained::By(Arc::clone(&legend.numbering)),
        None => shared.clone().map_or(Explained::Nothing, Explained::By),
    };
    legends.iter().map(explained).collect()
}

fn of(sheet: &Sheet, settings: &Settings) -> Option<Legend> {
    let mut lines: Vec<Numbered> = Vec::new();
    let (mut rows, mut explaining, mut lists) = (0_usize, 0_usize, false);
    for row in &sheet.rows {
        let filled = row.cells.iter().filter(|cell| holds(cell)).take(MOST_CELLS + 1).count();
        lists |= filled > MOST_CELLS;
        rows += usize::from(filled > 0);
        if (1..=MOST_CELLS).contains(&filled) {
            let before = lines.len();
            of_row(row, filled, settings, &mut lines);
            explaining += usize::from(lines.len() > before);
        }
    }
    if lines.is_empty() {
        return None;
    }
    let numbering = Arc::new(Numbering::of(&lines, &settings.words)?);
    // A title and a header may stand above it.
    Some(Legend { numbering, alone: !lists && explaining + 3 >= rows })
}

/// What a row explains: a number in one cell and its words in the next, or both in a cell.
fn of_row(row: &Row, filled: usize, settings: &Settings, lines: &mut Vec<Numbered>) {
    let texts: Vec<String> = row.cells.iter().filter(|cell| holds(cell)).map(label).collect();
    if let [sign, meaning] = &texts[..]
        && filled == 2
        && let Some((number, form)) = number_of(&text::plain(sign))
    {
        let known = form != Form::Bare || settings.words.is_listed(&text::plain(meaning));
        if known && is_meaning(meaning) {
            lines.push(Numbered { number, form, meaning: meaning.clone() });
        }
        return;
    }
    texts.iter().filter(|one| one.bytes().any(|byte| byte.is_ascii_digit())).for_each(|one| of_text(one, lines));
}

/// A number in a text, from where to where, and where its meaning begins.
struct Sign {
    from: usize,
    number: u8,
    form: Form,
    to: usize,
}

/// What a text explains, one number behind the other.
fn of_text(typed: &str, lines: &mut Vec<Numbered>) {
    let signs = signs(typed);
    for (at, sign) in signs.iter().enumerate() {
        let end = signs.get(at + 1).map_or(typed.len(), |next| next.from);
        let meaning = typed[sign.to..end].split([';', '\n', '|']).next().unwrap_or_default();
        let meaning = meaning.trim_matches(|one: char| {
            one.is_whitespace() || BETWEEN.contains(&one) || matches!(one, ',' | '(' | '+' | '*')
        });
        if is_meaning(meaning) {
            lines.push(Numbered { number: sign.number, form: sign.form, meaning: meaning.to_owned() });
        }
    }
}

/// Signs between a number and what it means.
const BETWEEN: [char; 7] = [':', '=', '-', '–', ')', '.', ' '];

fn signs(typed: &str) -> Vec<Sign> {
    let places = text::places_of_words(typed);
    let word = |at: usize| places.get(at).map(|&(from, to)| text::plain(&typed[from..to])).unwrap_or_default();
    let mut signs = Vec::new();
    let mut at = 0;
    while at < places.len() {
        let begins = at;
        let mut numbered = word(at);
        let grouped = numbered == "nhom";
        if grouped {
            at += 1;
            while matches!(&*word(at), "so" | "hd" | "hoat" | "dong") {
                at += 1;
            }
            numbered = word(at);
        }
        let (found, last) = (number_of(&numbered), at);
        at += 1;
        let Some((number, form)) = found else { continue };
        let form = if grouped { Form::Group } else { form };
        let (from, to) = (places[begins].0, places[last].1);
        let gap = &typed[to..places.get(last + 1).map_or(typed.len(), |next| next.0)];
        let ahead = &typed[begins.checked_sub(1).map_or(0, |before| places[before].1)..from];
        if is_told(gap, ahead, form, &word(last + 1)) {
            let to = if word(last + 1) == "la" && form != Form::Bare { places[last + 1].1 } else { to };
            signs.push(Sign { from, number, form, to });
        }
    }
    signs
}

/// Whether a number with such signs around it is explained by what stands behind; `next`: the word there.
fn is_told(gap: &str, ahead: &str, form: Form, next: &str) -> bool {
    let sign = gap.trim();
    let parted =
        sign.starts_with([':', '=']) || matches!(sign, "-" | "–" | "->" | "→" | ").") || sign.starts_with(").");
    match form {
        Form::Group | Form::Letter => parted || next == "la" || sign == ")" && ahead.trim_end().ends_with('('),
        // A bare number begins a text, a line or a part of one.
        Form::Bare => {
            let ahead = ahead.trim();
            let begins = ahead.is_empty() || ahead.ends_with(['(', ';', ',', ':', '.', '\n', '-', '*', '+']);
            let spaced = !matches!(sign, "-" | "–") || gap.starts_with(' ');
            begins && (parted && spaced || matches!(sign, ")" | "."))
        }
    }
}

/// Whether words can be what a number means: no figures, no number again.
fn is_meaning(meaning: &str) -> bool {
    let letters = meaning.chars().filter(|one| one.is_alphabetic()).count();
    let figures = meaning.starts_with(|one: char| one.is_ascii_digit());
    letters > 1 && !figures && number_of(&text::plain(meaning)).is_none()
}

/// A line of a legend in two cells: `Nhóm 1` and the group that it means.
pub(super) fn explains(row: &Row, words: &Words) -> bool {
    let mut held = row.cells.iter().filter(|cell| holds(cell)).filter_map(raw_text);
    let (Some(sign), Some(meaning), None) = (held.next(), held.next(), held.next()) else { return false };
    let numbered = |raw: &str| number_of(&text::plain(raw)).is_some_and(|(_, form)| form != Form::Bare);
    numbered(sign) && !numbered(meaning) && words.group_in(meaning).is_some()
}
