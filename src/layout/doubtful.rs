//! Columns of a list of who took part that may say who came and that nobody understands, so that no row is counted as if they were
//! not there; and those that say who stayed away.

use std::collections::BTreeSet;

use super::attending::{Marks, asks_who_came, day_of_meeting, has_grades, has_rates, is_away, told};
use super::columns::{Draft, Sight};
use super::grid::{column, raw_text};
use super::vocabulary::{ARRIVALS, ATTENDANCE, HANDED_IN};
use crate::model::{Field, MarkOf, SheetKind};
use crate::normalise::cells::confirmed;
use crate::text::{has_words, starts_with_words};

/// Columns of marks that nothing explains, on a sheet that says who took part. `activities`: the sheet is about activities, so that
/// several such columns beside each other are activities by their headers. `explained`: whether somebody said what the column of a
/// header is.
pub(super) fn columns(
    drafts: &mut [Draft],
    kind: SheetKind,
    sight: &Sight<'_>,
    activities: bool,
    explained: impl Fn(&str) -> bool,
) -> Vec<u32> {
    if !matches!(kind, SheetKind::Participations | SheetKind::Confirmations) {
        return Vec::new();
    }
    // `Tình trạng` over `Có` and `Không` is no remark, and nothing says of what it is.
    let state = |draft: &&mut Draft| draft.field == Field::Note && draft.key() == "tinh trang";
    for draft in drafts.iter_mut().filter(state) {
        let marks = Marks::of(sight.rows, draft.col);
        if marks.are_ticks() && marks.no > 0 {
            draft.field = Field::Unknown;
        }
    }
    // What belonged to members where it might have been a list of them is of those who came.
    for draft in drafts.iter_mut().filter(|draft| draft.field == Field::Unknown) {
        let told = draft.path.as_ref().and_then(|path| told(path, sight).or_else(|| day_of_meeting(path, sight)));
        draft.field = told.unwrap_or(Field::Unknown);
    }
    stayed_away(drafts, sight);
    let signed = signed(drafts, kind, sight, explained);
    let unknown = drafts.iter().filter(|draft| draft.field == Field::Unknown && Some(draft.col) != signed);
    let marked = unknown
        .filter(|draft| {
            let profile = sight.profile(draft.col);
            profile.may_be_marks() || (profile.mostly(profile.digits) && has_rates(sight.rows, draft.col))
        })
        .map(|draft| (draft.col, Marks::of(sight.rows, draft.col)))
        .filter(|(_, marks)| marks.are_marks());
    let marked: Vec<(u32, Marks)> = marked.collect();
    let cols: BTreeSet<u32> = marked.iter().map(|(col, _)| *col).collect();
    let beside = |col: u32| cols.contains(&(col + 1)) || col.checked_sub(1).is_some_and(|left| cols.contains(&left));
    let mut left: Vec<u32> = signed.into_iter().collect();
    for (col, marks) in marked {
        let Some(draft) = drafts.iter_mut().find(|draft| draft.col == col) else { continue };
        let header = draft.path.as_ref().map(|path| path.leaf().text.clone());
        match header.filter(|text| activities && beside(col) && text.chars().any(char::is_alphabetic)) {
            Some(activity) => draft.field = Field::MarkOf(MarkOf { activity: Some(activity), ..MarkOf::default() }),
            None if marks.are_all() => {}
            None => left.push(col),
        }
    }
    left.extend(manners(drafts));
    left.extend(answers(drafts, sight));
    left
}

/// Whether a column says who came, or how often.
const fn tells_who(draft: &Draft) -> bool {
    matches!(draft.field, Field::Mark | Field::MarkOf(_) | Field::Count)
}

/// `Vắng` and `Không tham gia` over marks, where no other column says who came: whoever has one stayed away.
fn stayed_away(drafts: &mut [Draft], sight: &Sight<'_>) {
    if drafts.iter().any(tells_who) {
        return;
    }
    for draft in drafts.iter_mut().filter(|draft| draft.field == Field::Ignored && is_away(draft.key())) {
        let marks = Marks::of(sight.rows, draft.col);
        if marks.are_ticks() && marks.blank + marks.no > 0 {
            draft.field = Field::ResultOf(ABSENT.to_owned());
        }
    }
}

