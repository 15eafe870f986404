//! What only a column as a whole tells: jumps in its running numbers, days and months that a spreadsheet swapped, zeros it took
//! away from student numbers.
//!
//! What is no proof is asked about; zeros alone are put back, where every other number of the column has them.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::{self, Tick};
use super::desk::{Desk, Entry, Row};
use super::{Body, Record};
use crate::finding::{Code, Finding, Severity};
use crate::layout::LineRole;
use crate::model::date::show_day;
use crate::model::{Birth, CellRef, Date, Field, When};
use crate::read::Value;
use crate::text;

/// What a true date of a day up to 12 and a text of a later day each weigh (tenths of the logarithm of how seldom chance gives
/// one), and how much must come together: chance alone gives as much in one column of a thousand.
const SERIAL_WEIGHS: usize = 9;
const TEXT_WEIGHS: usize = 5;
const ENOUGH: usize = 72;
/// What it weighs where a day, swapped, comes into a month of the texts and as it stands is in none, and where as it stands it is yet
/// to come. Rows of one day are one here.
const MONTH_WEIGHS: usize = 25;
const FUTURE_WEIGHS: usize = 23;

/// Names that stand for any in forms and instructions, folded. Single letters are names too (`Hồ Thị Y`).
const ANYBODY: &[&str] = &[
    "nguyen van a",
    "nguyen thi a",
    "nguyen van b",
    "nguyen thi b",
    "nguyen van x",
    "tran van b",
    "tran thi b",
    "le van c",
    "le thi c",
];

/// Looks down every column that has such a rule.
pub(super) fn look(desk: &mut Desk, rows: &[Row]) {
    numbers_that_jump(desk, rows);
    anybody_ahead(desk, rows);
    words_for_names(desk, rows);
    for field in [Field::Birth, Field::BirthMale, Field::BirthFemale, Field::Date, Field::Joined] {
        for col in desk.columns.all(&field).to_vec() {
            swapped_days(desk, rows, col, &field);
        }
    }
}

/// Whether a list begins with names that stand for any, which nothing calls examples: they count, and somebody should look.
fn anybody_ahead(desk: &mut Desk, rows: &[Row]) {
    let stands_for_any = |row: &&Row| {
        let parts = [Field::FamilyName, Field::GivenName].map(|field| row.first(&desk.columns, &field));
        let name = match (row.first(&desk.columns, &Field::Name), parts) {
            (Some(whole), _) => whole.plain().to_owned(),
            (None, [Some(family), Some(given)]) => format!("{} {}", family.plain(), given.plain()),
            _ => return false,
        };
        ANYBODY.contains(&name.as_str())
    };
    let ahead = rows.iter().take_while(stands_for_any);
    let named = ahead.filter_map(|row| {
        row.first(&desk.columns, &Field::Name).or_else(|| row.first(&desk.columns, &Field::FamilyName)).cloned()
    });
    let found: Vec<Entry> = named.collect();
    for entry in found {
        let finding = Finding::new(Code::RowEmptyTemplate).severity(Severity::Query).arg("kind", "anybody");
        desk.say(entry.at, finding.seen(&entry.text));
    }
}

/// Words in the column of names that could be nobody's name (`Và 3 bạn nữa`), where nearly all others could: they count, and somebody
/// should look.
fn words_for_names(desk: &mut Desk, rows: &[Row]) {
    let names = rows.iter().filter_map(|row| row.first(&desk.columns, &Field::Name).filter(|entry| !entry.copied));
    let odd: Vec<Entry> = names.filter(|entry| !text::may_be_person(&entry.text)).cloned().collect();
    if odd.len() * 5 > rows.len() {
        return;
    }
    for entry in odd {
        // The row waits for what was said of its name.
        if ![Code::NameTwoPeople, Code::ColumnMissing, Code::TextLostLetters]
            .into_iter()
            .any(|code| desk.is_said(entry.at, code))
        {
            let finding = Finding::new(Code::RowNote).severity(Severity::Query).arg("kind", "name");
            desk.say(entry.at, finding.seen(&entry.text));
        }
    }
}

/// A column that asks who is a member and is ticked: whose cell is blank is none. Where nothing but some texts stands, a blank says
/// nothing.
pub(super) fn members(desk: &mut Desk, rows: &[Row], records: &mut [Record]) {
    let ticked = |entry: &&Entry| matches!(cells::tick(entry.cell).value, Some(Tick::Yes | Tick::Count(1)));
    let used = |col: &u32| rows.iter().any(|row| row.get(*col).is_some());
    let Some(col) = desk.columns.membership.iter().copied().find(used) else { return };
    let said: Vec<&Entry> = rows.iter().filter_map(|row| row.get(col)).collect();
    let yes = said.iter().copied().filter(|entry| ticked(entry)).count();
    if yes == 0 || yes * 5 < said.len() * 4 {
        return;
    }
    for (row, record) in rows.iter().zip(records).filter(|(row, _)| row.get(col).is_none()) {
        let Body::Membership(member) = &mut record.body else { return };
        if member.not_a_member || member.left.is_some() {
            continue;
        }
        let at = CellRef::new(row.body.row, col);
        member.not_a_member = true;
        member.remark = Some(at);
        let finding = Finding::new(Code::NotAMember).severity(Severity::Query).arg("kind", "blank");
        desk.say(at, finding.arg("other", desk.columns.header(col)));
    }
}

