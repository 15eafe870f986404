//! What says again what stands beside it: helper columns, pivot tables, Excel's subtotals; and signs that lines above a list explain.

use tonghop::pipeline::Outcome;

use super::attending::{CONFIG, counted, found, list, number};
use crate::support::draw::{Drawn, xlsx};
use crate::support::run::Folder;

const GROUPS: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THEO NHÓM HOẠT ĐỘNG THÁNG 10/2026";

fn groups(outcome: &Outcome) -> [u64; 3] {
    ["g1", "g4", "g9"].map(|code| number(outcome, &format!("groups.{code}.turns")))
}

/// A workbook of several sheets, sent in one month.
fn workbook(sheets: &[(&str, &str)]) -> Outcome {
    let drawn: Vec<Drawn> = sheets.iter().map(|(name, text)| Drawn::new(name, text)).collect();
    let mut folder = Folder::new(CONFIG, "--period 2026-01..2026-12 --today 2026-11-28");
    let path = "K10A/K10A thang 10-2026.xlsx";
    folder.files.push((path.to_owned(), xlsx(path, &drawn)));
    folder.run()
}

/// The messages of a code with their sheets and cells.
fn said(outcome: &Outcome, code: &str) -> Vec<String> {
    let own = outcome.findings.iter().filter(|one| one.code.as_str() == code);
    let cells =
        |one: &tonghop::finding::Finding| one.cells.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    let sheet = |one: &tonghop::finding::Finding| one.sheet.as_deref().unwrap_or_default().to_owned();
    own.map(|one| format!("{} {} {}", sheet(one), cells(one), one.message(tonghop::model::Lang::En))).collect()
}

#[test]
fn columns_computed_from_marks_claim_nothing() {
    for (header, rows, below) in [
        // Ones and zeros, their sum and share, hidden or not, and a footer that sums all of them.
        (
            "VHVN-TDTT | NTM | p1 | p2 | Số lần | Tỷ lệ",
            ["x | | =1 | =0 | =1 | =0.5", "x | x | =1 | =1 | =2 | =1", "| | =0 | =0 | =0 | =0"],
            "| | Cộng | | =2 | =1 | =2 | =1 | =3 |\n%hidden-column F G",
        ),
        (
            "VHVN-TDTT | NTM | p1 | p2 | Số lần | Tỷ lệ",
            ["x | | =1 | =0 | =1 | =0.5", "x | x | =1 | =1 | =2 | =1", "| | =0 | =0 | =0 | =0"],
            "",
        ),
        // Points of each mark, before the marks.
        ("đ1 | đ2 | VHVN-TDTT | NTM", ["=5 | =0 | x |", "=5 | =5 | x | x", "=0 | =0 | |"], ""),
        // Headers of what they are computed from, and a sign of absence that makes none.
        ("VHVN-TDTT | NTM | VHVN-TDTT (số) | NTM (số)", ["x | - | =1 | =0", "x | x | =1 | =1", "| | =0 | =0"], ""),
    ] {
        let outcome = list(GROUPS, header, rows, below);
        assert_eq!(counted(&outcome), [3, 2, 0], "{header} {below}");
        assert_eq!(groups(&outcome), [2, 1, 0], "{header} {below}");
        let mut told = found(&outcome);
        told.retain(|one| !one.starts_with("row-hidden"));
        assert_eq!(told, Vec::<String>::new(), "{header} {below}");
    }
}

#[test]
fn a_column_of_its_own_counts_whatever_stands_beside_it() {
    // Numbers of another group, and numbers that are not made of any marks.
    for (header, rows, turns, told) in [
        ("VHVN-TDTT | NTM", ["x | =1", "x | =1", "| =0"], 4, [2, 2, 0]),
        ("VHVN-TDTT | NTM", ["x | =2", "| =1", "x |"], 5, [2, 3, 0]),
    ] {
        let outcome = list(GROUPS, header, rows, "");
        assert_eq!((number(&outcome, "turns.total"), groups(&outcome)), (turns, told), "{rows:?}");
    }
}

const ROWS: &str = "| Phường Thới Long | Lê Thị Riêng | 01/02/2006 | 04/10/2026 | NTM |
    | Phường Thới Long | Phạm Hồng Thái | 02/02/2006 | 11/10/2026 | VHVN-TDTT |";

