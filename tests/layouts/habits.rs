//! What the one who made the sheet was used to: scans at the door, births behind names, classes that Excel took for days.

use tonghop::pipeline::Outcome;

use super::attending::{CONFIG, MONTHLY, counted, found, number};
use crate::support::run::Folder;
use tonghop::model::Lang;

const DONE: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG TẠI NƠI CƯ TRÚ THÁNG 10/2026";

fn run(text: &str) -> Outcome {
    Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", text).run()
}

#[test]
fn a_scan_says_on_which_day_somebody_came() {
    for header in ["Thời gian quét", "Check-in lúc", "Giờ vào", "Thời điểm điểm danh", "Có mặt lúc"]
    {
        let outcome = run(&format!(
            "| Mã | MSSV | Họ tên | Hoạt động | Địa điểm | {header} | Loại |
             | QR1 | 2601001 | Lê Thị Riêng | Hiến máu | Nhà A, Trường Cao đẳng | 09/10/2026 07:12:00 | Vào |
             | QR2 | 2601002 | Phạm Hồng Thái | Hiến máu | Nhà văn hóa phường Trà An | 09/10/2026 07:13:17 | Vào |
             | QR3 | 2601001 | Lê Thị Riêng | Hiến máu | Nhà A, Trường Cao đẳng | 09/10/2026 10:41:00 | Ra |
             | QR4 | 2601001 | Lê Thị Riêng | Hiến máu | Nhà A, Trường Cao đẳng | 16/10/2026 07:15:00 | Vào |"
        ));
        assert_eq!(counted(&outcome), [3, 2, 0], "{header}");
        let days: Vec<String> = outcome.register.turns.iter().map(|turn| turn.when.to_string()).collect();
        assert_eq!(days, ["2026-10-09", "2026-10-16", "2026-10-09"], "{header}");
        // A hall is no ward; what names one is.
        assert_eq!(number(&outcome, "wards.null.turns"), 2, "{header}");
        let placed = outcome.register.turns.iter().find_map(|turn| turn.ward.as_ref()).unwrap();
        // Into which Trà An went on 1 July 2025.
        assert_eq!(placed.name, "Phường Thới An Đông", "{header}");
    }
    // When a form was sent is no day of an activity, and an hour alone is none either: the month of the title holds.
    for (header, cell) in [("Dấu thời gian", "05/11/2026 21:00:00"), ("Giờ vào", "18:30")] {
        let outcome = run(&format!(
            "| {DONE} | < | < | < |
             | {header} | Họ tên | Ngày sinh | Hoạt động |
             | {cell} | Lê Thị Riêng | 01/02/2006 | Hiến máu |"
        ));
        assert_eq!(counted(&outcome), [1, 1, 0], "{header}");
        assert_eq!(number(&outcome, "months.2026-10.turns"), 1, "{header}");
    }
}

#[test]
fn a_birth_behind_a_name_is_its_birth() {
    for cell in [
        "LÊ THỊ RIÊNG (2006)",
        "Lê Thị Riêng (SN 2006)",
        "Lê Thị Riêng (sinh năm: 2006; Bí thư)",
        "Lê Thị Riêng - 2006",
        "Lê Thị Riêng, sn 2006",
        "Lê Thị Riêng 2006",
        "Lê Thị Riêng sn 2006",
        "Lê Thị Riêng (01/02/2006)",
        "Lê Thị Riêng 1.2.2006",
    ] {
        let outcome =
            run(&format!("| {DONE} | < | < |\n| STT | Họ và tên (năm sinh) | Nội dung |\n| =1 | {cell} | Hiến máu |"));
        let member = &outcome.register.members[0];
        assert_eq!(member.shown_name(tonghop::model::Lang::Vi), "Lê Thị Riêng", "{cell}");
        assert_eq!(member.birth.map(|birth| birth.year()), Some(2006), "{cell}");
        assert_eq!(counted(&outcome), [1, 1, 0], "{cell}");
    }
    // A number behind a name that is no birth, and a column that has the birth.
    for (cell, column) in [("Lê Thị Riêng (12)", ""), ("Lê Thị Riêng (2006)", "03/04/2007")] {
        let outcome = run(&format!(
            "| {DONE} | < | < | < |\n| STT | Họ và tên | Ngày sinh | Nội dung |\n| =1 | {cell} | {column} | Hiến máu |"
        ));
        let birth = outcome.register.members[0].birth.map(|birth| birth.year());
        assert_eq!(birth, (!column.is_empty()).then_some(2007), "{cell}");
    }
}

