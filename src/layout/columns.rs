//! Which column is which field: names first, then what their neighbours and their content say.

use std::collections::{BTreeMap, BTreeSet};

use super::content::Profile;
use super::fields;
use super::grid::{holds, whole};
use super::header::{Header, Path};
use super::vocabulary::SUM_HEADERS;
use super::wide::{self, Years};
use crate::finding::{Code, Finding, Severity};
use crate::model::{CellRef, Field, SheetKind};
use crate::read::Row;
use crate::settings::Words;

/// A column on its way to its field.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub col: u32,
    /// None: a column with content and without a header.
    pub path: Option<Path>,
    pub field: Field,
}

impl Draft {
    fn key(&self) -> &str {
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
    fn profile(&self, col: u32) -> Profile {
        self.profiles.get(&col).cloned().unwrap_or_default()
    }
}

/// Every column with its field, left to right, and what was found odd about the headers.
pub(super) fn map(header: &Header, sight: &Sight<'_>) -> (Vec<Draft>, Vec<Finding>) {
    let mut drafts = named(header, sight);
    let mut findings = Vec::new();
    names_in_two(&mut drafts, sight);
    lone_given_name(&mut drafts, sight);
    units_beside_units(&mut drafts);
    groups_beside_groups(&mut drafts);
    content_over_header(&mut drafts, header, sight, &mut findings);
    sums(&mut drafts, sight);
    duplicates(&drafts, &mut findings);
    drafts.extend(headless(header, sight));
    drafts.sort_by_key(|draft| draft.col);
    (drafts, findings)
}

fn named(header: &Header, sight: &Sight<'_>) -> Vec<Draft> {
    let group_rows: BTreeSet<u32> = header
        .paths
        .iter()
        .filter(|path| wide::names_group(path, sight.words))
        .map(|path| path.leaf().at.row)
        .collect();
    let mut drafts: Vec<Draft> = Vec::new();
    for path in &header.paths {
        let profile = sight.profile(path.col);
        let ticks = profile.is_ticked();
        let mut field = fields::named(path, sight.words);
        let among = group_rows.contains(&path.leaf().at.row);
        if field.is_none() && !SUM_HEADERS.contains(&path.leaf().key.as_str()) {
            field = wide::mark_of(path, sight.words, sight.years, among, ticks);
        }
        if field == Some(Field::Mark) {
            field = Some(attendance(path, sight, &profile));
        }
        let field = by_content_alone(field.unwrap_or(Field::Unknown), &profile);
        drafts.push(Draft { col: path.col, path: Some(path.clone()), field });
    }
    drafts
}

/// "Có mặt" below a day or a group marks that; "Tham gia" over sentences names what was done.
fn attendance(path: &Path, sight: &Sight<'_>, profile: &Profile) -> Field {
    if !profile.is_ticked() {
        return Field::Activity;
    }
    let above = Path { col: path.col, parts: path.parents().to_vec() };
    if above.parts.is_empty() {
        return Field::Mark;
    }
    wide::mark_of(&above, sight.words, sight.years, false, true).unwrap_or(Field::Mark)
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

/// One header merged over two filled columns is a name in two parts; over empty ones it is one column.
fn names_in_two(drafts: &mut Vec<Draft>, sight: &Sight<'_>) {
    let mut spare = BTreeSet::new();
    for at in 1..drafts.len() {
        let (Some(left), Some(right)) = (drafts[at - 1].path.as_ref(), drafts[at].path.as_ref()) else { continue };
        if left.leaf().at != right.leaf().at {
            continue;
        }
        let filled = sight.profile(drafts[at].col).cells > 0;
        if !filled {
            spare.insert(drafts[at].col);
        } else if drafts[at].field == Field::Name && drafts[at - 1].field == Field::Name {
            drafts[at - 1].field = Field::FamilyName;
            drafts[at].field = Field::GivenName;
        } else if drafts[at].field != Field::Ignored && !matches!(drafts[at].field, Field::MarkOf(_)) {
            drafts[at].field = Field::Unknown;
        }
    }
    drafts.retain(|draft| !spare.contains(&draft.col));
}

/// `Tên` is a given name beside a family name, and a whole name where there is neither of both.
fn lone_given_name(drafts: &mut [Draft], sight: &Sight<'_>) {
    let at = |drafts: &[Draft], field: &Field| drafts.iter().position(|draft| draft.field == *field);
    let (family, given, whole) =
        (at(drafts, &Field::FamilyName), at(drafts, &Field::GivenName), at(drafts, &Field::Name));
    match (family, given, whole) {
        (None, Some(given), None) => drafts[given].field = Field::Name,
        (None, Some(given), Some(whole)) => {
            let profile = sight.profile(drafts[given].col);
            let beside = drafts[given].col == drafts[whole].col + 1;
            if beside && profile.mostly(profile.one_word) && !ends_with(sight, drafts[whole].col, drafts[given].col) {
                drafts[whole].field = Field::FamilyName;
            } else {
                drafts[given].field = Field::Ignored;
            }
        }
        // A family name alone that holds whole names is the name.
        (Some(family), None, None) => drafts[family].field = Field::Name,
        _ => {}
    }
}

/// Whether the whole name already ends with the given name in the other column.
fn ends_with(sight: &Sight<'_>, whole: u32, given: u32) -> bool {
    let text_at = |row: &Row, col: u32| {
        row.cells.iter().find(|cell| cell.col == col).and_then(super::grid::raw_text).map(str::to_lowercase)
    };
    let mut pairs = sight.rows.iter().filter_map(|row| Some((text_at(row, whole)?, text_at(row, given)?))).take(20);
    pairs.all(|(whole, given)| whole.ends_with(&given))
}

/// `Đơn vị` beside a class or chapter is the union above it.
fn units_beside_units(drafts: &mut [Draft]) {
    let own = |draft: &Draft| draft.field == Field::Unit && draft.key() != "don vi";
    if drafts.iter().any(own) && !drafts.iter().any(|draft| draft.field == Field::ParentUnit) {
        for draft in drafts.iter_mut().filter(|draft| draft.field == Field::Unit && draft.key() == "don vi") {
            draft.field = Field::ParentUnit;
        }
    }
}

/// Beside "Nhóm hoạt động" a column "Hoạt động" or "Nội dung" says what was done.
fn groups_beside_groups(drafts: &mut [Draft]) {
    let is_group = |draft: &Draft| draft.field == Field::Group && draft.key().starts_with("nhom");
    if drafts.iter().any(is_group) {
        for draft in drafts.iter_mut().filter(|draft| draft.field == Field::Group && !draft.key().starts_with("nhom")) {
            draft.field = Field::Activity;
        }
    }
}

/// Content beats header where a header of a name, student number or birth stands over something else.
fn content_over_header(drafts: &mut [Draft], header: &Header, sight: &Sight<'_>, findings: &mut Vec<Finding>) {
    let before: Vec<Field> = drafts.iter().map(|draft| draft.field.clone()).collect();
    for at in 0..drafts.len() {
        let profile = sight.profile(drafts[at].col);
        let Some(content) = contradiction(&before[at], &profile) else { continue };
        let fits = before.iter().enumerate().any(|(other, field)| {
            other != at && *field == content && contradiction(field, &sight.profile(drafts[other].col)).is_none()
        });
        drafts[at].field = if fits { Field::Unknown } else { content };
        let seen = drafts[at].path.as_ref().map(Path::shown).unwrap_or_default();
        findings.push(
            Finding::new(Code::HeaderContradictsContent)
                .at(drafts[at].place(header))
                .seen(&seen)
                .repaired(spoken(&drafts[at].field)),
        );
    }
}

/// What a column holds where that is not what its header says.
fn contradiction(field: &Field, profile: &Profile) -> Option<Field> {
    if profile.cells < 2 {
        return None;
    }
    let names = profile.mostly(profile.names) && profile.hardly(profile.codes + profile.dates);
    let codes = profile.mostly(profile.codes) && profile.hardly(profile.names + profile.dates);
    let dates = profile.mostly(profile.dates) && profile.hardly(profile.names);
    match field {
        Field::Name if codes => Some(Field::StudentNo),
        Field::Name | Field::StudentNo if dates => Some(Field::Birth),
        Field::StudentNo | Field::Birth if names => Some(Field::Name),
        Field::Birth if codes => Some(Field::StudentNo),
        _ => None,
    }
}

/// A field in the words of a form.
fn spoken(field: &Field) -> &'static str {
    match field {
        Field::Name => "Họ và tên",
        Field::StudentNo => "MSSV",
        Field::Birth => "Ngày sinh",
        _ => "?",
    }
}

/// A column that sums the marks beside it states nothing new.
fn sums(drafts: &mut [Draft], sight: &Sight<'_>) {
    let marks: BTreeSet<u32> =
        drafts.iter().filter(|draft| matches!(draft.field, Field::MarkOf(_))).map(|draft| draft.col).collect();
    if marks.len() < 2 {
        // With nothing beside it to sum, such a column counts.
        let counts = |draft: &&mut Draft| draft.field == Field::Unknown && SUM_HEADERS.contains(&draft.key());
        drafts.iter_mut().filter(counts).for_each(|draft| draft.field = Field::Count);
        return;
    }
    for draft in drafts.iter_mut() {
        let called = SUM_HEADERS.contains(&draft.key()) && matches!(draft.field, Field::Count | Field::Unknown);
        if called || (draft.field == Field::Count && adds_up(sight.rows, draft.col, &marks)) {
            draft.field = Field::Ignored;
        }
    }
}

/// Whether a column is the sum of the marks of its row in four rows of five.
fn adds_up(rows: &[Row], sum: u32, marks: &BTreeSet<u32>) -> bool {
    let mut rows_with_sum = 0_u32;
    let mut right = 0_u32;
    for row in rows.iter().take(200) {
        let Some(stated) = row.cells.iter().find(|cell| cell.col == sum).and_then(whole) else { continue };
        let counted: u32 = row
            .cells
            .iter()
            .filter(|cell| marks.contains(&cell.col) && holds(cell))
            .map(|cell| whole(cell).unwrap_or(1))
            .sum();
        rows_with_sum += 1;
        right += u32::from(stated == counted);
    }
    rows_with_sum > 0 && right * 5 >= rows_with_sum * 4
}

/// Two columns with one name: both stay, by their letters.
fn duplicates(drafts: &[Draft], findings: &mut Vec<Finding>) {
    let mut by_name: BTreeMap<Vec<&str>, Vec<&Draft>> = BTreeMap::new();
    for draft in drafts {
        if let Some(path) = &draft.path {
            by_name.entry(path.parts.iter().map(|part| part.key.as_str()).collect()).or_default().push(draft);
        }
    }
    for same in by_name.values() {
        let mut cells: Vec<CellRef> =
            same.iter().filter_map(|draft| draft.path.as_ref()).map(|path| path.leaf().at).collect();
        cells.dedup();
        let (Some(path), true) = (same[0].path.as_ref(), cells.len() > 1) else { continue };
        let mut finding = Finding::new(Code::HeaderDuplicate).seen(&path.leaf().text);
        for cell in cells {
            finding = finding.at(cell);
        }
        let needed = matches!(
            same[0].field,
            Field::Name
                | Field::FamilyName
                | Field::GivenName
                | Field::StudentNo
                | Field::CitizenId
                | Field::MemberCode
        );
        findings.push(if needed { finding.severity(Severity::Error) } else { finding });
    }
}

/// Columns that hold something and have no header.
fn headless(header: &Header, sight: &Sight<'_>) -> Vec<Draft> {
    let headed = |col: u32| header.paths.iter().any(|path| path.col == col);
    let bare = sight.profiles.keys().filter(|col| !headed(**col));
    bare.map(|&col| Draft { col, path: None, field: Field::Unknown }).collect()
}

/// What a column means depends on the kind of sheet it stands on.
/// `groups_only`: whether every cell of a column names a group.
pub(super) fn for_kind(drafts: &mut [Draft], kind: SheetKind, groups_only: impl Fn(u32) -> bool) {
    let has = |drafts: &[Draft], field: &Field| drafts.iter().any(|draft| draft.field == *field);
    let no_goal = !has(drafts, &Field::IntroducedTo);
    let no_unit = !has(drafts, &Field::Unit);
    for draft in drafts.iter_mut() {
        let field = match (kind, &draft.field) {
            (SheetKind::Units | SheetKind::Aggregate, Field::Name | Field::GivenName) if no_unit => Field::Unit,
            (SheetKind::Units, Field::Position) => Field::Contact,
            (SheetKind::Aggregate, Field::Activity) => Field::Measure,
            (SheetKind::Aggregate, Field::Group) if !draft.key().starts_with("nhom") && !groups_only(draft.col) => {
                Field::Measure
            }
            (SheetKind::Introductions, Field::Ward) if no_goal => Field::IntroducedTo,
            // "Mã" beside persons is nobody's code.
            (SheetKind::Units, field) => field.clone(),
            (_, Field::Code) => Field::Unknown,
            // Numbers of members stand only on aggregates.
            (SheetKind::Aggregate, field) => field.clone(),
            (_, Field::Members) => Field::Unknown,
            (_, field) => field.clone(),
        };
        draft.field = field;
    }
}
