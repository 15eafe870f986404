//! `schedule`: the monthly run by itself. Touches only what belongs to the user, and only what this folder's run is.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::machine::{Ended, Here, Machine, System};
use super::{Io, Stop, shown};
use crate::cli::{Common, ScheduleAction};
use crate::deliver;
use crate::error::{Exit, Fatal};
use crate::model::date::show_day;
use crate::model::{Date, Lang};
use crate::say::{run as say_run, schedule as say};
use crate::schedule::{Job, cron, next_runs, systemd, windows};
use crate::settings::Settings;

/// Where the task's file stands while Windows reads it.
const TASK_FILE: &str = "lich-tonghop.xml";

pub(super) fn schedule(common: &Common, today: Date, action: ScheduleAction, io: &mut Io<'_>) -> Result<Exit, Stop> {
    let (settings, _) = super::settings(common, today)?;
    let lang = settings.lang;
    let failed = |error: io::Error| {
        Fatal::new(say_run::cannot_read(lang, common.dir.display()))
            .system(&error, lang)
            .hint(say_run::see_permissions(lang))
    };
    let program = std::env::current_exe().map_err(failed)?;
    let folder = plain(std::path::absolute(&common.dir).map_err(failed)?);
    let job = Job { program: &program, folder: &folder, schedule: settings.schedule };
    let place = Place { job, system: System::here(), machine: &Here, today, lang };
    place.carry_out(action, common, &settings, io)
}

/// A folder without the `.` it may have been named by: `-C .` and no option are one folder.
fn plain(folder: PathBuf) -> PathBuf {
    folder.components().collect()
}

/// The job on a computer.
struct Place<'a> {
    job: Job<'a>,
    system: System,
    machine: &'a dyn Machine,
    today: Date,
    lang: Lang,
}

/// What is there of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Found {
    /// Installed as the settings say.
    Installed,
    /// Installed for another day, time or program.
    Outdated,
    /// The files are there, the system does not run them.
    NotRunning,
    Nothing,
}

/// `schedule show --json`.
#[derive(Serialize)]
struct Report {
    state: Found,
    name: String,
    kind: &'static str,
    files: Vec<String>,
    day: i8,
    time: String,
    next: Vec<String>,
}

