//! Which column is which field: names first, then what their neighbours and their content say.

use super::activities;
use super::attending;
use super::checks;
use super::content::Profile;
use super::contradicting;
use super::earlier;
use super::fields;
use super::header::{Header, Path};
use super::neighbours;
use super::ordinals;
use super::phrases;
use super::restated;
use super::times::Years;
use super::vocabulary::ARRIVALS;
use super::wide;
use crate::finding::Finding;
use crate::model::{CellRef, Field, MarkOf, SheetKind};
use crate::read::Row;
use crate::settings::Words;
use crate::text::{has_any, starts_with_words};
use std::collections::{BTreeMap, BTreeSet};

/// A column on its way to its field.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub col: u32,
    /// None: a column with content and without a header.
    pub path: Option<Path>,
    pub field: Field,
}

impl Draft {
    pub(super) fn key(&self) -> &str {
        self.path.as_ref().map_or("", |path| path.leaf().key.as_str())
    }

    /// The cell that named it; in a column without header the last header row.
    pub(super) fn place(&self, header: &Header) -> CellRef {
        let below = CellRef::new(header.rows.last().copied().unwrap_or_default(), self.col);
        self.path.as_ref().map_or(below, |path| CellRef::new(path.leaf().at.row, path.leaf().at.col))
    }
}

/// What the mapping works with.
pub(super) struct Sight<'a> {
    pub words: &'a Words,
    pub years: &'a Years,
    pub profiles: &'a BTreeMap<u32, Profile>,
    /// Rows below the header, for sums of columns.
    pub rows: &'a [Row],
}

impl Sight<'_> {
    pub(super) fn profile(&self, col: u32) -> Profile {
        self.profiles.get(&col).cloned().unwrap_or_default()
    }
}

/// Every column with its field, left to right, and what was found odd about the headers.
pub(super) fn map(header: &Header, sight: &Sight<'_>) -> (Vec<Draft>, Vec<Finding>) {
    let mut drafts = named(header, sight);
    let mut findings = Vec::new();
    earlier::columns(&mut drafts, sight, &mut findings);
    neighbours::birth_in_three(&mut drafts, sight);
    neighbours::channels_beside_channels(&mut drafts, sight);
    neighbours::persons_beside_turns(&mut drafts);
    attending::weeks(&mut drafts, sight);
    attending::numbered(&mut drafts, sight);
    activities::of_times(&mut drafts, sight);
    activities::over_days(&mut drafts);
    attending::rates(&mut drafts, sight);
    neighbours::elsewhere(&mut drafts, sight);
    neighbours::marks_beside_marks(&mut drafts, sight);
    neighbours::where_introduced(&mut drafts, sight);
    neighbours::words_of_somebody(&mut drafts, sight);
    neighbours::names_in_two(&mut drafts, sight);
    neighbours::persons_by_what_they_are(&mut drafts, sight);
    neighbours::numbered_activities(&mut drafts, sight);
    neighbours::lone_given_name(&mut drafts, sight);
    neighbours::units_beside_units(&mut drafts);
    neighbours::groups_beside_groups(&mut drafts);
    contradicting::content_over_header(&mut drafts, header, sight, &mut findings);
    neighbours::groups_among_channels(&mut drafts, sight);
    neighbours::results_of_reports(&mut drafts, sight);
    restated::columns(&mut drafts, sight);
    checks::sums(&mut drafts, sight);
    drafts.extend(headless(header, sight));
    drafts.sort_by_key(|draft| draft.col);
    ordinals::of_frames(&mut drafts, sight);
    (drafts, findings)
}

