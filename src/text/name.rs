//! Persons' names: titles off, one case, comparison keys. A name that cannot be trusted is none at all.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::memo::Memo;
use super::syllable::is_syllable;
use super::{clean, fold, legacy, plain, words};
use crate::finding::Code;
use crate::model::Name;

/// Titles that are never part of a name, as they stand in folded text.
const TITLES: &[&str] = &[
    "anh/chị",
    "anh / chị",
    "đồng chí",
    "đ/c:",
    "đ/c.",
    "đ/c",
    "đ.c",
    "đc.",
    "đc",
    "d/c",
    "sinh viên",
    "đoàn viên",
    "học sinh",
    "sv:",
    "sv.",
    "sv",
    "đv:",
    "đv.",
    "đv",
    "hs:",
    "hs.",
    "gv:",
    "gv.",
    "pgs.ts.",
    "pgs. ts.",
    "pgs.",
    "gs.ts.",
    "gs.",
    "ts.",
    "ths.",
    "ths",
    "th.s.",
    "th.s",
    "thạc sĩ",
    "thạc sỹ",
    "tiến sĩ",
    "tiến sỹ",
    "ks.",
    "bs.",
    "cn.",
];

/// Words of address that are also given names; titles only before a family name.
const ADDRESSES: &[&str] = &["anh", "chị", "em", "cô", "thầy", "ông", "bà", "bạn", "gv", "hs"];

/// Family names that Vietnamese writes with marks, without them: typed so, the name has lost its marks.
const MARKED_FAMILIES: &[&str] = &[
    "bui", "chau", "dang", "dao", "dinh", "do", "doan", "duong", "ha", "ho", "hoang", "huynh", "lam", "le", "luong",
    "ly", "ngo", "nguyen", "pham", "quach", "ta", "thai", "to", "tran", "trinh", "truong", "vo", "vu", "vuong",
];

/// Further frequent family names, that carry no marks.
const OTHER_FAMILIES: &[&str] =
    &["phan", "cao", "mai", "la", "kim", "son", "danh", "lieu", "tang", "thach", "au", "kieu", "dam"];

/// Middle names that carry marks (Thị, Văn).
const MARKED_MIDDLES: &[&str] = &["thi", "van"];

/// What may follow a comma or dash behind one person's name: posts, classes and remarks, without marks.
const REMARKS: &[&str] = &[
    "bi thu",
    "pho bi thu",
    "bt",
    "pbt",
    "pho",
    "uy vien",
    "uv",
    "uvbch",
    "bch",
    "lop",
    "chi doan",
    "ltv",
    "lt",
    "da",
    "dang",
    "chuyen",
    "nghi",
    "bao luu",
    "truong",
    "thu ky",
    "moi",
    "dv",
    "sv",
    "k",
];

/// Family names that are spelled like one of [`REMARKS`] once their marks are off.
const NO_REMARKS: &[&str] = &["đặng", "trương"];

/// A person's name from a cleaned text, with what was repaired (`name-title`, `name-uppercase`, ...) or is wrong
/// (`text-lost-letters`, `name-two-people`: then no name). The bracketed remark, if any, comes third.
///
/// A line break can part two people, so a text not yet cleaned tells more; its other repairs are [`clean`]'s to report.
pub fn name(text: &str) -> Named {
    NAMED.with(|known| known.get(text, |text| quick(text).unwrap_or_else(|| named(text))))
}

/// Words that may begin a title, folded, and the one that parts two names.
const NO_PLAIN_NAME: &[&str] = &[
    "anh", "chị", "em", "cô", "thầy", "ông", "bà", "bạn", "đồng", "sinh", "đoàn", "học", "gv", "hs", "sv", "đv", "đc",
    "ths", "thạc", "tiến", "và",
];

/// A name with nothing to mend or to take off, which nearly all are; None where that is not certain.
pub(super) fn quick(text: &str) -> Option<Named> {
    let keys = words::name_keys(text)?;
    if keys.key.split(' ').any(|word| NO_PLAIN_NAME.contains(&word)) {
        return None;
    }
    let name = Name { shown: text.to_owned(), key: keys.key, iy: keys.iy, plain: keys.plain, bare: false };
    Some((Some(Arc::new(name)), Vec::new(), None))
}

