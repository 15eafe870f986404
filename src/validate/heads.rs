//! Names of units in a title block: in a line of their own, behind a label, behind the school's name, behind what the list is.
//!
//! Must never take a place where members live (chi đoàn khu vực, ấp) or an addressee for the sender.

use super::names::says_which;
use super::units::{level_of, name_part};
use crate::model::Level;
use crate::text::{plain, starts_with_words};

/// Lines about somebody else than the sender, folded.
const NOT_OURS: &[&str] =
    &["kinh gui", "noi nhan", "don vi gioi thieu", "don vi tiep nhan", "noi gioi thieu", "noi tiep nhan"];

/// Labels in front of a unit's name, folded, and the word that the name lacks.
const LABELS: &[(&str, &str)] = &[
    ("don vi", ""),
    ("ten don vi", ""),
    ("don vi bao cao", ""),
    ("ten chi doan", "Chi đoàn"),
    ("chi doan", "Chi đoàn"),
    ("lop", "Lớp"),
    ("khoa", "Khoa"),
    ("doan khoa", "Đoàn khoa"),
];

/// What a list calls itself right before it says whose it is, folded.
const LISTS: &[&str] = &[
    "danh", "sach", "ds", "doan", "vien", "dv", "dvtn", "thanh", "nien", "cua", "toan", "the", "bao", "cao", "member",
    "list",
];

/// Words behind which a name goes on about something else.
const ENDS: &[&str] = &[
    " tham gia",
    " sinh hoạt",
    " nơi cư trú",
    " tại ",
    " năm ",
    " đợt ",
    " quý ",
    " học kỳ",
    " được ",
    " giới thiệu",
    " về ",
    " đi ",
];

/// Beginnings of a name of where members live, folded.
const HOMES: &[&str] = &[
    "khu vuc",
    "kv",
    "ap",
    "khom",
    "khu pho",
    "kp",
    "to dan pho",
    "thon",
    "xom",
    "buon",
    "dia phuong",
    "dia ban",
    "noi cu tru",
    "cu tru",
    "phuong",
    "xa",
    "dan cu",
    "va",
    "de",
    "co so",
];

/// The units below the school that a line of a title block names, with their levels: a ward union only where the line begins with it.
pub(super) fn units_in(line: &str) -> Vec<(String, Level)> {
    if is_of_another(line) {
        return Vec::new();
    }
    let mut found: Vec<(String, Level)> = Vec::new();
    for (at, piece) in pieces(line).into_iter().enumerate() {
        let whole = labelled(piece).or_else(|| {
            let name = name_part(piece);
            level_of(name).map(|level| (name.to_owned(), level)).filter(|_| at == 0 || is_firm(name))
        });
        let unit = whole.or_else(|| behind_list(piece));
        let sends = |name: &str, level: Level| (at == 0 || level != Level::Ward) && !is_home(name) && says_which(name);
        found.extend(unit.filter(|(name, level)| sends(name, *level)));
    }
    found.retain(|(_, level)| !matches!(level, Level::School | Level::City));
    found
}

/// Whether a line says whom it is for or about, and not who sends.
pub(super) fn is_of_another(line: &str) -> bool {
    let key = plain(line);
    NOT_OURS.iter().any(|word| starts_with_words(&key, word))
}

