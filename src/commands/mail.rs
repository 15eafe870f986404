//! The letters of a run: what goes into them, and what became of them.

use std::collections::BTreeMap;
use std::path::Path;

use super::official;
use super::publish::{MEETINGS, Made, MadeParcel, Parcels, WORKBOOK, outdated, workbook};
use crate::deliver::disk::{self, OutFile};
use crate::deliver::letter::{
    self, Attachment, Carrier, Composed, Hers, Kind, Material, Names, Paper, Templates, Unmade, Unreachable,
};
use crate::deliver::outbox::{self, NotMade, Refusal, Tried};
use crate::error::Fatal;
use crate::identify::Register;
use crate::intake::SourceFile;
use crate::model::{FilePath, Lang, Level};
use crate::pipeline::Outcome;
use crate::read;

use crate::report::{self, parcel::Parcel};
use crate::say::{mail as say, number, run as say_run};
use crate::settings::Settings;

/// The report's name among the outputs.
const REPORT: &str = "bao-cao.docx";

/// What became of the mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Mail {
    /// There is a `[mail]`: messages were made. Else `ready` says how many there would be.
    pub configured: bool,
    /// Letters that wait to be sent, by kind.
    pub ready: BTreeMap<Kind, usize>,
    /// Letters laid aside: it is doubtful whose data they carry.
    pub held: usize,
    /// Sent or laid aside with the same content before.
    pub done: usize,
    /// Refused for everybody they are for, and not tried again.
    pub undelivered: usize,
    /// (unit, why): letters that would have carried another unit's file.
    pub refused: Vec<(String, String)>,
    pub unmade: Vec<Unmade>,
    pub no_parent: bool,
}

/// Every letter of the run, with the files among those made that go with them. Nothing is written yet.
pub(super) fn compose(
    made: &mut Made,
    outcome: &Outcome,
    settings: &Settings,
    templates: &Templates,
    parcels: &Parcels,
) -> Result<Composed, Fatal> {
    let lang = settings.lang;
    let hers = made.report.take();
    let (figures, register) = (&outcome.figures, &outcome.register);
    let known = |path: &str| made.outputs.iter().find(|file| file.path == path);
    // Where no message is made the letters are only counted, and nobody needs the files.
    let needed = settings.mail.is_some();
    let (mut attachments, workbook_edited) = attached(made, register, settings, parcels)?;
    let mut of = |list: &[MadeParcel]| -> Vec<Attachment> {
        list.iter().filter_map(|one| attachments.remove(&(one.unit.to_string(), one.name.clone()))).collect()
    };
    let (slices, returns, meetings) = (of(&parcels.slices), of(&parcels.returns), of(&parcels.meetings));
    let report = match (hers, known(REPORT)) {
        (Some(hers), _) => Some(edited_report(hers, lang)),
        (None, Some(file)) => {
            Some(Paper { bytes: made.staging.bytes(file)?, edited: false, notes: Vec::new(), hold: None })
        }
        (None, None) => None,
    };
    let members = match report::allowed_members(register, figures, settings).filter(|_| needed) {
        Some(book) => Some((workbook(&book, lang)?, register.members.len() as u64)),
        None => None,
    };
    letter::compose(Material {
        figures: &figures.without_parts(),
        register,
        findings: &outcome.findings,
        settings,
        templates,
        totals: if needed { workbook(&report::totals_form(figures, register, settings), lang)? } else { Vec::new() },
        report,
        members,
        workbook_edited,
        slices,
        returns,
        meetings,
    })
}

/// The workbooks that go with letters, by the unit and the name of each, and whether she edited the consolidated one.
fn attached(
    made: &mut Made,
    register: &Register,
    settings: &Settings,
    parcels: &Parcels,
) -> Result<(BTreeMap<(String, String), Attachment>, bool), Fatal> {
    let lang = settings.lang;
    // A ward is asked about those it has not confirmed, and gets no more than that.
    let open: BTreeMap<String, Parcel> = report::unconfirmed(register, settings)
        .into_iter()
        .map(|one| (format!("{MEETINGS}/{}", one.name), one))
        .collect();
    // The lists of `doi-chieu/` in which no ward is asked go with no letter.
    let asking = parcels.meetings.iter().filter(|parcel| open.contains_key(&parcel.file.path));
    let sent: Vec<&MadeParcel> = parcels.returns.iter().chain(&parcels.slices).chain(asking).collect();
    let consolidated = made.outputs.iter().find(|file| file.path == WORKBOOK);
    let of_interest: Vec<&OutFile> = consolidated.into_iter().chain(sent.iter().map(|parcel| &parcel.file)).collect();
    let mut edited = disk::edited(made.dir, &register.period.folder(), &of_interest, lang)?;
    let names = Names::of(register);
    let carrier = Carrier { register, names: &names, lang };
    let mut attachments = BTreeMap::new();
    for parcel in sent {
        let path = &parcel.file.path;
        let named = |persons, bytes| Attachment::new(&parcel.name, &parcel.unit, bytes).naming(persons);
        let attachment = match (edited.remove(path), open.get(path)) {
            (hers, _) if settings.mail.is_none() => named(parcel.persons, Vec::new()).edited(hers.is_some()),
            (Some(bytes), _) => kept(made, parcel, bytes, &carrier, settings)?,
            (None, Some(asked)) => named(names.rows(&asked.book), workbook(&asked.book, lang)?),
            (None, None) => named(parcel.persons, made.staging.bytes(&parcel.file)?),
        };
        attachments.insert((parcel.unit.to_string(), parcel.name.clone()), attachment);
    }
    Ok((attachments, edited.contains_key(WORKBOOK)))
}

