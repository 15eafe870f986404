use std::sync::Arc;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::model::date::Cut;
use crate::model::{Birth, CitizenId, When, YearMonth};

pub(super) fn cell(value: Value) -> Cell {
    Cell { col: 0, value, text_format: false, zero_digits: 0, font: None }
}

pub(super) fn text_cell(text: &str) -> Cell {
    cell(Value::Text(Arc::from(text)))
}

pub(super) fn today() -> Date {
    date(2021, 7, 10)
}

pub(super) fn month(year: i16, month: i8) -> YearMonth {
    YearMonth::new(year, month).unwrap()
}

pub(super) fn day(year: i16, month: i8, of_month: i8) -> When {
    When::Day(date(year, month, of_month))
}

/// Codes of a parsed cell, with a severity only where it was raised.
pub(super) fn codes<T>(parsed: &Parsed<T>) -> Vec<(Code, Option<Severity>)> {
    parsed.notes.iter().map(|note| (note.code, note.severity)).collect()
}

/// Codes with the severity they were raised to.
pub(super) type Raised = &'static [(Code, Option<Severity>)];

pub(super) const QUERY: Option<Severity> = Some(Severity::Query);

#[test]
fn births_as_typed() {
    let full = Some(Birth::Day(date(2002, 9, 5)));
    let cases: &[(&str, Option<Birth>, Raised)] = &[
        ("05/09/2002", full, &[(Code::DateAsText, None)]),
        ("\t05/09/2002", full, &[(Code::DateLeadingBlank, None)]),
        ("'05/09/2002", full, &[(Code::DateLeadingBlank, None)]),
        ("5.9.2002", full, &[(Code::DateSeparator, None)]),
        ("5-9-2002", full, &[(Code::DateSeparator, None)]),
        ("05092002", full, &[(Code::DateSeparator, None)]),
        ("5092002", full, &[(Code::DateSeparator, None)]),
        ("2002-09-05", full, &[(Code::DateAsText, None)]),
        ("2002-09-05T00:00:00", full, &[(Code::DateTimeFraction, None)]),
        ("ngày 5 tháng 9 năm 2002", full, &[(Code::DateSeparator, None)]),
        ("5/9/02", full, &[(Code::DateTwoDigitYear, None)]),
        ("5/9/79", Some(Birth::Day(date(1979, 9, 5))), &[(Code::DateTwoDigitYear, QUERY)]),
        ("09/25/2002", Some(Birth::Day(date(2002, 9, 25))), &[(Code::DateDayMonthSwapped, None)]),
        ("2002", Some(Birth::Year(2002)), &[(Code::DateYearOnly, None)]),
        ("09/2002", Some(Birth::Month(month(2002, 9))), &[(Code::DateMonthOnly, None)]),
        ("T9/2002", Some(Birth::Month(month(2002, 9))), &[(Code::DateMonthOnly, None)]),
        ("31/02/2003", None, &[(Code::DateImpossible, None)]),
        ("12/03/2021", None, &[(Code::DateOutOfRange, None)]),
        ("12/03/1935", None, &[(Code::DateOutOfRange, None)]),
        ("12/05/1890", None, &[(Code::DateOutOfRange, None)]),
        ("1890", None, &[(Code::DateOutOfRange, None)]),
        ("31/02/1890", None, &[(Code::DateImpossible, None)]),
        ("đang xác minh", None, &[(Code::DateImpossible, Some(Severity::Error))]),
        ("không rõ", None, &[]),
    ];
    for (text, value, notes) in cases {
        let parsed = birth(&text_cell(text), today());
        assert_eq!((parsed.value, codes(&parsed).as_slice()), (*value, *notes), "{text:?}");
    }
    let repaired = birth(&text_cell("5.9.2002"), today()).notes[0].repaired.clone();
    assert_eq!(repaired.as_deref(), Some("05/09/2002"));
}