/// Letters of a sign; a longer text is an answer of another kind.
const SIGN: usize = 2;

/// The words of the grade of whoever stayed away.
const ABSENT: &str = "vắng";

/// Columns that ask who came, or note it at the door, whose cells nobody understands or some of which are empty.
fn answers(drafts: &mut [Draft], sight: &Sight<'_>) -> Vec<u32> {
    let told = drafts.iter().any(tells_who);
    let mut found = Vec::new();
    for draft in drafts.iter_mut() {
        let asks = draft.field == Field::Unknown && (asks_who_came(draft.key()) || draft.key() == "co khong");
        let noted = draft.field == Field::Ignored && !told && ARRIVALS.contains(&draft.key());
        // Nearly no column does, and to read all of them costs more than all else.
        if !asks && !noted {
            continue;
        }
        let marks = Marks::of(sight.rows, draft.col);
        let letters =
            || column(sight.rows, draft.col).filter_map(raw_text).all(|raw| raw.trim().chars().count() <= SIGN);
        let odd = asks && !marks.are_marks() && marks.other > marks.blank && letters();
        if odd || (noted && marks.are_ticks() && marks.blank > 0) {
            draft.field = Field::Unknown;
            found.push(draft.col);
        }
    }
    found
}

/// Takes back that `Đi trễ`, `Có phép`, `Online`, `Đã nộp minh chứng` are activities where other columns say who came: they say how.
/// Alone they say who.
fn manners(drafts: &mut [Draft]) -> Vec<u32> {
    let is_manner = |draft: &Draft| {
        let own = draft.path.as_ref().map(|path| &path.leaf().text);
        let handed_in = HANDED_IN.iter().any(|begin| starts_with_words(draft.key(), begin));
        matches!(&draft.field, Field::MarkOf(of) if of.activity.as_ref() == own)
            && (handed_in || ATTENDANCE.contains(&draft.key()))
    };
    if !drafts.iter().any(|draft| tells_who(draft) && !is_manner(draft)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for draft in drafts.iter_mut().filter(|draft| is_manner(draft)) {
        draft.field = Field::Unknown;
        found.push(draft.col);
    }
    found
}

/// The column in which who came signs, or somebody confirms it, where nothing else says who came. Where some said no it is the
/// result of each; where some did not sign they may have stayed away, and it is given back to be asked about.
fn signed(drafts: &mut [Draft], kind: SheetKind, sight: &Sight<'_>, explained: impl Fn(&str) -> bool) -> Option<u32> {
    if drafts.iter().any(tells_who) {
        return None;
    }
    // Who was paid signs for it: `Thành tiền | Ký nhận`.
    let paid = drafts.iter().any(|draft| has_words(draft.key(), "tien") || has_words(draft.key(), "dong"));
    let asks = |draft: &Draft| match draft.field {
        Field::Ignored | Field::Unknown | Field::Result => {
            confirmed::asks(draft.key()) && !(paid && draft.key() == "ky nhan")
        }
        _ => false,
    };
    let draft = drafts.iter_mut().find(|draft| asks(draft)).filter(|draft| !explained(draft.key()))?;
    let marks = Marks::of(sight.rows, draft.col);
    let signs = kind == SheetKind::Participations && confirmed::SIGNED.contains(&draft.key());
    if signs && marks.blank > 0 && marks.yes + marks.other > 0 {
        draft.field = Field::Unknown;
        return Some(draft.col);
    }
    // `Xác nhận của phường` over `Không tham gia`: who did not come is told in words.
    let in_words = !confirmed::SIGNED.contains(&draft.key()) && has_grades(draft.col, sight);
    if (marks.no > 0 && marks.are_marks()) || in_words {
        draft.field = Field::Result;
    }
    None
}
