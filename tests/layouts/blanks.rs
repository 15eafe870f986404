//! Cells left empty below the first row of a block, on a sheet that says that they are as above, and on one that does not.

use tonghop::pipeline::Outcome;

use super::attending::{CONFIG, counted, found, number};
use crate::support::run::Folder;

const HEADER: &str = "| STT | Ngày | Nhóm hoạt động | Xã, phường | Họ và tên | Ngày sinh | Kết quả |";
const ROWS: &str = "| =1 | 06/10/2026 | NTM | Phường Bình Thủy | Lê Thị Riêng | 01/02/2006 | Tốt |
| =2 | | | | Phạm Hồng Thái | 02/02/2006 | |
| =3 | 18/10/2026 | VHVN-TDTT | Phường Ninh Kiều | Hồ Hảo Hớn | 03/02/2006 | Đạt |
| =4 | | | | Lê Thị Riêng | 01/02/2006 | |
| =5 | | | | Phạm Hồng Thái | 02/02/2006 | |";
const TITLE: &str =
    "| CHI ĐOÀN K10A | < | < |\n| DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG TẠI NƠI CƯ TRÚ THÁNG 10/2026 | < | < |";

fn run(text: &str) -> Outcome {
    Folder::new(CONFIG, "--period 2026-10 --today 2026-11-03").sheet("K10A/ds.xlsx", "DS", text).run()
}

fn with(above: &str, header: &str, rows: &str, below: &str) -> Outcome {
    run(&format!("{TITLE}\n{above}\n{header}\n{rows}\n{below}"))
}

/// Turns of the two groups of the rows, of the channel without groups, and without a ward.
fn turns(outcome: &Outcome) -> [u64; 4] {
    ["groups.g4.turns", "groups.g1.turns", "channels.monthly.turns", "wards.null.turns"]
        .map(|path| number(outcome, path))
}

const FILLED: [&str; 6] = ["B6", "C6", "D6", "B8:B9", "C8:C9", "D8:D9"];

/// The cells that were filled.
fn filled(outcome: &Outcome) -> Vec<String> {
    let said = outcome.findings.iter().filter(|one| one.code.as_str() == "cell-blank-as-above");
    let mut cells: Vec<String> = said.flat_map(|one| one.cells.iter()).map(ToString::to_string).collect();
    cells.sort_by_key(|cell| (cell[1..].to_owned(), cell.clone()));
    cells
}

#[test]
fn a_sheet_that_says_so_is_filled_down() {
    for line in [
        "(Ô Ngày, Nhóm, Xã/phường để trống: như dòng trên)",
        "để trống là như dòng trên",
        "ô trống: như trên",
        "(ô để trống nghĩa là giống dòng trên)",
        "không ghi = như dòng trên",
        "Ghi chú: ngày, nhóm và xã không ghi thì lấy theo dòng trên",
        "Giống dòng trên thì để trống",
    ] {
        let above = with(&format!("| {line} | < | < |"), HEADER, ROWS, "");
        assert_eq!((counted(&above), turns(&above)), ([5, 3, 0], [2, 3, 0, 0]), "{line}");
        assert_eq!(filled(&above).len(), 6, "{line}: {:?}", filled(&above));
        assert_eq!(number(&above, "grades.good.members") + number(&above, "grades.pass.members"), 2, "{line}");
        let below = with("", HEADER, ROWS, &format!("| {line} | < | < |"));
        assert_eq!((counted(&below), turns(&below)), ([5, 3, 0], [2, 3, 0, 0]), "below: {line}");
    }
}

#[test]
fn every_cell_that_was_filled_is_asked_about() {
    let outcome = with("| (để trống: như dòng trên) | < | < |", HEADER, ROWS, "");
    assert_eq!(filled(&outcome), FILLED);
    let said = outcome.findings.iter().find(|one| one.code.as_str() == "cell-blank-as-above").unwrap();
    assert_eq!(said.severity.code(), "query");
    assert!(found(&outcome).iter().all(|one| one.starts_with("cell-blank-as-above")), "{:?}", found(&outcome));
}

#[test]
fn without_such_words_blank_stays_blank() {
    for line in [
        "(theo danh sách của lớp)",
        "Không được để trống, không ghi như trên",
        "Lưu ý: không ghi như trên",
        "x: có mặt, ô trống: vắng, ″: như trên",
    ] {
        let outcome = with(&format!("| {line} | < | < |"), HEADER, ROWS, "");
        // The rows of one person without a day are the same row.
        assert_eq!((turns(&outcome), filled(&outcome)), ([1, 1, 2, 2], vec![]), "{line}");
    }
}

