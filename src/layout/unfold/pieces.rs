//! A line of text in pieces, and what each piece is by its look.
//!
//! Knows shapes and a few words only. A piece that fits nothing is a remark.

use crate::layout::content;
use crate::layout::fields;
use crate::layout::grid::lower;
use crate::layout::vocabulary::starts_with_words;
use crate::model::Field;
use crate::settings::Settings;
use crate::settings::words::GroupHow;
use crate::text;

/// The header of names.
pub(super) const NAME: &str = "Họ và tên";
/// The header of what fits nothing.
pub(super) const REMARK: &str = "Ghi chú";

/// One line of a list.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// As it stands before the first piece: `1`, `02`; empty for a bullet.
    pub number: Option<String>,
    pub pieces: Vec<String>,
}

/// Words that begin a part of an address, as they are written with marks: `Khu vực 2, phường An Thới` is one address.
const ADDRESS: &[&str] = &[
    "quận",
    "huyện",
    "thành phố",
    "tp",
    "tp.",
    "tỉnh",
    "q.",
    "h.",
    "t.",
    "thị xã",
    "tx",
    "tx.",
    "khu vực",
    "kv",
    "ấp",
    "tổ",
    "đường",
    "số nhà",
    "khu phố",
    "kp",
    "thôn",
    "xóm",
    "hẻm",
];
/// Words that begin a ward.
const WARD: &[&str] = &[
    "phường",
    "xã",
    "thị trấn",
    "p.",
    "x.",
    "tt",
    "tt.",
    "đoàn phường",
    "đoàn xã",
    "đoàn thị trấn",
    "đặc khu",
    "đoàn đặc khu",
];
/// Words a line begins with that is a title or a sum, as keys.
const NO_ITEM: &[&str] = &[
    "danh sach",
    "ds",
    "doan vien",
    "chi doan",
    "doan truong",
    "doan khoa",
    "doan phuong",
    "doan xa",
    "bao cao",
    "bien ban",
    "tong cong",
    "tong so",
    "cong hoa",
    "doc lap",
    "ban chap hanh",
];
const UNIT: &[&str] = &["lop", "chi doan", "cd", "doan khoa", "doan truong", "khoa"];
const TIMES: &[&str] = &["luot", "lan", "buoi"];

/// A text without what keeps pieces from being compared: blanks at the ends, the sign of a list or of a label left over.
fn trimmed(piece: &str) -> &str {
    piece.trim_matches(|one: char| one.is_whitespace() || matches!(one, ':' | '.' | '-' | '–' | ',' | ';' | '…' | '_'))
}

/// The line in pieces; None where it cannot be an item of a list: no name among its first pieces.
pub(super) fn line(raw: &str) -> Option<Line> {
    let cleaned = text::clean(raw).text;
    let (number, rest) = numbered(&cleaned);
    let mut pieces: Vec<String> = parted(rest).into_iter().map(str::to_owned).collect();
    let first = pieces.first()?.clone();
    if begins(&text::plain(&first), NO_ITEM) {
        return None;
    }
    if !content::is_name(&first) {
        let (name, after) = name_before(&first)?;
        pieces.splice(0..1, std::iter::once(name).chain(after));
    }
    Some(Line { number, pieces: addresses_joined(pieces) })
}

/// `1. `, `02)`, `3 - `, `4/ `, `- `, `+ `: the number, if it has one, and what follows. No sign at all is no number.
fn numbered(text: &str) -> (Option<String>, &str) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        let bullet = text.strip_prefix(['-', '+', '*', '•', '–', '●']).map(str::trim_start);
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
            ';' | '|' | ',' | '\t' | '(' | ')' | '[' | ']' | '–' | '—' => true,
            '-' | '/' => beside(),
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

