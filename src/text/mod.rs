//! Vietnamese text: composed form, tone style, names, comparison keys. Never invents marks.

mod name;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub use name::name;

use crate::finding::Code;

/// A text made fit to read, and what had to be done to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// Composed (NFC), eth mended, invisible characters gone, single blanks, trimmed. Tone style as typed.
    pub text: String,
    /// `text-decomposed`, `text-eth`, `text-invisible`, `cell-whitespace` ...; each at most once.
    pub repairs: Vec<Code>,
}

/// Makes a cell's text fit to read.
pub fn clean(text: &str) -> Cleaned {
    let mut repairs = Vec::new();
    let composed: String = text.nfc().collect();
    if composed != text {
        repairs.push(Code::TextDecomposed);
    }
    let mended: String = composed
        .chars()
        .map(|c| match c {
            '\u{d0}' => 'Đ',
            '\u{f0}' => 'đ',
            other => other,
        })
        .collect();
    if mended != composed {
        repairs.push(Code::TextEth);
    }
    let invisible = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{ad}');
    let visible: String = mended
        .chars()
        .filter(|&c| !invisible(c))
        .map(|c| if matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{3000}') { ' ' } else { c })
        .collect();
    if visible != mended {
        repairs.push(Code::TextInvisible);
    }
    let single = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    if single != visible {
        repairs.push(Code::CellWhitespace);
    }
    Cleaned { text: single, repairs }
}

/// The comparison key of a text: cleaned, lower case, tone style unified. Marks stay.
pub fn fold(text: &str) -> String {
    let lower = clean(text).text.to_lowercase();
    lower.split(' ').map(syllable).collect::<Vec<_>>().join(" ")
}

fn tone(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

/// One syllable with its tone at the end, so that `hoà` and `hòa` are equal.
fn syllable(word: &str) -> String {
    let marks: String = word.nfd().filter(|&c| tone(c)).collect();
    let base: String = word.nfd().filter(|&c| !tone(c)).nfc().collect();
    base + &marks
}

/// The weak key.
pub fn plain(text: &str) -> String {
    let lower = clean(text).text.to_lowercase();
    let bare: String = lower
        .nfd()
        .filter(|&c| !is_combining_mark(c))
        .map(|c| match c {
            'đ' => 'd',
            c if c.is_alphanumeric() => c,
            _ => ' ',
        })
        .collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}
