//! Persons told from places, titles and things, where no header says that a text is a name.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::{fold, name, plain};
use crate::finding::Code;

/// Family names as keys, with marks and without.
struct Families {
    marked: BTreeSet<String>,
    plain: BTreeSet<String>,
    /// Those that are other words too, with marks.
    shy: BTreeSet<String>,
}

static FAMILIES: LazyLock<Families> = LazyLock::new(|| {
    let lines = include_str!("../data/families.txt").lines().filter(|line| !line.starts_with('#'));
    let (shy, sure): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with('~'));
    let words: Vec<&str> = sure.into_iter().flat_map(str::split_whitespace).collect();
    Families {
        marked: words.iter().map(|word| fold(word)).collect(),
        plain: words.iter().map(|word| plain(word)).collect(),
        shy: shy.into_iter().flat_map(str::split_whitespace).map(fold).collect(),
    }
});

/// What stands behind Đoàn where it is the Union's and no family.
const UNION: &[&str] = &["phường", "xã", "khoa", "viên", "thanh", "cơ", "đặc", "tncs", "trường"];
/// What stands behind Đoàn thị where that is the union of a town, and not Đoàn Thị Thắm.
const TOWN: &[&str] = &["trấn", "xã"];
/// What stands behind a family that is another word too, where it is that: danh sách, y tế, viên chức.
const NO_GIVEN: &[&str] = &["sách", "mục", "hiệu", "dự", "tế", "học", "sĩ", "tá", "chức", "bìa", "hàng", "quỹ", "túy"];
/// Words of a name, at least and at most.
const WORDS: std::ops::RangeInclusive<usize> = 2..=6;

/// Whether a text names a person by its family name: `Nguyễn Văn An`, `đ/c Tô Bảo Châu`, `nguyen van an`, `Ng. Văn An`; two
/// persons in one text too, which the name's reader tells apart. `Đoàn Phường An Thới` is none.
pub fn is_person(text: &str) -> bool {
    let (found, codes, _) = name(text);
    let Some(found) = found else { return codes.contains(&Code::NameTwoPeople) };
    let words: Vec<&str> = found.key.split(' ').map(|word| word.trim_end_matches('.')).collect();
    let letters = words.iter().all(|word| word.chars().all(|one| one.is_alphabetic() || one == '\''));
    if !letters || !WORDS.contains(&words.len()) {
        return false;
    }
    // Đoàn Trường Giang has three words, the union of a school more.
    let town = words[1] == "thị" && words.get(2).is_none_or(|word| TOWN.contains(word));
    let union =
        words[0] == "đoàn" && (town || (UNION.contains(&words[1]) && (words[1] != "trường" || words.len() != 3)));
    let shy = words.len() > 2 && FAMILIES.shy.contains(words[0]) && !NO_GIVEN.contains(&words[1]);
    let family = shy
        || FAMILIES.marked.contains(words[0])
        || words[0] == "ng"
        || (found.bare && FAMILIES.plain.contains(words[0]));
    family && !union
}

/// Whether a text could be somebody's name: written as names are, or with a family name.
pub fn may_be_person(text: &str) -> bool {
    is_written_as_name(text) || is_person(text)
}

/// Whether a text is two to six capitalised words without figures.
pub fn is_written_as_name(raw: &str) -> bool {
    let mut words = 0;
    let mut within = false;
    for one in raw.chars() {
        if one.is_whitespace() {
            within = false;
            continue;
        }
        if !within && !one.is_uppercase() {
            return false;
        }
        words += u32::from(!within);
        within = true;
        if !(super::is_letter(one) || one == '\'' || ('\u{300}'..='\u{36f}').contains(&one)) {
            return false;
        }
    }
    (2..=6).contains(&words)
}

#[cfg(test)]
mod tests {
    use super::is_person;

    #[test]
    fn persons_are_told_by_their_family() {
        for text in [
            "Nguyễn Văn An",
            "LÊ NA",
            "đ/c Tô Bảo Châu",
            "nguyen van an",
            "Ng. Văn An",
            "Đoàn Trường Giang",
            "Đoàn Phương Anh",
            "Đoàn Thị Thắm",
            "Dương Hà",
            "Nguyễn Văn Nam & Võ Thị Bé",
            "Sơn Thị Mỹ Duyên",
            "Danh Hoàng Phi",
            "H'Nhi Êban",
            "Y Thoan Niê",
        ] {
            assert!(is_person(text), "{text}");
        }
        for text in [
            "Phường An Thới",
            "Khoa Cơ Khí",
            "Nước Suối",
            "Chủ Nhật Xanh",
            "Thời Gian",
            "Nơi Cư Trú",
            "Bệnh Viện Huyết Học",
            "Đoàn Phường An Thới",
            "Đoàn Khoa Cơ Khí",
            "Đoàn Trường Cao Đẳng Nghề",
            "Nguyễn",
            "Lớp trưởng",
            "Danh sách đoàn viên",
            "DANH SÁCH LỚP",
            "Sơn Trà",
            "Y tế phường",
            "Viên chức trường",
            "K10A",
            "",
        ] {
            assert!(!is_person(text), "{text}");
        }
    }
}
