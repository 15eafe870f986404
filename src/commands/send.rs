//! `send`: who would get what, or the sending itself. Connects to nobody without `--yes`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::publish::{OUTBOX, renew_mail};
use super::{Io, Stop, shown};
use crate::cli::Common;
use crate::deliver::Lock;
use crate::deliver::letter::Kind;
use crate::deliver::outbox::{self, Carried, NotMade, Pending, Sending, Tried};
use crate::deliver::smtp::{self, Patience, Place, SendReport};
use crate::error::{Exit, Fatal};
use crate::model::date::show_day;
use crate::model::{Date, Lang, Period};
use crate::say::{mail as say_mail, number, run as say};
use crate::settings::{PeriodChoice, Settings};

pub(super) fn send(common: &Common, today: Date, yes: bool, io: &mut Io<'_>) -> Result<Exit, Stop> {
    let (settings, _) = super::settings(common, today)?;
    let outboxes = outboxes(&common.dir, &settings);
    if let Some(period) = never_run(&common.dir, &settings).filter(|_| !common.json) {
        writeln!(io.out, "{}", say::never_run(settings.lang, period))?;
        return Ok(Exit::Done);
    }
    if yes {
        let _lock = Lock::take(&common.dir, settings.lang)?;
        return deliver(common, &settings, &outboxes, io);
    }
    look(common, &settings, &outboxes, io)
}

/// The period that is meant, where no run ever wrote anything for it.
fn never_run(dir: &Path, settings: &Settings) -> Option<String> {
    let PeriodChoice::Given(when) = settings.period else { return None };
    let folder = Period::new(when, settings.cut).folder();
    (!dir.join("output").join(folder).is_dir()).then(|| when.to_string())
}

/// The outbox of the period that is meant; of every period where none is.
pub(super) fn outboxes(dir: &Path, settings: &Settings) -> Vec<PathBuf> {
    let output = dir.join("output");
    let folders = match settings.period {
        PeriodChoice::Given(when) => vec![output.join(Period::new(when, settings.cut).folder())],
        PeriodChoice::Inferred => {
            let entries = std::fs::read_dir(&output).into_iter().flatten().flatten();
            let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
            folders.sort();
            folders
        }
    };
    folders.into_iter().map(|folder| folder.join(OUTBOX)).filter(|outbox| outbox.is_dir()).collect()
}

/// What `send --json` prints.
#[derive(Serialize)]
struct Listed {
    schema: &'static str,
    waiting: Vec<Message>,
    parked: Vec<Aside>,
    not_made: Vec<NotMade>,
}

