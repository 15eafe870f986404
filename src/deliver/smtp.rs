//! Sends what waits in an outbox, phase by phase, so that it is always known whether a message may have gone out.
//!
//! Every message ends sent, still to send, or laid aside for a person. Must never try again what may have gone out, never let
//! one refused address stop the others, and never speak in the clear to another computer.

use std::net::ToSocketAddrs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{Certificate, SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail as MailFrom, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Severity;

use super::journal::{JOURNAL, Journal, State};
use super::outbox::{self, Envelope, LOOK, NEW, SENT};
use super::{cannot_read, cannot_write, say};
use crate::error::Fatal;
use crate::model::Lang;
use crate::settings::{Mail, Security};

/// The variable that holds the password where config names no other.
pub const PASSWORD_VARIABLE: &str = "TONGHOP_SMTP_PASSWORD";
/// Connections that may fail one after another before the rest is left for the next time.
const FAILURES: u32 = 2;

/// A password. Never shown.
#[derive(Clone)]
pub struct Secret(String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(***)")
    }
}

impl Secret {
    pub fn new(password: impl Into<String>) -> Self {
        Self(password.into())
    }
}

/// How long the server may take.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For connecting and for each command.
    pub reply: Duration,
    /// For the answer after the message's final dot: RFC 5321 asks for ten minutes.
    pub taking: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { reply: Duration::from_secs(60), taking: Duration::from_secs(600) }
    }
}

/// Where a message ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In `da-gui/`: the server took it.
    Sent,
    /// In `moi/`: the server did not take it, and it may be tried again.
    StillToSend,
    /// In `can-xem/`: refused, or nobody knows.
    ToLookAt,
}

impl Place {
    /// The folder below `thu/`.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Sent => SENT,
            Self::StillToSend => NEW,
            Self::ToLookAt => LOOK,
        }
    }
}

/// What became of one message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub file: String,
    pub to: Vec<String>,
    pub place: Place,
    /// In the language of the run; None for what was sent to everybody.
    pub reason: Option<String>,
}

/// What a sending did, message by message in order of file names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SendReport {
    pub outcomes: Vec<Outcome>,
}

impl SendReport {
    pub fn count(&self, place: Place) -> usize {
        self.outcomes.iter().filter(|one| one.place == place).count()
    }

    /// Whether every message reached everybody; else the run ends with exit code 3.
    pub fn all_sent(&self) -> bool {
        self.outcomes.iter().all(|one| one.place == Place::Sent && one.reason.is_none())
    }
}

/// The password that config names: a variable of the environment (asked through `variable`), or a file below `root`.
/// None where no `user` is set.
///
/// # Errors
/// Where it is named and not there, or asked of the system keyring, which is not built in.
pub fn password(
    root: &Path,
    mail: &Mail,
    variable: &dyn Fn(&str) -> Option<String>,
    lang: Lang,
) -> Result<Option<Secret>, Fatal> {
    if mail.user.is_none() {
        return Ok(None);
    }
    if let Some(file) = &mail.password_file {
        let path = root.join(file);
        let text = std::fs::read_to_string(&path).map_err(|error| cannot_read(&path, &error, lang))?;
        return Ok(Some(Secret(text.trim_end_matches(['\r', '\n']).to_owned())));
    }
    let name = mail.password_env.as_deref().unwrap_or(PASSWORD_VARIABLE);
    if let Some(password) = variable(name).filter(|password| !password.is_empty()) {
        return Ok(Some(Secret(password)));
    }
    let (vi, en) = if mail.keyring {
        ("Bản tonghop này không đọc được kho mật khẩu của máy", "This tonghop cannot read the system keyring")
    } else {
        ("Chưa có mật khẩu của hộp thư", "There is no password for the mailbox")
    };
    Err(Fatal::new(say(lang, vi, en)).hint(say(
        lang,
        format!("Hãy đặt mật khẩu vào biến môi trường {name}, hoặc vào một tệp và ghi [mail] password_file trong config.toml."),
        format!("Put the password in the environment variable {name}, or in a file named by [mail] password_file in config.toml."),
    )))
}

