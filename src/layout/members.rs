//! Columns of a list of members that look as if they said who took part: talents that are ticked, teams, columns nobody filled in.
//!
//! Must never touch a list that anything else calls one of turns: its title or name, a column of times, channels or counts.

use std::collections::BTreeSet;

use super::attending;
use super::columns::{Draft, Sight};
use super::grid::{column, holds, raw_text, whole};
use super::kind::Around;
use super::vocabulary::{SKILLS, TALENTS, TEAM_HEADERS, TEAMS};
use crate::model::{Field, MarkOf};
use crate::read::Cell;
use crate::settings::words::GroupHow;
use crate::text;

/// What a column that may speak of turns is on a list of members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Aside {
    /// Nothing stands below it.
    Empty,
    /// Ticks below a talent: who has it, or who took part in such a thing.
    Talent,
    /// Ticks that say of no month who took part.
    Tick,
    /// Grades below `Phong trào`: how well, not what.
    Grade,
    /// `12/12` below `Văn hóa`.
    Schooling,
    /// Teams or figures below `Nhóm`: who is in which, or what was done.
    Team,
}

/// Takes from the columns of a list of members what only looks like turns. Gives those of which it cannot be told.
/// `answered`: whether somebody said what the column of a header is.
pub(super) fn asides(
    drafts: &mut [Draft],
    around: &Around,
    sight: &Sight<'_>,
    answered: impl Fn(&str) -> bool,
) -> BTreeSet<u32> {
    let member = |draft: &Draft| matches!(draft.field, Field::Joined | Field::MemberCode | Field::CardNo);
    let registered = drafts.iter().any(member);
    // What only members have makes no column of ticks one of turns; one that asks who came may be one all the same.
    let asks = |draft: &&Draft| {
        let told =
            draft.path.as_ref().filter(|_| draft.field == Field::Unknown).and_then(|path| attending::told(path, sight));
        registered && told.is_some() && !answered(draft.key())
    };
    let mut asked: BTreeSet<u32> = drafts.iter().filter(asks).map(|draft| draft.col).collect();
    // Most lists of members have no such column, and what stands around them need not be asked.
    if asked.is_empty() && !drafts.iter().any(|draft| may_tell_turns(&draft.field)) {
        return asked;
    }
    let dues = around.lists_dues();
    if !(dues || registered || around.lists_members()) || around.speaks_of_turns(sight.words) {
        return BTreeSet::new();
    }
    if dues {
        // What is ticked month by month was paid, and when, and for what.
        let told = drafts.iter_mut().filter(|draft| may_tell_turns(&draft.field));
        told.for_each(|draft| draft.field = Field::Ignored);
        return BTreeSet::new();
    }
    if sight.profiles.is_empty() {
        return BTreeSet::new();
    }
    let mut found: Vec<(usize, Aside)> = Vec::new();
    for (at, draft) in drafts.iter().enumerate().filter(|(_, draft)| may_tell_turns(&draft.field)) {
        match of(draft, registered, sight).filter(|_| !answered(draft.key())) {
            Some(aside) => found.push((at, aside)),
            None => return BTreeSet::new(),
        }
    }
    // Beside skills that nobody takes part in, and on a list of what only members have, ticks are talents.
    let skilled = registered || drafts.iter().any(|draft| SKILLS.contains(&draft.key()));
    let dated = sight.years.is_dated();
    for (at, aside) in found {
        let doubt = match aside {
            Aside::Empty | Aside::Grade | Aside::Schooling => false,
            Aside::Talent => !skilled,
            Aside::Tick => true,
            Aside::Team => dated && !registered,
        };
        let draft = &mut drafts[at];
        draft.field = if aside == Aside::Empty { Field::Ignored } else { Field::Unknown };
        asked.extend(doubt.then_some(draft.col));
    }
    asked
}

/// Whether a column of this field makes a list of persons one of turns or of introductions.
const fn may_tell_turns(field: &Field) -> bool {
    matches!(
        field,
        Field::Mark
            | Field::MarkOf(_)
            | Field::Count
            | Field::Channel
            | Field::Group
            | Field::Activity
            | Field::Date
            | Field::FromDate
            | Field::ToDate
            | Field::IntroducedTo
            | Field::IntroducedBy
            | Field::SlipNo
            | Field::SlipDate
    )
}

