//! Introduced against confirmed, for each ward union and each unit, with an answer column that is read back (`doi-chieu/`).
//!
//! The columns are those of `layout::form`, which finds them again by their words. A sheet shows a ward nobody but those who were
//! introduced to it, and a unit nobody but its own members.

use std::collections::{BTreeMap, BTreeSet};

use super::book::{Book, Cell, Choice, Sheet, Style};
use super::details::shown;
use super::parcel::Parcel;
use super::returns::period;
use super::words::Words;
use crate::identify::{Introduction, Member, Outcome, PersonId, Register, RowId, Side};
use crate::model::form::{NOT_KNOWN, UnitAnswer};
use crate::model::{Form, FormKind, Level, UnitCode, UnitId};
use crate::settings::Settings;
use crate::text::slug::folders;
use crate::wards::Ward;

/// One workbook for each ward that somebody was introduced to, and one for each unit with members introduced or confirmed.
///
/// A ward without a registered union gets its workbook all the same, by its code: a person must carry it there.
pub fn meetings(register: &Register, settings: &Settings) -> Vec<Parcel> {
    let mut parcels = wards(register, settings, |_| true);
    parcels.extend(units(register, settings));
    named(parcels)
}

/// The wards' workbooks with nobody but those they have not confirmed: what is mailed to them.
pub fn unconfirmed(register: &Register, settings: &Settings) -> Vec<Parcel> {
    named(wards(register, settings, |one| one.outcome == Outcome::Unconfirmed))
}

fn named(mut parcels: Vec<Parcel>) -> Vec<Parcel> {
    let names: Vec<String> = parcels.iter().map(|parcel| parcel.name.clone()).collect();
    let folders = folders(names.iter().map(String::as_str));
    for (parcel, name) in parcels.iter_mut().zip(&names) {
        parcel.name = format!("{}.xlsx", folders[name.as_str()].to_lowercase());
    }
    parcels
}

fn member(register: &Register, person: PersonId) -> &Member {
    &register.members[person.0 as usize]
}

/// The words of one side about a person and a ward, each once.
pub(super) fn words_of(register: &Register, person: PersonId, ward: Option<&Ward>, side: Side) -> String {
    // Words are in order of persons.
    let first = register.words.partition_point(|word| word.person < person);
    let about = register.words[first..].iter().take_while(|word| word.person == person);
    let said = about.filter(|word| word.side == side && word.ward.as_ref() == ward);
    let texts: BTreeSet<&str> = said.map(|word| word.text.as_str()).collect();
    texts.into_iter().collect::<Vec<_>>().join("; ")
}

fn wards(register: &Register, settings: &Settings, wanted: impl Fn(&Introduction) -> bool) -> Vec<Parcel> {
    let mut by_ward: BTreeMap<&Ward, Vec<&Introduction>> = BTreeMap::new();
    for one in register.introductions.iter().filter(|one| wanted(one)) {
        if let Some(ward) = &one.ward {
            by_ward.entry(ward).or_default().push(one);
        }
    }
    by_ward.into_iter().map(|(ward, slips)| ward_parcel(register, ward, slips, settings)).collect()
}

