//! Built-in knowledge with config.toml over it: channels, groups, grades and header words.
//!
//! An entry of config with a known code extends it (its label replaces the built-in one, its words are added); a new code
//! is a new entry. A word that config gives to one code is taken from every other.

use std::collections::BTreeMap;

use super::raw::{File, Named, Texts};
use super::typed::{At, Mistakes, nearest};
use super::{Channel, Grade, Group, Reason};
use crate::model::{ChannelCode, GradeCode, GroupCode, ReasonCode};
use crate::say::config as say;
use crate::text::plain;

/// Channels, groups, grades and reasons have the same form.
#[derive(Clone, Debug)]
struct Entry {
    code: String,
    label: String,
    label_en: String,
    aliases: Vec<String>,
    keywords: Vec<String>,
}

/// Everything by which sheets are understood.
pub(super) struct Knowledge {
    pub channels: Vec<Channel>,
    pub groups: Vec<Group>,
    pub grades: Vec<Grade>,
    pub reasons: Vec<Reason>,
    /// Header words by the name of their field.
    pub columns: BTreeMap<String, Vec<String>>,
}

pub(super) fn knowledge(builtin: &File, own: &File, mistakes: &mut Mistakes) -> Knowledge {
    let channels = entries(list(&builtin.channel), list(&own.channel), mistakes);
    let groups = entries(list(&builtin.group), list(&own.group), mistakes);
    let grades = entries(list(&builtin.grade), list(&own.grade), mistakes);
    let reasons = entries(list(&builtin.reason), list(&own.reason), mistakes);
    Knowledge {
        channels: channels
            .into_iter()
            .map(|one| Channel {
                code: ChannelCode::new(&one.code),
                label: one.label,
                label_en: one.label_en,
                aliases: one.aliases,
                keywords: one.keywords,
            })
            .collect(),
        groups: groups
            .into_iter()
            .map(|one| Group {
                code: GroupCode::new(&one.code),
                label: one.label,
                label_en: one.label_en,
                aliases: one.aliases,
                keywords: one.keywords,
            })
            .collect(),
        grades: grades
            .into_iter()
            .map(|one| Grade {
                code: GradeCode::new(&one.code),
                label: one.label,
                label_en: one.label_en,
                // A grade has no free text to be found in: its keywords are aliases.
                aliases: one.aliases.into_iter().chain(one.keywords).collect(),
            })
            .collect(),
        reasons: reasons
            .into_iter()
            .map(|one| Reason {
                code: ReasonCode::new(&one.code),
                label: one.label,
                label_en: one.label_en,
                aliases: one.aliases.into_iter().chain(one.keywords).collect(),
            })
            .collect(),
        columns: columns(builtin, own, mistakes),
    }
}

fn list(section: &Option<At<Vec<At<Named>>>>) -> &[At<Named>] {
    section.as_ref().map_or(&[], |list| &list.value)
}

fn words(texts: &Option<At<Texts>>) -> Vec<String> {
    texts.iter().flat_map(|texts| &texts.value).map(|one| one.value.trim().to_owned()).collect()
}

fn entries(builtin: &[At<Named>], own: &[At<Named>], mistakes: &mut Mistakes) -> Vec<Entry> {
    let mut all: Vec<Entry> = Vec::new();
    for one in builtin {
        let end = all.len();
        overlay(&mut all, one, end, mistakes);
    }
    let known: Vec<String> = all.iter().map(|one| one.code.clone()).collect();
    let mut place = 0;
    for one in own {
        place = overlay(&mut all, one, place, mistakes).unwrap_or(place);
    }
    // Whoever lists every code gives their order; whoever names a few only extends them.
    let named: Vec<&str> =
        own.iter().filter_map(|one| one.value.code.as_ref()).map(|code| code.value.as_str()).collect();
    if known.iter().all(|code| named.contains(&code.as_str())) {
        all.sort_by_key(|one| named.iter().position(|code| *code == one.code));
    }
    all
}

/// Puts one entry over those known; a new one goes in at `place`: behind the one it follows in config. The place after it, None where it has no code.
fn overlay(all: &mut Vec<Entry>, named: &At<Named>, place: usize, mistakes: &mut Mistakes) -> Option<usize> {
    let Some(code) = &named.value.code else {
        mistakes.add(named.key, say::missing(mistakes.lang, "code", "[[channel]], [[group]], [[grade]], [[reason]]"));
        return None;
    };
    if code.value.trim().is_empty() || code.value.contains(char::is_whitespace) {
        mistakes.add(code.at, say::bad_code(mistakes.lang, &code.value));
        return None;
    }
    let (aliases, keywords) = (words(&named.value.aliases), words(&named.value.keywords));
    let taken: Vec<String> = aliases.iter().chain(&keywords).map(|word| plain(word)).collect();
    for other in all.iter_mut().filter(|one| one.code != code.value) {
        other.aliases.retain(|word| !taken.contains(&plain(word)));
        other.keywords.retain(|word| !taken.contains(&plain(word)));
    }
    let label = named.value.label.as_ref().map(|label| label.value.clone());
    let label_en = named.value.label_en.as_ref().map(|label| label.value.clone());
    if let Some(at) = all.iter().position(|one| one.code == code.value) {
        let one = &mut all[at];
        // A label of one's own without an English one stands in both languages.
        one.label_en = label_en.or_else(|| label.clone()).unwrap_or_else(|| one.label_en.clone());
        one.label = label.unwrap_or_else(|| one.label.clone());
        one.aliases.extend(aliases);
        one.keywords.extend(keywords);
        return Some(at + 1);
    }
    let label = label.unwrap_or_else(|| code.value.clone());
    let entry = Entry {
        code: code.value.clone(),
        label_en: label_en.unwrap_or_else(|| label.clone()),
        label,
        aliases,
        keywords,
    };
    all.insert(place.min(all.len()), entry);
    Some(place + 1)
}

/// Header words of every field; a word config gives to a field is taken from every other.
fn columns(builtin: &File, own: &File, mistakes: &mut Mistakes) -> BTreeMap<String, Vec<String>> {
    let mut columns: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (field, texts) in builtin.columns.iter().flat_map(|one| &one.value.0) {
        columns.insert(field.clone(), words(&Some(texts.clone())));
    }
    for (field, texts) in own.columns.iter().flat_map(|one| &one.value.0) {
        if !columns.contains_key(field) {
            let sentence = match nearest(field, columns.keys().map(String::as_str)) {
                Some(near) => say::unknown_key_suggested(mistakes.lang, field, "[columns]", near),
                None => say::unknown_key(mistakes.lang, field, "[columns]"),
            };
            mistakes.add(texts.key, sentence);
            continue;
        }
        let added = words(&Some(texts.clone()));
        let taken: Vec<String> = added.iter().map(|word| plain(word)).collect();
        for other in columns.values_mut() {
            other.retain(|word| !taken.contains(&plain(word)));
        }
        columns.entry(field.clone()).or_default().extend(added);
    }
    columns
}
