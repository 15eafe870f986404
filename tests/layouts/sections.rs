//! What stands over columns and rows and holds for all below: days under months, groups over months, who is no member, what members are.

use tonghop::pipeline::Outcome;

use super::attending::{CONFIG, counted, found, number};
use crate::support::run::{Folder, stands};

fn run(path: &str, text: &str) -> Outcome {
    Folder::new(CONFIG, "--period 2026-07..2026-12 --today 2027-01-10").sheet(path, "DS", text).run()
}

/// Two persons below two rows of header; `rows` are their three cells below T10 to T12.
fn months(above: &str, rows: [&str; 2]) -> Outcome {
    run(
        "K10A/ds.xlsx",
        &format!(
            "| THEO DÕI ĐOÀN VIÊN SINH HOẠT ĐỊNH KỲ HẰNG THÁNG NƠI CƯ TRÚ NĂM 2026 | < | < | < | < | < |
             | STT | Họ và tên | Ngày sinh | {above} | < | < |
             | ^ | ^ | ^ | T10 | T11 | T12 |
             | =1 | Lê Thị Riêng | 01/02/2006 | {} |
             | =2 | Hồ Hảo Hớn | 02/02/2006 | {} |",
            rows[0], rows[1]
        ),
    )
}

#[test]
fn days_below_months_are_a_turn_each() {
    for above in ["Ngày SH trong tháng (ghi ngày)", "Ngày sinh hoạt", "Các ngày tham gia"] {
        let plain = months(above, ["=12 | =9 | =14", "=12 |  | =7"]);
        assert_eq!((counted(&plain), found(&plain)), ([5, 2, 0], vec![]), "{above}");
        let many = months(above, ["12, 26 | ngày 9 | 7; 21", "x |  | 07 và 21"]);
        assert_eq!((counted(&many), found(&many)), ([8, 2, 0], vec![]), "{above}");
        let written = months(above, ["12/10 | 9-11 | 14.12", "=1 | =0 | "]);
        assert_eq!((counted(&written), found(&written)), ([4, 2, 0], vec![]), "{above}");
        // November has no such day.
        let odd = months(above, ["=12 | =31 | =40", " | =9 | "]);
        assert_eq!(counted(&odd), [2, 2, 0], "{above}");
        assert_eq!(found(&odd), ["mark-variant E4", "mark-variant F4"], "{above}");
    }
    // How many of them is a count.
    for above in ["Số ngày sinh hoạt", "Số lượt tham gia"] {
        assert_eq!(counted(&months(above, ["=2 | =1 | =3", "=1 |  | "])), [7, 2, 0], "{above}");
    }
}

#[test]
fn a_day_below_its_month_is_that_day() {
    let outcome = months("Ngày sinh hoạt", ["=12 | =9 | ", " | 7; 21 | "]);
    let text = "| DANH SÁCH ĐOÀN VIÊN SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ THÁNG 10 NĂM 2026 | < | < | < |
         | STT | Họ và tên | Ngày sinh | Ngày tham gia |
         | =1 | Lê Thị Riêng | 01/02/2006 | 12/10/2026 |";
    assert_eq!(counted(&outcome), [4, 2, 0]);
    assert_eq!([10, 11, 12].map(|month| number(&outcome, &format!("months.2026-{month}.turns"))), [1, 3, 0]);
    let both = Folder::new(CONFIG, "--period 2026-07..2026-12 --today 2027-01-10")
        .sheet("K10A/ngay.xlsx", "DS", text)
        .sheet(
            "K10A/ds.xlsx",
            "DS",
            "| THEO DÕI ĐOÀN VIÊN SINH HOẠT ĐỊNH KỲ HẰNG THÁNG NƠI CƯ TRÚ NĂM 2026 | < | < | < |
             | STT | Họ và tên | Ngày sinh | Ngày sinh hoạt | < |
             | ^ | ^ | ^ | T10 | T11 |
             | =1 | Lê Thị Riêng | 01/02/2006 | =12 | =9 |",
        )
        .run();
    assert_eq!(counted(&both), [2, 1, 0]);
}

