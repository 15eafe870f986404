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

    /// The period of the same length that ends the day before this one begins.
    pub fn before(&self) -> Self {
        let when = match self.when {
            When::Month(month) => When::Month(month.plus(-1)),
            When::Months(from, to) => {
                let months = to.index() - from.index() + 1;
                When::Months(from.plus(-months), to.plus(-months))
            }
            When::Quarter(year, 1) => When::Quarter(year - 1, 4),
            When::Quarter(year, quarter) => When::Quarter(year, quarter - 1),
            When::SchoolYear(year) => When::SchoolYear(year - 1),
            When::Year(year) => When::Year(year - 1),
            When::Day(day) => When::Day(day.yesterday().unwrap_or(day)),
            When::Span(from, to) => {
                let days = to - from;
                let last = from.yesterday().unwrap_or(from);
                let first = last.checked_sub(days).unwrap_or(last);
                if first == last { When::Day(first) } else { When::Span(first, last) }
            }
        };
        Self::new(when, self.cut)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_period_before_is_as_long_and_touches_it() {
        let month = |year, month| YearMonth::new(year, month).unwrap_or_else(|| panic!("{year}-{month}"));
        let day = jiff::civil::date;
        for (cut, when, wanted) in [
            (None, When::Month(month(2021, 1)), "2020-12 2020-12-01 2020-12-31"),
            (Some(25), When::Month(month(2021, 1)), "2020-12 2020-11-26 2020-12-25"),
            (None, When::Quarter(2021, 1), "2020-Q4 2020-10-01 2020-12-31"),
            (None, When::Quarter(2021, 3), "2021-Q2 2021-04-01 2021-06-30"),
            (None, When::SchoolYear(2020), "2019-2020 2019-09-01 2020-08-31"),
            (None, When::Months(month(2021, 1), month(2021, 4)), "2020-09_2020-12 2020-09-01 2020-12-31"),
            (None, When::Year(2021), "2020 2020-01-01 2020-12-31"),
            (None, When::Day(day(2021, 3, 1)), "2021-02-28 2021-02-28 2021-02-28"),
            (None, When::Span(day(2021, 3, 11), day(2021, 3, 20)), "2021-03-01_2021-03-10 2021-03-01 2021-03-10"),
        ] {
            let period = Period::new(when, Cut { closing_day: cut, ..Cut::default() });
            let before = period.before();
            assert_eq!(format!("{} {} {}", before.folder(), before.from, before.to), wanted);
            assert_eq!(before.to.tomorrow().ok(), Some(period.from), "{when}");
        }
    }
}
