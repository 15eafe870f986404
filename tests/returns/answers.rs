//! Sheets for wards and units, answered and dropped into input/.

use tonghop::identify::{Disposition, Outcome as Fate, Side, State};
use tonghop::report::meetings;

use super::{SLIPS, answered, body, found, of, school, slips, texts, with};
use crate::support::run::Folder;

#[test]
fn a_ward_is_asked_about_those_introduced_to_it_with_the_fewest_columns() {
    let folder = school();
    let outcome = folder.run();
    let parcels = meetings(&outcome.register, &folder.settings());
    let names: Vec<(&str, &str)> = parcels.iter().map(|one| (one.unit.as_str(), one.name.as_str())).collect();
    assert_eq!(
        names,
        [
            ("P-BT", "phuong-xa-31168-phuong-binh-thuy.xlsx"),
            ("31169", "phuong-xa-31169-phuong-tra-an.xlsx"),
            ("CNTT-K10", "don-vi-cntt-k10.xlsx"),
        ]
    );
    let sheet = &of(&parcels, "P-BT").book.sheets[0];
    let rows = texts(sheet);
    assert_eq!(rows[0], ["DANH SÁCH ĐOÀN VIÊN ĐƯỢC GIỚI THIỆU VỀ SINH HOẠT TẠI NƠI CƯ TRÚ"]);
    assert_eq!(rows[1], ["Kính gửi: Đoàn phường Bình Thủy"]);
    assert_eq!(rows[2], ["Đoàn trường Cao đẳng Nghề Sông Hậu · Tháng 3 năm 2021"]);
    assert_eq!(
        rows[4],
        ["Mã bảng (xin giữ nguyên dòng này): tonghop/1 doi-chieu-phuong 2021-03-01..2021-03-31 31168 P-BT"]
    );
    assert_eq!(
        rows[6],
        [
            "STT",
            "Họ và tên",
            "Năm sinh",
            "Chi đoàn, đơn vị",
            "Ngày giới thiệu",
            "Tình trạng",
            "Xác nhận",
            "Lý do không tham gia",
            "Thời gian",
            "Ghi chú"
        ]
    );
    let state = "chưa xác nhận, chờ 30 ngày";
    assert_eq!(rows[7][..6], ["1", "Nguyễn Văn An", "2002", "Chi đoàn CNTT K10", "01/03/2021", state]);
    assert_eq!(rows[7][6..], ["", "", "", ""]);
    assert_eq!((sheet.choices[0].column, sheet.choices[0].rows), (6, (7, 9)));
    assert_eq!((sheet.choices[1].column, sheet.choices[1].rows), (7, (7, 9)));
    assert_eq!(sheet.choices[1].list[0], "Bận làm thêm");
    let list = ["Tốt", "Đạt", "Không đạt", "Đăng ký nhưng không tham gia", "Không có tên"];
    assert_eq!(sheet.choices[0].list, list);
    let unit = body(&of(&parcels, "CNTT-K10").book);
    let state = "chưa xác nhận, chờ 29 ngày";
    assert_eq!(unit[3][..6], ["4", "Phạm Quốc Dũng", "30/01/2002", "Phường Trà An", "02/03/2021", state]);
}

#[test]
fn a_birth_in_full_goes_to_a_ward_only_where_config_lets_it() {
    let mut folder = school();
    folder.config.push_str("\n[[privacy.allow]]\nto = \"P-BT\"\ncolumns = [\"birth\"]\n");
    let parcels = meetings(&folder.run().register, &folder.settings());
    assert_eq!(body(&of(&parcels, "P-BT").book)[0][2], "12/05/2002");
    assert_eq!(body(&of(&parcels, "31169").book)[0][2], "2002");
}

