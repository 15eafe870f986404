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
        let none = no_member(part).or_else(|| units.elsewhere(row, part));
        let assumed = none.is_none();
        let Some(finding) = none.or_else(|| units.abbreviated(row, part)) else { continue };
        let table = &accepted.tables[row.table];
        let finding = finding.file(&table.path).sheet(&table.sheet);
        let of_person = persons.of_row[number].map_or(&[][..], |person| &persons.rows[person]);
        let listed = |other: &usize| accepted.tables[accepted.rows[*other].table].kind == SheetKind::Roster;
        let member = |other: &usize| listed(other) && !is_out(&accepted.rows[*other]);
        let code = finding.code;
        if assumed {
            // Who is on a list of ours needs no school to be ours.
            findings.extend(Some(finding).filter(|_| !of_person.iter().any(listed)));
        } else if code == Code::NotAMember && of_person.iter().any(member) {
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

    /// Our own school by its initials, or letters that nobody knows for any school's, in a row of a ward's list.
    fn abbreviated(&self, row: &Row, part: &Participation) -> Option<Finding> {
        if !self.is_wards(row) {
            return None;
        }
        if let Some(by) = part.introduced_by.as_deref().filter(|by| row.unit.is_none() && self.ours.is_untold(by)) {
            let finding = Finding::new(Code::OtherSchool).severity(Severity::Query).arg("kind", "letters");
            return Some(finding.seen(by).at(row.record.at));
        }
        let by = part.introduced_by.as_deref().filter(|by| self.ours.by_initials(by).is_some());
        let by = by.or_else(|| unit_of(row).filter(|unit| self.ours.by_initials(school_in(unit)).is_some()))?;
        let own = self.ours.by_initials(by).or_else(|| self.ours.by_initials(school_in(by)))?;
        let finding = Finding::new(Code::OtherSchool).severity(Severity::Query).arg("kind", "initials");
        Some(finding.seen(by).repaired(own).at(row.record.at))
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
        let key = key(part);
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
    ("hv", "hv"),
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
    /// Its names, each with the words that tell schools apart, in order.
    names: Vec<(String, Vec<String>)>,
    kind: Option<&'static str>,
}

impl Ours {
    fn of(accepted: &Accepted, settings: &Settings) -> Self {
        let office = accepted.units.office.map(|office| accepted.units.get(office));
        let names = [settings.office.name.as_deref(), settings.office.short_name.as_deref()].into_iter().flatten();
        Self::called(names.chain(office.map(|unit| unit.name.as_str())))
    }

    fn called<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let names: Vec<&str> = names.collect();
        let keys: Vec<String> = names.iter().map(|name| text::plain(name)).collect();
        let words = keys.iter().flat_map(|name| name.split(' ')).map(str::to_owned).collect();
        // Behind a comma stands where it is.
        let own = |name: &&str| {
            let key = text::plain(name.split([',', '(', ';']).next().unwrap_or(name));
            ((*name).to_owned(), telling(&key).map(str::to_owned).collect())
        };
        Self { words, names: names.iter().map(own).collect(), kind: keys.iter().find_map(|name| kind(name)) }
    }

    /// Whether a text clearly names a school that is not ours: one of another kind, or a college of another name.
    fn is_other(&self, text: &str) -> bool {
        let key = key(text);
        if self.words.is_empty() {
            return false;
        }
        if let Some(kind) = kind(&key) {
            let same = self.kind == Some(kind);
            return !same || !(self.is_called(&key) || self.by_initials(text).is_some());
        }
        let college = COLLEGES.iter().any(|start| key.starts_with(start));
        college && !self.is_called(&key) && self.by_initials(text).is_none()
    }

    /// The name of ours that a text abbreviates: `THPT LTT`, `L. T. Trọng`; a class beside it does not matter.
    fn by_initials(&self, text: &str) -> Option<&str> {
        let key = key(text);
        if kind(&key).is_some_and(|kind| self.kind != Some(kind)) {
            return None;
        }
        let tokens: Vec<&str> = telling(&key).collect();
        let fits =
            |(_, own): &&(String, Vec<String>)| own.len() > 1 && tokens.len() <= own.len() && abbreviates(&tokens, own);
        self.names.iter().find(fits).map(|(name, _)| name.as_str())
    }

    /// Whether a text is nothing but a few capitals, as initials are, and those of no school that is known: `FPT`, `BHN`.
    fn is_untold(&self, text: &str) -> bool {
        let text = text.trim();
        let capitals = (2..=6).contains(&text.chars().count()) && text.chars().all(char::is_uppercase);
        let key = key(text);
        capitals
            && !self.words.is_empty()
            && kind(&key).is_none()
            && !self.is_called(&key)
            && self.by_initials(text).is_none()
    }

    /// Whether every word of a name that tells schools apart is one of ours; a name without such words may be anybody's.
    fn is_called(&self, key: &str) -> bool {
        telling(key).all(|word| self.words.contains(word))
    }
}

