//! Streams of a compound file (the container of xls), by name, and a plain container around one of them. Every chain is bounded
//! by the file's own length.

/// Sector numbers from here on end a chain or mean no sector.
const SPECIAL: u32 = 0xFFFF_FFFA;
/// Bytes of one directory entry.
const ENTRY: usize = 128;
/// Sector numbers of the table of sectors that stand in the header.
const IN_HEADER: usize = 109;
/// The end of a chain.
const LAST: u32 = 0xFFFF_FFFE;
/// Bytes of the sectors that are written here, of the pieces of short streams, and of the shortest stream that is none.
const SECTOR: usize = 4096;
const PIECE: usize = 64;
const SHORTEST: usize = 4096;

/// The bytes of the first stream with one of these names; None where the container is broken.
pub(super) fn stream(bytes: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    let file = Container::open(bytes)?;
    let directory = file.chain(word(bytes, 48)?, usize::MAX)?;
    let entries = || directory.chunks_exact(ENTRY);
    let entry = names.iter().find_map(|name| entries().find(|entry| is_named(entry, name)))?;
    let start = word(entry, 116)?;
    let length = usize::try_from(word(entry, 120)?).ok()?;
    if length >= usize::try_from(word(bytes, 56)?).ok()? {
        return file.chain(start, length);
    }
    // Short streams live in pieces of 64 bytes inside the root's stream.
    let root = entries().next()?;
    let pool = file.chain(word(root, 116)?, usize::MAX)?;
    let table = words(&file.chain(word(bytes, 60)?, usize::MAX)?);
    follow(start, &table, length, pool.len(), |at| pool.get(at.checked_mul(PIECE)?..)?.get(..PIECE))
}

/// A container of its own around one workbook stream, for whoever takes nothing else: what was looked over is what is read.
/// None where the stream is longer than the table of sectors in the header can tell of.
pub(super) fn wrapped(stream: &[u8]) -> Option<Vec<u8>> {
    // A stream that is filled up needs no pieces; nothing behind its last record is read.
    let length = stream.len().max(SHORTEST);
    let sectors = length.div_ceil(SECTOR);
    let before = 1 + sectors;
    let mut tables = 1;
    while tables * SECTOR / 4 < before + tables {
        tables += 1;
    }
    if tables > IN_HEADER {
        return None;
    }
    let number = |at: usize| u32::try_from(at).ok();
    let mut whole = header(number(before)?, number(tables)?);
    whole.resize(SECTOR, 0);
    // calamine takes no root without sectors, though none of them is looked for: the root is given the stream's.
    for (name, kind) in [("Root Entry", 5), ("Workbook", 2)] {
        whole.extend(entry(name, kind, 1, number(length)?));
    }
    whole.resize(2 * SECTOR, 0);
    whole.extend_from_slice(stream);
    whole.resize((1 + before) * SECTOR, 0);
    whole.extend(LAST.to_le_bytes());
    whole.extend((1..=sectors).flat_map(|next| link(next + 1, sectors + 1)));
    whole.resize((1 + before + tables) * SECTOR, 0xFF);
    Some(whole)
}

/// The next of a chain that ends before `end`.
fn link(next: usize, end: usize) -> [u8; 4] {
    let next = if next < end { u32::try_from(next).unwrap_or(LAST) } else { LAST };
    next.to_le_bytes()
}

/// A header of version 4 whose directory is sector 0, without pieces.
fn header(first_table: u32, tables: u32) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(24, 0);
    // Versions, byte order, sizes of sectors and pieces as powers of two.
    for half in [0x3Eu16, 4, 0xFFFE, 12, 6] {
        bytes.extend(half.to_le_bytes());
    }
    bytes.resize(40, 0);
    let small = u32::try_from(SHORTEST).unwrap_or(u32::MAX);
    for word in [1, tables, 0, 0, small, LAST, 0, LAST, 0] {
        bytes.extend(word.to_le_bytes());
    }
    bytes.extend((first_table..first_table + tables).flat_map(u32::to_le_bytes));
    bytes.resize(512, 0xFF);
    bytes
}

