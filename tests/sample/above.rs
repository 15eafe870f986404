//! What faculties and wards send: long lists of past years, what chapters reported once more, confirmations, introductions.

use std::collections::BTreeMap;

use jiff::civil::date;

use super::book::{Cell, Sheet, vn};
use super::lists::{DONE, OFFICIAL, SHORT, place};
use super::out::{Form, Out, SCHOOL, dated, faculty_title, folder, foot, head, header, month_title, ward_name};
use super::plan::{Doc, FACULTIES, Plan, Sender, Style, Turn, WARDS, split};

const MONTHLY: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ HẰNG THÁNG";
const CONFIRMED: &str = "DANH SÁCH XÁC NHẬN, ĐÁNH GIÁ ĐOÀN VIÊN";

/// Lists of faculties and wards.
pub fn above(plan: &Plan, out: &mut Out) {
    for doc in &plan.docs {
        match (doc.sender, doc.style) {
            (Sender::Faculty(faculty), Style::FacultyAgain) => faculty_again(plan, doc, faculty, out),
            (Sender::Faculty(faculty), _) => faculty_list(plan, doc, faculty, out),
            (Sender::Ward(ward), Style::WardMonthly) => ward_monthly(plan, doc, ward, out),
            (Sender::Ward(ward), Style::WardQuarter) => ward_quarter(plan, doc, ward, out),
            (Sender::Ward(ward), Style::WardMonth) => ward_month(plan, doc, ward, out),
            (Sender::Ward(ward), _) => ward_bare(plan, doc, ward, out),
            (Sender::Chapter(_), _) => {}
        }
    }
    introductions(plan, out);
}

fn class(plan: &Plan, who: usize) -> Cell {
    plan.people[who].chapter.map_or("", |chapter| plan.chapters[chapter].class.as_str()).into()
}

/// A row a participation, to the day: members of now and those who graduated since.
fn faculty_list(plan: &Plan, doc: &Doc, faculty: usize, out: &mut Out) {
    let monthly = doc.style == Style::FacultyMonthly;
    let year = split(doc.month).0;
    let years = format!("Năm học {year}-{}", year + 1);
    let mut sheet = Sheet::new("Sheet1");
    let title =
        if monthly { MONTHLY } else { "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THEO NHÓM HOẠT ĐỘNG" };
    let mut titles = vec![title];
    if monthly {
        titles.push(&years);
    }
    head(&mut sheet, &[SCHOOL, &faculty_title(faculty)], None, &titles, 6);
    let what = if monthly { "Ghi chú" } else { "Nhóm hoạt động" };
    header(&mut sheet, &["STT", "Họ và tên", "MSSV", "Ngày sinh", "Ngày tham gia", "Phường/xã", what]);
    for (at, turn) in doc.turns.iter().map(|turn| &plan.turns[*turn]).enumerate() {
        let person = &plan.people[turn.who];
        let group = if monthly {
            ""
        } else if at % 3 == 0 {
            OFFICIAL[turn.group - 1]
        } else {
            SHORT[turn.group - 1]
        };
        sheet.row([
            (at + 1).into(),
            person.name().into(),
            person.student_no.clone().into(),
            dated(person.birth, at),
            dated(turn.date(), at),
            WARDS[person.ward].1.into(),
            group.into(),
        ]);
    }
    let balance = out.of("participations");
    balance.rows.counted += doc.turns.len();
    balance.claims.counted += doc.turns.len();
    let name =
        if monthly { format!("Sinh hoat dinh ky {year}-{}", year + 1) } else { "Sinh hoạt theo nhóm".to_owned() };
    out.put(format!("{}/{name}.xlsx", FACULTIES[faculty].1), &[sheet], Form::Xlsx);
}

/// What chapters listed, with their names.
fn faculty_again(plan: &Plan, doc: &Doc, faculty: usize, out: &mut Out) {
    let mut sheet = Sheet::new("Sheet1");
    head(&mut sheet, &[SCHOOL, &faculty_title(faculty)], None, &[MONTHLY, &month_title(doc.month)], 4);
    header(&mut sheet, &["STT", "Họ và tên", "MSSV", "Ngày sinh", "Chi đoàn"]);
    for (at, turn) in doc.again.iter().map(|turn| &plan.turns[*turn]).enumerate() {
        let person = &plan.people[turn.who];
        sheet.row([
            (at + 1).into(),
            person.name().into(),
            person.student_no.clone().into(),
            vn(person.birth).into(),
            class(plan, turn.who),
        ]);
    }
    let balance = out.of("participations");
    balance.rows.duplicate += doc.again.len();
    balance.claims.duplicate += doc.again.len();
    out.put(format!("{}/Dinh ky thang 3 toan khoa.xlsx", FACULTIES[faculty].1), &[sheet], Form::Xlsx);
}

