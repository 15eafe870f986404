//! Puts packed lines into the sheets of a finished workbook.
//!
//! rust_xlsxwriter makes everything of a workbook but the lines of long lists, of which it would hold every cell in memory and hash
//! every text. Here these lines are streamed behind the rows it wrote, their texts behind its shared ones, and all other parts are
//! copied as they are.

use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::XlsxError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::xlsx::{LINE, length, shortened};
use crate::model::CellRef;
use crate::report::book::Sheet;
use crate::report::lines::{Lines, Packed};

/// Long lists repeat themselves so much that more effort hardly makes them smaller: level 3 takes two thirds more time for a twentieth.
const LEVEL: i64 = 2;
/// Bytes gathered before they are handed on.
const CHUNK: usize = 1 << 16;
const STRINGS: &str = "xl/sharedStrings.xml";

/// The package with the lines of `sheets` in their places. A sheet with lines has one blank row below its own that shows the
/// look of texts (first cell), of numbers (second cell) and, where some are wrapped, of those (third cell); the lines take its place.
pub(super) fn splice(package: Vec<u8>, sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    if sheets.iter().all(|sheet| sheet.lines.is_empty()) {
        return Ok(package);
    }
    let mut archive = ZipArchive::new(Cursor::new(package.as_slice()))?;
    let strings = part(&mut archive, STRINGS)?;
    let mut base = attribute(&strings, "uniqueCount").unwrap_or(0);
    let mut out = ZipWriter::new(Cursor::new(Vec::with_capacity(package.len())));
    let options =
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).compression_level(Some(LEVEL));
    let mut bases = Vec::with_capacity(sheets.len());
    for sheet in sheets {
        bases.push(base);
        base += sheet.lines.texts().count();
    }
    for at in 0..archive.len() {
        let name = archive.by_index_raw(at)?.name()?.into_owned();
        let number = name.strip_prefix("xl/worksheets/sheet").and_then(|rest| rest.strip_suffix(".xml"));
        let sheet = number.and_then(|number| number.parse::<usize>().ok()).and_then(|number| number.checked_sub(1));
        let sheet = sheet.filter(|&sheet| sheets.get(sheet).is_some_and(|sheet| !sheet.lines.is_empty()));
        if let Some(table) = stretched(&name, sheets) {
            let xml = part(&mut archive, &name)?;
            out.start_file(name.as_str(), options)?;
            out.write_all(xml.replace(&table.0, &table.1).as_bytes())?;
        } else if let Some(number) = sheet {
            let xml = part(&mut archive, &name)?;
            out.start_file(name.as_str(), options)?;
            with_rows(&mut out, &xml, &sheets[number], bases[number])?;
        } else if name == STRINGS {
            out.start_file(STRINGS, options)?;
            with_strings(&mut out, &strings, sheets)?;
        } else {
            out.raw_copy_file(archive.by_index_raw(at)?)?;
        }
    }
    Ok(out.finish()?.into_inner())
}

