//! Places outside the columns of wards, signatures that look like headers, headers in two languages, short words of forms.

use tonghop::pipeline::Outcome;

use super::attending::{CONFIG, MONTHLY, counted, found, list, number};
use crate::support::run::Folder;

/// Three columns of wards and one of all others.
fn wards(header: &str, cells: [&str; 3], footer: &str) -> Outcome {
    list(MONTHLY, &format!("P. Bình Thủy | P. An Bình | {header}"), cells, footer)
}

#[test]
fn a_place_beside_the_columns_of_wards_is_a_turn() {
    for header in ["Nơi khác (ghi rõ)", "Nơi khác", "Khác (ghi rõ)", "Phường/xã khác", "Địa phương khác (ghi rõ)"]
    {
        let outcome = wards(header, ["x | |", "| | Xã Phong Điền", "| x |"], "| | Cộng | | =1 | =1 | =1 |");
        assert_eq!((counted(&outcome), found(&outcome)), ([3, 3, 0], vec![]), "{header}");
        let wards = ["31168", "31150", "31299"].map(|code| number(&outcome, &format!("wards.{code}.turns")));
        assert_eq!(wards, [1, 1, 1], "{header}");
    }
}

#[test]
fn a_mark_or_an_unknown_place_beside_wards_is_a_turn_whose_ward_is_asked() {
    let outcome = wards("Nơi khác", ["x | |", "| | x", "| | Quê ngoại"], "| | Cộng | | =1 | | =3 |");
    assert_eq!(counted(&outcome), [3, 3, 0]);
    assert_eq!(number(&outcome, "wards.31168.turns"), 1);
    assert_eq!(found(&outcome), ["total-differs F6", "ward-ambiguous F4", "ward-ambiguous F5"]);
    // A refusal is none.
    assert_eq!(counted(&wards("Nơi khác", ["x | |", "| | Không", "| x |"], ""))[0], 2);
}

#[test]
fn without_columns_of_wards_elsewhere_is_no_turn() {
    let outcome = list(MONTHLY, "Tham gia | Nơi khác (ghi rõ)", ["x |", "| Xã Phong Điền", "x |"], "");
    assert_eq!(counted(&outcome)[0], 2);
}

#[test]
fn who_signs_below_a_list_heads_no_other() {
    for signed in [
        "| Người lập | | Bí thư",
        "| Bí thư | | Phó bí thư",
        "| Lớp trưởng | | GVCN",
        "| Người lập biểu | | T/M BCH CHI ĐOÀN",
        "| TM. BTV | | Ủy viên",
        "| Xác nhận của GVCN | | Bí thư",
    ] {
        for above in ["|  |\n", "| Tổng cộng: 3 | < |\n|  |\n"] {
            let outcome = list(
                MONTHLY,
                "Ngày tham gia",
                ["01/10/2026", "02/10/2026", "03/10/2026"],
                &format!("{above}| {signed} |"),
            );
            assert_eq!((counted(&outcome), found(&outcome)), ([3, 3, 0], vec![]), "{signed}");
        }
    }
}

const DONE: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG TẠI NƠI CƯ TRÚ";

/// What each of three persons did, and when, below a header.
fn done(header: &str) -> Outcome {
    let cells = ["NTM | 01/10/2026", "ASXH | 02/10/2026", "NTM | 03/10/2026"];
    list(DONE, &format!("{header} | Ngày tham gia"), cells, "")
}

#[test]
fn a_header_in_two_languages_is_what_both_or_the_vietnamese_say() {
    for header in [
        "Activity / Hoạt động",
        "Hoạt động / Activity",
        "Activity (Hoạt động)",
        "Hoạt động (Activity)",
        "Nội dung tham gia / Activity",
        "Group / Nhóm hoạt động",
        "Nhóm hoạt động/Group",
        "Nhóm / Group",
        "Group (Nhóm hoạt động)",
    ] {
        let outcome = done(header);
        assert_eq!((counted(&outcome), found(&outcome)), ([3, 3, 0], vec![]), "{header}");
        let groups = ["g4", "g3"].map(|code| number(&outcome, &format!("groups.{code}.turns")));
        assert_eq!(groups, [2, 1], "{header}");
    }
    // Two names of two fields are none.
    assert_eq!(number(&done("Hoạt động / Lớp"), "groups.g4.turns"), 0);
}

#[test]
fn short_words_for_what_was_done_head_its_column() {
    for header in ["ND SH", "ND tham gia", "ND sinh hoạt", "ND HĐ"] {
        let outcome = done(header);
        assert_eq!((counted(&outcome), found(&outcome)), ([3, 3, 0], vec![]), "{header}");
        assert_eq!(number(&outcome, "groups.g4.turns"), 2, "{header}");
    }
}

