//! Rows about who is none of ours: students of other schools and members of hamlets on a ward's list of everybody who lives there, and
//! who has not joined. Who is on a roster of ours is ours, whatever somebody else wrote.

use std::collections::{BTreeMap, BTreeSet};

use super::persons::Persons;
use super::turns::participation;
use crate::finding::{Code, Finding, Severity};
use crate::model::{Level, SheetKind};
use crate::normalise::{Body, Participation, Source};
use crate::settings::Settings;
use crate::text;
use crate::validate::{Accepted, Row};

/// Rows of somebody on no roster that are none of ours, each with why, and a note about each.
pub(super) fn rows(
    accepted: &Accepted,
    persons: &Persons,
    settings: &Settings,
) -> (BTreeMap<usize, Code>, Vec<Finding>) {
    let ours = Ours::of(accepted, settings);
    let units = Names::of(accepted, &ours);
    let (mut rows, mut findings) = (BTreeMap::new(), Vec::new());
    for (number, row) in accepted.rows.iter().enumerate() {
        let Some(part) = participation(&row.record.body) else { continue };
        let Some(finding) = no_member(part).or_else(|| units.elsewhere(row, part)) else { continue };
        let table = &accepted.tables[row.table];
        let finding = finding.file(&table.path).sheet(&table.sheet);
        let of_person = persons.of_row[number].map_or(&[][..], |person| &persons.rows[person]);
        let listed = |other: &usize| accepted.tables[accepted.rows[*other].table].kind == SheetKind::Roster;
        let member = |other: &usize| listed(other) && !is_out(&accepted.rows[*other]);
        let code = finding.code;
        if code == Code::NotAMember && of_person.iter().any(member) {
            findings.push(finding.severity(Severity::Query).arg("kind", "listed"));
        } else if code == Code::NotAMember || !of_person.iter().any(listed) {
            rows.insert(number, code);
            findings.push(if code == Code::NotAMember { finding.arg("kind", "took-part") } else { finding });
        }
    }
    (rows, findings)
}

/// Whether a row of a roster says itself that somebody is no member, or left.
fn is_out(row: &Row) -> bool {
    matches!(&row.record.body, Body::Membership(one) if one.not_a_member || one.left.is_some())
}

/// What a row says of somebody who has not joined.
fn no_member(part: &Participation) -> Option<Finding> {
    let (at, seen) = part.no_member.as_deref()?;
    Some(Finding::new(Code::NotAMember).severity(Severity::Note).at(*at).seen(seen))
}

/// What the columns of units on wards' lists call.
struct Names<'a> {
    accepted: &'a Accepted,
    ours: &'a Ours,
    /// Tables of wards whose column of units names units of ours or other schools: a hamlet's chapter in it is a unit as well, and not
    /// where a member of ours lives.
    told: BTreeSet<usize>,
}

impl<'a> Names<'a> {
    fn of(accepted: &'a Accepted, ours: &'a Ours) -> Self {
        let mut names = Self { accepted, ours, told: BTreeSet::new() };
        let tells = |row: &&Row| {
            let school = || unit_of(row).is_some_and(|unit| ours.is_other(school_in(unit)));
            let stated = row.record.unit.first().is_some_and(|(_, source)| *source == Source::Row);
            names.is_wards(row) && stated && (row.unit.is_some() || school())
        };
        names.told = accepted.rows.iter().filter(tells).map(|row| row.table).collect();
        names
    }

    fn is_wards(&self, row: &Row) -> bool {
        self.accepted.units.get(self.accepted.tables[row.table].sender).level == Level::Ward
    }

    /// Another school or a hamlet's chapter that a row of a ward's list names.
    fn elsewhere(&self, row: &Row, part: &Participation) -> Option<Finding> {
        if !self.is_wards(row) {
            return None;
        }
        let other = |name: &&str| self.ours.is_other(name);
        let by = part.introduced_by.as_deref().filter(other);
        let by = by.or_else(|| unit_of(row).filter(|unit| self.ours.is_other(school_in(unit))));
        let said = |seen: &str| Finding::new(Code::OtherSchool).at(row.record.at).seen(seen);
        let hamlet = || unit_of(row).filter(|unit| self.told.contains(&row.table) && is_hamlets(unit));
        by.map(said).or_else(|| Some(said(hamlet()?).arg("kind", "hamlet")))
    }
}

/// What a row's own column of units says, where it names none of ours.
fn unit_of(row: &Row) -> Option<&str> {
    let (text, source) = row.record.unit.first().filter(|_| row.unit.is_none())?;
    (*source == Source::Row).then_some(&**text)
}

/// The part of a unit's name that names a school, else all of it.
fn school_in(unit: &str) -> &str {
    let parts = text::parts_of_name(unit);
    let school = |part: &&str| {
        let key = text::plain(part);
        kind(&key).is_some() || COLLEGES.iter().any(|start| key.starts_with(start))
    };
    parts.into_iter().find(school).unwrap_or(unit)
}

/// Words for a part of a ward, folded.
const HAMLETS: &[&str] = &["khu vuc", "kv", "ap", "khom", "khu pho", "kp", "to dan pho", "tdp", "thon", "xom", "buon"];

/// `Chi đoàn xóm Tân Thái`, `Đoàn ấp 3`.
fn is_hamlets(unit: &str) -> bool {
    let key = text::plain(unit);
    let own = ["chi doan ", "doan "].iter().find_map(|word| key.strip_prefix(word));
    own.is_some_and(|own| HAMLETS.iter().any(|word| text::starts_with_words(own, word)))
}

/// How the names of colleges begin, folded.
const COLLEGES: [&str; 3] = ["truong ", "cao dang ", "truong cao dang "];

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
        let college = COLLEGES.iter().any(|start| key.starts_with(start));
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
