//! How the cells of an ods look: fonts, fills, numbers padded with zeros, with all that one style inherits from another.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Cursor;

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::OldFont;
use super::formats::Look;
use super::ods_marks::walker;
use super::package::attribute;

/// How cells of each style look.
#[derive(Default)]
pub(super) struct Styles {
    /// By the name of the style, with all it inherits. The default of all has no name.
    looks: BTreeMap<String, Look>,
    /// What the styles say themselves; those of the whole workbook stay when those of the cells come.
    own: BTreeMap<String, Own>,
    /// Whether no style came since the looks were told.
    settled: bool,
    /// The style that is coming in.
    open: Option<String>,
    /// Number formats by name.
    formats: BTreeMap<String, NumberFormat>,
    /// The number format that is coming in, and whether it shows plain numbers.
    format: Option<(String, bool)>,
    /// The fonts that names in styles stand for.
    faces: BTreeMap<String, Font>,
}

/// A font that a style names.
#[derive(Clone, Copy)]
enum Font {
    Old(OldFont),
    Other,
}

/// What a style says itself; None where it inherits.
#[derive(Default)]
struct Own {
    parent: Option<String>,
    format: Option<String>,
    zeros: Option<u8>,
    font: Option<Font>,
    colour: Option<u32>,
    struck: Option<bool>,
}

#[derive(Default)]
struct NumberFormat {
    /// Digits a whole number is padded to; 0 for none.
    zeros: u8,
    /// The format of its first section, where it has several: the one of its own name is the last.
    first: Option<String>,
}

/// Styles that inherit from each other are never so many.
const DEPTH: usize = 32;

