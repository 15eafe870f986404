//! Participations and confirmations: what a row claims, by COUNTING "Channel, group, ward" and "Dates and periods".
//!
//! Must never claim a turn that no row, tick or count asserts.

use std::sync::Arc;

use super::around::{Around, Away, from_name};
use super::cells::{self, Tick, absence};
use super::desk::{Desk, Entry, MarkColumn, Row};
use super::named::{self, Named, Said};
use super::{Claim, GroupClaim, Participation, Source, WardText, dates, reason, residence, rounds};
use crate::finding::{Code, Finding, Severity};
use crate::model::{CellRef, ChannelCode, Field, GradeCode, GroupCode, Text, When};
use crate::read::Value;
use crate::say::sheet as say;
use crate::settings::Settings;

/// What a row says of all its claims.
struct Says<'a> {
    channel: Option<ChannelCode>,
    named: Vec<Named>,
    when: Option<When>,
    /// The time above the columns it is read from.
    over: Option<When>,
    /// The times of a cell that lists several; `when` spans them.
    listed: Vec<When>,
    ward: Option<Arc<WardText>>,
    /// The row says that the person did not take part.
    absent: bool,
    /// The cells by which it does.
    refusals: Vec<Entry<'a>>,
    /// Some column of the row's own names a channel, activity, group or date.
    own: bool,
}

/// One place of a row that asserts turns.
struct Spot<'m> {
    at: CellRef,
    count: u32,
    mark: Option<&'m MarkColumn>,
    on: Option<When>,
}

/// Reads a row; the second value are the codes for which it waits.
pub(super) fn read(
    desk: &mut Desk,
    around: &Around,
    row: &Row,
    at: CellRef,
    confirms: bool,
) -> (Participation, Vec<Code>) {
    let mut waits = Vec::new();
    let grade = grade(desk, row);
    let read = Read { around, at, confirms, grade: grade.as_ref() };
    let (says, mut claims) = if desk.columns.rounds.is_empty() {
        read.row(desk, row, None, &mut waits)
    } else {
        read.rounds(desk, row, &mut waits)
    };
    if !claims.is_empty() && claims.iter().all(|claim| claim.when.is_none()) {
        dates::say_unknown(desk, row, at);
        waits.push(Code::PeriodUnknown);
    }
    let ticks = !desk.columns.grades.is_empty();
    if confirms && claims.is_empty() && ((ticks && grade.is_none()) || desk.columns.has(&Field::Result)) {
        without_result(desk, row, &mut waits, at);
    }
    let when = says.when.map(|when| (when, Source::Row)).or_else(|| around.when(row.body));
    // There are as many of these as rows, and nearly all of them hold one.
    claims.shrink_to_fit();
    let absent = grade.as_ref().is_some_and(|grade| grade.as_str() == GradeCode::ABSENT);
    let absence = if claims.is_empty() || absent { reason::read(desk, row) } else { None };
    let participation = Participation {
        claims,
        grade,
        when,
        ward: says.ward.or_else(|| around.ward(row.body)),
        introduced_by: row.text(&desk.columns, &Field::IntroducedBy).or_else(|| around.school(row.body)),
        evidence: row.text(&desk.columns, &Field::Evidence),
        absence: absence.map(Box::new),
    };
    (participation, waits)
}

/// Says of a list, or of the rows below a line, that they are of who did not take part.
fn say_away(desk: &mut Desk, away: &Away) {
    let finding = Finding::new(Code::MarkNegative).arg("kind", "list").seen(&away.text);
    match away.at {
        Some(at) => desk.say(at, finding),
        None => desk.say_of_table(finding),
    }
}

/// What the rounds of a row are read with.
struct Read<'r> {
    around: &'r Around,
    at: CellRef,
    confirms: bool,
    grade: Option<&'r GradeCode>,
}

