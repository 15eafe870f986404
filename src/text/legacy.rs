//! Texts typed in the fonts of the nineties (TCVN3, VNI) or read with the wrong code page.
//!
//! Converts only where the text as it stands cannot be Vietnamese and every converted word can. Never guesses half a text.

use super::syllable::is_syllable;
use super::{fold, syllable};
use crate::finding::Code;

/// TCVN 5712:1993 (VN3) as Windows-1252 shows it, beside what it means.
const TCVN3: (&str, &str) = (
    "¨©ª«¬\u{ad}®¡¢£¤¥¦§µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ăâêôơưđĂÂÊÔƠƯĐàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
);

/// VNI marks after a vowel: what follows `a`, and what that makes of it.
const VNI_A: (&str, &str) = ("ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ");
const VNI_E: (&str, &str) = ("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ");
const VNI_O: (&str, &str) = ("ùøûõïâáàåãä", "óòỏõọôốồổỗộ");
const VNI_U: (&str, &str) = ("ùøûõï", "úùủũụ");
const VNI_Y: (&str, &str) = ("ùøûõ", "ýỳỷỹ");
const VNI_OW: (&str, &str) = ("ùøûõï", "ớờởỡợ");
const VNI_UW: (&str, &str) = ("ùøûõï", "ứừửữự");
/// VNI letters that stand alone.
const VNI_ALONE: (&str, &str) = ("íìæóòîñôö", "íìỉĩịỵđơư");

/// Rimes of a few foreign words, in which a wrongly read name is likelier.
const RARE: &[&str] = &["oong", "ooc", "oao", "oeo"];

/// One way to read a text; None where it does not explain the text.
type Way = fn(&str) -> Option<String>;

/// The text as it was meant and the code of what was wrong; None where it is fine or nothing fits.
pub fn repair(text: &str) -> Option<(String, Code)> {
    if text.is_ascii() {
        return None;
    }
    // Bytes that are UTF-8 are nothing else, even where a word of them happens to look like one ("Há»“").
    if let Some(mut meant) = from_mojibake(text) {
        // Read wrongly more than once.
        while let Some(again) = from_mojibake(&meant) {
            meant = again;
        }
        return Some((meant, Code::TextMojibake));
    }
    if is_plausible(text) {
        return None;
    }
    let ways: [(Way, Code); 2] = [(from_tcvn3, Code::TextTcvn3), (from_vni, Code::TextVni)];
    let read = |(convert, code): (Way, Code)| Some((convert(text).filter(|meant| explains(text, meant))?, code));
    match ways.map(read) {
        // Which of two it is, only its neighbours can tell.
        [Some(one), Some(other)] if one.0 != other.0 => None,
        [one, other] => one.or(other),
    }
}

/// How many words of a longer text with letters beyond ASCII are Vietnamese: as they stand, or in a font.
pub fn words_of(text: &str, font: Option<Code>) -> usize {
    let read = |piece: &str| match font {
        None => Some(piece.to_owned()),
        Some(Code::TextVni) => from_vni(piece),
        Some(_) => from_tcvn3(piece),
    };
    pieces(text).filter(|piece| !piece.is_ascii() && read(piece).is_some_and(|word| is_meant(&word))).count()
}

/// A text that may as well stand as it is ("Tè"), as the fonts of its neighbours mean it; None where it cannot be that.
pub fn read_as(text: &str, font: Code) -> Option<String> {
    let meant = if font == Code::TextVni { from_vni(text) } else { from_tcvn3(text) }?;
    (meant != text && is_plausible(&meant) && pieces(&meant).all(|piece| piece.is_ascii() || is_meant(piece)))
        .then_some(meant)
}

