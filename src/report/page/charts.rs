//! What is drawn: rows of bars with their numbers beside, and the months.

use serde::{Deserialize, Serialize};

use super::text::{Number, Text, text};
use crate::model::{Category, Lang};
use crate::report::words::Words;
use crate::say::pick;
use crate::settings::Settings;
use crate::tally::Figures;

/// Rows of bars, which are a table at the same time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bars {
    /// Anchor of the section.
    pub id: &'static str,
    pub title: String,
    pub note: Text,
    /// What the rows are, then what the numbers are.
    pub head: Vec<String>,
    pub rows: Vec<Bar>,
    /// The longest bar there can be.
    pub most: i64,
    /// What the thick and the thin bar stand for; empty where there is one bar only.
    pub legend: Vec<String>,
    /// The whole list, where the rows show a part of it.
    pub whole: Option<Whole>,
}

/// One row of bars.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    pub label: String,
    /// A word more, such as a state.
    pub aside: Option<String>,
    pub thick: i64,
    pub thin: Option<i64>,
    /// None: there is no such number (persons of parts do not add up).
    pub numbers: Vec<Option<Number>>,
}

/// A list without bars.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Whole {
    pub title: String,
    pub head: Vec<String>,
    /// (depth in the hierarchy, label, a word more, numbers).
    pub rows: Vec<(usize, String, String, Vec<Number>)>,
}

/// Turns and persons by month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Months {
    pub title: String,
    pub description: String,
    pub note: Text,
    /// Every month of the period in order.
    pub months: Vec<Month>,
    /// Turns whose month is not known.
    pub unknown: Option<Month>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Month {
    /// `3/2021`.
    pub short: String,
    pub label: String,
    pub turns: Number,
    pub persons: Number,
}

pub(super) fn most(rows: &[Bar]) -> i64 {
    rows.iter().flat_map(|row| [Some(row.thick), row.thin]).flatten().max().unwrap_or_default()
}

pub(super) fn head(lang: Lang, first: &str, numbers: &[(&'static str, &'static str)]) -> Vec<String> {
    let numbers = numbers.iter().map(|(vi, en)| pick(lang, vi, en).to_owned());
    std::iter::once(first.to_owned()).chain(numbers).collect()
}

pub(super) fn two_bars(lang: Lang) -> Vec<String> {
    vec![
        pick(lang, "lượt tham gia (thanh dày)", "turns (thick bar)").to_owned(),
        pick(lang, "người tham gia (thanh mảnh)", "persons who took part (thin bar)").to_owned(),
    ]
}

/// A row with turns and persons.
pub(super) fn turns_row(label: &str, key: &str, turns: u64, persons: u64) -> Bar {
    let (turns, persons) =
        (Number::figure(turns, format!("{key}.turns")), Number::figure(persons, format!("{key}.members")));
    Bar {
        label: label.to_owned(),
        aside: None,
        thick: turns.value,
        thin: Some(persons.value),
        numbers: vec![Some(turns), Some(persons)],
    }
}

pub(super) const TURNS_PERSONS: [(&str, &str); 2] = [("Lượt", "Turns"), ("Người", "Persons")];

pub(super) fn channels(figures: &Figures, lang: Lang) -> Bars {
    let rows: Vec<Bar> = figures
        .channels
        .iter()
        .map(|one| turns_row(&one.label, &format!("channels.{}", one.code), one.turns.0, one.members.0))
        .collect();
    Bars {
        id: "phuong-thuc",
        title: pick(lang, "Theo phương thức", "By channel").to_owned(),
        note: text(
            pick(
                lang,
                "{} lượt trong cả kỳ; một người có thể tham gia nhiều phương thức.",
                "{} turns in the whole period; one person may take part in several channels.",
            ),
            [Number::figure(figures.turns.total.0, "turns.total")],
        ),
        head: head(lang, pick(lang, "Phương thức", "Channel"), &TURNS_PERSONS),
        most: most(&rows),
        rows,
        legend: two_bars(lang),
        whole: None,
    }
}

pub(super) fn groups(figures: &Figures, lang: Lang) -> Bars {
    let rows: Vec<Bar> = figures
        .groups
        .iter()
        .map(|one| turns_row(&one.label, &format!("groups.{}", one.code), one.turns.0, one.members.0))
        .collect();
    let keys: Vec<String> = figures.groups.iter().map(|one| format!("groups.{}.by_keyword", one.code)).collect();
    let keyword = figures.groups.iter().map(|one| one.by_keyword.0).sum();
    Bars {
        id: "nhom",
        title: pick(lang, "Theo nhóm hoạt động", "By activity group").to_owned(),
        note: text(
            pick(
                lang,
                "{} lượt được xếp nhóm theo từ khóa trong nội dung hoạt động.",
                "Turns placed by a keyword of the activity: {}.",
            ),
            [Number { keys, ..Number::plain(keyword) }],
        ),
        head: head(lang, pick(lang, "Nhóm", "Group"), &TURNS_PERSONS),
        most: most(&rows),
        rows,
        legend: two_bars(lang),
        whole: None,
    }
}

