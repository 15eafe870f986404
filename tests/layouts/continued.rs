//! A list that goes on on the next sheet, where nobody typed its title and header again.

use tonghop::finding::Finding;
use tonghop::model::Lang;
use tonghop::pipeline::Outcome;

use crate::support::draw::{Drawn, xlsx};
use crate::support::run::Folder;

const TITLE: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ NĂM 2026";
const NAMES: [&str; 6] = ["Lê Thị Riêng", "Phạm Hồng Thái", "Hồ Hảo Hớn", "Võ Minh Tâm", "Đặng Thu Hà", "Bùi Gia Phúc"];

/// Rows of a list by their numbers, each ticked in September and October.
fn rows(numbers: std::ops::RangeInclusive<usize>) -> String {
    let row = |at: usize| format!("| ={at} | {} | 0{at}/02/2006 | x | x |\n", NAMES[at - 1]);
    numbers.map(row).collect()
}

fn first(last: usize) -> String {
    format!("| CHI ĐOÀN K10A |\n| {TITLE} |\n| STT | Họ và tên | Ngày sinh | Tháng 9 | Tháng 10 |\n{}", rows(1..=last))
}

fn run(sheets: &[(&str, &str)]) -> Outcome {
    let drawn: Vec<Drawn> = sheets.iter().map(|(name, text)| Drawn::new(name, text)).collect();
    let mut folder = Folder::new("", "--period 2026-09..2026-12 --today 2026-11-28");
    folder.files.push(("Chi đoàn K10A/ds.xlsx".to_owned(), xlsx("ds.xlsx", &drawn)));
    folder.run()
}

/// Turns, persons, rows that wait.
fn counted(outcome: &Outcome) -> [u64; 3] {
    let figures = serde_json::to_value(&outcome.figures).unwrap();
    let number =
        |path| crate::support::folders::figure(&figures, path).and_then(|one| one.as_u64()).unwrap_or_default();
    assert_eq!(number("balance.rows.residual"), 0);
    ["turns.total", "members.participants", "balance.rows.waiting"].map(number)
}

fn of<'a>(outcome: &'a Outcome, code: &str) -> Vec<&'a Finding> {
    outcome.findings.iter().filter(|one| one.code.as_str() == code).collect()
}

#[test]
fn rows_whose_numbers_go_on_are_read_by_the_columns_before() {
    for (name, next) in
        [("Sheet1", "Sheet2"), ("Trang tính1", "Trang tính2"), ("K10A", "K10A (2)"), ("DS", "tiếp theo")]
    {
        let outcome = run(&[(name, &first(3)), (next, &rows(4..=6))]);
        assert_eq!(counted(&outcome), [12, 6, 0], "{name}, {next}");
        let found = of(&outcome, "header-missing");
        let place = (found[0].sheet.as_deref(), found[0].cells[0].to_string());
        assert_eq!((found.len(), found[0].severity.code(), place), (1, "note", (Some(next), "1:1".to_owned())));
        assert_eq!(
            found[0].message(Lang::Vi),
            format!(
                "Trang này không có tiêu đề và dòng tên cột; số thứ tự nối tiếp trang trước (trang: {name}), \
                 nên tonghop đọc theo tiêu đề và các cột của trang đó."
            )
        );
        // What is assumed of the list is said once.
        assert_eq!(of(&outcome, "title-block").len(), 1, "{name}, {next}");
    }
    let three = run(&[("Sheet1", &first(2)), ("Sheet2", &rows(3..=4)), ("Sheet3", &rows(5..=6))]);
    assert_eq!(counted(&three), [12, 6, 0]);
}

#[test]
fn a_footer_on_the_last_sheet_sums_the_whole_list() {
    let said = |foot: &str| {
        let outcome = run(&[("Sheet1", &first(4)), ("Sheet2", &format!("{}{foot}", rows(5..=6)))]);
        assert_eq!(counted(&outcome)[0], 12, "{foot}");
        of(&outcome, "total-differs").iter().map(|one| one.repaired.as_deref().map(str::to_owned)).collect::<Vec<_>>()
    };
    for foot in ["| | Tổng cộng: 6 đoàn viên |", "| | Tổng cộng | | =6 | =6 |", "| | Tổng cộng: 12 lượt |"]
    {
        assert_eq!(said(foot), [] as [Option<String>; 0], "{foot}");
    }
    assert_eq!(said("| | Tổng cộng: 7 đoàn viên |"), [Some("6".to_owned())]);
    assert_eq!(said("| | Tổng cộng | | =6 | =5 |"), [Some("6".to_owned())]);
}

#[test]
fn what_does_not_surely_go_on_is_asked_about() {
    let again = rows(1..=2).replace("Lê Thị Riêng", "Võ Minh Tâm");
    let own_title = format!("| DANH SÁCH KHÔNG THAM GIA |\n{}", rows(4..=6));
    for (next, text, waiting) in [
        // Numbers that begin again, leave some out, or are of another class; a title; other columns.
        ("Sheet2", again, 2),
        ("Sheet2", rows(5..=6), 2),
        ("K10B", rows(4..=6), 3),
        ("Sheet2", own_title, 3),
        ("Sheet2", "| =4 | 01/02/2006 | Võ Minh Tâm | x |\n| =5 | 01/03/2006 | Đặng Thu Hà | x |\n".to_owned(), 2),
    ] {
        let outcome = run(&[("Sheet1", &first(3)), (next, &text)]);
        assert_eq!(counted(&outcome), [6, 3, waiting], "{next}: {text}");
        let asked = of(&outcome, "sheet-unsure").len() + of(&outcome, "sheet-unrecognised").len();
        assert_eq!(asked, 1, "{next}: {text}");
    }
    // The question is about the columns of the list before, so that an answer reads them.
    let outcome = run(&[("Sheet1", &first(3)), ("Sheet2", &rows(5..=6))]);
    let seen = of(&outcome, "sheet-unsure")[0].seen.as_deref().map(str::to_owned).unwrap_or_default();
    assert_eq!(seen, format!("CHI ĐOÀN K10A | {TITLE} | STT | Họ và tên | Ngày sinh | Tháng 9 | Tháng 10"));
}
