//! Wide columns: what a header says of the marks below it (group, channel, month or day, ward, activity).

use std::borrow::Cow;

use super::fields;
use super::header::{Part, Path};
use super::timed;
use super::times::{Years, is_day, month_word, when_of, when_of_path};
use super::vocabulary::ACTIVITY_PARENTS;
use crate::model::{Field, GroupCode, MarkOf};
use crate::settings::Words;
use crate::settings::words::GroupHow;
use crate::text::{self, has_words};
use crate::wards;

/// Whether a header cell names a group, channel, month, day or ward by itself: for finding header rows.
pub(super) fn is_named(raw: &str, key: &str, words: &Words) -> bool {
    month_word(key).is_some()
        || words.numbering.meaning(key, false).is_some()
        || group_exactly(key, words)
        || ward_of(raw, key).is_some()
        || group_timed(raw, words)
}

/// `NTM T2`, `ASXH (03/2021)`.
fn group_timed(raw: &str, words: &Words) -> bool {
    let short = raw.len() <= LONGEST_TIMED && raw.bytes().any(|byte| byte.is_ascii_digit());
    let name = if short { timed::untimed(raw, words) } else { raw };
    name.len() < raw.len() && group_named(&text::plain(name), words).is_some()
}

/// Official words of a group and a time are longer, and are found once the header is.
const LONGEST_TIMED: usize = 60;

fn group_exactly(key: &str, words: &Words) -> bool {
    let exactly = |key: &str| {
        group_named(key, words).is_some() || words.channels.iter().any(|(word, _)| word == without_number(key))
    };
    let bare = without_count(key);
    exactly(key) || (bare.len() < key.len() && exactly(bare))
}

/// `Số lượt theo nhóm`, `Lượt PT1` without the words of a number in front.
pub(super) fn without_count(key: &str) -> &str {
    const COUNT: &[&str] = &["tong", "so", "sl", "luot", "lan", "sinh hoat", "sh", "tham gia"];
    let mut rest = key;
    while let Some(next) = COUNT.iter().find_map(|word| rest.strip_prefix(word)?.strip_prefix(' ')) {
        rest = next;
    }
    rest
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
    let told = by_legend(path, words);
    let mut mark = MarkOf { when: when_of_path(path, years, words), ..MarkOf::default() };
    for part in path.parts.iter().rev() {
        if mark.group.is_none() && told.is_none() {
            mark.group = group_beside_time(part, words, grouped && part.at == leaf.at);
        }
        // `Sinh hoạt theo nhóm` over its groups is about them; over numbers it is the channel.
        if mark.channel.is_none() && (!is_activity_parent(&part.key) || part.at == leaf.at) {
            mark.channel = words.channel_in(&part.text);
        }
        if mark.ward.is_none() {
            mark.ward = ward_beside_time(part, words);
        }
    }
    mark.ward = mark.ward.or_else(|| ward_below(path, words).filter(|_| below.ticks));
    let by_number = || group_by_number(path).filter(|_| below.ticks && told.is_none());
    mark.group = mark.group.or_else(by_number);
    if let Some(meaning) = &told {
        mark.group = firmly(meaning, words);
        mark.activity = Some(meaning.clone()).filter(|_| mark.group.is_none());
    }
    let said = mark.group.is_some() || mark.channel.is_some() || mark.when.is_some() || mark.ward.is_some();
    let leaf_says = told.is_some()
        || says_something(leaf, words, grouped)
        || group_by_number(path).is_some()
        || month_word(&leaf.key).is_some();
    // An activity whose group somebody told is one all the same.
    let does = |part: &&Part| {
        matches!(words.group_in(&part.text), Some((_, GroupHow::Keyword))) || words.is_answered(&part.text)
    };
    let by_keyword = below.marked && does(&leaf);
    // `Hiến máu` > `10/10/2026`: what was done stands over its day.
    let over_day = mark.channel.is_none() && below.marked && is_day(&leaf.text);
    let done = path.parents().iter().rev().filter(|part| over_day && part.at.col == part.last.col).find(does);
    if mark.group.is_some() || told.is_some() {
        // A group belongs to the one channel of groups; naming that as well says nothing new.
        mark.channel = None;
    } else if by_keyword || (below.ticks && grouped && !leaf_says) {
        mark.activity = Some(activity_of(leaf, &mark, words));
    } else if let Some(part) = done {
        mark.activity = Some(activity_of(part, &mark, words));
    }
    let kept = mark.activity.is_some() || (said && (leaf_says || below.ticks));
    let unsure = mark.when.is_none() && mark.group.is_none() && mark.ward.is_none() && !below.ticks;
    // `Vệ sinh môi trường tại phường Cái Khế`: what was done, and where.
    if kept && mark.ward.is_none() {
        let named = |part: &Part| apart(&part.text, words).map(|(ward, _)| ward).or_else(|| wards::mention(&part.text));
        mark.ward = path.parts.iter().rev().find_map(named);
    }
    (kept && !unsure).then_some(Field::MarkOf(mark))
}