#[derive(Serialize)]
struct Message {
    file: String,
    kind: String,
    unit: String,
    unit_name: String,
    to: Vec<String>,
    cc: Vec<String>,
    subject: String,
    attachments: Vec<Attached>,
    /// Rows of the attachments that name a person.
    persons: u64,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Attached {
    name: String,
    bytes: u64,
    persons: u64,
}

#[derive(Serialize)]
struct Aside {
    #[serde(flatten)]
    message: Message,
    /// False: somebody tried to send it, and it was refused or nobody knows whether it arrived.
    held: bool,
    reason: String,
}

impl Message {
    fn of(outbox: &Path, folder: &str, one: Pending) -> Self {
        let attached = |one: Carried| Attached { name: one.name, bytes: one.size, persons: one.persons };
        let attachments: Vec<Attached> = one.attachments.into_iter().map(attached).collect();
        Self {
            file: shown(&outbox.join(folder).join(&one.file)),
            kind: one.kind,
            unit: one.unit,
            unit_name: one.unit_name,
            to: one.to,
            cc: one.copy,
            subject: one.subject,
            persons: attachments.iter().map(|one| one.persons).sum(),
            attachments,
            notes: one.notes,
        }
    }
}

fn listed(outboxes: &[PathBuf], lang: Lang) -> Result<Listed, Fatal> {
    let mut list = Listed { schema: "tonghop.mail/1", waiting: Vec::new(), parked: Vec::new(), not_made: Vec::new() };
    for dir in outboxes {
        list.waiting.extend(outbox::pending(dir, lang)?.into_iter().map(|one| Message::of(dir, outbox::NEW, one)));
        list.parked.extend(outbox::parked(dir, lang)?.into_iter().map(|one| Aside {
            message: Message::of(dir, outbox::LOOK, one.message),
            held: one.held,
            reason: one.reason,
        }));
        list.not_made.extend(outbox::not_made(dir));
    }
    Ok(list)
}

fn look(common: &Common, settings: &Settings, outboxes: &[PathBuf], io: &mut Io<'_>) -> Result<Exit, Stop> {
    let lang = settings.lang;
    let list = listed(outboxes, lang)?;
    if common.json {
        super::json(&list, io)?;
        return Ok(Exit::Done);
    }
    let mut lines = Vec::new();
    let mut kinds: BTreeMap<String, Vec<&Message>> = BTreeMap::new();
    for one in &list.waiting {
        kinds.entry(one.kind.clone()).or_default().push(one);
    }
    for (kind, messages) in &kinds {
        lines.push(first_upper(&say_mail::kind_head(lang, Kind::label(kind, lang), number(lang, messages.len()))));
        messages.iter().for_each(|one| message_lines(one, lang, &mut lines));
        lines.push(String::new());
    }
    for held in [true, false] {
        let aside: Vec<&Aside> = list.parked.iter().filter(|one| one.held == held).collect();
        if aside.is_empty() {
            continue;
        }
        let count = number(lang, aside.len());
        lines.push(if held { say_mail::held_head(lang, count) } else { say_mail::tried_head(lang, count) });
        for one in aside {
            message_lines(&one.message, lang, &mut lines);
            lines.extend(one.reason.lines().map(|line| say_mail::note(lang, line)));
        }
        lines.push(String::new());
    }
    if !list.not_made.is_empty() {
        lines.push(say_mail::not_made_head(lang, number(lang, list.not_made.len())));
        lines.extend(super::mail::unwritten(&list.not_made, lang));
        lines.push(String::new());
    }
    if !list.waiting.is_empty() {
        let persons: u64 = list.waiting.iter().map(|one| one.persons).sum();
        lines.push(say_mail::total(lang, number(lang, list.waiting.len()), number(lang, persons)));
        if let Some(mail) = &settings.mail {
            lines.extend(mail.to_all.as_ref().map(|all| say_mail::trial(lang, all).trim().to_owned()));
            let capped = mail.max_messages.filter(|&most| list.waiting.len() > most as usize);
            lines.extend(capped.map(|most| first_upper(say_mail::capped(lang, number(lang, most)).trim())));
        }
    }
    lines.push(match &settings.mail {
        _ if !list.waiting.is_empty() => say::dry_run(lang),
        Some(_) => say::mail_none(lang),
        None => say_mail::never_written(lang),
    });
    writeln!(io.out, "{}", lines.join("\n"))?;
    Ok(Exit::Done)
}

fn message_lines(one: &Message, lang: Lang, lines: &mut Vec<String>) {
    lines.push(say_mail::to(lang, &one.unit_name, one.to.join(", ")));
    if !one.cc.is_empty() {
        lines.push(say_mail::copy(lang, one.cc.join(", ")));
    }
    lines.push(say_mail::subject(lang, &one.subject));
    for file in &one.attachments {
        let persons = (file.persons > 0).then(|| say_mail::persons(lang, number(lang, file.persons)));
        lines.push(say_mail::attached(lang, &file.name, size(file.bytes, lang)) + &persons.unwrap_or_default());
    }
    lines.extend(one.notes.iter().map(|note| say_mail::note(lang, note)));
    lines.push(format!("    {}", one.file));
}

/// `34 KB`, `1,2 MB`: for people, rounded up.
fn size(bytes: u64, lang: Lang) -> String {
    let kilobytes = bytes.div_ceil(1024);
    if kilobytes < 1024 {
        return format!("{kilobytes} KB");
    }
    let tenths = (kilobytes * 10).div_ceil(1024);
    let mark = if lang == Lang::Vi { ',' } else { '.' };
    format!("{}{mark}{} MB", tenths / 10, tenths % 10)
}

fn first_upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What became of one message, as `send --yes --json` prints it.
#[derive(Serialize)]
struct Ended<'a> {
    file: &'a str,
    to: &'a [String],
    place: &'static str,
    reason: Option<&'a str>,
}

