//! Addresses that the mail server refused: nothing goes to them until they are others, or a person says that they are right.
//!
//! What is known of them is what lies in the outbox: a message refused by all lies in `can-xem/`, and one that reached others in
//! `da-gui/` with its reason in `can-xem/`. So whoever moves the first to `moi/`, or deletes the second, has said it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use super::{Envelope, LOOK, NEW, SENT, entries, files};
use crate::deliver::{cannot_write, say};
use crate::error::Fatal;
use crate::model::Lang;

/// An address that the server refused for good, and that somebody has to put right.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Refusal {
    pub unit_name: String,
    pub address: String,
    /// In the language of the run that tried.
    pub reason: String,
}

/// The refused addresses of the outbox `dir` that still wait for somebody, each once.
///
/// # Errors
/// Where the outbox cannot be read.
pub fn refusals(dir: &Path, lang: Lang) -> Result<Vec<Refusal>, Fatal> {
    let look = entries(dir, LOOK, lang)?.into_values().filter(Envelope::is_refused);
    let sent = entries(dir, SENT, lang)?.into_iter().filter(|(stem, _)| explained(dir, stem)).map(|(_, one)| one);
    let told = look.chain(sent).flat_map(|one| {
        // A message that was refused for what it says says nothing of the address.
        let Envelope { unit_name, refused, no_mailbox, .. } = one;
        let of_address = refused.into_iter().filter(move |(address, _)| no_mailbox.contains(address));
        of_address.map(move |(address, reason)| Refusal { unit_name: unit_name.clone(), address, reason })
    });
    // Several letters to one address were refused with nearly the same words.
    let told: BTreeMap<(String, String), Refusal> =
        told.map(|one| ((one.unit_name.clone(), one.address.to_lowercase()), one)).collect();
    Ok(told.into_values().collect())
}

/// Why an address is refused, by the address in small letters.
#[derive(Debug, Default)]
pub(super) struct Known(BTreeMap<String, String>);

impl Known {
    /// What the outbox holds. Where only the message was refused, another one may be tried.
    pub(super) fn of(dir: &Path, look: &BTreeMap<String, Envelope>, sent: &BTreeMap<String, Envelope>) -> Self {
        let sent = sent.iter().filter(|(stem, one)| !one.no_mailbox.is_empty() && explained(dir, stem));
        let all = look.values().chain(sent.map(|(_, one)| one));
        let closed = all.flat_map(|one| one.refused.iter().filter(|(address, _)| one.no_mailbox.contains(address)));
        Self(closed.map(|(address, reason)| (address.to_lowercase(), reason.clone())).collect())
    }

    /// Takes the refused addresses out of a letter that can reach others. True: it can reach nobody.
    pub(super) fn withhold(&self, envelope: &mut Envelope, lang: Lang) -> bool {
        let closed = |address: &String| self.0.contains_key(&address.to_lowercase());
        if envelope.to.iter().all(closed) {
            return true;
        }
        let (closed, open) = std::mem::take(&mut envelope.to).into_iter().partition(closed);
        envelope.to = open;
        self.note(envelope, closed);
        envelope.notes.extend(envelope.no_mailbox.iter().map(|address| not_to(address, lang)));
        false
    }

    /// Makes the envelope one of a letter that the server refused for everybody.
    pub(super) fn close(&self, envelope: &mut Envelope) {
        let closed = std::mem::take(&mut envelope.to);
        self.note(envelope, closed);
    }

    fn note(&self, envelope: &mut Envelope, closed: Vec<String>) {
        for address in closed {
            let reason = self.0.get(&address.to_lowercase()).cloned().unwrap_or_default();
            envelope.no_mailbox.push(address.clone());
            envelope.refused.push((address, reason));
        }
    }
}

/// Messages to an address that works after all wait again.
pub(crate) fn works(dir: &Path, addresses: &[String], lang: Lang) -> Result<(), Fatal> {
    let taken: BTreeSet<String> = addresses.iter().map(|address| address.to_lowercase()).collect();
    for (stem, one) in entries(dir, LOOK, lang)? {
        if one.is_refused() && one.no_mailbox.iter().any(|address| taken.contains(&address.to_lowercase())) {
            files::bring_back(dir, &stem, lang)?;
        }
    }
    Ok(())
}

