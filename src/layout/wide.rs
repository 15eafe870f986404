//! Wide columns: what a header says of the marks below it (group, channel, month or day, ward, activity).

use super::fields;
use super::grid::lower;
use super::header::{Part, Path};
use super::vocabulary::{ACTIVITY_PARENTS, OCCASIONS, has_words};
use crate::model::{Field, MarkOf, When, YearMonth};
use crate::normalise::cells;
use crate::settings::Words;
use crate::settings::words::GroupHow;
use crate::text;
use crate::wards;

/// Where the year of a month column comes from when its header does not say: title, sheet, file, folder, in this order.
#[derive(Clone, Debug, Default)]
pub(super) struct Years {
    said: Vec<When>,
    school_year_start: i8,
}

impl Years {
    pub(super) fn new<'t>(texts: impl Iterator<Item = &'t str>, school_year_start: i8) -> Self {
        Self { said: texts.filter_map(cells::when_in).collect(), school_year_start }
    }

    /// The year of a month: from what stands above the column, else from around the table.
    fn of(&self, month: i8, parents: &[Part]) -> Option<i16> {
        let above = parents.iter().rev().filter_map(|part| when_of(&part.text, &part.key));
        above.chain(self.said.iter().copied()).find_map(|when| self.year_in(when, month))
    }

    /// What a run of bare numbers over columns names: days of the month around the table, months of the longer time around it.
    pub(super) fn of_numbers(&self, numbers: &[i8]) -> Option<Vec<When>> {
        let rising = numbers.windows(2).all(|two| two[0] < two[1]);
        let following = numbers.windows(2).all(|two| two[1] == two[0] % 12 + 1);
        match self.said.first()? {
            When::Month(month) if rising => {
                let day = |day: &i8| jiff::civil::Date::new(month.year(), month.month(), *day).ok().map(When::Day);
                numbers.iter().map(day).collect()
            }
            When::Month(_) | When::Day(_) => None,
            _ if following => {
                let month = |month: &i8| YearMonth::new(self.of(*month, &[])?, *month).map(When::Month);
                numbers.iter().map(month).collect()
            }
            _ => None,
        }
    }

    /// The month that the title or a name is about, for days below no month of their own.
    fn month(&self) -> Option<(i16, i8)> {
        self.said.iter().find_map(|when| match when {
            When::Month(month) => Some((month.year(), month.month())),
            _ => None,
        })
    }

    /// The year of a quarter, where one calendar year is told.
    fn of_quarter(&self, quarter: i8, parents: &[Part]) -> Option<i16> {
        let first = self.of(quarter * 3 - 2, parents)?;
        (self.of(quarter * 3, parents) == Some(first)).then_some(first)
    }

    fn year_in(&self, when: When, month: i8) -> Option<i16> {
        match when {
            When::Year(year) | When::Quarter(year, _) => Some(year),
            When::SchoolYear(year) => Some(if month >= self.school_year_start { year } else { year + 1 }),
            When::Month(named) => Some(named.year()),
            When::Day(day) => Some(day.year()),
            When::Months(from, to) => first_within(month, from, to),
            When::Span(from, to) => first_within(month, YearMonth::of(from), YearMonth::of(to)),
        }
    }
}

/// The year in which a calendar month first falls between two months.
fn first_within(month: i8, from: YearMonth, to: YearMonth) -> Option<i16> {
    let year = if month >= from.month() { from.year() } else { from.year() + 1 };
    YearMonth::new(year, month).filter(|found| *found <= to).map(|_| year)
}

/// Whether a header cell names a group, channel, month, day or ward by itself: for finding header rows.
pub(super) fn is_named(raw: &str, key: &str, words: &Words) -> bool {
    month_word(key).is_some() || group_exactly(key, words) || ward_of(raw, key).is_some()
}

fn group_exactly(key: &str, words: &Words) -> bool {
    let key = without_number(key);
    words.groups.iter().any(|(word, _, how)| *how != GroupHow::Keyword && word == key && word != OTHER)
        || words.channels.iter().any(|(word, _)| word == key)
}

/// "Khác": a group only below a parent of groups or beside groups.
const OTHER: &str = "khac";

/// What stands around and below a header that may name marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Below {
    /// A column beside it names a group.
    pub among_groups: bool,
    /// Marks or counts stand below it, or nothing.
    pub ticks: bool,
    /// Marks do stand below it, on a sheet that has no columns of membership.
    pub marked: bool,
}

