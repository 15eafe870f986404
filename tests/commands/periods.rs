//! `[period]` from config to the folder, the days and the state of units.

use super::{OFFICE, call, figures, put, took_part};
use crate::support::draw::{Drawn, xlsx};
use tonghop::error::Exit;

/// (what `[period]` says, today, the folder, first day, last day).
const CASES: [(&str, &str, &str, &str, &str); 12] = [
    ("every = \"month\"", "2021-03-01", "2021-02", "2021-02-01", "2021-02-28"),
    ("every = \"month\"", "2021-01-31", "2020-12", "2020-12-01", "2020-12-31"),
    ("every = \"month\"\nclosing_day = 31", "2021-03-01", "2021-02", "2021-02-01", "2021-02-28"),
    ("every = \"month\"\nclosing_day = 31", "2021-02-28", "2021-01", "2021-01-01", "2021-01-31"),
    ("every = \"month\"\nclosing_day = 30", "2021-03-02", "2021-02", "2021-01-31", "2021-02-28"),
    ("every = \"month\"\nclosing_day = 25", "2021-01-26", "2021-01", "2020-12-26", "2021-01-25"),
    ("every = \"month\"\nclosing_day = 25", "2021-01-25", "2020-12", "2020-11-26", "2020-12-25"),
    ("every = \"quarter\"", "2021-01-05", "2020-Q4", "2020-10-01", "2020-12-31"),
    ("every = \"quarter\"\nclosing_day = 25", "2020-12-26", "2020-Q4", "2020-09-26", "2020-12-25"),
    ("every = \"school-year\"", "2021-09-01", "2020-2021", "2020-09-01", "2021-08-31"),
    ("every = \"school-year\"\nschool_year_start = 8", "2021-08-01", "2020-2021", "2020-08-01", "2021-07-31"),
    ("every = \"school-year\"\nclosing_day = 25", "2021-08-26", "2020-2021", "2020-08-26", "2021-08-25"),
];

#[test]
fn the_period_just_over_by_config_and_by_option() {
    for (number, (config, today, folder, from, to)) in CASES.into_iter().enumerate() {
        // Both ways come to the same place in the settings; each case goes one of them.
        let words: &[&str] = if number % 2 == 0 { &["run"] } else { &["run", "--period", "last"] };
        {
            let dir = tempfile::tempdir().unwrap();
            put(dir.path(), "config.toml", format!("{OFFICE}[period]\n{config}\n").as_bytes());
            put(dir.path(), "input/K1/ds.xlsx", &took_part("2021-01", 2));
            let said = call(dir.path(), today, words);
            assert_eq!(said.exit, Exit::Done, "{config} on {today}: {}", said.err);
            let period = &figures(dir.path(), folder)["period"];
            assert_eq!((period["from"].as_str(), period["to"].as_str()), (Some(from), Some(to)), "{config} on {today}");
        }
    }
}

#[test]
fn last_is_a_month_where_nothing_says_how_long_a_period_is() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "input/K1/ds.xlsx", &took_part("2021-02", 2));
    let said = call(dir.path(), "2021-03-05", &["run", "--period", "last"]);
    assert_eq!(said.exit, Exit::Done, "{}", said.err);
    assert_eq!(figures(dir.path(), "2021-02")["turns"]["total"], 2);
}

#[test]
fn due_days_tell_who_was_late() {
    for (days, state) in [("due_days = 5", "late"), ("due_days = 6", "accepted"), ("", "accepted")] {
        let dir = tempfile::tempdir().unwrap();
        let period = format!("[period]\nevery = \"month\"\n{days}\n");
        put(dir.path(), "config.toml", format!("{OFFICE}{period}").as_bytes());
        put(dir.path(), "input/K1/nop ngay 06-05-2021/ds.xlsx", &took_part("2021-04", 2));
        let said = call(dir.path(), "2021-05-10", &["run"]);
        assert_eq!(said.exit, Exit::Done, "{}", said.err);
        let figures = figures(dir.path(), "2021-04");
        let unit = figures["units"].as_array().unwrap().iter().find(|unit| unit["code"] == "K1").unwrap();
        assert_eq!(unit["state"], state, "{days}");
        let on_time = if days.is_empty() { serde_json::Value::Null } else { u8::from(state == "accepted").into() };
        assert_eq!(figures["reporting"]["on_time"], on_time, "{days}");
    }
}

