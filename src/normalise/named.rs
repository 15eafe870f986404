//! Which activity groups a text names, and how that is said.
//!
//! Must never place a text by itself: words are settings'.

use std::borrow::Cow;

use super::around::from_name;
use super::cells::{self, Listed, absence};
use super::dates;
use super::desk::{Desk, Entry, MarkColumn};
use super::path::{Word, words};
use super::ready::Ready;
use super::{GroupClaim, Source};
use crate::finding::{Code, Finding};
use crate::model::{CellRef, ChannelCode, GroupCode, Text, When};
use crate::read::{Cell, Value};
use crate::settings::Settings;
use crate::settings::several::Part;
use crate::settings::words::GroupHow;
use crate::text;

/// A group or activity that something names.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub group: GroupClaim,
    /// As typed; None where only a group is named.
    pub activity: Option<Text>,
    pub source: Source,
    /// None: a file's or sheet's name.
    pub at: Option<CellRef>,
    /// The text that named it.
    pub seen: Text,
    /// Its own words, where that text names several.
    pub part: Option<Text>,
    /// The channel without groups that these words name instead of a group.
    pub channel: Option<ChannelCode>,
    /// Comes from another cell.
    pub copied: bool,
    /// The days that stand beside it in its cell.
    pub days: Vec<When>,
    /// How often it was done by its words, where no days say so.
    pub times: u32,
}

impl Named {
    /// The words that named it: its own, where the text names several.
    pub(super) fn words(&self) -> &Text {
        self.part.as_ref().unwrap_or(&self.seen)
    }
}

/// What a cell about an activity says.
pub(super) enum Said {
    /// One entry, several where the text names several groups or activities.
    Activities(Vec<Did>),
    /// It names no activity but how the member took part, and the days that stand beside that, or how often.
    Channel(ChannelCode, Vec<Listed>, u32),
    /// "không", "-".
    Nothing,
}

/// One group or activity of a cell.
pub(super) struct Did {
    group: GroupClaim,
    /// As typed, where it names one.
    activity: Option<Text>,
    part: Option<Text>,
    channel: Option<ChannelCode>,
    /// The days beside it.
    listed: Vec<Listed>,
    /// How often, where no days say so.
    times: u32,
}

/// Whether a whole text, folded, says that nothing was done or that nobody came to do it.
pub(super) fn says_nothing(key: &str) -> bool {
    matches!(key.trim(), "khong" | "khong co" | "chua" | "chua co") || absence::is_whole(key)
}

/// Reads the text of a group or activity column.
pub(super) fn said(settings: &Settings, of: &Ready, cell: &Cell) -> Said {
    if matches!(of.plain().trim(), "" | "0") || says_nothing(of.plain()) {
        return Said::Nothing;
    }
    let words = &settings.words;
    let lines = match &cell.value {
        Value::Text(typed) if typed.trim().contains('\n') => lines(typed),
        _ => Vec::new(),
    };
    let typed = if lines.is_empty() { Cow::Borrowed(&*of.text) } else { Cow::Owned(lines.join("\n")) };
    let dated = dated(settings, &typed);
    if dated.is_none()
        && let Some(channel) = words.leading_channel(&of.text)
    {
        return Said::Channel(channel.clone(), cells::days_beside(&of.text), times(&of.text));
    }
    let by_line = || begin_anew(&lines).then(|| words.activities_in(&typed)).filter(|parts| parts.len() > 1);
    let parts = dated.or_else(by_line).unwrap_or_else(|| words.activities_in(&of.text));
    if let [Part { group: None, text, .. }] = &parts[..]
        && let Some(channel) = of.channel(settings).filter(|channel| !channel.is_group())
    {
        return Said::Channel(channel.clone(), cells::days_beside(text), times(text));
    }
    let several = parts.len() > 1;
    let did = |part: Part| {
        let (code, how) = match part.group {
            Some((code, how)) => (code, Some(how)),
            None => (GroupCode::new(GroupCode::OTHER), None),
        };
        let channel = part.channel;
        // A number stands for what the sender's legend says.
        let several = several || *part.text != *of.text;
        let text: Text = if several { part.text.into() } else { Text::clone(&of.text) };
        let activity = (!part.bare).then(|| Text::clone(&text));
        let (listed, times) = (cells::days_beside(&text), times(&text));
        let part = several.then_some(text);
        Did { group: GroupClaim { code, how }, activity, part, channel, listed, times }
    };
    Said::Activities(parts.into_iter().map(did).collect())
}

