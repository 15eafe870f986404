//! What a ward's name means on a day.

use std::collections::BTreeMap;

use super::address::{Part, Piece, pieces};
use super::asked::{Asked, District, Time, asked};
use super::province::province_of;
use super::reformed;
use super::table::{New, Old, table};
use super::tail;
use super::{REFORM, Resolution, Ward, key};
use crate::finding::Code;
use crate::model::Date;

/// The answer before its notes are put in order.
pub(super) struct Found {
    pub(super) ward: Ward,
    abolished: bool,
    pub(super) others: Vec<Ward>,
    /// The text says something of it that is not so: another kind of ward, another district.
    pub(super) doubtful: bool,
    /// The province of the ward that was named.
    pub(super) province: &'static str,
}

pub(super) fn resolve(text: &str, on: Date, province: Option<&str>, aliases: &BTreeMap<String, String>) -> Resolution {
    let written = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(ward) = alias(&written, on, aliases) {
        return Resolution { ward: Some(ward), notes: vec![Code::WardAlias], others: Vec::new() };
    }
    let time = Time { home: province.and_then(province_of), on, marks: !written.is_ascii() };
    let parts = pieces(&written, on >= REFORM);
    if let Some((mut found, at)) = find(&parts, time) {
        another(&mut found, (&parts, at), &written, time);
        return answer(found, &parts, at, &written, time);
    }
    match unglued(&parts, time).or_else(|| tail::of(&parts, time)) {
        Some((parts, found, at)) => answer(found, &parts, at, &written, time),
        None => reformed::read(&written, on, province, aliases).unwrap_or_else(|| nowhere(&parts, &written)),
    }
}

/// Doubts a ward beside which another one is named by its kind, `P. Bình Thủy, P. Cái Khế`: a turn is in one of them. What a ward was or
/// is called now is the same place.
fn another(found: &mut Found, (parts, at): (&[Piece], usize), written: &str, time: Time) {
    const SAME: [&str; 7] = ["nay", "cu", "truoc", "moi", "sap", "nhap", "thuoc"];
    let named = |at: usize| matches!(parts[at].part, Part::Ward(_));
    if !(0..at).any(named) || key::weak(written).split(' ').any(|word| SAME.contains(&word)) {
        return;
    }
    let alone = |other: usize| {
        let name = parts[other].name.trim_end_matches(" và").trim_end_matches(" va").to_owned();
        vec![Piece { name, ..parts[other].clone() }]
    };
    let others =
        (0..at).filter(|&other| named(other)).filter_map(|other| lookup(&asked(&alone(other), 0, time), time.on));
    let others: Vec<Ward> = others.filter(|other| !other.doubtful).map(|other| other.ward).collect();
    let differ = others.into_iter().filter(|ward| ward.code != found.ward.code);
    let differ: Vec<Ward> = differ.collect();
    found.others.extend(differ);
}

/// A text that means no ward: perhaps a hamlet.
fn nowhere(parts: &[Piece], written: &str) -> Resolution {
    let hamlet = parts.iter().any(|piece| piece.part == Part::Smaller) && is_hamlet(written);
    Resolution { notes: if hamlet { vec![Code::WardIsHamlet] } else { Vec::new() }, ..Resolution::default() }
}

/// A ward by an alias from config, by any fold of the text the caller may use for its keys.
fn alias(written: &str, on: Date, aliases: &BTreeMap<String, String>) -> Option<Ward> {
    if aliases.is_empty() {
        return None;
    }
    let wanted = key::strong(written);
    let code = aliases.get(written).or_else(|| {
        let mut equal = aliases.iter().filter(|(name, _)| key::strong(name) == wanted);
        equal.next().map(|found| found.1)
    })?;
    let (old, new) = (table().old_by_code(code), table().new_by_code(code));
    if on < REFORM {
        old.map(Old::ward).or(new.map(New::ward))
    } else {
        new.map(New::ward).or(old.map(|old| old.successor().ward()))
    }
}

/// The ward an address means and which part named it: the rightmost part that a ward answers to, marked ones first.
fn find(parts: &[Piece], time: Time) -> Option<(Found, usize)> {
    let marked = parts.iter().rposition(|piece| matches!(piece.part, Part::Ward(_)));
    let last = parts.len().checked_sub(1)?;
    let candidates: Vec<usize> = match marked {
        Some(at) => vec![at],
        None => (0..=last).rev().filter(|at| parts[*at].part == Part::Bare).collect(),
    };
    // Read from the right: with several parts the last bare one may be the province or the district.
    candidates.iter().find_map(|at| {
        let single = candidates.len() == 1 || marked.is_some();
        let outer = !single && is_outer(&parts[*at].name, parts, *at, time);
        if outer { None } else { lookup(&asked(parts, *at, time), time.on).map(|found| (found, *at)) }
    })
}

