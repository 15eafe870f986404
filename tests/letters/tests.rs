use std::fs;

use super::folder::{Mail, Office};

const UNITS: &str = r#"
[office]
code = "CDN"
name = "Đoàn trường Cao đẳng Nghề Sông Hậu"
level = "school"
parent = "TD"
province = "Cần Thơ"
signer = "Lê Văn Mẫu"

[period]
from = 2021-03-01
to = 2021-03-31
due_days = 5

[[unit]]
code = "TD"
name = "Thành đoàn Cần Thơ"
level = "city"
email = "td@city.example"

[[unit]]
code = "CDN"
name = "Đoàn trường Cao đẳng Nghề Sông Hậu"
level = "school"
parent = "TD"
email = "office@school.example"

[[unit]]
code = "K-CNTT"
name = "Đoàn khoa Công nghệ thông tin"
level = "faculty"
parent = "CDN"
email = "k.cntt@school.example"

[[unit]]
code = "CNTT-K10"
name = "Chi đoàn CNTT K10"
level = "chapter"
parent = "K-CNTT"
email = "k10@school.example"

[[unit]]
code = "CNTT-K11"
name = "Chi đoàn CNTT K11"
level = "chapter"
parent = "K-CNTT"
email = "k11@school.example"

[[unit]]
code = "CK-K9"
name = "Chi đoàn Cơ khí K9"
level = "chapter"
parent = "CDN"
email = "ck.k9@school.example"

[[unit]]
code = "CK-K8"
name = "Chi đoàn Cơ khí K8"
level = "chapter"
parent = "CDN"
waived = "Đi thực tập"
email = "ck.k8@school.example"

[[unit]]
code = "P-BT"
name = "Đoàn phường Bình Thủy"
level = "ward"
email = "bt@ward.example"

[[unit]]
code = "P-AT"
name = "Đoàn phường An Thới"
level = "ward"
"#;

const MAIL: &str = r#"
[mail]
from = "Đoàn trường <office@school.example>"
host = "127.0.0.1"
security = "none"

[[mail.reminder]]
days = 1

[[mail.reminder]]
days = 4
copy_parent = true
"#;

pub fn config() -> String {
    format!("{UNITS}{MAIL}")
}

const SLIPS: &str = "
| CHI ĐOÀN CNTT K10 |
| DANH SÁCH GIỚI THIỆU ĐOÀN VIÊN VỀ SINH HOẠT TẠI NƠI CƯ TRÚ |
| THÁNG 3 NĂM 2021 |
| |
| STT | Họ và tên | Ngày sinh | Số điện thoại | Nơi giới thiệu đến | Số phiếu | Ngày giới thiệu |
| =1 | Nguyễn Hoàng Anh | 12/05/2002 | '0912345678 | Phường Bình Thủy | 01 | 01/03/2021 |
| =2 | Trần Thị Bích | 03/11/2002 | '0912345679 | Phường Bình Thủy | 02 | 01/03/2021 |
| =3 | Lê Minh Châu | 21/07/2003 | '0912345670 | Phường An Thới | 03 | 02/03/2021 |
";

const WARD: &str = "
| ĐOÀN PHƯỜNG BÌNH THỦY |
| DANH SÁCH XÁC NHẬN ĐOÀN VIÊN SINH HOẠT TẠI NƠI CƯ TRÚ |
| Tháng 3 năm 2021 |
| STT | Họ và tên | Ngày sinh | Chi đoàn | Thời gian | Kết quả |
| =1 | Trần Thị Bích | 03/11/2002 | Chi đoàn CNTT K10 | 07/03/2021 | Đạt |
";

/// A list of a chapter with one impossible day.
pub fn activities(chapter: &str, name: &str) -> String {
    format!(
        "
| {chapter} |
| DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG |
| STT | Họ và tên | Ngày sinh | Thời gian | Nhóm hoạt động |
| =1 | {name} | 12/05/2002 | 06/03/2021 | ASXH |
| =2 | Võ Thị Diễm | 17/09/2003 | 31/02/2021 | NTM |
"
    )
}

pub fn office() -> Office {
    let office = Office::new(&config());
    office.sheet("Khoa CNTT/CNTT-K10/gioi-thieu.xlsx", SLIPS);
    office.sheet("Khoa CNTT/CNTT-K10/hoat-dong.xlsx", &activities("CHI ĐOÀN CNTT K10", "Nguyễn Hoàng Anh"));
    office.sheet("CK-K9/hoat-dong.xlsx", &activities("CHI ĐOÀN CƠ KHÍ K9", "Đặng Nhật Khoa"));
    office.sheet("P-BT/xac-nhan.xlsx", WARD);
    office
}

