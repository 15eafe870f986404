//! Roll-up (promise 4): what one level's tonghop wrote is input one level up.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tonghop::finding::Severity;
use tonghop::finding::render::Show;
use tonghop::identify::Disposition;
use tonghop::model::Lang;
use tonghop::pipeline::Outcome;
use tonghop::report::book::{Cell, Value};
use tonghop::report::lines::Lines;
use tonghop::report::{consolidated, totals_form};
use tonghop::write::xlsx;

use crate::support::run::{Folder, stands};

/// The school's units: two faculties with two chapters each, a chapter of its own, a ward union.
const UNITS: &str = r#"
[[unit]]
code = "K-CNTT"
name = "Đoàn khoa Công nghệ thông tin"
level = "faculty"
parent = "CDN"

[[unit]]
code = "K-CK"
name = "Đoàn khoa Cơ khí"
level = "faculty"
parent = "CDN"

[[unit]]
code = "CNTT-K10"
name = "Chi đoàn CNTT K10"
level = "chapter"
parent = "K-CNTT"

[[unit]]
code = "CNTT-K11"
name = "Chi đoàn CNTT K11"
level = "chapter"
parent = "K-CNTT"

[[unit]]
code = "CK-K9"
name = "Chi đoàn Cơ khí K9"
level = "chapter"
parent = "K-CK"

[[unit]]
code = "CK-GV"
name = "Chi đoàn giảng viên Cơ khí"
level = "chapter"
parent = "K-CK"
category = "lecturer"
"#;

const FACULTIES: [(&str, &str); 2] = [("K-CNTT", "Đoàn khoa Công nghệ thông tin"), ("K-CK", "Đoàn khoa Cơ khí")];
/// Chapters with their faculties.
const CHAPTERS: [(&str, usize); 4] = [("CNTT-K10", 0), ("CNTT-K11", 0), ("CK-K9", 1), ("CK-GV", 1)];
const DATES: [&str; 6] = ["06/03/2021", "13/03/2021", "Tháng 3/2021", "10/04/2021", "Quý I/2021", "12/02/2021"];
const GROUPS: [&str; 6] = ["NTM", "ASXH", "VHVN-TDTT", "Hiến máu", "dọn vệ sinh khu vực", ""];
const WARDS: [&str; 4] = ["Phường Bình Thủy", "Phường An Thới", "Phường Trà An", ""];
const FAMILIES: [&str; 4] = ["Nguyễn", "Trần", "Lê", "Huỳnh"];
const GIVEN: [&str; 6] = ["An", "Bích", "Châu", "Dũng", "Hân", "Khoa"];

fn office(code: &str, name: &str, level: &str) -> String {
    format!("[office]\ncode = \"{code}\"\nname = \"{name}\"\nlevel = \"{level}\"\nprovince = \"Cần Thơ\"\n")
}

fn school() -> String {
    office("CDN", "Đoàn trường Cao đẳng Nghề Sông Hậu", "school") + UNITS
}

/// A faculty's own configuration: its name and its chapters.
fn faculty(at: usize) -> String {
    let (code, name) = FACULTIES[at];
    let mut config = office(code, name, "faculty");
    let below = |unit: &&str| unit.contains(&format!("parent = \"{code}\""));
    for unit in UNITS.split("[[unit]]").filter(below) {
        config += &format!("[[unit]]{unit}");
    }
    config
}

/// Person (family, given), date, group, ward, count.
type Line = (usize, usize, usize, usize, usize, u32);

/// What every chapter has: members on its roster, and rows of participation.
#[derive(Clone, Debug)]
struct Chapters(Vec<(Vec<(usize, usize)>, Vec<Line>)>);

fn chapters() -> impl Strategy<Value = Chapters> {
    let person = (0..FAMILIES.len(), 0..GIVEN.len());
    let line = (0..FAMILIES.len(), 0..GIVEN.len(), 0..DATES.len(), 0..GROUPS.len(), 0..WARDS.len(), 1u32..4);
    let chapter = (prop::collection::vec(person, 0..6), prop::collection::vec(line, 0..7));
    prop::collection::vec(chapter, CHAPTERS.len()).prop_map(Chapters)
}

