//! One message from connection to its final place.

use std::path::{Path, PathBuf};

use lettre::Address;
use lettre::transport::smtp;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail as MailFrom, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Severity;

use super::words::{is_of_address, words};
use super::{Outcome, Patience, Place, Secret};
use crate::deliver::journal::{JOURNAL, Journal, State};
use crate::deliver::letter::one_line;
use crate::deliver::outbox::{self, Envelope, LOOK, NEW, SENT};
use crate::deliver::{cannot_read, cannot_write, say};
use crate::error::{Fatal, system_words};
use crate::model::Lang;
use crate::settings::{Mail, Security};

/// Connections that may fail one after another before the rest is left for the next time.
const FAILURES: u32 = 2;

/// Why a message was not taken.
enum Failure {
    /// Nothing went out; it may be tried again.
    Later(String),
    /// The server will never take it.
    Refused(String),
    /// It may have gone out.
    Unknown(String),
}

impl Failure {
    /// For everything before the message's text is handed over: only a plain no is final.
    fn before_text(error: &smtp::Error, lang: Lang) -> Self {
        if error.is_permanent() { Self::Refused(words(error, lang)) } else { Self::Later(words(error, lang)) }
    }

    /// For the handing over: only a plain answer says that it did not go out.
    fn after_text(error: &smtp::Error, lang: Lang) -> Self {
        match (error.is_permanent(), error.is_transient()) {
            (true, _) => Self::Refused(words(error, lang)),
            (_, true) => Self::Later(words(error, lang)),
            _ => Self::Unknown(words(error, lang)),
        }
    }
}

/// What all messages of one sending share.
pub(super) struct Sender<'a> {
    pub(super) dir: &'a Path,
    pub(super) mail: &'a Mail,
    pub(super) password: Option<&'a Secret>,
    pub(super) patience: Patience,
    pub(super) lang: Lang,
    pub(super) tls: Option<TlsParameters>,
    pub(super) journal: Journal,
    /// Connections that failed one after another.
    pub(super) failures: u32,
    /// Why nothing more is tried.
    pub(super) stopped: Option<String>,
}

/// What a server says to those a message is for.
struct Addressed {
    /// Who will get it.
    accepted: Vec<String>,
    /// Who is to be tried again, each with the server's answer.
    later: Vec<String>,
}

