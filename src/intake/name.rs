//! Names of files inside containers. They are names only: nothing is ever written where they point.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use crate::text;

/// Bytes 0x80 to 0xFF in the code page of DOS, in which a zip names its files unless it says otherwise.
const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// A name as its bytes mean it. Programs on Vietnamese machines write UTF-8 without saying so, or the code page of Windows.
pub(super) fn decoded(raw: &[u8]) -> String {
    if let Ok(name) = std::str::from_utf8(raw) {
        // UTF-8 that some program took for CP437 and packed anew.
        let bytes: Option<Vec<u8>> = name.chars().map(to_cp437).collect();
        let meant = bytes.filter(|_| !name.is_ascii()).and_then(|bytes| String::from_utf8(bytes).ok());
        let meant = meant.filter(|meant| text::is_vietnamese(meant) && !text::is_vietnamese(name));
        return meant.unwrap_or_else(|| name.to_owned()).nfc().collect();
    }
    let (windows, _) = encoding_rs::WINDOWS_1258.decode_without_bom_handling(raw);
    let windows: String = windows.nfc().collect();
    if text::is_vietnamese(&windows) { windows } else { raw.iter().map(|&byte| from_cp437(byte)).collect() }
}

fn from_cp437(byte: u8) -> char {
    match byte.checked_sub(0x80) {
        Some(high) => CP437.chars().nth(usize::from(high)).unwrap_or('_'),
        None => char::from(byte),
    }
}

fn to_cp437(letter: char) -> Option<u8> {
    if letter.is_ascii() {
        return u8::try_from(letter).ok();
    }
    let at = CP437.chars().position(|one| one == letter)?;
    u8::try_from(at + 0x80).ok()
}

/// The parts of a path inside a container that name something: no drive, no `..`, no control characters.
pub(super) fn parts(name: &str) -> Vec<String> {
    let shown = |part: &str| -> String {
        let clean = part.chars().map(|letter| if letter.is_control() { ' ' } else { letter });
        clean.collect::<String>().trim().to_owned()
    };
    let drive = |part: &str| part.len() == 2 && part.ends_with(':');
    let parts = name.split(['/', '\\']).map(shown);
    parts.filter(|part| !matches!(part.as_str(), "" | "." | "..") && !drive(part)).collect()
}

/// The path itself, or with a number before its ending where the container has that path already: `DS [2].xlsx`.
pub(super) fn distinct(path: String, taken: &mut BTreeSet<String>) -> String {
    let numbered = |number: usize| {
        let name = path.rfind('/').map_or(0, |slash| slash + 1);
        match path[name..].rfind('.').filter(|&dot| dot > 0) {
            Some(dot) => format!("{} [{number}]{}", &path[..name + dot], &path[name + dot..]),
            None => format!("{path} [{number}]"),
        }
    };
    let mut own = path.clone();
    let mut number = 1;
    while !taken.insert(own.clone()) {
        number += 1;
        own = numbered(number);
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_every_code_page() {
        assert_eq!(CP437.chars().count(), 128);
        let name = "Danh sách đoàn viên Nguyễn.xlsx";
        assert_eq!(decoded(name.as_bytes()), name);
        let decomposed: String = name.nfd().collect();
        assert_eq!(decoded(decomposed.as_bytes()), name);
        // "Danh sách Đoàn.xlsx" in Windows-1258.
        assert_eq!(decoded(b"Danh s\xe1ch \xd0o\xe0n.xlsx"), "Danh sách Đoàn.xlsx");
        // "Nguyễn": ê and a combining tilde.
        assert_eq!(decoded(b"Nguy\xea\xden.xlsx"), "Nguyễn.xlsx");
        let garbled: String = name.bytes().map(from_cp437).collect();
        assert_eq!(decoded(garbled.as_bytes()), name);
        assert_eq!(decoded(b"caf\x82.xlsx"), "café.xlsx");
        assert_eq!(decoded("Cà phê ½.xlsx".as_bytes()), "Cà phê ½.xlsx");
    }

    #[test]
    fn a_path_is_a_name_only() {
        assert_eq!(parts("../../etc/passwd"), ["etc", "passwd"]);
        assert_eq!(parts("C:\\Users\\an\\DS.xlsx"), ["Users", "an", "DS.xlsx"]);
        assert_eq!(parts("/./a//b\u{0}c.xlsx"), ["a", "b c.xlsx"]);
        assert!(parts("..").is_empty());
    }

    #[test]
    fn equal_names_stay_two_files() {
        let mut taken = BTreeSet::new();
        let mut of = |path: &str| distinct(path.to_owned(), &mut taken);
        assert_eq!(of("a.b/DS.xlsx"), "a.b/DS.xlsx");
        assert_eq!(of("a.b/DS.xlsx"), "a.b/DS [2].xlsx");
        assert_eq!(of("a.b/DS.xlsx"), "a.b/DS [3].xlsx");
        assert_eq!(of("a.b/DS"), "a.b/DS");
        assert_eq!(of("a.b/DS"), "a.b/DS [2]");
    }
}
