//! The sheet "Dữ liệu": one figure a row, the only place of the workbook where figures stand; every other sheet refers to it.
//!
//! Columns: key (`channels.monthly.turns`, the path in `so-lieu.json`), scope, code, label, measure, value. A higher level's tonghop
//! reads it by these names. Values are formulas over the detail sheets where these are in the workbook.

use std::collections::BTreeMap;

use super::book::{Cell, Sheet, Value};
use super::lines::Lines;
use super::words::Words;
use crate::model::consolidated;

pub(super) const NAME: &str = "Dữ liệu";

/// Figures in order, each with its value and, where it can be computed, its formula.
pub(super) struct Figures {
    rows: Vec<(String, [String; 4], Value)>,
    by_key: BTreeMap<String, usize>,
    /// Further figures and what is no figure: no formula refers to them, and there may be hundreds of thousands.
    more: Lines,
}

impl Default for Figures {
    fn default() -> Self {
        Self { rows: Vec::new(), by_key: BTreeMap::new(), more: Lines::new(WIDTHS.len(), 0) }
    }
}

/// Widths of the columns.
const WIDTHS: [u16; 6] = [34, 16, 14, 46, 20, 12];

impl Figures {
    /// Adds a figure: key, scope, code, label, measure.
    pub(super) fn add(&mut self, key: &str, words: [&str; 4], value: u64, formula: Option<String>) {
        let number = i64::try_from(value).unwrap_or(i64::MAX);
        let value = formula.map_or(Value::Number(number), |formula| Value::Formula(formula, number));
        self.by_key.insert(key.to_owned(), self.rows.len());
        self.rows.push((key.to_owned(), words.map(str::to_owned), value));
    }

    /// Adds a figure that no other cell refers to, below all that are referred to.
    pub(super) fn part(&mut self, key: &str, words: [&str; 4], value: u64) {
        self.words(key, words);
        self.more.number(value);
    }

    /// Adds what is no figure: a name, a day. It stands below the figures.
    pub(super) fn tell(&mut self, key: &str, words: [&str; 4], value: &str) {
        self.words(key, words);
        self.more.text(value);
    }

    fn words(&mut self, key: &str, words: [&str; 4]) {
        self.more.unique(key);
        for text in words {
            self.more.text(text);
        }
    }

    /// A cell that refers to a figure; its stored result is that figure.
    pub(super) fn cell(&self, key: &str) -> Cell {
        let Some(&at) = self.by_key.get(key) else { return Cell::default() };
        let (Value::Number(number) | Value::Formula(_, number)) = self.rows[at].2 else { return Cell::default() };
        Cell::formula(self.address(at), number)
    }

    /// `'Dữ liệu'!$F$12` of a figure, for formulas of several.
    pub(super) fn reference(&self, key: &str) -> Option<String> {
        self.by_key.get(key).map(|&at| self.address(at))
    }

    fn address(&self, at: usize) -> String {
        // One header row above, rows count from 1.
        format!("'{NAME}'!${}${}", crate::model::place::column_letters(consolidated::column::VALUE), at + 2)
    }

    /// The sheet itself.
    pub(super) fn sheet(self, words: &Words) -> Sheet {
        let mut sheet = Sheet::new(NAME, &WIDTHS);
        let row = |(key, [scope, code, label, measure], value): (String, [String; 4], Value)| {
            let mut cells: Vec<Cell> = [key, scope, code, label, measure].map(Cell::text).into();
            cells.push(Cell { value, ..Cell::default() });
            cells
        };
        sheet.list("DuLieu", &consolidated::header(words.lang), self.rows.into_iter().map(row).collect());
        sheet.below(self.more);
        sheet.landscape = true;
        sheet
    }
}
