//! Modern Excel workbooks: calamine streams the cells; what it does not tell (hidden rows and columns, formulas without a
//! stored value) is read from the sheet's own XML.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Cursor, Read};
use std::sync::Arc;

use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsb, Xlsx};
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::cells::{Gather, NumberStyle, value_of};
use super::{Sheet, Trouble, Value};
use crate::model::CellRef;
use crate::settings::Limits;

type Bytes<'a> = Cursor<&'a [u8]>;

/// Inflates every part once, counting, so that no part can unpack to more than the limit. Memory stays small.
pub(super) fn preflight(bytes: &[u8], limits: Limits) -> Result<(), Trouble> {
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|problem| Trouble::Unreadable(problem.to_string()))?;
    if archive.len() > 20_000 {
        return Err(Trouble::TooLarge(format!("{} parts", archive.len())));
    }
    let mut left = limits.unpacked_bytes;
    let mut buffer = vec![0; 1 << 16];
    for at in 0..archive.len() {
        let Ok(mut part) = archive.by_index(at) else { continue };
        if part.size() > left {
            return Err(too_large(limits));
        }
        // A part that does not inflate is the reader's to report, if it needs it.
        while let Ok(read) = part.read(&mut buffer) {
            if read == 0 {
                break;
            }
            left = left.checked_sub(read as u64).ok_or_else(|| too_large(limits))?;
        }
    }
    Ok(())
}

fn too_large(limits: Limits) -> Trouble {
    Trouble::TooLarge(format!("{} MB", limits.unpacked_bytes >> 20))
}

/// Every worksheet of an xlsx.
pub(super) fn xlsx(bytes: &[u8], limits: Limits) -> Result<(Vec<Sheet>, bool), Trouble> {
    preflight(bytes, limits)?;
    let mut book: Xlsx<Bytes> = Xlsx::new(Cursor::new(bytes)).map_err(|problem| match problem {
        calamine::XlsxError::Password => Trouble::Encrypted,
        other => Trouble::Unreadable(other.to_string()),
    })?;
    let epoch = book.has_1904_epoch();
    let parts = Parts::new(bytes);
    let mut sheets = Vec::new();
    let mut room = limits.cells;
    for meta in book.sheets_metadata().to_vec().into_iter().filter(|meta| meta.typ == SheetType::WorkSheet) {
        let extra = parts.extra(&meta.name);
        let mut gather = Gather::new(room);
        {
            let mut reader =
                book.worksheet_cells_reader(&meta.name).map_err(|problem| Trouble::Unreadable(problem.to_string()))?;
            let styles: Vec<NumberStyle> = reader
                .styles()
                .iter()
                .map(|style| {
                    NumberStyle::of(style.number_format.as_ref().map_or("", |format| format.format_code.as_str()))
                })
                .collect();
            while let Some((cell, style)) =
                reader.next_cell_with_style_id().map_err(|problem| Trouble::Unreadable(problem.to_string()))?
            {
                let (row, col) = cell.get_position();
                let style = styles.get(style).copied().unwrap_or_default();
                if let Some(value) = of_ref(cell.get_value(), epoch, &mut gather) {
                    gather.push(row, col, value, style).map_err(|()| cells_limit(limits))?;
                }
            }
        }
        for at in &extra.no_result {
            gather.push(at.row, at.col, Value::NoResult, NumberStyle::default()).map_err(|()| cells_limit(limits))?;
        }
        room = gather.room();
        let merges = book.merge_cells_by_sheet_name(&meta.name).unwrap_or_default();
        let merges = merges.into_iter().map(|one| (one.start, one.end)).collect();
        sheets.push(gather.sheet(
            &meta.name,
            meta.visible == SheetVisible::Visible,
            merges,
            &extra.hidden_rows,
            extra.hidden_columns,
        ));
    }
    Ok((sheets, epoch))
}

fn cells_limit(limits: Limits) -> Trouble {
    Trouble::TooLarge(format!("{} cells", limits.cells))
}

/// Every worksheet of a binary xlsb.
pub(super) fn xlsb(bytes: &[u8], limits: Limits) -> Result<(Vec<Sheet>, bool), Trouble> {
    preflight(bytes, limits)?;
    let mut book: Xlsb<Bytes> = Xlsb::new(Cursor::new(bytes)).map_err(|problem| match problem {
        calamine::XlsbError::Password => Trouble::Encrypted,
        other => Trouble::Unreadable(other.to_string()),
    })?;
    let epoch = book.has_1904_epoch();
    let mut sheets = Vec::new();
    let mut room = limits.cells;
    for meta in book.sheets_metadata().to_vec().into_iter().filter(|meta| meta.typ == SheetType::WorkSheet) {
        let mut gather = Gather::new(room);
        {
            let mut reader =
                book.worksheet_cells_reader(&meta.name).map_err(|problem| Trouble::Unreadable(problem.to_string()))?;
            while let Some(cell) = reader.next_cell().map_err(|problem| Trouble::Unreadable(problem.to_string()))? {
                let (row, col) = cell.get_position();
                if let Some(value) = of_ref(cell.get_value(), epoch, &mut gather) {
                    gather.push(row, col, value, NumberStyle::default()).map_err(|()| cells_limit(limits))?;
                }
            }
        }
        room = gather.room();
        sheets.push(gather.sheet(
            &meta.name,
            meta.visible == SheetVisible::Visible,
            Vec::new(),
            &BTreeSet::new(),
            Vec::new(),
        ));
    }
    Ok((sheets, epoch))
}

