//! `send`: who would get what, or the sending itself. Connects to nobody without `--yes`.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::publish::OUTBOX;
use super::{Io, Stop, shown};
use crate::cli::Common;
use crate::deliver::Lock;
use crate::deliver::outbox::{self, Pending};
use crate::deliver::smtp::{self, Patience, Place, SendReport};
use crate::error::{Exit, Fatal};
use crate::model::{Date, Period};
use crate::say::{number, run as say};
use crate::settings::{PeriodChoice, Settings};

pub(super) fn send(common: &Common, today: Date, yes: bool, io: &mut Io<'_>) -> Result<Exit, Stop> {
    let (settings, _) = super::settings(common, today)?;
    let outboxes = outboxes(&common.dir, &settings);
    if yes {
        let _lock = Lock::take(&common.dir, settings.lang)?;
        return deliver(common, &settings, &outboxes, io);
    }
    look(common, &settings, &outboxes, io)
}

/// The outbox of the period that is meant; of every period where none is.
fn outboxes(dir: &Path, settings: &Settings) -> Vec<PathBuf> {
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

/// A message that waits, as `send --json` prints it.
#[derive(Serialize)]
struct Waiting {
    file: String,
    to: Vec<String>,
    subject: String,
    attachments: Vec<Attached>,
}

#[derive(Serialize)]
struct Attached {
    name: String,
    bytes: u64,
}

fn look(common: &Common, settings: &Settings, outboxes: &[PathBuf], io: &mut Io<'_>) -> Result<Exit, Stop> {
    let lang = settings.lang;
    let mut waiting: Vec<(&PathBuf, Pending)> = Vec::new();
    for outbox in outboxes {
        waiting.extend(outbox::pending(outbox, lang)?.into_iter().map(|one| (outbox, one)));
    }
    if common.json {
        let attached = |(name, bytes)| Attached { name, bytes };
        let list: Vec<Waiting> = waiting
            .into_iter()
            .map(|(outbox, one)| Waiting {
                file: shown(&outbox.join(outbox::NEW).join(&one.file)),
                to: one.to,
                subject: one.subject,
                attachments: one.attachments.into_iter().map(attached).collect(),
            })
            .collect();
        super::json(&list, io)?;
        return Ok(Exit::Done);
    }
    for (outbox, one) in &waiting {
        writeln!(io.out, "{}", say::would_send(lang, one.to.join(", "), &one.subject))?;
        for (name, bytes) in &one.attachments {
            writeln!(io.out, "    {name} ({} KB)", number(lang, bytes.div_ceil(1024)))?;
        }
        writeln!(io.out, "    {}", shown(&outbox.join(outbox::NEW).join(&one.file)))?;
    }
    let mut aside = 0;
    for outbox in outboxes {
        aside += outbox::to_look_at(outbox, lang)?;
    }
    if aside > 0 {
        writeln!(io.out, "{}", say::mail_to_look_at(lang, number(lang, aside)))?;
    }
    writeln!(io.out, "{}", if waiting.is_empty() { say::mail_none(lang) } else { say::dry_run(lang) })?;
    Ok(Exit::Done)
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
    let password = smtp::password(&common.dir, mail, io.variable, lang)?;
    let mut report = SendReport::default();
    for outbox in outboxes {
        let sent = smtp::send_all(outbox, &common.dir, mail, password.as_ref(), Patience::default(), lang)?;
        report.outcomes.extend(sent.outcomes);
    }
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
    }
    Ok(if report.all_sent() { Exit::Done } else { Exit::MailLeft })
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
    if report.count(Place::ToLookAt) > 0 {
        writeln!(io.out, "{}", say::mail_to_look_at(lang, count(Place::ToLookAt)))?;
    }
    Ok(())
}
