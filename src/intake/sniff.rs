//! What bytes are, whatever a file's name says.

use std::io::{Cursor, Read};

use super::Format;

/// How a compound file begins, the container of Office before 2007.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Bytes looked at where a format has no fixed beginning.
const HEAD: usize = 4096;

/// Bytes of a mail's headers looked at: servers write long ones above the sender's own.
const MAIL_HEAD: usize = 1 << 16;

/// Fixed beginnings.
const MAGIC: &[(&[u8], Format)] = &[
    (b"%PDF", Format::Pdf),
    (b"\xff\xd8\xff", Format::Picture),
    (b"\x89PNG", Format::Picture),
    (b"GIF8", Format::Picture),
    (b"II*\0", Format::Picture),
    (b"MM\0*", Format::Picture),
    (b"Rar!", Format::Archive),
    (b"7z\xbc\xaf\x27\x1c", Format::Archive),
    (b"\x1f\x8b", Format::Archive),
    (b"{\\rtf", Format::Word),
    // `winmail.dat`, in which Outlook hides what it attaches.
    (b"\x78\x9f\x3e\x22", Format::Outlook),
    // A bare BIFF stream, as before Excel 5.
    (b"\x09\x08\x10\x00", Format::Xls),
    (b"\x09\x08\x08\x00", Format::Xls),
    (b"\x09\x04\x06\x00", Format::Xls),
    (b"\x09\x02\x06\x00", Format::Xls),
    (b"\x09\x00\x04\x00", Format::Xls),
];

/// Brands of photos in the frame they share with films.
const STILLS: &[&[u8; 4]] = &[b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif"];

/// Beginnings of text with markup, in lower case, after a byte-order mark and blanks.
const MARKUP: &[&[u8]] = &[
    b"<html",
    b"<table",
    b"<!doctype",
    b"<meta",
    b"<head",
    b"<body",
    b"<style",
    b"<div",
    b"<p>",
    b"<p ",
    b"<h1",
    b"<h2",
    b"<h3",
    b"<center",
    b"<span",
    b"<font",
    b"<!--",
    b"<caption",
    b"mime-version:",
    b"from: <saved by",
];

/// What these bytes are.
pub fn sniff(bytes: &[u8]) -> Format {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if bytes.is_empty() {
        return Format::Empty;
    }
    if starts(COMPOUND) {
        return compound(bytes);
    }
    if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
        return zipped(bytes);
    }
    if let Some((_, format)) = MAGIC.iter().find(|(magic, _)| starts(magic)) {
        return *format;
    }
    if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Format::Picture;
    }
    if starts(b"BM") && bytes.len() > 54 && bytes[6..10] == [0; 4] {
        return Format::Picture;
    }
    // HEIC photos of a telephone; films have the same frame.
    if bytes.get(4..8) == Some(b"ftyp") {
        let still = bytes.get(8..12).is_some_and(|brand| STILLS.iter().any(|one| one[..] == *brand));
        return if still { Format::Picture } else { Format::Other };
    }
    written(bytes)
}

/// What text is.
fn written(bytes: &[u8]) -> Format {
    let wide = starts_wide(bytes).is_some();
    let head = &bytes[..bytes.len().min(HEAD)];
    let narrow: Vec<u8> = if wide { head.iter().copied().filter(|&byte| byte != 0).collect() } else { head.to_vec() };
    let bare = [&b"\xef\xbb\xbf"[..], b"\xff\xfe", b"\xfe\xff"].into_iter().find_map(|bom| narrow.strip_prefix(bom));
    let text = bare.unwrap_or(&narrow).trim_ascii_start().to_ascii_lowercase();
    let text_has = |word: &str| text.windows(word.len()).any(|window| window == word.as_bytes());
    if text.starts_with(b"<?xml") {
        return if text_has("urn:schemas-microsoft-com:office:spreadsheet") || text_has("excel.sheet") {
            Format::SpreadsheetMl
        } else if text_has("<office:document") {
            Format::FlatOds
        } else if text_has("<html") {
            Format::Html
        } else {
            Format::Other
        };
    }
    if !wide && is_mail(&bytes[..bytes.len().min(MAIL_HEAD)].to_ascii_lowercase()) {
        return Format::Mail;
    }
    if MARKUP.iter().any(|word| text.starts_with(word)) {
        return Format::Html;
    }
    if wide || is_text(head) { Format::Csv } else { Format::Other }
}

/// Whether lower-case text begins with the headers of a mail. A page saved by a browser has them too, but nobody sent it.
fn is_mail(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text));
    let mut named = [false; 2];
    for line in text.lines().skip_while(|line| line.starts_with("from ") || line.starts_with(">from ")) {
        if line.trim_end().is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, value)) = line.split_once(':') else { return false };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_') {
            return false;
        }
        match name {
            "from" if value.contains("<saved by") => return false,
            "from" | "received" | "return-path" | "delivered-to" => named[0] = true,
            // A letter that was written and saved before anybody sent it names no sender.
            "content-type" if value.contains("multipart/mixed") => named = [true; 2],
            "x-unsent" => named[0] = true,
            "to" | "subject" | "date" | "message-id" | "content-type" | "mime-version" => named[1] = true,
            _ => {}
        }
        if named == [true; 2] {
            return true;
        }
    }
    named == [true; 2]
}

/// Which half of a UTF-16 letter comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wide {
    Little,
    Big,
}

