//! `so-lieu.json`: every figure, for machines.

use crate::tally::Figures;

/// The bytes of `so-lieu.json`: two blanks a level, a line end at the end.
pub fn figures(figures: &Figures) -> Vec<u8> {
    // Figures are numbers, texts, lists and maps with text keys, which JSON can always hold.
    let mut bytes = serde_json::to_vec_pretty(figures).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
