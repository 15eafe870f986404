//! Cells and texts as spreadsheet programs write nearly all of them, told at one look: `<c r="B5" s="3" t="s"><v>17</v></c>`,
//! `<si><t>Nguyễn Văn An</t></si>`. What differs in a single byte, or is not whole in the window yet, goes the long way tag by
//! tag, so nothing is decided here that is not decided there.

use memchr::{memchr, memmem};

use super::cells::place;
use super::styles::number;
use crate::model::CellRef;
use crate::read::gather::LETTERS;

/// A cell without a formula, of a number or a shared text.
pub(super) struct Plain<'a> {
    pub at: CellRef,
    pub style: Option<usize>,
    /// The value is the number of a shared text.
    pub shared: bool,
    /// Empty where the cell is.
    pub value: &'a [u8],
    /// Bytes of all of it.
    pub length: usize,
}

/// What is left to look at.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn eat(&mut self, bytes: &[u8]) -> bool {
        let rest = self.0.strip_prefix(bytes);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    /// The bytes before the next of these, which is eaten too.
    fn until(&mut self, end: u8, most: usize) -> Option<&'a [u8]> {
        let at = self.0.iter().take(most).position(|&byte| byte == end)?;
        let (before, after) = self.0.split_at(at);
        self.0 = &after[1..];
        Some(before)
    }
}

/// A place has three letters and seven digits, a number of a style or a text fewer than ten, a value two dozen signs.
const SHORT: usize = 32;

/// The cell that the bytes begin with.
pub(super) fn cell(bytes: &[u8]) -> Option<Plain<'_>> {
    let mut rest = Rest(bytes);
    if !rest.eat(b"<c r=\"") {
        return None;
    }
    let at = place(rest.until(b'"', SHORT)?)?;
    let style = if rest.eat(b" s=\"") { Some(usize::try_from(number(rest.until(b'"', SHORT)?)?).ok()?) } else { None };
    let shared = rest.eat(b" t=\"s\"");
    let mut value: &[u8] = &[];
    if !rest.eat(b"/>") {
        if !rest.eat(b"><v>") {
            return None;
        }
        value = rest.until(b'<', SHORT)?;
        if !rest.eat(b"/v></c>") {
            return None;
        }
    }
    Some(Plain { at, style, shared, value, length: bytes.len() - rest.0.len() })
}

/// The shared text that the bytes begin with, and the bytes of all of it.
pub(super) fn text(bytes: &[u8]) -> Option<(&str, usize)> {
    let mut rest = Rest(bytes);
    if !rest.eat(b"<si><t") {
        return None;
    }
    let kept = rest.eat(b" xml:space=\"preserve\"");
    if !rest.eat(b">") {
        return None;
    }
    let (raw, after) = rest.0.split_at(memchr(b'<', rest.0)?);
    rest.0 = after;
    let blank = |byte: Option<&u8>| byte.is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
    let trimmed = !kept && (blank(raw.first()) || blank(raw.last()));
    let spelled = raw.iter().any(|byte| matches!(byte, b'&' | b'\r')) || memmem::find(raw, b"_x").is_some();
    if !rest.eat(b"</t></si>") || trimmed || spelled || raw.len() > LETTERS {
        return None;
    }
    Some((std::str::from_utf8(raw).ok()?, bytes.len() - rest.0.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_as_programs_write_it_is_told_at_once() {
        let told = |bytes: &str| {
            let Plain { at, style, shared, value, length } = cell(bytes.as_bytes())?;
            Some((at.to_string(), style, shared, String::from_utf8_lossy(value).into_owned(), length))
        };
        let cell = "<c r=\"B5\" s=\"3\" t=\"s\"><v>17</v></c>";
        assert_eq!(told(&format!("{cell}<c ")), Some(("B5".into(), Some(3), true, "17".into(), cell.len())));
        assert_eq!(told("<c r=\"AA10\"><v>-1.5E3</v></c>"), Some(("AA10".into(), None, false, "-1.5E3".into(), 29)));
        assert_eq!(told("<c r=\"A1\" s=\"1\"/>"), Some(("A1".into(), Some(1), false, String::new(), 17)));
        for other in [
            &cell[..cell.len() - 1],
            "<c r=\"B5\" t=\"str\"><v>a</v></c>",
            "<c r=\"B5\"><f>1+1</f><v>2</v></c>",
            "<c s=\"3\" r=\"B5\"><v>2</v></c>",
            "<c r=\"5B\"><v>2</v></c>",
            "<c r=\"B5\"><v>2<!-- --></v></c>",
            "</row>",
        ] {
            assert_eq!(told(other), None, "{other}");
        }
    }

    #[test]
    fn a_text_as_programs_write_it_is_told_at_once() {
        assert_eq!(text("<si><t>Nguyễn An</t></si><si>".as_bytes()), Some(("Nguyễn An", 27)));
        assert_eq!(text(b"<si><t xml:space=\"preserve\"> An </t></si>"), Some((" An ", 41)));
        for other in [
            "<si><t> An</t></si>",
            "<si><t>A&amp;B</t></si>",
            "<si><t>a_x000D_b</t></si>",
            "<si><t>An</t></s",
            "<si><r><t>An</t></r></si>",
            "<si><t/></si>",
        ] {
            assert_eq!(text(other.as_bytes()), None, "{other}");
        }
    }
}
