//! Activities in headers that no group knows, with their day, over it, below it, without one; and what only looks like them.

use super::attending::{CONFIG, counted, found, list, number};
use super::told::{self, DONE, subjects, texts};
use crate::support::run::Folder;
use tonghop::pipeline::Outcome;

const MONTHLY: &str = "ĐIỂM DANH ĐOÀN VIÊN SINH HOẠT ĐỊNH KỲ TẠI NƠI CƯ TRÚ THÁNG 3/2026";

/// As [`told::turns`], each once.
fn turns(outcome: &Outcome) -> Vec<String> {
    let mut all = told::turns(outcome);
    all.dedup();
    all
}

#[test]
fn an_activity_with_its_day_is_a_group_activity_and_asked_about() {
    for header in [
        "Gói bánh ú (07/03/2026)",
        "Gói bánh ú 07/3",
        "Gói bánh ú (CN 07/03)",
        "07/3: Gói bánh ú",
        "Gói bánh ú\\n07/03/2026",
        "Tham gia gói bánh ú ngày 7/3",
    ] {
        for title in [DONE, MONTHLY, "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT NĂM 2026"] {
            let outcome = list(title, header, ["x", "", "x"], "");
            assert_eq!((counted(&outcome), found(&outcome)), ([2, 2, 0], texts(&["activity-unmapped D2"])), "{header}");
            let named = if header.starts_with("Tham") { "Tham gia gói bánh ú" } else { "Gói bánh ú" };
            assert_eq!(turns(&outcome), [format!("group g9 2026-03-07 {named}")], "{title}: {header}");
            assert_eq!(subjects(&outcome), [named], "{header}");
        }
    }
    let two = list(DONE, "Gói bánh ú (07/03/2026) | NTM (14/03/2026)", ["x | x", " | x", " | "], "");
    assert_eq!((counted(&two), found(&two)), ([3, 2, 0], texts(&["activity-unmapped D2"])));
    assert_eq!(turns(&two), ["group g4 2026-03-14", "group g9 2026-03-07 Gói bánh ú"]);
    // Also on a list that gives when somebody joined.
    let joined = list(
        DONE,
        "Ngày vào Đoàn | Gói bánh ú (07/03/2026)",
        ["26/03/2022 | x", "26/03/2022 | ", "26/03/2022 | x"],
        "",
    );
    assert_eq!(
        (turns(&joined), found(&joined)),
        (texts(&["group g9 2026-03-07 Gói bánh ú"]), texts(&["activity-unmapped E2"]))
    );
}

/// A list with a header over two rows.
fn tall(title: &str, upper: &str, lower: &str, cells: [&str; 2]) -> Outcome {
    let text = format!(
        "| {title} | < | < |\n| STT | Họ và tên | Ngày sinh | {upper} |\n| ^ | ^ | ^ | {lower} |\n\
         | =1 | Lê Thị Riêng | 01/02/2006 | {} |\n| =2 | Phạm Hồng Thái | 02/02/2006 | {} |\n",
        cells[0], cells[1]
    );
    Folder::new(CONFIG, "--period 2026-01..2026-12 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", &text).run()
}

#[test]
fn an_activity_over_or_below_its_day_is_one_too() {
    let both = texts(&["group g9 2026-03-07 Gói bánh ú", "group g9 2026-03-14 Thăm mẹ VNAH"]);
    let asked = texts(&["activity-unmapped D3", "activity-unmapped E3"]);
    let over = tall(DONE, "Gói bánh ú | Thăm mẹ VNAH", "07/03/2026 | 14/03/2026", ["x | x", " | x"]);
    assert_eq!(
        (turns(&over), found(&over), subjects(&over)),
        (both.clone(), asked.clone(), texts(&["Gói bánh ú", "Thăm mẹ VNAH"]))
    );
    let below = tall(DONE, "07/03/2026 | 14/03/2026", "Gói bánh ú | Thăm mẹ VNAH", ["x | x", " | x"]);
    assert_eq!((turns(&below), found(&below), subjects(&below)), (both, asked, texts(&["Gói bánh ú", "Thăm mẹ VNAH"])));
    let one_day = tall(DONE, "07/03/2026 | <", "Gói bánh ú | Thăm mẹ VNAH", ["x | x", " | x"]);
    assert_eq!(turns(&one_day), ["group g9 2026-03-07 Gói bánh ú", "group g9 2026-03-07 Thăm mẹ VNAH"]);
    let two_days = tall(DONE, "Gói bánh ú | <", "07/03/2026 | 08/03/2026", ["x | x", " | x"]);
    assert_eq!(turns(&two_days), ["group g9 2026-03-07 Gói bánh ú", "group g9 2026-03-08 Gói bánh ú"]);
    // Without a day they are of the title's month.
    let month = list(DONE, "Gói bánh ú | Thăm mẹ VNAH", ["x | x", " | x", "x | "], "");
    assert_eq!(turns(&month), ["group g9 2026-03 Gói bánh ú", "group g9 2026-03 Thăm mẹ VNAH"]);
    let parent = tall(DONE, "Hoạt động | <", "Gói bánh ú | Thăm mẹ VNAH", ["x | x", " | x"]);
    assert_eq!(subjects(&parent), ["Gói bánh ú", "Thăm mẹ VNAH"]);
}

