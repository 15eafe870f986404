//! Introduced against confirmed, for each ward union and each unit, with an answer column that is read back (`doi-chieu/`).
//!
//! The columns are those of `layout::form`, which finds them again by their words. A sheet shows a ward nobody but those who were
//! introduced to it, and a unit nobody but its own members.

use std::collections::{BTreeMap, BTreeSet};

use super::book::{Book, Cell, Choice, Sheet, Style, Value};
use super::details::shown;
use super::parcel::Parcel;
use super::returns::period;
use super::sides::{differs, state, words_of, written_there};
use super::words::Words;
use crate::identify::{Introduction, Outcome, PersonId, Register, Side};
use crate::model::form::{FormColumn, NOT_KNOWN, UnitAnswer, WARD_REQUEST};
use crate::model::{Field, Form, FormKind, Lang, Level, UnitCode, UnitId};
use crate::settings::Settings;
use crate::text::slug::folders;
use crate::wards::Ward;

/// One workbook for each ward and one for each unit of which anybody was introduced or confirmed, open where the two sides differ.
///
/// A ward without a registered union gets its workbook all the same, by its code: a person must carry it there.
pub fn meetings(register: &Register, settings: &Settings) -> Vec<Parcel> {
    let mut parcels = wards(register, settings);
    parcels.extend(units(register, settings));
    named(parcels)
}

/// The wards' workbooks with nobody but those they have not confirmed: what is mailed to them.
pub fn unconfirmed(register: &Register, settings: &Settings) -> Vec<Parcel> {
    let mut by_ward: BTreeMap<&Ward, Vec<&Introduction>> = BTreeMap::new();
    for one in register.introductions.iter().filter(|one| one.is_asked_of_ward()) {
        if let Some(ward) = &one.ward {
            by_ward.entry(ward).or_default().push(one);
        }
    }
    let list = |(ward, slips)| ward_parcel(register, ward, Theirs { slips, ..Theirs::default() }, settings);
    named(by_ward.into_iter().map(list).collect())
}

/// Whether nothing about a slip is left to tell or to ask.
fn agrees(one: &Introduction) -> bool {
    matches!(one.outcome, Outcome::Confirmed | Outcome::Withdrawn)
}

fn named(mut parcels: Vec<Parcel>) -> Vec<Parcel> {
    let names: Vec<String> = parcels.iter().map(|parcel| parcel.name.clone()).collect();
    let folders = folders(names.iter().map(String::as_str));
    for (parcel, name) in parcels.iter_mut().zip(&names) {
        parcel.name = format!("{}.xlsx", folders[name.as_str()].to_lowercase());
    }
    parcels
}

/// What a ward's workbook is made of.
#[derive(Default)]
struct Theirs<'a> {
    /// Whom we introduced to it.
    slips: Vec<&'a Introduction>,
    /// Whom it confirmed, and we introduced to another ward.
    elsewhere: BTreeSet<PersonId>,
    /// Whom it confirmed, and nobody introduced.
    unannounced: BTreeSet<PersonId>,
}

fn wards(register: &Register, settings: &Settings) -> Vec<Parcel> {
    let mut by_ward: BTreeMap<&Ward, Theirs> = BTreeMap::new();
    for one in &register.introductions {
        if let Some(ward) = &one.ward {
            by_ward.entry(ward).or_default().slips.push(one);
        }
        if let Some(ward) = &one.confirmed_by {
            by_ward.entry(ward).or_default().elsewhere.insert(one.person);
        }
    }
    for (person, ward, _) in &register.unannounced {
        if let Some(ward) = ward {
            by_ward.entry(ward).or_default().unannounced.insert(*person);
        }
    }
    by_ward.into_iter().map(|(ward, theirs)| ward_parcel(register, ward, theirs, settings)).collect()
}

