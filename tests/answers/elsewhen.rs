//! What nothing of the period depends on is not asked: another month's activities, wards, columns, versions and persons, and the channel
//! of turns that count elsewhere.

use tonghop::pipeline::Outcome;

use super::number;
use crate::support::draw::{Drawn, xlsx};
use crate::support::run::Folder;

const CONFIG: &str = concat!(
    office!(),
    unit!("K10A", "Chi đoàn K10A", "chapter", "CDN"),
    unit!("K10B", "Chi đoàn K10B", "chapter", "CDN"),
);

/// A list of four turns of a month, each with this activity, day and ward.
fn list(unit: &str, month: u8, headers: &str, cells: &str) -> String {
    let names = ["Lê Thị Riêng", "Phạm Hồng Thái", "Hồ Hảo Hớn", "Đoàn Thị Thắm"];
    let rows: Vec<String> =
        names.iter().zip(1..).map(|(name, at)| format!("| ={at} | {name} | 0{at}/02/2004 | {cells} |")).collect();
    format!(
        "| CHI ĐOÀN {unit} |\n| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT TẠI NƠI CƯ TRÚ THÁNG {month}/2021 |\n| STT | Họ và tên | Ngày sinh | {headers} |\n{}",
        rows.join("\n")
    )
}

/// Two months of one chapter; only March raises questions.
fn folder(period: &str) -> Folder {
    const HEADERS: &str = "Hoạt động | Ngày | Phường";
    let person = |unit: &str, title: &str, birth: &str| {
        format!(
            "| CHI ĐOÀN {unit} |\n| DANH SÁCH THAM GIA {title} THÁNG 3/2021 |\n| STT | Họ và tên | Ngày sinh | Ngày |\n| =1 | Võ Thị Thắng | {birth} | 20/03/2021 |\n| =2 | Ngô Gia Tự | 01/02/2003 | 20/03/2021 |"
        )
    };
    Folder::new(CONFIG, &format!("--period {period} --today 2021-04-10"))
        .sheet(
            "K10A/thang 2.xlsx",
            "DS",
            &list("K10A", 2, HEADERS, "Xây dựng nông thôn mới, văn minh đô thị | 10/02/2021 | Phường An Thới"),
        )
        .sheet(
            "K10A/thang 3.xlsx",
            "DS",
            &list("K10A", 3, HEADERS, "Đi chợ quê giúp bà Tám | 10/03/2021 | KV Bình Thường"),
        )
        .sheet("K10A/them.xlsx", "DS", &list("K10A", 3, "Ngày | Xyz abc", "12/03/2021 | x"))
        .sheet("K10B/mot.xlsx", "DS", &person("K10B", "SINH HOẠT ĐỊNH KỲ", "05/06/2004"))
        .sheet("K10B/hai.xlsx", "DS", &person("K10B", "HIẾN MÁU TÌNH NGUYỆN", ""))
}

/// The kinds of what is asked, and the queries of these codes.
fn asked(outcome: &Outcome) -> (Vec<&'static str>, Vec<&'static str>) {
    const CODES: [&str; 6] = [
        "activity-unmapped",
        "activity-by-keyword",
        "ward-is-hamlet",
        "ward-ambiguous",
        "channel-assumed",
        "person-candidate",
    ];
    let questions = outcome.register.questions.iter().map(|one| one.kind.code());
    let mut kinds: Vec<&str> = questions.collect();
    kinds.sort_unstable();
    let query = |one: &&tonghop::finding::Finding| one.severity == tonghop::finding::Severity::Query;
    let mut codes: Vec<&str> = outcome.findings.iter().filter(query).map(|one| one.code.as_str()).collect();
    codes.retain(|code| CODES.contains(code));
    codes.sort_unstable();
    codes.dedup();
    (kinds, codes)
}

#[test]
fn another_months_activities_wards_columns_and_persons_are_asked_in_their_month() {
    let february = folder("2021-02").run();
    assert_eq!((number(&february, "turns.total"), asked(&february)), (4, (vec![], vec![])));
    let march = folder("2021-03").run();
    let (kinds, codes) = asked(&march);
    assert_eq!(kinds, ["column", "group", "person", "ward"]);
    assert_eq!(
        codes,
        ["activity-by-keyword", "activity-unmapped", "channel-assumed", "person-candidate", "ward-is-hamlet"]
    );
    // A period that has both asks what it depends on.
    assert_eq!(asked(&folder("2021-02..2021-03").run()).0, ["column", "group", "person", "ward"]);
}

/// A chapter's workbook of lists and the summary of them, which names no channel.
fn summed(more: &str) -> Outcome {
    let lists = "| CHI ĐOÀN K10A |
         | DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ HẰNG THÁNG TẠI NƠI CƯ TRÚ THÁNG 3/2021 |
         | STT | Họ và tên | Ngày sinh | Ngày |
         | =1 | Lê Thị Riêng | 01/02/2004 | 08/03/2021 |
         | =2 | Hồ Hảo Hớn | 02/02/2004 | 08/03/2021 |";
    let summary = format!(
        "| CHI ĐOÀN K10A |
         | TỔNG HỢP THAM GIA THÁNG 3/2021 |
         | STT | Họ và tên | Ngày sinh | Ngày | Tham gia |
         | =1 | Lê Thị Riêng | 01/02/2004 | 08/03/2021 | x |
         | =2 | Hồ Hảo Hớn | 02/02/2004 | 08/03/2021 | x |{more}"
    );
    let path = "K10A/t3.xlsx";
    let mut folder = Folder::new(CONFIG, "--period 2021-03 --today 2021-04-10");
    folder.files.push((path.to_owned(), xlsx(path, &[Drawn::new("DS", lists), Drawn::new("TH", &summary)])));
    folder.run()
}

#[test]
fn a_summary_of_turns_that_count_elsewhere_asks_for_no_channel() {
    let repeats = summed("");
    assert_eq!((number(&repeats, "turns.total"), asked(&repeats).1), (2, vec![]));
    let adds = summed("\n         | =3 | Phạm Hồng Thái | 03/02/2004 | 08/03/2021 | x |");
    assert_eq!((number(&adds, "turns.total"), asked(&adds).1), (3, vec!["channel-assumed"]));
}
