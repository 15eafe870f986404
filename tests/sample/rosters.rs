//! Rosters: the national export, lists made by hand, lists of the school's system, a faculty's list, teachers and staff.

use jiff::civil::date;

use super::book::{Cell, Sheet, vn};
use super::out::{Form, Out, SCHOOL, chapter_title, decomposed, faculty_title, folder, foot, head, header};
use super::people::{Category, Person};
use super::plan::{FACULTIES, Plan, Roster, Sender, TBM};

const YEAR: &str = "NĂM HỌC 2020-2021";
const SIGNED: &str = "Cần Thơ, ngày 15 tháng 4 năm 2021";
/// The chapter whose list is decomposed, the one that sent last year's list too, and two that both list one member.
const DECOMPOSED: usize = 31;
const LAST_YEAR: usize = 36;
const BOTH: (usize, usize) = (51, 53);

/// Every roster of the sample.
pub fn rosters(plan: &Plan, out: &mut Out) {
    for number in 0..plan.chapters.len() {
        let (class, folder) = (&plan.chapters[number].class, folder(plan, Sender::Chapter(number)));
        let members = plan.chapters[number].members.len();
        out.of("roster").rows.counted += members;
        match plan.chapters[number].roster {
            Roster::Export => {
                let path = format!("{folder}/DSDV {class} năm học 2020-2021.xlsx");
                out.put(path, &export(plan, number), Form::Xlsx);
            }
            Roster::Hand => {
                let sheet = hand(plan, number, out);
                out.put(format!("{folder}/Danh sách đoàn viên {class}.xlsx"), &[sheet], Form::Xlsx);
            }
            Roster::School => {
                out.put(format!("{folder}/{class} - 2020-2021.xlsx"), &[school(plan, number)], Form::Xlsx);
            }
            Roster::Csv => {
                let path = format!("{folder}/danh-sach-doan-vien.csv");
                out.put(path, &[simple(plan, number)], Form::Csv(number % 2 == 0));
            }
            Roster::Xls | Roster::Ods => {
                let name = kept(number);
                let ending = &name[name.len() - 3..];
                out.put(format!("{folder}/danh sach doan vien.{ending}"), &[simple(plan, number)], Form::Fixture(name));
            }
            Roster::Locked => {
                out.put(
                    format!("{folder}/Danh sách đoàn viên (có mật khẩu).xlsx"),
                    &[simple(plan, number)],
                    Form::Fixture("locked.xlsx"),
                );
                out.put(
                    format!("{folder}/Danh sách đoàn viên (bỏ mật khẩu).xlsx"),
                    &[simple(plan, number)],
                    Form::Xlsx,
                );
            }
            Roster::OfFaculty => {}
        }
    }
    last_year(plan, out);
    of_faculty(plan, out);
    teachers(plan, out);
}

fn kept(number: usize) -> &'static str {
    match number {
        12 => "roster-1.xls",
        55 => "roster-2.xls",
        90 => "roster-3.xls",
        20 => "roster-1.ods",
        63 => "roster-2.ods",
        _ => "roster-3.ods",
    }
}

fn gender(person: &Person) -> &'static str {
    if person.female { "Nữ" } else { "Nam" }
}

fn post(number: usize) -> &'static str {
    ["Bí thư", "Phó Bí thư", "Ủy viên"].get(number).copied().unwrap_or("Đoàn viên")
}

