//! What the cells below a header look like: shares of names, codes, dates, marks. Looks at shapes only, never at meaning.

use std::collections::BTreeMap;

use super::grid::holds;
use super::numbers::{Start, Sure};
use super::shape::Shape;
use crate::read::{Cell, Row, Value};

/// Enough rows to tell what a column holds, taken evenly from all of a table.
const SAMPLE: usize = 128;

/// How many cells of a column have which shape; a cell may have several.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    pub cells: u32,
    pub names: u32,
    pub codes: u32,
    /// Of codes those that are a day, its month and a year run together.
    pub days_of_year: u32,
    pub dates: u32,
    pub ticks: u32,
    pub numbers: u32,
    pub flags: u32,
    pub one_word: u32,
    /// Texts with a letter.
    pub letters: u32,
    /// Cells with a digit.
    pub digits: u32,
    /// Numbers that one kind of column alone holds.
    pub citizens: u32,
    pub phones: u32,
    pub emails: u32,
    pub lettered: u32,
    pub students: u32,
    /// Codes that begin as the first of them does.
    pub akin: u32,
    start: Option<Start>,
    /// Of true dates and dates as texts: how many have a year, and the sum of these years.
    years: (u32, u32),
}

impl Profile {
    fn take(&mut self, shape: &Shape) {
        self.cells += 1;
        self.names += u32::from(shape.name);
        self.codes += u32::from(shape.code);
        self.days_of_year += u32::from(shape.day_of_year);
        self.dates += u32::from(shape.date);
        self.ticks += u32::from(shape.tick);
        self.numbers += u32::from(shape.number);
        self.flags += u32::from(shape.flag);
        self.letters += u32::from(shape.letter);
        self.digits += u32::from(shape.digit);
        self.one_word += u32::from(shape.one_word);
        if let Some(year) = shape.year {
            self.years = (self.years.0 + 1, self.years.1 + year);
        }
        match shape.sure {
            Some(Sure::Citizen) => self.citizens += 1,
            Some(Sure::Phone) => self.phones += 1,
            Some(Sure::Email) => self.emails += 1,
            Some(Sure::Lettered) => self.lettered += 1,
            Some(Sure::Student) => self.students += 1,
            None => {}
        }
        if let Some(start) = shape.start {
            self.akin += u32::from(*self.start.get_or_insert(start) == start);
        }
    }

    /// The mean of the years of its dates.
    pub(super) const fn year(&self) -> Option<u32> {
        let (count, sum) = self.years;
        sum.checked_div(count)
    }

    /// Whether at least four of five cells are `part` of them.
    pub(super) const fn mostly(&self, part: u32) -> bool {
        self.cells > 0 && part * 5 >= self.cells * 4
    }

    pub(super) const fn hardly(&self, part: u32) -> bool {
        part * 5 <= self.cells
    }

    /// Whether marks and counts may prevail: cells that are short at all.
    pub(super) const fn may_be_marks(&self) -> bool {
        self.ticks * 2 >= self.cells
    }

    /// Whether nothing of one shape stands where nearly all is of that shape in the other column. A few cells tell nothing.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let shapes = |one: &Self| [one.names, one.dates, one.letters, one.digits];
        let differs = |(own, known): (u32, u32)| {
            (self.mostly(own) && other.hardly(known)) || (self.hardly(own) && other.mostly(known))
        };
        other.cells < 3 || !shapes(self).into_iter().zip(shapes(other)).any(differs)
    }

    /// Nothing but marks and counts, or nothing at all.
    pub(super) const fn is_ticked(&self) -> bool {
        self.cells == 0 || self.mostly(self.ticks)
    }
}

/// A column whose cells are looked at one below the other.
struct Looked<'a> {
    col: u32,
    profile: Profile,
    /// The last texts with their shapes. A column that says one of few things says it in texts that its cells share, and
    /// each of these need not be looked at again for every row.
    texts: [Option<(&'a Value, Shape)>; 4],
    /// Which of them is the oldest.
    oldest: usize,
}

impl<'a> Looked<'a> {
    fn new(col: u32) -> Self {
        Self { col, profile: Profile::default(), texts: [None; 4], oldest: 0 }
    }

    fn take(&mut self, cell: &'a Cell) {
        let known = self.texts.iter().flatten().find(|(value, _)| value.is_same_text(&cell.value));
        let shape = known.map_or_else(|| Shape::of(cell), |(_, shape)| *shape);
        if known.is_none() && matches!(cell.value, Value::Text(_)) {
            self.texts[self.oldest] = Some((&cell.value, shape));
            self.oldest = (self.oldest + 1) % self.texts.len();
        }
        self.profile.take(&shape);
    }
}

/// The shapes of each column below a header, over rows that hold at least two cells.
pub(super) fn profiles(rows: &[Row]) -> BTreeMap<u32, Profile> {
    let mut columns: Vec<Looked<'_>> = Vec::new();
    let held = rows.iter().filter(|row| row.cells.iter().filter(|cell| holds(cell)).take(2).count() == 2);
    let held: Vec<&Row> = held.collect();
    for row in held.iter().step_by(held.len().div_ceil(SAMPLE).max(1)) {
        // Rows of a list hold the same columns, so that the place of each is found where the one before it stands.
        let mut at = 0;
        for cell in row.cells.iter().filter(|cell| holds(cell)) {
            at += columns[at..].iter().take_while(|column| column.col < cell.col).count();
            if columns.get(at).is_none_or(|column| column.col != cell.col) {
                columns.insert(at, Looked::new(cell.col));
            }
            columns[at].take(cell);
        }
    }
    columns.into_iter().map(|column| (column.col, column.profile)).collect()
}
