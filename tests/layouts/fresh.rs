//! Sheets as classes and wards send them: stars explained below the list, sums called otherwise, forms of the web, short words.

use tonghop::pipeline::Outcome;

use super::attending::{CONFIG, MONTHLY, counted, found, list, number};
use crate::support::draw::{Drawn, xlsx};
use crate::support::run::{Folder, stands};

/// One sheet in a folder of nobody's register.
fn alone(path: &str, text: &str, args: &str) -> Outcome {
    Folder::new("", args).sheet(path, "Sheet1", text).run()
}

#[test]
fn stars_beside_a_name_say_what_the_line_below_says() {
    let starred = |name: &str, line: &str| {
        let text = format!(
            "| {MONTHLY} | < | < |
             | STT | Họ và tên | Ngày sinh |
             | =1 | Lê Thị Riêng | 01/02/2006 |
             | =2 | {name} | 02/02/2006 |
             | {line} | < | < |"
        );
        Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", &text).run()
    };
    for name in ["Hồ Hảo Hớn (*)", "Hồ Hảo Hớn*", "Hồ Hảo Hớn *", "* Hồ Hảo Hớn"] {
        for line in ["(*) Đoàn viên vắng có lý do", "Ghi chú: (*) vắng", "Dấu * là không tham gia"] {
            let outcome = starred(name, line);
            assert_eq!(counted(&outcome), [1, 1, 0], "{name} {line}");
            let said = outcome.findings.iter().any(|one| stands(one, "mark-negative", None, Some("DS"), Some("B4")));
            assert!(said, "{name} {line}");
        }
        assert_eq!(counted(&starred(name, "(*) Đoàn viên ưu tú"))[0], 2, "{name}");
        assert_eq!(counted(&starred(name, "(**) Đoàn viên vắng"))[0], 2, "{name}");
    }
    // What stands in brackets behind a name says the same without a line.
    assert_eq!(counted(&starred("Hồ Hảo Hớn (vắng)", "Ghi chú: không")), [1, 1, 0]);
    assert_eq!(counted(&starred("Hồ Hảo Hớn (BT)", "Ghi chú: không")), [2, 2, 0]);
}

#[test]
fn a_star_on_a_list_of_members_may_say_who_left() {
    let text = "| DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN K10A NĂM HỌC 2026-2027 | < | < | < |
         | STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |
         | =1 | Lê Thị Riêng | 01/02/2006 | 26/03/2022 |
         | =2 | Hồ Hảo Hớn (*) | 02/02/2006 | 26/03/2022 |
         | (*) Đã chuyển sinh hoạt | < | < | < |";
    let outcome = Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", text).run();
    assert_eq!((number(&outcome, "members.total"), number(&outcome, "balance.rows.out_of_scope")), (1, 1));
    assert!(outcome.findings.iter().any(|one| stands(one, "member-left", None, Some("DS"), Some("B4"))));
}

#[test]
fn how_often_stands_beside_whether() {
    for (header, cells) in [
        ("Có tham gia (Có/Không) | Số buổi tham gia/ tổng số buổi", ["Có | 3/4", "Có | 1/4", "Không | 0/4"]),
        ("Tham gia | Số lần", ["x | =3", "x | =1", "| "]),
        ("Tham gia | Số buổi", ["x | =3", "x | ", "| "]),
    ] {
        let outcome = list(MONTHLY, header, cells, "");
        assert_eq!((counted(&outcome), found(&outcome)), ([4, 2, 0], vec![]), "{header}");
    }
    // Beside several marks it is their sum.
    let outcome =
        list(MONTHLY, "Buổi 1 | Buổi 2 | Số buổi tham gia/tổng số buổi", ["x | x | 2/2", "x | | 1/2", "| | 0/2"], "");
    assert_eq!((counted(&outcome), found(&outcome)), ([3, 2, 0], vec![]));
}

#[test]
fn a_sum_of_the_year_is_no_month_and_one_of_one_is_no_day() {
    let text = "| THEO DÕI SINH HOẠT ĐỊNH KỲ HẰNG THÁNG TẠI NƠI CƯ TRÚ NĂM HỌC 2025-2026 | < | < |
         | STT | Họ và tên | Ngày sinh | T9 | T10 | T1 | Cả năm |
         | =1 | Lê Thị Riêng | 01/02/2006 | 1/2 | 2/2 | 1/1 | 4/5 |
         | =2 | Hồ Hảo Hớn | 02/02/2006 | 0/2 | 1/2 | | 1/5 |";
    let outcome = Folder::new(CONFIG, "--period 2025-2026 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", text).run();
    assert_eq!((counted(&outcome), found(&outcome)), ([5, 2, 0], vec![]));
    assert_eq!(number(&outcome, "months.2026-01.turns"), 1);
}

