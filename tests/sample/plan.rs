//! Who is in which chapter, who took part when, and which list states it. Everything the sample's sheets show comes from here,
//! and what the school published is counted from here and from nowhere else.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};

use super::people::{Category, Dice, Maker, Person};

/// Code, name and programmes of a base union, and how many chapters it has.
pub const FACULTIES: [(&str, &str, &[&str], usize); 6] = [
    ("K-CNTT", "Khoa CNTT-KTDN", &["CĐ CNTT", "CĐ KTDN", "CĐ TKĐH", "TC CNTT", "TC KTDN"], 26),
    ("K-DIEN", "Khoa Điện", &["CĐ Điện", "CĐ TĐH", "TC Điện"], 24),
    ("K-DL", "Khoa Động lực", &["CĐ Ô tô", "CĐ MTT", "TC Ô tô"], 20),
    ("K-CKXD", "Khoa Cơ khí - Xây dựng", &["CĐ CGKL", "CĐ Hàn", "CĐ Xây dựng", "TC Hàn"], 18),
    ("K-DT", "Khoa Điện tử", &["CĐ ĐTCN", "CĐ CĐT", "TC ĐTCN"], 14),
    ("B-DL", "TBM Điện lạnh", &["CĐ Điện lạnh", "TC Điện lạnh"], 10),
];
/// Which faculty is TBM Điện lạnh: its chapters' rosters come in one list of its own.
pub const TBM: usize = 5;
/// Codes and names of the wards whose unions confirm.
pub const WARDS: [(&str, &str); 5] = [
    ("P-BHN", "Phường Bùi Hữu Nghĩa"),
    ("P-AT", "Phường An Thới"),
    ("P-BT", "Phường Bình Thủy"),
    ("P-TAD", "Phường Thới An Đông"),
    ("P-TA", "Phường Trà An"),
];
/// Teachers and staff of each faculty.
const TEACHERS: [(usize, usize); 6] = [(3, 1), (2, 1), (2, 0), (2, 1), (1, 0), (1, 0)];
/// Turns of g1 to g9 that lists state by name: what was published, less what TBM Điện lạnh states by number alone.
const GROUPS: [usize; 9] = [30, 75, 20, 22 - LEFT_G4, 7, 15, 24, 15, 275 - LEFT_G9];
/// What the aggregate of TBM Điện lạnh leaves over.
pub const LEFT_G4: usize = 3;
pub const LEFT_G9: usize = 24;
/// The month of that aggregate.
pub const AGGREGATE: i32 = month(2020, 12);

/// Months since year 0.
pub const fn month(year: i32, month: i32) -> i32 {
    year * 12 + month - 1
}

/// Year and month of a month.
pub fn split(month: i32) -> (i16, i8) {
    (i16::try_from(month / 12).expect("our years"), i8::try_from(month % 12 + 1).expect("a month"))
}

/// How a chapter sends its roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Roster {
    /// The national export.
    Export,
    /// By hand, with title block.
    Hand,
    /// Of the school's system: one header row.
    School,
    Csv,
    Xls,
    Ods,
    /// Behind a password, and once more without.
    Locked,
    /// Within the list of its faculty.
    OfFaculty,
}

#[derive(Clone, Debug)]
pub struct Chapter {
    pub code: String,
    /// `CĐ Điện K44A`.
    pub class: String,
    pub faculty: usize,
    /// 43, 44 or 45: entered in 2018, 2019, 2020.
    pub course: i16,
    pub roster: Roster,
    pub members: Vec<usize>,
}

/// One participation.
#[derive(Clone, Debug)]
pub struct Turn {
    pub who: usize,
    /// 0: monthly; 1 to 9: that activity group.
    pub group: usize,
    pub month: i32,
    /// None: known to the month only.
    pub day: Option<i8>,
    /// Not in one of our five wards.
    pub away: bool,
}

