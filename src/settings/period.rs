//! Which period is meant: `--period`, `[period]`, and the newest one that has ended on a day.

use super::raw::Every;
use super::typed::day;
use crate::model::date::Cut;
use crate::model::{Date, When, YearMonth};

/// Why a text names no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPeriod {
    NotUnderstood,
    EndsBeforeItBegins,
}

/// What `--period` names: `2021-04`, `2021-Q1`, `2020-2021`, `2021`, `2018-09..2021-04`, days, `last`.
pub fn named(text: &str, every: Every, today: Date, cut: Cut) -> Result<When, NoPeriod> {
    let text = text.trim();
    if text == "last" {
        return Ok(last(every, today, cut));
    }
    if let Some((from, to)) = text.split_once("..") {
        let (from, to) = part(from).zip(part(to)).ok_or(NoPeriod::NotUnderstood)?;
        let (first, last) = (from.span(cut).0, to.span(cut).1);
        if first > last {
            return Err(NoPeriod::EndsBeforeItBegins);
        }
        return Ok(match (from, to) {
            (When::Month(from), When::Month(to)) => months(from, to),
            _ => span(first, last, cut),
        });
    }
    if let Some(part) = part(text) {
        return Ok(part);
    }
    let (year, rest) = text.split_once('-').unwrap_or((text, ""));
    let year = self::year(year).ok_or(NoPeriod::NotUnderstood)?;
    match rest.strip_prefix(['Q', 'q']) {
        _ if rest.is_empty() && !text.ends_with('-') => Ok(When::Year(year)),
        Some(quarter) => match quarter {
            "1" => Ok(When::Quarter(year, 1)),
            "2" => Ok(When::Quarter(year, 2)),
            "3" => Ok(When::Quarter(year, 3)),
            "4" => Ok(When::Quarter(year, 4)),
            _ => Err(NoPeriod::NotUnderstood),
        },
        None if self::year(rest) == Some(year + 1) => Ok(When::SchoolYear(year)),
        None => Err(NoPeriod::NotUnderstood),
    }
}

/// A day or a month, as either end of a range may be.
fn part(text: &str) -> Option<When> {
    let text = text.trim();
    if let Some(day) = day(text) {
        return Some(When::Day(day));
    }
    let (year, month) = text.split_once('-')?;
    let digits = (1..=2).contains(&month.len()) && month.bytes().all(|byte| byte.is_ascii_digit());
    YearMonth::new(self::year(year)?, digits.then(|| month.parse().ok()).flatten()?).map(When::Month)
}

fn year(text: &str) -> Option<i16> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let year = digits.then(|| text.parse().ok()).flatten()?;
    (1900..=2200).contains(&year).then_some(year)
}

fn months(from: YearMonth, to: YearMonth) -> When {
    if from == to { When::Month(from) } else { When::Months(from, to) }
}

/// From day to day; whole months of the office are named as months, so that their folder is `2018-09_2021-04`.
pub fn span(from: Date, to: Date, cut: Cut) -> When {
    let (first, last) = (cut.month_of(from), cut.month_of(to));
    if cut.month(first).0 == from && cut.month(last).1 == to {
        return months(first, last);
    }
    if from == to { When::Day(from) } else { When::Span(from, to) }
}

/// The newest period that has ended before `today`: the one before that which holds `today`.
pub fn last(every: Every, today: Date, cut: Cut) -> When {
    let month = cut.month_of(today);
    match every {
        Every::Month => When::Month(month.plus(-1)),
        Every::Quarter => {
            let before = month.plus(-3);
            When::Quarter(before.year(), (before.month() + 2) / 3)
        }
        Every::SchoolYear => When::SchoolYear(cut.school_year_of(month) - 1),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn shown(text: &str) -> String {
        let cut = Cut::default();
        match named(text, Every::Month, date(2021, 4, 10), cut) {
            Ok(when) => {
                let (from, to) = when.span(cut);
                format!("{when} {from} {to}")
            }
            Err(wrong) => format!("{wrong:?}"),
        }
    }

    #[test]
    fn every_form_of_the_option() {
        for (text, wanted) in [
            ("2021-04", "2021-04 2021-04-01 2021-04-30"),
            ("2021-4", "2021-04 2021-04-01 2021-04-30"),
            ("2021-Q1", "2021-Q1 2021-01-01 2021-03-31"),
            ("2020-2021", "2020-2021 2020-09-01 2021-08-31"),
            ("2021", "2021 2021-01-01 2021-12-31"),
            ("2018-09..2021-04", "2018-09..2021-04 2018-09-01 2021-04-30"),
            ("2021-03..2021-03", "2021-03 2021-03-01 2021-03-31"),
            ("2021-03-26..2021-04-10", "2021-03-26..2021-04-10 2021-03-26 2021-04-10"),
            ("2018-09-01..2021-04-30", "2018-09..2021-04 2018-09-01 2021-04-30"),
            ("2021-03-05", "2021-03-05 2021-03-05 2021-03-05"),
            ("last", "2021-03 2021-03-01 2021-03-31"),
        ] {
            assert_eq!(shown(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_no_period() {
        for text in
            ["", "2021-13", "2021-Q5", "2018-2021", "thang 4", "2021-", "2021-04..", "21-04", "2021-04-31", "2021-+4"]
        {
            assert_eq!(shown(text), "NotUnderstood", "{text}");
        }
        assert_eq!(shown("2021-04..2021-03"), "EndsBeforeItBegins");
    }

    #[test]
    fn the_last_one_has_ended() {
        let cut = Cut { closing_day: Some(25), ..Cut::default() };
        // 26 April belongs to May, so April is over; on its closing day it is not.
        assert_eq!(last(Every::Month, date(2021, 4, 26), cut).to_string(), "2021-04");
        assert_eq!(last(Every::Month, date(2021, 4, 25), cut).to_string(), "2021-03");
        assert_eq!(last(Every::Quarter, date(2021, 2, 1), Cut::default()).to_string(), "2020-Q4");
        assert_eq!(last(Every::SchoolYear, date(2021, 9, 10), Cut::default()).to_string(), "2020-2021");
        assert_eq!(last(Every::SchoolYear, date(2021, 8, 31), Cut::default()).to_string(), "2019-2020");
    }
}
