//! Questions and answers: asked once, answered in the workbook itself, applied, remembered, undone.

mod attack;
mod elsewhen;
mod learning;
mod named;
mod names;
mod taken;
mod told;

use std::process::Command;

use serde_json::Value as Json;
use tonghop::finding::Finding;
use tonghop::model::Lang;
use tonghop::pipeline::Outcome;
use tonghop::report::book::{Book, Cell, Value};
use tonghop::report::questions;
use tonghop::write::xlsx::workbook;

use crate::support::folders::figure;
use crate::support::run::Folder;

const CONFIG: &str = concat!(
    office!(),
    unit!("K10A", "Chi đoàn K10A", "chapter", "CDN"),
    unit!("K10B", "Chi đoàn K10B", "chapter", "CDN"),
);

/// Two lists in which one name stands with a year and with a day: one person or two.
pub(crate) fn namesakes() -> Folder {
    Folder::new(CONFIG, "--period 2021-03 --today 2021-04-10")
        .sheet(
            "K10A/ds.xlsx",
            "DS",
            "| DANH SÁCH ĐOÀN VIÊN NĂM HỌC 2020-2021 |
             | STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |
             | =1 | Nguyễn Hoàng Anh | 12/05/2002 | 26/03/2018 |
             | =2 | Trần Thị Bích | 03/11/2002 | 26/03/2018 |",
        )
        .sheet(
            "K10B/ds.xlsx",
            "DS",
            "| DANH SÁCH ĐOÀN VIÊN NĂM HỌC 2020-2021 |
             | STT | Họ và tên | Năm sinh | Ngày vào Đoàn |
             | =1 | Nguyễn Hoàng Anh | =2002 | 26/03/2018 |",
        )
}

fn asked(folder: &Folder) -> Book {
    questions(&folder.run().register, &folder.settings()).expect("something is asked")
}

/// Types an answer into every row of a sheet whose words hold `about`.
pub(crate) fn type_in(book: &mut Book, sheet: &str, about: &str, answer: &str) {
    let sheet = book.sheets.iter_mut().find(|one| one.name == sheet).unwrap_or_else(|| panic!("no sheet {sheet}"));
    let header = sheet.frozen as usize;
    let column = |name: &str| {
        sheet.rows[header - 1].iter().position(|cell| matches!(&cell.value, Value::Text(text) if text == name)).unwrap()
    };
    let at = column("Trả lời");
    let mut typed = 0;
    for row in sheet.rows.iter_mut().skip(header) {
        if row.iter().any(|cell| matches!(&cell.value, Value::Text(text) if text.contains(about))) {
            row[at].value = Value::Text(answer.to_owned());
            typed += 1;
        }
    }
    assert!(typed > 0, "nothing about {about}");
}

fn with(folder: &Folder, path: &str, book: &Book) -> Folder {
    let mut folder = folder.clone();
    folder.files.push((path.to_owned(), workbook(book).unwrap()));
    folder
}

/// The folder with one answer typed into its own questions.
fn answered(folder: &Folder, sheet: &str, about: &str, answer: &str) -> Outcome {
    let mut book = asked(folder);
    type_in(&mut book, sheet, about, answer);
    with(folder, "quyet-dinh/001.xlsx", &book).run()
}

/// The text of a part of a workbook.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

fn number(outcome: &Outcome, path: &str) -> u64 {
    let tree: Json = serde_json::to_value(&outcome.figures).unwrap();
    figure(&tree, path).and_then(|value| value.as_u64()).unwrap_or_else(|| panic!("no {path}"))
}

fn of<'a>(outcome: &'a Outcome, code: &str) -> Vec<&'a Finding> {
    outcome.findings.iter().filter(|one| one.code.as_str() == code).collect()
}