fn named(header: &Header, sight: &Sight<'_>) -> Vec<Draft> {
    let group_rows: BTreeSet<u32> = header
        .paths
        .iter()
        .filter(|path| wide::names_group(path, sight.words))
        .map(|path| path.leaf().at.row)
        .collect();
    let member = |path: &Path| {
        matches!(fields::named(path, sight.words), Some(Field::Joined | Field::MemberCode | Field::CardNo))
    };
    let roster = header.paths.iter().any(member);
    let mut drafts: Vec<Draft> = Vec::new();
    for path in &header.paths {
        let profile = sight.profile(path.col);
        let ticks = profile.is_ticked();
        let mut field = fields::named(path, sight.words);
        if field.is_none() {
            field = attending::answer(path, sight);
        } else if field == Some(Field::Result) && attending::is_marked(path, sight) {
            field = Some(Field::Mark);
        }
        let marked = ticks && profile.cells > 0 && !roster;
        let among = group_rows.contains(&path.leaf().at.row);
        if field.is_none() && !phrases::is_sum_header(&path.leaf().key) {
            field = wide::mark_of(path, sight.words, sight.years, wide::Below { among_groups: among, ticks, marked });
            field = field.filter(|field| !only_registered(path, field));
        }
        if field == Some(Field::Mark) {
            field = Some(attendance(path, sight));
        } else if matches!(field, Some(Field::Activity | Field::Group)) && profile.mostly(profile.flags) {
            field = done(path, sight).or(field);
        }
        if let Some(Field::Count | Field::Members) = field {
            field = counted_of(path, field, sight);
        }
        let field = by_content_alone(field.unwrap_or(Field::Unknown), &profile);
        // Columns of a list of members are of its members.
        let attending = || attending::told(path, sight).filter(|_| !roster);
        let field = if field == Field::Unknown { attending().unwrap_or(field) } else { field };
        drafts.push(Draft { col: path.col, path: Some(path.clone()), field });
    }
    drafts
}

/// `Đăng ký hiến máu`: who registered has not come yet (DOMAIN R22), unless registering is the channel.
fn only_registered(path: &Path, field: &Field) -> bool {
    starts_with_words(&path.leaf().key, "dang ky")
        && matches!(field, Field::MarkOf(MarkOf { channel: None, when: None, .. }))
}

/// "Có mặt" below a day or a group marks that; "Tham gia" over sentences names what was done.
pub(super) fn attendance(path: &Path, sight: &Sight<'_>) -> Field {
    // One odd word among marks is asked about, and makes no activities of them.
    if !attending::has_marks(sight.rows, path.col) {
        return Field::Activity;
    }
    mark_above(path, sight).unwrap_or(Field::Mark)
}

/// What the headers above a column's own say of marks; None where there are none, or they say nothing of them.
pub(super) fn mark_above(path: &Path, sight: &Sight<'_>) -> Option<Field> {
    let above = Path { col: path.col, parts: path.parents().to_vec() };
    let below = wide::Below { among_groups: false, ticks: true, marked: false };
    (!above.parts.is_empty()).then(|| wide::mark_of(&above, sight.words, sight.years, below))?
}

/// Ticks below what names activities say who took part: in what the header says, where it says more than that it is about activities.
fn done(path: &Path, sight: &Sight<'_>) -> Option<Field> {
    let leaf = path.leaf();
    if !attending::holds_ticks(sight.rows, path.col) || neighbours::may_be_channel(&leaf.key) {
        return None;
    }
    if wide::is_activity_parent(&leaf.key) {
        return Some(attendance(path, sight));
    }
    let marked = wide::Below { among_groups: false, ticks: true, marked: true };
    let activity = || MarkOf { activity: Some(leaf.text.clone()), ..MarkOf::default() };
    Some(wide::mark_of(path, sight.words, sight.years, marked).unwrap_or_else(|| Field::MarkOf(activity())))
}

/// "Số lượt" below a channel, group, month or ward counts that; members counted beside it are told by the lists.
fn counted_of(path: &Path, field: Option<Field>, sight: &Sight<'_>) -> Option<Field> {
    match mark_above(path, sight) {
        Some(Field::MarkOf(of))
            if of.channel.is_some() || of.group.is_some() || of.when.is_some() || of.ward.is_some() =>
        {
            Some(if field == Some(Field::Count) { Field::MarkOf(of) } else { Field::Ignored })
        }
        _ => field,
    }
}

/// Fields whose header fits two kinds of content.
fn by_content_alone(field: Field, profile: &Profile) -> Field {
    match field {
        // "Sổ đoàn" is the number of the book, or whether it was handed in.
        Field::CardNo if profile.mostly(profile.flags) => Field::Ignored,
        // "Nam" and "Nữ" over dates without the word birth above them.
        Field::GenderMale if profile.mostly(profile.dates) => Field::BirthMale,
        Field::GenderFemale if profile.mostly(profile.dates) => Field::BirthFemale,
        field => field,
    }
}

