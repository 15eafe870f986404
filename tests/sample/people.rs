//! Invented persons: names, births and numbers that are valid in form and belong to nobody.

use std::collections::BTreeSet;

use jiff::civil::Date;

/// SplitMix64: small, seeded, the same on every machine.
#[derive(Debug)]
pub struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % below as u64).expect("below what was asked")
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }

    pub fn shuffle<T>(&mut self, all: &mut [T]) {
        for at in (1..all.len()).rev() {
            all.swap(at, self.roll(at + 1));
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    Student,
    Lecturer,
    Staff,
}

/// One invented person.
#[derive(Clone, Debug)]
pub struct Person {
    pub family: String,
    pub given: String,
    pub female: bool,
    pub birth: Date,
    pub student_no: String,
    pub member_code: String,
    pub citizen_id: String,
    pub phone: String,
    pub joined: Date,
    pub address: String,
    pub category: Category,
    /// Number of the chapter; none for teachers, staff and those who left.
    pub chapter: Option<usize>,
    pub faculty: usize,
    /// Where this person takes part: a number of `WARDS`.
    pub ward: usize,
}

impl Person {
    pub fn name(&self) -> String {
        format!("{} {}", self.family, self.given)
    }
}

const FAMILY: [&str; 24] = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Phan", "Trương", "Đinh",
    "Lâm", "Mai", "Tô", "Cao", "Châu", "Hà", "Thái", "Tạ", "Lương",
];
const MALE_MIDDLE: [&str; 18] = [
    "Văn", "Hoàng", "Minh", "Quốc", "Thanh", "Hữu", "Đức", "Gia", "Nhật", "Trọng", "Tuấn", "Công", "Thành", "Phước",
    "Chí", "Duy", "Khánh", "Vĩnh",
];
const FEMALE_MIDDLE: [&str; 14] = [
    "Thị",
    "Ngọc",
    "Kim",
    "Thị Mỹ",
    "Thị Thu",
    "Thị Ngọc",
    "Thị Kim",
    "Bảo",
    "Phương",
    "Thùy",
    "Như",
    "Cẩm",
    "Tuyết",
    "Thị Hồng",
];
const MALE_GIVEN: [&str; 40] = [
    "An", "Bảo", "Bình", "Cường", "Danh", "Dũng", "Duy", "Đăng", "Định", "Đông", "Giang", "Hải", "Hiếu", "Hòa", "Hùng",
    "Huy", "Khang", "Khoa", "Kiên", "Lâm", "Lộc", "Long", "Luân", "Mẫn", "Nghĩa", "Nhân", "Phát", "Phong", "Phúc",
    "Quang", "Quân", "Sang", "Sơn", "Tài", "Thắng", "Thịnh", "Tín", "Trí", "Trung", "Vinh",
];
const FEMALE_GIVEN: [&str; 34] = [
    "Anh", "Ánh", "Bích", "Châu", "Chi", "Diễm", "Duyên", "Đào", "Giang", "Hà", "Hân", "Hằng", "Hạnh", "Hoa", "Hương",
    "Lan", "Linh", "Loan", "Mai", "Ngân", "Nhi", "Nhung", "Oanh", "Phụng", "Quyên", "Tâm", "Thảo", "Thu", "Thúy",
    "Tiên", "Trâm", "Trang", "Uyên", "Xuân",
];
const HOMES: [&str; 12] = [
    "Khu vực {}, P. An Thới, Q. Bình Thủy, TP Cần Thơ",
    "Khu vực {}, P. Trà An, Q. Bình Thủy, TP Cần Thơ",
    "KV {}, P. Bình Thủy, Q. Bình Thủy, TPCT",
    "Ấp Thới Phước {}, xã Tân Thạnh, huyện Thới Lai, TP Cần Thơ",
    "Ấp {}, xã Vị Thủy, huyện Vị Thủy, tỉnh Hậu Giang",
    "Ấp {}, xã Tân Bình, huyện Phụng Hiệp, tỉnh Hậu Giang",
    "Ấp {}, xã Kế An, huyện Kế Sách, tỉnh Sóc Trăng",
    "Ấp Bình {}, xã Hòa Bình Thạnh, huyện Châu Thành, tỉnh An Giang",
    "Khóm {}, phường Mỹ Thới, TP Long Xuyên, tỉnh An Giang",
    "Ấp {}, xã Ngọc Chúc, huyện Giồng Riềng, tỉnh Kiên Giang",
    "Ấp Mỹ {}, xã Mỹ Hòa, thị xã Bình Minh, tỉnh Vĩnh Long",
    "Ấp {}, xã Long Điền, huyện Đông Hải, tỉnh Bạc Liêu",
];
const PLACES: [&str; 8] = ["092", "092", "092", "093", "094", "089", "091", "086"];
const PHONES: [&str; 7] = ["091", "093", "097", "098", "036", "078", "085"];
/// Days on which members are admitted, as month and day.
const ADMISSIONS: [(i8, i8); 4] = [(3, 26), (5, 19), (9, 2), (12, 22)];

