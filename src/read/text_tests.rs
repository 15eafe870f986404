#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests")]

use unicode_normalization::UnicodeNormalization;

use super::tests::*;
use super::*;

#[test]
fn csv_of_any_encoding_is_text_in_its_own_rows() {
    let text = "sep=;\r\nSTT;Họ và tên;CCCD\r\n\r\n1;\"Nguyễn\r\nVăn Thử\";092203001234\r\n";
    let (book, findings) = read("a.csv", text.as_bytes().to_vec());
    let sheet = &book.unwrap().sheets[0];
    assert!(findings.is_empty());
    assert_eq!(&*sheet.name, "Sheet1");
    assert_eq!(shown(sheet, "B1"), "Họ và tên");
    assert_eq!(shown(sheet, "B3"), "Nguyễn\nVăn Thử");
    assert_eq!(cell(sheet, "C3").unwrap().value, Value::Text("092203001234".into()));
    let wide: Vec<u8> = "\u{feff}STT\tHọ và tên\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (book, findings) = read("a.csv", wide);
    assert_eq!(shown(&book.unwrap().sheets[0], "B1"), "Họ và tên");
    assert_eq!(findings[0].args, [("format", "UTF-16LE".to_owned())]);
    // ọ and à of windows-1258, the first as a letter and a tone.
    let (book, findings) = read("a.csv", b"STT,Ho\xf2 v\xe0 t\xean\n".to_vec());
    assert_eq!(shown(&book.unwrap().sheets[0], "B1"), "Họ và tên");
    assert_eq!(codes(&findings), [Code::TextEncoding]);
}

#[test]
fn pages_and_old_xml_under_the_name_of_a_sheet_are_read() {
    let page = "<html><head><style>td{}</style></head><body><table><tr><th rowspan=2>STT</th><th colspan=\"2\">Họ &amp; tên</th></tr>\
                <tr><td>Họ</td><td style='mso-number-format:\"\\@\"'>092203001234</td></tr></table></body></html>";
    let (book, findings) = read("a.xls", page.as_bytes().to_vec());
    let sheet = &book.unwrap().sheets[0];
    assert_eq!((shown(sheet, "B1"), shown(sheet, "B2")), ("Họ & tên".to_owned(), "Họ".to_owned()));
    assert!(cell(sheet, "C2").unwrap().text_format);
    assert_eq!(sheet.merges.len(), 2);
    assert_eq!(codes(&findings), [Code::FileOtherFormat]);
    let xml = r#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
        <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
        <Worksheet ss:Name="A"><Table><Row ss:Index="3"><Cell ss:Index="2"><Data ss:Type="String">Lê &amp; Mẫu</Data></Cell>
        <Cell><Data ss:Type="DateTime">2004-02-29T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>"#;
    let (book, findings) = read("a.xls", xml.as_bytes().to_vec());
    let sheet = &book.unwrap().sheets[0];
    assert_eq!((shown(sheet, "B3"), shown(sheet, "C3")), ("Lê & Mẫu".to_owned(), "29/02/2004".to_owned()));
    assert_eq!(codes(&findings), [Code::FileOtherFormat]);
}

#[test]
fn a_page_has_the_lines_above_its_table_and_a_web_archive_its_pages() {
    let page = "<html><head><title>x</title></head><body><h3>DANH S&Aacute;CH &ETH;O&Agrave;N VI&Ecirc;N</h3>\
        <p>Chi &eth;o&agrave;n K10A</p><table><tr><td>STT</td><td>T&ecirc;n</td></tr><tr><td>1</td><td>An</td></tr></table></body></html>";
    let told = |bytes: &[u8]| {
        let (book, findings) = workbook(&file("a.xls", bytes.to_vec()), LIMITS);
        let book = book.unwrap_or_else(|| panic!("{findings:?}"));
        let cells = book.sheets[0].rows.iter().flat_map(|row| row.cells.iter().map(|cell| (row.index, cell)));
        cells.map(|(row, cell)| format!("{}{row}={}", cell.col, cell.value.shown())).collect::<Vec<_>>()
    };
    let expected =
        ["00=DANH SÁCH ĐOÀN VIÊN", "01=Chi đoàn K10A", "02=STT", "12=Tên", "03=1", "13=An"].map(str::to_owned);
    assert_eq!(told(page.as_bytes()), expected);
    let packed = page.replace('=', "=3D");
    let archive = format!(
        "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary=\"q\"\r\n\r\n\
         --q\r\nContent-Location: file:///C:/a.htm\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\r\n{packed}\r\n--q--\r\n"
    );
    assert_eq!(told(archive.as_bytes()), expected);
}