fn ward_parcel(register: &Register, ward: &Ward, theirs: Theirs, settings: &Settings) -> Parcel {
    let Theirs { mut slips, elsewhere, unannounced } = theirs;
    // A ward that knows nobody of the name has given its word; the rest is the unit's to say.
    let settled = |one: &Introduction| agrees(one) || (one.outcome == Outcome::Unconfirmed && one.not_known);
    let open = !elsewhere.is_empty() || !unannounced.is_empty() || !slips.iter().all(|one| settled(one));
    let words = Words { lang: settings.lang };
    // Of several unions of one ward, which a register should not have, the first by code.
    let union = register.ward_unions.iter().find(|(_, of)| *of == ward).map(|(&unit, _)| register.units.get(unit));
    let name = union.map_or_else(|| format!("Đoàn {}", lower_first(&ward.name)), |unit| unit.name.clone());
    slips.sort_by_key(|one| (one.outcome != Outcome::Unconfirmed, one.person));
    let title =
        words.say("DANH SÁCH ĐOÀN VIÊN ĐƯỢC GIỚI THIỆU VỀ SINH HOẠT TẠI NƠI CƯ TRÚ", "MEMBERS INTRODUCED TO YOUR WARD");
    let mut sheet = Sheet::new(words.say("Xác nhận", "Confirmation"), &[5, 24, 8, 25, 11, 26, 19, 15, 20, 11, 14]);
    let ask = if !open { agreed(&words) } else { words.say(WARD_REQUEST.0, WARD_REQUEST.1) };
    let unit = union.map(|unit| unit.code.to_string());
    let form = form(FormKind::Ward, register, Some(ward.code.clone()), unit.clone());
    head(&mut sheet, [title, &name, ask], &form, register, settings);
    let full = settings.privacy.iter().any(|one| {
        union.is_some_and(|unit| unit.code.as_str() == one.to) && one.columns.iter().any(|column| column == "birth")
    });
    let line = |person: PersonId, texts: [String; 3], asks: bool| {
        let member = register.member(person);
        let birth = member
            .birth
            .map_or_else(String::new, |birth| if full { birth.to_string() } else { birth.year().to_string() });
        let unit = member.unit.map(|unit| register.units.get(unit)).filter(|unit| unit.level != Level::Ward);
        let mut line =
            vec![boxed(member.shown_name(words.lang)), boxed(birth), boxed(unit.map_or("", |unit| unit.name.as_str()))];
        line.extend(texts.map(boxed));
        line.extend((0..4).map(|_| answer(asks)));
        line
    };
    let mut lines: Vec<Vec<Cell>> = Vec::new();
    for one in &slips {
        let said = words_of(register, one.person, Some(ward), Side::Ward);
        let state = if said.is_empty() { state(register, one, &words) } else { said };
        let texts = [one.date.map_or_else(String::new, shown), state, written_there(register, ward, one, &words)];
        lines.push(line(one.person, texts, !settled(one)));
    }
    // Where else somebody was introduced to is not this ward's to know.
    let other_ward = words.say("đã xác nhận, giới thiệu về nơi khác", "confirmed; introduced to another ward");
    let no_slip = words.say("đã xác nhận, chưa thấy phiếu giới thiệu", "confirmed; we know of no slip");
    let confirmed = elsewhere.into_iter().map(|person| (person, other_ward));
    for (person, state) in confirmed.chain(unannounced.into_iter().map(|person| (person, no_slip))) {
        lines.push(line(person, [String::new(), state.to_owned(), String::new()], false));
    }
    for (number, line) in lines.iter_mut().enumerate() {
        line.insert(0, Cell::number(number as u64 + 1).style(Style::Boxed));
    }
    let mut list: Vec<String> =
        settings.grades.iter().map(|grade| settings.grade_label(&grade.code).to_owned()).collect();
    list.push(words.say(NOT_KNOWN.0, NOT_KNOWN.1).to_owned());
    body(&mut sheet, FormKind::Ward, lines, (list, settings), &words);
    signature(&mut sheet, &words);
    let code = unit.map_or_else(|| UnitCode::new(&ward.code), |code| UnitCode::new(&code));
    let file = format!("phuong-xa-{}-{}", ward.code, crate::text::slug::slug(&ward.name));
    Parcel { unit: code, name: file, book: book(&name, sheet, register, settings), form, open }
}

fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// A unit's members introduced, and those confirmed without a slip.
#[derive(Default)]
struct Own<'a> {
    slips: Vec<&'a Introduction>,
    unannounced: Vec<(PersonId, Option<&'a Ward>)>,
}

