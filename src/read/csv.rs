//! Tables as text: whatever separator, whatever encoding. Every value is a text, as typed.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

use super::formats::Look;
use super::gather::{COLUMNS, Gather, Marks};
use super::{Outcome, Trouble};
use crate::finding::Code;
use crate::intake::{Wide, starts_wide};
use crate::model::CellRef;
use crate::settings::Limits;
use crate::text;

/// Separators in the order they win a draw: Excel writes the semicolon where the comma is the decimal sign.
const SEPARATORS: [u8; 4] = [b'\t', b';', b',', b'|'];
/// Lines that vote on the separator.
const VOTERS: usize = 50;

/// The text of the bytes, and the encoding's name where it is not UTF-8.
pub(super) fn decode(bytes: &[u8]) -> (String, Option<&'static str>) {
    let with = |encoding: &'static Encoding| (encoding.decode(bytes).0.into_owned(), Some(encoding.name()));
    let bare = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match starts_wide(bare) {
        Some(Wide::Big) => return with(UTF_16BE),
        Some(Wide::Little) => return with(UTF_16LE),
        None => {}
    }
    match std::str::from_utf8(bare) {
        Ok(text) => (text.to_owned(), None),
        Err(_) => one_byte_a_letter(bytes),
    }
}

/// Bytes looked at to tell what a text of one byte a letter is.
const SAMPLE: usize = 1 << 16;

/// The code page of Vietnamese Windows, or a font of the nineties: whichever makes more words of it.
fn one_byte_a_letter(bytes: &[u8]) -> (String, Option<&'static str>) {
    let as_windows = |bytes: &[u8]| -> String {
        // This encoding writes tones as marks of their own.
        WINDOWS_1258.decode_without_bom_handling(bytes).0.nfc().collect()
    };
    let as_typed = |bytes: &[u8]| WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned();
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let (windows, typed) = (text::words_of(&as_windows(sample), None), as_typed(sample));
    let fonts = [(Code::TextTcvn3, "TCVN3"), (Code::TextVni, "VNI")];
    let fonts = fonts.map(|(font, name)| (text::words_of(&typed, Some(font)), name));
    match fonts.into_iter().max() {
        Some((words, name)) if words > windows => (as_typed(bytes), Some(name)),
        _ => (as_windows(bytes), Some(WINDOWS_1258.name())),
    }
}

/// Times a separator stands outside quotes in each line of the beginning.
fn counts(text: &str, separator: u8) -> Vec<usize> {
    let mut counts = Vec::new();
    let (mut count, mut quoted, mut any) = (0, false, false);
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => {
                if any {
                    counts.push(count);
                }
                (count, any) = (0, false);
                if counts.len() >= VOTERS {
                    return counts;
                }
            }
            byte if byte == separator && !quoted => (count, any) = (count + 1, true),
            byte if !byte.is_ascii_whitespace() => any = true,
            _ => {}
        }
    }
    if any {
        counts.push(count);
    }
    counts
}

/// The separator most lines agree on: how many lines have it in their most frequent number, then how many columns that makes.
fn separator(text: &str) -> u8 {
    let vote = |separator: u8| {
        let mut agreed: BTreeMap<usize, usize> = BTreeMap::new();
        for count in counts(text, separator).into_iter().filter(|&count| count > 0) {
            *agreed.entry(count).or_default() += 1;
        }
        agreed.into_iter().map(|(count, lines)| (lines, count)).max().unwrap_or_default()
    };
    // The last of equals wins, so the first in rank comes last.
    SEPARATORS.into_iter().rev().max_by_key(|&one| vote(one)).unwrap_or(b',')
}

/// Where a byte of a table of text stands.
#[derive(Clone, Copy)]
enum Within {
    Start,
    Plain,
    Quoted,
    /// Behind a quote inside quotes: their end, or half of a quote that is written twice.
    Closing,
}