/// The report as she edited it, with what its letter says of it, or why it waits for her.
fn edited_report(hers: official::Edited, lang: Lang) -> Paper {
    let said = outdated(&hers, lang);
    let hold = match &hers.doubt {
        Some(doubt) => Some(say::hold_report(lang, doubt)),
        None => (!hers.numbers.is_empty()).then(|| say::hold_outdated(lang, said.join("\n"))),
    };
    let notes = if hold.is_none() { said } else { Vec::new() };
    Paper { bytes: hers.bytes, edited: true, notes, hold }
}

/// A workbook that she edited, as it would go out, looked over like what a stranger sent.
fn kept(
    made: &Made,
    parcel: &MadeParcel,
    bytes: Vec<u8>,
    carrier: &Carrier,
    settings: &Settings,
) -> Result<Attachment, Fatal> {
    let path = parcel.file.path.as_str();
    let opened = |bytes: Vec<u8>| read::workbook(&SourceFile::new(FilePath::new(path), bytes), settings.limits).0;
    let (workbook, ours) = (opened(bytes.clone()), opened(made.staging.bytes(&parcel.file)?));
    let outdated = !disk::was_written(made.dir, &carrier.register.period.folder(), &parcel.file);
    let hers = Hers { path, workbook: workbook.as_ref(), made: ours.as_ref(), form: &parcel.form, outdated };
    let attachment = Attachment::new(&parcel.name, &parcel.unit, bytes).edited(true);
    // Of what nobody can read it is not said that it names nobody.
    let persons = carrier.persons(&hers).unwrap_or(parcel.persons);
    Ok(attachment.naming(persons).doubted(carrier.doubt(&hers)))
}

/// Puts the letters into the outbox `thu`; without `[mail]` only counts them.
pub(super) fn prepare(thu: &Path, composed: Composed, settings: &Settings) -> Result<Mail, Fatal> {
    let lang = settings.lang;
    let Composed { letters, unmade, no_parent } = composed;
    let mut ready: BTreeMap<Kind, usize> = BTreeMap::new();
    let Some(mail) = &settings.mail else {
        for letter in &letters {
            *ready.entry(letter.kind).or_default() += 1;
        }
        return Ok(Mail { ready, unmade, no_parent, ..Mail::default() });
    };
    let names: BTreeMap<String, String> =
        letters.iter().map(|one| (one.to.unit().to_string(), one.to.name().to_owned())).collect();
    let prepared = outbox::prepare(thu, letters, mail, settings.today, lang)?;
    let mut list: Vec<NotMade> = unmade.iter().map(|one| not_made(one, lang)).collect();
    list.extend(prepared.refused.iter().map(|(unit, why)| NotMade {
        unit: unit.clone(),
        name: names.get(unit).cloned().unwrap_or_default(),
        level: String::new(),
        kinds: Vec::new(),
        cause: outbox::OTHER_UNITS_FILE.to_owned(),
        why: why.clone(),
    }));
    outbox::remember(thu, &list, lang)?;
    for waiting in outbox::pending(thu, lang)? {
        if let Some(kind) = Kind::parse(&waiting.kind) {
            *ready.entry(kind).or_default() += 1;
        }
    }
    let (held, done, refused) = (prepared.held.len(), prepared.done, prepared.refused);
    let undelivered = prepared.undelivered.len();
    Ok(Mail { configured: true, ready, held, done, undelivered, refused, unmade, no_parent })
}

/// Causes that need no further word.
const UNREGISTERED: &str = "unregistered";
const NO_ADDRESS: &str = "no-address";

fn not_made(one: &Unmade, lang: Lang) -> NotMade {
    NotMade {
        unit: one.unit.clone(),
        name: one.name.clone(),
        level: one.level.code().to_owned(),
        kinds: one.kinds.iter().map(|kind| kind.code().to_owned()).collect(),
        cause: match &one.why {
            Unreachable::Unregistered => UNREGISTERED,
            Unreachable::NoAddress => NO_ADDRESS,
            Unreachable::BadAddress(_) => "bad-address",
        }
        .to_owned(),
        why: why(&one.why, lang),
    }
}

