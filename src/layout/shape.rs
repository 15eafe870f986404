//! What one cell looks like: a name, a code, a date, a mark. Looks at shapes only, never at meaning.
//!
//! Asked for nearly all cells there are: what several looks need of a text is counted once for all of them, over its bytes.

use super::grid::{serial_day, trimmed, whole};
use super::numbers::{Start, Sure, sure};
use crate::read::{Cell, Value};
use crate::text::{self, is_letter};

/// What a cell looks like; it may look like several things.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shape {
    pub name: bool,
    pub code: bool,
    /// Of codes those that are a day, its month and a year run together.
    pub day_of_year: bool,
    pub date: bool,
    pub tick: bool,
    pub number: bool,
    pub flag: bool,
    pub one_word: bool,
    /// A text with a letter.
    pub letter: bool,
    pub digit: bool,
    /// Of a date.
    pub year: Option<u32>,
    /// A number that one kind of column alone holds.
    pub sure: Option<Sure>,
    /// How its code begins.
    pub start: Option<Start>,
}

impl Shape {
    /// Of a text it is told by the text alone.
    pub(super) fn of(cell: &Cell) -> Self {
        let mut shape = match &cell.value {
            Value::Text(raw) => Self::of_text(trimmed(raw)),
            Value::Number(number) => Self::of_number(*number, whole(cell)),
            Value::Date(_) => Self { date: true, tick: true, digit: true, ..Self::default() },
            Value::Bool(_) => Self { tick: true, flag: true, ..Self::default() },
            Value::NoResult | Value::Error(_) => Self { tick: true, ..Self::default() },
        };
        if shape.date {
            shape.year = year_of(cell);
        } else if shape.digit || shape.one_word {
            (shape.sure, shape.start) = sure(cell);
        }
        shape
    }

    fn of_number(number: f64, whole: Option<u32>) -> Self {
        let round = number.fract() == 0.0;
        Self {
            code: round && number >= 50_000.0,
            day_of_year: whole.is_some_and(is_day_of_year),
            // A year, or a serial that lost its format.
            date: (1950.0..=2030.0).contains(&number) || (18_000.0..50_000.0).contains(&number),
            // A small count.
            tick: round && (0.0..1000.0).contains(&number),
            number: true,
            flag: whole.is_some_and(|number| number <= 1),
            digit: true,
            ..Self::default()
        }
    }

    /// Of a text without blanks around it. A date typed as a text is no code, and may be a mark.
    fn of_text(raw: &str) -> Self {
        let bytes = Bytes::of(raw);
        let date = is_date(raw, &bytes);
        let one_word = bytes.all > 0 && !bytes.have_blank(raw);
        let digit = bytes.digits > 0;
        Self {
            name: !digit && !one_word && text::is_written_as_name(raw),
            code: !date && is_code(&bytes),
            day_of_year: !date && run_together(raw, &bytes).is_some_and(is_day_of_year),
            date,
            tick: date || is_tick(raw, &bytes),
            flag: bytes.letters() == 1,
            one_word,
            letter: bytes.have_letter(raw),
            digit,
            ..Self::default()
        }
    }
}

/// How many bytes of a text are of which kind.
struct Bytes {
    all: usize,
    digits: usize,
    /// Those of ASCII.
    latin: usize,
    blanks: usize,
    hyphens: usize,
    /// `/` and `.`.
    slashes: usize,
    /// The first bytes of letters beyond ASCII, and the others of these.
    beyond: usize,
    behind: usize,
}

/// Kinds of bytes, in the order of the counts of [`Bytes`]; others are none of them.
const fn kind(byte: u8) -> Option<u32> {
    match byte {
        b'0'..=b'9' => Some(0),
        b'a'..=b'z' | b'A'..=b'Z' => Some(1),
        b' ' | b'\t'..=b'\r' => Some(2),
        b'-' => Some(3),
        b'/' | b'.' => Some(4),
        0xc0.. => Some(5),
        0x80..=0xbf => Some(6),
        _ => None,
    }
}

