//! Replies that say too little, too much or two things: each is asked about at its cell, and none of it is guessed.

use std::fs;

use tonghop::finding::{Code, Finding};
use tonghop::model::Lang;
use tonghop::pipeline::Outcome;
use tonghop::report::book::{Book, Value};
use tonghop::report::meetings;

use super::{SCHOOL, answered, found, of, school, slips, texts, with};
use crate::commands::{call, put};

fn sheet(unit: &str) -> Book {
    of(&meetings(&school().run().register, &school().settings()), unit).book.clone()
}

fn ward() -> Book {
    sheet("P-BT")
}

fn replied(path: &str, book: &Book) -> Outcome {
    with(school(), path, book).run()
}

/// What is found in a file, with cells and sentences.
fn said<'a>(outcome: &'a Outcome, path: &str) -> Vec<&'a Finding> {
    let of = |one: &&Finding| one.file.as_ref().is_some_and(|file| file.as_str() == path);
    outcome.findings.iter().filter(of).collect()
}

/// The only one, its cells and its words.
fn only(outcome: &Outcome, path: &str) -> (Code, String, String) {
    let said = said(outcome, path);
    let [one] = said[..] else { panic!("{said:#?}") };
    let cells: Vec<String> = one.cells.iter().map(ToString::to_string).collect();
    (one.code, cells.join(" "), one.message(Lang::Vi))
}

#[test]
fn a_reason_that_is_none_confirms_nothing() {
    for text in ["Đạt", "abc xyz", "Không có tên"] {
        let book = answered(&ward(), "Nguyễn Văn An", "Lý do không tham gia", text);
        let outcome = replied("P-BT/phieu.xlsx", &book);
        assert_eq!((slips(&outcome), outcome.register.absences.len()), ([4, 0, 4, 0, 0], 0), "{text}");
        let message = format!(
            "Dòng này có lời ghi nhưng ô trả lời để trống (ghi: “{text}”); tonghop chưa biết kết quả nên chưa dùng dòng này."
        );
        assert_eq!(only(&outcome, "P-BT/phieu.xlsx"), (Code::ResultUnmapped, "H8".to_owned(), message));
        let remedy = said(&outcome, "P-BT/phieu.xlsx")[0].remedy(Lang::Vi);
        assert!(remedy.contains("(có thể trả lời: Tốt; Đạt; Không đạt; "), "{remedy}");
    }
    // One of our list says enough.
    let book = answered(&ward(), "Nguyễn Văn An", "Lý do không tham gia", "Bận làm thêm");
    let outcome = replied("P-BT/phieu.xlsx", &book);
    assert_eq!((slips(&outcome), outcome.register.absences.len()), ([4, 1, 3, 0, 0], 1));
    assert!(said(&outcome, "P-BT/phieu.xlsx").is_empty());
}

#[test]
fn a_reason_beside_a_grade_is_not_used_and_asked_about() {
    let book = answered(&ward(), "Nguyễn Văn An", "Xác nhận", "Đạt");
    let outcome = replied("P-BT/phieu.xlsx", &answered(&book, "Nguyễn Văn An", "Lý do không tham gia", "Bận làm thêm"));
    assert_eq!((slips(&outcome), outcome.register.absences.len()), ([4, 1, 3, 0, 0], 0));
    let message = "Ô trả lời ghi là có tham gia nhưng cột lý do không tham gia cũng có lời ghi (ghi: “Bận làm thêm”); tonghop theo ô trả lời và chưa dùng lý do.";
    assert_eq!(only(&outcome, "P-BT/phieu.xlsx"), (Code::MarkVariant, "H8".to_owned(), message.to_owned()));
    // Who went and failed may have a reason.
    let book = answered(&ward(), "Nguyễn Văn An", "Xác nhận", "Không đạt");
    let outcome = replied("P-BT/phieu.xlsx", &answered(&book, "Nguyễn Văn An", "Lý do không tham gia", "Bận làm thêm"));
    assert_eq!((outcome.register.absences.len(), said(&outcome, "P-BT/phieu.xlsx").len()), (1, 0));
}

