//! Whom a ward or a unit means: written a little differently, one of two, one that an answer tells.

use tonghop::report::meetings;

use super::{SLIPS, answered, body, found, of, school, slips, texts, with};
use crate::support::run::Folder;

/// The school with what Bình Thủy confirms: name and birth of one person.
fn confirming(name: &str, birth: &str) -> Folder {
    let list = format!(
        "| ĐOÀN PHƯỜNG BÌNH THỦY |
         | DANH SÁCH XÁC NHẬN ĐOÀN VIÊN THAM GIA SINH HOẠT THÁNG 3 NĂM 2021 |
         | STT | Họ và tên | Ngày sinh | Kết quả |
         | =1 | {name} | {birth} | Đạt |"
    );
    school().sheet("P-BT/xac nhan.xlsx", "XN", &list)
}

#[test]
fn whom_a_ward_writes_a_little_differently_is_asked_about_and_never_told_to_it_as_two() {
    for (name, birth, differs) in [
        ("Nguyễn Văn An", "13/05/2002", "ngày sinh"),
        ("Nguyễn Văn An", "05/12/2002", "ngày sinh"),
        ("Nguyễn Văn An", "2002", ""),
        ("Nguyễn Văn An", "", ""),
        ("Nguyễn An", "12/05/2002", "họ tên"),
    ] {
        let folder = confirming(name, birth);
        let outcome = folder.run();
        assert_eq!((outcome.figures.introductions.person_differs, slips(&outcome)), (1, [4, 0, 3, 0, 0]), "{birth}");
        let parcels = meetings(&outcome.register, &folder.settings());
        let rows = body(&of(&parcels, "P-BT").book);
        assert_eq!(rows.iter().filter(|row| row.get(1).is_some_and(|one| one.ends_with(" An"))).count(), 1, "{rows:?}");
        let written = [name, birth].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let line = body(&of(&parcels, "CNTT-K10").book).into_iter().find(|row| row[1] == "Nguyễn Văn An").unwrap();
        assert_eq!(line[5..7], ["chưa chắc cùng một người", written.as_str()]);
        let told = outcome.findings.iter().find(|one| one.code.as_str() == "confirmed-person-differs").unwrap();
        let written = format!("danh sách giới thiệu ghi: “Nguyễn Văn An, 12/05/2002”; bản xác nhận ghi: “{written}”");
        let said = if differs.is_empty() {
            format!(
                "Bản xác nhận có người cùng họ tên và không ghi gì khác, nhưng chừng đó chưa đủ để chắc là một người ({written})."
            )
        } else {
            format!("Bản xác nhận ghi khác họ tên, ngày sinh, giới tính hoặc mã số (khác ở: {differs}; {written}).")
        };
        assert_eq!(told.message(tonghop::model::Lang::Vi), said);
        let book = answered(&of(&parcels, "CNTT-K10").book, "Nguyễn Văn An", "Trả lời", "Đúng là người này");
        assert_eq!(slips(&with(confirming(name, birth), "gui lai.xlsx", &book).run()), [4, 1, 3, 0, 0], "{birth}");
    }
}