impl Read<'_> {
    /// What a row says and claims; `over`: the time above its columns.
    fn row<'a>(
        &self,
        desk: &mut Desk,
        row: &Row<'a>,
        over: Option<When>,
        waits: &mut Vec<Code>,
    ) -> (Says<'a>, Vec<Claim>) {
        let mut says = says(desk, self.around, row, over);
        says.absent |= self.grade.is_some_and(|grade| grade.as_str() == GradeCode::ABSENT);
        let marks = desk.columns.marks.clone();
        // On a list of who stayed away a mark says when, or why.
        let spots = match self.around.away(row.body) {
            Some(away) => {
                say_away(desk, away);
                Vec::new()
            }
            None => spots(desk, row, &marks, &says, self.at, waits),
        };
        if self.grade.is_some() && !marks.is_empty() && spots.is_empty() {
            without_turn(desk, row, self.grade);
        }
        if spots.is_empty() {
            says.refusals.iter().for_each(|entry| desk.say_of(entry, Code::MarkNegative, Some("0")));
        }
        let mut claims = Vec::new();
        for spot in each_time(&says, spots) {
            claims.extend(of_spot(desk, self.around, row, &says, &spot, self.confirms));
        }
        // Nothing says that the person came but that the row is there, and a column nobody understands may say otherwise.
        let plain = marks.is_empty() && !desk.columns.has(&Field::Count);
        if plain && !claims.is_empty() && !desk.table.doubtful.is_empty() {
            waits.push(Code::ColumnUnknown);
        }
        (says, claims)
    }

    /// As [`Self::row`], of each round that is filled in; one left empty asserts nothing.
    fn rounds<'a>(&self, desk: &mut Desk, row: &Row<'a>, waits: &mut Vec<Code>) -> (Says<'a>, Vec<Claim>) {
        let rounds = desk.columns.rounds.clone();
        let base = self.around.when(row.body).map(|(when, _)| when);
        let mut claims = Vec::new();
        for round in rounds.iter() {
            let Some(part) = round.of_row(row, &rounds) else { continue };
            let over = round.when(desk, base);
            let (says, found) = self.row(desk, &part, over, waits);
            let marked = !desk.columns.marks.is_empty() || desk.columns.has(&Field::Count);
            let told = says.own || marked || part.first(&desk.columns, &Field::Date).is_some();
            claims.extend(found.into_iter().filter(|_| told));
        }
        (says(desk, self.around, &rounds::none_of(row, &rounds), None), claims)
    }
}

/// A plain row that lists several times asserts a turn at each, and so does a count of as many. Marks of columns, other counts and
/// several activities stay as they are: nobody says which was when.
fn each_time<'m>(says: &Says, spots: Vec<Spot<'m>>) -> Vec<Spot<'m>> {
    match &spots[..] {
        [spot]
            if spot.mark.is_none()
                && says.named.len() <= 1
                && says.listed.len() > 1
                && (spot.count == 1 || usize::try_from(spot.count) == Ok(says.listed.len())) =>
        {
            says.listed.iter().map(|&when| Spot { at: spot.at, count: 1, mark: None, on: Some(when) }).collect()
        }
        _ => spots,
    }
}

/// The grade of the result column.
fn grade(desk: &mut Desk, row: &Row) -> Option<GradeCode> {
    if let Some(grade) = ticked_grade(desk, row) {
        return Some(grade);
    }
    let entries: Vec<Entry> = row.all(&desk.columns, &Field::Result).cloned().collect();
    let grade = entries.iter().find_map(|entry| desk.settings.words.grade(&entry.text));
    if let (None, Some(entry)) = (&grade, entries.first()) {
        let finding = Finding::new(Code::ResultUnmapped).severity(Severity::Query);
        desk.say(entry.at, finding.seen(&entry.cell.value.shown()).unread());
    }
    grade
}

/// The one grade whose column is ticked; two ticks of one row contradict each other and say nothing.
fn ticked_grade(desk: &mut Desk, row: &Row) -> Option<GradeCode> {
    let ticked = |col: &u32| {
        let entry = row.get(*col)?;
        let tick = cells::tick(entry.cell).value;
        matches!(tick, Some(Tick::Yes | Tick::Count(1))).then(|| entry.clone())
    };
    let found: Vec<(Entry, String)> =
        desk.columns.grades.iter().filter_map(|(col, grade)| Some((ticked(col)?, grade.clone()))).collect();
    match &found[..] {
        [(_, grade)] => desk.settings.words.grade(grade),
        [(first, _), ..] => {
            let finding = Finding::new(Code::ResultUnmapped).severity(Severity::Query);
            desk.say(first.at, finding.seen(&first.cell.value.shown()).unread());
            None
        }
        [] => None,
    }
}

/// A confirmation without a result and without a claim confirms nothing.
fn without_result(desk: &mut Desk, row: &Row, waits: &mut Vec<Code>, at: CellRef) {
    if row.first(&desk.columns, &Field::Result).is_some() {
        return;
    }
    let code = row.lost(&desk.columns, &Field::Result).unwrap_or(Code::ColumnMissing);
    if code == Code::ColumnMissing {
        let place = row.place(&desk.columns, &Field::Result, at);
        desk.say(place, Finding::new(code).arg("field", say::field(desk.settings.lang, &Field::Result)).of_row());
    }
    waits.push(code);
}

