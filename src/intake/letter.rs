//! The files attached to a mail, with the day it was sent and by whom.

use jiff::Span;
use jiff::civil::DateTime;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use unicode_normalization::UnicodeNormalization;

use super::container::{Budget, Content, Inner, Refusal, is_left_behind};
use crate::model::Mail;

/// Hours by which Vietnam is ahead of universal time, in every month of the year.
const VIETNAM: i64 = 7;

/// What a list pasted into the text of a mail is called.
const PASTED: &str = "noi-dung-thu.html";

/// Every file attached to a mail. Logos and signatures of mail programs are none; where nothing is attached, a table pasted
/// into the text is one.
///
/// # Errors
/// Where it is no mail, or would pass the limits.
pub(super) fn files(bytes: &[u8], budget: &mut Budget) -> Result<(Mail, Vec<Inner>), Refusal> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let message = MessageParser::default().parse(bytes).filter(|message| !message.parts.is_empty());
    let message = message.ok_or_else(|| Refusal::Unreadable("MIME".to_owned()))?;
    let from = message.from().and_then(|from| from.first()).and_then(|one| one.address.as_deref());
    let mail = Mail { at: sent(&message), from: from.map(str::to_lowercase) };
    let mut files = Vec::new();
    for (number, part) in message.parts.iter().enumerate() {
        let Some(name) = attached(&message, number, part) else { continue };
        if is_left_behind(&name) || is_signature(&name) {
            continue;
        }
        budget.file()?;
        let content = match content(bytes, part) {
            Some(bytes) => {
                let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
                budget.bytes(bytes.len(), size, size)?;
                Content::Bytes(bytes)
            }
            None => Content::Unreadable("MIME".to_owned()),
        };
        files.push(Inner { name, content });
    }
    if files.is_empty()
        && let Some(html) = message.body_html(0).filter(|_| message.html_bodies().any(|part| part.is_text_html()))
        && html.to_ascii_lowercase().contains("<table")
    {
        budget.file()?;
        files.push(Inner { name: PASTED.to_owned(), content: Content::Bytes(html.into_owned().into_bytes()) });
    }
    Ok((mail, files))
}

/// When it was sent, by its own word, else by that of the server that took it last.
fn sent(message: &Message) -> Option<DateTime> {
    let received = || message.received().and_then(mail_parser::Received::date);
    let own = message.date().and_then(in_vietnam);
    own.or_else(|| received().as_ref().and_then(in_vietnam))
}

fn in_vietnam(date: &mail_parser::DateTime) -> Option<DateTime> {
    let small = |number: u8| i8::try_from(number).ok();
    let year = i16::try_from(date.year).ok().filter(|year| *year >= 1990)?;
    // A leap second is the one before it.
    let second = small(date.second.min(59))?;
    let clock =
        DateTime::new(year, small(date.month)?, small(date.day)?, small(date.hour)?, small(date.minute)?, second, 0);
    let ahead = i64::from(date.tz_hour) * 60 + i64::from(date.tz_minute);
    let ahead = if date.tz_before_gmt { -ahead } else { ahead };
    clock.ok()?.checked_add(Span::new().minutes(VIETNAM * 60 - ahead)).ok()
}

/// The name of a part somebody attached; None for the text of the mail and what mail programs add by themselves.
fn attached(message: &Message, number: usize, part: &MessagePart) -> Option<String> {
    let id = u32::try_from(number).ok()?;
    let name: Option<String> = part.attachment_name().map(|name| name.nfc().collect());
    let kind = part.content_type().map(|kind| kind.ctype().to_ascii_lowercase()).unwrap_or_default();
    let attachment = part.content_disposition().is_some_and(mail_parser::ContentType::is_attachment);
    match &part.body {
        PartType::Multipart(_) => None,
        PartType::Message(inner) => {
            Some(name.or_else(|| inner.subject().map(|subject| subject.replace(['/', '\\'], "-"))).map_or_else(
                || format!("thu-{}.eml", number + 1),
                |name| if name.to_lowercase().ends_with(".eml") { name } else { format!("{name}.eml") },
            ))
        }
        // A logo stands in the text and is called by its id there.
        _ if kind == "image" && part.content_id().is_some() && !attachment => None,
        _ if name.is_some() => name,
        _ if message.text_body.contains(&id) || message.html_body.contains(&id) => None,
        // Invitations, receipts, headers of returned mails.
        _ if matches!(kind.as_str(), "text" | "message" | "") => None,
        _ => Some(format!("dinh-kem-{}", number + 1)),
    }
}

/// Signatures of the mail itself, and texts that servers add.
fn is_signature(name: &str) -> bool {
    let name = name.to_lowercase();
    let added = |rest: &str| rest.len() > 4 && rest.as_bytes()[..rest.len() - 4].iter().all(u8::is_ascii_digit);
    name.ends_with(".p7s")
        || name == "signature.asc"
        || name
            .strip_prefix("att")
            .is_some_and(|rest| (rest.ends_with(".txt") || rest.ends_with(".htm")) && added(rest))
}

/// The bytes of a part as they were before they were packed into the mail: texts too, whose letters the parser would change.
fn content(raw: &[u8], part: &MessagePart) -> Option<Vec<u8>> {
    match &part.body {
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => Some(bytes.to_vec()),
        PartType::Text(_) | PartType::Html(_) => encoded(raw, part),
        PartType::Message(inner) => match part.encoding {
            Encoding::None => encoded(raw, part),
            _ => Some(inner.raw_message().to_vec()),
        },
        PartType::Multipart(_) => None,
    }
}

fn encoded(raw: &[u8], part: &MessagePart) -> Option<Vec<u8>> {
    let (from, to) = (usize::try_from(part.offset_body).ok()?, usize::try_from(part.offset_end).ok()?);
    let body = raw.get(from..to)?;
    match part.encoding {
        Encoding::None => Some(body.to_vec()),
        Encoding::Base64 => base64_decode(body),
        Encoding::QuotedPrintable => quoted_printable_decode(body),
    }
}