/// Fields of the longest record, by the reader's own rules. The reader would hold an end for each of them, the empty ones too.
fn widest(body: &str, mark: u8) -> usize {
    let (mut widest, mut fields, mut within) = (0, 1, Within::Start);
    for byte in body.bytes() {
        within = match (within, byte) {
            (Within::Start | Within::Closing, b'"') => Within::Quoted,
            (Within::Quoted, b'"') => Within::Closing,
            (Within::Quoted, _) => Within::Quoted,
            (_, b'\n') => {
                (widest, fields) = (widest.max(fields), 1);
                Within::Start
            }
            (_, byte) if byte == mark => {
                fields += 1;
                Within::Start
            }
            _ => Within::Plain,
        };
    }
    widest.max(fields)
}

/// One sheet of texts.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Outcome, Trouble> {
    let (text, encoding) = decode(bytes);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
    // Excel takes a first line of this form as an instruction and shows it nowhere.
    let stated = first.trim().strip_prefix("sep=").and_then(|mark| mark.bytes().next());
    let (mark, body) = stated.map_or_else(|| (separator(&text), text.as_str()), |mark| (mark, rest));
    if widest(body, mark) > COLUMNS as usize {
        return Err(Trouble::columns());
    }
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(mark).from_reader(body.as_bytes());
    let mut gather = Gather::new(limits, false);
    let mut record = ::csv::StringRecord::new();
    let mut row = 0u32;
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        if !reader.read_record(&mut record).map_err(Trouble::unreadable)? {
            break;
        }
        // The reader passes over empty lines; in a sheet they are rows.
        let empty = body.as_bytes().get(start..).unwrap_or_default().iter().take_while(|&&byte| byte == b'\n').count();
        row = row.saturating_add(u32::try_from(empty).unwrap_or(u32::MAX));
        for (col, field) in record.iter().enumerate().filter(|(_, field)| !field.is_empty()) {
            let value = gather.text(field);
            gather.push(CellRef::new(row, u32::try_from(col).unwrap_or(u32::MAX)), value, Look::default())?;
        }
        row = row.saturating_add(1);
    }
    let sheets = vec![gather.sheet("Sheet1", true, Marks::default())];
    Ok(Outcome { sheets, encoding, ..Outcome::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Limits = Limits { unpacked_bytes: 1 << 20, cells: 100_000, shared_strings: 1_000, nesting: 4 };

    #[test]
    fn fields_are_counted_as_the_reader_parts_them() {
        for (body, fields) in [
            ("a;b\nc;d;e\n", 3),
            ("\"a;b\nc\";d\n", 2),
            ("x\";;;\n", 4),
            ("\"a\"\";;\";b", 2),
            ("\"a\"x;\"\n\";b\nc", 3),
            ("", 1),
        ] {
            assert_eq!(widest(body, b';'), fields, "{body:?}");
            let mut reader = ::csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .delimiter(b';')
                .from_reader(body.as_bytes());
            let read = reader.records().map(|record| record.unwrap().len()).max();
            assert_eq!(read.unwrap_or(1), fields, "{body:?}");
        }
    }

    #[test]
    fn a_line_wider_than_any_sheet_is_refused_before_it_is_held() {
        let line = |fields: usize| format!("STT;Họ và tên\n1;An{}\n", ";".repeat(fields));
        assert!(read(line(COLUMNS as usize - 2).as_bytes(), LIMITS).is_ok());
        let refused = read(line(COLUMNS as usize).as_bytes(), LIMITS);
        assert_eq!(refused.err(), Some(Trouble::TooLarge("16384 cột (columns)".to_owned())));
    }

    #[test]
    fn the_separator_is_what_lines_agree_on() {
        assert_eq!(separator("STT;Họ tên;Nơi ở\n1;An;Xã Trà An, huyện Trà\n2;Bình;Xã Trà An, huyện Trà, tỉnh\n"), b';');
        assert_eq!(separator("a,b\n1,\"x;y;z\"\n"), b',');
        assert_eq!(separator("a\tb, c\n1\t2, 3\n"), b'\t');
    }
}
