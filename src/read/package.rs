//! What calamine does not tell of an xlsx: hidden and filtered rows, hidden columns, formulas without a stored result, and merges
//! without trust in their size. One pass over the sheet's own XML, in small memory; the cells of a sheet that shows none of this
//! are searched for a few words and not parsed a second time.

use std::borrow::Cow;
use std::io::{BufRead, BufReader, Cursor, Read};

use memchr::memmem;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::formats::Look;
use super::gather::Marks;
use crate::model::CellRef;
use crate::settings::Limits;

/// Parts that list the others are never larger.
const LIST: u64 = 16 << 20;
/// A sheet whose XML is not larger is looked over as a whole; a larger one is streamed.
const WHOLE: u64 = 32 << 20;

/// Of one sheet, beside its cells.
#[derive(Debug, Default)]
pub(super) struct Extra {
    pub marks: Marks,
    /// Formula cells that were never computed.
    pub no_result: Vec<CellRef>,
}

/// A zip package whose sheets are known by order and name.
pub(super) struct Package<'a> {
    archive: Option<ZipArchive<Cursor<&'a [u8]>>>,
    /// Name and path of each sheet, in the workbook's order.
    sheets: Vec<(String, String)>,
    /// How cells of each style look; empty where the styles are none that [`super::pass`] knows.
    pub looks: Vec<Look>,
}

impl<'a> Package<'a> {
    /// A package that does not open has no sheets: calamine says why it cannot be read.
    pub fn open(bytes: &'a [u8], limits: Limits) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok();
        let workbook = archive.as_mut().and_then(workbook);
        let (mut sheets, mut looks) = (Vec::new(), Vec::new());
        if let (Some(workbook), Some(archive)) = (workbook, archive.as_mut()) {
            sheets.extend(workbook.sheets.into_iter().map(|sheet| (sheet.name, sheet.path)));
            looks = super::pass::looks(archive, &joined(&workbook.folder, "styles.xml"), limits);
        }
        Self { archive, sheets, looks }
    }

    /// What stands beside the cells of the sheet at this place in the workbook.
    pub fn sheet(&mut self, at: usize, name: &str) -> Extra {
        let known = self.sheets.get(at).filter(|(known, _)| known == name);
        let path = known.or_else(|| self.sheets.iter().find(|(known, _)| known == name)).map(|(_, path)| path.clone());
        let (Some(archive), Some(path)) = (self.archive.as_mut(), path) else { return Extra::default() };
        let comments = comments(archive, &path);
        let mut extra = match part_index(archive, &path).and_then(|at| archive.by_index(at).ok()) {
            // calamine reads the same XML and reports where it is broken.
            Some(part) if part.size() <= WHOLE => {
                let mut text = Vec::new();
                // What does not unpack is calamine's to report; what did is looked over.
                let _ = part.take(WHOLE).read_to_end(&mut text);
                extra_of(&text)
            }
            Some(part) => extra(BufReader::new(part)),
            None => Extra::default(),
        };
        extra.marks.comments = comments;
        extra
    }
}

/// Where a part stands in the archive: case and slashes differ by writer.
pub(super) fn part_index(archive: &ZipArchive<Cursor<&[u8]>>, path: &str) -> Option<usize> {
    let same = |name: &str| name.replace('\\', "/").trim_start_matches('/').eq_ignore_ascii_case(path);
    let exact = archive.index_for_name(path);
    exact.or_else(|| archive.file_names().position(|name| name.is_ok_and(|name| same(&name))))
}

pub(super) fn text_of(archive: &mut ZipArchive<Cursor<&[u8]>>, path: &str) -> Option<String> {
    let at = part_index(archive, path)?;
    let mut bytes = Vec::new();
    archive.by_index(at).ok()?.take(LIST).read_to_end(&mut bytes).ok()?;
    String::from_utf8(bytes).ok()
}

/// What the workbook part says of the whole.
#[derive(Debug)]
pub(super) struct WorkbookPart {
    /// Where its parts lie.
    pub folder: String,
    pub epoch_1904: bool,
    pub sheets: Vec<SheetPart>,
}

/// A sheet as the workbook names it.
#[derive(Debug)]
pub(super) struct SheetPart {
    pub name: String,
    pub path: String,
    /// The last word of its relation: `worksheet`, `chartsheet`; empty where there is none.
    pub kind: String,
    pub visible: bool,
}

