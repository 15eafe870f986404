//! Identifiers, phones, ticks and counts of single cells (FINDINGS 54 to 74, DOMAIN §3).

use super::dates::day_of_serial;
use super::{Parsed, text_of};
use crate::finding::{Code, Severity};
use crate::model::{CitizenId, Date};
use crate::read::{Cell, Value};
use crate::text::plain;

/// Codes of provinces in a CCCD, by place of birth registration (DOMAIN §3.1).
const PROVINCES: [u16; 63] = [
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44, 45,
    46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92,
    93, 94, 95, 96,
];

/// Old prefixes of eleven-digit numbers and what they became on 15/9/2018 (DOMAIN §3.5).
const OLD_PREFIXES: [(&str, &str); 21] = [
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

/// Whether twelve digits can be a CCCD of somebody on a list: known province, a century digit of people living now.
fn plausible(digits: &str) -> bool {
    let province = digits.get(..3).and_then(|text| text.parse::<u16>().ok());
    let century = digits.as_bytes().get(3);
    province.is_some_and(|code| PROVINCES.contains(&code)) && matches!(century, Some(b'0'..=b'3'))
}

/// Digits of a cell, and what had to be done for them.
fn digits_of(cell: &Cell) -> (String, Vec<Code>) {
    let mut codes = Vec::new();
    let text = match &cell.value {
        Value::Number(number) if *number >= 0.0 && *number < 9e15 => {
            codes.push(Code::IdNumeric);
            format!("{number:.0}")
        }
        _ => text_of(cell),
    };
    let text = text.strip_suffix(".0").unwrap_or(&text);
    let joined: String = text.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '\'')).collect();
    if joined.len() != text.len() {
        codes.push(Code::IdSeparators);
    }
    let mended: String = joined
        .chars()
        .map(|c| match c {
            'O' | 'o' => '0',
            'l' | 'I' => '1',
            other => other,
        })
        .collect();
    if mended != joined && mended.bytes().all(|byte| byte.is_ascii_digit()) {
        codes.push(Code::IdLetterForDigit);
        return (mended, codes);
    }
    (joined, codes)
}

/// A CCCD or CMND, checked as DOMAIN §3.1 and FINDINGS 54 to 61 have it.
pub fn citizen_id(cell: &Cell) -> Parsed<CitizenId> {
    if text_of(cell).is_empty() {
        return Parsed::empty();
    }
    let (digits, codes) = digits_of(cell);
    let scientific = matches!(cell.value, Value::Text(_)) && digits.to_uppercase().contains("E+");
    if scientific || text_of(cell).to_uppercase().contains("E+") {
        return Parsed::wrong(Code::IdScientificText);
    }
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Parsed { value: None, notes: Vec::new() }.query(Code::IdContradictsPerson);
    }
    let known = |parsed: Parsed<CitizenId>, shown: &str| {
        codes.iter().fold(parsed, |parsed, code| parsed.repaired(*code, shown))
    };
    let padded = format!("{digits:0>12}");
    match digits.len() {
        12 => known(Parsed::of(CitizenId::Cccd(digits.clone())), &digits),
        11 if plausible(&padded) => {
            known(Parsed::of(CitizenId::Cccd(padded.clone())), &padded).repaired(Code::IdLostZero, &padded)
        }
        10 if plausible(&padded) && padded.starts_with("00") && usize::from(cell.zero_digits) == 12 => {
            known(Parsed::of(CitizenId::Cccd(padded.clone())), &padded).repaired(Code::IdLostTwoZeros, &padded)
        }
        11 => Parsed { value: None, notes: Vec::new() }.query(Code::IdLostZero),
        10 => Parsed { value: None, notes: Vec::new() }.query(Code::IdLostTwoZeros),
        9 => known(Parsed::of(CitizenId::Cmnd(digits.clone())), &digits).repaired(Code::IdCmnd, &digits),
        8 => Parsed { value: None, notes: Vec::new() }.query(Code::IdCmndLostZero),
        _ => Parsed { value: None, notes: Vec::new() }.query(Code::IdContradictsPerson),
    }
}

