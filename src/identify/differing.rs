//! What the rows of two persons say differently. What one of them leaves out differs from nothing.

use super::around::Around;
use crate::model::{Birth, CitizenId, Lang, PersonFacts};

/// The details in which no row of one is like any row of the other, in words; empty where nothing differs.
pub(super) fn differing(around: &Around, one: usize, other: usize, lang: Lang) -> String {
    let of = |person: usize| -> Vec<&PersonFacts> {
        around.persons.rows[person].iter().map(|&row| &around.rows[row].record.person).collect()
    };
    let (one, other) = (of(one), of(other));
    let name = |facts: &PersonFacts| facts.name.as_ref().map(|name| name.key.clone());
    let (cccd, cmnd) = (citizen_id(true), citizen_id(false));
    let details = [
        (apart(&one, &other, name, |a, b| a == b), "họ tên", "name"),
        (apart(&one, &other, |facts| facts.birth, |a: &Birth, b| a.agrees(*b)), "ngày sinh", "birth"),
        (apart(&one, &other, |facts| facts.gender, |a, b| a == b), "giới tính", "gender"),
        (
            apart(&one, &other, |facts| facts.particulars().student_no.clone(), |a, b| a == b),
            "mã số sinh viên",
            "student number",
        ),
        (
            apart(&one, &other, |facts| facts.particulars().member_code.clone(), |a, b| a == b),
            "mã đoàn viên",
            "member code",
        ),
        (
            apart(&one, &other, cccd, |a, b| a == b) || apart(&one, &other, cmnd, |a, b| a == b),
            "số căn cước",
            "citizen ID",
        ),
    ];
    let words = details.into_iter().filter(|(differs, ..)| *differs);
    words.map(|(_, vi, en)| if lang == Lang::En { en } else { vi }).collect::<Vec<_>>().join(", ")
}

/// The card of one kind: an old card beside a new one differs from nothing.
fn citizen_id(new: bool) -> impl Fn(&PersonFacts) -> Option<CitizenId> + Copy {
    move |facts| facts.particulars().citizen_id.clone().filter(|id| matches!(id, CitizenId::Cccd(_)) == new)
}

/// Whether both sides state it, and no two of what they state are alike.
fn apart<T>(
    one: &[&PersonFacts],
    other: &[&PersonFacts],
    of: impl Fn(&PersonFacts) -> Option<T> + Copy,
    alike: impl Fn(&T, &T) -> bool,
) -> bool {
    let stated = |side: &[&PersonFacts]| -> Vec<T> { side.iter().filter_map(|facts| of(facts)).collect() };
    let (one, other) = (stated(one), stated(other));
    !one.is_empty() && !other.is_empty() && !one.iter().any(|a| other.iter().any(|b| alike(a, b)))
}
