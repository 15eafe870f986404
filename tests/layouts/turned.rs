//! Forms beside each other, and lists that lie on their side.

use super::attending::{CONFIG, counted, number};
use crate::support::run::Folder;

const TITLE: &str = "| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ THÁNG 10/2026 |\n";

fn sheet(rows: &str) -> tonghop::pipeline::Outcome {
    let text = format!("{TITLE}{rows}");
    Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", &text).run()
}

#[test]
fn forms_beside_each_other_are_one_person_each() {
    for rows in [
        "| Họ và tên: Lê Thị Riêng | | Họ và tên: Hồ Hảo Hớn |\n| Ngày sinh: 01/02/2006 | | Ngày sinh: 02/02/2006 |\n\
         | Lớp: K10A | | Lớp: K10A |",
        "| Họ và tên | Lê Thị Riêng | | Họ và tên | Hồ Hảo Hớn |\n| Ngày sinh | 01/02/2006 | | Ngày sinh | 02/02/2006 |\n\
         | Lớp | K10A | | Lớp | K10A |",
    ] {
        let outcome = sheet(rows);
        assert_eq!(counted(&outcome), [2, 2, 0], "{rows}");
        let mut known: Vec<String> =
            outcome.register.members.iter().map(|one| format!("{} {:?}", one.name, one.birth)).collect();
        known.sort();
        assert!(known[0].starts_with("Hồ Hảo Hớn") && known[0].contains("2006-02-02"), "{known:?}");
        assert!(known[1].starts_with("Lê Thị Riêng") && known[1].contains("2006-02-01"), "{known:?}");
    }
}

#[test]
fn a_list_on_its_side_has_a_person_in_each_column() {
    let outcome = sheet(
        "| Họ và tên | Lê Thị Riêng | Phạm Hồng Thái | Hồ Hảo Hớn |\n| Ngày sinh | 01/02/2006 | 02/02/2006 | 03/02/2006 |\n\
         | 04/10/2026 | x | | x |\n| 18/10/2026 | x | x | |",
    );
    assert_eq!((counted(&outcome), number(&outcome, "months.2026-10.turns")), ([4, 3, 0], 4));
    // A list of members is asked about, with all of its persons.
    let text = "| DANH SÁCH ĐOÀN VIÊN |\n| Họ và tên | Lê Thị Riêng | Phạm Hồng Thái |\n| Ngày sinh | 01/02/2006 | 02/02/2006 |\n\
                | MSSV | 2010101 | 2010102 |";
    let roster = Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", text).run();
    assert_eq!((number(&roster, "members.total"), number(&roster, "balance.rows.waiting")), (0, 2));
    // Meetings with capitals over marks are no persons.
    let marks = sheet("| Họ và tên | Buổi Một | Buổi Hai |\n| Lê Thị Riêng | x | x |\n| Phạm Hồng Thái | x | |");
    assert_eq!(counted(&marks)[2], 0);
    assert!(marks.register.members.iter().all(|one| !one.name.starts_with("Buổi")));
}

#[test]
fn names_across_and_activities_down_are_read_person_by_person() {
    const ACROSS: &str = "Lê Thị Riêng | Phạm Hồng Thái | Hồ Hảo Hớn |";
    for (rows, groups, monthly) in [
        (format!("| Hoạt động | {ACROSS}\n| Hiến máu | x | | x |\n| Trồng cây | x | x | |"), 4, 0),
        (format!("| | {ACROSS}\n| Hiến máu | x | | x |\n| Trồng cây | x | x | |\n| Tổng | =2 | =1 | =1 |"), 4, 0),
        (
            format!(
                "| STT | Nội dung | Ngày | {ACROSS}\n| =1 | Hiến máu | 04/10/2026 | x | | x |\n\
                 | =2 | Trồng cây | 11/10/2026 | x | x | |\n| =3 | Họp chi đoàn khu vực | 18/10/2026 | x | x | x |"
            ),
            4,
            3,
        ),
        (format!("| Ngày | {ACROSS} Cộng |\n| 04/10/2026 | x | | x | =2 |\n| 18/10/2026 | | x | vắng | =1 |"), 0, 3),
    ] {
        let outcome = sheet(&rows);
        assert_eq!(counted(&outcome), [groups + monthly, 3, 0], "{rows}");
        let of = |channel: &str| number(&outcome, &format!("channels.{channel}.turns"));
        assert_eq!((of("group"), of("monthly")), (groups, monthly), "{rows}");
        assert_eq!(number(&outcome, "months.2026-10.turns"), groups + monthly, "{rows}");
        let said = outcome.findings.iter().find(|one| one.code.as_str() == "sheet-form").unwrap();
        assert!(said.message(tonghop::model::Lang::Vi).starts_with("Bảng này ghi mỗi người ở một cột;"), "{rows}");
    }
    // Of two rows about the same, and of what are no marks, nothing is read; nor without a word of who took part.
    for rows in [
        format!("| Hoạt động | {ACROSS}\n| Hiến máu | x | | x |\n| Hiến máu | x | x | |"),
        format!("| Hoạt động | {ACROSS}\n| Hiến máu | phụ trách | | hậu cần |\n| Trồng cây | x | x | |"),
        format!("| Địa điểm | {ACROSS}\n| Nhà văn hóa | x | | x |\n| Công viên | x | x | |"),
    ] {
        assert_eq!(counted(&sheet(&rows))[0], 0, "{rows}");
    }
}
