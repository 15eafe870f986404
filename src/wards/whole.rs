//! Every ward of the table, from its whole address, on a day before and a day after the reform.

use std::collections::BTreeMap;

use super::table::{Kind, New, Old, Table, table};
use super::*;

const BEFORE: Date = jiff::civil::date(2021, 3, 14);
const AFTER: Date = jiff::civil::date(2026, 3, 14);
/// The words of kinds and short forms for them.
const SHORT: [(&str, &str); 10] = [
    ("Phường ", "P."),
    ("Xã ", "X. "),
    ("Thị trấn ", "TT "),
    ("Đặc khu ", "Đặc khu "),
    ("Quận ", "Q."),
    ("Huyện ", "H. "),
    ("Thị xã ", "TX. "),
    ("Thành phố ", "TP. "),
    ("Tỉnh ", "T. "),
    ("", ""),
];

fn short(full: &str) -> String {
    let (_, short, rest) = SHORT
        .iter()
        .find_map(|(word, short)| full.strip_prefix(word).map(|rest| (word, short, rest)))
        .expect("the last word is empty");
    format!("{short}{rest}")
}

/// A whole address, as a way of writing does its parts.
fn address(parts: &[&str], written: fn(&str) -> String) -> String {
    parts.iter().map(|part| written(part)).collect::<Vec<_>>().join(", ")
}

fn of_old() -> impl Iterator<Item = &'static Old> {
    table().old.iter().filter(|old| !old.earlier)
}

/// What a text means, the codes it may mean beside it, and whether it is asked about.
fn means(text: &str, on: Date, home: Option<&str>) -> (String, Vec<String>, bool) {
    let found = resolve(text, on, home, &BTreeMap::new());
    let code = found.ward.map(|ward| ward.code.clone()).unwrap_or_default();
    let others = found.others.iter().map(|ward| ward.code.clone()).collect();
    (code, others, found.notes.contains(&Code::WardAmbiguous))
}

/// What an old ward's address has to mean after the reform: where most of it went, and the rest of it where its name was given up.
fn after(old: &Old) -> (String, Vec<String>, bool) {
    let successor = old.successor();
    let rest = old.parts.iter().map(|part| part.0.to_owned()).filter(|code| code != successor.code);
    let mut rest: Vec<String> = if old.name == successor.name { Vec::new() } else { rest.collect() };
    rest.sort();
    (successor.code.to_owned(), rest.clone(), !rest.is_empty())
}

fn sorted((code, mut others, asked): (String, Vec<String>, bool)) -> (String, Vec<String>, bool) {
    others.sort();
    (code, others, asked)
}

/// Addresses that do not mean what they have to.
fn wrong(written: fn(&str) -> String, home: Option<&str>) -> (usize, Vec<String>) {
    let (mut seen, mut wrong) = (0, Vec::new());
    for old in of_old() {
        let ward = old.ward();
        let text = address(&[&ward.name, old.district, &ward.province], written);
        for (on, expected) in [(BEFORE, (ward.code.clone(), Vec::new(), false)), (AFTER, after(old))] {
            let got = sorted(means(&text, on, home));
            if got != expected {
                wrong.push(format!("{on} {text}: {got:?}, not {expected:?}"));
            }
        }
        seen += 1;
    }
    for new in &table().new {
        let ward = new.ward();
        let text = address(&[&ward.name, &ward.province], written);
        let got = means(&text, AFTER, home);
        if got != (ward.code.clone(), Vec::new(), false) {
            wrong.push(format!("{text}: {got:?}, not {}", ward.code));
        }
        seen += 1;
    }
    (seen, wrong)
}

#[test]
fn every_ward_is_found_from_its_whole_address() {
    assert_eq!(wrong(str::to_owned, Some("Cần Thơ")), (10_035 + 3_316, Vec::new()));
}

#[test]
fn every_ward_is_found_from_its_whole_address_in_short_words() {
    assert_eq!(wrong(short, None).1, Vec::<String>::new());
}

/// Whether the ward of a code is one that this address can mean: the name and kind of a ward that was in the district.
fn can_mean(code: &str, on: Date, (kind, name, district): (Kind, &str, &str)) -> bool {
    let own = |known: &str| key::weak(known) == key::weak(name);
    let old = || of_old().filter(|old| old.kind == kind && old.district == district && own(old.name));
    if on < REFORM {
        return old().any(|old| old.code == code);
    }
    let New { kind: today, name: called, .. } = table().new_by_code(code).expect("a ward of today");
    let itself = *today == kind && own(called);
    let here = table().new_by_code(code).is_some_and(|new| Table::districts_in(new).contains(district));
    (itself && here) || old().any(|old| old.parts.iter().any(|part| part.0 == code))
}

/// No ward is taken without a question for one of another kind or another district.
#[test]
fn a_kind_or_a_district_that_does_not_fit_is_asked_about() {
    let all: Vec<&Old> = of_old().collect();
    let mut wrong = Vec::new();
    for (at, old) in all.iter().enumerate() {
        let kind = if old.kind == Kind::Phuong { Kind::Xa } else { Kind::Phuong };
        let beside = all[(at + 1) % all.len()..].iter().chain(&all).find(|other| other.district != old.district);
        let beside = beside.expect("there are several districts").district;
        for (kind, district) in [(kind, old.district), (old.kind, beside)] {
            let text = format!("{} {}, {district}, {}", kind.word(), old.name, old.province);
            let on = if at % 2 == 0 { BEFORE } else { AFTER };
            let (code, _, asked) = means(&text, on, None);
            if !asked && !code.is_empty() && !can_mean(&code, on, (kind, old.name, district)) {
                wrong.push(format!("{on} {text}: {code}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