/// An entry of the directory.
fn entry(name: &str, kind: u8, start: u32, length: u32) -> Vec<u8> {
    let mut bytes: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let named = u16::try_from(bytes.len() + 2).unwrap_or(64);
    bytes.resize(64, 0);
    bytes.extend(named.to_le_bytes());
    bytes.extend([kind, 1]);
    bytes.resize(116, 0);
    bytes.extend(start.to_le_bytes());
    bytes.extend(length.to_le_bytes());
    bytes.resize(ENTRY, 0);
    bytes
}

fn is_named(entry: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = usize::from(u16::from_le_bytes([entry[64], entry[65]]));
    entry[66] == 2 && length == wide.len() + 2 && entry[..wide.len()].eq_ignore_ascii_case(&wide)
}

/// The container's sectors and their table.
struct Container<'a> {
    bytes: &'a [u8],
    sector: usize,
    table: Vec<u32>,
}

impl<'a> Container<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let shift = u16::from_le_bytes([*bytes.get(30)?, *bytes.get(31)?]);
        let sector = 1usize.checked_shl(u32::from(shift)).filter(|size| (512..=4096).contains(size))?;
        let mut file = Self { bytes, sector, table: Vec::new() };
        let mut numbers = words(bytes.get(76..76 + IN_HEADER * 4)?);
        // Further sector numbers of the table stand in sectors of their own, each ending with the next.
        let mut next = word(bytes, 68)?;
        let mut left = bytes.len() / sector;
        while next < SPECIAL && left > 0 {
            let mut more = words(file.sector(usize::try_from(next).ok()?)?);
            next = more.pop()?;
            numbers.extend(more);
            left -= 1;
        }
        for number in numbers.into_iter().filter(|&number| number < SPECIAL) {
            let sector = words(file.sector(usize::try_from(number).ok()?)?);
            file.table.extend(sector);
            if file.table.len() > bytes.len() {
                return None;
            }
        }
        Some(file)
    }

    /// The last sector of a file may be cut short.
    fn sector(&self, number: usize) -> Option<&'a [u8]> {
        let start = number.checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(start..)?;
        Some(&rest[..rest.len().min(self.sector)])
    }

    fn chain(&self, start: u32, length: usize) -> Option<Vec<u8>> {
        follow(start, &self.table, length, self.bytes.len(), |at| self.sector(at))
    }
}

/// The pieces of a chain up to `length`. A chain longer than the `most` bytes there are runs in a ring.
fn follow<'a>(
    start: u32,
    table: &[u32],
    length: usize,
    most: usize,
    piece: impl Fn(usize) -> Option<&'a [u8]>,
) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    let mut next = start;
    while next < SPECIAL && whole.len() < length {
        let at = usize::try_from(next).ok()?;
        whole.extend_from_slice(piece(at)?);
        if whole.len() > most {
            return None;
        }
        next = *table.get(at)?;
    }
    whole.truncate(length);
    Some(whole)
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_of_sectors_has_no_end() {
        let piece = |at: usize| [[1u8; 512], [2; 512]].get(at).copied();
        let pieces: Vec<[u8; 512]> = (0..2).filter_map(piece).collect();
        let followed = |table: &[u32]| follow(0, table, usize::MAX, 1024, |at| pieces.get(at).map(|one| &one[..]));
        assert_eq!(followed(&[1, LAST]).map(|whole| whole.len()), Some(1024));
        assert_eq!(followed(&[1, 0]), None);
        assert_eq!(followed(&[1, 7]), None);
    }

    #[test]
    fn a_stream_comes_back_out_of_the_container_made_for_it() {
        for length in [1, 64, 65, 4095, 4096, 4097, 5_000_000] {
            let stream: Vec<u8> = (0..=255).cycle().take(length).collect();
            let whole = wrapped(&stream).unwrap_or_default();
            let back = super::stream(&whole, &["Workbook"]).unwrap_or_default();
            assert!(back.starts_with(&stream) && back.len() == length.max(SHORTEST), "{length}");
            assert!(back[length..].iter().all(|byte| *byte == 0), "{length}");
        }
    }
}
