//! The files of an outbox: reading, writing and moving them so that a killed run leaves nothing undecided.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Envelope, LOOK, NEW, SENT};
use crate::deliver::journal::{JOURNAL, Journal, State};
use crate::deliver::{cannot_read, cannot_write, say, sync_folder, write_whole};
use crate::error::Fatal;
use crate::model::Lang;

pub(crate) fn make_folders(dir: &Path, lang: Lang) -> Result<(), Fatal> {
    for folder in [NEW, SENT, LOOK] {
        let path = dir.join(folder);
        fs::create_dir_all(&path).map_err(|error| cannot_write(&path, &error, lang))?;
    }
    Ok(())
}

/// The messages of a folder by name: those whose `.eml` and envelope are both there.
pub(crate) fn entries(dir: &Path, folder: &str, lang: Lang) -> Result<BTreeMap<String, Envelope>, Fatal> {
    let folder = dir.join(folder);
    let listed = match fs::read_dir(&folder) {
        Ok(listed) => listed,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(error) => return Err(cannot_read(&folder, &error, lang)),
    };
    let mut entries = BTreeMap::new();
    for entry in listed {
        let path = entry.map_err(|error| cannot_read(&folder, &error, lang))?.path();
        let is_envelope = path.extension().is_some_and(|extension| extension == "json");
        if let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()).filter(|_| is_envelope) {
            let text = fs::read(&path).map_err(|error| cannot_read(&path, &error, lang))?;
            let envelope: Envelope = serde_json::from_slice(&text).map_err(|error| damaged(&path, &error, lang))?;
            if path.with_extension("eml").is_file() {
                entries.insert(stem.to_owned(), envelope);
            }
        }
    }
    Ok(entries)
}

/// An envelope that cannot be read may be of a message that was sent: guessing would send it twice.
fn damaged(path: &Path, error: &serde_json::Error, lang: Lang) -> Fatal {
    Fatal::new(say(
        lang,
        format!("Tệp “{}” đã bị sửa hỏng", path.display()),
        format!("The file “{}” is damaged", path.display()),
    ))
    .cause(error)
    .hint(say(
        lang,
        "Hãy chuyển tệp này và tệp .eml cùng tên ra khỏi thư mục thu, rồi chạy lại.",
        "Move it and the .eml of the same name out of the folder thu and run again.",
    ))
}

/// Writes a message and its envelope; the envelope last, because without it there is no message.
pub(crate) fn store(
    dir: &Path,
    folder: &str,
    stem: &str,
    envelope: &Envelope,
    bytes: Option<&[u8]>,
    lang: Lang,
) -> Result<(), Fatal> {
    let path = |extension: &str| dir.join(folder).join(format!("{stem}.{extension}"));
    let write =
        |path: PathBuf, bytes: &[u8]| write_whole(&path, bytes).map_err(|error| cannot_write(&path, &error, lang));
    if let Some(bytes) = bytes {
        // An old envelope must never stand beside a new message.
        match fs::remove_file(path("json")) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(cannot_write(&path("json"), &error, lang));
            }
            _ => write(path("eml"), bytes)?,
        }
    }
    let json = serde_json::to_vec_pretty(envelope).map_err(|error| damaged(&path("json"), &error, lang))?;
    write(path("json"), &json)
}

/// Moves a message from `moi/`; the envelope last, so that a killed move is finished by the next run.
pub(crate) fn shift(dir: &Path, stem: &str, to: &str, lang: Lang) -> Result<(), Fatal> {
    for extension in ["eml", "json"] {
        let name = format!("{stem}.{extension}");
        let from = dir.join(NEW).join(&name);
        match fs::rename(&from, dir.join(to).join(&name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(cannot_write(&from, &error, lang)),
            _ => {}
        }
    }
    sync_folder(&dir.join(to));
    sync_folder(&dir.join(NEW));
    Ok(())
}

/// Moves a message from `can-xem/` back to `moi/`, as a person would. The envelope first: a killed move is undone by the next run.
pub(super) fn bring_back(dir: &Path, stem: &str, lang: Lang) -> Result<(), Fatal> {
    for extension in ["json", "eml"] {
        let name = format!("{stem}.{extension}");
        let from = dir.join(LOOK).join(&name);
        fs::rename(&from, dir.join(NEW).join(&name)).map_err(|error| cannot_write(&from, &error, lang))?;
    }
    remove(dir, LOOK, stem, lang)?;
    sync_folder(&dir.join(NEW));
    sync_folder(&dir.join(LOOK));
    Ok(())
}

/// Takes a message that reached nobody out of a folder; the envelope first, because without it there is no message.
pub(super) fn remove(dir: &Path, folder: &str, stem: &str, lang: Lang) -> Result<(), Fatal> {
    for extension in ["json", "eml", "txt"] {
        let path = dir.join(folder).join(format!("{stem}.{extension}"));
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(cannot_write(&path, &error, lang)),
            _ => {}
        }
    }
    Ok(())
}

