//! Everything a run writes: books, ledger and figures into output/<period>/, and the mail into its outbox.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::mail::{self, Mail};
use super::official::{self, REPORT};
use crate::cli;
use crate::compare::lines::Renumbered;
use crate::deliver::disk::{self, OutFile, Published, Staging};
use crate::deliver::letter::{Attachment, Composed, Kind, Names, Templates};
use crate::deliver::outbox::{self, Tried};
use crate::error::Fatal;
use crate::model::{Form, Lang, Level, UnitCode};
use crate::pipeline::{self, Outcome};
use crate::report::page::{Around, ForUnit, LastSending, LetterPlace, Outbox, PostedLetter, Purpose};
use crate::report::{self, book::Book, parcel::Parcel};
use crate::say::{number, report as say_report, run as say};
use crate::settings::Settings;
use crate::text::slug::folders;
use crate::wards;
use crate::write::{self, ledger, ledger::Ledger};

/// The consolidated workbook's name.
pub(super) const WORKBOOK: &str = "tong-hop.xlsx";
/// What only a person can tell, to answer in Excel.
pub(super) const QUESTIONS: &str = "cau-hoi.xlsx";
/// The folder of the lists for wards and units.
pub(super) const MEETINGS: &str = "doi-chieu";
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
    /// What to say of a report that she edited before its figures changed; empty where there is nothing to say.
    pub outdated: Vec<String>,
    pub mail: Mail,
    /// Books below `phan-hoi/` for senders to correct.
    pub returned: usize,
    /// Books below `doi-chieu/`, and those of them in which something waits for an answer.
    pub met: usize,
    pub asked: usize,
    /// Messages that were tried and need a person.
    pub tried: Tried,
    /// Addresses that the server refused.
    pub refusals: Vec<outbox::Refusal>,
}

/// Makes everything first, each beside as soon as it is made, then puts it in its place: whatever cannot be made leaves the previous
/// output whole.
///
/// `period_option` is what the page's commands add to mean the same period. `hold`: the report to the unit above is not prepared.
pub(super) fn publish(
    dir: &Path,
    outcome: &Outcome,
    settings: &Settings,
    period_option: &str,
    hold: bool,
) -> Result<Written, Fatal> {
    let (lang, register) = (settings.lang, &outcome.register);
    // What a template she edited makes impossible stops the run before anything is written.
    let report = official::report(dir, outcome, settings)?;
    let templates = Templates::load(dir, lang)?;
    let made = Staging::begin(dir, lang)?;
    let mut outputs = whole(&made, outcome, settings)?;
    let report_file = made.put(REPORT, &report.bytes)?;
    let edited = official::edited(dir, outcome, &report_file, &report, lang)?;
    let outdated = edited.as_ref().map(|one| outdated(one, lang)).unwrap_or_default();
    outputs.push(report_file);
    let parcels = Parcels::make(&made, outcome, settings)?;
    outputs.extend(parcels.all().map(|parcel| parcel.file.clone()));
    let mut composed = mail::compose(
        &mut Made { dir, staging: &made, outputs: &outputs, report: edited },
        outcome,
        settings,
        &templates,
        &parcels,
    )?;
    composed.letters.retain(|letter| !(hold && letter.kind == Kind::Up));

    let around = Around {
        outputs: outputs.iter().map(|one| one.path.clone()).collect(),
        letters: settings.mail.as_ref().map(|_| composed.letters.len() as u64),
        outbox: standing(&dir.join("output").join(register.period.folder()).join(OUTBOX), lang)?,
        period_option: period_option.to_owned(),
        commands: cli::command(lang).get_subcommands().map(|one| one.get_name().to_owned()).collect(),
        outdated: outdated.clone(),
        ..parcels.around(&composed, outcome, settings)
    };
    let asked = around.asked.len();
    let published = disk::publish(&made, &register.period.folder(), outputs, |published| {
        made.put(PAGE, &page(outcome, settings, around, published)?).map(Some)
    })?;
    let thu = published.folder.join(OUTBOX);
    let mail = mail::prepare(&thu, composed, settings)?;
    renew_mail(&published.folder, lang)?;
    let below = |path: &str| published.folder.join(path);
    Ok(Written {
        workbook: below(WORKBOOK),
        page: below(published.newest(PAGE)),
        kept: published.kept.iter().map(|one| (below(&one.path), one.new.as_deref().map(below))).collect(),
        changes: report.changes,
        outdated,
        mail,
        returned: parcels.returns.len(),
        met: parcels.meetings.len(),
        asked,
        tried: outbox::tried(&thu, lang)?,
        refusals: outbox::refusals(&thu, lang)?,
        folder: published.folder,
    })
}

/// Lines of a report whose numbers changed that are named one by one.
const MOST_NUMBERS: usize = 5;

