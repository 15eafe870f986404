//! Tables saved as HTML under a sheet's name, as web pages export them. Every table outside another is a sheet; every value is a
//! text, but for a number format that the page states itself. The lines above a table are rows of its sheet, as Excel shows
//! them. Not a browser: marks that are no table are passed over.

use super::formats::{Look, NumberStyle};
use super::gather::{Gather, Marks};
use super::{Outcome, Sheet, Trouble, Value, csv};
use crate::model::CellRef;
use crate::settings::Limits;

/// Most rows and columns one cell may span.
const SPAN: u32 = 1_000;

/// Lines kept above a table: a title block is short, and what stands higher is a menu or a letter.
const LINES: usize = 12;

/// Entities of ordinary text and of the Vietnamese letters that have one; others stay as they are typed.
const ENTITIES: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("hellip", '…'),
    ("ETH", 'Đ'),
    ("eth", 'đ'),
];

/// Names of accents in entities such as `&ecirc;`, and the marks they put on the letter before.
const ACCENTS: &[(&str, char)] =
    &[("grave", '\u{300}'), ("acute", '\u{301}'), ("circ", '\u{302}'), ("tilde", '\u{303}'), ("breve", '\u{306}')];

/// Marks of the page that end a line.
const BLOCKS: &[&str] =
    &["p", "div", "br", "center", "li", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "body", "caption", "pre"];

/// Every table of the page, or of the pages of a web archive.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Outcome, Trouble> {
    let (text, encoding) = csv::decode(bytes);
    let head: String = text.trim_start().chars().take(20).collect::<String>().to_lowercase();
    let pages = match head.starts_with("mime-version:") || head.starts_with("from:") {
        true => archived(bytes)?,
        false => vec![text],
    };
    let mut gather = Gather::new(limits, false);
    let mut sheets = Vec::new();
    for text in pages {
        (gather, sheets) = one_page(&text, gather, sheets)?;
    }
    if sheets.is_empty() {
        return Err(Trouble::unreadable("HTML, 0 <table>"));
    }
    Ok(Outcome { sheets, encoding, ..Outcome::default() })
}

/// The pages of a web archive (MHTML), as Excel and browsers save them.
fn archived(bytes: &[u8]) -> Result<Vec<String>, Trouble> {
    let message = mail_parser::MessageParser::default().parse(bytes);
    let message = message.ok_or_else(|| Trouble::unreadable("MHTML"))?;
    let html = message.parts.iter().filter(|part| part.is_text_html());
    Ok(html.filter_map(|part| part.text_contents()).map(str::to_owned).collect())
}

fn one_page(text: &str, gather: Gather, sheets: Vec<Sheet>) -> Result<(Gather, Vec<Sheet>), Trouble> {
    let mut page = Page {
        gather,
        sheets,
        depth: 0,
        row: None,
        col: 0,
        taken: Vec::new(),
        marks: Marks::default(),
        cell: None,
        line: String::new(),
        lines: Vec::new(),
    };
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        page.text(&rest[..start]);
        rest = &rest[start..];
        let (tag, after) = tag(rest);
        rest = after;
        // What stands inside these is no text of the page.
        for hidden in ["script", "style", "title", "xml"] {
            if tag.name == hidden && !tag.closing {
                let end = format!("</{hidden}");
                rest = find_folded(rest, &end).map_or("", |at| &rest[at..]);
            }
        }
        page.mark(&tag)?;
    }
    page.text(rest);
    page.end_table()?;
    Ok((page.gather, page.sheets))
}

/// A mark of the page: its name in lower case, whether it closes, and its attributes as typed.
struct Tag<'a> {
    name: String,
    closing: bool,
    attributes: &'a str,
}