/// What a number over a column means by the sender's legend: `Nhóm 1`, `N1`, and below "Nhóm hoạt động" `1`.
fn by_legend(path: &Path, words: &Words) -> Option<String> {
    if words.numbering.is_empty() {
        return None;
    }
    let below = |part: &Part| part.key.starts_with("nhom") || is_activity_parent(&part.key);
    let bare = path.parents().iter().any(below);
    let meaning =
        |part: &Part| words.numbering.meaning(&without_time(part, words).1, bare && part.at == path.leaf().at);
    path.parts.iter().rev().find_map(meaning)
}

/// The group that words name by more than a keyword.
fn firmly(meaning: &str, words: &Words) -> Option<GroupCode> {
    words.group_in(meaning).filter(|(_, how)| *how != GroupHow::Keyword).map(|(code, _)| code)
}

/// An activity as its header names it, without the day where that is known.
fn activity_of(part: &Part, mark: &MarkOf, words: &Words) -> String {
    let text = part.text.as_str();
    if mark.when.is_none() {
        return text.to_owned();
    }
    let name = timed::untimed(text, words);
    // `Hiến máu 07/11/2026 Phường Pleiku`: the day stands between both.
    let between = || {
        let (_, rest) = apart(text, words).filter(|_| name.len() == text.len())?;
        Some(timed::untimed(&rest, words)).filter(|name| name.len() < rest.len()).map(str::to_owned)
    };
    between().unwrap_or_else(|| name.to_owned())
}

/// The group that a whole key names by official words or alias.
pub(super) fn group_named(key: &str, words: &Words) -> Option<GroupCode> {
    if let Some(meaning) = words.numbering.meaning(key, false) {
        return firmly(&meaning, words);
    }
    let bare = without_number(key);
    let named = words.groups.iter().find(|(word, _, how)| *how != GroupHow::Keyword && word == bare && word != OTHER);
    named.map(|(_, code, _)| code.clone())
}

/// Whether the lowest header cell is itself the group, channel, time or ward.
fn says_something(leaf: &Part, words: &Words, grouped: bool) -> bool {
    group_beside_time(leaf, words, grouped).is_some()
        || words.channel_in(&leaf.text).is_some()
        || when_of(&leaf.text, &leaf.key).is_some()
        || ward_beside_time(leaf, words).is_some()
}

pub(super) fn is_activity_parent(key: &str) -> bool {
    ACTIVITY_PARENTS.contains(&key) || key.starts_with("nhom hoat dong")
}

/// Whether a column's header names a group without help from its neighbours.
pub(super) fn names_group(path: &Path, words: &Words) -> bool {
    let leaf = path.leaf();
    without_number(&leaf.key) != OTHER && group_beside_time(leaf, words, false).is_some()
}

/// A header cell without the time beside its name, and the key of what is left.
fn without_time<'p>(part: &'p Part, words: &Words) -> (&'p str, Cow<'p, str>) {
    let name = timed::untimed(&part.text, words);
    let whole = name.len() == part.text.len();
    (name, if whole { Cow::Borrowed(part.key.as_str()) } else { Cow::Owned(text::plain(name)) })
}

/// The group that a header cell names, with a time beside it or without, and with a ward: `NTM 07/11/2026 Phường Pleiku`.
fn group_beside_time(part: &Part, words: &Words, grouped: bool) -> Option<GroupCode> {
    let (name, key) = without_time(part, words);
    let beside_ward = || {
        let (_, rest) = apart(&part.text, words)?;
        let name = timed::untimed(&rest, words);
        group_of(name, &text::plain(name), words, grouped)
    };
    group_of(name, &key, words, grouped).or_else(beside_ward)
}

