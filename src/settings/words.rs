//! Words by which sheets are understood, folded once: header spellings by field, names of groups, channels, grades.

use std::collections::BTreeMap;

use super::heard::Heard;
use super::numbering::{self, Numbering};
use super::{Channel, Grade, Group, Reason};
use crate::model::{ChannelCode, Field, GradeCode, GroupCode, ReasonCode};
use crate::text;

/// How a group was recognised in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupHow {
    /// By its official words.
    Named,
    Alias,
    Keyword,
}

/// All folded words. Keys are made by `text::plain` (lower case, no marks, single blanks).
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Header spelling to the name of its field, as in DESIGN §7 (`birth`, `student_no` ...).
    pub headers: BTreeMap<String, String>,
    /// (folded words, code, how), longest first, then in order of config.
    pub groups: Vec<(String, GroupCode, GroupHow)>,
    /// Places in `groups` of those that begin with a word: of so many words few can stand in a text.
    opened_by: BTreeMap<String, Vec<usize>>,
    /// Whole folded texts of which somebody said what they are; never looked for inside other texts.
    pub answered: BTreeMap<String, GroupCode>,
    pub channels: Vec<(String, ChannelCode)>,
    /// As `opened_by`, of `channels`.
    channels_by: BTreeMap<String, Vec<usize>>,
    pub grades: Vec<(String, GradeCode)>,
    pub reasons: Vec<(String, ReasonCode)>,
    /// Folded alias of a ward to its code.
    pub wards: BTreeMap<String, String>,
    /// What numbers of groups mean by the sender's own legend; set by layout and normalise for the sheets it is about.
    pub numbering: Numbering,
    /// What texts were found to name: a column names the same few things in all its rows.
    heard: HeardAll,
}

/// Answers by text, for each question apart.
#[derive(Clone, Debug, Default)]
struct HeardAll {
    group: Heard<Option<(GroupCode, GroupHow)>>,
    channel: Heard<Option<ChannelCode>>,
    header: Heard<bool>,
    field: Heard<Option<Field>>,
}

/// Abbreviations that senders write out as often as not; an alias with one stands for both.
const WRITTEN_OUT: &[(&str, &str)] = &[("sh", "sinh hoat"), ("hd", "hoat dong")];

/// Words that turn a grade into its opposite.
const NEGATIONS: &[&str] = &["khong", "chua", "ko", "kg", "chang"];

impl Words {
    /// All words folded. `columns` are header spellings by name of field, `ward_aliases` other names by ward code.
    pub fn new(
        columns: &BTreeMap<String, Vec<String>>,
        channels: &[Channel],
        groups: &[Group],
        (grades, reasons): (&[Grade], &[Reason]),
        ward_aliases: &BTreeMap<String, Vec<String>>,
    ) -> Self {
        let mut words = Self { headers: inverted(columns), wards: inverted(ward_aliases), ..Self::default() };
        for group in groups {
            let named = named(group.code.as_str(), &group.label, &group.label_en);
            words.groups.extend(named.map(|key| (key, group.code.clone(), GroupHow::Named)));
            words.groups.extend(spellings(&group.aliases).map(|key| (key, group.code.clone(), GroupHow::Alias)));
            words.groups.extend(spellings(&group.keywords).map(|key| (key, group.code.clone(), GroupHow::Keyword)));
        }
        for channel in channels {
            let named = named(channel.code.as_str(), &channel.label, &channel.label_en);
            let other = spellings(&channel.aliases).chain(spellings(&channel.keywords));
            words.channels.extend(named.chain(other).map(|key| (key, channel.code.clone())));
        }
        for grade in grades {
            let keys = labels(&grade.label, &grade.label_en).chain(spellings(&grade.aliases));
            words.grades.extend(keys.map(|key| (key, grade.code.clone())));
        }
        for reason in reasons {
            let keys = labels(&reason.label, &reason.label_en);
            words.reasons.extend(keys.chain(spellings(&reason.aliases)).map(|key| (key, reason.code.clone())));
        }
        longest_first(&mut words.reasons, |one| &one.0);
        longest_first(&mut words.groups, |one| &one.0);
        longest_first(&mut words.channels, |one| &one.0);
        words.opened_by = by_first_word(words.groups.iter().map(|(key, ..)| key));
        words.channels_by = by_first_word(words.channels.iter().map(|(key, _)| key));
        longest_first(&mut words.grades, |one| &one.0);
        words
    }

    /// The group a text names: the whole text as official words or alias first, then the longest words found in it as a
    /// phrase, official words before aliases before keywords (COUNTING, Group).
    pub fn group_in(&self, text: &str) -> Option<(GroupCode, GroupHow)> {
        self.heard.group.get(text, || self.group_of(text, &text::plain(text)))
    }

    /// What somebody answered about these words: with the day they name, else about the activity of any day.
    fn answer_for(&self, text: &str, key: &str) -> Option<&GroupCode> {
        if self.answered.is_empty() {
            return None;
        }
        self.answered.get(key).or_else(|| self.answered.get(&text::undated_key(text)))
    }