/// Lays a message aside with the reason beside it, in words.
fn park(dir: &Path, stem: &str, reason: &str, lang: Lang) -> Result<(), Fatal> {
    explain(dir, stem, reason, lang)?;
    shift(dir, stem, LOOK, lang)
}

/// Writes the reason why somebody should look at a message.
pub(crate) fn explain(dir: &Path, stem: &str, reason: &str, lang: Lang) -> Result<(), Fatal> {
    let path = dir.join(LOOK).join(format!("{stem}.txt"));
    write_whole(&path, format!("{reason}\n").as_bytes()).map_err(|error| cannot_write(&path, &error, lang))
}

/// Finishes what a killed run began: what was sent becomes a record, what may have been sent is laid aside.
pub(crate) fn recover(dir: &Path, lang: Lang) -> Result<Journal, Fatal> {
    let journal = |error: io::Error| cannot_read(&dir.join(JOURNAL), &error, lang);
    let mut journal = Journal::open(dir).map_err(journal)?;
    finish_moves(dir, lang)?;
    for (stem, mut envelope) in entries(dir, NEW, lang)? {
        match journal.last(&envelope.key).cloned() {
            Some(State::Sent) => {
                let reached = std::mem::take(&mut envelope.to);
                envelope.sent_to.extend(reached);
                store(dir, NEW, &stem, &envelope, None, lang)?;
                shift(dir, &stem, SENT, lang)?;
            }
            Some(State::Part { sent }) if envelope.to.iter().any(|to| sent.contains(to)) => {
                envelope.to.retain(|to| !sent.contains(to));
                envelope.sent_to.extend(sent);
                store(dir, NEW, &stem, &envelope, None, lang)?;
            }
            Some(State::Sending) => {
                envelope.held = false;
                store(dir, NEW, &stem, &envelope, None, lang)?;
                park(dir, &stem, &interrupted(lang), lang)?;
                let path = dir.join(JOURNAL);
                journal.write(&envelope.key, State::Parked).map_err(|error| cannot_write(&path, &error, lang))?;
            }
            // A person put it back.
            _ if envelope.is_refused() => {
                envelope.try_again();
                store(dir, NEW, &stem, &envelope, None, lang)?;
            }
            _ => {}
        }
    }
    Ok(journal)
}

/// A move that was killed after its first rename leaves the envelope in `moi/` and the message in its new place.
fn finish_moves(dir: &Path, lang: Lang) -> Result<(), Fatal> {
    let Ok(listed) = fs::read_dir(dir.join(NEW)) else { return Ok(()) };
    let stems = listed.flatten().filter_map(|entry| entry.path().file_stem()?.to_str().map(str::to_owned));
    for stem in stems.collect::<BTreeSet<_>>() {
        let has = |folder: &str, extension: &str| dir.join(folder).join(format!("{stem}.{extension}")).is_file();
        for folder in [SENT, LOOK] {
            if !has(NEW, "eml") && has(folder, "eml") && !has(folder, "json") {
                shift(dir, &stem, folder, lang)?;
            }
        }
    }
    Ok(())
}

fn interrupted(lang: Lang) -> String {
    say(
        lang,
        "Lần gửi trước bị ngắt giữa chừng, không biết thư đã đến hay chưa. Hãy hỏi người nhận; nếu chưa nhận được, chuyển hai tệp \
         .eml và .json về thư mục moi rồi gửi lại.",
        "An earlier sending was cut off, and it is not known whether the message arrived. Ask the recipient; if it did not, move \
         the .eml and the .json back to the folder moi and send again.",
    )
}
