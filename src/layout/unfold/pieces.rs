//! A line of text in pieces: its number, the person it names, what stands between its signs.
//!
//! Knows signs and a few words only; what a piece is, `looks` tells.

use super::looks::{LONGEST, UNIT, begins, is_placed, is_ward};
use crate::text::{self, has_words, starts_with_words};

/// One line of text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// As it stands before the first piece: `1`, `02`; empty for a bullet; None for neither.
    pub number: Option<String>,
    /// The first piece is a person.
    pub person: bool,
    pub pieces: Vec<String>,
    /// What it says may be that somebody did not take part, or is more than one thing.
    pub doubt: bool,
    /// Pieces behind the first that may be somebody else, by their places.
    pub others: Vec<usize>,
}

impl Line {
    pub(super) fn is_numbered(&self) -> bool {
        self.number.as_ref().is_some_and(|number| !number.is_empty())
    }

    pub(super) fn is_bulleted(&self) -> bool {
        self.number.as_ref().is_some_and(String::is_empty)
    }
}

/// Signs before the items of a list.
pub(super) const BULLETS: &[char] =
    &['-', '+', '*', '•', '–', '●', '▪', '✓', '✔', '✅', '➢', '►', '○', '→', '⇒', '»', '·'];
/// What says of a person on a list that they were not there: whole pieces, and beginnings.
const ABSENT: &[&str] = &["p", "kp", "cp", "v", "k", "0", "không", "chưa"];
const ABSENT_BEGINS: &[&str] = &[
    "vắng",
    "nghỉ",
    "xin nghỉ",
    "xin phép",
    "có phép",
    "không phép",
    "không tham gia",
    "chưa",
    "đã chuyển",
    "chuyển đi",
];
/// Titles and groups of persons who did not do what a list of the kind says.
const OTHERWISE: &[&str] = &[
    "vắng",
    "không tham gia",
    "chưa tham gia",
    "chưa nộp",
    "chuyển đi",
    "đã chuyển",
    "đã nghỉ",
    "kế hoạch",
    "dự kiến",
    "phân công",
    "biên bản",
    "họp",
    "thu quỹ",
    "đoàn phí",
];

/// Whether one of the words stands in a text: with their marks, or without in a text that has none. `from_start`: it begins so.
fn says_any(text: &str, words: &[&str], from_start: bool) -> bool {
    let has = if from_start { starts_with_words } else { has_words };
    let words_of = text::fold(text).replace(|one: char| !one.is_alphanumeric(), " ");
    let folded = words_of.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = text::plain(text);
    words.iter().any(|word| has(&folded, &text::fold(word)) || (folded == bare && has(&bare, &text::plain(word))))
}

/// Whether a title or the name of a group makes it doubtful that those below took part, or are members.
pub(super) fn says_otherwise(text: &str) -> bool {
    says_any(text, OTHERWISE, false)
}

/// Whether a piece says that the person was not there.
pub(super) fn is_absence(piece: &str) -> bool {
    let folded = text::fold(piece);
    ABSENT.iter().any(|word| folded == text::fold(word)) || says_any(piece, ABSENT_BEGINS, true)
}

/// A text without what keeps pieces from being compared: blanks at the ends, the sign of a list or of a label left over.
pub(super) fn trimmed(piece: &str) -> &str {
    piece.trim_matches(|one: char| one.is_whitespace() || matches!(one, ':' | '.' | '-' | '–' | ',' | ';' | '…' | '_'))
}

/// A line in pieces.
pub(super) fn line(raw: &str) -> Line {
    if raw.len() > LONGEST {
        return Line::default();
    }
    let cleaned = text::clean(raw).text;
    let (number, rest) = numbered(&cleaned);
    let mut pieces: Vec<String> = parted(rest).into_iter().map(str::to_owned).collect();
    let Some(first) = pieces.first().cloned() else { return Line { number, ..Line::default() } };
    let bare = !first.bytes().any(|byte| byte.is_ascii_digit());
    let mut person = bare && text::is_person(&first) && whole_name(&first);
    if !person && let Some((name, after)) = name_before(&first) {
        pieces.splice(0..1, std::iter::once(name).chain(after));
        person = true;
    }
    let unit = |piece: &str| begins(&text::plain(piece), UNIT);
    let number = number.filter(|number| !number.is_empty() || !unit(&pieces[0]));
    let pieces = addresses_joined(pieces);
    let dash = ["(-)", "( - )"].iter().any(|sign| rest.contains(sign));
    let rest = &pieces[1..];
    let other = |piece: &str| text::is_person(piece) && text::is_written_as_name(piece) && !is_placed(piece);
    let others = (1..).zip(rest).filter(|(_, piece)| other(piece)).map(|(at, _)| at).collect();
    let days = rest.iter().filter(|piece| is_day_and_month(piece)).count();
    let doubt = dash || days > 0 || rest.iter().any(|piece| is_absence(piece));
    Line { number, person, pieces, doubt, others }
}

