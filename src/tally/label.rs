//! A period's name as documents write it.

use crate::model::date::show_day;
use crate::model::{Date, Lang, Period, When, YearMonth};

/// `Tháng 3 năm 2021`, `Quý I năm 2021`, `Năm học 2020-2021`, `Từ tháng 9/2018 đến tháng 4/2021`.
pub fn period_label(period: &Period, lang: Lang) -> String {
    let month = |month: YearMonth| format!("{}/{}", month.month(), month.year());
    let span = |from: Date, to: Date| match lang {
        Lang::Vi => format!("Từ ngày {} đến ngày {}", show_day(from), show_day(to)),
        Lang::En => format!("From {} to {}", show_day(from), show_day(to)),
    };
    match (period.when, lang) {
        (When::Month(one), Lang::Vi) => format!("Tháng {} năm {}", one.month(), one.year()),
        (When::Month(one), Lang::En) => format!("Month {}", month(one)),
        (When::Months(from, to), Lang::Vi) => format!("Từ tháng {} đến tháng {}", month(from), month(to)),
        (When::Months(from, to), Lang::En) => format!("From {} to {}", month(from), month(to)),
        (When::Quarter(year, quarter), Lang::Vi) => {
            let roman = ["I", "II", "III", "IV"][usize::try_from(quarter.clamp(1, 4) - 1).unwrap_or(0)];
            format!("Quý {roman} năm {year}")
        }
        (When::Quarter(year, quarter), Lang::En) => format!("Quarter {quarter} of {year}"),
        (When::SchoolYear(year), Lang::Vi) => format!("Năm học {year}-{}", year + 1),
        (When::SchoolYear(year), Lang::En) => format!("School year {year}-{}", year + 1),
        (When::Year(year), Lang::Vi) => format!("Năm {year}"),
        (When::Year(year), Lang::En) => format!("Year {year}"),
        (When::Day(day), _) => show_day(day),
        (When::Span(from, to), _) => span(from, to),
    }
}
