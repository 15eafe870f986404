//! Workbooks written record by record, as [MS-XLSB] has them; LibreOffice opens what [`Book::bytes`] gives.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests")]

use std::io::Write;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::tests::{LIMITS, cell, codes, file, fixture, hidden_rows, shown};
use super::super::{Fill, OldFont, Sheet, Value, Workbook, package, workbook};
use super::*;
use crate::finding::Code;

/// Cell formats by number: what [`styles`] writes.
mod xf {
    pub const PLAIN: u32 = 0;
    /// `000000000000`.
    pub const ZEROS: u32 = 1;
    /// In `.VnTime`.
    pub const TCVN3: u32 = 2;
    /// In `VNI-Times`, yellow.
    pub const VNI_YELLOW: u32 = 3;
    pub const YELLOW: u32 = 4;
    pub const WHITE: u32 = 5;
    pub const TEXT: u32 = 6;
    /// The built-in day.
    pub const DAY: u32 = 7;
    /// `dd/mm/yyyy`.
    pub const OWN_DAY: u32 = 8;
    pub const STRUCK: u32 = 9;
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let low = u8::try_from(kind & 0x7F).unwrap();
    let mut bytes = if kind < 0x80 { vec![low] } else { vec![low | 0x80, u8::try_from(kind >> 7).unwrap()] };
    let mut length = data.len();
    while length > 0x7F {
        bytes.push(u8::try_from(length & 0x7F).unwrap() | 0x80);
        length >>= 7;
    }
    bytes.push(u8::try_from(length).unwrap());
    bytes.extend_from_slice(data);
    bytes
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut bytes = u32::try_from(units.len()).unwrap().to_le_bytes().to_vec();
    bytes.extend(units.into_iter().flat_map(u16::to_le_bytes));
    bytes
}

fn words(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn halves(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn count(number: usize) -> Vec<u8> {
    words(&[u32::try_from(number).unwrap()])
}

/// A list of records between two others; the first says how many.
fn list(kinds: (u16, u16), items: &[Vec<u8>]) -> Vec<u8> {
    [record(kinds.0, &count(items.len())), items.concat(), record(kinds.1, &[])].concat()
}

/// What a cell holds.
enum Held {
    Blank,
    Number(f64),
    /// In four bytes, whole.
    Small(i32),
    /// In four bytes, in hundredths.
    Hundredths(i32),
    Truth(bool),
    Text(&'static str),
    /// By its number in the shared table.
    Shared(u32),
    Rich(&'static str),
    /// Results of the formula `=1`.
    NumberOfFormula(f64),
    TextOfFormula(&'static str),
    ErrorOfFormula(u8),
}

impl Held {
    /// The kind of record, the value, and the formula behind it.
    fn written(&self) -> (u16, Vec<u8>) {
        let formula = [&[0, 0][..], &words(&[3]), &[0x1E, 1, 0], &words(&[0])].concat();
        let small = |number: &i32, flags: i32| (number << 2 | flags).to_le_bytes().to_vec();
        match self {
            Self::Blank => (1, Vec::new()),
            Self::Small(number) => (2, small(number, 2)),
            Self::Hundredths(number) => (2, small(number, 3)),
            Self::Truth(truth) => (4, vec![u8::from(*truth)]),
            Self::Number(number) => (5, number.to_le_bytes().to_vec()),
            Self::Text(text) => (6, wide(text)),
            Self::Shared(at) => (7, words(&[*at])),
            Self::TextOfFormula(text) => (8, [wide(text), formula].concat()),
            Self::NumberOfFormula(number) => (9, [number.to_le_bytes().to_vec(), formula].concat()),
            Self::ErrorOfFormula(error) => (11, [vec![*error], formula].concat()),
            Self::Rich(text) => (62, [vec![0], wide(text)].concat()),
        }
    }
}

type Row<'a> = (u32, bool, &'a [(u32, u32, Held)]);

#[derive(Default)]
struct Drawn<'a> {
    name: &'a str,
    hidden: bool,
    /// Rows, whether they are hidden, and their cells: column, format, what they hold.
    rows: &'a [Row<'a>],
    /// Cells after the first of a row do not say their column.
    short: bool,
    hidden_columns: &'a [u32],
    merges: &'a [[u32; 4]],
    comments: &'a [(u32, u32, &'a str)],
}

