//! Who cannot have been a member when they took part: too young, not yet admitted, gone; and who has outgrown the Union
//! (DOMAIN §3.6). Only looks, but for [`below_admission`]: whoever is below the age of admission on the period's last day is no member.
//!
//! Only what is certain is said: of a birth year, a month or a span the day that speaks for the member is taken.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;

use super::Member;
use super::around::Around;
use super::membership::{self, Members};
use super::turns::Met;
use crate::finding::{Code, Finding};
use crate::model::{Birth, Category, Date};
use crate::normalise::{Body, Membership};
use crate::text;

/// Years a member has, at least: 15 and a day.
const ADMITTED_AT: i16 = 15;
/// The last year of age in which nobody need ask; behind it the chapter holds the farewell, or the member stays by wish.
const GROWN_AT: i16 = 30;
/// The last year of age in which a member may stay by wish.
const STAYS_TO: i16 = 35;

/// What stands in a column of posts where somebody holds none, folded.
const NO_POST: &[&str] = &["doan vien", "dv", "khong", "khong co", "0", "hoc sinh", "sinh vien", "thanh vien"];

/// The first and the last day on which somebody with this birth can have been born.
fn born(birth: Birth) -> (Date, Date) {
    match birth {
        Birth::Day(day) => (day, day),
        Birth::Month(month) => (month.first_day(), month.last_day()),
        Birth::Year(year) => (jiff::civil::date(year, 1, 1), jiff::civil::date(year, 12, 31)),
    }
}

/// Whether somebody is certainly below 15 years and a day on a day.
fn too_young(birth: Birth, on: Date) -> bool {
    let may_join = born(birth).0.checked_add(ADMITTED_AT.years()).and_then(Date::tomorrow);
    may_join.is_ok_and(|day| on < day)
}

/// What is to be said where a roster's row is about somebody below the age of admission on the period's last day. Where nobody set
/// the period, one stray date may have made it, and one file must not take the members out of another: then only who was too
/// young on the roster's own day as well is certainly no member, of the others it is asked.
pub(super) fn below_admission(around: &Around, row: usize) -> Option<Code> {
    let of = &around.rows[row];
    let birth = of.record.person.birth.filter(|&birth| too_young(birth, around.period.to))?;
    let certain = around.period_told || membership::begins(around, of.table).is_some_and(|day| too_young(birth, day));
    Some(if certain { Code::AgeBelow15 } else { Code::AgeUnsure })
}

/// Full years of age that somebody certainly has on a day; 0 where they are not yet born.
fn age(birth: Birth, on: Date) -> i16 {
    let latest = born(birth).1;
    let before_birthday = (on.month(), on.day()) < (latest.month(), latest.day());
    (on.year() - latest.year() - i16::from(before_birthday)).max(0)
}

/// What the rosters of a person say of when they belonged to the Union.
#[derive(Default)]
struct Belonged {
    /// The first day on which they can have been admitted, the earliest that is stated.
    joined: Option<Date>,
    /// The last day on which they can have left, the latest that is stated.
    left: Option<Date>,
}

/// Everything about the ages of those who took part or are to be admitted.
pub(super) fn findings(around: &Around, people: &[Member], members: &Members, met: &[Met]) -> Vec<Finding> {
    let belonged = belonged(around);
    let mut said: BTreeSet<(Code, usize)> = BTreeSet::new();
    let mut findings = admissions(around);
    for turn in met {
        let member = &people[turn.person];
        let (from, to) = turn.when.span(around.period.cut);
        let mut codes = Vec::new();
        if let Some(birth) = member.birth {
            if too_young(birth, to) {
                codes.push(Code::AgeBelow15);
            }
            codes.extend(outgrown(around, turn.person, member.category, age(birth, from)));
        }
        let of = belonged.get(&turn.person);
        if of.and_then(|of| of.joined).is_some_and(|joined| to < joined) {
            codes.push(Code::TurnBeforeJoining);
        }
        // Whoever left one unit and stands on another's roster is still a member.
        let gone = of.and_then(|of| of.left).filter(|_| !members.held.contains_key(&turn.person));
        if gone.is_some_and(|left| left < from) {
            codes.push(Code::TurnAfterLeaving);
        }
        let row = turn.tokens[0].0;
        findings.extend(codes.into_iter().filter(|&code| said.insert((code, row))).map(|code| told(around, code, row)));
    }
    findings
}

