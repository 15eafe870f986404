//! Everything a run writes: books, ledger and figures into output/<period>/, and the mail into its outbox.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::mail::{self, Mail};
use super::official::{self, REPORT};
use crate::cli;
use crate::deliver::disk::{self, OutFile, Published};
use crate::deliver::letter::Kind;
use crate::deliver::outbox;
use crate::error::Fatal;
use crate::model::Lang;
use crate::pipeline::{self, Outcome};
use crate::report::{self, book::Book, page::Around, parcel::Parcel};
use crate::say::run as say;
use crate::settings::Settings;
use crate::text::slug::folders;
use crate::write;

/// The consolidated workbook's name.
pub(super) const WORKBOOK: &str = "tong-hop.xlsx";
/// What only a person can tell, to answer in Excel.
pub(super) const QUESTIONS: &str = "cau-hoi.xlsx";
/// The page to look at.
const PAGE: &str = "tong-quan.html";
/// The outbox of a period.
pub(super) const OUTBOX: &str = "thu";

/// What a run wrote.
#[derive(Clone, Debug)]
pub(super) struct Written {
    /// `output/<period>/` below the working folder.
    pub folder: PathBuf,
    pub workbook: PathBuf,
    /// This run's page: beside the one a person edited, where there is such.
    pub page: PathBuf,
    /// Files a person had edited, and where the new version stands, if there is one.
    pub kept: Vec<(PathBuf, Option<PathBuf>)>,
    /// The report's template, where it had tracked changes: they were taken as accepted.
    pub changes: Option<PathBuf>,
    pub mail: Mail,
    /// Books below `phan-hoi/` for senders to correct, and below `doi-chieu/` for wards and units to answer.
    pub returned: usize,
    pub asked: usize,
    /// Messages that only a person can judge.
    pub to_look_at: usize,
}

/// Makes all bytes first, then writes them: whatever cannot be made leaves the previous output whole.
///
/// `period_option` is what the page's commands add to mean the same period. `hold`: the report to the unit above is not prepared.
pub(super) fn publish(
    dir: &Path,
    outcome: &Outcome,
    settings: &Settings,
    period_option: &str,
    hold: bool,
) -> Result<Written, Fatal> {
    let lang = settings.lang;
    let (figures, register, findings) = (&outcome.figures, &outcome.register, &outcome.findings);
    let book = workbook(&report::consolidated(figures, register, findings, settings), lang)?;
    let mut outputs = vec![file(WORKBOOK, book), file("so-lieu.json", write::json::figures(figures))];
    let tables = write::ledger::tables(register, findings, lang);
    outputs.extend(tables.into_iter().map(|(name, bytes)| file(&format!("so-cai/{name}"), bytes)));
    if let Some(questions) = report::questions(register, settings) {
        outputs.push(file(QUESTIONS, workbook(&questions, lang)?));
    }
    let report = official::report(dir, outcome, settings)?;
    outputs.push(file(REPORT, report.bytes));
    let parcels = Parcels::of(outcome, settings);
    outputs.extend(parcels.files(lang)?);
    let mut composed = mail::compose(dir, outcome, settings, &parcels, &outputs)?;
    composed.letters.retain(|letter| !(hold && letter.kind == Kind::Up));

    let around = Around {
        outputs: outputs.iter().map(|one| one.path.clone()).collect(),
        letters: settings.mail.as_ref().map(|_| composed.letters.len() as u64),
        period_option: period_option.to_owned(),
        commands: cli::command(lang).get_subcommands().map(|one| one.get_name().to_owned()).collect(),
        kept: Vec::new(),
    };
    let published = disk::publish_with(dir, &register.period.folder(), outputs, lang, |published| {
        page(outcome, settings, around, published).map(Some)
    })?;
    let thu = published.folder.join(OUTBOX);
    let mail = mail::prepare(&thu, composed, settings)?;
    let below = |path: &str| published.folder.join(path);
    Ok(Written {
        workbook: below(WORKBOOK),
        page: below(published.newest(PAGE)),
        kept: published.kept.iter().map(|one| (below(&one.path), one.new.as_deref().map(below))).collect(),
        changes: report.changes,
        mail,
        returned: parcels.returns.len(),
        asked: parcels.meetings.len(),
        to_look_at: outbox::to_look_at(&thu, lang)?,
        folder: published.folder,
    })
}

/// The page, which links to everything else and so is made last.
fn page(outcome: &Outcome, settings: &Settings, around: Around, published: &Published) -> Result<OutFile, Fatal> {
    let kept: Vec<(String, Option<String>)> =
        published.kept.iter().map(|one| (one.path.clone(), one.new.clone())).collect();
    let mut outputs = around.outputs;
    outputs.extend(kept.iter().filter_map(|(_, new)| new.clone()));
    let around = Around { outputs, kept, ..around };
    let page = report::page::page(&outcome.figures, &outcome.register, &outcome.findings, settings, &around);
    let bytes = write::page::html(&page);
    let bytes = bytes.map_err(|error| Fatal::new(say::cannot_make(settings.lang, PAGE)).cause(error))?;
    Ok(file(PAGE, bytes))
}

/// The books that belong to single units.
pub(super) struct Parcels {
    /// What each sender has to correct.
    pub returns: Vec<Parcel>,
    /// Introduced against confirmed, for wards and units.
    pub meetings: Vec<Parcel>,
    /// Each faculty's own part of the workbook.
    pub slices: Vec<Parcel>,
}

impl Parcels {
    fn of(outcome: &Outcome, settings: &Settings) -> Self {
        let (register, findings) = (&outcome.register, &outcome.findings);
        Self {
            returns: report::returns(register, findings, settings),
            meetings: report::meetings(register, settings),
            slices: report::slices(&pipeline::parts(outcome, settings), settings),
        }
    }

    /// Each with its path: below `phan-hoi/` a folder a unit, so that it can be handed over as it is; `doi-chieu/` is flat.
    pub(super) fn placed(&self) -> impl Iterator<Item = (String, &Parcel)> {
        let own = || self.returns.iter().chain(&self.slices);
        let folders = folders(own().map(|parcel| parcel.unit.as_str()));
        let own =
            own().map(move |parcel| (format!("phan-hoi/{}/{}", folders[parcel.unit.as_str()], parcel.name), parcel));
        own.chain(self.meetings.iter().map(|parcel| (format!("doi-chieu/{}", parcel.name), parcel)))
    }

    fn files(&self, lang: Lang) -> Result<Vec<OutFile>, Fatal> {
        let all: Vec<(String, &Parcel)> = self.placed().collect();
        all.into_par_iter().map(|(path, parcel)| Ok(file(&path, workbook(&parcel.book, lang)?))).collect()
    }
}

fn file(path: &str, bytes: Vec<u8>) -> OutFile {
    OutFile { path: path.to_owned(), bytes }
}

pub(super) fn workbook(book: &Book, lang: Lang) -> Result<Vec<u8>, Fatal> {
    write::xlsx::workbook(book)
        .map_err(|error| Fatal::new(say::cannot_make(lang, WORKBOOK)).cause(error).hint(say::shorter_period(lang)))
}
