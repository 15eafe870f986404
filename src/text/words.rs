//! Words that are fine as they stand, remembered with their keys: senders write few words in very many texts.
//!
//! A text of such words and single blanks is fine itself, and its keys are theirs in a row. What is remembered is a function of
//! the word alone, so remembering changes no answer. Each thread has its own, bounded.

use std::cell::RefCell;

use hashbrown::HashMap;

use super::{fold, legacy, name};

/// Words remembered before all are forgotten and it begins anew.
const MOST: usize = 1 << 14;
/// Longer words are seldom written twice.
const LONGEST: usize = 40;

/// The keys of a word that has marks and that [`super::clean`] would not touch.
struct Word {
    fold: Box<str>,
    plain: Box<str>,
    /// As `fold`, with i and y as one letter.
    iy: Box<str>,
    /// `iy` without marks; None where `iy` could be taken for something else than it is.
    iy_plain: Option<Box<str>>,
    /// Letters only, the first alone a capital.
    titled: bool,
}

/// One word of a text.
#[derive(Clone, Copy)]
enum Part<'a> {
    Ascii(&'a str),
    Marked(&'a Word),
}

thread_local! {
    /// None: no such word. Only looked up, never walked.
    static WORDS: RefCell<HashMap<Box<str>, Option<Word>>> = RefCell::new(HashMap::new());
}

/// Whether a text beyond ASCII is of words that are fine, each one blank from the next: then [`super::clean`] has nothing to do.
pub(super) fn are_fine(text: &str) -> bool {
    walk(text, |_| true)
}

/// Puts [`super::fold`] of a text beyond ASCII behind a key; false, and nothing put, where the text may not be fine as it stands.
pub(super) fn fold_onto(text: &str, key: &mut String) -> bool {
    let before = key.len();
    let fine = joined(text, key, |key, word| match word {
        Part::Ascii(word) => key.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase()))),
        Part::Marked(word) => key.push_str(&word.fold),
    });
    if !fine {
        key.truncate(before);
    }
    fine
}

/// [`super::plain`] of a text beyond ASCII that is fine as it stands; None where that is not certain.
pub(super) fn plain(text: &str) -> Option<String> {
    let mut key = String::with_capacity(text.len());
    let fine = walk(text, |word| {
        let before = key.len();
        if before > 0 {
            key.push(' ');
        }
        match word {
            Part::Ascii(word) => word.bytes().for_each(|byte| fold::ascii_onto(&mut key, byte)),
            Part::Marked(word) => key.push_str(&word.plain),
        }
        // A word of signs leaves nothing behind.
        if key.ends_with(' ') {
            key.pop();
        }
        true
    });
    fine.then_some(key)
}

/// The keys of a name beyond ASCII whose words are fine, of letters, and in title case, so that nothing of it is to be mended;
/// None where that is not certain.
pub(super) fn name_keys(text: &str) -> Option<NameKeys> {
    let mut keys = NameKeys::default();
    let mut words = 0;
    let fine = walk(text, |word| {
        if words > 0 {
            [&mut keys.key, &mut keys.iy, &mut keys.plain].into_iter().for_each(|key| key.push(' '));
        }
        words += 1;
        match word {
            Part::Ascii(word) => {
                let titled = word.bytes().enumerate().all(|(at, byte)| match at {
                    0 => byte.is_ascii_uppercase(),
                    _ => byte.is_ascii_lowercase(),
                });
                let letters = || word.bytes().map(|byte| char::from(byte.to_ascii_lowercase()));
                let alike = || letters().map(|letter| if letter == 'y' { 'i' } else { letter });
                keys.key.extend(letters());
                keys.iy.extend(alike());
                keys.plain.extend(alike());
                titled
            }
            Part::Marked(word) => {
                keys.key.push_str(&word.fold);
                keys.iy.push_str(&word.iy);
                word.iy_plain.as_deref().is_some_and(|plain| {
                    keys.plain.push_str(plain);
                    word.titled
                })
            }
        }
    });
    (fine && words > 1).then_some(keys)
}

/// What names are compared by.
#[derive(Default)]
pub(super) struct NameKeys {
    pub key: String,
    pub iy: String,
    pub plain: String,
}

