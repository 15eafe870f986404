//! A .docx as parts, and parts as a .docx whose bytes depend on nothing else.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::flaw::{Flaw, Wrong};
use crate::write::pinned::pinned;

/// A template larger than this is a mistake: no mail server takes its report.
pub const MOST_BYTES: u64 = 40 << 20;
/// What a template may unpack to.
const MOST_UNPACKED: u64 = 256 << 20;
/// What one part with text may unpack to.
const MOST_TEXT: usize = 32 << 20;

/// The list of what each part is.
pub(super) const TYPES: &str = "[Content_Types].xml";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// Parts by name, in the order of the archive.
pub type Parts = Vec<(String, Vec<u8>)>;

/// Opens a template.
pub(super) fn open(bytes: &[u8]) -> Result<Parts, Flaw> {
    let wrong = |wrong| Err(Flaw::File(wrong));
    if bytes.len() as u64 > MOST_BYTES {
        return wrong(Wrong::TooBig);
    }
    if bytes.is_empty() {
        return wrong(Wrong::Empty);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let protected = bytes.windows(name.len()).any(|window| window == name);
        return wrong(if protected { Wrong::Protected } else { Wrong::OldWord });
    }
    if bytes.starts_with(b"{\\rtf") {
        return wrong(Wrong::RichText);
    }
    if !bytes.starts_with(b"PK") {
        return wrong(Wrong::Other);
    }
    let parts = unpack(bytes)?;
    let text = |name: &str| parts.iter().find(|(known, _)| known == name).map(|(_, bytes)| bytes.as_slice());
    if text("mimetype").is_some_and(|kind| kind.starts_with(b"application/vnd.oasis")) {
        return wrong(Wrong::OpenDocument);
    }
    let types = String::from_utf8_lossy(text(TYPES).unwrap_or_default()).into_owned();
    if types.contains(&format!("{WORD}document.main+xml")) {
        return Ok(parts);
    }
    wrong(if types.contains("wordprocessingml") || types.contains("ms-word") { Wrong::OtherWord } else { Wrong::Other })
}

fn unpack(bytes: &[u8]) -> Result<Parts, Flaw> {
    let damaged = || Flaw::File(Wrong::Damaged);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut parts = Parts::new();
    let mut left = MOST_UNPACKED;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(|_| damaged())?;
        if entry.is_dir() {
            continue;
        }
        let name = entry.name().map_err(|_| damaged())?.replace('\\', "/");
        let mut bytes = Vec::new();
        // One byte more than allowed tells that there is more, whatever the archive declares.
        let read = entry.take(left + 1).read_to_end(&mut bytes).map_err(|_| damaged())? as u64;
        left = left.checked_sub(read).ok_or(Flaw::File(Wrong::TooBig))?;
        parts.push((name.trim_start_matches('/').to_owned(), bytes));
    }
    Ok(parts)
}

/// The parts that hold text: the document itself, headers, footers, notes. By what the package says they are.
pub(super) fn texts(parts: &Parts) -> Vec<usize> {
    of_kinds(parts, &["document.main", "header", "footer", "footnotes", "endnotes"])
}

/// The document itself, whatever it is called.
pub(super) fn body(parts: &Parts) -> Option<usize> {
    of_kinds(parts, &["document.main"]).first().copied()
}

/// The parts that the package says are of these kinds.
fn of_kinds(parts: &Parts, kinds: &[&str]) -> Vec<usize> {
    let types = parts.iter().find(|(name, _)| name == TYPES).map(|(_, bytes)| bytes.as_slice()).unwrap_or_default();
    let types = String::from_utf8_lossy(types);
    let nodes = super::tree::parse(types.trim_start_matches('\u{feff}')).unwrap_or_default();
    let overrides: Vec<&super::tree::Element> = nodes.iter().filter_map(super::tree::Node::element).collect();
    let kinds: Vec<String> = kinds.iter().map(|kind| format!("\"{WORD}{kind}+xml\"")).collect();
    let is_text = |name: &str| {
        let quoted = format!("\"/{name}\"");
        overrides
            .iter()
            .flat_map(|root| root.elements())
            .any(|one| one.open.contains(&quoted) && kinds.iter().any(|kind| one.open.contains(kind)))
    };
    (0..parts.len()).filter(|&at| is_text(&parts[at].0)).collect()
}

/// A part as text.
pub(super) fn text(name: &str, bytes: &[u8]) -> Result<String, Flaw> {
    let bad = || Flaw::Part(name.to_owned());
    if bytes.len() > MOST_TEXT {
        return Err(Flaw::File(Wrong::TooBig));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| bad())?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// A .docx of these parts, in this order, with fixed times: equal parts give equal bytes on any machine.
///
/// # Panics
/// Never: an archive in memory takes whatever is written.
pub fn pack(parts: &Parts) -> Vec<u8> {
    #[expect(clippy::expect_used, reason = "writing to memory cannot fail, and names are those of an archive")]
    pinned(written(parts).expect("an archive in memory"))
}

fn written(parts: &Parts) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(name.as_str(), options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
