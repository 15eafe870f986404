//! Whose a sheet or a row is, and totals: what must not be asked although it is written in an unusual way.

use tonghop::model::Lang;
use tonghop::pipeline::Outcome;

use super::aggregates::SCHOOL;
use crate::support::draw::{Drawn, xlsx};
use crate::support::run::Folder;

fn folder() -> Folder {
    Folder::new(SCHOOL, "--today 2026-11-28")
}

fn said(outcome: &Outcome, codes: &[&str]) -> Vec<String> {
    let of = outcome.findings.iter().filter(|one| codes.contains(&one.code.as_str()));
    of.map(|one| format!("{} {}", one.code.as_str(), one.message(Lang::Vi))).collect()
}

const WHOSE: [&str; 2] = ["unit-unknown", "unit-ambiguous"];

fn unit<'a>(outcome: &'a Outcome, code: &str) -> &'a tonghop::tally::UnitFigures {
    outcome.figures.units.iter().find(|one| one.code == code).unwrap()
}

#[test]
fn a_chapter_is_known_by_the_short_form_of_its_level_wherever_it_stands() {
    let rows = |first: &str, second: &str| {
        format!(
            "| ĐOÀN KHOA XÂY DỰNG |\n| DANH SÁCH ĐOÀN VIÊN NĂM HỌC 2026-2027 | < | < |\n| STT | Họ và tên | Ngày sinh | Chi đoàn | Ngày vào Đoàn |\n| =1 | Lê Thị Riêng | 01/02/2006 | {first} | 26/03/2022 |\n| =2 | Phạm Hồng Thái | 01/03/2006 | {second} | 26/03/2022 |"
        )
    };
    for short in [
        "CĐ Cầu đường 1",
        "cđ cầu đường 1",
        "C.đoàn Cầu đường 1",
        "Chi Đoàn Cầu đường 1",
        "CĐ: Cầu đường 1",
        "Chi đoàn: Cầu đường 1",
        "CĐ. Cầu đường 1",
    ] {
        let outcome = folder().sheet("Đoàn khoa Xây dựng/ds.xlsx", "Sheet1", &rows(short, "Cầu đường 2")).run();
        assert_eq!(said(&outcome, &WHOSE), Vec::<String>::new(), "{short}");
        assert_eq!((unit(&outcome, "CD1").members.0, unit(&outcome, "CD2").members.0), (1, 1), "{short}");
    }
    // A college is no chapter.
    let outcome =
        folder().sheet("Đoàn khoa Xây dựng/ds.xlsx", "Sheet1", &rows("CĐ Nghề Sông Hậu", "Cầu đường 2")).run();
    assert_eq!(
        said(&outcome, &WHOSE),
        [
            "unit-unknown Tên đơn vị trong bảng không có trong danh sách đơn vị (thấy ghi: “CĐ Nghề Sông Hậu”); tonghop tính dòng này cho đơn vị gửi bảng.",
        ]
    );
}

#[test]
fn short_forms_head_sections_and_name_sheets() {
    let title = "| ĐOÀN KHOA XÂY DỰNG |\n| DANH SÁCH THAM GIA SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ THÁNG 10/2026 | < | < |\n| STT | Họ và tên | Ngày sinh |\n";
    let row = "| =1 | Lê Thị Riêng | 01/02/2006 |";
    for head in ["CĐ Cầu đường 2", "2. CĐ Cầu đường 2", "C.đoàn Cầu đường 2", "CĐ: Cầu đường 2"]
    {
        let text = format!("{title}| {head} | < | < |\n{row}");
        let outcome = folder().sheet("Đoàn khoa Xây dựng/T10.xlsx", "Sheet1", &text).run();
        assert_eq!(unit(&outcome, "CD2").turns.0, 1, "{head}");
    }
    let outcome = folder().sheet("Đoàn khoa Xây dựng/T10.xlsx", "CĐ Cầu đường 2", &format!("{title}{row}")).run();
    assert_eq!(unit(&outcome, "CD2").turns.0, 1);
}