#[test]
fn one_person_or_two_is_answered_once_and_can_be_undone() {
    let folder = namesakes();
    let before = folder.run();
    assert_eq!((number(&before, "members.total"), before.register.questions.len()), (3, 1));
    assert_eq!(before.register.questions[0].effect, "nếu là một người: bớt 1 đoàn viên");

    let same = answered(&folder, "Một người hay hai", "Nguyễn Hoàng Anh", "Một người");
    assert_eq!((number(&same, "members.total"), same.register.questions.len()), (2, 0));
    assert_eq!((number(&same, "duplicates.answered"), number(&same, "duplicates.questions")), (1, 0));

    let two = answered(&folder, "Một người hay hai", "Nguyễn Hoàng Anh", "HAI NGUOI");
    assert_eq!((number(&two, "members.total"), two.register.questions.len()), (3, 0));
    let unsure = answered(&folder, "Một người hay hai", "Nguyễn Hoàng Anh", "chưa rõ");
    assert_eq!((number(&unsure, "members.total"), unsure.register.questions.len()), (3, 0));

    // A higher number wins, and without the answer everything is as it was.
    let (mut first, mut second) = (asked(&folder), asked(&folder));
    type_in(&mut first, "Một người hay hai", "Nguyễn Hoàng Anh", "Một người");
    type_in(&mut second, "Một người hay hai", "Nguyễn Hoàng Anh", "Hai người");
    let both = with(&with(&folder, "quyet-dinh/002.xlsx", &second), "quyet-dinh/001.xlsx", &first).run();
    assert_eq!(number(&both, "members.total"), 3);
    let lower = with(&with(&folder, "quyet-dinh/001.xlsx", &second), "quyet-dinh/010.xlsx", &first).run();
    assert_eq!(number(&lower, "members.total"), 2);
    assert_eq!(lower.figures.balance.rows.residual, 0);
}

#[test]
fn rows_of_answers_are_no_rows_of_reports() {
    let folder = namesakes();
    let rows = |outcome: &Outcome| {
        let balance = &outcome.figures.balance.rows;
        assert_eq!((balance.residual, balance.read), (0, outcome.register.rows.len() as u64));
        [balance.read, balance.counted, balance.duplicate, balance.waiting, balance.out_of_scope]
    };
    let before = rows(&folder.run());
    assert_eq!(before, [3, 3, 0, 0, 0]);
    // Whatever is answered, or nothing, and however often; where the column of answers is gone, somebody is told, and no report waits.
    let empty = asked(&folder);
    let mut unsure = asked(&folder);
    type_in(&mut unsure, "Một người hay hai", "Nguyễn Hoàng Anh", "chưa rõ");
    let mut dumb = asked(&folder);
    for sheet in dumb.sheets.iter_mut().filter(|one| one.frozen > 0) {
        sheet.rows[sheet.frozen as usize - 1][6].value = Value::Text("Khác".to_owned());
    }
    let mut all = folder.clone();
    for (path, book) in [("quyet-dinh/001.xlsx", &unsure), ("quyet-dinh/002.xlsx", &empty), ("cau-hoi.xlsx", &dumb)] {
        assert_eq!(rows(&with(&folder, path, book).run()), before, "{path}");
        all = with(&all, path, book);
    }
    let outcome = all.run();
    assert_eq!(rows(&outcome), before);
    assert_eq!(of(&outcome, "column-missing").len(), 1);
}

