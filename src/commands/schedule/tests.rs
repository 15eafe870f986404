//! Installing, showing and removing, in a home of its own and without a scheduler.

use std::cell::RefCell;

use clap::Parser;

use super::*;
use crate::settings::{Overrides, Schedule};

/// A computer that answers as it is told and remembers what was called.
struct Told {
    missing: bool,
    bad: &'static str,
    calls: RefCell<Vec<String>>,
}

impl Machine for Told {
    fn ask(&self, words: &[&str]) -> Result<String, Ended> {
        let call = words.join(" ");
        let ended = match call.contains(self.bad) && !self.bad.is_empty() {
            _ if self.missing => Err(Ended::NotThere),
            true => Err(Ended::Badly("Failed to connect to bus".to_owned())),
            false => Ok(String::new()),
        };
        self.calls.borrow_mut().push(call);
        ended
    }
}

struct Stage {
    home: tempfile::TempDir,
    folder: PathBuf,
    machine: Told,
    system: System,
    config: &'static str,
}

impl Stage {
    fn new(system: System) -> Self {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("Đoàn trường 100%");
        fs::create_dir_all(&folder).unwrap();
        let machine = Told { missing: false, bad: "", calls: RefCell::default() };
        Self { home, folder, machine, system, config: "[schedule]\nday = 31\ntime = \"6:05\"\n" }
    }

    fn settings(&self) -> Settings {
        let today = jiff::civil::date(2026, 11, 28);
        let overrides = Overrides { period: None, lang: None, today, strict: false };
        crate::settings::load(self.config, &overrides).unwrap()
    }

    fn told(&self, action: ScheduleAction, json: bool) -> Result<String, Fatal> {
        let settings = self.settings();
        let job = Job { program: Path::new("/opt/tonghop"), folder: &self.folder, schedule: settings.schedule };
        let place =
            Place { job, system: self.system, machine: &self.machine, today: settings.today, lang: settings.lang };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let home = self.home.path().display().to_string();
        let variable = |name: &str| (name == "HOME").then(|| home.clone());
        let io = &mut Io { out: &mut out, err: &mut err, terminal: false, variable: &variable, keyring: &|_| Ok(None) };
        let mut common = crate::cli::Cli::parse_from(["tonghop"]).common;
        common.json = json;
        match place.carry_out(action, &common, &settings, io) {
            Ok(exit) => assert_eq!(exit, Exit::Done),
            Err(Stop::Fatal(fatal)) => return Err(fatal),
            Err(other) => panic!("{other:?}"),
        }
        Ok(String::from_utf8(out).unwrap())
    }

    fn units(&self) -> Vec<PathBuf> {
        let folder = self.home.path().join(".config/systemd/user");
        let mut found: Vec<PathBuf> =
            fs::read_dir(folder).map(|list| list.flatten().map(|one| one.path()).collect()).unwrap_or_default();
        found.sort();
        found
    }
}

#[test]
fn a_timer_is_installed_shown_and_removed() {
    let stage = Stage::new(System::Linux);
    assert!(stage.told(ScheduleAction::Show, false).unwrap().starts_with("Chưa đặt lịch cho thư mục này."));
    let said = stage.told(ScheduleAction::Install, false).unwrap();
    assert!(said.starts_with("Đã đặt lịch"), "{said}");
    assert!(said.ends_with("  30/11/2026 06:05\n  31/12/2026 06:05\n  31/01/2027 06:05\n"), "{said}");
    let units = stage.units();
    assert_eq!(units.len(), 2);
    assert!(fs::read_to_string(&units[0]).unwrap().contains("Đoàn trường 100%%\" run --period last --send"));
    assert!(fs::read_to_string(&units[1]).unwrap().contains("OnCalendar=*-*~01 06:05:00\nPersistent=true"));
    assert!(stage.machine.calls.borrow().iter().any(|call| call.starts_with("systemctl --user enable tonghop-")));
    let report: serde_json::Value = serde_json::from_str(&stage.told(ScheduleAction::Show, true).unwrap()).unwrap();
    assert_eq!(report["state"], "installed");
    assert_eq!(report["next"][0], "2026-11-30T06:05");
    // Somebody else's timer stays.
    let other = units[0].with_file_name("sao-luu.timer");
    fs::write(&other, "[Timer]\n").unwrap();
    stage.told(ScheduleAction::Remove, false).unwrap();
    assert_eq!(stage.units(), [other]);
    assert!(stage.told(ScheduleAction::Remove, false).is_ok(), "removing twice");
}

