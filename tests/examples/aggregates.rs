//! Sheets of figures: rows of one table beside each other, beside lists, and beside what they add up to.

use tonghop::model::Lang;
use tonghop::pipeline::Outcome;

use crate::support::run::Folder;

pub const SCHOOL: &str = concat!(
    office!(),
    unit!("XD", "Đoàn khoa Xây dựng", "faculty", "CDN"),
    unit!("CD1", "Chi đoàn Cầu đường 1", "chapter", "XD"),
    unit!("CD2", "Chi đoàn Cầu đường 2", "chapter", "XD"),
);

const TITLE: &str = "| ĐOÀN KHOA XÂY DỰNG |\n| SỐ LIỆU SINH HOẠT ĐỊNH KỲ TẠI NƠI CƯ TRÚ THÁNG 10 NĂM 2026 | < |\n";

fn folder(config: &str) -> Folder {
    Folder::new(config, "--today 2026-11-28")
}

/// A faculty's sheet of figures; rows are written below its title.
fn summary(config: &str, rows: &str) -> Folder {
    folder(config).sheet("Đoàn khoa Xây dựng/T10.2026.xlsx", "Sheet1", &format!("{TITLE}{rows}"))
}

/// The turns of a run, and what is said of stated numbers, totals and rows, with its cells.
fn told(outcome: &Outcome) -> (u64, Vec<String>) {
    const CODES: [&str; 4] = ["stated-total-differs", "total-differs", "row-repeated", "unit-unknown"];
    let said = outcome.findings.iter().filter(|one| CODES.contains(&one.code.as_str()));
    let said = said.map(|one| {
        let cells: Vec<String> = one.cells.iter().map(ToString::to_string).collect();
        format!("{} {}: {}", one.code.as_str(), cells.join(" "), one.message(Lang::Vi))
    });
    (outcome.figures.turns.total.0, said.collect())
}

fn of(outcome: &Outcome, unit: &str) -> u64 {
    outcome.figures.units.iter().find(|one| one.code == unit).unwrap().turns.0
}

#[test]
fn rows_of_one_table_never_repeat_each_other() {
    for (rows, turns) in [
        (
            "| STT | Chi đoàn | Số lượt |\n| =1 | Chi đoàn Cầu đường 1 | =10 |\n| =2 | Chi đoàn Cầu đường 2 | =7 |\n| | Tổng | =17 |",
            17,
        ),
        ("| STT | Chi đoàn | Số lượt |\n| =1 | Cầu đường 1 | =10 |\n| =2 | Cầu đường 3 | =7 |", 17),
        ("| STT | Chi đoàn | Số lượt |\n| =1 | Cầu đường 8 | =10 |\n| =2 | Cầu đường 9 | =10 |", 20),
        ("| STT | Chi đoàn | Số lượt |\n| =1 | Cầu đường 1 | =10 |\n| =2 | Cầu đường 1 | =7 |", 17),
        ("| Phường, xã | Số lượt |\n| Bình Thủy | =4 |\n| Cái Khế | =6 |\n| Ninh Kiều | =5 |", 15),
        ("| Đoàn phường | Số lượt |\n| Đoàn phường Bình Thủy | =4 |\n| Đoàn phường Cái Khế | =6 |", 10),
        (
            "| STT | Chi đoàn | Tháng 7 | Tháng 8 | Tháng 9 | Cộng |\n| =1 | Lạ 1 | =5 | =6 | =7 | =18 |\n| =2 | Lạ 2 | =3 | =2 | =4 | =9 |\n| =3 | Lạ 3 | =0 | =1 | =8 | =9 |",
            36,
        ),
        (
            "| STT | Đơn vị | Số lượt sinh hoạt | < | < | Tổng |\n| ^ | ^ | Định kỳ hằng tháng | Theo nhóm HĐ | Theo yêu cầu | ^ |\n| =1 | Lạ 1 | =10 | =4 | =1 | =15 |\n| =2 | Lạ 2 | =7 | =4 | =0 | =11 |",
            26,
        ),
        ("| Nhóm hoạt động | Số lượt |\n| NTM | =5 |\n| Việc lạ | =12 |\n| Việc khác lạ | =3 |", 20),
    ] {
        for config in [SCHOOL, ""] {
            let (got, said) = told(&summary(config, rows).run());
            let said: Vec<_> = said.iter().filter(|one| !one.starts_with("unit-unknown")).collect();
            assert_eq!((got, said), (turns, vec![]), "{rows}");
            // And in any order of rows.
            let mut lines: Vec<&str> = rows.lines().collect();
            let first = 1 + usize::from(lines[1].starts_with("| ^"));
            lines[first..].reverse();
            if !rows.contains("Tổng | =") {
                assert_eq!(told(&summary(config, &lines.join("\n")).run()).0, turns, "{rows}");
            }
        }
    }
}

