//! What the formats of a workbook make of its numbers, and the fonts and fills of its cells.

use std::collections::BTreeMap;
use std::io::Read;

use super::Stop;
use super::scan::{Scan, Token};
use super::strings;
use crate::read::OldFont;
use crate::read::gather::{Look, NumberStyle};

/// More cell formats than a workbook can have.
const MOST: usize = 65_536;
/// The built-in format of texts.
const TEXT: u32 = 49;

/// What kind of value a number is shown as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    #[default]
    Number,
    Date,
    /// Hours that do not end at 24.
    Duration,
}

/// One cell format.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    pub shown: Shown,
    pub look: Look,
}

/// What the formats of a workbook are put together from.
#[derive(Default)]
struct Parts {
    codes: BTreeMap<u32, Style>,
    fonts: Vec<Option<OldFont>>,
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
                let look = NumberStyle::of(&text).into();
                self.codes.insert(number(id).ok_or(Stop::Unknown)?, Style { shown: shown(&text), look });
            }
            (b"font", Some(List::Fonts)) => self.fonts.push(None),
            (b"name", Some(List::Fonts)) => {
                let name = token.attribute(b"val")?.map(String::from_utf8_lossy);
                if let (Some(last), Some(name)) = (self.fonts.last_mut(), name) {
                    *last = OldFont::of(&name);
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
        let (mut style, mut font, mut colour) = (Style::default(), None, 0);
        for one in token.attributes() {
            let (name, value) = one?;
            let at = |id: u32| usize::try_from(id).unwrap_or(usize::MAX);
            match name {
                b"numFmtId" => {
                    let id = number(value).ok_or(Stop::Unknown)?;
                    style = self.codes.get(&id).copied().unwrap_or_else(|| builtin(id));
                }
                b"fontId" => font = number(value).and_then(|id| self.fonts.get(at(id)).copied().flatten()),
                b"fillId" => colour = number(value).and_then(|id| self.colours.get(at(id)).copied()).unwrap_or(0),
                _ => {}
            }
        }
        style.look = Look { font, colour, ..style.look };
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

/// Formats that a workbook need not spell out.
fn builtin(id: u32) -> Style {
    let shown = match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shown::Date,
        46 => Shown::Duration,
        _ => Shown::Number,
    };
    Style { shown, look: NumberStyle { text: id == TEXT, zeros: 0 }.into() }
}

/// What a format code such as `dd/mm/yyyy` or `[h]:mm` shows, by its first section.
fn shown(code: &str) -> Shown {
    let mut letters = code.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter.to_ascii_lowercase() {
            ';' => break,
            '\\' | '_' | '*' => _ = letters.next(),
            '"' => while letters.next().is_some_and(|inside| inside != '"') {},
            '[' => {
                let inside: String = letters.by_ref().take_while(|one| *one != ']').collect();
                let inside = inside.to_ascii_lowercase();
                let one = inside.chars().next().filter(|one| matches!(one, 'h' | 'm' | 's'));
                if one.is_some_and(|one| inside.chars().all(|other| other == one)) {
                    return Shown::Duration;
                }
            }
            'd' | 'm' | 'h' | 'y' | 's' => return Shown::Date,
            'a' if letters.peek().is_some_and(|next| matches!(next, 'm' | 'M' | 'p' | 'P' | '/')) => {
                return Shown::Date;
            }
            _ => {}
        }
    }
    Shown::Number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_tell_dates_durations_and_numbers() {
        for code in ["dd/mm/yyyy", "[$-42A]d mmmm yyyy;@", "m\"M\"d", "h:mm AM/PM", "*-yyyy-mm-dd", "A/P"] {
            assert_eq!(shown(code), Shown::Date, "{code}");
        }
        for code in ["[h]:mm:ss", "[Blue]\\+[h]:mm;[Red]\\-[h]:mm", "[ss]"] {
            assert_eq!(shown(code), Shown::Duration, "{code}");
        }
        for code in ["General", "#,##0\" năm\"", "0_d", "#,##0*y", "[Red]0.00", "\"ngày\"0;d", "\\Y000000"] {
            assert_eq!(shown(code), Shown::Number, "{code}");
        }
    }
}