#[test]
fn a_question_of_a_form_asks_for_the_ward() {
    for header in [
        "Bạn tham gia sinh hoạt tại phường/xã nào?",
        "Phường/xã nơi bạn sinh hoạt",
        "Phường, xã bạn tham gia sinh hoạt",
        "Tên phường/xã bạn đã tham gia",
        "Bạn đang cư trú tại phường/xã nào?",
        "Địa phương sinh hoạt",
    ] {
        let outcome = list(MONTHLY, header, ["Phường Bình Thủy", "P. An Bình", "Bình Thủy"], "");
        assert_eq!(counted(&outcome), [3, 3, 0], "{header}");
        assert_eq!(number(&outcome, "wards.31168.turns"), 2, "{header}");
    }
}

#[test]
fn a_ward_behind_a_day_without_a_comma_is_the_ward() {
    let text = "| Danh sách đoàn viên tham gia sinh hoạt định kỳ với chi đoàn khu vực tháng 10/2026 |
         | 1. Lê Thị Riêng - 17/08/2006 - P. Bình Thủy |
         | 2. Phạm Hồng Thái - 02/12/2005 - P. Ninh Kiều |
         | 3/ Hồ Hảo Hớn 28-3-2006 P Bình Thủy |
         | 4) Lý Thường Kiệt, 19/10/2006, phường An Bình |
         | 5. Trần Văn Ơn 05/06/2006 phường An Bình |";
    let outcome = Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/zalo.xlsx", "DS", text).run();
    assert_eq!(counted(&outcome), [5, 5, 0]);
    let wards = ["31168", "31135", "31150"].map(|code| number(&outcome, &format!("wards.{code}.turns")));
    assert_eq!(wards, [2, 1, 2]);
}

/// A list of persons or units below a title, a header and its rows.
fn below(title: &str, rows: &str) -> Outcome {
    let text = format!("| {title} |\n{rows}");
    Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", &text).run()
}

#[test]
fn how_often_somebody_was_present_is_no_further_mark() {
    for header in ["Có mặt", "Có mặt (buổi)"] {
        let outcome = below(
            "ĐIỂM DANH ĐOÀN VIÊN SINH HOẠT ĐỊNH KỲ CHI ĐOÀN KHU VỰC THÁNG 10/2026",
            &format!(
                "| STT | Họ và tên | Ngày sinh | 04/10 | 11/10 | 18/10 | {header} | Vắng |
                 | =1 | Lê Thị Riêng | 01/02/2006 | x | x | x | =3 | =0 |
                 | =2 | Phạm Hồng Thái | 02/02/2006 | x | P | x | =2 | =1 |
                 | =3 | Hồ Hảo Hớn | 03/02/2006 | KP | x | P | =1 | =2 |"
            ),
        );
        assert_eq!(number(&outcome, "turns.total"), 6, "{header}");
    }
}

#[test]
fn who_signs_in_a_column_of_a_short_list_makes_it_no_other() {
    let outcome = below(
        "TỔNG HỢP KẾT QUẢ ĐOÀN VIÊN THAM GIA SINH HOẠT TẠI NƠI CƯ TRÚ THÁNG 10/2026",
        "| STT | Chi đoàn | Số lượt tham gia | < | < |
         | ^ | ^ | Định kỳ hằng tháng | Theo nhóm hoạt động | Theo yêu cầu |
         | =1 | Chi đoàn K10A | =10 | =6 | =0 |
         | | Tổng cộng | =10 | =6 | =0 |
         | |
         | | NGƯỜI LẬP | | BÍ THƯ | |",
    );
    let channels = ["monthly", "group", "on-demand"].map(|code| number(&outcome, &format!("channels.{code}.turns")));
    assert_eq!(channels, [10, 6, 0]);
}

#[test]
fn a_place_is_the_ward_that_it_names() {
    let list = |places: [&str; 2]| {
        below(
            "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ THÁNG 10/2026",
            &format!(
                "| STT | Họ và tên | Ngày sinh | Ngày | Địa điểm |
                 | =1 | Lê Thị Riêng | 01/02/2006 | 04/10/2026 | {} |
                 | =2 | Phạm Hồng Thái | 02/02/2006 | 04/10/2026 | {} |",
                places[0], places[1]
            ),
        )
    };
    let told = list(["Phường Bình Thủy", "P. Bình Thủy"]);
    assert_eq!(["turns.total", "wards.31168.turns"].map(|path| number(&told, path)), [2, 2]);
    let halls = list(["Hội trường A", "Nhà văn hóa phường Bình Thủy"]);
    assert_eq!(["turns.total", "wards.31168.turns"].map(|path| number(&halls, path)), [2, 1]);
    assert!(!found(&halls).iter().any(|one| one.starts_with("ward-")));
}
