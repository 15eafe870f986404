//! `run`: input/ to output/<period>/, and what to tell about it.

use std::io::Write;
use std::path::Path;

use super::publish::{OUTBOX, publish};
use super::summary::{PeriodFrom, Summary};
use super::{Bar, Io, Stop};
use crate::cli::Common;
use crate::deliver::{Lock, answers};
use crate::error::{Exit, Fatal};
use crate::finding::{Finding, Severity};
use crate::identify::{Disposition, RowEntry};
use crate::intake::{self, SourceFile};
use crate::model::date::show_day;
use crate::model::{Date, Period, SheetKind};
use crate::pipeline::{self, Looked, Outcome};
use crate::say::run as say;
use crate::settings::{PeriodChoice, Settings};

/// What follows when everything is written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct After {
    pub send: bool,
    pub open: bool,
}

pub(super) fn run(common: &Common, today: Date, after: After, io: &mut Io<'_>) -> Result<Exit, Stop> {
    let (settings, configured) = super::settings(common, today)?;
    let lang = settings.lang;
    if !configured && !common.quiet {
        writeln!(io.err, "{}", say::no_config(lang, common.dir.display()))?;
    }
    begun(&settings)?;
    let (looked, findings, _lock) = look(common, &settings, io)?;
    let bar = Bar::new(common, io, lang);
    let outcome = pipeline::understand_looked(looked, findings, &settings, &bar);
    bar.done();
    let mut outcome = outcome?;
    if let Some(note) = super::previous::add(&common.dir, &mut outcome, lang) {
        writeln!(io.err, "{note}")?;
    }
    // As it was resolved: `last` will mean another one next month.
    let option = common.period.as_ref().map(|_| format!(" --period {}", outcome.register.period.when));
    // A run by itself never reports a period that nobody has sent anything for as one in which nothing was done.
    let hold = after.send && nothing_for_the_period(&outcome);
    let written = publish(&common.dir, &outcome, &settings, option.as_deref().unwrap_or_default(), hold)?;
    if common.json {
        super::json(&outcome.figures, io)?;
    } else {
        let from = match settings.period {
            PeriodChoice::Inferred => PeriodFrom::Inferred,
            PeriodChoice::Given(_) if common.period.is_some() => PeriodFrom::Option,
            PeriodChoice::Given(_) => PeriodFrom::Config,
        };
        let (outcome, settings, written) = (&outcome, &settings, &written);
        let summary = Summary { outcome, settings, written, from, verbose: common.verbose };
        write!(io.out, "{}", summary.text())?;
    }
    if after.open {
        // Everything is written; a system without a browser is a word to say and no failure.
        if let Err(fatal) = super::open::page(&written.page, lang) {
            writeln!(io.err, "{fatal}")?;
        }
    }
    if hold {
        writeln!(io.err, "{}", say::nothing_for_period(lang, &outcome.figures.period.label))?;
    }
    if after.send {
        // With --json the figures are all that stands on stdout.
        let mut quiet = Vec::new();
        let out: &mut dyn Write = if common.json { &mut quiet } else { &mut *io.out };
        let io = &mut Io { out, err: &mut *io.err, terminal: io.terminal, variable: io.variable, keyring: io.keyring };
        match super::send::deliver(common, &settings, &[written.folder.join(OUTBOX)], io) {
            Ok(Exit::Done) => {}
            Ok(left) => return Ok(left),
            // Everything else is written by now, so this is no run that could not run.
            Err(Stop::Fatal(fatal)) => {
                super::fatal_lines(&fatal, lang, io.err)?;
                return Ok(Exit::MailLeft);
            }
            Err(stop) => return Err(stop),
        }
    }
    Ok(ending(common.strict, &outcome))
}

/// What lies in `input/`, looked at once, with the answers typed into `output/` collected; nobody else runs meanwhile.
fn look(common: &Common, settings: &Settings, io: &mut Io<'_>) -> Result<(Looked, Vec<Finding>, Lock), Stop> {
    let lang = settings.lang;
    let folder = common.dir.join("input");
    let (sources, findings) = input(&folder, settings)?;
    let lock = Lock::take(&common.dir, lang)?;
    let mut looked = Looked::of(sources, settings);
    let mut typed = answers::lists(&common.dir, lang)?;
    typed.retain(|one| !looked.has(&one.file.hash) && pipeline::answers_a_list(&one.file, settings));
    let collected = answers::collect(&common.dir, looked.questions(), &typed, lang)?;
    if !collected.is_empty() && !common.quiet {
        let names: Vec<&str> = collected.iter().map(|file| file.path.as_str()).collect();
        writeln!(io.err, "{}", say::collected(lang, names.join(", ")))?;
    }
    looked.add(collected, settings);
    Ok((looked, findings, lock))
}

/// Of a period that has not begun nothing can have been sent: its figures would all be 0, and letters would go out over them.
fn begun(settings: &Settings) -> Result<(), Fatal> {
    let PeriodChoice::Given(when) = settings.period else { return Ok(()) };
    let period = Period::new(when, settings.cut);
    if period.from <= settings.today {
        return Ok(());
    }
    let (lang, days) = (settings.lang, [period.from, settings.today].map(show_day));
    let [from, today] = days;
    Err(Fatal::new(say::not_begun(lang, period.when, from, today)).hint(say::see_period(lang)))
}

/// Whether all that counts is who is a member and which units there are.
fn nothing_for_the_period(outcome: &Outcome) -> bool {
    let dated = |row: &RowEntry| {
        row.disposition == Disposition::Counted && !matches!(row.kind, SheetKind::Roster | SheetKind::Units)
    };
    outcome.figures.turns.total.0 == 0 && !outcome.register.rows.iter().any(dated)
}

/// With `--strict` errors and waiting rows show in the exit code; else a run that wrote is a run that is done.
fn ending(strict: bool, outcome: &Outcome) -> Exit {
    let waiting = outcome.figures.balance.rows.waiting > 0;
    let errors = outcome.findings.iter().any(|one| one.severity == Severity::Error);
    if strict && (waiting || errors) { Exit::Found } else { Exit::Done }
}

/// What was sent. An input/ that is missing or empty stops the run before anything is written.
pub(super) fn input(input: &Path, settings: &Settings) -> Result<(Vec<SourceFile>, Vec<Finding>), Fatal> {
    let (sources, findings) = if input.is_dir() { intake::folder(input, settings)? } else { (Vec::new(), Vec::new()) };
    if sources.is_empty() && findings.is_empty() {
        let fatal = Fatal::new(say::input_empty(settings.lang, input.display()));
        return Err(fatal.hint(say::put_files(settings.lang)));
    }
    Ok((sources, findings))
}
