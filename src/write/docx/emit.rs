//! A part to a template of the engine: what nobody changes as numbered pieces, placeholders on lines of their own.

use super::plan::{Bit, Level, Plan, Spot, spot};
use super::tag::Kind;
use super::tree::{Element, Node, text_of};

/// The name under which the pieces stand; no figure is called so.
pub(super) const PIECES: &str = "xml__";

/// A part as the engine takes it.
#[derive(Debug, Default)]
pub(super) struct Emitted {
    pub source: String,
    pub pieces: Vec<String>,
    /// The placeholder on each line of the source, from the second line on.
    pub lines: Vec<usize>,
}

impl Emitted {
    /// The placeholder on a line that the engine tells.
    pub(super) fn tag_on(&self, line: usize) -> Option<usize> {
        self.lines.get(line.checked_sub(2)?).copied()
    }
}

pub(super) fn emit(plan: &Plan, nodes: &[Node]) -> Emitted {
    let mut emitter = Emitter { plan, out: Emitted::default(), literal: String::new() };
    emitter.nodes(nodes);
    emitter.flush();
    emitter.out
}

struct Emitter<'a> {
    plan: &'a Plan,
    out: Emitted,
    literal: String,
}

/// The run whose words are written.
#[derive(Clone, Copy)]
struct Run<'a>(Option<&'a Element>);

impl Emitter<'_> {
    fn flush(&mut self) {
        if !self.literal.is_empty() {
            self.out.source.push_str(&format!("{{{{{PIECES}[{}]}}}}", self.out.pieces.len()));
            self.out.pieces.push(std::mem::take(&mut self.literal));
        }
    }

    /// A placeholder, on the next line: the engine tells lines, and a line tells the paragraph.
    fn tag(&mut self, number: usize) {
        let tag = &self.plan.tags[number].tag;
        let (open, close) = match tag.kind {
            Kind::Remark => return,
            Kind::Print => ("{{", "}}"),
            _ => ("{%", "%}"),
        };
        self.flush();
        self.out.source.push_str(&format!("{open}\n{} {close}", tag.inner));
        self.out.lines.push(number);
    }

    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Raw(raw) => self.literal.push_str(raw),
                Node::Element(element) => self.element(element),
            }
        }
    }

    fn element(&mut self, element: &Element) {
        match element.name.as_str() {
            "w:tr" => self.row(element),
            "w:p" => self.paragraph(element),
            _ if element.children.is_empty() => element.write(&mut self.literal),
            _ => {
                element.write_open(&mut self.literal);
                self.nodes(&element.children);
                element.write_close(&mut self.literal);
            }
        }
    }

    fn row(&mut self, element: &Element) {
        let row = &self.plan.rows[element.number];
        if row.gone {
            row.tags.iter().for_each(|&one| self.tag(one));
            return;
        }
        let of = |close: bool| {
            let plan = self.plan;
            let here = move |&&one: &&usize| {
                plan.tags[one].level == Level::Row && (plan.tags[one].tag.kind == Kind::Close) == close
            };
            row.tags.iter().filter(here).copied().collect::<Vec<usize>>()
        };
        let (before, after) = (of(false), of(true));
        before.into_iter().for_each(|one| self.tag(one));
        element.write_open(&mut self.literal);
        self.nodes(&element.children);
        element.write_close(&mut self.literal);
        after.into_iter().for_each(|one| self.tag(one));
    }

    fn paragraph(&mut self, element: &Element) {
        let paragraph = &self.plan.paragraphs[element.number];
        let Some(bits) = &paragraph.bits else {
            element.write_open(&mut self.literal);
            self.nodes(&element.children);
            element.write_close(&mut self.literal);
            return;
        };
        let plan = self.plan;
        if paragraph.gone {
            let here = |one: &usize| plan.tags[*one].level != Level::Row;
            paragraph.tags.clone().filter(here).for_each(|one| self.tag(one));
            return;
        }
        let of = |close: bool| {
            let here = move |one: &usize| {
                plan.tags[*one].level == Level::Paragraph && (plan.tags[*one].tag.kind == Kind::Close) == close
            };
            paragraph.tags.clone().filter(here)
        };
        of(false).for_each(|one| self.tag(one));
        element.write_open(&mut self.literal);
        self.inline(element, Run(None), &mut bits.iter());
        element.write_close(&mut self.literal);
        of(true).for_each(|one| self.tag(one));
    }

    /// The inside of a paragraph, in the order in which the plan took its pieces.
    fn inline<'b>(&mut self, element: &Element, run: Run<'_>, bits: &mut impl Iterator<Item = &'b Vec<Bit>>) {
        for node in &element.children {
            let Node::Element(child) = node else {
                node.write(&mut self.literal);
                continue;
            };
            match spot(&child.name) {
                Spot::Text => self.words(bits.next().map_or(&[], Vec::as_slice), run),
                Spot::As(_) => {
                    // One that stands inside a placeholder is gone with it.
                    if bits.next().is_some_and(|bits| !bits.is_empty()) {
                        child.write(&mut self.literal);
                    }
                }
                Spot::Closed => self.element(child),
                Spot::Deep if child.children.is_empty() => child.write(&mut self.literal),
                Spot::Deep => {
                    child.write_open(&mut self.literal);
                    let inner = if child.name == "w:r" { Run(Some(child)) } else { run };
                    self.inline(child, inner, bits);
                    child.write_close(&mut self.literal);
                }
            }
        }
    }

    /// A `w:t`. A statement ends the run before it and begins one of the same look behind it, so that no look leaks.
    fn words(&mut self, bits: &[Bit], run: Run<'_>) {
        let mut inside = false;
        for bit in bits {
            let number = match bit {
                Bit::Text(_) => None,
                Bit::Tag(number) => Some(*number),
            };
            let placed = number.map(|number| &self.plan.tags[number]);
            if placed.is_some_and(|placed| placed.level != Level::Inline || placed.tag.kind == Kind::Remark) {
                continue;
            }
            let shown = placed.is_none_or(|placed| placed.tag.kind == Kind::Print);
            if shown != inside {
                self.literal.push_str(if shown { "<w:t xml:space=\"preserve\">" } else { "</w:t>" });
                inside = shown;
            }
            match (bit, shown) {
                (Bit::Text(text), _) => super::value::escape(text, &mut self.literal),
                (Bit::Tag(number), true) => self.tag(*number),
                (Bit::Tag(number), false) => {
                    self.literal.push_str("</w:r>");
                    self.tag(*number);
                    self.literal.push_str("<w:r>");
                    let look = run.0.and_then(|run| run.children.iter().find(|one| one.is("w:rPr")));
                    self.literal.push_str(&look.map_or_else(String::new, |look| text_of(std::slice::from_ref(look))));
                }
            }
        }
        if inside {
            self.literal.push_str("</w:t>");
        }
    }
}