#[test]
fn a_row_with_a_day_or_a_remark_and_no_answer_is_asked_about() {
    for (header, cell, text) in [("Thời gian", "I8", "20/03/2021"), ("Ghi chú", "J8", "có đến một buổi")] {
        let outcome = replied("P-BT/phieu.xlsx", &answered(&ward(), "Nguyễn Văn An", header, text));
        let (code, at, message) = only(&outcome, "P-BT/phieu.xlsx");
        assert_eq!((code, at.as_str(), slips(&outcome)), (Code::ResultUnmapped, cell, [4, 0, 4, 0, 0]));
        assert!(message.contains(&format!("ô trả lời để trống (ghi: “{text}”)")), "{message}");
    }
    let outcome = replied("P-BT/phieu.xlsx", &answered(&ward(), "Nguyễn Văn An", "Ghi chú", "-"));
    assert!(said(&outcome, "P-BT/phieu.xlsx").is_empty());
}

#[test]
fn a_foreign_answer_names_those_its_own_cell_offers() {
    let unit = answered(&sheet("CNTT-K10"), "Nguyễn Văn An", "Trả lời", "Không biết");
    let outcome = replied("CNTT-K10/phieu.xlsx", &unit);
    let message =
        "Câu trả lời này không có trong danh sách để chọn của ô (ghi: “Không biết”); tonghop chưa dùng câu này.";
    assert_eq!(only(&outcome, "CNTT-K10/phieu.xlsx"), (Code::ResultUnmapped, "G8".to_owned(), message.to_owned()));
    assert_eq!(
        said(&outcome, "CNTT-K10/phieu.xlsx")[0].remedy(Lang::Vi),
        "Xin chọn một câu trong danh sách của ô (có thể trả lời: Rút phiếu; Đã chuyển nơi ở; Đúng là người này; Không phải người này; Không tham gia) rồi gửi lại tệp."
    );
    let outcome = replied("P-BT/phieu.xlsx", &answered(&ward(), "Nguyễn Văn An", "Xác nhận", "tàm tạm"));
    let (code, at, message) = only(&outcome, "P-BT/phieu.xlsx");
    assert_eq!((code, at.as_str()), (Code::ResultUnmapped, "G8"));
    assert!(message.ends_with("(ghi: “tàm tạm”); tonghop chưa dùng câu này."), "{message}");
    assert!(said(&outcome, "P-BT/phieu.xlsx")[0].remedy(Lang::En).contains("(what can be answered: Tốt; "));
}

#[test]
fn a_slip_is_not_withdrawn_by_a_unit_that_also_says_something_else_of_it() {
    let answer = |text: &str| answered(&sheet("CNTT-K10"), "Nguyễn Văn An", "Trả lời", text);
    let withdrawn = answer("Rút phiếu");
    assert_eq!(slips(&replied("CNTT-K10/p1.xlsx", &withdrawn)), [4, 0, 3, 1, 0]);
    for other in ["Không tham gia", "Đã chuyển nơi ở", "Đúng là người này"] {
        let outcome = with(with(school(), "CNTT-K10/p1.xlsx", &withdrawn), "CNTT-K10/p2.xlsx", &answer(other)).run();
        assert_eq!(slips(&outcome), [4, 0, 4, 0, 0], "{other}");
        let disputed: Vec<&Finding> =
            outcome.findings.iter().filter(|one| one.code == Code::DecisionContradiction).collect();
        let [disputed] = disputed[..] else { panic!("{disputed:#?}") };
        assert_eq!(disputed.cells.iter().map(ToString::to_string).collect::<Vec<_>>(), ["G8"], "{other}");
        assert_eq!(
            disputed.message(Lang::Vi),
            format!(
                "Các câu trả lời về một người trong bảng đối chiếu mâu thuẫn với nhau (câu trả lời: “Rút phiếu / {other}”; mâu thuẫn với: CNTT-K10/p2.xlsx Đối chiếu!G8); tonghop không dùng các câu này."
            )
        );
        assert!(!disputed.remedy(Lang::Vi).contains("tệp câu hỏi"));
        // A newer version of the sheet corrects the older.
        let newer = with(with(school(), "CNTT-K10/p.xlsx", &withdrawn), "CNTT-K10/p lần 2.xlsx", &answer(other)).run();
        assert_eq!(slips(&newer), [4, 0, 4, 0, 0], "{other}");
        assert!(!found(&newer).iter().any(|one| one.starts_with("decision-contradiction")), "{:?}", found(&newer));
        let newer = with(with(school(), "CNTT-K10/p.xlsx", &answer(other)), "CNTT-K10/p lần 2.xlsx", &withdrawn).run();
        assert_eq!(slips(&newer), [4, 0, 3, 1, 0], "{other}");
    }
    // Both in one sheet, its row doubled.
    let mut doubled = withdrawn;
    let row =
        doubled.sheets[0].rows.iter().position(|row| row.len() > 6 && row[6].value == Value::Text("Rút phiếu".into()));
    let mut copy = doubled.sheets[0].rows[row.unwrap()].clone();
    copy[6].value = Value::Text("Không tham gia".to_owned());
    doubled.sheets[0].rows.push(copy);
    let outcome = replied("CNTT-K10/p1.xlsx", &doubled);
    assert_eq!(slips(&outcome), [4, 0, 4, 0, 0]);
    assert!(found(&outcome).iter().any(|one| one.starts_with("decision-contradiction G8")), "{:?}", found(&outcome));
}

