//! Lines among the rows that say what those below them did, where and when.

use tonghop::pipeline::Outcome;

use super::attending::{CONFIG, counted, number};
use crate::support::run::{Folder, stands};

const TITLE: &str =
    "| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT TẠI NƠI CƯ TRÚ THÁNG 10/2026 | < | < | < |\n|  |  |  |  |\n";
const HEADER: &str = "| STT | Họ và tên | Ngày sinh | Ghi chú |\n";
const NAMES: [&str; 6] = ["Lê Thị Riêng", "Phạm Hồng Thái", "Hồ Hảo Hớn", "Trần Văn Ơn", "Võ Thị Sáu", "Cù Chính Lan"];

fn run(text: &str) -> Outcome {
    Folder::new(CONFIG, "--period 2026-10 --today 2026-11-06").sheet("K10A/ds.xlsx", "DS", text).run()
}

/// Rows of these persons, numbered from 1.
fn rows(persons: &[usize]) -> String {
    let row = |(at, &one): (usize, &usize)| format!("| ={} | {} | 0{}/02/2006 |  |\n", at + 1, NAMES[one], one + 1);
    persons.iter().enumerate().map(row).collect()
}

fn line(text: &str) -> String {
    format!("| {text} |  |  |  |\n")
}

fn wide(text: &str) -> String {
    format!("| {text} | < | < | < |\n")
}

/// Every turn as `group ward when`, with how many there are.
fn turns(outcome: &Outcome) -> Vec<String> {
    let mut all = std::collections::BTreeMap::<String, u64>::new();
    for turn in &outcome.register.turns {
        let what = turn.group.as_ref().map_or(turn.channel.as_str(), |group| group.as_str());
        let ward = turn.ward.as_ref().map_or("-", |ward| ward.code.as_str());
        *all.entry(format!("{what} {ward} {}", turn.when)).or_default() += turn.count.0;
    }
    all.into_iter().map(|(what, turns)| format!("{turns} {what}")).collect()
}

/// Three parts of 3, 2 and 1 persons; the header stands once on top or below each heading, sums and empty rows between.
fn parts(headings: [&str; 3], each: bool, draw: fn(&str) -> String) -> String {
    let mut text = TITLE.to_owned();
    if !each {
        text += HEADER;
    }
    for (heading, persons) in headings.iter().zip([&[0, 1, 2][..], &[1, 3], &[4]]) {
        text += &draw(heading);
        if each {
            text += HEADER;
        }
        text += &rows(persons);
        text += &line(&format!("Cộng: {}", persons.len()));
        text += &line("");
    }
    text
}

#[test]
fn a_heading_tells_activity_ward_and_day_however_it_is_numbered() {
    let said = [
        "Ra quân dọn vệ sinh môi trường tại phường Cái Khế, ngày 04/10/2026",
        "Hiến máu nhân đạo tại phường Ninh Kiều, ngày 18/10/2026",
        "Sinh hoạt định kỳ với chi đoàn khu vực, ngày 25/10/2026",
    ];
    for numbers in [
        ["1. ", "2. ", "3. "],
        ["I. ", "II. ", "III. "],
        ["A. ", "B. ", "C. "],
        ["a) ", "b) ", "c) "],
        ["* ", "* ", "* "],
        ["- ", "- ", "- "],
        ["", "", ""],
    ] {
        let typed: Vec<String> = numbers.iter().zip(said).map(|(number, said)| format!("{number}{said}")).collect();
        for (each, draw) in [(true, line as fn(&str) -> String), (true, wide), (false, line), (false, wide)] {
            let outcome = run(&parts([&typed[0], &typed[1], &typed[2]], each, draw));
            let expected = ["1 monthly - 2026-10-25", "3 g4 31120 2026-10-04", "2 g9 31135 2026-10-18"];
            let mut found = turns(&outcome);
            found.sort_by_key(|turn| turn[2..].to_owned());
            let mut expected = expected.map(str::to_owned).to_vec();
            expected.sort_by_key(|turn| turn[2..].to_owned());
            assert_eq!(found, expected, "{typed:?} each: {each}");
            assert_eq!(counted(&outcome), [6, 5, 0], "{typed:?}");
        }
    }
}

