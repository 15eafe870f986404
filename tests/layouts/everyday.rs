//! What ordinary sheets say in their own way: whose a list's part is, where and on which days something was done, names of every people.

use tonghop::pipeline::Outcome;

use super::attending::{CONFIG, MONTHLY, counted, found, list, number};
use crate::support::run::Folder;

const DONE: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG TẠI NƠI CƯ TRÚ THÁNG 10/2026";

fn run(text: &str) -> Outcome {
    Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", text).run()
}

/// The days of the turns of one row whose time is `cell`.
fn days(cell: &str) -> Vec<String> {
    let outcome = run(&format!(
        "| {DONE} |\n| STT | Họ và tên | Ngày sinh | Thời gian | Nội dung |\n| =1 | Lê Thị Riêng | 01/02/2006 | {cell} | Hiến máu |"
    ));
    outcome.register.turns.iter().map(|turn| turn.when.to_string()).collect()
}

#[test]
fn a_class_in_a_heading_is_known_beside_who_looks_after_it() {
    const SCHOOL: &str = concat!(
        office!(),
        unit!("10A1", "Chi đoàn 10A1", "chapter", "CDN"),
        unit!("10A2", "Chi đoàn 10A2", "chapter", "CDN"),
        unit!("CK", "Chi đoàn Cơ khí", "chapter", "CDN"),
    );
    for (one, two) in [
        ("Lớp 10A1 - GVCN: Cô Phan Thị Diệu (0939 111 222)", "Lớp 10A2 - GVCN: Thầy Huỳnh Văn Sáu"),
        ("Lớp 10A1 (Cô Phan Thị Diệu)", "Lớp 10A2, thầy Sáu"),
        ("Chi đoàn 10A1 – Bí thư: Lý Tự Trọng", "Chi đoàn 10A2; SĐT: 0939 111 222"),
        ("1. Lớp 10A1 - sĩ số: 35", "2. Lớp 10A2 - sĩ số: 40"),
    ] {
        let text = format!(
            "| {DONE} | < | < | < |
             | STT | Họ và tên | Ngày sinh | Nội dung |
             | {one} | < | < | < |
             | =1 | Lê Thị Riêng | 01/02/2006 | Hiến máu |
             | =2 | Phạm Hồng Thái | 02/02/2006 | Hiến máu |
             | {two} | < | < | < |
             | =1 | Hồ Hảo Hớn | 03/02/2006 | Hiến máu |
             | Chi đoàn Cơ khí - Cô Ba | < | < | < |
             | =1 | Trần Văn Ơn | 04/02/2006 | Hiến máu |"
        );
        let folder = Folder::new(SCHOOL, "--period 2026-10 --today 2026-11-28").sheet("ds.xlsx", "DS", &text);
        let outcome = folder.run();
        let turns = ["10A1", "10A2", "CK"].map(|code| number(&outcome, &format!("units.{code}.turns")));
        assert_eq!(turns, [2, 1, 1], "{one}");
    }
}

#[test]
fn a_file_called_after_two_chapters_has_a_list_of_each() {
    let roster = |unit: &str, name: &str| {
        format!(
            "| CHI ĐOÀN {unit} |\n| DANH SÁCH ĐOÀN VIÊN |\n| STT | Họ và tên | Ngày sinh |\n| =1 | {name} | 01/02/2009 |"
        )
    };
    let outcome = Folder::new("", "--today 2026-11-28")
        .sheet("DS doan vien 11A5 12B2.xlsx", "11A5", &roster("11A5", "Lê Thị Riêng"))
        .sheet("DS doan vien 11A5 12B2.xlsx", "12B2", &roster("12B2", "Hồ Hảo Hớn"))
        .sheet("11A5.xlsx", "DS", &roster("11A5", "Lê Thị Riêng"))
        .sheet("12B2.xlsx", "DS", &roster("12B2", "Hồ Hảo Hớn"))
        .run();
    assert_eq!((number(&outcome, "members.total"), found(&outcome)), (2, vec![]));
}

