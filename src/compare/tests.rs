//! Submissions drawn as text, compared.

use serde_json::json;

use super::figures::{FigureChange, changes};
use super::*;
use crate::layout;
use crate::model::FilePath;
use crate::normalise;
use crate::testing::{settings, sheet, workbook};

fn understood(text: &str) -> (Layout, Records) {
    let (path, settings) = (FilePath::new("bang.xlsx"), settings());
    let (layout, _) = layout::tables(&path, &workbook(vec![sheet(text)]), &settings);
    let (records, _) = normalise::records(&path, &layout, &settings, &mut normalise::Known::default());
    (layout, records)
}

fn compared(before: &str, after: &str) -> Difference {
    let (before, after) = (understood(before), understood(after));
    submissions((&before.0, &before.1), (&after.0, &after.1))
}

const BEFORE: &str = "
    | DANH SÁCH ĐOÀN VIÊN |
    | STT | Họ và tên | Ngày sinh | MSSV | Chi đoàn |
    | =1 | Nguyễn Văn An | 05/09/2002 | 010020 | Điện K1 |
    | =2 | Trần Thị Bé | 06/09/2002 | 010021 | Điện K1 |
    | =3 | Lê Hoàng Cúc | 07/09/2002 | 010022 | Điện K1 |";

#[test]
fn order_of_rows_and_columns_is_no_difference() {
    let after = "
        | DANH SÁCH ĐOÀN VIÊN |
        | STT | MSSV | Họ và tên | Chi đoàn | Ngày sinh |
        | =1 | 010022 | Lê Hoàng  Cúc | Điện K1 | @2002-09-07 |
        | =2 | 010020 | Nguyễn Văn An | Điện K1 | 05/09/2002 |
        | =3 | 010021 | Trần Thị Bé | Điện K1 | 06/09/2002 |";
    assert_eq!(compared(BEFORE, after), Difference { same: 3, ..Difference::default() });
}

#[test]
fn rows_are_added_gone_and_changed_by_person() {
    let after = "
        | DANH SÁCH ĐOÀN VIÊN |
        | STT | Họ và tên | Ngày sinh | MSSV | Chi đoàn |
        | =1 | Trần Thị Bé | 06/09/2002 | 010021 | Điện K2 |
        | =2 | Phạm Minh Dũng | 08/09/2002 | 010023 | Điện K1 |
        | =3 | Nguyễn Văn Anh | 05/09/2002 | 010020 | Điện K1 |";
    let found = compared(BEFORE, after);
    assert_eq!(found.same, 0);
    let names = |list: &[Line]| list.iter().map(|line| (line.who.clone(), line.row)).collect::<Vec<_>>();
    assert_eq!(names(&found.added), [("Phạm Minh Dũng".to_owned(), 4)]);
    assert_eq!(names(&found.gone), [("Lê Hoàng Cúc".to_owned(), 5)]);
    let shown: Vec<String> = found
        .changed
        .iter()
        .flat_map(|one| &one.cells)
        .map(|cell| format!("{} {} {} > {} {}", cell.header, cell.before.1, cell.before.2, cell.after.1, cell.after.2))
        .collect();
    assert_eq!(shown, ["Chi đoàn E4 Điện K1 > E3 Điện K2", "Họ và tên B3 Nguyễn Văn An > B5 Nguyễn Văn Anh"]);
}

#[test]
fn one_name_with_two_student_numbers_is_two_persons() {
    let after = BEFORE.replace("010022", "019999");
    let found = compared(BEFORE, &after);
    assert_eq!((found.same, found.added.len(), found.gone.len(), found.changed.len()), (2, 1, 1, 0));
}

#[test]
fn several_rows_of_one_person_meet_the_most_alike() {
    let list = |rows: &str| {
        format!(
            "| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT |
             | STT | Họ và tên | MSSV | Nội dung hoạt động | Ngày tham gia |
             {rows}"
        )
    };
    let before = list(
        "| =1 | Nguyễn Văn An | 010020 | Hiến máu | 10/04/2021 |\n| =2 | Nguyễn Văn An | 010020 | Dọn rác | 11/04/2021 |",
    );
    let after = list(
        "| =1 | Nguyễn Văn An | 010020 | Dọn rác | 12/04/2021 |\n| =2 | Nguyễn Văn An | 010020 | Hiến máu | 10/04/2021 |\n| =3 | Nguyễn Văn An | 010020 | Trồng cây | 20/04/2021 |",
    );
    let found = compared(&before, &after);
    assert_eq!((found.same, found.added.len(), found.gone.len(), found.changed.len()), (1, 1, 0, 1));
    assert_eq!(found.changed[0].cells[0].after.2, "12/04/2021");
    assert!(found.added[0].cells.contains(&("Nội dung hoạt động".to_owned(), "Trồng cây".to_owned())));
}

#[test]
fn numbers_without_persons_are_met_by_their_texts() {
    let before = "
        | TỔNG HỢP SỐ LƯỢT THAM GIA SINH HOẠT THÁNG 4 NĂM 2021 |
        | STT | Chi đoàn | Số lượt |
        | =1 | Điện K1 | =12 |
        | =2 | Điện K2 | =7 |";
    let after = "
        | TỔNG HỢP SỐ LƯỢT THAM GIA SINH HOẠT THÁNG 4 NĂM 2021 |
        | STT | Chi đoàn | Số lượt |
        | =1 | Điện K2 | =9 |
        | =2 | Điện K1 | =12 |
        | =3 | Điện K3 | =1 |";
    let found = compared(before, after);
    assert_eq!((found.same, found.added.len(), found.gone.len()), (1, 1, 0));
    assert_eq!((found.changed[0].who.as_str(), found.changed[0].cells[0].after.2.as_str()), ("Điện K2", "9"));
}

#[test]
fn figures_are_compared_by_key() {
    let before = json!({
        "schema": "tonghop.figures/1", "turns": {"total": 10},
        "groups": [{"code": "g1", "label": "Văn hóa", "turns": 3}, {"code": "g2", "label": "Kinh tế", "turns": 4}],
        "wards": [{"code": "31168", "name": "Phường Bình Thủy", "turns": 2}],
        "findings": {"error": 5}
    });
    let after = json!({
        "schema": "tonghop.figures/1", "turns": {"total": 12},
        "groups": [{"code": "g2", "label": "Kinh tế", "turns": 4}, {"code": "g1", "label": "Văn hóa", "turns": 5}],
        "wards": [{"code": null, "name": null, "turns": 1}],
        "findings": {"error": 0}
    });
    let change = |key: &str, label: &str, before, after| FigureChange {
        key: key.to_owned(),
        label: label.to_owned(),
        before,
        after,
        difference: before.zip(after).map(|(before, after): (i64, i64)| after - before),
    };
    assert_eq!(
        changes(&before, &after),
        [
            change("turns.total", "", Some(10), Some(12)),
            change("groups.g1.turns", "Văn hóa", Some(3), Some(5)),
            change("wards.null.turns", "", None, Some(1)),
            change("wards.31168.turns", "Phường Bình Thủy", Some(2), None),
        ]
    );
}