impl Drawn<'_> {
    fn part(&self) -> Vec<u8> {
        let mut part = [record(129, &[]), record(148, &words(&[0, 99, 0, 9]))].concat();
        if !self.hidden_columns.is_empty() {
            let columns = self
                .hidden_columns
                .iter()
                .map(|&col| record(60, &[words(&[col, col, 0x0900, 0]), halves(&[1])].concat()));
            part.extend([record(390, &[]), columns.collect::<Vec<_>>().concat(), record(391, &[])].concat());
        }
        part.extend(record(145, &[]));
        for (row, hidden, cells) in self.rows {
            let flags = if *hidden { 0x10 } else { 0 };
            part.extend(record(0, &[words(&[*row, 0]), vec![0x2C, 1, 0, flags, 0], words(&[1, 0, 9])].concat()));
            for (at, (col, style, held)) in cells.iter().enumerate() {
                let (kind, value) = held.written();
                let short = self.short && at > 0 && kind < 8;
                let head = if short { words(&[*style]) } else { words(&[*col, *style]) };
                part.extend(record(if short { kind + 11 } else { kind }, &[head, value].concat()));
            }
        }
        part.extend(record(146, &[]));
        if !self.merges.is_empty() {
            let merges: Vec<_> = self.merges.iter().map(|merge| record(176, &words(merge))).collect();
            part.extend(list((177, 178), &merges));
        }
        part.extend(record(130, &[]));
        part
    }

    fn comments(&self) -> Vec<u8> {
        let comments = self.comments.iter().map(|&(row, col, text)| {
            let head = [words(&[0, row, row, col, col]), vec![0x11; 16]].concat();
            [record(635, &head), record(637, &[vec![0], wide(text)].concat()), record(636, &[])].concat()
        });
        let authors = [record(630, &[]), record(632, &wide("Bí thư")), record(631, &[])].concat();
        let comments = [record(633, &[]), comments.collect::<Vec<_>>().concat(), record(634, &[])].concat();
        [record(628, &[]), authors, comments, record(629, &[])].concat()
    }
}

fn styles() -> Vec<u8> {
    let format = |id: u16, code: &str| record(44, &[halves(&[id]), wide(code)].concat());
    let font = |name: &str, flags: u16| {
        let head = [halves(&[220, flags, 400, 0]), vec![0, 2, 0, 0], vec![7, 1, 0, 0, 0, 0, 0, 0xFF], vec![0]].concat();
        record(43, &[head, wide(name)].concat())
    };
    let colour = |rgb: u32| [vec![5, 0xFF, 0, 0], (rgb | 0xFF00_0000).to_le_bytes().to_vec()].concat();
    let fill =
        |pattern: u32, rgb: u32| record(45, &[words(&[pattern]), colour(rgb), colour(0xFF_FFFF), vec![0; 48]].concat());
    let border = record(46, &[0; 51]);
    let xf = |parent: u16, format: u16, font: u16, fill: u16| {
        record(47, &[halves(&[parent, format, font, fill, 0]), vec![0, 0, 0, 0x10, 0x3F, 0]].concat())
    };
    let (yellow, white) = (0x00_FFFF, 0xFF_FFFF);
    [
        record(278, &[]),
        list((615, 616), &[format(164, "000000000000"), format(165, "dd/mm/yyyy")]),
        list(
            (611, 612),
            &[font("Times New Roman", 0), font(".VnTime", 0), font("VNI-Times", 0), font("Times New Roman", 8)],
        ),
        list((603, 604), &[fill(0, 0), fill(17, 0), fill(1, yellow), fill(1, white)]),
        list((613, 614), &[border]),
        list((626, 627), &[xf(0xFFFF, 0, 0, 0)]),
        list(
            (617, 618),
            &[
                xf(0, 0, 0, 0),
                xf(0, 164, 0, 0),
                xf(0, 0, 1, 0),
                xf(0, 0, 2, 2),
                xf(0, 0, 0, 2),
                xf(0, 0, 0, 3),
                xf(0, 49, 0, 0),
                xf(0, 14, 0, 0),
                xf(0, 165, 0, 0),
                xf(0, 0, 3, 0),
            ],
        ),
        list((619, 620), &[record(48, &[words(&[0]), halves(&[1]), vec![0, 0xFF], wide("Normal")].concat())]),
        record(279, &[]),
    ]
    .concat()
}

#[derive(Default)]
struct Book<'a> {
    sheets: &'a [Drawn<'a>],
    shared: &'a [&'a str],
    epoch_1904: bool,
}

