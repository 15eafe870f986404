//! Rows by which a form shows how it is filled in, left where they were.

use super::attending::{CONFIG, counted, found};
use crate::support::run::{Folder, stands};
use tonghop::model::Lang;
use tonghop::pipeline::Outcome;

const TITLE: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG THÁNG 10/2026";

/// A form below its title, with these lines before two members of it.
fn form(title: &str, rows: &str) -> Outcome {
    let text = format!(
        "| {title} | < | < | < | < |
         | STT | Họ và tên | Ngày sinh | Nhóm hoạt động | Ghi chú |
         {rows}
         | =1 | Lê Thị Riêng | 01/02/2006 | NTM | |
         | =2 | Hồ Hảo Hớn | 02/02/2006 | NTM | |"
    );
    Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", &text).run()
}

#[test]
fn what_calls_itself_an_example_is_nobody() {
    for (row, cell) in [
        ("| VD | Nguyễn Văn A | 01/01/2006 | NTM | (dòng ví dụ) |", "A3"),
        ("| Ví dụ | Nguyễn Văn A | 01/01/2006 | NTM | |", "A3"),
        ("| vd. | Nguyen Van A | 01/01/2006 | NTM | |", "A3"),
        ("| VD1 | Trần Thị B | 01/01/2006 | NTM | |", "A3"),
        ("| Mẫu | Nguyễn Văn A | 01/01/2006 | NTM | |", "A3"),
        ("| Example | Nguyen Van A | 01/01/2006 | NTM | |", "A3"),
        ("| =1 | Nguyễn Văn A | 01/01/2006 | NTM | Ví dụ |", "B3"),
        ("| =1 | Nguyễn Văn A | 01/01/2006 | NTM | Dòng mẫu, vui lòng không xóa |", "B3"),
        ("| =1 | Nguyễn Văn A | 01/01/2006 | NTM | Dòng này là ví dụ; xóa trước khi nộp |", "B3"),
        ("| =1 | Nguyễn Văn A (ví dụ) | 01/01/2006 | NTM | |", "B3"),
        ("| | VD: Nguyễn Văn A | 01/01/2006 | NTM | |", "B3"),
        // By nothing but a name that stands for any, where no number counts it.
        ("| | Nguyễn Văn A | 01/01/2006 | NTM | |", "B3"),
        ("| =0 | Nguyễn Văn A | 01/01/2006 | NTM | |", "B3"),
        ("| =1 | Nguyễn Văn A | 01/01/2006 | NTM | mẫu |", "B3"),
    ] {
        let outcome = form(TITLE, row);
        assert_eq!((counted(&outcome), found(&outcome)), ([2, 2, 0], vec![]), "{row}");
        let said: Vec<_> = outcome.findings.iter().filter(|one| one.code.as_str() == "row-empty-template").collect();
        assert!(matches!(said[..], [one] if stands(one, "row-empty-template", None, Some("DS"), Some(cell))), "{row}");
    }
    let below = form(TITLE, "| Ví dụ: | | | | |\n| =1 | Nguyễn Văn A | 01/01/2006 | NTM | |");
    assert_eq!(counted(&below), [2, 2, 0]);
    let told = form(
        &format!("{TITLE} | < | < | < | < |\n| Lưu ý: xóa dòng ví dụ trước khi nộp"),
        "| =1 | Nguyễn Văn A | 01/01/2006 | NTM | |",
    );
    assert_eq!(counted(&told), [2, 2, 0]);
}

#[test]
fn a_member_is_no_example() {
    for row in [
        "| =3 | Nguyễn Văn A | 01/01/2006 | NTM | |",
        "| =3 | Nguyễn Văn An | 01/01/2006 | NTM | |",
        "| | Nguyễn Văn An | 01/01/2006 | NTM | |",
        "| =3 | Nguyễn Văn An | 01/01/2006 | NTM | mẫu |",
        "| =3 | Nguyễn Văn An | 01/01/2006 | NTM | VĐ |",
        "| =3 | Đỗ Văn Mẫu | 01/01/2006 | NTM | làm mẫu vẽ |",
    ] {
        assert_eq!(counted(&form(TITLE, row)), [3, 3, 0], "{row}");
    }
    let told = format!("{TITLE} | < | < | < | < |\n| Lưu ý: xóa dòng ví dụ trước khi nộp");
    assert_eq!(counted(&form(&told, "| =3 | Nguyễn Văn An | 01/01/2006 | NTM | |")), [3, 3, 0]);
}

