//! What only the whole folder can tell (units, the office's province, the period), then which rows wait.
//!
//! Nothing is counted here and nothing is repaired: rows that lack what they cannot do without go one way, all others the other.

mod alike;
mod drift;
mod heads;
mod home;
mod inferred;
mod lower;
mod names;
mod period;
mod registered;
mod same;
mod senders;
pub mod units;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::DateTime;

use crate::answers::is_collected;
use crate::finding::{Code, Finding, Severity};
use crate::identify::{FileEntry, FileState, Home, SheetEntry, Told};
use crate::intake::Format;
use crate::model::{FilePath, Form, Level, Mail, Period, SheetKind, SheetName, UnitId, Units, When};
use crate::normalise::{Body, LowerOf, Measure, Record, Records, SheetFacts, Source, TableRecords};
use crate::settings::Settings;
use units::Directory;

/// One file after read, layout and normalise.
#[derive(Clone, Debug)]
pub struct ReadFile {
    pub path: FilePath,
    pub hash: String,
    pub format: Format,
    /// The mail it came in.
    pub mail: Mail,
    /// None: received and unreadable.
    pub records: Option<Records>,
    /// What was recognised, without rows by disposition yet.
    pub sheets: Vec<SheetEntry>,
}

/// What goes on to identify. A waiting row is another type than an accepted one and has no way in there.
#[derive(Clone, Debug)]
pub struct Accepted {
    pub units: Units,
    pub period: Period,
    /// The office's province.
    pub home: Option<Home>,
    /// In code-point order of paths; state is `Read`, `Same` or `Unreadable` so far.
    pub files: Vec<FileEntry>,
    pub tables: Vec<Table>,
    pub rows: Vec<Row>,
    pub waiting: Vec<WaitingRow>,
    /// Every claim of every row, counted before anything is decided about it.
    pub claims_read: u64,
    /// Files in which an error stands, with the sheets it stands in; None: it is about the file as a whole.
    pub erroneous: BTreeSet<(FilePath, Option<SheetName>)>,
    /// Files of which nobody knows for certain whose they are.
    pub doubtful: BTreeSet<FilePath>,
}

/// One recognised table and what it says as a whole.
#[derive(Clone, Debug)]
pub struct Table {
    /// Index into [`Accepted::files`].
    pub file: usize,
    /// Index into that file's sheets.
    pub entry: usize,
    pub path: FilePath,
    pub sheet: SheetName,
    pub kind: SheetKind,
    /// First header row, from 0.
    pub row: u32,
    /// When it was mailed, by the clock in Vietnam.
    pub mailed: Option<DateTime>,
    pub sender: UnitId,
    /// Units of a lower level's workbook by the codes they have there.
    pub lower: BTreeMap<String, UnitId>,
    pub facts: SheetFacts,
}

/// A row that has what it needs.
#[derive(Clone, Debug)]
pub struct Row {
    /// Index into [`Accepted::tables`].
    pub table: usize,
    pub record: Record,
    /// The unit the person belongs to as the row or its sheet says; None on wards' lists that do not say, and where a row of figures
    /// names a unit that nobody knows.
    pub unit: Option<UnitId>,
}

/// A row that lacks something it cannot do without.
#[derive(Clone, Debug)]
pub struct WaitingRow {
    pub table: usize,
    pub row: u32,
    pub claims: u64,
    pub reason: Code,
    pub unit: Option<UnitId>,
}

impl Accepted {
    /// Whether the run of an earlier period read this sheet, and said what is wrong in it.
    pub fn is_handled(&self, table: &Table) -> bool {
        self.files[table.file].sheets[table.entry].handled
    }
}

/// How many turns a row claims.
pub fn claims_of(record: &Record) -> u64 {
    match &record.body {
        Body::Participation(part) | Body::Confirmation(part) => {
            part.claims.iter().map(|one| u64::from(one.count)).sum()
        }
        Body::Aggregate(cells) => {
            cells.iter().filter(|cell| matches!(cell.measure, Measure::Turns { .. })).map(|cell| cell.number).sum()
        }
        Body::Lower(figure) => match figure.of {
            LowerOf::Turns { .. } => figure.number,
            LowerOf::Members { .. } => 0,
        },
        Body::Membership(_) | Body::Slip(_) | Body::Unit(_) | Body::Answer(_) => 0,
    }
}