/// A header cell that names a ward among other words: the ward, and the rest. A group behind a ward's name is none of its words.
fn apart(text: &str, words: &Words) -> Option<(String, String)> {
    let found = wards::mention(text)?;
    let from = text.find(&found)?;
    let mut ward = found.as_str();
    while let Some((name, last)) = ward.rsplit_once(' ')
        && name.contains(' ')
        && group_named(&text::plain(last), words).is_some()
    {
        ward = name.trim_end_matches(BETWEEN);
    }
    let ahead = text[..from].trim_end_matches(BETWEEN);
    let ahead = PLACED.iter().find_map(|word| ahead.strip_suffix(word)).unwrap_or(ahead).trim_end_matches(BETWEEN);
    let behind = text[from + ward.len()..].trim_matches(BETWEEN);
    let rest = format!("{ahead} {behind}");
    Some((ward.to_owned(), rest.trim().to_owned())).filter(|(_, rest)| !rest.is_empty())
}

/// Signs, and words behind a blank, between a ward and what was done there.
const BETWEEN: [char; 9] = [' ', ',', ';', '-', '–', '(', ')', '/', ':'];
const PLACED: &[&str] = &[" tại", " ở", " TẠI"];

/// The group a header cell names by official words or alias. A keyword inside a header is an activity, not a group.
fn group_of(raw: &str, key: &str, words: &Words, grouped: bool) -> Option<GroupCode> {
    if let Some(meaning) = words.numbering.meaning(key, false) {
        return firmly(&meaning, words);
    }
    let key = key.strip_prefix("trong do ").unwrap_or(key);
    let bare = without_number(key);
    if is_activity_parent(key) || (bare == OTHER && !grouped) {
        return None;
    }
    let exact = words.groups.iter().find(|(word, _, how)| *how != GroupHow::Keyword && word == bare);
    if let Some((_, code, _)) = exact {
        return Some(code.clone());
    }
    if bare == OTHER {
        return Some(GroupCode::new(GroupCode::OTHER));
    }
    let (code, how) = words.group_in(raw)?;
    // An alias somewhere in a longer header names the group only where groups are expected.
    let most = words.groups.iter().any(|(word, one, how)| {
        *how != GroupHow::Keyword
            && *one == code
            && word != OTHER
            && has_words(key, word)
            && word.len() * 2 >= bare.len()
    });
    // `Nhóm 4: ...` says which by its number.
    let numbered = bare.len() < key.len()
        && key.strip_prefix("nhom ").and_then(|rest| rest.split(' ').next()) == code.as_str().strip_prefix('g');
    (how != GroupHow::Keyword && (grouped || most || numbered || words.is_answered(raw))).then_some(code)
}

/// The group a bare number names below "Nhóm hoạt động": the official groups are nine, in their order.
fn group_by_number(path: &Path) -> Option<GroupCode> {
    let parent = path.parents().last()?;
    let number = path.leaf().key.parse::<u8>().ok().filter(|number| (1..=9).contains(number))?;
    parent.key.starts_with("nhom").then(|| GroupCode::new(&format!("g{number}")))
}

/// `1. văn nghệ`, `nhóm 4: NTM` without the number in front.
fn without_number(key: &str) -> &str {
    let rest = key.strip_prefix("nhom ").unwrap_or(key);
    let trimmed = rest.trim_start_matches(|one: char| one.is_ascii_digit()).trim_start();
    if trimmed.is_empty() || (rest.len() == key.len() && trimmed.len() == rest.len()) { key } else { trimmed }
}

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

/// Whether a text names a ward as a header does.
pub(super) fn names_ward(text: &str) -> bool {
    ward_of(text, &text::plain(text)).is_some()
}

/// The ward that a header cell names, with a time beside it or without.
fn ward_beside_time(part: &Part, words: &Words) -> Option<String> {
    let (name, key) = without_time(part, words);
    let ward = ward_of(name, &key)?;
    Some(apart(&ward, words).map_or(ward, |(ward, _)| ward))
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
