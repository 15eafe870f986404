//! What a row says of all its claims: channel, activity, time, ward, and that nobody came.

use std::sync::Arc;

use super::away::{self, Away};
use crate::model::{CellRef, ChannelCode, Field, Text, When};
use crate::normalise::around::Around;
use crate::normalise::desk::{Desk, Entry, Row};
use crate::normalise::named::{self, Named, Said};
use crate::normalise::{Source, WardText, dates, residence};
use crate::settings::Settings;

/// What a row says of all its claims.
pub(super) struct Says<'a> {
    pub channel: Option<ChannelCode>,
    pub named: Vec<Named>,
    pub when: Option<When>,
    /// The time above the columns it is read from.
    pub over: Option<When>,
    /// The times of a cell that lists several; `when` spans them.
    pub listed: Vec<When>,
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
    let mut says = Says {
        channel: None,
        named: Vec::new(),
        when,
        over,
        listed,
        ward,
        absent: false,
        away: Away::default(),
        own: when.is_some(),
    };
    let settings = desk.settings;
    if let Some(entry) = row.first(&desk.columns, &Field::Channel) {
        says.channel = entry.channel(settings).or_else(|| desk.legend.channel(entry.fold())).cloned();
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
    let mut away = Away::of(desk, row, says.channel.as_ref());
    if let (at, Some(remark)) = name {
        away.behind_name(row.get(at.col), remark);
    }
    says.absent = !away.refusals.is_empty() || !away.unclear.is_empty() || !away.unconfirmed.is_empty();
    says.away = away;
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
