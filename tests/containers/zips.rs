//! Zips: names, folders, leftovers, what is locked, damaged or made to harm.

use tonghop::intake::Format;

use super::{CONFIG, codes, files, folder, list, paths, taken, zipped};
use crate::support::run::Folder;

#[test]
fn folders_inside_tell_units_as_folders_of_input_do() {
    let (a, b) = (list("", &["Nguyễn Văn An", "Trần Thị Bích"]), list("", &["Lê Minh Châu"]));
    let bytes = zipped(&[("nop/K10A/ds.xlsx", &a), ("nop/K10B/ds.xlsx", &b), ("__MACOSX/nop/._ds.xlsx", b"x")]);
    let mut inside = folder();
    inside.files.push(("thang 3.zip".into(), bytes));
    let mut plain = folder();
    plain.files = vec![("thang 3/nop/K10A/ds.xlsx".into(), a), ("thang 3/nop/K10B/ds.xlsx".into(), b)];
    let (inside, plain) = (inside.run(), plain.run());
    assert_eq!(
        files(&inside),
        [
            ("thang 3.zip/nop/K10A/ds.xlsx".into(), "K10A".into(), "read"),
            ("thang 3.zip/nop/K10B/ds.xlsx".into(), "K10B".into(), "read"),
        ]
    );
    assert_eq!(serde_json::to_value(&inside.figures).unwrap(), serde_json::to_value(&plain.figures).unwrap());
    assert_eq!(inside.figures.turns.total.0, 3);
}

#[test]
fn the_name_of_a_zip_is_a_folders_name() {
    let mut folder = folder();
    folder.files.push(("K10B.ZIP".into(), zipped(&[("ds.xlsx", &list("", &["Nguyễn Văn An"]))])));
    assert_eq!(files(&folder.run()), [("K10B.ZIP/ds.xlsx".into(), "K10B".into(), "read")]);
}

#[test]
fn the_same_bytes_inside_and_outside_are_one_file() {
    let bytes = list("Chi đoàn K10A", &["Nguyễn Văn An"]);
    let mut folder = folder();
    folder.files.push(("K10A/ds.xlsx".into(), bytes.clone()));
    folder.files.push(("gui lai.zip".into(), zipped(&[("K10A/ds (1).xlsx", &bytes)])));
    let outcome = folder.run();
    assert_eq!(outcome.figures.turns.total.0, 1);
    assert_eq!(codes(&outcome, "gui lai.zip/K10A/ds (1).xlsx"), ["file-same-again"]);
}

#[test]
fn leftovers_folders_and_links_are_nobodys_files() {
    let names = [
        "K10A/~$ds.xlsx",
        "K10A/.~lock.ds.xlsx#",
        ".DS_Store",
        "__MACOSX/K10A/._ds.xlsx",
        "desktop.ini",
        "K10A/Thumbs.db",
        "K10A/ds.csv",
    ];
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, &b"a;b\n"[..])).collect();
    assert_eq!(paths(&taken("a.zip", zipped(&entries)).0), ["a.zip/K10A/ds.csv"]);
    // Nothing but leftovers is an archive with nothing in it: received, and said to be so.
    let mut folder = folder();
    folder.files.push(("a.zip".into(), zipped(&entries[..3])));
    let outcome = folder.run();
    assert_eq!(codes(&outcome, "a.zip"), ["file-not-a-sheet"]);
    let said = outcome.findings.iter().find(|one| one.code.as_str() == "file-not-a-sheet").unwrap();
    assert!(said.message(tonghop::model::Lang::Vi).contains("không có tệp nào bên trong"));
}

#[test]
fn a_path_inside_is_only_a_name_and_two_of_one_name_stay_two() {
    let bytes = zipped(&[("../../K10A/ds.csv", b"a;b\n"), ("C:\\nop\\ds.csv", b"c;d\n"), ("/nop/./ds.csv", b"e;f\n")]);
    assert_eq!(paths(&taken("a.zip", bytes).0), ["a.zip/K10A/ds.csv", "a.zip/nop/ds [2].csv", "a.zip/nop/ds.csv"]);
}

#[test]
fn containers_in_containers_are_opened_to_a_small_depth() {
    let mut bytes = zipped(&[("ds.csv", b"a;b\n")]);
    for _ in 0..3 {
        bytes = zipped(&[("trong.zip", &bytes)]);
    }
    assert_eq!(paths(&taken("a.zip", bytes.clone()).0), ["a.zip/trong.zip/trong.zip/trong.zip/ds.csv"]);
    let deeper = zipped(&[("trong.zip", &bytes), ("ds.csv", b"a;b\n")]);
    let (files, said) = taken("a.zip", deeper);
    assert_eq!(files[1].path.as_str(), "a.zip/trong.zip/trong.zip/trong.zip/trong.zip");
    assert_eq!(files[1].format, Format::Zip);
    // It is said which limit it would pass, and what lies beside it is read.
    assert_eq!(files[0].path.as_str(), "a.zip/ds.csv");
    assert!(files[0].was_read() && !files[1].was_read());
    assert_eq!(said, ["file-too-large"]);
    let mut folder = folder();
    folder.config = format!("{CONFIG}[limits]\nnesting = 1\n");
    folder.files.push(("b.zip".into(), zipped(&[("trong.zip", &zipped(&[("ds.csv", b"a;b\n")]))])));
    let outcome = folder.run();
    let too_deep = outcome.findings.iter().find(|one| one.code.as_str() == "file-too-large").unwrap();
    assert_eq!(too_deep.file.as_ref().unwrap().as_str(), "b.zip/trong.zip");
    assert!(too_deep.message(tonghop::model::Lang::Vi).contains("1 lớp tệp nén lồng nhau"));
}