#[test]
fn a_heading_is_understood_in_many_wordings_and_starts_anew() {
    for (headings, expected) in [
        (
            [
                "1. Dọn vệ sinh - P. Cái Khế - ngày 04/10/2026",
                "2. Hiến máu - P. Ninh Kiều - ngày 18/10/2026",
                "3. Văn nghệ",
            ],
            ["3 g4 31120 2026-10-04", "2 g9 31135 2026-10-18", "1 g1 - 2026-10"],
        ),
        (
            ["Dọn vệ sinh ở KV 3 phường Cái Khế", "Hiến máu (phường Ninh Kiều)", "Văn nghệ ở KV 1"],
            ["3 g4 31120 2026-10", "2 g9 31135 2026-10", "1 g1 - 2026-10"],
        ),
        (
            [
                "Phường Cái Khế: dọn vệ sinh 04/10",
                "Phường Ninh Kiều: hiến máu, sáng 18/10",
                "Phường Cái Khế: sinh hoạt định kỳ 25/10",
            ],
            ["3 g4 31120 2026-10-04", "2 g9 31135 2026-10-18", "1 monthly 31120 2026-10-25"],
        ),
        (
            ["Phường Cái Khế", "Phường Ninh Kiều", "Xã Phong Điền"],
            ["3 monthly 31120 2026-10", "2 monthly 31135 2026-10", "1 monthly 31299 2026-10"],
        ),
        (
            ["Ngày 04/10/2026", "Ngày 18/10/2026", "Ngày 25/10/2026"],
            ["3 monthly - 2026-10-04", "2 monthly - 2026-10-18", "1 monthly - 2026-10-25"],
        ),
        (["1. Dọn vệ sinh", "2. Hiến máu", "3. Văn nghệ"], ["3 g4 - 2026-10", "2 g9 - 2026-10", "1 g1 - 2026-10"]),
        (
            ["DỌN VỆ SINH, NGÀY 04/10/2026", "HIẾN MÁU, NGÀY 18/10/2026", "VĂN NGHỆ"],
            ["3 g4 - 2026-10-04", "2 g9 - 2026-10-18", "1 g1 - 2026-10"],
        ),
        // Neither a neighbourhood (tổ), nor a sum (tổng), nor a day (ngày).
        (
            [
                "1. Tổ chức dọn vệ sinh tại phường Cái Khế",
                "2. Tổng vệ sinh tại phường Ninh Kiều, ngày 18/10/2026",
                "3. Ngày hội hiến máu",
            ],
            ["3 g4 31120 2026-10", "2 g4 31135 2026-10-18", "1 g9 - 2026-10"],
        ),
        (
            ["Tổng vệ sinh tại phường Cái Khế ngày 04/10", "Hiến máu từ 18/10 đến 20/10", "Văn nghệ"],
            ["3 g4 31120 2026-10-04", "2 g9 - 2026-10-18..2026-10-20", "1 g1 - 2026-10"],
        ),
        (
            [
                "DANH SÁCH ĐOÀN VIÊN THAM GIA DỌN VỆ SINH TẠI PHƯỜNG CÁI KHẾ NGÀY 04/10/2026",
                "DANH SÁCH ĐOÀN VIÊN THAM GIA HIẾN MÁU TẠI PHƯỜNG NINH KIỀU NGÀY 18/10/2026",
                "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ NGÀY 25/10/2026",
            ],
            ["3 g4 31120 2026-10-04", "2 g9 31135 2026-10-18", "1 monthly - 2026-10-25"],
        ),
    ] {
        for each in [true, false] {
            let outcome = run(&parts(headings, each, line));
            let mut found = turns(&outcome);
            found.sort();
            let mut expected = expected.map(str::to_owned);
            expected.sort();
            assert_eq!(found, expected, "{headings:?} each: {each}");
        }
    }
}

#[test]
fn what_no_group_knows_is_an_activity_where_other_headings_name_theirs() {
    let outcome =
        run(&parts(["1. Dọn vệ sinh", "2. Lễ phát động tại phường Ninh Kiều", "3. Trực UBND ngày 25/10"], false, line));
    assert_eq!(turns(&outcome), ["3 g4 - 2026-10", "1 g9 - 2026-10-25", "2 g9 31135 2026-10"]);
    let asked =
        |cell| outcome.findings.iter().any(|one| stands(one, "activity-unmapped", None, Some("DS"), Some(cell)));
    assert_eq!(["A4", "A10", "A15"].map(asked), [false, true, true]);
}

