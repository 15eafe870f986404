//! Makes a cell's text fit to read: legacy fonts, invisible characters, look-alikes, composed form, blanks.

use std::sync::Arc;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::memo::{self, Memo};
use super::{Cleaned, legacy, viqr, words};
use crate::finding::Code;

/// Cyrillic and Greek letters that look like Latin ones, and the Latin ones.
const LOOK_ALIKES: &[(char, char)] = &[
    ('А', 'A'),
    ('В', 'B'),
    ('С', 'C'),
    ('Е', 'E'),
    ('Н', 'H'),
    ('І', 'I'),
    ('Ј', 'J'),
    ('К', 'K'),
    ('М', 'M'),
    ('О', 'O'),
    ('Р', 'P'),
    ('Ѕ', 'S'),
    ('Т', 'T'),
    ('Х', 'X'),
    ('У', 'Y'),
    ('а', 'a'),
    ('с', 'c'),
    ('е', 'e'),
    ('і', 'i'),
    ('ј', 'j'),
    ('о', 'o'),
    ('р', 'p'),
    ('ѕ', 's'),
    ('х', 'x'),
    ('у', 'y'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
    ('ο', 'o'),
    ('ν', 'v'),
];

/// One repair of a text; it gives the text unchanged where there is nothing to mend.
type Repair = fn(&str) -> String;

/// Repairs after the legacy fonts, in order: a soft hyphen is a letter there and invisible afterwards.
const REPAIRS: &[(Code, Repair)] = &[
    (Code::TextInvisible, without_invisible),
    (Code::TextEth, with_d),
    (Code::TextInvisible, without_look_alikes),
    (Code::TextDecomposed, composed),
];

thread_local! {
    static CLEANED: Memo<Cleaned> = Memo::new(memo::MOST);
}

/// Whether a text is of ASCII letters, signs and single blanks, and none that may be VIQR: [`clean`] has nothing to do.
pub(super) fn is_plain_ascii(text: &str) -> bool {
    let mut blank = !text.is_empty();
    let mut plain = |byte: u8| {
        let loose = std::mem::replace(&mut blank, byte == b' ') && byte == b' ';
        matches!(byte, b' '..=b'~') && !loose && !viqr::is_mark(byte)
    };
    text.bytes().all(&mut plain) && !blank
}

/// A text as [`clean`] makes it, with its key.
pub struct Keyed {
    pub text: Arc<str>,
    pub repairs: Vec<Code>,
    /// [`super::fold`] of it.
    pub fold: Box<str>,
}

/// As [`clean`]; a text that is fine as it stands is not copied.
pub fn keyed(text: &Arc<str>) -> Keyed {
    if is_plain_ascii(text) {
        return Keyed { text: Arc::clone(text), repairs: Vec::new(), fold: text.to_ascii_lowercase().into() };
    }
    // Whether its words are fine and what their keys are is told by one look at them.
    let mut key = String::with_capacity(text.len() + 4);
    if words::fold_onto(text, &mut key) {
        return Keyed { text: Arc::clone(text), repairs: Vec::new(), fold: key.into() };
    }
    let Cleaned { text, repairs } = clean(text);
    Keyed { fold: super::fold(&text).into(), text: text.into(), repairs }
}

/// Makes a cell's text fit to read.
pub fn clean(text: &str) -> Cleaned {
    if is_plain_ascii(text) || words::are_fine(text) {
        return Cleaned { text: text.to_owned(), repairs: Vec::new() };
    }
    if text.is_ascii() {
        return cleaned(text);
    }
    CLEANED.with(|known| known.get(text, cleaned))
}

pub(super) fn cleaned(text: &str) -> Cleaned {
    let mut repairs = Vec::new();
    if has_loose_blanks(text) {
        repairs.push(Code::CellWhitespace);
    }
    if text.is_ascii() && !text.chars().any(is_invisible) {
        let plain = single_blanks(text);
        let Some(meant) = viqr::meant(&plain) else { return Cleaned { text: plain, repairs } };
        repairs.push(Code::TextViqr);
        return Cleaned { text: meant, repairs };
    }
    let mut text = text.to_owned();
    // A repair may uncover what an earlier one mends; each only ever shortens or composes, so a few rounds settle it.
    for _ in 0..8 {
        let before = text.clone();
        if let Some((mended, code)) = legacy::repair(&text) {
            note(&mut repairs, code);
            text = mended;
        }
        for (code, repair) in REPAIRS {
            let mended = repair(&text);
            if mended != text {
                note(&mut repairs, *code);
                text = mended;
            }
        }
        text = single_blanks(&text);
        if text == before {
            break;
        }
    }
    Cleaned { text, repairs }
}

fn note(repairs: &mut Vec<Code>, code: Code) {
    if !repairs.contains(&code) {
        repairs.push(code);
    }
}

/// Blanks that nobody sees as such: controls, zero-width characters, direction marks, soft hyphens, byte order marks.
fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}'
        | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}')
}