/// Makes persons nobody can take for one another: no name twice without marks, no number twice.
pub struct Maker {
    pub dice: Dice,
    names: BTreeSet<String>,
    births: BTreeSet<(Date, String)>,
    numbers: BTreeSet<String>,
}

impl Maker {
    pub const fn new(seed: u64) -> Self {
        Self { dice: Dice::new(seed), names: BTreeSet::new(), births: BTreeSet::new(), numbers: BTreeSet::new() }
    }

    /// Admitted at sixteen or so; `intake` is the year the student number begins with, none for staff.
    pub fn person(&mut self, born: i16, intake: Option<i16>, category: Category) -> Person {
        let female = self.dice.roll(5) < 2;
        let (family, given) = self.name(female);
        let birth = self.birth(born, &given);
        let century = match (birth.year() >= 2000, female) {
            (false, false) => 0,
            (false, true) => 1,
            (true, false) => 2,
            (true, true) => 3,
        };
        let place = *self.dice.pick(&PLACES);
        let citizen_id = self.number(&format!("{place}{century}{:02}", birth.year() % 100), 6);
        let student_no = intake.map_or_else(String::new, |year| self.number(&format!("{:02}", year % 100), 5));
        let phone = *self.dice.pick(&PHONES);
        let (month, day) = *self.dice.pick(&ADMISSIONS);
        Person {
            family,
            given,
            female,
            birth,
            student_no,
            member_code: self.number("2", 6),
            citizen_id,
            phone: self.number(phone, 7),
            joined: jiff::civil::date(born + 16, month, day),
            address: self.dice.pick(&HOMES).replace("{}", &format!("{}", self.dice.roll(9) + 1)),
            category,
            chapter: None,
            faculty: 0,
            ward: [0, 0, 1, 1, 1, 2, 2, 2, 3, 4][self.dice.roll(10)],
        }
    }

    fn name(&mut self, female: bool) -> (String, String) {
        loop {
            let family = *self.dice.pick(&FAMILY);
            let middle = *if female { self.dice.pick(&FEMALE_MIDDLE) } else { self.dice.pick(&MALE_MIDDLE) };
            let given = *if female { self.dice.pick(&FEMALE_GIVEN) } else { self.dice.pick(&MALE_GIVEN) };
            let family = format!("{family} {middle}");
            let key = unmarked(&format!("{family} {given}")).to_lowercase().replace('y', "i");
            // These are given to persons on purpose.
            let kept = ["nguien van an", "pham van dung"].contains(&key.as_str());
            if !kept && self.names.insert(key) {
                return (family, given.to_owned());
            }
        }
    }

    fn birth(&mut self, year: i16, given: &str) -> Date {
        loop {
            let month = i8::try_from(self.dice.roll(12) + 1).expect("a month");
            let day = i8::try_from(self.dice.roll(28) + 1).expect("a day");
            let birth = jiff::civil::date(year, month, day);
            if self.births.insert((birth, given.to_owned())) {
                return birth;
            }
        }
    }

    fn number(&mut self, head: &str, digits: usize) -> String {
        loop {
            let tail: String =
                (0..digits).map(|_| char::from(b'0' + u8::try_from(self.dice.roll(10)).expect("a digit"))).collect();
            let number = format!("{head}{tail}");
            if self.numbers.insert(number.clone()) {
                return number;
            }
        }
    }
}

/// A text without marks: `Nguyen Van An`.
pub fn unmarked(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let bare = text.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
    bare.map(|c| match c {
        'đ' => 'd',
        'Đ' => 'D',
        other => other,
    })
    .collect()
}
