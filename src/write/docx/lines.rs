//! What a document says, line by line: to compare what a person edited with what a run makes.

use super::tree::{self, Element, Node};
use super::{Flaw, package};

/// The text of the body, a line for each paragraph and for each row of a table, without those that are empty.
///
/// # Errors
/// Where the bytes are no .docx.
pub fn lines(document: &[u8]) -> Result<Vec<String>, Flaw> {
    let parts = package::open(document)?;
    let mut lines = Vec::new();
    for at in package::texts(&parts) {
        let (name, bytes) = &parts[at];
        if name != "word/document.xml" {
            continue;
        }
        let nodes = tree::parse(&package::text(name, bytes)?).ok_or_else(|| Flaw::Part(name.clone()))?;
        nodes.iter().filter_map(Node::element).for_each(|one| collect(one, &mut lines));
    }
    Ok(lines)
}

fn collect(element: &Element, lines: &mut Vec<String>) {
    if !matches!(element.name.as_str(), "w:p" | "w:tr") {
        element.elements().for_each(|one| collect(one, lines));
        return;
    }
    let mut text = String::new();
    said(element, &mut text);
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !line.is_empty() {
        lines.push(line);
    }
}

fn said(element: &Element, text: &mut String) {
    match element.name.as_str() {
        "w:t" => text.push_str(&element.text()),
        // What was deleted with changes tracked, and how things look, is said by nobody.
        "w:del" | "w:moveFrom" | "w:pPr" | "w:rPr" => {}
        "w:tab" | "w:br" => text.push(' '),
        _ => element.elements().for_each(|one| said(one, text)),
    }
    if matches!(element.name.as_str(), "w:p" | "w:tc") {
        text.push(' ');
    }
}
