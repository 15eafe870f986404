//! Lists of members with their grades: a chapter's own are lists of its members, a ward's are its word.

use serde_json::Value;
use tonghop::pipeline::Outcome;

use crate::support::folders::figure;
use crate::support::run::Folder;

/// A list of two persons that a unit sends.
fn list(sender: &str, title: &str, header: &str, cells: [&str; 2]) -> Outcome {
    let text = format!(
        "| {sender} | < | < |
         | {title} | < | < |
         | STT | Họ và tên | Ngày sinh | {header} |
         | =1 | Lê Thị Riêng | 01/02/2006 | {} |
         | =2 | Hồ Hảo Hớn | 02/02/2006 | {} |",
        cells[0], cells[1]
    );
    Folder::new("", "--period 2025-09..2026-12 --today 2026-11-28").sheet(&format!("{sender}.xlsx"), "DS", &text).run()
}

/// Members, rows that wait, grades of members, and whether anything is an error.
fn made_of(outcome: &Outcome) -> [u64; 4] {
    let tree = serde_json::to_value(&outcome.figures).unwrap();
    let number = |path: &str| figure(&tree, path).as_ref().and_then(Value::as_u64).unwrap_or_default();
    assert_eq!(number("balance.rows.residual"), 0);
    let grades = ["good", "pass", "fail"].map(|grade| number(&format!("grades.{grade}.members")));
    [number("members.total"), number("balance.rows.waiting"), grades.iter().sum(), number("findings.error")]
}

#[test]
fn a_chapters_own_grading_is_a_list_of_its_members() {
    for (title, header, cells) in [
        (
            "DANH SÁCH ĐÁNH GIÁ XẾP LOẠI ĐOÀN VIÊN NĂM HỌC 2025-2026",
            "Tự xếp loại | Chi đoàn xếp loại",
            ["Tốt | Tốt", "Khá | Khá"],
        ),
        ("BẢNG XẾP LOẠI ĐOÀN VIÊN NĂM HỌC 2025-2026", "Xếp loại", ["Xuất sắc", "Khá"]),
        (
            "ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG ĐOÀN VIÊN NĂM 2026",
            "Mức xếp loại",
            ["Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ"],
        ),
        ("ĐÁNH GIÁ ĐOÀN VIÊN THÁNG 10/2026", "Xếp loại", ["Tốt", "Đạt"]),
        ("ĐÁNH GIÁ ĐOÀN VIÊN THÁNG 10", "Ngày vào Đoàn | Đánh giá | Ghi chú", ["26/03/2022 | Tốt |", "| Đạt |"]),
        ("BẢNG TỰ ĐÁNH GIÁ CỦA ĐOÀN VIÊN QUÝ 3 NĂM 2026", "Kết quả", ["Tốt", "Đạt"]),
        ("ĐÁNH GIÁ ĐOÀN VIÊN", "Mức đánh giá", ["Tốt", "Đạt"]),
        ("PHIẾU ĐÁNH GIÁ ĐOÀN VIÊN HỌC KỲ I NĂM HỌC 2025-2026", "Điểm rèn luyện | Xếp loại", ["=90 | Tốt", "=70 |"]),
    ] {
        let outcome = list("Chi đoàn Anh văn 23", title, header, cells);
        assert_eq!(made_of(&outcome), [2, 0, 0, 0], "{title}: {header}");
    }
}

#[test]
fn a_wards_grades_and_grades_of_taking_part_are_confirmations() {
    for (sender, title, header, cells) in [
        ("Đoàn phường Bình Thủy", "BẢNG ĐÁNH GIÁ, XẾP LOẠI ĐOÀN VIÊN NĂM 2026", "Mức xếp loại", ["Tốt", "Đạt"]),
        ("Chi đoàn khu vực 3", "BẢNG ĐÁNH GIÁ, XẾP LOẠI ĐOÀN VIÊN NĂM 2026", "Xếp loại", ["Tốt", "Đạt"]),
        (
            "Chi đoàn Anh văn 23",
            "ĐÁNH GIÁ, XẾP LOẠI ĐOÀN VIÊN SINH HOẠT NƠI CƯ TRÚ NĂM 2026",
            "Xếp loại",
            ["Tốt", "Đạt"],
        ),
        ("Đoàn phường Bình Thủy", "ĐÁNH GIÁ ĐOÀN VIÊN THÁNG 10/2026", "Xếp loại", ["Tốt", "Đạt"]),
        ("Chi đoàn khu vực 3", "ĐÁNH GIÁ ĐOÀN VIÊN THÁNG 10/2026", "Xếp loại", ["Tốt", "Đạt"]),
        ("Chi đoàn Anh văn 23", "ĐÁNH GIÁ ĐOÀN VIÊN THÁNG 10/2026", "Nhận xét của khu vực", ["Tốt", "Đạt"]),
        ("Chi đoàn Anh văn 23", "ĐÁNH GIÁ ĐOÀN VIÊN SINH HOẠT NƠI CƯ TRÚ THÁNG 10/2026", "Xếp loại", ["Tốt", "Đạt"]),
        ("Chi đoàn Anh văn 23", "NHẬN XÉT CỦA ĐỊA PHƯƠNG VỀ ĐOÀN VIÊN NĂM HỌC 2025-2026", "Nhận xét", ["Tốt", "Đạt"]),
    ] {
        let outcome = list(sender, title, header, cells);
        assert_eq!(made_of(&outcome), [0, 0, 2, 0], "{sender}: {title}");
    }
}

#[test]
fn a_ward_that_confirms_without_a_result_is_asked_for_it_once() {
    let outcome = list("Đoàn phường Bình Thủy", "DANH SÁCH XÁC NHẬN ĐOÀN VIÊN NĂM 2026", "Ghi chú", ["", ""]);
    assert_eq!(made_of(&outcome), [0, 2, 0, 1]);
    let found: Vec<&str> = outcome.findings.iter().map(|one| one.code.as_str()).collect();
    assert!(found.contains(&"column-missing") && !found.contains(&"confirmation-unannounced"), "{found:?}");
}
