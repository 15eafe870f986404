//! Columns whose headers say one thing and whose cells surely are another; wards, slips and addresses that say what they are by
//! standing where they do.

use tonghop::pipeline::Outcome;

use super::attending::{CONFIG, found, number};
use crate::support::run::{Folder, stands};

const NAMES: [&str; 5] = ["Lê Thị Riêng", "Phạm Hồng Thái", "Hồ Hảo Hớn", "Đoàn Thị Thắm", "Nguyễn Văn Mực"];
const CARDS: [&str; 5] = ["092302001234", "=92203004567", "092202007890", "096303001111", "092202002222"];
const PHONES: [&str; 5] = ["0912345678", "0939 123 456", "=763222333", "0868.111.222", "0901234567"];
const NUMBERS: [&str; 5] = ["21004001", "21004002", "21004003", "21004004", "21004005"];
const BIRTHS: [&str; 5] = ["12/05/2002", "03/04/2003", "07/08/2002", "09/09/2003", "01/02/2002"];
const JOINED: [&str; 5] = ["26/03/2018", "26/05/2018", "26/03/2018", "26/03/2019", "26/03/2018"];
const MAILS: [&str; 5] = ["rieng@truong.vn", "thai@truong.vn", "hon@truong.vn", "tham@truong.vn", "muc@truong.vn"];

/// A roster with these columns behind the number.
fn roster(columns: &[(&str, [&str; 5])]) -> Outcome {
    let line = |cells: Vec<&str>| format!("| {} |\n", cells.join(" | "));
    let mut text = String::from("| DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN K10A NĂM HỌC 2020-2021 |\n");
    text.push_str(&line(["STT"].into_iter().chain(columns.iter().map(|(header, _)| *header)).collect()));
    for at in 0..NAMES.len() {
        let stt = format!("={}", at + 1);
        text.push_str(&line([stt.as_str()].into_iter().chain(columns.iter().map(|(_, cells)| cells[at])).collect()));
    }
    Folder::new(CONFIG, "--period 2021-03 --today 2021-04-10").sheet("K10A/ds.xlsx", "DS", &text).run()
}

/// The fields of the columns behind the number.
fn fields(outcome: &Outcome) -> Vec<String> {
    let sheet = &outcome.register.files[0].sheets[0];
    sheet.columns.iter().skip(1).map(|(_, field, _)| field.to_string()).collect()
}

/// What was said of headers: cell, header, content.
fn headers(outcome: &Outcome) -> Vec<[String; 3]> {
    let said = outcome.findings.iter().filter(|one| one.code.as_str() == "header-contradicts-content");
    let text = |text: &Option<std::sync::Arc<str>>| text.as_deref().unwrap_or_default().to_owned();
    said.map(|one| [one.cells[0].to_string(), text(&one.seen), text(&one.repaired)]).collect()
}

#[test]
fn a_column_is_what_nearly_all_its_cells_are() {
    let name = ("Họ và tên", NAMES);
    let birth = ("Ngày sinh", BIRTHS);
    for (columns, is, said) in [
        (vec![name, birth, ("SĐT", CARDS)], vec!["name", "birth", "citizen_id"], vec![["D2", "SĐT", "Số CCCD"]]),
        (
            vec![name, birth, ("Số CCCD", PHONES)],
            vec!["name", "birth", "phone"],
            vec![["D2", "Số CCCD", "Số điện thoại"]],
        ),
        (
            vec![name, birth, ("CCCD", PHONES), ("Điện thoại", CARDS)],
            vec!["name", "birth", "phone", "citizen_id"],
            vec![["D2", "CCCD", "Số điện thoại"], ["E2", "Điện thoại", "Số CCCD"]],
        ),
        (vec![name, birth, ("Số CCCD", NUMBERS)], vec!["name", "birth", "student_no"], vec![["D2", "Số CCCD", "MSSV"]]),
        (
            vec![name, ("MSSV", CARDS), ("Số CCCD", NUMBERS), birth],
            vec!["name", "citizen_id", "student_no", "birth"],
            vec![["C2", "MSSV", "Số CCCD"], ["D2", "Số CCCD", "MSSV"]],
        ),
        (
            vec![name, ("Số CCCD", BIRTHS), ("Ngày sinh", CARDS)],
            vec!["name", "birth", "citizen_id"],
            vec![["C2", "Số CCCD", "Ngày sinh"], ["D2", "Ngày sinh", "Số CCCD"]],
        ),
        (
            vec![name, ("Ngày sinh", JOINED), ("Năm vào Đoàn", BIRTHS)],
            vec!["name", "joined", "birth"],
            vec![["C2", "Ngày sinh", "Ngày vào Đoàn"], ["D2", "Năm vào Đoàn", "Ngày sinh"]],
        ),
        (
            vec![name, ("Năm vào Đoàn", BIRTHS), ("CCCD", CARDS)],
            vec!["name", "birth", "citizen_id"],
            vec![["C2", "Năm vào Đoàn", "Ngày sinh"]],
        ),
        (vec![name, birth, ("SĐT", MAILS)], vec!["name", "birth", "email"], vec![["D2", "SĐT", "Email"]]),
        (
            vec![("Họ và tên", PHONES), birth, ("SĐT", NAMES)],
            vec!["phone", "birth", "name"],
            vec![["B2", "Họ và tên", "Số điện thoại"], ["D2", "SĐT", "Họ và tên"]],
        ),
        // What stands right elsewhere is not read twice.
        (
            vec![name, birth, ("SĐT", CARDS), ("Số CCCD", CARDS)],
            vec!["name", "birth", "unknown", "citizen_id"],
            vec![["D2", "SĐT", "Số CCCD"]],
        ),
    ] {
        let outcome = roster(&columns);
        assert_eq!(
            (fields(&outcome), headers(&outcome)),
            (is.iter().map(|one| (*one).to_owned()).collect(), said.iter().map(|one| one.map(str::to_owned)).collect())
        );
        assert_eq!(number(&outcome, "members.total"), 5);
        let cells = ["id-lost-two-zeros", "phone-lost-zero", "id-letter-for-digit", "date-impossible"];
        let dropped = |one: &tonghop::finding::Finding| {
            cells.contains(&one.code.as_str()) && one.severity > tonghop::finding::Severity::Note
        };
        assert!(!outcome.findings.iter().any(dropped), "{said:?} {:?}", found(&outcome));
    }
}

