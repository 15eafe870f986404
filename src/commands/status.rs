//! `status`: every expected unit in one state, those that sent nothing first. Writes nothing.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use super::publish::OUTBOX;
use super::{Bar, Io, Stop};
use crate::cli::Common;
use crate::deliver::outbox::{self, Refusal};
use crate::error::{Exit, Fatal};
use crate::identify::{Register, State};
use crate::model::date::show_day;
use crate::model::{Date, Lang, Level, UnitId};
use crate::pipeline::{self, Outcome};
use crate::say::{mail as say_mail, run as say_run, status as say};
use crate::settings::Settings;
use crate::tally::{PeriodName, Reporting};

/// States as they are listed: what somebody must ask for first.
const ORDER: [State; 7] = [
    State::Missing,
    State::Unreadable,
    State::Returned,
    State::Late,
    State::NothingToReport,
    State::Accepted,
    State::Waived,
];

/// States whose units stand on a line each, to be copied into a message; of the others the names are enough.
const LISTED: [State; 4] = [State::Missing, State::Unreadable, State::Returned, State::Late];

pub(super) fn status(common: &Common, today: Date, io: &mut Io<'_>) -> Result<Exit, Stop> {
    let (settings, _) = super::settings(common, today)?;
    let (sources, findings) = super::run::input(&common.dir.join("input"), &settings)?;
    let bar = Bar::new(common, io, settings.lang);
    let outcome = pipeline::understand(sources, findings, &settings, &bar);
    bar.done();
    let outcome = outcome?;
    let thu = common.dir.join("output").join(outcome.register.period.folder()).join(OUTBOX);
    let report = Report { refused_addresses: refused(&thu, settings.lang)?, ..Report::of(&outcome, &settings) };
    if common.json {
        super::json(&report, io)?;
    } else {
        write!(io.out, "{}", report.text(&outcome, settings.lang))?;
    }
    Ok(Exit::Done)
}

/// `tonghop.status/1`.
#[derive(Serialize)]
struct Report {
    schema: &'static str,
    period: PeriodName,
    due: Option<String>,
    /// Days since the due day; None before it, and where there is none.
    days_over: Option<i32>,
    reporting: Reporting,
    /// Units by state, every state.
    states: BTreeMap<&'static str, usize>,
    units: Vec<Line>,
    /// Where letters of the period could not be delivered, and cannot until somebody puts it right.
    refused_addresses: Vec<RefusedAddress>,
}

#[derive(Serialize)]
struct RefusedAddress {
    unit: String,
    address: String,
    reason: String,
}

fn refused(thu: &Path, lang: Lang) -> Result<Vec<RefusedAddress>, Fatal> {
    let told = |one: Refusal| RefusedAddress { unit: one.unit_name, address: one.address, reason: one.reason };
    Ok(outbox::refusals(thu, lang)?.into_iter().map(told).collect())
}

/// One expected unit.
#[derive(Serialize)]
struct Line {
    code: String,
    name: String,
    level: &'static str,
    parent: Option<String>,
    state: &'static str,
    files: u64,
    arrived: Option<String>,
    /// Days between the due day and its arrival; None where it was in time or nobody knows.
    days_late: Option<i32>,
    /// It filled in a list of reconciliation; that is no report.
    answered: bool,
    #[serde(skip)]
    id: UnitId,
    #[serde(skip)]
    of: State,
}

impl Report {
    fn of(outcome: &Outcome, settings: &Settings) -> Self {
        let (register, figures) = (&outcome.register, &outcome.figures);
        let due = register.due;
        let after = |day: Date| due.map(|due| (day - due).get_days()).filter(|&days| days > 0);
        let line = |id: UnitId| {
            let (unit, state) = (register.units.get(id), &register.states[id.0 as usize]);
            Line {
                code: unit.code.to_string(),
                name: unit.name.clone(),
                level: unit.level.code(),
                parent: unit.parent.map(|parent| register.units.get(parent).code.to_string()),
                state: state.state.code(),
                files: state.files,
                arrived: state.arrived.map(|day| day.to_string()),
                answered: state.answered,
                days_late: state.arrived.and_then(after),
                id,
                of: state.state,
            }
        };
        let mut units: Vec<Line> = expected(register).into_iter().map(line).collect();
        let place = |id: UnitId| {
            let unit = register.units.get(id);
            (unit.level, unit.parent.map(|parent| &register.units.get(parent).code), &unit.code)
        };
        let rank = |state: State| ORDER.iter().position(|one| *one == state);
        units.sort_by(|a, b| rank(a.of).cmp(&rank(b.of)).then_with(|| place(a.id).cmp(&place(b.id))));
        let count = |state: &State| (state.code(), units.iter().filter(|unit| unit.of == *state).count());
        Self {
            schema: "tonghop.status/1",
            period: figures.period.clone(),
            due: due.map(|day| day.to_string()),
            days_over: after(settings.today),
            reporting: figures.reporting.clone(),
            states: ORDER.iter().map(count).collect(),
            units,
            refused_addresses: Vec::new(),
        }
    }