#[test]
fn a_wards_filled_rows_confirm_and_its_empty_rows_say_nothing() {
    let before = school().run();
    assert_eq!(slips(&before), [4, 0, 4, 0, 0]);
    let unconfirmed = |outcome: &tonghop::pipeline::Outcome| {
        found(outcome).into_iter().filter(|one| one.starts_with("introduction-unconfirmed")).collect::<Vec<_>>()
    };
    assert_eq!(unconfirmed(&before).len(), 2, "one a ward: {:?}", unconfirmed(&before));
    let parcels = meetings(&before.register, &school().settings());
    let book = answered(&of(&parcels, "P-BT").book, "Nguyễn Văn An", "Xác nhận", "Đạt");
    let book = answered(&book, "Nguyễn Văn An", "Thời gian", "20/03/2021");
    let book = answered(&book, "Lê Minh Châu", "Xác nhận", "Không có tên");
    let after = with(school(), "thu moi/Book1 (3).xlsx", &book).run();

    assert_eq!(slips(&after), [4, 1, 3, 0, 0]);
    let grades: Vec<(&str, u64)> = after.figures.grades.iter().map(|one| (one.code.as_str(), one.members.0)).collect();
    assert_eq!(grades, [("good", 0), ("pass", 1), ("fail", 0), ("absent", 0)]);
    let seen: Vec<_> = after.register.introductions.iter().filter_map(|one| one.seen).collect();
    let day = jiff::civil::date(2021, 3, 20);
    assert_eq!(seen, [(day, day)]);
    // That is no report, and no silence either.
    let ward = after.register.units.by_code("P-BT").unwrap();
    let told = |outcome: &tonghop::pipeline::Outcome| {
        let state = &outcome.register.states[ward.0 as usize];
        (state.state, state.answered)
    };
    assert_eq!([told(&before), told(&after)], [false, true].map(|answered| (State::Missing, answered)));
    let words: Vec<(Side, &str)> = after.register.words.iter().map(|word| (word.side, &*word.text)).collect();
    assert_eq!(words, [(Side::Ward, "Không có tên")]);
    assert!(after.findings.iter().any(|one| {
        one.message(tonghop::model::Lang::Vi).ends_with(
            "(nơi giới thiệu: Phường Bình Thủy; đã chờ đến hết kỳ: 30 - 59 ngày; phường, xã trả lời: “Không có tên”).",
        )
    }));
    // Three more rows are read; all are taken, none waits, nobody is new and no turn is.
    let (rows, was) = (&after.figures.balance.rows, &before.figures.balance.rows);
    assert_eq!((rows.read, rows.counted, rows.waiting), (was.read + 3, was.counted + 3, 0));
    assert_eq!(after.register.members.len(), before.register.members.len());
    assert_eq!(after.figures.turns.total, before.figures.turns.total);
    assert_eq!(after.figures.duplicates, before.figures.duplicates);
}

#[test]
fn a_ward_without_a_union_answers_by_its_code() {
    let parcels = meetings(&school().run().register, &school().settings());
    let book = answered(&of(&parcels, "31169").book, "Phạm Quốc Dũng", "Xác nhận", "Tốt");
    let after = with(school(), "tra-an.xlsx", &book).run();
    assert_eq!(slips(&after), [4, 1, 3, 0, 0]);
    assert!(!found(&after).iter().any(|one| one.starts_with("unit-unknown")), "{:?}", found(&after));
}

#[test]
fn a_wards_sheet_in_a_chapters_folder_counts_and_somebody_is_told() {
    let parcels = meetings(&school().run().register, &school().settings());
    let book = answered(&of(&parcels, "P-BT").book, "Nguyễn Văn An", "Xác nhận", "Đạt");
    let after = with(school(), "CK-K9/phuong tra loi.xlsx", &book).run();
    assert_eq!(slips(&after), [4, 1, 3, 0, 0]);
    let told = after.findings.iter().find(|one| one.code.as_str() == "unit-ambiguous").unwrap();
    assert_eq!(told.severity, tonghop::finding::Severity::Query);
    let own = with(school(), "Đoàn phường Bình Thủy/x.xlsx", &book).run();
    assert!(!found(&own).iter().any(|one| one.starts_with("unit-ambiguous")), "{:?}", found(&own));
}

#[test]
fn a_withdrawn_slip_gives_no_turn_its_ward() {
    let turns = "
| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT |
| STT | Họ và tên | Ngày sinh | MSSV | Thời gian | Nhóm hoạt động |
| =1 | Nguyễn Văn An | 12/05/2002 | 2010001 | 06/03/2021 | NTM |
";
    let folder = || school().sheet("CNTT-K10/tham gia.xlsx", "TG", turns);
    let ward =
        |outcome: &tonghop::pipeline::Outcome| outcome.register.turns[0].ward.as_ref().map(|ward| ward.name.clone());
    let before = folder().run();
    assert_eq!(ward(&before).as_deref(), Some("Phường Bình Thủy"));
    let parcels = meetings(&before.register, &folder().settings());
    let book = answered(&of(&parcels, "CNTT-K10").book, "Nguyễn Văn An", "Trả lời", "Rút phiếu");
    let after = with(folder(), "x.xlsx", &book).run();
    assert_eq!((ward(&after), after.figures.turns.total), (None, before.figures.turns.total));
}