#[test]
fn a_confirmation_that_shows_the_same_is_not_said_to_differ() {
    let slips = "
| DANH SÁCH GIỚI THIỆU ĐOÀN VIÊN VỀ NƠI CƯ TRÚ |
| STT | Họ và tên | Năm sinh | Giới tính | Nơi giới thiệu đến | Ngày giới thiệu |
| =1 | Võ Hoàng Yến | =2002 | Nữ | Phường Bình Thủy | 01/03/2021 |
";
    let told = |header: &str, cells: &str| {
        let list = format!(
            "| ĐOÀN PHƯỜNG BÌNH THỦY |
             | DANH SÁCH XÁC NHẬN ĐOÀN VIÊN THAM GIA SINH HOẠT THÁNG 3 NĂM 2021 |
             | STT | Họ và tên | {header} | Kết quả |
             | =1 | Võ Hoàng Yến | {cells} | Đạt |"
        );
        let folder = Folder::new(&school().config, "--period 2021-03 --today 2021-04-10");
        let folder = folder.sheet("CNTT-K10/gioi thieu.xlsx", "GT", slips).sheet("P-BT/xac nhan.xlsx", "XN", &list);
        let outcome = folder.run();
        let mut said = outcome.findings.iter().filter(|one| one.code.as_str() == "confirmed-person-differs");
        let said = said.next().map(|one| one.message(tonghop::model::Lang::Vi));
        (outcome.figures.introductions.person_differs, said.unwrap_or_default())
    };
    let written = "danh sách giới thiệu ghi: “Võ Hoàng Yến, 2002”; bản xác nhận ghi: “Võ Hoàng Yến, 2002”";
    let alike = format!(
        "Bản xác nhận có người cùng họ tên và không ghi gì khác, nhưng chừng đó chưa đủ để chắc là một người ({written})."
    );
    assert_eq!(told("Năm sinh", "=2002"), (1, alike));
    let gender =
        format!("Bản xác nhận ghi khác họ tên, ngày sinh, giới tính hoặc mã số (khác ở: giới tính; {written}).");
    assert_eq!(told("Năm sinh | Giới tính", "=2002 | Nam"), (1, gender));
}

#[test]
fn whoever_is_somebody_else_stays_unannounced() {
    // Another birth altogether; another name of that day; a namesake whom another unit's list knows; another ward's word.
    let roster = "
| DANH SÁCH ĐOÀN VIÊN |
| STT | Họ và tên | Ngày sinh | MSSV |
| =1 | Nguyễn Văn An | 13/05/2002 | 2020009 |
";
    let other_ward = confirming("Phạm Quốc Dũng", "31/01/2002");
    let known = confirming("Nguyễn Văn An", "13/05/2002").sheet("CK-K9/doan vien.xlsx", "DS", roster);
    for folder in [confirming("Nguyễn Văn An", "19/08/2004"), confirming("Võ Thị Em", "12/05/2002"), known, other_ward]
    {
        let outcome = folder.run();
        assert_eq!((outcome.figures.introductions.person_differs, slips(&outcome)), (0, [4, 0, 4, 0, 1]));
    }
    // A word about the namesake who was introduced too says nothing of the other.
    let twins = format!("{SLIPS}| =5 | Nguyễn Văn An | 13/05/2002 | 2010005 | Phường Bình Thủy | 01/03/2021 |\n");
    let mut folder = confirming("Nguyễn Văn An", "13/05/2002");
    folder.files.retain(|(path, _)| path != "CNTT-K10/gioi thieu.xlsx");
    let outcome = folder.sheet("CNTT-K10/gioi thieu.xlsx", "GT", &twins).run();
    assert_eq!((outcome.figures.introductions.person_differs, slips(&outcome)), (0, [5, 1, 4, 0, 0]));
}

#[test]
fn a_question_says_that_slips_would_be_confirmed() {
    let outcome = confirming("Nguyễn Văn An", "2002").run();
    let effects: Vec<&str> = outcome.register.questions.iter().map(|one| one.effect.as_str()).collect();
    assert_eq!(effects, ["nếu là một người: thêm 1 phiếu giới thiệu được xác nhận"]);
}

/// The school with its roster, and Bình Thủy's list of one person with a turn, written as given.
pub(super) fn with_turns(rows: &[(&str, &str)]) -> Folder {
    let roster = "
| DANH SÁCH ĐOÀN VIÊN |
| STT | Họ và tên | Ngày sinh | MSSV |
| =1 | Nguyễn Văn An | 12/05/2002 | 2010001 |
| =2 | Trần Thị Bích | 03/11/2002 | 2010002 |
";
    let rows: Vec<String> = (1..)
        .zip(rows)
        .map(|(number, (name, birth))| {
            format!("| ={number} | {name} | {birth} | CNTT K10 | Hiến máu | 20/03/2021 | Đạt |")
        })
        .collect();
    let list = format!(
        "| ĐOÀN PHƯỜNG BÌNH THỦY |
         | DANH SÁCH XÁC NHẬN ĐOÀN VIÊN THAM GIA SINH HOẠT THÁNG 3 NĂM 2021 |
         | STT | Họ và tên | Ngày sinh | Chi đoàn | Nội dung tham gia | Thời gian | Kết quả |
         {}",
        rows.join("\n")
    );
    school().sheet("CNTT-K10/doan vien.xlsx", "DS", roster).sheet("P-BT/xac nhan.xlsx", "XN", &list)
}

