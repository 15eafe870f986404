//! Participations and confirmations: what a row claims, by COUNTING "Channel, group, ward" and "Dates and periods".
//!
//! Must never claim a turn that no row, tick or count asserts.

mod away;
mod grade;
mod month_days;
mod rate;
mod says;
mod shares;
mod spots;

use std::borrow::Cow;
use std::sync::Arc;

use self::away::refuses;
use self::grade::{grade, without_result, without_turn};
pub(super) use self::month_days::{holds as holds_days, noted as days_noted};
pub(super) use self::rate::Held;
use self::says::{Says, says};
use self::shares::Share;
pub(super) use self::spots::mixed_columns;
use self::spots::{Spot, each_time, names_place, spots};
use super::around::{Around, Away, from_name};
use super::desk::{Desk, Row};
use super::named::{self, Named};
use super::{Claim, GroupClaim, Participation, Source, WardText, dates, reason, remark, rounds};
use crate::finding::{Code, Finding, Severity};
use crate::model::{CellRef, ChannelCode, Field, GradeCode, GroupCode, Text, When};
use crate::text;

/// Reads a row; `at` is the cell of its name, `bracket` the remark behind that. The second value are the codes for which it waits.
pub(super) fn read(
    desk: &mut Desk,
    around: &Around,
    row: &Row,
    (at, bracket): (CellRef, Option<&str>),
    confirms: bool,
) -> (Participation, Vec<Code>) {
    let mut waits = Vec::new();
    let grade = grade(desk, row).or_else(|| around.grade(row.body));
    let read = Read { around, at, bracket, confirms, grade: grade.as_ref() };
    let (says, mut claims) = if desk.columns.rounds.is_empty() {
        read.row(desk, row, None, &mut waits)
    } else {
        read.rounds(desk, row, &mut waits)
    };
    if !claims.is_empty() && claims.iter().all(|claim| claim.when.is_none()) {
        dates::say_unknown(desk, row, at);
        waits.push(Code::PeriodUnknown);
    }
    let graded = grade.is_some() || !claims.is_empty();
    // Whose own result is missing, and the remark says why.
    let unseen = confirms && !graded && says.away.is_unconfirmed();
    if confirms && !graded && !unseen {
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
        refused: unseen
            || row.all(&desk.columns, &Field::Result).any(|entry| refuses(desk, entry, confirms && !graded)),
        no_member: no_member(desk, row, (at, bracket)).map(Box::new),
        absence: absence.map(Box::new),
    };
    (participation, waits)
}

/// The cell by which a row says that this is no member: one that asks for it, a position or category, words of a remark or behind the name.
fn no_member(desk: &Desk, row: &Row, (at, bracket): (CellRef, Option<&str>)) -> Option<(CellRef, Text)> {
    let asked = || desk.columns.membership.iter().filter_map(|&col| row.get(col));
    let by_answer = || asked().find(|entry| remark::answers_no(entry.plain().trim()));
    let stands = || row.all(&desk.columns, &Field::Position).chain(row.all(&desk.columns, &Field::Category));
    let by_place = || stands().find(|entry| remark::denies(entry.plain().trim()));
    let by_words = || row.all(&desk.columns, &Field::Note).find(|entry| remark::denies_in_words(entry.plain().trim()));
    let entry = by_answer().or_else(by_place).or_else(by_words);
    let said = entry.map(|entry| (entry.at, Text::clone(&entry.text)));
    said.or_else(|| bracket.filter(|text| remark::denies(text::plain(text).trim())).map(|text| (at, text.into())))
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
    bracket: Option<&'r str>,
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
        let mut says = says(desk, self.around, row, (self.at, self.bracket), over);
        says.absent |= self.grade.is_some_and(|grade| grade.as_str() == GradeCode::ABSENT);
        let marks = desk.columns.marks.clone();
        // On a list of who stayed away a mark says when, or why.
        let spots = match self.around.away(row.body) {
            Some(away) => {
                say_away(desk, away);
                Vec::new()
            }
            None => {
                let base = over.or_else(|| self.around.when(row.body).map(|(when, _)| when));
                spots(desk, row, &marks, (self.around, &says), self.at, waits, base)
            }
        };
        if self.grade.is_some() && !marks.is_empty() && spots.is_empty() {
            without_turn(desk, row, self.grade);
        }
        away::say(desk, &marks, &says, &spots, self.grade);
        let mut claims = Vec::new();
        for spot in each_time(&says, spots) {
            let found = of_spot(desk, self.around, row, &says, &spot, self.confirms);
            // Nearly every row has one spot: its claims are taken as they are.
            if claims.is_empty() {
                claims = found;
            } else {
                claims.extend(found);
            }
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
        (says(desk, self.around, &rounds::none_of(row, &rounds), (self.at, self.bracket), None), claims)
    }
}

