//! The list of members that `[privacy]` lets go up, with the allowed columns and no other.

use super::book::{Book, Cell, Sheet};
use super::details::shown;
use super::members::MEMBERS;
use super::words::Words;
use crate::identify::{Member, Register};
use crate::model::{Lang, UnitCode};
use crate::settings::Settings;
use crate::tally::Figures;

/// A column that may be allowed: its field, its header in both languages, its width.
const COLUMNS: [(&str, &str, &str, u16); 8] = [
    ("name", "Họ và tên", "Name", 26),
    ("birth", "Ngày sinh", "Birth", 12),
    ("gender", "Giới tính", "Gender", 9),
    ("student_no", "MSSV", "Student no.", 12),
    ("category", "Đối tượng", "Category", 19),
    ("unit", "Đơn vị", "Unit", 30),
    ("joined", "Ngày vào Đoàn", "Joined", 13),
    ("result", "Kết quả", "Grade", 12),
];

/// Members with what the unit above may get of them; None where it may get nothing.
pub fn allowed_members(register: &Register, figures: &Figures, settings: &Settings) -> Option<Book> {
    let units = &register.units;
    let above = units.office.and_then(|office| units.get(office).parent).map(|parent| &units.get(parent).code);
    let to = above.map(UnitCode::as_str).or(settings.office.parent.as_deref())?;
    let allowed = |field: &str| {
        settings.privacy.iter().any(|one| one.to == to && one.columns.iter().any(|column| column == field))
    };
    let columns: Vec<_> = COLUMNS.into_iter().filter(|(field, ..)| allowed(field)).collect();
    if columns.is_empty() {
        return None;
    }
    let words = Words { lang: settings.lang };
    let widths: Vec<u16> = columns.iter().map(|(.., width)| *width).collect();
    let mut sheet = Sheet::new(MEMBERS, &widths);
    let header: Vec<&str> = columns.iter().map(|(_, vi, en, _)| words.say(vi, en)).collect();
    let line = |member: &Member| -> Vec<Cell> {
        columns.iter().map(|(field, ..)| Cell::text(value(field, member, register, settings))).collect()
    };
    sheet.list("DoanVien", &header, register.members.iter().map(line).collect());
    Some(super::book(figures, register, vec![sheet]))
}

fn value(field: &str, member: &Member, register: &Register, settings: &Settings) -> String {
    let lang: Lang = settings.lang;
    match field {
        "name" => member.shown_name(lang).to_owned(),
        "birth" => member.birth.map_or_else(String::new, |birth| birth.to_string()),
        "gender" => member.gender.map_or("", |gender| gender.label(lang)).to_owned(),
        "student_no" => member.student_no.clone().unwrap_or_default(),
        "category" => member.category.label(lang).to_owned(),
        "unit" => member.unit.map_or_else(String::new, |unit| register.units.get(unit).name.clone()),
        "joined" => member.joined.map_or_else(String::new, shown),
        _ => member.grade.as_ref().map_or("", |grade| settings.grade_label(grade)).to_owned(),
    }
}
