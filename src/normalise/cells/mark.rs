//! Ticks and counts. A mark is read by closed lists only: what is on none of them is asked about.

use super::date::happened_in;
use super::typed::{Reading, Typed, text_reading};
use super::{Notes, Parsed, Seen, Tick, absence, confirmed, list, read, whole_digits, whole_number};
use crate::finding::{Code, Severity};
use crate::model::date::show_day;
use crate::read::{Cell, Value};
use crate::text;

/// Marks as they are usually made; they need no word about them.
const MARKS: &[&str] = &["x", "X", "1"];

/// Other marks that say yes, as typed and in small letters.
const YES: &[&str] = &[
    "х",
    "χ",
    "×",
    "v",
    "✓",
    "✔",
    "☑",
    "✅",
    "√",
    "☒",
    "✗",
    "✘",
    "+",
    "•",
    "●",
    "■",
    "þ",
    "ü",
    "có",
    "co",
    "đ",
    "đủ",
    "y",
    "yes",
    "ok",
    "tham gia",
    "có tham gia",
    "có mặt",
    "đã tham gia",
    "đạt",
    "true",
    "đúng",
    "rồi",
    "roi",
    "cm",
];

/// Marks that say no, in small letters, beside the words of [`absence`].
const NO: &[&str] = &[
    "sai",
    "-",
    "–",
    "—",
    "--",
    "0",
    "không",
    "khong",
    "k",
    "ko",
    "kg",
    "vm",
    "v/m",
    "kt",
    "chưa",
    "no",
    "n",
    "p",
    "vp",
    "kp",
    "v/p",
    "k/p",
    "có phép",
    "không phép",
    "nghỉ",
    "false",
    "☐",
    "□",
];

/// What is counted in a count column, without marks.
const COUNTED: &[&str] =
    &["lan", "luot", "buoi", "nguoi", "dv", "doan vien", "ngay", "hoat dong", "tiet", "dot", "sv", "x"];

/// Numbers in words, without marks.
const NUMBERS: &[(&str, u32)] = &[
    ("khong", 0),
    ("mot", 1),
    ("hai", 2),
    ("ba", 3),
    ("bon", 4),
    ("nam", 5),
    ("sau", 6),
    ("bay", 7),
    ("tam", 8),
    ("chin", 9),
    ("muoi", 10),
];

/// A cell of a tick or count column (FINDINGS 70 to 74). `x X х v ✓ 1 có Đ` are yes, `- 0 không vắng KTG` are no.
pub fn tick(cell: &Cell) -> Parsed<Tick> {
    // A cell of nothing but "-" or "không" is empty for other columns and an answer here, so the raw text is looked at.
    if let Value::Text(raw) = &cell.value {
        let cleaned = text::clean(raw);
        let mut notes = Notes::default();
        if cleaned.text.is_empty() {
            return notes.finish(None, show_tick);
        }
        cleaned.repairs.into_iter().for_each(|code| notes.add(code));
        let value = tick_text(&cleaned.text, &mut notes);
        return notes.finish(value, show_tick);
    }
    let (seen, mut notes) = read(cell);
    let value = match seen {
        Some(Seen::Number(number)) => tick_number(number, &mut notes),
        // A small count in a cell with a date format is still a count.
        Some(Seen::Date(serial)) if serial < 1900.0 => tick_number(serial, &mut notes),
        Some(Seen::Date(serial)) => day_of(serial, &mut notes),
        Some(Seen::Bool(true)) => {
            notes.add(Code::MarkVariant);
            Some(Tick::Yes)
        }
        Some(Seen::Bool(false)) => {
            notes.add(Code::MarkNegative);
            Some(Tick::No)
        }
        Some(Seen::Text(_)) | None => None,
    };
    notes.finish(value, show_tick)
}

fn show_tick(tick: &Tick) -> String {
    match tick {
        Tick::No => "0".to_owned(),
        Tick::Yes => "1".to_owned(),
        Tick::Count(count) => count.to_string(),
        Tick::On(day) => show_day(*day),
    }
}