#[test]
fn the_key_of_a_question_is_hidden_and_said_when_it_is_gone() {
    let folder = namesakes();
    let mut book = asked(&folder);
    let key = |cell: &Cell| matches!(&cell.value, Value::Text(text) if text == "Khóa (xin giữ nguyên)");
    let sheet = &book.sheets[0];
    let at = sheet.rows[sheet.frozen as usize - 1].iter().position(key).unwrap();
    assert_eq!((at, &*sheet.hidden_columns), (8, [8].as_slice()));
    type_in(&mut book, "Một người hay hai", "Nguyễn Hoàng Anh", "Một người");
    let bytes = workbook(&book).unwrap();
    assert!(part(&bytes, "xl/worksheets/sheet1.xml").contains(r#"<col min="9" max="9" "#), "the column is described");
    assert!(part(&bytes, "xl/worksheets/sheet1.xml").contains(r#"hidden="1""#));
    assert_eq!(number(&with(&folder, "cau-hoi.xlsx", &book).run(), "members.total"), 2);
    // Somebody lets it be shown and deletes it.
    for sheet in book.sheets.iter_mut().filter(|sheet| sheet.frozen > 0) {
        sheet.rows.iter_mut().filter(|row| row.len() > at).for_each(|row| _ = row.remove(at));
        sheet.hidden_columns.clear();
    }
    let outcome = with(&folder, "cau-hoi.xlsx", &book).run();
    assert_eq!(number(&outcome, "members.total"), 3);
    let gone = of(&outcome, "column-missing");
    assert_eq!(gone.len(), 1);
    assert!(gone[0].message(Lang::Vi).contains("Khóa (xin giữ nguyên)"), "{}", gone[0].message(Lang::Vi));
}

#[test]
fn of_two_answers_that_came_at_once_none_is_newer() {
    let folder = namesakes();
    let (mut mine, mut other) = (asked(&folder), asked(&folder));
    type_in(&mut mine, "Một người hay hai", "Nguyễn Hoàng Anh", "Một người");
    type_in(&mut other, "Một người hay hai", "Nguyễn Hoàng Anh", "Hai người");
    let both = |one: &str, two: &str| with(&with(&folder, one, &mine), two, &other);
    let anew = |folder: &Folder| {
        let mut book = asked(folder);
        type_in(&mut book, "Một người hay hai", "Nguyễn Hoàng Anh", "Một người");
        book
    };
    // As they were dropped, and as they are collected.
    for (one, two) in
        [("cô Hoa/cau-hoi.xlsx", "thầy Nam/cau-hoi.xlsx"), ("quyet-dinh/001.xlsx", "quyet-dinh/001-cung-luc-2.xlsx")]
    {
        let outcome = both(one, two).run();
        assert_eq!((number(&outcome, "members.total"), outcome.register.questions.len()), (3, 1), "{one}");
        let said = of(&outcome, "decision-contradiction");
        let [said] = said[..] else { panic!("{said:?}") };
        let message = said.message(tonghop::model::Lang::Vi);
        assert!(message.contains("Một người / Hai người") || message.contains("Hai người / Một người"), "{message}");
        let place = said.file.as_ref().map(ToString::to_string).unwrap_or_default();
        assert!([one, two].iter().all(|file| message.contains(file) || *file == place), "{place}: {message}");
        assert!(outcome.register.questions[0].unused.is_some(), "{one}");
    }
    // A word that came later ends it.
    let collected = both("quyet-dinh/001.xlsx", "quyet-dinh/001-cung-luc-2.xlsx");
    for ended in
        [with(&collected, "quyet-dinh/002.xlsx", &mine), with(&collected, "moi/cau-hoi.xlsx", &anew(&collected))]
    {
        let ended = ended.run();
        assert_eq!((number(&ended, "members.total"), ended.register.questions.len()), (2, 0));
        assert!(of(&ended, "decision-contradiction").is_empty());
    }
    // The same answer twice is one.
    let agreed = with(&with(&folder, "a/cau-hoi.xlsx", &mine), "b/tra-loi.xlsx", &mine).run();
    assert_eq!((number(&agreed, "members.total"), agreed.register.questions.len()), (2, 0));
    assert!(of(&agreed, "decision-contradiction").is_empty());
}

#[test]
fn an_empty_answer_changes_nothing_and_asks_again() {
    let folder = namesakes();
    let before = folder.run();
    let after = with(&folder, "Kỳ trước/cau-hoi.xlsx", &asked(&folder)).run();
    assert_eq!(number(&after, "members.total"), number(&before, "members.total"));
    assert_eq!(after.register.questions.len(), 1);
    assert!(of(&after, "unit-unknown").is_empty() && of(&after, "sheet-unrecognised").is_empty());
}

fn activities() -> Folder {
    Folder::new(CONFIG, "--period 2021-03 --today 2021-04-10").sheet(
        "K10A/tham gia thang 3-2021.xlsx",
        "DS",
        "| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THEO NHÓM HOẠT ĐỘNG THÁNG 3/2021 |
         | STT | Họ và tên | Ngày sinh | Ngày tham gia | Nội dung tham gia | Phường |
         | =1 | Nguyễn Hoàng Anh | 12/05/2002 | 14/03/2021 | Việc gì đó rất lạ | KV Bình Thường |
         | =2 | Trần Thị Bích | 03/11/2002 | 14/03/2021 | Tặng quà hộ nghèo | An Thới |",
    )
}

#[test]
fn a_group_and_a_ward_are_learnt() {
    let folder = activities();
    let before = folder.run();
    assert_eq!((number(&before, "groups.g9.turns"), number(&before, "groups.g3.turns")), (1, 1));
    let group = answered(&folder, "Thuộc nhóm nào", "Việc gì đó", "Xây dựng nông thôn mới, văn minh đô thị");
    assert_eq!((number(&group, "groups.g9.turns"), number(&group, "groups.g4.turns")), (0, 1));
    assert!(of(&group, "activity-unmapped").is_empty());
    let keyword = answered(&folder, "Thuộc nhóm nào", "Tặng quà", "g6");
    assert_eq!((number(&keyword, "groups.g3.turns"), number(&keyword, "groups.g6.turns")), (0, 1));
    let ward = answered(&folder, "Phường, xã nào", "KV Bình Thường", "Phường Bình Thủy");
    assert_eq!((number(&ward, "wards.31168.turns"), number(&ward, "wards.null.turns")), (1, 0));
}

/// Of a column that names several things nobody knows, and several wards that may be two, each is asked about at once and not one
/// after the other, run by run.
#[test]
fn each_activity_and_each_ward_of_a_column_is_asked_about() {
    let folder = Folder::new(CONFIG, "--period 2021-03 --today 2021-04-10").sheet(
        "K10A/tham gia thang 3-2021.xlsx",
        "DS",
        "| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THEO NHÓM HOẠT ĐỘNG THÁNG 3/2021 |
         | STT | Họ và tên | Ngày sinh | Ngày tham gia | Nội dung tham gia | Phường |
         | =1 | Nguyễn Hoàng Anh | 12/05/2002 | 14/03/2021 | Việc gì đó rất lạ | KV Bình Thường |
         | =2 | Trần Thị Bích | 03/11/2002 | 14/03/2021 | Gói bánh ú | KV Bình Yên |
         | =3 | Lê Văn Cảnh | 13/11/2002 | 21/03/2021 | Việc gì đó rất lạ | KV Bình Thường |",
    );
    let outcome = folder.run();
    let mut asked: Vec<(&str, &str)> =
        outcome.register.questions.iter().map(|one| (one.subject.as_str(), one.effect.as_str())).collect();
    asked.sort_unstable();
    assert_eq!(
        asked,
        [
            ("Gói bánh ú", "lượt ở 1 chỗ chuyển sang nhóm khác"),
            ("KV Bình Thường", "lượt ở 2 chỗ chuyển sang địa bàn khác"),
            ("KV Bình Yên", "lượt ở 1 chỗ chuyển sang địa bàn khác"),
            ("Việc gì đó rất lạ", "lượt ở 2 chỗ chuyển sang nhóm khác"),
        ]
    );
    // What repeats in a column is one finding all the same.
    let cells: Vec<String> = of(&outcome, "activity-unmapped")
        .iter()
        .map(|one| one.cells.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(cells, ["E3 E5", "E4"]);
}

#[test]
fn a_foreign_answer_is_said_at_its_cell_and_the_others_hold() {
    let folder = activities();
    let mut book = asked(&folder);
    type_in(&mut book, "Thuộc nhóm nào", "Việc gì đó", "nhóm mười");
    type_in(&mut book, "Phường, xã nào", "KV Bình Thường", "Phường Bình Thủy");
    let outcome = with(&folder, "cau-hoi.xlsx", &book).run();
    let found = of(&outcome, "answer-unknown");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].sheet.as_deref(), found[0].seen.as_deref()), (Some("Thuộc nhóm nào"), Some("nhóm mười")));
    assert!(found[0].cells[0].to_string().starts_with('G'), "{:?}", found[0].cells);
    assert_eq!((number(&outcome, "groups.g9.turns"), number(&outcome, "wards.31168.turns")), (1, 1));
}

#[test]
fn what_was_not_understood_stands_beside_its_question_until_it_is_answered() {
    let folder = activities();
    let mut book = asked(&folder);
    type_in(&mut book, "Thuộc nhóm nào", "Việc gì đó", "nhóm mười");
    type_in(&mut book, "Phường, xã nào", "KV Bình Thường", "Phường Hoa Sen");
    let folder = with(&folder, "quyet-dinh/001.xlsx", &book);
    let outcome = folder.run();
    assert_eq!((of(&outcome, "answer-unknown").len(), outcome.answers), (2, 0));
    let mut again = asked(&folder);
    let reason = |book: &Book, sheet: &str| {
        let sheet = book.sheets.iter().find(|one| one.name == sheet).unwrap();
        let texts = sheet.rows.iter().filter_map(|row| match row.get(3).map(|cell| &cell.value) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        });
        texts.collect::<Vec<_>>().join("\n")
    };
    let said = "CÂU TRẢ LỜI TRƯỚC CHƯA DÙNG ĐƯỢC: “nhóm mười”. Xin chọn một câu trong danh sách của ô đó (có thể trả lời: tên hoặc mã một nhóm, g1 đến g9; Chưa rõ).";
    assert!(reason(&again, "Thuộc nhóm nào").contains(said), "{}", reason(&again, "Thuộc nhóm nào"));
    assert!(reason(&again, "Phường, xã nào").contains("“Phường Hoa Sen”. Xin chọn"));
    assert!(reason(&again, "Phường, xã nào").contains("tên một phường, xã có thật"));

    // A later file that can be understood ends what was said of the earlier one; the other question keeps it.
    type_in(&mut again, "Thuộc nhóm nào", "Việc gì đó", "g4");
    let outcome = with(&folder, "quyet-dinh/002.xlsx", &again).run();
    let left: Vec<Option<&str>> = of(&outcome, "answer-unknown").iter().map(|one| one.seen.as_deref()).collect();
    assert_eq!((left, outcome.answers), (vec![Some("Phường Hoa Sen")], 1));
}

#[test]
fn an_answer_that_is_no_unit_of_ours_leaves_the_question_open() {
    let folder = Folder::new(CONFIG, "--period 2021-03 --today 2021-04-10").sheet(
        "gui nham.xlsx",
        "DS",
        "| DANH SÁCH ĐOÀN VIÊN |
         | STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |
         | =1 | Nguyễn Hoàng Anh | 12/05/2002 | 26/03/2018 |",
    );
    let wrong = answered(&folder, "Tệp của đơn vị nào", "gui nham", "CLB Guitar");
    let found = of(&wrong, "answer-unknown");
    assert_eq!(found.len(), 1);
    assert!(found[0].file.as_ref().is_some_and(|file| file.as_str() == "quyet-dinh/001.xlsx"), "{found:?}");
    assert_eq!((wrong.register.questions.len(), wrong.answers), (1, 0));
    let unused = wrong.register.questions[0].unused.as_ref().unwrap();
    assert_eq!(
        unused.message(tonghop::model::Lang::Vi),
        "Câu trả lời này không phải mã hay tên của đơn vị nào đã đăng ký (ghi: “CLB Guitar”); tonghop chưa dùng câu này, các câu khác vẫn dùng."
    );
    assert!(unused.remedy(tonghop::model::Lang::Vi).contains("input/don-vi.xlsx"), "{unused:?}");
    assert!(unused.remedy(tonghop::model::Lang::En).contains("input/don-vi.xlsx"), "{unused:?}");
    // A row in the register, and the same answer holds.
    let mut book = asked(&folder);
    type_in(&mut book, "Tệp của đơn vị nào", "gui nham", "CLB Guitar");
    let register = "| Mã đơn vị | Tên đơn vị | Cấp | Đơn vị cấp trên |
                    | CLB | CLB Guitar | Chi đoàn | CDN |";
    let right = with(&folder.sheet("don-vi.xlsx", "ĐV", register), "quyet-dinh/001.xlsx", &book).run();
    assert!(of(&right, "answer-unknown").is_empty());
    assert_eq!(right.figures.units.iter().find(|one| one.code == "CLB").unwrap().members.0, 1);
}

/// What is offered as answers to whose a file is.
fn units_offered(folder: &Folder) -> Vec<String> {
    let book = asked(folder);
    let lists = book.sheets.iter().find(|sheet| sheet.name == "Danh mục trả lời").unwrap();
    let texts = lists.rows.iter().filter_map(|row| match &row[0].value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    });
    texts.collect()
}

