//! Several groups and activities in one text: where it is parted, and what each part names.
//!
//! Must never part the name of one activity: a sign parts only where what stands beside it is known by list or keyword. Must never
//! drop a part: what is no activity of its own stays with the one before it.

mod items;
mod listed;
mod phrases;
#[cfg(test)]
mod tests;

use self::listed::uncounted;
use self::phrases::{COUNTED, GOES_ON, GOING_ON, LEADING, MORE, ROUNDS, TIMES};
use super::numbering;
use super::words::{GroupHow, Words};
use crate::model::{ChannelCode, GroupCode};
use crate::text::{self, has_words, starts_with_words};
use crate::wards;

/// One group or activity of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its own words as typed.
    pub text: String,
    /// None: nobody knows it.
    pub group: Option<(GroupCode, GroupHow)>,
    /// It names a group and nothing that was done.
    pub bare: bool,
    /// The channel without groups that it names instead.
    pub channel: Option<ChannelCode>,
}

/// What stands between two words, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    /// ` - `: also between a name and what it was about.
    Dash,
    /// `và`, `&`, `/`: also within one name.
    And,
    Comma,
    /// A line that begins anew.
    Line,
    /// `;`, `+`, `|`: nobody writes these within a name.
    Strong,
}

/// What a piece between two signs is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Words of a group alone.
    Group,
    /// The whole piece is a keyword, or somebody answered what it is.
    Listed,
    /// It holds an alias or keyword.
    Known,
    /// It names how somebody took part, and no group.
    Channel,
    /// As `Channel`, and nothing else.
    Bare,
    Unknown,
    /// When, where, why or nothing: no activity.
    Aside,
}

/// Words between two signs: from which to which, what stands before them, what they are.
#[derive(Clone, Copy, Debug)]
struct Piece {
    words: (usize, usize),
    sign: Sign,
    kind: Kind,
}

impl Words {
    /// What a text names, each with its own words; one entry where it names one thing, or nothing that anybody knows.
    pub fn activities_in(&self, text: &str) -> Vec<Part> {
        if let Some(parts) = self.by_numbers(text) {
            return parts;
        }
        let items = items::items(text);
        if items.is_none() && !may_be_several(text) {
            return vec![self.whole(text)];
        }
        let key = text::plain(text);
        if self.is_answered(text) || self.groups.iter().any(|(words, ..)| *words == key) {
            return vec![self.whole(text)];
        }
        // What leads to a list may name a group itself.
        if let Some((_, items)) = items.filter(|(label, _)| self.group_in(label).is_none()) {
            return self.of_items(&items);
        }
        let mut parts = self.parts(text);
        // `Các hoạt động đã tham gia (NTM, ASXH)`: what stands in brackets is told only where nothing outside them is.
        if parts.len() < 2
            && let Some((before, inside)) = text.split_once('(')
            && let Some((inside, behind)) = inside.split_once(')')
            && [before, behind].iter().all(|outside| self.group_in(outside).is_none())
        {
            parts = self.parts(inside);
        }
        if parts.len() > 1 { parts } else { vec![self.whole(text)] }
    }

    fn whole(&self, text: &str) -> Part {
        let key = text::plain(text);
        Part { text: text.to_owned(), group: self.group_in(text), bare: self.is_group(&key), channel: None }
    }

    /// Whether a whole folded text is a group's official words or alias, and so names no activity.
    pub fn is_group(&self, key: &str) -> bool {
        self.groups.iter().any(|(words, _, how)| *how != GroupHow::Keyword && words == key)
    }

    /// What a text names that is nothing but numbers of groups: by the sender's legend, else the official ones. From one number to another
    /// nobody knows which.
    fn by_numbers(&self, text: &str) -> Option<Vec<Part>> {
        if text.len() > LONGEST_NUMBERS || !text.bytes().any(|one| one.is_ascii_digit()) {
            return None;
        }
        let told = |number: u8| match self.numbering.meaning(&format!("nhom {number}"), true) {
            Some(meaning) => self.whole(&meaning),
            None => self.whole(&format!("Nhóm {number}")),
        };
        match numbering::numbers_of(text, !self.numbering.is_empty()) {
            Some(numbers) if numbers.is_empty() => {
                Some(vec![Part { text: text.to_owned(), group: None, bare: false, channel: None }])
            }
            Some(numbers) => {
                let named = text.contains(['n', 'N']) || numbers.iter().all(|&number| self.numbering.names(number));
                named.then(|| numbers.into_iter().map(told).collect())
            }
            None => Some(vec![self.whole(&self.numbering.meaning(&text::plain(text), true)?)]),
        }
    }

