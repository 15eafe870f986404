//! What the formats of a workbook make of its numbers, and how its cells look beside that.

use super::gather::EPOCH_1904;
use super::{OldFont, Value};

/// The built-in format of texts.
const TEXT: u32 = 49;

/// What a number format says of how a number is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct NumberStyle {
    pub text: bool,
    pub zeros: u8,
}

impl NumberStyle {
    /// Reads a format code such as `@`, `000000000000` or `"0"000000000`. Only the first section counts.
    pub fn of(code: &str) -> Self {
        if code == "@" {
            return Self { text: true, zeros: 0 };
        }
        Self { text: false, zeros: padded(code).filter(|&zeros| zeros > 1).unwrap_or(0) }
    }
}

/// What a font says beside how big its letters are.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Font {
    pub old: Option<OldFont>,
    pub struck: bool,
}

/// What a cell's style says beside its value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub number: NumberStyle,
    pub font: Option<OldFont>,
    /// A line goes through what the cell holds.
    pub struck: bool,
    /// Tells fills of a workbook apart; 0 for none and white.
    pub colour: u32,
}

/// Digits a whole number is padded to; None where the format shows anything but padded digits and separators.
fn padded(code: &str) -> Option<u8> {
    let mut zeros = 0u8;
    let mut quoted = false;
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => quoted = !quoted,
            // A literal zero in front is a digit of the number as it is read.
            '0' => zeros = zeros.checked_add(1)?,
            _ if quoted => {}
            '\\' => zeros = zeros.checked_add(u8::from(letters.next() == Some('0')))?,
            '_' | '*' => _ = letters.next(),
            '[' => while letters.next().is_some_and(|inside| inside != ']') {},
            ' ' | '-' | '(' | ')' | '\u{a0}' => {}
            ';' => break,
            _ => return None,
        }
    }
    Some(zeros)
}

impl From<NumberStyle> for Look {
    fn from(number: NumberStyle) -> Self {
        Self { number, ..Self::default() }
    }
}

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

impl Style {
    /// By a format code of the workbook.
    pub fn coded(code: &str) -> Self {
        Self { shown: shown(code), look: NumberStyle::of(code).into() }
    }

    /// By the number of a format that a workbook need not spell out.
    pub fn builtin(id: u32) -> Self {
        let shown = match id {
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shown::Date,
            46 => Shown::Duration,
            _ => Shown::Number,
        };
        Self { shown, look: NumberStyle { text: id == TEXT, zeros: 0 }.into() }
    }

    /// A number as it is shown. Times of day are no dates; they and durations stay numbers.
    pub fn value(self, number: f64, epoch_1904: bool) -> Value {
        match self.shown {
            Shown::Date if !(0.0..1.0).contains(&number) => {
                Value::Date(if epoch_1904 { number + EPOCH_1904 } else { number })
            }
            _ => Value::Number(number),
        }
    }
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
    fn number_formats_tell_texts_and_lost_zeros() {
        let zeros = |code| NumberStyle::of(code).zeros;
        assert!(NumberStyle::of("@").text);
        assert_eq!(zeros("000000000000"), 12);
        assert_eq!(zeros("000\\ 000\\ 000\\ 000"), 12);
        assert_eq!(zeros("\"0\"000000000"), 10);
        assert_eq!(zeros("0000000000;[Red]-0"), 10);
        for other in ["General", "0", "0.00", "#,##0", "dd/mm/yyyy", "0%", "0E+00"] {
            assert_eq!(NumberStyle::of(other), NumberStyle::default(), "{other}");
        }
    }

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
