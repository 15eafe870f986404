//! The whole line, in order. Read this first.
//!
//! Everything between intake and deliver is here; nothing here touches a file, a clock, the environment or the network.

mod looked;
mod moot;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use looked::{Laid, Opened, explained};

pub use looked::{Looked, answers_a_list};

use crate::answers;
use crate::error::Fatal;
use crate::finding::{Code, Finding, Severity, grouped};
use crate::identify::{self, FileEntry, LineRun, Register, SheetEntry};
use crate::intake::SourceFile;
use crate::layout::{self, Layout, Line};
use crate::model::{FilePath, Form, Lang, Level, SheetKind, UnitId};
use crate::normalise::{self, Known};
use crate::read;
use crate::settings::Settings;
use crate::tally::{self, Figures, Part};
use crate::text;
use crate::validate::{self, Accepted, ReadFile};

/// What a run understood and counted.
#[derive(Debug)]
pub struct Outcome {
    pub figures: Figures,
    pub register: Register,
    /// Grouped, in a total order, with config's severities applied.
    pub findings: Vec<Finding>,
    pub files_read: usize,
    /// Answers that were taken from workbooks of questions.
    pub answers: usize,
    /// Those that could not be used, of questions that are open or were answered before.
    pub unused: answers::Unused,
}

/// Told how far the reading of files is. May be called from several threads.
pub trait Progress: Sync {
    /// `done` of `total` files are read.
    fn files(&self, done: usize, total: usize);
}

/// For whoever does not look.
impl Progress for () {
    fn files(&self, _done: usize, _total: usize) {}
}

/// From the bytes that were sent to figures. `intake` are the findings of intake.
///
/// # Errors
/// Where the balance does not close: that is a mistake of tonghop itself, and no figure of such a run may be used.
pub fn understand(
    files: Vec<SourceFile>,
    intake: Vec<Finding>,
    settings: &Settings,
    progress: &dyn Progress,
) -> Result<Outcome, Fatal> {
    understand_looked(Looked::of(files, settings), intake, settings, progress)
}

/// As [`understand`], of files that were looked into before.
///
/// # Errors
/// As those of [`understand`].
pub fn understand_looked(
    looked: Looked,
    intake: Vec<Finding>,
    settings: &Settings,
    progress: &dyn Progress,
) -> Result<Outcome, Fatal> {
    let total = looked.files.len();
    let done = AtomicUsize::new(0);
    // What a person answered is known before anything is guessed.
    let (given, said) = answers::read(&looked.answering(), settings);
    let answered = &given.into_settings(settings);
    // File by file and in parallel, so that the raw cells of a few files only are held at a time. The order is kept.
    let read: Vec<(ReadFile, Vec<Finding>)> = looked
        .files
        .into_par_iter()
        .map_init(Known::default, |known, file| {
            let one = understood(file.laid(answered), answered, known);
            progress.files(done.fetch_add(1, Ordering::Relaxed) + 1, total);
            one
        })
        .collect();
    let settings = answered;
    let (read, found): (Vec<ReadFile>, Vec<Vec<Finding>>) = read.into_iter().unzip();
    let mut findings: Vec<Finding> = intake.into_iter().chain(said).chain(found.into_iter().flatten()).collect();

    // Only the whole folder tells units, wards and the period; rows that lack something stop here.
    let (bodies, going_on) = (body_rows(&read), moot::going_on(&read));
    let (accepted, copies, more) = validate::accept(read, &mut findings, settings);
    wanted(&accepted, &findings, settings)?;
    let rows_read = bodies.iter().filter(|(path, _)| !copies.contains(path)).map(|(_, rows)| rows).sum();
    findings.retain(|one| one.file.as_ref().is_none_or(|file| !copies.contains(file)));
    findings.extend(more);

    // Who is who, and what counts once.
    let (mut register, more) = identify::register(accepted, settings);
    findings.extend(more);
    let mut unused = answers::unused(&findings);
    register.questions.extend(answers::questions(&findings, &unused, &register, settings));
    answers::recall(&mut register.questions, &mut findings, &mut unused, settings);
    name_senders(&mut findings, &register);
    let findings = moot::without(findings, &register, &going_on);
    let findings = grouped(weighed(without_past(findings, &register), settings));
    let answers = settings.answers.used(&unused);

    // Everything that is shown is counted here and nowhere else.
    let figures = tally::figures(&register, rows_read, &findings, settings);
    balanced(&figures, settings.lang)?;
    Ok(Outcome { figures, register, findings, files_read: total, answers, unused })
}

