//! What was answered about one sender's sheet holds for its next one, and what changed since is said.

use super::{CONFIG, answered, asked, number, of, type_in, with};
use crate::support::run::Folder;

/// Columns are remembered for a folder, and months in it are no other sender.
fn month(path: &str, header: &str, day: &str) -> Folder {
    added(Folder::new(CONFIG, "--period 2021-03..2021-05 --today 2021-06-10"), path, header, day)
}

fn added(folder: Folder, path: &str, header: &str, day: &str) -> Folder {
    folder.sheet(
        path,
        "DS",
        &format!(
            "| DANH SÁCH ĐOÀN VIÊN THAM GIA THEO NHÓM HOẠT ĐỘNG |
             | STT | Họ và tên | Ngày sinh | Ngày tham gia | Nhóm hoạt động | {header} |
             | =1 | Nguyễn Hoàng Anh | 12/05/2002 | {day} | NTM | An Thới |"
        ),
    )
}

#[test]
fn a_column_explained_once_is_known_next_month_and_its_new_name_is_announced() {
    let march = month("K10A/thang 3-2021/ds.xlsx", "Bến đỗ", "14/03/2021");
    assert_eq!(number(&march.run(), "wards.31177.turns"), 0);
    let mut book = asked(&march);
    type_in(&mut book, "Cột này là gì", "Bến đỗ", "Phường, xã");

    // The next month alone, with nothing but the answer kept.
    let april = with(&month("K10A/thang 4-2021/ds.xlsx", "BẾN ĐỖ", "11/04/2021"), "quyet-dinh/001.xlsx", &book);
    let outcome = april.run();
    assert_eq!((number(&outcome, "wards.31177.turns"), outcome.register.questions.len()), (1, 0));
    assert!(of(&outcome, "column-unknown").is_empty());

    // Another sender's column of that name is asked about.
    let other = with(&month("K10B/thang 4-2021/ds.xlsx", "Bến đỗ", "11/04/2021"), "quyet-dinh/001.xlsx", &book);
    assert_eq!(of(&other.run(), "column-unknown").len(), 1);

    // Renamed: asked about again, with the name it had.
    let may = with(&month("K10A/thang 5-2021/ds.xlsx", "Chỗ đến", "09/05/2021"), "quyet-dinh/001.xlsx", &book);
    let outcome = may.run();
    let found = of(&outcome, "column-unknown");
    assert_eq!(
        found[0].message(tonghop::model::Lang::Vi),
        "Có cột tonghop không hiểu (tên cột: “Chỗ đến”; bảng trước của đơn vị có cột phường, xã tên là: “ben do”); \
         cột được liệt kê nhưng không dùng để tính."
    );
    assert_eq!(
        outcome.register.questions[0].reasons,
        "tên cột này tonghop không biết; bảng trước có cột phường, xã tên là “ben do”"
    );
    // With last month's sheet still in input/ its own words are quoted.
    let both = added(may, "K10A/thang 4-2021/ds.xlsx", "Bến đỗ", "11/04/2021").run();
    let found = of(&both, "column-unknown");
    assert!(found[0].message(tonghop::model::Lang::En).contains("named: “Bến đỗ”"), "{found:?}");
}

#[test]
fn a_moved_column_is_announced_and_read_all_the_same() {
    let sheet = |columns: &str, row: &str| {
        format!("| DANH SÁCH ĐOÀN VIÊN THAM GIA THEO NHÓM HOẠT ĐỘNG |\n| {columns} |\n| {row} |")
    };
    let outcome = Folder::new(CONFIG, "--period 2021-03..2021-04 --today 2021-06-10")
        .sheet(
            "K10A/thang 3-2021.xlsx",
            "DS",
            &sheet(
                "STT | Họ và tên | MSSV | Ngày tham gia | Nhóm hoạt động",
                "=1 | Nguyễn Hoàng Anh | 2010101 | 14/03/2021 | NTM",
            ),
        )
        .sheet(
            "K10A/thang 4-2021.xlsx",
            "DS",
            &sheet(
                "STT | MSSV | Họ và tên | Nhóm hoạt động | Ngày tham gia",
                "=1 | 2010101 | Nguyễn Hoàng Anh | NTM | 11/04/2021",
            ),
        )
        .run();
    assert_eq!((number(&outcome, "turns.total"), number(&outcome, "members.participants")), (2, 1));
    let found = of(&outcome, "header-order");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].file.as_ref().unwrap().as_str(), "K10A/thang 4-2021.xlsx");
    assert_eq!(
        found[0].message(tonghop::model::Lang::Vi),
        "Các cột không đứng theo thứ tự như ở bảng trước của cùng đơn vị (bảng trước: K10A/thang 3-2021.xlsx DS; cột đổi chỗ: \
         “MSSV”); tonghop nhận ra cột theo tên nên vẫn đọc đúng."
    );
}

