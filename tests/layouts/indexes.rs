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

/// Answers of a form of the web, with a column of this header and these numbers at one place of those it adds itself.
fn answers(header: &str, place: usize, numbers: [&str; 4]) -> Outcome {
    let mut heads = vec!["Start time", "Completion time", "Email", "Name"];
    heads.insert(place, header);
    let questions =
        "Họ và tên của bạn? | Ngày sinh của bạn? | Bạn tham gia ngày nào? | Bạn tham gia nhóm hoạt động nào?";
    let mut text = format!("| {} | {questions} |", heads.join(" | "));
    for at in 0..4 {
        let mut own = vec!["2026-11-02 19:02:11", "2026-11-02 19:03:46", "anonymous", ""];
        own.insert(place, numbers[at]);
        let several = if at == 2 { "Văn hóa, văn nghệ, thể dục thể thao;" } else { "" };
        let done = format!("Xây dựng nông thôn mới, văn minh đô thị;{several}");
        text += &format!("\n| {} | {} | 01/02/2006 | 1{at}/10/2026 | {done} |", own.join(" | "), NAMES[at]);
    }
    Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/tham_gia.xlsx", "Form1", &text).run()
}

#[test]
fn numbers_of_answers_count_nobody_out() {
    for header in ["ID", "Id", "Response ID", "Submission ID", "Mã phản hồi"] {
        for (place, numbers) in [
            (0, ["=1", "=2", "=3", "=4"]),
            (0, ["=3", "=7", "=12", "=13"]),
            (0, ["=4", "=3", "=2", "=1"]),
            (1, ["=1", "=2", "=3", "=4"]),
        ] {
            let outcome = answers(header, place, numbers);
            let said = found(&outcome);
            assert_eq!((counted(&outcome), said), ([5, 4, 0], vec![]), "{header} {place} {numbers:?}");
            let names: Vec<_> = outcome.findings.iter().filter(|one| one.code.as_str() == "header-duplicate").collect();
            assert!(names.is_empty(), "{header}: {names:?}");
        }
    }
}

#[test]
fn what_repeats_below_id_is_still_asked_about() {
    let outcome = answers("ID", 0, ["=1", "=1", "=2", "=1"]);
    assert_eq!((counted(&outcome)[2], found(&outcome)), (4, vec!["column-unknown A1".to_owned()]));
}
