//! Columns that say whether somebody confirmed, or signed, what a row states.

use tonghop::model::Lang;
use tonghop::pipeline::Outcome;

use super::attending::{CONFIG, MONTHLY, counted, found, list, number};
use crate::support::run::Folder;

const PLAIN: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ THÁNG 10/2026";

/// What is said of one code, and how it weighs.
fn said(outcome: &Outcome, code: &str) -> Vec<String> {
    outcome.findings.iter().filter(|one| one.code.as_str() == code).map(|one| one.message(Lang::Vi)).collect()
}

#[test]
fn who_is_not_confirmed_has_no_turn() {
    for header in [
        "Xác nhận",
        "Xác nhận của phường",
        "Phường xác nhận",
        "Ký xác nhận",
        "Tình trạng xác nhận",
        "Xác nhận tham gia",
        "Chữ ký",
    ] {
        for (yes, no) in
            [("đã xác nhận", "chưa"), ("x", "chưa xác nhận"), ("đã ký", "chưa ký"), ("có", "không xác nhận")]
        {
            for title in [PLAIN, MONTHLY] {
                let outcome = list(title, header, [yes, no, yes], "");
                assert_eq!((counted(&outcome), found(&outcome)), ([2, 2, 0], vec![]), "{header}: {yes}, {no}");
                assert_eq!(said(&outcome, "mark-negative").len(), 1, "{header}: {no}");
            }
        }
        let all = list(PLAIN, header, ["đã xác nhận"; 3], "");
        assert_eq!((counted(&all), found(&all)), ([3, 3, 0], vec![]), "{header}");
    }
    let outcome = list(PLAIN, "Xác nhận", ["đã xác nhận", "chưa", "đã xác nhận"], "");
    assert_eq!(
        said(&outcome, "mark-negative"),
        [
            "Ô ghi là chưa hoặc không được xác nhận (ví dụ: “chưa”); tonghop không tính dòng này là có xác nhận và không tính lượt nào."
        ]
    );
    for header in ["Kết quả", "Ghi chú"] {
        let outcome = list(PLAIN, header, ["", "chưa xác nhận", ""], "");
        assert_eq!((counted(&outcome), found(&outcome)), ([2, 2, 0], vec![]), "{header}");
    }
}

#[test]
fn another_word_stays_a_query_and_a_grade_a_grade() {
    let other = list(PLAIN, "Xác nhận", ["đã xác nhận", "xem lại", "đã xác nhận"], "");
    assert_eq!((counted(&other), found(&other)), ([3, 3, 0], vec!["result-unmapped D4".to_owned()]));
    let graded = list(PLAIN, "Xác nhận", ["Đạt", "Không đạt", "Tốt"], "");
    assert_eq!((counted(&graded), found(&graded)), ([3, 3, 0], vec![]));
    let unrated = list(PLAIN, "Kết quả", ["Đạt", "chưa", "Đạt"], "");
    assert_eq!((counted(&unrated), found(&unrated)), ([3, 3, 0], vec!["result-unmapped D4".to_owned()]));
    for header in ["Người xác nhận", "Giấy xác nhận"] {
        let outcome = list(PLAIN, header, ["có", "không", "có"], "");
        assert_eq!(number(&outcome, "turns.total"), 3, "{header}");
    }
}

#[test]
fn what_is_left_blank_refuses_nobody() {
    for cells in [["đã xác nhận", "", "đã xác nhận"], ["x", "", "x"], [""; 3]] {
        for header in ["Xác nhận", "Xác nhận của phường"] {
            let outcome = list(PLAIN, header, cells, "");
            assert_eq!((counted(&outcome), found(&outcome)), ([3, 3, 0], vec![]), "{header}: {cells:?}");
        }
    }
    let some = list(PLAIN, "Xác nhận của phường", ["x", "", "chưa"], "");
    assert_eq!((counted(&some), found(&some)), ([2, 2, 0], vec![]));
    // Who did not sign may have stayed away.
    let signed = list(PLAIN, "Chữ ký", ["đã ký", "", "chưa ký"], "");
    assert_eq!((counted(&signed), found(&signed)), ([0, 0, 3], vec!["column-unknown D2".to_owned()]));
}

