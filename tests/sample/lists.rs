//! What chapters send about taking part: plain lists, month columns, attendance, ticks, long lists, numbers.

use std::collections::BTreeMap;

use jiff::civil::date;

use super::book::{Cell, Sheet, vn};
use super::out::{Form, Out, SCHOOL, chapter_title, dated, decomposed, folder, foot, head, header, month_title};
use super::people::unmarked;
use super::plan::{Doc, Plan, Sender, Style, WARDS, month, split};

const MONTHLY: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ HẰNG THÁNG VỚI CHI ĐOÀN KHU VỰC";
/// Short names of the groups, as columns have them.
pub const SHORT: [&str; 9] = ["VHVN-TDTT", "KTXH", "ASXH", "NTM", "BVQL", "CSGD TNNĐ", "Góp ý", "ĐSVH", "Khác"];
/// What is done in a group, as people write it.
pub const DONE: [&str; 9] = [
    "Hội thi văn nghệ mừng xuân",
    "Sửa chữa điện cho hộ dân",
    "Tặng quà hộ nghèo",
    "Dọn vệ sinh môi trường",
    "Tư vấn pháp luật",
    "Dạy kèm học sinh",
    "Đối thoại với thanh niên",
    "Tuyên truyền phòng chống ma túy",
    "Hiến máu nhân đạo",
];
/// The groups' official words.
pub const OFFICIAL: [&str; 9] = [
    "Văn hóa, văn nghệ, thể dục thể thao",
    "Tình nguyện tham gia phát triển kinh tế - xã hội",
    "Vận động xã hội hóa, đảm bảo an sinh xã hội",
    "Xây dựng nông thôn mới, văn minh đô thị",
    "Bảo vệ quyền lợi ích hợp pháp và chính đáng của thanh thiếu nhi",
    "Chăm sóc, giáo dục thiếu niên, nhi đồng",
    "Góp ý các chủ trương, chính sách của địa phương về thanh thiếu nhi",
    "Xây dựng đời sống văn hóa khu dân cư",
    "Các hoạt động tình nguyện khác",
];

/// Everything chapters send but rosters. Lists of a style are numbered, so that each fault stands in one of them.
pub fn lists(plan: &Plan, out: &mut Out) {
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    for doc in &plan.docs {
        let Sender::Chapter(chapter) = doc.sender else { continue };
        let number = numbers.entry(doc.style as usize).or_default();
        *number += 1;
        let claims = doc.turns.len();
        let listed = match doc.style {
            Style::Plain => plain(plan, doc, chapter, *number - 1, out),
            Style::Unsaid => unsaid(plan, doc, chapter, out),
            Style::Months => months(plan, doc, chapter, *number - 1, out),
            Style::Attendance | Style::Donation => attendance(plan, doc, chapter, out),
            Style::Wide => wide(plan, doc, chapter, *number - 1, out),
            Style::Long => long(plan, doc, chapter, *number - 1, out),
            _ => count(plan, doc, chapter, out),
        };
        let balance = out.of("participations");
        balance.rows.counted += listed;
        balance.claims.counted += claims;
    }
}

fn home(plan: &Plan, chapter: usize) -> String {
    folder(plan, Sender::Chapter(chapter))
}

fn student(number: &str) -> Cell {
    number.into()
}