#[test]
fn births_as_numbers() {
    let cases = [
        (Value::Date(37504.0), Some(Birth::Day(date(2002, 9, 5))), vec![]),
        (Value::Date(37504.2917), Some(Birth::Day(date(2002, 9, 5))), vec![(Code::DateTimeFraction, None)]),
        (Value::Date(37504.7083), Some(Birth::Day(date(2002, 9, 5))), vec![(Code::DateTimeFraction, QUERY)]),
        (Value::Date(37_503.999_999_99), Some(Birth::Day(date(2002, 9, 5))), vec![]),
        (Value::Date(2002.0), Some(Birth::Year(2002)), vec![(Code::DateYearAsSerial, None)]),
        (Value::Number(2002.0), Some(Birth::Year(2002)), vec![(Code::DateYearOnly, None)]),
        (Value::Number(9.201), Some(Birth::Month(month(2010, 9))), vec![(Code::DateMonthOnly, None)]),
        (Value::Number(5_092_002.0), Some(Birth::Day(date(2002, 9, 5))), vec![(Code::DateSeparator, None)]),
        (Value::Number(37504.0), Some(Birth::Day(date(2002, 9, 5))), vec![(Code::DateAsText, None)]),
        (Value::Bool(true), None, vec![(Code::DateImpossible, Some(Severity::Error))]),
        (Value::Error("#REF!"), None, vec![(Code::CellError, None)]),
        (Value::NoResult, None, vec![(Code::FormulaWithoutValue, None)]),
    ];
    for (value, wanted, notes) in cases {
        let parsed = birth(&cell(value.clone()), date(2023, 7, 10));
        assert_eq!((parsed.value, codes(&parsed)), (wanted, notes), "{value:?}");
    }
}

#[test]
fn times_of_activities() {
    let cases: &[(&str, Option<When>, Raised)] = &[
        ("06/03/2021", Some(day(2021, 3, 6)), &[(Code::DateAsText, None)]),
        ("6/3/21", Some(day(2021, 3, 6)), &[(Code::DateTwoDigitYear, None)]),
        ("Tháng 3/2021", Some(When::Month(month(2021, 3))), &[(Code::DateMonthOnly, None)]),
        ("Quý I/2021", Some(When::Quarter(2021, 1)), &[]),
        ("2020-2021", Some(When::SchoolYear(2020)), &[]),
        ("từ 01/03 đến 15/03/2021", Some(When::Span(date(2021, 3, 1), date(2021, 3, 15))), &[]),
        ("15-16/3/2021", Some(When::Span(date(2021, 3, 15), date(2021, 3, 16))), &[]),
        ("30/02/2021", None, &[(Code::DateImpossible, None)]),
        ("06/03/2024", None, &[(Code::DateOutOfRange, None)]),
        ("06/03/2201", None, &[(Code::DateOutOfRange, None)]),
        ("30/02/2201", None, &[(Code::DateImpossible, None)]),
        ("Tháng 3", None, &[(Code::DateMonthOnly, QUERY)]),
        ("15/3", None, &[(Code::DateImpossible, QUERY)]),
        ("thường xuyên", None, &[(Code::DateImpossible, QUERY)]),
    ];
    for (text, value, notes) in cases {
        let parsed = when(&text_cell(text), today(), Cut::default());
        assert_eq!((parsed.value, codes(&parsed).as_slice()), (*value, *notes), "{text:?}");
    }
}