#[test]
fn a_mark_that_is_not_confirmed_is_asked_about() {
    let outcome = list(PLAIN, "Tham gia | Xác nhận", ["x | đã xác nhận", "x | chưa", " | chưa"], "");
    assert_eq!((counted(&outcome), found(&outcome)), ([2, 2, 0], vec!["mark-variant E4".to_owned()]));
    assert_eq!(
        said(&outcome, "mark-variant"),
        ["Dòng này được tính là có tham gia nhưng ô bên cạnh ghi là chưa hoặc không được xác nhận (ghi: “chưa”)."]
    );
}

#[test]
fn what_a_ward_does_not_confirm_leaves_the_slip_open() {
    let config = format!("{CONFIG}{}", unit!("P-BT", "Đoàn phường Bình Thủy", "ward", "CDN"));
    let slips = "
| DANH SÁCH GIỚI THIỆU ĐOÀN VIÊN VỀ SINH HOẠT TẠI NƠI CƯ TRÚ |
| STT | Họ và tên | Ngày sinh | Nơi giới thiệu đến | Ngày giới thiệu |
| =1 | Lê Thị Riêng | 01/02/2006 | Phường Bình Thủy | 01/10/2026 |
| =2 | Phạm Hồng Thái | 02/02/2006 | Phường Bình Thủy | 01/10/2026 |
";
    for (header, yes, no) in [
        ("Xác nhận", "đã xác nhận", "chưa"),
        ("Xác nhận", "x", "không"),
        ("Kết quả", "Đạt", "chưa xác nhận"),
        ("Kết quả", "Đạt", "chưa"),
    ] {
        let list = format!(
            "| BCH ĐOÀN PHƯỜNG BÌNH THỦY |
             | DANH SÁCH XÁC NHẬN ĐOÀN VIÊN SINH HOẠT TẠI NƠI CƯ TRÚ THÁNG 10 NĂM 2026 |
             | STT | Họ và tên | Ngày sinh | {header} |
             | =1 | Lê Thị Riêng | 01/02/2006 | {yes} |
             | =2 | Phạm Hồng Thái | 02/02/2006 | {no} |"
        );
        let folder = Folder::new(&config, "--period 2026-10 --today 2026-11-28");
        let outcome = folder.sheet("K10A/gt.xlsx", "GT", slips).sheet("P-BT/xn.xlsx", "XN", &list).run();
        let of = |key: &str| number(&outcome, &format!("introductions.{key}"));
        assert_eq!([of("introduced"), of("confirmed"), of("unconfirmed")], [2, 1, 1], "{header}: {no}");
        assert_eq!(found(&outcome), ["introduction-unconfirmed B4"], "{header}: {no}");
    }
}

/// What a ward confirms of two members by these columns.
fn by_ward(title: &str, header: &str, cells: [&str; 2]) -> Outcome {
    let config = format!("{CONFIG}{}", unit!("P-BT", "Đoàn phường Bình Thủy", "ward", "CDN"));
    let list = format!(
        "| BCH ĐOÀN PHƯỜNG BÌNH THỦY |
         | {title} THÁNG 10 NĂM 2026 |
         | STT | Họ và tên | Ngày sinh | {header} | Xếp loại |
         | =1 | Lê Thị Riêng | 01/02/2006 | {} | Đạt |
         | =2 | Phạm Hồng Thái | 02/02/2006 | {} | Đạt |",
        cells[0], cells[1]
    );
    Folder::new(&config, "--period 2026-10 --today 2026-11-28").sheet("P-BT/xn.xlsx", "XN", &list).run()
}

