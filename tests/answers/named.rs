//! What a file is, what is in it tells: its name moves no figure, and only a workbook of questions is collected.

use std::fs;
use std::path::Path;

use serde_json::Value as Json;
use tonghop::error::Exit;
use tonghop::pipeline::Outcome;
use tonghop::write::xlsx::workbook;

use super::told::written;
use super::{CONFIG, activities, asked, number, of, type_in, with};
use crate::commands::{call, put};
use crate::support::folders::figure;
use crate::support::run::Folder;

/// A chapter's list, whose folder alone says whose it is.
const LIST: &str = "
| STT | Họ và tên | Ngày sinh | Ngày tham gia | Nội dung tham gia |
| =1 | Nguyễn Hoàng Anh | 12/05/2002 | 14/03/2021 | Hiến máu |
| =2 | Trần Thị Bích | 03/11/2002 | 14/03/2021 | Hiến máu |
";

fn listed(path: &str) -> Folder {
    Folder::new(CONFIG, "--period 2021-03 --today 2021-04-10").sheet(path, "DS", LIST)
}

/// Runs the folder on the disk; gives the figures.
fn run(root: &Path) -> Json {
    let said = call(root, "2021-04-10", &["run", "--period", "2021-03"]);
    assert_eq!(said.exit, Exit::Done, "{}", said.err);
    serde_json::from_slice(&fs::read(root.join("output/2021-03/so-lieu.json")).unwrap()).unwrap()
}

fn findings(root: &Path) -> String {
    fs::read_to_string(root.join("output/2021-03/so-cai/findings.csv")).unwrap()
}

#[test]
fn no_name_of_a_file_changes_a_figure() {
    let of = |name: &str| {
        let root = written(&listed(&format!("K10B/{name}.xlsx")));
        // Twice: what a run collected would be there in the next.
        let (first, second) = (run(root.path()), run(root.path()));
        assert_eq!(first, second, "{name}");
        assert!(!root.path().join("input/quyet-dinh").exists(), "{name}");
        assert_eq!(figure(&first, "turns.total").and_then(|value| value.as_u64()), Some(2), "{name}");
        assert!(!findings(root.path()).contains("unit-unknown"), "{name}");
        first
    };
    let plain = of("Danh sach");
    for name in ["Trả lời danh sách", "tra loi", "cau-hoi", "Câu hỏi lớp", "answers", "Questions"] {
        assert_eq!(of(name), plain, "{name}");
    }
}

#[test]
fn what_was_collected_by_its_name_once_is_the_copy_of_what_still_lies_where_it_was_sent() {
    let folder = listed("K10B/tra loi.xlsx").sheet("quyet-dinh/001.xlsx", "DS", LIST);
    let outcome = folder.run();
    assert_eq!(number(&outcome, "turns.total"), 2);
    let units: Vec<&str> = outcome.figures.units.iter().map(|unit| unit.code.as_str()).collect();
    assert!(!units.iter().any(|code| code.contains("QUYET")), "{units:?}");
    // Nor is a word said of a copy that nobody sent.
    let codes = |outcome: &Outcome| outcome.findings.iter().map(|one| one.code.as_str()).collect::<Vec<_>>();
    assert_eq!(codes(&outcome), codes(&listed("K10B/tra loi.xlsx").run()));
}

#[test]
fn a_workbook_of_questions_is_collected_under_any_name_and_told_under_its_own() {
    let folder = activities();
    let mut book = asked(&folder);
    type_in(&mut book, "Thuộc nhóm nào", "Việc gì đó", "g4");
    type_in(&mut book, "Phường, xã nào", "KV Bình Thường", "Phường Hoa Sen");
    let root = written(&folder);
    put(root.path(), "input/K10A/bản của tôi.xlsx", &workbook(&book).unwrap());
    let first = run(root.path());
    assert_eq!(figure(&first, "groups.g4.turns").and_then(|value| value.as_u64()), Some(1));
    assert!(root.path().join("input/quyet-dinh/001.xlsx").is_file());
    let said = |text: &str| text.lines().find(|line| line.contains("answer-unknown")).map(str::to_owned).unwrap();
    let told = said(&findings(root.path()));
    assert!(told.contains("K10A/bản của tôi.xlsx") && !told.contains("quyet-dinh"), "{told}");
    // The next run reads the same and says the same; and the answer stays when the file is gone.
    assert_eq!((run(root.path()), said(&findings(root.path()))), (first.clone(), told));
    assert!(!root.path().join("input/quyet-dinh/002.xlsx").exists());
    fs::remove_file(root.path().join("input/K10A/bản của tôi.xlsx")).unwrap();
    assert_eq!(run(root.path()), first);
    assert!(said(&findings(root.path())).contains("quyet-dinh/001.xlsx"));
}

#[test]
fn a_newer_answer_holds_however_the_file_is_called() {
    let folder = activities();
    let answer = |group: &str| {
        let mut book = asked(&folder);
        type_in(&mut book, "Thuộc nhóm nào", "Việc gì đó", group);
        book
    };
    let both = with(&with(&folder, "quyet-dinh/001.xlsx", &answer("g4")), "Book1.xlsx", &answer("g6")).run();
    assert_eq!((number(&both, "groups.g4.turns"), number(&both, "groups.g6.turns")), (0, 1));
    // What lies there twice is as old as its number says.
    let copy = with(&with(&folder, "quyet-dinh/001.xlsx", &answer("g4")), "quyet-dinh/002.xlsx", &answer("g6"));
    let copy = with(&copy, "Book1.xlsx", &answer("g4")).run();
    assert_eq!((number(&copy, "groups.g4.turns"), number(&copy, "groups.g6.turns")), (0, 1));
}

#[test]
fn a_sheet_of_questions_without_its_mark_is_answered_all_the_same() {
    let folder = activities();
    let mut book = asked(&folder);
    type_in(&mut book, "Thuộc nhóm nào", "Việc gì đó", "g4");
    for sheet in book.sheets.iter_mut().filter(|sheet| sheet.frozen > 0) {
        sheet.rows[sheet.frozen as usize - 2].clear();
    }
    let outcome = with(&folder, "cau-hoi.xlsx", &book).run();
    assert_eq!((number(&outcome, "groups.g4.turns"), outcome.answers), (1, 1));
    let said: Vec<&str> = outcome
        .findings
        .iter()
        .filter(|one| one.file.as_ref().is_some_and(|file| file.as_str() == "cau-hoi.xlsx"))
        .map(|one| one.code.as_str())
        .collect();
    // Nor is there anything to say of the sheets we gave it.
    assert!(said.is_empty(), "{said:?}");
}

#[test]
fn a_column_of_keys_that_is_gone_is_missed_where_it_stood() {
    let folder = activities();
    let mut book = asked(&folder);
    let sheet = book.sheets.iter_mut().find(|sheet| sheet.name == "Thuộc nhóm nào").unwrap();
    let header = sheet.frozen as usize;
    sheet.rows.iter_mut().skip(header - 1).for_each(|row| row.truncate(8));
    let outcome = with(&folder, "cau-hoi.xlsx", &book).run();
    let missing = of(&outcome, "column-missing");
    let [missing] = missing[..] else { panic!("{missing:?}") };
    assert_eq!(missing.cells.iter().map(ToString::to_string).collect::<Vec<_>>(), [format!("{header}:{header}")]);
}
