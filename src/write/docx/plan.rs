//! Which placeholders a part has, and how far each reaches: words of a paragraph, whole paragraphs, or rows of a table.
//!
//! A `for` or `if` with its end in the same paragraph is inline, or takes the whole paragraph where it encloses all of it. With
//! its end in another paragraph of the same place it takes the paragraphs between; in another cell of the same table, the rows.

use super::flaw::{Flaw, Why};
use super::tag::{Kind, Tag, Wrong, scan};
use super::tree::{Element, Node};

/// How far a statement reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    Inline,
    Paragraph,
    Row,
}

/// A placeholder and where it takes effect.
#[derive(Debug)]
pub(super) struct Placed {
    pub tag: Tag,
    pub paragraph: usize,
    pub level: Level,
}

/// What a `w:t` becomes.
#[derive(Debug)]
pub(super) enum Bit {
    Text(String),
    Tag(usize),
}

#[derive(Debug)]
pub(super) struct Paragraph {
    pub text: String,
    /// Of each piece of text, in order. None: the paragraph has no placeholder and stays as it is.
    pub bits: Option<Vec<Vec<Bit>>>,
    /// Its placeholders: `tags[from..to]`.
    pub tags: std::ops::Range<usize>,
    /// Holds something beside text that must not vanish.
    solid: bool,
    at: At,
    /// Statements only: it vanishes and they remain.
    pub gone: bool,
}

#[derive(Debug, Default)]
pub(super) struct Row {
    pub tags: Vec<usize>,
    paragraphs: Vec<usize>,
    solid: bool,
    table: usize,
    /// Statements only: it vanishes and they remain.
    pub gone: bool,
}

/// The places around a paragraph, by number; 0: none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct At {
    container: usize,
    cell: usize,
    row: Option<usize>,
    table: usize,
}

/// All of a part.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub paragraphs: Vec<Paragraph>,
    pub rows: Vec<Row>,
    pub tags: Vec<Placed>,
    places: usize,
}

/// What an element is to the words of a paragraph.
pub(super) enum Spot {
    /// Words.
    Text,
    /// Counts as this in a placeholder, stands as it is elsewhere.
    As(&'static str),
    /// Holds words further in.
    Deep,
    /// Holds no words of this paragraph.
    Closed,
}

pub(super) fn spot(name: &str) -> Spot {
    match name {
        "w:t" => Spot::Text,
        "w:tab" | "w:br" | "w:cr" => Spot::As(" "),
        "w:noBreakHyphen" => Spot::As("-"),
        "w:softHyphen" => Spot::As("\u{ad}"),
        "w:pPr"
        | "w:rPr"
        | "w:instrText"
        | "w:delText"
        | "w:fldData"
        | "w:sdtPr"
        | "w:sdtEndPr"
        | "w:drawing"
        | "w:pict"
        | "w:object"
        | "mc:AlternateContent"
        | "w:txbxContent"
        | "w:p" => Spot::Closed,
        _ => Spot::Deep,
    }
}

impl Plan {
    /// Numbers paragraphs and rows of a part and finds its placeholders.
    pub(super) fn of(part: &str, nodes: &mut [Node]) -> Result<Self, Flaw> {
        let mut plan = Self::default();
        plan.walk(part, nodes, At::default())?;
        plan.levels().map_err(|(tag, why)| plan.flaw(part, tag, why))?;
        plan.vanish();
        plan.beside().map_err(|(tag, why)| plan.flaw(part, tag, why))?;
        Ok(plan)
    }

    /// A mistake at a placeholder.
    pub(super) fn flaw(&self, part: &str, tag: usize, why: Why) -> Flaw {
        let paragraph = self.tags[tag].paragraph;
        place(part, paragraph, &self.paragraphs[paragraph].text, why)
    }

    fn walk(&mut self, part: &str, nodes: &mut [Node], at: At) -> Result<(), Flaw> {
        for node in nodes {
            let Node::Element(element) = node else { continue };
            let mut inside = at;
            self.places += 1;
            match element.name.as_str() {
                "w:p" => {
                    element.number = self.paragraphs.len();
                    self.paragraph(part, element, at)?;
                    // What a drawing in it holds is a place of its own.
                    inside = At { container: self.places, ..At::default() };
                }
                "w:tbl" => inside = At { table: self.places, ..at },
                "w:tr" => {
                    element.number = self.rows.len();
                    let solid = element.holds(&["w:tbl"]);
                    self.rows.push(Row { table: at.table, solid, ..Row::default() });
                    inside.row = Some(element.number);
                }
                "w:tc" => inside = At { container: self.places, cell: self.places, ..at },
                "w:sdtContent" => {
                    // A content control around rows is a table of its own to them.
                    inside.container = self.places;
                    if at.table != 0 && at.cell == 0 {
                        inside.table = self.places;
                    }
                }
                "w:txbxContent" | "w:footnote" | "w:endnote" => inside = At { container: self.places, ..At::default() },
                _ => {}
            }
            self.walk(part, &mut element.children, inside)?;
        }
        Ok(())
    }

