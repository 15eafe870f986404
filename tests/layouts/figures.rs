//! Reports of figures: which lines and columns are turns, which only sum others, and which count persons, shares or meetings.

use tonghop::finding::Severity;
use tonghop::pipeline::Outcome;

use super::attending::{found, number, stated};
use crate::support::run::Folder;

const CONFIG: &str = concat!(
    office!(),
    unit!("K10A", "Chi đoàn K10A", "chapter", "CDN"),
    unit!("K10B", "Chi đoàn K10B", "chapter", "CDN"),
);

fn run(rows: &str) -> Outcome {
    at("K10A/bc.xlsx", rows)
}

fn at(path: &str, rows: &str) -> Outcome {
    let text = format!("| BÁO CÁO SỐ LIỆU THÁNG 10 NĂM 2026 | < | < |\n{rows}");
    Folder::new(CONFIG, "--period 2026-09..2026-10 --today 2026-11-28").sheet(path, "BC", &text).run()
}

/// Turns of the three channels, then of the groups that have any.
fn told(outcome: &Outcome) -> ([u64; 3], String) {
    assert_eq!([number(outcome, "balance.rows.residual"), number(outcome, "balance.claims.residual")], [0, 0]);
    let groups = (1..=9).map(|at| (at, number(outcome, &format!("groups.g{at}.turns")))).filter(|one| one.1 > 0);
    let groups: Vec<String> = groups.map(|(at, turns)| format!("g{at} {turns}")).collect();
    let channels = ["monthly", "group", "on-demand"].map(|code| number(outcome, &format!("channels.{code}.turns")));
    assert_eq!(number(outcome, "turns.total"), channels.iter().sum::<u64>());
    (channels, groups.join(", "))
}

/// The messages of a code with their cells.
fn said(outcome: &Outcome, code: &str) -> Vec<String> {
    let own = outcome.findings.iter().filter(|one| one.code.as_str() == code);
    let cells =
        |one: &tonghop::finding::Finding| one.cells.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    own.map(|one| format!("{} {}", cells(one), one.message(tonghop::model::Lang::En))).collect()
}

/// A monthly line, `parts` (the line of the groups and those below it), and one on demand.
fn report(parts: &str) -> Outcome {
    run(&format!(
        "| STT | Nội dung | Số lượt |
         | =1 | Sinh hoạt định kỳ hằng tháng | =12 |
         {parts}
         | =3 | Sinh hoạt theo yêu cầu | =1 |"
    ))
}

#[test]
fn a_line_over_its_parts_is_their_sum() {
    let all = "g1 4, g4 3, g9 2".to_owned();
    let parts = |marks: [&str; 3], before: &str| {
        format!(
            "| {} | {before}VHVN - TDTT | =4 |
             | {} | {before}Xây dựng NTM | =3 |
             | {} | {before}Hoạt động khác | =2 |",
            marks[0], marks[1], marks[2]
        )
    };
    let marked = [
        (["2.1", "2.2", "2.3"], ""),
        (["=2.1", "=2.2", "=2.3"], ""),
        (["a", "b", "c"], ""),
        (["a)", "b)", "c)"], ""),
        (["-", "-", "-"], ""),
        (["+", "+", "+"], ""),
        (["•", "•", "•"], ""),
        (["", "", ""], "- "),
        (["", "", ""], "+ "),
        (["", "", ""], "2.1. "),
    ];
    for (marks, before) in marked {
        let outcome = report(&format!("| =2 | Sinh hoạt theo nhóm | =9 |\n{}", parts(marks, before)));
        assert_eq!((told(&outcome), found(&outcome)), (([12, 9, 1], all.clone()), vec![]), "{marks:?} {before}");
        // Another sum than its parts: the parts count, and somebody is asked.
        let outcome = report(&format!("| =2 | Sinh hoạt theo nhóm | =8 |\n{}", parts(marks, before)));
        assert_eq!(told(&outcome), ([12, 9, 1], all.clone()), "{marks:?} {before}");
        assert_eq!(
            said(&outcome, "total-differs"),
            ["C4 A sum does not fit its parts (stated: 8; added up: 9); tonghop uses what the parts add up to."],
            "{marks:?} {before}"
        );
    }
    // Words instead of signs, and no sign at all.
    for head in ["Sinh hoạt theo nhóm, trong đó:", "Tổng số lượt theo nhóm, trong đó", "Sinh hoạt theo nhóm"]
    {
        let outcome = report(&format!("| =2 | {head} | =9 |\n{}", parts(["", "", ""], "")));
        assert_eq!((told(&outcome), found(&outcome)), (([12, 9, 1], all.clone()), vec![]), "{head}");
    }
    let line = report(&format!("| =2 | Theo nhóm | =9 |\n|  | Trong đó: |  |\n{}", parts(["", "", ""], "")));
    assert_eq!(told(&line), ([12, 9, 1], all.clone()));
    let after = report(&format!("{}\n|  | Cộng theo nhóm | =9 |", parts(["=2", "=3", "=4"], "")));
    assert_eq!((told(&after), found(&after)), (([12, 9, 1], all.clone()), vec![]));
    let after = report(&format!("{}\n|  | Cộng theo nhóm | =10 |", parts(["=2", "=3", "=4"], "")));
    assert_eq!((told(&after), found(&after)), (([12, 9, 1], all), vec!["total-differs C7".to_owned()]));
    // Nothing below it: it counts itself.
    assert_eq!(told(&report("| =2 | Sinh hoạt theo nhóm | =9 |")), ([12, 9, 1], String::new()));
    let blank = report("| =2 | Sinh hoạt theo nhóm | =9 |\n| 2.1 | VHVN |  |\n| 2.2 | NTM |  |");
    assert_eq!(told(&blank), ([12, 9, 1], String::new()));
}

