//! What needs a person, and who has not sent.

use serde::Serialize;

use super::Around;
use super::ends::QUESTIONS;
use super::text::{Number, Part, Text, text};
use crate::finding::Severity;
use crate::identify::{Register, State};
use crate::model::date::show_day;
use crate::model::{Date, Lang, Level, UnitId};
use crate::report::words::Words;
use crate::say::{pick, sheet};
use crate::tally::{Asides, Figures};

/// Files named for one kind of finding; the workbook has them all.
const MOST_FILES: usize = 6;

/// What only a person can do.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Needs {
    /// How much there is of it.
    pub sentence: Text,
    pub kinds: Vec<Kind>,
    pub questions: Option<Text>,
    /// Where they can be answered; None where this run wrote no such file.
    pub questions_link: Option<&'static str>,
    pub waiting_note: Text,
    pub waiting: Vec<WaitingUnit>,
}

/// Findings of one kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Kind {
    pub error: bool,
    pub weight: &'static str,
    pub code: &'static str,
    pub sentence: String,
    pub remedy: String,
    pub count: Number,
    pub files: Vec<String>,
    /// How many more files there are; empty where all are named.
    pub more: Text,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WaitingUnit {
    pub name: String,
    pub rows: Number,
}

/// Units of one level that somebody has to ask.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AbsentLevel {
    pub level: String,
    pub received: Number,
    pub expected: Number,
    pub units: Vec<Absent>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Absent {
    pub name: String,
    pub parent: String,
    /// A sign that needs no colour.
    pub sign: &'static str,
    pub state: &'static str,
}

pub(super) fn needs(asides: &Asides, figures: &Figures, register: &Register, around: &Around, lang: Lang) -> Needs {
    let errors = Number::figure(figures.findings.error, "findings.error");
    let queries = Number::figure(figures.findings.query, "findings.query");
    let sentence = if errors.value + queries.value == 0 {
        text(pick(lang, "Không có lỗi, không có điều gì cần xem.", "No error, and nothing to look at."), [])
    } else {
        text(pick(lang, "{} lỗi, {} điều cần xem.", "Errors: {}. Queries: {}."), [errors, queries])
    };
    let questions = (asides.questions > 0).then(|| {
        let number = Number::plain(asides.questions);
        let mut said = match (asides.questions, lang) {
            (_, Lang::Vi) => text("{} câu hỏi chưa có lời đáp. Không trả lời vẫn có bảng tổng hợp.", [number]),
            (1, Lang::En) => text("{} open question. The workbook needs no answer.", [number]),
            (_, Lang::En) => text("{} open questions. The workbook needs no answer.", [number]),
        };
        if asides.misunderstood > 0 {
            let words = pick(
                lang,
                " Trong đó {} câu đã trả lời nhưng tonghop không hiểu; cột “Vì sao hỏi” ghi có thể trả lời thế nào.",
                " Of these, answered in words that were not understood: {}; “Why it is asked” says what can be answered.",
            );
            said.extend(text(words, [Number::plain(asides.misunderstood)]));
        }
        said
    });
    let waiting = asides.waiting.iter().map(|(&unit, &rows)| {
        let nobody = || pick(lang, "Chưa rõ của đơn vị nào", "Unit unknown").to_owned();
        let name = unit.map_or_else(nobody, |id| register.units.get(id).name.clone());
        WaitingUnit { name, rows: Number::plain(rows) }
    });
    let mut waiting: Vec<WaitingUnit> = waiting.collect();
    waiting.sort_by(|a, b| b.rows.value.cmp(&a.rows.value).then_with(|| a.name.cmp(&b.name)));
    let rows = Number::figure(figures.balance.rows.waiting, "balance.rows.waiting");
    let waiting_note = match (rows.value, lang) {
        (0, Lang::Vi) => text("Không có dòng nào phải chờ.", []),
        (0, Lang::En) => text("No row waits.", []),
        (_, Lang::Vi) => text("{} dòng chờ đơn vị bổ sung, chưa tính vào số liệu.", [rows]),
        (1, Lang::En) => text("{} row waits for its unit and is not counted yet.", [rows]),
        (_, Lang::En) => text("{} rows wait for their units and are not counted yet.", [rows]),
    };
    Needs {
        sentence,
        kinds: asides.kinds.iter().map(|one| kind(one, figures, lang)).collect(),
        questions,
        questions_link: around.outputs.iter().any(|path| path == QUESTIONS).then_some(QUESTIONS),
        waiting_note,
        waiting,
    }
}

