//! What the signs of a table mean by its own words, around its rows.

use std::collections::BTreeMap;

use crate::layout::{LineRole, Table};
use crate::model::ChannelCode;
use crate::settings::Settings;
use crate::text;

/// What the signs of a table mean by its own legend.
#[derive(Debug, Default)]
pub(super) struct Legend {
    /// `x: có mặt; P: vắng có phép; V: vắng`: true where the person was there.
    there: BTreeMap<String, bool>,
    /// `1: định kỳ; 2: theo nhóm`.
    channels: BTreeMap<String, ChannelCode>,
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
        for part in lines.flat_map(|line| line.text.split([';', ',', '(', ')', '|', '\n'])) {
            let dashed = || part.split_once(" - ").or_else(|| part.split_once(" – "));
            let Some((left, meaning)) = part.rsplit_once([':', '=']).or_else(dashed) else { continue };
            let sign = left.rsplit([' ', ':', '"', '“', '”', '\'']).find(|word| !word.is_empty()).unwrap_or_default();
            if !(1..=LONGEST_SIGN).contains(&sign.chars().count()) {
                continue;
            }
            if let Some(channel) = settings.words.channel_in(meaning) {
                legend.channels.insert(text::fold(sign), channel);
            } else if let Some(there) = meant(meaning).filter(|_| !sign.chars().all(char::is_numeric)) {
                legend.there.insert(text::fold(sign), there);
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

    /// The channel a sign stands for, by its [`text::fold`].
    pub fn channel(&self, sign: &str) -> Option<&ChannelCode> {
        self.channels.get(sign.trim_end_matches('.'))
    }
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
