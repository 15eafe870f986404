//! The time a longer text names: titles, names of sheets, files and folders, remarks.
//!
//! Finds every form in the text, lets the text complete what a form lacks, and keeps the most precise. A number that may be
//! anything else (a class, a telephone, an identifier, a document) is no time.

use super::items::{self, Item, item, semester_months};
use super::tokens::Tokens;
use crate::model::date::Cut;
use crate::model::{Date, When, YearMonth};
use crate::text::memo::{self, Memo};

/// The time a longer text names (title, sheet name, file name, folder, remark): the most precise one in it, None if none.
/// Reads `THÁNG 3 NĂM 2021`, `thang 5-2021`, `2021-03`, `Tháng 4-2021`, `NĂM HỌC 2020-2021`, `Quý I năm 2021`, `quy I-2021`,
/// `15/01/2021`, `ngày 20/04/2021`, `20-04-2021`, `danh-sach-2019-2020`, `từ 09/2018 đến 04/2021`, `tháng 3` without a year as None.
pub fn when_in(text: &str) -> Option<When> {
    thread_local! {
        /// A title is asked several times, a sheet's name by every file that has one like it.
        static KNOWN: Memo<Option<When>> = Memo::new(memo::MOST);
    }
    if !has_figures(text) {
        return None;
    }
    KNOWN.with(|known| known.get(text, |text| when_in_cut(text, Cut::default())))
}

/// Every time has a year, and every year figures.
fn has_figures(text: &str) -> bool {
    text.chars().any(char::is_numeric)
}

/// The day a text names without its year (`sáng 18/10`, `ngày 18`), or from its first to its last; `base` tells the month or year.
pub fn day_of(text: &str, base: When, cut: Cut) -> Option<When> {
    if !has_figures(text) {
        return None;
    }
    let (from, to) = base.span(cut);
    let same_year = || (from.year() == to.year()).then_some(from.year());
    let day = |(item, sure): (Item, bool)| {
        let day = match item {
            Item::DayMonth(day, month) => {
                let year = month_within(month, base, cut).map(YearMonth::year).or_else(same_year)?;
                Date::new(year, month, day).ok()
            }
            Item::Day(day) => base.month(cut).and_then(|month| Date::new(month.year(), month.month(), day).ok()),
            _ => None,
        };
        day.filter(|day| sure || (from..=to).contains(day))
    };
    let mut days = short_days(&Tokens::of(text)).into_iter().filter_map(day);
    let first = days.next()?;
    match days.max() {
        Some(last) if last > first => Some(When::Span(first, last)),
        other => other.is_none_or(|last| last == first).then_some(When::Day(first)),
    }
}

/// Words before a day, folded, and those before a share or the number of a page.
const OF_DAYS: &[&str] =
    &["ngay", "sang", "trua", "chieu", "toi", "hom", "luc", "vao", "thu", "cn", "nhat", "bay", "tu", "den"];
const OF_SHARES: &[&str] = &["trang", "so", "mat", "gia", "dat", "vang", "le", "du"];

/// The days without a year that stand where a text tells a time: behind a word or a sign that leads to one, or at either end. Only a
/// word makes sure of it.
fn short_days(tokens: &Tokens) -> Vec<(Item, bool)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let sign = at.checked_sub(1).and_then(|before| tokens.sign(before)).filter(|sign| ",(-–:".contains(*sign));
        let word = at.checked_sub(1 + usize::from(sign.is_some())).and_then(|before| tokens.word(before));
        let sure = sign.is_none() && word.is_some_and(|word| OF_DAYS.contains(&word));
        let shared = word.is_some_and(|word| OF_SHARES.contains(&word));
        let led = sure || at == 0 || (sign.is_some() && !shared);
        let last = |day: i8| {
            let free = word.is_some_and(|word| word.len() > 1 && (day > 12 || !items::NUMBERED.contains(&word)));
            free && !shared && !tokens.is_glued(at)
        };
        match item(tokens, at, true) {
            Some((one @ Item::DayMonth(day, _), end)) if led || (end == tokens.len() && last(day)) => {
                found.push((one, sure));
                at = end;
            }
            Some((one @ Item::Day(_), end)) if sure && word == Some("ngay") => {
                found.push((one, true));
                at = end;
            }
            Some((Item::Full(_), end)) => at = end.max(at + 1),
            _ => at += 1,
        }
    }
    found
}