#[test]
fn a_numbered_group_over_months_is_that_group() {
    let of = |above: &str| {
        run(
            "K10A/ds.xlsx",
            &format!(
                "| THỐNG KÊ LƯỢT ĐOÀN VIÊN THAM GIA THEO NHÓM HOẠT ĐỘNG TẠI NƠI CƯ TRÚ NĂM 2026 | < | < | < | < | < | < |
                 | STT | Họ và tên | Ngày sinh | Nhóm 1: Văn hóa, văn nghệ, TDTT | < | {above} | < |
                 | ^ | ^ | ^ | T10 | T11 | T10 | T11 |
                 | =1 | Lê Thị Riêng | 01/02/2006 | =1 |  | =1 | =2 |
                 | =2 | Hồ Hảo Hớn | 02/02/2006 |  | =1 |  | =1 |"
            ),
        )
    };
    for above in ["Nhóm 4: XD NTM, VMĐT", "XD NTM, VMĐT", "Nhóm 4: NTM", "Nhóm 4"] {
        let outcome = of(above);
        assert_eq!(["groups.g1.turns", "groups.g4.turns"].map(|path| number(&outcome, path)), [2, 4], "{above}");
        assert_eq!(found(&outcome), Vec::<String>::new(), "{above}");
    }
    // One that nobody knows is asked about by its words.
    let unknown = of("Nhóm hậu cần");
    assert_eq!(["groups.g1.turns", "groups.g9.turns"].map(|path| number(&unknown, path)), [2, 4]);
    let asked = unknown.findings.iter().find(|one| one.code.as_str() == "activity-unmapped").unwrap();
    assert_eq!(asked.seen.as_deref(), Some("Nhóm hậu cần"));
    let at_header = |cell| stands(asked, "activity-unmapped", None, Some("DS"), Some(cell));
    assert!(at_header("F3") || at_header("F2"), "{:?}", asked.cells);
}

/// A roster with one member, then a line over two more.
fn roster(line: &str) -> Outcome {
    run(
        "K10A/ds.xlsx",
        &format!(
            "| DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN K10A NĂM HỌC 2026-2027 | < | < | < |
             | STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |
             | I. Đoàn viên đang sinh hoạt | < | < | < |
             | =1 | Lê Thị Riêng | 01/02/2006 | 26/03/2022 |
             | {line} | < | < | < |
             | =1 | Hồ Hảo Hớn | 02/02/2006 | 26/03/2022 |
             | =2 | Phạm Hồng Thái | 03/02/2006 |  |"
        ),
    )
}

#[test]
fn a_section_of_a_roster_says_who_is_no_member() {
    for (line, code) in [
        ("II. Đoàn viên đã chuyển sinh hoạt đi", "member-left"),
        ("II. Đã chuyển sinh hoạt", "member-left"),
        ("II. Đoàn viên đã trưởng thành Đoàn", "member-left"),
        ("II. Thanh niên chưa vào Đoàn", "not-a-member"),
        ("B. Thanh niên", "not-a-member"),
    ] {
        let outcome = roster(line);
        let figures = ["members.total", "balance.rows.out_of_scope"].map(|path| number(&outcome, path));
        assert_eq!(figures, [1, 2], "{line}");
        let said = |cell| outcome.findings.iter().any(|one| stands(one, code, None, Some("DS"), Some(cell)));
        assert!(said("B6") && said("B7"), "{line}");
    }
    for line in ["II. Đoàn viên mới chuyển sinh hoạt đến", "II. Đoàn viên chuyển sinh hoạt đến", "II. Tổ 2"]
    {
        assert_eq!(number(&roster(line), "members.total"), 3, "{line}");
    }
}

#[test]
fn a_section_of_a_roster_says_what_its_members_are() {
    for (line, field) in [
        ("A. Giảng viên", "lecturer"),
        ("Giảng viên", "lecturer"),
        ("B. Viên chức, người lao động", "staff"),
        ("Đoàn viên là viên chức", "staff"),
    ] {
        let outcome = roster(line);
        assert_eq!(number(&outcome, "members.total"), 3, "{line}");
        assert_eq!(number(&outcome, &format!("members.by_category.{field}")), 2, "{line}");
    }
    for line in ["II. Cán bộ Đoàn", "II. Bộ môn Khách sạn"] {
        let outcome = roster(line);
        let staff = ["staff", "other"].map(|one| number(&outcome, &format!("members.by_category.{one}")));
        assert_eq!(staff, [0, 0], "{line}");
    }
}

#[test]
fn a_column_of_members_below_a_parent_says_who_is_none() {
    for (above, leaf) in [
        ("Đoàn", "Đoàn viên (1/0)"),
        ("Đoàn", "ĐV (1/0)"),
        ("Đoàn", "Đoàn viên"),
        ("Thông tin", "Đoàn viên (có/không)"),
    ] {
        let outcome = run(
            "K10A/ds.xlsx",
            &format!(
                "| DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN K10A NĂM HỌC 2026-2027 | < | < | < | < |
                 | STT | Họ và tên | Ngày sinh | {above} | < |
                 | ^ | ^ | ^ | {leaf} | Ngày vào Đoàn |
                 | =1 | Lê Thị Riêng | 01/02/2006 | =1 | 26/03/2022 |
                 | =2 | Hồ Hảo Hớn | 02/02/2006 | =0 |  |"
            ),
        );
        assert_eq!(number(&outcome, "members.total"), 1, "{above} {leaf}");
        let said = outcome.findings.iter().any(|one| stands(one, "not-a-member", None, Some("DS"), Some("D5")));
        assert!(said, "{above} {leaf}");
    }
}