/// Nobody is in two chapters: the middle name tells them apart, as distinct persons across parts are no part of the promise.
fn name(chapter: usize, family: usize, given: usize) -> String {
    const MIDDLE: [&str; 4] = ["Văn", "Thị", "Minh", "Gia"];
    format!("{} {} {}", FAMILIES[family], MIDDLE[chapter], GIVEN[given])
}

fn birth(chapter: usize, family: usize, given: usize) -> String {
    format!("{:02}/{:02}/{}", 1 + given * 3 + family, 1 + chapter * 2, 2001 + family % 2)
}

impl Chapters {
    /// The files of the chapters of these faculties, as they were sent.
    fn sent(&self, mut folder: Folder, faculties: &[usize]) -> Folder {
        for (number, (code, faculty)) in CHAPTERS.iter().enumerate() {
            let (roster, lines) = &self.0[number];
            if !faculties.contains(faculty) {
                continue;
            }
            if !roster.is_empty() {
                let mut text = String::from(
                    "| DANH SÁCH ĐOÀN VIÊN NĂM HỌC 2020-2021 |\n| STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |\n",
                );
                for (at, &(family, given)) in roster.iter().enumerate() {
                    let joined = ["26/03/2019", "26/03/2021", "Tháng 2/2021"][(at + number) % 3];
                    let (name, birth) = (name(number, family, given), birth(number, family, given));
                    text += &format!("| ={} | {name} | {birth} | {joined} |\n", at + 1);
                }
                folder = folder.sheet(&format!("{code}/danh-sach.xlsx"), "Sheet1", &text);
            }
            if !lines.is_empty() {
                let mut text = String::from(
                    "| DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG |\n| STT | Họ và tên | Ngày sinh | Thời gian | Nhóm hoạt động | Địa bàn | Số lượt |\n",
                );
                for (at, &(family, given, date, group, ward, count)) in lines.iter().enumerate() {
                    let (name, birth) = (name(number, family, given), birth(number, family, given));
                    let (date, group, ward) = (DATES[date], GROUPS[group], WARDS[ward]);
                    text += &format!("| ={} | {name} | {birth} | {date} | {group} | {ward} | ={count} |\n", at + 1);
                }
                folder = folder.sheet(&format!("{code}/hoat-dong.xlsx"), "Sheet1", &text);
            }
        }
        folder
    }

    /// What a faculty's tonghop understood of its own chapters.
    fn faculty(&self, at: usize, args: &str) -> (Folder, Outcome) {
        let folder = self.sent(Folder::new(&faculty(at), args), &[at]);
        let outcome = folder.run();
        (folder, outcome)
    }
}

const QUARTER: &str = "--period 2021-Q1 --today 2021-04-20";

/// The bytes of a run's workbook, in full or in the form that is mailed up.
fn written(folder: &Folder, outcome: &Outcome, totals: bool) -> Vec<u8> {
    let (figures, register, settings) = (&outcome.figures, &outcome.register, folder.settings());
    let book = if totals {
        totals_form(figures, register, &settings)
    } else {
        consolidated(figures, register, &outcome.findings, &settings)
    };
    xlsx::workbook(&book).unwrap()
}