    /// What the items of a list name, each by itself: one that nobody knows is a part of its own.
    pub fn of_items(&self, items: &[&str]) -> Vec<Part> {
        let mut parts: Vec<(Part, Sign)> = Vec::new();
        for item in items {
            let own = if may_be_several(item) { self.parts(item) } else { Vec::new() };
            let own = if own.len() > 1 { own } else { vec![self.item(item)] };
            own.into_iter().for_each(|part| self.join(&mut parts, part, Sign::Strong));
        }
        parts.into_iter().map(|(part, _)| part).collect()
    }

    /// Takes a part behind a sign, unless an earlier one said the same.
    fn join(&self, parts: &mut Vec<(Part, Sign)>, part: Part, sign: Sign) {
        match parts.iter_mut().find(|(before, _)| self.is_same(before, &part, sign)) {
            Some((before, _)) if sign <= Sign::Comma && !part.bare && before.text != part.text => {
                // Both stay what the text says of this group.
                before.bare = false;
                before.text = format!("{}, {}", before.text, part.text);
            }
            Some((before, _)) if before.bare && !part.bare => *before = part,
            Some(_) => {}
            None => parts.push((part, sign)),
        }
    }

    fn parts(&self, text: &str) -> Vec<Part> {
        let places = text::places_of_words(text);
        let keys: Vec<String> = places.iter().map(|&(from, to)| text::plain(&text[from..to])).collect();
        let pieces = self.pieces(text, &places, &keys);
        let own = owned(&pieces);
        let mut parts: Vec<(Part, Sign)> = Vec::new();
        for (at, piece) in own.iter().enumerate() {
            let core = pieces[piece.core];
            let last = own.get(at + 1).map_or(pieces.len(), |next| next.first);
            let known = slice(text, &places, core.words);
            // What only says that there was more is no word of any of them.
            let end = pieces[piece.first..last].iter().rev().find(|one| !is_more(&keys, one.words)).unwrap_or(&core);
            let words = slice(text, &places, (pieces[piece.first].words.0, end.words.1.max(core.words.1)));
            let of_channel = matches!(core.kind, Kind::Channel | Kind::Bare);
            let group = if of_channel { None } else { self.group_in(known) };
            let channel = if of_channel { self.channel_in(known) } else { None };
            let bare = core.kind == Kind::Group && words == known;
            let part = Part { text: words.to_owned(), group, bare, channel };
            self.join(&mut parts, part, pieces[piece.first].sign);
        }
        parts.into_iter().map(|(part, _)| part).collect()
    }

    /// Whether a part behind a sign is what an earlier part said: the same words, its group alone, or more of one activity.
    fn is_same(&self, before: &Part, part: &Part, sign: Sign) -> bool {
        if text::plain(&before.text) == text::plain(&part.text) {
            return true;
        }
        let timed = |part: &Part| text::undated_text(&part.text).len() < part.text.len();
        if before.channel.is_some() && before.channel == part.channel {
            return !(timed(before) && timed(part));
        }
        let (Some((one, _)), Some((other, _))) = (&before.group, &part.group) else { return false };
        if one != other {
            return false;
        }
        let apart = (timed(before) && timed(part)) || self.is_answered(&before.text) || self.is_answered(&part.text);
        before.bare || part.bare || (sign <= Sign::Comma && !apart)
    }

    fn pieces(&self, text: &str, places: &[(usize, usize)], keys: &[String]) -> Vec<Piece> {
        let mut signs = signs(text, places, keys);
        self.within_names(keys, &mut signs);
        let mut pieces = Vec::new();
        let mut from = 0;
        for to in 1..=keys.len() {
            if to < keys.len() && signs[to].is_none() {
                continue;
            }
            // The word `và` is a sign itself.
            let skipped = usize::from(from > 0 && from + 1 < to && is_and(slice(text, places, (from, from + 1))));
            let words = (from + skipped, to);
            let sign = signs[from].unwrap_or(Sign::Strong);
            pieces.push(Piece { words, sign, kind: self.kind(slice(text, places, words), &keys[words.0..words.1]) });
            from = to;
        }
        pieces
    }

