//! Vietnamese text: composed form, tone style, names, comparison keys.

use crate::finding::Code;
use crate::model::Name;

/// A text made fit to read, and what had to be done to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// Composed (NFC), eth mended, invisible characters gone, single blanks, trimmed. Tone style as typed.
    pub text: String,
    /// `text-decomposed`, `text-eth`, `text-invisible`, `cell-whitespace` ...; each at most once.
    pub repairs: Vec<Code>,
}

/// Makes a cell's text fit to read.
pub fn clean(_text: &str) -> Cleaned {
    todo!()
}

/// The comparison key of a text: cleaned, lower case, tone style unified. Marks stay.
pub fn fold(_text: &str) -> String {
    todo!()
}

/// The weak key: [`fold`] without marks, đ as d, punctuation as blanks, single blanks. For header words, unit names, keywords.
pub fn plain(_text: &str) -> String {
    todo!()
}

/// A person's name from a cleaned text, with what was repaired (`name-title`, `name-uppercase`, ...) or is wrong
/// (`text-lost-letters`, `name-two-people`: then no name). The bracketed remark, if any, comes third.
pub fn name(_text: &str) -> (Option<Name>, Vec<Code>, Option<String>) {
    todo!()
}
