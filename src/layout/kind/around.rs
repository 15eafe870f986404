//! What title, names of sheet, file and folders say a table is about.

use crate::model::FilePath;
use crate::read::Sheet;
use crate::settings::Words;
use crate::text::{self, has_any, has_words, starts_with_words};

/// What stands around a table, as keys of `text::plain`.
#[derive(Clone, Debug, Default)]
pub(in crate::layout) struct Around {
    /// Title lines above the header.
    pub title: Vec<String>,
    pub sheet: String,
    pub file: String,
    pub folders: Vec<String>,
}

impl Around {
    pub(in crate::layout) fn new<'t>(title: impl Iterator<Item = &'t str>, sheet: &Sheet, path: &FilePath) -> Self {
        Self {
            title: title.map(text::plain).collect(),
            sheet: text::plain(&sheet.name),
            file: text::plain(path.stem()),
            folders: path.folders().map(text::plain).collect(),
        }
    }

    /// What the title says; where it says nothing of a kind, the sheet's name, then the file's.
    pub(super) fn says(&self, of: impl Fn(&str) -> bool) -> bool {
        let title = self.title.iter().filter(|line| !is_unit_line(line));
        let mut telling = title.filter(|line| Word::ALL.iter().any(|word| word.is_in(line))).peekable();
        if telling.peek().is_some() {
            return telling.any(|line| of(line));
        }
        [&self.sheet, &self.file]
            .into_iter()
            .find(|name| Word::ALL.iter().any(|word| word.is_in(name)))
            .is_some_and(|name| of(name))
    }

    /// Whether anything around the table calls it a sum or a report.
    pub(super) fn says_of_sums(&self) -> bool {
        const SUMS: &[&str] = &["tong hop", "bao cao", "thong ke", "so lieu", "so luot", "so luong", "ket qua"];
        let all = self.title.iter().chain([&self.sheet, &self.file]);
        all.into_iter().any(|line| has_any(line, SUMS))
    }

    /// Whether the table is called a list of members, or a list of nothing else.
    pub(in crate::layout) fn lists_members(&self) -> bool {
        self.has(Word::Members)
    }

    /// Whether the table is about what members paid or handed in.
    pub(in crate::layout) fn lists_dues(&self) -> bool {
        self.lines().any(|line| is_about_dues(line))
    }

    /// Whether any word around the table is about taking part, introducing or confirming, or about what was done.
    pub(in crate::layout) fn speaks_of_turns(&self, words: &Words) -> bool {
        const ABOUT: &[&str] = &["hoat dong", "sinh hoat", "phong trao", "chien dich", "ra quan"];
        let told = |line: &String| {
            [Word::Introduced, Word::Confirmed, Word::TookPart].iter().any(|word| word.is_in(line))
                || has_any(line, ABOUT)
        };
        // Few words tell most lists; all the words of groups and channels are asked only where these do not.
        self.lines().any(told)
            || self.lines().any(|line| words.group_in(line).is_some() || words.channel_in(line).is_some())
    }

    /// Whether words around the table say that who stands on it took part: in what, by which channel, or that they did. A list of
    /// members, and one that is kept of everybody, say so of nobody.
    pub(in crate::layout) fn lists_who_came(&self, words: &Words) -> bool {
        let kept = self.lines().any(|line| has_any(line, &["theo doi"]));
        !kept && (self.names_turns(words) || (self.speaks_of_turns(words) && !self.lists_members()))
    }

    /// Whether words around the table say that members took part, or in what.
    fn names_turns(&self, words: &Words) -> bool {
        self.lines().any(|line| {
            Word::TookPart.is_in(line) || words.group_in(line).is_some() || words.channel_in(line).is_some()
        })
    }

    /// Whether a mark behind a person can say nothing but that they took part: the table is about that and nothing else.
    pub(in crate::layout) fn asks_who_came(&self, words: &Words) -> bool {
        const OTHERS: &[&str] = &["gioi thieu", "dang ky", "xac nhan", "danh gia", "nhan xet", "phan cong", "ke hoach"];
        self.names_turns(words) && !self.lists_dues() && !self.lines().any(|line| has_any(line, OTHERS))
    }

    /// Whether the title is that of a plan: who is to do something has not done it.
    pub(in crate::layout) fn plans(&self) -> bool {
        const HEADS: &[&str] = &["danh sach ", "ds ", "bang ", "lich "];
        self.title.iter().any(|line| {
            let bare = HEADS.iter().find_map(|head| line.strip_prefix(head)).unwrap_or(line);
            let mut words = PLANS.iter().chain(&["lich truc"]);
            words.any(|plan| starts_with_words(line, plan) || starts_with_words(bare, plan))
                && !starts_with_words(line, "ke hoach so")
        })
    }

    /// Whether the table is about how often.
    pub(in crate::layout) fn counts_turns(&self) -> bool {
        self.lines().any(|line| has_any(line, &["so luot", "so lan", "so buoi"]))
    }

    /// Whether the title names what those on the list did, before it says whose they are.
    pub(super) fn did(&self, words: &Words) -> bool {
        const UNITS: &[&str] =
            &[" chi doan ", " lop ", " khoa ", " doan khoa ", " doan truong ", " clb ", " cau lac bo "];
        let mut lines = self.title.iter().filter(|line| !is_unit_line(line));
        lines.any(|line| {
            let end = UNITS.iter().filter_map(|unit| line.find(unit)).min().unwrap_or(line.len());
            words.group_in(&line[..end]).is_some()
        })
    }

    /// What is said around the table but by whose it is.
    pub(super) fn lines(&self) -> impl Iterator<Item = &String> {
        self.title.iter().filter(|line| !is_unit_line(line)).chain([&self.sheet, &self.file])
    }

    pub(super) fn has(&self, word: Word) -> bool {
        self.says(|line| word.is_in(line))
    }
}

