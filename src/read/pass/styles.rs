//! What the number formats of a workbook make of its numbers.

use std::collections::BTreeMap;
use std::io::Read;

use super::Stop;
use super::scan::Scan;
use super::strings;
use crate::read::gather::NumberStyle;

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
    pub number: NumberStyle,
}

/// The cell formats by number.
pub(super) fn read<R: Read>(scan: &mut Scan<R>) -> Result<Vec<Style>, Stop> {
    let mut codes: BTreeMap<u32, Style> = BTreeMap::new();
    let mut styles = Vec::new();
    let (mut formats, mut cells) = (false, false);
    scan.root(b"styleSheet")?;
    loop {
        let token = scan.expect()?;
        match token.name() {
            b"numFmts" => formats = !token.is_empty(),
            b"/numFmts" => formats = false,
            b"cellXfs" => cells = !token.is_empty(),
            b"/cellXfs" => cells = false,
            b"numFmt" if formats => {
                let (id, code) = (token.attribute(b"numFmtId")?, token.attribute(b"formatCode")?);
                let (Some(id), Some(code)) = (id, code) else { continue };
                let mut text = String::new();
                strings::value(code, &mut text)?;
                codes.insert(
                    number(id).ok_or(Stop::Unknown)?,
                    Style { shown: shown(&text), number: NumberStyle::of(&text) },
                );
            }
            b"xf" if cells => {
                let id = token.attribute(b"numFmtId")?;
                let id = id.map(|id| number(id).ok_or(Stop::Unknown)).transpose()?;
                styles
                    .push(id.map_or_else(Style::default, |id| codes.get(&id).copied().unwrap_or_else(|| builtin(id))));
            }
            b"/styleSheet" => return Ok(styles),
            _ => {}
        }
        if styles.len() > MOST || codes.len() > MOST {
            return Err(Stop::Unknown);
        }
    }
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
    Style { shown, number: NumberStyle { text: id == TEXT, zeros: 0 } }
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
