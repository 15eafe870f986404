#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests")]

use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::{ExcelDateTime, Format as Look, Formula, Workbook as Drawn};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::*;
use crate::model::FilePath;

pub(super) const LIMITS: Limits =
    Limits { unpacked_bytes: 64 << 20, cells: 1_000_000, shared_strings: 4_000_000, nesting: 4 };

pub(super) fn file(name: &str, bytes: Vec<u8>) -> SourceFile {
    SourceFile::new(FilePath::new(name), bytes)
}

pub(super) fn fixture(name: &str) -> SourceFile {
    let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    file(name, std::fs::read(path).unwrap())
}

pub(super) fn read(name: &str, bytes: Vec<u8>) -> (Option<Workbook>, Vec<Finding>) {
    workbook(&file(name, bytes), LIMITS)
}

pub(super) fn codes(findings: &[Finding]) -> Vec<Code> {
    findings.iter().map(|finding| finding.code).collect()
}

pub(super) fn refused(name: &str, bytes: Vec<u8>, limits: Limits) -> Code {
    let (workbook, findings) = workbook(&file(name, bytes), limits);
    assert!(workbook.is_none());
    findings[0].code
}

/// A cell by the name Excel shows.
pub(super) fn cell<'a>(sheet: &'a Sheet, at: &str) -> Option<&'a Cell> {
    sheet.cell(package::cell_of(at).unwrap())
}

pub(super) fn shown(sheet: &Sheet, at: &str) -> String {
    cell(sheet, at).map_or_else(String::new, |cell| cell.value.shown())
}

pub(super) fn hidden_rows(sheet: &Sheet) -> Vec<u32> {
    sheet.rows.iter().filter(|row| row.hidden).map(|row| row.index).collect()
}