#[test]
fn what_is_measured_beside_a_count_is_no_turn() {
    let text = "| SỐ LƯỢT THAM GIA THEO NHÓM HOẠT ĐỘNG THÁNG 10/2026 | < | < |
         | STT | Họ và tên | Ngày sinh | VHVN - TDTT | < | Chăm sóc thiếu nhi | < |
         | ^ | ^ | ^ | Số lượt | Ngày công | Số lượt | Giá trị làm lợi |
         | =1 | Lê Thị Riêng | 01/02/2006 | =2 | =1 | | |
         | =2 | Hồ Hảo Hớn | 02/02/2006 | | | =3 | =4 |";
    let outcome = Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", text).run();
    assert_eq!((counted(&outcome), found(&outcome)), ([5, 2, 0], vec![]));
    assert_eq!((number(&outcome, "groups.g1.turns"), number(&outcome, "groups.g6.turns")), (2, 3));
}

#[test]
fn a_summary_that_names_no_channel_meets_the_lists_of_any() {
    let lists = "| CHI ĐOÀN K10A | < | < |
         | DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT TẠI NƠI CƯ TRÚ THÁNG 10/2026 | < | < |
         | STT | Họ và tên | Ngày sinh | Nội dung | Ngày |
         | =1 | Lê Thị Riêng | 01/02/2006 | Xây dựng nông thôn mới, văn minh đô thị | 08/10/2026 |
         | =2 | Hồ Hảo Hớn | 02/02/2006 | Xây dựng nông thôn mới, văn minh đô thị | 08/10/2026 |";
    let summary = "| TỔNG HỢP SỐ LƯỢT THÁNG 10/2026 | < | < |
         | STT | Lớp | Số lượt |
         | =1 | K10A | =2 |
         | | Tổng cộng | =2 |";
    let path = "Đoàn trường/t10.xlsx";
    let mut folder = Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28");
    folder.files.push((path.to_owned(), xlsx(path, &[Drawn::new("TH", summary), Drawn::new("K10A", lists)])));
    let outcome = folder.run();
    assert_eq!(counted(&outcome), [2, 2, 0]);
    assert_eq!(["monthly", "group"].map(|code| number(&outcome, &format!("channels.{code}.turns"))), [0, 2]);
    assert_eq!(["counted", "duplicate"].map(|fate| number(&outcome, &format!("balance.claims.{fate}"))), [2, 2]);
}

#[test]
fn activities_on_lines_of_their_own_are_several() {
    let done = |cell: &str| list("HOẠT ĐỘNG TẠI NƠI CƯ TRÚ THÁNG 10/2026", "Nội dung hoạt động", [cell, "", ""], "");
    for cell in ["Văn nghệ\\nDạy kèm trẻ em\\nTặng quà", "- Văn nghệ\\n- Dạy kèm trẻ em\\n- Tặng quà"]
    {
        let outcome = done(cell);
        assert_eq!(counted(&outcome)[0], 3, "{cell}");
        assert_eq!(["g1", "g6", "g3"].map(|code| number(&outcome, &format!("groups.{code}.turns"))), [1, 1, 1]);
    }
    // A long text broken to fit is one.
    for cell in ["Tập văn nghệ\\nphục vụ Tết Trung thu", "Văn hóa, văn nghệ,\\nthể dục thể thao"]
    {
        assert_eq!(counted(&done(cell))[0], 1, "{cell}");
    }
}