/// Resolves units and the period, and tells accepted rows from waiting ones. `said` are the findings of the stages before; those about
/// columns that a sender renamed are told under which name they stood.
///
/// Also gives the paths of files whose findings fall away because an equal copy was read.
pub fn accept(
    mut files: Vec<ReadFile>,
    said: &mut [Finding],
    settings: &Settings,
) -> (Accepted, BTreeSet<FilePath>, Vec<Finding>) {
    let mut findings = Vec::new();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut builder = registered::units(&files, settings);
    inferred::units(&mut builder, &files);
    let copies = same::copies(&files, &builder.directory(), settings);
    for file in &files {
        // Of what tonghop copied there itself nothing is said.
        if let Some(first) = copies.get(&file.path).filter(|_| !is_collected(&file.path)) {
            findings.push(Finding::new(Code::FileSameAgain).file(&file.path).arg("other", first));
        }
    }
    // Where answers are collected nobody has a folder: what lies there again makes no unit of it.
    for file in files.iter_mut().filter(|file| is_collected(&file.path) && copies.contains_key(&file.path)) {
        file.records.iter_mut().for_each(|records| records.tables.clear());
    }
    let claims_read = files
        .iter()
        .filter(|file| !copies.contains_key(&file.path))
        .filter_map(|file| file.records.as_ref())
        .flat_map(|records| &records.tables)
        .flat_map(|table| &table.records)
        .map(claims_of)
        .sum();
    let lower = lower::enter(&mut builder, &files, &mut findings);
    let senders = senders::of_tables(&mut builder, &files, &lower.senders, settings, &mut findings);
    let directory = builder.directory();

    let mut entries: Vec<FileEntry> = files.iter().map(|file| entry(file, copies.contains_key(&file.path))).collect();
    let mails = mails(&files, &copies);
    let (tables, mut rows, waiting) = split(files, &copies, (&senders, &lower), &mails, &directory, &mut entries);
    findings.extend(drift::look(&tables, &entries, settings, said));
    settle_column_units(&mut rows, &tables, &mut builder, &mut findings);
    let period = period::period(&rows, &tables, settings, &mut findings);
    for file in entries.iter_mut().filter(|file| settings.handled.has_file(&file.hash, &period)) {
        file.handled = true;
        for sheet in &mut file.sheets {
            sheet.handled = settings.handled.has_sheet(&file.hash, &sheet.sheet, &period);
        }
    }
    let home = home::home(settings, &builder.units, (&tables, &rows), &period);
    let all = || said.iter().chain(&findings).filter_map(|one| Some((one, one.file.clone()?)));
    let errors = all().filter(|(one, _)| one.severity == Severity::Error);
    let erroneous = errors.map(|(one, file)| (file, one.sheet.clone())).collect();
    let doubtful = all().filter(|(one, _)| one.doubts_sender()).map(|(_, file)| file).collect();
    let units = builder.units;
    let mut accepted =
        Accepted { units, period, home, files: entries, tables, rows, waiting, claims_read, erroneous, doubtful };
    sort_units(&mut accepted);
    (accepted, copies.into_keys().collect(), findings)
}

fn entry(file: &ReadFile, copy: bool) -> FileEntry {
    let state = match (&file.records, copy) {
        (None, _) => FileState::Unreadable,
        (_, true) => FileState::Same,
        _ => FileState::Read,
    };
    FileEntry {
        path: file.path.clone(),
        hash: file.hash.clone(),
        format: file.format,
        unit: None,
        when: None,
        state,
        sheets: if copy { Vec::new() } else { file.sheets.clone() },
        told: Told::default(),
        handled: false,
    }
}

/// The mail of every file, in order of files: of several equal ones the first day any of them came, so that it does not matter
/// which of them is read.
fn mails(files: &[ReadFile], copies: &BTreeMap<FilePath, FilePath>) -> Vec<Option<DateTime>> {
    let at = |path: &FilePath| files.binary_search_by(|file| file.path.cmp(path)).ok();
    let mut mails: Vec<Option<DateTime>> = files.iter().map(|file| file.mail.at).collect();
    for (copy, kept) in copies {
        if let (Some(copy), Some(kept)) = (at(copy), at(kept)) {
            mails[kept] = mails[kept].into_iter().chain(mails[copy]).min();
        }
    }
    mails
}

type Split = (Vec<Table>, Vec<Row>, Vec<WaitingRow>);

