//! Units while they are collected, and which unit a text or a path names.

use std::collections::{BTreeMap, BTreeSet};

use super::heads;
use crate::model::{Category, FilePath, Lang, Level, Unit, UnitCode, UnitId, Units};
use crate::say::pick;
use crate::text::{self, plain};

/// Words a unit's name begins with, and the level they tell. Longer ones first.
const LEVEL_WORDS: &[(&str, Option<Level>)] = &[
    ("ban chap hanh", None),
    ("bch", None),
    ("lien chi doan", Some(Level::Faculty)),
    ("chi doan", Some(Level::Chapter)),
    ("doan co so", Some(Level::Faculty)),
    ("doan tbm", Some(Level::Faculty)),
    ("to bo mon", Some(Level::Faculty)),
    ("tbm", Some(Level::Faculty)),
    ("doan khoa", Some(Level::Faculty)),
    ("khoa", Some(Level::Faculty)),
    ("doan thanh nien phuong", Some(Level::Ward)),
    ("doan phuong", Some(Level::Ward)),
    ("doan xa", Some(Level::Ward)),
    ("doan thi tran", Some(Level::Ward)),
    ("phuong", Some(Level::Ward)),
    ("xa", Some(Level::Ward)),
    ("doan truong", Some(Level::School)),
    ("thanh doan", Some(Level::City)),
    ("tinh doan", Some(Level::City)),
    ("lop", Some(Level::Chapter)),
    ("doan", None),
];

/// Short forms of "chi đoàn", folded and without signs. They are looked for last, and only where a known chapter's name follows: "CĐ"
/// is as often a college.
const SHORT_CHAPTER: &[&str] = &["cd", "cdoan", "c doan", "chi d", "chi doan"];

/// Beginnings of a line that names a union and not only a place.
const UNION_WORDS: &[&str] = &["doan ", "bch ", "ban chap hanh "];

/// The longest phrase, in words, that is looked up in a title.
const LONGEST_PHRASE: usize = 14;

/// A name without the words that only tell its level, and that level.
pub(super) fn core(name: &str) -> (String, Option<Level>) {
    let mut rest = name;
    let mut level = None;
    'strip: loop {
        for (words, tells) in LEVEL_WORDS {
            if let Some(after) = rest.strip_prefix(words).and_then(|after| after.strip_prefix(' ')) {
                rest = after;
                level = tells.or(level);
                continue 'strip;
            }
        }
        return (rest.to_owned(), level);
    }
}

fn compact(text: &str) -> String {
    text.replace(' ', "")
}

/// The level a unit's name tells.
pub(super) fn level_of(name: &str) -> Option<Level> {
    core(&plain(name)).1
}

/// Units while they are collected, with an index of their names.
#[derive(Default)]
pub struct Builder {
    pub units: Units,
    /// Folded code, name, alias, and these without level words or blanks, to units.
    index: BTreeMap<String, Vec<UnitId>>,
    /// Whole names and codes as they may stand inside a title.
    phrases: BTreeMap<String, Vec<UnitId>>,
    /// Senders of files that name nobody.
    nobodys: BTreeMap<FilePath, UnitId>,
}

/// Which unit a text or a path names.
#[derive(Clone, Copy)]
pub struct Directory<'a> {
    builder: &'a Builder,
}