/// What the header of a column says of marks; None where it says nothing of them.
pub(super) fn mark_of(path: &Path, words: &Words, years: &Years, below: Below) -> Option<Field> {
    let leaf = path.leaf();
    let under_activities = path.parents().iter().any(|part| is_activity_parent(&part.key));
    let grouped = under_activities || below.among_groups;
    let mut mark = MarkOf { when: when_of_path(path, years), ..MarkOf::default() };
    for part in path.parts.iter().rev() {
        if mark.group.is_none() {
            mark.group = group_of(&part.text, &part.key, words, grouped && part.at == leaf.at);
        }
        if mark.channel.is_none() && !is_activity_parent(&part.key) {
            mark.channel = words.channel_in(&part.text);
        }
        if mark.ward.is_none() {
            mark.ward = ward_of(&part.text, &part.key);
        }
    }
    mark.ward = mark.ward.or_else(|| ward_below(path, words).filter(|_| below.ticks));
    mark.group = mark.group.or_else(|| group_by_number(path).filter(|_| below.ticks));
    let said = mark.group.is_some() || mark.channel.is_some() || mark.when.is_some() || mark.ward.is_some();
    let leaf_says =
        says_something(leaf, words, grouped) || group_by_number(path).is_some() || month_word(&leaf.key).is_some();
    let does = |part: &&Part| matches!(words.group_in(&part.text), Some((_, GroupHow::Keyword)));
    let by_keyword = below.marked && does(&leaf);
    // `Hiến máu` > `10/10/2026`: what was done stands over its day.
    let over_day = mark.channel.is_none() && below.marked && is_day(&leaf.text);
    let done = path.parents().iter().rev().filter(|part| over_day && part.at.col == part.last.col).find(does);
    if mark.group.is_some() {
        // A group belongs to the one channel of groups; naming that as well says nothing new.
        mark.channel = None;
    } else if by_keyword || (below.ticks && grouped && !leaf_says) {
        mark.activity = Some(leaf.text.clone());
    } else if let Some(part) = done {
        mark.activity = Some(part.text.clone());
    }
    let kept = mark.activity.is_some() || (said && (leaf_says || below.ticks));
    let unsure = mark.when.is_none() && mark.group.is_none() && mark.ward.is_none() && !below.ticks;
    (kept && !unsure).then_some(Field::MarkOf(mark))
}

/// Whether the lowest header cell is itself the group, channel, time or ward.
fn says_something(leaf: &Part, words: &Words, grouped: bool) -> bool {
    group_of(&leaf.text, &leaf.key, words, grouped).is_some()
        || words.channel_in(&leaf.text).is_some()
        || when_of(&leaf.text, &leaf.key).is_some()
        || ward_of(&leaf.text, &leaf.key).is_some()
}

pub(super) fn is_activity_parent(key: &str) -> bool {
    ACTIVITY_PARENTS.contains(&key) || key.starts_with("nhom hoat dong")
}

/// Whether a column's header names a group without help from its neighbours.
pub(super) fn names_group(path: &Path, words: &Words) -> bool {
    let leaf = path.leaf();
    without_number(&leaf.key) != OTHER && group_of(&leaf.text, &leaf.key, words, false).is_some()
}

/// The group a header cell names by official words or alias. A keyword inside a header is an activity, not a group.
fn group_of(raw: &str, key: &str, words: &Words, grouped: bool) -> Option<crate::model::GroupCode> {
    let bare = without_number(key);
    if is_activity_parent(key) || (bare == OTHER && !grouped) {
        return None;
    }
    let exact = words.groups.iter().find(|(word, _, how)| *how != GroupHow::Keyword && word == bare);
    if let Some((_, code, _)) = exact {
        return Some(code.clone());
    }
    if bare == OTHER {
        return Some(crate::model::GroupCode::new(crate::model::GroupCode::OTHER));
    }
    let (code, how) = words.group_in(raw)?;
    // An alias somewhere in a longer header names the group only where groups are expected.
    let most = words.groups.iter().any(|(word, one, how)| {
        *how != GroupHow::Keyword
            && *one == code
            && word != OTHER
            && has_words(key, word)
            && word.len() * 2 >= key.len()
    });
    (how != GroupHow::Keyword && (grouped || most)).then_some(code)
}

