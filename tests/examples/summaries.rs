//! A sheet that sums up the lists of its own workbook, by name or in figures.

use tonghop::model::Lang;
use tonghop::pipeline::Outcome;

use crate::support::draw::{Drawn, xlsx};
use crate::support::run::Folder;

/// A chapter's workbook; each sheet is a name, a title and the rows under it.
fn book(sheets: &[(&str, &str, &str)]) -> Outcome {
    let path = "Chi đoàn Kế toán 9.xlsx";
    let sheets: Vec<Drawn> = sheets
        .iter()
        .map(|(name, title, rows)| {
            Drawn::new(name, &format!("| CHI ĐOÀN KẾ TOÁN 9 |\n| {title} | < | < | < |\n{rows}"))
        })
        .collect();
    let mut folder = Folder::new("", "--today 2026-11-28");
    folder.files.push((path.to_owned(), xlsx(path, &sheets)));
    folder.run()
}

/// The turns, and what is said about reported twice, repeated or without a time.
fn told(sheets: &[(&str, &str, &str)]) -> (u64, Vec<String>) {
    const CODES: [&str; 4] = ["turn-reported-twice", "row-repeated", "period-unknown", "stated-total-differs"];
    let outcome = book(sheets);
    let said = outcome.findings.iter().filter(|one| CODES.contains(&one.code.as_str()));
    (outcome.figures.turns.total.0, said.map(|one| format!("{:?} {}", one.severity, one.message(Lang::Vi))).collect())
}

const T9: (&str, &str, &str) = (
    "T9",
    "DANH SÁCH SINH HOẠT ĐỊNH KỲ TẠI KHU VỰC THÁNG 9/2026",
    "| STT | Họ và tên | Ngày sinh |\n| =1 | Lê Thị Riêng | 01/02/2006 |\n| =2 | Phạm Hồng Thái | 01/03/2006 |",
);
const T10: (&str, &str, &str) = (
    "T10",
    "DANH SÁCH SINH HOẠT ĐỊNH KỲ TẠI KHU VỰC THÁNG 10/2026",
    "| STT | Họ và tên | Ngày sinh |\n| =1 | Lê Thị Riêng | 01/02/2006 |",
);
const TICKS: &str = "| STT | Họ và tên | Ngày sinh | Tháng 9 | Tháng 10 |\n| =1 | Lê Thị Riêng | 01/02/2006 | x | x |\n| =2 | Phạm Hồng Thái | 01/03/2006 | x | |";
const ONCE: &str = "Note Trang này tổng hợp lại các danh sách trong cùng tệp (trang: T10, T9); tonghop chỉ tính một lần những lượt ghi ở cả hai nơi.";

#[test]
fn a_summary_is_not_counted_beside_the_lists_it_sums_up() {
    let title = "TỔNG HỢP SINH HOẠT ĐỊNH KỲ TẠI KHU VỰC NĂM 2026";
    let counts = "| STT | Họ và tên | Ngày sinh | Số lượt |\n| =1 | Lê Thị Riêng | 01/02/2006 | =2 |\n| =2 | Phạm Hồng Thái | 01/03/2006 | =1 |";
    for rows in [TICKS, counts] {
        // Its sheet's name, or its title.
        for (name, title) in
            [("Tổng hợp", title), ("TH", title), ("Tổng hợp", "SINH HOẠT ĐỊNH KỲ TẠI KHU VỰC NĂM 2026")]
        {
            let (turns, said) = told(&[T9, T10, (name, title, rows)]);
            assert_eq!((turns, said), (3, vec![ONCE.to_owned()]), "{name} {title}");
            assert_eq!(told(&[(name, title, rows), T10, T9]).0, 3);
        }
    }
}

#[test]
fn what_only_the_summary_states_counts_and_is_asked_about() {
    let rows = TICKS.replace("| x | |", "| x | x |");
    let (turns, said) = told(&[T9, T10, ("Tổng hợp", "TỔNG HỢP SINH HOẠT ĐỊNH KỲ TẠI KHU VỰC NĂM 2026", &rows)]);
    let asked = "Query Trang này tổng hợp lại các danh sách trong cùng tệp (trang: T10, T9); tonghop chỉ tính một lần những lượt ghi ở cả hai nơi, còn số lượt chỉ trang này ghi (1) vẫn được tính.";
    assert_eq!((turns, said), (4, vec![asked.to_owned()]));
}

#[test]
fn a_second_list_stays_a_second_list() {
    let list = |name| (name, "TỔNG HỢP SINH HOẠT ĐỊNH KỲ TẠI KHU VỰC THÁNG 10/2026", T9.2);
    let marked =
        |name| (name, T10.1, "| STT | Họ và tên | Ngày sinh | Ghi chú |\n| =1 | Lê Thị Riêng | 01/02/2006 | đợt sau |");
    // Whoever lists two means two.
    assert_eq!(told(&[T10, marked("T10 lần 2")]).0, 2);
    // A word that all lists bear tells none of them from the others.
    let group = ("Tổng hợp nhóm", "TỔNG HỢP THAM GIA THEO NHÓM HOẠT ĐỘNG THÁNG 10/2026", T9.2);
    assert_eq!(told(&[list("Đợt 1"), group]).0, 4);
    // Another month, another channel.
    assert_eq!(told(&[T9, list("Tổng hợp")]).0, 4);
    assert_eq!(told(&[T10, group]).0, 3);
    // A summary alone is a list.
    assert_eq!(told(&[("Tổng hợp", "TỔNG HỢP SINH HOẠT ĐỊNH KỲ TẠI KHU VỰC NĂM 2026", TICKS)]), (3, vec![]));
}

#[test]
fn a_table_of_sums_below_a_list_is_of_the_time_and_channel_its_sheet_is_titled_with() {
    let list = "| STT | Họ và tên | Ngày sinh | Nhóm hoạt động |\n| =1 | Lê Thị Riêng | 01/02/2006 | NTM |\n| =2 | Phạm Hồng Thái | 01/03/2006 | ASXH |";
    let title = "DANH SÁCH THAM GIA THEO NHÓM HOẠT ĐỘNG THÁNG 10/2026";
    let below = |rows: &str| {
        told(&[("Sheet1", title, &format!("{list}\n| | |\n| TỔNG HỢP |\n| STT | Nhóm hoạt động | Số lượt |\n{rows}"))])
    };
    assert_eq!(below("| =1 | NTM | =1 |\n| =2 | ASXH | =1 |"), (2, vec![]));
    let (turns, said) = below("| =1 | NTM | =3 |\n| =2 | ASXH | =1 |");
    assert_eq!(turns, 2);
    assert!(said[0].contains("báo: 3; đếm được: 1; chênh lệch: 2"), "{said:?}");
    // A time of its own stays its own.
    let own =
        format!("{list}\n| | |\n| TỔNG HỢP THÁNG 9/2026 |\n| STT | Nhóm hoạt động | Số lượt |\n| =1 | NTM | =4 |");
    assert_eq!(told(&[("Sheet1", title, &own)]).0, 6);
}
