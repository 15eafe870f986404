//! What a row states, by kind of sheet: a membership, a slip, claims, stated numbers, a unit.

use super::cells::{self, Tick};
use super::person::category;
use super::row::RowReader;
use super::table::{Context, Surroundings, context_ward, context_when};
use super::{
    AggregateCell, Body, Claim, GroupClaim, Measure, Membership, Participation, Record, Slip, Source, UnitRow, WardText,
};
use crate::finding::{Code, Severity};
use crate::model::{CellRef, ChannelCode, Field, GroupCode, Level, MarkOf, When};
use crate::settings::words::GroupHow;
use crate::text::{clean, plain};

/// Remarks that say somebody is no member any more.
const LEFT: [&str; 12] = [
    "chuyen sinh hoat",
    "da chuyen sh",
    "chuyen sh",
    "chuyen truong",
    "nghi hoc",
    "thoi hoc",
    "bo hoc",
    "ra truong",
    "tot nghiep",
    "truong thanh doan",
    "chuyen lop",
    "xoa ten",
];
/// Remarks that say somebody never was one.
const NOT_MEMBER: [&str; 6] = ["chua vao doan", "chua ket nap", "thanh nien", "tn", "chua la doan vien", "chua dv"];
/// Remarks that take a slip back.
const WITHDRAWN: [&str; 6] = ["rut phieu", "thu hoi", "huy gioi thieu", "huy phieu", "rut giay", "da rut"];

fn has(text: &str, phrases: &[&str]) -> bool {
    let padded = format!(" {text} ");
    phrases.iter().any(|phrase| padded.contains(&format!(" {phrase} ")))
}

pub(super) fn membership(row: &mut RowReader, _contexts: &[Context]) -> Membership {
    let mut membership = Membership::default();
    if let Some((col, cell)) = row.first(&Field::Joined) {
        let today = crate::model::Date::MAX;
        let text = plain(&cell.value.shown());
        if has(&text, &NOT_MEMBER) {
            say_not_a_member(row, col, &mut membership);
        } else {
            membership.joined = row.parsed(col, &cell, |cell| cells::when(cell, today, Default::default()));
        }
    }
    membership.ward = row.text(&Field::Ward).or_else(|| row.text(&Field::Address)).map(|(text, _)| text);
    for field in [Field::Note, Field::Position, Field::Reason] {
        let Some((text, col)) = row.text(&field) else { continue };
        let folded = plain(&text);
        if has(&folded, &NOT_MEMBER) {
            say_not_a_member(row, col, &mut membership);
        } else if has(&folded, &LEFT) {
            membership.left = Some(cells::when_in(&text));
            membership.remark = Some(row.at(col));
            let finding = row.finding(Code::MemberLeft, col);
            row.say(finding);
        }
    }
    membership
}

fn say_not_a_member(row: &mut RowReader, col: u32, membership: &mut Membership) {
    membership.not_a_member = true;
    membership.remark = Some(row.at(col));
    let finding = row.finding(Code::NotAMember, col);
    row.say(finding);
}

