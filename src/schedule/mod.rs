//! The monthly run by itself: what is written for the system's own scheduler, and when it will run. Values in, texts out;
//! `commands::schedule` writes the files and calls the system.
//!
//! A day that a month does not have (29, 30, 31) is that month's last day, in every form.

pub mod cron;
pub mod systemd;
pub mod windows;

#[cfg(test)]
mod tests;

use std::path::Path;

use crate::model::{Date, YearMonth};
use crate::settings::Schedule;

/// What is started: the program, and the working folder it is started for. Both absolute.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    pub program: &'a Path,
    pub folder: &'a Path,
    pub schedule: Schedule,
}

impl Job<'_> {
    /// The name by which the system knows this folder's run: the same for the same folder, another for another.
    pub fn name(&self) -> String {
        let hash = blake3::hash(self.folder.to_string_lossy().as_bytes()).to_hex();
        format!("tonghop-{}", &hash[..8])
    }

    /// Program and arguments, not yet quoted for anybody.
    fn words(&self) -> [String; 7] {
        let (program, folder) = (self.program.to_string_lossy(), self.folder.to_string_lossy());
        [&program, "-C", &folder, "run", "--period", "last", "--send"].map(str::to_owned)
    }

    /// Whether program or folder has a line break, which no scheduler's file can hold.
    pub fn has_line_break(&self) -> bool {
        self.words().iter().any(|word| word.contains(['\n', '\r']))
    }
}

/// The days of the next `count` runs, today among them where it is one.
pub fn next_runs(schedule: Schedule, today: Date, count: usize) -> Vec<Date> {
    let first = YearMonth::of(today);
    (0..).map(|months| day_in(first.plus(months), schedule.day)).filter(|day| *day >= today).take(count).collect()
}

/// The day of a month, its last one where it has no such day.
fn day_in(month: YearMonth, day: i8) -> Date {
    let last = month.last_day();
    if day < last.day() { jiff::civil::date(month.year(), month.month(), day) } else { last }
}

/// In which months a day of the month is itself, and in which the last day stands for it: (months that have it, months that
/// do not), from 1 to 12. February counts as a month without 29, which it has once in four years.
fn months(day: i8) -> (Vec<u8>, Vec<u8>) {
    const DAYS: [i8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    (1..=12).partition(|month| DAYS[usize::from(*month) - 1] >= day)
}
