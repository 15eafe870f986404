//! Checks from values; the whole command over a folder.

use std::ffi::OsString;
use std::fs;

use super::*;
use crate::cli;

const CONFIG: &str = r#"
[office]
code = "DT"
name = "Đoàn trường Cao đẳng Sông Hậu"
level = "school"
parent = "TD"
[[unit]]
code = "TD"
name = "Thành đoàn Cần Thơ"
level = "city"
email = "td@example.vn"
[[unit]]
code = "K1"
name = "Chi đoàn Điện K1"
level = "chapter"
parent = "DT"
"#;

fn told(
    config: Option<&str>,
    words: &str,
    variable: &dyn Fn(&str) -> Option<String>,
) -> (Exit, Vec<serde_json::Value>) {
    told_of(config, None, words, variable)
}

/// As [`told`], with a sheet of units in the folder.
fn told_of(
    config: Option<&str>,
    units: Option<&str>,
    words: &str,
    variable: &dyn Fn(&str) -> Option<String>,
) -> (Exit, Vec<serde_json::Value>) {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(dir.path().join("input")).unwrap();
    if let Some(units) = units {
        fs::write(dir.path().join("input/don-vi.csv"), units).unwrap();
    }
    if let Some(config) = config {
        fs::write(dir.path().join("config.toml"), config).unwrap();
    }
    let words = format!("tonghop -C {} doctor --json --today 2021-05-10 {words}", dir.path().display());
    let cli = cli::parse(words.split_whitespace().map(OsString::from)).unwrap();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let io = &mut Io { out: &mut out, err: &mut err, terminal: false, variable, keyring: &|_| Ok(None) };
    let exit = crate::commands::carry_out(&cli, jiff::civil::date(2021, 5, 10), io);
    assert_eq!(String::from_utf8(err).unwrap(), "");
    let report: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert!(!dir.path().join("output").exists(), "doctor writes nothing");
    (exit, report["checks"].as_array().unwrap().clone())
}

fn state<'a>(checks: &'a [serde_json::Value], name: &str) -> (&'a str, &'a str) {
    let check = checks.iter().find(|one| one["check"] == name).unwrap_or_else(|| panic!("no check {name}"));
    (check["state"].as_str().unwrap(), check["message"].as_str().unwrap())
}

#[test]
fn an_empty_folder_works_and_says_what_to_put_there() {
    let (exit, checks) = told(None, "", &|_| None);
    assert_eq!(exit, Exit::Done);
    assert_eq!(state(&checks, "config").0, "ok");
    assert_eq!(state(&checks, "input"), ("look", "thư mục input/ chưa có gì"));
    assert_eq!(state(&checks, "units").0, "look");
    let order: Vec<&str> = checks.iter().map(|one| one["check"].as_str().unwrap()).collect();
    assert_eq!(
        order,
        ["config", "templates", "knowledge", "input", "units", "addresses", "mail", "disk", "clock", "lock"]
    );
    // What is built in is at one with itself.
    assert_eq!(state(&checks, "knowledge").0, "ok", "{}", state(&checks, "knowledge").1);
    assert_eq!(state(&checks, "disk").0, "ok", "{}", state(&checks, "disk").1);
}

#[test]
fn a_broken_config_is_one_line_and_the_rest_is_still_looked_at() {
    let (exit, checks) = told(Some("[office]\nnam = \"A\"\n"), "", &|_| None);
    assert_eq!(exit, Exit::CouldNotRun);
    let (of, message) = state(&checks, "config");
    assert!(of == "error" && message.starts_with("2:1  "), "{message}");
    assert_eq!(state(&checks, "lock").0, "ok");
    assert!(checks.iter().all(|one| one["check"] != "mail"), "nothing is tried by a config that is wrong");
}

#[test]
fn units_and_addresses_are_named() {
    let more = "[[unit]]\ncode = \"K2\"\nname = \"Chi đoàn Điện K2\"\nlevel = \"chapter\"\n[[unit]]\ncode = \"K3\"\nname = \"Chi đoàn  điện K1\"\nlevel = \"chapter\"\nparent = \"DT\"\n[[unit]]\ncode = \"F\"\nname = \"Đoàn khoa Điện\"\nlevel = \"faculty\"\nparent = \"K1\"\n[mail]\nfrom = \"a@example.vn\"\nhost = \"127.0.0.1\"\nsecurity = \"none\"\nport = 1\n";
    let (exit, checks) = told(Some(&format!("{CONFIG}{more}")), "--offline", &|_| None);
    assert_eq!(exit, Exit::Done);
    let message = state(&checks, "units").1;
    assert_eq!(
        message,
        "không ghi cấp trên, nên xếp thẳng dưới đơn vị mình: Chi đoàn Điện K2 (K2)\ncấp trên không cao hơn: Đoàn khoa Điện (F)\ntrùng tên: Chi đoàn Điện K1 (K1) = Chi đoàn  điện K1 (K3)"
    );
    assert!(state(&checks, "addresses").1.starts_with("4/5 đơn vị chưa có địa chỉ thư: "), "{checks:?}");
    assert_eq!(state(&checks, "mail"), ("ok", "127.0.0.1 không cần đăng nhập; không thử kết nối (--offline)"));
    let login = format!("{CONFIG}{more}user = \"a@example.vn\"\n");
    let (_, checks) = told(Some(&login), "--offline", &|_| Some("mat-khau".to_owned()));
    assert_eq!(state(&checks, "mail"), ("ok", "có mật khẩu của a@example.vn; không thử kết nối (--offline)"));
}