/// What must be one sum, however it was put together: turns by all keys, members by unit and category.
fn added(outcome: &Outcome) -> BTreeMap<String, u64> {
    let figures = &outcome.figures;
    let mut sums = BTreeMap::new();
    let mut put = |key: String, number: u64| sums.insert(key, number);
    put("turns".into(), figures.turns.total.0);
    for one in &figures.channels {
        put(format!("channel {}", one.code), one.turns.0);
    }
    for one in &figures.groups {
        put(format!("group {}", one.code), one.turns.0);
        put(format!("group {} by keyword", one.code), one.by_keyword.0);
    }
    for one in &figures.months {
        put(format!("month {:?}", one.month), one.turns.0);
        for (channel, turns) in &one.channels {
            put(format!("month {:?} {channel}", one.month), turns.0);
        }
    }
    for one in &figures.wards {
        put(format!("ward {:?} {:?}", one.code, one.name), one.turns.0);
    }
    for one in &figures.units {
        put(format!("unit {} turns", one.code), one.turns.0);
        put(format!("unit {} members", one.code), one.members.0);
        put(format!("unit {} below {:?} {}", one.code, one.parent, one.level), 1);
    }
    let members = &figures.members;
    let by = &members.by_category;
    put("members".into(), members.total.0);
    put("joined".into(), members.joined_in_period.0);
    for one in &members.joined {
        put(format!("joined {}", one.month), one.members.0);
    }
    for (category, number) in
        [("student", by.student), ("lecturer", by.lecturer), ("staff", by.staff), ("other", by.other)]
    {
        put(format!("members {category}"), number.0);
    }
    put("members unknown".into(), by.unknown.0);
    for level in &figures.reporting.levels {
        put(format!("received {}", level.level), level.received);
        put(format!("expected {}", level.level), level.expected);
    }
    sums
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    /// Turns and members of the parts, each run alone and rolled up, are those of the whole in one run.
    #[test]
    fn roll_up(chapters in chapters(), totals in any::<bool>(), registered in any::<bool>()) {
        let whole = chapters.sent(Folder::new(&school(), QUARTER), &[0, 1]).run();
        // A school that knows only its faculties takes their chapters from their workbooks.
        let config = if registered { school() } else {
            let faculties: Vec<&str> = UNITS.split("[[unit]]").filter(|unit| unit.contains("\"faculty\"")).collect();
            format!("{}[[unit]]{}", office("CDN", "Đoàn trường Cao đẳng Nghề Sông Hậu", "school"), faculties.join("[[unit]]"))
        };
        let mut above = Folder::new(&config, QUARTER);
        for (at, name) in ["bang-1.xlsx", "khoa khac/gui len.xlsx"].into_iter().enumerate() {
            let (folder, outcome) = chapters.faculty(at, QUARTER);
            above.files.push((name.to_owned(), written(&folder, &outcome, totals)));
        }
        let rolled = above.run();
        let (mut wanted, mut got) = (added(&whole), added(&rolled));
        // A faculty whose chapters sent nothing has sent its workbook all the same.
        for sums in [&mut wanted, &mut got] {
            sums.retain(|key, _| key != "received faculty");
        }
        prop_assert_eq!(got, wanted);
        prop_assert_eq!(rolled.figures.balance.rows.residual, 0);
        prop_assert_eq!(rolled.figures.balance.claims.residual, 0);
        prop_assert_eq!(rolled.figures.balance.claims.counted, whole.figures.turns.total.0);
        prop_assert_eq!(rolled.figures.balance.rows.counted, rolled.figures.balance.rows.read);
        prop_assert!(!rolled.findings.iter().any(|one| one.code.as_str() == "consolidated-differs"));
    }

    /// A second level: the city's figures from the school's workbook, which holds those of its faculties.
    #[test]
    fn roll_up_twice(chapters in chapters()) {
        let whole = chapters.sent(Folder::new(&school(), QUARTER), &[0, 1]).run();
        let mut school = Folder::new(&school(), QUARTER);
        for (at, (code, _)) in FACULTIES.iter().enumerate() {
            let (folder, outcome) = chapters.faculty(at, QUARTER);
            school.files.push((format!("{code}/tong-hop.xlsx"), written(&folder, &outcome, true)));
        }
        let below = school.run();
        let mut city = Folder::new(&office("TD", "Thành đoàn Cần Thơ", "city"), QUARTER);
        city.files.push(("tong-hop.xlsx".to_owned(), written(&school, &below, false)));
        let mut got = added(&city.run());
        got.retain(|key, _| !key.starts_with("unit TD") && !key.contains("school") && !key.starts_with("received"));
        let mut wanted = added(&whole);
        wanted.retain(|key, _| !key.starts_with("received"));
        wanted.remove("unit CDN below None school");
        got.remove("unit CDN below Some(\"TD\") school");
        prop_assert_eq!(got, wanted);
    }
}