#[test]
fn one_odd_cell_and_old_cards_leave_a_column_what_it_is() {
    let odd = ["0912345678", "0939123456", "0763222333", "0868111222", "092202001234"];
    let outcome = roster(&[("Họ và tên", NAMES), ("Ngày sinh", BIRTHS), ("SĐT", odd)]);
    assert_eq!((fields(&outcome), headers(&outcome)), (vec!["name".into(), "birth".into(), "phone".into()], vec![]));
    assert!(outcome.findings.iter().any(|one| stands(one, "phone-lost-zero", None, Some("DS"), Some("D7"))));
    for cells in [
        // Cards of nine digits, with the zero of the province or without it; half and half; landlines.
        ["361234567", "362345678", "=363456789", "364567890", "365678901"],
        ["=11234567", "=12345678", "=13456789", "=14567890", "=15678901"],
        ["092202001234", "092203004567", "0912345678", "0939123456", "092202007890"],
    ] {
        let outcome = roster(&[("Họ và tên", NAMES), ("Ngày sinh", BIRTHS), ("Số CCCD", cells)]);
        assert_eq!((fields(&outcome)[2].as_str(), headers(&outcome)), ("citizen_id", vec![]), "{cells:?}");
    }
    let lines = ["3831234", "3831235", "3831236", "3831237", "3831238"];
    let outcome = roster(&[("Họ và tên", NAMES), ("Ngày sinh", BIRTHS), ("SĐT", lines)]);
    assert_eq!((fields(&outcome)[2].as_str(), headers(&outcome)), ("phone", vec![]));
    // Members who joined long ago are no births.
    let old = ["26/03/1998", "26/03/1999", "19/05/2000", "26/03/2001", "26/03/2002"];
    let births = ["01/02/1980", "03/04/1982", "05/06/1983", "07/08/1984", "09/10/1985"];
    let outcome = roster(&[("Họ và tên", NAMES), ("Ngày sinh", births), ("Ngày vào Đoàn", old)]);
    assert_eq!((fields(&outcome)[2].as_str(), headers(&outcome)), ("joined", vec![]));
}

/// Lines of text below a title, one a row.
fn pasted(config: &str, lines: &[&str]) -> Outcome {
    let title = "| DANH SÁCH THAM GIA SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ THÁNG 3/2021 |";
    let rows: Vec<String> = lines.iter().map(|line| format!("| {line} |")).collect();
    let text = format!("{title}\n{}", rows.join("\n"));
    Folder::new(config, "--period 2021-03 --today 2021-04-10").sheet("K10A/ds.xlsx", "DS", &text).run()
}

#[test]
fn a_bare_ward_at_the_end_of_a_line_is_the_ward() {
    let outcome = pasted(
        CONFIG,
        &[
            "1. Nguyễn Văn Tèo - 12/3/2004 - Phước Thới",
            "2. Lê Thị Riêng - 12/4/2004 - Trà Nóc",
            "3. Hồ Hảo Hớn - 1/5/2004",
        ],
    );
    assert_eq!(["turns.total", "wards.31162.turns", "wards.31171.turns"].map(|path| number(&outcome, path)), [3, 1, 1]);
    // A remark beside it stays one, and so does a name of a ward that the city has not.
    let outcome = pasted(
        CONFIG,
        &[
            "1. Nguyễn Văn Tèo - 12/3/2004 - Phước Thới",
            "2. Lê Thị Riêng - 12/4/2004 - Bến Nghé",
            "3. Hồ Hảo Hớn - 1/5/2004 - đi trễ",
        ],
    );
    assert_eq!(["turns.total", "wards.31162.turns", "wards.null.turns"].map(|path| number(&outcome, path)), [3, 1, 2]);
    // `Thới An` may be somebody, unless nearly all that stands there are wards.
    let many = [
        "1. Nguyễn Văn Tèo - 12/3/2004 - Trà Nóc",
        "2. Lê Thị Riêng - 12/4/2004 - Lê Bình",
        "3. Hồ Hảo Hớn - 1/5/2004 - An Hòa",
    ];
    assert_eq!(number(&pasted(CONFIG, &many), "wards.31186.turns"), 1);
    let one = [
        "1. Nguyễn Văn Tèo - 12/3/2004",
        "2. Hồ Hảo Hớn - 12/4/2004 - Lê Bình",
        "3. Phạm Hồng Thái - 1/5/2004 - đi trễ",
    ];
    assert_eq!(number(&pasted(CONFIG, &one), "balance.rows.waiting"), 3);
}

