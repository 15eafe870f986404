//! Lines for a crontab, where there is no systemd. Cron makes up for nothing that was missed.

use super::{Job, months};

/// True on the last day of a month, with the `date` of Linux or else of BSD and macOS.
const LAST_DAY: &str = r#"[ "$(date -d tomorrow +\%d 2>/dev/null || date -v+1d +\%d)" = 01 ]"#;

/// The lines, without a line end. Each ends in the job's name, by which they are found again.
pub fn lines(job: &Job<'_>) -> Vec<String> {
    let (day, time) = (job.schedule.day, format!("{} {}", job.schedule.minute, job.schedule.hour));
    let words: Vec<String> = job.words().iter().map(|word| quoted(word)).collect();
    let (command, name) = (words.join(" "), job.name());
    let (own, last) = months(day);
    let listed = |months: &[u8]| months.iter().map(u8::to_string).collect::<Vec<_>>().join(",");
    if last.is_empty() {
        return vec![format!("{time} {day} * * {command} # {name}")];
    }
    vec![
        format!("{time} {day} {} * {command} # {name}", listed(&own)),
        format!("{time} 28-30 {} * {LAST_DAY} && {command} # {name}", listed(&last)),
    ]
}

/// A word for the shell. Cron itself takes `%` for a line break.
fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./".contains(letter);
    if word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''")).replace('%', r"\%")
}