/// The same list with rows that a program put below its groups.
fn subtotalled(sums: [&str; 3], hidden: &str) -> Outcome {
    let text = format!(
        "| {GROUPS} | < | < |
         | Phường/xã | Họ và tên | Ngày sinh | Ngày tham gia | Nhóm hoạt động |
         {ROWS}
         {}
         | Phường Bình Thủy | Hồ Hảo Hớn | 03/02/2006 | 18/10/2026 | NTM |
         {}
         {}
         {hidden}",
        sums[0], sums[1], sums[2]
    );
    Folder::new(CONFIG, "--period 2026-01..2026-12 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", &text).run()
}

#[test]
fn subtotals_of_excel_are_nobodys_rows() {
    for sums in [
        ["| Phường Thới Long Count | =2 |", "| Phường Bình Thủy Count | =1 |", "| Grand Count | =3 |"],
        ["| Phường Thới Long Đếm | | | | =2 |", "| Phường Bình Thủy Đếm | | | | =1 |", "| Tổng cuối | | | | =3 |"],
        ["| Phường Thới Long Total | =2 |", "| Phường Bình Thủy Total | =1 |", "| Grand Total | =3 |"],
        ["| Phường Thới Long Count | =? |", "| Phường Bình Thủy Count | =? |", "| Grand Count | =? |"],
    ] {
        let outcome = subtotalled(sums, "");
        assert_eq!(counted(&outcome), [3, 3, 0], "{sums:?}");
        assert_eq!(number(&outcome, "balance.rows.read"), 3, "{sums:?}");
        let mut told = found(&outcome);
        told.retain(|one| !one.starts_with("formula-without-value"));
        assert_eq!(told, Vec::<String>::new(), "{sums:?}");
    }
    // A group that is folded counts.
    let sums = ["| Phường Thới Long Count | =2 |", "| Phường Bình Thủy Count | =1 |", "| Grand Count | =3 |"];
    assert_eq!(counted(&subtotalled(sums, "%hidden 3 4")), [3, 3, 0]);
}

#[test]
fn a_name_that_ends_as_a_subtotal_does_is_a_person() {
    let sums = ["| Phường Bình Thủy | Lý Văn Tổng | 04/02/2006 | 11/10/2026 | NTM |", "", ""];
    let outcome = subtotalled(sums, "");
    assert_eq!((counted(&outcome), number(&outcome, "balance.rows.read")), ([4, 4, 0], 4));
}

const DATA: &str = "| Họ và tên | Ngày sinh | Ngày tham gia | Nhóm hoạt động |
    | Lê Thị Riêng | 01/02/2006 | @2026-10-04 | NTM |
    | Lê Thị Riêng | 01/02/2006 | @2026-10-11 | VHVN-TDTT |
    | Phạm Hồng Thái | 02/02/2006 | @2026-10-04 | NTM |
    | Hồ Hảo Hớn | 03/02/2006 | @2026-10-18 | NTM |";

#[test]
fn a_pivot_table_is_not_counted_beside_its_list() {
    for pivot in [
        "| Count of Ngày tham gia | Nhóm hoạt động |
         | Họ và tên | NTM | VHVN-TDTT | Grand Total |
         | Lê Thị Riêng | =1 | =1 | =2 |
         | Phạm Hồng Thái | =1 | | =1 |
         | Hồ Hảo Hớn | =1 | | =1 |
         | Grand Total | =3 | =1 | =4 |",
        "| Nhãn Hàng | Đếm của Họ và tên |
         | NTM | =3 |
         | VHVN-TDTT | =1 |
         | Tổng Cuối | =4 |",
        "| Row Labels | Count of Nhóm hoạt động |
         | Lê Thị Riêng | =2 |
         | NTM | =1 |
         | VHVN-TDTT | =1 |
         | Phạm Hồng Thái | =1 |
         | NTM | =1 |
         | Hồ Hảo Hớn | =1 |
         | NTM | =1 |
         | Grand Total | =4 |",
    ] {
        for sheets in [[("Pivot", pivot), ("Data", DATA)], [("Data", DATA), ("Sheet1", pivot)]] {
            let outcome = workbook(&sheets);
            assert_eq!((counted(&outcome), groups(&outcome)), ([4, 3, 0], [1, 3, 0]), "{pivot}");
            assert_eq!(number(&outcome, "balance.claims.read"), 4, "{pivot}");
            assert_eq!(found(&outcome), Vec::<String>::new(), "{pivot}");
            assert_eq!(said(&outcome, "turn-reported-twice").len(), 1, "{pivot}");
        }
    }
}