#[test]
fn who_is_meant_by_an_answer_is_asked_where_nobody_stands_beside() {
    let unit = answered(&sheet("CNTT-K10"), "Nguyễn Văn An", "Trả lời", "Đúng là người này");
    let outcome = replied("CNTT-K10/phieu.xlsx", &unit);
    let message = "Câu trả lời này nói về một người được phường, xã xác nhận, nhưng chưa có ai để so với người này (ghi: “Đúng là người này”); tonghop chưa dùng câu này.";
    assert_eq!(only(&outcome, "CNTT-K10/phieu.xlsx"), (Code::ResultUnmapped, "G8".to_owned(), message.to_owned()));
    assert_eq!(slips(&outcome), [4, 0, 4, 0, 0]);
}

#[test]
fn answers_against_each_other_about_whom_a_ward_confirms_stand_at_their_cells_in_words() {
    let confirmed = "
| ĐOÀN PHƯỜNG BÌNH THỦY |
| DANH SÁCH XÁC NHẬN ĐOÀN VIÊN THAM GIA SINH HOẠT THÁNG 3 NĂM 2021 |
| STT | Họ và tên | Ngày sinh | Kết quả |
| =1 | Nguyễn Văn An | 13/05/2002 | Đạt |
";
    let folder = || school().sheet("P-BT/xac nhan.xlsx", "XN", confirmed);
    let parcels = meetings(&folder().run().register, &folder().settings());
    let answer = |text: &str| answered(&of(&parcels, "CNTT-K10").book, "Nguyễn Văn An", "Trả lời", text);
    let (yes, no) = (answer("Đúng là người này"), answer("Không phải người này"));
    let outcome = with(with(folder(), "CNTT-K10/a.xlsx", &yes), "CNTT-K10/b.xlsx", &no).run();
    let disputed: Vec<&Finding> =
        outcome.findings.iter().filter(|one| one.code == Code::DecisionContradiction).collect();
    let [disputed] = disputed[..] else { panic!("{disputed:#?}") };
    let row =
        texts(&yes.sheets[0]).iter().position(|row| row.iter().any(|cell| cell == "Đúng là người này")).unwrap() + 1;
    assert_eq!(disputed.cells.iter().map(ToString::to_string).collect::<Vec<_>>(), [format!("H{row}")]);
    assert_eq!(
        disputed.message(Lang::Vi),
        format!(
            "Các câu trả lời về một người trong bảng đối chiếu mâu thuẫn với nhau (câu trả lời: “Không phải người này / Đúng là người này”; mâu thuẫn với: CNTT-K10/a.xlsx Đối chiếu!H{row}); tonghop không dùng các câu này."
        )
    );
}

