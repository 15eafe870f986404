//! Whose each table is: the unit its title names, its path, its mail, or an answer; else one that is made from what it says.

use std::collections::BTreeMap;

use super::ReadFile;
use super::alike;
use super::inferred::{Said, spelt_out};
use super::names;
use super::units::{Builder, core, level_of, name_part};
use crate::answers::{self, Key};
use crate::finding::{Code, Finding, Severity};
use crate::model::{FilePath, Form, Level, SheetKind, UnitId, Units};
use crate::normalise::{TableRecords, cells};
use crate::settings::Settings;
use crate::text::plain;
use crate::wards;

/// The sender of every table, by file and number of the table; the file's own stands at `usize::MAX`.
///
/// The unit the title names, else the path's; where they differ the title counts. Where nothing tells, one is inferred.
pub(super) fn of_tables(
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
            } else if let Some(unit) = answered(builder, file, table, settings, findings) {
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
        if let Some(sender) = path.and_then(|path| by_titles(&builder.units, path, (number, tables), &senders)) {
            senders.insert((number, usize::MAX), sender);
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

/// Whose a file is that lies in the folder of a unit which none of its sheets is of, nor of any unit above or below it: the title counts.
fn by_titles(
    units: &Units,
    path: UnitId,
    (number, tables): (usize, &[TableRecords]),
    senders: &BTreeMap<(usize, usize), UnitId>,
) -> Option<UnitId> {
    let own = tables.iter().enumerate().filter(|(_, table)| table.kind != SheetKind::Units);
    let own: Vec<UnitId> = own.filter_map(|(order, _)| senders.get(&(number, order)).copied()).collect();
    let strange = |&unit: &UnitId| !units.is_within(unit, path) && !units.is_within(path, unit);
    own.first().copied().filter(|_| own.iter().all(strange))
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
fn answered(
    builder: &Builder,
    file: &ReadFile,
    table: &TableRecords,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) -> Option<UnitId> {
    let own = settings.answers.unit_of(&file.path).map(|said| (said, file.path.to_string()));
    let (said, key) = own.or_else(|| {
        // What was answered about another file that looks like it says nothing of a table that names its unit.
        let nameless = || {
            let titled = Said::by(&file.path, table).is_some_and(|told| told.titled);
            !titled && builder.directory().in_title(&table.facts.title).is_none()
        };
        let key = if settings.answers.is_empty() { None } else { alike::key(file) }?;
        settings.answers.unit_called(&key).filter(|_| nameless()).map(|said| (said, key))
    })?;
    settled(builder, said, &Key::Unit(key), settings, findings)
}

/// The unit an answer names.
fn settled(
    builder: &Builder,
    said: &str,
    key: &Key,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) -> Option<UnitId> {
    let unit = builder.units.by_code(said).or_else(|| builder.directory().resolve(said));
    // Where units are registered, one that another file made may or may not be made by now: that decides nothing.
    let unit = unit.filter(|&unit| !builder.registered() || builder.units.get(unit).registered);
    if unit.is_none() {
        findings.extend(answers::not_a_unit(key, settings));
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
    let known = match (title, path) {
        (Some(title), Some(path)) if title == path || builder.units.is_within(title, path) => title,
        (Some(title), Some(path)) if builder.units.is_within(path, title) => path,
        // A file called after several has a sheet of each.
        (Some(title), Some(_)) if builder.directory().named_in(file.path.stem()).contains(&title) => title,
        // A file that lies loose, or in another's folder, may have made it before this one said whose it is.
        (Some(title), Some(path)) if may_be_below(&builder.units, title, path) => {
            builder.below(title, Some(path));
            title
        }
        (Some(title), Some(path)) => {
            let sender = answers::sender_in(&file.path, &builder.units.get(title).name);
            let said = settings.answers.unit_called(&sender);
            if let Some(unit) =
                said.and_then(|said| settled(builder, said, &Key::Unit(sender.clone()), settings, findings))
            {
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
            None => return inferred(builder, file, table, settings, findings),
        },
    };
    if title.is_none() && builder.units.get(known).unlisted && Said::by(&file.path, table).is_none() {
        // The folder may be many senders': that one file of it was asked about tells nothing of the next, unless they look alike.
        let asked = |one: &Finding| one.code == Code::UnitUnknown && one.file.as_ref() == Some(&file.path);
        if !findings.iter().any(asked) {
            let name = &builder.units.get(known).name;
            let finding = Finding::new(Code::UnitUnknown).file(&file.path).sheet(&table.sheet).seen(name);
            findings.push(remembered(finding, alike::key(file)));
        }
    }
    chapter_of(builder, known, file, table, settings, findings)
}

/// Whether a unit that nobody registered may stand below the union in whose folder a sheet of it lies.
fn may_be_below(units: &Units, unit: UnitId, union: UnitId) -> bool {
    let (one, above) = (units.get(unit), units.get(union));
    one.unlisted && one.parent.is_none() && one.level == Level::Chapter && above.level == Level::Faculty
}

/// A chapter of the union a sheet is known to come from, where it names one that the register lacks: lists of two chapters are not
/// two versions of one list. A union's own sheet that is only called after a chapter stays the union's.
fn chapter_of(
    builder: &mut Builder,
    union: UnitId,
    file: &ReadFile,
    table: &TableRecords,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) -> UnitId {
    if builder.units.get(union).level != Level::Faculty || !builder.registered() {
        return union;
    }
    let Some(said) = Said::by(&file.path, table) else { return union };
    let by_sheet = said.sheet.as_ref() == Some(&said.name);
    // A folder that only looks like the name of a class may be anything.
    let named = said.level == Level::Chapter && (said.titled || level_of(&said.name) == Some(Level::Chapter));
    let own = if named && !by_sheet { Some(&said.name) } else { None };
    let Some(name) = own.or(said.sheet.as_ref()) else { return union };
    let sender = answers::sender_named(name);
    let answer = settings.answers.unit_called(&sender).map(str::to_owned);
    let answered = answer.and_then(|said| settled(builder, &said, &Key::Unit(sender.clone()), settings, findings));
    let chapter = answered.or_else(|| {
        let known = builder.directory().resolve_within(name, union);
        known.filter(|&unit| builder.units.is_within(unit, union))
    });
    let chapter = chapter.or_else(|| {
        // A name that several bear, or a chapter of another union, is not made once more.
        let free = !builder.directory().is_known(name);
        free.then(|| {
            findings.push(
                unlisted(builder, name, Level::Chapter, Some(union), settings)
                    .file(&file.path)
                    .sheet(&table.sheet)
                    .arg("sender", sender),
            );
            builder.infer(name, Level::Chapter, Some(union))
        })
    });
    chapter.filter(|_| own.is_some()).unwrap_or(union)
}

/// That the register lacks a unit which a sheet names as its sender, with the row to add.
fn unlisted(builder: &Builder, name: &str, level: Level, parent: Option<UnitId>, settings: &Settings) -> Finding {
    let parent = parent.or(builder.units.office).map(|parent| builder.units.get(parent).name.as_str());
    let row = [name, level.label(settings.lang)].into_iter().chain(parent.filter(|_| level != Level::Ward));
    let row = row.map(|cell| format!("“{cell}”")).collect::<Vec<_>>().join(", ");
    Finding::new(Code::UnitUnknown).of_unlisted().seen(name).arg("row", row)
}

/// Folders that may be named after whoever sent what is in them: none that only names a time, no mail but by a unit's name, and not
/// the one where answers are collected.
pub(super) fn sender_folders(path: &FilePath) -> Vec<&str> {
    let ours = plain(answers::FOLDER);
    let named = path.around().filter(|(name, mail)| !mail || level_of(name).is_some());
    named.map(|(name, _)| name).filter(|name| cells::when_in(name).is_none() && plain(name) != ours).collect()
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
        // A school heads the sheets of its chapters too, and a file that is called after one is the chapter's.
        None if !builder.registered() && names::unit_in_stem(file.path.stem()).is_some() => None,
        None => table.facts.title.iter().any(|line| names(line)).then_some(office),
    }
}

/// Whether a name is a ward union's whose ward is in the table of wards.
fn is_ward_union(told: &Said, settings: &Settings) -> bool {
    let named = (told.level == Level::Ward).then(|| wards::mention(&told.name)).flatten();
    named.is_some_and(|ward| {
        let at = |day| wards::resolve(&ward, day, settings.office.province.as_deref(), &settings.words.wards).ward;
        at(settings.today).or_else(|| at(wards::REFORM.yesterday().unwrap_or(wards::REFORM))).is_some()
    })
}

/// A unit made from what the table says of itself, else from the folder it lies in, else from the file's name.
fn inferred(
    builder: &mut Builder,
    file: &ReadFile,
    table: &TableRecords,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) -> UnitId {
    let unknown = |seen: &str| Finding::new(Code::UnitUnknown).file(&file.path).sheet(&table.sheet).seen(seen);
    let mut told = Said::by(&file.path, table);
    let mut folders = sender_folders(&file.path);
    if !builder.registered() {
        // With a register every stranger is asked about; without one a name makes a unit, if it is one.
        folders.retain(|folder| names::names_somebody(folder));
        told = told.or_else(|| if folders.is_empty() { by_stem(&file.path) } else { None });
    }
    if told.is_none()
        && folders.is_empty()
        && let Some(office) = builder.units.office
        && (!builder.registered() || level_of(file.path.stem()).is_none())
    {
        findings.push(remembered(unknown(file.path.name()), alike::key(file)));
        return office;
    }
    // Nothing but a name that any file may have: whose it is somebody must say.
    if told.is_none() && folders.is_empty() && !builder.registered() {
        findings.push(remembered(unknown(file.path.stem()).severity(Severity::Query), alike::key(file)));
        return builder.nobodys(&file.path, settings.lang);
    }
    // A name of its own is remembered; of a folder or a file's name, which may be many senders', only what looks alike.
    let sender = told.as_ref().filter(|told| told.titled).map(|told| answers::sender_named(&told.name));
    let said = sender.as_ref().and_then(|sender| Some((sender, settings.answers.unit_called(sender)?)));
    let settled =
        said.and_then(|(sender, said)| settled(builder, said, &Key::Unit(sender.clone()), settings, findings));
    if let Some(unit) = settled {
        return unit;
    }
    let names_itself = told.is_some();
    // Made by another file already, which said so.
    let made = told.as_ref().is_some_and(|told| builder.directory().is_known(&told.name));
    let told = told.unwrap_or_else(|| {
        let name = folders.last().copied().unwrap_or_else(|| file.path.stem());
        let level = if names::is_school(name) { Level::School } else { Level::Chapter };
        Said::alone(name.to_owned(), level)
    });
    // A register lists units, and few offices list the ward unions: one that is named like a ward is known by that.
    let ask = builder.registered() && !made && !(told.titled && is_ward_union(&told, settings));
    let parent = told.make_above(builder);
    if ask {
        let finding = if names_itself {
            unlisted(builder, &told.name, told.level, parent, settings).file(&file.path).sheet(&table.sheet)
        } else {
            unknown(&told.name)
        };
        findings.push(remembered(finding, sender.or_else(|| alike::key(file))));
    }
    builder.infer(&told.name, told.level, parent)
}

/// Whom a file's name names. Each list of a class is called otherwise, and all are of the one class.
fn by_stem(path: &FilePath) -> Option<Said> {
    let class = || names::class_in(path.stem()).map(|name| Said::alone(name.to_owned(), Level::Chapter));
    match names::unit_in_stem(path.stem()).map(|(name, level)| Said::alone(name, level)) {
        Some(told) if core(&plain(&told.name)).1.is_none() => class().or(Some(told)),
        told => told.or_else(class),
    }
}

/// A finding whose answer holds for this sender; without one, for the file alone.
fn remembered(finding: Finding, sender: Option<String>) -> Finding {
    match sender {
        Some(sender) => finding.arg("sender", sender),
        None => finding,
    }
}
