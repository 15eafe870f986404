//! Vietnamese text: composed form, tone style, names, comparison keys.
//!
//! Everything here looks at one text alone and gives the same answer everywhere. It never invents a letter: what was lost
//! stays lost, and what is only another spelling is unified in keys, never in what people see.

mod clean;
mod family;
mod fold;
mod legacy;
pub(crate) mod memo;
mod name;
mod parted;
mod phrase;
pub mod slug;
mod syllable;
mod undated;
mod viqr;
mod words;

use crate::finding::Code;

pub use clean::{Keyed, clean, keyed};
pub use family::{is_person, is_written_as_name, may_be_person};
pub use fold::{fold, fold_onto, plain};
pub(crate) use legacy::{is_vietnamese, read_as, words_of};
pub use name::{Named, birth_in, name};
pub use parted::parts_of_name;
pub use phrase::{has_any, has_words, is_letter, places_of_words, starts_with_words};
pub(crate) use syllable::is_bare_syllable;
pub use undated::{is_feast, timeless, undated_key, undated_text};
pub(crate) use viqr::as_neighbours;

/// A text made fit to read, and what had to be done to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// Composed (NFC), eth mended, invisible characters gone, single blanks, trimmed. Tone style as typed.
    pub text: String,
    /// `text-decomposed`, `text-eth`, `text-invisible`, `cell-whitespace` ...; each at most once.
    pub repairs: Vec<Code>,
}