/// The parts of the office's direct children that have units below them or anybody counted; wards are none. Together they are as
/// large as the whole: each is made when it is asked for.
pub fn parts<'a>(outcome: &'a Outcome, settings: &'a Settings) -> impl Iterator<Item = Part> + Send + 'a {
    let (whole, units) = (&outcome.register, &outcome.register.units);
    let children: Vec<UnitId> = units.office.map(|office| units.children(office).collect()).unwrap_or_default();
    let children = children.into_iter().filter(|&unit| units.get(unit).level != Level::Ward);
    let part = move |unit: UnitId| {
        let register = whole.part(unit);
        let empty = register.units.all.len() == 1 && register.members.is_empty() && register.turns.is_empty();
        let mut figures = tally::figures(&register, register.rows.len() as u64, &[], settings);
        figures.office.name = units.get(unit).name.clone();
        figures.office.parent = Some(outcome.figures.office.name.clone());
        (!empty).then(|| Part { unit: units.get(unit).code.clone(), register, figures })
    };
    children.filter_map(part)
}

/// The records of one file. Its raw cells end here.
fn understood(laid: Laid, settings: &Settings, known: &mut Known) -> (ReadFile, Vec<Finding>) {
    let Laid { opened: Opened { file, workbook, mut findings }, layout } = laid;
    drop(workbook);
    let SourceFile { path, hash, format, mail, .. } = file;
    let Some((layout, more)) = layout else {
        return (ReadFile { path, hash, format, mail, records: None, sheets: Vec::new() }, findings);
    };
    findings.extend(more);
    let (records, more) = match explained(&path, settings) {
        None => normalise::records(&path, &layout, settings, known),
        // Other words, other meanings.
        Some(own) => normalise::records(&path, &layout, &own, &mut Known::default()),
    };
    findings.extend(more);
    // Joined here already: a column of a thousand repairs is one finding in memory, not a thousand.
    (ReadFile { path, hash, format, mail, records: Some(records), sheets: entries(&layout) }, grouped(findings))
}

/// Read, layout and normalise of one file for whoever compares its cells; nothing is counted.
pub fn opened(file: SourceFile, settings: &Settings) -> (Layout, normalise::Records) {
    let Some(workbook) = read::workbook(&file, settings.limits).0 else { return Default::default() };
    let layout = layout::tables(&file.path, &workbook, settings).0;
    let records = normalise::records(&file.path, &layout, settings, &mut Known::default()).0;
    (layout, records)
}

fn entries(layout: &Layout) -> Vec<SheetEntry> {
    layout
        .tables
        .iter()
        .map(|table| SheetEntry {
            sheet: table.sheet.clone(),
            visible: table.visible,
            sender: None,
            kind: table.kind,
            asks: table.form.as_ref().is_some_and(Form::asks),
            confidence: table.confidence,
            lines: runs(&table.lines, &|row| table.sheet_row(row)),
            header_rows: table.sheet_header(),
            columns: table
                .columns
                .iter()
                .map(|one| (table.sheet_column(one.col), one.field.clone(), one.header.clone()))
                .collect(),
            body: table
                .body
                .first()
                .zip(table.body.last())
                .map(|(first, last)| (table.sheet_row(first.row), table.sheet_row(last.row))),
            // Answers to our own questions are no rows of a report.
            body_rows: if table.form.as_ref().is_some_and(Form::asks) { 0 } else { table.body.len() as u64 },
            rows: [0; 4],
            handled: false,
            later: false,
        })
        .collect()
}

/// What stands around the data, as `check` tells it: runs of one role.
fn runs(lines: &[Line], on_sheet: &dyn Fn(u32) -> u32) -> Vec<LineRun> {
    const LONGEST: usize = 40;
    let mut runs: Vec<LineRun> = Vec::new();
    for line in lines {
        let row = on_sheet(line.row);
        match runs.last_mut() {
            Some(run) if run.role == line.role && row <= run.rows.1 + 1 => run.rows.1 = run.rows.1.max(row),
            _ => {
                let text: String = line.text.chars().take(LONGEST).collect();
                runs.push(LineRun { role: line.role, rows: (row, row), text: text.into() });
            }
        }
    }
    runs
}

/// Body rows of each file as layout told them, counted apart from what becomes of them; the left side of the balance.
fn body_rows(files: &[ReadFile]) -> Vec<(FilePath, u64)> {
    let rows = |file: &ReadFile| file.sheets.iter().filter(|sheet| sheet.kind.is_some()).map(|one| one.body_rows).sum();
    files.iter().map(|file| (file.path.clone(), rows(file))).collect()
}

/// What is wrong in an earlier month's sheet was said in its month, also where that sheet still holds: nobody is asked about it again.
/// What became of slips and how rosters have aged is news of this period, wherever it stands.
fn without_past(mut findings: Vec<Finding>, register: &Register) -> Vec<Finding> {
    const NEWS: [Code; 7] = [
        Code::IntroductionUnconfirmed,
        Code::ConfirmedElsewhere,
        Code::ConfirmedOtherPeriod,
        Code::ConfirmedPersonDiffers,
        Code::MemberVanished,
        Code::RosterStale,
        Code::RosterLater,
    ];
    let kept = |one: &&Finding| one.code == Code::SheetOutside && one.severity == Severity::Note;
    let outside = findings.iter().filter(kept).map(|one| (one.file.clone(), one.sheet.clone()));
    let mut past: BTreeSet<_> = outside.collect();
    for file in register.files.iter().filter(|file| file.handled) {
        let sheets = file.sheets.iter().filter(|sheet| sheet.handled).map(|sheet| Some(sheet.sheet.clone()));
        past.extend(sheets.chain([None]).map(|sheet| (Some(file.path.clone()), sheet)));
    }
    let said = |one: &&mut Finding| !NEWS.contains(&one.code) && past.contains(&(one.file.clone(), one.sheet.clone()));
    findings.iter_mut().filter(said).for_each(|one| one.severity = Severity::Note);
    findings
}