/// A finding at the name in a row.
pub(super) fn told(around: &Around, code: Code, row: usize) -> Finding {
    let record = &around.rows[row].record;
    let table = &around.tables[around.rows[row].table];
    let name = record.person.name.as_ref().map_or("", |name| name.shown.as_str());
    Finding::new(code).file(&table.path).sheet(&table.sheet).at(record.at).seen(name)
}

/// Over 30, over 35: lecturers and staff may be, whoever holds a post may always be.
fn outgrown(around: &Around, person: usize, category: Category, age: i16) -> Option<Code> {
    if age <= GROWN_AT || holds_post(around, person) {
        return None;
    }
    match (age > STAYS_TO, category) {
        (true, _) => Some(Code::AgeOver35),
        (false, Category::Lecturer | Category::Staff) => None,
        (false, _) => Some(Code::AgeOver30),
    }
}

fn holds_post(around: &Around, person: usize) -> bool {
    let posts = around.persons.rows[person]
        .iter()
        .filter_map(|&row| around.rows[row].record.person.particulars().position.as_deref());
    posts.map(text::plain).any(|post| {
        let post = post.trim();
        post.chars().any(char::is_alphabetic) && !NO_POST.contains(&post)
    })
}

fn roster_rows<'a>(around: &'a Around) -> impl Iterator<Item = (usize, &'a Membership)> {
    around.rows.iter().enumerate().filter_map(|(number, row)| match &row.record.body {
        Body::Membership(membership) => Some((number, membership)),
        _ => None,
    })
}

/// Rows of rosters that say somebody was admitted before the age for it.
fn admissions(around: &Around) -> Vec<Finding> {
    let early = roster_rows(around).filter(|&(row, membership)| {
        let joined = membership.joined.map(|when| when.span(around.period.cut).1);
        let birth = around.rows[row].record.person.birth;
        birth.zip(joined).is_some_and(|(birth, joined)| too_young(birth, joined))
    });
    early.map(|(row, _)| told(around, Code::JoinedBefore15, row)).collect()
}

fn belonged(around: &Around) -> BTreeMap<usize, Belonged> {
    let mut all: BTreeMap<usize, Belonged> = BTreeMap::new();
    for (row, membership) in roster_rows(around) {
        let Some(person) = around.persons.of_row[row] else { continue };
        let joined = membership.joined.map(|when| when.span(around.period.cut).0);
        // An undated remark says that somebody left before the list was made.
        let left = membership.left.and_then(|left| match left {
            Some(when) => Some(when.span(around.period.cut).1),
            None => membership::begins(around, around.rows[row].table),
        });
        if joined.is_none() && left.is_none() {
            continue;
        }
        let one = all.entry(person).or_default();
        one.joined = one.joined.into_iter().chain(joined).min();
        one.left = one.left.max(left);
    }
    all
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::YearMonth;

    #[test]
    fn fifteen_years_and_a_day() {
        let birth = Birth::Day(date(2006, 3, 14));
        assert!(too_young(birth, date(2021, 3, 13)));
        assert!(too_young(birth, date(2021, 3, 14)), "the birthday itself is a day too early");
        assert!(!too_young(birth, date(2021, 3, 15)));
        // Of a year or a month the day that speaks for the member.
        assert!(!too_young(Birth::Year(2006), date(2021, 1, 2)));
        assert!(too_young(Birth::Year(2006), date(2021, 1, 1)));
        let month = Birth::Month(YearMonth::new(2006, 3).unwrap());
        assert!(too_young(month, date(2021, 3, 1)) && !too_young(month, date(2021, 3, 2)));
        assert!(!too_young(Birth::Day(date(2004, 2, 29)), date(2019, 3, 1)));
    }

    #[test]
    fn full_years_of_age() {
        let birth = Birth::Day(date(1990, 3, 14));
        assert_eq!([age(birth, date(2021, 3, 13)), age(birth, date(2021, 3, 14))], [30, 31]);
        assert_eq!(age(Birth::Year(1990), date(2021, 12, 30)), 30);
        assert_eq!(age(Birth::Year(1990), date(2021, 12, 31)), 31);
        assert_eq!(age(birth, date(1980, 1, 1)), 0);
    }
}
