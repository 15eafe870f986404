//! Units (đơn vị) and their hierarchy.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::codes::{Category, Lang, text_code};
use super::place::FilePath;

text_code!(
    /// A unit by its code in the register, config, or made from its name.
    UnitCode
);

/// A unit by its number in [`Units`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub u32);

/// The level of a unit (cấp).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    City,
    School,
    Faculty,
    Chapter,
    Ward,
}

impl Level {
    pub const ALL: [Self; 5] = [Self::City, Self::School, Self::Faculty, Self::Chapter, Self::Ward];

    pub const fn code(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::School => "school",
            Self::Faculty => "faculty",
            Self::Chapter => "chapter",
            Self::Ward => "ward",
        }
    }

    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::City, Lang::Vi) => "Thành đoàn",
            (Self::School, Lang::Vi) => "Đoàn trường",
            (Self::Faculty, Lang::Vi) => "Đoàn cơ sở",
            (Self::Chapter, Lang::Vi) => "Chi đoàn",
            (Self::Ward, Lang::Vi) => "Đoàn phường, xã",
            (Self::City, Lang::En) => "city union",
            (Self::School, Lang::En) => "school union",
            (Self::Faculty, Lang::En) => "faculty union",
            (Self::Chapter, Lang::En) => "chapter",
            (Self::Ward, Lang::En) => "ward union",
        }
    }

    /// How near a unit of this level is to a member; smaller is nearer (chapter, faculty, school, city, ward).
    pub const fn nearness(self) -> u8 {
        match self {
            Self::Chapter => 0,
            Self::Faculty => 1,
            Self::School => 2,
            Self::City => 3,
            Self::Ward => 4,
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// One unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    pub code: UnitCode,
    pub name: String,
    pub level: Level,
    pub parent: Option<UnitId>,
    /// May send to it only if the register or config says so.
    pub email: Option<String>,
    pub category: Option<Category>,
    pub aliases: Vec<String>,
    /// The reason for which nothing is expected of it; empty where none was given.
    pub waived: Option<String>,
    /// Told by config or a units sheet, not inferred from what was sent.
    pub registered: bool,
    /// Made of what a sheet says of its sender, although the units are registered, or for a file that names nobody: what it sent counts, but
    /// it is none of the office's units and owes nothing until somebody says whose it is.
    pub unlisted: bool,
}

/// What the code of a sender begins with that nobody knows.
const NOBODYS: char = '?';

impl UnitCode {
    /// The code of whoever sent a file that names nobody: the same in any run, and telling nothing of the file.
    pub fn of_nobody(file: &FilePath) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key("tonghop file of nobody 1");
        hasher.update(file.as_str().as_bytes());
        Self::new(&format!("{NOBODYS}{}", &hasher.finalize().to_hex()[..8]))
    }
}

impl Unit {
    /// Whether it only stands for whoever sent a file that names nobody.
    pub fn is_nobodys(&self) -> bool {
        self.unlisted && self.code.as_str().starts_with(NOBODYS)
    }
}

/// All units of a run in order of code. Built once by validate, read by everybody after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Units {
    pub all: Vec<Unit>,
    /// The unit whose secretary runs tonghop, where it is known.
    pub office: Option<UnitId>,
}

impl Units {
    pub fn get(&self, id: UnitId) -> &Unit {
        &self.all[id.0 as usize]
    }

    pub fn ids(&self) -> impl Iterator<Item = UnitId> + use<> {
        (0..u32::try_from(self.all.len()).unwrap_or(u32::MAX)).map(UnitId)
    }

    pub fn by_code(&self, code: &str) -> Option<UnitId> {
        self.ids().find(|&id| self.get(id).code.as_str() == code)
    }

    /// The unit itself and every unit above it, nearest first.
    pub fn ancestors(&self, id: UnitId) -> impl Iterator<Item = UnitId> + '_ {
        std::iter::successors(Some(id), |&at| self.get(at).parent).take(self.all.len())
    }

    /// Whether `unit` is `above` or stands anywhere below it.
    pub fn is_within(&self, unit: UnitId, above: UnitId) -> bool {
        self.ancestors(unit).any(|at| at == above)
    }

    /// Whether it, or a unit above it, is one that the register lacks.
    pub fn is_unlisted(&self, id: UnitId) -> bool {
        self.ancestors(id).any(|at| self.get(at).unlisted)
    }

    pub fn children(&self, id: UnitId) -> impl Iterator<Item = UnitId> + '_ {
        self.ids().filter(move |&at| self.get(at).parent == Some(id))
    }
}