    /// Takes away the signs within names that somebody listed: `phòng, chống ma túy`, `NTM - VMĐT`, `HIV/AIDS`.
    fn within_names(&self, keys: &[String], signs: &mut [Option<Sign>]) {
        for from in 0..keys.len() {
            let longest = self.beginning_with(&keys[from]).filter_map(|name| {
                let mut words = name.split(' ');
                let mut at = from;
                let fits = words.all(|word| {
                    at += 1;
                    keys.get(at - 1).is_some_and(|key| key == word)
                });
                fits.then_some(at)
            });
            if let Some(to) = longest.max() {
                signs[from + 1..to].fill(None);
            }
        }
    }

    fn kind(&self, text: &str, keys: &[String]) -> Kind {
        // `Tuần 1: họp chi đoàn` is what was done in that week.
        if let [round, number, rest @ ..] = keys
            && ROUNDS.contains(&round.as_str())
            && number.len() <= 2
            && number.bytes().all(|one| one.is_ascii_digit())
            && !rest.is_empty()
        {
            let from = text::places_of_words(text).get(2).map_or(0, |place| place.0);
            return self.kind(&text[from..], rest);
        }
        let key = keys.join(" ");
        let bare = LEADING.iter().find_map(|word| key.strip_prefix(word)?.strip_prefix(' ')).unwrap_or(&key);
        let undated = text::undated_key(bare);
        if self.is_group(&key) || self.is_group(bare) {
            return Kind::Group;
        }
        let listed = |key: &str| self.groups.iter().any(|(words, ..)| words == key);
        if listed(bare) || listed(&undated) || listed(&uncounted(&undated)) || self.is_answered(text) {
            return Kind::Listed;
        }
        let alone = uncounted(&undated);
        if self.channels.iter().any(|(words, channel)| *words == alone && !channel.is_group()) {
            return Kind::Bare;
        }
        let graded = |key: &str| self.grades.iter().any(|(words, _)| words == key);
        let goes_on = |written: &str| GOES_ON.iter().any(|begin| starts_with_words(written, begin));
        if MORE.contains(&key.as_str()) || goes_on(&text::fold(text)) || graded(&key) || names_nothing(text, &key) {
            return Kind::Aside;
        }
        match (self.group_in(text), self.channel_in(text)) {
            (Some(_), _) => Kind::Known,
            (None, Some(channel)) if !channel.is_group() => Kind::Channel,
            _ => Kind::Unknown,
        }
    }
}

/// A number, a time, a place or a person.
fn names_nothing(text: &str, key: &str) -> bool {
    let words: Vec<&str> = key.split(' ').collect();
    let number = |word: &str| word.bytes().all(|one| one.is_ascii_digit());
    let worded = words.iter().any(|word| word.len() > 1 && word.bytes().any(|one| one.is_ascii_alphabetic()));
    let of_time = |word: &&str| TIMES.contains(word) || word.bytes().any(|one| one.is_ascii_digit());
    // `Tăng gia sản xuất` begins with a family name too.
    let in_title_case = text.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let counts = words.len() <= 3 && words.windows(2).any(|two| number(two[0]) && COUNTED.contains(&two[1]));
    !worded
        || counts
        || words.iter().all(of_time)
        || wards::mention(text).is_some_and(|ward| ward == text)
        || (in_title_case && text::is_person(text))
}

/// A piece that stands for an activity: itself, and the first of those that belong to it.
struct Own {
    core: usize,
    first: usize,
}