#[test]
fn a_wards_letter_is_the_wards_whatever_chapter_it_is_about() {
    let letter = |about: &str| {
        format!(
            "| ĐOÀN PHƯỜNG BÌNH THỦY | < | < | | ĐOÀN TNCS HỒ CHÍ MINH | < |\n| DANH SÁCH | < | < | < | < |\n| {about} | < | < | < | < |\n| TT | Họ và tên | NS | Nội dung đã tham gia | Nhận xét của Đoàn phường |\n| =1 | Lê Thị Riêng | =2006 | Hiến máu | Đạt |"
        )
    };
    let roster = "| CHI ĐOÀN CẦU ĐƯỜNG 1 |\n| DANH SÁCH ĐOÀN VIÊN NĂM HỌC 2026-2027 |\n| STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |\n| =1 | Lê Thị Riêng | 01/02/2006 | 26/03/2022 |";
    for about in [
        "Đoàn viên Chi đoàn Cầu đường 1 sinh hoạt tại địa phương tháng 10 năm 2026",
        "Tham gia sinh hoạt tháng 10/2026 (theo đề nghị của Chi đoàn Cầu đường 1)",
    ] {
        let outcome = folder()
            .sheet("CD1/ds.xlsx", "Sheet1", roster)
            .sheet("Phuong Binh Thuy gui.xlsx", "Sheet1", &letter(about))
            .run();
        assert_eq!(said(&outcome, &WHOSE), Vec::<String>::new(), "{about}");
        let sender = outcome.register.files.iter().find(|file| file.path.as_str().starts_with("Phuong")).unwrap().unit;
        assert_eq!(outcome.register.units.get(sender.unwrap()).name, "Đoàn phường Bình Thủy");
        assert_eq!((outcome.figures.members.not_on_roster.0, unit(&outcome, "CD1").turns.0), (0, 1), "{about}");
    }
}

#[test]
fn a_ward_union_in_no_register_is_known_by_its_ward() {
    let list = |title: &str| {
        format!(
            "| {title} |\n| DANH SÁCH XÁC NHẬN ĐOÀN VIÊN SINH HOẠT ĐỊNH KỲ TẠI NƠI CƯ TRÚ THÁNG 10/2026 | < | < |\n| STT | Họ và tên | Ngày sinh | Kết quả |\n| =1 | Lê Thị Riêng | 01/02/2006 | Đạt |"
        )
    };
    for title in ["ĐOÀN PHƯỜNG NINH KIỀU", "BAN CHẤP HÀNH ĐOÀN PHƯỜNG NINH KIỀU", "ĐOÀN XÃ PHONG ĐIỀN"]
    {
        assert_eq!(
            said(&folder().sheet("px.xlsx", "Sheet1", &list(title)).run(), &WHOSE),
            Vec::<String>::new(),
            "{title}"
        );
    }
    // What no ward is called so, and a chapter that nobody registered.
    for title in ["ĐOÀN PHƯỜNG TRỜI MÂY", "CHI ĐOÀN ĐIỆN TỬ K99"] {
        let outcome = folder().sheet("px.xlsx", "Sheet1", &list(title)).run();
        let [one] = &said(&outcome, &WHOSE)[..] else { panic!("{title}") };
        assert!(
            one.starts_with("unit-unknown Tên đơn vị gửi tệp không có trong danh sách đơn vị (thấy ghi: “"),
            "{one}"
        );
    }
}

#[test]
fn nothing_to_report_on_one_sheet_is_not_nothing_to_report() {
    let list = "| ĐOÀN KHOA XÂY DỰNG |\n| DANH SÁCH THAM GIA SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ THÁNG 10/2026 | < | < |\n| STT | Họ và tên | Ngày sinh |\n| =1 | Lê Thị Riêng | 01/02/2006 |";
    let none = "| KHÔNG CÓ ĐOÀN VIÊN THAM GIA |";
    let path = "Đoàn khoa Xây dựng/thang 10.xlsx";
    let state = |sheets: &[Drawn]| {
        let mut folder = Folder::new(SCHOOL, "--today 2026-11-28 --period 2026-10");
        folder.files.push((path.to_owned(), xlsx(path, sheets)));
        unit(&folder.run(), "XD").state
    };
    assert_eq!(state(&[Drawn::new("A", list), Drawn::new("B", none)]), "accepted");
    assert_eq!(state(&[Drawn::new("B", none)]), "nothing-to-report");
}