#[test]
fn returned_twice_counts_once() {
    let parcels = meetings(&school().run().register, &school().settings());
    let book = answered(&of(&parcels, "P-BT").book, "Nguyễn Văn An", "Xác nhận", "Đạt");
    let mut again = book.clone();
    again.title = "saved anew".to_owned();
    let after = with(with(school(), "a.xlsx", &book), "b.xlsx", &again).run();
    assert_eq!(slips(&after), [4, 1, 3, 0, 0]);
    let duplicates = after.register.rows.iter().filter(|row| row.disposition == Disposition::Duplicate).count();
    assert_eq!(duplicates, 1);
    assert_eq!(after.figures.balance.rows.residual, 0);
    // A later half of the same sheet adds to the first.
    let more = answered(&of(&parcels, "P-BT").book, "Trần Thị Bích", "Xác nhận", "Không đạt");
    let after = with(with(school(), "a.xlsx", &book), "b.xlsx", &more).run();
    assert_eq!(slips(&after), [4, 2, 2, 0, 0]);
    assert!(!found(&after).iter().any(|one| one.starts_with("file-superseded")), "{:?}", found(&after));
}

#[test]
fn a_ward_that_did_not_see_somebody_says_so_by_the_grade() {
    let parcels = meetings(&school().run().register, &school().settings());
    let book = answered(&of(&parcels, "P-BT").book, "Trần Thị Bích", "Xác nhận", "Đăng ký nhưng không tham gia");
    let after = with(school(), "P-BT/tra loi.xlsx", &book).run();
    assert_eq!(after.figures.grades.iter().map(|one| one.members.0).collect::<Vec<_>>(), [0, 0, 0, 1]);
    assert_eq!(slips(&after), [4, 1, 3, 0, 0], "the ward has given its word");
}

#[test]
fn a_day_of_signing_after_the_period_confirms_the_period_that_was_asked_about() {
    let parcels = meetings(&school().run().register, &school().settings());
    let book = answered(&of(&parcels, "P-BT").book, "Nguyễn Văn An", "Xác nhận", "Đạt");
    let book = answered(&book, "Nguyễn Văn An", "Thời gian", "05/04/2021");
    let after = with(school(), "P-BT/tra loi.xlsx", &book).run();
    assert_eq!(slips(&after), [4, 1, 3, 0, 0]);
    assert!(found(&after).contains(&"confirmed-other-period I8".to_owned()), "{:?}", found(&after));
}

#[test]
fn rows_of_another_period_stay_there_and_their_slips_stay_confirmed() {
    let parcels = meetings(&school().run().register, &school().settings());
    let book = answered(&of(&parcels, "P-BT").book, "Nguyễn Văn An", "Xác nhận", "Đạt");
    let mut next = with(school(), "P-BT/tra loi.xlsx", &book);
    next.args = ["--period", "2021-04"].map(str::to_owned).into();
    let after = next.run();
    assert_eq!(slips(&after), [4, 1, 3, 0, 0]);
    let outside = after.register.rows.iter().filter(|row| row.disposition == Disposition::OutOfScope).count();
    assert_eq!(outside, 3);
    assert!(after.figures.grades.iter().all(|one| one.members.0 == 0));
}

