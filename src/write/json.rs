//! `so-lieu.json`: every figure, for machines.

use std::io::{self, Write};

use crate::tally::Figures;

/// Writes `so-lieu.json`: two blanks a level, a line end at the end.
///
/// # Errors
/// Where `out` takes no more.
pub fn figures(figures: &Figures, out: &mut dyn Write) -> io::Result<()> {
    // Figures are numbers, texts, lists and maps with text keys, which JSON can always hold.
    serde_json::to_writer_pretty(&mut *out, figures)?;
    out.write_all(b"\n")
}