#[test]
fn two_of_one_name_are_told_apart_by_the_year_behind_it() {
    let roster = "| DANH SÁCH ĐOÀN VIÊN |\n| STT | Họ và tên | Ngày sinh |
         | =1 | Lê Thị Riêng | 01/02/2006 |\n| =2 | Lê Thị Riêng | 05/06/2007 |";
    let done = format!("| {DONE} | < | < |\n| STT | Họ và tên | Nội dung |\n| =1 | Lê Thị Riêng (2007) | Hiến máu |");
    let outcome = Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28")
        .sheet("K10A/doan vien.xlsx", "DS", roster)
        .sheet("K10A/hien mau.xlsx", "DS", &done)
        .run();
    assert_eq!((number(&outcome, "members.total"), number(&outcome, "members.participants")), (2, 1));
    let asked = found(&outcome);
    assert!(asked.iter().all(|one| !one.starts_with("person-")), "{asked:?}");
}

#[test]
fn a_class_that_excel_made_a_day_of_is_that_class() {
    const SCHOOL: &str = concat!(
        office!(),
        unit!("10-1", "Chi đoàn 10/1", "chapter", "CDN"),
        unit!("11-4", "Chi đoàn 11/4", "chapter", "CDN"),
        unit!("10-13", "Chi đoàn 10/13", "chapter", "CDN"),
    );
    let text = format!(
        "| {MONTHLY} | < | < | < |
         | STT | Họ và tên | Ngày sinh | Lớp |
         | =1 | Lê Thị Riêng | 01/02/2010 | @2026-01-10 |
         | =2 | Phạm Hồng Thái | 02/02/2010 | @2026-01-10 |
         | =3 | Hồ Hảo Hớn | 03/02/2009 | @2026-04-11 |
         | =4 | Trần Văn Ơn | 04/02/2010 | 10/13 |"
    );
    let folder = Folder::new(SCHOOL, "--period 2026-10 --today 2026-11-28").sheet("lop.xlsx", "DS", &text);
    let outcome = folder.run();
    let turns = ["10-1", "11-4", "10-13"].map(|code| number(&outcome, &format!("units.{code}.turns")));
    assert_eq!(turns, [2, 1, 1]);
    let said = outcome.findings.iter().find(|one| one.code.as_str() == "header-contradicts-content").unwrap();
    let cells: Vec<String> = said.cells.iter().map(ToString::to_string).collect();
    assert_eq!(cells, ["D3:D5"]);
    let message = said.message(tonghop::model::Lang::Vi);
    assert!(message.starts_with("Excel đã đổi tên lớp thành ngày"), "{message}");
    assert!(!message.contains('{'), "{message}");
}

