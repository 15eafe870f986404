//! What a column is by the columns beside it: parts of one birth, channels, names in two, activities one after the other.
//!
//! Must never take a column from a field that its own header and content told for sure.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::attending;
use super::columns::{Draft, Sight, attendance, mark_above};
use super::content::Profile;
use super::fields;
use super::grid::{column, holds, whole};
use super::phrases;
use super::vocabulary::{self, PERSON_COUNTS, PERSON_HEADERS, REPORTED, SHORT_CHANNELS, WORDS_OF};
use super::wide;
use crate::model::{CellRef, ChannelCode, Field, MarkOf};
use crate::read::Row;
use crate::text::{has_words, starts_with_words};
use crate::wards;

/// `Ngày | Tháng | Năm sinh` beside each other, with or without a name above them: the parts of one birth. What says birth nowhere
/// is one where its years are.
pub(super) fn birth_in_three(drafts: &mut [Draft], sight: &Sight<'_>) {
    const PARTS: [(&[&str], Field, RangeInclusive<u32>); 3] = [
        (&["ngay", "ngay sinh"], Field::BirthDay, 1..=31),
        (&["thang", "thang sinh"], Field::BirthMonth, 1..=12),
        (&["nam", "nam sinh"], Field::BirthYear, 0..=2015),
    ];
    for at in 0..drafts.len().saturating_sub(2) {
        let three = &drafts[at..at + 3];
        let beside = three.windows(2).all(|pair| pair[1].col == pair[0].col + 1);
        let headed = three.iter().zip(&PARTS).all(|(draft, (keys, ..))| keys.contains(&draft.key()));
        let filled = || three.iter().zip(&PARTS).all(|(draft, (.., range))| holds_within(sight.rows, draft.col, range));
        let said = three.iter().filter_map(|draft| draft.path.as_ref()).any(|path| {
            let mut keys = path.parts.iter().map(|part| part.key.as_str());
            keys.any(|key| has_words(key, "sinh") && !has_words(key, "sinh hoat"))
        });
        let years = || holds_within(sight.rows, three[2].col, &(1960..=2015));
        if beside && headed && filled() && (said || years()) {
            for (draft, (_, field, _)) in drafts[at..].iter_mut().zip(PARTS) {
                draft.field = field;
            }
            return;
        }
    }
}

/// `Định kỳ | Nhóm | YC` below one month or beside each other: marked columns that name two channels at least by short words name
/// them all. A column `Nhóm` of texts or of groups' numbers among marks stays what it is.
pub(super) fn channels_beside_channels(drafts: &mut [Draft], sight: &Sight<'_>) {
    let short = |draft: &Draft| {
        let key = wide::without_count(draft.key());
        let told = SHORT_CHANNELS.iter().find(|(word, _)| *word == draft.key() || *word == key).map(|(_, code)| *code);
        let code = told.or_else(|| by_number(draft, sight))?;
        // Beside groups a word nobody knows would be an activity.
        let itself = |of: &MarkOf| match (&of.activity, &draft.path) {
            (Some(activity), Some(path)) => *activity == path.leaf().text && told.is_some(),
            (activity, _) => activity.is_none(),
        };
        let free = matches!(&draft.field, Field::Unknown | Field::Group | Field::Count)
            || (draft.field == Field::Date && draft.key() == "thang")
            || matches!(&draft.field, Field::MarkOf(of) if of.group.is_none() && itself(of));
        free.then_some(code)
    };
    let mut families: BTreeMap<Option<CellRef>, Vec<usize>> = BTreeMap::new();
    for (at, draft) in drafts.iter().enumerate().filter(|(_, draft)| short(draft).is_some()) {
        let parent = draft.path.as_ref().and_then(|path| path.parents().last()).map(|part| part.at);
        families.entry(parent).or_default().push(at);
    }
    for family in families.into_values() {
        let named: BTreeSet<&str> = family.iter().filter_map(|&at| short(&drafts[at])).collect();
        let profiles: Vec<Profile> = family.iter().map(|&at| sight.profile(drafts[at].col)).collect();
        // Who signs below a short list stands in one of its columns.
        let marked = |one: &Profile| {
            let marks = (one.flags + one.numbers).min(one.cells);
            one.cells == 0 || one.mostly(marks) || (marks > 1 && marks + 1 == one.cells)
        };
        // `Tháng` is when, unless two others beside it are channels.
        let dated = family.iter().any(|&at| drafts[at].field == Field::Date);
        // `Theo tháng | Theo nhóm` > `VHVN`, `NTM`: the other channel stands over its groups.
        let over = family.len() == 1 && drafts[family[0]].key() == "theo thang" && channel_above(drafts, sight);
        if named.len() + usize::from(over) < 2 + usize::from(dated) || !profiles.iter().all(marked) {
            continue;
        }
        for at in family {
            let (Some(code), Some(path)) = (short(&drafts[at]), drafts[at].path.as_ref()) else { continue };
            let of = match &drafts[at].field {
                Field::MarkOf(of) => of.clone(),
                _ => match attendance(path, sight) {
                    Field::MarkOf(of) => of,
                    _ => MarkOf::default(),
                },
            };
            drafts[at].field = Field::MarkOf(MarkOf { channel: Some(ChannelCode::new(code)), activity: None, ..of });
        }
    }
}

