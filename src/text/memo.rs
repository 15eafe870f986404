//! Remembers what texts were made into: senders write the same names, units and activities in row after row.
//!
//! What is remembered is a function of the text alone, so remembering changes no answer. Each thread has its own, bounded.

use std::cell::RefCell;

use hashbrown::HashMap;

/// Texts remembered, of most kinds, before all are forgotten and it begins anew.
pub(crate) const MOST: usize = 1 << 14;
/// Longer texts are seldom written twice.
const LONGEST: usize = 160;

/// Answers by text. Only looked up, never walked.
pub(crate) struct Memo<T> {
    known: RefCell<HashMap<Box<str>, T>>,
    most: usize,
}

impl<T: Clone> Memo<T> {
    /// Remembers up to `most` texts.
    pub(crate) fn new(most: usize) -> Self {
        Self { known: RefCell::new(HashMap::new()), most }
    }

    /// The answer for a text, made once. `make` may ask other memos.
    pub(crate) fn get(&self, text: &str, make: impl FnOnce(&str) -> T) -> T {
        if text.len() > LONGEST {
            return make(text);
        }
        if let Some(known) = self.known.borrow().get(text) {
            return known.clone();
        }
        let made = make(text);
        let mut known = self.known.borrow_mut();
        if known.len() >= self.most {
            known.clear();
        }
        known.insert(Box::from(text), made.clone());
        made
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_made_once_and_forgotten_only_with_all() {
        let memo = Memo::new(MOST);
        let mut made = 0;
        for _ in 0..3 {
            assert_eq!(memo.get("Đoàn", |text| (made += 1, text.len()).1), 6);
        }
        assert_eq!(made, 1);
        for number in 0..MOST {
            memo.get(&number.to_string(), str::len);
        }
        assert_eq!(memo.get("Đoàn", |text| (made += 1, text.len()).1), 6);
        assert_eq!(made, 2);
        assert!(memo.known.borrow().len() <= MOST);
    }
}
