//! The outbox of a period, `thu/`: `moi/` (new), `da-gui/` (sent), `can-xem/` (look at it). A message is a `.eml` with its
//! envelope beside it as `.json`.
//!
//! Records what happened; no run deletes what was sent or laid aside. Must never prepare the same content again once it was,
//! and never let a message carry what was made for another unit.

mod files;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

use lettre::message::header::{ContentTransferEncoding, ContentType};
use lettre::message::{Attachment as Part, Body, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use serde::{Deserialize, Serialize};

pub(super) use files::{entries, explain, make_folders, recover, shift, store};

use super::letter::{Letter, one_line};
use super::slug::slug;
use super::{cannot_write, say};
use crate::error::Fatal;
use crate::model::{Date, Lang};
use crate::settings::Mail;

pub const NEW: &str = "moi";
pub const SENT: &str = "da-gui";
pub const LOOK: &str = "can-xem";

/// What stands beside a message: all that sending it needs, and what it was made of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    pub schema: String,
    /// blake3 of period, recipients, kind and content, in hex.
    pub key: String,
    pub message_id: String,
    pub period: String,
    pub kind: String,
    pub unit: String,
    /// 1, then 2 for the first update.
    pub number: u32,
    pub from: String,
    /// Whom it still has to reach.
    pub to: Vec<String>,
    #[serde(default)]
    pub sent_to: Vec<String>,
    /// Addresses the server refused for good, with its words.
    #[serde(default)]
    pub refused: Vec<(String, String)>,
    pub subject: String,
    pub attachments: Vec<Carried>,
}

/// An attachment as the envelope knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    pub name: String,
    /// Bytes before encoding.
    pub size: u64,
    pub unit: String,
}

impl Envelope {
    /// Everybody it was ever for, in order.
    fn everybody(&self) -> Vec<&str> {
        let refused = self.refused.iter().map(|(address, _)| address);
        let mut all: Vec<&str> = self.to.iter().chain(&self.sent_to).chain(refused).map(String::as_str).collect();
        all.sort_unstable();
        all
    }

    /// What makes two messages versions of one another.
    fn thread(&self) -> (String, String, String, String) {
        (self.period.clone(), self.kind.clone(), self.unit.clone(), self.everybody().join(","))
    }
}

/// What a preparing did. Files are names below `moi/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prepared {
    pub new: Vec<String>,
    /// Prepared by an earlier run with the same content, and not sent yet.
    pub unchanged: Vec<String>,
    /// Letters that were sent or laid aside with the same content.
    pub done: usize,
    /// Messages not sent that this run replaces or no longer needs.
    pub withdrawn: Vec<String>,
    /// (unit, why): letters that would have carried another unit's file.
    pub refused: Vec<(String, String)>,
}

/// A message that waits to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// Its name below `moi/`.
    pub file: String,
    pub to: Vec<String>,
    pub subject: String,
    /// (name, bytes).
    pub attachments: Vec<(String, u64)>,
}

/// Makes messages of `letters` in the outbox `dir` (`output/<period>/thu`). A message not sent yet is replaced.
///
/// # Errors
/// Where the outbox cannot be read or written, or the sender's address is none.
pub fn prepare(dir: &Path, letters: Vec<Letter>, mail: &Mail, today: Date, lang: Lang) -> Result<Prepared, Fatal> {
    make_folders(dir, lang)?;
    recover(dir, lang)?;
    let from = sender(mail, lang)?;
    let (sent, look, new) = (entries(dir, SENT, lang)?, entries(dir, LOOK, lang)?, entries(dir, NEW, lang)?);
    let mut names: BTreeSet<String> = sent.keys().chain(look.keys()).cloned().collect();
    let mut prepared = Prepared::default();
    let mut wanted = BTreeSet::new();
    for letter in letters {
        if let Some(other) = letter.attachments.iter().find(|one| one.unit() != letter.to.unit()) {
            prepared
                .refused
                .push((letter.to.unit().to_string(), others_file(other.name(), other.unit().as_str(), lang)));
            continue;
        }
        let mut envelope = envelope(&letter, mail, &from);
        if sent.values().chain(look.values()).any(|one| one.key == envelope.key) {
            prepared.done += 1;
            wanted.insert(envelope.key);
            continue;
        }
        let thread = envelope.thread();
        let begun = new.values().filter(|one| !one.sent_to.is_empty() && one.key != envelope.key);
        let earlier = sent.values().chain(look.values()).chain(begun).filter(|one| one.thread() == thread);
        envelope.number = earlier.map(|one| one.number).max().unwrap_or(0) + 1;
        wanted.insert(envelope.key.clone());
        if let Some((stem, _)) = new.iter().find(|(_, one)| one.key == envelope.key && one.number == envelope.number) {
            names.insert(stem.clone());
            prepared.unchanged.push(format!("{stem}.eml"));
            continue;
        }
        if envelope.number > 1 {
            envelope.subject = say(
                lang,
                format!("{} (cập nhật lần {})", envelope.subject, envelope.number),
                format!("{} (update {})", envelope.subject, envelope.number),
            );
        }
        let stem = stem(&envelope, &mut names);
        let bytes = message(&letter, &envelope, &from, today, lang)?;
        store(dir, NEW, &stem, &envelope, Some(&bytes), lang)?;
        prepared.new.push(format!("{stem}.eml"));
    }
    withdraw(dir, &new, &wanted, &names, &mut prepared, lang)?;
    Ok(prepared)
}