/// Names under a title that says the month.
fn plain(plan: &Plan, doc: &Doc, chapter: usize, number: usize, out: &mut Out) -> usize {
    let (year, at) = split(doc.month);
    let all: Vec<usize> = doc.turns.iter().map(|turn| plan.turns[*turn].who).collect();
    let name = match number % 3 {
        0 => format!("{}/DS tham gia sinh hoạt định kỳ tháng {at}-{year}", home(plan, chapter)),
        1 => format!("{}/danh sach tham gia dinh ky thang {at:02} nam {year}", home(plan, chapter)),
        _ => format!("{}/{year}-{at:02}/tham-gia-dinh-ky", home(plan, chapter)),
    };
    let sheet = plain_sheet(plan, doc, chapter, number, &all);
    if number == 22 {
        // Sent once with somebody who was not there, and put right.
        let mut first = all.clone();
        first.push(plan.free(chapter)[7]);
        let wrong = plain_sheet(plan, doc, chapter, number, &first);
        out.put(format!("{name}.xlsx"), &[wrong], Form::Xlsx);
        let balance = out.of("participations");
        balance.rows.duplicate += first.len();
        balance.claims.duplicate += first.len();
        out.put(format!("{name} (sửa lần 2).xlsx"), &[sheet], Form::Xlsx);
        return all.len();
    }
    if number == 24 {
        out.put(format!("{name} (1).xlsx"), std::slice::from_ref(&sheet), Form::Xlsx);
    }
    if number == 30 {
        out.put(format!("{name}.csv"), &[sheet], Form::Csv(true));
    } else {
        out.put(format!("{name}.xlsx"), &[sheet], Form::Xlsx);
    }
    all.len()
}

fn plain_sheet(plan: &Plan, doc: &Doc, chapter: usize, number: usize, who: &[usize]) -> Sheet {
    let mut sheet = Sheet::new(if number.is_multiple_of(2) { "Sheet1" } else { "Danh sách" });
    let title = chapter_title(&plan.chapters[chapter]);
    head(&mut sheet, &[SCHOOL, &title], None, &[MONTHLY, &month_title(doc.month)], 4);
    header(&mut sheet, &["STT", "Họ và tên", "Ngày sinh", "MSSV", "Ghi chú"]);
    for (at, who) in who.iter().enumerate() {
        let person = &plan.people[*who];
        let name = match number {
            5 | 17 => person.name().to_uppercase(),
            9 => unmarked(&person.name()),
            _ => person.name(),
        };
        sheet.row([
            (at + 1).into(),
            name.into(),
            dated(person.birth, at + number),
            student(&person.student_no),
            "".into(),
        ]);
    }
    if number % 4 == 3 {
        // One of these footers is wrong.
        let stated = if number == 7 { who.len() + 1 } else { who.len() };
        sheet.across(&format!("Tổng cộng: {stated} đoàn viên"), 0, 4);
        foot(&mut sheet, "TM. BAN CHẤP HÀNH CHI ĐOÀN", 4);
    }
    if number == 13 {
        decomposed(&mut sheet);
    }
    sheet
}

/// A list that does not say which channel it is about.
fn unsaid(plan: &Plan, doc: &Doc, chapter: usize, out: &mut Out) -> usize {
    let mut sheet = Sheet::new("Sheet1");
    sheet.row([chapter_title(&plan.chapters[chapter]).into()]);
    sheet.row(["DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT TẠI NƠI CƯ TRÚ".into()]);
    sheet.row([month_title(doc.month).into()]);
    header(&mut sheet, &["STT", "Họ và tên", "Ngày sinh"]);
    for (at, turn) in doc.turns.iter().enumerate() {
        let person = &plan.people[plan.turns[*turn].who];
        sheet.row([(at + 1).into(), person.name().into(), vn(person.birth).into()]);
    }
    out.put(format!("{}/tham gia noi cu tru.xlsx", home(plan, chapter)), &[sheet], Form::Xlsx);
    doc.turns.len()
}