    fn paragraph(&mut self, part: &str, element: &Element, at: At) -> Result<(), Flaw> {
        let mut pieces = Vec::new();
        collect(element, &mut pieces);
        let text = pieces.concat();
        let number = self.paragraphs.len();
        let found = scan(&text).map_err(|wrong| {
            let why = match wrong {
                Wrong::Unclosed(shown) => Why::Unclosed(shown),
                Wrong::Unopened(shown) => Why::Unopened(shown),
                Wrong::Unknown(shown) => Why::Statement(shown),
            };
            place(part, number, &text, why)
        })?;
        let first = self.tags.len();
        let bits = (!found.is_empty()).then(|| bits(&pieces, &found, first));
        self.tags.extend(found.into_iter().map(|tag| Placed { tag, paragraph: number, level: Level::Inline }));
        let tags = first..self.tags.len();
        if let Some(row) = at.row {
            self.rows[row].tags.extend(tags.clone());
            self.rows[row].paragraphs.push(number);
        }
        let solid = element.holds(&["w:drawing", "w:pict", "w:object", "w:sectPr", "w:fldChar", "w:footnoteReference"]);
        self.paragraphs.push(Paragraph { text, bits, tags, solid, at, gone: false });
        Ok(())
    }

    /// Meets every beginning with its end and says how far both reach.
    fn levels(&mut self) -> Result<(), (usize, Why)> {
        let mut open: Vec<(usize, Vec<usize>)> = Vec::new();
        let mut inline: Vec<(usize, usize)> = Vec::new();
        for at in 0..self.tags.len() {
            let tag = &self.tags[at].tag;
            match tag.kind {
                Kind::Open => open.push((at, Vec::new())),
                Kind::Middle => match open.last_mut() {
                    Some((_, middles)) => middles.push(at),
                    None => return Err((at, Why::NeverBegun(tag.shown()))),
                },
                Kind::Close => {
                    let same = open.last().is_some_and(|(start, _)| self.tags[*start].tag.block() == tag.block());
                    let Some((start, middles)) = open.pop().filter(|_| same) else {
                        return Err((at, Why::NeverBegun(tag.shown())));
                    };
                    let level = self.level(start, at).ok_or_else(|| {
                        (
                            start,
                            Why::Apart(
                                self.tags[start].tag.shown(),
                                self.paragraphs[self.tags[at].paragraph].text.clone(),
                            ),
                        )
                    })?;
                    if level == Level::Inline && middles.is_empty() {
                        inline.push((start, at));
                    }
                    for one in [start, at].into_iter().chain(middles) {
                        self.tags[one].level = level;
                    }
                }
                Kind::Print | Kind::Set | Kind::Remark => {}
            }
        }
        if let Some((start, _)) = open.pop() {
            return Err((start, Why::NeverEnded(self.tags[start].tag.shown())));
        }
        // Outer ones first: an inner one takes the whole paragraph only if the outer does.
        inline.sort_unstable();
        for (start, end) in inline {
            if self.encloses(start, end) {
                self.tags[start].level = Level::Paragraph;
                self.tags[end].level = Level::Paragraph;
            }
        }
        Ok(())
    }

    /// How far a statement from one placeholder to another reaches; None where they stand too far apart.
    fn level(&self, start: usize, end: usize) -> Option<Level> {
        let (from, to) = (self.tags[start].paragraph, self.tags[end].paragraph);
        if from == to {
            return Some(Level::Inline);
        }
        let (from, to) = (self.paragraphs[from].at, self.paragraphs[to].at);
        if from.container == to.container {
            return Some(Level::Paragraph);
        }
        let table = |at: At| at.row.filter(|_| at.cell == at.container).map(|row| self.rows[row].table);
        (table(from).is_some() && table(from) == table(to)).then_some(Level::Row)
    }

    /// Whether nothing of the paragraph stands outside of the two.
    fn encloses(&self, start: usize, end: usize) -> bool {
        let paragraph = &self.paragraphs[self.tags[start].paragraph];
        // An empty cell keeps the look of its paragraph.
        if paragraph.at.cell != 0 && self.tags[start].tag.block() == "if" {
            return false;
        }
        self.blank_before(start) && self.blank_after(end)
    }

    fn blank_before(&self, tag: usize) -> bool {
        let paragraph = &self.paragraphs[self.tags[tag].paragraph];
        let before = paragraph.tags.start..tag;
        before.clone().all(|one| self.outside(one)) && self.blank(paragraph, 0, self.tags[tag].tag.start, before)
    }

