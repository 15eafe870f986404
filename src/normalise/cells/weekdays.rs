//! Days of the week and times of the day without a date: `T2, T4, T6`, `Sáng thứ 7, CN`, `19h00`.

use super::weeks::numbers_week;
use crate::text;

/// What a text without any date says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Weekdays {
    /// Days of the week, times of the day.
    Sure,
    /// Numbers behind a T, which stands for months as well.
    Short(Vec<i8>),
}

/// Words around days of the week, folded.
const AROUND: &[&str] = &[
    "sang", "trua", "chieu", "toi", "hang", "moi", "cac", "ngay", "trong", "tuan", "va", "den", "tu", "luc", "cuoi",
    "hoac", "buoi",
];

/// One of these alone says that a text is about hours or days of the week.
const TELLING: &[&str] = &["sang", "trua", "chieu", "toi", "tuan"];

/// The numbers of days behind `thứ`, in words.
const NAMES: &[&str] = &["hai", "ba", "tu", "nam", "sau", "bay"];

/// What a whole text says of days of the week; None where it says anything else.
pub fn weekdays(text: &str) -> Option<Weekdays> {
    let key = text::plain(text);
    let mut short = Vec::new();
    let (mut sure, mut behind, mut week, mut weeks) = (false, false, false, 0);
    for word in key.split_whitespace() {
        // `Tuần 2`, `tuần thứ hai`: of the month that stands around it.
        let numbered = week;
        week = word == "tuan" || (numbered && word == "thu");
        if numbered && numbers_week(word) {
            weeks += 1;
            continue;
        }
        let day = word.parse::<i8>().ok().filter(|day| (2..=7).contains(day) && word.len() == 1);
        match word {
            "thu" => (sure, behind) = (true, true),
            "cn" | "chu" | "nhat" => sure = true,
            _ if behind && (day.is_some() || NAMES.contains(&word)) => {}
            _ if is_hour(word) => sure = true,
            _ if AROUND.contains(&word) => sure |= TELLING.contains(&word),
            _ => {
                let number = word.strip_prefix('t')?.parse().ok().filter(|day| (2..=7).contains(day))?;
                short.push(number);
            }
        }
    }
    // Of two weeks somebody may mean two turns.
    if weeks > 1 {
        return None;
    }
    if sure { Some(Weekdays::Sure) } else { (!short.is_empty()).then_some(Weekdays::Short(short)) }
}

/// Times of the day that may stand beside a date.
const PARTS: &[&str] = &["sang", "trua", "chieu", "toi", "luc"];

/// What is left of `Chủ nhật 04/10`, `Thứ 2, 05/10`, `10/10 (T7)`, `Sáng 04/10` without the day of the week and the hour; None where a
/// text has neither, or more figures beside it than those of one date.
pub(super) fn without(text: &str) -> Option<String> {
    if !text.chars().any(char::is_alphabetic) {
        return None;
    }
    let (mut rest, mut behind, mut found) = (Vec::new(), false, false);
    for word in text.split([' ', '(', ')', ',', '\n']).filter(|word| !word.is_empty()) {
        let bare = unglued(word);
        let key = text::plain(bare);
        let weekday = match key.as_str() {
            "thu" | "cn" | "chu" | "nhat" => true,
            one if behind => is_number(one) || NAMES.contains(&one),
            one => one.strip_prefix('t').is_some_and(is_number) || PARTS.contains(&one) || is_hour(one),
        };
        found |= bare.len() < word.len();
        behind = key == "thu";
        found |= weekday;
        if !weekday && bare != "-" {
            rest.push(bare);
        }
    }
    let figures = rest.iter().filter(|word| word.bytes().any(|one| one.is_ascii_digit())).count();
    // `T7, CN 10-11/10` are two days.
    let spans = rest.iter().any(|word| word.contains('-') && word.contains('/'));
    let one = figures == 1 && !spans || rest.iter().any(|word| text::plain(word) == "thang");
    (found && one).then(|| rest.join(" "))
}

/// `CN04/10` without the day of the week that touches its day. Behind a T the figures may be a month.
pub fn unglued(word: &str) -> &str {
    let rest = word.strip_prefix("CN").or_else(|| word.strip_prefix("cn"));
    let rest = rest.map(|rest| rest.trim_start_matches(['-', ':', '.']));
    rest.filter(|rest| rest.starts_with(|one: char| one.is_ascii_digit())).unwrap_or(word)
}

/// How many words of a text in small letters name the day of the week, the part of the day or the hour with which it begins.
pub fn leading(words: &[&str]) -> usize {
    let Some(first) = words.first() else { return 0 };
    let number = |at: usize| words.get(at).is_some_and(|word| is_number(word) || NAMES.contains(&&*text::plain(word)));
    match text::plain(first).as_str() {
        "thu" => 1 + usize::from(number(1)),
        "chu" => 1 + usize::from(words.get(1).is_some_and(|word| text::plain(word) == "nhat")),
        "cn" => 1,
        one => usize::from(one.strip_prefix('t').is_some_and(is_number) || PARTS.contains(&one) || is_hour(one)),
    }
}

/// The figure of a day of the week behind `thứ` or T.
fn is_number(word: &str) -> bool {
    word.len() == 1 && ("2"..="7").contains(&word)
}

/// `7h30`, `19h`, `7g30`.
pub fn is_hour(word: &str) -> bool {
    let Some((hour, minute)) = word.split_once(['h', 'g']) else { return false };
    let digits = |part: &str| part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    !hour.is_empty() && digits(hour) && digits(minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_left_without_its_day_of_the_week() {
        for text in [
            "Chủ nhật 04/10",
            "CN, 04/10",
            "Thứ 2, 04/10",
            "thứ bảy - 04/10",
            "Sáng T7 04/10",
            "04/10 (CN)",
            "04/10 - CN",
            "7h30 CN 04/10",
            "CN04/10",
            "cn-04/10",
            "Sáng CN:04/10",
        ] {
            assert_eq!(without(text).as_deref(), Some("04/10"), "{text}");
        }
        assert_eq!(without("CN ngày 4 tháng 10").as_deref(), Some("ngày 4 tháng 10"));
        for text in [
            "04/10",
            "CN",
            "CN 5, 12/10",
            "T7, CN 10/10 11/10",
            "T7, CN 10-11/10",
            "tuần 04/10",
            "từ 04/10",
            "T8 04/10",
        ] {
            assert_eq!(without(text), None, "{text}");
        }
    }

    #[test]
    fn days_of_the_week_are_no_dates() {
        for text in [
            "Thứ 7",
            "Chủ nhật",
            "CN",
            "T7, CN",
            "Thứ 2, 4, 6",
            "Sáng T7",
            "thứ bảy hàng tuần",
            "19h00 T7",
            "7h30",
            "Cuối tuần",
            "Sáng",
        ] {
            assert_eq!(weekdays(text), Some(Weekdays::Sure), "{text}");
        }
        assert_eq!(weekdays("T2, T4, T6"), Some(Weekdays::Short(vec![2, 4, 6])));
        assert_eq!(weekdays("T2-T6"), Some(Weekdays::Short(vec![2, 6])));
        for text in ["T8", "T10, T11", "Thứ 7, ngày 10/10/2026", "10/10", "hàng tháng", "2, 4", "Thu Hà", "ngày 5", ""]
        {
            assert_eq!(weekdays(text), None, "{text}");
        }
    }
}
