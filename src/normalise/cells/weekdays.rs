//! Days of the week and times of the day without a date: `T2, T4, T6`, `Sáng thứ 7, CN`, `19h00`.

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
    let (mut sure, mut behind) = (false, false);
    for word in key.split_whitespace() {
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
        let key = text::plain(word);
        let day = |digits: &str| digits.len() == 1 && ("2"..="7").contains(&digits);
        let weekday = match key.as_str() {
            "thu" | "cn" | "chu" | "nhat" => true,
            one if behind => day(one) || NAMES.contains(&one),
            one => one.strip_prefix('t').is_some_and(day) || PARTS.contains(&one) || is_hour(one),
        };
        behind = key == "thu";
        found |= weekday;
        if !weekday && word != "-" {
            rest.push(word);
        }
    }
    let figures = rest.iter().filter(|word| word.bytes().any(|one| one.is_ascii_digit())).count();
    // `T7, CN 10-11/10` are two days.
    let spans = rest.iter().any(|word| word.contains('-') && word.contains('/'));
    let one = figures == 1 && !spans || rest.iter().any(|word| text::plain(word) == "thang");
    (found && one).then(|| rest.join(" "))
}

/// `7h30`, `19h`, `7g30`.
fn is_hour(word: &str) -> bool {
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