/// Where the workbook part lies and what it refers to.
pub(super) struct Root {
    pub path: String,
    pub folder: String,
    relations: Vec<Relation>,
}

impl Root {
    /// As the package says; `usual` where it does not.
    pub fn of(archive: &mut ZipArchive<Cursor<&[u8]>>, usual: &str) -> Option<Self> {
        let roots = relations(&text_of(archive, "_rels/.rels").unwrap_or_default());
        let root = roots.iter().find(|one| one.kind.ends_with("/officeDocument"));
        let path = root.map_or_else(|| usual.to_owned(), |one| resolved("", &one.target));
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
        let relations = relations(&text_of(archive, &joined(folder, &format!("_rels/{file}.rels")))?);
        Some(Self { folder: folder.to_owned(), relations, path })
    }

    /// A sheet by its relation.
    pub fn sheet(&self, id: &str, name: String, visible: bool) -> SheetPart {
        let relation = self.relations.iter().find(|one| one.id == id);
        SheetPart {
            name,
            path: relation.map(|one| resolved(&self.folder, &one.target)).unwrap_or_default(),
            kind: relation.and_then(|one| one.kind.rsplit('/').next()).unwrap_or_default().to_owned(),
            visible,
        }
    }
}

/// The workbook part; None where it is missing or broken.
pub(super) fn workbook(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Option<WorkbookPart> {
    let root = Root::of(archive, "xl/workbook.xml")?;
    let text = text_of(archive, &root.path)?;
    let mut found = WorkbookPart { folder: root.folder.clone(), epoch_1904: false, sheets: Vec::new() };
    let mut reader = Reader::from_str(&text);
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "sheet" => {
                    let id = attribute(&element, "id").unwrap_or_default();
                    let name = attribute(&element, "name").unwrap_or_default().into_owned();
                    let visible = attribute(&element, "state").is_none_or(|state| state == "visible");
                    found.sheets.push(root.sheet(&id, name, visible));
                }
                "workbookPr" if attribute(&element, "date1904").is_some() => {
                    found.epoch_1904 = is_true(&element, "date1904");
                }
                _ => {}
            },
            Event::Eof => return Some(found),
            _ => {}
        }
    }
}

/// A relation of a part.
struct Relation {
    id: String,
    kind: String,
    target: String,
}

