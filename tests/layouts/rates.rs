//! `3/4`: three of four meetings, or a day of April.

use super::attending::{MONTHLY, counted, found, list, number};

#[test]
fn three_of_four_are_three_turns_where_nothing_else_can_be_meant() {
    let headers = [
        "Số buổi tham gia",
        "Số buổi tham gia/tổng số",
        "Số buổi có mặt/số buổi tổ chức",
        "Tham gia",
        "Tham gia (buổi)",
        "Số lần",
        "Số buổi SH",
        "Tháng 10",
        "Kết quả tham gia",
        "Chuyên cần",
        "Tỷ lệ tham gia",
    ];
    for header in headers {
        for cells in [["3/4", "4/4", "0/4"], ["Tham gia 3/4 buổi", "4/4 buổi", ""], ["3 trên 4 buổi", "4/4 buổi", "x"]]
        {
            if cells[2] == "x" && header != "Tham gia" {
                continue;
            }
            let outcome = list(MONTHLY, header, cells, "");
            let more = u64::from(cells[2] == "x");
            assert_eq!(counted(&outcome), [7 + more, 2 + more, 0], "{header} {cells:?}");
        }
        assert_eq!(found(&list(MONTHLY, header, ["3/4", "4/4", "0/4"], "")), Vec::<String>::new(), "{header}");
    }
    // Below a header that counts another number of them held says nothing.
    assert_eq!(counted(&list(MONTHLY, "Số buổi tham gia", ["3/4", "2/5", ""], "")), [5, 2, 0]);
    let remark = list(&format!("{MONTHLY} (THAM GIA)"), "Ghi chú", ["Tham gia 3/4 buổi", "0/4 buổi", ""], "");
    assert_eq!((counted(&remark), found(&remark)), ([4, 2, 0], vec![]));
}

#[test]
fn what_may_be_a_day_is_asked_about() {
    // October is the month of the list, and the numbers of meetings are not the same.
    for cells in [["4/10", "5/10", "4/10"], ["3/4", "2/5", "3/4"]] {
        let outcome = list(MONTHLY, "Tham gia", cells, "");
        assert_eq!(
            (counted(&outcome), found(&outcome)),
            ([3, 3, 0], vec!["mark-variant D3:D5".to_owned()]),
            "{cells:?}"
        );
        let said = outcome.findings.iter().find(|one| one.code.as_str() == "mark-variant").unwrap();
        assert!(said.message(tonghop::model::Lang::Vi).starts_with("Không rõ ô này ghi số buổi đã tham gia trên"));
    }
    let remark = list(&format!("{MONTHLY} (THAM GIA)"), "Ghi chú", ["3/4", "", ""], "");
    assert_eq!((counted(&remark), found(&remark)), ([3, 3, 0], vec!["mark-variant D3".to_owned()]));
    // Days of other numbers, or of the list's month, below a header that counts: nobody knows what was typed, so the rows wait.
    for cells in [["@2026-04-03", "@2026-05-02", "@2026-04-02"], ["@2026-10-03", "@2026-10-04", "@2026-10-02"]] {
        for header in ["Số buổi tham gia", "Số buổi tham gia/tổng số", "Số buổi SH", "Tỷ lệ tham gia"]
        {
            let outcome = list(MONTHLY, header, cells, "");
            let asked = vec!["count-as-text D3:D5".to_owned()];
            assert_eq!((counted(&outcome), found(&outcome)), ([0, 0, 3], asked), "{header}");
        }
    }
    // Below marks they may be days as well, all of one month that is not the list's.
    for header in ["Tham gia", "Có mặt", "Điểm danh"] {
        let outcome = list(MONTHLY, header, ["@2026-04-03", "@2026-04-04", "@2026-04-02"], "");
        assert_eq!(
            (counted(&outcome), found(&outcome)),
            ([3, 3, 0], vec!["mark-variant D3:D5".to_owned()]),
            "{header}"
        );
        assert_eq!(number(&outcome, "months.2026-10.turns"), 3, "{header}");
    }
}

#[test]
fn counts_that_a_spreadsheet_made_days_of_are_counts_again() {
    // 3 April, or 4 March where the month is typed first.
    for first in ["@2026-04-03", "@2026-03-04"] {
        for header in
            ["Số buổi tham gia", "Số buổi tham gia/tổng số", "Số buổi SH", "Tỷ lệ tham gia", "Chuyên cần", "Số lần"]
        {
            for (cells, turns) in [([first, "@2026-04-04", "@2026-04-02"], 9), ([first, "4/4", "0/4"], 7)] {
                let outcome = list(MONTHLY, header, cells, "");
                assert_eq!((counted(&outcome)[0], found(&outcome)), (turns, vec![]), "{header} {cells:?}");
            }
        }
        // Below marks other cells must say so.
        for header in ["Tham gia", "Có mặt", "Điểm danh"] {
            let outcome = list(MONTHLY, header, [first, "4/4", "0/4"], "");
            assert_eq!((counted(&outcome), found(&outcome)), ([7, 2, 0], vec![]), "{header}");
        }
    }
    let outcome = list(MONTHLY, "Số buổi", ["@2026-04-03", "=2", ""], "");
    assert_eq!(counted(&outcome), [5, 2, 0]);
    let said = outcome.findings.iter().find(|one| one.code.as_str() == "count-as-text").unwrap();
    assert_eq!(
        said.message(tonghop::model::Lang::Vi),
        "Ô ghi số buổi đã tham gia trên tổng số buổi bị bảng tính đổi thành ngày; tonghop đọc lại thành số buổi \
         (ví dụ: “03/04/2026”; hiểu là: “3”)."
    );
}

#[test]
fn days_stay_days() {
    let days = list(MONTHLY, "Ngày tham gia", ["4/10", "11/10", "04/10"], "");
    assert_eq!((counted(&days), number(&days, "months.2026-10.turns")), ([3, 3, 0], 3));
    // Days below marks are when, not what.
    for cells in [["@2026-10-03", "@2026-10-04", "@2026-10-11"], ["04/10/2026", "11/10/2026", "18/10/2026"]] {
        let outcome = list(MONTHLY, "Tham gia", cells, "");
        assert_eq!((counted(&outcome), found(&outcome)), ([3, 3, 0], vec![]), "{cells:?}");
        assert_eq!((number(&outcome, "channels.monthly.turns"), number(&outcome, "months.2026-10.turns")), (3, 3));
    }
    let before = list(MONTHLY, "Tham gia", ["x", "@2026-09-30", "x"], "");
    assert_eq!(number(&before, "months.2026-09.turns"), 1);
    let both = list(MONTHLY, "Số buổi | Tỷ lệ tham gia", ["=3 | 3/4", "=4 | 4/4", "=0 | 0/4"], "");
    assert_eq!((counted(&both), found(&both)), ([7, 2, 0], vec![]));
}
