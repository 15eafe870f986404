//! Summer at home: slips of a school before it, and the wards' grades behind it.

use tonghop::pipeline::Outcome;

use super::attending::{CONFIG, number};
use crate::support::run::Folder;

fn run(file: &str, text: &str) -> Outcome {
    Folder::new(CONFIG, "--period 2026-06..2026-08 --today 2026-09-05").sheet(file, "Sheet1", text).run()
}

/// A list of two persons with grades, sent by a ward.
fn graded(title: &str) -> Outcome {
    let text = format!(
        "| ĐOÀN PHƯỜNG BÌNH THỦY | < | < |\n| {title} | < | < |\n| (Từ ngày 01/6/2026 đến ngày 31/8/2026) | < | < |
| TT | Họ và tên | Năm sinh | Lớp | Xếp loại |
| =1 | Lê Thị Riêng | 2010 | 10A1 | Tốt |
| =2 | Hồ Hảo Hớn | 2009 | 11A2 | Đạt |"
    );
    run("Phuong Binh Thuy/XN he.xlsx", &text)
}

/// Turns, those in the group of children, and grades.
fn made_of(outcome: &Outcome) -> [u64; 4] {
    assert_eq!(number(outcome, "balance.rows.residual"), 0);
    ["turns.total", "groups.g6.turns", "grades.good.members", "grades.pass.members"].map(|path| number(outcome, path))
}

#[test]
fn grades_of_a_summer_at_home_are_no_turns() {
    for title in [
        "DANH SÁCH XÁC NHẬN, ĐÁNH GIÁ ĐOÀN VIÊN HỌC SINH SINH HOẠT HÈ TẠI ĐỊA PHƯƠNG",
        "ĐÁNH GIÁ ĐOÀN VIÊN THAM GIA SINH HOẠT HÈ NĂM 2026",
        "BẢNG NHẬN XÉT ĐOÀN VIÊN VỀ SINH HOẠT HÈ",
    ] {
        let outcome = graded(title);
        assert_eq!(made_of(&outcome), [0, 0, 1, 1], "{title}");
        let keyword = |one: &&tonghop::finding::Finding| one.code.as_str() == "activity-by-keyword";
        assert_eq!(outcome.findings.iter().find(keyword), None, "{title}");
    }
}

#[test]
fn what_members_hold_for_children_in_summer_is_an_activity() {
    for title in [
        "XÁC NHẬN, ĐÁNH GIÁ ĐOÀN VIÊN TỔ CHỨC SINH HOẠT HÈ",
        "XÁC NHẬN, ĐÁNH GIÁ ĐOÀN VIÊN THAM GIA SINH HOẠT HÈ CHO THIẾU NHI",
        "XÁC NHẬN, ĐÁNH GIÁ ĐOÀN VIÊN SINH HOẠT HÈ TẠI ĐỊA PHƯƠNG VÀ DẠY KÈM TRẺ EM",
    ] {
        assert_eq!(made_of(&graded(title)), [2, 2, 1, 1], "{title}");
    }
}

#[test]
fn a_list_of_who_was_at_home_in_summer_names_no_group() {
    let list = |title: &str| {
        let text = format!(
            "| {title} | < | < |\n| TT | Họ và tên | Ngày sinh |\n| =1 | Lê Thị Riêng | 01/02/2006 |\n| =2 | Hồ Hảo Hớn | 03/02/2006 |"
        );
        let outcome = run("K10A/ds.xlsx", &text);
        [number(&outcome, "channels.monthly.turns"), number(&outcome, "groups.g6.turns")]
    };
    assert_eq!(list("DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT HÈ TẠI ĐỊA PHƯƠNG THÁNG 7/2026"), [2, 0]);
    assert_eq!(list("DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT HÈ TẠI NƠI CƯ TRÚ THÁNG 7/2026"), [2, 0]);
    assert_eq!(list("DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT HÈ CHO TRẺ EM THÁNG 7/2026"), [0, 2]);
}

#[test]
fn slips_say_who_takes_the_pupil_in_in_many_words() {
    for header in [
        "Đoàn xã, phường tiếp nhận",
        "Đoàn phường/xã tiếp nhận",
        "Đoàn xã/phường tiếp nhận",
        "Xã, phường tiếp nhận",
        "Đoàn xã, phường, đặc khu tiếp nhận",
        "Nơi tiếp nhận sinh hoạt hè",
        "Nơi về sinh hoạt hè",
    ] {
        let outcome = run(
            "Doan truong/DS gioi thieu.xlsx",
            &format!(
                "| DANH SÁCH GIỚI THIỆU ĐOÀN VIÊN VỀ SINH HOẠT HÈ TẠI ĐỊA PHƯƠNG | < | < |\n| Hè năm 2026 | < | < |
| STT | Họ và tên | Ngày sinh | Lớp | Số phiếu | Ngày giới thiệu | {header} |
| =1 | Lê Thị Riêng | 18/04/2010 | 10A1 | 01/GT | 28/05/2026 | Phường Bình Thủy |
| =2 | Hồ Hảo Hớn | 22/01/2009 | 11A2 | 02/GT | 28/05/2026 | Phường Ninh Kiều |"
            ),
        );
        let made = ["introductions.introduced", "introductions.unconfirmed", "balance.rows.waiting"];
        assert_eq!(made.map(|path| number(&outcome, path)), [2, 2, 0], "{header}");
    }
}
