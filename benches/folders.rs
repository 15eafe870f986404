//! Folders to measure on: a register, rosters of chapters and a year of lists of wards, as a school, a district and a city send
//! them. Every name is put together by chance; the same scale gives the same bytes.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a measuring instrument")]

use std::path::Path;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// How large a folder is.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    pub name: &'static str,
    schools: usize,
    chapters: usize,
    wards: usize,
    members: usize,
    /// Rows of one ward's list of one month.
    rows: usize,
}

pub const SCALES: [Scale; 3] = [
    Scale { name: "school", schools: 1, chapters: 112, wards: 5, members: 1_700, rows: 33 },
    Scale { name: "district", schools: 10, chapters: 1_000, wards: 50, members: 17_000, rows: 100 },
    Scale { name: "city", schools: 23, chapters: 1_400, wards: 100, members: 45_000, rows: 500 },
];

const FAMILIES: [&str; 12] = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương"];
const MIDDLES: [&str; 12] = ["Văn", "Thị", "Minh", "Ngọc", "Hữu", "Quốc", "Thanh", "Kim", "Hoàng", "Đức", "Gia", "Bảo"];
const GIVENS: [&str; 20] = [
    "An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Hải", "Hòa", "Khánh", "Lan", "Linh", "Mai", "Nam", "Nga", "Phúc",
    "Quân", "Thảo", "Thủy", "Trang", "Việt",
];
const FACULTIES: [&str; 6] = ["Cơ khí", "Điện", "Kế toán", "Công nghệ thông tin", "Xây dựng", "Du lịch"];
const ACTIVITIES: [(&str, &str); 5] = [
    ("Văn hóa, văn nghệ, thể dục thể thao", "Giao lưu bóng chuyền"),
    ("Xây dựng nông thôn mới, văn minh đô thị", "Ra quân vệ sinh môi trường"),
    ("Chăm sóc, giáo dục thiếu niên, nhi đồng", "Vui Trung thu"),
    ("Vận động xã hội hóa, đảm bảo an sinh xã hội", "Tặng quà hộ khó khăn"),
    ("Các hoạt động tình nguyện khác", "Hiến máu tình nguyện"),
];

/// Numbers by chance, the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % end as u64).unwrap()
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    fn day(&mut self, year: usize) -> [usize; 3] {
        [year, 1 + self.below(12), 1 + self.below(28)]
    }
}

/// One cell: seven in ten dates are dates, the others are typed.
enum Cell {
    Text(String),
    Number(f64),
    Day([usize; 3]),
}

struct Member {
    name: String,
    born: [usize; 3],
    chapter: usize,
    ward: usize,
}

/// Makes `input/` below `folder`, unless it is there.
pub fn make(scale: Scale, folder: &Path) {
    let input = folder.join("input");
    if input.join("don-vi.xlsx").exists() {
        return;
    }
    let mut chance = Chance(u64::try_from(scale.members).unwrap());
    for below in ["danh-sach", "sinh-hoat"] {
        std::fs::create_dir_all(input.join(below)).unwrap();
    }
    let members: Vec<Member> = (0..scale.members)
        .map(|number| Member {
            name: format!("{} {} {}", chance.of(&FAMILIES), chance.of(&MIDDLES), chance.of(&GIVENS)),
            born: {
                let year = 2003 + chance.below(5);
                chance.day(year)
            },
            chapter: number % scale.chapters,
            ward: chance.below(scale.wards),
        })
        .collect();
    rosters(scale, &members, &input, &mut chance);
    lists(scale, &members, &input, &mut chance);
    // Last, so that a folder with a register is whole.
    register(scale, &input);
}

fn chapter(number: usize) -> String {
    format!("Chi đoàn {} {}", FACULTIES[number % FACULTIES.len()], number + 1)
}

fn chapter_code(scale: Scale, number: usize) -> String {
    format!("T{:02}-K{}-{:04}", number % scale.schools + 1, number % FACULTIES.len() + 1, number + 1)
}

fn register(scale: Scale, input: &Path) {
    let text = |text: String| Cell::Text(text);
    let mut rows = Vec::new();
    for school in 1..=scale.schools {
        let unit = [format!("T{school:02}"), format!("Đoàn trường số {school}"), "đoàn trường".into(), String::new()];
        rows.push(unit.map(text).into());
        for (at, faculty) in FACULTIES.iter().enumerate() {
            let code = format!("T{school:02}-K{}", at + 1);
            let name = format!("Đoàn khoa {faculty} trường số {school}");
            rows.push([code, name, "đoàn cơ sở".into(), format!("T{school:02}")].map(text).into());
        }
    }
    for number in 0..scale.chapters {
        let code = chapter_code(scale, number);
        let parent = code[..6].to_owned();
        rows.push([code, chapter(number), "chi đoàn".into(), parent].map(text).into());
    }
    for ward in 1..=scale.wards {
        let unit = [format!("P{ward:03}"), format!("Đoàn phường Số {ward}"), "đoàn phường".into(), String::new()];
        rows.push(unit.map(text).into());
    }
    let header = ["Mã đơn vị", "Tên đơn vị", "Cấp", "Đơn vị cấp trên"];
    write(&input.join("don-vi.xlsx"), &["DANH MỤC ĐƠN VỊ".to_owned()], &header, &rows).unwrap();
}

