//! What a newer answer says of an older one.

use tonghop::report::meetings;

use super::answers::in_april;
use super::persons::{called_an, with_turns};
use super::{SLIPS, answered, found, of, school, slips, texts, with};

#[test]
fn a_unit_corrects_its_own_answer_in_a_newer_version_of_the_sheet() {
    let folder = || with_turns(&[("Nguyễn Văn An", "13/05/2002")]);
    let asked = meetings(&folder().run().register, &folder().settings());
    let sheet = |text: &str| answered(&of(&asked, "CNTT-K10").book, "Nguyễn Văn An", "Trả lời", text);
    let (yes, no) = (sheet("Đúng là người này"), sheet("Không phải người này"));
    let sent = |books: &[(&str, &tonghop::report::book::Book)]| {
        let outcome = books.iter().fold(folder(), |folder, (path, book)| with(folder, path, book)).run();
        let disputed = found(&outcome).iter().any(|one| one.starts_with("decision-contradiction"));
        (called_an(&outcome).len(), disputed)
    };
    for (older, newer) in [
        ("CNTT-K10/doi chieu.xlsx", "CNTT-K10/doi chieu lần 2.xlsx"),
        ("CNTT-K10/doi chieu lần 2.xlsx", "CNTT-K10/doi chieu lần 3.xlsx"),
        ("CNTT-K10/gửi 02-04-2021/b.xlsx", "CNTT-K10/gửi 05-04-2021/a.xlsx"),
    ] {
        assert_eq!(sent(&[(older, &yes), (newer, &no)]), (2, false), "{older} {newer}");
        assert_eq!(sent(&[(older, &no), (newer, &yes)]), (1, false), "{older} {newer}");
    }
    // Nothing tells which is newer: neither holds, and it is said.
    assert_eq!(sent(&[("CNTT-K10/a.xlsx", &yes), ("CNTT-K10/b.xlsx", &no)]), (2, true));
}

#[test]
fn an_empty_cell_of_a_newer_sheet_takes_nothing_back_and_another_word_does() {
    let asked = meetings(&school().run().register, &school().settings());
    let sheet = |text: &str| answered(&of(&asked, "CNTT-K10").book, "Nguyễn Văn An", "Trả lời", text);
    let (withdrawn, moved, empty) = (sheet("Rút phiếu"), sheet("Đã chuyển nơi ở"), of(&asked, "CNTT-K10").book.clone());
    let sent = |books: &[(&str, &tonghop::report::book::Book)]| {
        let outcome = books.iter().fold(school(), |folder, (path, book)| with(folder, path, book)).run();
        let words: Vec<String> = outcome.register.words.iter().map(|word| word.text.to_string()).collect();
        (slips(&outcome)[3], words.join(" | "))
    };
    let (older, newer) = ("CNTT-K10/doi chieu.xlsx", "CNTT-K10/doi chieu lần 2.xlsx");
    assert_eq!(sent(&[(older, &withdrawn)]), (1, "Rút phiếu".to_owned()));
    assert_eq!(sent(&[(older, &withdrawn), (newer, &empty)]), (1, "Rút phiếu".to_owned()), "empty says nothing");
    assert_eq!(sent(&[(older, &empty)]), (0, String::new()), "emptied where it was given");
    assert_eq!(sent(&[(older, &withdrawn), (newer, &moved)]), (0, "Đã chuyển nơi ở".to_owned()));
    assert_eq!(sent(&[(older, &moved), (newer, &withdrawn)]), (1, "Rút phiếu".to_owned()));
    // Nothing tells which is newer: both are shown, and neither decides.
    let both = sent(&[("CNTT-K10/a.xlsx", &withdrawn), ("CNTT-K10/b.xlsx", &moved)]);
    assert_eq!(both.0, 0);
    assert!(both.1.contains("Rút phiếu") && both.1.contains("Đã chuyển nơi ở"), "{both:?}");
    // A ward's empty cell neither: its second half adds to the first.
    let ward = answered(&of(&asked, "P-BT").book, "Nguyễn Văn An", "Xác nhận", "Đạt");
    let silent = of(&asked, "P-BT").book.clone();
    let outcome = with(with(school(), "P-BT/a.xlsx", &ward), "P-BT/a lần 2.xlsx", &silent).run();
    assert_eq!(slips(&outcome)[1], 1);
}