#[test]
fn what_somebody_has_or_brought_is_no_turn() {
    for header in [
        "Số tín chỉ",
        "Số phòng KTX",
        "Số phần quà",
        "Số cây trồng",
        "Số báo danh",
        "Điểm TB",
        "Mã thẻ",
        "Năm học",
        "Học kỳ",
        "Ca trực",
        "Xếp hạng",
        "Đóng phí",
        "Đã nộp phiếu",
        "Đăng ký ăn trưa",
        "Xe máy",
        "Bán trú",
        "Đội viên",
        "Giấy khen",
        "Khối lượng rác (kg)",
        "Tiền ủng hộ",
        "Số lần vi phạm",
        "Điểm thi đua",
        "Đề nghị khen thưởng",
        "Năm kết nạp",
        "Thuê trọ",
        "Khách mời",
    ] {
        for cells in [["=2", "=3", "=4"], ["x", "", "x"], ["=1", "=0", "=1"]] {
            let long = run(&format!(
                "| {DONE} | < | < | < | < | < |
                 | STT | Họ và tên | Ngày sinh | Ngày tham gia | Nội dung | {header} |
                 | =1 | Lê Thị Riêng | 01/02/2006 | 04/10/2026 | Hiến máu | {} |
                 | =2 | Phạm Hồng Thái | 02/02/2006 | 04/10/2026 | Hiến máu | {} |
                 | =3 | Hồ Hảo Hớn | 03/02/2006 | 11/10/2026 | Trồng cây | {} |",
                cells[0], cells[1], cells[2]
            ));
            assert_eq!(counted(&long), [3, 3, 0], "{header} {cells:?}");
            let wide = run(&format!(
                "| {DONE} | < | < | < | < | < |
                 | STT | Họ và tên | Ngày sinh | Hiến máu (04/10) | Trồng cây (11/10) | {header} |
                 | =1 | Lê Thị Riêng | 01/02/2006 | x | | {} |
                 | =2 | Phạm Hồng Thái | 02/02/2006 | x | x | {} |
                 | =3 | Hồ Hảo Hớn | 03/02/2006 | x | | {} |",
                cells[0], cells[1], cells[2]
            ));
            assert_eq!(counted(&wide), [4, 3, 0], "{header} {cells:?}");
        }
    }
    // How often is how often, whatever it is called.
    for header in ["Số lần tham gia", "Số buổi", "Số lượt"] {
        let counts = run(&format!(
            "| {DONE} | < | < | < |
             | STT | Họ và tên | Ngày sinh | {header} |
             | =1 | Lê Thị Riêng | 01/02/2006 | =2 |
             | =2 | Phạm Hồng Thái | 02/02/2006 | =3 |"
        ));
        assert_eq!(counted(&counts), [5, 2, 0], "{header}");
    }
}

#[test]
fn how_somebody_came_is_nothing_that_was_done() {
    for header in ["Đi trễ", "Có phép", "Muộn", "Online"] {
        let outcome = run(&format!(
            "| {DONE} | < | < | < | < | < |
             | STT | Họ và tên | Ngày sinh | Hiến máu (04/10) | Trồng cây (11/10) | {header} |
             | =1 | Lê Thị Riêng | 01/02/2006 | x | | x |
             | =2 | Phạm Hồng Thái | 02/02/2006 | x | x | |
             | =3 | Hồ Hảo Hớn | 03/02/2006 | | | x |"
        ));
        assert_eq!(counted(&outcome), [3, 2, 0], "{header}");
        assert!(found(&outcome).contains(&"column-unknown F2".to_owned()), "{header}: {:?}", found(&outcome));
    }
    // Where nothing else says who came, they do.
    for (above, headers) in
        [("Hiến máu", "Online | Offline"), ("Tham gia", "Trực tiếp | Trực tuyến"), ("Hiến máu", "Đúng giờ | Đi trễ")]
    {
        let outcome = run(&format!(
            "| {DONE} | < | < | < | < |
             | STT | Họ và tên | Ngày sinh | {above} | < |
             | ^ | ^ | ^ | {headers} |
             | =1 | Lê Thị Riêng | 01/02/2006 | x | |
             | =2 | Phạm Hồng Thái | 02/02/2006 | | x |
             | =3 | Hồ Hảo Hớn | 03/02/2006 | x | |"
        ));
        assert_eq!(counted(&outcome), [3, 3, 0], "{headers}");
    }
}

