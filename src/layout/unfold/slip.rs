//! The number and the day of a slip of introduction: `Số: 01/PGT` and the line of place and date, which stand around it and not
//! beside the member's name. Of several slips on one sheet each has its own; where nobody can tell whose one is, it is nobody's.

use super::form::Pair;
use super::text_cell;
use crate::layout::grid::{holds, raw_text};
use crate::model::date::show_day;
use crate::model::{CellRef, Field};
use crate::normalise::cells;
use crate::read::Row;
use crate::text::{self, starts_with_words};

/// The headers of both.
const NUMBER: &str = "Số phiếu";
const DAY: &str = "Ngày giới thiệu";
/// How a slip is called, as keys.
const CALLED: [&str; 3] = ["giay gioi thieu", "phieu gioi thieu", "pgt"];

/// What stands around the slips of a sheet.
#[derive(Default)]
pub(super) struct Heads {
    of: Vec<Pair>,
    /// Where among the rows a slip begins below another one.
    cuts: Vec<usize>,
}

impl Heads {
    /// The labels of each slip by itself.
    pub(super) fn blocks<'p>(&self, pairs: &'p [Vec<Pair>]) -> Vec<&'p [Vec<Pair>]> {
        let starts = std::iter::once(0).chain(self.cuts.iter().copied());
        let ends = self.cuts.iter().copied().chain([pairs.len()]);
        starts.zip(ends).map(|(start, end)| &pairs[start..end]).collect()
    }
}

/// The rows that open a slip with somebody above and somebody below.
fn cuts(rows: &[&Row], pairs: &[Vec<Pair>]) -> Vec<usize> {
    let named = |own: &[Pair]| own.iter().any(|pair| pair.field == Field::Name);
    let mut cuts = Vec::new();
    let mut above = false;
    for (at, (row, own)) in rows.iter().zip(pairs).enumerate() {
        let opens = || row.cells.iter().filter_map(raw_text).any(is_called);
        if above && opens() && pairs[at..].iter().any(|own| named(own)) {
            cuts.push(at);
            above = false;
        }
        above |= named(own);
    }
    cuts
}

/// Whether a text names a slip. A long one is a sentence about slips.
fn is_called(raw: &str) -> bool {
    raw.len() < 160 && {
        let key = text::plain(raw);
        CALLED.iter().any(|name| starts_with_words(&key, name))
    }
}

/// Takes the numbers of slips and their days from the labels of a sheet that has slips, else from its lines of a document's number
/// and of place and date.
pub(super) fn heads(rows: &[&Row], pairs: &mut [Vec<Pair>]) -> Heads {
    let mut texts = rows.iter().flat_map(|row| row.cells.iter().filter(|cell| holds(cell)).filter_map(raw_text));
    if !pairs.iter().flatten().any(|pair| pair.field == Field::IntroducedTo) && !texts.any(is_called) {
        return Heads::default();
    }
    let cuts = cuts(rows, pairs);
    let mut heads = Vec::new();
    for own in pairs.iter_mut() {
        own.retain(|pair| text::plain(&pair.label) != "so");
        heads.extend(own.extract_if(.., |pair| matches!(pair.field, Field::SlipNo | Field::SlipDate)));
    }
    let dated = heads.iter().any(|head: &Pair| head.field == Field::SlipDate);
    let numbered = heads.iter().any(|head| head.field == Field::SlipNo);
    for (row, own) in rows.iter().zip(pairs.iter()) {
        for cell in row.cells.iter().filter(|cell| holds(cell)) {
            let Some(raw) = raw_text(cell) else { continue };
            let at = CellRef::new(row.index, cell.col);
            // `Sinh ngày: 12/03/2004` is somebody's, whatever it looks like.
            if own.iter().any(|pair| pair.at == at || pair.there == at) {
                continue;
            }
            let mut push = |label: &str, field: Field, value: &str| {
                let value = text_cell(cell.col, value, Some(cell));
                heads.push(Pair { at, label: label.to_owned(), field, value, there: at });
            };
            for line in raw.split(['\n', '\r', '\t']).flat_map(|line| line.split("   ")).map(str::trim) {
                if let Some(number) = number(line).filter(|_| !numbered) {
                    push(NUMBER, Field::SlipNo, number);
                } else if let Some(day) = cells::place_date(line).filter(|_| !dated) {
                    push(DAY, Field::SlipDate, &show_day(day));
                }
            }
        }
    }
    Heads { of: heads, cuts }
}

/// `Số: 01/PGT`, `Số 12-GT/CĐ`: the number of a document. One that is still to be written in has no figure.
fn number(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("Số").or_else(|| line.strip_prefix("SỐ")).or_else(|| line.strip_prefix("So"))?;
    let rest = rest.trim_start_matches(|one: char| one.is_whitespace() || one == ':');
    let number = rest.trim_end_matches(|one: char| one.is_whitespace() || matches!(one, '.' | ',' | ';' | '…'));
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    // A number alone may count anything; one of a document names whose it is.
    let symbol = number[digits..].trim_start();
    let said = symbol.starts_with(['/', '-', '–']) && symbol.chars().any(char::is_alphabetic);
    (digits > 0 && said && number.len() <= 40 && number.split_whitespace().count() <= 4).then_some(number)
}

/// Gives each person of the sheet the number and the day of their slip.
pub(super) fn share<'p>(heads: &'p Heads, persons: &mut [Vec<&'p Pair>]) {
    for field in [Field::SlipNo, Field::SlipDate] {
        let of_kind: Vec<&Pair> = heads.of.iter().filter(|head| head.field == field).collect();
        let starts: Vec<u32> = persons.iter().filter_map(|own| own.first()).map(|pair| pair.at.row).collect();
        let (Some(first), false) = (starts.iter().min().copied(), of_kind.is_empty()) else { continue };
        let above = of_kind.iter().any(|head| head.at.row <= first);
        for (at, own) in persons.iter_mut().enumerate().filter(|(at, _)| *at < starts.len()) {
            // Forms beside each other have their heads beside each other too, and nobody can tell how far each goes.
            let beside = starts.iter().filter(|start| **start == starts[at]).count() > 1;
            let theirs: Vec<&Pair> = match of_kind[..] {
                // One slip may introduce several.
                [one] if heads.cuts.is_empty() => vec![one],
                _ if beside => Vec::new(),
                _ => of_kind.iter().copied().filter(|head| belongs(head.at.row, above, &starts, at)).collect(),
            };
            if let [one] = theirs[..] {
                own.push(one);
            } else if let ([one, ..], Field::SlipDate, 1) = (&theirs[..], &field, starts.len()) {
                // Of one slip the line at its head is when it was written; the ward's receipt stands below.
                own.extend((one.at.row <= first).then_some(*one));
            }
        }
    }
}

/// Whether a head in this row is of the person at a place in order: the next below it, or, where heads stand at the foot, the last
/// above it.
fn belongs(row: u32, above: bool, starts: &[u32], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| starts[before]);
    if above {
        row <= starts[at] && before.is_none_or(|before| row > before)
    } else {
        row >= starts[at] && starts.get(at + 1).is_none_or(|next| row < *next)
    }
}