#[test]
fn every_kind_goes_to_whom_it_is_for_and_carries_only_what_is_theirs() {
    let office = office();
    let told = office.run("2021-04-03");
    let expected = [
        "cap-tren-td-2021-03",
        "dia-ban-p-bt-2021-03",
        "doan-khoa-k-cntt-2021-03",
        "tra-lai-ck-k9-2021-03",
        "tra-lai-cntt-k10-2021-03",
    ];
    assert_eq!(office.names("moi"), expected, "{told}");
    assert!(office.names("can-xem").is_empty());

    let up = office.mail("moi", "cap-tren-td-2021-03");
    assert_eq!(up.to, ["td@city.example"]);
    let cells = up.cells();
    assert!(cells.contains("Đoàn trường Cao đẳng Nghề Sông Hậu"));

    let ward = office.mail("moi", "dia-ban-p-bt-2021-03");
    assert_eq!(ward.to, ["bt@ward.example"]);
    assert!(ward.body.contains("còn 1 đoàn viên chúng tôi chưa nhận được xác nhận"), "{}", ward.body);
    let cells = ward.cells();
    assert!(cells.contains("Nguyễn Hoàng Anh"));
    for no in ["Trần Thị Bích", "Lê Minh Châu", "0912345678", "12/05/2002"] {
        assert!(!cells.contains(no) && !ward.body.contains(no), "{no}");
    }

    let faculty = office.mail("moi", "doan-khoa-k-cntt-2021-03");
    assert_eq!(faculty.to, ["k.cntt@school.example"]);
    assert!(faculty.body.contains("Các chi đoàn chưa nộp bài (1/2):\n- Chi đoàn CNTT K11\n"), "{}", faculty.body);
    let cells = faculty.cells();
    assert!(cells.contains("Nguyễn Hoàng Anh") && !cells.contains("Đặng Nhật Khoa"));

    let returned = office.mail("moi", "tra-lai-ck-k9-2021-03");
    assert_eq!(returned.to, ["ck.k9@school.example"]);
    assert!(
        returned.body.contains("1. hoat-dong.xlsx, Sheet1, D5\n   lỗi, chưa tính: Ngày này không có trong lịch"),
        "{}",
        returned.body
    );
    assert!(returned.cells().contains("31/02/2021"));

    // No personal data in any subject or body, and the office and whoever is waived get nothing.
    for name in expected {
        let mail = office.mail("moi", name);
        for person in [
            "Nguyễn Hoàng Anh",
            "Trần Thị Bích",
            "Lê Minh Châu",
            "Đặng Nhật Khoa",
            "Võ Thị Diễm",
            "12/05/2002",
            "091234567",
        ] {
            assert!(!mail.subject.contains(person) && !mail.body.contains(person), "{name}: {person}\n{}", mail.body);
        }
        assert!(
            !mail.to.contains(&"office@school.example".to_owned())
                && !mail.to.contains(&"ck.k8@school.example".to_owned())
        );
    }
}

#[test]
fn what_goes_up_holds_nobody_unless_privacy_allows_it() {
    let office = office();
    office.run("2021-04-03");
    let persons = [
        "Nguyễn Hoàng Anh",
        "Trần Thị Bích",
        "Đặng Nhật Khoa",
        "Võ Thị Diễm",
        "0912345678",
        "12/05/2002",
        "21/07/2003",
    ];
    let cells = office.mail("moi", "cap-tren-td-2021-03").cells();
    persons.iter().for_each(|one| assert!(!cells.contains(one), "{one}"));

    office.write("config.toml", config() + "[[privacy.allow]]\nto = \"TD\"\ncolumns = [\"name\", \"unit\"]\n");
    office.run("2021-04-03");
    let up = office.mail("moi", "cap-tren-td-2021-03");
    let names: Vec<&String> = up.attachments.keys().collect();
    assert_eq!(names, ["bao-cao-2021-03.docx", "danh-sach-2021-03.xlsx", "tong-hop-2021-03.xlsx"]);
    let cells = up.cells();
    assert!(cells.contains("Nguyễn Hoàng Anh") && cells.contains("Chi đoàn CNTT K10"));
    assert!(!cells.contains("12/05/2002") && !cells.contains("0912345678"));
    let list = office.list();
    assert_eq!(list["waiting"][0]["kind"], "cap-tren");
    assert!(list["waiting"][0]["persons"].as_u64().unwrap() > 0);
    // Allowed for somebody else is allowed for nobody else.
    office.write("config.toml", config() + "[[privacy.allow]]\nto = \"K-CNTT\"\ncolumns = [\"name\"]\n");
    office.run("2021-04-03");
    assert_eq!(office.mail("moi", "cap-tren-td-2021-03").attachments.len(), 2);
}