/// Sends everything that waits in the outbox `dir` (`output/<period>/thu`). The caller holds the lock of the folder.
///
/// # Errors
/// Where the outbox or the certificate cannot be read or written, or config would send in the clear to another computer.
pub fn send_all(
    dir: &Path,
    root: &Path,
    mail: &Mail,
    password: Option<&Secret>,
    patience: Patience,
    lang: Lang,
) -> Result<SendReport, Fatal> {
    outbox::make_folders(dir, lang)?;
    let before = outbox::entries(dir, LOOK, lang)?;
    let journal = outbox::recover(dir, lang)?;
    let mut report = SendReport::default();
    for (stem, envelope) in outbox::entries(dir, LOOK, lang)?.into_iter().filter(|(stem, _)| !before.contains_key(stem))
    {
        let reason = Some(say(lang, "lần gửi trước bị ngắt giữa chừng", "an earlier sending was cut off"));
        report.outcomes.push(Outcome { file: format!("{stem}.eml"), to: envelope.to, place: Place::ToLookAt, reason });
    }
    let waiting = outbox::entries(dir, NEW, lang)?;
    if waiting.is_empty() {
        return Ok(report);
    }
    let tls = tls(root, mail, lang)?;
    let mut sender = Sender { dir, mail, password, patience, lang, tls, journal, failures: 0, stopped: None };
    let mut left = mail.max_messages.unwrap_or(u32::MAX);
    for (stem, envelope) in waiting {
        let outcome = if let Some(reason) = sender.not_now(&envelope, left) {
            Outcome { file: format!("{stem}.eml"), to: envelope.to, place: Place::StillToSend, reason: Some(reason) }
        } else {
            left -= 1;
            sender.send(&stem, envelope)?
        };
        report.outcomes.push(outcome);
    }
    Ok(report)
}

/// Security as config says it; None: in the clear, which only this computer may hear.
fn tls(root: &Path, mail: &Mail, lang: Lang) -> Result<Option<TlsParameters>, Fatal> {
    if mail.security == Security::None {
        let addresses = (mail.host.as_str(), mail.port).to_socket_addrs();
        let near = addresses.is_ok_and(|mut found| found.all(|address| address.ip().is_loopback()));
        return if near {
            Ok(None)
        } else {
            Err(Fatal::new(say(
                lang,
                format!("Không gửi thư không mã hóa đến máy chủ “{}”", mail.host),
                format!("Mail is not sent in the clear to “{}”", mail.host),
            ))
            .hint(say(
                lang,
                "Hãy đặt [mail] security = \"starttls\" hoặc \"tls\" trong config.toml.",
                "Set [mail] security = \"starttls\" or \"tls\" in config.toml.",
            )))
        };
    }
    let wrong = |cause: &dyn std::fmt::Display| {
        Fatal::new(say(lang, "Không thiết lập được kết nối mã hóa", "Cannot set up an encrypted connection"))
            .cause(cause)
            .hint(say(
                lang,
                "Hãy xem lại [mail] host và ca_file trong config.toml.",
                "Look at [mail] host and ca_file in config.toml.",
            ))
    };
    let mut builder = TlsParameters::builder(mail.host.clone());
    if let Some(file) = &mail.ca_file {
        let path = root.join(file);
        let pem = std::fs::read(&path).map_err(|error| cannot_read(&path, &error, lang))?;
        builder = builder.add_root_certificate(Certificate::from_pem(&pem).map_err(|error| wrong(&error))?);
    }
    Ok(Some(builder.build().map_err(|error| wrong(&error))?))
}

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
    fn before_text(error: &lettre::transport::smtp::Error) -> Self {
        if error.is_permanent() { Self::Refused(words(error)) } else { Self::Later(words(error)) }
    }

    /// For the handing over: only a plain answer says that it did not go out.
    fn after_text(error: &lettre::transport::smtp::Error) -> Self {
        match (error.is_permanent(), error.is_transient()) {
            (true, _) => Self::Refused(words(error)),
            (_, true) => Self::Later(words(error)),
            _ => Self::Unknown(words(error)),
        }
    }
}

/// An error with its causes on one line.
fn words(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let more = inner.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        cause = inner.source();
    }
    super::letter::one_line(&text)
}

struct Sender<'a> {
    dir: &'a Path,
    mail: &'a Mail,
    password: Option<&'a Secret>,
    patience: Patience,
    lang: Lang,
    tls: Option<TlsParameters>,
    journal: Journal,
    /// Connections that failed one after another.
    failures: u32,
    /// Why nothing more is tried.
    stopped: Option<String>,
}