impl Sender<'_> {
    /// Why a message is left for another time without being tried.
    pub(super) fn not_now(&self, envelope: &Envelope, left: u32) -> Option<String> {
        if let Some(all) = self.mail.to_all.as_ref().filter(|all| envelope.to.iter().any(|to| to != *all)) {
            return Some(say(
                self.lang,
                format!("soạn trước khi đặt to_all = {all}; hãy chạy lại tonghop run"),
                format!("prepared before to_all = {all} was set; run tonghop run again"),
            ));
        }
        if left == 0 {
            return Some(say(self.lang, "đã đủ số thư của một lần gửi (max_messages)", "max_messages is reached"));
        }
        self.stopped.clone()
    }

    /// One message from beginning to end.
    pub(super) fn send(&mut self, stem: &str, mut envelope: Envelope) -> Result<Outcome, Fatal> {
        let path = self.dir.join(NEW).join(format!("{stem}.eml"));
        let bytes = std::fs::read(&path).map_err(|error| cannot_read(&path, &error, self.lang))?;
        let mut connection = match self.connect() {
            Ok(connection) => connection,
            Err(reason) => return Ok(outcome(stem, &envelope.to, Place::StillToSend, Some(reason))),
        };
        // From here on it is no longer what nobody tried to send.
        envelope.held = false;
        let to = envelope.to.clone();
        let bytes = with_line_ends(&bytes);
        let addressed = match self.address(&mut connection, &mut envelope, !bytes.is_ascii()) {
            Ok(one) if one.accepted.is_empty() && envelope.to.is_empty() => Err(Failure::Refused(envelope.refusals())),
            // Who was refused for the moment stays in `to`, with nobody to send to now.
            Ok(one) if one.accepted.is_empty() => Err(Failure::Later(one.later.join("; "))),
            Ok(one) => self.hand_over(&mut connection, &envelope.key, &bytes).map(|()| one),
            Err(failure) => Err(failure),
        };
        // The answer to QUIT changes nothing.
        let _ = connection.quit();
        match addressed {
            Ok(addressed) => self.taken(stem, envelope, addressed, &to),
            Err(failure) => self.not_taken(stem, envelope, failure, &to),
        }
    }

    /// Connects, encrypts and logs in. None of it is about a message, so nothing of it is final for one.
    fn connect(&mut self) -> Result<SmtpConnection, String> {
        match open(self.mail, self.tls.as_ref(), self.password, self.patience, self.lang) {
            Ok(connection) => {
                self.failures = 0;
                Ok(connection)
            }
            Err(NoLogin::Unreachable(reason)) => {
                self.failures += 1;
                if self.failures >= FAILURES {
                    self.stopped = Some(reason.clone());
                }
                Err(reason)
            }
            Err(NoLogin::Refused(reason)) => {
                // Trying a wrong password again and again locks the mailbox.
                self.failures = 0;
                self.stopped = Some(reason.clone());
                Err(reason)
            }
        }
    }

    /// MAIL, RCPT for each, DATA. Gives who will get the message and why others not yet; moves who is refused for good out
    /// of `envelope.to`.
    fn address(
        &self,
        connection: &mut SmtpConnection,
        envelope: &mut Envelope,
        eight_bit: bool,
    ) -> Result<Addressed, Failure> {
        let mut options = Vec::new();
        if eight_bit && connection.server_info().supports_feature(Extension::EightBitMime) {
            options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        let no_address = || say(self.lang, "không phải địa chỉ thư", "this is no mail address");
        let parse =
            |text: &str| text.parse::<Address>().map_err(|_| Failure::Refused(format!("“{text}”: {}", no_address())));
        let command = MailFrom::new(Some(parse(&envelope.from)?), options);
        connection.command(command).map_err(|error| Failure::before_text(&error, self.lang))?;
        let (mut accepted, mut later) = (Vec::new(), Vec::new());
        for to in envelope.to.clone() {
            let refusal = match to.parse::<Address>() {
                Ok(address) => match connection.command(Rcpt::new(address, Vec::new())) {
                    Ok(_) => {
                        accepted.push(to);
                        continue;
                    }
                    Err(error) if error.is_transient() => {
                        later.push(format!("{to}: {}", words(&error, self.lang)));
                        continue;
                    }
                    Err(error) if error.is_permanent() => (words(&error, self.lang), is_of_address(&error)),
                    // The connection is gone, for everybody.
                    Err(error) => return Err(Failure::before_text(&error, self.lang)),
                },
                Err(_) => (no_address(), true),
            };
            let (reason, of_address) = refusal;
            envelope.to.retain(|one| *one != to);
            envelope.no_mailbox.extend(of_address.then(|| to.clone()));
            envelope.refused.push((to, reason));
        }
        if !accepted.is_empty() {
            connection.command(Data).map_err(|error| Failure::before_text(&error, self.lang))?;
        }
        Ok(Addressed { accepted, later })
    }

    /// Hands the text over, after the journal says so on the disk: from here on only an answer tells what happened.
    fn hand_over(&mut self, connection: &mut SmtpConnection, key: &str, bytes: &[u8]) -> Result<(), Failure> {
        if let Err(error) = self.journal.write(key, State::Sending) {
            let reason = say(self.lang, "không ghi được nhật ký gửi thư", "the journal cannot be written");
            let reason = format!("{reason}: {}", system_words(&error, self.lang));
            self.stopped = Some(reason.clone());
            return Err(Failure::Later(reason));
        }
        // Without the longer time more messages end unknown; nothing else depends on it.
        let _ = connection.set_timeout(Some(self.patience.taking));
        let result = match connection.message(bytes) {
            Ok(answer) if answer.code().severity == Severity::PositiveCompletion => Ok(()),
            Ok(answer) => {
                Err(Failure::Unknown(format!("“{}”", one_line(&answer.message().collect::<Vec<_>>().join(" ")))))
            }
            Err(error) => Err(Failure::after_text(&error, self.lang)),
        };
        let _ = connection.set_timeout(Some(self.patience.reply));
        result
    }

    fn note(&mut self, key: &str, state: State) -> Result<(), Fatal> {
        let path: PathBuf = self.dir.join(JOURNAL);
        self.journal.write(key, state).map_err(|error| cannot_write(&path, &error, self.lang))
    }

    /// The server took it for some or all.
    fn taken(
        &mut self,
        stem: &str,
        mut envelope: Envelope,
        addressed: Addressed,
        to: &[String],
    ) -> Result<Outcome, Fatal> {
        let Addressed { accepted, later } = addressed;
        let whole = envelope.to.len() == accepted.len();
        let state = if whole { State::Sent } else { State::Part { sent: accepted.clone() } };
        self.note(&envelope.key, state)?;
        envelope.to.retain(|one| !accepted.contains(one));
        outbox::works(self.dir, &accepted, self.lang)?;
        envelope.sent_to.extend(accepted);
        outbox::store(self.dir, NEW, stem, &envelope, None, self.lang)?;
        let refused = (!envelope.refused.is_empty()).then(|| envelope.refusals());
        if !whole {
            return Ok(outcome(stem, to, Place::StillToSend, Some(later.join("; "))));
        }
        if let Some(reason) = &refused {
            outbox::explain(
                self.dir,
                stem,
                &outbox::because(reason, !envelope.no_mailbox.is_empty(), true, self.lang),
                self.lang,
            )?;
        }
        outbox::shift(self.dir, stem, SENT, self.lang)?;
        Ok(outcome(stem, to, Place::Sent, refused))
    }

    /// The server took it for nobody, or nobody knows.
    fn not_taken(
        &mut self,
        stem: &str,
        mut envelope: Envelope,
        failure: Failure,
        to: &[String],
    ) -> Result<Outcome, Fatal> {
        let handed_over = self.journal.last(&envelope.key) == Some(&State::Sending);
        let refused = matches!(failure, Failure::Refused(_));
        let (reason, text) = match failure {
            Failure::Later(reason) => {
                if handed_over {
                    self.note(&envelope.key, State::Later)?;
                }
                outbox::store(self.dir, NEW, stem, &envelope, None, self.lang)?;
                return Ok(outcome(stem, to, Place::StillToSend, Some(reason)));
            }
            Failure::Refused(reason) => {
                // A message that reached others before is a record of that, with this reason beside it.
                for address in std::mem::take(&mut envelope.to) {
                    envelope.refused.push((address, reason.clone()));
                }
                let (of_address, reached) = (!envelope.no_mailbox.is_empty(), !envelope.sent_to.is_empty());
                let text = outbox::because(&reason, of_address, reached, self.lang);
                (reason, text)
            }
            Failure::Unknown(reason) => {
                let text = self.unknown(&reason);
                (reason, text)
            }
        };
        let folder = if envelope.to.is_empty() && !envelope.sent_to.is_empty() { SENT } else { LOOK };
        outbox::store(self.dir, NEW, stem, &envelope, None, self.lang)?;
        outbox::explain(self.dir, stem, &text, self.lang)?;
        outbox::shift(self.dir, stem, folder, self.lang)?;
        if handed_over {
            self.note(&envelope.key, State::Parked)?;
        }
        let place = if folder == SENT { Place::Sent } else { Place::ToLookAt };
        Ok(Outcome { refused, ..outcome(stem, to, place, Some(reason)) })
    }

    fn unknown(&self, reason: &str) -> String {
        say(
            self.lang,
            format!(
                "Thư đã chuyển cho máy chủ nhưng không nhận được trả lời, không biết đã đến hay chưa: {reason}\nHãy hỏi người nhận; nếu \
                 chưa nhận được, chuyển hai tệp .eml và .json về thư mục moi rồi gửi lại."
            ),
            format!(
                "The message was handed to the server and no answer came, so nobody knows whether it arrived: {reason}\nAsk the \
                 recipient; if it did not, move the .eml and the .json back to the folder moi and send again."
            ),
        )
    }
}

