//! What a cell of figures surely is: a citizen number, a telephone, a student number, an address of mail. What may be two of them is none.

use super::grid::{raw_text, trimmed};
use crate::normalise::cells;
use crate::read::{self, Cell, Value};

/// A number that only one kind of column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sure {
    Citizen,
    Phone,
    Email,
    /// A code with a letter in it.
    Lettered,
    /// Digits as many as a student number has, and neither a telephone nor a citizen number of any age.
    Student,
}

/// More digits has no number that is told here.
const MOST: usize = 16;
/// Fewer neither; a code with letters in it may be one shorter.
const FEWEST: usize = 6;
/// The smallest number of so many digits.
const SMALLEST: f64 = 100_000.0;
/// Whoever stands on a list now was born in these years: more narrow than what a card may say, because nothing but it tells here.
const BIRTHS: std::ops::RangeInclusive<u16> = 1945..=2014;

/// The digits of a cell that holds nothing else but the signs between them.
#[derive(Clone, Copy, Debug, Default)]
struct Digits {
    held: [u8; MOST],
    len: usize,
}

impl Digits {
    fn push(&mut self, digit: u8) -> Option<()> {
        *self.held.get_mut(self.len)? = digit;
        self.len += 1;
        Some(())
    }

    fn of(cell: &Cell) -> Option<Self> {
        let mut digits = Self::default();
        match &cell.value {
            Value::Number(number) => {
                let mut rest = read::whole(*number).and_then(|whole| u64::try_from(whole).ok())?;
                while rest > 0 {
                    // One digit.
                    digits.push(b'0' + (rest % 10) as u8)?;
                    rest /= 10;
                }
                while digits.len < usize::from(cell.zero_digits) {
                    digits.push(b'0')?;
                }
                digits.held[..digits.len].reverse();
            }
            Value::Text(raw) => {
                for byte in trimmed(raw).bytes().skip_while(|byte| matches!(byte, b'+' | b'\'')) {
                    match byte {
                        b'0'..=b'9' => digits.push(byte)?,
                        b' ' | b'.' | b'-' => {}
                        _ => return None,
                    }
                }
            }
            _ => return None,
        }
        Some(digits)
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.held[..self.len]).unwrap_or_default()
    }
}

/// The first digits or letters of a code, which those of one class share.
pub(super) type Start = [u8; 4];

/// What a cell surely is, and how its code begins.
pub(super) fn sure(cell: &Cell) -> (Option<Sure>, Option<Start>) {
    // Nearly all cells of figures are running numbers, counts and marks.
    let short = match &cell.value {
        Value::Number(number) => *number < SMALLEST && usize::from(cell.zero_digits) < FEWEST,
        Value::Text(raw) => raw.len() < FEWEST - 1,
        _ => true,
    };
    if short {
        return (None, None);
    }
    if let Some(raw) = raw_text(cell)
        && raw.contains('@')
    {
        return (is_email(raw).then_some(Sure::Email), None);
    }
    let Some(digits) = Digits::of(cell) else { return lettered(cell) };
    let text = digits.text();
    let start = digits.held.first_chunk::<4>().copied().filter(|_| digits.len >= 6);
    let phone = if digits.len < 9 { None } else { cells::is_phone(text) };
    let sure = match digits.len {
        12 if phone.is_none() => cells::is_citizen_number(text, BIRTHS).then_some(Sure::Citizen),
        11 if phone.is_none() && !text.starts_with('0') => {
            let mut whole = [b'0'; 12];
            whole[1..].copy_from_slice(&digits.held[..11]);
            let whole = std::str::from_utf8(&whole).unwrap_or_default();
            cells::is_citizen_number(whole, BIRTHS).then_some(Sure::Citizen)
        }
        // Nine digits may be the old card as well, whose first two are a province up to 38.
        9 => phone.filter(|_| text.as_bytes()[0] >= b'5').map(|_| Sure::Phone),
        10..=13 if phone == Some(true) => Some(Sure::Phone),
        10 if phone.is_some() => None,
        6..=8 | 10 => Some(Sure::Student),
        _ => None,
    };
    (sure, start)
}

fn is_email(raw: &str) -> bool {
    let mut parts = raw.split('@');
    let (Some(name), Some(host), None) = (parts.next(), parts.next(), parts.next()) else { return false };
    !name.is_empty() && host.contains('.') && !raw.contains(char::is_whitespace)
}

/// `CNTT2101`, `21C1020101`: letters and figures without a blank between them.
fn lettered(cell: &Cell) -> (Option<Sure>, Option<Start>) {
    let Some(raw) = raw_text(cell) else { return (None, None) };
    if !(5..=14).contains(&raw.len()) || !raw.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return (None, None);
    }
    let digits = raw.bytes().filter(u8::is_ascii_digit).count();
    // Two letters and more are no slips of the hand in a number.
    let code = digits >= 4 && digits < raw.len();
    let known = code && raw.bytes().any(|byte| byte.is_ascii_alphabetic() && !b"OolIiSsBZz".contains(&byte));
    (known.then_some(Sure::Lettered), raw.as_bytes().first_chunk::<4>().copied().filter(|_| code))
}
