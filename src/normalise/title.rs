//! The title block of a table, cell by cell: which pieces are the issuing unions', which are the title itself.

use super::{cells, path};
use crate::layout::{Line, LineRole, Table};
use crate::model::date::Cut;
use crate::model::{Category, CellRef, Date, When};
use crate::read::Value;
use crate::text::{self, has_any, has_words, starts_with_words};
use crate::wards;

/// One line of one cell above the header.
pub(super) struct Piece {
    pub at: CellRef,
    /// Cleaned; never empty.
    pub text: String,
    /// [`text::plain`] of it, without blanks around.
    pub key: String,
    /// Names who issued the sheet (`ĐOÀN PHƯỜNG BÌNH THỦY`), not what it is about.
    pub block: bool,
    /// Refers to another document ("Kèm theo Công văn số ...").
    pub reference: bool,
}

/// Beginnings of lines that name the issuing union or unit, folded.
const BLOCK: &[&str] = &[
    "doan",
    "thanh doan",
    "tinh doan",
    "huyen doan",
    "quan doan",
    "thi doan",
    "bch",
    "btv",
    "ban chap hanh",
    "ban thuong vu",
    "chi doan",
    "lien chi doan",
    "dang uy",
    "truong",
    "uy ban",
    "ubnd",
    "khoa",
    "to doan",
    "lop",
    "so",
    "hoi lien hiep",
    "hoi sinh vien",
    "don vi",
    "cong hoa",
    "doc lap",
];

/// Words of a title proper, folded; a line with one of them is not the issuing union's.
const TITLE: &[&str] = &[
    "danh sach",
    "bao cao",
    "tong hop",
    "thong ke",
    "theo doi",
    "ket qua",
    "tham gia",
    "sinh hoat",
    "hoat dong",
    "gioi thieu",
    "xac nhan",
    "danh gia",
    "so luot",
    "diem danh",
];

/// Beginnings of lines that refer to another document, folded.
const REFERENCE: &[&str] = &["kem theo", "ban hanh", "can cu", "theo cong van", "theo ke hoach", "theo huong dan"];

/// Words that refer to another document anywhere in a line, folded.
const REFERENCES: &[&str] = &["cong van so", "quyet dinh so", "ke hoach so", "huong dan so", "thong bao so"];

/// Words of a title that say of whom it is, folded, in the order they are looked for.
const CATEGORIES: &[(&str, Category)] = &[
    ("giang vien", Category::Lecturer),
    ("giao vien", Category::Lecturer),
    ("vien chuc", Category::Staff),
    ("nhan vien", Category::Staff),
    ("can bo", Category::Staff),
    ("hoc sinh", Category::Student),
    ("sinh vien", Category::Student),
    ("hssv", Category::Student),
];

/// Folded words that hold a word of [`CATEGORIES`] and mean something else.
const NO_CATEGORY: &[&str] =
    &["can bo doan", "hoi sinh vien", "can bo lop", "cong tac hoc sinh", "giao vien chu nhiem"];

/// The texts of a line, each line of a cell by itself.
pub(super) fn texts(line: &Line) -> Vec<(CellRef, String)> {
    let mut texts = Vec::new();
    for cell in &line.cells {
        let Value::Text(raw) = &cell.value else { continue };
        for part in raw.split(['\n', '\r']) {
            let text = text::clean(part).text;
            if !text.is_empty() {
                texts.push((CellRef::new(line.row, cell.col), text));
            }
        }
    }
    texts
}

/// The pieces above the header, top to bottom; lines of place and date are not among them.
pub(super) fn pieces(table: &Table) -> Vec<Piece> {
    let header = table.header_rows.first().copied().unwrap_or(u32::MAX);
    let lines = table.lines.iter().filter(|line| match line.role {
        LineRole::Title => true,
        LineRole::PlaceDate => line.row < header,
        _ => false,
    });
    let pieces = |line: &Line| {
        let texts = texts(line);
        let mut pieces: Vec<Piece> = texts.into_iter().map(|(at, text)| piece(at, text)).collect();
        // Whose day of birth stands above a list is its author's, and no day of the list's.
        let born = pieces.first().is_some_and(|first| BORN.contains(&first.key.as_str()));
        pieces.retain(|one| !is_place_date(one));
        pieces.iter_mut().for_each(|one| one.reference |= born);
        pieces
    };
    lines.flat_map(pieces).collect()
}