/// The group a bare number names below "Nhóm hoạt động": the official groups are nine, in their order.
fn group_by_number(path: &Path) -> Option<crate::model::GroupCode> {
    let parent = path.parents().last()?;
    let number = path.leaf().key.parse::<u8>().ok().filter(|number| (1..=9).contains(number))?;
    parent.key.starts_with("nhom").then(|| crate::model::GroupCode::new(&format!("g{number}")))
}

/// `1. văn nghệ`, `nhóm 4: NTM` without the number in front.
fn without_number(key: &str) -> &str {
    let rest = key.strip_prefix("nhom ").unwrap_or(key);
    let trimmed = rest.trim_start_matches(|one: char| one.is_ascii_digit()).trim_start();
    if trimmed.is_empty() || (rest.len() == key.len() && trimmed.len() == rest.len()) { key } else { trimmed }
}

/// The time a header path names: a day or month at any level, its year from above or around.
fn when_of_path(path: &Path, years: &Years) -> Option<When> {
    for (at, part) in path.parts.iter().enumerate().rev() {
        let parents = &path.parts[..at];
        if let Some(found) = when_of(&part.text, &part.key).filter(|when| !matches!(when, When::Year(_))) {
            return Some(found);
        }
        let below_month =
            parents.last().is_some_and(|parent| parent.key == "thang" || parent.key.starts_with("cac thang"));
        if let Some(quarter) = quarter_word(&part.key) {
            return years.of_quarter(quarter, parents).map(|year| When::Quarter(year, quarter));
        }
        let month = month_word(&part.key).or_else(|| bare_month(&part.key).filter(|_| below_month));
        if let Some(month) = month {
            return years.of(month, parents).and_then(|year| YearMonth::new(year, month)).map(When::Month);
        }
        if let Some(day) = day_word(&part.text) {
            return day_below(day, parents, years);
        }
    }
    None
}

fn day_below((day, month): (i8, Option<i8>), parents: &[Part], years: &Years) -> Option<When> {
    let (year, month) = match month {
        Some(month) => (years.of(month, parents)?, month),
        None => {
            let above = parents.iter().rev().find_map(|part| match when_of(&part.text, &part.key) {
                Some(When::Month(month)) => Some((month.year(), month.month())),
                _ => month_word(&part.key).and_then(|month| Some((years.of(month, parents)?, month))),
            });
            above.or_else(|| years.month())?
        }
    };
    jiff::civil::Date::new(year, month, day).ok().map(When::Day)
}

/// A time with its year in one header cell.
fn when_of(raw: &str, key: &str) -> Option<When> {
    if let Some(year) = key.strip_prefix("nam ").and_then(|rest| rest.parse::<i16>().ok()) {
        return (1990..=2100).contains(&year).then_some(When::Year(year));
    }
    let mut parts = key.split(' ');
    let (month, year) = match (parts.next()?, parts.next(), parts.next(), parts.next()) {
        ("thang", Some(month), Some(year), None) => (month, year),
        (short, Some(year), None, None) if short.starts_with('t') => {
            (short.trim_start_matches("th").trim_start_matches('t'), year)
        }
        _ => return cells::when_in(raw),
    };
    match (month.parse().ok(), year.parse::<i16>().ok()) {
        (Some(month), Some(year)) if year >= 1990 => YearMonth::new(year, month).map(When::Month),
        _ => cells::when_in(raw),
    }
}

/// `tháng 3`, `T3`, `th 3` without a year.
fn month_word(key: &str) -> Option<i8> {
    let rest = ["thang", "th", "t"].iter().find_map(|word| key.strip_prefix(word))?;
    bare_month(rest.trim_start())
}

/// `quý 2`, `Q.III` without a year.
fn quarter_word(key: &str) -> Option<i8> {
    let rest = ["quy", "q"].iter().find_map(|word| key.strip_prefix(word))?.trim_start();
    ["1", "2", "3", "4"]
        .iter()
        .chain(&["i", "ii", "iii", "iv"])
        .position(|one| *one == rest)
        .map(|at| [1, 2, 3, 4][at % 4])
}

fn bare_month(key: &str) -> Option<i8> {
    let short = !key.is_empty() && key.len() <= 2 && key.bytes().all(|byte| byte.is_ascii_digit());
    key.parse().ok().filter(|month| short && (1..=12).contains(month))
}

