//! Rows by which a form shows how it is filled in, left where they were.

use super::attending::{CONFIG, counted, found};
use crate::support::run::{Folder, stands};
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
