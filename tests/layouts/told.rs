//! What a list was understood to say of turns and what it makes ask, for several tests.

use tonghop::pipeline::Outcome;

pub(super) const DONE: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG TẠI NƠI CƯ TRÚ THÁNG 3/2026";

/// Turns as channel, group, time, activity.
pub(super) fn turns(outcome: &Outcome) -> Vec<String> {
    let shown = |turn: &tonghop::identify::Turn| {
        let group = turn.group.as_ref().map(ToString::to_string).unwrap_or_default();
        let activity = turn.activity.as_deref().unwrap_or_default();
        format!("{} {group} {} {activity}", turn.channel.as_str(), turn.when).replace("  ", " ").trim().to_owned()
    };
    let mut all: Vec<String> = outcome.register.turns.iter().map(shown).collect();
    all.sort();
    all
}

pub(super) fn subjects(outcome: &Outcome) -> Vec<String> {
    outcome.register.questions.iter().map(|one| one.subject.clone()).collect()
}

pub(super) fn texts(all: &[&str]) -> Vec<String> {
    all.iter().map(|&one| one.to_owned()).collect()
}
