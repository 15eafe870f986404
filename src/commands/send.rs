//! `send`: who would get what; with `--yes` it is sent.

use std::path::{Path, PathBuf};

use super::{Io, Stop};
use crate::cli::Common;
use crate::deliver::smtp::{self, Patience, Place};
use crate::deliver::{Lock, outbox};
use crate::error::{Exit, Fatal};
use crate::model::{Date, Lang};
use crate::settings::{PeriodChoice, Settings};

pub(super) fn send(common: &Common, today: Date, yes: bool, io: &mut Io<'_>) -> Result<Exit, Stop> {
    let (settings, _) = super::settings(common, today)?;
    let _lock = if yes { Some(Lock::take(&common.dir, settings.lang)?) } else { None };
    deliver(common, &settings, yes, io)
}

/// Shows or sends what waits in the outboxes of the period, or of every period where none is set. The caller holds the lock
/// when it sends.
pub(super) fn deliver(common: &Common, settings: &Settings, yes: bool, io: &mut Io<'_>) -> Result<Exit, Stop> {
    let lang = settings.lang;
    let boxes = outboxes(&common.dir.join("output"), settings);
    let mut waiting = 0;
    for (period, folder) in &boxes {
        for message in outbox::pending(folder, lang)? {
            waiting += 1;
            writeln!(io.out, "{period}/thu/moi/{}", message.file)?;
            writeln!(io.out, "  {}: {}", say(lang, "Gửi đến", "To"), message.to.join(", "))?;
            writeln!(io.out, "  {}: {}", say(lang, "Tiêu đề", "Subject"), message.subject)?;
            for (name, size) in &message.attachments {
                let label = say(lang, "Đính kèm", "Attached");
                writeln!(io.out, "  {label}: {name} ({} kB)", size.div_ceil(1024))?;
            }
        }
    }
    if waiting == 0 {
        writeln!(io.out, "{}", say(lang, "Không có thư nào chờ gửi.", "No mail waits to be sent."))?;
        return Ok(Exit::Done);
    }
    if !yes {
        let hint = say(
            lang,
            "Chưa gửi gì và chưa kết nối đi đâu. Gõ `tonghop gui --yes` để gửi.",
            "Nothing was sent and nothing was connected to. `tonghop send --yes` sends.",
        );
        writeln!(io.out, "{hint}")?;
        return Ok(Exit::Done);
    }
    send_boxes(common, settings, &boxes, io)
}

fn send_boxes(
    common: &Common,
    settings: &Settings,
    boxes: &[(String, PathBuf)],
    io: &mut Io<'_>,
) -> Result<Exit, Stop> {
    let lang = settings.lang;
    let Some(mail) = &settings.mail else {
        let what = say(lang, "Chưa có máy chủ thư trong config.toml", "config.toml names no mail server");
        let hint = say(
            lang,
            "Hãy điền [mail] from, host, port, security rồi chạy lại.",
            "Fill in [mail] from, host, port, security.",
        );
        return Err(Fatal::new(what).hint(hint).into());
    };
    let password = smtp::password(&common.dir, mail, &variable, lang)?;
    let mut all = true;
    for (period, folder) in boxes {
        let report = smtp::send_all(folder, &common.dir, mail, password.as_ref(), Patience::default(), lang)?;
        for one in &report.outcomes {
            let place = match one.place {
                Place::Sent => say(lang, "đã gửi", "sent"),
                Place::StillToSend => say(lang, "còn phải gửi", "still to send"),
                Place::ToLookAt => say(lang, "cần xem", "to be looked at"),
            };
            let reason = one.reason.as_ref().map_or_else(String::new, |reason| format!(" · {reason}"));
            let at = format!("{period}/thu/{}/{}", one.place.folder(), one.file);
            writeln!(io.out, "{place}: {} → {at}{reason}", one.to.join(", "))?;
        }
        all &= report.all_sent();
    }
    Ok(if all { Exit::Done } else { Exit::MailLeft })
}

/// The one place besides `main` that asks the environment: for the mail password.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

fn say<'a>(lang: Lang, vi: &'a str, en: &'a str) -> &'a str {
    if lang == Lang::En { en } else { vi }
}

/// The outbox of the period that is set; where none is, those of all periods, in order of their names.
fn outboxes(output: &Path, settings: &Settings) -> Vec<(String, PathBuf)> {
    let wanted = match settings.period {
        PeriodChoice::Given(when) => Some(crate::model::Period::new(when, settings.cut).folder()),
        PeriodChoice::Inferred => None,
    };
    let entries = std::fs::read_dir(output).into_iter().flatten().flatten();
    let mut boxes: Vec<(String, PathBuf)> = entries
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path().join("thu")))
        .filter(|(name, path)| path.is_dir() && wanted.as_ref().is_none_or(|wanted| wanted == name))
        .collect();
    boxes.sort();
    boxes
}
