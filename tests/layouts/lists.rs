//! Several things, weeks or times in one cell; persons where turns are counted; what goes on below a signature.

use tonghop::finding::{Finding, Severity};
use tonghop::model::Lang;
use tonghop::pipeline::Outcome;

use crate::support::run::{Folder, stands};

const ARGS: &str = "--period 2026-10 --today 2026-11-05";
const DONE: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THÁNG 10/2026";
const MONTHLY: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ THÁNG 10/2026";

fn run(text: &str) -> Outcome {
    Folder::new("", ARGS).sheet("12A4/ds.xlsx", "DS", text).run()
}

/// The turns as channel or group and day, in order.
fn turns(outcome: &Outcome) -> Vec<String> {
    let shown = |turn: &tonghop::identify::Turn| {
        let group = turn.group.as_ref().map(ToString::to_string);
        format!("{} {}", group.unwrap_or_else(|| turn.channel.as_str().to_owned()), turn.when)
    };
    let mut turns: Vec<String> = outcome.register.turns.iter().map(shown).collect();
    turns.sort();
    turns
}

/// The turns of one person of whom a list says one thing below one header.
fn of_cell(title: &str, header: &str, cell: &str) -> Vec<String> {
    turns(&run(&format!(
        "| {title} | < | < | < |
         | STT | Họ và tên | Ngày sinh | {header} |
         | =1 | Tô Thu Nhàn | 23/08/2009 | {cell} |"
    )))
}

fn asked<'a>(outcome: &'a Outcome, code: &str, cell: &str) -> Option<&'a Finding> {
    outcome.findings.iter().find(|one| stands(one, code, None, None, Some(cell)) && one.severity == Severity::Query)
}

#[test]
fn each_item_of_a_cell_has_its_own_channel_and_day() {
    for cell in [
        "Họp chi đoàn (04/10), VSMT (11/10)",
        "VSMT (11/10), Họp chi đoàn (04/10)",
        "Họp chi đoàn (04/10); VSMT (11/10)",
        "Họp chi đoàn (04/10)\\nVSMT (11/10)",
        "họp chi đoàn 04/10\\nvsmt 11/10",
        "Họp chi đoàn (04/10) + VSMT (11/10)",
        "Họp chi đoàn (04/10) và VSMT (11/10)",
        "Họp chi đoàn 04/10, VSMT 11/10",
        "Họp chi đoàn 04/10 - VSMT 11/10",
        "04/10: Họp chi đoàn, 11/10: VSMT",
        "04/10 họp chi đoàn, 11/10 VSMT",
        "04/10 - họp chi đoàn; 11/10 - VSMT",
        "Họp chi đoàn ngày 04/10, VSMT ngày 11/10",
        "ngày 04/10 họp chi đoàn, ngày 11/10 VSMT",
        "- Họp chi đoàn (04/10)\\n- VSMT (11/10)",
        "- Họp chi đoàn (04/10) - VSMT (11/10)",
        "1. Họp chi đoàn (04/10) 2. VSMT (11/10)",
        "1. Họp chi đoàn 04/10\\n2. VSMT 11/10",
        "Sinh hoạt định kỳ: 04/10; Dọn rác: 11/10",
        "Định kỳ 04/10; dọn rác 11/10, vắng 18/10",
    ] {
        assert_eq!(of_cell(DONE, "Nội dung", cell), ["g4 2026-10-11", "monthly 2026-10-04"], "{cell}");
    }
    let two = of_cell(DONE, "Nội dung", "Theo yêu cầu: trực chốt (04/10); định kỳ (11/10)");
    assert_eq!(two, ["monthly 2026-10-11", "on-demand 2026-10-04"]);
    let three = of_cell(DONE, "Nội dung", "Họp chi đoàn (04/10, 18/10), VSMT (11/10)");
    assert_eq!(three, ["g4 2026-10-11", "monthly 2026-10-04", "monthly 2026-10-18"]);
    // Days that nobody put in order are days of one year all the same.
    let days = of_cell(MONTHLY, "Ngày tham gia", "18/10, 04/10");
    assert_eq!(days, ["monthly 2026-10-04", "monthly 2026-10-18"]);
}