/// Chapters with a little of everything: three members and four turns in CNTT, two and two in Cơ khí.
fn few() -> Chapters {
    let roster = |persons: &[(usize, usize)]| persons.to_vec();
    Chapters(vec![
        (roster(&[(0, 0), (1, 1)]), vec![(0, 0, 0, 0, 0, 1), (1, 1, 1, 1, 1, 2)]),
        (roster(&[(2, 2)]), vec![(2, 2, 5, 3, 0, 1)]),
        (roster(&[(0, 3)]), vec![(0, 3, 2, 0, 3, 1)]),
        (roster(&[(1, 4)]), vec![(1, 4, 0, 4, 2, 1)]),
    ])
}

fn above(files: Vec<(&str, Vec<u8>)>, args: &str) -> Folder {
    let mut folder = Folder::new(&school(), args);
    folder.files = files.into_iter().map(|(path, bytes)| (path.to_owned(), bytes)).collect();
    folder
}

/// Dispositions of all rows of a file.
fn fates(outcome: &Outcome, path: &str) -> BTreeMap<(&'static str, &'static str), usize> {
    let mut fates = BTreeMap::new();
    for row in outcome.register.rows.iter().filter(|row| row.file.as_str() == path) {
        *fates.entry((row.disposition.code(), row.reason)).or_default() += 1;
    }
    fates
}

fn says(outcome: &Outcome, code: &str) -> bool {
    outcome.findings.iter().any(|one| one.code.as_str() == code)
}

#[test]
fn only_the_finest_sums_are_rows() {
    let (folder, outcome) = few().faculty(0, QUARTER);
    let rolled = above(vec![("tong-hop.xlsx", written(&folder, &outcome, false))], QUARTER).run();
    // Three turns of different keys (the third counts twice) and two kinds of members in two chapters.
    assert_eq!(fates(&rolled, "tong-hop.xlsx"), BTreeMap::from([(("counted", ""), 6)]));
    assert_eq!((rolled.figures.turns.total.0, rolled.figures.members.total.0), (4, 3));
    let claims = &rolled.figures.balance.claims;
    assert_eq!((claims.read, claims.counted, claims.residual), (4, 4, 0));
    let sheets = &rolled.register.files[0].sheets;
    let read: Vec<(&str, Option<&str>, u64)> = sheets
        .iter()
        .map(|sheet| (&*sheet.sheet, sheet.kind.map(|kind| kind.code()), sheet.body_rows))
        .filter(|sheet| sheet.1.is_some())
        .collect();
    assert_eq!(read, [("Dữ liệu", Some("consolidated"), 6)]);
    assert_eq!(rolled.register.files[0].when.unwrap().to_string(), "2021-01-01..2021-03-31");
    // Nobody is named, so nobody is counted as a participant.
    assert_eq!((rolled.figures.members.participants.0, rolled.register.members.len()), (0, 0));
    assert_eq!(rolled.figures.turns.unnamed.0, 4);
    let book = totals_form(&rolled.figures, &rolled.register, &folder.settings());
    let note = "Trong đó 4 lượt chỉ có số, không có tên người";
    let texts = book.sheets[0].rows.iter().flatten().filter_map(|cell| match &cell.value {
        Value::Text(text) => Some(text.as_str()),
        _ => None,
    });
    assert_eq!(texts.filter(|text| text.starts_with(note)).count(), 1);
}