/// A column a month; the year from the title, or from a merged row above.
fn months(plan: &Plan, doc: &Doc, chapter: usize, number: usize, out: &mut Out) -> usize {
    let mut sheet = Sheet::new("Theo dõi");
    let merged = number.is_multiple_of(2);
    let title = "THEO DÕI SINH HOẠT ĐỊNH KỲ HẰNG THÁNG";
    let title = if merged { title.to_owned() } else { format!("{title} NĂM HỌC 2020-2021") };
    let unit = chapter_title(&plan.chapters[chapter]);
    head(&mut sheet, &[SCHOOL, &unit], None, &[&title], 11);
    let mut columns = vec![Cell::from("STT"), "Họ và tên".into(), "Ngày sinh".into(), "MSSV".into()];
    let names = (0..8).map(|offset| Cell::from(format!("Tháng {}", split(doc.month + offset).1)));
    if merged {
        columns.extend([Cell::from("Năm 2020"), "".into(), "".into(), "".into(), "Năm 2021".into()]);
        let top = sheet.line(columns);
        (0..4).for_each(|col| sheet.merge(top, col, top + 1, col));
        sheet.merge(top, 4, top, 7);
        sheet.merge(top, 8, top, 11);
        let mut below = vec![Cell::from(""); 4];
        below.extend(names);
        sheet.line(below);
    } else {
        columns.extend(names);
        sheet.line(columns);
    }
    let all = plan.free(chapter);
    for (at, who) in all.iter().enumerate() {
        let person = &plan.people[*who];
        let row =
            sheet.row([(at + 1).into(), person.name().into(), dated(person.birth, at), student(&person.student_no)]);
        for turn in doc.turns.iter().map(|turn| &plan.turns[*turn]).filter(|turn| turn.who == *who) {
            let col = u16::try_from(4 + turn.month - doc.month).expect("a column");
            sheet.put(row, col, tick(at + usize::from(col)));
        }
    }
    out.put(format!("{}/Theo doi dinh ky.xlsx", home(plan, chapter)), &[sheet], Form::Xlsx);
    all.len()
}

fn tick(number: usize) -> Cell {
    match number % 7 {
        0 | 1 => "x".into(),
        2 => "X".into(),
        3 => "v".into(),
        4 => "✓".into(),
        5 => Cell::Number(1.0),
        _ => "có".into(),
    }
}

/// Student number, name, mark: monthly by its title, or for what its file's name says.
fn attendance(plan: &Plan, doc: &Doc, chapter: usize, out: &mut Out) -> usize {
    let mut sheet = Sheet::new("Sheet1");
    let donation = doc.style == Style::Donation;
    if !donation {
        sheet.row([MONTHLY.into()]);
        sheet.row([month_title(doc.month).into()]);
    }
    header(&mut sheet, &["MSSV", "Tên đoàn viên", "Điểm danh"]);
    let present: Vec<usize> = doc.turns.iter().map(|turn| plan.turns[*turn].who).collect();
    let all = &plan.chapters[chapter].members;
    for (at, who) in all.iter().enumerate() {
        let person = &plan.people[*who];
        let mark = match (present.contains(who), at % 2) {
            (true, 0) => "X",
            (true, _) => "x",
            _ => "",
        };
        sheet.row([student(&person.student_no), person.name().into(), mark.into()]);
    }
    let name = if donation { "Hien mau 17-01-2021" } else { "Diem danh sinh hoat dinh ky" };
    out.put(format!("{}/{name}.xlsx", home(plan, chapter)), &[sheet], Form::Xlsx);
    all.len()
}