/// The channels and groups that a text of a column of channels lists, each with its days; none where it lists one or anything else.
pub(super) fn channels(settings: &Settings, text: &str) -> Vec<Did> {
    let parts = settings.words.channels_listed(text).unwrap_or_default();
    let did = |part: Part| {
        let group = match part.group {
            Some((code, how)) => GroupClaim { code, how: Some(how) },
            None => GroupClaim { code: GroupCode::new(GroupCode::OTHER), how: None },
        };
        let (listed, times) = (cells::days_beside(&part.text), times(&part.text));
        Did { group, activity: None, part: Some(part.text.into()), channel: part.channel, listed, times }
    };
    parts.into_iter().map(did).collect()
}

/// How often a text says that something was done; 1 where it says nothing of it.
pub(super) fn times(text: &str) -> u32 {
    cells::times_told(text).unwrap_or(1)
}

/// What the items of a list name that gives each its own days; none where somebody stayed away.
fn dated(settings: &Settings, typed: &str) -> Option<Vec<Part>> {
    let words = &settings.words;
    let items =
        cells::dated_items(typed, |one| words.is_aside(one) && !is_away(one)).filter(|_| !words.is_itemised(typed))?;
    let came: Vec<&str> = items.iter().copied().filter(|item| !is_away(item)).collect();
    let parts = words.of_items(&came);
    (parts.len() > 1 || (came.len() < items.len() && !came.is_empty())).then_some(parts)
}

/// Whether an item of a list says of its days that somebody was not there: `vắng 11/10`.
fn is_away(item: &str) -> bool {
    let named = text::undated_text(item);
    absence::said(&text::fold(named), &text::plain(named)) == Some(absence::Said::Away)
}

/// The lines of a cell; in a list each item begins with its sign, and what does not goes on.
fn lines(typed: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in typed.lines().map(|line| text::clean(line).text).filter(|line| !line.is_empty()) {
        match lines.last_mut().filter(|before| lists(before) && !lists(&line)) {
            Some(before) => *before = format!("{before} {line}"),
            None => lines.push(line),
        }
    }
    lines
}

/// Whether each of several lines begins anew, or lists its items: otherwise a long text was broken to fit.
fn begin_anew(lines: &[String]) -> bool {
    let begins = |line: &String| lists(line) || line.chars().next().is_some_and(|first| !first.is_lowercase());
    lines.len() > 1 && lines.iter().all(begins)
}

/// Whether a line begins with the sign or number of an item: `- dọn rác`, `1. dọn rác`, `a) dọn rác`.
fn lists(line: &str) -> bool {
    let mut signs = line.chars();
    match signs.next() {
        Some('-' | '–' | '+' | '*' | '•') => true,
        Some(first) if first.is_ascii_alphanumeric() => matches!(signs.next(), Some('.' | ')')),
        _ => false,
    }
}

/// What a cell names, at its place; `base`: the time around it.
pub(super) fn at_cell(entry: &Entry, did: &Did, base: Option<When>, settings: &Settings) -> Named {
    Named {
        group: did.group.clone(),
        activity: did.activity.clone(),
        source: Source::Row,
        at: Some(entry.at),
        seen: entry.cell.value.text(),
        part: did.part.clone(),
        channel: did.channel.clone(),
        copied: entry.copied,
        days: dates::beside(&did.listed, base, settings),
        times: did.times,
    }
}

/// The channel that a cell names instead of a mark, with the days beside it and how often, as [`Said::Channel`] has them.
pub(super) fn of_channel(
    entry: &Entry,
    (channel, listed, times): (&ChannelCode, &[Listed], u32),
    base: Option<When>,
    settings: &Settings,
) -> Named {
    let group = GroupClaim { code: GroupCode::new(GroupCode::OTHER), how: None };
    let (listed, part) = (listed.to_vec(), Some(Text::clone(&entry.text)));
    at_cell(entry, &Did { group, activity: None, part, channel: Some(channel.clone()), listed, times }, base, settings)
}

/// What the header of a mark column names, if it names a group or activity.
pub(super) fn header(settings: &Settings, mark: &MarkColumn) -> Option<Named> {
    let activity = mark.of.activity.as_ref();
    let group = match (&mark.of.group, activity) {
        (Some(code), _) => GroupClaim { code: code.clone(), how: Some(GroupHow::Named) },
        (None, Some(activity)) => match settings.words.group_in(activity) {
            Some((code, how)) => GroupClaim { code, how: Some(how) },
            None => GroupClaim { code: GroupCode::new(GroupCode::OTHER), how: None },
        },
        (None, None) => return None,
    };
    // What stands above or beside an activity is no part of its name: an answer about it holds for it anywhere.
    let seen = activity.unwrap_or(&mark.header);
    Some(Named {
        group,
        activity: activity.map(|activity| activity.as_str().into()),
        source: Source::Header,
        at: Some(mark.header_at),
        seen: seen.as_str().into(),
        part: None,
        channel: None,
        copied: false,
        days: Vec::new(),
        times: 1,
    })
}

