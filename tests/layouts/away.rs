//! Words of absence beside marks, counts, days, activities and grades.

use super::attending::{CONFIG, MONTHLY, counted, found, list};
use crate::support::run::Folder;

const PLAIN: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ THÁNG 10/2026";

/// Whoever was away, and why.
const AWAY: [&str; 8] =
    ["vắng", "vắng (ốm)", "Vắng - bận học", "nghỉ phép", "có phép", "xin nghỉ", "P", "Không tham gia do bận"];
/// A sign of presence beside the word.
const UNCLEAR: [&str; 5] = ["x (vắng)", "1 - phép", "x nghỉ", "vắng (x)", "ốm nghỉ"];

#[test]
fn who_is_said_to_be_away_has_no_turn() {
    for word in AWAY {
        let headers = [
            ("Tham gia", "x"),
            ("Số lần", "=1"),
            ("Ngày tham gia", "04/10/2026"),
            ("Ghi chú", ""),
            ("Nội dung", ""),
            ("Kết quả", "Đạt"),
        ];
        for (header, one) in headers {
            let outcome = list(PLAIN, header, [one, word, one], "");
            assert_eq!((counted(&outcome), found(&outcome)), ([2, 2, 0], vec![]), "{header}: {word}");
        }
    }
}

#[test]
fn a_word_of_absence_beside_a_sign_of_presence_is_asked_about() {
    for word in UNCLEAR {
        for header in ["Tham gia", "Ngày tham gia", "Ghi chú", "Nội dung"] {
            let one = if header == "Tham gia" { "x" } else { "" };
            let outcome = list(PLAIN, header, [one, word, one], "");
            let asked = vec!["mark-variant D4".to_owned()];
            assert_eq!((counted(&outcome), found(&outcome)), ([2, 2, 0], asked), "{header}: {word}");
        }
        // A number nobody can read is waited for.
        let count = list(MONTHLY, "Số lần", ["=1", word, "=1"], "");
        assert_eq!((counted(&count), found(&count)), ([2, 2, 1], vec!["count-as-text D4".to_owned()]), "{word}");
    }
    let late = list(MONTHLY, "Tham gia", ["x", "x (trễ)", "có, về sớm"], "");
    assert_eq!((counted(&late), found(&late)), ([3, 3, 0], vec![]));
}

#[test]
fn a_remark_of_absence_against_a_mark_is_asked_about() {
    for word in ["vắng", "x (vắng)", "có phép", "nghỉ ốm"] {
        let mark = list(MONTHLY, "Tham gia | Ghi chú", ["x | ", &format!("x | {word}"), " | vắng"], "");
        assert_eq!((counted(&mark), found(&mark)), ([2, 2, 0], vec!["mark-variant E4".to_owned()]), "{word}");
        let count = list(MONTHLY, "Số lần | Ghi chú", ["=3 | ", &format!("=1 | {word}"), "=0 | vắng"], "");
        assert_eq!((counted(&count), found(&count)), ([4, 2, 0], vec!["mark-variant E4".to_owned()]), "{word}");
    }
    let said = list(MONTHLY, "Tham gia | Ghi chú", ["x | vắng", "", ""], "");
    let said = said.findings.iter().find(|one| one.code.as_str() == "mark-variant").unwrap();
    assert_eq!(
        said.message(tonghop::model::Lang::Vi),
        "Dòng này được tính là có tham gia nhưng lời ghi bên cạnh nói là vắng hoặc nghỉ (ghi: “vắng”)."
    );
    let why = list(MONTHLY, "Tham gia | Lý do vắng", ["x | ", "x | Bệnh", " | Bệnh"], "");
    assert_eq!((counted(&why), found(&why)), ([2, 2, 0], vec!["mark-variant E4".to_owned()]));
}

#[test]
fn a_remark_of_some_occasions_leaves_the_others() {
    // Beside marks and counts it explains what is missing.
    let marks = list(MONTHLY, "Buổi 1 | Buổi 2 | Ghi chú", ["x | x | ", "x | | vắng buổi 2", "x | | vắng"], "");
    assert_eq!((counted(&marks), found(&marks)), ([4, 3, 0], vec![]));
    let counts = list(MONTHLY, "Số lần | Ghi chú", ["=3 | vắng 1 buổi", "=4 | ", "=2 | có phép"], "");
    assert_eq!((counted(&counts), found(&counts)), ([9, 3, 0], vec![]));
    // Where the row itself is the turn nobody knows which one is left.
    let plain = list(PLAIN, "Ghi chú", ["", "vắng buổi 2", ""], "");
    assert_eq!((counted(&plain), found(&plain)), ([3, 3, 0], vec!["mark-variant D4".to_owned()]));
    for word in ["xin phép về sớm", "không vắng buổi nào", "ở trọ ấp Cái Vàng", "nhiệt tình", "nghỉ học"]
    {
        let there = list(PLAIN, "Ghi chú", ["", word, ""], "");
        assert_eq!((counted(&there), found(&there)), ([3, 3, 0], vec![]), "{word}");
    }
}

/// A ward's list of three turns with a line after the first.
fn with_line(line: &str) -> [u64; 3] {
    let text = format!(
        "| {MONTHLY} | < | < | < | < |
         | STT | Họ và tên | Ngày sinh | Nội dung | Ngày |
         | =1 | Lê Thị Riêng | 01/02/2006 | NTM | 04/10/2026 |
         | {line} |
         | =2 | Phạm Hồng Thái | 02/02/2006 | ASXH | 11/10/2026 |
         | =3 | Hồ Hảo Hớn | 03/02/2006 | NTM | 25/10/2026 |"
    );
    let folder = Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28");
    let outcome = folder.sheet("K10A/ds.xlsx", "DS", &text).run();
    counted(&outcome)
}

#[test]
fn a_line_about_a_pause_takes_no_turn_from_those_below() {
    for line in [
        "(Tạm nghỉ sinh hoạt từ ngày 12/10 đến 18/10/2026 do ngập)",
        "(Nghỉ lễ, không sinh hoạt)",
        "Tuần 3 nghỉ lễ, không sinh hoạt",
        "Chi đoàn khu vực tạm ngừng sinh hoạt tháng 9",
    ] {
        assert_eq!(with_line(&format!("{line} | < | < | < | <")), [3, 3, 0], "{line}");
        assert_eq!(with_line(&format!(" | {line} | | | ")), [3, 3, 0], "{line}");
    }
    assert_eq!(with_line("Do mưa lớn không sinh hoạt | < | < | < | <"), [3, 3, 0]);
    // Lines that name those who stayed away hold for the rows below.
    for line in ["B. Chưa tham gia", "Vắng mặt:", "II. Đoàn viên không tham gia", "(Vắng mặt)"] {
        assert_eq!(with_line(&format!("{line} | < | < | < | <")), [1, 1, 0], "{line}");
    }
}
