//! The short codes that config, JSON and ledger use for channels, groups, grades, categories and kinds of sheets.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

/// The language of everything a person sees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Vi,
    En,
}

macro_rules! text_code {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(&'static str);

        impl $name {
            pub fn new(code: &str) -> Self {
                Self($crate::model::codes::kept(code))
            }

            pub const fn as_str(&self) -> &'static str {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.0)
            }
        }
    };
}
pub(crate) use text_code;

/// The one copy of a code, kept until the program ends. A run knows some hundred codes, and every row of every list carries several:
/// counting who holds one would cost more than holding all.
pub(crate) fn kept(code: &str) -> &'static str {
    static KEPT: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    // Whoever panicked while holding it left a whole set behind.
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = kept.get(code) {
        return known;
    }
    let made: &'static str = Box::leak(Box::from(code));
    kept.insert(made);
    made
}

text_code!(
    /// A channel (phương thức) by its code in config: `monthly`, `group`, `on-demand`.
    ChannelCode
);
text_code!(
    /// An activity group (nhóm hoạt động) by its code in config: `g1` to `g9`.
    GroupCode
);
text_code!(
    /// A grade (kết quả) by its code in config: `good`, `pass`, `fail`, `absent`.
    GradeCode
);

text_code!(
    /// A reason for not taking part (lý do không tham gia) by its code in config: `work`, `study` ...
    ReasonCode
);

impl ReasonCode {
    /// A reason that is on no list.
    pub const OTHER: &'static str = "other";
}

impl ChannelCode {
    /// The one channel that activity groups belong to.
    pub const GROUP: &'static str = "group";
    /// The channel for which a member registers at the beginning of a month.
    pub const ON_DEMAND: &'static str = "on-demand";

    pub fn is_group(&self) -> bool {
        self.as_str() == Self::GROUP
    }
}

impl GradeCode {
    /// Introduced or enrolled, and did not take part.
    pub const ABSENT: &'static str = "absent";
    pub const FAIL: &'static str = "fail";
}

impl GroupCode {
    /// Where an activity goes that no alias and no keyword places.
    pub const OTHER: &'static str = "g9";
}

/// What a member is (đối tượng).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Category {
    Student,
    Lecturer,
    Staff,
    Other,
    Unknown,
}

impl Category {
    pub const ALL: [Self; 5] = [Self::Student, Self::Lecturer, Self::Staff, Self::Other, Self::Unknown];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Student => "student",
            Self::Lecturer => "lecturer",
            Self::Staff => "staff",
            Self::Other => "other",
            Self::Unknown => "unknown",
        }
    }

    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Student, Lang::Vi) => "Học sinh, sinh viên",
            (Self::Lecturer, Lang::Vi) => "Giảng viên",
            (Self::Staff, Lang::Vi) => "Viên chức",
            (Self::Other, Lang::Vi) => "Đối tượng khác",
            (Self::Unknown, Lang::Vi) => "Chưa rõ đối tượng",
            (Self::Student, Lang::En) => "Students",
            (Self::Lecturer, Lang::En) => "Lecturers",
            (Self::Staff, Lang::En) => "Staff",
            (Self::Other, Lang::En) => "Others",
            (Self::Unknown, Lang::En) => "Category unknown",
        }
    }
}

/// A member's gender as stated; never a default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    Male,
    Female,
}

impl Gender {
    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Male, Lang::Vi) => "Nam",
            (Self::Female, Lang::Vi) => "Nữ",
            (Self::Male, Lang::En) => "male",
            (Self::Female, Lang::En) => "female",
        }
    }
}

/// What a sheet is for (loại bảng), COUNTING "Sheets".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SheetKind {
    Units,
    Roster,
    Introductions,
    Participations,
    Confirmations,
    Aggregate,
    Answers,
    Consolidated,
}

impl SheetKind {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Units => "units",
            Self::Roster => "roster",
            Self::Introductions => "introductions",
            Self::Participations => "participations",
            Self::Confirmations => "confirmations",
            Self::Aggregate => "aggregate",
            Self::Answers => "answers",
            Self::Consolidated => "consolidated",
        }
    }

    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Units, Lang::Vi) => "danh sách đơn vị",
            (Self::Roster, Lang::Vi) => "danh sách đoàn viên",
            (Self::Introductions, Lang::Vi) => "danh sách giới thiệu",
            (Self::Participations, Lang::Vi) => "danh sách tham gia",
            (Self::Confirmations, Lang::Vi) => "danh sách xác nhận",
            (Self::Aggregate, Lang::Vi) => "số liệu tổng hợp",
            (Self::Answers, Lang::Vi) => "câu trả lời",
            (Self::Consolidated, Lang::Vi) => "bảng tổng hợp của cấp dưới",
            (kind, Lang::En) => kind.code(),
        }
    }
}
