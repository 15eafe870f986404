//! Well-formed files of every format, and what chance makes of them. The same number gives the same bytes on every machine.

use std::io::{Cursor, Read, Write};
use std::sync::OnceLock;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::support::draw::{Drawn, xlsx};

/// By the ending of their names.
pub const FORMATS: [&str; 11] = ["xlsx", "xlsm", "xls", "xlt", "xlsb", "ods", "csv", "html", "xml", "zip", "eml"];

const LIST: &str = "
    | CHI ĐOÀN K10A |
    | DANH SÁCH ĐOÀN VIÊN < < < |
    | STT | Họ và tên | Ngày sinh | CCCD |
    | =1 | Đinh Văn Mẫu | @2004-03-02 | =092204001234 |
    | =2 | Đinh Thị Mẫu | 12/11/2004 | '092304005678 |
    | =3 | Lò Văn Mẫu | #REF! | =? |
    | =4 | Lò Thị Mẫu | =38046.5 |
    %hidden 6
    %hidden-column D
";

fn seed(format: &str) -> Vec<u8> {
    let fixture = |name: &str| {
        let path = format!("{}/tests/fixtures/read/{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read(path).unwrap()
    };
    match format {
        "xlsx" => xlsx("a.xlsx", &[Drawn::new("DS", LIST)]),
        "xlsm" => {
            let book = xlsx("a.xlsx", &[Drawn::new("Số liệu", LIST), Drawn::new("Ẩn", LIST)]);
            repacked(&book, |name, text| {
                let typed = String::from_utf8_lossy(text).replace("sheet.main", "sheet.macroEnabled.main");
                if name == "[Content_Types].xml" { typed.into_bytes() } else { text.to_vec() }
            })
        }
        "xls" => fixture("marks.xls"),
        "xlt" => fixture("old.xls"),
        "xlsb" => fixture("marks.xlsb"),
        "ods" => fixture("marks.ods"),
        "csv" => "STT;Họ và tên;Ngày sinh\r\n1;\"Đinh Văn Mẫu\";02/03/2004\r\n2;Lò Thị Mẫu;\r\n".as_bytes().to_vec(),
        "html" => "<html><body><table><tr><th rowspan=2>STT</th><th colspan=\"2\">Họ &amp; tên</th></tr><tr><td>Họ</td>\
                   <td style='mso-number-format:\"\\@\"'>092203001234</td></tr><tr><td>1<td>Đinh<td>Mẫu</table></body></html>"
            .as_bytes()
            .to_vec(),
        "xml" => r#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
            <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
            <Worksheet ss:Name="A"><Table><Row ss:Index="3"><Cell ss:Index="2" ss:MergeAcross="2"><Data ss:Type="String">Lê &amp; Mẫu</Data></Cell>
            <Cell><Data ss:Type="DateTime">2004-02-29T00:00:00.000</Data></Cell><Cell><Data ss:Type="Number">12</Data></Cell></Row></Table>
            </Worksheet></Workbook>"#
            .as_bytes()
            .to_vec(),
        "zip" => {
            let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
            let list = xlsx("a.xlsx", &[Drawn::new("DS", LIST)]);
            for (name, bytes) in [("K10A/ds.xlsx", &list[..]), ("__MACOSX/._ds.xlsx", b"x"), ("K10A/b.csv", b"STT;Ten\r\n")] {
                writer.start_file(name, SimpleFileOptions::default()).unwrap();
                writer.write_all(bytes).unwrap();
            }
            writer.finish().unwrap().into_inner()
        }
        "eml" => concat!(
            "From: =?utf-8?B?xJBvw6Bu?= <k10a@example.vn>\r\nTo: doan@example.vn\r\nDate: Thu, 1 Apr 2021 08:00:00 +0700\r\n",
            "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"bien\"\r\n\r\n--bien\r\n",
            "Content-Type: text/plain; charset=utf-8\r\n\r\nxin gửi\r\n--bien\r\nContent-Type: text/csv; name=ds.csv\r\n",
            "Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename*=utf-8''ds%20k10a.csv\r\n\r\n",
            "U1RUO0jhu40gdsOgIHTDqm47TmfDoHkgc2luaA0KMTvEkGluaCBWxINuIE3huqt1OzAyLzAzLzIwMDQNCg==\r\n--bien--\r\n"
        )
        .as_bytes()
        .to_vec(),
        other => panic!("{other}"),
    }
}

/// The bytes of a mutation.
pub fn mutated(format: &str, number: u32) -> Vec<u8> {
    static SEEDS: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    let seeds = SEEDS.get_or_init(|| FORMATS.iter().map(|format| seed(format)).collect());
    let at = FORMATS.iter().position(|known| *known == format).unwrap();
    let mut chance = Chance((u64::from(number) << 8) + at as u64);
    for _ in 0..4 {
        chance.next();
    }
    let bytes = &seeds[at];
    if bytes.starts_with(b"PK") && chance.below(3) > 0 {
        let parts = ZipArchive::new(Cursor::new(bytes)).unwrap().len();
        let (mut seen, chosen) = (0, chance.below(parts));
        return repacked(bytes, |_, text| {
            seen += 1;
            if seen - 1 == chosen { bent(text, &mut chance) } else { text.to_vec() }
        });
    }
    bent(bytes, &mut chance)
}

/// A package with its parts changed.
fn repacked(bytes: &[u8], mut change: impl FnMut(&str, &[u8]) -> Vec<u8>) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut text = Vec::new();
        entry.read_to_end(&mut text).unwrap();
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        writer.start_file(&*name, stored).unwrap();
        writer.write_all(&change(&name, &text)).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A file that was made longer than this is changed no more: what is repeated again would be larger than a file may be.
const LONGEST: usize = 4 << 20;

/// One to four changes of different kinds.
fn bent(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=chance.below(4) {
        if bytes.is_empty() || bytes.len() > LONGEST {
            break;
        }
        change(&mut bytes, chance);
    }
    bytes
}

fn change(bytes: &mut Vec<u8>, chance: &mut Chance) {
    let length = bytes.len();
    let at = chance.below(length);
    let block = 1 + chance.below(64.min(length - at));
    match chance.below(10) {
        0 => bytes[at] ^= 1 << chance.below(8),
        1 => {
            for _ in 0..8 {
                let at = chance.below(length);
                bytes[at] = u8::try_from(chance.below(256)).unwrap();
            }
        }
        // Cut off behind or in front.
        2 => bytes.truncate(at),
        3 => drop(bytes.drain(..at.min(length / 8))),
        // A piece is lost, comes again elsewhere, or again and again.
        4 => drop(bytes.drain(at..at + block)),
        5 => {
            let piece = bytes[at..at + block].to_vec();
            let to = chance.below(length);
            bytes.splice(to..to, piece);
        }
        6 => {
            let times = if chance.below(12) == 0 { 20_000 } else { [2, 16, 200][chance.below(3)] };
            let piece = bytes[at..at + block].repeat(times);
            bytes.splice(at..at, piece);
        }
        // Sizes and counts: four bytes at their most, least or by chance; digits become many.
        7 => {
            let value = [0u32, 1, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 0x00FF_FFFF][chance.below(6)];
            let near = header(bytes, chance).unwrap_or(at).min(length.saturating_sub(4));
            for (byte, value) in bytes[near..].iter_mut().zip(value.to_le_bytes()) {
                *byte = value;
            }
        }
        8 => {
            let digit = (0..length).map(|step| (at + step) % length).find(|&at| bytes[at].is_ascii_digit());
            let many: &[u8] = [&b"99999999999"[..], b"4294967295", b"-1", b"1e308", b"1048577"][chance.below(5)];
            if let Some(digit) = digit {
                bytes.splice(digit..=digit, many.iter().copied());
            }
        }
        // Tags in tags in tags.
        _ => {
            let open = (0..length).map(|step| (at + step) % length).find(|&at| bytes[at] == b'<');
            if let Some(open) = open {
                let end = bytes[open..].iter().position(|&byte| byte == b'>').map_or(length, |end| open + end + 1);
                let tag = bytes[open..end].to_vec();
                bytes.splice(
                    open..open,
                    tag.repeat(if chance.below(12) == 0 { 3_000_000 / tag.len() } else { [3, 300][chance.below(2)] }),
                );
            }
        }
    }
}

/// A place inside a header of a zip, or a record's length in an old workbook.
fn header(bytes: &[u8], chance: &mut Chance) -> Option<usize> {
    let marks: Vec<usize> = bytes.windows(2).enumerate().filter(|(_, two)| *two == b"PK").map(|(at, _)| at).collect();
    let mark = marks.get(chance.below(marks.len().max(1)))?;
    Some(mark + 4 + chance.below(42))
}

/// Numbers by chance.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next()).unwrap() % end
    }
}
