//! Sentences with figures in them. A figure keeps the key it has in `so-lieu.json`, so that anybody can hold the page against it.

use serde::{Deserialize, Serialize};

/// A number to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Number {
    pub value: i64,
    /// Its key in `so-lieu.json`; several: it is their sum; none: it stands there not at all.
    pub keys: Vec<String>,
}

impl Number {
    /// A number that is no figure of `so-lieu.json`.
    pub fn plain(value: u64) -> Self {
        Self { value: i64::try_from(value).unwrap_or(i64::MAX), keys: Vec::new() }
    }

    pub fn figure(value: u64, key: impl Into<String>) -> Self {
        Self { keys: vec![key.into()], ..Self::plain(value) }
    }

    pub fn signed(value: i64, key: impl Into<String>) -> Self {
        Self { value, keys: vec![key.into()] }
    }
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Part {
    Words(String),
    Number(Number),
}

/// A sentence.
pub type Text = Vec<Part>;

/// Fills numbers into a sentence, one for each `{}`, in order.
pub(super) fn text(sentence: &str, numbers: impl IntoIterator<Item = Number>) -> Text {
    let mut numbers = numbers.into_iter();
    let mut parts = Text::new();
    for (at, words) in sentence.split("{}").enumerate() {
        if at > 0 {
            parts.extend(numbers.next().map(Part::Number));
        }
        if !words.is_empty() {
            parts.push(Part::Words(words.to_owned()));
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_their_places_in_order() {
        let filled = text("{} đoàn viên, {} lượt", [Number::figure(3, "members.total"), Number::plain(5)]);
        let words = |words: &str| Part::Words(words.to_owned());
        let three = Part::Number(Number { value: 3, keys: vec!["members.total".to_owned()] });
        assert_eq!(
            filled,
            [three, words(" đoàn viên, "), Part::Number(Number { value: 5, keys: Vec::new() }), words(" lượt")]
        );
        assert_eq!(text("không số", []), [words("không số")]);
    }
}
