//! Remembers what texts were found to mean under these settings. Changes no answer.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Texts remembered; further ones are looked up each time.
const MOST: usize = 10_000;

/// Answers by text, shared by all threads. Only looked up, never walked; a copy begins anew.
#[derive(Debug)]
pub(super) struct Heard<T>(Mutex<HashMap<Box<str>, T>>);

impl<T> Default for Heard<T> {
    fn default() -> Self {
        Self(Mutex::new(HashMap::new()))
    }
}

impl<T> Clone for Heard<T> {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl<T: Clone> Heard<T> {
    /// The answer for a text; `find` is asked where it is not known yet.
    pub(super) fn get(&self, text: &str, find: impl FnOnce() -> T) -> T {
        // A thread that panicked beside the lock left whole answers only.
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known().get(text) {
            return found.clone();
        }
        let found = find();
        let mut known = known();
        if known.len() < MOST {
            known.insert(Box::from(text), found.clone());
        }
        found
    }
}