fn kind(one: &crate::tally::Kind, figures: &Figures, lang: Lang) -> Kind {
    let code = one.code.as_str();
    // A code that stands at several weights, or in several cases, has one figure in so-lieu.json and several lines here.
    let whole = figures.findings.by_code.get(code) == Some(&one.count);
    let count = Number::plain(one.count);
    let count = if whole { Number { keys: vec![format!("findings.by_code.{code}")], ..count } } else { count };
    let files = one.files.iter().take(MOST_FILES).map(ToString::to_string).collect();
    let more = one.files.len().saturating_sub(MOST_FILES) as u64;
    Kind {
        error: one.severity == Severity::Error,
        weight: sheet::severity(lang, one.severity),
        code,
        // Without what was seen: a value may be a person's.
        sentence: one.case.message(lang),
        remedy: one.case.remedy(lang),
        count,
        files,
        more: match (more, lang) {
            (0, _) => Text::new(),
            (_, Lang::Vi) => text("và {} tệp khác", [Number::plain(more)]),
            (_, Lang::En) => text("and {} more", [Number::plain(more)]),
        },
    }
}

/// A level by its code, as people call it.
pub(super) fn level(code: &'static str, lang: Lang) -> &'static str {
    Level::ALL.into_iter().find(|one| one.code() == code).map_or(code, |one| one.label(lang))
}

/// By level, those that sent nothing, nothing readable, or what has to be corrected.
pub(super) fn absent(figures: &Figures, register: &Register, words: &Words) -> Vec<AbsentLevel> {
    let units = &register.units;
    figures
        .reporting
        .levels
        .iter()
        .map(|one| {
            let number =
                |value: u64, measure: &str| Number::figure(value, format!("reporting.levels.{}.{measure}", one.level));
            let mut of: Vec<UnitId> = units
                .ids()
                .filter(|&id| {
                    let unit = units.get(id);
                    unit.level.code() == one.level
                        && Some(id) != units.office
                        && !units.is_unlisted(id)
                        && units.office.is_none_or(|office| units.is_within(id, office))
                })
                .filter(|&id| sign(register.states[id.0 as usize].state).is_some())
                .collect();
            let above = |id: UnitId| units.get(id).parent.map(|parent| &units.get(parent).name);
            of.sort_by_key(|&id| (register.states[id.0 as usize].state, above(id), &units.get(id).code));
            let line = |id: UnitId| {
                let reported = &register.states[id.0 as usize];
                Absent {
                    name: units.get(id).name.clone(),
                    parent: above(id).cloned().unwrap_or_default(),
                    sign: sign(reported.state).unwrap_or_default(),
                    state: words.reported(reported),
                }
            };
            AbsentLevel {
                level: super::charts::capital(level(one.level, words.lang)),
                received: number(one.received, "received"),
                expected: number(one.expected, "expected"),
                units: of.into_iter().map(line).collect(),
            }
        })
        .collect()
}

/// The sign of a state that somebody must do something about.
const fn sign(state: State) -> Option<&'static str> {
    match state {
        State::Missing => Some("○"),
        State::Unreadable => Some("✕"),
        State::Returned => Some("↩"),
        State::Waived | State::NothingToReport | State::Late | State::Accepted => None,
    }
}

/// How many have sent, and until when everybody may.
pub(super) fn absent_note(levels: &[AbsentLevel], figures: &Figures, due: Option<Date>, lang: Lang) -> Text {
    if levels.is_empty() {
        return text(crate::say::status::nothing_expected(lang), []);
    }
    let gone = levels.iter().any(|one| one.received.value < one.expected.value);
    let numbers = [
        Number::figure(figures.reporting.received, "reporting.received"),
        Number::figure(figures.reporting.expected, "reporting.expected"),
    ];
    let mut note = match (gone, lang) {
        (false, Lang::Vi) => text("Mọi đơn vị phải nộp đều đã nộp ({}/{} đơn vị trực thuộc).", numbers),
        (false, Lang::En) => text("Every expected unit has sent ({}/{} direct units).", numbers),
        (true, Lang::Vi) => {
            text("{}/{} đơn vị trực thuộc đã nộp. Dưới đây là các đơn vị chưa nộp hoặc phải sửa.", numbers)
        }
        (true, Lang::En) => {
            text("Direct units that reported: {}/{}. Below are those that have not sent or have to correct.", numbers)
        }
    };
    let until = |day| format!(" {}: {}.", pick(lang, "Hạn nộp", "Due"), show_day(day));
    note.extend(due.map(|day| Part::Words(until(day))));
    note
}