pub(super) fn months(figures: &Figures, words: &Words) -> Months {
    let lang = words.lang;
    let month = |one: &crate::tally::MonthFigures| {
        let code = one.month.as_deref().unwrap_or("null");
        let short = code
            .split_once('-')
            .map_or_else(String::new, |(year, month)| format!("{}/{year}", month.trim_start_matches('0')));
        Month {
            short,
            label: words.month(one.month.as_deref()),
            turns: Number::figure(one.turns.0, format!("months.{code}.turns")),
            persons: Number::figure(one.members.0, format!("months.{code}.members")),
        }
    };
    let months: Vec<Month> = figures.months.iter().filter(|one| one.month.is_some()).map(month).collect();
    let unknown = figures.months.iter().find(|one| one.month.is_none()).map(month);
    let gaps = months.iter().filter(|one| one.turns.value == 0).count() as u64;
    let note = match (gaps, lang) {
        // Of one month nothing is to be compared.
        (0, _) if months.len() < 2 => "",
        (0, Lang::Vi) => "Tháng nào cũng có lượt tham gia.",
        (0, Lang::En) => "Every month has turns.",
        (1, Lang::En) => "{} month has no turn; it is marked with a ring on the base line.",
        (_, Lang::Vi) => "{} tháng không có lượt nào, đánh dấu bằng vòng tròn rỗng trên trục.",
        (_, Lang::En) => "{} months have no turn; they are marked with a ring on the base line.",
    };
    Months {
        title: pick(lang, "Theo tháng", "By month").to_owned(),
        description: pick(
            lang,
            "Cột rộng là số lượt, cột hẹp bên trong là số người của mỗi tháng; các con số nằm trong bảng bên dưới.",
            "The wide column is the turns, the narrow one inside it the persons of a month; the numbers stand in the table below.",
        )
        .to_owned(),
        note: text(note, [Number::plain(gaps)]),
        months,
        unknown,
    }
}

/// One bar a row and one number.
fn single(
    id: &'static str,
    title: &str,
    note: Text,
    head: Vec<String>,
    rows: impl Iterator<Item = (String, Number)>,
) -> Bars {
    let rows: Vec<Bar> = rows
        .map(|(label, number)| Bar { label, aside: None, thick: number.value, thin: None, numbers: vec![Some(number)] })
        .collect();
    Bars { id, title: title.to_owned(), note, head, most: most(&rows), rows, legend: Vec::new(), whole: None }
}

pub(super) fn introductions(figures: &Figures, words: &Words) -> Option<Bars> {
    use crate::identify::Outcome::{Confirmed, Elsewhere, OtherPeriod, PersonDiffers, Unconfirmed, Withdrawn};
    let (lang, one) = (words.lang, &figures.introductions);
    if one.introduced == 0 && one.unannounced == 0 {
        return None;
    }
    let first = (pick(lang, "Đã giới thiệu", "Introduced").to_owned(), "introduced", one.introduced);
    let outcomes = [
        (Confirmed, "confirmed", one.confirmed),
        (Elsewhere, "elsewhere", one.elsewhere),
        (OtherPeriod, "other_period", one.other_period),
        (PersonDiffers, "person_differs", one.person_differs),
        (Withdrawn, "withdrawn", one.withdrawn),
        (Unconfirmed, "unconfirmed", one.unconfirmed),
    ];
    // What happened not once needs no line, but the two that everybody looks for.
    let outcomes = outcomes
        .into_iter()
        .filter(|(outcome, _, number)| *number > 0 || matches!(outcome, Confirmed | Unconfirmed))
        .map(|(outcome, key, number)| (capital(words.outcome(outcome)), key, number));
    let last =
        (pick(lang, "Xác nhận không có phiếu", "Confirmed without a slip").to_owned(), "unannounced", one.unannounced);
    let rows = std::iter::once(first).chain(outcomes).chain(std::iter::once(last).filter(|one| one.2 > 0));
    Some(single(
        "gioi-thieu",
        pick(lang, "Giới thiệu và xác nhận", "Introduced against confirmed"),
        text(
            pick(
                lang,
                "Tính theo phiếu giới thiệu còn hiệu lực trong kỳ, kể cả phiếu lập trước kỳ.",
                "Counted in slips that hold in the period, those written before it among them.",
            ),
            [],
        ),
        head(lang, pick(lang, "Phiếu giới thiệu", "Slips"), &[("Phiếu", "Slips")]),
        rows.map(|(label, key, number)| (label, Number::figure(number, format!("introductions.{key}")))),
    ))
}

pub(super) fn grades(figures: &Figures, lang: Lang) -> Option<Bars> {
    if figures.grades.iter().all(|one| one.members.0 == 0) {
        return None;
    }
    Some(single(
        "ket-qua",
        pick(lang, "Kết quả đánh giá", "Grades"),
        Text::new(),
        head(lang, pick(lang, "Kết quả", "Grade"), &[("Người", "Persons")]),
        figures
            .grades
            .iter()
            .map(|one| (capital(&one.label), Number::figure(one.members.0, format!("grades.{}.members", one.code)))),
    ))
}

pub(super) fn categories(figures: &Figures, settings: &Settings) -> Bars {
    let (lang, by) = (settings.lang, &figures.members.by_category);
    let number = |category: Category| match category {
        Category::Student => by.student,
        Category::Lecturer => by.lecturer,
        Category::Staff => by.staff,
        Category::Other => by.other,
        Category::Unknown => by.unknown,
    };
    single(
        "doi-tuong",
        pick(lang, "Đoàn viên theo đối tượng", "Members by category"),
        text(
            pick(
                lang,
                "{} kết nạp trong kỳ; {} người tham gia không có tên trong danh sách đoàn viên.",
                "Joined in the period: {}; took part but stand on no roster: {}.",
            ),
            [
                Number::figure(figures.members.joined_in_period.0, "members.joined_in_period"),
                Number::figure(figures.members.not_on_roster.0, "members.not_on_roster"),
            ],
        ),
        head(lang, pick(lang, "Đối tượng", "Category"), &[("Đoàn viên", "Members")]),
        Category::ALL.into_iter().map(|one| {
            let key = format!("members.by_category.{}", one.code());
            (capital(one.label(lang)), Number::figure(number(one).0, key))
        }),
    )
}

/// The first letter in capitals.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