/// Whether the last bare part is a province or a district rather than the ward: then a part before it answers to a ward.
fn is_outer(name: &str, parts: &[Piece], at: usize, time: Time) -> bool {
    let before = parts[..at].iter().rposition(|piece| piece.part == Part::Bare);
    let Some(before) = before else { return false };
    if province_of(name).is_some() {
        return true;
    }
    let before = &parts[before].name;
    let district = District::bare(name);
    table().old_named(before, true).chain(table().old_named(before, false)).any(|ward| district.has(ward))
        && lookup(&Asked::within(before, district, time), time.on).is_some()
}

/// Words that no name holds together, taken apart from the right: "Trà Nóc Bình Thủy Cần Thơ" has no commas. Only what a ward
/// answers to without a doubt is taken.
fn unglued(parts: &[Piece], time: Time) -> Option<(Vec<Piece>, Found, usize)> {
    let at = parts.iter().rposition(|piece| matches!(piece.part, Part::Bare | Part::Ward(_)))?;
    // A name that is known holds together; it means several places.
    if table().knows(&parts[at].name, false) {
        return None;
    }
    // "Phường Đúc" is a name of its own.
    if let Part::Ward(kind) = parts[at].part {
        let mut whole = parts.to_vec();
        whole[at] = Piece { part: Part::Bare, name: format!("{} {}", kind.word(), parts[at].name) };
        if let Some(found) = lookup(&asked(&whole, at, time), time.on) {
            return Some((whole, found, at));
        }
    }
    let words = key::words(&parts[at].name);
    let bare = |words: &[&str]| Piece { part: Part::Bare, name: words.join(" ") };
    let longest = (1..words.len()).find(|from| province_of(&words[*from..].join(" ")).is_some());
    let ends = longest.into_iter().chain([words.len()]);
    ends.into_iter().find_map(|end| {
        let froms = (1..end).filter(|from| table().districts_named(&words[*from..end].join(" ")).next().is_some());
        froms.chain([end]).filter(|from| *from < words.len()).find_map(|from| {
            let outer = [&words[from..end], &words[end..]].into_iter().filter(|words| !words.is_empty()).map(bare);
            let mut cut = parts[..at].to_vec();
            cut.push(Piece { name: words[..from].join(" "), ..parts[at].clone() });
            cut.extend(outer);
            cut.extend_from_slice(&parts[at + 1..]);
            let found = lookup(&asked(&cut, at, time), time.on)?;
            (!found.doubtful).then_some((cut, found, at))
        })
    })
}

pub(super) fn lookup(asked: &Asked<'_>, on: Date) -> Option<Found> {
    // A name typed without marks may be one with marks near by as well as one without them far away: near goes first.
    let passes: &[bool] = if is_unmarked(asked.name) { &[false] } else { &[true, false] };
    let named = |marks: bool| {
        let old: Vec<&Old> = table().old_named(asked.name, marks).collect();
        let new: Vec<&New> = if on < REFORM { Vec::new() } else { table().new_named(asked.name, marks).collect() };
        (old, new)
    };
    // A district that is told goes before everything else where any ward is in it.
    let within = asked.district.as_ref().and_then(|district| {
        passes.iter().copied().find_map(|marks| {
            let (old, new) = named(marks);
            let old: Vec<&Old> = old.into_iter().filter(|ward| district.has(ward)).collect();
            let new = if new.is_empty() { new } else { district.today(new) };
            let as_typed = |name: &str| key::is_roman(name) == key::is_roman(asked.name);
            let old = prefer(old, |ward| as_typed(ward.name));
            if on < REFORM { before(asked, &old) } else { after(asked, &old, &new, true) }
        })
    });
    within.or_else(|| {
        let found = passes.iter().copied().find_map(|marks| {
            let (old, new) = named(marks);
            match key::is_roman(asked.name) {
                None => among(asked, on, &old, &new),
                Some(roman) => numbered(asked, on, &old, &new, roman),
            }
        })?;
        Some(Found { doubtful: found.doubtful || asked.district_is_elsewhere(), ..found })
    })
}

fn is_unmarked(name: &str) -> bool {
    key::strong(name) == key::weak(name)
}

/// "Phường 5" and "Phường V" are wards of different towns. One is only taken for the other where the province that was told, or
/// the office's, has none that is written so.
fn numbered(asked: &Asked<'_>, on: Date, old: &[&Old], new: &[&New], roman: bool) -> Option<Found> {
    let as_typed = |name: &str| key::is_roman(name) == Some(roman);
    let old_so: Vec<&Old> = old.iter().copied().filter(|ward| as_typed(ward.name)).collect();
    let new_so: Vec<&New> = new.iter().copied().filter(|ward| as_typed(ward.name)).collect();
    let near = asked.near();
    let there = |province: &str| near.is_some_and(|near| near == province);
    let old_there: Vec<&Old> = old.iter().copied().filter(|ward| there(ward.province)).collect();
    let new_there: Vec<&New> = new.iter().copied().filter(|ward| there(ward.province)).collect();
    let told = old_so.iter().any(|ward| there(ward.province)) || new_so.iter().any(|ward| there(ward.province));
    if !told && (!old_there.is_empty() || !new_there.is_empty()) {
        return among(asked, on, &old_there, &new_there);
    }
    among(asked, on, &old_so, &new_so)
}