#[test]
fn chapters_that_only_a_table_of_figures_names_are_units_where_nobody_registered_any() {
    let rows = "| STT | Chi đoàn | Tổng số ĐV | Số lượt |\n| =1 | Chi đoàn Cầu đường 1 | =20 | =10 |\n| =2 | Chi đoàn Cầu đường 2 | =18 | =7 |";
    let outcome = summary("", rows).run();
    assert_eq!((of(&outcome, "CAU-DUONG-1"), of(&outcome, "CAU-DUONG-2"), of(&outcome, "XAY-DUNG")), (10, 7, 17));
    // What looks like no unit makes none.
    let outcome = summary("", "| Đơn vị | Số lượt |\n| Tổ bốc vác | =4 |\n| Đội xung kích | =6 |").run();
    assert_eq!((outcome.figures.units.len(), outcome.figures.turns.total.0), (1, 10));
}

#[test]
fn a_row_of_a_unit_nobody_knows_is_the_senders_and_is_asked_about() {
    let rows =
        "| STT | Chi đoàn | Tổng số ĐV | Số lượt |\n| =1 | Cầu đường 1 | =20 | =10 |\n| =2 | Cầu đường 3 | =18 | =7 |";
    let outcome = summary(SCHOOL, rows).run();
    assert_eq!((of(&outcome, "CD1"), of(&outcome, "XD")), (10, 17));
    let (_, said) = told(&outcome);
    // Its members are compared with nobody's.
    assert_eq!(
        said,
        [
            "stated-total-differs C4: Số được báo khác với số đếm được (chỉ tiêu: Chi đoàn Cầu đường 1; báo: 20; đếm được: 0; chênh lệch: 20); tonghop ghi cả hai số.",
            "unit-unknown B5: Tên đơn vị trong bảng không có trong danh sách đơn vị (thấy ghi: “Cầu đường 3”); tonghop tính dòng này cho đơn vị gửi bảng.",
        ]
    );
}

#[test]
fn equal_rows_are_one_row() {
    let rows =
        "| STT | Chi đoàn | Số lượt |\n| =1 | Cầu đường 1 | =3 |\n| =2 | Cầu đường 2 | =3 |\n| =3 | Cầu đường 2 | =3 |";
    let (turns, said) = told(&summary(SCHOOL, rows).run());
    assert_eq!((turns, said.len()), (6, 1), "{said:?}");
    assert!(said[0].starts_with("row-repeated B6: Dòng này lặp lại một dòng khác"), "{said:?}");
    // Numbers without a name of their own are no copies.
    assert_eq!(told(&summary(SCHOOL, "| Nội dung | Số lượt |\n| NTM | =3 |\n| ASXH | =3 |").run()), (6, vec![]));
}

