//! Tracked changes: the report is filled as if all of them had been accepted. What was inserted stays, what was deleted goes.

use super::tree::{Element, Node};

/// Accepts every change; whether there was one.
pub(super) fn accept(nodes: &mut Vec<Node>) -> bool {
    let mut found = false;
    let mut kept: Vec<Node> = Vec::with_capacity(nodes.len());
    // What stood before a deleted paragraph mark begins the next paragraph.
    let mut carried: Vec<Node> = Vec::new();
    for node in std::mem::take(nodes) {
        let mut element = match node {
            Node::Element(element) => element,
            raw @ Node::Raw(_) => {
                kept.push(raw);
                continue;
            }
        };
        let (mark, row) = (mark_deleted(&element), row_deleted(&element));
        if gone(&element) || row {
            found = true;
            continue;
        }
        found |= accept(&mut element.children);
        match element.name.as_str() {
            "w:ins" | "w:moveTo" => {
                found = true;
                kept.append(&mut element.children);
            }
            "w:p" if mark => {
                carried.extend(element.children.into_iter().filter(|one| !one.is("w:pPr")));
            }
            "w:p" => {
                let at = element.children.iter().position(|one| one.is("w:pPr")).map_or(0, |at| at + 1);
                element.children.splice(at..at, carried.drain(..));
                kept.push(Node::Element(element));
            }
            _ => {
                flush(&mut carried, &mut kept);
                kept.push(Node::Element(element));
            }
        }
    }
    flush(&mut carried, &mut kept);
    *nodes = kept;
    found
}

/// Carried words that no paragraph follows keep one of their own.
fn flush(carried: &mut Vec<Node>, kept: &mut Vec<Node>) {
    if !carried.is_empty() {
        kept.push(Node::Element(Element { children: std::mem::take(carried), ..Element::new("w:p") }));
    }
}

/// Deleted or moved away, or the memory of an earlier formatting.
fn gone(element: &Element) -> bool {
    let name = element.name.as_str();
    let empty_mark = matches!(name, "w:ins" | "w:moveTo") && element.children.is_empty();
    empty_mark
        || matches!(name, "w:del" | "w:moveFrom" | "w:cellIns" | "w:cellDel" | "w:cellMerge")
        || name.starts_with("w:moveFromRange")
        || name.starts_with("w:moveToRange")
        || (name.starts_with("w:") && name.ends_with("PrChange"))
}

fn mark_deleted(element: &Element) -> bool {
    element.name == "w:p" && properties(element, &["w:pPr", "w:rPr"])
}

fn row_deleted(element: &Element) -> bool {
    element.name == "w:tr" && properties(element, &["w:trPr"])
}

fn properties(element: &Element, path: &[&str]) -> bool {
    let found = path.iter().try_fold(element, |at, name| at.child(name));
    found.is_some_and(|one| one.elements().any(|mark| matches!(mark.name.as_str(), "w:del" | "w:moveFrom")))
}