/// A workbook with one part written anew.
pub(super) fn edited(bytes: &[u8], part: &str, edit: impl Fn(String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut text = Vec::new();
        entry.read_to_end(&mut text).unwrap();
        if name == part {
            text = edit(String::from_utf8(text).unwrap()).into_bytes();
        }
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(&text).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

pub(super) fn drawn(draw: impl Fn(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Drawn::new();
    draw(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

pub(super) const SHEET: &str = "xl/worksheets/sheet1.xml";

#[test]
fn xlsx_gives_places_formats_marks_and_values() {
    let padded = Look::new().set_num_format("000000000000");
    let text = Look::new().set_num_format("@");
    let day = Look::new().set_num_format("dd/mm/yyyy");
    let mut book = Drawn::new();
    let sheet = book.add_worksheet().set_name("Danh sách").unwrap();
    sheet.merge_range(2, 1, 2, 4, "DANH SÁCH", &Look::new()).unwrap();
    sheet.write_number_with_format(5, 2, 92_203_001_234.0, &padded).unwrap();
    sheet.write_string_with_format(6, 2, "092203001234", &text).unwrap();
    let leap = ExcelDateTime::from_ymd(2004, 2, 29).unwrap();
    sheet.write_datetime_with_format(6, 3, &leap, &day).unwrap();
    sheet.write_boolean(7, 1, true).unwrap();
    sheet.write_formula(8, 1, Formula::new("1+1").set_result("2")).unwrap();
    sheet.set_row_hidden(6).unwrap();
    sheet.set_column_hidden(3).unwrap();
    book.add_worksheet().set_name("Ẩn").unwrap().set_very_hidden(true).write_string(0, 0, "x").unwrap();
    let (read, findings) = read("a.xlsx", book.save_to_buffer().unwrap());
    let read = read.unwrap();
    assert!(findings.is_empty());
    let sheet = &read.sheets[0];
    assert_eq!((&*sheet.name, sheet.visible), ("Danh sách", true));
    assert_eq!(cell(sheet, "C6").unwrap().value, Value::Number(92_203_001_234.0));
    assert_eq!(cell(sheet, "C6").unwrap().zero_digits, 12);
    assert!(cell(sheet, "C7").unwrap().text_format);
    assert_eq!(cell(sheet, "D7").unwrap().value, Value::Date(38046.0));
    assert_eq!(shown(sheet, "D7"), "29/02/2004");
    assert_eq!(cell(sheet, "B8").unwrap().value, Value::Bool(true));
    assert_eq!(cell(sheet, "B9").unwrap().value, Value::Number(2.0));
    assert_eq!(sheet.merges, [(CellRef::new(2, 1), CellRef::new(2, 3))]);
    assert_eq!(hidden_rows(sheet), [6]);
    assert_eq!(sheet.hidden_columns, [3]);
    assert_eq!((&*read.sheets[1].name, read.sheets[1].visible), ("Ẩn", false));
}

#[test]
fn a_formula_that_was_never_computed_is_no_blank() {
    let bytes = drawn(|sheet| {
        for row in 0..3 {
            sheet.write_formula(row, 0, Formula::new("A9").set_result("7")).unwrap();
        }
    });
    let bytes = edited(&bytes, SHEET, |xml| {
        let xml = xml.replacen("<c r=\"A1\"><f>A9</f><v>7</v>", "<c r=\"A1\"><f>A9</f>", 1);
        let xml = xml.replacen("<c r=\"A2\"><f>A9</f><v>7</v>", "<c r=\"A2\"><f>A9</f><v/>", 1);
        xml.replacen("<c r=\"A3\"><f>A9</f><v>7</v>", "<c r=\"A3\" t=\"str\"><f>A9</f><v></v>", 1)
    });
    let sheet = &read("a.xlsx", bytes).0.unwrap().sheets[0];
    assert_eq!(cell(sheet, "A1").unwrap().value, Value::NoResult);
    assert_eq!(cell(sheet, "A2").unwrap().value, Value::NoResult);
    assert_eq!(cell(sheet, "A3"), None);
}

#[test]
fn days_of_1904_are_counted_from_1899_and_told_once_a_sheet() {
    let day = Look::new().set_num_format("dd/mm/yyyy");
    let bytes = drawn(|sheet| {
        sheet.write_number_with_format(0, 0, 36584.0, &day).unwrap();
        sheet.write_number_with_format(1, 0, 36585.0, &day).unwrap();
        sheet.write_number(2, 0, 36584.0).unwrap();
    });
    let bytes = edited(&bytes, "xl/workbook.xml", |xml| xml.replacen("<workbookPr", "<workbookPr date1904=\"1\"", 1));
    let (book, findings) = read("a.xlsx", bytes);
    let sheet = &book.unwrap().sheets[0];
    assert_eq!(cell(sheet, "A1").unwrap().value, Value::Date(38046.0));
    assert_eq!(cell(sheet, "A3").unwrap().value, Value::Number(36584.0));
    assert_eq!(codes(&findings), [Code::Date1904]);
    let (book, findings) = workbook(&fixture("read/d1904.xls"), LIMITS);
    assert_eq!(cell(&book.unwrap().sheets[0], "B2").unwrap().value, Value::Date(37319.0 + 1462.0));
    assert_eq!(codes(&findings), [Code::Date1904]);
}

#[test]
fn two_cells_a_million_rows_apart_cost_two_cells() {
    let bytes = drawn(|sheet| {
        sheet.write_string(0, 0, "đầu").unwrap();
        sheet.write_string(1_048_575, 16_383, "cuối").unwrap();
    });
    let bytes = edited(&bytes, SHEET, |xml| xml.replacen("ref=\"A1:XFD1048576\"", "ref=\"A1:XFD9999999\"", 1));
    let limits = Limits { cells: 2, ..LIMITS };
    let sheet = &workbook(&file("a.xlsx", bytes.clone()), limits).0.unwrap().sheets[0];
    assert_eq!(sheet.rows.len(), 2);
    assert_eq!(shown(sheet, "XFD1048576"), "cuối");
    assert_eq!(refused("a.xlsx", bytes, Limits { cells: 1, ..LIMITS }), Code::FileTooLarge);
}

/// The limit that the finding about a file names.
fn limit(bytes: &[u8], limits: Limits) -> String {
    let (workbook, findings) = workbook(&file("a.xlsx", bytes.to_vec()), limits);
    assert!(workbook.is_none());
    assert_eq!(codes(&findings), [Code::FileTooLarge]);
    findings[0].args.iter().find(|(name, _)| *name == "limit").map(|(_, limit)| limit.to_string()).unwrap()
}

/// A workbook that the quick way declines, so that calamine would get it.
fn odd(bytes: &[u8]) -> Vec<u8> {
    edited(bytes, SHEET, |xml| xml.replacen("<sheetData>", "<sheetData><!-- -->", 1))
}

#[test]
fn shared_texts_are_bounded_whoever_reads_them() {
    let bytes = drawn(|sheet| (0..5).for_each(|row| _ = sheet.write_string(row, 0, format!("chữ {row}")).unwrap()));
    for bytes in [bytes.clone(), odd(&bytes)] {
        let limits = |shared_strings| Limits { shared_strings, ..LIMITS };
        assert_eq!(limit(&bytes, limits(4)), "4 chuỗi dùng chung (shared strings)");
        assert_eq!(workbook(&file("a.xlsx", bytes.clone()), limits(5)).0.unwrap().sheets[0].rows.len(), 5);
        // What the part does not claim is counted all the same.
        let silent = edited(&bytes, "xl/sharedStrings.xml", |xml| xml.replacen("uniqueCount=\"5\"", "", 1));
        assert_eq!(limit(&silent, limits(4)), "4 chuỗi dùng chung (shared strings)");
    }
}

#[test]
fn tags_within_each_other_are_bounded_whoever_reads_them() {
    let bytes = drawn(|sheet| _ = sheet.write_string(0, 0, "a").unwrap());
    let deep = |levels: usize| {
        let nest = format!("{}{}<sheetData>", "<ext>".repeat(levels), "</ext>".repeat(levels));
        edited(&bytes, SHEET, |xml| xml.replacen("<sheetData>", &nest, 1))
    };
    let limits = Limits { nesting: 1, ..LIMITS };
    for (fits, too_deep) in [(deep(31), deep(32)), (odd(&deep(31)), odd(&deep(32)))] {
        assert_eq!(limit(&too_deep, limits), "32 cấp thẻ lồng nhau (nested tags)");
        assert_eq!(shown(&workbook(&file("a.xlsx", fits), limits).0.unwrap().sheets[0], "A1"), "a");
        assert!(workbook(&file("a.xlsx", too_deep), LIMITS).0.is_some());
    }
}

#[test]
fn bombs_and_lies_are_refused_before_they_are_unpacked() {
    let plain = drawn(|sheet| _ = sheet.write_string(0, 0, "a").unwrap());
    let blown =
        edited(&plain, SHEET, |xml| xml.replacen("<sheetData>", &format!("{}<sheetData>", " ".repeat(12 << 20)), 1));
    assert!(blown.len() < 100_000);
    assert_eq!(refused("a.xlsx", blown.clone(), LIMITS), Code::FileTooLarge);
    assert_eq!(refused("a.xlsx", blown, Limits { unpacked_bytes: 1 << 20, ..LIMITS }), Code::FileTooLarge);
    // What a part claims reserves nothing; a reader that would believe it does not get to see it.
    let lying = edited(&plain, "xl/sharedStrings.xml", |xml| {
        xml.replacen("uniqueCount=\"1\"", "uniqueCount=\"99999999999\"", 1)
    });
    assert_eq!(shown(&read("a.xlsx", lying.clone()).0.unwrap().sheets[0], "A1"), "a");
    let odd = edited(&lying, SHEET, |xml| xml.replacen("<sheetData>", "<sheetData><!-- -->", 1));
    assert_eq!(refused("a.xlsx", odd, LIMITS), Code::FileTooLarge);
}

#[test]
fn what_cannot_be_read_says_why() {
    let plain = drawn(|sheet| _ = sheet.write_string(0, 0, "a").unwrap());
    assert_eq!(refused("a.xlsx", plain[..plain.len() / 2].to_vec(), LIMITS), Code::FileUnreadable);
    assert_eq!(refused("a.xlsx", Vec::new(), LIMITS), Code::FileUnreadable);
    assert_eq!(refused("a.xlsx", b"%PDF-1.4".to_vec(), LIMITS), Code::FileNotASheet);
    assert_eq!(workbook(&fixture("sample/locked.xlsx"), LIMITS).1[0].code, Code::FileEncrypted);
    // A workbook of before 2007 whose end is missing is one too, wherever it was cut.
    let old = fixture("read/marks.xls").bytes;
    for tenths in 1..9 {
        let (book, findings) = read("a.xls", old[..old.len() * tenths / 10].to_vec());
        assert!(book.is_none(), "{tenths}");
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!(finding.code, Code::FileUnreadable, "{tenths}");
        assert!(finding.args.contains(&("kind", "cut-off".to_owned())), "{tenths} {finding:?}");
    }
    let webp = [&b"RIFF\x10\0\0\0WEBPVP8 "[..], &[0; 8]].concat();
    let [finding] = &read("a.webp", webp).1[..] else { panic!() };
    assert!(finding.args.contains(&("kind", "picture".to_owned())), "{finding:?}");
    let mut never = file("a.xlsx", Vec::new());
    never.hash.clear();
    assert_eq!(workbook(&never, LIMITS), (None, Vec::new()));
    // Flipped bytes make a file unreadable at worst.
    for at in (0..plain.len()).step_by(97) {
        let mut bent = plain.clone();
        bent[at] ^= 0x55;
        let (book, findings) = read("a.xlsx", bent);
        assert!(book.is_some() || !findings.is_empty());
    }
}

#[test]
fn xls_tells_marks_formats_and_errors() {
    let sent = fixture("read/marks.xls");
    let (book, findings) = workbook(&sent, LIMITS);
    let book = book.unwrap();
    let sheet = &book.sheets[0];
    assert!(findings.is_empty());
    assert_eq!(shown(sheet, "B3"), "DANH SÁCH ĐOÀN VIÊN");
    assert_eq!(sheet.merges, [(CellRef::new(2, 1), CellRef::new(2, 4))]);
    assert!(cell(sheet, "D6").unwrap().text_format);
    assert_eq!(cell(sheet, "D7").unwrap().zero_digits, 12);
    assert_eq!(cell(sheet, "F8").unwrap().zero_digits, 10);
    assert_eq!(shown(sheet, "E8"), "29/02/2004");
    assert_eq!(hidden_rows(sheet), [6]);
    assert_eq!(sheet.hidden_columns, [5]);
    assert!(!book.sheets[1].visible);
    let (_, findings) = read("a.xlsx", sent.bytes.clone());
    assert_eq!(codes(&findings), [Code::FileOtherFormat]);
    assert_eq!(findings[0].args, [("format", "Excel 97-2003 .xls".to_owned())]);
    // What a sheet claims of its own size is nothing to go by.
    let mut lying = sent.bytes.clone();
    let claim = lying.windows(4).position(|four| four == [0x00, 0x02, 0x0E, 0x00]).unwrap();
    lying[claim + 8..claim + 12].fill(0xFF);
    assert_eq!(read("a.xls", lying).0.as_ref(), Some(&book));
    assert_eq!(refused("a.xls", sent.bytes.clone(), Limits { cells: 40, ..LIMITS }), Code::FileTooLarge);
    for at in (0..sent.bytes.len()).step_by(41) {
        let mut bent = sent.bytes.clone();
        bent[at] ^= 0xFF;
        let (book, findings) = read("a.xls", bent);
        assert!(book.is_some() || !findings.is_empty());
    }
}

#[test]
fn a_small_workbook_of_libreoffice_lies_in_pieces() {
    let (book, findings) = workbook(&fixture("read/short.xls"), LIMITS);
    assert_eq!(codes(&findings), []);
    let sheet = &book.unwrap().sheets[0];
    let texts = ["A1", "B4", "D4"].map(|at| shown(sheet, at));
    assert_eq!(texts, ["CHI ĐOÀN KẾ TOÁN 9", "Lê Thị Riêng", "26/03/2022"]);
}

#[test]
fn a_workbook_from_before_excel_97_is_read_by_its_code_page() {
    let (book, findings) = workbook(&fixture("read/old.xls"), LIMITS);
    let sheet = &book.unwrap().sheets[0];
    assert_eq!(shown(sheet, "C4"), "2004");
    assert_eq!(crate::text::clean(&shown(sheet, "B4")).text, "Nguyễn Văn Thử");
    assert_eq!(codes(&findings), [Code::FileOldFormat]);
}

#[test]
fn ods_tells_numbers_padded_with_zeros() {
    let sent = fixture("read/zeros.ods");
    let (book, findings) = workbook(&sent, LIMITS);
    assert!(findings.is_empty());
    let sheet = &book.unwrap().sheets[0];
    let told = |at: &str| {
        let cell = cell(sheet, at).unwrap();
        (cell.value.clone(), cell.zero_digits)
    };
    assert_eq!(told("B2"), (Value::Number(92_203_001_234.0), 12));
    assert_eq!(told("C2"), (Value::Number(912_000_111.0), 10));
    // Decimals, percents and ordinary numbers are padded to nothing.
    for (at, number) in [("A2", 1.0), ("D2", 5.5), ("E2", 0.25), ("B3", 7.0)] {
        assert_eq!(told(at), (Value::Number(number), 0), "{at}");
    }
    // By its column's style, for a cell without one of its own.
    assert_eq!(told("F2"), (Value::Number(31.0), 6));
    let locked = edited(&sent.bytes, "META-INF/manifest.xml", |xml| {
        xml.replacen("</manifest:manifest>", "<manifest:encryption-data/></manifest:manifest>", 1)
    });
    assert_eq!(refused("a.ods", locked, LIMITS), Code::FileEncrypted);
}

/// A workbook of LibreOffice: cells look as their own style says, else the style it is made from, else their column; a number
/// format of several sections counts by its first.
#[test]
fn ods_tells_what_a_cell_inherits_and_formats_of_several_sections() {
    let sent = fixture("read/styles.ods");
    let (book, findings) = workbook(&sent, LIMITS);
    assert_eq!(codes(&findings), []);
    let sheet = &book.unwrap().sheets[0];
    let font = |at: &str| cell(sheet, at).unwrap().font;
    // By the column, by a parent, by a parent with a font of its own over it, with one over that, and with none.
    let told = ["B2", "B3", "B4", "B5", "B6", "D1"].map(font);
    assert_eq!(told, [Some(OldFont::Tcvn3), Some(OldFont::Tcvn3), Some(OldFont::Vni), None, None, None]);
    let filled = |at: &str| {
        let at = package::cell_of(at).unwrap();
        sheet.fills.iter().any(|fill| fill.row == at.row && (fill.first..=fill.last).contains(&at.col))
    };
    assert_eq!(["B1", "B2", "B3", "B4", "B5", "B6", "A2"].map(filled), [true, true, false, false, true, false, false]);
    let zeros = |at: &str| cell(sheet, at).unwrap().zero_digits;
    // By the column's parent, by a named style, by a format of a style that has a parent with another.
    assert_eq!(["C2", "C3", "C4", "C5", "C6"].map(zeros), [12, 12, 12, 0, 12]);
    // Two sections of which the first pads, two of which the second does, four.
    assert_eq!(["D2", "D3", "D4", "D6"].map(zeros), [12, 0, 10, 0]);
    let value = |at: &str| cell(sheet, at).unwrap().value.clone();
    assert_eq!((value("D2"), value("D5")), (Value::Number(92_204_001_234.0), Value::Number(-5.0)));
    // What other programs write: the look of a row, of all cells, fonts by a name that is not theirs, a circle of parents.
    let other = edited(&sent.bytes, "content.xml", |xml| {
        let xml = xml.replacen(
            "style:name=\"VNI-Times\" svg:font-family=\"VNI-Times\"",
            "style:name=\"F2\" svg:font-family=\"'VNI-Times'\"",
            1,
        );
        let xml = xml.replace("style:font-name=\"VNI-Times\"", "style:font-name=\"F2\"");
        let xml = xml.replacen("<table:table-row ", "<table:table-row table:default-cell-style-name=\"ce19\" ", 1);
        xml.replacen(
            "style:name=\"ce18\" style:family=\"table-cell\" style:parent-style-name=\"Ten_20_cu\"",
            "style:name=\"ce18\" style:family=\"table-cell\" style:parent-style-name=\"ce18\"",
            1,
        )
    });
    let other = edited(&other, "styles.xml", |xml| {
        let from = xml.find("<style:default-style style:family=\"table-cell\"").unwrap();
        let (before, behind) = xml.split_at(from);
        let xml = before.to_owned()
            + &behind.replacen("style:font-name=\"Liberation Sans\"", "style:font-name=\".VnTimeH\"", 1);
        xml.replace(" style:font-name=\"Arial\" fo:font-family=\"Arial\"", "")
    });
    let book = workbook(&file("a.ods", other), LIMITS).0.unwrap();
    let font = |at: &str| cell(&book.sheets[0], at).unwrap().font;
    assert_eq!(
        ["A1", "B4", "B3", "A2"].map(font),
        [Some(OldFont::Vni), Some(OldFont::Vni), Some(OldFont::Tcvn3Capitals), Some(OldFont::Tcvn3Capitals)]
    );
}

#[test]
fn ods_tells_marks_dates_and_errors() {
    let sent = fixture("read/marks.ods");
    let (book, findings) = workbook(&sent, LIMITS);
    let book = book.unwrap();
    let sheet = &book.sheets[0];
    assert!(findings.is_empty());
    assert_eq!(sheet.merges, [(CellRef::new(0, 1), CellRef::new(0, 3))]);
    assert_eq!(cell(sheet, "C4").unwrap().value, Value::Date(38046.0));
    assert_eq!(cell(sheet, "C6").unwrap().value, Value::Number(0.3125));
    assert_eq!(cell(sheet, "D5").unwrap().value, Value::Error("#DIV/0!"));
    assert_eq!(hidden_rows(sheet), [4]);
    assert_eq!(sheet.hidden_columns, [2]);
    assert!(!book.sheets[1].visible);
    let repeated = edited(&sent.bytes, "content.xml", |xml| {
        xml.replacen("<table:table-row ", "<table:table-row table:number-rows-repeated=\"900000\" ", 1)
    });
    assert_eq!(refused("a.ods", repeated, LIMITS), Code::FileTooLarge);
    // Rows that are only said to repeat are no rows of a list; a few of them are.
    let copies = |rows: u32| {
        edited(&sent.bytes, "content.xml", |xml| {
            let (head, row) = xml.split_once("<table:table-row ").unwrap();
            format!("{head}<table:table-row table:number-rows-repeated=\"{rows}\" {row}")
        })
    };
    let roomy = Limits { unpacked_bytes: 512 << 20, cells: 20_000_000, shared_strings: 4_000_000, nesting: 4 };
    assert_eq!(refused("a.ods", copies(900_000), roomy), Code::FileTooLarge);
    let (book, findings) = workbook(&file("a.ods", copies(40)), roomy);
    assert!(book.is_some_and(|book| book.sheets[0].rows.len() >= 40) && findings.is_empty());
    for at in (0..sent.bytes.len()).step_by(311) {
        let mut bent = sent.bytes.clone();
        bent[at] ^= 0xFF;
        let (book, findings) = read("a.ods", bent);
        assert!(book.is_some() || !findings.is_empty());
    }
}

#[test]
fn values_are_shown_as_a_sheet_shows_them() {
    assert_eq!(Value::Number(92_203_001_234.0).shown(), "92203001234");
    assert_eq!(Value::Number(0.1 + 0.2).shown(), "0.3");
    assert_eq!(Value::Number(1e15).shown(), "1000000000000000");
    assert_eq!(Value::Date(38046.5).shown(), "29/02/2004");
    assert_eq!(Value::Date(1.0).shown(), "01/01/1900");
    assert_eq!(Value::Error("#REF!").shown(), "#REF!");
}

#[test]
fn what_no_program_reads_is_named_for_what_it_is() {
    let said = |name: &str, bytes: &[u8]| {
        let (_, findings) = workbook(&file(name, bytes.to_vec()), LIMITS);
        let text = findings[0].message(crate::model::Lang::Vi);
        text.split([',', ';', '(']).next().unwrap_or_default().trim().to_owned()
    };
    for (bytes, expected) in [
        (&b"%PDF-1.7"[..], "Đây là tệp PDF"),
        (b"\xff\xd8\xff\xe1 photo", "Đây là ảnh"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "Đây là ảnh"),
        (b"{\\rtf1", "Đây là tệp Word"),
        (b"Rar!\x1a\x07\x01\x00", "Đây là tệp nén RAR hoặc 7z"),
        (b"7z\xbc\xaf\x27\x1c", "Đây là tệp nén RAR hoặc 7z"),
        (b"\x78\x9f\x3e\x22\x01\0", "Đây là thư lưu riêng theo kiểu Outlook"),
        (b"PK\x03\x04\x14\0\0\0\x08\0 xl/workbook.xml", "Tệp bị cắt cụt"),
        (b"", "Tệp trống"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "Tệp này không phải bảng tính Excel"),
    ] {
        assert_eq!(said("ds.xlsx", bytes), expected);
    }
}

/// One sheet as three programs save it: two cells in fonts of the nineties, three that are yellow (one of them empty), one white,
/// one with a comment.
#[test]
fn fonts_fills_and_comments_are_told_by_every_format_that_has_them() {
    let place = |at: &str| package::cell_of(at).unwrap();
    for name in ["looks.xlsx", "looks.xls", "looks.ods"] {
        let book = workbook(&fixture(&format!("read/{name}")), LIMITS).0.unwrap();
        let sheet = &book.sheets[0];
        assert_eq!(cell(sheet, "B2").unwrap().font, Some(OldFont::Tcvn3), "{name}");
        assert_eq!(cell(sheet, "B3").unwrap().font, Some(OldFont::Vni), "{name}");
        assert_eq!(cell(sheet, "B4").unwrap().font, None, "{name}");
        let filled: Vec<CellRef> = sheet
            .fills
            .iter()
            .flat_map(|fill| (fill.first..=fill.last).map(|col| CellRef::new(fill.row, col)))
            .collect();
        assert_eq!(filled, ["A3", "B3", "C4"].map(place), "{name}");
        let yellow = sheet.fills[0].colour;
        assert!(sheet.fills.iter().all(|fill| fill.colour == yellow), "{name}");
        assert_eq!(sheet.comments, [place("B4")], "{name}");
    }
}

/// The same sheets, with a line through all that is typed in the first of these fonts.
#[test]
fn lines_through_cells_are_told_by_every_format_that_has_them() {
    let place = |at: &str| package::cell_of(at).unwrap();
    let struck = |name: &str, bytes: Vec<u8>| workbook(&file(name, bytes), LIMITS).0.unwrap().sheets[0].struck.clone();
    let font = |xml: &str, line: &str| {
        let name = xml.find("<name val=\".VnTime\"").or_else(|| xml.find("<name val='.VnTime'")).unwrap();
        let start = xml[..name].rfind("<font>").unwrap() + "<font>".len();
        format!("{}{line}{}", &xml[..start], &xml[start..])
    };
    let sent = fixture("read/looks.xlsx");
    for (line, cells) in [("<strike/>", &["B2"][..]), ("<strike val=\"1\"/>", &["B2"]), ("<strike val=\"0\"/>", &[])] {
        let bytes = edited(&sent.bytes, "xl/styles.xml", |xml| font(&xml, line));
        assert_eq!(struck("a.xlsx", bytes), cells.iter().map(|at| place(at)).collect::<Vec<_>>(), "{line}");
    }
    // The flags of a font stand fourteen bytes before its name.
    let mut bytes = fixture("read/looks.xls").bytes.to_vec();
    let letters = |wide: bool| -> Vec<u8> {
        b".VnTime".iter().flat_map(|&one| if wide { vec![one, 0] } else { vec![one] }).collect()
    };
    let find = |name: Vec<u8>| bytes.windows(name.len()).position(|some| some == name);
    let name = find(letters(false)).or_else(|| find(letters(true))).unwrap();
    bytes[name - 14] |= 8;
    assert_eq!(struck("a.xls", bytes), [place("B2")]);
    let sent = fixture("read/looks.ods");
    for (line, cells) in [("solid", &["B2"][..]), ("none", &[])] {
        let bytes = edited(&sent.bytes, "content.xml", |xml| {
            let plain = "style:text-line-through-style=\"none\" style:text-line-through-type=\"none\" style:font-name=\".VnTime\"";
            let with = format!("style:text-line-through-style=\"{line}\" style:font-name=\".VnTime\"");
            assert!(xml.contains(plain));
            xml.replace(plain, &with)
        });
        assert_eq!(struck("a.ods", bytes), cells.iter().map(|at| place(at)).collect::<Vec<_>>(), "{line}");
    }
}

#[test]
fn fonts_are_known_by_their_names() {
    for (name, font) in [
        (".VnTime", Some(OldFont::Tcvn3)),
        (".VnArialH", Some(OldFont::Tcvn3Capitals)),
        ("VNI-Times", Some(OldFont::Vni)),
        ("Times New Roman", None),
        ("Vni", None),
    ] {
        assert_eq!(OldFont::of(name), font, "{name}");
    }
}