#[test]
fn the_unit_is_the_one_the_workbook_names() {
    let (folder, outcome) = few().faculty(0, QUARTER);
    let rolled = above(vec![("K-CK/bao cao.xlsx", written(&folder, &outcome, true))], QUARTER).run();
    let state = |code: &str| rolled.figures.units.iter().find(|unit| unit.code == code).unwrap().state;
    // Two units are named, which is an error of the file.
    assert_eq!([state("K-CNTT"), state("K-CK")], ["returned", "missing"]);
    assert_eq!([state("CNTT-K10"), state("CK-K9")], ["accepted", "missing"]);
    assert!(rolled.findings.iter().any(|one| stands(
        one,
        "unit-ambiguous",
        Some("K-CK/bao cao.xlsx"),
        Some("Dữ liệu"),
        None
    )));
}

#[test]
fn the_same_twice_counts_once() {
    let (folder, outcome) = few().faculty(0, QUARTER);
    let (full, totals) = (written(&folder, &outcome, false), written(&folder, &outcome, true));
    let once = above(vec![("a.xlsx", full.clone())], QUARTER).run();
    let copied = above(vec![("a.xlsx", full.clone()), ("b.xlsx", full.clone())], QUARTER).run();
    assert_eq!(added(&copied), added(&once));
    assert!(says(&copied, "file-same-again"));
    // The same figures in other bytes: every row is a duplicate, and nothing differs.
    let both = above(vec![("a.xlsx", full), ("b.xlsx", totals)], QUARTER).run();
    assert_eq!(added(&both), added(&once));
    let all: usize = fates(&both, "b.xlsx").values().chain(fates(&both, "a.xlsx").values()).sum();
    let duplicate = both.register.rows.iter().filter(|row| row.disposition == Disposition::Duplicate).count();
    assert_eq!((all, duplicate), (12, 6));
    assert!(!says(&both, "stated-total-differs") && !says(&both, "file-superseded"));
}

#[test]
fn a_later_workbook_replaces_the_earlier() {
    let chapters = few();
    let (folder, outcome) = chapters.faculty(0, QUARTER);
    let old = written(&folder, &outcome, true);
    let mut mended = chapters;
    mended.0[0].1.pop();
    let (folder, outcome) = mended.faculty(0, QUARTER);
    let new = written(&folder, &outcome, true);
    let rolled = above(vec![("tong-hop.xlsx", old.clone()), ("tong-hop lần 2.xlsx", new.clone())], QUARTER).run();
    assert_eq!(rolled.figures.turns.total.0, 2);
    assert_eq!(fates(&rolled, "tong-hop.xlsx"), BTreeMap::from([(("duplicate", "file-superseded"), 6)]));
    assert!(rolled.findings.iter().any(|one| stands(one, "file-superseded", Some("tong-hop.xlsx"), None, None)));
    let file = rolled.register.files.iter().find(|file| file.path.as_str() == "tong-hop.xlsx").unwrap();
    assert_eq!(file.state.code(), "superseded");
    // Without an order nothing is lost, and somebody must look.
    let open = above(vec![("a.xlsx", old), ("b.xlsx", new)], QUARTER).run();
    assert_eq!((open.figures.turns.total.0, open.figures.members.total.0), (4, 3));
    let asked = open.findings.iter().filter(|one| stands(one, "file-superseded", None, None, None));
    assert_eq!(asked.map(|one| one.severity).collect::<Vec<_>>(), [Severity::Query; 2]);
}

#[test]
fn another_period_is_out_of_scope() {
    let (folder, outcome) = few().faculty(0, QUARTER);
    let book = written(&folder, &outcome, true);
    let rolled = above(vec![("a.xlsx", book.clone())], "--period 2021-05 --today 2021-06-01").run();
    assert_eq!(fates(&rolled, "a.xlsx"), BTreeMap::from([(("out-of-scope", "period-outside"), 6)]));
    assert_eq!((rolled.figures.turns.total.0, rolled.figures.members.total.0), (0, 0));
    assert_eq!(rolled.figures.balance.claims.out_of_scope, 4);
    assert!(says(&rolled, "sheet-outside"));
    let state = rolled.figures.units.iter().find(|unit| unit.code == "K-CNTT").unwrap().state;
    assert_eq!(state, "missing");
    // A longer period gives the turns of its months; its members are those of a later or the same day.
    let march = above(vec![("a.xlsx", book.clone())], "--period 2021-03 --today 2021-04-20").run();
    assert_eq!((march.figures.turns.total.0, march.figures.members.total.0), (3, 3));
    assert!(says(&march, "period-outside") && !says(&march, "roster-later"));
    let february = above(vec![("a.xlsx", book)], "--period 2021-02 --today 2021-04-20").run();
    assert_eq!((february.figures.turns.total.0, february.figures.members.total.0), (1, 3));
    assert!(says(&february, "roster-later"));
}