/// What a text that [`repair`] leaves alone seems to be all the same: a word of it can be no Vietnamese and would be in a font of the
/// nineties, or it has pieces of UTF-8 read wrongly with others lost. Nobody can tell the rest of it.
pub(super) fn seems(text: &str) -> Option<Code> {
    if text.is_ascii() {
        return None;
    }
    let letters: Vec<char> = text.chars().collect();
    let garbled = |pair: &[char]| match pair {
        ['á', '»' | 'º'] | ['Æ', '°' | '¡'] | ['Ä', '‘' | 'ƒ' | '©' | '¨' | '\u{90}'] => true,
        ['Ã' | 'Ä' | 'Â', next] => ('\u{80}'..='\u{bf}').contains(next),
        _ => false,
    };
    if letters.windows(2).any(garbled) {
        return Some(Code::TextMojibake);
    }
    let in_font = |read: Way| {
        let mut odd =
            pieces(text).filter(|piece| !is_plausible(piece) && piece.contains(|one: char| one.is_ascii_alphabetic()));
        odd.any(|piece| read(piece).is_some_and(|word| word != *piece && is_meant(&word)))
    };
    [(from_tcvn3 as Way, Code::TextTcvn3), (from_vni, Code::TextVni)]
        .into_iter()
        .find_map(|(read, code)| in_font(read).then_some(code))
}

/// Pieces between blanks and ASCII punctuation; legacy letters may be any other character.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| letter.is_whitespace() || letter.is_ascii_punctuation() || letter.is_ascii_digit())
        .filter(|piece| !piece.is_empty())
}

/// Whether every word that is not plain ASCII can be a Vietnamese syllable as it stands.
pub(super) fn is_plausible(text: &str) -> bool {
    pieces(text).filter(|piece| !piece.is_ascii()).all(|piece| {
        // Quotes, dashes and bullets are no letters in any font of the nineties; what stands below them may be.
        let word = piece.trim_matches(|sign: char| ('\u{2000}'..'\u{2400}').contains(&sign));
        word.is_empty() || is_syllable(word)
    })
}

/// Whether a word has only letters and signs of composed Vietnamese, and no text that holds it can be UTF-8 read wrongly.
pub(super) fn stands(word: &str) -> bool {
    let usual = |letter: char| {
        letter.is_ascii_graphic()
            || is_vietnamese_letter(letter)
            || matches!(letter, '–' | '—' | '‘' | '’' | '“' | '”' | '…')
    };
    word.chars().all(usual)
        && [encoding_rs::WINDOWS_1252, encoding_rs::WINDOWS_1258].into_iter().all(|page| {
            let (bytes, _, lossy) = page.encode(word);
            lossy || std::str::from_utf8(&bytes).is_err()
        })
}

/// Whether a word has a letter that no font of the nineties is shown with, so that no text that holds it is of one.
pub(super) fn is_of_no_font(word: &str) -> bool {
    word.chars().any(|letter| letter >= '\u{100}' && letter.is_alphabetic())
}

/// Whether a text has marked letters, and every word with one can be a Vietnamese syllable.
pub fn is_vietnamese(text: &str) -> bool {
    text.chars().any(|letter| !letter.is_ascii() && is_vietnamese_letter(letter)) && is_plausible(text)
}

fn is_vietnamese_letter(letter: char) -> bool {
    matches!(letter, 'À'..='Ã' | 'È'..='Ê' | 'Ì' | 'Í' | 'Ò'..='Õ' | 'Ù' | 'Ú' | 'Ý' | 'à'..='ã' | 'è'..='ê' | 'ì' | 'í'
        | 'ò'..='õ' | 'ù' | 'ú' | 'ý' | 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | 'Ạ'..='ỹ')
}

/// Whether a conversion explains the text: every changed word became a syllable, and one of them had a letter before.
fn explains(before: &str, after: &str) -> bool {
    let mut anchored = false;
    let mut words = pieces(after);
    for piece in pieces(before) {
        let Some(word) = words.next() else { return false };
        if word == piece {
            if !piece.is_ascii() && !is_syllable(piece) {
                return false;
            }
            continue;
        }
        if !is_meant(word) {
            return false;
        }
        anchored |= piece.chars().any(|letter| letter.is_ascii_alphabetic());
    }
    anchored && words.next().is_none()
}

/// Whether a converted word is one that somebody wrote: a syllable with its tone where it belongs, and no rare rime.
fn is_meant(word: &str) -> bool {
    let small = word.to_lowercase();
    fold::is_well_toned(&small) && !syllable::parse(&small).is_some_and(|one| RARE.contains(&one.rime.as_str()))
}