#[test]
fn addresses_that_are_none_are_named_as_written() {
    let mail = "[mail]\nfrom = \"a@example.vn\"\nhost = \"127.0.0.1\"\nsecurity = \"none\"\nport = 1\n";
    let units = "Mã đơn vị,Tên đơn vị,Cấp,Đơn vị cấp trên,Email\nK1,Chi đoàn Điện K1,chapter,DT,k1@example.vn\n\
        K2,Chi đoàn Điện K2,chapter,DT,k2 tại truong\nK3,Chi đoàn Điện K3,chapter,DT,\n";
    let (_, checks) = told_of(Some(&format!("{CONFIG}{mail}")), Some(units), "--offline", &|_| None);
    assert_eq!(
        state(&checks, "addresses"),
        (
            "look",
            "1/4 đơn vị chưa có địa chỉ thư: Chi đoàn Điện K3 (K3)\n1/4 đơn vị có địa chỉ thư ghi sai: Chi đoàn Điện K2 (K2) “k2 tại truong”"
        )
    );
}

#[test]
fn mail_that_cannot_work_is_an_error() {
    let mail = "[mail]\nfrom = \"a@example.vn\"\nhost = \"127.0.0.1\"\nsecurity = \"none\"\nport = 1\nuser = \"a\"\n";
    let config = format!("{CONFIG}{mail}");
    let (exit, checks) = told(Some(&config), "", &|_| None);
    assert_eq!((exit, state(&checks, "mail").0), (Exit::CouldNotRun, "error"));
    assert!(state(&checks, "mail").1.starts_with("Chưa có mật khẩu"), "{}", state(&checks, "mail").1);
    let (exit, checks) = told(Some(&config), "", &|_| Some("mat-khau".to_owned()));
    assert_eq!(exit, Exit::CouldNotRun);
    assert!(state(&checks, "mail").1.starts_with("không kết nối được máy chủ thư 127.0.0.1"), "{checks:?}");
}

#[test]
fn a_word_for_two_groups_is_told() {
    let settings = crate::testing::settings_with(
        "[[group]]\ncode = \"g4\"\nlabel = \"Hiến máu nhân đạo\"\n[[group]]\ncode = \"g1\"\nlabel = \"Hiến máu nhân đạo\"\n",
    );
    let check = checks::knowledge(&settings);
    assert_eq!((check.state, check.message.as_str()), (State::Look, "“hien mau nhan dao” chỉ cả g1, g4"));
}

#[test]
fn a_clock_that_is_behind_is_told() {
    let (_, checks) = told(None, "", &|_| None);
    assert_eq!(state(&checks, "clock"), ("ok", "hôm nay 10/05/2021"));
    let settings = crate::testing::settings_with("[period]\nfrom = 2021-04-01\nto = 2021-05-31\n");
    let file = crate::intake::SourceFile {
        path: crate::model::FilePath::new("K1/tham gia thang 5-2021.csv"),
        bytes: "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THÁNG 5 NĂM 2021\nSTT,Họ và tên,MSSV\n1,Nguyễn Văn An,010020\n"
            .into(),
        hash: "x".to_owned(),
        format: crate::intake::Format::Csv,
        mail: crate::model::Mail::default(),
    };
    let outcome = pipeline::understand(vec![file], Vec::new(), &settings, &()).unwrap();
    // The tests' day is 10 April 2021.
    let check = checks::clock(&outcome.register, &settings);
    assert_eq!(check.state, State::Look);
    assert_eq!(check.message, "hôm nay 10/04/2021, nhưng bài nộp đã nói tới 05/2021");
    // A month is announced in the last days of the one before, and is over no earlier than it ends.
    for (today, state) in [("2021-04-23", State::Look), ("2021-04-24", State::Ok), ("2021-05-31", State::Ok)] {
        let settings = crate::settings::Settings { today: today.parse().unwrap(), ..settings.clone() };
        assert_eq!(checks::clock(&outcome.register, &settings).state, state, "{today}");
    }
    let settings = crate::settings::Settings { today: jiff::civil::date(2021, 4, 30), ..settings };
    let told = checks::clock(&outcome.register, &settings).message;
    assert_eq!(told, "hôm nay 30/04/2021; ngày, tháng mới nhất trong bài nộp: 05/2021");
}
