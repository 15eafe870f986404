//! Where outputs wait until all are made: each is written as soon as it is made, and only its hash is kept in memory.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use tempfile::TempDir;

use super::OutFile;
use crate::deliver::{cannot_read, cannot_write, readable};
use crate::error::Fatal;
use crate::model::Lang;

const PREFIX: &str = ".tonghop-";

/// A folder of outputs that are not published yet. Whatever is left in it goes with it.
#[derive(Debug)]
pub struct Staging {
    output: PathBuf,
    folder: TempDir,
    made: AtomicUsize,
    lang: Lang,
}

impl Staging {
    /// Below `root/output/`, which is made where it is missing. Nothing published is touched.
    ///
    /// # Errors
    /// Where nothing can be written there.
    pub fn begin(root: &Path, lang: Lang) -> Result<Self, Fatal> {
        let output = root.join("output");
        fs::create_dir_all(&output).map_err(|error| cannot_write(&output, &error, lang))?;
        clear(&output);
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(&output);
        let folder = folder.map_err(|error| cannot_write(&output, &error, lang))?;
        Ok(Self { output, folder, made: AtomicUsize::new(0), lang })
    }

    /// Takes an output in. May be called from several threads.
    ///
    /// # Errors
    /// Where the disk is full.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<OutFile, Fatal> {
        self.put_with(path, |out| out.write_all(bytes))
    }

    /// The same for an output that is too large to be held: `write` gives its bytes one after the other.
    ///
    /// # Errors
    /// Where the disk is full, and whatever `write` says.
    pub fn put_with(&self, path: &str, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<OutFile, Fatal> {
        let staged = self.folder.path().join(format!("n{}", self.made.fetch_add(1, Ordering::Relaxed)));
        let written = || {
            let mut out = Hashed { file: fs::File::create_new(&staged)?, hasher: blake3::Hasher::new() };
            let mut buffered = BufWriter::with_capacity(1 << 16, &mut out);
            write(&mut buffered)?;
            buffered.flush()?;
            drop(buffered);
            readable(&out.file)?;
            Ok(out.hasher.finalize().to_hex().to_string())
        };
        match written() {
            Ok(hash) => Ok(OutFile { path: path.to_owned(), hash, staged }),
            Err(error) => Err(cannot_write(&self.output.join(path), &error, self.lang)),
        }
    }

    /// The bytes of an output that was taken in and is not published yet.
    ///
    /// # Errors
    /// Where they cannot be read.
    pub fn bytes(&self, file: &OutFile) -> Result<Vec<u8>, Fatal> {
        fs::read(&file.staged).map_err(|error| cannot_read(&file.staged, &error, self.lang))
    }

    pub(super) fn output(&self) -> &Path {
        &self.output
    }

    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn lang(&self) -> Lang {
        self.lang
    }
}

/// A file whose hash is known when it is written.
struct Hashed {
    file: fs::File,
    hasher: blake3::Hasher,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Makes a staged file last through a power cut.
pub(super) fn settle(staged: &Path) -> io::Result<()> {
    fs::OpenOptions::new().write(true).open(staged)?.sync_all()
}

/// Staging folders that a killed run left behind.
fn clear(output: &Path) {
    let Ok(entries) = fs::read_dir(output) else { return };
    for entry in entries.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX)) {
        // What cannot be removed now is tried again by the next run and harms nobody meanwhile.
        let _ = fs::remove_dir_all(entry.path());
    }
}
