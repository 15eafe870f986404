//! Answers under attack: circles, later months, copies put anywhere, words inside other words, folders without config.

use tonghop::answers::Key;
use tonghop::pipeline::Outcome;
use tonghop::report::book::{Book, Value};

use super::{CONFIG, answered, asked, number, of, type_in, with};
use crate::support::run::Folder;

/// Rewrites a sheet of a book to these questions with these answers.
fn say(book: &mut Book, sheet: &str, rows: &[(Key, &str)]) {
    let sheet = book.sheets.iter_mut().find(|one| one.name == sheet).unwrap();
    let first = sheet.frozen as usize;
    let template = sheet.rows[first].clone();
    sheet.rows.truncate(first);
    for (key, answer) in rows {
        let mut row = template.clone();
        row[6].value = Value::Text((*answer).to_owned());
        row[8].value = Value::Text(key.shown());
        sheet.rows.push(row);
    }
}

#[test]
fn lists_said_to_be_newer_in_a_circle_all_stay() {
    let list = |last: &str| {
        format!(
            "| DANH SÁCH ĐOÀN VIÊN THAM GIA HIẾN MÁU NGÀY 14/3/2021 |
             | STT | Họ và tên | Ngày sinh |
             | =1 | Nguyễn Hoàng Anh | 12/05/2002 |
             | =2 | Trần Thị Bích | 03/11/2002 |
             | =3 | Lê Minh Châu | 21/07/2003 |
             | =4 | Võ Thị Diễm | 17/09/2003 |
             | =5 | {last} |"
        )
    };
    let folder = Folder::new(CONFIG, "--period 2021-03 --today 2021-04-10")
        .sheet("K10A/hien mau.xlsx", "DS", &list("Đỗ Minh Phúc | 02/12/2001"))
        .sheet("K10A/hien mau an.xlsx", "DS", &list("Mai Phương Oanh | 23/08/2003"))
        .sheet("K10A/hien mau bao.xlsx", "DS", &list("Huỳnh Gia Hân | 08/04/2002"));
    let before = folder.run();
    let mut book = asked(&folder);
    let [a, b, c] = ["K10A/hien mau an.xlsx", "K10A/hien mau bao.xlsx", "K10A/hien mau.xlsx"].map(str::to_owned);
    let pair = |one: &String, other: &String| Key::Versions(one.clone(), other.clone());
    let (second, first) = ("Tệp thứ hai mới hơn", "Tệp thứ nhất mới hơn");
    say(&mut book, "Bản nào mới hơn", &[(pair(&a, &b), second), (pair(&b, &c), second), (pair(&a, &c), first)]);
    let after = with(&folder, "quyet-dinh/001.xlsx", &book).run();
    assert_eq!(number(&after, "turns.total"), number(&before, "turns.total"));
    assert!(!of(&after, "decision-contradiction").is_empty());
}

#[test]
fn what_was_said_of_a_name_in_a_class_holds_next_month() {
    let roster = "| DANH SÁCH ĐOÀN VIÊN NĂM HỌC 2020-2021 |
        | STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |
        | =1 | Nguyễn Hoàng Anh | 12/05/2002 | 26/03/2018 |";
    let month = |day: &str| {
        format!(
            "| DANH SÁCH ĐOÀN VIÊN THAM GIA HIẾN MÁU NGÀY {day} |\n| STT | Họ và tên | Ghi chú |\n| =1 | Nguyễn Hoàng Anh | {day} |"
        )
    };
    let march = Folder::new(CONFIG, "--period 2021-03 --today 2021-06-01").sheet("K10A/ds.xlsx", "DS", roster).sheet(
        "K10A/thang 3.xlsx",
        "DS",
        &month("14/3/2021"),
    );
    let mut book = asked(&march);
    type_in(&mut book, "Một người hay hai", "Nguyễn Hoàng Anh", "Một người");
    let april = with(&march, "quyet-dinh/001.xlsx", &book).sheet("K10A/thang 4.xlsx", "DS", &month("18/4/2021"));
    let april =
        Folder { args: "--period 2021-04 --today 2021-06-01".split(' ').map(str::to_owned).collect(), ..april }.run();
    assert_eq!((number(&april, "members.not_on_roster"), april.register.questions.len()), (0, 0));
}

#[test]
fn one_person_by_answer_loses_none_of_their_rows() {
    let row = |kind: &str, born: &str, more: &str| {
        format!(
            "| DANH SÁCH ĐOÀN VIÊN THAM GIA {kind} |\n| STT | Họ và tên | Ngày sinh | Giới tính |\n| =1 | Nguyễn Hoàng Anh | {born} | {more} |"
        )
    };
    let folder = Folder::new(CONFIG, "--period 2021-03 --today 2021-04-10")
        .sheet("K10A/a.xlsx", "DS", &row("HIẾN MÁU NGÀY 14/3/2021", "12/05/2002", "Nam"))
        .sheet("K10A/b.xlsx", "DS", &row("DỌN VỆ SINH NGÀY 15/3/2021", "12/05/2002", ""))
        .sheet("K10B/c.xlsx", "DS", &row("TRỒNG CÂY NGÀY 16/3/2021", "2002", "Nữ"));
    let before = folder.run();
    let persons = number(&before, "members.participants");
    let Some(Key::Persons(one, other)) =
        before.register.questions.iter().map(|one| one.key.clone()).find(|key| matches!(key, Key::Persons(..)))
    else {
        panic!("{:#?}", before.register.questions)
    };
    let mut book = asked(&folder);
    say(&mut book, "Một người hay hai", &[(Key::persons(&one, &other), "Một người")]);
    let after = with(&folder, "quyet-dinh/001.xlsx", &book).run();
    assert_eq!((persons, number(&after, "members.participants")), (2, 1));
}

