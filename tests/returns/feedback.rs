//! What each sender is told to correct, cell by cell.

use tonghop::finding::{Code, Severity};
use tonghop::model::SheetKind;
use tonghop::report::consolidated;

use super::{SCHOOL, body, found, of, returns, school, texts, with};
use crate::support::draw::{Drawn, xlsx};
use crate::support::run::Folder;

/// A chapter's roster with an impossible birth, and one whose sender nobody can tell.
fn faulty() -> Folder {
    Folder::new(SCHOOL, "--today 2021-04-10")
        .sheet(
            "K-CNTT/CNTT-K10/danh sach doan vien.xlsx",
            "DSDV",
            "| DANH SÁCH ĐOÀN VIÊN |
             | STT | Họ và tên | Ngày sinh | MSSV | Ngày vào Đoàn | Ghi chú |
             | =1 | Nguyễn Văn An | 31/02/2002 | 2010001 | 26/03/2018 | |
             | =2 | Trần Thị Bích | 03/11/2002 | 2010002 | 26/03/2018 | đã chuyển sinh hoạt |",
        )
        .sheet(
            "khong biet.xlsx",
            "DS",
            "| DANH SÁCH ĐOÀN VIÊN |
             | STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |
             | =1 | Hồ Văn Mười | 30/02/2002 | 26/03/2018 |",
        )
}

#[test]
fn a_sender_gets_its_errors_and_queries_by_file_errors_first() {
    let folder = faulty();
    let outcome = folder.run();
    let parcels = returns(&outcome, &folder.settings());
    let names: Vec<(&str, &str)> = parcels.iter().map(|one| (one.unit.as_str(), one.name.as_str())).collect();
    assert_eq!(names, [("CNTT-K10", "phan-hoi-cntt-k10.xlsx")]);
    let book = &parcels[0].book;
    let rows = texts(&book.sheets[0]);
    assert_eq!(rows[0], ["PHẢN HỒI VỀ BÀI NỘP"]);
    assert_eq!(rows[1], ["Chi đoàn CNTT K10 · Tháng 3 năm 2021"]);
    assert!(rows[2][0].starts_with("Xin sửa các chỗ dưới đây ngay trong tệp của mình rồi gửi lại cả tệp đã sửa"));
    assert_eq!(rows[4], ["STT", "Trang", "Ô", "Mức", "Giá trị đang ghi", "Vấn đề", "Cách xử lý"]);
    let body = body(book);
    assert_eq!(body[0], ["Tệp: danh sach doan vien.xlsx"]);
    assert_eq!(
        body[1],
        [
            "1",
            "DSDV",
            "C3",
            "lỗi",
            "31/02/2002",
            "Ngày này không có trong lịch (ví dụ: “31/02/2002”); chúng tôi bỏ ngày này.",
            "Xin xem lại giấy tờ và ghi lại ngày đúng.",
        ]
    );
    assert_eq!(body[2][..5], ["2", "DSDV", "F4", "cần xem", "đã chuyển sinh hoạt"]);
    let mark = body.last().unwrap();
    assert!(mark[0].ends_with("tonghop/1 phan-hoi 2021-03-01..2021-03-31 - CNTT-K10"), "{mark:?}");
    assert!(book.sheets[0].landscape && book.sheets[0].table.is_none());
}

#[test]
fn nothing_is_returned_where_the_sender_is_unknown_and_the_workbook_says_so() {
    let folder = faulty();
    let outcome = folder.run();
    let book = consolidated(&outcome.figures, &outcome.register, &outcome.findings, &folder.settings());
    let sheet = book.sheets.iter().find(|sheet| sheet.name == "Cần xử lý").unwrap();
    let remedies: Vec<(String, String)> = texts(sheet)
        .into_iter()
        .filter(|row| row[2] == "khong biet.xlsx")
        .map(|row| (row[8].clone(), row[7].clone()))
        .collect();
    assert!(remedies.iter().any(|(code, _)| code == "unit-unknown"), "{remedies:?}");
    let said = "Chưa chắc tệp này của ai nên chưa trả lại cho đơn vị nào.";
    assert!(remedies.iter().all(|(_, remedy)| remedy.ends_with(said)), "{remedies:?}");
    let known = texts(sheet).into_iter().filter(|row| row[2].contains("CNTT-K10"));
    assert!(known.clone().count() > 0 && known.into_iter().all(|row| !row[7].contains(said)));
}