fn ward_parcel(register: &Register, ward: &Ward, mut slips: Vec<&Introduction>, settings: &Settings) -> Parcel {
    let words = Words { lang: settings.lang };
    // Of several unions of one ward, which a register should not have, the first by code.
    let union = register.ward_unions.iter().find(|(_, of)| *of == ward).map(|(&unit, _)| register.units.get(unit));
    let name = union.map_or_else(|| format!("Đoàn {}", lower_first(&ward.name)), |unit| unit.name.clone());
    slips.sort_by_key(|one| (one.outcome != Outcome::Unconfirmed, one.person));
    let title =
        words.say("DANH SÁCH ĐOÀN VIÊN ĐƯỢC GIỚI THIỆU VỀ SINH HOẠT TẠI NƠI CƯ TRÚ", "MEMBERS INTRODUCED TO YOUR WARD");
    let mut sheet = Sheet::new(words.say("Xác nhận", "Confirmation"), &[5, 25, 12, 27, 12, 15, 17, 13, 20]);
    let ask = words.say(
        "Xin chọn kết quả ở cột “Xác nhận”, ghi ngày hoặc tháng ở cột “Thời gian”, rồi gửi lại tệp này. Dòng nào chưa rõ xin để trống, khi nào rõ gửi sau.",
        "Please choose the result under “Confirmation”, write the day or month under “Time” and send this file back. Leave a row empty while you do not know; it may follow later.",
    );
    let unit = union.map(|unit| unit.code.to_string());
    let form = form(FormKind::Ward, register, Some(ward.code.clone()), unit.clone());
    head(&mut sheet, [title, &name, ask], &form, register, settings);
    let full = settings.privacy.iter().any(|one| {
        union.is_some_and(|unit| unit.code.as_str() == one.to) && one.columns.iter().any(|column| column == "birth")
    });
    let lines = slips.iter().enumerate().map(|(number, one)| {
        let member = member(register, one.person);
        let birth = member
            .birth
            .map_or_else(String::new, |birth| if full { birth.to_string() } else { birth.year().to_string() });
        let unit = member.unit.map_or("", |unit| register.units.get(unit).name.as_str());
        let said = words_of(register, one.person, Some(ward), Side::Ward);
        let state = if said.is_empty() { words.outcome(one.outcome).to_owned() } else { said };
        vec![
            Cell::number(number as u64 + 1).style(Style::Boxed),
            boxed(&member.name),
            boxed(birth),
            boxed(unit),
            boxed(one.date.map_or_else(String::new, shown)),
            boxed(state),
            answer(one.outcome),
            answer(one.outcome),
            answer(one.outcome),
        ]
    });
    let lines: Vec<Vec<Cell>> = lines.collect();
    let mut list: Vec<String> =
        settings.grades.iter().map(|grade| settings.grade_label(&grade.code).to_owned()).collect();
    list.push(words.say(NOT_KNOWN.0, NOT_KNOWN.1).to_owned());
    body(&mut sheet, FormKind::Ward, lines, list, &words);
    signature(&mut sheet, &words);
    let code = unit.map_or_else(|| UnitCode::new(&ward.code), |code| UnitCode::new(&code));
    let file = format!("phuong-xa-{}-{}", ward.code, crate::text::slug::slug(&ward.name));
    Parcel { unit: code, name: file, book: book(&name, sheet, register, settings) }
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
        let unit = member(register, person).unit?;
        let level = register.units.get(unit).level;
        matches!(level, Level::Chapter | Level::Faculty).then_some(unit)
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
    own.slips.sort_by_key(|one| (one.outcome == Outcome::Confirmed, one.person));
    own.unannounced.sort();
    let title = words.say("ĐỐI CHIẾU GIỚI THIỆU VÀ XÁC NHẬN", "INTRODUCED AND CONFIRMED");
    let mut sheet = Sheet::new(words.say("Đối chiếu", "Introduced"), &[5, 25, 12, 23, 12, 19, 27, 19, 20]);
    let ask = words.say(
        "Xin xem những dòng chưa khớp, chọn ở cột “Trả lời” rồi gửi lại tệp này; cột “Ghi chú” để nói thêm. Dòng đã đúng xin để trống.",
        "Please look at the rows that do not agree, choose under “Answer” and send this file back; “Note” is for anything else. Leave a row empty where it is right.",
    );
    let form = form(FormKind::Unit, register, None, Some(to.code.to_string()));
    head(&mut sheet, [title, &to.name, ask], &form, register, settings);
    let mut lines: Vec<Vec<Cell>> = Vec::new();
    for one in &own.slips {
        let ward = one.ward.as_ref();
        let place = ward.map_or_else(|| words.ward(None, None), |ward| ward.name.clone());
        let said = words_of(register, one.person, ward, Side::Ward);
        let state = if said.is_empty() { words.outcome(one.outcome).to_owned() } else { said };
        let date = one.date.map_or_else(String::new, shown);
        lines.push(unit_line(
            lines.len(),
            register,
            (one.person, one.outcome),
            [place, date, state, differs(register, unit, one, &words)],
        ));
    }
    for (person, ward) in &own.unannounced {
        let by = ward.map_or_else(String::new, |ward| ward.name.clone());
        let state = words.say("xác nhận, không có phiếu", "confirmed without a slip").to_owned();
        let line = [String::new(), String::new(), state, by];
        lines.push(unit_line(lines.len(), register, (*person, Outcome::Unconfirmed), line));
    }
    let list = UnitAnswer::ALL.iter().map(|answer| answer.label(settings.lang).to_owned()).collect();
    body(&mut sheet, FormKind::Unit, lines, list, &words);
    let file = format!("don-vi-{}", crate::text::slug::slug(to.code.as_str()));
    Parcel { unit: to.code.clone(), name: file, book: book(&to.name, sheet, register, settings) }
}