    fn text(&self, outcome: &Outcome, lang: Lang) -> String {
        let register = &outcome.register;
        let mut head = vec![self.period.label.clone()];
        head.extend(register.due.map(|day| say::due(lang, show_day(day))));
        head.extend(self.days_over.map(|days| say::days_over(lang, days)));
        let mut lines = vec![head.join(" · ")];
        if self.units.is_empty() {
            lines.push(say::nothing_expected(lang).to_owned());
            return lines.join("\n") + "\n";
        }
        lines.push(self.received(lang));
        for state in ORDER {
            let units: Vec<&Line> = self.units.iter().filter(|unit| unit.of == state).collect();
            if !units.is_empty() {
                lines.push(String::new());
                lines.push(say::counted(lang, say::state(lang, state), units.len()));
                groups(&units, state, register, lang, &mut lines);
            }
        }
        if !self.refused_addresses.is_empty() {
            lines.push(String::new());
            lines.push(say::refused_addresses(lang, self.refused_addresses.len()));
            let line = |one: &RefusedAddress| say_mail::refusal(lang, &one.unit, &one.address, &one.reason);
            lines.extend(self.refused_addresses.iter().map(|one| format!("    - {}", line(one))));
        }
        lines.join("\n") + "\n"
    }

    /// `06/06`, `110/112`.
    fn received(&self, lang: Lang) -> String {
        let one = |received: u64, expected: u64| (format!("{received:02}"), format!("{expected:02}"));
        let (received, expected) = one(self.reporting.received, self.reporting.expected);
        let mut parts = vec![say_run::reported(lang, received, expected)];
        for level in &self.reporting.levels {
            let label = Level::ALL.iter().find(|one| one.code() == level.level).map(|one| one.label(lang));
            let (received, expected) = one(level.received, level.expected);
            parts.push(say_run::reported_level(lang, label.unwrap_or(level.level).to_lowercase(), received, expected));
        }
        parts.join(" · ")
    }
}

/// The office's units that are no wards, waived ones with them.
fn expected(register: &Register) -> Vec<UnitId> {
    let units = &register.units;
    let below = |&id: &UnitId| {
        !matches!(units.get(id).level, Level::Ward | Level::City)
            && Some(id) != units.office
            && !units.is_unlisted(id)
            && units.office.is_none_or(|office| units.is_within(id, office))
    };
    units.ids().filter(below).collect()
}

/// Units of one state under the units above them, as a message to these would list them.
fn groups(units: &[&Line], state: State, register: &Register, lang: Lang, lines: &mut Vec<String>) {
    let mut last: Option<Option<UnitId>> = None;
    let parent = |unit: &Line| register.units.get(unit.id).parent;
    for (at, unit) in units.iter().enumerate() {
        let above = parent(unit);
        if last != Some(above) {
            last = Some(above);
            let name = match above {
                Some(above) if Some(above) == register.units.office => {
                    say::directly_under(lang, &register.units.get(above).name)
                }
                Some(above) => register.units.get(above).name.clone(),
                None => say::no_unit_above(lang).to_owned(),
            };
            lines.push(format!("  {name}:"));
            if !LISTED.contains(&state) {
                let same = units[at..].iter().take_while(|other| parent(other) == above);
                let names: Vec<&str> = same.map(|other| other.name.as_str()).collect();
                lines.extend(wrapped(&names, 4));
            }
        }
        if LISTED.contains(&state) {
            let late = unit.days_late.map(|days| format!(", {}", say::days_late(lang, days)));
            let answered = (unit.answered && state == State::Missing).then(|| format!(", {}", say::answered(lang)));
            let kept = register.states[unit.id.0 as usize].kept.then(|| format!(", {}", say::kept(lang)));
            lines.push(format!("    - {}{}", unit.name, kept.or(answered).or(late).unwrap_or_default()));
        }
    }
}

/// Names one after another in lines of about a hundred characters.
fn wrapped(names: &[&str], indent: usize) -> Vec<String> {
    const WIDTH: usize = 100;
    let blank = " ".repeat(indent);
    let mut lines: Vec<String> = Vec::new();
    for name in names {
        match lines.last_mut() {
            Some(line) if line.chars().count() + name.chars().count() + 2 <= WIDTH => {
                line.push_str(&format!(", {name}"));
            }
            Some(line) => {
                line.push(',');
                lines.push(format!("{blank}{name}"));
            }
            None => lines.push(format!("{blank}{name}")),
        }
    }
    lines
}
