//! The unit register, the aggregates, and what is no sheet at all.

use super::book::{Cell, Sheet};
use super::lists::OFFICIAL;
use super::out::{Form, Out, SCHOOL, faculty_title, fixture, folder, foot, head, header, ward_name};
use super::people::unmarked;
use super::plan::{FACULTIES, LEFT_G4, LEFT_G9, Plan, Sender, TBM, WARDS};

/// The office's own code, as in config.toml.
const OFFICE: &str = "CDN-CT";
/// Turns of g4 that a chapter of TBM Điện lạnh lists in the aggregate's month.
const LISTED_G4: usize = 2;

pub fn office(plan: &Plan, out: &mut Out) {
    register(plan, out);
    school(out);
    of_faculty(out);
    let tra_an = folder(plan, Sender::Ward(4));
    out.files.insert(format!("{tra_an}/Xac nhan thang 2-2021.pdf"), fixture("xac-nhan.pdf"));
    let photo = format!("{}/anh chup danh sach.jpg", folder(plan, Sender::Chapter(0)));
    out.files.insert(photo, fixture("danh-sach.jpg"));
}

/// The hierarchy. Hands leave blanks where none belong.
fn register(plan: &Plan, out: &mut Out) {
    let mut sheet = Sheet::new("Đơn vị");
    sheet.row(["DANH SÁCH ĐƠN VỊ TRỰC THUỘC".into()]);
    header(&mut sheet, &["Mã đơn vị", "Tên đơn vị", "Cấp", "Đơn vị cấp trên", "Thư điện tử"]);
    let mut rows: Vec<[Cell; 5]> = vec![[
        "TD-CT".into(),
        "Thành đoàn Cần Thơ".into(),
        "Thành đoàn".into(),
        "".into(),
        "thanhdoan@example.vn".into(),
    ]];
    for (code, name, _, _) in FACULTIES {
        let mail = format!("{}@example.vn", code.to_lowercase());
        rows.push([code.into(), name.into(), "Đoàn khoa".into(), OFFICE.into(), mail.into()]);
    }
    for (number, chapter) in plan.chapters.iter().enumerate() {
        let name = format!("Chi đoàn {}", chapter.class);
        let name = match number {
            9 => format!("{name} "),
            47 => name.replacen(' ', "  ", 1),
            80 => format!("{name}\u{a0}"),
            _ => name,
        };
        let mail = format!("{}@example.vn", chapter.code.to_lowercase());
        rows.push([
            chapter.code.clone().into(),
            name.into(),
            "Chi đoàn".into(),
            FACULTIES[chapter.faculty].0.into(),
            mail.into(),
        ]);
    }
    for (ward, (code, _)) in WARDS.into_iter().enumerate() {
        let mail = format!("{}@example.vn", unmarked(ward_name(ward)).to_lowercase().replace(' ', ""));
        rows.push([
            code.into(),
            format!("Đoàn phường {}", ward_name(ward)).into(),
            "Đoàn phường".into(),
            "".into(),
            mail.into(),
        ]);
    }
    out.of("units").rows.counted += rows.len();
    for row in rows {
        sheet.row(row);
    }
    out.put("don-vi.xlsx".to_owned(), &[sheet], Form::Xlsx);
}

/// The school's own figures: its total is not the sum of its parts.
fn school(out: &mut Out) {
    let mut sheet = Sheet::new("Số liệu");
    head(
        &mut sheet,
        &["THÀNH ĐOÀN CẦN THƠ", SCHOOL],
        Some("Cần Thơ, ngày 04 tháng 5 năm 2021"),
        &["SỐ LIỆU ĐOÀN VIÊN", "NĂM HỌC 2020-2021"],
        2,
    );
    header(&mut sheet, &["STT", "Nội dung", "Số lượng"]);
    let rows = [("Tổng số đoàn viên", 1635), ("Trong đó: HSSV", 1604), ("Giảng viên", 11), ("Viên chức", 3)];
    for (at, (what, number)) in rows.into_iter().enumerate() {
        sheet.row([(at + 1).into(), what.into(), number.into()]);
    }
    out.of("aggregate").rows.counted += rows.len();
    foot(&mut sheet, "TM. BAN CHẤP HÀNH", 2);
    out.put("Đoàn trường/So lieu doan vien 2020-2021.xlsx".to_owned(), &[sheet], Form::Xlsx);
}

/// Numbers by group of one month, where one chapter lists two of them.
fn of_faculty(out: &mut Out) {
    let mut sheet = Sheet::new("Tổng hợp");
    let title = "TỔNG HỢP KẾT QUẢ SINH HOẠT THEO NHÓM HOẠT ĐỘNG";
    head(&mut sheet, &[SCHOOL, &faculty_title(TBM)], None, &[title, "THÁNG 12 NĂM 2020"], 2);
    header(&mut sheet, &["STT", "Nhóm hoạt động", "Số lượt"]);
    let (g4, g9) = (LEFT_G4 + LISTED_G4, LEFT_G9);
    sheet.row([1_usize.into(), OFFICIAL[3].into(), g4.into()]);
    sheet.row([2_usize.into(), OFFICIAL[8].into(), g9.into()]);
    sheet.row(["".into(), "Tổng cộng".into(), (g4 + g9).into()]);
    let balance = out.of("aggregate");
    balance.rows.counted += 2;
    balance.claims.counted += LEFT_G4 + LEFT_G9;
    balance.claims.duplicate += LISTED_G4;
    out.put(format!("{}/Tong hop thang 12-2020.xlsx", FACULTIES[TBM].1), &[sheet], Form::Xlsx);
}