#[test]
fn a_channel_and_an_activity_without_days_are_two() {
    for cell in ["Họp chi đoàn, VSMT", "Họp chi đoàn, dọn rác khu vực", "Tuần 1: họp chi đoàn; tuần 2: VSMT"]
    {
        assert_eq!(of_cell(DONE, "Nội dung", cell), ["g4 2026-10", "monthly 2026-10"], "{cell}");
    }
    // What nobody knows beside a strong sign is asked about.
    let outcome = run(&format!(
        "| {DONE} | < | < | < |
         | STT | Họ và tên | Ngày sinh | Nội dung |
         | =1 | Tô Thu Nhàn | 23/08/2009 | Họp chi đoàn; tập hát |"
    ));
    assert_eq!(turns(&outcome), ["g9 2026-10", "monthly 2026-10"]);
    assert!(asked(&outcome, "activity-unmapped", "D3").is_some());
    let meeting = of_cell(DONE, "Nội dung", "Họp chi đoàn, triển khai kế hoạch tháng 11");
    assert_eq!(meeting, ["monthly 2026-10"]);
}

#[test]
fn weeks_and_how_often_make_turns() {
    for cell in ["Tuần 1, 3 tháng 10", "tuần 2 và 4/10", "Tuần 1 + Tuần 3", "Tuần 1\\nTuần 3", "tuần thứ 2 và thứ 4"]
    {
        assert_eq!(of_cell(MONTHLY, "Ngày tham gia", cell), ["monthly 2026-10", "monthly 2026-10"], "{cell}");
    }
    for cell in ["VSMT 2 lần", "VSMT (02 lượt)", "VSMT x2", "VSMT tuần 1, tuần 3"] {
        assert_eq!(of_cell(DONE, "Nội dung", cell), ["g4 2026-10", "g4 2026-10"], "{cell}");
    }
    let twice = ["monthly 2026-10", "monthly 2026-10"];
    assert_eq!(of_cell(DONE, "Nội dung", "Sinh hoạt định kỳ 2 lần"), twice);
    for cell in ["2 buổi", "tham gia 2 lần", "x2"] {
        assert_eq!(of_cell(MONTHLY, "Ghi chú", cell), twice, "{cell}");
    }
    // One week, a round and a day are one.
    for cell in ["VSMT tuần 2", "VSMT lần 2", "VSMT đợt 2"] {
        assert_eq!(of_cell(DONE, "Nội dung", cell), ["g4 2026-10"], "{cell}");
    }
    let day = run(&format!(
        "| {DONE} | < | < | < | < |
         | STT | Họ và tên | Ngày sinh | Ngày | Nội dung |
         | =1 | Tô Thu Nhàn | 23/08/2009 | 04/10/2026 | VSMT 2 lần |"
    ));
    assert_eq!(turns(&day), ["g4 2026-10-04"]);
    // From week to week nobody knows how many.
    let span = run(&format!(
        "| {MONTHLY} | < | < | < |
         | STT | Họ và tên | Ngày sinh | Ngày tham gia |
         | =1 | Tô Thu Nhàn | 23/08/2009 | tuần 1-3 tháng 10 |"
    ));
    assert_eq!(turns(&span), ["monthly 2026-10"]);
    assert!(asked(&span, "date-month-only", "D3").is_some());
}