/// What each byte adds to counts of eight bits that stand beside each other in one number.
const ADDS: [u64; 256] = {
    let mut adds = [0; 256];
    let mut byte = 0_u8;
    loop {
        if let Some(kind) = kind(byte) {
            adds[byte as usize] = 1 << (8 * kind);
        }
        if byte == u8::MAX {
            break adds;
        }
        byte += 1;
    }
};

impl Bytes {
    fn of(raw: &str) -> Self {
        let mut counts = [0; 8];
        // No count of eight bits overflows within so many bytes.
        for some in raw.as_bytes().chunks(usize::from(u8::MAX)) {
            let sums = some.iter().fold(0, |sums, &byte| sums + ADDS[usize::from(byte)]);
            counts.iter_mut().zip(sums.to_le_bytes()).for_each(|(count, sum)| *count += usize::from(sum));
        }
        let [digits, latin, blanks, hyphens, slashes, beyond, behind, _] = counts;
        Self { all: raw.len(), digits, latin, blanks, hyphens, slashes, beyond, behind }
    }

    /// Letters and signs, however many bytes each has.
    const fn letters(&self) -> usize {
        self.all - self.behind
    }

    fn have_blank(&self, raw: &str) -> bool {
        self.blanks > 0 || (self.beyond > 0 && raw.contains(char::is_whitespace))
    }

    fn have_letter(&self, raw: &str) -> bool {
        self.latin > 0 || (self.beyond > 0 && raw.chars().any(is_letter))
    }
}

const fn is_code(bytes: &Bytes) -> bool {
    bytes.all >= 5 && bytes.digits >= 4 && bytes.digits + bytes.latin + bytes.hyphens == bytes.all
}

/// The number of a text of as many figures as a day, its month and a year have.
fn run_together(raw: &str, bytes: &Bytes) -> Option<u32> {
    // A sign may stand before them.
    Some(raw).filter(|_| matches!(bytes.all, 7 | 8) && bytes.digits + 1 >= bytes.all)?.parse().ok()
}

/// `05092002`, and `5092002` without its zero.
fn is_day_of_year(number: u32) -> bool {
    let (day, month, year) = (number / 1_000_000, number / 10_000 % 100, number % 10_000);
    (1..=31).contains(&day) && (1..=12).contains(&month) && (1940..=2030).contains(&year)
}

fn is_date(raw: &str, bytes: &Bytes) -> bool {
    // Nearly all texts are longer than any date.
    if bytes.all > 10 {
        return false;
    }
    if bytes.all == 4 && (raw.starts_with("19") || raw.starts_with("20")) {
        return bytes.digits == bytes.all;
    }
    let marks = bytes.slashes + bytes.hyphens;
    (1..=2).contains(&marks) && bytes.digits + marks == bytes.all
}

/// Whether a cell holds a day with its year, with the time of day or without: `2026-10-09T07:12`, `07:12 09/10/2026`.
pub(super) fn holds_day(cell: &Cell) -> bool {
    let is_day = |word: &str| {
        let parts: Vec<&str> = word.split(['/', '.', '-']).collect();
        parts.len() == 3
            && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
            && (parts[0].len() == 4 || parts[2].len() == 4)
    };
    match &cell.value {
        // The first day of 2000: a time of day alone is less than one.
        Value::Date(serial) => *serial >= 36_526.0,
        Value::Text(raw) => raw.split(|sign: char| sign.is_whitespace() || matches!(sign, 'T' | ',')).any(is_day),
        _ => false,
    }
}

/// The year of a date, told by its last four figures or its serial.
pub(super) fn year_of(cell: &Cell) -> Option<u32> {
    let year = match &cell.value {
        Value::Date(serial) | Value::Number(serial) if *serial > 3_000.0 => {
            u32::try_from(serial_day(*serial)?.year()).ok()
        }
        Value::Number(_) => whole(cell),
        Value::Text(raw) => {
            let raw = raw.trim();
            raw.get(raw.len().checked_sub(4)?..)?.parse().ok()
        }
        _ => None,
    };
    year.filter(|year| (1900..2100).contains(year))
}

