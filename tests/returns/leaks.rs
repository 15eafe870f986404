//! A property: no workbook of one unit holds a name, a birth, a student number or a file name of another unit's rows.

use std::collections::BTreeSet;

use proptest::prelude::*;
use tonghop::report::book::Book;
use tonghop::report::meetings;

use super::{SCHOOL, parts::agrees, returns, slices, texts};
use crate::support::run::Folder;

const UNITS: [&str; 5] = ["K-CNTT", "CNTT-K10", "CNTT-K11", "CK-K9", "P-BT"];
const GIVEN: [&str; 6] = ["An", "Bích", "Châu", "Dũng", "Diễm", "Hân"];
/// A family name a unit, so that a name tells whose it is.
const FAMILY: [&str; 5] = ["Đặng Văn", "Nguyễn Văn", "Lê Minh", "Võ Thị", "Huỳnh Gia"];
const KINDS: [&str; 4] = ["roster", "slips", "turns", "confirmations"];

/// One row: of which unit's persons, which, whose number it carries (a slip of the pen), and what is wrong with it.
type Line = (usize, usize, usize, usize);

fn files() -> impl Strategy<Value = Vec<(usize, usize, Vec<Line>)>> {
    let line = (0..UNITS.len(), 0..GIVEN.len(), 0..12usize, 0..6usize);
    prop::collection::vec((0..UNITS.len(), 0..KINDS.len(), prop::collection::vec(line, 1..7)), 1..7)
}

fn name(of: usize, who: usize) -> String {
    format!("{} {}", FAMILY[of], GIVEN[who])
}

fn birth(of: usize, who: usize) -> String {
    format!("{:02}/{:02}/200{}", 11 + who, 1 + of, 1 + who % 3)
}

fn number(of: usize, who: usize) -> String {
    format!("20{of}{who}77{who}{of}")
}

/// A file of a unit: most rows name the unit's own, some another's, as lists do.
fn text(sender: usize, kind: usize, lines: &[Line]) -> (String, BTreeSet<String>) {
    let (title, more) = match KINDS[kind] {
        "roster" => ("DANH SÁCH ĐOÀN VIÊN", "Ngày vào Đoàn"),
        "slips" => ("DANH SÁCH GIỚI THIỆU ĐOÀN VIÊN VỀ NƠI CƯ TRÚ", "Giới thiệu về"),
        "turns" => ("DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG", "Thời gian"),
        _ => ("DANH SÁCH XÁC NHẬN ĐOÀN VIÊN", "Kết quả"),
    };
    let mut sheet = format!("| {title} |\n| STT | Họ và tên | Ngày sinh | MSSV | {more} |\n");
    let mut own = BTreeSet::new();
    for (at, &(of, who, other, fault)) in lines.iter().enumerate() {
        let of = if of == 3 { of } else { sender };
        let (name, mut born) = (name(of, who), birth(of, who));
        // Somebody else's number now and then: the same identifier, other details.
        let number = if other < 5 { number(other, who) } else { number(of, who) };
        if fault == 0 {
            born = "31/02/2002".to_owned();
        }
        let last = match KINDS[kind] {
            "roster" => "26/03/2018",
            "slips" => "Phường Bình Thủy",
            "turns" if fault == 1 => "",
            "turns" => "06/03/2021",
            _ => "Đạt",
        };
        own.extend([name.clone(), born.clone(), number.clone()]);
        sheet.push_str(&format!("| ={} | {name} | {born} | {number} | {last} |\n", at + 1));
    }
    (sheet, own)
}

fn all(book: &Book) -> BTreeSet<String> {
    book.sheets.iter().flat_map(|sheet| texts(sheet).concat()).filter(|text| !text.is_empty()).collect()
}

/// The secrets of others that stand in any text of a book.
fn leaked(book: &Book, secrets: &BTreeSet<String>, own: &BTreeSet<String>) -> Vec<String> {
    let all = all(book);
    let foreign = secrets.difference(own).filter(|secret| all.iter().any(|text| text.contains(secret.as_str())));
    foreign.cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn a_workbook_of_one_unit_holds_nothing_of_another(files in files()) {
        let mut folder = Folder::new(SCHOOL, "--today 2021-04-10");
        let mut own: Vec<BTreeSet<String>> = vec![BTreeSet::new(); UNITS.len()];
        for (at, (sender, kind, lines)) in files.iter().enumerate() {
            let (sheet, facts) = text(*sender, *kind, lines);
            let file = format!("tep-{at}-cua-{}.xlsx", UNITS[*sender].to_lowercase());
            own[*sender].extend(facts);
            own[*sender].insert(file.clone());
            folder = folder.sheet(&format!("{}/{file}", UNITS[*sender]), &format!("Trang{at}"), &sheet);
        }
        let secrets: BTreeSet<String> = own.iter().flatten().cloned().collect();
        let (outcome, settings) = (folder.run(), folder.settings());
        let of = |code: &str| UNITS.iter().position(|unit| *unit == code);
        for parcel in returns(&outcome, &settings) {
            let unit = of(parcel.unit.as_str()).unwrap();
            let leaked = leaked(&parcel.book, &secrets, &own[unit]);
            prop_assert!(leaked.is_empty(), "phan-hoi {}: {leaked:?}", parcel.unit.as_str());
        }
        agrees(&outcome, &settings);
        for parcel in slices(&outcome, &settings) {
            let mut mine = own[of(parcel.unit.as_str()).unwrap()].clone();
            if parcel.unit.as_str() == "K-CNTT" {
                mine.extend(own[1].iter().chain(&own[2]).cloned());
            }
            let register = &outcome.register;
            mine.extend(of_members(register, |unit| register.units.is_within(unit, register.units.by_code(parcel.unit.as_str()).unwrap())));
            let leaked = leaked(&parcel.book, &secrets, &mine);
            prop_assert!(leaked.is_empty(), "slice {}: {leaked:?}", parcel.unit.as_str());
        }
        for parcel in meetings(&outcome.register, &settings) {
            let register = &outcome.register;
            let mut mine = of(parcel.unit.as_str()).map(|unit| own[unit].clone()).unwrap_or_default();
            if parcel.name.starts_with("phuong-xa-") {
                // A ward sees the names, and the units' names, of those introduced to it, and no birth in full.
                mine.extend(register.introductions.iter().map(|one| register.members[one.person.0 as usize].name.clone()));
            } else {
                mine.extend(of_members(register, |unit| register.units.get(unit).code.as_str() == parcel.unit.as_str()));
                // What a ward confirmed under this member's number is about this member.
                mine.extend(own[4].iter().filter(|text| !text.ends_with(".xlsx")).cloned());
            }
            let leaked = leaked(&parcel.book, &secrets, &mine);
            prop_assert!(leaked.is_empty(), "doi-chieu {}: {leaked:?}", parcel.unit.as_str());
        }
    }
}

/// What is known of the members of some units, whoever told it.
fn of_members(
    register: &tonghop::identify::Register,
    fits: impl Fn(tonghop::model::UnitId) -> bool,
) -> BTreeSet<String> {
    let own = register.members.iter().filter(|member| member.unit.is_some_and(&fits));
    own.flat_map(|one| {
        let birth = one.birth.map(|birth| birth.to_string());
        [Some(one.name.clone()), birth, one.student_no.clone()]
    })
    .flatten()
    .collect()
}
