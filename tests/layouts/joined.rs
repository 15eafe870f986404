//! Lists of a whole class: the days of its meetings beside each other, and who of it has not joined.

use tonghop::model::Lang;
use tonghop::pipeline::Outcome;

use crate::support::run::{Folder, stands};

const TITLE: &str =
    "| CHI ĐOÀN 12A4 | | | | | |\n| THEO DÕI HỌC SINH SINH HOẠT ĐỊNH KỲ HẰNG THÁNG - THÁNG 11/2026 | | | | | |\n";

fn run(text: &str) -> Outcome {
    Folder::new("", "--period 2026-11 --today 2026-12-05").sheet("12A4/T11.xlsx", "T11", text).run()
}

/// Persons, turns, rows that count and rows out of scope.
fn took(outcome: &Outcome) -> (u64, u64, u64, u64) {
    let (figures, rows) = (&outcome.figures, &outcome.figures.balance.rows);
    assert_eq!((rows.residual, figures.balance.claims.residual), (0, 0));
    (figures.members.participants.0, figures.turns.total.0, rows.counted, rows.out_of_scope)
}

#[test]
fn each_day_below_a_numbered_meeting_is_a_turn() {
    for header in [
        "| STT | Họ và tên | Ngày sinh | Ngày sinh hoạt | < |\n| ^ | ^ | ^ | Lần 1 | Lần 2 |",
        "| STT | Họ và tên | Ngày sinh | Thời gian | < |\n| ^ | ^ | ^ | Buổi 1 | Buổi 2 |",
        "| STT | Họ và tên | Ngày sinh | Lần 1 | Lần 2 |",
    ] {
        let rows = "| =1 | Bùi Công Nhân | 10/09/2009 | @2026-11-05 | 12/11/2026 |
                    | =2 | Kiều Ngọc Hằng | 22/10/2009 | 05/11/2026 | |
                    | =3 | Hà Phương Nhàn | 22/12/2009 | | |
                    | =4 | Tạ Bảo Lệ | 22/09/2009 | | @2026-11-28 |";
        let outcome = run(&format!("{TITLE}{header}\n{rows}"));
        assert_eq!(took(&outcome), (3, 4, 4, 0), "{header}");
        assert!(!outcome.findings.iter().any(|one| stands(one, "header-duplicate", None, None, None)), "{header}");
    }
    // Ticks below the same headers are no days.
    let ticks = run(&format!(
        "{TITLE}| STT | Họ và tên | Ngày sinh | Lần 1 | Lần 2 |
         | =1 | Bùi Công Nhân | 10/09/2009 | x | x |
         | =2 | Kiều Ngọc Hằng | 22/10/2009 | x | |"
    ));
    assert_eq!(took(&ticks), (2, 3, 2, 0));
}

#[test]
fn who_has_not_joined_takes_no_turn() {
    for (header, yes, no) in
        [("ĐV/TN", "ĐV", "TN"), ("Là ĐV hay TN", "Đoàn viên", "Thanh niên"), ("Ghi chú", "", "chưa vào Đoàn")]
    {
        let outcome = run(&format!(
            "{TITLE}| STT | Họ và tên | Ngày sinh | {header} | Ngày sinh hoạt |
             | =1 | Bùi Công Nhân | 10/09/2009 | {yes} | 05/11/2026 |
             | =2 | Kiều Ngọc Hằng | 22/10/2009 | {no} | 05/11/2026 |
             | =3 | Hà Phương Nhàn | 22/12/2009 | {yes} | 06/11/2026 |"
        ));
        assert_eq!(took(&outcome), (2, 2, 2, 1), "{header}");
        let found = outcome.findings.iter().find(|one| one.code.as_str() == "not-a-member").unwrap();
        assert_eq!((found.severity.code(), found.cells[0].to_string().as_str()), ("note", "D5"), "{header}");
        assert!(found.message(Lang::Vi).ends_with("tonghop không tính lượt của người này."), "{header}");
    }
    // A short word in a remark may mean anything: here how the person took part.
    let short = run(&format!(
        "{TITLE}| STT | Họ và tên | Ngày sinh | Ghi chú | Ngày sinh hoạt |
         | =1 | Bùi Công Nhân | 10/09/2009 | TN | 05/11/2026 |"
    ));
    assert_eq!(took(&short), (1, 1, 1, 0));
}

#[test]
fn who_stands_on_the_list_of_members_is_one_and_is_asked_about() {
    let roster = "| DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN 12A4 NĂM HỌC 2026-2027 | | | |
                  | STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |
                  | =1 | Kiều Ngọc Hằng | 22/10/2009 | 26/03/2026 |";
    let text = format!(
        "{TITLE}| STT | Họ và tên | Ngày sinh | ĐV/TN | Ngày sinh hoạt |
         | =1 | Kiều Ngọc Hằng | 22/10/2009 | TN | 05/11/2026 |"
    );
    let folder = Folder::new("", "--period 2026-11 --today 2026-12-05").sheet("12A4/ds.xlsx", "DS", roster);
    let outcome = folder.sheet("12A4/T11.xlsx", "T11", &text).run();
    assert_eq!(took(&outcome), (1, 1, 2, 0));
    let found = outcome.findings.iter().find(|one| one.code.as_str() == "not-a-member").unwrap();
    assert_eq!((found.severity.code(), found.cells[0].to_string().as_str()), ("query", "D4"));
}
