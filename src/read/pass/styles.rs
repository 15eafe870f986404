//! The formats, fonts and fills of a workbook's cells.

use std::collections::BTreeMap;
use std::io::Read;

use super::Stop;
use super::scan::{Scan, Token};
use super::strings;
use crate::read::OldFont;
use crate::read::formats::{Font, Look, Style};

/// More cell formats than a workbook can have.
const MOST: usize = 65_536;

/// What the formats of a workbook are put together from.
#[derive(Default)]
struct Parts {
    codes: BTreeMap<u32, Style>,
    fonts: Vec<Font>,
    colours: Vec<u32>,
}

/// The list a tag stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Formats,
    Fonts,
    Fills,
    Cells,
}

/// The cell formats by number.
pub(super) fn read<R: Read>(scan: &mut Scan<R>) -> Result<Vec<Style>, Stop> {
    let mut parts = Parts::default();
    let mut styles = Vec::new();
    let mut list = None;
    scan.root(b"styleSheet")?;
    loop {
        let token = scan.expect()?;
        let opens = |list: List| (!token.is_empty()).then_some(list);
        match (token.name(), list) {
            (b"numFmts", _) => list = opens(List::Formats),
            (b"fonts", _) => list = opens(List::Fonts),
            (b"fills", _) => list = opens(List::Fills),
            (b"cellXfs", _) => list = opens(List::Cells),
            (b"/numFmts" | b"/fonts" | b"/fills" | b"/cellXfs", _) => list = None,
            (_, Some(List::Formats | List::Fonts | List::Fills)) => parts.take(&token, list)?,
            (b"xf", Some(List::Cells)) => styles.push(parts.style(&token)?),
            (b"/styleSheet", _) => return Ok(styles),
            _ => {}
        }
        if styles.len() > MOST || parts.codes.len() > MOST || parts.fonts.len() > MOST || parts.colours.len() > MOST {
            return Err(Stop::Unknown);
        }
    }
}

impl Parts {
    fn take(&mut self, token: &Token, list: Option<List>) -> Result<(), Stop> {
        match (token.name(), list) {
            (b"numFmt", Some(List::Formats)) => {
                let (id, code) = (token.attribute(b"numFmtId")?, token.attribute(b"formatCode")?);
                let (Some(id), Some(code)) = (id, code) else { return Ok(()) };
                let mut text = String::new();
                strings::value(code, &mut text)?;
                self.codes.insert(number(id).ok_or(Stop::Unknown)?, Style::coded(&text));
            }
            (b"font", Some(List::Fonts)) => self.fonts.push(Font::default()),
            (b"name", Some(List::Fonts)) => {
                let name = token.attribute(b"val")?.map(String::from_utf8_lossy);
                if let (Some(last), Some(name)) = (self.fonts.last_mut(), name) {
                    last.old = OldFont::of(&name);
                }
            }
            (b"strike", Some(List::Fonts)) => {
                let off = token.attribute(b"val")?.is_some_and(|value| matches!(value, b"0" | b"false" | b"off"));
                if let Some(last) = self.fonts.last_mut() {
                    last.struck = !off;
                }
            }
            (b"fill", Some(List::Fills)) => self.colours.push(0),
            (b"gradientFill", Some(List::Fills)) => self.colour(GRADIENT),
            (b"patternFill", Some(List::Fills)) => {
                let pattern = token.attribute(b"patternType")?;
                self.colour(if pattern.is_none_or(|one| matches!(one, b"none" | b"solid")) { 0 } else { PATTERN });
            }
            (b"fgColor", Some(List::Fills)) => self.colour(colour(token)?),
            _ => {}
        }
        Ok(())
    }

    fn colour(&mut self, colour: u32) {
        if let Some(last) = self.colours.last_mut() {
            *last = colour;
        }
    }

    fn style(&self, token: &Token) -> Result<Style, Stop> {
        let (mut style, mut font, mut colour) = (Style::default(), Font::default(), 0);
        for one in token.attributes() {
            let (name, value) = one?;
            let at = |id: u32| usize::try_from(id).unwrap_or(usize::MAX);
            match name {
                b"numFmtId" => {
                    let id = number(value).ok_or(Stop::Unknown)?;
                    style = self.codes.get(&id).copied().unwrap_or_else(|| Style::builtin(id));
                }
                b"fontId" => font = number(value).and_then(|id| self.fonts.get(at(id)).copied()).unwrap_or_default(),
                b"fillId" => colour = number(value).and_then(|id| self.colours.get(at(id)).copied()).unwrap_or(0),
                _ => {}
            }
        }
        style.look = Look { font: font.old, struck: font.struck, colour, ..style.look };
        Ok(style)
    }
}

/// Fills without one colour.
const GRADIENT: u32 = 1;
const PATTERN: u32 = 2;

/// What tells a colour from others; 0 for white.
fn colour(token: &Token) -> Result<u32, Stop> {
    let (mut colour, mut tint) = (PATTERN, 0u32);
    for one in token.attributes() {
        match one? {
            (b"rgb", value) => {
                let digits =
                    std::str::from_utf8(value).ok().and_then(|digits| digits.get(digits.len().checked_sub(6)?..));
                let rgb = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or_default();
                colour = if rgb == 0xFF_FFFF { 0 } else { 0x100_0000 | rgb };
            }
            (b"theme", value) => {
                let theme = number(value).unwrap_or_default() & 0xFF;
                colour = if theme == 0 { 0 } else { 0x200_0000 | theme << 16 };
            }
            // White, and what the system shows behind cells.
            (b"indexed", b"1" | b"9" | b"64" | b"65") => colour = 0,
            (b"indexed", value) => colour = 0x300_0000 | number(value).unwrap_or_default() & 0xFF,
            (b"tint", value) => tint = value.iter().fold(1, |sum, &byte| sum * 31 + u32::from(byte)) & 0xFFFF,
            _ => {}
        }
    }
    // A darker white is a grey.
    Ok(if tint == 0 || colour >> 24 != 2 && colour != 0 { colour } else { 0x400_0000 | colour & 0xFF_0000 | tint })
}

/// Digits of an attribute.
pub(super) fn number(digits: &[u8]) -> Option<u32> {
    let plain = !digits.is_empty() && digits.len() < 10 && digits.iter().all(u8::is_ascii_digit);
    plain.then(|| digits.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
}
