//! Comparison keys of place names: tone style unified, i for y (which stands for nothing in place names), Roman numbers as digits.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::memo::{self, Memo};

/// The five tone marks; their place within a syllable is a matter of style.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
const ROMAN: [(&str, &str); 10] = [
    ("i", "1"),
    ("ii", "2"),
    ("iii", "3"),
    ("iv", "4"),
    ("v", "5"),
    ("vi", "6"),
    ("vii", "7"),
    ("viii", "8"),
    ("ix", "9"),
    ("x", "10"),
];

/// The key with marks: syllables with their tone at the end, joined by a blank.
pub(super) fn strong(name: &str) -> String {
    join(name, syllable)
}

/// The key without marks.
pub(super) fn weak(name: &str) -> String {
    join(name, bare)
}

/// Whether a name that is a number is written in Roman figures; None for a name that is none.
pub(super) fn is_roman(name: &str) -> Option<bool> {
    let name = name.trim();
    if ROMAN.iter().any(|(roman, _)| name.eq_ignore_ascii_case(roman)) {
        return Some(true);
    }
    (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit())).then_some(false)
}

/// The words of a text, without what stands between them.
pub(super) fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !is_word(c)).filter(|word| !word.is_empty()).collect()
}

/// Letters, digits, marks; the apostrophe too, which highland names carry within a word.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || c == '\'' || c == '’'
}

/// One word without marks, in lower case; `đ` as `d`.
pub(super) fn bare(word: &str) -> String {
    thread_local! {
        /// The names of all wards are of few words, and titles are of no others.
        static KNOWN: Memo<String> = Memo::new(memo::MOST);
    }
    let unmarked = |word: &str| {
        let letters = letters(word).into_iter().filter(|c| !is_combining_mark(*c));
        letters.map(|c| if c == 'đ' { 'd' } else { c }).collect()
    };
    KNOWN.with(|known| known.get(word, unmarked))
}

fn join(name: &str, key: fn(&str) -> String) -> String {
    let parts: Vec<String> = words(name).into_iter().map(key).collect();
    match parts.as_slice() {
        [one] => numeral(one),
        _ => parts.join(" "),
    }
}

/// `III` and `03` as `3`, where that is the whole name.
fn numeral(word: &str) -> String {
    if let Some((_, digits)) = ROMAN.iter().find(|(roman, _)| *roman == word) {
        return (*digits).to_owned();
    }
    let trimmed = word.trim_start_matches('0');
    if trimmed.chars().all(|c| c.is_ascii_digit()) && !trimmed.is_empty() {
        trimmed.to_owned()
    } else {
        word.to_owned()
    }
}

fn syllable(word: &str) -> String {
    thread_local! {
        static KNOWN: Memo<String> = Memo::new(memo::MOST);
    }
    let toned = |word: &str| {
        let letters = letters(word);
        let tone = letters.iter().copied().filter(|c| TONES.contains(c));
        letters.iter().copied().filter(|c| !TONES.contains(c)).chain(tone).collect()
    };
    KNOWN.with(|known| known.get(word, toned))
}

/// Decomposed lower-case letters; eth as đ, no apostrophes, and a final y after a consonant (`Mỹ`, `Quý`) as i.
fn letters(word: &str) -> Vec<char> {
    let mut out: Vec<char> = word
        .to_lowercase()
        .nfd()
        .filter(|c| c.is_alphanumeric() || is_combining_mark(*c))
        .map(|c| if c == 'ð' { 'đ' } else { c })
        .collect();
    let base: Vec<usize> = (0..out.len()).filter(|at| !is_combining_mark(out[*at])).collect();
    if let [.., before, last] = base[..]
        && out[last] == 'y'
        && (!"aeouy".contains(out[before])
            || (out[before] == 'u' && base.len() > 2 && out[base[base.len() - 3]] == 'q'))
    {
        out[last] = 'i';
    }
    out
}
