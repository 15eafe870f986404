//! Columns that say how often it was before: no turns of the list they stand on.

use super::attending::{CONFIG, MONTHLY, counted, found, list, number};
use crate::support::run::{Folder, stands};
use tonghop::model::Lang;

const BLOOD: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA HIẾN MÁU TÌNH NGUYỆN NGÀY 08/10/2026";

#[test]
fn how_often_somebody_gave_blood_is_no_count_of_this_day() {
    for header in [
        "Số lần đã hiến",
        "Số lần hiến máu",
        "Số lần đã hiến máu",
        "Đã hiến (lần)",
        "Đã hiến mấy lần",
        "Hiến máu lần thứ",
        "Lần hiến thứ",
        "Lần thứ",
        "Tổng số lần hiến",
        "Đã từng hiến máu",
    ] {
        let outcome = list(BLOOD, header, ["=2", "=0", "=4"], "");
        assert_eq!(
            (counted(&outcome), found(&outcome)),
            ([3, 3, 0], vec!["activity-by-keyword A1".into()]),
            "{header}"
        );
        let said = outcome.findings.iter().find(|one| stands(one, "column-unknown", None, Some("DS"), Some("D2")));
        assert_eq!(said.and_then(|one| one.seen.as_deref()), Some(header));
    }
    // Beside marks they add nothing.
    let marked = list(BLOOD, "Tham gia | Số lần đã hiến", ["x | =2", " | =5", "x | =0"], "");
    assert_eq!(counted(&marked), [2, 2, 0]);
}

#[test]
fn how_often_somebody_took_part_before_is_no_count_of_this_month() {
    for header in [
        "Số lần đã tham gia trước đây",
        "Số lần tham gia (trước đây)",
        "Số lần tham gia trước",
        "Số lần đã từng tham gia",
        "Số lần tham gia từ trước đến nay",
        "Số buổi tham gia tháng trước",
        "Tham gia lần thứ mấy",
    ] {
        let outcome = list(MONTHLY, header, ["=2", "=0", "=4"], "");
        assert_eq!((counted(&outcome), found(&outcome)), ([3, 3, 0], vec![]), "{header}");
        assert!(outcome.findings.iter().any(|one| stands(one, "column-unknown", None, Some("DS"), Some("D2"))));
    }
    for header in ["Số lần tham gia", "Số lần đã tham gia", "Số buổi", "Số lần", "Số buổi đã tham gia"]
    {
        let outcome = list(MONTHLY, header, ["=2", "=0", "=4"], "");
        assert_eq!((counted(&outcome), found(&outcome)), ([6, 2, 0], vec![]), "{header}");
    }
}

#[test]
fn a_longer_time_has_room_for_giving_blood_several_times() {
    let year = "DANH SÁCH ĐOÀN VIÊN THAM GIA HIẾN MÁU NĂM 2026";
    assert_eq!(counted(&list(year, "Số lần hiến máu", ["=2", "=0", "=3"], ""))[0], 5);
    assert_eq!(counted(&list(year, "Số lần hiến máu", ["=12", "=0", "=3"], ""))[0], 3);
    let month = "DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG THÁNG 10/2026";
    let groups = list(month, "Số lần hiến máu | Số lần dọn vệ sinh", ["=1 | =2", "=0 | =1", "=1 | =0"], "");
    assert_eq!(counted(&groups), [5, 3, 0]);
}

#[test]
fn giving_blood_beside_what_was_done_is_asked_about() {
    let month = "DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG THÁNG 10/2026";
    for (header, cells, cell, figures) in [
        ("Hoạt động | Số lần hiến máu", ["NTM | =1", "NTM | =0", "NTM | =1"], "E2", [3, 3, 0]),
        ("Số lần tham gia | Số lần hiến máu", ["=3 | =1", "=2 | =0", "=1 | =1"], "E2", [6, 3, 0]),
    ] {
        let outcome = list(month, header, cells, "");
        assert_eq!(counted(&outcome), figures, "{header}");
        let said: Vec<_> = outcome.findings.iter().filter(|one| one.code.as_str() == "column-unknown").collect();
        assert!(matches!(said[..], [one] if stands(one, "column-unknown", None, Some("DS"), Some(cell))), "{header}");
        assert_eq!(said[0].severity, tonghop::finding::Severity::Query);
        assert!(said[0].message(Lang::Vi).contains("“Số lần hiến máu”), không rõ là của kỳ này"), "{header}");
    }
}

#[test]
fn a_total_that_runs_on_beside_the_months_own_is_no_count() {
    for header in ["Cộng dồn từ tháng 9/2026", "Lũy kế từ đầu năm học", "Số lần cộng dồn", "Tính từ đầu năm"]
    {
        let outcome = list(MONTHLY, &format!("Số lần trong tháng | {header}"), ["=2 | =5", "=0 | =3", "=1 | =1"], "");
        assert_eq!((counted(&outcome), found(&outcome)), ([3, 2, 0], vec![]), "{header}");
    }
}

#[test]
fn what_somebody_answered_of_such_a_column_holds() {
    let text =
        format!("| {MONTHLY} | < | < |\n| STT | Họ và tên | Số lần tham gia trước |\n| =1 | Lê Thị Riêng | =2 |");
    let config = format!("{CONFIG}\n[columns]\ncount = [\"Số lần tham gia trước\"]\n");
    let outcome = Folder::new(&config, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", &text).run();
    assert_eq!(number(&outcome, "turns.total"), 2);
}

#[test]
fn blood_is_no_group_of_activities() {
    for header in ["Nhóm máu", "Nhóm máu (ABO)", "Loại máu", "Nhóm"] {
        let outcome = list(BLOOD, header, ["O", "A", "AB+"], "");
        assert_eq!(
            (counted(&outcome), found(&outcome)),
            ([3, 3, 0], vec!["activity-by-keyword A1".into()]),
            "{header}"
        );
    }
    let teams = list(MONTHLY, "Nhóm", ["A", "B", "A"], "");
    assert!(found(&teams).iter().any(|one| one.starts_with("activity-unmapped")), "{:?}", found(&teams));
}

#[test]
fn what_was_done_on_a_day_lists_who_did_it() {
    let turns = |title: &str, header: &str| {
        let text = format!(
            "| {title} | < | < |\n| TT | Họ tên | {header} |\n| =1 | Lê Thị Riêng | =2421701 |\n| =2 | Hồ Hảo Hớn | =2421702 |"
        );
        let args = "--period 2026-10 --today 2026-11-28";
        counted(&Folder::new(CONFIG, args).sheet("K10A/tang qua.xls", "Sheet1", &text).run())
    };
    for title in [
        "Tặng quà hộ nghèo phường An Khê, Đà Nẵng 22/10/2026",
        "Ngày 22/10/2026 tặng quà hộ nghèo",
        "Tặng quà hộ nghèo ngày 22 tháng 10 năm 2026",
        "Dạy học cho thiếu nhi 22-10-2026",
    ] {
        assert_eq!(turns(title, "MSSV"), [2, 2, 0], "{title}");
    }
    for title in [
        "Danh sách tặng quà hộ nghèo 22/10/2026",
        "Tặng quà sinh viên nghèo 22/10/2026",
        "Đội văn nghệ 22/10/2026",
        "Đăng ký tặng quà hộ nghèo 22/10/2026",
        "Tặng quà hộ nghèo",
    ] {
        assert_eq!(turns(title, "MSSV"), [0, 0, 2], "{title}");
    }
    assert_eq!(turns("Tặng quà hộ nghèo 22/10/2026", "Số nhà")[0], 0);
}
