//! The reporting period (kỳ).

use super::date::{Cut, Date, When, YearMonth};

/// A reporting period: its days, and how its office cuts time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// As it was named; decides folder and label.
    pub when: When,
    pub from: Date,
    pub to: Date,
    pub cut: Cut,
}

impl Period {
    pub fn new(when: When, cut: Cut) -> Self {
        let (from, to) = when.span(cut);
        Self { when, from, to, cut }
    }

    /// Whether the whole span of `when` lies inside.
    pub fn contains(&self, when: When) -> bool {
        let (from, to) = when.span(self.cut);
        self.from <= from && to <= self.to
    }

    /// Whether any day of `when` lies inside.
    pub fn touches(&self, when: When) -> bool {
        let (from, to) = when.span(self.cut);
        self.from <= to && from <= self.to
    }

    /// Every month of the period, first to last.
    pub fn months(&self) -> Vec<YearMonth> {
        let last = self.cut.month_of(self.to);
        let mut month = self.cut.month_of(self.from);
        let mut months = Vec::new();
        while month <= last {
            months.push(month);
            month = month.plus(1);
        }
        months
    }

    /// The name of its folder under `output/`: `2021-04`, `2021-Q1`, `2020-2021`, `2018-09_2021-04`.
    pub fn folder(&self) -> String {
        self.when.to_string().replace("..", "_")
    }
}