/// The mark the text begins with, and the text after it.
fn tag(text: &str) -> (Tag<'_>, &str) {
    if let Some(comment) = text.strip_prefix("<!--") {
        let after = comment.find("-->").map_or("", |end| &comment[end + 3..]);
        return (Tag { name: String::new(), closing: false, attributes: "" }, after);
    }
    let mut quote = None;
    let end = text.char_indices().skip(1).find(|&(_, letter)| match (quote, letter) {
        (None, '>') => true,
        (None, '"' | '\'') => {
            quote = Some(letter);
            false
        }
        (Some(open), letter) if open == letter => {
            quote = None;
            false
        }
        _ => false,
    });
    let end = end.map_or(text.len(), |(at, _)| at);
    let inside = text.get(1..end).unwrap_or_default();
    let after = text.get(end + 1..).unwrap_or_default();
    let (closing, inside) = inside.strip_prefix('/').map_or((false, inside), |inside| (true, inside));
    let length = inside.find(|letter: char| letter.is_whitespace() || letter == '/').unwrap_or(inside.len());
    (Tag { name: inside[..length].to_lowercase(), closing, attributes: &inside[length..] }, after)
}

/// Where a lower-case ASCII word begins, whatever the case.
fn find_folded(text: &str, word: &str) -> Option<usize> {
    text.as_bytes().windows(word.len()).position(|window| window.eq_ignore_ascii_case(word.as_bytes()))
}

/// The value of an attribute such as `colspan="2"`.
fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let at = find_folded(attributes, name)?;
    let value = attributes[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
    match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value[1..].split(quote).next(),
        _ => value.split(|letter: char| letter.is_whitespace()).next(),
    }
}

/// Whether a cell is a letter above a column or a number beside a row, which Google Sheets saves with its pages: no cell of the sheet.
fn is_margin(tag: &Tag) -> bool {
    const MARGINS: &[&str] = &["row-header", "row-headers-background", "column-headers-background"];
    let classes = attribute(tag.attributes, "class").unwrap_or_default();
    tag.name == "th" && classes.split_whitespace().any(|class| MARGINS.contains(&class))
}

/// A cell while its text comes in.
struct Open {
    at: CellRef,
    text: String,
    style: NumberStyle,
}

/// The page while it is read.
struct Page {
    gather: Gather,
    sheets: Vec<Sheet>,
    depth: u32,
    /// The row at hand; None before the first.
    row: Option<u32>,
    col: u32,
    /// By column, the first row that is free below a cell that spans rows.
    taken: Vec<u32>,
    marks: Marks,
    cell: Option<Open>,
    /// The line outside any table that is coming in, and those since the last table.
    line: String,
    lines: Vec<String>,
}

impl Page {
    fn text(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell {
            cell.text.push_str(text);
        } else if self.depth == 0 {
            self.line.push_str(text);
        }
    }

    fn end_line(&mut self) {
        let line = plain_text(&std::mem::take(&mut self.line));
        if !line.is_empty() {
            self.lines.push(line);
        }
    }

    /// The lines above a table, as its first rows.
    fn begin_table(&mut self) -> Result<(), Trouble> {
        self.end_line();
        let lines = std::mem::take(&mut self.lines);
        let above = lines.len().saturating_sub(LINES);
        for line in &lines[above..] {
            let row = self.row.map_or(0, |row| row + 1);
            self.row = Some(row);
            let value: Value = self.gather.text(line);
            self.gather.push(CellRef::new(row, 0), value, Look::default())?;
        }
        self.depth = 1;
        Ok(())
    }