pub(super) fn slip(row: &mut RowReader, around: &Surroundings, contexts: &[Context], waits: &mut Vec<Code>) -> Slip {
    let settings = around.settings;
    let own = row.text(&Field::IntroducedTo).or_else(|| row.text(&Field::Ward));
    let ward = own
        .map(|(text, col)| WardText { text, source: Source::Row, at: Some(row.at(col)) })
        .or_else(|| context_ward(contexts))
        .or_else(|| around.ward.clone());
    if ward.is_none() {
        let at = row.anchor();
        let finding = row.finding(Code::ColumnMissing, at.col).arg("field", "nơi giới thiệu đến");
        row.say(finding);
        waits.push(Code::ColumnMissing);
    }
    let date_of = |row: &mut RowReader, field: &Field| {
        let (col, cell) = row.first(field)?;
        row.parsed(col, &cell, |cell| cells::when(cell, settings.today, settings.cut))
    };
    let slip_date = date_of(row, &Field::SlipDate).or_else(|| date_of(row, &Field::FromDate));
    let named = date_of(row, &Field::Date);
    // A lone day under "Thời gian" is when the slip was written, not a month it names.
    let (date, months) = match (slip_date, named) {
        (None, Some(day @ When::Day(_))) => (Some(day), None),
        (date, months) => (date, months),
    };
    let date = date.map(|when| (when, Source::Row)).or(around.facts.when);
    let number = row.text(&Field::SlipNo).map(|(text, _)| text);
    let remarks: Vec<String> = [Field::Note, Field::Reason, Field::Result]
        .iter()
        .filter_map(|field| row.text(field))
        .map(|(text, _)| plain(&text))
        .collect();
    let withdrawn = remarks.iter().any(|text| has(text, &WITHDRAWN));
    let ward = ward.unwrap_or(WardText { text: String::new(), source: Source::Row, at: None });
    Slip { ward, date, months, number, withdrawn }
}

/// What a row says of all its claims.
struct Shared {
    channel: Option<ChannelCode>,
    groups: Vec<GroupClaim>,
    activity: Option<String>,
    when: Option<(When, Source)>,
    date_col: Option<u32>,
    ward: Option<WardText>,
}

pub(super) fn participation(
    row: &mut RowReader,
    around: &Surroundings,
    contexts: &[Context],
    confirmation: bool,
    waits: &mut Vec<Code>,
) -> Participation {
    let shared = shared(row, around, contexts);
    let grade = grade(row, around);
    let mut claims = marked(row, around, &shared);
    let marks = row.table.columns.iter().any(|column| matches!(column.field, Field::Mark | Field::MarkOf(_)));
    let counted = counted(row);
    if claims.is_empty() && !marks {
        let named = shared.channel.is_some()
            || !shared.groups.is_empty()
            || shared.activity.is_some()
            || around.channel.is_some()
            || around.group.is_some();
        if !confirmation || named {
            claims = listed(row, around, &shared, counted);
        }
    }
    undated(row, &claims, &shared, waits);
    if grade.is_some()
        && claims.is_empty()
        && marks
        && !confirmation
        && let Some((_, col)) = row.text(&Field::Result)
    {
        let finding = row.finding(Code::ResultWithoutTurn, col);
        row.say(finding);
    }
    let when = shared.when.or_else(|| claims.iter().find_map(|claim| claim.when));
    let introduced_by = row.text(&Field::IntroducedBy).map(|(text, _)| text);
    let evidence = row.text(&Field::Evidence).map(|(text, _)| text);
    let reason = row.text(&Field::Reason).map(|(text, _)| text);
    Participation { claims, grade, when, ward: shared.ward, introduced_by, evidence, reason }
}

/// A claim without any date cannot be counted; a row of such claims waits.
fn undated(row: &mut RowReader, claims: &[Claim], shared: &Shared, waits: &mut Vec<Code>) {
    let mut missing = claims.iter().filter(|claim| claim.when.is_none()).peekable();
    if missing.peek().is_none() {
        return;
    }
    let column = row.table.columns_of(&Field::Date).next().map(|column| column.col);
    for claim in missing {
        let col = shared.date_col.or(column).unwrap_or(claim.at.col);
        let finding = row.finding(Code::PeriodUnknown, col);
        row.say(finding);
    }
    if claims.iter().all(|claim| claim.when.is_none()) {
        waits.push(Code::PeriodUnknown);
    }
}