#[test]
fn only_the_columns_that_are_named_are_filled() {
    for line in ["(Ngày để trống: như dòng trên)", "Cột Ngày bỏ trống là giống dòng trên"] {
        let outcome = with(&format!("| {line} | < | < |"), HEADER, ROWS, "");
        assert_eq!((turns(&outcome), filled(&outcome)), ([1, 1, 3, 3], vec!["B6".into(), "B8:B9".into()]), "{line}");
        assert_eq!(number(&outcome, "grades.good.members"), 1, "{line}");
    }
    let graded = with("| (Ngày, Kết quả để trống: như dòng trên) | < | < |", HEADER, ROWS, "");
    assert_eq!(filled(&graded), ["B6", "G6", "B8:B9", "G8:G9"]);
    let header = HEADER.replace("Nhóm hoạt động", "Nhóm hoạt động (để trống: như dòng trên)");
    let by_header = with("| | | |", &header, ROWS, "");
    assert_eq!((turns(&by_header), filled(&by_header).len()), ([2, 3, 0, 3], 2));
}

#[test]
fn what_is_no_turn_is_none_by_filling() {
    let line = "| (để trống: như dòng trên) | < | < |";
    let form = with(line, HEADER, &format!("{ROWS}\n| =6 | | | | | | |\n| =7 | | | | | | |"), "");
    assert_eq!(counted(&form), [5, 3, 0]);
    // A heading begins anew, and who took part otherwise was in no group.
    let sections = with(
        line,
        HEADER,
        "| Phường Bình Thủy | < | < | < | < | < | < |\n| =1 | 06/10/2026 | NTM | | Lê Thị Riêng | 01/02/2006 | |\n| Phường Ninh Kiều | < | < | < | < | < | < |\n| =2 | | | | Phạm Hồng Thái | 02/02/2006 | |",
        "",
    );
    assert_eq!((turns(&sections), filled(&sections)), ([1, 0, 1, 0], vec![]));
    let channels = with(
        line,
        "| STT | Ngày | Phương thức | Nhóm hoạt động | Họ và tên | Ngày sinh | Phường |",
        "| =1 | 06/10/2026 | Theo nhóm hoạt động | NTM | Lê Thị Riêng | 01/02/2006 | Phường Bình Thủy |
| =2 | | Định kỳ hằng tháng | | Phạm Hồng Thái | 02/02/2006 | |
| =3 | | | | Hồ Hảo Hớn | 03/02/2006 | |",
        "",
    );
    assert_eq!((counted(&channels), turns(&channels)), ([3, 3, 0], [1, 0, 2, 0]), "{:?}", found(&channels));
}

#[test]
fn a_person_and_a_place_of_slips_are_as_above_too() {
    let person = with(
        "| Ô trống: như dòng trên | < | < |",
        HEADER,
        "| =1 | 06/10/2026 | NTM | Phường Bình Thủy | Lê Thị Riêng | 01/02/2006 | |
| =2 | 13/10/2026 | | | | | |
| =3 | 20/10/2026 | | | | | |",
        "",
    );
    assert_eq!((counted(&person), turns(&person)), ([3, 1, 0], [3, 0, 0, 0]), "{:?}", found(&person));
    let slips = run(
        "| ĐOÀN TRƯỜNG THPT LÊ QUÝ ĐÔN | < | < |\n| DANH SÁCH GIỚI THIỆU ĐOÀN VIÊN VỀ SINH HOẠT TẠI NƠI CƯ TRÚ | < | < |
| (Nơi giới thiệu đến, Ngày giới thiệu để trống: như dòng trên) | < | < |
| STT | Họ và tên | Ngày sinh | Lớp | Nơi giới thiệu đến | Số phiếu | Ngày giới thiệu |
| =1 | Lê Thị Riêng | 01/02/2006 | 10A1 | Phường Bình Thủy | 1 | 02/10/2026 |
| =2 | Phạm Hồng Thái | 02/02/2006 | 10A1 | | 2 | |
| =3 | Hồ Hảo Hớn | 03/02/2006 | 10A1 | Phường Ninh Kiều | 3 | |",
    );
    assert_eq!((number(&slips, "introductions.introduced"), number(&slips, "balance.rows.waiting")), (3, 0));
    assert_eq!(filled(&slips), ["E6", "G6:G7"]);
}
