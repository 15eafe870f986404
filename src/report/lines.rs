//! The lines of a long list, packed: hundreds of thousands of rows would not fit in memory as cells of their own.
//!
//! A cell takes four bytes and a text is held once, however many cells show it.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::book::{Cell, Style, Value};

/// What a cell of a packed line holds. Its look is plain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packed {
    Empty,
    /// The number of a text, see [`Lines::text`].
    Text(u32),
    Number(i64),
}

/// Lines of one list, each of `width` cells, appended from left to right.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    width: usize,
    cells: Vec<u32>,
    /// All texts behind each other, and where each ends.
    letters: String,
    ends: Vec<usize>,
    /// Cells of texts by the hash of what they show. Only looked up, never walked.
    known: HashTable<u32>,
    hasher: DefaultHashBuilder,
    /// Numbers that do not fit into a cell.
    large: Vec<i64>,
}

// The lowest two bits of a cell tell what the others are.
const TEXT: u32 = 1;
const SMALL: u32 = 2;
const LARGE: u32 = 3;

impl Lines {
    /// Lines of `width` cells each; `rows` of them are expected.
    pub fn new(width: usize, rows: usize) -> Self {
        Self { width, cells: Vec::with_capacity(width * rows), ..Self::default() }
    }

    /// Adds a text; an empty one is an empty cell. Gives what [`Self::again`] takes.
    pub fn text(&mut self, text: &str) -> u32 {
        let cell = self.known(text);
        self.cells.push(cell);
        cell
    }

    /// What [`Self::again`] takes for a text, without adding a cell.
    pub fn known(&mut self, text: &str) -> u32 {
        if text.is_empty() {
            return 0;
        }
        let hash = self.hasher.hash_one(text);
        if let Some(&cell) = self.known.find(hash, |&cell| shown(&self.letters, &self.ends, cell) == text) {
            return cell;
        }
        let cell = self.keep(text);
        let (letters, ends, hasher) = (&self.letters, &self.ends, &self.hasher);
        self.known.insert_unique(hash, cell, |&cell| hasher.hash_one(shown(letters, ends, cell)));
        cell
    }

    /// Adds an empty cell.
    pub fn empty(&mut self) {
        self.cells.push(0);
    }

    /// Adds a text that stands in no other cell.
    pub fn unique(&mut self, text: &str) {
        let cell = self.keep(text);
        self.cells.push(cell);
    }

    /// Adds a cell that was added before.
    pub fn again(&mut self, cell: u32) {
        self.cells.push(cell);
    }

    pub fn number(&mut self, number: u64) {
        let small = u32::try_from(number).ok().filter(|&number| number <= u32::MAX >> 2);
        self.cells.push(match small {
            Some(number) => number << 2 | SMALL,
            None => {
                self.large.push(i64::try_from(number).unwrap_or(i64::MAX));
                index(self.large.len() - 1) << 2 | LARGE
            }
        });
    }

    fn keep(&mut self, text: &str) -> u32 {
        self.letters.push_str(text);
        self.ends.push(self.letters.len());
        index(self.ends.len() - 1) << 2 | TEXT
    }

    /// How many lines are complete.
    pub fn len(&self) -> usize {
        self.cells.len() / self.width.max(1)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn width(&self) -> usize {
        self.width
    }

    /// How many cells show a text.
    pub fn shown_texts(&self) -> usize {
        self.cells.iter().filter(|&cell| cell & 3 == TEXT).count()
    }

    /// Every line's cells, top to bottom.
    pub fn rows(&self) -> impl Iterator<Item = impl Iterator<Item = Packed> + '_> + '_ {
        self.cells.chunks_exact(self.width.max(1)).map(|line| line.iter().map(|&cell| self.unpacked(cell)))
    }

    fn unpacked(&self, cell: u32) -> Packed {
        match (cell & 3, cell >> 2) {
            (TEXT, number) => Packed::Text(number),
            (SMALL, number) => Packed::Number(i64::from(number)),
            (LARGE, at) => Packed::Number(self.large[at as usize]),
            _ => Packed::Empty,
        }
    }

    /// Every text, by its number.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.letters[start..end])
    }

    /// How many lines show a text that fits; each text is looked at once.
    pub fn showing(&self, fits: impl Fn(&str) -> bool) -> usize {
        let fitting: Vec<bool> = self.texts().map(fits).collect();
        let shows = |cell: &u32| cell & 3 == TEXT && fitting[(cell >> 2) as usize];
        self.cells.chunks_exact(self.width.max(1)).filter(|line| line.iter().any(shows)).count()
    }

    /// The lines as cells of a sheet.
    pub fn as_cells(&self) -> Vec<Vec<Cell>> {
        let texts: Vec<&str> = self.texts().collect();
        let value = |cell| match cell {
            Packed::Empty => Value::Empty,
            Packed::Text(number) => Value::Text(texts[number as usize].to_owned()),
            Packed::Number(number) => Value::Number(number),
        };
        let line = |row| Iterator::map(row, |cell| Cell { value: value(cell), style: Style::Plain }).collect();
        let mut all = Vec::with_capacity(self.len());
        for row in self.rows() {
            let cells: Vec<Packed> = row.collect();
            all.push(line(cells.into_iter()));
        }
        all
    }
}

/// The text of a cell that shows one.
fn shown<'a>(letters: &'a str, ends: &[usize], cell: u32) -> &'a str {
    let number = (cell >> 2) as usize;
    let start = number.checked_sub(1).map_or(0, |before| ends[before]);
    &letters[start..ends[number]]
}

/// A million rows of a few texts each stay far below this.
fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX >> 2).min(u32::MAX >> 2)
}

/// Equal where they show the same.
impl PartialEq for Lines {
    fn eq(&self, other: &Self) -> bool {
        self.width == other.width && self.as_cells() == other.as_cells()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_show_what_was_put_in() {
        let mut lines = Lines::new(3, 2);
        let name = lines.text("An");
        lines.number(7);
        lines.text("");
        lines.again(name);
        lines.number(u64::from(u32::MAX));
        lines.unique("T1");
        let text = |text: &str| Cell::text(text);
        let wanted = vec![
            vec![text("An"), Cell::number(7), Cell::default()],
            vec![text("An"), Cell::number(u64::from(u32::MAX)), text("T1")],
        ];
        assert_eq!(lines.as_cells(), wanted);
        assert_eq!((lines.showing(|text| text == "An"), lines.showing(|text| text == "T1")), (2, 1));
        assert_eq!((lines.len(), lines.texts().collect::<Vec<_>>()), (2, vec!["An", "T1"]));
    }
}
