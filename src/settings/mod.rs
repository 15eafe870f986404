//! What the run is told: built-in knowledge, `config.toml` over it, the command line over that.
//!
//! [`raw`] is exactly what was typed; [`Settings`] is checked and complete. No stage ever sees a raw setting.

pub mod raw;
pub mod words;

mod check;
mod handled;
mod heard;
mod knowledge;
mod mail;
pub mod numbering;
mod period;
pub mod several;
mod typed;
mod units;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use check::{BUILTIN, ConfigError, Overrides, load};
pub use handled::Handled;
pub use words::Words;

use crate::answers::Answers;
use crate::finding::{Code, Severity};
use crate::model::date::Cut;
use crate::model::{Category, ChannelCode, Date, GradeCode, GroupCode, Lang, Level, ReasonCode, When};

/// Everything a stage may need to know that is not in the files that were sent.
#[derive(Clone, Debug)]
pub struct Settings {
    pub lang: Lang,
    /// Units that config names and does not have; a register in input must.
    pub wanted_units: Vec<WantedUnit>,
    pub today: Date,
    /// Queries are errors, and nothing is repaired by guess.
    pub strict: bool,
    pub office: Office,
    pub period: PeriodChoice,
    /// `[period] label`: what the report calls the period.
    pub period_label: Option<String>,
    pub cut: Cut,
    /// Days after the period's last day by which units are expected to have sent; None: nobody is late.
    pub due_days: Option<u32>,
    /// `[[unit]]` entries in the order of config.
    pub units: Vec<UnitEntry>,
    pub channels: Vec<Channel>,
    pub groups: Vec<Group>,
    /// Best first.
    pub grades: Vec<Grade>,
    /// Why somebody did not take part, in the order of config.
    pub reasons: Vec<Reason>,
    pub default_channel: ChannelCode,
    /// Header words, ward aliases: folded once for comparison.
    pub words: Words,
    pub matching: Matching,
    pub stated: Stated,
    pub checks: Checks,
    pub limits: Limits,
    pub documents: Vec<Document>,
    /// None: the code is off.
    pub severities: BTreeMap<Code, Option<Severity>>,
    /// Codes that only warn until the date (errors count as queries before it).
    pub trial: BTreeMap<Code, Date>,
    pub privacy: Vec<PrivacyAllow>,
    pub retention_months: Option<u32>,
    /// What a person answered to earlier questions; set by the line, never by config.
    pub answers: Answers,
    /// What the runs of other periods have read; set by the commands, never by config.
    pub handled: Handled,
    pub mail: Option<Mail>,
    pub schedule: Schedule,
}

impl Settings {
    /// These settings where a sender's own numbers of groups hold.
    pub fn numbered(&self, numbering: &numbering::Numbering) -> Self {
        let mut settings = self.clone();
        settings.words.numbering = numbering.clone();
        settings
    }
}

/// `[office]`: who we are. Everything may be unknown.
#[derive(Clone, Debug, Default)]
pub struct Office {
    pub code: Option<String>,
    pub name: Option<String>,
    pub short_name: Option<String>,
    pub level: Option<Level>,
    pub parent: Option<String>,
    /// For the line of place and date on documents.
    pub place: Option<String>,
    pub province: Option<String>,
    pub signer: Option<String>,
}

/// Which period is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodChoice {
    /// By `--period` (`last` resolved already), `[period] from to`, or `every` with the newest period that has ended.
    Given(When),
    /// Nothing was said: the months the claims span.
    Inferred,
}

/// One `[[unit]]`.
#[derive(Clone, Debug)]
pub struct UnitEntry {
    pub code: String,
    pub name: Option<String>,
    pub level: Option<Level>,
    pub parent: Option<String>,
    pub email: Option<String>,
    pub category: Option<Category>,
    pub aliases: Vec<String>,
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
    /// The reason; empty for `waived = true`.
    pub waived: Option<String>,
    /// Line in config.toml, from 1.
    pub line: usize,
}

/// A channel with the words it is known by.
#[derive(Clone, Debug)]
pub struct Channel {
    pub code: ChannelCode,
    pub label: String,
    pub label_en: String,
    pub aliases: Vec<String>,
    pub keywords: Vec<String>,
}

/// An activity group with the words it is known by.
#[derive(Clone, Debug)]
pub struct Group {
    pub code: GroupCode,
    pub label: String,
    pub label_en: String,
    pub aliases: Vec<String>,
    pub keywords: Vec<String>,
}

/// A reason for not taking part with the words it is known by.
#[derive(Clone, Debug)]
pub struct Reason {
    pub code: ReasonCode,
    pub label: String,
    pub label_en: String,
    pub aliases: Vec<String>,
}

