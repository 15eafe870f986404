//! Units that nobody registered: told from title blocks and folders of all files together, before any file is given to a sender.
//!
//! Must never depend on which file is looked at first: the first file of a faculty's folder would else make the faculty known, and the
//! chapters of all others be taken for it.

use std::collections::BTreeMap;

use super::ReadFile;
use super::heads;
use super::senders::sender_folders;
use super::units::{Builder, core, level_of, name_part};
use crate::model::{FilePath, Form, Level, SheetKind, UnitId};
use crate::normalise::TableRecords;
use crate::text::plain;

/// Short forms in names of schools, folded, and what they stand for.
const SHORT: &[(&str, &str)] = &[("cd", "cao dang"), ("dh", "dai hoc"), ("tc", "trung cap"), ("hv", "hoc vien")];

/// What one table says of whose it is.
pub(super) struct Said {
    /// As a title or a folder names it.
    pub name: String,
    pub level: Level,
    /// Names of unions above it, outermost first.
    pub above: Vec<String>,
    /// Its title names it.
    pub titled: bool,
    /// Its sheet, where that is named after a chapter.
    pub sheet: Option<String>,
}

/// Makes the office, the unions and the chapters that titles and folders name. Nothing is made where units are registered: then an
/// unknown name is a question.
pub(super) fn units(builder: &mut Builder, files: &[ReadFile]) {
    if builder.registered() {
        return;
    }
    let tables = || files.iter().flat_map(|file| own_tables(file).map(move |table| (&file.path, table)));
    if builder.units.office.is_none()
        && let Some((name, others)) = school(tables().map(|(_, table)| table))
    {
        let id = builder.infer(&name, Level::School, None);
        builder.units.office = Some(id);
        others.iter().for_each(|other| builder.also(id, other));
    }
    let said: Vec<Said> = tables().filter_map(|(path, table)| Said::by(path, table)).collect();
    // Unions before chapters, so that a chapter whose own file does not name its union finds it all the same.
    for one in &said {
        one.make_above(builder);
    }
    for one in said {
        let parent = one.make_above(builder);
        let id = builder.infer(&one.name, one.level, parent);
        builder.below(id, parent);
        // A sheet of a union's workbook that is named after one of its chapters.
        if let Some(chapter) = one.sheet.filter(|_| one.level == Level::Faculty) {
            let chapter = builder.infer(&chapter, Level::Chapter, Some(id));
            builder.below(chapter, Some(id));
        }
    }
}

/// The tables whose sender somebody must be.
fn own_tables(file: &ReadFile) -> impl Iterator<Item = &TableRecords> {
    let tables = file.records.iter().flat_map(|records| &records.tables);
    tables.filter(|table| {
        let ours = table.facts.form.as_ref().is_some_and(Form::asks);
        !ours && !matches!(table.kind, SheetKind::Units | SheetKind::Consolidated)
    })
}

/// The school most title blocks name, with other spellings of it. Wards name the schools their lists are about, not their own.
fn school<'a>(tables: impl Iterator<Item = &'a TableRecords>) -> Option<(String, Vec<String>)> {
    let mut named: BTreeMap<String, (usize, Vec<&str>)> = BTreeMap::new();
    for table in tables {
        let lines = || table.facts.title.iter().map(|line| name_part(line));
        if lines().any(|line| level_of(line) == Some(Level::Ward)) {
            continue;
        }
        let Some(line) = lines().find(|line| level_of(line) == Some(Level::School)) else { continue };
        let (votes, spelt) = named.entry(spelt_out(&core(&plain(line)).0)).or_default();
        *votes += 1;
        spelt.push(line);
    }
    named.remove("");
    let (_, mut spelt) = named.into_values().max_by_key(|(votes, _)| *votes)?;
    // The longest spelling is the fullest; of equally long ones the first by letters.
    spelt.sort_unstable_by(|a, b| b.chars().count().cmp(&a.chars().count()).then(a.cmp(b)));
    spelt.dedup();
    let mut spelt = spelt.into_iter().map(ToOwned::to_owned);
    Some((spelt.next()?, spelt.collect()))
}

/// A folded name with its short forms spelt out: `cd song hau` is `cao dang song hau`.
pub(super) fn spelt_out(name: &str) -> String {
    let long = |word: &str| {
        SHORT.iter().find(|(short, _)| *short == word).map_or(word.to_owned(), |(_, long)| (*long).to_owned())
    };
    name.split(' ').map(long).collect::<Vec<_>>().join(" ")
}

impl Said {
    /// A name that stands for itself.
    pub fn alone(name: String, level: Level) -> Self {
        Self { name, level, above: Vec::new(), titled: false, sheet: None }
    }

