//! Answers to a form on the web: headers are questions.

use super::attending::{CONFIG, counted, number};
use crate::support::run::Folder;

/// Two answers whose days, wards and activities stand below `headers`; the form's own time is November's.
fn answers(headers: [&str; 5]) -> tonghop::pipeline::Outcome {
    let [name, unit, ward, done, when] = headers;
    let text = format!(
        "| Dấu thời gian | {name} | {unit} | Ngày sinh của bạn | {ward} | {done} | {when} | Email (nếu có) |
         | 02/11/2026 20:17:11 | Lê Thị Riêng | K10A | 01/02/2006 | Phường Cái Khế | Dọn vệ sinh | 04/10/2026 | a@example.vn |
         | 02/11/2026 20:19:11 | Hồ Hảo Hớn | K10A | 02/02/2006 | Phường Ninh Kiều | Hiến máu | 18/10/2026 |  |"
    );
    Folder::new(CONFIG, "--period 2026-10 --today 2026-11-06")
        .sheet("K10A/Câu trả lời.xlsx", "Câu trả lời", &text)
        .run()
}

const ASKED: [&str; 5] = ["Họ và tên", "Chi đoàn", "Phường", "Hoạt động", "Ngày tham gia"];

fn all_read(headers: [&str; 5]) {
    let outcome = answers(headers);
    assert_eq!(counted(&outcome), [2, 2, 0], "{headers:?}");
    let paths =
        ["months.2026-10.turns", "groups.g4.turns", "groups.g9.turns", "wards.31120.turns", "wards.31135.turns"];
    assert_eq!(paths.map(|path| number(&outcome, path)), [2, 1, 1, 1, 1], "{headers:?}");
}

/// [`ASKED`] with each of these in its place.
fn each(place: usize, questions: &[&'static str]) {
    for question in questions {
        let mut headers = ASKED;
        headers[place] = question;
        all_read(headers);
    }
}

#[test]
fn a_question_asks_when() {
    each(
        4,
        &[
            "Thời gian tham gia hoạt động",
            "Bạn tham gia vào ngày nào?",
            "Ngày giờ tham gia",
            "Thời gian bạn tham gia hoạt động là khi nào?",
            "Bạn đã tham gia khi nào?",
            "Em tham gia vào thời gian nào?",
            "Hoạt động diễn ra khi nào?",
            "Ngày diễn ra hoạt động",
            "Thời gian tham gia hoạt động (ngày/tháng/năm)",
        ],
    );
}

#[test]
fn a_question_asks_who_where_and_what() {
    each(0, &["Họ và tên của bạn", "Bạn vui lòng cho biết họ và tên", "Em tên là gì?", "Họ và tên bạn?"]);
    each(1, &["Bạn là đoàn viên chi đoàn nào?", "Lớp của em", "Bạn đang học lớp nào?"]);
    each(2, &["Bạn tham gia ở phường nào?", "Bạn tham gia ở đâu?", "Nơi bạn tham gia hoạt động"]);
    each(
        3,
        &[
            "Bạn đã tham gia hoạt động gì?",
            "Hoạt động mà bạn đã tham gia",
            "Các hoạt động bạn đã tham gia trong tháng 10",
        ],
    );
    let outcome = answers(["Họ và tên", "Lớp", "Phường", "Hình thức tham gia của bạn", "Ngày tham gia"]);
    assert_eq!(counted(&outcome), [2, 2, 0]);
}

#[test]
fn the_forms_own_time_is_no_day_of_a_turn() {
    for stamp in ["Dấu thời gian", "Timestamp", "Completion time", "Thời gian hoàn thành", "Thời gian gửi"]
    {
        let text = format!(
            "| {stamp} | Họ và tên | Lớp | Ngày sinh | Bạn đã tham gia hoạt động gì? |
             | 31/10/2026 20:17:11 | Lê Thị Riêng | K10A | 01/02/2006 | Dọn vệ sinh |"
        );
        let folder = Folder::new(CONFIG, "--period 2026-10 --today 2026-11-06");
        let outcome = folder.sheet("K10A/Câu trả lời.xlsx", "Câu trả lời", &text).run();
        assert_eq!(counted(&outcome), [0, 0, 1], "{stamp}");
    }
}

#[test]
fn a_question_about_something_else_says_no_day() {
    for question in
        ["Bạn có thể tham gia vào ngày nào?", "Bạn tham gia Đoàn khi nào?", "Bạn dự kiến tham gia ngày nào?"]
    {
        let outcome = answers(["Họ và tên", "Chi đoàn", "Phường", "Hoạt động", question]);
        assert_eq!(counted(&outcome), [0, 0, 2], "{question}");
    }
}
