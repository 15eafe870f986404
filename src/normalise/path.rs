//! What a path says of sending: the day a file was sent, and which version of itself it is.
//!
//! Must never read a day of sending as the day of a turn.

use std::cell::OnceCell;

use crate::model::{Date, FilePath};
use crate::text;

/// Words that announce a day of sending.
const SENT: &[&str] = &["nop", "gui"];

/// Words that make a file a later version of itself; a phrase of two words is one word of sending anew.
const LATER: &[&[&str]] = &[
    &["sua"],
    &["cap", "nhat"],
    &["moi", "nhat"],
    &["final"],
    &["dinh", "chinh"],
    &["hieu", "chinh"],
    &["thay", "the"],
];

/// One word of a text, and where it stands.
pub(super) struct Word<'t> {
    pub from: usize,
    pub to: usize,
    typed: &'t str,
    plain: OnceCell<String>,
}

impl Word<'_> {
    /// It folded without marks.
    pub fn plain(&self) -> &str {
        self.plain.get_or_init(|| text::plain(self.typed))
    }

    /// Whether it is this word, folded without marks. Most words are told to be another by their first letter.
    pub fn is(&self, plain: &str) -> bool {
        plain.bytes().next().is_some_and(|first| self.may_begin(first)) && self.plain() == plain
    }

    /// Whether it may begin with a letter, once folded: no letter of ASCII becomes another.
    pub fn may_begin(&self, letter: u8) -> bool {
        self.typed.bytes().next().is_some_and(|first| !first.is_ascii() || first.to_ascii_lowercase() == letter)
    }
}

/// The words of a text in order, parted by everything that is no letter or digit.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let places = text::places_of_words(text).into_iter();
    places.map(|(from, to)| Word { from, to, typed: &text[from..to], plain: OnceCell::new() }).collect()
}

/// The day of sending that the path names, nearest part first.
pub(super) fn arrived(path: &FilePath) -> Option<Date> {
    parts(path).into_iter().find_map(|part| sent(part).map(|(day, ..)| day))
}

/// The text without its day of sending.
pub(super) fn without_sending(text: &str) -> String {
    match sent(text) {
        Some((_, from, to)) => format!("{} {}", &text[..from], &text[to..]),
        None => text.to_owned(),
    }
}

/// Which version the path says this is; larger is later. None: it says nothing of it.
pub(super) fn version(path: &FilePath) -> Option<u32> {
    parts(path).into_iter().find_map(version_of)
}

/// The file's name without extension, then its folders, nearest first.
fn parts(path: &FilePath) -> Vec<&str> {
    let mut folders: Vec<&str> = path.folders().collect();
    folders.push(path.stem());
    folders.reverse();
    folders
}

/// The year a file's name ends with behind a dash, underscore or bracket: `Chi đoàn Thú y 20 - 2026`. A year that goes on with the
/// name (`Kế toán 2026`, `2022-2026`) may be a class's own.
pub(super) fn year_behind(stem: &str) -> Option<i16> {
    let bare = stem.trim_end().trim_end_matches(')');
    let (ahead, digits) = bare.split_at(bare.trim_end_matches(|one: char| one.is_ascii_digit()).len());
    let signs = ahead.trim_end();
    let name = signs.trim_end_matches(['-', '–', '_', '(', ' ']);
    // `22-2026` are two years.
    let close = signs.len() == ahead.len() && name.ends_with(|one: char| one.is_ascii_digit());
    let year: i16 = digits.parse().ok().filter(|year| digits.len() == 4 && (2000..=2100).contains(year))?;
    (signs.ends_with(['-', '–', '_', '(']) && !close && !name.is_empty()).then_some(year)
}

/// "nộp ngày 20-04-2021": the day and where the words stand.
fn sent(text: &str) -> Option<(Date, usize, usize)> {
    let words = words(text);
    words.iter().enumerate().find_map(|(at, word)| {
        if !SENT.iter().any(|sent| word.is(sent)) {
            return None;
        }
        let numbers = at + 1 + usize::from(words.get(at + 1).is_some_and(|next| next.is("ngay")));
        let three = words.get(numbers..numbers + 3)?;
        let day = day_of(three[0].plain(), three[1].plain(), three[2].plain())?;
        Some((day, word.from, three[2].to))
    })
}

