//! Whole commands in a folder of their own: what they write, print and end with.

mod english;
mod month;
mod periods;
mod screen;
mod tools;

use std::ffi::OsString;
use std::path::Path;

use tonghop::cli;
use tonghop::commands::{self, Io};
use tonghop::error::Exit;

use crate::support::draw::{Drawn, xlsx};

/// How a command ended and what it said.
#[derive(Debug)]
pub struct Said {
    pub exit: Exit,
    pub out: String,
    pub err: String,
}

/// Calls tonghop in `dir` on a day.
pub fn call(dir: &Path, today: &str, words: &[&str]) -> Said {
    let mut all: Vec<OsString> = vec!["tonghop".into(), "-C".into(), dir.into(), "--today".into(), today.into()];
    all.extend(words.iter().map(OsString::from));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = match cli::parse(all) {
        Ok(cli) => {
            let home = dir.display().to_string();
            let variable = |name: &str| match name {
                "HOME" => Some(home.clone()),
                "TONGHOP_SMTP_PASSWORD" => Some("mat-khau".to_owned()),
                _ => None,
            };
            let io =
                &mut Io { out: &mut out, err: &mut err, terminal: false, variable: &variable, keyring: &|_| Ok(None) };
            commands::carry_out(&cli, today.parse().unwrap(), io)
        }
        Err(halt) => {
            out = halt.text.into_bytes();
            halt.exit
        }
    };
    Said { exit, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}

/// Writes a file below `dir`, and the folders above it.
pub fn put(dir: &Path, path: &str, bytes: &[u8]) {
    let path = dir.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

/// A chapter's list of one month: as many persons as `count`, each with one turn.
fn took_part(month: &str, count: usize) -> Vec<u8> {
    let (year, number) = month.split_once('-').unwrap();
    let names = ["Nguyễn Văn An", "Trần Thị Bé", "Lê Hoàng Cúc", "Phạm Minh Dũng", "Võ Thị Em"];
    let rows: String = (0..count).map(|who| format!("| ={} | {} | 01002{who} |\n", who + 1, names[who])).collect();
    let text = format!(
        "| CHI ĐOÀN ĐIỆN K1 |\n| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ THÁNG {number} NĂM {year} |\n| STT | Họ và tên | MSSV |\n{rows}"
    );
    xlsx(&format!("{month} {count}"), &[Drawn::new("Sheet1", &text)])
}

const OFFICE: &str = r#"
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

/// The figures a run wrote for a period.
pub fn figures(dir: &Path, period: &str) -> serde_json::Value {
    let path = dir.join("output").join(period).join("so-lieu.json");
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_slice(&bytes).unwrap()
}