#[test]
fn a_sender_nobody_knew_is_known_next_month_by_the_name_its_sheets_give() {
    let list = |path: &str, name: &str, day: &str| {
        Folder::new(CONFIG, "--period 2021-03..2021-04 --today 2021-06-10").sheet(
            path,
            "DS",
            &format!(
                "| CHI ĐOÀN {name} |
                 | DANH SÁCH ĐOÀN VIÊN THAM GIA THEO NHÓM HOẠT ĐỘNG |
                 | STT | Họ và tên | MSSV | Ngày tham gia | Nhóm hoạt động |
                 | =1 | Nguyễn Hoàng Anh | 2010101 | {day} | NTM |"
            ),
        )
    };
    let march = list("gui ve/zalo 1.xlsx", "ĐIỆN TỬ KHÓA MỚI", "14/03/2021");
    let mut book = asked(&march);
    type_in(&mut book, "Tệp của đơn vị nào", "zalo 1", "Chi đoàn K10B");
    let april = with(&list("gui ve/zalo 7.xlsx", "ĐIỆN TỬ KHÓA MỚI", "11/04/2021"), "quyet-dinh/001.xlsx", &book).run();
    assert!(of(&april, "unit-unknown").is_empty());
    let unit = april.figures.units.iter().find(|one| one.code == "K10B").unwrap();
    assert_eq!(unit.turns.0, 1);
    let other = with(&list("gui ve/zalo 8.xlsx", "CƠ KHÍ KHÓA MỚI", "11/04/2021"), "quyet-dinh/001.xlsx", &book).run();
    assert_eq!(of(&other, "unit-unknown").len(), 1);
}

/// A list whose unit only its folder and its title could tell, and nobody knows either.
fn of_a_class(path: &str, title: &str, day: &str) -> Folder {
    Folder::new(CONFIG, "--period 2021-02..2021-03 --today 2021-06-10").sheet(
        path,
        "DS",
        &format!(
            "| {title} |
             | STT | Họ và tên | MSSV | Ngày tham gia | Nhóm hoạt động |
             | =1 | Nguyễn Hoàng Anh | 2010101 | {day} | NTM |"
        ),
    )
}

#[test]
fn a_sender_without_a_name_is_known_next_month_by_its_folder_and_title() {
    let title = |class: &str, month: &str| format!("DANH SÁCH THAM GIA SINH HOẠT CỦA LỚP {class} THÁNG {month}");
    let february = of_a_class("dien xyz/thang 2.xlsx", &title("ĐIỆN XYZ", "2/2021"), "14/02/2021");
    let mut book = asked(&february);
    type_in(&mut book, "Tệp của đơn vị nào", "thang 2", "Chi đoàn K10B");
    let next =
        |path: &str, title: &str| with(&of_a_class(path, title, "14/03/2021"), "quyet-dinh/001.xlsx", &book).run();
    let known = next("dien xyz/thang 3-2021.xlsx", &title("ĐIỆN XYZ", "3 năm 2021"));
    assert!(of(&known, "unit-unknown").is_empty());
    assert_eq!(known.figures.units.iter().find(|one| one.code == "K10B").map(|one| one.turns.0), Some(1));
    assert!(known.register.questions.is_empty(), "{:?}", known.register.questions);
    // Another title, another folder, a file with a name of its own: asked about.
    for (path, class) in [
        ("dien xyz/thang 3.xlsx", "HÀN XYZ"),
        ("han xyz/thang 3.xlsx", "ĐIỆN XYZ"),
        ("dien xyz/nhom may thang 3.xlsx", "ĐIỆN XYZ"),
    ] {
        assert_eq!(of(&next(path, &title(class, "3/2021")), "unit-unknown").len(), 1, "{path} {class}");
    }
}

