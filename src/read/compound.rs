//! Streams of a compound file (the container of xls), by name. Only as much of it as the marks of an old workbook need;
//! every chain is bounded by the file's own length.

/// Sector numbers from here on end a chain or mean no sector.
const SPECIAL: u32 = 0xFFFF_FFFA;
/// Bytes of one directory entry.
const ENTRY: usize = 128;
/// Sector numbers of the table of sectors that stand in the header.
const IN_HEADER: usize = 109;

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
    follow(start, &table, length, |at| pool.get(at.checked_mul(64)?..)?.get(..64))
}

/// Whether every chain of sectors comes to an end: a reader that follows one in a ring would fill all memory.
pub(super) fn is_sound(bytes: &[u8]) -> bool {
    let Some(file) = Container::open(bytes) else { return false };
    let short = match word(bytes, 64) {
        Some(0) => Some(Vec::new()),
        _ => word(bytes, 60).and_then(|start| file.chain(start, usize::MAX)),
    };
    ends(&file.table) && short.is_some_and(|short| ends(&words(&short)))
}

/// Whether following a table leads out of it from everywhere.
fn ends(table: &[u32]) -> bool {
    // The walk that first came by; 0 is none.
    let mut seen = vec![0u32; table.len()];
    for (start, walk) in (0..table.len()).zip(1..) {
        let mut at = start;
        while seen.get(at) == Some(&0) {
            seen[at] = walk;
            at = usize::try_from(table[at]).unwrap_or(usize::MAX);
        }
        if seen.get(at) == Some(&walk) {
            return false;
        }
    }
    true
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
        follow(start, &self.table, length, |at| self.sector(at))
    }
}

fn follow<'a>(start: u32, table: &[u32], length: usize, piece: impl Fn(usize) -> Option<&'a [u8]>) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    let mut next = start;
    let mut left = table.len();
    while next < SPECIAL && whole.len() < length {
        left = left.checked_sub(1)?;
        let at = usize::try_from(next).ok()?;
        whole.extend_from_slice(piece(at)?);
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
        assert!(ends(&[1, 2, SPECIAL, 1, u32::MAX]));
        assert!(!ends(&[1, 2, 1]));
        assert!(!ends(&[SPECIAL, 1]));
    }
}