    /// Whose a table says it is: its title block, else the folders it lies in. None: nobody below the office.
    pub fn by(path: &FilePath, table: &TableRecords) -> Option<Self> {
        let lines = || table.facts.title.iter();
        // A ward's list of confirmations names those it is about; only a line of its own names the ward.
        let named: Vec<(String, Level)> = if table.kind == SheetKind::Confirmations {
            let lines = lines().map(|line| name_part(line));
            lines.filter_map(|line| Some((line.to_owned(), level_of(line)?))).collect()
        } else {
            lines().flat_map(|line| heads::units_in(line)).collect()
        };
        let below = |level: Level| !matches!(level, Level::School | Level::City);
        let titled: Vec<(&str, Level)> =
            named.iter().map(|(name, level)| (name.as_str(), *level)).filter(|(_, level)| below(*level)).collect();
        let folders = sender_folders(path);
        let unions: Vec<&str> =
            folders.iter().copied().filter(|folder| level_of(folder) == Some(Level::Faculty)).collect();
        let in_folder = folders.iter().rev().find_map(|folder| Some((*folder, level_told(folder)?)));
        // A ward union that heads a title is the sender; a chapter named below it is the ward's own.
        let nearest = titled.first().filter(|(_, level)| *level == Level::Ward);
        let nearest =
            nearest.or_else(|| titled.iter().filter(|one| one.1 != Level::Ward).min_by_key(|one| one.1.nearness()));
        let (name, level, by_title) = match (nearest, in_folder) {
            // A chapter's folder in which only the union above is named.
            (Some((_, Level::Faculty)), Some((folder, Level::Chapter))) => (folder.to_owned(), Level::Chapter, false),
            (Some(&(line, level)), _) => (as_written(line, &folders), level, true),
            (None, Some((folder, level))) => (folder.to_owned(), level, false),
            (None, None) => (heads::chapter_in(&table.sheet)?, Level::Chapter, true),
        };
        let titled = titled.iter().filter(|one| one.1 == Level::Faculty).map(|one| as_written(one.0, &folders));
        let mut above: Vec<String> =
            if unions.is_empty() { titled.collect() } else { unions.iter().map(|one| (*one).to_owned()).collect() };
        above.retain(|one| level == Level::Chapter && core(&plain(one)).0 != core(&plain(&name)).0);
        let sheet = heads::chapter_in(&table.sheet);
        Some(Self { name, level, above, titled: by_title, sheet })
    }

    /// The unions above it, each made where nobody knows it; gives the nearest.
    pub fn make_above(&self, builder: &mut Builder) -> Option<UnitId> {
        self.above.iter().fold(None, |parent, name| {
            let id = builder.infer(name, Level::Faculty, parent);
            builder.below(id, parent);
            Some(id)
        })
    }
}

/// The level a name tells, by a word or because it looks like the name of a class: `ĐCN K12`.
pub(super) fn level_told(name: &str) -> Option<Level> {
    let level = level_of(name).filter(|level| !matches!(level, Level::School | Level::City));
    level.or_else(|| plain(name).split(' ').any(is_class).then_some(Level::Chapter))
}

/// `k12`, `12a1`, `cntt20a`: letters and at least two figures; `t10`, `lan2`, `q1` are times and versions.
fn is_class(word: &str) -> bool {
    let figures = word.bytes().filter(u8::is_ascii_digit).count();
    let letters: String = word.chars().filter(|letter| letter.is_alphabetic()).collect();
    const OTHER: &[&str] = &["t", "thang", "lan", "dot", "v", "q", "quy", "hk", "so"];
    (2..=4).contains(&figures) && !letters.is_empty() && !OTHER.contains(&letters.as_str())
}

/// A line in capitals as a person would write it: its first words in small letters, and its own name as a folder spells it.
fn as_written(line: &str, folders: &[&str]) -> String {
    let (own, level) = core(&plain(line));
    let words: Vec<&str> = line.split_whitespace().collect();
    let ahead = words.len().saturating_sub(own.split(' ').count());
    // The committee signs for its union.
    let committee = usize::from(ahead > 1 && words[0] == "BCH");
    if words[..ahead].iter().any(|word| word.chars().any(char::is_lowercase)) {
        return line.to_owned();
    }
    let head = words[committee..ahead].join(" ").to_lowercase();
    if words[ahead..].iter().any(|word| word.chars().any(char::is_lowercase)) {
        return [capital(&head).as_str(), words[ahead..].join(" ").as_str()].join(" ").trim().to_owned();
    }
    // A folder without marks spells nothing better.
    let spells = |folder: &&&str| folder.chars().any(char::is_lowercase) && (line.is_ascii() || !folder.is_ascii());
    let spelt = folders.iter().rev().filter(spells).find(|folder| core(&plain(folder)).0 == own);
    let tail = match (spelt, level) {
        (Some(folder), _) => {
            let words: Vec<&str> = folder.split_whitespace().collect();
            words[words.len().saturating_sub(own.split(' ').count())..].join(" ")
        }
        (None, Some(Level::Ward)) => {
            words[ahead..].iter().map(|word| capital(&word.to_lowercase())).collect::<Vec<_>>().join(" ")
        }
        (None, _) => words[ahead..].join(" "),
    };
    [capital(&head), tail].join(" ").trim().to_owned()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
