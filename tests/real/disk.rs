//! A disk that is full, and one that may only be read: a file system of its own in memory, which takes the rights to mount one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::support::draw::{Drawn, xlsx};

/// A small file system that is unmounted with the test.
struct Disk(tempfile::TempDir);

impl Disk {
    fn mounted(size: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let disk = Self(folder);
        disk.mount(&["-t", "tmpfs", "-o", size, "tmpfs"]);
        disk
    }

    fn mount(&self, options: &[&str]) {
        let done = Command::new("mount").args(options).arg(self.0.path()).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("Công tác Đoàn")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // A test that failed must not hide why behind a second failure.
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

fn list(people: usize) -> Vec<u8> {
    let mut text = "| DANH SÁCH ĐOÀN VIÊN NĂM HỌC 2020-2021 |\n| STT | Họ và tên | Ngày sinh | MSSV |\n".to_owned();
    for number in 0..people {
        text += &format!(
            "| ={} | Nguyễn Hoàng {} | {:02}/05/2002 | {} |\n",
            number + 1,
            ["An", "Bích", "Châu"][number % 3],
            number % 28 + 1,
            2_010_100 + number
        );
    }
    xlsx("list", &[Drawn::new("Sheet1", &text)])
}

fn run(folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    command.arg("-C").arg(folder).args(["run", "--period", "2021-03", "--today", "2021-04-10"]).output().unwrap()
}

/// Every file of the output with its bytes.
fn output(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder.join("output")).into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file());
    files.map(|entry| (entry.path().to_owned(), std::fs::read(entry.path()).unwrap())).collect()
}

#[test]
#[ignore = "mounts a file system, which takes root"]
fn real_a_full_disk_leaves_the_previous_output_whole() {
    let disk = Disk::mounted("size=3m");
    let folder = disk.path();
    std::fs::create_dir_all(folder.join("input/CNTT-K10")).unwrap();
    std::fs::write(folder.join("input/CNTT-K10/ds.xlsx"), list(40)).unwrap();
    let first = run(&folder);
    assert_eq!(first.status.code(), Some(0), "{}", String::from_utf8_lossy(&first.stderr));
    let before = output(&folder);

    std::fs::write(folder.join("input/CNTT-K10/ds.xlsx"), list(900)).unwrap();
    let mut filler = vec![0; 3 << 20];
    while std::fs::write(disk.0.path().join("filler"), &filler).is_err() {
        filler.truncate(filler.len() - (32 << 10));
    }
    let second = run(&folder);
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert_eq!(second.status.code(), Some(2), "{said}");
    assert!(said.contains("Không ghi được") && said.contains("ổ đĩa đã đầy"), "{said}");
    assert!(said.contains("Kết quả lần trước vẫn còn nguyên"), "{said}");
    assert_eq!(output(&folder), before);

    std::fs::remove_file(disk.0.path().join("filler")).unwrap();
    assert_eq!(run(&folder).status.code(), Some(0));
}

#[test]
#[ignore = "mounts a file system, which takes root"]
fn real_a_disk_that_may_only_be_read_is_said_and_nothing_is_lost() {
    let disk = Disk::mounted("size=4m");
    let folder = disk.path();
    std::fs::create_dir_all(folder.join("input/CNTT-K10")).unwrap();
    std::fs::write(folder.join("input/CNTT-K10/ds.xlsx"), list(3)).unwrap();
    assert_eq!(run(&folder).status.code(), Some(0));
    let before = output(&folder);
    disk.mount(&["-o", "remount,ro"]);
    let second = run(&folder);
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert_eq!(second.status.code(), Some(2), "{said}");
    assert!(said.contains("ổ đĩa chỉ cho đọc"), "{said}");
    assert_eq!(output(&folder), before);
}
