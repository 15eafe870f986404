//! Words by which sheets are understood, folded once: header spellings by field, names of groups, channels, grades.

use std::collections::BTreeMap;

use crate::model::{ChannelCode, GradeCode, GroupCode};

/// How a group was recognised in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupHow {
    /// By its official words.
    Named,
    Alias,
    Keyword,
}

/// All folded words. Keys are made by `text::plain` (lower case, no marks, single blanks).
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Header spelling to the name of its field, as in DESIGN §7 (`birth`, `student_no` ...).
    pub headers: BTreeMap<String, String>,
    /// (folded words, code, how), longest first, then in order of config.
    pub groups: Vec<(String, GroupCode, GroupHow)>,
    pub channels: Vec<(String, ChannelCode)>,
    pub grades: Vec<(String, GradeCode)>,
    /// Folded alias of a ward to its code.
    pub wards: BTreeMap<String, String>,
}

impl Words {
    /// The group a text names: the whole text as official words or alias first, then the longest words found in it as a
    /// phrase, official words before aliases before keywords (COUNTING, Group).
    pub fn group_in(&self, _text: &str) -> Option<(GroupCode, GroupHow)> {
        None
    }

    /// Every group a text names separately (`văn nghệ, hiến máu`); one entry where the whole text is one name.
    pub fn groups_in(&self, _text: &str) -> Vec<(GroupCode, GroupHow)> {
        Vec::new()
    }

    /// The channel whose words a text contains; the longest wins.
    pub fn channel_in(&self, _text: &str) -> Option<ChannelCode> {
        None
    }

    /// The grade a cell states.
    pub fn grade(&self, _text: &str) -> Option<GradeCode> {
        None
    }
}
