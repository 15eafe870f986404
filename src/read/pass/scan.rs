//! Tags of an XML part as they unpack, in a window of bounded size. It knows the plain XML that spreadsheet programs write;
//! comments, CDATA, other encodings and the like make it stop, and calamine reads the file instead.

use std::io::Read;

use memchr::memchr;

use super::Stop;
use crate::read::Trouble;
use crate::settings::Limits;

/// Bytes asked for at a time: a few at first, because most parts are small and room for more is cleared for nothing.
const STEPS: std::ops::RangeInclusive<usize> = 1 << 13..=1 << 16;
/// No tag with the text before it is longer in a file that a spreadsheet program wrote.
const LONGEST: usize = 1 << 20;
/// A part of more bytes than this that unpacks to more than [`RATIO`] times its packed size was made to harm.
pub(super) const SUSPECT: u64 = 10 << 20;
pub(super) const RATIO: u64 = 200;

/// Bytes that a package may still unpack to, and the window that its parts are unpacked into one after the other.
pub(super) struct Room {
    left: u64,
    limits: Limits,
    window: Vec<u8>,
}

impl Room {
    pub const fn new(limits: Limits) -> Self {
        Self { left: limits.unpacked_bytes, limits, window: Vec::new() }
    }
}

/// The tags of one part.
pub(super) struct Scan<'r, R> {
    source: R,
    room: &'r mut Room,
    packed: u64,
    unpacked: u64,
    /// What of the window is unpacked and not taken yet.
    at: usize,
    end: usize,
    /// Bytes to ask for next.
    step: usize,
    /// Elements that are open.
    depth: u64,
}

/// A tag and the text before it, as the part has them.
#[derive(Clone, Copy)]
pub(super) struct Token<'a> {
    pub text: &'a [u8],
    /// Without the brackets.
    tag: &'a [u8],
}

impl<'r, R: Read> Scan<'r, R> {
    /// `packed` is the size of the part in the file.
    pub fn new(source: R, packed: u64, room: &'r mut Room) -> Self {
        Self { source, room, packed: packed.max(1), unpacked: 0, at: 0, end: 0, step: *STEPS.start(), depth: 0 }
    }

    /// What of the part is unpacked and not taken yet.
    pub fn window(&self) -> &[u8] {
        &self.room.window[self.at..self.end]
    }

    /// Takes bytes of [`Self::window`] that were read there.
    pub fn skip(&mut self, bytes: usize) {
        self.at = (self.at + bytes).min(self.end);
    }

    /// The next tag; None at the end.
    pub fn next(&mut self) -> Result<Option<Token<'_>>, Stop> {
        let (open, close) = loop {
            let rest = &self.room.window[self.at..self.end];
            let open = memchr(b'<', rest);
            if let Some(open) = open
                && let Some(length) = tag_length(&rest[open + 1..])
            {
                break (open, open + 1 + length);
            }
            if !self.refill()? {
                // What is cut off inside a tag is not read as if it were whole.
                return if open.is_none() { Ok(None) } else { Err(Stop::Unknown) };
            }
        };
        let rest = &self.room.window[self.at..self.end];
        let token = Token { text: &rest[..open], tag: &rest[open + 1..close] };
        self.at += close + 1;
        match token.tag {
            [b'/', ..] => self.depth = self.depth.saturating_sub(1),
            [b'?', ..] | [.., b'/'] => {}
            _ => {
                self.depth += 1;
                if self.depth > self.room.limits.tags() {
                    return Err(Stop::Trouble(Trouble::tags(self.room.limits)));
                }
            }
        }
        match token.tag.first() {
            None | Some(b'!') => Err(Stop::Unknown),
            Some(b'?') if !is_utf8_declaration(token.tag) => Err(Stop::Unknown),
            _ => Ok(Some(token)),
        }
    }

    /// The next tag where there must be one.
    pub fn expect(&mut self) -> Result<Token<'_>, Stop> {
        self.next()?.ok_or(Stop::Unknown)
    }

    /// The first element, which must bear this name without a prefix.
    pub fn root(&mut self, name: &[u8]) -> Result<(), Stop> {
        loop {
            let token = self.expect()?;
            if token.tag.first() != Some(&b'?') {
                return if token.name() == name && !token.is_empty() { Ok(()) } else { Err(Stop::Unknown) };
            }
        }
    }

    /// Moves what is left to the front and reads on; false at the end of the part.
    fn refill(&mut self) -> Result<bool, Stop> {
        self.room.window.copy_within(self.at..self.end, 0);
        self.end -= self.at;
        self.at = 0;
        if self.end > LONGEST {
            return Err(Stop::Unknown);
        }
        let wanted = self.end + self.step;
        self.step = (self.step * 2).min(*STEPS.end());
        if self.room.window.len() < wanted {
            self.room.window.resize(wanted, 0);
        }
        let read = self.source.read(&mut self.room.window[self.end..]).map_err(|_| Stop::Unknown)?;
        self.end += read;
        let read = u64::try_from(read).unwrap_or(u64::MAX);
        let too_large = |trouble| Err(Stop::Trouble(trouble));
        let Some(left) = self.room.left.checked_sub(read) else { return too_large(Trouble::bytes(self.room.limits)) };
        self.room.left = left;
        self.unpacked += read;
        if self.unpacked > SUSPECT && self.unpacked / self.packed > RATIO {
            return too_large(Trouble::TooLarge(format!("1:{RATIO}")));
        }
        Ok(read > 0)
    }
}

