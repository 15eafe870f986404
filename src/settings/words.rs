//! Words by which sheets are understood, folded once: header spellings by field, names of groups, channels, grades.

use std::collections::BTreeMap;

use super::{Channel, Grade, Group};
use crate::model::{ChannelCode, GradeCode, GroupCode};
use crate::text::plain;

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
    pub channels: Vec<(String, ChannelCode)>,
    pub grades: Vec<(String, GradeCode)>,
    /// Folded alias of a ward to its code.
    pub wards: BTreeMap<String, String>,
}

impl Words {
    /// Folds all words once. `columns`: field to header spellings; `ward_aliases`: code to aliases.
    pub fn new(
        columns: &BTreeMap<String, Vec<String>>,
        channels: &[Channel],
        groups: &[Group],
        grades: &[Grade],
        ward_aliases: &BTreeMap<String, Vec<String>>,
    ) -> Self {
        let mut words = Self::default();
        for (field, spellings) in columns {
            for spelling in spellings {
                words.headers.entry(plain(spelling)).or_insert_with(|| field.clone());
            }
        }
        for group in groups {
            let mut add = |text: &String, how| words.groups.push((plain(text), group.code.clone(), how));
            add(&group.label, GroupHow::Named);
            group.aliases.iter().for_each(|text| add(text, GroupHow::Alias));
            group.keywords.iter().for_each(|text| add(text, GroupHow::Keyword));
        }
        for channel in channels {
            let texts = std::iter::once(&channel.label).chain(&channel.aliases).chain(&channel.keywords);
            words.channels.extend(texts.map(|text| (plain(text), channel.code.clone())));
        }
        for grade in grades {
            let texts = std::iter::once(&grade.label).chain(&grade.aliases);
            words.grades.extend(texts.map(|text| (plain(text), grade.code.clone())));
        }
        for (code, aliases) in ward_aliases {
            words.wards.extend(aliases.iter().map(|alias| (plain(alias), code.clone())));
        }
        // Longest first, so that a whole name goes before any part of it; the sort keeps config's order among equals.
        words.groups.sort_by_key(|one| std::cmp::Reverse(one.0.len()));
        words.channels.sort_by_key(|one| std::cmp::Reverse(one.0.len()));
        words.grades.sort_by_key(|one| std::cmp::Reverse(one.0.len()));
        words
    }

    /// The group a text names: the whole text as official words or alias first, then the longest words found in it as a
    /// phrase, official words before aliases before keywords (COUNTING, Group).
    pub fn group_in(&self, text: &str) -> Option<(GroupCode, GroupHow)> {
        let text = plain(text);
        if text.is_empty() {
            return None;
        }
        if let Some((_, code, how)) = self.groups.iter().find(|(words, _, _)| *words == text) {
            return Some((code.clone(), *how));
        }
        for wanted in [GroupHow::Named, GroupHow::Alias, GroupHow::Keyword] {
            let fits = |words: &str| words.len() >= SHORTEST_PHRASE && has_phrase(&text, words);
            if let Some((_, code, how)) = self.groups.iter().find(|(words, _, how)| *how == wanted && fits(words)) {
                return Some((code.clone(), *how));
            }
        }
        None
    }

    /// Every group a text names separately (`văn nghệ, hiến máu`); one entry where the whole text is one name.
    pub fn groups_in(&self, text: &str) -> Vec<(GroupCode, GroupHow)> {
        let whole = self.group_in(text);
        if matches!(whole, Some((_, GroupHow::Named))) {
            return whole.into_iter().collect();
        }
        let parts = text.split([',', ';', '+', '\n']).map(str::trim).filter(|part| !part.is_empty());
        let found: Option<Vec<_>> = parts.map(|part| self.group_in(part)).collect();
        match found {
            Some(mut found) => {
                let mut seen = Vec::new();
                found.retain(|(code, _)| {
                    !seen.contains(code) && {
                        seen.push(code.clone());
                        true
                    }
                });
                if found.len() > 1 { found } else { whole.into_iter().collect() }
            }
            None => whole.into_iter().collect(),
        }
    }

    /// The channel whose words a text contains; the longest wins.
    pub fn channel_in(&self, text: &str) -> Option<ChannelCode> {
        let text = plain(text);
        self.channels
            .iter()
            .find(|(words, _)| !words.is_empty() && has_phrase(&text, words))
            .map(|(_, code)| code.clone())
    }

    /// The grade a cell states.
    pub fn grade(&self, text: &str) -> Option<GradeCode> {
        let text = plain(text);
        let whole = self.grades.iter().find(|(words, _)| *words == text);
        let phrase = || self.grades.iter().find(|(words, _)| words.len() > 1 && has_phrase(&text, words));
        whole.or_else(phrase).filter(|_| !text.is_empty()).map(|(_, code)| code.clone())
    }
}

/// Shorter words ("khác") name a group only as a whole text.
const SHORTEST_PHRASE: usize = 3;

/// Whether `words` stand in `text` as whole words.
fn has_phrase(text: &str, words: &str) -> bool {
    let mut from = 0;
    while let Some(found) = text[from..].find(words) {
        let (start, end) = (from + found, from + found + words.len());
        let before = start == 0 || text.as_bytes()[start - 1] == b' ';
        let after = end == text.len() || text.as_bytes()[end] == b' ';
        if before && after {
            return true;
        }
        from = start + text[start..].chars().next().map_or(1, char::len_utf8);
    }
    false
}
