//! Header path to field: by name only, never by a part of a name. What content decides is `columns`' part.

use super::attending;
use super::grid::lower;
use super::header::Path;
use super::ordinals;
use super::vocabulary::{
    ASKS_OTHER, ASKS_WHEN, ASKS_WHERE, ENGLISH, FORM_WORDS, SHORT_WORDS, SKILLS, TOOK_PART, WARD_FIRST, WARD_KINDS,
    WARD_WORDS, fallback, is_ignored, may_hold_form_words, structural,
};
use super::wide;
use crate::finding::Code;
use crate::model::Field;
use crate::settings::Words;
use crate::text::{self, has_words, starts_with_words};

/// The field a whole header path names; None where nobody knows it.
pub(super) fn named(path: &Path, words: &Words) -> Option<Field> {
    let leaf = path.leaf();
    let parents = path.parents();
    if let Some(part) = part_of_birth(path, words) {
        return Some(part);
    }
    if let Some(gender) = gender_of(&leaf.text, &leaf.key) {
        return Some(by_gender(gender, parents.iter().rev().find_map(|part| of_text(&part.text, words)).as_ref()));
    }
    let aside = |key: &str| (is_ignored(key) && key != "hoi") || SKILLS.contains(&key);
    if parents.iter().any(|part| aside(&part.key)) {
        return Some(Field::Ignored);
    }
    if let Some(field) = under_parent(path, words) {
        return Some(field);
    }
    if let Some(field) = of_text(&leaf.text, words) {
        return Some(field);
    }
    // `Ghi chó`: in a font of the nineties a word is another one, and may be one all the same.
    let meant = [Code::TextTcvn3, Code::TextVni].iter().find_map(|font| text::read_as(&leaf.text, *font));
    if let Some(field) = meant.and_then(|meant| of_text(&meant, words)) {
        return Some(field);
    }
    // A hint below a name that stands over this one column (`Ngày sinh` > `dd/mm/yyyy`) names nothing itself.
    let alone = parents.iter().rev().find(|part| part.at.col == part.last.col)?;
    if wide::is_named(&leaf.text, &leaf.key, words) { None } else { of_text(&alone.text, words) }
}

/// Whether a header cell is one that some table has: for finding header rows.
pub(super) fn is_known(raw: &str, words: &Words) -> bool {
    words.is_header(raw, || {
        let key = text::plain(raw);
        by_name(raw, &key, words).is_some()
            || gender_of(raw, &key).is_some()
            || wide::is_named(raw, &key, words)
            || attending::is_meeting(&key)
            || ordinals::is_made_up_name(&key)
            || (raw.contains(BRACKETS) && {
                let outside = without_brackets(raw);
                wide::is_named(&outside, &text::plain(&outside), words)
            })
    })
}

/// The field one header cell names by itself.
pub(super) fn of_text(raw: &str, words: &Words) -> Option<Field> {
    words.header_field(raw, || by_name(raw, &text::plain(raw), words))
}

/// [`of_text`] with the key of the text. What can be told by the key costs no more.
fn by_name(raw: &str, key: &str, words: &Words) -> Option<Field> {
    if key.is_empty() && lower(raw) == "#" {
        return Some(Field::Stt);
    }
    // Without marks, cohort (khóa) and faculty (khoa) are one word.
    if key == "khoa" && matches!(lower(raw).as_str(), "khóa" | "khoá") {
        return Some(Field::Ignored);
    }
    let direct = of_key(key, words).or_else(|| of_parts(raw, words)).or_else(|| of_question(key, words));
    let direct = direct.or_else(|| of_short(key, words)).or_else(|| of_ward(key));
    direct.or_else(|| {
        let rest = without_number(raw);
        if rest.len() == raw.len() && !raw.contains(BRACKETS) {
            return None;
        }
        let bare = without_brackets(rest);
        let key = text::plain(&bare);
        let named = || of_key(&key, words).or_else(|| of_parts(&bare, words)).or_else(|| of_question(&key, words));
        (bare.len() < raw.len()).then(named)?
    })
}

/// A question of a form without its number: `1. Họ và tên của bạn`, `Câu 2: Ngày sinh`.
fn without_number(raw: &str) -> &str {
    let raw = raw.trim_start();
    let rest = raw.strip_prefix("Câu ").unwrap_or(raw);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest[digits..].strip_prefix(['.', ')', ':']).filter(|_| (1..=2).contains(&digits));
    after.map_or(raw, str::trim_start)
}

