use jiff::civil::date;

use super::tests::*;
use super::*;
use crate::model::date::Cut;
use crate::model::{Birth, When};

#[test]
fn days_that_only_look_misspelt() {
    let born = |text: &str| birth(&text_cell(text), today());
    let full = Some(Birth::Day(date(2002, 9, 5)));
    let signs: Raised = &[(Code::DateSeparator, None)];
    let letters: Raised = &[(Code::DateSeparator, Some(Severity::Note))];
    let cases: &[(&str, Raised)] = &[
        ("(05/09/2002)", signs),
        ("05/09/2002;", signs),
        ("05/09/2002 (dl)", signs),
        ("05/09/2002 Dương lịch", signs),
        ("05/09/2.002", signs),
        ("O5/09/2002", letters),
        ("05/9/2OO2", letters),
        ("5/IX/2002", letters),
        ("05-09-2oo2", letters),
    ];
    for (text, notes) in cases {
        let parsed = born(text);
        assert_eq!((parsed.value, codes(&parsed).as_slice()), (full, *notes), "{text}");
    }
    assert_eq!(born("05/l0/2002").value, Some(Birth::Day(date(2002, 10, 5))));
    let two = born("05/II/2002");
    assert_eq!(
        (two.value, codes(&two).as_slice()),
        (Some(Birth::Day(date(2002, 2, 5))), [(Code::DateSeparator, QUERY)].as_slice())
    );
    // What is no day in any calendar, and what is in the other one.
    let none: Raised = &[(Code::DateImpossible, Some(Severity::Error))];
    for text in ["khoảng 2002", "x", "99", "05/09/2002 (âl)", "(O5/l9/20o)", "5/XIV/2002"] {
        let parsed = born(text);
        assert_eq!((parsed.value, codes(&parsed).as_slice()), (None, none), "{text}");
    }
    assert_eq!(codes(&born("31/02/2003")), vec![(Code::DateImpossible, None)]);
    for (text, year) in [("99", 1999), ("02", 2002)] {
        let parsed = birth_year(&text_cell(text), today());
        assert_eq!((parsed.value, codes(&parsed)), (Some(Birth::Year(year)), vec![(Code::DateTwoDigitYear, None)]));
    }
}

/// Months of Rome and by name, first days, the year as the young write it; and what is no day to count by.
#[test]
fn spellings_that_few_use() {
    let full = Some(Birth::Day(date(2002, 9, 5)));
    let september = [
        "5-IX-2002",
        "5.IX.02",
        "5 IX 2002",
        "5/ix/2002",
        "5/Ⅸ/2002",
        "ngày 5 tháng IX năm 2002",
        "mùng 5/9/2002",
        "mồng 5 tháng 9 năm 2002",
        "05 tháng 9 2002",
        "05 th 9 năm 2002",
        "5th9 2002",
        "5.9.02",
        "2002-9-5",
        "Sept 5, 2002",
        "September 5th, 2002",
        "5/09/'02",
        "SN: 5/9/2002",
        "sinh ngày 5/9/2002",
        "5/Chín/2002",
        "Ngày 05, tháng 09, năm 2002",
        "5\\9\\2002",
    ];
    for text in september {
        assert_eq!(birth(&text_cell(text), today()).value, full, "{text}");
        assert_eq!(when(&text_cell(text), today(), Cut::default()).value, Some(When::Day(date(2002, 9, 5))), "{text}");
    }
    for text in ["IX/2002", "tháng IX/2002", "tháng IX năm 2002", "Sep 2002"] {
        assert_eq!(birth(&text_cell(text), today()).value, Some(Birth::Month(month(2002, 9))), "{text}");
    }
    assert_eq!(birth(&text_cell("2K2"), today()).value, Some(Birth::Year(2002)));
    let none = [
        "5/XIII/2002",
        "5/IIX/2002",
        "V/IX/2002",
        "31/IX/2002",
        "5/9/2002 âm lịch",
        "5/9/202",
        "5/9/20022",
        "9/5/2002 (m/d)",
        "5/9/2002 hoặc 6/9/2002",
        "5 tháng một năm 2002",
        "Sep-02",
        "II/2002",
        "x/2002",
    ];
    for text in none {
        let (born, was) = (birth(&text_cell(text), today()), when(&text_cell(text), today(), Cut::default()));
        assert_eq!((born.value, was.value.and_then(|when| when.day())), (None, None), "{text}");
        let asked = |note: &crate::normalise::cells::Note| {
            note.severity.unwrap_or(crate::finding::Finding::new(note.code).severity) > Severity::Note
        };
        assert!(born.notes.iter().any(asked) && was.notes.iter().any(asked), "{text}");
    }
    // A quarter is no month.
    assert_eq!(
        when(&text_cell("IV/2021"), today(), Cut::default()).value.and_then(|when| when.month(Cut::default())),
        None
    );
    assert_eq!(codes(&when(&text_cell("khoảng 5/9/2020"), today(), Cut::default())), vec![(Code::DateAsText, QUERY)]);
}

