//! Addresses without a comma whose ward stands behind a street or a hamlet: `12/3 đường CMT8 An Thới BT CT`. Read from the right by
//! trying the names of the table; what may be the street's own name is doubtful.

use super::address::{Part, Piece};
use super::asked::{District, Time, asked};
use super::key;
use super::province::province_of;
use super::resolve::{Found, lookup};
use super::table::table;

/// No ward's name has more words, and no address that is typed without a comma more than these.
const LONGEST: usize = 4;
const MOST: usize = 20;

/// The parts of such an address with its ward apart, and which part that is.
pub(super) fn of(parts: &[Piece], time: Time) -> Option<(Vec<Piece>, Found, usize)> {
    if parts.iter().any(|piece| matches!(piece.part, Part::Ward(_))) {
        return None;
    }
    let at = parts.iter().rposition(|piece| matches!(piece.part, Part::Bare | Part::Smaller))?;
    let mut words = key::words(&parts[at].name);
    // `An Thới BT CT`: the office's own province by its first letters, behind a district.
    if words.last().is_some_and(|last| time.home.is_some_and(|home| is_initials(last, home))) {
        words.pop();
    }
    if !(2..=MOST).contains(&words.len()) {
        return None;
    }
    let placed = parts[..=at].iter().any(|piece| piece.part == Part::Smaller);
    let told = parts[at + 1..].iter().any(|piece| matches!(piece.part, Part::District(_) | Part::City));
    let mut found: Option<(Vec<Piece>, Found)> = None;
    for (from, end) in districts(&words, parts.len() > at + 1, told) {
        let inside = within(parts, (at, from, end), &words, time);
        found = match (found, inside) {
            (Some((cut, mut one)), Some((_, other))) => {
                if one.ward != other.ward && !one.others.contains(&other.ward) {
                    one.others.push(other.ward);
                }
                Some((cut, one))
            }
            (one, other) => one.or(other),
        };
    }
    // The place of the ward is behind what stands before it.
    let found = found.or_else(|| alone(parts, at, &words, time).filter(|_| placed && !told));
    found.map(|(cut, found)| (cut, found, at + 1))
}

/// Whether a word is the first letters of a province's name: `CT` of `Thành phố Cần Thơ`.
fn is_initials(word: &str, full: &str) -> bool {
    let name = full.strip_prefix("Thành phố ").or_else(|| full.strip_prefix("Tỉnh ")).unwrap_or(full);
    let letters = name.split_whitespace().filter_map(|part| part.chars().next());
    let bare: String =
        letters.flat_map(|letter| key::bare(&letter.to_string()).to_uppercase().chars().collect::<Vec<_>>()).collect();
    word.len() >= 2 && word == bare
}

/// Where a district may begin and end among the words; at the end of all where the parts behind tell it.
fn districts(words: &[&str], outer: bool, told: bool) -> Vec<(usize, usize)> {
    if told {
        return vec![(words.len(), words.len())];
    }
    let province = (1..words.len()).find(|from| !outer && province_of(&words[*from..].join(" ")).is_some());
    let ends = province.into_iter().chain([words.len()]);
    let named = |from: usize, end: usize| {
        let name = words[from..end].join(" ");
        let initials =
            end == from + 1 && (2..=3).contains(&name.len()) && name.bytes().all(|one| one.is_ascii_uppercase());
        initials || table().districts_named(&name).next().is_some()
    };
    ends.flat_map(|end| (1..end).filter(move |from| named(*from, end)).map(move |from| (from, end))).collect()
}

/// The ward of a district whose name stands right before it.
fn within(
    parts: &[Piece],
    (at, from, end): (usize, usize, usize),
    words: &[&str],
    time: Time,
) -> Option<(Vec<Piece>, Found)> {
    let district = words[from..end].join(" ");
    (from.saturating_sub(LONGEST)..from).find_map(|start| {
        let name = words[start..from].join(" ");
        let known = |marks: bool| {
            let district = District::bare(&district);
            from == end || table().old_named(&name, marks).any(|ward| district.has(ward))
        };
        if !(known(true) || (name.is_ascii() && known(false))) {
            return None;
        }
        let outer = [&words[from..end], &words[end..]];
        let cut = cut(parts, at, &words[..start], &name, &outer);
        let mut found = lookup(&asked(&cut, at + 1, time), time.on).filter(|found| !found.doubtful)?;
        // `123 Bùi Hữu Nghĩa Bình Thủy`: the ward, or the street of this name in the ward of that.
        let street = words[..start].iter().any(|word| word.chars().any(char::is_alphabetic));
        if !street {
            found.doubtful = true;
        }
        Some((cut, found))
    })
}

/// The ward at the end that no district is told of: perhaps the street's name.
fn alone(parts: &[Piece], at: usize, words: &[&str], time: Time) -> Option<(Vec<Piece>, Found)> {
    let province =
        (1..words.len()).find(|from| parts.len() == at + 1 && province_of(&words[*from..].join(" ")).is_some());
    let end = province.unwrap_or(words.len());
    (end.saturating_sub(LONGEST).max(1)..end).find_map(|start| {
        let name = words[start..end].join(" ");
        if !table().knows(&name, !name.is_ascii()) {
            return None;
        }
        let cut = cut(parts, at, &words[..start], &name, &[&words[end..]]);
        let asked = asked(&cut, at + 1, time);
        let near = asked.near()?;
        let mut found = lookup(&asked, time.on)?;
        let here = found.province == near || table().provinces.get(near) == Some(&found.province);
        found.doubtful = true;
        here.then_some((cut, found))
    })
}

/// The parts with the words of one of them apart: what is smaller, the ward's name, what lies around it.
fn cut(parts: &[Piece], at: usize, before: &[&str], name: &str, outer: &[&[&str]]) -> Vec<Piece> {
    let piece = |part: Part, name: String| Piece { part, name };
    let mut cut = parts[..at].to_vec();
    cut.push(piece(Part::Smaller, before.join(" ")));
    cut.push(piece(Part::Bare, name.to_owned()));
    cut.extend(outer.iter().filter(|words| !words.is_empty()).map(|words| piece(Part::Bare, words.join(" "))));
    cut.extend_from_slice(&parts[at + 1..]);
    cut
}
