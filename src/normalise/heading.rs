//! What a line among the rows says of those below it: activity, channel, time, ward, unit, and what they are.
//!
//! Must never take the name of a place for what was done there.

use std::borrow::Cow;
use std::sync::Arc;

use super::around::Away;
use super::named::{self, Named};
use super::remark::{self, Remark};
use super::{GroupClaim, SheetFacts, Source, WardText, absent, cells, month, title};
use crate::layout::Line;
use crate::model::{Category, CellRef, ChannelCode, GradeCode, GroupCode, Text, When};
use crate::read::Value;
use crate::settings::Settings;
use crate::text::{self, starts_with_words};
use crate::wards;

/// What one context line holds for the rows below it.
#[derive(Default)]
pub(super) struct Context {
    pub when: Option<When>,
    pub ward: Option<Arc<WardText>>,
    pub channel: Option<ChannelCode>,
    pub named: Option<Named>,
    /// What it says was done, in words that no group and no channel knows.
    pub other: Option<Named>,
    /// Whether the persons below did not take part, where the line says so or the opposite.
    pub absent: Option<(bool, Away)>,
    /// What it says of the membership of those below, with its words.
    pub remark: Option<(Remark, Text)>,
    /// What those below are.
    pub category: Option<Category>,
    /// The grade that a ward gives those below.
    pub grade: Option<GradeCode>,
    pub unit: Option<Text>,
    pub parent: Option<Text>,
    /// A school that the persons below come from.
    pub school: Option<Text>,
}

/// Beginnings of context lines that name a school, folded.
const SCHOOLS: &[&str] = &["truong", "dai hoc", "hoc vien", "cao dang", "trung cap", "thpt", "doan truong"];

/// Beginnings of context lines that name a unit of persons, folded, and whether it is one above the chapter.
const UNIT_WORDS: &[(&str, bool)] = &[
    ("lien chi doan", true),
    ("chi doan", false),
    ("cd", false),
    ("c doan", false),
    ("lop", false),
    ("to doan", false),
    ("doan khoa", true),
    ("doan co so", true),
    ("doan tbm", true),
    ("khoa", true),
    ("tbm", true),
];

/// What is taught and is no class, folded.
const COURSES: &[&str] = &[
    "lop tap huan",
    "lop boi duong",
    "lop hoc",
    "lop ky nang",
    "lop cam tinh",
    "lop tuyen truyen",
    "lop day",
    "lop pho cap",
    "lop nang khieu",
];

/// What stands behind a unit's name and is no part of it, folded: who looks after it, and how many they are.
const BESIDE_UNITS: &[&str] = &[
    "gvcn",
    "gv cn",
    "gvhd",
    "cvht",
    "co van",
    "chu nhiem",
    "giao vien chu nhiem",
    "bi thu",
    "pho bi thu",
    "lop truong",
    "phu trach",
    "nguoi phu trach",
    "lien he",
    "sdt",
    "dien thoai",
    "so dt",
    "tel",
    "zalo",
    "si so",
    "so luong",
    "so doan vien",
    "so dv",
    "tong so",
];
/// The same where only the letters tell it from a trade: `Cô Hiền` is no `Cơ khí`.
const TEACHERS: &[&str] = &["cô ", "thầy ", "cô: ", "thầy: "];

/// Beginnings of lines that name a place below a ward, folded.
const HAMLETS: &[&str] = &["khu vuc", "kv", "khu pho", "ap", "khom", "thon", "xom", "buon", "to dan pho", "tdp", "to"];

impl Context {
    pub(super) fn of(line: &Line, facts: &SheetFacts, settings: &Settings) -> Self {
        let at = CellRef::new(line.row, line.cells.first().map_or(0, |cell| cell.col));
        let typed = own_text(line);
        let text = without_count(unnumbered(&typed));
        let key = text::plain(text);
        let aliased = settings.words.wards.contains_key(&key).then(|| text.to_owned());
        let ward = wards::mention(text).or(aliased);
        let head = key.replace([':', '.'], " ");
        let head = head.split_whitespace().collect::<Vec<_>>().join(" ");
        let taught = COURSES.iter().any(|word| starts_with_words(&head, word));
        let unit_word = UNIT_WORDS.iter().find(|(word, _)| !taught && starts_with_words(&head, word));
        let known = settings.units.iter().any(|unit| is_unit(unit, &key));
        let hamlet = hamlet(&key);
        let absent = absent::heading(text).map(|absent| (absent, Away { at: Some(at), text: line.text.clone() }));
        let mut context = Self { absent, ..Self::default() };
        match unit_word {
            Some((_, true)) => context.parent = Some(without_aside(text).into()),
            Some((_, false)) => context.unit = Some(without_aside(text).into()),
            None if known => context.unit = Some(text.into()),
            None if ward.is_some() || hamlet.is_some() => context.done(settings, (text, at), ward.as_deref(), hamlet),
            None if SCHOOLS.iter().any(|word| starts_with_words(&key, word)) => context.school = Some(text.into()),
            None => {
                context.remark = remark::heading(text).map(|remark| (remark, text.into()));
                context.category = title::category_over_rows(text);
                context.grade = grade(text, settings);
                context.done(settings, (text, at), None, None);
            }
        }
        let of_unit = context.unit.is_some() || context.parent.is_some() || context.school.is_some();
        context.when = time(text, facts, settings, !of_unit && hamlet.is_none());
        let of_ward = |text: String| Arc::new(WardText { text: text.into(), source: Source::Context, at: Some(at) });
        context.ward = ward.map(of_ward);
        context
    }