#[test]
fn headers_made_of_words_for_a_ward_ask_for_it() {
    for header in [
        "Nơi SH (phường)",
        "Nơi SH phường",
        "Phường sinh hoạt",
        "Phường/xã sinh hoạt",
        "Đoàn phường nơi SH",
        "Tên Đoàn phường, xã",
        "Địa bàn sinh hoạt",
        "Phường/xã/thị trấn nơi tham gia sinh hoạt",
    ] {
        let outcome = list(MONTHLY, header, ["Bình Thủy", "An Bình", "Bình Thủy"], "");
        assert_eq!((counted(&outcome), number(&outcome, "wards.31168.turns")), ([3, 3, 0], 2), "{header}");
    }
    // Taking part comes first: it is marked there, and nobody says where.
    let marked = list(MONTHLY, "Tham gia tại phường", ["x", "", "x"], "");
    assert_eq!((counted(&marked), number(&marked, "wards.null.turns")), ([2, 2, 0], 2));
}

#[test]
fn a_header_that_names_what_and_where_says_both() {
    for header in [
        "Vệ sinh môi trường tại Phường Bình Thủy (04/10/2026)",
        "Vệ sinh môi trường - P. Bình Thủy (04/10/2026)",
        "Vệ sinh môi trường, phường Bình Thủy, 04/10/2026",
    ] {
        let outcome = list(MONTHLY, &format!("{header} | Hiến máu (11/10/2026)"), ["x | x", "x |", " | x"], "");
        let told = ["groups.g4.turns", "groups.g9.turns", "wards.31168.turns", "wards.null.turns"];
        assert_eq!(told.map(|path| number(&outcome, path)), [2, 2, 2, 2], "{header}");
    }
}

#[test]
fn several_days_behind_a_word_for_days_are_a_turn_each() {
    let three = ["2026-10-04", "2026-10-11", "2026-10-18"];
    for cell in [
        "các ngày 04, 11, 18/10/2026",
        "các ngày 4, 11 và 18/10/2026",
        "Các ngày 4; 11; 18 tháng 10 năm 2026",
        "các ngày: 04/10, 11/10, 18/10",
        "Sáng các ngày chủ nhật 4, 11, 18/10",
        "CN các ngày 4,11,18/10",
        "4-11-18/10/2026",
        "lần 1: 4/10, lần 2: 11/10, lần 3: 18/10",
        "Buổi 1: 04/10/2026; Buổi 2: 11/10/2026; Buổi 3: 18/10/2026",
    ] {
        assert_eq!(days(cell), three, "{cell}");
    }
    for (cell, day) in [
        ("thứ 7, 10/10", "2026-10-10"),
        ("Sáng thứ bảy, ngày 10/10/2026", "2026-10-10"),
        ("4-11/10/2026", "2026-10-04..2026-10-11"),
        ("11-10-2026", "2026-10-11"),
    ] {
        assert_eq!(days(cell), [day], "{cell}");
    }
}

#[test]
fn names_of_every_people_are_one_however_their_signs_are_typed() {
    let roster = "| CHI ĐOÀN K10A |\n| DANH SÁCH ĐOÀN VIÊN |\n| STT | Họ và tên | Ngày sinh |
         | =1 | H'Nhi Êban | 12/03/2009 |\n| =2 | Y Thoan Niê | 05/07/2009 |\n| =3 | Điểu K'Rông | 23/09/2009 |";
    let took = format!(
        "| {DONE} |\n| STT | Họ và tên | Ngày sinh | Buôn/thôn | Ngày | Nội dung |
         | =1 | H’Nhi Êban | 12/03/2009 | Buôn Tơng Jú | 04/10/2026 | Hiến máu |
         | =2 | Y-Thoan Niê | 05/07/2009 | Buôn Tơng Jú | 04/10/2026 | Hiến máu |
         | =3 | ĐIỂU K’RÔNG | 23/09/2009 | Thôn 1 | 11/10/2026 | Sinh hoạt chi đoàn buôn |"
    );
    let folder = Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", roster);
    let outcome = folder.sheet("K10A/t10.xlsx", "DS", &took).run();
    assert_eq!((number(&outcome, "members.total"), number(&outcome, "members.not_on_roster")), (3, 0));
    assert_eq!((counted(&outcome), number(&outcome, "channels.monthly.turns")), ([3, 3, 0], 1));
}