#[test]
fn a_column_of_names_that_is_gone_is_missed_where_it_stood() {
    let mut book = sheet("CNTT-K10");
    for row in book.sheets[0].rows.iter_mut().skip(6).filter(|row| row.len() > 2) {
        row.remove(1);
    }
    book.sheets[0].choices.clear();
    let (code, at, message) = only(&replied("CNTT-K10/phieu.xlsx", &book), "CNTT-K10/phieu.xlsx");
    assert_eq!((code, at.as_str()), (Code::ColumnMissing, "7:7"));
    assert!(message.contains("(cột: Họ và tên)"), "{message}");
}

#[test]
fn what_we_ask_of_a_ward_is_no_title_of_a_sheet_whose_mark_is_gone() {
    let mut book = answered(&ward(), "Nguyễn Văn An", "Xác nhận", "Đạt");
    book.sheets[0].rows[4].clear();
    let outcome = replied("P-BT/phieu.xlsx", &book);
    let codes: Vec<&str> = said(&outcome, "P-BT/phieu.xlsx").iter().map(|one| one.code.as_str()).collect();
    assert!(!codes.contains(&"mark-negative"), "{codes:?}");
    // Without it the year alone does not tell who is meant: that is asked.
    assert_eq!((slips(&outcome), outcome.figures.introductions.person_differs), ([4, 0, 3, 0, 0], 1));
}

#[test]
fn a_reply_says_by_its_mark_whose_it_is() {
    let outcome = replied("P-BT/phieu.xlsx", &answered(&ward(), "Nguyễn Văn An", "Xác nhận", "Đạt"));
    let file = outcome.register.files.iter().find(|file| file.path.as_str() == "P-BT/phieu.xlsx").unwrap();
    let ward = outcome.register.units.by_code("P-BT");
    assert_eq!((file.told.sheets.as_slice(), file.told.silent), (ward.as_slice(), false));
}

#[test]
fn a_reply_is_read_where_it_lies_and_corrected_or_taken_away_there() {
    for name in ["phieu.xlsx", "tra loi.xlsx", "Cau hoi.xlsx"] {
        let root = tempfile::tempdir().unwrap();
        put(root.path(), "config.toml", SCHOOL.as_bytes());
        for (path, bytes) in &school().files {
            put(root.path(), &format!("input/{path}"), bytes);
        }
        let reply = format!("input/P-BT/{name}");
        let confirmed = || {
            let said = call(root.path(), "2021-04-10", &["run", "--period", "2021-03"]);
            let figures =
                fs::read(root.path().join("output/2021-03/so-lieu.json")).unwrap_or_else(|_| panic!("{}", said.err));
            let tree: serde_json::Value = serde_json::from_slice(&figures).unwrap();
            tree["introductions"]["confirmed"].as_u64().unwrap()
        };
        let bytes = |book: &Book| tonghop::write::xlsx::workbook(book).unwrap();
        let first = answered(&ward(), "Nguyễn Văn An", "Xác nhận", "Đạt");
        put(root.path(), &reply, &bytes(&answered(&first, "Lê Minh Châu", "Xác nhận", "Đạt")));
        assert_eq!(confirmed(), 2, "{name}");
        put(root.path(), &reply, &bytes(&answered(&ward(), "Trần Thị Bích", "Xác nhận", "Đạt")));
        assert_eq!(confirmed(), 1, "{name}");
        fs::remove_file(root.path().join(&reply)).unwrap();
        assert_eq!(confirmed(), 0, "{name}");
        assert!(!root.path().join("input/quyet-dinh").exists(), "{name}");
    }
}

/// The school on a disk, run once for March.
fn on_disk() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), "config.toml", SCHOOL.as_bytes());
    for (path, bytes) in &school().files {
        put(root.path(), &format!("input/{path}"), bytes);
    }
    call(root.path(), "2021-04-10", &["run", "--period", "2021-03"]);
    root
}

/// Runs again: confirmed and withdrawn slips, and what is said on the screen, its spaces made one.
fn again(root: &std::path::Path) -> ([u64; 2], String) {
    let said = call(root, "2021-04-10", &["run", "--period", "2021-03"]);
    let figures = fs::read(root.join("output/2021-03/so-lieu.json")).unwrap_or_else(|_| panic!("{}", said.err));
    let tree: serde_json::Value = serde_json::from_slice(&figures).unwrap();
    let number = |name: &str| tree["introductions"][name].as_u64().unwrap();
    let text = (said.out + &said.err).split_whitespace().collect::<Vec<_>>().join(" ");
    ([number("confirmed"), number("withdrawn")], text)
}