#[test]
fn headings_stand_below_headings() {
    let ward = ["Phường Cái Khế", "Phường Ninh Kiều"];
    let act = ["Dọn vệ sinh, ngày 04/10/2026", "Hiến máu, ngày 11/10/2026", "Văn nghệ"];
    for (above, below) in [
        (["I. ", "II. "], ["1. ", "2. ", "1. "]),
        (["1. ", "2. "], ["1.1 ", "1.2 ", "2.1 "]),
        (["1. ", "2. "], ["a) ", "b) ", "a) "]),
        (["I. ", "II. "], ["A. ", "B. ", "A. "]),
        (["* ", "* "], ["- ", "- ", "- "]),
        (["", ""], ["1. ", "2. ", "1. "]),
        (["", ""], ["", "", ""]),
    ] {
        let text = [
            TITLE.to_owned(),
            HEADER.to_owned(),
            line(&format!("{}{}", above[0], ward[0])),
            line(&format!("{}{}", below[0], act[0])),
            rows(&[0, 1]),
            line(&format!("{}{}", below[1], act[1])),
            rows(&[2]),
            line(&format!("{}{}", above[1], ward[1])),
            line(&format!("{}{}", below[2], act[2])),
            rows(&[3, 4]),
        ];
        let outcome = run(&text.concat());
        let expected = ["2 g1 31135 2026-10", "2 g4 31120 2026-10-04", "1 g9 31120 2026-10-11"];
        assert_eq!(turns(&outcome), expected, "{above:?} {below:?}");
    }
    // Activities over wards: the ward goes on to no other activity.
    let text = [
        HEADER.to_owned(),
        line(act[0]),
        line(ward[0]),
        rows(&[0, 1]),
        line(ward[1]),
        rows(&[2]),
        line("Hiến máu"),
        rows(&[3]),
    ];
    let outcome = run(&(TITLE.to_owned() + &text.concat()));
    assert_eq!(turns(&outcome), ["2 g4 31120 2026-10-04", "1 g4 31135 2026-10-04", "1 g9 - 2026-10"]);
}

#[test]
fn headings_in_other_columns_are_no_persons() {
    let first = "Dọn vệ sinh tại phường Cái Khế, ngày 04/10/2026";
    for numbers in [["", "", ""], ["I", "II", "III"], ["=1", "=2", "=3"], ["1.", "2.", "3."], ["*", "*", "*"]] {
        let heading = |at: usize, text: &str| format!("| {} | {text} |  |  |\n", numbers[at]);
        let text = [
            TITLE.to_owned(),
            HEADER.to_owned(),
            heading(0, first),
            rows(&[0, 1]),
            heading(1, "Hiến máu"),
            rows(&[2]),
            heading(2, "Văn nghệ (phường Ninh Kiều)"),
            rows(&[3]),
        ];
        let outcome = run(&text.concat());
        assert_eq!(turns(&outcome), ["1 g1 31135 2026-10", "2 g4 31120 2026-10-04", "1 g9 - 2026-10"], "{numbers:?}");
        assert_eq!(number(&outcome, "balance.rows.read"), 4, "{numbers:?}");
    }
    // Spread over the cells of its row.
    let text = [
        TITLE,
        HEADER,
        "| I | Dọn vệ sinh |  | Phường Cái Khế, 04/10/2026 |\n",
        &rows(&[0, 1]),
        "| II | Hiến máu | 18/10/2026 | Phường Ninh Kiều |\n",
        &rows(&[2]),
    ];
    assert_eq!(turns(&run(&text.concat())), ["2 g4 31120 2026-10-04", "1 g9 31135 2026-10-18"]);
    // Without a column of numbers.
    let text = "| Họ và tên | Ngày sinh | Lớp |
        | Dọn vệ sinh tại phường Cái Khế, ngày 04/10/2026 |  |  |
        | Lê Thị Riêng | 01/02/2006 | K10A |
        | Hiến máu |  |  |
        | Phạm Hồng Thái | 02/02/2006 | K10A |";
    assert_eq!(turns(&run(&(TITLE.to_owned() + text))), ["1 g4 31120 2026-10-04", "1 g9 - 2026-10"]);
}

