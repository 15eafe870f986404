//! A whole text as one date: d/m/y and its many spellings. What is no such form is left to the words of `spoken`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::date::{PLAIN_SERIALS, day_of_serial};
use super::{Notes, digit_for, weekdays, written};
use crate::finding::{Code, Severity};
use crate::model::{Date, YearMonth};
use crate::text;

/// What two digits of a year mean, and whether that is certain.
pub(super) type Century = fn(i16) -> (i16, bool);

/// A date as typed: a year, a month, a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    Day(Date),
    Month(YearMonth),
    Year(i16),
}

/// What a text is, read as a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    Date(Typed),
    /// A day and a month and no year.
    DayMonth(i8, i8),
    /// In the form of a date, and none.
    Impossible,
    /// A day, month or year of another age: `12/05/1890`.
    Beyond,
    /// Not in the form of a date.
    Other,
}

/// The numbers of a text and what stands before, between and behind them (one more than numbers).
fn numbers_and_gaps(text: &str) -> (Vec<String>, Vec<String>) {
    let mut numbers: Vec<String> = Vec::new();
    let mut gaps = vec![String::new()];
    let mut inside = false;
    for letter in text.chars() {
        match (letter.is_ascii_digit(), inside) {
            (true, true) => {
                if let Some(number) = numbers.last_mut() {
                    number.push(letter);
                }
            }
            (true, false) => numbers.push(letter.to_string()),
            (false, _) => {
                if inside {
                    gaps.push(String::new());
                }
                if let Some(gap) = gaps.last_mut() {
                    gap.push(letter);
                }
            }
        }
        inside = letter.is_ascii_digit();
    }
    if inside {
        gaps.push(String::new());
    }
    (numbers, gaps)
}

/// A text in small letters without marks, its signs kept.
fn unmarked(text: &str) -> String {
    let letters = text::fold(text);
    letters
        .nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .map(|letter| if letter == 'đ' { 'd' } else { letter })
        .collect()
}

/// A day's text without a time of day behind it.
fn without_time<'a>(text: &'a str, notes: &mut Notes) -> &'a str {
    let Some(colon) = text.find(':') else { return text };
    let head = text[..colon].trim_end_matches(|letter: char| letter.is_ascii_digit());
    let date = head.trim_end_matches(['t', ' ', ',']);
    if date.len() < head.len() && date.ends_with(|letter: char| letter.is_ascii_digit()) {
        notes.add(Code::DateTimeFraction);
        date
    } else {
        text
    }
}

/// Reads a whole text as one date: d/m/y with any signs, y-m-d, `ngày 5 tháng 9 năm 2002`, `T9/2002`, `2002`, `05092002`.
pub(super) fn text_reading(typed: &str, century: Century, notes: &mut Notes) -> Reading {
    let text = typed;
    if let Some((day, month, year)) = usual_form(text) {
        return day_of(year, month, day, notes);
    }
    if let Some(rest) = weekdays::without(text) {
        let mut own = Notes::default();
        let found = text_reading(&rest, century, &mut own);
        // `T2 2026` is a month, and no Monday.
        if matches!(found, Reading::Date(Typed::Day(_)) | Reading::DayMonth(..) | Reading::Impossible) {
            notes.extend(own);
            return found;
        }
    }
    // A month as Rome counts it between the usual signs; in other forms the words of `written` take it.
    if text.contains(['I', 'V', 'X'])
        && let Some(reading) = misspelt(typed, notes)
    {
        return reading;
    }
    let text = unmarked(text);
    let (text, worded) = written::numbered(text.trim());
    let reading = numbered_reading(without_time(&text, notes).trim(), century, notes);
    if worded && matches!(reading, Reading::Date(_)) {
        notes.add(Code::DateSeparator);
    }
    match reading {
        Reading::Other | Reading::Impossible => misspelt(typed, notes).unwrap_or(reading),
        _ => reading,
    }
}