/// A name, what is to be said about it, the remark behind it.
pub type Named = (Option<Arc<Name>>, Vec<Code>, Option<String>);

thread_local! {
    /// As many as a city has members: who is named in one list is named in another.
    static NAMED: Memo<Named> = Memo::new(1 << 16);
}

pub(super) fn named(text: &str) -> Named {
    let mut lines: Vec<String> = text.lines().map(|line| clean(line).text).filter(|line| !line.is_empty()).collect();
    // A post or remark on a line of its own.
    let below =
        lines.pop_if(|line| !line.starts_with(['(', '[', '{']) && is_remark(line)).filter(|_| !lines.is_empty());
    let whole = if below.is_some() { lines.join(" ") } else { clean(text).text };
    let (bare, remark) = split_bracket(&whole);
    let (untitled, titled) = strip_titles(&bare);
    let (person, tail) = split_tail(untitled);
    let remark = join_remarks(join_remarks(remark, tail), below.as_deref());
    let mut codes = Vec::new();
    if titled || remark.is_some() {
        codes.push(Code::NameTitle);
    }
    if !person.chars().any(char::is_alphabetic) && !person.contains(['?', '\u{fffd}']) {
        return (None, Vec::new(), remark);
    }
    // As it stands: what of it was put right would be a guess, its capitals too.
    if let Some(code) = legacy::seems(person) {
        return (Some(Arc::new(keys(person.to_owned()))), vec![code], remark);
    }
    if has_lost_letters(person) {
        return (None, vec![Code::TextLostLetters], remark);
    }
    if names_two(person) || two_lines(&lines) {
        return (None, vec![Code::NameTwoPeople], remark);
    }
    let joined = joined_syllables(person);
    if joined.is_some() {
        codes.push(Code::TextSplitSyllable);
    }
    let (shown, recased) = in_title_case(joined.as_deref().unwrap_or(person));
    codes.extend(recased);
    let named = keys(shown);
    if lacks_marks(&named) {
        codes.push(Code::NameNoDiacritics);
    }
    (Some(Arc::new(named)), codes, remark)
}

/// The text with a syllable whole again that a PDF tore in two (`Nguyễ n`); None where none is torn. Only where the piece
/// alone is no syllable, both together are one, and the marks show that the text has its marks.
fn joined_syllables(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let torn = (1..words.len()).find(|&at| {
        let (left, right) = (words[at - 1], words[at]);
        let whole = format!("{left}{right}");
        let letters = whole.chars().all(char::is_alphabetic) && right.chars().all(char::is_lowercase);
        // `Tha nh`: no word is without a vowel, and the others show that the text has its marks.
        let piece = !text.is_ascii() && !right.contains(['a', 'e', 'i', 'o', 'u', 'y']) && right.is_ascii();
        letters && (piece || !whole.is_ascii()) && is_syllable(&whole) && !(is_syllable(left) && is_syllable(right))
    })?;
    let mut kept: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let right = kept.remove(torn);
    kept[torn - 1].push_str(&right);
    let joined = kept.join(" ");
    Some(joined_syllables(&joined).unwrap_or(joined))
}

fn keys(shown: String) -> Name {
    let key = without_signs(fold(&shown));
    let iy = with_i(&key);
    let weak = plain(&iy);
    let bare = key.contains(' ') && key.chars().filter(|letter| letter.is_alphabetic()).all(|letter| letter.is_ascii());
    Name { shown, key, iy, plain: weak, bare }
}