#[test]
fn of_units_those_are_offered_that_an_answer_can_mean() {
    let list = |title: &str| {
        format!(
            "| {title} |
             | DANH SÁCH ĐOÀN VIÊN |
             | STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |
             | =1 | Nguyễn Hoàng Anh | 12/05/2002 | 26/03/2018 |"
        )
    };
    let args = "--period 2021-03 --today 2021-04-10";
    let strangers = |config: &str| {
        Folder::new(config, args)
            .sheet("la/ds.xlsx", "DS", &list("CHI ĐOÀN MỘC K9"))
            .sheet("gui nham.xlsx", "DS", "| DANH SÁCH ĐOÀN VIÊN |\n| STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |\n| =1 | Lê Minh Châu | 21/07/2003 | 26/03/2018 |")
    };
    // With a register its units alone; what files call themselves is the question.
    let offered = units_offered(&strangers(CONFIG));
    assert!(offered.iter().any(|one| one == "Chi đoàn K10A") && offered.iter().any(|one| one == "Chi đoàn K10B"));
    assert!(!offered.iter().any(|one| one.to_lowercase().contains("mộc")), "{offered:?}");
    // Nor is such a name understood, whichever file is read first.
    let typed = answered(&strangers(CONFIG), "Tệp của đơn vị nào", "gui nham", "Chi đoàn Mộc K9");
    assert_eq!(of(&typed, "answer-unknown").len(), 1);
    // Without one whatever the files told.
    let offered = units_offered(&strangers(office!()));
    assert!(offered.iter().any(|one| one.to_lowercase().contains("mộc")), "{offered:?}");
}

