//! What the templates of each kind of letter may name. One place, also for the trial every template goes through.

use minijinja::context;
use minijinja::value::{Serde, Value, merge_maps};
use serde::Serialize;

use super::Kind;
use crate::settings::Settings;
use crate::tally::Figures;

/// What every letter may name.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Common {
    pub recipient: String,
    pub signer: Option<String>,
    /// Names of the attached files.
    pub attachments: Vec<String>,
}

/// What the letter to a ward union may name.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Open {
    /// Members introduced and not confirmed.
    pub open: u64,
}

/// What the letter to a faculty may name.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Faculty {
    pub members: u64,
    pub participants: u64,
    pub turns: u64,
    /// Chapters of which something is expected.
    pub expected: u64,
    /// Names of those that sent nothing.
    pub missing: Vec<String>,
    pub due: Option<String>,
}

/// What a reminder may name. Nothing here changes from day to day.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Reminder {
    /// Which reminder it is, from 1.
    pub number: u64,
    /// The days after the due day that its step of the ladder begins with. Which of them were sent nobody knows here.
    pub late: u32,
    pub due: String,
    /// The name of the unit that gets a copy.
    pub copied: Option<String>,
}

/// What the letter about a sender's own files may name.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Returned {
    /// Nothing came for this period: what is said is about files of earlier ones.
    pub earlier: bool,
    pub errors: u64,
    /// Of the errors, those that leave a row or a file out of the figures.
    pub left_out: u64,
    pub queries: u64,
    /// How many of them ask to send a file again, to correct one, to look whether something is right, to answer.
    pub resend: u64,
    pub correct: u64,
    pub look: u64,
    pub answer: u64,
    /// One for what is said alike of several places.
    pub lines: Vec<Line>,
    /// Lines that the list leaves to the attached file.
    pub more: u64,
}

/// One thing to put right: where, how grave, what, and what to do. Quotes no value.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Line {
    pub place: String,
    pub weight: String,
    pub message: String,
    pub remedy: String,
}

/// The letter to the unit above names every figure.
pub(super) fn up(common: &Common, figures: &Figures) -> Value {
    // A template of an earlier version names the workbook alone.
    let attachment = common.attachments.iter().rev().find(|name| name.ends_with(".xlsx")).cloned().unwrap_or_default();
    merge_maps([context! { attachment }, Value::from(Serde(common)), Value::from(Serde(figures))])
}

/// Every other letter names office and period beside what is its own.
pub(super) fn other<T: Serialize>(common: &Common, own: &T, figures: &Figures) -> Value {
    let whole = context! { office => Serde(&figures.office), period => Serde(&figures.period) };
    merge_maps([whole, Value::from(Serde(common)), Value::from(Serde(own))])
}

/// What a template of the kind is tried out with: with much to say, and with little, so that both ways of it are taken.
pub(super) fn trials(kind: Kind, figures: &Figures, settings: &Settings) -> [Value; 2] {
    let name = || "Đoàn".to_owned();
    let due = || "05/05/2021".to_owned();
    let signer = || Some(settings.office.signer.clone().unwrap_or_else(name));
    let much = Common { recipient: name(), signer: signer(), attachments: vec!["tep.xlsx".to_owned()] };
    let little = Common { recipient: name(), signer: None, attachments: Vec::new() };
    match kind {
        Kind::Up => [up(&much, figures), up(&little, figures)],
        Kind::Ward => [other(&much, &Open { open: 2 }, figures), other(&little, &Open { open: 0 }, figures)],
        Kind::Faculty => {
            let full =
                Faculty { members: 2, participants: 1, turns: 3, expected: 2, missing: vec![name()], due: Some(due()) };
            let bare = Faculty { missing: Vec::new(), due: None, ..full };
            [other(&much, &full, figures), other(&little, &bare, figures)]
        }
        Kind::Reminder => {
            let copied = Reminder { number: 2, late: 4, due: due(), copied: Some(name()) };
            let alone = Reminder { number: 1, late: 1, due: due(), copied: None };
            [other(&much, &copied, figures), other(&little, &alone, figures)]
        }
        Kind::Returned => {
            let line = Line { place: name(), weight: name(), message: name(), remedy: name() };
            let full = Returned {
                earlier: true,
                errors: 1,
                left_out: 1,
                queries: 1,
                resend: 1,
                correct: 1,
                look: 1,
                answer: 1,
                lines: vec![line],
                more: 1,
            };
            let bare = Returned { earlier: false, errors: 0, resend: 0, correct: 0, more: 0, ..full.clone() };
            [other(&much, &full, figures), other(&little, &bare, figures)]
        }
    }
}
