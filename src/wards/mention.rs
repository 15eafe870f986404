//! A ward named within a longer text.

use super::key;
use super::table::table;

/// Kind words as bare words, longest first. One letter alone needs a dot behind it.
const KINDS: [(&[&str], bool); 6] = [
    (&["thi", "tran"], false),
    (&["dac", "khu"], false),
    (&["phuong"], false),
    (&["xa"], false),
    (&["p"], true),
    (&["x"], true),
];
/// No ward's name has more words.
const LONGEST: usize = 5;

/// The ward a longer text names with its kind ("... tại phường Trà An", "tham gia tai phuong Long Hoa"), as written there.
/// None where no kind word is followed by a name that any ward has.
pub fn mention(text: &str) -> Option<String> {
    let words = spans(text);
    let bare = |at: usize| words.get(at).map(|(from, to)| key::bare(&text[*from..*to]));
    (0..words.len()).filter(|start| may_be_kind(&text[words[*start].0..])).find_map(|start| {
        let kind = kind(bare, start, text, &words)?;
        // "thị xã" is a town, not a commune.
        if start > 0 && bare(start).as_deref() == Some("xa") && bare(start - 1).as_deref() == Some("thi") {
            return None;
        }
        let first = start + kind;
        let most = LONGEST.min(words.len().checked_sub(first)?);
        (1..=most).rev().find_map(|length| {
            let slice = &text[words[first].0..words[first + length - 1].1];
            let joined = !slice.contains([',', ';', '/', '(', ')', '\n']);
            let known = table().knows(slice, true) || (slice.is_ascii() && table().knows(slice, false));
            (joined && known).then(|| text[words[start].0..words[first + length - 1].1].to_owned())
        })
    })
}

/// Whether a word may be one of [`KINDS`], by its first letter: of most words no key need be made.
fn may_be_kind(word: &str) -> bool {
    word.bytes().next().is_some_and(|first| !first.is_ascii() || b"tTdDpPxX".contains(&first))
}

/// How many words the kind word at `start` has; `bare` gives the key of a word.
fn kind(bare: impl Fn(usize) -> Option<String>, start: usize, text: &str, words: &[(usize, usize)]) -> Option<usize> {
    let keys = [bare(start)?, bare(start + 1).unwrap_or_default()];
    KINDS.iter().find_map(|(kind, dotted)| {
        let fits = words.len() > start + kind.len() && keys.iter().zip(*kind).all(|(word, kind)| word == kind);
        let dot = !dotted || text[words[start].1..].starts_with('.');
        (fits && dot).then_some(kind.len())
    })
}

/// Where the words of a text begin and end, in bytes.
fn spans(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut open = None;
    for (at, c) in text.char_indices() {
        match (key::is_word(c), open) {
            (true, None) => open = Some(at),
            (false, Some(from)) => {
                out.push((from, at));
                open = None;
            }
            _ => {}
        }
    }
    if let Some(from) = open {
        out.push((from, text.len()));
    }
    out
}