/// Whether a name has nothing behind it: in capitals as it began, or small as a whole.
fn whole_name(text: &str) -> bool {
    let capital = |word: &str| word.chars().find(|one| one.is_alphabetic()).is_some_and(char::is_uppercase);
    let words: Vec<&str> = text.split_whitespace().collect();
    let (first, last) = (words.first().copied().unwrap_or_default(), words.last().copied().unwrap_or_default());
    capital(last) || !capital(first)
}

/// `5/3`, `10/2`: a day, or a class.
fn is_day_and_month(piece: &str) -> bool {
    let parts: Vec<&str> = piece.split('/').map(str::trim).collect();
    matches!(parts[..], [day, month] if [day, month].iter().all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())))
}

/// `1. `, `02)`, `3 - `, `4/ `, `- `, `+ `: the number, if it has one, and what follows. No sign at all is no number.
fn numbered(text: &str) -> (Option<String>, &str) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        let bullet = text.strip_prefix(BULLETS).map(str::trim_start);
        return bullet.map_or((None, text), |rest| (Some(String::new()), rest));
    }
    let (number, after) = text.split_at(digits);
    let rest =
        after.trim_start_matches(|one: char| one.is_whitespace() || matches!(one, '.' | ')' | '/' | '-' | '–' | ':'));
    if digits > 3 || rest.len() == after.len() || rest.starts_with(|one: char| !one.is_alphabetic()) {
        return (None, text);
    }
    (Some(number.to_owned()), rest)
}

/// The text between the signs that part pieces: `;`, `|`, `,`, tab, brackets, a dash with a blank beside it.
fn parted(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let blank = |at: Option<&(usize, char)>| at.is_none_or(|(_, one)| one.is_whitespace());
    for (number, &(at, one)) in letters.iter().enumerate() {
        let beside =
            || blank(number.checked_sub(1).and_then(|before| letters.get(before))) || blank(letters.get(number + 1));
        let parts = match one {
            ';' | '|' | ',' | '\t' | '(' | ')' | '[' | ']' | '–' | '—' | '_' => true,
            '-' | '/' => beside(),
            '.' => ends_word(&text[start..at], letters.get(number + 1).map(|(_, one)| *one)),
            _ => false,
        };
        if parts {
            pieces.push(&text[start..at]);
            start = at + one.len_utf8();
        }
    }
    pieces.push(&text[start..]);
    pieces.into_iter().map(trimmed).filter(|piece| !piece.is_empty()).collect()
}

/// Whether a full stop after `before` parts two pieces: a digit follows a word, or a blank follows what is no abbreviation.
fn ends_word(before: &str, after: Option<char>) -> bool {
    const ABBREVIATED: usize = 2;
    let last = before.rsplit(|one: char| one.is_whitespace()).next().unwrap_or_default();
    let word = last.chars().count() > ABBREVIATED;
    match after {
        Some(after) if after.is_ascii_digit() => word && last.chars().all(char::is_alphabetic),
        Some(after) => word && after.is_whitespace(),
        None => false,
    }
}

/// `Nguyễn Văn An-K10A`, `Nguyễn Văn An: đạt`, `Nguyễn Văn An 12/05/2002 K10A`: the name, and the pieces after it.
fn name_before(piece: &str) -> Option<(String, Vec<String>)> {
    let told = |sign: char| {
        let (name, rest) = piece.split_once(sign)?;
        text::is_person(name.trim()).then(|| (name.trim().to_owned(), vec![trimmed(rest).to_owned()]))
    };
    if let Some((name, rest)) = told(':').or_else(|| told('-')) {
        return Some((name, rest.into_iter().filter(|one| !one.is_empty()).collect()));
    }
    let words: Vec<&str> = piece.split_whitespace().collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    let behind = words.iter().position(|word| !capital(word))?;
    let name = words[..behind].join(" ");
    if !text::is_person(&name) {
        return None;
    }
    let rest = &words[behind..];
    let codes = rest.iter().all(|word| word.contains(|one: char| one.is_ascii_digit()));
    if codes {
        return Some((name, rest.iter().map(|&word| word.to_owned()).collect()));
    }
    // `28-3-2006 P Bình Thủy`: the ward stands behind the day.
    let ward = || is_ward(&rest[1..].join(" "));
    let parted = rest.len() > 2 && rest[0].starts_with(|one: char| one.is_ascii_digit()) && ward();
    let rest = if parted { vec![rest[0].to_owned(), rest[1..].join(" ")] } else { vec![rest.join(" ")] };
    Some((name, rest))
}

/// Parts of one address are one piece again.
fn addresses_joined(pieces: Vec<String>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    let mut open = false;
    for piece in pieces {
        let placed = !joined.is_empty() && is_placed(&piece);
        match joined.last_mut() {
            Some(last) if placed && open => *last = format!("{last}, {piece}"),
            _ => joined.push(piece),
        }
        open = placed;
    }
    joined
}
