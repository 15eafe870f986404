//! The questions about persons: who is beside whom, why, and what an answer would change in the totals.

use std::collections::{BTreeMap, BTreeSet};

use super::around::Around;
use super::fates::Judged;
use super::introductions::Met;
use super::membership::Members;
use super::persons::{Candidate, Namesakes};
use super::reasons::{reasons, thousandths};
use super::{Disposition, NAMELESS, Outcome, PersonId, Question, RowId, Turn};
use crate::answers::Key;
use crate::finding::Code;
use crate::model::Lang;
use crate::say::pick;
use crate::wards::Ward;

/// One question for each pair that nobody but a person can tell. `turns` know their persons by number.
pub(super) fn questions(
    around: &Around,
    members: &Members,
    turns: &[Turn],
    introduced: &Met,
    judged: &[Judged],
    lang: Lang,
) -> Vec<Question> {
    let who = around.persons;
    let persons = |rows: (usize, usize)| Some((who.of_row[rows.0]?, who.of_row[rows.1]?));
    let is_out = |row: usize| judged[row].disposition == Disposition::OutOfScope;
    let here: BTreeSet<usize> =
        (0..judged.len()).filter(|&row| !is_out(row)).filter_map(|row| who.of_row[row]).collect();
    // Two of whom nothing counts here are asked about where something does.
    let elsewhen = |one: &Candidate| {
        let pair = persons(one.rows).filter(|_| one.code == Code::PersonCandidate);
        pair.is_some_and(|(a, b)| !here.contains(&a) && !here.contains(&b))
    };
    let wanted: BTreeSet<usize> =
        who.candidates.iter().filter_map(|one| persons(one.rows)).flat_map(|(a, b)| [a, b]).collect();
    let mut of: BTreeMap<usize, Vec<&Turn>> = BTreeMap::new();
    for turn in turns {
        let person = turn.person.map(|person| person.0 as usize).filter(|person| wanted.contains(person));
        if let Some(person) = person {
            of.entry(person).or_default().push(turn);
        }
    }
    let known = |person: usize| Side {
        held: members.held.contains_key(&person),
        turns: of.get(&person).map_or(&[][..], Vec::as_slice),
    };
    let asked_here = |one: &&Namesakes| one.candidates.is_empty() || !one.candidates.iter().all(elsewhen);
    let together = who.namesakes.iter().filter(asked_here).map(|one| names(around, one, lang));
    let apart = who.candidates.iter().filter(|one| !elsewhen(one)).map(|one| {
        let key = Key::persons(&one.marks.0, &one.marks.1);
        let pair = persons(one.rows);
        let sides = pair.map(|(a, b)| (known(a), known(b)));
        let slips = pair.map_or((0, 0), |pair| confirmed(around, introduced, pair));
        Question {
            id: key.number(),
            kind: key.kind(),
            key,
            subject: place(around, one.rows.0, lang),
            other: place(around, one.rows.1, lang),
            score: thousandths(&one.score),
            reasons: reasons(one.why, &one.score, lang),
            assumed: if lang == Lang::En { "two persons" } else { "hai người" }.to_owned(),
            effect: sides.map_or_else(String::new, |(one, other)| effect(&one, &other, slips, lang)),
            unused: None,
            rows: vec![RowId::at(one.rows.0), RowId::at(one.rows.1)],
        }
    });
    together.chain(apart).collect()
}