/// The claims of one spot: one, or one for each group that the row names.
fn of_spot(desk: &mut Desk, around: &Around, row: &Row, says: &Says, spot: &Spot, confirms: bool) -> Vec<Claim> {
    let header = spot.mark.map(|mark| &mark.of);
    let header_named = spot.mark.and_then(|mark| named::header(desk.settings, mark));
    // A header that names a group beats free text of the row; a header that names an activity does not beat a group.
    let by_header = header.is_some_and(|of| of.group.is_some()) || says.named.is_empty();
    let own: Cow<'_, [Named]> = match &header_named {
        _ if !spot.named.is_empty() => Cow::Borrowed(&spot.named),
        Some(named) if by_header => Cow::Owned(vec![with_activity(named, &says.named)]),
        _ => Cow::Borrowed(&says.named),
    };
    let own = if own.is_empty() { Cow::Borrowed(one_or_none(around.context_named(row.body))) } else { own };
    if confirms && !names_something(around, row, says, header.and_then(|of| of.channel.as_ref()), &own) {
        say_unclaimed(desk, spot);
        return Vec::new();
    }
    let channel = channel(around, row, says, header.and_then(|of| of.channel.clone()), !own.is_empty());
    let (channel, source) = channel.unwrap_or_else(|| (desk.settings.default_channel.clone(), Source::Assumed));
    if matches!(source, Source::Sheet | Source::File) {
        let seen = if source == Source::Sheet { desk.table.sheet.to_string() } else { desk.path.stem().to_owned() };
        let label = desk.settings.channel_label(&channel).to_owned();
        desk.say_of_table(from_name(&seen, &label));
    }
    let named = if own.is_empty() { Cow::Borrowed(one_or_none(around.named())) } else { own };
    let named = if named.is_empty() && channel.is_group() { Cow::Owned(vec![unnamed(desk, row, spot)]) } else { named };
    // A part of a cell that names another channel is of that, unless the row or the header names one for all of it.
    let own_channels = !matches!(source, Source::Row | Source::Header);
    if channel.is_group() {
        let placed = |named: &&Named| named.channel.is_none() || !own_channels;
        named.iter().filter(placed).for_each(|named| named::say(desk, named));
    }
    let when = spot
        .on
        .or(says.when)
        .map(|when| (when, Source::Row))
        .or_else(|| header.and_then(|of| of.when).or(says.over).map(|when| (when, Source::Header)))
        .or_else(|| around.when(row.body));
    let ward = says.ward.clone().or_else(|| header_ward(row, spot).map(Arc::new)).or_else(|| around.ward(row.body));
    let claim = |part: Share| {
        let named = part.named;
        let own = named.and_then(|named| named.channel.clone()).filter(|_| own_channels);
        let (channel, source) = own.map_or_else(|| (channel.clone(), source), |own| (own, Source::Row));
        Claim {
            at: spot.at,
            count: part.count,
            group: named.filter(|_| channel.is_group()).map(|named| named.group.clone()),
            activity: named.filter(|_| channel.is_group()).and_then(|named| named.activity.clone()),
            channel: (channel, source),
            when: part.day.map(|day| (day, Source::Row)).or(when),
            ward: ward.clone(),
        }
    };
    let takes = shares::takes(desk, says, spot);
    if !channel.is_group() || named.is_empty() {
        let parts = shares::of_all(spot.count, &named, takes);
        return parts.into_iter().map(|part| Claim { activity: all_done(&named), ..claim(part) }).collect();
    }
    say_several(desk, &named, shares::are_unlike(spot.count, &named, takes));
    shares::of_each(spot.count, &named, takes).into_iter().map(claim).collect()
}

