//! What a person reads on the screen: whose report it is, what is open, how help lists arguments.

use tonghop::error::Exit;

use super::month::drawn;
use super::{call, put, took_part};

const REGISTER: &str = "
| DANH SÁCH ĐƠN VỊ |
| Mã đơn vị | Tên đơn vị | Cấp | Đơn vị cấp trên |
| SH | Đoàn trường Cao đẳng Sông Hậu | Đoàn trường | |
| K1 | Chi đoàn K1 | Chi đoàn | SH |
| K2 | Chi đoàn K2 | Chi đoàn | SH |
";

#[test]
fn the_office_that_a_register_tells_is_said_and_one_that_config_tells_is_not() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "input/don-vi.xlsx", &drawn("DV", REGISTER));
    put(dir.path(), "input/K1/ds.xlsx", &took_part("2021-04", 2));
    let said = call(dir.path(), "2021-05-05", &["run"]);
    let line = "Đơn vị lập báo cáo: Đoàn trường Cao đẳng Sông Hậu, suy ra từ danh sách đơn vị; không đúng thì ghi code và name ở mục [office] của config.toml";
    assert!(said.out.lines().any(|known| known == line), "{}", said.out);
    let said = call(dir.path(), "2021-05-05", &["run", "--lang", "en"]);
    let line = "The office that reports: Đoàn trường Cao đẳng Sông Hậu, inferred from the register of units;";
    assert!(said.out.contains(line), "{}", said.out);
    put(dir.path(), "config.toml", b"[office]\ncode = \"SH\"\n");
    let said = call(dir.path(), "2021-05-05", &["run"]);
    assert!(said.exit == Exit::Done && !said.out.contains("Đơn vị lập báo cáo"), "{}", said.out);
}

#[test]
fn open_questions_are_told_only_where_some_are_open() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "input/don-vi.xlsx", &drawn("DV", REGISTER));
    put(dir.path(), "input/K1/ds.xlsx", &took_part("2021-04", 2));
    let said = call(dir.path(), "2021-05-05", &["run"]);
    assert!(!said.out.contains("Câu hỏi:"), "{}", said.out);
    let asked = "
| CHI ĐOÀN K2 |
| DANH SÁCH THAM GIA THÁNG 4/2021 |
| STT | Họ và tên | Ngày sinh | Ngày tham gia | Nội dung hoạt động |
| =1 | Ngô Văn Phúc | 02/03/2003 | 10/04/2021 | Việc chưa ai đặt tên |
";
    put(dir.path(), "input/K2/tham gia.xlsx", &drawn("TG", asked));
    let said = call(dir.path(), "2021-05-05", &["run"]);
    assert!(said.out.contains("Câu hỏi: 1 câu chưa trả lời, 0 câu đã trả lời; mở "), "{}", said.out);
}

#[test]
fn help_lists_arguments_in_the_order_in_which_they_are_given() {
    let dir = tempfile::tempdir().unwrap();
    for (lang, first, second) in [("vi", "  <TRƯỚC>", "  <SAU>"), ("en", "  <BEFORE>", "  <AFTER>")] {
        let said = call(dir.path(), "2021-05-05", &["diff", "--help", "--lang", lang]);
        let at = |word| said.out.find(word).unwrap_or_else(|| panic!("{}", said.out));
        assert!(at(first) < at(second), "{}", said.out);
    }
}

#[test]
fn a_template_has_a_vietnamese_name_too() {
    let dir = tempfile::tempdir().unwrap();
    for (alias, kind) in [
        ("doan-vien", "roster"),
        ("gioi-thieu", "introductions"),
        ("tham-gia", "participations"),
        ("tham-gia-theo-nhom", "participations-wide"),
        ("xac-nhan", "confirmations"),
        ("so-tong-hop", "aggregate"),
        ("don-vi", "units"),
    ] {
        let said = call(dir.path(), "2021-05-05", &["mau", alias]);
        assert_eq!(said.exit, Exit::Done, "{alias}: {} {}", said.out, said.err);
        assert!(dir.path().join(format!("{kind}.xlsx")).is_file());
    }
}

#[test]
fn what_is_no_sheet_is_named_in_the_readers_language() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "input/K1/ds.xlsx", &took_part("2021-04", 2));
    put(dir.path(), "input/K1/anh.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0");
    let said = call(dir.path(), "2021-05-05", &["check"]);
    assert!(said.out.contains("K1/anh.jpg (ảnh, không đọc được)"), "{}", said.out);
    let said = call(dir.path(), "2021-05-05", &["check", "--lang", "en"]);
    assert!(said.out.contains("K1/anh.jpg (picture, unreadable)"), "{}", said.out);
}