fn among(asked: &Asked<'_>, on: Date, old: &[&Old], new: &[&New]) -> Option<Found> {
    if on < REFORM { before(asked, old) } else { after(asked, old, new, false) }
}

/// Before the reform: the office's province, those it was joined with, the country.
fn before(asked: &Asked<'_>, old: &[&Old]) -> Option<Found> {
    let meant = meant(asked, old, true)?;
    let first = *meant.first()?;
    let others = meant.iter().filter(|ward| ward.code != first.code).map(|ward| ward.ward()).collect();
    let doubtful = asked.is_other_old(first);
    Some(Found { ward: first.ward(), abolished: first.earlier, others, doubtful, province: first.province })
}

/// From the reform on: a ward of today, unless the district (`there`) or the kind tells that an old one is meant; else the successor
/// of an old one.
fn after(asked: &Asked<'_>, old: &[&Old], new: &[&New], there: bool) -> Option<Found> {
    let near = kinds(asked, old, new).into_iter().find_map(|(old, new)| {
        let given_up = || meant(asked, &old, there).and_then(|meant| succeeded(asked, &meant));
        if there {
            given_up().or_else(|| today(asked, &new, true))
        } else {
            today(asked, &new, false).or_else(given_up)
        }
    });
    near.or_else(|| if there || asked.province.is_some() { None } else { far(asked, old, new) })
}

/// Anywhere in the country: a name of today goes before one that was given up. Of several the kind may tell which; else nobody can.
fn far(asked: &Asked<'_>, old: &[&Old], new: &[&New]) -> Option<Found> {
    // One that only looks alike without its marks is another name.
    let alike = |ward: &&New| is_unmarked(asked.name) || key::strong(ward.name) == key::strong(asked.name);
    for (old, mut named) in kinds(asked, old, new) {
        if new.len() > 1 {
            named.retain(alike);
        }
        match named.len() {
            0 => {}
            1 => return Some(of_today(asked, &named)),
            _ => return None,
        }
        if let Some(meant) = meant(asked, &old, true) {
            return succeeded(asked, &meant);
        }
    }
    None
}

/// The wards of the told kind, then all; all alone where no kind is told.
fn kinds<'a>(asked: &Asked<'_>, old: &[&'a Old], new: &[&'a New]) -> Vec<(Vec<&'a Old>, Vec<&'a New>)> {
    let all = (old.to_vec(), new.to_vec());
    if asked.kind.is_none() {
        return vec![all];
    }
    let old = old.iter().copied().filter(|ward| !asked.is_other_kind(ward.kind)).collect();
    let new = new.iter().copied().filter(|ward| !asked.is_other_kind(ward.kind)).collect();
    vec![(old, new), all]
}

