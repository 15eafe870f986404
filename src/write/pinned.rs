//! Packages that are the same bytes on any machine.

/// The code of Unix in a zip's directory, "version made by" (APPNOTE 4.4.2).
const UNIX: u8 = 3;
const END: &[u8] = b"PK\x05\x06";
const ENTRY: &[u8] = b"PK\x01\x02";
/// Bytes of the end record without its comment, which none of ours has, and of an entry without its names.
const END_LENGTH: usize = 22;
const ENTRY_LENGTH: usize = 46;

/// The package with the system that made it set to one for all. The crates that write packages put down the system they run on, and
/// nothing reads it: without this the same workbook would differ between Windows and Linux in one byte an entry.
pub(super) fn pinned(mut package: Vec<u8>) -> Vec<u8> {
    let end = package.len().checked_sub(END_LENGTH).filter(|&at| package[at..].starts_with(END));
    let mut at = end.map_or(package.len(), |end| number(&package, end + 16, 4));
    while package.get(at..).is_some_and(|rest| rest.starts_with(ENTRY) && rest.len() > ENTRY_LENGTH) {
        package[at + 5] = UNIX;
        at += ENTRY_LENGTH + [28, 30, 32].map(|length| number(&package, at + length, 2)).iter().sum::<usize>();
    }
    package
}

/// A little-endian number of `width` bytes.
fn number(bytes: &[u8], at: usize, width: usize) -> usize {
    bytes[at..at + width].iter().rev().fold(0, |sum, &byte| sum << 8 | usize::from(byte))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use zip::write::SimpleFileOptions;
    use zip::{System, ZipArchive, ZipWriter};

    use super::*;

    fn made_on(system: System) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().system(system);
        for name in ["[Content_Types].xml", "xl/worksheets/sheet1.xml"] {
            writer.start_file(name, options).unwrap();
            writer.write_all(b"PK\x01\x02 as text of its own").unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn what_windows_made_is_byte_by_byte_what_unix_made() {
        let (windows, unix) = (made_on(System::Dos), made_on(System::Unix));
        assert_ne!(windows, unix);
        assert!(pinned(windows) == pinned(unix.clone()));
        assert!(pinned(unix.clone()) == unix, "nothing else is touched");
        assert_eq!(ZipArchive::new(Cursor::new(unix)).unwrap().len(), 2);
    }

    #[test]
    fn what_is_no_package_is_left_as_it_is() {
        for bytes in [&b""[..], b"PK\x05\x06", &[7; 64]] {
            assert_eq!(pinned(bytes.to_vec()), bytes);
        }
    }
}
