//! What each command does: settings in, the line called, results printed. With intake and deliver alone in touching the disk.

#![allow(clippy::disallowed_methods, reason = "commands read config.toml and make the folder of `init`")]

mod check;
mod diff;
mod doctor;
mod init;
pub mod keyring;
mod machine;
mod mail;
mod official;
mod open;
mod previous;
mod publish;
mod rules;
mod run;
mod schedule;
mod send;
mod shell;
mod status;
mod summary;
mod template;

use std::io::{self, ErrorKind, Write};
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use crate::cli::{Cli, Command, Common};
use crate::deliver::smtp::Secrets;
use crate::error::{Exit, Fatal};
use crate::model::{Date, Lang};
use crate::pipeline::Progress;
use crate::say::{cli as say_cli, config as say_config, run as say};
use crate::settings::{self, ConfigError, Overrides, Settings};

/// Where results and messages go.
pub struct Io<'a> {
    /// Results.
    pub out: &'a mut dyn Write,
    /// Progress and messages.
    pub err: &'a mut dyn Write,
    /// Whether `err` is a terminal somebody looks at.
    pub terminal: bool,
    /// A variable of the environment: where the mail password may be, and the user's own folders.
    pub variable: &'a dyn Fn(&str) -> Option<String>,
    /// The password of a mailbox in the system's keyring: `keyring::password`.
    pub keyring: &'a dyn Fn(&str) -> Result<Option<String>, String>,
}

impl Io<'_> {
    /// Where a password may be found.
    fn secrets(&self) -> Secrets<'_> {
        Secrets { variable: self.variable, keyring: self.keyring }
    }
}

/// What ends a command early.
#[derive(Debug)]
pub enum Stop {
    Fatal(Fatal),
    Config(ConfigError),
    /// `out` or `err` cannot be written.
    Output(io::Error),
}

impl From<Fatal> for Stop {
    fn from(fatal: Fatal) -> Self {
        Self::Fatal(fatal)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Carries out a call and says how it ended. `clock` is the day it is; `--today` goes before it.
pub fn carry_out(cli: &Cli, clock: Date, io: &mut Io<'_>) -> Exit {
    let lang = language(&cli.common);
    let stop = match command(cli, clock, lang, io) {
        Ok(exit) => return exit,
        Err(stop) => stop,
    };
    let told = match &stop {
        Stop::Output(error) if error.kind() == ErrorKind::BrokenPipe => return Exit::Done,
        Stop::Output(error) => writeln!(io.err, "{}: {error}", say_cli::error(lang)),
        Stop::Fatal(fatal) => fatal_lines(fatal, lang, io.err),
        Stop::Config(error) => config_lines(error, lang, io.err),
    };
    // Where not even the mistake can be told, the exit code still tells it.
    drop(told);
    Exit::CouldNotRun
}

fn command(cli: &Cli, clock: Date, lang: Lang, io: &mut Io<'_>) -> Result<Exit, Stop> {
    let common = &cli.common;
    let today = common.today.unwrap_or(clock);
    match &cli.command {
        None => run::run(common, today, run::After::default(), io),
        Some(Command::Run { send, open }) => run::run(common, today, run::After { send: *send, open: *open }, io),
        Some(Command::Check { files }) => check::check(common, today, files, io),
        Some(Command::Status) => status::status(common, today, io),
        Some(Command::Send { yes }) => send::send(common, today, *yes, io),
        Some(Command::Init { target }) => init::init(target, common.json, lang, io),
        Some(Command::Rules { code }) => rules::rules(code.as_deref(), common.json, lang, io),
        Some(Command::Diff { before, after }) => diff::diff(common, today, [before, after], io),
        Some(Command::Template { kind, out }) => template::template(common, today, *kind, out.as_deref(), io),
        Some(Command::Schedule { action }) => schedule::schedule(common, today, *action, io),
        Some(Command::Doctor { offline }) => doctor::doctor(common, today, *offline, io),
        Some(Command::Completions { shell }) => shell::completions(*shell, lang, io),
        Some(Command::Man) => shell::man(lang, io),
    }
}

/// `--lang`, else what config.toml of the working folder asks for, else Vietnamese.
fn language(common: &Common) -> Lang {
    let config = || config_text(&common.dir, Lang::Vi).ok().flatten();
    common.lang().or_else(|| settings::raw::language(&config()?)).unwrap_or_default()
}

/// The text of config.toml; None where there is none.
fn config_text(dir: &Path, lang: Lang) -> Result<Option<String>, Fatal> {
    let path = dir.join("config.toml");
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            let fatal = Fatal::new(say::cannot_read(lang, path.display())).system(&error, lang);
            return Err(fatal.hint(say::see_permissions(lang)));
        }
    };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").map(<[u8]>::to_vec).unwrap_or(bytes);
    let text = String::from_utf8(bytes)
        .map_err(|error| Fatal::new(say::not_utf8(lang, path.display())).cause(error).hint(say::save_as_utf8(lang)))?;
    Ok(Some(text))
}

