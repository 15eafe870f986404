//! Several things in one cell or header: groups and activities beside each other, a group and its month, sums at the end of rows.

use super::attending::{CONFIG, counted, found, list, number};
use super::told::{DONE, subjects, texts, turns};
use crate::support::run::Folder;
use tonghop::pipeline::Outcome;

const YEAR: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THEO NHÓM HOẠT ĐỘNG NĂM 2026";

/// One person with a day and what was done.
fn cell(done: &str) -> Outcome {
    let text = format!(
        "| {DONE} |\n| STT | Họ và tên | Ngày sinh | Ngày tham gia | Nội dung tham gia |\n\
         | =1 | Lê Thị Riêng | 01/02/2006 | 14/03/2026 | {done} |"
    );
    Folder::new(CONFIG, "--period 2026-03 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", &text).run()
}

/// What was seen and how it was told, of one code.
fn told(outcome: &Outcome, code: &str) -> Vec<(String, String)> {
    let of = outcome.findings.iter().filter(|one| one.code.as_str() == code);
    let shown = |text: &Option<std::sync::Arc<str>>| text.as_deref().unwrap_or_default().to_owned();
    of.map(|one| (shown(&one.seen), shown(&one.repaired))).collect()
}

#[test]
fn what_nobody_knows_among_groups_is_a_turn_and_asked_about_by_its_own_words() {
    for (done, wanted) in [
        ("NTM, việc rất lạ", ["group g4 2026-03-14", "group g9 2026-03-14 việc rất lạ"]),
        ("NTM; việc rất lạ", ["group g4 2026-03-14", "group g9 2026-03-14 việc rất lạ"]),
        ("NTM + việc rất lạ", ["group g4 2026-03-14", "group g9 2026-03-14 việc rất lạ"]),
        ("NTM và việc rất lạ", ["group g4 2026-03-14", "group g9 2026-03-14 việc rất lạ"]),
        ("việc rất lạ & NTM", ["group g4 2026-03-14", "group g9 2026-03-14 việc rất lạ"]),
        ("NTM\\nViệc rất lạ", ["group g4 2026-03-14", "group g9 2026-03-14 Việc rất lạ"]),
    ] {
        let outcome = cell(done);
        assert_eq!((turns(&outcome), counted(&outcome)), (texts(&wanted), [2, 1, 0]), "{done}");
        assert_eq!(found(&outcome), ["activity-unmapped E3"], "{done}");
        let words = wanted[1].rsplit_once("14 ").unwrap().1;
        assert_eq!(subjects(&outcome), [words], "{done}");
        assert_eq!(told(&outcome, "activity-unmapped")[0].0, words, "{done}");
        assert_eq!(number(&outcome, "groups.g9.turns"), 1, "{done}");
    }
    let several = told(&cell("NTM, việc rất lạ"), "activity-several");
    let parts = "Xây dựng nông thôn mới, văn minh đô thị; việc rất lạ (Các hoạt động tình nguyện khác)";
    assert_eq!(several, [("NTM, việc rất lạ".to_owned(), parts.to_owned())]);
    // Two of them are two questions.
    let two = cell("NTM, việc rất lạ, việc còn lạ hơn");
    assert_eq!((number(&two, "turns.total"), subjects(&two).len()), (3, 2));
}

#[test]
fn two_activities_of_one_group_are_two_turns_and_one_name_is_one() {
    let two = cell("Hiến máu; Trực chốt");
    assert_eq!(turns(&two), ["group g9 2026-03-14 Hiến máu", "group g9 2026-03-14 Trực chốt"]);
    assert_eq!(found(&two), ["activity-by-keyword E3", "activity-by-keyword E3"]);
    assert_eq!(subjects(&two), ["Hiến máu", "Trực chốt"]);
    for one in
        ["dọn vệ sinh, trồng cây ở khu vực 3", "Hiến máu; KV 3", "Hiến máu, tại UBND phường", "Hiến máu và nhận quà"]
    {
        let outcome = cell(one);
        assert_eq!(number(&outcome, "turns.total"), 1, "{one}");
        assert!(turns(&outcome)[0].ends_with(one), "{one}: {:?}", turns(&outcome));
        assert_eq!(told(&outcome, "activity-several"), vec![], "{one}");
    }
    let meeting = cell("Sinh hoạt định kỳ; hiến máu");
    assert_eq!(turns(&meeting), ["group g9 2026-03-14 hiến máu", "monthly 2026-03-14"]);
    // Of one channel that has no groups they are one turn, with all its words.
    let text = format!(
        "| {DONE} |\n| STT | Họ và tên | Ngày sinh | Ngày tham gia | Phương thức | Nội dung tham gia |\n\
         | =1 | Lê Thị Riêng | 01/02/2006 | 14/03/2026 | theo yêu cầu | Hiến máu; Trực chốt |"
    );
    let folder = Folder::new(CONFIG, "--period 2026-03 --today 2026-11-28");
    let outcome = folder.sheet("K10A/ds.xlsx", "DS", &text).run();
    assert_eq!(turns(&outcome), ["on-demand 2026-03-14 Hiến máu; Trực chốt"]);
}