/// Ticks under three header rows; in every third list under sub-headers by ward.
fn wide(plan: &Plan, doc: &Doc, chapter: usize, number: usize, out: &mut Out) -> usize {
    let mut sheet = Sheet::new("Sheet1");
    let unit = chapter_title(&plan.chapters[chapter]);
    let title = "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THEO NHÓM HOẠT ĐỘNG TẠI NƠI CƯ TRÚ";
    let signed = "Cần Thơ, ngày 28 tháng 4 năm 2021";
    head(&mut sheet, &[SCHOOL, &unit], Some(signed), &[title, &month_title(doc.month)], 14);
    wide_header(&mut sheet);
    let all = plan.free(chapter);
    let mut sums = [0_usize; 9];
    let by_ward = number.is_multiple_of(3);
    let wards: Vec<Option<usize>> = if by_ward { (0..WARDS.len()).map(Some).collect() } else { vec![None] };
    let mut sections = 0;
    for ward in wards {
        let there: Vec<usize> =
            all.iter().copied().filter(|who| ward.is_none_or(|ward| plan.people[*who].ward == ward)).collect();
        if there.is_empty() {
            continue;
        }
        if let Some(ward) = ward {
            sheet.across(&format!("{}. {}", ["I", "II", "III", "IV", "V"][sections], WARDS[ward].1), 0, 14);
            sections += 1;
        }
        for (at, who) in there.iter().enumerate() {
            let row = wide_row(plan, doc, &mut sheet, (at, *who), &mut sums);
            if number == 5 && at == there.len() - 1 {
                sheet.hidden_rows.push(row);
            }
        }
    }
    let row = sheet.across("Tổng cộng", 0, 4);
    for (col, sum) in (5..).zip(sums) {
        // One sum of one list is wrong.
        sheet.put(row, col, if number == 4 && col == 13 { sum + 1 } else { sum });
    }
    foot(&mut sheet, "TM. BAN CHẤP HÀNH CHI ĐOÀN", 14);
    let name = ["Tham gia theo nhom", "Tham gia theo nhóm hoạt động"][number % 2];
    out.put(format!("{}/{name}.xlsx", home(plan, chapter)), &[sheet], Form::Xlsx);
    all.len()
}

fn wide_header(sheet: &mut Sheet) {
    let top = header(sheet, &["STT", "Họ và tên", "Ngày, tháng,\nnăm sinh", "", "MSSV", "Nội dung sinh hoạt"]);
    sheet.put(top, 14, "Ghi chú");
    sheet.next = top + 3;
    for col in [0, 1, 4, 14] {
        sheet.merge(top, col, top + 2, col);
    }
    sheet.merge(top, 2, top, 3);
    for (col, text) in [(2, "Nam"), (3, "Nữ")] {
        sheet.put(top + 1, col, text);
        sheet.merge(top + 1, col, top + 2, col);
    }
    sheet.merge(top, 5, top, 13);
    sheet.put(top + 1, 5, "Nhóm hoạt động");
    sheet.merge(top + 1, 5, top + 1, 13);
    for (col, text) in (5..).zip(SHORT) {
        sheet.put(top + 2, col, text);
    }
}

fn wide_row(plan: &Plan, doc: &Doc, sheet: &mut Sheet, (at, who): (usize, usize), sums: &mut [usize; 9]) -> u32 {
    let person = &plan.people[who];
    let row = sheet.row([(at + 1).into(), person.name().into()]);
    sheet.put(row, if person.female { 3 } else { 2 }, dated(person.birth, at));
    sheet.put(row, 4, person.student_no.as_str());
    let mut any = false;
    for turn in doc.turns.iter().map(|turn| &plan.turns[*turn]).filter(|turn| turn.who == who) {
        sheet.put(row, u16::try_from(turn.group + 4).expect("a column"), tick(at + turn.group));
        sums[turn.group - 1] += 1;
        any = true;
    }
    if !any && at % 4 == 1 {
        sheet.put(row, 5, ["vắng", "-", "không"][at % 3]);
    }
    row
}

