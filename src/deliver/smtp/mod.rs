//! Sends what waits in an outbox, phase by phase, so that it is always known whether a message may have gone out.
//!
//! Every message ends sent, still to send, or laid aside for a person. Must never try again what may have gone out, never let
//! one refused address stop the others, and never speak in the clear to another computer.

mod sender;
mod words;

use std::net::ToSocketAddrs;
use std::path::Path;
use std::time::Duration;

use lettre::transport::smtp::client::{Certificate, TlsParameters};

use sender::{NoLogin, Sender, open};

use super::outbox::{self, LOOK, NEW, SENT};
use super::{cannot_read, say};
use crate::error::Fatal;
use crate::model::Lang;
use crate::settings::{Mail, Security};

/// The variable that holds the password where config names no other.
pub const PASSWORD_VARIABLE: &str = "TONGHOP_SMTP_PASSWORD";

/// How a certificate begins in a file.
const PEM: &[u8] = b"-----BEGIN CERTIFICATE-----";

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
    /// The server said no for good, to all or to some.
    pub refused: bool,
    /// In the language of the run; None for what was sent to everybody.
    pub reason: Option<String>,
}

/// What a sending did, message by message in order of file names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SendReport {
    pub outcomes: Vec<Outcome>,
    /// Messages that were offered to the server.
    offered: usize,
}

impl SendReport {
    /// How many messages were offered to the server, whatever became of them.
    pub fn tried(&self) -> usize {
        self.offered
    }

    pub fn count(&self, place: Place) -> usize {
        self.outcomes.iter().filter(|one| one.place == place).count()
    }

    /// Whether every message reached everybody; else the run ends with exit code 3.
    pub fn all_sent(&self) -> bool {
        self.outcomes.iter().all(|one| one.place == Place::Sent && one.reason.is_none())
    }
}

/// Where a password may be found beside a file.
pub struct Secrets<'a> {
    /// A variable of the environment.
    pub variable: &'a dyn Fn(&str) -> Option<String>,
    /// The password of a mailbox in the system's keyring; why the keyring cannot be asked.
    pub keyring: &'a dyn Fn(&str) -> Result<Option<String>, String>,
}

/// The password that config names: in a file below `root`, a variable of the environment, or the system's keyring, in this order.
/// None where no `user` is set.
///
/// # Errors
/// Where it is named and not there, or the keyring cannot be asked.
pub fn password(root: &Path, mail: &Mail, secrets: &Secrets<'_>, lang: Lang) -> Result<Option<Secret>, Fatal> {
    let Some(user) = &mail.user else { return Ok(None) };
    if let Some(file) = &mail.password_file {
        let path = root.join(file);
        let text = std::fs::read_to_string(&path).map_err(|error| cannot_read(&path, &error, lang))?;
        return Ok(Some(Secret(text.trim_end_matches(['\r', '\n']).to_owned())));
    }
    let name = mail.password_env.as_deref().unwrap_or(PASSWORD_VARIABLE);
    if let Some(password) = (secrets.variable)(name).filter(|password| !password.is_empty()) {
        return Ok(Some(Secret(password)));
    }
    if !mail.keyring {
        return Err(Fatal::new(say(lang, "Chưa có mật khẩu của hộp thư", "There is no password for the mailbox")).hint(say(
            lang,
            format!("Hãy đặt mật khẩu vào biến môi trường {name}, hoặc vào một tệp và ghi [mail] password_file trong config.toml."),
            format!("Put the password in the environment variable {name}, or in a file named by [mail] password_file in config.toml."),
        )));
    }
    match (secrets.keyring)(user) {
        Ok(Some(password)) => Ok(Some(Secret(password))),
        Ok(None) => Err(Fatal::new(say(
            lang,
            format!("Kho mật khẩu của máy chưa có mật khẩu của {user}"),
            format!("The system's keyring has no password for {user}"),
        ))
        .hint(keep_in_keyring(user, lang))),
        Err(error) => {
            Err(Fatal::new(say(lang, "Không hỏi được kho mật khẩu của máy", "The system's keyring cannot be asked"))
                .cause(error)
                .hint(keep_in_keyring(user, lang)))
        }
    }
}