/// The national export: 33 columns, a birth column for either gender, a hidden sheet of catalogues.
fn export(plan: &Plan, number: usize) -> [Sheet; 2] {
    const COLUMNS: [&str; 33] = [
        "STT",
        "Họ và tên",
        "Mã định danh đoàn viên",
        "Ngày sinh",
        "",
        "Dân tộc",
        "Tôn giáo",
        "Quê quán",
        "Địa chỉ thường trú",
        "Số CMND/CCCD",
        "Ngày cấp",
        "Nơi cấp",
        "Trình độ văn hóa ",
        "Trình độ chuyên môn",
        "Trình độ LLCT",
        "Tin học",
        "Ngoại ngữ",
        "Thời gian vào đoàn",
        "Số Nghị quyết chuẩn y kết nạp đoàn viên",
        "Số thẻ đoàn",
        "Thời gian vào Đảng",
        "Nghề nghiệp hiện nay",
        "Đối tượng đoàn viên",
        "Rèn luyện đoàn viên",
        "Đánh giá, xếp loại đoàn viên",
        "Khen thưởng",
        "Kỷ luật",
        "Chức vụ trong chi đoàn",
        "Hội",
        "Đoàn viên danh dự",
        "Email liên hệ",
        "Điện thoại liên hệ",
        "Đơn vị",
    ];
    let chapter = &plan.chapters[number];
    let mut sheet = Sheet::new("DSDV");
    sheet.skip();
    sheet.across("DANH SÁCH ĐOÀN VIÊN", 0, 32);
    sheet.across(&chapter_title(chapter), 0, 32);
    sheet.skip();
    let top = header(&mut sheet, &COLUMNS);
    for col in (0..33).filter(|col| ![3, 4].contains(col)) {
        sheet.merge(top, col, top + 1, col);
    }
    sheet.merge(top, 3, top, 4);
    sheet.put(top + 1, 3, "Nam");
    sheet.put(top + 1, 4, "Nữ");
    sheet.next += 1;
    for (at, who) in chapter.members.iter().enumerate() {
        let person = &plan.people[*who];
        let mut cells = vec![Cell::from(""); 33];
        cells[0] = (at + 1).into();
        cells[1] = person.name().into();
        cells[2] = person.member_code.clone().into();
        cells[if person.female { 4 } else { 3 }] = vn(person.birth).into();
        cells[5] = "Kinh".into();
        cells[6] = "Không".into();
        cells[8] = if at % 5 == 2 { person.address.replace(", ", ",  ") } else { person.address.clone() }.into();
        // Here and there still a card of nine digits.
        cells[9] =
            if number % 4 == 2 && at == 6 { format!("36{}", &person.phone[3..]) } else { person.citizen_id.clone() }
                .into();
        cells[12] = "12/12".into();
        cells[17] = vn(person.joined).into();
        cells[21] = "Học sinh, sinh viên".into();
        cells[27] = post(at).into();
        cells[31] = person.phone.clone().into();
        cells[32] = format!("Chi đoàn {}", chapter.class).into();
        sheet.line(cells);
    }
    let mut data = Sheet { hidden: true, ..Sheet::new("DATA") };
    for (id, (people, post)) in
        [("Kinh", "Bí thư"), ("Khmer", "Phó Bí thư"), ("Hoa", "Uỷ viên"), ("Chăm", "Ủy viên")].into_iter().enumerate()
    {
        data.row([(id + 1).into(), people.into(), (id + 1).into(), post.into()]);
    }
    [sheet, data]
}

/// A list made by hand, with what hands do to it.
fn hand(plan: &Plan, number: usize, out: &mut Out) -> Sheet {
    let chapter = &plan.chapters[number];
    let mut sheet = Sheet::new("Sheet1");
    let left = [SCHOOL.to_owned(), faculty_title(chapter.faculty), chapter_title(chapter)];
    let title = if number % 8 == 3 { "DANH SÁCH ÐOÀN VIÊN" } else { "DANH SÁCH ĐOÀN VIÊN" };
    head(&mut sheet, &left.each_ref().map(String::as_str), Some(SIGNED), &[title, YEAR], 10);
    header(
        &mut sheet,
        &[
            "STT",
            "Họ và tên",
            "MSSV",
            "Ngày, tháng,\nnăm sinh",
            "Giới tính",
            "Số CCCD",
            "Nơi cư trú",
            "Điện thoại",
            "Ngày vào Đoàn",
            "Chức vụ",
            "Ghi chú",
        ],
    );
    let first = sheet.next;
    for (at, who) in chapter.members.iter().enumerate() {
        let cells = by_hand(&plan.people[*who], at, number);
        sheet.line(cells);
    }
    if number == 16 {
        sheet.put(first + 3, 10, Cell::Error("#REF!"));
    }
    let extra = |sheet: &mut Sheet, person: &Person, note: &str| {
        let at = usize::try_from(sheet.next - first).expect("few");
        let mut cells = by_hand(person, at, 0);
        cells[10] = note.into();
        if note == "chưa vào Đoàn" {
            cells[8] = "".into();
        }
        sheet.line(cells);
    };
    let mut gone = 0;
    if number % 20 == 3 {
        extra(&mut sheet, &plan.spare[number / 20], "Đã chuyển sinh hoạt");
        gone = 1;
    } else if number % 20 == 11 {
        extra(&mut sheet, &plan.spare[10 + number / 20], "chưa vào Đoàn");
        gone = 1;
    }
    out.of("roster").rows.out_of_scope += gone;
    if number == BOTH.1 {
        extra(&mut sheet, &plan.people[plan.chapters[BOTH.0].members[9]], "");
        out.of("roster").rows.duplicate += 1;
    }
    let listed = usize::try_from(sheet.next - first).expect("few");
    let stated = if number == 21 { listed + 1 } else { listed };
    sheet.across(&format!("Tổng cộng: {stated} đoàn viên"), 0, 10);
    sheet.across(&format!("Danh sách này có {stated} đoàn viên./."), 0, 10);
    foot(&mut sheet, "TM. BAN CHẤP HÀNH CHI ĐOÀN", 10);
    if number == DECOMPOSED {
        decomposed(&mut sheet);
    }
    sheet
}

