//! What bytes are, whatever a file's name says.

use std::io::{Cursor, Read};

use super::Format;

/// Bytes looked at where a format has no fixed beginning.
const HEAD: usize = 4096;

/// What these bytes are.
pub fn sniff(bytes: &[u8]) -> Format {
    let after_bom = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let trimmed = after_bom.trim_ascii_start();
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    match () {
        () if bytes.is_empty() => Format::Empty,
        () if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") => compound(bytes),
        () if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") => zipped(bytes),
        () if starts(b"\x09\x08") || starts(b"\x09\x04") || starts(b"\x09\x02") || starts(b"\x09\x00\x04\x00") => {
            Format::Xls
        }
        () if starts(b"%PDF") => Format::Pdf,
        () if starts(b"\xff\xd8\xff")
            || starts(b"\x89PNG")
            || starts(b"GIF8")
            || starts(b"BM") && bytes.len() > 54 && bytes[6..10] == [0; 4] =>
        {
            Format::Picture
        }
        () if starts(b"Rar!") || starts(b"7z\xbc\xaf\x27\x1c") || starts(b"\x1f\x8b") => Format::Archive,
        () if starts(b"{\\rtf") => Format::Word,
        () if begins(trimmed, b"<?xml") => {
            let head = String::from_utf8_lossy(&trimmed[..trimmed.len().min(HEAD)]).into_owned();
            if head.contains("urn:schemas-microsoft-com:office:spreadsheet") || head.contains("Excel.Sheet") {
                Format::SpreadsheetMl
            } else if head.to_lowercase().contains("<html") {
                Format::Html
            } else {
                Format::Other
            }
        }
        () if begins(trimmed, b"<html")
            || begins(trimmed, b"<table")
            || begins(trimmed, b"<!doctype")
            || begins(trimmed, b"<meta") =>
        {
            Format::Html
        }
        () if begins(trimmed, b"mime-version:") => Format::Html,
        () if starts(b"\xff\xfe") || starts(b"\xfe\xff") => Format::Csv,
        () if is_text(bytes) => Format::Csv,
        () => Format::Other,
    }
}

fn begins(bytes: &[u8], word: &[u8]) -> bool {
    bytes.len() >= word.len() && bytes[..word.len()].eq_ignore_ascii_case(word)
}

/// Text has no control characters but tab, line ends and form feed.
fn is_text(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    head.iter().all(|&byte| byte >= 0x20 || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c))
}

/// Streams of a compound file are found by their names in UTF-16.
fn compound(bytes: &[u8]) -> Format {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if has("EncryptedPackage") {
        Format::Encrypted
    } else if has("Workbook") || has("Book") {
        Format::Xls
    } else if has("WordDocument") {
        Format::Word
    } else {
        Format::Other
    }
}

fn zipped(bytes: &[u8]) -> Format {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        // Cut off or broken: what it was meant to be says how to speak of it.
        return Format::Xlsx;
    };
    let names: Vec<String> = archive.file_names().flatten().map(|name| name.into_owned()).collect();
    let has = |suffix: &str| names.iter().any(|name| name.ends_with(suffix));
    if has("workbook.bin") {
        return Format::Xlsb;
    }
    if has("xl/workbook.xml") || names.iter().any(|name| name.starts_with("xl/worksheets/")) {
        return Format::Xlsx;
    }
    if has("word/document.xml") {
        return Format::Word;
    }
    let mut kind = String::new();
    if let Ok(entry) = archive.by_name("mimetype")
        && entry.take(200).read_to_string(&mut kind).is_err()
    {
        kind.clear();
    }
    match kind.trim() {
        "application/vnd.oasis.opendocument.spreadsheet" => Format::Ods,
        "application/vnd.oasis.opendocument.text" => Format::Word,
        _ if has("workbook.xml") => Format::Xlsx,
        _ => Format::Archive,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides() {
        assert_eq!(sniff(b""), Format::Empty);
        assert_eq!(sniff(b"%PDF-1.4"), Format::Pdf);
        assert_eq!(sniff(b"\xff\xd8\xff\xe0 a photo"), Format::Picture);
        assert_eq!(sniff("STT;Họ tên\n1;An\n".as_bytes()), Format::Csv);
        assert_eq!(sniff(b"\xef\xbb\xbf<HTML><table>"), Format::Html);
        assert_eq!(sniff(b"PK\x03\x04 broken"), Format::Xlsx);
        assert_eq!(sniff(&[0, 1, 2, 3]), Format::Other);
    }
}
