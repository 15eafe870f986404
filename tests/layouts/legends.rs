//! A sender's own numbers of groups by a legend, days beside activities, lists within a cell, days below a note.

use tonghop::finding::Severity;
use tonghop::pipeline::Outcome;

use super::attending::{CONFIG, MONTHLY, counted, found, list, number};
use crate::support::draw::{Drawn, xlsx};
use crate::support::run::Folder;

const GROUPS: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THEO NHÓM HOẠT ĐỘNG THÁNG 10/2026";

/// Turns of these groups.
fn groups<const N: usize>(outcome: &Outcome, codes: [&str; N]) -> [u64; N] {
    codes.map(|code| number(outcome, &format!("groups.{code}.turns")))
}

/// Ticks below three headers, two in the first column, and lines below.
fn ticked(headers: &str, below: &str) -> Outcome {
    list(GROUPS, headers, ["x | | x", "| x |", "x | |"], below)
}

#[test]
fn a_legend_goes_before_the_official_numbers() {
    for below in [
        "| Ghi chú: | < |\n| - Nhóm 1: NTM | < |\n| - Nhóm 3: ASXH | < |\n| - Nhóm 4: VHVN | < |",
        "| Ghi chú: Nhóm 1: NTM; Nhóm 3: ASXH; Nhóm 4: VHVN | < |",
        "| Nhóm 1: NTM\\nNhóm 3: ASXH\\nNhóm 4: VHVN | < |",
        "| Nhóm 1 là NTM, nhóm 3 là ASXH, nhóm 4 là VHVN | < |",
        "| Nhóm 1 = NTM | | TM. BAN CHẤP HÀNH |\n| Nhóm 3 = ASXH |\n| Nhóm 4 = VHVN |",
        "| | Nhóm 1 | NTM |\n| | Nhóm 3 | ASXH |\n| | Nhóm 4 | VHVN |",
    ] {
        let outcome = ticked("Nhóm 1 | Nhóm 3 | Nhóm 4", below);
        assert_eq!((counted(&outcome), found(&outcome)), ([4, 3, 0], vec![]), "{below}");
        assert_eq!(groups(&outcome, ["g4", "g3", "g1"]), [2, 1, 1], "{below}");
    }
}

#[test]
fn the_official_numbers_hold_without_another_legend() {
    for below in [
        "",
        "| Nhóm 1: VHVN; Nhóm 3: ASXH | < |",
        "| Nhóm 1: 2 đoàn viên; Nhóm 3: 1 đoàn viên | < |",
        "| Nhóm 1: Lê Thị Riêng, Hồ Hảo Hớn | < |",
    ] {
        let outcome = ticked("Nhóm 1 | Nhóm 3 | Nhóm 4", below);
        assert_eq!((groups(&outcome, ["g1", "g3", "g4"]), found(&outcome)), ([2, 1, 1], vec![]), "{below}");
    }
}

#[test]
fn a_legend_that_leaves_something_open_is_asked_about() {
    for (below, asked, told) in [
        // It says another thing of one number and nothing of the others.
        ("| Nhóm 1: NTM | < |", vec!["activity-unmapped E2", "activity-unmapped F2"], [2, 2]),
        ("| Nhóm 1: NTM; Nhóm 3: ASXH; Nhóm 4: VHVN; Nhóm 1: TNNĐ | < |", vec!["activity-unmapped D2"], [0, 2]),
        ("| Nhóm 1: Team building; Nhóm 3: ASXH; Nhóm 4: NTM | < |", vec!["activity-unmapped D2"], [1, 2]),
    ] {
        let outcome = ticked("Nhóm 1 | Nhóm 3 | Nhóm 4", below);
        let mut said = found(&outcome);
        said.retain(|one| !one.starts_with("other-share"));
        let asked: Vec<String> = asked.into_iter().map(str::to_owned).collect();
        assert_eq!((counted(&outcome), said), ([4, 3, 0], asked), "{below}");
        assert_eq!(groups(&outcome, ["g4", "g9"]), told, "{below}");
    }
}

