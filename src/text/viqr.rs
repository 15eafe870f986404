//! Vietnamese typed in ASCII by the rules of RFC 1456 (`Nguye^~n Va(n DDu+'c`).
//!
//! Its marks are ordinary signs elsewhere: a text is only read so where every word with one becomes a syllable, and one of them
//! has a mark that ordinary words never have.

use unicode_normalization::UnicodeNormalization;

use super::syllable;

/// Marks that make another letter, by the vowels they follow.
const LETTERS: &[(u8, &str, char)] =
    &[(b'^', "aeoAEO", '\u{302}'), (b'(', "aA", '\u{306}'), (b'+', "ouOU", '\u{31b}'), (b'*', "ouOU", '\u{31b}')];

const TONES: &[(u8, char)] =
    &[(b'`', '\u{300}'), (b'\'', '\u{301}'), (b'?', '\u{309}'), (b'~', '\u{303}'), (b'.', '\u{323}')];

/// Whether a text may be one at all: quick to say no.
pub(super) fn may_be(text: &str) -> bool {
    text.bytes().any(is_mark)
}

/// Whether a sign makes another letter of the vowel before it.
pub(super) const fn is_mark(byte: u8) -> bool {
    matches!(byte, b'^' | b'(' | b'+' | b'*')
}

/// The text as it was meant; None where that is not certain.
pub(super) fn meant(text: &str) -> Option<String> {
    if !text.is_ascii() || !may_be(text) {
        return None;
    }
    read(text).filter(|(_, sure)| *sure).map(|(meant, _)| meant)
}

/// A text whose marks are all ordinary signs (`Bu`i Du~ng`, `Ba?o`), as its neighbours mean theirs; None where it cannot be that, or
/// has no mark.
pub(crate) fn as_neighbours(text: &str) -> Option<String> {
    let (meant, _) = text.is_ascii().then(|| read(text)).flatten()?;
    (meant != text).then_some(meant)
}

/// The text with its marks put on, and whether one of them is no ordinary sign; None where a word of it can be no syllable.
fn read(text: &str) -> Option<(String, bool)> {
    let mut sure = false;
    let mut out = String::with_capacity(text.len() + text.len() / 2);
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            out.push(' ');
        }
        let (read, letter_marks) = one_word(word);
        let core = read.trim_matches(|sign: char| sign.is_ascii_punctuation());
        let changed = read != word;
        if changed && !syllable::is_syllable(core) {
            return None;
        }
        // Signs that are left over are punctuation, or else no Vietnamese was meant.
        let odd = |sign: char| matches!(sign, '^' | '(' | ')' | '+' | '*' | '~' | '`' | '@' | '=' | '/');
        if read.contains(odd) || (changed && core.contains(|sign: char| !sign.is_alphabetic())) {
            return None;
        }
        sure |= letter_marks && core.chars().count() > 1;
        out.push_str(if changed { &read } else { word });
    }
    Some((out, sure))
}

/// A word with its marks put onto its vowels, and whether one of them made another letter.
fn one_word(word: &str) -> (String, bool) {
    let bytes = word.as_bytes();
    let mut out = String::with_capacity(word.len() + 4);
    let mut letter_marks = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        let letter = char::from(byte);
        let eth = matches!(byte, b'd' | b'D') && bytes.get(at).is_some_and(|next| next.eq_ignore_ascii_case(&byte));
        if eth {
            out.push(if byte == b'd' { 'đ' } else { 'Đ' });
            at += 1;
            continue;
        }
        out.push(letter);
        if !"aeiouyAEIOUY".contains(letter) {
            continue;
        }
        let own = bytes.get(at).and_then(|mark| {
            LETTERS.iter().find(|(sign, vowels, _)| sign == mark && vowels.contains(letter)).map(|(.., own)| *own)
        });
        if let Some(own) = own {
            out.push(own);
            letter_marks = true;
            at += 1;
        }
        let tone = bytes.get(at).and_then(|mark| TONES.iter().find(|(sign, _)| sign == mark));
        if let Some((_, tone)) = tone {
            out.push(*tone);
            at += 1;
        }
    }
    (out.nfc().collect(), letter_marks)
}
