//! A line of text in pieces, and what each piece is by its look.
//!
//! Knows shapes and a few words only. A piece that fits nothing is a remark.

use crate::layout::content;
use crate::layout::fields;
use crate::layout::grid::lower;
use crate::layout::vocabulary::{has_words, starts_with_words};
use crate::model::Field;
use crate::settings::Settings;
use crate::settings::words::GroupHow;
use crate::text;

/// The header of names.
pub(super) const NAME: &str = "Họ và tên";
/// The header of what fits nothing.
pub(super) const REMARK: &str = "Ghi chú";
/// The header of how often somebody took part.
pub(super) const COUNT: &str = "Số lượt";

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
}

impl Line {
    pub(super) fn is_numbered(&self) -> bool {
        self.number.as_ref().is_some_and(|number| !number.is_empty())
    }

    pub(super) fn is_bulleted(&self) -> bool {
        self.number.as_ref().is_some_and(String::is_empty)
    }
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
/// Signs before the items of a list.
const BULLETS: &[char] = &['-', '+', '*', '•', '–', '●', '▪', '✓', '✔', '✅', '➢', '►', '○', '→', '⇒', '»', '·'];
const UNIT: &[&str] = &["lop", "chi doan", "cd", "doan khoa", "doan truong", "khoa"];
/// Offices that begin with a word of a unit or of an address.
const OFFICE: &[&str] = &[
    "lop truong",
    "lop pho",
    "to truong",
    "to pho",
    "bi thu",
    "pho bi thu",
    "p bi thu",
    "uy vien",
    "truong",
    "pho",
    "thu quy",
    "chi doan truong",
];
const TIMES: &[&str] = &["luot", "lan", "buoi"];
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
fn trimmed(piece: &str) -> &str {
    piece.trim_matches(|one: char| one.is_whitespace() || matches!(one, ':' | '.' | '-' | '–' | ',' | ';' | '…' | '_'))
}

/// A line in pieces.
pub(super) fn line(raw: &str) -> Line {
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
    let several = rest.iter().any(|piece| text::is_person(piece) && content::is_name(piece) && !is_placed(piece));
    let days = rest.iter().filter(|piece| is_day_and_month(piece)).count();
    let doubt = dash || several || days > 0 || rest.iter().any(|piece| is_absence(piece));
    Line { number, person, pieces, doubt }
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

pub(super) fn is_placed(piece: &str) -> bool {
    !is_office(piece) && (is_ward(piece) || begins_as_written(piece, ADDRESS))
}

/// `Phường An Thới`, `đoàn xã Tân Thới`.
pub(super) fn is_ward(piece: &str) -> bool {
    !is_office(piece) && begins_as_written(piece, WARD)
}

fn is_office(piece: &str) -> bool {
    let key = text::plain(piece);
    OFFICE.iter().any(|words| starts_with_words(&key, words))
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
    if is_office(piece) {
        return (REMARK.to_owned(), piece.to_owned());
    }
    if let Some(labelled) = labelled(piece, settings) {
        return labelled;
    }
    // `SN: 2002`: a label nobody lists before something that shows what it is.
    if let Some((_, rest)) = piece.split_once(':')
        && let Some(look) = by_look(rest.trim(), settings)
    {
        return (look.to_owned(), rest.trim().to_owned());
    }
    let look = by_look(piece, settings).unwrap_or(REMARK);
    let value = if look == COUNT { piece.trim_start_matches(['x', 'X']) } else { piece };
    (look.to_owned(), value.to_owned())
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
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return number(&digits, piece);
    }
    if is_placed(piece) {
        return Some(if is_ward(piece) && !piece.contains(',') { "Phường, xã" } else { "Nơi cư trú" });
    }
    if settings.words.grade(piece).is_some() {
        return Some("Kết quả");
    }
    let words: Vec<&str> = key.split(' ').collect();
    let is_count = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    match words[..] {
        [count, times] if is_count(count) && TIMES.contains(&times) => return Some(COUNT),
        [times] if times.strip_prefix('x').is_some_and(is_count) => return Some(COUNT),
        _ => {}
    }
    if is_unit(piece, &key, settings) {
        return Some("Chi đoàn");
    }
    let group = settings.words.group_in(piece);
    matches!(group, Some((_, GroupHow::Named | GroupHow::Alias))).then_some("Nội dung hoạt động")
}

/// What a number is by its length. One that may be two things is nothing.
fn number(digits: &str, piece: &str) -> Option<&'static str> {
    // An amount of money ends in noughts.
    let plain = digits.len() == piece.len() && !digits.ends_with("000");
    match digits.len() {
        12 => Some("Số CCCD"),
        10 if digits.starts_with('0') => Some("Số điện thoại"),
        6..=8 | 10 if plain => Some("MSSV"),
        _ => None,
    }
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
    known || is_class(piece) || (begins(key, UNIT) && !is_office(piece))
}

/// The unit or ward that a line between two items names, without sign and number: `* Chi đoàn K10A`, `K10B: 5 đ/c`.
pub(super) fn group<'t>(text: &'t str, settings: &Settings) -> Option<&'t str> {
    let name = text.split(':').next().map(|part| trimmed(part.trim_start_matches(BULLETS)))?;
    (is_unit(name, &text::plain(name), settings) || is_ward(name)).then_some(name)
}

/// `K10A`, `CNTT-K44`, `12A1`: letters in capitals and figures.
fn is_class(piece: &str) -> bool {
    let letter = piece.chars().any(char::is_uppercase) && !piece.chars().any(char::is_lowercase);
    let digits = piece.bytes().filter(u8::is_ascii_digit).count();
    let leading = piece.bytes().take_while(u8::is_ascii_digit).count();
    letter
        && (1..=6).contains(&digits)
        && leading <= 2
        && piece.chars().count() <= 12
        && !piece.contains(char::is_whitespace)
}