#[test]
fn a_list_as_it_was_pasted_has_every_family() {
    let outcome = run("| CHI ĐOÀN K10A |
         | DANH SÁCH ĐOÀN VIÊN SINH HOẠT ĐỊNH KỲ HẰNG THÁNG VỚI CHI ĐOÀN KHU VỰC, THÁNG 10/2026 |
         | Dạ em gửi thầy danh sách ạ: |
         | 1. Lê Thị Riêng - 04/02/2008 - P. Bình Thủy |
         | 2. Thạch Thị Sa Rây - 19/06/2008 - P. Bình Thủy |
         | 3. Sơn Thị Mỹ Duyên - 08/12/2007 - P. An Bình |
         | 4. Danh Hoàng Phi - 09/12/2007 - P. An Bình |
         | Tổng 4 bạn ạ. Em cảm ơn thầy! |");
    assert_eq!((counted(&outcome), number(&outcome, "wards.31168.turns")), ([4, 4, 0], 2));
    assert_eq!(found(&outcome), ["header-missing 4:4"]);
}

#[test]
fn names_across_may_stand_below_a_header_of_their_own() {
    let outcome = run("| THEO DÕI ĐOÀN VIÊN THAM GIA SINH HOẠT TẠI NƠI CƯ TRÚ | < | < | < | < | < | < | < |
         | STT | Ngày | Nội dung | Phường/xã | Họ và tên đoàn viên | < | < | Cộng |
         | ^ | ^ | ^ | ^ | Lê Thị Riêng | Phạm Hồng Thái | Hồ Hảo Hớn | ^ |
         | =1 | 04/10/2026 | Vệ sinh môi trường | Phường Bình Thủy | x | x | | =2 |
         | =2 | 11/10/2026 | Họp chi đoàn khóm | Phường An Bình | x | | x | =2 |
         | =3 | 18/10/2026 | Vệ sinh môi trường | Phường Bình Thủy | | x | x | =2 |
         | | Tổng cộng | | | =2 | =2 | =2 | =6 |
         | | | | | BÍ THƯ | | | |");
    let told = ["groups.g4.turns", "channels.monthly.turns", "wards.31168.turns", "wards.31150.turns"];
    assert_eq!((counted(&outcome), told.map(|path| number(&outcome, path))), ([6, 3, 0], [4, 2, 4, 2]));
    let last = outcome.register.turns.iter().filter(|turn| turn.when.to_string() == "2026-10-18");
    let mut cells: Vec<String> = last.map(|turn| turn.cell.to_string()).collect();
    cells.sort();
    assert_eq!(cells, ["F6", "G6"]);
}

#[test]
fn a_week_is_of_its_month_and_a_month_of_its_school_year() {
    let list = |title: &str, cell: &str| {
        let text = format!(
            "| DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG TẠI NƠI CƯ TRÚ |\n| {title} |
             | STT | Họ và tên | Ngày sinh | Thời gian | Nhóm hoạt động |\n| =1 | Lê Thị Riêng | 01/02/2006 | {cell} | NTM |"
        );
        Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", &text).run()
    };
    for cell in
        ["Tuần 2 tháng 10", "tuần 2/10", "Tuần 4 T10", "tuần 3/10/2026", "đầu tháng 10", "Tuần thứ hai của tháng 10"]
    {
        let outcome = list("Năm học 2026-2027", cell);
        assert_eq!((number(&outcome, "months.2026-10.turns"), found(&outcome)), (1, vec![]), "{cell}");
        assert_eq!(outcome.register.turns[0].when.to_string(), "2026-10", "{cell}");
    }
    // Of the month that the list is of; two weeks are two turns.
    assert_eq!(found(&list("Tháng 10 năm 2026", "Tuần 2")), Vec::<String>::new());
    for cell in ["Tuần 2, 3", "Tuần 1, tuần 3"] {
        let two = list("Tháng 10 năm 2026", cell);
        assert_eq!((number(&two, "turns.total"), found(&two)), (2, vec![]), "{cell}");
    }
}

#[test]
fn who_was_put_on_a_list_by_mistake_took_no_turn() {
    let outcome = list(MONTHLY, "Điều chỉnh", ["Bổ sung", "Bỏ ra, ghi nhầm", "rút tên"], "");
    assert_eq!(counted(&outcome), [1, 1, 0]);
}
