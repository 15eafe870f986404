//! A row of days of the week over or below a row of days: `1 | 2 | 3` over `CN | T2 | T3`, or both in one cell. They say nothing that
//! the days do not, but that these are days.
//!
//! Must never take away a `T2` that is a month or a week: only where each stands with a day of its own.

use super::header::{Part, Path};
use super::times;

/// Columns with a day and its day of the week at least.
const FEWEST: usize = 3;

/// Days of the week as headers have them, folded.
const NAMES: &[&str] = &["cn", "chu nhat", "t2", "t3", "t4", "t5", "t6", "t7"];

/// The number behind `thứ`, in figures or in words.
const NUMBERS: &[&str] = &["2", "3", "4", "5", "6", "7", "hai", "ba", "tu", "nam", "sau", "bay"];

/// A day in the header of a column, with the day of the week that stands with it.
struct Dated {
    path: usize,
    /// Which part of the path is the day, and which is the day of the week, if it is one of its own.
    day: usize,
    weekday: Option<usize>,
    /// The bare number of the day; None where its month stands with it.
    number: Option<i8>,
}

/// Takes the days of the week out of the paths, where they run along with days that rise, and calls these days.
pub(super) fn aside(paths: &mut [Path]) {
    let found = paths.iter().enumerate().filter_map(|(at, path)| beside(at, path).or_else(|| glued(at, path)));
    let found: Vec<Dated> = found.collect();
    let rising = found.windows(2).all(|two| match (two[0].number, two[1].number) {
        (Some(one), Some(next)) => one < next,
        _ => true,
    });
    if found.len() < FEWEST || !rising {
        return;
    }
    for one in found {
        let parts = &mut paths[one.path].parts;
        if let Some(number) = one.number {
            parts[one.day].text = format!("Ngày {number}");
            parts[one.day].key = format!("ngay {number}");
        }
        if let Some(weekday) = one.weekday {
            parts.remove(weekday);
        }
    }
}

/// A day of the week right over or below its day.
fn beside(path: usize, of: &Path) -> Option<Dated> {
    let weekday = of.parts.iter().position(|part| is_alone(part) && is_weekday(&part.key))?;
    let day = [weekday.checked_sub(1), Some(weekday + 1)].into_iter().flatten();
    let mut day = day.filter(|&at| of.parts.get(at).is_some_and(|part| is_alone(part) && is_day(part)));
    let day = day.next()?;
    Some(Dated { path, day, weekday: Some(weekday), number: number(&of.parts[day].key) })
}

/// `CN 1`, `02 (T2)`: both in one cell.
fn glued(path: usize, of: &Path) -> Option<Dated> {
    let day = of.parts.len().checked_sub(1)?;
    let part = of.parts.get(day).filter(|part| is_alone(part))?;
    let (before, last) = part.key.rsplit_once(' ')?;
    let (first, behind) = part.key.split_once(' ')?;
    let found = number(last).filter(|_| is_weekday(before)).or_else(|| number(first).filter(|_| is_weekday(behind)))?;
    Some(Dated { path, day, weekday: None, number: Some(found) })
}

fn is_alone(part: &Part) -> bool {
    part.at.col == part.last.col
}

fn is_day(part: &Part) -> bool {
    number(&part.key).is_some() || times::is_day(&part.text)
}

fn number(key: &str) -> Option<i8> {
    key.parse().ok().filter(|day| (1..=31).contains(day))
}

fn is_weekday(key: &str) -> bool {
    NAMES.contains(&key) || key.strip_prefix("thu ").is_some_and(|number| NUMBERS.contains(&number))
}