#[test]
fn wards_below_a_header_nobody_knows_are_where_it_was() {
    for (header, wards) in [("Tại xã, phường", 2), ("Tham gia ở đâu nè", 2), ("Quê nhà", 0)] {
        let outcome = run(&format!(
            "| {DONE} | < | < | < | < |
             | STT | Họ và tên | Ngày sinh | Nội dung | {header} |
             | =1 | Lê Thị Riêng | 01/02/2006 | Hiến máu | Phường Ninh Kiều |
             | =2 | Phạm Hồng Thái | 02/02/2006 | Hiến máu | P. Ninh Kiều |"
        ));
        assert_eq!(counted(&outcome), [2, 2, 0], "{header}");
        assert_eq!(number(&outcome, "wards.null.turns"), 2 - wards, "{header}");
    }
}

#[test]
fn a_remark_behind_one_of_few_marks_makes_no_other_column_of_it() {
    for (cell, turns) in [("đã tham gia", 5), ("có (muộn)", 5), ("x - trễ", 5), ("vắng (ốm)", 4)] {
        let outcome = run(&format!(
            "| {DONE} | < | < | < | < |
             | STT | Họ và tên | Ngày sinh | Hiến máu | Trồng cây |
             | =1 | Lê Thị Riêng | 01/02/2006 | {cell} | |
             | =2 | Phạm Hồng Thái | 02/02/2006 | x | x |
             | =3 | Hồ Hảo Hớn | 03/02/2006 | x | |
             | =4 | Trần Văn Ơn | 04/02/2006 | | x |"
        ));
        assert_eq!(counted(&outcome)[0], turns, "{cell}");
    }
}

#[test]
fn day_month_and_year_in_a_column_each_are_one_date() {
    let days = |title: &str, header: [&str; 2], cells: [&str; 2]| {
        let outcome = Folder::new(CONFIG, "--period 2026-09..2027-01 --today 2027-02-05")
            .sheet(
                "K10A/ds.xlsx",
                "HK1",
                &format!(
                    "| DANH SÁCH ĐOÀN VIÊN SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ |
                     | {title} |
                     | STT | Họ và tên | Ngày sinh | {} | Ghi chú |
                     | ^ | ^ | ^ | {} | ^ |
                     | =1 | Lê Thị Riêng | 01/02/2006 | {} | |
                     | =2 | Phạm Hồng Thái | 02/02/2006 | {} | |",
                    header[0], header[1], cells[0], cells[1]
                ),
            )
            .run();
        assert_eq!(found(&outcome), Vec::<String>::new(), "{title}");
        outcome.register.turns.iter().map(|turn| turn.when.to_string()).collect::<Vec<_>>()
    };
    let term = days("HỌC KỲ I, NĂM HỌC 2026-2027", ["Thời gian | <", "Ngày | Tháng"], ["=14 | =9", "=5 | =1"]);
    assert_eq!(term, ["2026-09-14", "2027-01-05"]);
    let whole = days("", ["Thời gian | < | <", "Ngày | Tháng | Năm"], ["=14 | =9 | =2026", "=5 | =10 | =2026"]);
    assert_eq!(whole, ["2026-09-14", "2026-10-05"]);
}

#[test]
fn a_heading_of_a_ward_grades_those_below_it() {
    for (good, failed) in [
        ("I. Xếp loại: Tốt", "II. Xếp loại: Không đạt"),
        ("TỐT (2 đoàn viên)", "KHÔNG ĐẠT"),
        ("Kết quả: Tốt", "Kết quả: Không đạt"),
    ] {
        let outcome = Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28")
            .sheet(
                "Đoàn phường Bình Thủy/KQ.xlsx",
                "KQ",
                &format!(
                    "| KẾT QUẢ ĐÁNH GIÁ ĐOÀN VIÊN SINH HOẠT TẠI NƠI CƯ TRÚ THÁNG 10/2026 |
                     | STT | Họ và tên | Ngày sinh | Nội dung tham gia | Thời gian |
                     | {good} |
                     | =1 | Lê Thị Riêng | 01/02/2006 | Hiến máu | 04/10/2026 |
                     | =2 | Phạm Hồng Thái | 02/02/2006 | Hiến máu | 04/10/2026 |
                     | {failed} |
                     | =3 | Hồ Hảo Hớn | 03/02/2006 | Hiến máu | 04/10/2026 |"
                ),
            )
            .run();
        let grades = ["good", "pass", "fail"].map(|code| number(&outcome, &format!("grades.{code}.members")));
        assert_eq!((counted(&outcome)[0], grades), (3, [2, 0, 1]), "{good}");
    }
}