/// Words of what is to be done, folded.
const PLANS: &[&str] = &["ke hoach", "phan cong", "du kien"];

/// `Tặng quà hộ nghèo phường An Khê 22/3/2026`: what was done on a day. A list or a team of that name, a plan of it and who was given
/// something are none.
pub(super) fn is_occasion(line: &str, words: &Words) -> bool {
    const LISTS: &[&str] =
        &["danh sach", "ds", "doi", "nhom", "to", "ban", "clb", "cau lac bo", "cac", "nguoi", "thanh vien", "lich"];
    const OTHERS: &[&str] = &["dang ky", "nhan qua", "duoc tang", "duoc trao"];
    const GIVEN: &[&str] = &["tang", "trao", "ho tro", "giup", "tham hoi"];
    const MEMBERS: &[&str] = &["sinh vien", "sv", "hssv", "doan vien", "dv", "hoc sinh", "hs"];
    let apart = LISTS.iter().any(|list| starts_with_words(line, list))
        || has_any(line, PLANS)
        || has_any(line, OTHERS)
        || (has_any(line, GIVEN) && has_any(line, MEMBERS));
    !apart && names_day(line) && words.group_in(line).is_some()
}

/// Whether a key names a day: `22 3 2026`, `ngay 22 thang 3`.
fn names_day(key: &str) -> bool {
    let numbers: Vec<Option<u16>> = key.split(' ').map(|word| word.parse().ok()).collect();
    let is_day = |three: &[Option<u16>]| {
        matches!(three, [Some(1..=31), Some(1..=12), Some(2000..=2099)])
            || matches!(three, [Some(2000..=2099), Some(1..=12), Some(1..=31)])
    };
    let words: Vec<&str> = key.split(' ').collect();
    let is_said =
        |three: &[&str]| three[0] == "ngay" && is_number(three[1]) && (three[2] == "thang" || is_number(three[2]));
    numbers.windows(3).any(is_day) || words.windows(3).any(is_said)
}

fn is_number(word: &str) -> bool {
    word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A line of a title block that names who sends, not what is sent.
pub(super) fn is_unit_line(line: &str) -> bool {
    const UNITS: &[&str] =
        &["doan tncs", "thanh doan", "tinh doan", "bch", "ban chap hanh", "chi doan", "doan truong", "doan khoa"];
    UNITS.iter().any(|unit| starts_with_words(line, unit)) || is_ward_union(line)
}

pub(super) fn is_ward_union(line: &str) -> bool {
    const WARDS: &[&str] =
        &["doan phuong", "doan xa", "doan thi tran", "doan dac khu", "doan tncs phuong", "doan tncs xa"];
    let sender = line.strip_prefix("bch ").or_else(|| line.strip_prefix("ban chap hanh ")).unwrap_or(line);
    WARDS.iter().any(|ward| starts_with_words(sender, ward))
        || (sender.starts_with("doan tncs") && has_words(sender, "phuong"))
}

/// What a title can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Introduced,
    Confirmed,
    TookPart,
    Members,
    Units,
}

impl Word {
    pub(super) const ALL: [Self; 5] = [Self::Introduced, Self::Confirmed, Self::TookPart, Self::Members, Self::Units];

    const fn phrases(self) -> &'static [&'static str] {
        match self {
            Self::Introduced => &["gioi thieu"],
            Self::Confirmed => &["xac nhan", "danh gia", "nhan xet"],
            Self::TookPart => &[
                "tham gia",
                "theo doi",
                "diem danh",
                "dinh ky",
                "dang ky sinh hoat",
                "so luot",
                "theo nhom hoat dong",
                "sinh hoat tai noi cu tru",
                "sinh hoat noi cu tru",
                "sinh hoat voi chi doan khu vuc",
                "sinh hoat voi chi doan kv",
                "sinh hoat voi chi doan ap",
                "sinh hoat tai chi doan khu vuc",
                "sinh hoat tai chi doan kv",
                "sinh hoat tai chi doan ap",
                "sinh hoat he",
                "co mat",
                "sinh hoat theo nhom",
                "theo yeu cau",
            ],
            Self::Members => {
                &["danh sach doan vien", "ds doan vien", "dsdv", "doan vien", "danh sach", "ds", "so doan vien"]
            }
            Self::Units => &["don vi truc thuoc", "danh sach don vi", "don vi", "danh ba", "co so doan truc thuoc"],
        }
    }

    pub(super) fn is_in(self, line: &str) -> bool {
        has_any(line, self.phrases()) && (self != Self::TookPart || !is_about_dues(line))
    }
}

/// `Theo dõi đoàn phí`: what members paid or handed in, not what they took part in.
fn is_about_dues(line: &str) -> bool {
    const DUES: &[&str] =
        &["doan phi", "hoi phi", "dang phi", "nop so doan", "thu so doan", "rut so doan", "bao hiem", "bhyt"];
    const TURNS: &[&str] = &["sinh hoat", "hoat dong"];
    has_any(line, DUES) && !has_any(line, TURNS)
}