/// The time that the end of a header names, its key given: `Số lượt` > `T9`, `Số lần` > `tháng 9/2026`.
pub(super) fn when_named(key: &str, path: &Path, years: &Years) -> Option<When> {
    if let Some(month) = month_word(key) {
        return years.of(month, path.parents()).and_then(|year| YearMonth::new(year, month)).map(When::Month);
    }
    when_of(key, key).filter(|when| !matches!(when, When::Year(_)))
}

/// Whether a key begins with the word month and its number.
pub(super) fn begins_with_month(key: &str) -> bool {
    let mut words = key.split(' ');
    words.next() == Some("thang") && words.next().is_some_and(|number| bare_month(number).is_some())
}

/// Words that name a weekday beside its day: `CN 04/10`. Without their marks some of them are other words.
const WEEKDAYS: &[&str] = &["cn", "nhật", "hai", "ba", "tư", "năm", "sáu", "bảy", "t2", "t3", "t4", "t5", "t6", "t7"];

/// `06/3`, `6-3`, `ngày 6`, `CN 06/3`, `Buổi 1 (06/3)` without a year: the day and, if it is there, the month.
fn day_word(raw: &str) -> Option<(i8, Option<i8>)> {
    // Most texts are told by that alone.
    if !raw.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let folded = lower(raw);
    let mut said = false;
    let mut left = None;
    let mut numbered = false;
    for word in folded.split([' ', '(', ')', ',', ':', ';']).filter(|word| !matches!(*word, "" | "-" | "–")) {
        let number = word.bytes().all(|byte| byte.is_ascii_digit());
        if matches!(word, "thứ" | "chủ") || OCCASIONS.contains(&text::plain(word).as_str()) {
            numbered = true;
        } else if word == "ngày" {
            (said, numbered) = (true, false);
        } else if !(WEEKDAYS.contains(&word) || (numbered && number)) && left.replace(word).is_some() {
            return None;
        }
    }
    let mut parts = left?.split(['/', '-', '.']);
    let number = |part: &str| part.trim().parse::<i8>().ok();
    let day = number(parts.next()?).filter(|day| (1..=31).contains(day))?;
    match (parts.next(), parts.next()) {
        (None, _) => said.then_some((day, None)),
        (Some(month), None) => number(month).filter(|month| (1..=12).contains(month)).map(|month| (day, Some(month))),
        _ => None,
    }
}

/// Whether a header cell is a day and nothing else, with its year or without.
pub(super) fn is_day(raw: &str) -> bool {
    day_word(raw).is_some() || (raw.len() <= LONGEST_DAY && matches!(cells::when_in(raw), Some(When::Day(_))))
}

/// `Chủ nhật, ngày 11/10/2026` has fewer bytes; a longer text with a day in it is about something else.
const LONGEST_DAY: usize = 36;

/// The ward of a name below a header of wards: `Phường` > `Bình Thủy`, `Nơi sinh hoạt` > `Bình Thủy`.
fn ward_below(path: &Path, words: &Words) -> Option<String> {
    let (leaf, above) = (path.leaf(), path.parents().last()?);
    let asked = matches!(fields::of_text(&above.text, words), Some(Field::Ward | Field::Address | Field::IntroducedTo));
    let named = format!("Phường {}", leaf.text);
    let known = asked && wards::mention(&named).as_ref() == Some(&named);
    known.then(|| match above.key.as_str() {
        "phuong" => named,
        "xa" => format!("Xã {}", leaf.text),
        _ => leaf.text.clone(),
    })
}

/// The ward a header cell names: `Phường An Thới`, `Xã Vị Thủy`, `P. Bình Thủy`.
fn ward_of(raw: &str, key: &str) -> Option<String> {
    let short = raw.split(['.', ' ']).next().is_some_and(|kind| matches!(kind, "P" | "X"));
    if short && wards::mention(raw).is_some_and(|found| found == raw) {
        return Some(raw.to_owned());
    }
    let name = ["phuong ", "thi tran ", "xa ", "dac khu "].iter().find_map(|kind| key.strip_prefix(kind))?;
    let proper = raw.split_whitespace().skip(1).any(|word| word.chars().next().is_some_and(char::is_uppercase));
    let other_word = ["xa", "thi tran", "phuong", "thuc", "cu tru"]
        .iter()
        .any(|word| name == *word || name.starts_with(&format!("{word} ")));
    (proper && !other_word && name.len() >= 2).then(|| raw.to_owned())
}