/// A row a participation, with a ward; and here the rows that must wait, are of another period, or stand twice.
fn long(plan: &Plan, doc: &Doc, chapter: usize, number: usize, out: &mut Out) -> usize {
    let mut sheet = Sheet::new("Sheet1");
    sheet.row([chapter_title(&plan.chapters[chapter]).into()]);
    let named = number.is_multiple_of(2);
    if named {
        sheet.row(["THEO DÕI ĐOÀN VIÊN THAM GIA SINH HOẠT TẠI NƠI CƯ TRÚ".into()]);
        header(
            &mut sheet,
            &["STT", "Họ và tên", "Ngày sinh", "Ngày tham gia", "Phường/xã", "Phương thức", "Nhóm hoạt động"],
        );
    } else {
        sheet.row(["DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG".into()]);
        header(&mut sheet, &["STT", "Họ và tên", "Ngày sinh", "Ngày tham gia", "Phường/xã", "Nội dung tham gia"]);
    }
    let what = |group: usize, at: usize| -> Vec<Cell> {
        if !named {
            return vec![DONE[group - 1].into()];
        }
        let words = if at.is_multiple_of(2) { OFFICIAL[group - 1] } else { SHORT[group - 1] };
        vec!["theo nhóm".into(), words.into()]
    };
    for (at, turn) in doc.turns.iter().map(|turn| &plan.turns[*turn]).enumerate() {
        let person = &plan.people[turn.who];
        let ward = if turn.away {
            "Xã Vị Tân, TP Vị Thanh, tỉnh Hậu Giang".to_owned()
        } else {
            place(person.ward, at)
        };
        let mut cells = vec![
            (at + 1).into(),
            person.name().into(),
            dated(person.birth, at),
            dated(turn.date(), at + 1),
            ward.into(),
        ];
        cells.extend(what(turn.group, at));
        sheet.line(cells.clone());
        if number == 3 && at == 6 {
            cells[0] = 8_usize.into();
            sheet.line(cells);
        }
    }
    let other = &plan.people[plan.free(chapter)[7]];
    let late = vn(date(2021, 5, 8));
    let (name, birth, on) = match number {
        1 => ("Ph?m V?n D?ng".to_owned(), String::new(), vn(date(2021, 3, 14))),
        2 => (other.name(), vn(other.birth), String::new()),
        4 => (other.name(), vn(other.birth), late),
        5 => (other.name(), vn(other.birth), "31/02/2021".to_owned()),
        _ => Default::default(),
    };
    if !name.is_empty() {
        let mut cells = vec![8_usize.into(), name.into(), birth.into(), on.into(), place(other.ward, 0).into()];
        cells.extend(what(4, 0));
        sheet.line(cells);
    }
    let balance = out.of("participations");
    for fate in [&mut balance.rows, &mut balance.claims] {
        match number {
            1 | 2 | 5 => fate.waiting += 1,
            3 => fate.duplicate += 1,
            4 => fate.out_of_scope += 1,
            _ => {}
        }
    }
    out.put(format!("{}/hoat dong tai noi cu tru.xlsx", home(plan, chapter)), &[sheet], Form::Xlsx);
    doc.turns.len()
}

/// A ward as people write it.
pub fn place(ward: usize, number: usize) -> String {
    let name = WARDS[ward].1;
    let short = name.trim_start_matches("Phường ");
    match number % 5 {
        1 => format!("P. {short}"),
        2 => format!("P.{short}"),
        4 => format!("{}/3 KV2, P. {short}, Q. Bình Thủy, TPCT", number + 9),
        _ => name.to_owned(),
    }
}

/// Three members, seven turns of one month.
fn count(plan: &Plan, doc: &Doc, chapter: usize, out: &mut Out) -> usize {
    assert_eq!(doc.month, month(2021, 3));
    let mut sheet = Sheet::new("Sheet1");
    sheet.row([chapter_title(&plan.chapters[chapter]).into()]);
    sheet.row(["SỐ LƯỢT THAM GIA SINH HOẠT THEO NHÓM HOẠT ĐỘNG".into()]);
    sheet.row(["THÁNG 3 NĂM 2021".into()]);
    header(&mut sheet, &["STT", "Họ và tên", "Ngày sinh", "Nhóm hoạt động", "Số lượt"]);
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for who in doc.turns.iter().map(|turn| plan.turns[*turn].who) {
        match counts.iter_mut().find(|count| count.0 == who) {
            Some(count) => count.1 += 1,
            None => counts.push((who, 1)),
        }
    }
    for (at, (who, count)) in counts.iter().enumerate() {
        let person = &plan.people[*who];
        let number: Cell = if at == 1 { format!("{count} lần").into() } else { (*count).into() };
        sheet.row([(at + 1).into(), person.name().into(), vn(person.birth).into(), OFFICIAL[8].into(), number]);
    }
    out.put(format!("{}/so luot.xlsx", home(plan, chapter)), &[sheet], Form::Xlsx);
    counts.len()
}
