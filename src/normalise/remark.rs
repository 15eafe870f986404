//! Remarks on a roster: who is no member, and who left.
//!
//! Must never guess: a remark that only looks like leaving ("đang thực tập") is none.

use crate::model::{Category, Lang, When};
use crate::normalise::{Leaving, cells};
use crate::text::{self, has_any};

/// What a remark says of membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Remark {
    NotAMember,
    /// How, and with the date, if it names one.
    Left(Leaving, Option<When>),
}

/// Phrases of those who never joined, folded.
const NO_MEMBER: &[&str] = &[
    "chua vao doan",
    "chua ket nap",
    "chua duoc ket nap",
    "chua la doan vien",
    "chua phai doan vien",
    "chua phai la doan vien",
    "khong phai doan vien",
    "khong phai la doan vien",
    "khong la doan vien",
];

/// Whole remarks of those who never joined, folded.
const NO_MEMBER_WHOLE: &[&str] = &["tn", "thanh nien", "la thanh nien", "chua doan vien"];

/// Phrases of those who left and how, folded; the first that fits says how.
const LEFT: &[(&str, Leaving)] = &[
    ("chuyen chi doan", Leaving::Moved),
    ("da chuyen lop", Leaving::Moved),
    ("chuyen sinh hoat", Leaving::Transferred),
    ("chuyen sh", Leaving::Transferred),
    ("chuyen truong", Leaving::Transferred),
    ("rut so doan", Leaving::Transferred),
    ("truong thanh doan", Leaving::Matured),
    ("da truong thanh", Leaving::Matured),
    ("ra truong", Leaving::Graduated),
    ("tot nghiep", Leaving::Graduated),
    ("nghi hoc", Leaving::Left),
    ("thoi hoc", Leaving::Left),
    ("bo hoc", Leaving::Left),
    ("xoa ten", Leaving::Left),
    ("khai tru", Leaving::Left),
    ("ra khoi doan", Leaving::Left),
    ("da chuyen", Leaving::Transferred),
    ("chuyen di", Leaving::Transferred),
];

/// Headers of a column that says yes or no to being a member, folded: `Đoàn viên (1/0)`.
const MEMBERSHIP_HEADERS: &[&str] =
    &["doan vien", "doan vien 1 0", "doan vien co khong", "la doan vien", "da vao doan"];

/// Headers over who is a member and who of the youth is none yet, folded: `ĐV/TN`.
const MEMBER_OR_NOT: &[&str] = &[
    "dv tn",
    "dv hay tn",
    "dv hoac tn",
    "la dv hay tn",
    "doan vien tn",
    "doan vien thanh nien",
    "doan vien hay thanh nien",
    "doan vien hoac thanh nien",
    "doan vien thanh nien dv tn",
];

/// The same, where they must say it themselves; below a parent that says what is asked (`Đoàn` > `Đoàn viên`) any of both.
const MEMBERSHIP_LEAVES: &[&str] =
    &["doan vien 1 0", "doan vien co khong", "la doan vien", "da vao doan", "dv 1 0", "dv co khong", "la dv"];

/// Parents below which a bare `Đoàn viên` asks who is one, folded.
const MEMBERSHIP_PARENTS: &[&str] = &["doan", "doan tncs", "doan tncs hcm", "thong tin doan", "doan the", "vao doan"];

/// Words for a part of a chapter that is no unit, folded; a number or letter follows.
const PARTS: &[&str] = &["to", "to doan", "nhom"];

/// Phrases that turn such a remark into its opposite, or into something yet to come; folded.
const NOT_LEFT: &[&str] = &[
    "chua chuyen",
    "khong chuyen",
    "chuyen den",
    "moi chuyen",
    "chuyen ve tu",
    "tiep nhan",
    "chua tot nghiep",
    "chua ra truong",
    "chuan bi",
    "sap",
    "du kien",
    "se chuyen",
    "xin chuyen",
    "da di hoc lai",
    "dang thuc tap",
];

