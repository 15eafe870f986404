//! A ward's sign-in sheet of one evening: pupils of several schools and the members of a hamlet in one column of units.

use tonghop::pipeline::Outcome;

use crate::support::run::Folder;

const CONFIG: &str = r#"
[office]
code = "SCX"
name = "Đoàn trường THPT Sông Cầu Xanh"
level = "school"
province = "Thái Nguyên"

[[unit]]
code = "11A1"
name = "Chi đoàn 11A1"
level = "chapter"
parent = "SCX"

[[unit]]
code = "12A5"
name = "Chi đoàn 12A5"
level = "chapter"
parent = "SCX"

[[unit]]
code = "X-DH"
name = "Đoàn xã Đồng Hỷ"
level = "ward"
"#;

const ROSTER: &str = "| ĐOÀN TRƯỜNG THPT SÔNG CẦU XANH | | | | |
    | DANH SÁCH ĐOÀN VIÊN NĂM HỌC 2026-2027 | | | | |
    | STT | Họ và tên | Ngày sinh | Lớp | Ngày vào Đoàn |
    | =1 | Đỗ Anh Bách | 09/12/2009 | 11A1 | 26/03/2026 |
    | =2 | Mai Đức Nghĩa | 18/11/2010 | 12A5 | 26/03/2026 |";

/// The evening with the units of five persons.
fn evening(units: [&str; 5]) -> Outcome {
    let [bach, khiem, nghia, nguyet, chan] = units;
    let text = format!(
        "| ĐOÀN XÃ ĐỒNG HỶ | | | | | | |
         | DANH SÁCH ĐIỂM DANH | | | | | | |
         | Nội dung: Sinh hoạt định kỳ hằng tháng chi đoàn xóm | | | | | | |
         | Thời gian: 19 giờ 30, ngày 14/11/2026 | | | | | | |
         | STT | Họ và tên | Năm sinh | Đơn vị | Giờ đến | Giờ về | Ký tên |
         | =1 | Đỗ Anh Bách | =2009 | {bach} | 19:20 | 21:15 | đã ký |
         | =2 | Nông Bảo Khiêm | =2010 | {khiem} | 19:25 | 21:15 | đã ký |
         | =3 | Mai Đức Nghĩa | =2010 | {nghia} | 19:30 | 21:15 | đã ký |
         | =4 | Ma Thị Nguyệt | =2001 | {nguyet} | 19:30 | 21:15 | đã ký |
         | =5 | Triệu Văn Chấn | =2010 | {chan} | 19:45 | 21:15 | đã ký |"
    );
    Folder::new(CONFIG, "--period 2026-11 --today 2026-12-05")
        .sheet("Doan truong/Danh sach doan vien.xlsx", "DS", ROSTER)
        .sheet("Doan xa Dong Hy/diem danh 14-11.xlsx", "Sheet1", &text)
        .run()
}

/// Turns, persons, those on no roster, rows out of scope, and the cells of who is none of ours.
fn took(outcome: &Outcome) -> (u64, u64, u64, u64, Vec<String>) {
    let (figures, rows) = (&outcome.figures, &outcome.figures.balance.rows);
    assert_eq!((rows.residual, figures.balance.claims.residual), (0, 0));
    let others = outcome.findings.iter().filter(|one| one.code.as_str() == "other-school");
    let cells = others.map(|one| one.cells[0].to_string()).collect();
    (figures.turns.total.0, figures.members.participants.0, figures.members.not_on_roster.0, rows.out_of_scope, cells)
}

#[test]
fn pupils_of_our_school_are_found_in_their_classes_and_others_are_out_of_scope() {
    let cells = |cells: &[&str]| cells.iter().map(|&cell| cell.to_owned()).collect::<Vec<_>>();
    for units in [
        [
            "11A1 - THPT Sông Cầu Xanh",
            "THPT Linh Nham - lớp 11B",
            "12A5 - THPT Sông Cầu Xanh",
            "Chi đoàn xóm Tân Thái",
            "THPT Linh Nham - lớp 11A1",
        ],
        [
            "Lớp 11A1 (Trường THPT Sông Cầu Xanh)",
            "11B, THPT Linh Nham",
            "THPT Sông Cầu Xanh, lớp 12A5",
            "Đoàn xóm Tân Thái",
            "11A1, Trường THPT Linh Nham",
        ],
    ] {
        let outcome = evening(units);
        assert_eq!(took(&outcome), (2, 2, 0, 3, cells(&["B7", "B9", "B10"])), "{units:?}");
        let asked = outcome.findings.iter().any(|one| one.code.as_str().starts_with("person-"));
        assert!(!asked, "{units:?}");
    }
}

#[test]
fn a_class_of_our_school_that_nobody_registered_is_ours_and_a_hamlet_alone_is_where_somebody_lives() {
    let unknown = evening(["11A1 - THPT Sông Cầu Xanh", "11A9 - THPT Sông Cầu Xanh", "12A5", "12A5", "12A5"]);
    let (turns, .., out, cells) = took(&unknown);
    assert_eq!((turns, out, cells), (5, 0, vec![]));
    let (turns, .., out, cells) = took(&evening(["Chi đoàn xóm Tân Thái"; 5]));
    assert_eq!((turns, out, cells), (5, 0, vec![]));
}