/// A line at its dashes, and before each further label.
fn pieces(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    for part in line.split([';', '\n']).flat_map(|part| part.split(" - ")).flat_map(|part| part.split(" – ")) {
        let mut rest = part;
        // `Lớp: Du lịch 21A   Khoa: Du lịch`
        while let Some(colon) = rest.rfind(':').filter(|&colon| rest[..colon].contains(':')) {
            let Some(at) = label_before(rest, colon) else { break };
            pieces.push(rest[at..].trim());
            rest = &rest[..at];
        }
        pieces.push(rest.trim());
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// Where the label begins that ends at a colon.
fn label_before(text: &str, colon: usize) -> Option<usize> {
    let starts = text[..colon].match_indices(' ').map(|(blank, _)| blank + 1);
    starts.into_iter().find(|&at| LABELS.iter().any(|(label, _)| plain(&text[at..colon]) == *label))
}

/// The unit behind a label: `Đơn vị: Chi đoàn Du lịch 21A`, `CHI ĐOÀN: DU LỊCH 21A`. Dots to be filled in name nobody.
fn labelled(piece: &str) -> Option<(String, Level)> {
    let (label, name) = piece.split_once(':')?;
    let name = name_part(name.trim());
    let (_, word) = LABELS.iter().find(|(known, _)| plain(label) == *known)?;
    if plain(name).is_empty() {
        return None;
    }
    if let Some(level) = level_of(name) {
        return Some((name.to_owned(), level));
    }
    let name = format!("{word} {name}");
    level_of(&name).map(|level| (name, level))
}

/// `DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN DU LỊCH 21A`: whose list it is, where nothing else stands between.
fn behind_list(piece: &str) -> Option<(String, Level)> {
    let words: Vec<(usize, &str)> = piece
        .split(' ')
        .scan(0, |at, word| {
            let from = *at;
            *at += word.len() + 1;
            Some((from, word))
        })
        .collect();
    let listed = words.iter().take_while(|(_, word)| LISTS.contains(&plain(word).as_str())).count();
    // "Đoàn" may begin the unit's own name, so the words of the list are given back one by one.
    let at = (1..=listed).rev().find(|&at| words.get(at).is_some_and(|(from, _)| is_firm(&piece[*from..])))?;
    let name = name_part(&piece[words[at].0..]);
    let lower = name.to_lowercase();
    let end = ENDS.iter().filter_map(|end| lower.find(end)).filter(|&end| name.is_char_boundary(end)).min();
    let name = end.map_or(name, |end| &name[..end]).trim();
    level_of(name).map(|level| (name.to_owned(), level))
}

/// Whether a text begins as only a unit's name does: "lớp" and "khoa" begin other things as well.
fn is_firm(name: &str) -> bool {
    const FIRM: &[&str] =
        &["chi doan", "lien chi doan", "doan khoa", "doan co so", "doan tbm", "bch chi doan", "bch doan khoa"];
    let key = plain(name);
    FIRM.iter().any(|word| starts_with_words(&key, word) && key.len() > word.len())
}

/// Whether it is a chapter of those who live somewhere, or no name at all.
pub(super) fn is_home(name: &str) -> bool {
    let key = plain(name);
    let own = ["chi doan ", "lop "].iter().find_map(|word| key.strip_prefix(word));
    own.is_some_and(|own| HOMES.iter().any(|home| starts_with_words(own, home)))
}

/// The chapter that the name of a sheet names by its word: `Chi đoàn ĐTCN 1`, `CĐ CNTT2`.
pub(super) fn chapter_in(sheet: &str) -> Option<String> {
    let named = |name: &str| level_of(name) == Some(Level::Chapter) && is_firm(name) && !is_home(name);
    let name = if named(sheet) { sheet.to_owned() } else { format!("Chi đoàn {}", behind_short(sheet)?) };
    named(&name).then_some(name)
}

/// What stands behind the short form of the word. It is a college's as well, so that a name with a number of its own must follow,
/// and no cohort (`CĐ K22`).
fn behind_short(sheet: &str) -> Option<&str> {
    let (word, own) = sheet.trim().split_once([' ', '-', '_', ':'])?;
    let key = plain(own);
    let short = matches!(plain(word).replace(' ', "").as_str(), "cd" | "cdoan");
    let numbered = key.ends_with(|one: char| one.is_ascii_digit()) && key.starts_with(|one: char| one.is_alphabetic());
    let cohort = key.trim_start_matches("khoa ").trim_start_matches('k').bytes().all(|byte| byte.is_ascii_digit());
    (short && numbered && !cohort && key.split(' ').count() <= 4).then(|| own.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_names_a_chapter_by_its_word_or_the_short_form_of_it() {
        for (sheet, chapter) in [
            ("Chi đoàn ĐTCN 1", Some("Chi đoàn ĐTCN 1")),
            ("CĐ ĐTCN 1", Some("Chi đoàn ĐTCN 1")),
            ("CĐ CNTT2", Some("Chi đoàn CNTT2")),
            ("C.Đ Điện 22", Some("Chi đoàn Điện 22")),
            ("CĐ-CNTT1", Some("Chi đoàn CNTT1")),
            // A college, a cohort, a hamlet, a bare number.
            ("CĐ Nghề Sông Hậu", None),
            ("CĐ K22", None),
            ("CĐ KV 3", None),
            ("CĐ 22", None),
            ("CNTT2", None),
            ("Sheet1", None),
        ] {
            assert_eq!(chapter_in(sheet).as_deref(), chapter, "{sheet}");
        }
    }

    #[test]
    fn a_unit_is_told_wherever_a_title_names_it_and_no_home_or_addressee_is_one() {
        let one = |line: &str| units_in(line).into_iter().map(|(name, _)| name).collect::<Vec<_>>().join(" | ");
        assert_eq!(one("Đơn vị: Chi đoàn Du lịch 21A"), "Chi đoàn Du lịch 21A");
        assert_eq!(one("CHI ĐOÀN: DU LỊCH 21A"), "Chi đoàn DU LỊCH 21A");
        assert_eq!(one("ĐƠN VỊ: CHI ĐOÀN DU LỊCH 21A - ĐOÀN KHOA DU LỊCH"), "CHI ĐOÀN DU LỊCH 21A | ĐOÀN KHOA DU LỊCH");
        assert_eq!(one("ĐOÀN TRƯỜNG CĐ NGHỀ SÔNG HẬU - CHI ĐOÀN DU LỊCH 21A"), "CHI ĐOÀN DU LỊCH 21A");
        assert_eq!(one("DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN DU LỊCH 21A NĂM HỌC 2020-2021"), "CHI ĐOÀN DU LỊCH 21A");
        assert_eq!(one("Lớp: Du lịch 21A Khoa: Du lịch"), "Khoa Du lịch | Lớp Du lịch 21A");
        assert_eq!(one("ĐOÀN PHƯỜNG BÌNH THỦY"), "ĐOÀN PHƯỜNG BÌNH THỦY");
        for other in [
            "Kính gửi: Chi đoàn Du lịch 21A - Đoàn khoa Du lịch",
            "DANH SÁCH ĐOÀN VIÊN SINH HOẠT VỚI CHI ĐOÀN KHU VỰC 3",
            "DANH SÁCH ĐOÀN VIÊN - CHI ĐOÀN ẤP BÌNH THƯỜNG",
            "DANH SÁCH THAM GIA - LỚP TẬP HUẤN KỸ NĂNG",
            "DANH SÁCH ĐOÀN VIÊN SINH HOẠT - ĐOÀN PHƯỜNG BÌNH THỦY",
            "Chi đoàn: ........",
            "Lớp trưởng: Nguyễn Văn An",
            "LỚP NÀO ĐẤY",
            "DANH SÁCH ĐOÀN VIÊN",
        ] {
            assert_eq!(one(other), "", "{other}");
        }
    }
}