#[test]
fn months_add_up_to_their_quarter() {
    let chapters = few();
    let mut files = Vec::new();
    for month in ["2021-02", "2021-03"] {
        let (folder, outcome) = chapters.faculty(0, &format!("--period {month} --today 2021-04-20"));
        files.push((format!("{month}/tong-hop.xlsx"), written(&folder, &outcome, true)));
    }
    let mut quarter = above(Vec::new(), QUARTER);
    quarter.files = files;
    let rolled = quarter.run();
    // Members stand on the newest workbook only.
    assert_eq!((rolled.figures.turns.total.0, rolled.figures.members.total.0), (4, 3));
    let replaced = rolled.register.rows.iter().filter(|row| row.reason == "roster-replaced").count();
    assert_eq!(replaced, 1, "the one who was a member in February");
    // The workbook of the quarter beside them states nothing new.
    let (folder, outcome) = chapters.faculty(0, QUARTER);
    quarter.files.push(("quy/tong-hop.xlsx".into(), written(&folder, &outcome, true)));
    let both = quarter.run();
    assert_eq!((both.figures.turns.total.0, both.figures.members.total.0), (4, 3));
}

#[test]
fn lists_beside_a_workbook_are_not_added_to_it() {
    let chapters = few();
    let (folder, outcome) = chapters.faculty(0, QUARTER);
    let book = written(&folder, &outcome, true);
    let mut folder = chapters.sent(Folder::new(&school(), QUARTER), &[0, 1]);
    let whole = folder.run();
    folder.files.push(("K-CNTT/tong-hop.xlsx".into(), book.clone()));
    let both = folder.run();
    assert_eq!(added(&both), added(&whole));
    assert_eq!(fates(&both, "K-CNTT/tong-hop.xlsx").keys().map(|fate| fate.0).collect::<Vec<_>>(), ["duplicate"; 2]);
    assert!(!says(&both, "stated-total-differs"));
    // A chapter's list that shows a part of what its faculty states: the rest counts, and both numbers are said.
    let mut fewer = chapters;
    fewer.0[0].1[1].5 = 1;
    fewer.0[1] = (Vec::new(), Vec::new());
    let mut folder = fewer.sent(Folder::new(&school(), QUARTER), &[0]);
    folder.files.push(("K-CNTT/tong-hop.xlsx".into(), book));
    let part = folder.run();
    assert_eq!((part.figures.turns.total.0, part.figures.members.total.0), (4, 3));
    let found = part.findings.iter().find(|one| one.code.as_str() == "stated-total-differs").unwrap();
    let told = |name: &str| found.args.iter().find(|arg| arg.0 == name).map(|arg| arg.1.as_str());
    assert_eq!([told("stated"), told("counted"), told("difference")], [Some("2"), Some("1"), Some("1")]);
}

#[test]
fn our_own_workbook_is_nobodys_report() {
    let folder = few().sent(Folder::new(&school(), QUARTER), &[0, 1]);
    let whole = folder.run();
    let mut again = folder.clone();
    again.files.push(("tong-hop ky truoc.xlsx".into(), written(&folder, &whole, false)));
    let rolled = again.run();
    assert_eq!(added(&rolled), added(&whole));
    assert_eq!(
        fates(&rolled, "tong-hop ky truoc.xlsx").into_keys().collect::<Vec<_>>(),
        [("out-of-scope", "sheet-outside")]
    );
}