#[test]
fn an_activity_of_another_period_is_asked_about_in_its_own() {
    let list = |day: &str| {
        format!(
            "| DANH SÁCH ĐOÀN VIÊN THAM GIA THEO NHÓM HOẠT ĐỘNG |
             | STT | Họ và tên | Ngày sinh | Ngày tham gia | Nội dung tham gia |
             | =1 | Nguyễn Hoàng Anh | 12/05/2002 | 14/03/2021 | NTM |
             | =2 | Trần Thị Bích | 03/11/2002 | {day} | Bay flycam toàn cảnh |"
        )
    };
    let asked = |day: &str| {
        let folder = Folder::new(CONFIG, "--period 2021-03 --today 2021-04-10").sheet("K10A/ds.xlsx", "DS", &list(day));
        folder.run().register.questions.iter().map(|one| one.effect.clone()).collect::<Vec<_>>()
    };
    assert_eq!(asked("20/03/2021"), ["lượt ở 1 chỗ chuyển sang nhóm khác"]);
    assert_eq!(asked("20/02/2021"), Vec::<String>::new());
}

#[test]
fn two_answers_to_one_question_hold_neither() {
    let folder = namesakes();
    let mut book = asked(&folder);
    type_in(&mut book, "Một người hay hai", "Nguyễn Hoàng Anh", "Một người");
    let sheet = &mut book.sheets[0];
    let mut copy = sheet.rows[sheet.frozen as usize].clone();
    copy[6].value = Value::Text("Hai người".to_owned());
    sheet.rows.push(copy);
    let outcome = with(&folder, "quyet-dinh/001.xlsx", &book).run();
    assert_eq!(of(&outcome, "decision-contradiction").len(), 1);
    assert_eq!((number(&outcome, "members.total"), outcome.register.questions.len()), (3, 1));
    // The question says why it comes again.
    let again = questions(&outcome.register, &folder.settings()).unwrap();
    let row = &again.sheets[0].rows[again.sheets[0].frozen as usize];
    let why = row.iter().find_map(|cell| match &cell.value {
        Value::Text(text) => text.strip_prefix("CÂU TRẢ LỜI TRƯỚC CHƯA DÙNG ĐƯỢC: "),
        _ => None,
    });
    assert!(why.is_some_and(|why| why.starts_with("“Một người / Hai người”. Xin mở tệp câu hỏi")), "{why:?}");
    // One answer given anew ends it.
    let mut anew = again.clone();
    type_in(&mut anew, "Một người hay hai", "Nguyễn Hoàng Anh", "Một người");
    let settled = with(&with(&folder, "quyet-dinh/001.xlsx", &book), "quyet-dinh/002.xlsx", &anew).run();
    assert_eq!((of(&settled, "decision-contradiction").len(), settled.register.questions.len()), (0, 0));
}