fn of(draft: &Draft, registered: bool, sight: &Sight<'_>) -> Option<Aside> {
    let alone = draft.path.as_ref().is_some_and(|path| path.parents().is_empty());
    let bare = match &draft.field {
        Field::MarkOf(MarkOf { when: None, channel: None, ward: None, elsewhere: false, .. }) => alone,
        Field::MarkOf(_) => false,
        _ => true,
    };
    let profile = sight.profile(draft.col);
    if profile.cells == 0 {
        // A column that names a group, a channel or a month is of a form of turns, whoever filled it in.
        return (bare && !matches!(draft.field, Field::MarkOf(_))).then_some(Aside::Empty);
    }
    let counts = || cells(sight, draft.col).any(|cell| whole(cell).is_some_and(|number| number > 1));
    let dated = || sight.years.is_dated();
    let ticked = || attending::holds_marks(sight.rows, draft.col) && !counts();
    match &draft.field {
        // Beside talents somebody wrote in what else there is.
        Field::MarkOf(_) if bare && draft.key() == "khac" => Some(Aside::Talent),
        Field::MarkOf(_) if bare && is_talent(draft.key()) && ticked() => Some(Aside::Talent),
        Field::MarkOf(MarkOf { group: None, .. }) if bare && !dated() && ticked() => Some(Aside::Tick),
        Field::MarkOf(_) if bare && cells(sight, draft.col).all(is_schooling) => Some(Aside::Schooling),
        // Months on a list of what only members have may be those for which they paid.
        Field::MarkOf(MarkOf {
            when: Some(_),
            channel: None,
            group: None,
            ward: None,
            activity: None,
            elsewhere: false,
        }) if alone && registered && ticked() => Some(Aside::Tick),
        Field::Mark if !dated() && ticked() => Some(Aside::Tick),
        Field::Activity if cells(sight, draft.col).all(|cell| is_grade(cell, sight)) => Some(Aside::Grade),
        Field::Group if alone && TEAM_HEADERS.contains(&draft.key()) && holds_teams(draft.col, sight) => {
            Some(Aside::Team)
        }
        _ => None,
    }
}

/// `Văn nghệ`, and `Đội văn nghệ` of a chapter.
fn is_talent(key: &str) -> bool {
    let team = TEAMS.iter().find_map(|team| key.strip_prefix(team)?.strip_prefix(' '));
    TALENTS.contains(&key) || team.is_some_and(|talent| TALENTS.contains(&talent))
}

/// The class that somebody finished, of all there are.
fn is_schooling(cell: &Cell) -> bool {
    raw_text(cell).and_then(|raw| raw.split_once('/')).is_some_and(|(class, of)| {
        matches!(of.trim(), "10" | "12") && class.trim().parse::<u8>().is_ok_and(|class| (1..=12).contains(&class))
    })
}

fn is_grade(cell: &Cell, sight: &Sight<'_>) -> bool {
    raw_text(cell).is_some_and(|raw| sight.words.grade(raw).is_some())
}

/// Whether a column holds names of teams. Where some time stands around the list, a name that may be one of an activity is none.
fn holds_teams(col: u32, sight: &Sight<'_>) -> bool {
    let dated = sight.years.is_dated();
    cells(sight, col).all(|cell| {
        let Some(raw) = raw_text(cell) else { return whole(cell).is_some() };
        let key = text::plain(raw);
        let numbered = key.chars().count() <= 2 || TEAMS.iter().any(|team| text::starts_with_words(&key, team));
        let named = || !matches!(sight.words.group_in(raw), Some((_, GroupHow::Named | GroupHow::Alias)));
        numbered || (!dated && named())
    })
}

fn cells<'a>(sight: &'a Sight<'_>, col: u32) -> impl Iterator<Item = &'a Cell> {
    column(sight.rows, col).filter(|cell| holds(cell))
}
