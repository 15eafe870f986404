//! Names of files and attachments: plain ASCII, so that every system and mail program shows them.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_plain_ascii() {
        assert_eq!(slug("Đoàn phường Bình Thủy"), "doan-phuong-binh-thuy");
        assert_eq!(slug("  //  "), "don-vi");
        assert_eq!(file_slug("Tổng hợp 2021-04.XLSX"), "tong-hop-2021-04.xlsx");
    }
}
