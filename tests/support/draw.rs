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
//! | `=TRUE`, `=FALSE` | a box, ticked or not |
//! | `=?` | a formula that was never computed |
//! | `=092203001234` | a number in a cell formatted with as many zeros (`000000000000`) |
//! | `\n`, `\t` inside text | a line break, a tab |
//!
//! Below the table `%hidden 7` hides row 7, `%hidden-column C` a column, `%fill B8` colours a cell of text or an empty one,
//! `%comment B8` puts a remark on it, `%strike B8` a line through it, `%font .VnTime B8` types its text in that font, `%filter D7 NTM`
//! filters the rows below that header by a value and hides the others as Excel does, `%1904` makes the workbook count its days from 1904.

use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, FilterCondition, Format, Formula, Note, Workbook, Worksheet,
};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// One sheet as drawn.
#[derive(Clone, Debug, Default)]
pub struct Drawn {
    pub name: String,
    pub rows: Vec<Vec<String>>,
    pub hidden: Vec<u32>,
    pub hidden_columns: Vec<u16>,
    /// Cells with a coloured background, (row, column).
    pub filled: Vec<(u32, u16)>,
    /// Cells with a remark on them.
    pub commented: Vec<(u32, u16)>,
    /// Cells of text or numbers with a line through them.
    pub struck: Vec<(u32, u16)>,
    /// A header cell, and the value its column is filtered by.
    pub filter: Option<((u32, u16), String)>,
    /// Cells typed in a font of their own.
    pub fonts: Vec<((u32, u16), String)>,
    /// Days are counted from 1904: true dates are written four years and a day earlier.
    pub epoch_1904: bool,
    /// Whether the sheet as a whole is hidden.
    pub unseen: bool,
}

/// The formula of a cell that was never computed.
const NEVER: &str = "Z99+Z98";

const ERRORS: [&str; 7] = ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"];

