//! This period's figures beside those of the period before, where that one's `so-lieu.json` is there.

use serde::{Deserialize, Serialize};

use super::{Figures, PeriodName};
use crate::model::Period;

/// The period before and what changed since.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Previous {
    pub period: PeriodName,
    /// Members on rosters.
    pub members: Change,
    pub participants: Change,
    pub turns: Change,
    /// Turns by channel and by group, every code of this period in its order.
    pub channels: Vec<CodeChange>,
    pub groups: Vec<CodeChange>,
}

/// A figure before and now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// None: not among the figures of the period before.
    pub before: Option<u64>,
    pub now: u64,
    /// Now minus before.
    pub difference: Option<i64>,
}

/// A channel's or group's turns before and now.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CodeChange {
    pub code: String,
    pub label: String,
    #[serde(flatten)]
    pub turns: Change,
}

/// Why figures of an earlier run cannot be set beside this one's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// No `tonghop.figures/1` that can be read.
    Damaged,
    /// Of other days than the period before has.
    OtherPeriod,
}

/// What is read of an earlier `so-lieu.json`: keys are only ever added, so any version has these.
#[derive(Deserialize)]
struct Earlier {
    schema: String,
    period: EarlierPeriod,
    members: EarlierMembers,
    turns: EarlierTurns,
    channels: Vec<EarlierCode>,
    groups: Vec<EarlierCode>,
}

#[derive(Deserialize)]
struct EarlierPeriod {
    from: String,
    to: String,
    label: String,
}

#[derive(Deserialize)]
struct EarlierMembers {
    total: u64,
    participants: u64,
}

#[derive(Deserialize)]
struct EarlierTurns {
    total: u64,
}

#[derive(Deserialize)]
struct EarlierCode {
    code: String,
    turns: u64,
}

impl Change {
    fn new(before: Option<u64>, now: u64) -> Self {
        let difference = before.map(|before| i64::try_from(i128::from(now) - i128::from(before)).unwrap_or(i64::MAX));
        Self { before, now, difference }
    }
}

/// Sets `figures` beside the bytes of the `so-lieu.json` of `period`, which is the one before.
///
/// # Errors
/// Where the bytes are none of ours, or of another period.
pub fn compare(figures: &Figures, earlier: &[u8], period: &Period) -> Result<Previous, Unusable> {
    let earlier: Earlier = serde_json::from_slice(earlier).map_err(|_| Unusable::Damaged)?;
    if earlier.schema != figures.schema {
        return Err(Unusable::Damaged);
    }
    let days = [period.from.to_string(), period.to.to_string()];
    if [&earlier.period.from, &earlier.period.to] != [&days[0], &days[1]] {
        return Err(Unusable::OtherPeriod);
    }
    let EarlierPeriod { from, to, label } = earlier.period;
    let of = |list: &[EarlierCode], code: &str| list.iter().find(|one| one.code == code).map(|one| one.turns);
    let changed = |list: &[EarlierCode], code: &str, label: &str, now: u64| CodeChange {
        code: code.to_owned(),
        label: label.to_owned(),
        turns: Change::new(of(list, code), now),
    };
    let (members, channels, groups) = (&figures.members, &earlier.channels, &earlier.groups);
    Ok(Previous {
        period: PeriodName { from, to, label },
        members: Change::new(Some(earlier.members.total), members.total.0),
        participants: Change::new(Some(earlier.members.participants), members.participants.0),
        turns: Change::new(Some(earlier.turns.total), figures.turns.total.0),
        channels: figures.channels.iter().map(|one| changed(channels, &one.code, &one.label, one.turns.0)).collect(),
        groups: figures.groups.iter().map(|one| changed(groups, &one.code, &one.label, one.turns.0)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::Cut;
    use crate::model::{When, YearMonth};

    fn month(month: i8) -> Period {
        Period::new(When::Month(YearMonth::new(2021, month).unwrap()), Cut::default())
    }

    /// Figures of an empty run in a month of 2021.
    fn figures(of: i8) -> Figures {
        let settings =
            crate::testing::settings_with(&format!("[period]\nfrom = 2021-{of:02}-01\nto = {}\n", month(of).to));
        crate::pipeline::understand(Vec::new(), Vec::new(), &settings, &()).unwrap().figures
    }

    fn written(figures: &Figures) -> Vec<u8> {
        let mut bytes = Vec::new();
        crate::write::json::figures(figures, &mut bytes).unwrap();
        bytes
    }

    #[test]
    fn every_figure_has_its_difference() {
        let (mut before, mut now) = (figures(3), figures(4));
        before.members.total.0 = 100;
        before.turns.total.0 = 30;
        before.groups[3].turns.0 = 7;
        // A channel that config has only since this month.
        before.channels.retain(|one| one.code != "on-demand");
        now.members.total.0 = 97;
        now.turns.total.0 = 42;
        let previous = compare(&now, &written(&before), &month(3)).unwrap();
        assert_eq!(previous.period.label, "Tháng 3 năm 2021");
        assert_eq!(previous.members, Change { before: Some(100), now: 97, difference: Some(-3) });
        assert_eq!(previous.turns, Change { before: Some(30), now: 42, difference: Some(12) });
        assert_eq!(previous.groups[3].turns, Change { before: Some(7), now: 0, difference: Some(-7) });
        let new = previous.channels.iter().find(|one| one.code == "on-demand").unwrap();
        assert_eq!(new.turns, Change { before: None, now: 0, difference: None });
        let value = serde_json::to_value(&previous.groups[3]).unwrap();
        assert_eq!(value["difference"], -7);
    }

    #[test]
    fn what_cannot_be_compared_says_why() {
        let now = figures(4);
        let before = written(&figures(3));
        assert_eq!(compare(&now, &before[..before.len() / 2], &month(3)), Err(Unusable::Damaged));
        assert_eq!(compare(&now, b"{}", &month(3)), Err(Unusable::Damaged));
        assert_eq!(compare(&now, &before, &month(2)), Err(Unusable::OtherPeriod));
        let text = String::from_utf8(before).unwrap().replace("tonghop.figures/1", "tonghop.figures/9");
        assert_eq!(compare(&now, text.as_bytes(), &month(3)), Err(Unusable::Damaged));
    }
}
