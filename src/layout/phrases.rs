//! Texts that are never data: lines of place and date, labels of totals, words of a signature block.

use super::grid::lower;
use super::vocabulary::{
    FOOTERS, GRAND_TOTALS, NOBODY, NOTHING, PARTS, SIGNATURE_PREFIXES, SIGNATURES, SUBTOTALS, SUM_HEADERS,
    SUM_PREFIXES, SUM_WORDS, TOTAL_LABELS, TOTAL_PREFIXES, TURNS,
};
use crate::text::{self, has_words, starts_with_words};

/// `Cần Thơ, ngày 05 tháng 4 năm 2021`, dots for numbers too. Above the header the place must be there: a day alone
/// under a title says when something was.
pub(super) fn is_place_date(raw: &str, below: bool) -> bool {
    let folded = lower(raw);
    let Some(at) = folded.find("ngày") else { return false };
    let (place, rest) = folded.split_at(at);
    let place = place.trim();
    let figures = rest.trim_start_matches("ngày").trim();
    let short = (6..=10).contains(&figures.len())
        && figures.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'/' | b'.' | b'-'));
    let dated = short || (rest.contains("tháng") && rest.contains("năm") && rest.chars().count() <= 60);
    let dots = place.chars().all(|one| !one.is_alphanumeric());
    let placed =
        place.ends_with(',') && place.chars().count() <= 40 && !place.bytes().any(|byte| byte.is_ascii_digit());
    dated && (placed || (dots && (below || !place.is_empty())))
}

/// A text that only a total can be, even where it stands beside what looks like a person's facts: nobody is called so.
pub(super) fn is_total_label(raw: &str) -> bool {
    // Each begins with T or C, in any font, and no second letter without a mark but o follows: names are told by that alone.
    let mut letters = raw.chars();
    let other = |one: char| one.is_alphabetic() && one < '\u{250}' && !matches!(one, 'T' | 't' | 'C' | 'c');
    let second = |one: char| one.is_ascii_alphabetic() && !matches!(one, 'O' | 'o');
    if letters.next().is_some_and(other) || letters.next().is_some_and(second) {
        return false;
    }
    let said = lower(raw);
    let said = said.trim_end_matches([':', '.', ' ']);
    said.starts_with("tổng cộng")
        || matches!(said, "cộng" | "tổng" | "tổng số" | "tong cong" | "tong so")
        || said.starts_with("tong cong") && raw.contains(':')
}

/// What follows `Tổng` where that is no sum but an activity: `Tổng vệ sinh tại phường Trà An, ngày 18/10/2026`.
const DONE_IN_ALL: &[&str] = &["vệ sinh", "dọn", "kết", "duyệt", "ra quân", "ve sinh"];

pub(super) fn is_total(raw: &str, key: &str, measured: bool, figures: bool) -> bool {
    let said = lower(raw);
    let said = said.trim_end_matches([':', '.', ' ']);
    // "Tống Công Minh" is somebody: without marks he begins like a total.
    let somebody = !said.is_ascii() && key.starts_with("tong cong") && !said.starts_with("tổng cộng");
    let labelled = TOTAL_LABELS.contains(&key) || TOTAL_PREFIXES.iter().any(|prefix| starts_with_words(key, prefix));
    if labelled && !somebody {
        return true;
    }
    if matches!(said, "cộng" | "tổng" | "∑") || matches!(key, "cong" | "tong") && raw.trim().contains(':') {
        return true;
    }
    let sums = ["cộng", "tổng số", "tổng"].iter().find_map(|word| said.strip_prefix(word));
    let Some(rest) = sums.filter(|rest| rest.starts_with([' ', ':', '('])) else { return false };
    if DONE_IN_ALL.iter().any(|word| rest.trim_start().starts_with(word)) {
        return false;
    }
    let first = rest.trim_start_matches([' ', ':', '(']).chars().next();
    if first.is_some_and(|one| one.is_ascii_digit()) {
        return true;
    }
    // `Tổng số đoàn viên: 35` sums a list; beside other measures it is one of them.
    !measured && (figures || rest.bytes().any(|byte| byte.is_ascii_digit()) || rest.contains(':'))
}

