//! One month after another: the figures of the month before, and a run by itself that finds nothing.

use std::fs;
use std::path::Path;

use super::{OFFICE, call, figures, put, took_part};
use crate::smtp::server::{Script, Server};
use tonghop::error::Exit;

const MONTHLY: &str = "[period]\nevery = \"month\"\n";

fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "config.toml", format!("{OFFICE}{MONTHLY}").as_bytes());
    put(dir.path(), "input/K1/thang 3.xlsx", &took_part("2021-03", 2));
    put(dir.path(), "input/K1/thang 4.xlsx", &took_part("2021-04", 5));
    dir
}

fn run(dir: &Path, today: &str) -> super::Said {
    let said = call(dir, today, &["run", "--period", "last"]);
    assert_eq!(said.exit, Exit::Done, "{}", said.err);
    said
}

#[test]
fn figures_stand_beside_those_of_the_month_before() {
    let dir = folder();
    let said = run(dir.path(), "2021-04-05");
    assert!(!said.out.contains("Kỳ trước"), "{}", said.out);
    assert!(figures(dir.path(), "2021-03")["previous"].is_null());
    let said = run(dir.path(), "2021-05-05");
    assert!(said.out.contains("Kỳ trước    Tháng 3 năm 2021: đoàn viên 0 → 0 (0), lượt 2 → 5 (+3)"), "{}", said.out);
    let previous = &figures(dir.path(), "2021-04")["previous"];
    assert_eq!(previous["period"]["label"], "Tháng 3 năm 2021");
    assert_eq!((previous["turns"]["before"].as_u64(), previous["turns"]["difference"].as_i64()), (Some(2), Some(3)));
    assert_eq!(previous["channels"][0]["code"], "monthly");
    assert_eq!(previous["channels"][0]["before"], 2);
    // The same again gives the same bytes.
    let path = dir.path().join("output/2021-04");
    let bytes = |name: &str| fs::read(path.join(name)).unwrap();
    let before = ["tong-hop.xlsx", "so-lieu.json"].map(bytes);
    run(dir.path(), "2021-05-05");
    assert_eq!(before, ["tong-hop.xlsx", "so-lieu.json"].map(bytes));
}

#[test]
fn damaged_figures_of_the_month_before_are_a_note() {
    let dir = folder();
    run(dir.path(), "2021-04-05");
    let file = dir.path().join("output/2021-03/so-lieu.json");
    for (text, wanted) in [
        ("{\"schema\": \"tonghop", "bị hỏng hoặc không do tonghop lập"),
        ("[]", "bị hỏng hoặc không do tonghop lập"),
        ("", "bị hỏng hoặc không do tonghop lập"),
    ] {
        fs::write(&file, text).unwrap();
        let said = run(dir.path(), "2021-05-05");
        assert!(said.err.contains(wanted), "{}", said.err);
        assert!(figures(dir.path(), "2021-04")["previous"].is_null());
    }
}

#[test]
fn a_run_by_itself_that_finds_nothing_for_its_month_sends_no_report() {
    let server = Server::start(Script::default());
    let dir = tempfile::tempdir().unwrap();
    let mail = format!(
        "[mail]\nfrom = \"doan@example.vn\"\nhost = \"127.0.0.1\"\nport = {}\nsecurity = \"none\"\n",
        server.port
    );
    put(dir.path(), "config.toml", format!("{OFFICE}{MONTHLY}{mail}").as_bytes());
    put(dir.path(), "input/K1/thang 3.xlsx", &took_part("2021-03", 2));
    let words = ["run", "--period", "last", "--send"];
    let said = call(dir.path(), "2021-05-05", &words);
    assert_eq!(said.exit, Exit::Done, "{}{}", said.out, said.err);
    assert!(said.err.contains("Tháng 4 năm 2021: chưa có bài nộp nào của kỳ này"), "{}", said.err);
    assert_eq!(figures(dir.path(), "2021-04")["turns"]["total"], 0);
    let reports = || server.handed().iter().filter(|one| one.to == ["td@example.vn"]).count();
    assert_eq!(reports(), 0);
    // What comes later goes out by the next run, once.
    put(dir.path(), "input/K1/thang 4.xlsx", &took_part("2021-04", 4));
    for _ in 0..2 {
        let said = call(dir.path(), "2021-05-06", &words);
        assert_eq!(said.exit, Exit::Done, "{}{}", said.out, said.err);
        assert_eq!(reports(), 1);
    }
}

#[test]
fn an_empty_input_says_what_to_do_and_writes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let target = dir.path().join("thư mục mới");
    let said = call(dir.path(), "2021-05-05", &["init", target.to_str().unwrap()]);
    assert_eq!(said.exit, Exit::Done, "{}", said.err);
    for words in [&["run"][..], &["run", "--period", "last", "--send"], &[]] {
        let said = call(&target, "2021-05-05", words);
        assert_eq!(said.exit, Exit::CouldNotRun);
        assert!(said.err.contains("Thả các bảng đã nhận vào thư mục này"), "{}", said.err);
        assert_eq!(fs::read_dir(target.join("output")).unwrap().count(), 0);
    }
    put(&target, "input/K1/ds.xlsx", &took_part("2021-04", 3));
    let said = call(&target, "2021-05-05", &[]);
    assert_eq!(said.exit, Exit::Done, "{}", said.err);
    assert_eq!(figures(&target, "2021-04")["turns"]["total"], 3);
}