#[test]
fn times_in_texts() {
    let months = |from: (i16, i8), to: (i16, i8)| When::Months(month(from.0, from.1), month(to.0, to.1));
    let march = When::Month(month(2021, 3));
    let cases = [
        ("THÁNG 3 NĂM 2021", march),
        ("Tháng 03 năm 2021", march),
        ("tháng 3, năm 2021", march),
        ("DANH SÁCH ĐOÀN VIÊN ĐĂNG KÝ SINH HOẠT THEO YÊU CẦU THÁNG 3/2021", march),
        ("tham gia thang 3-2021 (sửa lần 2)", march),
        ("xac-nhan-thang-3-2021", march),
        ("T3/2021", march),
        ("T3.2021", march),
        ("Thg 3 2021", march),
        ("tháng ba năm 2021", march),
        ("THÁNG BA 2021", march),
        ("Tháng 3năm 2021", march),
        ("March 2021", march),
        ("tháng mười năm 2020", When::Month(month(2020, 10))),
        ("Tháng Mười Hai/2020", When::Month(month(2020, 12))),
        ("tháng năm năm 2020", When::Month(month(2020, 5))),
        // Its number was never filled in.
        ("tháng năm 2020", When::Year(2020)),
        ("Oct-2020", When::Month(month(2020, 10))),
        ("03_2021", march),
        ("2021-03", march),
        ("2021_03 CNTT-K10", march),
        ("Tháng 3 năm học 2020-2021", march),
        ("NĂM HỌC 2020-2021 - THÁNG 3", march),
        ("THEO DÕI THÁNG 3 - CHI ĐOÀN CNTT K10 - NĂM 2021", march),
        ("Tháng 12 (2020-2021)", When::Month(month(2020, 12))),
        ("15/01/2021", day(2021, 1, 15)),
        ("ngày 20/04/2021", day(2021, 4, 20)),
        ("nop ngay 20-04-2021", day(2021, 4, 20)),
        ("DS 20 04 2021", day(2021, 4, 20)),
        ("hien_mau_20210420", day(2021, 4, 20)),
        ("Hien mau 20.04.2021", day(2021, 4, 20)),
        ("ngày 05 tháng 4 năm 2021", day(2021, 4, 5)),
        ("Hiến máu ngày 15/3, năm 2021", day(2021, 3, 15)),
        ("THÁNG 3/2021 (ngày 15/3/2021)", day(2021, 3, 15)),
        ("ngày 15, 16 tháng 3 năm 2021", When::Span(date(2021, 3, 15), date(2021, 3, 16))),
        ("từ ngày 01 đến ngày 15/03/2021", When::Span(date(2021, 3, 1), date(2021, 3, 15))),
        ("từ 20/12 đến 05/01/2021", When::Span(date(2020, 12, 20), date(2021, 1, 5))),
        ("Quý I năm 2021", When::Quarter(2021, 1)),
        ("danh gia quy I-2021", When::Quarter(2021, 1)),
        ("QUÝ IV/2021", When::Quarter(2021, 4)),
        ("Q2-2021", When::Quarter(2021, 2)),
        ("2021-Q1", When::Quarter(2021, 1)),
        ("Quý I năm học 2020-2021", When::Quarter(2021, 1)),
        ("NĂM HỌC 2020 - 2021", When::SchoolYear(2020)),
        ("Năm học: 2020–2021", When::SchoolYear(2020)),
        ("danh-sach-2019-2020", When::SchoolYear(2019)),
        ("DS doan vien NH 20-21", When::SchoolYear(2020)),
        ("NH2020-2021", When::SchoolYear(2020)),
        ("2020-21", When::SchoolYear(2020)),
        ("học kỳ I năm học 2020-2021", months((2020, 9), (2021, 1))),
        ("HK2 2020-2021", months((2021, 2), (2021, 8))),
        ("HKII NH 20-21", months((2021, 2), (2021, 8))),
        ("Báo cáo năm 2021", When::Year(2021)),
        ("2021", When::Year(2021)),
        ("2018-09..2021-04", months((2018, 9), (2021, 4))),
        ("2018-09_2021-04", months((2018, 9), (2021, 4))),
        ("từ 09/2018 đến 04/2021", months((2018, 9), (2021, 4))),
        ("từ tháng 9/2018 đến tháng 4/2021", months((2018, 9), (2021, 4))),
        ("từ tháng 9 đến tháng 4 năm 2021", months((2020, 9), (2021, 4))),
        ("Từ năm 2018 đến tháng 04 năm 2021", months((2018, 1), (2021, 4))),
        ("các tháng 3, 4 và 5 năm 2021", months((2021, 3), (2021, 5))),
        ("Tháng 3-5/2021", months((2021, 3), (2021, 5))),
        ("6 tháng đầu năm 2021", months((2021, 1), (2021, 6))),
        ("SINH HOẠT HÈ NĂM 2021", months((2021, 6), (2021, 8))),
        ("giai đoạn 2018-2022", months((2018, 1), (2022, 12))),
        ("Kèm theo Công văn số 15-CV/ĐTN ngày 18/05/2021, tháng 3/2021", march),
    ];
    for (text, wanted) in cases {
        assert_eq!(when_in(text), Some(wanted), "{text}");
    }
}

#[test]
fn what_is_no_time() {
    for text in [
        "",
        "Sheet1",
        "Tháng 3",
        "xac-nhan-thang-3",
        "Quý I",
        "CNTT K10",
        "K10-2021",
        "10A1",
        "Chi đoàn CNTT K10",
        "0912.345.678",
        "0912-34-5678",
        "092203001234",
        "Đợt 1-2021",
        "Số: 12/2021",
        "Nhiệm kỳ 2022-2027",
        "Khóa 2019-2022",
        "sinh năm 2002",
        "06/06 đơn vị",
        "12/3/2 KV2",
        "ngày ... tháng ... năm 2021",
        "ngày      tháng     năm 2021",
        "chiến thắng 3/4",
        "lần 2",
        "20101234",
        "So luot 3",
        "hệ cao đẳng 2021",
        "Danh sách 15 đoàn viên",
        "HK1",
        "Thá ng",
        "1/4",
    ] {
        assert_eq!(when_in(text), None, "{text}");
    }
}