impl Styles {
    /// What holds in the whole workbook: named styles and their number formats.
    pub fn of_workbook(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Self {
        let mut styles = Self::default();
        let Ok(part) = archive.by_name("styles.xml") else { return styles };
        let (mut reader, mut buffer) = (walker(part), Vec::new());
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(element)) => styles.begin(&element),
                Ok(Event::End(element)) => styles.end(element.name().as_ref()),
                Ok(Event::Eof) | Err(_) => {
                    styles.settle();
                    return styles;
                }
                Ok(_) => {}
            }
        }
    }

    /// Takes what an element says of styles; most say nothing.
    pub fn begin(&mut self, element: &BytesStart) {
        match element.name().as_ref() {
            "style:font-face" => {
                let family = attribute(element, "font-family").map(|family| font(&family));
                self.faces.extend(attribute(element, "name").map(Cow::into_owned).zip(family));
            }
            "style:style" | "style:default-style" => self.style(element),
            "style:table-cell-properties" | "style:text-properties" => self.take(element),
            "style:map" => self.section(element),
            "number:number" => self.pad(element),
            name if is_format(name) => {
                let name_of = attribute(element, "name").map(Cow::into_owned);
                self.format = name_of.map(|of| (of, name == "number:number-style"));
                self.formats.extend(self.format.iter().map(|(of, _)| (of.clone(), NumberFormat::default())));
            }
            _ => {}
        }
    }

    pub fn end(&mut self, name: &str) {
        match name {
            "style:style" | "style:default-style" => self.open = None,
            name if is_format(name) => self.format = None,
            _ => {}
        }
    }

    /// What a number format says of whole numbers (`000000000000`). One with decimals pads no identifier, nor does a percentage.
    fn pad(&mut self, element: &BytesStart) {
        let count = |name| attribute(element, name).and_then(|digits| digits.parse::<u8>().ok());
        let digits = count("min-integer-digits").filter(|_| count("decimal-places").unwrap_or(0) == 0);
        let open = self.format.as_ref().filter(|(_, plain)| *plain);
        let format = open.and_then(|(name, _)| self.formats.get_mut(name));
        if let (Some(format), Some(digits @ 2..)) = (format, digits) {
            format.zeros = digits;
        }
    }

    /// A section of the number format at hand, for numbers of which something is true. The first is for those that are not below
    /// zero, as in every other format it counts alone.
    fn section(&mut self, element: &BytesStart) {
        let format = self.format.as_ref().and_then(|(name, _)| self.formats.get_mut(name));
        if let Some(format) = format.filter(|format| format.first.is_none()) {
            format.first = attribute(element, "apply-style-name").map(Cow::into_owned);
        }
    }

    fn style(&mut self, element: &BytesStart) {
        let text = |name| attribute(element, name).map(Cow::into_owned);
        self.open = None;
        if text("family").is_some_and(|family| family == "table-cell") {
            let own = Own { parent: text("parent-style-name"), format: text("data-style-name"), ..Own::default() };
            let name = text("name").unwrap_or_default();
            self.open = Some(name.clone());
            self.own.insert(name, own);
            self.settled = false;
        }
    }

    fn take(&mut self, element: &BytesStart) {
        let Some(own) = self.open.as_ref().and_then(|name| self.own.get_mut(name)) else { return };
        let named = attribute(element, "font-name").map(|name| self.faces.get(&*name).copied().unwrap_or(font(&name)));
        let named = named.or_else(|| attribute(element, "font-family").map(|family| font(&family)));
        own.font = named.or(own.font);
        let line = |name| attribute(element, name).map(|how| how != "none");
        own.struck = line("text-line-through-style").or_else(|| line("text-line-through-type")).or(own.struck);
        own.colour = attribute(element, "background-color").map(|colour| told(&colour)).or(own.colour);
    }

    /// All styles of a part are known: what they look like with all they inherit. What a part calls its number formats means those of
    /// the whole workbook only where it has none of that name.
    pub fn settle(&mut self) {
        if std::mem::replace(&mut self.settled, true) {
            return;
        }
        for own in self.own.values_mut() {
            let Some(format) = own.format.take() else { continue };
            let format = self.formats.get(&format);
            let first = format.and_then(|format| format.first.as_ref()).map(|first| self.formats.get(first));
            own.zeros = Some(first.unwrap_or(format).map_or(0, |format| format.zeros));
        }
        self.looks = self.own.keys().map(|name| (name.clone(), self.inherited(name))).collect();
    }

    fn inherited(&self, name: &str) -> Look {
        let line = || {
            let parents = std::iter::successors(self.own.get(name), |own| self.own.get(own.parent.as_deref()?));
            parents.take(DEPTH).chain(self.own.get(""))
        };
        let mut look = Look::default();
        look.number.zeros = line().find_map(|own| own.zeros).unwrap_or(0);
        if let Some(Font::Old(font)) = line().find_map(|own| own.font) {
            look.font = Some(font);
        }
        look.struck = line().find_map(|own| own.struck).unwrap_or(false);
        look.colour = line().find_map(|own| own.colour).unwrap_or(0);
        look
    }

    /// By the style an element names.
    pub fn of(&self, element: &BytesStart, name: &str) -> Option<Look> {
        let style = attribute(element, name)?;
        Some(self.looks.get(&*style).copied().unwrap_or_else(|| self.usual()))
    }

    /// Of a cell without any style.
    pub fn usual(&self) -> Look {
        self.looks.get("").copied().unwrap_or_default()
    }
}

fn is_format(name: &str) -> bool {
    name.starts_with("number:") && name.ends_with("-style")
}

fn font(name: &str) -> Font {
    OldFont::of(name.trim_matches(['\'', '"'])).map_or(Font::Other, Font::Old)
}

/// `#ffff00` as a number that tells it from others; 0 for white and none.
fn told(colour: &str) -> u32 {
    let rgb = colour.strip_prefix('#').and_then(|digits| u32::from_str_radix(digits, 16).ok());
    rgb.filter(|rgb| *rgb != 0xFF_FFFF).map_or(0, |rgb| 0x100_0000 | rgb & 0xFF_FFFF)
}
