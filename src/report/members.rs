//! The sheet "Đoàn viên": every person with the values that are shown, where they belonged, and what other rows say differently.

use hashbrown::HashSet;

use super::book::Sheet;
use super::details::{placed, shown, unit};
use super::lines::Lines;
use super::words::Words;
use crate::identify::{PersonId, Register, Stay};
use crate::model::date::show_day;
use crate::model::{Category, Field};
use crate::settings::Settings;

pub(super) const MEMBERS: &str = "Đoàn viên";

/// Columns of "Đoàn viên" that formulas look at, by letter.
pub(super) mod columns {
    pub const CATEGORY: &str = "F";
    pub const UNIT: &str = "G";
    pub const ON_ROSTER: &str = "J";
    pub const TOOK_PART: &str = "K";
    pub const GRADE: &str = "L";
    pub const JOINED_INSIDE: &str = "M";
}

/// The columns of "Đoàn viên": how wide, and what heads them in both languages.
const COLUMNS: [(u16, &str, &str); 16] = [
    (9, "Mã", "Id"),
    (26, "Họ và tên", "Name"),
    (12, "Ngày sinh", "Birth"),
    (9, "Giới tính", "Gender"),
    (12, "MSSV", "Student no."),
    (19, "Đối tượng", "Category"),
    (19, "Mã đơn vị", "Unit code"),
    (30, "Đơn vị", "Unit"),
    (13, "Ngày vào Đoàn", "Joined"),
    (10, "Có trong danh sách", "On roster"),
    (10, "Có tham gia", "Took part"),
    (27, "Kết quả", "Grade"),
    (11, "Kết nạp trong kỳ", "Joined in period"),
    (32, "Quá trình sinh hoạt", "Where they belonged"),
    (36, "Nơi khác ghi khác, và cách chọn", "Stated otherwise, and what decides"),
    (44, "Nguồn", "Source"),
];

/// Names and units, in the senders' words: a text longer than its column is wide runs over several lines.
const NAMED_AT: [u16; 3] = [1, 6, 7];

pub(super) fn members(register: &Register, settings: &Settings, words: &Words) -> Sheet {
    let took_part: HashSet<PersonId> = register.turns.iter().filter_map(|turn| turn.person).collect();
    let mut lines = Lines::new(16, register.members.len());
    for (number, member) in register.members.iter().enumerate() {
        let (code, name) = unit(register, member.unit);
        let person = PersonId(u32::try_from(number).unwrap_or(u32::MAX));
        let inside = member.on_roster && member.joined.is_some_and(|when| register.period.contains(when));
        let first = member.sources.first().map(|&row| placed(register, row, None, words)).unwrap_or_default();
        lines.unique(&member.id);
        lines.text(member.shown_name(words.lang));
        lines.text(&member.birth.map_or_else(String::new, |birth| birth.to_string()));
        lines.text(member.gender.map_or("", |gender| gender.label(settings.lang)));
        lines.text(member.student_no.as_deref().unwrap_or_default());
        lines.text(member.category.label(settings.lang));
        lines.text(code);
        lines.text(name);
        lines.text(&member.joined.map_or_else(String::new, shown));
        lines.number(u64::from(member.on_roster));
        lines.number(u64::from(took_part.contains(&person)));
        lines.text(member.grade.as_ref().map_or("", |grade| settings.grade_label(grade)));
        lines.number(u64::from(inside));
        lines.text(&stayed(register, person, words));
        lines.text(&otherwise(register, person, settings, words));
        lines.text(&first);
    }
    // Members whom only a lower level knows by name: a line for each number, so that the sums over the columns are whole.
    for held in &register.held {
        let (code, name) = unit(register, held.unit);
        let inside = held.joined.is_some_and(|when| register.period.contains(when));
        lines.text("");
        lines.text(words.say("(số tổng hợp)", "(aggregate)"));
        for _unknown in ["birth", "gender", "number"] {
            lines.text("");
        }
        lines.text(held.category.label(settings.lang));
        lines.text(code);
        lines.text(name);
        lines.text(&held.joined.map_or_else(String::new, shown));
        lines.number(held.members);
        lines.number(0);
        lines.text("");
        lines.number(if inside { held.members } else { 0 });
        lines.empty();
        lines.empty();
        lines.text(&placed(register, held.row, Some(held.cell), words));
    }
    let mut sheet = Sheet::new(MEMBERS, &COLUMNS.map(|(width, ..)| width));
    let header = COLUMNS.map(|(_, vi, en)| words.say(vi, en));
    sheet.wrapped = NAMED_AT.to_vec();
    sheet.long_list("DoanVien", &header, lines);
    sheet.landscape = true;
    sheet.printed = Some(13);
    sheet
}

/// Where somebody belonged and when; nothing where it is one unit, and they are still there.
fn stayed(register: &Register, person: PersonId, words: &Words) -> String {
    let first = register.stays.partition_point(|stay| stay.person < person);
    let mut stays: Vec<&Stay> = register.stays[first..].iter().take_while(|stay| stay.person == person).collect();
    if stays.len() < 2 && stays.iter().all(|stay| stay.ended.is_none()) {
        return String::new();
    }
    stays.sort_by_key(|stay| (stay.from, stay.unit));
    let told = stays.iter().map(|stay| {
        let mut text = register.units.get(stay.unit).code.to_string();
        if let Some(from) = stay.from {
            text += &format!(" {} {}", words.say("từ", "from"), show_day(from));
        }
        if let Some(to) = stay.to {
            text += &format!(" {} {}", words.say("đến", "to"), shown(to));
        }
        if let Some(ended) = stay.ended {
            text += &format!(" ({})", ended.label(words.lang));
        }
        text
    });
    told.collect::<Vec<_>>().join("; ")
}

/// What other rows say of a person that cannot also be so, where they stand, and the rule that chose.
fn otherwise(register: &Register, person: PersonId, settings: &Settings, words: &Words) -> String {
    let first = register.values.partition_point(|one| one.person < person);
    let own = register.values[first..].iter().take_while(|one| one.person == person).filter(|one| one.differs);
    let told = own.map(|one| {
        let at = one.rows.first().map(|&row| placed(register, row, None, words)).unwrap_or_default();
        let value = match (&one.field, Category::ALL.into_iter().find(|known| known.code() == one.value)) {
            (Field::Category, Some(category)) => category.label(settings.lang),
            _ => one.value.as_str(),
        };
        let field = crate::say::sheet::field(words.lang, &one.field);
        let says = words.say("có nơi ghi", "is also stated as");
        format!("{field} {says} “{value}” ({at}); {}", one.rule.label(words.lang))
    });
    told.collect::<Vec<_>>().join(". ")
}