#[test]
fn a_later_months_answer_takes_back_what_an_earlier_one_said() {
    let folder = || with_turns(&[("Nguyễn Văn An", "13/05/2002")]);
    let asked = meetings(&folder().run().register, &folder().settings());
    let yes = answered(&of(&asked, "CNTT-K10").book, "Nguyễn Văn An", "Trả lời", "Đúng là người này");
    let april = |books: &[&tonghop::report::book::Book]| {
        let mut folder = folder();
        folder.args = "--period 2021-04 --today 2021-05-10".split(' ').map(str::to_owned).collect();
        books.iter().zip(1..).fold(folder, |folder, (book, at)| with(folder, &format!("tra loi {at}.xlsx"), book))
    };
    let confirmed = april(&[&yes]);
    let outcome = confirmed.run();
    assert_eq!(called_an(&outcome).len(), 1);
    let asked = meetings(&outcome.register, &confirmed.settings());
    let no = answered(&of(&asked, "CNTT-K10").book, "Nguyễn Văn An", "Trả lời", "Không phải người này");
    assert_eq!(called_an(&april(&[&yes, &no]).run()).len(), 2);
}

#[test]
fn whom_an_answer_could_mean_twice_is_joined_with_nobody() {
    // Two of one name stand on the unit's list, and the ward wrote neither's birth.
    let twins = format!("{SLIPS}| =5 | Nguyễn Văn An | 30/09/2003 | 2010005 | Phường Bình Thủy | 01/03/2021 |\n");
    let folder = || {
        let mut folder = with_turns(&[("Nguyễn Văn An", "1999")]);
        folder.files.retain(|(path, _)| path != "CNTT-K10/gioi thieu.xlsx");
        folder.sheet("CNTT-K10/gioi thieu.xlsx", "GT", &twins)
    };
    let parcels = meetings(&folder().run().register, &folder().settings());
    let mut book = of(&parcels, "CNTT-K10").book.clone();
    let rows = texts(&book.sheets[0]);
    let column = rows.iter().find_map(|row| row.iter().position(|cell| cell == "Trả lời")).unwrap();
    let row = rows.iter().position(|row| row.get(2).is_some_and(|birth| birth == "1999")).unwrap();
    book.sheets[0].rows[row][column].value = tonghop::report::book::Value::Text("Đúng là người này".to_owned());
    let after = with(folder(), "gui lai.xlsx", &book).run();
    assert_eq!((called_an(&after).len(), slips(&after)), (3, [5, 0, 5, 0, 1]));
}

#[test]
fn a_ward_that_graded_somebody_and_later_knows_nobody_of_the_name_has_not_confirmed() {
    let asked = meetings(&school().run().register, &school().settings());
    let sheet = |rows: &[(&str, &str)]| {
        let book = of(&asked, "P-BT").book.clone();
        rows.iter().fold(book, |book, (name, text)| answered(&book, name, "Xác nhận", text))
    };
    let sent = |books: &[(&str, &tonghop::report::book::Book)]| {
        let outcome = books.iter().fold(school(), |folder, (path, book)| with(folder, path, book)).run();
        let grades: u64 = outcome.figures.grades.iter().map(|grade| grade.members.0).sum();
        let unknown = outcome.register.introductions.iter().filter(|one| one.not_known).count();
        let asked = outcome.register.questions.iter().any(|one| matches!(one.key, tonghop::answers::Key::Versions(..)));
        (slips(&outcome)[1], grades, unknown, asked)
    };
    let (a, b, c) = ("Nguyễn Văn An", "Trần Thị Bích", "Lê Minh Châu");
    let (graded, unknown) = (sheet(&[(a, "Đạt")]), sheet(&[(a, "Không có tên")]));
    let two = sheet(&[(a, "Đạt"), (b, "Tốt"), (c, "Đạt")]);
    let failed = sheet(&[(a, "Không đạt")]);
    for (older, newer) in [
        ("P-BT/a.xlsx", "P-BT/a lần 2.xlsx"),
        ("P-BT/gửi 02-04-2021/b.xlsx", "P-BT/gửi 05-04-2021/a.xlsx"),
        ("quyet-dinh/002.xlsx", "quyet-dinh/010.xlsx"),
    ] {
        assert_eq!(sent(&[(older, &graded), (newer, &unknown)]), (0, 0, 1, false), "{newer}");
        assert_eq!(sent(&[(older, &unknown), (newer, &graded)]), (1, 1, 0, false), "{newer}");
        // What the newer sheet leaves empty stands.
        assert_eq!(sent(&[(older, &two), (newer, &unknown)]), (2, 2, 1, false), "{newer}");
        assert_eq!(sent(&[(older, &unknown), (newer, &two)]), (3, 3, 0, false), "{newer}");
        let nearly = sheet(&[(a, "Đạt"), (b, "Tốt")]);
        assert_eq!(sent(&[(older, &two), (newer, &nearly)]), (3, 3, 0, false), "{newer}");
        assert_eq!(sent(&[(older, &two), (newer, &failed)]), (3, 3, 0, false), "{newer}");
    }
    // Nothing tells which is newer: the grade stands, and it is asked.
    assert_eq!(sent(&[("P-BT/a.xlsx", &two), ("P-BT/b.xlsx", &unknown)]), (3, 3, 1, true));
}