/// `Định kỳ | Theo nhóm | Theo yêu cầu` over `x`, `NTM, ASXH`, `x`: among channels that are marked, words of groups are the marks of theirs.
/// Where another column marks the channel of groups they only say which.
pub(super) fn groups_among_channels(drafts: &mut [Draft], sight: &Sight<'_>) {
    const HEADERS: [&str; 4] = ["nhom", "nhom hoat dong", "nhom tham gia", "nhom hoat dong tham gia"];
    let channels = || {
        drafts.iter().filter_map(|draft| match &draft.field {
            Field::MarkOf(of) => of.channel.as_ref(),
            _ => None,
        })
    };
    if channels().any(ChannelCode::is_group) || !channels().any(|channel| !channel.is_group()) {
        return;
    }
    let group = ChannelCode::new(ChannelCode::GROUP);
    let headed = |draft: &Draft| {
        let own = draft.path.as_ref().and_then(|path| sight.words.channel_in(&path.leaf().text));
        own.as_ref() == Some(&group) || HEADERS.contains(&draft.key())
    };
    let names = |col: u32| {
        let cells = || column(sight.rows, col).filter_map(super::grid::raw_text).take(200);
        let named = |text: &&str| sight.words.group_in(text).is_some();
        // `x` and `2` among them are marks as anywhere else.
        let mark = |text: &&str| text.trim().chars().count() <= 2;
        let many = cells().filter(named).count();
        many > 0 && (many * 2 > cells().count() || cells().all(|text| named(&text) || mark(&text)))
    };
    let found = drafts
        .iter_mut()
        .find(|draft| matches!(draft.field, Field::Unknown | Field::Group) && headed(draft) && names(draft.col));
    if let Some(draft) = found {
        draft.field = Field::MarkOf(MarkOf { channel: Some(group), ..MarkOf::default() });
    }
}

/// Whether a header over other columns names a channel.
fn channel_above(drafts: &[Draft], sight: &Sight<'_>) -> bool {
    let parents = drafts.iter().filter_map(|draft| draft.path.as_ref()).flat_map(|path| path.parents());
    parents.into_iter().any(|part| sight.words.channel_in(&part.text).is_some())
}