fn ward_head(sheet: &mut Sheet, ward: usize, signed: &str, titles: &[&str], last: u16) {
    let unit = format!("ĐOÀN PHƯỜNG {}", ward_name(ward).to_uppercase());
    let signed = format!("{}, {signed}", ward_name(ward));
    head(sheet, &["QUẬN ĐOÀN BÌNH THỦY", &unit], Some(&signed), titles, last);
}

/// Wards write names in capitals, births by the year, and the class.
fn known(plan: &Plan, who: usize, at: usize, ward: usize) -> [Cell; 4] {
    let person = &plan.people[who];
    let name = if ward.is_multiple_of(2) { person.name().to_uppercase() } else { person.name() };
    let year = usize::try_from(person.birth.year()).expect("after Christ");
    [(at + 1).into(), name.into(), year.into(), class(plan, who)]
}

fn ward_monthly(plan: &Plan, doc: &Doc, ward: usize, out: &mut Out) {
    let mut sheet = Sheet::new("Danh sách");
    ward_head(&mut sheet, ward, "ngày 05 tháng 7 năm 2020", &[MONTHLY, &month_title(doc.month)], 5);
    header(&mut sheet, &["STT", "Họ và tên", "Năm sinh", "Lớp", "Khu vực", "Ghi chú"]);
    for (at, turn) in doc.turns.iter().map(|turn| &plan.turns[*turn]).enumerate() {
        let mut cells = known(plan, turn.who, at, ward).to_vec();
        cells.push(format!("KV {}", at % 4 + 1).into());
        sheet.line(cells);
    }
    sheet.across(&format!("Tổng cộng: {} đoàn viên", doc.turns.len()), 0, 5);
    foot(&mut sheet, "TM. BAN CHẤP HÀNH", 5);
    let balance = out.of("participations");
    balance.rows.counted += doc.turns.len();
    balance.claims.counted += doc.turns.len();
    let (year, month) = split(doc.month);
    let path = format!("{}/sinh hoạt định kỳ {month:02}-{year}.xlsx", folder(plan, Sender::Ward(ward)));
    out.put(path, &[sheet], Form::Xlsx);
}

/// What a ward saw in the first quarter: sub-headers by khu vực, ditto marks or merged cells, a grade each.
fn ward_quarter(plan: &Plan, doc: &Doc, ward: usize, out: &mut Out) {
    let mut sheet = Sheet::new("Danh sách");
    let titles = [format!("{CONFIRMED} SINH HOẠT TẠI NƠI CƯ TRÚ"), "Quý I năm 2021".to_owned()];
    ward_head(&mut sheet, ward, "ngày 02 tháng 4 năm 2021", &titles.each_ref().map(String::as_str), 7);
    let top = header(&mut sheet, &["STT", "Họ và tên", "Năm sinh", "Lớp", "Quá trình tham gia", "", "", "Ghi chú"]);
    header(&mut sheet, &["", "", "", "", "Nội dung tham gia", "Thời gian", "Kết quả", ""]);
    for col in [0, 1, 2, 3, 7] {
        sheet.merge(top, col, top + 1, col);
    }
    sheet.merge(top, 4, top, 6);
    let mut turns: Vec<&Turn> = doc.turns.iter().chain(&doc.again).map(|turn| &plan.turns[*turn]).collect();
    turns.sort_by_key(|turn| (turn.who % 3, turn.group, turn.month, turn.day, turn.who));
    let mut at = 0;
    for area in 0..3 {
        let there: Vec<&Turn> = turns.iter().copied().filter(|turn| turn.who % 3 == area).collect();
        if !there.is_empty() {
            sheet.across(&format!("Khu vực {}", area + 1), 0, 7);
            quarter_rows(plan, &mut sheet, ward, &there, at);
            at += there.len();
        }
    }
    sheet.across(&format!("Tổng cộng: {at} lượt"), 0, 7);
    foot(&mut sheet, "TM. BAN CHẤP HÀNH", 7);
    let balance = out.of("confirmations");
    // A row whose turn the chapter reported too still states a grade.
    balance.rows.counted += at;
    balance.claims.counted += doc.turns.len();
    balance.claims.duplicate += doc.again.len();
    out.put(format!("{}/danh gia quy I-2021.xlsx", folder(plan, Sender::Ward(ward))), &[sheet], Form::Xlsx);
}

fn quarter_rows(plan: &Plan, sheet: &mut Sheet, ward: usize, turns: &[&Turn], before: usize) {
    // The third ward merges what is equal, the others write ditto marks.
    let ditto = ["nt", "-nt-", "", "\"", "như trên"][ward];
    let mut run = (sheet.next, 0);
    for (number, turn) in turns.iter().enumerate() {
        let above = number.checked_sub(1).map(|above| turns[above]);
        let mut cells = known(plan, turn.who, before + number, ward).to_vec();
        let same = above.is_some_and(|above| above.group == turn.group);
        if same && ward == 2 {
            cells.push("".into());
            run.1 += 1;
        } else {
            merge_run(sheet, run);
            run = (sheet.next, 0);
            cells.push(if same { ditto.into() } else { DONE[turn.group - 1].into() });
        }
        let same_day = above.is_some_and(|above| above.date() == turn.date());
        cells.push(if same_day && ward != 2 { ditto.into() } else { dated(turn.date(), number) });
        cells.push(["Đạt", "Đạt", "ĐẠT", "đạt"][number % 4].into());
        sheet.line(cells);
    }
    merge_run(sheet, run);
}

