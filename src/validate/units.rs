//! Units: from config, from units sheets, else inferred from titles and folders; and which unit a text or a path names.

use std::collections::BTreeMap;

use super::ReadFile;
use super::inferred::spelt_out;
use crate::answers;
use crate::finding::{Code, Finding, Severity};
use crate::model::{Category, CellRef, FilePath, Form, Level, SheetKind, Unit, UnitCode, UnitId, Units};
use crate::normalise::{Body, TableRecords, UnitRow, cells};
use crate::settings::{Settings, UnitEntry};
use crate::text::plain;

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
    fn mailed_by(&self, address: &str) -> Option<UnitId> {
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
        let parent = if level == Level::Ward { None } else { parent.or(self.units.office) };
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
        })
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
        Vec::new()
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
    /// A ward union only where a line begins with its name: "tại phường ..." is no sender.
    pub(super) fn in_title(&self, title: &[String]) -> Option<UnitId> {
        let units = &self.builder.units;
        let above = |id: UnitId| units.office.is_some_and(|office| units.ancestors(office).any(|at| at == id));
        let mut found: Vec<UnitId> = Vec::new();
        for line in title {
            let begins = core(&plain(line)).1 == Some(Level::Ward);
            for id in self.named_in(line) {
                if !above(id) && (self.level(id) != Level::Ward || begins) && !found.contains(&id) {
                    found.push(id);
                }
            }
        }
        found.into_iter().min_by_key(|&id| units.get(id).level.nearness())
    }
}

fn one(found: Vec<UnitId>) -> Option<UnitId> {
    match found[..] {
        [id] => Some(id),
        _ => None,
    }
}

/// Config's units and those of units sheets, in order of code, with their parents.
pub(super) fn collect(files: &[ReadFile], settings: &Settings) -> Builder {
    let mut known: BTreeMap<String, (Unit, Option<String>)> = BTreeMap::new();
    for (row, _, _) in sheet_rows(files) {
        if let Some((code, unit)) = from_sheet(row) {
            known.entry(code).or_insert((unit, row.parent.clone()));
        }
    }
    for entry in &settings.units {
        let unit = from_config(entry, known.get(&entry.code).map(|(unit, _)| unit));
        let parent = entry.parent.clone().or_else(|| known.get(&entry.code).and_then(|(_, parent)| parent.clone()));
        known.insert(entry.code.clone(), (unit, parent));
    }
    let office = office(settings, &known);
    if let Some((unit, parent)) = &office {
        known.entry(unit.code.as_str().to_owned()).or_insert((unit.clone(), parent.clone()));
    }
    let mut builder = Builder::default();
    let parents: Vec<Option<String>> = known.values().map(|(_, parent)| parent.clone()).collect();
    for (unit, _) in known.into_values() {
        builder.add(unit);
    }
    builder.units.office = office.and_then(|(unit, _)| builder.units.by_code(unit.code.as_str()));
    for (id, parent) in builder.units.ids().zip(parents) {
        let found = parent.and_then(|text| builder.units.by_code(&text).or_else(|| builder.directory().resolve(&text)));
        let unit = builder.units.get(id);
        let orphan = Some(id) != builder.units.office && !matches!(unit.level, Level::Ward | Level::City);
        let parent = found.filter(|&parent| parent != id).or(builder.units.office.filter(|_| orphan));
        builder.units.all[id.0 as usize].parent = parent;
    }
    break_circles(&mut builder.units);
    builder
}

/// A register in which two units stand above each other: the link of the later one by code is cut.
fn break_circles(units: &mut Units) {
    for id in units.ids() {
        let mut at = units.get(id).parent;
        for _ in 0..units.all.len() {
            match at {
                Some(parent) if parent == id => {
                    units.all[id.0 as usize].parent = None;
                    break;
                }
                Some(parent) => at = units.get(parent).parent,
                None => break,
            }
        }
    }
}