    fn blank_after(&self, tag: usize) -> bool {
        let paragraph = &self.paragraphs[self.tags[tag].paragraph];
        let after = tag + 1..paragraph.tags.end;
        let length = paragraph.text.len();
        after.clone().all(|one| self.outside(one)) && self.blank(paragraph, self.tags[tag].tag.end, length, after)
    }

    /// Takes effect outside of its paragraph, or nowhere.
    fn outside(&self, tag: usize) -> bool {
        self.tags[tag].level != Level::Inline || matches!(self.tags[tag].tag.kind, Kind::Remark | Kind::Set)
    }

    /// Whether only blanks stand beside the placeholders in this range of a paragraph's text.
    fn blank(&self, paragraph: &Paragraph, from: usize, to: usize, tags: std::ops::Range<usize>) -> bool {
        let mut at = from;
        for one in tags {
            let tag = &self.tags[one].tag;
            if !paragraph.text[at..tag.start].trim().is_empty() {
                return false;
            }
            at = tag.end;
        }
        paragraph.text[at..to].trim().is_empty()
    }

    /// Paragraphs and rows with nothing but statements vanish.
    fn vanish(&mut self) {
        for number in 0..self.paragraphs.len() {
            let paragraph = &self.paragraphs[number];
            let here = |one: usize| self.tags[one].level == Level::Paragraph || self.outside_only(one);
            let gone = !paragraph.solid && self.is_bare(number) && paragraph.tags.clone().any(here);
            self.paragraphs[number].gone = gone;
        }
        for number in 0..self.rows.len() {
            let row = &self.rows[number];
            let bare = |&one: &usize| {
                let paragraph = &self.paragraphs[one];
                !paragraph.solid && (self.is_bare(one) || paragraph.tags.is_empty() && paragraph.text.trim().is_empty())
            };
            let gone = !row.solid && !row.tags.is_empty() && row.paragraphs.iter().all(bare);
            self.rows[number].gone = gone;
        }
    }

    fn outside_only(&self, tag: usize) -> bool {
        matches!(self.tags[tag].tag.kind, Kind::Remark | Kind::Set)
    }

    /// Whether a paragraph has statements and nothing that is shown.
    fn is_bare(&self, number: usize) -> bool {
        let paragraph = &self.paragraphs[number];
        let shows = |one: usize| self.tags[one].tag.kind == Kind::Print;
        !paragraph.tags.is_empty()
            && !paragraph.tags.clone().any(shows)
            && self.blank(paragraph, 0, paragraph.text.len(), paragraph.tags.clone())
    }

    /// Statements that reach beyond their paragraph or row must stand at its edge.
    fn beside(&self) -> Result<(), (usize, Why)> {
        for (at, placed) in self.tags.iter().enumerate() {
            let paragraph = &self.paragraphs[placed.paragraph];
            let row_gone = paragraph.at.row.is_some_and(|row| self.rows[row].gone);
            let fine = match (placed.level, placed.tag.kind) {
                (Level::Inline, _) => true,
                _ if row_gone => true,
                (Level::Row, Kind::Middle) => false,
                (Level::Row, _) => true,
                _ if paragraph.gone => true,
                (Level::Paragraph, Kind::Open) => self.blank_before(at),
                (Level::Paragraph, Kind::Close) => self.blank_after(at),
                (Level::Paragraph, _) => false,
            };
            if !fine {
                return Err((at, Why::Beside(placed.tag.shown())));
            }
        }
        Ok(())
    }
}

fn place(part: &str, paragraph: usize, text: &str, why: Why) -> Flaw {
    Flaw::Place { part: part.to_owned(), paragraph: paragraph + 1, text: text.trim().to_owned(), why }
}

/// The texts of a paragraph's pieces.
fn collect(element: &Element, pieces: &mut Vec<String>) {
    for child in element.elements() {
        match spot(&child.name) {
            Spot::Text => pieces.push(child.text()),
            Spot::As(text) => pieces.push(text.to_owned()),
            Spot::Deep => collect(child, pieces),
            Spot::Closed => {}
        }
    }
}

/// Cuts the pieces at the placeholders; a placeholder stands in the piece where it begins.
fn bits(pieces: &[String], tags: &[Tag], first: usize) -> Vec<Vec<Bit>> {
    let mut start = 0;
    let mut all = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let end = start + piece.len();
        let mut bits = Vec::new();
        let mut at = start;
        for (number, tag) in tags.iter().enumerate().filter(|(_, tag)| tag.start < end && tag.end > start) {
            let text = &piece[at.min(end) - start..tag.start.clamp(at, end) - start];
            if !text.is_empty() {
                bits.push(Bit::Text(text.to_owned()));
            }
            if tag.start >= start {
                bits.push(Bit::Tag(first + number));
            }
            at = tag.end.max(at);
        }
        if at < end {
            bits.push(Bit::Text(piece[at - start..].to_owned()));
        }
        all.push(bits);
        start = end;
    }
    all
}
