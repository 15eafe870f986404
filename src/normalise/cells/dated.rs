//! A list within one cell whose items each have their own days: `Họp chi đoàn (04/10), VSMT (11/10)`, `04/10: họp; 11/10: VSMT`.
//!
//! Must never take a day from one item for that of another, nor part what only says where or for whom.

use super::beside::{is_feast, is_numbered, is_of_time, times};
use crate::text;

/// Words behind which a day belongs to what stands before it, folded: `từ 04/10 đến 11/10`, `mừng 20/10`.
const LEADING_ON: &[&str] =
    &["tu", "den", "toi", "mung", "niem", "dip", "truoc", "sau", "le", "tet", "hoi", "trao", "vong", "nhan"];

/// Words and days by turns, as places of words.
struct Run {
    from: usize,
    to: usize,
    is_days: bool,
}

/// The items of a text that gives each of two at least its days, all behind it or all before it. `is_aside`: whether words name no
/// activity of their own.
pub fn dated_items(typed: &str, is_aside: impl Fn(&str) -> bool) -> Option<Vec<&str>> {
    if typed.bytes().filter(u8::is_ascii_digit).count() < 2 {
        return None;
    }
    let places = text::places_of_words(typed);
    let runs = runs(typed, &places);
    let (first, last) = (runs.first()?, runs.last()?);
    let ahead = first.is_days;
    if runs.iter().filter(|run| run.is_days).count() < 2 || (ahead && last.is_days) {
        return None;
    }
    let mut items: Vec<(usize, usize)> = Vec::new();
    for two in runs.chunks(2) {
        let (mut from, to) = (two[0].from, two[two.len() - 1].to);
        let words = if ahead { &two[two.len() - 1] } else { &two[0] };
        let named = |from: usize, to: usize| &typed[places[from].0..places[to - 1].1];
        let mut goes_on =
            is_aside(named(words.from, words.to)) || !(from == 0 || two.len() == 2 || is_parted(typed, &places, from));
        // `Họp (04/10) tại ấp, VSMT (11/10)`: what begins with where the one before was goes on behind the sign.
        let behind = || (words.from + 1..words.to).find(|&at| is_parted(typed, &places, at));
        if !ahead
            && let Some(at) = behind().filter(|&at| is_aside(named(words.from, at)))
            && let Some(before) = items.last_mut()
        {
            (before.1, from) = (at, at);
            goes_on = is_aside(named(at, words.to));
        }
        match items.last_mut() {
            Some(before) if goes_on => before.1 = to,
            None if goes_on => return None,
            _ => items.push((from, to)),
        }
    }
    (items.len() > 1).then(|| items.into_iter().map(|words| slice(typed, &places, words)).collect())
}

/// Words and days by turns, from the first word to the last.
fn runs(typed: &str, places: &[(usize, usize)]) -> Vec<Run> {
    let keys: Vec<String> = places.iter().map(|&(from, to)| text::plain(&typed[from..to])).collect();
    let mut runs: Vec<Run> = Vec::new();
    let mut at = 0;
    while at < keys.len() {
        let days = days_at(typed, places, &keys, at).filter(|&to| {
            let leads_on = at > 0 && LEADING_ON.contains(&keys[at - 1].as_str());
            !leads_on || is_parted(typed, places, at) || is_ended(typed, places, to)
        });
        let (to, is_days) = days.map_or((at + 1, false), |to| (to, true));
        match runs.last_mut().filter(|run| run.is_days == is_days) {
            Some(run) => run.to = to,
            None => runs.push(Run { from: at, to, is_days }),
        }
        at = to;
    }
    runs
}

/// Up to which word days stand from a word on; None where none begin there.
fn days_at(typed: &str, places: &[(usize, usize)], keys: &[String], from: usize) -> Option<usize> {
    let numbered = is_numbered(typed, places, from) && !is_parted(typed, places, from);
    if numbered || !is_of_time(&keys[from]) || keys[from] == "va" {
        return None;
    }
    let within = |at: &usize| {
        let gap = &typed[places[at - 1].1..places[*at].0];
        is_of_time(&keys[*at]) && !gap.contains([')', ']', '\n', ':'])
    };
    let longest = (from + 1..keys.len()).take_while(within).last().map_or(from + 1, |at| at + 1);
    let days = |to: &usize| times(&typed[places[from].0..places[to - 1].1]);
    let to = (from + 1..=longest).rev().find(|to| days(to).is_some())?;
    // `Hội trại 26/3` is named after a day.
    let feast = days(&to)?.iter().any(is_feast) && from > 0 && !is_parted(typed, places, from);
    (!feast || is_ended(typed, places, to)).then_some(to)
}

/// Whether a sign stands before a word, or the words begin there.
fn is_parted(typed: &str, places: &[(usize, usize)], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let and = matches!(text::fold(&typed[places[before].0..places[before].1]).as_str(), "và" | "va");
    and || typed[places[before].1..places[at].0].contains([',', ';', '+', '|', '\n', '&', '(', '['])
}

