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