#[test]
fn answers_that_cannot_all_hold_are_an_error_with_the_chain() {
    let mut folder = namesakes();
    folder = folder.sheet(
        "K10A/them.xlsx",
        "DS",
        "| DANH SÁCH ĐOÀN VIÊN BỔ SUNG NĂM HỌC 2020-2021 |
         | STT | Họ và tên | Tháng sinh | Ngày vào Đoàn |
         | =1 | Nguyễn Hoàng Anh | 07/2002 | 26/03/2018 |",
    );
    let book = asked(&folder);
    let rows: Vec<(String, String)> = folder
        .run()
        .register
        .questions
        .iter()
        .filter_map(|one| match &one.key {
            tonghop::answers::Key::Persons(a, b) => Some((a.clone(), b.clone())),
            _ => None,
        })
        .collect();
    assert!(!rows.is_empty());
    // A = B, B = C and A differs from C, whatever the records are.
    let (a, b) = rows[0].clone();
    let c = "0123456789ab".to_owned();
    let mut book = book;
    let sheet = &mut book.sheets[0];
    let first = sheet.frozen as usize;
    let template = sheet.rows[first].clone();
    sheet.rows.truncate(first);
    for (one, other, answer) in [(&a, &b, "Một người"), (&b, &c, "Một người"), (&a, &c, "Hai người")] {
        let mut row = template.clone();
        row[6].value = Value::Text(answer.to_owned());
        row[8].value = Value::Text(tonghop::answers::Key::persons(one, other).shown());
        sheet.rows.push(row);
    }
    let before = number(&folder.run(), "members.total");
    let outcome = with(&folder, "quyet-dinh/001.xlsx", &book).run();
    let found = of(&outcome, "decision-contradiction");
    assert_eq!(found.len(), 1);
    let chain = &found[0].args.iter().find(|(name, _)| *name == "other").unwrap().1;
    assert_eq!(chain.matches("Một người hay hai!G").count(), 2, "{chain}");
    assert_eq!(number(&outcome, "members.total"), before);
}

