//! A letter as a message: its envelope, its key, its bytes. The same letter on the same day gives the same bytes.

use std::time::{Duration, SystemTime};

use lettre::message::header::{ContentTransferEncoding, ContentType};
use lettre::message::{Attachment as Part, Body, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};

use super::{Carried, Envelope};
use crate::deliver::letter::{Letter, one_line};
use crate::deliver::say;
use crate::error::Fatal;
use crate::model::{Date, Lang};
use crate::settings::Mail;

pub(super) fn sender(mail: &Mail, lang: Lang) -> Result<Mailbox, Fatal> {
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

pub(super) fn envelope(letter: &Letter, mail: &Mail, from: &Mailbox) -> Envelope {
    // A trial is a letter of its own, so that having tried it out never keeps the real one from going; nobody gets a copy.
    let (to, copy) = match &mail.to_all {
        Some(all) => (vec![all.clone()], Vec::new()),
        None => {
            let to: Vec<String> = letter.to.addresses().iter().chain(&letter.copy).cloned().collect();
            (to, letter.copy.clone())
        }
    };
    let key = key(letter, &to);
    Envelope {
        schema: "tonghop.envelope/1".to_owned(),
        message_id: format!("<{}@{}>", &key[..32], from.email.domain()),
        key,
        period: letter.period.clone(),
        kind: letter.kind.code().to_owned(),
        step: letter.step,
        unit: letter.to.unit().to_string(),
        unit_name: letter.to.name().to_owned(),
        number: 1,
        from: from.email.to_string(),
        to,
        copy,
        sent_to: Vec::new(),
        refused: Vec::new(),
        no_mailbox: Vec::new(),
        subject: one_line(&letter.subject),
        attachments: letter
            .attachments
            .iter()
            .map(|one| Carried {
                name: one.name().to_owned(),
                size: u64::try_from(one.bytes().len()).unwrap_or(u64::MAX),
                unit: one.unit().to_string(),
                persons: one.persons(),
            })
            .collect(),
        notes: letter.notes.clone(),
        held: false,
    }
}

/// Each part with its length before it, so that no two letters run together to one.
fn key(letter: &Letter, to: &[String]) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut add = |bytes: &[u8]| {
        hasher.update(&u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes());
        hasher.update(bytes);
    };
    let step = letter.step.map_or_else(String::new, |step| step.to_string());
    let (kind, unit, to) = (letter.kind.code(), letter.to.unit().as_str(), to.join(","));
    for part in [&letter.period, kind, &step, unit, &to, &letter.subject, &letter.body] {
        add(part.as_bytes());
    }
    for attachment in &letter.attachments {
        add(attachment.name().as_bytes());
        add(attachment.bytes());
    }
    hasher.finalize().to_hex().to_string()
}

/// The message as it will be sent, the same bytes for the same letter and day.
pub(super) fn message(
    letter: &Letter,
    envelope: &Envelope,
    from: &Mailbox,
    today: Date,
    lang: Lang,
) -> Result<Vec<u8>, Fatal> {
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
        let copied = envelope.copy.contains(address);
        let address: Address = address.parse().map_err(|_| wrong(address.clone()))?;
        let mailbox = Mailbox::new(None, address);
        builder = if copied { builder.cc(mailbox) } else { builder.to(mailbox) };
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