fn counted(count: u32) -> Tick {
    match count {
        0 => Tick::No,
        1 => Tick::Yes,
        _ => Tick::Count(count),
    }
}

fn tick_number(number: f64, notes: &mut Notes) -> Option<Tick> {
    let count = whole_number(number).and_then(|whole| u32::try_from(whole).ok());
    match count {
        Some(0) => notes.add(Code::MarkNegative),
        Some(_) => {}
        None => notes.raise(Code::MarkVariant, Severity::Query),
    }
    count.map(counted)
}

fn day_of(serial: f64, notes: &mut Notes) -> Option<Tick> {
    let day = super::date::serial_day(serial, notes);
    if day.is_none() {
        notes.raise(Code::MarkVariant, Severity::Query);
    }
    day.map(Tick::On)
}

/// Boxes to tick in a text, and those that are ticked.
const BOXES: &[char] = &['☐', '□', '◻', '☑', '☒', '✅', '■'];
const TICKED: &[char] = &['☑', '☒', '✅', '■'];

/// `☑ Có ☐ Không`: what stands behind the one box that is ticked. None where the text is no choice; where none of several is
/// ticked nobody chose, and of two nobody knows which.
fn chosen(text: &str) -> Option<Result<&str, usize>> {
    let starts: Vec<usize> = text.match_indices(BOXES).map(|(at, _)| at).collect();
    if starts.first() != Some(&0) || !text.chars().any(char::is_alphabetic) {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let choices = starts.iter().zip(ends).map(|(&from, end)| &text[from..end]);
    let ticked: Vec<&str> = choices.filter(|choice| choice.starts_with(TICKED)).collect();
    Some(match ticked[..] {
        [one] => Ok(one.trim_start_matches(BOXES).trim_matches(|sign: char| !sign.is_alphanumeric())),
        _ => Err(ticked.len()),
    })
}

fn tick_text(text: &str, notes: &mut Notes) -> Option<Tick> {
    match chosen(text) {
        Some(Ok(choice)) => return tick_text(choice, notes),
        Some(Err(0)) => {
            notes.add(Code::MarkNegative);
            return Some(Tick::No);
        }
        Some(Err(_)) => {
            notes.raise(Code::MarkVariant, Severity::Query);
            return None;
        }
        None => {}
    }
    let small = text::fold(text);
    let small = small.trim_end_matches(['.', '*']);
    if MARKS.contains(&text) {
        return Some(Tick::Yes);
    }
    if YES.contains(&small) || small == "x" {
        notes.add(Code::MarkVariant);
        return Some(Tick::Yes);
    }
    // `Có (2 lần)`, `x, 3 buổi`: how often stands behind the mark.
    if let Some((mark, count)) =
        small.split_once(['(', ',']).map(|(mark, count)| (mark.trim(), count.trim_end_matches(')')))
        && (YES.contains(&mark) || mark == "x")
        && let Some(count) = count_text(count.trim(), notes)
    {
        notes.add(Code::CountAsText);
        return u32::try_from(count).ok().map(counted);
    }
    if is_no(small) {
        notes.add(Code::MarkNegative);
        return Some(Tick::No);
    }
    // `x (trễ)`: came late, and came.
    if let Some((mark, rest)) = small.split_once(['(', ',', '-', ' '])
        && (YES.contains(&mark.trim()) || mark.trim() == "x" || mark.trim() == "1")
        && absence::came_all_the_same(rest)
    {
        notes.add(Code::MarkVariant);
        return Some(Tick::Yes);
    }
    if is_remarked(small) {
        notes.add(Code::MarkVariant);
        return Some(Tick::Yes);
    }
    // Whether somebody confirmed it is whether it counts.
    if let Some(done) = confirmed::said(&text::plain(small)) {
        notes.add(if done { Code::MarkVariant } else { Code::MarkNegative });
        return Some(if done { Tick::Yes } else { Tick::No });
    }
    if let Some(count) = count_text(text, notes) {
        return u32::try_from(count).ok().map(counted);
    }
    // `10, 17, 24` is no day of the year 2024.
    let bare = |days: Vec<list::Listed>| days.iter().all(|one| matches!(one, list::Listed::Number(_)));
    if text.contains([',', ';']) && list::listed(text).is_some_and(bare) {
        notes.raise(Code::MarkVariant, Severity::Query);
        return None;
    }
    let mut dated = Notes::default();
    match text_reading(text, happened_in, &mut dated) {
        Reading::Date(Typed::Day(day)) => {
            if dated.is_empty() {
                dated.add(Code::DateAsText);
            }
            notes.extend(dated);
            Some(Tick::On(day))
        }
        // A day without a year: certainly a mark, uncertainly dated.
        Reading::DayMonth(..) => {
            notes.raise(Code::MarkVariant, Severity::Query);
            Some(Tick::Yes)
        }
        // Days listed are so many, whether or not each says its month or year; bare numbers may be anything.
        _ => match list::listed(text).filter(|days| days.iter().any(|one| !matches!(one, list::Listed::Number(_)))) {
            Some(days) => {
                notes.add(Code::CountAsText);
                u32::try_from(days.len()).ok().map(Tick::Count)
            }
            None => {
                notes.raise(Code::MarkVariant, Severity::Query);
                None
            }
        },
    }
}

/// Whether a text in small letters says no, with its reason or without: `vắng`, `nghỉ phép`, `P (ốm)`, `0 - bận`.
fn is_no(small: &str) -> bool {
    if NO.contains(&small) || absence::said(small, &text::plain(small)) == Some(absence::Said::Away) {
        return true;
    }
    let Some((sign, why)) = small.split_once(['(', ',', ':']).or_else(|| small.split_once(" - ")) else { return false };
    let reason = why.trim_end_matches(')').trim();
    NO.contains(&sign.trim())
        && !reason.is_empty()
        && reason.chars().all(|one| one.is_alphabetic() || one == ' ')
        && !YES.contains(&reason)
        && reason != "x"
}

/// Marks that say yes whatever is remarked behind them; a V before a reason may be one of absence.
const SURE: &[&str] = &[
    "x",
    "1",
    "х",
    "χ",
    "×",
    "✓",
    "✔",
    "☑",
    "✅",
    "√",
    "có",
    "tham gia",
    "có tham gia",
    "có mặt",
    "đã tham gia",
    "đủ",
    "yes",
    "ok",
];

/// Words that leave open whether somebody came after all: who registered, was to come, sent another, was ill or held up.
const DOUBTFUL: &[&str] = &[
    "không", "khong", "ko", "chưa", "chua", "vắng", "nghỉ", "phép", "p", "đăng", "ký", "dk", "đk", "kiến", "sẽ", "hủy",
    "huỷ", "hoãn", "bỏ", "nhầm", "sai", "thay", "hộ", "giúp", "ốm", "bệnh", "bận", "việc", "lý", "lí", "do", "trừ",
    "sau", "bù", "xin", "giấy", "hỏi", "lại", "nếu", "hẹn", "thiếu", "trùng", "hụt", "đau", "học", "thi",
];

/// Words of a remark at most.
const LONGEST_REMARK: usize = 6;

/// `có (làm MC)`, `x - phụ trách âm thanh`: a mark, and in brackets or behind a dash what the person did there.
fn is_remarked(small: &str) -> bool {
    let bracket = || small.strip_suffix(')').and_then(|rest| rest.split_once('('));
    let Some((mark, remark)) = bracket().or_else(|| small.split_once(" - ")) else { return false };
    let words: Vec<&str> = remark.split([' ', ',', '/']).filter(|word| !word.is_empty()).collect();
    SURE.contains(&mark.trim())
        && (1..=LONGEST_REMARK).contains(&words.len())
        && words.iter().all(|word| word.chars().all(char::is_alphabetic) && !DOUBTFUL.contains(word))
}

/// A whole number in a count column: `3`, `03`, `3 lần`, `ba`, `1.604`.
pub fn count(cell: &Cell) -> Parsed<u64> {
    let show = u64::to_string;
    let (seen, mut notes) = read(cell);
    let value = match seen {
        Some(Seen::Text(text)) => count_or_mark(&text, &mut notes),
        Some(Seen::Number(number)) => count_number(number, &mut notes),
        Some(Seen::Date(serial)) if serial < 1900.0 => count_number(serial, &mut notes),
        Some(Seen::Date(_) | Seen::Bool(_)) => unread(&mut notes),
        None => None,
    };
    notes.finish(value, show)
}

fn unread(notes: &mut Notes) -> Option<u64> {
    notes.raise(Code::CountAsText, Severity::Query);
    None
}

fn count_or_mark(text: &str, notes: &mut Notes) -> Option<u64> {
    if let Some(count) = count_text(text, notes) {
        return Some(count);
    }
    let small = text::fold(text);
    if small == "x" || YES.contains(&small.as_str()) {
        notes.add(Code::MarkAndCount);
        return Some(1);
    }
    if is_no(small.trim_end_matches(['.', '*'])) {
        notes.add(Code::MarkNegative);
        return Some(0);
    }
    unread(notes)
}

/// A number; one with three decimals is a thousand typed with the Vietnamese sign (1.604).
fn count_number(number: f64, notes: &mut Notes) -> Option<u64> {
    if let Some(digits) = whole_digits(number) {
        return digits.parse().ok();
    }
    let thousands =
        whole_digits(number * 1000.0).filter(|digits| number > 0.0 && number < 1000.0 && !digits.ends_with('0'));
    match thousands {
        Some(digits) => {
            notes.raise(Code::CountThousands, Severity::Query);
            digits.parse().ok()
        }
        None => unread(notes),
    }
}

/// `3`, `03`, `3 lần`, `ba lượt`, `1.604`, `1 604`; None, without a note, where the text is no count.
fn count_text(text: &str, notes: &mut Notes) -> Option<u64> {
    let key = text::plain(text);
    let unit = COUNTED
        .iter()
        .filter_map(|unit| key.strip_suffix(unit))
        .find(|rest| rest.ends_with(' ') || rest.ends_with(|letter: char| letter.is_ascii_digit()));
    let number = unit.map_or(key.as_str(), str::trim_end);
    // Without its mark "năm" is as likely the word for male.
    let is_male = number == "nam" && !text::fold(text).contains("năm");
    if let Some((_, count)) = NUMBERS.iter().find(|(word, _)| *word == number && !is_male) {
        notes.raise(Code::CountAsText, Severity::Query);
        return Some(u64::from(*count));
    }
    let bare = text.trim_start_matches(['\'', '’', '`']);
    let typed = bare.get(..bare.find(|letter: char| letter.is_alphabetic()).unwrap_or(bare.len()))?.trim();
    if number.is_empty() || !number.chars().all(|letter| letter.is_ascii_digit() || letter == ' ') {
        return None;
    }
    if typed.chars().all(|letter| letter.is_ascii_digit()) && !typed.is_empty() && typed.len() <= 9 {
        notes.add(Code::CountAsText);
        return typed.parse().ok();
    }
    let groups: Vec<&str> = typed.split(['.', ',', ' ']).collect();
    let digits = |group: &&str| group.chars().all(|letter| letter.is_ascii_digit());
    let grouped = groups.len() > 1 && groups.iter().all(digits) && groups[1..].iter().all(|group| group.len() == 3);
    if grouped && (1..=3).contains(&groups[0].len()) && groups[0] != "0" {
        notes.add(Code::CountThousands);
        return groups.concat().parse().ok();
    }
    None
}