/// Whether a sign stands behind the word before a place, or the text ends there.
fn is_ended(typed: &str, places: &[(usize, usize)], at: usize) -> bool {
    let Some(next) = places.get(at) else { return true };
    typed[places[at - 1].1..next.0].contains([',', ';', '+', '|', '\n', '&', ')', ']', ':'])
        || matches!(text::fold(&typed[next.0..next.1]).as_str(), "và" | "va")
}

/// Words as typed, with the brackets around their ends and without the `và` between items.
fn slice<'t>(typed: &'t str, places: &[(usize, usize)], (from, to): (usize, usize)) -> &'t str {
    let and = |at: usize| matches!(text::fold(&typed[places[at].0..places[at].1]).as_str(), "và" | "va");
    let from = from + usize::from(from + 1 < to && and(from));
    let to = to - usize::from(from + 1 < to && and(to - 1));
    let (from, to) = (places[from].0, places[to - 1].1);
    let opened = from - usize::from(typed[..from].ends_with(['(', '[']));
    &typed[opened..to + usize::from(typed[to..].starts_with([')', ']']))]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Stands for the words of settings.
    fn is_aside(words: &str) -> bool {
        let key = text::plain(words);
        ["tai", "dot", "den", "khu vuc", "luc"].iter().any(|begin| text::starts_with_words(&key, begin))
    }

    #[test]
    fn items_with_days_of_their_own_are_parted() {
        for (typed, items) in [
            ("Họp chi đoàn (04/10), VSMT (11/10)", ["Họp chi đoàn (04/10)", "VSMT (11/10)"]),
            ("Họp chi đoàn (04/10) VSMT (11/10)", ["Họp chi đoàn (04/10)", "VSMT (11/10)"]),
            ("Họp chi đoàn 04/10 và VSMT 11/10", ["Họp chi đoàn 04/10", "VSMT 11/10"]),
            ("Họp chi đoàn 04/10 - VSMT 11/10", ["Họp chi đoàn 04/10", "VSMT 11/10"]),
            ("họp chi đoàn 04/10\nvsmt 11/10", ["họp chi đoàn 04/10", "vsmt 11/10"]),
            ("Họp ngày 04/10, VSMT ngày 11/10", ["Họp ngày 04/10", "VSMT ngày 11/10"]),
            ("ngày 04/10 họp, ngày 11/10 VSMT", ["ngày 04/10 họp", "ngày 11/10 VSMT"]),
            ("04/10: Họp, 11/10: VSMT", ["04/10: Họp", "11/10: VSMT"]),
            ("04/10 - họp; 11/10 - VSMT", ["04/10 - họp", "11/10 - VSMT"]),
            ("(04/10) Họp (11/10) VSMT", ["(04/10) Họp", "(11/10) VSMT"]),
            ("Sinh hoạt: 04/10; Hiến máu: 11/10", ["Sinh hoạt: 04/10", "Hiến máu: 11/10"]),
            ("Họp (04/10, 18/10), VSMT (11/10)", ["Họp (04/10, 18/10)", "VSMT (11/10)"]),
            ("VSMT, trồng cây (04/10), họp (11/10)", ["VSMT, trồng cây (04/10)", "họp (11/10)"]),
            ("Họp (04/10) tại ấp, VSMT (11/10)", ["Họp (04/10) tại ấp", "VSMT (11/10)"]),
            ("Định kỳ 04/10; VSMT 11/10", ["Định kỳ 04/10", "VSMT 11/10"]),
            ("Họp 10/10, VSMT 18/10", ["Họp 10/10", "VSMT 18/10"]),
            ("Văn nghệ mừng 20/10, hiến máu 25/10", ["Văn nghệ mừng 20/10", "hiến máu 25/10"]),
            ("Họp 04.10.2026; VSMT 11.10.2026", ["Họp 04.10.2026", "VSMT 11.10.2026"]),
            ("Họp (ngày 4), VSMT (ngày 11)", ["Họp (ngày 4)", "VSMT (ngày 11)"]),
        ] {
            assert_eq!(dated_items(typed, is_aside), Some(items.to_vec()), "{typed}");
        }
    }

    #[test]
    fn what_is_no_such_list_stays_whole() {
        for typed in [
            "VSMT (11/10)",
            "VSMT (04/10, 11/10)",
            "VSMT từ 04/10 đến 11/10",
            "Hiến máu đợt 1 (04/10), đợt 2 (18/10)",
            "VSMT (04/10) tại khu vực 3 (11/10)",
            "VSMT (04/10), hiến máu",
            "04/10, 11/10",
            "04/10 VSMT 11/10",
            "Hội trại 26/3 và hội diễn",
            "Họp, VSMT (11/10)",
            "Hiến máu 10-11/10",
            "Chạy 5 km, đi bộ 3 km",
        ] {
            assert_eq!(dated_items(typed, is_aside), None, "{typed}");
        }
    }
}
