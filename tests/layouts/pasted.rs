//! Tables pasted from a text: a second paragraph of a cell is a row of its own, and the other cells are merged over both.

use crate::support::run::{Folder, stands};

/// Persons, turns, turns of groups g3 and g4, and body rows of a list of activities.
fn read(rows: &str) -> (u64, u64, u64, u64, u64) {
    let text = format!(
        "| CHI ĐOÀN K10A | | | | | |
         | DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THÁNG 11/2026 | | | | | |
         | TT | Họ và tên | Ngày sinh | Theo nhóm | Nội dung | Ngày tham gia |
         {rows}"
    );
    let outcome = Folder::new("", "--period 2026-11 --today 2026-12-04").sheet("K10A/ds.xlsx", "DS", &text).run();
    let group = |code: &str| {
        let named = outcome.figures.groups.iter().find(|group| group.code.as_str() == code);
        named.map_or(0, |group| group.turns.0)
    };
    let figures = &outcome.figures;
    assert_eq!(figures.balance.rows.residual, 0);
    assert!(!outcome.findings.iter().any(|one| stands(one, "activity-unmapped", None, None, None)), "{rows}");
    (figures.members.participants.0, figures.turns.total.0, group("g3"), group("g4"), figures.balance.rows.read)
}

#[test]
fn a_second_paragraph_of_a_cell_is_no_second_turn() {
    for (rows, took) in [
        // In brackets; over three rows; the rest of the sentence.
        (
            "| =1 | Lê Thị Riêng | 01-02-2006 | ☑ | Dọn vệ sinh môi trường | 15-11-2026 |
             | ^ | ^ | ^ | ^ | (từ 7g30 đến 10g00) | ^ |
             | =2 | Hồ Hảo Hớn | 02-02-2006 | ☑ | Tặng quà hộ nghèo | 22-11-2026 |",
            (2, 2, 1, 1, 2),
        ),
        (
            "| =1 | Lê Thị Riêng | 01-02-2006 | ☑ | Dọn vệ sinh môi trường | 15-11-2026 |
             | ^ | ^ | ^ | ^ | (từ 7g30 đến 10g00) | ^ |
             | ^ | ^ | ^ | ^ | (nhà bà Tư, khóm 3) | ^ |
             | =2 | Hồ Hảo Hớn | 02-02-2006 | ☑ | Tặng quà hộ nghèo | 22-11-2026 |",
            (2, 2, 1, 1, 2),
        ),
        (
            "| =1 | Lê Thị Riêng | 01-02-2006 | ☑ | Dọn | 15-11-2026 |
             | ^ | ^ | ^ | ^ | vệ sinh môi trường | ^ |
             | =2 | Hồ Hảo Hớn | 02-02-2006 | ☑ | Tặng quà hộ nghèo | 22-11-2026 |",
            (2, 2, 1, 1, 2),
        ),
    ] {
        assert_eq!(read(rows), took, "{rows}");
    }
}

#[test]
fn another_activity_or_day_below_a_name_is_a_turn() {
    for (rows, took) in [
        (
            "| =1 | Lê Thị Riêng | 01-02-2006 | ☑ | Dọn vệ sinh môi trường | 15-11-2026 |
             | ^ | ^ | ^ | ^ | Tặng quà hộ nghèo | ^ |
             | =2 | Hồ Hảo Hớn | 02-02-2006 | ☑ | Tặng quà hộ nghèo | 22-11-2026 |",
            (2, 3, 2, 1, 3),
        ),
        (
            "| =1 | Lê Thị Riêng | 01-02-2006 | ☑ | Dọn vệ sinh môi trường | 15-11-2026 |
             | ^ | ^ | ^ | ^ | tặng quà hộ nghèo | 16-11-2026 |
             | =2 | Hồ Hảo Hớn | 02-02-2006 | ☑ | Tặng quà hộ nghèo | 22-11-2026 |",
            (2, 3, 2, 1, 3),
        ),
        (
            "| =1 | Lê Thị Riêng | 01-02-2006 | ☑ | Dọn vệ sinh môi trường | 15-11-2026 |
             | ^ | ^ | ^ | ^ | tặng quà hộ nghèo | ^ |
             | =2 | Hồ Hảo Hớn | 02-02-2006 | ☑ | Tặng quà hộ nghèo | 22-11-2026 |",
            (2, 3, 2, 1, 3),
        ),
    ] {
        assert_eq!(read(rows), took, "{rows}");
    }
}

#[test]
fn a_number_below_a_name_is_no_second_person() {
    let rows = "| =1 | Lê Thị Riêng | 01-02-2006 | ☑ | Dọn vệ sinh môi trường | 15-11-2026 |
             | ^ | B2400012 | ^ | ^ | ^ | ^ |
             | =2 | Hồ Hảo Hớn | 02-02-2006 | ☑ | Tặng quà hộ nghèo | 22-11-2026 |
             | ^ | B2400013 | ^ | ^ | ^ | ^ |";
    assert_eq!(read(rows), (2, 2, 1, 1, 2));
    // A name below a name, one number for all cells else, is another person.
    let names = "| =1 | Lê Thị Riêng | 01-02-2006 | ☑ | Dọn vệ sinh môi trường | 15-11-2026 |
             | ^ | Tô Vĩnh Diện | ^ | ^ | ^ | ^ |";
    assert_eq!(read(names).4, 2);
}
