//! The time a longer text names: titles, sheet names, file names, folders, remarks.

use crate::model::{Date, When, YearMonth};
use crate::text::plain;

/// Years that may stand in a list of this program.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2099;

/// One word of a text: a number with how it was written, or letters.
#[derive(Clone, Debug, PartialEq)]
enum Word {
    Number {
        value: i32,
        digits: usize,
    },
    Letters(String),
    /// `-`, `/`, `.`, `–`: between numbers.
    Mark(char),
    /// Letters and digits in one (`k10`): never a date.
    Mixed,
}

/// Splits into words; marks between numbers are kept, others fall away.
fn words(text: &str) -> Vec<Word> {
    let folded: String =
        text.to_lowercase().chars().map(|c| if matches!(c, '–' | '—' | '_') { '-' } else { c }).collect();
    let mut words = Vec::new();
    let mut run = String::new();
    for c in folded.chars().chain([' ']) {
        if c.is_alphanumeric() {
            run.push(c);
            continue;
        }
        if !run.is_empty() {
            words.push(word(&run));
            run.clear();
        }
        if matches!(c, '-' | '/' | '.') {
            words.push(Word::Mark(c));
        }
    }
    words
}

fn word(run: &str) -> Word {
    if run.bytes().all(|byte| byte.is_ascii_digit()) {
        return match run.parse() {
            Ok(value) if run.len() <= 8 => Word::Number { value, digits: run.len() },
            _ => Word::Mixed,
        };
    }
    let bare = plain(run);
    if bare.bytes().any(|byte| byte.is_ascii_digit()) {
        // "t3", "q1", "hk1" are words of time; "k10" is a class.
        let at = bare.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        let (letters, digits) = bare.split_at(at);
        if matches!(letters, "t" | "q" | "hk" | "th")
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && digits.len() <= 2
        {
            return Word::Letters(format!("{letters}{digits}"));
        }
        return Word::Mixed;
    }
    Word::Letters(bare)
}

fn year(value: i32, digits: usize) -> Option<i16> {
    let full = if digits == 2 { 2000 + value } else { value };
    i16::try_from(full).ok().filter(|year| (digits == 4 || digits == 2) && YEARS.contains(year))
}

fn four(word: Option<&Word>) -> Option<i16> {
    match word {
        Some(Word::Number { value, digits: 4 }) => year(*value, 4),
        _ => None,
    }
}

fn small(word: Option<&Word>, most: i32) -> Option<i8> {
    match word {
        Some(Word::Number { value, digits: 1 | 2 }) if (1..=most).contains(value) => i8::try_from(*value).ok(),
        _ => None,
    }
}

fn is(word: Option<&Word>, letters: &str) -> bool {
    matches!(word, Some(Word::Letters(text)) if text == letters)
}

fn mark(word: Option<&Word>) -> bool {
    matches!(word, Some(Word::Mark(_)))
}

/// The day, month and year at a place: `20/04/2021`, `20-04-2021`, `ngày 20 tháng 4 năm 2021`; with the words it took.
fn day_at(words: &[Word], at: usize) -> Option<(Date, usize)> {
    if let Some(year) = four(words.get(at)).filter(|_| mark(words.get(at + 1)) && mark(words.get(at + 3))) {
        let (month, day) = (small(words.get(at + 2), 12)?, small(words.get(at + 4), 31)?);
        return Date::new(year, month, day).ok().map(|date| (date, at + 5));
    }
    let day = small(words.get(at), 31)?;
    if !mark(words.get(at + 1)) && !is(words.get(at + 1), "thang") {
        return None;
    }
    let (month, after) = (small(words.get(at + 2), 12)?, at + 3);
    let next = if mark(words.get(after)) || is(words.get(after), "nam") { after + 1 } else { after };
    let year = four(words.get(next))?;
    Date::new(year, month, day).ok().map(|date| (date, next + 1))
}

/// A month at a place: `tháng 3 năm 2021`, `thang 5-2021`, `t3/2021`, `03/2021`, `2021-03`; without a year where `known` gives one.
fn month_at(words: &[Word], at: usize, known: Option<&dyn Fn(i8) -> i16>) -> Option<(YearMonth, usize)> {
    let (month, after, named) = match words.get(at)? {
        Word::Letters(text) if matches!(text.as_str(), "thang" | "thg" | "t") => {
            let skip = usize::from(mark(words.get(at + 1)));
            (small(words.get(at + 1 + skip), 12)?, at + 2 + skip, true)
        }
        Word::Letters(text) => (t_month(text)?, at + 1, true),
        Word::Number { value, digits: 4 } if mark(words.get(at + 1)) => {
            let month = small(words.get(at + 2), 12)?;
            let goes_on = mark(words.get(at + 3)) && small(words.get(at + 4), 31).is_some();
            if matches!(words.get(at + 2), Some(Word::Number { digits: 2, .. })) && !goes_on {
                return Some((YearMonth::new(year(*value, 4)?, month)?, at + 3));
            }
            return None;
        }
        Word::Number { .. } => (small(words.get(at), 12)?, at + 1, false),
        _ => return None,
    };
    let next = if mark(words.get(after)) || is(words.get(after), "nam") { after + 1 } else { after };
    if (named || mark(words.get(after)))
        && let Some(year) = four(words.get(next))
    {
        return Some((YearMonth::new(year, month)?, next + 1));
    }
    let known = known.filter(|_| named)?;
    Some((YearMonth::new(known(month), month)?, after))
}