/// Puts the words of a text in a row, single blanks between; false as of [`walk`].
fn joined(text: &str, key: &mut String, put: impl Fn(&mut String, Part<'_>)) -> bool {
    let mut first = true;
    walk(text, |word| {
        if !first {
            key.push(' ');
        }
        first = false;
        put(key, word);
        true
    })
}

/// Gives every word of a text beyond ASCII to `take`; false where one of them is not fine or `take` says so.
fn walk(text: &str, mut take: impl FnMut(Part<'_>) -> bool) -> bool {
    if text.is_ascii() {
        return false;
    }
    WORDS.with(|known| {
        let mut known = known.borrow_mut();
        at_blanks(text).all(|word| {
            if word.is_ascii() {
                return !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_graphic()) && take(Part::Ascii(word));
            }
            if word.len() > LONGEST {
                return false;
            }
            let found = match known.get(word) {
                Some(found) => found,
                None => {
                    if known.len() >= MOST {
                        known.clear();
                    }
                    known.entry(Box::from(word)).insert(Word::of(word)).into_mut()
                }
            };
            found.as_ref().is_some_and(|word| take(Part::Marked(word)))
        })
    })
}

/// [`str::split`] at blanks. Words are short: to look at one letter after the other is quicker than a search.
fn at_blanks(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some(blank) = text.bytes().position(|byte| byte == b' ') else { return rest.take() };
        rest = Some(&text[blank + 1..]);
        Some(&text[..blank])
    })
}

impl Word {
    /// None where the word alone, or beside others, could need mending.
    fn of(word: &str) -> Option<Self> {
        if !legacy::stands(word) || !legacy::is_plausible(word) {
            return None;
        }
        let key = fold::of_cleaned(word);
        let iy = name::with_i(&key);
        let iy_fine = legacy::stands(&iy) && (legacy::is_plausible(&iy) || legacy::is_of_no_font(&iy));
        Some(Self {
            plain: fold::unmarked_of(&key).into(),
            iy_plain: iy_fine.then(|| fold::unmarked_of(&fold::of_cleaned(&iy)).into()),
            iy: iy.into(),
            titled: word.chars().all(char::is_alphabetic) && name::title_case(word) == word,
            fold: key.into(),
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Cleaned, clean};
    use super::*;

    /// The key behind a sign that stands there already; what is not fine leaves nothing behind it.
    fn folded(text: &str) -> Option<String> {
        let mut key = String::from("|");
        let fine = fold_onto(text, &mut key);
        assert!(fine || key == "|");
        fine.then_some(key)
    }

    #[test]
    fn a_text_of_fine_words_has_the_keys_of_its_words() {
        assert_eq!(folded("Đoàn phường THỦY (K10A)").as_deref(), Some("|đoàn phường thuỷ (k10a)"));
        assert_eq!(plain("– Đoàn phường - VHVN-TDTT (số 2)").as_deref(), Some("doan phuong vhvn tdtt so 2"));
        for text in ["Nguyeãn Vaên", "Trần  An", " Trần", "Trần\u{a0}An", "Tran", "Nguyá»…n An", "ĐOµn", "An\u{301} à"]
        {
            assert_eq!(folded(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn the_quick_way_says_what_the_long_way_says(
            text in "([A-ZĐa-zđ]?[a-zăâêôơưáàảãạếềểễệộợứựỳỷýíìỉòóúùũ]{1,4}|[ -~]{1,4}|[À-ỹ«…»–µ¨©ª]{1,2})( ([A-Za-zĐđ][a-zà-ỹ]{0,4}|VÀ|và|Nguyễn|Thúy|Huỳnh|Anh|[ -~]{1,3})){0,3}",
        ) {
            if let Some(key) = folded(&text) {
                prop_assert_eq!(&key[1..], &fold::folded(&text));
                prop_assert_eq!(plain(&text), Some(fold::unmarked_of(&key[1..])));
                prop_assert_eq!(clean::cleaned(&text), Cleaned { text: text.clone(), repairs: Vec::new() });
            }
            if let Some(quick) = name::quick(&text) {
                prop_assert_eq!(quick, name::named(&text));
            }
        }
    }
}