#[test]
fn a_file_whose_title_and_folder_differ_goes_to_neither() {
    let folder = Folder::new(SCHOOL, "--today 2021-04-10").sheet(
        "CNTT-K11/danh sach.xlsx",
        "DS",
        "| CHI ĐOÀN CƠ KHÍ K9 |
         | DANH SÁCH ĐOÀN VIÊN |
         | STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |
         | =1 | Hồ Văn Mười | 30/02/2002 | 26/03/2018 |",
    );
    let outcome = folder.run();
    assert!(outcome.findings.iter().any(|one| one.code == Code::UnitAmbiguous));
    assert!(returns(&outcome, &folder.settings()).is_empty());
}

#[test]
fn a_workbook_with_sheets_of_two_units_goes_back_to_neither() {
    let sheet = |unit: &str, name: &str| {
        let text = format!(
            "| {unit} |
             | DANH SÁCH ĐOÀN VIÊN |
             | STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |
             | =1 | {name} | 30/02/2002 | 26/03/2018 |"
        );
        Drawn::new(name, &text)
    };
    let sheets = [sheet("CHI ĐOÀN CNTT K10", "Hồ Văn Mười"), sheet("CHI ĐOÀN CNTT K11", "Hồ Thị Chín")];
    let both = |path: &str| {
        let mut folder = Folder::new(SCHOOL, "--today 2021-04-10");
        folder.files.push((path.to_owned(), xlsx("both", &sheets)));
        let outcome = folder.run();
        let parcels = returns(&outcome, &folder.settings());
        parcels.iter().map(|parcel| parcel.unit.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(both("ca hai.xlsx"), Vec::<String>::new());
    assert_eq!(both("K-CNTT/ca hai.xlsx"), ["K-CNTT"], "the faculty above both sent it");
}

#[test]
fn a_finding_that_meets_another_unit_says_nothing_of_it() {
    let list = |name: &str, birth: &str| {
        format!(
            "| DANH SÁCH ĐOÀN VIÊN |
             | STT | Họ và tên | Ngày sinh | MSSV | Ngày vào Đoàn |
             | =1 | {name} | {birth} | 2010001 | 26/03/2018 |
             | =2 | Lê Minh Châu | 21/07/2003 | 2010003 | 26/03/2018 |"
        )
    };
    let folder = Folder::new(SCHOOL, "--today 2021-04-10")
        .sheet("CNTT-K10/cua k10.xlsx", "DS", &list("Nguyễn Văn An", "12/05/2002"))
        .sheet("CK-K9/rieng cua k9.xlsx", "RIENG", &list("Hồ Thị Mười", "01/02/2001"));
    let outcome = folder.run();
    let weighty: Vec<(&str, &str)> = outcome
        .findings
        .iter()
        .filter(|one| one.severity > Severity::Note)
        .filter_map(|one| Some((one.code.as_str(), one.file.as_ref()?.as_str())))
        .collect();
    assert!(weighty.iter().any(|(code, _)| *code == "person-conflict"), "{weighty:?}");
    assert!(weighty.iter().any(|(code, _)| *code == "person-two-units"), "{weighty:?}");
    let parcels = returns(&outcome, &folder.settings());
    assert!(!parcels.is_empty());
    for parcel in &parcels {
        let all = texts(&parcel.book.sheets[0]).concat().join("\n");
        let foreign: &[&str] = if parcel.unit.as_str() == "CNTT-K10" {
            &["Hồ Thị Mười", "01/02/2001", "k9", "RIENG", "Cơ khí"]
        } else {
            &["Nguyễn Văn An", "12/05/2002", "k10.xlsx", "CNTT"]
        };
        for word in foreign {
            assert!(!all.contains(word), "{word} for {}:\n{all}", parcel.unit.as_str());
        }
    }
}

#[test]
fn a_returned_workbook_that_comes_back_is_known_for_ours() {
    let folder = faulty();
    let before = folder.run();
    let parcels = returns(&before, &folder.settings());
    let after = with(faulty(), "CNTT-K11/danh sach doan vien.xlsx", &of(&parcels, "CNTT-K10").book).run();
    assert_eq!(after.figures.balance, before.figures.balance);
    assert_eq!(found(&after), found(&before));
    let state = |outcome: &tonghop::pipeline::Outcome, code: &str| {
        outcome.figures.units.iter().find(|one| one.code == code).unwrap().state
    };
    assert_eq!((state(&after, "CNTT-K11"), state(&after, "CNTT-K10")), ("missing", "returned"));
    let file = after.register.files.iter().find(|file| file.path.as_str().starts_with("CNTT-K11")).unwrap();
    assert_eq!(file.sheets[0].kind, Some(SheetKind::Answers));
    assert_eq!(
        file.unit.map(|unit| after.register.units.get(unit).code.as_str().to_owned()).as_deref(),
        Some("CNTT-K10")
    );
}

#[test]
fn a_sender_without_errors_gets_nothing() {
    let folder = Folder::new(SCHOOL, "--today 2021-04-10").sheet(
        "CNTT-K10/danh sach.xlsx",
        "DS",
        "| DANH SÁCH ĐOÀN VIÊN |
         | STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |
         | =1 | Nguyễn Văn An | 12/05/2002 | 26/03/2018 |",
    );
    let outcome = folder.run();
    assert!(returns(&outcome, &folder.settings()).is_empty());
    // What is unconfirmed stands in the chapter's own file, and is its to know.
    let outcome = school().run();
    let parcels = returns(&outcome, &school().settings());
    assert_eq!(body(&of(&parcels, "CNTT-K10").book)[1][3], "cần xem");
}

/// One list of activities of a month, with an activity nobody can place.
fn month(number: u32) -> String {
    format!(
        "| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THEO NHÓM HOẠT ĐỘNG THÁNG {number}/2021 |
         | STT | Họ và tên | Ngày sinh | Ngày tham gia | Hoạt động |
         | =1 | Nguyễn Hoàng Anh | 12/05/2002 | 06/0{number}/2021 | vớt lục bình |"
    )
}

#[test]
fn an_earlier_months_sheet_is_not_returned_again() {
    let both = Folder::new(SCHOOL, "--today 2021-04-10").sheet("CNTT-K10/thang 2.xlsx", "DS", &month(2)).sheet(
        "CNTT-K10/thang 3.xlsx",
        "DS",
        &month(3),
    );
    let weights = |folder: &Folder| -> Vec<(String, String)> {
        let found = folder.run().findings.into_iter().filter(|one| one.severity > Severity::Note);
        let mut all: Vec<_> =
            found.filter_map(|one| Some((one.code.as_str().to_owned(), one.file?.to_string()))).collect();
        all.sort();
        all
    };
    let about = |folder: &Folder, file: &str| -> Vec<String> {
        weights(folder).into_iter().filter(|(_, one)| one == file).map(|(code, _)| code).collect()
    };
    assert_eq!(about(&both, "CNTT-K10/thang 2.xlsx"), [""; 0]);
    assert!(about(&both, "CNTT-K10/thang 3.xlsx").contains(&"activity-unmapped".to_owned()));
    // Alone it may be the wrong month's.
    let alone = Folder::new(SCHOOL, "--today 2021-04-10").sheet("CNTT-K10/thang 2.xlsx", "DS", &month(2));
    assert!(about(&alone, "CNTT-K10/thang 2.xlsx").contains(&"sheet-outside".to_owned()));
}