/// A question of a form on the web without the words around its field: `Bạn đã tham gia hoạt động nào?`. What is left must be
/// a name of a field whole, as everywhere.
fn of_question(key: &str, words: &Words) -> Option<Field> {
    // Hardly any text has the first word of a phrase, and without one nothing is taken away.
    if !may_hold_form_words(key) {
        return None;
    }
    let mut left = format!(" {key} ");
    for phrase in FORM_WORDS {
        if has_words(&left, phrase) {
            left = left.replace(&format!(" {phrase} "), " ");
        }
    }
    let left = left.trim();
    // Whose it is, said without more: `Họ và tên bạn`.
    let left = ["ban ", "em "].iter().find_map(|whose| left.strip_prefix(whose)).unwrap_or(left);
    let left = [" ban", " em", " minh"].iter().find_map(|whose| left.strip_suffix(whose)).unwrap_or(left);
    let named = (left.len() < key.len()).then(|| of_key(left, words)).flatten().or_else(|| {
        // What was done `trong tháng 10` is what was done.
        let done = left.split(" trong ").next().and_then(|done| of_key(done, words));
        done.filter(|field| matches!(field, Field::Activity | Field::Group))
    });
    // `Hoạt động diễn ra khi nào?` asks no more for the activity than what is left of it names.
    match (asked(key), named) {
        (Some(asked), None | Some(Field::Activity | Field::Channel)) => Some(asked),
        (_, named) => named,
    }
}

/// Whether a question asks when or where somebody took part.
fn asked(key: &str) -> Option<Field> {
    let has = |phrases: &[&str]| text::has_any(key, phrases);
    if !has(TOOK_PART) || has(ASKS_OTHER) {
        return None;
    }
    if has(ASKS_WHEN) {
        return Some(Field::Date);
    }
    has(ASKS_WHERE).then_some(Field::Ward)
}

/// A name of a field with short words in it, each written out: `Ngày SH`. One that stands alone may be short for anything.
fn of_short(key: &str, words: &Words) -> Option<Field> {
    let (at, long) = key
        .split(' ')
        .enumerate()
        .find_map(|(at, word)| SHORT_WORDS.iter().find(|(short, _)| *short == word).map(|(_, long)| (at, long)))?;
    if !key.contains(' ') {
        return None;
    }
    long.iter().find_map(|long| {
        let whole: Vec<&str> =
            key.split(' ').enumerate().map(|(place, word)| if place == at { *long } else { word }).collect();
        let whole = whole.join(" ");
        of_key(&whole, words).or_else(|| of_short(&whole, words))
    })
}

/// `Giới tính (Nam/Nữ)` without its brackets, unless these ask for less; `Nhận xét / Kết quả` where all parts agree.
fn of_parts(raw: &str, words: &Words) -> Option<Field> {
    if !raw.contains(BRACKETS) && !raw.contains(PARTING) {
        return None;
    }
    let outside = without_brackets(raw);
    let key = text::plain(&outside);
    if outside.len() != raw.len()
        && let Some(field) = of_key(&key, words).or_else(|| of_short(&key, words))
    {
        // `Nơi cư trú (phường)` beside `Địa chỉ` asks for a ward, not for a second address.
        let inside = text::plain(&raw[raw.find(['(', '[']).unwrap_or(0)..]);
        return Some(if field == Field::Address && is_ward(&inside) { Field::Ward } else { field });
    }
    let mut fields = outside.split(PARTING).map(|part| of_key(&text::plain(part), words));
    let all_say = fields.next().flatten().filter(|first| fields.all(|field| field.as_ref() == Some(first)));
    all_say.or_else(|| in_two_languages(raw, words))
}

/// `Group / Nhóm hoạt động`, `Ward (Phường)`: the words of one language say again what those of the other do.
fn in_two_languages(raw: &str, words: &Words) -> Option<Field> {
    let signs = |one: char| BRACKETS.contains(&one) || PARTING.contains(&one);
    let parts = || raw.split(signs).map(text::plain).filter(|key| !key.is_empty());
    let is_english = |key: &String| ENGLISH.contains(&key.as_str());
    if !parts().any(|key| is_english(&key)) {
        return None;
    }
    let mut fields =
        parts().filter(|key| !is_english(key)).map(|key| of_key(&key, words).or_else(|| of_short(&key, words)));
    let first = fields.next()??;
    fields.all(|field| field.as_ref() == Some(&first)).then_some(first)
}

const BRACKETS: [char; 4] = ['(', '[', ')', ']'];
/// Signs between names of one column.
const PARTING: [char; 3] = ['/', ';', '\n'];

fn of_key(key: &str, words: &Words) -> Option<Field> {
    let key = without_ending(without_ending(key, " optional"), " neu co");
    if key.is_empty() {
        return None;
    }
    if let Some(field) = structural(key) {
        return Some(field.clone());
    }
    if let Some(field) = words.headers.get(key).and_then(|name| Field::parse(name)) {
        return Some(field);
    }
    if is_ignored(key) {
        return Some(Field::Ignored);
    }
    fallback(key).cloned()
}