#[test]
fn a_form_of_the_web_is_asked_in_questions() {
    let monthly = "Sinh hoạt định kỳ hằng tháng với chi đoàn ấp, khu vực";
    let text = format!(
        "| Dấu thời gian | Địa chỉ email | 1. Họ và tên của bạn (viết hoa có dấu)? | 2. Ngày tháng năm sinh của bạn? | 3. Trong tháng 10/2026 bạn có tham gia sinh hoạt Đoàn tại nơi cư trú không? | 4. Bạn tham gia theo hình thức nào? | 5. Bạn tham gia ở phường/xã nào? | 6. Nếu KHÔNG tham gia, vui lòng cho biết lý do | 7. Link ảnh minh chứng (nếu có) |
         | @2026-10-28 | an@example.vn | LÊ THỊ RIÊNG | 01/02/2006 | Có | {monthly} | Phường Ninh Kiều | | https://example.vn/1 |
         | @2026-10-28 | hon@example.vn | HỒ HẢO HỚN | 02/02/2006 | Không | | | Bận học | |
         | @2026-10-29 | an@example.vn | LÊ THỊ RIÊNG | 01/02/2006 | Có | {monthly} | Phường Ninh Kiều | | https://example.vn/1 |
         | @2026-10-30 | thai@example.vn | PHẠM HỒNG THÁI | 03/02/2006 | Có | Đăng ký theo yêu cầu | Xã Phong Điền | | |"
    );
    let outcome = Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", &text).run();
    assert_eq!((counted(&outcome), found(&outcome)), ([2, 2, 0], vec![]));
    assert_eq!(["monthly", "on-demand"].map(|code| number(&outcome, &format!("channels.{code}.turns"))), [1, 1]);
    assert_eq!(["31135", "31299"].map(|ward| number(&outcome, &format!("wards.{ward}.turns"))), [1, 1]);
    // The form sent twice says the same twice, whenever that was.
    assert_eq!(number(&outcome, "balance.rows.duplicate"), 1);
}

#[test]
fn short_words_of_headers_are_written_out() {
    let header = "Ngày SH | Hình thức SH | Nơi TG | Nội dung HĐ";
    let cells =
        ["10/10/2026 | PT1 | P. Cái Khế | ", "11/10/2026 | PT3 | P. Cái Khế | ", "12/10/2026 | PT1 | P. Cái Khế | "];
    let outcome = list("DANH SÁCH ĐVTN SINH HOẠT NƠI CƯ TRÚ", header, cells, "");
    assert_eq!((counted(&outcome), found(&outcome)), ([3, 3, 0], vec![]));
    assert_eq!(["monthly", "on-demand"].map(|code| number(&outcome, &format!("channels.{code}.turns"))), [2, 1]);
    assert_eq!(number(&outcome, "wards.31120.turns"), 3);
}

#[test]
fn who_was_away_often_was_there_at_times() {
    let text = "| ĐOÀN PHƯỜNG BÌNH THỦY | < | < |
         | ĐÁNH GIÁ ĐOÀN VIÊN SINH HOẠT ĐỊNH KỲ TẠI NƠI CƯ TRÚ THÁNG 10/2026 | < | < |
         | STT | Họ và tên | Ngày sinh | Kết quả | Ghi chú |
         | =1 | Lê Thị Riêng | 01/02/2006 | Không đạt | nghỉ nhiều |
         | =2 | Hồ Hảo Hớn | 02/02/2006 | Đạt | |";
    let outcome =
        Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("Bình Thủy/xn.xlsx", "DS", text).run();
    assert_eq!(counted(&outcome), [2, 2, 0]);
    assert!(!outcome.findings.iter().any(|one| one.code.as_str() == "mark-negative"));
}

#[test]
fn lines_that_sign_or_head_are_nobody() {
    let more = "| | GVCN | BÍ THƯ CHI ĐOÀN |";
    let outcome = list(MONTHLY, "Tham gia", ["x", "x", ""], more);
    assert_eq!((counted(&outcome), found(&outcome)), ([2, 2, 0], vec![]));
    let more = "| | | | BÍ THƯ CHI ĐOÀN |";
    let outcome = list(MONTHLY, "Lý do", ["", "", "Bận học"], more);
    assert_eq!((counted(&outcome), found(&outcome)), ([3, 3, 0], vec!["mark-variant D5".to_owned()]));
    let text = "| DANH SÁCH SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ THÁNG 10/2026 | < | < |
         | STT | Họ và tên | Ngày sinh |
         | * Khu vực Bình Dương | < | < |
         | =1 | Lê Thị Riêng | 01/02/2006 |
         | * Khu vực Bình Phó A | < | < |
         | =1 | Hồ Hảo Hớn | 02/02/2006 |";
    let outcome = Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", text).run();
    assert_eq!((counted(&outcome), found(&outcome)), ([2, 2, 0], vec![]));
    let lines = outcome.findings.iter().find(|one| one.code.as_str() == "context-row").unwrap();
    assert_eq!(lines.cells.iter().map(ToString::to_string).collect::<Vec<_>>(), ["A3", "A5"]);
}

