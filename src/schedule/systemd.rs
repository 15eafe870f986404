//! A timer of the user's own systemd, with the service it starts.

use super::{Job, months};

/// The text of `<name>.service`.
pub fn service(job: &Job<'_>) -> String {
    let [program, arguments @ ..] = job.words();
    // Variables are not expanded in the program's own path, so its `$` stays one.
    let mut line = quoted(&program, false);
    for argument in &arguments {
        line.push(' ');
        line.push_str(&quoted(argument, true));
    }
    format!(
        "[Unit]\nDescription=tonghop: {}\nAfter=network-online.target\n\n[Service]\nType=oneshot\nExecStart={line}\n",
        described(job)
    )
}

/// The text of `<name>.timer`. A run missed while the computer was off is made up for.
pub fn timer(job: &Job<'_>) -> String {
    let calendar: String = calendar(job).iter().map(|line| format!("OnCalendar={line}\n")).collect();
    format!(
        "[Unit]\nDescription=tonghop: {}\n\n[Timer]\n{calendar}Persistent=true\n\n[Install]\nWantedBy=timers.target\n",
        described(job)
    )
}

fn calendar(job: &Job<'_>) -> Vec<String> {
    let day = job.schedule.day;
    let time = format!("{:02}:{:02}:00", job.schedule.hour, job.schedule.minute);
    let (own, last) = months(day);
    let listed = |months: &[u8]| months.iter().map(|month| format!("{month:02}")).collect::<Vec<_>>().join(",");
    if last.is_empty() {
        return vec![format!("*-*-{day:02} {time}")];
    }
    if day == 31 {
        return vec![format!("*-*~01 {time}")];
    }
    vec![format!("*-{}-{day:02} {time}", listed(&own)), format!("*-{}~01 {time}", listed(&last))]
}

/// The folder, for people who list their timers. `%` begins a specifier there too.
fn described(job: &Job<'_>) -> String {
    job.folder.to_string_lossy().replace('%', "%%")
}

/// A word of `ExecStart`: quoted, with what systemd would take for an escape, a specifier or a variable made plain.
fn quoted(word: &str, variables: bool) -> String {
    let mut text = word.replace('\\', "\\\\").replace('"', "\\\"").replace('%', "%%");
    if variables {
        text = text.replace('$', "$$");
    }
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./".contains(letter);
    if text.chars().all(plain) { text } else { format!("\"{text}\"") }
}