#[test]
fn a_file_whose_unit_nobody_knew_and_the_newer_of_two_lists() {
    let folder = Folder::new(CONFIG, "--period 2021-03 --today 2021-04-10").sheet(
        "lop minh.xlsx",
        "DS",
        "| DANH SÁCH ĐOÀN VIÊN NĂM HỌC 2020-2021 |
         | STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |
         | =1 | Nguyễn Hoàng Anh | 12/05/2002 | 26/03/2018 |",
    );
    let unit = answered(&folder, "Tệp của đơn vị nào", "lop minh.xlsx", "Chi đoàn K10B");
    assert_eq!(number(&unit, "members.total"), 1);
    let mine = unit.figures.units.iter().find(|one| one.code == "K10B").unwrap();
    assert_eq!(mine.members.0, 1);
    assert!(of(&unit, "unit-unknown").is_empty());

    let list = |last: &str| {
        format!(
            "| DANH SÁCH ĐOÀN VIÊN THAM GIA HIẾN MÁU NGÀY 14/3/2021 |
             | STT | Họ và tên | Ngày sinh |
             | =1 | Nguyễn Hoàng Anh | 12/05/2002 |
             | =2 | Trần Thị Bích | 03/11/2002 |
             | =3 | Lê Minh Châu | 21/07/2003 |
             | =4 | Võ Thị Diễm | 17/09/2003 |
             | =5 | {last} |"
        )
    };
    let folder = Folder::new(CONFIG, "--period 2021-03 --today 2021-04-10")
        .sheet("K10A/hien mau.xlsx", "DS", &list("Đỗ Minh Phúc | 02/12/2001"))
        .sheet("K10A/hien mau an.xlsx", "DS", &list("Mai Phương Oanh | 23/08/2003"));
    assert_eq!(number(&folder.run(), "turns.total"), 6);
    let newer = answered(&folder, "Bản nào mới hơn", "hien mau", "Tệp thứ hai mới hơn");
    assert_eq!(number(&newer, "turns.total"), 5);
    let names: Vec<&str> = newer
        .register
        .turns
        .iter()
        .filter_map(|turn| turn.person)
        .map(|person| newer.register.members[person.0 as usize].name.as_str())
        .collect();
    assert!(names.contains(&"Đỗ Minh Phúc") && !names.contains(&"Mai Phương Oanh"), "{names:?}");
}

