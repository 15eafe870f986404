//! What goes with a letter in the place of what a run made: judged by what stands in it, not by where it lies.

use std::fs;

use super::folder::Office;
use super::tests::{activities, config, office};

const RETURNED: &str = "phan-hoi/CK-K9/phan-hoi-ck-k9.xlsx";
const LETTER: &str = "tra-lai-ck-k9-2021-03";

/// Rows of a workbook of the period's outputs in which a cell is somebody's name.
fn naming(office: &Office, path: &str) -> u64 {
    use calamine::{Reader, Xlsx, open_workbook};
    const NAMES: [&str; 5] = ["Nguyễn Hoàng Anh", "Trần Thị Bích", "Lê Minh Châu", "Đặng Nhật Khoa", "Võ Thị Diễm"];
    let mut book: Xlsx<_> = open_workbook(office.path().join("output/2021-03").join(path)).unwrap();
    let sheets: Vec<_> = book.worksheets().into_iter().map(|(_, sheet)| sheet).collect();
    let rows = sheets.iter().flat_map(|sheet| sheet.rows());
    rows.filter(|row| row.iter().any(|cell| NAMES.contains(&cell.to_string().as_str()))).count() as u64
}

/// An office that ran once, so that there is something to edit.
fn ran() -> Office {
    let office = office();
    office.run("2021-04-03");
    assert!(office.names("can-xem").is_empty());
    office
}

/// Runs; the one letter that is parked, why, and how many rows of what it carries name somebody.
fn parked(office: &Office) -> (String, String, u64) {
    office.run("2021-04-03");
    let names = office.names("can-xem");
    assert_eq!(names.len(), 1, "{names:?}");
    assert_eq!(office.names("moi").len(), 4, "all others go");
    let persons = office.list()["parked"][0]["persons"].as_u64().unwrap();
    (names[0].clone(), office.reason(&names[0]), persons)
}

#[test]
fn a_workbook_of_another_unit_is_parked_wherever_it_lies() {
    for (from, to, letter, said) in [
        (
            "phan-hoi/CNTT-K10/phan-hoi-cntt-k10.xlsx",
            RETURNED,
            LETTER,
            "ghi Chi đoàn CNTT K10 (CNTT-K10), còn thư này gửi Chi đoàn Cơ khí K9 (CK-K9).",
        ),
        (
            "phan-hoi/CK-K9/tong-hop-ck-k9.xlsx",
            "phan-hoi/K-CNTT/tong-hop-k-cntt.xlsx",
            "doan-khoa-k-cntt-2021-03",
            "ghi Chi đoàn Cơ khí K9 (CK-K9), còn thư này gửi Đoàn khoa Công nghệ thông tin (K-CNTT).",
        ),
        (
            "doi-chieu/don-vi-cntt-k10.xlsx",
            "doi-chieu/phuong-xa-31168-phuong-binh-thuy.xlsx",
            "dia-ban-p-bt-2021-03",
            "ghi Chi đoàn CNTT K10 (CNTT-K10), còn thư này gửi Đoàn phường Bình Thủy (P-BT).",
        ),
    ] {
        let office = ran();
        office.copy(&format!("2021-03/{from}"), &format!("2021-03/{to}"));
        let (name, reason, persons) = parked(&office);
        assert_eq!(name, letter);
        let whole = format!("{to} có bảng của đơn vị khác: dòng “Mã bảng” {said}\nHãy xóa {to} rồi chạy lại");
        assert!(reason.starts_with(&whole), "{reason}");
        // What is told of it is told of what it carries.
        assert!(persons > 0 && persons == naming(&office, to), "{to}: {persons}");
        fs::remove_file(office.path().join("output/2021-03").join(to)).unwrap();
        office.run("2021-04-03");
        assert!(office.names("can-xem").is_empty());
        assert!(office.names("moi").contains(&letter.to_owned()));
    }
}

