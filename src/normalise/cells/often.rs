//! How often something was done, in words without days: `VSMT 2 lần`, `họp chi đoàn (tuần 1, tuần 3)`, `Tuần 1, 3 tháng 11`.
//!
//! Must never take the number of a round (`lần 2`, `đợt 2`) for how often, nor a span of weeks for the two that it names.

use super::weeks::numbers_week;
use crate::text;

/// Words of what is counted, folded.
const UNITS: &[&str] = &["lan", "luot", "buoi"];
/// Words that may stand before a list of weeks, folded.
const BEFORE: &[&str] = &["vao", "trong", "cac", "khoang"];
/// More than this in a time that no day is told of is no number of turns.
const MOST: u32 = 31;

/// A week of a list, with the month that is said of it: month and year.
pub type WeekOf = (Option<i8>, Option<i16>);

/// How many turns a text tells by a number before `lần` and the like, or by weeks at its end; None where it tells one or none.
pub fn times_told(typed: &str) -> Option<u32> {
    if !typed.bytes().any(|one| one.is_ascii_digit()) && !typed.contains(['u', 'U']) {
        return None;
    }
    counted(typed).or_else(|| {
        let key = text::fold(typed);
        let at = key.find("tuần").or_else(|| key.find("tuan"))?;
        // Folding keeps no places: weeks are read from the words.
        let listed = weeks_of(&key[at..])?;
        u32::try_from(listed.len()).ok()
    })
}

/// As [`times_told`], of a text that says nothing else: `2 buổi`, `tham gia 3 lần`, `x2`.
pub fn only_times(typed: &str) -> Option<u32> {
    const WORDS: &[&str] = &[
        "tham", "gia", "du", "sinh", "hoat", "da", "duoc", "co", "mat", "di", "x", "so", "tong", "lan", "buoi", "luot",
    ];
    let key = text::plain(typed);
    let known =
        |word: &str| WORDS.contains(&word) || word.trim_start_matches('x').bytes().all(|one| one.is_ascii_digit());
    let alone = key.strip_prefix('x').and_then(|digits| digits.parse().ok());
    alone.filter(|times| (2..=MOST).contains(times)).or_else(|| counted(typed)).filter(|_| key.split(' ').all(known))
}

fn counted(typed: &str) -> Option<u32> {
    let key = text::plain(typed);
    let words: Vec<&str> = key.split(' ').filter(|word| !word.is_empty()).collect();
    let number = |word: &str| word.parse::<u32>().ok().filter(|_| word.len() <= 2);
    let before = |at: usize| at.checked_sub(1).map_or("", |at| words[at]);
    let mut told = words.iter().enumerate().filter_map(|(at, &word)| {
        let unit = words.get(at + 1).is_some_and(|next| UNITS.contains(next));
        if unit && number(word).is_some() && !matches!(before(at), "dot" | "thu") {
            // `lần 2 lần 3`, `3 buổi/4 buổi`
            return if UNITS.contains(&before(at)) { Some(0) } else { number(word) };
        }
        // `VSMT x2`, `VSMT x 2`
        let last = at + 1 == words.len();
        let multiplied = word.strip_prefix('x').filter(|digits| last && at > 0 && !digits.is_empty());
        let digits = multiplied.or_else(|| Some(word).filter(|_| last && before(at) == "x" && at > 1));
        digits.and_then(number)
    });
    let only = told.next().filter(|_| told.next().is_none());
    only.filter(|times| (2..=MOST).contains(times))
}

