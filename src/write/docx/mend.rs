//! What repeating and leaving out may have left and Word refuses: cells without a paragraph, rows without a cell, empty tables.

use super::tree::{Element, Node};

/// Places that must end in a paragraph.
const HOLDERS: [&str; 6] = ["w:tc", "w:txbxContent", "w:hdr", "w:ftr", "w:footnote", "w:endnote"];

pub(super) fn mend(nodes: &mut Vec<Node>) {
    for node in nodes.iter_mut() {
        let Node::Element(element) = node else { continue };
        mend(&mut element.children);
        if HOLDERS.contains(&element.name.as_str()) {
            let last = element.elements().last().map(|one| one.name.as_str());
            if !matches!(last, Some("w:p" | "w:sdt")) {
                element.children.push(Node::Element(Element { open: "<w:p/>".to_owned(), ..Element::new("w:p") }));
            }
        }
        if matches!(element.name.as_str(), "w:p" | "w:tr") {
            once(element);
        }
    }
    nodes.retain(|node| match node.element().map(|one| (one.name.as_str(), one)) {
        Some(("w:tbl", table)) => table.holds(&["w:tr"]),
        Some(("w:tr", row)) => row.holds(&["w:tc"]),
        _ => true,
    });
}

/// Numbers that may stand only once in a document are dropped: a repeated paragraph would repeat them.
fn once(element: &mut Element) {
    for name in [" w14:paraId=\"", " w14:textId=\""] {
        if let Some(start) = element.open.find(name) {
            let from = start + name.len();
            if let Some(length) = element.open[from..].find('"') {
                element.open.replace_range(start..=from + length, "");
            }
        }
    }
}
