//! What a row says of all its claims: channel, activity, time, ward, and that nobody came.

use std::sync::Arc;

use super::away::{self, Away};
use crate::model::{CellRef, ChannelCode, Field, Text, When};
use crate::normalise::around::Around;
use crate::normalise::desk::{Desk, Entry, Row};
use crate::normalise::named::{self, Named, Said};
use crate::normalise::{Source, WardText, dates, residence};
use crate::settings::Settings;
use crate::wards;

/// What a row says of all its claims.
pub(super) struct Says<'a> {
    pub channel: Option<ChannelCode>,
    pub named: Vec<Named>,
    pub when: Option<When>,
    /// The time above the columns it is read from.
    pub over: Option<When>,
    /// The times of a cell that lists several; `when` spans them.
    pub listed: Vec<When>,
    /// How often by the words beside a channel; 1 where they say nothing of it.
    pub times: u32,
    pub ward: Option<Arc<WardText>>,
    /// The row says that the person did not take part, or leaves it open.
    pub absent: bool,
    /// The cells by which it does.
    pub away: Away<'a>,
    /// Some column of the row's own names a channel, activity, group or date.
    pub own: bool,
}

/// `name`: the cell of the row's name, and the remark behind it.
pub(super) fn says<'a>(
    desk: &mut Desk,
    around: &Around,
    row: &Row<'a>,
    name: (CellRef, Option<&str>),
    over: Option<When>,
) -> Says<'a> {
    let base = over.or_else(|| around.when(row.body).map(|(when, _)| when));
    let dated = away::date(desk, row).is_none();
    let listed = if dated { dates::listed(desk, row, base).unwrap_or_default() } else { Vec::new() };
    let spanned = dates::spanning(&listed, desk.settings.cut);
    let when = if dated { spanned.or_else(|| dates::of_or_around(desk, row, base)) } else { None };
    let ward = row.first(&desk.columns, &Field::Ward).or_else(|| lived_at(desk, row)).map(|entry| {
        Arc::new(WardText { text: residence::address(desk, row, entry), source: Source::Row, at: Some(entry.at) })
    });
    let ward = ward.or_else(|| held_at(desk, row));
    let mut says = Says {
        channel: None,
        named: Vec::new(),
        when,
        over,
        listed,
        times: 1,
        ward,
        absent: false,
        away: Away::default(),
        own: when.is_some(),
    };
    let settings = desk.settings;
    let mut listed = Vec::new();
    if let Some(entry) = row.first(&desk.columns, &Field::Channel) {
        let at = says.when.or(base);
        listed = entry.channels(settings).iter().map(|one| named::at_cell(entry, one, at, settings)).collect();
        if listed.is_empty() {
            says.channel = entry.channel(settings).or_else(|| desk.legend.channel(entry.fold())).cloned();
            says.times = entry.times();
        }
        // "Hình thức: văn nghệ" names a group where a channel was asked for.
        if says.channel.is_none() && listed.is_empty() && settings.words.group_in(&entry.text).is_some() {
            hear(&mut says, entry, base, settings);
        }
    }
    let activity = row.first(&desk.columns, &Field::Activity);
    match row.first(&desk.columns, &Field::Group) {
        Some(group) => {
            hear(&mut says, group, base, settings);
            if let Some(activity) = activity {
                says.named.iter_mut().for_each(|named| named.activity = Some(Text::clone(&activity.text)));
                dated_by(&mut says, activity, base, settings);
            }
        }
        None => {
            if let Some(activity) = activity {
                hear(&mut says, activity, base, settings);
            }
        }
    }
    with_channels(&mut says, listed);
    says.own |= says.channel.is_some() || !says.named.is_empty();
    let mut away = Away::of(desk, row, says.channel.as_ref());
    if let (at, Some(remark)) = name {
        away.behind_name(row.get(at.col), remark);
    }
    says.absent = !away.refusals.is_empty() || !away.unclear.is_empty() || !away.unconfirmed.is_empty();
    says.away = away;
    says
}

/// Takes the channels that a cell lists: those without groups beside what was done, all of them where nothing says what was.
fn with_channels(says: &mut Says, mut listed: Vec<Named>) {
    if listed.is_empty() {
        return;
    }
    says.channel = None;
    if !says.named.is_empty() {
        listed.retain(|one| one.channel.is_some() && !says.named.iter().any(|named| named.channel == one.channel));
    }
    says.named.append(&mut listed);
}

/// The "nơi cư trú" of a list of who took part there, where no column of its own names the ward. A registered home says nothing.
fn lived_at<'r, 'a>(desk: &Desk, row: &'r Row<'a>) -> Option<&'r Entry<'a>> {
    let entry = row.first(&desk.columns, &Field::Address).filter(|_| !desk.columns.has(&Field::Ward))?;
    desk.columns.key(entry.at.col).contains("cu tru").then_some(entry)
}

/// The ward that a place among halls and streets names, where no column is of wards: "Nhà văn hóa phường Trà An".
fn held_at(desk: &Desk, row: &Row) -> Option<Arc<WardText>> {
    let col = desk.columns.held_at.filter(|_| !desk.columns.has(&Field::Ward))?;
    let entry = row.get(col)?;
    let text = wards::mention(&entry.text)?.into();
    Some(Arc::new(WardText { text, source: Source::Row, at: Some(entry.at) }))
}

/// Takes what a group or activity cell says; a channel of the row's own column stands, and so does a time of its own.
fn hear(says: &mut Says, entry: &Entry, base: Option<When>, settings: &Settings) {
    let base = says.when.or(base);
    match entry.said(settings) {
        Said::Activities(named) => {
            says.named = named.iter().map(|one| named::at_cell(entry, one, base, settings)).collect();
        }
        Said::Channel(channel, listed, times) => {
            says.times = if listed.is_empty() { *times } else { 1 };
            says.channel = says.channel.take().or_else(|| Some(channel.clone()));
            let days = dates::beside(listed, base, settings);
            if says.listed.is_empty() && !matches!(says.when, Some(When::Day(_))) && !days.is_empty() {
                says.when = if let [day] = days[..] { Some(day) } else { dates::spanning(&days, settings.cut) };
                says.listed = if days.len() > 1 { days } else { Vec::new() };
            }
        }
        Said::Nothing => {}
    }
}

/// Takes the days that an activity beside a group names: of one group all of them, of as many as there are activities each its own.
fn dated_by(says: &mut Says, activity: &Entry, base: Option<When>, settings: &Settings) {
    let Said::Activities(done) = activity.said(settings) else { return };
    let base = says.when.or(base);
    let done = done.iter().map(|one| named::at_cell(activity, one, base, settings).days);
    match &mut says.named[..] {
        [one] if one.days.is_empty() => {
            one.days = done.flatten().collect();
            one.days.sort_unstable();
            one.days.dedup();
        }
        several if several.len() == done.len() => {
            several.iter_mut().zip(done).for_each(|(one, days)| one.days.extend(days));
        }
        _ => {}
    }
}
