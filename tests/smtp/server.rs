//! A mail server on loopback that says and does exactly what a test asks, and remembers what it took.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// The moments of a conversation at which the server can misbehave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    Greeting,
    Ehlo,
    Auth,
    Mail,
    Rcpt,
    Data,
    /// After the message's final dot.
    Dot,
}

/// What it does there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Answers with this line.
    Say(String),
    /// Closes the connection without a word.
    Drop,
    /// Says nothing for this long, then closes.
    Hang(Duration),
}

/// How the server behaves; what is not named goes well.
#[derive(Clone, Debug, Default)]
pub struct Script {
    pub acts: BTreeMap<At, Act>,
    /// Recipients that get another answer than the rest.
    pub recipients: BTreeMap<String, String>,
    /// Offers AUTH PLAIN.
    pub login: bool,
    /// Encrypts what is said.
    pub secure: Option<Secure>,
}

/// How the server encrypts.
#[derive(Clone, Debug)]
pub struct Secure {
    pub config: Arc<ServerConfig>,
    /// From the first byte; else after STARTTLS.
    pub at_once: bool,
}

impl Script {
    pub fn with(at: At, act: Act) -> Self {
        Self { acts: BTreeMap::from([(at, act)]), ..Self::default() }
    }

    pub fn says(at: At, line: &str) -> Self {
        Self::with(at, Act::Say(line.to_owned()))
    }
}

/// A message as it was handed over, whether or not the server said that it took it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handed {
    pub from: String,
    pub to: Vec<String>,
    pub bytes: Vec<u8>,
}

/// A running server. Its thread ends with the test's process.
pub struct Server {
    pub port: u16,
    script: Arc<Mutex<Script>>,
    handed: Arc<Mutex<Vec<Handed>>>,
    connections: Arc<Mutex<usize>>,
}

impl Server {
    pub fn start(script: Script) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port on loopback");
        let port = listener.local_addr().expect("a bound listener has an address").port();
        let server =
            Self { port, script: Arc::new(Mutex::new(script)), handed: Arc::default(), connections: Arc::default() };
        let (script, handed, connections) =
            (Arc::clone(&server.script), Arc::clone(&server.handed), Arc::clone(&server.connections));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                *connections.lock().unwrap() += 1;
                let script = script.lock().unwrap().clone();
                let handed = Arc::clone(&handed);
                thread::spawn(move || match script.secure.clone().filter(|secure| secure.at_once) {
                    Some(secure) => {
                        let stream = encrypted(&secure, stream)?;
                        converse(stream, &script, &handed, true).map(drop)
                    }
                    None => {
                        // Who asks for STARTTLS goes on encrypted, from EHLO again.
                        let plain = converse(stream, &script, &handed, true)?;
                        let stream = encrypted(script.secure.as_ref()?, plain)?;
                        converse(stream, &script, &handed, false).map(drop)
                    }
                });
            }
        });
        server
    }

    /// Behaves so from the next connection on.
    pub fn change(&self, script: Script) {
        *self.script.lock().unwrap() = script;
    }

    pub fn handed(&self) -> Vec<Handed> {
        self.handed.lock().unwrap().clone()
    }

    pub fn connections(&self) -> usize {
        *self.connections.lock().unwrap()
    }
}

fn encrypted<S: Read + Write>(secure: &Secure, stream: S) -> Option<StreamOwned<ServerConnection, S>> {
    let connection = ServerConnection::new(Arc::clone(&secure.config)).ok()?;
    Some(StreamOwned::new(connection, stream))
}

/// Answers with `usual` unless the script says otherwise; None: the conversation is over.
fn answer(out: &mut impl Write, script: &Script, at: At, usual: &str) -> Option<()> {
    let mut say = |line: &str| {
        out.write_all(format!("{line}\r\n").as_bytes()).ok()?;
        out.flush().ok()
    };
    match script.acts.get(&at) {
        None => say(usual),
        Some(Act::Say(line)) => {
            say(line)?;
            // 421 announces that the server closes.
            (!line.starts_with("421")).then_some(())
        }
        Some(Act::Drop) => None,
        Some(Act::Hang(time)) => {
            thread::sleep(*time);
            None
        }
    }
}

/// One conversation. Some: the client asked for STARTTLS and the stream goes on encrypted.
fn converse<S: Read + Write>(stream: S, script: &Script, handed: &Mutex<Vec<Handed>>, greet: bool) -> Option<S> {
    let mut lines = BufReader::new(stream);
    if greet {
        answer(lines.get_mut(), script, At::Greeting, "220 test")?;
    }
    let (mut from, mut to) = (String::new(), Vec::new());
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let command = line.trim_end();
        let word = command.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        match word.as_str() {
            "EHLO" => {
                let mut offers = String::from("250-test\r\n");
                if greet && script.secure.as_ref().is_some_and(|secure| !secure.at_once) {
                    offers += "250-STARTTLS\r\n";
                }
                offers += if script.login { "250 AUTH PLAIN" } else { "250 HELP" };
                answer(lines.get_mut(), script, At::Ehlo, &offers)?;
            }
            "STARTTLS" => {
                answer(lines.get_mut(), &Script::default(), At::Ehlo, "220 go on")?;
                return Some(lines.into_inner());
            }
            "AUTH" => answer(lines.get_mut(), script, At::Auth, "235 welcome")?,
            "MAIL" => {
                (from, to) = (address(command), Vec::new());
                answer(lines.get_mut(), script, At::Mail, "250 ok")?;
            }
            "RCPT" => {
                let recipient = address(command);
                if let Some(line) = script.recipients.get(&recipient) {
                    let line = Script::says(At::Rcpt, line);
                    answer(lines.get_mut(), &line, At::Rcpt, "")?;
                } else {
                    answer(lines.get_mut(), script, At::Rcpt, "250 ok")?;
                    to.push(recipient);
                }
            }
            "DATA" => {
                answer(lines.get_mut(), script, At::Data, "354 go on")?;
                if script.acts.contains_key(&At::Data) {
                    continue;
                }
                let bytes = text(&mut lines)?;
                handed.lock().unwrap().push(Handed { from: from.clone(), to: to.clone(), bytes });
                answer(lines.get_mut(), script, At::Dot, "250 taken")?;
            }
            "QUIT" => {
                answer(lines.get_mut(), &Script::default(), At::Ehlo, "221 bye")?;
                return None;
            }
            _ => answer(lines.get_mut(), &Script::default(), At::Ehlo, "250 ok")?,
        }
    }
}

/// What stands between `<` and `>`.
fn address(command: &str) -> String {
    command.split(['<', '>']).nth(1).unwrap_or_default().to_owned()
}

/// The message up to the lone dot, with doubled dots made single.
fn text(lines: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    loop {
        let mut line = Vec::new();
        if lines.read_until(b'\n', &mut line).ok()? == 0 {
            return None;
        }
        if line == b".\r\n" {
            return Some(bytes);
        }
        bytes.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
    }
}
