//! What a letter says of each finding is what its attachment says, and what this sender can act on.

use super::folder::Office;
use super::tests::config;

/// A roster with a phone nobody can dial, an activity list whose title names the month, a ward that names a stranger.
fn office() -> Office {
    let office = Office::new(&config());
    office.sheet(
        "Khoa CNTT/CNTT-K10/danh-sach.xlsx",
        "
| CHI ĐOÀN CNTT K10 |
| DANH SÁCH ĐOÀN VIÊN |
| STT | Họ và tên | Ngày sinh | Số điện thoại | Ngày vào Đoàn |
| =1 | Nguyễn Hoàng Anh | 12/05/2002 | '0912345678 | 26/03/2018 |
| =2 | Trần Thị Bích | 03/11/2002 | '12345 | 26/03/2018 |
",
    );
    office.sheet(
        "CK-K9/hoat-dong.xlsx",
        "
| CHI ĐOÀN CƠ KHÍ K9 |
| DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG THÁNG 3 NĂM 2021 |
| STT | Họ và tên | Ngày sinh | Thời gian | Nhóm hoạt động |
| =1 | Đặng Nhật Khoa | 12/05/2002 | 31/02/2021 | ASXH |
| =2 | | | 06/03/2021 | NTM |
",
    );
    office.sheet(
        "P-BT/xac-nhan.xlsx",
        "
| ĐOÀN PHƯỜNG BÌNH THỦY |
| DANH SÁCH XÁC NHẬN ĐOÀN VIÊN SINH HOẠT TẠI NƠI CƯ TRÚ |
| Tháng 3 năm 2021 |
| STT | Họ và tên | Ngày sinh | Thời gian | Kết quả |
| =1 | Cao Thị Lạ | 03/11/2002 | 07/03/2021 | Đạt |
",
    );
    office
}

#[test]
fn a_cell_that_is_not_used_is_told_so_in_letter_and_attachment() {
    let office = office();
    office.run("2021-04-03");
    let letter = office.mail("moi", "tra-lai-cntt-k10-2021-03");
    let said = "Ô này không đọc được thành một số điện thoại của Việt Nam; chúng tôi không dùng số này.";
    assert!(letter.body.contains(&format!("danh-sach.xlsx, Sheet1, D5\n   cần xem: {said}\n")), "{}", letter.body);
    assert!(letter.body.contains("Xin ghi lại số điện thoại đủ 10 số."), "{}", letter.body);
    assert!(letter.cells().contains(said));
    assert!(!letter.body.contains("Không cần làm gì.") && !letter.body.contains("12345"), "{}", letter.body);
}

#[test]
fn an_error_says_whether_a_row_is_left_out_and_what_the_row_lacks() {
    let office = office();
    office.run("2021-04-03");
    let letter = office.mail("moi", "tra-lai-ck-k9-2021-03");
    let lost = "D4\n   lỗi: Ngày này không có trong lịch; chúng tôi bỏ ngày này và lấy thời gian ghi ở tiêu đề, tên trang hoặc tên tệp cho dòng đó.";
    assert!(letter.body.contains(lost), "the month of the title counts the row: {}", letter.body);
    let lacking = "lỗi, chưa tính: Dòng này không ghi một mục cần phải có (mục: họ và tên); dòng chưa được tính.";
    assert!(letter.body.contains(lacking), "{}", letter.body);
    assert!(letter.body.contains("còn 2 lỗi (1 lỗi làm cho dòng hoặc tệp chưa được tính)"), "{}", letter.body);
    assert!(letter.cells().contains("lỗi, chưa tính") && letter.cells().contains("(mục: họ và tên)"));
}

#[test]
fn a_date_that_the_title_stands_in_for_leaves_no_row_out() {
    let office = Office::new(&config());
    office.sheet(
        "CK-K9/hoat-dong.xlsx",
        "
| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐOÀN TẠI NƠI CƯ TRÚ |
| Chi đoàn Cơ khí K9 - Tháng 3 năm 2021 |
| |
| STT | Họ và tên | Ngày sinh | Ngày tham gia | Phường/xã | Hoạt động | Kết quả | Zzq lạ |
| =1 | Võ Thị Diễm | 17/09/2003 | 05/03/2021 | Phường Bình Thủy | Dọn vệ sinh | Đạt | x |
| =2 | Đặng Nhật Khoa | 12/05/2002 | 31/02/2021 | Phường Bình Thủy | Hiến máu | Đạt | x |
| =3 | Lê Văn Cường | 03/03/2003 | 12/03/2021 | Phường Bình Thủy | Văn nghệ | Đạt | |
",
    );
    office.run("2021-04-03");
    let letter = office.mail("moi", "tra-lai-ck-k9-2021-03");
    assert!(letter.body.contains("D6\n   lỗi: Ngày này không có trong lịch"), "{}", letter.body);
    assert!(!letter.body.contains("chưa được tính)"), "the row waits for its unknown column: {}", letter.body);
    let figures = std::fs::read_to_string(office.path().join("output/2021-03/so-lieu.json")).unwrap();
    let figures: serde_json::Value = serde_json::from_str(&figures).unwrap();
    assert_eq!(figures["balance"]["rows"]["waiting"], 3);
}