#[test]
fn sums_within_sums_and_sections() {
    let outcome = run("| STT | Chỉ tiêu | Kết quả |
         | I | Kết quả sinh hoạt | =22 |
         | =1 | Sinh hoạt hằng tháng | =12 |
         | =2 | Theo nhóm hoạt động | =9 |
         | 2.1 | VHVN-TDTT | =4 |
         | 2.2 | Tình nguyện khác | =5 |
         | 2.2.1 | Hiến máu | =3 |
         | 2.2.2 | Tiếp sức mùa thi | =2 |
         | =3 | Theo yêu cầu | =1 |");
    assert_eq!(told(&outcome), ([12, 9, 1], "g1 4, g9 5".to_owned()));
    assert_eq!(said(&outcome, "total-differs"), Vec::<String>::new());
    // By months: each column has its own sums, and one without parts keeps its number.
    let months = run("| STT | Nội dung | T9 | T10 |
         | =1 | Sinh hoạt định kỳ | =10 | =12 |
         | =2 | Sinh hoạt theo nhóm | =3 | =9 |
         | 2.1 | VHVN-TDTT |  | =4 |
         | 2.2 | NTM |  | =5 |
         | =3 | Theo yêu cầu |  | =1 |
         |  | Tổng cộng | =13 | =22 |");
    assert_eq!((told(&months), found(&months)), (([22, 12, 1], "g1 4, g4 5".to_owned()), vec![]));
}

#[test]
fn some_of_a_number_is_not_counted_again() {
    let outcome = report("| =2 | Sinh hoạt theo nhóm | =9 |\n|  | Trong đó: hiến máu | =3 |");
    assert_eq!(told(&outcome), ([12, 9, 1], "g9 3".to_owned()));
    assert_eq!(
        said(&outcome, "total-differs"),
        [
            "C4 What stands beside it as parts (“of these”) tells only some of this number (stated: 9; told: 3); tonghop counts the whole number, what is left (6) without a group."
        ]
    );
    // Parts of a channel are of that channel, wherever they were.
    let wards = report("| =2 | Theo nhóm | =9 |\n| a | Phường Bình Thủy | =5 |\n| b | Phường Cái Khế | =4 |");
    assert_eq!((told(&wards), found(&wards)), (([12, 9, 1], String::new()), vec![]));
    assert_eq!(number(&wards, "wards.31168.turns"), 5);
    assert_eq!(number(&wards, "wards.31120.turns"), 4);
    let graded = run("| STT | Nội dung | Số lượt |
         | =1 | Sinh hoạt định kỳ | =12 |
         | - | Đạt | =10 |
         | - | Không đạt | =2 |");
    assert_eq!((told(&graded), found(&graded)), (([12, 0, 0], String::new()), vec![]));
}

#[test]
fn only_a_total_of_members_is_compared_with_them() {
    let outcome = run("| STT | Nội dung | ĐVT | Số lượng |
         | =1 | Tổng số đoàn viên | đ/c | =32 |
         |  | Trong đó: nữ | đ/c | =18 |
         | =2 | Số đoàn viên được giới thiệu | đ/c | =20 |
         | =3 | Số đoàn viên tham gia | đ/c | =15 |
         | =4 | Số đoàn viên chưa tham gia | đ/c | =5 |
         | =5 | Số đoàn viên chuyển đi | đ/c | =2 |
         | =6 | Sinh hoạt định kỳ | lượt | =12 |
         | =7 | Số hoạt động đã tổ chức | hoạt động | =3 |
         | =8 | Tỷ lệ tham gia | % | =75 |
         | =9 | Vắng | đ/c | =4 |");
    assert_eq!(told(&outcome), ([12, 0, 0], String::new()));
    let differs = outcome.findings.iter().filter(|one| one.code.as_str() == "stated-total-differs");
    let cells: Vec<String> = differs.flat_map(|one| &one.cells).map(ToString::to_string).collect();
    assert_eq!(cells, ["D3"]);
    assert_eq!(
        said(&outcome, "row-note"),
        [
            "D4:D8,D10:D12 This row states a number that is none of turns (text: “Trong đó: nữ”; number: 18); tonghop does not count it and does not compare it with the members."
        ]
    );
    // A channel measured in meetings is asked about.
    let meetings = run("| STT | Nội dung | ĐVT | Số lượng |
         | =1 | Sinh hoạt định kỳ | buổi | =4 |
         | =2 | Sinh hoạt theo nhóm | lượt | =9 |");
    assert_eq!(told(&meetings), ([0, 9, 0], String::new()));
    let asked = meetings.findings.iter().filter(|one| one.code.as_str() == "row-note");
    assert!(asked.map(|one| one.severity).eq([Severity::Query]));
    // How many persons the turns of a line are of.
    let beside = run("| STT | Nội dung | Số ĐV | Số lượt |
         | =1 | Sinh hoạt định kỳ | =10 | =12 |
         | =2 | Sinh hoạt theo nhóm | =7 | =9 |
         | 2.1 | VHVN | =4 | =4 |
         | 2.2 | NTM | =5 | =5 |");
    assert_eq!((told(&beside), found(&beside)), (([12, 9, 0], "g1 4, g4 5".to_owned()), vec![]));
    assert_eq!(stated(&beside, "members.stated").as_array().map(Vec::len), Some(0));
    // The only figure of turns says of no channel.
    let lone = run("| STT | Nội dung | Số lượng |\n| =1 | Số đoàn viên | =32 |\n| =2 | Tổng số lượt tham gia | =22 |");
    assert_eq!(told(&lone), ([22, 0, 0], String::new()));
    assert!(found(&lone).contains(&"channel-assumed 2:2".to_owned()), "{:?}", found(&lone));
}

/// Two chapters below the columns.
fn across(header: &str, rows: [&str; 2]) -> Outcome {
    at(
        "CDN/bc.xlsx",
        &format!("| STT | Chi đoàn | {header} |\n| =1 | K10A | {} |\n| =2 | K10B | {} |", rows[0], rows[1]),
    )
}

#[test]
fn channels_across_are_read() {
    for header in [
        "Theo tháng | Theo nhóm | Theo yêu cầu",
        "Sinh hoạt định kỳ | Sinh hoạt theo nhóm | Sinh hoạt theo yêu cầu",
        "PT1 | PT2 | PT3",
        "PT 1 | PT 2 | PT 3",
        "Phương thức 1 | Phương thức 2 | Phương thức 3",
        "Hình thức 1 | Hình thức 2 | Hình thức 3",
        "Lượt PT1 | Lượt PT2 | Lượt PT3",
        "Số lần SH hằng tháng | Số lần SH theo nhóm | Số lần SH theo yêu cầu",
        "Hằng tháng | Nhóm | Yêu cầu",
        "Định kỳ | Theo nhóm hoạt động | Theo yêu cầu",
    ] {
        let outcome = across(header, ["=10 | =6 | =0", "=7 | =4 | =1"]);
        assert_eq!(told(&outcome), ([17, 10, 1], String::new()), "{header}");
    }
    for below in ["Tháng | Nhóm | Yêu cầu", "HT1 | HT2 | HT3", "KT 1 | KT 2 | KT 3"] {
        let header = format!("Tổng lượt | Hình thức | < | < |\n| ^ | ^ | ^ | {below}");
        let outcome = across(&header, ["=16 | =10 | =6 | =0", "=12 | =7 | =4 | =1"]);
        assert_eq!((told(&outcome), found(&outcome).len()), (([17, 10, 1], String::new()), 0), "{below}");
    }
    let only = across("Theo nhóm", ["=6", "=4"]);
    assert_eq!(told(&only), ([0, 10, 0], String::new()));
    // Numbers that nobody understands are asked about.
    let odd = across("Định kỳ | Theo nhóm | Điểm rèn", ["=10 | =6 | =3", "=7 | =4 | =2"]);
    assert_eq!(told(&odd), ([17, 10, 0], String::new()));
    assert!(found(&odd).contains(&"column-unknown E2".to_owned()), "{:?}", found(&odd));
}

#[test]
fn columns_over_their_parts_are_sums() {
    let header = "Tổng số lượt | Trong đó | < | < |\n| ^ | ^ | ^ | Theo tháng | Theo nhóm | Theo yêu cầu";
    let outcome = across(header, ["=16 | =10 | =6 | =0", "=12 | =7 | =4 | =1"]);
    assert_eq!((told(&outcome), found(&outcome).len()), (([17, 10, 1], String::new()), 0));
    let outcome = across(header, ["=17 | =10 | =6 | =0", "=12 | =7 | =4 | =1"]);
    assert_eq!((told(&outcome), found(&outcome)), (([17, 10, 1], String::new()), vec!["total-differs C4".to_owned()]));
    // The group channel with groups behind it, below one header or beside.
    for header in
        ["Theo tháng | Theo nhóm | < | < |\n| ^ | ^ | ^ | Tổng | VHVN | NTM", "Theo tháng | Theo nhóm | VHVN | NTM"]
    {
        let outcome = across(header, ["=10 | =6 | =4 | =2", "=7 | =4 | =1 | =3"]);
        assert_eq!((told(&outcome), found(&outcome)), (([17, 10, 0], "g1 5, g4 5".to_owned()), vec![]), "{header}");
    }
    let some = across("Theo tháng | Theo nhóm | Trong đó: NTM", ["=10 | =6 | =2", "=7 | =4 | =3"]);
    assert_eq!(told(&some), ([17, 10, 0], "g4 5".to_owned()));
    assert_eq!(found(&some), ["total-differs D3", "total-differs D4"]);
}

#[test]
fn absences_and_sums_of_a_month_are_no_activities() {
    let outcome = across(
        "NTM T9 | VHVN T9 | Tổng T9 | Vắng T9 | NTM T10 | VHVN T10 | Tổng T10 | Vắng T10",
        ["=1 | =2 | =3 | =40 | =4 | =5 | =9 | =35", "=1 | =1 | =2 | =9 | =2 | =3 | =5 | =3"],
    );
    assert_eq!((told(&outcome), found(&outcome)), (([0, 19, 0], "g1 11, g4 8".to_owned()), vec![]));
    let group = across(
        "Vệ sinh môi trường T10 | Trồng cây T10 | Tổng NTM T10 | VHVN T10",
        ["=1 | =2 | =3 | =5", "=2 | =0 | =2 | =3"],
    );
    assert_eq!(told(&group), ([0, 13, 0], "g1 8, g4 5".to_owned()));
    // What only begins like a sum is done.
    let done = across("NTM T10 | VHVN T10 | Tổng vệ sinh T10", ["=1 | =2 | =3", "=2 | =0 | =2"]);
    assert_eq!(number(&done, "turns.total"), 10);
    let lines = report("| =2 | Tổng vệ sinh | =12 |");
    assert_eq!(number(&lines, "turns.total"), 25);
    let monthly = run("| STT | Nội dung | Trong tháng | Lũy kế |
         | =1 | Sinh hoạt định kỳ | =12 | =30 |
         | =2 | Theo nhóm | =9 | =19 |");
    assert_eq!(told(&monthly), ([12, 9, 0], String::new()));
    let targets = run("| STT | Nội dung | Chỉ tiêu | Thực hiện |
         | =1 | Sinh hoạt định kỳ | =20 | =12 |
         | =2 | Theo nhóm | =10 | =9 |");
    assert_eq!(told(&targets), ([12, 9, 0], String::new()));
}