#[test]
fn a_remark_that_says_why_somebody_was_away_is_asked_about() {
    for cell in ["không đi", "K tham gia", "Hủy", "ko đến"] {
        assert_eq!(of_cell(MONTHLY, "Ghi chú", cell), Vec::<String>::new(), "{cell}");
    }
    for cell in ["ốm", "về quê", "bận học thêm"] {
        let outcome = run(&format!(
            "| {MONTHLY} | < | < | < |
             | STT | Họ và tên | Ngày sinh | Ghi chú |
             | =1 | Tô Thu Nhàn | 23/08/2009 | {cell} |
             | =2 | Hồ Anh Nguyên | 19/06/2009 | lớp phó |"
        ));
        assert_eq!(turns(&outcome), ["monthly 2026-10", "monthly 2026-10"], "{cell}");
        assert!(asked(&outcome, "mark-variant", "D3").is_some(), "{cell}");
        assert!(asked(&outcome, "mark-variant", "D4").is_none());
    }
}

#[test]
fn groups_below_their_channel_are_its_marks() {
    for header in ["Theo nhóm", "Nhóm hoạt động", "Theo nhóm hoạt động"] {
        let outcome = run(&format!(
            "| {DONE} | < | < | < | < | < |
             | STT | Họ và tên | Ngày sinh | Định kỳ | {header} | Theo yêu cầu |
             | =1 | Tô Thu Nhàn | 23/08/2009 | x | NTM, ASXH |  |
             | =2 | Hồ Anh Nguyên | 19/06/2009 |  | NTM (18/10) |  |
             | =3 | Lâm Khắc Lâm | 09/01/2009 | x |  | x |"
        ));
        let wanted =
            ["g3 2026-10", "g4 2026-10", "g4 2026-10-18", "monthly 2026-10", "monthly 2026-10", "on-demand 2026-10"];
        assert_eq!(turns(&outcome), wanted, "{header}");
    }
}

fn figures(rows: &str) -> Outcome {
    run(&format!(
        "| BÁO CÁO SỐ LIỆU SINH HOẠT NƠI CƯ TRÚ THÁNG 10/2026 | < | < | < |\n| CHI ĐOÀN 12A4 | < | < | < |\n{rows}"
    ))
}

#[test]
fn persons_are_no_turns() {
    // By the unit of measure, by the label, by the header and by a line above the table.
    let measured = figures(
        "| STT | Nội dung | ĐVT | Số lượng |
         | =1 | Sinh hoạt định kỳ | đoàn viên | =25 |
         | =2 | Văn hóa, văn nghệ | người | =12 |
         | =3 | Theo yêu cầu | lượt | =7 |",
    );
    assert_eq!(measured.figures.turns.total.0, 7);
    let finding = asked(&measured, "row-note", "D4").expect("it is asked about");
    assert!(finding.message(Lang::En).starts_with("This row states a number that is none of turns"));
    assert!(asked(&measured, "row-note", "D5").is_some());
    let labelled = figures(
        "| STT | Nội dung | Số lượng |
         | =1 | Số đoàn viên tham gia sinh hoạt định kỳ | =25 |
         | =2 | Sinh hoạt theo nhóm (người) | =12 |
         | =3 | Số lượt sinh hoạt theo yêu cầu | =7 |",
    );
    assert_eq!(labelled.figures.turns.total.0, 7);
    assert!(asked(&labelled, "row-note", "C4").is_some() && asked(&labelled, "row-note", "C5").is_some());
    // Where turns of the same are told as well, nothing is missing.
    let beside = figures(
        "| STT | Nội dung | Số lượng |
         | =1 | Số đoàn viên tham gia sinh hoạt định kỳ | =25 |
         | =2 | Số lượt sinh hoạt định kỳ | =30 |",
    );
    assert_eq!(beside.figures.turns.total.0, 30);
    assert!(asked(&beside, "row-note", "C4").is_none());
    for header in ["Số ĐV sinh hoạt định kỳ | Số người theo nhóm", "Sinh hoạt định kỳ (người) | Theo nhóm (ĐV)"]
    {
        let across =
            figures(&format!("| STT | Chi đoàn | {header} |\n| =1 | 12A4 | =20 | =12 |\n| =2 | 12A5 | =22 | =10 |"));
        assert_eq!(across.figures.turns.total.0, 0, "{header}");
        assert!(asked(&across, "row-note", "C4").is_some() && asked(&across, "row-note", "D5").is_some(), "{header}");
    }
    let above = figures(
        "| (ĐVT: đoàn viên) | < | < | < |\n| STT | Chi đoàn | Sinh hoạt định kỳ | Theo nhóm |\n| =1 | 12A4 | =20 | =12 |\n| =2 | 12A5 | =2 | =1 |",
    );
    assert_eq!(above.figures.turns.total.0, 0);
}