/// Columns that hold something and have no header.
fn headless(header: &Header, sight: &Sight<'_>) -> Vec<Draft> {
    let headed = |col: u32| header.paths.iter().any(|path| path.col == col);
    let bare = sight.profiles.keys().filter(|col| !headed(**col));
    bare.map(|&col| Draft { col, path: None, field: Field::Unknown }).collect()
}

/// Whether a column without a field may say where something was, and not where somebody comes from: `Tại xã, phường`.
fn may_be_place(draft: &Draft) -> bool {
    const HOMES: &[&str] = &["que", "nguyen quan", "noi sinh", "sinh tai", "thuong tru", "ho khau"];
    match draft.field {
        Field::Ignored => draft.key().starts_with("dia diem"),
        _ => draft.path.is_some() && !has_any(draft.key(), HOMES),
    }
}

/// What a column means depends on the kind of sheet it stands on.
/// `groups_only`, `hamlets_only`, `wards_only`: whether every cell of a column names a group, a place below a ward, a ward; `dated`:
/// whether its cells are days of some year.
pub(super) fn for_kind(
    drafts: &mut [Draft],
    kind: SheetKind,
    groups_only: impl Fn(u32) -> bool,
    hamlets_only: impl Fn(u32) -> bool,
    wards_only: impl Fn(u32) -> bool,
    dated: impl Fn(u32) -> bool,
) {
    let has = |drafts: &[Draft], field: &Field| drafts.iter().any(|draft| draft.field == *field);
    let of_slip = has(drafts, &Field::SlipNo) && !has(drafts, &Field::SlipDate) && !has(drafts, &Field::CitizenId);
    let no_goal = !has(drafts, &Field::IntroducedTo);
    let no_ward = !has(drafts, &Field::Ward);
    let no_unit = !has(drafts, &Field::Unit);
    let named = has(drafts, &Field::Name);
    let mut undated = !has(drafts, &Field::Date);
    for draft in drafts.iter_mut() {
        let field = match (kind, &draft.field) {
            (SheetKind::Units | SheetKind::Aggregate, Field::Name | Field::GivenName) if no_unit => Field::Unit,
            (SheetKind::Aggregate, Field::ParentUnit) if no_unit && !named => Field::Unit,
            (SheetKind::Units, Field::Position) => Field::Contact,
            (SheetKind::Aggregate, Field::Activity) => Field::Measure,
            // `Địa bàn` over `KV 1`, `KV 2`: a ward's numbers by its hamlets.
            (SheetKind::Aggregate, Field::Ward) if draft.key() == "dia ban" && hamlets_only(draft.col) => Field::Hamlet,
            (SheetKind::Aggregate, Field::Group) if !draft.key().starts_with("nhom") && !groups_only(draft.col) => {
                Field::Measure
            }
            (SheetKind::Introductions, Field::Ward) if no_goal => Field::IntroducedTo,
            // `Địa điểm` over nothing but wards says where, and so does a header nobody knows; over halls and schools nobody counts by it.
            (SheetKind::Participations | SheetKind::Confirmations, Field::Ignored | Field::Unknown)
                if no_ward && may_be_place(draft) && wards_only(draft.col) =>
            {
                Field::Ward
            }
            // When somebody came, to the minute: the first such column has the day.
            (SheetKind::Participations | SheetKind::Confirmations, Field::Ignored | Field::Unknown)
                if undated && has_any(draft.key(), ARRIVALS) && dated(draft.col) =>
            {
                undated = false;
                Field::Date
            }
            // A slip's list is the sender's own: what it names is where to.
            (SheetKind::Introductions, Field::IntroducedBy)
                if no_goal && no_ward && draft.key() == "noi gioi thieu" =>
            {
                Field::IntroducedTo
            }
            // Beside the number of a slip, not of an identity card.
            (SheetKind::Introductions, Field::Ignored) if draft.key() == "ngay cap" && of_slip => Field::SlipDate,
            // "Mã" beside persons is nobody's code.
            (SheetKind::Units, field) => field.clone(),
            (_, Field::Code) => Field::Unknown,
            // Numbers of members stand only on aggregates.
            (SheetKind::Aggregate, field) => field.clone(),
            (_, Field::Members) => Field::Unknown,
            (_, Field::MeasuredIn) => Field::Ignored,
            (_, field) => field.clone(),
        };
        draft.field = field;
    }
}
