//! Comparison keys: one spelling for texts that mean the same. Keys are compared, never shown.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::clean::is_plain_ascii;
use super::memo::{self, Memo};
use super::{clean, syllable, viqr, words};

thread_local! {
    static FOLDED: Memo<String> = Memo::new(memo::MOST);
    static PLAIN: Memo<String> = Memo::new(memo::MOST);
}

/// The comparison key of a text: cleaned, lower case, tone style unified. Marks stay.
pub fn fold(text: &str) -> String {
    let mut key = String::with_capacity(text.len() + 4);
    fold_onto(text, &mut key);
    key
}

/// Puts [`fold`] of a text behind a key.
pub fn fold_onto(text: &str, key: &mut String) {
    // Numbers, codes and dates are plain already; there are more of them than of all else.
    if is_plain_ascii(text) {
        key.extend(text.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
    } else if text.is_ascii() && !viqr::may_be(text) {
        key.push_str(&folded(text));
    } else if !words::fold_onto(text, key) {
        key.push_str(&FOLDED.with(|known| known.get(text, folded)));
    }
}

pub(super) fn folded(text: &str) -> String {
    if is_plain_ascii(text) {
        return text.to_ascii_lowercase();
    }
    of_cleaned(&clean(text).text)
}

/// [`fold`] of a text that is clean already.
pub(super) fn of_cleaned(cleaned: &str) -> String {
    if cleaned.is_ascii() {
        return cleaned.to_ascii_lowercase();
    }
    let lower: String = cleaned.to_lowercase().nfc().collect();
    map_words(&lower, unify_tone)
}

/// The weak key: [`fold`] without marks, đ as d, punctuation as blanks, single blanks. For header words, unit names, keywords.
pub fn plain(text: &str) -> String {
    if text.is_ascii()
        && let Some(key) = plain_of_ascii(text)
    {
        return key;
    }
    words::plain(text).unwrap_or_else(|| PLAIN.with(|known| known.get(text, |text| unmarked_of(&fold(text)))))
}

/// [`plain`] of a text of ASCII, which is one byte a letter; None where [`clean`] may have more to mend than blanks.
fn plain_of_ascii(text: &str) -> Option<String> {
    let mut key = String::with_capacity(text.len());
    for byte in text.bytes() {
        if !matches!(byte, b' '..=b'~' | b'\t'..=b'\r') || viqr::is_mark(byte) {
            return None;
        }
        ascii_onto(&mut key, byte);
    }
    if key.ends_with(' ') {
        key.pop();
    }
    Some(key)
}

/// Puts a letter or sign of ASCII behind a key, as [`unmarked_of`] does.
pub(super) fn ascii_onto(key: &mut String, byte: u8) {
    if byte.is_ascii_alphanumeric() {
        key.push(char::from(byte.to_ascii_lowercase()));
    } else if !(key.is_empty() || key.ends_with(' ')) {
        key.push(' ');
    }
}

/// A folded text without marks.
pub(super) fn unmarked_of(folded: &str) -> String {
    let mut key = String::with_capacity(folded.len());
    for letter in folded.nfd().filter(|letter| letter.is_ascii() || !is_combining_mark(*letter)) {
        match letter {
            'đ' => key.push('d'),
            _ if letter.is_alphanumeric() => key.push(letter),
            _ if key.ends_with(' ') || key.is_empty() => {}
            _ => key.push(' '),
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// Applies `change` to every run of letters and leaves the rest.
pub fn map_words(text: &str, change: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    for letter in text.chars() {
        if letter.is_alphabetic() || (!letter.is_ascii() && is_combining_mark(letter)) {
            word.push(letter);
        } else {
            if !word.is_empty() {
                out.push_str(&change(&word));
                word.clear();
            }
            out.push(letter);
        }
    }
    if !word.is_empty() {
        out.push_str(&change(&word));
    }
    out
}

/// Puts the tone of a lower-case word where the school spelling has it (hoà, thuỷ, quý). What is no syllable stays.
fn unify_tone(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    let Some(syllable) = syllable::parse(word) else { return word.to_owned() };
    let Some(tone) = syllable.tone else { return word.to_owned() };
    let (onset, rime) = match (syllable.onset, syllable.rime.as_str()) {
        // The i of `gì` and `giếng` is its vowel.
        ("gi", rest) if rest.is_empty() || rest.starts_with('ê') => ("g", format!("i{rest}")),
        (onset, rest) => (onset, rest.to_owned()),
    };
    let at = tone_place(&rime);
    let mut out = String::from(onset);
    for (index, letter) in rime.chars().enumerate() {
        out.push(letter);
        if index == at {
            out.push(tone);
        }
    }
    out.nfc().collect()
}

/// Whether the tone of a lower-case syllable stands on a letter where either style puts it (hòa, hoà; never hòà or tuân with the
/// tone on its n).
pub(super) fn is_well_toned(word: &str) -> bool {
    let Some(syllable) = syllable::parse(word) else { return false };
    let Some(tone) = syllable.tone else { return true };
    let at = |word: &str| {
        word.nfd().filter(|letter| !is_combining_mark(*letter) || *letter == tone).position(|letter| letter == tone)
    };
    let school = unify_tone(word);
    // The older style puts it one letter earlier in open oa, oe, uy.
    let open = ["oa", "oe", "uy"].contains(&syllable.rime.as_str());
    match (at(word), at(&school)) {
        (Some(own), Some(school)) => own == school || (open && own + 1 == school),
        _ => false,
    }
}

/// The letter of a rime that carries the tone, counted from 0.
fn tone_place(rime: &str) -> usize {
    let letters: Vec<char> = rime.chars().collect();
    let is_vowel = |letter: &char| "aăâeêioôơuưy".contains(*letter);
    let vowels = letters.iter().take_while(|letter| is_vowel(letter)).count();
    // Of ươ and iê the second letter carries it, of others the one that is marked already.
    if let Some(at) = letters.iter().rposition(|letter| "ăâêôơ".contains(*letter)) {
        return at;
    }
    if let Some(at) = letters.iter().position(|&letter| letter == 'ư') {
        return at;
    }
    let closed = vowels < letters.len();
    match vowels {
        0 | 1 => 0,
        2 if closed || matches!(rime, "oa" | "oe" | "uy") => 1,
        2 => 0,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn tone_styles_are_one_key() {
        for (old, new) in
            [("Hòa", "hoà"), ("Thủy", "thuỷ"), ("ỦY", "uỷ"), ("Qúy", "quý"), ("Hòang", "hoàng"), ("Gìa", "già")]
        {
            assert_eq!(fold(old), new, "{old}");
            assert_eq!(fold(new), new, "{new}");
        }
    }

    #[test]
    fn tones_stay_where_they_belong() {
        for word in [
            "nguyễn",
            "trường",
            "của",
            "mùa",
            "giáo",
            "quốc",
            "người",
            "tuyết",
            "khuỷu",
            "ngoài",
            "gì",
            "giếng",
            "giữa",
            "bình",
            "quỳnh",
            "huỳnh",
            "phước",
            "uống",
            "hươu",
            "thuở",
            "nghĩa",
            "tịa",
        ] {
            assert_eq!(fold(word), word);
        }
    }

    proptest! {
        #[test]
        fn the_quick_way_of_ascii_says_what_the_long_way_says(text in "[ -~\t\n\u{b}\u{1}\u{1f}]{0,16}") {
            let mut long = unmarked_of(&folded(&text));
            long.truncate(long.trim_end().len());
            prop_assert_eq!(plain_of_ascii(&text).unwrap_or_else(|| long.clone()), long);
        }
    }

    #[test]
    fn plain_has_no_marks_and_no_punctuation() {
        assert_eq!(plain("  Họ, tên (đoàn viên)\n* "), "ho ten doan vien");
        assert_eq!(plain("VHVN-TDTT"), "vhvn tdtt");
        assert_eq!(plain("Ðoàn"), "doan");
    }
}