/// `Nguyễn Văn An-K10A`, `Nguyễn Văn An: đạt`, `Nguyễn Văn An 12/05/2002 K10A`: the name, and the pieces after it.
fn name_before(piece: &str) -> Option<(String, Vec<String>)> {
    let told = |sign: char| {
        let (name, rest) = piece.split_once(sign)?;
        content::is_name(name.trim()).then(|| (name.trim().to_owned(), vec![trimmed(rest).to_owned()]))
    };
    if let Some((name, rest)) = told(':').or_else(|| told('-')) {
        return Some((name, rest.into_iter().filter(|one| !one.is_empty()).collect()));
    }
    let words: Vec<&str> = piece.split_whitespace().collect();
    let digit = words.iter().position(|word| word.contains(|one: char| one.is_ascii_digit()))?;
    let name = words[..digit].join(" ");
    if !content::is_name(&name) {
        return None;
    }
    let rest = &words[digit..];
    let codes = rest.iter().all(|word| word.contains(|one: char| one.is_ascii_digit()));
    let rest = if codes { rest.iter().map(|&word| word.to_owned()).collect() } else { vec![rest.join(" ")] };
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

fn begins(key: &str, words: &[&str]) -> bool {
    words.iter().any(|word| key.len() > word.len() && starts_with_words(key, word))
}

fn is_placed(piece: &str) -> bool {
    begins_as_written(piece, WARD) || begins_as_written(piece, ADDRESS)
}

/// Without marks a road (đường) is a family (Dương): only what is no name may lack them.
fn begins_as_written(piece: &str, words: &[&str]) -> bool {
    let written = lower(piece);
    let unmarked = (!content::is_name(piece)).then(|| text::plain(piece));
    words.iter().any(|word| {
        let after = written.strip_prefix(word).is_some_and(|rest| {
            !rest.trim().is_empty() && (word.ends_with('.') || rest.starts_with(char::is_whitespace))
        });
        after || unmarked.as_ref().is_some_and(|key| begins(key, &[&text::plain(word)]))
    })
}

/// The header that a piece belongs under, and the piece without a label of its own (`SĐT: 09...`, `sinh năm 2002`).
pub(super) fn header_of(piece: &str, settings: &Settings) -> (String, String) {
    if let Some(labelled) = labelled(piece, settings) {
        return labelled;
    }
    // `SN: 2002`: a label nobody lists before something that shows what it is.
    if let Some((_, rest)) = piece.split_once(':')
        && let Some(look) = by_look(rest.trim(), settings)
    {
        return (look.to_owned(), rest.trim().to_owned());
    }
    (by_look(piece, settings).unwrap_or(REMARK).to_owned(), piece.to_owned())
}

/// A piece that says itself what it is.
fn labelled(piece: &str, settings: &Settings) -> Option<(String, String)> {
    let telling = |label: &str| {
        let field = fields::of_text(label, &settings.words)?;
        (!matches!(field, Field::Ward | Field::Address | Field::Hamlet | Field::Ignored | Field::Mark)).then_some(field)
    };
    if let Some((label, rest)) = piece.split_once(':') {
        telling(label)?;
        return Some((label.trim().to_owned(), rest.trim().to_owned())).filter(|(_, rest)| !rest.is_empty());
    }
    let words: Vec<&str> = piece.split_whitespace().collect();
    (1..words.len().min(5)).rev().find_map(|count| {
        let label = words[..count].join(" ");
        // A unit may be named with the word that says what it is.
        let keeps = matches!(telling(&label)?, Field::Unit | Field::ParentUnit);
        let rest = words[count..].join(" ");
        (keeps || rest.contains(|one: char| one.is_ascii_digit()))
            .then(|| (label, if keeps { piece.to_owned() } else { rest }))
    })
}

/// What a piece is by its look alone.
pub(super) fn by_look(piece: &str, settings: &Settings) -> Option<&'static str> {
    if piece.contains('@') {
        return Some("Email");
    }
    if let Some(header) = day(piece, settings) {
        return Some(header);
    }
    let key = text::plain(piece);
    if matches!(key.as_str(), "nam" | "nu") {
        return Some("Giới tính");
    }
    let digits: String = piece.chars().filter(|one| !matches!(one, ' ' | '.' | '-')).collect();
    if digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.is_empty() {
        return match digits.len() {
            12 => Some("Số CCCD"),
            10 if digits.starts_with('0') => Some("Số điện thoại"),
            5..=11 => Some("MSSV"),
            _ => None,
        };
    }
    if is_placed(piece) {
        return Some(if begins_as_written(piece, WARD) && !piece.contains(',') {
            "Phường, xã"
        } else {
            "Nơi cư trú"
        });
    }
    if settings.words.grade(piece).is_some() {
        return Some("Kết quả");
    }
    let words: Vec<&str> = key.split(' ').collect();
    if let [count, times] = words[..]
        && count.bytes().all(|byte| byte.is_ascii_digit())
        && TIMES.contains(&times)
    {
        return Some("Số lượt");
    }
    if is_unit(piece, &key, settings) {
        return Some("Chi đoàn");
    }
    let group = settings.words.group_in(piece);
    matches!(group, Some((_, GroupHow::Named | GroupHow::Alias))).then_some("Nội dung hoạt động")
}

/// A day or a year: of birth, unless nobody born then could be a member yet.
fn day(piece: &str, settings: &Settings) -> Option<&'static str> {
    /// Nobody joins younger (15 years and a day), and lists are read some years later.
    const YOUNGEST: i16 = 13;
    let parts: Vec<&str> = piece.split(['/', '.', '-']).map(str::trim).collect();
    if !parts.iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let typed: i16 = match parts[..] {
        [year] if year.len() == 4 && (year.starts_with("19") || year.starts_with("20")) => year.parse().ok()?,
        [day, month] if day.len() <= 2 && month.len() <= 2 => return Some("Ngày tham gia"),
        [day, month, year] if day.len() <= 2 && month.len() <= 2 && year.len() != 3 => year.parse().ok()?,
        _ => return None,
    };
    let this = settings.today.year();
    let year = match typed {
        typed if typed >= 100 => typed,
        typed if 2000 + typed <= this => 2000 + typed,
        typed => 1900 + typed,
    };
    Some(if year > this - YOUNGEST { "Ngày tham gia" } else { "Ngày sinh" })
}

/// `K10A`, `Lớp 12A1`, a registered unit.
fn is_unit(piece: &str, key: &str, settings: &Settings) -> bool {
    let known = settings.units.iter().any(|unit| {
        let named = unit.name.as_ref().is_some_and(|name| text::plain(name) == *key);
        named || text::plain(&unit.code) == *key || unit.aliases.iter().any(|alias| text::plain(alias) == *key)
    });
    let letters = piece.chars().any(char::is_alphabetic);
    let digits = piece.bytes().any(|byte| byte.is_ascii_digit());
    let code = letters && digits && piece.chars().count() <= 12 && !piece.contains(char::is_whitespace);
    known || code || begins(key, UNIT)
}
