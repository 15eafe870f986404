//! Sub-headers inside the data: what makes a line one, and which of them hold for a row.

use super::grid::lower;
use super::vocabulary::CONTEXT_WORDS;
use crate::text::{self, starts_with_words};

/// How a line is numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Numbering {
    /// `A.`
    Letter,
    /// `II.`
    Roman,
    /// `1.`, `2.1`
    Arabic,
}

/// A line taken as a sub-header: its numbering and the level of its first word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rank {
    pub numbering: Option<Numbering>,
    pub word: Option<u8>,
}

impl Rank {
    /// Whether this line ends what `above` said.
    fn ends(self, above: Self) -> bool {
        match (self.numbering, above.numbering, self.word, above.word) {
            (Some(own), Some(other), ..) => other >= own,
            (.., Some(own), Some(other)) => other >= own,
            // A numbered line is above one that has neither number nor known word.
            (Some(_), None, ..) => true,
            (None, Some(_), ..) => false,
            _ => true,
        }
    }
}

/// The sub-headers that hold, outermost first.
#[derive(Clone, Debug, Default)]
pub(super) struct Stack {
    open: Vec<(u32, Rank)>,
}

impl Stack {
    pub(super) fn push(&mut self, row: u32, rank: Rank) {
        self.end(rank);
        self.open.push((row, rank));
    }

    /// Closes what a line of this rank ends.
    pub(super) fn end(&mut self, rank: Rank) {
        while self.open.last().is_some_and(|(_, above)| rank.ends(*above)) {
            self.open.pop();
        }
    }

    pub(super) fn rows(&self) -> Vec<u32> {
        self.open.iter().map(|(row, _)| *row).collect()
    }
}

/// A number in front of a text (`II.`, `A)`, `1.`, or a cell of its own) and what follows it.
pub(super) fn numbered(raw: &str) -> (Option<Numbering>, &str) {
    let trimmed = raw.trim();
    let end = trimmed.find(['.', ')', '/', '-', ':', ' ']).unwrap_or(trimmed.len());
    let (head, rest) = trimmed.split_at(end);
    let marked = rest.starts_with(['.', ')', '/', '-', ':']) || rest.is_empty();
    let after = rest.trim_start_matches(['.', ')', '/', '-', ':', ' ']);
    let capitals = !head.is_empty() && head.len() <= 5 && head.bytes().all(|byte| byte.is_ascii_uppercase());
    let kind = if capitals && head.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X')) {
        Some(Numbering::Roman)
    } else if capitals && head.len() == 1 && marked {
        Some(Numbering::Letter)
    } else if marked && !head.is_empty() && head.len() <= 3 && head.bytes().all(|byte| byte.is_ascii_digit()) {
        Some(Numbering::Arabic)
    } else {
        None
    };
    if kind.is_some() { (kind, after) } else { (None, trimmed) }
}

/// The rank of a line; `number` is what stands in the column of numbers, if anything does.
pub(super) fn rank(line: &str, number: Option<&str>) -> Rank {
    let (own, rest) = numbered(line);
    let numbering = own.or_else(|| number.and_then(|raw| numbered(raw).0));
    let key = text::plain(rest);
    let folded = lower(rest);
    // Without its mark a family name (Tô, Quan) would be a place.
    let is_place = |word: &str| match word {
        "to" => folded.starts_with("tổ ") || key[2..].trim_start().starts_with(|one: char| one.is_ascii_digit()),
        "quan" => folded.starts_with("quận "),
        _ => true,
    };
    let known = CONTEXT_WORDS.iter().filter(|(word, _)| starts_with_words(&key, word) && is_place(word));
    Rank { numbering, word: known.max_by_key(|(word, _)| word.len()).map(|(_, level)| *level) }
}