impl Place<'_> {
    fn carry_out(
        &self,
        action: ScheduleAction,
        common: &Common,
        settings: &Settings,
        io: &mut Io<'_>,
    ) -> Result<Exit, Stop> {
        if self.job.has_line_break() {
            return Err(Fatal::new(say::line_break(self.lang)).hint(say::rename_folder(self.lang)).into());
        }
        match action {
            ScheduleAction::Install => self.install(io)?,
            ScheduleAction::Remove => self.remove(io)?,
            ScheduleAction::Show => {}
        }
        let found = self.found(io)?;
        if common.json {
            super::json(&self.report(found, io)?, io)?;
            return Ok(Exit::Done);
        }
        self.tell(action, found, settings, io)?;
        Ok(Exit::Done)
    }

    fn tell(&self, action: ScheduleAction, found: Found, settings: &Settings, io: &mut Io<'_>) -> Result<(), Stop> {
        let lang = self.lang;
        if action == ScheduleAction::Remove {
            writeln!(io.out, "{}", say::removed(lang))?;
            if self.system != System::Windows {
                writeln!(io.out, "{}", say::cron_is_yours(lang, self.job.name()))?;
            }
            return Ok(());
        }
        match (action, found) {
            _ if self.system == System::Other => {}
            (ScheduleAction::Install, _) => {
                writeln!(io.out, "{}\n{}", say::installed(lang, shown(self.job.folder)), say::catches_up(lang))?;
            }
            (_, Found::Installed) => writeln!(io.out, "{}", say::is_installed(lang, self.shown_place(io)?))?,
            (_, Found::Outdated) => {
                writeln!(io.out, "{}", say::is_installed(lang, self.shown_place(io)?))?;
                writeln!(io.out, "{}", say::is_outdated(lang))?;
            }
            (_, Found::NotRunning) => writeln!(io.out, "{}", say::is_not_running(lang, self.shown_place(io)?))?,
            (_, Found::Nothing) => writeln!(io.out, "{}", say::not_installed(lang))?,
        }
        if self.system == System::Other {
            writeln!(io.out, "{}\n\n{}\n", say::by_cron(lang), cron::lines(&self.job).join("\n"))?;
            writeln!(io.out, "{}\n", say::cron_misses(lang))?;
        }
        self.next(io)?;
        let mail = settings.mail.as_ref().filter(|mail| mail.user.is_some() && mail.password_file.is_none());
        if mail.is_some() && self.system != System::Windows {
            writeln!(io.err, "{}", say::password_needs_file(lang))?;
        }
        Ok(())
    }

    fn time(&self) -> String {
        format!("{:02}:{:02}", self.job.schedule.hour, self.job.schedule.minute)
    }

    fn next(&self, io: &mut Io<'_>) -> Result<(), Stop> {
        writeln!(io.out, "{}", say::next(self.lang, self.job.schedule.day, self.time()))?;
        for day in next_runs(self.job.schedule, self.today, 3) {
            let note = if day == self.today { format!(" ({})", say::today(self.lang)) } else { String::new() };
            writeln!(io.out, "  {} {}{note}", show_day(day), self.time())?;
        }
        Ok(())
    }

    fn report(&self, found: Found, io: &Io<'_>) -> Result<Report, Fatal> {
        let files = if self.system == System::Linux && found != Found::Nothing { self.files(io)? } else { Vec::new() };
        Ok(Report {
            state: found,
            name: self.job.name(),
            kind: match self.system {
                System::Linux => "systemd",
                System::Windows => "windows",
                System::Other => "cron",
            },
            files: files.iter().map(|(path, _)| shown(path)).collect(),
            day: self.job.schedule.day,
            time: self.time(),
            next: next_runs(self.job.schedule, self.today, 3)
                .iter()
                .map(|day| format!("{day}T{}", self.time()))
                .collect(),
        })
    }

    fn shown_place(&self, io: &Io<'_>) -> Result<String, Fatal> {
        match self.system {
            System::Linux => Ok(shown(&self.files(io)?[1].0)),
            System::Windows | System::Other => Ok(self.job.name()),
        }
    }

    /// The files of the user's systemd, service and timer, with their texts.
    fn files(&self, io: &Io<'_>) -> Result<Vec<(PathBuf, String)>, Fatal> {
        let folder = |name: &str| (io.variable)(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
        let config = folder("XDG_CONFIG_HOME").or_else(|| folder("HOME").map(|home| home.join(".config")));
        let fatal = || Fatal::new(say::no_home(self.lang)).hint(say::set_home(self.lang));
        let units = config.ok_or_else(fatal)?.join("systemd").join("user");
        let name = self.job.name();
        Ok(vec![
            (units.join(format!("{name}.service")), systemd::service(&self.job)),
            (units.join(format!("{name}.timer")), systemd::timer(&self.job)),
        ])
    }

    fn timer(&self) -> String {
        format!("{}.timer", self.job.name())
    }

    fn found(&self, io: &Io<'_>) -> Result<Found, Fatal> {
        match self.system {
            System::Other => Ok(Found::Nothing),
            System::Windows => {
                let there = self.machine.call(&words(&windows::query(&self.job))) == Ended::Well;
                Ok(if there { Found::Installed } else { Found::Nothing })
            }
            System::Linux => {
                let files = self.files(io)?;
                let texts: Vec<Option<String>> = files.iter().map(|(path, _)| fs::read_to_string(path).ok()).collect();
                if texts.iter().all(Option::is_none) {
                    return Ok(Found::Nothing);
                }
                if self.machine.call(&["systemctl", "--user", "is-enabled", &self.timer()]) != Ended::Well {
                    return Ok(Found::NotRunning);
                }
                let same = files.iter().zip(&texts).all(|((_, text), there)| there.as_ref() == Some(text));
                Ok(if same { Found::Installed } else { Found::Outdated })
            }
        }
    }

    fn install(&self, io: &Io<'_>) -> Result<(), Fatal> {
        match self.system {
            System::Linux => self.install_timer(io),
            System::Windows => self.install_task(),
            System::Other => Ok(()),
        }
    }

    fn install_timer(&self, io: &Io<'_>) -> Result<(), Fatal> {
        let files = self.files(io)?;
        for (path, text) in &files {
            self.write(path, text.as_bytes())?;
        }
        let timer = self.timer();
        let calls: [&[&str]; 3] = [
            &["systemctl", "--user", "daemon-reload"],
            &["systemctl", "--user", "enable", &timer],
            // A timer that runs already takes a new day and time only so.
            &["systemctl", "--user", "restart", &timer],
        ];
        for call in calls {
            let fatal = match self.machine.call(call) {
                Ended::Well => continue,
                Ended::NotThere => Fatal::new(say::no_systemctl(self.lang)),
                Ended::Badly(said) => Fatal::new(say::failed(self.lang, call.join(" "))).cause(said),
            };
            // What nobody runs is no schedule: it is taken back.
            for (path, _) in &files {
                remove_file(path, self.lang)?;
            }
            let lines = cron::lines(&self.job).join("\n");
            return Err(fatal.hint(say::use_cron(self.lang, lines)));
        }
        Ok(())
    }

    fn install_task(&self) -> Result<(), Fatal> {
        let file = self.job.folder.join(TASK_FILE);
        self.write(&file, &windows::file(&self.job, self.today))?;
        let call = windows::create(&self.job, &file.to_string_lossy());
        let fatal = match self.machine.call(&words(&call)) {
            Ended::Well => return remove_file(&file, self.lang),
            Ended::NotThere => Fatal::new(say::failed(self.lang, call[0].as_str())),
            Ended::Badly(said) => Fatal::new(say::failed(self.lang, call[..2].join(" "))).cause(said),
        };
        Err(fatal.hint(say::use_file(self.lang, shown(&file), call.join(" "))))
    }

    fn remove(&self, io: &Io<'_>) -> Result<(), Fatal> {
        match self.system {
            System::Other => Ok(()),
            System::Windows => {
                if self.machine.call(&words(&windows::query(&self.job))) != Ended::Well {
                    return Ok(());
                }
                let call = windows::delete(&self.job);
                match self.machine.call(&words(&call)) {
                    Ended::Well => Ok(()),
                    Ended::Badly(said) => Err(self.not_removed(&call.join(" "), &said)),
                    Ended::NotThere => Err(self.not_removed(&call.join(" "), "schtasks")),
                }
            }
            System::Linux => {
                let files = self.files(io)?;
                if !files.iter().any(|(path, _)| path.exists()) {
                    return Ok(());
                }
                // Without systemctl nothing runs, and the files are all there is.
                let call = ["systemctl", "--user", "disable", "--now", &self.timer()];
                if let Ended::Badly(said) = self.machine.call(&call)
                    && self.machine.call(&["systemctl", "--user", "is-enabled", &self.timer()]) == Ended::Well
                {
                    return Err(self.not_removed(&call.join(" "), &said));
                }
                for (path, _) in &files {
                    remove_file(path, self.lang)?;
                }
                // It forgets the files by itself at the next login.
                let _ = self.machine.call(&["systemctl", "--user", "daemon-reload"]);
                Ok(())
            }
        }
    }

    fn not_removed(&self, call: &str, said: &str) -> Fatal {
        Fatal::new(say::not_removed(self.lang, call)).cause(said).hint(say::remove_by_hand(self.lang, call))
    }

    /// Writes a file of ours; one that somebody else made under its name stays.
    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), Fatal> {
        let ours = |there: Vec<u8>| {
            let plain: Vec<u8> = there.into_iter().filter(|byte| *byte != 0).collect();
            String::from_utf8_lossy(&plain).contains("tonghop: ")
        };
        if fs::read(path).is_ok_and(|there| !ours(there)) {
            return Err(Fatal::new(say::not_ours(self.lang, shown(path))).hint(say::move_away(self.lang)));
        }
        deliver::write_file(path, bytes, self.lang)
    }
}

fn words<const N: usize>(call: &[String; N]) -> [&str; N] {
    call.each_ref().map(String::as_str)
}

fn remove_file(path: &Path, lang: Lang) -> Result<(), Fatal> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Fatal::new(say_run::cannot_remove(lang, shown(path)))
            .system(&error, lang)
            .hint(say_run::see_permissions(lang))),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