#[test]
fn a_folder_that_tells_how_it_came_is_nobodys() {
    let title = "DANH SÁCH THAM GIA SINH HOẠT";
    for (february, march) in [
        ("nhận qua zalo/tháng 2.xlsx", "nhận qua zalo/tháng 3.xlsx"),
        ("zalo/tháng 2/zalo 1.xlsx", "zalo/tháng 3/zalo 1.xlsx"),
    ] {
        let mut book = asked(&of_a_class(february, title, "14/02/2021"));
        type_in(&mut book, "Tệp của đơn vị nào", february, "Chi đoàn K10B");
        let outcome = with(&of_a_class(march, title, "14/03/2021"), "quyet-dinh/001.xlsx", &book).run();
        assert_eq!(of(&outcome, "unit-unknown").len(), 1, "{march}");
    }
}

#[test]
fn a_ward_and_an_activity_hold_for_every_later_month() {
    let list = |path: &str, day: &str| {
        Folder::new(CONFIG, "--period 2021-03..2021-04 --today 2021-06-10").sheet(
            path,
            "DS",
            &format!(
                "| DANH SÁCH ĐOÀN VIÊN THAM GIA THEO NHÓM HOẠT ĐỘNG |
                 | STT | Họ và tên | MSSV | Ngày tham gia | Nội dung tham gia | Phường |
                 | =1 | Nguyễn Hoàng Anh | 2010101 | {day} | Việc gì đó rất lạ | KV Bình Thường |"
            ),
        )
    };
    let march = list("K10A/thang 3.xlsx", "14/03/2021");
    let mut book = asked(&march);
    type_in(&mut book, "Thuộc nhóm nào", "Việc gì đó", "g4");
    type_in(&mut book, "Phường, xã nào", "KV Bình Thường", "Phường Bình Thủy");
    let april = with(&list("K10A/thang 4.xlsx", "11/04/2021"), "quyet-dinh/001.xlsx", &book).run();
    assert_eq!((number(&april, "groups.g4.turns"), number(&april, "wards.31168.turns")), (1, 1));
    assert!(april.register.questions.is_empty(), "{:?}", april.register.questions);
}

/// A table that title and columns leave open.
fn duty(path: &str, day: &str) -> Folder {
    Folder::new(CONFIG, "--period 2021-03..2021-04 --today 2021-06-10").sheet(
        path,
        "Sheet1",
        &format!(
            "| LỊCH TRỰC VĂN PHÒNG ĐOÀN |
             | Thứ | Ngày | Họ tên | Ca |
             | Hai | {day} | Nguyễn Hoàng Anh | sáng |
             | Hai | {day} | Trần Thị Bích | chiều |"
        ),
    )
}

#[test]
fn a_table_nobody_is_sure_of_waits_until_somebody_says_what_it_is() {
    let march = duty("K10A/thang 3-2021/lich.xlsx", "01/03/2021");
    let parked = march.run();
    assert_eq!((number(&parked, "turns.total"), number(&parked, "balance.rows.waiting")), (0, 2));
    assert_eq!(number(&parked, "balance.rows.residual"), 0);
    let said = of(&parked, "sheet-unsure");
    assert_eq!((said.len(), parked.findings.iter().filter(|one| one.file.is_some()).count()), (1, 1));
    assert_eq!(
        said[0].message(tonghop::model::Lang::Vi),
        "Chưa chắc đây là bảng gì (tạm hiểu là: danh sách tham gia; độ chắc: 54%; các cột: “Thứ | Ngày | Họ tên | Ca”); các dòng của bảng \
         đang chờ, chưa được tính."
    );
    assert_eq!(parked.register.questions[0].assumed, "danh sách tham gia; chưa tính");

    let counted = answered(&march, "Bảng này là gì", "Thứ", "Danh sách tham gia");
    assert_eq!((number(&counted, "turns.total"), number(&counted, "balance.rows.waiting")), (2, 0));
    let none = answered(&march, "Bảng này là gì", "Thứ", "Không phải số liệu");
    assert_eq!((number(&none, "turns.total"), number(&none, "balance.rows.waiting")), (0, 0));
    assert!(of(&none, "sheet-unsure").is_empty() && none.register.questions.is_empty());

    // Next month's is the same table.
    let mut book = asked(&march);
    type_in(&mut book, "Bảng này là gì", "Thứ", "Không phải số liệu");
    let april = with(&duty("K10A/thang 4-2021/lich.xlsx", "05/04/2021"), "quyet-dinh/001.xlsx", &book).run();
    assert!(april.register.questions.is_empty());
    // And a threshold of 0 asks nothing.
    let bold = Folder { config: format!("[checks]\nlayout_confidence = 0.0\n{CONFIG}"), ..march };
    assert_eq!(number(&bold.run(), "turns.total"), 2);
}

