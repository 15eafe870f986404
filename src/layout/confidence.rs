//! How sure layout is of a table, as a number from 0 to 1: four things that fail independently, each a share, weighed together.
//!
//! Looks only. What is too unsure is parked by normalise: read, asked about, never counted.

use std::collections::BTreeMap;

use super::columns::Draft;
use super::content::Profile;
use super::header::Score;
use super::vocabulary;
use crate::model::Field;

/// What each of the four weighs; together 1.
const UNDERSTOOD: f64 = 0.35;
const CONFIRMED: f64 = 0.25;
const HEADED: f64 = 0.15;
const BACKED: f64 = 0.25;

/// The confidence in a table, rounded to hundredths.
///
/// `header` is how its header row scored, `runner_up` the best row that is none; `backed` is how firmly title and columns tell the kind.
pub(super) fn of(
    drafts: &[Draft],
    profiles: &BTreeMap<u32, Profile>,
    header: Score,
    runner_up: Score,
    backed: f64,
) -> f64 {
    let sum = UNDERSTOOD * understood(drafts, profiles)
        + CONFIRMED * confirmed(drafts, profiles)
        + HEADED * margin(header, runner_up)
        + BACKED * backed;
    (sum * 100.0).round() / 100.0
}

/// The part of the columns that hold something whose meaning is known.
fn understood(drafts: &[Draft], profiles: &BTreeMap<u32, Profile>) -> f64 {
    // Of a form that nobody filled in every column counts.
    let used = drafts.iter().filter(|draft| profiles.is_empty() || profiles.contains_key(&draft.col));
    let usual = |key: &str| vocabulary::is_side(key) || vocabulary::PARTS_OF_DAY.contains(&key);
    let understood =
        |draft: &Draft| draft.field != Field::Unknown && !(draft.field == Field::Ignored && usual(draft.key()));
    let (known, all) = used.fold((0, 0), |(known, all), draft| (known + u32::from(understood(draft)), all + 1));
    share(known, all)
}

/// The part of the columns whose content can be told apart that holds what the field needs. Nothing to compare speaks neither way.
fn confirmed(drafts: &[Draft], profiles: &BTreeMap<u32, Profile>) -> f64 {
    let told = drafts.iter().filter_map(|draft| fits(&draft.field, profiles.get(&draft.col)?));
    let (right, all) = told.fold((0, 0), |(right, all), fits| (right + u32::from(fits), all + 1));
    if all == 0 { 0.5 } else { share(right, all) }
}

/// Whether at least half of the cells look as the field's do; None for fields of any content.
fn fits(field: &Field, profile: &Profile) -> Option<bool> {
    let half = |part: u32| part * 2 >= profile.cells;
    match field {
        Field::Name | Field::FamilyName => Some(half(profile.letters)),
        Field::Birth | Field::BirthMale | Field::BirthFemale | Field::Joined | Field::Date => {
            Some(half(profile.dates + profile.codes) || profile.letters < profile.cells)
        }
        Field::StudentNo | Field::MemberCode | Field::CitizenId | Field::Phone => Some(half(profile.digits)),
        Field::MarkOf(of) if of.elsewhere => None,
        Field::Mark | Field::MarkOf(_) | Field::Count | Field::Members => Some(profile.is_ticked()),
        _ => None,
    }
}

/// How far the header row is ahead of the row that looks most like one after it.
fn margin(header: Score, runner_up: Score) -> f64 {
    let ahead = header.known.saturating_sub(runner_up.known);
    share(header.known, header.texts).min(1.0) * 0.5 + share(ahead, header.known) * 0.5
}

fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) }
}
