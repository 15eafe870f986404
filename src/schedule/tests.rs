//! Texts for the system's scheduler, with the paths that break naive ones.

use std::path::Path;

use super::*;

fn schedule(day: i8) -> Schedule {
    Schedule { day, hour: 7, minute: 5 }
}

fn job<'a>(program: &'a str, folder: &'a str, day: i8) -> Job<'a> {
    Job { program: Path::new(program), folder: Path::new(folder), schedule: schedule(day) }
}

const FOLDER: &str = "/home/an/Đoàn trường 100% $HOME";

fn runs(day: i8, today: &str) -> Vec<String> {
    next_runs(schedule(day), today.parse().unwrap(), 3).iter().map(ToString::to_string).collect()
}

#[test]
fn the_next_three_runs() {
    assert_eq!(runs(5, "2026-11-28"), ["2026-12-05", "2027-01-05", "2027-02-05"]);
    assert_eq!(runs(5, "2026-11-05"), ["2026-11-05", "2026-12-05", "2027-01-05"]);
    assert_eq!(runs(31, "2026-11-28"), ["2026-11-30", "2026-12-31", "2027-01-31"]);
    assert_eq!(runs(31, "2028-02-01"), ["2028-02-29", "2028-03-31", "2028-04-30"]);
    assert_eq!(runs(30, "2027-02-01"), ["2027-02-28", "2027-03-30", "2027-04-30"]);
    assert_eq!(runs(29, "2027-01-30"), ["2027-02-28", "2027-03-29", "2027-04-29"]);
}

#[test]
fn a_timer_catches_up_and_knows_short_months() {
    let timer = |day| systemd::timer(&job("/usr/bin/tonghop", "/home/an/doan", day));
    assert!(timer(5).contains("\nOnCalendar=*-*-05 07:05:00\nPersistent=true\n"), "{}", timer(5));
    assert!(timer(31).contains("\nOnCalendar=*-*~01 07:05:00\nPersistent=true\n"), "{}", timer(31));
    let thirtieth = "\nOnCalendar=*-01,03,04,05,06,07,08,09,10,11,12-30 07:05:00\nOnCalendar=*-02~01 07:05:00\n";
    assert!(timer(30).contains(thirtieth), "{}", timer(30));
}

#[test]
fn systemd_takes_paths_as_they_are() {
    let text = systemd::service(&job("/opt/a $b 5%/tonghop", FOLDER, 5));
    let line = text.lines().find(|line| line.starts_with("ExecStart=")).unwrap();
    assert_eq!(
        line,
        r#"ExecStart="/opt/a $b 5%%/tonghop" -C "/home/an/Đoàn trường 100%% $$HOME" run --period last --send"#
    );
    let text = systemd::service(&job("/usr/bin/tonghop", r#"/home/an/"a\b"#, 5));
    assert!(text.contains(r#"-C "/home/an/\"a\\b" run"#), "{text}");
}

#[test]
fn cron_takes_paths_as_they_are() {
    let job = job("/usr/bin/tonghop", "/home/an/Bí thư's 100%", 5);
    let name = job.name();
    assert_eq!(
        cron::lines(&job),
        [format!(r"5 7 5 * * /usr/bin/tonghop -C '/home/an/Bí thư'\''s 100\%' run --period last --send # {name}")]
    );
}

#[test]
fn cron_knows_short_months() {
    let lines = cron::lines(&job("/usr/bin/tonghop", "/home/an", 31));
    assert!(lines[0].starts_with("5 7 31 1,3,5,7,8,10,12 * /usr"), "{}", lines[0]);
    assert!(lines[1].starts_with("5 7 28-30 2,4,6,9,11 * [ \"$(date -d tomorrow +\\%d"), "{}", lines[1]);
}

#[test]
fn the_windows_task_is_what_schtasks_reads() {
    let job = job(r"C:\Program Files\tonghop.exe", r"D:\Đoàn & trường 100%\", 30);
    let bytes = windows::file(&job, jiff::civil::date(2026, 11, 28));
    assert_eq!(&bytes[..2], [0xFF, 0xFE]);
    let units: Vec<u16> = bytes[2..].as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair)).collect();
    let text = String::from_utf16(&units).unwrap();
    assert!(text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n"));
    assert!(!text.replace("\r\n", "").contains('\n'));
    for part in [
        r"<Command>C:\Program Files\tonghop.exe</Command>",
        r"<Arguments>-C &quot;D:\Đoàn &amp; trường 100%\\&quot; run --period last --send</Arguments>",
        "<StartWhenAvailable>true</StartWhenAvailable>",
        "<StartBoundary>2026-11-28T07:05:00</StartBoundary>",
        "<Day>30</Day>",
        "<Day>Last</Day></DaysOfMonth>\r\n        <Months><February/></Months>",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    let name = job.name();
    assert_eq!(windows::create(&job, "a b.xml").join(" "), format!("schtasks /Create /TN {name} /XML a b.xml /F"));
}

#[test]
fn a_folder_has_one_name_and_another_folder_another() {
    let name = |folder| job("/usr/bin/tonghop", folder, 5).name();
    assert_eq!(name("/home/an/a"), job("/elsewhere/tonghop", "/home/an/a", 9).name());
    assert_ne!(name("/home/an/a"), name("/home/an/b"));
    assert!(job("/usr/bin/tonghop", "/a\nb", 5).has_line_break());
}
