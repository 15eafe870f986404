//! Empty workbooks to hand out: what stands in them, as plain data. Filled in, layout knows their kind and every column; a
//! test proves it for each.
//!
//! All words are in the language of the run; names of units and wards are as they are.

mod columns;

#[cfg(test)]
mod tests;

use crate::cli::Blank as Kind;
use crate::model::{Category, Date, Gender, Lang, Level};
use crate::say::pick;
use crate::settings::Settings;
use crate::wards;

/// An empty workbook of one sheet, with the lists of its drop-downs on another.
#[derive(Clone, Debug, PartialEq)]
pub struct Blank {
    pub lang: Lang,
    /// The sheet's name.
    pub sheet: &'static str,
    /// Who hands it out, or who fills it in: the lines above the title.
    pub above: Vec<String>,
    pub title: &'static str,
    pub columns: Vec<Column>,
    /// Empty rows.
    pub rows: u32,
    /// The choices of drop-downs, by number.
    pub lists: Vec<List>,
    /// How to fill it in, a line each; stands beside the table.
    pub how: Vec<String>,
    /// Pinned: document properties carry it instead of the clock.
    pub created: Date,
}

/// The choices of a drop-down.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    pub name: &'static str,
    pub choices: Vec<String>,
}

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub header: String,
    /// In characters.
    pub width: u16,
    pub entry: Entry,
    /// What a person sees who enters a cell; empty where the header says enough.
    pub prompt: &'static str,
}

/// What is to be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The line's own number, printed already.
    Ordinal,
    Text,
    /// Digits that must stay as typed: numbers of cards, students, phones.
    Id,
    Day,
    /// `04/2021`, kept as typed.
    Month,
    /// How many; a whole number.
    Count,
    /// A tick or how many.
    Mark,
    /// One of a list, by number in [`Blank::lists`].
    Choice(usize),
}

/// Empty rows of every form.
const ROWS: u32 = 60;

/// The empty workbook of a kind. `settings` give the office, its province, the channels, groups and grades; `chapters` are the names
/// of the chapters in the register, none where there is no register.
pub fn blank(kind: Kind, chapters: &[String], settings: &Settings) -> Blank {
    let mut draft = Draft { settings, chapters, lists: Vec::new() };
    let columns = columns::of(kind, &mut draft);
    let office = settings.office.name.clone().unwrap_or_default();
    let lang = settings.lang;
    Blank {
        lang,
        sheet: pick(lang, "Danh sách", "List"),
        above: above(kind, &office, lang),
        title: title(kind, lang),
        columns,
        rows: ROWS,
        lists: draft.lists,
        how: how(kind, lang),
        created: settings.today,
    }
}

/// Columns in the making, with the lists they need.
struct Draft<'a> {
    settings: &'a Settings,
    chapters: &'a [String],
    lists: Vec<List>,
}

impl Draft<'_> {
    /// A drop-down; free text where there is nothing to choose from.
    fn choice(&mut self, name: &'static str, choices: Vec<String>) -> Entry {
        if choices.is_empty() {
            return Entry::Text;
        }
        let known = self.lists.iter().position(|list| list.name == name);
        Entry::Choice(known.unwrap_or_else(|| {
            self.lists.push(List { name, choices });
            self.lists.len() - 1
        }))
    }

    fn chapters(&mut self) -> Entry {
        self.choice("Chi đoàn", self.chapters.to_vec())
    }

    fn genders(&mut self) -> Entry {
        let labels = [Gender::Male, Gender::Female].map(|gender| gender.label(self.settings.lang).to_owned());
        self.choice("Giới tính", labels.into())
    }

    fn categories(&mut self) -> Entry {
        let known = Category::ALL.into_iter().filter(|one| *one != Category::Unknown);
        self.choice("Đối tượng", known.map(|one| one.label(self.settings.lang).to_owned()).collect())
    }

    fn levels(&mut self) -> Entry {
        self.choice("Cấp", Level::ALL.into_iter().map(|one| one.label(self.settings.lang).to_owned()).collect())
    }

    fn channels(&mut self) -> Entry {
        let settings = self.settings;
        let labels = settings.channels.iter().map(|one| settings.channel_label(&one.code).to_owned());
        self.choice("Phương thức", labels.collect())
    }

    fn groups(&mut self) -> Entry {
        let settings = self.settings;
        let labels = settings.groups.iter().map(|one| settings.group_label(&one.code).to_owned());
        self.choice("Nhóm hoạt động", labels.collect())
    }

    fn grades(&mut self) -> Entry {
        let settings = self.settings;
        let labels = settings.grades.iter().map(|one| settings.grade_label(&one.code).to_owned());
        self.choice("Kết quả", labels.collect())
    }

    /// The wards of the office's province as they are today.
    fn wards(&mut self) -> Entry {
        let province = self.settings.office.province.as_deref();
        let names = province.map(|province| wards::of_province(province, self.settings.today)).unwrap_or_default();
        self.choice("Phường, xã", names)
    }
}