#[test]
fn a_list_that_begins_with_a_name_for_any_counts_it_and_asks() {
    for (row, cell) in
        [("| =3 | Nguyễn Văn A | 01/01/2006 | NTM | |", "B3"), ("| =3 | TRẦN THỊ B | 01/01/2006 | NTM | |", "B3")]
    {
        let outcome = form(TITLE, row);
        assert_eq!(
            (counted(&outcome), found(&outcome)),
            ([3, 3, 0], vec![format!("row-empty-template {cell}")]),
            "{row}"
        );
    }
    // Further down somebody may bear it, and one letter is a name.
    let below = "| =1 | Lê Thị An | 01/01/2006 | NTM | |\n| =2 | Nguyễn Văn A | 01/01/2006 | NTM | |";
    for rows in [below, "| =3 | Hồ Thị Y | 01/01/2006 | NTM | |"] {
        assert_eq!(found(&form(TITLE, rows)), Vec::<String>::new(), "{rows}");
    }
}

#[test]
fn hints_below_the_header_are_nobody() {
    for (rows, cell) in [
        ("| (1, 2, 3…) | (ghi rõ họ tên) | (ngày/tháng/năm) | (chọn trong danh sách) | (nếu có) |", "A3"),
        ("| =1 | (ghi rõ họ tên) | (dd/mm/yyyy) | (chọn) | |", "B3"),
        ("| | Ghi rõ họ tên | dd/mm/yyyy | Chọn trong danh sách | Nếu có |", "B3"),
        ("| | Nhập họ tên có dấu | VD: 15/08/2006 | Chọn nhóm | |", "B3"),
        ("| Bắt buộc | Bắt buộc | Bắt buộc | Bắt buộc | Không bắt buộc |", "A3"),
        ("| | * | * | * | |", "B3"),
        ("| | (full name) | (date of birth) | (activity group) | |", "B3"),
        // Where a name would stand it says how to write one: what else stands there is an example.
        ("| | (ghi rõ họ tên) | 15/08/2006 | NTM | |", "B3"),
        // Below the numbers of the columns.
        ("| (1) | (2) | (3) | (4) | (5) |\n| | (ghi rõ họ tên) | (ngày/tháng/năm) | | |", "B4"),
        ("| | (ghi rõ họ tên) | (ngày/tháng/năm) | | |\n| (1) | (2) | (3) | (4) | (5) |", "B3"),
    ] {
        let outcome = form(TITLE, rows);
        assert_eq!((counted(&outcome), found(&outcome)), ([2, 2, 0], vec![]), "{rows}");
        let said: Vec<_> = outcome.findings.iter().filter(|one| one.code.as_str() == "row-empty-template").collect();
        let [one] = said[..] else { panic!("{rows}: {said:?}") };
        assert!(stands(one, "row-empty-template", None, Some("DS"), Some(cell)), "{rows}");
        assert!(one.message(Lang::Vi).contains("hướng dẫn cách điền"), "{rows}");
    }
    let twice = form(TITLE, "| | (ghi rõ họ tên) | (dd/mm/yyyy) | | |\n| | (viết hoa) | (đủ năm) | (chọn) | |");
    assert_eq!((counted(&twice), found(&twice)), ([2, 2, 0], vec![]));
}

#[test]
fn what_somebody_is_or_did_is_no_hint() {
    for row in [
        "| =3 | Tích Văn Điền | 01/01/2006 | NTM | (nếu có) |",
        "| =3 | Ghi Thị Chọn | (2006) | (Hiến máu) | |",
        "| =3 | (Lê) Văn Tám | 01/01/2006 | (Hiến máu) | (nt) |",
    ] {
        assert_eq!(counted(&form(TITLE, row)), [3, 3, 0], "{row}");
    }
}
