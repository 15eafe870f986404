//! Looks a zip over before any reader gets it: what it really unpacks to, counted and thrown away, in small memory.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::Trouble;
use crate::settings::Limits;

/// More parts than any workbook has.
const PARTS: usize = 20_000;
/// A part larger than this many bytes that unpacks to more than [`RATIO`] times its packed size was made to harm.
const SUSPECT: u64 = 10 << 20;
const RATIO: u64 = 200;
/// Tags in the styles of a workbook: it may have 65,490 cell formats.
const STYLE_TAGS: u64 = 1_000_000;

/// Unpacks every part once, counting.
///
/// # Errors
/// Where it is no zip, or would pass the limits.
pub(super) fn check(bytes: &[u8], limits: Limits) -> Result<(), Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Trouble::unreadable)?;
    if archive.len() > PARTS {
        return Err(Trouble::TooLarge(format!("{PARTS} tệp con (parts)")));
    }
    let mut left = limits.unpacked_bytes;
    let mut buffer = vec![0; 1 << 16];
    for at in 0..archive.len() {
        // A part that does not open or unpack is the reader's to report, if it needs it.
        let Ok(mut part) = archive.by_index(at) else { continue };
        if part.size() > left {
            return Err(Trouble::bytes(limits));
        }
        let packed = part.compressed_size().max(1);
        let name = part.name().map_or_else(|_| String::new(), |name| name.to_lowercase());
        let tags_allowed = tags_allowed(&name, limits);
        let mut depth = is_read(&name).then(Tags::default);
        let (mut unpacked, mut tags) = (0u64, 0u64);
        let mut first = true;
        while let Ok(read) = part.read(&mut buffer) {
            if read == 0 {
                break;
            }
            let chunk = &buffer[..read];
            unpacked += u64::try_from(read).unwrap_or(u64::MAX);
            if unpacked > left {
                return Err(Trouble::bytes(limits));
            }
            if unpacked > SUSPECT && unpacked / packed > RATIO {
                return Err(Trouble::TooLarge(format!("1:{RATIO}")));
            }
            if let Some(allowed) = tags_allowed {
                tags += u64::try_from(chunk.iter().filter(|&&byte| byte == b'<').count()).unwrap_or(u64::MAX);
                if tags > allowed || first && declares_more(chunk, limits.cells) {
                    return Err(Trouble::cells(limits));
                }
                if first && declares_more(chunk, limits.shared_strings) {
                    return Err(Trouble::strings(limits));
                }
            }
            if let Some(tags) = &mut depth {
                tags.take(chunk);
                if tags.deepest > limits.tags() {
                    return Err(Trouble::tags(limits));
                }
                if tags.texts > limits.shared_strings {
                    return Err(Trouble::strings(limits));
                }
            }
            first = false;
        }
        left -= unpacked;
    }
    Ok(())
}

/// Whether the readers take the elements of a part one within the other.
fn is_read(name: &str) -> bool {
    let xml = [".xml", ".rels"].iter().any(|end| name.ends_with(end));
    xml && !["/drawings/", "/media/", "/charts/"].iter().any(|folder| name.contains(folder))
}

/// How deep the elements of a part lie within each other, and how many shared texts begin, told byte by byte as it unpacks.
#[derive(Default)]
struct Tags {
    depth: u64,
    deepest: u64,
    texts: u64,
    /// Inside a tag: its first bytes, and how many it has by now.
    open: bool,
    head: [u8; 3],
    length: usize,
    last: u8,
}

impl Tags {
    fn take(&mut self, mut chunk: &[u8]) {
        while let Some(&byte) = chunk.first() {
            if !self.open {
                let Some(at) = memchr::memchr(b'<', chunk) else { return };
                (self.open, self.length, self.last) = (true, 0, 0);
                chunk = &chunk[at + 1..];
                continue;
            }
            if byte == b'>' {
                self.close();
            } else {
                if let Some(place) = self.head.get_mut(self.length) {
                    *place = byte;
                }
                (self.length, self.last) = (self.length + 1, byte);
            }
            chunk = &chunk[1..];
        }
    }

    fn close(&mut self) {
        self.open = false;
        let head = &self.head[..self.length.min(3)];
        let ends = !head.get(2).is_some_and(|byte| !matches!(byte, b' ' | b'/' | b'\t' | b'\r' | b'\n'));
        self.texts += u64::from(head.starts_with(b"si") && ends);
        match head.first() {
            Some(b'/') => self.depth = self.depth.saturating_sub(1),
            None | Some(b'!' | b'?') => {}
            Some(_) if self.last == b'/' => {}
            Some(_) => {
                self.depth += 1;
                self.deepest = self.deepest.max(self.depth);
            }
        }
    }
}

/// Parts the readers hold whole in memory cost far more there than as text: their tags are counted.
fn tags_allowed(name: &str, limits: Limits) -> Option<u64> {
    if name.ends_with("sharedstrings.xml") {
        Some(limits.cells.saturating_mul(2).max(1_000))
    } else if name.ends_with("styles.xml") {
        Some(STYLE_TAGS)
    } else {
        None
    }
}

/// Whether the table of shared strings claims more of them than a file may have cells: memory is reserved by that claim.
fn declares_more(head: &[u8], cells: u64) -> bool {
    const CLAIM: &[u8] = b"uniqueCount=";
    let Some(at) = head.windows(CLAIM.len()).position(|window| window == CLAIM) else { return false };
    let digits = head[at + CLAIM.len()..].iter().skip(1).take_while(|byte| byte.is_ascii_digit());
    let claim = digits.fold(0u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit - b'0')));
    claim > cells.max(1_000)
}