#[test]
fn rows_are_only_said_to_wait_where_they_do() {
    const CONFIRMED: &str = "DANH SÁCH XÁC NHẬN ĐOÀN VIÊN SINH HOẠT TẠI NƠI CƯ TRÚ";
    let wait = "Có cột chứa dấu hoặc số lần mà tonghop không hiểu (tên cột: “Cột lạ”): có thể chính cột này cho biết ai đã tham gia, nên những dòng không ghi gì khác đang chờ, chưa được tính.";
    let beside = "Có cột chứa dấu hoặc số lần mà tonghop không hiểu (tên cột: “Cột lạ”); các dòng vẫn được tính theo những cột khác, chưa tính lượt nào từ cột này.";
    // No channel is named, so that it confirms and claims nothing.
    let outcome = by_ward(CONFIRMED, "Cột lạ", ["=3", "=2"]);
    assert_eq!((counted(&outcome), said(&outcome, "column-unknown")), ([0, 0, 0], vec![beside.to_owned()]));
    let named = by_ward("DANH SÁCH XÁC NHẬN SINH HOẠT ĐỊNH KỲ TẠI NƠI CƯ TRÚ", "Cột lạ", ["=3", "=2"]);
    assert_eq!((counted(&named), said(&named, "column-unknown")), ([0, 0, 2], vec![wait.to_owned()]));
    // A chapter's list whose own marks say who came.
    let marked = list(PLAIN, "Tham gia | Cột lạ", ["x | =3", "x | =2", " | "], "");
    assert_eq!((counted(&marked), said(&marked, "column-unknown")), ([2, 2, 0], vec![beside.to_owned()]));
    let plain = list(PLAIN, "Cột lạ", ["=3", "=2", ""], "");
    assert_eq!((counted(&plain), said(&plain, "column-unknown")), ([0, 0, 3], vec![wait.to_owned()]));
}

#[test]
fn a_ward_that_names_its_hamlets_chapter_names_the_channel() {
    for header in ["Sinh hoạt chi đoàn khu vực", "SH chi đoàn KV", "SH chi đoàn ấp"] {
        let outcome = by_ward("DANH SÁCH XÁC NHẬN ĐOÀN VIÊN SINH HOẠT TẠI NƠI CƯ TRÚ", header, ["=3", "=2"]);
        assert_eq!((counted(&outcome), number(&outcome, "channels.monthly.turns")), ([5, 2, 0], 5), "{header}");
    }
}

#[test]
fn numbers_that_name_no_channel_are_asked_about() {
    const CONFIRMED: &str = "DANH SÁCH XÁC NHẬN ĐOÀN VIÊN SINH HOẠT TẠI NƠI CƯ TRÚ";
    for header in ["Sinh hoạt chi đoàn", "Số lần sinh hoạt", "Số buổi SH chi đoàn"] {
        let outcome = by_ward(CONFIRMED, header, ["=3", "=1"]);
        assert_eq!((counted(&outcome), number(&outcome, "introductions.unannounced")), ([0, 0, 0], 2), "{header}");
        assert_eq!(found(&outcome), ["column-unknown D3", "confirmation-unannounced B4:B5"], "{header}");
        assert_eq!(
            said(&outcome, "column-unknown"),
            [format!(
                "Bảng xác nhận có cột ghi số lần nhưng không chỗ nào ghi phương thức hoặc hoạt động (tên cột: “{header}”); \
                 tonghop ghi nhận xác nhận và kết quả, chưa tính lượt nào từ cột này."
            )]
        );
        // The title names it; and what is only marked confirms and was never meant as a number.
        let named = by_ward("DANH SÁCH XÁC NHẬN SINH HOẠT ĐỊNH KỲ TẠI NƠI CƯ TRÚ", header, ["=3", "=1"]);
        assert_eq!((counted(&named), said(&named, "column-unknown")), ([4, 2, 0], vec![]), "{header}");
    }
    let marked = by_ward(CONFIRMED, "Sinh hoạt chi đoàn", ["x", "x"]);
    assert_eq!((counted(&marked), said(&marked, "column-unknown")), ([0, 0, 0], vec![]));
}