#[test]
fn a_title_that_counts_members_is_asked_about() {
    let rows =
        "| STT | Chi đoàn | Sinh hoạt định kỳ | Theo nhóm |\n| =1 | 12A4 | =20 | =12 |\n| =2 | 12A5 | =22 | =10 |";
    let of = |title: &str| {
        Folder::new("", ARGS).sheet("Truong/bc.xlsx", "BC", &format!("| {title} | < | < | < |\n{rows}")).run()
    };
    let members = of("BÁO CÁO SỐ ĐOÀN VIÊN THAM GIA SINH HOẠT NƠI CƯ TRÚ THÁNG 10/2026");
    assert_eq!(members.figures.turns.total.0, 64);
    let said = |one: &&Finding| one.code.as_str() == "row-note" && one.severity == Severity::Query;
    let finding = members.findings.iter().find(said).expect("it is asked about");
    assert!(finding.message(Lang::En).starts_with("The title says that the numbers below it are members"));
    let turns = of("BÁO CÁO SỐ LƯỢT ĐOÀN VIÊN THAM GIA SINH HOẠT NƠI CƯ TRÚ THÁNG 10/2026");
    assert_eq!((turns.figures.turns.total.0, turns.findings.iter().find(said)), (64, None));
}

#[test]
fn the_same_header_below_a_signature_goes_on_with_the_list() {
    let list = |between: &str| {
        run(&format!(
            "| {MONTHLY} | < | < | < |
             | STT | Họ và tên | Ngày sinh | Ngày tham gia |
             | =1 | Tô Thu Nhàn | 23/08/2009 | 04/10/2026 |
             | =2 | Hồ Anh Nguyên | 19/06/2009 | 04/10/2026 |
             |  |  |  | BÍ THƯ |
             |  |  |  | Trần Văn Bảo |
             {between}| STT | Họ và tên | Ngày sinh | Ngày tham gia |
             | =3 | Lâm Khắc Lâm | 09/01/2009 | 11/10/2026 |
             | =4 | Trịnh Thu Linh | 12/02/2009 | 11/10/2026 |"
        ))
    };
    for between in ["", "| DANH SÁCH BỔ SUNG | < | < | < |\n"] {
        let outcome = list(between);
        let rows = &outcome.figures.balance.rows;
        assert_eq!((rows.read, rows.counted, outcome.figures.turns.total.0), (4, 4, 4), "{between}");
        assert!(!outcome.findings.iter().any(|one| one.code.as_str() == "row-note"), "{between}");
    }
    let away = list("| DANH SÁCH ĐOÀN VIÊN KHÔNG THAM GIA SINH HOẠT THÁNG 10/2026 | < | < | < |\n");
    assert_eq!(away.figures.turns.total.0, 2);
}

#[test]
fn nothing_under_an_empty_part_balances() {
    let differs = |outcome: &Outcome| {
        let of = |one: &&Finding| one.code.as_str() == "total-differs";
        outcome.findings.iter().filter(of).flat_map(|one| &one.cells).map(ToString::to_string).collect::<Vec<_>>()
    };
    let parts = |empty: &str, last: &str| {
        run(&format!(
            "| {MONTHLY} | < | < | < |
             | STT | Họ và tên | Ngày sinh | Ngày tham gia |
             | I | Phường Bình Thủy |  |  |
             | =1 | Tô Thu Nhàn | 23/08/2009 | 04/10/2026 |
             |  | Cộng: 1 |  |  |
             | II | Phường Cái Khế |  |  |
             |  | {empty} |  |  |
             |  | {last} |  |  |"
        ))
    };
    assert_eq!(differs(&parts("Cộng: 0", "Tổng: 1")), Vec::<String>::new());
    // Any other number differs, and so does nothing under everybody.
    assert_eq!(differs(&parts("Cộng: 2", "Tổng: 1")), ["B7"]);
    assert_eq!(differs(&parts("Cộng: 0", "Tổng: 0")), ["B8"]);
    let nobody = run(&format!(
        "| {MONTHLY} | < | < | < |\n| STT | Họ và tên | Ngày sinh | Ngày tham gia |\n| =1 |  |  |  |\n|  | Tổng: 0 |  |  |"
    ));
    assert_eq!(differs(&nobody), Vec::<String>::new());
}