/// UTF-8 read as the code page of Windows: the Western one, or the Vietnamese one of a machine in Vietnam.
fn from_mojibake(text: &str) -> Option<String> {
    let read_as = |page: &'static encoding_rs::Encoding| {
        let (bytes, _, lossy) = page.encode(text);
        let meant = std::str::from_utf8(&bytes).ok().filter(|meant| !lossy && *meant != text)?;
        Some(meant.to_owned())
    };
    let viet = || read_as(encoding_rs::WINDOWS_1258).filter(|meant| is_vietnamese(meant));
    read_as(encoding_rs::WINDOWS_1252).or_else(viet)
}

fn from_tcvn3(text: &str) -> Option<String> {
    let mut meant = String::with_capacity(text.len());
    for letter in text.chars() {
        match look_up(TCVN3, letter) {
            Some(real) => meant.push(real),
            None if letter.is_ascii() || !letter.is_alphabetic() => meant.push(letter),
            None => return None,
        }
    }
    Some(with_capitals(&meant))
}

/// The second of a pair of equally long lists at the place where the first has `letter`.
fn look_up((from, to): (&str, &str), letter: char) -> Option<char> {
    from.chars().position(|one| one == letter).and_then(|at| to.chars().nth(at))
}

/// Capital fonts show small letters as capitals: a word whose ASCII letters are all capitals is one of capitals.
fn with_capitals(text: &str) -> String {
    super::fold::map_words(text, |word| {
        let small = word.chars().any(|letter| letter.is_ascii_lowercase());
        let capitals = word.chars().filter(char::is_ascii_uppercase).count();
        if !small && capitals > 1 { word.to_uppercase() } else { word.to_owned() }
    })
}

fn from_vni(text: &str) -> Option<String> {
    let mut meant = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let small = lower(letter);
        let marked = letters.peek().and_then(|&mark| look_up(vni_marks(small)?, lower(mark)));
        let real = match marked {
            Some(real) => {
                letters.next();
                real
            }
            None => match look_up(VNI_ALONE, small) {
                Some(real) => real,
                None if letter.is_ascii() || !letter.is_alphabetic() => small,
                None => return None,
            },
        };
        if letter == small { meant.push(real) } else { meant.extend(real.to_uppercase()) }
    }
    Some(meant)
}

fn vni_marks(vowel: char) -> Option<(&'static str, &'static str)> {
    match vowel {
        'a' => Some(VNI_A),
        'e' => Some(VNI_E),
        'o' => Some(VNI_O),
        'u' => Some(VNI_U),
        'y' => Some(VNI_Y),
        'ô' => Some(VNI_OW),
        'ö' => Some(VNI_UW),
        _ => None,
    }
}

/// The small letter where it is one letter.
fn lower(letter: char) -> char {
    let mut small = letter.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) => one,
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_pairs() {
        for (from, to) in [TCVN3, VNI_A, VNI_E, VNI_O, VNI_U, VNI_Y, VNI_OW, VNI_UW, VNI_ALONE] {
            assert_eq!(from.chars().count(), to.chars().count(), "{from}");
        }
    }

    #[test]
    fn whole_texts_convert() {
        assert_eq!(from_tcvn3("Hå V¨n D\u{ad}¬ng").as_deref(), Some("Hồ Văn Dương"));
        assert_eq!(from_tcvn3("TRÇN THÞ").as_deref(), Some("TRẦN THỊ"));
        assert_eq!(repair("Chi ®oµn ¤ t« K11").map(|(text, _)| text).as_deref(), Some("Chi đoàn Ô tô K11"));
        assert_eq!(repair("TRAÀN THÒ BÍCH THUÛY").map(|(text, _)| text).as_deref(), Some("TRẦN THỊ BÍCH THỦY"));
        assert_eq!(repair("Hoà Vaên Nam").map(|(text, _)| text).as_deref(), Some("Hồ Văn Nam"));
        assert_eq!(repair("đoµn").map(|(text, _)| text), None, "mixed with real letters");
    }
}
