//! What the signs of a table mean by its own words, around its rows.

use std::collections::BTreeMap;

use crate::layout::{LineRole, Table};
use crate::model::ChannelCode;
use crate::settings::Settings;
use crate::text;
use crate::wards;

/// What the signs of a table mean by its own legend.
#[derive(Debug, Default)]
pub(super) struct Legend {
    /// `x: có mặt; P: vắng có phép; V: vắng`: true where the person was there.
    there: BTreeMap<String, bool>,
    /// `1: định kỳ; 2: theo nhóm`.
    channels: BTreeMap<String, ChannelCode>,
    /// `LX: Phường Long Xuyên; TS: Xã Thoại Sơn`; nothing where the lines say two of one sign.
    wards: BTreeMap<String, Option<String>>,
    /// `(*) đã chuyển trường`: what a number of stars beside a name says.
    stars: BTreeMap<usize, String>,
}

/// Signs are short; longer texts before a colon are labels.
const LONGEST_SIGN: usize = 4;

impl Legend {
    /// By the lines around the table's rows.
    pub fn of(table: &Table, settings: &Settings) -> Self {
        let mut legend = Self::default();
        let lines = table.lines.iter().filter(|line| line.role != LineRole::Header);
        legend.stars = lines.clone().filter_map(|line| footnote(&line.text)).collect();
        for (sign, meaning) in lines.flat_map(|line| signs(&line.text)) {
            let sign_key = text::fold(sign);
            if let Some(channel) = settings.words.channel_in(meaning) {
                legend.channels.insert(sign_key, channel);
            } else if let Some(ward) = ward(meaning) {
                let told = legend.wards.entry(sign_key).or_insert_with(|| Some(ward.to_owned()));
                told.take_if(|told| told != ward);
            } else if let Some(there) = meant(meaning).filter(|_| !sign.chars().all(char::is_numeric)) {
                legend.there.insert(sign_key, there);
            }
        }
        legend
    }

    /// What a sign means, by its [`text::fold`]; None where the legend does not say.
    pub fn get(&self, sign: &str) -> Option<bool> {
        self.there.get(sign.trim_end_matches('.')).copied()
    }

    /// What the stars around a name say by a line that explains them: a remark like any other.
    pub fn starred(&self, name: &str) -> Option<&str> {
        if self.stars.is_empty() {
            return None;
        }
        let behind = name.trim_end_matches(BRACKETS).bytes().rev().take_while(|byte| *byte == b'*').count();
        let stars = if behind > 0 { behind } else { stars_ahead(name).0 };
        self.stars.get(&stars).map(String::as_str)
    }

    /// The ward a sign stands for, by its [`text::fold`].
    pub fn ward(&self, sign: &str) -> Option<&str> {
        self.wards.get(sign.trim_end_matches('.'))?.as_deref()
    }

    /// The channel a sign stands for, by its [`text::fold`].
    pub fn channel(&self, sign: &str) -> Option<&ChannelCode> {
        self.channels.get(sign.trim_end_matches('.'))
    }
}

/// The short signs of a line and what stands behind each.
fn signs(line: &str) -> impl Iterator<Item = (&str, &str)> {
    line.split([';', ',', '(', ')', '|', '\n']).filter_map(|part| {
        let dashed = || part.split_once(" - ").or_else(|| part.split_once(" – "));
        let (left, meaning) = part.rsplit_once([':', '=']).or_else(dashed)?;
        let sign = left.rsplit([' ', ':', '"', '“', '”', '\'']).find(|word| !word.is_empty()).unwrap_or_default();
        (1..=LONGEST_SIGN).contains(&sign.chars().count()).then_some((sign, meaning))
    })
}

/// What is nothing but a ward.
fn ward(meaning: &str) -> Option<&str> {
    let meaning = meaning.trim().trim_end_matches('.');
    wards::mention(meaning).is_some_and(|ward| ward == meaning).then_some(meaning)
}

