//! Sheets as text. A line is a row; cells stand between pipes.
//!
//! | cell | meaning |
//! | --- | --- |
//! | empty | no cell |
//! | `=12.5` | a number |
//! | `@2021-03-05` | a true date, formatted dd/mm/yyyy |
//! | `'0912` | text in a cell formatted as text |
//! | `^`, `<` | merged with the cell above, to the left |
//! | `#REF!` ... | an error cell |
//! | `\n`, `\t` inside text | a line break, a tab |
//!
//! `%hidden 7` below the table hides row 7.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet};

/// One sheet as drawn.
#[derive(Clone, Debug, Default)]
pub struct Drawn {
    pub name: String,
    pub rows: Vec<Vec<String>>,
    pub hidden: Vec<u32>,
    /// Whether the sheet as a whole is hidden.
    pub unseen: bool,
}

const ERRORS: [&str; 7] = ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"];

impl Drawn {
    pub fn new(name: &str, text: &str) -> Self {
        let mut sheet = Self { name: name.to_owned(), ..Self::default() };
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if let Some(rows) = line.strip_prefix("%hidden ") {
                sheet.hidden.extend(rows.split_whitespace().map(|row| row.parse::<u32>().unwrap() - 1));
            } else {
                let inner = line.strip_prefix('|').and_then(|line| line.strip_suffix('|'));
                let inner = inner.unwrap_or_else(|| panic!("not a table line: {line}"));
                sheet.rows.push(inner.split('|').map(|cell| cell.trim().to_owned()).collect());
            }
        }
        sheet
    }

    fn at(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|row| row.get(column)).map_or("", String::as_str)
    }

    /// The rectangles that `<` and `^` describe.
    fn merges(&self) -> Vec<(usize, usize, usize, usize)> {
        let mut found = Vec::new();
        for (row, cells) in self.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                if cell == "<" || cell == "^" {
                    continue;
                }
                let (mut right, mut down) = (column, row);
                while self.at(row, right + 1) == "<" {
                    right += 1;
                }
                while self.at(down + 1, column) == "^"
                    && (column + 1..=right).all(|next| matches!(self.at(down + 1, next), "^" | "<"))
                {
                    down += 1;
                }
                if (right, down) != (column, row) {
                    found.push((row, column, down, right));
                }
            }
        }
        found
    }

    fn write(&self, sheet: &mut Worksheet) {
        sheet.set_name(&self.name).unwrap();
        let date = Format::new().set_num_format("dd/mm/yyyy");
        let text_format = Format::new().set_num_format("@");
        let plain = Format::new();
        for (row, column, down, right) in self.merges() {
            sheet
                .merge_range(
                    u32::try_from(row).unwrap(),
                    col(column),
                    u32::try_from(down).unwrap(),
                    col(right),
                    "",
                    &plain,
                )
                .unwrap();
        }
        for (row, cells) in self.rows.iter().enumerate() {
            let row = u32::try_from(row).unwrap();
            for (column, cell) in cells.iter().enumerate() {
                let column = col(column);
                if cell.is_empty() || cell == "<" || cell == "^" {
                    continue;
                }
                if let Some(number) = cell.strip_prefix('=').and_then(|text| text.parse::<f64>().ok()) {
                    sheet.write_number(row, column, number).unwrap();
                } else if let Some(day) = cell.strip_prefix('@').filter(|day| day.len() == 10) {
                    sheet.write_with_format(row, column, ExcelDateTime::parse_from_str(day).unwrap(), &date).unwrap();
                } else if let Some(text) = cell.strip_prefix('\'') {
                    sheet.write_string_with_format(row, column, text.replace("\\n", "\n"), &text_format).unwrap();
                } else if ERRORS.contains(&cell.as_str()) {
                    sheet.write_formula(row, column, Formula::new("=NA()").set_result(cell.as_str())).unwrap();
                } else {
                    sheet.write_string(row, column, cell.replace("\\n", "\n").replace("\\t", "\t")).unwrap();
                }
            }
        }
        for &row in &self.hidden {
            sheet.set_row_hidden(row).unwrap();
        }
        sheet.set_hidden(self.unseen);
    }
}

fn col(column: usize) -> u16 {
    u16::try_from(column).unwrap()
}

/// A workbook of drawn sheets. The title makes equal tables under two paths differ in bytes, as a file saved anew does.
pub fn xlsx(title: &str, sheets: &[Drawn]) -> Vec<u8> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2021, 1, 1).unwrap();
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&created));
    for sheet in sheets {
        sheet.write(book.add_worksheet());
    }
    book.save_to_buffer().unwrap()
}
