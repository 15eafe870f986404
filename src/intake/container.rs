//! Containers: a zip and a mail are folders, and what is in them is read as files of its own.
//!
//! Must never give more bytes than the limits allow, and never a part of a container that would pass them as the whole of it.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{Format, SourceFile, is_leftover, letter, name, zipped};
use crate::finding::{Code, Finding};
use crate::model::{FilePath, Mail};
use crate::settings::Limits;

/// More files than any mail or packed folder of submissions has.
const MOST_FILES: usize = 10_000;
/// A file larger than this many bytes that unpacks to more than [`RATIO`] times its packed size was made to harm.
const SUSPECT: u64 = 10 << 20;
const RATIO: u64 = 200;

/// A file inside a container.
pub(super) struct Inner {
    /// Its path in the container, as written there.
    pub name: String,
    pub content: Content,
}

/// What came out of a container.
pub(super) enum Content {
    Bytes(Vec<u8>),
    /// Behind a password.
    Locked,
    /// The cause.
    Unreadable(String),
}

/// Why a container is not opened.
pub(super) enum Refusal {
    /// The limit it would pass: nothing of the outermost container is taken then.
    TooLarge(String),
    Locked,
    /// The cause.
    Unreadable(String),
}

/// What may still be unpacked from one file of the folder.
pub(super) struct Budget {
    limits: Limits,
    bytes: u64,
    files: usize,
}

impl Budget {
    /// One more file.
    pub fn file(&mut self) -> Result<(), Refusal> {
        self.files = self.files.checked_sub(1).ok_or_else(|| Refusal::TooLarge(format!("{MOST_FILES} tệp (files)")))?;
        Ok(())
    }

    /// `bytes` more were unpacked, of a file that has `unpacked` by now out of `packed`.
    pub fn bytes(&mut self, bytes: usize, unpacked: u64, packed: u64) -> Result<(), Refusal> {
        if unpacked > SUSPECT && unpacked / packed.max(1) > RATIO {
            return Err(Refusal::TooLarge(format!("1:{RATIO}")));
        }
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        let limit = || Refusal::TooLarge(format!("{} MB", self.limits.unpacked_bytes >> 20));
        self.bytes = self.bytes.checked_sub(bytes).ok_or_else(limit)?;
        Ok(())
    }
}

/// The file itself; of a container the files in it, in order of path. A container that holds none, or cannot be opened, stays
/// a file that was received.
pub fn opened(file: SourceFile, limits: Limits) -> (Vec<SourceFile>, Vec<Finding>) {
    if !file.format.is_container() || !file.was_read() {
        return (vec![file], Vec::new());
    }
    let budget = Budget { limits, bytes: limits.unpacked_bytes, files: MOST_FILES };
    let mut opening = Opening { budget, files: Vec::new(), findings: Vec::new(), taken: BTreeSet::new() };
    // A reader that panics on a malformed container has not opened it; nothing of the attempt is kept.
    let done = catch_unwind(AssertUnwindSafe(|| opening.open(&file, 1)));
    match done.unwrap_or_else(|_| Err(Refusal::Unreadable("malformed".to_owned()))) {
        Ok(()) => {
            opening.files.sort_by(|a, b| a.path.cmp(&b.path));
            (opening.files, opening.findings)
        }
        Err(refusal) => {
            let finding = refused(&file.path, file.format, refusal);
            (vec![without_bytes(file)], vec![finding])
        }
    }
}

struct Opening {
    budget: Budget,
    files: Vec<SourceFile>,
    findings: Vec<Finding>,
    taken: BTreeSet<String>,
}

impl Opening {
    /// Adds the files of a container, `depth` containers deep.
    fn open(&mut self, file: &SourceFile, depth: u64) -> Result<(), Refusal> {
        let before = self.files.len();
        let (mail, inside) = match file.format {
            Format::Mail => letter::files(&file.bytes, &mut self.budget)?,
            _ => (Mail::default(), zipped::files(&file.bytes, &mut self.budget)?),
        };
        let mail = mail.or(&file.mail);
        if !inside.is_empty() && inside.iter().all(|one| matches!(one.content, Content::Locked)) {
            return Err(Refusal::Locked);
        }
        for one in inside {
            self.add(&file.path, one, &mail, depth)?;
        }
        if self.files.len() == before {
            self.files.push(without_content(file));
        }
        Ok(())
    }

    fn add(&mut self, outer: &FilePath, one: Inner, mail: &Mail, depth: u64) -> Result<(), Refusal> {
        let path = format!("{outer}/{}", name::parts(&one.name).join("/"));
        let path = FilePath::new(&name::distinct(path, &mut self.taken));
        let file = match one.content {
            Content::Bytes(bytes) => SourceFile { mail: mail.clone(), ..SourceFile::new(path, bytes) },
            Content::Locked => return self.keep(path, Format::Zip, mail, Refusal::Locked),
            Content::Unreadable(cause) => return self.keep(path, Format::Other, mail, Refusal::Unreadable(cause)),
        };
        if !file.format.is_container() {
            self.files.push(file);
            return Ok(());
        }
        // Beside a container too deep to be opened the others are read all the same.
        if depth >= self.budget.limits.nesting {
            let limit = format!("{} lớp tệp nén lồng nhau (containers in containers)", self.budget.limits.nesting);
            return self.keep(file.path, file.format, mail, Refusal::TooLarge(limit));
        }
        match self.open(&file, depth + 1) {
            // A container that cannot be opened is a file like any other that cannot be read.
            Err(refusal @ (Refusal::Locked | Refusal::Unreadable(_))) => {
                self.keep(file.path, file.format, mail, refusal)
            }
            done => done,
        }
    }

    /// Adds a file that was received and could not be read, and why.
    fn keep(&mut self, path: FilePath, format: Format, mail: &Mail, refusal: Refusal) -> Result<(), Refusal> {
        self.findings.push(refused(&path, format, refusal));
        let mail = mail.clone();
        self.files.push(SourceFile { path, bytes: Vec::new(), hash: String::new(), format, mail });
        Ok(())
    }
}

/// Whether a path inside a container is one nobody sent.
pub(super) fn is_left_behind(path: &str) -> bool {
    let parts = name::parts(path);
    parts.is_empty() || parts.iter().any(|part| is_leftover(part))
}

fn refused(path: &FilePath, format: Format, refusal: Refusal) -> Finding {
    let said = |code| Finding::new(code).file(path).arg("kind", format.code());
    match refusal {
        Refusal::TooLarge(limit) => said(Code::FileTooLarge).arg("limit", limit),
        Refusal::Locked => said(Code::FileEncrypted),
        Refusal::Unreadable(cause) => said(Code::FileUnreadable).arg("cause", cause),
    }
}

/// An entry that says by itself nothing more: its finding has been made.
fn without_bytes(file: SourceFile) -> SourceFile {
    SourceFile { bytes: Vec::new(), hash: String::new(), ..file }
}

/// A container that holds nothing: the reader says so.
fn without_content(file: &SourceFile) -> SourceFile {
    SourceFile {
        path: file.path.clone(),
        bytes: Vec::new(),
        hash: file.hash.clone(),
        format: file.format,
        mail: file.mail.clone(),
    }
}
