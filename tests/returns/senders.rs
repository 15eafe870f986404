//! Whose a file is whose title and folder name two units: the title's in every finding, state and letter, and given to nobody until
//! somebody answers.

use tonghop::report::book::Value;
use tonghop::report::questions;

use super::*;

/// A list of K9 in the folder of K11, with a birth that never was; and K11's own, with nothing wrong.
fn folder() -> Folder {
    let list = |title: &str, name: &str, birth: &str| {
        format!(
            "| {title} |
             | DANH SÁCH THAM GIA SINH HOẠT ĐỊNH KỲ THÁNG 3/2021 |
             | STT | Họ và tên | Ngày sinh | Ngày tham gia |
             | =1 | {name} | {birth} | 05/03/2021 |"
        )
    };
    Folder::new(SCHOOL, "--today 2021-04-10")
        .sheet("CNTT-K11/cua minh.xlsx", "T3", &list("CHI ĐOÀN CNTT K11", "Lê Minh Khôi", "12/05/2002"))
        .sheet("CNTT-K11/lac.xlsx", "T3", &list("CHI ĐOÀN CƠ KHÍ K9", "Hồ Văn Mười", "31/02/2002"))
}

/// State and number of files of a unit.
fn state(outcome: &Outcome, code: &str) -> (String, u64) {
    let unit = outcome.figures.units.iter().find(|one| one.code == code).unwrap();
    (unit.state.to_owned(), unit.files)
}

/// Whose each finding about the stray file is.
fn whose(outcome: &Outcome) -> Vec<(String, String)> {
    let stray = |one: &&tonghop::finding::Finding| one.file.as_ref().is_some_and(|file| file.name() == "lac.xlsx");
    let weighty = outcome.findings.iter().filter(|one| one.severity == tonghop::finding::Severity::Error).filter(stray);
    weighty.map(|one| (one.code.as_str().to_owned(), one.unit.as_ref().unwrap().to_string())).collect()
}

#[test]
fn an_error_is_charged_to_the_unit_that_the_title_names() {
    let folder = folder();
    let outcome = folder.run();
    assert_eq!(state(&outcome, "CNTT-K11"), ("accepted".to_owned(), 1));
    assert_eq!(state(&outcome, "CK-K9"), ("returned".to_owned(), 1));
    let k9 = |code: &str| (code.to_owned(), "CK-K9".to_owned());
    assert_eq!(whose(&outcome), [k9("unit-ambiguous"), k9("date-impossible")]);
    let file = outcome.register.files.iter().find(|file| file.path.name() == "lac.xlsx").unwrap();
    assert_eq!(file.unit.map(|unit| outcome.register.units.get(unit).code.to_string()).as_deref(), Some("CK-K9"));
    let given: Vec<String> =
        returns(&outcome, &folder.settings()).iter().map(|parcel| parcel.unit.to_string()).collect();
    assert!(!given.contains(&"CK-K9".to_owned()), "nobody gets it until somebody answers: {given:?}");
}

#[test]
fn what_was_answered_says_who_gets_it_back() {
    let folder = folder();
    let outcome = folder.run();
    for (answer, code) in [("Chi đoàn Cơ khí K9", "CK-K9"), ("Chi đoàn CNTT K11", "CNTT-K11")] {
        let mut book = questions(&outcome.register, &folder.settings()).unwrap();
        let sheet = book.sheets.iter_mut().find(|sheet| sheet.name == "Tệp của đơn vị nào").unwrap();
        let first = sheet.frozen as usize;
        sheet.rows[first][6].value = Value::Text(answer.to_owned());
        let after = with(folder.clone(), "quyet-dinh/001.xlsx", &book).run();
        let stray = |parcel: &Parcel| texts(&parcel.book.sheets[0]).concat().iter().any(|cell| cell == "Tệp: lac.xlsx");
        let parcels = returns(&after, &folder.settings());
        let given: Vec<&str> = parcels.iter().filter(|one| stray(one)).map(|one| one.unit.as_str()).collect();
        assert_eq!(given, [code], "{answer}");
        assert_eq!(state(&after, code).0, "returned", "{answer}");
        assert_eq!(whose(&after), [("date-impossible".to_owned(), code.to_owned())]);
    }
}

#[test]
fn a_chapters_list_in_its_facultys_folder_is_the_chapters_to_answer_for() {
    let list = "
| CHI ĐOÀN CNTT K10 |
| DANH SÁCH THAM GIA SINH HOẠT ĐỊNH KỲ THÁNG 3/2021 |
| STT | Họ và tên | Ngày sinh | Ngày tham gia |
| =1 | Lê Minh Khôi | 31/02/2002 | 05/03/2021 |
";
    let folder = Folder::new(SCHOOL, "--today 2021-04-10").sheet("K-CNTT/k10.xlsx", "T3", list);
    let outcome = folder.run();
    // The faculty passes on what it sent; what is wrong is the chapter's, by row and by value alike.
    assert_eq!([state(&outcome, "K-CNTT").0, state(&outcome, "CNTT-K10").0], ["accepted", "returned"]);
    let given: Vec<String> =
        returns(&outcome, &folder.settings()).iter().map(|parcel| parcel.unit.to_string()).collect();
    assert_eq!(given, ["K-CNTT"]);
}