fn unit_line(
    number: usize,
    register: &Register,
    (person, outcome): (PersonId, Outcome),
    texts: [String; 4],
) -> Vec<Cell> {
    let member = member(register, person);
    let birth = member.birth.map_or_else(String::new, |birth| birth.to_string());
    let mut line = vec![Cell::number(number as u64 + 1).style(Style::Boxed), boxed(&member.name), boxed(birth)];
    line.extend(texts.into_iter().map(boxed));
    line.extend([answer(outcome), answer(outcome)]);
    line
}

/// What the other side says differently, as far as it is about the unit's own member.
fn differs(register: &Register, unit: UnitId, one: &Introduction, words: &Words) -> String {
    let day = crate::model::date::show_day;
    match one.outcome {
        Outcome::Elsewhere => one.confirmed_by.as_ref().map_or_else(String::new, |ward| ward.name.clone()),
        Outcome::OtherPeriod => one.seen.map_or_else(String::new, |(from, to)| format!("{} - {}", day(from), day(to))),
        Outcome::PersonDiffers => {
            let other =
                one.rows.get(1).and_then(|row| person_of(register, *row)).map(|person| member(register, person));
            let own = other.filter(|other| is_told_by(register, other, unit));
            own.map_or_else(
                || words.say("mã số trùng với người khác", "the number is somebody else's too").to_owned(),
                |other| format!("{} {}", other.name, other.birth.map_or_else(String::new, |birth| birth.to_string())),
            )
        }
        _ => String::new(),
    }
}

/// Whether a person is known from nobody but wards and the unit itself. A number may be another unit's member's by a slip of
/// the pen: that unit's data stay there.
fn is_told_by(register: &Register, person: &Member, unit: UnitId) -> bool {
    person.sources.iter().all(|row| {
        let path = &register.rows[row.0 as usize].file;
        let file = register.files.binary_search_by(|file| file.path.cmp(path)).ok().map(|at| &register.files[at]);
        let sender = file.and_then(|file| file.unit);
        sender.is_some_and(|sender| sender == unit || register.units.get(sender).level == Level::Ward)
    })
}

fn person_of(register: &Register, row: RowId) -> Option<PersonId> {
    register.rows[row.0 as usize].person
}

fn boxed(text: impl Into<String>) -> Cell {
    Cell::text(text).style(Style::Boxed)
}

/// A cell to answer in; where everything agrees it can be written in and does not ask for it.
fn answer(outcome: Outcome) -> Cell {
    Cell::default().style(if outcome == Outcome::Confirmed { Style::Boxed } else { Style::Answer })
}

/// Title, whom it is for, from whom, what is asked; and above the list the line by which it is known when it comes back.
fn head(sheet: &mut Sheet, texts: [&str; 3], form: &Form, register: &Register, settings: &Settings) {
    let [title, name, ask] = texts;
    let words = Words { lang: settings.lang };
    sheet.landscape = true;
    sheet.heading(title, Style::Title);
    let office = settings.office.name.as_deref().unwrap_or_default();
    let to = format!("{} {name}", words.say("Kính gửi:", "To:"));
    sheet.heading(&to, Style::Subtitle);
    let from = [office.to_owned(), period(register, settings)];
    let from: Vec<String> = from.into_iter().filter(|part| !part.is_empty()).collect();
    sheet.heading(&from.join(" · "), Style::Italic);
    sheet.heading(ask, Style::Note);
    sheet.heading(&words.marked(form), Style::Note);
    sheet.push(Vec::new());
}

fn body(sheet: &mut Sheet, kind: FormKind, lines: Vec<Vec<Cell>>, list: Vec<String>, words: &Words) {
    let columns = kind.columns();
    sheet.push(columns.iter().map(|(vi, en, _)| Cell::text(words.say(vi, en)).style(Style::Head)).collect());
    sheet.frozen = sheet.next();
    let first = sheet.next();
    sheet.rows.extend(lines);
    let last = sheet.next() - 1;
    let answers = (0u16..).zip(columns).filter(|(_, column)| column.2 == kind.answer());
    sheet.choices.extend(answers.map(|(column, _)| Choice {
        column,
        rows: (first, last),
        list: list.clone(),
        range: None,
    }));
}

/// Room to sign and stamp; the name column stays empty, so that no such line is taken for a person.
fn signature(sheet: &mut Sheet, words: &Words) {
    sheet.push(Vec::new());
    for text in
        [words.say("TM. BAN CHẤP HÀNH", "FOR THE COMMITTEE"), words.say("(Ký tên, đóng dấu)", "(signature and stamp)")]
    {
        let mut cells = vec![Cell::default(); 9];
        let style = if text.starts_with('(') { Style::Italic } else { Style::OfficialBold };
        cells[5] = Cell::text(text).style(style);
        let row = sheet.push(cells);
        sheet.joined.push((row, 5, 8));
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