#[test]
fn a_sheet_in_another_units_folder_is_parked_with_the_reason() {
    let office = office();
    office.sheet("CK-K9/hoat-dong.xlsx", &activities("CHI ĐOÀN CNTT K10", "Đặng Nhật Khoa"));
    let told = office.run("2021-04-03");
    assert!(told.contains("2 thư để riêng ở thu/can-xem/"), "{told}");
    // The chapter that its title names, and the faculty whose slice its rows would stand in.
    assert_eq!(office.names("can-xem"), ["doan-khoa-k-cntt-2021-03", "tra-lai-cntt-k10-2021-03"]);
    let reason = fs::read_to_string(office.thu().join("can-xem/tra-lai-cntt-k10-2021-03.txt")).unwrap();
    for part in ["CK-K9/hoat-dong.xlsx", "Chi đoàn Cơ khí K9", "Chi đoàn CNTT K10", "thư mục moi"] {
        assert!(reason.contains(part), "{reason}");
    }
    let shown = office.call("send").out;
    assert!(shown.contains("Để riêng ở thu/can-xem/, chưa gửi, cần người xem: 2 thư"), "{shown}");
    let list = office.list();
    assert_eq!(list["parked"][1]["unit"], "CNTT-K10");
    assert_eq!(list["parked"][1]["held"], true);
    assert!(list["parked"][1]["reason"].as_str().unwrap().contains("CK-K9/hoat-dong.xlsx"));

    // Again: the same, not twice. Moved by a person: it stays where she put it. Put right: it is an ordinary letter.
    office.run("2021-04-03");
    assert_eq!(office.names("can-xem").len(), 2);
    for extension in ["eml", "json"] {
        let name = format!("tra-lai-cntt-k10-2021-03.{extension}");
        fs::rename(office.thu().join("can-xem").join(&name), office.thu().join("moi").join(&name)).unwrap();
    }
    office.run("2021-04-03");
    assert_eq!(office.names("can-xem"), ["doan-khoa-k-cntt-2021-03"]);
    assert!(office.names("moi").contains(&"tra-lai-cntt-k10-2021-03".to_owned()));
    office.sheet("CK-K9/hoat-dong.xlsx", &activities("CHI ĐOÀN CƠ KHÍ K9", "Đặng Nhật Khoa"));
    office.run("2021-04-03");
    assert!(office.names("can-xem").is_empty());
    assert_eq!(office.names("moi").len(), 5);
}

#[test]
fn a_sheet_that_names_nobody_is_not_returned_by_itself() {
    let office = office();
    office.sheet("CK-K9/hoat-dong.xlsx", &activities("DANH SÁCH", "Đặng Nhật Khoa"));
    office.run("2021-04-03");
    assert_eq!(office.names("can-xem"), ["tra-lai-ck-k9-2021-03"]);
    let reason = fs::read_to_string(office.thu().join("can-xem/tra-lai-ck-k9-2021-03.txt")).unwrap();
    assert!(reason.contains("trong bảng ghi không rõ đơn vị"), "{reason}");
}

#[test]
fn reminders_climb_the_ladder_one_step_at_a_time() {
    let office = office();
    let reminders = |office: &Office| -> Vec<String> {
        office.names("moi").into_iter().filter(|name| name.starts_with("nhac-nop")).collect()
    };
    // Due on 5 April: nothing before the first step, nor on the due day.
    for day in ["2021-04-03", "2021-04-05"] {
        office.run(day);
        assert!(reminders(&office).is_empty(), "{day}");
    }
    office.run("2021-04-06");
    assert_eq!(reminders(&office), ["nhac-nop-cntt-k11-2021-03-sau-1-ngay"]);
    let first = office.mail("moi", "nhac-nop-cntt-k11-2021-03-sau-1-ngay");
    assert_eq!((first.to, first.cc), (vec!["k11@school.example".to_owned()], vec![]));
    assert!(first.body.contains("là ngày 05/04/2021"), "{}", first.body);
    // The next step takes the place of one that was not sent: never two at once.
    office.run("2021-04-20");
    assert_eq!(reminders(&office), ["nhac-nop-cntt-k11-2021-03-sau-4-ngay"]);
    let second = office.mail("moi", "nhac-nop-cntt-k11-2021-03-sau-4-ngay");
    assert_eq!(second.cc, ["k.cntt@school.example"]);
    assert!(
        second.subject.contains("(quá hạn từ 4 ngày)")
            && second.body.contains("đồng gửi Đoàn khoa Công nghệ thông tin")
    );
    let shown = office.call("send").out;
    assert!(shown.contains("đồng gửi (Cc): k.cntt@school.example"), "{shown}");
    assert_eq!(office.list()["waiting"][3]["cc"][0], "k.cntt@school.example");
    // Once the unit has sent something there is nothing to remind it of.
    office.sheet("Khoa CNTT/CNTT-K11/hoat-dong.xlsx", &activities("CHI ĐOÀN CNTT K11", "Mai Phương Oanh"));
    office.run("2021-04-20");
    assert!(reminders(&office).is_empty());
}