/// The settings of the working folder with what earlier runs in it have read, and whether it has a config.toml.
fn settings(common: &Common, today: Date) -> Result<(Settings, bool), Stop> {
    let text = config_text(&common.dir, language(common))?;
    let overrides = Overrides { period: common.period.clone(), lang: common.lang(), today, strict: common.strict };
    let loaded = settings::load(text.as_deref().unwrap_or_default(), &overrides);
    let mut settings = loaded.map_err(|mut error| {
        error.file = common.dir.join("config.toml");
        Stop::Config(error)
    })?;
    settings.handled = previous::handled(&common.dir);
    Ok((settings, text.is_some()))
}

fn fatal_lines(fatal: &Fatal, lang: Lang, err: &mut dyn Write) -> io::Result<()> {
    writeln!(err, "{}: {fatal}", say_cli::error(lang))?;
    if let Some(hint) = &fatal.hint {
        writeln!(err, "\n{hint}")?;
    }
    Ok(())
}

fn config_lines(error: &ConfigError, lang: Lang, err: &mut dyn Write) -> io::Result<()> {
    let (options, places): (Vec<_>, Vec<_>) = error.mistakes.iter().partition(|(line, ..)| *line == 0);
    if !options.is_empty() {
        writeln!(err, "{}", say_config::option_heading(lang))?;
        for (.., sentence) in &options {
            writeln!(err, "  {sentence}")?;
        }
    }
    if places.is_empty() {
        return Ok(());
    }
    writeln!(err, "{}", say_config::heading(lang, error.file.display(), places.len()))?;
    for (line, column, sentence) in places {
        writeln!(err, "  {line}:{column}  {sentence}")?;
    }
    writeln!(err, "\n{}", say_config::hint(lang))
}

/// A bar on a terminal, nothing anywhere else.
struct Bar(Option<ProgressBar>);

impl Bar {
    fn new(common: &Common, io: &Io<'_>, lang: Lang) -> Self {
        let wanted = io.terminal && !common.quiet && !common.json;
        Self(wanted.then(|| {
            let style = format!("{{bar:30}} {}", say::reading(lang, "{pos}", "{len}"));
            let style = ProgressStyle::with_template(&style).unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::new(0).with_style(style)
        }))
    }

    fn done(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

impl Progress for Bar {
    fn files(&self, done: usize, total: usize) {
        if let Some(bar) = &self.0 {
            bar.set_length(total as u64);
            bar.set_position(done as u64);
        }
    }
}

/// A value as JSON, alone on stdout.
fn json<T: Serialize>(value: &T, io: &mut Io<'_>) -> Result<(), Stop> {
    serde_json::to_writer_pretty(&mut *io.out, value).map_err(io::Error::from)?;
    writeln!(io.out)?;
    Ok(())
}

/// A path as people type it: with `/`, and without the `./` of the folder they are in.
fn shown(path: &Path) -> String {
    let text = path.display().to_string().replace('\\', "/");
    text.strip_prefix("./").map(str::to_owned).unwrap_or(text)
}

/// Text as wide as `width` on a screen, filled up with blanks on the right.
fn left(text: &str, width: usize) -> String {
    let blanks = width.saturating_sub(text.chars().count());
    format!("{text}{}", " ".repeat(blanks))
}