#[test]
fn a_foreign_answer_and_a_deleted_column_are_told_with_their_place() {
    let parcels = meetings(&school().run().register, &school().settings());
    let book = answered(&of(&parcels, "P-BT").book, "Nguyễn Văn An", "Xác nhận", "để hỏi lại");
    let after = with(school(), "P-BT/tra loi.xlsx", &book).run();
    assert_eq!(slips(&after), [4, 0, 4, 0, 0]);
    assert!(found(&after).contains(&"result-unmapped G8".to_owned()), "{:?}", found(&after));

    let mut book = of(&parcels, "P-BT").book.clone();
    book.sheets[0].choices.clear();
    book.sheets[0].rows.iter_mut().filter(|row| row.len() == 10).for_each(|row| drop(row.remove(6)));
    let after = with(school(), "P-BT/tra loi.xlsx", &book).run();
    assert_eq!(found(&after).iter().filter(|one| *one == "column-missing 7:7").count(), 1, "{:?}", found(&after));
    assert_eq!((after.figures.balance.rows.waiting, after.figures.balance.rows.residual), (3, 0));

    // Columns may stand in another order, and whoever is added below is confirmed without a slip.
    let mut book = answered(&of(&parcels, "P-BT").book, "Nguyễn Văn An", "Xác nhận", "Đạt");
    book.sheets[0].choices.clear();
    book.sheets[0].rows.iter_mut().filter(|row| row.len() == 10).for_each(|row| row.swap(2, 6));
    let mut added = book.sheets[0].rows[9].clone();
    added[1].value = tonghop::report::book::Value::Text("Võ Thị Diễm".to_owned());
    added[2].value = tonghop::report::book::Value::Text("Đạt".to_owned());
    book.sheets[0].rows.insert(10, added);
    let after = with(school(), "P-BT/tra loi.xlsx", &book).run();
    assert_eq!(slips(&after), [4, 1, 3, 0, 1]);
}

#[test]
fn a_unit_withdraws_a_slip_and_says_other_things() {
    let parcels = meetings(&school().run().register, &school().settings());
    let book = answered(&of(&parcels, "CNTT-K10").book, "Nguyễn Văn An", "Trả lời", "Rút phiếu");
    let book = answered(&book, "Trần Thị Bích", "Trả lời", "Đã chuyển nơi ở");
    let book = answered(&book, "Lê Minh Châu", "Trả lời", "không rõ");
    let after = with(school(), "gui lai.xlsx", &book).run();
    assert_eq!(slips(&after), [4, 0, 3, 1, 0]);
    let said: Vec<&str> = after.register.words.iter().map(|word| &*word.text).collect();
    assert_eq!(
        said,
        ["Nguyễn Văn An", "Trần Thị Bích", "Lê Minh Châu"].map(|name| match name {
            "Nguyễn Văn An" => "Rút phiếu",
            "Trần Thị Bích" => "Đã chuyển nơi ở",
            _ => "không rõ",
        })
    );
    assert!(found(&after).contains(&"result-unmapped G10".to_owned()), "{:?}", found(&after));
    let settings = school().settings();
    let whole = tonghop::report::consolidated(&after.figures, &after.register, &after.findings, &settings);
    let sheet = whole.sheets.iter().find(|sheet| sheet.name == "Đối chiếu").unwrap();
    let line = texts(sheet).into_iter().find(|row| row.first().is_some_and(|name| name == "Trần Thị Bích")).unwrap();
    assert_eq!([&line[6], &line[8], &line[9]], ["chưa xác nhận", "", "Đã chuyển nơi ở"]);
    // An answer is no report: the chapter has still sent its own file, K11 nothing.
    let states: Vec<&str> = after.figures.units.iter().map(|one| one.state).collect();
    assert_eq!(states, school().run().figures.units.iter().map(|one| one.state).collect::<Vec<_>>());
}

/// A ward's own list that confirms a member by number under another name.
fn differing() -> Folder {
    school().sheet(
        "P-BT/xac nhan.xlsx",
        "XN",
        "| ĐOÀN PHƯỜNG BÌNH THỦY |
         | DANH SÁCH XÁC NHẬN ĐOÀN VIÊN THAM GIA SINH HOẠT |
         | STT | Họ và tên | Ngày sinh | MSSV | Kết quả |
         | =1 | Nguyễn Văn Anh Tuấn | 12/05/2001 | 2010001 | Đạt |",
    )
}

#[test]
fn a_unit_says_whether_the_one_confirmed_is_its_member() {
    let before = differing().run();
    assert_eq!((before.figures.introductions.person_differs, slips(&before)), (1, [4, 0, 3, 0, 0]));
    let parcels = meetings(&before.register, &differing().settings());
    let line = body(&of(&parcels, "CNTT-K10").book).into_iter().find(|row| row[1] == "Nguyễn Văn An").unwrap();
    assert_eq!(line[5..7], ["chưa chắc cùng một người", "Nguyễn Văn Anh Tuấn, 12/05/2001"]);
    let book = answered(&of(&parcels, "CNTT-K10").book, "Nguyễn Văn An", "Trả lời", "Đúng là người này");
    let after = with(differing(), "gui lai.xlsx", &book).run();
    assert_eq!((after.figures.introductions.person_differs, slips(&after)), (0, [4, 1, 3, 0, 0]));
    let book = answered(&of(&parcels, "CNTT-K10").book, "Nguyễn Văn An", "Trả lời", "Không phải người này");
    let after = with(differing(), "gui lai.xlsx", &book).run();
    assert_eq!((after.figures.introductions.person_differs, slips(&after)), (0, [4, 0, 4, 0, 1]));
}

