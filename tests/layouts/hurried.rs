//! Lists typed in a hurry, and one typed with care: short words, small letters, a row of column numbers.

use crate::support::run::{Folder, stands};

#[test]
fn yes_and_no_in_short_say_who_came() {
    for header in ["Có đi", "Có đến", "có đi sinh hoạt", "Đi SH"] {
        let text = format!(
            "| Họ tên | Ngày sinh | {header} |
             | Tô Thu Nhàn | 23/08/2009 | có |
             | Hồ Anh Nguyên | 19/06/2010 | có |
             | Trịnh Thu Linh | 12/02/2010 | ko |
             | Lâm Khắc Lâm | 09/01/2009 | có |"
        );
        let outcome = Folder::new("", "--period 2026-10 --today 2026-11-03")
            .sheet("12A4/sinh hoat dinh ky thang 10-2026.xlsx", "Sheet1", &text)
            .run();
        let figures = &outcome.figures;
        let rows = &figures.balance.rows;
        assert_eq!((figures.turns.total.0, rows.counted, rows.waiting), (3, 4, 0), "{header}");
    }
}

#[test]
fn where_it_was_is_told_in_small_letters() {
    for header in ["ở phường/xã", "ở xã, phường", "Ở xã"] {
        let text = format!(
            "| tt | họ tên | sinh ngày | nội dung | ngày | {header} |
             | =1 | trịnh công đạt | 14/7/10 | dọn vệ sinh môi trường | 4/10 | p. lâm viên - đà lạt |
             | =2 | kiều gia luân | 4/12/09 | tặng quà hộ nghèo | 11/10 | x. lạc dương |"
        );
        let config = "[office]\nname = \"Đoàn trường THPT Đồi Thông\"\nprovince = \"Lâm Đồng\"\n";
        let outcome = Folder::new(config, "--period 2026-10 --today 2026-11-03")
            .sheet("Thang 10-2026/11A2/nop.xlsx", "Sheet1", &text)
            .run();
        let mut wards: Vec<String> =
            outcome.register.turns.iter().filter_map(|turn| Some(turn.ward.as_ref()?.code.to_string())).collect();
        wards.sort();
        assert_eq!(wards, ["24778", "24848"], "{header}");
    }
}

#[test]
fn a_row_of_column_numbers_is_no_person_and_a_dash_no_group() {
    let list = |rows: &str| {
        let text = format!(
            "| CHI ĐOÀN K10A | | | | | |
             | DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THÁNG 11/2026 | | | | | |
             | STT | Họ và tên | Ngày sinh | Phương thức sinh hoạt | Nhóm hoạt động | Ngày tham gia |
             | (1) | (2) | (3) | (4) | (5) | (6) |
             | =1 | Võ Nhật Toàn | 06/11/2005 | Theo nhóm hoạt động | Xây dựng nông thôn mới, văn minh đô thị | 07/11/2026 |
             | =2 | Võ Nhật Toàn | 06/11/2005 | Định kỳ hằng tháng | - | 14/11/2026 |
             {rows}
             | Tổng cộng: 03 lượt sinh hoạt của 02 đoàn viên. | < | < | < | < | < |"
        );
        Folder::new("", "--period 2026-11 --today 2026-12-04").sheet("K10A/ds.xlsx", "DS", &text).run()
    };
    let whole = list("| =3 | Kiều Minh Phúc | 26/06/2005 | Theo yêu cầu | - | 20/11/2026 |");
    assert_eq!((whole.figures.turns.total.0, whole.figures.members.participants.0), (3, 2));
    let differs = |one: &tonghop::finding::Finding| stands(one, "total-differs", None, None, None);
    assert!(!whole.findings.iter().any(differs));
    // A row that holds its number and nothing else is nobody's, and the footer says that somebody is lost.
    let lost = list("| =3 | < | < | < | < | < |");
    assert_eq!((lost.figures.turns.total.0, lost.figures.members.participants.0), (2, 1));
    assert!(lost.findings.iter().any(|one| stands(one, "total-differs", None, None, Some("A8"))));
}
