//! Rows about students of other schools: a ward lists everybody who lives there. Who is on a roster of ours is ours, whatever the ward wrote.

use std::collections::BTreeSet;

use super::persons::Persons;
use super::turns::participation;
use crate::finding::{Code, Finding};
use crate::model::{Level, SheetKind};
use crate::settings::Settings;
use crate::text;
use crate::validate::Accepted;

/// Rows of wards' lists that name another school for somebody on no roster, and a note about each.
pub(super) fn rows(accepted: &Accepted, persons: &Persons, settings: &Settings) -> (BTreeSet<usize>, Vec<Finding>) {
    let ours = Ours::of(accepted, settings);
    let (mut rows, mut findings) = (BTreeSet::new(), Vec::new());
    for (number, row) in accepted.rows.iter().enumerate() {
        let table = &accepted.tables[row.table];
        let by = participation(&row.record.body).and_then(|part| part.introduced_by.as_deref());
        let Some(by) = by.filter(|by| accepted.units.get(table.sender).level == Level::Ward && ours.is_other(by))
        else {
            continue;
        };
        let of_person = persons.of_row[number].map_or(&[][..], |person| &persons.rows[person]);
        if of_person.iter().any(|&other| accepted.tables[accepted.rows[other].table].kind == SheetKind::Roster) {
            continue;
        }
        rows.insert(number);
        let finding = Finding::new(Code::OtherSchool).file(&table.path).sheet(&table.sheet).at(row.record.at);
        findings.push(finding.seen(by));
    }
    (rows, findings)
}

/// Kinds of schools by their words, folded; equal kinds have one name.
const KINDS: &[(&str, &str)] = &[
    ("dai hoc", "dh"),
    ("dh", "dh"),
    ("hoc vien", "hv"),
    ("thpt", "thpt"),
    ("trung hoc pho thong", "thpt"),
    ("thcs", "thcs"),
    ("trung hoc co so", "thcs"),
    ("gdtx", "gdtx"),
];

/// Words of a school's name that tell no school from another.
const COMMON: &[&str] = &["truong", "cao", "dang", "cd", "cdn", "nghe", "doan", "trung", "cap", "tc", "tp"];

/// What our own school is called.
struct Ours {
    words: BTreeSet<String>,
    kind: Option<&'static str>,
}

impl Ours {
    fn of(accepted: &Accepted, settings: &Settings) -> Self {
        let office = accepted.units.office.map(|office| accepted.units.get(office));
        let names = [settings.office.name.as_deref(), settings.office.short_name.as_deref()].into_iter().flatten();
        let names: Vec<String> = names.chain(office.map(|unit| unit.name.as_str())).map(text::plain).collect();
        let words = names.iter().flat_map(|name| name.split(' ')).map(str::to_owned).collect();
        Self { words, kind: names.iter().find_map(|name| kind(name)) }
    }

    /// Whether a text clearly names a school that is not ours: one of another kind, or a college of another name.
    fn is_other(&self, text: &str) -> bool {
        let key = text::plain(text);
        if self.words.is_empty() {
            return false;
        }
        if let Some(kind) = kind(&key) {
            let same = self.kind == Some(kind);
            return !same || !self.is_called(&key);
        }
        let college = ["truong ", "cao dang ", "truong cao dang "].iter().any(|start| key.starts_with(start));
        college && !self.is_called(&key)
    }

    /// Whether every word of a name that tells schools apart is one of ours; a name without such words may be anybody's.
    fn is_called(&self, key: &str) -> bool {
        key.split(' ').filter(|word| !COMMON.contains(word)).all(|word| self.words.contains(word))
    }
}

fn kind(key: &str) -> Option<&'static str> {
    let padded = format!(" {key} ");
    KINDS.iter().find(|(words, _)| padded.contains(&format!(" {words} "))).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_clearly_another_school_is_one() {
        let words = text::plain("Đoàn trường Cao đẳng Nghề Cần Thơ");
        let ours = Ours { words: words.split(' ').map(str::to_owned).collect(), kind: kind(&words) };
        for other in
            ["ĐH Cần Thơ", "THPT Bình Thủy", "Trường Cao đẳng Y tế", "Học viện Chính trị", "Trường THCS An Thới"]
        {
            assert!(ours.is_other(other), "{other}");
        }
        for mine in
            ["CĐN Cần Thơ", "Cao đẳng Nghề Cần Thơ", "CĐ CNTT K43A", "TC Điện K44B", "K10A", "Khoa CNTT", "Trường", ""]
        {
            assert!(!ours.is_other(mine), "{mine}");
        }
    }
}