/// Whether a text in the column of names, its key given, sums or describes the list. A single word is a name too, unless the rows of
/// persons are numbered and this is none.
pub(super) fn is_footer(key: &str, numbered: bool) -> bool {
    let key = ahead_of_figures(key);
    let is = |label: &str| key == label || (label.contains(' ') && starts_with_words(key, label));
    FOOTERS.iter().any(|label| is(label)) && (numbered || key.contains(' '))
}

/// Whether a footer, its key given, states no sum of the rows above: `Tổng số ĐV không tham gia`, `Tỷ lệ`, `Trong đó nữ: 3`. What
/// stands behind its first figure (`Tổng số: 30, vắng 2`) is said beside the sum.
pub(super) fn states_part(key: &str) -> bool {
    let key = ahead_of_figures(key);
    let men =
        key == "nam" || (key.ends_with(" nam") && !["trong nam", "ca nam"].iter().any(|year| key.ends_with(year)));
    men || PARTS.iter().any(|part| has_words(key, part))
}

fn ahead_of_figures(key: &str) -> &str {
    key.split(|one: char| one.is_ascii_digit()).next().unwrap_or_default().trim_end()
}

/// Whether a text in the column of names says that there is nobody: `Không có`, `(không phát sinh)`. Khổng is a family.
pub(super) fn says_nobody(raw: &str) -> bool {
    // Hardly any name has the letters.
    let has_part = |(at, byte): (usize, u8)| {
        let rest = &raw.as_bytes()[at..];
        matches!(byte, b'h' | b'H')
            && ["hông", "HÔNG", "hong", "HONG"].iter().any(|part| rest.starts_with(part.as_bytes()))
    };
    if !raw.bytes().any(|byte| matches!(byte, b'k' | b'K')) || !raw.bytes().enumerate().any(has_part) {
        return false;
    }
    let key = text::plain(raw);
    let folded = text::fold(raw);
    let no = folded
        .split(' ')
        .any(|word| matches!(word.trim_matches(|one: char| !one.is_alphanumeric()), "không" | "khong"));
    no && (says_nothing(&key) || starts_with_words(&key, "khong co"))
}

/// Whether a text, its key given, says that there is nothing to report.
pub(super) fn says_nothing(key: &str) -> bool {
    NOBODY.contains(&key.trim()) || NOTHING.iter().any(|phrase| has_words(key, phrase))
}

/// `Tổng số lượt tham gia`, `Tổng lượt ĐV sinh hoạt trong tháng 10`: a sum of turns and of nothing more particular. A channel or a
/// group named behind it would be a figure of its own.
pub(super) fn is_sum_of_turns(key: &str) -> bool {
    let figure = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'/');
    summed(key.trim_end_matches([':', '.', ' '])).is_some_and(|rest| {
        has_words(rest, "luot") && rest.split(' ').all(|word| SUM_WORDS.contains(&word) || figure(word))
    })
}

/// Whether a header, its key given, sums the columns beside it: `Tổng`, `Tổng số buổi tham gia`. With a number it is of one month.
pub(super) fn is_sum_header(key: &str) -> bool {
    let whole = SUM_HEADERS.contains(&key) || is_grand_total(key);
    whole
        || summed(key).is_some_and(|rest| {
            let turns = TURNS.iter().any(|word| has_words(rest, word));
            rest.is_empty() || (turns && rest.split(' ').all(|word| SUM_WORDS.contains(&word)))
        })
}

/// `Grand Total`, `Tổng Cuối`: the sum of all that a program summed before, its key given.
pub(super) fn is_grand_total(key: &str) -> bool {
    GRAND_TOTALS.contains(&key)
}

/// The group that a key sums as Excel's subtotals do: `phuong tra an` of `Phường Trà An Count`.
pub(super) fn subtotalled(key: &str) -> Option<&str> {
    let ends = SUBTOTALS.iter().filter_map(|word| key.strip_suffix(word)?.strip_suffix(' '));
    ends.min_by_key(|group| group.len()).filter(|group| !group.is_empty())
}

/// What a sum is of, by the words behind its beginning; None where a key is none.
fn summed(key: &str) -> Option<&str> {
    SUM_PREFIXES.iter().find_map(|prefix| {
        let rest = key.strip_prefix(prefix)?;
        if rest.is_empty() { Some(rest) } else { rest.strip_prefix(' ') }
    })
}

pub(super) fn is_signature(key: &str) -> bool {
    SIGNATURES.contains(&key) || SIGNATURE_PREFIXES.iter().any(|prefix| starts_with_words(key, prefix))
}