#[test]
fn months_of_headers() {
    for (text, wanted) in [
        ("Tháng 12", Some(12)),
        ("T1", Some(1)),
        ("Thg 3", Some(3)),
        ("T.3", Some(3)),
        ("thang 04", Some(4)),
        ("Năm 2021 > Tháng 2", Some(2)),
        ("T13", None),
        ("TT 1", None),
        ("Tên", None),
        ("Lần 1", None),
        ("K10", None),
    ] {
        assert_eq!(month_word(text), wanted, "{text}");
    }
    let cut = Cut::default();
    assert_eq!(month_within(12, When::SchoolYear(2020), cut), Some(month(2020, 12)));
    assert_eq!(month_within(1, When::SchoolYear(2020), cut), Some(month(2021, 1)));
    assert_eq!(month_within(3, When::Year(2021), cut), Some(month(2021, 3)));
    assert_eq!(month_within(3, When::Months(month(2018, 9), month(2021, 4)), cut), None);
    assert_eq!(month_within(3, When::Month(month(2021, 4)), cut), None);
}

#[test]
fn lines_of_place_and_date() {
    let wanted = Some(date(2021, 4, 5));
    for text in [
        "Cần Thơ, ngày 05 tháng 4 năm 2021",
        "Bình Thủy, ngày 5 tháng 04 năm 2021",
        "TP. Cần Thơ, ngày 05/4/2021",
        "Cần Thơ ngày 05 tháng 4 năm 2021",
        "BCH ĐOÀN TRƯỜNG CAO ĐẲNG NGHỀ SÔNG HẬU Cần Thơ, ngày 05 tháng 4 năm 2021",
    ] {
        assert_eq!(place_date(text), wanted, "{text}");
    }
    for text in [
        "Cần Thơ, ngày ... tháng ... năm 2021",
        "Cần Thơ, ngày     tháng 4 năm 2021",
        "DANH SÁCH THAM GIA HIẾN MÁU, NGÀY 05 THÁNG 4 NĂM 2021",
        "Ngày 05 tháng 4 năm 2021",
        "Sinh hoạt chi đoàn, ngày 05 tháng 4 năm 2021",
        "Cần Thơ",
    ] {
        assert_eq!(place_date(text), None, "{text}");
    }
}

#[test]
fn citizen_ids() {
    let cccd = |digits: &str| Some(CitizenId::Cccd(digits.to_owned()));
    let cases: &[(&str, Option<CitizenId>, Raised)] = &[
        ("092203001234", cccd("092203001234"), &[]),
        ("92203001234", cccd("092203001234"), &[(Code::IdLostZero, None)]),
        ("99903001234", None, &[(Code::IdLostZero, QUERY)]),
        ("1203001234", cccd("001203001234"), &[(Code::IdLostTwoZeros, None)]),
        ("0912345678", None, &[(Code::IdLostTwoZeros, QUERY)]),
        ("9.2203E+10", None, &[(Code::IdScientificText, None)]),
        ("092 203 001234", cccd("092203001234"), &[(Code::IdSeparators, None)]),
        ("O92203001234", cccd("092203001234"), &[(Code::IdLetterForDigit, None)]),
        ("361234567", Some(CitizenId::Cmnd("361234567".into())), &[(Code::IdCmnd, None)]),
        ("36123456", None, &[(Code::IdCmndLostZero, None)]),
        ("092703001234", cccd("092703001234"), &[(Code::IdContradictsPerson, QUERY)]),
        ("CCCD: 092203001234", cccd("092203001234"), &[(Code::IdSeparators, Some(Severity::Note))]),
        ("092203001234 (mới)", cccd("092203001234"), &[(Code::IdSeparators, Some(Severity::Note))]),
        ("092/203/001234", cccd("092203001234"), &[(Code::IdSeparators, None)]),
        ("361234567 - 092203001234", cccd("092203001234"), &[(Code::IdSeparators, QUERY)]),
        ("361234567 / 361234568", None, &[(Code::IdSeparators, QUERY)]),
        ("của mẹ 092203001234", None, &[(Code::IdLetterForDigit, QUERY)]),
        // A number that became a text: its decimals are no digits of it.
        ("92202001246.0", cccd("092202001246"), &[(Code::IdLostZero, None)]),
        ("092202001246.00", cccd("092202001246"), &[(Code::IdNumeric, None)]),
        ("1203001234,0", cccd("001203001234"), &[(Code::IdLostTwoZeros, None)]),
        ("361234567.0", Some(CitizenId::Cmnd("361234567".into())), &[(Code::IdCmnd, None)]),
        ("chưa có", None, &[]),
    ];
    for (text, value, notes) in cases {
        let parsed = citizen_id(&text_cell(text));
        assert_eq!((&parsed.value, codes(&parsed).as_slice()), (value, *notes), "{text}");
    }
    let plain = citizen_id(&cell(Value::Number(92_203_001_234.0)));
    assert_eq!((&plain.value, codes(&plain)), (&cccd("092203001234"), vec![(Code::IdLostZero, None)]));
    let padded = citizen_id(&Cell { zero_digits: 12, ..cell(Value::Number(92_203_001_234.0)) });
    assert_eq!((&padded.value, codes(&padded)), (&cccd("092203001234"), vec![(Code::IdNumeric, None)]));
}

