//! Which province a text names.

use std::sync::LazyLock;

use super::key;
use super::table::table;
use crate::text::memo::{self, Memo};

/// Short forms in use, as bare words.
const SHORT: [(&str, &str); 9] = [
    ("tpct", "Thành phố Cần Thơ"),
    ("tphcm", "Thành phố Hồ Chí Minh"),
    ("hcm", "Thành phố Hồ Chí Minh"),
    ("tp hcm", "Thành phố Hồ Chí Minh"),
    ("sai gon", "Thành phố Hồ Chí Minh"),
    ("tp ct", "Thành phố Cần Thơ"),
    ("brvt", "Tỉnh Bà Rịa - Vũng Tàu"),
    ("br vt", "Tỉnh Bà Rịa - Vũng Tàu"),
    ("thua thien hue", "Thành phố Huế"),
];
/// Words that stand before a province's name and make sure it is one.
const BEFORE: [&str; 8] = ["tinh", "tp", "thanh pho", "t", "tinh doan", "thanh doan", "tinh uy", "thanh uy"];
/// Words before "Hồ Chí Minh" that make it the Union's name, or the man's.
const UNION: [&str; 5] = ["tncs", "cong san", "doan", "bac", "chu tich"];

/// The full name of the province a text names ("THÀNH ĐOÀN CẦN THƠ", "TP. Cần Thơ"): one said to be a province first, else the last.
pub fn province_in(text: &str) -> Option<&'static str> {
    thread_local! {
        /// The offices of a folder head their lists alike.
        static KNOWN: Memo<Option<&'static str>> = Memo::new(memo::MOST);
    }
    KNOWN.with(|known| known.get(text, named_in))
}

fn named_in(text: &str) -> Option<&'static str> {
    let words: Vec<String> = key::words(text).iter().map(|word| key::bare(word)).collect();
    let marked: Vec<&str> = key::words(text);
    let mut last = None;
    for start in 0..words.len() {
        // Nearly no word of a title begins a province's name.
        if firsts().binary_search(&words[start]).is_err() {
            continue;
        }
        let Some((full, length)) = begins(&words[start..], &marked[start..]) else { continue };
        let before = words[..start].join(" ");
        let follows = |words: &[&str]| words.iter().any(|w| before == *w || before.ends_with(&format!(" {w}")));
        if follows(&BEFORE) {
            return Some(full);
        }
        if full == "Thành phố Hồ Chí Minh" && follows(&UNION) {
            continue;
        }
        last = last.filter(|(_, end): &(&str, usize)| *end >= start + length).or(Some((full, start + length)));
    }
    last.map(|(full, _)| full)
}

/// The province whose name, with or without its kind, is the whole text.
pub(super) fn province_of(text: &str) -> Option<&'static str> {
    let all = key::words(text);
    let bare: Vec<String> = all.iter().map(|word| key::bare(word)).collect();
    let skip = match bare.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["thanh", "pho", _, ..] => 2,
        ["tinh" | "tp" | "t", _, ..] => 1,
        _ => 0,
    };
    let whole = begins(&bare, &all).filter(|(_, length)| *length == bare.len());
    whole
        .or_else(|| begins(&bare[skip..], &all[skip..]).filter(|(_, length)| *length == bare.len() - skip))
        .map(|found| found.0)
}

/// The short name: `Cần Thơ` of `Thành phố Cần Thơ`.
fn short(full: &str) -> &str {
    full.strip_prefix("Thành phố ").or_else(|| full.strip_prefix("Tỉnh ")).unwrap_or(full)
}

/// The province with the longest name that the words begin with, and how many words that is.
/// Words with marks must agree in them; words without any need not.
fn begins(bare: &[String], marked: &[&str]) -> Option<(&'static str, usize)> {
    let abbreviated = SHORT.iter().filter_map(|(word, full)| {
        let length = key::words(word).len();
        (bare.len() >= length && bare[..length].join(" ") == *word).then_some((*full, length))
    });
    // The text's keys by number of words, made once and not for each province again.
    let longest = keyed().iter().map(|province| province.length).max().unwrap_or(0).min(bare.len());
    let written: Vec<(String, Option<String>)> = (1..=longest)
        .map(|length| {
            let written = marked[..length].join(" ");
            let plain = written.is_ascii().then(|| key::weak(&written));
            (key::strong(&written), plain)
        })
        .collect();
    let named = keyed().iter().filter_map(|province| {
        let (strong, plain) = written.get(province.length.checked_sub(1)?)?;
        (plain.as_ref() == Some(&province.weak) || *strong == province.strong)
            .then_some((province.full, province.length))
    });
    abbreviated.chain(named).max_by_key(|(_, length)| *length)
}

/// A province with the keys of its short name.
struct Keyed {
    full: &'static str,
    length: usize,
    weak: String,
    strong: String,
}

/// First words of all names and short forms, bare, sorted.
fn firsts() -> &'static [String] {
    static FIRSTS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let names = table().provinces.keys().map(|full| short(full)).chain(SHORT.iter().map(|(word, _)| *word));
        let firsts = names.filter_map(|name| key::words(name).first().map(|word| key::bare(word)));
        firsts.collect::<std::collections::BTreeSet<String>>().into_iter().collect()
    });
    &FIRSTS
}

/// Every province, in the table's order.
fn keyed() -> &'static [Keyed] {
    static KEYED: LazyLock<Vec<Keyed>> = LazyLock::new(|| {
        let keyed = |full: &&'static str| {
            let name = short(full);
            Keyed { full, length: key::words(name).len(), weak: key::weak(name), strong: key::strong(name) }
        };
        table().provinces.keys().map(keyed).collect()
    });
    &KEYED
}