#[test]
fn a_remark_below_a_header_in_an_old_font_is_read() {
    let text = "| Danh s¸ch ®oµn viªn n¨m häc 2026-2027 | < | < | < |
         | STT | Hä vµ tªn | Ngµy sinh | Ngµy vµo §oµn | Ghi chó |
         | =1 | NguyÔn V¨n §øc | 01/02/2006 | 26/03/2022 | |
         | =2 | TrÇn ThÞ H\u{ad}¬ng | 02/02/2006 | 26/03/2022 | ®· chuyÓn tr\u{ad}êng |
         %font .VnTime A1 B2 C2 D2 E2 B3 B4 E4";
    let outcome = Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", text).run();
    assert_eq!((number(&outcome, "members.total"), number(&outcome, "balance.rows.out_of_scope")), (1, 1));
    assert!(!outcome.findings.iter().any(|one| one.code.as_str() == "column-unknown"));
}

#[test]
fn a_ward_union_of_a_name_that_several_have_is_asked_about() {
    let text = "| ĐOÀN PHƯỜNG TÂN AN | < | < |
         | XÁC NHẬN KẾT QUẢ SINH HOẠT ĐỊNH KỲ TẠI NƠI CƯ TRÚ THÁNG 9/2026 | < | < |
         | STT | Họ và tên | Ngày sinh | Kết quả |
         | =1 | Lê Thị Riêng | 01/02/2006 | Đạt |";
    let outcome = alone("Tân An/t9.xlsx", text, "--period 2026-09 --today 2026-11-28");
    assert_eq!(counted(&outcome)[0], 1);
    let asked = outcome.findings.iter().find(|one| one.code.as_str() == "ward-ambiguous").unwrap();
    assert_eq!(asked.seen.as_deref(), Some("phường Tân An"));
    // The office's province decides.
    let told = Folder::new(CONFIG, "--period 2026-09 --today 2026-11-28").sheet("Tân An/t9.xlsx", "Sheet1", text).run();
    assert_eq!(number(&told, "wards.31147.turns"), 1);
    assert!(!told.findings.iter().any(|one| one.code.as_str() == "ward-ambiguous"));
}

#[test]
fn lists_of_one_class_are_of_one_unit_whatever_their_files_are_called() {
    let list = |month: &str| {
        format!(
            "| DANH SÁCH SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ THÁNG {month}/2026 | < | < |
             | STT | Họ và tên | Ngày sinh |
             | =1 | Lê Thị Riêng | 01/02/2010 |"
        )
    };
    let folder = Folder::new("", "--period 2026-09..2026-10 --today 2026-11-28")
        .sheet("Khảo sát nơi cư trú 10A1 (Câu trả lời).xlsx", "Sheet1", &list("9"))
        .sheet("10A1 điểm danh.xlsx", "Sheet1", &list("10"));
    let outcome = folder.run();
    assert_eq!(number(&outcome, "turns.total"), 2);
    let units: Vec<(&str, u64)> = outcome.figures.units.iter().map(|one| (one.name.as_str(), one.turns.0)).collect();
    assert_eq!(units, [("10A1", 2)]);
}

#[test]
fn units_are_called_as_a_person_would() {
    let text = "| BCH ĐOÀN XÃ PHONG ĐIỀN | < | < |
         | XÁC NHẬN KẾT QUẢ SINH HOẠT ĐỊNH KỲ TẠI NƠI CƯ TRÚ THÁNG 9/2026 | < | < |
         | STT | Họ và tên | Ngày sinh | Kết quả |
         | =1 | Lê Thị Riêng | 01/02/2006 | Đạt |";
    let outcome = alone("Xa Phong Dien/t9.xlsx", text, "--period 2026-09 --today 2026-11-28");
    assert_eq!(outcome.figures.units[0].name, "Đoàn xã Phong Điền");
    let school = "| DANH SÁCH ĐOÀN VIÊN SINH HOẠT ĐỊNH KỲ TẠI NƠI CƯ TRÚ THÁNG 9/2026 | < | < |
         | STT | Họ và tên | Ngày sinh |
         | =1 | Lê Thị Riêng | 01/02/2010 |";
    let outcome = alone("THPT Trần Đại Nghĩa/t9.xlsx", school, "--period 2026-09 --today 2026-11-28");
    assert_eq!(outcome.figures.units[0].level, "school");
}