#[test]
fn phones() {
    let cases: &[(&str, Option<&str>, Raised)] = &[
        ("0912345678", Some("0912345678"), &[]),
        ("0912.345.678", Some("0912345678"), &[]),
        ("912345678", Some("0912345678"), &[(Code::PhoneLostZero, None)]),
        ("01699333999", Some("0399333999"), &[(Code::PhoneOldPrefix, None)]),
        ("1699333999", Some("0399333999"), &[(Code::PhoneOldPrefix, None)]),
        ("+84912345678", Some("0912345678"), &[(Code::PhoneCountryCode, None)]),
        ("84 912 345 678", Some("0912345678"), &[(Code::PhoneCountryCode, None)]),
        ("842345678", Some("0842345678"), &[(Code::PhoneLostZero, None)]),
        ("841699333999", Some("0399333999"), &[(Code::PhoneCountryCode, None), (Code::PhoneOldPrefix, None)]),
        ("0912345678/0939345678", Some("0912345678"), &[(Code::PhoneTwoNumbers, QUERY)]),
        ("0912345678\n0939 345 678", Some("0912345678"), &[(Code::PhoneTwoNumbers, QUERY)]),
        ("0912345678 (mẹ)", None, &[(Code::PhoneOfParent, None)]),
        ("O9I2345678", Some("0912345678"), &[(Code::IdLetterForDigit, None)]),
        ("0912345678 (zalo)", Some("0912345678"), &[]),
        ("02923888999", Some("02923888999"), &[]),
        ("0912345678.0", Some("0912345678"), &[]),
        ("912345678.0", Some("0912345678"), &[(Code::PhoneLostZero, None)]),
        ("12345", None, &[(Code::PhoneLostZero, QUERY)]),
    ];
    for (text, value, notes) in cases {
        let parsed = phone(&text_cell(text));
        assert_eq!((parsed.value.as_deref(), codes(&parsed).as_slice()), (*value, *notes), "{text}");
    }
    let both = phone(&text_cell("0912345678 - 939345678"));
    assert_eq!(both.notes[0].repaired.as_deref(), Some("0912345678; 0939345678"));
    assert_eq!(phone(&cell(Value::Number(912_345_678.0))).value.as_deref(), Some("0912345678"));
}

#[test]
fn code_numbers() {
    let mended = code_number(&text_cell("2010123.0"));
    assert_eq!((mended.value.as_deref(), codes(&mended)), (Some("2010123"), vec![(Code::StudentNoMended, None)]));
    assert_eq!(code_number(&text_cell("cđn 2010 01")).value.as_deref(), Some("CĐN201001"));
    assert_eq!(code_number(&cell(Value::Number(2_010_101.0))).value.as_deref(), Some("2010101"));
    assert_eq!(code_number(&Cell { zero_digits: 6, ..cell(Value::Number(1234.0)) }).value.as_deref(), Some("001234"));
}