fn by_hand(person: &Person, at: usize, number: usize) -> Vec<Cell> {
    let name = match (number % 6, at) {
        (1, _) => person.name().to_uppercase(),
        (3, 4) => person.name().to_lowercase(),
        (3, 7) => format!("Đ/c {}", person.name()),
        (_, 5) => person.name().replacen(' ', "  ", 1),
        (_, 8) => format!("{}\u{a0}", person.name()),
        _ => person.name(),
    };
    let birth: Cell = match at % 5 {
        1 => person.birth.into(),
        3 if number % 4 == 1 => vn(person.birth).replace('/', ".").into(),
        4 if number % 4 == 3 => format!("\t{}", vn(person.birth)).into(),
        _ => vn(person.birth).into(),
    };
    let id = &person.citizen_id;
    let citizen: Cell = match at % 4 {
        0 if number.is_multiple_of(3) => Cell::Number(id.parse().expect("digits")),
        2 if number % 3 == 1 => format!("{} {} {}", &id[..3], &id[3..6], &id[6..]).into(),
        _ if number == 28 && at == 3 => "9.2203E+10".into(),
        _ => Cell::Typed(id.clone()),
    };
    let phone: Cell = match at % 6 {
        1 => Cell::Number(person.phone.parse().expect("digits")),
        2 => format!("+84{}", &person.phone[1..]).into(),
        _ => Cell::Typed(person.phone.clone()),
    };
    let joined: Cell = if number == 18 && at == 2 {
        "31/02/2019".into()
    } else if at.is_multiple_of(3) {
        person.joined.into()
    } else {
        vn(person.joined).into()
    };
    let student: Cell = if at.is_multiple_of(2) && !person.student_no.is_empty() {
        Cell::Number(person.student_no.parse().expect("digits"))
    } else {
        person.student_no.clone().into()
    };
    vec![
        (at + 1).into(),
        name.into(),
        student,
        birth,
        gender(person).into(),
        citizen,
        person.address.clone().into(),
        phone,
        joined,
        post(at).into(),
        "".into(),
    ]
}

/// A list of the school's system: one header row, no title, the school year in the file's name.
fn school(plan: &Plan, number: usize) -> Sheet {
    let chapter = &plan.chapters[number];
    let mut sheet = Sheet::new("Sheet1");
    header(
        &mut sheet,
        &[
            "Mã Chi Đoàn",
            "Tên Chi Đoàn",
            "Khóa",
            "MSSV",
            "Họ tên",
            "Email",
            "Số điện thoại",
            "Giới tính",
            "Quê quán",
            "Dân tộc",
            "Tôn giáo",
            "Ngày sinh",
            "Ngày vào đoàn",
            "Chức vụ",
        ],
    );
    for (at, who) in chapter.members.iter().enumerate() {
        let person = &plan.people[*who];
        let mail = format!("sv{}@example.vn", person.student_no);
        sheet.row([
            chapter.code.clone().into(),
            format!("Chi đoàn {}", chapter.class).into(),
            format!("K{}", chapter.course).into(),
            person.student_no.clone().into(),
            person.name().into(),
            mail.into(),
            person.phone.clone().into(),
            gender(person).into(),
            "".into(),
            "Kinh".into(),
            "Không".into(),
            person.birth.into(),
            person.joined.into(),
            post(at).into(),
        ]);
    }
    sheet
}

/// A plain list under two title lines.
fn simple(plan: &Plan, number: usize) -> Sheet {
    let chapter = &plan.chapters[number];
    let mut sheet = Sheet::new("DSDV");
    sheet.row([format!("DANH SÁCH ĐOÀN VIÊN {}", chapter_title(chapter)).into()]);
    sheet.row([YEAR.into()]);
    header(&mut sheet, &["STT", "Họ và tên", "MSSV", "Ngày sinh", "Giới tính", "Ngày vào Đoàn"]);
    for (at, who) in chapter.members.iter().enumerate() {
        let person = &plan.people[*who];
        let joined = vn(person.joined);
        sheet.row([
            (at + 1).into(),
            person.name().into(),
            person.student_no.clone().into(),
            vn(person.birth).into(),
            gender(person).into(),
            joined.into(),
        ]);
    }
    sheet
}