/// How many numbers tell the usual length, and the part of them (in fifths) that must have it before one of another length is odd.
const ENOUGH_NUMBERS: usize = 3;
const NEARLY_ALL: usize = 4;

/// The length most numbers have and how many have it; of equally many the longer.
fn usual_length<'a>(numbers: impl Iterator<Item = &'a str>) -> (usize, usize) {
    let mut lengths: BTreeMap<usize, usize> = BTreeMap::new();
    numbers.for_each(|text| *lengths.entry(text.len()).or_default() += 1);
    let usual = lengths.into_iter().max_by_key(|(length, count)| (*count, *length));
    usual.unwrap_or_default()
}

/// Student numbers that a spreadsheet took for numbers get back the zeros that all the others of the column begin with; one that
/// is shorter than the others and cannot be mended so, or of another length than nearly all, is asked about (FINDINGS 69).
pub(super) fn student_numbers(desk: &mut Desk, rows: &[Row], records: &mut [Record]) {
    let Some(col) = desk.columns.first(&Field::StudentNo) else { return };
    let cells = rows.iter().map(|row| row.get(col));
    let is_text = |entry: &&Entry| matches!(entry.cell.value, Value::Text(_));
    let texts: Vec<&str> = cells.flatten().filter(is_text).map(|entry| entry.text.trim()).collect();
    let digits: Vec<&str> = texts.iter().copied().filter(|text| text.bytes().all(|one| one.is_ascii_digit())).collect();
    let (usual, having) = usual_length(digits.iter().copied());
    // One that begins with a zero was typed as a text so that it keeps it: the numbers beside it, none of them longer, lost theirs.
    let longest = rows.iter().zip(&*records).filter(|(row, _)| row.get(col).is_some_and(is_number));
    let longest =
        longest.filter_map(|(_, record)| record.person.particulars().student_no.as_ref()).map(String::len).max();
    let led = !digits.is_empty()
        && digits.len() == texts.len()
        && digits.iter().all(|text| text.len() == usual && text.starts_with('0'))
        && longest.is_some_and(|longest| longest <= usual);
    let told = led || having >= ENOUGH_NUMBERS && having * 2 >= texts.len();
    let surely = led || told && having * 5 >= texts.len() * NEARLY_ALL;
    let zeros = |lost: usize| {
        let zeros = "0".repeat(lost);
        digits.iter().filter(|text| text.len() == usual).all(|text| text.starts_with(&zeros)).then_some(zeros)
    };
    for (row, record) in rows.iter().zip(&mut *records).filter(|_| told) {
        let Some(entry) = row.get(col).filter(|entry| is_number(entry)).cloned() else { continue };
        let Some(number) = record.person.student_no_mut().filter(|number| number.len() < usual) else { continue };
        if let Some(zeros) = zeros(usual - number.len()).filter(|_| surely) {
            *number = zeros + number;
            let mended = number.clone();
            desk.say_of(&entry, Code::StudentNoMended, Some(&mended));
        } else if !entry.copied {
            let shown = entry.cell.value.shown();
            let finding = Finding::new(Code::StudentNoMended).severity(Severity::Query).seen(&shown).unread();
            desk.say(entry.at, finding);
        }
    }
    odd_lengths(desk, rows, records, col);
}

fn is_number(entry: &Entry) -> bool {
    matches!(entry.cell.value, Value::Number(_))
}

/// Asks about student numbers of another length than nearly all of their column have; where the others are longer by the zeros they
/// begin with, it is the many that lost theirs.
fn odd_lengths(desk: &mut Desk, rows: &[Row], records: &[Record], col: u32) {
    let numbers = || records.iter().filter_map(|record| record.person.particulars().student_no.as_deref());
    let (usual, having) = usual_length(numbers());
    let led = |number: &&str| number.len() > usual && number.starts_with('0');
    let begun = numbers().filter(led).count();
    let lost = begun > 0
        && begun + having == numbers().count()
        && numbers().all(|number| number.len() > usual || !number.starts_with('0'));
    if having < ENOUGH_NUMBERS || !lost && having * 5 < numbers().count() * NEARLY_ALL {
        return;
    }
    let kind = if lost { "zero" } else { "length" };
    for (row, record) in rows.iter().zip(records) {
        let number = record.person.particulars().student_no.as_ref();
        let odd = number.is_some_and(|number| (number.len() == usual) == lost);
        if let Some(entry) = row.get(col).filter(|entry| odd && !entry.copied) {
            let finding = Finding::new(Code::StudentNoMended).severity(Severity::Query).arg("kind", kind);
            desk.say(entry.at, finding.seen(&entry.cell.value.shown()));
        }
    }
}