impl Builder {
    pub fn directory(&self) -> Directory<'_> {
        Directory { builder: self }
    }

    /// Whether anybody registered the units that send; without, they are inferred and nothing is called unknown.
    pub fn registered(&self) -> bool {
        self.units.ids().any(|id| self.units.get(id).registered && Some(id) != self.units.office)
    }

    pub(super) fn add(&mut self, unit: Unit) -> UnitId {
        let id = UnitId(u32::try_from(self.units.all.len()).unwrap_or(u32::MAX));
        let mut names = vec![plain(&unit.name)];
        names.extend(unit.aliases.iter().map(|alias| plain(alias)));
        let code = plain(unit.code.as_str());
        self.learn(&code, id);
        if code.len() >= 4 && code.bytes().any(|byte| byte.is_ascii_digit()) {
            self.phrase(&code, id);
        }
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            let (bare, told) = core(&name);
            self.learn(&name, id);
            self.learn(&bare, id);
            self.learn(&compact(&bare), id);
            if told.is_some() {
                self.phrase(&name, id);
            }
            for (words, level) in LEVEL_WORDS {
                if *level == Some(unit.level) {
                    self.phrase(&format!("{words} {bare}"), id);
                    self.learn(&format!("{words} {bare}"), id);
                }
            }
            if unit.level == Level::Chapter && bare.bytes().any(|byte| byte.is_ascii_digit()) && bare.len() >= 4 {
                self.phrase(&bare, id);
            }
        }
        self.units.all.push(unit);
        id
    }

    /// The one registered unit of a mail address; the office's own passes on what others sent.
    pub(super) fn mailed_by(&self, address: &str) -> Option<UnitId> {
        let own =
            |id: &UnitId| self.units.get(*id).email.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(address));
        one(self.units.ids().filter(own).collect()).filter(|&id| Some(id) != self.units.office)
    }

    /// Another spelling of a unit's name.
    pub(super) fn also(&mut self, id: UnitId, name: &str) {
        let name = plain(name);
        self.learn(&name, id);
        self.phrase(&name, id);
    }

    /// Puts a made unit below the union that some file names above it, where nothing but the office was known to be.
    pub(super) fn below(&mut self, id: UnitId, parent: Option<UnitId>) {
        let unit = self.units.get(id);
        let open = !unit.registered && (unit.parent.is_none() || unit.parent == self.units.office);
        let Some(parent) = parent.filter(|&parent| open && !self.units.is_within(parent, id)) else { return };
        self.units.all[id.0 as usize].parent = Some(parent);
    }

    fn learn(&mut self, key: &str, id: UnitId) {
        let known = self.index.entry(key.to_owned()).or_default();
        if !known.contains(&id) {
            known.push(id);
        }
    }

    fn phrase(&mut self, key: &str, id: UnitId) {
        let known = self.phrases.entry(key.to_owned()).or_default();
        if !known.contains(&id) {
            known.push(id);
        }
    }

    /// The unit of this name, made if nobody knows it. A made unit is not registered and gets no mail.
    pub fn infer(&mut self, name: &str, level: Level, parent: Option<UnitId>) -> UnitId {
        if let Some(id) = self.directory().resolve(name) {
            return id;
        }
        let (bare, told) = core(&plain(name));
        let level = told.unwrap_or(level);
        let words = if bare.is_empty() { plain(name) } else { bare };
        let mut code = words.to_uppercase().replace(' ', "-");
        if self.units.by_code(&code).is_some() {
            code = format!("{}-{code}", level.code().to_uppercase());
        }
        while self.units.by_code(&code).is_some() {
            code.push('+');
        }
        // Few offices list the ward unions.
        let unlisted = level != Level::Ward && self.registered();
        let parent = match level {
            Level::Ward => None,
            _ if unlisted => parent,
            _ => parent.or(self.units.office),
        };
        self.add(Unit {
            code: UnitCode::new(&code),
            name: name.to_owned(),
            level,
            parent,
            email: None,
            category: None,
            aliases: Vec::new(),
            waived: None,
            registered: false,
            unlisted,
        })
    }

    /// The sender of a file that names nobody, where no office keeps it either: one of its own for each file, so that lists of two strangers
    /// are never taken for two versions of one. It is none of the office's units, nobody can mean it, and it does not tell the file's name.
    pub(super) fn nobodys(&mut self, file: &FilePath, lang: Lang) -> UnitId {
        if let Some(&known) = self.nobodys.get(file) {
            return known;
        }
        let number = self.nobodys.len() + 1;
        let id = UnitId(u32::try_from(self.units.all.len()).unwrap_or(u32::MAX));
        self.units.all.push(Unit {
            code: UnitCode::of_nobody(file),
            name: format!("{} {number}", pick(lang, "(chưa rõ đơn vị)", "(unit unknown)")),
            level: Level::Chapter,
            parent: None,
            email: None,
            category: None,
            aliases: Vec::new(),
            waived: None,
            registered: false,
            unlisted: true,
        });
        self.nobodys.insert(file.clone(), id);
        id
    }
}