fn units(register: &Register, settings: &Settings) -> Vec<Parcel> {
    let home = |person: PersonId| {
        let unit = register.member(person).unit?;
        let home = register.units.get(unit);
        (matches!(home.level, Level::Chapter | Level::Faculty) && !home.is_nobodys()).then_some(unit)
    };
    let mut by_unit: BTreeMap<UnitId, Own> = BTreeMap::new();
    for one in &register.introductions {
        if let Some(unit) = home(one.person) {
            by_unit.entry(unit).or_default().slips.push(one);
        }
    }
    for (person, ward, _) in &register.unannounced {
        if let Some(unit) = home(*person) {
            by_unit.entry(unit).or_default().unannounced.push((*person, ward.as_ref()));
        }
    }
    by_unit.into_iter().map(|(unit, own)| unit_parcel(register, unit, own, settings)).collect()
}

fn unit_parcel(register: &Register, unit: UnitId, mut own: Own, settings: &Settings) -> Parcel {
    let words = Words { lang: settings.lang };
    let to = register.units.get(unit);
    let open = !own.unannounced.is_empty() || !own.slips.iter().all(|one| agrees(one));
    own.slips.sort_by_key(|one| (one.outcome == Outcome::Confirmed, one.person));
    own.unannounced.sort();
    let title = words.say("ĐỐI CHIẾU GIỚI THIỆU VÀ XÁC NHẬN", "INTRODUCED AND CONFIRMED");
    let mut sheet = Sheet::new(words.say("Đối chiếu", "Introduced"), &[5, 24, 12, 22, 12, 24, 26, 18, 20, 18]);
    let ask = if !open {
        agreed(&words)
    } else {
        words.say(
        "Xin xem những dòng chưa khớp, chọn ở cột “Trả lời” rồi gửi lại tệp này; cột “Ghi chú” để nói thêm. Dòng đã đúng xin để trống.",
        "Please look at the rows that do not agree, choose under “Answer” and send this file back; “Note” is for anything else. Leave a row empty where it is right.",
    )
    };
    let form = form(FormKind::Unit, register, None, Some(to.code.to_string()));
    head(&mut sheet, [title, &to.name, ask], &form, register, settings);
    let mut lines: Vec<Vec<Cell>> = Vec::new();
    for one in &own.slips {
        let ward = one.ward.as_ref();
        let place = ward.map_or_else(|| words.ward(None, None), |ward| ward.name.clone());
        let said = words_of(register, one.person, ward, Side::Ward);
        let state = if said.is_empty() { state(register, one, &words) } else { said };
        let date = one.date.map_or_else(String::new, shown);
        lines.push(unit_line(
            lines.len(),
            (register, words.lang),
            (one.person, !agrees(one)),
            [place, date, state, differs(register, unit, one, &words)],
        ));
    }
    for (person, ward) in &own.unannounced {
        let by = ward.map_or_else(String::new, |ward| ward.name.clone());
        let state = words.say("xác nhận, không có phiếu", "confirmed without a slip").to_owned();
        let line = [String::new(), String::new(), state, by];
        lines.push(unit_line(lines.len(), (register, words.lang), (*person, true), line));
    }
    let list = UnitAnswer::ALL.iter().map(|answer| answer.label(settings.lang).to_owned()).collect();
    body(&mut sheet, FormKind::Unit, lines, (list, settings), &words);
    let file = format!("don-vi-{}", crate::text::slug::slug(to.code.as_str()));
    Parcel { unit: to.code.clone(), name: file, book: book(&to.name, sheet, register, settings), form, open }
}

fn unit_line(
    number: usize,
    (register, lang): (&Register, Lang),
    (person, asks): (PersonId, bool),
    texts: [String; 4],
) -> Vec<Cell> {
    let member = register.member(person);
    let birth = member.birth.map_or_else(String::new, |birth| birth.to_string());
    let mut line =
        vec![Cell::number(number as u64 + 1).style(Style::Boxed), boxed(member.shown_name(lang)), boxed(birth)];
    line.extend(texts.into_iter().map(boxed));
    line.extend((0..3).map(|_| answer(asks)));
    line
}

/// What stands in place of the request where nothing is left to ask.
fn agreed(words: &Words) -> &'static str {
    words.say(
        "Hai bên đã khớp, không có dòng nào chờ trả lời. Nếu có chỗ chưa đúng, xin chọn trả lời ở dòng đó rồi gửi lại tệp này.",
        "Both sides agree and no row waits for an answer. If something is wrong all the same, please choose an answer in its row and send this file back.",
    )
}