fn collected(root: &std::path::Path) -> Vec<String> {
    let files = fs::read_dir(root.join("input/quyet-dinh")).into_iter().flatten();
    let mut names: Vec<String> = files.map(|file| file.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

const OF_UNIT: &str = "output/2021-03/doi-chieu/don-vi-cntt-k10.xlsx";
const OF_WARD: &str = "output/2021-03/doi-chieu/phuong-xa-31168-phuong-binh-thuy.xlsx";

#[test]
fn a_list_answered_where_the_run_wrote_it_is_collected_and_read() {
    let root = on_disk();
    let root = root.path();
    let bytes = |book: &Book| tonghop::write::xlsx::workbook(book).unwrap();
    let unit = bytes(&answered(&sheet("CNTT-K10"), "Nguyễn Văn An", "Trả lời", "Rút phiếu"));
    let of_ward = bytes(&answered(&ward(), "Trần Thị Bích", "Xác nhận", "Đạt"));
    put(root, OF_UNIT, &unit);
    put(root, OF_WARD, &of_ward);
    let (figures, said) = again(root);
    assert_eq!((figures, collected(root)), ([1, 1], vec!["001-cung-luc-2.xlsx".to_owned(), "001.xlsx".to_owned()]));
    assert!(
        said.contains("Đã cất câu trả lời vào input/: quyet-dinh/001.xlsx, quyet-dinh/001-cung-luc-2.xlsx"),
        "{said}"
    );
    assert!(!said.contains("Đã có người sửa"), "{said}");
    // This run's own lists stand in their place, and what was typed holds.
    assert_ne!(fs::read(root.join(OF_UNIT)).unwrap(), unit);
    assert_eq!((again(root).0, collected(root).len()), ([1, 1], 2));
    // Answered once more in the new list: the newer word stands, and the other rows with it.
    put(root, OF_WARD, &bytes(&answered(&ward(), "Trần Thị Bích", "Xác nhận", "Không có tên")));
    put(root, OF_UNIT, &bytes(&answered(&sheet("CNTT-K10"), "Nguyễn Văn An", "Trả lời", "Đã chuyển nơi ở")));
    assert_eq!((again(root).0, collected(root).len()), ([0, 0], 4));
    // The same file put into input/ as well is read there alone: taken away there, its answer is gone.
    let other = bytes(&answered(&ward(), "Lê Minh Châu", "Xác nhận", "Tốt"));
    put(root, OF_WARD, &other);
    put(root, "input/P-BT/tra loi.xlsx", &other);
    assert_eq!((again(root).0, collected(root).len()), ([1, 0], 4));
}

#[test]
fn a_list_edited_without_an_answer_is_kept_as_it_is_and_collected_nowhere() {
    let root = on_disk();
    let root = root.path();
    let mut book = sheet("CNTT-K10");
    book.title = "typed over".to_owned();
    let bytes = tonghop::write::xlsx::workbook(&book).unwrap();
    put(root, OF_UNIT, &bytes);
    let (figures, said) = again(root);
    assert_eq!((figures, collected(root)), ([0, 0], Vec::new()));
    assert_eq!(fs::read(root.join(OF_UNIT)).unwrap(), bytes);
    assert!(said.contains("don-vi-cntt-k10.xlsx: giữ nguyên, bản mới ghi ở"), "{said}");
    // A ward's reply saved beside the lists, under a name of its own, is read as well.
    let reply = tonghop::write::xlsx::workbook(&answered(&ward(), "Trần Thị Bích", "Xác nhận", "Đạt")).unwrap();
    put(root, "output/2021-03/doi-chieu/Phường gửi lại.xlsx", &reply);
    assert_eq!((again(root).0, collected(root)), ([1, 0], vec!["001.xlsx".to_owned()]));
    assert_eq!((again(root).0, collected(root)), ([1, 0], vec!["001.xlsx".to_owned()]));
}
