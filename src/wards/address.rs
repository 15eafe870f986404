//! An address cut into its parts: hamlet, ward, district, province.

use super::key;
use super::province::province_of;
use super::table::{Kind, table};

/// What a part of an address says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Ward(Kind),
    /// District or town, with the word of its kind.
    District(&'static str),
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
const WORDS: [(&[&str], Part); 31] = [
    (&["thi", "tran"], Part::Ward(Kind::ThiTran)),
    (&["dac", "khu"], Part::Ward(Kind::DacKhu)),
    (&["thi", "xa"], Part::District("Thị xã")),
    (&["thanh", "pho"], Part::City),
    (&["khu", "vuc"], Part::Smaller),
    (&["khu", "pho"], Part::Smaller),
    (&["to", "dan", "pho"], Part::Smaller),
    (&["phuong"], Part::Ward(Kind::Phuong)),
    (&["xa"], Part::Ward(Kind::Xa)),
    (&["tt"], Part::Ward(Kind::ThiTran)),
    (&["p"], Part::Ward(Kind::Phuong)),
    (&["x"], Part::Ward(Kind::Xa)),
    (&["quan"], Part::District("Quận")),
    (&["huyen"], Part::District("Huyện")),
    (&["q"], Part::District("Quận")),
    (&["h"], Part::District("Huyện")),
    (&["tx"], Part::District("Thị xã")),
    (&["tp"], Part::City),
    (&["tinh"], Part::Province),
    (&["t"], Part::Province),
    (&["kv"], Part::Smaller),
    (&["kp"], Part::Smaller),
    (&["tdp"], Part::Smaller),
    (&["ap"], Part::Smaller),
    (&["thon"], Part::Smaller),
    (&["khom"], Part::Smaller),
    (&["xom"], Part::Smaller),
    (&["to"], Part::Smaller),
    (&["duong"], Part::Smaller),
    (&["hem"], Part::Smaller),
    (&["so"], Part::Smaller),
];

/// Words that are also the first word of names: a kind word only with a dot, a number, or at the beginning of a part.
const SHY: [&str; 14] = ["p", "x", "q", "h", "t", "tt", "to", "so", "thon", "xom", "ap", "tinh", "xa", "duong"];

/// No name of a place that has a dash or a kind word in it has more words on either side.
const MOST: usize = 4;

/// The parts of an address from left to right, among the wards of today or of before. A name alone is one bare part.
pub(super) fn pieces(text: &str, today: bool) -> Vec<Piece> {
    let mut out = Vec::new();
    for stretch in text.split([',', ';', '\n']) {
        if stretch.contains(" - ") || stretch.contains(" – ") {
            dashed(stretch, today).iter().for_each(|stretch| cut(stretch, today, &mut out));
        } else {
            cut(stretch, today, &mut out);
        }
    }
    out
}

/// A stretch cut at its dashes, but not where the dash belongs to a name ("Xuân Hương - Đà Lạt").
fn dashed(stretch: &str, today: bool) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for part in stretch.split(" - ").flat_map(|part| part.split(" – ")) {
        match out.last_mut().filter(|left| is_one_name(left, part, today)) {
            Some(left) => *left = format!("{left} {part}"),
            None => out.push(part.to_owned()),
        }
    }
    out
}

/// Whether a name stands across a dash: from a kind word or the beginning to a kind word or the end.
fn is_one_name(left: &str, right: &str, today: bool) -> bool {
    let (left, right) = (tokens(left), tokens(right));
    let starts = (left.len().saturating_sub(MOST)..left.len()).filter(|at| *at == 0 || is_word_of_kind(&left[at - 1]));
    let ends = (1..=right.len().min(MOST)).filter(|at| *at == right.len() || is_word_of_kind(&right[*at]));
    let ends: Vec<usize> = ends.collect();
    starts.into_iter().any(|from| {
        ends.iter().any(|to| {
            let name = joined(left[from..].iter().chain(&right[..*to]));
            is_name(&name, today) || table().districts_named(&name).next().is_some() || province_of(&name).is_some()
        })
    })
}

fn is_word_of_kind(token: &Token) -> bool {
    WORDS.iter().any(|(words, _)| words.last() == Some(&token.bare.as_str()))
}

fn joined<'a>(tokens: impl Iterator<Item = &'a Token>) -> String {
    tokens.map(|token| token.word.as_str()).collect::<Vec<_>>().join(" ")
}

/// Whether a ward of that time has this name; without marks, where none are typed.
fn is_name(name: &str, today: bool) -> bool {
    let marks = !name.is_ascii();
    let table = table();
    table.old_named(name, marks).next().is_some() || (today && table.new_named(name, marks).next().is_some())
}

fn cut(stretch: &str, today: bool, out: &mut Vec<Piece>) {
    let tokens = tokens(stretch);
    let mut open = Piece { part: Part::Bare, name: String::new() };
    let mut at = 0;
    while at < tokens.len() {
        // "Xã Phương Bình", "Huyện Quan Hóa", "Xã Nam Phương Tiến": after the kind word of a ward or a district its name begins, though
        // the word may look like another kind.
        let begins = open.name.is_empty() || tokens[at].word.to_lowercase() == "phương";
        let named = matches!(open.part, Part::Ward(_) | Part::District(_)) && begins && !is_surely_kind(&tokens[at]);
        if let Some((part, length)) = kind(&tokens, at, open.name.is_empty()).filter(|_| !named) {
            let within = goes_on(&open, &tokens[at..], length, today);
            if within > 0 {
                open.name = format!("{} {}", open.name, joined(tokens[at..at + within].iter())).trim_start().to_owned();
                at += within;
                continue;
            }
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

/// How many of the words that follow belong to the name of the open part, though the first `least` look like a kind word: "Tam Quan
/// Bắc", "Tam Thôn Hiệp", "Phường Phường Đúc".
fn goes_on(open: &Piece, tokens: &[Token], least: usize, today: bool) -> usize {
    let may = match open.part {
        Part::Ward(_) => true,
        Part::Bare => !open.name.is_empty(),
        _ => false,
    };
    if !may || tokens[0].dot {
        return 0;
    }
    let most = tokens.len().min(MOST);
    let whole = |length: &usize| {
        let name = format!("{} {}", open.name, joined(tokens[..*length].iter()));
        is_name(&name, today)
    };
    (least..=most).rev().find(whole).unwrap_or(0)
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