/// Why a unit cannot be written to, in words.
fn why(why: &Unreachable, lang: Lang) -> String {
    match why {
        Unreachable::Unregistered => say::unregistered(lang),
        Unreachable::NoAddress => say::no_address(lang),
        Unreachable::BadAddress(text) => say::bad_address(lang, text),
    }
}

/// Whose address was refused, and why.
pub(super) fn refusal(one: &Refusal, lang: Lang) -> String {
    say::refusal(lang, &one.unit_name, &one.address, &one.reason)
}

/// What is said of messages that were tried and need a person, and of the addresses behind them.
pub(super) fn look_at(tried: Tried, refusals: &[Refusal], lang: Lang) -> Vec<String> {
    let addresses = refusals.iter().map(|one| format!("  {}", refusal(one, lang)));
    let refused = (tried.refused > 0).then(|| say_run::mail_refused(lang, number(lang, tried.refused)));
    let unknown = (tried.unknown > 0).then(|| say_run::mail_unknown(lang, number(lang, tried.unknown)));
    refused.into_iter().chain(addresses).chain(unknown).collect()
}

/// Units of one level that cannot be written to for one reason, named on the screen; the rest is counted.
const MOST_NAMES: usize = 3;

/// What the summary of a run says of the mail.
pub(super) fn tell(mail: &Mail, settings: &Settings, lines: &mut Vec<String>) {
    let lang = settings.lang;
    let ready: usize = mail.ready.values().sum();
    lines.push(match ready {
        0 if !mail.configured => say::no_mail(lang),
        ready if !mail.configured => say::could_write(lang, number(lang, ready)),
        0 if mail.undelivered > 0 => say_run::mail_none_new(lang),
        0 if mail.done > 0 => say_run::mail_done(lang),
        0 => say_run::mail_none(lang),
        ready => say_run::mail_ready(lang, number(lang, ready)),
    });
    let kinds =
        mail.ready.iter().map(|(kind, count)| format!("{} {}", number(lang, count), Kind::label(kind.code(), lang)));
    let kinds: Vec<String> = kinds.collect();
    if !kinds.is_empty() {
        lines.push(format!("  {}", kinds.join(" · ")));
    }
    if mail.held > 0 {
        lines.push(say::held_ready(lang, number(lang, mail.held)));
    }
    if let Some(told) = settings.mail.as_ref().filter(|_| ready > 0) {
        lines.extend(told.to_all.as_ref().map(|all| say::trial(lang, all)));
        let capped = told.max_messages.filter(|&most| ready > most as usize);
        lines.extend(capped.map(|most| say::capped(lang, number(lang, most))));
    }
    lines.extend(mail.refused.iter().map(|(unit, why)| format!("  {unit}: {why}")));
    if mail.no_parent {
        lines.push(say::no_parent(lang));
    }
    let list: Vec<NotMade> = mail.unmade.iter().map(|one| not_made(one, lang)).collect();
    lines.extend(unwritten(&list, lang));
    // Without a register every unit is only inferred, and one sentence about [mail] is enough.
    if !list.is_empty() && mail.configured {
        lines.push(say::where_addresses(lang));
    }
}

/// Why a unit cannot be written to, in the language of whoever asks now; what names an address is in that of the run that told it.
fn still_why(one: &NotMade, lang: Lang) -> String {
    match one.cause.as_str() {
        UNREGISTERED => say::unregistered(lang),
        NO_ADDRESS => say::no_address(lang),
        _ => one.why.clone(),
    }
}

/// Units that cannot be written to, by reason and level, a few of them by name.
pub(super) fn unwritten(list: &[NotMade], lang: Lang) -> Vec<String> {
    let mut groups: BTreeMap<(String, &str), Vec<&str>> = BTreeMap::new();
    for one in list {
        groups.entry((still_why(one, lang), one.level.as_str())).or_default().push(&one.name);
    }
    let line = |((why, level), names): ((String, &str), Vec<&str>)| {
        let known = Level::ALL.iter().find(|one| one.code() == level).map(|one| one.label(lang).to_lowercase());
        let mut shown = names.iter().take(MOST_NAMES).copied().collect::<Vec<_>>().join(", ");
        if names.len() > MOST_NAMES {
            shown = say::and_others(lang, shown, number(lang, names.len() - MOST_NAMES));
        }
        say::cannot_write_to(lang, why, known.unwrap_or_default(), number(lang, names.len()), shown)
    };
    groups.into_iter().map(line).collect()
}
