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
    /// `1.`
    Arabic,
    /// `2.1`
    Dotted,
    /// `a)`
    Small,
}

/// A line taken as a sub-header: its numbering, the sign before it and the level of its first word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rank {
    pub numbering: Option<Numbering>,
    pub sign: Option<char>,
    pub word: Option<u8>,
    /// Which of [`DETAILS`] it tells of the line above: `Thời gian: 18/10`.
    pub detail: Option<usize>,
}

impl Rank {
    /// Whether this line ends what `above` said.
    fn ends(self, above: Self) -> bool {
        if self.detail.is_some() || above.detail.is_some() {
            return self.detail.is_none() || self.detail == above.detail;
        }
        match (self.numbering, above.numbering, self.word, above.word) {
            (Some(own), Some(other), ..) => other >= own,
            (.., Some(own), Some(other)) => other >= own,
            // A numbered line is above one that has neither number nor known word.
            (Some(_), None, ..) => true,
            (None, Some(_), ..) => false,
            _ => true,
        }
    }

    /// Whether two lines are written alike, so that they stand beside each other and not one below the other.
    pub(super) fn is_like(self, other: Self) -> bool {
        if self.detail.is_some() || other.detail.is_some() {
            return self.detail == other.detail;
        }
        match (self.numbering, other.numbering) {
            (None, None) => self.sign == other.sign && (self.sign.is_some() || self.word == other.word),
            (own, other) => own == other,
        }
    }

    /// Whether a line stands above another one wherever it is.
    fn is_above(self, other: Self) -> bool {
        if self.detail.is_some() || other.detail.is_some() {
            return self.detail.is_none();
        }
        match (self.numbering, other.numbering) {
            // Letters stand above Roman numbers, and below them.
            (Some(Numbering::Letter), Some(Numbering::Roman)) => false,
            (Some(own), Some(other)) => own < other,
            (None, None) => matches!((self.word, other.word), (Some(own), Some(other)) if own < other),
            _ => false,
        }
    }
}

/// The sub-headers that hold, outermost first.
#[derive(Clone, Debug, Default)]
pub(super) struct Stack {
    open: Vec<(u32, Rank)>,
    /// The last line was a sub-header, and no row of its own stands below it.
    bare: bool,
}

impl Stack {
    /// A sub-header ends the one that is written as it is. Right below another one it stands under that.
    pub(super) fn push(&mut self, row: u32, rank: Rank) {
        if let Some(at) = self.open.iter().position(|(_, open)| rank.is_like(*open)) {
            self.open.truncate(at);
        } else if !(self.bare && self.open.last().is_some_and(|(_, open)| !rank.is_above(*open))) {
            self.end(rank);
        }
        self.open.push((row, rank));
        self.bare = true;
    }

    /// A row stands below what is open, or a sum of such rows.
    pub(super) fn filled(&mut self) {
        self.bare = false;
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
        // `1.2 Hiến máu`; what follows `1. ` may begin with a figure too.
        let parts = rest.strip_prefix('.').filter(|rest| rest.starts_with(|one: char| one.is_ascii_digit()));
        if let Some(parts) = parts {
            return (
                Some(Numbering::Dotted),
                parts.trim_start_matches(|one: char| one.is_ascii_digit() || ".) ".contains(one)),
            );
        }
        Some(Numbering::Arabic)
    } else if head.len() == 1 && head.bytes().all(|byte| byte.is_ascii_lowercase()) && rest.starts_with(['.', ')', '/'])
    {
        Some(Numbering::Small)
    } else {
        None
    };
    if kind.is_some() { (kind, after) } else { (None, trimmed) }
}

/// What lines with a label tell of the line above them, each its own, folded.
const DETAILS: [&[&str]; 4] = [
    &["thoi gian", "thoi diem", "ngay", "ngay thuc hien", "ngay to chuc", "thoi gian thuc hien", "thoi gian to chuc"],
    &["dia diem", "noi", "noi thuc hien", "noi to chuc", "dia ban", "dia diem to chuc", "dia diem thuc hien", "tai"],
    &["hinh thuc", "phuong thuc"],
    &["phu trach", "nguoi phu trach", "don vi to chuc", "don vi phoi hop", "thanh phan", "so luong"],
];

/// Signs that stand before lines of one level.
const SIGNS: [char; 8] = ['*', '+', '-', '–', '•', '~', '#', '▪'];

/// The rank of a line; `number` is what stands in the column of numbers, if anything does.
pub(super) fn rank(line: &str, number: Option<&str>) -> Rank {
    let line = line.trim_start();
    let sign = line.chars().next().or_else(|| number?.chars().next()).filter(|one| SIGNS.contains(one));
    let (own, rest) = numbered(line.trim_start_matches(SIGNS));
    let numbering = own.or_else(|| number.and_then(|raw| numbered(raw).0));
    let key = text::plain(rest);
    let folded = lower(rest);
    let figure = |behind: usize| key[behind..].trim_start().starts_with(|one: char| one.is_ascii_digit());
    // Without its mark a family name (Tô, Quan) would be a place, who holds something (tổ chức) would be too, and a fair (ngày
    // hội) a day.
    let is_meant = |word: &str| match word {
        "to" => (folded.starts_with("tổ ") && !folded.starts_with("tổ chức")) || figure(2),
        "quan" => folded.starts_with("quận "),
        "xa" => !starts_with_words(&key, "xa hoi"),
        "ngay" => !starts_with_words(&key, "ngay hoi") && !starts_with_words(&key, "ngay thu"),
        _ => true,
    };
    let known = CONTEXT_WORDS.iter().filter(|(word, _)| starts_with_words(&key, word) && is_meant(word));
    let label = rest.split_once(':').map(|(label, _)| text::plain(label)).unwrap_or_default();
    let detail = DETAILS.iter().position(|words| words.contains(&label.as_str()));
    Rank { numbering, sign, word: known.max_by_key(|(word, _)| word.len()).map(|(_, level)| *level), detail }
}
