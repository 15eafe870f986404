//! `tonghop status`, and the whole way of an answer through the real program.

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tonghop::identify::State;

use super::{SCHOOL, SLIPS, answered, of, school};
use crate::support::draw::{Drawn, xlsx};

fn folder(config: &str, files: &[(&str, Vec<u8>)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("config.toml"), config).unwrap();
    for (path, bytes) in files {
        let path = dir.path().join("input").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    dir
}

fn tonghop(dir: &Path, args: &str) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    let done = command.arg("-C").arg(dir).args(args.split_whitespace()).output().unwrap();
    let text = String::from_utf8(done.stdout).unwrap();
    assert!(done.status.code() != Some(2), "{}", String::from_utf8_lossy(&done.stderr));
    (done.status.code().unwrap(), text)
}

fn slips() -> Vec<u8> {
    xlsx("slips", &[Drawn::new("GT", SLIPS)])
}

#[test]
fn units_stand_under_the_units_above_them_the_missing_first() {
    let dir = folder(
        SCHOOL,
        &[("CNTT-K10/gioi thieu.xlsx", slips()), ("CK-K9/nop ngay 07-04-2021/gioi thieu.xlsx", slips_of_k9())],
    );
    let (exit, text) = tonghop(dir.path(), "status --today 2021-04-10");
    assert_eq!(exit, 0);
    let wanted = "\
Tháng 3 năm 2021 · hạn nộp 05/04/2021 · quá hạn 5 ngày
02/02 đơn vị trực thuộc đã nộp · đoàn cơ sở 01/01 · chi đoàn 02/03

Chưa nộp (1)
  Đoàn khoa Công nghệ thông tin:
    - Chi đoàn CNTT K11

Nộp trễ (1)
  Trực thuộc Đoàn trường Cao đẳng Nghề Sông Hậu:
    - Chi đoàn Cơ khí K9, trễ 2 ngày

Đã nhận (2)
  Trực thuộc Đoàn trường Cao đẳng Nghề Sông Hậu:
    Đoàn khoa Công nghệ thông tin
  Đoàn khoa Công nghệ thông tin:
    Chi đoàn CNTT K10
";
    assert_eq!(text, wanted);
    assert!(!dir.path().join("output").exists(), "status writes nothing");
    let (_, english) = tonghop(dir.path(), "tinh-hinh --today 2021-04-10 --lang en");
    assert!(english.contains("\nMissing (1)\n") && english.contains("5 days over"), "{english}");
}

/// K9's slips, in time by nothing but their day of sending.
fn slips_of_k9() -> Vec<u8> {
    xlsx("k9", &[Drawn::new("GT", &SLIPS.replace("20100", "20900").replace("Nguyễn", "Hồ"))])
}

#[test]
fn status_as_json() {
    let dir = folder(SCHOOL, &[("CNTT-K10/gioi thieu.xlsx", slips())]);
    let (exit, text) = tonghop(dir.path(), "status --json --today 2021-04-03");
    assert_eq!(exit, 0);
    let status: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(status["schema"], "tonghop.status/1");
    assert_eq!((&status["due"], &status["days_over"]), (&Value::from("2021-04-05"), &Value::Null));
    assert_eq!(status["states"]["missing"], 2);
    assert_eq!(status["reporting"]["levels"][1]["received"], 1);
    let units: Vec<(&str, &str)> = status["units"]
        .as_array()
        .unwrap()
        .iter()
        .map(|unit| (unit["code"].as_str().unwrap(), unit["state"].as_str().unwrap()))
        .collect();
    assert_eq!(
        units,
        [("CK-K9", "missing"), ("CNTT-K11", "missing"), ("K-CNTT", "accepted"), ("CNTT-K10", "accepted")]
    );
    assert_eq!(State::Missing.code(), "missing");
}

#[test]
fn an_answer_goes_the_whole_way_through_the_program() {
    let dir = folder(SCHOOL, &[("CNTT-K10/gioi thieu.xlsx", slips())]);
    let figures = |text: &str| -> Vec<u64> {
        let figures: Value = serde_json::from_str(text).unwrap();
        ["introduced", "confirmed", "unconfirmed"]
            .iter()
            .map(|key| figures["introductions"][key].as_u64().unwrap())
            .collect()
    };
    let (exit, text) = tonghop(dir.path(), "--json --today 2021-04-10");
    assert_eq!((exit, figures(&text)), (0, vec![4, 0, 4]));
    let output = dir.path().join("output/2021-03");
    for path in [
        "phan-hoi/CNTT-K10/phan-hoi-cntt-k10.xlsx",
        "phan-hoi/K-CNTT/tong-hop-k-cntt.xlsx",
        "doi-chieu/phuong-xa-31168-phuong-binh-thuy.xlsx",
        "doi-chieu/phuong-xa-31169-phuong-tra-an.xlsx",
        "doi-chieu/don-vi-cntt-k10.xlsx",
    ] {
        assert!(output.join(path).is_file(), "{path}");
    }
    let parcels = tonghop::report::meetings(&school().run().register, &school().settings());
    let book = answered(&of(&parcels, "P-BT").book, "Lê Minh Châu", "Xác nhận", "Tốt");
    let bytes = tonghop::write::xlsx::workbook(&book).unwrap();
    std::fs::write(dir.path().join("input/tra loi.xlsx"), bytes).unwrap();
    let (exit, text) = tonghop(dir.path(), "--json --today 2021-04-10");
    assert_eq!((exit, figures(&text)), (0, vec![4, 1, 3]));
}
