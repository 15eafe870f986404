//! The wards of the country before and after 1 July 2025, and what a ward's name means at a date.
//!
//! Looks only at texts, dates and the embedded table; it never decides which date or which text holds.

mod address;
mod asked;
mod key;
mod mention;
mod province;
mod reformed;
mod resolve;
mod table;
mod tail;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod whole;

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::finding::Code;
use crate::model::Date;

pub use mention::mention;
pub use province::province_in;
pub use resolve::is_hamlet;

/// The day from which the wards of the reform hold.
pub const REFORM: Date = jiff::civil::date(2025, 7, 1);

/// A ward (phường, xã, thị trấn, đặc khu) by its official code at some date.
/// Cheap to copy: hundreds of thousands of turns share a few hundred wards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ward(Arc<WardFacts>);

/// What is known of a ward.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WardFacts {
    /// Five digits. The same code can name another ward before and after the reform: [`Ward::name`] belongs to it.
    pub code: String,
    /// `Phường An Thới`.
    pub name: String,
    pub province: String,
    /// Valid from 1 July 2025.
    pub new: bool,
}

impl Ward {
    pub fn new(facts: WardFacts) -> Self {
        Self(Arc::new(facts))
    }
}

/// Code and time tell wards apart well enough to find one.
impl Hash for Ward {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.0.code, self.0.new).hash(state);
    }
}

impl PartialOrd for Ward {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ward {
    fn cmp(&self, other: &Self) -> Ordering {
        // Most that are compared are one and the same.
        if Arc::ptr_eq(&self.0, &other.0) { Ordering::Equal } else { self.0.cmp(&other.0) }
    }
}

impl std::ops::Deref for Ward {
    type Target = WardFacts;

    fn deref(&self) -> &WardFacts {
        &self.0
    }
}

/// What a text means at a date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolution {
    pub ward: Option<Ward>,
    /// `ward-alias`, `ward-abolished`, `ward-ambiguous`, `ward-elsewhere`, `address-parsed`, `ward-is-hamlet`, in this order; each at most once.
    pub notes: Vec<Code>,
    /// For `ward-ambiguous`: the other wards it may be.
    pub others: Vec<Ward>,
}

/// What a ward's name, alias or a whole address means on a day, in `province` first.
/// `aliases` are folded names from config to ward codes.
pub fn resolve(text: &str, on: Date, province: Option<&str>, aliases: &BTreeMap<String, String>) -> Resolution {
    resolve::resolve(text, on, province, aliases)
}

/// Whether a ward of a province, of before or of today, has a text for its whole name; of the country, where no province is given.
pub fn is_named(text: &str, province: Option<&str>) -> bool {
    let table = table::table();
    let marks = !text.is_ascii();
    let Some(home) = province.and_then(province_in) else { return table.knows(text, marks) };
    let today = table.provinces.get(home).copied().unwrap_or(home);
    table.old_named(text, marks).any(|ward| ward.province == home || ward.province_today() == today)
        || table.new_named(text, marks).any(|ward| ward.province == today)
}

/// Where a ward lies whose name is nobody else's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Its code; the same for every way to write it.
    pub ward: String,
    /// The province of today.
    pub today: &'static str,
    /// The province of before the reform; None for a name that only a ward of today has.
    pub before: Option<&'static str>,
}

/// Where a ward lies whose name, or the address around it, means one ward of the whole country from the first to the last of
/// these days; None where several wards may be meant.
pub fn origin(text: &str, first: Date, last: Date, aliases: &BTreeMap<String, String>) -> Option<Origin> {
    let alone = |on: Date| {
        let found = resolve::resolve(text, on, None, aliases);
        found.ward.filter(|_| !found.notes.contains(&Code::WardAmbiguous))
    };
    let table = table::table();
    let eve = REFORM.yesterday().ok()?;
    let old = alone(first.min(eve));
    let before = old.as_ref().and_then(|ward| Some(table.old_by_code(&ward.code)?.province));
    match old {
        Some(ward) => {
            let today = table.provinces.get(before?).copied()?;
            // Nor may it be a ward of today elsewhere; the parts of one that was split are all its own.
            let now = resolve::resolve(text, last, None, aliases);
            let same = last < REFORM
                || now.ward.is_some() && now.ward.iter().chain(&now.others).all(|ward| ward.province == today);
            same.then_some(Origin { ward: ward.code.clone(), today, before })
        }
        None if first >= REFORM => {
            let ward = alone(last)?;
            let today = table.new_by_code(&ward.code)?.province;
            Some(Origin { ward: format!("{} ", ward.code), today, before: None })
        }
        None => None,
    }
}

/// The names of a province's wards as they are on a day, each so that it means that ward and no other; empty for a province
/// nobody knows. A name that several districts had stands with its district.
pub fn of_province(province: &str, on: Date) -> Vec<String> {
    let Some(full) = province_in(province) else { return Vec::new() };
    table::table().names_in(full, on >= REFORM)
}

/// The ward of an official code on a day; None where no such ward was there then.
pub fn by_code(code: &str, on: Date) -> Option<Ward> {
    let table = table::table();
    if on < REFORM { Some(table.old_by_code(code)?.ward()) } else { Some(table.new_by_code(code)?.ward()) }
}

/// The ward that `ward` is part of on a day: itself, or its successor (the default part of a split one).
/// A ward of today has no ward before the reform: it stays itself on any day.
pub fn at(ward: &Ward, on: Date) -> Ward {
    if ward.new || on < REFORM {
        return ward.clone();
    }
    table::table().old_by_code(&ward.code).map_or_else(|| ward.clone(), |old| old.successor().ward())
}
