//! The sheet "Đối chiếu": every slip with what became of it, both sides beside each other, and above them a balance that closes.

use std::collections::BTreeSet;

use super::book::{Cell, Sheet, Style};
use super::details::{place, shown, unit};
use super::figure::Figures as Long;
use super::sides::{words_of, written};
use super::words::Words;
use crate::identify::{Introduction, Outcome, PersonId, Register, RowId, Side, Waiting};
use crate::model::{Lang, ReasonCode};
use crate::settings::Settings;
use crate::tally::Figures;
use crate::wards::Ward;

pub(super) const MEETING: &str = "Đối chiếu";

/// The column of outcomes, by letter, and the first line of the list as Excel counts: formulas look at them.
pub(super) const OUTCOME: &str = "G";
pub(super) const FIRST_LINE: usize = 7;

/// Outcomes that are no confirmation of what was announced, with the keys of their figures.
const OPEN: [(Outcome, &str); 4] = [
    (Outcome::Unconfirmed, "unconfirmed"),
    (Outcome::Elsewhere, "elsewhere"),
    (Outcome::OtherPeriod, "other_period"),
    (Outcome::PersonDiffers, "person_differs"),
];

pub(super) fn reconciled(
    register: &Register,
    figures: &Figures,
    settings: &Settings,
    words: &Words,
    long: &Long,
) -> Sheet {
    let mut sheet = Sheet::new(MEETING, &[22, 12, 25, 19, 12, 10, 23, 18, 17, 17, 8, 20, 18, 60, 16, 8]);
    balance(&mut sheet, figures, words, long);
    ageing(&mut sheet, words, long);
    sheet.push(Vec::new());
    let mut lines: Vec<Vec<Cell>> =
        register.introductions.iter().map(|one| slip(register, one, settings, words)).collect();
    // Below the slips, which alone are counted by outcome.
    lines.extend(register.unannounced.iter().map(|(person, by, rows)| {
        let outcome = words.say("xác nhận không có phiếu", "confirmed without a slip").to_owned();
        let texts = [String::new(), String::new(), String::new(), outcome, name(by.as_ref())];
        let ends = [Cell::default(), Cell::default(), wrapped(why(register, *person, settings))];
        line((register, words.lang), *person, (texts, ends), rows.first().copied(), None)
    }));
    let header: [&str; 16] = match words.lang {
        Lang::Vi => [
            "Họ và tên",
            "Ngày sinh",
            "Đơn vị",
            "Giới thiệu về",
            "Ngày giới thiệu",
            "Số phiếu",
            "Tình trạng",
            "Nơi xác nhận",
            "Phường, xã trả lời",
            "Đơn vị trả lời",
            "Số ngày chờ",
            "Bên xác nhận ghi",
            "Lý do không tham gia",
            "Tệp",
            "Trang",
            "Dòng",
        ],
        Lang::En => [
            "Name",
            "Birth",
            "Unit",
            "Introduced to",
            "Date",
            "Slip",
            "Outcome",
            "Confirmed by",
            "The ward's word",
            "The unit's word",
            "Days waiting",
            "As it was confirmed",
            "Why not",
            "File",
            "Sheet",
            "Row",
        ],
    };
    sheet.list("DoiChieu", &header, lines);
    sheet.landscape = true;
    // Where a slip stands serves nobody on paper.
    sheet.printed = Some(13);
    sheet
}

/// Introduced = confirmed + unconfirmed + withdrawn, and what the unconfirmed ones are.
fn balance(sheet: &mut Sheet, figures: &Figures, words: &Words, long: &Long) {
    let one = &figures.balance.introductions;
    let heads = [
        words.say("Đã giới thiệu (phiếu còn hiệu lực trong kỳ)", "Introduced (slips that hold in the period)"),
        words.say("Đã xác nhận", "Confirmed"),
        words.say(
            "Chưa được xác nhận đúng (gồm bốn mục bên phải)",
            "Not confirmed as announced (the four to the right)",
        ),
        words.say("Đã rút phiếu", "Withdrawn"),
        words.say("Còn dư (phải bằng 0)", "Residual (must be 0)"),
        "",
    ];
    let open = OPEN.iter().map(|(outcome, _)| words.outcome(*outcome));
    let unannounced = words.say("xác nhận không có phiếu", "confirmed without a slip");
    let heads = heads.into_iter().chain(open).chain(["", unannounced]);
    sheet.push(heads.map(head).collect());
    let parts: Vec<String> =
        OPEN.iter().filter_map(|(_, key)| long.reference(&format!("introductions.{key}"))).collect();
    let sum = i64::try_from(one.unconfirmed).unwrap_or(i64::MAX);
    let mut numbers = vec![
        long.cell("balance.introductions.introduced"),
        long.cell("introductions.confirmed"),
        Cell::formula(parts.join("+"), sum),
        long.cell("introductions.withdrawn"),
        Cell::formula("A2-SUM(B2:D2)", one.residual),
        Cell::default(),
    ];
    numbers.extend(OPEN.iter().map(|(_, key)| long.cell(&format!("introductions.{key}"))));
    numbers.extend([Cell::default(), long.cell("introductions.unannounced")]);
    sheet.push(numbers.into_iter().map(number).collect());
}

