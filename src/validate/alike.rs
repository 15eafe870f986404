//! What a file is remembered by whose unit neither title nor path tells: next month's of the same folder, title and name is its sender's.
//!
//! Must never join two senders: where folder and name may be anybody's, nothing is remembered.

use super::ReadFile;
use super::names::names_somebody;
use super::senders::sender_folders;
use crate::answers;
use crate::text::{plain, timeless};

/// Words of folders that hold what several sent: how it came.
#[rustfmt::skip]
const ANY_FOLDER: &[&str] = &[
    "mail", "email", "gmail", "drive", "facebook", "fb", "messenger", "inbox", "nhan", "qua", "thu", "nhom", "linh", "tinh", "don", "vi",
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