#[test]
fn a_group_and_its_month_in_one_header_cell_are_both_read() {
    for header in [
        "NTM T2 | ASXH T2 | NTM T3",
        "T2 - NTM | T2 - ASXH | T3 - NTM",
        "NTM tháng 2 | ASXH tháng 2 | NTM tháng 3",
        "NTM (02/2026) | ASXH (02/2026) | NTM (03/2026)",
        "NTM T2/2026 | ASXH T2/2026 | NTM T3/2026",
        "NTM (T2) | ASXH (T2) | NTM (T3)",
        "NTM\\nT2 | ASXH\\nT2 | NTM\\nT3",
        "Tháng 2/2026: NTM | Tháng 2/2026: ASXH | Tháng 3/2026: NTM",
    ] {
        let outcome = list(YEAR, header, ["x | | x", " | x | ", "x | | "], "");
        let wanted = ["group g3 2026-02", "group g4 2026-02", "group g4 2026-02", "group g4 2026-03"];
        assert_eq!((turns(&outcome), found(&outcome)), (texts(&wanted), vec![]), "{header}");
    }
    // As over two rows.
    let text = format!(
        "| {YEAR} |\n| STT | Họ và tên | Ngày sinh | NTM | < | ASXH |\n| ^ | ^ | ^ | T2 | T3 | T2 |\n\
         | =1 | Lê Thị Riêng | 01/02/2006 | x | x | |\n| =2 | Phạm Hồng Thái | 02/02/2006 | | | x |\n\
         | =3 | Hồ Hảo Hớn | 03/02/2006 | x | | |"
    );
    let folder = Folder::new(CONFIG, "--period 2026-01..2026-12 --today 2026-11-28");
    let two_rows = folder.sheet("K10A/ds.xlsx", "DS", &text).run();
    assert_eq!(turns(&two_rows), ["group g3 2026-02", "group g4 2026-02", "group g4 2026-02", "group g4 2026-03"]);
}

#[test]
fn other_times_beside_other_names_are_read_too() {
    for (header, wanted) in [
        ("Hiến máu 12/3 | NTM ngày 7/2", ["group g4 2026-02-07", "group g9 2026-03-12 Hiến máu"]),
        ("Hiến máu T3 | Trồng cây T4", ["group g4 2026-04 Trồng cây", "group g9 2026-03 Hiến máu"]),
        ("NTM quý 1 | ASXH Q2/2026", ["group g3 2026-Q2", "group g4 2026-Q1"]),
        ("Gói bánh ú T3/2026 | NTM T4", ["group g4 2026-04", "group g9 2026-03 Gói bánh ú"]),
        ("SH định kỳ T2 | Theo yêu cầu T2", ["monthly 2026-02", "on-demand 2026-02"]),
        ("Nhóm 2 T3 | Nhóm 3 T3", ["group g2 2026-03", "group g3 2026-03"]),
    ] {
        let outcome = list(YEAR, header, ["x | ", " | x", " | "], "");
        assert_eq!(turns(&outcome), wanted, "{header}");
    }
    // On a list of one month these are days of the week.
    let days = list(DONE, "NTM T2 | NTM T4 | NTM T6", ["x | x | ", " | | x", " | | "], "");
    assert_eq!(turns(&days), ["group g4 2026-03", "group g4 2026-03", "group g4 2026-03"]);
}

#[test]
fn a_sum_at_the_end_of_a_row_is_compared_and_never_counted() {
    for header in ["Tổng số lượt", "Cộng", "Tổng cộng", "Tổng"] {
        let right = list(DONE, &format!("NTM | ASXH | {header}"), ["x | x | =2", "x | | =1", " | | =0"], "");
        assert_eq!((number(&right, "turns.total"), found(&right)), (3, vec![]), "{header}");
        let wrong = list(DONE, &format!("NTM | ASXH | {header}"), ["x | x | =2", "x | | =3", " | | =0"], "");
        assert_eq!((number(&wrong, "turns.total"), found(&wrong)), (3, texts(&["total-differs F4"])), "{header}");
        assert_eq!(told(&wrong, "total-differs"), [("3".to_owned(), "1".to_owned())], "{header}");
    }
    // What agrees with hardly any row sums something else.
    let other = list(DONE, "NTM | ASXH | Tổng", ["x | x | =8", "x | | =5", " | | =0"], "");
    assert_eq!((number(&other, "turns.total"), found(&other)), (3, vec![]));
}

#[test]
fn a_sum_of_a_section_is_compared_with_its_own_rows() {
    let sheet = |first: u32| {
        let text = format!(
            "| {DONE} |\n| STT | Họ và tên | Ngày sinh | NTM | ASXH |\n| I. Chi đoàn khu vực 1 | < | < | < | < |\n\
             | =1 | Lê Thị Riêng | 01/02/2006 | x | x |\n| =2 | Phạm Hồng Thái | 02/02/2006 | x | |\n\
             | Cộng mục I: {first} lượt | < | < | < | < |\n| II. Chi đoàn khu vực 2 | < | < | < | < |\n\
             | =3 | Hồ Hảo Hớn | 03/02/2006 | x | |\n| Cộng mục II: 1 lượt | < | < | < | < |"
        );
        Folder::new(CONFIG, "--period 2026-03 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", &text).run()
    };
    let (right, wrong) = (sheet(3), sheet(12));
    assert_eq!((number(&right, "turns.total"), found(&right)), (4, vec![]));
    assert_eq!((number(&wrong, "turns.total"), found(&wrong)), (4, texts(&["total-differs A6"])));
}
