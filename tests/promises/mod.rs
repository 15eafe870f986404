//! The promises of the design as properties over small invented schools: balance, order, idempotence, provenance, isolation,
//! determinism. (Roll-up is in `rollup`; mail, agreement and privacy have their tests where their outputs are.)

mod people;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::sample::{Index, select};
use tonghop::identify::Disposition;
use tonghop::pipeline::Outcome;

use crate::support::draw::{Drawn, xlsx};
use crate::support::run::Folder;

const CONFIG: &str = concat!(
    office!(),
    unit!("K-CNTT", "Đoàn khoa Công nghệ thông tin", "faculty", "CDN"),
    unit!("CNTT-K10", "Chi đoàn CNTT K10", "chapter", "K-CNTT"),
    unit!("CK-K9", "Chi đoàn Cơ khí K9", "chapter", "CDN"),
    unit!("P-BT", "Đoàn phường Bình Thủy", "ward"),
);

const NAMES: [&str; 8] = [
    "Nguyễn Văn An",
    "Trần Thị Bích",
    "Lê Minh Châu",
    "Phạm Quốc Dũng",
    "Võ Thị Diễm",
    "Huỳnh Gia Hân",
    "Nguyễn Văn An",
    "Đặng Nhật Khoa",
];
const BIRTHS: [&str; 8] =
    ["12/05/2002", "03/11/2002", "21/07/2003", "30/01/2002", "17/09/2003", "08/04/2002", "19/08/2002", "25/12/2001"];
const DATES: [&str; 7] = ["06/03/2021", "13/03/2021", "20/03/2021", "Tháng 3/2021", "10/04/2021", "", "Quý I/2021"];
const GROUPS: [&str; 6] = ["NTM", "ASXH", "VHVN-TDTT", "Hiến máu", "Tham quan bảo tàng", ""];
const SENDERS: [&str; 4] = ["CNTT-K10", "K-CNTT", "CK-K9", "P-BT"];

/// One row of a long list: person, date, group, count.
type Line = (usize, usize, usize, u32);

#[derive(Clone, Debug)]
struct School {
    /// Sender and rows of each long list.
    lists: Vec<(usize, Vec<Line>)>,
    /// Persons on the chapter's roster, and a broken name somewhere.
    roster: Vec<usize>,
    broken: bool,
}

fn school() -> impl Strategy<Value = School> {
    let line = (0..NAMES.len(), 0..DATES.len(), 0..GROUPS.len(), prop_oneof![4 => Just(1u32), 1 => 2u32..4]);
    let list = (0..SENDERS.len(), prop::collection::vec(line, 1..9));
    (prop::collection::vec(list, 1..5), prop::collection::vec(0..NAMES.len(), 0..8), any::<bool>())
        .prop_map(|(lists, roster, broken)| School { lists, roster, broken })
}

fn list_text(lines: &[Line], broken: bool) -> String {
    let mut text = String::from(
        "| DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG |\n| STT | Họ và tên | Ngày sinh | Thời gian | Nhóm hoạt động | Số lượt |\n",
    );
    for (number, &(person, date, group, count)) in lines.iter().enumerate() {
        let (name, birth) = if broken && number == 0 { ("Ph?m V?n ?", "") } else { (NAMES[person], BIRTHS[person]) };
        text += &format!("| ={} | {name} | {birth} | {} | {} | ={count} |\n", number + 1, DATES[date], GROUPS[group]);
    }
    text
}

fn roster_text(persons: &[usize]) -> String {
    let mut text =
        String::from("| DANH SÁCH ĐOÀN VIÊN NĂM HỌC 2020-2021 |\n| STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |\n");
    for (number, &person) in persons.iter().enumerate() {
        text += &format!("| ={} | {} | {} | 26/03/2019 |\n", number + 1, NAMES[person], BIRTHS[person]);
    }
    text
}

fn folder(school: &School) -> Folder {
    let mut folder = Folder::new(CONFIG, "--period 2021-03 --today 2021-04-10");
    if !school.roster.is_empty() {
        folder = folder.sheet("CNTT-K10/danh-sach.xlsx", "Sheet1", &roster_text(&school.roster));
    }
    for (number, (sender, lines)) in school.lists.iter().enumerate() {
        let path = format!("{}/hoat-dong-{}.xlsx", SENDERS[*sender], (b'a' + u8::try_from(number).unwrap()) as char);
        folder = folder.sheet(&path, "Sheet1", &list_text(lines, school.broken && number == 0));
    }
    folder
}