/// Rows of units sheets with their file and place.
fn sheet_rows(files: &[ReadFile]) -> impl Iterator<Item = (&UnitRow, &FilePath, CellRef)> {
    files.iter().flat_map(|file| {
        let tables = file.records.iter().flat_map(|records| &records.tables);
        tables.filter(|table| table.kind == SheetKind::Units).flat_map(move |table| {
            table.records.iter().filter(|record| record.waits.is_empty()).filter_map(move |record| match &record.body {
                Body::Unit(row) => Some((row, &file.path, record.at)),
                _ => None,
            })
        })
    })
}

fn from_sheet(row: &UnitRow) -> Option<(String, Unit)> {
    let name = row.name.clone().or_else(|| row.code.clone())?;
    let code = row.code.clone().unwrap_or_else(|| core(&plain(&name)).0.to_uppercase().replace(' ', "-"));
    let level = row.level.or_else(|| level_of(&name)).unwrap_or(Level::Chapter);
    let unit = Unit {
        code: UnitCode::new(&code),
        name,
        level,
        parent: None,
        email: row.email.clone(),
        category: row.category,
        aliases: Vec::new(),
        waived: None,
        registered: true,
    };
    Some((code, unit))
}

fn from_config(entry: &UnitEntry, sheet: Option<&Unit>) -> Unit {
    let name = entry.name.clone().or_else(|| sheet.map(|unit| unit.name.clone())).unwrap_or_else(|| entry.code.clone());
    let told = || sheet.map(|unit| unit.level).or_else(|| level_of(&name));
    Unit {
        code: UnitCode::new(&entry.code),
        level: entry.level.or_else(told).unwrap_or(Level::Chapter),
        name,
        parent: None,
        email: entry.email.clone().or_else(|| sheet.and_then(|unit| unit.email.clone())),
        category: entry.category.or_else(|| sheet.and_then(|unit| unit.category)),
        aliases: entry.aliases.clone(),
        waived: entry.waived.clone(),
        registered: true,
    }
}

/// The office itself: its own entry among the units, else one made from `[office]`.
fn office(settings: &Settings, known: &BTreeMap<String, (Unit, Option<String>)>) -> Option<(Unit, Option<String>)> {
    let office = &settings.office;
    let name = office.name.clone().or_else(|| office.short_name.clone()).or_else(|| office.code.clone())?;
    let code = office.code.clone().unwrap_or_else(|| core(&plain(&name)).0.to_uppercase().replace(' ', "-"));
    if let Some((unit, parent)) = known.get(&code) {
        return Some((unit.clone(), parent.clone()));
    }
    let unit = Unit {
        code: UnitCode::new(&code),
        level: office.level.or_else(|| level_of(&name)).unwrap_or(Level::School),
        name,
        parent: None,
        email: None,
        category: None,
        aliases: office.short_name.iter().cloned().collect(),
        waived: None,
        registered: true,
    };
    Some((unit, office.parent.clone()))
}