/// A faculty's workbook in which somebody changed the sheet of figures by hand.
fn edited(change: impl Fn(&mut Vec<Vec<Cell>>)) -> Vec<u8> {
    let (folder, outcome) = few().faculty(0, QUARTER);
    let mut book = totals_form(&outcome.figures, &outcome.register, &folder.settings());
    let sheet = book.sheets.iter_mut().find(|sheet| sheet.name == "Dữ liệu").unwrap();
    sheet.rows = sheet.whole();
    sheet.lines = Lines::default();
    change(&mut sheet.rows);
    if let Some(table) = &mut sheet.table {
        table.last = u32::try_from(sheet.rows.len() - 1).unwrap();
    }
    xlsx::workbook(&book).unwrap()
}

fn key(row: &[Cell]) -> &str {
    match &row[0].value {
        Value::Text(key) => key,
        _ => "",
    }
}

/// Cells of a finding as Excel shows them, and what was seen and reckoned.
fn told(outcome: &Outcome, code: &str) -> Vec<(usize, String, Option<String>)> {
    let found = outcome.findings.iter().filter(|one| one.code.as_str() == code);
    let text = |text: &Option<std::sync::Arc<str>>| text.as_deref().map(str::to_owned);
    found.map(|one| (one.cells.len(), text(&one.seen).unwrap_or_default(), text(&one.repaired))).collect()
}

#[test]
fn a_sum_changed_by_hand_is_found() {
    let book = edited(|rows| {
        rows.iter_mut().find(|row| key(row) == "turns.total").unwrap()[5].value = Value::Number(40);
    });
    let rolled = above(vec![("a.xlsx", book)], QUARTER).run();
    assert_eq!(rolled.figures.turns.total.0, 4);
    assert_eq!(told(&rolled, "consolidated-differs"), [(1, "40".to_owned(), Some("4".to_owned()))]);
    let found = rolled.findings.iter().find(|one| one.code.as_str() == "consolidated-differs").unwrap();
    let show = Show { lang: Lang::Vi, full: false };
    assert_eq!(
        show.object(found).message,
        "Có số trong bảng tổng hợp của cấp dưới không bằng tổng các dòng chi tiết của chính bảng đó (ghi: 40; cộng lại được: 4); tonghop dùng số cộng lại."
    );
}

#[test]
fn a_finest_sum_changed_or_deleted_is_found() {
    let part = |row: &[Cell]| key(row).starts_with("turns.parts.");
    let book = edited(|rows| rows.iter_mut().find(|row| part(row)).unwrap()[5].value = Value::Number(9));
    let rolled = above(vec![("a.xlsx", book)], QUARTER).run();
    assert!(rolled.figures.turns.total.0 > 4);
    // Total, channel, group, month, month and channel, ward, chapter, faculty.
    assert_eq!(told(&rolled, "consolidated-differs").iter().map(|one| one.0).collect::<Vec<_>>(), [8]);
    let book = edited(|rows| rows.retain(|row| !key(row).starts_with("turns.parts.")));
    let rolled = above(vec![("a.xlsx", book)], QUARTER).run();
    assert_eq!(rolled.figures.turns.total.0, 0);
    assert!(says(&rolled, "consolidated-differs"));
}

#[test]
fn a_row_without_its_number_waits() {
    let book = edited(|rows| {
        rows.iter_mut().find(|row| key(row).starts_with("turns.parts.")).unwrap()[5].value = Value::Empty;
        rows.iter_mut().find(|row| key(row).starts_with("members.parts.")).unwrap()[5].value =
            Value::Text("nhiều".into());
    });
    let rolled = above(vec![("a.xlsx", book)], QUARTER).run();
    let fates = fates(&rolled, "a.xlsx");
    assert_eq!(fates.get(&("waiting", "formula-without-value")), Some(&1));
    assert_eq!(fates.get(&("waiting", "count-as-text")), Some(&1));
    assert_eq!(fates.get(&("counted", "")), Some(&4));
    assert!(says(&rolled, "formula-without-value"));
    assert_eq!(rolled.figures.balance.rows.waiting, 2);
    let state = rolled.figures.units.iter().find(|unit| unit.code == "K-CNTT").unwrap().state;
    assert_eq!(state, "returned");
}

