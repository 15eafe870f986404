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
pub(super) fn in_april(books: &[(&str, &tonghop::report::book::Book)]) -> Folder {
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