/// No-break and other fixed blanks.
fn is_odd_blank(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

fn without_invisible(text: &str) -> String {
    text.chars()
        .filter(|letter| !is_invisible(*letter))
        .map(|letter| if is_odd_blank(letter) { ' ' } else { letter })
        .collect()
}

/// Eth, and the African D with stroke, as the Vietnamese letter they look like.
fn with_d(text: &str) -> String {
    let mend = |letter| match letter {
        '\u{d0}' | '\u{189}' => 'Đ',
        '\u{f0}' | '\u{256}' => 'đ',
        _ => letter,
    };
    text.chars().map(mend).collect()
}

/// Full-width forms everywhere, Cyrillic and Greek look-alikes only inside words that have Latin letters too.
fn without_look_alikes(text: &str) -> String {
    let narrow = |letter: char| match u32::from(letter) {
        code @ 0xff01..=0xff5e => char::from_u32(code - 0xfee0).unwrap_or(letter),
        _ => letter,
    };
    let text: String = text.chars().map(narrow).collect();
    let foreign = |letter: char| LOOK_ALIKES.iter().find(|(other, _)| *other == letter).map(|(_, latin)| *latin);
    if !text.chars().any(|letter| foreign(letter).is_some()) {
        return text;
    }
    super::fold::map_words(&text, |word| {
        let latin = |letter: char| {
            letter.is_ascii_alphabetic() || matches!(letter, 'À'..='ỹ') && !('Ͱ'..='ӿ').contains(&letter)
        };
        if word.chars().any(latin) {
            word.chars().map(|letter| foreign(letter).unwrap_or(letter)).collect()
        } else {
            word.to_owned()
        }
    })
}

fn composed(text: &str) -> String {
    if is_nfc(text) { text.to_owned() } else { text.nfc().collect() }
}

fn single_blanks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether ordinary blanks are doubled, at an end, or line breaks and tabs. Fixed blanks are another finding.
fn has_loose_blanks(text: &str) -> bool {
    let mut ordinary = 0;
    let mut at_start = true;
    for letter in text.chars() {
        match letter {
            ' ' if ordinary > 0 || at_start => return true,
            ' ' => ordinary += 1,
            '\u{a0}' => {}
            _ if letter.is_ascii_whitespace() || letter == '\u{b}' => return true,
            _ => {
                ordinary = 0;
                at_start = false;
            }
        }
    }
    ordinary > 0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fold;

    fn case(text: &str, mended: &str, codes: &[Code]) {
        let cleaned = clean(text);
        assert_eq!((cleaned.text.as_str(), cleaned.repairs.as_slice()), (mended, codes), "{text:?}");
    }

    #[test]
    fn each_repair_says_its_own_code_only() {
        case("Nguyễn Văn An", "Nguyễn Văn An", &[]);
        case("Nam ", "Nam", &[Code::CellWhitespace]);
        case("Nguyễn  Văn An", "Nguyễn Văn An", &[Code::CellWhitespace]);
        case("An\u{a0}", "An", &[Code::TextInvisible]);
        case("\u{feff}A\u{200b}n", "An", &[Code::TextInvisible]);
        case("Nguye\u{302}\u{303}n", "Nguyễn", &[Code::TextDecomposed]);
        case("\u{d0}oàn", "Đoàn", &[Code::TextEth]);
        case("Аn Bình", "An Bình", &[Code::TextInvisible]);
        case("х", "х", &[]);
        case("ＭＳＳＶ", "MSSV", &[Code::TextInvisible]);
    }

    #[test]
    fn legacy_fonts_are_read_as_a_whole() {
        case("Nguy\u{d4}n V\u{a8}n \u{a7}\u{f8}c", "Nguyễn Văn Đức", &[Code::TextTcvn3]);
        case("TrÇn", "Trần", &[Code::TextTcvn3]);
        case("Ph\u{ad}íc", "Phước", &[Code::TextTcvn3]);
        case("nguyÔn v¨n an", "nguyễn văn an", &[Code::TextTcvn3]);
        case("Nguyeãn Vaên Ñöùc", "Nguyễn Văn Đức", &[Code::TextVni]);
        case("Traàn Thò Lan", "Trần Thị Lan", &[Code::TextVni]);
        case("Nguyá»…n", "Nguyễn", &[Code::TextMojibake]);
    }

    #[test]
    fn what_is_plausible_stays() {
        for text in [
            "Hoà",
            "Bé",
            "Trân",
            "Thá ng 3",
            "đoà n viên",
            "Café",
            "3 × 4",
            "• mục 1",
            "ü",
            "Müller",
            "CÓ",
            "Đắk Lắk",
            "m²",
        ] {
            case(text, text, &[]);
        }
    }

    proptest! {
        #[test]
        fn what_is_plain_is_left_as_it_is(text in "[ -~\t\u{a0}é]{0,5}") {
            let printable = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
            prop_assert_eq!(is_plain_ascii(&text), printable && !has_loose_blanks(&text) && !viqr::may_be(&text));
        }

        #[test]
        fn clean_is_idempotent_and_fold_sees_through_it(text in "[ -~À-ỹ\u{a0}-\u{ff}\u{300}-\u{323}\u{200b}\t\n«…»]{0,24}") {
            let once = clean(&text).text;
            prop_assert_eq!(&clean(&once).text, &once);
            prop_assert_eq!(fold(&once), fold(&text));
        }
    }
}