fn relations(text: &str) -> Vec<Relation> {
    let mut found = Vec::new();
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) if element.local_name().as_ref() == "Relationship" => {
                let of = |name| attribute(&element, name).unwrap_or_default().into_owned();
                found.push(Relation { id: of("Id"), kind: of("Type"), target: of("Target") });
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

/// The part that one of a part's relations leads to, by the end of the relation's kind.
pub(super) fn related(archive: &mut ZipArchive<Cursor<&[u8]>>, path: &str, kind: &str) -> Option<String> {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let beside = joined(folder, &format!("_rels/{file}.rels"));
    part_index(archive, &beside)?;
    let found = relations(&text_of(archive, &beside)?);
    found.iter().find(|one| one.kind.ends_with(kind)).map(|one| resolved(folder, &one.target))
}

/// Where the comments of a sheet stand.
pub(super) fn comments(archive: &mut ZipArchive<Cursor<&[u8]>>, sheet: &str) -> Vec<CellRef> {
    let Some(path) = related(archive, sheet, "/comments") else { return Vec::new() };
    let text = text_of(archive, &path).unwrap_or_default();
    let mut reader = Reader::from_str(&text);
    let mut found = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) if element.local_name().as_ref() == "comment" => {
                found.extend(attribute(&element, "ref").and_then(|reference| cell_of(&reference)));
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

pub(super) fn joined(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}

/// A relation's target from the folder of the part that has it; absolute ones begin with a slash.
fn resolved(folder: &str, target: &str) -> String {
    let whole = target.strip_prefix('/').map_or_else(|| joined(folder, target), str::to_owned);
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "." | "" => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// An attribute by its local name.
pub(super) fn attribute<'a>(element: &'a BytesStart, name: &str) -> Option<Cow<'a, str>> {
    let found = element.attributes().with_checks(false).flatten().find(|one| one.key.local_name().as_ref() == name)?;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()
}

fn is_true(element: &BytesStart, name: &str) -> bool {
    attribute(element, name).is_some_and(|flag| flag == "1" || flag == "true")
}

fn is_zero(element: &BytesStart, name: &str) -> bool {
    attribute(element, name).and_then(|number| number.parse::<f64>().ok()) == Some(0.0)
}

/// Where the pass stands in a cell.
#[derive(Default)]
struct InCell {
    at: Option<CellRef>,
    /// The type says a text was computed: then it may be empty.
    text: bool,
    formula: bool,
    stored: bool,
    /// Inside `<v>`.
    value: bool,
}

/// As [`extra`], but where the cells hide nothing and compute nothing only what stands before and behind them is parsed.
fn extra_of(text: &[u8]) -> Extra {
    let Some(begin) = memmem::find(text, b"<sheetData") else { return extra(text) };
    let Some(end) = memmem::find(&text[begin..], b"</sheetData>").map(|end| begin + end) else { return extra(text) };
    let tells = |word: &&[u8]| memmem::find(&text[begin..end], word).is_some();
    let words: [&[u8]; 5] = [b"<f", b"hidden", b" ht=\"0", b" ht='0", b" ht "];
    if words.iter().any(tells) {
        return extra(text);
    }
    let mut whole = extra(&text[..begin]);
    let below = extra(&text[end + b"</sheetData>".len()..]);
    whole.marks.merges.extend(below.marks.merges);
    whole.marks.hidden_columns.extend(below.marks.hidden_columns);
    whole
}

/// One pass over a sheet. Positions follow the rule of the format: without `r` a cell stands after the one before it.
fn extra(part: impl BufRead) -> Extra {
    let mut extra = Extra::default();
    let mut reader = Reader::from_reader(part);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    let mut buffer = Vec::new();
    let (mut row, mut col) = (0u32, 0u32);
    let mut cell = InCell::default();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => match element.local_name().as_ref() {
                "row" => {
                    row = attribute(&element, "r")
                        .and_then(|r| r.parse::<u32>().ok())
                        .map_or(row, |r| r.saturating_sub(1));
                    if is_true(&element, "hidden") || is_zero(&element, "ht") {
                        extra.marks.hidden_rows.insert(row);
                    }
                }
                "c" => {
                    let stated = attribute(&element, "r").and_then(|reference| cell_of(&reference));
                    let at = stated.unwrap_or(CellRef::new(row, col));
                    col = at.col.saturating_add(1);
                    let text = attribute(&element, "t").is_some_and(|kind| kind == "str");
                    cell = InCell { at: Some(at), text, ..InCell::default() };
                }
                "f" => cell.formula = true,
                "v" => (cell.value, cell.stored) = (true, cell.stored || cell.text),
                "is" => cell.stored = true,
                "col" => extra.marks.hidden_columns.extend(hidden_columns(&element)),
                "mergeCell" => {
                    extra.marks.merges.extend(attribute(&element, "ref").and_then(|reference| merge_of(&reference)));
                }
                _ => {}
            },
            Ok(Event::Text(text)) if cell.value => cell.stored |= !text.trim_ascii().is_empty(),
            Ok(Event::GeneralRef(_) | Event::CData(_)) if cell.value => cell.stored = true,
            Ok(Event::End(element)) => match element.local_name().as_ref() {
                "v" => cell.value = false,
                "c" => {
                    if cell.formula && !cell.stored {
                        extra.no_result.extend(cell.at);
                    }
                    cell = InCell::default();
                }
                "row" => (row, col) = (row.saturating_add(1), 0),
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return extra,
            Ok(_) => {}
        }
    }
}

fn hidden_columns(element: &BytesStart) -> Option<(u32, u32)> {
    if !is_true(element, "hidden") && !is_zero(element, "width") {
        return None;
    }
    let number = |name| attribute(element, name).and_then(|text| text.parse::<u32>().ok());
    let first = number("min")?.checked_sub(1)?;
    Some((first, number("max").map_or(first, |last| last.saturating_sub(1))))
}

/// `B3` as a place; None where it is none.
pub(super) fn cell_of(reference: &str) -> Option<CellRef> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic).count();
    let mut col = 0u32;
    for letter in reference[..letters].bytes() {
        col = col.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)?;
    }
    let row: u32 = reference[letters..].parse().ok()?;
    Some(CellRef::new(row.checked_sub(1)?, col.checked_sub(1)?))
}

fn merge_of(reference: &str) -> Option<(CellRef, CellRef)> {
    let (first, last) = reference.split_once(':')?;
    Some((cell_of(first)?, cell_of(last)?))
}