fn without_ending<'k>(mut key: &'k str, ending: &str) -> &'k str {
    while let Some(rest) = key.strip_suffix(ending) {
        key = rest;
    }
    key
}

/// Where somebody took part, told in words that all go with a ward: `Phường/xã sinh hoạt`, `Nơi SH phường`. What begins with taking part
/// itself heads marks: `Tham gia tại phường`.
fn of_ward(key: &str) -> Option<Field> {
    let begins = WARD_FIRST.iter().any(|word| starts_with_words(key, word));
    let names_one = WARD_KINDS.iter().any(|word| has_words(key, word));
    let whole = begins && names_one && key.split(' ').all(|word| WARD_WORDS.contains(&word));
    whole.then_some(Field::Ward)
}

/// Whether a key is the ward as a part of an address.
fn is_ward(key: &str) -> bool {
    matches!(key, "phuong" | "xa" | "phuong xa" | "xa phuong")
}

fn without_brackets(raw: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::with_capacity(raw.len());
    for one in raw.chars() {
        match one {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(one),
            _ => {}
        }
    }
    kept
}

/// `Nam` and `Nữ` as headers. Marks matter: without them a year (năm) is a man.
fn gender_of(raw: &str, key: &str) -> Option<crate::model::Gender> {
    if !matches!(key, "nam" | "nu") {
        return None;
    }
    match lower(raw).as_str() {
        "nam" => Some(crate::model::Gender::Male),
        "nữ" | "nu" => Some(crate::model::Gender::Female),
        _ => None,
    }
}

fn by_gender(gender: crate::model::Gender, parent: Option<&Field>) -> Field {
    use crate::model::Gender::{Female, Male};
    match (gender, parent) {
        (Male, Some(Field::Birth)) => Field::BirthMale,
        (Female, Some(Field::Birth)) => Field::BirthFemale,
        (Male, _) => Field::GenderMale,
        (Female, _) => Field::GenderFemale,
    }
}

/// `Ngày sinh` > `Ngày`, `Tháng`, `Năm`. Marks matter: without them a year (năm) is a man.
fn part_of_birth(path: &Path, words: &Words) -> Option<Field> {
    let (leaf, above) = (path.leaf(), path.parents().last()?);
    // Nearly all headers are none of these by their key already.
    if !matches!(leaf.key.as_str(), "ngay" | "thang" | "nam") {
        return None;
    }
    let part = match lower(&leaf.text).as_str() {
        "ngày" => Field::BirthDay,
        "tháng" => Field::BirthMonth,
        "năm" => Field::BirthYear,
        _ => return None,
    };
    (of_text(&above.text, words) == Some(Field::Birth)).then_some(part)
}

/// Short words that mean something only below their parent (`Kết nạp Đoàn` > `Ngày`, `Nơi`).
fn under_parent(path: &Path, words: &Words) -> Option<Field> {
    let leaf = path.leaf();
    let parent = path.parents().last()?;
    let together = format!("{} {}", leaf.text, parent.text);
    if let Some(field) = of_key(&text::plain(&together), words) {
        return Some(field);
    }
    let above = of_text(&parent.text, words)?;
    if above == Field::Result && words.grade(&leaf.text).is_some() {
        return Some(Field::ResultOf(leaf.text.clone()));
    }
    let key = leaf.key.as_str();
    match (above, key) {
        (Field::Joined | Field::JoinedPlace, "ngay" | "thoi gian" | "ngay thang nam") => Some(Field::Joined),
        (Field::Joined | Field::JoinedPlace, "noi" | "dia diem") => Some(Field::JoinedPlace),
        (Field::IntroducedTo | Field::IntroducedBy, "ngay") => Some(Field::SlipDate),
        (Field::IntroducedTo, "noi" | "phuong" | "phuong xa" | "dia ban") => Some(Field::IntroducedTo),
        (Field::SlipNo, "so") => Some(Field::SlipNo),
        (Field::SlipNo, "ngay") => Some(Field::SlipDate),
        (Field::Name, "ho" | "ho dem" | "ho va dem" | "ho lot") => Some(Field::FamilyName),
        (Field::Name, "ten") => Some(Field::GivenName),
        (Field::Date, "tu" | "tu ngay" | "bat dau") => Some(Field::FromDate),
        (Field::Date, "den" | "den ngay" | "ket thuc") => Some(Field::ToDate),
        // `Nam` without its mark is no year.
        (Field::Date, "nam") if leaf.text.to_lowercase() == "năm" => Some(Field::Date),
        (Field::Address | Field::Ward, key) if is_ward(key) => Some(Field::Ward),
        (Field::CitizenId, "so") => Some(Field::CitizenId),
        _ => None,
    }
}