#[test]
fn namesakes_are_told_apart_by_birth_and_unit_and_never_joined_by_an_answer() {
    let other = "
| DANH SÁCH GIỚI THIỆU ĐOÀN VIÊN VỀ SINH HOẠT TẠI NƠI CƯ TRÚ |
| STT | Họ và tên | Ngày sinh | Giới thiệu về | Ngày giới thiệu |
| =1 | Nguyễn Văn An | 19/08/2002 | Phường Bình Thủy | 01/03/2021 |
";
    let folder = || school().sheet("CK-K9/gioi thieu.xlsx", "GT", other);
    let before = folder().run();
    let parcels = meetings(&before.register, &folder().settings());
    let mut book = of(&parcels, "P-BT").book.clone();
    let rows = texts(&book.sheets[0]);
    let row = rows.iter().position(|row| row.len() == 10 && row[3] == "Chi đoàn Cơ khí K9").unwrap();
    assert_eq!(rows[row][1..3], ["Nguyễn Văn An", "2002"]);
    book.sheets[0].rows[row][6].value = tonghop::report::book::Value::Text("Đạt".to_owned());
    let after = with(folder(), "x.xlsx", &book).run();
    assert_eq!(slips(&after), [5, 1, 4, 0, 0]);
    let confirmed = after.register.introductions.iter().find(|one| one.outcome == Fate::Confirmed).unwrap();
    let member = &after.register.members[confirmed.person.0 as usize];
    assert_eq!(member.birth.map(|birth| birth.to_string()).as_deref(), Some("19/08/2002"));
    assert_eq!(after.register.questions.len(), before.register.questions.len());
}

#[test]
fn an_english_sheet_is_read_back_by_a_vietnamese_run() {
    let mut english = school();
    english.config = format!("language = \"en\"\n{}", english.config);
    let mut settings = english.settings();
    settings.lang = tonghop::model::Lang::En;
    let parcels = meetings(&school().run().register, &settings);
    let sheet = texts(&of(&parcels, "P-BT").book.sheets[0]);
    assert_eq!(sheet[6][..3], ["No.", "Name", "Born"]);
    let mut book = of(&parcels, "P-BT").book.clone();
    book.sheets[0].rows[7][6].value = tonghop::report::book::Value::Text("passed".to_owned());
    book.sheets[0].rows[8][6].value = tonghop::report::book::Value::Text("Not known here".to_owned());
    let after = with(school(), "x.xlsx", &book).run();
    assert_eq!(slips(&after), [4, 1, 3, 0, 0]);
    assert!(!found(&after).iter().any(|one| one.starts_with("result-unmapped")), "{:?}", found(&after));
    assert_eq!(SLIPS.lines().filter(|line| line.contains("Bình Thủy")).count(), 3);
}

#[test]
fn a_ward_that_knows_nobody_of_the_name_is_not_asked_again() {
    let parcels = meetings(&school().run().register, &school().settings());
    let book = answered(&of(&parcels, "P-BT").book, "Lê Minh Châu", "Xác nhận", "Không có tên");
    let after = with(school(), "tra loi.xlsx", &book).run();
    let asked = tonghop::report::unconfirmed(&after.register, &school().settings());
    let names: Vec<String> = body(&of(&asked, "P-BT").book).into_iter().filter_map(|row| row.get(1).cloned()).collect();
    assert!(names.contains(&"Nguyễn Văn An".to_owned()) && !names.contains(&"Lê Minh Châu".to_owned()), "{names:?}");
    // The unit still has to say something, and the ward's whole list shows what it said.
    let parcels = meetings(&after.register, &school().settings());
    let line = |unit: &str| body(&of(&parcels, unit).book).into_iter().find(|row| row[1] == "Lê Minh Châu").unwrap();
    assert_eq!(line("P-BT")[5], "Không có tên");
    assert_eq!(line("CNTT-K10")[5], "Không có tên");
    assert!(of(&parcels, "CNTT-K10").open);
    // Whom the ward is to tell of is still asked when all of its other answers are in.
    let book = answered(&book, "Nguyễn Văn An", "Xác nhận", "Đạt");
    let book = answered(&book, "Trần Thị Bích", "Xác nhận", "Tốt");
    let after = with(school(), "tra loi.xlsx", &book).run();
    assert!(
        !tonghop::report::unconfirmed(&after.register, &school().settings())
            .iter()
            .any(|one| one.unit.as_str() == "P-BT")
    );
    assert!(!of(&meetings(&after.register, &school().settings()), "P-BT").open);
}

