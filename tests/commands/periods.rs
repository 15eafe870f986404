//! `[period]` from config to the folder, the days and the state of units.

use super::{OFFICE, call, figures, put, took_part};
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
