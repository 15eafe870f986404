//! Names of classes that Excel took for days: `10/1` is the first class of grade ten, and 10 January where it was typed into Excel.

use super::date::day_of_serial;
use crate::read::{Cell, Value};

/// Grades of schools that name their classes so.
const GRADES: std::ops::RangeInclusive<i8> = 6..=12;

/// The class whose name Excel made a date of, as it was typed: with the day first, or as Excel does by American settings with the
/// month; the grade stands first in either.
pub fn class_of(cell: &Cell) -> Option<String> {
    let Value::Date(serial) = cell.value else { return None };
    #[expect(clippy::cast_possible_truncation, reason = "a serial far beyond any day is no day")]
    let day = day_of_serial(serial as i64)?;
    let (first, second) = (day.day(), day.month());
    match (GRADES.contains(&first), GRADES.contains(&second)) {
        (true, _) => Some(format!("{first}/{second}")),
        (false, true) => Some(format!("{second}/{first}")),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grade_stands_first() {
        let class = |year, month, day| {
            let serial = (jiff::civil::date(year, month, day) - jiff::civil::date(1899, 12, 30)).get_days();
            class_of(&super::super::tests::cell(Value::Date(f64::from(serial))))
        };
        assert_eq!(class(2026, 1, 10).as_deref(), Some("10/1"));
        assert_eq!(class(2026, 10, 1).as_deref(), Some("10/1"));
        assert_eq!(class(2026, 11, 4).as_deref(), Some("11/4"));
        // Either may be the grade: as it is typed in Vietnam.
        assert_eq!(class(2026, 7, 10).as_deref(), Some("10/7"));
        assert_eq!(class(2026, 3, 5), None);
    }
}