fn merge_run(sheet: &mut Sheet, (from, more): (u32, u32)) {
    if more > 0 {
        sheet.merge(from, 4, from + more, 4);
    }
}

/// The ward's word on a month that chapters reported: the same turns, and a grade.
fn ward_month(plan: &Plan, doc: &Doc, ward: usize, out: &mut Out) {
    let mut sheet = Sheet::new("Sheet1");
    let titles = [format!("{CONFIRMED} THAM GIA SINH HOẠT ĐỊNH KỲ HẰNG THÁNG"), month_title(doc.month)];
    ward_head(&mut sheet, ward, "ngày 06 tháng 4 năm 2021", &titles.each_ref().map(String::as_str), 5);
    header(&mut sheet, &["STT", "Họ và tên", "Năm sinh", "Lớp", "Kết quả", "Ghi chú"]);
    for (at, turn) in doc.again.iter().map(|turn| &plan.turns[*turn]).enumerate() {
        let mut cells = known(plan, turn.who, at, ward).to_vec();
        cells.push("Đạt".into());
        sheet.line(cells);
    }
    foot(&mut sheet, "TM. BAN CHẤP HÀNH", 5);
    let balance = out.of("confirmations");
    balance.rows.counted += doc.again.len();
    balance.claims.duplicate += doc.again.len();
    out.put(format!("{}/xac nhan thang 3-2021.xlsx", folder(plan, Sender::Ward(ward))), &[sheet], Form::Xlsx);
}

/// Grades without a turn.
fn ward_bare(plan: &Plan, doc: &Doc, ward: usize, out: &mut Out) {
    let mut sheet = Sheet::new("Sheet1");
    let titles = [format!("{CONFIRMED} SINH HOẠT TẠI NƠI CƯ TRÚ"), month_title(doc.month)];
    ward_head(&mut sheet, ward, "ngày 04 tháng 5 năm 2021", &titles.each_ref().map(String::as_str), 5);
    header(&mut sheet, &["STT", "Họ và tên", "Năm sinh", "Lớp", "Đơn vị giới thiệu", "Kết quả"]);
    for (at, who) in doc.others.iter().enumerate() {
        let mut cells = known(plan, *who, at, ward).to_vec();
        cells.extend([Cell::from("Đoàn trường Cao đẳng Nghề Cần Thơ"), "Đạt".into()]);
        sheet.line(cells);
    }
    out.of("confirmations").rows.counted += doc.others.len();
    out.put(format!("{}/xác nhận tháng 4-2021.xlsx", folder(plan, Sender::Ward(ward))), &[sheet], Form::Xlsx);
}

/// The slips of a school year, by faculty.
fn introductions(plan: &Plan, out: &mut Out) {
    let mut by_faculty: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    for (who, ward) in &plan.slips {
        by_faculty.entry(plan.people[*who].faculty).or_default().push((*who, *ward));
    }
    for (faculty, slips) in by_faculty {
        let mut sheet = Sheet::new("Giới thiệu");
        let title = "DANH SÁCH GIỚI THIỆU ĐOÀN VIÊN VỀ SINH HOẠT TẠI NƠI CƯ TRÚ";
        head(&mut sheet, &[SCHOOL, &faculty_title(faculty)], None, &[title, "NĂM HỌC 2020-2021"], 8);
        header(
            &mut sheet,
            &[
                "STT",
                "Họ và tên",
                "MSSV",
                "Ngày sinh",
                "Chi đoàn",
                "Nơi giới thiệu đến",
                "Số phiếu",
                "Ngày giới thiệu",
                "Ghi chú",
            ],
        );
        for (at, (who, ward)) in slips.iter().enumerate() {
            let person = &plan.people[*who];
            let note = if plan.withdrawn.contains(who) { "Đã rút phiếu giới thiệu" } else { "" };
            let day = date(2020, 10, i8::try_from(5 + at % 5).expect("a day"));
            sheet.row([
                (at + 1).into(),
                person.name().into(),
                person.student_no.clone().into(),
                vn(person.birth).into(),
                class(plan, *who),
                place(*ward, at % 4).into(),
                format!("{:02}", at + 1).into(),
                vn(day).into(),
                note.into(),
            ]);
        }
        out.of("introductions").rows.counted += slips.len();
        out.put(format!("{}/Giới thiệu đoàn viên 2020-2021.xlsx", FACULTIES[faculty].1), &[sheet], Form::Xlsx);
    }
}