fn shared(row: &mut RowReader, around: &Surroundings, contexts: &[Context]) -> Shared {
    let words = &around.settings.words;
    let channel_text = row.text(&Field::Channel);
    let channel = channel_text.as_ref().and_then(|(text, _)| words.channel_in(text));
    let group_text = row.text(&Field::Group);
    let activity_text = row.text(&Field::Activity);
    let mut groups = Vec::new();
    // A channel column that holds a group's words names the group.
    let misplaced = channel_text.filter(|(text, _)| channel.is_none() && words.group_in(text).is_some());
    for (text, col) in [group_text.clone(), misplaced].into_iter().flatten() {
        groups = named_groups(row, around, &text, col);
    }
    if groups.is_empty()
        && let Some((text, col)) = &activity_text
    {
        groups = named_groups(row, around, text, *col);
    }
    let activity = activity_text.or_else(|| {
        group_text.filter(|_| groups.iter().all(|group| group.how.is_none() || group.how == Some(GroupHow::Keyword)))
    });
    let (when, date_col) = row_when(row, around);
    let when = when
        .map(|when| (when, Source::Row))
        .or_else(|| context_when(contexts).map(|when| (when, Source::Context)))
        .or(around.facts.when);
    let own_ward =
        row.text(&Field::Ward).map(|(text, col)| WardText { text, source: Source::Row, at: Some(row.at(col)) });
    let ward = own_ward.or_else(|| context_ward(contexts)).or_else(|| around.ward.clone());
    Shared { channel, groups, activity: activity.map(|(text, _)| text), when, date_col, ward }
}

/// The groups a text names, said by how they were told; an unplaced text is `g9`.
fn named_groups(row: &mut RowReader, around: &Surroundings, text: &str, col: u32) -> Vec<GroupClaim> {
    let settings = around.settings;
    // A text that only names the channel ("theo nhóm") names no group.
    if settings.words.group_in(text).is_none() && settings.words.channel_in(text).is_some() {
        return Vec::new();
    }
    let found = settings.words.groups_in(text);
    if found.len() > 1 {
        let finding = row.finding(Code::ActivitySeveral, col).arg("n", found.len());
        row.say(finding);
    }
    if found.is_empty() {
        let finding = row.finding(Code::ActivityUnmapped, col);
        row.say(finding);
        return vec![GroupClaim { code: GroupCode::new(GroupCode::OTHER), how: None }];
    }
    for (code, how) in &found {
        let rule = match how {
            GroupHow::Named => continue,
            GroupHow::Alias => Code::ActivityAlias,
            GroupHow::Keyword => Code::ActivityByKeyword,
        };
        let label = settings.group_label(code).to_owned();
        let finding = row.finding(rule, col).repaired(&label).arg("group", &label);
        row.say(finding);
    }
    found.into_iter().map(|(code, how)| GroupClaim { code, how: Some(how) }).collect()
}

/// The time the row itself states.
fn row_when(row: &mut RowReader, around: &Surroundings) -> (Option<When>, Option<u32>) {
    let settings = around.settings;
    let read = |row: &mut RowReader, field: &Field| {
        let (col, cell) = row.first(field)?;
        Some((row.parsed(col, &cell, |cell| cells::when(cell, settings.today, settings.cut)), col))
    };
    if let Some((when, col)) = read(row, &Field::Date) {
        return (when, Some(col));
    }
    let (from, to) = (read(row, &Field::FromDate), read(row, &Field::ToDate));
    match (from, to) {
        (Some((Some(from), col)), Some((Some(to), _))) => {
            let (first, last) = (from.span(settings.cut).0, to.span(settings.cut).1);
            (Some(if first == last { When::Day(first) } else { When::Span(first, last.max(first)) }), Some(col))
        }
        (Some((Some(only), col)), _) | (_, Some((Some(only), col))) => (Some(only), Some(col)),
        (Some((None, col)), _) | (_, Some((None, col))) => (None, Some(col)),
        (None, None) => (None, None),
    }
}

fn grade(row: &mut RowReader, around: &Surroundings) -> Option<crate::model::GradeCode> {
    let (text, col) = row.text(&Field::Result)?;
    let found = around.settings.words.grade(&text);
    if found.is_none() {
        let finding = row.finding(Code::ResultUnmapped, col).severity(Severity::Query);
        row.say(finding);
    }
    found
}

