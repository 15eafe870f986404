//! SpreadsheetML 2003: a whole workbook in one XML file, as older programs export it under the name of an xls.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::formats::NumberStyle;
use super::gather::{Gather, Marks, iso_day};
use super::package::attribute;
use super::{Outcome, Sheet, Trouble, Value, csv};
use crate::model::CellRef;
use crate::settings::Limits;

/// The workbook while it is read.
struct Walk {
    gather: Gather,
    sheets: Vec<Sheet>,
    /// Number formats by the id of their style.
    styles: BTreeMap<String, NumberStyle>,
    style_id: String,
    name: String,
    visible: bool,
    marks: Marks,
    row: u32,
    col: u32,
    /// The row after the one at hand, the column after the cell at hand.
    next_row: u32,
    next_col: u32,
    next_column: u32,
    style: NumberStyle,
    /// The cell's kind of value, inside its data.
    kind: Option<String>,
    text: String,
}

/// Every worksheet in its order.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Outcome, Trouble> {
    let (text, _) = csv::decode(bytes);
    if u64::try_from(text.len()).unwrap_or(u64::MAX) > limits.unpacked_bytes {
        return Err(Trouble::bytes(limits));
    }
    let mut reader = Reader::from_str(&text);
    reader.config_mut().expand_empty_elements = true;
    let mut walk = Walk::new(limits);
    loop {
        match reader.read_event().map_err(Trouble::unreadable)? {
            Event::Start(element) => walk.begin(&element),
            Event::Text(text) if walk.kind.is_some() => walk.text.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) if walk.kind.is_some() => {
                let known = match &*reference {
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "amp" => Some('&'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => reference.resolve_char_ref().ok().flatten(),
                };
                walk.text.extend(known);
            }
            Event::End(element) => walk.end(element.local_name().as_ref())?,
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(Outcome { sheets: walk.sheets, ..Outcome::default() })
}

impl Walk {
    fn new(limits: Limits) -> Self {
        Self {
            gather: Gather::new(limits, false),
            sheets: Vec::new(),
            styles: BTreeMap::new(),
            style_id: String::new(),
            name: String::new(),
            visible: true,
            marks: Marks::default(),
            row: 0,
            col: 0,
            next_row: 0,
            next_col: 0,
            next_column: 0,
            style: NumberStyle::default(),
            kind: None,
            text: String::new(),
        }
    }

    fn begin(&mut self, element: &BytesStart) {
        let number = |name| attribute(element, name).and_then(|text| text.parse::<u32>().ok());
        let text = |name| attribute(element, name).unwrap_or_default().into_owned();
        let hidden = || attribute(element, "Hidden").is_some_and(|flag| flag == "1");
        match element.local_name().as_ref() {
            "Style" => self.style_id = text("ID"),
            "NumberFormat" => {
                let style = NumberStyle::of(&text("Format"));
                self.styles.insert(self.style_id.clone(), style);
            }
            "Worksheet" => {
                (self.name, self.visible, self.marks) = (text("Name"), true, Marks::default());
                (self.next_row, self.next_column) = (0, 0);
            }
            "Column" => {
                let first = number("Index").map_or(self.next_column, |index| index.saturating_sub(1));
                let last = first.saturating_add(number("Span").unwrap_or(0));
                if hidden() {
                    self.marks.hidden_columns.push((first, last));
                }
                self.next_column = last.saturating_add(1);
            }
            "Row" => {
                self.row = number("Index").map_or(self.next_row, |index| index.saturating_sub(1));
                self.next_row = self.row.saturating_add(1).saturating_add(number("Span").unwrap_or(0));
                self.next_col = 0;
                if hidden() {
                    self.marks.hidden_rows.insert(self.row);
                }
            }
            "Cell" => {
                self.col = number("Index").map_or(self.next_col, |index| index.saturating_sub(1));
                let (across, down) = (number("MergeAcross").unwrap_or(0), number("MergeDown").unwrap_or(0));
                let last = CellRef::new(self.row.saturating_add(down), self.col.saturating_add(across));
                if across > 0 || down > 0 {
                    self.marks.merges.push((CellRef::new(self.row, self.col), last));
                }
                self.next_col = last.col.saturating_add(1);
                self.style = self.styles.get(&text("StyleID")).copied().unwrap_or_default();
            }
            "Data" => {
                self.kind = Some(text("Type"));
                self.text.clear();
            }
            "Visible" => self.visible = false,
            _ => {}
        }
    }

    fn end(&mut self, name: &str) -> Result<(), Trouble> {
        match name {
            "Data" => {
                let kind = self.kind.take().unwrap_or_default();
                if let Some(value) = self.value(&kind) {
                    self.gather.push(CellRef::new(self.row, self.col), value, self.style.into())?;
                }
            }
            "Worksheet" => {
                let marks = std::mem::take(&mut self.marks);
                self.sheets.push(self.gather.sheet(&self.name, self.visible, marks));
            }
            _ => {}
        }
        Ok(())
    }

    fn value(&mut self, kind: &str) -> Option<Value> {
        let text = std::mem::take(&mut self.text);
        let read = match kind {
            "Number" => text.trim().parse().ok().map(Value::Number),
            "DateTime" => iso_day(text.trim()).map(Value::Date),
            "Boolean" => Some(Value::Bool(text.trim() == "1")),
            "Error" => Some(Value::Error(super::ERRORS.iter().find(|one| **one == text.trim()).unwrap_or(&"#VALUE!"))),
            _ => None,
        };
        read.or_else(|| (!text.is_empty()).then(|| self.gather.text(&text)))
    }
}
