//! Columns that many lists have beside what counts, and what stands in their place on some.

use super::attending::{CONFIG, MONTHLY, counted, found, list, number};
use crate::support::run::Folder;

#[test]
fn usual_side_columns_ask_nothing() {
    for header in [
        "Địa điểm",
        "Địa điểm sinh hoạt",
        "Nhận xét của khu vực",
        "Nhận xét của KV",
        "Ý kiến của chi đoàn ấp",
        "Người phụ trách",
        "Người xác nhận",
        "Điện thoại phụ huynh",
        "SĐT cha mẹ",
        "Số điện thoại của người thân",
        "Họ tên phụ huynh",
        "Nơi học tập",
        "Nơi công tác",
        "Giờ đến",
        "Thời lượng",
        "Buổi",
        "Thứ",
        "Lớp cảm tình Đảng",
        "Sở trường",
        "Link minh chứng",
        "Chữ ký ĐV",
        "Nơi giới thiệu",
        "Lý do nghỉ",
    ] {
        let text = if matches!(header, "Buổi" | "Thứ") { "Sáng" } else { "Nhà văn hóa" };
        let text = if header == "Lý do nghỉ" { "" } else { text };
        let cells = [format!("x | {text}"), format!("x | {text}"), " | ".to_owned()];
        let outcome = list(MONTHLY, &format!("Tham gia | {header}"), [&cells[0], &cells[1], &cells[2]], "");
        assert_eq!((counted(&outcome), found(&outcome)), ([2, 2, 0], vec![]), "{header}");
        assert!(outcome.register.questions.iter().all(|one| one.kind.code() != "column"), "{header}");
    }
}

#[test]
fn what_a_hamlet_says_is_the_result_where_it_grades() {
    let graded = list(MONTHLY, "Tham gia | Nhận xét của khu vực", ["x | Tốt", "x | Đạt", " | "], "");
    assert_eq!((counted(&graded), number(&graded, "grades.good.members")), ([2, 2, 0], 1));
    // What it says of absence is heard.
    let away = list(MONTHLY, "Tham gia | Nhận xét của KV", ["x | Tích cực", "x | Vắng", " | "], "");
    assert_eq!((counted(&away), found(&away)), ([2, 2, 0], vec!["mark-variant E4".to_owned()]));
}

#[test]
fn weeks_have_their_days_in_brackets() {
    let title = "ĐIỂM DANH SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ THÁNG 3/2026";
    for header in [
        "Tuần 1 (02/3-08/3) | Tuần 2 (09/3-15/3) | Tuần 3 (16/3 - 22/3)",
        "Tuần 1 (02-08/3) | Tuần 2 (09-15/3) | Tuần 3 (16-22/3)",
        "Tuần 1\\n(từ 02/3 đến 08/3) | Tuần 2\\n(từ 09/3 đến 15/3) | Tuần 3\\n(từ 16/3 đến 22/3)",
        "Tuần 1: 02/3-08/3 | Tuần 2: 09/3-15/3 | Tuần 3: 16/3-22/3",
        "T1 (02/3-08/3) | T2 (09/3-15/3) | T3 (16/3-22/3)",
        "02/3-08/3 | 09/3-15/3 | 16/3-22/3",
        // A week that begins in the month before is of the list's month.
        "Tuần 1 (23/02-01/3) | Tuần 2 (02/3-08/3) | Tuần 3 (30/3-05/4)",
    ] {
        let outcome = list(title, header, ["x | x | ", "x | | x", " | x | "], "");
        assert_eq!((counted(&outcome), found(&outcome)), ([5, 3, 0], vec![]), "{header}");
        assert_eq!(number(&outcome, "months.2026-03.turns"), 5, "{header}");
    }
}

#[test]
fn where_somebody_was_introduced_is_no_school_where_wards_stand() {
    let goal =
        list("DANH SÁCH ĐOÀN VIÊN ĐƯỢC GIỚI THIỆU NĂM HỌC 2026-2027", "Nơi giới thiệu", ["Phường Bình Thủy"; 3], "");
    assert_eq!(number(&goal, "introductions.introduced"), 3);
    let title = "DANH SÁCH GIỚI THIỆU ĐOÀN VIÊN VỀ SINH HOẠT NƠI CƯ TRÚ NĂM HỌC 2026-2027";
    let bare = list(title, "Nơi giới thiệu", ["Bình Thủy", "Cái Khế", "Bình Thủy"], "");
    assert_eq!(number(&bare, "introductions.introduced"), 3);
}

#[test]
fn rows_of_two_halves_are_told_to_their_own_half() {
    let text = format!(
        "| {MONTHLY} | < | < | < | < | < | < |
         | STT | Họ và tên | Ngày sinh | | STT | Họ và tên | Ngày sinh |
         | =1 | Lê Thị Riêng | 01/02/2006 | | =4 | Trần Thị Mận | 04/02/2006 |
         | =2 | Hồ Hảo Hớn | 02/02/2006 | | =5 | Võ Văn Tần | 05/02/2006 |
         | =3 | Phạm Hồng Thái | 03/02/2006 | | | | |"
    );
    let outcome = Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", &text).run();
    let sheets = &outcome.register.files[0].sheets;
    let rows: Vec<[u64; 4]> = sheets.iter().map(|sheet| sheet.rows).collect();
    assert_eq!((counted(&outcome), rows), ([5, 5, 0], vec![[3, 0, 0, 0], [2, 0, 0, 0]]));
}