#[test]
fn a_ward_is_asked_for_nothing_it_does_not_have() {
    let office = office();
    office.run("2021-04-03");
    let letter = office.mail("moi", "tra-lai-p-bt-2021-03");
    assert!(letter.body.contains("Xin xem lại họ tên và ngày sinh; nếu đúng thì không cần làm gì."), "{}", letter.body);
    for no in ["danh sách đoàn viên có người này", "danh sách giới thiệu, hoặc", "tệp câu hỏi"] {
        assert!(!letter.body.contains(no) && !letter.cells().contains(no), "{no}: {}", letter.body);
    }
}

#[test]
fn the_page_tells_two_cases_of_one_code_apart() {
    let office = office();
    office.run("2021-04-03");
    let page = std::fs::read_to_string(office.path().join("output/2021-03/tong-quan.html")).unwrap();
    assert!(page.contains("Ô này không đọc được thành một số điện thoại của Việt Nam"));
    assert!(!page.contains("Số điện thoại thiếu số 0 ở đầu"));
    assert!(page.contains("Dòng này không ghi một mục cần phải có (mục: họ và tên)"));
}

#[test]
fn the_page_leaves_to_hands_only_what_no_letter_carries() {
    let page = |office: &Office| {
        office.run("2021-04-03");
        let page = std::fs::read_to_string(office.path().join("output/2021-03/tong-quan.html")).unwrap();
        page.replace("&#x2f;", "/")
    };
    let office = office();
    assert!(!page(&office).contains("Chuyển tận tay"));
    office.write("config.toml", config().replace("email = \"k10@school.example\"\n", ""));
    let told = page(&office);
    assert!(told.contains("tệp trong phan-hoi/ không đi kèm thư nào") && told.contains("phan-hoi-cntt-k10.xlsx"));
    assert!(!told.contains("không đi kèm thư nào cho đúng đơn vị: phan-hoi-ck-k9.xlsx"));
}

/// A chapter that lists three persons without births in one file and an activity of four in another.
fn repeated() -> Office {
    let office = Office::new(&config());
    let members = ["Nguyễn Hoàng Anh", "Trần Thị Bích", "Lê Minh Châu"];
    let rows = |number: usize| -> String {
        let row = |(at, name): (usize, &&str)| {
            format!("| ={} | {name} | {:02}/11/2002 | vớt lục bình | ASXH |\n", at + 1, at + number)
        };
        members.iter().enumerate().map(row).collect()
    };
    for (file, month) in [("lan 1.xlsx", 1), ("lan 2.xlsx", 5)] {
        let text = format!(
            "
| CHI ĐOÀN CNTT K10 |
| DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG THÁNG 3 NĂM 2021 |
| STT | Họ và tên | Ngày sinh | Nội dung hoạt động | Ghi chú |
{}",
            rows(month)
        );
        office.sheet(&format!("Khoa CNTT/CNTT-K10/{file}"), &text);
    }
    office
}

#[test]
fn what_is_said_alike_of_several_files_is_said_once() {
    let office = repeated();
    office.run("2021-04-03");
    let letter = office.mail("moi", "tra-lai-cntt-k10-2021-03");
    let said = "cần xem: Không xếp được hoạt động này vào nhóm nào; chúng tôi tạm tính vào nhóm khác.";
    assert_eq!(letter.body.matches(said).count(), 1, "{}", letter.body);
    let place = "lan 1.xlsx, Sheet1, D4:D6; lan 2.xlsx, Sheet1, D4:D6\n";
    assert!(letter.body.contains(&format!("{place}   {said}")), "{}", letter.body);
}

#[test]
fn a_letter_ends_with_what_it_asks_for() {
    let ends = |office: &Office, stem: &str| {
        office.run("2021-04-03");
        let letter = office.mail("moi", stem);
        let (_, end) = letter.body.split_once("cách xử lý.\n\n").unwrap();
        (letter.subject, end.split("\n\nTrân trọng.").next().unwrap().to_owned())
    };
    let look = "Xin xem lại các chỗ trên: chỗ nào sai thì sửa ngay trong bảng của đơn vị rồi gửi lại cả tệp, không gửi riêng phần sửa; chỗ nào đã đúng thì để nguyên.";
    let (subject, end) = ends(&repeated(), "tra-lai-cntt-k10-2021-03");
    assert!(subject.starts_with("Đề nghị xem lại bài nộp sinh hoạt nơi cư trú của Chi đoàn CNTT K10"), "{subject}");
    assert_eq!(end, look);
    let (subject, end) = ends(&office(), "tra-lai-ck-k9-2021-03");
    assert!(subject.starts_with("Đề nghị chỉnh sửa bài nộp"), "{subject}");
    let correct = "Xin sửa ngay trong bảng của đơn vị rồi gửi lại cả tệp, không gửi riêng phần sửa.";
    assert!(end.starts_with(correct), "{end}");
    let unread = Office::new(&config());
    unread.write("input/CK-K9/anh.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01");
    let (subject, end) = ends(&unread, "tra-lai-ck-k9-2021-03");
    assert!(subject.starts_with("Đề nghị gửi lại bài nộp"), "{subject}");
    assert_eq!(end, "Xin gửi lại tệp theo cách ghi ở trên.");
    let letter = unread.mail("moi", "tra-lai-ck-k9-2021-03");
    assert!(letter.cells().contains("Tệp cần gửi lại thì gửi theo cột “Cách xử lý”."), "{}", letter.cells());
    assert!(!letter.cells().contains("Xin sửa các chỗ dưới đây"), "{}", letter.cells());
}