    fn mark(&mut self, tag: &Tag) -> Result<(), Trouble> {
        match (tag.name.as_str(), tag.closing) {
            ("table", false) if self.depth == 0 => self.begin_table()?,
            ("table", false) => self.depth += 1,
            ("table", true) if self.depth > 1 => self.depth -= 1,
            ("table", true) => self.end_table()?,
            (block, _) if self.depth == 0 && BLOCKS.contains(&block) => self.end_line(),
            // The name of the page is none of its lines.
            ("head", true) if self.depth == 0 => self.line.clear(),
            // A table inside a cell is text of that cell.
            _ if self.depth != 1 => {}
            ("tr", false) => {
                self.end_cell()?;
                self.row = Some(self.row.map_or(0, |row| row + 1));
                self.col = 0;
            }
            ("td" | "th", false) => {
                self.end_cell()?;
                if !is_margin(tag) {
                    self.begin_cell(tag);
                }
            }
            ("td" | "th" | "tr", true) => self.end_cell()?,
            ("br" | "p" | "div", false) => {
                if let Some(cell) = self.cell.as_mut().filter(|cell| !cell.text.trim().is_empty()) {
                    cell.text.push('\u{2028}');
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn begin_cell(&mut self, tag: &Tag) {
        let row = *self.row.get_or_insert(0);
        let free = |taken: &[u32], col: u32| {
            usize::try_from(col).ok().and_then(|col| taken.get(col)).is_none_or(|&first| first <= row)
        };
        while !free(&self.taken, self.col) {
            self.col += 1;
        }
        let span = |name| {
            attribute(tag.attributes, name).and_then(|text| text.trim().parse::<u32>().ok()).unwrap_or(1).clamp(1, SPAN)
        };
        let (across, down) = (span("colspan"), span("rowspan"));
        let at = CellRef::new(row, self.col);
        if across > 1 || down > 1 {
            self.marks.merges.push((at, CellRef::new(row + down - 1, self.col + across - 1)));
        }
        let end = usize::try_from(self.col + across).unwrap_or(usize::MAX);
        if self.taken.len() < end {
            self.taken.resize(end, 0);
        }
        let start = usize::try_from(self.col).unwrap_or(usize::MAX);
        self.taken[start..end].fill(row + down);
        let text =
            find_folded(tag.attributes, "mso-number-format").is_some_and(|at| tag.attributes[at..].contains('@'));
        self.cell = Some(Open { at, text: String::new(), style: NumberStyle { text, zeros: 0 } });
        self.col += across;
    }

    fn end_cell(&mut self) -> Result<(), Trouble> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let text = plain_text(&cell.text);
        if !text.is_empty() {
            let value: Value = self.gather.text(&text);
            self.gather.push(cell.at, value, cell.style.into())?;
        }
        Ok(())
    }

    fn end_table(&mut self) -> Result<(), Trouble> {
        self.end_cell()?;
        if self.depth > 0 {
            let name = format!("Sheet{}", self.sheets.len() + 1);
            let marks = std::mem::take(&mut self.marks);
            self.sheets.push(self.gather.sheet(&name, true, marks));
        }
        (self.depth, self.row, self.col) = (0, None, 0);
        self.taken.clear();
        Ok(())
    }
}

/// Runs of blanks are one, as a browser shows them; breaks are line ends.
fn plain_text(text: &str) -> String {
    let mut plain = String::new();
    for (at, line) in text.split('\u{2028}').enumerate() {
        if at > 0 {
            plain.push('\n');
        }
        let words: Vec<&str> = line.split_ascii_whitespace().collect();
        plain.push_str(&without_entities(&words.join(" ")));
    }
    plain.trim_matches(['\n', ' ', '\u{a0}']).to_owned()
}

fn without_entities(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        plain.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find(';').filter(|&end| end <= 10);
        match end.and_then(|end| Some((entity(&rest[1..end])?, end))) {
            Some((letter, end)) => {
                plain.push(letter);
                rest = &rest[end + 1..];
            }
            None => {
                plain.push('&');
                rest = &rest[1..];
            }
        }
    }
    plain.push_str(rest);
    plain
}

/// `ecirc` is ê.
fn accented(name: &str) -> Option<char> {
    let (letter, accent) = name.split_at_checked(1)?;
    let (_, mark) = ACCENTS.iter().find(|(word, _)| *word == accent)?;
    unicode_normalization::char::compose(letter.chars().next()?, *mark)
}

fn entity(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        let known = ENTITIES.iter().find(|(word, _)| *word == name).map(|(_, letter)| *letter);
        return known.or_else(|| accented(name));
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code)
}