impl Drawn {
    pub fn new(name: &str, text: &str) -> Self {
        let mut sheet = Self { name: name.to_owned(), ..Self::default() };
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if let Some(rows) = line.strip_prefix("%hidden ") {
                sheet.hidden.extend(rows.split_whitespace().map(|row| row.parse::<u32>().unwrap() - 1));
            } else if line == "%1904" {
                sheet.epoch_1904 = true;
            } else if let Some(columns) = line.strip_prefix("%hidden-column ") {
                sheet.hidden_columns.extend(columns.split_whitespace().map(|column| place(&format!("{column}1")).1));
            } else if let Some(cells) = line.strip_prefix("%fill ") {
                sheet.filled.extend(cells.split_whitespace().map(place));
            } else if let Some(cells) = line.strip_prefix("%font ") {
                let mut words = cells.split_whitespace();
                let font = words.next().unwrap();
                sheet.fonts.extend(words.map(|cell| (place(cell), font.to_owned())));
            } else if let Some(cells) = line.strip_prefix("%strike ") {
                sheet.struck.extend(cells.split_whitespace().map(place));
            } else if let Some(filter) = line.strip_prefix("%filter ") {
                let (at, value) = filter.split_once(' ').unwrap();
                sheet.filter = Some((place(at), value.to_owned()));
            } else if let Some(cells) = line.strip_prefix("%comment ") {
                sheet.commented.extend(cells.split_whitespace().map(place));
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
                let font = self.fonts.iter().find(|(at, _)| *at == (row, column));
                if cell.is_empty() && self.filled.contains(&(row, column)) {
                    let filled = Format::new().set_background_color(Color::Yellow);
                    sheet.write_blank(row, column, &filled).unwrap();
                    continue;
                }
                if cell.is_empty() || cell == "<" || cell == "^" {
                    continue;
                }
                let filled = Format::new().set_background_color(Color::Yellow);
                if self.struck.contains(&(row, column)) {
                    let struck = Format::new().set_font_strikethrough();
                    match cell.strip_prefix('=').and_then(|text| text.parse::<f64>().ok()) {
                        Some(number) => sheet.write_number_with_format(row, column, number, &struck).unwrap(),
                        None => sheet.write_string_with_format(row, column, cell.as_str(), &struck).unwrap(),
                    };
                } else if let Some(digits) = cell.strip_prefix("=0").filter(|digits| digits.len() > 3) {
                    let zeros = Format::new().set_num_format("0".repeat(digits.len() + 1));
                    sheet.write_number_with_format(row, column, digits.parse::<f64>().unwrap(), &zeros).unwrap();
                } else if let Some(number) = cell.strip_prefix('=').and_then(|text| text.parse::<f64>().ok()) {
                    sheet.write_number(row, column, number).unwrap();
                } else if cell == "=TRUE" || cell == "=FALSE" {
                    sheet.write_boolean(row, column, cell == "=TRUE").unwrap();
                } else if cell == "=?" {
                    sheet.write_formula(row, column, Formula::new(format!("={NEVER}"))).unwrap();
                } else if let Some(day) = cell.strip_prefix('@').filter(|day| day.len() == 10) {
                    let serial = ExcelDateTime::parse_from_str(day).unwrap().to_excel();
                    let serial = if self.epoch_1904 { serial - 1462.0 } else { serial };
                    sheet.write_number_with_format(row, column, serial, &date).unwrap();
                } else if let Some(text) = cell.strip_prefix('\'') {
                    sheet.write_string_with_format(row, column, text.replace("\\n", "\n"), &text_format).unwrap();
                } else if ERRORS.contains(&cell.as_str()) {
                    sheet.write_formula(row, column, Formula::new("=NA()").set_result(cell.as_str())).unwrap();
                } else if let Some((_, font)) = font {
                    let typed = Format::new().set_font_name(font);
                    sheet.write_string_with_format(row, column, cell.as_str(), &typed).unwrap();
                } else if self.filled.contains(&(row, column)) {
                    sheet.write_string_with_format(row, column, cell.as_str(), &filled).unwrap();
                } else {
                    sheet.write_string(row, column, cell.replace("\\n", "\n").replace("\\t", "\t")).unwrap();
                }
            }
        }
        if let Some(((row, column), value)) = &self.filter {
            let rows = u32::try_from(self.rows.len()).unwrap();
            let width = self.rows.iter().map(Vec::len).max().unwrap();
            sheet.autofilter(*row, 0, rows - 1, col(width - 1)).unwrap();
            let wanted = FilterCondition::new().add_list_filter(value.as_str());
            sheet.filter_column(*column, &wanted).unwrap();
        }
        for &row in &self.hidden {
            sheet.set_row_hidden(row).unwrap();
        }
        for &column in &self.hidden_columns {
            sheet.set_column_hidden(column).unwrap();
        }
        for &(row, column) in &self.commented {
            sheet.insert_note(row, column, &Note::new("vắng")).unwrap();
        }
        sheet.set_hidden(self.unseen);
    }
}

/// `B8` as row and column from 0.
fn place(cell: &str) -> (u32, u16) {
    let split = cell.find(|letter: char| letter.is_ascii_digit()).unwrap();
    let column = cell[..split].bytes().fold(0, |number, letter| number * 26 + u16::from(letter - b'A') + 1);
    (cell[split..].parse::<u32>().unwrap() - 1, column - 1)
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
    let bytes = book.save_to_buffer().unwrap();
    let edits = sheets.iter().any(|sheet| sheet.epoch_1904 || sheet.rows.iter().flatten().any(|cell| cell == "=?"));
    if edits { edited(&bytes, sheets.iter().any(|sheet| sheet.epoch_1904)) } else { bytes }
}

/// What the writer cannot write: formulas without any result, days counted from 1904.
fn edited(bytes: &[u8], epoch_1904: bool) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        if name.starts_with("xl/worksheets/") {
            text = text.replace(&format!("<f>{NEVER}</f><v>0</v>"), &format!("<f>{NEVER}</f>"));
        } else if name == "xl/workbook.xml" && epoch_1904 {
            text = text.replacen("<workbookPr ", "<workbookPr date1904=\"1\" ", 1);
        }
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