#[test]
fn a_workbook_that_no_longer_says_whose_it_is_is_parked() {
    let march = "tonghop/1 phan-hoi 2021-03-01..2021-03-31 - CK-K9";
    let february = "tonghop/1 phan-hoi 2021-02-01..2021-02-28 - CK-K9";
    let slice = march.replace("phan-hoi", "phan-don-vi");
    for (now, said) in [
        ("đã xóa", format!("{RETURNED} đã bị sửa hoặc thay và không còn dòng “Mã bảng”")),
        (february, format!("{RETURNED} là bảng khác: dòng “Mã bảng” ghi “{february}”, đúng ra là “{march}”.")),
        (&slice, format!("{RETURNED} là bảng khác: dòng “Mã bảng” ghi “{slice}”, đúng ra là “{march}”.")),
    ] {
        let office = ran();
        office.retype(RETURNED, march, now);
        let (name, reason, _) = parked(&office);
        assert_eq!(name, LETTER);
        assert!(reason.starts_with(&said), "{reason}");
    }
    let office = ran();
    office.write(&format!("output/2021-03/{RETURNED}"), "PK\u{3}\u{4}hers");
    let (name, reason, _) = parked(&office);
    assert_eq!(name, LETTER);
    assert!(reason.starts_with(&format!("{RETURNED} đã bị sửa hoặc thay và không mở được như một bảng Excel")));
    assert!(reason.contains("chuyển hai tệp .eml và .json về thư mục moi"), "{reason}");
}

#[test]
fn a_workbook_that_names_members_of_another_unit_is_parked() {
    let office = ran();
    office.retype(RETURNED, "31/02/2021", "TRẦN THỊ BÍCH");
    let (name, reason, persons) = parked(&office);
    assert_eq!((name.as_str(), persons), (LETTER, 2));
    let said = format!("{RETURNED} chị đã sửa có tên đoàn viên không thuộc đơn vị này: TRẦN THỊ BÍCH.\n");
    assert!(reason.starts_with(&said), "{reason}");
    // A member of its own is its own to read of.
    fs::remove_file(office.path().join("output/2021-03").join(RETURNED)).unwrap();
    office.run("2021-04-03");
    office.retype(RETURNED, "31/02/2021", "Đặng Nhật Khoa");
    office.run("2021-04-03");
    assert!(office.names("can-xem").is_empty());
    let all = office.list();
    let waiting = all["waiting"].as_array().unwrap().iter().find(|one| one["unit"] == "CK-K9").unwrap();
    assert_eq!(waiting["persons"], 2);
}

#[test]
fn a_workbook_edited_before_the_unit_sent_again_is_parked() {
    let office = ran();
    office.retype(RETURNED, "Xin sửa các chỗ dưới đây", "Kính mong sửa các chỗ dưới đây");
    office.run("2021-04-03");
    assert!(office.names("can-xem").is_empty(), "what she edits in the newest is what she wants to send");
    let again = activities("CHI ĐOÀN CƠ KHÍ K9", "Đặng Nhật Khoa").replace("31/02/2021", "31/04/2021");
    office.sheet("CK-K9/hoat-dong.xlsx", &again);
    for _ in 0..2 {
        let (name, reason, _) = parked(&office);
        assert_eq!(name, LETTER);
        assert!(reason.starts_with(&format!("{RETURNED} chị sửa từ trước, sau đó bài nộp hoặc số liệu đã đổi")));
        assert!(reason.contains("tên có thêm “-moi”"), "{reason}");
    }
    fs::remove_file(office.path().join("output/2021-03").join(RETURNED)).unwrap();
    office.run("2021-04-03");
    assert!(office.names("can-xem").is_empty());
    assert!(office.mail("moi", LETTER).cells().contains("31/04/2021"));
}

#[test]
fn a_report_that_is_none_or_of_another_month_does_not_go_up_by_itself() {
    let office = ran();
    let report = office.path().join("output/2021-03/bao-cao.docx");
    let made = fs::read(&report).unwrap();
    let unreadable = "bao-cao.docx đã bị sửa hoặc thay và không đọc được";
    let cut = made[..made.len() / 2].to_vec();
    for (bytes, cause) in [(b"junk".to_vec(), "(tệp không phải là văn bản Word (.docx))"), (cut, "(tệp bị hỏng")]
    {
        fs::write(&report, bytes).unwrap();
        assert!(office.run("2021-04-03").contains(unreadable), "said on the screen too");
        let (name, reason, _) = parked(&office);
        assert_eq!(name, "cap-tren-td-2021-03");
        assert!(reason.starts_with(&format!("{unreadable} {cause}")), "{reason}");
        assert!(reason.contains("xóa tệp ấy để dùng bản mới"), "{reason}");
    }
    fs::remove_file(&report).unwrap();
    office.run("2021-04-03");
    office.retype("bao-cao.docx", "<w:body>", "<w:body><w:p>");
    let (name, reason, _) = parked(&office);
    assert_eq!(name, "cap-tren-td-2021-03");
    assert!(reason.contains("phần word/document.xml bên trong tệp bị hỏng"), "{reason}");

    // The report of the month before, in the place of this one.
    fs::remove_file(&report).unwrap();
    office.run("2021-04-03");
    assert_eq!(office.call("run --period 2021-02 --today 2021-04-03").code, 0);
    office.copy("2021-02/bao-cao.docx", "2021-03/bao-cao.docx");
    let (name, reason, _) = parked(&office);
    assert_eq!(name, "cap-tren-td-2021-03");
    assert!(reason.contains("không chắc là báo cáo của kỳ này") && reason.contains("Tháng 2 năm 2021”"), "{reason}");
}

