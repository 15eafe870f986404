//! Content beats header: columns that surely hold something else than their headers say, by what nearly all of their cells are.
//!
//! One odd cell in a column that is right stays a matter of that cell.

use super::columns::{Draft, Sight};
use super::content::Profile;
use super::grid::holds;
use super::header::{Header, Path};
use super::numbers::{Sure, sure};
use super::shape::year_of;
use crate::finding::{Code, Finding};
use crate::model::Field;
use crate::read::{Cell, Row};
use crate::text::has_words;

/// Reads each column by its content where its header is surely another's, and says so once for the column, at its header.
pub(super) fn content_over_header(
    drafts: &mut [Draft],
    header: &Header,
    sight: &Sight<'_>,
    findings: &mut Vec<Finding>,
) {
    let profiles: Vec<Profile> = drafts.iter().map(|draft| sight.profile(draft.col)).collect();
    let mut held: Vec<Option<Field>> =
        drafts.iter().zip(&profiles).map(|(draft, profile)| contradiction(draft, profile)).collect();
    exchanged(drafts, &profiles, &mut held);
    times_exchanged(drafts, &profiles, sight, &mut held);
    let right: Vec<Field> =
        drafts.iter().zip(&held).filter(|(_, held)| held.is_none()).map(|(draft, _)| draft.field.clone()).collect();
    let mut taken: Vec<Field> = Vec::new();
    for (draft, held) in drafts.iter_mut().zip(held) {
        let Some(content) = held else { continue };
        let parts = [Field::FamilyName, Field::GivenName];
        let split = content == Field::Name && right.iter().any(|field| parts.contains(field));
        let is_there = right.contains(&content) || taken.contains(&content) || split;
        let seen = draft.path.as_ref().map(Path::shown).unwrap_or_default();
        let said = Finding::new(Code::HeaderContradictsContent).at(draft.place(header)).seen(&seen);
        findings.push(said.repaired(spoken(&content)));
        draft.field = if is_there { Field::Unknown } else { content.clone() };
        taken.push(content);
    }
}

/// What nearly all cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    Names,
    Dates,
    Citizens,
    Phones,
    Emails,
    /// Codes that are none of these.
    Codes,
}

fn held(profile: &Profile) -> Option<Held> {
    let (names, codes, dates) = (profile.names, profile.codes, profile.dates);
    if profile.cells < 2 {
        None
    } else if profile.mostly(profile.citizens) {
        Some(Held::Citizens)
    } else if profile.mostly(profile.phones) {
        Some(Held::Phones)
    } else if profile.mostly(profile.emails) {
        Some(Held::Emails)
    } else if profile.mostly(names) && profile.hardly(codes + dates) {
        Some(Held::Names)
    } else if profile.mostly(codes) && profile.hardly(names + dates) {
        Some(Held::Codes)
    } else if profile.mostly(dates) && profile.hardly(names) {
        Some(Held::Dates)
    } else {
        None
    }
}

/// What a column holds where that is not what its header says.
fn contradiction(draft: &Draft, profile: &Profile) -> Option<Field> {
    let field = &draft.field;
    let number = matches!(field, Field::CitizenId | Field::Phone | Field::Email);
    let code = matches!(field, Field::MemberCode | Field::CardNo);
    let stated = matches!(field, Field::Name | Field::StudentNo | Field::Birth | Field::Joined);
    if !(number || code || stated) {
        return None;
    }
    let content = match held(profile)? {
        Held::Citizens => Field::CitizenId,
        // The numbers of a class begin alike, those of its telephones do not.
        Held::Phones if *field == Field::StudentNo && profile.mostly(profile.akin) => return None,
        Held::Phones => Field::Phone,
        Held::Emails => Field::Email,
        // `Số thẻ đoàn` may hold anything that counts members; places where somebody joined look like names.
        Held::Names if code || *field == Field::Joined => return None,
        Held::Names => Field::Name,
        Held::Codes if code => return None,
        // `05092002` below `Ngày sinh` is a birth date.
        Held::Codes if matches!(field, Field::Birth | Field::Joined) && profile.mostly(profile.days_of_year) => {
            return None;
        }
        Held::Codes if !number || are_students(field, profile) => Field::StudentNo,
        Held::Codes => return None,
        Held::Dates if code || matches!(field, Field::Birth | Field::Joined) => return None,
        Held::Dates if !number || are_births(draft, profile) => Field::Birth,
        // A day of issue, of whatever it was.
        Held::Dates => Field::Unknown,
    };
    (content != *field).then_some(content)
}

