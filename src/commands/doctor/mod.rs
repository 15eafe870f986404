//! `doctor`: one line a check, and what to do. Writes nothing that stays, sends nothing.

mod checks;
mod units;

#[cfg(test)]
mod tests;

use serde::Serialize;

use super::{Bar, Io, Stop, left};
use crate::cli::Common;
use crate::error::{Exit, Fatal};
use crate::intake;
use crate::model::{Date, Lang};
use crate::pipeline;
use crate::say::doctor as say;
use crate::settings::{self, Overrides};

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
enum State {
    Ok,
    /// It works, and somebody should look.
    Look,
    /// It does not work.
    Error,
}

/// What is checked, in the order it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum What {
    Config,
    Templates,
    Knowledge,
    Input,
    Units,
    Addresses,
    Mail,
    Disk,
    Clock,
    Lock,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Check {
    check: What,
    state: State,
    message: String,
    /// What to do.
    remedy: Option<String>,
}

impl Check {
    fn new(check: What, state: State, message: impl Into<String>) -> Self {
        Self { check, state, message: message.into(), remedy: None }
    }

    fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    /// What would stop a run.
    fn fatal(check: What, fatal: &Fatal) -> Self {
        Self { check, state: State::Error, message: fatal.to_string(), remedy: fatal.hint.clone() }
    }
}

#[derive(Serialize)]
struct Report<'a> {
    schema: &'static str,
    checks: &'a [Check],
}

/// Looks over everything a run will need. Ends with [`Exit::CouldNotRun`] where a check found an error.
pub(super) fn doctor(common: &Common, today: Date, offline: bool, io: &mut Io<'_>) -> Result<Exit, Stop> {
    let mut list = Vec::new();
    let settings = match super::settings(common, today) {
        Ok((settings, there)) => {
            list.push(checks::config(there, &settings));
            settings
        }
        Err(Stop::Config(error)) => {
            let lang = super::language(common);
            list.push(checks::broken_config(&error, lang));
            // What does not depend on it is still looked at.
            let overrides = Overrides { period: None, lang: Some(lang), today, strict: common.strict };
            settings::load("", &overrides).map_err(Stop::Config)?
        }
        Err(stop) => return Err(stop),
    };
    let lang = settings.lang;
    let whole = list[0].state != State::Error;
    let (sources, findings) = intake::folder(&common.dir.join("input"), &settings)?;
    list.push(checks::knowledge(&settings));
    list.push(checks::input(&sources, &settings));
    let bar = Bar::new(common, io, lang);
    let understood = pipeline::understand(sources, findings, &settings, &bar);
    bar.done();
    match understood {
        Ok(outcome) => {
            list.push(checks::templates(&common.dir, &outcome, &settings));
            if whole {
                list.push(units::register(&outcome.register.units, &settings));
                list.push(units::addresses(&common.dir, &outcome.register.units, &settings));
            }
            list.push(checks::clock(&outcome.register, &settings));
        }
        Err(fatal) => list.push(Check::fatal(What::Input, &fatal)),
    }
    if whole {
        list.push(checks::mail(&common.dir, &settings, offline, io));
    }
    list.push(checks::disk(&common.dir, lang));
    list.push(checks::lock(&common.dir, lang));
    list.sort_by_key(|one| one.check as u8);
    tell(common, &list, lang, io)?;
    let failed = list.iter().any(|one| one.state == State::Error);
    Ok(if failed { Exit::CouldNotRun } else { Exit::Done })
}

fn tell(common: &Common, list: &[Check], lang: Lang, io: &mut Io<'_>) -> Result<(), Stop> {
    if common.json {
        return super::json(&Report { schema: "tonghop.doctor/1", checks: list }, io);
    }
    for one in list {
        let state = match one.state {
            State::Ok => say::ok(lang),
            State::Look => say::look(lang),
            State::Error => say::error(lang),
        };
        let head = format!("{} {}", left(&state, 8), left(&name(one.check, lang), 11));
        writeln!(io.out, "{head} {}", one.message.replace('\n', &format!("\n{}", " ".repeat(21))))?;
        if let Some(remedy) = one.remedy.as_ref().filter(|_| one.state != State::Ok) {
            writeln!(io.out, "{}→ {remedy}", " ".repeat(21))?;
        }
    }
    let of = |state| list.iter().filter(|one| one.state == state).count();
    writeln!(io.out, "\n{}", say::total(lang, of(State::Ok), of(State::Look), of(State::Error)))?;
    Ok(())
}

fn name(what: What, lang: Lang) -> String {
    match what {
        What::Config => say::config(lang),
        What::Templates => say::templates(lang),
        What::Knowledge => say::knowledge(lang),
        What::Input => say::input(lang),
        What::Units => say::units(lang),
        What::Addresses => say::addresses(lang),
        What::Mail => say::mail(lang),
        What::Disk => say::disk(lang),
        What::Clock => say::clock(lang),
        What::Lock => say::lock(lang),
    }
}