/// Everything in so-lieu.json that is a figure: all but findings and files, which name what was sent.
fn figures(outcome: &Outcome) -> serde_json::Value {
    let mut tree = serde_json::to_value(&outcome.figures).unwrap();
    for unit in tree["units"].as_array_mut().unwrap() {
        unit["files"] = 0.into();
    }
    tree["findings"] = serde_json::Value::Null;
    tree["balance"] = serde_json::Value::Null;
    tree["duplicates"] = serde_json::Value::Null;
    tree
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every body row has one disposition, and the sums of rows and claims close.
    #[test]
    fn balance(school in school()) {
        let outcome = folder(&school).run();
        let rows = &outcome.figures.balance.rows;
        prop_assert_eq!(rows.residual, 0);
        prop_assert_eq!(rows.read, outcome.register.rows.len() as u64);
        let drawn: usize = school.roster.len() + school.lists.iter().map(|list| list.1.len()).sum::<usize>();
        prop_assert_eq!(rows.read, drawn as u64);
        let claims = &outcome.figures.balance.claims;
        let asserted: u64 = school.lists.iter().flat_map(|list| &list.1).map(|line| u64::from(line.3)).sum();
        prop_assert_eq!(claims.read, asserted);
        prop_assert_eq!(claims.residual, 0);
    }

    /// What stands in one table adds up to the total under it; persons at least to it, for one may be in several lines.
    #[test]
    fn sums_close(school in school()) {
        let outcome = folder(&school).run();
        let tree = figures(&outcome);
        let number = |value: &serde_json::Value| value.as_u64().unwrap();
        let sum = |list: &str, measure: &str| tree[list].as_array().unwrap().iter().map(|one| number(&one[measure])).sum::<u64>();
        let total = number(&tree["turns"]["total"]);
        for list in ["channels", "months", "wards"] {
            prop_assert_eq!(sum(list, "turns"), total, "{}", list);
        }
        let grouped = tree["channels"].as_array().unwrap().iter().find(|one| one["code"] == "group").unwrap();
        prop_assert_eq!(sum("groups", "turns"), number(&grouped["turns"]));
        for month in tree["months"].as_array().unwrap() {
            prop_assert_eq!(month["channels"].as_object().unwrap().values().map(number).sum::<u64>(), number(&month["turns"]));
        }
        let categories = tree["members"]["by_category"].as_object().unwrap();
        prop_assert_eq!(categories.values().map(number).sum::<u64>(), number(&tree["members"]["total"]));
        let direct = || outcome.figures.units.iter().filter(|one| one.direct);
        let unplaced = &outcome.figures.unplaced;
        prop_assert_eq!(direct().map(|one| one.turns.0).sum::<u64>() + unplaced.turns.0, total);
        prop_assert_eq!(direct().map(|one| one.members.0).sum::<u64>() + unplaced.members.0, number(&tree["members"]["total"]));
        let took = direct().map(|one| one.participants.0).sum::<u64>() + unplaced.participants.0;
        prop_assert!(took >= number(&tree["members"]["participants"]));
    }

    /// The order of files and of rows changes no figure.
    #[test]
    fn order(school in school(), by in any::<Index>(), rows in any::<Index>()) {
        let before = figures(&folder(&school).run());
        let mut turned = school.clone();
        turned.broken = school.broken;
        for (_, lines) in turned.lists.iter_mut().skip(usize::from(school.broken)) {
            let at = rows.index(lines.len());
            lines.rotate_left(at);
        }
        let mut folder = folder(&turned);
        let at = by.index(folder.files.len());
        folder.files.rotate_left(at);
        prop_assert_eq!(figures(&folder.run()), before);
    }

    /// The names of files change no figure.
    #[test]
    fn names(school in school()) {
        let before = figures(&folder(&school).run());
        let mut renamed = folder(&school);
        let last = renamed.files.len();
        for (number, (path, _)) in renamed.files.iter_mut().enumerate() {
            let folder = path.split('/').next().unwrap().to_owned();
            *path = format!("{folder}/z-{}.xlsx", (b'a' + u8::try_from(last - number).unwrap()) as char);
        }
        prop_assert_eq!(figures(&renamed.run()), before);
    }

    /// A file sent again, in the same bytes or saved anew, changes no figure.
    #[test]
    fn idempotence(school in school(), which in any::<Index>(), anew in any::<bool>()) {
        let mut folder = folder(&school);
        let before = figures(&folder.run());
        let (path, bytes) = folder.files[which.index(folder.files.len())].clone();
        let again = path.replace(".xlsx", " (gui lai).xlsx");
        if anew {
            let number = school.lists.iter().position(|_| true).unwrap_or(0);
            let text = if path.ends_with("danh-sach.xlsx") {
                roster_text(&school.roster)
            } else {
                let letter = path.as_bytes()[path.len() - ".xlsx".len() - 1];
                let at = usize::from(letter - b'a');
                list_text(&school.lists[at].1, school.broken && at == number)
            };
            folder.files.push((again.clone(), xlsx(&again, &[Drawn::new("Sheet1", &text)])));
        } else {
            folder.files.push((again, bytes));
        }
        prop_assert_eq!(figures(&folder.run()), before);
    }

    /// Every count of turns is the sum over the ledger's turns, every count of persons the distinct persons among them.
    #[test]
    fn provenance(school in school()) {
        let outcome = folder(&school).run();
        let register = &outcome.register;
        let total: u64 = register.turns.iter().map(|turn| turn.count.0).sum();
        prop_assert_eq!(outcome.figures.turns.total.0, total);
        for channel in &outcome.figures.channels {
            let mine: Vec<_> = register.turns.iter().filter(|turn| turn.channel.as_str() == channel.code).collect();
            prop_assert_eq!(channel.turns.0, mine.iter().map(|turn| turn.count.0).sum::<u64>());
            let persons: BTreeSet<_> = mine.iter().filter_map(|turn| turn.person).collect();
            prop_assert_eq!(channel.members.0, persons.len() as u64);
        }
        let by_month: u64 = outcome.figures.months.iter().map(|month| month.turns.0).sum();
        prop_assert_eq!(by_month, total);
        let by_ward: u64 = outcome.figures.wards.iter().map(|ward| ward.turns.0).sum();
        prop_assert_eq!(by_ward, total);
        for turn in &register.turns {
            prop_assert!(!turn.rows.is_empty());
            let first = &register.rows[turn.rows[0].0 as usize];
            prop_assert_eq!(first.disposition, Disposition::Counted);
            prop_assert_eq!(first.row, turn.cell.row);
        }
    }

    /// One bad file never stops the others and never disappears.
    #[test]
    fn isolation(school in school(), junk in prop::collection::vec(any::<u8>(), 0..300), kind in select(vec!["", "PK\x03\x04", "%PDF-"])) {
        let good = folder(&school);
        let before = figures(&good.run());
        let mut bad = good;
        let mut bytes = kind.as_bytes().to_vec();
        bytes.extend_from_slice(b"\0\x01\x02");
        bytes.extend(junk);
        bad.files.push(("CK-K9/anh-chup.xlsx".into(), bytes));
        let outcome = bad.run();
        prop_assert!(outcome.register.files.iter().any(|file| file.path.as_str() == "CK-K9/anh-chup.xlsx"));
        let mut after = figures(&outcome);
        let mut before = before;
        // The unit that sent it is now unreadable instead of missing; nothing else changes.
        for tree in [&mut after, &mut before] {
            for unit in tree["units"].as_array_mut().unwrap() {
                unit["state"] = serde_json::Value::Null;
            }
        }
        prop_assert_eq!(after, before);
    }

    /// Distinct persons of months, groups or channels are never more than their turns.
    #[test]
    fn persons_and_turns(school in school()) {
        let outcome = folder(&school).run();
        let mut turns: BTreeMap<&str, u64> = BTreeMap::new();
        for group in &outcome.figures.groups {
            prop_assert!(group.members.0 <= group.turns.0);
            *turns.entry("groups").or_default() += group.turns.0;
        }
        let channel = outcome.figures.channels.iter().find(|channel| channel.code == "group").unwrap();
        prop_assert_eq!(turns["groups"], channel.turns.0);
    }
}

