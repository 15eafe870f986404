//! The sheet "Dữ liệu": one figure a row, the only place of the workbook where figures stand; every other sheet refers to it.
//!
//! Columns: key (`channels.monthly.turns`, the path in `so-lieu.json`), scope, code, label, measure, value. A higher level's tonghop
//! reads it by these names. Values are formulas over the detail sheets where these are in the workbook.

use std::collections::BTreeMap;

use super::book::{Cell, Sheet, Value};
use super::words::Words;

pub(super) const NAME: &str = "Dữ liệu";
/// The column of values, from 0.
pub(super) const VALUE: u16 = 5;

/// Figures in order, each with its value and, where it can be computed, its formula.
#[derive(Default)]
pub(super) struct Figures {
    rows: Vec<(String, [String; 4], u64, Option<String>)>,
    by_key: BTreeMap<String, usize>,
}

impl Figures {
    /// Adds a figure: key, scope, code, label, measure.
    pub(super) fn add(&mut self, key: &str, words: [&str; 4], value: u64, formula: Option<String>) {
        self.by_key.insert(key.to_owned(), self.rows.len());
        self.rows.push((key.to_owned(), words.map(str::to_owned), value, formula));
    }

    /// A cell that refers to a figure; its stored result is that figure.
    pub(super) fn cell(&self, key: &str) -> Cell {
        let Some(&at) = self.by_key.get(key) else { return Cell::default() };
        Cell::formula(self.address(at), i64::try_from(self.rows[at].2).unwrap_or(i64::MAX))
    }

    /// `'Dữ liệu'!$F$12` of a figure, for formulas of several.
    pub(super) fn reference(&self, key: &str) -> Option<String> {
        self.by_key.get(key).map(|&at| self.address(at))
    }

    fn address(&self, at: usize) -> String {
        // One header row above, rows count from 1.
        format!("'{NAME}'!${}${}", crate::model::place::column_letters(u32::from(VALUE)), at + 2)
    }

    /// The sheet itself.
    pub(super) fn sheet(&self, words: &Words) -> Sheet {
        let mut sheet = Sheet::new(NAME, &[34, 16, 14, 46, 20, 12]);
        let rows = self
            .rows
            .iter()
            .map(|(key, [scope, code, label, measure], value, formula)| {
                let number = i64::try_from(*value).unwrap_or(i64::MAX);
                let value = match formula {
                    Some(formula) => Value::Formula(formula.clone(), number),
                    None => Value::Number(number),
                };
                let mut cells: Vec<Cell> =
                    [key, scope, code, label, measure].map(|text| Cell::text(text.as_str())).into();
                cells.push(Cell { value, ..Cell::default() });
                cells
            })
            .collect();
        sheet.list("DuLieu", &words.data_header(), rows);
        sheet.landscape = true;
        sheet
    }
}
