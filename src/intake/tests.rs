#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests")]

use super::*;
use crate::settings::{Overrides, load};

fn settings() -> Settings {
    let overrides =
        Overrides { period: None, lang: Some(Lang::Vi), today: "2021-06-01".parse().unwrap(), strict: false };
    load("", &overrides).unwrap()
}

#[test]
fn lists_what_was_sent_and_nothing_else() {
    let dir = tempfile::tempdir().unwrap();
    let put = |path: &str, bytes: &[u8]| {
        let path = dir.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    };
    // A Mac writes names decomposed.
    put("Khoa Ca\u{302}\u{300}u/ds.csv", b"a;b\n");
    put("b.csv", b"");
    put("B.csv", b"1\n");
    put("quyet-dinh/0001.csv", b"x\n");
    for leftover in [
        "~$b.xlsx",
        ".~lock.b.ods#",
        "Thumbs.db",
        "desktop.ini",
        ".DS_Store",
        "._b.csv",
        "__MACOSX/b.csv",
        "resources/sheet.css",
    ] {
        put(leftover, b"x");
    }
    let (files, findings) = folder(dir.path(), &settings()).unwrap();
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["B.csv", "Khoa Cầu/ds.csv", "b.csv", "quyet-dinh/0001.csv"]);
    assert_eq!(files[2].format, Format::Empty);
    assert_eq!(files[0].hash, blake3::hash(b"1\n").to_hex().to_string());
    assert!(findings.is_empty());
}

#[test]
fn a_folder_that_is_not_there_holds_nothing() {
    let dir = tempfile::tempdir().unwrap();
    assert!(folder(&dir.path().join("input"), &settings()).unwrap().0.is_empty());
}

#[test]
fn what_is_larger_than_the_limit_is_not_taken_in() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("a.csv"), [b'x'; 4096]).unwrap();
    let mut settings = settings();
    settings.limits.unpacked_bytes = 4095;
    let (files, findings) = folder(dir.path(), &settings).unwrap();
    assert!(!files[0].was_read());
    assert_eq!(findings[0].code, Code::FileTooLarge);
}