#[test]
fn a_school_year_starts_when_config_says() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "config.toml", format!("{OFFICE}[period]\nschool_year_start = 8\n").as_bytes());
    put(dir.path(), "input/K1/ds.xlsx", &took_part("2020-08", 3));
    let said = call(dir.path(), "2021-09-10", &["run", "--period", "2020-2021"]);
    assert_eq!(said.exit, Exit::Done, "{}", said.err);
    // With September as the first month these turns would be of the year before.
    assert_eq!(figures(dir.path(), "2020-2021")["turns"]["total"], 3);
}

#[test]
fn a_month_that_has_not_begun_is_refused_and_writes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "config.toml", OFFICE.as_bytes());
    put(dir.path(), "input/K1/thang 3.xlsx", &took_part("2021-03", 2));
    let said = call(dir.path(), "2021-04-04", &["run", "--period", "2021-12"]);
    assert_eq!(said.exit, Exit::CouldNotRun);
    assert!(
        said.err.contains("Kỳ 2021-12 chưa bắt đầu: từ ngày 01/12/2021, hôm nay mới 04/04/2021. Chưa ghi gì"),
        "{}",
        said.err
    );
    assert!(said.err.contains("ngày giờ của máy"), "{}", said.err);
    assert!(!dir.path().join("output").exists());
    // One that has begun and is not over is run.
    assert_eq!(call(dir.path(), "2021-03-01", &["run", "--period", "2021-03"]).exit, Exit::Done);
}

#[test]
fn the_mail_of_a_month_never_run_is_told_as_that() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "config.toml", OFFICE.as_bytes());
    put(dir.path(), "input/K1/thang 3.xlsx", &took_part("2021-03", 2));
    for words in [&["send", "--period", "2021-03"][..], &["send", "--yes", "--period", "2021-03"]] {
        let said = call(dir.path(), "2021-04-04", words);
        assert_eq!(
            said.out.trim(),
            "Kỳ 2021-03 chưa chạy lần nào nên chưa có thư; gõ `tonghop --period 2021-03` để chạy."
        );
    }
    call(dir.path(), "2021-04-04", &["run", "--period", "2021-03"]);
    let said = call(dir.path(), "2021-04-04", &["send", "--period", "2021-03"]);
    assert!(!said.out.contains("chưa chạy lần nào"), "{}", said.out);
}

#[test]
fn a_stray_month_that_makes_an_inferred_period_longer_is_said() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "config.toml", OFFICE.as_bytes());
    let sheet = |day: &str| {
        let text = format!(
            "| CHI ĐOÀN ĐIỆN K1 |\n| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ THÁNG 3 NĂM 2021 |\n| STT | Họ và tên | MSSV | Ngày tham gia |\n| =1 | Nguyễn Văn An | 010020 | 12/03/2021 |\n| =2 | Trần Thị Bé | 010021 | {day} |\n"
        );
        xlsx(day, &[Drawn::new("Sheet1", &text)])
    };
    put(dir.path(), "input/K1/thang 3.xlsx", &sheet("20/02/2021"));
    let said = call(dir.path(), "2021-04-04", &["run"]);
    assert!(said.out.contains("Kỳ suy ra có cả tháng 02/2021, chỉ ở vài ô"), "{}", said.out);
    assert!(said.out.contains("period-isolated"), "{}", said.out);
    assert!(dir.path().join("output/2021-02_2021-03").is_dir());
    // With a period that was set, and without a stray day, nothing is said.
    let said = call(dir.path(), "2021-04-04", &["run", "--period", "2021-03"]);
    assert!(!said.out.contains("Kỳ suy ra"), "{}", said.out);
    put(dir.path(), "input/K1/thang 3.xlsx", &sheet("20/03/2021"));
    let said = call(dir.path(), "2021-04-04", &["run"]);
    assert!(!said.out.contains("Kỳ suy ra có cả"), "{}", said.out);
    assert_eq!(figures(dir.path(), "2021-03")["turns"]["total"], 2);
}