/// How many questions ask whether two are one.
fn persons_asked(outcome: &tonghop::pipeline::Outcome) -> usize {
    let of = |one: &&tonghop::identify::Question| one.kind == tonghop::answers::QuestionKind::Person;
    outcome.register.questions.iter().filter(of).count()
}

/// Everybody called An: birth, unit, whether a member, turns.
pub(super) fn called_an(outcome: &tonghop::pipeline::Outcome) -> Vec<(String, String, bool, usize)> {
    let register = &outcome.register;
    let of = |(at, member): (usize, &tonghop::identify::Member)| {
        let person = Some(tonghop::identify::PersonId::at(at));
        let turns = register.turns.iter().filter(|turn| turn.person == person).count();
        let unit = member.unit.map_or_else(String::new, |unit| register.units.get(unit).code.to_string());
        let birth = member.birth.map_or_else(String::new, |birth| birth.to_string());
        member.name.ends_with(" An").then_some((birth, unit, member.on_roster, turns))
    };
    register.members.iter().enumerate().filter_map(of).collect()
}

#[test]
fn whom_a_unit_knows_is_its_member_with_every_turn_however_the_ward_wrote_the_birth() {
    let one = [("12/05/2002".to_owned(), "CNTT-K10".to_owned(), true, 1)];
    for birth in ["13/05/2002", "12/05/2001", "05/12/2002", "2001", "", "19/08/2004"] {
        let folder = || with_turns(&[("Nguyễn Văn An", birth)]);
        let before = folder().run();
        assert_eq!(called_an(&before).len(), 2, "{birth}");
        assert!(found(&before).iter().any(|one| one.starts_with("member-unknown")), "{birth}");
        let parcels = meetings(&before.register, &folder().settings());
        // In her own row or, where nothing showed that she may be meant, in that of the stranger.
        let mut book = of(&parcels, "CNTT-K10").book.clone();
        let rows = texts(&book.sheets[0]);
        let column = rows.iter().find_map(|row| row.iter().position(|cell| cell == "Trả lời")).unwrap();
        let shown = |row: &Vec<String>| {
            row.get(5).is_some_and(|state| state == "chưa chắc cùng một người" || state == "xác nhận, không có phiếu")
        };
        let row = rows.iter().position(shown).unwrap();
        let mut answer = |text: &str| {
            book.sheets[0].rows[row][column].value = tonghop::report::book::Value::Text(text.to_owned());
            book.clone()
        };
        let (yes, no) = (answer("Đúng là người này"), answer("Không phải người này"));
        let after = with(folder(), "gui lai.xlsx", &yes).run();
        assert_eq!(called_an(&after), one, "{birth}");
        assert_eq!(slips(&after), [4, 1, 3, 0, 0], "{birth}");
        assert!(!found(&after).iter().any(|one| one.starts_with("member-unknown")), "{:?}", found(&after));
        assert_eq!(persons_asked(&after), 0, "{birth}");
        // Refused they stay two, and nobody is asked again whether they are one.
        let refused = with(folder(), "gui lai.xlsx", &no).run();
        assert_eq!((called_an(&refused).len(), slips(&refused)), (2, [4, 0, 4, 0, 1]), "{birth}");
        assert_eq!(persons_asked(&refused), 0, "{birth}");
        // It holds a month later, for what was sent in March; and not for the months before it was asked.
        let mut april = with(folder(), "gui lai.xlsx", &yes);
        april.args = "--period 2021-03..2021-04 --today 2021-05-10".split(' ').map(str::to_owned).collect();
        assert_eq!(called_an(&april.run()), one, "{birth}");
        // Both at once cannot hold: none of them is used, and it is said.
        let both = with(with(folder(), "gui lai.xlsx", &yes), "gui lai nua.xlsx", &no).run();
        assert_eq!(called_an(&both).len(), 2, "{birth}");
        assert!(found(&both).iter().any(|one| one.starts_with("decision-contradiction")), "{:?}", found(&both));
    }
}