/// Takes the files apart: their records are moved, never copied.
fn split(
    files: Vec<ReadFile>,
    copies: &BTreeMap<FilePath, FilePath>,
    (senders, lower): (&BTreeMap<(usize, usize), UnitId>, &lower::Lower),
    mails: &[Option<DateTime>],
    directory: &Directory,
    entries: &mut [FileEntry],
) -> Split {
    // A list of a million rows that grows is held twice while it does.
    let all = files.iter().filter_map(|file| file.records.as_ref()).flat_map(|records| &records.tables);
    let all = all.map(|table| table.records.len()).sum();
    let (mut tables, mut rows, mut waiting) = (Vec::new(), Vec::with_capacity(all), Vec::new());
    for (number, file) in files.into_iter().enumerate() {
        entries[number].unit = senders.get(&(number, usize::MAX)).copied();
        entries[number].told.path = directory.in_path(&file.path);
        if copies.contains_key(&file.path) {
            continue;
        }
        let recognised = file.sheets.iter().enumerate().filter(|(_, sheet)| sheet.kind.is_some()).map(|(at, _)| at);
        let records = file.records.into_iter().flat_map(|records| records.tables);
        for (order, (at, table)) in recognised.zip(records).enumerate() {
            let Some(&sender) = senders.get(&(number, order)) else { continue };
            let lower = lower.units.get(&(number, order)).cloned().unwrap_or_default();
            tell(&mut entries[number].told, &table, sender, directory);
            // Answers to our own questions are nobody's submission.
            let own = table.facts.form.as_ref().is_some_and(Form::asks);
            if table.kind != SheetKind::Units && !own {
                entries[number].unit = entries[number].unit.or(Some(sender));
            }
            entries[number].sheets[at].sender = Some(sender);
            entries[number].when = entries[number].when.or(claimed(&table));
            let records = table.records;
            let mut facts = table.facts;
            // A mail's date is the arrival of what is attached to it.
            facts.arrived = mails[number].map(DateTime::date).or(facts.arrived);
            let known = Table {
                file: number,
                entry: at,
                path: file.path.clone(),
                sheet: table.sheet,
                kind: table.kind,
                row: table.row,
                mailed: mails[number],
                sender,
                lower,
                facts,
            };
            let mut named = Named::new(&known, directory);
            for record in records {
                let unit = named.unit(&record);
                if let Some(&reason) = record.waits.first() {
                    let claims = claims_of(&record);
                    waiting.push(WaitingRow { table: tables.len(), row: record.row, claims, reason, unit });
                } else {
                    rows.push(Row { table: tables.len(), record, unit });
                }
            }
            tables.push(known);
        }
    }
    (tables, rows, waiting)
}

/// Adds whom a table names: by the line we put into it, in its title, else by its sheet's name, else in its column of units.
fn tell(told: &mut Told, table: &TableRecords, sender: UnitId, directory: &Directory) {
    let column = || {
        let texts = table.records.iter().filter_map(|record| record.unit.first());
        let own = texts.filter(|(_, source)| matches!(source, Source::Row | Source::Context));
        let own: BTreeSet<&str> = own.map(|(text, _)| &**text).collect();
        own.into_iter()
            .filter_map(|text| directory.resolve_within(text, sender))
            .filter(|&unit| directory.within(unit, sender))
    };
    // A sheet that comes back says by its mark whom it was made for.
    let handed = table.facts.form.as_ref().is_some_and(|form| form.unit.is_some()).then_some(sender);
    let one = handed.or_else(|| directory.in_title(&table.facts.title)).or_else(|| directory.resolve(&table.sheet));
    let named: BTreeSet<UnitId> = one.map_or_else(|| column().collect(), |one| BTreeSet::from([one]));
    told.silent |= named.is_empty();
    let new = |unit: &UnitId| !told.sheets.contains(unit);
    let new: Vec<UnitId> = named.into_iter().filter(new).collect();
    told.sheets.extend(new);
}

/// The time a table as a whole is of: what surrounds it says, else what its first dated row does.
fn claimed(table: &TableRecords) -> Option<When> {
    table.facts.when.map(|(when, _)| when)
}

/// Which units the rows of one table name; each text is looked up once.
struct Named<'a> {
    table: &'a Table,
    directory: &'a Directory<'a>,
    known: BTreeMap<String, Option<UnitId>>,
    /// The unit where the row names none: a sheet named after a unit, else the sender; of a ward the one chapter its title names.
    otherwise: Option<UnitId>,
}

impl<'a> Named<'a> {
    fn new(table: &'a Table, directory: &'a Directory<'a>) -> Self {
        let by_ward = directory.level(table.sender) == Level::Ward;
        let whole = if by_ward { directory.about(&table.facts.title) } else { Some(table.sender) };
        let otherwise = directory.resolve_within(&table.sheet, table.sender).or(whole);
        Self { table, directory, known: BTreeMap::new(), otherwise }
    }