    /// Whether somebody answered which group a text is of.
    pub fn is_answered(&self, text: &str) -> bool {
        self.answer_for(text, &text::plain(text)).is_some()
    }

    /// `key`: the text folded.
    fn group_of(&self, text: &str, key: &str) -> Option<(GroupCode, GroupHow)> {
        if let Some(code) = self.answer_for(text, key) {
            return Some((code.clone(), GroupHow::Alias));
        }
        if !self.numbering.is_empty() {
            if self.numbering.leaves_open(key) {
                return None;
            }
            if let Some(meaning) = self.numbering.meaning(key, false) {
                return self.group_of(&meaning, &text::plain(&meaning));
            }
        }
        let (words, code, how) = self.by_own_words(key).or_else(|| self.longest_in(key))?;
        match self.numbering.meaning(words, false) {
            Some(meaning) => self.group_of(&meaning, &text::plain(&meaning)),
            None => Some((code.clone(), *how)),
        }
    }

    /// What stands behind a number, `Nhóm 1: NTM`: the words go before a number that says something else.
    fn by_own_words(&self, key: &str) -> Option<&(String, GroupCode, GroupHow)> {
        let (number, rest) = key.strip_prefix("nhom ")?.split_once(' ')?;
        let (number, _) = numbering::number_of(number)?;
        let found = self.longest_in(rest)?;
        let official =
            || self.groups.iter().any(|(words, code, _)| *code == found.1 && *words == format!("nhom {number}"));
        (found.2 != GroupHow::Keyword || (found.0 == rest && !official())).then_some(found)
    }

    /// Whether a whole folded text is a group's official words, alias or keyword.
    pub fn is_listed(&self, key: &str) -> bool {
        self.groups.iter().any(|(words, ..)| words == key)
    }

    /// The words of a group that a folded text is, else the longest that stand in it.
    fn longest_in(&self, key: &str) -> Option<&(String, GroupCode, GroupHow)> {
        let hows = [GroupHow::Named, GroupHow::Alias, GroupHow::Keyword];
        let whole = hows.iter().find_map(|how| self.groups.iter().find(|(words, _, kind)| kind == how && words == key));
        let phrase = || {
            let near: Vec<_> = near(&self.opened_by, key).into_iter().map(|at| &self.groups[at]).collect();
            let found = |how| near.iter().copied().find(|(words, _, kind)| *kind == how && is_in_text(words, key));
            hows.iter().find_map(|&how| found(how).or_else(|| self.loosely_named(&near, how, key)))
        };
        whole.or_else(phrase)
    }

    /// A one-word alias ("khác") that stands among nothing but words of its group's official name ("hoạt động khác"); `near` are
    /// those that may stand in the text.
    fn loosely_named<'a>(
        &self,
        near: &[&'a (String, GroupCode, GroupHow)],
        how: GroupHow,
        key: &str,
    ) -> Option<&'a (String, GroupCode, GroupHow)> {
        if how != GroupHow::Alias {
            return None;
        }
        let official = |code: &GroupCode, word: &str| {
            self.groups.iter().any(|(words, other, kind)| {
                *kind == GroupHow::Named && other == code && words.split(' ').any(|one| one == word)
            })
        };
        near.iter().copied().find(|(words, code, kind)| {
            *kind == how
                && text::has_words(key, words)
                && text::is_bare_syllable(words)
                && key.split(' ').all(|word| official(code, word))
        })
    }

    /// Names of groups and activities that begin with a word.
    pub(super) fn beginning_with(&self, word: &str) -> impl Iterator<Item = &str> {
        self.opened_by.get(word).into_iter().flatten().map(|&at| self.groups[at].0.as_str())
    }

    /// Whether a text heads a column of some table, as `find` says: the sheets of a folder have the same headers.
    pub fn is_header(&self, text: &str, find: impl FnOnce() -> bool) -> bool {
        self.heard.header.get(text, find)
    }

    /// The field that a text names as a header, as `find` says.
    pub fn header_field(&self, text: &str, find: impl FnOnce() -> Option<Field>) -> Option<Field> {
        self.heard.field.get(text, find)
    }

    /// The channel whose words a text contains; the longest wins.
    pub fn channel_in(&self, text: &str) -> Option<ChannelCode> {
        self.heard.channel.get(text, || self.channel_of(&text::plain(text)))
    }

    fn channel_of(&self, key: &str) -> Option<ChannelCode> {
        let whole = self.channels.iter().find(|(words, _)| *words == key);
        let near = || near(&self.channels_by, key).into_iter().map(|at| &self.channels[at]);
        let phrase = || near().find(|(words, _)| is_in_text(words, key));
        whole.or_else(phrase).map(|(_, code)| code.clone())
    }

    /// The reason for not taking part that a cell states: the whole text, else the longest words found in it.
    pub fn reason(&self, text: &str) -> Option<ReasonCode> {
        let key = text::plain(text);
        let whole = self.reasons.iter().find(|(words, _)| *words == key);
        let phrase = || self.reasons.iter().find(|(words, _)| text::has_words(&key, words));
        whole.or_else(phrase).map(|(_, code)| code.clone())
    }

    /// The grade a cell states.
    pub fn grade(&self, text: &str) -> Option<GradeCode> {
        let key = text::plain(text);
        if let Some((_, code)) = self.grades.iter().find(|(words, _)| *words == key) {
            return Some(code.clone());
        }
        // Longest first, so that a place taken by "không đạt" is not read again as "đạt".
        let mut taken: Vec<(usize, usize, &GradeCode)> = Vec::new();
        for (words, code) in self.grades.iter().filter(|(words, _)| words.len() > 2) {
            for (from, to) in places(&key, words) {
                if is_part_of_other(&key, from) {
                    continue;
                }
                if taken.iter().all(|&(start, end, _)| to <= start || end <= from) {
                    taken.push((from, to, code));
                }
            }
        }
        taken.retain(|&(from, _, _)| !is_negated(&key, from));
        taken.sort_unstable();
        let (&(_, end, first), rest) = taken.split_first()?;
        match rest {
            [] => Some(first.clone()),
            _ if rest.iter().all(|(_, _, code)| *code == first) => Some(first.clone()),
            // "Hoàn thành tốt" says one thing, and its last word says how well.
            [(from, _, second)] if *from == end + 1 => Some((*second).clone()),
            _ => None,
        }
    }
}