fn rosters(scale: Scale, members: &[Member], input: &Path, chance: &mut Chance) {
    let header =
        ["STT", "Mã đoàn viên", "Họ và tên", "Ngày sinh", "Số điện thoại", "Ngày vào Đoàn", "Địa chỉ", "Chi đoàn"];
    for number in 0..scale.chapters {
        let own = members.iter().enumerate().filter(|(_, member)| member.chapter == number);
        let rows: Vec<Vec<Cell>> = own
            .zip(1u32..)
            .map(|((code, member), line)| {
                vec![
                    Cell::Number(f64::from(line)),
                    Cell::Text(format!("DV{:06}", code + 1)),
                    Cell::Text(member.name.clone()),
                    day(member.born, chance),
                    Cell::Text(format!("09{:08}", chance.below(100_000_000))),
                    {
                        let joined = chance.day(2021);
                        day(joined, chance)
                    },
                    Cell::Text(format!("{} đường số {}", chance.below(400) + 1, chance.below(90) + 1)),
                    Cell::Text(chapter(number)),
                ]
            })
            .collect();
        let title = format!("DANH SÁCH ĐOÀN VIÊN {}", chapter(number).to_uppercase());
        let path = input.join("danh-sach").join(format!("{}.xlsx", chapter_code(scale, number)));
        write(&path, &[title, "Năm học 2024 - 2025".to_owned()], &header, &rows).unwrap();
    }
}

fn lists(scale: Scale, members: &[Member], input: &Path, chance: &mut Chance) {
    let header = [
        "STT",
        "Họ và tên",
        "Ngày sinh",
        "Chi đoàn trường",
        "Hoạt động",
        "Nhóm hoạt động",
        "Ngày tham gia",
        "Kênh",
        "Ghi chú",
    ];
    for ward in 0..scale.wards {
        let near: Vec<&Member> = members.iter().filter(|member| member.ward == ward).collect();
        for month in 1..=12 {
            let rows: Vec<Vec<Cell>> = (1..=u32::try_from(scale.rows).unwrap())
                .map(|line| {
                    let member = if chance.below(10) > 0 && !near.is_empty() {
                        chance.of(&near)
                    } else {
                        &members[chance.below(members.len())]
                    };
                    let (group, activity) = chance.of(&ACTIVITIES);
                    let of_group = chance.below(2) == 0;
                    let text = |text: &str| Cell::Text(text.to_owned());
                    vec![
                        Cell::Number(f64::from(line)),
                        text(&member.name),
                        day(member.born, chance),
                        text(&chapter(member.chapter)),
                        text(if of_group { activity } else { "Sinh hoạt chi đoàn khu vực" }),
                        text(if of_group { group } else { "" }),
                        {
                            let on = [2025, month, 1 + chance.below(28)];
                            day(on, chance)
                        },
                        text(if of_group { "Theo nhóm hoạt động" } else { "Định kỳ hằng tháng" }),
                        text(if chance.below(5) == 0 { "Đạt" } else { "" }),
                    ]
                })
                .collect();
            let title = [
                format!("ĐOÀN PHƯỜNG SỐ {}", ward + 1),
                format!("DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THÁNG {month:02}/2025"),
            ];
            let path = input.join("sinh-hoat").join(format!("phuong-so-{}-2025-{month:02}.xlsx", ward + 1));
            write(&path, &title, &header, &rows).unwrap();
        }
    }
}

fn day(date: [usize; 3], chance: &mut Chance) -> Cell {
    let [year, month, day] = date;
    if chance.below(10) < 7 { Cell::Day(date) } else { Cell::Text(format!("{day:02}/{month:02}/{year}")) }
}

fn write(path: &Path, title: &[String], header: &[&str], rows: &[Vec<Cell>]) -> Result<(), XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2025, 1, 1)?));
    let dates = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = book.add_worksheet();
    for (row, line) in (0..).zip(title) {
        sheet.write(row, 0, line)?;
    }
    let at = u32::try_from(title.len() + 1).unwrap();
    sheet.write_row(at, 0, header.iter().copied())?;
    for (row, cells) in (at + 1..).zip(rows) {
        for (col, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => _ = sheet.write(row, col, text)?,
                Cell::Number(number) => _ = sheet.write(row, col, *number)?,
                Cell::Day([year, month, day]) => {
                    let [month, day] = [month, day].map(|one| u8::try_from(*one).unwrap());
                    let date = ExcelDateTime::from_ymd(u16::try_from(*year).unwrap(), month, day)?;
                    sheet.write_with_format(row, col, &date, &dates)?;
                }
            }
        }
    }
    book.save(path)
}
