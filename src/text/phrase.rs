//! Phrases in folded texts, on the bounds of words.

use memchr::memmem;

/// Whether a key begins with the words of `prefix`.
pub fn starts_with_words(key: &str, prefix: &str) -> bool {
    key.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Whether the words of `phrase` stand in a key one after the other. No words stand nowhere.
pub fn has_words(key: &str, phrase: &str) -> bool {
    let (bytes, mut from) = (key.as_bytes(), 0);
    // Most phrases are not there at all, and that is told soonest so.
    while let Some(at) = memmem::find(&bytes[from..], phrase.as_bytes()).filter(|_| !phrase.is_empty()) {
        let (begin, end) = (from + at, from + at + phrase.len());
        if (begin == 0 || bytes[begin - 1] == b' ') && (end == bytes.len() || bytes[end] == b' ') {
            return true;
        }
        from = begin + 1;
    }
    false
}

/// Whether the words of any of the phrases stand in a key.
pub fn has_any(key: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| has_words(key, phrase))
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
