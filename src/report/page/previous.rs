//! This period's figures beside those of the period before.

use serde::Serialize;

use super::text::Number;
use crate::model::Lang;
use crate::say::pick;
use crate::tally::Figures;
use crate::tally::previous::Change;

/// The period before, and what changed since.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PreviousPeriod {
    /// Its name.
    pub label: String,
    pub rows: Vec<PreviousRow>,
}

/// A figure before and now.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PreviousRow {
    pub label: String,
    /// None: not among the figures of the period before.
    pub before: Option<Number>,
    pub now: Number,
    pub difference: Option<Number>,
    /// Whether it grew, shrank or stayed: colour is never the only sign.
    pub sign: &'static str,
}

pub(super) fn previous(figures: &Figures, lang: Lang) -> Option<PreviousPeriod> {
    let previous = figures.previous.as_ref()?;
    let words = [
        pick(lang, "Đoàn viên", "Members"),
        pick(lang, "Người tham gia", "Took part"),
        pick(lang, "Lượt tham gia", "Turns"),
    ];
    let mut rows = vec![
        row(words[0], "members", "members.total", &previous.members),
        row(words[1], "participants", "members.participants", &previous.participants),
        row(words[2], "turns", "turns.total", &previous.turns),
    ];
    for (kind, list) in [("channels", &previous.channels), ("groups", &previous.groups)] {
        for one in list {
            let key = format!("{kind}.{}", one.code);
            rows.push(row(&one.label, &key, &format!("{key}.turns"), &one.turns));
        }
    }
    Some(PreviousPeriod { label: previous.period.label.clone(), rows })
}

fn row(label: &str, key: &str, now: &str, change: &Change) -> PreviousRow {
    let sign = match change.difference.map_or(0, i64::signum) {
        1 => "▲",
        -1 => "▼",
        _ => "",
    };
    PreviousRow {
        label: label.to_owned(),
        before: change.before.map(|value| Number::figure(value, format!("previous.{key}.before"))),
        now: Number::figure(change.now, now),
        difference: change.difference.map(|value| Number::signed(value, format!("previous.{key}.difference"))),
        sign,
    }
}
