//! Units and wards as bars: the largest with a bar of their own, the others in one.

use super::charts::{Bar, Bars, TURNS_PERSONS, Whole, head, most, turns_row, two_bars};
use super::text::{Number, text};
use crate::model::{Lang, Level};
use crate::report::words::Words;
use crate::say::pick;
use crate::tally::{Figures, UnitFigures, WardFigures};

/// Direct units with a bar of their own.
const MOST_UNITS: usize = 20;
/// Wards with a bar of their own.
const MOST_WARDS: usize = 12;

/// The turns of what has no bar of its own. Persons of parts do not add up, so it has none.
fn rest(label: String, turns: impl Iterator<Item = (u64, String)>, blanks: usize) -> Bar {
    let (values, keys): (Vec<u64>, Vec<String>) = turns.unzip();
    let turns = Number { keys, ..Number::plain(values.iter().sum()) };
    let thick = turns.value;
    let mut numbers = vec![None; blanks];
    numbers.push(Some(turns));
    Bar { label, aside: None, thick, thin: None, numbers }
}

/// Members, participants and turns of a unit, each with its key.
fn numbers(one: &UnitFigures) -> [Number; 3] {
    let number = |value: u64, measure: &str| Number::figure(value, format!("units.{}.{measure}", one.code));
    [number(one.members.0, "members"), number(one.participants.0, "participants"), number(one.turns.0, "turns")]
}

/// The bars of one unit: turns, and those who took part.
fn bar(one: &UnitFigures, words: &Words) -> Bar {
    let numbers = numbers(one);
    let [_, took, turns] = &numbers;
    Bar {
        label: one.name.clone(),
        aside: (one.state != "accepted").then(|| words.state_of(one).to_owned()),
        thick: turns.value,
        thin: Some(took.value),
        numbers: numbers.map(Some).into(),
    }
}

pub(super) fn units(figures: &Figures, words: &Words) -> Option<Bars> {
    let lang = words.lang;
    let own: Vec<&UnitFigures> = figures.units.iter().filter(|one| one.level != Level::Ward.code()).collect();
    let mut direct: Vec<&UnitFigures> = own.iter().copied().filter(|one| one.direct).collect();
    if direct.is_empty() {
        return None;
    }
    direct.sort_by(|a, b| b.turns.cmp(&a.turns).then_with(|| a.code.cmp(&b.code)));
    let shown = if direct.len() > MOST_UNITS + 1 { MOST_UNITS } else { direct.len() };
    let mut rows: Vec<Bar> = direct[..shown].iter().map(|one| bar(one, words)).collect();
    if shown < direct.len() {
        let others = direct[shown..].iter().map(|one| (one.turns.0, format!("units.{}.turns", one.code)));
        let label = match lang {
            Lang::Vi => format!("{} đơn vị còn lại", direct.len() - shown),
            Lang::En => format!("{} other units", direct.len() - shown),
        };
        rows.push(rest(label, others, 2));
    }
    let unplaced = figures.unplaced;
    let beside = || {
        let number = |value: u64, measure: &str| Number::figure(value, format!("unplaced.{measure}"));
        let (members, took) = (unplaced.members.0, unplaced.participants.0);
        [number(members, "members"), number(took, "participants"), number(unplaced.turns.0, "turns")]
    };
    let [_, took, turns] = beside();
    if !unplaced.is_empty() {
        rows.push(Bar {
            label: words.unplaced().to_owned(),
            aside: None,
            thick: turns.value,
            thin: Some(took.value),
            numbers: beside().map(Some).into(),
        });
    }
    let measures = [("Đoàn viên", "Members"), ("Tham gia", "Took part"), ("Lượt", "Turns")];
    let whole = hierarchy(&own)
        .into_iter()
        .map(|(depth, one)| (depth, one.name.clone(), words.state_of(one).to_owned(), numbers(one).into()))
        .chain((!unplaced.is_empty()).then(|| (0, words.unplaced().to_owned(), String::new(), beside().into())))
        .collect();
    Some(Bars {
        id: "don-vi",
        title: pick(lang, "Theo đơn vị trực thuộc", "By unit").to_owned(),
        note: text(
            pick(
                lang,
                "Số của một đơn vị gồm cả các đơn vị bên dưới.",
                "A unit's numbers include those of the units below it.",
            ),
            [],
        ),
        head: head(lang, pick(lang, "Đơn vị", "Unit"), &measures),
        most: most(&rows),
        rows,
        legend: two_bars(lang),
        whole: (own.len() > direct.len() || shown < direct.len()).then_some(Whole {
            title: pick(lang, "Bảng số của mọi đơn vị", "Every unit as a table").to_owned(),
            head: head(lang, pick(lang, "Đơn vị", "Unit"), &measures),
            rows: whole,
        }),
    })
}

