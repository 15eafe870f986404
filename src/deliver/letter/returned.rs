//! What the letter about a sender's own files says: what is wrong there, and what is asked for.

use super::kinds::{Line, Returned};
use super::one_line;
use crate::finding::{Asked, Finding, Severity, alike, masked};
use crate::identify::{Register, State};
use crate::model::{Lang, Level, UnitId};
use crate::say::{pick, sheet};

/// Things to put right that a letter lists; the rest stands in the attached workbook.
const MOST_LINES: usize = 12;
/// Areas of one of them.
const MOST_AREAS: usize = 8;

/// The findings of one unit, in the order in which they are told. What is said alike of several places is one thing.
pub(super) fn returned(findings: &[&Finding], register: &Register, unit: UnitId, lang: Lang) -> Returned {
    let level = register.units.get(unit).level;
    let weight = |one: &Finding| sheet::weight(lang, one.severity, register.leaves_out(one));
    let said = alike(findings, |one| (weight(one), one.bare().message_for(lang), one.remedy_for(level, lang)));
    let count = |of: &dyn Fn(&Finding) -> bool| said.iter().filter(|one| of(one[0])).count() as u64;
    Returned {
        earlier: register.states[unit.0 as usize].state == State::Missing,
        errors: count(&|one| one.severity == Severity::Error),
        left_out: count(&|one| register.leaves_out(one)),
        queries: count(&|one| one.severity == Severity::Query),
        resend: count(&|one| one.asks() == Asked::Resend),
        correct: count(&|one| one.asks() == Asked::Correct),
        look: count(&|one| one.asks() == Asked::Look),
        answer: count(&|one| one.asks() == Asked::Answer),
        lines: said.iter().take(MOST_LINES).map(|one| line(one, weight(one[0]), level, lang)).collect(),
        more: said.len().saturating_sub(MOST_LINES) as u64,
    }
}

/// `danh-sach.xlsx, DSDV, D7, D9:D12`, what is wrong and what to do. Values stand in the attached workbook only.
fn line(findings: &[&Finding], weight: &str, to: Level, lang: Lang) -> Line {
    let first = findings[0].by_mail();
    let common = first.message_for(lang);
    let all = findings.iter().all(|one| one.by_mail().message_for(lang) == common);
    let mut place = places(findings, (!all).then_some(lang));
    if findings.len() > 1 && first.is_of_a_pair() {
        place.push_str(pick(lang, " (mỗi ô một trường hợp)", " (each cell is a case of its own)"));
    }
    Line {
        place: one_line(&masked(&place)),
        weight: weight.to_owned(),
        message: if all { common } else { first.bare().message_for(lang) },
        remedy: first.remedy_for(to, lang),
    }
}

/// Where findings stand: file and sheet once, then their cells; with a language also what a letter may say of each alone.
fn places(findings: &[&Finding], apart: Option<Lang>) -> String {
    let mut told = String::new();
    let (mut room, mut left_out) = (MOST_AREAS, 0);
    let mut here = None;
    for one in findings {
        if room == 0 {
            left_out += one.cells.len().max(1);
            continue;
        }
        let place = Some((&one.file, &one.sheet));
        let mut words: Vec<String> = Vec::new();
        if here != place {
            words.extend(one.file.iter().map(|file| file.name().to_owned()));
            words.extend(one.sheet.iter().map(|name| name.to_string()));
        }
        let own = apart.map(|lang| one.by_mail().particulars(lang)).filter(|own| !own.is_empty());
        told.push_str(match told.is_empty() {
            true => "",
            false if here == place && own.is_none() => ", ",
            false => "; ",
        });
        words.extend(one.cells.iter().take(room).map(ToString::to_string));
        told.push_str(&words.join(", "));
        told.push_str(&own.map(|own| format!(" ({})", own.join("; "))).unwrap_or_default());
        left_out += one.cells.len().saturating_sub(room);
        room = room.saturating_sub(one.cells.len().max(1));
        here = place;
    }
    if left_out > 0 {
        told.push_str(&format!(", … (+{left_out})"));
    }
    told
}