#[test]
fn another_day_in_config_is_told() {
    let mut stage = Stage::new(System::Linux);
    stage.told(ScheduleAction::Install, false).unwrap();
    stage.config = "[schedule]\nday = 5\n";
    assert_eq!(stage.settings().schedule, Schedule { day: 5, hour: 7, minute: 30 });
    assert!(stage.told(ScheduleAction::Show, false).unwrap().contains("khác với config.toml"));
    stage.told(ScheduleAction::Install, false).unwrap();
    assert!(!stage.told(ScheduleAction::Show, false).unwrap().contains("khác với config.toml"));
}

#[test]
fn without_systemctl_the_cron_line_is_told_and_nothing_stays() {
    let mut stage = Stage::new(System::Linux);
    stage.machine.missing = true;
    let fatal = stage.told(ScheduleAction::Install, false).unwrap_err();
    assert_eq!(fatal.what, "Chưa đặt được lịch: máy này không có lệnh systemctl");
    let hint = fatal.hint.unwrap();
    assert!(hint.contains("crontab -e") && hint.contains(r"100\%' run --period last --send"), "{hint}");
    assert!(stage.units().is_empty());
}

#[test]
fn what_systemctl_says_is_passed_on() {
    let mut stage = Stage::new(System::Linux);
    stage.machine.bad = "daemon-reload";
    let fatal = stage.told(ScheduleAction::Install, false).unwrap_err();
    assert_eq!(fatal.cause.as_deref(), Some("Failed to connect to bus"));
    assert!(fatal.what.contains("systemctl --user daemon-reload"), "{}", fatal.what);
    assert!(stage.units().is_empty());
}

#[test]
fn a_file_of_somebody_else_is_never_overwritten() {
    let stage = Stage::new(System::Linux);
    stage.told(ScheduleAction::Install, false).unwrap();
    let units = stage.units();
    fs::write(&units[0], "[Service]\nExecStart=/bin/true\n").unwrap();
    let fatal = stage.told(ScheduleAction::Install, false).unwrap_err();
    assert!(fatal.what.contains("không ghi đè"), "{}", fatal.what);
    assert_eq!(fs::read_to_string(&units[0]).unwrap(), "[Service]\nExecStart=/bin/true\n");
}

#[test]
fn windows_is_asked_by_schtasks() {
    let mut stage = Stage::new(System::Windows);
    stage.told(ScheduleAction::Install, false).unwrap();
    let created = stage.machine.calls.borrow()[0].clone();
    assert!(
        created.starts_with("schtasks /Create /TN tonghop-") && created.ends_with("lich-tonghop.xml /F"),
        "{created}"
    );
    assert!(!stage.folder.join(TASK_FILE).exists(), "the file is of no use once it is read");
    stage.told(ScheduleAction::Remove, false).unwrap();
    assert!(stage.machine.calls.borrow().iter().any(|call| call.starts_with("schtasks /Delete /TN tonghop-")));
    stage.machine.bad = "/Create";
    let fatal = stage.told(ScheduleAction::Install, false).unwrap_err();
    assert!(fatal.hint.unwrap().contains("Task Scheduler"));
    assert!(stage.folder.join(TASK_FILE).exists(), "kept to be imported by hand");
}

#[test]
fn where_there_is_only_cron_the_line_is_shown() {
    let stage = Stage::new(System::Other);
    let said = stage.told(ScheduleAction::Show, false).unwrap();
    assert!(said.contains("5 6 31 1,3,5,7,8,10,12 * /opt/tonghop -C '"), "{said}");
    assert!(stage.machine.calls.borrow().is_empty());
}