/// What waits in the outbox `dir`, in order of file names. Empty where there is no outbox.
///
/// # Errors
/// Where the outbox cannot be read.
pub fn pending(dir: &Path, lang: Lang) -> Result<Vec<Pending>, Fatal> {
    let waiting = entries(dir, NEW, lang)?;
    let shown = waiting.into_iter().map(|(stem, envelope)| Pending {
        file: format!("{stem}.eml"),
        to: envelope.to,
        subject: envelope.subject,
        attachments: envelope.attachments.into_iter().map(|one| (one.name, one.size)).collect(),
    });
    Ok(shown.collect())
}

/// How many messages lie in `can-xem/` for a person to look at.
///
/// # Errors
/// Where the outbox cannot be read.
pub fn to_look_at(dir: &Path, lang: Lang) -> Result<usize, Fatal> {
    Ok(entries(dir, LOOK, lang)?.len())
}

fn others_file(name: &str, unit: &str, lang: Lang) -> String {
    say(
        lang,
        format!("Tệp đính kèm {name} là của đơn vị {unit}, không được gửi cho đơn vị này."),
        format!("The attachment {name} belongs to unit {unit} and may not go to this one."),
    )
}

fn sender(mail: &Mail, lang: Lang) -> Result<Mailbox, Fatal> {
    let parsed = mail.from.parse::<Mailbox>().ok().filter(|one| one.email.to_string().is_ascii());
    parsed.ok_or_else(|| {
        Fatal::new(say(
            lang,
            format!("Địa chỉ người gửi không đúng: “{}”", mail.from),
            format!("The sender's address is not valid: “{}”", mail.from),
        ))
        .hint(say(lang, "Hãy sửa [mail] from trong config.toml.", "Correct [mail] from in config.toml."))
    })
}

fn envelope(letter: &Letter, mail: &Mail, from: &Mailbox) -> Envelope {
    // A trial is a letter of its own, so that having tried it out never keeps the real one from going.
    let to = mail.to_all.as_ref().map_or_else(|| letter.to.addresses().to_vec(), |all| vec![all.clone()]);
    let key = key(letter, &to);
    Envelope {
        schema: "tonghop.envelope/1".to_owned(),
        message_id: format!("<{}@{}>", &key[..32], from.email.domain()),
        key,
        period: letter.period.clone(),
        kind: letter.kind.to_owned(),
        unit: letter.to.unit().to_string(),
        number: 1,
        from: from.email.to_string(),
        to,
        sent_to: Vec::new(),
        refused: Vec::new(),
        subject: one_line(&letter.subject),
        attachments: letter
            .attachments
            .iter()
            .map(|one| Carried {
                name: one.name().to_owned(),
                size: u64::try_from(one.bytes().len()).unwrap_or(u64::MAX),
                unit: one.unit().to_string(),
            })
            .collect(),
    }
}