#[test]
fn what_is_said_of_one_list_without_a_header_holds_for_no_other() {
    let list = |name: &str| {
        format!(
            "| Đoàn viên K10A {name} ngày 14/3/2021 |\n| 1. Nguyễn Hoàng Anh |\n| 2. Trần Thị Bích - vắng |\n| 3. Lê Minh Châu |"
        )
    };
    let folder = Folder::new(CONFIG, "--period 2021-03 --today 2021-06-10")
        .sheet("K10A/a.xlsx", "Sheet1", &list("đi trồng cây"))
        .sheet("K10A/b.xlsx", "Sheet1", &list("đi hiến máu"));
    let parked = folder.run();
    assert_eq!((number(&parked, "turns.total"), number(&parked, "balance.rows.waiting")), (0, 6));
    assert_eq!((parked.register.questions.len(), of(&parked, "header-missing").len()), (2, 0));
    let counted = answered(&folder, "Bảng này là gì", "trồng cây", "Danh sách tham gia");
    assert_eq!(counted.register.questions.iter().filter(|one| one.assumed.contains("chưa tính")).count(), 1);
    // Whom the list calls absent takes no turn even then.
    assert_eq!((number(&counted, "turns.total"), number(&counted, "balance.rows.waiting")), (2, 3));
}

#[test]
fn ticks_on_a_list_of_members_are_what_somebody_says_they_are() {
    let folder = Folder::new(CONFIG, "--period 2021-03 --today 2021-04-10").sheet(
        "K10A/ds.xlsx",
        "DS",
        "| DANH SÁCH ĐOÀN VIÊN THÁNG 3/2021 |
         | STT | Họ và tên | Ngày sinh | Văn nghệ | Thể thao |
         | =1 | Nguyễn Hoàng Anh | 12/05/2002 | x | |
         | =2 | Trần Thị Bích | 03/11/2002 | x | x |",
    );
    let made_of = |outcome: &tonghop::pipeline::Outcome| {
        (number(outcome, "members.total"), number(outcome, "turns.total"), outcome.register.questions.len())
    };
    assert_eq!(made_of(&folder.run()), (2, 0, 2));
    let mut book = asked(&folder);
    type_in(&mut book, "Cột này là gì", "Văn nghệ", "Không dùng");
    type_in(&mut book, "Cột này là gì", "Thể thao", "Không dùng");
    assert_eq!(made_of(&with(&folder, "quyet-dinh/001.xlsx", &book).run()), (2, 0, 0));
    // One that says who took part makes the list one of turns, and tells what the other is.
    let mut book = asked(&folder);
    type_in(&mut book, "Cột này là gì", "Văn nghệ", "Hoạt động");
    let outcome = with(&folder, "quyet-dinh/001.xlsx", &book).run();
    assert_eq!((number(&outcome, "members.total"), number(&outcome, "groups.g1.turns")), (0, 3));
}

const GROUP: &str = "Xây dựng đời sống văn hóa khu dân cư";

/// A month's list with two days of one activity whose group is told by its words, beside each other in its headers.
fn camp(path: &str, header: &str, month: &str) -> Folder {
    let list = format!(
        "| DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG THÁNG {month}/2021 | < | < | < |
         | STT | Họ và tên | Ngày sinh | {header} |
         | =1 | Nguyễn Hoàng Anh | 12/05/2002 | x | x |
         | =2 | Trần Thị Bích | 03/11/2002 | x | |"
    );
    Folder::new(CONFIG, "--period 2021-03..2021-05 --today 2021-06-10").sheet(path, "DS", &list)
}

#[test]
fn an_activity_is_asked_about_once_for_all_of_its_days() {
    let march = camp("K10A/thang 3.xlsx", "Hiến máu (07/03/2021) | Hiến máu (14/03/2021)", "3");
    let open = march.run();
    let subjects = |outcome: &tonghop::pipeline::Outcome| -> Vec<String> {
        outcome.register.questions.iter().map(|one| one.subject.clone()).collect()
    };
    assert_eq!((subjects(&open), number(&open, "groups.g8.turns")), (vec!["Hiến máu".to_owned()], 0));
    let mut book = asked(&march);
    type_in(&mut book, "Thuộc nhóm nào", "Hiến máu", GROUP);
    let done = with(&march, "quyet-dinh/001.xlsx", &book).run();
    assert_eq!((subjects(&done), number(&done, "groups.g8.turns"), number(&done, "turns.total")), (vec![], 3, 3));

    // Next month's days are answered with it; another activity is not.
    let april = camp("K10A/thang 4.xlsx", "Hiến máu (04/04/2021) | Trồng cây (11/04/2021)", "4");
    let outcome = with(&april, "quyet-dinh/001.xlsx", &book).run();
    assert_eq!((subjects(&outcome), number(&outcome, "groups.g8.turns")), (vec!["Trồng cây".to_owned()], 2));
}

