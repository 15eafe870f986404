//! Personal numbers and code numbers. Zeros are restored only where the number then makes sense; no digit is invented.

use super::{Notes, Parsed, Seen, digit_for, is_scientific, phone, read, whole_digits, without_decimals};
use crate::finding::{Code, Severity};
use crate::model::CitizenId;
use crate::read::Cell;
use crate::text;

/// The provinces by which births were registered before July 2025 (DOMAIN §3.1).
const PROVINCES: &[u16] = &[
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44, 45,
    46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92,
    93, 94, 95, 96,
];

/// Births of people on a sheet, whatever their post.
const BIRTHS: std::ops::RangeInclusive<u16> = 1930..=2025;

/// A CCCD or CMND, checked as DOMAIN §3.1 and FINDINGS 54 to 61 have it.
pub fn citizen_id(cell: &Cell) -> Parsed<CitizenId> {
    let show = |id: &CitizenId| id.digits().to_owned();
    let (seen, mut notes) = read(cell);
    let digits = match seen {
        Some(Seen::Text(text)) if is_scientific(&text) => {
            notes.add(Code::IdScientificText);
            None
        }
        Some(Seen::Text(text)) => match without_decimals(&text) {
            Some(digits) => Some(of_number(digits.to_owned(), &mut notes)),
            None => match numbers_beside_words(&text) {
                Some(numbers) => one_of(numbers, &text, &mut notes),
                None => text_digits(&text, &mut notes),
            },
        },
        Some(Seen::Number(number) | Seen::Date(number)) => whole_digits(number)
            .map(|digits| of_number(format!("{digits:0>width$}", width = usize::from(cell.zero_digits)), &mut notes)),
        Some(Seen::Bool(_)) | None => None,
    };
    let value = digits.and_then(|digits| by_length(digits, &mut notes));
    notes.finish(value, show)
}

/// The digits of what is or was a number; of shorter ones another finding says so.
fn of_number(digits: String, notes: &mut Notes) -> String {
    if digits.len() == 12 {
        notes.add(Code::IdNumeric);
    }
    digits
}

/// Words beside an identity number that say which it is and change nothing, without marks.
const BESIDE: &[&str] = &[
    "cccd", "cc", "cmnd", "cmt", "cmtnd", "cmndcccd", "so", "can", "cuoc", "cong", "dan", "chung", "minh", "nhan",
    "the", "dinh", "danh", "ma", "moi", "cu", "gan", "chip", "va", "hoac", "ddcn",
];

/// The numbers of a cell that holds words beside a number, or several; None for all else, which nearly every cell is.
fn numbers_beside_words(text: &str) -> Option<Vec<String>> {
    let is_plain = |letter: char| letter.is_ascii_digit() || matches!(letter, ' ' | '.' | '-');
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits < 8 || digits <= 12 && text.chars().all(is_plain) {
        return None;
    }
    let words = text::plain(text);
    let worded = words.split(' ').filter(|word| word.contains(char::is_alphabetic));
    if !worded.into_iter().all(|word| BESIDE.contains(&word)) {
        return None;
    }
    let full = |number: &str| matches!(number.len(), 9 | 12);
    let only = |piece: &str| piece.chars().filter(char::is_ascii_digit).collect::<String>();
    let mut numbers = Vec::new();
    for piece in text.split(|letter: char| !is_plain(letter)) {
        let parts: Vec<String> = piece.split([' ', '-']).map(only).filter(|part| !part.is_empty()).collect();
        if parts.len() > 1 && parts.iter().all(|part| full(part)) {
            numbers.extend(parts);
        } else if !parts.is_empty() {
            numbers.push(parts.concat());
        }
    }
    // `092/202/001234` is one number.
    (numbers.len() == 1 && digits <= 12 || numbers.len() > 1 && numbers.iter().all(|number| full(number)))
        .then_some(numbers)
}

/// The number of [`numbers_beside_words`] that is the person's: the one there is, or the only one of twelve digits.
fn one_of(mut numbers: Vec<String>, text: &str, notes: &mut Notes) -> Option<String> {
    numbers.sort_unstable_by_key(|number| std::cmp::Reverse(number.len()));
    numbers.dedup();
    match numbers.as_slice() {
        [one] => {
            let worded = text.contains(char::is_alphabetic);
            notes.drop(Code::CellWhitespace);
            if worded {
                notes.tell(Code::IdSeparators, Severity::Note, "worded");
            } else {
                notes.add(Code::IdSeparators);
            }
            Some(one.clone())
        }
        [one, rest @ ..] if one.len() == 12 && rest.iter().all(|number| number.len() < 12) => {
            notes.tell(Code::IdSeparators, Severity::Query, "several");
            Some(one.clone())
        }
        _ => {
            notes.raise(Code::IdSeparators, Severity::Query);
            None
        }
    }
}