#[test]
fn an_isolated_month_and_a_column() {
    let row = |day: &str, name: &str| format!("| =1 | {name} | 12/05/2002 | {day} | NTM |\n");
    let title = "| DANH SÁCH ĐOÀN VIÊN THAM GIA THEO NHÓM HOẠT ĐỘNG |\n| STT | Họ và tên | Ngày sinh | Ngày tham gia | Nhóm hoạt động |\n";
    let text = format!(
        "{title}{}{}{}",
        row("14/03/2021", "Nguyễn Hoàng Anh"),
        row("20/03/2021", "Trần Thị Bích"),
        row("14/03/2012", "Lê Minh Châu")
    );
    let folder = Folder::new(CONFIG, "--today 2021-04-10").sheet("K10A/ds.xlsx", "DS", &text);
    assert_eq!(number(&folder.run(), "turns.total"), 3);
    let wrong = answered(&folder, "Có thuộc kỳ này", "2012-03", "Sai, bỏ ra");
    assert_eq!(number(&wrong, "turns.total"), 2);
    assert_eq!(wrong.figures.period.from, "2021-03-01");

    let folder = Folder::new(CONFIG, "--period 2021-03 --today 2021-04-10").sheet(
        "K10A/ds.xlsx",
        "DS",
        "| DANH SÁCH ĐOÀN VIÊN THAM GIA THEO NHÓM HOẠT ĐỘNG THÁNG 3/2021 |
         | STT | Họ và tên | Ngày sinh | Nhóm hoạt động | Bến đỗ |
         | =1 | Nguyễn Hoàng Anh | 12/05/2002 | NTM | An Thới |",
    );
    assert_eq!(number(&folder.run(), "wards.31177.turns"), 0);
    let column = answered(&folder, "Cột này là gì", "Bến đỗ", "Phường, xã");
    assert_eq!(number(&column, "wards.31177.turns"), 1);
}

#[test]
fn the_binary_collects_what_was_typed_in_the_output() {
    let root = tempfile::tempdir().unwrap();
    let folder = namesakes();
    for (path, bytes) in &folder.files {
        let path = root.path().join("input").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    std::fs::write(root.path().join("config.toml"), CONFIG).unwrap();
    let run = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
        let done = command.arg("-C").arg(root.path()).args(["--period", "2021-03", "--today", "2021-04-10", "--json"]);
        let done = done.output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let tree: Json = serde_json::from_slice(&done.stdout).unwrap();
        (figure(&tree, "members.total").unwrap(), String::from_utf8_lossy(&done.stderr).into_owned())
    };
    assert_eq!(run().0, 3);
    let mut book = asked(&folder);
    type_in(&mut book, "Một người hay hai", "Nguyễn Hoàng Anh", "Một người");
    let bytes = workbook(&book).unwrap();
    std::fs::write(root.path().join("output/2021-03/cau-hoi.xlsx"), &bytes).unwrap();
    let (members, said) = run();
    assert_eq!(members, 2);
    assert!(said.contains("quyet-dinh/001.xlsx"), "{said}");
    assert_eq!(std::fs::read(root.path().join("input/quyet-dinh/001.xlsx")).unwrap(), bytes);
    // Nothing is asked any more, nothing is collected twice, and no copy stands beside.
    let (members, said) = run();
    assert_eq!((members, said.contains("quyet-dinh")), (2.into(), false));
    let names: Vec<String> = std::fs::read_dir(root.path().join("output/2021-03"))
        .unwrap()
        .map(|one| one.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert!(!names.iter().any(|name| name.starts_with("cau-hoi")), "{names:?}");
}