/// `t3`, `th3`: a month written short.
fn t_month(text: &str) -> Option<i8> {
    let digits = text.strip_prefix("th").or_else(|| text.strip_prefix('t'))?;
    digits.parse().ok().filter(|month| (1..=12).contains(month))
}

fn roman(text: &str) -> Option<i8> {
    ["i", "ii", "iii", "iv"].iter().position(|one| *one == text).and_then(|at| i8::try_from(at + 1).ok())
}

fn quarter_at(words: &[Word], at: usize) -> Option<(When, usize)> {
    let (quarter, after) = match words.get(at)? {
        Word::Letters(text) if text == "quy" => match words.get(at + 1)? {
            Word::Letters(text) => (roman(text)?, at + 2),
            _ => (small(words.get(at + 1), 4)?, at + 2),
        },
        Word::Letters(text) if text.starts_with('q') && text.len() == 2 => (text[1..].parse().ok()?, at + 1),
        Word::Number { value, digits: 4 } if mark(words.get(at + 1)) => {
            let Word::Letters(text) = words.get(at + 2)? else { return None };
            let quarter = text.strip_prefix('q')?.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
            return Some((When::Quarter(year(*value, 4)?, quarter), at + 3));
        }
        _ => return None,
    };
    let next = if mark(words.get(after)) || is(words.get(after), "nam") { after + 1 } else { after };
    let year = four(words.get(next))?;
    (1..=4).contains(&quarter).then_some((When::Quarter(year, quarter), next + 1))
}

/// The beginning of a school year `2020-2021`, `20-21` after "năm học"; with the words it took.
fn school_year_at(words: &[Word], at: usize, named: bool) -> Option<(i16, usize)> {
    let (Some(Word::Number { value: a, digits: d }), true) = (words.get(at), mark(words.get(at + 1))) else {
        return None;
    };
    let Some(Word::Number { value: b, digits: e }) = words.get(at + 2) else { return None };
    let first = year(*a, *d).filter(|_| *d == 4 || named)?;
    let second = year(*b, *e).filter(|_| *e == 4 || *e == 2)?;
    (second == first + 1 && !mark(words.get(at + 3))).then_some((first, at + 3))
}

/// The time a longer text names: the most precise one in it, None if none.
pub fn when_in(text: &str) -> Option<When> {
    let words = words(text);
    let school_year = (0..words.len()).find_map(|at| {
        let named = at > 0 && (is(words.get(at - 1), "hoc") || is(words.get(at - 1), "nh"));
        school_year_at(&words, at, named).map(|found| found.0)
    });
    let of_school_year = school_year.map(|first| move |month: i8| if month >= 9 { first } else { first + 1 });
    let known: Option<&dyn Fn(i8) -> i16> = of_school_year.as_ref().map(|year| year as &dyn Fn(i8) -> i16);
    find(&words, known, school_year)
}

/// As [`when_in`], for texts whose months get their year from elsewhere ("Năm 2021" above, a school year in the title).
pub fn when_in_year(text: &str, year_of: &dyn Fn(i8) -> i16) -> Option<When> {
    find(&words(text), Some(year_of), None)
}

fn find(words: &[Word], known: Option<&dyn Fn(i8) -> i16>, school_year: Option<i16>) -> Option<When> {
    let mut days = Vec::new();
    let mut months = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some((day, next)) = day_at(words, at) {
            days.push(day);
            at = next;
        } else if let Some((month, next)) = month_at(words, at, known) {
            // 2020-2021 is a school year, not October.
            months.push(month);
            at = next;
        } else {
            at += 1;
        }
    }
    let ranged = words.iter().any(|word| matches!(word, Word::Letters(text) if text == "den")) || {
        words.windows(2).any(|pair| pair == [Word::Mark('.'), Word::Mark('.')])
    };
    match days[..] {
        [day] => return Some(When::Day(day)),
        [from, to, ..] if from <= to => return Some(When::Span(from, to)),
        _ => {}
    }
    match months[..] {
        [from, to, ..] if from < to => return Some(When::Months(from, to)),
        [month] if ranged => {
            // "Từ năm 2018 đến tháng 04 năm 2021": the beginning is only a year.
            let first = words.iter().enumerate().find_map(|(at, _)| four(words.get(at)));
            if let Some(from) = first.filter(|first| *first < month.year()).and_then(|first| YearMonth::new(first, 1)) {
                return Some(When::Months(from, month));
            }
            return Some(When::Month(month));
        }
        [month, ..] => return Some(When::Month(month)),
        [] => {}
    }
    if let Some((quarter, _)) = (0..words.len()).find_map(|at| quarter_at(words, at)) {
        return Some(quarter);
    }
    if let Some(first) = school_year {
        return Some(term(words, first).unwrap_or(When::SchoolYear(first)));
    }
    let named = |at: usize| is(words.get(at), "nam").then(|| four(words.get(at + 1))).flatten();
    (0..words.len()).find_map(named).or_else(|| lone_year(words)).map(When::Year)
}