/// A key with blanks for the signs within names of the highland peoples, which everybody types otherwise: `H'Nhi`, `H’Nhi` and `H Nhi`,
/// `Y-Thoan` and `Y Thoan`.
fn without_signs(key: String) -> String {
    if !key.contains(NAME_SIGNS) {
        return key;
    }
    key.split(|one: char| NAME_SIGNS.contains(&one) || one == ' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Apostrophes of every keyboard, and what some type for them.
const NAME_SIGNS: [char; 10] = ['\'', '’', '‘', 'ʼ', 'ʹ', '′', '`', '´', '-', '‑'];

/// A key with i and y as one letter.
pub(super) fn with_i(key: &str) -> String {
    key.nfd().map(|letter| if letter == 'y' { 'i' } else { letter }).nfc().collect()
}

/// The text without its bracket, and what the bracket says.
fn split_bracket(text: &str) -> (String, Option<String>) {
    let Some(open) = text.find(['(', '[', '{']) else { return (text.to_owned(), None) };
    let inner = &text[open + 1..];
    let close = inner.find([')', ']', '}']);
    let remark = inner[..close.unwrap_or(inner.len())].trim();
    let rest = close.map_or("", |at| &inner[at + 1..]);
    let name = clean(&format!("{} {rest}", &text[..open])).text;
    (name, (!remark.is_empty()).then(|| remark.to_owned()))
}

/// The text without titles and a leading number, and whether a title was there.
fn strip_titles(text: &str) -> (&str, bool) {
    let mut rest = text.trim_start_matches(|letter: char| letter.is_ascii_digit() || ".)-*•+: ".contains(letter));
    let mut found = false;
    loop {
        let at = title_length(rest);
        if at == 0 {
            return (rest.trim_end_matches(['.', ',', ';', '*', '-', ' ', ':']), found);
        }
        rest = rest[at..].trim_start_matches([' ', ':', '.', '-']);
        found = true;
    }
}

/// Bytes of the title a text begins with; 0 where there is none or nothing follows it.
fn title_length(text: &str) -> usize {
    let begins = |title: &str| -> Option<usize> {
        let mut letters = text.char_indices();
        for wanted in title.chars() {
            let (_, letter) = letters.next()?;
            if letter.to_lowercase().next() != Some(wanted) {
                return None;
            }
        }
        let (at, next) = letters.next()?;
        (!next.is_alphanumeric() || !title.ends_with(char::is_alphabetic)).then_some(at)
    };
    if let Some(at) = TITLES.iter().find_map(|title| begins(title)) {
        return at;
    }
    ADDRESSES.iter().find_map(|title| begins(title)).filter(|&at| begins_with_family(&plain(&text[at..]))).unwrap_or(0)
}

fn begins_with_family(key: &str) -> bool {
    let mut words = key.split(' ');
    let family = words.next().unwrap_or_default();
    words.next().is_some() && (MARKED_FAMILIES.contains(&family) || OTHER_FAMILIES.contains(&family))
}

/// A post or remark behind a comma or dash, apart from the name.
fn split_tail(text: &str) -> (&str, Option<&str>) {
    let cut = [", ", " - ", " – ", "; "].iter().filter_map(|sign| text.find(sign).map(|at| (at, sign.len()))).min();
    let parted = cut.map(|(at, length)| (&text[..at], text[at + length..].trim()));
    match parted.filter(|(_, tail)| is_remark(tail) || birth_in(tail).is_some()).or_else(|| split_birth(text)) {
        Some((name, tail)) => (name, Some(tail)),
        None => (text, None),
    }
}

/// A birth that stands behind a name with nothing between them: `Lê Văn An 2008`, `Lê Văn An sn 12/03/2008`.
fn split_birth(text: &str) -> Option<(&str, &str)> {
    let digit = text.find(|letter: char| letter.is_ascii_digit()).filter(|&at| text[..at].ends_with(' '))?;
    let tail = &text[digit..];
    let name = text[..digit].trim_end();
    let unworded = BORN.iter().find_map(|word| strip_word(name, word)).unwrap_or(name);
    birth_in(tail).map(|birth| (unworded.trim_end_matches([',', '-', ';', ' ', ':']), birth))
}

/// What stands before a birth behind a name, the longer first.
const BORN: &[&str] = &["sinh ngày", "sinh năm", "năm sinh", "ngày sinh", "sinh", "sn", "ns"];

/// The text without a word at its end, whatever its case.
fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let text = text.trim_end_matches([':', '.', ' ']);
    let at = text.len().checked_sub(word.len()).filter(|&at| text.is_char_boundary(at))?;
    (text[at..].to_lowercase() == word && text[..at].ends_with([' ', ',', '-'])).then(|| &text[..at])
}

/// The year or date of birth that a remark behind a name is, with a word before it or none: `2008`, `SN: 12/03/2008`.
pub fn birth_in(remark: &str) -> Option<&str> {
    let remark = remark.trim();
    let unworded = BORN.iter().find_map(|word| {
        let start = remark.get(..word.len())?;
        (start.to_lowercase() == *word).then(|| remark[word.len()..].trim_start_matches([':', '.', ' ']))
    });
    let digits = unworded.unwrap_or(remark);
    let year = digits.rsplit(['/', '-', '.']).next().unwrap_or_default();
    let whole = digits.chars().all(|letter| letter.is_ascii_digit() || "/-.".contains(letter));
    (whole && year.len() == 4 && (year.starts_with("19") || year.starts_with("20"))).then_some(digits)
}

/// Whether a text behind somebody's name begins as a post, class or remark does, and not as a name.
fn is_remark(text: &str) -> bool {
    let key = plain(text);
    let begins = |word: &str| key.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
    let folded = fold(text);
    let named = folded.split(' ').next().is_some_and(|first| NO_REMARKS.contains(&first));
    REMARKS.iter().any(|word| begins(word)) && !named
}

fn join_remarks(bracket: Option<String>, tail: Option<&str>) -> Option<String> {
    match (bracket, tail) {
        (Some(one), Some(other)) => Some(format!("{one}; {other}")),
        (bracket, tail) => bracket.or_else(|| tail.map(str::to_owned)),
    }
}

/// A question mark beside a letter, or the sign for what could not be read.
fn has_lost_letters(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    text.contains('\u{fffd}')
        || letters.windows(2).any(|pair| match pair {
            ['?', other] | [other, '?'] => other.is_alphabetic(),
            _ => false,
        })
}

/// Whether signs part the text into several names.
fn names_two(text: &str) -> bool {
    let lower = text.to_lowercase();
    let parts = [" và ", " & ", " - ", " – "].iter().fold(lower, |text, sign| text.replace(sign, ","));
    parts.split([',', ';', '/', '&', '+']).filter(|part| part.chars().any(char::is_alphabetic)).count() > 1
}

/// Whether the lines of a cell are a name each. A long name broken by hand goes on with a single word, or with words that begin no
/// name, or behind a middle name.
fn two_lines(lines: &[String]) -> bool {
    let lines: Vec<String> = lines.iter().map(|line| split_bracket(line).0).filter(|line| !line.is_empty()).collect();
    let [first, rest @ ..] = lines.as_slice() else { return false };
    let words = |line: &str| line.split(' ').count();
    let key = plain(first);
    let middle = key.rsplit(' ').next().is_some_and(|last| MARKED_MIDDLES.contains(&last));
    let whole = |line: &String| match words(line) {
        1 => words(first) == 1,
        2 => words(first) > 1 && !middle && begins_with_family(&plain(line)),
        _ => words(first) > 1 && (!middle || begins_with_family(&plain(line))),
    };
    !rest.is_empty() && rest.iter().all(whole)
}

/// Title case for what was all capitals, all small, or mixed.
fn in_title_case(text: &str) -> (String, Option<Code>) {
    let letters = || text.chars().filter(|letter| letter.is_alphabetic());
    let all_capital = letters().count() > 1 && letters().all(|letter| !letter.is_lowercase());
    let titled = title_case(text);
    // One letter is a whole syllable (Y, Ý); a name of such only is as right in capitals.
    if titled == text {
        (titled, None)
    } else if all_capital {
        (titled, Some(Code::NameUppercase))
    } else {
        (titled, Some(Code::NameLowercase))
    }
}

pub(super) fn title_case(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for letter in text.chars() {
        if inside {
            out.extend(letter.to_lowercase());
        } else {
            out.extend(letter.to_uppercase());
        }
        inside = letter.is_alphabetic() || is_combining_mark(letter);
    }
    out
}

/// Whether a name without any mark has a part that is hardly ever right without one.
fn lacks_marks(name: &Name) -> bool {
    if !name.bare {
        return false;
    }
    let key = plain(&name.key);
    let words: Vec<&str> = key.split(' ').collect();
    let middle = words.len() > 2 && words[1..words.len() - 1].iter().any(|word| MARKED_MIDDLES.contains(word));
    middle || words.first().is_some_and(|family| MARKED_FAMILIES.contains(family))
}

#[cfg(test)]
mod tests;