/// A valid mobile number after 2018, or a landline of ten or eleven digits.
fn is_phone(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    match digits.len() {
        10 => matches!(
            (bytes[0], bytes[1], bytes[2]),
            (b'0', b'3', b'2'..=b'9')
                | (b'0', b'5', b'2' | b'5' | b'6' | b'8' | b'9')
                | (b'0', b'7', b'0' | b'6'..=b'9')
                | (b'0', b'8', b'1'..=b'9')
                | (b'0', b'9', b'0'..=b'9')
        ),
        11 => digits.starts_with("02"),
        _ => false,
    }
}

fn new_prefix(digits: &str) -> Option<String> {
    let (old, new) = OLD_PREFIXES.iter().find(|(old, _)| digits.starts_with(old))?;
    (digits.len() == 11).then(|| format!("{new}{}", &digits[old.len()..]))
}

/// A mobile or landline number (FINDINGS 63 to 68); ten digits.
pub fn phone(cell: &Cell) -> Parsed<String> {
    let text = text_of(cell);
    if text.is_empty() {
        return Parsed::empty();
    }
    let folded = plain(&text);
    let parent = ["me", "cha", "ba", "bo", "phu huynh"]
        .iter()
        .any(|word| folded.split(' ').any(|part| part == *word) || folded.contains("phu huynh"));
    let first = text
        .split(['/', ';', ',', '\n'])
        .map(str::trim)
        .find(|part| part.bytes().filter(u8::is_ascii_digit).count() >= 8);
    let several =
        text.split(['/', ';', ',', '\n']).filter(|part| part.bytes().filter(u8::is_ascii_digit).count() >= 8).count()
            > 1;
    let mut digits: String = first.unwrap_or(&text).bytes().filter(u8::is_ascii_digit).map(char::from).collect();
    let mut codes = Vec::new();
    if (digits.len() == 11 || text.trim_start().starts_with('+')) && digits.starts_with("84") && digits.len() >= 11 {
        digits = format!("0{}", &digits[2..]);
        codes.push(Code::PhoneCountryCode);
    }
    if !digits.starts_with('0') && (is_phone(&format!("0{digits}")) || new_prefix(&format!("0{digits}")).is_some()) {
        digits = format!("0{digits}");
        codes.push(Code::PhoneLostZero);
    }
    if let Some(new) = new_prefix(&digits) {
        digits = new;
        codes.push(Code::PhoneOldPrefix);
    }
    if !is_phone(&digits) {
        return Parsed::empty();
    }
    let parsed = codes.into_iter().fold(Parsed::of(digits.clone()), |parsed, code| parsed.repaired(code, &digits));
    let parsed = if several { parsed.repaired(Code::PhoneTwoNumbers, &digits) } else { parsed };
    if parent {
        // A parent's number tells nothing of who the member is.
        return Parsed { value: None, notes: parsed.notes }.query(Code::PhoneOfParent);
    }
    parsed
}

/// A student number, member code or card number: no blanks, no `.0`, upper case.
pub fn code_number(cell: &Cell) -> Parsed<String> {
    let text = match &cell.value {
        Value::Number(number) if number.fract() == 0.0 && *number < 9e15 => {
            format!("{number:0>width$.0}", width = usize::from(cell.zero_digits))
        }
        _ => text_of(cell),
    };
    let trimmed = text.strip_suffix(".0").unwrap_or(&text);
    let joined: String = trimmed.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
    if joined.is_empty() || !joined.chars().any(char::is_alphanumeric) {
        return Parsed::empty();
    }
    let mended = joined != text;
    let parsed = Parsed::of(joined.clone());
    if mended { parsed.repaired(Code::StudentNoMended, &joined) } else { parsed }
}

/// What a tick cell says: a mark (count 1), no mark (0), a count, or a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    No,
    Yes,
    Count(u32),
    On(Date),
}

