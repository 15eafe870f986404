//! The ledger of turns as a frame, and the two ways it is counted: turns by a key, distinct persons by a key.

use std::collections::BTreeMap;

use polars::prelude::*;

use crate::identify::Register;
use crate::model::{Persons, Turns};

/// The keys by which turns are counted. Each is a column of the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Channel,
    Group,
    Month,
    Ward,
}

impl Key {
    const fn column(self) -> &'static str {
        match self {
            Self::Channel => "channel",
            Self::Group => "group",
            Self::Month => "month",
            Self::Ward => "ward",
        }
    }
}

/// What is not known has this key.
pub(super) const UNKNOWN: &str = "";

/// Turns with what they are counted by, one row a turn (or an aggregate's turns).
pub(super) struct Frame {
    turns: DataFrame,
}

/// Turns and distinct persons of one key.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    pub turns: Turns,
    pub members: Persons,
}

impl Frame {
    pub(super) fn of(register: &Register) -> PolarsResult<Self> {
        let turns = &register.turns;
        let cut = register.period.cut;
        let text = |of: &dyn Fn(&crate::identify::Turn) -> String| turns.iter().map(of).collect::<Vec<String>>();
        let columns = vec![
            // None for turns from aggregates: nobody's.
            Column::new(
                "person".into(),
                turns.iter().map(|turn| turn.person.map(|one| one.0)).collect::<Vec<Option<u32>>>(),
            ),
            Column::new("count".into(), turns.iter().map(|turn| turn.count.0).collect::<Vec<u64>>()),
            Column::new(
                "keyword".into(),
                turns.iter().map(|turn| if turn.by_keyword { turn.count.0 } else { 0 }).collect::<Vec<u64>>(),
            ),
            Column::new("channel".into(), text(&|turn| turn.channel.to_string())),
            Column::new(
                "group".into(),
                text(&|turn| turn.group.as_ref().map_or(UNKNOWN.to_owned(), ToString::to_string)),
            ),
            Column::new(
                "month".into(),
                text(&|turn| turn.when.month(cut).map_or(UNKNOWN.to_owned(), |month| month.to_string())),
            ),
            Column::new(
                "ward".into(),
                text(&|turn| turn.ward.as_ref().map_or(UNKNOWN.to_owned(), |ward| ward.code.clone())),
            ),
        ];
        Ok(Self { turns: DataFrame::new(turns.len(), columns)? })
    }

    /// All turns.
    pub(super) fn total(&self) -> PolarsResult<Turns> {
        Ok(Turns(self.turns.column("count")?.as_materialized_series().sum::<u64>().unwrap_or(0)))
    }

    /// Distinct persons of all turns.
    pub(super) fn participants(&self) -> PolarsResult<Persons> {
        let persons = self.turns.column("person")?.as_materialized_series().drop_nulls();
        // Asked how many are unique, polars would sort and shift, for which it holds eight MB of zeros from then on.
        Ok(Persons(persons.arg_unique()?.len() as u64))
    }

    /// Turns and distinct persons by one key.
    pub(super) fn by(&self, key: Key) -> PolarsResult<BTreeMap<String, Sums>> {
        let turns = self.sums(&[key.column()], "count")?;
        let mut by: BTreeMap<String, Sums> = BTreeMap::new();
        for (mut keys, number) in turns {
            by.entry(keys.remove(0)).or_default().turns = Turns(number);
        }
        // Distinct persons: the pairs of key and person, each once, then counted.
        let mask = self.turns.column("person")?.as_materialized_series().is_not_null();
        let named = self.turns.filter(&mask)?.select([key.column(), "person"])?;
        let pairs = named.unique_stable(None, UniqueKeepStrategy::First, None)?;
        for code in pairs.column(key.column())?.str()?.iter().flatten() {
            by.entry(code.to_owned()).or_default().members.0 += 1;
        }
        Ok(by)
    }

    /// Turns by month and channel.
    pub(super) fn months_by_channel(&self) -> PolarsResult<BTreeMap<(String, String), Turns>> {
        let sums = self.sums(&["month", "channel"], "count")?;
        Ok(sums.into_iter().map(|(keys, number)| ((keys[0].clone(), keys[1].clone()), Turns(number))).collect())
    }

    /// Turns placed by keyword, by group.
    pub(super) fn keywords(&self) -> PolarsResult<BTreeMap<String, Turns>> {
        Ok(self
            .sums(&["group"], "keyword")?
            .into_iter()
            .map(|(mut keys, number)| (keys.remove(0), Turns(number)))
            .collect())
    }

    /// Sums of a column by keys; in no order, so callers put it into a map.
    fn sums(&self, keys: &[&str], column: &str) -> PolarsResult<Vec<(Vec<String>, u64)>> {
        if self.turns.height() == 0 {
            return Ok(Vec::new());
        }
        #[expect(deprecated, reason = "the lazy engine that replaces it costs eight CPU minutes of every build")]
        let sums = self.turns.group_by_stable(keys.iter().copied())?.select([column]).sum()?;
        let numbers = sums.column(&format!("{column}_sum"))?.u64()?.clone();
        let names: PolarsResult<Vec<Vec<String>>> = keys
            .iter()
            .map(|key| Ok(sums.column(key)?.str()?.iter().map(|name| name.unwrap_or(UNKNOWN).to_owned()).collect()))
            .collect();
        let names = names?;
        let line = |(at, number): (usize, Option<u64>)| {
            (names.iter().map(|column| column[at].clone()).collect(), number.unwrap_or(0))
        };
        Ok(numbers.iter().enumerate().map(line).collect())
    }
}