/// That the report she edited may be no report of this period; else that she edited it before its figures changed, then where.
pub(super) fn outdated(edited: &official::Edited, lang: Lang) -> Vec<String> {
    let numbers = &edited.numbers;
    if let Some(doubt) = &edited.doubt {
        return vec![doubt.clone()];
    }
    if !edited.outdated {
        return Vec::new();
    }
    let head = if numbers.is_empty() {
        say_report::outdated_unsure(lang)
    } else {
        say_report::outdated(lang, number(lang, numbers.len()))
    };
    let line = |one: &Renumbered| say_report::renumbered(lang, &one.before, &one.after);
    let more = (numbers.len() > MOST_NUMBERS).then(|| say_report::more_lines(lang, numbers.len() - MOST_NUMBERS));
    std::iter::once(head).chain(numbers.iter().take(MOST_NUMBERS).map(line)).chain(more).collect()
}

/// The page, which links to everything else and so is made last.
fn page(outcome: &Outcome, settings: &Settings, around: Around, published: &Published) -> Result<Vec<u8>, Fatal> {
    let kept: Vec<(String, Option<String>)> =
        published.kept.iter().map(|one| (one.path.clone(), one.new.clone())).collect();
    let mut outputs = around.outputs;
    outputs.extend(kept.iter().filter_map(|(_, new)| new.clone()));
    let around = Around { outputs, kept, ..around };
    let page = report::page::page(&outcome.figures, &outcome.register, &outcome.findings, settings, &around);
    write::page::html(&page).map_err(|error| Fatal::new(say::cannot_make(settings.lang, PAGE)).cause(error))
}

fn standing(thu: &Path, lang: Lang) -> Result<Outbox, Fatal> {
    let now = outbox::standing(thu, lang)?;
    let numbers = [now.sent, now.updates, now.waiting, now.refused, now.unknown, now.held];
    let [sent, updates, waiting, refused, unknown, held] = numbers.map(|number| number as u64);
    let refusals = now.refusals.iter().map(|one| mail::refusal(one, lang)).collect();
    let letter = |(unit, folder, file): (String, &str, String)| PostedLetter {
        unit,
        path: format!("{OUTBOX}/{folder}/{file}"),
        place: match folder {
            outbox::SENT => LetterPlace::Sent,
            outbox::LOOK => LetterPlace::Look,
            _ => LetterPlace::New,
        },
    };
    let letters = now.letters.into_iter().map(letter).collect();
    let last = now.last.map(|last| LastSending {
        day: last.day,
        sent: last.sent as u64,
        later: last.later as u64,
        to_look_at: last.to_look_at as u64,
        held: last.held as u64,
    });
    Ok(Outbox { sent, updates, waiting, refused, unknown, held, refusals, letters, last })
}

/// Lets the page of a period say how its mail stands now.
pub(super) fn renew_mail(folder: &Path, lang: Lang) -> Result<(), Fatal> {
    let mail = report::page::mailing(&standing(&folder.join(OUTBOX), lang)?, lang);
    disk::renew(folder, PAGE, |page| write::page::with_mail(page, &mail, lang), lang)
}

/// What is about all units. Each is gone from memory before the next is made.
fn whole(made: &Staging, outcome: &Outcome, settings: &Settings) -> Result<Vec<OutFile>, Fatal> {
    let lang = settings.lang;
    let (figures, register, findings) = (&outcome.figures, &outcome.register, &outcome.findings);
    let book = workbook(&report::consolidated(figures, register, findings, settings), lang)?;
    let mut outputs = vec![made.put(WORKBOOK, &book)?];
    drop(book);
    outputs.push(made.put_with("so-lieu.json", |out| write::json::figures(figures, out))?);
    let ledger = Ledger { register, findings, lang };
    for file in ledger::File::ALL {
        outputs.push(made.put_with(&format!("so-cai/{}", file.name()), |out| ledger.write(file, out))?);
    }
    if let Some(questions) = report::questions(register, settings) {
        outputs.push(made.put(QUESTIONS, &workbook(&questions, lang)?)?);
    }
    Ok(outputs)
}

/// What is made and not published yet.
pub(super) struct Made<'a> {
    pub dir: &'a Path,
    pub staging: &'a Staging,
    pub outputs: &'a [OutFile],
    /// The report, where she edited it.
    pub report: Option<official::Edited>,
}

/// A file that belongs to one unit.
pub(super) struct MadeParcel {
    pub unit: UnitCode,
    /// Its name, without folder.
    pub name: String,
    pub file: OutFile,
    /// Rows that name a person.
    pub persons: u64,
    /// The line by which it is known.
    pub form: Form,
    /// Something in it waits for the unit.
    pub open: bool,
}

/// The books that belong to single units.
pub(super) struct Parcels {
    /// What each sender has to correct.
    pub returns: Vec<MadeParcel>,
    /// Introduced against confirmed, for wards and units.
    pub meetings: Vec<MadeParcel>,
    /// Each faculty's own part of the workbook.
    pub slices: Vec<MadeParcel>,
}

