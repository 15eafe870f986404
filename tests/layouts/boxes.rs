//! Boxes to tick as spreadsheets on the web have them, notes within cells of marks, days of a month across with their days of the
//! week, groups by their numbers.

use tonghop::finding::Severity;
use tonghop::model::{Date, When};
use tonghop::pipeline::Outcome;

use super::attending::{CONFIG, MONTHLY, counted, found, list, number};
use crate::support::draw::{Drawn, xlsx};
use crate::support::run::Folder;

const GROUPS: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THEO NHÓM HOẠT ĐỘNG THÁNG 11/2026";

fn alone(file: &str, text: &str) -> Outcome {
    Folder::new(CONFIG, "--period 2026-11 --today 2026-12-05").sheet(file, "T11", text).run()
}

fn groups<const N: usize>(outcome: &Outcome, codes: [&str; N]) -> [u64; N] {
    codes.map(|code| number(outcome, &format!("groups.{code}.turns")))
}

fn days(outcome: &Outcome) -> Vec<String> {
    let mut days: Vec<String> = outcome.register.turns.iter().map(|turn| turn.when.to_string()).collect();
    days.sort();
    days
}

/// A sheet of boxes; `header` is its first row, behind the persons, and `empty` a row that nobody is named in.
fn boxed(header: &str, rows: [&str; 3], empty: &str) -> Outcome {
    let names = ["Lê Thị Riêng", "Phạm Hồng Thái", "Hồ Hảo Hớn"];
    let persons: Vec<String> = (0..3).map(|at| format!("| =2231004{at} | {} | {} |", names[at], rows[at])).collect();
    let text = format!("| MSSV | Họ và tên | {header} |\n{}\n{}", persons.join("\n"), [empty; 4].join("\n"));
    alone("K10A/Hoạt động nơi cư trú tháng 11.2026.xlsx", &text)
}

#[test]
fn boxes_below_an_activity_and_its_day_are_turns_of_it() {
    for header in [
        "Ra quân dọn vệ sinh môi trường 07/11/2026 | Tặng quà người già neo đơn 15/11/2026 | Tổng",
        "Dọn vệ sinh môi trường (07/11/2026) | 15/11/2026: Tặng quà người già | Cộng",
        "Vệ sinh môi trường\\n07/11 | Tặng quà người già\\n15/11 | Tổng số lượt",
    ] {
        let rows = ["=TRUE | =TRUE | =2", "=FALSE | =TRUE | =1", "=FALSE | =FALSE | =0"];
        for empty in ["| | | =FALSE | =FALSE | =0 |", "| | | =FALSE | =FALSE | =? |", "| | | FALSE | FALSE | |"] {
            let outcome = boxed(header, rows, empty);
            assert_eq!(counted(&outcome), [3, 2, 0], "{header} {empty}");
            assert_eq!((number(&outcome, "balance.rows.read"), number(&outcome, "balance.rows.counted")), (3, 3));
            assert_eq!(days(&outcome), ["2026-11-07", "2026-11-15", "2026-11-15"], "{header} {empty}");
            assert_eq!(groups(&outcome, ["g4", "g3"]), [1, 2], "{header} {empty}");
            let template = outcome.findings.iter().filter(|one| one.code.as_str() == "row-empty-template");
            assert!(template.clone().count() > 0, "{header} {empty}");
            assert!(!outcome.findings.iter().any(|one| matches!(one.code.as_str(), "sheet-unsure" | "total-differs")));
        }
    }
}

#[test]
fn a_ticked_box_beside_no_name_is_no_empty_row() {
    let rows = ["=TRUE | =FALSE", "=FALSE | =TRUE", "=FALSE | =FALSE"];
    let outcome =
        boxed("Vệ sinh môi trường 07/11/2026 | Tặng quà người già 15/11/2026", rows, "| | | =FALSE | =TRUE |");
    assert_eq!(number(&outcome, "balance.rows.read"), 7);
    assert_eq!(number(&outcome, "members.participants"), 2);
}

