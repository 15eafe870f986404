//! Lists without a header row: marks and counts that the title explains, those it does not, several lists beside each other; and
//! signatures that may be marks.

use tonghop::pipeline::Outcome;
use tonghop::report::questions;
use tonghop::write::xlsx::workbook;

use super::attending::{CONFIG, counted, found, number};
use crate::answers::type_in;
use crate::support::run::Folder;

const MONTHLY: &str = "| SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ THÁNG 10/2026 |";
const NAMES: [&str; 4] = ["Lê Thị Riêng", "Phạm Hồng Thái", "Hồ Hảo Hớn", "Đoàn Thị Thắm"];

fn folder(text: &str) -> Folder {
    Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", text)
}

/// Four persons below a title, with what stands behind each one's birth.
fn list(title: &str, cells: [&str; 4]) -> Folder {
    let rows: Vec<String> = NAMES
        .iter()
        .zip(cells)
        .enumerate()
        .map(|(at, (name, cell))| format!("| ={} | {name} | 0{}/02/2006 | {cell} |", at + 1, at + 1))
        .collect();
    folder(&format!("{title}\n{}", rows.join("\n")))
}

/// The folder with its questions answered: sheets and columns, each as given.
fn answered(folder: &Folder, answers: &[(&str, &str, &str)]) -> Folder {
    let outcome = folder.run();
    let mut book = questions(&outcome.register, &folder.settings()).expect("something is asked");
    for (sheet, about, answer) in answers {
        type_in(&mut book, sheet, about, answer);
    }
    let mut folder = folder.clone();
    let number = folder.files.len();
    folder.files.push((format!("quyet-dinh/00{number}.xlsx"), workbook(&book).unwrap()));
    folder
}

fn asked(outcome: &Outcome) -> Vec<(String, String)> {
    let questions = outcome.register.questions.iter();
    questions.map(|one| (one.kind.code().to_owned(), one.other.clone())).collect()
}

#[test]
fn one_column_of_one_sign_says_who_came_where_the_title_is_about_that() {
    const KV: &str = "| ĐIỂM DANH SINH HOẠT ĐỊNH KỲ KHU VỰC 3 THÁNG 10/2026 |";
    for (title, cells, turns) in [
        (MONTHLY, ["x", "", "x", "x"], 3),
        (MONTHLY, ["x", "vắng", "x", "vắng có phép"], 2),
        (MONTHLY, ["có", "không", "có", "có"], 3),
        (MONTHLY, ["✓", "", "", "✓"], 2),
        (KV, ["x", "P", "x", "K"], 2),
        (MONTHLY, ["Bình Thủy | x", "Cái Khế | x", "Bình Thủy |", "Bình Thủy | x"], 3),
        ("| SỐ LƯỢT SINH HOẠT ĐỊNH KỲ THÁNG 10/2026 |", ["=2", "=1", "=0", "=4"], 7),
    ] {
        let outcome = list(title, cells).run();
        assert_eq!((counted(&outcome)[0], counted(&outcome)[2]), (turns, 0), "{title} {cells:?}");
        assert_eq!(number(&outcome, "channels.monthly.turns"), turns, "{title} {cells:?}");
        assert_eq!(found(&outcome), ["header-missing 2:2"], "{title} {cells:?}");
    }
}

#[test]
fn what_no_title_explains_is_asked_about_and_counts_when_it_is_answered() {
    for (title, cells) in [
        // A tick to some, an absence to others; both signs; numbers of what; two columns; members, not turns.
        (MONTHLY, ["v", "v", "", "v"]),
        (MONTHLY, ["x", "v", "x", "x"]),
        (MONTHLY, ["=2", "=1", "=0", "=4"]),
        (MONTHLY, ["x | x", "x |", "| x", "x | x"]),
        ("| DANH SÁCH ĐOÀN VIÊN |", ["x", "", "x", "x"]),
        ("| DANH SÁCH ĐĂNG KÝ THAM GIA SINH HOẠT ĐỊNH KỲ THÁNG 10/2026 |", ["x", "", "x", "x"]),
    ] {
        let outcome = list(title, cells).run();
        assert_eq!(counted(&outcome), [0, 0, 4], "{title} {cells:?}");
        assert_eq!(found(&outcome), ["sheet-unsure 2:2"], "{title} {cells:?}");
    }
    let table = ("Bảng này là gì", "SINH HOẠT", "danh sách tham gia");
    for (cells, answer, turns) in [
        (["v", "v", "", "v"], "Dấu có tham gia", 3),
        (["=2", "=1", "=0", "=4"], "Số lượt", 7),
        (["x | x", "x |", "| x", "x | x"], "Dấu có tham gia", 6),
        (["=2", "=1", "=0", "=4"], "Không dùng", 4),
    ] {
        let told = answered(&list(MONTHLY, cells), &[table]);
        let open = told.run();
        assert_eq!((number(&open, "turns.total"), number(&open, "balance.rows.waiting")), (0, 4), "{cells:?}");
        assert_eq!(asked(&open)[0], ("column".to_owned(), "K10A/ds.xlsx DS D2".to_owned()));
        let done = answered(&told, &[("Cột này là gì", "Cột ", answer)]).run();
        assert_eq!((number(&done, "turns.total"), number(&done, "balance.rows.waiting")), (turns, 0), "{cells:?}");
        assert_eq!((number(&done, "channels.monthly.turns"), asked(&done)), (turns, vec![]), "{cells:?}");
    }
}