/// Sends what waits. The caller holds the lock.
pub(super) fn deliver(
    common: &Common,
    settings: &Settings,
    outboxes: &[PathBuf],
    io: &mut Io<'_>,
) -> Result<Exit, Stop> {
    let lang = settings.lang;
    let mail =
        settings.mail.as_ref().ok_or_else(|| Fatal::new(say::no_mail_config(lang)).hint(say::fill_mail(lang)))?;
    let waits = outboxes.iter().map(|dir| Ok(!outbox::pending(dir, lang)?.is_empty()));
    let waits = waits.collect::<Result<Vec<bool>, Fatal>>()?.contains(&true);
    // Where nothing is to be sent nobody needs a password.
    let password = if waits { smtp::password(&common.dir, mail, &io.secrets(), lang)? } else { None };
    let mut report = SendReport::default();
    // The most messages of one sending are those of all periods together.
    let mut mail = mail.clone();
    for outbox in outboxes {
        let sent = smtp::send_all(outbox, &common.dir, &mail, password.as_ref(), Patience::default(), lang)?;
        let tried = u32::try_from(sent.tried()).unwrap_or(u32::MAX);
        mail.max_messages = mail.max_messages.map(|most| most.saturating_sub(tried));
        if sent.tried() > 0 || outboxes.len() == 1 {
            remember(outbox, &sent, settings, io)?;
        }
        report.outcomes.extend(sent.outcomes);
    }
    let standing = outboxes.iter().map(|dir| outbox::standing(dir, lang)).collect::<Result<Vec<_>, Fatal>>()?;
    let held: usize = standing.iter().map(|one| one.held).sum();
    let waiting: usize = standing.iter().map(outbox::Standing::for_a_person).sum();
    if common.json {
        let ended = |one: &'_ smtp::Outcome| one.place.folder();
        let list: Vec<Ended<'_>> = report
            .outcomes
            .iter()
            .map(|one| Ended { file: &one.file, to: &one.to, place: ended(one), reason: one.reason.as_deref() })
            .collect();
        super::json(&list, io)?;
    } else {
        tell(settings, &report, io)?;
        if held > 0 {
            writeln!(io.out, "{}", say_mail::held_ready(lang, number(lang, held)).trim())?;
        }
    }
    // What nobody tried because a person has to look first was not sent either.
    Ok(if report.all_sent() && waiting == 0 { Exit::Done } else { Exit::MailLeft })
}

/// Writes down what was sent, and lets the page say it. Where that fails the mail is sent all the same.
fn remember(outbox: &Path, sent: &SendReport, settings: &Settings, io: &mut Io<'_>) -> Result<(), Stop> {
    let lang = settings.lang;
    let sending = Sending {
        day: show_day(settings.today),
        sent: sent.count(Place::Sent),
        later: sent.count(Place::StillToSend),
        to_look_at: sent.count(Place::ToLookAt),
        held: outbox::standing(outbox, lang)?.held,
    };
    let remembered = outbox::remember_sending(outbox, &sending, lang);
    let page = outbox.parent().map_or(Ok(()), |folder| renew_mail(folder, lang));
    if let Err(fatal) = remembered.and(page) {
        super::fatal_lines(&fatal, lang, io.err)?;
    }
    Ok(())
}

fn tell(settings: &Settings, report: &SendReport, io: &mut Io<'_>) -> Result<(), Stop> {
    let lang = settings.lang;
    for one in &report.outcomes {
        let reason = one.reason.as_ref().map(|reason| format!(" · {reason}")).unwrap_or_default();
        let place = match one.place {
            Place::Sent => say::place_sent(lang),
            Place::StillToSend => say::place_waiting(lang),
            Place::ToLookAt => say::place_look(lang),
        };
        writeln!(io.out, "{place}: {} → thu/{}/{}{reason}", one.to.join(", "), one.place.folder(), one.file)?;
    }
    let count = |place| number(lang, report.count(place));
    writeln!(io.out, "{}", say::sent(lang, count(Place::Sent)))?;
    if report.count(Place::StillToSend) > 0 {
        writeln!(io.out, "{}", say::not_sent(lang, count(Place::StillToSend)))?;
    }
    let refused = report.outcomes.iter().filter(|one| one.place == Place::ToLookAt && one.refused).count();
    let tried = Tried { refused, unknown: report.count(Place::ToLookAt) - refused };
    for line in super::mail::look_at(tried, &[], lang) {
        writeln!(io.out, "{line}")?;
    }
    Ok(())
}