/// How a password gets into the keyring of this system.
fn keep_in_keyring(user: &str, lang: Lang) -> String {
    let command = if cfg!(windows) {
        format!("cmdkey /generic:tonghop /user:{user} /pass")
    } else if cfg!(target_os = "macos") {
        format!("security add-generic-password -s tonghop -a {user} -w")
    } else {
        format!("secret-tool store --label=tonghop service tonghop username {user}")
    };
    say(
        lang,
        format!(
            "Mở cửa sổ lệnh, gõ `{command}` rồi nhập mật khẩu; hoặc để mật khẩu trong một tệp và ghi [mail] password_file."
        ),
        format!(
            "Type `{command}` in a terminal and then the password; or keep it in a file named by [mail] password_file."
        ),
    )
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
        report.outcomes.push(Outcome {
            file: format!("{stem}.eml"),
            to: envelope.to,
            place: Place::ToLookAt,
            refused: false,
            reason,
        });
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
            Outcome {
                file: format!("{stem}.eml"),
                to: envelope.to,
                place: Place::StillToSend,
                refused: false,
                reason: Some(reason),
            }
        } else {
            left -= 1;
            report.offered += 1;
            sender.send(&stem, envelope)?
        };
        report.outcomes.push(outcome);
    }
    Ok(report)
}

/// Connects, encrypts, logs in and takes leave. No message is handed over.
///
/// # Errors
/// What the server or the connection lacks.
pub fn login(root: &Path, mail: &Mail, password: Option<&Secret>, patience: Patience, lang: Lang) -> Result<(), Fatal> {
    let tls = tls(root, mail, lang)?;
    match open(mail, tls.as_ref(), password, patience, lang) {
        Ok(mut connection) => {
            // The answer to QUIT changes nothing.
            let _ = connection.quit();
            Ok(())
        }
        Err(NoLogin::Unreachable(reason) | NoLogin::Refused(reason)) => Err(Fatal::new(reason)),
    }
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
        // A file without any is no authority, and would only show as a server that cannot be trusted.
        if !pem.windows(PEM.len()).any(|part| part == PEM) {
            return Err(wrong(&say(
                lang,
                format!("tệp {file} không có chứng chỉ nào (dạng PEM)"),
                format!("{file} holds no certificate (in PEM)"),
            )));
        }
        builder = builder.add_root_certificate(Certificate::from_pem(&pem).map_err(|error| wrong(&error))?);
    }
    Ok(Some(builder.build().map_err(|error| wrong(&error))?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::settings_with;

    fn found(
        config: &str,
        variable: Option<&str>,
        keyring: Result<Option<&str>, &str>,
    ) -> Result<Option<String>, Fatal> {
        let text =
            format!("[mail]\nfrom = \"a@example.vn\"\nhost = \"mail.example.vn\"\nuser = \"a@example.vn\"\n{config}");
        let settings = settings_with(&text);
        let secrets = Secrets {
            variable: &|name| variable.filter(|_| name == PASSWORD_VARIABLE).map(str::to_owned),
            keyring: &|user| {
                assert_eq!(user, "a@example.vn");
                keyring.map(|found| found.map(str::to_owned)).map_err(str::to_owned)
            },
        };
        let mail = settings.mail.as_ref().unwrap();
        let secret = password(Path::new("."), mail, &secrets, Lang::Vi)?;
        Ok(secret.map(|secret| secret.0))
    }

    #[test]
    fn the_keyring_is_asked_only_where_config_says_so_and_after_the_environment() {
        assert_eq!(found("keyring = true\n", None, Ok(Some("k"))).unwrap().as_deref(), Some("k"));
        assert_eq!(found("keyring = true\n", Some("v"), Ok(Some("k"))).unwrap().as_deref(), Some("v"));
        assert_eq!(found("", None, Ok(Some("k"))).unwrap_err().what, "Chưa có mật khẩu của hộp thư");
    }

    #[test]
    fn a_keyring_without_the_password_says_how_to_put_it_there() {
        let none = found("keyring = true\n", None, Ok(None)).unwrap_err();
        assert_eq!(none.what, "Kho mật khẩu của máy chưa có mật khẩu của a@example.vn");
        assert!(none.hint.unwrap().contains("a@example.vn"));
        let deaf = found("keyring = true\n", None, Err("secret-tool")).unwrap_err();
        assert_eq!(deaf.what, "Không hỏi được kho mật khẩu của máy");
        assert_eq!(deaf.cause.as_deref(), Some("secret-tool"));
    }
}