/// Keys of spellings by what they stand for; the first that claims a spelling keeps it.
fn inverted(lists: &BTreeMap<String, Vec<String>>) -> BTreeMap<String, String> {
    let mut keys = BTreeMap::new();
    for (name, spellings) in lists {
        for spelling in spellings {
            keys.entry(text::plain(spelling)).or_insert_with(|| name.clone());
        }
    }
    keys.remove("");
    keys
}

/// Keys of a code and its labels.
fn named(code: &str, label: &str, label_en: &str) -> impl Iterator<Item = String> {
    std::iter::once(text::plain(code)).chain(labels(label, label_en))
}

/// Keys of a label in both languages: forms of our own offer either.
fn labels(label: &str, label_en: &str) -> impl Iterator<Item = String> {
    let keys = [text::plain(label), text::plain(label_en)];
    let same = keys[0] == keys[1];
    keys.into_iter().take(if same { 1 } else { 2 })
}

/// Keys of a list of words, abbreviations also written out.
fn spellings(words: &[String]) -> impl Iterator<Item = String> {
    words.iter().flat_map(|one| {
        let key = text::plain(one);
        let full = WRITTEN_OUT.iter().find_map(|(short, long)| {
            key.strip_prefix(short).filter(|rest| rest.starts_with(' ')).map(|rest| format!("{long}{rest}"))
        });
        std::iter::once(key).chain(full)
    })
}

/// Longest key first; a stable sort keeps the order of config among equals. Empty keys would be found everywhere.
fn longest_first<T>(list: &mut Vec<T>, key: impl Fn(&T) -> &String) {
    list.retain(|one| !key(one).is_empty());
    list.sort_by_key(|one| std::cmp::Reverse(key(one).len()));
}

/// Places of phrases by the word they begin with.
fn by_first_word<'a>(phrases: impl Iterator<Item = &'a String>) -> BTreeMap<String, Vec<usize>> {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, key) in phrases.enumerate() {
        let first = key.split(' ').next().unwrap_or_default();
        places.entry(first.to_owned()).or_default().push(at);
    }
    places
}

/// Places of the phrases that may stand in a key, in order.
fn near(opened_by: &BTreeMap<String, Vec<usize>>, key: &str) -> Vec<usize> {
    let mut near: Vec<usize> = key.split(' ').filter_map(|word| opened_by.get(word)).flatten().copied().collect();
    near.sort_unstable();
    near
}

/// Whether words count inside a longer text: ordinary single words are too common to.
fn is_in_text(words: &str, key: &str) -> bool {
    text::has_words(key, words) && !text::is_bare_syllable(words)
}

/// Where a phrase stands in a key on word boundaries, as byte ranges.
fn places<'a>(key: &'a str, words: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
    key.match_indices(words).map(|(at, found)| (at, at + found.len())).filter(move |&(from, to)| {
        !words.is_empty()
            && (from == 0 || key[..from].ends_with(' '))
            && (to == key.len() || key[to..].starts_with(' '))
    })
}

/// Whether the word at this place begins one that is spelled alike without its marks: `giới thiệu` is not `giỏi`.
fn is_part_of_other(key: &str, from: usize) -> bool {
    const OTHERS: &[&str] = &["gioi thieu", "gioi han", "gioi tinh", "tot nghiep", "kha nang"];
    OTHERS.iter().any(|other| text::starts_with_words(&key[from..], other))
}

fn is_negated(key: &str, from: usize) -> bool {
    key[..from].split(' ').rfind(|word| !word.is_empty()).is_some_and(|word| NEGATIONS.contains(&word))
}

#[cfg(test)]
mod tests;