#[test]
fn a_pivot_table_older_than_its_list_is_compared_with_it() {
    let pivot = "| Row Labels | Count of Họ và tên |
        | NTM | =2 |
        | VHVN-TDTT | =1 |
        | Grand Total | =3 |";
    let outcome = workbook(&[("Pivot", pivot), ("Data", DATA)]);
    assert_eq!((counted(&outcome), groups(&outcome)), ([4, 3, 0], [1, 3, 0]));
    let told = said(&outcome, "stated-total-differs");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("Pivot B4 ") && told[0].contains("stated: 3; counted: 4; difference: -1"), "{told:?}");
}

#[test]
fn a_pivot_table_alone_counts() {
    let persons = "| Count of Ngày tham gia | Nhóm hoạt động |
        | Họ và tên | NTM | VHVN-TDTT | Grand Total |
        | Lê Thị Riêng | =1 | =1 | =2 |
        | Phạm Hồng Thái | =2 | | =2 |
        | Grand Total | =3 | =1 | =4 |";
    let outcome = workbook(&[("Pivot", persons)]);
    assert_eq!((counted(&outcome), groups(&outcome)), ([4, 2, 0], [1, 3, 0]));
    // Beside a list of others it is no pivot of that list.
    let others = "| Họ và tên | Ngày sinh | Ngày tham gia | Nhóm hoạt động |
        | Võ Thị Sáu | 01/03/2006 | @2026-10-04 | NTM |";
    let outcome = workbook(&[("Pivot", persons), ("Data", others)]);
    assert_eq!(counted(&outcome), [5, 3, 0]);
}

/// A list under short headers, below lines that explain its signs.
fn explained(lines: &str, rows: [&str; 3]) -> Outcome {
    let text = format!(
        "| DS ĐV TG SHNCT T10/2026 | < | < |
         {lines}
         | TT | H.tên | N.sinh | PT | Nhóm HĐ | Ngày TG | P/X | GC |
         | =1 | Lê Thị Riêng | 01/02/2006 | {} | |
         | =2 | Phạm Hồng Thái | 02/02/2006 | {} | |
         | =3 | Hồ Hảo Hớn | 03/02/2006 | {} | |",
        rows[0], rows[1], rows[2]
    );
    Folder::new(CONFIG, "--period 2026-01..2026-12 --today 2026-11-28").sheet("K10A/ds.xlsx", "T10", &text).run()
}

#[test]
fn signs_of_wards_and_channels_are_what_lines_above_say() {
    for lines in [
        "| PT1: SH định kỳ hằng tháng với chi đoàn khóm, ấp; PT2: theo nhóm hoạt động; PT3: theo yêu cầu |
         | BT: Phường Bình Thủy; TL: Phường Thới Long |",
        "| BT = Phường Bình Thủy, TL = Phường Thới Long |",
        "| BT: Phường Bình Thủy |
         | TL: Phường Thới Long |",
        "| Ghi chú: BT: Phường Bình Thủy; TL: Phường Thới Long |",
    ] {
        let outcome = explained(lines, ["PT1 | | 04/10/26 | BT", "PT2 | NTM | 11/10/26 | TL", "PT3 | | 18/10/26 | bt"]);
        assert_eq!((counted(&outcome), found(&outcome)), ([3, 3, 0], vec![]), "{lines}");
        let channels =
            ["monthly", "group", "on-demand"].map(|code| number(&outcome, &format!("channels.{code}.turns")));
        assert_eq!(channels, [1, 1, 1], "{lines}");
        let wards = ["31168", "31157"].map(|code| number(&outcome, &format!("wards.{code}.turns")));
        assert_eq!((wards, number(&outcome, "wards.null.turns")), ([2, 1], 0), "{lines}");
    }
}

#[test]
fn a_line_that_explains_signs_says_nothing_of_a_row_without_one() {
    let lines = "| BT: Phường Bình Thủy; TL: Phường Thới Long |";
    let outcome = explained(lines, ["PT1 | | 04/10/26 | BT", "PT1 | | 11/10/26 |", "PT1 | | 18/10/26 |"]);
    assert_eq!(counted(&outcome), [3, 3, 0]);
    assert_eq!((number(&outcome, "wards.31168.turns"), number(&outcome, "wards.null.turns")), (1, 2));
    // Nor does one sign of two wards: nobody can tell which it is.
    let lines = "| BT: Phường Bình Thủy; BT: Phường Thới Long |";
    let outcome = explained(lines, ["PT1 | | 04/10/26 | BT", "PT1 | | 11/10/26 | BT", "PT1 | | 18/10/26 | BT"]);
    assert_eq!((number(&outcome, "wards.31168.turns"), number(&outcome, "wards.31157.turns")), (0, 0));
}
