//! The outbox's journal, `thu/nhat-ky.jsonl`: what was about to happen to a message, on the disk before it happens.
//!
//! A message whose last word here is "sending" may or may not have gone out, and is never sent again by itself. Holds keys of
//! messages, and addresses only of those a message has reached; no subject, no text.

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

pub const JOURNAL: &str = "nhat-ky.jsonl";

/// The last that is known of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "state")]
pub enum State {
    /// Its text is being handed to the server.
    Sending,
    /// The server took it for everybody it still had to reach.
    Sent,
    /// The server took it for these; it has others to reach.
    Part { sent: Vec<String> },
    /// The server did not take it; it may be tried again.
    Later,
    /// It was laid aside for a person. If the person moves it back, it may be tried again.
    Parked,
}

#[derive(Serialize, Deserialize)]
struct Line {
    key: String,
    #[serde(flatten)]
    state: State,
}

/// The journal of one outbox.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    last: BTreeMap<String, State>,
    /// A killed run may have left a line without its end.
    torn: bool,
}

impl Journal {
    /// Reads the journal of the outbox `folder`. A torn line was never acted upon and is passed over.
    pub fn open(folder: &Path) -> io::Result<Self> {
        let path = folder.join(JOURNAL);
        let text = match std::fs::read(&path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error),
        };
        let lines = text.lines().filter_map(|line| serde_json::from_str::<Line>(line).ok());
        let last = lines.map(|line| (line.key, line.state)).collect();
        Ok(Self { path, last, torn: !text.is_empty() && !text.ends_with('\n') })
    }

    pub fn last(&self, key: &str) -> Option<&State> {
        self.last.get(key)
    }

    /// Writes a line through to the disk.
    pub fn write(&mut self, key: &str, state: State) -> io::Result<()> {
        let line = Line { key: key.to_owned(), state };
        let mut text = if self.torn { "\n".to_owned() } else { String::new() };
        text.push_str(&serde_json::to_string(&line)?);
        text.push('\n');
        self.torn = true;
        let mut file = OpenOptions::new().create(true).append(true).open(&self.path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        self.torn = false;
        self.last.insert(line.key, line.state);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_holds_and_a_torn_line_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = Journal::open(folder.path()).unwrap();
        journal.write("a", State::Sending).unwrap();
        journal.write("a", State::Part { sent: vec!["x@example.vn".into()] }).unwrap();
        let mut file = OpenOptions::new().append(true).open(folder.path().join(JOURNAL)).unwrap();
        file.write_all(b"{\"key\":\"b\",\"sta").unwrap();

        let mut journal = Journal::open(folder.path()).unwrap();
        assert_eq!(journal.last("b"), None);
        journal.write("b", State::Later).unwrap();
        let journal = Journal::open(folder.path()).unwrap();
        assert_eq!(journal.last("a"), Some(&State::Part { sent: vec!["x@example.vn".into()] }));
        assert_eq!(journal.last("b"), Some(&State::Later));
    }
}