const WARD: &str = concat!(
    "[office]\nname = \"Đoàn Trường THPT Lý Tự Trọng\"\nprovince = \"Cần Thơ\"\n",
    unit!("12A4", "Chi đoàn 12A4", "chapter"),
    unit!("P-BT", "Đoàn phường Bình Thủy", "ward"),
);

#[test]
fn our_own_school_may_be_written_by_its_initials() {
    let of = |school: &str| {
        let text = format!(
            "| ĐOÀN PHƯỜNG BÌNH THỦY | < | < | < |
             | DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ THÁNG 10/2026 | < | < | < |
             | STT | Họ và tên | Ngày sinh | Trường |
             | =1 | Tô Thu Nhàn | 23/08/2009 | {school} |"
        );
        Folder::new(WARD, ARGS).sheet("Phuong Binh Thuy/ds.xlsx", "DS", &text).run()
    };
    for school in ["THPT LTT", "LTT", "Trường THPT L.T.T", "12A4 THPT LTT"] {
        let outcome = of(school);
        assert_eq!(outcome.figures.turns.total.0, 1, "{school}");
        let finding = asked(&outcome, "other-school", "B4").expect("it is asked about");
        assert!(finding.message(Lang::En).starts_with("The school is written by its initials"), "{school}");
    }
    for school in ["THPT LTV", "THCS LTT", "THPT Châu Văn Liêm"] {
        let outcome = of(school);
        assert_eq!((outcome.figures.turns.total.0, outcome.figures.balance.rows.out_of_scope), (0, 1), "{school}");
    }
    // Initials with their kind are another school's; bare ones are asked about.
    assert_eq!((of("ĐHCT").figures.turns.total.0, of("ĐHYD CT").figures.balance.rows.out_of_scope), (0, 1));
    let letters = of("FPT");
    let finding = asked(&letters, "other-school", "B4").expect("it is asked about");
    assert_eq!(letters.figures.turns.total.0, 1);
    assert!(
        finding.message(Lang::Vi).starts_with("Tên trường chỉ là mấy chữ viết tắt"),
        "{}",
        finding.message(Lang::Vi)
    );
    let named = of("THPT Lý Tự Trọng");
    assert_eq!(named.figures.turns.total.0, 1);
    assert!(asked(&named, "other-school", "B4").is_none());
}

#[test]
fn a_file_called_a_correction_replaces_the_list() {
    let list = |day: &str| {
        let names = ["Tô Thu Nhàn", "Hồ Anh Nguyên", "Lâm Khắc Lâm", "Trịnh Thu Linh", "Đỗ Minh Khang"];
        let rows: Vec<String> = names.iter().map(|name| format!("| {name} | 23/08/2009 | {day} |")).collect();
        format!("| {MONTHLY} | < | < |\n| Họ và tên | Ngày sinh | Ghi chú |\n{}", rows.join("\n"))
    };
    for name in ["ds (đính chính)", "dinh_chinh ds", "ds hiệu chỉnh", "ds thay thế"] {
        let outcome = Folder::new("", ARGS)
            .sheet("12A4/ds.xlsx", "DS", &list("tổ 1"))
            .sheet(&format!("12A4/{name}.xlsx"), "DS", &list("tổ 2"))
            .run();
        let of = |one: &&Finding| one.code.as_str() == "file-superseded";
        let said: Vec<&Finding> = outcome.findings.iter().filter(of).collect();
        assert_eq!((said.len(), said[0].severity), (1, Severity::Note), "{name}");
        assert_eq!(said[0].file.as_ref().map(|path| path.as_str()), Some("12A4/ds.xlsx"), "{name}");
        assert_eq!(outcome.figures.turns.total.0, 5, "{name}");
    }
}