impl Directory<'_> {
    pub fn level(&self, id: UnitId) -> Level {
        self.builder.units.get(id).level
    }

    /// Whether `unit` is `above` or stands below it.
    pub fn within(&self, unit: UnitId, above: UnitId) -> bool {
        self.builder.units.is_within(unit, above)
    }

    /// The one unit a whole text names; None where none or several fit.
    pub fn resolve(&self, text: &str) -> Option<UnitId> {
        one(self.fits(text))
    }

    /// As [`Self::resolve`]; of several the only one that is `above` or stands below it.
    pub fn resolve_within(&self, text: &str, above: UnitId) -> Option<UnitId> {
        let fits = self.fits(text);
        let within: Vec<UnitId> = fits.iter().copied().filter(|&id| self.builder.units.is_within(id, above)).collect();
        one(fits).or_else(|| one(within))
    }

    /// The unit of a text that names it together with those above it: `11A1 - THPT Sông Cầu`. A name that nobody knows may be another
    /// school's, whose classes are called as ours.
    pub fn in_parts(&self, text: &str) -> Option<UnitId> {
        let parts = text::parts_of_name(text);
        let bare = |part: &str| plain(part).strip_prefix("truong ").map(str::to_owned);
        let named = |part: &&str| self.resolve(part).or_else(|| self.resolve(&bare(part)?));
        let units: Vec<UnitId> = parts.iter().map(named).collect::<Option<_>>()?;
        let deepest = |id: &&UnitId| units.iter().all(|&other| self.builder.units.is_within(**id, other));
        units.iter().find(deepest).copied().filter(|_| units.len() > 1)
    }

    /// Whether a whole text names any unit, or several.
    pub(super) fn is_known(&self, text: &str) -> bool {
        !self.fits(text).is_empty()
    }

    fn fits(&self, text: &str) -> Vec<UnitId> {
        let whole = plain(text);
        let (bare, level) = core(&whole);
        let index = &self.builder.index;
        for key in [&whole, &bare, &compact(&bare)] {
            let Some(found) = index.get(key.as_str()).filter(|_| !key.is_empty()) else { continue };
            let of_level: Vec<UnitId> =
                found.iter().copied().filter(|&id| level.is_none_or(|level| self.level(id) == level)).collect();
            if !of_level.is_empty() {
                return of_level;
            }
        }
        self.chapters_in_short(&whole)
    }

    /// `CĐ Cầu đường 1`, `C.đoàn: Cầu đường 1`.
    fn chapters_in_short(&self, name: &str) -> Vec<UnitId> {
        let spaced = name.replace(['.', ':', '-'], " ");
        let spaced = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
        let own = SHORT_CHAPTER.iter().find_map(|short| spaced.strip_prefix(short)?.strip_prefix(' '));
        let Some(own) = own else { return Vec::new() };
        let found = [own.to_owned(), compact(own)].into_iter().find_map(|key| self.builder.index.get(&key));
        found.into_iter().flatten().copied().filter(|&id| self.level(id) == Level::Chapter).collect()
    }

    /// Every unit a longer text names, longest names first.
    pub fn named_in(&self, text: &str) -> Vec<UnitId> {
        let folded = plain(text);
        let words: Vec<&str> = folded.split(' ').collect();
        let mut found = Vec::new();
        for length in (1..=words.len().min(LONGEST_PHRASE)).rev() {
            for window in words.windows(length) {
                if let Some(id) = self.builder.phrases.get(&window.join(" ")).cloned().and_then(one)
                    && !found.contains(&id)
                {
                    found.push(id);
                }
            }
        }
        found
    }

    /// The unit a path names: its deepest folder that names one, or its file's name where that is a unit of that folder's.
    pub fn in_path(&self, path: &FilePath) -> Option<UnitId> {
        let folders: Vec<&str> = path.folders().collect();
        let folder = folders
            .iter()
            .rev()
            .find_map(|folder| self.resolve(folder).or_else(|| self.named_in(folder).first().copied()))
            .filter(|&id| Some(id) != self.builder.units.office);
        let file = self.resolve(path.stem()).or_else(|| self.named_in(path.stem()).first().copied());
        match (folder, file) {
            (Some(folder), Some(file)) if self.builder.units.is_within(file, folder) => Some(file),
            (Some(folder), _) => Some(folder),
            (None, file) => file,
        }
    }

    /// The sender a title names: the nearest to the members of all units in it but the office and what is above it.
    /// A ward union only where a line begins with its name: "tại phường ..." is no sender. Below such a line a unit named in the middle
    /// of another is what the ward writes about.
    pub(super) fn in_title(&self, title: &[String]) -> Option<UnitId> {
        let units = &self.builder.units;
        let above = |id: UnitId| units.office.is_some_and(|office| units.ancestors(office).any(|at| at == id));
        let mut found: Vec<(UnitId, bool)> = Vec::new();
        let mut headed = false;
        for line in title.iter().filter(|line| !heads::is_of_another(line)) {
            let key = plain(line);
            let begins = core(&key).1;
            // Nobody need know that ward union.
            let union = UNION_WORDS.iter().any(|word| key.starts_with(word));
            headed |= found.is_empty() && begins == Some(Level::Ward) && union;
            for id in self.named_in(line) {
                let sends = self.level(id) != Level::Ward || begins == Some(Level::Ward);
                if !above(id) && sends && !found.iter().any(|known| known.0 == id) {
                    found.push((id, begins.is_some()));
                }
            }
        }
        let heads = found.into_iter().filter(|&(_, begins)| begins || !headed).map(|(id, _)| id);
        heads.min_by_key(|&id| units.get(id).level.nearness())
    }

    /// The one chapter that a ward's title says its list is about.
    pub(super) fn about(&self, title: &[String]) -> Option<UnitId> {
        let named: BTreeSet<UnitId> = title.iter().flat_map(|line| self.named_in(line)).collect();
        one(named.into_iter().filter(|&id| self.level(id) == Level::Chapter).collect())
    }
}

fn one(found: Vec<UnitId>) -> Option<UnitId> {
    match found[..] {
        [id] => Some(id),
        _ => None,
    }
}

/// A title line up to where it goes on about something else than the unit: a dash, a bracket, a school year, a month.
pub(super) fn name_part(line: &str) -> &str {
    let lower = line.to_lowercase();
    let ends = [" - ", " – ", "(", " năm học", " tháng", ":"];
    let end = ends.iter().filter_map(|end| lower.find(end)).filter(|&at| at > 0 && line.is_char_boundary(at)).min();
    end.map_or(line, |end| &line[..end]).trim()
}

/// The category a unit's name tells: "Chi đoàn giảng viên", "Chi đoàn viên chức".
pub fn category_of(name: &str) -> Option<Category> {
    let words = format!(" {} ", plain(name));
    let has = |phrase: &str| words.contains(&format!(" {phrase} "));
    if has("giang vien") || has("giao vien") {
        Some(Category::Lecturer)
    } else if has("vien chuc") || has("can bo") || has("nhan vien") {
        Some(Category::Staff)
    } else {
        None
    }
}