#[test]
fn letters_and_numbers_beside_a_page_of_google_sheets_are_no_cells() {
    let page = "<div class=\"ritz grid-container\"><table class=\"waffle\"><thead><tr><th class=\"row-header freezebar-origin-ltr\"></th>\
        <th id=\"0C0\" class=\"column-headers-background\">A</th><th class=\"column-headers-background\">B</th></tr></thead><tbody>\
        <tr><th class=\"row-headers-background\"><div class=\"row-header-wrapper\">1</div></th><td class=\"s0\">STT</td><td>Họ và tên</td></tr>\
        <tr><th class=\"row-headers-background\"><div class=\"row-header-wrapper\">2</div></th><td>1</td><td>Trần An</td></tr></tbody></table></div>";
    let (book, findings) = workbook(&file("a.html", page.as_bytes().to_vec()), LIMITS);
    let book = book.unwrap_or_else(|| panic!("{findings:?}"));
    let rows: Vec<Vec<String>> = book.sheets[0]
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| format!("{} {}", cell.col, cell.value.shown())).collect())
        .collect();
    let rows: Vec<Vec<String>> = rows.into_iter().filter(|row| !row.is_empty()).collect();
    assert_eq!(rows, [["0 STT", "1 Họ và tên"], ["0 1", "1 Trần An"]]);
}

/// One list as every text encoding and separator writes it: the same cells come out, as they are read as names.
#[test]
fn a_text_file_is_read_in_every_encoding_and_with_every_separator() {
    let rows = [
        ["STT", "Họ và tên", "Nơi ở", "Điểm"],
        ["1", "Nguyễn Thị Ngọc Ánh", "Phường Thới An Đông", "7,5"],
        ["2", "Trần Đức Thắng", "Xã Mỹ Khánh, huyện Phong Điền", "8"],
        ["3", "Đỗ Thùy Dương", "Phường Hưng Lợi", "6,25"],
        ["4", "Lê Huỳnh Như", "Ấp Thới Bình", "9"],
    ];
    let written = |mark: &str| -> String {
        let field = |field: &str| if field.contains(mark) { format!("\"{field}\"") } else { field.to_owned() };
        rows.map(|row| row.map(field).join(mark)).join("\r\n") + "\r\n"
    };
    let wide = |text: &str, big: bool, mark: bool| -> Vec<u8> {
        let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let windows = |text: &str| -> Vec<u8> {
        // The letter with its own mark, the tone behind it, as that code page has them.
        let half: String = text
            .chars()
            .flat_map(|letter| {
                let all: Vec<char> = std::iter::once(letter).nfd().collect();
                let tones = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
                let tone = all.iter().copied().find(|mark| tones.contains(mark));
                let rest: String = all.into_iter().filter(|mark| Some(*mark) != tone).nfc().collect();
                rest.chars().chain(tone).collect::<Vec<_>>()
            })
            .collect();
        let (bytes, _, lossy) = encoding_rs::WINDOWS_1258.encode(&half);
        assert!(!lossy);
        bytes.into_owned()
    };
    for mark in [",", ";", "\t"] {
        let text = written(mark);
        let files = [
            text.clone().into_bytes(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            wide(&text, false, true),
            wide(&text, true, true),
            wide(&text, false, false),
            wide(&text, true, false),
            windows(&text),
        ];
        for (number, bytes) in files.into_iter().enumerate() {
            let (book, _) = workbook(&file("ds.csv", bytes), LIMITS);
            let book = book.unwrap_or_else(|| panic!("{mark:?} {number}"));
            let got: Vec<Vec<String>> = book.sheets[0]
                .rows
                .iter()
                .map(|row| row.cells.iter().map(|cell| cell.value.shown()).collect())
                .collect();
            assert_eq!(got, rows.map(|row| row.map(str::to_owned).to_vec()), "{mark:?} {number}");
        }
    }
}

/// Bytes of the fonts of the nineties, written by hand from their charts.
#[test]
fn text_files_in_the_fonts_of_the_nineties_are_told_from_windows() {
    let tcvn3 = b"STT;H\xe4 v\xb5 t\xaan;N\xaci \xeb\r\n1;Nguy\xd4n Th\xde Ng\xe4c \xb8nh;Ph\xad\xeang Th\xedi An \xa7\xabng\r\n2;Tr\xc7n \xa7\xf8c Th\xbeng;X\xb7 M\xfc Kh\xb8nh\r\n";
    let vni = b"STT;Ho\xef va\xf8 te\xe2n;N\xf4i \xf4\xfb\r\n1;Nguye\xe3n Th\xf2 Ngo\xefc A\xd9nh;Ph\xf6\xf4\xf8ng Th\xf4\xf9i An \xd1o\xe2ng\r\n2;Tra\xe0n \xd1\xf6\xf9c Tha\xe9ng;Xa\xf5 My\xf5 Kha\xf9nh\r\n";
    for (bytes, name) in [(&tcvn3[..], "TCVN3"), (&vni[..], "VNI")] {
        let (book, findings) = workbook(&file("ds.csv", bytes.to_vec()), LIMITS);
        let book = book.unwrap();
        let read = |row: usize, col: usize| crate::text::clean(&book.sheets[0].rows[row].cells[col].value.shown()).text;
        assert_eq!(read(0, 1), "Họ và tên");
        assert_eq!(read(1, 2), "Phường Thới An Đông");
        assert_eq!(read(2, 1), "Trần Đức Thắng");
        assert_eq!(read(2, 2), "Xã Mỹ Khánh");
        assert_eq!(findings[0].args, [("format", name.to_owned())]);
    }
}