#[test]
fn a_plan_is_asked_about_and_counts_nothing() {
    let listed = |title: &str, header: &str, cell: &str| {
        run(&format!(
            "| {title} | < | < | < | < | < |
             | STT | Họ và tên | Ngày sinh | Nội dung | Ngày | {header} |
             | =1 | Lê Thị Riêng | 01/02/2006 | Dọn vệ sinh | 04/10/2026 | {cell} |
             | =2 | Phạm Hồng Thái | 02/02/2006 | Dọn vệ sinh | 04/10/2026 | {cell} |"
        ))
    };
    for title in [
        "DANH SÁCH PHÂN CÔNG ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG TẠI NƠI CƯ TRÚ THÁNG 10/2026",
        "DANH SÁCH DỰ KIẾN ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG TẠI NƠI CƯ TRÚ THÁNG 10/2026",
        "KẾ HOẠCH SINH HOẠT TẠI NƠI CƯ TRÚ THÁNG 10/2026",
        "LỊCH PHÂN CÔNG TRỰC THÁNG 10/2026",
    ] {
        let planned = listed(title, "Ghi chú", "");
        assert_eq!(counted(&planned), [0, 0, 2], "{title}");
        assert_eq!(found(&planned), ["sheet-unsure 2:2"], "{title}");
        let said = planned.findings.iter().find(|one| one.code.as_str() == "sheet-unsure").unwrap();
        let message = said.message(tonghop::model::Lang::Vi);
        assert!(message.starts_with("Theo tên bảng, đây là kế hoạch"), "{message}");
        // Who came is marked beside it.
        assert_eq!(counted(&listed(title, "Có mặt", "x")), [2, 2, 0], "{title}");
    }
    let done = listed("DANH SÁCH THAM GIA (Theo Kế hoạch số 12-KH/ĐTN) THÁNG 10/2026", "Ghi chú", "");
    assert_eq!(counted(&done), [2, 2, 0]);
}

#[test]
fn words_alone_below_names_are_nobody_unless_they_could_be_a_name() {
    let with = |words: &str| {
        run(&format!(
            "| {DONE} | < | < | < |
             | STT | Họ và tên | Ngày sinh | Nhóm hoạt động |
             | =1 | Lê Thị Riêng | 01/02/2006 | NTM |
             | =2 | Hồ Hảo Hớn | 02/02/2006 | NTM |
             | | {words} | | |"
        ))
    };
    for words in [
        "các bạn đi đông đủ",
        "để trống như dòng trên",
        "Em xin cảm ơn ạ",
        "Hết",
        "Bạn Riêng đi trễ",
        "Người lập: Trần Văn Ơn",
        "Đã gửi zalo",
        "SL: 2",
        "2 bạn",
    ] {
        let outcome = with(words);
        assert_eq!((counted(&outcome), found(&outcome)), ([2, 2, 0], vec!["row-note B5".into()]), "{words}");
    }
    for name in ["Nguyễn Thị Tý", "nguyễn thị tý", "NGUYEN THI TY", "Y Blơ Niê", "H'Hen Niê", "Siu Black"]
    {
        assert_eq!(counted(&with(name))[0], 3, "{name}");
    }
}