fn above(kind: Kind, office: &str, lang: Lang) -> Vec<String> {
    const DOTS: &str = "..............................";
    let upper = office.to_uppercase();
    match kind {
        Kind::Units => vec![upper],
        Kind::Confirmations => vec![format!("{} {DOTS}", pick(lang, "ĐOÀN PHƯỜNG, XÃ", "WARD UNION"))],
        _ => vec![upper, format!("{} {DOTS}", pick(lang, "CHI ĐOÀN", "CHAPTER"))],
    }
    .into_iter()
    .filter(|line| !line.is_empty())
    .collect()
}

fn title(kind: Kind, lang: Lang) -> &'static str {
    let (vi, en) = match kind {
        Kind::Roster => ("DANH SÁCH ĐOÀN VIÊN", "LIST OF MEMBERS"),
        Kind::Introductions => (
            "DANH SÁCH GIỚI THIỆU ĐOÀN VIÊN VỀ SINH HOẠT TẠI NƠI CƯ TRÚ",
            "LIST OF MEMBERS INTRODUCED TO THE WARDS THEY LIVE IN",
        ),
        Kind::Participations | Kind::ParticipationsWide => (
            "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT TẠI NƠI CƯ TRÚ",
            "LIST OF MEMBERS WHO TOOK PART IN THE WARDS THEY LIVE IN",
        ),
        Kind::Confirmations => {
            ("DANH SÁCH XÁC NHẬN ĐOÀN VIÊN THAM GIA SINH HOẠT TẠI NƠI CƯ TRÚ", "LIST OF MEMBERS WHOM THE WARD CONFIRMS")
        }
        Kind::Aggregate => {
            ("TỔNG HỢP SỐ LƯỢT THAM GIA SINH HOẠT TẠI NƠI CƯ TRÚ", "NUMBERS OF TURNS BY CHAPTER AND MONTH")
        }
        Kind::Units => ("DANH SÁCH ĐƠN VỊ TRỰC THUỘC", "LIST OF UNITS"),
    };
    pick(lang, vi, en)
}

/// A few lines for who fills it in.
fn how(kind: Kind, lang: Lang) -> Vec<String> {
    let own: &[(&str, &str)] = match kind {
        Kind::Roster => &[
            (
                "Mỗi đoàn viên một dòng. Cần nhất: họ tên, ngày sinh, MSSV.",
                "One line a member; name, birth and student number matter most.",
            ),
            ("Ai đã chuyển đi, ghi vào cột Ghi chú kèm ngày.", "Who has left: say so under Note, with the day."),
        ],
        Kind::Introductions => &[
            ("Mỗi phiếu giới thiệu một dòng.", "One line a slip."),
            ("Nơi giới thiệu đến: chọn phường, xã trong danh sách.", "Choose the ward from the list."),
        ],
        Kind::Participations => &[
            ("Mỗi lượt tham gia một dòng: ai, ngày nào, làm gì, ở đâu.", "One line a turn: who, when, what, where."),
            ("Chọn nhóm hoạt động khi phương thức là theo nhóm.", "Choose a group where the channel is by group."),
        ],
        Kind::ParticipationsWide => &[
            ("Mỗi đoàn viên một dòng cho một tháng.", "One line a member and month."),
            (
                "Đánh x dưới nội dung đã tham gia; tham gia nhiều lần thì ghi số lần.",
                "Put x, or how often, below what was done.",
            ),
            ("Tháng viết như 04/2021.", "Write the month as 04/2021."),
        ],
        Kind::Confirmations => &[
            ("Mỗi đoàn viên một dòng; chọn kết quả trong danh sách.", "One line a member; choose the grade."),
            ("Đoàn phường, xã ghi tên mình ở dòng đầu.", "The ward union writes its name at the top."),
        ],
        Kind::Aggregate => &[
            (
                "Mỗi chi đoàn và mỗi tháng một dòng; ghi số lượt, không ghi tên.",
                "One line a chapter and month: numbers of turns, no names.",
            ),
            ("Chỉ dùng khi không lập được danh sách.", "Only where no list can be made."),
        ],
        Kind::Units => &[
            ("Mỗi đơn vị một dòng; mã không trùng nhau.", "One line a unit; no code twice."),
            (
                "Đơn vị cấp trên: ghi mã hoặc tên như ở dòng của đơn vị ấy.",
                "Unit above: its code or name as on its own line.",
            ),
            ("Có email thì tonghop mới soạn thư gửi được.", "Without an e-mail no letter can be made."),
        ],
    };
    let common: &[(&str, &str)] = match kind {
        Kind::Units | Kind::Aggregate => &[],
        _ => &[(
            "Ngày viết như 05/09/2002. Số giấy tờ giữ cả số 0 ở đầu.",
            "Days as 05/09/2002. Numbers keep their first 0.",
        )],
    };
    let all = own.iter().chain(common).chain(&[(
        "Không đổi dòng tiêu đề; thêm dòng ở cuối nếu thiếu.",
        "Leave the header as it is; add lines at the end.",
    )]);
    all.map(|(vi, en)| pick(lang, vi, en).to_owned()).collect()
}