const YES: [&str; 14] = ["x", "х", "v", "✓", "✔", "√", "1", "có", "co", "đ", "đạt", "tham gia", "có mặt", "y"];
const NO: [&str; 13] =
    ["-", "–", "—", "0", "không", "khong", "vắng", "vang", "ktg", "k", "v/p", "vp", "không tham gia"];

/// A cell of a tick or count column (FINDINGS 70 to 74).
pub fn tick(cell: &Cell, today: Date) -> Parsed<Tick> {
    match &cell.value {
        Value::Bool(yes) => Parsed::of(if *yes { Tick::Yes } else { Tick::No }),
        Value::Number(number) => number_tick(*number),
        Value::Date(serial) => day_of_serial(*serial).map_or_else(Parsed::empty, |day| Parsed::of(Tick::On(day))),
        Value::Text(_) => text_tick(cell, today),
        Value::Error(_) | Value::NoResult => Parsed::empty(),
    }
}

fn number_tick(number: f64) -> Parsed<Tick> {
    if number == 1.0 {
        return Parsed::of(Tick::Yes);
    }
    if number == 0.0 {
        return Parsed::of(Tick::No).repaired(Code::MarkNegative, "0");
    }
    if number.fract() == 0.0 && (2.0..100_000.0).contains(&number) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 2 and 100,000")]
        let count = number as u32;
        return Parsed::of(Tick::Count(count));
    }
    Parsed::empty().query(Code::MarkVariant)
}

fn text_tick(cell: &Cell, today: Date) -> Parsed<Tick> {
    let text = text_of(cell).to_lowercase();
    if text.is_empty() {
        return Parsed::empty();
    }
    let bare = text.trim_end_matches('.');
    if NO.contains(&bare) {
        return Parsed::of(Tick::No).repaired(Code::MarkNegative, "0");
    }
    if YES.contains(&bare) || bare.chars().all(|c| c == 'x') {
        let parsed = Parsed::of(Tick::Yes);
        return if matches!(bare, "x" | "1") { parsed } else { parsed.repaired(Code::MarkVariant, "1") };
    }
    if let Some(day) =
        super::when(cell, today, crate::model::date::Cut::default()).value.and_then(crate::model::When::day)
    {
        return Parsed::of(Tick::On(day));
    }
    match count(cell) {
        Parsed { value: Some(number), notes } => match (number, u32::try_from(number)) {
            (0, _) => Parsed::of(Tick::No).repaired(Code::MarkNegative, "0"),
            (1, _) => Parsed { value: Some(Tick::Yes), notes },
            (_, Ok(number)) if number < 100_000 => Parsed { value: Some(Tick::Count(number)), notes },
            _ => Parsed::empty().query(Code::MarkVariant),
        },
        Parsed { value: None, .. } => Parsed::empty().query(Code::MarkVariant),
    }
}