/// `Hình thức` > `HT 1 | HT 2 | HT 3`: the channels are three, in their order.
fn by_number(draft: &Draft, sight: &Sight<'_>) -> Option<&'static str> {
    let above = draft.path.as_ref()?.parents().last()?;
    let figure = draft.key().trim_start_matches(|one: char| one.is_ascii_lowercase() || one == ' ');
    let code = ["monthly", "group", "on-demand"].get(figure.parse::<usize>().ok()?.checked_sub(1)?)?;
    (fields::of_text(&above.text, sight.words) == Some(Field::Channel)).then_some(code)
}

/// `Nội dung | Chỉ tiêu | Kết quả` over numbers: what was aimed at is no turn, and the result is how many there were.
pub(super) fn results_of_reports(drafts: &mut [Draft], sight: &Sight<'_>) {
    let person = |draft: &Draft| {
        matches!(draft.field, Field::Name | Field::FamilyName | Field::GivenName | Field::StudentNo | Field::Birth)
    };
    let numbers = |draft: &Draft| {
        let profile = sight.profile(draft.col);
        profile.cells > 0 && profile.mostly(profile.numbers)
    };
    let label = |draft: &Draft| matches!(draft.field, Field::Measure | Field::Activity | Field::Group);
    if drafts.iter().any(person) || !drafts.iter().any(|draft| label(draft) && !numbers(draft)) {
        return;
    }
    drafts
        .iter_mut()
        .filter(|one| one.field == Field::Measure && numbers(one))
        .for_each(|one| one.field = Field::Ignored);
    let counts = |draft: &Draft| matches!(draft.field, Field::Count | Field::Mark | Field::MarkOf(_));
    if drafts.iter().any(counts) {
        return;
    }
    let result = |draft: &&mut Draft| {
        let free = matches!(draft.field, Field::Unknown | Field::Result);
        free && numbers(draft) && REPORTED.contains(&draft.key())
    };
    if let Some(draft) = drafts.iter_mut().find(result) {
        draft.field = Field::Count;
    }
}

/// Whether a header is a short word of a channel, which its neighbours tell.
pub(super) fn may_be_channel(key: &str) -> bool {
    SHORT_CHANNELS.iter().any(|(word, _)| *word == key)
}

/// `Tháng 7` > `Số ĐV tham gia` and `Số lượt`: below one header the first says how many persons the turns are of.
pub(super) fn persons_beside_turns(drafts: &mut [Draft]) {
    let parent = |draft: &Draft| draft.path.as_ref().and_then(|path| path.parents().last()).map(|part| part.at);
    let counts = |draft: &Draft| matches!(draft.field, Field::Count | Field::Members | Field::MarkOf(_));
    let turns: BTreeSet<CellRef> =
        drafts.iter().filter(|one| counts(one) && has_words(one.key(), "luot")).filter_map(parent).collect();
    for draft in drafts.iter_mut().filter(|one| counts(one) && PERSON_COUNTS.contains(&one.key())) {
        if parent(draft).is_some_and(|parent| turns.contains(&parent)) {
            draft.field = Field::Ignored;
        }
    }
}

/// Whether a column holds whole numbers of a range in four cells of five.
fn holds_within(rows: &[Row], col: u32, range: &RangeInclusive<u32>) -> bool {
    let cells = column(rows, col).filter(|cell| holds(cell));
    let (mut all, mut fit) = (0_u32, 0_u32);
    for cell in cells.take(200) {
        all += 1;
        fit += u32::from(whole(cell).is_some_and(|number| range.contains(&number)));
    }
    fit * 5 >= all * 4
}

/// `Nơi khác (ghi rõ)` among columns of wards: what stands there is where somebody took part, or that it was in none of them.
pub(super) fn elsewhere(drafts: &mut [Draft], sight: &Sight<'_>) {
    if !drafts.iter().any(|draft| matches!(&draft.field, Field::MarkOf(of) if of.ward.is_some())) {
        return;
    }
    for draft in drafts.iter_mut().filter(|draft| draft.field == Field::Unknown) {
        let Some(path) = draft.path.as_ref().filter(|path| vocabulary::is_elsewhere(&path.leaf().key)) else {
            continue;
        };
        let of = match mark_above(path, sight) {
            Some(Field::MarkOf(of)) => of,
            _ => MarkOf::default(),
        };
        draft.field = Field::MarkOf(MarkOf { elsewhere: true, ..of });
    }
}

/// A ticked column that touches columns of marks marks what its header says.
pub(super) fn marks_beside_marks(drafts: &mut [Draft], sight: &Sight<'_>) {
    let marks: BTreeSet<u32> =
        drafts.iter().filter(|draft| matches!(draft.field, Field::MarkOf(_))).map(|draft| draft.col).collect();
    for draft in drafts.iter_mut().filter(|draft| draft.field == Field::Unknown) {
        let profile = sight.profile(draft.col);
        let beside =
            marks.contains(&(draft.col + 1)) || draft.col.checked_sub(1).is_some_and(|col| marks.contains(&col));
        if !beside || !profile.hardly(profile.numbers) || !profile.may_be_marks() {
            continue;
        }
        // A mark with a remark behind it is longer than marks are.
        let ticked = profile.mostly(profile.ticks) || attending::holds_ticks(sight.rows, draft.col);
        if let (true, Some(path)) = (ticked, &draft.path)
            && !phrases::is_sum_header(draft.key())
        {
            draft.field = Field::MarkOf(MarkOf { activity: Some(path.leaf().text.clone()), ..MarkOf::default() });
        }
    }
}

/// `Nhận xét của khu vực` over grades is the result, where no other column is; over anything else a remark.
pub(super) fn words_of_somebody(drafts: &mut [Draft], sight: &Sight<'_>) {
    let mut graded = drafts.iter().any(|draft| matches!(draft.field, Field::Result | Field::ResultOf(_)));
    let said = |draft: &&mut Draft| {
        draft.field == Field::Unknown && WORDS_OF.iter().any(|begin| starts_with_words(draft.key(), begin))
    };
    for draft in drafts.iter_mut().filter(said) {
        let cells = sight.rows.iter().filter_map(|row| row.cells.iter().find(|cell| cell.col == draft.col));
        let mut texts = cells.filter_map(super::grid::raw_text).take(200).peekable();
        let grades = texts.peek().is_some() && texts.all(|text| sight.words.grade(text).is_some());
        draft.field = if grades && !graded { Field::Result } else { Field::Note };
        graded |= grades;
    }
}

/// `Nơi giới thiệu` over wards is where to, over schools who did.
pub(super) fn where_introduced(drafts: &mut [Draft], sight: &Sight<'_>) {
    let wards = |draft: &&mut Draft| {
        let asked = draft.field == Field::IntroducedBy && draft.key() == "noi gioi thieu";
        let cells = sight.rows.iter().filter_map(|row| row.cells.iter().find(|cell| cell.col == draft.col));
        let mut texts = cells.filter_map(super::grid::raw_text).take(200).peekable();
        asked && texts.peek().is_some() && texts.all(|text| wards::mention(text).is_some())
    };
    if !drafts.iter().any(|draft| matches!(draft.field, Field::IntroducedTo | Field::Ward))
        && let Some(draft) = drafts.iter_mut().find(wards)
    {
        draft.field = Field::IntroducedTo;
    }
}

/// One header merged over two filled columns is a name in two parts; over empty ones it is one column.
pub(super) fn names_in_two(drafts: &mut Vec<Draft>, sight: &Sight<'_>) {
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

/// `Đoàn viên` over names, where no other column holds them, heads the persons; over marks it asks whether somebody is one.
pub(super) fn persons_by_what_they_are(drafts: &mut [Draft], sight: &Sight<'_>) {
    let named = |draft: &Draft| matches!(draft.field, Field::Name | Field::FamilyName | Field::GivenName);
    if drafts.iter().any(named) {
        return;
    }
    let heads = |draft: &&mut Draft| {
        let profile = sight.profile(draft.col);
        draft.field == Field::Unknown && PERSON_HEADERS.contains(&draft.key()) && profile.mostly(profile.names)
    };
    if let Some(draft) = drafts.iter_mut().find(heads) {
        draft.field = Field::Name;
    }
}

/// `Hoạt động 1 | Hoạt động 2` over texts: what was done, one after the other.
pub(super) fn numbered_activities(drafts: &mut [Draft], sight: &Sight<'_>) {
    let named = |draft: &Draft| {
        let (name, number) = draft.key().rsplit_once(' ')?;
        let profile = sight.profile(draft.col);
        let told = profile.cells == 0 || profile.mostly(profile.letters);
        let activity = fields::of_text(name, sight.words) == Some(Field::Activity);
        (activity && told && draft.field == Field::Unknown).then_some(())?;
        number.parse::<u8>().ok()
    };
    if drafts.iter().filter_map(named).any(|number| number == 1) {
        let numbers: Vec<bool> = drafts.iter().map(|draft| named(draft).is_some()).collect();
        let own = drafts.iter_mut().zip(numbers).filter(|(_, numbered)| *numbered);
        own.for_each(|(draft, _)| draft.field = Field::Activity);
    }
}

/// `Tên` is a given name beside a family name, and a whole name where there is neither of both.
pub(super) fn lone_given_name(drafts: &mut [Draft], sight: &Sight<'_>) {
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
pub(super) fn units_beside_units(drafts: &mut [Draft]) {
    let own = |draft: &Draft| draft.field == Field::Unit && draft.key() != "don vi";
    if drafts.iter().any(own) && !drafts.iter().any(|draft| draft.field == Field::ParentUnit) {
        for draft in drafts.iter_mut().filter(|draft| draft.field == Field::Unit && draft.key() == "don vi") {
            draft.field = Field::ParentUnit;
        }
    }
}

/// Beside "Nhóm hoạt động" a column "Hoạt động" or "Nội dung" says what was done.
pub(super) fn groups_beside_groups(drafts: &mut [Draft]) {
    let is_group = |draft: &Draft| draft.field == Field::Group && draft.key().starts_with("nhom");
    if drafts.iter().any(is_group) {
        for draft in drafts.iter_mut().filter(|draft| draft.field == Field::Group && !draft.key().starts_with("nhom")) {
            draft.field = Field::Activity;
        }
    }
}