/// As [`when_in`], for an office's own school year.
pub(super) fn when_in_cut(text: &str, cut: Cut) -> Option<When> {
    if !has_figures(text) {
        return None;
    }
    let tokens = Tokens::of(text);
    if tokens.len() == 1 {
        return tokens.year(0).map(When::Year);
    }
    let items = scan(&tokens, cut);
    let around = Around::of(&items);
    let mut found: Vec<When> = items.into_iter().filter_map(|item| around.complete(item, cut)).collect();
    // A stable sort: the first of equally precise ones stays first.
    found.sort_by_key(|when| vagueness(*when));
    found.into_iter().next()
}

/// 0 for the most precise.
fn vagueness(when: When) -> u8 {
    match when {
        When::Day(_) | When::Span(..) => 0,
        When::Month(_) => 1,
        When::Quarter(..) => 2,
        When::Months(..) => 3,
        When::SchoolYear(_) => 4,
        When::Year(_) => 5,
    }
}

/// Every item of a text in order, two joined by "đến" as one.
fn scan(tokens: &Tokens, cut: Cut) -> Vec<Item> {
    let mut items = Vec::new();
    let mut at = 0;
    let mut cited = false;
    while at < tokens.len() {
        if is_citation(tokens, at) {
            cited = true;
        }
        if let Some(end) = cohort(tokens, at).or_else(|| dotted_date(tokens, at)) {
            at = end;
            continue;
        }
        let led = at > 0 && (is_led(tokens, at - 1));
        let Some((first, end)) = item(tokens, at, led) else {
            at += 1;
            continue;
        };
        let (joined, end) = range(tokens, first, end, cut).unwrap_or((first, end));
        at = end;
        let is_day = matches!(joined, Item::Full(When::Day(_)) | Item::DayMonth(..));
        // The date of a document, or of a birth, says nothing of the list.
        if !(is_day && std::mem::take(&mut cited)) {
            items.push(joined);
        }
    }
    items
}

/// "từ", "đến": what follows is a time even where it is only a number.
fn is_led(tokens: &Tokens, at: usize) -> bool {
    tokens.is(at, "từ", "tu") || tokens.is(at, "đến", "den")
}

/// Whether a document is cited, or a birth stated, from here on (`số 12-KH/ĐTN ngày 14/09/2018`, `sinh ngày 12/05/2002`).
fn is_citation(tokens: &Tokens, at: usize) -> bool {
    match tokens.word(at) {
        Some("so") => {
            let place = tokens.skip_signs(at + 1, ":.");
            tokens.number(place).is_some() && tokens.sign(place + 1).is_some() && tokens.word(place + 2).is_some()
        }
        Some("kem") => tokens.word(at + 1) == Some("theo"),
        Some("can") => tokens.is(at, "căn", "can") && tokens.is(at + 1, "cứ", "cu"),
        // Cleaning (vệ sinh) on a day is no birth.
        Some("sinh") => {
            tokens.word(at + 1) == Some("ngay")
                && at.checked_sub(1).is_none_or(|before| tokens.word(before) != Some("ve"))
        }
        // `Ngày sinh: 12/05/2002`; a day of meeting (ngày sinh hoạt) is none.
        Some("ngay") => tokens.word(at + 1) == Some("sinh") && tokens.word(at + 2) != Some("hoat"),
        _ => false,
    }
}

/// A class's or committee's years (`khóa 2019-2022`, `nhiệm kỳ 2022-2027`, `sinh năm 2002`), to be passed over.
fn cohort(tokens: &Tokens, at: usize) -> Option<usize> {
    let years = match (tokens.word(at)?, tokens.word(at + 1)) {
        ("nhiem", Some("ky")) | ("nien", Some("khoa")) | ("khoa", Some("hoc")) | ("sinh", Some("nam")) => at + 2,
        ("khoa", _) => at + 1,
        _ => return None,
    };
    let first = tokens.skip_signs(years, ":-_(");
    let year = tokens.year(first).or_else(|| {
        tokens.number(first).filter(|(_, length)| *length == 4).and_then(|(year, _)| i16::try_from(year).ok())
    })?;
    let second = tokens.skip_signs(first + 1, "-–/_");
    let end = match tokens.year(second) {
        // A "niên khóa" of one year is a school year.
        Some(next) if next == year + 1 && tokens.word(at) == Some("nien") => return None,
        Some(_) if second > first + 1 => second + 1,
        _ => first + 1,
    };
    Some(end)
}