const WORDS: [&str; 11] = ["khong", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"];

/// A whole number in a count column: `3`, `03`, `3 lần`, `ba`, `1.604`.
pub fn count(cell: &Cell) -> Parsed<u64> {
    match &cell.value {
        Value::Number(number) if *number >= 0.0 && number.fract() == 0.0 && *number < 1e9 => {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number below 10^9")]
            let count = *number as u64;
            Parsed::of(count)
        }
        Value::Text(_) => text_count(&text_of(cell)),
        _ => Parsed::empty(),
    }
}

fn text_count(text: &str) -> Parsed<u64> {
    if text.is_empty() || matches!(text, "-" | "–" | "—") {
        return Parsed::empty();
    }
    let first = text.split(' ').next().unwrap_or_default();
    let rest = plain(text.strip_prefix(first).unwrap_or_default());
    let unit_word = matches!(rest.as_str(), "" | "lan" | "luot" | "nguoi" | "doan vien" | "dv" | "buoi");
    if unit_word
        && first.bytes().all(|byte| byte.is_ascii_digit())
        && first.len() <= 9
        && let Ok(number) = first.parse::<u64>()
    {
        return Parsed::of(number).repaired(Code::CountAsText, &number.to_string());
    }
    let groups: Vec<&str> = first.split(['.', ',']).collect();
    let thousands = groups.len() > 1
        && groups[1..].iter().all(|group| group.len() == 3)
        && (1..=3).contains(&groups[0].len())
        && groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit()));
    if unit_word
        && thousands
        && groups.len() <= 3
        && let Ok(number) = groups.concat().parse::<u64>()
    {
        return Parsed::of(number).repaired(Code::CountThousands, &number.to_string());
    }
    if let Some(number) = WORDS.iter().position(|word| plain(first) == *word).filter(|_| unit_word) {
        let mut parsed = Parsed::of(number as u64).repaired(Code::CountAsText, &number.to_string());
        parsed.notes.iter_mut().for_each(|note| note.severity = Some(Severity::Query));
        return parsed;
    }
    Parsed::empty().query(Code::CountAsText)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = jiff::civil::date(2021, 6, 1);

    fn cell(value: Value) -> Cell {
        Cell { col: 0, value, text_format: false, zero_digits: 0 }
    }

    fn text(text: &str) -> Cell {
        cell(Value::Text(text.into()))
    }

    fn codes<T>(parsed: &Parsed<T>) -> Vec<&'static str> {
        parsed.notes.iter().map(|note| note.code.as_str()).collect()
    }

    #[test]
    fn citizen_ids() {
        let lost = citizen_id(&cell(Value::Number(92_202_001_234.0)));
        assert_eq!(lost.value, Some(CitizenId::Cccd("092202001234".into())));
        assert_eq!(codes(&lost), ["id-numeric", "id-lost-zero"]);
        assert_eq!(citizen_id(&text("092 202 001234")).value, Some(CitizenId::Cccd("092202001234".into())));
        assert_eq!(citizen_id(&text("O92202001234")).value, Some(CitizenId::Cccd("092202001234".into())));
        assert_eq!(codes(&citizen_id(&text("9.2203E+10"))), ["id-scientific-text"]);
        assert_eq!(citizen_id(&text("361234567")).value, Some(CitizenId::Cmnd("361234567".into())));
        assert_eq!(citizen_id(&text("36123456")).value, None);
    }

    #[test]
    fn phones() {
        let all = [
            ("912345678", "0912345678"),
            ("01699333999", "0399333999"),
            ("1699333999", "0399333999"),
            ("+84912345678", "0912345678"),
            ("84912345678", "0912345678"),
            ("842345678", "0842345678"),
            ("0912 345 678 / 0939123456", "0912345678"),
        ];
        for (sent, wanted) in all {
            assert_eq!(phone(&text(sent)).value.as_deref(), Some(wanted), "{sent}");
        }
        assert_eq!(phone(&text("0912345678 (mẹ)")).value, None);
    }

    #[test]
    fn ticks() {
        for yes in ["x", "X", "х", "v", "✓", "1", "có", "Đ"] {
            assert_eq!(tick(&text(yes), TODAY).value, Some(Tick::Yes), "{yes}");
        }
        for no in ["-", "0", "không", "vắng", "KTG"] {
            assert_eq!(tick(&text(no), TODAY).value, Some(Tick::No), "{no}");
            assert_eq!(codes(&tick(&text(no), TODAY)), ["mark-negative"]);
        }
        assert_eq!(tick(&text("2 lần"), TODAY).value, Some(Tick::Count(2)));
        assert_eq!(tick(&text("06/03/2021"), TODAY).value, Some(Tick::On(jiff::civil::date(2021, 3, 6))));
        assert_eq!(tick(&text("đi học"), TODAY).value, None);
    }

    #[test]
    fn counts() {
        for (sent, wanted) in
            [("3", 3), ("03", 3), ("3 lần", 3), ("ba", 3), ("1.604", 1604), ("1,604", 1604), ("35 đoàn viên", 35)]
        {
            assert_eq!(count(&text(sent)).value, Some(wanted), "{sent}");
        }
        assert_eq!(count(&text("nhiều")).value, None);
    }
}