#[test]
fn ticks() {
    let variant: Raised = &[(Code::MarkVariant, None)];
    let negative: Raised = &[(Code::MarkNegative, None)];
    for text in ["x", "X", "1"] {
        let parsed = tick(&text_cell(text));
        assert_eq!((parsed.value, codes(&parsed).as_slice()), (Some(Tick::Yes), [].as_slice()), "{text}");
    }
    for text in ["х", "Х", "v", "V", "✓", "✔", "có", "CÓ", "Đ", "đ", "√"] {
        let parsed = tick(&text_cell(text));
        assert_eq!((parsed.value, codes(&parsed).as_slice()), (Some(Tick::Yes), variant), "{text}");
    }
    for text in ["-", "–", "0", "không", "vắng", "KTG", "k"] {
        let parsed = tick(&text_cell(text));
        assert_eq!((parsed.value, codes(&parsed).as_slice()), (Some(Tick::No), negative), "{text}");
    }
    let cases: &[(Value, Option<Tick>, Raised)] = &[
        (Value::Number(1.0), Some(Tick::Yes), &[]),
        (Value::Number(2.0), Some(Tick::Count(2)), &[]),
        (Value::Number(0.0), Some(Tick::No), negative),
        (Value::Bool(true), Some(Tick::Yes), variant),
        (Value::Date(44261.0), Some(Tick::On(date(2021, 3, 6))), &[]),
        (Value::Text("2 lần".into()), Some(Tick::Count(2)), &[(Code::CountAsText, None)]),
        (Value::Text("06/03/2021".into()), Some(Tick::On(date(2021, 3, 6))), &[(Code::DateAsText, None)]),
        (Value::Text("6/3/2021, 13/3/2021".into()), Some(Tick::Count(2)), &[(Code::CountAsText, None)]),
        (Value::Text("15/3".into()), Some(Tick::Yes), &[(Code::MarkVariant, QUERY)]),
        (Value::Text("hôm qua".into()), None, &[(Code::MarkVariant, QUERY)]),
        (Value::Text(" ".into()), None, &[]),
    ];
    for (value, wanted, notes) in cases {
        let parsed = tick(&cell(value.clone()));
        assert_eq!((parsed.value, codes(&parsed).as_slice()), (*wanted, *notes), "{value:?}");
    }
}

#[test]
fn counts() {
    let cases: &[(Value, Option<u64>, Raised)] = &[
        (Value::Number(35.0), Some(35), &[]),
        (Value::Text("03".into()), Some(3), &[(Code::CountAsText, None)]),
        (Value::Text("'3".into()), Some(3), &[(Code::CountAsText, None)]),
        (Value::Text("3 lần".into()), Some(3), &[(Code::CountAsText, None)]),
        (Value::Text("ba".into()), Some(3), &[(Code::CountAsText, QUERY)]),
        (Value::Text("1.604".into()), Some(1604), &[(Code::CountThousands, None)]),
        (Value::Text("1,604".into()), Some(1604), &[(Code::CountThousands, None)]),
        (Value::Number(1.604), Some(1604), &[(Code::CountThousands, QUERY)]),
        (Value::Number(1.5), None, &[(Code::CountAsText, QUERY)]),
        (Value::Text("x".into()), Some(1), &[(Code::MarkAndCount, None)]),
        (Value::Text("nhiều".into()), None, &[(Code::CountAsText, QUERY)]),
        (Value::Text("-".into()), None, &[]),
    ];
    for (value, wanted, notes) in cases {
        let parsed = count(&cell(value.clone()));
        assert_eq!((parsed.value, codes(&parsed).as_slice()), (*wanted, *notes), "{value:?}");
    }
}

proptest! {
    #[test]
    fn a_birth_is_read_as_it_is_printed(year in 1950_i16..2010, month_no in 1_i8..=12, of_month in 1_i8..=31) {
        let births = [
            Date::new(year, month_no, of_month).ok().map(Birth::Day),
            YearMonth::new(year, month_no).map(Birth::Month),
            Some(Birth::Year(year)),
        ];
        for one in births.into_iter().flatten() {
            prop_assert_eq!(birth(&text_cell(&one.to_string()), today()).value, Some(one));
        }
    }

    #[test]
    fn no_text_panics(text in "[ -~À-ỹ…–]{0,30}") {
        let cell = text_cell(&text);
        let _ = (birth(&cell, today()), when(&cell, today(), Cut::default()), when_in(&text), place_date(&text));
        let _ = (month_word(&text), citizen_id(&cell), phone(&cell), code_number(&cell), tick(&cell), count(&cell));
    }
}