impl<'a> Token<'a> {
    /// The element's name, with `/` before it where it closes.
    pub fn name(&self) -> &'a [u8] {
        let end = self.tag.iter().skip(1).position(|byte| matches!(byte, b' ' | b'/' | b'\n' | b'\r' | b'\t'));
        &self.tag[..end.map_or(self.tag.len(), |end| end + 1)]
    }

    /// Whether it opens and closes at once.
    pub fn is_empty(&self) -> bool {
        self.tag.last() == Some(&b'/')
    }

    /// The attributes, in order.
    pub fn attributes(&self) -> Attributes<'a> {
        Attributes { rest: &self.tag[self.name().len()..] }
    }

    /// The first attribute of this name, as it stands.
    pub fn attribute(&self, name: &[u8]) -> Result<Option<&'a [u8]>, Stop> {
        for one in self.attributes() {
            let (known, value) = one?;
            if known == name {
                return Ok(Some(value));
            }
        }
        Ok(None)
    }
}

/// Names and values of a tag's attributes.
pub(super) struct Attributes<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Attributes<'a> {
    type Item = Result<(&'a [u8], &'a [u8]), Stop>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest.trim_ascii_start();
        if rest.is_empty() || rest == b"/" {
            return None;
        }
        let one = pair(rest);
        self.rest = one.map_or(&[], |(_, _, rest)| rest);
        Some(one.map(|(name, value, _)| (name, value)).ok_or(Stop::Unknown))
    }
}

/// `name="value"` and what follows.
fn pair(rest: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let equals = rest.iter().position(|&byte| byte == b'=')?;
    let (name, value) = (&rest[..equals], &rest[equals + 1..]);
    let quote = *value.first().filter(|quote| matches!(quote, b'"' | b'\''))?;
    let end = value[1..].iter().position(|&byte| byte == quote)?;
    Some((name, &value[1..=end], &value[end + 2..]))
}

/// Bytes before the bracket that closes the tag; a bracket inside quotes closes nothing.
fn tag_length(rest: &[u8]) -> Option<usize> {
    let close = memchr(b'>', rest)?;
    let mut quote = 0;
    for &byte in &rest[..close] {
        match byte {
            b'"' | b'\'' if quote == 0 => quote = byte,
            byte if byte == quote => quote = 0,
            _ => {}
        }
    }
    if quote == 0 {
        return Some(close);
    }
    for (at, &byte) in rest.iter().enumerate().skip(close) {
        match byte {
            b'"' | b'\'' if quote == 0 => quote = byte,
            byte if byte == quote => quote = 0,
            b'>' if quote == 0 => return Some(at),
            _ => {}
        }
    }
    None
}

/// `<?xml version="1.0" encoding="UTF-8"?>`; without an encoding it is this one too.
fn is_utf8_declaration(tag: &[u8]) -> bool {
    let tag = tag.to_ascii_lowercase();
    let named =
        memchr::memmem::find(&tag, b"encoding").is_none_or(|at| memchr::memmem::find(&tag[at..], b"utf-8").is_some());
    tag.starts_with(b"?xml ") && named
}