#[test]
fn what_says_when_where_or_that_they_met_is_no_activity() {
    for header in [
        "Buổi 1 (07/03) | Buổi 2 (14/03)",
        "Lần 1 - 07/3 | Lần 2 - 14/3",
        "CN 07/3 | T7 14/3",
        "CN07/3 | Tối thứ 6 14/03",
        "Sáng 07/3 | Chiều 14/3",
        "Sinh hoạt 07/3 | SH 14/3",
        "Có mặt 07/3 | Tham gia SH ngày 14/3",
        "KV 3 07/3 | Ấp 2 14/3",
        "An Thới 07/3 | Bình Thủy 14/3",
        "Nhà văn hóa KV3 (07/3) | Hội trường UBND (14/3)",
        "Họp chi đoàn 07/3 | Họp chi đoàn (14/03/2026)",
    ] {
        let outcome = list(MONTHLY, header, ["x | x", " | x", "x | "], "");
        assert_eq!((counted(&outcome), found(&outcome)), ([4, 3, 0], vec![]), "{header}");
        assert_eq!(turns(&outcome), ["monthly 2026-03-07", "monthly 2026-03-14"], "{header}");
    }
    let month = list(MONTHLY, "Sinh hoạt tháng 3 | Ghi chú", ["x | ", "x | ốm ngày 7/3", " | "], "");
    assert_eq!((turns(&month), found(&month)), (texts(&["monthly 2026-03"]), vec![]));
    let away = list(MONTHLY, "Có mặt 07/3 | Vắng (07/03/2026)", ["x | ", " | x", "x | "], "");
    assert_eq!((counted(&away), found(&away)), ([2, 2, 0], vec![]));
    let weekend = list(MONTHLY, "T7, CN 07-08/3 | 14-15/3", ["x | x", " | x", "x | "], "");
    assert_eq!(turns(&weekend), ["monthly 2026-03-07..2026-03-08", "monthly 2026-03-14..2026-03-15"]);
    // A feast is part of a name, and no day.
    let feast = list(DONE, "Hội trại 26/3 | Gói bánh ú 07/3", ["x | x", " | x", "x | "], "");
    assert_eq!(turns(&feast), ["group g9 2026-03 Hội trại 26/3", "group g9 2026-03-07 Gói bánh ú"]);
    // Names of classes are no days.
    let classes = list(DONE, "Lớp 10/3 | Chi đoàn 11/4", ["x | x", " | x", "x | "], "");
    assert_eq!(number(&classes, "months.2026-04.turns"), 0);
}

#[test]
fn the_same_activity_of_one_sender_in_two_sheets_is_one_turn() {
    let wide = "| DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG |\n| STT | Họ và tên | Ngày sinh | Gói bánh ú (07/03/2026) |\n\
                | =1 | Lê Thị Riêng | 01/02/2006 | x |\n| =2 | Phạm Hồng Thái | 02/02/2006 | x |";
    let long = "| DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG |\n| STT | Họ và tên | Ngày sinh | Ngày | Hoạt động |\n\
                | =1 | Lê Thị Riêng | 01/02/2006 | 07/03/2026 | Gói bánh ú |\n\
                | =2 | Hồ Hảo Hớn | 03/02/2006 | 07/03/2026 | Gói bánh ú |";
    let folder = Folder::new(CONFIG, "--period 2026-03 --today 2026-11-28");
    let outcome = folder.sheet("K10A/a.xlsx", "DS", wide).sheet("K10A/b.xlsx", "DS", long).run();
    assert_eq!((number(&outcome, "turns.total"), subjects(&outcome)), (3, texts(&["Gói bánh ú"])));
}

#[test]
fn two_days_of_an_activity_are_one_span() {
    for header in ["Ra quân dọn rác (13-14/3)", "Ra quân dọn rác (T7, CN 13-14/3)", "Ra quân dọn rác 13/3 - 14/3"]
    {
        let outcome = list(DONE, header, ["x", "", "=2"], "");
        assert_eq!(counted(&outcome), [3, 2, 0], "{header}");
        assert_eq!(turns(&outcome), ["group g4 2026-03-13..2026-03-14 Ra quân dọn rác"], "{header}");
        assert_eq!(subjects(&outcome), ["Ra quân dọn rác"], "{header}");
    }
}
