//! The real binary, for what only a process can show: promise 6, the same bytes on any machine.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::support::draw::{Drawn, xlsx};

const ROSTER: &str = "| DANH SÁCH ĐOÀN VIÊN NĂM HỌC 2020-2021 |
    | STT | Họ và tên | Ngày sinh | MSSV | Ngày vào Đoàn |
    | =1 | Nguyễn Hoàng Anh | 12/05/2002 | 2010101 | 26/03/2018 |
    | =2 | Trần Thị Bích | 03/11/2002 | 2010102 | 26/03/2021 |";

const LIST: &str = "| DANH SÁCH ĐOÀN VIÊN THAM GIA HIẾN MÁU NGÀY 14/3/2021 |
    | STT | Họ và tên | Ngày sinh | Phường |
    | =1 | Nguyễn Hoàng Anh | 12/05/2002 | An Thới |
    | =2 | Trần Thị Bich | 03/11/2002 | Trà An |";

/// A working folder made in the given order of files, as old as the computer that copied it says.
fn folder(order: &[(&str, Vec<u8>)], old: bool) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in order {
        let path = folder.path().join("input").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        if old {
            let file = std::fs::File::options().write(true).open(&path).unwrap();
            file.set_modified(std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000))
                .unwrap();
        }
    }
    folder
}

/// Every output but the outbox, by its path below the working folder.
fn outputs(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(root.join("output")).into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file());
    let named = files.map(|entry| {
        let below = entry.path().strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
        (below, std::fs::read(entry.path()).unwrap())
    });
    named.filter(|(path, _)| !path.contains("/thu/")).collect()
}

#[test]
fn another_machine_gives_the_same_bytes() {
    let mut files = vec![
        ("CNTT-K10/danh sach.xlsx", xlsx("roster", &[Drawn::new("Sheet1", ROSTER)])),
        ("CNTT-K10/hien mau.xlsx", xlsx("list", &[Drawn::new("DS", LIST)])),
        ("Đoàn phường An Thới/anh.jpg", b"\xff\xd8\xff\xe0 no sheet".to_vec()),
    ];
    let first = folder(&files, false);
    files.reverse();
    let second = folder(&files, true);
    let run = |folder: &Path, zone: &str, locale: &str, threads: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
        command.current_dir(folder).env("TZ", zone).env("LANG", locale).env("LC_ALL", locale);
        command.env("RAYON_NUM_THREADS", threads).env("POLARS_MAX_THREADS", threads);
        let done = command.args(["--today", "2021-04-10"]).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        done.stdout
    };
    let told = run(first.path(), "Asia/Ho_Chi_Minh", "vi_VN.UTF-8", "1");
    let again = run(second.path(), "America/Los_Angeles", "C", "4");
    assert_eq!(String::from_utf8_lossy(&told), String::from_utf8_lossy(&again));
    let (one, two) = (outputs(first.path()), outputs(second.path()));
    assert!(one.len() > 5, "{:?}", one.keys());
    assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>());
    let differ: Vec<&String> = one.keys().filter(|path| one[*path] != two[*path]).collect();
    assert!(differ.is_empty(), "{differ:?}");
}