/// Parents before their children, both in order of code.
fn hierarchy<'a>(units: &[&'a UnitFigures]) -> Vec<(usize, &'a UnitFigures)> {
    let known = |code: &str| units.iter().any(|one| one.code == code);
    let mut stack: Vec<(usize, &UnitFigures)> = units
        .iter()
        .filter(|one| one.parent.as_deref().is_none_or(|parent| !known(parent)))
        .map(|one| (0, *one))
        .collect();
    stack.reverse();
    let mut order = Vec::with_capacity(units.len());
    while let Some((depth, one)) = stack.pop() {
        order.push((depth, one));
        let below = units.iter().filter(|other| other.parent.as_deref() == Some(&one.code));
        stack.extend(below.rev().map(|child| (depth + 1, *child)));
    }
    order
}

pub(super) fn wards(figures: &Figures, words: &Words) -> Option<Bars> {
    let lang = words.lang;
    if figures.wards.is_empty() {
        return None;
    }
    let key = |one: &WardFigures| format!("wards.{}", one.code.as_deref().unwrap_or("null"));
    let unknown = pick(lang, "Chưa rõ địa bàn", "Ward unknown");
    let name = |one: &WardFigures| one.name.clone().unwrap_or_else(|| unknown.to_owned());
    let mut order: Vec<&WardFigures> = figures.wards.iter().collect();
    // What nobody knows stands last, however much it is.
    order.sort_by(|a, b| (a.code.is_none(), b.turns, &a.code).cmp(&(b.code.is_none(), a.turns, &b.code)));
    let (known, nowhere): (Vec<&WardFigures>, Vec<&WardFigures>) = order.iter().partition(|one| one.code.is_some());
    let shown = if known.len() > MOST_WARDS + 1 { MOST_WARDS } else { known.len() };
    let row = |one: &&WardFigures| turns_row(&name(one), &key(one), one.turns.0, one.members.0);
    let mut rows: Vec<Bar> = known[..shown].iter().map(row).collect();
    if shown < known.len() {
        let others = known[shown..].iter().map(|one| (one.turns.0, format!("{}.turns", key(one))));
        let label = match lang {
            Lang::Vi => format!("{} địa bàn còn lại", known.len() - shown),
            Lang::En => format!("{} other wards", known.len() - shown),
        };
        let mut rest = rest(label, others, 0);
        rest.numbers.push(None);
        rows.push(rest);
    }
    rows.extend(nowhere.iter().map(row));
    let whole = order
        .iter()
        .map(|one| {
            let number = |value: u64, measure: &str| Number::figure(value, format!("{}.{measure}", key(one)));
            let numbers = vec![number(one.turns.0, "turns"), number(one.members.0, "members")];
            (0, name(one), one.code.clone().unwrap_or_default(), numbers)
        })
        .collect();
    Some(Bars {
        id: "dia-ban",
        title: pick(lang, "Theo nơi cư trú", "By ward").to_owned(),
        note: text(
            match (known.len(), lang) {
                (_, Lang::Vi) => "{} phường, xã có lượt tham gia.",
                (1, Lang::En) => "{} ward has turns.",
                (_, Lang::En) => "{} wards have turns.",
            },
            [Number::plain(known.len() as u64)],
        ),
        head: head(lang, pick(lang, "Phường, xã", "Ward"), &TURNS_PERSONS),
        most: most(&rows),
        rows,
        legend: two_bars(lang),
        whole: (shown < known.len()).then_some(Whole {
            title: pick(lang, "Bảng số của mọi địa bàn", "Every ward as a table").to_owned(),
            head: head(lang, pick(lang, "Phường, xã", "Ward"), &TURNS_PERSONS),
            rows: whole,
        }),
    })
}