/// One question for all of whom the lists of a unit give the name alone.
fn names(around: &Around, one: &Namesakes, lang: Lang) -> Question {
    let key = Key::Names(one.unit.clone());
    let unit = around.units.by_code(&one.unit).map_or(one.unit.as_str(), |unit| around.units.get(unit).name.as_str());
    let example = one.candidates.first().map(|one| one.rows);
    let places = example.map(|(first, other)| (place(around, first, lang), place(around, other, lang)));
    let (first, other) = places.unwrap_or_default();
    let (names, less) = (one.names, one.less);
    let (subject, beside, reasons, assumed, effect) = match lang {
        Lang::Vi => (
            format!("{names} họ tên có ở nhiều bảng của {unit}, cùng họ tên có phải là một người"),
            format!("ví dụ: {first} và {other}"),
            "các bảng này chỉ ghi họ tên, không có ngày sinh hay mã số để so; một câu trả lời dùng cho cả đơn vị, kể cả các tháng sau",
            "mỗi bảng là những người khác",
            format!("nếu trả lời “Một người”: bớt tới {less} người; nếu trả lời “Hai người”: hỏi riêng từng họ tên"),
        ),
        Lang::En => (
            format!("{names} names on several lists of {unit}: is an equal name one person"),
            format!("for example {first} and {other}"),
            "these lists give the name alone, no birth and no number to compare; one answer is for the whole unit, later months too",
            "each list has other persons",
            format!("“One person”: up to {less} persons less; “Two persons”: each name is asked about by itself"),
        ),
    };
    Question {
        id: key.number(),
        kind: key.kind(),
        key,
        subject,
        other: beside,
        score: 0,
        reasons: reasons.to_owned(),
        assumed: assumed.to_owned(),
        effect,
        unused: None,
        rows: example.map_or_else(Vec::new, |(first, other)| vec![RowId::at(first), RowId::at(other)]),
    }
}

/// A person as far as totals know them.
struct Side<'a> {
    held: bool,
    turns: &'a [&'a Turn],
}

/// Who stands where.
fn place(around: &Around, row: usize, lang: Lang) -> String {
    let entry = &around.rows[row];
    let table = &around.tables[entry.table];
    let person = &entry.record.person;
    let name = person.name.as_ref().map_or(pick(lang, NAMELESS.0, NAMELESS.1), |name| name.shown.as_str());
    let birth = person.birth.map_or_else(String::new, |birth| format!(", {birth}"));
    format!("{name}{birth} · {} {}!{}", table.path, table.sheet, entry.record.at)
}

/// What the totals lose, and how many slips more their own ward or another one confirms, if the two are one person.
fn effect(one: &Side, other: &Side, (here, elsewhere): (usize, usize), lang: Lang) -> String {
    let took_part = |side: &Side| !side.turns.is_empty();
    let off_roster = |side: &Side| u64::from(took_part(side) && !side.held);
    let both = |of: &dyn Fn(&Side) -> bool| u64::from(of(one) && of(other));
    let held = one.held || other.held;
    let off_after = u64::from(!held && (took_part(one) || took_part(other)));
    let lost = [
        (both(&|side| side.held), "đoàn viên", "member"),
        (both(&took_part), "người tham gia", "participant"),
        (
            (off_roster(one) + off_roster(other)).saturating_sub(off_after),
            "người ngoài danh sách",
            "person on no roster",
        ),
    ];
    let met = meeting(one.turns, other.turns);
    let mut said: Vec<String> = lost
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, vi, en)| match lang {
            Lang::Vi => format!("bớt {count} {vi}"),
            Lang::En => format!("{count} {en} less"),
        })
        .collect();
    if met > 0 {
        said.push(match lang {
            Lang::Vi => format!("bớt tới {met} lượt báo trùng"),
            Lang::En => format!("up to {met} turns less, reported twice"),
        });
    }
    let more = [
        (here, "phiếu giới thiệu được xác nhận", "confirmed slips more"),
        (elsewhere, "phiếu giới thiệu do phường, xã khác xác nhận", "slips more that another ward confirms"),
    ];
    said.extend(more.into_iter().filter(|(count, ..)| *count > 0).map(|(count, vi, en)| match lang {
        Lang::Vi => format!("thêm {count} {vi}"),
        Lang::En => format!("{count} {en}"),
    }));
    match (said.is_empty(), lang) {
        (true, Lang::Vi) => "không đổi tổng số nào".to_owned(),
        (true, Lang::En) => "changes no total".to_owned(),
        (false, Lang::Vi) => format!("nếu là một người: {}", said.join(", ")),
        (false, Lang::En) => format!("if one person: {}", said.join(", ")),
    }
}

