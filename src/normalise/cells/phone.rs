//! Telephone numbers as they are dialled today, with the change of prefixes of 2018.

use super::{Notes, Parsed, Seen, digit_for, is_scientific, read, whole_digits, without_decimals};
use crate::finding::{Code, Severity};
use crate::read::{Cell, Value};
use crate::text;

/// Prefixes of eleven-digit mobile numbers and what replaced them on 15 September 2018 (DOMAIN §3.5).
const PREFIXES: &[(&str, &str)] = &[
    ("0162", "032"),
    ("0163", "033"),
    ("0164", "034"),
    ("0165", "035"),
    ("0166", "036"),
    ("0167", "037"),
    ("0168", "038"),
    ("0169", "039"),
    ("0120", "070"),
    ("0121", "079"),
    ("0122", "077"),
    ("0126", "076"),
    ("0128", "078"),
    ("0123", "083"),
    ("0124", "084"),
    ("0125", "085"),
    ("0127", "081"),
    ("0129", "082"),
    ("0186", "056"),
    ("0188", "058"),
    ("0199", "059"),
];

/// Words that say whose number it is, without marks.
const PARENTS: &[&str] =
    &["me", "ma", "ba", "bo", "cha", "phu huynh", "ph", "gia dinh", "nguoi nha", "anh trai", "chi gai", "ong", "chu"];

/// A mobile or landline number (FINDINGS 63 to 68); ten digits.
pub fn phone(cell: &Cell) -> Parsed<String> {
    // Nearly all are typed as they are dialled, and nothing is to be looked for in them.
    if let Value::Text(raw) = &cell.value
        && is_number(raw)
    {
        return Notes::default().finish(Some(raw.to_string()), String::clone);
    }
    // A line break parts two numbers, and is no blank between digits.
    if let Value::Text(raw) = &cell.value
        && raw.trim().contains('\n')
    {
        return phone(&Cell { value: Value::Text(raw.trim().replace('\n', ";").into()), ..cell.clone() });
    }
    let (seen, mut notes) = read(cell);
    let mut second = None;
    let value = match seen {
        Some(Seen::Text(text)) if is_scientific(&text) => {
            notes.add(Code::IdScientificText);
            None
        }
        Some(Seen::Text(text)) => from_text(&text, &mut second, &mut notes),
        Some(Seen::Number(number)) => whole_digits(number).and_then(|digits| {
            let padded = format!("{digits:0>width$}", width = usize::from(cell.zero_digits));
            dialled(&padded, &mut notes)
        }),
        Some(Seen::Date(_) | Seen::Bool(_)) => {
            notes.raise(Code::PhoneLostZero, Severity::Query);
            None
        }
        None => None,
    };
    let mut parsed = notes.finish(value, String::clone);
    // The second is kept beside the first.
    let both = parsed.notes.iter_mut().find(|note| note.code == Code::PhoneTwoNumbers);
    if let (Some(first), Some(second), Some(note)) = (&parsed.value, second, both) {
        note.repaired = Some(format!("{first}; {second}").into());
    }
    parsed
}

/// Whether ten digits are a number somebody can be called at.
pub(super) fn is_number(digits: &str) -> bool {
    let (Some(prefix), true) = (digits.get(..3), digits.chars().all(|letter| letter.is_ascii_digit())) else {
        return false;
    };
    let (kind, block) = prefix.split_at(2);
    match (kind, digits.len()) {
        ("03", 10) => ("2"..="9").contains(&block),
        ("05", 10) => "25689".contains(block),
        ("07", 10) => "06789".contains(block),
        ("08", 10) => "12345689".contains(block),
        ("09", 10) => "012346789".contains(block),
        // Landlines: area codes of 2017 begin with 02.
        ("02", 10 | 11) => true,
        _ => false,
    }
}