/// A slip of March nobody confirmed is still to be told in April; that the chapter sent something in April is not.
#[test]
fn who_sent_nothing_new_is_not_told_that_something_came() {
    let office = office();
    office.run("2021-04-03");
    let first = office.mail("moi", "tra-lai-cntt-k10-2021-03");
    assert!(
        first.subject.starts_with("Đề nghị chỉnh sửa bài nộp") && first.body.contains("đã nhận bài nộp của đơn vị")
    );
    office.write(
        "config.toml",
        config().replace("from = 2021-03-01\nto = 2021-03-31", "from = 2021-04-01\nto = 2021-04-30"),
    );
    let told = office.call("run --today 2021-05-10");
    let thu = office.path().join("output/2021-04/thu/moi");
    let mail = |name: &str| Mail::read(&fs::read(thu.join(name)).unwrap());
    let reminder = mail("nhac-nop-cntt-k10-2021-04-sau-4-ngay.eml");
    assert!(reminder.body.contains("chưa nhận được bài nộp của đơn vị"), "{}", told.out);
    let again = mail("tra-lai-cntt-k10-2021-04.eml");
    assert!(again.subject.starts_with("Đề nghị xem lại bài đã nộp trước đây"), "{}", again.subject);
    let said =
        "chưa nhận bài nộp tháng 4 năm 2021 của đơn vị. Trong các bài đơn vị đã nộp trước đây, khi tổng hợp còn ";
    assert!(again.body.contains(said) && !again.body.contains("đã nhận bài nộp"), "{}", again.body);
}

#[test]
fn no_reminder_where_nothing_is_due_and_none_where_a_file_could_not_be_read() {
    let office = office();
    office.write("config.toml", config().replace("due_days = 5", ""));
    office.run("2021-06-01");
    assert!(!office.names("moi").iter().any(|name| name.starts_with("nhac-nop")));
    office.write("config.toml", config());
    office.write("input/Khoa CNTT/CNTT-K11/danh sach.pdf", "%PDF-1.4 ...");
    office.run("2021-04-06");
    assert!(!office.names("moi").iter().any(|name| name.starts_with("nhac-nop")));
    let returned = office.mail("moi", "tra-lai-cntt-k11-2021-03");
    assert!(returned.body.contains("1. danh sach.pdf\n"), "{}", returned.body);
    let told = "còn 1 lỗi (lỗi này làm cho dòng hoặc tệp chưa được tính):";
    assert!(returned.body.contains(told), "{}", returned.body);
    // The faculty hears of as many chapters without figures as its own part counts.
    let faculty = office.mail("moi", "doan-khoa-k-cntt-2021-03");
    let line = "(1/2):\n- Chi đoàn CNTT K11 (đã gửi, tệp không đọc được)\n";
    assert!(faculty.body.contains(line) && !faculty.body.contains("Tất cả"), "{}", faculty.body);
    assert!(faculty.cells().contains("Chi đoàn CNTT K11 (đã gửi, tệp không đọc được)"));
}