    /// Takes activity and channel; what names the place does not name them.
    fn done(&mut self, settings: &Settings, (text, at): (&str, CellRef), ward: Option<&str>, hamlet: Option<usize>) {
        let words = &settings.words;
        let rest = without_place(text, ward, hamlet);
        self.channel = words.channel_in(&rest);
        if words.group_in(&rest).is_some() || words.is_answered(text) {
            self.named = named::among(settings, text, Source::Context, Some(at));
        }
        let of_persons = self.remark.is_some() || self.category.is_some() || self.grade.is_some();
        let silent = self.channel.is_none() && self.named.is_none() && !of_persons;
        let said = phrase(text).filter(|_| silent && hamlet.is_none());
        self.other = said.map(|said| Named {
            group: GroupClaim { code: GroupCode::new(GroupCode::OTHER), how: None },
            activity: Some(said.into()),
            source: Source::Context,
            at: Some(at),
            seen: text.into(),
            part: None,
            channel: None,
            copied: false,
            days: Vec::new(),
            times: 1,
        });
    }
}

/// A unit's line without who looks after it and how many they are: `Lớp 10A1 - GVCN: Cô Hiền (0939 111 222)`.
fn without_aside(text: &str) -> &str {
    let asides = text.match_indices([',', ';', ':', '(', '-', '–', '—', '|']).filter(|&(at, sign)| {
        let rest = text[at + sign.len()..].trim_start();
        let (plain, small) = (text::plain(rest), rest.to_lowercase());
        BESIDE_UNITS.iter().any(|word| starts_with_words(&plain, word))
            || TEACHERS.iter().any(|word| small.starts_with(word))
    });
    let end = asides.map(|(at, _)| at).next().unwrap_or(text.len());
    let alone = text[..end].trim_end();
    if alone.is_empty() { text } else { alone }
}

/// Beginnings of lines that grade those below, folded.
const GRADED: &[&str] = &["xep loai", "ket qua", "loai", "danh gia", "muc"];

/// The grade of a line that is about grades, or that is nothing but one: `Xếp loại: Tốt`, `Hoàn thành tốt`.
fn grade(text: &str, settings: &Settings) -> Option<GradeCode> {
    let key = text::plain(text);
    let graded = GRADED.iter().any(|word| starts_with_words(&key, word));
    let alone = key.split(' ').count() <= 3 && !key.contains(|letter: char| letter.is_ascii_digit());
    settings.words.grade(text).filter(|_| graded || alone)
}

/// When a line says it was; of a day without a year (`sáng 18/10`) the title tells which. A number behind a unit or a place is no day.
fn time(text: &str, facts: &SheetFacts, settings: &Settings, days: bool) -> Option<When> {
    cells::when_in(text).or_else(|| {
        let base = facts.when.map(|(when, _)| when)?;
        let day = || cells::day_of(text, base, settings.cut);
        let month = || month::complete(month::named_in(text)?, base, settings.cut);
        days.then(day).flatten().or_else(month)
    })
}

/// How many bytes of a text, its key given, name a place below a ward at its beginning: `KV 3`, `Ấp Thới Hòa`.
fn hamlet(key: &str) -> Option<usize> {
    // Who holds something (tổ chức) is no neighbourhood (tổ).
    let places = HAMLETS.iter().filter(|word| starts_with_words(key, word));
    places.filter(|_| !starts_with_words(key, "to chuc")).map(|word| word.split(' ').count()).max()
}

/// A text without the ward and the place below one that it names, so that neither is taken for what was done there.
fn without_place(text: &str, ward: Option<&str>, hamlet: Option<usize>) -> String {
    let rest = ward.map_or_else(|| text.to_owned(), |ward| text.replacen(ward, " ", 1));
    let Some(words) = hamlet else { return rest };
    rest.split_whitespace().skip(words + 1).collect::<Vec<_>>().join(" ")
}