#[test]
fn a_copy_dropped_later_changes_the_answer_and_any_name_will_do() {
    let folder = super::namesakes();
    let (mut first, mut second) = (asked(&folder), asked(&folder));
    type_in(&mut first, "Một người hay hai", "Nguyễn Hoàng Anh", "Một người");
    type_in(&mut second, "Một người hay hai", "Nguyễn Hoàng Anh", "Hai người");
    assert_eq!(number(&with(&folder, "viec cua toi.xlsx", &first).run(), "members.total"), 2, "any name");
    let both = with(&with(&folder, "quyet-dinh/001.xlsx", &first), "cau-hoi.xlsx", &second).run();
    assert_eq!(number(&both, "members.total"), 3, "dropped later");
}

#[test]
fn an_unknown_ward_is_asked_and_a_group_is_learnt_for_its_own_words_only() {
    let folder = |second: &str| {
        Folder::new(CONFIG, "--period 2021-03 --today 2021-04-10").sheet(
            "K10A/tham gia.xlsx",
            "DS",
            &format!(
                "| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THEO NHÓM HOẠT ĐỘNG THÁNG 3/2021 |
                 | STT | Họ và tên | Ngày sinh | Ngày tham gia | Nội dung tham gia | Phường |
                 | =1 | Nguyễn Hoàng Anh | 12/05/2002 | 14/03/2021 | Bích họa | Cồn Xa Lắm |
                 | =2 | Trần Thị Bích | 03/11/2002 | 14/03/2021 | {second} | An Thới |"
            ),
        )
    };
    let group = |outcome: &Outcome| (number(outcome, "groups.g1.turns"), number(outcome, "groups.g4.turns"));
    let folder = folder("Bích họa tuyến đường NTM");
    let before = folder.run();
    assert_eq!(group(&before), (0, 1));
    let after = answered(&folder, "Thuộc nhóm nào", "Bích họa", "g1");
    assert_eq!(group(&after), (1, 1), "its own words only");
    let ward = answered(&folder, "Phường, xã nào", "Cồn Xa Lắm", "Phường Bình Thủy");
    assert_eq!(number(&ward, "wards.31168.turns"), 1);
}

#[test]
fn without_config_an_answers_file_makes_no_unit() {
    let text = |born: &str| {
        format!(
            "| DANH SÁCH ĐOÀN VIÊN NĂM HỌC 2020-2021 |\n| STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |\n| =1 | Nguyễn Hoàng Anh | {born} | 26/03/2018 |"
        )
    };
    let folder = Folder::new("", "--period 2021-03 --today 2021-04-10")
        .sheet("Chi đoàn A/ds.xlsx", "DS", &text("12/05/2002"))
        .sheet("Chi đoàn B/ds.xlsx", "DS", &text("2002"));
    let before = folder.run();
    let after = with(&folder, "quyet-dinh/001.xlsx", &asked(&folder)).run();
    let units =
        |outcome: &Outcome| outcome.figures.units.iter().map(|one| (one.code.clone(), one.files)).collect::<Vec<_>>();
    assert_eq!(units(&after), units(&before));
}

#[test]
fn a_second_chain_does_not_save_answers_that_contradict() {
    let folder = super::namesakes();
    let before = folder.run();
    let Key::Persons(a, b) = before.register.questions[0].key.clone() else { panic!() };
    let (x, y) = ("0123456789ab", "123456789abc");
    let mut book = asked(&folder);
    let one = "Một người";
    let rows = [
        (Key::persons(&a, &b), "Hai người"),
        (Key::persons(&a, x), one),
        (Key::persons(x, &b), one),
        (Key::persons(&a, y), one),
        (Key::persons(y, &b), one),
    ];
    say(&mut book, "Một người hay hai", &rows);
    let after = with(&folder, "quyet-dinh/001.xlsx", &book).run();
    assert_eq!(number(&after, "members.total"), 3);
    assert_eq!(of(&after, "decision-contradiction").len(), 1);
}

#[test]
fn a_column_is_learnt_for_its_sender_only() {
    let text = |unit: &str| {
        format!(
            "| {unit} |
             | DANH SÁCH ĐOÀN VIÊN THAM GIA THEO NHÓM HOẠT ĐỘNG THÁNG 3/2021 |
             | STT | Họ và tên | Ngày sinh | Nhóm hoạt động | Bến đỗ |
             | =1 | Nguyễn Hoàng Anh | 12/05/2002 | NTM | An Thới |"
        )
    };
    let folder = Folder::new(CONFIG, "--period 2021-03 --today 2021-04-10")
        .sheet("mot.xlsx", "DS", &text("CHI ĐOÀN K10A"))
        .sheet(
            "hai.xlsx",
            "DS",
            &text("CHI ĐOÀN K10B").replace("12/05/2002", "03/11/2002").replace("Hoàng Anh", "Thị Bích"),
        );
    let questions = folder.run().register.questions;
    assert_eq!(questions.iter().filter(|one| one.kind.code() == "column").count(), 2, "one question for each sender");
}
