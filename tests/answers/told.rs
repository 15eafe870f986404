//! Answers that cannot be used are told where people look: on the screen, on the page, in the reader's language.

use tonghop::error::Exit;
use tonghop::report::book::{Sheet, Value};
use tonghop::write::xlsx::workbook;

use super::{CONFIG, activities, asked, type_in};
use crate::commands::{call, put};
use crate::support::run::Folder;

/// The folder on a disk.
pub(super) fn written(folder: &Folder) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, bytes) in &folder.files {
        put(root.path(), &format!("input/{path}"), bytes);
    }
    put(root.path(), "config.toml", CONFIG.as_bytes());
    root
}

#[test]
fn what_could_not_be_used_is_quoted_on_screen_and_counted_on_the_page() {
    let folder = activities();
    let root = written(&folder);
    let run = |lang: &str| {
        let said = call(root.path(), "2021-04-10", &["run", "--period", "2021-03", "--lang", lang]);
        assert_eq!(said.exit, Exit::Done, "{}", said.err);
        (said.out, std::fs::read_to_string(root.path().join("output/2021-03/tong-quan.html")).unwrap())
    };
    let (said, page) = run("vi");
    assert!(!said.contains("không hiểu nên chưa dùng"), "{said}");
    assert!(!page.contains("nhưng tonghop không hiểu"), "{page}");
    let mut book = asked(&folder);
    type_in(&mut book, "Thuộc nhóm nào", "Việc gì đó", "nhóm mười");
    put(root.path(), "output/2021-03/cau-hoi.xlsx", &workbook(&book).unwrap());
    let (said, page) = run("vi");
    assert!(said.contains("Có 1 câu trả lời tonghop không hiểu nên chưa dùng (“nhóm mười”); "), "{said}");
    assert!(page.contains("Trong đó 1 câu đã trả lời nhưng tonghop không hiểu;"), "{page}");
    let (said, page) = run("en");
    assert!(said.contains("Answers that could not be understood and are not used: 1 (“nhóm mười”); "), "{said}");
    assert!(page.contains("answered in words that were not understood"), "{page}");
}

#[test]
fn a_column_that_is_missing_is_named_in_the_readers_language() {
    let folder = activities();
    let root = written(&folder);
    let told = |change: &dyn Fn(&mut Sheet), lang: &str| {
        let mut book = asked(&folder);
        type_in(&mut book, "Thuộc nhóm nào", "Việc gì đó", "g4");
        change(book.sheets.iter_mut().find(|one| one.name == "Thuộc nhóm nào").unwrap());
        put(root.path(), "input/cau-hoi.xlsx", &workbook(&book).unwrap());
        let said = call(root.path(), "2021-04-10", &["check", "--period", "2021-03", "--lang", lang]).out;
        // As it reads, whatever the width of the screen.
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    // A question whose key is gone, and a sheet whose column of answers is.
    let keyless = |sheet: &mut Sheet| {
        let first = sheet.frozen as usize;
        sheet.rows[first..].iter_mut().for_each(|row| row[8].value = Value::Empty);
    };
    let dumb = |sheet: &mut Sheet| sheet.rows[sheet.frozen as usize - 1][6].value = Value::Text("Khác".to_owned());
    for (change, vi, en) in [(&keyless as &dyn Fn(&mut Sheet), ": Khóa)", ": Key)"), (&dumb, ": Trả lời)", ": Answer)")]
    {
        assert!(told(change, "vi").contains(vi), "{}", told(change, "vi"));
        assert!(told(change, "en").contains(en), "{}", told(change, "en"));
    }
}