/// The same bytes with the flag of encryption set for the entries for which `locked` says so.
fn locked(mut bytes: Vec<u8>, locked: impl Fn(usize) -> bool) -> Vec<u8> {
    for (magic, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let found: Vec<usize> = (0..bytes.len() - 4).filter(|&at| &bytes[at..at + 4] == magic).collect();
        for (_, at) in found.into_iter().enumerate().filter(|(number, _)| locked(*number)) {
            bytes[at + flags] |= 1;
        }
    }
    bytes
}

#[test]
fn what_is_locked_is_named_as_locked() {
    let bytes = zipped(&[("K10A/ds.csv", b"a;b\n"), ("K10B/ds.csv", b"c;d\n")]);
    let mut whole = folder();
    whole.files.push(("kin.zip".into(), locked(bytes.clone(), |_| true)));
    let outcome = whole.run();
    assert_eq!(codes(&outcome, "kin.zip"), ["file-encrypted"]);
    let said = outcome.findings.iter().find(|one| one.code.as_str() == "file-encrypted").unwrap();
    assert!(said.remedy(tonghop::model::Lang::Vi).starts_with("Xin nén lại mà không đặt mật khẩu"));
    let mut part = folder();
    part.files.push(("kin.zip".into(), locked(bytes, |number| number == 1)));
    let outcome = part.run();
    assert_eq!(codes(&outcome, "kin.zip/K10B/ds.csv"), ["file-encrypted"]);
    assert_eq!(files(&outcome)[1], ("kin.zip/K10B/ds.csv".into(), "K10B".into(), "unreadable"));
}

#[test]
fn what_unpacks_to_too_much_is_refused_as_a_whole() {
    let many = vec![0x20; 12 << 20];
    let (files, said) = taken("a.zip", zipped(&[("ds.csv", b"a;b\n"), ("to.csv", &many)]));
    assert_eq!((paths(&files), said), (vec!["a.zip"], vec!["file-too-large".to_owned()]));
    assert!(!files[0].was_read());
    // Small parts that are too much together, in containers within it too.
    let part: Vec<u8> = (0..9u32 << 20).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8 | 0x20).collect();
    let inner = zipped(&[("1.csv", &part), ("2.csv", &part), ("3.csv", &part), ("4.csv", &part)]);
    let (files, said) = taken("a.zip", zipped(&[("x.zip", &inner), ("y.zip", &inner)]));
    assert_eq!((paths(&files), said), (vec!["a.zip"], vec!["file-too-large".to_owned()]));
}

#[test]
fn one_damaged_file_inside_stops_no_other() {
    let mut bytes = zipped(&[("K10A/ds.csv", &[b'a'; 3000]), ("K10B/ds.csv", b"c;d\n")]);
    // The packed bytes of the first, behind its header of 30 bytes and its name.
    bytes[30 + 11] = 0xff;
    let (files, said) = taken("a.zip", bytes.clone());
    assert_eq!(paths(&files), ["a.zip/K10A/ds.csv", "a.zip/K10B/ds.csv"]);
    assert_eq!(said, ["file-unreadable"]);
    let mut cut = folder();
    bytes.truncate(60);
    cut.files.push(("a.zip".into(), bytes));
    let outcome = cut.run();
    assert_eq!(outcome.findings.iter().filter(|one| one.code.as_str() == "file-unreadable").count(), 1);
}

#[test]
fn answers_to_our_questions_work_from_a_zip() {
    let sheet = "| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THÁNG 3 NĂM 2021 |
        | STT | Họ và tên | Ngày sinh | Nội dung tham gia |
        | =1 | Nguyễn Văn An | 01/05/2002 | Quét lá ở đình |";
    let folder = Folder::new(CONFIG, "--period 2021-03 --today 2021-04-10").sheet("K10A/ds.xlsx", "DS", sheet);
    let outcome = folder.run();
    assert!(outcome.findings.iter().any(|one| one.code.as_str() == "activity-unmapped"));
    let mut book = tonghop::report::questions(&outcome.register, &folder.settings()).unwrap();
    let asked = book.sheets.iter_mut().filter(|sheet| sheet.frozen > 0);
    let group = asked.flat_map(|sheet| {
        let head = sheet.rows[sheet.frozen as usize - 1].clone();
        let text = |cell: &tonghop::report::book::Cell| matches!(&cell.value, tonghop::report::book::Value::Text(text) if text == "Trả lời");
        let at = head.iter().position(text);
        let frozen = sheet.frozen as usize;
        sheet.rows.iter_mut().skip(frozen).filter_map(move |row| Some(&mut row[at?]))
    });
    for cell in group {
        cell.value = tonghop::report::book::Value::Text("xây dựng nông thôn mới, văn minh đô thị".into());
    }
    let answers = tonghop::write::xlsx::workbook(&book).unwrap();
    let mut again = folder;
    again.files.push(("tra loi.zip".into(), zipped(&[("cau-hoi.xlsx", &answers)])));
    let outcome = again.run();
    let tree = serde_json::to_value(&outcome.figures).unwrap();
    assert_eq!(crate::support::folders::figure(&tree, "groups.g4.turns").unwrap(), 1);
}