#[test]
fn a_ward_that_nobody_knows_a_union_of_is_named_among_those_not_written_to() {
    let office = office();
    let text = "
| CHI ĐOÀN CƠ KHÍ K9 |
| DANH SÁCH GIỚI THIỆU ĐOÀN VIÊN VỀ SINH HOẠT TẠI NƠI CƯ TRÚ |
| THÁNG 3 NĂM 2021 |
| STT | Họ và tên | Ngày sinh | Nơi giới thiệu đến | Số phiếu | Ngày giới thiệu |
| =1 | Đặng Nhật Khoa | 12/05/2002 | Phường Trà Nóc | 04 | 01/03/2021 |
";
    office.sheet("CK-K9/gioi-thieu.xlsx", text);
    let told = office.run("2021-04-03");
    assert!(told.contains("không soạn được, chưa có trong danh sách đơn vị: 1 "), "{told}");
    let list = office.list();
    let made = list["not_made"].as_array().unwrap();
    let one = made.iter().find(|one| one["name"] == "Phường Trà Nóc").unwrap();
    assert_eq!(
        (&one["cause"], &one["kinds"][0], &one["level"]),
        (&"unregistered".into(), &"dia-ban".into(), &"ward".into())
    );
    assert!(office.call("send").out.contains("Phường Trà Nóc"));
}

#[test]
fn a_wards_own_answer_goes_back_to_it() {
    let office = office();
    let text = "
| DANH SÁCH ĐOÀN VIÊN ĐƯỢC GIỚI THIỆU VỀ SINH HOẠT TẠI NƠI CƯ TRÚ |
| Kính gửi: Đoàn phường Bình Thủy |
| Mã bảng (xin giữ nguyên dòng này): tonghop/1 doi-chieu-phuong 2021-03-01..2021-03-31 31168 P-BT |
| |
| STT | Họ và tên | Năm sinh | Chi đoàn, đơn vị | Ngày giới thiệu | Xác nhận | Thời gian |
| =1 | Nguyễn Hoàng Anh | 2002 | Chi đoàn CNTT K10 | 01/03/2021 | xyz | |
";
    office.sheet("P-BT/phieu.xlsx", text);
    office.run("2021-04-03");
    assert!(office.names("can-xem").is_empty(), "{}", office.reason("tra-lai-p-bt-2021-03"));
    assert!(office.mail("moi", "tra-lai-p-bt-2021-03").body.contains("phieu.xlsx"));
    // In another's folder the two do not agree, as with any sheet.
    fs::remove_file(office.path().join("input/P-BT/phieu.xlsx")).unwrap();
    office.sheet("CK-K9/phieu.xlsx", text);
    office.run("2021-04-03");
    assert!(office.names("can-xem").contains(&"tra-lai-p-bt-2021-03".to_owned()));
}

#[test]
fn an_office_by_a_code_the_register_does_not_have_is_known_by_its_name() {
    let office = office();
    let list = |office: &Office| {
        let told = office.run("2021-04-03");
        (told, office.names("moi"))
    };
    let (_, right) = list(&office);
    office.write("config.toml", config().replacen("code = \"CDN\"", "code = \"CDN-SH\"", 1));
    let (told, names) = list(&office);
    assert_eq!(names, right, "nobody gets a letter more");
    let said =
        "[office] code “CDN-SH” không có trong danh sách đơn vị; Đoàn trường Cao đẳng Nghề Sông Hậu ở đó có mã CDN";
    assert!(told.contains(said), "{told}");
}
