//! Numbers of rows that programs write before a list.

use super::attending::{CONFIG, counted, found};
use crate::support::run::Folder;
use tonghop::pipeline::Outcome;

const NAMES: [&str; 4] = ["Lê Thị Riêng", "Phạm Hồng Thái", "Hồ Hảo Hớn", "Trần Văn Ơn"];

/// A data frame with these columns before its own.
fn frame(header: &str, before: [&str; 4]) -> Outcome {
    let rows: Vec<String> = (0..4)
        .map(|at| format!("| {} | {} | =2211410{at} | 2026-10-0{} | NTM |", before[at], NAMES[at], at + 1))
        .collect();
    let text = format!("| {header} | ho_ten | mssv | ngay_tham_gia | nhom_hoat_dong |\n{}", rows.join("\n"));
    Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/tham_gia.xlsx", "Sheet1", &text).run()
}

#[test]
fn an_index_counts_nobody_out() {
    for header in ["", "Unnamed: 0", "index", "X", "level_0"] {
        for numbers in
            [["=0", "=1", "=2", "=3"], ["=1", "=2", "=3", "=4"], ["=5", "=0", "=9", "=2"], ["=0", "=1", "=0", "=1"]]
        {
            let outcome = frame(header, numbers);
            assert_eq!((counted(&outcome), found(&outcome)), ([4, 4, 0], vec![]), "{header} {numbers:?}");
        }
    }
    let twice = frame(" | Unnamed: 0", ["=0 | =0", "=1 | =1", "=2 | =2", "=3 | =3"]);
    assert_eq!((counted(&twice), found(&twice)), ([4, 4, 0], vec![]));
    let beside = frame(" | stt", ["=0 | =1", "=1 | =2", "=2 | =3", "=3 | =4"]);
    assert_eq!((counted(&beside), found(&beside)), ([4, 4, 0], vec![]));
}

#[test]
fn marks_without_a_header_are_still_asked_about() {
    for marks in [["x", "", "x", "x"], ["=1", "=1", "=0", "=1"], ["=2", "=1", "=2", "=3"]] {
        let outcome = frame("", marks);
        assert_eq!((counted(&outcome)[2], found(&outcome)), (4, vec!["column-unknown A:A".to_owned()]), "{marks:?}");
    }
}
