//! Lines of figures above a list or below it: they say how many, and are no table of their own.

use tonghop::pipeline::Outcome;

use super::attending::{CONFIG, MONTHLY, counted, found};
use crate::support::run::Folder;

const HEADER: &str = "| STT | Họ và tên | Ngày sinh | Tổ | Tham gia (1: có; 0: không) | Ghi chú |";
const ROWS: &str = "| =1 | Lê Thị Riêng | 01/02/2010 | =1 | =1 | |
    | =2 | Hồ Hảo Hớn | 02/02/2010 | =2 | =0 | |
    | =3 | Phạm Hồng Thái | 03/02/2010 | =3 | =1 | |";

fn run(above: &str, below: &str) -> Outcome {
    let text = format!("| {MONTHLY} | < | < | < | < | < |\n{above}\n{HEADER}\n{ROWS}\n{below}");
    Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", &text).run()
}

fn months(outcome: &Outcome) -> Vec<String> {
    outcome.register.turns.iter().map(|turn| turn.when.to_string()).collect()
}

#[test]
fn figures_above_a_list_belong_to_its_title() {
    for lines in [
        "| Sĩ số đoàn viên: | | =3 | | Tham gia: | =2 | Tỉ lệ: | =66.7 |\n| |",
        "| Sĩ số | 3 đv | Tham gia | 2/3 | Tỉ lệ | 66,7% |",
        "| Sĩ số | =3 | Tham gia | =2 | Vắng | =1 |",
        "| Sĩ số: 3 | | Tham gia: 2 | | Tỉ lệ: 66,7% |",
        "| Sĩ số: | =3 |\n| Tham gia: | =2 |\n| Tỉ lệ: | =0.667 |",
        "| Tổng số: | =3 | đoàn viên | | Tham gia: | =2 | đoàn viên |",
        // Not filled in, or labels over their figures.
        "| Sĩ số đoàn viên: | | | | Tham gia: | | Tỉ lệ: |\n| |",
        "| Sĩ số | Tham gia | Vắng | Tỉ lệ |\n| =3 | =2 | =1 | =0.667 |\n| |",
    ] {
        let outcome = run(lines, "");
        assert_eq!((counted(&outcome), found(&outcome)), ([2, 2, 0], vec![]), "{lines}");
        assert_eq!(months(&outcome), ["2026-10", "2026-10"], "{lines}");
    }
}

#[test]
fn figures_below_a_list_are_nobody() {
    let outcome = run("", "| |\n| Sĩ số: | =3 | | Tham gia: | =2 | |");
    assert_eq!((counted(&outcome), found(&outcome)), ([2, 2, 0], vec![]));
}

#[test]
fn turns_stated_above_a_list_are_not_passed_over() {
    let outcome = run("| Số lượt định kỳ | Số lượt theo nhóm |\n| =3 | =5 |\n| |", "");
    assert!(found(&outcome).iter().any(|one| one.starts_with("sheet-unrecognised")), "{:?}", found(&outcome));
}
