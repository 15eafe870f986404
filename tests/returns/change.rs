//! A unit that moved unlike the others, told to it and to the secretary, in a folder that grows.

use std::fmt::Write;

use tonghop::model::Lang;

use super::{body, found, of, returns};
use crate::support::run::Folder;

/// Nine chapters of four members with a count each; `turns` gives a chapter's count per member in a month of 2021.
fn folder(months: &[i8], turns: impl Fn(usize, i8) -> u32) -> Folder {
    let mut config = String::from(
        "[office]\ncode = \"CDN\"\nname = \"Đoàn trường Cao đẳng Nghề Sông Hậu\"\nlevel = \"school\"\nprovince = \"Cần Thơ\"\n",
    );
    for at in 1..10 {
        let unit = format!("code = \"K{at}\"\nname = \"Chi đoàn K{at}\"\nlevel = \"chapter\"\nparent = \"CDN\"\n");
        write!(config, "[[unit]]\n{unit}").unwrap();
    }
    let mut folder = Folder::new(&config, "--period 2021-05 --today 2021-06-02");
    for &month in months {
        for at in 1..10usize {
            let mut text = format!(
                "| DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN K{at} THAM GIA SINH HOẠT ĐỊNH KỲ HẰNG THÁNG {month}/2021 |\n| STT | Họ và tên | MSSV | Số lượt |\n"
            );
            for (number, name) in
                ["Nguyễn Văn An", "Trần Thị Bích", "Lê Minh Châu", "Phạm Quốc Dũng"].iter().enumerate()
            {
                writeln!(text, "| ={} | {name} | 20{at}000{number} | ={} |", number + 1, turns(at, month)).unwrap();
            }
            folder = folder.sheet(&format!("K{at}/thang {month}-2021.xlsx"), "Sheet1", &text);
        }
    }
    folder
}

#[test]
fn a_unit_that_moved_unlike_the_others_is_told_at_its_list() {
    // All did twice as much as in April, K4 a fifth of it.
    let folder = folder(&[4, 5], |at, month| {
        if month == 4 {
            5
        } else if at == 4 {
            1
        } else {
            10
        }
    });
    let outcome = folder.run();
    let unusual: Vec<_> = outcome.findings.iter().filter(|one| one.code.as_str() == "change-unusual").collect();
    assert_eq!(unusual.len(), 1, "{:?}", found(&outcome));
    assert_eq!(unusual[0].file.as_ref().unwrap().as_str(), "K4/thang 5-2021.xlsx");
    assert_eq!(
        unusual[0].message(Lang::Vi),
        "Số lượt của đơn vị tăng hoặc giảm khác hẳn các đơn vị còn lại (đơn vị: Chi đoàn K4; kỳ này: 4; trước đây: 20)."
    );
    let k4 = outcome.figures.units.iter().find(|one| one.code == "K4").unwrap();
    assert_eq!(k4.turns.0, 4, "the number that is told is the figure");
    let parcels = returns(&outcome, &folder.settings());
    let said = body(&of(&parcels, "K4").book);
    assert!(said.iter().any(|row| row.iter().any(|cell| cell.starts_with("Số lượt của đơn vị tăng hoặc giảm"))));
}

#[test]
fn a_unit_is_judged_by_its_own_months_where_there_are_enough() {
    // K4 did ten times its usual number; K5 goes up and down as it always did; a month without a list is no nought.
    let turns = |at, month| match (at, month) {
        (4, 5) => 50,
        (5, 5) => 20,
        (5, month) => {
            if month % 2 == 0 {
                20
            } else {
                4
            }
        }
        _ => 5,
    };
    let outcome = folder(&[1, 2, 3, 4, 5], turns).run();
    let unusual: Vec<String> = outcome
        .findings
        .iter()
        .filter(|one| one.code.as_str() == "change-unusual")
        .map(|one| one.message(Lang::Vi))
        .collect();
    assert_eq!(
        unusual,
        [
            "Số lượt của đơn vị khác nhiều so với các kỳ trước của chính mình (đơn vị: Chi đoàn K4; kỳ này: 200; thường là: 20)."
        ]
    );
    // The order of files tells nothing.
    let mut turned = folder(&[1, 2, 3, 4, 5], turns);
    turned.files.reverse();
    assert_eq!(found(&turned.run()), found(&outcome));
}
