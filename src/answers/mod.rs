//! What a person answered in `cau-hoi.xlsx`: read before anything else, and known to the stages where they would have guessed.
//!
//! An answer is kept by what was asked about (its [`Key`]), never by a number, so it holds for later runs and periods until the
//! facts change. Must never be needed: without any answer every stage does what it assumes.

mod ask;
mod key;
mod read;
mod same;
mod unused;

use std::collections::BTreeMap;

pub use ask::questions;
pub use key::{Key, QuestionKind};
pub use read::{FOLDER, Sent, collected_as, collected_number, is_collected, may_hold, numbered, offered, read};
pub use same::{Decided, Told, decided};
pub use unused::{Unused, not_a_unit, recall, unused};

use crate::model::{CellRef, FilePath, GroupCode, SheetKind, SheetName};
use crate::settings::Settings;
use crate::text;

/// What somebody answered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// One person.
    Same,
    /// Two persons.
    Different,
    /// Not to be asked again while the facts stay; what is assumed stays assumed.
    Unsure,
    /// What was answered before no longer holds, and it is asked again. No answer that is kept says so.
    Withdrawn,
    Group(GroupCode),
    /// A ward's code.
    Ward(String),
    /// A unit by code or name, as typed.
    Unit(String),
    /// A field's name as in DESIGN §7.
    Column(String),
    /// What a table is; None: nothing to report.
    Sheet(Option<SheetKind>),
    FirstIsNewer,
    SecondIsNewer,
    BothCount,
    MonthCounts,
    MonthIsWrong,
}

/// An answer and the cell it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    pub verdict: Verdict,
    pub file: FilePath,
    pub sheet: SheetName,
    pub at: CellRef,
}

/// Every answer that holds, the latest of each question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    given: BTreeMap<Key, Given>,
}

impl Answers {
    /// The answer to a question, if there is one.
    pub fn get(&self, key: &Key) -> Option<&Verdict> {
        self.given.get(key).map(|given| &given.verdict)
    }

    /// Whether a question need not be asked.
    pub fn has(&self, key: &Key) -> bool {
        self.given.contains_key(key)
    }

    /// Takes an answer out that cannot hold.
    pub fn forget(&mut self, key: &Key) {
        self.given.remove(key);
    }

    /// Every answer about two files, in order of their keys.
    pub fn versions(&self) -> impl Iterator<Item = (&str, &str, &Given)> {
        self.given.iter().filter_map(|(key, given)| match key {
            Key::Versions(first, second) => Some((first.as_str(), second.as_str(), given)),
            _ => None,
        })
    }

    /// How many questions are answered.
    pub fn len(&self) -> usize {
        self.given.len()
    }

    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    /// Every answer about two records, in order of their keys.
    pub fn persons(&self) -> impl Iterator<Item = (&str, &str, &Given)> {
        self.given.iter().filter_map(|(key, given)| match key {
            Key::Persons(one, other) => Some((one.as_str(), other.as_str(), given)),
            _ => None,
        })
    }

    /// Every answer about those of whom a unit's lists give the name alone, by the unit's code.
    pub fn names(&self) -> impl Iterator<Item = (&str, &Verdict)> {
        self.given.iter().filter_map(|(key, given)| match key {
            Key::Names(unit) => Some((unit.as_str(), &given.verdict)),
            _ => None,
        })
    }

