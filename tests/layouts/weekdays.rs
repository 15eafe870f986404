//! Days of the week where a date is asked for.

use super::attending::{counted, found, list, number};
use tonghop::model::{Date, Lang, When};

const OCTOBER: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ THÁNG 10/2026";
const YEAR: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ NĂM 2026";

#[test]
fn days_of_the_week_leave_the_time_of_the_sheet() {
    for text in ["T2, T4, T6", "T7, CN", "Thứ 2, 4, 6", "Sáng thứ 7", "Chủ nhật", "Thứ bảy hàng tuần", "19h00 T7"]
    {
        let outcome = list(OCTOBER, "Thời gian", [text; 3], "");
        assert_eq!((counted(&outcome), found(&outcome)), ([3, 3, 0], vec![]), "{text}");
        assert_eq!(number(&outcome, "months.2026-10.turns"), 3, "{text}");
        let said = outcome.findings.iter().find(|one| one.code.as_str() == "date-impossible").unwrap();
        assert!(said.message(Lang::Vi).starts_with("Ô này chỉ ghi thứ trong tuần hoặc giờ, không ghi ngày"), "{text}");
    }
}

#[test]
fn a_day_of_the_week_before_a_day_leaves_the_day() {
    for title in [OCTOBER, YEAR, "SINH HOẠT ĐỊNH KỲ QUÝ IV/2026", "SINH HOẠT ĐỊNH KỲ NĂM HỌC 2026-2027"]
    {
        for text in [
            "04/10",
            "Chủ nhật 04/10",
            "CN, 4-10",
            "CN04/10",
            "cn-04/10",
            "04/10 (Chủ nhật)",
            "Sáng CN 04/10",
            "7h30 CN 04/10",
            "CN 04/10/2026",
            "Chủ nhật, ngày 4 tháng 10",
        ] {
            let outcome = list(title, "Thời gian", [text; 3], "");
            assert_eq!((counted(&outcome), found(&outcome)), ([3, 3, 0], vec![]), "{title}: {text}");
            let day = When::Day(Date::constant(2026, 10, 4));
            assert!(outcome.register.turns.iter().all(|turn| turn.when == day), "{title}: {text}");
        }
        // The number of the day of the week is no part of the date.
        let monday = list(title, "Thời gian", ["Thứ 2, 05/10", "thứ 2 - 05/10", "T2 05/10"], "");
        assert_eq!((counted(&monday), found(&monday)), ([3, 3, 0], vec![]), "{title}");
        assert_eq!(number(&monday, "months.2026-10.turns"), 3, "{title}");
        let several = list(title, "Thời gian", ["CN 04/10; CN 11/10", "CN 04/10, 11/10", ""], "");
        assert_eq!(number(&several, "months.2026-10.turns"), if title == OCTOBER { 5 } else { 4 }, "{title}");
    }
}

#[test]
fn two_days_are_one_span_and_one_turn() {
    let days = |from: i8, to: i8| When::Span(Date::constant(2026, 10, from), Date::constant(2026, 10, to));
    for title in [OCTOBER, YEAR] {
        for text in ["T7, CN 10-11/10", "T7,CN 10-11/10/2026", "10-11/10", "Từ 10 đến 11/10", "10/10 - 11/10 (T7-CN)"]
        {
            let outcome = list(title, "Thời gian", [text; 3], "");
            assert_eq!((counted(&outcome), found(&outcome)), ([3, 3, 0], vec![]), "{title}: {text}");
            assert!(outcome.register.turns.iter().all(|turn| turn.when == days(10, 11)), "{title}: {text}");
        }
    }
    // A count says how often.
    let counted_twice = list(OCTOBER, "Thời gian | Số lần", ["T7, CN 10-11/10 | =2", "CN 11/10 | =1", " | "], "");
    assert_eq!((counted(&counted_twice), found(&counted_twice)), ([3, 2, 0], vec![]));
    // What begins in the month before is of the month that the sheet is about.
    let over = list(OCTOBER, "Thời gian", ["30/9-02/10"; 3], "");
    assert_eq!((counted(&over), number(&over, "months.2026-10.turns"), found(&over)), ([3, 3, 0], 3, vec![]));
    // No year is invented: `10-11/10` is no 10 November 2010.
    let nowhere = list("DANH SÁCH ĐOÀN VIÊN SINH HOẠT ĐỊNH KỲ", "Thời gian", ["10-11/10", "CN04/10", "04/10/2026"], "");
    assert_eq!(counted(&nowhere), [1, 1, 2]);
    let asked = ["date-impossible D3:D4", "period-unknown D3:D4"].map(str::to_owned).to_vec();
    assert_eq!(found(&nowhere), asked);
}

#[test]
fn what_may_be_months_is_asked_about() {
    // July, or each Saturday of October.
    let short = list(OCTOBER, "Thời gian", ["T7"; 3], "");
    assert_eq!((number(&short, "months.2026-10.turns"), found(&short)), (3, vec!["date-impossible D3:D5".to_owned()]));
    let listed = list(YEAR, "Thời gian", ["T2, T4, T6"; 3], "");
    assert_eq!((counted(&listed), found(&listed)), ([3, 3, 0], vec!["date-impossible D3:D5".to_owned()]));
    let said = listed.findings.iter().find(|one| one.code.as_str() == "date-impossible").unwrap();
    assert!(said.message(Lang::Vi).starts_with("Không rõ ô này ghi thứ trong tuần hay ghi tháng"));
    // Of a year's list, or below a header that asks for months, they are months.
    let year = list(YEAR, "Thời gian", ["T7", "T8", "T10"], "");
    assert_eq!((number(&year, "months.2026-07.turns"), found(&year)), (1, vec![]));
    let months = list(YEAR, "Tháng tham gia", ["T2, T4, T6", "T7", ""], "");
    assert_eq!((counted(&months)[0], found(&months)), (5, vec![]));
}

#[test]
fn what_is_no_date_is_said_as_that() {
    for text in ["thường xuyên", "8, 9, 10", "hàng tháng"] {
        let outcome = list(OCTOBER, "Thời gian", [text, "04/10/2026", "04/10/2026"], "");
        assert_eq!((counted(&outcome), found(&outcome)), ([3, 3, 0], vec!["date-impossible D3".to_owned()]), "{text}");
        let said = outcome.findings.iter().find(|one| one.code.as_str() == "date-impossible").unwrap();
        assert!(said.message(Lang::Vi).starts_with("Ô này không cho biết rõ ngày, tháng, năm nào"), "{text}");
    }
    let wrong = list(OCTOBER, "Thời gian", ["31/02/2026", "04/10/2026", "04/10/2026"], "");
    let said = wrong.findings.iter().find(|one| one.code.as_str() == "date-impossible").unwrap();
    assert!(said.message(Lang::Vi).starts_with("Ngày này không có trong lịch"));
}