    /// The unit of a row: its own column or context, else the table's.
    fn unit(&mut self, record: &Record) -> Option<UnitId> {
        if self.table.kind == SheetKind::Consolidated {
            let code = record.unit.first().map(|(code, _)| code);
            return Some(code.and_then(|code| self.table.lower.get(&**code)).copied().unwrap_or(self.table.sender));
        }
        record.unit.iter().find_map(|(text, _)| self.look_up(text)).or(self.otherwise)
    }

    fn look_up(&mut self, text: &str) -> Option<UnitId> {
        if let Some(known) = self.known.get(text) {
            return *known;
        }
        let found = self.directory.resolve_within(text, self.table.sender).or_else(|| self.directory.in_parts(text));
        self.known.insert(text.to_owned(), found);
        found
    }
}

/// Chapters that only a column of a roster or of a sheet of figures names become units where nobody registered any; else they are said
/// to be unknown.
fn settle_column_units(rows: &mut [Row], tables: &[Table], builder: &mut units::Builder, findings: &mut Vec<Finding>) {
    let kinds = [SheetKind::Roster, SheetKind::Aggregate];
    for row in rows.iter_mut().filter(|row| kinds.contains(&tables[row.table].kind)) {
        let table = &tables[row.table];
        let Some((text, source)) = row.record.unit.first() else { continue };
        let column = matches!(source, Source::Row | Source::Context);
        if builder.units.get(table.sender).level == Level::Ward || !column {
            continue;
        }
        // Whoever sent a file that names nobody is no union of the chapters in it.
        let union = Some(table.sender).filter(|&sender| !builder.units.get(sender).is_nobodys());
        let named = row.record.unit.iter().find_map(|(text, _)| builder.directory().resolve_within(text, table.sender));
        if let Some(named) = named {
            // A chapter's own list that puts somebody into another chapter: taken by the column, and perhaps filled down by mistake.
            let chapter = table.kind == SheetKind::Roster && builder.units.get(table.sender).level == Level::Chapter;
            if chapter && !builder.units.is_within(table.sender, named) {
                let [unit, other] = [named, table.sender].map(|id| builder.units.get(id).name.clone());
                let finding = Finding::new(Code::UnitAmbiguous).severity(Severity::Query).file(&table.path);
                let finding = finding.sheet(&table.sheet).at(row.record.at).seen(text);
                findings.push(finding.arg("unit", unit).arg("other", other));
            }
            continue;
        }
        let figures = table.kind == SheetKind::Aggregate;
        if builder.registered() {
            let finding = Finding::new(Code::UnitUnknown).file(&table.path).sheet(&table.sheet);
            let finding = if figures { finding.severity(Severity::Query) } else { finding };
            findings.push(finding.at(row.record.at).seen(text).arg("kind", "row"));
            row.unit = row.unit.filter(|_| !figures);
        } else if !figures {
            row.unit = Some(builder.infer(text, Level::Chapter, union));
        } else {
            // Not every text beside a figure is a unit's name: of what does not look like one only the sender is known.
            let level = inferred::level_told(text).filter(|level| *level != Level::Ward);
            row.unit = level.map(|level| builder.infer(text, level, union));
        }
    }
}

/// Puts units into order of code; inferred ones were added as they were met.
fn sort_units(accepted: &mut Accepted) {
    let mut order: Vec<UnitId> = accepted.units.ids().collect();
    order.sort_by(|&a, &b| accepted.units.get(a).code.cmp(&accepted.units.get(b).code));
    let mut now = vec![UnitId(0); order.len()];
    for (new, old) in accepted.units.ids().zip(&order) {
        now[old.0 as usize] = new;
    }
    let moved = |id: UnitId| now[id.0 as usize];
    let mut all: Vec<_> = order.iter().map(|&old| accepted.units.get(old).clone()).collect();
    for unit in &mut all {
        unit.parent = unit.parent.map(moved);
    }
    accepted.units = Units { all, office: accepted.units.office.map(moved) };
    for file in &mut accepted.files {
        file.unit = file.unit.map(moved);
        file.sheets.iter_mut().for_each(|sheet| sheet.sender = sheet.sender.map(moved));
        file.told.path = file.told.path.map(moved);
        file.told.sheets.iter_mut().for_each(|unit| *unit = moved(*unit));
        file.told.sheets.sort();
    }
    for table in &mut accepted.tables {
        table.sender = moved(table.sender);
        table.lower.values_mut().for_each(|unit| *unit = moved(*unit));
    }
    accepted.rows.iter_mut().for_each(|row| row.unit = row.unit.map(moved));
    accepted.waiting.iter_mut().for_each(|row| row.unit = row.unit.map(moved));
}