#[test]
fn one_total_under_two_lists_sums_both() {
    let lists = |total: &str| {
        format!(
            "| CHI ĐOÀN CẦU ĐƯỜNG 1 | < | < | < | < | < | < |\n| SỐ LẦN SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ THÁNG 10/2026 | < | < | < |\n| STT | Họ và tên | NS | Số lần | | STT | Họ và tên | NS | Số lần |\n| =1 | Lê Thị Riêng | =2006 | =2 | | =3 | Hồ Hảo Hớn | =2006 | =3 |\n| =2 | Phạm Hồng Thái | =2005 | =1 | | | Tổng | | {total} |"
        )
    };
    let of = |total: &str| {
        let outcome = folder().sheet("CD1/T10.xlsx", "Sheet1", &lists(total)).run();
        (outcome.figures.turns.total.0, said(&outcome, &["total-differs"]).len())
    };
    assert_eq!([of("=6"), of("=3"), of("=7")], [(6, 0), (6, 0), (6, 1)]);
}

#[test]
fn the_number_of_pages_is_no_total() {
    let list = |foot: &str| {
        format!(
            "| CHI ĐOÀN CẦU ĐƯỜNG 1 | < | < |\n| DANH SÁCH SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ THÁNG 9/2026 | < | < | < |\n| STT | Họ và tên | Ngày sinh | Số lượt |\n| =1 | Lê Thị Riêng | 01/03/2006 | =1 |\n| =2 | Hồ Hảo Hớn | 02/03/2006 | =4 |\n{foot}"
        )
    };
    let of = |foot: &str| said(&folder().sheet("CD1/T9.xlsx", "Sheet1", &list(foot)).run(), &["total-differs"]).len();
    assert_eq!(of("| | Tổng cộng 3 trang | | =5 |"), 0);
    assert_eq!(of("| | Tổng cộng 3 trang | | =6 |"), 1);
    assert_eq!(of("| Tổng cộng: 3 đoàn viên |"), 1);
}

#[test]
fn a_day_that_cannot_be_says_which_time_counts_instead() {
    const DATES: [&str; 2] = ["date-impossible", "date-out-of-range"];
    let run = |title: &str, date: &str| {
        let sheet = format!(
            "| ĐOÀN KHOA XÂY DỰNG |\n| {title} | < | < |\n| STT | Họ và tên | Ngày sinh | Ngày tham gia |\n| =1 | Lê Thị Riêng | 01/02/2006 | {date} |\n| =2 | Phạm Hồng Thái | 01/03/2006 | 12/11/2026 |"
        );
        Folder::new(SCHOOL, "--today 2026-11-28 --period 2026-11")
            .sheet("Đoàn khoa Xây dựng/tham gia.xlsx", "Sheet1", &sheet)
            .run()
    };
    let month = "DANH SÁCH THAM GIA SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ THÁNG 11/2026";
    let outcome = run(month, "31/11/2026");
    assert_eq!(outcome.figures.turns.total.0, 2);
    assert_eq!(
        said(&outcome, &DATES),
        [
            "date-impossible Ngày này không có trong lịch (ví dụ: “31/11/2026”); tonghop bỏ ngày này và lấy thời gian ghi ở tiêu đề, tên trang hoặc tên tệp cho dòng đó.",
        ]
    );
    // Where nothing around it tells a time the row waits, and nothing is said to count instead.
    let outcome = run("DANH SÁCH THAM GIA SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ", "31/11/2026");
    assert_eq!((outcome.figures.turns.total.0, outcome.figures.balance.rows.waiting), (1, 1));
    let wanted = "date-impossible Ngày này không có trong lịch (ví dụ: “31/11/2026”); tonghop bỏ ngày này.";
    assert_eq!(said(&outcome, &DATES), [wanted]);
    // A slip holds from its own day or from none: the title's month is not its day.
    let slips = "| ĐOÀN KHOA XÂY DỰNG |\n| DANH SÁCH ĐOÀN VIÊN GIỚI THIỆU VỀ NƠI CƯ TRÚ THÁNG 11/2026 | < | < |\n| STT | Họ và tên | Ngày sinh | Giới thiệu về | Ngày giới thiệu |\n| =1 | Lê Thị Riêng | 01/02/2006 | Phường Ninh Kiều | 31/11/2026 |";
    let outcome = Folder::new(SCHOOL, "--today 2026-11-28 --period 2026-11")
        .sheet("Đoàn khoa Xây dựng/gioi thieu.xlsx", "Sheet1", slips)
        .run();
    assert_eq!(outcome.figures.introductions.introduced, 1);
    assert_eq!(said(&outcome, &DATES), [wanted]);
}