#[test]
fn short_signs_are_what_the_legend_says() {
    let outcome = ticked("N1 | N2 | N3", "| N1 = Nông thôn mới; N2 = ASXH; N3 = VHVN | < |");
    assert_eq!((groups(&outcome, ["g4", "g3", "g1"]), found(&outcome)), ([2, 1, 1], vec![]));
    for below in
        ["| (1) NTM | < |\n| (2) ASXH | < |", "| 1 - NTM; 2 - ASXH | < |", "| Chú thích: 1: NTM, 2: ASXH | < |"]
    {
        let outcome = list(GROUPS, "Nhóm", ["=1", "1, 2", "2"], below);
        assert_eq!((counted(&outcome), found(&outcome)), ([4, 3, 0], vec![]), "{below}");
        assert_eq!(groups(&outcome, ["g4", "g3"]), [2, 2], "{below}");
    }
    // The words stand for the number, and are asked about in its place.
    let outcome = list(GROUPS, "Hoạt động", ["1", "2", "1"], "| 1 - Hiến máu; 2 - NTM | < |");
    assert_eq!(groups(&outcome, ["g9", "g4"]), [2, 1]);
    let asked = outcome.findings.iter().find(|one| one.code.as_str() == "activity-by-keyword");
    assert_eq!(asked.and_then(|one| one.seen.as_deref()), Some("Hiến máu"));
}

#[test]
fn a_legend_on_a_sheet_of_its_own_is_of_its_workbook() {
    let marks = format!(
        "| {GROUPS} | < | < | < |
         | STT | Họ và tên | Ngày sinh | Nhóm 1 | Nhóm 4 |
         | =1 | Lê Thị Riêng | 01/02/2006 | x | |
         | =2 | Hồ Hảo Hớn | 02/02/2006 | x | x |"
    );
    let legend = "| CHÚ THÍCH | < |
         | Nhóm | Nội dung |
         | Nhóm 1 | NTM |
         | Nhóm 4 | VHVN |";
    let other = marks.replace("Lê Thị Riêng", "Lê Thị Hai").replace("Hồ Hảo Hớn", "Hồ Hảo Ba");
    let mut folder = Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10B/ds.xlsx", "DS", &other);
    let book = xlsx("ds", &[Drawn::new("DS", &marks), Drawn::new("Chú thích", legend)]);
    folder.files.push(("K10A/ds.xlsx".to_owned(), book));
    let outcome = folder.run();
    assert_eq!(groups(&outcome, ["g4", "g1"]), [3, 3], "the other workbook has the official numbers");
    assert!(!outcome.findings.iter().any(|one| one.code.as_str() == "sheet-unrecognised"));
}

#[test]
fn numbers_and_own_words_in_a_cell() {
    for (cell, told) in [
        ("Nhóm 1, 3", [1, 1, 0, 0]),
        ("Nhóm 1 và nhóm 3", [1, 1, 0, 0]),
        ("Nhóm 1: NTM", [0, 0, 1, 0]),
        ("Nhóm 1-3", [0, 0, 0, 1]),
        ("Nhóm 3", [0, 1, 0, 0]),
    ] {
        let outcome = list(GROUPS, "Nhóm hoạt động", [cell, "Không tham gia", "Không tham gia"], "");
        assert_eq!(groups(&outcome, ["g1", "g3", "g4", "g9"]), told, "{cell}");
    }
}

/// What one person did: turns, their days, and whether that there are several was asked about.
fn done(header: &str, cells: &str) -> (u64, Vec<String>, Vec<bool>) {
    let title = "DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG TẠI NƠI CƯ TRÚ THÁNG 10/2026";
    let outcome = list(title, header, [cells, "Không tham gia", "Không tham gia"], "");
    let mut days: Vec<String> = outcome.register.turns.iter().map(|turn| turn.when.to_string()).collect();
    days.sort();
    let asked = outcome.findings.iter().filter(|one| one.code.as_str() == "activity-several");
    (counted(&outcome)[0], days, asked.map(|one| one.severity > Severity::Note).collect())
}

