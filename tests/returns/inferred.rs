//! Whose a register is, and whose a file, where nobody says so.

use std::collections::BTreeSet;

use super::found;
use crate::support::run::Folder;

const HEAD: &str = "| DANH SÁCH ĐƠN VỊ |
     | Mã đơn vị | Tên đơn vị | Cấp | Đơn vị cấp trên |";

/// The office of a folder with this register, the unit above it, and how many of its units have reported.
fn office(rows: &str) -> (Option<String>, Option<String>, (u64, u64)) {
    let folder = Folder::new("", "--period 2021-03 --today 2021-04-10")
        .sheet("don-vi.xlsx", "DV", &format!("{HEAD}\n{rows}"))
        .sheet(
            "Chi đoàn CNTT K10/danh sach.xlsx",
            "DS",
            "| DANH SÁCH ĐOÀN VIÊN |
             | STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |
             | =1 | Nguyễn Văn An | 12/05/2002 | 26/03/2018 |",
        );
    let outcome = folder.run();
    let name = outcome.register.units.office.map(|id| outcome.register.units.get(id).name.clone());
    let reporting = &outcome.figures.reporting;
    (name, outcome.figures.office.parent.clone(), (reporting.received, reporting.expected))
}

#[test]
fn one_school_with_all_others_below_it_is_the_office() {
    let told = office(
        "| TD | Thành đoàn Cần Thơ | Thành đoàn | |
         | SH | Đoàn trường Cao đẳng Sông Hậu | Đoàn trường | TD |
         | KC | Đoàn khoa Công nghệ | Đoàn cơ sở | SH |
         | KD | Đoàn khoa Điện | Đoàn cơ sở | SH |
         | CNTT-K10 | Chi đoàn CNTT K10 | Chi đoàn | KC |
         | P1 | Đoàn phường Bình Thủy | Đoàn phường, xã | |",
    );
    let (name, parent) = ("Đoàn trường Cao đẳng Sông Hậu".to_owned(), "Thành đoàn Cần Thơ".to_owned());
    assert_eq!(told, (Some(name.clone()), Some(parent), (1, 2)), "the city is no sender");
    // Chapters of which nobody says whose they are stand below the one school.
    let loose = office(
        "| SH | Đoàn trường Cao đẳng Sông Hậu | Đoàn trường | |
         | CNTT-K10 | Chi đoàn CNTT K10 | Chi đoàn | |
         | CNTT-K11 | Chi đoàn CNTT K11 | Chi đoàn | |",
    );
    assert_eq!(loose, (Some(name), None, (1, 2)));
}

#[test]
fn a_register_that_may_be_anothers_makes_no_office() {
    // Two schools: the city's own, or one that lists its neighbour.
    let two = office(
        "| TD | Thành đoàn Cần Thơ | Thành đoàn | |
         | SH | Đoàn trường Cao đẳng Sông Hậu | Đoàn trường | TD |
         | SK | Đoàn trường Cao đẳng Sông Kiên | Đoàn trường | TD |
         | CNTT-K10 | Chi đoàn CNTT K10 | Chi đoàn | SH |",
    );
    assert_eq!(two.0, None);
    // One faculty below one school: as likely the faculty's.
    let one = office(
        "| SH | Đoàn trường Cao đẳng Sông Hậu | Đoàn trường | |
         | KC | Đoàn khoa Công nghệ | Đoàn cơ sở | SH |
         | CNTT-K10 | Chi đoàn CNTT K10 | Chi đoàn | KC |
         | CNTT-K11 | Chi đoàn CNTT K11 | Chi đoàn | KC |",
    );
    assert_eq!(one.0, None);
    // A unit beside the school that is none of its own.
    let beside = office(
        "| TD | Thành đoàn Cần Thơ | Thành đoàn | |
         | SH | Đoàn trường Cao đẳng Sông Hậu | Đoàn trường | TD |
         | CQ | Chi đoàn Cơ quan Thành đoàn | Chi đoàn | TD |
         | CNTT-K10 | Chi đoàn CNTT K10 | Chi đoàn | SH |
         | CNTT-K11 | Chi đoàn CNTT K11 | Chi đoàn | SH |",
    );
    assert_eq!(beside.0, None);
}