#[test]
fn a_grade_of_a_newer_sheet_corrects_that_of_an_older_one_and_nothing_else() {
    let asked = meetings(&school().run().register, &school().settings());
    let sheet = |rows: &[(&str, &str)]| {
        let book = of(&asked, "P-BT").book.clone();
        rows.iter().fold(book, |book, (name, text)| answered(&book, name, "Xác nhận", text))
    };
    let older = sheet(&[("Nguyễn Văn An", "Đạt"), ("Trần Thị Bích", "Tốt")]);
    let newer = sheet(&[("Nguyễn Văn An", "Không đạt")]);
    let outcome = with(with(school(), "P-BT/a.xlsx", &older), "P-BT/a lần 2.xlsx", &newer).run();
    let grades: Vec<(&str, u64)> =
        outcome.figures.grades.iter().map(|grade| (grade.code.as_str(), grade.members.0)).collect();
    assert_eq!(grades, [("good", 1), ("pass", 0), ("fail", 1), ("absent", 0)]);
    assert!(!found(&outcome).iter().any(|one| one.starts_with("result-contradicts")), "{:?}", found(&outcome));
    // The row that was corrected is a duplicate, and the balance closes.
    let rows = &outcome.figures.balance.rows;
    assert_eq!((rows.duplicate, rows.residual), (1, 0));
}

#[test]
fn a_ward_that_takes_its_word_back_a_month_later_has_not_confirmed() {
    let parcels = meetings(&school().run().register, &school().settings());
    let march = answered(&of(&parcels, "P-BT").book, "Nguyễn Văn An", "Xác nhận", "Đạt");
    let april = in_april(&[("P-BT/thang 3.xlsx", &march)]);
    let before = april.run();
    assert_eq!(slips(&before)[1], 1);
    let parcels = meetings(&before.register, &april.settings());
    let unknown = answered(&of(&parcels, "P-BT").book, "Nguyễn Văn An", "Xác nhận", "Không có tên");
    let both = [("P-BT/thang 3.xlsx", &march), ("P-BT/thang 4.xlsx", &unknown)];
    assert_eq!(slips(&in_april(&both).run())[1], 0);
    // In March nobody knew yet.
    let mut then = in_april(&both);
    then.args = "--period 2021-03 --today 2021-05-10".split(' ').map(str::to_owned).collect();
    assert_eq!(slips(&then.run())[1], 1);
    // Its own list of March is as good as its answer on our sheet.
    let list = "
| ĐOÀN PHƯỜNG BÌNH THỦY |
| DANH SÁCH XÁC NHẬN ĐOÀN VIÊN THAM GIA SINH HOẠT THÁNG 3 NĂM 2021 |
| STT | Họ và tên | Ngày sinh | MSSV | Kết quả |
| =1 | Nguyễn Văn An | 12/05/2002 | 2010001 | Đạt |
";
    let own =
        |books: &[(&str, &tonghop::report::book::Book)]| in_april(books).sheet("P-BT/xac nhan.xlsx", "Sheet1", list);
    assert_eq!(slips(&own(&[]).run())[1], 1);
    assert_eq!(slips(&own(&[("P-BT/thang 4.xlsx", &unknown)]).run())[1], 0);
}
