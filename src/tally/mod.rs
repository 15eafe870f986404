//! Register to figures. Alone in using polars.

mod asides;
mod count;
mod derived;
mod frames;
mod label;
mod parts;
pub mod previous;

use std::collections::BTreeMap;

use serde::Serialize;

pub use asides::{Asides, FileCounts, Kind, asides};
pub use count::figures;
pub use derived::{Derived, derived};
pub use label::period_label;
pub use previous::Previous;

use crate::identify::Register;
use crate::model::{Persons, Turns, UnitCode};

/// Every figure of a run: the schema of `so-lieu.json`, `tonghop.figures/1` (DESIGN §7). Field order is the file's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figures {
    pub schema: &'static str,
    pub version: &'static str,
    pub office: OfficeName,
    pub period: PeriodName,
    pub members: Members,
    pub turns: TurnTotal,
    pub channels: Vec<ChannelFigures>,
    pub groups: Vec<GroupFigures>,
    pub months: Vec<MonthFigures>,
    pub units: Vec<UnitFigures>,
    pub wards: Vec<WardFigures>,
    pub grades: Vec<GradeFigures>,
    pub introductions: IntroductionFigures,
    pub reporting: Reporting,
    pub balance: Balance,
    pub duplicates: Duplicates,
    pub findings: FindingCounts,
    /// None where there is no output of the period before. Set after the run by [`previous::compare`].
    pub previous: Option<Previous>,
}

/// What belongs to one unit and everything below it: its own register, and figures counted from it alone.
#[derive(Clone, Debug)]
pub struct Part {
    pub unit: UnitCode,
    pub register: Register,
    pub figures: Figures,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OfficeName {
    pub name: String,
    /// None where nothing says who the office is.
    pub code: Option<String>,
    pub level: Option<&'static str>,
    pub parent: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PeriodName {
    /// ISO dates.
    pub from: String,
    pub to: String,
    pub label: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Members {
    pub total: Persons,
    pub joined_in_period: Persons,
    pub joined: Vec<JoinedMonth>,
    /// Every category by code, in order.
    pub by_category: Categories,
    pub not_on_roster: Persons,
    pub participants: Persons,
    pub stated: Vec<StatedTotal>,
    /// Every member on a roster in one of them.
    pub parts: Vec<MemberPart>,
}

/// Members of one unit, category and month of joining.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct MemberPart {
    pub unit: Option<String>,
    pub category: &'static str,
    /// A month of the period, `period` where none is known, None for all who joined at another time.
    pub joined: Option<String>,
    pub members: Persons,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct JoinedMonth {
    pub month: String,
    pub members: Persons,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Categories {
    pub student: Persons,
    pub lecturer: Persons,
    pub staff: Persons,
    pub other: Persons,
    pub unknown: Persons,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StatedTotal {
    pub total: u64,
    /// Stated minus counted.
    pub difference: i64,
    /// None: config.
    pub file: Option<String>,
    pub sheet: Option<String>,
    pub cell: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TurnTotal {
    pub total: Turns,
    /// Every turn in one of them.
    pub parts: Vec<TurnPart>,
}

/// Turns of one unit, channel, group, month and ward.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct TurnPart {
    pub unit: Option<String>,
    pub channel: String,
    pub group: Option<String>,
    pub by_keyword: bool,
    /// None: known only longer than a month.
    pub month: Option<String>,
    /// None: unknown.
    pub ward: Option<String>,
    /// The ward's code is one of those from 1 July 2025.
    pub ward_new: bool,
    pub turns: Turns,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChannelFigures {
    pub code: String,
    pub label: String,
    pub turns: Turns,
    pub members: Persons,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupFigures {
    pub code: String,
    pub label: String,
    pub turns: Turns,
    pub members: Persons,
    pub by_keyword: Turns,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MonthFigures {
    /// None: known only longer than a month. Stands last, and only where it has turns.
    pub month: Option<String>,
    pub turns: Turns,
    pub members: Persons,
    /// Turns by channel code.
    pub channels: BTreeMap<String, Turns>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnitFigures {
    pub code: String,
    pub name: String,
    pub level: &'static str,
    pub parent: Option<String>,
    pub members: Persons,
    pub participants: Persons,
    pub turns: Turns,
    pub state: &'static str,
    pub files: u64,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WardFigures {
    /// None: unknown.
    pub code: Option<String>,
    pub name: Option<String>,
    pub turns: Turns,
    pub members: Persons,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GradeFigures {
    pub code: String,
    pub label: String,
    pub members: Persons,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct IntroductionFigures {
    pub introduced: u64,
    pub confirmed: u64,
    pub unconfirmed: u64,
    pub elsewhere: u64,
    pub other_period: u64,
    pub person_differs: u64,
    pub withdrawn: u64,
    pub unannounced: u64,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reporting {
    pub expected: u64,
    pub received: u64,
    pub on_time: Option<u64>,
    pub levels: Vec<LevelReporting>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LevelReporting {
    pub level: &'static str,
    pub expected: u64,
    pub received: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Balance {
    pub rows: BalanceLine,
    pub claims: BalanceLine,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct BalanceLine {
    pub read: u64,
    pub counted: u64,
    pub duplicate: u64,
    pub waiting: u64,
    pub out_of_scope: u64,
    /// read - counted - duplicate - waiting - out of scope; not 0 stops the run.
    pub residual: i64,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Duplicates {
    pub merged: u64,
    pub questions: u64,
    pub answered: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct FindingCounts {
    pub error: u64,
    pub query: u64,
    pub note: u64,
    pub by_code: BTreeMap<&'static str, u64>,
}
