//! Lists that give nothing but names: one question for a unit, not one for each name.

use tonghop::model::Lang;
use tonghop::pipeline::Outcome;

use super::{CONFIG, answered, asked, number, of, type_in, with};
use crate::support::run::Folder;

const NAMES: [&str; 6] =
    ["Nguyễn Văn An", "Trần Thị Bích", "Lê Minh Châu", "Phạm Quốc Dũng", "Võ Thị Diễm", "Huỳnh Gia Hân"];
const ASKED: &str = "Một người hay hai";
/// Words of the one question.
const TOGETHER: &str = "họ tên có ở nhiều bảng";

fn month(number: u32, names: &[&str]) -> String {
    let rows: Vec<String> = (1..).zip(names).map(|(at, name)| format!("| ={at} | {name} | x |")).collect();
    format!(
        "| CHI ĐOÀN K10A |
         | DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ THÁNG {number} NĂM 2021 |
         | STT | Họ và tên | Có mặt |
         {}",
        rows.join("\n")
    )
}

fn months(names: &[&str]) -> Folder {
    let folder = Folder::new(CONFIG, "--period 2021-01..2021-03 --today 2021-04-10");
    (1..=3).fold(folder, |folder, at| folder.sheet(&format!("K10A/thang {at}.xlsx"), "DS", &month(at, names)))
}

fn roster(folder: Folder, births: &[(&str, &str)]) -> Folder {
    let rows: Vec<String> =
        (1..).zip(births).map(|(at, (name, birth))| format!("| ={at} | {name} | {birth} | 26/03/2018 |")).collect();
    let text = format!(
        "| DANH SÁCH ĐOÀN VIÊN NĂM HỌC 2020-2021 |\n| STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |\n{}",
        rows.join("\n")
    );
    folder.sheet("K10A/doan vien.xlsx", "DS", &text)
}

/// Persons who took part, those on no roster, questions.
fn fate(outcome: &Outcome) -> (u64, u64, usize) {
    let [took_part, strangers] = ["members.participants", "members.not_on_roster"].map(|path| number(outcome, path));
    (took_part, strangers, outcome.register.questions.len())
}

#[test]
fn equal_names_on_a_units_lists_are_asked_about_once() {
    let folder = months(&NAMES);
    let before = folder.run();
    assert_eq!(fate(&before), (18, 18, 1));
    let [question] = &before.register.questions[..] else { panic!() };
    assert_eq!(question.key.shown(), "person\u{241f}K10A");
    assert_eq!(question.subject, "6 họ tên có ở nhiều bảng của Chi đoàn K10A, cùng họ tên có phải là một người");
    assert!(question.other.starts_with("ví dụ: ") && question.other.contains("K10A/thang "));
    assert!(question.effect.starts_with("nếu trả lời “Một người”: bớt tới 12 người;"), "{}", question.effect);
    // Said together too, without any name's other place.
    let said = of(&before, "person-candidate");
    let [said] = said[..] else { panic!("{said:?}") };
    assert_eq!(said.cells.iter().map(ToString::to_string).collect::<Vec<_>>(), ["B4:B9"]);
    assert!(said.message(Lang::Vi).contains("tạm tính là nhiều người") && !said.message(Lang::Vi).contains("thang 2"));

    assert_eq!(fate(&answered(&folder, ASKED, TOGETHER, "Một người")), (6, 6, 0));
    assert_eq!(fate(&answered(&folder, ASKED, TOGETHER, "Chưa rõ")), (18, 18, 0));
    let each = answered(&folder, ASKED, TOGETHER, "Hai người");
    assert_eq!(fate(&each), (18, 18, 6));
    assert_eq!(of(&each, "person-candidate").len(), 6);
}

#[test]
fn what_was_said_of_a_units_names_holds_for_its_roster_and_its_next_months() {
    let births: Vec<(&str, &str)> = NAMES
        .into_iter()
        .zip(["01/02/2002", "02/02/2002", "03/02/2002", "04/02/2002", "05/02/2002", "06/02/2002"])
        .collect();
    let folder = roster(months(&NAMES), &births);
    assert_eq!(fate(&folder.run()), (18, 18, 1));
    let mut book = asked(&folder);
    type_in(&mut book, ASKED, TOGETHER, "Một người");
    let folder = with(&folder, "quyet-dinh/001.xlsx", &book);
    let one = folder.run();
    assert_eq!((fate(&one), number(&one, "members.total"), one.answers), ((6, 0, 0), 6, 1));
    let mut april = folder.sheet("K10A/thang 4.xlsx", "DS", &month(4, &NAMES));
    april.args = "--period 2021-04 --today 2021-05-10".split(' ').map(str::to_owned).collect();
    assert_eq!(fate(&april.run()), (6, 0, 0));
}

#[test]
fn namesakes_on_one_list_stay_two_whatever_was_said_of_their_unit() {
    let births = [("Nguyễn Văn An", "01/02/2002"), ("Nguyễn Văn An", "09/09/2003"), ("Trần Thị Bích", "02/02/2002")];
    let folder = roster(months(&NAMES), &births);
    let one = answered(&folder, ASKED, TOGETHER, "Một người");
    // Which of the two An took part nobody can tell: three sheets name three persons, who are asked about.
    assert_eq!(number(&one, "members.participants"), 5 + 3);
    assert_eq!(number(&one, "members.total"), 3);
    assert!(one.register.questions.iter().all(|one| one.subject.starts_with("Nguyễn Văn An")));
    assert!(!one.register.questions.is_empty());
    // Twice on each monthly list: nobody is joined by name.
    let twice = (1..=3).fold(Folder::new(CONFIG, "--period 2021-01..2021-03 --today 2021-04-10"), |folder, at| {
        let list = format!("{}\n| =7 | Nguyễn Văn An | có |", month(at, &NAMES));
        folder.sheet(&format!("K10A/thang {at}.xlsx"), "DS", &list)
    });
    let one = answered(&twice, ASKED, TOGETHER, "Một người");
    assert_eq!(number(&one, "members.participants"), 5 + 6);
}

#[test]
fn a_few_names_are_asked_about_one_by_one() {
    let outcome = months(&NAMES[..4]).run();
    assert_eq!(fate(&outcome), (12, 12, 4));
    assert!(outcome.register.questions.iter().all(|one| one.key.shown().matches('\u{241f}').count() == 2));
}