/// A streamed value; shared strings are interned, so that equal texts of a workbook are held once.
fn of_ref(value: &DataRef, epoch: bool, gather: &mut Gather) -> Option<Value> {
    match value {
        DataRef::SharedString("") => None,
        DataRef::SharedString(text) => Some(Value::Text(gather.text(text))),
        other => value_of(&Data::from(other.clone()), epoch, gather),
    }
}

/// Days since 1899-12-30 of a date cell, the 1904 system added; None for durations and times of day.
pub(super) fn serial(date: &ExcelDateTime, epoch: bool) -> Option<f64> {
    let value = date.as_f64() + if epoch { 1462.0 } else { 0.0 };
    (date.is_datetime() && value >= 1.0).then_some(value)
}

/// What the package tells beside the cells.
#[derive(Default)]
pub(super) struct Extra {
    pub hidden_rows: BTreeSet<u32>,
    pub hidden_columns: Vec<u32>,
    /// Formula cells without a stored value.
    pub no_result: Vec<CellRef>,
}

/// The parts of a package by sheet name.
struct Parts<'a> {
    bytes: &'a [u8],
    /// Sheet name to path.
    paths: BTreeMap<String, String>,
}

impl<'a> Parts<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let paths = sheet_paths(bytes).unwrap_or_default();
        Self { bytes, paths }
    }

    fn extra(&self, sheet: &str) -> Extra {
        let Some(path) = self.paths.get(sheet) else { return Extra::default() };
        let Ok(mut archive) = ZipArchive::new(Cursor::new(self.bytes)) else { return Extra::default() };
        match archive.by_name(path) {
            Ok(part) => extra(BufReader::new(part)).unwrap_or_default(),
            Err(_) => Extra::default(),
        }
    }
}

fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    element
        .attributes()
        .flatten()
        .find(|one| one.key.local_name().as_ref() == name)
        .and_then(|one| one.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(|text| text.into_owned()))
}

fn read_part(archive: &mut ZipArchive<Cursor<&[u8]>>, path: &str) -> Option<String> {
    let mut text = String::new();
    archive.by_name(path).ok()?.take(1 << 24).read_to_string(&mut text).ok()?;
    Some(text)
}

/// Sheet names to paths of their parts, through the workbook's relations.
fn sheet_paths(bytes: &[u8]) -> Option<BTreeMap<String, String>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let relations = relations(&read_part(&mut archive, "xl/_rels/workbook.xml.rels")?);
    let workbook = read_part(&mut archive, "xl/workbook.xml")?;
    let mut paths = BTreeMap::new();
    let mut reader = quick_xml::Reader::from_str(&workbook);
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == "sheet" => {
                let target = attribute(&element, "id").and_then(|id| relations.get(&id).cloned());
                if let (Some(name), Some(target)) = (attribute(&element, "name"), target) {
                    let path = match target.strip_prefix('/') {
                        Some(absolute) => absolute.to_owned(),
                        None => format!("xl/{target}"),
                    };
                    paths.insert(name, path);
                }
            }
            Event::Eof => return Some(paths),
            _ => {}
        }
    }
}

fn relations(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut reader = quick_xml::Reader::from_str(text);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == "Relationship" => {
                if let (Some(id), Some(target)) = (attribute(&element, "Id"), attribute(&element, "Target")) {
                    found.insert(id, target);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    found
}

/// Hidden rows and columns and formulas without a value, in one pass over a sheet's XML.
fn extra(part: impl std::io::BufRead) -> Option<Extra> {
    let mut extra = Extra::default();
    let mut reader = quick_xml::Reader::from_reader(part);
    let mut buffer = Vec::new();
    let (mut row, mut col) = (0u32, 0u32);
    let (mut in_cell, mut formula, mut valued) = (false, false, false);
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).ok()?;
        let empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "row" => {
                    row = attribute(&element, "r").and_then(|r| r.parse::<u32>().ok()).map_or(row + 1, |r| r);
                    col = 0;
                    if attribute(&element, "hidden").is_some_and(|flag| flag == "1" || flag == "true") {
                        extra.hidden_rows.insert(row.saturating_sub(1));
                    }
                }
                "col" if attribute(&element, "hidden").is_some_and(|flag| flag == "1" || flag == "true") => {
                    let number = |name| attribute(&element, name).and_then(|text| text.parse::<u32>().ok());
                    if let (Some(first), Some(last)) = (number("min"), number("max")) {
                        extra.hidden_columns.extend(first.saturating_sub(1)..last.min(16_384));
                    }
                }
                "c" => {
                    col = attribute(&element, "r").and_then(|r| column_of(&r)).unwrap_or(col);
                    (in_cell, formula, valued) = (!empty, false, false);
                    if empty {
                        col += 1;
                    }
                }
                "f" if in_cell => formula = true,
                "v" | "is" if in_cell && !empty => valued = true,
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "c" => {
                if formula && !valued {
                    extra.no_result.push(CellRef::new(row.saturating_sub(1), col));
                }
                in_cell = false;
                col += 1;
            }
            Event::Eof => return Some(extra),
            _ => {}
        }
    }
}

/// The column of `AB12`, from 0.
fn column_of(reference: &str) -> Option<u32> {
    let mut number = 0u32;
    for letter in reference.bytes().take_while(u8::is_ascii_alphabetic) {
        number = number.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)?;
    }
    number.checked_sub(1)
}

/// Texts of a workbook, each held once.
#[derive(Default)]
pub(super) struct Interned(BTreeSet<Arc<str>>);

impl Interned {
    pub(super) fn get(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        let made: Arc<str> = Arc::from(text);
        self.0.insert(made.clone());
        made
    }
}