/// What the fortieth chapter writes still is the fifth of September 2002, or as much of it as was said.
#[test]
fn forty_spellings_of_a_date() {
    let full = Birth::Day(date(2002, 9, 5));
    let (in_month, in_year) = (Birth::Month(month(2002, 9)), Birth::Year(2002));
    let cases: &[(&str, Birth)] = &[
        ("05/09/2002", full),
        ("5/9/2002", full),
        ("5/9/02", full),
        ("05.09.2002", full),
        ("5.9.02", full),
        ("05-09-2002", full),
        ("5 - 9 - 2002", full),
        ("05\\09\\2002", full),
        ("05_09_2002", full),
        ("05,09,2002", full),
        ("05 09 2002", full),
        ("05|09|2002", full),
        ("5/9//2002", full),
        ("05 / 09 / 2002", full),
        ("05/09/2002.", full),
        ("05092002", full),
        ("050902", full),
        ("20020905", full),
        ("2002-09-05", full),
        ("2002/9/5", full),
        ("2002.09.05", full),
        ("2002-09-05T00:00:00", full),
        ("2002-09-05 00:00:00", full),
        ("05/09/2002 12:00:00 SA", full),
        ("05/09/2002 7h30", full),
        ("7h30 ngày 05/09/2002", full),
        ("ngày 5 tháng 9 năm 2002", full),
        ("Ngày 05 tháng 09 năm 2002", full),
        ("ngày 5/9/2002", full),
        ("5 tháng 9, 2002", full),
        ("5 tháng chín năm 2002", full),
        ("sinh ngày 5/9/2002", full),
        ("Thứ năm, 5/9/2002", full),
        ("T5, 05/09/2002", full),
        ("5-Sep-02", full),
        ("05-Sep-2002", full),
        ("5 September 2002", full),
        ("Sep 5, 2002", full),
        ("Thu, 5 Sep 2002", full),
        ("37504", full),
        ("05/09\u{a0}/2002", full),
        ("\u{a0}05/09/2002\u{200b}", full),
        ("０５/０９/２００２", full),
        ("'05/09/2002", full),
        ("\t05/09/2002", full),
        ("ng\u{e0}y 5 th\u{e1}ng 9 n\u{103}m 2002", full),
        ("nga\u{300}y 5 tha\u{301}ng 9 na\u{306}m 2002", full),
        ("T9/2002", in_month),
        ("tháng 9/2002", in_month),
        ("tháng 9 năm 2002", in_month),
        ("09/2002", in_month),
        ("9-2002", in_month),
        ("2002-09", in_month),
        ("Sep-2002", in_month),
        ("2002", in_year),
        ("năm 2002", in_year),
        ("SN 2002", in_year),
    ];
    assert!(cases.len() >= 40);
    for (text, expected) in cases {
        let parsed = birth(&text_cell(text), today());
        assert_eq!(parsed.value, Some(*expected), "{text:?} {:?}", codes(&parsed));
        // Nothing is said that asks somebody to do something.
        assert!(
            parsed.notes.iter().all(|note| note.severity.unwrap_or(note.code.rule().severity) == Severity::Note),
            "{text:?}"
        );
    }
    for text in ["31/02/2003", "30/2/2003", "32/13/2002", "5/9", "thứ năm", "Sep", "T5", "99999", "5/9/2002/1"] {
        assert_eq!(birth(&text_cell(text), today()).value, None, "{text:?}");
    }
}
