//! What a file is remembered by whose unit neither title nor path tells: next month's of the same folder, title and name is its sender's.
//!
//! Must never join two senders: where folder and name may be anybody's, nothing is remembered.

use super::ReadFile;
use super::senders::sender_folders;
use crate::answers;
use crate::text::{plain, timeless};

/// Words that files of anybody are called by, folded.
const ANY_FILE: &[&str] = &[
    "ds",
    "danh",
    "sach",
    "doan",
    "vien",
    "dv",
    "dvtn",
    "dsdv",
    "thang",
    "nam",
    "hoc",
    "ky",
    "quy",
    "bao",
    "cao",
    "tong",
    "hop",
    "tham",
    "gia",
    "sinh",
    "hoat",
    "gioi",
    "thieu",
    "noi",
    "cu",
    "tru",
    "diem",
    "danh",
    "theo",
    "doi",
    "class",
    "list",
    "book",
    "sheet",
    "file",
    "form",
    "phan",
    "hoi",
    "bieu",
    "mau",
    "cau",
    "tra",
    "loi",
    "responses",
    "moi",
    "nhat",
    "ban",
    "cuoi",
    "final",
    "copy",
    "of",
    "nop",
    "gui",
    "so",
    "lieu",
    "t",
    "untitled",
    "new",
    "data",
    "du",
    "dinh",
    "hang",
    "ket",
    "qua",
    "hoan",
    "chinh",
    "sua",
];

/// Whether a file's name may be that of a sender: it has a word that not all such files have.
pub(super) fn names_somebody(stem: &str) -> bool {
    let figures = |word: &str| word.trim_start_matches('t').bytes().all(|byte| byte.is_ascii_digit());
    plain(stem).split(' ').any(|word| !figures(word) && !ANY_FILE.contains(&word))
}

/// Words of folders that hold what several sent: how it came.
const ANY_FOLDER: &[&str] = &[
    "zalo",
    "mail",
    "email",
    "gmail",
    "drive",
    "facebook",
    "fb",
    "messenger",
    "inbox",
    "download",
    "downloads",
    "tai",
    "ve",
    "nhan",
    "qua",
    "hop",
    "thu",
    "tin",
    "nhom",
    "khac",
    "linh",
    "tinh",
    "chua",
    "ro",
    "don",
    "vi",
];

/// What an answer about the file's unit is remembered by; None where the next file of that look may be anybody's.
pub(super) fn key(file: &ReadFile) -> Option<String> {
    let bare = |text: &str| timeless(&plain(text));
    let folders: Vec<String> = sender_folders(&file.path).into_iter().map(bare).collect();
    let stem = bare(file.path.stem());
    let own = |folder: &String| {
        let words: Vec<&str> = folder.split(' ').filter(|word| !ANY_FOLDER.contains(word)).collect();
        names_somebody(&words.join(" "))
    };
    if !own(&stem) && !folders.last().is_some_and(own) {
        return None;
    }
    // "thang 3" is a name for any file; "zalo 1" tells it from the one beside it.
    let stem = if names_somebody(&stem) { stem } else { String::new() };
    let tables = file.records.iter().flat_map(|records| &records.tables);
    let title = tables.map(|table| &table.facts.title).find(|title| !title.is_empty());
    let title: Vec<String> =
        title.into_iter().flatten().map(|line| bare(line)).filter(|line| !line.is_empty()).collect();
    Some(answers::sender_like(&folders.join("/"), &title.join("/"), &stem))
}