#[test]
fn a_row_of_the_union_holds_what_its_table_states_of_its_chapters() {
    let rows = |union: u32| {
        format!(
            "| STT | Đơn vị | Số lượt |\n| =1 | Đoàn khoa Xây dựng | ={union} |\n| =2 | Cầu đường 1 | =10 |\n| =3 | Cầu đường 2 | =7 |"
        )
    };
    assert_eq!(told(&summary(SCHOOL, &rows(17)).run()), (17, vec![]));
    let said = "stated-total-differs C4: Số được báo khác với số đếm được (chỉ tiêu: Đoàn khoa Xây dựng; báo: 20; đếm được: 17; chênh lệch: 3); tonghop ghi cả hai số.";
    assert_eq!(told(&summary(SCHOOL, &rows(20)).run()), (20, vec![said.to_owned()]));
    // One that nobody knows may be of its own kind, unless it adds up.
    let beside =
        |union: u32| format!("| Đơn vị | Số lượt |\n| Đoàn khoa Xây dựng | ={union} |\n| Lạ 1 | =3 |\n| Lạ 2 | =4 |");
    assert_eq!(told(&summary(SCHOOL, &beside(10)).run()).0, 17);
    assert_eq!(told(&summary(SCHOOL, &beside(7)).run()).0, 7);
}

#[test]
fn what_a_list_shows_is_met_once_in_a_table() {
    let list = "| CHI ĐOÀN CẦU ĐƯỜNG 1 |\n| DANH SÁCH THAM GIA SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ THÁNG 10/2026 |\n| STT | Họ và tên | Ngày sinh |\n| =1 | Lê Thị Riêng | 01/02/2006 |\n| =2 | Phạm Hồng Thái | 01/03/2006 |\n| =3 | Hồ Hảo Hớn | 01/05/2006 |";
    let both = |rows: &str| told(&summary(SCHOOL, rows).sheet("CD1/ds.xlsx", "Sheet1", list).run());
    let (turns, said) = both("| Chi đoàn | Số lượt |\n| Cầu đường 1 | =3 |\n| Lạ | =2 |");
    assert_eq!((turns, said.len()), (5, 1), "{said:?}");
    let differs = |stated: u32, difference: i32| {
        format!(
            "stated-total-differs B4:B5: Số được báo khác với số đếm được (chỉ tiêu: Đoàn khoa Xây dựng; báo: {stated}; đếm được: 3; chênh lệch: {difference}); tonghop ghi cả hai số."
        )
    };
    assert_eq!(both("| Phường | Số lượt |\n| Bình Thủy | =2 |\n| Cái Khế | =2 |"), (4, vec![differs(4, 1)]));
    assert_eq!(both("| Phường | Số lượt |\n| Bình Thủy | =1 |\n| Cái Khế | =1 |"), (3, vec![differs(2, -1)]));
    assert_eq!(both("| Phường | Số lượt |\n| Bình Thủy | =1 |\n| Cái Khế | =2 |"), (3, vec![]));
}

#[test]
fn two_tables_of_one_sender_are_two_views_of_the_same() {
    let by_chapter = "| Chi đoàn | Số lượt |\n| Cầu đường 1 | =3 |\n| Cầu đường 2 | =2 |";
    let by_ward = format!("{TITLE}| Phường | Số lượt |\n| Bình Thủy | =1 |\n| Cái Khế | =4 |");
    let both = summary(SCHOOL, by_chapter).sheet("Đoàn khoa Xây dựng/dia ban.xlsx", "Sheet1", &by_ward);
    assert_eq!(told(&both.run()), (5, vec![]));
}