/// The number in the row's count column; None where there is no such column or cell.
fn counted(row: &mut RowReader) -> Option<(u64, u32)> {
    let (col, cell) = row.first(&Field::Count)?;
    row.parsed(col, &cell, cells::count).map(|number| (number, col))
}

/// One claim for each marked cell of a wide row.
fn marked(row: &mut RowReader, around: &Surroundings, shared: &Shared) -> Vec<Claim> {
    let columns: Vec<(u32, Option<MarkOf>)> = row
        .table
        .columns
        .iter()
        .filter_map(|column| match &column.field {
            Field::Mark => Some((column.col, None)),
            Field::MarkOf(of) => Some((column.col, Some(of.clone()))),
            _ => None,
        })
        .collect();
    let mut claims = Vec::new();
    for (col, of) in columns {
        let Some(cell) = row.cell(col).cloned() else { continue };
        let Some(tick) = row.parsed(col, &cell, |cell| cells::tick(cell, around.settings.today)) else { continue };
        let (count, day) = match tick {
            Tick::No => continue,
            Tick::Yes => (1, None),
            Tick::Count(count) => (count, None),
            Tick::On(day) => (1, Some(day)),
        };
        let of = of.unwrap_or_default();
        let when = day.map(|day| (When::Day(day), Source::Row));
        let row_day = shared.when.filter(|(_, source)| *source == Source::Row);
        let when = when.or(row_day).or(of.when.map(|when| (when, Source::Header))).or(shared.when);
        let header_ward =
            of.ward.as_ref().map(|text| WardText { text: text.clone(), source: Source::Header, at: None });
        let row_ward = shared.ward.clone().filter(|ward| ward.source == Source::Row);
        let ward = row_ward.or(header_ward).or_else(|| shared.ward.clone());
        let at = row.at(col);
        claims.extend(with_groups(around, shared, Some(&of), at, count, when, ward));
    }
    claims
}

/// The claims of a row that is one participation, or a count of them.
fn listed(row: &mut RowReader, around: &Surroundings, shared: &Shared, counted: Option<(u64, u32)>) -> Vec<Claim> {
    let count_column = row.table.columns_of(&Field::Count).next().is_some();
    let (count, at) = match counted {
        Some((number, col)) => (u32::try_from(number.min(100_000)).unwrap_or(1), row.at(col)),
        None if count_column => (0, row.anchor()),
        None => (1, row.anchor()),
    };
    if count == 0 {
        return Vec::new();
    }
    with_groups(around, shared, None, at, count, shared.when, shared.ward.clone())
}