/// A day in a spelling that only looks like one of the usual: signs around it (`(05/09/2002)`, `05/09/2002;`, `05/09/2.002`), that it is
/// of the solar calendar, letters for digits (`O5/09/2OO2`), a Roman month. None where it is no day all the same.
fn misspelt(typed: &str, notes: &mut Notes) -> Option<Reading> {
    let text = typed.trim().trim_end_matches([';', ',', '.']).trim_end();
    let small = text.to_lowercase();
    let solar = ["(dl)", "dl", "(dương lịch)", "dương lịch"].iter().find(|word| small.ends_with(*word));
    let text = solar.map_or(text, |_| text.trim_end_matches(|letter: char| !letter.is_ascii_digit()));
    let text = text.trim_matches(|sign: char| matches!(sign, '(' | ')' | '[' | ']' | '"' | '“' | '”' | ' '));
    let sign = ['/', '-', '.'].into_iter().find(|sign| text.matches(*sign).count() == 2)?;
    let mut parts = text.split(sign).map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let roman = ROMAN.iter().position(|one| *one == month).map(|at| (at + 1).to_string());
    let mut lettered = roman.is_some();
    let mut digits = |part: &str| -> Option<String> {
        let digit = |letter: char| match letter {
            '0'..='9' => Some(letter),
            _ => digit_for(letter).inspect(|_| lettered = true),
        };
        part.chars().map(digit).collect()
    };
    // `2.002` is a year with the sign of thousands in it.
    let year = match year.split_once(['.', ',']) {
        Some((thousands, rest)) if thousands.len() == 1 && rest.len() == 3 => digits(&format!("{thousands}{rest}"))?,
        _ => digits(year)?,
    };
    let (day, month) = (digits(day)?, if let Some(month) = &roman { month.clone() } else { digits(month)? });
    let (day, month, year) = usual_form(&format!("{day}/{month}/{year}"))?;
    let mut own = Notes::default();
    let reading = day_of(year, month, day, &mut own);
    if !matches!(reading, Reading::Date(_) | Reading::Beyond) {
        return None;
    }
    notes.extend(own);
    match roman {
        // `II` may be two, or eleven typed in letters.
        Some(_) if month == 2 => notes.tell(Code::DateSeparator, Severity::Query, "letters"),
        _ if lettered => notes.tell(Code::DateSeparator, Severity::Note, "letters"),
        _ => notes.add(Code::DateSeparator),
    }
    Some(reading)
}

