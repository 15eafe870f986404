//! Persons and turns are different types, and nothing adds them (COUNTING, Sums).

use std::iter::Sum;
use std::ops::{Add, AddAssign};

use serde::Serialize;

/// A number of distinct persons. Distinct persons of parts do not add up to those of the whole, so it has no `+` either.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Persons(pub u64);

/// A number of turns: participations that count once each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Turns(pub u64);

impl Add for Turns {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Turns {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sum for Turns {
    fn sum<I: Iterator<Item = Self>>(turns: I) -> Self {
        Self(turns.map(|one| one.0).sum())
    }
}