/// Two lists of two beside each other, a column apart or not.
fn beside(title: &str, cells: [&str; 4], apart: bool) -> Folder {
    let one = |at: usize| format!("={} | {} | 0{}/02/2006 | {}", at + 1, NAMES[at], at + 1, cells[at]);
    let between = if apart { " | |" } else { " |" };
    folder(&format!("{title}\n| {}{between} {} |\n| {}{between} {} |", one(0), one(2), one(1), one(3)))
}

#[test]
fn lists_beside_each_other_are_each_a_list() {
    for apart in [true, false] {
        let outcome = beside(MONTHLY, ["x", "x", "", "x"], apart).run();
        assert_eq!((counted(&outcome), found(&outcome)), ([3, 3, 0], vec!["header-missing 2:2".to_owned()]));
        // What is asked is asked of each, and an answer reaches all of them.
        let folder = beside(MONTHLY, ["v", "v", "", "v"], apart);
        let open = folder.run();
        assert_eq!(counted(&open), [0, 0, 4]);
        let places: Vec<String> = asked(&open).into_iter().map(|(_, place)| place).collect();
        let second = if apart { "K10A/ds.xlsx DS F2:I2" } else { "K10A/ds.xlsx DS E2:H2" };
        assert_eq!(places, ["K10A/ds.xlsx DS A2:D2", second]);
        let told = answered(&folder, &[("Bảng này là gì", "SINH HOẠT", "danh sách tham gia")]);
        let done = answered(&told, &[("Cột này là gì", "Cột ", "Dấu có tham gia")]).run();
        assert_eq!((number(&done, "turns.total"), number(&done, "balance.rows.waiting")), (3, 0));
    }
    // Nothing but names: no list of whose members is lost beside the other.
    let text = "| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ THÁNG 10/2026 |
         | =1 | Lê Thị Riêng | 01/02/2006 | | =3 | Hồ Hảo Hớn | 03/02/2006 |
         | =2 | Phạm Hồng Thái | 02/02/2006 | | =4 | Đoàn Thị Thắm | 04/02/2006 |
         | | | | | =5 | Võ Thị Sáu | 05/02/2006 |";
    assert_eq!(counted(&folder(text).run()), [5, 5, 0]);
    // A parent is no second list.
    let parents = list(MONTHLY, ["Lê Văn Tám", "Phạm Văn Hai", "Hồ Văn Ba", "Đoàn Văn Tư"]).run();
    assert_eq!(counted(&parents), [0, 0, 4]);
}

#[test]
fn who_did_not_sign_may_have_stayed_away() {
    let sheet = |cells| list(&format!("{MONTHLY}\n| TT | Họ tên | Ngày sinh | Ký tên |"), cells);
    // Signed on paper, or by all.
    for cells in ["", "đã ký"] {
        assert_eq!(counted(&sheet([cells; 4]).run()), [4, 4, 0], "{cells}");
    }
    let some = sheet(["đã ký", "", "đã ký", "đã ký"]);
    let open = some.run();
    assert_eq!((counted(&open), found(&open)), ([0, 0, 4], vec!["column-unknown D2".to_owned()]));
    for (answer, turns) in [("Dấu có tham gia", 3), ("Không dùng", 4)] {
        let done = answered(&some, &[("Cột này là gì", "Ký tên", answer)]).run();
        assert_eq!((number(&done, "turns.total"), asked(&done)), (turns, vec![]), "{answer}");
    }
}
