//! Phrases in folded texts, on the bounds of words.

use memchr::memchr;

/// Whether a key begins with the words of `prefix`.
pub fn starts_with_words(key: &str, prefix: &str) -> bool {
    key.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Whether the words of `phrase` stand in a key one after the other. No words stand nowhere.
pub fn has_words(key: &str, phrase: &str) -> bool {
    let (mut rest, words) = (key.as_bytes(), phrase.as_bytes());
    // Keys have few words, and the first letter of nearly all of them is another: quicker than any search for a text in a text.
    while rest.len() >= words.len() && !words.is_empty() {
        if rest.starts_with(words) && matches!(rest.get(words.len()), None | Some(b' ')) {
            return true;
        }
        let Some(blank) = memchr(b' ', rest) else { return false };
        rest = &rest[blank + 1..];
    }
    false
}

/// Whether the words of any of the phrases stand in a key.
pub fn has_any(key: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| has_words(key, phrase))
}

/// Where the words of a text stand, parted by everything that is no letter or digit.
pub fn places_of_words(text: &str) -> Vec<(usize, usize)> {
    let mut places = Vec::new();
    let mut start = None;
    for (at, one) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, one.is_alphanumeric()) {
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
    fn phrases_end_where_words_do() {
        assert!(starts_with_words("chi doan dien", "chi doan") && starts_with_words("chi doan", "chi doan"));
        assert!(!starts_with_words("chi doanh", "chi doan"));
        assert!(has_words("doan vien tham gia", "tham gia") && has_words("tham gia", "tham gia"));
        assert!(!has_words("doan vien tham gian", "tham gia") && !has_words("otham gia", "tham gia"));
        // One that begins inside a word may begin again behind it.
        assert!(has_words("lan an an", "an an"));
        assert!(!has_words("doan vien", "") && !has_words("", "doan"));
        assert!(has_any("doan vien vang mat", &["khong tham gia", "vang mat"]) && !has_any("doan vien", &[]));
    }
}
