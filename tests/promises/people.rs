//! Who is who in a school whose lists are typed by several hands: nothing depends on the order of files and rows, what was answered is
//! not asked again, and an answer taken back restores every figure.

use proptest::prelude::*;
use proptest::sample::Index;
use tonghop::answers::QuestionKind;
use tonghop::report::book::{Book, Value};
use tonghop::report::questions;
use tonghop::write::xlsx::workbook;

use super::{CONFIG, figures};
use crate::support::run::Folder;

/// One person each, as several hands write them.
const WAYS: [[(&str, &str); 5]; 4] = [
    [
        ("Nguyễn Hoàng Anh", "12/05/2002"),
        ("Nguyen Hoang Anh", "12/05/2002"),
        ("Nguyễn Hoàng Anhh", "12/05/2002"),
        ("Nguyễn H. Anh", "12/05/2002"),
        ("Nguyễn Hoàng Anh", "2002"),
    ],
    [
        ("Trần Thị Mỹ", "03/11/2002"),
        ("Trần Thị Mĩ", "03/11/2002"),
        ("TRẦN THỊ MỸ", "11/03/2002"),
        ("Trần Thị Mỹ", "2002"),
        ("Tran Thi My", "03/11/2002"),
    ],
    [
        ("Lê Minh Châu", "21/07/2003"),
        ("Lê Minh Chau", "21/07/2003"),
        ("Lê Mnih Châu", "21/07/2003"),
        ("Lê Minh Châu", "22/07/2003"),
        ("Lê Minh Châu", ""),
    ],
    [
        ("Đặng Kim Thúy", "17/09/2003"),
        ("Đặng Kim Thùy", "17/09/2003"),
        ("Dang Kim Thuy", "17/09/2003"),
        ("Đặng Thị Kim Thúy", "17/09/2003"),
        ("Đặng Kim Thúy", "2003"),
    ],
];
const PHONES: [&str; 3] = ["", "'0912000111", "'0977000999"];
const UNITS: [&str; 3] = ["CNTT-K10", "CK-K9", "K-CNTT"];

/// Person, way of writing, phone.
type Line = (usize, usize, usize);

fn lists() -> impl Strategy<Value = Vec<(usize, Vec<Line>)>> {
    let line = (0..WAYS.len(), 0..5_usize, 0..PHONES.len());
    prop::collection::vec((0..UNITS.len(), prop::collection::vec(line, 1..6)), 2..4)
}

fn folder(lists: &[(usize, Vec<Line>)]) -> Folder {
    let mut folder = Folder::new(CONFIG, "--period 2021-03 --today 2021-04-10");
    for (number, (unit, lines)) in lists.iter().enumerate() {
        let mut text = String::from(
            "| DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG |\n| STT | Họ và tên | Ngày sinh | Điện thoại | Ngày tham gia | Nhóm hoạt động |\n",
        );
        for (at, &(person, way, phone)) in lines.iter().enumerate() {
            let (name, birth) = WAYS[person][way];
            let phone = PHONES[phone];
            text += &format!("| ={} | {name} | {birth} | {phone} | 06/03/2021 | NTM |\n", at + 1);
        }
        let letter = (b'a' + u8::try_from(number).unwrap()) as char;
        folder = folder.sheet(&format!("{}/hoat-dong-{letter}.xlsx", UNITS[*unit]), "Sheet1", &text);
    }
    folder
}

/// The questions with `answers` typed in, one after the other and round again; empty is left empty.
fn typed(folder: &Folder, answers: &[&str]) -> Option<Book> {
    let outcome = folder.run();
    let mut book = questions(&outcome.register, &folder.settings())?;
    let sheet = book.sheets.iter_mut().find(|one| one.name == "Một người hay hai")?;
    let header = sheet.frozen as usize;
    let is_answer = |value: &Value| matches!(value, Value::Text(text) if text == "Trả lời");
    let column = sheet.rows[header - 1].iter().position(|cell| is_answer(&cell.value))?;
    for (number, row) in sheet.rows.iter_mut().skip(header).enumerate() {
        row[column].value = Value::Text(answers[number % answers.len()].to_owned());
    }
    Some(book)
}

fn with(folder: &Folder, path: &str, book: &Book) -> Folder {
    let mut folder = folder.clone();
    folder.files.push((path.to_owned(), workbook(book).unwrap()));
    folder
}

fn open(folder: &Folder) -> Vec<String> {
    let questions = folder.run().register.questions;
    questions.into_iter().filter(|one| one.kind == QuestionKind::Person).map(|one| one.id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Neither the order of files nor that of rows decides who is merged and what is asked.
    #[test]
    fn no_order_decides_who_is_who(lists in lists(), by in any::<Index>(), rows in any::<Index>()) {
        let plain = folder(&lists);
        let mut turned = lists;
        for (_, lines) in &mut turned {
            let at = rows.index(lines.len());
            lines.rotate_left(at);
        }
        let mut turned = folder(&turned);
        let at = by.index(turned.files.len());
        turned.files.rotate_left(at);
        prop_assert_eq!(figures(&turned.run()), figures(&plain.run()));
        let (mut before, mut after) = (open(&plain), open(&turned));
        before.sort();
        after.sort();
        prop_assert_eq!(after, before);
    }

    /// What was answered is not asked again; answers that say nothing change no figure; an answer taken back restores every figure.
    #[test]
    fn answers_end_questions_and_can_be_taken_back(lists in lists(), same in any::<bool>()) {
        let before = folder(&lists);
        let asked = open(&before);
        let words = if same { ["Một người", "Chưa rõ"] } else { ["Hai người", "Chưa rõ"] };
        let Some(book) = typed(&before, &words) else { return Ok(()) };
        let answered = with(&before, "quyet-dinh/001.xlsx", &book);
        let outcome = answered.run();
        prop_assert_eq!(outcome.figures.balance.rows.residual, 0);
        prop_assert!(open(&answered).iter().all(|id| !asked.contains(id)));
        let undone = typed(&before, &["Chưa rõ"]).map(|book| with(&answered, "quyet-dinh/002.xlsx", &book));
        prop_assert_eq!(undone.map(|folder| figures(&folder.run())), Some(figures(&before.run())));
    }
}