/// A grade with the words it is known by.
#[derive(Clone, Debug)]
pub struct Grade {
    pub code: GradeCode,
    pub label: String,
    pub label_en: String,
    pub aliases: Vec<String>,
}

/// `[matching]`: probabilities from which records are merged or asked about.
#[derive(Clone, Copy, Debug)]
pub struct Matching {
    pub merge_at: f64,
    pub ask_at: f64,
}

/// `[stated]`: totals published elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Stated {
    pub members: Option<u64>,
    pub channels: BTreeMap<ChannelCode, u64>,
    pub groups: BTreeMap<GroupCode, u64>,
    pub source: Option<String>,
}

/// `[checks]`: thresholds of the checks over whole units.
#[derive(Clone, Copy, Debug)]
pub struct Checks {
    pub other_share: f64,
    pub copied_share: f64,
    pub copied_rows: u32,
    pub uniform_members: u32,
    pub change_score: f64,
    /// Earlier periods from which a unit is judged by its own history.
    pub change_periods: u32,
    /// A unit with fewer turns, now and as a rule, is small and never judged.
    pub change_turns: u32,
    /// Units of which an earlier period is known, from which one with a short history is judged by how the others changed.
    pub change_units: u32,
    /// A table of which layout is less sure waits until somebody says what it is; 0 to 1.
    pub layout_confidence: f64,
}

/// `[limits]`: how much work one run may be.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes one file may unpack to.
    pub unpacked_bytes: u64,
    /// Cells one file may have.
    pub cells: u64,
    /// Shared texts one workbook may have.
    pub shared_strings: u64,
    /// Containers within containers that are opened; [`Limits::tags`] follows it.
    pub nesting: u64,
}

impl Limits {
    /// Elements of XML that may lie within each other: a workbook has a dozen of them where a packed folder has one container.
    pub const fn tags(&self) -> u64 {
        const PER_CONTAINER: u64 = 32;
        self.nesting.saturating_mul(PER_CONTAINER)
    }
}

/// `[[document]]`: a document the report cites.
#[derive(Clone, Debug)]
pub struct Document {
    pub number: String,
    pub date: Option<Date>,
    pub issuer: Option<String>,
    pub title: Option<String>,
}

/// `[[privacy.allow]]`: personal columns a recipient may get.
#[derive(Clone, Debug)]
pub struct PrivacyAllow {
    pub to: String,
    pub columns: Vec<String>,
}

/// `[mail]`.
#[derive(Clone, Debug)]
pub struct Mail {
    pub from: String,
    pub host: String,
    pub port: u16,
    pub security: Security,
    pub ca_file: Option<String>,
    pub user: Option<String>,
    pub password_env: Option<String>,
    pub password_file: Option<String>,
    pub keyring: bool,
    /// Everything goes to this address instead: for trying out.
    pub to_all: Option<String>,
    pub max_messages: Option<u32>,
    pub reminders: Vec<Reminder>,
}

/// How the connection to the mail server is secured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    StartTls,
    Tls,
    /// Only to a loopback address.
    None,
}

/// `[[mail.reminder]]`.
#[derive(Clone, Copy, Debug)]
pub struct Reminder {
    pub days: u32,
    pub copy_parent: bool,
}

/// `[schedule]`: when the monthly run is started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Day of the month, 1 to 31; a month without it has its last day.
    pub day: i8,
    /// 0 to 23.
    pub hour: i8,
    /// 0 to 59.
    pub minute: i8,
}

impl Settings {
    pub fn channel_label<'a>(&'a self, code: &'a ChannelCode) -> &'a str {
        let found = self.channels.iter().find(|one| &one.code == code);
        found.map_or(code.as_str(), |one| if self.lang == Lang::En { &one.label_en } else { &one.label })
    }

    pub fn group_label<'a>(&'a self, code: &'a GroupCode) -> &'a str {
        let found = self.groups.iter().find(|one| &one.code == code);
        found.map_or(code.as_str(), |one| if self.lang == Lang::En { &one.label_en } else { &one.label })
    }

    pub fn reason_label<'a>(&'a self, code: &'a ReasonCode) -> &'a str {
        let found = self.reasons.iter().find(|one| &one.code == code);
        found.map_or(code.as_str(), |one| if self.lang == Lang::En { &one.label_en } else { &one.label })
    }

    pub fn grade_label<'a>(&'a self, code: &'a GradeCode) -> &'a str {
        let found = self.grades.iter().find(|one| &one.code == code);
        found.map_or(code.as_str(), |one| if self.lang == Lang::En { &one.label_en } else { &one.label })
    }
}

/// A code of a unit in config.toml that only a register in input can have.
#[derive(Clone, Debug)]
pub struct WantedUnit {
    pub code: String,
    /// From 1.
    pub line: usize,
    /// From 1, in letters.
    pub column: usize,
    /// What is said where nobody has it.
    pub said: String,
}