/// Last year's list of one chapter: of no use beside this year's.
fn last_year(plan: &Plan, out: &mut Out) {
    let chapter = &plan.chapters[LAST_YEAR];
    let mut sheet = Sheet::new("Sheet1");
    sheet.row([format!("DANH SÁCH ĐOÀN VIÊN {}", chapter_title(chapter)).into()]);
    sheet.row(["NĂM HỌC 2019-2020".into()]);
    header(&mut sheet, &["STT", "Họ và tên", "MSSV", "Ngày sinh", "Ngày vào Đoàn"]);
    let members =
        chapter.members.iter().map(|who| &plan.people[*who]).filter(|person| person.joined < date(2020, 9, 1));
    let all: Vec<&Person> = members.chain(&plan.spare[30..32]).collect();
    for (at, person) in all.iter().enumerate() {
        sheet.row([
            (at + 1).into(),
            person.name().into(),
            person.student_no.clone().into(),
            vn(person.birth).into(),
            vn(person.joined).into(),
        ]);
    }
    out.of("roster").rows.out_of_scope += all.len();
    out.put(
        format!("{}/danh sach doan vien 2019-2020.xlsx", folder(plan, Sender::Chapter(LAST_YEAR))),
        &[sheet],
        Form::Xlsx,
    );
}

/// TBM Điện lạnh's list: a roster of each chapter in it.
fn of_faculty(plan: &Plan, out: &mut Out) {
    let mut sheet = Sheet::new("Danh sách");
    sheet.row([format!("DANH SÁCH ĐOÀN VIÊN {}", faculty_title(TBM)).into()]);
    sheet.row([YEAR.into()]);
    header(&mut sheet, &["STT", "Họ và tên", "MSSV", "Ngày sinh", "Giới tính", "Chi đoàn", "Ngày vào Đoàn"]);
    let chapters = plan.chapters.iter().filter(|chapter| chapter.roster == Roster::OfFaculty);
    let members = chapters.flat_map(|chapter| chapter.members.iter().map(move |who| (chapter, *who)));
    for (at, (chapter, who)) in members.enumerate() {
        let person = &plan.people[who];
        sheet.row([
            (at + 1).into(),
            person.name().into(),
            person.student_no.clone().into(),
            vn(person.birth).into(),
            gender(person).into(),
            chapter.class.clone().into(),
            vn(person.joined).into(),
        ]);
    }
    out.put(format!("{}/Danh sach doan vien TBM Dien lanh.xlsx", FACULTIES[TBM].1), &[sheet], Form::Xlsx);
}

/// Teachers and staff, whom faculties keep themselves. One list tells the category by its title alone.
fn teachers(plan: &Plan, out: &mut Out) {
    for (faculty, teachers) in plan.teachers.iter().enumerate() {
        let alike = teachers.iter().all(|who| plan.people[*who].category == Category::Lecturer);
        let title = if alike {
            "DANH SÁCH ĐOÀN VIÊN LÀ GIẢNG VIÊN"
        } else {
            "DANH SÁCH ĐOÀN VIÊN LÀ CÁN BỘ, GIẢNG VIÊN, VIÊN CHỨC"
        };
        let mut sheet = Sheet::new("Sheet1");
        let left = faculty_title(faculty);
        head(&mut sheet, &[SCHOOL, &left], Some(SIGNED), &[title, YEAR], 6);
        let mut columns = vec!["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Ngày vào Đoàn", "Đối tượng"];
        columns.truncate(if alike { 6 } else { 7 });
        header(&mut sheet, &columns);
        for (at, who) in teachers.iter().enumerate() {
            let person = &plan.people[*who];
            let category = if person.category == Category::Staff { "Viên chức" } else { "Giảng viên" };
            let mut cells: Vec<Cell> = vec![
                (at + 1).into(),
                person.name().into(),
                person.birth.into(),
                gender(person).into(),
                Cell::Typed(person.citizen_id.clone()),
                vn(person.joined).into(),
                category.into(),
            ];
            cells.truncate(columns.len());
            sheet.line(cells);
        }
        out.of("roster").rows.counted += teachers.len();
        out.put(format!("{}/Danh sách đoàn viên giảng viên.xlsx", FACULTIES[faculty].1), &[sheet], Form::Xlsx);
    }
}