/// Why there is no connection, in the language of the run.
pub(super) enum NoLogin {
    Unreachable(String),
    /// User or password.
    Refused(String),
}

/// Connects, encrypts and logs in.
pub(super) fn open(
    mail: &Mail,
    tls: Option<&TlsParameters>,
    password: Option<&Secret>,
    patience: Patience,
    lang: Lang,
) -> Result<SmtpConnection, NoLogin> {
    let host = (mail.host.as_str(), mail.port);
    // The name of this computer is nobody's business.
    let domain = mail.from.rsplit_once('@').map_or("localhost", |(_, domain)| domain.trim_end_matches('>').trim());
    let me = ClientId::Domain(domain.to_owned());
    let at_once = tls.filter(|_| mail.security == Security::Tls);
    let opened = SmtpConnection::connect(host, Some(patience.reply), &me, at_once, None);
    let opened = opened.and_then(|mut connection| {
        if let Some(tls) = tls.filter(|_| mail.security == Security::StartTls) {
            connection.starttls(tls, &me)?;
        }
        Ok(connection)
    });
    let mut connection = opened.map_err(|error| {
        let (host, why) = (&mail.host, words(&error, lang));
        NoLogin::Unreachable(say(
            lang,
            format!("không kết nối được máy chủ thư {host}: {why}"),
            format!("cannot connect to the mail server {host}: {why}"),
        ))
    })?;
    if let (Some(user), Some(password)) = (&mail.user, password) {
        let credentials = Credentials::new(user.clone(), password.0.clone());
        connection.auth(&[Mechanism::Plain, Mechanism::Login], &credentials).map_err(|error| {
            NoLogin::Refused(say(
                lang,
                format!("máy chủ thư không cho đăng nhập, hãy xem lại user và mật khẩu: {}", words(&error, lang)),
                format!("the mail server refuses the login, look at user and password: {}", words(&error, lang)),
            ))
        })?;
    }
    Ok(connection)
}

fn outcome(stem: &str, to: &[String], place: Place, reason: Option<String>) -> Outcome {
    Outcome { file: format!("{stem}.eml"), to: to.to_vec(), place, refused: false, reason }
}

/// The message with CR LF everywhere: an editor may have saved it otherwise, and a bare LF before a dot would end it early.
fn with_line_ends(bytes: &[u8]) -> Vec<u8> {
    let mut whole = Vec::with_capacity(bytes.len());
    for &byte in bytes {
        if byte == b'\n' && whole.last() != Some(&b'\r') {
            whole.push(b'\r');
        }
        whole.push(byte);
    }
    whole
}
