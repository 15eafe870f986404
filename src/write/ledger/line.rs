//! One line of a table, cell by cell.

use std::fmt::{Display, Write as _};
use std::io::{self, Write};

use super::File;
use crate::identify::RowId;

/// Writes the cells of a table one after the other: no line is held, and what is no text is written out in one place.
pub(super) struct Line<'o> {
    writer: csv::Writer<&'o mut dyn Write>,
    text: String,
    /// The first thing that went wrong; nothing is written after it.
    failed: Option<csv::Error>,
}

impl<'o> Line<'o> {
    pub fn begin(table: File, out: &'o mut dyn Write) -> Self {
        let writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(out);
        let mut line = Self { writer, text: String::new(), failed: None };
        for (name, _) in table.columns() {
            line.cell(name);
        }
        line.end();
        line
    }

    pub fn cell(&mut self, text: &str) {
        if self.failed.is_none() {
            self.failed = self.writer.write_field(text).err();
        }
    }

    pub fn shown(&mut self, value: impl Display) {
        let mut text = std::mem::take(&mut self.text);
        text.clear();
        // Writing to a text cannot fail.
        let _ = write!(text, "{value}");
        self.cell(&text);
        self.text = text;
    }

    pub fn optional(&mut self, value: Option<impl Display>) {
        match value {
            Some(value) => self.shown(value),
            None => self.cell(""),
        }
    }

    pub fn number(&mut self, number: impl itoa::Integer) {
        self.cell(itoa::Buffer::new().format(number));
    }

    /// Numbers of rows with blanks between.
    pub fn ids(&mut self, rows: &[RowId]) {
        let mut text = std::mem::take(&mut self.text);
        text.clear();
        let mut digits = itoa::Buffer::new();
        for (at, row) in rows.iter().enumerate() {
            if at > 0 {
                text.push(' ');
            }
            text.push_str(digits.format(row.0));
        }
        self.cell(&text);
        self.text = text;
    }

    pub fn end(&mut self) {
        if self.failed.is_none() {
            self.failed = self.writer.write_record(None::<&[u8]>).err();
        }
    }

    pub fn finish(mut self) -> io::Result<()> {
        match self.failed {
            Some(error) => Err(error.into()),
            None => self.writer.flush(),
        }
    }
}