impl Sender<'_> {
    /// Why a message is left for another time without being tried.
    fn not_now(&self, envelope: &Envelope, left: u32) -> Option<String> {
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
    fn send(&mut self, stem: &str, mut envelope: Envelope) -> Result<Outcome, Fatal> {
        let path = self.dir.join(NEW).join(format!("{stem}.eml"));
        let bytes = std::fs::read(&path).map_err(|error| cannot_read(&path, &error, self.lang))?;
        let mut connection = match self.connect() {
            Ok(connection) => connection,
            Err(reason) => return Ok(outcome(stem, &envelope.to, Place::StillToSend, Some(reason))),
        };
        let to = envelope.to.clone();
        let bytes = with_line_ends(&bytes);
        let accepted = match self.address(&mut connection, &mut envelope, !bytes.is_ascii()) {
            Ok(accepted) if accepted.is_empty() && envelope.to.is_empty() => Err(Failure::Refused(refusals(&envelope))),
            // Who was refused for the moment stays in `to`, with nobody to send to now.
            Ok(accepted) if accepted.is_empty() => {
                Err(Failure::Later(say(self.lang, "máy chủ tạm thời chưa nhận", "the server does not take it yet")))
            }
            Ok(accepted) => self.hand_over(&mut connection, &envelope.key, &bytes).map(|()| accepted),
            Err(failure) => Err(failure),
        };
        // The answer to QUIT changes nothing.
        let _ = connection.quit();
        match accepted {
            Ok(accepted) => self.taken(stem, envelope, accepted, to),
            Err(failure) => self.not_taken(stem, envelope, failure, to),
        }
    }

    /// Connects, encrypts and logs in. None of it is about a message, so nothing of it is final for one.
    fn connect(&mut self) -> Result<SmtpConnection, String> {
        let tls = self.tls.as_ref();
        let host = (self.mail.host.as_str(), self.mail.port);
        // The name of this computer is nobody's business.
        let domain =
            self.mail.from.rsplit_once('@').map_or("localhost", |(_, domain)| domain.trim_end_matches('>').trim());
        let me = ClientId::Domain(domain.to_owned());
        let at_once = tls.filter(|_| self.mail.security == Security::Tls);
        let opened = SmtpConnection::connect(host, Some(self.patience.reply), &me, at_once, None);
        let opened = opened.and_then(|mut connection| {
            if let Some(tls) = tls.filter(|_| self.mail.security == Security::StartTls) {
                connection.starttls(tls, &me)?;
            }
            Ok(connection)
        });
        let mut connection = match opened {
            Ok(connection) => connection,
            Err(error) => {
                self.failures += 1;
                let reason = say(
                    self.lang,
                    format!("không kết nối được máy chủ thư {}: {}", self.mail.host, words(&error)),
                    format!("cannot connect to the mail server {}: {}", self.mail.host, words(&error)),
                );
                if self.failures >= FAILURES {
                    self.stopped = Some(reason.clone());
                }
                return Err(reason);
            }
        };
        self.failures = 0;
        if let (Some(user), Some(password)) = (&self.mail.user, self.password) {
            let credentials = Credentials::new(user.clone(), password.0.clone());
            if let Err(error) = connection.auth(&[Mechanism::Plain, Mechanism::Login], &credentials) {
                // Trying a wrong password again and again locks the mailbox.
                let reason = say(
                    self.lang,
                    format!("máy chủ thư không cho đăng nhập, hãy xem lại user và mật khẩu: {}", words(&error)),
                    format!("the mail server refuses the login, look at user and password: {}", words(&error)),
                );
                self.stopped = Some(reason.clone());
                return Err(reason);
            }
        }
        Ok(connection)
    }

    /// MAIL, RCPT for each, DATA. Gives who will get the message; moves who is refused for good out of `envelope.to`.
    fn address(
        &self,
        connection: &mut SmtpConnection,
        envelope: &mut Envelope,
        eight_bit: bool,
    ) -> Result<Vec<String>, Failure> {
        let mut options = Vec::new();
        if eight_bit && connection.server_info().supports_feature(Extension::EightBitMime) {
            options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        let parse = |text: &str| text.parse::<Address>().map_err(|error| Failure::Refused(format!("{text}: {error}")));
        let command = MailFrom::new(Some(parse(&envelope.from)?), options);
        connection.command(command).map_err(|error| Failure::before_text(&error))?;
        let mut accepted = Vec::new();
        for to in envelope.to.clone() {
            let answer = match parse(&to) {
                Ok(address) => match connection.command(Rcpt::new(address, Vec::new())) {
                    Ok(_) => Ok(()),
                    Err(error) if error.is_permanent() || error.is_transient() => Err(Failure::before_text(&error)),
                    // The connection is gone, for everybody.
                    Err(error) => return Err(Failure::before_text(&error)),
                },
                Err(failure) => Err(failure),
            };
            match answer {
                Ok(()) => accepted.push(to),
                Err(Failure::Refused(reason)) => {
                    envelope.to.retain(|one| *one != to);
                    envelope.refused.push((to, reason));
                }
                Err(_) => {}
            }
        }
        if !accepted.is_empty() {
            connection.command(Data).map_err(|error| Failure::before_text(&error))?;
        }
        Ok(accepted)
    }

    /// Hands the text over, after the journal says so on the disk: from here on only an answer tells what happened.
    fn hand_over(&mut self, connection: &mut SmtpConnection, key: &str, bytes: &[u8]) -> Result<(), Failure> {
        if let Err(error) = self.journal.write(key, State::Sending) {
            let reason = say(self.lang, "không ghi được nhật ký gửi thư", "the journal cannot be written");
            self.stopped = Some(format!("{reason}: {error}"));
            return Err(Failure::Later(format!("{reason}: {error}")));
        }
        // Without the longer time more messages end unknown; nothing else depends on it.
        let _ = connection.set_timeout(Some(self.patience.taking));
        let result = match connection.message(bytes) {
            Ok(answer) if answer.code().severity == Severity::PositiveCompletion => Ok(()),
            Ok(answer) => {
                Err(Failure::Unknown(super::letter::one_line(&answer.message().collect::<Vec<_>>().join(" "))))
            }
            Err(error) => Err(Failure::after_text(&error)),
        };
        let _ = connection.set_timeout(Some(self.patience.reply));
        result
    }

    fn note(&mut self, key: &str, state: State) -> Result<(), Fatal> {
        let path: PathBuf = self.dir.join(JOURNAL);
        self.journal.write(key, state).map_err(|error| cannot_write(&path, &error, self.lang))
    }

    /// The server took it for `accepted`.
    fn taken(
        &mut self,
        stem: &str,
        mut envelope: Envelope,
        accepted: Vec<String>,
        to: Vec<String>,
    ) -> Result<Outcome, Fatal> {
        let whole = envelope.to.len() == accepted.len();
        let state = if whole { State::Sent } else { State::Part { sent: accepted.clone() } };
        self.note(&envelope.key, state)?;
        envelope.to.retain(|one| !accepted.contains(one));
        envelope.sent_to.extend(accepted);
        outbox::store(self.dir, NEW, stem, &envelope, None, self.lang)?;
        let refused = (!envelope.refused.is_empty()).then(|| refusals(&envelope));
        if !whole {
            let reason = say(
                self.lang,
                format!("còn {} địa chỉ máy chủ tạm thời chưa nhận", envelope.to.len()),
                format!("{} addresses are not taken yet", envelope.to.len()),
            );
            return Ok(outcome(stem, &to, Place::StillToSend, Some(reason)));
        }
        if let Some(reason) = &refused {
            outbox::explain(self.dir, stem, &self.refused_for_good(reason), self.lang)?;
        }
        outbox::shift(self.dir, stem, SENT, self.lang)?;
        Ok(outcome(stem, &to, Place::Sent, refused))
    }

    /// The server took it for nobody, or nobody knows.
    fn not_taken(
        &mut self,
        stem: &str,
        mut envelope: Envelope,
        failure: Failure,
        to: Vec<String>,
    ) -> Result<Outcome, Fatal> {
        let handed_over = self.journal.last(&envelope.key) == Some(&State::Sending);
        let (reason, text) = match failure {
            Failure::Later(reason) => {
                if handed_over {
                    self.note(&envelope.key, State::Later)?;
                }
                outbox::store(self.dir, NEW, stem, &envelope, None, self.lang)?;
                return Ok(outcome(stem, &to, Place::StillToSend, Some(reason)));
            }
            Failure::Refused(reason) => {
                // A message that reached others before is a record of that, with this reason beside it.
                for address in std::mem::take(&mut envelope.to) {
                    envelope.refused.push((address, reason.clone()));
                }
                let text = self.refused_for_good(&reason);
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
        Ok(outcome(stem, &to, place, Some(reason)))
    }

    fn refused_for_good(&self, reason: &str) -> String {
        say(
            self.lang,
            format!(
                "Máy chủ thư từ chối: {reason}\nHãy xem lại địa chỉ người nhận, sửa trong config.toml rồi chạy lại tonghop run."
            ),
            format!(
                "The mail server refused: {reason}\nLook at the address, correct it in config.toml and run tonghop run again."
            ),
        )
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

fn outcome(stem: &str, to: &[String], place: Place, reason: Option<String>) -> Outcome {
    Outcome { file: format!("{stem}.eml"), to: to.to_vec(), place, reason }
}

fn refusals(envelope: &Envelope) -> String {
    envelope.refused.iter().map(|(address, reason)| format!("{address}: {reason}")).collect::<Vec<_>>().join("; ")
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
