//! What a piece of a line, or a cell without a header, is by its label or its look.
//!
//! Knows shapes and a few words only. What may be two things is nothing.

use std::collections::BTreeSet;

use super::pieces::{BULLETS, trimmed};
use crate::layout::fields;
use crate::layout::grid::lower;
use crate::model::Field;
use crate::settings::words::GroupHow;
use crate::settings::{Settings, UnitEntry};
use crate::text::{self, starts_with_words};
use crate::wards;

/// A longer text is a sentence, and no value.
pub(super) const LONGEST: usize = 300;

/// What looks are compared with.
pub(super) struct Known<'a> {
    pub settings: &'a Settings,
    /// Codes, names and aliases of the registered units, as keys.
    units: BTreeSet<String>,
    /// Texts of the sheet that are wards though none of them says so.
    pub wards: BTreeSet<String>,
}

impl<'a> Known<'a> {
    pub(super) fn new(settings: &'a Settings) -> Self {
        let names = |unit: &UnitEntry| {
            let names = unit.name.iter().chain([&unit.code]).chain(&unit.aliases);
            names.map(|name| text::plain(name)).collect::<Vec<_>>()
        };
        Self { settings, units: settings.units.iter().flat_map(names).collect(), wards: BTreeSet::new() }
    }

    /// Whether a ward of the office's province has this name whole, without a word that says so. Where nobody told the province, one
    /// anywhere has.
    pub(super) fn is_ward_name(&self, piece: &str) -> bool {
        // A tick is a number of Rome to some, and there are wards of such names.
        piece.len() <= LONGEST_NAME
            && piece.split_whitespace().nth(1).is_some()
            && !piece.contains(|one: char| one.is_ascii_digit())
            && self.settings.words.grade(piece).is_none()
            && wards::is_named(piece, self.settings.office.province.as_deref())
    }
}

/// No ward has a longer name.
const LONGEST_NAME: usize = 60;

/// The bare names of wards among the pieces that say nothing of themselves (`Phước Thới`), each line's in order. A name alone is a
/// ward where the office's province has it; what may be a person as well, what nobody knows and every name without a province is
/// one only where most of such pieces are wards.
pub(super) fn bare_wards<'p>(pieces: &[&'p str], known: &Known) -> BTreeSet<&'p str> {
    let named: Vec<&str> = pieces.iter().copied().filter(|piece| known.is_ward_name(piece)).collect();
    let most = named.len() >= 2 && named.len() * 5 >= pieces.len() * 3;
    let home = known.settings.office.province.is_some();
    let alone = |piece: &&str| most || (home && !text::is_person(piece));
    let mut wards: BTreeSet<&str> = named.into_iter().filter(alone).collect();
    if most {
        let like = |piece: &&&str| text::is_written_as_name(piece) && !text::is_person(piece);
        wards.extend(pieces.iter().filter(like).copied());
    }
    wards
}

/// The header of names.
pub(super) const NAME: &str = "Họ và tên";
/// The header of wards.
pub(super) const WARD_HEADER: &str = "Phường, xã";
/// The header of what fits nothing.
pub(super) const REMARK: &str = "Ghi chú";
/// The header of how often somebody took part.
pub(super) const COUNT: &str = "Số lượt";

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
    "p",
    "x.",
    "tt",
    "tt.",
    "đoàn phường",
    "đoàn xã",
    "đoàn thị trấn",
    "đặc khu",
    "đoàn đặc khu",
];

/// Words that begin a unit, as keys.
pub(super) const UNIT: &[&str] = &["lop", "chi doan", "cd", "doan khoa", "doan truong", "khoa"];
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

pub(super) fn begins(key: &str, words: &[&str]) -> bool {
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
    let unmarked = (!text::is_written_as_name(piece)).then(|| text::plain(piece));
    words.iter().any(|word| {
        let after = written.strip_prefix(word).is_some_and(|rest| {
            !rest.trim().is_empty() && (word.ends_with('.') || rest.starts_with(char::is_whitespace))
        });
        after || unmarked.as_ref().is_some_and(|key| begins(key, &[&text::plain(word)]))
    })
}

/// The header that a piece belongs under, and the piece without a label of its own (`SĐT: 09...`, `sinh năm 2002`).
pub(super) fn header_of(piece: &str, known: &Known) -> (String, String) {
    if is_office(piece) {
        return (REMARK.to_owned(), piece.to_owned());
    }
    if let Some(labelled) = labelled(piece, known) {
        return labelled;
    }
    // `SN: 2002`: a label nobody lists before something that shows what it is.
    if let Some((_, rest)) = piece.split_once(':')
        && let Some(look) = by_look(rest.trim(), known)
    {
        return (look.to_owned(), rest.trim().to_owned());
    }
    let look = by_look(piece, known).unwrap_or(if known.wards.contains(piece) { WARD_HEADER } else { REMARK });
    let value = if look == COUNT { piece.trim_start_matches(['x', 'X']) } else { piece };
    (look.to_owned(), value.to_owned())
}

/// A piece that says itself what it is.
fn labelled(piece: &str, known: &Known) -> Option<(String, String)> {
    let telling = |label: &str| {
        let field = fields::of_text(label, &known.settings.words)?;
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
pub(super) fn by_look(piece: &str, known: &Known) -> Option<&'static str> {
    if piece.len() > LONGEST {
        return None;
    }
    if piece.contains('@') {
        return Some("Email");
    }
    if let Some(header) = day(piece, known) {
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
        return Some(if is_ward(piece) && !piece.contains(',') { WARD_HEADER } else { "Nơi cư trú" });
    }
    if known.settings.words.grade(piece).is_some() {
        return Some("Kết quả");
    }
    let words: Vec<&str> = key.split(' ').collect();
    let is_count = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    match words[..] {
        [count, times] if is_count(count) && TIMES.contains(&times) => return Some(COUNT),
        [times] if times.strip_prefix('x').is_some_and(is_count) => return Some(COUNT),
        _ => {}
    }
    if is_unit(piece, &key, known) {
        return Some("Chi đoàn");
    }
    let group = known.settings.words.group_in(piece);
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
fn day(piece: &str, known: &Known) -> Option<&'static str> {
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
    let this = known.settings.today.year();
    let year = match typed {
        typed if typed >= 100 => typed,
        typed if 2000 + typed <= this => 2000 + typed,
        typed => 1900 + typed,
    };
    Some(if year > this - YOUNGEST { "Ngày tham gia" } else { "Ngày sinh" })
}

/// `K10A`, `Lớp 12A1`, a registered unit.
fn is_unit(piece: &str, key: &str, known: &Known) -> bool {
    known.units.contains(key) || is_class(piece) || (begins(key, UNIT) && !is_office(piece))
}

/// The unit or ward that a line between two items names, without sign and number: `* Chi đoàn K10A`, `K10B: 5 đ/c`.
pub(super) fn group<'t>(text: &'t str, known: &Known) -> Option<&'t str> {
    let name = text.split(':').next().map(|part| trimmed(part.trim_start_matches(BULLETS)))?;
    (is_unit(name, &text::plain(name), known) || is_ward(name)).then_some(name)
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