/// Whether a line above a list only says what its signs mean, so that it says nothing of the list: two signs of channels, wards
/// or groups, or
/// one that is numbered (`PT1: ...`) or made of the ward's first letters (`LX: Phường Long Xuyên`).
pub(super) fn is_legend(line: &str, settings: &Settings) -> bool {
    if !line.contains([':', '=']) && !line.contains(" - ") && !line.contains(" – ") {
        return false;
    }
    let words = &settings.words;
    let group = |text: &str| words.group_in(text).map(|(code, _)| code);
    let of_group = |sign: &str, meaning: &str| group(sign).is_some_and(|code| group(meaning) == Some(code));
    let told: Vec<(&str, &str)> = signs(line)
        .filter(|(sign, meaning)| {
            ward(meaning).is_some() || words.channel_in(meaning).is_some() || of_group(sign, meaning)
        })
        .collect();
    match told[..] {
        [] => false,
        [(sign, meaning)] => {
            let begins = line.trim_start_matches(['-', '*', '+', ' ']).starts_with(sign);
            let lettered = sign.chars().any(char::is_alphabetic);
            begins
                && lettered
                && (sign.chars().any(char::is_numeric) || ward(meaning).is_some_and(|ward| is_short_for(sign, ward)))
        }
        _ => true,
    }
}

/// Whether a sign is the first letters of a ward's name, with those of its kind or without.
fn is_short_for(sign: &str, ward: &str) -> bool {
    let sign = text::plain(sign).replace(' ', "");
    let letters: String = text::plain(ward).split(' ').filter_map(|word| word.chars().next()).collect();
    sign.len() > 1 && letters.ends_with(&sign)
}

/// What may stand around stars, and between them and what they mean.
const BRACKETS: [char; 5] = ['(', ')', '[', ']', ' '];
const BETWEEN: [char; 9] = ['(', ')', '[', ']', ' ', ':', '=', '-', '–'];

/// The stars a text begins with, in brackets or not, and what stands behind them.
fn stars_ahead(text: &str) -> (usize, &str) {
    let rest = text.trim_start_matches(BRACKETS);
    let behind = rest.trim_start_matches('*');
    (rest.len() - behind.len(), behind)
}

/// `(*) Đoàn viên vắng`, `Ghi chú: ** là đã chuyển trường`: a number of stars and what they mean.
fn footnote(line: &str) -> Option<(usize, String)> {
    let first = line.find('*')?;
    // A label may stand before them, and no more: `Ghi chú:`, `Dấu`, `Các bạn có dấu`.
    let label = line[..first].split([' ', ':', '(']).filter(|word| !word.is_empty()).count();
    let (stars, meaning) = stars_ahead(&line[first..]);
    let meaning = meaning.trim_start_matches(BETWEEN);
    let meaning = meaning.strip_prefix("là ").unwrap_or(meaning).trim();
    (label <= 4 && meaning.chars().any(char::is_alphabetic)).then(|| (stars, meaning.to_owned()))
}

/// Words by which a legend says that somebody was not there, folded with marks; and that somebody was.
const NO: &[&str] = &["vắng", "không", "nghỉ", "chưa", "phép", "vang", "khong", "nghi", "chua", "phep"];
const YES: &[&str] = &["có", "tham", "dự", "đủ", "đi", "co", "du"];

fn meant(text: &str) -> Option<bool> {
    let folded = text::fold(text);
    let has = |words: &[&str]| {
        folded.split(' ').any(|word| words.contains(&word.trim_matches(|one: char| !one.is_alphanumeric())))
    };
    if has(NO) { Some(false) } else { has(YES).then_some(true) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legends_say_what_was_there() {
        let cases =
            [("vắng có phép", Some(false)), ("Có mặt", Some(true)), ("không tham gia", Some(false)), ("định kỳ", None)];
        for (text, there) in cases {
            assert_eq!(meant(text), there, "{text}");
        }
    }

    #[test]
    fn lines_say_what_stars_mean() {
        for (line, told) in [
            ("(*) Đoàn viên vắng", Some((1, "Đoàn viên vắng"))),
            ("** : đã chuyển trường", Some((2, "đã chuyển trường"))),
            ("Ghi chú: Dấu (*) là vắng có phép", Some((1, "vắng có phép"))),
            ("***", None),
            ("Kính gửi Ban Chấp hành Đoàn phường * Bình Thủy", None),
        ] {
            assert_eq!(footnote(line), told.map(|(stars, text)| (stars, text.to_owned())), "{line}");
        }
    }
}