fn one_or_none(named: Option<&Named>) -> &[Named] {
    named.map_or(&[], std::slice::from_ref)
}

/// A claim of channel `group` that names no group goes where unmapped activities go (COUNTING, Group).
fn unnamed(desk: &Desk, row: &Row, spot: &Spot) -> Named {
    let place = row.place(&desk.columns, &Field::Activity, spot.at);
    let own = row.place(&desk.columns, &Field::Group, place);
    let headed =
        spot.mark.filter(|_| own == spot.at).and_then(|mark| Some((mark.header_at, group_over(&mark.header)?)));
    let (at, seen, source) = match headed {
        Some((at, words)) => (at, words.into(), Source::Header),
        None => (own, Text::default(), Source::Row),
    };
    Named {
        group: GroupClaim { code: GroupCode::new(GroupCode::OTHER), how: None },
        activity: None,
        source,
        at: Some(at),
        seen,
        part: None,
        channel: None,
        copied: false,
        days: Vec::new(),
        times: 1,
    }
}

/// The words over a column by which it is of a group that nobody knows: `Nhóm hậu cần` > `T1`.
fn group_over(header: &str) -> Option<&str> {
    header.rsplit(" > ").skip(1).find(|part| {
        let key = text::plain(part);
        text::starts_with_words(&key, "nhom") && key.trim().contains(' ') && !key.starts_with("nhom hoat dong")
    })
}

/// All that was done in one turn, as typed.
fn all_done(named: &[Named]) -> Option<Text> {
    match named {
        [Named { part: Some(_), seen, .. }, _, ..] => Some(text::clean(seen).text.into()),
        _ => named.first().and_then(|named| named.activity.clone()),
    }
}

/// A header's group with the activity that the row names.
fn with_activity(header: &Named, row: &[Named]) -> Named {
    let activity = header.activity.clone().or_else(|| all_done(row));
    Named { activity, ..header.clone() }
}

/// The ward of a column of marks; in one of `Nơi khác` what stands in the cell, or that nobody says which.
fn header_ward(row: &Row, spot: &Spot) -> Option<WardText> {
    let mark = spot.mark?;
    if mark.of.elsewhere {
        let named = row.get(spot.at.col).filter(|entry| names_place(entry));
        let text = named.map_or_else(|| mark.header.as_str().into(), |entry| Text::clone(&entry.text));
        return Some(WardText { text, source: Source::Row, at: Some(spot.at) });
    }
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

/// A bare confirmation claims no turn (COUNTING, Sheets); a number above 1 was meant as turns, so that somebody has to say by which
/// channel.
fn say_unclaimed(desk: &mut Desk, spot: &Spot) {
    let column = desk.table.columns.iter().find(|column| column.col == spot.at.col && spot.count > 1);
    if let Some(column) = column {
        let finding = Finding::new(Code::ColumnUnknown).severity(Severity::Query).arg("kind", "unclaimed");
        desk.say(CellRef::new(column.header_row, column.col), finding.seen(&column.header));
    }
}

/// Several groups or activities in one cell are several turns: says which, and asks where the row counts `unlike` it.
fn say_several(desk: &mut Desk, named: &[Named], unlike: bool) {
    if let [first, rest @ ..] = named
        && (unlike || !rest.is_empty())
        && let Some(at) = first.at.filter(|_| !first.copied)
    {
        let told = |one: &Named| {
            let label = desk.settings.group_label(&one.group.code);
            match (&one.channel, &one.activity) {
                (Some(_), _) => one.words().to_string(),
                (None, Some(activity)) => format!("{activity} ({label})"),
                (None, None) => label.to_owned(),
            }
        };
        let parts: Vec<String> = named.iter().map(told).collect();
        let finding = Finding::new(Code::ActivitySeveral).seen(&first.seen).repaired(&parts.join("; "));
        desk.say(at, if unlike { finding.severity(Severity::Query).arg("kind", "unlike") } else { finding });
    }
}
