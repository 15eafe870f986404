//! What the items of a list are, and cells that list channels.

use super::phrases::COUNTED;
use super::{Kind, Part, items};
use crate::model::ChannelCode;
use crate::settings::words::Words;
use crate::text;

impl Words {
    /// Whether a text is a list whose items signs or numbers tell.
    pub fn is_itemised(&self, text: &str) -> bool {
        items::items(text).is_some()
    }

    /// Whether words name no activity of their own: when, where, for whom, or a grade.
    pub fn is_aside(&self, text: &str) -> bool {
        let keys: Vec<String> =
            text::places_of_words(text).iter().map(|&(from, to)| text::plain(&text[from..to])).collect();
        self.leading_channel(text).is_none() && self.kind(text, &keys) == Kind::Aside
    }

    /// The channel without groups that stands before a colon: `Theo yêu cầu: trực chốt`.
    pub fn leading_channel(&self, text: &str) -> Option<&ChannelCode> {
        let (first, _) = text.split_once([':', '–'])?;
        let first = text::plain(first);
        let channel = self.channels.iter().find(|(words, _)| *words == first).map(|(_, code)| code)?;
        (!channel.is_group()).then_some(channel)
    }

    /// One item of a list, of a group or of a channel without groups.
    pub(super) fn item(&self, text: &str) -> Part {
        let leading = self.leading_channel(text).cloned();
        let part = self.whole(text);
        if leading.is_none() && part.group.is_some() {
            return part;
        }
        let channel = leading.or_else(|| self.channel_in(text).filter(|channel| !channel.is_group()));
        Part { group: part.group.filter(|_| channel.is_none()), channel, ..part }
    }

    /// The channels and groups of a text that lists nothing else: `Định kỳ + Theo yêu cầu`, `Định kỳ (04/10), theo nhóm (11/10)`.
    pub fn channels_listed(&self, text: &str) -> Option<Vec<Part>> {
        let pieces = pieces(text).into_iter().flat_map(|piece| piece.split(" và ")).map(str::trim);
        let listed: Option<Vec<Part>> =
            pieces.filter(|piece| !piece.is_empty()).map(|piece| self.listed(piece)).collect();
        listed.filter(|parts| parts.len() > 1 && parts.iter().any(|part| part.group.is_none()))
    }

    /// A piece that is a channel or a group and nothing else.
    fn listed(&self, piece: &str) -> Option<Part> {
        let key = uncounted(&text::undated_key(piece));
        let channel = self.channels.iter().find(|(words, _)| *words == key).map(|(_, code)| code.clone());
        match channel {
            Some(code) => {
                let channel = Some(code).filter(|code| !code.is_group());
                Some(Part { text: piece.to_owned(), group: None, bare: true, channel })
            }
            None => self.is_group(&key).then(|| self.whole(piece)),
        }
    }
}

/// A folded text without what says how often or in which week: `hop chi doan 2 lan`, `hop chi doan tuan 1`.
pub(super) fn uncounted(key: &str) -> String {
    let counts = |word: &str| {
        word.bytes().all(|one| one.is_ascii_digit()) || word == "tuan" || word == "x" || COUNTED.contains(&word)
    };
    let words: Vec<&str> = key.split(' ').collect();
    let kept = words.iter().rposition(|word| !counts(word)).map_or(0, |at| at + 1);
    words[..kept].join(" ")
}

/// A text parted at its signs; the stroke of a day is none.
fn pieces(text: &str) -> Vec<&str> {
    let figure = |one: Option<char>| one.is_some_and(|one| one.is_ascii_digit());
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, sign) in text.match_indices([',', ';', '+', '/', '&', '|', '\n']) {
        let behind = &text[at + sign.len()..];
        if sign != "/" || !(figure(text[..at].chars().next_back()) && figure(behind.chars().next())) {
            pieces.push(&text[from..at]);
            from = at + sign.len();
        }
    }
    pieces.push(&text[from..]);
    pieces
}