#[test]
fn several_channels_in_one_cell_are_a_turn_each() {
    for (cell, wanted) in [
        ("Định kỳ, theo nhóm", &["g9 2026-10", "monthly 2026-10"][..]),
        ("Định kỳ + Theo yêu cầu", &["monthly 2026-10", "on-demand 2026-10"]),
        ("Định kỳ (04/10), theo yêu cầu (11/10)", &["monthly 2026-10-04", "on-demand 2026-10-11"]),
        ("Định kỳ hằng tháng; NTM", &["g4 2026-10", "monthly 2026-10"]),
        ("Định kỳ 2 lần", &["monthly 2026-10", "monthly 2026-10"]),
        ("Sinh hoạt định kỳ hằng tháng", &["monthly 2026-10"]),
    ] {
        assert_eq!(of_cell(DONE, "Phương thức", cell), wanted, "{cell}");
    }
    // What was done beside them is of its group, and the other channel stays.
    let beside = run(&format!(
        "| {DONE} | < | < | < | < |
         | STT | Họ và tên | Ngày sinh | Phương thức | Nội dung |
         | =1 | Tô Thu Nhàn | 23/08/2009 | Định kỳ, theo nhóm | Dọn rác |"
    ));
    assert_eq!(turns(&beside), ["g4 2026-10", "monthly 2026-10"]);
}

#[test]
fn two_wards_in_one_cell_are_asked_about() {
    for (cell, doubtful) in [
        ("P. Bình Thủy, P. Cái Khế", true),
        ("Phường Bình Thủy; Phường Cái Khế", true),
        ("P. Bình Thủy và P. Cái Khế", true),
        ("KV 2, P. Bình Thủy", false),
        ("P. Bình Thủy, Q. Bình Thủy", false),
    ] {
        let outcome = Folder::new("[office]\nname = \"Đoàn Trường THPT Lý Tự Trọng\"\nprovince = \"Cần Thơ\"\n", ARGS)
            .sheet(
                "12A4/ds.xlsx",
                "DS",
                &format!(
                    "| {MONTHLY} | < | < | < |
                     | STT | Họ và tên | Ngày sinh | Phường |
                     | =1 | Tô Thu Nhàn | 23/08/2009 | {cell} |"
                ),
            )
            .run();
        assert_eq!(outcome.figures.turns.total.0, 1, "{cell}");
        assert_eq!(asked(&outcome, "ward-ambiguous", "D3").is_some(), doubtful, "{cell}");
    }
}

#[test]
fn a_ward_that_says_in_words_who_did_not_come_is_heard() {
    let outcome = run(&format!(
        "| {MONTHLY} | < | < | < |
         | STT | Họ và tên | Ngày sinh | Xác nhận của phường |
         | =1 | Tô Thu Nhàn | 23/08/2009 | Có tham gia |
         | =2 | Hồ Anh Nguyên | 19/06/2009 | Không tham gia |
         | =3 | Lâm Khắc Lâm | 09/01/2009 | Chưa liên hệ |
         | =4 | Trịnh Thu Linh | 12/02/2009 | Đã tham gia đầy đủ |"
    ));
    assert_eq!(turns(&outcome).len(), 2);
    let negative = outcome.findings.iter().filter(|one| one.code.as_str() == "mark-negative");
    let cells: Vec<String> = negative.flat_map(|one| one.cells.iter().map(ToString::to_string)).collect();
    assert!(cells.contains(&"D5".to_owned()), "{cells:?}");
}
