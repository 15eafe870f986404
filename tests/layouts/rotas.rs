//! Names below days and activities, and cells that say in what somebody took part where a mark would stand.

use super::attending::{CONFIG, counted, found, number};
use super::told::{texts, turns};
use crate::support::run::Folder;
use tonghop::model::Lang;
use tonghop::pipeline::Outcome;

const DUTY: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA TRỰC CHỐT TẠI PHƯỜNG TRÀ AN THÁNG 10/2026";
const MONTHLY: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ THÁNG 10/2026";

fn run(title: &str, rows: &str) -> Outcome {
    let text = format!("| {title} | < | < | < |\n{rows}");
    Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", &text).run()
}

/// Days of the turns, in order.
fn days(outcome: &Outcome) -> Vec<String> {
    let mut days: Vec<String> = outcome.register.turns.iter().map(|turn| turn.when.to_string()).collect();
    days.sort();
    days
}

#[test]
fn names_below_days_are_a_turn_each() {
    let first = ["2026-10-03", "2026-10-03", "2026-10-10", "2026-10-10", "2026-10-17"];
    for rows in [
        "| Ca | 03/10/2026 | 10/10/2026 | 17/10/2026 |
         | Sáng | Lê Thị Riêng | Phạm Hồng Thái | Hồ Hảo Hớn |
         | Chiều | Tô Vĩnh Diện | Bế Văn Đàn | |",
        "| STT | Thứ 7 03/10 | CN 10/10 | Thứ 7 17/10 |
         | =1 | Lê Thị Riêng | 1. Phạm Hồng Thái | Hồ Hảo Hớn |
         | =2 | Tô Vĩnh Diện | 2. Bế Văn Đàn | |
         | Cộng | =2 | =2 | =1 |",
        "| Ngày | Sáng | Chiều | Tối |
         | 03/10 | Lê Thị Riêng | Tô Vĩnh Diện | |
         | 10/10 | Phạm Hồng Thái | vắng | Bế Văn Đàn |
         | 17/10 | | | Hồ Hảo Hớn |",
        "| Ca | Họ và tên đoàn viên đã trực | < | < |
         | ^ | 03/10/2026 | 10/10/2026 | 17/10/2026 |
         | Sáng | Lê Thị Riêng, Tô Vĩnh Diện | Phạm Hồng Thái\\nBế Văn Đàn | Hồ Hảo Hớn |
         | Chiều | | | |
         | Bí thư chi đoàn | | | |
         | Nguyễn Văn Trỗi | | | |",
    ] {
        let outcome = run(DUTY, rows);
        assert_eq!((counted(&outcome), found(&outcome)), ([5, 5, 0], vec!["activity-by-keyword A1".into()]), "{rows}");
        assert_eq!(days(&outcome), first, "{rows}");
        let said = outcome.findings.iter().find(|one| one.code.as_str() == "sheet-form").expect("it is said");
        assert!(said.message(Lang::Vi).starts_with("Bảng này ghi tên người dưới từng ngày"), "{rows}");
    }
}

#[test]
fn names_below_shifts_of_several_days_are_of_the_day_above() {
    let outcome = run(
        DUTY,
        "| 03/10 | < | 10/10 | < |
         | Sáng | Chiều | Sáng | Chiều |
         | Lê Thị Riêng | Tô Vĩnh Diện | Phạm Hồng Thái | Bế Văn Đàn |",
    );
    assert_eq!(days(&outcome), ["2026-10-03", "2026-10-03", "2026-10-10", "2026-10-10"]);
}

#[test]
fn names_below_activities_and_wards_are_of_these() {
    let title = "DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG TẠI NƠI CƯ TRÚ THÁNG 10/2026";
    let done = run(
        title,
        "| Hiến máu | NTM | Định kỳ |
         | Lê Thị Riêng | Tô Vĩnh Diện | Phạm Hồng Thái |
         | Bế Văn Đàn | | Hồ Hảo Hớn |",
    );
    let wanted = [
        "group g4 2026-10",
        "group g9 2026-10 Hiến máu",
        "group g9 2026-10 Hiến máu",
        "monthly 2026-10",
        "monthly 2026-10",
    ];
    assert_eq!(turns(&done), texts(&wanted));
    let wards = run(
        MONTHLY,
        "| Phường Trà An | Phường Cái Khế |
         | Lê Thị Riêng | Tô Vĩnh Diện |
         | Bế Văn Đàn | Hồ Hảo Hớn |",
    );
    assert_eq!(counted(&wards), [4, 4, 0]);
    let at: Vec<_> = wards.register.turns.iter().filter_map(|turn| turn.ward.as_ref()).collect();
    assert_eq!(at.len(), 4);
}

