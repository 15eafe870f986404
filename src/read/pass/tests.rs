#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests")]

use std::io::Cursor;
use std::path::Path;

use super::super::tests::{LIMITS, SHEET, drawn, edited};
use super::super::{Format, Outcome, xlsx};
use crate::intake::sniff;
use crate::read::package;
use rust_xlsxwriter::{Format as Look, Formula, Note, Workbook};
use zip::ZipArchive;

fn passed(bytes: &[u8]) -> Option<Outcome> {
    let workbook = package::workbook(&mut ZipArchive::new(Cursor::new(bytes)).unwrap());
    super::read(bytes, workbook, LIMITS).unwrap()
}

/// The pass and calamine read the same out of a file; whether the pass read it.
fn same(bytes: &[u8], name: &str) -> bool {
    let ours = passed(bytes);
    let Some(Outcome { sheets, epoch_1904, .. }) = ours else { return false };
    let theirs = xlsx::read(bytes, LIMITS).unwrap();
    assert_eq!(epoch_1904, theirs.epoch_1904, "{name}");
    assert_eq!(sheets.len(), theirs.sheets.len(), "{name}");
    for (ours, theirs) in sheets.iter().zip(&theirs.sheets) {
        assert_eq!(ours, theirs, "{name}");
    }
    true
}

/// Every xlsx below a folder that both readers were given, and how many of them the pass read.
fn below(folder: &Path) -> (usize, usize) {
    let files = walkdir::WalkDir::new(folder).into_iter().flatten().filter(|one| one.file_type().is_file());
    let (mut all, mut read) = (0, 0);
    for file in files {
        let bytes = std::fs::read(file.path()).unwrap();
        if sniff(&bytes) == Format::Xlsx {
            all += 1;
            read += usize::from(same(&bytes, &file.path().display().to_string()));
        }
    }
    (all, read)
}

#[test]
fn both_readers_give_the_same_cells_of_the_sample() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (all, read) = below(&root.join("input"));
    assert!(all > 200, "{all}");
    assert_eq!(all, read, "files that calamine alone reads");
    below(&root.join("tests/fixtures"));
}

/// Folders of the benches: `SAME_CELLS=FOLDER cargo test --release both_readers -- --ignored`.
#[test]
#[ignore = "needs a generated folder"]
fn both_readers_give_the_same_cells_of_a_folder() {
    let folder = std::env::var("SAME_CELLS").unwrap();
    let (all, read) = below(Path::new(&folder));
    assert!(all > 0 && all == read, "{read} of {all}");
}

#[test]
fn both_readers_give_the_same_cells_of_what_excel_can_show() {
    let codes = [
        "@",
        "000000000000",
        "dd/mm/yyyy",
        "[$-42A]d mmmm yyyy;@",
        "h:mm",
        "[h]:mm:ss",
        "h:mm AM/PM",
        "mmm-yy",
        "0.00%",
        "#,##0",
        "[Red]-0;0",
        "\"ngày\" 0",
        "\"ngày\" d",
        "0_d",
        "#,##0*y",
        "General",
        "0E+00",
        "A/P",
        "[mm]",
        "yyyy",
    ];
    let numbers = [0.0, 0.5, 1.0, 59.0, 60.0, 38046.25, -3.0, 92_203_001_234.0, 1e300, 0.1 + 0.2];
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Số & <chữ>").unwrap();
    for (row, code) in (0..).zip(codes) {
        let look = Look::new().set_num_format(code);
        for (col, number) in (0..).zip(numbers) {
            sheet.write_number_with_format(row, col, number, &look).unwrap();
        }
    }
    for (row, id) in (0u32..).zip([14u8, 15, 18, 20, 22, 27, 36, 45, 46, 47, 49, 50, 58, 1, 9, 11]) {
        sheet.write_number_with_format(row, 12, 45000.5, &Look::new().set_num_format_index(id)).unwrap();
    }
    let sheet = book.add_worksheet();
    for (row, text) in
        (0..).zip([" đầu và cuối ", "a & b < c > \"d\" 'e'", "dòng\nhai", "\t", "_x000D_", "\u{1}", "ơ\u{301}"])
    {
        sheet.write_string(row, 1, text).unwrap();
        sheet.write_formula(row, 2, Formula::new("B1").set_result(text)).unwrap();
    }
    sheet.write_boolean(10, 0, true).unwrap();
    sheet.write_formula(11, 0, Formula::new("1/0").set_result("#DIV/0!")).unwrap();
    sheet.write_rich_string(12, 0, &[(&Look::new(), "Nguyễn "), (&Look::new().set_bold(), " Văn Thử")]).unwrap();
    sheet.merge_range(13, 0, 14, 3, "gộp", &Look::new()).unwrap();
    sheet.insert_note(15, 0, &Note::new("ghi chú")).unwrap();
    sheet.set_row_hidden(12).unwrap();
    sheet.set_column_hidden(2).unwrap();
    sheet.set_row_height(10, 0).unwrap();
    book.add_worksheet().set_hidden(true);
    book.add_chartsheet()
        .insert_chart(0, 0, &{
            let mut chart = rust_xlsxwriter::Chart::new(rust_xlsxwriter::ChartType::Column);
            chart.add_series().set_values(("Sheet2", 0, 0, 1, 0));
            chart
        })
        .unwrap();
    assert!(same(&book.save_to_buffer().unwrap(), "drawn"));
}

/// Rows as other programs write them, and whether the pass reads them.
#[test]
fn what_it_does_not_know_it_declines() {
    let plain = drawn(|sheet| _ = sheet.write_string(0, 0, "a").unwrap());
    let with = |rows: &str| {
        edited(&plain, SHEET, |xml| {
            let (before, rest) = xml.split_once("<sheetData>").unwrap();
            format!("{before}<sheetData>{rows}</sheetData>{}", rest.split_once("</sheetData>").unwrap().1)
        })
    };
    let read = [
        // Without places, with single quotes, blanks and breaks.
        "<row><c><v>1</v></c><c t='s'><v>0</v></c></row>\n<row r=\"5\" >\n <c r='C5' t=\"n\"><v>2.5E3</v></c></row >",
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t> x </t></is></c><c r=\"C1\" t=\"inlineStr\"><is><r><t>a</t></r><r><t xml:space=\"preserve\"> b</t></r><rPh sb=\"0\" eb=\"1\"><t>đọc</t></rPh></is></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><f>A9&amp;\"&gt;\"</f><v>a&#10;b&amp;c&#x1EA1;</v></c><c r=\"B1\"><f>1</f></c><c r=\"C1\" t=\"str\"><f>1</f><v></v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"b\"><v>0</v></c><c r=\"B1\" t=\"e\"><v>#N/A</v></c><c r=\"C1\" s=\"99\"><v>45000</v></c><c r=\"XFD1\" t=\"s\"/></row>",
    ];
    for rows in read {
        assert!(same(&with(rows), rows), "{rows}");
    }
    let declined = [
        "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v><![CDATA[x]]></v></c></row>",
        "<row r=\"1\"><!-- x --><c r=\"A1\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"d\"><v>2004-02-29</v></c></row>",
        "<row r=\"1\"><c r=\"A1\"><v>một</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>",
        "<x:row r=\"1\"></x:row>",
        "<row r=\"1\"><c r=\"A1\"><v>1</v>",
    ];
    for rows in declined {
        assert!(passed(&with(rows)).is_none(), "{rows}");
    }
}