/// Digits of a text without signs and with look-alike letters read as digits. None where letters remain.
fn text_digits(text: &str, notes: &mut Notes) -> Option<String> {
    let mut digits = String::new();
    for letter in text.chars() {
        match letter {
            '0'..='9' => digits.push(letter),
            ' ' | '.' | '-' | '\'' | '’' | '`' | ',' | '_' | '–' | '/' => notes.add(Code::IdSeparators),
            _ => match digit_for(letter) {
                Some(digit) => {
                    notes.add(Code::IdLetterForDigit);
                    digits.push(digit);
                }
                None => {
                    notes.raise(Code::IdLetterForDigit, Severity::Query);
                    return None;
                }
            },
        }
    }
    Some(digits)
}

fn by_length(digits: String, notes: &mut Notes) -> Option<CitizenId> {
    match digits.len() {
        12 => {
            // Births registered abroad have codes of their own.
            if !fits(&digits) {
                notes.tell(Code::IdContradictsPerson, Severity::Query, "form");
            }
            Some(CitizenId::Cccd(digits))
        }
        11 => lost_zeros(&format!("0{digits}"), Code::IdLostZero, notes),
        10 if !phone::is_number(&digits) => lost_zeros(&format!("00{digits}"), Code::IdLostTwoZeros, notes),
        10 => {
            notes.raise(Code::IdLostTwoZeros, Severity::Query);
            None
        }
        9 => {
            notes.add(Code::IdCmnd);
            Some(CitizenId::Cmnd(digits))
        }
        8 => {
            notes.add(Code::IdCmndLostZero);
            None
        }
        0 => None,
        _ => {
            notes.raise(Code::IdLostZero, Severity::Query);
            None
        }
    }
}

/// A number with its zeros back, if it then fits; else a question and no number.
fn lost_zeros(padded: &str, code: Code, notes: &mut Notes) -> Option<CitizenId> {
    if fits(padded) {
        notes.add(code);
        Some(CitizenId::Cccd(padded.to_owned()))
    } else {
        notes.raise(code, Severity::Query);
        None
    }
}

/// Whether province, century and year of twelve digits are some that there are.
fn fits(digits: &str) -> bool {
    is_citizen_number(digits, BIRTHS)
}

/// Whether twelve digits are a citizen number of somebody born in one of these years.
pub fn is_citizen_number(digits: &str, births: std::ops::RangeInclusive<u16>) -> bool {
    let part =
        |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<u16>().ok()).unwrap_or(u16::MAX);
    let (province, century, year) = (part(0, 3), part(3, 4), part(4, 6));
    let born = match century {
        0 | 1 => 1900 + year,
        2 | 3 => 2000 + year,
        _ => return false,
    };
    PROVINCES.contains(&province) && births.contains(&born)
}

/// A student number, member code or card number: no blanks, no `.0`, upper case.
pub fn code_number(cell: &Cell) -> Parsed<String> {
    let (seen, mut notes) = read(cell);
    let value = match seen {
        Some(Seen::Text(text)) if is_scientific(&text) && !text.contains('e') => {
            notes.add(Code::IdScientificText);
            None
        }
        Some(Seen::Text(text)) => Some(mended_code(&text, &mut notes)).filter(|code| !code.is_empty()),
        Some(Seen::Number(number) | Seen::Date(number)) => {
            let pad = |digits: String| format!("{digits:0>width$}", width = usize::from(cell.zero_digits));
            whole_digits(number).map(pad).or_else(|| Some(number.to_string()))
        }
        Some(Seen::Bool(_)) | None => None,
    };
    notes.finish(value, String::clone)
}

fn mended_code(text: &str, notes: &mut Notes) -> String {
    let mut code: String = text.chars().filter(|letter| !letter.is_whitespace() && !"'’`".contains(*letter)).collect();
    if let Some(whole) = without_decimals(&code).map(str::to_owned) {
        code = whole;
    }
    if code.len() < text.len() {
        notes.add(Code::StudentNoMended);
    }
    code.to_uppercase()
}
