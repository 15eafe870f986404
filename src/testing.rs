//! Sheets for unit tests, written the way people see them: a line a row, cells between ` | `.
//!
//! `^` is merged with the cell above and `<` with the cell to the left, `=12` is a number, `@2021-03-05` a date,
//! `'012` a text in a cell formatted as text, `#REF!` an error, `\n` a line break; `%hidden 7` hides row 7.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::CellRef;
use crate::read::{Cell, Row, Sheet, Value, Workbook};
use crate::settings::{self, Overrides, Settings};

/// A visible sheet named `Sheet1`.
pub fn sheet(text: &str) -> Sheet {
    named_sheet("Sheet1", text)
}

/// A visible sheet.
pub fn named_sheet(name: &str, text: &str) -> Sheet {
    let mut sheet = Sheet {
        name: Arc::from(name),
        visible: true,
        rows: Vec::new(),
        merges: Vec::new(),
        hidden_columns: Vec::new(),
        fills: Vec::new(),
        comments: Vec::new(),
        struck: Vec::new(),
    };
    let mut merged = Vec::new();
    let lines = text.lines().map(str::trim).filter(|line| line.starts_with('|'));
    for (index, line) in (0..).zip(lines) {
        let inner = line.trim_start_matches('|').strip_suffix('|').unwrap_or(line);
        let mut cells = Vec::new();
        for (col, typed) in (0..).zip(inner.split('|').map(str::trim)) {
            match typed {
                "" => {}
                "<" | "^" => merged.push((CellRef::new(index, col), typed == "^")),
                typed => cells.push(cell(col, typed)),
            }
        }
        if !cells.is_empty() {
            sheet.rows.push(Row { index, hidden: false, cells: cells.into() });
        }
    }
    sheet.merges = rectangles(&merged);
    for line in text.lines().filter_map(|line| line.trim().strip_prefix("%hidden")) {
        let hidden: Vec<u32> = line.split_whitespace().map(|row| row.parse().expect("a row number")).collect();
        sheet.rows.iter_mut().for_each(|row| row.hidden |= hidden.contains(&(row.index + 1)));
    }
    sheet
}

/// A workbook of these sheets.
pub fn workbook(sheets: Vec<Sheet>) -> Workbook {
    Workbook { sheets }
}

/// Built-in knowledge and nothing else, on 10 April 2021.
pub fn settings() -> Settings {
    settings_with("")
}

/// Built-in knowledge with a config over it, on 10 April 2021.
pub fn settings_with(config: &str) -> Settings {
    let today = jiff::civil::date(2021, 4, 10);
    let overrides = Overrides { period: None, lang: None, today, strict: false };
    settings::load(config, &overrides).expect("a config without mistakes")
}

fn cell(col: u32, typed: &str) -> Cell {
    let text = |raw: &str| Value::Text(Arc::from(raw.replace("\\n", "\n")));
    let mut text_format = false;
    // Signs are ASCII; anything else is a text as it stands.
    let (sign, rest) = typed.split_at(usize::from(typed.as_bytes()[0].is_ascii_punctuation()));
    let value = match (sign, rest) {
        ("=", number) if number.parse::<f64>().is_ok() => Value::Number(number.parse().expect("parsed just now")),
        ("@", day) => {
            let day: jiff::civil::Date = day.parse().expect("a date");
            let days = (day - jiff::civil::date(1899, 12, 30)).get_days();
            Value::Date(f64::from(days))
        }
        ("'", raw) => {
            text_format = true;
            text(raw)
        }
        ("#", "REF!") => Value::Error("#REF!"),
        ("#", "N/A") => Value::Error("#N/A"),
        _ => text(typed),
    };
    Cell { col, value, text_format, zero_digits: 0, font: None }
}

/// Joins cells that say where they belong to rectangles.
fn rectangles(merged: &[(CellRef, bool)]) -> Vec<(CellRef, CellRef)> {
    let mut anchors: BTreeMap<CellRef, CellRef> = BTreeMap::new();
    let mut last: BTreeMap<CellRef, CellRef> = BTreeMap::new();
    for &(at, up) in merged {
        let beside = if up { CellRef::new(at.row - 1, at.col) } else { CellRef::new(at.row, at.col - 1) };
        let anchor = anchors.get(&beside).copied().unwrap_or(beside);
        anchors.insert(at, anchor);
        let end = last.entry(anchor).or_insert(anchor);
        *end = CellRef::new(end.row.max(at.row), end.col.max(at.col));
    }
    last.into_iter().collect()
}