#[test]
fn one_bad_address_stops_nobody_and_each_unit_is_named_once() {
    let office = office();
    let config = config().replace("k.cntt@school.example", "").replace("email = \"\"\n", "");
    office.write("config.toml", config.replace("email = \"ck.k9@school.example\"\n", ""));
    office.sheet(
        "don-vi.xlsx",
        "
| DANH SÁCH ĐƠN VỊ |
| Mã đơn vị | Tên đơn vị | Cấp | Đơn vị cấp trên | Thư điện tử |
| CK-K9 | Chi đoàn Cơ khí K9 | Chi đoàn | CDN | ck.k9@school@example |
| CNTT-K11 | Chi đoàn CNTT K11 | Chi đoàn | K-CNTT | k11@school.example |
| P-AT | Đoàn phường An Thới | Đoàn phường, xã | | hỏi chị Lan |
",
    );
    let told = office.run("2021-04-20");
    assert!(
        told.contains(
            "không soạn được, địa chỉ thư không đúng: “ck.k9@school@example”: 1 chi đoàn (Chi đoàn Cơ khí K9)"
        ),
        "{told}"
    );
    assert!(
        told.contains("không soạn được, chưa có địa chỉ thư: 1 đoàn cơ sở (Đoàn khoa Công nghệ thông tin)"),
        "{told}"
    );
    let wrong = "không soạn được, địa chỉ thư không đúng: “hỏi chị lan”: 1 đoàn phường, xã (Đoàn phường An Thới)";
    assert!(told.contains(wrong), "{told}");
    assert!(told.contains("input/don-vi.xlsx"), "{told}");
    let expected = [
        "cap-tren-td-2021-03",
        "dia-ban-p-bt-2021-03",
        "nhac-nop-cntt-k11-2021-03-sau-4-ngay",
        "tra-lai-cntt-k10-2021-03",
    ];
    assert_eq!(office.names("moi"), expected);
    // The reminder goes without the copy that has no address.
    assert!(office.mail("moi", expected[2]).cc.is_empty());
    let not_made: Vec<String> = office.list()["not_made"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| format!("{} {}", one["unit"], one["cause"]))
        .collect();
    assert_eq!(not_made, ["\"CK-K9\" \"bad-address\"", "\"K-CNTT\" \"no-address\"", "\"P-AT\" \"bad-address\""]);
}

#[test]
fn without_mail_the_letters_are_counted_and_nothing_is_prepared() {
    let office = office();
    office.write("config.toml", UNITS);
    let told = office.run("2021-04-03");
    assert!(told.contains("có 5 thư cần gửi nhưng config.toml chưa có [mail] nên chưa soạn"), "{told}");
    assert!(told.contains("1 báo cáo gửi cấp trên · 1 đề nghị phường, xã xác nhận"), "{told}");
    assert!(!office.thu().exists());
    let told = office.call("run --send --today 2021-04-03");
    assert_eq!(told.code, 3);
    assert!(told.err.contains("Chưa có [mail]"), "{}", told.err);
}

#[test]
fn a_mistake_in_a_template_stops_the_run_before_anything_is_written() {
    let office = office();
    office.write("templates/thu/nhac-nop.txt", "Nhắc nộp\n\nHạn là {{ han }}\n");
    let told = office.call("run --today 2021-04-03");
    assert_eq!(told.code, 2);
    assert!(told.err.contains("templates/thu/nhac-nop.txt, dòng 3") && told.err.contains("“han”"), "{}", told.err);
    assert!(!office.path().join("output/2021-03").exists());
    office.write("templates/thu/nhac-nop.txt", [0xff, 0xfe, 0x41, 0]);
    assert!(office.call("run --today 2021-04-03").err.contains("UTF-8"));
    office.write("templates/thu/nhac-nop.txt", "Nhắc {{ recipient }} nộp bài\n\nHạn là {{ due }}\n");
    office.run("2021-04-06");
    assert_eq!(office.mail("moi", "nhac-nop-cntt-k11-2021-03-sau-1-ngay").subject, "Nhắc Chi đoàn CNTT K11 nộp bài");
}

#[test]
fn what_she_edited_is_attached_and_said_but_never_the_workbook_with_persons() {
    let office = office();
    office.run("2021-04-03");
    let output = office.path().join("output/2021-03");
    let returned = "phan-hoi/CK-K9/phan-hoi-ck-k9.xlsx";
    office.retype(returned, "Xin sửa các chỗ dưới đây", "Kính mong sửa các chỗ dưới đây");
    fs::write(output.join("tong-hop.xlsx"), "hers, with persons").unwrap();
    office.run("2021-04-03");
    let hers = fs::read(output.join(returned)).unwrap();
    assert!(office.mail("moi", "tra-lai-ck-k9-2021-03").attachments["phan-hoi-ck-k9.xlsx"] == hers);
    let up = office.mail("moi", "cap-tren-td-2021-03");
    assert!(up.attachments.values().all(|bytes| bytes != b"hers, with persons"));
    let shown = office.call("send").out;
    assert!(shown.contains("lưu ý: đính kèm phan-hoi-ck-k9.xlsx chị đã sửa"), "{shown}");
    assert!(shown.contains("lưu ý: tong-hop.xlsx chị đã sửa không gửi kèm vì có danh sách người"), "{shown}");
    assert!(shown.contains("lưu ý: bao-cao.docx đính kèm còn nguyên như tonghop lập"), "{shown}");
    assert_eq!(office.list()["waiting"][0]["notes"].as_array().unwrap().len(), 2);
}
