//! What a header of marks says was done, where no list of groups knows it: `Gói bánh ú (07/03/2021)`, `Thăm mẹ VNAH` over its day.
//!
//! Must never take for an activity what says when, where or that somebody came: that stays what it is.

use super::attending;
use super::columns::{Draft, Sight};
use super::fields;
use super::header::{Part, Path};
use super::neighbours;
use super::phrases;
use super::timed;
use super::times::is_day;
use super::vocabulary::{
    ATTENDANCE, ATTENDING, COUNT_WORDS, MARK_WORDS, MEETING, MEETINGS, NO_ACTIVITY, NUMBERS, OCCASIONS, ORDINALS,
    PLACES, TIME_WORDS, TO_COME, UNIT_WORDS,
};
use super::wide;
use crate::model::{Field, MarkOf, When};
use crate::settings::Words;
use crate::text::{self, has_any, has_words, starts_with_words};
use crate::wards;

/// Columns of marks of some time whose header also says what was done: they are of that.
pub(super) fn of_times(drafts: &mut [Draft], sight: &Sight<'_>) {
    let member = |draft: &Draft| matches!(draft.field, Field::Joined | Field::MemberCode | Field::CardNo);
    let registered = drafts.iter().any(member);
    for draft in drafts.iter_mut() {
        let Field::MarkOf(of) = &mut draft.field else { continue };
        let MarkOf { when: Some(when), group: None, channel: None, ward: None, activity: None, elsewhere: false } = of
        else {
            continue;
        };
        let profile = sight.profile(draft.col);
        let Some(path) = draft.path.as_ref().filter(|_| profile.cells > 0 && profile.is_ticked()) else { continue };
        // Months on a list of what only members have may be those for which they paid.
        let told = matches!(when, When::Day(_) | When::Span(..)) || !registered;
        let Some(activity) = done(path, *when, sight.words).filter(|_| told) else { continue };
        match wide::group_named(&text::plain(&activity), sight.words) {
            Some(group) => of.group = Some(group),
            None => of.activity = Some(activity),
        }
    }
}

/// What a header says was done at its time, without the time.
fn done(path: &Path, when: When, words: &Words) -> Option<String> {
    let leaf = path.leaf();
    let daily = matches!(when, When::Day(_) | When::Span(..));
    if let Some(activity) = named(&leaf.text, words) {
        // Below a month a single word is rather a unit or a place.
        let several = daily || activity.contains(' ') || wide::group_named(&text::plain(activity), words).is_some();
        return several.then(|| activity.to_owned());
    }
    let above = |part: &&Part| {
        let alone = part.at.col == part.last.col;
        let over = alone || (daily && !has_any(&part.key, MEETINGS));
        over && named(&part.text, words).is_some()
    };
    let timed = is_day(&leaf.text) || !daily;
    let part = path.parents().iter().rev().filter(|_| timed).find(above)?;
    named(&part.text, words).map(str::to_owned)
}

/// What a header cell says was done, without the day it names; None where it says nothing but when, where, or that somebody came.
fn named<'t>(raw: &'t str, words: &Words) -> Option<&'t str> {
    let name = timed::untimed(raw, words);
    (said(name, words) == Said::Done).then_some(name)
}

/// A header cell without the day or month it names, where what is left leaves no doubt that this is when: what was done, that
/// somebody met, where.
pub(super) fn beside_time<'t>(raw: &'t str, words: &Words) -> Option<&'t str> {
    let name = timed::untimed(raw, words);
    (name.len() < raw.len() && (said(name, words) != Said::Other || words.channel_in(name).is_some())).then_some(name)
}

/// What a header without its time is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Done,
    Met,
    Where,
    Other,
}

fn said(name: &str, words: &Words) -> Said {
    if words.group_in(name).is_some() {
        return Said::Done;
    }
    let key = text::plain(name);
    let time = |word: &&str| {
        word.bytes().any(|one| one.is_ascii_digit())
            || [TIME_WORDS, OCCASIONS, ORDINALS].iter().any(|times| times.contains(word))
    };
    let rest: Vec<&str> = key.split(' ').filter(|word| !time(word)).collect();
    let left = rest.join(" ");
    let begins = |list: &[&str]| list.iter().any(|begin| starts_with_words(&left, begin));
    if left.is_empty() || attending::is_away(&left) || begins(TO_COME) {
        return Said::Other;
    }
    let of_coming = rest.iter().all(|word| MARK_WORDS.contains(word) || COUNT_WORDS.contains(word));
    if begins(MEETING) || (of_coming && ATTENDING.iter().any(|phrase| has_words(&left, phrase))) {
        return Said::Met;
    }
    // `Chi đoàn 10/3` may be a class; `KV 3 07/3` is none.
    if is_place(name) || begins(PLACES) || begins(UNIT_WORDS) {
        return if UNIT_WORDS.contains(&key.as_str()) { Said::Other } else { Said::Where };
    }
    let other = of_coming
        || begins(NUMBERS)
        || (rest.len() < 2 && left.len() < 4)
        || NO_ACTIVITY.contains(&left.as_str())
        || ATTENDANCE.contains(&left.as_str())
        || phrases::is_sum_header(&left)
        || neighbours::may_be_channel(&left)
        || fields::of_text(&left, words).is_some()
        || words.grade(&left).is_some();
    if other { Said::Other } else { Said::Done }
}

/// `An Thới`, `KV Bình Thường A`, `Ấp 3`: where, and not what.
fn is_place(text: &str) -> bool {
    let named = format!("Phường {text}");
    wards::is_hamlet(text) || wards::mention(text).is_some() || wards::mention(&named).as_ref() == Some(&named)
}

/// `Thăm mẹ VNAH` > `25/10/2026` beside `Hiến máu` > `18/10/2026`: what stands over one day is what was done on it, and so is what
/// stands over the next.
pub(super) fn over_days(drafts: &mut [Draft]) {
    let over = |draft: &Draft| {
        let path = draft.path.as_ref().filter(|path| is_day(&path.leaf().text))?;
        let above = path.parents().last().filter(|part| part.at.col == part.last.col)?;
        above.text.chars().any(char::is_alphabetic).then(|| (above.at.row, above.text.clone()))
    };
    let named = |draft: &Draft| match &draft.field {
        Field::MarkOf(MarkOf { activity: Some(activity), .. }) => {
            over(draft).filter(|(_, text)| text::undated_text(text) == activity).map(|(row, _)| row)
        }
        _ => None,
    };
    let Some(row) = drafts.iter().find_map(named) else { return };
    for draft in drafts.iter_mut() {
        let above = over(draft).filter(|(at, _)| *at == row);
        if let Field::MarkOf(MarkOf { group: None, channel: None, ward: None, activity: activity @ None, .. }) =
            &mut draft.field
        {
            *activity = above.map(|(_, text)| text);
        }
    }
}