#[test]
fn what_is_no_name_below_a_day_makes_it_no_rota() {
    for rows in [
        "| Ca | 03/10/2026 | 10/10/2026 |
         | Sáng | Lê Thị Riêng | Phạm Hồng Thái |
         | Chiều | Tô Vĩnh Diện | cả chi đoàn |",
        "| Tổ | Khu vực 1 | Khu vực 2 |
         | A | Lê Thị Riêng | Phạm Hồng Thái |
         | B | Tô Vĩnh Diện | Bế Văn Đàn |",
    ] {
        let outcome = run(DUTY, rows);
        let errors: Vec<String> = found(&outcome);
        assert_eq!((number(&outcome, "turns.total"), errors), (0, vec!["sheet-unrecognised 2:2".into()]), "{rows}");
    }
    // What is to be done is asked about.
    let plan = run(
        "BẢNG PHÂN CÔNG TRỰC CHỐT TẠI PHƯỜNG TRÀ AN THÁNG 10/2026",
        "| Ca | 03/10/2026 | 10/10/2026 |
         | Sáng | Lê Thị Riêng | Phạm Hồng Thái |
         | Chiều | Tô Vĩnh Diện | Bế Văn Đàn |",
    );
    assert_eq!((counted(&plan), found(&plan)), ([0, 0, 4], vec!["sheet-unsure 2:2".into()]));
}

#[test]
fn a_group_below_a_day_is_what_was_done_on_it() {
    let title = "BẢNG THEO DÕI ĐOÀN VIÊN THAM GIA SINH HOẠT THEO NHÓM HOẠT ĐỘNG TẠI NƠI CƯ TRÚ THÁNG 10/2026";
    let rows = "| STT | Họ và tên | 03/10 | 10/10 | 17/10 | Số lần |
         | =1 | Lê Thị Riêng | NTM | | ASXH | =2 |
         | =2 | Tô Vĩnh Diện | V | VN-TT | | =1 |
         | =3 | Phạm Hồng Thái | Định kỳ | | V | =1 |
         | | Cộng | =2 | =1 | =1 | =4 |";
    let legend = "| Ghi tắt trong ô: NTM: xây dựng nông thôn mới, văn minh đô thị; ASXH: an sinh xã hội; VN-TT: văn hóa, văn nghệ, thể thao; V: vắng | < | < | < |";
    let outcome = run(title, &format!("{legend}\n{rows}"));
    let wanted = ["group g1 2026-10-10", "group g3 2026-10-17", "group g4 2026-10-03", "monthly 2026-10-03"];
    assert_eq!((turns(&outcome), counted(&outcome), found(&outcome)), (texts(&wanted), [4, 3, 0], vec![]));
}

#[test]
fn a_line_that_names_its_group_goes_before_the_words_of_a_title() {
    let rows = "| Nhóm hoạt động: Các hoạt động tình nguyện khác | < | < | < |
         | STT | Họ và tên | Ngày sinh | |
         | =1 | Lê Thị Riêng | 01/02/2006 | |";
    let outcome = run("DANH SÁCH ĐOÀN VIÊN DỌN VỆ SINH MÔI TRƯỜNG TẠI PHƯỜNG TRÀ AN THÁNG 10/2026", rows);
    assert_eq!((turns(&outcome), found(&outcome)), (texts(&["group g9 2026-10"]), vec![]));
}

#[test]
fn a_header_says_group_day_and_ward_in_one_cell() {
    let title = "ĐOÀN VIÊN THAM GIA SINH HOẠT THEO NHÓM HOẠT ĐỘNG TẠI NƠI CƯ TRÚ THÁNG 10/2026";
    for header in [
        "NTM\\n04/10/2026\\nPhường Trà An | ASXH\\n11/10/2026\\nPhường Cái Khế",
        "04/10/2026\\nNTM\\nPhường Trà An | 11/10/2026\\nASXH\\nPhường Cái Khế",
        "NTM (04/10/2026 - Phường Trà An) | ASXH (11/10/2026 - Phường Cái Khế)",
        "NTM tại Phường Trà An ngày 04/10 | ASXH tại Phường Cái Khế ngày 11/10",
        "Phường Trà An\\nNTM\\n04/10 | Phường Cái Khế\\nASXH\\n11/10",
    ] {
        let rows = format!("| STT | Họ và tên | {header} |\n| =1 | Lê Thị Riêng | x | x |\n| =2 | Hồ Hảo Hớn | x | |");
        let outcome = run(title, &rows);
        let wanted = ["group g3 2026-10-11", "group g4 2026-10-04", "group g4 2026-10-04"];
        assert_eq!((turns(&outcome), found(&outcome)), (texts(&wanted), vec![]), "{header}");
        let wards: std::collections::BTreeSet<_> = outcome.register.turns.iter().map(|turn| &turn.ward).collect();
        assert_eq!(wards.len(), 2, "{header}");
    }
    let rows = "| STT | Họ và tên | Hiến máu\\n04/10/2026\\nPhường Trà An | |\n| =1 | Lê Thị Riêng | x | |";
    assert_eq!(turns(&run(title, rows)), texts(&["group g9 2026-10-04 Hiến máu"]));
}

#[test]
fn a_count_of_signs_beside_them_is_their_sum() {
    let rows = "| STT | Họ và tên | 04/10 | 11/10 | 18/10 | Số buổi |
         | =1 | Lê Thị Riêng | + | + | - | =2 |
         | =2 | Hồ Hảo Hớn | + | - | - | =1 |
         | =3 | Tô Vĩnh Diện | - | P | + | =1 |
         | | Cộng | =2 | =1 | =1 | =4 |";
    let legend = "| + có mặt; - vắng; P: vắng có phép | < | < | < |";
    let outcome = run(MONTHLY, &format!("{legend}\n{rows}"));
    assert_eq!((counted(&outcome), found(&outcome)), ([4, 3, 0], vec![]));
}
