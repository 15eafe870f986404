//! What one side of an introduction may be told of the other: a ward what it wrote itself, a unit what is about its own members.

use std::collections::BTreeSet;

use super::words::Words;
use crate::identify::{Introduction, Member, Outcome, PersonId, Register, RowId, Side};
use crate::model::{Lang, Level, UnitId};
use crate::wards::Ward;

/// The words of one side about a person and a ward, each once.
pub(super) fn words_of(register: &Register, person: PersonId, ward: Option<&Ward>, side: Side) -> String {
    // Words are in order of persons.
    let first = register.words.partition_point(|word| word.person < person);
    let about = register.words[first..].iter().take_while(|word| word.person == person);
    let said = about.filter(|word| word.side == side && word.ward.as_ref() == ward);
    let texts: BTreeSet<&str> = said.map(|word| &*word.text).collect();
    texts.into_iter().collect::<Vec<_>>().join("; ")
}

/// The outcome, and how many days a slip has waited of which nothing was heard.
pub(super) fn state(register: &Register, one: &Introduction, words: &Words) -> String {
    let outcome = words.outcome(one.outcome);
    match (one.waiting(&register.period).and_then(|_| one.days(&register.period)), words.lang) {
        (None, _) => outcome.to_owned(),
        (Some(days), Lang::Vi) => format!("{outcome}, chờ {days} ngày"),
        (Some(1), Lang::En) => format!("{outcome}, waiting 1 day"),
        (Some(days), Lang::En) => format!("{outcome}, waiting {days} days"),
    }
}

/// What the confirming side wrote where it differs: its days, or the name and birth it has.
pub(super) fn written(register: &Register, one: &Introduction) -> String {
    let day = crate::model::date::show_day;
    match one.outcome {
        Outcome::OtherPeriod => one.seen.map_or_else(String::new, |(from, to)| {
            if from == to { day(from) } else { format!("{} - {}", day(from), day(to)) }
        }),
        Outcome::PersonDiffers => beside(register, one).map_or_else(String::new, named_as),
        _ => String::new(),
    }
}

fn named_as(member: &Member) -> String {
    let birth = member.birth.map_or_else(String::new, |birth| birth.to_string());
    [member.name.as_str(), birth.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What a ward itself wrote about somebody we introduced to it; nothing of what another ward wrote.
pub(super) fn written_there(register: &Register, ward: &Ward, one: &Introduction, words: &Words) -> String {
    let own = |row: &RowId| register.sender(*row).is_some_and(|unit| register.ward_unions.get(&unit) == Some(ward));
    match one.outcome {
        Outcome::OtherPeriod if one.rows.iter().skip(1).all(own) => written(register, one),
        Outcome::PersonDiffers => {
            let told = beside(register, one).is_some_and(|other| other.sources.iter().all(own));
            if told {
                written(register, one)
            } else {
                words.say("mã số trùng với người khác", "the number is somebody else's too").to_owned()
            }
        }
        _ => String::new(),
    }
}

/// What the other side says differently, as far as it is about the unit's own member.
pub(super) fn differs(register: &Register, unit: UnitId, one: &Introduction, words: &Words) -> String {
    match one.outcome {
        Outcome::Elsewhere => one.confirmed_by.as_ref().map_or_else(String::new, |ward| ward.name.clone()),
        Outcome::OtherPeriod => written(register, one),
        Outcome::PersonDiffers => {
            let own = beside(register, one).filter(|other| is_told_by(register, other, unit));
            own.map_or_else(
                || words.say("mã số trùng với người khác", "the number is somebody else's too").to_owned(),
                named_as,
            )
        }
        _ => String::new(),
    }
}

/// Whether a person is known from nobody but wards and the unit itself. A number may be another unit's member's by a slip of
/// the pen: that unit's data stay there.
fn is_told_by(register: &Register, person: &Member, unit: UnitId) -> bool {
    person.sources.iter().all(|row| {
        register.sender(*row).is_some_and(|sender| sender == unit || register.units.get(sender).level == Level::Ward)
    })
}

/// Whom the other side wrote down in place of the one who was introduced.
fn beside<'a>(register: &'a Register, one: &Introduction) -> Option<&'a Member> {
    let row = one.rows.get(1)?;
    register.rows[row.0 as usize].person.map(|person| register.member(person))
}