impl Parcels {
    /// Below `phan-hoi/` a folder a unit, so that it can be handed over as it is; `doi-chieu/` is flat.
    fn make(made: &Staging, outcome: &Outcome, settings: &Settings) -> Result<Self, Fatal> {
        let (register, findings, lang) = (&outcome.register, &outcome.findings, settings.lang);
        let names = Names::of(register);
        let keep = |Parcel { unit, name, book, form, open }: Parcel, persons: u64| {
            // Its place is known when all units are.
            let file = made.put(&name, &workbook(&book, lang)?)?;
            Ok::<_, Fatal>(MadeParcel { unit, name, file, persons, form, open })
        };
        let as_typed = |parcel: Parcel| {
            let persons = names.rows_as_typed(&parcel.book);
            keep(parcel, persons)
        };
        let as_ours = |parcel: Parcel| {
            let persons = names.rows(&parcel.book);
            keep(parcel, persons)
        };
        let mut returns: Vec<MadeParcel> =
            report::returns(register, findings, settings).map(as_typed).collect::<Result<_, _>>()?;
        let meetings = report::meetings(register, settings).into_par_iter().map(as_ours);
        let mut meetings: Vec<MadeParcel> = meetings.collect::<Result<_, _>>()?;
        let parts = pipeline::parts(outcome, settings).map(|part| report::slice(&part, settings));
        let mut slices: Vec<MadeParcel> = parts.map(as_typed).collect::<Result<_, _>>()?;

        let folders = folders(returns.iter().chain(&slices).map(|parcel| parcel.unit.as_str()));
        let place = |parcel: &MadeParcel| format!("phan-hoi/{}/{}", folders[parcel.unit.as_str()], parcel.name);
        let places: Vec<String> = returns.iter().chain(&slices).map(place).collect();
        for (parcel, place) in returns.iter_mut().chain(&mut slices).zip(places) {
            parcel.file.path = place;
        }
        meetings.iter_mut().for_each(|parcel| parcel.file.path = format!("{MEETINGS}/{}", parcel.name));
        Ok(Self { returns, meetings, slices })
    }

    /// What the page is told of them: whose each is, what waits for an answer, and what goes with none of the letters.
    fn around(&self, composed: &Composed, outcome: &Outcome, settings: &Settings) -> Around {
        let register = &outcome.register;
        let carried: BTreeSet<(&str, &str)> = composed
            .letters
            .iter()
            .filter(|_| settings.mail.is_some())
            .flat_map(|letter| &letter.attachments)
            .map(|one| (one.unit().as_str(), one.name()))
            .collect();
        let open = || self.meetings.iter().filter(|one| one.open);
        // A slice is for faculties and schools; a chapter knows its own list.
        let level = |code: &UnitCode| register.units.by_code(code.as_str()).map(|unit| register.units.get(unit).level);
        let sliced = |one: &&MadeParcel| matches!(level(&one.unit), Some(Level::Faculty | Level::School));
        let waiting = self.returns.iter().chain(self.slices.iter().filter(sliced)).chain(open());
        let by_hand =
            waiting.filter(|one| !carried.contains(&(one.unit.as_str(), Attachment::named(&one.name).as_str())));
        let kinds =
            [(Purpose::Correct, &self.returns), (Purpose::Slice, &self.slices), (Purpose::Meeting, &self.meetings)];
        let for_unit = |purpose: Purpose, one: &MadeParcel| {
            let unit = register.units.by_code(one.unit.as_str()).map(|unit| register.units.get(unit).name.clone());
            let ward = || Some(wards::by_code(one.form.ward.as_deref()?, one.form.to)?.name.clone());
            let name = unit.or_else(ward).unwrap_or_else(|| one.unit.to_string());
            ForUnit { code: one.unit.to_string(), name, purpose, path: one.file.path.clone() }
        };
        Around {
            asked: open().map(|one| one.file.path.clone()).collect(),
            by_hand: by_hand.map(|one| one.file.path.clone()).collect(),
            for_units: kinds
                .iter()
                .flat_map(|(purpose, all)| all.iter().map(move |one| for_unit(*purpose, one)))
                .collect(),
            ..Around::default()
        }
    }

    /// Each, in the order in which they are published.
    pub(super) fn all(&self) -> impl Iterator<Item = &MadeParcel> {
        self.returns.iter().chain(&self.slices).chain(&self.meetings)
    }
}

pub(super) fn workbook(book: &Book, lang: Lang) -> Result<Vec<u8>, Fatal> {
    write::xlsx::workbook(book)
        .map_err(|error| Fatal::new(say::cannot_make(lang, WORKBOOK)).cause(error).hint(say::shorter_period(lang)))
}