/// Whether it is UTF-16: by its mark, or because every second byte of plain text is zero.
pub(crate) fn starts_wide(bytes: &[u8]) -> Option<Wide> {
    if bytes.starts_with(b"\xff\xfe") {
        return Some(Wide::Little);
    }
    if bytes.starts_with(b"\xfe\xff") {
        return Some(Wide::Big);
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    let pairs = head.len() / 2;
    let zeros = |at: usize| head.chunks_exact(2).filter(|pair| pair[at] == 0 && pair[1 - at] != 0).count();
    let plain = pairs >= 4 && head.chunks_exact(2).all(|pair| pair != [0, 0]);
    match (zeros(1) * 10 >= pairs * 4, zeros(0) * 10 >= pairs * 4) {
        (true, false) if plain => Some(Wide::Little),
        (false, true) if plain => Some(Wide::Big),
        _ => None,
    }
}

/// Text has no control characters but tab, line ends and form feed.
fn is_text(head: &[u8]) -> bool {
    head.iter().all(|&byte| byte >= 0x20 || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c))
}

/// A compound file is known by the names of its streams: directory entries are records of 128 bytes, each with the name
/// in UTF-16 at its beginning, the name's bytes at 64 and the entry's kind at 66.
fn compound(bytes: &[u8]) -> Format {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.chunks_exact(128).any(|entry| {
            let length = usize::from(u16::from_le_bytes([entry[64], entry[65]]));
            length == wide.len() + 2 && matches!(entry[66], 1 | 2) && entry.starts_with(&wide)
        })
    };
    if has("EncryptedPackage") {
        Format::Encrypted
    } else if has("__properties_version1.0") {
        Format::Outlook
    } else if has("WordDocument") {
        Format::Word
    } else if has("PowerPoint Document") {
        Format::Slides
    } else if has("Workbook") || has("WORKBOOK") || has("Book") || has("BOOK") {
        Format::Xls
    } else if is_cut_compound(bytes) {
        // The names stand at the end of most; what a sheet of chapters is cut from is a workbook.
        Format::Xls
    } else {
        Format::Other
    }
}

/// Whether a compound file ends before the sectors that its head names: those of its names and of the table of its sectors.
pub(crate) fn is_cut_compound(bytes: &[u8]) -> bool {
    const HEADER: usize = 512;
    /// Where the first sector of names is told; where the first sectors of the table are, and how many of them.
    const NAMES: usize = 48;
    const TABLE: usize = 76;
    const TABLE_SECTORS: usize = 109;
    /// Numbers from here on are no sectors.
    const NONE: u32 = 0xffff_fffa;
    if !bytes.starts_with(COMPOUND) {
        return false;
    }
    if bytes.len() < HEADER {
        return true;
    }
    let shift = u32::from(u16::from_le_bytes([bytes[30], bytes[31]]));
    if !matches!(shift, 9 | 12) {
        return false;
    }
    let named = [NAMES].into_iter().chain((0..TABLE_SECTORS).map(|at| TABLE + at * 4)).map(|at| {
        let number = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
        u32::from_le_bytes(number)
    });
    let end = |sector: u32| (u64::from(sector) + 2) << shift;
    let held = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    named.filter(|&sector| sector < NONE).any(|sector| end(sector) > held)
}

fn zipped(bytes: &[u8]) -> Format {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return cut_off(bytes);
    };
    let mut kind = String::new();
    // A mimetype that cannot be read says nothing; the names still do.
    if let Ok(entry) = archive.by_name("mimetype")
        && entry.take(200).read_to_string(&mut kind).is_err()
    {
        kind.clear();
    }
    let has = |suffix: &str| {
        archive.file_names().flatten().any(|name| name.replace('\\', "/").to_lowercase().ends_with(suffix))
    };
    match kind.trim() {
        "application/vnd.oasis.opendocument.spreadsheet"
        | "application/vnd.oasis.opendocument.spreadsheet-template" => Format::Ods,
        "application/vnd.oasis.opendocument.text" => Format::Word,
        "application/vnd.oasis.opendocument.presentation" => Format::Slides,
        _ if has("word/document.xml") => Format::Word,
        _ if has("ppt/presentation.xml") => Format::Slides,
        _ if has("workbook.bin") => Format::Xlsb,
        _ if has("xl/workbook.xml") || has("workbook.xml") && has("[content_types].xml") => Format::Xlsx,
        _ if has("index/document.iwa") || has("index.zip") => Format::Iwork,
        // A document of some other program, not a folder of files.
        kind if !kind.is_empty() || has("[content_types].xml") || has("meta-inf/manifest.mf") => Format::Other,
        _ => Format::Zip,
    }
}

/// A zip without its end: the first local names still tell what it was meant to be.
fn cut_off(bytes: &[u8]) -> Format {
    let head = &bytes[..bytes.len().min(HEAD)];
    let has = |word: &str| head.windows(word.len()).any(|window| window == word.as_bytes());
    if has("opendocument.spreadsheet") {
        Format::Ods
    } else if has("word/") {
        Format::Word
    } else {
        Format::Xlsx
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
        assert_eq!(sniff(b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a"), Format::Mail);
        assert_eq!(sniff(b"Subject: DS K10\r\nX-Unsent: 1\r\n\r\na"), Format::Mail);
        assert_eq!(sniff("STT;Họ tên\n1;An\n".as_bytes()), Format::Csv);
        assert_eq!(sniff(b"\xef\xbb\xbf<HTML><table>"), Format::Html);
        assert_eq!(
            sniff(b"<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>"),
            Format::SpreadsheetMl
        );
        assert_eq!(sniff(b"<?xml version=\"1.0\"?>\n<office:document xmlns:office=\"urn:oasis\">"), Format::FlatOds);
        assert_eq!(sniff(b"PK\x03\x04 broken"), Format::Xlsx);
        assert_eq!(sniff(b"Rar!\x1a\x07"), Format::Archive);
        assert_eq!(sniff(&[0, 1, 2, 3]), Format::Other);
        let wide: Vec<u8> = "STT\tHo ten\n1\tAn\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(sniff(&wide), Format::Csv);
    }
}