/// Codes and names of units, and which files are asked about, of lists in files of these names.
fn made(files: &[&str], title: &str) -> (Vec<String>, Vec<String>) {
    let folder =
        files.iter().enumerate().fold(Folder::new("", "--period 2021-03 --today 2021-04-10"), |folder, (at, file)| {
            let text = format!(
                "{title}
             | DANH SÁCH ĐOÀN VIÊN |
             | STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |
             | =1 | Nguyễn Văn An | {:02}/05/2002 | 26/03/2018 |",
                at + 1
            );
            folder.sheet(&format!("{file}.xlsx"), "DS", &text)
        });
    let outcome = folder.run();
    assert_eq!(outcome.figures.members.total.0, files.len() as u64, "no list is lost");
    let units = outcome.figures.units.iter().map(|one| one.name.clone()).collect();
    let asked = outcome.findings.iter().filter(|one| one.code.as_str() == "unit-unknown");
    let mut asked: Vec<String> = asked.map(|one| one.file.as_ref().unwrap().to_string()).collect();
    asked.sort();
    let questions = outcome.register.questions.iter().filter(|one| one.kind.code() == "unit");
    let questions: BTreeSet<String> = questions.map(|one| one.subject.clone()).collect();
    assert_eq!(questions, asked.iter().cloned().collect());
    (units, asked)
}

#[test]
fn a_file_that_is_called_after_nobody_makes_no_unit_and_is_asked_about() {
    let nobodys = ["DS lớp", "bài nộp/ds", "file mới", "hien mau", "lop nao day"];
    let (units, asked) = made(&nobodys, "");
    let strangers = ["1", "2", "3", "4", "5"].map(|number| format!("(chưa rõ đơn vị) {number}"));
    let mut sorted = units;
    sorted.sort();
    assert_eq!(sorted, strangers);
    assert_eq!(asked, nobodys.map(|file| format!("{file}.xlsx")));
    // Nor does a title that only says "which class".
    let (units, asked) = made(&["x"], "| LỚP NÀO ĐẤY |");
    assert_eq!((units, asked), (vec!["(chưa rõ đơn vị) 1".to_owned()], vec!["x.xlsx".to_owned()]));
    // Where the school heads its sheets they are the office's to ask about, as any sheet without a chapter.
    let (units, _) = made(&["lop nao day", "Lớp 12A1"], "| ĐOÀN TRƯỜNG CAO ĐẲNG NGHỀ SÔNG HẬU |");
    assert_eq!(units, ["Lớp 12A1", "ĐOÀN TRƯỜNG CAO ĐẲNG NGHỀ SÔNG HẬU"]);
}

#[test]
fn a_file_that_is_called_after_a_unit_makes_it() {
    let (units, asked) = made(&["Chi đoàn Điện K12", "DS lớp 12A1", "K10A", "Khoa Cơ bản", "Cơ khí/ds"], "");
    assert_eq!(units, ["lớp 12A1", "Khoa Cơ bản", "Cơ khí", "Chi đoàn Điện K12", "K10A"]);
    assert!(asked.is_empty(), "{asked:?}");
}

#[test]
fn who_sent_a_file_of_nobodys_is_no_unit_to_wait_for_or_to_answer() {
    let list = |day: &str| {
        format!(
            "| DANH SÁCH ĐOÀN VIÊN |\n| STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |\n| =1 | Nguyễn Văn An | {day}/05/2002 | 26/03/2018 |"
        )
    };
    let folder = Folder::new("", "--period 2021-03 --today 2021-04-10")
        .sheet("lop nao day.xlsx", "DS", &list("31"))
        .sheet("K10A/ds.xlsx", "DS", &list("12"));
    let outcome = folder.run();
    assert_eq!((outcome.figures.reporting.received, outcome.figures.reporting.expected), (1, 1));
    let book = tonghop::report::questions(&outcome.register, &folder.settings()).unwrap();
    let offered: Vec<String> =
        super::texts(book.sheets.iter().find(|one| one.name == "Danh mục trả lời").unwrap()).concat();
    assert!(
        offered.contains(&"K10A".to_owned()) && !offered.iter().any(|one| one.contains("chưa rõ đơn vị")),
        "{offered:?}"
    );
    // Nothing of the file goes to anybody, and its name stands in no figure.
    let json = serde_json::to_string(&outcome.figures).unwrap();
    assert!(!json.contains("nao day"), "{json}");
    assert!(super::returns(&outcome, &folder.settings()).is_empty(), "{:?}", found(&outcome));
    assert!(found(&outcome).iter().any(|one| one.starts_with("unit-unknown")));
}