#[test]
fn tables_with_headers_of_their_own_below_their_headings_are_parts_of_one_list() {
    for numbers in [["1. ", "2. ", "3. "], ["", "", ""]] {
        let heading = |at: usize, text: &str| line(&format!("{}{text}", numbers[at]));
        let text = [
            TITLE.to_owned(),
            heading(0, "Dọn vệ sinh tại phường Cái Khế, ngày 04/10/2026"),
            HEADER.to_owned(),
            rows(&[0, 1]),
            line(""),
            heading(1, "Hiến máu tại phường Ninh Kiều, ngày 18/10/2026"),
            "| STT | Họ và tên | Ngày sinh | Lớp | SĐT |\n| =1 | Hồ Hảo Hớn | 03/02/2006 | K10A | 0912345678 |\n"
                .to_owned(),
            line(""),
            heading(2, "Văn nghệ"),
            "| STT | Họ tên | Năm sinh | MSSV |\n| =1 | Trần Văn Ơn | =2006 | 2500311 |\n".to_owned(),
        ];
        let outcome = run(&text.concat());
        let expected = ["1 g1 - 2026-10", "2 g4 31120 2026-10-04", "1 g9 31135 2026-10-18"];
        assert_eq!(
            (turns(&outcome), number(&outcome, "balance.rows.waiting")),
            (expected.map(str::to_owned).to_vec(), 0),
            "{numbers:?}"
        );
    }
}

#[test]
fn what_heads_nothing_is_no_heading() {
    // A remark about somebody, a page, a line of place and date.
    let rest = "| =3 | Hồ Hảo Hớn | 03/02/2006 |  |\n";
    for (between, expected) in [
        ("* Bạn Thái chuyển về phường Ninh Kiều ngày 18/10/2026", "3 monthly - 2026-10"),
        ("Trang 1/10", "3 monthly - 2026-10"),
        ("Cần Thơ, ngày 18 tháng 10 năm 2026", "3 monthly - 2026-10"),
    ] {
        let outcome = run(&[TITLE, HEADER, &rows(&[0, 1]), &line(between), rest].concat());
        assert_eq!(turns(&outcome), [expected], "{between}");
    }
    let signed = "|  |  | Cần Thơ, ngày 31 tháng 10 năm 2026 | < |\n|  |  | BÍ THƯ | < |\n|  |  | Trần Văn Ơn | < |\n";
    let outcome = run(&[TITLE, HEADER, &line("Hiến máu, ngày 18/10/2026"), &rows(&[0, 1]), signed].concat());
    assert_eq!(turns(&outcome), ["2 g9 - 2026-10-18"]);
}

#[test]
fn lines_with_labels_below_a_heading_say_when_and_where() {
    let header = "| STT | Họ và tên | Ngày sinh |\n";
    let persons = ["| =1 | Lê Thị Riêng | 01/02/2006 |\n", "| =1 | Phạm Hồng Thái | 02/02/2006 |\n"];
    for (sign, each) in [("", true), ("", false), ("- ", true), ("+ ", false)] {
        let part = |activity: &str, day: &str, ward: &str, person: &str| {
            let header = if each { header } else { "" };
            format!(
                "| {activity} | < | < |\n| {sign}Thời gian: {day} | < | < |\n| {sign}Địa điểm: {ward} | < | < |\n{header}{person}"
            )
        };
        let title = "| DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG NƠI CƯ TRÚ THÁNG 10/2026 | < | < |\n";
        let text = format!(
            "{title}{}{}{}",
            if each { "" } else { header },
            part("1. Hiến máu nhân đạo", "04/10/2026", "Phường Bình Thủy", persons[0]),
            part("2. Vệ sinh môi trường", "18/10/2026", "Phường An Bình", persons[1]),
        );
        let folder = Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", &text);
        let outcome = folder.run();
        let mut told: Vec<String> = outcome
            .register
            .turns
            .iter()
            .map(|turn| format!("{} {} {}", turn.when, turn.group.as_ref().unwrap(), turn.ward.as_ref().unwrap().code))
            .collect();
        told.sort();
        assert_eq!(told, ["2026-10-04 g9 31168", "2026-10-18 g4 31150"], "{sign:?} {each}");
    }
}

#[test]
fn a_course_is_no_class() {
    let text = "| DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG NƠI CƯ TRÚ THÁNG 10/2026 | < | < |
         | STT | Họ và tên | Ngày sinh |
         | 1. Lớp tập huấn kỹ năng, ngày 04/10/2026 | < | < |
         | =1 | Lê Thị Riêng | 01/02/2006 |
         | 2. Vệ sinh môi trường, ngày 11/10/2026 | < | < |
         | =1 | Phạm Hồng Thái | 02/02/2006 |";
    let outcome = Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", text).run();
    let turns = ["channels.group.turns", "groups.g4.turns", "groups.g9.turns"].map(|path| number(&outcome, path));
    assert_eq!(turns, [2, 1, 1]);
}