/// A date left to be filled in by hand (`ngày ... tháng ... năm 2021`), to be passed over.
fn dotted_date(tokens: &Tokens, at: usize) -> Option<usize> {
    const DOTS: &str = ".…_-/ ";
    let month = Some(tokens.skip_signs(at + 1, DOTS)).filter(|_| tokens.is(at, "ngày", "ngay"))?;
    let year = Some(tokens.skip_signs(month + 1, DOTS)).filter(|_| tokens.is(month, "tháng", "thang"))?;
    tokens.is(year, "năm", "nam").then(|| tokens.skip_signs(year + 1, DOTS) + 1)
}

/// The place behind a word or sign that joins two times; the sign joins only two of a kind.
fn connector(tokens: &Tokens, at: usize) -> Option<(usize, bool)> {
    if matches!(tokens.word(at), Some("den" | "toi" | "cho")) {
        let mut end = at + 1;
        while matches!(tokens.word(end), Some("den" | "het" | "toi")) {
            end += 1;
        }
        return Some((end, false));
    }
    let end = tokens.skip_signs(at, "-–—~→_.…)(");
    (end > at).then_some((end, true))
}

/// Two times as one span: `từ 01/03 đến 15/03/2021`, `2018-09..2021-04`, `từ năm 2018 đến tháng 04 năm 2021`.
fn range(tokens: &Tokens, first: Item, end: usize, cut: Cut) -> Option<(Item, usize)> {
    let (next, same_kind) = connector(tokens, end)?;
    let (second, end) = item(tokens, next, !same_kind || matches!(first, Item::Day(_) | Item::DayMonth(..)))?;
    if same_kind && std::mem::discriminant(&kind(first)) != std::mem::discriminant(&kind(second)) {
        return None;
    }
    join(first, second, cut).map(|when| (Item::Full(when), end))
}

/// What kind of time an item is, whether complete or not.
fn kind(item: Item) -> Item {
    match item {
        Item::Full(When::Day(_) | When::Span(..)) | Item::DayMonth(..) => Item::Day(1),
        Item::Full(When::Month(_) | When::Months(..)) => Item::Month(1),
        Item::Full(When::Quarter(..)) => Item::Quarter(1),
        Item::Full(When::Year(_)) => Item::BareYear(1),
        other => other,
    }
}

fn join(first: Item, second: Item, cut: Cut) -> Option<When> {
    let second = match second {
        Item::Full(when) => when,
        Item::BareYear(year) => When::Year(year),
        _ => return None,
    };
    let first = match first {
        Item::Full(when) => when,
        Item::BareYear(year) => When::Year(year),
        Item::Day(_) | Item::DayMonth(..) => {
            let last = second.day()?;
            let (day, month) = match first {
                Item::DayMonth(day, month) => (day, month),
                Item::Day(day) => (day, last.month()),
                _ => return None,
            };
            // From December to January the first year is the one before.
            let year = if month > last.month() { last.year() - 1 } else { last.year() };
            When::Day(Date::new(year, month, day).ok()?)
        }
        Item::Month(month) => {
            let last = second.span(cut).1;
            let year = if month > last.month() { last.year() - 1 } else { last.year() };
            When::Month(YearMonth::new(year, month)?)
        }
        Item::Quarter(quarter) => When::Quarter(second.span(cut).1.year(), quarter),
        Item::Semester(_) => return None,
    };
    spanned(first, second, cut)
}

/// From the beginning of one time to the end of another; by months where both are months or longer.
fn spanned(first: When, second: When, cut: Cut) -> Option<When> {
    let months = |when: When| match when {
        When::Day(_) | When::Span(..) => None,
        When::Month(month) => Some((month, month)),
        When::Months(from, to) => Some((from, to)),
        When::Quarter(year, quarter) => YearMonth::new(year, quarter * 3 - 2).map(|month| (month, month.plus(2))),
        When::SchoolYear(year) => Some(cut.school_year(year)),
        When::Year(year) => YearMonth::new(year, 1).map(|month| (month, month.plus(11))),
    };
    if let (Some((from, _)), Some((_, to))) = (months(first), months(second)) {
        return (from < to).then_some(When::Months(from, to));
    }
    let (from, to) = (first.span(cut).0, second.span(cut).1);
    (from < to).then_some(When::Span(from, to))
}

/// The years a text names, for what lacks one.
struct Around {
    school: Option<i16>,
    year: Option<i16>,
}

impl Around {
    fn of(items: &[Item]) -> Self {
        let school = items.iter().find_map(|item| match item {
            Item::Full(When::SchoolYear(year)) => Some(*year),
            _ => None,
        });
        let year = items.iter().find_map(|item| match *item {
            Item::Full(When::Year(year) | When::Quarter(year, _)) | Item::BareYear(year) => Some(year),
            Item::Full(When::Month(month)) => Some(month.year()),
            _ => None,
        });
        Self { school, year }
    }