#[test]
fn a_sum_of_turns_under_a_header_of_activities_is_a_total() {
    let sheet = |rows: &str| told(&summary(SCHOOL, rows).run());
    for label in
        ["Tổng số lượt", "Tổng lượt", "Tổng số lượt ĐV tham gia", "Cộng số lượt", "Tổng cộng số lượt trong tháng"]
    {
        for header in ["Nội dung", "Chỉ tiêu"] {
            let rows = |total: u32| {
                format!(
                    "| {header} | Số lượt |\n| Sinh hoạt định kỳ | =12 |\n| Theo nhóm hoạt động | =5 |\n| {label} | ={total} |"
                )
            };
            assert_eq!(sheet(&rows(17)), (17, vec![]), "{header} {label}");
            let (turns, said) = sheet(&rows(18));
            assert_eq!((turns, said.len()), (17, 1), "{header} {label} {said:?}");
            assert!(said[0].starts_with("total-differs B6: Dòng cộng không khớp"), "{said:?}");
        }
    }
    // Above its parts, beside members.
    let members = "| Chỉ tiêu | Số lượng |\n| Tổng số đoàn viên | =0 |\n| Tổng số lượt tham gia | =120 |\n| Định kỳ hằng tháng | =80 |\n| Theo nhóm hoạt động | =40 |";
    assert_eq!(sheet(members), (120, vec![]));
    // The one figure of turns there is, and what only begins like a sum.
    assert_eq!(sheet("| Chỉ tiêu | Số lượng |\n| Tổng số đoàn viên | =0 |\n| Tổng số lượt tham gia | =120 |").0, 120);
    assert_eq!(sheet("| Nội dung | Số lượt |\n| Hiến máu | =5 |\n| Tổng vệ sinh | =12 |").0, 17);
    assert_eq!(sheet("| Nội dung | Số lượt |\n| Tổng số lượt theo nhóm | =5 |\n| Tổng số lượt định kỳ | =12 |").0, 17);
}

/// A ward's numbers by its hamlets are the ward's, whatever its places are called.
#[test]
fn a_ward_sums_its_hamlets() {
    let ward = |rows: &str| {
        let title = "| ĐOÀN PHƯỜNG BÌNH THỦY |\n| TỔNG HỢP KẾT QUẢ SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ THÁNG 10/2026 |\n";
        folder(SCHOOL).sheet("Đoàn phường Bình Thủy/T10.xlsx", "Sheet1", &format!("{title}{rows}")).run()
    };
    for (header, place) in [
        ("Khu vực", "Khu vực"),
        ("KV", "KV"),
        ("Tổ dân phố", "Tổ"),
        ("Khóm", "Khóm"),
        ("Ấp", "Ấp"),
        ("Thôn", "Thôn"),
        ("Tên khu vực", "KV"),
        ("Chi đoàn khu vực", "Chi đoàn KV"),
        ("Địa bàn", "KV"),
        ("Đơn vị", "KV"),
    ] {
        // Two hamlets of one number are two.
        let outcome = ward(&format!(
            "| STT | {header} | Số ĐV tham gia | Số lượt |\n| =1 | {place} 1 | =4 | =5 |\n| =2 | {place} 2 | =4 | =5 |\n\
             | =3 | {place} 3 | =9 | =15 |\n| | Tổng cộng | =17 | =25 |"
        ));
        assert_eq!(told(&outcome), (25, vec![]), "{header}");
        let asked = outcome.findings.iter().filter(|one| one.code.as_str() == "ward-is-hamlet").count();
        assert_eq!((asked, outcome.figures.wards[0].turns.0), (0, 25), "{header}");
    }
    let months = ward(
        "| STT | Ấp | Tháng 9 | Tháng 10 |\n| =1 | Ấp Bình Hòa | =2 | =5 |\n| =2 | Ấp Bình An | =3 | =4 |\n| | Cộng | =5 | =9 |",
    );
    assert_eq!(told(&months), (14, vec![]));
}

#[test]
fn a_chapters_figures_line_by_line_count_what_they_say_are_turns() {
    let text = "| CHI ĐOÀN CẦU ĐƯỜNG 1 | < |
         | BÁO CÁO SINH HOẠT NƠI CƯ TRÚ THÁNG 10/2026 | < |
         | Nội dung | Số liệu |
         | Tổng số đoàn viên | =30 |
         | Số đoàn viên tham gia sinh hoạt | =25 |
         | Số lượt tham gia sinh hoạt định kỳ | =40 |
         | Số lượt tham gia văn hóa, văn nghệ | =10 |";
    let outcome = folder(SCHOOL).sheet("CD1/bao cao.xlsx", "Sheet1", text).run();
    assert_eq!((told(&outcome).0, of(&outcome, "CD1")), (50, 50));
}
