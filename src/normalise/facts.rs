//! What stands around a table: title lines, time, versions and days of sending in the path.

use super::cells::{place_date, when_in};
use super::{SheetFacts, Source};
use crate::layout::{LineRole, Table};
use crate::model::{Category, Date, FilePath, When};
use crate::text::{clean, plain};
use crate::wards;

/// Words of a title that say nothing of what the list is about.
const VERSION_WORDS: [&str; 6] = ["lan", "sua", "ban", "moi", "cap nhat", "chinh thuc"];

/// All that surrounds a table.
pub(super) fn facts(path: &FilePath, table: &Table) -> SheetFacts {
    let title: Vec<String> = table.title().map(|line| clean(&line.text).text).collect();
    let dated = table.lines.iter().filter(|line| line.role == LineRole::PlaceDate);
    let whole = plain(&title.join(" "));
    SheetFacts {
        title_key: title_key(&title),
        when: ladder(path, table, &title),
        document_date: dated.filter_map(|line| place_date(&line.text)).next_back(),
        arrived: arrived(path),
        version: version(path),
        category: category(&whole),
        province: title.iter().find_map(|line| wards::province_in(line)).map(str::to_owned),
        nothing_to_report: nothing(path, table, &title),
        title,
    }
}

/// Title, then sheet, then file, then the nearest folder that names a time.
fn ladder(path: &FilePath, table: &Table, title: &[String]) -> Option<(When, Source)> {
    let of_title = when_in(&title.join(" · "));
    let folders: Vec<&str> = path.folders().filter(|folder| !is_sending(folder)).collect();
    let of_file = || Some(path.stem()).filter(|stem| !is_sending(stem)).and_then(when_in);
    let of_folder = || folders.iter().rev().find_map(|folder| when_in(folder));
    of_title
        .map(|when| (when, Source::Title))
        .or_else(|| when_in(&table.sheet).map(|when| (when, Source::Sheet)))
        .or_else(|| of_file().map(|when| (when, Source::File)))
        .or_else(|| of_folder().map(|when| (when, Source::Folder)))
}

/// Whether a part of a path names the day it was sent and not what it is about.
fn is_sending(part: &str) -> bool {
    let words = plain(part);
    ["nop ngay", "gui ngay", "nhan ngay", "nop luc", "ngay nop", "ngay gui", "ngay nhan"]
        .iter()
        .any(|one| words.contains(one))
}

fn arrived(path: &FilePath) -> Option<Date> {
    let parts = path.folders().chain([path.stem()]).filter(|part| is_sending(part));
    parts.filter_map(|part| when_in(part)?.day()).last()
}

/// The version words of the path: "(1)" is 1, "lần 2" is 2, "sửa" counts one more.
fn version(path: &FilePath) -> Option<u32> {
    let mut version = None;
    for part in path.folders().chain([path.stem()]) {
        let words = plain(part);
        let words: Vec<&str> = words.split(' ').collect();
        let number = |word: &str| word.parse::<u32>().ok().filter(|number| *number < 100);
        for (at, word) in words.iter().enumerate() {
            let next = words.get(at + 1).copied().unwrap_or_default();
            let found = match *word {
                "lan" => number(next),
                "sua" | "chinh" | "dieu" if *word == "sua" || matches!(next, "sua" | "chinh") => Some(1),
                _ => word.strip_prefix('v').and_then(number).or_else(|| word.strip_prefix("lan").and_then(number)),
            };
            version = version.max(found);
        }
        let bracket = part
            .rsplit_once('(')
            .and_then(|(_, rest)| rest.split_once(')'))
            .and_then(|(inner, _)| number(inner.trim()));
        version = version.max(bracket);
    }
    version
}

/// The title without what differs between two versions of one list.
fn title_key(title: &[String]) -> String {
    key_of(&title.join(" "))
}

/// A text without numbers and version words, folded.
pub(super) fn key_of(text: &str) -> String {
    let folded = plain(text);
    let words = folded.split(' ').filter(|word| !word.bytes().any(|byte| byte.is_ascii_digit()));
    words.filter(|word| !VERSION_WORDS.contains(word)).collect::<Vec<_>>().join(" ")
}

fn category(title: &str) -> Option<Category> {
    let title = format!(" {title} ");
    let has = |words: &str| title.contains(&format!(" {words} "));
    if has("giang vien") || has("giao vien") {
        Some(Category::Lecturer)
    } else if has("vien chuc") || has("nhan vien") {
        Some(Category::Staff)
    } else if has("hssv") || has("hoc sinh") || has("sinh vien") {
        Some(Category::Student)
    } else {
        None
    }
}

fn nothing(path: &FilePath, table: &Table, title: &[String]) -> bool {
    let says = |text: &str| {
        let words = plain(text);
        words.contains("khong phat sinh")
            || words.contains("khong co doan vien")
            || words.contains("khong co hoat dong")
            || words == "khong co"
    };
    let notes = table.lines.iter().filter(|line| line.role == LineRole::Note).map(|line| line.text.as_str());
    table.body.is_empty() && (title.iter().any(|line| says(line)) || notes.into_iter().any(says) || says(path.stem()))
}