#[test]
fn a_day_beside_an_activity_dates_its_turn() {
    for (cell, days) in [
        ("Hiến máu (18/10)", vec!["2026-10-18"]),
        ("- Dọn rác (04/10)\\n- Hiến máu (18/10)", vec!["2026-10-04", "2026-10-18"]),
        ("Hiến máu 18/10; NTM (ngày 25/10)", vec!["2026-10-18", "2026-10-25"]),
        ("1. Hiến máu (18/10) 2. VSMT (25/10)", vec!["2026-10-18", "2026-10-25"]),
        ("1. Tập huấn kỹ năng\\n2. Hội trại xuân", vec!["2026-10", "2026-10"]),
        ("• Tập huấn kỹ năng (3/10) • Hội trại xuân", vec!["2026-10", "2026-10-03"]),
        ("- Dọn rác\\ntại khu vực 3 (04/10)\\n- Hiến máu", vec!["2026-10", "2026-10-04"]),
        ("Dọn rác (04/10, 11/10)", vec!["2026-10-04", "2026-10-11"]),
        ("Hội thi 20/10", vec!["2026-10"]),
        ("Hiến máu (10-11/10)", vec!["2026-10"]),
    ] {
        let (count, found, _) = done("Hoạt động", cell);
        assert_eq!((count, found), (days.len() as u64, days.iter().map(|&one| one.to_owned()).collect()), "{cell}");
    }
}

#[test]
fn a_count_beside_days_is_of_them_or_is_asked_about() {
    let (count, days, asked) = done("Hoạt động | Số lượt", "Dọn rác (04/10, 11/10) | =2");
    assert_eq!((count, days, asked), (2, vec!["2026-10-04".to_owned(), "2026-10-11".to_owned()], vec![]));
    let (count, _, asked) = done("Hoạt động | Số lượt", "Dọn rác; Hiến máu; Văn nghệ | =2");
    assert_eq!((count, asked), (2, vec![true]));
    let (count, _, asked) = done("Hoạt động | Số lượt", "Dọn rác; Hiến máu | =2");
    assert_eq!((count, asked), (2, vec![false]));
    // So is one beside the number that the words tell, either way.
    for (cells, told) in [
        ("Dọn rác 3 lần | =2", (2, vec![true])),
        ("Dọn rác 2 lần | =3", (3, vec![true])),
        ("Dọn rác 2 lần | =2", (2, vec![])),
        ("Dọn rác | =2", (2, vec![])),
        ("Dọn rác 2 lần; Hiến máu | =3", (3, vec![false])),
        ("Dọn rác 2 lần; Hiến máu | =2", (2, vec![true])),
    ] {
        let (count, _, asked) = done("Hoạt động | Số lượt", cells);
        assert_eq!((count, asked), told, "{cells}");
    }
    // The row's own day goes before what an activity is called.
    assert_eq!(done("Hoạt động | Ngày", "Hiến máu (18/10) | 25/10/2026").1, ["2026-10-25"]);
}

/// The turns of marks below two channels, and those known to the day.
fn below(title: &str, headers: &str, line: &str) -> ([u64; 3], usize, Vec<String>) {
    let outcome = list(title, headers, ["=3 |", "10, 24 |", "=11 | =17"], line);
    let days = outcome.register.turns.iter().filter(|turn| turn.when.to_string().len() == 10).count();
    (counted(&outcome), days, found(&outcome))
}

#[test]
fn bare_numbers_are_days_where_a_note_says_so() {
    let channels = "Định kỳ | Theo yêu cầu";
    let title = "BẢNG THEO DÕI ĐOÀN VIÊN THAM GIA SINH HOẠT NƠI CƯ TRÚ THÁNG 10/2026";
    let told = ([5, 3, 0], 5, vec![]);
    assert_eq!(below(&format!("{title} (ghi ngày tham gia vào ô tương ứng)"), channels, ""), told);
    assert_eq!(below(title, channels, "| Ghi chú: ghi rõ ngày tham gia | < | < |"), told);
    assert_eq!(below(title, "Định kỳ (ghi rõ ngày) | Theo yêu cầu (ghi ngày)", ""), told);
    assert_eq!(below(&format!("NGÀY THAM GIA TRONG THÁNG - {title}"), channels, ""), told);
    // A note about another day, or one that asks how many, says nothing of the marks.
    for line in [
        "| Ghi rõ ngày sinh của đoàn viên | < |",
        "| Ghi số ngày tham gia | < |",
        "| Ghi ngày vắng ở cột ghi chú | < |",
    ] {
        assert_eq!(below(title, channels, line).0[0], 31, "{line}");
    }
}