/// The sender of every table, by file and number of the table; the file's own stands at `usize::MAX`.
///
/// The unit the title names, else the path's; where they differ the title counts. Where nothing tells, one is inferred.
pub(super) fn senders(
    builder: &mut Builder,
    files: &[ReadFile],
    lower: &BTreeMap<(usize, usize), UnitId>,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) -> BTreeMap<(usize, usize), UnitId> {
    let mut senders = BTreeMap::new();
    let mut own = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let tables: &[TableRecords] = file.records.as_ref().map_or(&[], |records| &records.tables);
        let path = builder.directory().in_path(&file.path);
        // Whoever mailed it is its sender where neither title nor path says, and nowhere else: mail is passed on.
        let mailed = file.mail.from.as_deref().and_then(|from| builder.mailed_by(from));
        if let Some(path) = path {
            senders.insert((number, usize::MAX), path);
        }
        for (order, table) in tables.iter().enumerate() {
            if table.facts.form.as_ref().is_some_and(Form::asks) {
                own.push((number, order));
                continue;
            }
            let sender = if let Some(&unit) = lower.get(&(number, order)) {
                // What it says of itself, wherever it was put.
                senders.insert((number, usize::MAX), unit);
                unit
            } else if let Some(unit) = handed_to(builder, table) {
                // The line by which we know the sheet says whose it is, wherever it was put.
                if let Some(finding) = put_elsewhere(builder, unit, path, file, table) {
                    findings.push(finding);
                }
                senders.insert((number, usize::MAX), unit);
                unit
            } else if let Some(unit) = answered(builder, file, settings, findings) {
                unit
            } else if table.kind == SheetKind::Units {
                // A register has no sender to speak of, and no unit is made up for it.
                let told = builder.units.office.or(path).or_else(|| first_of(&builder.units));
                told.unwrap_or_else(|| inferred(builder, file, table, settings, findings))
            } else {
                sender(builder, (path, mailed), file, table, settings, findings)
            };
            senders.insert((number, order), sender);
            if table.kind != SheetKind::Units || builder.units.office.is_some() {
                senders.entry((number, usize::MAX)).or_insert(sender);
            }
        }
        if let Some(mailed) = mailed {
            senders.entry((number, usize::MAX)).or_insert(mailed);
        }
    }
    // Answers to our own questions are the office's; where there is none, any unit's, for they count nowhere.
    for key in own {
        let keeper = builder.units.office.or_else(|| builder.units.ids().next());
        let keeper = keeper.unwrap_or_else(|| builder.infer(files[key.0].path.stem(), Level::School, None));
        senders.insert(key, keeper);
        senders.remove(&(key.0, usize::MAX));
    }
    senders
}

/// The first unit by code that stands below no other and is no ward union.
fn first_of(units: &Units) -> Option<UnitId> {
    units.ids().find(|&id| units.get(id).parent.is_none() && units.get(id).level != Level::Ward)
}

/// A sheet with answers in the folder of a unit that is not asked by it: taken for what it is, and somebody should look.
fn put_elsewhere(
    builder: &Builder,
    unit: UnitId,
    path: Option<UnitId>,
    file: &ReadFile,
    table: &TableRecords,
) -> Option<Finding> {
    let units = &builder.units;
    let near = |path: UnitId| Some(path) == units.office || units.is_within(unit, path) || units.is_within(path, unit);
    let path = path.filter(|&path| !table.records.is_empty() && !near(path))?;
    let finding = Finding::new(Code::UnitAmbiguous).severity(Severity::Query).file(&file.path).sheet(&table.sheet);
    Some(finding.seen(&units.get(unit).name).arg("other", &units.get(path).name).unit(&units.get(unit).code))
}

/// The unit a sheet that comes back was made for; the office where that has none, as for wards without a registered union.
fn handed_to(builder: &Builder, table: &TableRecords) -> Option<UnitId> {
    let form = table.facts.form.as_ref()?;
    form.unit.as_ref().and_then(|code| builder.units.by_code(code)).or(builder.units.office)
}

/// The unit that somebody answered a file is of; an answer that names none of ours is said to.
fn answered(builder: &Builder, file: &ReadFile, settings: &Settings, findings: &mut Vec<Finding>) -> Option<UnitId> {
    settled(builder, file, settings.answers.unit_of(&file.path)?, findings)
}

/// The unit an answer names.
fn settled(builder: &Builder, file: &ReadFile, said: &str, findings: &mut Vec<Finding>) -> Option<UnitId> {
    let unit = builder.units.by_code(said).or_else(|| builder.directory().resolve(said));
    if unit.is_none() {
        findings.push(Finding::new(Code::AnswerUnknown).file(&file.path).seen(said));
    }
    unit
}