/// The words of a folded name that tell a school from others of its kind; numbers and classes do not.
fn telling(key: &str) -> impl Iterator<Item = &str> {
    let of_kind = |word: &str| KINDS.iter().any(|(words, _)| words.split(' ').any(|one| one == word));
    let figure = |word: &str| word.bytes().any(|one| one.is_ascii_digit());
    key.split(' ').filter(move |word| !word.is_empty() && !COMMON.contains(word) && !of_kind(word) && !figure(word))
}

/// Whether tokens are words of a name in order, at least one of them as the initials of several or as an initial.
fn abbreviates(tokens: &[&str], own: &[String]) -> bool {
    let mut rest = own;
    let mut short = false;
    for token in tokens {
        match rest.split_first() {
            Some((word, behind)) if word == token => rest = behind,
            _ if token.len() <= rest.len() && token.chars().zip(rest).all(|(one, word)| word.starts_with(one)) => {
                (rest, short) = (&rest[token.len()..], true);
            }
            _ => return false,
        }
    }
    short && rest.is_empty()
}

/// The key of a school's name. The kind that initials begin with stands alone in it: `ĐHCT` is `dh ct`; a class has a number as well.
fn key(text: &str) -> String {
    let initials = |word: &str| (4..=6).contains(&word.chars().count()) && word.chars().all(char::is_uppercase);
    if text.contains(|one: char| one.is_ascii_digit()) || !text.split_whitespace().any(initials) {
        return text::plain(text);
    }
    let words = text.split_whitespace().map(|word| {
        let key = text::plain(word);
        let kind = ["dh", "hv"].into_iter().find(|kind| initials(word) && key.starts_with(kind));
        kind.map_or_else(|| key.clone(), |kind| format!("{kind} {}", &key[kind.len()..]))
    });
    words.collect::<Vec<_>>().join(" ").trim().to_owned()
}

fn kind(key: &str) -> Option<&'static str> {
    let padded = format!(" {key} ");
    KINDS.iter().find(|(words, _)| padded.contains(&format!(" {words} "))).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_school_is_known_by_its_initials() {
        let ours = Ours::called(["Đoàn Trường THPT Lý Tự Trọng, phường Cái Khế"].into_iter());
        for mine in [
            "THPT LTT",
            "LTT",
            "Trường THPT L.T.T",
            "trường LTT",
            "THPT L. T. Trọng",
            "12A4 THPT LTT",
            "THPT Lý T. Trọng",
        ] {
            assert!(ours.by_initials(mine).is_some() && !ours.is_other(mine), "{mine}");
        }
        for other in ["THPT NTMK", "THPT LT", "THPT LTTV", "THPT Lê T. Trọng", "THCS LTT", "THPT Châu Văn Liêm"] {
            assert!(ours.by_initials(other).is_none() && ours.is_other(other), "{other}");
        }
        // Its words are its name.
        for mine in ["THPT Lý Tự Trọng", "12A4 THPT Lý Tự Trọng"] {
            assert!(ours.by_initials(mine).is_none() && !ours.is_other(mine), "{mine}");
        }
    }

    #[test]
    fn only_what_is_clearly_another_school_is_one() {
        let ours = Ours::called(["Đoàn trường Cao đẳng Nghề Cần Thơ"].into_iter());
        for other in [
            "ĐH Cần Thơ",
            "THPT Bình Thủy",
            "Trường Cao đẳng Y tế",
            "Học viện Chính trị",
            "Trường THCS An Thới",
            "ĐHCT",
            "Trường ĐHYD CT",
            "HVCT",
        ] {
            assert!(ours.is_other(other) && !ours.is_untold(other), "{other}");
        }
        for letters in ["FPT", "BHN", "CTU"] {
            assert!(ours.is_untold(letters) && !ours.is_other(letters), "{letters}");
        }
        let university = Ours::called(["Đoàn Trường Đại học Cần Thơ"].into_iter());
        assert!(
            !university.is_other("ĐHCT") && university.by_initials("ĐHCT").is_some() && university.is_other("ĐHYD")
        );
        for mine in [
            "CĐN Cần Thơ",
            "Cao đẳng Nghề Cần Thơ",
            "CĐ CNTT K43A",
            "TC Điện K44B",
            "K10A",
            "Khoa CNTT",
            "Trường",
            "",
            "CĐN",
            "CDN",
            "ĐHXD K20",
        ] {
            assert!(!ours.is_other(mine) && !ours.is_untold(mine), "{mine}");
        }
    }
}