/// Words behind which a line tells where and when, folded.
const WHERE: &[&str] =
    &["tai", "o", "phuong", "xa", "p", "ngay", "luc", "vao", "sang", "chieu", "toi", "thang", "khu", "kv"];

/// First words of lines that tell persons, places or times apart and not what was done, folded.
const NOTHING_DONE: &[&str] = &[
    "danh", "ds", "doan", "dv", "nam", "nu", "to", "nhom", "doi", "khoi", "dot", "lan", "buoi", "tuan", "ca", "quy",
    "hoc", "ban", "noi", "dia", "ho", "thoi", "thu", "chu",
];

/// What a line says was done, as typed: its words up to those of place and time. None where it begins with these.
fn phrase(text: &str) -> Option<String> {
    let ends = |word: &str| {
        let key = text::plain(word);
        WHERE.contains(&key.trim())
            || word.starts_with(['(', '-', '–'])
            || key.starts_with(|one: char| one.is_ascii_digit())
    };
    let mut said: Vec<&str> = Vec::new();
    for word in text.split_whitespace() {
        if ends(word) {
            break;
        }
        said.push(word);
        if word.ends_with([',', ';', ':', '.']) {
            break;
        }
    }
    let first = text::plain(said.first()?);
    let whole = said.join(" ");
    let whole = whole.trim_end_matches([',', ';', ':', '.', ' ']);
    (said.len() >= 2 && !NOTHING_DONE.contains(&first.trim())).then(|| whole.to_owned())
}

/// A line's text without a number or sign that stands in a cell of its own before it.
fn own_text(line: &Line) -> Cow<'_, str> {
    let [number, said] = &line.cells[..] else { return Cow::Borrowed(&line.text) };
    let (Value::Text(number), Value::Text(said)) = (&number.value, &said.value) else {
        return Cow::Borrowed(&line.text);
    };
    let number = number.trim().trim_end_matches(['.', ')', ':', '/']);
    let counts = |one: char| one.is_ascii_digit() || "IVXivx.".contains(one);
    let short = number.chars().count() <= 1 || (number.len() <= 5 && number.chars().all(counts));
    if short { Cow::Owned(text::clean(said).text) } else { Cow::Borrowed(&line.text) }
}

/// Whether a folded text is one of the spellings of a unit of config.
fn is_unit(unit: &crate::settings::UnitEntry, key: &str) -> bool {
    let spellings = unit.aliases.iter().chain(&unit.name).chain([&unit.code]);
    !key.is_empty() && spellings.map(|text| text::plain(text)).any(|spelling| spelling == key)
}

/// A unit's line without the number of its members in brackets: `Chi đoàn K10A (35 ĐV)`.
fn without_count(text: &str) -> &str {
    let counted = text.strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
    match counted {
        Some((name, inside)) if inside.trim().starts_with(|one: char| one.is_ascii_digit()) => name.trim_end(),
        _ => text,
    }
}

/// A context line without its number: `II. Phường Trà An`, `1) ...`, `a. ...`, and without a count behind it.
fn unnumbered(text: &str) -> &str {
    let text = text.trim_start_matches(['*', '+', '-', '–', '•', '~', ' ']).trim();
    // A number in a cell of its own has nothing behind it: "II Trường Đại học".
    if let Some((first, rest)) = text.split_once(' ')
        && first.len() <= 4
        && (first.chars().all(|one| "IVX".contains(one)) || first.chars().all(|one| one.is_ascii_digit()))
        && SCHOOLS.iter().any(|word| starts_with_words(&text::plain(rest), word))
    {
        return rest.trim();
    }
    let Some((first, rest)) = text.split_once(['.', ')', '-', '/', ':']) else {
        return text;
    };
    let first = first.trim();
    // `1.2 Hiến máu`, no day (`18.10`).
    let dotted = rest.trim_start_matches(|one: char| one.is_ascii_digit());
    if dotted.len() < rest.len() && rest.len() - dotted.len() <= 2 && !first.is_empty() && first.len() <= 2 {
        let behind = dotted.trim_start_matches(['.', ')', ' ']);
        let letter = behind.chars().next().is_some_and(char::is_alphabetic)
            && text.starts_with(|one: char| one.is_ascii_digit());
        if letter && text[first.len()..].starts_with('.') {
            return behind;
        }
    }
    let number = first.chars().all(|one| one.is_ascii_digit());
    let roman = first.chars().all(|one| "IVXivx".contains(one));
    // "C.đoàn" is a chapter.
    let letter = first.chars().count() == 1 && first.chars().all(char::is_alphabetic) && !rest.starts_with("đoàn");
    let numbered = !first.is_empty() && first.len() <= 5 && (number || roman || letter);
    if numbered && !rest.trim().is_empty() { rest.trim() } else { text }
}