impl Book<'_> {
    fn bytes(&self) -> Vec<u8> {
        const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const TYPE: &str = "application/vnd.ms-excel";
        let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
        let mut types = vec![
            ("xl/workbook.bin".to_owned(), "sheet.binary.macroEnabled.main"),
            ("xl/styles.bin".to_owned(), "styles"),
            ("xl/sharedStrings.bin".to_owned(), "sharedStrings"),
        ];
        let mut relations = vec![("styles".to_owned(), "styles.bin".to_owned())];
        relations.push(("sharedStrings".to_owned(), "sharedStrings.bin".to_owned()));
        let related = |relations: &[(String, String)]| {
            let one = |(at, (kind, target)): (usize, &(String, String))| {
                format!(r#"<Relationship Id="rId{}" Type="{KIND}/{kind}" Target="{target}"/>"#, at + 1)
            };
            let all: String = relations.iter().enumerate().map(one).collect();
            let space = "http://schemas.openxmlformats.org/package/2006/relationships";
            format!(r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{space}">{all}</Relationships>"#)
        };
        let mut listed = Vec::new();
        for (at, sheet) in self.sheets.iter().enumerate() {
            let number = at + 1;
            relations.push(("worksheet".to_owned(), format!("worksheets/sheet{number}.bin")));
            let id = format!("rId{}", relations.len());
            let head = words(&[u32::from(sheet.hidden), u32::try_from(number).unwrap()]);
            listed.push(record(156, &[head, wide(&id), wide(sheet.name)].concat()));
            let path = format!("xl/worksheets/sheet{number}.bin");
            types.push((path.clone(), "worksheet"));
            parts.push((path, sheet.part()));
            if !sheet.comments.is_empty() {
                let path = format!("xl/comments{number}.bin");
                let to = [("comments".to_owned(), format!("../comments{number}.bin"))];
                parts.push((format!("xl/worksheets/_rels/sheet{number}.bin.rels"), related(&to).into_bytes()));
                types.push((path.clone(), "comments"));
                parts.push((path, sheet.comments()));
            }
        }
        let epoch = [words(&[u32::from(self.epoch_1904), 0]), wide("")].concat();
        let workbook = [
            record(131, &[]),
            record(153, &epoch),
            record(143, &[]),
            listed.concat(),
            record(144, &[]),
            record(132, &[]),
        ];
        let items = self.shared.iter().map(|text| record(19, &[vec![0], wide(text)].concat()));
        let total = [count(self.shared.len()), count(self.shared.len())].concat();
        let shared = [record(159, &total), items.collect::<Vec<_>>().concat(), record(160, &[])];
        let overrides: String = types
            .iter()
            .map(|(path, kind)| format!(r#"<Override PartName="/{path}" ContentType="{TYPE}.{kind}"/>"#))
            .collect();
        let content = format!(
            r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>"#
        );
        let root = [("officeDocument".to_owned(), "xl/workbook.bin".to_owned())];
        let fixed = [
            ("[Content_Types].xml", content.into_bytes()),
            ("_rels/.rels", related(&root).into_bytes()),
            ("xl/workbook.bin", workbook.concat()),
            ("xl/_rels/workbook.bin.rels", related(&relations).into_bytes()),
            ("xl/styles.bin", styles()),
            ("xl/sharedStrings.bin", shared.concat()),
        ];
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in fixed.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).chain(parts) {
            writer.start_file(name, SimpleFileOptions::default()).unwrap();
            writer.write_all(&bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }
}

/// What tests/fixtures/read/marks.xlsb is: a list with all that a cell can be, and one hidden sheet.
fn marks() -> Vec<u8> {
    use Held::*;
    let list: &[Row] = &[
        (0, false, &[(1, xf::PLAIN, Shared(0)), (2, xf::PLAIN, Blank)]),
        (2, false, &[(0, xf::PLAIN, Text("STT")), (1, xf::PLAIN, Text("Họ và tên")), (2, xf::PLAIN, Text("Số CCCD"))]),
        (
            3,
            false,
            &[
                (0, xf::PLAIN, Small(1)),
                (1, xf::TCVN3, Text("NguyÔn V¨n MÉu")),
                (2, xf::ZEROS, Number(92_204_001_234.0)),
                (3, xf::DAY, Small(38046)),
            ],
        ),
        (
            4,
            true,
            &[
                (0, xf::YELLOW, NumberOfFormula(2.0)),
                (1, xf::VNI_YELLOW, Text("Traàn Thò Maãu")),
                (2, xf::TEXT, Text("092304005678")),
                (3, xf::OWN_DAY, Number(38302.0)),
            ],
        ),
        (
            5,
            false,
            &[
                (0, xf::WHITE, Hundredths(350)),
                (1, xf::PLAIN, Rich("Lò Thị Mẫu")),
                (2, xf::YELLOW, Blank),
                (3, xf::PLAIN, TextOfFormula("")),
                (4, xf::PLAIN, TextOfFormula("Đạt")),
                (5, xf::PLAIN, ErrorOfFormula(0x07)),
                (6, xf::PLAIN, Truth(true)),
            ],
        ),
    ];
    let hidden: &[Row] = &[(0, false, &[(0, xf::PLAIN, Shared(1))])];
    let list = Drawn {
        name: "Danh sách",
        rows: list,
        hidden_columns: &[4],
        merges: &[[0, 0, 1, 3]],
        comments: &[(3, 1, "đã chuyển sinh hoạt")],
        ..Drawn::default()
    };
    let hidden = Drawn { name: "Ẩn", hidden: true, rows: hidden, ..Drawn::default() };
    Book { sheets: &[list, hidden], shared: &["DANH SÁCH ĐOÀN VIÊN", "x"], epoch_1904: false }.bytes()
}

fn read(bytes: Vec<u8>) -> Workbook {
    let (book, findings) = workbook(&file("a.xlsb", bytes), LIMITS);
    assert_eq!(codes(&findings), []);
    book.unwrap()
}

/// Every cell of a sheet as its place and what it shows.
fn told(sheet: &Sheet) -> Vec<String> {
    let cells = sheet.rows.iter().flat_map(|row| row.cells.iter().map(|cell| (row.index, cell)));
    cells.map(|(row, cell)| format!("{}={}", CellRef::new(row, cell.col), cell.value.shown())).collect()
}

#[test]
fn cells_looks_comments_and_what_is_hidden_are_told() {
    let place = |at: &str| package::cell_of(at).unwrap();
    let book = read(marks());
    let sheet = &book.sheets[0];
    assert_eq!((&*sheet.name, sheet.visible), ("Danh sách", true));
    assert_eq!(
        told(sheet),
        [
            "B1=DANH SÁCH ĐOÀN VIÊN",
            "A3=STT",
            "B3=Họ và tên",
            "C3=Số CCCD",
            "A4=1",
            "B4=NguyÔn V¨n MÉu",
            "C4=92204001234",
            "D4=29/02/2004",
            "A5=2",
            "B5=Traàn Thò Maãu",
            "C5=092304005678",
            "D5=11/11/2004",
            "A6=3.5",
            "B6=Lò Thị Mẫu",
            "E6=Đạt",
            "F6=#DIV/0!",
            "G6=TRUE",
        ]
    );
    assert_eq!(cell(sheet, "D4").unwrap().value, Value::Date(38046.0));
    assert_eq!(cell(sheet, "D5").unwrap().value, Value::Date(38302.0));
    // A formula whose result is no text is as empty as its cell looks.
    assert_eq!(cell(sheet, "D6"), None);
    let zeros = |at: &str| cell(sheet, at).unwrap().zero_digits;
    assert_eq!((zeros("C4"), zeros("A4")), (12, 0));
    let text = |at: &str| cell(sheet, at).unwrap().text_format;
    assert_eq!((text("C5"), text("C4")), (true, false));
    let font = |at: &str| cell(sheet, at).unwrap().font;
    assert_eq!([font("B4"), font("B5"), font("B6")], [Some(OldFont::Tcvn3), Some(OldFont::Vni), None]);
    let yellow = sheet.fills[0].colour;
    let fill = |row, first, last| Fill { row, first, last, colour: yellow };
    assert_eq!(sheet.fills, [fill(4, 0, 1), fill(5, 2, 2)]);
    assert_eq!(hidden_rows(sheet), [4]);
    assert_eq!(sheet.hidden_columns, [4]);
    assert_eq!(sheet.merges, [(place("B1"), place("D1"))]);
    assert_eq!(sheet.comments, [place("B4")]);
    assert_eq!((&*book.sheets[1].name, book.sheets[1].visible), ("Ẩn", false));
    assert_eq!(told(&book.sheets[1]), ["A1=x"]);
}

#[test]
fn a_line_through_a_cell_is_told() {
    use Held::{Blank, Small, Text};
    let rows: &[Row] =
        &[(0, false, &[(0, xf::STRUCK, Small(1)), (1, xf::STRUCK, Text("Lò Thị Mẫu")), (2, xf::STRUCK, Blank)])];
    let sheet = Drawn { name: "DS", rows, ..Drawn::default() };
    let book = read(Book { sheets: &[sheet], shared: &[], epoch_1904: false }.bytes());
    assert_eq!(book.sheets[0].struck, ["A1", "B1"].map(|at| package::cell_of(at).unwrap()));
}

#[test]
fn the_fixture_is_what_is_written_here() {
    if std::env::var("GOLDEN").is_ok_and(|how| how == "write") {
        let path = format!("{}/tests/fixtures/read/marks.xlsb", env!("CARGO_MANIFEST_DIR"));
        std::fs::write(path, marks()).unwrap();
    }
    assert_eq!(workbook(&fixture("read/marks.xlsb"), LIMITS).0, Some(read(marks())));
}

/// calamine, of a workbook in which every cell says its column, as Excel writes it.
#[test]
fn both_readers_give_the_same_values() {
    use calamine::Reader;
    let mut theirs: calamine::Xlsb<_> = calamine::Xlsb::new(Cursor::new(marks())).unwrap();
    let mut gather = Gather::new(LIMITS, false);
    let ours = read(marks());
    let range = theirs.worksheet_range("Danh sách").unwrap();
    for (at, data) in super::super::absolute(&range) {
        // It takes texts without a letter for cells that hold something.
        let value = gather.owned(data);
        assert_eq!(ours.sheets[0].cell(at).map(|cell| cell.value.clone()), value, "{at}");
    }
}

#[test]
fn a_cell_that_does_not_say_its_column_stands_behind_the_one_before_it() {
    use Held::*;
    let rows: &[Row] = &[
        (0, false, &[(1, xf::PLAIN, Shared(0)), (2, xf::PLAIN, Shared(1)), (3, xf::PLAIN, Text("Điểm"))]),
        (
            1,
            false,
            &[
                (1, xf::PLAIN, Text("Lò Văn Mẫu")),
                (2, xf::ZEROS, Number(92_204_001_234.0)),
                (3, xf::YELLOW, Small(7)),
                (4, xf::PLAIN, Truth(false)),
                (5, xf::YELLOW, Blank),
                (6, xf::OWN_DAY, Small(38046)),
                (7, xf::PLAIN, NumberOfFormula(5.0)),
                (8, xf::PLAIN, Hundredths(25)),
            ],
        ),
    ];
    let written = |short| {
        let sheet = Drawn { name: "DS", rows, short, ..Drawn::default() };
        Book { sheets: &[sheet], shared: &["Họ và tên", "CCCD"], epoch_1904: false }.bytes()
    };
    let book = read(written(true));
    assert_eq!(
        told(&book.sheets[0]),
        [
            "B1=Họ và tên",
            "C1=CCCD",
            "D1=Điểm",
            "B2=Lò Văn Mẫu",
            "C2=92204001234",
            "D2=7",
            "E2=FALSE",
            "G2=29/02/2004",
            "H2=5",
            "I2=0.25",
        ]
    );
    assert_eq!(book, read(written(false)));
}

#[test]
fn days_of_1904_are_counted_from_1899() {
    let rows: &[Row] = &[(0, false, &[(0, xf::DAY, Held::Small(36584)), (1, xf::PLAIN, Held::Small(36584))])];
    let sheets = &[Drawn { name: "DS", rows, ..Drawn::default() }];
    let (book, findings) = workbook(&file("a.xlsb", Book { sheets, shared: &[], epoch_1904: true }.bytes()), LIMITS);
    let sheet = &book.unwrap().sheets[0];
    assert_eq!((shown(sheet, "A1"), shown(sheet, "B1")), ("29/02/2004".to_owned(), "36584".to_owned()));
    assert_eq!(codes(&findings), [Code::Date1904]);
}

#[test]
fn what_does_not_end_within_its_record_makes_the_file_unreadable() {
    let said = |rows: &[Row], limits| {
        let sheets = &[Drawn { name: "DS", rows, ..Drawn::default() }];
        let (book, findings) = workbook(&file("a.xlsb", Book { sheets, ..Book::default() }.bytes()), limits);
        (book.is_some(), codes(&findings))
    };
    // There is no shared text of this number.
    assert_eq!(said(&[(0, false, &[(0, 0, Held::Shared(3))])], LIMITS), (false, vec![Code::FileUnreadable]));
    assert_eq!(said(&[(2_000_000, false, &[(0, 0, Held::Small(3))])], LIMITS), (false, vec![Code::FileTooLarge]));
    let two: &[Row] = &[(0, false, &[(0, 0, Held::Small(3)), (1, 0, Held::Small(3))])];
    assert_eq!(said(two, Limits { cells: 1, ..LIMITS }), (false, vec![Code::FileTooLarge]));
    assert_eq!(said(two, LIMITS), (true, vec![]));
}