/// The weeks of a whole text that lists two at least, each once.
pub fn weeks_of(typed: &str) -> Option<Vec<WeekOf>> {
    let places = text::places_of_words(typed);
    let mut weeks: Vec<(String, WeekOf)> = Vec::new();
    // Those whose month is still to be told begin here.
    let (mut open, mut parted, mut expects) = (0, false, None);
    let mut named = false;
    for (at, &(from, to)) in places.iter().enumerate() {
        let key = text::plain(&typed[from..to]);
        let gap = at.checked_sub(1).map_or("", |before| &typed[places[before].1..from]);
        if gap.contains(['-', '–', ':', '(']) {
            return None;
        }
        parted |= gap.contains([',', ';', '+', '&', '\n']);
        let figure = key.parse::<i16>().ok();
        match (key.as_str(), expects) {
            ("tuan", _) => (named, parted, expects) = (true, true, None),
            ("va", _) => parted = true,
            (word, None) if !named && BEFORE.contains(&word) => {}
            ("thu" | "le" | "cua" | "trong", None) => {}
            ("thang" | "t", None) if open < weeks.len() => expects = Some("thang"),
            ("nam", None) if weeks.last().is_some_and(|week| week.1.0.is_some()) => expects = Some("nam"),
            (_, Some("nam")) => {
                let year = figure.filter(|year| (2000..2100).contains(year))?;
                weeks.iter_mut().filter(|week| week.1.1.is_none()).for_each(|week| week.1.1 = Some(year));
                expects = None;
            }
            (word, expected) => {
                let month = word.strip_prefix('t').and_then(|month| month.parse().ok());
                let month = month.or_else(|| figure.filter(|_| expected.is_some() || gap.trim() == "/"));
                match month {
                    Some(year) if open == weeks.len() && (2000..2100).contains(&year) => {
                        weeks.iter_mut().filter(|week| week.1.1.is_none()).for_each(|week| week.1.1 = Some(year));
                    }
                    Some(month) if open < weeks.len() => {
                        let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
                        weeks[open..].iter_mut().for_each(|week| week.1.0 = Some(month));
                        (open, expects) = (weeks.len(), None);
                    }
                    None if parted && numbers_week(word) => {
                        let number = word.trim_start_matches('0').to_owned();
                        weeks.push((number, (None, None)));
                        parted = false;
                    }
                    _ => return None,
                }
            }
        }
    }
    if !named || expects.is_some() {
        return None;
    }
    weeks.sort_by(|one, other| (one.1, &one.0).cmp(&(other.1, &other.0)));
    weeks.dedup();
    let found: Vec<WeekOf> = weeks.into_iter().map(|week| week.1).collect();
    (found.len() > 1).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_of_a_list_are_told_apart() {
        let plain: WeekOf = (None, None);
        let of = |month| (Some(month), None);
        for (text, weeks) in [
            ("Tuần 1 + Tuần 3", vec![plain, plain]),
            ("tuần 1 và 3", vec![plain, plain]),
            ("Tuần 1\nTuần 3", vec![plain, plain]),
            ("Tuần 1 Tuần 3", vec![plain, plain]),
            ("tuần 1, 2, 3, 4", vec![plain; 4]),
            ("tuần thứ 2 và thứ 4", vec![plain, plain]),
            ("tuần đầu và tuần cuối tháng 11", vec![of(11), of(11)]),
            ("Tuần 1, 3 tháng 11", vec![of(11), of(11)]),
            ("tuần 2 và 4/11", vec![of(11), of(11)]),
            ("Tuần I, III T11", vec![of(11), of(11)]),
            ("Tuần 1/11, tuần 3/11", vec![of(11), of(11)]),
            ("tuần 1 tháng 11, tuần 2 tháng 12", vec![of(11), of(12)]),
            ("Tuần 1, 3 tháng 11 năm 2026", vec![(Some(11), Some(2026)); 2]),
            ("Tuần 1, 3 tháng 11/2026", vec![(Some(11), Some(2026)); 2]),
        ] {
            assert_eq!(weeks_of(text), Some(weeks), "{text}");
        }
        for text in [
            "Tuần 1",
            "Tuần 2 tháng 11",
            "tuần 1-3 tháng 11",
            "tuần 1, tuần 1",
            "1, 3",
            "Tuần 45, 47",
            "hàng tuần",
            "Tuần 1, 3 buổi",
            "Tuần 1 3",
        ] {
            assert_eq!(weeks_of(text), None, "{text}");
        }
    }

    #[test]
    fn how_often_is_told_by_a_number_or_by_weeks() {
        for (text, times) in [
            ("VSMT 2 lần", 2),
            ("VSMT (02 lượt)", 2),
            ("Dọn rác 3 buổi tại KV3", 3),
            ("VSMT x2", 2),
            ("VSMT x 3", 3),
            ("VSMT tuần 1, tuần 3", 2),
            ("Họp chi đoàn (Tuần 1, 3)", 2),
        ] {
            assert_eq!(times_told(text), Some(times), "{text}");
        }
        for (text, times) in
            [("2 buổi", Some(2)), ("Tham gia 3 lần", Some(3)), ("x2", Some(2)), ("vắng 2 buổi", None), ("lần 2", None)]
        {
            assert_eq!(only_times(text), times, "{text}");
        }
        for text in [
            "VSMT",
            "VSMT lần 2",
            "Hiến máu đợt 2",
            "VSMT 1 lần",
            "VSMT (2)",
            "VSMT tuần 2",
            "3 buổi/4 buổi",
            "Lần 2 lần 3",
        ] {
            assert_eq!(times_told(text), None, "{text}");
        }
    }
}
