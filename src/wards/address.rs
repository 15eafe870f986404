//! An address cut into its parts: hamlet, ward, district, province.

use super::key;
use super::table::Kind;

/// What a part of an address says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Ward(Kind),
    /// District, or a town or city below a province.
    District,
    /// "TP", "thành phố": a province or a city below one.
    City,
    Province,
    /// Hamlet, street, house: smaller than a ward.
    Smaller,
    /// Says nothing of itself.
    Bare,
}

/// A part of an address: what it is and its name as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) part: Part,
    pub(super) name: String,
}

/// Kind words as bare words, longest first within the same beginning.
const WORDS: [(&[&str], Part); 30] = [
    (&["thi", "tran"], Part::Ward(Kind::ThiTran)),
    (&["dac", "khu"], Part::Ward(Kind::DacKhu)),
    (&["thi", "xa"], Part::District),
    (&["thanh", "pho"], Part::City),
    (&["khu", "vuc"], Part::Smaller),
    (&["khu", "pho"], Part::Smaller),
    (&["to", "dan", "pho"], Part::Smaller),
    (&["phuong"], Part::Ward(Kind::Phuong)),
    (&["xa"], Part::Ward(Kind::Xa)),
    (&["tt"], Part::Ward(Kind::ThiTran)),
    (&["p"], Part::Ward(Kind::Phuong)),
    (&["x"], Part::Ward(Kind::Xa)),
    (&["quan"], Part::District),
    (&["huyen"], Part::District),
    (&["q"], Part::District),
    (&["h"], Part::District),
    (&["tx"], Part::District),
    (&["tp"], Part::City),
    (&["tinh"], Part::Province),
    (&["t"], Part::Province),
    (&["kv"], Part::Smaller),
    (&["kp"], Part::Smaller),
    (&["tdp"], Part::Smaller),
    (&["ap"], Part::Smaller),
    (&["thon"], Part::Smaller),
    (&["khom"], Part::Smaller),
    (&["to"], Part::Smaller),
    (&["duong"], Part::Smaller),
    (&["hem"], Part::Smaller),
    (&["so"], Part::Smaller),
];

/// Words that are also the first word of names: a kind word only with a dot, a number, or at the beginning of a part.
const SHY: [&str; 13] = ["p", "x", "q", "h", "t", "tt", "to", "so", "thon", "ap", "tinh", "xa", "duong"];

/// The parts of an address from left to right. A name alone is one bare part.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    for stretch in text.replace(" - ", ",").split([',', ';', '\n']) {
        cut(stretch, &mut out);
    }
    out
}

fn cut(stretch: &str, out: &mut Vec<Piece>) {
    let tokens = tokens(stretch);
    let mut open = Piece { part: Part::Bare, name: String::new() };
    let mut at = 0;
    while at < tokens.len() {
        // "Xã Phương Bình", "Xã Quan Lạn", "Xã Nam Phương Tiến": after a ward's kind word its name begins, though the word may look like another kind.
        let begins = open.name.is_empty() || tokens[at].word.to_lowercase() == "phương";
        let named = matches!(open.part, Part::Ward(_)) && begins && !is_surely_kind(&tokens[at]);
        if let Some((part, length)) = kind(&tokens, at, open.name.is_empty()).filter(|_| !named) {
            close(&mut open, out);
            open.part = part;
            at += length;
            continue;
        }
        if !open.name.is_empty() {
            // "KV 3 An Thới": a numbered hamlet ends with its number.
            if open.part == Part::Smaller && open.name.chars().all(|c| c.is_ascii_digit()) {
                close(&mut open, out);
            } else {
                open.name.push(' ');
            }
        }
        open.name.push_str(&tokens[at].word);
        at += 1;
    }
    close(&mut open, out);
}

/// Puts the open part to the list, if it has a name, and begins a bare one.
fn close(open: &mut Piece, out: &mut Vec<Piece>) {
    let piece = std::mem::replace(open, Piece { part: Part::Bare, name: String::new() });
    if !piece.name.is_empty() {
        let house = piece.part == Part::Bare && piece.name.starts_with(|c: char| c.is_ascii_digit());
        out.push(if house { Piece { part: Part::Smaller, ..piece } } else { piece });
    }
}

/// A word of an address.
struct Token {
    word: String,
    bare: String,
    /// A dot follows.
    dot: bool,
}

/// Words; `P3`, `KV2` and `Q1` in two.
fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(from) = rest.find(|c: char| key::is_word(c)) {
        rest = &rest[from..];
        let to = rest.find(|c: char| !key::is_word(c) && c != '/').unwrap_or(rest.len());
        let (word, after) = rest.split_at(to);
        let dot = after.starts_with('.');
        let letters = word.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        let (head, number) = word.split_at(letters);
        if ["p", "q", "kv", "kp"].contains(&key::bare(head).as_str()) {
            out.push(Token { word: head.to_owned(), bare: key::bare(head), dot: true });
            out.push(Token { word: number.to_owned(), bare: number.to_owned(), dot });
        } else {
            out.push(Token { word: word.to_owned(), bare: key::bare(word), dot });
        }
        rest = after;
    }
    out
}

/// The kind word at a place, and how many words it has; the last word of a stretch is never one.
fn kind(tokens: &[Token], at: usize, first: bool) -> Option<(Part, usize)> {
    WORDS.iter().find_map(|(words, part)| {
        let rest = &tokens[at..];
        let fits = rest.len() > words.len() && rest.iter().zip(*words).all(|(token, word)| token.bare == *word);
        if !fits {
            return None;
        }
        let next = &rest[words.len()];
        let numbered = next.bare.starts_with(|c: char| c.is_ascii_digit());
        let sure =
            words.len() > 1 || !SHY.contains(&words[0]) || first || rest[0].dot || numbered || marked(&rest[0].word);
        sure.then_some((*part, words.len()))
    })
}

/// A kind word that no name begins with.
fn is_surely_kind(token: &Token) -> bool {
    token.dot || ["phường", "xã", "thị", "p", "x"].contains(&token.word.to_lowercase().as_str())
}

/// `xã`, `tỉnh`, `ấp`, `tổ` with exactly these marks are kind words wherever they stand.
fn marked(word: &str) -> bool {
    ["xã", "tỉnh", "ấp", "thôn", "tổ"].contains(&word.to_lowercase().as_str())
}
