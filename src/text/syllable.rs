//! What a Vietnamese syllable can look like. Decides whether a text can be Vietnamese at all; it never says what a word means.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// The five tone marks, as they stand in decomposed text.
pub const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Sắc and nặng: the only tones of syllables that end in a stop.
const STOPPED_TONES: [char; 2] = ['\u{301}', '\u{323}'];

/// Beginnings, longest first. `qu` and `gi` take their vowel letter along.
const ONSETS: &[&str] = &[
    "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x", "",
];

/// Every rime without its tone.
const RIMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "ăc", "ăm", "ăn", "ăng", "ăp",
    "ăt", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "e", "ec", "em", "en", "eng", "eo", "ep", "et", "ê", "êch",
    "êm", "ên", "ênh", "êp", "êt", "êu", "i", "ia", "ich", "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "im",
    "in", "inh", "ip", "it", "iu", "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat",
    "oay", "oăc", "oăm", "oăn", "oăng", "oăt", "oc", "oe", "oen", "oeo", "oet", "oi", "om", "on", "ong", "ooc", "oong",
    "op", "ot", "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ơ", "ơi", "ơm", "ơn", "ơp", "ơt", "u", "ua", "uân",
    "uâng", "uât", "uây", "uc", "uê", "uêch", "uên", "uênh", "uêt", "uêu", "ui", "um", "un", "ung", "uôc", "uôi",
    "uôm", "uôn", "uông", "uôt", "uơ", "up", "ut", "uy", "uya", "uych", "uyên", "uyêt", "uyn", "uynh", "uyp", "uyt",
    "uyu", "ư", "ưa", "ưc", "ưi", "ưng", "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu", "ưt", "ưu", "y",
    "yêm", "yên", "yêng", "yêt", "yêu", "ych", "ynh", "yn", "yt",
];

/// Rimes that only stand after `gi`, whose own vowel they lost (gì, giêng).
const AFTER_GI: &[&str] = &["", "êng", "êt", "êc", "êp", "ên", "êm", "êu"];

/// [`RIMES`] to look one up in. Never walked.
static KNOWN_RIMES: LazyLock<HashSet<&str>> = LazyLock::new(|| RIMES.iter().copied().collect());

/// A syllable taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Syllable {
    pub onset: &'static str,
    /// Without its tone, composed.
    pub rime: String,
    pub tone: Option<char>,
}

/// Letters without their tone, composed, and the tone. None where there is more than one tone.
fn toneless(word: &str) -> Option<(String, Option<char>)> {
    let mut tone = None;
    let mut rest = String::with_capacity(word.len());
    // Only vowels carry one: ñ is no n with a tone.
    let mut vowel = false;
    for letter in word.nfd() {
        if TONES.contains(&letter) {
            if !vowel || tone.replace(letter).is_some() {
                return None;
            }
        } else {
            if letter.is_alphabetic() {
                vowel = matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
            }
            rest.push(letter);
        }
    }
    Some((rest.nfc().collect(), tone))
}

/// Takes a lower-case word apart; None where it can be no Vietnamese syllable. The place of the tone does not matter.
pub fn parse(word: &str) -> Option<Syllable> {
    let (letters, tone) = toneless(word)?;
    ONSETS.iter().find_map(|&onset| {
        let rime = letters.strip_prefix(onset)?;
        let known = KNOWN_RIMES.contains(rime) || (onset == "gi" && AFTER_GI.contains(&rime));
        // `ngh` and `gh` are only written where `ng` and `g` would be read otherwise.
        let known = known && (!matches!(onset, "ngh" | "gh") || rime.starts_with(['i', 'e', 'ê']));
        // A y that begins a longer rime begins the word, or stands after `qu`.
        let known = known && (matches!(onset, "" | "qu") || rime == "y" || !rime.starts_with('y'));
        let stops = ["c", "ch", "p", "t"].iter().any(|coda| rime.ends_with(coda));
        // Without any tone a stopped syllable is one typed without marks, unless a letter of it is marked all the same.
        let toned = !stops
            || match tone {
                Some(tone) => STOPPED_TONES.contains(&tone),
                None => letters.is_ascii(),
            };
        (known && toned).then(|| Syllable { onset, rime: rime.to_owned(), tone })
    })
}

/// Whether a word, in whatever case, can be a Vietnamese syllable.
pub fn is_syllable(word: &str) -> bool {
    parse(&word.to_lowercase()).is_some()
}

/// Every rime without any mark.
static BARE_RIMES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let bare = |rime: &&str| rime.nfd().filter(char::is_ascii_alphabetic).collect();
    RIMES.iter().map(bare).collect()
});

/// Whether a key without marks can be one ordinary Vietnamese syllable, that is no abbreviation (`khac` and not `ntm`).
pub(crate) fn is_bare_syllable(key: &str) -> bool {
    ONSETS.iter().any(|onset| {
        let onset = if *onset == "đ" { "d" } else { onset };
        key.strip_prefix(onset).is_some_and(|rest| BARE_RIMES.contains(rest))
    })
}