fn boxed(text: impl Into<String>) -> Cell {
    Cell::text(text).style(Style::Boxed)
}

/// A cell to answer in; where nothing is asked it can be written in all the same.
fn answer(asks: bool) -> Cell {
    Cell::default().style(if asks { Style::Answer } else { Style::Boxed })
}

/// Title, whom it is for, from whom, what is asked; and above the list the line by which it is known when it comes back.
fn head(sheet: &mut Sheet, texts: [&str; 3], form: &Form, register: &Register, settings: &Settings) {
    let [title, name, ask] = texts;
    let words = Words { lang: settings.lang };
    sheet.landscape = true;
    sheet.heading(title, Style::Title);
    let known = || register.units.office.map(|office| register.units.get(office).name.as_str());
    let office = settings.office.name.as_deref().or_else(known).unwrap_or_default();
    let to = format!("{} {name}", words.say("Kính gửi:", "To:"));
    sheet.heading(&to, Style::Subtitle);
    let from = [office.to_owned(), period(register, settings)];
    let from: Vec<String> = from.into_iter().filter(|part| !part.is_empty()).collect();
    sheet.heading(&from.join(" · "), Style::Italic);
    sheet.heading(ask, Style::Note);
    sheet.heading(&words.marked(form), Style::Note);
    sheet.push(Vec::new());
}

fn body(
    sheet: &mut Sheet,
    kind: FormKind,
    lines: Vec<Vec<Cell>>,
    (list, settings): (Vec<String>, &Settings),
    words: &Words,
) {
    // A column that only shows something is left out where it has nothing to show.
    let shows = |column: usize| lines.iter().any(|line| line[column].value != Value::Empty);
    let kept: Vec<usize> =
        (0..kind.columns().len()).filter(|&at| kind.columns()[at].2 != Field::Ignored || shows(at)).collect();
    let columns: Vec<&FormColumn> = kept.iter().map(|&at| &kind.columns()[at]).collect();
    let lines = lines.into_iter().map(|line| kept.iter().map(|&at| line[at].clone()).collect());
    sheet.widths = kept.iter().map(|&at| sheet.widths[at]).collect();
    let last = u16::try_from(kept.len() - 1).unwrap_or(u16::MAX);
    sheet.joined.iter_mut().for_each(|joined| joined.2 = joined.2.min(last));
    sheet.push(columns.iter().map(|(vi, en, _)| Cell::text(words.say(vi, en)).style(Style::Head)).collect());
    sheet.frozen = sheet.next();
    let first = sheet.next();
    sheet.rows.extend(lines);
    let last = sheet.next() - 1;
    let reasons: Vec<String> = settings.reasons.iter().map(|one| settings.reason_label(&one.code).to_owned()).collect();
    for (column, (.., field)) in (0u16..).zip(columns) {
        let list = match field {
            field if *field == kind.answer() => list.clone(),
            Field::Reason => reasons.clone(),
            _ => continue,
        };
        sheet.choices.push(Choice { column, rows: (first, last), list, range: None });
    }
}

/// Room to sign and stamp; the name column stays empty, so that no such line is taken for a person.
fn signature(sheet: &mut Sheet, words: &Words) {
    sheet.push(Vec::new());
    for text in
        [words.say("TM. BAN CHẤP HÀNH", "FOR THE COMMITTEE"), words.say("(Ký tên, đóng dấu)", "(signature and stamp)")]
    {
        let mut cells = vec![Cell::default(); sheet.widths.len()];
        let style = if text.starts_with('(') { Style::Italic } else { Style::OfficialBold };
        // No column that is read back.
        cells[5] = Cell::text(text).style(style);
        let row = sheet.push(cells);
        sheet.joined.push((row, 5, u16::try_from(sheet.widths.len() - 2).unwrap_or(u16::MAX)));
    }
    (0..4).for_each(|_| {
        sheet.push(Vec::new());
    });
}

fn form(kind: FormKind, register: &Register, ward: Option<String>, unit: Option<String>) -> Form {
    Form { kind, from: register.period.from, to: register.period.to, ward, unit }
}

fn book(name: &str, sheet: Sheet, register: &Register, settings: &Settings) -> Book {
    Book {
        title: format!("{} · {name}", sheet.name),
        author: settings.office.name.clone().unwrap_or_default(),
        created: Some(register.period.to),
        sheets: vec![sheet],
    }
}