/// The number of a text; `second` takes the next one, as it is dialled.
fn from_text(text: &str, second: &mut Option<String>, notes: &mut Notes) -> Option<String> {
    let words = text::plain(text);
    let is_parents = words.split(' ').any(|word| PARENTS.contains(&word))
        || PARENTS.iter().any(|one| one.contains(' ') && words.contains(one));
    if is_parents {
        notes.add(Code::PhoneOfParent);
        return None;
    }
    let numbers = numbers_in(without_decimals(text).unwrap_or(text), notes);
    if numbers.len() > 1 {
        notes.raise(Code::PhoneTwoNumbers, Severity::Query);
    }
    let at = numbers.iter().position(|digits| recognised(digits).is_some()).unwrap_or_default();
    *second = numbers.iter().skip(at + 1).find_map(|digits| Some(recognised(digits)?.0));
    dialled(numbers.get(at)?, notes)
}

/// The numbers of a text. Signs part two numbers only where both sides are long enough to be one.
fn numbers_in(text: &str, notes: &mut Notes) -> Vec<String> {
    let digits_of = |part: &str, notes: &mut Notes| -> String {
        let mut digits = String::new();
        for piece in part.split(|letter: char| !letter.is_alphanumeric()) {
            let is_number = piece.contains(|letter: char| letter.is_ascii_digit())
                && piece.chars().all(|letter| letter.is_ascii_digit() || digit_for(letter).is_some());
            for letter in piece.chars() {
                if letter.is_ascii_digit() {
                    digits.push(letter);
                } else if let Some(digit) = digit_for(letter).filter(|_| is_number) {
                    notes.add(Code::IdLetterForDigit);
                    digits.push(digit);
                }
            }
        }
        digits
    };
    for signs in [&['/', ';', ',', '\n', '|', '&'][..], &['-', '–'], &[' ']] {
        let mut scratch = Notes::default();
        let parts: Vec<String> =
            text.split(signs).map(|part| digits_of(part, &mut scratch)).filter(|one| !one.is_empty()).collect();
        if parts.len() > 1 && parts.iter().all(|digits| digits.len() >= 9) {
            return parts;
        }
    }
    let digits = digits_of(text, notes);
    if digits.is_empty() {
        notes.raise(Code::PhoneLostZero, Severity::Query);
        return Vec::new();
    }
    vec![digits]
}

/// The number as it is dialled today, with what was done to it; a question where no rule gives one.
fn dialled(digits: &str, notes: &mut Notes) -> Option<String> {
    match recognised(digits) {
        Some((number, codes)) => {
            codes.into_iter().for_each(|code| notes.add(code));
            Some(number)
        }
        None => {
            notes.raise(Code::PhoneLostZero, Severity::Query);
            None
        }
    }
}

fn recognised(digits: &str) -> Option<(String, Vec<Code>)> {
    let digits = digits.strip_prefix("00").filter(|rest| rest.starts_with("84")).unwrap_or(digits);
    if is_number(digits) {
        return Some((digits.to_owned(), Vec::new()));
    }
    if let Some(number) = renumbered(digits) {
        return Some((number, vec![Code::PhoneOldPrefix]));
    }
    // Nine digits beginning with 84 are 084 without its zero, longer ones the country's code.
    let national = digits.strip_prefix("84").filter(|_| digits.len() > 10);
    if let Some(national) = national {
        let national = format!("0{}", national.trim_start_matches('0'));
        if is_number(&national) {
            return Some((national, vec![Code::PhoneCountryCode]));
        }
        return renumbered(&national).map(|number| (number, vec![Code::PhoneCountryCode, Code::PhoneOldPrefix]));
    }
    let whole = format!("0{digits}");
    if is_number(&whole) {
        return Some((whole, vec![Code::PhoneLostZero]));
    }
    renumbered(&whole).map(|number| (number, vec![Code::PhoneOldPrefix]))
}

/// Whether digits are a number somebody can be called at, and if so whether they are written as one: with the zero or the code of
/// the country in front.
pub fn is_phone(digits: &str) -> Option<bool> {
    if is_number(digits) {
        return Some(true);
    }
    let mut codes = recognised(digits)?.1.into_iter();
    let lost = codes.any(|code| code == Code::PhoneLostZero);
    let led = digits.starts_with('0') || (digits.starts_with("84") && digits.len() > 10);
    Some(!lost && led)
}

/// An eleven-digit number of before 2018 as it is now.
fn renumbered(digits: &str) -> Option<String> {
    if digits.len() != 11 {
        return None;
    }
    PREFIXES.iter().find_map(|(old, new)| digits.strip_prefix(old).map(|rest| format!("{new}{rest}")))
}
