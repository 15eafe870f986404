//! Names of files and attachments: plain ASCII, so that every system and mail program shows them.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower-case ASCII letters and digits with single hyphens; `don-vi` where nothing is left.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for letter in text.nfd().filter(|&letter| !is_combining_mark(letter)) {
        match letter {
            'đ' | 'Đ' => slug.push('d'),
            _ if letter.is_ascii_alphanumeric() => slug.push(letter.to_ascii_lowercase()),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "don-vi".to_owned() } else { slug.to_owned() }
}

/// A file name as a slug with its extension kept: `Tổng hợp.XLSX` is `tong-hop.xlsx`.
pub fn file_slug(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && !extension.is_empty() => {
            format!("{}.{}", slug(stem), slug(extension))
        }
        _ => slug(name),
    }
}

/// Names Windows keeps for devices, in small letters; so is each with any ending.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$"];

/// The longest folder made from a code, so that paths stay below Windows' 260 letters.
const LONGEST: usize = 60;

/// A folder or file name for each of the codes: as near to the code as every system allows, and no two alike, not even where
/// capitals do not count. The first by code keeps its name, later ones are numbered.
pub fn folders<'a>(codes: impl IntoIterator<Item = &'a str>) -> BTreeMap<&'a str, String> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut folders = BTreeMap::new();
    for code in codes.into_iter().collect::<BTreeSet<_>>() {
        let safe = safe(code);
        let mut name = safe.clone();
        let mut number = 2;
        while !taken.insert(name.to_lowercase()) {
            name = format!("{safe}-{number}");
            number += 1;
        }
        folders.insert(code, name);
    }
    folders
}

/// ASCII letters, digits, `-`, `_` and inner dots; never a device.
fn safe(code: &str) -> String {
    let mut name = String::with_capacity(code.len());
    for letter in code.nfd().filter(|&letter| !is_combining_mark(letter)) {
        match letter {
            'đ' => name.push('d'),
            'Đ' => name.push('D'),
            _ if letter.is_ascii_alphanumeric() || letter == '_' => name.push(letter),
            '.' if !name.is_empty() && !name.ends_with(['-', '.']) => name.push('.'),
            _ if !name.is_empty() && !name.ends_with('-') => name.push('-'),
            _ => {}
        }
        if name.len() >= LONGEST {
            break;
        }
    }
    let name = name.trim_end_matches(['-', '.']);
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let port = ["com", "lpt"].iter().any(|port| {
        stem.strip_prefix(port)
            .is_some_and(|number| number.len() == 1 && number.bytes().all(|one| one.is_ascii_digit()))
    });
    match name {
        "" => "don-vi".to_owned(),
        _ if port || DEVICES.contains(&stem.as_str()) => format!("_{name}"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_plain_ascii() {
        assert_eq!(slug("Đoàn phường Bình Thủy"), "doan-phuong-binh-thuy");
        assert_eq!(slug("  //  "), "don-vi");
        assert_eq!(file_slug("Tổng hợp 2021-04.XLSX"), "tong-hop-2021-04.xlsx");
    }

    #[test]
    fn folders_are_safe_on_windows_and_never_one_for_two() {
        let of = |codes: &[&str]| folders(codes.iter().copied()).into_values().collect::<Vec<_>>();
        assert_eq!(of(&["CNTT-K10"]), ["CNTT-K10"]);
        assert_eq!(of(&["CON", "com1", "nul.x", "COM10"]), ["COM10", "_CON", "_com1", "_nul.x"]);
        assert_eq!(of(&["../..", "K/10", "K10.", "Khoa Điện", "..a"]), ["don-vi", "a", "K-10", "K10", "Khoa-Dien"]);
        assert_eq!(of(&["k10", "K10", "K10.", "K10-2"]), ["K10", "K10-2", "K10-3", "k10-4"]);
        assert_eq!(folders([" / "])[" / "], "don-vi");
        assert!(safe(&"x".repeat(300)).len() <= LONGEST);
    }
}
