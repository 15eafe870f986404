//! Texts of a workbook: shared ones, those inside a cell, rich ones; without the readings of East Asian names above them.

use std::io::Read;
use std::sync::Arc;

use memchr::{memchr2, memmem};

use super::scan::Scan;
use super::{Stop, quick};
use crate::read::Trouble;
use crate::read::gather::LETTERS;
use crate::settings::Limits;

/// All shared texts, in order. Memory follows the texts that are there, never the number the part claims.
pub(super) fn shared<R: Read>(scan: &mut Scan<R>, limits: Limits) -> Result<Vec<Arc<str>>, Stop> {
    let number = |limit: u64| usize::try_from(limit).unwrap_or(usize::MAX);
    let (most, cells) = (number(limits.shared_strings), number(limits.cells.max(1_000)));
    let mut texts = Vec::new();
    let mut text = String::new();
    scan.root(b"sst")?;
    loop {
        if texts.len() > most.min(cells) {
            let trouble = if texts.len() > most { Trouble::strings(limits) } else { Trouble::cells(limits) };
            return Err(Stop::Trouble(trouble));
        }
        if let Some((text, length)) = quick::text(scan.window()) {
            texts.push(Arc::from(text));
            scan.skip(length);
            continue;
        }
        let token = scan.expect()?;
        match token.name() {
            b"si" => {
                text.clear();
                if !token.is_empty() {
                    runs(scan, b"/si", &mut text)?;
                }
                texts.push(Arc::from(text.as_str()));
            }
            b"/sst" => return Ok(texts),
            _ => return Err(Stop::Unknown),
        }
    }
}

/// The text up to the closing tag of a shared or inline string.
pub(super) fn runs<R: Read>(scan: &mut Scan<R>, end: &[u8], text: &mut String) -> Result<(), Stop> {
    let mut reading = false;
    loop {
        let token = scan.expect()?;
        match token.name() {
            b"t" if !token.is_empty() => {
                let kept = token.attribute(b"xml:space")? == Some(b"preserve");
                let close = scan.expect()?;
                if close.name() != b"/t" {
                    return Err(Stop::Unknown);
                }
                if !reading {
                    push(close.text, kept, text)?;
                }
            }
            b"rPh" => reading = !token.is_empty(),
            b"/rPh" => reading = false,
            // Longer than a cell can be: calamine's way says so.
            name if name == end => return if text.len() > 4 * LETTERS { Err(Stop::Unknown) } else { Ok(()) },
            name if name == b"si" || name == b"is" || name.contains(&b':') => return Err(Stop::Unknown),
            // Runs and how they look.
            _ => {}
        }
    }
}

/// Adds a text between two tags; blanks around it belong to it only where the part says so.
pub(super) fn push(raw: &[u8], kept: bool, text: &mut String) -> Result<(), Stop> {
    let blanks: &[char] = if kept { &[] } else { &[' ', '\t', '\r', '\n'] };
    if memchr2(b'&', b'\r', raw).is_none() {
        let raw = std::str::from_utf8(raw).map_err(|_| Stop::Unknown)?;
        spelled(raw.trim_matches(blanks), text);
    } else {
        let mut plain = String::with_capacity(raw.len());
        value(raw, &mut plain)?;
        spelled(plain.trim_matches(blanks), text);
    }
    Ok(())
}

/// Adds what a text or an attribute's value stands for in XML.
pub(super) fn value(raw: &[u8], plain: &mut String) -> Result<(), Stop> {
    let mut rest = std::str::from_utf8(raw).map_err(|_| Stop::Unknown)?;
    while let Some(at) = rest.find(['&', '\r']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix('\r') {
            plain.push('\n');
            rest = after.strip_prefix('\n').unwrap_or(after);
        } else {
            let (name, after) = rest[1..].split_once(';').ok_or(Stop::Unknown)?;
            plain.push(entity(name).ok_or(Stop::Unknown)?);
            rest = after;
        }
    }
    plain.push_str(rest);
    Ok(())
}

/// The letter that an entity stands for.
fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        name => {
            let number = name.strip_prefix('#')?;
            let number = number
                .strip_prefix('x')
                .map_or_else(|| number.parse().ok(), |digits| u32::from_str_radix(digits, 16).ok())?;
            char::from_u32(number).filter(|one| *one != '\0')
        }
    }
}

/// Adds a text in which Excel spells letters that XML cannot hold as `_x000D_`, by units of UTF-16.
fn spelled(raw: &str, text: &mut String) {
    let mut rest = raw;
    while let Some((at, unit)) = escape(rest) {
        text.push_str(&rest[..at]);
        rest = &rest[at + 7..];
        let pair = (0xD800..0xDC00).contains(&unit).then(|| escape(rest)).flatten();
        let low = pair.filter(|(at, low)| *at == 0 && (0xDC00..0xE000).contains(low)).map(|(_, low)| low);
        if low.is_some() {
            rest = &rest[7..];
        }
        let units = std::iter::once(unit).chain(low);
        text.extend(char::decode_utf16(units).map(|one| one.unwrap_or(char::REPLACEMENT_CHARACTER)));
    }
    text.push_str(rest);
}

/// Where the first such letter stands, and its unit.
fn escape(text: &str) -> Option<(usize, u16)> {
    memmem::find_iter(text.as_bytes(), b"_x").find_map(|at| {
        let word = text.as_bytes().get(at + 2..at + 7)?;
        let hex = word[..4].iter().all(u8::is_ascii_hexdigit) && word[4] == b'_';
        let digits = hex.then(|| std::str::from_utf8(&word[..4]).ok()).flatten()?;
        Some((at, u16::from_str_radix(digits, 16).ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_xml_cannot_hold_are_spelled() {
        let read = |raw: &str| {
            let mut text = String::new();
            spelled(raw, &mut text);
            text
        };
        assert_eq!(read("a_x000D_b_x005F_x000D_"), "a\rb_x000D_");
        assert_eq!(read("_xD83D__xDCF7_"), "\u{1F4F7}");
        assert_eq!(read("_xD83D_!_x12_x00g0_"), "\u{FFFD}!_x12_x00g0_");
    }
}