/// A grade beside ticks none of which is set; who registered and stayed away is no contradiction.
fn without_turn(desk: &mut Desk, row: &Row, grade: Option<&GradeCode>) {
    let absent = grade.is_some_and(|grade| grade.as_str() == GradeCode::ABSENT);
    if let Some(entry) = row.first(&desk.columns, &Field::Result).filter(|_| !absent).cloned() {
        desk.say_of(&entry, Code::ResultWithoutTurn, None);
    }
}

/// Whether a text stands below "Lý do không tham gia": whoever has one was not there.
fn excuses(desk: &Desk, entry: &Entry) -> bool {
    let key = desk.columns.key(entry.at.col);
    let asked = key.split(' ').any(|word| absence::FIRST.contains(&word));
    asked && entry.text.chars().any(char::is_alphabetic)
}

fn says<'a>(desk: &mut Desk, around: &Around, row: &Row<'a>, over: Option<When>) -> Says<'a> {
    let base = over.or_else(|| around.when(row.body).map(|(when, _)| when));
    let listed = dates::listed(desk, row, base).unwrap_or_default();
    let when = dates::spanning(&listed, desk.settings.cut).or_else(|| dates::of(desk, row, base));
    let ward = row.first(&desk.columns, &Field::Ward).or_else(|| lived_at(desk, row)).map(|entry| {
        Arc::new(WardText { text: residence::address(desk, row, entry), source: Source::Row, at: Some(entry.at) })
    });
    let mut says = Says {
        channel: None,
        named: Vec::new(),
        when,
        over,
        listed,
        ward,
        absent: false,
        refusals: Vec::new(),
        own: when.is_some(),
    };
    let settings = desk.settings;
    if let Some(entry) = row.first(&desk.columns, &Field::Channel) {
        says.channel = entry.channel(settings).cloned();
        // "Hình thức: văn nghệ" names a group where a channel was asked for.
        if says.channel.is_none() && settings.words.group_in(&entry.text).is_some() {
            hear(&mut says, entry, settings);
        }
    }
    let activity = row.first(&desk.columns, &Field::Activity);
    match row.first(&desk.columns, &Field::Group) {
        Some(group) => {
            hear(&mut says, group, settings);
            if let Some(activity) = activity {
                says.named.iter_mut().for_each(|named| named.activity = Some(Text::clone(&activity.text)));
            }
        }
        None => {
            if let Some(activity) = activity {
                hear(&mut says, activity, settings);
            }
        }
    }
    says.own |= says.channel.is_some() || !says.named.is_empty();
    let absent = |entry: &&Entry| absence::is_whole(entry.plain());
    says.refusals.extend(row.all(&desk.columns, &Field::Note).filter(absent).cloned());
    if says.channel.is_none() {
        says.refusals.extend(activity.filter(|entry| named::says_nothing(entry.plain())).cloned());
        says.refusals.extend(row.first(&desk.columns, &Field::Group).filter(absent).cloned());
    }
    // Where marks or counts say who came, a reason adds nothing.
    if desk.columns.marks.is_empty() && !desk.columns.has(&Field::Count) {
        says.refusals.extend(row.first(&desk.columns, &Field::Reason).filter(|entry| excuses(desk, entry)).cloned());
    }
    says.absent = !says.refusals.is_empty();
    says
}

/// The "nơi cư trú" of a list of who took part there, where no column of its own names the ward. A registered home says nothing.
fn lived_at<'r, 'a>(desk: &Desk, row: &'r Row<'a>) -> Option<&'r Entry<'a>> {
    let entry = row.first(&desk.columns, &Field::Address).filter(|_| !desk.columns.has(&Field::Ward))?;
    desk.columns.key(entry.at.col).contains("cu tru").then_some(entry)
}

/// Takes what a group or activity cell says; a channel of the row's own column stands.
fn hear(says: &mut Says, entry: &Entry, settings: &Settings) {
    match entry.said(settings) {
        Said::Activities(named) => says.named = named.iter().map(|one| named::at_cell(entry, one)).collect(),
        Said::Channel(channel) => says.channel = says.channel.take().or_else(|| Some(channel.clone())),
        Said::Nothing => {}
    }
}

