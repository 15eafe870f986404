//! One run at a time: a lock on `.khoa` in the working folder. Never on the data, which Windows would then let nobody read.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

use super::{cannot_write, say};
use crate::error::Fatal;
use crate::model::Lang;

/// The name of the lock file in the working folder. It stays after the run; the lock does not.
pub const LOCK_FILE: &str = ".khoa";

/// Held for the length of a run; the system lets go of it even after a crash.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of the working folder `root`, without waiting.
    ///
    /// # Errors
    /// Where another run holds it, or the folder cannot be written.
    pub fn take(root: &Path, lang: Lang) -> Result<Self, Fatal> {
        let path = root.join(LOCK_FILE);
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|error| cannot_write(&path, &error, lang))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            // Some network drives know no locks; one secretary at one computer is the usual case, so the run goes on.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(Self { _file: file }),
            Err(TryLockError::Error(error)) => Err(cannot_write(&path, &error, lang)),
            Err(TryLockError::WouldBlock) => Err(Fatal::new(say(
                lang,
                format!("Một lần chạy khác của tonghop đang làm việc trong “{}”", root.display()),
                format!("Another run of tonghop is at work in “{}”", root.display()),
            ))
            .hint(say(
                lang,
                "Hãy đợi lần chạy kia xong rồi chạy lại.",
                "Wait until it has ended and run again.",
            ))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_run_is_refused_until_the_first_has_ended() {
        let folder = tempfile::tempdir().unwrap();
        let first = Lock::take(folder.path(), Lang::Vi).unwrap();
        let second = Lock::take(folder.path(), Lang::Vi).unwrap_err();
        assert!(second.what.contains("lần chạy khác") && second.hint.is_some());
        drop(first);
        Lock::take(folder.path(), Lang::Vi).unwrap();
    }
}