/// A claim for each group named; channel and group by COUNTING's ladders.
fn with_groups(
    around: &Surroundings,
    shared: &Shared,
    of: Option<&MarkOf>,
    at: CellRef,
    count: u32,
    when: Option<(When, Source)>,
    ward: Option<WardText>,
) -> Vec<Claim> {
    let settings = around.settings;
    let header_group = of.and_then(|of| of.group.clone()).map(|code| GroupClaim { code, how: Some(GroupHow::Named) });
    let header_activity = of.and_then(|of| of.activity.clone());
    let header_unmapped =
        header_activity.as_ref().map(|_| GroupClaim { code: GroupCode::new(GroupCode::OTHER), how: None });
    let mut groups: Vec<GroupClaim> = header_group.or(header_unmapped).into_iter().collect();
    if groups.is_empty() {
        groups.clone_from(&shared.groups);
    }
    let row_groups = !groups.is_empty();
    let header_channel = of.and_then(|of| of.channel.clone()).map(|code| (code, Source::Header));
    let implied = |groups: bool| groups.then(|| (ChannelCode::new(ChannelCode::GROUP), Source::Implied));
    // A group in a row's own column beats a channel of the title, unless the row names a channel.
    let channel = shared
        .channel
        .clone()
        .map(|code| (code, Source::Row))
        .or(header_channel)
        .or_else(|| implied(row_groups))
        .or_else(|| around.channel.clone())
        .or_else(|| implied(around.group.is_some()))
        .unwrap_or_else(|| (settings.default_channel.clone(), Source::Assumed));
    if groups.is_empty()
        && channel.0.is_group()
        && let Some((code, how, _)) = &around.group
    {
        groups.push(GroupClaim { code: code.clone(), how: Some(*how) });
    }
    if !channel.0.is_group() {
        groups.clear();
    }
    let activity = shared.activity.clone().or(header_activity).or_else(|| {
        // A sheet about one activity: its name tells two such sheets apart.
        around
            .group
            .as_ref()
            .filter(|(_, how, _)| *how == GroupHow::Keyword && shared.groups.is_empty())
            .and(around.activity.clone())
    });
    let claim = |group: Option<GroupClaim>| Claim {
        at,
        count,
        channel: channel.clone(),
        group,
        when,
        ward: ward.clone(),
        activity: activity.clone(),
    };
    if groups.is_empty() {
        return vec![claim(
            channel.0.is_group().then(|| GroupClaim { code: GroupCode::new(GroupCode::OTHER), how: None }),
        )];
    }
    groups.into_iter().map(|group| claim(Some(group))).collect()
}

/// Whether a claim of a row that does not wait took config's default channel.
pub(super) fn assumed_channel(record: &Record) -> bool {
    match &record.body {
        Body::Participation(part) | Body::Confirmation(part) => {
            record.waits.is_empty() && part.claims.iter().any(|claim| claim.channel.1 == Source::Assumed)
        }
        _ => false,
    }
}

pub(super) fn unit_row(row: &mut RowReader, waits: &mut Vec<Code>) -> UnitRow {
    let text = |row: &mut RowReader, field: &Field| row.text(field).map(|(text, _)| text);
    let unit = UnitRow {
        code: text(row, &Field::Code),
        name: text(row, &Field::Unit).or_else(|| text(row, &Field::Name)),
        level: text(row, &Field::Level).as_deref().and_then(level),
        parent: text(row, &Field::ParentUnit),
        email: text(row, &Field::Email).filter(|text| text.contains('@')),
        contact: text(row, &Field::Contact),
        category: text(row, &Field::Category).as_deref().and_then(category),
    };
    if unit.name.is_none() && unit.code.is_none() {
        let at = row.anchor();
        let finding = row.finding(Code::ColumnMissing, at.col).arg("field", "tên đơn vị");
        row.say(finding);
        waits.push(Code::ColumnMissing);
    }
    unit
}

/// The level that words name (DESIGN §1).
fn level(text: &str) -> Option<Level> {
    let words = plain(text);
    let starts = |all: &[&str]| all.iter().any(|one| words.starts_with(one));
    if starts(&["chi doan", "lop", "chapter"]) {
        Some(Level::Chapter)
    } else if starts(&["doan phuong", "doan xa", "phuong", "xa", "ward", "doan thi tran"]) {
        Some(Level::Ward)
    } else if starts(&["doan truong", "truong", "school"]) {
        Some(Level::School)
    } else if starts(&["thanh doan", "tinh doan", "city", "cap tinh"]) {
        Some(Level::City)
    } else if starts(&["doan khoa", "khoa", "doan co so", "lien chi", "tbm", "faculty", "to bo mon"]) {
        Some(Level::Faculty)
    } else {
        None
    }
}