/// A list of three, the last of which stands on it like this.
fn with_last(name: &str, done: &str, remark: &str) -> Outcome {
    run(&format!(
        "| {DONE} | < | < | < | < |
         | STT | Họ và tên | Ngày sinh | Hoạt động | Ghi chú |
         | =1 | Lê Thị Riêng | 01/02/2006 | NTM | |
         | =2 | Hồ Hảo Hớn | 02/02/2006 | NTM | |
         | =3 | Tô Vĩnh Diện | 03/02/2006 | NTM | |
         | =4 | Bế Văn Đàn | 03/02/2006 | NTM | |
         | =5 | {name} | | {done} | {remark} |"
    ))
}

#[test]
fn words_where_a_name_should_stand_are_counted_and_asked_about() {
    for name in ["Và 3 bạn nữa", "cả lớp", "Lớp trưởng", "K10A", "GVCN: cô Lan", "Chưa rõ tên", "Đoàn viên khác"]
    {
        let outcome = with_last(name, "NTM", "");
        assert_eq!((counted(&outcome), found(&outcome)), ([5, 5, 0], vec!["row-note B7".into()]), "{name}");
        let said = outcome.findings.iter().find(|one| one.code.as_str() == "row-note").unwrap();
        assert!(said.message(Lang::Vi).starts_with("Ô họ tên không giống tên của một người"), "{name}");
    }
    for name in ["Y Blơ Niê", "H'Hen Niê", "nguyễn thị tý", "NGUYỄN THỊ TÝ", "Siu Black", "Đ/c Nguyễn Thị Tý (BT)"]
    {
        assert_eq!(found(&with_last(name, "NTM", "")), Vec::<String>::new(), "{name}");
    }
    // Where names are given names alone, that is how they are written.
    let given = run(&format!(
        "| {DONE} | < |\n| STT | Tên | Hoạt động |\n| =1 | riêng | NTM |\n| =2 | hớn | NTM |\n| =3 | diện | NTM |"
    ));
    assert!(!found(&given).iter().any(|one| one.starts_with("row-note")), "{:?}", found(&given));
}

#[test]
fn what_leaves_open_whether_it_was_done_is_no_turn_and_asked_about() {
    for done in ["NTM?", "NTM (hoãn)", "sẽ đi NTM", "NTM nhưng không đi", "NTM (chưa xác nhận)", "định kỳ (nghỉ)"]
    {
        let outcome = with_last("Nguyễn Thị Tý", done, "");
        assert_eq!((counted(&outcome), found(&outcome)), ([4, 4, 0], vec!["mark-variant D7".into()]), "{done}");
    }
    for done in ["chưa", "không", "chưa đi"] {
        let outcome = with_last("Nguyễn Thị Tý", done, "");
        assert_eq!((counted(&outcome), found(&outcome)), ([4, 4, 0], vec![]), "{done}");
    }
    assert_eq!(counted(&with_last("Nguyễn Thị Tý", "NTM", "chưa đi"))[0], 4);
    for done in ["Không khói thuốc lá", "NTM (đợt 2)", "Đăng ký hiến máu", "NTM, tham gia tích cực"] {
        let outcome = with_last("Nguyễn Thị Tý", done, "");
        assert!(!found(&outcome).iter().any(|one| one.starts_with("mark-variant")), "{done}: {:?}", found(&outcome));
    }
}

#[test]
fn what_somebody_handed_in_or_is_beside_who_came_is_nothing_that_was_done() {
    let title = "ĐIỂM DANH ĐOÀN VIÊN THAM GIA NHÓM XÂY DỰNG NÔNG THÔN MỚI, VĂN MINH ĐÔ THỊ NGÀY 18/10/2026";
    for (headers, asked) in [
        ("Đã nộp ảnh minh chứng | Đã nộp bài thu hoạch", vec!["column-unknown D2", "column-unknown E2"]),
        ("Dân tộc thiểu số | Hộ nghèo, cận nghèo", vec![]),
    ] {
        let outcome = run(&format!(
            "| {title} | < | < | < | < |\n| STT | Họ và tên | Tham gia | {headers} |\n| =1 | Lê Thị Riêng | x | x | |
             | =2 | Hồ Hảo Hớn | x | | x |\n| =3 | Tô Vĩnh Diện | | x | x |"
        ));
        assert_eq!(
            (counted(&outcome), found(&outcome)),
            ([2, 2, 0], asked.iter().map(|one| (*one).to_owned()).collect())
        );
    }
}

