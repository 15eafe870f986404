//! Phrases in folded texts, on the bounds of words.

/// Whether a key begins with the words of `prefix`.
pub fn starts_with_words(key: &str, prefix: &str) -> bool {
    key.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Whether the words of `phrase` stand in a key one after the other. No words stand nowhere.
pub fn has_words(key: &str, phrase: &str) -> bool {
    has_any(key, &[phrase])
}

/// Whether the words of any of the phrases stand in a key.
pub fn has_any(key: &str, phrases: &[&str]) -> bool {
    let mut rest = key.as_bytes();
    // Each word of the key is looked at once for all phrases, and nearly none of them begins with its letter; keys have short
    // words, whose end is nearer than any search is quick.
    while let Some(letter) = rest.first() {
        let begins = |phrase: &&str| {
            let words = phrase.as_bytes();
            words.first() == Some(letter)
                && rest.strip_prefix(words).is_some_and(|behind| matches!(behind.first(), None | Some(b' ')))
        };
        if phrases.iter().any(begins) {
            return true;
        }
        let Some(blank) = rest.iter().position(|byte| *byte == b' ') else { return false };
        rest = &rest[blank + 1..];
    }
    false
}

/// As [`char::is_alphabetic`], which looks long at letters beyond ASCII: these blocks are of letters alone.
pub fn is_letter(one: char) -> bool {
    one.is_ascii_alphabetic()
        || matches!(one, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
        || one.is_alphabetic()
}

/// Where the words of a text stand, parted by everything that is no letter or digit.
pub fn places_of_words(text: &str) -> Vec<(usize, usize)> {
    let mut places = Vec::new();
    let mut start = None;
    for (at, one) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_letter(one) || one.is_numeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                places.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_what_is_alphabetic() {
        assert!(('\0'..='\u{2fff}').all(|one| is_letter(one) == one.is_alphabetic()));
    }

    #[test]
    fn phrases_end_where_words_do() {
        assert!(starts_with_words("chi doan dien", "chi doan") && starts_with_words("chi doan", "chi doan"));
        assert!(!starts_with_words("chi doanh", "chi doan"));
        assert!(has_words("doan vien tham gia", "tham gia") && has_words("tham gia", "tham gia"));
        assert!(!has_words("doan vien tham gian", "tham gia") && !has_words("otham gia", "tham gia"));
        // One that begins inside a word may begin again behind it.
        assert!(has_words("lan an an", "an an"));
        assert!(!has_words("doan vien", "") && !has_words("", "doan"));
        assert!(has_words(" doan vien ", "vien") && !has_words("a  b", "a b") && has_words("a  b", "b"));
        assert!(!has_any("doan", &["", "doan vien"]));
        assert!(has_any("doan vien vang mat", &["khong tham gia", "vang mat"]) && !has_any("doan vien", &[]));
    }
}