    /// The year of a month: the school year decides before a bare year does.
    fn month(&self, month: i8, cut: Cut) -> Option<YearMonth> {
        let year = match self.school {
            Some(year) if month >= cut.school_year_start => year,
            Some(year) => year + 1,
            None => self.year?,
        };
        YearMonth::new(year, month)
    }

    fn complete(&self, item: Item, cut: Cut) -> Option<When> {
        match item {
            Item::Full(when) => Some(when),
            Item::Month(month) => self.month(month, cut).map(When::Month),
            Item::Quarter(quarter) => {
                // The quarter in which a school year begins belongs to it with its last month only.
                let month = self.month(quarter * 3 - 2, cut)?;
                Some(When::Quarter(month.year(), quarter))
            }
            Item::DayMonth(day, month) => {
                let month = self.month(month, cut)?;
                Date::new(month.year(), month.month(), day).ok().map(When::Day)
            }
            Item::Semester(semester) => self.school.map(|year| semester_months(year, semester, cut)),
            Item::Day(_) | Item::BareYear(_) => None,
        }
    }
}

/// The month that a header names without a year ("Tháng 12", "T1", "Thg 3", "Sinh hoạt > Tháng 3"); 1 to 12.
pub fn month_word(text: &str) -> Option<i8> {
    let last = text.rsplit('>').next().unwrap_or(text);
    let tokens = Tokens::of(last);
    let number = |at: usize| tokens.small(tokens.skip_signs(at, ".-_:"), 12);
    let whole = matches!(tokens.full(0), Some("t" | "th" | "thg")) && tokens.skip_signs(1, ".-_:") + 1 == tokens.len();
    if whole {
        return number(1);
    }
    (0..tokens.len()).find(|&at| tokens.is(at, "tháng", "thang")).and_then(|at| number(at + 1))
}

/// The one month of that number inside a longer time: December of the school year 2020-2021 is December 2020.
pub fn month_within(month: i8, around: When, cut: Cut) -> Option<YearMonth> {
    let (from, to) = around.span(cut);
    let (first, last) = (cut.month_of(from), cut.month_of(to));
    let mut inside = (first.year()..=last.year())
        .filter_map(|year| YearMonth::new(year, month))
        .filter(|one| (first..=last).contains(one));
    let one = inside.next()?;
    inside.next().is_none().then_some(one)
}

/// The place-and-date line above a signature: `Cần Thơ, ngày 05 tháng 4 năm 2021`. None for dots instead of numbers.
pub fn place_date(text: &str) -> Option<Date> {
    let words: Vec<&str> = text.split_whitespace().collect();
    // Of most words the first letter tells that they are another.
    let may_be = |word: &str| {
        let first = word.chars().find(|one| one.is_alphanumeric());
        first.is_some_and(|first| !first.is_ascii() || matches!(first, 'n' | 'N'))
    };
    let at = words.iter().rposition(|word| may_be(word) && crate::text::plain(word) == "ngay")?;
    let place: Vec<&str> = words[..at].to_vec();
    if !is_place(&place) {
        return None;
    }
    let tokens = Tokens::of(&words[at..].join(" "));
    match item(&tokens, 0, true)? {
        (Item::Full(When::Day(day)), end) if tokens.skip_signs(end, ".,;)") == tokens.len() => Some(day),
        _ => None,
    }
}

/// Whether words can be the name of a place, or end in one behind the name of an office. Titles are all capitals.
fn is_place(words: &[&str]) -> bool {
    let bare = |word: &&str| word.trim_matches(|letter: char| !letter.is_alphabetic()).to_owned();
    let is_name = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
    };
    let is_kind = |word: &str| {
        matches!(
            word.to_lowercase().as_str(),
            "tp" | "p" | "x" | "q" | "tx" | "tt" | "phường" | "xã" | "quận" | "huyện" | "thành" | "phố"
        )
    };
    let has_comma = words.last().is_some_and(|word| word.ends_with(','));
    let names: Vec<String> = words.iter().map(bare).filter(|word| !word.is_empty()).collect();
    let tail = names.iter().rev().take_while(|word| is_name(word) || is_kind(word)).count();
    let is_all = tail == names.len();
    // Behind an office in capitals the place is what is left in title case, and needs its comma.
    let office = |word: &String| word.chars().all(char::is_uppercase);
    tail > 0 && (is_all && tail <= 5 || has_comma && tail <= 4 && names[..names.len() - tail].iter().all(office))
}