/// The group that a title, context line, sheet or file name names among other words; an unknown activity is none.
pub(super) fn among(settings: &Settings, text: &str, source: Source, at: Option<CellRef>) -> Option<Named> {
    let (code, how) = settings.words.group_in(text)?;
    let activity = if how == GroupHow::Keyword { phrase(settings, text, &code) } else { None };
    let group = GroupClaim { code, how: Some(how) };
    Some(Named {
        group,
        activity,
        source,
        at,
        seen: text.into(),
        part: None,
        channel: None,
        copied: false,
        days: Vec::new(),
        times: 1,
    })
}

/// As [`among`], of a title or a name. `confirms`: of a list of who was seen and how they did.
pub(super) fn by_title(
    settings: &Settings,
    text: &str,
    source: Source,
    at: Option<CellRef>,
    confirms: bool,
) -> Option<Named> {
    let named = among(settings, text, source, at)?;
    let by_word = named.group.how == Some(GroupHow::Keyword);
    match by_word.then(|| without_own_summer(text, confirms)).flatten() {
        None => Some(named),
        // Something else in it may name one.
        Some(rest) => {
            let (code, how) = settings.words.group_in(&rest)?;
            let activity = named.activity.filter(|_| how == GroupHow::Keyword);
            Some(Named { group: GroupClaim { code, how: Some(how) }, activity, ..named })
        }
    }
}

/// A title without `sinh hoạt hè`, where that is members being at home in summer: confirmed, or said to be at a place. None where it is
/// an activity: held by them for somebody, or what a list says that they took part in.
fn without_own_summer(text: &str, confirms: bool) -> Option<String> {
    const SUMMER: &str = "sinh hoat he";
    const HOLD: &[&str] = &[" to chuc", " huong dan", " phu trach", " ho tro", " quan ly", " day"];
    const FOR: &[&str] = &["cho", "voi thieu", "voi tre", "thieu", "cua thieu", "tre"];
    const PLACE: &[&str] = &["tai", "o", "noi", "ve", "dia phuong"];
    let key = text::plain(text);
    let (ahead, behind) = key.split_once(SUMMER)?;
    let (ahead, behind) = (ahead.trim_end(), behind.trim());
    let begins = |words: &[&str]| words.iter().any(|word| text::starts_with_words(behind, word));
    let held = HOLD.iter().any(|word| ahead.ends_with(word)) || begins(FOR);
    (!held && (confirms || begins(PLACE))).then(|| format!("{ahead} {behind}"))
}

/// Says how a named group was found; called for what a claim of channel `group` used.
pub(super) fn say(desk: &mut Desk, named: &Named) {
    let code = match named.group.how {
        Some(GroupHow::Named) => None,
        Some(GroupHow::Alias) => Some(Code::ActivityAlias),
        Some(GroupHow::Keyword) => Some(Code::ActivityByKeyword),
        None => Some(Code::ActivityUnmapped),
    };
    // An alias heading a column or standing in a title is how sheets are written.
    let code = code.filter(|&code| code != Code::ActivityAlias || named.source == Source::Row);
    if let Some(code) = code {
        let label = desk.settings.group_label(&named.group.code).to_owned();
        let finding = Finding::new(code).seen(named.words()).repaired(&label).arg("group", &label);
        match named.at {
            // Each of several in a cell is asked about.
            Some(at) if named.part.is_some() => desk.say_part(at, finding.arg("part", named.words())),
            Some(at) => desk.say(at, finding),
            None => desk.say_of_table(finding),
        }
    }
    if matches!(named.source, Source::Sheet | Source::File) {
        let label = desk.settings.group_label(&named.group.code).to_owned();
        desk.say_of_table(from_name(&named.seen, &label));
    }
}

/// The words of `text` as typed by which it belongs to the group.
fn phrase(settings: &Settings, text: &str, code: &GroupCode) -> Option<Text> {
    let typed = words(text);
    let keys: Vec<&str> = typed.iter().map(Word::plain).collect();
    settings.words.groups.iter().filter(|(_, of, _)| of == code).find_map(|(phrase, ..)| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        let at = keys.windows(phrase.len()).position(|part| part == phrase)?;
        let activity = &text[typed[at].from..typed[at + phrase.len() - 1].to];
        // A second round of the same is another activity.
        let round = typed.windows(2).find(|two| two[0].is("dot") && two[1].plain().parse::<u8>().is_ok());
        let round = round.map(|two| format!(" {}", &text[two[0].from..two[1].to]));
        Some(format!("{activity}{}", round.unwrap_or_default()).into())
    })
}