#[test]
fn what_was_answered_about_an_activity_with_its_day_holds_for_its_other_days() {
    use tonghop::report::book::Value;
    let march = camp("K10A/thang 3.xlsx", "Hiến máu (07/03/2021) | Hiến máu (14/03/2021)", "3");
    let mut book = asked(&march);
    type_in(&mut book, "Thuộc nhóm nào", "Hiến máu", GROUP);
    // As earlier versions asked: with the day in the key.
    let mut changed = 0;
    for cell in book.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows).flatten() {
        if let Value::Text(text) = &mut cell.value
            && text.ends_with("hien mau")
        {
            text.push_str(" 07 03 2021");
            changed += 1;
        }
    }
    assert_eq!(changed, 1);
    let done = with(&march, "quyet-dinh/001.xlsx", &book).run();
    assert_eq!((done.register.questions.len(), number(&done, "groups.g8.turns")), (0, 3));
}

#[test]
fn an_activity_below_another_header_is_answered_by_its_own_name() {
    let list = |header: &str, below: &str| {
        let text = format!(
            "| DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG THÁNG 3/2021 | < | < |
             | STT | Họ và tên | Ngày sinh | {header} |
             | ^ | ^ | ^ | {below} |
             | =1 | Nguyễn Hoàng Anh | 12/05/2002 | x | x |
             | =2 | Trần Thị Bích | 03/11/2002 | x | |"
        );
        Folder::new(CONFIG, "--period 2021-03..2021-05 --today 2021-06-10").sheet("K10A/ds.xlsx", "DS", &text)
    };
    for (header, below) in [
        ("Hoạt động | <", "Gói bánh ú | Thăm mẹ VNAH"),
        ("Gói bánh ú | Thăm mẹ VNAH", "07/03/2021 | 14/03/2021"),
        ("Hoạt động | <", "Gói bánh ú (07/03/2021) | Thăm mẹ VNAH (14/03/2021)"),
    ] {
        let folder = list(header, below);
        let mut book = asked(&folder);
        type_in(&mut book, "Thuộc nhóm nào", "Gói bánh ú", GROUP);
        let done = with(&folder, "quyet-dinh/001.xlsx", &book).run();
        let left: Vec<&str> = done.register.questions.iter().map(|one| one.subject.as_str()).collect();
        assert_eq!((left, number(&done, "groups.g8.turns")), (vec!["Thăm mẹ VNAH"], 2), "{header}: {below}");
    }
}

#[test]
fn the_channel_of_a_wards_numbers_is_answered_once() {
    let config = format!("{CONFIG}{}", unit!("P-BT", "Đoàn phường Bình Thủy", "ward", "CDN"));
    let list = |month: &str| {
        let text = format!(
            "| BCH ĐOÀN PHƯỜNG BÌNH THỦY |
             | DANH SÁCH XÁC NHẬN ĐOÀN VIÊN SINH HOẠT TẠI NƠI CƯ TRÚ THÁNG {month}/2021 |
             | STT | Họ và tên | Ngày sinh | Sinh hoạt chi đoàn | Xếp loại |
             | =1 | Nguyễn Hoàng Anh | 12/05/2002 | =3 | Đạt |
             | =2 | Trần Thị Bích | 03/11/2002 | =1 | Đạt |"
        );
        let folder = Folder::new(&config, "--period 2021-03..2021-05 --today 2021-06-10");
        folder.sheet(&format!("P-BT/xn {month}.xlsx"), "XN", &text)
    };
    let march = list("3");
    assert_eq!(number(&march.run(), "turns.total"), 0);
    let mut book = asked(&march);
    type_in(&mut book, "Cột này là gì", "Sinh hoạt chi đoàn", "Sinh hoạt định kỳ hằng tháng với chi đoàn ấp, khu vực");
    for folder in [march, list("4")] {
        let done = with(&folder, "quyet-dinh/001.xlsx", &book).run();
        assert_eq!((number(&done, "channels.monthly.turns"), of(&done, "column-unknown").len()), (4, 0));
    }
}
