//! Units whose turns are far from what they were: against their own earlier periods where there are enough, else against how all
//! units changed. Only looks; the earlier periods are those that `input/` still holds.
//!
//! Everything is robust (median, median absolute deviation), and no scale is finer than what chance alone does to a count of that
//! size. Only additions, divisions and square roots are used, which are the same on every machine.

use std::collections::{BTreeMap, BTreeSet};

use super::Turn;
use super::around::Around;
use super::places::Places;
use super::turns::{self, Met, participation};
use crate::finding::{Code, Finding};
use crate::model::{Date, Lang, Level, SheetKind, UnitId};
use crate::settings::{Checks, Settings};

/// Earlier periods that are looked at, at most.
const MOST_PERIODS: usize = 12;
/// A median absolute deviation times this is a standard deviation, where values are normal.
const NORMAL: f64 = 1.4826;

/// Turns of each unit in one period; only units that sent a list of it.
type Turns = BTreeMap<UnitId, u64>;

/// A unit's turns now and in its earlier periods, newest first.
struct History {
    unit: UnitId,
    now: u64,
    before: Vec<u64>,
}

/// One finding for each unit whose own turns are unusual, without those of units below it. `met` are this period's lists, `all` its turns
/// with those known as numbers.
pub(super) fn findings(
    around: &Around,
    (met, all): (&[Met], &[Turn]),
    homes: &BTreeMap<usize, UnitId>,
    province: Option<&str>,
    settings: &Settings,
) -> Vec<Finding> {
    let earlier = earlier(around, homes, province, settings);
    let mut now = turns_of(around, met, homes);
    // What a unit reports as a number is no list, and lists alone are known of earlier periods.
    for unit in all.iter().filter(|turn| turn.person.is_none()).filter_map(|turn| turn.unit) {
        now.remove(&unit);
    }
    let histories: Vec<History> = now
        .into_iter()
        .map(|(unit, now)| History {
            unit,
            now,
            before: earlier.iter().filter_map(|period| period.get(&unit).copied()).collect(),
        })
        .filter(|history| !history.before.is_empty())
        .collect();
    unusual(&histories, &settings.checks)
        .into_iter()
        .map(|(history, kind)| told(around, met, (history, kind), settings.lang))
        .collect()
}

/// Each earlier period's turns, newest first; as many periods as anything is claimed for.
fn earlier(
    around: &Around,
    homes: &BTreeMap<usize, UnitId>,
    province: Option<&str>,
    settings: &Settings,
) -> Vec<Turns> {
    let claims = around.rows.iter().filter_map(|row| participation(&row.record.body)).flat_map(|part| &part.claims);
    let days = claims.filter_map(|claim| claim.when).map(|(when, _)| when.span(around.period.cut).0);
    let Some(first) = days.min().filter(|&day: &Date| day < around.period.from) else { return Vec::new() };
    let mut periods = Vec::new();
    let mut period = around.period.before();
    while period.to >= first && periods.len() < MOST_PERIODS {
        let then = Around { period: &period, ..*around };
        // What is assumed about wards of earlier periods was said in them.
        let mut places = Places::new(settings, province.map(str::to_owned));
        periods.push(turns_of(&then, &turns::turns(&then, &mut places).met, homes));
        period = period.before();
    }
    periods
}

fn turns_of(around: &Around, met: &[Met], homes: &BTreeMap<usize, UnitId>) -> Turns {
    let mut turns = Turns::new();
    for one in met {
        let unit = turns::unit_of(around, one, homes.get(&one.person).copied());
        if around.units.get(unit).level != Level::Ward {
            *turns.entry(unit).or_default() += 1;
        }
    }
    // A list of the period without any turn is a nought; no list is none.
    let told = around.tables.iter().filter(|table| {
        let of_period = table.facts.when.is_some_and(|(when, _)| around.period.contains(when));
        table.kind == SheetKind::Participations && of_period
    });
    let told: BTreeSet<UnitId> = told.map(|table| table.sender).collect();
    for unit in told.into_iter().filter(|&unit| around.units.get(unit).level != Level::Ward) {
        turns.entry(unit).or_default();
    }
    turns
}

/// How a unit was judged: against its own periods, or against the other units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Own,
    Others,
}

fn unusual<'a>(histories: &'a [History], checks: &Checks) -> Vec<(&'a History, Kind)> {
    let small = |one: &History| one.now.max(usual(one).ceil()) < u64::from(checks.change_turns);
    let enough = checks.change_periods as usize;
    let mut shifts: Vec<f64> = histories.iter().filter(|one| !small(one)).map(shift).collect();
    let common = (shifts.len() >= checks.change_units.max(1) as usize).then(|| {
        let middle = median(&mut shifts);
        (middle, spread(shifts.iter().copied(), middle))
    });
    let judged = histories.iter().filter(|one| !small(one)).filter_map(|one| {
        let (score, kind) = if one.before.len() >= enough {
            (against_own(one), Kind::Own)
        } else {
            (against_others(one, common?), Kind::Others)
        };
        (score > checks.change_score).then_some((one, kind))
    });
    judged.collect()
}

/// A median of counts, in halves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Halves(u64);

impl Halves {
    /// `12`, or `12,5` and in English `12.5`.
    fn shown(self, lang: Lang) -> String {
        let half = match (self.0 % 2, lang) {
            (0, _) => "",
            (_, Lang::Vi) => ",5",
            (_, Lang::En) => ".5",
        };
        format!("{}{half}", self.0 / 2)
    }