/// The paths at which two trees of figures differ.
fn changed(a: &serde_json::Value, b: &serde_json::Value, at: &str, paths: &mut Vec<String>) {
    match (a, b) {
        (serde_json::Value::Object(x), serde_json::Value::Object(y)) => {
            for key in x.keys().chain(y.keys().filter(|key| !x.contains_key(*key))) {
                let none = serde_json::Value::Null;
                changed(x.get(key).unwrap_or(&none), y.get(key).unwrap_or(&none), &format!("{at}.{key}"), paths);
            }
        }
        (serde_json::Value::Array(x), serde_json::Value::Array(y)) if x.len() == y.len() => {
            for (number, (one, other)) in x.iter().zip(y).enumerate() {
                let name = one["code"].as_str().or(one["month"].as_str()).map_or(number.to_string(), str::to_owned);
                changed(one, other, &format!("{at}.{name}"), paths);
            }
        }
        _ if a != b => paths.push(at.to_owned()),
        _ => {}
    }
}

/// Changing one cell of one chapter's sheet changes exactly what it should.
#[test]
fn one_cell_changes_what_it_should() {
    let lines: Vec<Line> = vec![(0, 0, 0, 1), (1, 0, 0, 1), (2, 1, 1, 1)];
    let mut school = School { lists: vec![(0, lines)], roster: vec![0, 1, 2], broken: false };
    let before = figures(&folder(&school).run());
    school.lists[0].1[1].2 = 1;
    let after = figures(&folder(&school).run());
    let mut paths = Vec::new();
    // The finest sums, which the level above reads, have other keys now.
    let parts = |tree: &mut serde_json::Value| tree["turns"]["parts"].take();
    let (mut before, mut after) = (before, after);
    assert_ne!(parts(&mut before), parts(&mut after));
    changed(&before, &after, "", &mut paths);
    paths.sort();
    assert_eq!(paths, [".groups.g3.members", ".groups.g3.turns", ".groups.g4.members", ".groups.g4.turns"]);
}