/// Where the row asserts turns: its marks, else its counts, else the row itself.
fn spots<'m>(
    desk: &mut Desk,
    row: &Row,
    marks: &'m [MarkColumn],
    says: &Says,
    at: CellRef,
    waits: &mut Vec<Code>,
) -> Vec<Spot<'m>> {
    let mut spots = Vec::new();
    for mark in marks {
        let Some(entry) = row.get(mark.col) else { continue };
        let tick = tick(desk, entry);
        let (count, on) = match tick {
            None | Some(Tick::No) => continue,
            Some(Tick::Yes) => (1, None),
            Some(Tick::Count(count)) => (count, None),
            Some(Tick::On(day)) => (1, Some(When::Day(day))),
        };
        if count > 0 {
            desk.counted.push((row.body.row, mark.col, u64::from(count)));
            spots.push(Spot { at: entry.at, count, mark: Some(mark), on });
        }
    }
    let counts = desk.columns.all(&Field::Count).to_vec();
    if spots.is_empty() {
        for &col in &counts {
            let Some(entry) = row.get(col) else {
                waits.extend(row.lost.get(&col));
                continue;
            };
            let parsed = cells::count(entry.cell);
            let broken = parsed.value.is_none().then(|| parsed.notes.first().map(|note| note.code)).flatten();
            waits.extend(broken);
            let number = desk.take(parsed, entry).and_then(|number| u32::try_from(number).ok()).unwrap_or(0);
            if number > 0 {
                desk.counted.push((row.body.row, col, u64::from(number)));
                spots.push(Spot { at: entry.at, count: number, mark: None, on: None });
            }
        }
    }
    let counted = counts.iter().any(|&col| row.get(col).is_some());
    let plain = marks.is_empty() && !counted && (counts.is_empty() || says.own) && !says.absent;
    if spots.is_empty() && plain {
        spots.push(Spot { at, count: 1, mark: None, on: None });
    }
    spots
}

/// What a cell of marks says, and what there is to say of it: by the table's legend, else by what is usual.
fn tick(desk: &mut Desk, entry: &Entry) -> Option<Tick> {
    let by_legend = by_legend(desk, entry);
    if by_legend == Some(Tick::No) {
        desk.say_of(entry, Code::MarkNegative, Some("0"));
    }
    by_legend.or_else(|| desk.take(cells::tick(entry.cell), entry))
}

fn by_legend(desk: &Desk, entry: &Entry) -> Option<Tick> {
    desk.legend.get(entry.fold()).map(|there| if there { Tick::Yes } else { Tick::No })
}

/// The claims of one spot: one, or one for each group that the row names.
fn of_spot(desk: &mut Desk, around: &Around, row: &Row, says: &Says, spot: &Spot, confirms: bool) -> Vec<Claim> {
    let header = spot.mark.map(|mark| &mark.of);
    let header_named = spot.mark.and_then(|mark| named::header(desk.settings, mark));
    // A header that names a group beats free text of the row; a header that names an activity does not beat a group.
    let by_header = header.is_some_and(|of| of.group.is_some()) || says.named.is_empty();
    let own: Vec<Named> = match &header_named {
        Some(named) if by_header => vec![with_activity(named, &says.named)],
        _ => says.named.clone(),
    };
    let context = around.context_named(row.body);
    let own = if own.is_empty() { context.cloned().into_iter().collect() } else { own };
    if confirms && !names_something(around, row, says, header.and_then(|of| of.channel.as_ref()), &own) {
        return Vec::new();
    }
    let channel = channel(around, row, says, header.and_then(|of| of.channel.clone()), !own.is_empty());
    let (channel, source) = channel.unwrap_or_else(|| (desk.settings.default_channel.clone(), Source::Assumed));
    if matches!(source, Source::Sheet | Source::File) {
        let seen = if source == Source::Sheet { desk.table.sheet.to_string() } else { desk.path.stem().to_owned() };
        let label = desk.settings.channel_label(&channel).to_owned();
        desk.say_of_table(from_name(&seen, &label));
    }
    let named = if own.is_empty() { around.named().cloned().into_iter().collect() } else { own };
    let named = if named.is_empty() && channel.is_group() { vec![unnamed(desk, row, spot.at)] } else { named };
    if channel.is_group() {
        named.iter().for_each(|named| named::say(desk, named));
        say_several(desk, &named);
    }
    let when = spot
        .on
        .or(says.when)
        .map(|when| (when, Source::Row))
        .or_else(|| header.and_then(|of| of.when).or(says.over).map(|when| (when, Source::Header)))
        .or_else(|| around.when(row.body));
    let ward = says.ward.clone().or_else(|| header_ward(spot).map(Arc::new)).or_else(|| around.ward(row.body));
    let claim = |count: u32, named: Option<&Named>| Claim {
        at: spot.at,
        count,
        channel: (channel.clone(), source),
        group: named.filter(|_| channel.is_group()).map(|named| named.group.clone()),
        when,
        ward: ward.clone(),
        activity: named.and_then(|named| named.activity.clone()),
    };
    if !channel.is_group() || named.is_empty() {
        return vec![claim(spot.count, named.first())];
    }
    shares(spot, named.len()).into_iter().zip(&named).map(|(count, named)| claim(count, Some(named))).collect()
}