/// Reads a remark.
pub(super) fn read(text: &str) -> Option<Remark> {
    let key = text::plain(text);
    let key = key.trim();
    if denies(key) {
        return Some(Remark::NotAMember);
    }
    let (_, leaving) = LEFT.iter().find(|(phrase, _)| has_any(key, &[phrase]))?;
    (!has_any(key, NOT_LEFT)).then(|| Remark::Left(*leaving, cells::when_in(text)))
}

/// Whether a folded text of a column about members says that somebody is none.
pub(super) fn denies(key: &str) -> bool {
    denies_in_words(key) || NO_MEMBER_WHOLE.contains(&key)
}

/// As [`denies`], of a column of any remarks: a short word there may mean anything (`TN` is a channel too).
pub(super) fn denies_in_words(key: &str) -> bool {
    has_any(key, NO_MEMBER) || matches!(key, "la thanh nien" | "chua doan vien")
}

/// As [`denies`], of a column that asks for it.
pub(super) fn answers_no(key: &str) -> bool {
    matches!(key, "0" | "khong" | "ko" | "k" | "chua") || denies(key)
}

/// Words of a category column, folded, in the order they are looked for.
const CATEGORIES: &[(&str, Category)] = &[
    ("giang vien", Category::Lecturer),
    ("giao vien", Category::Lecturer),
    ("gv", Category::Lecturer),
    ("hoc sinh", Category::Student),
    ("sinh vien", Category::Student),
    ("hssv", Category::Student),
    ("sv", Category::Student),
    ("hs", Category::Student),
    ("vien chuc", Category::Staff),
    ("cong chuc", Category::Staff),
    ("can bo", Category::Staff),
    ("nhan vien", Category::Staff),
    ("cbvc", Category::Staff),
    ("khac", Category::Other),
    ("chua co viec lam", Category::Other),
    ("cong nhan", Category::Other),
    ("nong dan", Category::Other),
    ("luc luong vu trang", Category::Other),
    ("lao dong tu do", Category::Other),
];

/// Whether a column asks of each person if they are a member; `key` is its header folded.
pub(super) fn asks_membership(header: &str, key: &str) -> bool {
    if [MEMBERSHIP_HEADERS, MEMBERSHIP_LEAVES, MEMBER_OR_NOT].iter().any(|known| known.contains(&key)) {
        return true;
    }
    let Some((above, leaf)) = header.rsplit_once(" > ") else { return false };
    let leaf = text::plain(leaf);
    let leaf = leaf.trim();
    let parent = || MEMBERSHIP_PARENTS.contains(&text::plain(above.rsplit(" > ").next().unwrap_or_default()).trim());
    [MEMBERSHIP_LEAVES, MEMBER_OR_NOT].iter().any(|known| known.contains(&leaf))
        || (MEMBERSHIP_HEADERS.contains(&leaf) && parent())
}

/// As [`read`], of a line over rows: who came to the unit is one of it.
pub(super) fn heading(text: &str) -> Option<Remark> {
    let key = text::plain(text);
    let came = has_any(&key, &["sinh hoat den", "chuyen den", "tiep nhan"])
        || ["den", "ve"].iter().any(|word| key.trim().rsplit(' ').next() == Some(*word));
    read(text).filter(|_| !came)
}

/// `Tổ 1`, `Tổ đoàn 3`, `Nhóm A` in a column of units, its key given: a part of the chapter whose list it is.
pub(super) fn is_part_of_chapter(key: &str) -> bool {
    key.rsplit_once(' ').is_some_and(|(word, which)| {
        PARTS.contains(&word) && (which.len() == 1 || which.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

/// The category a cell or label states; our own codes and labels too.
pub(super) fn category(text: &str) -> Option<Category> {
    let key = text::plain(text);
    let is_own = |one: &Category| one.code() == key.trim() || text::plain(one.label(Lang::En)) == key;
    let named = Category::ALL.into_iter().find(|one| *one != Category::Unknown && is_own(one));
    named.or_else(|| CATEGORIES.iter().find(|(word, _)| has_any(&key, &[word])).map(|(_, category)| *category))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_labels_of_both_languages_are_read() {
        for one in Category::ALL.into_iter().filter(|one| *one != Category::Unknown) {
            for text in [one.code(), one.label(Lang::Vi), one.label(Lang::En)] {
                assert_eq!(category(text), Some(one), "{text}");
            }
        }
    }
}