/// The slips nothing was heard of, by how long.
fn ageing(sheet: &mut Sheet, words: &Words, long: &Long) {
    let whole = words.say("Chưa xác nhận, đã chờ đến hết kỳ:", "Unconfirmed, waiting at the end of the period:");
    let labels = Waiting::ALL.iter().map(|one| one.label(words.lang));
    sheet.push(std::iter::once(whole).chain(labels).map(head).collect());
    let numbers = Waiting::ALL.iter().map(|one| long.cell(&format!("introductions.ageing.{}", one.code())));
    let whole = long.cell("introductions.unconfirmed");
    sheet.push(std::iter::once(whole).chain(numbers).map(number).collect());
}

fn head(text: &str) -> Cell {
    if text.is_empty() { Cell::default() } else { Cell::text(text).style(Style::Head) }
}

fn number(cell: Cell) -> Cell {
    if cell == Cell::default() { cell } else { cell.style(Style::Boxed) }
}

fn name(ward: Option<&Ward>) -> String {
    ward.map_or_else(String::new, |ward| ward.name.clone())
}

fn slip(register: &Register, one: &Introduction, settings: &Settings, words: &Words) -> Vec<Cell> {
    let date = one.date.map_or_else(String::new, shown);
    let number = one.number.as_deref().unwrap_or_default().to_owned();
    let outcome = words.outcome(one.outcome).to_owned();
    let texts = [name(one.ward.as_ref()), date, number, outcome, name(one.confirmed_by.as_ref())];
    let days = one.waiting(&register.period).and_then(|_| one.days(&register.period));
    let ends = [
        days.map_or_else(Cell::default, Cell::number),
        wrapped(written(register, one)),
        wrapped(why(register, one.person, settings)),
    ];
    line((register, words.lang), one.person, (texts, ends), one.rows.first().copied(), one.ward.as_ref())
}

/// The reasons given for somebody, each once: by its label, one that is on no list as it was typed.
fn why(register: &Register, person: PersonId, settings: &Settings) -> String {
    // Reasons are in order of persons.
    let first = register.absences.partition_point(|one| one.person < person);
    let given = register.absences[first..].iter().take_while(|one| one.person == person);
    let texts: BTreeSet<&str> = given
        .map(
            |one| {
                if one.reason.as_str() == ReasonCode::OTHER { &*one.text } else { settings.reason_label(&one.reason) }
            },
        )
        .collect();
    texts.into_iter().collect::<Vec<_>>().join("; ")
}

fn wrapped(text: impl Into<String>) -> Cell {
    Cell::text(text).style(Style::Wrapped)
}

/// The person, what is told of the slip, what both sides answered about that ward, how it ends, and where its row stands.
fn line(
    (register, lang): (&Register, Lang),
    person: PersonId,
    (texts, ends): ([String; 5], [Cell; 3]),
    first: Option<RowId>,
    about: Option<&Ward>,
) -> Vec<Cell> {
    let member = register.member(person);
    let mut line = vec![
        wrapped(member.shown_name(lang)),
        wrapped(member.birth.map_or_else(String::new, |birth| birth.to_string())),
        wrapped(unit(register, member.unit).1),
    ];
    line.extend(texts.map(wrapped));
    line.extend([Side::Ward, Side::Unit].map(|side| wrapped(words_of(register, person, about, side))));
    line.extend(ends);
    line.extend(first.map(|row| place(register, row)).unwrap_or_default().map(wrapped));
    line
}