/// Each part with its length before it, so that no two letters run together to one.
fn key(letter: &Letter, to: &[String]) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut add = |bytes: &[u8]| {
        hasher.update(&u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes());
        hasher.update(bytes);
    };
    for part in [&letter.period, letter.kind, letter.to.unit().as_str(), &to.join(","), &letter.subject, &letter.body] {
        add(part.as_bytes());
    }
    for attachment in &letter.attachments {
        add(attachment.name().as_bytes());
        add(attachment.bytes());
    }
    hasher.finalize().to_hex().to_string()
}

/// `cap-tren-thanh-doan-2021-04`, `...-lan-2`; with a piece of the key where another message has the name.
fn stem(envelope: &Envelope, names: &mut BTreeSet<String>) -> String {
    let mut stem = format!("{}-{}-{}", slug(&envelope.kind), slug(&envelope.unit), slug(&envelope.period));
    if envelope.number > 1 {
        stem = format!("{stem}-lan-{}", envelope.number);
    }
    if names.contains(&stem) {
        stem = format!("{stem}-{}", &envelope.key[..8]);
    }
    names.insert(stem.clone());
    stem
}

/// The message as it will be sent, the same bytes for the same letter and day.
fn message(letter: &Letter, envelope: &Envelope, from: &Mailbox, today: Date, lang: Lang) -> Result<Vec<u8>, Fatal> {
    let wrong = |cause: String| {
        Fatal::new(say(
            lang,
            format!("Không soạn được thư gửi đơn vị {}", envelope.unit),
            format!("Cannot make the message to unit {}", envelope.unit),
        ))
        .cause(cause)
        .hint(say(
            lang,
            "Hãy xem lại địa chỉ thư trong config.toml.",
            "Look at the addresses in config.toml.",
        ))
    };
    let mut builder = Message::builder()
        .from(from.clone())
        .subject(envelope.subject.clone())
        .date(moment(today))
        .message_id(Some(envelope.message_id.clone()));
    for address in &envelope.to {
        let address: Address = address.parse().map_err(|_| wrong(address.clone()))?;
        builder = builder.to(Mailbox::new(None, address));
    }
    let text = SinglePart::plain(letter.body.clone());
    let built = if letter.attachments.is_empty() {
        builder.singlepart(text)
    } else {
        // The boundary is random otherwise; encoded parts cannot contain it.
        let mut parts = MultiPart::mixed().boundary(format!("=_tonghop_{}", &envelope.key[..32])).singlepart(text);
        for attachment in &letter.attachments {
            let body = Body::new_with_encoding(attachment.bytes().to_vec(), ContentTransferEncoding::Base64)
                .map_err(|_| wrong(attachment.name().to_owned()))?;
            let content = content_type(attachment.name()).map_err(|error| wrong(error.to_string()))?;
            parts = parts.singlepart(Part::new(attachment.name().to_owned()).body(body, content));
        }
        builder.multipart(parts)
    };
    Ok(built.map_err(|error| wrong(error.to_string()))?.formatted())
}

fn content_type(name: &str) -> Result<ContentType, lettre::message::header::ContentTypeErr> {
    ContentType::parse(match name.rsplit('.').next() {
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    })
}

/// Eight in the morning in Vietnam of the run's day: the clock is never data.
fn moment(today: Date) -> SystemTime {
    let days = today.duration_since(jiff::civil::date(1970, 1, 1)).as_secs();
    SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(days).unwrap_or(0) + 3600)
}

/// Takes out of `moi/` what this run does not want; what has reached somebody already becomes a record.
fn withdraw(
    dir: &Path,
    new: &BTreeMap<String, Envelope>,
    wanted: &BTreeSet<String>,
    names: &BTreeSet<String>,
    prepared: &mut Prepared,
    lang: Lang,
) -> Result<(), Fatal> {
    for (stem, envelope) in new {
        if !envelope.sent_to.is_empty() && !wanted.contains(&envelope.key) {
            shift(dir, stem, SENT, lang)?;
        } else if envelope.sent_to.is_empty() && !names.contains(stem) {
            for extension in ["json", "eml"] {
                let path = dir.join(NEW).join(format!("{stem}.{extension}"));
                match fs::remove_file(&path) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => {
                        return Err(cannot_write(&path, &error, lang));
                    }
                    _ => {}
                }
            }
        } else {
            continue;
        }
        prepared.withdrawn.push(format!("{stem}.eml"));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
