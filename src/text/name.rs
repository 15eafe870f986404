//! A person's name from a cell: titles and remarks taken off, letters' case mended, keys for comparison. Never adds a mark.

use super::{clean, fold, plain};
use crate::finding::Code;
use crate::model::Name;

/// What people put before a name.
const TITLES: [&str; 12] = ["đ/c", "đc", "đồng chí", "anh", "chị", "bạn", "em", "thầy", "cô", "ông", "bà", "a/c"];

/// Family names that always carry marks when they are typed with any.
const MARKED_FAMILIES: [&str; 14] =
    ["nguyen", "tran", "le", "pham", "huynh", "vo", "dang", "bui", "do", "ngo", "duong", "ly", "truong", "dinh"];

/// A person's name from a cell's text, with what was repaired (`name-title`, `name-uppercase`, ...) or is wrong
/// (`text-lost-letters`, `name-two-people`: then no name). The bracketed remark, if any, comes third.
pub fn name(text: &str) -> (Option<Name>, Vec<Code>, Option<String>) {
    let mut codes = Vec::new();
    let two_lines = text.trim().contains('\n');
    let cleaned = clean(text);
    codes.extend(cleaned.repairs);
    let (mut shown, remark) = without_brackets(&cleaned.text);
    let untitled = without_title(&shown);
    if untitled != shown || remark.is_some() {
        codes.push(Code::NameTitle);
        shown = untitled;
    }
    if shown.contains('?') || shown.contains('\u{fffd}') {
        codes.push(Code::TextLostLetters);
        return (None, codes, remark);
    }
    if two_lines && fold(text).split(' ').count() > 4
        || shown.contains([',', ';', '/', '+', '&'])
        || shown.contains(" và ")
    {
        codes.push(Code::NameTwoPeople);
        return (None, codes, remark);
    }
    if !shown.chars().any(char::is_alphabetic) || shown.chars().any(|c| c.is_ascii_digit()) {
        return (None, codes, remark);
    }
    let letters: Vec<char> = shown.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.len() > 2 && letters.iter().all(|c| !c.is_lowercase()) {
        codes.push(Code::NameUppercase);
        shown = title_case(&shown);
    } else if shown.split(' ').any(|part| part.chars().next().is_some_and(char::is_lowercase)) {
        codes.push(Code::NameLowercase);
        shown = title_case(&shown);
    }
    let made = keys(shown);
    if made.bare {
        codes.push(Code::NameNoDiacritics);
    }
    (Some(made), codes, remark)
}

fn keys(shown: String) -> Name {
    let key = fold(&shown);
    let weak = plain(&shown);
    let unmarked = key == weak;
    let family = weak.split(' ').next().unwrap_or_default();
    let bare = unmarked && weak.contains(' ') && MARKED_FAMILIES.contains(&family);
    Name { iy: one_i(&key), plain: one_i(&weak), key, bare, shown }
}

/// i and y as one letter, where y is the vowel (Quí, Quý; Mĩ, Mỹ) and not part of ay, uy with another vowel.
fn one_i(key: &str) -> String {
    key.replace('y', "i").replace('ý', "í").replace('ỳ', "ì").replace('ỷ', "ỉ").replace('ỹ', "ĩ").replace('ỵ', "ị")
}

fn title_case(text: &str) -> String {
    let part = |part: &str| {
        let lower = part.to_lowercase();
        let mut letters = lower.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    text.split(' ').map(part).collect::<Vec<String>>().join(" ")
}

fn without_brackets(text: &str) -> (String, Option<String>) {
    match (text.find('('), text.rfind(')')) {
        (Some(open), Some(close)) if open < close => {
            let rest = format!("{} {}", &text[..open], &text[close + 1..]);
            let rest = rest.split_whitespace().collect::<Vec<_>>().join(" ");
            (rest, Some(text[open + 1..close].trim().to_owned()))
        }
        _ => (text.to_owned(), None),
    }
}

fn without_title(text: &str) -> String {
    let lower = text.to_lowercase();
    for title in TITLES {
        let Some(rest) = lower.strip_prefix(title) else { continue };
        let Some(rest) = rest.strip_prefix([' ', '.', ':']) else { continue };
        // "Anh" and "Cô" also begin names; only what leaves a whole name behind is a title.
        let skip = lower.len() - rest.len();
        if rest.trim().split(' ').count() >= 2 && text.is_char_boundary(skip) && lower.len() == text.len() {
            return text[skip..].trim().to_owned();
        }
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<String> {
        name(text).0.map(|name| name.shown)
    }

    #[test]
    fn titles_and_remarks_go() {
        assert_eq!(shown("Đ/c Nguyễn Văn An (BT)").as_deref(), Some("Nguyễn Văn An"));
        assert_eq!(name("Đ/c Nguyễn Văn An (BT)").2.as_deref(), Some("BT"));
        assert_eq!(shown("Anh Vũ").as_deref(), Some("Anh Vũ"));
    }

    #[test]
    fn capitals_are_mended_and_said() {
        let (made, codes, _) = name("NGUYỄN  HOÀNG ANH");
        assert_eq!(made.unwrap().shown, "Nguyễn Hoàng Anh");
        assert_eq!(codes, [Code::CellWhitespace, Code::NameUppercase]);
    }

    #[test]
    fn lost_letters_and_two_people_are_no_name() {
        assert_eq!(name("Ph?m Qu?c D?ng").0, None);
        assert!(name("Ph?m Qu?c D?ng").1.contains(&Code::TextLostLetters));
        assert!(name("Nguyễn Văn An, Trần Thị Bích").1.contains(&Code::NameTwoPeople));
    }

    #[test]
    fn keys_keep_marks_apart_and_i_together() {
        let quy = name("Trần Văn Quý").0.unwrap();
        let qui = name("Trần Văn Quí").0.unwrap();
        assert_ne!(quy.key, qui.key);
        assert_eq!(quy.iy, qui.iy);
        assert_eq!(name("Nguyễn Thị Hoà").0.unwrap().key, name("Nguyễn Thị Hòa").0.unwrap().key);
        assert!(name("Nguyen Van An").0.unwrap().bare);
        assert!(!name("Lan Anh").0.unwrap().bare);
    }
}
