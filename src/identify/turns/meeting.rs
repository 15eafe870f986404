//! Which tokens of a person are one turn: equal ones of one sender are a slot, slots of several senders meet.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Slot, SourceKey, Token};
use crate::identify::around::Around;
use crate::model::{ChannelCode, Date, GroupCode, UnitId, When};
use crate::wards::Ward;

/// What makes days of one sender the same turn.
type DayKey<'t> = (UnitId, u32, &'t ChannelCode, Option<&'t GroupCode>, Option<&'t Ward>, Date);
/// What makes months of one sender the same row again: sender, version, content, title, channel, group, ward, time, activity, column,
/// number within a count.
type RowKey<'t> = (
    (UnitId, u32, [u8; 16], &'t str),
    (&'t ChannelCode, Option<&'t GroupCode>, Option<&'t Ward>, When),
    (Option<&'t str>, u32, u32),
);

/// Joins what one sender says more than once.
pub(super) fn slots(around: &Around, tokens: &[Token]) -> Vec<Slot> {
    let mut days: BTreeMap<DayKey, Slot> = BTreeMap::new();
    let mut rows: BTreeMap<RowKey, Slot> = BTreeMap::new();
    for (place, token) in tokens.iter().enumerate() {
        let (sender, variant) = (token.sender, token.source.variant);
        let (channel, group, ward) = (token.channel, token.group, token.ward.as_ref());
        if let Some(day) = token.when.day() {
            days.entry((sender, variant, channel, group, ward, day)).or_default().push(place);
        } else {
            let title = around.tables[token.table].facts.title_key.as_str();
            let key = (
                (sender, variant, token.rank.content, title),
                (channel, group, ward, token.when),
                (token.activity_key.as_deref(), token.at.col, token.nth),
            );
            rows.entry(key).or_default().push(place);
        }
    }
    let mut slots: Vec<Slot> = rows.into_values().collect();
    for day in days.into_values() {
        day_slots(tokens, day, &mut slots);
    }
    slots
}

/// Of equal days: each activity named is a turn (a count of n: n turns), and whoever names none means one of them.
fn day_slots(tokens: &[Token], day: Slot, slots: &mut Vec<Slot>) {
    if day.len() == 1 {
        slots.push(day);
        return;
    }
    let mut named: BTreeMap<(&str, u32), Slot> = BTreeMap::new();
    let mut silent: BTreeMap<u32, Slot> = BTreeMap::new();
    for place in day {
        let token = &tokens[place];
        match &token.activity_key {
            Some(activity) => named.entry((&**activity, token.nth)).or_default().push(place),
            None => silent.entry(token.nth).or_default().push(place),
        }
    }
    let first = slots.len();
    slots.extend(named.into_values());
    for (number, places) in silent.into_values().enumerate() {
        match slots.get_mut(first + number) {
            Some(slot) => slot.extend(places),
            None => slots.push(places),
        }
    }
}

/// Meets the slots of all senders: source by source, days before months, each source matched as fully as can be.
pub(super) fn meet(tokens: &[Token], slots: Vec<Slot>) -> Vec<Vec<Slot>> {
    let mut batches: BTreeMap<(i32, Reverse<usize>, SourceKey), Vec<Slot>> = BTreeMap::new();
    let mut sizes: BTreeMap<SourceKey, usize> = BTreeMap::new();
    for slot in &slots {
        *sizes.entry(tokens[slot[0]].source).or_default() += 1;
    }
    for slot in slots {
        let first = &tokens[slot[0]];
        let key = (first.rank.days, Reverse(sizes[&first.source]), first.source);
        batches.entry(key).or_default().push(slot);
    }
    let mut turns: Vec<Vec<Slot>> = Vec::new();
    for mut batch in batches.into_values() {
        batch.sort_unstable_by_key(|slot| slot[0]);
        let partners = matched(tokens, &batch, &turns);
        let mut fresh = Vec::new();
        for (slot, partner) in batch.into_iter().zip(partners) {
            match partner {
                Some(turn) => turns[turn].push(slot),
                None => fresh.push(vec![slot]),
            }
        }
        turns.extend(fresh);
    }
    turns
}

/// Whether a slot can be one turn with slots that met already.
fn may_meet(tokens: &[Token], slot: &Slot, turn: &[Slot]) -> bool {
    let mine = &tokens[slot[0]];
    turn.iter().all(|beside| {
        let other = &tokens[beside[0]];
        if (mine.sender, mine.source.variant) == (other.sender, other.source.variant) {
            // A sender's months meet its own days only for the same channel and group, and only from another list.
            // Rows that are one stand on several lists; whichever of them counts, a list that names both means two.
            let list = |place: &usize| tokens[*place].table;
            let lists = slot.iter().all(|one| beside.iter().all(|with| list(one) != list(with)));
            return mine.source.coarse != other.source.coarse
                && lists
                && mine.channel == other.channel
                && mine.group == other.group
                && !mine.contradicts(other);
        }
        mine.source != other.source && !mine.contradicts(other)
    })
}

/// A largest matching of slots to turns (Kuhn); of equally large ones the best fitting first.
fn matched(tokens: &[Token], batch: &[Slot], turns: &[Vec<Slot>]) -> Vec<Option<usize>> {
    let distance = |slot: &Slot, turn: &[Slot]| tokens[slot[0]].distance(&tokens[turn[0][0]]);
    let wishes: Vec<Vec<usize>> = batch
        .iter()
        .map(|slot| {
            let mut wish: Vec<usize> = (0..turns.len()).filter(|&turn| may_meet(tokens, slot, &turns[turn])).collect();
            wish.sort_by_key(|&turn| (distance(slot, &turns[turn]), turn));
            wish
        })
        .collect();
    let mut taken: Vec<Option<usize>> = vec![None; turns.len()];
    for slot in 0..batch.len() {
        augment(slot, &wishes, &mut taken, &mut vec![false; turns.len()]);
    }
    let mut partners = vec![None; batch.len()];
    for (turn, slot) in taken.into_iter().enumerate() {
        if let Some(slot) = slot {
            partners[slot] = Some(turn);
        }
    }
    partners
}

/// Finds the slot a turn, moving others to turns they wish for as well.
fn augment(slot: usize, wishes: &[Vec<usize>], taken: &mut [Option<usize>], seen: &mut [bool]) -> bool {
    for &turn in &wishes[slot] {
        if std::mem::replace(&mut seen[turn], true) {
            continue;
        }
        if taken[turn].is_none_or(|other| augment(other, wishes, taken, seen)) {
            taken[turn] = Some(slot);
            return true;
        }
    }
    false
}
