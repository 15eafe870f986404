//! A part's XML as a tree that keeps, byte for byte, whatever nobody changes.

use quick_xml::Reader;
use quick_xml::events::Event;

/// Elements inside each other deeper than any writer makes them.
const DEEPEST: usize = 400;

/// One piece of a part.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Element(Element),
    /// Text, comment or instruction, as it stands in the file.
    Raw(String),
}

/// An element.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Element {
    /// With its prefix: `w:p`.
    pub name: String,
    /// Its start tag as it stands, `<w:p w:rsidR="1">` or `<w:p/>`.
    pub open: String,
    pub children: Vec<Node>,
    /// Its number among paragraphs, or among rows, of the part; set by whoever walks.
    pub number: usize,
}

impl Element {
    /// An element without attributes.
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), open: format!("<{name}>"), ..Self::default() }
    }

    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(Node::element)
    }

    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|one| one.name == name)
    }

    /// Whether it, or anything inside it, has one of these names.
    pub(super) fn holds(&self, names: &[&str]) -> bool {
        self.elements().any(|one| names.contains(&one.name.as_str()) || one.holds(names))
    }

    /// Its own text, without entities.
    pub(super) fn text(&self) -> String {
        let raw: String =
            self.children.iter().map(|one| if let Node::Raw(raw) = one { raw.as_str() } else { "" }).collect();
        quick_xml::escape::unescape(&raw).map_or_else(|_| raw.clone(), std::borrow::Cow::into_owned)
    }

    pub(super) fn write(&self, out: &mut String) {
        if self.children.is_empty() && self.open.ends_with("/>") {
            out.push_str(&self.open);
            return;
        }
        self.write_open(out);
        self.children.iter().for_each(|one| one.write(out));
        self.write_close(out);
    }

    /// The start tag, never of the form `<w:p/>`.
    pub(super) fn write_open(&self, out: &mut String) {
        match self.open.strip_suffix("/>") {
            Some(open) => {
                out.push_str(open);
                out.push('>');
            }
            None => out.push_str(&self.open),
        }
    }

    pub(super) fn write_close(&self, out: &mut String) {
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }
}

impl Node {
    pub(super) fn element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Raw(_) => None,
        }
    }

    pub(super) fn is(&self, name: &str) -> bool {
        self.element().is_some_and(|one| one.name == name)
    }

    pub(super) fn write(&self, out: &mut String) {
        match self {
            Self::Element(element) => element.write(out),
            Self::Raw(raw) => out.push_str(raw),
        }
    }
}

/// Reads a part; None where it is no well-formed XML.
pub(super) fn parse(text: &str) -> Option<Vec<Node>> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = Vec::new();
    let mut top = Vec::new();
    loop {
        let before = usize::try_from(reader.buffer_position()).ok()?;
        let event = reader.read_event().ok()?;
        let name = match &event {
            Event::Start(element) | Event::Empty(element) => element.name().as_ref().to_owned(),
            _ => String::new(),
        };
        let (starts, empty, ends, over) = (
            matches!(event, Event::Start(_)),
            matches!(event, Event::Empty(_)),
            matches!(event, Event::End(_)),
            matches!(event, Event::Eof),
        );
        let after = usize::try_from(reader.buffer_position()).ok()?;
        let raw = text.get(before..after)?;
        if over {
            return open.is_empty().then_some(top);
        }
        if starts {
            if open.len() >= DEEPEST {
                return None;
            }
            open.push(Element { name, open: raw.to_owned(), ..Element::default() });
            continue;
        }
        let node = if ends {
            Node::Element(open.pop()?)
        } else if empty {
            Node::Element(Element { name, open: raw.to_owned(), ..Element::default() })
        } else {
            Node::Raw(raw.to_owned())
        };
        open.last_mut().map_or(&mut top, |parent| &mut parent.children).push(node);
    }
}

/// The tree as text.
pub(super) fn text_of(nodes: &[Node]) -> String {
    let mut out = String::new();
    nodes.iter().for_each(|one| one.write(&mut out));
    out
}