pub(super) fn aggregate(
    row: &mut RowReader,
    around: &Surroundings,
    contexts: &[Context],
    waits: &mut Vec<Code>,
) -> Vec<AggregateCell> {
    let shared = shared_quiet(row, around, contexts);
    let label = [Field::Measure, Field::Group, Field::Activity, Field::Channel, Field::Category]
        .iter()
        .find_map(|field| row.text(field));
    let columns: Vec<(u32, Field)> = row
        .table
        .columns
        .iter()
        .filter(|column| matches!(column.field, Field::Count | Field::Members | Field::MarkOf(_)))
        .map(|column| (column.col, column.field.clone()))
        .collect();
    let mut cells_found = Vec::new();
    for (col, field) in columns {
        let Some(cell) = row.cell(col).cloned() else { continue };
        let Some(number) = row.parsed(col, &cell, cells::count) else { continue };
        let of = match &field {
            Field::MarkOf(of) => Some(of.clone()),
            _ => None,
        };
        let measure = match &field {
            Field::Members => Measure::Members(label.as_ref().and_then(|(text, _)| category(text))),
            _ => measure(row, around, label.as_ref(), of.as_ref()),
        };
        let when = of.as_ref().and_then(|of| of.when).map(|when| (when, Source::Header)).or(shared.0);
        let at = row.at(col);
        cells_found.push(AggregateCell { at, number, measure, when, ward: shared.1.clone() });
    }
    let dated =
        |cell: &AggregateCell| cell.when.is_some() || matches!(cell.measure, Measure::Members(_)) || cell.number == 0;
    if !cells_found.is_empty() && !cells_found.iter().any(dated) {
        let col = cells_found[0].at.col;
        let finding = row.finding(Code::PeriodUnknown, col);
        row.say(finding);
        waits.push(Code::PeriodUnknown);
    }
    cells_found
}

fn shared_quiet(
    row: &mut RowReader,
    around: &Surroundings,
    contexts: &[Context],
) -> (Option<(When, Source)>, Option<WardText>) {
    let (when, _) = row_when(row, around);
    let when =
        when.map(|when| (when, Source::Row)).or_else(|| context_when(contexts).map(|when| (when, Source::Context)));
    let ward = row.text(&Field::Ward).map(|(text, col)| WardText { text, source: Source::Row, at: Some(row.at(col)) });
    (when.or(around.facts.when), ward.or_else(|| context_ward(contexts)).or_else(|| around.ward.clone()))
}

/// What a number of an aggregate counts, by its header and its row's label.
fn measure(row: &mut RowReader, around: &Surroundings, label: Option<&(String, u32)>, of: Option<&MarkOf>) -> Measure {
    let settings = around.settings;
    let group_of = ChannelCode::new(ChannelCode::GROUP);
    if let Some(of) = of {
        if let Some(code) = &of.group {
            let group = Some(GroupClaim { code: code.clone(), how: Some(GroupHow::Named) });
            return Measure::Turns { channel: (group_of, Source::Implied), group };
        }
        if let Some(channel) = &of.channel {
            return Measure::Turns { channel: (channel.clone(), Source::Header), group: None };
        }
    }
    if let Some((text, col)) = label {
        let text = clean(text).text;
        let words = plain(&text);
        let groups = settings.words.group_in(&text);
        if let Some((code, how)) = groups {
            return Measure::Turns {
                channel: (group_of, Source::Implied),
                group: Some(GroupClaim { code, how: Some(how) }),
            };
        }
        if let Some(channel) = settings.words.channel_in(&text) {
            return Measure::Turns { channel: (channel, Source::Row), group: None };
        }
        if has(&words, &["doan vien", "hssv", "hoc sinh", "sinh vien", "giang vien", "giao vien", "vien chuc"])
            && !has(&words, &["luot"])
        {
            return Measure::Members(category(&text));
        }
        if row.table.columns_of(&Field::Group).next().is_some() {
            let finding = row.finding(Code::ActivityUnmapped, *col);
            row.say(finding);
            let group = Some(GroupClaim { code: GroupCode::new(GroupCode::OTHER), how: None });
            return Measure::Turns { channel: (group_of, Source::Implied), group };
        }
    }
    let channel = around.channel.clone().unwrap_or_else(|| (settings.default_channel.clone(), Source::Assumed));
    Measure::Turns { channel, group: None }
}
