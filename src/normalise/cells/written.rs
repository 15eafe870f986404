//! Dates with words in them: weekdays before, a time of day around, months by their English names as Excel shows them.

/// Weekdays, in small letters without marks. `t5` is a month before a year alone, so it counts only before a whole date.
const WEEKDAYS: &[&str] = &[
    "thu hai",
    "thu ba",
    "thu tu",
    "thu nam",
    "thu sau",
    "thu bay",
    "chu nhat",
    "cn",
    "t2",
    "t3",
    "t4",
    "t5",
    "t6",
    "t7",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Vietnamese months by name; the others are numbers anyway. `Tháng một` is January to most and November to the old calendar, so it
/// is none.
const NAMED: &[(&str, u8)] = &[
    ("gieng", 1),
    ("hai", 2),
    ("ba", 3),
    ("tu", 4),
    ("bon", 4),
    ("nam", 5),
    ("sau", 6),
    ("bay", 7),
    ("tam", 8),
    ("chin", 9),
    ("muoi mot", 11),
    ("muoi hai", 12),
    ("muoi", 10),
    ("chap", 12),
];

/// The text with its words turned into the numbers they mean, and whether it had any. `text` is in small letters without marks.
pub(super) fn numbered(text: &str) -> (String, bool) {
    let start = without_first(without_weekday(text));
    let (timed, had_time) = without_hour(start);
    let months = english(timed).or_else(|| vietnamese(timed)).or_else(|| roman(timed)).or_else(|| named(timed));
    let changed = start.len() != text.len() || had_time || months.is_some();
    (months.unwrap_or_else(|| timed.to_owned()), changed)
}

/// "thứ năm, 5/9/2002", "T5 05/09/2002".
fn without_weekday(text: &str) -> &str {
    let whole = |rest: &str| {
        let numbers = rest.split(|letter: char| !letter.is_ascii_digit()).filter(|number| !number.is_empty()).count();
        numbers >= 3 || rest.contains(|letter: char| letter.is_ascii_alphabetic())
    };
    let rest = WEEKDAYS.iter().find_map(|day| {
        let rest = text.strip_prefix(day)?;
        let cut = rest.trim_start_matches([',', ' ', '.', '-', ':']);
        (cut.len() < rest.len() && cut.starts_with(|letter: char| letter.is_ascii_alphanumeric()) && whole(cut))
            .then_some(cut)
    });
    rest.unwrap_or(text)
}

/// "mùng 5/9/2002": the word for the first ten days of a month.
fn without_first(text: &str) -> &str {
    let rest = text.strip_prefix("ngay ").unwrap_or(text);
    let rest = rest.strip_prefix("mung ").or_else(|| rest.strip_prefix("mong "));
    let day = |rest: &&str| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        rest[..digits].parse::<u8>().is_ok_and(|day| (1..=10).contains(&day))
    };
    rest.map(str::trim_start).filter(day).unwrap_or(text)
}

/// The months as Rome counts them, in small letters.
const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// "5/ix/2002", "5 IX 02", "tháng IX năm 2002", "IX/2002". `II` may be eleven typed in letters, and `IV/2021` a quarter.
fn roman(text: &str) -> Option<String> {
    const SMALL: char = '\u{2170}';
    let month = |word: &str| {
        let mut letters = word.chars();
        let one = letters
            .next()
            .filter(|_| letters.next().is_none())
            .and_then(|one| u32::from(one).checked_sub(SMALL.into()));
        let at = one.filter(|at| *at < 12).and_then(|at| usize::try_from(at).ok());
        Some(at.or_else(|| ROMAN.iter().position(|known| *known == word))? + 1).filter(|month| *month != 2)
    };
    let digits =
        |word: &str, lengths: &[usize]| lengths.contains(&word.len()) && word.bytes().all(|one| one.is_ascii_digit());
    let words: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let said = words.contains(&"thang");
    let told: Vec<&str> = words.into_iter().filter(|word| !matches!(*word, "ngay" | "thang" | "nam")).collect();
    match told[..] {
        [day, name, year] if digits(day, &[1, 2]) && digits(year, &[2, 4]) => {
            Some(format!("{day}/{}/{year}", month(name)?))
        }
        [name, year] if digits(year, &[4]) => {
            let month = month(name).filter(|month| said || *month > 4 && *month != 10)?;
            Some(format!("{month}/{year}"))
        }
        _ => None,
    }
}

/// "5/Chín/2002": a month by its name between the signs of a date.
fn named(text: &str) -> Option<String> {
    let sign = ['/', '-', '.'].into_iter().find(|sign| text.matches(*sign).count() == 2)?;
    let mut parts = text.split(sign).map(str::trim);
    let (day, name, year) = (parts.next()?, parts.next()?, parts.next()?);
    let (_, month) = NAMED.iter().find(|(known, _)| *known == name)?;
    Some(format!("{day}/{month}/{year}"))
}

/// "7h30 ngày 5/9/2002", "5/9/2002 7h30", "5/9/2002 lúc 7 giờ".
fn without_hour(text: &str) -> (&str, bool) {
    if let Some(at) = text.find(" ngay ").filter(|&at| is_hour(&text[..at])) {
        return (text[at + 1..].trim(), true);
    }
    let Some((date, time)) = text.rsplit_once(" luc ").or_else(|| text.rsplit_once(' ')) else { return (text, false) };
    if is_hour(time) { (date.trim_end_matches([',', ' ']), true) } else { (text, false) }
}

/// `7h`, `7h30`, `7 gio 30`.
fn is_hour(text: &str) -> bool {
    let Some((hour, rest)) = text.trim().split_once('h').or_else(|| text.trim().split_once(" gio")) else {
        return false;
    };
    let digits = |part: &str| part.len() <= 2 && part.chars().all(|letter| letter.is_ascii_digit());
    let rest = rest.trim().trim_end_matches(['p', '\'']);
    !hour.is_empty() && digits(hour.trim()) && digits(rest)
}

/// "5-Sep-02", "5 Sept 2002", "Sep 5, 2002": day, month, year.
fn english(text: &str) -> Option<String> {
    let words: Vec<&str> =
        text.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let month = |word: &str| {
        let at = MONTHS.iter().position(|name| word.len() >= 3 && name.starts_with(word));
        at.or_else(|| (word == "sept").then_some(8)).map(|at| at + 1)
    };
    fn number(word: &str) -> Option<&str> {
        let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let ordinal = ["", "st", "nd", "rd", "th"].contains(&&word[digits.len()..]);
        (ordinal && !digits.is_empty() && digits.chars().all(|letter| letter.is_ascii_digit())).then_some(digits)
    }
    match words[..] {
        [day, name, year] if month(name).is_some() => {
            Some(format!("{}/{}/{}", number(day)?, month(name)?, number(year)?))
        }
        [name, day, year] => Some(format!("{}/{}/{}", number(day)?, month(name)?, number(year)?)),
        [name, year] => Some(format!("{}/{}", month(name)?, number(year).filter(|year| year.len() == 4)?)),
        _ => None,
    }
}

/// "5 tháng chín năm 2002", "tháng giêng năm 2002".
fn vietnamese(text: &str) -> Option<String> {
    let at = text.find("thang ")? + "thang ".len();
    let (name, number) = NAMED.iter().find(|(name, _)| {
        text[at..].strip_prefix(name).is_some_and(|rest| {
            rest.trim_start().starts_with(|one: char| one.is_ascii_digit()) || rest.starts_with(" nam ")
        })
    })?;
    Some(format!("{}{number}{}", &text[..at], &text[at + name.len()..]))
}
