//! Names of wards with a word of the reform beside them: `Phường Tân An (mới)`, `An Thới cũ`, `P. Bình Thủy (An Thới cũ)`. The word
//! tells whether the name is one of today or of before; a ward of before goes where the table says, and a split one stays in doubt.

use std::collections::BTreeMap;

use super::province::province_of;
use super::resolve::resolve;
use super::table::table;
use super::{REFORM, Resolution, Ward};
use crate::finding::Code;
use crate::model::Date;
use crate::text;

/// What the remark says of the name before it.
enum Remark<'t> {
    /// It is a ward of today.
    Today,
    /// It is a ward of before.
    Before,
    /// It took in the ward of before that the remark names.
    Of(&'t str),
}

/// What a text with such a remark means; None for one without. `written` is cleaned of blanks to spare.
pub(super) fn read(
    written: &str,
    on: Date,
    province: Option<&str>,
    aliases: &BTreeMap<String, String>,
) -> Option<Resolution> {
    let moved = behind_all(written);
    let (name, remark) = parted(moved.as_deref().unwrap_or(written))?;
    let eve = REFORM.yesterday().ok()?;
    let as_of = |name: &str, day: Date| resolve(name, day, province, aliases);
    let found = match remark {
        Remark::Today => as_of(name, on.max(REFORM)),
        Remark::Before if on < REFORM => as_of(name, on),
        Remark::Before => succeeded(as_of(name, eve)),
        Remark::Of(old) if province_of(old).is_some() => as_of(&format!("{name}, tỉnh {old}"), on),
        Remark::Of(old) => of_both(as_of(name, on), &succeeded(as_of(old, eve)), on),
    };
    found.ward.is_some().then(|| with_alias(found))
}

/// A text whose first part has the remark, with the remark at its end: `Xã Pờ Y (cũ), huyện Ngọc Hồi`, `Xã Pờ Y cũ, huyện Ngọc Hồi`.
fn behind_all(written: &str) -> Option<String> {
    let (first, rest) = written.split_once(',').filter(|(_, rest)| !rest.ends_with(')'))?;
    let (name, _) = parted(first.trim_end())?;
    let said = first.trim_end()[name.len()..].trim().trim_start_matches('(').trim_end_matches(')');
    Some(format!("{name},{rest} ({said})"))
}

/// The name and what is said of it, in brackets behind it or as its last word.
fn parted(written: &str) -> Option<(&str, Remark<'_>)> {
    let bracketed = written.strip_suffix(')').and_then(|open| open.rsplit_once('('));
    if let Some((name, inside)) = bracketed {
        let name = name.trim_end();
        return remark(inside.trim()).filter(|_| !name.is_empty()).map(|remark| (name, remark));
    }
    let (name, last) = written.rsplit_once(' ')?;
    alone(last).map(|remark| (name, remark))
}

fn alone(said: &str) -> Option<Remark<'_>> {
    match said.to_lowercase().as_str() {
        "mới" => Some(Remark::Today),
        "cũ" => Some(Remark::Before),
        _ => None,
    }
}

/// What stands in brackets: `mới`, `phường cũ`, `trước 01/7/2025`, `An Thới cũ`, `cũ là An Thới`.
fn remark(inside: &str) -> Option<Remark<'_>> {
    let key = text::plain(inside);
    let bare = ["phuong ", "xa ", "ten "].iter().find_map(|kind| key.strip_prefix(kind)).unwrap_or(&key);
    match bare {
        "moi" => return Some(Remark::Today),
        "cu" => return Some(Remark::Before),
        _ => {}
    }
    let reform = key.contains("2025") || text::has_any(&key, &["sap nhap", "sap xep", "sat nhap"]);
    if reform && text::starts_with_words(&key, "truoc") {
        return Some(Remark::Before);
    }
    if reform && text::starts_with_words(&key, "sau") {
        return Some(Remark::Today);
    }
    let behind = ["cũ là ", "cũ: ", "tên cũ ", "tên cũ là ", "trước là ", "trước đây là "];
    let named = behind.iter().filter_map(|words| inside.strip_prefix(words)).min_by_key(|name| name.len());
    named.or_else(|| inside.strip_suffix(" cũ")).map(Remark::Of)
}

/// What a ward of before is today. Of a split one the word does not say which part is meant, though its name may live on.
fn succeeded(found: Resolution) -> Resolution {
    let Some(old) = found.ward.as_ref().and_then(|ward| table().old_by_code(&ward.code)) else { return found };
    let successor = old.successor().ward();
    let mut others: Vec<Ward> =
        old.parts.iter().filter_map(|part| table().new_by_code(part.0)).map(|part| part.ward()).collect();
    others.extend(found.others.iter().filter_map(|ward| Some(table().old_by_code(&ward.code)?.successor().ward())));
    others.retain(|ward| *ward != successor);
    others.sort();
    others.dedup();
    let elsewhere = found.notes.contains(&Code::WardElsewhere);
    let doubtful = !others.is_empty() || found.notes.contains(&Code::WardAmbiguous);
    let given_up = found.ward.as_ref().is_some_and(|ward| ward.name != successor.name) && !doubtful;
    let notes = [(Code::WardAbolished, given_up), (Code::WardAmbiguous, doubtful), (Code::WardElsewhere, elsewhere)];
    let notes = notes.into_iter().filter(|note| note.1).map(|note| note.0).collect();
    Resolution { ward: Some(successor), notes, others }
}

/// A ward and the one of before that it is said to have taken in; where that went elsewhere somebody has to say which is meant.
fn of_both(named: Resolution, old: &Resolution, on: Date) -> Resolution {
    let (Some(ward), Some(successor)) = (&named.ward, &old.ward) else { return named };
    // Before the reform the name of today may be no ward, or another one.
    let fits = on < REFORM || ward == successor || old.others.contains(ward);
    let Resolution { ward, mut notes, mut others } = named;
    notes.retain(|code| *code != Code::WardAmbiguous);
    if fits {
        others.clear();
    } else {
        notes.push(Code::WardAmbiguous);
        others.extend(old.ward.clone());
        others.sort();
        others.dedup();
    }
    notes.sort_by_key(|code| ORDER.iter().position(|one| one == code));
    Resolution { ward, notes, others }
}

/// The order in which [`Resolution::notes`] stand.
const ORDER: [Code; 5] =
    [Code::WardAlias, Code::WardAbolished, Code::WardAmbiguous, Code::WardElsewhere, Code::AddressParsed];

/// A text with a remark is no official name.
fn with_alias(mut found: Resolution) -> Resolution {
    let told = [Code::WardAlias, Code::WardAbolished, Code::AddressParsed];
    if !found.notes.iter().any(|code| told.contains(code)) {
        found.notes.insert(0, Code::WardAlias);
    }
    found
}