/// A mark, days one behind the other, a short refusal.
fn is_tick(raw: &str, bytes: &Bytes) -> bool {
    bytes.letters() <= 8 && raw.split_whitespace().count() <= 2
        || raw.eq_ignore_ascii_case("không tham gia")
        || lists_days(raw)
}

/// `10, 17, 24`, `10/10 và 24/10`: days one behind the other.
fn lists_days(trimmed: &str) -> bool {
    let signs = |one: char| matches!(one, ' ' | ',' | ';' | '&' | '+' | '/');
    if trimmed.len() > 64 || !trimmed.starts_with(|one: char| one.is_ascii_digit()) {
        return false;
    }
    let slashed = trimmed.contains('/');
    let mut parts = trimmed.split(signs).filter(|part| !matches!(*part, "" | "và"));
    parts.all(|part| part.bytes().all(|one| one.is_ascii_digit()) && (part.len() <= 2 || (slashed && part.len() == 4)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(raw: &str) -> Shape {
        Shape::of_text(raw)
    }

    #[test]
    fn bytes_are_counted_by_their_kinds_however_many_there_are() {
        let bytes = Bytes::of(&"Đỗ 0-9/1.2\t€!".repeat(300));
        let counts =
            [bytes.digits, bytes.latin, bytes.blanks, bytes.hyphens, bytes.slashes, bytes.beyond, bytes.behind];
        assert_eq!(counts.map(|count| count / 300), [4, 0, 2, 1, 2, 3, 5]);
        assert_eq!(bytes.letters(), bytes.all - 5 * 300);
    }

    #[test]
    fn texts_look_like_what_they_are() {
        for name in ["Đỗ An", "Nguyễn Thị Ánh Tuyết", "H'Linh Niê", "Trần\u{a0}An"] {
            assert!(of(name).name && !of(name).one_word && of(name).letter, "{name}");
        }
        for other in ["An", "Đỗ", "Đỗ an", "Đỗ An 2", "Đỗ × An", "A B C D E F G"] {
            assert!(!of(other).name, "{other}");
        }
        for (code, day) in [("05092002", true), ("5092002", true), ("05132002", false), ("DV-00181", false)] {
            assert!(of(code).code && of(code).day_of_year == day && of(code).one_word, "{code}");
        }
        for other in ["DV 00181", "Đ00181", "DV181", "1234"] {
            assert!(!of(other).code, "{other}");
        }
        for (date, year) in [("24/09/2005", Some(2005)), ("1.2.05", None), ("9-2005", Some(2005)), ("2005", Some(2005))]
        {
            assert!(of(date).date && of(date).tick && !of(date).code, "{date}");
            assert_eq!(year_of(&cell(date)), year, "{date}");
        }
        for other in ["24/09/05/1", "1234", "24-09-20055", "2o05", "ngày 4/9"] {
            assert!(!of(other).date, "{other}");
        }
        assert!(of("x").flag && of("€").flag && !of("xx").flag && !of("x").digit);
        for tick in ["vắng", "có mặt", "không tham gia", "10, 17, 24", "10/10 và 24/10"] {
            assert!(of(tick).tick, "{tick}");
        }
        for other in ["có phép ạ", "a b c", "10, 17, 2024", "vắng có phép"] {
            assert!(!of(other).tick, "{other}");
        }
    }

    fn cell(raw: &str) -> Cell {
        Cell { col: 0, value: Value::Text(raw.into()), text_format: false, zero_digits: 0, font: None }
    }

    #[test]
    fn what_a_number_may_be_depends_on_its_size() {
        let of = |number: f64| Shape::of_number(number, whole(&Cell { value: Value::Number(number), ..cell("") }));
        assert!(of(1.0).flag && of(1.0).tick && !of(1.0).code && !of(1.0).date);
        assert!(!of(2.0).flag && of(999.0).tick && !of(1000.0).tick && !of(0.5).tick);
        assert!(of(2005.0).date && of(38_000.5).date && !of(50_000.0).date && of(50_000.0).code && !of(50_000.5).code);
        assert!(of(5_092_002.0).day_of_year && of(5_092_002.0).code && !of(5_132_002.0).day_of_year);
    }
}