/// A sheet of letters, a line a row; cells are parted by `|`.
fn letters(lines: &[&str]) -> Outcome {
    let rows: Vec<String> = lines.iter().map(|line| format!("| {line} |")).collect();
    let folder = Folder::new(CONFIG, "--period 2021-03 --today 2021-04-10");
    folder.sheet("K10A/giay.xlsx", "DS", &rows.join("\n")).run()
}

/// Number and day of each slip.
fn slips(outcome: &Outcome) -> Vec<(String, String)> {
    let slips = outcome.register.introductions.iter();
    let day = |slip: &tonghop::identify::Introduction| slip.date.map(|day| day.to_string()).unwrap_or_default();
    slips.map(|slip| (slip.number.as_deref().unwrap_or_default().to_owned(), day(slip))).collect()
}

#[test]
fn a_slip_has_its_number_and_its_day_around_it() {
    const ONE: [&str; 4] = [
        "Kính gửi: Đoàn phường An Thới",
        "Giới thiệu đồng chí: Nguyễn Văn Tèo",
        "Sinh ngày: 12/03/2004",
        "MSSV: 21004001",
    ];
    let day = "Cần Thơ, ngày 5 tháng 3 năm 2021";
    for head in [
        vec!["CHI ĐOÀN K10A | Cần Thơ, ngày 5 tháng 3 năm 2021", "Số: 01/PGT", "GIẤY GIỚI THIỆU"],
        vec!["CHI ĐOÀN K10A", "Số: 01/PGT | Cần Thơ, ngày 5 tháng 3 năm 2021", "PHIẾU GIỚI THIỆU"],
        vec!["GIẤY GIỚI THIỆU", "Số phiếu: 01/PGT", "Ngày giới thiệu: 05/03/2021"],
        vec!["Số phiếu: 01/PGT", "GIẤY GIỚI THIỆU", day],
    ] {
        let lines: Vec<&str> = head.iter().copied().chain(ONE).collect();
        assert_eq!(slips(&letters(&lines)), [("01/PGT".to_owned(), "2021-03-05".to_owned())], "{head:?}");
    }
    // Dots to write on are no number.
    let lines: Vec<&str> =
        ["GIẤY GIỚI THIỆU", "Số: ....../PGT"].into_iter().chain(ONE).chain([day, "TM. BAN CHẤP HÀNH"]).collect();
    assert_eq!(slips(&letters(&lines)), [(String::new(), "2021-03-05".to_owned())]);
}

#[test]
fn each_of_several_slips_has_its_own() {
    let slip = |number: &str, day: &str, name: &str, mssv: &str| {
        let ward = if mssv.ends_with('1') { "An Thới" } else { "Trà Nóc" };
        let own = [number.to_owned(), day.to_owned(), format!("Kính gửi: Đoàn phường {ward}")];
        let who = [format!("Giới thiệu đồng chí: {name}"), "Sinh ngày: 12/03/2004".to_owned(), format!("MSSV: {mssv}")];
        ["GIẤY GIỚI THIỆU".to_owned()]
            .into_iter()
            .chain(own)
            .chain(who)
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
    };
    let both = |second: &str| {
        let first = slip("Số: 01/PGT", "Cần Thơ, ngày 5 tháng 3 năm 2021", "Nguyễn Văn Tèo", "21004001");
        let second = slip(second, "Cần Thơ, ngày 9 tháng 3 năm 2021", "Lê Thị Riêng", "21004002");
        let lines: Vec<String> = first.into_iter().chain(second).collect();
        let outcome = letters(&lines.iter().map(String::as_str).collect::<Vec<_>>());
        let mut wards: Vec<&str> = outcome
            .register
            .introductions
            .iter()
            .filter_map(|one| one.ward.as_ref())
            .map(|ward| ward.name.as_str())
            .collect();
        wards.sort_unstable();
        assert_eq!(wards, ["Phường An Thới", "Phường Trà Nóc"]);
        let mut slips = slips(&outcome);
        slips.sort_by(|a, b| a.1.cmp(&b.1));
        slips
    };
    let pair = |number: &str, day: &str| (number.to_owned(), day.to_owned());
    assert_eq!(both("Số: 02/PGT"), [pair("01/PGT", "2021-03-05"), pair("02/PGT", "2021-03-09")]);
    // A number that stands on one of them is not the other's.
    assert_eq!(both(""), [pair("01/PGT", "2021-03-05"), pair("", "2021-03-09")]);
}
