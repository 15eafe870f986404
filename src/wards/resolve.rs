//! What a ward's name means on a day.

use std::collections::BTreeMap;

use super::address::{Part, Piece, pieces};
use super::province::province_of;
use super::table::{Kind, New, Old, table};
use super::{REFORM, Resolution, Ward, key};
use crate::finding::Code;
use crate::model::Date;

/// What an address says about one ward.
struct Asked<'a> {
    name: &'a str,
    kind: Option<Kind>,
    district: Option<&'a str>,
    /// The province the text names.
    province: Option<&'static str>,
    /// The office's province.
    home: Option<&'static str>,
}

/// The answer before its notes are put in order.
struct Found {
    ward: Ward,
    abolished: bool,
    others: Vec<Ward>,
    /// The province of the ward that was named.
    province: &'static str,
}

pub(super) fn resolve(text: &str, on: Date, province: Option<&str>, aliases: &BTreeMap<String, String>) -> Resolution {
    let written = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(ward) = alias(&written, on, aliases) {
        return Resolution { ward: Some(ward), notes: vec![Code::WardAlias], others: Vec::new() };
    }
    let parts = pieces(&written);
    let home = province.and_then(province_of);
    match find(&parts, home, on) {
        Some((found, at)) => answer(found, &parts, at, &written, home, on),
        None if parts.iter().any(|piece| piece.part == Part::Smaller && is_hamlet(&written)) => {
            Resolution { notes: vec![Code::WardIsHamlet], ..Resolution::default() }
        }
        None => Resolution::default(),
    }
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
fn find(parts: &[Piece], home: Option<&'static str>, on: Date) -> Option<(Found, usize)> {
    let marked = parts.iter().rposition(|piece| matches!(piece.part, Part::Ward(_)));
    let last = parts.len().checked_sub(1)?;
    let candidates: Vec<usize> = match marked {
        Some(at) => vec![at],
        None => (0..=last).rev().filter(|at| parts[*at].part == Part::Bare).collect(),
    };
    // Read from the right: with several parts the last bare one may be the province or the district.
    candidates.iter().find_map(|at| {
        let asked = asked(parts, *at, home);
        let single = candidates.len() == 1 || marked.is_some();
        let outer = !single && is_outer(&parts[*at].name, parts, *at, home, on);
        if outer { None } else { lookup(&asked, on).map(|found| (found, *at)) }
    })
}

/// Whether the last bare part is a province or a district rather than the ward: then a part before it answers to a ward.
fn is_outer(name: &str, parts: &[Piece], at: usize, home: Option<&'static str>, on: Date) -> bool {
    let before = parts[..at].iter().rposition(|piece| piece.part == Part::Bare);
    let Some(before) = before else { return false };
    if province_of(name).is_some() {
        return true;
    }
    let asked = Asked { name: &parts[before].name, kind: None, district: Some(name), province: None, home };
    table().old_named(asked.name, true).chain(table().old_named(asked.name, false)).any(|ward| in_district(ward, name))
        && lookup(&asked, on).is_some()
}

fn asked<'a>(parts: &'a [Piece], at: usize, home: Option<&'static str>) -> Asked<'a> {
    let kind = match parts[at].part {
        Part::Ward(kind) => Some(kind),
        _ => None,
    };
    let outer = &parts[at + 1..];
    let province = outer
        .iter()
        .rev()
        .filter(|piece| matches!(piece.part, Part::Province | Part::City | Part::Bare))
        .find_map(|piece| province_of(&piece.name));
    let district = outer.iter().find(|piece| match piece.part {
        Part::District => true,
        Part::City | Part::Bare => province_of(&piece.name).is_none(),
        _ => false,
    });
    Asked { name: &parts[at].name, kind, district: district.map(|piece| piece.name.as_str()), province, home }
}

fn lookup(asked: &Asked<'_>, on: Date) -> Option<Found> {
    // A name typed without marks may be one with marks near by as well as one without them far away: near goes first.
    let passes: &[bool] = if is_unmarked(asked.name) { &[false] } else { &[true, false] };
    passes.iter().copied().find_map(|marks| {
        let old: Vec<&Old> = table().old_named(asked.name, marks).collect();
        let new: Vec<&New> = table().new_named(asked.name, marks).collect();
        match key::is_roman(asked.name) {
            None => among(asked, on, &old, &new),
            Some(roman) => numbered(asked, on, &old, &new, roman),
        }
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
    let near = asked.province.or(asked.home);
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
    if on < REFORM { before(asked, old) } else { after(asked, old, new) }
}

/// Before the reform: the office's province, those it was joined with, the country.
fn before(asked: &Asked<'_>, old: &[&Old]) -> Option<Found> {
    let narrowed = narrow_district(asked, old);
    let tiers = tiers(asked, &narrowed, |ward| ward.province, |ward| ward.province_today());
    let (tier, alone) = tiers.into_iter().find(|(tier, _)| !tier.is_empty())?;
    let tier = narrow_kind(asked.kind, tier, |ward| ward.kind);
    if alone && !unique(&tier, |ward| ward.code) {
        return None;
    }
    let first = *tier.iter().min_by_key(|ward| ward.code)?;
    let others = tier.iter().filter(|ward| ward.code != first.code).map(|ward| ward.ward()).collect();
    Some(Found { ward: first.ward(), abolished: first.earlier, others, province: first.province })
}

/// From the reform on: a ward of today, unless a district tells that an old one is meant; else the successor of an old one.
fn after(asked: &Asked<'_>, old: &[&Old], new: &[&New]) -> Option<Found> {
    let old_address = asked.district.is_some_and(|name| old.iter().any(|ward| in_district(ward, name)));
    if !old_address {
        let mut today = tiers(asked, new, |ward| ward.province, |ward| ward.province);
        let country = today.pop();
        if let Some(found) = today.into_iter().find_map(|(tier, _)| today_of(asked, tier)) {
            return Some(found);
        }
        let near = asked.province.or(asked.home).is_some_and(|province| {
            let now = today_name(province);
            old.iter().any(|ward| ward.province_today() == now)
        });
        // A name of today goes before one that was given up, wherever that was. Of several the kind may tell which; else nobody can.
        // One that only looks alike without its marks is another name.
        let alike = |ward: &&New| is_unmarked(asked.name) || key::strong(ward.name) == key::strong(asked.name);
        let tier = country.map(|(tier, _)| tier).filter(|_| !near).unwrap_or_default();
        match tier.len() {
            0 => {}
            1 => return today_of(asked, tier),
            _ => {
                let named: Vec<&New> = of_kind(asked.kind, tier).into_iter().filter(alike).collect();
                match named.len() {
                    0 => {}
                    1 => return today_of(asked, named),
                    _ => return None,
                }
            }
        }
    }
    let named = before(asked, old)?;
    let narrowed = narrow_district(asked, old);
    let mut whole: Vec<&Old> = narrowed.into_iter().filter(|ward| ward.ward() == named.ward).collect();
    whole.extend(old.iter().filter(|ward| named.others.contains(&ward.ward())));
    let first = whole.first()?;
    let successor = first.successor();
    let same = first.name == successor.name;
    let mut others: Vec<Ward> = Vec::new();
    for ward in &whole {
        // A split ward whose name lives on is that name's ward, so its other parts are not meant.
        let parts = ward.parts.iter().filter(|_| !(same && ward.code == first.code));
        others.extend(parts.filter_map(|part| table().new_by_code(part.0)).map(New::ward));
    }
    others.retain(|ward| ward.code != successor.code);
    others.sort();
    others.dedup();
    Some(Found { ward: successor.ward(), abolished: !same, others, province: successor.province })
}

fn today_of(asked: &Asked<'_>, tier: Vec<&New>) -> Option<Found> {
    let tier = narrow_kind(asked.kind, tier, |ward| ward.kind);
    let first = *tier.iter().min_by_key(|ward| ward.code)?;
    let others = tier.iter().filter(|ward| ward.code != first.code).map(|ward| ward.ward()).collect();
    Some(Found { ward: first.ward(), abolished: false, others, province: first.province })
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
    if let Some(near) = asked.province.or(asked.home) {
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

/// Only those of the named district, where any are; else all.
fn narrow_district<'a>(asked: &Asked<'_>, wards: &[&'a Old]) -> Vec<&'a Old> {
    let Some(district) = asked.district else { return wards.to_vec() };
    let there: Vec<&Old> = wards.iter().copied().filter(|ward| in_district(ward, district)).collect();
    if there.is_empty() { wards.to_vec() } else { there }
}

/// Only those of the named kind, where any are; else all.
fn narrow_kind<T>(kind: Option<Kind>, wards: Vec<&T>, of: impl Fn(&T) -> Kind) -> Vec<&T> {
    let there: Vec<&T> = wards.iter().copied().filter(|ward| kind == Some(of(ward))).collect();
    if there.is_empty() { wards } else { there }
}

/// Only those of the named kind; all where none is named.
fn of_kind(kind: Option<Kind>, wards: Vec<&New>) -> Vec<&New> {
    wards.into_iter().filter(|ward| kind.is_none_or(|kind| kind == ward.kind)).collect()
}

fn unique<T>(wards: &[&T], code: impl Fn(&T) -> &'static str) -> bool {
    wards.iter().all(|ward| code(ward) == code(wards[0]))
}

/// By name without its kind (`Bình Thủy`), or by initials (`BT`).
fn in_district(ward: &Old, written: &str) -> bool {
    let name = ["Quận ", "Huyện ", "Thị xã ", "Thành phố "].iter().find_map(|kind| ward.district.strip_prefix(kind));
    let name = name.unwrap_or(ward.district);
    let initials: String = key::weak(name).split(' ').filter_map(|word| word.chars().next()).collect();
    key::weak(name) == key::weak(written) || (initials.len() > 1 && initials == key::weak(written))
}

fn answer(found: Found, parts: &[Piece], at: usize, written: &str, home: Option<&'static str>, on: Date) -> Resolution {
    let before = !parts[..at].is_empty();
    let outer = parts[at + 1..].iter().any(|piece| piece.part == Part::District);
    let address = before || outer;
    let elsewhere = home.is_some_and(|home| found.province != if on < REFORM { home } else { today_name(home) });
    let told = address || found.abolished || (elsewhere && parts.len() > at + 1);
    let notes = [
        (Code::WardAlias, !told && !official(written, &found.ward.name)),
        (Code::WardAbolished, found.abolished && found.others.is_empty()),
        (Code::WardAmbiguous, !found.others.is_empty()),
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
    [" khu vuc ", " kv", " ap ", " khu pho ", " kp", " to dan pho ", " tdp ", " thon ", " khom ", " to "]
        .iter()
        .any(|word| text.contains(word))
}