#[test]
fn days_in_a_column_make_its_other_numbers_doubtful() {
    let outcome = list(MONTHLY, "Định kỳ | Theo yêu cầu", ["=3 |", "10, 24 |", "=11 | =2"], "");
    assert_eq!(found(&outcome), ["mark-variant D3,D5", "mark-variant D4"]);
    // Lists alone are no counts, and are asked about.
    let outcome = list(MONTHLY, "Định kỳ | Theo yêu cầu", ["3, 17 |", "10, 17, 24 |", "11 và 18 | x"], "");
    assert_eq!((counted(&outcome)[0], found(&outcome)), (1, vec!["mark-variant D3:D5".to_owned()]));
}

#[test]
fn days_of_a_longer_time_are_a_turn_each() {
    let title = "BẢNG THEO DÕI SINH HOẠT NƠI CƯ TRÚ QUÝ IV NĂM 2026 (ghi ngày tham gia vào ô tương ứng)";
    let outcome = list(title, "Định kỳ | Theo yêu cầu", ["=3 |", "10, 24 | =5", "x |"], "");
    assert_eq!(counted(&outcome), [5, 3, 0]);
}

#[test]
fn a_column_of_days_of_the_month_is_of_days() {
    let outcome = list(MONTHLY, "Ngày tham gia trong tháng", ["=3", "10, 24", "=11"], "");
    assert_eq!((counted(&outcome), found(&outcome)), ([4, 3, 0], vec![]));
    assert!(outcome.register.turns.iter().all(|turn| turn.when.to_string().len() == 10));
}

#[test]
fn a_day_that_no_month_has_is_asked_about() {
    let title = format!("{MONTHLY} (ghi ngày tham gia vào ô tương ứng)");
    let outcome = list(&title, "Định kỳ | Theo yêu cầu", ["=32 |", "10, 34 |", "=31 |"], "");
    assert_eq!((counted(&outcome)[0], found(&outcome)), (1, vec!["mark-variant D3:D4".to_owned()]));
}

#[test]
fn births_run_together_are_births() {
    let text = format!(
        "| {MONTHLY} | < | < | < |
         | STT | Họ và tên | Ngày sinh | Tham gia |
         | =1 | Lê Thị Riêng | 5092002 | x |
         | =2 | Hồ Hảo Hớn | 05092002 | x |
         | =3 | Phạm Hồng Thái | =15102002 | x |"
    );
    let outcome = Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", &text).run();
    assert_eq!((counted(&outcome), found(&outcome)), ([3, 3, 0], vec![]));
}

#[test]
fn a_title_that_calls_itself_a_correction_is_asked_about() {
    let rows = |title: &str, day: &str| {
        let people = ["Lê Thị Riêng", "Hồ Hảo Hớn", "Phạm Hồng Thái", "Ngô Gia Tự", "Trần Phú"];
        let rows =
            people.iter().enumerate().map(|(at, name)| format!("| ={} | {name} | 0{at}/02/2006 | {day} |", at + 1));
        format!(
            "| {title} | < | < | < |\n| STT | Họ và tên | Ngày sinh | Ngày tham gia |\n{}",
            rows.collect::<Vec<_>>().join("\n")
        )
        .replace("| 00/02/2006 | ", "| 10/02/2006 | ")
    };
    let outcome = Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28")
        .sheet("K10A/ds.xlsx", "DS", &rows(MONTHLY, "03/10/2026"))
        .sheet(
            "K10A/ds b.xlsx",
            "DS",
            &rows(&format!("ĐÍNH CHÍNH {MONTHLY}"), "03/10/2026").replace("Trần Phú", "Trần Não"),
        )
        .run();
    assert!(outcome.findings.iter().any(|one| one.code.as_str() == "file-superseded" && one.severity > Severity::Note));
}