#[test]
fn a_mark_is_one_with_a_note_behind_it() {
    for mark in [
        "có (làm MC)",
        "x (về sớm)",
        "x - trễ 15 phút",
        "đã tham gia",
        "x (phụ trách âm thanh)",
        "Có mặt - tổ trưởng",
        "✓ (BTC)",
    ] {
        let outcome = list(MONTHLY, "Tham gia", [mark, "vắng (ốm)", "không (xin phép)"], "| | Cộng | | =1 |");
        assert_eq!((counted(&outcome), found(&outcome)), ([1, 1, 0], vec![]), "{mark}");
        let said = outcome.findings.iter().find(|one| one.code.as_str() == "mark-variant").unwrap();
        assert_eq!(said.severity, Severity::Note, "{mark}");
    }
}

#[test]
fn a_note_that_may_take_the_mark_back_is_asked_about() {
    for mark in
        ["x (đăng ký)", "x (đi thay)", "có (chưa xác nhận)", "v (ốm)", "x (bận)", "x (?)", "có (bạn Nga xin phép hộ)"]
    {
        let outcome = list(MONTHLY, "Tham gia", [mark, "x", "x"], "");
        assert_eq!((counted(&outcome), found(&outcome)), ([2, 2, 0], vec!["mark-variant D3".to_owned()]), "{mark}");
    }
}

/// The marks of three persons on the first nine days of November 2026.
const MONTH: [&str; 3] = ["C | | | | | | | C |", "C | | | | | | | V |", "P | | | | | | | V |"];

/// A month of days across, a person a row, with the sums of the rows and of all.
fn month(header: &str, marks: [&str; 3], sums: [u32; 4]) -> Outcome {
    let names = ["Lê Thị Riêng", "Phạm Hồng Thái", "Hồ Hảo Hớn"];
    let rows: Vec<String> = (0..3)
        .map(|at| format!("| ={} | {} | 0{}/02/2006 | {} | ={} |", at + 1, names[at], at + 1, marks[at], sums[at]))
        .collect();
    let text = format!(
        "| BẢNG ĐIỂM DANH SINH HOẠT ĐỊNH KỲ HẰNG THÁNG TẠI NƠI CƯ TRÚ | < | < | < |
         | CHI ĐOÀN K10A - THÁNG 11 NĂM 2026 | < | < | < |
         | Ký hiệu: C: có mặt; V: vắng không phép; P: vắng có phép | < | < | < |
         {header}
         {}
         | | Cộng | | =2 | | | | | | | =1 | | ={} |",
        rows.join("\n"),
        sums[3]
    );
    alone("K10A/Diem danh T11.xlsx", &text)
}

#[test]
fn days_of_the_week_beside_the_days_of_a_month_are_no_activities() {
    let numbers = "=1 | =2 | =3 | =4 | =5 | =6 | =7 | =8 | =9";
    let texts = "1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9";
    let dates = "01/11 | 02/11 | 03/11 | 04/11 | 05/11 | 06/11 | 07/11 | 08/11 | 09/11";
    let short = "CN | T2 | T3 | T4 | T5 | T6 | T7 | CN | T2";
    let long = "Chủ nhật | Thứ 2 | Thứ 3 | Thứ 4 | Thứ 5 | Thứ sáu | Thứ bảy | Chủ nhật | Thứ hai";
    let glued = "CN 1 | T2 2 | T3 3 | T4 4 | T5 5 | T6 6 | T7 7 | CN 8 | T2 9";
    let two = |over: &str, below: &str| format!("| ^ | ^ | ^ | {over} | ^ |\n| ^ | ^ | ^ | {below} | ^ |");
    let one = |days: &str| format!("| ^ | ^ | ^ | {days} | ^ |\n| | | | | | | | | | | | |");
    for rows in [
        two(numbers, short),
        two(texts, long),
        two(short, numbers),
        two(short, texts),
        two(dates, short),
        one(glued),
        one(numbers),
    ] {
        let header = format!(
            "| STT | Họ và tên | Ngày sinh | Ngày trong tháng | < | < | < | < | < | < | < | < | Tổng số buổi có mặt |\n{rows}"
        );
        let outcome = month(&header, MONTH, [2, 1, 0, 3]);
        assert_eq!((counted(&outcome), found(&outcome)), ([3, 2, 0], vec![]), "{rows}");
        assert_eq!(number(&outcome, "channels.monthly.turns"), 3, "{rows}");
        assert_eq!(days(&outcome), ["2026-11-01", "2026-11-01", "2026-11-08"], "{rows}");
        assert!(!outcome.findings.iter().any(|one| one.code.as_str() == "column-unknown"), "{rows}");
    }
}