/// A claim of channel `group` that names no group goes where unmapped activities go (COUNTING, Group).
fn unnamed(desk: &Desk, row: &Row, at: CellRef) -> Named {
    let place = row.place(&desk.columns, &Field::Activity, at);
    Named {
        group: GroupClaim { code: GroupCode::new(GroupCode::OTHER), how: None },
        activity: None,
        source: Source::Row,
        at: Some(row.place(&desk.columns, &Field::Group, place)),
        seen: Text::default(),
        copied: false,
    }
}

/// How many turns each of the named groups has. A tick is one turn for each; a count of n stays n in all.
fn shares(spot: &Spot, groups: usize) -> Vec<u32> {
    if spot.count == 1 {
        return vec![1; groups];
    }
    let groups = u32::try_from(groups).unwrap_or(u32::MAX);
    let first = spot.count.saturating_sub(groups - 1).max(1);
    let others = spot.count - first;
    std::iter::once(first).chain((0..others).map(|_| 1)).collect()
}

/// A header's group with the activity that the row names.
fn with_activity(header: &Named, row: &[Named]) -> Named {
    let activity = header.activity.clone().or_else(|| row.first().and_then(|named| named.activity.clone()));
    Named { activity, ..header.clone() }
}

fn header_ward(spot: &Spot) -> Option<WardText> {
    let mark = spot.mark?;
    let text = mark.of.ward.clone()?;
    Some(WardText { text: text.into(), source: Source::Header, at: Some(mark.header_at) })
}

/// Whether row, header, context or title name a channel or an activity: only then does a confirmation claim a turn.
fn names_something(around: &Around, row: &Row, says: &Says, header: Option<&ChannelCode>, own: &[Named]) -> bool {
    let by_title = around.channel().is_some_and(|(_, source)| *source == Source::Title)
        || around.named().is_some_and(|named| named.source == Source::Title);
    says.channel.is_some()
        || header.is_some()
        || !own.is_empty()
        || around.context_channel(row.body).is_some()
        || by_title
}

/// The channel by its ladder: row, header, a group of row, header or context, context, title, a group of the title.
/// None: nobody states it.
fn channel(
    around: &Around,
    row: &Row,
    says: &Says,
    header: Option<ChannelCode>,
    named: bool,
) -> Option<(ChannelCode, Source)> {
    let group = || (ChannelCode::new(ChannelCode::GROUP), Source::Implied);
    let stated = says.channel.clone().map(|channel| (channel, Source::Row));
    stated
        .or_else(|| header.map(|channel| (channel, Source::Header)))
        .or_else(|| named.then(group))
        .or_else(|| around.context_channel(row.body).map(|channel| (channel, Source::Context)))
        .or_else(|| around.channel().cloned())
        .or_else(|| around.named().map(|_| group()))
}

/// Several groups in one cell are several turns.
fn say_several(desk: &mut Desk, named: &[Named]) {
    if let [first, _, ..] = named
        && let Some(at) = first.at.filter(|_| !first.copied)
    {
        let labels: Vec<&str> = named.iter().map(|one| desk.settings.group_label(&one.group.code)).collect();
        let finding = Finding::new(Code::ActivitySeveral).seen(&first.seen).repaired(&labels.join("; "));
        desk.say(at, finding);
    }
}

/// A column that holds ticks and counts alike (FINDINGS 73): a tick is 1, and somebody should look. Of who stayed away neither counts.
pub(super) fn mixed_columns(desk: &mut Desk, around: &Around, rows: &[Row]) {
    let marks = desk.columns.marks.clone();
    for mark in marks.iter() {
        let mut ticks = Vec::new();
        let mut counts = Vec::new();
        for entry in rows.iter().filter(|row| around.away(row.body).is_none()).filter_map(|row| row.get(mark.col)) {
            let digits =
                !matches!(entry.cell.value, Value::Text(_)) || entry.text.chars().all(|one| one.is_ascii_digit());
            match by_legend(desk, entry).or_else(|| cells::tick(entry.cell).value) {
                Some(Tick::Yes) if !digits => ticks.push((entry.clone(), "1".to_owned())),
                // Days listed in a cell are marks as well.
                Some(Tick::Count(count)) if count > 1 && cells::listed(&entry.text).is_none() => {
                    counts.push((entry.clone(), count.to_string()));
                }
                _ => {}
            }
        }
        if !ticks.is_empty() && !counts.is_empty() {
            for (entry, number) in ticks.iter().chain(&counts) {
                desk.say_of(entry, Code::MarkAndCount, Some(number));
            }
        }
    }
}
