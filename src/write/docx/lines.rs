//! What a document says, line by line: to compare what a person edited with what a run makes.

use super::tree::{self, Element, Node};
use super::{Flaw, package};

/// The part that says what the document is called.
const CORE: &str = "docProps/core.xml";

/// What a document says, and what it says it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The text of the body, a line for each paragraph and for each row of a table, without those that are empty.
    pub lines: Vec<String>,
    /// The title among its properties, which a run writes and Word keeps.
    pub title: Option<String>,
}

/// Reads a document whole, as far as it is text.
///
/// # Errors
/// Where the bytes are no .docx, or a part of it that holds text is damaged or missing.
pub fn said(document: &[u8]) -> Result<Said, Flaw> {
    let parts = package::open(document)?;
    let parse = |at: usize| {
        let (name, bytes) = &parts[at];
        tree::parse(&package::text(name, bytes)?).ok_or_else(|| Flaw::Part(name.clone()))
    };
    let body = package::body(&parts).ok_or_else(|| Flaw::Part("word/document.xml".to_owned()))?;
    let mut lines = Vec::new();
    for at in package::texts(&parts) {
        let nodes = parse(at)?;
        if at == body {
            nodes.iter().filter_map(Node::element).for_each(|one| collect(one, &mut lines));
        }
    }
    let core = parts.iter().position(|(name, _)| name == CORE).map(parse).transpose()?.unwrap_or_default();
    let titles = core.iter().filter_map(Node::element).flat_map(Element::elements);
    let mut title = titles.filter(|one| one.name == "dc:title").map(|one| one.text().trim().to_owned());
    Ok(Said { lines, title: title.find(|title| !title.is_empty()) })
}

fn collect(element: &Element, lines: &mut Vec<String>) {
    if !matches!(element.name.as_str(), "w:p" | "w:tr") {
        element.elements().for_each(|one| collect(one, lines));
        return;
    }
    let mut text = String::new();
    spoken(element, &mut text);
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !line.is_empty() {
        lines.push(line);
    }
}

fn spoken(element: &Element, text: &mut String) {
    match element.name.as_str() {
        "w:t" => text.push_str(&element.text()),
        // What was deleted with changes tracked, and how things look, is said by nobody.
        "w:del" | "w:moveFrom" | "w:pPr" | "w:rPr" => {}
        "w:tab" | "w:br" => text.push(' '),
        _ => element.elements().for_each(|one| spoken(one, text)),
    }
    if matches!(element.name.as_str(), "w:p" | "w:tc") {
        text.push(' ');
    }
}