/// A text that is nothing but a year.
fn lone_year(words: &[Word]) -> Option<i16> {
    match words {
        [only] => four(Some(only)),
        _ => None,
    }
}

/// `học kỳ I`, `HK2` of a school year: September to January, February to August.
fn term(words: &[Word], first: i16) -> Option<When> {
    let term = (0..words.len()).find_map(|at| match words.get(at)? {
        Word::Letters(text) if text == "ky" => match words.get(at + 1)? {
            Word::Letters(text) => roman(text),
            _ => small(words.get(at + 1), 2),
        },
        Word::Letters(text) => text.strip_prefix("hk")?.parse().ok(),
        _ => None,
    })?;
    match term {
        1 => Some(When::Months(YearMonth::new(first, 9)?, YearMonth::new(first + 1, 1)?)),
        2 => Some(When::Months(YearMonth::new(first + 1, 2)?, YearMonth::new(first + 1, 8)?)),
        _ => None,
    }
}

/// A header that is a month without a year: `Tháng 12`, `T1`, `Thg 3`.
pub fn month_word(text: &str) -> Option<i8> {
    match &words(text)[..] {
        [Word::Letters(word)] => t_month(word),
        [Word::Letters(word), number] if matches!(word.as_str(), "thang" | "thg" | "t") => small(Some(number), 12),
        _ => None,
    }
}

/// The place-and-date line above a signature: `Cần Thơ, ngày 05 tháng 4 năm 2021`. None for dots instead of numbers.
pub fn place_date(text: &str) -> Option<Date> {
    let words = words(text);
    let at = words.iter().position(|word| matches!(word, Word::Letters(text) if text == "ngay"))?;
    if at > 6 || !is(words.get(at + 2), "thang") {
        return None;
    }
    day_at(&words, at + 1).map(|found| found.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        when_in(text).map_or_else(|| "-".to_owned(), |when| when.to_string())
    }

    #[test]
    fn titles_and_names_of_files() {
        for (text, wanted) in [
            ("THÁNG 3 NĂM 2021", "2021-03"),
            ("Tháng 03 năm 2021", "2021-03"),
            ("a thang 5-2021", "2021-05"),
            ("Tháng 4-2021", "2021-04"),
            ("2021-06", "2021-06"),
            ("Tháng 2/2021", "2021-02"),
            ("T3/2021", "2021-03"),
            ("03/2021", "2021-03"),
            ("THEO DÕI SINH HOẠT THEO NHÓM HOẠT ĐỘNG THÁNG 3/2021", "2021-03"),
            ("DANH SÁCH ĐOÀN VIÊN NĂM HỌC 2020-2021", "2020-2021"),
            ("danh-sach-2019-2020", "2019-2020"),
            ("CNTT-K10 - 2020-2021", "2020-2021"),
            ("NH 20-21", "2020-2021"),
            ("học kỳ I năm học 2020-2021", "2020-09..2021-01"),
            ("HK2 năm học 2020-2021", "2021-02..2021-08"),
            ("Quý I năm 2021", "2021-Q1"),
            ("danh gia quy I-2021", "2021-Q1"),
            ("2021-Q1", "2021-Q1"),
            ("nop ngay 20-04-2021", "2021-04-20"),
            ("Chuyển sinh hoạt ngày 20/04/2021", "2021-04-20"),
            ("tháng 3, năm học 2020-2021", "2021-03"),
            ("tháng 12 năm học 2020-2021", "2020-12"),
            ("Từ tháng 9/2018 đến tháng 4/2021", "2018-09..2021-04"),
            ("từ năm 2018 đến tháng 04 năm 2021", "2018-01..2021-04"),
            ("2018-09..2021-04", "2018-09..2021-04"),
            ("2021-03-26", "2021-03-26"),
            ("từ 01/03/2021 đến 15/03/2021", "2021-03-01..2021-03-15"),
            ("Năm 2021", "2021"),
            ("tháng 3", "-"),
            ("CNTT-K10", "-"),
            ("Chi đoàn CĐ Điện K44A", "-"),
            ("Sheet1", "-"),
            ("0912345678", "-"),
            ("DS (1)", "-"),
            ("Lớp 12-3", "-"),
        ] {
            assert_eq!(shown(text), wanted, "{text}");
        }
    }

    #[test]
    fn place_and_date() {
        assert_eq!(place_date("Cần Thơ, ngày 05 tháng 4 năm 2021"), Date::new(2021, 4, 5).ok());
        assert_eq!(place_date("........, Ngày......tháng.......năm...."), None);
        assert_eq!(place_date("Tháng 4 năm 2021"), None);
    }

    #[test]
    fn months_of_headers() {
        assert_eq!(month_word("Tháng 12"), Some(12));
        assert_eq!(month_word("T1"), Some(1));
        assert_eq!(month_word("Tháng 13"), None);
        assert_eq!(month_word("TT"), None);
    }
}