/// A number that leaves some out: rows may have been lost on the way. Repeated and restarted numbers mean nothing.
fn numbers_that_jump(desk: &mut Desk, rows: &[Row]) {
    let Some(col) = desk.columns.first(&Field::Stt) else { return };
    let number = |row: &Row| row.get(col)?.text.trim_end_matches(['.', ')']).parse::<u32>().ok();
    let numbered: Vec<(u32, &Row)> = rows.iter().filter_map(|row| Some((number(row)?, row))).collect();
    let all: BTreeSet<u32> = numbered.iter().map(|(number, _)| *number).collect();
    // Members in groups keep the numbers of the list they were taken from: what is missing here stands there.
    let elsewhere =
        |from: u32, to: u32| all.len() == numbered.len() && all.range(from..to).count() == (to - from) as usize;
    let mut jumps = Vec::new();
    for pair in numbered.windows(2) {
        let ((before, above), (number, row)) = (pair[0], pair[1]);
        let jumps_here = number > before.saturating_add(1) && above.body.context == row.body.context;
        if jumps_here && !elsewhere(before + 1, number) && !ends_between(desk, above, row) {
            jumps.extend(row.get(col).cloned());
        }
    }
    for entry in jumps {
        let finding = Finding::new(Code::SttGap).severity(Severity::Query).seen(&entry.text);
        desk.say(entry.at, finding);
    }
}

/// Whether a list ends between two rows: by its sum, or where a title begins the next one.
fn ends_between(desk: &Desk, above: &Row, row: &Row) -> bool {
    let lines = &desk.table.lines;
    let from = lines.partition_point(|line| line.row <= above.body.row);
    let between = lines[from..].iter().take_while(|line| line.row < row.body.row);
    let ends = |role| matches!(role, LineRole::Total | LineRole::Title | LineRole::Context | LineRole::Signature);
    between.into_iter().any(|line| ends(line.role))
}

/// Where every true date has a day that could be a month, and every date that stayed text has one that could not, the
/// spreadsheet took day for month in all of the first (FINDINGS 41).
fn swapped_days(desk: &mut Desk, rows: &[Row], col: u32, field: &Field) {
    let mut serials: Vec<(CellRef, Date)> = Vec::new();
    let mut texts = 0;
    let mut months: BTreeSet<(i16, i8)> = BTreeSet::new();
    for row in rows {
        let Some(entry) = row.get(col).filter(|entry| !entry.copied) else { continue };
        let Some(day) = day_of(desk, field, entry) else { continue };
        match &entry.cell.value {
            Value::Text(_) if day.day() > 12 => {
                texts += 1;
                months.insert((day.year(), day.month()));
            }
            Value::Text(_) => return,
            _ if day.day() <= 12 => serials.push((entry.at, day)),
            _ => return,
        }
    }
    if texts == 0 {
        return;
    }
    let told = if *field == Field::Date { told_by_months(&serials, &months, desk.settings.today) } else { 0 };
    if serials.len() * SERIAL_WEIGHS + texts * TEXT_WEIGHS + told < ENOUGH {
        return;
    }
    for (at, day) in serials.into_iter().filter(|(_, day)| day.day() != day.month()) {
        let Some(swapped) = swapped(day) else { continue };
        desk.say(at, Finding::new(Code::DateDayMonthSwapped).seen(&show_day(day)).repaired(&show_day(swapped)));
    }
}

/// The day with its two numbers the other way round; there is one where both are at most 12.
fn swapped(day: Date) -> Option<Date> {
    Date::new(day.year(), day.day(), day.month()).ok()
}

/// What days of activities weigh by where they come to lie when swapped: nothing, where one of them does not fit.
fn told_by_months(serials: &[(CellRef, Date)], months: &BTreeSet<(i16, i8)>, today: Date) -> usize {
    let within = |day: Date| months.contains(&(day.year(), day.month()));
    let days: BTreeSet<Date> = serials.iter().map(|(_, day)| *day).filter(|day| day.day() != day.month()).collect();
    let fits = |day: &Date| !within(*day) && swapped(*day).is_some_and(within);
    if !days.iter().all(fits) {
        return 0;
    }
    let ahead = days.iter().filter(|day| **day > today && swapped(**day).is_some_and(|day| day <= today)).count();
    days.len() * MONTH_WEIGHS + ahead * FUTURE_WEIGHS
}

fn day_of(desk: &Desk, field: &Field, entry: &Entry) -> Option<Date> {
    let settings = desk.settings;
    if matches!(field, Field::Date | Field::Joined) {
        return match entry.when(settings).value? {
            When::Day(day) => Some(day),
            _ => None,
        };
    }
    match entry.birth(settings).value? {
        Birth::Day(day) => Some(day),
        _ => None,
    }
}