#[test]
fn a_workbook_that_lost_its_period_waits() {
    let book = edited(|rows| rows.retain(|row| !key(row).starts_with("period.")));
    let rolled = above(vec![("K-CNTT/a.xlsx", book)], QUARTER).run();
    assert_eq!(fates(&rolled, "K-CNTT/a.xlsx"), BTreeMap::from([(("waiting", "period-unknown"), 6)]));
    assert!(says(&rolled, "period-unknown"));
    assert_eq!((rolled.figures.turns.total.0, rolled.figures.balance.claims.waiting), (0, 4));
}

#[test]
fn codes_nobody_knows_here_are_said() {
    let book = edited(|rows| {
        for row in rows.iter_mut().filter(|row| key(row).starts_with("turns.parts.")) {
            let Value::Text(code) = &row[2].value else { continue };
            row[2].value = Value::Text(code.replace("/g4/", "/g77/").replace("group/g3/", "sport/g3/"));
        }
    });
    let rolled = above(vec![("a.xlsx", book)], QUARTER).run();
    assert_eq!(rolled.figures.turns.total.0, 4);
    let group = |code: &str| rolled.figures.groups.iter().find(|group| group.code == code).unwrap().turns.0;
    assert_eq!([group("g3"), group("g4"), group("g9")], [0, 0, 2]);
    let monthly = rolled.figures.channels.iter().find(|channel| channel.code == "monthly").unwrap();
    assert_eq!(monthly.turns.0, 2);
    let seen = |code: &str| told(&rolled, code).into_iter().map(|one| one.1).collect::<Vec<_>>();
    assert_eq!([seen("activity-unmapped"), seen("channel-assumed")], [["g77"], ["sport"]]);
}

#[test]
fn english_and_renamed_is_read_alike() {
    let chapters = few();
    let mut folder = chapters.sent(Folder::new(&faculty(0), QUARTER), &[0]);
    let outcome = folder.run();
    let vietnamese = above(vec![("a.xlsx", written(&folder, &outcome, true))], QUARTER).run();
    folder.config = format!("language = \"en\"\n{}", folder.config);
    let mut settings = folder.settings();
    settings.lang = Lang::En;
    let mut book = consolidated(&outcome.figures, &outcome.register, &outcome.findings, &settings);
    for (number, sheet) in book.sheets.iter_mut().enumerate() {
        sheet.name = format!("Sheet{}", number + 1);
        sheet.charts.clear();
        for cell in sheet.rows.iter_mut().flatten() {
            // Formulas name the sheets as they were.
            if let Value::Formula(_, number) = cell.value {
                cell.value = Value::Number(number);
            }
        }
    }
    let english = above(vec![("khoa.xlsx", xlsx::workbook(&book).unwrap())], QUARTER).run();
    assert_eq!(added(&english), added(&vietnamese));
}

/// The stored results of the upper level's formulas are its figures, also where a line stands for many.
#[test]
fn lines_of_the_upper_workbook_add_up() {
    let (folder, outcome) = few().faculty(0, QUARTER);
    let upper = above(vec![("a.xlsx", written(&folder, &outcome, false))], QUARTER);
    let rolled = upper.run();
    let book = consolidated(&rolled.figures, &rolled.register, &rolled.findings, &upper.settings());
    let column = |name: &str, at: usize| -> i64 {
        let sheet = book.sheets.iter().find(|sheet| sheet.name == name).unwrap();
        let number = |row: &Vec<Cell>| if let Value::Number(number) = row[at].value { number } else { 0 };
        sheet.whole()[1..].iter().map(number).sum()
    };
    assert_eq!((column("Đoàn viên", 9), column("Lượt tham gia", 12)), (3, 4));
    let joined = i64::try_from(rolled.figures.members.joined_in_period.0).unwrap();
    assert_eq!(column("Đoàn viên", 12), joined);
    assert!(joined > 0);
}
