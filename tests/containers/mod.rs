//! Zips and mails in `input/`: what is in them is read as files of its own.

mod mails;
mod zips;

use std::io::{Cursor, Write};

use tonghop::intake::{SourceFile, opened};
use tonghop::model::FilePath;
use tonghop::pipeline::Outcome;
use tonghop::settings::Limits;
use zip::write::SimpleFileOptions;

use crate::support::draw::{Drawn, xlsx};
use crate::support::run::Folder;

const CONFIG: &str = concat!(
    office!(),
    "[period]\ndue_days = 5\n",
    unit!("K10A", "Chi đoàn K10A", "chapter", "CDN"),
    "email = \"K10A@truong.vn\"\n",
    unit!("K10B", "Chi đoàn K10B", "chapter", "CDN"),
    "email = \"k10b@truong.vn\"\n",
);

const LIMITS: Limits = Limits { unpacked_bytes: 64 << 20, cells: 1_000_000, shared_strings: 4_000_000, nesting: 4 };

fn folder() -> Folder {
    Folder::new(CONFIG, "--period 2021-03 --today 2021-04-10")
}

/// A list of turns of March 2021; `title` stands above it.
fn list(title: &str, names: &[&str]) -> Vec<u8> {
    let mut text = format!("| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THÁNG 3 NĂM 2021 |\n| {title} |\n");
    text.push_str("| STT | Họ và tên | Ngày sinh | Nội dung tham gia |\n");
    for (at, name) in names.iter().enumerate() {
        text.push_str(&format!("| ={} | {name} | {:02}/05/2002 | Hiến máu tình nguyện |\n", at + 1, at + 1));
    }
    xlsx("list.xlsx", &[Drawn::new("DS", &text)])
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A mail as a webmail saves it: attachments with their whole headers, in base64.
fn mail(from: &str, date: &str, attached: &[(&str, &[u8])]) -> Vec<u8> {
    let mut text = format!(
        "Received: from mx.truong.vn by mail.truong.vn; Fri, 2 Apr 2021 11:00:00 +0700\r\nFrom: =?UTF-8?Q?B=C3=AD_th=C6=B0?= <{from}>\r\n\
         To: doantruong@truong.vn\r\nSubject: =?UTF-8?B?TuG7mXAgZGFuaCBzw6FjaA==?=\r\nDate: {date}\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=\"b1\"\r\n\r\n--b1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nEm nộp ạ.\r\n"
    );
    for (headers, bytes) in attached {
        let packed = base64(bytes);
        text.push_str(&format!("--b1\r\n{headers}\r\nContent-Transfer-Encoding: base64\r\n\r\n{packed}\r\n"));
    }
    text.push_str("--b1--\r\n");
    text.into_bytes()
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for (at, three) in bytes.chunks(3).enumerate() {
        let number = three.iter().fold(0u32, |sum, byte| sum << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for letter in 0..4 {
            let six = (number >> (18 - 6 * letter)) as usize & 63;
            out.push(if letter <= three.len() { char::from(LETTERS[six]) } else { '=' });
        }
        if at % 19 == 18 {
            out.push_str("\r\n");
        }
    }
    out
}

fn taken(name: &str, bytes: Vec<u8>) -> (Vec<SourceFile>, Vec<String>) {
    let (files, findings) = opened(SourceFile::new(FilePath::new(name), bytes), LIMITS);
    (files, findings.iter().map(|one| one.code.as_str().to_owned()).collect())
}

fn paths(files: &[SourceFile]) -> Vec<&str> {
    files.iter().map(|file| file.path.as_str()).collect()
}

/// (path, unit, state) of every file.
fn files(outcome: &Outcome) -> Vec<(String, String, &'static str)> {
    let unit = |file: &tonghop::identify::FileEntry| {
        file.unit.map_or_else(String::new, |unit| outcome.register.units.get(unit).code.to_string())
    };
    outcome.register.files.iter().map(|file| (file.path.to_string(), unit(file), file.state.code())).collect()
}

fn codes(outcome: &Outcome, file: &str) -> Vec<&'static str> {
    let of = |one: &&tonghop::finding::Finding| one.file.as_ref().is_some_and(|path| path.as_str() == file);
    outcome.findings.iter().filter(of).map(|one| one.code.as_str()).collect()
}