impl Turn {
    pub fn date(&self) -> Date {
        let (year, month) = split(self.month);
        date(year, month, self.day.unwrap_or(1))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Names under a title that says the month.
    Plain,
    /// The same, and the title does not say which channel.
    Unsaid,
    /// A column a month.
    Months,
    /// Student number, name, mark; monthly by its title.
    Attendance,
    /// The same, and only the file's name says what for.
    Donation,
    /// A column a group.
    Wide,
    /// A row a participation.
    Long,
    /// A number a row.
    Count,
    FacultyMonthly,
    FacultyGroups,
    /// What chapters reported, once more.
    FacultyAgain,
    WardMonthly,
    /// Confirmations that claim: of a quarter by activity, of a month by channel.
    WardQuarter,
    WardMonth,
    /// Confirmations that claim nothing.
    WardBare,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender {
    Chapter(usize),
    Faculty(usize),
    Ward(usize),
}

/// One list.
#[derive(Clone, Debug)]
pub struct Doc {
    pub sender: Sender,
    pub style: Style,
    /// The month or the first month it is about.
    pub month: i32,
    /// Turns it states first.
    pub turns: Vec<usize>,
    /// Turns that another sender states too.
    pub again: Vec<usize>,
    /// Persons it names without a turn.
    pub others: Vec<usize>,
}

#[derive(Debug)]
pub struct Plan {
    pub people: Vec<Person>,
    pub chapters: Vec<Chapter>,
    /// By faculty: teachers and staff.
    pub teachers: Vec<Vec<usize>>,
    /// By faculty: those who took part and graduated since.
    pub gone: Vec<Vec<usize>>,
    pub newcomers: BTreeSet<usize>,
    pub turns: Vec<Turn>,
    pub docs: Vec<Doc>,
    /// Person and ward introduced to.
    pub slips: BTreeMap<usize, usize>,
    /// Of these: no ward says a word; withdrawn; confirmed by another ward.
    pub silent: Vec<usize>,
    pub withdrawn: Vec<usize>,
    pub elsewhere: usize,
    /// Persons who are kept out of ward lists: two of one name.
    pub apart: BTreeSet<usize>,
    pub dice: Dice,
    /// Persons on lists who are no members: left, not yet admitted, graduated.
    pub spare: Vec<Person>,
    pub(super) bag: Vec<usize>,
    pub(super) busy: BTreeSet<(usize, i32)>,
    pub(super) monthly: BTreeSet<usize>,
}

impl Plan {
    pub fn new() -> Self {
        let mut maker = Maker::new(2021);
        let (chapters, people) = population(&mut maker);
        let mut plan = Self {
            people,
            chapters,
            teachers: Vec::new(),
            gone: Vec::new(),
            newcomers: BTreeSet::new(),
            turns: Vec::new(),
            docs: Vec::new(),
            slips: BTreeMap::new(),
            silent: Vec::new(),
            withdrawn: Vec::new(),
            elsewhere: 0,
            apart: BTreeSet::new(),
            dice: Dice::new(412),
            spare: Vec::new(),
            bag: Vec::new(),
            busy: BTreeSet::new(),
            monthly: BTreeSet::new(),
        };
        plan.staff(&mut maker);
        plan.admit();
        plan.fill_bag();
        plan.chapters_report();
        plan.faculties_report(&mut maker);
        plan.wards_report();
        plan.introduce();
        plan.spare = (0..40).map(|_| maker.person(2001, Some(2019), Category::Student)).collect();
        plan.check();
        plan
    }

    fn staff(&mut self, maker: &mut Maker) {
        for (faculty, (lecturers, staff)) in TEACHERS.into_iter().enumerate() {
            let mut of_faculty = Vec::new();
            for number in 0..lecturers + staff {
                let category = if number < lecturers { Category::Lecturer } else { Category::Staff };
                let born = 1988 + i16::try_from(number * 2 + faculty).expect("small");
                let person = Person { faculty, ..maker.person(born, None, category) };
                of_faculty.push(self.people.len());
                self.people.push(person);
            }
            self.teachers.push(of_faculty);
        }
    }

    /// 150 were admitted on 26 March 2021, from the two younger courses.
    fn admit(&mut self) {
        for back in 1.. {
            for chapter in self.chapters.iter().filter(|chapter| chapter.course > 43) {
                let who = chapter.members[chapter.members.len() - back];
                if self.newcomers.len() < 150 && self.newcomers.insert(who) {
                    self.people[who].joined = date(2021, 3, 26);
                }
            }
            if self.newcomers.len() == 150 {
                return;
            }
        }
    }

    fn fill_bag(&mut self) {
        self.bag = (1..=9).flat_map(|group| std::iter::repeat_n(group, GROUPS[group - 1])).collect();
        self.dice.shuffle(&mut self.bag);
    }

    /// Takes a group from the bag that `fits`.
    pub(super) fn draw(&mut self, fits: impl Fn(usize) -> bool) -> usize {
        let at = self.bag.iter().rposition(|group| fits(*group)).expect("the bag holds enough of each group");
        self.bag.remove(at)
    }

    /// Members of a chapter who may take part: not the newcomers, and not the two of one name.
    pub(super) fn free(&self, chapter: usize) -> Vec<usize> {
        let members = self.chapters[chapter].members.iter().copied();
        members.filter(|who| !self.newcomers.contains(who) && !self.apart.contains(who)).collect()
    }

    /// A month this chapter has already existed in, up to April 2021.
    pub(super) fn some_month(&mut self, chapter: usize) -> i32 {
        let first = self.first_month(chapter);
        let span = usize::try_from(month(2021, 4) - first + 1).expect("after the first");
        first + i32::try_from(self.dice.roll(span)).expect("small")
    }

    pub(super) fn first_month(&self, chapter: usize) -> i32 {
        month(i32::from(self.chapters[chapter].course) + 1975, 10)
    }

    /// Notes a turn; nobody has turns of two senders or two lists in one month.
    pub(super) fn turn(&mut self, who: usize, group: usize, month: i32, day: Option<i8>) -> usize {
        if group == 0 {
            self.monthly.insert(who);
        }
        self.busy.insert((who, month));
        self.turns.push(Turn { who, group, month, day, away: false });
        self.turns.len() - 1
    }

    pub(super) fn day(&mut self) -> Option<i8> {
        Some(i8::try_from(self.dice.roll(26) + 2).expect("a day"))
    }

    pub(super) fn doc(&mut self, sender: Sender, style: Style, month: i32, turns: Vec<usize>) {
        self.docs.push(Doc { sender, style, month, turns, again: Vec::new(), others: Vec::new() });
    }
}

fn population(maker: &mut Maker) -> (Vec<Chapter>, Vec<Person>) {
    let (mut chapters, mut people) = (Vec::new(), Vec::new());
    for (faculty, (_, _, programmes, count)) in FACULTIES.into_iter().enumerate() {
        for number in 0..count {
            let programme = programmes[number % programmes.len()];
            let course = 43 + i16::try_from(number / programmes.len() % 3).expect("small");
            let letter = char::from(b'A' + u8::try_from(number / programmes.len() / 3).expect("small"));
            let class = format!("{programme} K{course}{letter}");
            let code = super::people::unmarked(&class).to_uppercase().replace(' ', "-");
            let roster = if faculty == TBM { Roster::OfFaculty } else { layout(chapters.len()) };
            chapters.push(Chapter { code, class, faculty, course, roster, members: Vec::new() });
        }
    }
    for (number, chapter) in chapters.iter_mut().enumerate() {
        // 36 chapters of fifteen and 76 of fourteen are 1,604 students.
        let size = if number % 28 < 9 { 15 } else { 14 };
        let intake = chapter.course + 1975;
        let age = if chapter.class.starts_with("TC") { 16 } else { 18 };
        for _ in 0..size {
            let born = intake - age - i16::try_from(maker.dice.roll(2)).expect("small");
            let faculty = chapter.faculty;
            let person =
                Person { chapter: Some(number), faculty, ..maker.person(born, Some(intake), Category::Student) };
            chapter.members.push(people.len());
            people.push(person);
        }
    }
    (chapters, people)
}

fn layout(number: usize) -> Roster {
    match number {
        7 | 40 | 77 => Roster::Csv,
        12 | 55 | 90 => Roster::Xls,
        20 | 63 | 98 => Roster::Ods,
        75 => Roster::Locked,
        _ => [Roster::Export, Roster::Hand, Roster::Export, Roster::Hand, Roster::School][number % 5],
    }
}