/// Takes the reasons out of `can-xem/` that say nothing any more: of what was moved away from there, and of addresses that
/// are others now or were reached since. `wanted` are the letters of this run.
pub(super) fn tidy(dir: &Path, wanted: &[Envelope], lang: Lang) -> Result<(), Fatal> {
    let (new, sent) = (entries(dir, NEW, lang)?, entries(dir, SENT, lang)?);
    let has =
        |one: &Envelope, address: &String| one.everybody().iter().any(|known| known.eq_ignore_ascii_case(address));
    let open = |one: &Envelope| {
        let same = |other: &&Envelope| other.unit == one.unit && other.kind == one.kind;
        one.refused.iter().any(|(address, _)| {
            let reached = |other: &Envelope| other.number > one.number && other.sent_to.contains(address);
            wanted.iter().filter(same).any(|other| has(other, address)) && !sent.values().filter(same).any(reached)
        })
    };
    for stem in new.keys().chain(sent.iter().filter(|(_, one)| !open(one)).map(|(stem, _)| stem)) {
        let path = dir.join(LOOK).join(format!("{stem}.txt"));
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(cannot_write(&path, &error, lang)),
            _ => {}
        }
    }
    Ok(())
}

fn explained(dir: &Path, stem: &str) -> bool {
    dir.join(LOOK).join(format!("{stem}.txt")).is_file()
}

fn not_to(address: &str, lang: Lang) -> String {
    say(
        lang,
        format!("không gửi tới {address}: máy chủ thư đã từ chối địa chỉ ấy"),
        format!("not to {address}: the mail server refused that address"),
    )
}

/// The reason beside a message that the server refused. `of_address`: at least one address was refused for what it is.
pub(crate) fn because(reason: &str, of_address: bool, reached_others: bool, lang: Lang) -> String {
    let (remedy_vi, remedy_en) = match (of_address, reached_others) {
        (true, true) => (
            "Thư đã đến các địa chỉ khác. Nếu địa chỉ ấy đúng, hãy xóa tệp này: thư cập nhật lần sau sẽ gửi cả tới đó.",
            "The message reached the other addresses. If the address is right, delete this file: the next update goes there too.",
        ),
        (true, false) => (
            "Nếu địa chỉ đúng mà muốn gửi lại, hãy chuyển hai tệp .eml và .json về thư mục moi rồi gửi; chưa làm vậy thì không tự gửi lại.",
            "If it is right and should be tried again, move the .eml and the .json to the folder moi and send; until then it is not tried again.",
        ),
        (false, true) => (
            "Thư đã đến các địa chỉ khác, địa chỉ không sai. Hãy báo người nhận, hoặc hỏi nơi cấp hộp thư vì sao thư không được nhận.",
            "The message reached the other addresses, and no address is wrong. Tell the recipient, or ask your mail provider why it was not taken.",
        ),
        (false, false) => (
            "Máy chủ từ chối chính thư này (nội dung, cỡ thư, hộp thư đã đầy …), không phải vì sai địa chỉ người nhận. Hãy hỏi nơi cấp hộp thư vì sao, hoặc gửi tệp đính kèm bằng cách khác. Xử lý xong muốn gửi lại, hãy chuyển hai tệp .eml và .json về thư mục moi rồi gửi; chưa làm vậy thì không tự gửi lại.",
            "The server refuses this message itself (its text, its size, a full mailbox ...), not a wrong address. Ask your mail provider why, or hand the attachments over another way. To try again after that, move the .eml and the .json to the folder moi and send; until then it is not tried again.",
        ),
    };
    let (wrong_vi, wrong_en) = if of_address {
        (
            "Nếu sai địa chỉ người nhận, hãy sửa địa chỉ (cột Thư điện tử của input/don-vi.xlsx, hoặc email của [[unit]] trong config.toml) rồi chạy lại tonghop: thư sẽ được soạn lại cho địa chỉ mới.\n",
            "If the address is wrong, correct it (the e-mail column of input/don-vi.xlsx, or email of [[unit]] in config.toml) and run tonghop again: the message is made anew for the new address.\n",
        )
    } else {
        ("", "")
    };
    say(
        lang,
        format!("Máy chủ thư từ chối: {reason}\n{wrong_vi}{remedy_vi}"),
        format!("The mail server refused: {reason}\n{wrong_en}{remedy_en}"),
    )
}