/// How many slips of one of the two are met by what their own ward, and what another one, confirms of the other.
fn confirmed(around: &Around, introduced: &Met, (a, b): (usize, usize)) -> (usize, usize) {
    let mut met = (0, 0);
    for (one, other) in [(a, b), (b, a)] {
        let strangers = introduced.unannounced.iter().filter(|(person, ..)| *person == PersonId::at(other));
        let wards: Vec<&Option<Ward>> = strangers.map(|(_, ward, _)| ward).collect();
        for slip in introduced.introductions.iter().filter(|slip| slip.person == PersonId::at(one)) {
            let named = |row: &RowId| around.persons.of_row[row.0 as usize] == Some(other);
            let here = |ward: &&Option<Ward>| ward.is_none() || slip.ward.is_none() || **ward == slip.ward;
            match slip.outcome {
                Outcome::PersonDiffers if slip.rows.iter().skip(1).any(named) => met.0 += 1,
                Outcome::Unconfirmed if wards.iter().any(here) => met.0 += 1,
                Outcome::Unconfirmed if !wards.is_empty() => met.1 += 1,
                _ => {}
            }
        }
    }
    met
}

/// How many turns of the two say the same of one time and may be one turn, each met once.
fn meeting(one: &[&Turn], other: &[&Turn]) -> usize {
    let agree = |a: &Turn, b: &Turn| {
        let ward = a.ward.is_none() || b.ward.is_none() || a.ward == b.ward;
        let group = a.group.is_none() || b.group.is_none() || a.group == b.group;
        ward && group && a.channel == b.channel && a.when == b.when
    };
    let mut free: Vec<bool> = vec![true; other.len()];
    one.iter()
        .filter(|mine| {
            let found = (0..other.len()).find(|&at| free[at] && agree(mine, other[at]));
            if let Some(at) = found {
                free[at] = false;
            }
            found.is_some()
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CellRef, ChannelCode, GroupCode, Turns, When};

    fn turn(group: &str, day: &str) -> Turn {
        Turn {
            person: None,
            channel: ChannelCode::new("group"),
            group: Some(GroupCode::new(group)),
            by_keyword: false,
            ward: None,
            unit: None,
            when: When::Day(day.parse().unwrap()),
            activity: None,
            grade: None,
            count: Turns(1),
            rows: Vec::new(),
            cell: CellRef { row: 0, col: 0 },
        }
    }

    #[test]
    fn what_totals_lose() {
        let (a, b) = (turn("g4", "2021-03-06"), turn("g3", "2021-03-06"));
        let said = |one: (bool, &[&Turn]), other: (bool, &[&Turn])| {
            effect(&Side { held: one.0, turns: one.1 }, &Side { held: other.0, turns: other.1 }, (0, 0), Lang::Vi)
        };
        assert_eq!(said((true, &[]), (true, &[])), "nếu là một người: bớt 1 đoàn viên");
        assert_eq!(said((true, &[]), (false, &[&a])), "nếu là một người: bớt 1 người ngoài danh sách");
        assert_eq!(
            said((true, &[&a, &b]), (true, &[&a])),
            "nếu là một người: bớt 1 đoàn viên, bớt 1 người tham gia, bớt tới 1 lượt báo trùng"
        );
        assert_eq!(
            said((false, &[&a]), (false, &[&b])),
            "nếu là một người: bớt 1 người tham gia, bớt 1 người ngoài danh sách"
        );
        assert_eq!(said((true, &[]), (false, &[])), "không đổi tổng số nào");
        let (member, stranger) = (Side { held: true, turns: &[] }, Side { held: false, turns: &[] });
        assert_eq!(
            effect(&member, &stranger, (2, 0), Lang::Vi),
            "nếu là một người: thêm 2 phiếu giới thiệu được xác nhận"
        );
        assert_eq!(meeting(&[&a, &a], &[&a]), 1);
    }
}