/// Config may change what a code weighs or turn it off, `--strict` raises queries.
fn weighed(findings: Vec<Finding>, settings: &Settings) -> Vec<Finding> {
    findings
        .into_iter()
        .filter_map(|mut one| {
            match settings.severities.get(&one.code) {
                Some(None) => return None,
                Some(Some(severity)) => one.severity = *severity,
                None => {}
            }
            let trial = settings.trial.get(&one.code).is_some_and(|&until| settings.today < until);
            if trial && one.severity == Severity::Error {
                one.severity = Severity::Query;
            }
            if settings.strict && one.severity == Severity::Query {
                one.severity = Severity::Error;
            }
            Some(one)
        })
        .collect()
}

/// Every finding in a sheet is its sender's, as its rows and errors are; one about a whole file is the file's.
fn name_senders(findings: &mut [Finding], register: &Register) {
    for one in findings.iter_mut().filter(|one| one.unit.is_none()) {
        let Some(file) = one.file.as_ref().and_then(|path| register.file(path)) else { continue };
        let sheet = one.sheet.as_ref().and_then(|sheet| file.sheets.iter().find(|known| known.sheet == *sheet));
        let sender = sheet.filter(|sheet| sheet.kind != Some(SheetKind::Units)).and_then(|sheet| sheet.sender);
        one.unit = sender.or(file.unit).map(|unit| register.units.get(unit).code.clone());
    }
}

/// Every unit that config names is one of config's or of a register's. Where the register cannot be read, that is what is said.
fn wanted(accepted: &Accepted, findings: &[Finding], settings: &Settings) -> Result<(), Fatal> {
    let missing = || settings.wanted_units.iter().filter(|one| accepted.units.by_code(&one.code).is_none());
    if missing().next().is_none() {
        return Ok(());
    }
    // Unreadable, or read and no list of units.
    let lists = |file: &FileEntry| file.sheets.iter().any(|sheet| sheet.kind == Some(SheetKind::Units));
    let unread = |file: &&FileEntry| is_register(&file.path) && !lists(file);
    let Some(register) = accepted.files.iter().find(unread) else {
        let said = missing().map(|one| format!("config.toml {}:{}  {}", one.line, one.column, one.said));
        return Err(Fatal::new(said.collect::<Vec<_>>().join("\n")));
    };
    let codes = missing().map(|one| format!("“{}”", one.code)).collect::<Vec<_>>().join(", ");
    let fatal = Fatal::new(match settings.lang {
        Lang::Vi => format!("Không đọc được {} nên không biết đơn vị {codes} mà config.toml nêu", register.path),
        Lang::En => format!("cannot read {}, so the unit {codes} that config.toml names is not known", register.path),
    });
    let why = findings.iter().find(|one| one.file.as_ref() == Some(&register.path) && one.severity == Severity::Error);
    Err(match why {
        Some(why) => fatal.cause(why.message(settings.lang)).hint(why.remedy(settings.lang)),
        None => fatal,
    })
}

/// Whether a file is called as a register of units is.
fn is_register(path: &FilePath) -> bool {
    const NAMES: [&str; 4] = ["don vi", "danh sach don vi", "ds don vi", "units"];
    NAMES.contains(&text::plain(path.stem()).replace(['-', '_'], " ").trim())
}

fn balanced(figures: &Figures, lang: Lang) -> Result<(), Fatal> {
    let (rows, claims, slips) = (&figures.balance.rows, &figures.balance.claims, &figures.balance.introductions);
    if [rows.residual, claims.residual, slips.residual] == [0; 3] {
        return Ok(());
    }
    let (what, hint) = match lang {
        Lang::Vi => (
            format!(
                "Số liệu không cân: còn thừa {} dòng, {} lượt khai, {} phiếu giới thiệu",
                rows.residual, claims.residual, slips.residual
            ),
            "Đây là lỗi của chương trình, không phải của bài nộp; không dùng số liệu của lần chạy này. Hãy gửi thư mục input/ cho người phụ trách chương trình.",
        ),
        Lang::En => (
            format!(
                "the balance does not close: {} rows, {} claims and {} slips are left over",
                rows.residual, claims.residual, slips.residual
            ),
            "This is a mistake of tonghop, not of what was sent; do not use any figure of this run and report it.",
        ),
    };
    Err(Fatal::new(what).hint(hint))
}
