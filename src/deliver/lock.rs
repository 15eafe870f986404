//! One run at a time: a lock on `.khoa` in the working folder. Never on the data, which Windows would then let nobody read.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

use crate::error::Fatal;
use crate::model::Lang;
use crate::say::run as words;

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
        let failed = |error: io::Error| super::cannot_write(&path, &error, lang);
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(&path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            // Some network drives know no locks; one secretary at one computer is the usual case, so the run goes on.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(Self { _file: file }),
            Err(TryLockError::Error(error)) => Err(failed(error)),
            Err(TryLockError::WouldBlock) => {
                Err(Fatal::new(words::locked(lang, root.display())).hint(words::wait(lang)))
            }
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