/// A month that one list names beside its own day and another list repeats: two turns, whichever file comes first.
#[test]
fn a_repeated_month_beside_a_day_is_two_whatever_the_files_are_called() {
    let lists = vec![(0, vec![(0, 0, 0, 1), (2, 3, 5, 1), (2, 0, 5, 1)]), (0, vec![(2, 3, 5, 1), (0, 0, 0, 1)])];
    let mut folder = folder(&School { lists, roster: Vec::new(), broken: true });
    let before = figures(&folder.run());
    assert_eq!(before["turns"]["total"], 3);
    folder.files[0].0 = "CNTT-K10/z.xlsx".to_owned();
    assert_eq!(figures(&folder.run()), before);
}

/// A turn told by the chapter to the day, by the faculty to the month and by the ward without its group: one turn, the chapter's row
/// counts, and all three stand behind it, in whichever order the files come.
#[test]
fn a_turn_of_chapter_faculty_and_ward_is_one_in_every_order() {
    let lists = vec![(0, vec![(0, 0, 0, 1)]), (1, vec![(0, 3, 0, 1)]), (3, vec![(0, 0, 5, 1)])];
    let school = School { lists, roster: vec![0], broken: false };
    for order in [[0, 1, 2, 3], [0, 1, 3, 2], [0, 2, 1, 3], [0, 2, 3, 1], [3, 2, 1, 0], [1, 3, 2, 0]] {
        let mut folder = folder(&school);
        let files = folder.files.clone();
        folder.files = order.iter().map(|&at| files[at].clone()).collect();
        for (number, (path, _)) in folder.files.iter_mut().enumerate() {
            *path = format!("{}/{number}.xlsx", path.split('/').next().unwrap());
        }
        let outcome = folder.run();
        assert_eq!(outcome.figures.turns.total.0, 1, "{order:?}");
        let turn = &outcome.register.turns[0];
        let from = |at: usize| outcome.register.rows[turn.rows[at].0 as usize].file.as_str().split('/').next().unwrap();
        assert_eq!([from(0), from(1), from(2)], ["CNTT-K10", "P-BT", "K-CNTT"], "{order:?}");
        assert_eq!(turn.group.as_ref().map(|group| group.as_str()), Some("g4"));
    }
}
