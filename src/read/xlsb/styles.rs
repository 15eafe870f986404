//! The formats, fonts and fills of a binary workbook's cells.

use std::collections::BTreeMap;

use super::records::{Data, Records, kind};
use crate::read::OldFont;
use crate::read::formats::{Font, Look, Style};

/// In the flags of a font.
const STRUCK: u16 = 0x0008;

/// The cell formats by number.
pub(super) fn read(mut records: Records) -> Vec<Style> {
    let mut formats = BTreeMap::new();
    let (mut fonts, mut colours, mut styles) = (Vec::new(), Vec::new(), Vec::new());
    let mut inside = false;
    while let Some((what, data)) = records.next() {
        match what {
            kind::FONT => {
                let old = data.text(21).and_then(|(name, _)| OldFont::of(&name));
                fonts.push(Font { old, struck: data.short(2).is_some_and(|flags| flags & STRUCK != 0) });
            }
            kind::FILL => colours.push(fill(data)),
            kind::FORMAT => {
                let code = data.text(2).map(|(code, _)| Style::coded(&code));
                formats.extend(data.short(0).zip(code));
            }
            kind::CELL_STYLES => inside = true,
            kind::END_CELL_STYLES => inside = false,
            kind::XF if inside => {
                let id = |at| data.short(at).unwrap_or(0);
                let style = formats.get(&id(2)).copied().unwrap_or_else(|| Style::builtin(u32::from(id(2))));
                let font = fonts.get(usize::from(id(4))).copied().unwrap_or_default();
                let colour = colours.get(usize::from(id(6))).copied().unwrap_or(0);
                styles
                    .push(Style { look: Look { font: font.old, struck: font.struck, colour, ..style.look }, ..style });
            }
            _ => {}
        }
    }
    styles
}

/// Fills without one colour.
const GRADIENT: u32 = 1;
const PATTERN: u32 = 2;

/// What tells the colour of a fill from others; 0 for none and white.
fn fill(data: Data) -> u32 {
    match data.long(0) {
        None | Some(0) => 0,
        Some(1) => colour(data),
        Some(0x28) => GRADIENT,
        Some(_) => colour(data).max(PATTERN),
    }
}

/// What tells the colour in front from others; 0 for white and what the system shows behind cells.
fn colour(data: Data) -> u32 {
    let of = data.byte(4).map_or(0, |kind| kind >> 1);
    let (index, tint) = (data.byte(5).unwrap_or(0), data.short(6).unwrap_or(0));
    let rgb = data.long(8).unwrap_or(0) & 0xFF_FFFF;
    let (white, told) = match of {
        1 => (matches!(index, 1 | 9 | 64 | 65), u32::from(index)),
        2 => (rgb == 0xFF_FFFF, rgb),
        // A darker white is a grey.
        3 => (index == 0 && tint == 0, u32::from(index) << 16 | u32::from(tint)),
        _ => (true, 0),
    };
    if white { 0 } else { u32::from(of) << 24 | told }
}
