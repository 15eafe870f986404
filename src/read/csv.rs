//! Tables as text: whatever separator, whatever encoding.

use std::collections::BTreeSet;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

use super::cells::{Gather, NumberStyle};
use super::{Sheet, Trouble, Value};
use crate::settings::Limits;

/// The text of the bytes, and the encoding's name where it is not UTF-8.
fn decode(bytes: &[u8]) -> (String, Option<&'static str>) {
    let with = |encoding: &'static Encoding| (encoding.decode(bytes).0.into_owned(), Some(encoding.name()));
    if bytes.starts_with(b"\xff\xfe") {
        return with(UTF_16LE);
    }
    if bytes.starts_with(b"\xfe\xff") {
        return with(UTF_16BE);
    }
    let bare = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bare) {
        Ok(text) => (text.to_owned(), None),
        Err(_) => {
            let (text, name) = with(WINDOWS_1258);
            // This encoding writes tones as marks of their own.
            (text.nfc().collect(), name)
        }
    }
}

/// The separator most lines agree on.
fn separator(text: &str) -> u8 {
    if let Some(stated) = text.strip_prefix("sep=").and_then(|rest| rest.bytes().next()) {
        return stated;
    }
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(50).collect();
    let votes = |mark: u8| {
        lines.iter().map(|line| line.bytes().filter(|&byte| byte == mark).count()).filter(|&n| n > 0).count()
    };
    let total = |mark: u8| lines.iter().map(|line| line.bytes().filter(|&byte| byte == mark).count()).sum::<usize>();
    [b'\t', b';', b','].into_iter().rev().max_by_key(|&mark| (votes(mark), total(mark))).unwrap_or(b',')
}

/// One sheet of texts.
pub(super) fn csv(bytes: &[u8], limits: Limits) -> Result<(Vec<Sheet>, Option<&'static str>), Trouble> {
    let (text, encoding) = decode(bytes);
    let mark = separator(&text);
    let body = if text.starts_with("sep=") { text.split_once('\n').map_or("", |(_, rest)| rest) } else { &text };
    let skipped = u32::from(text.starts_with("sep="));
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(mark).from_reader(body.as_bytes());
    let mut gather = Gather::new(limits.cells);
    let mut record = ::csv::StringRecord::new();
    loop {
        let line = u32::try_from(reader.position().line()).unwrap_or(u32::MAX);
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(problem) => return Err(Trouble::Unreadable(problem.to_string())),
        }
        let row = record.position().map_or(line, |at| u32::try_from(at.line()).unwrap_or(u32::MAX)) - 1 + skipped;
        for (col, field) in record.iter().enumerate() {
            if !field.trim().is_empty() {
                let value = Value::Text(gather.text(field));
                let col = u32::try_from(col).unwrap_or(u32::MAX);
                let full = |()| Trouble::TooLarge(format!("{} cells", limits.cells));
                gather.push(row, col, value, NumberStyle::default()).map_err(full)?;
            }
        }
    }
    Ok((vec![gather.sheet("Sheet1", true, Vec::new(), &BTreeSet::new(), Vec::new())], encoding))
}
