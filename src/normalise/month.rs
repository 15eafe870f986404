//! Months named without a year ("Tháng 3", "T3"), completed from whatever names the year.

use super::path::words;
use crate::model::date::Cut;
use crate::model::{When, YearMonth};

/// The month a text names without a year, if it names exactly one.
pub(super) fn named_in(text: &str) -> Option<i8> {
    // Every month has a number.
    if !text.chars().any(char::is_numeric) {
        return None;
    }
    let words = words(text);
    let named = words.iter().enumerate().filter(|(_, word)| word.may_begin(b't'));
    let mut months = named.filter_map(|(at, word)| match word.plain() {
        "thang" => words.get(at + 1).and_then(|next| number(next.plain())),
        // `T.10`
        "t" => words.get(at + 1).filter(|next| &text[word.to..next.from] == ".").and_then(|next| number(next.plain())),
        plain => plain.strip_prefix('t').and_then(number),
    });
    let month = months.next()?;
    months.all(|other| other == month).then_some(month)
}

/// The month a text is as a whole: `Tháng 3`, `T3`.
pub(super) fn whole(text: &str) -> Option<i8> {
    let words = words(text);
    match words.as_slice() {
        [thang, month] if thang.is("thang") => number(month.plain()),
        [word] => word.plain().strip_prefix('t').and_then(number),
        _ => None,
    }
}

/// The month of a sheet called `08-26`, `8.26`: of two short numbers that are no day and month the second is the year.
pub(super) fn short(name: &str) -> Option<YearMonth> {
    let (month, year) = name.trim().split_once(['-', '.', '_', ' ', '/'])?;
    let year: i16 = year.parse().ok().filter(|_| year.len() == 2)?;
    (year > 12).then(|| YearMonth::new(2000 + year, number(month)?)).flatten()
}

fn number(text: &str) -> Option<i8> {
    let short = (1..=2).contains(&text.len()) && text.bytes().all(|one| one.is_ascii_digit());
    text.parse().ok().filter(|month| short && (1..=12).contains(month))
}

/// The only month of that number inside `base`, where `base` is longer than a month.
pub(super) fn complete(month: i8, base: When, cut: Cut) -> Option<When> {
    if base.month(cut).is_some() {
        return None;
    }
    let (from, to) = base.span(cut);
    let last = cut.month_of(to);
    let mut inside = std::iter::successors(Some(cut.month_of(from)), |one: &YearMonth| Some(one.plus(1)))
        .take_while(|&one| one <= last)
        .filter(|one| one.month() == month);
    let only = inside.next()?;
    inside.next().is_none().then_some(When::Month(only))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_month_takes_its_year_from_the_school_year() {
        let cut = Cut::default();
        let december = complete(named_in("Tháng 12").unwrap(), When::SchoolYear(2020), cut);
        assert_eq!(december, YearMonth::new(2020, 12).map(When::Month));
        let january = complete(whole("T1").unwrap(), When::SchoolYear(2020), cut);
        assert_eq!(january, YearMonth::new(2021, 1).map(When::Month));
        assert_eq!(complete(5, When::Quarter(2021, 1), cut), None);
        assert_eq!(whole("Tháng 3/2021"), None);
    }

    #[test]
    fn two_short_numbers_are_a_month_where_they_are_no_day() {
        assert_eq!(named_in("T.10"), Some(10));
        assert_eq!(named_in("Tổ T 10"), None);
        assert_eq!(short("08-26"), YearMonth::new(2026, 8));
        assert_eq!(short("8.26"), YearMonth::new(2026, 8));
        assert_eq!(short("08-09"), None);
        assert_eq!(short("13-26"), None);
        assert_eq!(short("Sheet-26"), None);
    }
}