    /// The unit a file was said to be of.
    pub fn unit_of(&self, path: &FilePath) -> Option<&str> {
        match self.get(&Key::Unit(path.to_string()))? {
            Verdict::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    /// The unit of a sender by the name its sheets give, asked about as [`sender_named`], [`sender_in`] or [`sender_like`]
    /// make it.
    pub fn unit_called(&self, sender: &str) -> Option<&str> {
        match self.get(&Key::Unit(sender.to_owned()))? {
            Verdict::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    /// Which of two files is newer, as their paths were asked about: `Some(true)`, the first.
    pub fn newer(&self, a: &FilePath, b: &FilePath) -> Option<bool> {
        let turned = b < a;
        let (first, second) = if turned { (b, a) } else { (a, b) };
        match self.get(&Key::Versions(first.to_string(), second.to_string()))? {
            Verdict::FirstIsNewer => Some(!turned),
            Verdict::SecondIsNewer => Some(turned),
            _ => None,
        }
    }

    /// The settings with what was answered about words: groups and wards are aliases from now on.
    #[must_use]
    pub fn into_settings(self, settings: &Settings) -> Settings {
        let mut settings = settings.clone();
        let mut dated: BTreeMap<String, Option<GroupCode>> = BTreeMap::new();
        for (key, given) in &self.given {
            match (key, &given.verdict) {
                (Key::Group(words), Verdict::Group(code)) => {
                    settings.words.answered.insert(words.clone(), code.clone());
                    // What was asked about with its day is the activity of any day, unless two days were answered differently.
                    let (undated, whose) = (text::undated_key(words), code.clone());
                    dated
                        .entry(undated)
                        .and_modify(|one| *one = one.take().filter(|one| *one == whose))
                        .or_insert(Some(code.clone()));
                }
                (Key::Ward(words), Verdict::Ward(code)) => {
                    settings.words.wards.insert(words.clone(), code.clone());
                }
                _ => {}
            }
        }
        for (words, code) in dated {
            if let Some(code) = code {
                settings.words.answered.entry(words).or_insert(code);
            }
        }
        settings.answers = self;
        settings
    }

    /// Headers that somebody explained for the folder a file lies in: folded header and name of its field.
    pub fn headers(&self, path: &FilePath) -> BTreeMap<String, String> {
        let folder = folder_of(path);
        let explained = self.given.iter().filter_map(|(key, given)| match (key, &given.verdict) {
            (Key::Column(of, header), Verdict::Column(field)) if *of == folder => Some((header.clone(), field.clone())),
            _ => None,
        });
        explained.collect()
    }

    /// What somebody said a table of these headers is, in the folder its file lies in; `Some(None)`: nothing to report.
    #[expect(clippy::option_option, reason = "not answered, nothing to report, a kind")]
    pub fn sheet(&self, path: &FilePath, headers: &str) -> Option<Option<SheetKind>> {
        // Asked of every table, and its key takes longer to make than to look up.
        if self.given.is_empty() {
            return None;
        }
        match self.get(&Key::Sheet(folder_of(path), text::plain(headers)))? {
            Verdict::Sheet(kind) => Some(*kind),
            _ => None,
        }
    }

    /// Whether a month that stands far from all others was said to be wrong.
    pub fn is_wrong_month(&self, month: &str) -> bool {
        self.get(&Key::Month(month.to_owned())) == Some(&Verdict::MonthIsWrong)
    }
}

/// What a sender that nobody knows is remembered by: the name its sheets give, so that next month's file need not be asked about.
pub fn sender_named(name: &str) -> String {
    format!("~{}", text::plain(name))
}

/// The same where title and folder name different units: both.
pub fn sender_in(path: &FilePath, name: &str) -> String {
    format!("{}~{}", folder_of(path), text::plain(name))
}

/// The same where neither title nor path names a unit: the folders, the title and the file's name, each folded and without its times.
pub fn sender_like(folders: &str, title: &str, stem: &str) -> String {
    format!("{folders}~{title}~{stem}")
}

/// The sender a file's columns are remembered for: its folders without those that only name a time.
fn folder_of(path: &FilePath) -> String {
    let folders = path.folders().filter(|folder| crate::normalise::cells::when_in(folder).is_none());
    let folder = folders.map(text::plain).collect::<Vec<_>>().join("/");
    // Files that lie side by side without a folder are of nobody knows how many senders: each stands for itself.
    if folder.is_empty() { text::plain(path.name()) } else { folder }
}