/// Labels of a day of birth, folded.
const BORN: &[&str] = &["ngay sinh", "sinh ngay", "nam sinh", "ngay thang nam sinh"];

fn piece(at: CellRef, text: String) -> Piece {
    let key = text::plain(&text).trim().to_owned();
    let block = BLOCK.iter().any(|word| starts_with_words(&key, word)) && !has_any(&key, TITLE);
    let reference = REFERENCE.iter().any(|word| starts_with_words(&key, word)) || has_any(&key, REFERENCES);
    Piece { at, text, key, block: block || reference, reference }
}

/// A line of place and date, filled in or still dotted.
fn is_place_date(piece: &Piece) -> bool {
    let dotted = piece.text.contains("...") || piece.text.contains('…');
    cells::place_date(&piece.text).is_some() || (dotted && has_any(&piece.key, &["ngay"]))
}

/// The most precise time that any of the texts names; of equal ones the first.
pub(super) fn most_precise(texts: &[&str], cut: Cut) -> Option<When> {
    let found = texts.iter().filter_map(|text| cells::when_in(text));
    found.min_by_key(|when| {
        let (from, to) = when.span(cut);
        ordinal(to) - ordinal(from)
    })
}

/// A number that grows with the day, for comparing lengths.
fn ordinal(day: Date) -> i32 {
    i32::from(day.year()) * 372 + i32::from(day.month()) * 31 + i32::from(day.day())
}

/// The title folded, without units, dates, versions and numbers.
pub(super) fn key(pieces: &[Piece]) -> String {
    const TIMES: &[&str] =
        &["thang", "nam", "hoc", "quy", "ngay", "tu", "den", "hk", "ky", "lan", "i", "ii", "iii", "iv"];
    let words = pieces.iter().filter(|piece| !piece.block).flat_map(|piece| path::words(&piece.text));
    let mut kept: Vec<String> = Vec::new();
    for word in words.map(|word| word.plain().to_owned()) {
        // The number of a round ("đợt 2") tells two lists apart, every other number may change.
        let number = word.contains(|one: char| one.is_ascii_digit()) && kept.last().is_none_or(|last| last != "dot");
        if !number && !TIMES.contains(&word.as_str()) && !matches!(word.as_str(), "sua" | "v") {
            kept.push(word);
        }
        // A correction of a list is a list of the same.
        if kept.ends_with(&["dinh".to_owned(), "chinh".to_owned()]) {
            kept.truncate(kept.len() - 2);
        }
    }
    kept.join(" ")
}

/// The one category the title names; None where it names none or several.
pub(super) fn category(main: &[&Piece]) -> Option<Category> {
    category_of(main.iter().map(|piece| piece.key.as_str()))
}

/// The category that a line over rows names: it begins with its word (`B. Viên chức, người lao động`, `Đoàn viên là giảng viên`).
pub(super) fn category_over_rows(text: &str) -> Option<Category> {
    let key = text::plain(text);
    let key = key.trim();
    let openings = ["doan vien la ", "doan vien ", "doi tuong ", "khoi "];
    let own = openings.iter().find_map(|opening| key.strip_prefix(opening)).unwrap_or(key);
    let begins = CATEGORIES.iter().any(|(word, _)| starts_with_words(own, word));
    begins.then(|| category_of(std::iter::once(key))).flatten()
}

fn category_of<'t>(keys: impl Iterator<Item = &'t str>) -> Option<Category> {
    let mut found = None;
    for whole in keys {
        let mut key = whole.to_owned();
        for phrase in NO_CATEGORY.iter().filter(|phrase| has_words(whole, phrase)) {
            key = format!(" {key} ").replace(&format!(" {phrase} "), " ");
        }
        for (word, category) in CATEGORIES {
            if has_words(&key, word) {
                if found.is_some_and(|other| other != *category) {
                    return None;
                }
                found = Some(*category);
            }
        }
    }
    found
}

/// The province of the issuing unions: `THÀNH ĐOÀN CẦN THƠ` before any other line of the block.
pub(super) fn province(pieces: &[Piece]) -> Option<String> {
    let is_union = |piece: &&Piece| ["thanh doan", "tinh doan"].iter().any(|word| starts_with_words(&piece.key, word));
    let unions = pieces.iter().filter(is_union);
    let others = pieces.iter().filter(|piece| piece.block);
    unions.chain(others).find_map(|piece| wards::province_in(&piece.text)).map(str::to_owned)
}