/// Whether codes below a header of numbers are surely those of students.
fn are_students(field: &Field, profile: &Profile) -> bool {
    let all = profile.lettered + profile.students;
    match field {
        // Numbers on the wire begin alike in one town, and have no letters.
        Field::Phone => profile.mostly(profile.lettered),
        // The old card without its zero has eight digits, but no class has them alike.
        Field::CitizenId => profile.mostly(profile.lettered) || (profile.mostly(all) && profile.mostly(profile.akin)),
        _ => profile.mostly(all),
    }
}

/// Whether days below a header of numbers are surely of birth: cards are issued to those who are fourteen.
fn are_births(draft: &Draft, profile: &Profile) -> bool {
    const LATEST: u32 = 2010;
    !has_words(draft.key(), "ngay")
        && !has_words(draft.key(), "cap")
        && profile.year().is_some_and(|year| year <= LATEST)
}

/// Two columns whose contents were exchanged tell of each other: what is less than sure of one alone is sure of both.
fn exchanged(drafts: &[Draft], profiles: &[Profile], held: &mut [Option<Field>]) {
    for at in 0..drafts.len() {
        if held[at].is_some() || !matches!(drafts[at].field, Field::CitizenId | Field::Phone) {
            continue;
        }
        let profile = &profiles[at];
        let students = profile.cells >= 2 && profile.mostly(profile.lettered + profile.students);
        let other = |(draft, held): (&Draft, &Option<Field>)| {
            draft.field == Field::StudentNo && *held == Some(drafts[at].field.clone())
        };
        if students && drafts.iter().zip(held.iter()).any(other) {
            held[at] = Some(Field::StudentNo);
        }
    }
}

/// Days of birth under the header of joining: surely so where both columns are there and nearly everybody would have joined before
/// they were born, or where the citizen numbers of the rows tell the same years.
fn times_exchanged(drafts: &[Draft], profiles: &[Profile], sight: &Sight<'_>, held: &mut [Option<Field>]) {
    let at = |field: &Field| drafts.iter().position(|draft| draft.field == *field);
    let Some(joined) = at(&Field::Joined).filter(|&at| held[at].is_none()) else { return };
    let dated = |at: usize| profiles[at].cells >= 2 && profiles[at].mostly(profiles[at].dates);
    let year = |at: usize| profiles[at].year();
    if !dated(joined) {
        return;
    }
    match at(&Field::Birth).filter(|&at| held[at].is_none()) {
        Some(birth) if dated(birth) && year(joined) < year(birth) => {
            let years = |row: &Row| Some((year_at(row, drafts[joined].col)?, year_at(row, drafts[birth].col)?));
            if nearly_all(sight.rows.iter().filter_map(years).map(|(joined, birth)| joined < birth)) {
                (held[joined], held[birth]) = (Some(Field::Birth), Some(Field::Joined));
            }
        }
        Some(_) => {}
        None => {
            let numbers = |(draft, held): (&Draft, &Option<Field>)| {
                let own = held.as_ref().unwrap_or(&draft.field);
                (*own == Field::CitizenId).then_some(draft.col)
            };
            let Some(col) = drafts.iter().zip(held.iter()).find_map(numbers) else { return };
            let years = |row: &Row| Some((year_at(row, drafts[joined].col)?, year_told(cell_at(row, col)?)?));
            if nearly_all(sight.rows.iter().filter_map(years).map(|(joined, told)| joined % 100 == told)) {
                held[joined] = Some(Field::Birth);
            }
        }
    }
}

fn nearly_all(rows: impl Iterator<Item = bool>) -> bool {
    let (mut all, mut so) = (0_u32, 0_u32);
    for one in rows.take(200) {
        all += 1;
        so += u32::from(one);
    }
    all >= 2 && so * 5 >= all * 4
}

fn cell_at(row: &Row, col: u32) -> Option<&Cell> {
    row.cells.iter().find(|cell| cell.col == col && holds(cell))
}

fn year_at(row: &Row, col: u32) -> Option<u32> {
    cell_at(row, col).and_then(year_of)
}

/// The two figures of the year of birth in a citizen number.
fn year_told(cell: &Cell) -> Option<u32> {
    (sure(cell).0 == Some(Sure::Citizen)).then_some(())?;
    let shown = super::grid::label(cell);
    let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
    let from = digits.len().checked_sub(8)?;
    digits.get(from..from + 2)?.parse().ok()
}

/// A field in the words of a form.
const fn spoken(field: &Field) -> &'static str {
    match field {
        Field::Name => "Họ và tên",
        Field::StudentNo => "MSSV",
        Field::Birth => "Ngày sinh",
        Field::CitizenId => "Số CCCD",
        Field::Phone => "Số điện thoại",
        Field::Email => "Email",
        Field::Joined => "Ngày vào Đoàn",
        _ => "Ngày",
    }
}