/// The months as Rome counts them.
const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/// `05/09/2002` and `5/9/2002`, which nearly all are: nothing of it needs to be told.
fn usual_form(text: &str) -> Option<(i16, i16, i16)> {
    let mut parts = text.split('/');
    let mut part = |lengths: std::ops::RangeInclusive<usize>| {
        let digits = parts.next().filter(|part| lengths.contains(&part.len()))?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    let (day, month, year) = (part(1..=2)?, part(1..=2)?, part(4..=4)?);
    parts.next().is_none().then_some((day, month, year))
}

fn numbered_reading(text: &str, century: Century, notes: &mut Notes) -> Reading {
    let (numbers, gaps) = numbers_and_gaps(text);
    let words: Vec<String> = gaps.iter().map(|gap| gap.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let (Some(lead), Some(trail)) = (words.first(), words.last()) else { return Reading::Other };
    let lead = lead.trim_end_matches([':', '.', ' ']);
    let lead = if matches!(lead, "sinh" | "sn" | "ns") { "" } else { lead.trim_start_matches("sinh ") };
    if !matches!(trail.as_str(), "" | "." | ",") || numbers.is_empty() {
        return Reading::Other;
    }
    let between = &words[1..words.len() - 1];
    if !between.iter().all(|gap| is_between(gap)) && !matches!(between, [gap] if gap == "k") {
        return Reading::Other;
    }
    let lengths: Vec<usize> = numbers.iter().map(String::len).collect();
    let value: Vec<i16> = numbers.iter().map(|number| number.parse().unwrap_or(i16::MAX)).collect();
    let monthly = matches!(lead, "thang" | "t" | "thg" | "th");
    let daily = matches!(lead, "" | "ngay");
    match (lengths.as_slice(), value.as_slice()) {
        // `2k2`, as the young write it.
        ([1, 1 | 2], &[2, year]) if between[0] == "k" => year_of(2000 + year, notes),
        ([1 | 2, 1 | 2, 2 | 4], &[day, month, year]) if daily => {
            note_signs(between, "/", notes);
            let year = full_year(year, lengths[2], century, notes);
            day_of(year, month, day, notes)
        }
        ([4, 1 | 2, 1 | 2], &[year, month, day]) if daily => day_of(year, month, day, notes),
        ([1 | 2, 4], &[month, year]) | ([4, 1 | 2], &[year, month]) if monthly || daily => month_of(year, month, notes),
        ([1 | 2, 2], &[month, year]) if monthly => {
            let year = full_year(year, 2, century, notes);
            month_of(year, month, notes)
        }
        ([1 | 2, 1 | 2], &[day, month]) if daily => day_month(day, month),
        ([4], &[year]) if matches!(lead, "" | "nam") => year_of(year, notes),
        ([6 | 8], _) if daily => run_together(&numbers[0], century, notes),
        ([7], _) if daily => without_zero(&numbers[0], century, notes),
        ([5], _) if lead.is_empty() => serial(&numbers[0]),
        ([_, _, _], _) if daily => Reading::Impossible,
        (&[length], _) if daily && length > 4 => Reading::Impossible,
        _ => Reading::Other,
    }
}

/// What may stand between the numbers of a date.
fn is_between(gap: &str) -> bool {
    let word = gap.trim_matches(|letter: char| "/.-–_,\\ |'’".contains(letter));
    matches!(word, "" | "thang" | "nam" | "thg" | "th") && gap.len() <= 8
}

fn note_signs(between: &[String], usual: &str, notes: &mut Notes) {
    match between {
        // "3-5/2021" may be two months as well.
        [first, second] if matches!(first.as_str(), "-" | "–") && second == "/" => {
            notes.raise(Code::DateSeparator, Severity::Query);
        }
        _ if between.iter().any(|gap| gap != usual) => notes.add(Code::DateSeparator),
        _ => {}
    }
}

fn full_year(year: i16, length: usize, century: Century, notes: &mut Notes) -> i16 {
    if length > 2 {
        return year;
    }
    let (year, certain) = century(year);
    if certain {
        notes.add(Code::DateTwoDigitYear);
    } else {
        notes.raise(Code::DateTwoDigitYear, Severity::Query);
    }
    year
}

/// A day; where only the month is too large, the two were typed the American way.
fn day_of(year: i16, month: i16, day: i16, notes: &mut Notes) -> Reading {
    let date = |month: i16, day: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    if !(1900..=2100).contains(&year) {
        return if date(month, day).is_some() { Reading::Beyond } else { Reading::Impossible };
    }
    if let Some(date) = date(month, day) {
        return Reading::Date(Typed::Day(date));
    }
    match date(day, month) {
        Some(date) if month > 12 => {
            notes.add(Code::DateDayMonthSwapped);
            Reading::Date(Typed::Day(date))
        }
        _ => Reading::Impossible,
    }
}

fn month_of(year: i16, month: i16, notes: &mut Notes) -> Reading {
    let Some(month) = i8::try_from(month).ok().and_then(|month| YearMonth::new(year, month)) else {
        return Reading::Impossible;
    };
    notes.add(Code::DateMonthOnly);
    Reading::Date(Typed::Month(month))
}

fn year_of(year: i16, notes: &mut Notes) -> Reading {
    if !(1900..=2100).contains(&year) {
        return Reading::Beyond;
    }
    notes.add(Code::DateYearOnly);
    Reading::Date(Typed::Year(year))
}

fn day_month(day: i16, month: i16) -> Reading {
    match (i8::try_from(day), i8::try_from(month)) {
        // 2020 has every day a year can have.
        (Ok(day), Ok(month)) if Date::new(2020, month, day).is_ok() => Reading::DayMonth(day, month),
        _ => Reading::Impossible,
    }
}

/// The number of a day that a spreadsheet shows as a date, once it has become a text (`37504`).
fn serial(digits: &str) -> Reading {
    let days = digits.parse().ok().filter(|days| PLAIN_SERIALS.contains(days));
    match days.and_then(day_of_serial) {
        Some(day) => Reading::Date(Typed::Day(day)),
        None => Reading::Impossible,
    }
}

/// `5092002`: the day lost its zero. `1112002` may be of the first or of the eleventh, and is no day.
fn without_zero(digits: &str, century: Century, notes: &mut Notes) -> Reading {
    let part = |from: usize, to: usize| digits[from..to].parse::<i16>().unwrap_or(i16::MAX);
    let other = day_of(part(3, 7), part(2, 3), part(0, 2), &mut Notes::default());
    if matches!(other, Reading::Impossible | Reading::Beyond) {
        run_together(&format!("0{digits}"), century, notes)
    } else {
        Reading::Impossible
    }
}

/// `05092002`, `20020905`, `050902`.
fn run_together(digits: &str, century: Century, notes: &mut Notes) -> Reading {
    let part = |from: usize, to: usize| digits[from..to].parse::<i16>().unwrap_or(i16::MAX);
    if digits.len() == 6 {
        notes.add(Code::DateSeparator);
        let year = full_year(part(4, 6), 2, century, notes);
        return day_of(year, part(2, 4), part(0, 2), notes);
    }
    notes.add(Code::DateSeparator);
    let reversed =
        (1900..=2100).contains(&part(0, 4)) && (1..=12).contains(&part(4, 6)) && (1..=31).contains(&part(6, 8));
    match day_of(part(4, 8), part(2, 4), part(0, 2), &mut Notes::default()) {
        Reading::Impossible | Reading::Beyond if reversed => day_of(part(0, 4), part(4, 6), part(6, 8), notes),
        _ => day_of(part(4, 8), part(2, 4), part(0, 2), notes),
    }
}