#[test]
fn true_and_false_in_vietnamese_are_marks() {
    let outcome = run("| THEO DÕI ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ | < | < | < |
         | STT | Họ và tên | Tháng 9/2026 | Tháng 10/2026 |
         | =1 | Lê Thị Riêng | ĐÚNG | SAI |
         | =2 | Hồ Hảo Hớn | SAI | ĐÚNG |
         | =3 | Tô Vĩnh Diện | SAI | ĐÚNG |");
    assert_eq!((counted(&outcome), found(&outcome)), ([2, 2, 0], vec![]));
}

#[test]
fn who_is_paid_or_fed_says_nothing_of_who_came() {
    for (headers, cells) in [
        ("Thành tiền (đồng) | Ký nhận", ["=50000 | Đã ký", "=50000 | Hớn", "=70000 |"]),
        ("Ăn chay | Say xe", ["x |", "| x", "|"]),
        ("Số người nhà đi cùng | Ghi chú", ["=2 |", "=0 |", "|"]),
    ] {
        let rows: Vec<String> = ["Lê Thị Riêng", "Hồ Hảo Hớn", "Tô Vĩnh Diện"]
            .iter()
            .zip(cells)
            .enumerate()
            .map(|(at, (name, cells))| format!("| ={} | {name} | NTM | 0{}/10/2026 | {cells} |", at + 1, at + 1))
            .collect();
        let text = format!(
            "| {DONE} | < | < | < | < | < |\n| STT | Họ và tên | Nhóm hoạt động | Ngày | {headers} |\n{}",
            rows.join("\n")
        );
        let outcome = run(&text);
        assert_eq!((counted(&outcome), found(&outcome)), ([3, 3, 0], vec![]), "{headers}");
    }
}

#[test]
fn a_month_with_the_end_of_its_year_is_that_month() {
    let months = |title: &str, headers: &str| {
        let text = format!(
            "| {title} | < | < | < | < |\n| STT | Họ và tên | {headers} |\n| =1 | Lê Thị Riêng | =1 | =2 | |\n| =2 | Hồ Hảo Hớn | | =1 | =1 |"
        );
        let outcome = Folder::new(CONFIG, "--period 2026-08..2026-10 --today 2026-11-28")
            .sheet("K10A/ds.xlsx", "DS", &text)
            .run();
        let turns = ["2026-08", "2026-09", "2026-10"].map(|month| number(&outcome, &format!("months.{month}.turns")));
        (turns, found(&outcome))
    };
    let title = "THEO DÕI ĐOÀN VIÊN SINH HOẠT ĐỊNH KỲ TỪ THÁNG 8/2026 ĐẾN THÁNG 10/2026";
    assert_eq!(months(title, "8/26 | 9/26 | 10/26"), ([1, 3, 1], vec![]));
    assert_eq!(months(title, "8-26 | 9-26 | 10-26"), ([1, 3, 1], vec![]));
}

#[test]
fn activities_that_nobody_knows_are_summed_beside_them() {
    let outcome = run(&format!(
        "| {DONE} | < | < | < | < |
         | STT | Họ và tên | HĐ1 | HĐ2 | Số lượt |
         | =1 | Lê Thị Riêng | x | x | =2 |
         | =2 | Hồ Hảo Hớn | | x | =1 |
         | =3 | Tô Vĩnh Diện | x | | =1 |
         | | Tổng cộng | =2 | =2 | =4 |"
    ));
    let asked = vec!["activity-unmapped C2".to_owned(), "activity-unmapped D2".to_owned()];
    assert_eq!((counted(&outcome), found(&outcome)), ([4, 3, 0], asked));
}