/// The wards of before that are meant, by code; several where nothing more tells them apart. In the whole country (`anywhere`) there
/// must be one only.
fn meant<'a>(asked: &Asked<'_>, old: &[&'a Old], anywhere: bool) -> Option<Vec<&'a Old>> {
    let tiers = tiers(asked, old, |ward| ward.province, |ward| ward.province_today());
    let (tier, alone) = tiers.into_iter().find(|(tier, alone)| !tier.is_empty() && (anywhere || !alone))?;
    let tier = prefer(tier, |ward| asked.kind == Some(ward.kind));
    let tier = prefer(tier, |ward| asked.district.as_ref().is_some_and(|district| district.is_of_kind(ward)));
    let mut tier = prefer(tier, |ward| asked.is_as_typed(ward.name));
    tier.sort_by_key(|ward| ward.code);
    (!alone || unique(&tier, |ward| ward.code)).then_some(tier)
}

/// What became of wards of before.
fn succeeded(asked: &Asked<'_>, meant: &[&Old]) -> Option<Found> {
    let first = *meant.first()?;
    let successor = first.successor();
    let same = first.name == successor.name;
    let mut others: Vec<Ward> = Vec::new();
    for ward in meant {
        // A split ward whose name lives on is that name's ward, so its other parts are not meant.
        let parts = ward.parts.iter().filter(|_| !(same && ward.code == first.code));
        others.extend(parts.filter_map(|part| table().new_by_code(part.0)).map(New::ward));
    }
    others.retain(|ward| ward.code != successor.code);
    others.sort();
    others.dedup();
    let doubtful = asked.is_other_old(first);
    Some(Found { ward: successor.ward(), abolished: !same, others, doubtful, province: successor.province })
}

/// The nearest ward of today.
fn today(asked: &Asked<'_>, new: &[&New], anywhere: bool) -> Option<Found> {
    let tiers = tiers(asked, new, |ward| ward.province, |ward| ward.province);
    let (tier, alone) = tiers.into_iter().find(|(tier, alone)| !tier.is_empty() && (anywhere || !alone))?;
    (!alone || unique(&tier, |ward| ward.code)).then(|| of_today(asked, &tier))
}

/// The first of some wards of today, by code; there is one at least.
fn of_today(asked: &Asked<'_>, tier: &[&New]) -> Found {
    let tier = prefer(tier.to_vec(), |ward| asked.kind == Some(ward.kind));
    let mut tier = prefer(tier, |ward| asked.is_as_typed(ward.name));
    tier.sort_by_key(|ward| ward.code);
    let first = tier[0];
    let others = tier.iter().filter(|ward| ward.code != first.code).map(|ward| ward.ward()).collect();
    let doubtful = asked.is_other_new(first);
    Found { ward: first.ward(), abolished: false, others, doubtful, province: first.province }
}

/// The wards by nearness: of the named or the office's province, of those it is one with today, of the country
/// (only where the text names no province; there the name must be alone).
fn tiers<'a, T>(
    asked: &Asked<'_>,
    wards: &[&'a T],
    province: impl Fn(&T) -> &'static str,
    today: impl Fn(&T) -> &'static str,
) -> Vec<(Vec<&'a T>, bool)> {
    let mut out = Vec::new();
    if let Some(near) = asked.near() {
        let now = today_name(near);
        out.push((wards.iter().copied().filter(|ward| province(ward) == near).collect(), false));
        out.push((wards.iter().copied().filter(|ward| today(ward) == now).collect(), false));
    }
    let country = if asked.province.is_some() { Vec::new() } else { wards.to_vec() };
    out.push((country, true));
    out
}

/// The province of today that a province of before is part of.
fn today_name(province: &'static str) -> &'static str {
    table().provinces.get(province).copied().unwrap_or(province)
}

/// Only those that fit, where any do; else all.
fn prefer<T>(wards: Vec<&T>, fits: impl Fn(&T) -> bool) -> Vec<&T> {
    if wards.len() < 2 {
        return wards;
    }
    let fitting: Vec<&T> = wards.iter().copied().filter(|ward| fits(ward)).collect();
    if fitting.is_empty() { wards } else { fitting }
}

fn unique<T>(wards: &[&T], code: impl Fn(&T) -> &'static str) -> bool {
    wards.iter().all(|ward| code(ward) == code(wards[0]))
}

fn answer(found: Found, parts: &[Piece], at: usize, written: &str, time: Time) -> Resolution {
    let before = !parts[..at].is_empty();
    let outer = parts[at + 1..].iter().any(|piece| matches!(piece.part, Part::District(_)));
    let address = before || outer;
    let home = time.home.map(|home| if time.on < REFORM { home } else { today_name(home) });
    let elsewhere = home.is_some_and(|home| found.province != home);
    let told = address || found.abolished || (elsewhere && parts.len() > at + 1);
    let doubtful = found.doubtful || !found.others.is_empty();
    let notes = [
        (Code::WardAlias, !told && !official(written, &found.ward.name)),
        (Code::WardAbolished, found.abolished && !doubtful),
        (Code::WardAmbiguous, doubtful),
        (Code::WardElsewhere, elsewhere),
        (Code::AddressParsed, address),
    ];
    let notes = notes.into_iter().filter(|note| note.1).map(|note| note.0).collect();
    Resolution { ward: Some(found.ward), notes, others: found.others }
}

/// Whether a text is a ward's full name, in whatever tone style; capitals of the name matter, those of the kind do not.
fn official(written: &str, name: &str) -> bool {
    let head = written.chars().next().map_or(0, char::len_utf8);
    let capital = written[..head].to_uppercase();
    key::strong(written) == key::strong(name)
        && key::words(&format!("{capital}{}", &written[head..]))
            .iter()
            .zip(key::words(name))
            .all(|(a, b)| cased(a) == cased(b))
}

/// Which letters of a word are capitals.
fn cased(word: &str) -> Vec<bool> {
    word.chars().filter(|c| c.is_alphabetic()).map(char::is_uppercase).collect()
}

/// Whether a text without a ward names a hamlet, not a street or a house number alone.
pub fn is_hamlet(written: &str) -> bool {
    let text = format!(" {} ", key::weak(written));
    [" khu vuc ", " kv", " ap ", " khu pho ", " kp", " to dan pho ", " tdp ", " thon ", " xom ", " khom ", " to "]
        .iter()
        .any(|word| text.contains(word))
}