/// Day, month, year, or year first; a year of two digits is of this century.
fn day_of(first: &str, month: &str, last: &str) -> Option<Date> {
    let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
    let century = if year.len() == 2 { 2000 } else { 0 };
    let year: i16 = year.parse().ok()?;
    Date::new(year + century, month.parse().ok()?, day.parse().ok()?).ok().filter(|day| day.year() >= 1990)
}

/// "(2)", "lần 2", "v2" are their number; words of mending are one more.
fn version_of(text: &str) -> Option<u32> {
    let words = words(text);
    let numbered = words.windows(2).find_map(|two| match two {
        [lan, number] if lan.is("lan") => number.plain().parse().ok().filter(|&number: &u32| number < 100),
        _ => None,
    });
    let mut begun = words.iter().filter(|word| word.may_begin(b'v'));
    let lettered = || begun.find_map(|word| word.plain().strip_prefix('v')?.parse().ok());
    let number: Option<u32> = numbered.or_else(lettered).or_else(|| bracketed(text));
    let mended = words.iter().enumerate().any(|(at, _)| {
        LATER.iter().any(|phrase| {
            let fits = phrase.iter().enumerate().all(|(n, one)| words.get(at + n).is_some_and(|word| word.is(one)));
            // "sửa chữa điện" is an activity.
            fits && words.get(at + 1).is_none_or(|next| phrase.len() > 1 || !next.is("chua"))
        })
    });
    (number.is_some() || mended).then(|| number.unwrap_or(0) + u32::from(mended))
}

/// The number of "name (1)", as file managers write it.
fn bracketed(text: &str) -> Option<u32> {
    let open = text.rfind('(')?;
    let close = text[open..].find(')')? + open;
    text[open + 1..close].trim().parse().ok().filter(|&number| number < 100)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_day_of_sending_is_found_and_taken_out_of_the_name() {
        let path = FilePath::new("CNTT-K11/nop ngay 20-04-2021/tham-gia.xlsx");
        assert_eq!(arrived(&path), Some(jiff::civil::date(2021, 4, 20)));
        assert_eq!(arrived(&FilePath::new("K/Nộp 2.4.2021 danh sach.xlsx")), Some(jiff::civil::date(2021, 4, 2)));
        assert_eq!(arrived(&FilePath::new("K/danh-sach-gui-truong.xlsx")), None);
        assert_eq!(without_sending("thang 3-2021 nop 5-4-2021"), "thang 3-2021  ");
    }

    proptest! {
        #[test]
        fn the_first_letter_of_a_word_tells_what_it_is_not(text in "[A-Za-zÀ-ỹĐđ0-9µ¸ªº¨Ññ\u{430}-\u{44f}\u{300}-\u{323}_ ]{0,12}") {
            for word in words(&text) {
                let plain = word.plain().to_owned();
                prop_assert!(plain.is_empty() || word.is(&plain), "{plain}");
            }
        }
    }

    #[test]
    fn versions_are_numbers_of_their_words() {
        let of = |name: &str| version(&FilePath::new(name));
        assert_eq!(of("K/DS (1).xlsx"), Some(1));
        assert_eq!(of("K/tham gia thang 3-2021 (sửa lần 2).xlsx"), Some(3));
        assert_eq!(of("K/ds v2.xlsx"), Some(2));
        assert_eq!(of("K/ds moi nhat.xlsx"), Some(1));
        assert_eq!(of("K/ds (đính chính).xlsx"), Some(1));
        assert_eq!(of("K/dinh_chinh_ds.xlsx"), Some(1));
        assert_eq!(of("K/bo-sung.xlsx"), None);
        assert_eq!(of("K/sua chua dien.xlsx"), None);
    }

    #[test]
    fn a_year_behind_a_name_is_one_only_where_it_is_parted_off() {
        assert_eq!(year_behind("Chi đoàn Thú y 20 - 2026"), Some(2026));
        assert_eq!(year_behind("Thu_y_2026"), Some(2026));
        assert_eq!(year_behind("Thú y (2026)"), Some(2026));
        for class in ["Kế toán 2026", "Thú y 22-2026", "Thú y 2022-2026", "2026", "Thú y - 26"] {
            assert_eq!(year_behind(class), None, "{class}");
        }
    }
}