/// What a table over packed lines says of its cells as it was made, and as it must be; None for all other parts.
fn stretched(name: &str, sheets: &[Sheet]) -> Option<(String, String)> {
    let number: usize = name.strip_prefix("xl/tables/table")?.strip_suffix(".xml")?.parse().ok()?;
    // Tables are numbered in the order of their sheets.
    let sheet = sheets.iter().filter(|sheet| sheet.table.is_some()).nth(number.checked_sub(1)?)?;
    let table = sheet.table.as_ref().filter(|_| !sheet.lines.is_empty())?;
    let first = CellRef::new(table.header, 0);
    let range = |last: u32| format!("ref=\"{first}:{}\"", CellRef::new(last, u32::from(table.columns) - 1));
    Some((range(sheet.next()), range(table.last)))
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<String, XlsxError> {
    let mut text = String::new();
    archive.by_name(name)?.read_to_string(&mut text)?;
    Ok(text)
}

/// The first attribute of this name, a number.
fn attribute(xml: &str, name: &str) -> Option<usize> {
    let (_, rest) = xml.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()?.parse().ok()
}

/// What does not look as rust_xlsxwriter writes it.
fn unknown(what: &str) -> XlsxError {
    XlsxError::ParameterError(what.to_owned())
}

fn with_rows(out: &mut impl Write, xml: &str, sheet: &Sheet, base: usize) -> Result<(), XlsxError> {
    let first = sheet.rows.len() + 1;
    let at = xml.find(&format!("<row r=\"{first}\"")).ok_or_else(|| unknown("row of styles"))?;
    let end = xml[at..].find("</row>").map(|end| at + end + "</row>".len()).ok_or_else(|| unknown("end of row"))?;
    let cells = &xml[at..end];
    let text = attribute(cells, "s").ok_or_else(|| unknown("style of texts"))?;
    let second = cells.split_once("/>").and_then(|(_, rest)| attribute(rest, "s"));
    let number = second.ok_or_else(|| unknown("style of numbers"))?;
    let third = cells.split("/>").nth(2).and_then(|rest| attribute(rest, "s"));
    // Readers that trust the stated size of a sheet must see all of it.
    let head = &xml[..at];
    let from = head.find("<dimension ref=\"").ok_or_else(|| unknown("dimension"))?;
    let to = head[from..].find("/>").map(|to| from + to).ok_or_else(|| unknown("dimension"))?;
    let width = sheet.table.as_ref().map_or(1, |table| table.columns);
    let last = CellRef::new(u32::try_from(first + sheet.lines.len() - 2).unwrap_or(u32::MAX), u32::from(width) - 1);
    write!(out, "{}<dimension ref=\"A1:{last}\"{}", &head[..from], &head[to..])?;
    let wrap = third.map(|style| Wrap::new(style, sheet));
    let look = Look { text, number, base, first, wrap };
    rows(out, &sheet.lines, &look)?;
    out.write_all(&xml.as_bytes()[end..])?;
    Ok(())
}

/// How the cells of packed lines are written: numbers of styles, of the first text, of the first row.
struct Look {
    text: usize,
    number: usize,
    base: usize,
    first: usize,
    wrap: Option<Wrap>,
}

/// Texts that are wrapped where their column is too narrow for them.
struct Wrap {
    style: usize,
    /// How many letters each column holds on a line; None: it is not wrapped.
    rooms: Vec<Option<u32>>,
    /// How many small letters each text is as long as.
    letters: Vec<u16>,
}

impl Wrap {
    fn new(style: usize, sheet: &Sheet) -> Self {
        let room = |(at, width): (u16, &u16)| sheet.wrapped.contains(&at).then(|| u32::from(*width));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "no text is that long or less than nothing"
        )]
        let letters = |text: &str| length(text).ceil() as u16;
        let rooms = (0..).zip(&sheet.widths).map(room).collect();
        Self { style, rooms, letters: sheet.lines.texts().map(letters).collect() }
    }

    /// How many lines the cell of a column needs.
    fn lines(&self, column: usize, cell: Packed) -> u32 {
        let (Packed::Text(text), Some(Some(room))) = (cell, self.rooms.get(column)) else { return 1 };
        let letters = u32::from(self.letters[text as usize]);
        // Lines end between words, so of several none is quite full.
        if letters <= *room { 1 } else { letters.div_ceil(room - room / 6) }
    }
}

fn rows(out: &mut impl Write, lines: &Lines, look: &Look) -> Result<(), XlsxError> {
    let opening = |col: u32| format!("<c r=\"{}", crate::model::place::column_letters(col)).into_bytes();
    let openings: Vec<Vec<u8>> = (0..u32::try_from(lines.width()).unwrap_or(0)).map(opening).collect();
    let text = format!("\" s=\"{}\" t=\"s\"><v>", look.text).into_bytes();
    let number = format!("\" s=\"{}\"><v>", look.number).into_bytes();
    let (mut row_digits, mut digits) = (itoa::Buffer::new(), itoa::Buffer::new());
    let mut buffer = Vec::with_capacity(CHUNK + (CHUNK >> 2));
    let wrapped = look.wrap.as_ref().map(|wrap| format!("\" s=\"{}\" t=\"s\"><v>", wrap.style).into_bytes());
    let mut cells = Vec::with_capacity(lines.width());
    for (at, line) in lines.rows().enumerate() {
        let row = row_digits.format(look.first + at).as_bytes();
        buffer.extend_from_slice(b"<row r=\"");
        buffer.extend_from_slice(row);
        buffer.push(b'"');
        cells.clear();
        cells.extend(line);
        let needed = |column: usize| look.wrap.as_ref().map_or(1, |wrap| wrap.lines(column, cells[column]));
        let tallest = if look.wrap.is_some() { (0..cells.len()).map(needed).max().unwrap_or(1) } else { 1 };
        if tallest > 1 {
            write!(buffer, " ht=\"{}\" customHeight=\"1\"", f64::from(tallest) * LINE)?;
        }
        buffer.push(b'>');
        for (column, (&cell, opening)) in cells.iter().zip(&openings).enumerate() {
            let (kind, value) = match cell {
                Packed::Empty => continue,
                Packed::Text(number) if tallest > 1 && needed(column) > 1 => {
                    (wrapped.as_ref().unwrap_or(&text), digits.format(look.base + number as usize))
                }
                Packed::Text(number) => (&text, digits.format(look.base + number as usize)),
                Packed::Number(value) => (&number, digits.format(value)),
            };
            buffer.extend_from_slice(opening);
            buffer.extend_from_slice(row);
            buffer.extend_from_slice(kind);
            buffer.extend_from_slice(value.as_bytes());
            buffer.extend_from_slice(b"</v></c>");
        }
        buffer.extend_from_slice(b"</row>");
        if buffer.len() >= CHUNK {
            out.write_all(&buffer)?;
            buffer.clear();
        }
    }
    out.write_all(&buffer)?;
    Ok(())
}