    const fn ceil(self) -> u64 {
        self.0.div_ceil(2)
    }

    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
    fn value(self) -> f64 {
        self.0 as f64 / 2.0
    }
}

/// The median of a unit's earlier periods.
fn usual(history: &History) -> Halves {
    let mut sorted = history.before.clone();
    sorted.sort_unstable();
    let middle = sorted.len() / 2;
    Halves(if sorted.len() % 2 == 1 { 2 * sorted[middle] } else { sorted[middle - 1] + sorted[middle] })
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 { values[middle] } else { f64::midpoint(values[middle - 1], values[middle]) }
}

/// Median absolute deviation, as a standard deviation.
fn spread(values: impl Iterator<Item = f64>, middle: f64) -> f64 {
    let mut away: Vec<f64> = values.map(|value| (value - middle).abs()).collect();
    NORMAL * median(&mut away)
}

/// Standard deviations from the unit's own median.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn against_own(history: &History) -> f64 {
    let middle = usual(history).value();
    let spread = spread(history.before.iter().map(|&turns| turns as f64), middle);
    (history.now as f64 - middle).abs() / spread.max(middle.max(1.0).sqrt())
}

/// How far a unit moved, from -1 (nothing left) over 0 (as before) to 1 (from nothing): (now - before) / (now + before).
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn shift(history: &History) -> f64 {
    let (now, before) = (history.now as f64, usual(history).value());
    if now + before == 0.0 { 0.0 } else { (now - before) / (now + before) }
}

/// Standard deviations from how units moved as a rule, of which `middle` and `spread` tell, so that a month in which all did twice
/// as much is none of theirs alone.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn against_others(history: &History, (middle, spread): (f64, f64)) -> f64 {
    let chance = 1.0 / (history.now as f64 + usual(history).value()).max(1.0);
    (shift(history) - middle).abs() / (spread * spread + chance).sqrt()
}

/// At the unit's own largest list of the period, so that its sender is asked.
fn told(around: &Around, met: &[Met], (history, kind): (&History, Kind), lang: Lang) -> Finding {
    let unit = around.units.get(history.unit);
    let mut lists: BTreeMap<usize, u64> = BTreeMap::new();
    for one in met {
        let table = around.rows[one.tokens[0].0].table;
        if around.tables[table].sender == history.unit {
            *lists.entry(table).or_default() += 1;
        }
    }
    let place = |table: usize| (&around.tables[table].path, &around.tables[table].sheet, around.tables[table].row);
    let largest = lists.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| place(b.0).cmp(&place(a.0))));
    let finding = Finding::new(Code::ChangeUnusual)
        .seen(&history.now.to_string())
        .repaired(&usual(history).shown(lang))
        .arg("unit", &unit.name)
        .unit(&unit.code);
    let finding = match kind {
        Kind::Own => finding,
        Kind::Others => finding.arg("kind", "others"),
    };
    match largest {
        Some((table, _)) => finding.file(&around.tables[table].path).sheet(&around.tables[table].sheet),
        None => finding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn history(now: u64, before: &[u64]) -> History {
        History { unit: UnitId(0), now, before: before.to_vec() }
    }

    fn checks() -> Checks {
        crate::testing::settings().checks
    }

    fn kinds(histories: &[History]) -> Vec<Option<Kind>> {
        let found = unusual(histories, &checks());
        let kind = |one: &History| found.iter().find(|(other, _)| std::ptr::eq(*other, one)).map(|found| found.1);
        histories.iter().map(kind).collect()
    }

    #[test]
    fn against_its_own_periods() {
        let one = |now, before: &[u64]| kinds(&[history(now, before)])[0];
        assert_eq!(one(60, &[20, 22, 19, 21]), Some(Kind::Own));
        assert_eq!(one(0, &[20, 22, 19, 21]), Some(Kind::Own));
        assert_eq!(one(30, &[20, 22, 19, 21]), None, "as chance has it");
        assert_eq!(one(60, &[20, 60, 19, 55]), None, "it always went up and down");
        assert_eq!(one(21, &[20, 22, 400, 19, 21]), None, "one odd month makes no rule");
        assert_eq!(one(9, &[1, 1, 1, 1]), None, "a small unit");
        assert_eq!(one(60, &[20, 22, 19]), None, "too few periods and nobody beside it");
    }

    #[test]
    fn against_the_others_where_its_own_periods_are_few() {
        // Everybody did twice as much: no news. One did nothing of the kind, one did ten times as much.
        let mut all: Vec<History> = (0..10).map(|at| history(40 + at, &[20])).collect();
        all.push(history(20, &[100]));
        all.push(history(400, &[40]));
        all.push(history(0, &[3]));
        let mut wanted = vec![None; 10];
        wanted.extend([Some(Kind::Others), Some(Kind::Others), None]);
        assert_eq!(kinds(&all), wanted);
        assert_eq!(kinds(&all[8..12]), [None; 4], "too few units to say what is usual");
    }

    #[test]
    fn the_usual_number_is_the_median() {
        assert_eq!(usual(&history(0, &[3, 1, 2])).shown(Lang::Vi), "2");
        assert_eq!(usual(&history(0, &[1, 2])).shown(Lang::Vi), "1,5");
        assert_eq!(usual(&history(0, &[1, 2])).shown(Lang::En), "1.5");
    }
}