/// The school's list of slips that the ward sends back with columns of its own: how many are confirmed, and what the rows say.
fn sent_back(columns: &str, third: &str) -> Outcome {
    let config = concat!(office!(), unit!("P-ST", "Đoàn phường Sơn Trà", "ward", "CDN"));
    let slips = |more: [&str; 3]| {
        let rows: Vec<String> = (0..3)
            .map(|at| {
                format!(
                    "| =2441000{at} | Lê Thị R{at} | 0{}/02/2006 | Phường Sơn Trà | 20/09/2026 {} |",
                    at + 1,
                    more[at]
                )
            })
            .collect();
        let header = if more[0].is_empty() { "" } else { columns };
        format!(
            "| DANH SÁCH GIỚI THIỆU ĐOÀN VIÊN VỀ SINH HOẠT TẠI NƠI CƯ TRÚ | < | < | < | < |
             | MSSV | Họ và tên | Ngày sinh | Nơi giới thiệu đến | Ngày giới thiệu {header} |
             {}",
            rows.join("\n")
        )
    };
    Folder::new(config, "--period 2026-10 --today 2026-11-28")
        .sheet("gioi thieu.xlsx", "DS", &slips([""; 3]))
        .sheet("P-ST/phan hoi T10-2026.xlsx", "DS", &slips(["| Tốt | ", "| Đạt |", third]))
        .run()
}

fn slips(outcome: &Outcome) -> [u64; 3] {
    ["confirmed", "unconfirmed", "introduced"].map(|name| number(outcome, &format!("introductions.{name}")))
}

#[test]
fn who_never_came_to_the_ward_is_not_confirmed() {
    for words in [
        "Chưa đến liên hệ",
        "Chưa liên hệ",
        "Không liên hệ được",
        "chưa trình diện",
        "ĐV không đến liên hệ với Đoàn phường",
        "chưa gặp",
    ] {
        for (columns, cells) in [
            ("| Kết quả | Ghi chú", format!("| {words} |")),
            ("| Kết quả | Nhận xét của Đoàn phường", format!("| | {words}")),
            ("| Kết quả | Ghi chú", format!("| | {words}")),
        ] {
            let outcome = sent_back(columns, &cells);
            assert_eq!(slips(&outcome), [2, 1, 3], "{columns}: {cells}");
            assert_eq!(number(&outcome, "balance.rows.waiting"), 0, "{columns}: {cells}");
            assert_eq!(said(&outcome, "introduction-unconfirmed").len(), 1);
            assert_eq!(said(&outcome, "mark-negative").len(), 1, "{columns}: {cells}");
            assert_eq!(said(&outcome, "result-unmapped").len(), 0, "{columns}: {cells}");
        }
    }
}

#[test]
fn a_denial_no_scale_knows_confirms_nobody_and_is_asked_about() {
    let of = |words: &str| sent_back("| Kết quả | Ghi chú", &format!("| {words} |"));
    for words in ["Không có tên", "Chưa nộp giấy giới thiệu", "Chưa đánh giá", "Không cư trú tại địa phương"]
    {
        let outcome = of(words);
        assert_eq!((slips(&outcome), said(&outcome, "result-unmapped").len()), ([2, 1, 3], 1), "{words}");
    }
    // How well somebody did says that they did, and who stayed away the ward has given its word on.
    for (words, asked) in
        [("Chưa tích cực", 1), ("Nhiệt tình", 1), ("Không tham gia", 0), ("Không đạt", 0), ("vắng", 0)]
    {
        let outcome = of(words);
        assert_eq!((slips(&outcome), said(&outcome, "result-unmapped").len()), ([3, 0, 3], asked), "{words}");
    }
}