#[test]
fn a_sum_of_days_that_differs_is_said() {
    let header =
        "| STT | Họ và tên | Ngày sinh | Ngày trong tháng | < | < | < | < | < | < | < | < | Tổng số buổi có mặt |
             | ^ | ^ | ^ | =1 | =2 | =3 | =4 | =5 | =6 | =7 | =8 | =9 | ^ |
             | ^ | ^ | ^ | CN | T2 | T3 | T4 | T5 | T6 | T7 | CN | T2 | ^ |";
    let outcome = month(header, MONTH, [2, 2, 0, 4]);
    assert_eq!((counted(&outcome), found(&outcome)), ([3, 2, 0], vec!["total-differs M8".to_owned()]));
}

/// Persons with the number of a group; `key` is a second sheet.
fn numbered(header: &str, cells: [&str; 3], key: Option<&str>) -> Outcome {
    let names = ["Lê Thị Riêng", "Phạm Hồng Thái", "Hồ Hảo Hớn"];
    let rows: Vec<String> = (0..3)
        .map(|at| format!("| ={} | {} | 0{}/02/2006 | @2026-11-08 | {} |", at + 1, names[at], at + 1, cells[at]))
        .collect();
    let text = format!(
        "| {GROUPS} | < | < |\n| STT | Họ và tên | Ngày sinh | Ngày tham gia | {header} |\n{}",
        rows.join("\n")
    );
    let mut sheets = vec![Drawn::new("Danh sách", &text)];
    sheets.extend(key.map(|key| Drawn::new("Mã nhóm", key)));
    let mut folder = Folder::new(CONFIG, "--period 2026-11 --today 2026-12-05");
    folder.files.push(("K10A/ds.xlsx".to_owned(), xlsx("ds", &sheets)));
    folder.run()
}

const OFFICIAL: &str = "| BẢNG MÃ NHÓM HOẠT ĐỘNG | < |
     | Mã | Nhóm hoạt động |
     | =1 | Văn hóa, văn nghệ, thể dục thể thao |
     | =3 | Vận động xã hội hóa, đảm bảo an sinh xã hội |
     | =4 | Xây dựng nông thôn mới, văn minh đô thị |
     | =6 | Chăm sóc, giáo dục thiếu niên, nhi đồng |";

#[test]
fn numbers_of_groups_are_read_by_the_sheet_that_explains_them() {
    let own =
        OFFICIAL.replace("| Mã |", "| STT |").replace("=1 |", "=9 |").replace("=4 |", "=1 |").replace("=9 |", "=4 |");
    for header in ["Mã nhóm", "Nhóm", "Nhóm số", "STT nhóm", "Mã nhóm hoạt động"] {
        let outcome = numbered(header, ["=4", "3;6", "=1"], Some(OFFICIAL));
        assert_eq!((counted(&outcome), found(&outcome)), ([4, 3, 0], vec![]), "{header}");
        assert_eq!(groups(&outcome, ["g4", "g3", "g6", "g1", "g9"]), [1, 1, 1, 1, 0], "{header}");
        let day = When::Day(Date::constant(2026, 11, 8));
        assert!(outcome.register.turns.iter().all(|turn| turn.when == day), "{header}");
        let outcome = numbered(header, ["=4", "3, 6", "=4"], Some(&own));
        assert_eq!(groups(&outcome, ["g1", "g3", "g6", "g4", "g9"]), [2, 1, 1, 0, 0], "{header}");
    }
    // Without it nobody knows whose numbers these are.
    let outcome = numbered("Mã nhóm", ["=4", "=3", "=1"], None);
    assert_eq!((counted(&outcome), groups(&outcome, ["g9"])), ([3, 3, 0], [3]));
    assert!(found(&outcome).contains(&"activity-unmapped E3".to_owned()), "{:?}", found(&outcome));
}

#[test]
fn what_is_no_number_of_a_group_is_asked_about() {
    let outcome = numbered("Mã nhóm", ["=4", "=12", "Tổ 5"], Some(OFFICIAL));
    assert_eq!((counted(&outcome), groups(&outcome, ["g4", "g9"])), ([3, 3, 0], [1, 2]));
    let mut said = found(&outcome);
    said.retain(|one| !one.starts_with("other-share"));
    assert_eq!(said, ["activity-unmapped E4", "activity-unmapped E5"]);
}