/// The school a month later, with what was sent and answered for March.
fn in_april(books: &[(&str, &tonghop::report::book::Book)]) -> Folder {
    let mut folder = school();
    folder.args = "--period 2021-04 --today 2021-05-10".split(' ').map(str::to_owned).collect();
    books.iter().fold(folder, |folder, (path, book)| with(folder, path, book))
}

#[test]
fn what_was_answered_in_an_earlier_month_holds() {
    let parcels = meetings(&school().run().register, &school().settings());
    let ward = answered(&of(&parcels, "P-BT").book, "Nguyễn Văn An", "Xác nhận", "Đạt");
    let ward = answered(&ward, "Lê Minh Châu", "Xác nhận", "Không có tên");
    let unit = answered(&of(&parcels, "CNTT-K10").book, "Trần Thị Bích", "Trả lời", "Rút phiếu");
    let april = in_april(&[("phuong.xlsx", &ward), ("k10.xlsx", &unit)]);
    let after = april.run();
    assert_eq!(slips(&after), [4, 1, 2, 1, 0]);
    assert!(
        tonghop::report::unconfirmed(&after.register, &april.settings()).iter().all(|one| one.unit.as_str() != "P-BT")
    );
    // A sheet of ours is nobody's mistake.
    assert!(
        after
            .findings
            .iter()
            .all(|one| { one.code.as_str() != "sheet-outside" || one.severity == tonghop::finding::Severity::Note })
    );
    // A slip written anew asks the same ward again.
    let anew = SLIPS.replace("01/03/2021", "05/04/2021");
    let after = in_april(&[("phuong.xlsx", &ward), ("k10.xlsx", &unit)]).sheet("CNTT-K10/lan sau.xlsx", "GT", &anew);
    let asked = tonghop::report::unconfirmed(&after.run().register, &after.settings());
    assert_eq!(
        body(&of(&asked, "P-BT").book).iter().filter(|row| row.get(4).is_some_and(|day| day == "05/04/2021")).count(),
        3
    );
}

#[test]
fn a_wards_own_list_of_an_earlier_month_confirms_and_announces_nobody() {
    let list = "
| ĐOÀN PHƯỜNG BÌNH THỦY |
| DANH SÁCH XÁC NHẬN ĐOÀN VIÊN THAM GIA SINH HOẠT THÁNG 3 NĂM 2021 |
| STT | Họ và tên | Ngày sinh | MSSV | Kết quả |
| =1 | Nguyễn Văn An | 12/05/2002 | 2010001 | Đạt |
| =2 | Cao Người Lạ | 05/05/2002 | | Đạt |
";
    let after = in_april(&[]).sheet("P-BT/xac nhan.xlsx", "Sheet1", list).run();
    assert_eq!(slips(&after), [4, 1, 3, 0, 0], "the stranger was March's");
    // Of a school year that is over it says nothing of a slip of this one.
    let mut autumn = in_april(&[]).sheet("P-BT/xac nhan.xlsx", "Sheet1", list);
    autumn.args[1] = "2021-10".to_owned();
    let anew = SLIPS.replace("/03/2021", "/09/2021");
    assert_eq!(slips(&autumn.sheet("CNTT-K10/nam hoc moi.xlsx", "GT", &anew).run()), [4, 0, 4, 0, 0]);
}

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
fn with_turns(rows: &[(&str, &str)]) -> Folder {
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
fn called_an(outcome: &tonghop::pipeline::Outcome) -> Vec<(String, String, bool, usize)> {
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