/// Which pieces are activities of their own; every other belongs to the one before it, or to the first.
fn owned(pieces: &[Piece]) -> Vec<Own> {
    let any = |wanted: fn(Kind) -> bool| pieces.iter().any(|piece| wanted(piece.kind));
    // `Họp chi đoàn; tập hát`: nobody writes this sign within a name.
    let parted = pieces.iter().skip(1).any(|piece| piece.sign == Sign::Strong && piece.kind != Kind::Aside);
    let channels = any(|kind| matches!(kind, Kind::Channel | Kind::Bare));
    let known = any(|kind| matches!(kind, Kind::Group | Kind::Listed | Kind::Known)) || (channels && parted);
    let listed = any(|kind| matches!(kind, Kind::Group | Kind::Listed));
    let groups = any(|kind| kind == Kind::Group);
    let first = pieces.iter().position(|piece| piece.kind != Kind::Aside);
    let mut own: Vec<Own> = Vec::new();
    for (at, piece) in pieces.iter().enumerate().filter(|_| known) {
        let unknown = matches!(piece.kind, Kind::Unknown | Kind::Channel | Kind::Bare);
        // A first piece is told by the sign behind it.
        let sign = match pieces.get(at + 1) {
            Some(next) if Some(at) == first => next.sign,
            _ => piece.sign,
        };
        let stands = match sign {
            _ if piece.kind == Kind::Aside => false,
            Sign::Strong => true,
            Sign::Comma | Sign::Line => listed || !unknown || piece.kind == Kind::Bare,
            Sign::And => groups || !unknown,
            // `NTM - ASXH`; `Hiến máu - NTM` is an activity and its group.
            Sign::Dash => {
                Some(at) == first && !unknown
                    || at > 0 && [piece.kind, pieces[at - 1].kind].iter().all(|kind| *kind == Kind::Group)
            }
        };
        if stands {
            let first = if own.is_empty() { 0 } else { at };
            own.push(Own { core: at, first });
        }
    }
    own
}

/// Bytes of a text of nothing but numbers at most.
const LONGEST_NUMBERS: usize = 48;

/// Whether any sign between activities stands in a text: most have none.
fn may_be_several(text: &str) -> bool {
    text.contains([';', '\n', '+', '|', ',', '/', '&']) || text.contains(" - ") || text.contains(" – ") || {
        let key = text::plain(text);
        has_words(&key, "va") || has_words(&key, "and")
    }
}

/// `và`; `vá đường` mends a road.
fn is_and(typed: &str) -> bool {
    matches!(text::fold(typed).as_str(), "và" | "va" | "and")
}

fn is_more(keys: &[String], (from, to): (usize, usize)) -> bool {
    MORE.contains(&keys[from..to].join(" ").as_str())
}

/// The sign before each word; None where words go on.
fn signs(text: &str, places: &[(usize, usize)], keys: &[String]) -> Vec<Option<Sign>> {
    let mut depth = 0_usize;
    let mut signs = vec![None; places.len()];
    for at in 1..places.len() {
        let gap = &text[places[at - 1].1..places[at].0];
        let inside = depth > 0;
        for one in gap.chars() {
            match one {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        let figures = [&keys[at - 1], &keys[at]].iter().all(|key| key.bytes().all(|one| one.is_ascii_digit()));
        if (inside && depth > 0) || figures {
            continue;
        }
        let word = |at: usize| &text[places[at].0..places[at].1];
        let going_on = GOING_ON.contains(&text::fold(word(at - 1)).as_str());
        let and = keys[at].len() <= 3 && is_and(word(at));
        let said = sign_of(gap).or_else(|| and.then_some(Sign::And));
        signs[at] = said.filter(|sign| *sign == Sign::Strong || !going_on);
    }
    signs
}

fn sign_of(gap: &str) -> Option<Sign> {
    let has = |signs: &[char]| gap.contains(signs);
    match gap {
        _ if has(&[';', '+', '|']) => Some(Sign::Strong),
        _ if has(&['\n']) => Some(Sign::Line),
        _ if has(&[',']) => Some(Sign::Comma),
        _ if has(&['/', '&']) => Some(Sign::And),
        _ if gap.contains(" - ") || gap.contains(" – ") => Some(Sign::Dash),
        _ => None,
    }
}

/// Words as typed, with the bracket that they opened.
fn slice<'t>(text: &'t str, places: &[(usize, usize)], (from, to): (usize, usize)) -> &'t str {
    let (from, to) = (places[from].0, places[to - 1].1);
    let opened = text[from..to].contains('(') && !text[from..to].contains(')') && text[to..].starts_with(')');
    &text[from..to + usize::from(opened)]
}
