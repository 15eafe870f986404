//! A task of the Windows Task Scheduler, as the file `schtasks /Create /XML` reads.

use quick_xml::escape::escape;

use super::{Job, months};
use crate::model::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The task's file: UTF-16 with its mark, little end first, lines ended as Windows does. It holds from `today` on.
pub fn file(job: &Job<'_>, today: Date) -> Vec<u8> {
    let text = xml(job, today).replace('\n', "\r\n");
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// What makes the task known from its `file`.
pub fn create(job: &Job<'_>, file: &str) -> [String; 7] {
    ["schtasks", "/Create", "/TN", &job.name(), "/XML", file, "/F"].map(str::to_owned)
}

/// What tells whether the task is there.
pub fn query(job: &Job<'_>) -> [String; 4] {
    ["schtasks", "/Query", "/TN", &job.name()].map(str::to_owned)
}

/// What takes the task away.
pub fn delete(job: &Job<'_>) -> [String; 5] {
    ["schtasks", "/Delete", "/TN", &job.name(), "/F"].map(str::to_owned)
}

/// The task as XML. Missed runs are made up for; it runs as the user who made it, with the user's own rights.
pub fn xml(job: &Job<'_>, today: Date) -> String {
    let [program, arguments @ ..] = job.words();
    let arguments = arguments.map(|word| quoted(&word)).join(" ");
    format!(
        r#"<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>tonghop: {folder}</Description>
  </RegistrationInfo>
  <Triggers>
{triggers}  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <Enabled>true</Enabled>
    <ExecutionTimeLimit>PT2H</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{program}</Command>
      <Arguments>{arguments}</Arguments>
      <WorkingDirectory>{folder}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
"#,
        folder = escape(job.folder.to_string_lossy()),
        triggers = triggers(job, today),
        program = escape(program),
        arguments = escape(arguments),
    )
}

fn triggers(job: &Job<'_>, today: Date) -> String {
    let (day, schedule) = (job.schedule.day, job.schedule);
    let (own, last) = months(day);
    let all: Vec<u8> = (1..=12).collect();
    let parts = match (day, last.is_empty()) {
        (_, true) => vec![(day.to_string(), all)],
        (31, _) => vec![("Last".to_owned(), all)],
        _ => vec![(day.to_string(), own), ("Last".to_owned(), last)],
    };
    let trigger = |(day, months): (String, Vec<u8>)| {
        let months: String = months.iter().map(|month| format!("<{}/>", MONTHS[usize::from(*month) - 1])).collect();
        format!(
            "    <CalendarTrigger>\n      <StartBoundary>{today}T{:02}:{:02}:00</StartBoundary>\n      <Enabled>true</Enabled>\n      \
             <ScheduleByMonth>\n        <DaysOfMonth><Day>{day}</Day></DaysOfMonth>\n        <Months>{months}</Months>\n      \
             </ScheduleByMonth>\n    </CalendarTrigger>\n",
            schedule.hour, schedule.minute
        )
    };
    parts.into_iter().map(trigger).collect()
}

/// A word of a Windows command line: backslashes before a quote are doubled, or they would hide it.
fn quoted(word: &str) -> String {
    if !word.is_empty() && !word.contains([' ', '\t', '"']) {
        return word.to_owned();
    }
    let mut text = String::from("\"");
    let mut slashes = 0;
    for letter in word.chars() {
        match letter {
            '\\' => slashes += 1,
            '"' => {
                text.push_str(&"\\".repeat(slashes + 1));
                slashes = 0;
            }
            _ => slashes = 0,
        }
        text.push(letter);
    }
    text.push_str(&"\\".repeat(slashes));
    text.push('"');
    text
}
