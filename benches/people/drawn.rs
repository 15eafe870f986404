//! Invented records, as many as wanted: 31 in 100 are called Nguyễn, a fifth stand a second time and differ in a thing or two.

use tonghop::identify::persons::Stated;
use tonghop::model::{Birth, CitizenId, Gender, Name, UnitId};
use tonghop::text;

/// Names with how many in a thousand have them; the last stands for the rest.
const FAMILIES: [(&str, u64); 12] = [
    ("Nguyễn", 310),
    ("Trần", 110),
    ("Lê", 95),
    ("Phạm", 70),
    ("Huỳnh", 55),
    ("Võ", 50),
    ("Phan", 45),
    ("Trương", 40),
    ("Bùi", 40),
    ("Đặng", 35),
    ("Đỗ", 30),
    ("Ngô", 1000),
];
const MALE: [&str; 12] =
    ["Văn", "Văn", "Văn", "Hữu", "Minh", "Quốc", "Gia", "Đức", "Thanh", "Công", "Hoàng", "Nhật Minh"];
const FEMALE: [&str; 12] =
    ["Thị", "Thị", "Thị", "Thị Ngọc", "Ngọc", "Thị Kim", "Kim", "Thùy", "Mỹ", "Như", "Thị Mỹ", "Thanh"];
const GIVEN: [&str; 48] = [
    "An", "Anh", "Ân", "Bảo", "Bích", "Châu", "Chi", "Cường", "Danh", "Diễm", "Dung", "Duy", "Đạt", "Giang", "Hà",
    "Hải", "Hạnh", "Hân", "Hậu", "Hiếu", "Hoa", "Hòa", "Hùng", "Huy", "Hương", "Khang", "Khoa", "Lan", "Linh", "Long",
    "Mai", "Minh", "Nam", "Ngân", "Nhi", "Như", "Phong", "Phúc", "Quân", "Quý", "Tâm", "Thảo", "Thịnh", "Thư", "Trang",
    "Trinh", "Tuấn", "Vy",
];

/// One record.
#[derive(Clone)]
pub struct Drawn {
    name: Name,
    birth: Birth,
    gender: Gender,
    citizen_id: Option<CitizenId>,
    phone: Option<String>,
    address: Option<String>,
    ward: String,
    unit: UnitId,
    number: u64,
}

impl Drawn {
    pub fn stated(&self) -> Option<Stated<'_>> {
        let mut content = [0; 16];
        content[..8].copy_from_slice(&self.number.to_le_bytes());
        Some(Stated {
            name: Some(&self.name),
            birth: Some(self.birth),
            gender: Some(self.gender),
            citizen_id: self.citizen_id.as_ref(),
            phone: self.phone.as_deref(),
            address: self.address.as_deref(),
            ward: Some(self.ward.clone()),
            unit: Some(self.unit),
            list: (0, content),
            ..Stated::default()
        })
    }
}

/// Numbers that look like chance and are the same each time.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % below
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.next(all.len() as u64) as usize]
    }
}

/// The records, and the person of each.
pub fn records(count: usize) -> (Vec<Drawn>, Vec<usize>) {
    let mut dice = Dice(1);
    let persons = count - count / 5;
    let units = (count as u64 / 50).max(1);
    let mut people: Vec<Drawn> = (0..persons).map(|_| one(&mut dice, units)).collect();
    let mut person: Vec<usize> = (0..persons).collect();
    for _ in persons..count {
        let whose = dice.next(persons as u64) as usize;
        person.push(whose);
        let again = second(&mut dice, people[whose].clone(), units);
        people.push(again);
    }
    for (number, record) in people.iter_mut().enumerate() {
        record.number = number as u64;
    }
    (people, person)
}

fn one(dice: &mut Dice, units: u64) -> Drawn {
    let gender = if dice.next(2) == 0 { Gender::Male } else { Gender::Female };
    let mut at = dice.next(1000);
    let family = FAMILIES.iter().find(|(_, share)| {
        let here = at < *share;
        at = at.saturating_sub(*share);
        here
    });
    let middle = dice.of(if gender == Gender::Male { &MALE } else { &FEMALE });
    let name = format!("{} {middle} {}", family.map_or("Ngô", |family| family.0), dice.of(&GIVEN));
    let (year, month, day) = (2001 + dice.next(7), 1 + dice.next(12), 1 + dice.next(28));
    let century = if gender == Gender::Male { 2 } else { 3 };
    let id = format!("092{century}{:02}{:06}", year % 100, dice.next(1_000_000));
    let some = |dice: &mut Dice, text: String| (dice.next(2) == 0).then_some(text);
    let phone = format!("09{:08}", dice.next(100_000_000));
    let address = format!("{}/{} đường số {}", dice.next(400), dice.next(40), dice.next(60));
    Drawn {
        name: named(&name),
        birth: Birth::Day(jiff::civil::date(year as i16, month as i8, day as i8)),
        gender,
        citizen_id: some(dice, id).map(CitizenId::Cccd),
        phone: some(dice, phone),
        address: some(dice, address),
        ward: format!("phuong {}", dice.next(100)),
        unit: UnitId(dice.next(units) as u32),
        number: 0,
    }
}

/// The same person as another unit typed them.
fn second(dice: &mut Dice, mut one: Drawn, units: u64) -> Drawn {
    one.unit = UnitId(dice.next(units) as u32);
    match dice.next(6) {
        0 => one.name = named(&text::plain(&one.name.shown)),
        1 => one.citizen_id = None,
        2 => one.phone = None,
        3 => one.address = None,
        4 => one.ward = format!("phuong {}", dice.next(100)),
        _ => {
            let mut letters: Vec<char> = one.name.shown.chars().collect();
            let at = 1 + dice.next(letters.len() as u64 - 2) as usize;
            letters.swap(at, at + 1);
            one.name = named(&letters.iter().collect::<String>());
        }
    }
    one
}

fn named(text: &str) -> Name {
    Name::clone(&text::name(text).0.unwrap())
}
