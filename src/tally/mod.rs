//! Register to figures. Alone in using polars.

mod asides;
mod balance;
mod count;
mod derived;
mod frames;
mod label;
mod parts;
pub mod previous;
mod units;

use std::collections::BTreeMap;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

pub use asides::{Asides, FileCounts, Kind, asides};
pub use count::figures;
pub use derived::{Derived, derived};
pub use label::period_label;
pub use previous::Previous;

use crate::identify::Register;
use crate::model::{ChannelCode, GroupCode, Persons, Turns, UnitCode, YearMonth};
use crate::wards::Ward;

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
    /// What belongs to none of the office's direct units: the office's own, and what only wards tell.
    pub unplaced: UnplacedFigures,
    pub wards: Vec<WardFigures>,
    pub grades: Vec<GradeFigures>,
    /// Persons by why they did not take part, every reason of config in its order.
    pub reasons: Vec<ReasonFigures>,
    pub introductions: IntroductionFigures,
    pub reporting: Reporting,
    pub balance: Balance,
    pub duplicates: Duplicates,
    pub findings: FindingCounts,
    /// None where there is no output of the period before. Set after the run by [`previous::compare`].
    pub previous: Option<Previous>,
}

impl Figures {
    /// The same without the finest sums: they are for the tonghop of the level above, and a city has hundreds of thousands.
    #[must_use]
    pub fn without_parts(&self) -> Self {
        let members = &self.members;
        Self {
            schema: self.schema,
            version: self.version,
            office: self.office.clone(),
            period: self.period.clone(),
            members: Members {
                joined: members.joined.clone(),
                by_category: members.by_category.clone(),
                stated: members.stated.clone(),
                parts: Vec::new(),
                ..*members
            },
            turns: TurnTotal { parts: Vec::new(), ..self.turns },
            channels: self.channels.clone(),
            groups: self.groups.clone(),
            months: self.months.clone(),
            units: self.units.clone(),
            unplaced: self.unplaced,
            wards: self.wards.clone(),
            grades: self.grades.clone(),
            reasons: self.reasons.clone(),
            introductions: self.introductions.clone(),
            reporting: self.reporting.clone(),
            balance: self.balance.clone(),
            duplicates: self.duplicates.clone(),
            findings: self.findings.clone(),
            previous: self.previous.clone(),
        }
    }
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
    /// Those that are known as numbers only: no count of persons has anybody of them.
    pub unnamed: Turns,
    /// Every turn in one of them.
    pub parts: Vec<TurnPart>,
}

/// Turns of one unit, channel, group, month and ward. A city has hundreds of thousands, so their texts are shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnPart {
    pub unit: Option<UnitCode>,
    pub channel: ChannelCode,
    pub group: Option<GroupCode>,
    pub by_keyword: bool,
    /// None: known only longer than a month.
    pub month: Option<YearMonth>,
    /// None: unknown.
    pub ward: Option<Ward>,
    pub turns: Turns,
}

impl TurnPart {
    /// What its turns have in common; no two parts have the same.
    pub fn key(&self) -> impl Ord + '_ {
        let ward = self.ward.as_ref().map(|ward| (ward.code.as_str(), ward.new));
        (&self.unit, &self.channel, &self.group, self.by_keyword, self.month, ward)
    }
}

impl Serialize for TurnPart {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut part = to.serialize_struct("TurnPart", 8)?;
        part.serialize_field("unit", &self.unit.as_ref().map(UnitCode::as_str))?;
        part.serialize_field("channel", self.channel.as_str())?;
        part.serialize_field("group", &self.group.as_ref().map(GroupCode::as_str))?;
        part.serialize_field("by_keyword", &self.by_keyword)?;
        part.serialize_field("month", &self.month.map(|month| month.to_string()))?;
        part.serialize_field("ward", &self.ward.as_ref().map(|ward| ward.code.as_str()))?;
        // The ward's code is one of those from 1 July 2025.
        part.serialize_field("ward_new", &self.ward.as_ref().is_some_and(|ward| ward.new))?;
        part.serialize_field("turns", &self.turns)?;
        part.end()
    }
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
    /// Right below the office, or below nobody: the lines that with [`UnplacedFigures`] add up to the whole.
    #[serde(skip)]
    pub direct: bool,
    pub members: Persons,
    pub participants: Persons,
    pub turns: Turns,
    pub state: &'static str,
    /// Nobody waits for anything of it: its state is that of the units below it.
    #[serde(skip)]
    pub exempt: bool,
    /// Nothing of what is wrong goes back to it, because nobody knows for certain whose the file is.
    #[serde(skip)]
    pub kept: bool,
    pub files: u64,
}

/// What a list of the direct units leaves out of the whole. Members and turns of both add up to it; a person who took part in several
/// units is in each of their lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct UnplacedFigures {
    pub members: Persons,
    pub participants: Persons,
    pub turns: Turns,
}

impl UnplacedFigures {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
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

/// Persons of whom a reason was given for not taking part; whoever gives two stands in both.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReasonFigures {
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
    /// The unconfirmed ones by how long they had waited on the period's last day, every code of [`crate::identify::Waiting`].
    pub ageing: BTreeMap<&'static str, u64>,
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
    pub introductions: SlipBalance,
}

/// Slips that came in against what became of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SlipBalance {
    /// Rows that introduce somebody and count.
    pub introduced: u64,
    pub confirmed: u64,
    /// Unconfirmed, and confirmed elsewhere, for another period or under other details.
    pub unconfirmed: u64,
    pub withdrawn: u64,
    /// introduced - confirmed - unconfirmed - withdrawn; not 0 stops the run.
    pub residual: i64,
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

/// Rows of rosters that name a member again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DuplicateRows {
    /// Twice in one file.
    pub within_file: u64,
    /// In two files for one unit.
    pub between_files: u64,
    /// On the rosters of two units: somebody should say which it is.
    pub between_units: u64,
    /// The same of lecturers and staff, who may belong to two.
    pub double_membership: u64,
    /// On an earlier roster of the unit as well.
    pub between_periods: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Duplicates {
    pub merged: u64,
    /// Rows of rosters about members who are counted by another row, by what kind of duplicate they are.
    pub members: DuplicateRows,
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