/// The shared texts of the package and those of all lines behind them.
fn with_strings(out: &mut impl Write, xml: &str, sheets: &[Sheet]) -> Result<(), XlsxError> {
    let (unique, shown) = sheets.iter().fold((0, 0), |(unique, shown), sheet| {
        (unique + sheet.lines.texts().count(), shown + sheet.lines.shown_texts())
    });
    let open = xml.find("<sst").ok_or_else(|| unknown("sst"))?;
    let close = xml[open..].find('>').map(|close| open + close).ok_or_else(|| unknown("sst"))?;
    let counted = |name: &str, more: usize| attribute(&xml[open..close], name).unwrap_or(0) + more;
    let (count, unique) = (counted("count", shown), counted("uniqueCount", unique));
    write!(
        out,
        "{}<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"{count}\" uniqueCount=\"{unique}\">",
        &xml[..open]
    )?;
    let end = xml.rfind("</sst>").ok_or_else(|| unknown("end of sst"))?;
    let mut buffer = xml[close + 1..end].to_owned();
    for text in sheets.iter().flat_map(|sheet| sheet.lines.texts()) {
        // A blank at an end or a line break would be taken for layout of the XML.
        let kept = text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) || text.contains('\n');
        buffer.push_str(if kept { "<si><t xml:space=\"preserve\">" } else { "<si><t>" });
        escaped(&shortened(text), &mut buffer);
        buffer.push_str("</t></si>");
        if buffer.len() >= CHUNK {
            out.write_all(buffer.as_bytes())?;
            buffer.clear();
        }
    }
    out.write_all(buffer.as_bytes())?;
    out.write_all(b"</sst>")?;
    Ok(())
}

/// As the format wants it: what XML cannot hold as `_x0001_`, and a text that looks like that with its underscore so written.
fn escaped(text: &str, out: &mut String) {
    for (at, letter) in text.char_indices() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '_' if is_escape(&text[at..]) => out.push_str("_x005F_"),
            '\t' | '\n' => out.push(letter),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push_str(&format!("_x{:04X}_", u32::from(letter))),
            _ => out.push(letter),
        }
    }
}

/// Whether a text begins as `_x0041_` does.
fn is_escape(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 7 && bytes[1] == b'x' && bytes[6] == b'_' && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
}

#[cfg(test)]
mod tests {
    use super::super::xlsx::workbook;
    use super::*;
    use crate::report::book::{Book, Cell};
    use calamine::{Data, Reader, Xlsx};

    fn read(book: &Book) -> Vec<Vec<Data>> {
        let mut file = Xlsx::new(Cursor::new(workbook(book).unwrap())).unwrap();
        let name = file.sheet_names()[0].clone();
        file.worksheet_range(&name).unwrap().rows().map(<[Data]>::to_vec).collect()
    }

    #[test]
    fn packed_lines_read_as_the_same_lines_unpacked() {
        let texts = ["Nguyễn Văn An", "a < b & c > d", " blank at the end ", "two\nlines", "=1+1", "_x0041_", "\u{1}"];
        let mut packed = Sheet::new("Lượt", &[10, 10, 10]);
        let mut lines = Lines::new(3, texts.len());
        for (number, text) in (0u64..).zip(texts) {
            lines.text(text);
            lines.number(number * 1_000_000_000);
            lines.text(if number % 2 == 0 { "chẵn" } else { "" });
        }
        packed.long_list("Luot", &["A", "B", "C"], lines);
        let mut plain = packed.clone();
        plain.rows = packed.whole();
        plain.lines = Lines::default();
        let book = |sheet: &Sheet| {
            let mut other = Sheet::new("Khác", &[10]);
            other.push(vec![Cell::text("An")]);
            Book { sheets: vec![sheet.clone(), other], ..Book::default() }
        };
        let rows = read(&book(&packed));
        assert_eq!(rows, read(&book(&plain)));
        assert_eq!(rows.len(), texts.len() + 1);
        let file = workbook(&book(&packed)).unwrap();
        let table = part(&mut ZipArchive::new(Cursor::new(file.as_slice())).unwrap(), "xl/tables/table1.xml").unwrap();
        assert_eq!(table.matches("ref=\"A1:C8\"").count(), 2, "the table and its filter: {table}");
        assert_eq!(rows[1][0], Data::String("Nguyễn Văn An".to_owned()));
        assert_eq!(rows[7][1], Data::Float(6_000_000_000.0));
    }

    #[test]
    fn of_a_wide_list_only_what_is_read_on_paper_is_printed() {
        let mut sheet = Sheet::new("Lượt", &[10, 10, 10]);
        let mut lines = Lines::new(3, 4);
        (0..4).for_each(|number| (0..3).for_each(|_| lines.number(number)));
        sheet.long_list("Luot", &["A", "B", "C"], lines);
        let names = |printed| {
            let sheet = Sheet { printed, ..sheet.clone() };
            let file = workbook(&Book { sheets: vec![sheet], ..Book::default() }).unwrap();
            part(&mut ZipArchive::new(Cursor::new(file.as_slice())).unwrap(), "xl/workbook.xml").unwrap()
        };
        assert!(names(Some(2)).contains("Lượt!$A$1:$B$5</definedName>"), "{}", names(Some(2)));
        assert!(!names(None).contains("Print_Area"));
    }
}