fn sender(
    builder: &mut Builder,
    (path, mailed): (Option<UnitId>, Option<UnitId>),
    file: &ReadFile,
    table: &TableRecords,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) -> UnitId {
    let title = builder.directory().in_title(&table.facts.title);
    match (title, path) {
        (Some(title), Some(path)) if title == path || builder.units.is_within(title, path) => title,
        (Some(title), Some(path)) if builder.units.is_within(path, title) => path,
        (Some(title), Some(path)) => {
            let sender = answers::sender_in(&file.path, &builder.units.get(title).name);
            let said = settings.answers.unit_called(&sender);
            if let Some(unit) = said.and_then(|said| settled(builder, file, said, findings)) {
                return unit;
            }
            let (by_title, by_path) = (builder.units.get(title), builder.units.get(path));
            findings.push(
                Finding::new(Code::UnitAmbiguous)
                    .file(&file.path)
                    .sheet(&table.sheet)
                    .seen(&by_title.name)
                    .arg("other", &by_path.name)
                    .arg("sender", sender)
                    .unit(&by_title.code),
            );
            title
        }
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => match mailed.or_else(|| office_named(builder, file, table)) {
            Some(unit) => unit,
            None => inferred(builder, file, table, settings, findings),
        },
    }
}

/// Folders that may be named after whoever sent what is in them: none that only names a time, and no mail but by a unit's name.
pub(super) fn sender_folders(path: &FilePath) -> Vec<&str> {
    let named = path.around().filter(|(name, mail)| !mail || level_of(name).is_some());
    named.map(|(name, _)| name).filter(|name| cells::when_in(name).is_none()).collect()
}

/// What the office calls itself where it needs no name.
const OFFICE_WORDS: [&str; 4] = ["doan truong", "bch doan truong", "van phong doan", "van phong doan truong"];

/// The office, where its own folder or name is all that is told.
fn office_named(builder: &Builder, file: &ReadFile, table: &TableRecords) -> Option<UnitId> {
    let office = builder.units.office?;
    let directory = builder.directory();
    let own = spelt_out(&core(&plain(&builder.units.get(office).name)).0);
    let names = |text: &str| {
        directory.resolve(text) == Some(office)
            || spelt_out(&core(&plain(name_part(text))).0) == own
            || directory.named_in(text).contains(&office)
            || OFFICE_WORDS.contains(&plain(text).as_str())
    };
    let folders = sender_folders(&file.path);
    match folders.last() {
        Some(folder) => names(folder).then_some(office),
        None => table.facts.title.iter().any(|line| names(line)).then_some(office),
    }
}

/// A unit made from the title line that is a unit's name, else from the folders, else from the file's name.
fn inferred(
    builder: &mut Builder,
    file: &ReadFile,
    table: &TableRecords,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) -> UnitId {
    let is_office = |line: &str| {
        let words = plain(line);
        settings.office.name.as_ref().is_some_and(|name| words.contains(&plain(name)))
            || matches!(core(&words).1, Some(Level::School | Level::City) | None)
    };
    let folders = sender_folders(&file.path);
    let title = table.facts.title.iter().find(|line| !is_office(line)).map(|line| name_part(line).to_owned());
    if title.is_none()
        && folders.is_empty()
        && let Some(office) = builder.units.office
        && level_of(file.path.stem()).is_none()
    {
        let seen = file.path.name();
        findings.push(Finding::new(Code::UnitUnknown).file(&file.path).sheet(&table.sheet).seen(seen));
        return office;
    }
    // A name of its own is remembered; a folder or a file's name may be many senders'.
    let sender = title.as_deref().map(answers::sender_named);
    let said = sender.as_deref().and_then(|sender| settings.answers.unit_called(sender));
    if let Some(unit) = said.and_then(|said| settled(builder, file, said, findings)) {
        return unit;
    }
    let mut parent = None;
    for folder in folders.iter().take(folders.len().saturating_sub(1)) {
        if level_of(folder).is_some_and(|level| !matches!(level, Level::Ward)) {
            parent = Some(builder.infer(folder, Level::Faculty, parent));
        }
    }
    let folder = folders.iter().rev().find(|folder| level_of(folder).is_some()).or(folders.last());
    let name = title.or_else(|| folder.map(|folder| (*folder).to_owned()));
    let name = name.unwrap_or_else(|| file.path.stem().to_owned());
    if builder.registered() {
        let finding = Finding::new(Code::UnitUnknown).file(&file.path).sheet(&table.sheet).seen(&name);
        findings.push(match sender {
            Some(sender) => finding.arg("sender", sender),
            None => finding,
        });
    }
    builder.infer(&name, Level::Chapter, parent)
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
